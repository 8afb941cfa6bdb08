//! Real-time communication.

pub mod signaling;
