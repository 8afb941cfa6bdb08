//! Subnetting: address and mask in bits, networks split, planned and summarised.
//!
//! Left out (see README.md beside this file): non-contiguous masks, IPv6, and what routers do with the
//! networks.

pub mod event;
mod exercise;
mod explain;
mod picture;
mod predict;
mod presets;
mod results;
pub mod scenario;
pub mod state;
#[cfg(test)]
mod tests;

use crate::{
    Table,
    exercise::Make,
    predict::Decision,
    session::{Figure, Metric, Preset, Subject, Variant},
};
use event::{Event, What};
use kw_scene::Scene;
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Trace, Why, schema::Field};
use scenario::{EdgeSubnets, Input, Method, Scenario};
use state::State;

/// The lab `net/subnetting`.
pub enum Subnetting {}

/// Names of the prefix lengths, for comparisons.
const LENGTHS: [&str; 33] = [
    "slash-0", "slash-1", "slash-2", "slash-3", "slash-4", "slash-5", "slash-6", "slash-7",
    "slash-8", "slash-9", "slash-10", "slash-11", "slash-12", "slash-13", "slash-14", "slash-15",
    "slash-16", "slash-17", "slash-18", "slash-19", "slash-20", "slash-21", "slash-22", "slash-23",
    "slash-24", "slash-25", "slash-26", "slash-27", "slash-28", "slash-29", "slash-30", "slash-31",
    "slash-32",
];

impl Lab for Subnetting {
    const ID: &'static str = "net/subnetting";
    type Scenario = Scenario;
    type Input = Input;
    type State = State;
    type Event = Event;
    /// Pictures go by the state alone.
    type Mark = ();

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
        state::check(sc)?;
        Ok(State::new(sc))
    }

    fn check_input(
        _sc: &Scenario,
        _earlier: &[Intervention<Input>],
        _input: &Input,
    ) -> Result<(), Problem> {
        Ok(())
    }

    fn step(state: &mut State) -> Option<Event> {
        state.step()
    }

    fn intervene(state: &mut State, input: &Input) -> Event {
        state.intervene(input)
    }

    fn now(state: &State) -> u64 {
        state.steps
    }

    fn kind(event: &Event) -> Kind {
        match event.what {
            What::Address
            | What::Mask
            | What::And { .. }
            | What::Class
            | What::OtherAnd { .. }
            | What::Ordered { .. }
            | What::Needed { .. }
            | What::Spare { .. }
            | What::NoSpare => Kind::Plain,
            What::Special => Kind::Special,
            What::Network
            | What::Broadcast
            | What::Range
            | What::Count
            | What::Borrowed { .. }
            | What::Compared { .. }
            | What::Placed { .. }
            | What::Summed { .. } => Kind::Progress,
            What::Subnet {
                is_reserved: true, ..
            } => Kind::Overhead,
            What::Subnet { is_home: true, .. } => Kind::Special,
            What::Subnet { .. } => Kind::Progress,
            What::Summary { extra: 0, .. } => Kind::Progress,
            What::Summary { .. } => Kind::Special,
            What::NoSplit { .. }
            | What::NoRoom { .. }
            | What::NeedAsked { .. }
            | What::PrefixSet { .. }
            | What::WorkOutAsked
            | What::CompareAsked { .. }
            | What::NetworkAdded { .. }
            | What::NoEffect => Kind::Fault,
        }
    }

    fn mark(_event: &Event) -> Option<()> {
        None
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        state.bytes()
    }
}

impl Subject for Subnetting {
    const TIMED: bool = false;
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("p0", "legend-network"),
        ("p2", "legend-subnet"),
        ("p1", "legend-host"),
        ("lane", "legend-spare"),
        ("switch", "legend-lost"),
    ];

    fn legend(sc: &Scenario) -> &'static [(&'static str, &'static str)] {
        match (sc.subnets, &sc.hosts) {
            (None, None) if sc.summarise.is_none() => &Self::LEGEND[..3],
            (Some(_), _) if sc.edge_subnets == EdgeSubnets::Used => &Self::LEGEND[..4],
            _ => Self::LEGEND,
        }
    }

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
        results::state_tables(trace.state(), trace.event())
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

    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        let prefix = sc.network.length;
        let of = |name, same: bool, change: &dyn Fn(&mut Scenario)| {
            let mut scenario = sc.clone();
            if !same {
                change(&mut scenario);
            }
            Variant {
                name,
                same,
                scenario,
            }
        };
        if sc.hosts.is_some() {
            let methods = Method::ALL.into_iter();
            let with = |m: Method| of(m.name(), m == sc.method, &|s| s.method = m);
            return methods.map(with).collect();
        }
        if let Some(want) = sc.subnets {
            // Another number of bits is borrowed; at most 2^16 subnets can be asked for.
            let least = match sc.edge_subnets {
                EdgeSubnets::Used => 0,
                EdgeSubnets::Reserved => 2,
            };
            let own = state::split_bits(sc, want);
            let bits = least..=(state::BITS_SPLIT.min(32 - prefix)).max(own);
            let with = |bits: u8| {
                let count = match sc.edge_subnets {
                    EdgeSubnets::Used => 1 << bits,
                    EdgeSubnets::Reserved => (1 << bits) - 2,
                };
                let name = LENGTHS[usize::from(prefix + bits)];
                of(name, bits == own, &|s| s.subnets = Some(count))
            };
            return bits.map(with).collect();
        }
        let near = prefix.saturating_sub(4)..=(prefix + 4).min(32);
        let with = |length: u8| {
            let name = LENGTHS[usize::from(length)];
            of(name, length == prefix, &|s| s.network.length = length)
        };
        near.map(with).collect()
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        // The clock counts steps.
        t.min(trace.progress().reached)
    }

    fn decision(_: &Scenario, before: &State, event: &Event, _: &State) -> Option<Decision> {
        predict::decision(before, event)
    }

    fn heading(sc: &Scenario) -> Why {
        explain::heading(sc)
    }
}
