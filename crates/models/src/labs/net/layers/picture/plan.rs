//! The two networks: hosts, devices, cables, what is on the cables, and the domains.

use super::View;
use crate::labs::net::layers::{
    event::What,
    plan::{CABLES, LONG, Node},
    scenario::{Device, Distance},
    state::Flight,
};
use kw_net::sum;
use kw_scene::{Anchor, Label, Part, PathData};
use kw_trace::Kind;

/// A box: its middle and its size.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    y: f32,
    w: f32,
    h: f32,
}

/// Half the width of what shows a collision domain.
const BAND: f32 = 6.0;

/// Where a node is drawn.
fn place(view: &View<'_>, node: Node) -> Place {
    let (host, device, h, edge) = match (view.compact, view.narrow) {
        (true, _) => (36.0, 44.0, 34.0, 6.0),
        (_, true) => (40.0, 46.0, 32.0, 10.0),
        _ => (116.0, 72.0, 40.0, 18.0),
    };
    let top = view.y + if view.compact { 4.0 } else { 30.0 };
    let rows = if view.compact { 60.0 } else { 62.0 };
    let (left, right) = (edge + host / 2.0, view.width() - edge - host / 2.0);
    let span = right - left;
    let (upper, lower) = (top + h / 2.0, top + rows + h / 2.0);
    let middle = (upper + lower) / 2.0;
    let (share, y, w) = match node {
        Node::A => (0.0, upper, host),
        Node::C => (0.0, lower, host),
        Node::First => (0.25, middle, device),
        Node::Router => (0.5, middle, device),
        Node::Second => (0.75, middle, device),
        Node::B => (1.0, upper, host),
        Node::D => (1.0, lower, host),
    };
    Place {
        x: left + share * span,
        y,
        w,
        h,
    }
}

/// Draws the strip.
pub fn draw(view: &mut View<'_>) {
    let bottom = place(view, Node::C);
    let bottom = bottom.y + bottom.h / 2.0;
    if !view.compact {
        domains(view, bottom + 10.0);
    }
    cables(view);
    for node in Node::ALL {
        node_box(view, node);
    }
    flights(view);
    view.y = bottom + if view.compact { 10.0 } else { 18.0 };
    if view.narrow && !view.compact {
        let mut part = Part::new("long-link");
        let (x, y) = (view.width() - 10.0, view.y + 12.0);
        part.text(x, y, Anchor::End, length(view), "second");
        view.scene.parts.push(part);
        view.y += 20.0;
    }
    view.y += if view.compact { 0.0 } else { 8.0 };
}

/// What the long link is.
fn length(view: &View<'_>) -> Label {
    Label::text(match view.state.def.distance {
        Distance::Lan => "link-lan",
        Distance::Man => "link-man",
        Distance::Wan => "link-wan",
    })
}

/// The two broadcast domains: the router is where one ends and the other begins.
fn domains(view: &mut View<'_>, bottom: f32) {
    let (top, middle, width) = (view.y + 18.0, place(view, Node::Router).x, view.width());
    let mut part = Part::new("domains");
    part.rect(3.0, top, middle - 3.0, bottom - top, "passed");
    part.rect(middle, top, width - 3.0 - middle, bottom - top, "passed");
    for (id, x, anchor) in [
        ("domain-first", 4.0, Anchor::Start),
        ("domain-second", width - 4.0, Anchor::End),
    ] {
        let network = if id == "domain-first" {
            "192.0.2.0/24"
        } else {
            "198.51.100.0/24"
        };
        let (label, class) = if view.narrow {
            (Label::raw(network), "second num")
        } else {
            (Label::Text(id, vec![("network", network.into())]), "second")
        };
        part.text(x, view.y + 11.0, anchor, label, class);
    }
    view.scene.parts.push(part);
}

/// The ends of a cable: right edge of the left box, left edge of the right one. The plugs of hosts are
/// apart from each other at a device.
fn ends(view: &View<'_>, cable: usize) -> [(f32, f32); 2] {
    let of = |node: Node, other: Node| {
        let (own, far) = (place(view, node), place(view, other));
        let side = if own.x < far.x { 0.5 } else { -0.5 };
        let apart = if other.is_host() {
            own.h * if far.y < own.y { -0.3 } else { 0.3 }
        } else {
            0.0
        };
        (own.x + side * own.w, own.y + apart)
    };
    let [a, b] = CABLES[cable];
    [of(a, b), of(b, a)]
}

/// Four corners around a line, from `from` to `to` pixels along it.
fn along([a, b]: [(f32, f32); 2], half: f32, cut: (f32, f32)) -> [(f32, f32); 4] {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let at = |d: f32, side: f32| (a.0 + ux * d - uy * side, a.1 + uy * d + ux * side);
    let (from, to) = (cut.0, length - cut.1);
    [at(from, -half), at(to, -half), at(to, half), at(from, half)]
}

fn cables(view: &mut View<'_>) {
    for (cable, [a, b]) in CABLES.into_iter().enumerate() {
        let line = ends(view, cable);
        let mut part = Part::new(format!("cable{cable}"));
        if view.state.plugged[cable] {
            // A switch ends the collision domain at its plug, a hub does not.
            let cut = |node: Node| match node.device().map(|d| view.state.devices[d]) {
                Some(Device::Hub) => -BAND,
                _ => 4.0,
            };
            let mut band = PathData::default();
            band.polygon(&along(line, BAND, (cut(a), cut(b))));
            part.path(band, "taken");
            part.line(line[0], line[1], "axis");
        } else {
            part.line(line[0], line[1], "look");
            let (x, y) = middle(line);
            part.text(x, y + 4.5, Anchor::Middle, Label::raw("✕"), "bad");
        }
        if cable == usize::from(LONG) && !view.narrow {
            let (x, y) = middle(line);
            part.text(x, y + 24.0, Anchor::Middle, length(view), "second");
        }
        view.scene.parts.push(part);
    }
}

fn middle([a, b]: [(f32, f32); 2]) -> (f32, f32) {
    ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)
}

fn node_box(view: &mut View<'_>, node: Node) {
    let Place { x, y, w, h } = place(view, node);
    let (left, top) = (x - w / 2.0, y - h / 2.0);
    let mut part = Part::new(format!("node{}", node as u8));
    let device = node.device().map(|d| view.state.devices[d]);
    let compact = view.compact;
    if device == Some(Device::Hub) {
        part.rect(
            left - BAND,
            top - BAND,
            w + 2.0 * BAND,
            h + 2.0 * BAND,
            "taken",
        );
    }
    let is_present = view.node() == Some(node);
    part.rect(left, top, w, h, if is_present { "lit box" } else { "box" });
    let name = Label::raw(view.state.name(node));
    let below = match device {
        _ if compact => None,
        Some(Device::Switch) => Some((Label::text("node-switch"), "second")),
        Some(Device::Hub) => Some((Label::text("node-hub"), "second")),
        None if node == Node::Router => Some((Label::text("node-router"), "second")),
        None if view.narrow => None,
        None => {
            let address = view.state.station(node).address(0);
            let address = address.map_or(String::new(), |a| a.to_string());
            Some((Label::raw(address), "second num"))
        }
    };
    match below {
        Some((label, class)) => {
            part.text(x, y - 3.0, Anchor::Middle, name, "head");
            let drop = if view.narrow { 10.5 } else { 13.0 };
            part.text(x, y + drop, Anchor::Middle, label, class);
        }
        None => part.text(x, y + 4.5, Anchor::Middle, name, "head"),
    }
    if is_present {
        part.rect(left - 1.0, top - 1.0, w + 2.0, h + 2.0, "ring");
        let is_drop = view.event.is_some_and(|e| {
            use kw_trace::Lab as _;
            super::Layers::kind(e) == Kind::Fault && !matches!(e.what, What::Changed(_))
        });
        if is_drop || matches!(view.event.map(|e| &e.what), Some(What::NotMine(_))) {
            part.text(
                left + w - 7.0,
                top + 11.0,
                Anchor::Middle,
                Label::raw("✕"),
                "bad",
            );
        }
    }
    let step = view.steps.node(node);
    view.add(part, step);
}

/// What is on the cables: an arrow towards where it goes, red where its check sequence is wrong.
fn flights(view: &mut View<'_>) {
    let mut part = Part::new("flights");
    let mut seen = [[false; 2]; CABLES.len()];
    for Flight {
        cable, to, frame, ..
    } in &view.state.flights
    {
        let cable = usize::from(*cable);
        let mut line = ends(view, cable);
        let back = CABLES[cable][0] == *to;
        if std::mem::replace(&mut seen[cable][usize::from(back)], true) {
            continue;
        }
        if back {
            line.reverse();
        }
        let (a, b) = (line[0], line[1]);
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).sqrt().max(1.0);
        let (ux, uy) = (dx / length, dy / length);
        let (x, y) = middle(line);
        let reach = (length / 2.0 - 1.0).min(13.0);
        let point = |d: f32, side: f32| (x + ux * d - uy * side, y + uy * d + ux * side);
        let mut arrow = PathData::default();
        arrow.polygon(&[
            point(-reach, -6.0),
            point(reach - 7.0, -6.0),
            point(reach, 0.0),
            point(reach - 7.0, 6.0),
            point(-reach, 6.0),
        ]);
        let whole = sum::check(frame).is_some_and(|(found, made)| found == made);
        part.path(arrow, if whole { "io-line" } else { "fault" });
    }
    view.scene.parts.push(part);
}
