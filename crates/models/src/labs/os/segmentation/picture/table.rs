//! Holes as boxes in the order they were looked at, and the segment table with the checks of an
//! access.

use super::*;
use crate::labs::os::segmentation::{
    checks::{self, Standing},
    results::rights_word,
    state::Phase,
};

const BOX: f32 = 46.0;
/// Most rows of a segment table in the picture.
const ROWS: usize = 6;
const ROW: f32 = 19.0;

/// Holes as boxes: of the search, or by address.
pub fn holes(view: &mut View<'_>) {
    let state = view.state;
    let search = view.search().map(|(s, want)| (s.clone(), want));
    let label = match &search {
        Some((search, want)) => Label::Text(
            "cap-search",
            vec![
                ("fit", search.fit.name().into()),
                ("want", u64::from(*want).into()),
            ],
        ),
        None => Label::text("cap-holes"),
    };
    view.caption("cap-holes", label, None);
    let list = match &search {
        Some((search, _)) => search.looked.clone(),
        None => state.holes(),
    };
    let chosen = search.as_ref().and_then(|s| s.0.chosen);
    let want = search.as_ref().map(|s| s.1);
    let (left, right) = (view.scale.left, view.scale.right);
    let width = 98.0;
    let lines = if view.is_narrow() { 2 } else { 1 };
    let across = ((right - left + 6.0) / (width + 6.0)).floor().max(1.0) as usize;
    let room = across * lines;
    // The last place tells how many there are further, the one before it shows the chosen one.
    let mut shown: Vec<usize> = (0..list.len().min(room)).collect();
    let rest = list.len().saturating_sub(room);
    if rest > 0 {
        shown.pop();
        if let (Some(c), Some(last)) = (chosen, shown.last_mut()) {
            *last = (*last).max(c);
        }
    }
    if list.is_empty() {
        let mut part = Part::new("no-hole");
        part.text(
            left + 2.0,
            view.y + 27.0,
            Anchor::Start,
            Label::text("no-holes"),
            "second",
        );
        view.scene.parts.push(part);
    }
    let place = |i: usize| {
        let (column, line) = (i % across, i / across);
        (
            left + column as f32 * (width + 6.0),
            view.y + line as f32 * (BOX + 6.0),
        )
    };
    for (slot, i) in shown.iter().enumerate() {
        let hole = list[*i];
        let (x, y) = place(slot);
        let mut part = Part::new(format!("box{slot}"));
        part.rect(x, y, width, BOX, "box");
        let size = Label::raw(hole.size.to_string());
        part.text(x + 8.0, y + 18.0, Anchor::Start, size, "head num");
        let at = numbers("hole-at", &[("at", u64::from(hole.start))]);
        let verdict = match want {
            None => None,
            Some(_) if Some(*i) == chosen => Some("verdict-taken"),
            Some(want) if hole.size >= want => Some("verdict-fits"),
            Some(_) => Some("verdict-small"),
        };
        if want.is_some() {
            let number = Label::raw((i + 1).to_string());
            part.text(x + width - 8.0, y + 18.0, Anchor::End, number, "second num");
        }
        let class = if Some(*i) == chosen {
            "now-text"
        } else {
            "second"
        };
        let words = verdict.map_or(at, Label::text);
        part.text(x + 8.0, y + 37.0, Anchor::Start, words, class);
        if Some(*i) == chosen {
            part.rect(x - 1.0, y - 1.0, width + 2.0, BOX + 2.0, "ring");
        }
        view.scene.parts.push(part);
    }
    if rest > 0 {
        let (x, y) = place(shown.len());
        let mut part = Part::new("box-more");
        let more = numbers("box-more", &[("n", (list.len() - shown.len()) as u64)]);
        part.text(x + 4.0, y + 27.0, Anchor::Start, more, "second");
        view.scene.parts.push(part);
    }
    view.y += lines as f32 * (BOX + 6.0) + 6.0;
}

/// Whose table is shown: of the process at work, else of the first that is in memory.
fn whose(view: &View<'_>) -> Option<u16> {
    let of_event = match view.what() {
        Some(
            What::Arrived { process, .. }
            | What::Retried { process, .. }
            | What::NoRoom { process, .. }
            | What::Grown { process, .. },
        ) => Some(*process),
        Some(What::Placed { block, .. } | What::Freed { block, .. }) => Some(block.process),
        _ => view.asked().map(|a| a.process),
    };
    of_event.or_else(|| {
        let first = view
            .state
            .procs
            .iter()
            .position(|p| p.phase == Phase::Loaded);
        first.map(|p| p as u16)
    })
}

/// The segment table and the three checks of an access.
pub fn translation(view: &mut View<'_>) {
    let state = view.state;
    let most = state.def.processes.iter().map(|p| p.segments.len()).max();
    let Some(most) = most.map(|m| m.min(ROWS)) else {
        return;
    };
    let process = whose(view);
    let label = match process {
        Some(p) => Label::Text("cap-table", vec![("process", state.name(p).into())]),
        None => Label::text("cap-no-table"),
    };
    view.caption("cap-table", label, None);
    let top = view.y;
    let (left, right) = (view.scale.left, view.scale.right);
    let has_accesses = !state.def.accesses.is_empty() || view.asked().is_some();
    let beside = has_accesses && !view.is_narrow();
    let width = if beside {
        (right - left) * 0.52
    } else {
        right - left
    }
    .min(520.0);
    rows(view, process, left, width, most);
    let bottom = top + (most as f32 + 1.0) * ROW + 8.0;
    view.y = bottom;
    if has_accesses {
        if beside {
            checks(view, left + width + 24.0, top - 2.0, right);
            view.y = view.y.max(top + 104.0);
        } else {
            checks(view, left, bottom, right);
            view.y = bottom + 110.0;
        }
    }
    view.y += 4.0;
}

fn rows(view: &mut View<'_>, process: Option<u16>, left: f32, width: f32, most: usize) {
    let state = view.state;
    let asked = view.asked().filter(|a| Some(a.process) == process);
    let at = |share: f32| left + width * share;
    let mut part = Part::new("table");
    let y = view.y;
    part.rect(left, y, width, (most as f32 + 1.0) * ROW + 2.0, "box");
    let heads = [
        (at(0.06), Anchor::End, "column-s"),
        (at(0.10), Anchor::Start, "column-segment"),
        (at(0.47), Anchor::End, "column-base"),
        (at(0.63), Anchor::End, "column-limit"),
        (at(0.67), Anchor::Start, "column-rights"),
    ];
    for (x, anchor, id) in heads {
        part.text(x, y + 14.5, anchor, Label::text(id), "second");
    }
    part.line((left, y + ROW), (left + width, y + ROW), "rule");
    let count = process.map_or(0, |p| state.def.processes[usize::from(p)].segments.len());
    // The row that is asked for is among those shown.
    let wanted = asked
        .map_or(0, |a| usize::from(a.segment))
        .min(count.saturating_sub(1));
    let first = wanted.saturating_sub(most - 1);
    for (line, s) in (first..count).take(most).enumerate() {
        let Some(p) = process else { break };
        let baseline = y + ROW * (line as f32 + 1.0) + 15.0;
        let block = state.block(p, s as u16);
        let name = cut(state.segment_name(p, s as u16), width * 0.24);
        let value = |n: Option<u32>| Label::raw(n.map_or("–".to_owned(), |n| n.to_string()));
        let class = if block.is_some() { "num" } else { "second num" };
        part.text(
            at(0.06),
            baseline,
            Anchor::End,
            Label::raw(s.to_string()),
            class,
        );
        let name_class = if block.is_some() { "name" } else { "second" };
        part.text(
            at(0.10),
            baseline,
            Anchor::Start,
            Label::raw(name),
            name_class,
        );
        part.text(
            at(0.47),
            baseline,
            Anchor::End,
            value(block.map(|b| b.start)),
            class,
        );
        let limit = state.length(p, s as u16);
        part.text(at(0.63), baseline, Anchor::End, value(Some(limit)), class);
        let rights = Label::text(rights_word(state.rights(p, s as u16)));
        part.text(at(0.67), baseline, Anchor::Start, rights, name_class);
        if asked.is_some_and(|a| usize::from(a.segment) == s) {
            part.rect(left, baseline - 15.0, width, ROW, "ring");
        }
    }
    if let Some(p) = process {
        let height = (most as f32 + 1.0) * ROW + 2.0;
        part.rect(left - 4.0, y, 4.0, height, format!("p{}", colour(p)));
    }
    view.scene.parts.push(part);
}

/// The logical address, and limit, rights and sum as they are reached.
fn checks(view: &mut View<'_>, left: f32, top: f32, right: f32) {
    let state = view.state;
    let mut part = Part::new("checks");
    let (Some(asked), Some(what)) = (view.asked(), view.what()) else {
        let label = Label::text("no-access");
        part.text(left, top + 16.0, Anchor::Start, label, "second");
        view.scene.parts.push(part);
        return;
    };
    let mut logical = checks::logical(state, asked);
    // A long name has to leave room for the address.
    if let Label::Text(_, params) = &mut logical {
        params[0].1 = cut(state.name(asked.process), 90.0).into();
    }
    part.text(left, top + 16.0, Anchor::Start, logical, "head");
    for (i, check) in checks::checks(state, what).into_iter().enumerate() {
        let y = top + 24.0 + i as f32 * 26.0;
        let (sign, class) = match check.standing {
            Standing::Ahead => ("·", "second"),
            Standing::Passed => ("✓", "name"),
            Standing::Failed => ("✕", "bad"),
        };
        part.text(left + 6.0, y + 17.0, Anchor::Start, Label::raw(sign), class);
        part.text(left + 24.0, y + 17.0, Anchor::Start, check.label, class);
        if check.is_present {
            part.rect(left, y, (right - left).min(380.0), 24.0, "ring");
        }
    }
    view.scene.parts.push(part);
}
