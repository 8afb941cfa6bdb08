//! The layers model against the field layouts of the standards, against frames read back by other code,
//! and against what must hold for every scenario.

mod bytes;
mod exercise;
mod picture;
mod predict;
mod presets;
mod rules;
mod witness;

use super::{
    Crossing, Layers,
    event::{Cuts, Event, Pdu, What},
    plan::{self, Node},
    presets::{self as known, random},
    scenario::{Damage, Device, Input, Message, Scenario, Send, To},
    state::{Outcome, State, run},
};
use crate::Subject as _;
use kw_trace::{Intervention, Lab as _, Run, Trace};

fn preset(name: &str) -> Scenario {
    let found = known::ALL.iter().find(|p| p.0 == name);
    found.unwrap_or_else(|| panic!("no preset {name}")).1()
}

/// One message, everything else as the first preset has it.
fn one(send: Send, to: To) -> Scenario {
    Scenario {
        messages: vec![Message::new(send, to)],
        ..preset("first-look")
    }
}

fn finished(sc: &Scenario) -> Trace<Layers> {
    let mut trace = Trace::new(Run::plain(sc.clone())).expect("a good scenario");
    assert_eq!(trace.finish().end, Some(kw_trace::End::Finished));
    trace
}

/// A run with one change of the past, at its end.
fn changed(sc: &Scenario, after: u64, input: Input) -> Trace<Layers> {
    let mut trace = Trace::new(Run {
        scenario: sc.clone(),
        interventions: vec![Intervention { after, input }],
    })
    .expect("a good change");
    trace.finish();
    let end = trace.progress().reached;
    trace.seek(end);
    trace
}

/// Every event of a run.
fn events(sc: &Scenario) -> Vec<Event> {
    let mut state = State::new(sc);
    std::iter::from_fn(|| state.step()).collect()
}

/// The rules of a run in order, with those that had a part in it.
fn rules(sc: &Scenario) -> Vec<&'static str> {
    let mut state = State::new(sc);
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        let why = Layers::explain(&state, &event);
        all.push(why.rule);
        all.extend(why.also.iter().map(|w| w.rule));
    }
    all
}

/// The rules of a run with a change of the past.
fn changed_rules(sc: &Scenario, after: u64, input: Input) -> Vec<&'static str> {
    let mut trace = changed(sc, after, input);
    let end = trace.progress().reached;
    let mut all = Vec::new();
    for n in 1..=end {
        trace.seek(n);
        let why = Layers::explain(trace.state(), trace.event().expect("a step"));
        all.push(why.rule);
        all.extend(why.also.iter().map(|w| w.rule));
    }
    all
}

/// Where the steps of a rule were.
fn places(sc: &Scenario, rule: &str) -> Vec<Node> {
    let mut state = State::new(sc);
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        let why = Layers::explain(&state, &event);
        if why.rule == rule || why.also.iter().any(|w| w.rule == rule) {
            all.extend(event.node);
        }
    }
    all
}

/// Every frame that went onto cables.
fn crossings(sc: &Scenario) -> Vec<Crossing> {
    let trace = finished(sc);
    let marks = trace.marks().range(0, usize::MAX);
    marks.filter_map(|(_, mark)| mark.crossing).collect()
}
