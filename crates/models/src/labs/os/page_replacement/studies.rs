//! Curves over many runs.

use super::scenario::Scenario;
use crate::Study;

/// The studies of a scenario.
pub fn of(_: &Scenario) -> Vec<Box<dyn Study>> {
    Vec::new()
}
