//! Networks.

pub mod subnetting;
