//! The rules of RFC 8445 and its neighbours, each with its section; and what must come out between any
//! two NATs.

mod exercise;
mod outcomes;
mod picks;
mod picture;
mod predict;
mod rules;
mod seal;
mod turn;

use super::{
    Ice,
    agent::{Phase, Told},
    event::{Event, What},
    presets,
    scenario::Scenario,
    state::State,
};
use crate::{exercise::Exercise, session::Subject as _};

/// Runs a scenario to its end.
fn run(sc: &Scenario) -> (State, Vec<Event>) {
    let mut state = State::new(sc);
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        all.push(event);
        assert!(all.len() < 100_000, "it does not end");
    }
    (state, all)
}

fn preset(name: &str) -> Scenario {
    let found = presets::ALL.iter().find(|p| p.0 == name);
    found.expect("a preset of this name").1()
}

/// What an agent told, in order, with the times.
fn told(events: &[Event], side: u8) -> Vec<(u64, &Told)> {
    let of = |e: &'_ Event| match &e.what {
        What::Agent { side: own, .. } => *own == side,
        _ => false,
    };
    events
        .iter()
        .filter(|e| of(e))
        .filter_map(|e| match &e.what {
            What::Agent { told, .. } => Some((e.at, told)),
            _ => None,
        })
        .collect()
}

fn is_connected(state: &State) -> bool {
    state.agents.iter().all(|a| a.phase == Phase::Connected)
}
