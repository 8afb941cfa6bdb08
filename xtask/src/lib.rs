//! What other crates of this workspace may use from xtask: the static server, with the
//! Content-Security-Policy that it sends, and what makes a folder of files a site that opens offline. The
//! commands themselves are in the program.

pub mod csp;
pub mod files;
pub mod offline;
pub mod server;
