//! ICE: how two hosts behind NATs find a path to each other.
//!
//! Two agents of RFC 8445 with STUN (RFC 8489) and TURN (RFC 8656), over NATs of RFC 4787, with real
//! messages; and recordings of real sessions. What comes out falls out of packets that pass or do not
//! pass. Left out (README.md beside this file): IPv6, candidates over TCP, several streams.

pub mod agent;
pub mod event;
mod explain;
mod presets;
pub mod recording;
pub mod scenario;
pub mod server;
pub mod state;
#[cfg(test)]
mod tests;
pub mod view;
pub mod world;
