//! CPU scheduling: processes of CPU and I/O bursts under ten policies on one to four CPUs.
//!
//! Left out (see README.md beside this file): caches and affinity, one ready queue per CPU, devices
//! that are busy (every I/O runs at once), threads of one process, deadlines.

pub mod event;
mod exercise;
mod explain;
mod picture;
mod predict;
mod presets;
pub mod ready;
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
use event::{Event, Was, What};
use kw_scene::Scene;
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Run, Trace, Why, schema::Field};
use scenario::{Input, Scenario};
use state::State;
use std::collections::HashMap;

/// The lab `os/scheduling`.
pub enum Scheduling {}

/// An interval of a process's life that has ended: what the Gantt chart is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// From, in ticks.
    pub since: u32,
    /// To (not included), in ticks.
    pub until: u32,
    /// Position of the process.
    pub process: u16,
    /// The CPU, where it was on one.
    pub cpu: u8,
    /// What it did.
    pub doing: Doing,
}

/// What a process does in an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Waiting in the ready queue.
    Ready,
    /// Being switched to.
    Switch,
    /// Running.
    Run,
    /// In I/O.
    Io,
}

impl Lab for Scheduling {
    const ID: &'static str = "os/scheduling";
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
        let mut seen = HashMap::new();
        for (i, p) in sc.processes.iter().enumerate() {
            if let Some(first) = seen.insert(p.id.as_str(), i) {
                return Err(Problem::new("duplicate", format!("processes[{i}].id"))
                    .with("value", p.id.as_str())
                    .with("first", format!("processes[{first}].id")));
            }
        }
        for (i, piece) in sc.observed.iter().flat_map(|o| &o.pieces).enumerate() {
            let field = |name| format!("observed.pieces[{i}].{name}");
            if !seen.contains_key(piece.process.as_str()) {
                return Err(Problem::new("unknown-process", field("process"))
                    .with("value", piece.process.as_str()));
            }
            if piece.end < piece.start {
                return Err(Problem::range(
                    field("end"),
                    piece.end,
                    piece.start as i64,
                    scenario::MAX_TIME as i64,
                ));
            }
        }
        Ok(State::new(sc))
    }

    fn check_input(
        sc: &Scenario,
        earlier: &[Intervention<Input>],
        input: &Input,
    ) -> Result<(), Problem> {
        let known = |id: &str| {
            sc.processes.iter().any(|p| p.id == id)
                || earlier
                    .iter()
                    .any(|c| matches!(&c.input, Input::Add { id: added, .. } if added == id))
        };
        match input {
            Input::Kill { process }
            | Input::SetPriority { process, .. }
            | Input::SetNice { process, .. }
            | Input::SetTickets { process, .. }
                if !known(process) =>
            {
                Err(Problem::new("unknown-process", "process").with("value", process.as_str()))
            }
            Input::Add { id, .. } if known(id) => Err(Problem::new("duplicate", "id")
                .with("value", id.as_str())
                .with("first", "processes")),
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
            What::Arrived { .. } | What::Returned { .. } | What::SliceRenewed { .. } => Kind::Plain,
            What::Dispatched { switch: 0, .. } | What::Loaded { .. } | What::Finished { .. } => {
                Kind::Progress
            }
            What::Dispatched { .. } => Kind::Overhead,
            What::Blocked { .. } | What::SliceUsed { .. } | What::Preempted { .. } => Kind::Wait,
            What::Demoted { .. } | What::Boosted { .. } | What::Aged { .. } => Kind::Special,
            What::Killed { .. }
            | What::Changed { .. }
            | What::Added { .. }
            | What::PolicySet { .. }
            | What::NoEffect { .. } => Kind::Fault,
        }
    }

    fn mark(event: &Event) -> Option<Mark> {
        let (process, cpu, doing, since) = match event.what {
            What::Finished { ran, .. }
            | What::Blocked { ran, .. }
            | What::SliceUsed { ran, .. }
            | What::Preempted { ran, .. }
            | What::Demoted {
                ran,
                goes_on: false,
                ..
            } => (ran.process, ran.cpu, Doing::Run, ran.since),
            What::Loaded { ran } => (ran.process, ran.cpu, Doing::Switch, ran.since),
            What::Dispatched {
                process,
                cpu,
                since,
                ..
            } => (process, cpu, Doing::Ready, since),
            What::Returned { process, since, .. } => (process, 0, Doing::Io, since),
            What::Killed { process, was } => match was {
                Was::Future => return None,
                Was::Ready(since) => (process, 0, Doing::Ready, since),
                Was::Running(cpu, since) => (process, cpu, Doing::Run, since),
                Was::Loading(cpu, since) => (process, cpu, Doing::Switch, since),
                Was::Io(since) => (process, 0, Doing::Io, since),
            },
            _ => return None,
        };
        (since < event.at).then_some(Mark {
            since: since as u32,
            until: event.at as u32,
            process,
            cpu,
            doing,
        })
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        size_of::<State>()
            + state.procs.len() * size_of::<state::Proc>()
            + state.ready.bytes()
            + state.io.len() * 40
    }
}

impl Subject for Scheduling {
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("p0", "legend-run"),
        ("wait", "legend-wait"),
        ("io-line", "legend-io"),
        ("switch", "legend-switch"),
        ("mark-arrival", "legend-arrival"),
        ("mark-end", "legend-end"),
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

    fn random(seed: u64) -> Scenario {
        presets::random(seed)
    }

    const EXERCISE: Option<Make> = Some(exercise::make);

    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        presets::policies(sc)
            .into_iter()
            .map(|policy| Variant {
                name: event::policy_name(&policy),
                same: event::policy_name(&policy) == event::policy_name(&sc.policy),
                scenario: Scenario {
                    policy,
                    ..sc.clone()
                },
            })
            .collect()
    }

    fn studies(run: &Run<Self>) -> Vec<Box<dyn Study>> {
        studies::of(&run.scenario)
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        let marks = trace.marks();
        let n = marks.partition_point(|(_, mark)| u64::from(mark.until) <= t);
        n.checked_sub(1)
            .and_then(|i| marks.get(i))
            .map_or(0, |(step, _)| u64::from(step))
    }

    fn decision(_: &Scenario, before: &State, event: &Event, _: &State) -> Option<Decision> {
        predict::decision(before, event)
    }

    fn heading(sc: &Scenario) -> Why {
        explain::heading(&sc.policy)
    }
}
