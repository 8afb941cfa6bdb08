//! Real mode: the four registers, the sum in hexadecimal, and the four windows of 64 KiB in the first
//! mebibyte.

use super::*;
use crate::labs::os::segmentation::{
    event::{Bus, Far},
    explain::{hex4, hex5},
    scenario::{A20, Register},
    state::{Real, aliases, reaches},
};
const MEBIBYTE: u32 = 1 << 20;

/// What the present step shows of an access.
struct Shown {
    far: Far,
    /// Whether the sum has been made.
    summed: bool,
    /// The address on the lines, once it is there.
    address: Option<(u32, Bus)>,
}

/// Draws the machine in real mode.
pub fn draw(view: &mut View<'_>) {
    let Some(real) = view.state.real else { return };
    let shown = match view.what() {
        Some(What::Selected { far }) => Some((*far, false, None)),
        Some(What::Summed { far }) => Some((*far, true, None)),
        Some(What::OnBus {
            far, address, bus, ..
        }) => Some((*far, true, Some((*address, *bus)))),
        _ => None,
    };
    let shown = shown.map(|(far, summed, address)| Shown {
        far,
        summed,
        address,
    });
    // Beyond the mebibyte lie the last 64 KiB that a sum can reach.
    view.scale.to = u64::from(MEBIBYTE + 0x1_0000);
    if !view.figure.compact {
        registers(view, &real, shown.as_ref());
        sum(view, shown.as_ref());
    }
    windows(view, &real, shown.as_ref());
    if !view.figure.compact {
        names(view, &real, shown.as_ref());
    }
}

fn registers(view: &mut View<'_>, real: &Real, shown: Option<&Shown>) {
    view.caption("cap-registers", Label::text("cap-registers"), None);
    let across = if view.is_narrow() { 2 } else { 4 };
    let (left, right) = (view.scale.left, view.scale.right);
    let width = (right - left - 8.0 * (across as f32 - 1.0)) / across as f32;
    let roles = ["role-cs", "role-ds", "role-ss", "role-es"];
    for (i, register) in Register::ALL.into_iter().enumerate() {
        let x = left + (i % across) as f32 * (width + 8.0);
        let y = view.y + (i / across) as f32 * 54.0;
        let mut part = Part::new(register.name());
        part.rect(x, y, width, 48.0, "box");
        part.rect(x, y, 6.0, 48.0, format!("p{i}"));
        part.text(
            x + 14.0,
            y + 19.0,
            Anchor::Start,
            Label::raw(register.name()),
            "head",
        );
        let value = Label::raw(hex4(real.registers[i]));
        part.text(x + 44.0, y + 19.0, Anchor::Start, value, "head num");
        part.text(
            x + 14.0,
            y + 38.0,
            Anchor::Start,
            Label::text(roles[i]),
            "second",
        );
        let is_used = shown.is_some_and(|s| s.far.register == register && !s.summed);
        let is_set =
            matches!(view.what(), Some(What::RegisterSet { register: r, .. }) if *r == register);
        if is_used || is_set {
            part.rect(x - 1.0, y - 1.0, width + 2.0, 50.0, "ring");
        }
        view.scene.parts.push(part);
    }
    view.y += (4 / across) as f32 * 54.0 + 8.0;
}

/// Segment × 16 + offset, digit below digit.
fn sum(view: &mut View<'_>, shown: Option<&Shown>) {
    const CELL: f32 = 16.0;
    const LINE: f32 = 25.0;
    view.caption("cap-sum", Label::text("cap-sum"), None);
    let (left, top) = (view.scale.left, view.y);
    let mut part = Part::new("sum");
    let height = LINE * 3.0 + 14.0;
    let Some(s) = shown else {
        part.text(
            left + 2.0,
            top + 18.0,
            Anchor::Start,
            Label::text("no-access"),
            "second",
        );
        view.scene.parts.push(part);
        view.y += height;
        return;
    };
    // Six columns, so that the carry into bit 20 has one.
    let digits = |part: &mut Part, line: usize, digits: &str, class: &str| {
        let first = 6 - digits.chars().count();
        for (i, c) in digits.chars().enumerate() {
            let x = left + 30.0 + (first + i) as f32 * CELL;
            let y = top + line as f32 * LINE + 18.0;
            part.text(x, y, Anchor::Middle, Label::raw(c), class.to_owned());
        }
    };
    let words = |part: &mut Part, line: usize, label: Label, class: &str| {
        let y = top + line as f32 * LINE + 18.0;
        part.text(left + 140.0, y, Anchor::Start, label, class);
    };
    let register = vec![("register", Param::from(s.far.register.name()))];
    let shifted = hex4(s.far.segment);
    digits(&mut part, 0, &format!("{shifted}0"), "num");
    words(&mut part, 0, Label::Text("sum-segment", register), "second");
    digits(&mut part, 1, &hex4(s.far.offset), "num");
    part.text(
        left + 8.0,
        top + LINE + 18.0,
        Anchor::Middle,
        Label::raw("+"),
        "num",
    );
    words(&mut part, 1, Label::text("sum-offset"), "second");
    let rule = top + LINE * 2.0 + 2.0;
    part.line((left + 4.0, rule), (left + 30.0 + 5.7 * CELL, rule), "axis");
    if s.summed {
        let sum = s.far.sum();
        let line = match s.address {
            Some((address, Bus::Wrapped)) => {
                // The carry is there and falls away.
                digits(&mut part, 2, &hex5(address), "now-text num");
                let (x, y) = (left + 30.0, top + LINE * 2.0 + 18.0);
                part.text(x, y, Anchor::Middle, Label::raw("1"), "bad num");
                part.line((x - 6.0, y + 2.0), (x + 6.0, y - 12.0), "strike");
                Label::text("sum-wrapped")
            }
            Some((_, Bus::High)) => {
                digits(&mut part, 2, &hex5(sum), "now-text num");
                Label::text("sum-high")
            }
            Some((_, Bus::Plain)) => {
                digits(&mut part, 2, &hex5(sum), "now-text num");
                Label::text("sum-plain")
            }
            None => {
                digits(&mut part, 2, &hex5(sum), "head num");
                Label::text("sum-sum")
            }
        };
        words(&mut part, 2, line, "name");
        let width = (view.scale.right - left).min(430.0);
        part.rect(left, top + LINE * 2.0 + 4.0, width, LINE - 2.0, "ring");
    }
    view.scene.parts.push(part);
    view.y += height;
}

/// The windows of the four registers over all addresses.
fn windows(view: &mut View<'_>, real: &Real, shown: Option<&Shown>) {
    let compact = view.figure.compact;
    if !compact {
        let id = match real.a20 {
            A20::Off => "line-off",
            A20::On => "line-on",
        };
        view.caption(
            "cap-windows",
            Label::text("cap-windows"),
            Some(Label::text(id)),
        );
    }
    let indent = if compact { 26.0 } else { 30.0 };
    view.scale.left += indent;
    let (left, right) = (view.scale.left, view.scale.right);
    let (lane, gap) = if compact { (18.0, 4.0) } else { (24.0, 5.0) };
    let top = view.y;
    let edge = view.x(MEBIBYTE);
    let address = shown.and_then(|s| s.address);
    for (i, register) in Register::ALL.into_iter().enumerate() {
        let y = top + i as f32 * (lane + gap);
        let mut part = Part::new(format!("window{i}"));
        part.rect(left, y, edge - left, lane, "lane");
        // What lies above is out of reach where line 20 is held.
        part.rect(
            edge,
            y,
            right - edge,
            lane,
            if real.a20 == A20::On {
                "lane"
            } else {
                "switch"
            },
        );
        let name = Label::raw(register.name());
        part.text(left - 8.0, y + lane / 2.0 + 4.5, Anchor::End, name, "head");
        let from = real.registers[i] * 16;
        let to = from + 0x1_0000;
        let pieces = match real.a20 {
            A20::On => [(from, to), (0, 0)],
            A20::Off => [(from, to.min(MEBIBYTE)), (0, to.saturating_sub(MEBIBYTE))],
        };
        let is_used = shown.is_some_and(|s| s.far.register == register);
        for (from, to) in pieces.into_iter().filter(|p| p.0 < p.1) {
            let (x, w) = (view.x(from), view.x(to) - view.x(from));
            part.rect(x, y, w, lane, format!("p{i}"));
            if is_used {
                part.rect(x - 1.0, y - 1.0, w + 2.0, lane + 2.0, "ring");
            }
        }
        view.scene.parts.push(part);
    }
    let bottom = top + 4.0 * (lane + gap) - gap;
    let mut part = Part::new("addresses");
    part.line((edge, top - 2.0), (edge, bottom + 5.0), "axis");
    if !compact {
        let every = if view.is_narrow() { 8 } else { 4 };
        for at in (0..=16_u32).step_by(every) {
            let x = view.x(at << 16);
            part.line((x, bottom), (x, bottom + 5.0), "axis");
            let label = Label::raw(hex5(at << 16));
            part.text(x, bottom + 20.0, Anchor::Middle, label, "second num");
        }
    }
    if let Some((address, _)) = address {
        let x = view.x(address);
        part.line((x, top - 4.0), (x, bottom + 4.0), "now");
    }
    view.scene.parts.push(part);
    view.scale.left -= indent;
    view.y = bottom + if compact { 6.0 } else { 30.0 };
}

/// Other pairs that name the byte.
fn names(view: &mut View<'_>, real: &Real, shown: Option<&Shown>) {
    let Some((address, _)) = shown.and_then(|s| s.address) else {
        let later = Label::text("cap-names-later");
        view.caption("cap-names", Label::text("cap-no-names"), Some(later));
        view.y += if view.is_narrow() { 50.0 } else { 34.0 };
        return;
    };
    let (count, low, high) = aliases(address, real.a20);
    let label = Label::Text(
        "cap-names",
        vec![
            ("count", u64::from(count).into()),
            ("address", hex5(address).into()),
        ],
    );
    view.caption("cap-names", label, None);
    let mut part = Part::new("names");
    // The offset within a segment, where it is below 64 KiB; wrapped where it must be.
    let pair = |segment: u32| {
        let from = segment * 16;
        let offset = [address, address + MEBIBYTE]
            .into_iter()
            .map(|a| a.wrapping_sub(from))
            .find(|offset| *offset <= 0xFFFF);
        offset.map(hex4)
    };
    let mut all: Vec<String> = Register::ALL
        .into_iter()
        .filter(|r| reaches(real.registers[*r as usize], address, real.a20))
        .filter_map(|r| {
            Some(format!(
                "{}:{}",
                r.name(),
                pair(real.registers[r as usize])?
            ))
        })
        .collect();
    for (i, segment) in [low, high].into_iter().enumerate() {
        if let Some(offset) = pair(segment)
            && (i == 0 || high > low)
        {
            all.push(format!("{}:{offset}", hex4(segment)));
        }
    }
    let (mut x, mut y) = (view.scale.left, view.y);
    let lines = if view.is_narrow() { 2.0 } else { 1.0 };
    let bottom = y + 34.0 * lines;
    for name in all {
        let w = width_of(&name) + 18.0;
        if x + w > view.scale.right {
            (x, y) = (view.scale.left, y + 34.0);
            if y >= bottom {
                break;
            }
        }
        part.rect(x, y, w, 28.0, "box");
        part.text(
            x + w / 2.0,
            y + 18.5,
            Anchor::Middle,
            Label::raw(name),
            "num",
        );
        x += w + 8.0;
    }
    view.scene.parts.push(part);
    view.y = bottom;
}
