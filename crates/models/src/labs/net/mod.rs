//! Networks.

pub mod dhcp;
pub mod layers;
pub mod nat;
pub mod subnetting;
