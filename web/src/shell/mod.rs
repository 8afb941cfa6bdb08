//! What stands around every page: the header, and the home map.

pub mod header;
mod home;

pub use header::Header;
pub use home::Home;
