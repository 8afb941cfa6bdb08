//! The client's states as figure 5 of RFC 2131 has them, with every client where it is.

use super::{Frame, caption, colour};
use crate::labs::net::dhcp::{client::Phase, state::State};
use kw_scene::{Anchor, Label, Part, PathData, Scene, cut, width_of};

const TALL: f32 = 46.0;
const GAP: f32 = 26.0;

/// Row and column of each state.
const PLACES: [(Phase, f32, f32); 8] = [
    (Phase::InitReboot, 0.0, 0.0),
    (Phase::Rebooting, 0.0, 1.0),
    (Phase::Init, 1.0, 0.0),
    (Phase::Selecting, 1.0, 1.0),
    (Phase::Requesting, 1.0, 2.0),
    (Phase::Rebinding, 2.0, 0.0),
    (Phase::Renewing, 2.0, 1.0),
    (Phase::Bound, 2.0, 2.0),
];

/// The key of the part that is a state.
pub fn key(phase: Phase) -> String {
    format!("state {}", phase.name())
}

/// Draws them; returns the bottom. `changed` is the client that a step was about.
pub fn draw(
    state: &State,
    scene: &mut Scene,
    frame: Frame,
    clients: &[u16],
    changed: Option<(u16, Phase)>,
) -> f32 {
    let mut part = Part::new("states");
    caption(&mut part, frame, "states-caption");
    let top = frame.y + 22.0;
    let gap = (frame.width * 0.04).clamp(10.0, 24.0);
    let w = (frame.width - 2.0 * gap - 12.0) / 3.0;
    let place =
        |row: f32, column: f32| (frame.x + 1.0 + column * (w + gap), top + row * (TALL + GAP));
    arrows(&mut part, &place, w);
    scene.parts.push(part);
    for (phase, row, column) in PLACES {
        let mut part = Part::new(key(phase));
        let (x, y) = place(row, column);
        let here: Vec<u16> = clients
            .iter()
            .copied()
            .filter(|c| state.phase(*c) == Some(phase))
            .collect();
        let class = if here.is_empty() { "box" } else { "box lit" };
        part.rect(x, y, w, TALL, class);
        if changed.is_some_and(|c| c.1 == phase) {
            part.rect(x - 2.0, y - 2.0, w + 4.0, TALL + 4.0, "ring");
        }
        // Capitals are narrower than the widest letter.
        let words = cut(phase.word(), w * 1.18);
        // A long word keeps its distance from the edges by being smaller.
        let class = match (here.is_empty(), width_of(&words) > w * 0.94) {
            (true, true) => "second small",
            (true, false) => "second",
            (false, true) => "head small",
            (false, false) => "head",
        };
        let base = if here.is_empty() { 27.0 } else { 17.0 };
        part.text(
            x + w / 2.0,
            y + base,
            Anchor::Middle,
            Label::raw(words),
            class,
        );
        tokens(&mut part, state, &here, x, y + 23.0, w);
        scene.parts.push(part);
    }
    top + 3.0 * TALL + 2.0 * GAP
}

/// The clients in a state: a square in the colour of each, with the name where one is alone.
fn tokens(part: &mut Part, state: &State, here: &[u16], x: f32, y: f32, w: f32) {
    const SIDE: f32 = 13.0;
    let room = ((w - 8.0) / (SIDE + 3.0)) as usize;
    let shown = &here[..here.len().min(room)];
    if let [only] = shown {
        let name = cut(state.name(*only), w - 30.0);
        let left = x + (w - SIDE - 4.0 - width_of(&name)) / 2.0;
        part.rect(left, y, SIDE, SIDE, format!("p{}", colour(*only)));
        part.text(
            left + SIDE + 4.0,
            y + 11.0,
            Anchor::Start,
            Label::raw(name),
            "num",
        );
        return;
    }
    let all = shown.len() as f32 * (SIDE + 3.0) - 3.0;
    let mut left = x + (w - all) / 2.0;
    for client in shown {
        part.rect(left, y, SIDE, SIDE, format!("p{}", colour(*client)));
        left += SIDE + 3.0;
    }
}

/// What leads from where to where.
fn arrows(part: &mut Part, place: &dyn Fn(f32, f32) -> (f32, f32), w: f32) {
    let mut heads = PathData::default();
    let mut line = |points: &[(f32, f32)]| {
        for pair in points.windows(2) {
            part.line(pair[0], pair[1], "arrow");
        }
        if let [.., (x0, y0), (x, y)] = points {
            let (dx, dy) = (x - x0, y - y0);
            let length = (dx * dx + dy * dy).sqrt().max(1.0);
            let (ux, uy) = (dx / length, dy / length);
            heads.polygon(&[
                (*x, *y),
                (x - 7.0 * ux + 3.5 * uy, y - 7.0 * uy - 3.5 * ux),
                (x - 7.0 * ux - 3.5 * uy, y - 7.0 * uy + 3.5 * ux),
            ]);
        }
    };
    let middle = TALL / 2.0;
    let right = |row, column| {
        let (x, y) = place(row, column);
        (x + w, y + middle)
    };
    let left = |row, column| {
        let (x, y) = place(row, column);
        (x, y + middle)
    };
    let low = |row, column, share: f32| {
        let (x, y) = place(row, column);
        (x + w * share, y + TALL)
    };
    let high = |row, column, share: f32| {
        let (x, y) = place(row, column);
        (x + w * share, y)
    };
    line(&[right(0.0, 0.0), left(0.0, 1.0)]);
    line(&[right(1.0, 0.0), left(1.0, 1.0)]);
    line(&[right(1.0, 1.0), left(1.0, 2.0)]);
    // REQUESTING is granted; REBOOTING is granted.
    line(&[low(1.0, 2.0, 0.4), high(2.0, 2.0, 0.4)]);
    let (x, y) = right(0.0, 1.0);
    let (to, _) = high(1.0, 2.0, 0.5);
    let (_, bound) = high(2.0, 2.0, 0.5);
    let aside = to + w * 0.5 + 8.0;
    let end = (to + w * 0.5, bound + middle);
    line(&[(x, y), (aside, y), (aside, end.1), end]);
    // REQUESTING and REBOOTING are refused.
    line(&[low(0.0, 1.0, 0.1), high(1.0, 0.0, 0.9)]);
    let (x, y) = high(1.0, 2.0, 0.2);
    let (back, _) = high(1.0, 0.0, 0.7);
    line(&[(x, y), (x, y - 9.0), (back, y - 9.0), (back, y)]);
    // T1, T2, and the end.
    line(&[
        (left(2.0, 2.0).0, left(2.0, 2.0).1 - 7.0),
        (right(2.0, 1.0).0, right(2.0, 1.0).1 - 7.0),
    ]);
    line(&[
        (right(2.0, 1.0).0, right(2.0, 1.0).1 + 7.0),
        (left(2.0, 2.0).0, left(2.0, 2.0).1 + 7.0),
    ]);
    line(&[left(2.0, 1.0), right(2.0, 0.0)]);
    line(&[high(2.0, 0.0, 0.3), low(1.0, 0.0, 0.3)]);
    part.path(heads, "arrow-head");
}
