//! Numbers and tables, all from the same trace: outcomes, effective access time, bytes of tables.

use super::{
    AddressTranslation,
    event::Ended,
    explain::name,
    scenario::Mode,
    state::{Counts, Current, Definition, Phase, State},
    tables::Entry,
};
use crate::{Metric, Table};
use kw_scene::{Cell, Label};
use kw_trace::Trace;
use serde_json::{Value, json};

/// Most rows of a table of the state.
const ROWS: usize = 40;

/// Mean time of an access, in thousandths of a nanosecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessTime {
    /// By the formula: a·(t + m) + (1 − a)·(t + (k + 1)·m), and the faults by their own ratios
    /// (Silberschatz 10e §9.3.2.1, §10.2.3).
    pub formula: u64,
    /// What the run took, over its accesses.
    pub measured: u64,
}

/// The effective access time of what has been counted; `None` before the first access ended.
pub fn access_time(def: &Definition, counts: &Counts) -> Option<AccessTime> {
    let sc = &def.sc;
    let t = if sc.tlb_entries == 0 { 0 } else { sc.tlb_ns };
    let m = sc.memory_ns;
    let wide = u128::from;
    let misses = counts.accesses - counts.hits;
    let sum = wide(counts.hits) * wide(t + m)
        + wide(misses) * wide(t + (def.shape.levels.len() as u64 + 1) * m)
        + wide(counts.transfers) * wide(sc.fault_ns)
        + wide(counts.minor) * wide(sc.minor_ns);
    let mean = |sum: u128| {
        let milli = (sum * 1000).checked_div(wide(counts.accesses))?;
        u64::try_from(milli).ok()
    };
    Some(AccessTime {
        formula: mean(sum)?,
        measured: mean(wide(counts.time))?,
    })
}

/// An exact number for files: as a text where a reader with 53-bit numbers would lose digits.
fn number(n: u64) -> Value {
    if n < 1 << 53 {
        json!(n)
    } else {
        json!(n.to_string())
    }
}

/// The accesses that had ended after step `at`.
pub fn ended(
    trace: &Trace<AddressTranslation>,
    at: u64,
) -> impl DoubleEndedIterator<Item = Ended> + '_ {
    let marks = trace.marks();
    let last = marks.partition_point(|m| u64::from(m.0) <= at);
    (0..last).filter_map(move |i| Some(marks.get(i)?.1))
}

/// The result object of scenario files.
pub fn json(trace: &Trace<AddressTranslation>) -> Value {
    let state = trace.front();
    let def = &state.def;
    let accesses: Vec<Value> = ended(trace, u64::MAX)
        .map(|e| {
            let (page, offset) = def.shape.split(e.access.address);
            json!({
                "process": e.access.process,
                "address": number(e.access.address),
                "write": e.access.write,
                "vpn": number(page),
                "offset": offset,
                "tlb": if e.hit { "hit" } else { "miss" },
                "outcome": e.outcome.name(),
                "physical": e.physical.map(number),
                "memory_accesses": e.references,
            })
        })
        .collect();
    let c = &state.counts;
    let time = access_time(def, c);
    let levels: Vec<Value> = (0..def.shape.levels.len())
        .map(|l| {
            json!({
                "tables": state.tables.count[l],
                "bytes": number(u64::from(state.tables.count[l]) * def.shape.table_bytes(l)),
            })
        })
        .collect();
    json!({
        "accesses": accesses,
        "tlb_hits": c.hits,
        "tlb_misses": c.accesses - c.hits,
        "page_faults": c.page_faults,
        "protection_faults": c.protection_faults,
        "copies": c.copies,
        "evictions": c.evictions,
        "write_backs": c.write_backs,
        "memory_accesses": c.references,
        "total_ns": number(state.now),
        "effective_access_ps": {
            "formula": time.map(|t| number(t.formula)),
            "measured": time.map(|t| number(t.measured)),
        },
        "tables": levels,
        "table_bytes": number(state.table_bytes()),
        "flat_bytes": number(def.shape.flat_bytes() * state.roots.len() as u64),
    })
}

/// The figures that variants are compared by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let c = &state.counts;
    let metric = Metric::new;
    vec![
        metric("tlb-misses", c.accesses - c.hits, 1),
        metric("page-faults", c.page_faults, 1),
        metric("write-backs", c.write_backs, 1),
        metric("access-time", c.time, c.accesses),
        metric("references", c.references, c.accesses),
        Metric {
            more_is_better: true,
            percent: true,
            ..metric("hit-ratio", c.hits, c.accesses)
        },
        metric("table-bytes", state.table_bytes(), 1),
    ]
}

fn words(id: &'static str) -> Cell {
    Cell::Words(Label::text(id))
}

fn raw(text: impl Into<String>) -> Cell {
    Cell::Words(Label::raw(text))
}

fn bit(on: bool) -> Cell {
    raw(if on { "1" } else { "0" })
}

/// The result as tables.
pub fn tables(trace: &Trace<AddressTranslation>) -> Vec<Table> {
    let state = trace.front();
    vec![per_access(trace), cost(state, true), saved(state)]
}

/// What became of each access.
fn per_access(trace: &Trace<AddressTranslation>) -> Table {
    let def = &trace.front().def;
    let mut table = Table::new(
        "accesses",
        &[
            "process",
            "op",
            "address",
            "page",
            "offset",
            "tlb",
            "outcome",
            "physical",
            "#memory-references",
        ],
    );
    table.rows = ended(trace, u64::MAX)
        .map(|e| {
            let (page, offset) = def.shape.split(e.access.address);
            vec![
                raw(format!("P{}", e.access.process)),
                words(op_word(e.access.write, e.access.mode)),
                raw(def.address_text(e.access.address)),
                raw(def.page_text(page)),
                raw(def.number(offset, def.shape.page_bits)),
                words(if e.hit { "word-hit" } else { "word-miss" }),
                words(outcome_word(e.outcome)),
                e.physical
                    .map_or(Cell::Empty, |p| raw(def.physical_text(p))),
                Cell::Int(u64::from(e.references)),
            ]
        })
        .collect();
    table
}

/// The text of an outcome.
pub fn outcome_word(outcome: super::state::Outcome) -> &'static str {
    use super::state::Outcome;
    match outcome {
        Outcome::Ok => "outcome-ok",
        Outcome::PageFault => "outcome-page-fault",
        Outcome::ProtectionFault => "outcome-protection-fault",
        Outcome::Copied => "outcome-copied",
    }
}

/// The text of what an access does.
pub fn op_word(write: bool, mode: Mode) -> &'static str {
    match (write, mode) {
        (false, Mode::User) => "op-read",
        (true, Mode::User) => "op-write",
        (false, Mode::Kernel) => "op-read-kernel",
        (true, Mode::Kernel) => "op-write-kernel",
    }
}

/// Hit ratio, faults, and the effective access time by formula and by sum; `whole` with the counts
/// that are of use at the end only.
fn cost(state: &State, whole: bool) -> Table {
    let (c, def) = (&state.counts, &state.def);
    let time = access_time(def, c);
    let nanoseconds = |f: fn(AccessTime) -> u64| time.map_or(Cell::Empty, |t| Cell::Milli(f(t)));
    let mut table = Table::new("cost", &["figure", "#value"]);
    let at_the_end = [
        ("figure-protection-faults", c.protection_faults),
        ("figure-copies", c.copies),
        ("figure-evictions", c.evictions),
        ("metric-write-backs", c.write_backs),
        ("figure-transfers", c.transfers),
    ];
    let at_the_end = at_the_end.map(|(id, n)| (id, Cell::Int(n)));
    let rows = [
        ("figure-accesses", Cell::Int(c.accesses)),
        ("metric-hit-ratio", Cell::Percent(c.hits, c.accesses)),
        ("figure-references", Cell::Int(c.references)),
        ("metric-page-faults", Cell::Int(c.page_faults)),
    ]
    .into_iter()
    .chain(at_the_end.into_iter().filter(|_| whole))
    .chain([
        ("figure-total", Cell::Int(state.now)),
        ("figure-formula", nanoseconds(|t| t.formula)),
        ("figure-measured", nanoseconds(|t| t.measured)),
    ]);
    table.rows = rows.map(|(id, value)| vec![words(id), value]).collect();
    table
}

/// Bytes of page tables by level, against flat tables.
fn saved(state: &State) -> Table {
    let shape = &state.def.shape;
    let mut table = Table::new("saved", &["level", "#tables", "#bytes-each", "#bytes"]);
    for level in 0..shape.levels.len() {
        let (count, each) = (
            u64::from(state.tables.count[level]),
            shape.table_bytes(level),
        );
        table.rows.push(vec![
            raw((level + 1).to_string()),
            Cell::Int(count),
            Cell::Int(each),
            Cell::Int(count * each),
        ]);
    }
    let processes = state.roots.len() as u64;
    table.rows.push(vec![
        words("row-levels"),
        Cell::Int(state.tables.all().len() as u64),
        Cell::Empty,
        Cell::Int(state.table_bytes()),
    ]);
    table.foot = Some(vec![
        words("row-flat"),
        Cell::Int(processes),
        Cell::Int(shape.flat_bytes()),
        Cell::Int(processes * shape.flat_bytes()),
    ]);
    table
}

/// The state at the cursor.
pub fn state_tables(trace: &Trace<AddressTranslation>) -> Vec<Table> {
    let state = trace.state();
    let mut out = Vec::new();
    if let Some(c) = &state.current {
        out.push(present(state, c));
        out.push(walk(state, c));
    }
    out.extend([tlb(state), frames(state), cost(state, false), saved(state)]);
    out.retain(|table| !table.rows.is_empty() || table.foot.is_some());
    out
}

/// The access under way.
fn present(state: &State, c: &Current) -> Table {
    let def = &state.def;
    let mut table = Table::new("present", &["figure", "value"]);
    let known = |v: Option<String>| v.map_or(Cell::Empty, raw);
    let done = c.ended && state.phase == Phase::Idle;
    let access = Label::Text(
        "cell-access",
        vec![
            ("process", name(c.process).into()),
            ("op", op_word(c.access.write, c.access.mode).into()),
            ("address", def.address_text(c.access.address).into()),
        ],
    );
    for (id, value) in [
        ("row-access", Cell::Words(access)),
        ("column-page", raw(def.page_text(c.page))),
        (
            "column-offset",
            raw(def.number(c.offset, def.shape.page_bits)),
        ),
        (
            "column-tlb",
            c.first_hit.map_or(Cell::Empty, |hit| {
                words(if hit { "word-hit" } else { "word-miss" })
            }),
        ),
        ("column-frame", known(c.frame.map(|f| f.to_string()))),
        (
            "column-physical",
            known(c.physical.map(|p| def.physical_text(p))),
        ),
        (
            "column-outcome",
            if done {
                words(outcome_word(c.outcome))
            } else {
                Cell::Empty
            },
        ),
        (
            "column-memory-references",
            Cell::Int(u64::from(c.references)),
        ),
    ] {
        table.rows.push(vec![words(id), value]);
    }
    table
}

/// What an entry holds: a frame, or where the next table begins.
pub fn target(state: &State, entry: &Entry) -> Option<u64> {
    if !entry.present {
        None
    } else if entry.leaf {
        Some(entry.target)
    } else {
        Some(state.frame_of_table(entry.target as u32))
    }
}

/// The entries read in the walk under way.
fn walk(state: &State, c: &Current) -> Table {
    let def = &state.def;
    let mut table = Table::new(
        "walk",
        &[
            "level", "table-at", "#index", "entry-at", "frame", "p", "w", "u", "a", "d",
        ],
    );
    for (level, place) in c.path.iter().enumerate() {
        let Some(place) = place else { continue };
        let base = state.tables.table(place.table).base;
        let entry = state.tables.get(*place).copied().unwrap_or_default();
        table.rows.push(vec![
            raw((level + 1).to_string()),
            raw(def.physical_text(base)),
            Cell::Int(place.index),
            raw(def.physical_text(base + place.index * def.shape.entry_bytes)),
            target(state, &entry).map_or(Cell::Empty, |f| raw(f.to_string())),
            bit(entry.present),
            bit(entry.writable),
            bit(entry.user),
            bit(entry.accessed),
            bit(entry.dirty),
        ]);
    }
    table
}

fn tlb(state: &State) -> Table {
    let mut table = Table::new("tlb", &["#slot", "process", "page", "frame", "w", "u", "d"]);
    let slots = &state.tlb.slots;
    let kept = slots
        .iter()
        .enumerate()
        .filter_map(|(i, k)| Some((i, k.as_ref()?)));
    for (i, k) in kept.take(ROWS) {
        table.rows.push(vec![
            Cell::Int(i as u64),
            raw(name(k.process)),
            raw(state.def.page_text(k.page)),
            raw(k.frame.to_string()),
            bit(k.writable),
            bit(k.user),
            bit(k.dirty),
        ]);
    }
    let empty = slots.iter().filter(|k| k.is_none()).count() as u64;
    if empty > 0 {
        let mut foot = vec![words("row-empty"), Cell::Int(empty)];
        foot.resize(table.columns.len(), Cell::Empty);
        table.foot = Some(foot);
    }
    table
}

fn frames(state: &State) -> Table {
    let mut table = Table::new("frames", &["#frame", "pages", "#loaded", "#used"]);
    for frame in state.memory.used().iter().take(ROWS) {
        let owners: Vec<String> = frame
            .owners
            .iter()
            .map(|(process, page)| format!("{} {}", name(*process), state.def.page_text(*page)))
            .collect();
        table.rows.push(vec![
            Cell::Int(frame.number),
            raw(owners.join(", ")),
            Cell::Int(frame.loaded),
            Cell::Int(frame.used),
        ]);
    }
    table.foot = Some(vec![
        words("row-free"),
        Cell::Int(state.memory.free()),
        Cell::Empty,
        Cell::Empty,
    ]);
    table
}
