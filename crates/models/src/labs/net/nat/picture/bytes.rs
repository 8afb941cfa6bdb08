//! The bytes of the headers: as the packet came, and below as it leaves; what changed is lit and named.

use super::View;
use crate::labs::net::nat::{
    event::What,
    results::{field_name, field_value},
};
use kw_net::{frame::ETHERNET, nat::rewrite::Field};
use kw_scene::{Anchor, Label, Part};
use std::ops::Range;

/// Bytes shown: an IPv4 header and 8 of what follows.
const BYTES: usize = 28;
const HIGH: f32 = 22.0;

/// Draws the strip.
pub fn draw(view: &mut View<'_>) {
    let change = match view.event.map(|e| &e.what) {
        Some(What::Rewritten { change, .. }) => Some(change),
        _ => None,
    };
    let now = view.event.and_then(|e| e.frame.as_deref());
    let now = now
        .and_then(|f| f.get(ETHERNET..))
        .filter(|d| d.first() == Some(&0x45));
    let label = match (change, now) {
        (Some(_), _) => "strip-bytes-changed",
        (_, Some(_)) => "strip-bytes",
        _ => "strip-bytes-none",
    };
    view.heading("bytes", 4.0, Label::text(label));
    let per_line = if view.narrow { 14 } else { 28 };
    let cell = ((view.width() - 8.0) / per_line as f32).min(36.0);
    let fields = change.map(|c| c.fields()).unwrap_or_default();
    let top = view.y;
    for block in 0..BYTES / per_line {
        let y = top + block as f32 * (2.0 * HIGH + 8.0);
        let range = block * per_line..(block + 1) * per_line;
        let mut part = Part::new(format!("bytes{block}"));
        let after = change.map(|c| &c.after[..]);
        let before = change.map(|c| &c.before[..]);
        line(&mut part, (y, cell), before.or(now), after, &range, "bit");
        line(
            &mut part,
            (y + HIGH, cell),
            after,
            before,
            &range,
            "lit bit",
        );
        view.add(part);
    }
    view.y = top + (BYTES / per_line) as f32 * (2.0 * HIGH + 8.0) + 6.0;
    if let Some(change) = change {
        let mut part = Part::new("bytes-fields");
        for (field, range) in &fields {
            let (before, after) = (&change.before[range.clone()], &change.after[range.clone()]);
            let y = view.y + 12.0;
            part.text(
                4.0,
                y,
                Anchor::Start,
                Label::text(field_name(*field)),
                "second",
            );
            if *field == Field::Embedded {
                view.y += 18.0;
                let words = field_value(*field, after);
                part.text(16.0, view.y + 12.0, Anchor::Start, Label::raw(words), "num");
            } else {
                let (old, new) = (field_value(*field, before), field_value(*field, after));
                let words = Label::raw(format!("{old} → {new}"));
                if view.narrow {
                    part.text(view.width() - 6.0, y, Anchor::End, words, "num");
                } else {
                    part.text(190.0, y, Anchor::Start, words, "num");
                }
            }
            view.y += 18.0;
        }
        view.add(part);
    }
    view.y += 4.0;
}

/// A line of bytes; those that differ from the other ones are lit.
fn line(
    part: &mut Part,
    (y, cell): (f32, f32),
    bytes: Option<&[u8]>,
    other: Option<&[u8]>,
    range: &Range<usize>,
    lit: &str,
) {
    let Some(bytes) = bytes else { return };
    for i in range.clone().filter(|i| *i < bytes.len()) {
        let x = 4.0 + (i - range.start) as f32 * cell;
        let changed = other.is_some_and(|o| o.get(i) != Some(&bytes[i]));
        part.rect(x, y, cell, HIGH, if changed { lit } else { "bit" });
        let class = match changed {
            true if lit == "bit" => "num",
            true => "now-text num",
            false => "second num",
        };
        let hex = Label::raw(format!("{:02x}", bytes[i]));
        part.text(x + cell / 2.0, y + 15.5, Anchor::Middle, hex, class);
        if changed && lit != "bit" {
            part.line(
                (x + 2.0, y + HIGH - 2.0),
                (x + cell - 2.0, y + HIGH - 2.0),
                "now",
            );
        }
    }
}
