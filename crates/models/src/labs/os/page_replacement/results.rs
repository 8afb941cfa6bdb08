//! Numbers and tables, all from the state: faults, hits, evictions, write-backs; with several
//! processes also completion and CPU utilisation.

use super::{
    event::Doing,
    many::Many,
    one::{One, counter_bits},
    scenario::Policy,
    state::State,
};
use crate::{Metric, Table};
use kw_paging::{Counts, NEVER, Policy as P};
use kw_scene::{Cell, Label};
use serde_json::{Value, json};

fn ratio(num: u64, den: u64) -> Value {
    match den {
        0 => Value::Null,
        den => json!(num as f64 / den as f64),
    }
}

/// Last completion; 0 while nobody ended.
fn makespan(many: &Many) -> u64 {
    let ends = many.procs.iter().filter_map(|p| p.completion);
    ends.max().unwrap_or(0)
}

/// The result object.
pub fn json(state: &State) -> Value {
    let with = |c: Counts, frames: Vec<Value>| {
        json!({
            "faults": c.faults,
            "hits": c.hits,
            "evictions": c.evictions,
            "write_backs": c.write_backs,
            "frames": frames,
        })
    };
    match state {
        State::One(one) => {
            let frames = &one.memory.frames;
            let held = (0..frames.count()).map(|f| json!(frames.page(f).map(|p| one.name(p))));
            with(one.memory.counts, held.collect())
        }
        State::Many(many) => {
            let mut result = with(many.counts(), vec![Value::Null; many.frames()]);
            let processes = (0..many.procs.len() as u16).map(|p| {
                let proc = &many.procs[usize::from(p)];
                let ended = proc.completion.filter(|_| !proc.killed);
                json!({
                    "id": many.id(p),
                    "references": proc.at,
                    "faults": proc.faults,
                    "completion": ended,
                    "largest_working_set": proc.largest,
                })
            });
            result["processes"] = processes.collect();
            result["makespan"] = json!(makespan(many));
            result["cpu_utilisation"] = ratio(many.busy, many.now);
            result
        }
    }
}

/// The figures that policies are compared by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let metric = Metric::new;
    let share = |id, num, den| Metric {
        more_is_better: true,
        percent: true,
        ..metric(id, num, den)
    };
    match state {
        State::One(one) => {
            let c = one.memory.counts;
            vec![
                metric("faults", c.faults, 1),
                metric("evictions", c.evictions, 1),
                metric("write-backs", c.write_backs, 1),
                share("hit-ratio", c.hits, c.hits + c.faults),
            ]
        }
        State::Many(many) => {
            let c = many.counts();
            vec![
                metric("faults", c.faults, 1),
                metric("makespan", makespan(many), 1),
                metric("write-backs", c.write_backs, 1),
                share("utilisation", many.busy, many.now),
            ]
        }
    }
}

/// The tables of a run that has ended.
pub fn tables(state: &State) -> Vec<Table> {
    let mut overall = Table::new("overall", &["figure", "#value"]);
    let mut row = |id: &'static str, cell| {
        overall.rows.push(vec![Cell::Words(Label::text(id)), cell]);
    };
    match state {
        State::One(one) => {
            let c = one.memory.counts;
            row("figure-references", Cell::Int(c.hits + c.faults));
            row("figure-pages", Cell::Int(one.demand.names.len() as u64));
            counts(&mut row, c);
            row("figure-hit-ratio", Cell::Percent(c.hits, c.hits + c.faults));
            let frames = frames_table("frames-end", one);
            vec![overall, frames]
        }
        State::Many(many) => {
            let c = many.counts();
            row("figure-utilisation", Cell::Percent(many.busy, many.now));
            row("figure-makespan", Cell::Int(makespan(many)));
            counts(&mut row, c);
            let mut each = Table::new(
                "per-process",
                &[
                    "process",
                    "#references",
                    "#faults",
                    "#fault-ratio",
                    "#largest",
                    "#completion",
                ],
            );
            for (i, p) in many.procs.iter().enumerate() {
                each.rows.push(vec![
                    Cell::Thing(i, many.id(i as u16).to_owned()),
                    Cell::Int(u64::from(p.at)),
                    Cell::Int(p.faults),
                    Cell::Percent(p.faults, u64::from(p.at)),
                    Cell::Int(u64::from(p.largest)),
                    p.completion
                        .filter(|_| !p.killed)
                        .map_or(Cell::Empty, Cell::Int),
                ]);
            }
            vec![each, overall]
        }
    }
}

fn counts(row: &mut impl FnMut(&'static str, Cell), c: Counts) {
    row("figure-faults", Cell::Int(c.faults));
    row("figure-hits", Cell::Int(c.hits));
    row("figure-evictions", Cell::Int(c.evictions));
    row("figure-write-backs", Cell::Int(c.write_backs));
}

/// The state at the cursor.
pub fn state_tables(state: &State) -> Vec<Table> {
    match state {
        State::One(one) => vec![frames_table("frames", one), so_far(one)],
        State::Many(many) => vec![processes(many), machine(many)],
    }
}

fn bit(on: bool) -> Cell {
    Cell::Int(u64::from(on))
}

/// What the policy goes by in each frame: a column's id and a cell for a frame.
type Column = (&'static str, fn(&One, usize) -> Cell);

fn columns(one: &One) -> &'static [Column] {
    const R: Column = ("#r", |one, f| bit(one.is_referenced(f)));
    match one.policy {
        Policy::Fifo {} | Policy::Lru {} => &[("#order", |one, f| {
            let order = one.memory.order();
            let place = order.iter().position(|o| *o as usize == f);
            place.map_or(Cell::Empty, |n| Cell::Int(n as u64 + 1))
        })],
        Policy::Opt {} => &[("#next", |one, f| match &one.memory.policy {
            P::Opt(p) => match p.next_use(f) {
                Some(NEVER) => Cell::Words(Label::text("never")),
                Some(place) => one.number(place).map_or(Cell::Empty, Cell::Int),
                None => Cell::Empty,
            },
            _ => Cell::Empty,
        })],
        Policy::Lfu { .. } => &[("#count", |one, f| match &one.memory.policy {
            P::Lfu(p) => Cell::Int(u64::from(p.count(f))),
            _ => Cell::Empty,
        })],
        Policy::Nur { .. } => &[
            R,
            ("#class", |one, f| match &one.memory.policy {
                P::Nur(p) => Cell::Int(u64::from(p.class(&one.memory.frames, f))),
                _ => Cell::Empty,
            }),
        ],
        Policy::Clock { .. } => &[
            R,
            ("hand", |one, f| match &one.memory.policy {
                P::Clock(p) if p.hand() as usize == f => Cell::Words(Label::text("hand-here")),
                _ => Cell::Empty,
            }),
        ],
        Policy::Aging { .. } => &[
            R,
            ("#counter", |one, f| {
                match (&one.memory.policy, one.policy) {
                    (P::Aging(p), Policy::Aging { bits, .. }) => {
                        Cell::Words(Label::raw(counter_bits(u64::from(p.counter(f)), bits)))
                    }
                    _ => Cell::Empty,
                }
            }),
        ],
        Policy::Random { .. } => &[],
    }
}

fn frames_table(id: &'static str, one: &One) -> Table {
    let own = columns(one);
    let mut heads = vec!["#frame", "#page", "#loaded", "#last-use", "#m"];
    heads.extend(own.iter().map(|c| c.0));
    let mut table = Table::new(id, &heads);
    let frames = &one.memory.frames;
    for f in 0..frames.count() {
        let Some(page) = frames.page(f) else {
            let mut row = vec![Cell::Empty; heads.len()];
            row[0] = Cell::Int(f as u64);
            table.rows.push(row);
            continue;
        };
        let mut row = vec![
            Cell::Int(f as u64),
            Cell::Thing(page as usize, one.name(page).to_string()),
            Cell::Int(u64::from(one.loaded[f])),
            Cell::Int(u64::from(one.used[f])),
            bit(frames.is_dirty(f)),
        ];
        row.extend(own.iter().map(|c| (c.1)(one, f)));
        table.rows.push(row);
    }
    table
}

fn so_far(one: &One) -> Table {
    let mut table = Table::new("so-far", &["figure", "#value"]);
    let mut row = |id: &'static str, cell| {
        table.rows.push(vec![Cell::Words(Label::text(id)), cell]);
    };
    let c = one.memory.counts;
    row("figure-made", Cell::Int(one.made));
    counts(&mut row, c);
    if let Some(left) = one.memory.until_tick() {
        row("figure-tick", Cell::Int(u64::from(left)));
    }
    table
}

/// The text id of what a process does.
pub fn doing_id(many: &Many, p: usize) -> &'static str {
    let proc = &many.procs[p];
    match proc.doing {
        Doing::Nothing if proc.killed => "doing-killed",
        Doing::Nothing if proc.completion.is_some() => "doing-done",
        Doing::Nothing => "doing-future",
        Doing::Ready => "doing-ready",
        Doing::Run => "doing-run",
        Doing::Disk => "doing-disk",
        Doing::Suspended => "doing-suspended",
    }
}

fn processes(many: &Many) -> Table {
    let mut table = Table::new(
        "processes",
        &[
            "process",
            "state",
            "#made",
            "#length",
            "#faults",
            "#held",
            "#working-set",
        ],
    );
    for (i, p) in many.procs.iter().enumerate() {
        table.rows.push(vec![
            Cell::Thing(i, many.id(i as u16).to_owned()),
            Cell::Words(Label::text(doing_id(many, i))),
            Cell::Int(u64::from(p.at)),
            Cell::Int(u64::from(many.length(i as u16))),
            Cell::Int(p.faults),
            Cell::Int(u64::from(p.held)),
            Cell::Int(u64::from(p.set)),
        ]);
    }
    table
}

fn machine(many: &Many) -> Table {
    let mut table = Table::new("machine", &["figure", "#value"]);
    let mut row = |id: &'static str, cell| {
        table.rows.push(vec![Cell::Words(Label::text(id)), cell]);
    };
    let used: usize = many.memories.iter().map(|m| m.frames.used()).sum();
    row("figure-frames", Cell::Int(many.frames() as u64));
    row("figure-used", Cell::Int(used as u64));
    row("figure-sets", Cell::Int(many.sum()));
    row("figure-queue", Cell::Int(many.disk.len() as u64));
    row("figure-utilisation", Cell::Percent(many.busy, many.now));
    table
}
