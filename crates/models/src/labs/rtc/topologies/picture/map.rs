//! Participants around the server, or around nothing; each stream is a line in its sender's colour, as
//! thick as its rate is high.

use super::{View, few};
use crate::labs::rtc::topologies::{
    plan::Flow,
    scenario::{Sends, Topology},
    state::{Frame, Leg},
};
use kw_scene::{Anchor, Label, Part, PathData, cut};

type Point = (f32, f32);

/// Where a box is: its middle, and half its size.
#[derive(Clone, Copy)]
struct Place {
    at: Point,
    half: Point,
}

impl Place {
    /// How far from the middle its edge is in a direction.
    fn reach(&self, (ux, uy): Point) -> f32 {
        let x = if ux.abs() < 0.01 {
            f32::MAX
        } else {
            self.half.0 / ux.abs()
        };
        let y = if uy.abs() < 0.01 {
            f32::MAX
        } else {
            self.half.1 / uy.abs()
        };
        x.min(y)
    }
}

struct Map {
    rows: Vec<Place>,
    server: Place,
}

/// Draws the strip at (left, top, width); returns where it ends.
pub fn draw(view: &mut View<'_>, (left, top, width): (f32, f32, f32)) -> f32 {
    let top = captions(view, (left, top));
    let few = view.state.call.rows.len() < 3;
    let height = match (view.compact, view.narrow) {
        (true, _) => 170.0,
        _ if few => 130.0,
        (_, true) => 330.0,
        _ => 400.0,
    };
    let map = places(view, (left, top, width, height));
    let mut lines = Part::new("streams");
    let mut tags = Part::new("tags");
    let mut beads = Part::new("beads");
    match view.state.call.topology {
        Topology::Mesh => mesh(view, &map, &mut lines, &mut beads),
        _ => server_lines(view, &map, (&mut lines, &mut tags, &mut beads)),
    }
    view.parts.push(lines);
    view.parts.push(tags);
    for row in 0..map.rows.len() {
        node(view, &map.rows[row], row);
    }
    if view.state.call.topology != Topology::Mesh {
        server(view, &map.server);
    }
    view.parts.push(beads);
    top + height
}

/// What there is, in numbers.
fn captions(view: &mut View<'_>, (left, top): (f32, f32)) -> f32 {
    if view.compact {
        return top;
    }
    let (state, plan) = (view.state, &view.state.plan);
    let mut part = Part::new("captions");
    let mut y = top + 14.0;
    let x = left + 4.0;
    let counts = Label::Text(
        "cap-counts",
        vec![
            ("n", few(plan.n).into()),
            ("m", few(plan.senders).into()),
            ("links", few(plan.links).into()),
            ("streams", few(plan.streams()).into()),
        ],
    );
    part.text(x, y, Anchor::Start, counts, "head");
    y += 18.0;
    let server = &plan.server;
    let line = match state.call.topology {
        Topology::Mesh => Label::text("cap-mesh"),
        _ => Label::Text(
            "cap-server",
            vec![
                ("in", few(server.streams_in).into()),
                ("out", few(server.streams_out).into()),
                ("rate", super::short(server.kbit_out).into()),
            ],
        ),
    };
    part.text(x, y, Anchor::Start, line, "second");
    y += 18.0;
    let work = match state.call.topology {
        Topology::Mesh => Label::text("cap-mesh-work"),
        Topology::Sfu if server.decodes == 0 => Label::text("cap-sfu-work"),
        _ => Label::Text(
            "cap-work",
            vec![
                ("decodes", few(server.decodes).into()),
                ("mixes", few(server.mixes).into()),
                ("encodes", few(server.encodes).into()),
            ],
        ),
    };
    part.text(x, y, Anchor::Start, work, "second");
    view.parts.push(part);
    y + 8.0
}

fn places(view: &View<'_>, (left, top, width, height): (f32, f32, f32, f32)) -> Map {
    let (half, server, edge) = match (view.compact, view.narrow) {
        (true, _) => ((15.0, 12.0), (20.0, 14.0), 6.0),
        (_, true) => ((27.0, 18.0), (34.0, 25.0), 8.0),
        _ => ((36.0, 19.0), (46.0, 28.0), 10.0),
    };
    let middle = (left + width / 2.0, top + height / 2.0);
    // A circle reads better than a flat ellipse.
    let most = height / 2.0 - half.1 - edge;
    let count = view.state.call.rows.len();
    let flat = if count < 3 { 220.0 } else { most * 1.35 };
    let (rx, ry) = ((width / 2.0 - half.0 - edge).min(flat), most);
    let start = if count == 2 {
        std::f32::consts::PI
    } else {
        -std::f32::consts::FRAC_PI_2
    };
    let rows = (0..count)
        .map(|i| {
            let angle = start + i as f32 * std::f32::consts::TAU / count.max(1) as f32;
            Place {
                at: (middle.0 + rx * angle.cos(), middle.1 + ry * angle.sin()),
                half,
            }
        })
        .collect();
    Map {
        rows,
        server: Place {
            at: middle,
            half: server,
        },
    }
}

fn node(view: &mut View<'_>, place: &Place, row: usize) {
    let ((x, y), (hw, hh)) = (place.at, place.half);
    let (left, top, w, h) = (x - hw, y - hh, 2.0 * hw, 2.0 * hh);
    let mut part = Part::new(format!("node{row}"));
    let data = &view.state.call.rows[row];
    let name = cut(view.state.name(row as u8), w - 4.0);
    if !data.present {
        part.rect(left, top, w, h, "passed");
        part.text(x, y + 4.5, Anchor::Middle, Label::raw(name), "second num");
        view.parts.push(part);
        return;
    }
    if data.count > 1 {
        // More than one: a stack.
        part.rect(left + 4.0, top - 4.0, w, h, "halo");
        part.rect(left + 4.0, top - 4.0, w, h, format!("soft p{row}"));
    }
    part.rect(left, top, w, h, format!("p{row}"));
    let class = format!("on num p{row}t");
    if data.count > 1 && !view.compact {
        part.text(x, y - 3.0, Anchor::Middle, Label::raw(name), class.clone());
        let count = format!("×{}", data.count);
        part.text(x, y + 12.0, Anchor::Middle, Label::raw(count), class);
    } else {
        part.text(x, y + 4.5, Anchor::Middle, Label::raw(name), class);
    }
    if view.is_lit(row) {
        part.rect(left - 3.0, top - 3.0, w + 6.0, h + 6.0, "ring");
    }
    view.parts.push(part);
}

fn server(view: &mut View<'_>, place: &Place) {
    let ((x, y), (hw, hh)) = (place.at, place.half);
    let (left, top, w) = (x - hw, y - hh, 2.0 * hw);
    let call = &view.state.call;
    let mut part = Part::new("server");
    let is_lit = view.event.is_some_and(|e| e.rows.0.is_none());
    let class = if is_lit { "lit box" } else { "box" };
    part.rect(left, top, w, 2.0 * hh, class);
    let name = Label::raw(call.topology.short());
    if view.compact {
        part.text(x, y + 4.5, Anchor::Middle, name, "head");
    } else {
        part.text(x, y - 7.0, Anchor::Middle, name, "head");
        let (work, have) = (view.state.plan.server.work, call.def.work.server);
        let share = (work as f32 / have as f32).min(1.0);
        let room = w - 12.0;
        part.rect(left + 6.0, y - 1.0, room, 6.0, "lane");
        let class = if work > have { "fault" } else { "hit" };
        part.rect(left + 6.0, y - 1.0, room * share, 6.0, class);
        let percent = (u128::from(work) * 100).div_ceil(u128::from(have));
        let label = match percent {
            0..1_000 => format!("{percent} %"),
            _ => format!("{}×", percent / 100),
        };
        part.text(x, y + 19.0, Anchor::Middle, Label::raw(label), "second num");
    }
    if is_lit {
        part.rect(left - 3.0, top - 3.0, w + 6.0, 2.0 * hh + 6.0, "ring");
    }
    view.parts.push(part);
}

/// A line from a box to another, beside the line of their middles.
struct Stream {
    from: Point,
    to: Point,
    unit: Point,
}

fn stream(a: &Place, b: &Place, aside: f32) -> Stream {
    let (dx, dy) = (b.at.0 - a.at.0, b.at.1 - a.at.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let unit = (dx / length, dy / length);
    let (from, to) = (a.reach(unit) + 3.0, length - b.reach(unit) - 3.0);
    let at = |d: f32| {
        (
            a.at.0 + unit.0 * d - unit.1 * aside,
            a.at.1 + unit.1 * d + unit.0 * aside,
        )
    };
    Stream {
        from: at(from),
        to: at(to.max(from + 1.0)),
        unit,
    }
}

impl Stream {
    fn length(&self) -> f32 {
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        (dx * dx + dy * dy).sqrt()
    }

    /// A point so far from its beginning.
    fn along(&self, d: f32) -> Point {
        (self.from.0 + self.unit.0 * d, self.from.1 + self.unit.1 * d)
    }

    /// An arrow of this thickness.
    fn arrow(&self, thick: f32) -> PathData {
        let length = self.length();
        let head = 7.0_f32.min(length / 2.0);
        let half = thick / 2.0;
        let wing = half + 1.8;
        let at = |d: f32, aside: f32| {
            let (x, y) = self.along(d);
            (x - self.unit.1 * aside, y + self.unit.0 * aside)
        };
        let neck = length - head;
        let mut path = PathData::default();
        path.polygon(&[
            at(0.0, -half),
            at(neck, -half),
            at(neck, -wing),
            at(length, 0.0),
            at(neck, wing),
            at(neck, half),
            at(0.0, half),
        ]);
        path
    }
}

/// How thick a stream is drawn: by its picture, thin for sound alone.
fn thickness(view: &View<'_>, rate: u64) -> f32 {
    let media = &view.state.call.def.media;
    let thick = match rate {
        0 => 1.0,
        r if r >= media.high => 4.0,
        r if r >= media.middle => 3.0,
        _ => 2.0,
    };
    if view.compact { thick * 0.7 } else { thick }
}

fn draw_stream(view: &View<'_>, part: &mut Part, line: &Stream, rate: Option<u64>, class: String) {
    match rate {
        Some(rate) => part.path(line.arrow(thickness(view, rate)), class),
        // Set up, but nothing comes through.
        None => part.line(line.from, line.to, "look"),
    }
}

/// The best rate of a flow; none where not even sound comes through.
fn rate_of(flow: &Flow) -> Option<u64> {
    (flow.heard > 0 || flow.seen() > 0).then(|| flow.best())
}

fn bead(part: &mut Part, (x, y): Point) {
    for (radius, class) in [(8.0, "cut"), (6.0, "now-fill"), (2.5, "cut")] {
        let mut path = PathData::default();
        path.circle(x, y, radius);
        part.path(path, class);
    }
}

/// The picture that is on its way from a row, at a leg.
fn travelling<'a>(view: &View<'a>, from: usize) -> Option<&'a Frame> {
    let frame = view.state.frame.as_ref()?;
    let is_now = view.event.is_some_and(|e| {
        use kw_trace::Lab as _;
        let kind = super::Topologies::kind(e);
        kind == kw_trace::Kind::Message || e.what == super::super::event::What::FrameShown
    });
    (is_now && usize::from(frame.from) == from).then_some(frame)
}

/// Rows that the travelling picture has still to reach.
fn is_due(frame: &Frame, row: usize) -> bool {
    let reaches = frame.delays.iter().any(|d| usize::from(d.0) == row);
    reaches && frame.shown & 1 << row == 0
}

fn mesh(view: &View<'_>, map: &Map, lines: &mut Part, beads: &mut Part) {
    let aside = if view.compact { 2.0 } else { 4.0 };
    for flow in &view.state.plan.flows {
        let (Some(from), to) = (flow.from.map(usize::from), usize::from(flow.to)) else {
            continue;
        };
        if from == to {
            continue;
        }
        let line = stream(&map.rows[from], &map.rows[to], aside);
        draw_stream(view, lines, &line, rate_of(flow), format!("p{from}"));
        if let Some(frame) = travelling(view, from)
            && is_due(frame, to)
            && frame.leg != Leg::Made
        {
            bead(beads, line.along(line.length() * 0.5));
        }
    }
    // Connected, but neither sends.
    for i in 0..map.rows.len() {
        for j in (0..i).filter(|j| view.state.call.is_linked(i, *j)) {
            let is_quiet = |k: usize| view.state.call.rows[k].sends == Sends::Nothing;
            if is_quiet(i) && is_quiet(j) {
                let line = stream(&map.rows[i], &map.rows[j], 0.0);
                lines.line(line.from, line.to, "look");
            }
        }
    }
}

fn server_lines(
    view: &View<'_>,
    map: &Map,
    (lines, tags, beads): (&mut Part, &mut Part, &mut Part),
) {
    let (state, plan) = (view.state, &view.state.plan);
    for (row, place) in map.rows.iter().enumerate() {
        if state.call.up & 1 << row == 0 {
            continue;
        }
        let side = &plan.sides[row];
        let mut ups: Vec<u64> = side.layers.iter().copied().filter(|l| *l > 0).collect();
        if ups.is_empty() && side.up > 0 {
            ups.push(0);
        }
        let downs: Vec<&Flow> = plan
            .flows
            .iter()
            .filter(|f| usize::from(f.to) == row)
            .collect();
        let count = (ups.len() + downs.len()) as f32;
        if count == 0.0 {
            let line = stream(place, &map.server, 0.0);
            lines.line(line.from, line.to, "look");
            continue;
        }
        let room = 2.0 * map.server.half.1.min(place.half.1) + 8.0;
        let apart = (room / count).min(if view.compact { 4.0 } else { 8.0 });
        let mut aside = -(count - 1.0) / 2.0 * apart;
        let frame = travelling(view, row);
        for rate in ups {
            let line = stream(place, &map.server, aside);
            draw_stream(view, lines, &line, Some(rate), format!("p{row}"));
            aside += apart;
            if let Some(frame) = frame
                && frame.leg == Leg::Sent
                && rate == side.rate
            {
                bead(beads, line.along(line.length() * 0.6));
            }
        }
        for (k, flow) in downs.iter().enumerate() {
            // Seen from the server the sides are swapped.
            let line = stream(&map.server, place, -aside);
            aside += apart;
            let from = flow.from.map(usize::from);
            let class = from.map_or("mark".to_owned(), |f| format!("p{f}"));
            draw_stream(view, lines, &line, rate_of(flow), class);
            if let Some(from) = from {
                tag(view, tags, &line, (k, downs.len()), from);
            }
            let sender = match from {
                Some(from) => travelling(view, from),
                None => state
                    .frame
                    .as_ref()
                    .and_then(|f| travelling(view, usize::from(f.from))),
            };
            if let Some(frame) = sender
                && is_due(frame, row)
                && matches!(frame.leg, Leg::AtServer | Leg::Shown(_))
            {
                bead(beads, line.along(line.length() * 0.3));
            }
        }
    }
}

/// The sender's letter on a line, each further in than the one before, where there is room for all.
fn tag(view: &View<'_>, part: &mut Part, line: &Stream, (k, of): (usize, usize), from: usize) {
    const APART: f32 = 18.0;
    let length = line.length();
    if view.compact || of as f32 * APART + 34.0 > length {
        return;
    }
    let (x, y) = line.along(length - 22.0 - k as f32 * APART);
    let mut disc = PathData::default();
    disc.circle(x, y, 8.0);
    part.path(disc, format!("p{from}"));
    let first = view.state.name(from as u8).chars().next();
    let letter = first.map_or(String::new(), String::from);
    let class = format!("on num p{from}t");
    part.text(x, y + 4.5, Anchor::Middle, Label::raw(letter), class);
}
