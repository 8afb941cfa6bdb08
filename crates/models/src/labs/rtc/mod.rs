//! Real-time communication.

pub mod ice;
pub mod signaling;
pub mod topologies;
