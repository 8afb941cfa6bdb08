//! ICE: two agents look for a path, simulated or recorded.

pub mod recording;
pub mod replay;
pub mod view;
