//! The memory drawn to scale, the holes in the order they were looked at, the segment table with its
//! checks, and below it memory over time. Real mode has a picture of its own.
//!
//! Everything keeps its place while one steps: strips that have nothing to show stay empty.

mod memory;
mod real;
mod table;
mod time;

use super::{
    Segmentation, checks,
    event::{Asked, Block, Event, Growth, Hole, Search, What},
    state::State,
};
use crate::Figure;
use kw_scene::{Anchor, Label, Part, Scene, TimeAxis, cut, width_of};
use kw_trace::{Param, Trace};

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Segmentation>, figure: &Figure) -> Scene {
    let state = trace.state();
    let (left, right) = if figure.compact {
        (6.0, figure.width - 6.0)
    } else {
        (10.0, figure.width - 12.0)
    };
    let mut view = View {
        trace,
        figure,
        state,
        event: trace.event(),
        scene: Scene {
            width: figure.width,
            height: 0.0,
            title: title(state),
            parts: Vec::new(),
            time: None,
        },
        scale: TimeAxis {
            left,
            right,
            from: 0,
            to: u64::from(state.size),
        },
        y: if figure.compact { 4.0 } else { 2.0 },
    };
    if state.real.is_some() {
        real::draw(&mut view);
    } else {
        memory::draw(&mut view);
        if !figure.compact {
            table::holes(&mut view);
            table::translation(&mut view);
        }
        time::draw(&mut view);
    }
    view.scene.height = view.y + 2.0;
    view.scene
}

fn title(state: &State) -> Label {
    if state.real.is_some() {
        return Label::Text("picture-real", vec![("t", state.now.into())]);
    }
    let (free, largest) = state.free();
    Label::Text(
        "picture-title",
        vec![
            ("t", state.now.into()),
            ("free", u64::from(free).into()),
            ("largest", u64::from(largest).into()),
        ],
    )
}

/// A picture being drawn, top to bottom.
struct View<'a> {
    trace: &'a Trace<Segmentation>,
    figure: &'a Figure,
    state: &'a State,
    event: Option<&'a Event>,
    scene: Scene,
    /// Addresses along the width.
    scale: TimeAxis,
    /// Where the next strip begins.
    y: f32,
}

impl View<'_> {
    /// A headline, and a second one at the right end or, where it is narrow, below.
    fn caption(&mut self, key: &'static str, label: Label, second: Option<Label>) {
        let mut part = Part::new(key);
        let (left, right) = (self.scale.left, self.scale.right);
        part.text(left, self.y + 14.0, Anchor::Start, label, "head");
        if let Some(second) = second {
            if self.is_narrow() {
                self.y += 18.0;
                part.text(left, self.y + 14.0, Anchor::Start, second, "second");
            } else {
                part.text(right, self.y + 14.0, Anchor::End, second, "second");
            }
        }
        self.scene.parts.push(part);
        self.y += 21.0;
    }

    fn is_narrow(&self) -> bool {
        self.figure.width < 620.0
    }

    fn x(&self, address: u32) -> f32 {
        self.scale.x(u64::from(address))
    }

    fn what(&self) -> Option<&What> {
        self.event.map(|e| &e.what)
    }

    /// The search of the present step, and for how many units.
    fn search(&self) -> Option<(&Search, u32)> {
        self.state.searched(self.what()?)
    }

    /// What changed in memory with the present step.
    fn changed(&self) -> Option<Hole> {
        let of = |b: &Block| Hole {
            start: b.start,
            size: b.size,
        };
        match self.what()? {
            What::Placed { block, .. } | What::Moved { block, .. } => Some(of(block)),
            What::Grown {
                how: Growth::Nowhere { .. },
                ..
            } => None,
            What::Grown { block, .. } => Some(of(block)),
            What::Freed { hole, .. } => Some(*hole),
            What::Compacted { free, .. } => Some(Hole {
                start: self.state.size - free,
                size: *free,
            }),
            _ => None,
        }
    }

    /// The access that is being translated with the present step.
    fn asked(&self) -> Option<Asked> {
        checks::asked(self.what()?)
    }

    /// The address that the present step ended at.
    fn physical(&self) -> Option<u32> {
        match self.what()? {
            What::Physical { asked, base } => Some(base + asked.offset),
            _ => None,
        }
    }
}

/// The colour of a process: eight in a fixed order.
fn colour(process: u16) -> u16 {
    process % 8
}

/// A text with whole numbers.
fn numbers(id: &'static str, params: &[(&'static str, u64)]) -> Label {
    Label::Text(
        id,
        params.iter().map(|(n, v)| (*n, Param::from(*v))).collect(),
    )
}
