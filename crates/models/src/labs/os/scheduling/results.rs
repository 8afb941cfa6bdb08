//! Numbers and tables, all from the same trace: waiting, turnaround, response, utilisation.
//!
//! Response = first run − arrival; turnaround = completion − arrival; waiting = time from being
//! ready to running, switches included; I/O is neither (`TRAPS.md`; OSTEP §7.2, Silberschatz §5.2).

use super::{
    Doing, Mark, Scheduling,
    scenario::{ObservedState, Unit},
    state::{Job, Phase, Proc, State},
};
use crate::{Metric, Table};
use kw_scene::{Cell, Label};
use kw_trace::Trace;
use serde_json::{Value, json};
use std::collections::HashMap;

/// A finished process's figures, in ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// When it ended.
    pub completion: u64,
    /// Completion − arrival.
    pub turnaround: u64,
    /// Time in the ready queue.
    pub waiting: u64,
    /// First run − arrival.
    pub response: u64,
}

/// The figures of a process that ran to its end.
pub fn figures(state: &State, p: u16) -> Option<Figures> {
    let proc = &state.procs[usize::from(p)];
    if proc.phase != Phase::Done {
        return None;
    }
    let (completion, arrival) = (proc.completion?, state.def(p).arrival);
    Some(Figures {
        completion,
        turnaround: completion - arrival,
        waiting: proc.waited,
        response: proc.first_run? - arrival,
    })
}

fn all(state: &State) -> impl Iterator<Item = (u16, Option<Figures>)> + '_ {
    (0..state.procs.len() as u16).map(|p| (p, figures(state, p)))
}

/// Sums over the processes that ran to their end, and how many there are.
fn sums(state: &State) -> (Figures, u64) {
    let zero = Figures {
        completion: 0,
        turnaround: 0,
        waiting: 0,
        response: 0,
    };
    all(state)
        .filter_map(|(_, f)| f)
        .fold((zero, 0), |(s, n), f| {
            let sum = Figures {
                completion: s.completion + f.completion,
                turnaround: s.turnaround + f.turnaround,
                waiting: s.waiting + f.waiting,
                response: s.response + f.response,
            };
            (sum, n + 1)
        })
}

fn cpu_time(state: &State) -> u64 {
    state.procs.iter().map(|p| p.ran).sum()
}

/// Last completion; 0 while nothing ended.
fn makespan(state: &State) -> u64 {
    state
        .procs
        .iter()
        .filter_map(|p| p.completion)
        .max()
        .unwrap_or(0)
}

/// The figures that policies are compared by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let (sum, n) = sums(state);
    let span = makespan(state);
    let metric = Metric::new;
    vec![
        metric("waiting", sum.waiting, n),
        metric("turnaround", sum.turnaround, n),
        metric("response", sum.response, n),
        metric("makespan", span, 1),
        metric("switches", state.switches, 1),
        Metric {
            more_is_better: true,
            percent: true,
            ..metric(
                "utilisation",
                cpu_time(state),
                span * state.cpus.len() as u64,
            )
        },
    ]
}

fn ratio(num: u64, den: u64) -> Value {
    if den == 0 {
        Value::Null
    } else {
        json!(num as f64 / den as f64)
    }
}

/// The result object.
pub fn json(trace: &Trace<Scheduling>) -> Value {
    let state = trace.front();
    let processes: Vec<Value> = all(state)
        .map(|(p, figures)| match figures {
            Some(f) => json!({
                "id": state.def(p).id,
                "completion": f.completion,
                "turnaround": f.turnaround,
                "waiting": f.waiting,
                "response": f.response,
            }),
            None => json!({
                "id": state.def(p).id,
                "killed": state.procs[usize::from(p)].completion,
                "completion": null,
                "turnaround": null,
                "waiting": null,
                "response": null,
            }),
        })
        .collect();
    let (sum, n) = sums(state);
    let span = makespan(state);
    json!({
        "processes": processes,
        "average": {
            "turnaround": ratio(sum.turnaround, n),
            "waiting": ratio(sum.waiting, n),
            "response": ratio(sum.response, n),
        },
        "makespan": span,
        "cpu_utilisation": ratio(cpu_time(state), span * state.cpus.len() as u64),
        "throughput": ratio(n, span),
        "context_switches": state.switches,
        "gantt": gantt(trace),
    })
}

/// One piece of a CPU's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The CPU.
    pub cpu: u8,
    /// From.
    pub start: u64,
    /// To (not included).
    pub end: u64,
    /// What it did.
    pub run: CpuTime,
}

/// What a CPU did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CpuTime {
    /// Ran a process.
    Process(u16),
    /// Nothing.
    Idle,
    /// Switched.
    Switch,
}

/// Every CPU's time from 0 to the last completion, neighbouring equal pieces joined.
pub fn pieces(trace: &Trace<Scheduling>) -> Vec<Piece> {
    let span = makespan(trace.front());
    let cpus = trace.front().cpus.len();
    let mut lanes: Vec<Vec<Piece>> = vec![Vec::new(); cpus];
    let put = |lane: &mut Vec<Piece>, piece: Piece| match lane.last_mut() {
        Some(last) if last.run == piece.run && last.end == piece.start => last.end = piece.end,
        _ if piece.start < piece.end => lane.push(piece),
        _ => {}
    };
    let busy = |mark: &Mark| match mark.doing {
        Doing::Run => Some(CpuTime::Process(mark.process)),
        Doing::Switch => Some(CpuTime::Switch),
        Doing::Ready | Doing::Io => None,
    };
    for (_, mark) in trace.marks().range(0, usize::MAX) {
        let Some(run) = busy(&mark) else { continue };
        let lane = &mut lanes[usize::from(mark.cpu)];
        let (start, end) = (u64::from(mark.since), u64::from(mark.until));
        let free = lane.last().map_or(0, |p| p.end);
        let cpu = mark.cpu;
        put(
            lane,
            Piece {
                cpu,
                start: free,
                end: start,
                run: CpuTime::Idle,
            },
        );
        put(
            lane,
            Piece {
                cpu,
                start,
                end,
                run,
            },
        );
    }
    for (cpu, lane) in lanes.iter_mut().enumerate() {
        let free = lane.last().map_or(0, |p| p.end);
        put(
            lane,
            Piece {
                cpu: cpu as u8,
                start: free,
                end: span,
                run: CpuTime::Idle,
            },
        );
    }
    lanes.concat()
}

fn gantt(trace: &Trace<Scheduling>) -> Vec<Value> {
    let state = trace.front();
    pieces(trace)
        .into_iter()
        .map(|p| {
            let run = match p.run {
                CpuTime::Process(process) => state.def(process).id.as_str(),
                CpuTime::Idle => "idle",
                CpuTime::Switch => "switch",
            };
            json!({"cpu": p.cpu, "start": p.start, "end": p.end, "run": run})
        })
        .collect()
}

/// The result as tables: per process, overall, and against the observed trace if there is one.
pub fn tables(trace: &Trace<Scheduling>) -> Vec<Table> {
    let state = trace.front();
    let (sum, n) = sums(state);
    let mut per = Table::new(
        "per-process",
        &[
            "process",
            "#arrival",
            "#cpu-time",
            "#completion",
            "#turnaround",
            "#waiting",
            "#response",
        ],
    );
    for (p, figures) in all(state) {
        let head = [
            Cell::Thing(usize::from(p), state.def(p).id.clone()),
            Cell::Int(state.def(p).arrival),
            Cell::Int(state.procs[usize::from(p)].ran),
        ];
        let tail = match figures {
            Some(f) => [f.completion, f.turnaround, f.waiting, f.response].map(Cell::Int),
            None => [
                Cell::Words(Label::text("phase-killed")),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ],
        };
        per.rows.push(head.into_iter().chain(tail).collect());
    }
    per.foot = Some(vec![
        Cell::Words(Label::text("average")),
        Cell::Empty,
        Cell::Ratio(cpu_time(state), state.procs.len() as u64),
        Cell::Empty,
        Cell::Ratio(sum.turnaround, n),
        Cell::Ratio(sum.waiting, n),
        Cell::Ratio(sum.response, n),
    ]);
    let span = makespan(state);
    let mut overall = Table::new("overall", &["figure", "#value"]);
    for (id, value) in [
        ("metric-makespan", Cell::Int(span)),
        (
            "metric-utilisation",
            Cell::Percent(cpu_time(state), span * state.cpus.len() as u64),
        ),
        throughput(n, span, state.def.unit),
        ("metric-switches", Cell::Int(state.switches)),
        ("metric-switching", Cell::Int(state.switching)),
    ] {
        overall.rows.push(vec![Cell::Words(Label::text(id)), value]);
    }
    let mut tables = vec![per, overall];
    tables.extend(shares(trace, state));
    tables
}

/// Processes per 100 ticks, or per second where a tick has a length.
fn throughput(n: u64, span: u64, unit: Unit) -> (&'static str, Cell) {
    let (id, ticks) = match unit {
        Unit::Tick => ("metric-throughput", 100),
        Unit::Millisecond => ("metric-throughput-second", 1_000),
        Unit::Microsecond => ("metric-throughput-second", 1_000_000),
    };
    let cell = (n * ticks * 1000)
        .checked_div(span)
        .map_or(Cell::Empty, Cell::Milli);
    (id, cell)
}

/// CPU time on the traced machine against this run's, up to the state's time.
fn shares(trace: &Trace<Scheduling>, state: &State) -> Option<Table> {
    let observed = trace.run().scenario.observed.as_ref()?;
    let index: HashMap<&str, usize> = (0..state.procs.len())
        .map(|i| (state.def.processes[i].id.as_str(), i))
        .collect();
    let ran: Vec<u64> = (0..state.procs.len() as u16)
        .map(|p| state.procs[usize::from(p)].ran + state.uncharged(p))
        .collect();
    let mut real = vec![0_u64; state.procs.len()];
    for piece in &observed.pieces {
        if piece.state == ObservedState::Run
            && let Some(p) = index.get(piece.process.as_str())
        {
            real[*p] += piece.end.min(state.now).saturating_sub(piece.start);
        }
    }
    let (all_real, all_here) = (real.iter().sum(), ran.iter().sum());
    let mut table = Table::new(
        "shares",
        &[
            "process",
            "#nice",
            "#cpu-traced",
            "#share-traced",
            "#cpu-here",
            "#share-here",
        ],
    );
    for (i, ran) in ran.into_iter().enumerate() {
        let def = state.def(i as u16);
        table.rows.push(vec![
            Cell::Thing(i, def.id.clone()),
            Cell::Words(Label::raw(def.nice.to_string())),
            Cell::Int(real[i]),
            Cell::Percent(real[i], all_real),
            Cell::Int(ran),
            Cell::Percent(ran, all_here),
        ]);
    }
    Some(table)
}

/// The state at the cursor: CPUs and processes.
pub fn state_tables(trace: &Trace<Scheduling>) -> Vec<Table> {
    let state = trace.state();
    let mut cpus = Table::new("cpus", &["cpu", "doing", "process", "#since"]);
    for (i, cpu) in state.cpus.iter().enumerate() {
        let (doing, process, since) = match cpu.job {
            Job::Idle => ("job-idle", None, None),
            Job::Loading { process, since, .. } => ("job-switching", Some(process), Some(since)),
            Job::Running { process, since, .. } => ("job-running", Some(process), Some(since)),
        };
        cpus.rows.push(vec![
            Cell::Words(Label::raw(i.to_string())),
            Cell::Words(Label::text(doing)),
            process.map_or(Cell::Empty, |p| {
                Cell::Thing(usize::from(p), state.def(p).id.clone())
            }),
            since.map_or(Cell::Empty, Cell::Int),
        ]);
    }
    let keys = super::picture::key_columns(state);
    let mut columns = vec!["process", "state", "#burst", "#left", "#waited"];
    columns.extend(keys.iter().map(|k| k.column));
    let mut processes = Table::new("processes", &columns);
    for p in super::picture::shown(trace, 40) {
        let proc = &state.procs[usize::from(p)];
        let (left, waited) = so_far(state, p, proc);
        let def = state.def(p);
        let mut row = vec![
            Cell::Thing(usize::from(p), def.id.clone()),
            Cell::Words(Label::text(phase_word(proc.phase))),
            Cell::Words(Label::raw(format!(
                "{}/{}",
                proc.burst / 2 + 1,
                def.bursts.len() / 2 + 1
            ))),
            match proc.phase {
                Phase::Done | Phase::Killed => Cell::Empty,
                _ => Cell::Int(left),
            },
            Cell::Int(waited),
        ];
        row.extend(keys.iter().map(|k| (k.cell)(state, p)));
        processes.rows.push(row);
    }
    let mut tables = vec![cpus, processes];
    tables.extend(shares(trace, state));
    tables
}

/// CPU ticks left of the burst, and ticks waited, up to now.
pub fn so_far(state: &State, p: u16, proc: &Proc) -> (u64, u64) {
    let waiting = match proc.phase {
        Phase::Ready | Phase::Loading => state.now - proc.since,
        _ => 0,
    };
    (proc.left - state.uncharged(p), proc.waited + waiting)
}

/// The text id of a phase.
pub fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::Future => "phase-future",
        Phase::Ready => "phase-ready",
        Phase::Loading => "phase-loading",
        Phase::Running => "phase-running",
        Phase::Io => "phase-io",
        Phase::Done => "phase-done",
        Phase::Killed => "phase-killed",
    }
}
