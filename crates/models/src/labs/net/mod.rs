//! Networks.

pub mod layers;
