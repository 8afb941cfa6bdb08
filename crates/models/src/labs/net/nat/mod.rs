//! NAT: packets through one translator or two, with the table, the bytes that are rewritten, and who can
//! reach whom.
//!
//! Left out (see README.md beside this file): TCP, ARP between neighbours, several outside addresses,
//! fragments, packets that cross each other.

pub mod event;
mod exercise;
mod explain;
mod picture;
mod plan;
mod predict;
mod presets;
mod results;
pub mod scenario;
pub mod state;
#[cfg(test)]
mod tests;

use crate::{
    Table, behaviour,
    exercise::Make,
    predict::Decision,
    session::{Figure, Frame, Metric, Preset, Subject, Variant},
};
use event::{Event, What};
use kw_net::open;
use kw_scene::{Label, Packet, Scene};
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Trace, Why, schema::Field};
use plan::Plan;
use scenario::{Input, Scenario};
use state::State;

/// The lab `net/nat`.
pub enum Nat {}

impl Lab for Nat {
    const ID: &'static str = "net/nat";
    type Scenario = Scenario;
    type Input = Input;
    type State = State;
    type Event = Event;
    /// The clock, in microseconds.
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
        plan::check(sc)?;
        Ok(State::new(sc))
    }

    fn check_input(
        sc: &Scenario,
        _earlier: &[Intervention<Input>],
        input: &Input,
    ) -> Result<(), Problem> {
        let plan = Plan::new(sc);
        match input {
            Input::Send {
                protocol, from, to, ..
            } => plan::check_packet(&plan, *protocol, from, to),
            Input::Wait { .. } => Ok(()),
            Input::Forward(spec) => plan::check_forward(sc, &plan, spec),
            Input::Restart { nat } | Input::Unforward { nat, .. } | Input::Behave { nat, .. } => {
                plan::check_nat(sc, nat).map(|_| ())
            }
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
        match &event.what {
            What::Sent
            | What::Answered
            | What::Rewritten { .. }
            | What::Routed
            | What::Complains => Kind::Message,
            What::Mapped { made: Some(_), .. } => Kind::Special,
            What::Mapped { made: None, .. } | What::About { .. } => Kind::Plain,
            What::Admitted { .. } | What::Received { .. } | What::Own { answers: true } => {
                Kind::Progress
            }
            What::Expired { .. } | What::Own { answers: false } => Kind::Overhead,
            What::Asks | What::Waited => Kind::Wait,
            What::Dropped { .. } | What::Told | What::Undelivered { .. } | What::Change(_) => {
                Kind::Fault
            }
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

/// Names of the places on the two axes: a line for each mapping, in it the filterings.
const BEHAVIOURS: [[&str; 3]; 3] = [
    ["full-cone", "restricted-cone", "port-restricted-cone"],
    ["address-open", "address-address", "address-port"],
    ["symmetric-open", "symmetric-address", "symmetric"],
];

impl Subject for Nat {
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("io-line", "legend-packet"),
        ("lit", "legend-changed"),
        ("hit", "legend-reaches"),
        ("fault", "legend-dropped"),
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
        results::state_tables(trace)
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

    const EXERCISE: Option<Make> = Some(exercise::make);

    /// The first NAT at each place of the two axes.
    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        let own = (sc.nats[0].mapping, sc.nats[0].filtering);
        let places = behaviour::ALL.into_iter().zip(BEHAVIOURS);
        let places = places.flat_map(|(mapping, names)| {
            let row = behaviour::ALL.into_iter().zip(names);
            row.map(move |(filtering, name)| (name, mapping, filtering))
        });
        let with = |(name, mapping, filtering)| {
            let mut scenario = sc.clone();
            scenario.nats[0].mapping = mapping;
            scenario.nats[0].filtering = filtering;
            Variant {
                name,
                same: own == (mapping, filtering),
                scenario,
            }
        };
        places.map(with).collect()
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

    fn clock(now: u64) -> Label {
        Label::Text("clock", vec![("now", kw_trace::Param::Milli(now as i64))])
    }

    fn packet(trace: &Trace<Self>) -> Option<Packet> {
        let event = trace.event()?;
        let frame = event.frame.as_ref()?;
        let at = event.node.map(|n| trace.state().name(n));
        Some(Packet {
            title: Label::Text(
                "packet-title",
                vec![("at", at.into()), ("n", (frame.len() as u64).into())],
            ),
            bytes: frame.clone(),
            layers: open::layers(frame),
        })
    }

    fn links(sc: &Scenario) -> Vec<String> {
        let networks = Plan::new(sc).networks;
        networks.iter().map(|n| n.prefix.to_string()).collect()
    }

    fn frames(_state: &State, event: &Event) -> Vec<Frame> {
        let on = |link, bytes: &std::rc::Rc<[u8]>| Frame {
            at: event.at,
            link,
            bytes: bytes.clone(),
        };
        let frame = event.link.zip(event.frame.as_ref());
        frame
            .map(|(link, bytes)| on(link, bytes))
            .into_iter()
            .collect()
    }
}
