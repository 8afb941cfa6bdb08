//! The state of a run: one process with its references, or several that share the frames.

use super::{
    event::Event,
    many::Many,
    one::One,
    scenario::{Input, Scenario},
};

/// Everything that decides what comes next.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// One process.
    One(One),
    /// Several.
    Many(Many),
}

impl State {
    /// Before the first step; the scenario has been checked.
    pub fn new(sc: &Scenario) -> Self {
        if sc.processes.is_empty() {
            State::One(One::new(sc))
        } else {
            State::Many(Many::new(sc))
        }
    }

    /// The next step.
    pub fn step(&mut self) -> Option<Event> {
        match self {
            State::One(one) => one.step(),
            State::Many(many) => many.step(),
        }
    }

    /// A change of the past.
    pub fn intervene(&mut self, input: &Input) -> Event {
        match self {
            State::One(one) => one.intervene(input),
            State::Many(many) => many.intervene(input),
        }
    }

    /// The clock.
    pub fn now(&self) -> u64 {
        match self {
            State::One(one) => one.now,
            State::Many(many) => many.now,
        }
    }
}
