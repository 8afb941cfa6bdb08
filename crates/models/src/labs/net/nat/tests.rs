//! The NAT lab against the rules of RFC 4787 and its kin, against a second implementation that knows
//! packets only, and against what must hold for every scenario.

mod bytes;
mod exercise;
mod picture;
mod predict;
mod presets;
mod rules;
mod witness;

use super::{
    Nat,
    event::{Event, What},
    plan,
    presets::{self as known, random},
    scenario::{Input, Scenario, Target},
    state::{Outcome, State},
};
use crate::Subject as _;
use kw_trace::{Intervention, Lab as _, Run, Trace};

fn preset(name: &str) -> Scenario {
    let found = known::ALL.iter().find(|p| p.0 == name);
    found.unwrap_or_else(|| panic!("no preset {name}")).1()
}

/// Every event of a run, and its end.
fn run(sc: &Scenario) -> (Vec<Event>, State) {
    plan::check(sc).expect("a good scenario");
    let mut state = State::new(sc);
    let events = std::iter::from_fn(|| state.step()).collect();
    (events, state)
}

/// The rules of a run in order, each with those that had a part in it.
fn rules(sc: &Scenario) -> Vec<&'static str> {
    let mut state = State::new(sc);
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        let why = Nat::explain(&state, &event);
        all.push(why.rule);
        all.extend(why.also.iter().map(|w| w.rule));
    }
    all
}

fn outcomes(sc: &Scenario) -> Vec<Outcome> {
    run(sc).1.records.iter().map(|r| r.outcome).collect()
}

/// A run with changes of the past, at its end.
fn changed(sc: &Scenario, changes: &[(u64, Input)]) -> Trace<Nat> {
    let interventions = changes.iter().map(|(after, input)| Intervention {
        after: *after,
        input: input.clone(),
    });
    let mut trace = Trace::new(Run {
        scenario: sc.clone(),
        interventions: interventions.collect(),
    })
    .expect("good changes");
    trace.finish();
    let end = trace.progress().reached;
    trace.seek(end);
    trace
}
