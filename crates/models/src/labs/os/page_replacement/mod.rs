//! Page replacement: one process's references under eight policies, or several processes that share
//! the frames until they thrash.
//!
//! Left out (see README.md beside this file): page tables and addresses, prefetching, pages shared by
//! processes, free-frame pools, the time of write-backs.

pub mod event;
mod exercise;
mod explain;
pub mod many;
pub mod one;
mod picture;
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
use event::{Did, Doing, Event, What};
use kw_scene::Scene;
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Run, Trace, Why, schema::Field};
use scenario::{Allocation, Input, Policy, Scenario};
use state::State;

/// The lab `os/page-replacement`.
pub enum PageReplacement {}

/// What the pictures keep of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The clock after the step.
    pub at: u32,
    /// What it left.
    pub what: Left,
}

/// What a step left for the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// A reference of the one process.
    Touch {
        /// Dense number of the page.
        page: u32,
        /// The frame it is in.
        frame: u16,
        /// Whether it writes.
        write: bool,
        /// Whether it was there.
        hit: bool,
        /// The page that left, and whether it was written back.
        evicted: Option<(u32, bool)>,
    },
    /// A clock tick.
    Tick,
    /// There are so many frames now.
    Frames(u16),
    /// A process did something; it may have ended an interval.
    Process {
        /// Position.
        process: u16,
        /// What it did in the interval, [`Doing::Nothing`] for no interval.
        doing: Doing,
        /// The interval's beginning.
        since: u32,
        /// Frames it holds now.
        held: u16,
        /// Pages of its working set now.
        set: u16,
        /// Who has a frame less now.
        from: Option<u16>,
    },
}

impl Lab for PageReplacement {
    const ID: &'static str = "os/page-replacement";
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
        if sc.processes.is_empty() {
            if sc.references.is_empty() {
                return Err(Problem::new("count", "references")
                    .with("value", 0_u64)
                    .with("min", 1_u64)
                    .with("max", scenario::MAX_REFERENCES as u64));
            }
            return Ok(State::new(sc));
        }
        if !sc.references.is_empty() {
            return Err(Problem::new("references-or-processes", "references"));
        }
        if sc.policy == (Policy::Opt {}) {
            return Err(Problem::new("opt-processes", "policy.name"));
        }
        for (i, p) in sc.processes.iter().enumerate() {
            let first = sc.processes[..i].iter().position(|q| q.id == p.id);
            if let Some(first) = first {
                return Err(Problem::new("duplicate", format!("processes[{i}].id"))
                    .with("value", p.id.as_str())
                    .with("first", format!("processes[{first}].id")));
            }
        }
        enough_frames(sc, sc.frames)?;
        Ok(State::new(sc))
    }

    fn check_input(sc: &Scenario, _: &[Intervention<Input>], input: &Input) -> Result<(), Problem> {
        let has_processes = !sc.processes.is_empty();
        match input {
            Input::SetFrames { frames } => enough_frames(sc, *frames),
            Input::SetPolicy { policy } if has_processes && *policy == (Policy::Opt {}) => {
                Err(Problem::new("opt-processes", "policy.name"))
            }
            Input::Refer { .. } if has_processes => Err(Problem::new("needs-references", "do")),
            Input::Refer { page, .. } if !sc.references.iter().any(|r| r.page == *page) => {
                let mut known: Vec<u64> = Vec::new();
                for page in sc.references.iter().map(|r| r.page) {
                    if !known.contains(&page) {
                        known.push(page);
                    }
                    if known.len() == 20 {
                        break;
                    }
                }
                let known: Vec<String> = known.iter().map(u64::to_string).collect();
                Err(Problem::new("choice", "page")
                    .with("value", page.to_string())
                    .with("known", known.join(", ")))
            }
            Input::Suspend { process } | Input::Resume { process } | Input::Kill { process }
                if !sc.processes.iter().any(|p| p.id == *process) =>
            {
                Err(Problem::new("unknown-process", "process").with("value", process.as_str()))
            }
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
        state.now()
    }

    fn kind(event: &Event) -> Kind {
        match &event.what {
            What::Touched(t) if t.inserted => Kind::Fault,
            What::Touched(t) if t.hit => Kind::Progress,
            What::Touched(t) if t.evicted.is_some_and(|e| e.dirty) => Kind::Special,
            What::Touched(_) | What::FramesSet { .. } | What::PolicySet { .. } => Kind::Fault,
            What::Tick { .. } => Kind::Overhead,
            What::Process { did, .. } => match did {
                Did::Arrived | Did::Dispatched { .. } | Did::PageIn { .. } => Kind::Plain,
                Did::Used { .. } | Did::Finished { .. } => Kind::Progress,
                Did::Suspended { .. } | Did::Resumed { .. } => Kind::Special,
                _ => Kind::Fault,
            },
        }
    }

    fn mark(event: &Event) -> Option<Mark> {
        let what = match event.what {
            What::Touched(ref t) => Left::Touch {
                page: t.page,
                frame: t.frame as u16,
                write: t.write,
                hit: t.hit,
                evicted: t.evicted.map(|e| (e.page, e.dirty)),
            },
            What::Tick { .. } => Left::Tick,
            What::FramesSet { to, .. } => Left::Frames(to as u16),
            What::PolicySet { .. } => return None,
            What::Process {
                process,
                did,
                held,
                set,
            } => {
                let (doing, since) = match did {
                    Did::Dispatched { since } => (Doing::Ready, since),
                    Did::Faulted { since, .. } | Did::Finished { since: Some(since) } => {
                        (Doing::Run, since)
                    }
                    Did::PageIn { since } => (Doing::Disk, since),
                    Did::Suspended { was, .. } | Did::Parked { was, .. } | Did::Killed { was } => {
                        was
                    }
                    Did::Resumed { since, .. } | Did::LetGo { since } => (Doing::Suspended, since),
                    _ => (Doing::Nothing, event.at),
                };
                let from = match did {
                    Did::Faulted { from, .. } => from,
                    _ => None,
                };
                Left::Process {
                    process,
                    doing,
                    since: since as u32,
                    held,
                    set,
                    from,
                }
            }
        };
        Some(Mark {
            at: event.at as u32,
            what,
        })
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        match state {
            State::One(one) => one.memory.bytes() + 8 * one.loaded.len() + 100,
            State::Many(many) => {
                let procs = many.procs.iter().map(|p| p.bytes());
                let memories = many.memories.iter().map(kw_paging::Memory::bytes);
                procs.chain(memories).sum::<usize>() + 500
            }
        }
    }
}

/// With equal shares each process needs a frame.
fn enough_frames(sc: &Scenario, frames: u64) -> Result<(), Problem> {
    let least = match sc.allocation {
        Allocation::Local { .. } => sc.processes.len() as u64,
        _ => 1,
    };
    if frames < least {
        return Err(Problem::range(
            "frames",
            frames,
            least as i64,
            scenario::MAX_FRAMES,
        ));
    }
    Ok(())
}

impl Subject for PageReplacement {
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("mark-hit", "legend-hit"),
        ("mark-fault", "legend-fault"),
        ("mark-dirty", "legend-dirty"),
        ("mark-written", "legend-written"),
        ("switch", "legend-tick"),
        ("wait", "legend-wait"),
        ("io-line", "legend-disk"),
        ("curve-set", "legend-set"),
        ("curve-held", "legend-held"),
        ("switch", "legend-suspended"),
    ];

    fn legend(sc: &Scenario) -> &'static [(&'static str, &'static str)] {
        let ticks = matches!(
            sc.policy,
            Policy::Nur { tick: 1.., .. } | Policy::Aging { tick: 1.., .. }
        );
        match sc.processes.is_empty() {
            true if ticks => &Self::LEGEND[..5],
            true => &Self::LEGEND[..4],
            false => &Self::LEGEND[5..],
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

    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        let name = sc.policy.name();
        Policy::ALL
            .into_iter()
            .filter(|p| sc.processes.is_empty() || *p != (Policy::Opt {}))
            .map(|policy| {
                let same = policy.name() == name;
                let policy = if same { sc.policy } else { policy };
                Variant {
                    name: policy.name(),
                    same,
                    scenario: Scenario {
                        policy,
                        ..sc.clone()
                    },
                }
            })
            .collect()
    }

    fn decision(_: &Scenario, before: &State, event: &Event, _: &State) -> Option<Decision> {
        predict::decision(before, event)
    }

    fn heading(sc: &Scenario) -> Why {
        explain::heading(sc)
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        let marks = trace.marks();
        let n = marks.partition_point(|(_, mark)| u64::from(mark.at) <= t);
        let last = n.checked_sub(1).and_then(|i| marks.get(i));
        last.map_or(0, |(step, _)| u64::from(step))
    }

    fn studies(run: &Run<Self>) -> Vec<Box<dyn Study>> {
        studies::of(&run.scenario)
    }
}
