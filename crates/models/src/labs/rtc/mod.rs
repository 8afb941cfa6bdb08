//! Real-time communication.

pub mod topologies;
