//! Networks.

pub mod dhcp;
