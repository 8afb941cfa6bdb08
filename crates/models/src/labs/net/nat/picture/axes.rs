//! The two axes: mapping to the right, filtering downwards, the old names where they belong, and the NATs
//! of the scenario.

use super::View;
use crate::behaviour;
use kw_scene::{Anchor, Label, Part};

/// Width of the row heads, of a cell, and its height.
const HEAD: f32 = 76.0;
const CELL: f32 = 82.0;
const HIGH: f32 = 50.0;

/// The old name of a place, in two lines; rows are filtering, columns mapping. "Symmetric" names the
/// mapping, whatever is filtered.
fn old_name(mapping: usize, filtering: usize) -> &'static [&'static str] {
    match (mapping, filtering) {
        (0, 0) => &["name-full", "name-cone"],
        (0, 1) => &["name-restricted", "name-cone"],
        (0, _) => &["name-port", "name-cone"],
        (2, _) => &["name-symmetric"],
        _ => &["name-none"],
    }
}

/// Draws the grid; where it ends on the right.
pub fn draw(view: &mut View<'_>) -> f32 {
    view.heading("axes", 4.0, Label::text("strip-axes"));
    let (left, top) = (4.0, view.y);
    let mut part = Part::new("axes");
    let x = |column: usize| left + HEAD + column as f32 * CELL;
    part.text(
        x(0),
        top + 12.0,
        Anchor::Start,
        Label::text("axis-mapping"),
        "second",
    );
    part.text(
        left,
        top + 30.0,
        Anchor::Start,
        Label::text("axis-filtering"),
        "second",
    );
    let heads = ["axis-independent", "axis-address", "axis-port"];
    for (column, id) in heads.into_iter().enumerate() {
        let middle = x(column) + CELL / 2.0;
        part.text(middle, top + 30.0, Anchor::Middle, Label::text(id), "");
    }
    let grid = top + 38.0;
    for (filtering, head) in heads.into_iter().enumerate() {
        let y = grid + filtering as f32 * HIGH;
        part.text(left, y + 28.0, Anchor::Start, Label::text(head), "");
        for mapping in 0..3 {
            let own = |n: &usize| {
                let settings = &view.state.gateways[*n].nat.settings;
                settings.mapping == behaviour::ALL[mapping]
                    && settings.filtering == behaviour::ALL[filtering]
            };
            let here: Vec<usize> = (0..view.plan().nats).filter(own).collect();
            let class = if here.is_empty() { "bit" } else { "lit box" };
            part.rect(x(mapping), y, CELL, HIGH, class);
            let middle = x(mapping) + CELL / 2.0;
            for (line, id) in old_name(mapping, filtering).iter().enumerate() {
                let base = y + 16.0 + line as f32 * 13.0;
                part.text(middle, base, Anchor::Middle, Label::text(id), "second");
            }
            if !here.is_empty() {
                part.rect(x(mapping) + 1.0, y + 1.0, CELL - 2.0, HIGH - 2.0, "ring");
                let names: Vec<&str> = here
                    .iter()
                    .map(|n| view.state.name(view.plan().gate(*n)))
                    .collect();
                let names = Label::raw(names.join(" "));
                part.text(middle, y + 45.0, Anchor::Middle, names, "now-text");
            }
        }
    }
    view.add(part);
    view.y = grid + 3.0 * HIGH + 12.0;
    x(3) + 28.0
}
