//! Who does what when, with the notes between; the state machines of both, the way between them, and
//! the lines of the present description that a call hangs on.
//!
//! Time runs downwards, a line for each step, not to scale: the instants stand beside. What has not
//! happened yet is not drawn.

mod sequence;
mod states;

pub use states::key as state_key;

use super::{Signaling, scenario::Peer};
use crate::Figure;
use kw_scene::{Anchor, Label, Part, PathData, Scene};
use kw_trace::Trace;

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Signaling>, figure: &Figure) -> Scene {
    let state = trace.state();
    let width = figure.width;
    let mut scene = Scene {
        width,
        height: 0.0,
        title: Label::Text(
            "picture-title",
            vec![
                ("a", state.side(Peer::A).signaling.word().into()),
                ("b", state.side(Peer::B).signaling.word().into()),
            ],
        ),
        parts: Vec::new(),
        time: None,
    };
    if figure.compact {
        let frame = Frame::new(2.0, 2.0, width - 4.0);
        scene.height = sequence::draw(trace, &mut scene, frame, 6);
        return scene;
    }
    let beside = width >= 720.0;
    let left = if beside { width * 0.56 } else { width };
    let lines = if beside { 22 } else { 14 };
    let frame = Frame::new(2.0, 2.0, left - 4.0);
    let bottom = sequence::draw(trace, &mut scene, frame, lines);
    let frame = if beside {
        Frame::new(left + 16.0, 2.0, width - left - 20.0)
    } else {
        Frame::new(4.0, bottom + 14.0, width - 8.0)
    };
    let low = states::draw(state, &mut scene, frame);
    scene.height = low.max(bottom) + 4.0;
    scene
}

/// Where a part of the picture goes.
#[derive(Clone, Copy)]
struct Frame {
    x: f32,
    y: f32,
    width: f32,
}

impl Frame {
    fn new(x: f32, y: f32, width: f32) -> Self {
        Frame { x, y, width }
    }

    /// What is left of it below.
    fn below(self, y: f32) -> Frame {
        Frame { y, ..self }
    }
}

/// A caption above a part of the picture.
fn caption(part: &mut Part, frame: Frame, label: Label) {
    part.text(frame.x, frame.y + 13.0, Anchor::Start, label, "second");
}

/// A peer as a square with its letter.
fn token(part: &mut Part, peer: Peer, x: f32, y: f32) {
    let colour = peer.index();
    part.rect(x, y, 18.0, 18.0, format!("p{colour}"));
    let class = format!("on p{colour}t");
    let name = Label::raw(peer.name());
    part.text(x + 9.0, y + 13.5, Anchor::Middle, name, class);
}

/// The head of an arrow that comes from `from` and ends at `to`.
fn head(path: &mut PathData, from: (f32, f32), to: (f32, f32)) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let (x, y) = to;
    path.polygon(&[
        (x, y),
        (x - 8.0 * ux + 4.0 * uy, y - 8.0 * uy - 4.0 * ux),
        (x - 8.0 * ux - 4.0 * uy, y - 8.0 * uy + 4.0 * ux),
    ]);
}

/// A cross.
fn cross(path: &mut PathData, x: f32, y: f32, r: f32) {
    let t = r * 0.4;
    for sign in [1.0, -1.0] {
        path.polygon(&[
            (x - r, y - sign * (r - t)),
            (x - r + t, y - sign * r),
            (x + r, y + sign * (r - t)),
            (x + r - t, y + sign * r),
        ]);
    }
}
