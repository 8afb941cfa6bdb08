//! The machine against the RFCs and the W3C specification, and against what must hold for every run.

mod exercise;
mod picture;
mod predict;
mod properties;
mod rules;

use super::{
    Signaling,
    event::{Event, Signaling as Word, Verdict, What},
    presets::{self as known, random},
    scenario::{Input, Peer, Scenario},
    state::State,
};
use kw_trace::{Intervention, Lab as _, Run, Trace};

fn preset(name: &str) -> Scenario {
    let found = known::ALL.iter().find(|p| p.0 == name);
    found.unwrap_or_else(|| panic!("no preset {name}")).1()
}

/// A run to its end.
fn ended(sc: &Scenario) -> State {
    let mut state = State::new(sc);
    while state.step().is_some() {}
    state
}

/// Every event of a run with the state after it.
fn events(sc: &Scenario) -> Vec<(Event, State)> {
    let mut state = State::new(sc);
    std::iter::from_fn(|| {
        let event = state.step()?;
        Some((event, state.clone()))
    })
    .collect()
}

/// The rules of a run in order, with those that had a part in it.
fn rules(sc: &Scenario) -> Vec<&'static str> {
    let told = events(sc)
        .into_iter()
        .map(|(event, state)| Signaling::explain(&state, &event));
    told.flat_map(|why| {
        let also: Vec<_> = why.also.iter().map(|w| w.rule).collect();
        std::iter::once(why.rule).chain(also)
    })
    .collect()
}

/// The end of a run with one change of the past.
fn changed(sc: &Scenario, after: u64, input: Input) -> Trace<Signaling> {
    let interventions = vec![Intervention { after, input }];
    let scenario = sc.clone();
    let run = Run {
        scenario,
        interventions,
    };
    let mut trace = Trace::new(run).expect("a good change");
    trace.finish();
    let end = trace.progress().reached;
    trace.seek(end);
    trace
}

/// The signaling states that a peer goes through.
fn states(sc: &Scenario, peer: Peer) -> Vec<Word> {
    let mut all = vec![Word::Stable];
    for (_, state) in events(sc) {
        let now = state.side(peer).signaling;
        if all.last() != Some(&now) {
            all.push(now);
        }
    }
    all
}
