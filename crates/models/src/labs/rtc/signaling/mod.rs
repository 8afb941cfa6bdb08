//! Signaling: how two peers agree on a call before there is a way between them.
//!
//! Offer and answer as state machines on both sides, descriptions line by line, candidates that trickle,
//! a server that only passes notes; and recordings of real calls by the same rules. Left out (README.md
//! beside this file): which pairs of candidates work, and the messages of ICE, DTLS and SCTP themselves.

pub mod describe;
pub mod event;
mod exercise;
mod explain;
mod picture;
mod predict;
mod presets;
mod results;
pub mod rows;
pub mod scenario;
mod start;
pub mod state;
#[cfg(test)]
mod tests;

use crate::{
    Label, Table,
    exercise::Make,
    predict::Decision,
    session::{Figure, Metric, Preset, Subject, Variant},
};
use event::Event;
use kw_scene::Scene;
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Trace, Why, schema::Field};
use rows::Mark;
use scenario::{Input, Scenario};
use state::State;

/// The lab `rtc/signaling`.
pub enum Signaling {}

impl Lab for Signaling {
    const ID: &'static str = "rtc/signaling";
    const STEP_LIMIT: u64 = 100_000;
    type Scenario = Scenario;
    type Input = Input;
    type State = State;
    type Event = Event;
    type Mark = Mark;

    fn fields() -> &'static [Field] {
        scenario::FIELDS
    }

    fn input_fields() -> &'static [Field] {
        scenario::INPUT_FIELDS
    }

    fn rules() -> &'static [Rule] {
        explain::RULES
    }

    fn start(sc: &Scenario) -> Result<State, Problem> {
        start::check(sc)?;
        Ok(State::new(sc))
    }

    fn check_input(
        sc: &Scenario,
        _earlier: &[Intervention<Input>],
        _input: &Input,
    ) -> Result<(), Problem> {
        match sc.recording {
            Some(_) => Err(Problem::new("recording-fixed", "")),
            None => Ok(()),
        }
    }

    fn step(state: &mut State) -> Option<Event> {
        state.step()
    }

    fn intervene(state: &mut State, input: &Input) -> Event {
        state.intervene(input)
    }

    fn now(state: &State) -> u64 {
        state.now
    }

    fn kind(event: &Event) -> Kind {
        explain::kind(event)
    }

    fn mark(event: &Event) -> Option<Mark> {
        Some(rows::mark(event))
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        state.bytes()
    }
}

impl Subject for Signaling {
    const LIVE: bool = true;
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("dhcp-line", "legend-description"),
        ("arp-line", "legend-candidate"),
        ("chat-line", "legend-chat"),
        ("way-line", "legend-direct"),
        ("flight-line", "legend-flight"),
        ("mark-fault", "legend-lost"),
    ];

    fn result(trace: &Trace<Self>) -> serde_json::Value {
        results::json(trace)
    }

    fn metrics(trace: &Trace<Self>) -> Vec<Metric> {
        results::metrics(trace)
    }

    fn results(trace: &Trace<Self>) -> Vec<Table> {
        results::tables(trace)
    }

    fn tables(trace: &Trace<Self>) -> Vec<Table> {
        results::state_tables(trace.state())
    }

    fn picture(trace: &Trace<Self>, figure: &Figure) -> Scene {
        picture::draw(trace, figure)
    }

    fn presets() -> &'static [Preset<Scenario>] {
        presets::ALL
    }

    const EXERCISE: Option<Make> = Some(exercise::make);

    fn random(seed: u64) -> Scenario {
        presets::random(seed)
    }

    /// The same call with candidates one by one, and all in the description.
    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        if sc.recording.is_some() {
            return vec![Variant {
                name: "as-set",
                same: true,
                scenario: sc.clone(),
            }];
        }
        let with = |(name, trickle)| Variant {
            name,
            same: trickle == sc.trickle,
            scenario: Scenario {
                trickle,
                ..sc.clone()
            },
        };
        [("trickled", true), ("all-at-once", false)]
            .map(with)
            .into()
    }

    fn decision(_: &Scenario, before: &State, event: &Event, after: &State) -> Option<Decision> {
        predict::decision(before, event, after)
    }

    fn heading(sc: &Scenario) -> Why {
        explain::heading(sc)
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        let marks = trace.marks();
        marks.partition_point(|(_, mark)| mark.at <= t) as u64
    }

    fn clock(now: u64) -> Label {
        super::clock(now)
    }
}
