//! The labs by area.

pub mod os;
