//! The topologies model against the formulas, against streams enumerated one by one, and against what
//! must hold for every scenario.

mod exercises;
mod formulas;
mod picture;
mod predict;
mod presets;
mod rules;
mod witness;

use super::{
    Topologies,
    event::Event,
    plan::{Call, Plan},
    presets::{self as known, random},
    scenario::{Codec, Input, Mix, Participant, Scenario, Sends, Topology},
    state::State,
};
use kw_trace::{Intervention, Lab as _, Run, Trace, Why};

fn preset(name: &str) -> Scenario {
    let found = known::ALL.iter().find(|p| p.0 == name);
    found.unwrap_or_else(|| panic!("no preset {name}")).1()
}

/// So many who send everything and so many who only watch, with links that carry it all.
fn wide(topology: Topology, senders: u64, listeners: u64) -> Scenario {
    let row = |name, count, sends| Participant {
        count,
        sends,
        uplink: 1_000_000,
        downlink: 1_000_000,
        ..Participant::new(name)
    };
    let rows = [
        row("S", senders, Sends::Video),
        row("L", listeners, Sends::Nothing),
    ];
    Scenario {
        topology,
        participants: rows.into_iter().filter(|p| p.count > 0).collect(),
        ..preset("first-look")
    }
}

fn plan(sc: &Scenario) -> (Call, Plan) {
    let call = Call::whole(sc);
    let plan = call.plan();
    (call, plan)
}

/// Every step of a run with its reason.
fn steps(sc: &Scenario) -> Vec<(Event, Why)> {
    let mut state = State::new(sc);
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        let why = Topologies::explain(&state, &event);
        all.push((event, why));
    }
    all
}

/// The reasons of a rule in a run.
fn told(sc: &Scenario, rule: &str) -> Vec<Why> {
    let all = steps(sc).into_iter().map(|s| s.1);
    all.filter(|why| why.rule == rule).collect()
}

/// A number of a reason.
fn number(why: &Why, name: &str) -> u64 {
    match why.params.iter().find(|p| p.0 == name) {
        Some((_, kw_trace::Param::Int(n) | kw_trace::Param::Milli(n))) => *n as u64,
        other => panic!("{name}: {other:?} in {why:?}"),
    }
}

/// A text of a reason.
fn text(why: &Why, name: &str) -> String {
    match why.params.iter().find(|p| p.0 == name) {
        Some((_, kw_trace::Param::Text(s))) => s.clone(),
        other => panic!("{name}: {other:?} in {why:?}"),
    }
}

/// The rules of a run with a change of the past.
fn changed(sc: &Scenario, after: u64, input: Input) -> (Vec<Why>, State) {
    let mut trace = Trace::<Topologies>::new(Run {
        scenario: sc.clone(),
        interventions: vec![Intervention { after, input }],
    })
    .expect("a good change");
    trace.finish();
    let end = trace.progress().reached;
    let mut all = Vec::new();
    for n in 1..=end {
        trace.seek(n);
        let event = trace.event().expect("a step");
        all.push(Topologies::explain(trace.state(), event));
    }
    (all, trace.front().clone())
}
