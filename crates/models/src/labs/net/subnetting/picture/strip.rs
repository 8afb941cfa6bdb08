//! The network to scale: level by level where it is halved, with the subnets at the bottom; or with the
//! places of a plan and what is left over; and below it the subnet of the step, opened.

use super::{Scale, View, bits, colour, names, numbers};
use crate::{
    ipv4::{BITS, Prefix},
    labs::net::subnetting::{
        event::What,
        state::{Known, Split, State, split_bits},
    },
};
use kw_scene::{Anchor, Label, Part, PathData, width_of};

/// Height of the strip.
const HEIGHT: f32 = 34.0;
/// Height of a level above it.
const LEVEL: f32 = 15.0;
/// Most levels of halving that are drawn.
const LEVELS: u8 = 8;
/// Narrowest subnet that is a part of its own, in pixels.
const NARROWEST: f32 = 5.0;

/// Draws the strip and what is below it.
pub fn draw(view: &mut View<'_>) {
    let state = view.state;
    let network = state.prefix;
    if !view.figure.compact {
        let title = names("cap-strip", &[("network", network.to_string())]);
        let second = match state.split {
            Some(split) => numbers(
                "cap-strip-split",
                &[
                    ("count", split.count()),
                    ("prefix", u64::from(split.length)),
                    ("size", crate::ipv4::size_of(split.length)),
                ],
            ),
            None => numbers("cap-strip-size", &[("size", network.size())]),
        };
        view.caption("cap-strip", title, Some(second));
    }
    let scale = view.scale(network);
    // Before the split is known the levels have their place already.
    if let Some(split) = state.split.or_else(|| expected(state)) {
        levels(view, scale, split);
    }
    let top = view.y;
    let mut ground = Part::new("ground");
    ground.rect(scale.left, top, scale.right - scale.left, HEIGHT, "lane");
    view.scene.parts.push(ground);
    match state.split {
        Some(split) => subnets(view, scale, split),
        None if !state.needs.is_empty() => places(view, scale),
        None => hosts(view, scale),
    }
    ring(view, scale, top);
    marker(view, scale, top);
    view.y = top + HEIGHT;
    if view.figure.compact {
        view.y += 4.0;
        return;
    }
    view.ends("strip-ends", network);
    if state.def.subnets.is_some() {
        opened(view);
    }
}

/// The split that is to come, where there is room for it.
fn expected(state: &State) -> Option<Split> {
    let bits = split_bits(&state.def, state.def.subnets?);
    let length = state.prefix.length() + bits;
    (length <= BITS).then_some(Split { bits, length })
}

/// The halvings above the subnets: one more bit, twice as many parts.
fn levels(view: &mut View<'_>, scale: Scale, split: Split) {
    let compact = view.figure.compact;
    let shown = if compact {
        split.bits.min(3)
    } else {
        split.bits.min(LEVELS)
    };
    // The last level is the strip itself.
    for level in 0..shown.max(1) {
        let length = view.state.prefix.length() + level;
        let y = view.y;
        let mut part = Part::new(format!("level{level}"));
        let mut path = PathData::default();
        let parts = 1_u64 << level;
        let width = (scale.right - scale.left) / parts as f32;
        for i in 0..parts {
            let (x, w) = scale.block(view.state.prefix.part(length, i));
            path.rect(x + 0.5, y, (w - 1.0).max(0.5), LEVEL - 3.0);
        }
        // They are there once the bits are borrowed; the network itself always is.
        let is_known = level == 0 || view.state.split.is_some();
        part.path(path, if is_known { "taken" } else { "lane" });
        let name = format!("/{length}");
        if is_known && width_of(&name) + 6.0 < width && !compact {
            // The prefix length stands in the first part, for those who read the picture.
            part.rect(scale.left, y, width_of(&name) + 6.0, LEVEL - 3.0, "cut");
            let words = Label::raw(name);
            part.text(
                scale.left + 1.0,
                y + 11.0,
                Anchor::Start,
                words,
                "second num",
            );
        }
        view.scene.parts.push(part);
        view.y += LEVEL;
    }
}

/// The subnets that were cut off, those to come empty.
fn subnets(view: &mut View<'_>, scale: Scale, split: Split) {
    let state = view.state;
    let (top, count) = (view.y, split.count());
    let width = (scale.right - scale.left) / count as f32;
    // The end of the run knows which step makes what, unless that was changed before.
    let by = if view.front.split == state.split && view.front.prefix == state.prefix {
        view.front
    } else {
        state
    };
    if width < NARROWEST {
        // Too many for parts of their own: made and not made.
        let mut part = Part::new("made");
        let end = scale.x(scale.from + state.made * crate::ipv4::size_of(split.length));
        part.rect(scale.left, top, end - scale.left, HEIGHT, "p2");
        view.scene.parts.push(part);
        return;
    }
    let label = |number: u64| {
        let octets = state.subnet(split, number).network().octets();
        let from = usize::from(split.length.div_ceil(8).max(1)) - 1;
        let shown: Vec<String> = octets[from..=from]
            .iter()
            .map(|o| format!(".{o}"))
            .collect();
        shown.concat()
    };
    for number in 0..count {
        let subnet = state.subnet(split, number);
        let (x, w) = scale.block(subnet);
        let mut part = Part::new(format!("subnet{number}"));
        if let Some(step) = by.step_of(number) {
            part = part.leading_to(step);
        }
        let is_made = number < state.made;
        let class = match () {
            () if !is_made => "lane".to_owned(),
            () if state.is_reserved(split, number) => "switch".to_owned(),
            () => format!("p{}", colour(number)),
        };
        let gap = if w > 8.0 { 1.0 } else { 0.5 };
        part.rect(x + gap / 2.0, top, w - gap, HEIGHT, class);
        let words = label(number);
        let is_hatched = state.is_reserved(split, number);
        if is_made && !is_hatched && !view.figure.compact && width_of(&words) + 4.0 < w {
            let class = format!("on num p{}t", colour(number));
            let at = x + w / 2.0;
            part.text(at, top + 21.5, Anchor::Middle, Label::raw(words), class);
        }
        view.scene.parts.push(part);
    }
}

/// The places of a plan, the gaps between them, and what is left over.
fn places(view: &mut View<'_>, scale: Scale) {
    let state = view.state;
    let top = view.y;
    if let Some(spare) = &state.spare {
        for (i, block) in spare.iter().enumerate().take(state.spare_told) {
            let (x, w) = scale.block(*block);
            let mut part = Part::new(format!("spare{i}"));
            part.rect(x + 0.5, top, (w - 1.0).max(0.5), HEIGHT, "lane");
            part.rect(
                x + 1.0,
                top + 0.5,
                (w - 2.0).max(0.5),
                HEIGHT - 1.0,
                "passed",
            );
            let name = format!("/{}", block.length());
            if width_of(&name) + 6.0 < w && !view.figure.compact {
                let at = x + w / 2.0;
                part.text(
                    at,
                    top + 21.5,
                    Anchor::Middle,
                    Label::raw(name),
                    "second num",
                );
            }
            view.scene.parts.push(part);
        }
    } else {
        // What was passed over so that the next one begins at a multiple of its size.
        let mut part = Part::new("gaps");
        let mut path = PathData::default();
        let end = state
            .slots
            .iter()
            .map(|s| u64::from(s.subnet.network().0) + s.subnet.size());
        let end = end.max().unwrap_or(scale.from);
        for gap in state.free() {
            let start = u64::from(gap.network().0);
            if start < end {
                let (x, w) = scale.block(gap);
                path.rect(x, top, w, HEIGHT);
            }
        }
        part.path(path, "switch");
        view.scene.parts.push(part);
    }
    let is_many = state.slots.len() > 400;
    for (i, slot) in state.slots.iter().enumerate() {
        let (x, w) = scale.block(slot.subnet);
        if is_many && w < 1.0 {
            continue;
        }
        let at = colour(u64::from(slot.number));
        let mut part = Part::new(format!("slot{i}")).leading_to(slot.step);
        let gap = if w > 8.0 { 1.0 } else { 0.0 };
        part.rect(
            x + gap / 2.0,
            top,
            (w - gap).max(1.0),
            HEIGHT,
            format!("p{at}"),
        );
        let hosts = slot.hosts.to_string();
        if width_of(&hosts) + 6.0 < w && !view.figure.compact {
            let class = format!("on num p{at}t");
            let middle = x + w / 2.0;
            part.text(middle, top + 21.5, Anchor::Middle, Label::raw(hosts), class);
        }
        view.scene.parts.push(part);
    }
}

/// One network: its own address, its hosts and its broadcast address; the ends not to scale where they
/// would not be seen.
fn hosts(view: &mut View<'_>, scale: Scale) {
    let state = view.state;
    let top = view.y;
    let known = state.known;
    let mut part = Part::new("hosts");
    let all = scale.right - scale.left;
    let length = state.prefix.length();
    let edge = (all / state.prefix.size() as f32).max(8.0);
    let edge = if length < 31 { edge } else { 0.0 };
    if known >= Known::Range {
        let count = if length == 31 { 2.0 } else { 1.0 };
        for i in 0..count as u8 {
            let w = (all - 2.0 * edge) / count;
            let x = scale.left + edge + f32::from(i) * w;
            part.rect(x + 0.5, top, w - 1.0, HEIGHT, "p2");
        }
    }
    if edge > 0.0 && known >= Known::Network {
        part.rect(scale.left, top, edge, HEIGHT, "p0");
    }
    if edge > 0.0 && known >= Known::Broadcast {
        part.rect(scale.right - edge, top, edge, HEIGHT, "switch");
    }
    if known >= Known::Count {
        let words = numbers("strip-usable", &[("usable", state.prefix.usable())]);
        let at = (scale.left + scale.right) / 2.0;
        if !view.figure.compact {
            part.text(at, top + 21.5, Anchor::Middle, words, "on p2t");
        }
    }
    view.scene.parts.push(part);
}

/// The ring of what the step is about, over all that is beside it.
fn ring(view: &mut View<'_>, scale: Scale, top: f32) {
    let block = match view.what() {
        Some(What::Subnet { subnet, .. }) => subnet,
        Some(What::Placed { slot, .. }) => slot.subnet,
        Some(What::Spare { block, .. }) => block,
        _ => return,
    };
    let (x, w) = scale.block(block);
    let w = w.max(3.0);
    let x = x.min(scale.right - w);
    let mut part = Part::new("strip-now");
    part.rect(x - 1.0, top - 2.0, w + 2.0, HEIGHT + 4.0, "ring");
    view.scene.parts.push(part);
}

/// Where the address lies in the network.
fn marker(view: &mut View<'_>, scale: Scale, top: f32) {
    let state = view.state;
    let is_in = state.prefix.contains(state.address);
    if !state.has_address || !is_in || state.known < Known::Network {
        return;
    }
    let mut part = Part::new("strip-address");
    let x = scale.x(u64::from(state.address.0));
    part.line((x, top - 3.0), (x, top + HEIGHT + 3.0), "now");
    view.scene.parts.push(part);
}

/// The subnet that the step is about: network, first, last and broadcast address.
fn opened(view: &mut View<'_>) {
    let state = view.state;
    let number = match view.what() {
        Some(What::Subnet { number, .. }) => Some(number),
        _ => state.made.checked_sub(1),
    };
    let subnet = state
        .split
        .zip(number)
        .map(|(split, n)| (n, state.subnet(split, n)));
    let second = subnet.map(|(_, s)| numbers("opened-usable", &[("usable", s.usable())]));
    let title = match subnet {
        Some((n, s)) => Label::Text(
            "cap-opened",
            vec![
                ("number", (n + 1).into()),
                ("network", s.to_string().into()),
            ],
        ),
        None => Label::text("cap-opened-none"),
    };
    // Where it is narrow the second line has its place also while there is none.
    let pad = if second.is_none() && view.is_narrow() {
        18.0
    } else {
        0.0
    };
    view.caption("cap-opened", title, second);
    view.y += pad;
    // Whose its bits are: the network's, borrowed, the hosts'.
    let borrowed = state.split.map_or(0, |split| split.length);
    let row = bits::Row {
        key: "row-subnet",
        label: Label::text("row-subnet"),
        value: subnet.map(|(_, s)| s.network().to_string()),
        bits: subnet.map_or(0, |(_, s)| s.network().0),
        known: if subnet.is_some() { BITS } else { 0 },
        runs: vec![
            ("p0", state.prefix.length()),
            ("p2", borrowed),
            ("p1", BITS),
        ],
        ring: None,
        bit: None,
    };
    bits::row(view, &row);
    let top = view.y;
    let (left, right) = (view.left, view.right);
    let mut part = Part::new("opened");
    let lines = cells(subnet.map(|s| s.1));
    let columns = if view.is_narrow() { 2 } else { lines.len() };
    let rows = 4_usize.div_ceil(columns);
    let width = (right - left) / columns as f32;
    let tall = 40.0;
    for (i, (label, value, class)) in lines.into_iter().enumerate() {
        let x = left + (i % columns) as f32 * width;
        let y = top + (i / columns) as f32 * (tall + 4.0);
        part.rect(x + 1.0, y, width - 4.0, tall, "box");
        part.rect(x + 1.0, y, 5.0, tall, class);
        part.text(
            x + 14.0,
            y + 16.0,
            Anchor::Start,
            Label::text(label),
            "second",
        );
        if let Some(value) = value {
            part.text(x + 14.0, y + 33.0, Anchor::Start, value, "num");
        }
    }
    view.scene.parts.push(part);
    view.y = top + rows as f32 * (tall + 4.0) + 6.0;
}

/// What is said of a subnet: label, value, class.
fn cells(subnet: Option<Prefix>) -> [(&'static str, Option<Label>, &'static str); 4] {
    let text = |a: crate::ipv4::Ip| Label::raw(a.to_string());
    let broadcast = subnet.map(|s| match s.broadcast() {
        Some(address) => text(address),
        None => Label::text("no-broadcast"),
    });
    [
        ("row-network", subnet.map(|s| text(s.network())), "p0"),
        ("row-first", subnet.map(|s| text(s.first())), "p2"),
        ("row-last", subnet.map(|s| text(s.last())), "p2"),
        ("row-broadcast", broadcast, "switch"),
    ]
}
