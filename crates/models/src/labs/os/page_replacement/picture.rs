//! The picture: for one process the frames over its references with the structure that decides, for
//! several their lanes over time.

mod deciding;
mod grid;
mod lanes;

pub use grid::ROWS;

use super::{PageReplacement, state::State};
use crate::Figure;
use kw_scene::{Label, Part, PathData, Scene};
use kw_trace::{Param, Trace};

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<PageReplacement>, figure: &Figure) -> Scene {
    match trace.state() {
        State::One(one) => grid::draw(trace, one, figure),
        State::Many(many) => lanes::draw(trace, many, figure),
    }
}

/// The colour of a thing by its position.
fn colour(thing: u32) -> u32 {
    thing % 8
}

fn number(id: &'static str, n: u64) -> Label {
    Label::Text(id, vec![("n", Param::from(n))])
}

/// The mark of a hit: a disc.
fn disc(part: &mut Part, x: f32, y: f32, r: f32, class: &str) {
    let mut path = PathData::default();
    path.circle(x, y, r);
    part.path(path, class);
}

/// The mark of a fault: a cross.
fn cross(part: &mut Part, x: f32, y: f32, r: f32, class: &str) {
    let t = r * 0.36;
    let mut path = PathData::default();
    let d = r - t;
    path.polygon(&[
        (x - r, y - d),
        (x - d, y - r),
        (x, y - t),
        (x + d, y - r),
        (x + r, y - d),
        (x + t, y),
        (x + r, y + d),
        (x + d, y + r),
        (x, y + t),
        (x - d, y + r),
        (x - r, y + d),
        (x - t, y),
    ]);
    part.path(path, class);
}

/// The mark of a write-back: a star.
fn star(part: &mut Part, x: f32, y: f32, r: f32, class: &str) {
    // A five-pointed star of radius 1: its outer points and the inner ones between them.
    const POINTS: [(f32, f32); 10] = [
        (0.0, -1.0),
        (0.235, -0.324),
        (0.951, -0.309),
        (0.38, 0.124),
        (0.588, 0.809),
        (0.0, 0.4),
        (-0.588, 0.809),
        (-0.38, 0.124),
        (-0.951, -0.309),
        (-0.235, -0.324),
    ];
    let mut path = PathData::default();
    path.polygon(&POINTS.map(|(px, py)| (x + px * r, y + py * r)));
    part.path(path, class);
}

/// The mark of a written page: the upper right corner of its cell.
fn corner(path: &mut PathData, right: f32, top: f32, size: f32) {
    path.polygon(&[(right - size, top), (right, top), (right, top + size)]);
}
