//! Segmentation: placing segments into holes, translating (s, d) through a segment table, and x86
//! real mode.
//!
//! Left out (see README.md beside this file): segments that are shared, swapped out or grow downwards,
//! descriptor tables and privilege levels of protected mode, accesses of more than one byte.

mod checks;
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
use event::{Asked, Block, Bus, Event, Growth, Outcome, What};
use kw_scene::Scene;
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Trace, Why, schema::Field};
use scenario::{A20, Fit, Input, Memory, Mode, Scenario};
use state::{State, TAKEN};

/// The lab `os/segmentation`.
pub enum Segmentation {}

/// What the pictures and tables keep of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The clock, in ticks.
    pub at: u32,
    /// What it is.
    pub kind: MarkKind,
}

/// The kinds of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// A block was here until now.
    Block(Block),
    /// An access of the segment table ended.
    Access(Asked, Ending),
    /// An access of real mode ended.
    Far(event::Far, u32),
}

/// How an access ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// At this physical address.
    Address(u32),
    /// The process was not in memory.
    Absent,
    /// No such segment.
    NoSegment,
    /// d was not below the limit.
    Limit,
    /// The rights forbid it.
    Rights,
}

/// Most frames of the memory shown beside.
const MAX_FRAMES: u64 = 4_096;

impl Lab for Segmentation {
    const ID: &'static str = "os/segmentation";
    const TIME_LIMIT: u64 = scenario::MAX_TIME;
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
        let size = sc.memory.size();
        match &sc.memory {
            Memory::Empty { reserved, .. } if *reserved > size => {
                return Err(Problem::range("memory.reserved", reserved, 0, size as i64));
            }
            Memory::Holes { .. } if size > scenario::MAX_MEMORY as u64 => {
                return Err(Problem::new("memory-size", "memory.sizes")
                    .with("value", size)
                    .with("max", scenario::MAX_MEMORY));
            }
            _ => {}
        }
        let least = size.div_ceil(MAX_FRAMES);
        if sc.page_size > 0 && sc.page_size < least {
            let max = scenario::MAX_MEMORY;
            return Err(Problem::range("page_size", sc.page_size, least as i64, max));
        }
        for (i, p) in sc.processes.iter().enumerate() {
            if let Some(first) = sc.processes[..i].iter().position(|q| q.id == p.id) {
                return Err(Problem::new("duplicate", format!("processes[{i}].id"))
                    .with("value", p.id.as_str())
                    .with("first", format!("processes[{first}].id")));
            }
        }
        for (i, access) in sc.accesses.iter().enumerate() {
            known(sc, &access.process).map_err(|p| p.under(&format!("accesses[{i}]")))?;
        }
        Ok(State::new(sc))
    }

    fn check_input(
        sc: &Scenario,
        _earlier: &[Intervention<Input>],
        input: &Input,
    ) -> Result<(), Problem> {
        match input {
            Input::End { process }
            | Input::Access { process, .. }
            | Input::Grow { process, .. } => known(sc, process),
            _ => Ok(()),
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
        match event.what {
            What::Arrived { .. }
            | What::Retried { .. }
            | What::Freed { .. }
            | What::LookedUp { .. }
            | What::WithinLimit { .. }
            | What::Allowed { .. }
            | What::Selected { .. }
            | What::Summed { .. } => Kind::Plain,
            What::Placed { .. } | What::Physical { .. } => Kind::Progress,
            What::OnBus {
                bus: Bus::Plain, ..
            } => Kind::Progress,
            What::OnBus { .. } => Kind::Special,
            What::Queued { .. } => Kind::Wait,
            What::NoRoom { outcome, .. } => match outcome {
                Outcome::Compacts | Outcome::Waits => Kind::Wait,
                Outcome::Refused | Outcome::Never => Kind::Fault,
            },
            What::Moved { .. } | What::Compacted { .. } => Kind::Overhead,
            What::NoSegment { .. }
            | What::Absent { .. }
            | What::BeyondLimit { .. }
            | What::Denied { .. }
            | What::Killed { .. }
            | What::CompactAsked
            | What::FitSet { .. }
            | What::AccessAsked { .. }
            | What::Grown { .. }
            | What::RegisterSet { .. }
            | What::A20Set { .. }
            | What::NoEffect => Kind::Fault,
        }
    }

    fn mark(event: &Event) -> Option<Mark> {
        let kind = match event.what {
            What::Moved { from, block, .. } if block.process != TAKEN => MarkKind::Block(Block {
                start: from,
                ..block
            }),
            What::Freed { block, .. } => MarkKind::Block(block),
            What::Grown {
                how: Growth::Moved(old),
                ..
            } => MarkKind::Block(old),
            What::Absent { asked } => MarkKind::Access(asked, Ending::Absent),
            What::NoSegment { asked, .. } => MarkKind::Access(asked, Ending::NoSegment),
            What::BeyondLimit { asked, .. } => MarkKind::Access(asked, Ending::Limit),
            What::Denied { asked, .. } => MarkKind::Access(asked, Ending::Rights),
            What::Physical { asked, base } => {
                MarkKind::Access(asked, Ending::Address(base + asked.offset))
            }
            What::OnBus { far, address, .. } => MarkKind::Far(far, address),
            _ => return None,
        };
        Some(Mark {
            at: event.at as u32,
            kind,
        })
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        state.bytes()
    }
}

fn known(sc: &Scenario, process: &str) -> Result<(), Problem> {
    if sc.processes.iter().any(|p| p.id == process) {
        return Ok(());
    }
    Err(Problem::new("unknown-process", "process").with("value", process))
}

impl Subject for Segmentation {
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("p0", "legend-segment"),
        ("lane", "legend-hole"),
        ("switch", "legend-internal"),
        ("taken", "legend-taken"),
        ("p0", "legend-window"),
        ("switch", "legend-out-of-reach"),
    ];

    fn legend(sc: &Scenario) -> &'static [(&'static str, &'static str)] {
        match &sc.mode {
            Mode::SegmentTable {} => &Self::LEGEND[..4],
            Mode::RealMode { a20: A20::Off, .. } => &Self::LEGEND[4..],
            Mode::RealMode { .. } => &Self::LEGEND[4..5],
        }
    }

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
        match &sc.mode {
            Mode::SegmentTable {} => Fit::ALL
                .into_iter()
                .map(|fit| Variant {
                    name: fit.name(),
                    same: fit == sc.fit,
                    scenario: Scenario { fit, ..sc.clone() },
                })
                .collect(),
            Mode::RealMode { a20: own, .. } => [A20::Off, A20::On]
                .into_iter()
                .map(|line| {
                    let mut scenario = sc.clone();
                    if let Mode::RealMode { a20, .. } = &mut scenario.mode {
                        *a20 = line;
                    }
                    Variant {
                        name: explain::a20_word(line),
                        same: line == *own,
                        scenario,
                    }
                })
                .collect(),
        }
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        let marks = trace.marks();
        let n = marks.partition_point(|(_, mark)| u64::from(mark.at) <= t);
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
