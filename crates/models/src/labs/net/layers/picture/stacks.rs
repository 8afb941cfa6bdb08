//! The layers: OSI's seven beside the four of TCP/IP, of everybody the message goes through; where it is
//! narrow, of the one that works.

use super::{View, colour};
use crate::labs::net::layers::{
    event::{Cuts, Way, What},
    plan::Node,
    scenario::{Device, Send, To},
};
use kw_scene::{Anchor, Label, Part};

const ROW: f32 = 22.0;
const OSI: [&str; 7] = [
    "osi-1", "osi-2", "osi-3", "osi-4", "osi-5", "osi-6", "osi-7",
];
const SHORT: [&str; 3] = ["short-1", "short-2", "short-3"];
const ROLES: [&str; 7] = [
    "role-1", "role-2", "role-3", "role-4", "role-5", "role-6", "role-7",
];
/// How far what a layer says to its like reaches; the last for all above.
const REACH: [&str; 4] = ["reach-1", "reach-2", "reach-3", "reach-4"];
/// The layers of TCP/IP with the lowest and the highest of OSI that they stand for.
const TCPIP: [(&str, u8, u8); 4] = [
    ("tcpip-link", 1, 2),
    ("tcpip-internet", 3, 3),
    ("tcpip-transport", 4, 4),
    ("tcpip-application", 5, 7),
];

/// How many layers of OSI a node has.
fn height(view: &View<'_>, node: Node) -> u8 {
    match node.device().map(|d| view.state.devices[d]) {
        Some(Device::Hub) => 1,
        Some(Device::Switch) => 2,
        None if node == Node::Router => 3,
        None => 7,
    }
}

/// Who is drawn, from left to right.
fn columns(view: &View<'_>) -> Vec<Node> {
    let first = view.state.def.messages.first().copied();
    let message = view.state.message.or(first);
    let mut all = match message.map(|m| (m.send, m.to)) {
        Some((Send::DhcpDiscover, _)) => vec![Node::A, Node::First, Node::Router, Node::C],
        Some((_, To::Neighbour)) => vec![Node::A, Node::First, Node::C],
        _ => vec![Node::A, Node::First, Node::Router, Node::Second, Node::B],
    };
    // Somebody else who hears it takes the place of the host in the same network.
    if let Some(node) = view.node().filter(|n| n.is_host() && !all.contains(n)) {
        match node {
            Node::C => all[0] = node,
            _ => {
                if let Some(last) = all.last_mut() {
                    *last = node;
                }
            }
        }
    }
    if let Some(node) = view.node().filter(|n| !all.contains(n)) {
        all.insert(all.len() - 1, node);
    }
    all
}

/// The layers that work at the present step.
fn is_lit(view: &View<'_>, node: Node, layer: u8) -> bool {
    view.event.is_some_and(|e| {
        e.node == Some(node) && (e.layer == layer || (layer == 5 && e.what == What::NothingBetween))
    })
}

/// The highest layer that has to do with the message.
fn highest(view: &View<'_>) -> u8 {
    match view.pdu().map(|p| Cuts::of(&p.frame)) {
        Some(cuts) => match cuts.protocol {
            None => 2,
            Some(1) => 3,
            Some(_) if cuts.data == cuts.end => 4,
            Some(_) => 7,
        },
        None => 7,
    }
}

/// Draws the strip.
pub fn draw(view: &mut View<'_>) {
    if view.narrow { one(view) } else { all(view) }
}

fn y_of(view: &View<'_>, layer: u8) -> f32 {
    view.y + 22.0 + f32::from(7 - layer) * ROW
}

/// A cell of a stack.
struct Cell {
    node: Node,
    layer: u8,
    x: f32,
    w: f32,
    label: Label,
}

fn cell(view: &mut View<'_>, cell: Cell) {
    let Cell {
        node,
        layer,
        x,
        w,
        label,
    } = cell;
    let y = y_of(view, layer);
    let lit = is_lit(view, node, layer);
    let idle = layer > highest(view);
    let mut part = Part::new(format!("layer{}-{layer}", node as u8));
    let class = match (lit, idle) {
        (true, _) => "lit box",
        (_, true) => "lane",
        _ => "box",
    };
    part.rect(x, y, w, ROW, class);
    if !idle || lit {
        part.rect(x, y, 5.0, ROW, colour(layer));
    }
    let class = match (lit, idle) {
        (true, _) => "now-text",
        (_, true) => "second",
        _ => "name",
    };
    part.text(x + 11.0, y + 15.5, Anchor::Start, label, class);
    if lit {
        part.rect(x, y, w, ROW, "ring");
        let sign = match view.event.map(|e| e.way) {
            Some(Way::Down) => "▼",
            Some(Way::Up) => "▲",
            _ => "▶",
        };
        let sign = Label::raw(sign);
        part.text(x + w - 9.0, y + 15.5, Anchor::Middle, sign, "now-text");
    }
    let step = view.steps.layer(node, layer);
    view.add(part, step);
}

/// The four layers of TCP/IP beside a stack.
fn tcpip(view: &mut View<'_>, key: &str, node: Node, x: f32, w: f32) {
    let has = height(view, node);
    for (id, low, high) in TCPIP.into_iter().filter(|l| l.1 <= has) {
        let high = high.min(has);
        let (top, bottom) = (y_of(view, high), y_of(view, low) + ROW);
        let lit = (low..=high).any(|l| is_lit(view, node, l));
        let mut part = Part::new(format!("{key}-{id}"));
        part.rect(x, top, w, bottom - top, if lit { "lit box" } else { "box" });
        let class = if lit { "now-text" } else { "name" };
        let y = (top + bottom) / 2.0 + 4.5;
        part.text(x + w / 2.0, y, Anchor::Middle, Label::text(id), class);
        view.scene.parts.push(part);
    }
}

fn title(part: &mut Part, x: f32, y: f32, label: Label, class: &str) {
    part.text(x, y, Anchor::Middle, label, class.to_owned());
}

fn numbered(layer: u8, id: &'static str) -> Label {
    Label::Text(id, vec![("n", u64::from(layer).into())])
}

/// Everybody side by side, standing on the cables.
fn all(view: &mut View<'_>) {
    const SIDE: f32 = 78.0;
    const HOST: f32 = 120.0;
    const DEVICE: f32 = 95.0;
    let nodes = columns(view);
    let (left, right) = (10.0, view.width() - 10.0);
    let is_outer = |i: usize| i == 0 || i + 1 == nodes.len();
    let width = |i: usize| {
        if is_outer(i) || nodes[i].is_host() {
            HOST
        } else {
            DEVICE
        }
    };
    let inside: f32 = (0..nodes.len()).map(width).sum();
    let room = right - left - 2.0 * (SIDE + 4.0) - inside;
    let gap = room / (nodes.len() - 1) as f32;
    let mut x = left + SIDE + 4.0;
    let mut places = Vec::new();
    for i in 0..nodes.len() {
        places.push((x, width(i)));
        x += width(i) + gap;
    }
    // Behind the boxes: the cables at the bottom, and who talks with whom in the present layer.
    let mut part = Part::new("peers");
    let bottom = y_of(view, 1) + ROW / 2.0;
    for pair in places.windows(2) {
        part.line((pair[0].0 + pair[0].1, bottom), (pair[1].0, bottom), "axis");
    }
    let layer = view
        .event
        .filter(|e| e.node.is_some())
        .map_or(0, |e| e.layer);
    if layer > 1 {
        let y = y_of(view, layer) + ROW / 2.0;
        let having: Vec<usize> = (0..nodes.len())
            .filter(|i| height(view, nodes[*i]) >= layer)
            .collect();
        for pair in having.windows(2) {
            let from = places[pair[0]].0 + places[pair[0]].1;
            part.line((from, y), (places[pair[1]].0, y), "look");
        }
    }
    view.scene.parts.push(part);
    let mut part = Part::new("stack-titles");
    let y = view.y + 14.0;
    for (node, (x, w)) in nodes.iter().zip(&places) {
        let is_present = view.node() == Some(*node);
        let class = if is_present { "now-text" } else { "head" };
        let top = y_of(view, height(view, *node)) - 8.0;
        title(
            &mut part,
            x + w / 2.0,
            top,
            Label::raw(view.state.name(*node)),
            class,
        );
    }
    if layer > 0 {
        let id = REACH[usize::from(layer.min(4)) - 1];
        let (x, y) = ((left + right) / 2.0, y_of(view, 6) + 15.5);
        title(&mut part, x, y, Label::text(id), "second");
    }
    for x in [left + SIDE / 2.0, right - SIDE / 2.0] {
        title(&mut part, x, y, Label::text("cap-tcpip"), "second");
    }
    view.scene.parts.push(part);
    for (i, node) in nodes.iter().copied().enumerate() {
        let (x, w) = places[i];
        for layer in (1..=height(view, node)).rev() {
            let index = usize::from(layer) - 1;
            let id = if w == HOST { OSI[index] } else { SHORT[index] };
            let label = numbered(layer, id);
            cell(
                view,
                Cell {
                    node,
                    layer,
                    x,
                    w,
                    label,
                },
            );
        }
    }
    let (first, last) = (nodes[0], nodes[nodes.len() - 1]);
    tcpip(view, "left", first, left, SIDE);
    tcpip(view, "right", last, right - SIDE, SIDE);
    view.y += 22.0 + 7.0 * ROW + 16.0;
}

/// The one that works.
fn one(view: &mut View<'_>) {
    let node = view.node().unwrap_or(Node::A);
    let (left, right) = (10.0, view.width() - 10.0);
    let side = 88.0;
    let host = ((right - left - side - 8.0) * 0.54).max(116.0);
    let x = left + side + 4.0;
    let mut part = Part::new("stack-titles");
    let y = view.y + 14.0;
    title(
        &mut part,
        left + side / 2.0,
        y,
        Label::text("cap-tcpip"),
        "second",
    );
    let name = Label::Text("cap-osi", vec![("at", view.state.name(node).into())]);
    title(&mut part, x + host / 2.0, y, name, "head");
    view.scene.parts.push(part);
    let has = height(view, node);
    for layer in (1..=has).rev() {
        let (y, index) = (y_of(view, layer), usize::from(layer) - 1);
        let label = numbered(layer, OSI[index]);
        let w = host;
        cell(
            view,
            Cell {
                node,
                layer,
                x,
                w,
                label,
            },
        );
        let mut part = Part::new(format!("role{layer}"));
        let lit = is_lit(view, node, layer);
        let class = if lit { "now-text" } else { "second" };
        let label = Label::text(ROLES[index]);
        part.text(x + host + 8.0, y + 15.5, Anchor::Start, label, class);
        view.scene.parts.push(part);
    }
    tcpip(view, "left", node, left, side);
    view.y += 22.0 + 7.0 * ROW + 16.0;
}
