//! A small deterministic network under all network labs, and the bytes on it.
//!
//! [`frame`] and [`dhcp`] write and read real packets (by smoltcp's `wire`, checksums included);
//! [`open`] says what the bytes of any frame mean, field by field; [`net`] carries frames over links
//! with delay, loss, duplication and reordering, through switches and hubs; [`station`] is a host or
//! router with its Ethernet, ARP, IPv4 and ICMP; [`nat`] is address translation, and a router that does
//! it; [`sum`] has CRC-32 and checksums. Time is an argument, in microseconds; randomness is a seeded
//! generator.
//!
//! Knows no lab, and no text of any language: fields and layers are named by the ids of texts. Left
//! out: IPv6, fragmentation, spanning trees, half duplex (collisions are told of, not simulated).

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

pub mod dhcp;
pub mod frame;
mod mac;
pub mod mdns;
pub mod nat;
pub mod net;
pub mod open;
pub mod station;
pub mod stun;
pub mod sum;

pub use mac::Mac;
pub use std::net::Ipv4Addr;

/// Microseconds in a second.
pub const SECOND: u64 = 1_000_000;

/// An IPv4 address from its text.
pub fn ipv4(text: &str) -> Option<Ipv4Addr> {
    text.parse().ok()
}

/// The mask of a prefix length of 0 to 32; longer ones count as 32.
pub const fn mask(prefix: u8) -> Ipv4Addr {
    let host_bits = 32_u32.saturating_sub(prefix as u32);
    // A shift by 32 has no value.
    Ipv4Addr::from_bits(match u32::MAX.checked_shl(host_bits) {
        Some(mask) => mask,
        None => 0,
    })
}

/// Whether two addresses are in one network of this prefix length.
pub fn same_network(a: Ipv4Addr, b: Ipv4Addr, prefix: u8) -> bool {
    let mask = mask(prefix).to_bits();
    a.to_bits() & mask == b.to_bits() & mask
}
