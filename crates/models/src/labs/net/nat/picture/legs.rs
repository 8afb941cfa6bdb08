//! The packet and its answer, zone by zone: the source and destination that it has there. What a NAT has
//! changed is lit.

use super::{View, zone_name};
use crate::labs::net::nat::{explain::full, state::Leg};
use kw_net::nat::Endpoint;
use kw_scene::{Anchor, Label, Part};

/// Least width of a zone's column.
const COLUMN: f32 = 225.0;

/// A leg, and whether its source and destination differ from those of the one before.
#[derive(Clone, Copy)]
struct Shown<'a> {
    leg: &'a Leg,
    changed: (bool, bool),
    last: bool,
}

/// Draws the strip.
pub fn draw(view: &mut View<'_>) {
    view.heading("legs", 4.0, Label::text("strip-legs"));
    let legs = &view.state.legs;
    let shown: Vec<Shown<'_>> = legs
        .iter()
        .enumerate()
        .map(|(i, leg)| {
            // An answer turns round: that is no change.
            let before = i.checked_sub(1).map(|b| &legs[b]);
            let turned = before.is_none_or(|b| b.from == leg.to && b.to == leg.from);
            let differs = |of: fn(&Leg) -> Endpoint| before.is_some_and(|b| of(b) != of(leg));
            let fresh = turned || before.is_some_and(|b| b.udp != leg.udp);
            Shown {
                leg,
                changed: (!fresh && differs(|l| l.from), !fresh && differs(|l| l.to)),
                last: i + 1 == legs.len(),
            }
        })
        .collect();
    let zones = view.plan().nats + 1;
    let width = (view.width() - 8.0) / zones as f32;
    if width >= COLUMN {
        columns(view, &shown, width);
    } else {
        list(view, &shown, 2 * zones);
    }
    view.y += 10.0;
}

fn endpoint(
    part: &mut Part,
    (x, y): (f32, f32),
    anchor: Anchor,
    words: String,
    (changed, last): (bool, bool),
) {
    let w = kw_scene::width_of(&words) + 8.0;
    let left = if anchor == Anchor::End {
        x - w + 4.0
    } else {
        x - 4.0
    };
    if changed {
        part.rect(left, y - 13.0, w, 18.0, "lit");
        if last {
            part.rect(left, y - 13.0, w, 18.0, "ring");
        }
    }
    let class = if changed { "now-text num" } else { "num" };
    part.text(x, y, anchor, Label::raw(words), class);
}

/// A column for each zone, a row for each direction; the last four rows, two at least.
fn columns(view: &mut View<'_>, shown: &[Shown<'_>], width: f32) {
    let mut rows: Vec<Vec<Shown<'_>>> = Vec::new();
    for leg in shown {
        let goes_on = rows.last().is_some_and(|row| {
            let zones: Vec<usize> = row.iter().map(|s| s.leg.zone).collect();
            let last = zones[zones.len() - 1];
            let step = leg.leg.zone as i64 - last as i64;
            let before = zones
                .len()
                .checked_sub(2)
                .map(|i| last as i64 - zones[i] as i64);
            step.abs() == 1 && before.is_none_or(|b| b == step)
        });
        match rows.last_mut() {
            Some(row) if goes_on => row.push(*leg),
            _ => rows.push(vec![*leg]),
        }
    }
    let from = rows.len().saturating_sub(4);
    let zones = view.plan().nats + 1;
    let count = (rows.len() - from).max(2);
    let mut part = Part::new("leg-zones");
    for zone in 0..zones {
        let name = Label::text(zone_name(view.plan(), zone));
        let x = 12.0 + zone as f32 * width;
        part.text(x, view.y + 10.0, Anchor::Start, name, "second");
    }
    view.add(part);
    view.y += 18.0;
    for r in 0..count {
        let y = view.y + r as f32 * 48.0;
        for zone in 0..zones {
            let x = 4.0 + zone as f32 * width;
            let mut part = Part::new(format!("leg{r}-{zone}"));
            part.rect(x, y, width - 6.0, 44.0, "lane");
            let row = rows.get(from + r);
            if let Some(s) = row.and_then(|row| row.iter().find(|s| s.leg.zone == zone)) {
                if s.last {
                    part.rect(x, y, width - 6.0, 44.0, "ring");
                }
                for (line, words, end, changed) in [
                    (0.0, "leg-from", s.leg.from, s.changed.0),
                    (1.0, "leg-to", s.leg.to, s.changed.1),
                ] {
                    let base = y + 17.0 + line * 20.0;
                    part.text(x + 8.0, base, Anchor::Start, Label::text(words), "second");
                    let at = (x + 62.0, base);
                    endpoint(&mut part, at, Anchor::Start, full(end), (changed, false));
                }
            }
            view.add(part);
        }
    }
    view.y += count as f32 * 48.0;
}

/// A line for each leg; the last `most`.
fn list(view: &mut View<'_>, shown: &[Shown<'_>], most: usize) {
    let (width, top) = (view.width(), view.y);
    let from = shown.len().saturating_sub(most);
    for r in 0..most {
        let y = top + r as f32 * 40.0;
        let mut part = Part::new(format!("leg{r}"));
        part.rect(4.0, y, width - 8.0, 37.0, "lane");
        if let Some(s) = shown.get(from + r) {
            if s.last {
                part.rect(4.0, y, width - 8.0, 37.0, "ring");
            }
            let zone = Label::text(zone_name(view.plan(), s.leg.zone));
            part.text(9.0, y + 13.0, Anchor::Start, zone, "second");
            let (left, right) = ((9.0, y + 30.0), (width - 9.0, y + 30.0));
            let (own, far) = [s.leg.from, s.leg.to]
                .map(|e| kw_scene::width_of(&full(e)))
                .into();
            let gap = width - 18.0 - own - far;
            if gap > 24.0 {
                let middle = 9.0 + own + gap / 2.0;
                part.text(middle, y + 30.0, Anchor::Middle, Label::raw("→"), "second");
            }
            let mark = (s.changed.0, false);
            endpoint(&mut part, left, Anchor::Start, full(s.leg.from), mark);
            let mark = (s.changed.1, false);
            endpoint(&mut part, right, Anchor::End, full(s.leg.to), mark);
        }
        view.add(part);
    }
    view.y = top + most as f32 * 40.0;
}
