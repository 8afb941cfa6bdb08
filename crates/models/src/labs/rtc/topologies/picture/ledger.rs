//! What each row sends and receives, against what its links carry, and whose pictures it sees.

use super::{View, few, short};
use crate::labs::rtc::topologies::plan::{Downlink, Flow, Uplink};
use kw_scene::{Anchor, Label, Part, cut, width_of};

/// Draws it at (left, top, width); returns where it ends.
pub fn draw(view: &mut View<'_>, (left, top, width): (f32, f32, f32)) -> f32 {
    let rows = view.state.call.rows.len();
    let name = 58.0;
    let bar = (width - name - 14.0) / 2.0;
    let columns = [left + name + 6.0, left + name + 6.0 + bar + 8.0];
    let mut head = Part::new("ledger-head");
    for (x, id) in columns.into_iter().zip(["cap-uplink", "cap-downlink"]) {
        head.text(x, top + 14.0, Anchor::Start, Label::text(id), "second");
    }
    view.parts.push(head);
    // Room for as many as there can be, so that nothing moves.
    let most = view
        .state
        .call
        .rows
        .iter()
        .map(|r| r.count)
        .max()
        .unwrap_or(1);
    let has_own = most > 1;
    let cells = rows - usize::from(!has_own);
    // Where there are many of a kind, their layers are told, too.
    let least = match most {
        1 => 60.0,
        2..=999 => 88.0,
        _ => 124.0,
    };
    let cell = match has_own {
        true => (width / cells as f32).clamp(least, 240.0),
        false => least,
    };
    let per_line = (width / cell).floor().max(1.0);
    let lines = (cells as f32 / per_line).ceil().max(1.0);
    let height = 34.0 + lines * 22.0 + 8.0;
    let mut y = top + 24.0;
    for row in 0..rows {
        let mut part = Part::new(format!("ledger{row}"));
        if row > 0 {
            part.line((left, y - 5.0), (left + width, y - 5.0), "rule");
        }
        draw_row(view, &mut part, row, (left, y), (columns, bar));
        let at = |k: usize| {
            let line = (k as f32 / per_line).floor();
            let x = left + (k as f32 - line * per_line) * cell;
            (x, y + 34.0 + line * 22.0)
        };
        received(view, &mut part, row, cell, &at);
        view.parts.push(part);
        y += height;
    }
    y - 6.0
}

fn draw_row(
    view: &View<'_>,
    part: &mut Part,
    row: usize,
    (left, y): (f32, f32),
    (columns, bar): ([f32; 2], f32),
) {
    let (data, side) = (&view.state.call.rows[row], &view.state.plan.sides[row]);
    if !data.present {
        part.rect(left, y, 58.0, 20.0, "passed");
        let name = cut(view.state.name(row as u8), 54.0);
        part.text(
            left + 29.0,
            y + 14.5,
            Anchor::Middle,
            Label::raw(name),
            "second num",
        );
        part.text(
            columns[0],
            y + 14.5,
            Anchor::Start,
            Label::text("not-there"),
            "second",
        );
        return;
    }
    view.chip(part, (left, y, 58.0, 20.0), row);
    let up = match side.uplink {
        Uplink::Fine => "hit",
        Uplink::Lowered | Uplink::Capped | Uplink::Dropped(_) => "wait",
        _ => "fault",
    };
    let down = match side.downlink {
        Downlink::Fine => "hit",
        Downlink::Lowered => "wait",
        _ => "fault",
    };
    for (x, arrow, used, have, class) in [
        (columns[0], "↑", side.up, data.up, up),
        (columns[1], "↓", side.down, data.down, down),
    ] {
        part.rect(x, y + 1.0, bar, 8.0, "lane");
        let share = (used as f32 / have as f32).min(1.0);
        part.rect(x, y + 1.0, bar * share, 8.0, class);
        let (sign, class) = match class {
            "hit" => (arrow, "num"),
            "wait" => ("◆", "num"),
            _ => ("✕", "bad num"),
        };
        let text = format!("{sign} {} / {}", short(used), short(have));
        part.text(x, y + 24.0, Anchor::Start, Label::raw(text), class);
    }
    if view.is_lit(row) {
        part.rect(left, y - 1.0, 58.0, 22.0, "ring");
    }
}

/// What a row sees and hears, a cell for each sender.
fn received(
    view: &View<'_>,
    part: &mut Part,
    row: usize,
    cell: f32,
    at: &dyn Fn(usize) -> (f32, f32),
) {
    let flows = view.state.plan.flows.iter();
    let to = flows.filter(|f| usize::from(f.to) == row && f.pairs > 0);
    for (k, flow) in to.enumerate() {
        let (x, y) = at(k);
        match flow.from {
            Some(from) => view.letter(part, (x, y), usize::from(from)),
            None => {
                part.rect(x, y, 18.0, 18.0, "box");
                part.text(x + 9.0, y + 13.5, Anchor::Middle, Label::raw("∑"), "head");
            }
        }
        let text = what(view, row, flow, cell - 26.0);
        let class = match flow.heard + flow.seen() {
            0 => "bad num",
            _ => "num",
        };
        part.text(x + 22.0, y + 13.5, Anchor::Start, Label::raw(text), class);
    }
}

/// What comes of a flow: its rate, a note for sound alone, a cross for nothing; of many senders how many
/// are seen.
fn what(view: &View<'_>, row: usize, flow: &Flow, room: f32) -> String {
    let rows = &view.state.call.rows;
    let receivers = rows[row].count.max(1);
    let senders = flow.pairs / receivers;
    if flow.heard + flow.seen() == 0 {
        return "✕".to_owned();
    }
    if flow.from.is_none() || (senders == 1 && (flow.seen() == flow.pairs || flow.seen() == 0)) {
        // A part of the receivers may not even hear it.
        if flow.heard < flow.pairs && flow.seen() == 0 {
            return format!("♪ {}/{}", few(flow.heard), few(flow.pairs));
        }
        return match flow.best() {
            0 => "♪".to_owned(),
            rate => short(rate),
        };
    }
    let seen = flow.seen() / receivers;
    if seen == 0 {
        return format!("♪ {}/{}", few(flow.heard / receivers), few(senders));
    }
    let layers = flow.video.iter().filter(|v| v.1 > 0).rev();
    let each = layers.map(|v| format!("{}×{}", few(v.1 / receivers), short(v.0)));
    let long = each.collect::<Vec<_>>().join(" ");
    match width_of(&long) <= room {
        true => long,
        false => format!("{}/{}", few(seen), few(senders)),
    }
}
