//! The way from the inside out: hosts, NATs, the Internet, and the packet on a cable or at a node.

use super::{View, zone_name};
use crate::labs::net::nat::{Nat, event::What, plan::mac};
use kw_net::{frame, nat::gateway, net::Node};
use kw_scene::{Anchor, Label, Part, PathData};
use kw_trace::{Kind, Lab as _};

/// Height of a box.
const BOX: f32 = 28.0;

/// Where nodes are.
struct Places {
    /// Middles, by node.
    at: Vec<(f32, f32)>,
    /// Width of a box.
    w: f32,
    /// From column to column.
    gap: f32,
    bottom: f32,
}

fn places(view: &View<'_>) -> Places {
    let plan = view.plan();
    let columns = plan.nats + 3;
    let row = if view.narrow { 40.0 } else { 54.0 };
    let w = match (view.compact, view.narrow) {
        (true, _) => (view.width() / (columns as f32 + 1.5)).min(40.0),
        (_, true) => 48.0,
        _ => 84.0,
    };
    let edge = if view.narrow { 8.0 + w / 2.0 } else { 66.0 };
    let span = view.width() - 2.0 * edge;
    let x = |column: f32| edge + span * column / (columns - 1) as f32;
    let top = view.y + if view.compact { 4.0 } else { 28.0 } + BOX / 2.0;
    let zones: Vec<Vec<usize>> = (0..=plan.nats)
        .map(|z| plan.hosts_in(z).collect())
        .collect();
    let rows = zones[0].len().max(zones[plan.nats].len()).max(1);
    let between = if plan.nats > 1 { zones[1].len() } else { 0 };
    // Hosts between the NATs stand below the way.
    let rows = rows.max(if between > 0 { 1 + between } else { 1 });
    let middle = top
        + if between > 0 {
            0.0
        } else {
            (rows - 1) as f32 * row / 2.0
        };
    let mut at = vec![(0.0, 0.0); plan.names.len()];
    for (zone, hosts) in zones.iter().enumerate() {
        for (i, host) in hosts.iter().enumerate() {
            let alone = (rows - hosts.len()) as f32 * row / 2.0;
            let offset = if between > 0 { 0.0 } else { alone };
            at[*host] = match zone {
                0 => (x(0.0), top + offset + i as f32 * row),
                z if z == plan.nats => (x((columns - 1) as f32), top + offset + i as f32 * row),
                _ => (x(1.65), top + (1 + i) as f32 * row),
            };
        }
    }
    for n in 0..=plan.nats {
        at[plan.hosts + n] = (x(1.0 + n as f32), middle);
    }
    Places {
        at,
        w,
        gap: span / (columns - 1) as f32,
        bottom: top + (rows - 1) as f32 * row + BOX / 2.0 + if view.narrow { 0.0 } else { 16.0 },
    }
}

/// The line between two neighbours, from box to box.
fn line(view: &View<'_>, places: &Places, a: Node, b: Node) -> [(f32, f32); 2] {
    let (pa, pb) = (places.at[usize::from(a)], places.at[usize::from(b)]);
    let half = places.w / 2.0;
    if (pa.0 - pb.0).abs() < 1.0 {
        let down = if pa.1 < pb.1 { 1.0 } else { -1.0 };
        return [
            (pa.0, pa.1 + down * BOX / 2.0),
            (pb.0, pb.1 - down * BOX / 2.0),
        ];
    }
    // Hosts between two NATs hang on the cable between these.
    let plan = view.plan();
    let hangs = |n: Node| {
        let host = usize::from(n);
        host < plan.hosts && plan.nats > 1 && plan.zone_of(host) == 1
    };
    if hangs(a) || hangs(b) {
        let (host, gate) = if hangs(a) { (pa, pb) } else { (pb, pa) };
        let joint = (host.0, gate.1);
        let top = (host.0, host.1 - BOX / 2.0);
        return if hangs(a) { [top, joint] } else { [joint, top] };
    }
    let right = if pa.0 < pb.0 { 1.0 } else { -1.0 };
    [(pa.0 + right * half, pa.1), (pb.0 - right * half, pb.1)]
}

/// Draws the strip.
pub fn draw(view: &mut View<'_>) {
    let places = places(view);
    if !view.compact {
        zones(view, &places);
    }
    cables(view, &places);
    for node in 0..view.plan().names.len() as Node {
        node_box(view, &places, node);
    }
    flight(view, &places);
    view.y = places.bottom + if view.compact { 6.0 } else { 14.0 };
}

/// The zones: a NAT is where one ends and the next begins.
fn zones(view: &mut View<'_>, places: &Places) {
    let (nats, hosts) = (view.plan().nats, view.plan().hosts);
    let (top, bottom, width) = (view.y + 18.0, places.bottom + 4.0, view.width());
    let mut part = Part::new("zones");
    let mut left = 3.0;
    for zone in 0..=nats {
        let right = if zone == nats {
            width - 3.0
        } else {
            places.at[hosts + zone].0
        };
        part.rect(left, top, right - left, bottom - top, "passed");
        let class = if zone == nats { "second" } else { "head" };
        let label = if right - left < 190.0 {
            Label::text(zone_name(view.plan(), zone))
        } else {
            let network = match zone {
                z if z == nats => String::new(),
                z => view.plan().networks[z].prefix.to_string(),
            };
            let id = if zone == nats {
                "zone-outside"
            } else {
                "zone-with-network"
            };
            let name = zone_name(view.plan(), zone).trim_start_matches("zone-");
            Label::Text(id, vec![("network", network.into()), ("zone", name.into())])
        };
        part.text(left + 2.0, view.y + 12.0, Anchor::Start, label, class);
        left = right;
    }
    view.add(part);
}

fn cables(view: &mut View<'_>, places: &Places) {
    let plan = view.plan();
    let mut part = Part::new("cables");
    for network in &plan.networks {
        let out = &network.members[0];
        for member in &network.members[1..] {
            let [a, b] = line(view, places, member.node, out.node);
            part.line(a, b, "axis");
        }
    }
    view.add(part);
}

fn node_box(view: &mut View<'_>, places: &Places, node: Node) {
    let plan = view.plan();
    let ((x, y), w) = (places.at[usize::from(node)], places.w);
    let (left, top) = (x - w / 2.0, y - BOX / 2.0);
    let mut part = Part::new(format!("node{node}"));
    let is_here = view.event.is_some_and(|e| e.node == Some(node));
    part.rect(left, top, w, BOX, if is_here { "lit box" } else { "box" });
    let name = if node == plan.internet() && !view.compact {
        Label::text(if view.narrow {
            "node-internet-short"
        } else {
            "node-internet"
        })
    } else {
        Label::raw(plan.name(node))
    };
    part.text(x, y + 4.5, Anchor::Middle, name, "head");
    if !view.narrow && node != plan.internet() {
        let base = y + BOX / 2.0 + 13.0;
        let address = Label::raw(plan.address(node).to_string());
        match plan.nat(node) {
            // On both sides of the border between its zones, where there is room.
            Some(nat) => {
                part.text(x + 4.0, base, Anchor::Start, address, "second num");
                if places.gap >= 230.0 {
                    let inside = view.state.gateways[nat].station.address(gateway::INSIDE);
                    let inside = Label::raw(inside.map_or(String::new(), |a| a.to_string()));
                    part.text(x - 4.0, base, Anchor::End, inside, "second num");
                }
            }
            None => part.text(x, base, Anchor::Middle, address, "second num"),
        }
    }
    if is_here {
        part.rect(left - 1.5, top - 1.5, w + 3.0, BOX + 3.0, "ring");
        let is_fault = view.event.is_some_and(|e| {
            Nat::kind(e) == Kind::Fault && !matches!(e.what, What::Change(_) | What::Told)
        });
        if is_fault {
            part.text(
                left + w + 2.0,
                top - 1.0,
                Anchor::Start,
                Label::raw("✕"),
                "bad",
            );
        }
    }
    view.add(part);
}

/// The frame that this step put on a cable: an arrow towards where it goes.
fn flight(view: &mut View<'_>, places: &Places) {
    let mut part = Part::new("flight");
    if let Some((from, to)) = ends(view) {
        let [a, b] = line(view, places, from, to);
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).sqrt().max(1.0);
        let (ux, uy) = (dx / length, dy / length);
        let (x, y) = ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
        let reach = (length / 2.0 - 1.0).min(14.0);
        let point = |d: f32, side: f32| (x + ux * d - uy * side, y + uy * d + ux * side);
        let mut arrow = PathData::default();
        arrow.polygon(&[
            point(-reach, -6.0),
            point(reach - 7.0, -6.0),
            point(reach, 0.0),
            point(reach - 7.0, 6.0),
            point(-reach, 6.0),
        ]);
        part.path(arrow, "io-line");
    }
    view.add(part);
}

/// Who sent the frame of this step, and to whom.
fn ends(view: &View<'_>) -> Option<(Node, Node)> {
    let event = view.event?;
    let (from, network) = (event.node?, event.link?);
    let read = frame::read(event.frame.as_deref()?)?;
    let members = &view.plan().networks[network].members;
    let to = members.iter().find(|m| mac(m.node, m.plug) == read.to);
    let to = to.map_or(members[0].node, |m| m.node);
    (from != to).then_some((from, to))
}
