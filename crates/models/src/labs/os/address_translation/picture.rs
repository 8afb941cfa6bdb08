//! One access as a picture: the address in bits, the TLB, the walk from CR3 down, the physical
//! address, the frames, and what the tables cost.
//!
//! A level, the offset and the frame number keep their colours in every part; processes have names.

use super::{
    AddressTranslation,
    event::{Found, What},
    explain::name,
    results::{access_time, op_word, outcome_word, target},
    scenario::Replacement,
    state::{Current, Definition, Outcome, Phase, State},
    tables::{Entry, Place},
};
use crate::Figure;
use kw_scene::{
    Anchor, Label, Part, PathData, Scene,
    bits::{FLAG, Group, Row, flags},
};
use kw_trace::{Param, Trace};

/// The colours of the levels, the top one first.
const LEVELS: [&str; 6] = ["p0", "p3", "p4", "p7", "p6", "p5"];
const OFFSET: &str = "p1";
const FRAME: &str = "p2";
/// Width of a figure of equal width.
const DIGIT: f32 = 7.9;
const ROW: f32 = 20.0;
const PAD: f32 = 4.0;
/// Where the page stands in a row of the TLB.
const PAGE_AT: f32 = 78.0;
/// Rows of the TLB that are shown.
const SLOTS: usize = 8;
/// A table of up to this many entries is shown whole.
const SMALL_TABLE: u64 = 8;
/// Most frames that are drawn.
const FRAMES: usize = 32;

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<AddressTranslation>, figure: &Figure) -> Scene {
    let state = trace.state();
    let drawing = Drawing {
        state,
        def: &state.def,
        what: trace.event().map(|e| e.what),
        current: state.current,
        width: figure.width.max(280.0),
        total: trace
            .front()
            .counts
            .accesses
            .max(state.def.sc.accesses.len() as u64),
    };
    let mut scene = Scene {
        width: figure.width,
        height: 0.0,
        title: drawing.title(),
        parts: Vec::new(),
        time: None,
    };
    scene.height = if figure.compact {
        drawing.small(&mut scene)
    } else {
        drawing.whole(&mut scene)
    };
    scene
}

/// About how wide words are drawn: full-width characters count double.
fn digits(text: &str) -> f32 {
    text.chars().count() as f32 * DIGIT
}

/// Bytes as people say them.
fn bytes_text(n: u64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    let power = (63 - n.max(1).leading_zeros()) / 10;
    let tenths = (u128::from(n) * 10) >> (power * 10);
    let unit = units[power as usize];
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {unit}"),
        (whole, part) => format!("{whole}.{part} {unit}"),
    }
}

struct Drawing<'a> {
    state: &'a State,
    def: &'a Definition,
    what: Option<What>,
    current: Option<Current>,
    width: f32,
    total: u64,
}

impl Drawing<'_> {
    fn title(&self) -> Label {
        match &self.current {
            None => Label::text("pic-before"),
            Some(c) => Label::Text("pic-title", self.access(c)),
        }
    }

    fn access(&self, c: &Current) -> Vec<(&'static str, Param)> {
        vec![
            ("n", Param::from(c.number + 1)),
            ("all", Param::from(self.total.max(c.number + 1))),
            ("process", Param::from(name(c.process))),
            (
                "op",
                Param::from(op_word(c.access.write, c.access.mode).trim_start_matches("op-")),
            ),
            (
                "address",
                Param::from(self.def.address_text(c.access.address)),
            ),
        ]
    }

    fn whole(&self, scene: &mut Scene) -> f32 {
        let wide = self.width >= 700.0;
        let full = self.width - 2.0 * PAD;
        let mut y = self.head(scene);
        y = self.address(scene, y, true);
        if wide {
            let left = (full * 0.46).round();
            let tlb = self.tlb(scene, PAD, y, left);
            let cost = self.cost(scene, PAD + left + 28.0, y, full - left - 28.0);
            y = tlb.max(cost) + 14.0;
        } else {
            y = self.tlb(scene, PAD, y, full) + 14.0;
        }
        let (bottom, right) = self.walk(scene, y);
        let rest = self.width - right - 28.0;
        if wide && rest >= 380.0 {
            // Few levels: what they lead to stands beside them.
            let x = right + 28.0;
            let beside = self.physical(scene, (x, y), rest - PAD, true);
            let beside = self.frames(scene, (x, beside), rest - PAD);
            y = bottom.max(beside);
        } else {
            y = self.physical(scene, (PAD, bottom), full, true);
            y = self.frames(scene, (PAD, y), full);
        }
        if !wide {
            y = self.cost(scene, PAD, y + 8.0, full);
        }
        y + 4.0
    }

    /// What is being done, in a line or two.
    fn head(&self, scene: &mut Scene) -> f32 {
        let mut part = Part::new("head");
        let wide = self.width >= 700.0;
        let mut y = 16.0;
        match &self.current {
            Some(c) if !wide => {
                let label = Label::Text("pic-access", self.access(c));
                part.text(PAD, y, Anchor::Start, label, "head");
                y += 20.0;
                let address = Label::raw(self.def.address_text(c.access.address));
                part.text(PAD, y, Anchor::Start, address, "num head");
            }
            _ => part.text(PAD, y, Anchor::Start, self.title(), "head"),
        }
        let root = self.state.roots.get(usize::from(self.state.running));
        let cr3 = root.map_or(0, |r| self.state.tables.table(*r).base);
        let label = Label::Text(
            "pic-running",
            vec![
                ("process", Param::from(name(self.state.running))),
                ("cr3", Param::from(self.def.physical_text(cr3))),
            ],
        );
        let class = match self.what {
            Some(What::Switched { .. }) => "now-text",
            _ => "second",
        };
        y = if wide { y } else { 36.0 };
        part.text(self.width - PAD, y, Anchor::End, label, class);
        scene.parts.push(part);
        y + 14.0
    }

    /// The levels' and the offset's bits of the virtual address.
    fn address(&self, scene: &mut Scene, y: f32, words: bool) -> f32 {
        let mut part = Part::new("address");
        let y = y + if words { 4.0 } else { 0.0 };
        let row = self.row((PAD, y), self.width - 2.0 * PAD, words);
        let bottom = row.draw(&mut part, &self.address_groups(words));
        scene.parts.push(part);
        bottom + if words { 8.0 } else { 0.0 }
    }

    fn address_groups(&self, words: bool) -> Vec<Group> {
        let shape = &self.def.shape;
        let lit = match self.what {
            Some(What::Read { level, .. }) => Some(usize::from(level)),
            _ => None,
        };
        let all = matches!(self.what, Some(What::Split));
        let mut groups: Vec<Group> = (0..shape.levels.len())
            .map(|level| {
                let value = self.current.map(|c| shape.index(c.page, level));
                let head = Label::Text("bits-level", vec![("n", Param::from(level as u64 + 1))]);
                Group {
                    ring: all || lit == Some(level),
                    ..group(LEVELS[level], value, shape.levels[level], head, words)
                }
            })
            .collect();
        let offset = self.current.map(|c| c.offset);
        groups.push(Group {
            ring: all || matches!(self.what, Some(What::Done { .. })),
            ..group(
                OFFSET,
                offset,
                shape.page_bits,
                Label::text("bits-offset"),
                words,
            )
        });
        groups
    }

    fn row(&self, (x, y): (f32, f32), width: f32, words: bool) -> Row {
        Row {
            x,
            y,
            width,
            cell: 22.0,
            height: if words { 26.0 } else { 20.0 },
        }
    }

    /// The TLB with the row that matches.
    fn tlb(&self, scene: &mut Scene, x: f32, y: f32, width: f32) -> f32 {
        let slots = &self.state.tlb.slots;
        let mut part = Part::new("tlb");
        let title = Label::Text("pic-tlb", vec![("n", Param::from(slots.len() as u64))]);
        part.text(x, y + 12.0, Anchor::Start, title, "head");
        let c = self
            .current
            .filter(|_| self.state.phase != Phase::Idle || self.what_is_end());
        let said = match self.what {
            Some(What::Hit { .. }) => Some(("word-hit", "good-text")),
            Some(What::Miss) => Some(("word-miss", "bad")),
            _ => None,
        };
        if let Some((word, class)) = said {
            part.text(x + width, y + 12.0, Anchor::End, Label::text(word), class);
        }
        let top = y + 20.0;
        let page = digits(&self.def.page_text(0)).max(44.0);
        let flags_at = x + width - 3.0 * FLAG;
        let columns = [
            (x + 18.0, Anchor::Start, "tlb-process"),
            (x + PAGE_AT, Anchor::Start, "tlb-page"),
            (flags_at - 12.0, Anchor::End, "tlb-frame"),
        ];
        for (at, anchor, id) in columns {
            part.text(at, top + 13.0, anchor, Label::text(id), "second");
        }
        for (i, letter) in ["W", "U", "D"].into_iter().enumerate() {
            let at = flags_at + (i as f32 + 0.5) * FLAG - 1.0;
            part.text(
                at,
                top + 13.0,
                Anchor::Middle,
                Label::raw(letter),
                "second num",
            );
        }
        part.line((x, top + ROW - 1.0), (x + width, top + ROW - 1.0), "rule");
        let mut row_y = top + ROW;
        let matched = c.and_then(|c| {
            let slot = usize::from(c.slot?);
            let kept = slots.get(slot).copied().flatten()?;
            kept.covers(c.process, c.page).then_some(slot)
        });
        let shown = shown_slots(slots.len(), matched);
        for &i in &shown {
            let is_match = matched == Some(i);
            let mid = row_y + ROW / 2.0 + 4.5;
            if is_match {
                part.rect(x, row_y, width, ROW, "lit");
            }
            if let Some(kept) = &slots[i] {
                let sign = match self.what {
                    Some(What::Hit { .. }) if is_match => Some("="),
                    Some(What::Miss | What::Hit { .. }) => Some("≠"),
                    _ => None,
                };
                if let Some(sign) = sign {
                    let class = if is_match {
                        "good-text num"
                    } else {
                        "second num"
                    };
                    part.text(x + 3.0, mid, Anchor::Start, Label::raw(sign), class);
                }
                part.text(
                    x + 18.0,
                    mid,
                    Anchor::Start,
                    Label::raw(name(kept.process)),
                    "num",
                );
                let text = self.def.page_text(kept.page);
                part.text(x + PAGE_AT, mid, Anchor::Start, Label::raw(text), "num");
                let frame = Label::raw(format!("→ {}", kept.frame));
                if x + PAGE_AT + page + digits("→ 00") < flags_at {
                    part.text(flags_at - 12.0, mid, Anchor::End, frame, "num");
                }
                flags(
                    &mut part,
                    flags_at,
                    row_y,
                    ROW,
                    &[kept.writable, kept.user, kept.dirty],
                );
            } else {
                part.text(
                    x + PAGE_AT,
                    mid,
                    Anchor::Start,
                    Label::raw("–"),
                    "second num",
                );
            }
            if is_match && matches!(self.what, Some(What::Hit { .. } | What::Filled { .. })) {
                part.rect(x, row_y, width, ROW, "ring");
            }
            row_y += ROW;
        }
        if slots.is_empty() {
            part.text(
                x,
                row_y + 14.0,
                Anchor::Start,
                Label::text("pic-no-tlb"),
                "second",
            );
            row_y += ROW;
        } else if shown.len() < slots.len() {
            let rest = (slots.len() - shown.len()) as u64;
            let label = Label::Text("pic-more-slots", vec![("n", Param::from(rest))]);
            part.text(x + 18.0, row_y + 14.0, Anchor::Start, label, "second");
            row_y += ROW;
        }
        let all_compared = matches!(self.what, Some(What::Miss)) && !slots.is_empty();
        if all_compared || self.flushed() {
            part.rect(
                x - 2.0,
                top + ROW,
                width + 4.0,
                row_y - top - ROW + 2.0,
                "ring",
            );
        }
        scene.parts.push(part);
        row_y + 4.0
    }

    fn flushed(&self) -> bool {
        match self.what {
            Some(What::Switched { dropped, .. } | What::Changed { dropped, .. }) => dropped > 0,
            _ => false,
        }
    }

    fn what_is_end(&self) -> bool {
        matches!(
            self.what,
            Some(What::Done { .. } | What::Denied { .. } | What::Invalid | What::NoFrame)
        )
    }

    /// Hit ratio, access time, and the page tables to scale against flat ones.
    fn cost(&self, scene: &mut Scene, x: f32, y: f32, width: f32) -> f32 {
        let (c, mut y) = (&self.state.counts, y);
        let mut part = Part::new("cost");
        part.text(x, y + 12.0, Anchor::Start, Label::text("pic-cost"), "head");
        y += 18.0;
        let time = access_time(self.def, c);
        let milli = |f: Option<u64>| match f {
            Some(n) => Param::Milli((n / 10 * 10).min(i64::MAX as u64) as i64),
            None => Param::Nothing,
        };
        let percent = (c.hits * 2000 + c.accesses).checked_div(2 * c.accesses);
        let percent = percent.map_or(Param::Nothing, |p| Param::Milli(p as i64 * 100));
        for (id, params) in [
            (
                "pic-hits",
                vec![
                    ("hits", Param::from(c.hits)),
                    ("n", Param::from(c.accesses)),
                    ("percent", percent),
                ],
            ),
            ("pic-formula", vec![("ns", milli(time.map(|t| t.formula)))]),
            (
                "pic-measured",
                vec![("ns", milli(time.map(|t| t.measured)))],
            ),
        ] {
            part.text(x, y + 14.0, Anchor::Start, Label::Text(id, params), "");
            y += 19.0;
        }
        scene.parts.push(part);
        self.saved(scene, x, y + 12.0, width)
    }

    fn saved(&self, scene: &mut Scene, x: f32, y: f32, width: f32) -> f32 {
        let shape = &self.def.shape;
        let mut part = Part::new("saved");
        part.text(x, y + 12.0, Anchor::Start, Label::text("pic-saved"), "head");
        let used = self.state.table_bytes();
        let flat = shape.flat_bytes() * self.state.roots.len() as u64;
        let scale = width / used.max(flat) as f32;
        let mut y = y + 20.0;
        let mut left = x;
        for (level, class) in LEVELS.into_iter().take(shape.levels.len()).enumerate() {
            let bytes = u64::from(self.state.tables.count[level]) * shape.table_bytes(level);
            let w = bytes as f32 * scale;
            part.rect(left, y, w.max(1.0), 10.0, class);
            left += w.max(1.0);
        }
        let text = |id, bytes| Label::Text(id, vec![("bytes", Param::from(bytes_text(bytes)))]);
        part.text(x, y + 25.0, Anchor::Start, text("pic-used", used), "");
        part.rect(x, y + 34.0, flat as f32 * scale, 10.0, "switch");
        part.text(x, y + 59.0, Anchor::Start, text("pic-flat", flat), "");
        if matches!(
            self.what,
            Some(What::Forked { .. } | What::Loaded { tables: 1.., .. })
        ) {
            part.rect(x - 2.5, y - 2.5, left - x + 5.0, 15.0, "ring");
        }
        y += 64.0;
        scene.parts.push(part);
        y
    }

    /// The tables from CR3 down; returns their bottom and their right end.
    fn walk(&self, scene: &mut Scene, y: f32) -> (f32, f32) {
        let shape = &self.def.shape;
        let count = shape.levels.len();
        let index = (0..count)
            .map(|l| digits(&((1_u64 << shape.levels[l]) - 1).to_string()))
            .fold(24.0, f32::max);
        let end = self.state.tables.end() >> shape.page_bits;
        let frame = digits(&end.to_string()) + 16.0;
        let least = (index + frame + 5.0 * FLAG + 36.0).max(196.0);
        let full = self.width - 2.0 * PAD;
        let gap = 22.0;
        let across = (((full + gap) / (least + gap)) as usize).clamp(1, count);
        // Even rows: four levels are two and two rather than three and one.
        let lines = count.div_ceil(across);
        let across = count.div_ceil(lines);
        let width = ((full + gap) / across as f32 - gap).min(360.0);
        let rows: Vec<Vec<Line>> = (0..count).map(|l| self.lines(l, across > 1)).collect();
        let tallest = rows.iter().map(Vec::len).max().unwrap_or(0) as f32;
        let height = 46.0 + tallest * ROW + 14.0;
        let from = |level: usize| {
            let (column, line) = (level % across, level / across);
            (
                PAD + column as f32 * (width + gap),
                y + line as f32 * height,
            )
        };
        for (level, lines) in rows.iter().enumerate() {
            let (x, top) = from(level);
            let part = self.table(level, lines, index, (x, top), width);
            scene.parts.push(part);
            // From the entry that was read to the table it leads to.
            let next = level + 1;
            let read_next = self.place(next).is_some();
            if let Some(row) = lines.iter().position(|l| l.is_read)
                && next < count
                && read_next
                && next % across != 0
            {
                let mut arrow = Part::new(format!("arrow{level}"));
                let (x1, y1) = (x + width, top + 46.0 + (row as f32 + 0.5) * ROW);
                let (x2, y2) = (x + width + gap - 3.0, top + 8.0);
                let mid = x + width + gap / 2.0;
                let mut path = String::new();
                {
                    use kw_scene::Px;
                    use std::fmt::Write as _;
                    // Writing to a String cannot fail.
                    let _ = write!(
                        path,
                        "M{} {}H{}V{}H{}",
                        Px(x1),
                        Px(y1),
                        Px(mid),
                        Px(y2),
                        Px(x2 - 4.0)
                    );
                }
                let class = "arrow".to_owned();
                arrow.shapes.push(kw_scene::Shape::Path { d: path, class });
                let mut head = PathData::default();
                head.polygon(&[(x2 - 6.0, y2 - 4.0), (x2 - 6.0, y2 + 4.0), (x2, y2)]);
                arrow.path(head, "arrow-head");
                scene.parts.push(arrow);
            }
        }
        let bottom = y + lines as f32 * height;
        let mut part = Part::new("bits-meaning");
        let label = Label::text("pic-bits");
        part.text(PAD, bottom + 4.0, Anchor::Start, label, "second");
        scene.parts.push(part);
        (bottom + 22.0, PAD + across as f32 * (width + gap) - gap)
    }

    /// Where a level was read in this attempt.
    fn place(&self, level: usize) -> Option<Place> {
        self.current?.path.get(level).copied().flatten()
    }

    /// The rows of a level's table around the entry that was read; `ends` leaves room above and
    /// below to say that there are more.
    fn lines(&self, level: usize, ends: bool) -> Vec<Line> {
        let shape = &self.def.shape;
        let size = 1_u64 << shape.levels[level];
        let place = self.place(level);
        let small = size <= SMALL_TABLE;
        let Some(place) = place else {
            let count = match (small, ends) {
                (true, _) => size as usize,
                (false, true) => 5,
                (false, false) => 3,
            };
            return vec![Line::default(); count];
        };
        let table = self.state.tables.table(place.table);
        let line = |index: u64| Line {
            index: Some(index),
            entry: table.entry(index).copied().unwrap_or_default(),
            is_read: index == place.index,
        };
        if small {
            return (0..size).map(line).collect();
        }
        let entries = table.entries();
        let at = entries.partition_point(|e| e.0 < place.index);
        let before = at.checked_sub(1).map(|i| entries[i].0);
        let after = entries[at..].iter().map(|e| e.0).find(|i| *i > place.index);
        // What is next to it, present or not, where nothing else is known of.
        let before = before.or(place.index.checked_sub(1));
        let after = after.or(Some(place.index + 1).filter(|i| *i < size));
        let rest = Line::default();
        let mut out = vec![
            before.map_or(rest, line),
            line(place.index),
            after.map_or(rest, line),
        ];
        if ends {
            out.insert(0, rest);
            out.push(rest);
        }
        out
    }

    fn table(
        &self,
        level: usize,
        lines: &[Line],
        index_width: f32,
        (x, y): (f32, f32),
        width: f32,
    ) -> Part {
        let mut part = Part::new(format!("table{level}"));
        let place = self.place(level);
        part.rect(x, y, 6.0, 38.0, LEVELS[level]);
        let head = Label::Text("pic-level", vec![("n", Param::from(level as u64 + 1))]);
        part.text(x + 12.0, y + 12.0, Anchor::Start, head, "head");
        let flags_at = x + width - 5.0 * FLAG;
        match place {
            None => {
                let id = match self.current {
                    Some(c) if c.slot.is_some() && c.path[0].is_none() => "pic-not-needed",
                    _ => "pic-not-read",
                };
                part.text(x + 12.0, y + 31.0, Anchor::Start, Label::text(id), "second");
            }
            Some(place) => {
                let base = self.state.tables.table(place.table).base;
                let text = self.def.physical_text(base);
                let label = if level == 0 {
                    Label::Text("pic-from-cr3", vec![("at", Param::from(text))])
                } else {
                    Label::Text(
                        "pic-from-frame",
                        vec![
                            ("at", Param::from(text)),
                            ("frame", Param::from(self.state.frame_of_table(place.table))),
                        ],
                    )
                };
                part.text(x + 12.0, y + 31.0, Anchor::Start, label, "second num");
                for (i, letter) in ["P", "W", "U", "A", "D"].into_iter().enumerate() {
                    let at = flags_at + (i as f32 + 0.5) * FLAG - 1.0;
                    part.text(
                        at,
                        y + 12.0,
                        Anchor::Middle,
                        Label::raw(letter),
                        "second num",
                    );
                }
            }
        }
        let top = y + 46.0;
        let size = 1_u64 << self.def.shape.levels[level];
        part.rect(x, top, width, lines.len() as f32 * ROW, "lane");
        for (i, line) in lines.iter().enumerate() {
            let row_y = top + i as f32 * ROW;
            let mid = row_y + ROW / 2.0 + 4.5;
            let Some(index) = line.index else {
                // Rows are left out there, unless its neighbour is the first or the last one.
                let (neighbour, end) = match i {
                    0 => (lines.get(1), 0),
                    i => (lines.get(i - 1), size - 1),
                };
                if neighbour.and_then(|n| n.index).is_some_and(|n| n != end) {
                    part.text(x + 12.0, mid, Anchor::Start, Label::raw("⋮"), "second num");
                }
                continue;
            };
            if line.is_read {
                part.rect(x, row_y, width, ROW, "lit");
                part.rect(x, row_y, 6.0, ROW, LEVELS[level]);
            }
            let class = if line.is_read {
                "num head"
            } else {
                "num second"
            };
            let index = Label::raw(index.to_string());
            part.text(x + 12.0 + index_width, mid, Anchor::End, index, class);
            let text = match target(self.state, &line.entry) {
                Some(frame) => Label::raw(format!("→ {frame}")),
                None if line.entry.leaf && line.entry.on_disk => Label::text("pic-on-disk"),
                None => Label::raw("–"),
            };
            part.text(x + 22.0 + index_width, mid, Anchor::Start, text, class);
            let e = &line.entry;
            let bits = [e.present, e.writable, e.user, e.accessed, e.dirty];
            flags(&mut part, flags_at, row_y, ROW, &bits);
            if line.is_read && self.changed(level) {
                part.rect(x, row_y, width, ROW, "ring");
            }
        }
        part
    }

    /// Whether the step looked at or changed the entry that was read at a level.
    fn changed(&self, level: usize) -> bool {
        let is_last = self.place(level + 1).is_none();
        match self.what {
            Some(What::Read { level: l, .. }) => usize::from(l) == level,
            Some(
                What::Allowed { .. }
                | What::Denied { .. }
                | What::PageFault { .. }
                | What::CopyFault { .. }
                | What::Loaded { .. }
                | What::Copied { .. }
                | What::Reused { .. },
            ) => is_last,
            _ => false,
        }
    }

    /// The physical address, or why there is none.
    fn physical(&self, scene: &mut Scene, at: (f32, f32), width: f32, words: bool) -> f32 {
        let c = self.current;
        let mut part = Part::new("physical");
        let (x, mut y) = at;
        if words {
            part.text(
                x,
                y + 12.0,
                Anchor::Start,
                Label::text("pic-physical"),
                "head",
            );
            if let Some((label, class)) = self.said() {
                part.text(x + width, y + 12.0, Anchor::End, label, class);
            }
            y += 20.0;
        }
        let frame = c.and_then(|c| c.frame).filter(|_| self.is_translated());
        let done = matches!(self.what, Some(What::Done { .. }));
        let groups = [
            Group {
                ring: done,
                ..group(
                    FRAME,
                    frame,
                    self.def.frame_bits(),
                    Label::text("bits-frame"),
                    words,
                )
            },
            Group {
                ring: done,
                ..group(
                    OFFSET,
                    c.filter(|_| frame.is_some()).map(|c| c.offset),
                    self.def.shape.page_bits,
                    Label::text("bits-offset"),
                    words,
                )
            },
        ];
        let mut row = self.row((x, y), width, words);
        if x == PAD {
            row = row.under(&groups, &self.address_groups(words));
        }
        let bottom = row.draw(&mut part, &groups);
        scene.parts.push(part);
        bottom + if words { 8.0 } else { 0.0 }
    }

    /// Whether this attempt has found the frame.
    fn is_translated(&self) -> bool {
        match self.state.phase {
            Phase::Fill(_) | Phase::Finish => true,
            Phase::Idle => self.current.is_some_and(|c| c.physical.is_some()),
            _ => false,
        }
    }

    /// What has become of the access, with its mark.
    fn said(&self) -> Option<(Label, &'static str)> {
        let c = self.current?;
        let ended = c.ended && self.state.phase == Phase::Idle;
        let physical = c.physical.filter(|_| ended);
        match (c.outcome, ended) {
            (Outcome::Ok, false) => None,
            (outcome, _) => {
                let (mark, class) = match outcome {
                    Outcome::Ok => ("●", "good-text"),
                    Outcome::Copied => ("★", "special-text"),
                    _ => ("✕", "bad"),
                };
                let at = physical.map(|p| self.def.physical_text(p));
                Some((
                    Label::Text(
                        "pic-said",
                        vec![
                            ("mark", Param::from(mark)),
                            ("outcome", Param::from(outcome_word(outcome))),
                            ("at", Param::from(at.unwrap_or_else(|| "none".to_owned()))),
                        ],
                    ),
                    class,
                ))
            }
        }
    }

    /// Physical memory: each frame with the pages in it.
    fn frames(&self, scene: &mut Scene, (x, y): (f32, f32), width: f32) -> f32 {
        let memory = &self.state.memory;
        let mut part = Part::new("frames-head");
        let used = memory.total - memory.free();
        let hand = (self.def.sc.replacement == Replacement::Clock && !memory.used().is_empty())
            .then(|| {
                let i = memory.used().partition_point(|f| f.number < memory.hand);
                memory.used()[i % memory.used().len()].number
            });
        let label = Label::Text(
            "pic-frames",
            vec![
                ("used", Param::from(used)),
                ("all", Param::from(memory.total)),
                ("hand", hand.map_or(Param::from("none"), Param::from)),
            ],
        );
        part.text(x, y + 12.0, Anchor::Start, label, "head");
        scene.parts.push(part);
        let owner = format!("P1 {}", self.def.page_text(0));
        let w = (digits(&owner) + 20.0).max(72.0);
        // A second owner needs a second line.
        let shared = self.state.roots.len() > 1
            || memory.used().iter().any(|f| f.owners.len() > 1)
            || !self.def.forks.is_empty();
        let (gap, h) = (6.0, if shared { 57.0 } else { 40.0 });
        let across = (((width + gap) / (w + gap)) as usize).max(1);
        let most = (across * 5).clamp(8, FRAMES);
        let lit = self.lit_frame();
        // Which to show: all where they are few, else those in use, a screenful of them at a time.
        let mut boxes: Vec<u64> = if memory.total <= most.min(16) as u64 {
            (0..memory.total).collect()
        } else {
            memory.used().iter().map(|f| f.number).collect()
        };
        let all = boxes.len();
        if all > most {
            let at = lit.map_or(0, |n| boxes.partition_point(|b| *b < n));
            boxes = boxes
                .chunks(most)
                .nth(at / most)
                .unwrap_or_default()
                .to_vec();
        }
        let y = y + 20.0;
        for (i, number) in boxes.iter().enumerate() {
            let (column, line) = (i % across, i / across);
            let at = (x + column as f32 * (w + gap), y + line as f32 * (h + gap));
            let is_lit = lit == Some(*number);
            scene
                .parts
                .push(self.frame(*number, at, (w, h), is_lit, hand == Some(*number)));
        }
        let lines = boxes.len().div_ceil(across).max(1);
        let mut bottom = y + lines as f32 * (h + gap);
        if boxes.len() < all {
            let mut part = Part::new("frames-more");
            let rest = (all - boxes.len()) as u64;
            let label = Label::Text("pic-more-frames", vec![("n", Param::from(rest))]);
            part.text(x, bottom + 12.0, Anchor::Start, label, "second");
            scene.parts.push(part);
            bottom += 18.0;
        }
        bottom
    }

    /// The frame that the step is about.
    fn lit_frame(&self) -> Option<u64> {
        match self.what {
            Some(What::Loaded { frame, .. } | What::Reused { frame }) => Some(frame),
            Some(What::Copied { to, .. }) => Some(to),
            Some(What::Evicted(e)) => Some(e.frame),
            Some(What::Read {
                found: Found::Page | Found::LargePage,
                ..
            }) => None,
            _ if self.is_translated() => {
                let frame = self.current?.frame?;
                let i = self.state.memory.position(frame)?;
                Some(self.state.memory.used()[i].number)
            }
            _ => None,
        }
    }

    fn frame(
        &self,
        number: u64,
        (x, y): (f32, f32),
        (w, h): (f32, f32),
        is_lit: bool,
        hand: bool,
    ) -> Part {
        let mut part = Part::new(format!("frame{number}"));
        let at = self.state.memory.position(number);
        let frame = at.map(|i| &self.state.memory.used()[i]);
        // The rest of a large page.
        let frame = frame.filter(|f| f.number == number || f.span == 1);
        part.rect(x, y, w, h, if frame.is_some() { "box" } else { "lane" });
        if is_lit {
            part.rect(x, y, 6.0, h, FRAME);
        }
        let span = frame.map_or(1, |f| f.span);
        let title = if span > 1 {
            format!("{number}–{}", number + span - 1)
        } else {
            number.to_string()
        };
        part.text(
            x + 10.0,
            y + 15.0,
            Anchor::Start,
            Label::raw(title),
            "second num",
        );
        if let Some(frame) = frame {
            let owners = &frame.owners;
            for (i, (process, page)) in owners.iter().take(2).enumerate() {
                let text = if i == 1 && owners.len() > 2 {
                    format!("+ {}", owners.len() - 1)
                } else {
                    format!("{} {}", name(*process), self.def.page_text(*page))
                };
                let y = y + 32.0 + i as f32 * 17.0;
                part.text(x + 10.0, y, Anchor::Start, Label::raw(text), "num");
            }
            let (mut accessed, mut dirty) = (false, false);
            for (process, page) in owners {
                let root = self.state.roots[usize::from(*process)];
                if let Some((place, _)) = self.state.tables.find(&self.def.shape, root, *page)
                    && let Some(entry) = self.state.tables.get(place)
                {
                    accessed |= entry.accessed;
                    dirty |= entry.dirty;
                }
            }
            let mut marks = String::new();
            for (on, mark) in [(accessed, 'A'), (dirty, 'D'), (hand, '◂')] {
                if on {
                    marks.push(mark);
                }
            }
            if !marks.is_empty() && span == 1 {
                let class = if hand { "now-text num" } else { "num head" };
                part.text(x + w - 5.0, y + 15.0, Anchor::End, Label::raw(marks), class);
            }
        } else {
            part.text(
                x + 10.0,
                y + 32.0,
                Anchor::Start,
                Label::text("pic-free"),
                "second",
            );
        }
        let changed = matches!(
            self.what,
            Some(
                What::Loaded { .. }
                    | What::Copied { .. }
                    | What::Reused { .. }
                    | What::Evicted(_)
                    | What::Done { .. }
            )
        );
        if is_lit && changed {
            part.rect(x, y, w, h, "ring");
        }
        part
    }

    /// The address, the way it takes, and the physical address: for the home page.
    fn small(&self, scene: &mut Scene) -> f32 {
        let mut y = self.address(scene, 4.0, false);
        let mut part = Part::new("way");
        let c = self.current;
        let count = self.def.shape.levels.len();
        let w = ((self.width - 2.0 * PAD + 6.0) / (count + 1) as f32 - 6.0).min(90.0);
        let hit = matches!(
            self.state.phase,
            Phase::Idle | Phase::Finish | Phase::Fill(_)
        ) && c.is_some_and(|c| c.slot.is_some());
        for i in 0..=count {
            let x = PAD + i as f32 * (w + 6.0);
            let read = i > 0 && self.place(i - 1).is_some();
            let class = match i {
                0 if hit => FRAME,
                0 => "box",
                _ if read => LEVELS[i - 1],
                _ => "lane",
            };
            part.rect(x, y, w, 26.0, class);
            let text = if i == 0 {
                "TLB".to_owned()
            } else {
                format!("L{i}")
            };
            let text_class = match class {
                "box" | "lane" => "second".to_owned(),
                class => format!("on {class}t"),
            };
            part.text(
                x + w / 2.0,
                y + 17.5,
                Anchor::Middle,
                Label::raw(text),
                text_class,
            );
            let ring = match self.what {
                Some(What::Hit { .. } | What::Miss | What::Filled { .. }) => i == 0,
                Some(What::Read { level, .. }) => i == usize::from(level) + 1,
                _ => false,
            };
            if ring {
                part.rect(x - 1.5, y - 1.5, w + 3.0, 29.0, "ring");
            }
        }
        scene.parts.push(part);
        y += 36.0;
        self.physical(scene, (PAD, y), self.width - 2.0 * PAD, false) + 2.0
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    /// Its index; none: rows that are left out.
    index: Option<u64>,
    entry: Entry,
    is_read: bool,
}

/// The slots that are shown: all, or the first and the one that matters.
fn shown_slots(count: usize, matched: Option<usize>) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..count.min(SLOTS)).collect();
    if let (Some(slot), Some(last)) = (matched, shown.last_mut())
        && slot >= SLOTS
    {
        *last = slot;
    }
    shown
}

/// Bits with their words, decimal and hexadecimal.
fn group(class: &'static str, value: Option<u64>, bits: u32, head: Label, words: bool) -> Group {
    let hex = bits.div_ceil(4) as usize;
    let foot = match value {
        _ if !words => Vec::new(),
        None => vec![Label::raw("–"), Label::raw("")],
        Some(v) => vec![
            Label::raw(v.to_string()),
            Label::raw(format!("0x{v:0hex$X}")),
        ],
    };
    let most = if bits == 64 {
        u64::MAX
    } else {
        (1 << bits) - 1
    };
    let room = digits(&most.to_string()).max(digits("0x") + hex as f32 * DIGIT);
    Group {
        class,
        value,
        bits,
        head: words.then_some(head),
        foot,
        room: if words { room.max(54.0) } else { 0.0 },
        ring: false,
    }
}
