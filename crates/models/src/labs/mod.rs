//! The labs by area.

pub mod net;
pub mod os;
pub mod rtc;
