//! Frames over references: a column for each reference, a row for each frame.
//!
//! A page that comes is drawn full, while it stays pale in the same colour, so that a row shows how
//! long each page was held. What is still to come has its page number only; under OPT the next uses
//! that decide are drawn into it.

use super::{colour, corner, cross, deciding, disc, number, star};
use crate::{
    Figure,
    labs::os::page_replacement::{
        Left, PageReplacement,
        event::{Touched, What},
        one::One,
    },
};
use kw_paging::{NEVER, Policy as P};
use kw_scene::{Anchor, Label, Part, PathData, Scene, TimeAxis, width_of};
use kw_trace::{Param, Trace};

/// Most frames that have a row.
pub const ROWS: usize = 16;
const ROWS_COMPACT: usize = 5;

/// One column: a reference and what became of it.
#[derive(Clone, Default)]
struct Column {
    page: u32,
    write: bool,
    /// `None`: it is still to come.
    outcome: Option<Outcome>,
    /// A clock tick came before it.
    ticked: bool,
    /// Each frame's page and whether it was written to.
    held: Vec<Option<(u32, bool)>>,
}

#[derive(Clone, Copy)]
struct Outcome {
    frame: usize,
    hit: bool,
    evicted: Option<(u32, bool)>,
}

/// Where everything is.
struct Grid<'a> {
    one: &'a One,
    axis: TimeAxis,
    /// Width of a column.
    cell: f32,
    /// Height of a frame's row.
    row: f32,
    /// First row shown, how many.
    rows: (usize, usize),
    top: f32,
    compact: bool,
}

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<PageReplacement>, one: &One, figure: &Figure) -> Scene {
    let is_narrow = figure.width < 560.0;
    let left = match () {
        () if figure.compact => 8.0,
        () if is_narrow => 68.0,
        () => 78.0,
    };
    let total = (one.made + (one.demand.references.len() as u64 - u64::from(one.next))).max(1);
    let longest = one.demand.names.iter().max().copied().unwrap_or(0);
    let text = width_of(&format!("{longest}w")) + 9.0;
    let least = if figure.compact { 18.0 } else { text.max(27.0) };
    let room = figure.width - left - 14.0;
    let fitting = ((room / least) as u64).max(4);
    let span = match figure.zoom {
        z if z >= 0 => fitting >> z.min(40),
        z => fitting << (-z).min(20),
    }
    .clamp(4, total.max(fitting).min(fitting * 8));
    let from = first_column(one.now.max(1), span, total);
    let shown = span.min(total);
    let widest = if figure.compact { 24.0 } else { 46.0 };
    let cell = (room / shown as f32).min(least.max(widest));
    let axis = TimeAxis {
        left,
        right: left + cell * shown as f32,
        from,
        to: from + shown,
    };
    let count = one.memory.frames.count();
    let touched = match trace.event().map(|e| &e.what) {
        Some(What::Touched(t)) => Some(t),
        _ => None,
    };
    let limit = if figure.compact { ROWS_COMPACT } else { ROWS };
    let first = if count <= limit {
        0
    } else {
        let at = touched.map_or(0, |t| t.frame as usize);
        (at / limit * limit).min(count - limit)
    };
    let grid = Grid {
        one,
        axis,
        cell,
        row: match count {
            _ if figure.compact => 20.0,
            0..=4 => 34.0,
            5..=8 => 28.0,
            _ => 22.0,
        },
        rows: (first, count.min(limit)),
        top: if figure.compact { 4.0 } else { 22.0 },
        compact: figure.compact,
    };
    let mut scene = Scene {
        width: figure.width,
        height: 0.0,
        title: Label::Text(
            "grid-title",
            vec![
                ("n", Param::from(count as u64)),
                ("at", Param::from(one.now)),
                ("all", Param::from(total)),
                ("faults", Param::from(one.memory.counts.faults)),
            ],
        ),
        parts: Vec::new(),
        time: Some(axis),
    };
    grid.heads(&mut scene);
    for (i, column) in columns(trace, one, from, from + shown).iter().enumerate() {
        scene.parts.push(grid.column(from + i as u64, column));
    }
    grid.future(&mut scene);
    grid.now(&mut scene, touched);
    let mut y = grid.bottom();
    if !figure.compact {
        y = deciding::draw(trace, one, &mut scene, y + 14.0);
    }
    scene.height = y + 4.0;
    scene
}

/// The first column of a window that moves in thirds: the present is in its middle one, so that what
/// comes next is in sight.
fn first_column(now: u64, span: u64, total: u64) -> u64 {
    if total <= span {
        return 1;
    }
    let third = (span / 3).max(1);
    let from = ((now - 1) / third).saturating_sub(1) * third;
    from.min(total - span) + 1
}

/// The columns `from..to` (counted from 1): what has happened from the marks, what comes from the
/// demand.
fn columns(trace: &Trace<PageReplacement>, one: &One, from: u64, to: u64) -> Vec<Column> {
    let mut held: Vec<Option<(u32, bool)>> = vec![None; trace.run().scenario.frames as usize];
    let mut out = Vec::new();
    let mut ticked = false;
    let marks = trace.marks();
    let done = marks.partition_point(|m| u64::from(m.0) <= trace.at());
    for (_, mark) in marks.range(0, done) {
        match mark.what {
            Left::Tick => ticked = true,
            Left::Frames(n) => held.resize(usize::from(n), None),
            Left::Process { .. } => {}
            Left::Touch {
                page,
                frame,
                write,
                hit,
                evicted,
            } => {
                let frame = usize::from(frame);
                let dirty = hit && held[frame].is_some_and(|h| h.1);
                held[frame] = Some((page, dirty || write));
                if (from..to).contains(&u64::from(mark.at)) {
                    out.push(Column {
                        page,
                        write,
                        outcome: Some(Outcome {
                            frame,
                            hit,
                            evicted,
                        }),
                        ticked,
                        held: held.clone(),
                    });
                }
                ticked = false;
            }
        }
    }
    let mut at = from.max(one.made + 1);
    while at < to {
        let place = u64::from(one.next) + at - one.made - 1;
        let Some(r) = one.demand.references.get(place as usize) else {
            break;
        };
        out.push(Column {
            page: r.page(),
            write: r.writes(),
            // A tick that has been made belongs to the reference that comes now.
            ticked: ticked && at == one.made + 1,
            ..Column::default()
        });
        at += 1;
    }
    out
}

impl Grid<'_> {
    fn x(&self, column: u64) -> f32 {
        self.axis.left + (column as f32 - self.axis.from as f32) * self.cell
    }

    fn frames_top(&self) -> f32 {
        self.top + if self.compact { 20.0 } else { 46.0 }
    }

    fn frames_bottom(&self) -> f32 {
        self.frames_top() + self.rows.1 as f32 * self.row
    }

    fn bottom(&self) -> f32 {
        self.frames_bottom() + if self.compact { 2.0 } else { 24.0 }
    }

    /// What the rows are, the ground they lie on, and the numbers of the references.
    fn heads(&self, scene: &mut Scene) {
        let (left, right) = (self.axis.left, self.axis.right);
        for i in 0..self.rows.1 {
            let frame = self.rows.0 + i;
            let mut part = Part::new(format!("frame{frame}"));
            let y = self.frames_top() + i as f32 * self.row;
            part.rect(left, y + 1.0, right - left, self.row - 2.0, "lane");
            if !self.compact {
                // Three figures have no room beside the word where it is narrow.
                let label = match frame {
                    100.. if left < 78.0 => Label::raw(frame.to_string()),
                    _ => number("row-frame", frame as u64),
                };
                let y = y + self.row / 2.0 + 4.5;
                part.text(left - 8.0, y, Anchor::End, label, "second");
            }
            scene.parts.push(part);
        }
        let mut part = Part::new("heads");
        if !self.compact {
            let all = self.one.memory.frames.count();
            let mut row = |y: f32, id| {
                part.text(left - 8.0, y, Anchor::End, Label::text(id), "second");
            };
            row(self.top + 17.0, "row-page");
            row(self.frames_bottom() + 17.0, "row-out");
            if all > self.rows.1 {
                let words = Label::Text(
                    "frames-shown",
                    vec![
                        ("from", Param::from(self.rows.0 as u64)),
                        ("to", Param::from((self.rows.0 + self.rows.1 - 1) as u64)),
                        ("all", Param::from(all as u64)),
                    ],
                );
                part.text(right, 14.0, Anchor::End, words, "second");
            }
            let every = if self.cell < 24.0 { 10 } else { 5 };
            for column in self.axis.from..self.axis.to {
                let is_near = column.abs_diff(self.one.now) < 3;
                if column % every == 0 && !is_near && all <= self.rows.1 {
                    let x = self.x(column) + self.cell / 2.0;
                    let label = Label::raw(column.to_string());
                    part.text(x, 14.0, Anchor::Middle, label, "second num");
                }
            }
        }
        scene.parts.push(part);
    }

    /// One reference: its page, what became of it, and what the frames hold after it.
    fn column(&self, at: u64, column: &Column) -> Part {
        let mut part = Part::new(format!("column{at}"));
        let (x, w) = (self.x(at), self.cell);
        let mid = x + w / 2.0;
        let name = self.one.name(column.page).to_string();
        let label = if column.write {
            format!("{name}w")
        } else {
            name
        };
        let class = match column.outcome {
            None => "second num",
            Some(_) => "num",
        };
        let has_room = w >= 13.0;
        if has_room && width_of(&label) <= w + 2.0 {
            let y = self.top + if self.compact { 13.0 } else { 17.0 };
            part.text(mid, y, Anchor::Middle, Label::raw(label), class);
        }
        if column.ticked {
            let (y1, y2) = (self.frames_top() - 4.0, self.frames_bottom());
            part.rect(x - 2.0, y1, 4.0, y2 - y1, "switch");
        }
        let Some(outcome) = column.outcome else {
            return part;
        };
        if !self.compact {
            let y = self.top + 33.0;
            if outcome.hit {
                disc(&mut part, mid, y, 4.0, "hit");
            } else {
                cross(&mut part, mid, y, 5.5, "fault");
            }
        }
        let mut corners = PathData::default();
        for i in 0..self.rows.1 {
            let frame = self.rows.0 + i;
            let Some((page, dirty)) = column.held.get(frame).copied().flatten() else {
                continue;
            };
            let y = self.frames_top() + i as f32 * self.row;
            let k = colour(page);
            let is_touched = outcome.frame == frame;
            let is_load = is_touched && !outcome.hit;
            // A page that has just come begins with a gap.
            let gap = if is_load { 1.0 } else { 0.0 };
            let (bx, by, bw, bh) = (x + gap, y + 2.0, w - gap, self.row - 4.0);
            let class = if is_load {
                format!("p{k}")
            } else {
                format!("p{k} soft")
            };
            part.rect(bx, by, bw, bh, class);
            if is_touched && !is_load {
                part.rect(bx + 1.0, by + bh - 4.0, bw - 2.0, 4.0, format!("p{k}"));
            }
            if dirty {
                corner(&mut corners, bx + bw - 1.0, by + 1.0, 6.0_f32.min(bw / 3.0));
            }
            let label = self.one.name(page).to_string();
            if has_room && width_of(&label) <= w && (!self.compact || is_touched) {
                let class = match (is_load, is_touched) {
                    (true, _) => format!("on p{k}t num"),
                    (_, true) => "head num".to_owned(),
                    _ => "second num".to_owned(),
                };
                let y = y + self.row / 2.0 + 4.5;
                part.text(mid, y, Anchor::Middle, Label::raw(label), class);
            }
        }
        part.path(corners, "mark");
        if let Some((page, written)) = outcome.evicted
            && !self.compact
        {
            let label = self.one.name(page).to_string();
            let y = self.frames_bottom() + 17.0;
            if has_room && width_of(&label) <= w {
                part.text(mid, y, Anchor::Middle, Label::raw(label), "second num");
            }
            if written {
                star(&mut part, x + w - 5.0, y - 11.0, 4.5, "special");
            }
        }
        part
    }

    /// OPT: in each frame's row a line to the page's next use.
    fn future(&self, scene: &mut Scene) {
        let P::Opt(opt) = &self.one.memory.policy else {
            return;
        };
        if self.compact || self.one.made == 0 {
            return;
        }
        let mut part = Part::new("next-uses");
        let from = (self.x(self.one.made + 1)).max(self.axis.left);
        for i in 0..self.rows.1 {
            let y = self.frames_top() + (i as f32 + 0.5) * self.row;
            let next = match opt.next_use(self.rows.0 + i) {
                None => continue,
                Some(NEVER) => None,
                Some(place) => self.one.number(place),
            };
            let (label, x) = match next {
                Some(n) if n < self.axis.to => {
                    let x = self.x(n) + self.cell / 2.0;
                    part.line((from, y), (x - 5.0, y), "look");
                    let mut path = PathData::default();
                    path.polygon(&[(x - 6.0, y), (x, y - 6.0), (x + 6.0, y), (x, y + 6.0)]);
                    part.path(path, "mark");
                    continue;
                }
                Some(n) => (Some(n), self.axis.right),
                None => (None, self.axis.right),
            };
            if x - from < 12.0 {
                continue;
            }
            part.line((from, y), (x, y), "look");
            let label = label.map_or(Label::text("never"), |n| number("next-later", n));
            if x - from > 74.0 {
                part.text(x - 4.0, y - 4.0, Anchor::End, label, "second");
            }
        }
        scene.parts.push(part);
    }

    /// The present reference: its column is lit, the cell that it changed has a ring.
    fn now(&self, scene: &mut Scene, touched: Option<&Touched>) {
        let now = self.one.now;
        if now < self.axis.from || now >= self.axis.to {
            return;
        }
        let (x, w) = (self.x(now), self.cell);
        let mut lit = Part::new("lit");
        let top = if self.compact { 0.0 } else { self.top };
        lit.rect(x, top, w, self.frames_bottom() - top, "lit-column");
        // Under everything else.
        scene.parts.insert(0, lit);
        let mut part = Part::new("now");
        if let Some(t) = touched {
            let frame = t.frame as usize;
            if (self.rows.0..self.rows.0 + self.rows.1).contains(&frame) {
                let y = self.frames_top() + (frame - self.rows.0) as f32 * self.row;
                part.rect(x + 1.0, y + 2.0, w - 1.0, self.row - 4.0, "ring");
            }
        }
        if !self.compact {
            let words = number("grid-now", now);
            let middle = x + w / 2.0;
            let anchor = match middle {
                m if m < self.axis.left + 44.0 => (self.axis.left, Anchor::Start),
                m if m > scene.width - 60.0 => (scene.width - 6.0, Anchor::End),
                m => (m, Anchor::Middle),
            };
            if self.one.memory.frames.count() <= self.rows.1 {
                part.text(anchor.0, 14.0, anchor.1, words, "now-text");
            }
        }
        scene.parts.push(part);
    }
}
