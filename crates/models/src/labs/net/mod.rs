//! Networks.

pub mod dhcp;
pub mod subnetting;
