//! Real-time communication.

pub mod signaling;
pub mod topologies;
