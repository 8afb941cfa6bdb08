//! Memory to scale: what is wanted, the order of the search, blocks and holes, and the same processes
//! as pages below.

use super::*;
use crate::labs::os::segmentation::{
    scenario::Fit,
    state::{FREE, Phase, TAKEN},
};
use kw_scene::PathData;

/// Draws the memory, and the frames below it.
pub fn draw(view: &mut View<'_>) {
    if !view.figure.compact {
        captions(view);
        wanted(view);
        order(view);
    }
    let (top, height) = (view.y, if view.figure.compact { 44.0 } else { 58.0 });
    bar(view, top, height);
    view.y += height;
    if !view.figure.compact {
        ticks(view);
        frames(view);
    }
    view.y += 6.0;
}

fn captions(view: &mut View<'_>) {
    let state = view.state;
    let (free, largest) = state.free();
    let lost = u64::from(state.internal());
    let figures = [
        ("free", u64::from(free)),
        ("largest", u64::from(largest)),
        ("lost", lost),
    ];
    let size = numbers("cap-memory", &[("size", u64::from(state.size))]);
    view.caption("cap-memory", size, Some(numbers("cap-free", &figures)));
}

/// What is asked for at this step, to the scale of the memory below.
fn wanted(view: &mut View<'_>) {
    let state = view.state;
    let mut part = Part::new("wanted");
    let (left, mut y) = (view.scale.left, view.y);
    // Where it is narrow, the words have a line of their own.
    let height = if view.is_narrow() { 42.0 } else { 26.0 };
    let (process, sizes, label) = match view.what() {
        Some(What::Arrived { process, total }) => {
            let all = &state.def.processes[usize::from(*process)].segments;
            let sizes = all.iter().map(|s| state.rounded(s.size)).collect();
            let label = Label::Text(
                "wants-all",
                vec![
                    ("process", cut(state.name(*process), 100.0).into()),
                    ("total", u64::from(*total).into()),
                ],
            );
            (*process, sizes, label)
        }
        Some(What::NoRoom {
            process,
            segment,
            want,
            ..
        }) => (
            *process,
            vec![*want],
            wants(state, *process, *segment, *want),
        ),
        Some(What::Placed { block, .. }) => (
            block.process,
            vec![block.size],
            wants(state, block.process, block.segment, block.size),
        ),
        _ => {
            view.y += height;
            return;
        }
    };
    if view.is_narrow() {
        part.text(left, y + 12.0, Anchor::Start, label.clone(), "second");
        y += 16.0;
    }
    let mut x = left;
    for size in sizes {
        let w = (view.x(size) - left).min(view.scale.right - x).max(2.0);
        let class = format!("p{}", colour(process));
        part.rect(x, y + 3.0, (w - 1.0).max(1.0), 16.0, class);
        x += w;
    }
    part.rect(left - 1.0, y + 2.0, x - left + 1.0, 18.0, "ring");
    // Beside the bar, or on it where there is no room beside.
    if !view.is_narrow() {
        if view.scale.right - x > 260.0 {
            part.text(x + 8.0, y + 15.5, Anchor::Start, label, "second");
        } else {
            let class = format!("on p{}t", colour(process));
            part.text(left + 6.0, y + 15.5, Anchor::Start, label, class);
        }
    }
    view.scene.parts.push(part);
    view.y += height;
}

fn wants(state: &State, process: u16, segment: u16, want: u32) -> Label {
    Label::Text(
        "wants",
        vec![
            ("process", cut(state.name(process), 90.0).into()),
            (
                "segment",
                cut(state.segment_name(process, segment), 70.0).into(),
            ),
            ("want", u64::from(want).into()),
        ],
    )
}

/// Numbers above the holes, in the order they were looked at.
fn order(view: &mut View<'_>) {
    let mut part = Part::new("order");
    let y = view.y;
    if let Some(address) = view.physical() {
        let x = view.x(address);
        let anchor = match x {
            x if x < view.scale.left + 40.0 => Anchor::Start,
            x if x > view.scale.right - 40.0 => Anchor::End,
            _ => Anchor::Middle,
        };
        let label = Label::raw(address.to_string());
        part.text(x, y + 6.0, anchor, label, "now-text num");
    }
    if let Some((search, _)) = view.search() {
        let mut drawn: Vec<f32> = Vec::new();
        let chosen = search.chosen;
        let rest = (0..search.looked.len()).filter(|i| Some(*i) != chosen);
        for i in chosen.into_iter().chain(rest) {
            let hole = search.looked[i];
            let x = (view.x(hole.start) + view.x(hole.end())) / 2.0;
            if drawn.iter().any(|d| (d - x).abs() < 20.0) {
                continue;
            }
            drawn.push(x);
            let class = if Some(i) == chosen {
                "now-text num"
            } else {
                "second num"
            };
            part.text(
                x,
                y + 11.0,
                Anchor::Middle,
                Label::raw((i + 1).to_string()),
                class,
            );
        }
    }
    view.scene.parts.push(part);
    view.y += 16.0;
}

/// Blocks and holes, one part each, so that only what changed is drawn anew.
fn bar(view: &mut View<'_>, y: f32, h: f32) {
    let state = view.state;
    let mut parts = Vec::new();
    for hole in state.holes() {
        let mut part = Part::new(format!("hole{}", hole.start));
        let (x, w) = (view.x(hole.start), view.x(hole.end()) - view.x(hole.start));
        part.rect(x, y, w, h, "lane");
        let size = hole.size.to_string();
        if width_of(&size) + 6.0 <= w && !view.figure.compact {
            let middle = x + w / 2.0;
            part.text(
                middle,
                y + h / 2.0 + 4.5,
                Anchor::Middle,
                Label::raw(size),
                "second num",
            );
        }
        parts.push(part);
    }
    for block in &state.blocks {
        parts.push(drawn(view, block, y, h));
    }
    let mut frame = Part::new("frame");
    let (left, right) = (view.scale.left, view.scale.right);
    for at in [y, y + h] {
        frame.line((left, at), (right, at), "axis");
    }
    for at in [left, right] {
        frame.line((at, y), (at, y + h), "axis");
    }
    if let Some(address) = view.physical() {
        let x = view.x(address);
        frame.line((x, y - 8.0), (x, y + h + 6.0), "now");
    }
    if state.fit == Fit::NextFit {
        let x = view.x(state.rover);
        let mut arrow = PathData::default();
        arrow.polygon(&[
            (x - 5.0, y + h + 8.0),
            (x + 5.0, y + h + 8.0),
            (x, y + h + 1.0),
        ]);
        frame.path(arrow, "mark");
    }
    parts.push(frame);
    if let Some(hole) = view.changed() {
        let mut ring = Part::new("ring");
        let (x, w) = (view.x(hole.start), view.x(hole.end()) - view.x(hole.start));
        ring.rect(x - 1.0, y - 2.0, w.max(2.0) + 2.0, h + 4.0, "ring");
        // A lighter line inside, so that it is seen on a block of its own colour.
        if w > 8.0 {
            ring.rect(x + 1.5, y + 1.5, w - 4.0, h - 3.0, "halo");
        }
        parts.push(ring);
    }
    view.scene.parts.extend(parts);
}

fn drawn(view: &View<'_>, block: &Block, y: f32, h: f32) -> Part {
    let state = view.state;
    let (x, w) = (
        view.x(block.start),
        view.x(block.end()) - view.x(block.start),
    );
    // A hairline between neighbours, unless that would hide the block.
    let gap = if w > 3.0 { 1.0 } else { 0.0 };
    if block.process == TAKEN {
        let mut part = Part::new(format!("taken{}", block.start));
        part.rect(x, y, w - gap, h, "taken");
        return part;
    }
    let mut part = Part::new(format!("block{}-{}", block.process, block.segment));
    let class = colour(block.process);
    let used = view.x(block.start + block.used) - x;
    part.rect(x, y, w - gap, h, format!("p{class}"));
    if block.used < block.size {
        part.rect(x + used, y, (w - gap - used).max(1.0), h, "switch");
    }
    let (id, name) = (
        state.name(block.process),
        state.segment_name(block.process, block.segment),
    );
    let on = format!("on p{class}t");
    let middle = x + used.min(w - gap) / 2.0;
    let fits = |s: &str| width_of(s) + 4.0 <= used;
    let lines: Vec<String> = if view.figure.compact {
        vec![id.to_owned()]
    } else {
        vec![id.to_owned(), name.to_owned(), block.used.to_string()]
    };
    let lines: Vec<&String> = lines.iter().filter(|s| fits(s)).collect();
    let step = 17.0;
    let mut at = y + h / 2.0 + 4.5 - step * (lines.len() as f32 - 1.0) / 2.0;
    for line in lines {
        part.text(middle, at, Anchor::Middle, Label::raw(line), on.clone());
        at += step;
    }
    part
}

/// Addresses below the bar, and next fit's pointer by its address.
fn ticks(view: &mut View<'_>) {
    let mut part = Part::new("addresses");
    let y = view.y;
    let longest = width_of(&view.state.size.to_string()) + 18.0;
    let shown = view.scale.ticks(longest.max(52.0));
    for address in shown {
        let x = view.scale.x(address);
        let anchor = match x {
            x if x - 14.0 < view.scale.left => Anchor::Start,
            x if x + 16.0 > view.scale.right => Anchor::End,
            _ => Anchor::Middle,
        };
        part.line((x, y), (x, y + 5.0), "axis");
        part.text(
            x,
            y + 20.0,
            anchor,
            Label::raw(address.to_string()),
            "second num",
        );
    }
    view.y += 26.0;
    if view.state.fit == Fit::NextFit {
        let at = numbers("cap-pointer", &[("at", u64::from(view.state.rover))]);
        part.text(view.scale.left, view.y + 12.0, Anchor::Start, at, "second");
        view.y += 20.0;
    }
    view.scene.parts.push(part);
}

/// The same processes as pages, to the same scale.
fn frames(view: &mut View<'_>) {
    let state = view.state;
    if state.frames.is_empty() {
        return;
    }
    let page = state.def.page_size as u32;
    let lost: u32 = state
        .frames
        .iter()
        .filter(|f| f.used > 0)
        .map(|f| page - f.used)
        .sum();
    let caption = numbers("cap-pages", &[("page", u64::from(page))]);
    let second = numbers(
        "cap-frames",
        &[
            ("free", u64::from(state.free_frames())),
            ("lost", u64::from(lost)),
        ],
    );
    view.y += 6.0;
    view.caption("cap-pages", caption, Some(second));
    let (y, h) = (view.y + 2.0, 30.0);
    let mut part = Part::new("frames");
    let mut names = Vec::new();
    let (mut free, mut taken, mut waste, mut cuts) = (
        PathData::default(),
        PathData::default(),
        PathData::default(),
        PathData::default(),
    );
    let mut edges = PathData::default();
    let mut used: [PathData; 8] = Default::default();
    for (i, frame) in state.frames.iter().enumerate() {
        let start = i as u32 * page;
        let (x, end) = (view.x(start), view.x(start + page));
        let w = end - x;
        match frame.process {
            FREE => {
                free.rect(x, y, w, h);
                edges.rect(x, y, 0.75, h);
            }
            TAKEN => taken.rect(x, y, w, h),
            process => {
                let full = view.x(start + frame.used) - x;
                used[usize::from(colour(process))].rect(x, y, full, h);
                if frame.used < page {
                    waste.rect(x + full, y, (w - full).max(0.5), h);
                }
                let name = state.name(process);
                if width_of(name) + 2.0 <= full {
                    names.push((x + full / 2.0, name, colour(process)));
                }
            }
        }
        if w > 3.0 && i > 0 {
            cuts.rect(x - 0.25, y, 0.5, h);
        }
    }
    part.path(free, "lane");
    part.path(edges, "taken");
    part.path(taken, "taken");
    for (class, path) in used.into_iter().enumerate() {
        part.path(path, format!("p{class}"));
    }
    part.path(waste, "switch");
    part.path(cuts, "cut");
    for (x, name, class) in names {
        let on = format!("on p{class}t");
        part.text(x, y + 19.5, Anchor::Middle, Label::raw(name), on);
    }
    let (left, right) = (view.scale.left, view.x(state.frames.len() as u32 * page));
    for at in [y, y + h] {
        part.line((left, at), (right, at), "axis");
    }
    for at in [left, right] {
        part.line((at, y), (at, y + h), "axis");
    }
    view.y = y + h + 6.0;
    // Who is in memory as segments, but found too few frames.
    let without = state.procs.iter().enumerate();
    let without = without.filter(|(_, p)| p.phase == Phase::Loaded && !p.paged);
    let names: Vec<&str> = without.map(|(i, _)| state.name(i as u16)).collect();
    if !names.is_empty() {
        let names = cut(&names.join(", "), (view.scale.right - left) * 0.5);
        let label = Label::Text("cap-unpaged", vec![("names", names.into())]);
        part.text(left, view.y + 12.0, Anchor::Start, label, "bad");
        view.y += 20.0;
    }
    view.scene.parts.push(part);
}
