//! Memory over time: time to the right, addresses upwards; every block is a rectangle as long as it
//! stayed where it was.

use super::*;
use crate::labs::os::segmentation::{MarkKind, state::TAKEN};
use kw_scene::PathData;

/// The time window: the whole run, or a part around now that moves in halves.
fn window(view: &View<'_>) -> (u64, u64) {
    let total = view.trace.front().now.max(view.figure.until).max(4);
    let span = match view.figure.zoom {
        z if z >= 0 => total >> z.min(40),
        z => total << (-z).min(20),
    }
    .clamp(4, total);
    if span == total {
        return (0, total);
    }
    let half = (span / 2).max(1);
    let from = (view.state.now / half).saturating_sub(1) * half;
    (from, from + span)
}

/// Draws memory over time up to the cursor.
pub fn draw(view: &mut View<'_>) {
    let compact = view.figure.compact;
    if !compact {
        view.caption("cap-time", Label::text("cap-time"), None);
    }
    let state = view.state;
    let (from, to) = window(view);
    let longest = width_of(&state.size.to_string()) + 10.0;
    let axis = TimeAxis {
        left: view.scale.left + if compact { 0.0 } else { longest },
        right: view.scale.right - 4.0,
        from,
        to,
    };
    let (top, height) = (view.y + 16.0, if compact { 66.0 } else { 150.0 });
    let top = if compact { view.y } else { top };
    let place = |address: u32| top + height - height * address as f32 / state.size as f32;
    let mut ground = Part::new("time-ground");
    ground.rect(axis.left, top, axis.right - axis.left, height, "lane");
    for t in axis.ticks(52.0_f32.max(width_of(&to.to_string()) + 16.0)) {
        let x = axis.x(t);
        ground.line((x, top), (x, top + height + 4.0), "grid");
        if !compact {
            let label = Label::raw(t.to_string());
            let anchor = match x {
                x if x + 14.0 > axis.right => Anchor::End,
                _ => Anchor::Middle,
            };
            let x = if anchor == Anchor::End { x + 8.0 } else { x };
            ground.text(x, top + height + 18.0, anchor, label, "second num");
        }
    }
    if !compact {
        for (address, nudge) in [(state.size, 10.0), (0, 0.0)] {
            let label = Label::raw(address.to_string());
            let y = place(address) + nudge;
            ground.text(axis.left - 6.0, y, Anchor::End, label, "second num");
        }
    }
    view.scene.parts.push(ground);

    let marks = view.trace.marks();
    let first = marks.partition_point(|m| u64::from(m.1.at) <= from);
    let last = marks.partition_point(|m| u64::from(m.0) <= view.trace.at());
    let ended = marks.range(first, last).filter_map(|m| match m.1.kind {
        MarkKind::Block(block) => Some((block, u64::from(m.1.at))),
        _ => None,
    });
    let open = state.blocks.iter().map(|b| (*b, state.now));
    let mut paths: [PathData; 8] = Default::default();
    let (mut lost, mut taken) = (PathData::default(), PathData::default());
    let mut names = Vec::new();
    for (block, until) in ended.chain(open) {
        let (since, until) = (u64::from(block.since).max(from), until.min(to));
        if since >= until {
            continue;
        }
        let (x, right) = (axis.x(since), axis.x(until));
        let w = (right - x - 0.6).max(0.4);
        let (high, low) = (place(block.end()), place(block.start));
        if block.process == TAKEN {
            taken.rect(x, high, right - x, low - high);
            continue;
        }
        let line = if low - high > 2.0 { 0.6 } else { 0.0 };
        let used = place(block.start + block.used);
        let class = colour(block.process);
        paths[usize::from(class)].rect(x, high + line, w, low - high - line);
        if block.used < block.size {
            lost.rect(x, high + line, w, (used - high - line).max(0.4));
        }
        let name = state.name(block.process);
        if !compact && width_of(name) + 4.0 <= w && low - used >= 13.0 {
            names.push((x + w / 2.0, (used + low) / 2.0 + 4.5, name, class));
        }
    }
    let mut part = Part::new("time");
    part.path(taken, "taken");
    for (class, path) in paths.into_iter().enumerate() {
        part.path(path, format!("p{class}"));
    }
    part.path(lost, "switch");
    for (x, y, name, class) in names {
        let on = format!("on p{class}t");
        part.text(x, y, Anchor::Middle, Label::raw(name), on);
    }
    view.scene.parts.push(part);
    if !compact && (from..=to).contains(&state.now) {
        let x = axis.x(state.now);
        let mut now = Part::new("now");
        now.line((x, top - 2.0), (x, top + height + 4.0), "now");
        let anchor = match x {
            x if x < axis.left + 40.0 => Anchor::Start,
            x if x > axis.right - 40.0 => Anchor::End,
            _ => Anchor::Middle,
        };
        let words = numbers("chart-now", &[("t", state.now)]);
        now.text(x, top - 6.0, anchor, words, "now-text num");
        view.scene.parts.push(now);
    }
    view.scene.time = Some(axis);
    view.y = top + height + if compact { 4.0 } else { 24.0 };
}
