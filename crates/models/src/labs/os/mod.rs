//! Operating systems.

pub mod page_replacement;
pub mod scheduling;
pub mod segmentation;
