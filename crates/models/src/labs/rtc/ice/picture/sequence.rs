//! Places side by side on their links, and the packets between them, line by line.

use super::{Bar, Frame, Stage};
use crate::labs::rtc::ice::{
    Ice, results,
    view::{Kind, Mark, Marked, Note, Said},
};
use kw_net::{
    SECOND,
    stun::{Class, Method},
};
use kw_scene::{Anchor, Label, Part, PathData, Scene, cut};
use kw_trace::{Param, Trace};

/// Height of a line.
const LINE: f32 = 25.0;
/// Most lines.
const LINES: usize = 13;
/// Marks between two places where the view moves on.
const PAGE: usize = 12;

/// A packet's line.
struct Arrow {
    step: u32,
    at: u64,
    packet: u32,
    from: u8,
    to: u8,
    said: Said,
    /// NATs that it opened.
    holes: Vec<u8>,
    /// Where it came to its end, and whether it was dropped there.
    end: Option<(u8, bool)>,
    /// The last step it was in.
    last: u32,
}

/// A line of the diagram.
enum Entry {
    /// So long nothing happened, in microseconds.
    Gap(u64),
    /// A packet.
    Arrow(Arrow),
    /// Something an agent decided or found.
    Note(u32, u64, u8, Note),
}

fn entries(marks: &[(u32, Mark)], mut before: Option<u64>) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for (step, mark) in marks {
        let gap = before.map_or(0, |b| mark.at.saturating_sub(b));
        before = Some(mark.at);
        let push = |all: &mut Vec<Entry>, entry: Entry| {
            if gap >= SECOND {
                all.push(Entry::Gap(gap));
            }
            all.push(entry);
        };
        let arrow = |packet, from, to, said| {
            Entry::Arrow(Arrow {
                step: *step,
                at: mark.at,
                packet,
                from,
                to,
                said,
                holes: Vec::new(),
                end: None,
                last: *step,
            })
        };
        let known = |all: &mut Vec<Entry>, packet: u32, set: &dyn Fn(&mut Arrow)| {
            let own = all.iter_mut().rev().find_map(|e| match e {
                Entry::Arrow(a) if a.packet == packet => Some(a),
                _ => None,
            });
            if let Some(own) = own {
                own.last = *step;
                set(own);
            }
        };
        match mark.what {
            Marked::Leaves {
                packet,
                from,
                to,
                said,
            } => push(&mut all, arrow(packet, from, to, said)),
            Marked::Seen {
                packet,
                from,
                to,
                said,
            } => {
                push(&mut all, arrow(packet, from, to, said));
                known(&mut all, packet, &|own| own.end = Some((to, false)));
            }
            Marked::Ends {
                packet,
                at,
                dropped,
            } => known(&mut all, packet, &|own| own.end = Some((at, dropped))),
            Marked::Opens { packet, at } => known(&mut all, packet, &|own| own.holes.push(at)),
            Marked::Turns {
                packet,
                at,
                next,
                to,
                said,
            } => {
                known(&mut all, packet, &|own| own.end = Some((at, false)));
                push(&mut all, arrow(next, at, to, said));
            }
            Marked::Note(side, note) => {
                if !matches!(note, Note::Other) {
                    push(&mut all, Entry::Note(*step, mark.at, side, note));
                }
            }
        }
    }
    all
}

impl Entry {
    /// Whether it is a packet that nobody has told the end of yet.
    fn is_flying(&self) -> bool {
        matches!(self, Entry::Arrow(arrow) if arrow.end.is_none())
    }
}

struct Diagram<'a> {
    stage: &'a Stage,
    hosts: [usize; 2],
    left: f32,
    right: f32,
    column: f32,
    compact: bool,
}

/// Draws the diagram; returns its bottom.
pub fn draw(
    trace: &Trace<Ice>,
    stage: &Stage,
    scene: &mut Scene,
    frame: Frame,
    compact: bool,
) -> f32 {
    let marks = trace.marks();
    let now = marks.partition_point(|m| u64::from(m.0) <= trace.at());
    let first = (now / PAGE).saturating_sub(1) * PAGE;
    let seen: Vec<(u32, Mark)> = marks.range(first, now).collect();
    let before = first.checked_sub(1).and_then(|i| marks.get(i));
    let mut lines = entries(&seen, before.map(|m| m.1.at));
    let most = if compact { 6 } else { LINES };
    if lines.len() > most {
        lines.drain(..lines.len() - most);
    }
    let margin = match frame.width {
        _ if compact => 4.0,
        w if w < 400.0 => 52.0,
        _ => 62.0,
    };
    let count = stage.heads.len().max(1) as f32;
    let diagram = Diagram {
        stage,
        hosts: stage.hosts,
        left: frame.x + margin,
        right: frame.x + frame.width,
        column: (frame.width - margin - 4.0) / count,
        compact,
    };
    // The line of the packet or note that the present step is about.
    let is_now = |line: &Entry| match line {
        Entry::Arrow(arrow) => u64::from(arrow.last) == trace.at(),
        Entry::Note(step, ..) => u64::from(*step) == trace.at(),
        Entry::Gap(_) => false,
    };
    let current = lines.iter().rposition(is_now);
    let top = diagram.heads(scene, frame.y, &lines, current);
    let bottom = top + 8.0 + most as f32 * LINE;
    diagram.lifelines(scene, top, bottom);
    for (i, line) in lines.iter().enumerate() {
        let y = top + 8.0 + i as f32 * LINE;
        diagram.line(scene, line, i, y, current == Some(i), trace.at());
    }
    bottom + 4.0
}

impl Diagram<'_> {
    fn x(&self, place: usize) -> f32 {
        self.left + (place as f32 + 0.5) * self.column
    }

    /// Where the plug of a place at a link is: of several they stand side by side.
    fn plug(&self, place: usize, link: usize) -> f32 {
        let mut own = self.stage.bars.iter().enumerate();
        let own = own
            .by_ref()
            .filter(|(_, b)| b.members.contains(&place))
            .map(|(n, _)| n);
        let own: Vec<usize> = own.collect();
        if own.len() < 2 {
            return self.x(place);
        }
        // The side of a NAT on which the other members of the link are.
        let others = self.stage.bars[link].members.iter();
        let right = others.filter(|m| **m != place).any(|m| *m > place);
        let shift = (self.column * 0.2).min(14.0);
        self.x(place) + if right { shift } else { -shift }
    }

    /// The links, the boxes of the places hanging from them, and the packet of the present step on its
    /// way; returns their bottom.
    fn heads(&self, scene: &mut Scene, top: f32, lines: &[Entry], current: Option<usize>) -> f32 {
        let narrow = self.column < 104.0;
        let tall = match (self.compact, self.column) {
            (true, _) => 22.0,
            (_, w) if w < 58.0 => 24.0,
            _ if narrow => 56.0,
            _ => 42.0,
        };
        let bar = top + if self.compact { 8.0 } else { 24.0 };
        let boxes = bar + 16.0;
        let mut part = Part::new("links");
        for (n, link) in self.stage.bars.iter().enumerate() {
            self.link(&mut part, n, link, bar, boxes);
        }
        scene.parts.push(part);
        for place in 0..self.stage.heads.len() {
            let mut part = Part::new(format!("place {place}"));
            self.place(&mut part, place, boxes, tall, narrow);
            scene.parts.push(part);
        }
        let mut part = Part::new("under way");
        let now = current.and_then(|i| lines.get(i));
        for line in lines.iter().filter(|l| l.is_flying()).chain(now) {
            if let Entry::Arrow(arrow) = line {
                self.under_way(&mut part, arrow, bar);
            }
        }
        scene.parts.push(part);
        boxes + tall
    }

    fn link(&self, part: &mut Part, n: usize, link: &Bar, bar: f32, boxes: f32) {
        let xs: Vec<f32> = link.members.iter().map(|m| self.plug(*m, n)).collect();
        let (low, high) = xs
            .iter()
            .fold((f32::MAX, f32::MIN), |(a, b), x| (a.min(*x), b.max(*x)));
        if xs.is_empty() {
            return;
        }
        part.rect(
            low - 3.0,
            bar - 2.0,
            (high - low + 6.0).max(6.0),
            4.0,
            "bus",
        );
        for x in &xs {
            part.line((*x, bar + 2.0), (*x, boxes), "wire");
        }
        if !self.compact {
            let room = (high - low + 2.0 * self.column * 0.3).max(30.0);
            let name = match &link.name {
                Label::Raw(name) => Label::raw(cut(name, room)),
                name => name.clone(),
            };
            let middle = (low + high) / 2.0;
            part.text(middle, bar - 9.0, Anchor::Middle, name, "second small");
        }
    }

    fn place(&self, part: &mut Part, place: usize, y: f32, tall: f32, narrow: bool) {
        let head = &self.stage.heads[place];
        let w = self.column - if self.column < 66.0 { 3.0 } else { 8.0 };
        let x = self.x(place);
        let left = x - w / 2.0;
        let class = if head.off { "box passed" } else { "box" };
        part.rect(left, y, w, tall, class);
        part.rect(left, y, 4.0, tall, format!("p{}", head.colour));
        // Where there is little room, the last part of a name says enough.
        let name = match self.column < 84.0 {
            true => head.name.rsplit('/').next().unwrap_or(&head.name),
            false => &head.name,
        };
        let tight = self.column < 58.0;
        let (name, class) = match tight {
            true => (cut(name, w - 2.0), "head small"),
            false => (cut(name, w - 10.0), "head"),
        };
        let middle = x + 2.0;
        let has_name = !name.is_empty();
        if has_name {
            part.text(middle, y + 16.0, Anchor::Middle, Label::raw(name), class);
        }
        if self.compact || tight {
            return;
        }
        let (first, rest) = match head.address.match_indices('.').nth(1) {
            Some((at, _)) if narrow => {
                let (first, rest) = head.address.split_at(at);
                (first.to_owned(), rest.to_owned())
            }
            _ => (head.address.clone(), String::new()),
        };
        let mut low = y + if has_name { 33.0 } else { 18.0 };
        for text in [first, rest].into_iter().filter(|t| !t.is_empty()) {
            part.text(middle, low, Anchor::Middle, Label::raw(text), "num small");
            low += 14.0;
        }
    }

    /// A packet on the links, as far as it has come: what is on its way has left the last place that told
    /// of it.
    fn under_way(&self, part: &mut Part, arrow: &Arrow, bar: f32) {
        if arrow.said == Said::Signal || arrow.from == arrow.to {
            return;
        }
        let from = self.x(usize::from(arrow.from));
        let (to, dropped) = self.reached(arrow);
        if (to - from).abs() < 1.0 {
            return;
        }
        let class = if dropped { "strike" } else { "flight-line" };
        part.line((from, bar), (to, bar), class);
        let mut end = PathData::default();
        match dropped {
            true => cross_at(&mut end, to, bar, 7.0),
            false => head_at(&mut end, to, bar, to > from, 9.0),
        }
        part.path(end, if dropped { "fault" } else { "io-line" });
    }

    /// How far a packet has come, and whether it was dropped there.
    fn reached(&self, arrow: &Arrow) -> (f32, bool) {
        let ahead = self.column * if arrow.to > arrow.from { 0.4 } else { -0.4 };
        match (arrow.end, arrow.holes.last()) {
            (Some((at, dropped)), _) => (self.x(usize::from(at)), dropped),
            (None, Some(hole)) => (self.x(usize::from(*hole)) + ahead, false),
            (None, None) => (self.x(usize::from(arrow.from)) + ahead, false),
        }
    }

    fn lifelines(&self, scene: &mut Scene, top: f32, bottom: f32) {
        let mut part = Part::new("lifelines");
        for place in 0..self.stage.heads.len() {
            part.line((self.x(place), top), (self.x(place), bottom), "life");
        }
        scene.parts.push(part);
    }

    fn line(&self, scene: &mut Scene, line: &Entry, i: usize, y: f32, is_now: bool, at: u64) {
        let mut part = Part::new(format!("line {i}"));
        if is_now && !self.compact {
            let left = self.left - 50.0;
            part.rect(left, y, self.right - left - 2.0, LINE, "lit-row");
        }
        let step = match line {
            Entry::Gap(span) => {
                if !self.compact {
                    let tenths = match span / SECOND {
                        whole @ 0..10 => format!("{whole}.{}", span / 100_000 % 10),
                        whole => whole.to_string(),
                    };
                    let tenths = Param::from(tenths);
                    let label = Label::Text("picture-gap", vec![("s", tenths)]);
                    let x = self.left - 2.0;
                    part.text(x, y + 17.0, Anchor::End, label, "second small");
                }
                None
            }
            Entry::Arrow(arrow) => {
                self.time(&mut part, arrow.at, arrow.step, y);
                self.arrow(&mut part, arrow, y);
                Some(arrow.step)
            }
            Entry::Note(step, t, side, note) => {
                self.time(&mut part, *t, *step, y);
                self.note(&mut part, *side, *note, y);
                Some(*step)
            }
        };
        scene.parts.push(match step {
            Some(step) if u64::from(step) != at => part.leading_to(u64::from(step)),
            _ => part,
        });
    }

    /// When a line was, in milliseconds; where nobody knows, its step.
    fn time(&self, part: &mut Part, at: u64, step: u32, y: f32) {
        if !self.compact {
            let text = match at / 1_000 {
                _ if !self.stage.timed => format!("{step}."),
                ms @ 0..10_000 => format!("{ms}.{}", at / 100 % 10),
                ms => ms.to_string(),
            };
            let (x, y) = (self.left - 4.0, y + 17.0);
            part.text(x, y, Anchor::End, Label::raw(text), "num second small");
        }
    }

    /// The class of a packet's line.
    fn class(said: Said) -> &'static str {
        match said {
            Said::Stun { check: true, .. } => "check-line",
            Said::Stun {
                class: Class::Indication,
                method: Method::Binding,
                ..
            } => "check-line",
            Said::Stun {
                method: Method::Binding,
                ..
            }
            | Said::Tcp
            | Said::Name => "stun-line",
            Said::Stun { .. } | Said::Channel => "turn-line",
            Said::Data => "data-line",
            Said::Signal => "signal-line",
        }
    }

    fn arrow(&self, part: &mut Part, arrow: &Arrow, y: f32) {
        let from = self.x(usize::from(arrow.from));
        let line = y + 18.0;
        let (to, dropped) = self.reached(arrow);
        // What is dropped where it began has only a cross.
        let to = if (to - from).abs() < 1.0 {
            from + 16.0
        } else {
            to
        };
        let class = Self::class(arrow.said);
        let right = to > from;
        let short = if dropped { 8.0 } else { 0.0 };
        let end = if right { to - short } else { to + short };
        part.line((from, line), (end, line), class);
        // Where it is for, while nobody has told that it came there.
        let goal = self.x(usize::from(arrow.to));
        if arrow.end.is_none() {
            part.line((to, line), (goal, line), &format!("{class} flying"));
        }
        let colour = self.stage.heads[usize::from(arrow.from)].colour;
        part.rect(from - 3.0, line - 3.0, 6.0, 6.0, format!("p{colour}"));
        let mut end = PathData::default();
        if dropped {
            cross_at(&mut end, if right { to - 6.0 } else { to + 6.0 }, line, 5.0);
            part.path(end, "fault");
        } else {
            head_at(&mut end, to, line, right, 8.0);
            part.path(end, "mark");
        }
        let mut holes = PathData::default();
        for hole in &arrow.holes {
            holes.circle(self.x(usize::from(*hole)), line, 5.0);
        }
        part.path(holes, "hole-mark");
        if self.compact {
            return;
        }
        let far = if arrow.end.is_none() { goal } else { to };
        let (low, high) = (from.min(far), from.max(far));
        let label = results::said(arrow.said);
        let class = if dropped { "bad small" } else { "small" };
        let middle = (low + high) / 2.0;
        // Words that are wider than their arrow stay within the picture.
        let (x, anchor) = if middle - self.left < 46.0 {
            (self.left + 2.0, Anchor::Start)
        } else if self.right - middle < 46.0 {
            (self.right - 4.0, Anchor::End)
        } else {
            (middle, Anchor::Middle)
        };
        part.text(x, line - 5.0, anchor, label, class);
    }

    fn note(&self, part: &mut Part, side: u8, note: Note, y: f32) {
        let x = self.x(self.hosts[usize::from(side.min(1))]);
        let middle = y + 13.0;
        let mut path = PathData::default();
        let (id, class, text) = match note {
            Note::Candidate(kind) => {
                path.polygon(&[
                    (x, middle - 6.0),
                    (x + 6.0, middle),
                    (x, middle + 6.0),
                    (x - 6.0, middle),
                ]);
                let id = match kind {
                    Kind::Host => "kind-host",
                    Kind::PeerReflexive => "kind-prflx",
                    Kind::ServerReflexive => "kind-srflx",
                    Kind::Relayed => "kind-relay",
                };
                (id, "special", "second small")
            }
            Note::Valid => {
                path.circle(x, middle, 6.0);
                ("pair-succeeded", "hit", "good-text small")
            }
            Note::Failed => {
                cross_at(&mut path, x, middle, 6.0);
                ("pair-failed", "fault", "bad small")
            }
            Note::Selected => {
                path.circle(x, middle, 7.0);
                ("pair-selected", "now-fill", "good-text small")
            }
            Note::Other => return,
        };
        part.path(path, class);
        if self.compact {
            return;
        }
        let (at, anchor) = match x - self.left < self.right - x {
            true => (x + 11.0, Anchor::Start),
            false => (x - 11.0, Anchor::End),
        };
        part.text(at, y + 17.0, anchor, Label::text(id), text);
    }
}

/// The head of an arrow.
fn head_at(path: &mut PathData, x: f32, y: f32, right: bool, size: f32) {
    let back = if right { x - size } else { x + size };
    path.polygon(&[(x, y), (back, y - size / 2.0), (back, y + size / 2.0)]);
}

/// A cross.
pub fn cross_at(path: &mut PathData, x: f32, y: f32, r: f32) {
    let t = r * 0.3;
    path.polygon(&[
        (x - r, y - r + t),
        (x - r + t, y - r),
        (x, y - t),
        (x + r - t, y - r),
        (x + r, y - r + t),
        (x + t, y),
        (x + r, y + r - t),
        (x + r - t, y + r),
        (x, y + t),
        (x - r + t, y + r),
        (x - r, y + r - t),
        (x - t, y),
    ]);
}
