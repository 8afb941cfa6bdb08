//! The check lists of both agents, by falling priority.

use super::{
    super::{
        explain::SIDES,
        results::pair_word,
        view::{Pair, PairState, Side},
    },
    COLOURS, Frame, caption,
};
use kw_scene::{Anchor, Label, Part, PathData, Scene, cut};
use kw_trace::Param;

/// Height of a row.
const ROW: f32 = 22.0;
/// Rows that there is always room for.
const LEAST: usize = 6;
/// Most rows.
pub const MOST: usize = 9;

/// Draws the list of a side; returns its bottom.
pub fn draw(sides: &[Side; 2], n: usize, scene: &mut Scene, frame: Frame) -> f32 {
    let side = &sides[n];
    let mut y = frame.y;
    let mut part = Part::new(format!("list {n}"));
    part.rect(frame.x, y + 3.0, 5.0, 14.0, format!("p{}", COLOURS[n]));
    let role = match side.controlling {
        Some(true) => "picture-checks-controlling",
        Some(false) => "picture-checks-controlled",
        None => "picture-checks",
    };
    let who = vec![("who", Param::from(SIDES[n]))];
    caption(&mut part, frame.x + 12.0, y, Label::Text(role, who));
    y += 22.0;
    part.line((frame.x, y), (frame.x + frame.width, y), "rule");
    let shown = side.pairs.len().min(MOST);
    if side.pairs.is_empty() {
        let label = Label::text("picture-none");
        let (x, y) = (frame.x + 12.0, y + 16.0);
        part.text(x, y, Anchor::Start, label, "second small");
    }
    scene.parts.push(part);
    for (i, pair) in side.pairs.iter().take(shown).enumerate() {
        let top = y + i as f32 * ROW;
        let mut part = Part::new(format!("pair {n} {i}"));
        let frame = Frame::new(frame.x, top, frame.width);
        row(&mut part, side, pair, frame);
        scene.parts.push(part);
    }
    y += shown.max(LEAST) as f32 * ROW;
    if side.pairs.len() > shown {
        let mut part = Part::new(format!("more {n}"));
        let count = (side.pairs.len() - shown) as u64;
        let label = Label::Text("picture-more", vec![("n", Param::from(count))]);
        let (x, y) = (frame.x + 12.0, y + 14.0);
        part.text(x, y, Anchor::Start, label, "second small");
        scene.parts.push(part);
    }
    y + 22.0
}

/// The mark of a state: a shape of its own for each.
fn mark(part: &mut Part, state: PairState, x: f32, y: f32) {
    let mut path = PathData::default();
    let class = match state {
        PairState::Frozen => {
            path.rect(x - 4.0, y - 4.0, 8.0, 8.0);
            "taken"
        }
        PairState::Waiting => {
            path.polygon(&[(x, y - 5.0), (x + 5.0, y), (x, y + 5.0), (x - 5.0, y)]);
            "wait-dot"
        }
        PairState::InProgress => {
            path.polygon(&[(x - 4.0, y - 5.0), (x + 5.0, y), (x - 4.0, y + 5.0)]);
            "io-line"
        }
        PairState::Succeeded => {
            path.circle(x, y, 5.0);
            "hit"
        }
        PairState::Failed => {
            super::sequence::cross_at(&mut path, x, y, 5.0);
            "fault"
        }
    };
    part.path(path, class);
}

fn row(part: &mut Part, side: &Side, pair: &Pair, frame: Frame) {
    let (local, remote) = (&side.locals[pair.local], &side.remotes[pair.remote]);
    let (x, y, w) = (frame.x, frame.y, frame.width);
    if pair.selected {
        part.rect(x, y + 1.0, w, ROW - 2.0, "lit-row");
    }
    let base = y + 15.0;
    mark(part, pair.state, x + 10.0, y + 11.0);
    let kinds = format!("{} → {}", local.kind.name(), remote.kind.name());
    part.text(x + 22.0, base, Anchor::Start, Label::raw(kinds), "small");
    let wide = w >= 500.0;
    // The other side's address, then the priority where there is room, then the state.
    let room = if wide { 150.0 } else { w - 112.0 - 82.0 };
    let address = format!("{}:{}", remote.address, remote.port);
    let address = cut(&address, room);
    part.text(
        x + 118.0,
        base,
        Anchor::Start,
        Label::raw(address),
        "num small",
    );
    if wide {
        let priority = Label::raw(pair.priority.to_string());
        part.text(
            x + w - 84.0,
            base,
            Anchor::End,
            priority,
            "num second small",
        );
    }
    let word = match (pair.selected, pair.nominated) {
        (true, _) => Label::text("pair-selected"),
        _ => Label::text(pair_word(pair.state)),
    };
    let class = match pair.state {
        _ if pair.selected => "good-text small",
        PairState::Failed => "bad small",
        _ => "second small",
    };
    part.text(x + w, base, Anchor::End, word, class);
}
