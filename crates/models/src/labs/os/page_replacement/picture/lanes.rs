//! Several processes over time: how busy the CPU is, who has CPU and disk, and for each process what
//! it does, how large its working set is and how many frames it holds; below, who holds which frame.

use super::{colour, number};
use crate::{
    Figure,
    labs::os::page_replacement::{
        Left, PageReplacement, event::Doing, many::Many, scenario::Allocation,
    },
};
use kw_scene::{Anchor, Label, Part, PathData, Scene, TimeAxis, cut, width_of};
use kw_trace::{Param, Trace};

/// An interval of a process.
#[derive(Clone, Copy)]
struct Piece {
    process: u16,
    doing: Doing,
    since: u64,
    until: u64,
}

/// Working set and frames held from an instant on.
#[derive(Clone, Copy)]
struct Sample {
    at: u64,
    set: u16,
    held: u16,
}

/// What the marks up to the cursor tell.
struct History {
    pieces: Vec<Piece>,
    /// For each process in order of time; the first is at its start.
    samples: Vec<Vec<Sample>>,
    /// The most pages in a curve.
    most: u16,
}

fn history(trace: &Trace<PageReplacement>, many: &Many) -> History {
    let zero = Sample {
        at: 0,
        set: 0,
        held: 0,
    };
    let mut samples = vec![vec![zero]; many.procs.len()];
    let mut pieces = Vec::new();
    let marks = trace.marks();
    let done = marks.partition_point(|m| u64::from(m.0) <= trace.at());
    for (_, mark) in marks.range(0, done) {
        let Left::Process {
            process,
            doing,
            since,
            held,
            set,
            from,
        } = mark.what
        else {
            continue;
        };
        let at = u64::from(mark.at);
        samples[usize::from(process)].push(Sample { at, set, held });
        if let Some(from) = from.filter(|f| *f != process) {
            let list = &mut samples[usize::from(from)];
            if let Some(last) = list.last().copied() {
                list.push(Sample {
                    at,
                    held: last.held.saturating_sub(1),
                    ..last
                });
            }
        }
        if doing != Doing::Nothing && u64::from(since) < at {
            pieces.push(Piece {
                process,
                doing,
                since: u64::from(since),
                until: at,
            });
        }
    }
    for (i, p) in many.procs.iter().enumerate() {
        if p.doing != Doing::Nothing && p.since < many.now {
            pieces.push(Piece {
                process: i as u16,
                doing: p.doing,
                since: p.since,
                until: many.now,
            });
        }
    }
    // The scale is that of the whole run, so that it does not change while one steps.
    let most = trace.marks().range(0, trace.marks().len());
    let most = most
        .filter_map(|(_, m)| match m.what {
            Left::Process { held, set, .. } => Some(held.max(set)),
            _ => None,
        })
        .max();
    History {
        pieces,
        samples,
        most: most.unwrap_or(1).max(4),
    }
}

struct Lanes<'a> {
    many: &'a Many,
    axis: TimeAxis,
    history: History,
    compact: bool,
    is_narrow: bool,
}

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<PageReplacement>, many: &Many, figure: &Figure) -> Scene {
    let is_narrow = figure.width < 560.0;
    let left = match () {
        () if figure.compact => 8.0,
        () if is_narrow => 52.0,
        () => 118.0,
    };
    let State { from, to } = window(trace, many, figure);
    let axis = TimeAxis {
        left,
        right: figure.width - 14.0,
        from,
        to,
    };
    let lanes = Lanes {
        many,
        axis,
        history: history(trace, many),
        compact: figure.compact,
        is_narrow,
    };
    let mut scene = Scene {
        width: figure.width,
        height: 0.0,
        title: Label::Text(
            "lanes-title",
            vec![
                ("n", Param::from(many.procs.len() as u64)),
                ("frames", Param::from(many.frames() as u64)),
                ("t", Param::from(many.now)),
            ],
        ),
        parts: Vec::new(),
        time: Some(axis),
    };
    let top = if figure.compact { 2.0 } else { 22.0 };
    let mut y = lanes.utilisation(&mut scene, top);
    if !figure.compact {
        y = lanes.device(&mut scene, "lane-cpu", y);
        y = lanes.device(&mut scene, "lane-disk", y) + 4.0;
    }
    let shown = if figure.compact { 6 } else { usize::MAX };
    for p in 0..many.procs.len().min(shown) {
        y = lanes.process(&mut scene, p as u16, y);
    }
    if !figure.compact {
        y = lanes.time(&mut scene, top, y);
        lanes.now(&mut scene, y - 22.0);
        y = lanes.frames(&mut scene, y + 8.0);
    }
    scene.height = y + 4.0;
    scene
}

struct State {
    from: u64,
    to: u64,
}

/// The time window: the whole run, or with zoom a part around now that moves in halves.
fn window(trace: &Trace<PageReplacement>, many: &Many, figure: &Figure) -> State {
    use kw_trace::Lab as _;
    let total = PageReplacement::now(trace.front())
        .max(figure.until)
        .max(20);
    let fitting = (figure.width * 12.0) as u64;
    let span = match figure.zoom {
        z if z >= 0 => total.min(fitting) >> z.min(40),
        z => total.min(fitting) << (-z).min(30),
    }
    .clamp(20, total);
    if span == total {
        return State { from: 0, to: total };
    }
    let half = (span / 2).max(1);
    let from = ((many.now / half).saturating_sub(1) * half).min(total - span);
    State {
        from,
        to: from + span,
    }
}

impl Lanes<'_> {
    /// x and width of an interval as far as it is in the window.
    fn extent(&self, since: u64, until: u64) -> Option<(f32, f32)> {
        let (since, until) = (since.max(self.axis.from), until.min(self.axis.to));
        if since >= until {
            return None;
        }
        let x = self.axis.x(since);
        Some((x, (self.axis.x(until) - x).max(0.4)))
    }

    fn label(&self, part: &mut Part, y: f32, label: Label, class: &str) {
        if !self.compact {
            part.text(self.axis.left - 8.0, y, Anchor::End, label, class);
        }
    }

    /// The share of time the CPU worked, over slices of the window.
    fn utilisation(&self, scene: &mut Scene, y: f32) -> f32 {
        let h = if self.compact { 30.0 } else { 52.0 };
        let mut part = Part::new("utilisation");
        let (left, right) = (self.axis.left, self.axis.right);
        part.rect(left, y, right - left, h, "lane");
        part.line((left, y + h / 2.0), (right, y + h / 2.0), "grid");
        let span = self.axis.to - self.axis.from;
        let slices = ((right - left) / 12.0).max(8.0) as u64;
        let slice = span.div_ceil(slices).max(5);
        let mut busy = vec![0_u64; span.div_ceil(slice) as usize];
        for p in self.history.pieces.iter().filter(|p| p.doing == Doing::Run) {
            let (mut at, until) = (p.since.max(self.axis.from), p.until.min(self.axis.to));
            while at < until {
                let i = (at - self.axis.from) / slice;
                let next = (self.axis.from + (i + 1) * slice).min(until);
                busy[i as usize] += next - at;
                at = next;
            }
        }
        let mut area = PathData::default();
        for (i, busy) in busy.iter().enumerate() {
            let since = self.axis.from + i as u64 * slice;
            let until = (since + slice).min(self.many.now).min(self.axis.to);
            if let Some((x, w)) = self.extent(since, until)
                && *busy > 0
            {
                let share = *busy as f32 / (until - since) as f32;
                area.rect(x, y + h * (1.0 - share), w, h * share);
            }
        }
        part.path(area, "hit");
        let many = self.many;
        let percent = (many.busy * 200 + many.now)
            .checked_div(many.now * 2)
            .unwrap_or(0);
        if !self.is_narrow {
            self.label(&mut part, y + 18.0, Label::text("lane-load"), "second");
        }
        let value = Label::raw(format!("{percent} %"));
        self.label(&mut part, y + 38.0, value, "head num");
        scene.parts.push(part);
        y + h + if self.compact { 4.0 } else { 8.0 }
    }

    /// Who has the CPU, or whose page the disk brings.
    fn device(&self, scene: &mut Scene, id: &'static str, y: f32) -> f32 {
        let h = 16.0;
        let mut part = Part::new(id);
        let (left, right) = (self.axis.left, self.axis.right);
        part.rect(left, y, right - left, h, "lane");
        self.label(&mut part, y + 12.5, Label::text(id), "second");
        let mut paths: [PathData; 8] = Default::default();
        let many = self.many;
        for p in &self.history.pieces {
            let k = colour(u32::from(p.process)) as usize;
            let (since, until) = match (id, p.doing) {
                ("lane-cpu", Doing::Run) => (p.since, p.until),
                ("lane-disk", Doing::Disk) => {
                    // The service is the end of the wait.
                    let is_open = many.procs[usize::from(p.process)].doing == Doing::Disk
                        && p.until == many.now
                        && many.procs[usize::from(p.process)].since == p.since;
                    let end = match is_open {
                        true if many.disk.front() != Some(&p.process) => continue,
                        true => many.disk_done,
                        false => p.until,
                    };
                    let begin = end.saturating_sub(many.shared.fault_time);
                    (begin.max(p.since), p.until)
                }
                _ => continue,
            };
            if let Some((x, w)) = self.extent(since, until) {
                paths[k].rect(x, y + 1.0, w, h - 2.0);
            }
        }
        for (k, path) in paths.into_iter().enumerate() {
            part.path(path, format!("p{k}"));
        }
        scene.parts.push(part);
        y + h + 4.0
    }

    /// What a process does, its working set and the frames it holds.
    fn process(&self, scene: &mut Scene, p: u16, y: f32) -> f32 {
        let (bar, curve) = match (self.compact, self.many.procs.len()) {
            (true, _) => (10.0, 0.0),
            (_, 0..=6) => (12.0, 30.0),
            (_, 7..=12) => (10.0, 20.0),
            _ => (10.0, 0.0),
        };
        let proc = &self.many.procs[usize::from(p)];
        let k = colour(u32::from(p));
        let mut part = Part::new(format!("process{p}"));
        let (left, right) = (self.axis.left, self.axis.right);
        let mid = y + bar / 2.0;
        part.line((left, mid), (right, mid), "rule");
        let id = Label::raw(cut(self.many.id(p), self.axis.left - 14.0));
        self.label(&mut part, mid + 4.5, id, "head");
        if !self.is_narrow && curve > 24.0 {
            let words = Label::Text(
                "lane-set",
                vec![
                    ("set", Param::from(u64::from(proc.set))),
                    ("held", Param::from(u64::from(proc.held))),
                ],
            );
            self.label(&mut part, mid + 24.0, words, "second");
        }
        let mut paths: [PathData; 4] = Default::default();
        for piece in self.history.pieces.iter().filter(|q| q.process == p) {
            let (slot, h) = match piece.doing {
                Doing::Run => (0, bar),
                Doing::Ready => (1, 5.0),
                Doing::Disk => (2, 3.0),
                Doing::Suspended => (3, bar),
                Doing::Nothing => continue,
            };
            if let Some((x, w)) = self.extent(piece.since, piece.until) {
                paths[slot].rect(x, mid - h / 2.0, w, h);
            }
        }
        let [run, ready, disk, suspended] = paths;
        part.path(suspended, "switch");
        part.path(disk, "io-line");
        part.path(ready, "wait");
        part.path(run, format!("p{k}"));
        if let Some(end) = proc.completion
            && let Some((x, _)) = self.extent(end.saturating_sub(1), end)
        {
            let mut cap = PathData::default();
            let x = self.axis.x(end).max(x);
            cap.rect(x - 1.0, y - 2.0, 2.5, bar + 4.0);
            part.path(cap, "mark");
        }
        if curve > 0.0 {
            self.curves(&mut part, p, (y + bar + 3.0, curve));
        }
        scene.parts.push(part);
        y + bar + curve + if self.compact { 5.0 } else { 12.0 }
    }

    /// Frames held as an area, the working set as a line.
    fn curves(&self, part: &mut Part, p: u16, (y, h): (f32, f32)) {
        let (mut area, mut line) = (PathData::default(), PathData::default());
        let unit = h / f32::from(self.history.most);
        let samples = &self.history.samples[usize::from(p)];
        let mut before: Option<(f32, f32)> = None;
        let mut i = 0;
        while i < samples.len() {
            // Of the samples in one pixel the last is drawn.
            let x = self.axis.x(samples[i].at);
            let mut end = i + 1;
            while end < samples.len() && self.axis.x(samples[end].at) < x + 1.0 {
                end += 1;
            }
            let s = samples[end - 1];
            let until = samples.get(end).map_or(self.many.now, |n| n.at);
            if let Some((x, w)) = self.extent(samples[i].at, until) {
                let (held, set) = (f32::from(s.held) * unit, f32::from(s.set) * unit);
                if held > 0.0 {
                    area.rect(x, y + h - held, w, held);
                }
                let top = y + h - set;
                if let Some((right, last)) = before
                    && (last - top).abs() > 0.1
                {
                    line.rect(right - 0.6, last.min(top), 1.2, (last - top).abs() + 1.2);
                }
                if set > 0.0 {
                    line.rect(x, top, w, 1.4);
                }
                before = Some((x + w, top));
            }
            i = end;
        }
        part.path(area, format!("p{} soft", colour(u32::from(p))));
        part.path(line, "mark");
        part.line((self.axis.left, y + h), (self.axis.right, y + h), "rule");
    }

    fn time(&self, scene: &mut Scene, top: f32, y: f32) -> f32 {
        let mut part = Part::new("axis");
        let (left, right) = (self.axis.left, self.axis.right);
        part.line((left, y), (right, y), "axis");
        let longest = width_of(&self.axis.to.to_string()) + 16.0;
        for t in self.axis.ticks(longest.max(52.0)) {
            let x = self.axis.x(t);
            part.line((x, top), (x, y + 3.0), "grid");
            let label = Label::raw(t.to_string());
            part.text(x, y + 17.0, Anchor::Middle, label, "second num");
        }
        self.label(&mut part, y + 17.0, Label::text("axis-tick"), "second");
        scene.parts.insert(0, part);
        y + 22.0
    }

    fn now(&self, scene: &mut Scene, bottom: f32) {
        let now = self.many.now;
        if !(self.axis.from..=self.axis.to).contains(&now) {
            return;
        }
        let x = self.axis.x(now);
        let mut part = Part::new("now");
        part.line((x, 19.0), (x, bottom), "now");
        let anchor = match x {
            x if x < self.axis.left + 40.0 => Anchor::Start,
            x if x > self.axis.right - 40.0 => Anchor::End,
            _ => Anchor::Middle,
        };
        let words = Label::Text("lanes-now", vec![("t", Param::from(now))]);
        part.text(x, 14.0, anchor, words, "now-text num");
        scene.parts.push(part);
    }

    /// Who holds which frame, against what all working sets need.
    fn frames(&self, scene: &mut Scene, y: f32) -> f32 {
        let many = self.many;
        let mut part = Part::new("memory");
        let words = Label::Text(
            "lane-room",
            vec![
                ("sum", Param::from(many.sum())),
                ("frames", Param::from(many.frames() as u64)),
            ],
        );
        let is_over = many.sum() > many.frames() as u64;
        part.text(
            2.0,
            y + 12.0,
            Anchor::Start,
            Label::text("lane-frames"),
            "head",
        );
        let class = if is_over { "bad" } else { "second" };
        let (x, dy) = if self.is_narrow {
            (2.0, 20.0)
        } else {
            (self.axis.left, 0.0)
        };
        part.text(x, y + 12.0 + dy, Anchor::Start, words, class);
        let mut y = y + 20.0 + dy;
        let (left, room) = (4.0, scene.width - 12.0);
        let cell = (room / many.frames() as f32).clamp(8.0, 46.0);
        let in_line = ((room / cell) as usize).max(1);
        let h = if cell < 30.0 { 20.0 } else { 34.0 };
        let mut i = 0;
        'all: for (m, memory) in many.memories.iter().enumerate() {
            for f in 0..memory.frames.count() {
                if i > 0 && i % in_line == 0 {
                    y += h + 3.0;
                }
                // More lines than anybody would read are left out.
                if i / in_line >= 8 {
                    let rest = number("more", (many.frames() - i) as u64);
                    part.text(left, y + 14.0, Anchor::Start, rest, "second");
                    break 'all;
                }
                let x = left + (i % in_line) as f32 * cell;
                self.frame(&mut part, (x, y), (cell - 2.0, h), memory.frames.page(f), m);
                i += 1;
            }
        }
        scene.parts.push(part);
        y + h + 4.0
    }

    fn frame(
        &self,
        part: &mut Part,
        (x, y): (f32, f32),
        (w, h): (f32, f32),
        page: Option<u32>,
        m: usize,
    ) {
        let Some(page) = page else {
            part.rect(x, y, w, h, "lane");
            return;
        };
        let (owner, name) = match self.many.shared.allocation {
            Allocation::Local { .. } => self.many.named(m as u16, page),
            _ => self.many.owner(page),
        };
        let k = colour(u32::from(owner));
        part.rect(x, y, w, h, format!("p{k}"));
        if w < 28.0 {
            return;
        }
        let class = format!("on p{k}t");
        let id = Label::raw(cut(self.many.id(owner), w + 4.0));
        part.text(x + w / 2.0, y + 14.5, Anchor::Middle, id, class.as_str());
        let page = Label::raw(cut(&name.to_string(), w + 4.0));
        part.text(
            x + w / 2.0,
            y + 29.0,
            Anchor::Middle,
            page,
            format!("{class} num"),
        );
    }
}
