//! The plan with what is on its cables, the layers of those the message goes through, and the message
//! itself, growing to the left with every header.
//!
//! Everything keeps its place while one steps: what does not exist yet is an empty frame.

mod plan;
mod stacks;
mod unit;

use super::{
    Layers,
    event::{Event, Pdu},
    plan::Node,
    state::State,
};
use crate::Figure;
use kw_scene::{Label, Part, Scene};
use kw_trace::Trace;

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Layers>, figure: &Figure) -> Scene {
    let state = trace.state();
    let mut view = View {
        state,
        event: trace.event(),
        narrow: figure.compact || figure.width < 716.0,
        compact: figure.compact,
        steps: Steps::around(trace),
        scene: Scene {
            width: figure.width,
            height: 0.0,
            title: title(state, trace.event()),
            parts: Vec::new(),
            time: None,
        },
        y: 4.0,
    };
    plan::draw(&mut view);
    if !figure.compact {
        stacks::draw(&mut view);
    }
    unit::draw(&mut view);
    view.scene.height = view.y + 4.0;
    view.scene
}

fn title(state: &State, event: Option<&Event>) -> Label {
    match event.and_then(|e| Some((e.node?, e.layer))) {
        Some((node, layer)) => Label::Text(
            "picture-title",
            vec![
                ("at", state.name(node).into()),
                ("layer", u64::from(layer).into()),
            ],
        ),
        None => Label::text("picture-start"),
    }
}

/// A picture being drawn, top to bottom.
struct View<'a> {
    state: &'a State,
    event: Option<&'a Event>,
    narrow: bool,
    compact: bool,
    steps: Steps,
    scene: Scene,
    /// Where the next strip begins.
    y: f32,
}

impl View<'_> {
    fn width(&self) -> f32 {
        self.scene.width
    }

    fn pdu(&self) -> Option<&Pdu> {
        self.event?.pdu.as_ref()
    }

    /// Who works at the present step.
    fn node(&self) -> Option<Node> {
        self.event?.node
    }

    /// Adds a part that leads to a step, if there is one.
    fn add(&mut self, part: Part, step: Option<u64>) {
        self.scene.parts.push(match step {
            Some(step) if !self.compact => part.leading_to(step),
            _ => part,
        });
    }
}

/// How far around the present step the picture's parts lead.
const REACH: u64 = 200;

/// The steps of the present message at each node and layer that are nearest to the present one.
struct Steps([[Option<u64>; 8]; Node::ALL.len()]);

impl Steps {
    fn around(trace: &Trace<Layers>) -> Steps {
        let mut found = [[None; 8]; Node::ALL.len()];
        let at = trace.at();
        let message = trace.event().map_or(1, |e| e.message.max(1));
        let mut look = |step: u64| {
            let mark = step
                .checked_sub(1)
                .and_then(|i| trace.marks().get(i as usize));
            let Some((_, mark)) = mark else { return };
            if let Some(node) = mark.node.filter(|_| mark.message == message) {
                let place = &mut found[node as usize][usize::from(mark.layer)];
                *place = place.or(Some(step));
            }
        };
        for d in 0..REACH {
            look(at + d);
            if let Some(step) = at.checked_sub(d) {
                look(step);
            }
        }
        Steps(found)
    }

    /// The step where a layer of a node works.
    fn layer(&self, node: Node, layer: u8) -> Option<u64> {
        self.0[node as usize][usize::from(layer)]
    }

    /// The first of the nearest steps of a node.
    fn node(&self, node: Node) -> Option<u64> {
        self.0[node as usize].iter().flatten().min().copied()
    }
}

/// The class of a layer's colour.
fn colour(layer: u8) -> &'static str {
    match layer {
        1 => "switch",
        2 => "p0",
        3 => "p1",
        4 => "p2",
        _ => "p3",
    }
}
