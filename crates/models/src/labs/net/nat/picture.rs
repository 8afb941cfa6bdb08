//! The way with the packet on it, the packet zone by zone, the tables of the NATs, the two axes of
//! behaviour, who can reach whom, and the bytes.
//!
//! Everything keeps its place while one steps, so what grows stands last.

mod axes;
mod bytes;
mod legs;
mod map;
mod reach;
mod table;

pub use table::MOST as ROWS;

use super::{Nat, event::Event, plan::Plan, state::State};
use crate::Figure;
use kw_scene::{Anchor, Label, Part, Scene};
use kw_trace::Trace;

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Nat>, figure: &Figure) -> Scene {
    let (state, event) = (trace.state(), trace.event());
    let mut view = View {
        state,
        event,
        narrow: figure.compact || figure.width < 716.0,
        compact: figure.compact,
        scene: Scene {
            width: figure.width,
            height: 0.0,
            title: title(state, event),
            parts: Vec::new(),
            time: None,
        },
        y: 4.0,
    };
    map::draw(&mut view);
    if figure.compact {
        view.scene.height = view.y + 4.0;
        return view.scene;
    }
    legs::draw(&mut view);
    table::draw(&mut view);
    let top = view.y;
    let left = axes::draw(&mut view);
    if view.narrow {
        reach::draw(&mut view, 4.0);
    } else {
        let bottom = std::mem::replace(&mut view.y, top);
        reach::draw(&mut view, left);
        view.y = view.y.max(bottom);
    }
    bytes::draw(&mut view);
    view.scene.height = view.y + 4.0;
    view.scene
}

fn title(state: &State, event: Option<&Event>) -> Label {
    match event.and_then(|e| e.node) {
        Some(node) => Label::Text("picture-title", vec![("at", state.name(node).into())]),
        None => Label::text("picture-start"),
    }
}

/// A picture being drawn, top to bottom.
struct View<'a> {
    state: &'a State,
    event: Option<&'a Event>,
    narrow: bool,
    compact: bool,
    scene: Scene,
    /// Where the next strip begins.
    y: f32,
}

impl View<'_> {
    fn width(&self) -> f32 {
        self.scene.width
    }

    fn plan(&self) -> &Plan {
        &self.state.plan
    }

    fn add(&mut self, part: Part) {
        self.scene.parts.push(part);
    }

    /// The heading of a strip; goes below it.
    fn heading(&mut self, key: &str, x: f32, label: Label) {
        let mut part = Part::new(format!("heading-{key}"));
        part.text(x, self.y + 14.0, Anchor::Start, label, "head");
        self.add(part);
        self.y += 22.0;
    }
}

/// The id of a zone's name.
fn zone_name(plan: &Plan, zone: usize) -> &'static str {
    match zone {
        0 => "zone-inside",
        z if z == plan.nats => "zone-outside",
        _ => "zone-between",
    }
}
