//! Who can reach whom now: a line for each endpoint outside, a column for each inside.

use super::View;
use crate::labs::net::nat::state::reach::{Block, Way};
use kw_net::nat::{Endpoint, Reason};
use kw_scene::{Anchor, Label, Part, cut};

/// Most lines and columns.
const ROWS: usize = 5;
const COLUMNS: usize = 3;
/// Width of the heads of lines.
const HEAD: f32 = 100.0;
const HIGH: f32 = 30.0;

/// Draws the matrix from this x on.
pub fn draw(view: &mut View<'_>, left: f32) {
    view.heading("reach", left, Label::text("strip-reach"));
    let ends = view.state.ends();
    // The stranger is the last.
    let rows: Vec<(Endpoint, usize)> = match ends.outside.split_last() {
        Some((stranger, others)) => {
            let some = others.iter().rev().take(ROWS - 1).rev();
            some.chain([stranger]).copied().collect()
        }
        None => Vec::new(),
    };
    let columns: Vec<(Endpoint, usize)> = ends.inside.iter().take(COLUMNS).copied().collect();
    let room = view.width() - 4.0 - left - HEAD;
    let wide = (room / columns.len().max(1) as f32).min(150.0);
    let top = view.y;
    let mut part = Part::new("reach");
    for (c, (inside, _)) in columns.iter().enumerate() {
        let middle = left + HEAD + (c as f32 + 0.5) * wide;
        let name = Label::raw(cut(&view.plan().short(*inside), wide - 4.0));
        part.text(middle, top + 12.0, Anchor::Middle, name, "num");
    }
    if columns.is_empty() {
        part.text(
            left,
            top + 12.0,
            Anchor::Start,
            Label::text("reach-none"),
            "second",
        );
    }
    for (r, outside) in rows.iter().enumerate() {
        let y = top + 20.0 + r as f32 * HIGH;
        let name = if r + 1 == rows.len() {
            (Label::text("reach-stranger"), "")
        } else {
            (
                Label::raw(cut(&view.plan().short(outside.0), HEAD - 8.0)),
                "num",
            )
        };
        part.text(left, y + 19.0, Anchor::Start, name.0, name.1);
        for (c, inside) in columns.iter().enumerate() {
            let x = left + HEAD + c as f32 * wide;
            part.rect(x, y, wide - 3.0, HIGH - 3.0, "bit");
            let found = view.state.reach(*outside, *inside);
            let (mark, class, label) = said(&found);
            part.text(x + 6.0, y + 18.5, Anchor::Start, Label::raw(mark), class);
            part.text(x + 23.0, y + 18.5, Anchor::Start, label.0, label.1);
        }
    }
    view.add(part);
    view.y = top + 20.0 + rows.len() as f32 * HIGH + 12.0;
}

type Said = (&'static str, &'static str, (Label, &'static str));

fn said(found: &Result<Way, Box<Block>>) -> Said {
    match found {
        Ok(way) if way.passes.is_empty() => ("●", "good-text", (Label::text("cell-direct"), "")),
        Ok(way) => {
            let port = Label::raw(format!(":{}", way.door.port()));
            ("●", "good-text", (port, "num"))
        }
        Err(block) => {
            let id = match &block.why {
                Reason::Filtered { .. } => "cell-filtered",
                Reason::Gone(gone) if gone.expired => "cell-expired",
                Reason::Gone(_) => "cell-lost",
                _ => "cell-none",
            };
            ("✕", "bad", (Label::text(id), "second"))
        }
    }
}
