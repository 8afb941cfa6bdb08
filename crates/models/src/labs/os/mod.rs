//! Operating systems.

pub mod address_translation;
pub mod page_replacement;
pub mod scheduling;
pub mod segmentation;
