//! Thirty-two bits in a row: four octets of eight, each run of one meaning in one colour.

use super::{View, names};
use crate::{
    ipv4::{BITS, Ip, Prefix, mask},
    labs::net::subnetting::{
        event::What,
        state::{Known, differs_at},
    },
};
use kw_scene::{Anchor, Label, Part, Px, Shape};

/// Space between two octets.
const GAP: f32 = 6.0;
/// Width of the words before a row, where there is room for them.
const WORDS: f32 = 150.0;

/// What a row of bits shows.
pub struct Row {
    /// Its name in the picture.
    pub key: &'static str,
    /// What it is.
    pub label: Label,
    /// The value with its points.
    pub value: Option<String>,
    /// The bits.
    pub bits: u32,
    /// How many of them, from the left, are known.
    pub known: u8,
    /// Up to which bit each colour goes: class and end, in order.
    pub runs: Vec<(&'static str, u8)>,
    /// The octet with the ring.
    pub ring: Option<u8>,
    /// The bit with the ring.
    pub bit: Option<u32>,
}

/// Where bit `i` of a row begins, and how wide each is.
struct Cells {
    left: f32,
    cell: f32,
}

impl Cells {
    fn x(&self, bit: u8) -> f32 {
        self.left + f32::from(bit) * self.cell + f32::from(bit / 8) * GAP
    }
}

/// Draws a row: words before it on a wide picture, above it on a narrow one.
pub fn row(view: &mut View<'_>, row: &Row) {
    let height = if view.figure.compact { 16.0 } else { 22.0 };
    let is_wide = !view.is_narrow() && !view.figure.compact;
    let mut part = Part::new(row.key);
    let (mut left, mut top) = (view.left, view.y);
    if is_wide {
        left += WORDS;
        part.text(
            view.left,
            top + 9.0,
            Anchor::Start,
            row.label.clone(),
            "second",
        );
        if let Some(value) = &row.value {
            let value = Label::raw(value.as_str());
            part.text(view.left, top + 24.0, Anchor::Start, value, "num");
        }
    } else if !view.figure.compact {
        part.text(left, top + 12.0, Anchor::Start, row.label.clone(), "second");
        if let Some(value) = &row.value {
            let value = Label::raw(value.as_str());
            part.text(view.right, top + 12.0, Anchor::End, value, "num");
        }
        top += 18.0;
    }
    let cell = ((view.right - left - 3.0 * GAP) / f32::from(BITS)).min(26.0);
    let cells = Cells { left, cell };
    draw_cells(&mut part, row, &cells, (top, height), cell >= 8.5);
    if let Some(octet) = row.ring {
        let x = cells.x(octet * 8);
        part.rect(x - 2.5, top - 2.5, 8.0 * cell + 5.0, height + 5.0, "ring");
    }
    if let Some(bit) = row.bit {
        let x = cells.x(bit as u8);
        part.rect(x - 1.5, top - 2.5, cell + 3.0, height + 5.0, "ring");
    }
    view.scene.parts.push(part);
    view.y = top + height + if is_wide { 13.0 } else { 8.0 };
}

fn draw_cells(part: &mut Part, row: &Row, cells: &Cells, (top, height): (f32, f32), digits: bool) {
    use std::fmt::Write as _;
    let class_of = |bit: u8| {
        let run = row.runs.iter().find(|r| bit < r.1);
        match run {
            Some(run) if bit < row.known => run.0,
            _ => "lane",
        }
    };
    let mut lines = String::new();
    for octet in 0..4_u8 {
        let mut from = octet * 8;
        while from < octet * 8 + 8 {
            let class = class_of(from);
            let same = |b: &u8| class_of(*b) == class;
            let to = from + (from..octet * 8 + 8).take_while(same).count() as u8;
            let width = f32::from(to - from) * cells.cell;
            part.rect(cells.x(from), top, width, height, class);
            from = to;
        }
        for bit in 1..8_u8 {
            // Writing to a String cannot fail.
            let x = cells.x(octet * 8) + f32::from(bit) * cells.cell;
            let _ = write!(lines, "M{} {}v{}", Px(x), Px(top), Px(height));
        }
    }
    let class = "bit-line".to_owned();
    part.shapes.push(Shape::Path { d: lines, class });
    if !digits {
        return;
    }
    for bit in 0..BITS {
        let x = cells.x(bit) + cells.cell / 2.0;
        let (digit, class) = match class_of(bit) {
            "lane" => ("?", "second num".to_owned()),
            class => {
                let is_one = row.bits >> (BITS - 1 - bit) & 1 == 1;
                (if is_one { "1" } else { "0" }, format!("on num {class}t"))
            }
        };
        let y = top + height / 2.0 + 4.5;
        part.text(x, y, Anchor::Middle, Label::raw(digit), class);
    }
}

/// The rows of the address that is worked out, and of the one it is compared with.
pub fn draw(view: &mut View<'_>) {
    let state = view.state;
    let own = state.own();
    let length = own.length();
    if !view.figure.compact {
        let second = names("cap-bits-mask", &[("prefix", length.to_string())]);
        view.caption("cap-bits", Label::text("cap-bits"), Some(second));
    }
    let known = |from: Known| if state.known >= from { BITS } else { 0 };
    let value = |from: Known, address: Ip| (state.known >= from).then(|| address.to_string());
    let shown = |at: u8, address: Ip| match at {
        0 => None,
        4 => Some(address.to_string()),
        at => {
            let octets = address.octets().into_iter().take(usize::from(at));
            let octets: Vec<String> = octets.map(|o| o.to_string()).collect();
            Some(format!("{}.…", octets.join(".")))
        }
    };
    // Which bits are whose is not known before the mask is.
    let runs = runs(state.subnet_bits(), length);
    let plain = vec![("taken", BITS)];
    let octet = match view.what() {
        Some(What::And { octet }) => Some(octet),
        _ => None,
    };
    let address_runs = if state.known >= Known::Mask {
        runs.clone()
    } else {
        plain
    };
    row(
        view,
        &Row {
            key: "row-address",
            label: Label::text("row-address"),
            value: value(Known::Address, state.address),
            bits: state.address.0,
            known: known(Known::Address),
            runs: address_runs,
            ring: octet,
            bit: None,
        },
    );
    row(
        view,
        &Row {
            key: "row-mask",
            label: Label::text("row-mask"),
            value: value(Known::Mask, own.mask()),
            bits: mask(length),
            known: known(Known::Mask),
            runs: runs.clone(),
            ring: octet,
            bit: None,
        },
    );
    let at = state.anded();
    let compared = match view.what() {
        Some(What::OtherAnd { other } | What::Compared { other }) => Some(other),
        _ => state.others.get(state.compared.saturating_sub(1)).copied(),
    };
    let theirs = compared.map(|other| Prefix::of(other, length).network());
    let is_compared = matches!(view.what(), Some(What::Compared { .. }));
    let differs = theirs
        .filter(|_| is_compared)
        .and_then(|theirs| differs_at(own.network(), theirs));
    row(
        view,
        &Row {
            key: "row-network",
            label: Label::text("row-and"),
            value: shown(at, own.network()),
            bits: own.network().0,
            known: at * 8,
            runs: runs.clone(),
            ring: octet,
            bit: differs,
        },
    );
    if view.figure.compact {
        return;
    }
    match (compared, theirs) {
        (Some(other), Some(theirs)) => {
            let is_known = state.compared > 0 || state.other_known;
            let of = |key, label, address: Ip, is_known: bool, bit| Row {
                key,
                label: Label::text(label),
                value: is_known.then(|| address.to_string()),
                bits: address.0,
                known: if is_known { BITS } else { 0 },
                runs: runs.clone(),
                ring: None,
                bit,
            };
            row(view, &of("row-other", "row-other", other, true, None));
            row(
                view,
                &of("row-theirs", "row-and", theirs, is_known, differs),
            );
        }
        _ => {
            let is_single = length == 32;
            let label = match length {
                31 | 32 => "row-top",
                _ => "row-broadcast",
            };
            let known = if is_single {
                Known::Network
            } else {
                Known::Broadcast
            };
            row(
                view,
                &Row {
                    key: "row-broadcast",
                    label: Label::text(label),
                    value: value(known, own.top()),
                    bits: own.top().0,
                    known: if state.known >= known { BITS } else { 0 },
                    runs,
                    ring: None,
                    bit: None,
                },
            );
        }
    }
    view.y += 4.0;
}

/// Colours by meaning: network, subnet, host.
fn runs(subnet: Option<(u8, u8)>, length: u8) -> Vec<(&'static str, u8)> {
    match subnet {
        Some((class, length)) => vec![("p0", class), ("p2", length), ("p1", BITS)],
        None => vec![("p0", length), ("p1", BITS)],
    }
}
