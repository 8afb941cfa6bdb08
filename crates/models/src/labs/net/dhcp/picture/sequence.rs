//! Hosts side by side under their networks, and what goes between them, line by line.

use super::{Frame, colour};
use crate::labs::net::dhcp::{
    Dhcp, Mark, Marked, Note,
    client::Phase,
    event::Sent,
    explain,
    rows::{Row, Sort, row},
    state::{Role, State},
};
use kw_net::{SECOND, dhcp::Kind};
use kw_scene::{Anchor, Label, Part, PathData, Scene, cut, width_of};
use kw_trace::{Param, Trace};

/// Height of a line.
const LINE: f32 = 27.0;
/// Most lines.
const LINES: usize = 15;
/// Marks between two places where the view moves on.
const PAGE: usize = 8;
/// Narrowest column.
const NARROWEST: f32 = 84.0;

/// A line of the diagram.
enum Entry {
    /// So long nothing happened, in microseconds.
    Gap(u64),
    /// A frame, by the step that sent it.
    Frame(u32, Row, Vec<Option<u16>>),
    /// A client's state.
    State(u32, u64, u16, Phase),
    /// Something a host decided or found.
    Note(u32, u64, u16, Note),
    /// Something from outside.
    Change(u32, u64, Option<u16>),
}

/// The lines of marks `from..to`, gaps included; `before` is the instant before them.
fn entries(
    marks: &[(u32, Mark)],
    mut before: Option<u64>,
    mut phases: Vec<(u16, Phase)>,
) -> Vec<Entry> {
    let mut all = Vec::new();
    for (step, mark) in marks {
        // A loss is shown at the frame it happened to.
        if let Marked::Lost(toward) = mark.what {
            let last = all.iter_mut().rev().find_map(|e| match e {
                Entry::Frame(_, _, lost) => Some(lost),
                _ => None,
            });
            if let Some(lost) = last {
                lost.push(toward);
            }
            continue;
        }
        if let Some(before) = before
            && mark.at.saturating_sub(before) >= SECOND
        {
            all.push(Entry::Gap(mark.at - before));
        }
        before = Some(mark.at);
        match mark.what {
            Marked::Row(row) => all.push(Entry::Frame(*step, row, Vec::new())),
            Marked::Change(host) => all.push(Entry::Change(*step, mark.at, host)),
            Marked::Note(_, Note::State | Note::Got) => {}
            Marked::Note(host, note) => all.push(Entry::Note(*step, mark.at, host, note)),
            Marked::Lost(_) => {}
        }
        if let Some((host, phase)) = mark.phase {
            match phases.iter_mut().find(|p| p.0 == host) {
                Some((_, known)) if *known == phase => continue,
                Some((_, known)) => *known = phase,
                None => phases.push((host, phase)),
            }
            all.push(Entry::State(*step, mark.at, host, phase));
        }
    }
    all
}

/// Hosts from left to right: those of the first network, routers, those of the others; servers last
/// in their network.
fn order(state: &State) -> Vec<u16> {
    let mut all: Vec<u16> = (0..state.host_count() as u16).collect();
    let many = state.def.networks.len() > 1;
    kw_trace::order_by(&mut all, &|host| match &state.replay {
        Some(replay) => (replay.actors[usize::from(host)].part as u64, 0),
        None => {
            let own = &state.hosts[usize::from(host)];
            let network = u64::from(own.networks[0]);
            let place = |later: u64| {
                if many && network > 0 {
                    10 * network + later
                } else {
                    later
                }
            };
            match own.role {
                Role::Client { .. } => (place(0), 0),
                Role::Stranger => (place(1), 0),
                Role::Server(_) if many && network == 0 => (2, 0),
                Role::Router { .. } => (5, 0),
                Role::Server(_) => (place(6), 0),
            }
        }
    });
    all
}

struct Diagram<'a> {
    state: &'a State,
    /// Hosts shown, from left to right.
    hosts: Vec<u16>,
    left: f32,
    column: f32,
    compact: bool,
    right: f32,
}

/// Draws the diagram; returns its bottom.
pub fn draw(trace: &Trace<Dhcp>, scene: &mut Scene, frame: Frame, compact: bool) -> f32 {
    let state = trace.state();
    let marks = trace.marks();
    let now = marks.partition_point(|m| u64::from(m.0) <= trace.at());
    let first = (now / PAGE).saturating_sub(1) * PAGE;
    let seen: Vec<(u32, Mark)> = marks.range(first, now).collect();
    let before = first.checked_sub(1).and_then(|i| marks.get(i));
    let mut lines = entries(&seen, before.map(|m| m.1.at), known(trace, first));
    let most = if compact { 5 } else { LINES };
    let whole = if marks.len() > 4 * LINES {
        most
    } else {
        let all: Vec<(u32, Mark)> = marks.range(0, marks.len()).collect();
        entries(&all, None, Vec::new()).len().clamp(3, most)
    };
    if lines.len() > whole {
        lines.drain(..lines.len() - whole);
    }
    let margin = match frame.width {
        _ if compact => 4.0,
        w if w < 400.0 => 58.0,
        _ => 66.0,
    };
    let room = ((frame.width - margin) / NARROWEST) as usize;
    let mut hosts = order(state);
    if hosts.len() > room {
        keep(&mut hosts, &lines, room.max(2));
    }
    let column = (frame.width - margin - 4.0) / hosts.len().max(1) as f32;
    let diagram = Diagram {
        state,
        left: frame.x + margin,
        column,
        hosts,
        compact,
        right: frame.x + frame.width,
    };
    let top = diagram.heads(scene, frame.y);
    let bottom = top + 10.0 + whole as f32 * LINE;
    diagram.lifelines(scene, top, bottom, &lines);
    let mut y = top + 10.0;
    for (i, line) in lines.iter().enumerate() {
        let is_now = i + 1 == lines.len();
        diagram.line(scene, line, i, y, is_now, trace.at());
        y += LINE;
    }
    bottom + 4.0
}

/// The state of each client before a mark.
fn known(trace: &Trace<Dhcp>, first: usize) -> Vec<(u16, Phase)> {
    let marks = trace.marks();
    let mut phases: Vec<(u16, Phase)> = Vec::new();
    // Looking back a little is enough: what is older is told once more.
    for (_, mark) in marks.range(first.saturating_sub(4 * PAGE), first) {
        if let Some((host, phase)) = mark.phase {
            phases.retain(|p| p.0 != host);
            phases.push((host, phase));
        }
    }
    phases
}

/// Keeps the hosts that the lines are about, and then the first.
fn keep(hosts: &mut Vec<u16>, lines: &[Entry], room: usize) {
    let mut wanted: Vec<u16> = Vec::new();
    for line in lines.iter().rev() {
        let about = match line {
            Entry::Frame(_, row, _) => vec![Some(row.from), row.to],
            Entry::State(_, _, host, _) | Entry::Note(_, _, host, _) => vec![Some(*host)],
            Entry::Change(_, _, host) => vec![*host],
            Entry::Gap(_) => Vec::new(),
        };
        for host in about.into_iter().flatten() {
            if !wanted.contains(&host) && wanted.len() < room {
                wanted.push(host);
            }
        }
    }
    for host in hosts.iter() {
        if !wanted.contains(host) && wanted.len() < room {
            wanted.push(*host);
        }
    }
    hosts.retain(|h| wanted.contains(h));
}

impl Diagram<'_> {
    fn x(&self, host: u16) -> Option<f32> {
        let place = self.hosts.iter().position(|h| *h == host)?;
        Some(self.left + (place as f32 + 0.5) * self.column)
    }

    /// The networks, and the boxes of the hosts hanging from them; returns their bottom.
    fn heads(&self, scene: &mut Scene, top: f32) -> f32 {
        let networks = match &self.state.def.capture {
            Some(capture) => capture.links.len(),
            None => self.state.def.networks.len(),
        };
        let mut y = top;
        let narrow = self.column < 124.0;
        let tall = if self.compact {
            22.0
        } else if narrow {
            70.0
        } else {
            56.0
        };
        let gap = if self.compact { 0.0 } else { 19.0 };
        let boxes = y + gap * networks as f32 + 4.0;
        if !self.compact {
            let mut part = Part::new("networks");
            for network in 0..networks as u16 {
                self.network(&mut part, network, y, boxes);
                y += gap;
            }
            scene.parts.push(part);
        }
        for host in &self.hosts {
            let mut part = Part::new(format!("host {host}"));
            self.host(&mut part, *host, boxes, tall, narrow);
            scene.parts.push(part);
        }
        boxes + tall
    }

    /// The plugs of a host: networks, and whether it is plugged in.
    fn plugs(&self, host: u16) -> (Vec<u16>, bool) {
        match &self.state.replay {
            Some(replay) => (replay.actors[usize::from(host)].networks.clone(), true),
            None => {
                let own = &self.state.hosts[usize::from(host)];
                (own.networks.clone(), own.plugged)
            }
        }
    }

    fn network(&self, part: &mut Part, network: u16, y: f32, boxes: f32) {
        let members: Vec<(f32, bool)> = self
            .hosts
            .iter()
            .filter_map(|host| {
                let (networks, plugged) = self.plugs(*host);
                let plug = networks.iter().position(|n| *n == network)?;
                // Plugs of one device stand side by side.
                let shift = (plug as f32 - (networks.len() as f32 - 1.0) / 2.0) * 14.0;
                Some((self.x(*host)? + shift, plugged))
            })
            .collect();
        let xs = members.iter().map(|m| m.0);
        let (low, high) = xs.fold((f32::MAX, f32::MIN), |(a, b), x| (a.min(x), b.max(x)));
        let name = self.state.network_name(network);
        let bar = y + 14.0;
        part.text(
            self.left - 56.0,
            bar + 4.0,
            Anchor::Start,
            Label::raw(cut(name, 54.0)),
            "second",
        );
        if members.is_empty() {
            return;
        }
        part.rect(low - 8.0, bar - 2.0, high - low + 16.0, 4.0, "bus");
        for (x, plugged) in members {
            if plugged {
                part.line((x, bar + 2.0), (x, boxes), "wire");
            } else {
                part.line((x, boxes - 6.0), (x, boxes), "wire");
                let mut cross = PathData::default();
                cross_at(&mut cross, x, boxes - 8.0, 5.0);
                part.path(cross, "fault");
            }
        }
    }

    fn host(&self, part: &mut Part, host: u16, y: f32, tall: f32, narrow: bool) {
        let Some(x) = self.x(host) else { return };
        let w = self.column - 8.0;
        let left = x - w / 2.0;
        let is_off = match &self.state.replay {
            Some(_) => self.state.phase(host) == Some(Phase::Off),
            None => {
                let own = &self.state.hosts[usize::from(host)];
                matches!(&own.role, Role::Server(s) if !s.up) || !own.on
            }
        };
        let class = if is_off { "box passed" } else { "box" };
        part.rect(left, y, w, tall, class);
        part.rect(left, y, 5.0, tall, format!("p{}", colour(host)));
        let name = cut(self.state.name(host), w - 12.0);
        let inside = left + 10.0;
        part.text(inside, y + 16.0, Anchor::Start, Label::raw(name), "head");
        if self.compact {
            return;
        }
        let mut low = y + 33.0;
        let address = match self.state.address(host) {
            Some(address) => address.to_string(),
            None => "–".to_owned(),
        };
        // A narrow box breaks an address in the middle.
        let (first, rest) = match address.match_indices('.').nth(1) {
            Some((at, _)) if narrow => (address[..=at].to_owned(), address[at + 1..].to_owned()),
            _ => (address, String::new()),
        };
        for text in [first, rest].into_iter().filter(|t| !t.is_empty()) {
            part.text(inside, low, Anchor::Start, Label::raw(text), "num");
            low += 14.0;
        }
        let word = match (is_off, self.state.phase(host)) {
            (true, _) => Some(Label::text("host-off")),
            (_, Some(Phase::Off)) => Some(Label::text("host-off")),
            (_, Some(phase)) => Some(Label::raw(cut(phase.word(), w - 12.0))),
            _ => self.part_word(host),
        };
        if let Some(word) = word {
            part.text(inside, y + tall - 7.0, Anchor::Start, word, "second");
        }
    }

    /// What a host is, where it is no DHCP client.
    fn part_word(&self, host: u16) -> Option<Label> {
        use crate::labs::net::dhcp::{scenario::Method, state::Part as Seen};
        let id = match &self.state.replay {
            Some(replay) => match replay.actors[usize::from(host)].part {
                Seen::Server => "host-server",
                Seen::Relay => "host-relay",
                Seen::Client | Seen::Neighbour => return None,
            },
            None => match &self.state.hosts[usize::from(host)].role {
                Role::Server(_) => "host-server",
                Role::Router { helper: Some(_) } => "host-relay",
                Role::Router { helper: None } => "host-router",
                Role::Stranger => "host-stranger",
                Role::Client {
                    method: Method::Static,
                    ..
                } => "host-typed",
                Role::Client { .. } => "host-local",
            },
        };
        Some(Label::text(id))
    }

    /// The line under each host, broken where time is left out.
    fn lifelines(&self, scene: &mut Scene, top: f32, bottom: f32, lines: &[Entry]) {
        let mut part = Part::new("lifelines");
        for host in &self.hosts {
            let Some(x) = self.x(*host) else { continue };
            let mut from = top;
            for (i, line) in lines.iter().enumerate() {
                if matches!(line, Entry::Gap(_)) {
                    let y = top + 10.0 + i as f32 * LINE;
                    part.line((x, from), (x, y + 8.0), "life");
                    part.line((x, y + 8.0), (x, y + 20.0), "life-gap");
                    from = y + 20.0;
                }
            }
            part.line((x, from), (x, bottom), "life");
        }
        scene.parts.push(part);
    }

    fn line(&self, scene: &mut Scene, line: &Entry, i: usize, y: f32, is_now: bool, at: u64) {
        let mut part = Part::new(format!("line {i}"));
        if is_now && !self.compact && !matches!(line, Entry::Gap(_)) {
            part.rect(
                self.left - 56.0,
                y,
                self.right - self.left + 54.0,
                LINE,
                "lit-row",
            );
        }
        let step = match line {
            Entry::Gap(span) => {
                let label = Label::Text("gap", vec![("s", Param::from(rough(*span)))]);
                if !self.compact {
                    part.text(
                        self.left - 2.0,
                        y + 18.0,
                        Anchor::End,
                        label,
                        "second small",
                    );
                }
                None
            }
            Entry::Frame(step, row, lost) => {
                self.time(&mut part, row.at, y);
                self.frame(&mut part, row, lost, y, is_now);
                Some(*step)
            }
            Entry::State(step, t, host, phase) => {
                self.time(&mut part, *t, y);
                let label = Label::raw(phase.word());
                self.chip(&mut part, *host, label, phase.word(), y, "box");
                Some(*step)
            }
            Entry::Note(step, t, host, note) => {
                self.time(&mut part, *t, y);
                let (id, class) = match note {
                    Note::Lost => ("note-lost", "bad"),
                    Note::Conflict => ("note-conflict", "bad"),
                    _ => ("note-silent", "second"),
                };
                self.note(&mut part, *host, Label::text(id), class, y);
                Some(*step)
            }
            Entry::Change(step, t, host) => {
                self.time(&mut part, *t, y);
                let hosts = host.map_or_else(|| self.hosts.clone(), |h| vec![h]);
                for host in hosts {
                    self.star(&mut part, host, y);
                }
                Some(*step)
            }
        };
        let part = match step {
            Some(step) if u64::from(step) != at => part.leading_to(u64::from(step)),
            _ => part,
        };
        scene.parts.push(part);
    }

    fn time(&self, part: &mut Part, at: u64, y: f32) {
        if !self.compact {
            let text = Label::raw(stamp(at));
            part.text(
                self.left - 2.0,
                y + 18.0,
                Anchor::End,
                text,
                "num second small",
            );
        }
    }

    fn chip(&self, part: &mut Part, host: u16, label: Label, text: &str, y: f32, class: &str) {
        let Some(x) = self.x(host) else { return };
        let w = width_of(text) + 14.0;
        let left = (x - w / 2.0).clamp(self.left - 4.0, (self.right - w - 2.0).max(0.0));
        part.rect(left, y + 4.0, w, LINE - 8.0, class);
        let middle = left + w / 2.0;
        part.text(middle, y + 18.0, Anchor::Middle, label, "second");
    }

    fn note(&self, part: &mut Part, host: u16, label: Label, class: &str, y: f32) {
        let Some(x) = self.x(host) else { return };
        let mut cross = PathData::default();
        cross_at(&mut cross, x, y + 13.0, 6.0);
        part.path(cross, if class == "bad" { "fault" } else { "mark" });
        if self.compact {
            return;
        }
        // Words stand on the side that has more room.
        let (at, anchor) = if x - self.left < self.right - x {
            (x + 12.0, Anchor::Start)
        } else {
            (x - 12.0, Anchor::End)
        };
        part.text(at, y + 18.0, anchor, label, class);
    }

    /// Something from outside happened to a host.
    fn star(&self, part: &mut Part, host: u16, y: f32) {
        let Some(x) = self.x(host) else { return };
        let mut star = PathData::default();
        let points: Vec<(f32, f32)> = (0..10)
            .map(|i| {
                let r = if i % 2 == 0 { 8.0 } else { 3.4 };
                let angle = std::f32::consts::PI * (i as f32 / 5.0 - 0.5);
                (x + r * angle.cos(), y + 13.0 + r * angle.sin())
            })
            .collect();
        star.polygon(&points);
        part.path(star, "special");
    }

    /// Who is on a network with the sender of a frame, and shown.
    fn others(&self, row: &Row) -> Vec<f32> {
        let members = self.hosts.iter().filter(|host| {
            let (networks, plugged) = self.plugs(**host);
            **host != row.from && plugged && networks.contains(&row.network)
        });
        members.filter_map(|h| self.x(*h)).collect()
    }

    fn frame(&self, part: &mut Part, row: &Row, lost: &[Option<u16>], y: f32, is_now: bool) {
        let Some(from) = self.x(row.from) else { return };
        let line = y + 19.0;
        let is_under_way = self.under_way(row);
        let is_dhcp = matches!(row.sort, Sort::Dhcp(..));
        let class = match (is_under_way, is_dhcp) {
            (true, _) => "flight-line",
            (_, true) if row.broadcast => "cast-line",
            (_, true) => "dhcp-line",
            _ => "arp-line",
        };
        let to = row.to.and_then(|host| self.x(host));
        let ends: Vec<f32> = match to {
            Some(x) => vec![x],
            None if row.broadcast => self.others(row),
            None => vec![from + self.column * 0.4],
        };
        let low = ends.iter().copied().fold(from, f32::min);
        let high = ends.iter().copied().fold(from, f32::max);
        part.line((low, line), (high, line), class);
        part.rect(
            from - 3.0,
            line - 3.0,
            6.0,
            6.0,
            format!("p{}", colour(row.from)),
        );
        let mut heads = PathData::default();
        let mut crosses = PathData::default();
        for x in &ends {
            let is_lost = lost.iter().any(|l| match l {
                Some(host) => self.x(*host) == Some(*x),
                None => true,
            });
            if is_lost {
                cross_at(
                    &mut crosses,
                    x + if *x > from { -10.0 } else { 10.0 },
                    line,
                    5.0,
                );
            } else if *x > from {
                heads.polygon(&[(*x, line), (x - 8.0, line - 4.0), (x - 8.0, line + 4.0)]);
            } else {
                heads.polygon(&[(*x, line), (x + 8.0, line - 4.0), (x + 8.0, line + 4.0)]);
            }
        }
        part.path(heads, if is_dhcp { "mark" } else { "arrow-head" });
        part.path(crosses, "fault");
        self.words(part, row, (low, high), line, is_now);
    }

    /// What the frame is, on its line.
    fn words(&self, part: &mut Part, row: &Row, (low, high): (f32, f32), line: f32, is_now: bool) {
        let address = row.address().map_or_else(String::new, |a| a.to_string());
        let room = self.right - self.left;
        let (label, shown) = match row.sort {
            Sort::Dhcp(kind, _) => {
                let word = kind.word().trim_start_matches("DHCP");
                let whole = format!("{word} {address}");
                // Nothing else is written on the line, so the words may be longer than the arrow.
                let fits = 0.94 * width_of(&whole) < room;
                let text = if fits { whole.trim_end() } else { word };
                (Label::raw(text), text.to_owned())
            }
            sort => {
                let id = match sort {
                    Sort::ArpRequest => "line-arp-request",
                    Sort::ArpReply => "line-arp-reply",
                    Sort::ArpProbe => "line-arp-probe",
                    Sort::ArpAnnouncement => "line-arp-announcement",
                    Sort::Ping { .. } => "line-ping",
                    _ => "line-other",
                };
                let shown = format!("ARP {address}?????");
                let params = vec![("a", Param::from(address))];
                (Label::Text(id, params), shown)
            }
        };
        if self.compact && !matches!(row.sort, Sort::Dhcp(..)) {
            return;
        }
        let w = 0.94 * width_of(&shown);
        let middle = (low + high) / 2.0;
        let (least, most) = (self.left + w / 2.0, self.right - 4.0 - w / 2.0);
        let x = if least > most {
            (self.left + self.right) / 2.0
        } else {
            middle.clamp(least, most)
        };
        let class = match row.sort {
            Sort::Dhcp(Kind::Nak | Kind::Decline, _) => "bad",
            Sort::Dhcp(..) => "head",
            _ => "second",
        };
        // The line that is lit has another ground.
        let class = match is_now {
            true => class.to_owned(),
            false => format!("{class} over"),
        };
        part.text(x, line - 5.0, Anchor::Middle, label, class);
    }

    /// Whether a frame is still under way.
    fn under_way(&self, own: &Row) -> bool {
        self.state.under_way().any(|bytes| {
            let sent = Sent {
                from: own.from,
                to: own.to,
                network: own.network,
                bytes: bytes.clone(),
                repeat: 0,
            };
            row(own.at, &sent) == *own
        }) && self.state.now <= own.at + 8 * self.state.def.cables.delay
    }
}

/// An instant in seconds; the longer it is, the fewer decimals there is room for.
fn stamp(us: u64) -> String {
    match us / SECOND {
        0..10 => explain::exact(us / 100 * 100),
        10..1_000 => explain::span(us),
        1_000..100_000 => explain::span(us / 100_000 * 100_000),
        whole => whole.to_string(),
    }
}

/// A span in seconds, to a tenth where it is short.
fn rough(us: u64) -> String {
    if us < 10 * SECOND {
        explain::span(us / 100_000 * 100_000)
    } else {
        (us / SECOND).to_string()
    }
}

/// A cross.
fn cross_at(path: &mut PathData, x: f32, y: f32, r: f32) {
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
