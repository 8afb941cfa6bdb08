//! What other crates of this workspace may use from xtask: the static server, with the
//! Content-Security-Policy that it sends. The commands themselves are in the program.

pub mod csp;
pub mod server;
