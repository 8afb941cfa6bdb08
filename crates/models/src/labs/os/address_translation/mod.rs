//! Address translation: one access followed from its virtual address to the frame, bit by bit.
//!
//! Left out (see README.md beside this file): caches, several processors and their TLB shoot-downs,
//! caches of upper levels, inverted tables, no-execute and protection keys, where files come from.

mod event;
mod exercise;
mod explain;
mod memory;
mod picture;
mod predict;
mod presets;
mod results;
pub mod scenario;
pub mod state;
mod studies;
mod tables;
#[cfg(test)]
mod tests;
mod tlb;

use crate::{
    Study, Table,
    exercise::Make,
    predict::Decision,
    session::{Figure, Metric, Preset, Subject, Variant},
};
use event::{Ended, Event, What};
use kw_scene::Scene;
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Run, Trace, Why, schema::Field};
use scenario::{Input, Scenario};
use state::State;

/// The lab `os/address-translation`.
pub enum AddressTranslation {}

impl Lab for AddressTranslation {
    const ID: &'static str = "os/address-translation";
    type Scenario = Scenario;
    type Input = Input;
    type State = State;
    type Event = Event;
    type Mark = Ended;

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
        State::new(sc)
    }

    fn check_input(
        sc: &Scenario,
        earlier: &[Intervention<Input>],
        input: &Input,
    ) -> Result<(), Problem> {
        let forked = |c: &&Intervention<Input>| matches!(c.input, Input::Fork { .. });
        let forks = sc.forks.len() + earlier.iter().filter(forked).count();
        let most = (sc.processes + forks as u64).min(scenario::MAX_PROCESSES);
        let pages = sc.virtual_bits - sc.page_bits;
        let (process, limited) = match *input {
            Input::Access {
                process, address, ..
            } => (process, Some(("address", address, sc.virtual_bits))),
            Input::Unmap { process, page } | Input::Protect { process, page } => {
                (process, Some(("page", page, pages)))
            }
            Input::Fork { process } | Input::Switch { process } => (process, None),
            Input::Flush {} => return Ok(()),
        };
        if process > most {
            return Err(Problem::range("process", process, 1, most as i64));
        }
        match limited {
            Some((field, value, bits)) if value >> bits > 0 => {
                Err(Problem::range(field, value, 0, (1 << bits) - 1))
            }
            _ => Ok(()),
        }
    }

    fn step(state: &mut State) -> Option<Event> {
        state.step()
    }

    fn intervene(state: &mut State, input: &Input) -> Event {
        state.intervene(*input)
    }

    fn now(state: &State) -> u64 {
        state.now
    }

    fn kind(event: &Event) -> Kind {
        match event.what {
            What::Split | What::Allowed { .. } | What::Filled { .. } => Kind::Plain,
            What::Hit { .. } | What::Done { .. } => Kind::Progress,
            What::Miss => Kind::Wait,
            What::Read { .. } | What::Loaded { .. } | What::Evicted(_) | What::Switched { .. } => {
                Kind::Overhead
            }
            What::CopyFault { .. }
            | What::Copied { .. }
            | What::Reused { .. }
            | What::Forked { .. } => Kind::Special,
            What::Denied { .. }
            | What::PageFault { .. }
            | What::Invalid
            | What::NoFrame
            | What::Changed { .. }
            | What::Queued { .. }
            | What::Nothing { .. } => Kind::Fault,
        }
    }

    fn mark(event: &Event) -> Option<Ended> {
        event.ended
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        size_of::<State>()
            + state.tables.bytes()
            + state.memory.used().len() * (size_of::<memory::Frame>() + 16)
            + state.tlb.slots.len() * size_of::<tlb::Kept>()
    }
}

impl Subject for AddressTranslation {
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("p0", "legend-level"),
        ("p1", "legend-offset"),
        ("p2", "legend-frame"),
        ("lit", "legend-read"),
        ("switch", "legend-flat"),
    ];

    fn result(trace: &Trace<Self>) -> serde_json::Value {
        results::json(trace)
    }

    fn metrics(trace: &Trace<Self>) -> Vec<Metric> {
        results::metrics(trace.front())
    }

    fn results(trace: &Trace<Self>) -> Vec<Table> {
        results::tables(trace)
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

    const EXERCISE: Option<Make> = Some(exercise::make);

    fn random(seed: u64) -> Scenario {
        presets::random(seed)
    }

    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        presets::variants(sc)
    }

    fn studies(run: &Run<Self>) -> Vec<Box<dyn Study>> {
        studies::of(&run.scenario)
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        let marks = trace.marks();
        let n = marks.partition_point(|(_, ended)| ended.at <= t);
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
}
