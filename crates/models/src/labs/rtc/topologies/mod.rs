//! Topologies: mesh, SFU and MCU for N participants of whom M send: streams, rates, work, delay, money.
//!
//! Left out (see README.md beside this file): signalling and ICE, packet loss, SVC, "last N speakers",
//! several servers.

pub mod event;
mod exercise;
mod explain;
mod formulas;
mod picture;
pub mod plan;
mod predict;
mod presets;
mod results;
pub mod scenario;
pub mod state;
mod studies;
#[cfg(test)]
mod tests;

use crate::{
    Study, Table,
    exercise::Make,
    predict::Decision,
    session::{Figure, Metric, Preset, Subject, Variant},
};
use event::{CodecEnd, Event, Security, What};
use kw_scene::{Label, Scene};
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Run, Trace, Why, schema::Field};
use plan::{Downlink, Uplink};
use scenario::{Input, Scenario, Topology};
use state::State;

/// The lab `rtc/topologies`.
pub enum Topologies {}

impl Lab for Topologies {
    const ID: &'static str = "rtc/topologies";
    type Scenario = Scenario;
    type Input = Input;
    type State = State;
    type Event = Event;
    /// When a step was, in µs.
    type Mark = u64;

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
        scenario::check(sc)?;
        Ok(State::new(sc))
    }

    fn check_input(
        sc: &Scenario,
        _earlier: &[Intervention<Input>],
        input: &Input,
    ) -> Result<(), Problem> {
        scenario::check_input(sc, input)
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
        match event.what {
            What::Joined | What::Connected | What::Mixed => Kind::Plain,
            What::Linked => Kind::Progress,
            What::Summed(_) => Kind::Special,
            What::Uplink(Uplink::Fine) | What::Downlink(Downlink::Fine) => Kind::Progress,
            What::Uplink(Uplink::Lowered | Uplink::Capped | Uplink::Dropped(_)) => Kind::Wait,
            What::Downlink(Downlink::Lowered) => Kind::Wait,
            What::Codec(CodecEnd::Transcoded) => Kind::Overhead,
            What::Secured(Security::Impossible) => Kind::Fault,
            What::Secured(_) => Kind::Plain,
            What::Recorded { works } => match works {
                true => Kind::Plain,
                false => Kind::Fault,
            },
            What::FrameMade
            | What::FrameSent
            | What::FrameForwarded
            | What::FrameDecoded
            | What::FrameMixed
            | What::FrameEncoded => Kind::Message,
            What::FrameShown => Kind::Progress,
            What::Uplink(_)
            | What::Downlink(_)
            | What::Codec(CodecEnd::SoundOnly)
            | What::ServerOverload
            | What::DeviceOverload
            | What::NoFrame
            | What::Changed(_) => Kind::Fault,
        }
    }

    fn mark(event: &Event) -> Option<u64> {
        Some(event.at)
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        state.bytes()
    }
}

/// The variants: topology and simulcast.
const VARIANTS: [(&str, Topology, bool); 4] = [
    ("mesh", Topology::Mesh, false),
    ("sfu", Topology::Sfu, false),
    ("sfu-simulcast", Topology::Sfu, true),
    ("mcu", Topology::Mcu, false),
];

impl Subject for Topologies {
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("now-fill", "legend-frame"),
        ("mark", "legend-mix"),
        ("hit", "legend-fine"),
        ("wait", "legend-less"),
        ("fault", "legend-none"),
        ("taken", "part-encode"),
        ("io soft", "legend-links"),
        ("lit", "part-way"),
        ("special soft", "part-server"),
    ];

    fn result(trace: &Trace<Self>) -> serde_json::Value {
        results::json(trace.front())
    }

    fn metrics(trace: &Trace<Self>) -> Vec<Metric> {
        results::metrics(trace.front())
    }

    fn results(trace: &Trace<Self>) -> Vec<Table> {
        results::tables(trace.front())
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

    fn random(seed: u64) -> Scenario {
        presets::random(seed)
    }

    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        let with = |(name, topology, simulcast): (&'static str, Topology, bool)| {
            // Layers go to a forwarding server alone.
            let layered = topology == Topology::Sfu;
            let same = sc.topology == topology && (!layered || sc.simulcast == simulcast);
            let simulcast = if layered { simulcast } else { sc.simulcast };
            Variant {
                name,
                same,
                scenario: Scenario {
                    topology,
                    simulcast,
                    ..sc.clone()
                },
            }
        };
        VARIANTS.map(with).into()
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        let marks = trace.marks();
        let n = marks.partition_point(|(_, at)| *at <= t);
        n.checked_sub(1)
            .and_then(|i| marks.get(i))
            .map_or(0, |(step, _)| u64::from(step))
    }

    fn decision(_: &Scenario, before: &State, event: &Event, _: &State) -> Option<Decision> {
        predict::decision(before, event)
    }

    fn heading(sc: &Scenario) -> Why {
        explain::heading(sc)
    }

    fn studies(run: &Run<Self>) -> Vec<Box<dyn Study>> {
        studies::of(&run.scenario)
    }

    const EXERCISE: Option<Make> = Some(exercise::make);

    fn clock(now: u64) -> Label {
        super::clock(now)
    }
}
