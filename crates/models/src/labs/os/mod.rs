//! Operating systems.

pub mod address_translation;
pub mod scheduling;
pub mod segmentation;
