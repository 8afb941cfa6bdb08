//! Networks.

pub mod dhcp;
pub mod layers;
pub mod subnetting;
