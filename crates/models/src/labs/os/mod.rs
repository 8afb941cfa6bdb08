//! Operating systems.

pub mod scheduling;
