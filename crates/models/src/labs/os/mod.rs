//! Operating systems.

pub mod scheduling;
pub mod segmentation;
