//! The steps, a line for each, and beside them A, the server and B with what goes between.

use super::{Frame, cross, head};
use crate::labs::rtc::signaling::{
    Signaling,
    event::{Letter, Phase, Station},
    results::row_label,
    rows::Mark,
    scenario::Peer,
    state::State,
};
use kw_scene::{Anchor, Label, Part, PathData, Scene};
use kw_trace::Trace;

/// Height of a line.
const LINE: f32 = 23.0;
/// Steps between two places where the view moves on.
const PAGE: usize = 8;
/// How far back the start of something under way is looked for.
const BACK: usize = 200;

struct Diagram<'a> {
    state: &'a State,
    frame: Frame,
    /// Where the words end and the diagram begins.
    words: f32,
    top: f32,
    bottom: f32,
    compact: bool,
}

/// Draws it with at most so many lines; returns its bottom.
pub fn draw(trace: &Trace<Signaling>, scene: &mut Scene, frame: Frame, most: usize) -> f32 {
    let marks = trace.marks();
    let now = (trace.at() as usize).min(marks.len());
    let whole = marks.len().clamp(3, most);
    // The view moves on by pages, so that lines stand still while one reads.
    let first = if now > whole {
        (now - whole).div_ceil(PAGE) * PAGE
    } else {
        0
    };
    let compact = most < PAGE;
    let first = if compact {
        now.saturating_sub(whole)
    } else {
        first
    };
    let top = frame.y + if compact { 26.0 } else { 56.0 };
    let bottom = top + 8.0 + whole as f32 * LINE + 8.0;
    let words = frame.x
        + if compact {
            0.0
        } else {
            (frame.width * 0.5).clamp(188.0, 300.0)
        };
    let diagram = Diagram {
        state: trace.state(),
        frame,
        words,
        top,
        bottom,
        compact,
    };
    let seen: Vec<(u32, Mark)> = marks.range(first, now).collect();
    diagram.way(scene);
    diagram.heads(scene);
    diagram.lifelines(scene, &seen);
    let earlier: Vec<(u32, Mark)> = marks.range(first.saturating_sub(BACK), first).collect();
    diagram.flights(scene, &earlier, &seen);
    for (i, (step, mark)) in seen.iter().enumerate() {
        let is_now = i + 1 == seen.len();
        diagram.line(scene, i, *step, mark, is_now);
    }
    if seen.is_empty() && !compact {
        let mut part = Part::new("start");
        let y = top + 8.0 + LINE * 0.7;
        part.text(
            frame.x,
            y,
            Anchor::Start,
            Label::text("picture-start"),
            "second",
        );
        scene.parts.push(part);
    }
    bottom
}

impl Diagram<'_> {
    fn x(&self, place: Station) -> f32 {
        let share = match place {
            Station::At(Peer::A) => 0.15,
            Station::Server => 0.5,
            Station::At(Peer::B) => 0.85,
        };
        self.words + share * (self.frame.x + self.frame.width - self.words)
    }

    fn y(&self, i: usize) -> f32 {
        self.top + 8.0 + (i as f32 + 0.5) * LINE
    }

    fn is_recorded(&self) -> bool {
        self.state.def.recording.is_some()
    }

    /// The way from peer to peer, past the server.
    fn way(&self, scene: &mut Scene) {
        // A recording tells nothing of the way, nor of times.
        if self.compact || self.is_recorded() {
            return;
        }
        let [a, b] = &self.state.sides;
        let phase = a.phase.min(b.phase);
        let closed = a.phase == Phase::Closed || b.phase == Phase::Closed;
        let (label, class) = match phase {
            _ if closed => ("way-closed", "look"),
            Phase::Open => ("way-open", "way-line"),
            Phase::Secured => ("way-secured", "way-line"),
            Phase::Connected => ("way-connected", "way-line"),
            _ if a.phase.max(b.phase) == Phase::Checking => ("way-checking", "look"),
            _ => ("way-none", "look"),
        };
        let mut part = Part::new("way");
        let unit = Label::raw("ms");
        let left = self.frame.x + 46.0;
        part.text(left, self.top - 11.5, Anchor::End, unit, "second small");
        let (from, to) = (self.x(Station::At(Peer::A)), self.x(Station::At(Peer::B)));
        let y = self.frame.y + 20.0;
        for (start, end) in [
            ((from, y + 8.0), (from, y)),
            ((from, y), (to, y)),
            ((to, y), (to, y + 8.0)),
        ] {
            part.line(start, end, class);
        }
        let class = if class == "look" {
            "second"
        } else {
            "good-text"
        };
        let middle = f32::midpoint(from, to);
        part.text(middle, y - 6.0, Anchor::Middle, Label::text(label), class);
        scene.parts.push(part);
    }

    fn heads(&self, scene: &mut Scene) {
        let y = self.top - 28.0;
        let room = self.frame.x + self.frame.width - self.words;
        let wide = |share: f32| (room * share).min(92.0);
        for (place, key, label) in [
            (Station::At(Peer::A), "head A", Label::raw("A")),
            (
                Station::Server,
                "head server",
                Label::text("station-server"),
            ),
            (Station::At(Peer::B), "head B", Label::raw("B")),
        ] {
            let mut part = Part::new(key);
            let x = self.x(place);
            let w = wide(if place == Station::Server { 0.36 } else { 0.26 });
            let is_off = match place {
                Station::Server => !self.state.server,
                Station::At(peer) => self.state.side(peer).phase == Phase::Closed,
            };
            let class = if is_off { "box passed" } else { "box" };
            part.rect(x - w / 2.0, y, w, 24.0, class);
            if let Station::At(peer) = place {
                part.rect(x - w / 2.0, y, 5.0, 24.0, format!("p{}", peer.index()));
            }
            let class = if is_off { "second" } else { "head" };
            part.text(x, y + 16.5, Anchor::Middle, label, class);
            if is_off && place == Station::Server {
                let mut off = PathData::default();
                cross(&mut off, x + w / 2.0, y, 5.0);
                part.path(off, "fault");
            }
            scene.parts.push(part);
        }
    }

    fn lifelines(&self, scene: &mut Scene, seen: &[(u32, Mark)]) {
        let mut part = Part::new("lifelines");
        let top = self.top - 4.0;
        for peer in Peer::BOTH {
            let x = self.x(Station::At(peer));
            part.line((x, top), (x, self.bottom), "life");
        }
        let x = self.x(Station::Server);
        let left = seen.iter().position(|(_, m)| m.row == "row-server-left");
        let end = match left {
            Some(i) => self.y(i),
            None if self.state.server => self.bottom,
            None => top,
        };
        part.line((x, top), (x, end), "life");
        if end < self.bottom {
            part.line((x, end), (x, self.bottom), "life-gap");
        }
        scene.parts.push(part);
    }

    /// Everything that went from one to another, from its line to the line where it arrived.
    fn flights(&self, scene: &mut Scene, earlier: &[(u32, Mark)], seen: &[(u32, Mark)]) {
        let mut part = Part::new("flights");
        let (mut heads, mut ways) = <(PathData, PathData)>::default();
        let (mut under_way, mut crosses) = <(PathData, PathData)>::default();
        let before = earlier.iter().map(|(_, mark)| (None, mark));
        let inside = seen
            .iter()
            .enumerate()
            .map(|(i, (_, mark))| (Some(i), mark));
        for (row, mark) in before.chain(inside) {
            let Some((id, to)) = mark.leaves else {
                continue;
            };
            let arrival = seen.iter().position(|(_, m)| m.arrives == Some(id));
            let is_under_way = self.state.flights.iter().any(|f| f.id == id);
            let (from_x, to_x) = (self.x(mark.place), self.x(to));
            let part_way = |share: f32| from_x + share * (to_x - from_x);
            let from = match row {
                Some(i) => (from_x, self.y(i)),
                // It left above what is shown.
                None => (part_way(0.5), self.top),
            };
            let class = match (mark.letter, mark.place, to) {
                _ if is_under_way => "flight-line",
                (_, Station::At(_), Station::At(_)) => "way-line",
                (Some(Letter::Desc(..)), ..) => "dhcp-line",
                (Some(Letter::Chat(_)), ..) => "chat-line",
                _ => "arp-line",
            };
            let end = match arrival {
                Some(i) => (to_x, self.y(i)),
                None if is_under_way => {
                    let low = self.y(seen.len().saturating_sub(1)) + LINE * 0.5;
                    (part_way(0.8), low)
                }
                // What arrived at nobody, or above what is shown.
                None if row.is_none() => continue,
                None => {
                    let end = (part_way(0.7), from.1 + LINE * 0.4);
                    cross(&mut crosses, end.0, end.1, 4.0);
                    (end.0, end.1)
                }
            };
            part.line(from, end, class);
            let path = match class {
                "way-line" => &mut ways,
                "flight-line" => &mut under_way,
                _ => &mut heads,
            };
            if arrival.is_some() || is_under_way {
                head(path, from, end);
            }
        }
        part.path(heads, "mark");
        part.path(ways, "hit");
        part.path(under_way, "io-line");
        part.path(crosses, "fault");
        scene.parts.push(part);
    }

    fn line(&self, scene: &mut Scene, i: usize, step: u32, mark: &Mark, is_now: bool) {
        let y = self.y(i);
        let mut part = Part::new(format!("line {i}"));
        let x = self.x(mark.place);
        if is_now {
            let (left, w) = (self.frame.x, self.frame.width);
            part.rect(left, y - LINE / 2.0, w, LINE, "lit-row");
        }
        if !self.compact {
            let time = if self.is_recorded() {
                step.to_string()
            } else {
                stamp(mark.at)
            };
            part.text(
                self.frame.x + 46.0,
                y + 4.5,
                Anchor::End,
                Label::raw(time),
                "num second small",
            );
            let class = if mark.bad { "bad" } else { "" };
            let left = self.frame.x + 54.0;
            part.text(left, y + 4.5, Anchor::Start, row_label(mark), class);
        }
        let mut dot = PathData::default();
        if mark.row == "row-end" {
            // Nobody does it.
        } else if mark.bad {
            cross(&mut dot, x, y, 6.0);
            part.path(dot, "fault");
        } else {
            dot.circle(x, y, 4.5);
            let class = match mark.place {
                Station::At(peer) => format!("p{}", peer.index()),
                Station::Server => "bus".to_owned(),
            };
            part.path(dot, class);
        }
        let part = if is_now {
            part
        } else {
            part.leading_to(u64::from(step))
        };
        scene.parts.push(part);
    }
}

/// An instant in milliseconds, in seconds where it is late.
fn stamp(us: u64) -> String {
    match us {
        0..10_000_000 => format!("{}", us / 1_000),
        _ => format!("{} s", us / 1_000_000),
    }
}
