//! What is summarised: each network in bits with the common ones marked, and the summary to scale with
//! what nobody asked for.

use super::{View, bits, names};
use crate::{
    ipv4::{BITS, Prefix, collapse},
    labs::net::subnetting::event::What,
};
use kw_scene::{Label, Part, PathData};

/// Most networks that are shown at once.
const ROWS: usize = 6;
const HEIGHT: f32 = 26.0;
const KEYS: [&str; ROWS] = ["sum0", "sum1", "sum2", "sum3", "sum4", "sum5"];

/// Draws the bits and the strip.
pub fn draw(view: &mut View<'_>) {
    let state = view.state;
    let known = state.common;
    if !view.figure.compact {
        let second = known.map(|c| names("cap-sum-common", &[("common", c.to_string())]));
        let second = second.unwrap_or_else(|| Label::text("cap-sum-none"));
        view.caption("cap-sum", Label::text("cap-sum"), Some(second));
        let shown = ROWS.min(state.networks.len());
        let most = state.networks.len() - shown;
        let from = state.summed.saturating_sub(ROWS - 1).min(most);
        let common = known.map_or(0, Prefix::length);
        for (i, network) in state.networks.iter().enumerate().skip(from).take(shown) {
            let is_in = i < state.summed;
            let is_now = is_in && i + 1 == state.summed;
            let is_now = is_now && matches!(view.what(), Some(What::Summed { .. }));
            let label = format!("{}", i + 1);
            let label = names("row-sum", &[("number", label)]);
            let length = network.length();
            let row = bits::Row {
                key: KEYS[i - from],
                label,
                value: Some(network.to_string()),
                bits: network.network().0,
                known: if is_in { BITS } else { 0 },
                runs: vec![("p0", common), ("p3", length), ("taken", BITS)],
                ring: None,
                // The first bit in which they differ.
                bit: (is_now && common < length && i > 0).then_some(u32::from(common)),
            };
            bits::row(view, &row);
        }
        view.y += 2.0;
    }
    strip(view);
}

/// The networks inside the summary.
fn strip(view: &mut View<'_>) {
    let state = view.state;
    let top = view.y;
    let mut part = Part::new("sum-ground");
    let Some(common) = state.common else {
        part.rect(view.left, top, view.width(), HEIGHT, "lane");
        view.scene.parts.push(part);
        view.y = top + HEIGHT + 26.0;
        return;
    };
    let scale = view.scale(common);
    // What nobody asked for.
    part.rect(scale.left, top, scale.right - scale.left, HEIGHT, "switch");
    view.scene.parts.push(part);
    let mut part = Part::new("sum-networks");
    let mut path = PathData::default();
    for block in collapse(&state.networks[..state.summed]) {
        let (x, w) = scale.block(block);
        path.rect(x, top, w.max(1.0), HEIGHT);
    }
    part.path(path, "p0");
    let mut lines = PathData::default();
    for network in &state.networks[..state.summed.min(64)] {
        let (x, w) = scale.block(*network);
        lines.rect(x, top, w.max(1.0), HEIGHT);
    }
    part.path(lines, "halo");
    view.scene.parts.push(part);
    view.y = top + HEIGHT;
    if view.figure.compact {
        view.y += 4.0;
    } else {
        view.ends("sum-ends", common);
        view.y += 6.0;
    }
}
