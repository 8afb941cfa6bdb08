//! The message: a row for each layer, its own header left of what it was given; below it the addresses.

use super::View;
use crate::labs::net::layers::{
    event::{Cuts, Pdu, Unit, Way},
    plan::PREAMBLE,
};
use kw_net::{Ipv4Addr, frame, open};
use kw_scene::{Anchor, Label, Layer, Part};
use std::ops::Range;

const ROW: f32 = 24.0;
const GAP: f32 = 4.0;
/// Rows of the largest message: data, segment, packet, frame, bits.
const ROWS: usize = 5;

/// A piece of the frame: where it is drawn, what of the frame it is, what it is called.
struct Piece {
    x: f32,
    w: f32,
    bytes: Range<usize>,
    name: Label,
    colour: usize,
}

fn short(layer: &Layer) -> Label {
    let id = match &layer.name {
        Label::Text(id, _) => *id,
        Label::Raw(_) => "",
    };
    Label::raw(match id {
        "packet-ethernet" => "Eth",
        "packet-ipv4" => "IP",
        "packet-tcp" => "TCP",
        "packet-udp" => "UDP",
        "packet-icmp" => "ICMP",
        "packet-arp" => "ARP",
        "packet-http" => "HTTP",
        "packet-dhcp" => "DHCP",
        "packet-fcs" => "FCS",
        "packet-padding" => return Label::text("piece-padding"),
        _ => return Label::text("packet-data"),
    })
}

/// The rows of a message, innermost first: the id of its name, and its part of the frame.
fn rows(pdu: &Pdu) -> Vec<(&'static str, Range<usize>)> {
    let frame = &pdu.frame;
    let mut all = Vec::new();
    let cuts = Cuts::of(frame);
    if cuts.data < cuts.end {
        all.push(Pdu::data(frame));
    }
    if cuts.protocol.is_some() {
        all.push(Pdu::transport(frame));
    }
    all.push(Pdu::network(frame));
    all.push(Pdu::frame(frame));
    all.into_iter().map(|p| (p.unit().word(), p.part)).collect()
}

/// Where the pieces of a frame are drawn: headers as wide as their names need, the rest is what is
/// carried.
fn pieces(pdu: &Pdu, left: f32, right: f32, narrow: bool) -> Vec<Piece> {
    let layers = open::sealed(&pdu.frame);
    let cuts = Cuts::of(&pdu.frame);
    let last = layers.len().saturating_sub(1);
    // What takes the room that is left: the data, or the innermost header where there is none.
    let inner = if cuts.data < cuts.end {
        cuts.data
    } else if cuts.protocol.is_some() {
        cuts.transport
    } else {
        cuts.network
    };
    let need = |i: usize, layer: &Layer| match (i, narrow) {
        (0, true) => 32.0,
        (0, false) => 64.0,
        (i, true) if i == last => 34.0,
        (i, false) if i == last => 58.0,
        (_, true) if layer.bytes.start == cuts.network => 28.0,
        (_, true) => 42.0,
        (_, false) => 70.0,
    };
    let fixed: f32 = layers
        .iter()
        .enumerate()
        .filter(|(_, l)| l.bytes.start != inner)
        .map(|(i, l)| need(i, l))
        .sum();
    let mut x = left;
    layers
        .iter()
        .enumerate()
        .map(|(i, layer)| {
            let w = if layer.bytes.start == inner {
                right - left - fixed
            } else {
                need(i, layer)
            };
            let piece = Piece {
                x,
                w,
                bytes: layer.bytes.clone(),
                name: short(layer),
                colour: layer.colour,
            };
            x += w;
            piece
        })
        .collect()
}

/// Draws the strip.
pub fn draw(view: &mut View<'_>) {
    if view.compact {
        return compact(view);
    }
    let (left, right) = (10.0, view.width() - 10.0);
    let (names, counts) = if view.narrow {
        (76.0, 36.0)
    } else {
        (126.0, 76.0)
    };
    let mut part = Part::new("unit-title");
    part.text(left, view.y + 13.0, Anchor::Start, caption(view), "head");
    view.scene.parts.push(part);
    let top = view.y + 22.0;
    let height = ROWS as f32 * (ROW + GAP);
    if let Some(pdu) = view.pdu().cloned() {
        let bar = (left + names, right - counts);
        let preamble = if view.narrow { 0.0 } else { 44.0 };
        let pieces = pieces(&pdu, bar.0 + preamble, bar.1, view.narrow);
        let rows = rows(&pdu);
        let on_cable = view.event.is_some_and(|e| e.layer == 1);
        let lowest = top + (ROWS - rows.len() - 1) as f32 * (ROW + GAP);
        for (i, (name, range)) in rows.iter().enumerate() {
            let y = lowest + i as f32 * (ROW + GAP);
            let is_present = *range == pdu.part && !on_cable;
            let exists = range.start >= pdu.part.start;
            let row = Row {
                y,
                names: left,
                counts: right,
                is_present,
                exists,
            };
            draw_row(view, &row, name, range, &pieces);
        }
        let y = lowest + rows.len() as f32 * (ROW + GAP);
        bits(view, y, bar, &pdu, on_cable, (left, right));
        facts(view, top + height + 6.0, &pdu);
    }
    view.y = top + height + 6.0 + 3.0 * 19.0;
}

/// What the message is called now, and how many bytes it has.
fn caption(view: &View<'_>) -> Label {
    let Some(pdu) = view.pdu() else {
        return Label::text("no-unit");
    };
    let id = match view.event.map(|e| e.way) {
        Some(Way::Down) => "unit-down",
        Some(Way::Up) => "unit-up",
        _ => "unit-through",
    };
    let unit = pdu.unit().word().trim_start_matches("unit-");
    Label::Text(
        id,
        vec![("unit", unit.into()), ("n", (pdu.part.len() as u64).into())],
    )
}

struct Row {
    y: f32,
    names: f32,
    counts: f32,
    is_present: bool,
    exists: bool,
}

fn draw_row(
    view: &mut View<'_>,
    row: &Row,
    name: &'static str,
    range: &Range<usize>,
    pieces: &[Piece],
) {
    let Row {
        y,
        names,
        counts,
        is_present,
        exists,
    } = *row;
    let mut part = Part::new(format!("row-{name}"));
    let class = match (is_present, exists) {
        (true, _) => "now-text",
        (_, true) => "name",
        _ => "second",
    };
    part.text(names, y + 16.5, Anchor::Start, Label::text(name), class);
    let inside: Vec<&Piece> = pieces
        .iter()
        .filter(|p| range.start <= p.bytes.start && p.bytes.end <= range.end)
        .collect();
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return;
    };
    let (from, to) = (first.x, last.x + last.w);
    if exists {
        for piece in &inside {
            part.rect(piece.x, y, piece.w, ROW, format!("p{}", piece.colour));
            let class = format!("on p{}t", piece.colour);
            let (x, anchor) = if view.narrow {
                (piece.x + piece.w / 2.0, Anchor::Middle)
            } else {
                (piece.x + 7.0, Anchor::Start)
            };
            part.text(x, y + 16.5, anchor, piece.name.clone(), class.clone());
            if !view.narrow {
                let n = Label::raw(piece.bytes.len().to_string());
                part.text(piece.x + piece.w - 6.0, y + 16.5, Anchor::End, n, class);
            }
            if piece.x > from {
                part.line((piece.x, y), (piece.x, y + ROW), "halo");
            }
        }
    } else {
        part.rect(from, y, to - from, ROW, "passed");
    }
    let count = Label::raw(range.len().to_string());
    let class = if is_present {
        "now-text num"
    } else if exists {
        "num"
    } else {
        "second num"
    };
    part.text(counts, y + 16.5, Anchor::End, count, class);
    if is_present {
        part.rect(from - 1.0, y - 1.0, to - from + 2.0, ROW + 2.0, "ring");
    }
    view.scene.parts.push(part);
}

/// The lowest row: what is on the cable.
fn bits(
    view: &mut View<'_>,
    y: f32,
    (from, to): (f32, f32),
    pdu: &Pdu,
    on_cable: bool,
    (left, right): (f32, f32),
) {
    let mut part = Part::new("row-bits");
    let class = if on_cable { "now-text" } else { "second" };
    part.text(
        left,
        y + 16.5,
        Anchor::Start,
        Label::text("unit-bits"),
        class,
    );
    let bytes = pdu.frame.len() + PREAMBLE;
    if on_cable {
        part.rect(from, y, to - from, ROW, "switch");
        let words = Label::Text(
            "bits-on-cable",
            vec![
                ("bits", (bytes as u64 * 8).into()),
                ("preamble", (PREAMBLE as u64).into()),
            ],
        );
        let width = if view.narrow { to - from - 24.0 } else { 200.0 };
        let middle = (from + to) / 2.0;
        part.rect(middle - width / 2.0, y + 3.0, width, ROW - 6.0, "cut");
        part.text(middle, y + 16.5, Anchor::Middle, words, "num");
        part.rect(from - 1.0, y - 1.0, to - from + 2.0, ROW + 2.0, "ring");
    } else {
        part.rect(from, y, to - from, ROW, "passed");
    }
    let class = if on_cable {
        "now-text num"
    } else {
        "second num"
    };
    let count = Label::raw(bytes.to_string());
    part.text(right, y + 16.5, Anchor::End, count, class);
    view.scene.parts.push(part);
}

/// The addresses of the layers that exist, as they are at this place.
fn facts(view: &mut View<'_>, y: f32, pdu: &Pdu) {
    let mut part = Part::new("facts");
    let frame = &pdu.frame;
    let cuts = Cuts::of(frame);
    let word = |at: usize| u16::from_be_bytes([frame[at], frame[at + 1]]);
    let address = |at: usize| Ipv4Addr::new(frame[at], frame[at + 1], frame[at + 2], frame[at + 3]);
    let mut lines: Vec<(usize, String)> = Vec::new();
    if let Some(read) = frame::read(frame).filter(|_| pdu.unit() == Unit::Frame) {
        lines.push((open::colour::LINK, format!("{} → {}", read.from, read.to)));
    }
    if pdu.part.start <= cuts.network && cuts.protocol.is_some() {
        let at = cuts.network;
        let mut line = format!(
            "{} → {} · TTL {}",
            address(at + 12),
            address(at + 16),
            frame[at + 8]
        );
        if !view.narrow {
            line.push_str(&format!(" · {:#06x}", word(at + 10)));
        }
        lines.push((open::colour::NETWORK, line));
    }
    if pdu.part.start <= cuts.network && cuts.protocol.is_none() {
        let at = cuts.network;
        let line = format!("{} → {}", address(at + 14), address(at + 24));
        lines.push((open::colour::NETWORK, line));
    }
    if pdu.part.start <= cuts.transport && matches!(cuts.protocol, Some(6 | 17)) {
        let at = cuts.transport;
        let line = format!("{} → {}", word(at), word(at + 2));
        lines.push((open::colour::TRANSPORT, line));
    }
    for (i, (colour, line)) in lines.into_iter().enumerate() {
        let y = y + i as f32 * 19.0;
        part.rect(10.0, y + 4.0, 8.0, 10.0, format!("p{colour}"));
        part.text(24.0, y + 13.5, Anchor::Start, Label::raw(line), "num");
    }
    view.scene.parts.push(part);
}

/// Only the present row, as wide as there is.
fn compact(view: &mut View<'_>) {
    let y = view.y;
    let (left, right) = (6.0, view.width() - 6.0);
    if let Some(pdu) = view.pdu().cloned() {
        let pieces = pieces(&pdu, left, right, true);
        let mut part = Part::new("unit");
        for piece in &pieces {
            if piece.bytes.start < pdu.part.start || piece.bytes.end > pdu.part.end {
                part.rect(piece.x, y, piece.w, ROW, "lane");
                continue;
            }
            part.rect(piece.x, y, piece.w, ROW, format!("p{}", piece.colour));
            let x = piece.x + piece.w / 2.0;
            let class = format!("on p{}t", piece.colour);
            part.text(x, y + 16.5, Anchor::Middle, piece.name.clone(), class);
        }
        view.scene.parts.push(part);
    }
    view.y += ROW + 2.0;
}
