//! Real-time communication.

pub mod ice;
pub mod signaling;
pub mod topologies;

use crate::Label;

/// Microseconds as milliseconds with one decimal.
fn milliseconds(us: u64) -> String {
    format!("{}.{}", us / 1_000, us / 100 % 10)
}

/// The clock of these labs in words.
fn clock(now: u64) -> Label {
    Label::Text("clock-ms", vec![("ms", milliseconds(now).into())])
}
