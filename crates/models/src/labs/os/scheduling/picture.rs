//! The Gantt chart with queues: what has happened up to the cursor, on a time axis that is as long
//! as the whole run, so that nothing jumps while one steps.
//!
//! Everything comes from the trace: ended intervals from its marks, open ones from the state.

use super::{
    Doing, Mark, Scheduling, explain,
    ready::Ready,
    results::so_far,
    scenario::{Observed, ObservedState, Policy, Unit},
    state::{Job, Phase, State},
};
use crate::Figure;
use kw_scene::{Anchor, Cell, Label, Part, PathData, Scene, TimeAxis, cut, width_of};
use kw_trace::{Param, Trace};
use std::collections::HashMap;

/// Most process rows in a picture.
const ROWS: usize = 24;
const ROWS_COMPACT: usize = 6;
const LANE: f32 = 38.0;

/// Which processes are shown: all, or the `limit` that were last active.
pub fn shown(trace: &Trace<Scheduling>, limit: usize) -> Vec<u16> {
    let state = trace.state();
    if state.procs.len() <= limit {
        return (0..state.procs.len() as u16).collect();
    }
    let mut chosen: Vec<u16> = state
        .cpus
        .iter()
        .filter_map(|cpu| match cpu.job {
            Job::Running { process, .. } | Job::Loading { process, .. } => Some(process),
            Job::Idle => None,
        })
        .collect();
    let marks = trace.marks();
    let mut i = marks.partition_point(|m| u64::from(m.0) <= trace.at());
    while i > 0 && chosen.len() < limit {
        i -= 1;
        if let Some((_, mark)) = marks.get(i)
            && !chosen.contains(&mark.process)
        {
            chosen.push(mark.process);
        }
    }
    let mut next = 0;
    while chosen.len() < limit {
        if !chosen.contains(&next) {
            chosen.push(next);
        }
        next += 1;
    }
    kw_trace::order_by(&mut chosen, &|p| (u64::from(p), 0));
    chosen
}

/// A column of the process table that belongs to the policy.
#[derive(Clone, Copy)]
pub struct KeyColumn {
    /// Column id, with `#`.
    pub column: &'static str,
    /// Its cell.
    pub cell: fn(&State, u16) -> Cell,
}

/// What the policy goes by, per process.
pub fn key_columns(state: &State) -> Vec<KeyColumn> {
    let column = |column, cell| KeyColumn { column, cell };
    let estimate: KeyColumn = column("#estimate", |st, p| {
        Cell::Milli(st.procs[usize::from(p)].estimate)
    });
    match state.def.policy {
        Policy::Fcfs {} => vec![],
        Policy::Sjf(_) | Policy::Srtf(_) => vec![estimate],
        Policy::Hrrn {} => vec![column("#ratio", |st, p| {
            let proc = &st.procs[usize::from(p)];
            match proc.phase {
                Phase::Ready => Cell::Ratio(st.now - proc.since + proc.left, proc.left),
                _ => Cell::Empty,
            }
        })],
        Policy::Priority { .. } => vec![
            column("#priority", |st, p| {
                Cell::Int(st.procs[usize::from(p)].priority)
            }),
            column("#own-priority", |st, p| Cell::Int(st.def(p).priority)),
        ],
        Policy::RoundRobin { .. } => vec![column("#slice", slice_cell)],
        Policy::Mlfq { .. } => vec![
            column("#level", |st, p| Cell::Int(u64::from(st.level(p)))),
            column("#slice", slice_cell),
            column("#allotment", |st, p| {
                st.allotment_left(p).map_or(Cell::Empty, Cell::Int)
            }),
        ],
        Policy::Lottery { .. } => vec![column("#tickets", |st, p| Cell::Int(st.def(p).tickets))],
        Policy::Stride { .. } => vec![
            column("#tickets", |st, p| Cell::Int(st.def(p).tickets)),
            column("#pass", |st, p| Cell::Milli(st.procs[usize::from(p)].share)),
        ],
        Policy::Fair { .. } => vec![
            column("#nice", |st, p| {
                Cell::Words(Label::raw(st.def(p).nice.to_string()))
            }),
            column("#vruntime", |st, p| Cell::Milli(st.share(p))),
        ],
    }
}

fn slice_cell(state: &State, p: u16) -> Cell {
    state.slice_left(p).map_or(Cell::Empty, Cell::Int)
}

/// What stands under a process's name in a queue box.
fn key_text(state: &State, p: u16) -> Option<Label> {
    let (left, _) = so_far(state, p, &state.procs[usize::from(p)]);
    let text = |id, n: u64| Some(Label::Text(id, vec![("n", Param::from(n))]));
    match state.def.policy {
        Policy::Fcfs {} | Policy::RoundRobin { .. } => text("box-left", left),
        Policy::Sjf(_) if super::event::estimates(&state.def.policy) => Some(Label::Text(
            "box-estimate",
            vec![(
                "n",
                Param::Milli(state.procs[usize::from(p)].estimate as i64),
            )],
        )),
        Policy::Sjf(_) | Policy::Srtf(_) => text("box-left", left),
        Policy::Hrrn {} => {
            let proc = &state.procs[usize::from(p)];
            let waited = state.now - proc.since;
            Some(Label::Text(
                "box-ratio",
                vec![(
                    "n",
                    Param::Milli(((waited + proc.left) * 1000 / proc.left.max(1)) as i64),
                )],
            ))
        }
        Policy::Priority { .. } => text("box-priority", state.procs[usize::from(p)].priority),
        Policy::Mlfq { .. } => text("box-left", left),
        Policy::Lottery { .. } => text("box-tickets", state.def(p).tickets),
        Policy::Stride { .. } => Some(Label::Text(
            "box-pass",
            vec![("n", Param::Milli(state.share(p) as i64))],
        )),
        Policy::Fair { .. } => Some(Label::Text(
            "box-vruntime",
            vec![("n", Param::Milli(state.share(p) as i64))],
        )),
    }
}

/// An interval to draw.
#[derive(Clone, Copy)]
struct Piece {
    since: u64,
    until: u64,
    process: u16,
    cpu: u8,
    doing: Doing,
}

impl From<Mark> for Piece {
    fn from(m: Mark) -> Self {
        Piece {
            since: u64::from(m.since),
            until: u64::from(m.until),
            process: m.process,
            cpu: m.cpu,
            doing: m.doing,
        }
    }
}

/// Intervals that are still open at the cursor.
fn open_pieces(state: &State) -> Vec<Piece> {
    let on_cpu = state
        .cpus
        .iter()
        .enumerate()
        .filter_map(|(cpu, c)| match c.job {
            Job::Idle => None,
            Job::Loading { process, since, .. } => Some((cpu, process, since, Doing::Switch)),
            Job::Running { process, since, .. } => Some((cpu, process, since, Doing::Run)),
        })
        .map(|(cpu, process, since, doing)| Piece {
            since,
            until: state.now,
            process,
            cpu: cpu as u8,
            doing,
        });
    let waiting = state.procs.iter().enumerate().filter_map(|(i, p)| {
        let doing = match p.phase {
            Phase::Ready => Doing::Ready,
            Phase::Io => Doing::Io,
            _ => return None,
        };
        Some(Piece {
            since: p.since,
            until: state.now,
            process: i as u16,
            cpu: 0,
            doing,
        })
    });
    waiting
        .chain(on_cpu)
        .filter(|p| p.since < p.until)
        .collect()
}

/// The time window: the whole run where it reads well, else a part around now that moves in halves.
fn window(trace: &Trace<Scheduling>, figure: &Figure) -> (u64, u64) {
    let observed = trace.run().scenario.observed.as_ref();
    let traced_end = observed.map_or(0, |o| o.pieces.iter().map(|p| p.end).max().unwrap_or(0));
    let total = trace.front().now.max(traced_end).max(figure.until).max(10);
    let marks = trace.marks().len() as u64;
    let fitting = (figure.width * 0.6) as u64;
    let span = if marks > fitting && observed.is_none() {
        total * fitting / marks
    } else {
        total
    };
    let span = match figure.zoom {
        z if z >= 0 => span >> z.min(40),
        z => span << (-z).min(30),
    }
    .clamp(10, total);
    if span == total {
        return (0, total);
    }
    let half = (span / 2).max(1);
    let from = (trace.state().now / half).saturating_sub(1) * half;
    (from, from + span)
}

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Scheduling>, figure: &Figure) -> Scene {
    let state = trace.state();
    let rows = shown(trace, if figure.compact { ROWS_COMPACT } else { ROWS });
    let (from, to) = window(trace, figure);
    let longest = rows
        .iter()
        .map(|p| width_of(&state.def(*p).id))
        .fold(40.0_f32, f32::max);
    let left = if figure.compact {
        8.0
    } else {
        (longest + 14.0).min(figure.width * 0.3)
    };
    let axis = TimeAxis {
        left,
        right: figure.width - 14.0,
        from,
        to,
    };
    let mut scene = Scene {
        width: figure.width,
        height: 0.0,
        title: Label::Text(
            "gantt-title",
            vec![
                ("t", Param::from(state.now)),
                ("n", Param::from(state.procs.len() as u64)),
            ],
        ),
        parts: Vec::new(),
        time: Some(axis),
    };
    let chart = Chart {
        axis,
        rows: &rows,
        state,
        row_height: match rows.len() {
            _ if figure.compact => 18.0,
            0..=5 => 36.0,
            6..=8 => 28.0,
            9..=14 => 22.0,
            _ => 18.0,
        },
        compact: figure.compact,
    };
    let mut y = if figure.compact { 2.0 } else { 24.0 };
    if let Some(observed) = trace.run().scenario.observed.as_ref() {
        y = chart.traced(&mut scene, observed, y);
        y = chart.caption(
            &mut scene,
            "gantt-here",
            explain_label(&state.def.policy),
            y,
        );
    }
    let marks = trace.marks();
    let first = marks.partition_point(|m| u64::from(m.1.until) <= from);
    let last = marks.partition_point(|m| u64::from(m.0) <= trace.at());
    let pieces: Vec<Piece> = marks
        .range(first, last)
        .map(|m| Piece::from(m.1))
        .chain(open_pieces(state))
        .filter(|p| p.since < to)
        .collect();
    let top = y;
    y = chart.lanes(&mut scene, "here", state.cpus.len(), 0, &pieces, y);
    y = chart.process_rows(&mut scene, "here", &pieces, true, y);
    y = chart.time_axis(&mut scene, top, y);
    if !figure.compact {
        chart.now_line(&mut scene, y - 18.0);
        y = chart.hidden_note(&mut scene, y);
        y = chart.queues(&mut scene, y + 6.0);
    }
    scene.height = y + 2.0;
    scene
}

fn explain_label(policy: &Policy) -> Vec<(&'static str, Param)> {
    explain::heading(policy).params
}

/// The colour class of a process: eight colours in a fixed order.
fn colour(p: u16) -> u16 {
    p % 8
}

struct Chart<'a> {
    axis: TimeAxis,
    rows: &'a [u16],
    state: &'a State,
    row_height: f32,
    compact: bool,
}

impl Chart<'_> {
    /// A piece cut to the window, as left and width.
    fn extent(&self, p: &Piece) -> Option<(f32, f32)> {
        let (since, until) = (p.since.max(self.axis.from), p.until.min(self.axis.to));
        if since >= until {
            return None;
        }
        let x = self.axis.x(since);
        Some((x, self.axis.x(until) - x))
    }

    /// One lane per CPU: who runs there.
    fn lanes(
        &self,
        scene: &mut Scene,
        name: &str,
        cpus: usize,
        first_cpu: usize,
        pieces: &[Piece],
        mut y: f32,
    ) -> f32 {
        let height = if self.compact { 26.0 } else { LANE };
        for cpu in 0..cpus {
            let mut part = Part::new(format!("{name}-cpu{cpu}"));
            let (left, right) = (self.axis.left, self.axis.right);
            part.rect(left, y, right - left, height, "lane");
            if !self.compact {
                part.text(
                    left - 8.0,
                    y + height / 2.0 + 4.5,
                    Anchor::End,
                    Label::Text(
                        "gantt-cpu",
                        vec![("n", Param::from((cpu + first_cpu) as u64))],
                    ),
                    "second",
                );
            }
            let mut switches = PathData::default();
            let mut runs: [PathData; 8] = Default::default();
            let mut names = Vec::new();
            for run in joined(pieces, cpu as u8) {
                let Some((x, w)) = self.extent(&run) else {
                    continue;
                };
                if run.doing == Doing::Switch {
                    switches.rect(x, y, w, height);
                    continue;
                }
                let class = colour(run.process);
                // A hairline between neighbours, unless that would hide the piece.
                let gap = if w > 3.0 { 1.0 } else { 0.0 };
                runs[usize::from(class)].rect(x, y, w - gap, height);
                let id = &self.state.def(run.process).id;
                if width_of(id) + 6.0 <= w {
                    names.push((x + (w - gap) / 2.0, id, class));
                }
            }
            for (class, path) in runs.into_iter().enumerate() {
                part.path(path, format!("p{class}"));
            }
            part.path(switches, "switch");
            for (x, id, class) in names {
                part.text(
                    x,
                    y + height / 2.0 + 4.5,
                    Anchor::Middle,
                    Label::raw(id),
                    format!("on p{class}t"),
                );
            }
            scene.parts.push(part);
            y += height + 4.0;
        }
        y + if self.compact { 2.0 } else { 6.0 }
    }

    /// One row per process: running, ready, in I/O.
    fn process_rows(
        &self,
        scene: &mut Scene,
        name: &str,
        pieces: &[Piece],
        ends: bool,
        mut y: f32,
    ) -> f32 {
        let mut by_process: HashMap<u16, Vec<&Piece>> = HashMap::new();
        for piece in pieces {
            by_process.entry(piece.process).or_default().push(piece);
        }
        for &p in self.rows {
            let own = by_process.remove(&p).unwrap_or_default();
            scene.parts.push(self.row(name, p, &own, ends, y));
            y += self.row_height;
        }
        y
    }

    fn row(&self, name: &str, p: u16, own: &[&Piece], ends: bool, y: f32) -> Part {
        let h = self.row_height;
        let (mid, bar) = (y + h / 2.0, (h * 0.62).round());
        let mut part = Part::new(format!("{name}-row{p}"));
        part.line((self.axis.left, mid), (self.axis.right, mid), "rule");
        if !self.compact {
            part.text(
                self.axis.left - 8.0,
                mid + 4.5,
                Anchor::End,
                Label::raw(cut(&self.state.def(p).id, self.axis.left - 12.0)),
                "name",
            );
        }
        let mut paths: [PathData; 4] = Default::default();
        for piece in own {
            let Some((x, w)) = self.extent(piece) else {
                continue;
            };
            let (slot, height) = match piece.doing {
                Doing::Run => (0, bar),
                Doing::Switch => (1, bar),
                Doing::Ready => (2, (h * 0.26).round().max(4.0)),
                Doing::Io => (3, 3.0),
            };
            paths[slot].rect(x, mid - height / 2.0, w, height);
        }
        let [run, switch, ready, io] = paths;
        part.path(ready, "wait");
        part.path(io, "io-line");
        part.path(switch, "switch");
        part.path(run, format!("p{}", colour(p)));
        if ends && !self.compact {
            let arrival = self.state.def(p).arrival;
            if (self.axis.from..=self.axis.to).contains(&arrival) {
                let x = self.axis.x(arrival);
                let mut flag = PathData::default();
                flag.polygon(&[
                    (x - 4.0, mid - bar / 2.0 - 1.0),
                    (x + 4.0, mid - bar / 2.0 - 1.0),
                    (x, mid - bar / 2.0 + 5.0),
                ]);
                part.path(flag, "mark");
            }
            if let Some(end) = self.state.procs[usize::from(p)].completion
                && (self.axis.from..=self.axis.to).contains(&end)
            {
                let x = self.axis.x(end);
                let mut cap = PathData::default();
                cap.rect(x - 1.0, mid - bar / 2.0 - 2.0, 2.5, bar + 4.0);
                part.path(cap, "mark");
            }
        }
        part
    }

    fn time_axis(&self, scene: &mut Scene, top: f32, y: f32) -> f32 {
        let mut part = Part::new("axis");
        part.line(
            (self.axis.left, y + 2.0),
            (self.axis.right, y + 2.0),
            "axis",
        );
        let gap: f32 = if self.compact { 60.0 } else { 52.0 };
        let longest = width_of(&self.axis.to.to_string()) + 16.0;
        for t in self.axis.ticks(gap.max(longest)) {
            let x = self.axis.x(t);
            part.line((x, top), (x, y + 5.0), "grid");
            if !self.compact {
                part.text(
                    x,
                    y + 19.0,
                    Anchor::Middle,
                    Label::raw(t.to_string()),
                    "second num",
                );
            }
        }
        if !self.compact {
            let unit = match self.state.def.unit {
                Unit::Tick => "axis-tick",
                Unit::Millisecond => "axis-ms",
                Unit::Microsecond => "axis-us",
            };
            part.text(
                self.axis.left - 16.0,
                y + 19.0,
                Anchor::End,
                Label::text(unit),
                "second",
            );
        }
        // The grid lies under everything else.
        scene.parts.insert(0, part);
        y + if self.compact { 6.0 } else { 24.0 }
    }

    fn now_line(&self, scene: &mut Scene, bottom: f32) {
        let now = self.state.now;
        if !(self.axis.from..=self.axis.to).contains(&now) {
            return;
        }
        let x = self.axis.x(now);
        let mut part = Part::new("now");
        part.line((x, 20.0), (x, bottom), "now");
        let words = Label::Text("gantt-now", vec![("t", Param::from(now))]);
        let near = 40.0;
        let anchor = match x {
            x if x < self.axis.left + near => Anchor::Start,
            x if x > self.axis.right - near => Anchor::End,
            _ => Anchor::Middle,
        };
        part.text(x, 14.0, anchor, words, "now-text num");
        scene.parts.push(part);
    }

    /// Says that not every process has a row.
    fn hidden_note(&self, scene: &mut Scene, y: f32) -> f32 {
        let all = self.state.procs.len();
        if self.rows.len() == all {
            return y;
        }
        let mut part = Part::new("hidden");
        part.text(
            self.axis.left,
            y + 14.0,
            Anchor::Start,
            Label::Text(
                "gantt-hidden",
                vec![
                    ("shown", Param::from(self.rows.len() as u64)),
                    ("all", Param::from(all as u64)),
                ],
            ),
            "second",
        );
        scene.parts.push(part);
        y + 20.0
    }

    fn caption(
        &self,
        scene: &mut Scene,
        id: &'static str,
        params: Vec<(&'static str, Param)>,
        y: f32,
    ) -> f32 {
        let mut part = Part::new(id);
        part.text(
            2.0,
            y + 14.0,
            Anchor::Start,
            Label::Text(id, params),
            "head",
        );
        scene.parts.push(part);
        y + 24.0
    }

    /// What the traced machine did, up to now on the same axis.
    fn traced(&self, scene: &mut Scene, observed: &Observed, y: f32) -> f32 {
        let source = Param::from(observed.source.as_str());
        let y = self.caption(scene, "gantt-traced", vec![("source", source)], y);
        let index: HashMap<&str, u16> = (0..self.state.procs.len() as u16)
            .map(|p| (self.state.def(p).id.as_str(), p))
            .collect();
        // Most lanes that can be told apart.
        const LANES: usize = 16;
        let mut numbers: Vec<u16> = observed
            .pieces
            .iter()
            .filter(|p| p.state == ObservedState::Run)
            .map(|p| p.cpu as u16)
            .collect();
        kw_trace::order_by(&mut numbers, &|n| (u64::from(n), 0));
        numbers.dedup();
        numbers.truncate(LANES);
        let pieces: Vec<Piece> = observed
            .pieces
            .iter()
            .filter_map(|p| {
                Some(Piece {
                    since: p.start,
                    until: p.end,
                    process: *index.get(p.process.as_str())?,
                    cpu: numbers.binary_search(&(p.cpu as u16)).unwrap_or(LANES) as u8,
                    doing: match p.state {
                        ObservedState::Run => Doing::Run,
                        ObservedState::Ready => Doing::Ready,
                        ObservedState::Blocked => Doing::Io,
                    },
                })
            })
            .collect();
        let first = usize::from(numbers.first().copied().unwrap_or(0));
        let y = self.lanes(scene, "traced", numbers.len(), first, &pieces, y);
        self.process_rows(scene, "traced", &pieces, false, y) + 10.0
    }

    /// Ready queues, I/O and CPUs as boxes.
    fn queues(&self, scene: &mut Scene, mut y: f32) -> f32 {
        let state = self.state;
        for (i, cpu) in state.cpus.iter().enumerate() {
            let boxes = match cpu.job {
                Job::Idle => vec![],
                Job::Running { process, .. } => vec![(process, self.running_text(process))],
                Job::Loading { process, until, .. } => vec![(
                    process,
                    Some(Label::Text("box-until", vec![("n", Param::from(until))])),
                )],
            };
            let label = Label::Text("gantt-cpu", vec![("n", Param::from(i as u64))]);
            y = self.boxes(scene, format!("box-cpu{i}"), label, "box-idle", &boxes, y);
        }
        let with_key = |p: u16| (p, key_text(state, p));
        match &state.ready {
            Ready::Levels(levels) if levels.len() > 1 => {
                for (i, queue) in levels.iter().enumerate() {
                    let boxes: Vec<_> = queue.iter().take(100).map(|p| with_key(*p)).collect();
                    let label = Label::Text("queue-level", vec![("n", Param::from(i as u64))]);
                    y = self.boxes(scene, format!("queue{i}"), label, "box-empty", &boxes, y);
                }
            }
            Ready::Sorted(_) if matches!(state.def.policy, Policy::Hrrn {}) => {
                let mut list = state.ready.list();
                kw_trace::order_by(&mut list, &|p| {
                    let proc = &state.procs[usize::from(p)];
                    let ratio = (state.now - proc.since) * 1000 / proc.left.max(1);
                    (u64::MAX - ratio, state.def(p).arrival)
                });
                let boxes: Vec<_> = list.into_iter().take(100).map(with_key).collect();
                let label = Label::text("queue-ready");
                y = self.boxes(scene, "queue".to_owned(), label, "box-empty", &boxes, y);
            }
            ready => {
                let boxes: Vec<_> = ready.list().into_iter().take(100).map(with_key).collect();
                let label = Label::text("queue-ready");
                y = self.boxes(scene, "queue".to_owned(), label, "box-empty", &boxes, y);
            }
        }
        if state.def.processes.iter().any(|p| p.bursts.len() > 1) {
            let boxes: Vec<_> = state
                .io
                .iter()
                .take(100)
                .map(|e| {
                    let until = vec![("n", Param::from(e.key))];
                    (e.process, Some(Label::Text("box-until", until)))
                })
                .collect();
            let label = Label::text("queue-io");
            y = self.boxes(scene, "queue-io".to_owned(), label, "box-empty", &boxes, y);
        }
        y
    }

    fn running_text(&self, p: u16) -> Option<Label> {
        let (left, _) = so_far(self.state, p, &self.state.procs[usize::from(p)]);
        Some(match self.state.slice_left(p) {
            Some(slice) => Label::Text(
                "box-running-slice",
                vec![("left", Param::from(left)), ("slice", Param::from(slice))],
            ),
            None => Label::Text("box-left", vec![("n", Param::from(left))]),
        })
    }

    fn boxes(
        &self,
        scene: &mut Scene,
        key: String,
        label: Label,
        empty: &'static str,
        boxes: &[(u16, Option<Label>)],
        y: f32,
    ) -> f32 {
        const HEIGHT: f32 = 38.0;
        let mut part = Part::new(key);
        part.text(
            self.axis.left - 8.0,
            y + HEIGHT / 2.0 + 4.5,
            Anchor::End,
            label,
            "second",
        );
        let mut x = self.axis.left;
        if boxes.is_empty() {
            part.text(
                x + 2.0,
                y + HEIGHT / 2.0 + 4.5,
                Anchor::Start,
                Label::text(empty),
                "second",
            );
        }
        for (i, (p, key)) in boxes.iter().enumerate() {
            let id = &self.state.def(*p).id;
            let w = (width_of(id) + 20.0).clamp(88.0, 132.0);
            let w = if key.as_ref().is_some_and(is_wide) {
                w.max(156.0)
            } else {
                w
            };
            if x + w > self.axis.right - 30.0 && i + 1 < boxes.len() || x + w > self.axis.right {
                let rest = (boxes.len() - i) as u64;
                part.text(
                    x + 2.0,
                    y + HEIGHT / 2.0 + 4.5,
                    Anchor::Start,
                    Label::Text("box-more", vec![("n", Param::from(rest))]),
                    "second num",
                );
                break;
            }
            part.rect(x, y + 1.0, w, HEIGHT - 2.0, "box");
            part.rect(x, y + 1.0, 6.0, HEIGHT - 2.0, format!("p{}", colour(*p)));
            let middle = if key.is_some() { 15.0 } else { 23.5 };
            part.text(
                x + 12.0,
                y + middle,
                Anchor::Start,
                Label::raw(cut(id, w - 14.0)),
                "head",
            );
            if let Some(key) = key {
                part.text(
                    x + 12.0,
                    y + 31.0,
                    Anchor::Start,
                    key.clone(),
                    "second num small",
                );
            }
            x += w + 6.0;
        }
        scene.parts.push(part);
        y + HEIGHT + 4.0
    }
}

fn is_wide(label: &Label) -> bool {
    !matches!(
        label,
        Label::Text("box-left" | "box-until" | "box-priority", _)
    )
}

/// A CPU's pieces with neighbours of one process joined.
fn joined(pieces: &[Piece], cpu: u8) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces
        .iter()
        .filter(|p| p.cpu == cpu && matches!(p.doing, Doing::Run | Doing::Switch))
    {
        match out.last_mut() {
            Some(last)
                if last.process == piece.process
                    && last.doing == piece.doing
                    && last.until == piece.since =>
            {
                last.until = piece.until;
            }
            _ => out.push(*piece),
        }
    }
    out
}
