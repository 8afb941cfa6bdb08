//! Numbers and tables, all from the same run: who was loaded when and where, what is free and what
//! is lost, and the same processes as pages.

use super::{
    Ending, MarkKind, Segmentation,
    checks::{self, Standing},
    event::What,
    explain,
    scenario::Register,
    state::{FREE, Phase, State, TAKEN, aliases},
};
use crate::{Metric, Table};
use kw_scene::{Cell, Label};
use kw_trace::Trace;
use serde_json::{Value, json};

/// Most accesses in the tables and the result.
const ACCESSES: usize = 200;

fn count(state: &State, phase: impl Fn(&super::state::Proc) -> bool) -> u64 {
    state.procs.iter().filter(|p| phase(p)).count() as u64
}

/// Processes that were in memory with all their segments.
fn loaded(state: &State) -> u64 {
    count(state, |p| p.loaded.is_some())
}

/// The figures that fits, or states of line 20, are compared by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let totals = &state.totals;
    let metric = Metric::new;
    if state.real.is_some() {
        return vec![
            metric("translated", totals.translated, 1),
            metric("wrapped", totals.wrapped, 1),
        ];
    }
    let (_, largest) = state.free();
    let more = |m: Metric| Metric {
        more_is_better: true,
        ..m
    };
    vec![
        more(metric("loaded", loaded(state), 1)),
        metric("fragmented", totals.fragmented, 1),
        metric("looked", totals.looked, totals.searches),
        metric("waited", totals.waited, loaded(state)),
        metric("moved", totals.moved, 1),
        more(metric("largest", u64::from(largest), 1)),
        more(Metric {
            percent: true,
            ..metric("held", totals.held, state.now * u64::from(state.size))
        }),
    ]
    .into_iter()
    .map(|m| Metric {
        // Where nothing was searched there is no quotient.
        num: if m.den == 0 { 0 } else { m.num },
        ..m
    })
    .collect()
}

/// The text id of a phase.
pub fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::Future => "phase-future",
        Phase::Loading => "phase-loading",
        Phase::Loaded => "phase-loaded",
        Phase::Waiting => "phase-waiting",
        Phase::Leaving => "phase-leaving",
        Phase::Done => "phase-done",
        Phase::Refused => "phase-refused",
        Phase::Faulted => "phase-faulted",
        Phase::Killed => "phase-killed",
    }
}

fn ending_word(ending: Ending) -> &'static str {
    match ending {
        Ending::Address(_) => "ending-address",
        Ending::Absent => "ending-absent",
        Ending::NoSegment => "ending-no-segment",
        Ending::Limit => "ending-limit",
        Ending::Rights => "ending-rights",
    }
}

/// The result object.
pub fn json(trace: &Trace<Segmentation>) -> Value {
    let state = trace.front();
    let marks = || trace.marks().range(0, usize::MAX).map(|m| m.1.kind);
    if let Some(real) = state.real {
        let accesses: Vec<Value> = marks()
            .filter_map(|m| match m {
                MarkKind::Far(far, address) => Some(json!({
                    "register": far.register.name(),
                    "segment": far.segment,
                    "offset": far.offset,
                    "address": address,
                })),
                _ => None,
            })
            .take(ACCESSES)
            .collect();
        return json!({
            "registers": real.registers,
            "a20": explain::a20_word(real.a20),
            "wrapped": state.totals.wrapped,
            "accesses": accesses,
        });
    }
    let processes: Vec<Value> = state
        .procs
        .iter()
        .enumerate()
        .map(|(i, p)| {
            json!({
                "id": state.name(i as u16),
                "state": phase_word(p.phase).trim_start_matches("phase-"),
                "loaded": p.loaded,
                "ended": p.ended,
            })
        })
        .collect();
    let segments: Vec<Value> = state
        .blocks
        .iter()
        .filter(|b| b.process != TAKEN)
        .map(|b| {
            json!({
                "process": state.name(b.process),
                "segment": b.segment,
                "base": b.start,
                "limit": b.used,
                "allocated": b.size,
            })
        })
        .collect();
    let holes: Vec<Value> = state
        .holes()
        .iter()
        .map(|h| json!({"start": h.start, "size": h.size}))
        .collect();
    let accesses: Vec<Value> = marks()
        .filter_map(|m| match m {
            MarkKind::Access(asked, ending) => Some(json!({
                "process": state.name(asked.process),
                "segment": asked.segment,
                "offset": asked.offset,
                "kind": asked.kind.name(),
                "outcome": ending_word(ending).trim_start_matches("ending-"),
                "address": match ending {
                    Ending::Address(address) => json!(address),
                    _ => Value::Null,
                },
            })),
            _ => None,
        })
        .take(ACCESSES)
        .collect();
    let (free, largest) = state.free();
    json!({
        "processes": processes,
        "segments": segments,
        "holes": holes,
        "free": free,
        "largest_hole": largest,
        "internal": state.internal(),
        "fragmented": state.totals.fragmented,
        "holes_looked_at": state.totals.looked,
        "moved": state.totals.moved,
        "accesses": accesses,
    })
}

fn thing(state: &State, process: u16) -> Cell {
    Cell::Thing(usize::from(process), state.name(process).to_owned())
}

fn raw(s: impl Into<String>) -> Cell {
    Cell::Words(Label::raw(s))
}

/// The result as tables.
pub fn tables(trace: &Trace<Segmentation>) -> Vec<Table> {
    let state = trace.front();
    let mut overall = Table::new("overall", &["figure", "#value"]);
    let row = |id, cell| vec![Cell::Words(Label::text(id)), cell];
    let totals = &state.totals;
    if state.real.is_some() {
        overall.rows = vec![
            row("metric-translated", Cell::Int(totals.translated)),
            row("metric-wrapped", Cell::Int(totals.wrapped)),
        ];
        return vec![overall, fars(trace)];
    }
    let mut per = Table::new(
        "per-process",
        &[
            "process", "#arrival", "#loaded", "#waited", "#ended", "state",
        ],
    );
    let some = |t: Option<u64>| t.map_or(Cell::Empty, Cell::Int);
    for (i, p) in state.procs.iter().enumerate() {
        let arrival = state.def.processes[i].arrival;
        per.rows.push(vec![
            thing(state, i as u16),
            Cell::Int(arrival),
            some(p.loaded),
            some(p.loaded.map(|t| t - arrival)),
            some(p.ended),
            Cell::Words(Label::text(phase_word(p.phase))),
        ]);
    }
    let (free, largest) = state.free();
    overall.rows = vec![
        row("metric-loaded", Cell::Int(loaded(state))),
        row("metric-fragmented", Cell::Int(totals.fragmented)),
        row("metric-looked", Cell::Ratio(totals.looked, totals.searches)),
        row("metric-moved", Cell::Int(totals.moved)),
        row("metric-moving", Cell::Int(totals.moving)),
        row(
            "metric-held",
            Cell::Percent(totals.held, state.now * u64::from(state.size)),
        ),
        row("metric-free", Cell::Int(u64::from(free))),
        row("metric-largest", Cell::Int(u64::from(largest))),
        row(
            "metric-external",
            Cell::Percent(u64::from(free - largest), u64::from(free)),
        ),
        row("metric-internal", Cell::Int(u64::from(state.internal()))),
    ];
    let mut tables = vec![per, overall];
    if !state.frames.is_empty() {
        tables.push(side_by_side(state));
    }
    if !state.def.accesses.is_empty() || totals.translated + totals.faults > 0 {
        tables.push(accesses(trace));
    }
    tables
}

/// Each process as segments and as pages.
fn side_by_side(state: &State) -> Table {
    let mut table = Table::new(
        "side-by-side",
        &[
            "process",
            "#length",
            "#segments",
            "#lost-segments",
            "#pages",
            "#lost-pages",
        ],
    );
    let mut sums = [0; 5];
    for (i, def) in state.def.processes.iter().enumerate() {
        let p = i as u16;
        let length: u64 = def.segments.iter().map(|s| s.size).sum();
        let given: u64 = def
            .segments
            .iter()
            .map(|s| u64::from(state.rounded(s.size)))
            .sum();
        let page = state.def.page_size;
        let pages: u64 = def.segments.iter().map(|s| s.size.div_ceil(page)).sum();
        let figures = [
            length,
            def.segments.len() as u64,
            given - length,
            pages,
            pages * page - length,
        ];
        let mut row = vec![thing(state, p)];
        for (sum, figure) in sums.iter_mut().zip(figures) {
            *sum += figure;
            row.push(Cell::Int(figure));
        }
        table.rows.push(row);
    }
    let total = Cell::Words(Label::text("total"));
    table.foot = Some(std::iter::once(total).chain(sums.map(Cell::Int)).collect());
    table
}

/// Accesses of the run up to the cursor of its marks.
fn accesses(trace: &Trace<Segmentation>) -> Table {
    let state = trace.front();
    let mut table = Table::new(
        "accesses",
        &["process", "#s", "#d", "kind", "ending", "#address"],
    );
    for (_, mark) in trace.marks().range(0, usize::MAX) {
        if let MarkKind::Access(asked, ending) = mark.kind
            && table.rows.len() < ACCESSES
        {
            table.rows.push(vec![
                thing(state, asked.process),
                Cell::Int(u64::from(asked.segment)),
                Cell::Int(u64::from(asked.offset)),
                Cell::Words(Label::text(kind_word(asked.kind))),
                Cell::Words(Label::text(ending_word(ending))),
                match ending {
                    Ending::Address(address) => Cell::Int(u64::from(address)),
                    _ => Cell::Empty,
                },
            ]);
        }
    }
    table
}

/// The text id of a kind of access.
pub fn kind_word(kind: super::scenario::AccessKind) -> &'static str {
    use super::scenario::AccessKind;
    match kind {
        AccessKind::Read => "choice-read",
        AccessKind::Write => "choice-write",
        AccessKind::Execute => "choice-execute",
    }
}

/// The text id of rights.
pub fn rights_word(rights: super::scenario::Rights) -> &'static str {
    use super::scenario::Rights;
    match rights {
        Rights::ReadWrite => "choice-read-write",
        Rights::ReadExecute => "choice-read-execute",
        Rights::ReadOnly => "choice-read-only",
    }
}

/// Accesses of real mode.
fn fars(trace: &Trace<Segmentation>) -> Table {
    let mut table = Table::new(
        "fars",
        &[
            "register",
            "segment-hex",
            "offset-hex",
            "address-hex",
            "#pairs",
        ],
    );
    let a20 = trace.front().real.map(|r| r.a20).unwrap_or_default();
    for (_, mark) in trace.marks().range(0, usize::MAX) {
        if let MarkKind::Far(far, address) = mark.kind
            && table.rows.len() < ACCESSES
        {
            table.rows.push(vec![
                raw(far.register.name()),
                raw(explain::hex4(far.segment)),
                raw(explain::hex4(far.offset)),
                raw(explain::hex5(address)),
                Cell::Int(u64::from(aliases(address, a20).0)),
            ]);
        }
    }
    table
}

/// The state at the cursor: registers, or segment tables, holes and frames.
pub fn state_tables(trace: &Trace<Segmentation>) -> Vec<Table> {
    let state = trace.state();
    if let Some(real) = state.real {
        let mut table = Table::new(
            "registers",
            &["register", "segment-hex", "from-hex", "to-hex"],
        );
        for register in Register::ALL {
            let value = real.registers[register as usize];
            table.rows.push(vec![
                raw(register.name()),
                raw(explain::hex4(value)),
                raw(explain::hex5(value * 16)),
                raw(explain::hex5(value * 16 + 0xFFFF)),
            ]);
        }
        let mut tables = vec![table];
        tables.extend(trace.event().and_then(|e| sum(&e.what)));
        return tables;
    }
    let mut memory = Table::new(
        "memory",
        &[
            "process",
            "#s",
            "segment",
            "#base",
            "#limit",
            "#allocated",
            "rights",
        ],
    );
    let mut at = 0;
    for block in state.blocks.iter().copied().map(Some).chain([None]) {
        let start = block.map_or(state.size, |b| b.start);
        if at < start {
            let hole = Cell::Words(Label::text("hole"));
            let size = Cell::Int(u64::from(start - at));
            let at = Cell::Int(u64::from(at));
            memory.rows.push(vec![
                hole,
                Cell::Empty,
                Cell::Empty,
                at,
                Cell::Empty,
                size,
                Cell::Empty,
            ]);
        }
        let Some(b) = block else { break };
        at = b.end();
        let (base, size) = (Cell::Int(u64::from(b.start)), Cell::Int(u64::from(b.size)));
        memory.rows.push(if b.process == TAKEN {
            let taken = Cell::Words(Label::text("in-use"));
            vec![
                taken,
                Cell::Empty,
                Cell::Empty,
                base,
                Cell::Empty,
                size,
                Cell::Empty,
            ]
        } else {
            vec![
                thing(state, b.process),
                Cell::Int(u64::from(b.segment)),
                raw(state.segment_name(b.process, b.segment)),
                base,
                Cell::Int(u64::from(b.used)),
                size,
                Cell::Words(Label::text(rights_word(state.rights(b.process, b.segment)))),
            ]
        });
    }
    let mut processes = Table::new("processes", &["process", "state", "#loaded", "#pages"]);
    let is_paged = !state.frames.is_empty();
    for (i, p) in state.procs.iter().enumerate() {
        processes.rows.push(vec![
            thing(state, i as u16),
            Cell::Words(Label::text(phase_word(p.phase))),
            p.loaded.map_or(Cell::Empty, Cell::Int),
            Cell::Int(u64::from(state.pages(i as u16))),
        ]);
    }
    if !is_paged {
        processes.columns.pop();
        for row in &mut processes.rows {
            row.pop();
        }
    }
    // What the step is about comes before what stays.
    let what = trace.event().map(|e| &e.what);
    let mut tables = vec![memory];
    tables.extend(what.and_then(|w| searched(state, w)));
    tables.extend(what.and_then(|w| translation(state, w)));
    tables.push(processes);
    if is_paged {
        tables.push(frames(state));
    }
    tables
}

/// Holes in the order the present step looked at them.
fn searched(state: &State, what: &What) -> Option<Table> {
    let (search, want) = state.searched(what)?;
    let mut table = Table::new("search", &["#order", "#base", "#size", "verdict"]);
    for (i, hole) in search.looked.iter().enumerate() {
        let verdict = match hole.size >= want {
            _ if search.chosen == Some(i) => "verdict-taken",
            true => "verdict-fits",
            false => "verdict-small",
        };
        table.rows.push(vec![
            Cell::Int(i as u64 + 1),
            Cell::Int(u64::from(hole.start)),
            Cell::Int(u64::from(hole.size)),
            Cell::Words(Label::text(verdict)),
        ]);
    }
    Some(table)
}

/// The checks of the access that the present step belongs to.
fn translation(state: &State, what: &What) -> Option<Table> {
    let asked = checks::asked(what)?;
    let mut table = Table::new("translation", &["check", "verdict"]);
    let row = |label, verdict| vec![Cell::Words(label), verdict];
    table
        .rows
        .push(row(checks::logical(state, asked), Cell::Empty));
    for check in checks::checks(state, what) {
        let verdict = match check.standing {
            Standing::Ahead => Cell::Empty,
            Standing::Passed => Cell::Words(Label::text("verdict-passed")),
            Standing::Failed => Cell::Words(Label::text("verdict-failed")),
        };
        table.rows.push(row(check.label, verdict));
    }
    Some(table)
}

/// The sum of real mode as far as it is made.
fn sum(what: &What) -> Option<Table> {
    let (far, address) = match what {
        What::Selected { far } | What::Summed { far } => (far, None),
        What::OnBus { far, address, .. } => (far, Some(*address)),
        _ => return None,
    };
    let mut table = Table::new("sum", &["part", "value-hex"]);
    let register = vec![("register", far.register.name().into())];
    let row = |label, n: u32| vec![Cell::Words(label), raw(explain::hex5(n))];
    table.rows = vec![
        row(Label::Text("sum-segment", register), far.segment * 16),
        row(Label::text("sum-offset"), far.offset),
    ];
    if !matches!(what, What::Selected { .. }) {
        table.rows.push(row(Label::text("sum-sum"), far.sum()));
    }
    if let Some(address) = address {
        table.rows.push(row(Label::text("sum-plain"), address));
    }
    Some(table)
}

/// Frames in runs of one segment, for those who do not see the picture.
fn frames(state: &State) -> Table {
    let mut table = Table::new("frames", &["frames", "process", "segment", "#units"]);
    let mut from = 0;
    while from < state.frames.len() {
        let first = state.frames[from];
        let same =
            |f: &&super::state::Frame| (f.process, f.segment) == (first.process, first.segment);
        let count = state.frames[from..].iter().take_while(same).count();
        let used: u32 = state.frames[from..from + count]
            .iter()
            .map(|f| f.used)
            .sum();
        let range = match count {
            1 => from.to_string(),
            _ => format!("{from}–{}", from + count - 1),
        };
        table.rows.push(match first.process {
            FREE => vec![
                raw(range),
                Cell::Words(Label::text("hole")),
                Cell::Empty,
                Cell::Empty,
            ],
            TAKEN => vec![
                raw(range),
                Cell::Words(Label::text("in-use")),
                Cell::Empty,
                Cell::Empty,
            ],
            process => vec![
                raw(range),
                thing(state, process),
                raw(state.segment_name(process, first.segment)),
                Cell::Int(u64::from(used)),
            ],
        });
        from += count;
    }
    table
}
