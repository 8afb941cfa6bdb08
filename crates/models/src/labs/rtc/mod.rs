//! Real-time communication.

pub mod ice;
