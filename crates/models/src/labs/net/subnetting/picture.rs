//! Address, mask and AND bit by bit; where the address lies in the whole of IPv4; and the network drawn
//! to scale with its subnets, its plan, or what is summarised.
//!
//! Everything keeps its place while one steps: what is not known yet is drawn empty.

mod bits;
mod plan;
mod space;
mod strip;
mod sum;

use super::{
    Subnetting,
    event::{Event, What},
    state::State,
};
use crate::{Figure, ipv4::Prefix};
use kw_scene::{Anchor, Label, Part, Scene};
use kw_trace::{Param, Trace};

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Subnetting>, figure: &Figure) -> Scene {
    let state = trace.state();
    let margin = if figure.compact { 6.0 } else { 11.0 };
    let mut view = View {
        figure,
        state,
        front: trace.front(),
        event: trace.event(),
        scene: Scene {
            width: figure.width,
            height: 0.0,
            title: title(state),
            parts: Vec::new(),
            time: None,
        },
        left: margin,
        right: figure.width - margin,
        y: if figure.compact { 4.0 } else { 2.0 },
    };
    let sc = &state.def;
    let is_planned = !state.needs.is_empty();
    bits::draw(&mut view);
    if !figure.compact {
        space::draw(&mut view);
    }
    if is_planned || sc.subnets.is_some() || state.networks.is_empty() {
        strip::draw(&mut view);
    }
    if is_planned && !figure.compact {
        plan::draw(&mut view);
    }
    if !state.networks.is_empty() {
        sum::draw(&mut view);
    }
    view.scene.height = view.y + 2.0;
    view.scene
}

fn title(state: &State) -> Label {
    Label::Text(
        "picture-title",
        vec![
            ("address", state.address.to_string().into()),
            ("network", state.prefix.to_string().into()),
            ("subnets", (state.made + state.slots.len() as u64).into()),
        ],
    )
}

/// A picture being drawn, top to bottom.
struct View<'a> {
    figure: &'a Figure,
    state: &'a State,
    /// The end of what has been run: it knows which step makes what.
    front: &'a State,
    event: Option<&'a Event>,
    scene: Scene,
    left: f32,
    right: f32,
    /// Where the next strip begins.
    y: f32,
}

/// Addresses along the width.
#[derive(Clone, Copy)]
struct Scale {
    left: f32,
    right: f32,
    from: u64,
    size: u64,
}

impl Scale {
    fn x(self, address: u64) -> f32 {
        let share = (address as f64 - self.from as f64) / self.size as f64;
        self.left + (share * f64::from(self.right - self.left)) as f32
    }

    /// Left edge and width of a block.
    fn block(self, block: Prefix) -> (f32, f32) {
        let start = u64::from(block.network().0);
        let (x, end) = (self.x(start), self.x(start + block.size()));
        (x, end - x)
    }
}

impl View<'_> {
    fn width(&self) -> f32 {
        self.right - self.left
    }

    fn is_narrow(&self) -> bool {
        self.figure.width < 620.0
    }

    fn what(&self) -> Option<What> {
        self.event.map(|e| e.what)
    }

    /// A headline, and a second one at the right end or, where it is narrow, below.
    fn caption(&mut self, key: &'static str, label: Label, second: Option<Label>) {
        let mut part = Part::new(key);
        part.text(self.left, self.y + 14.0, Anchor::Start, label, "head");
        if let Some(second) = second {
            if self.is_narrow() {
                self.y += 18.0;
                part.text(self.left, self.y + 14.0, Anchor::Start, second, "second");
            } else {
                part.text(self.right, self.y + 14.0, Anchor::End, second, "second");
            }
        }
        self.scene.parts.push(part);
        self.y += 23.0;
    }

    /// The addresses of a network over the whole width.
    fn scale(&self, network: Prefix) -> Scale {
        Scale {
            left: self.left,
            right: self.right,
            from: u64::from(network.network().0),
            size: network.size(),
        }
    }

    /// The first and the last address of a scale, at its ends.
    fn ends(&mut self, key: &'static str, network: Prefix) {
        let mut part = Part::new(key);
        let y = self.y + 13.0;
        let address = |a: crate::ipv4::Ip| Label::raw(a.to_string());
        part.text(
            self.left,
            y,
            Anchor::Start,
            address(network.network()),
            "second num",
        );
        if network.size() > 1 {
            part.text(
                self.right,
                y,
                Anchor::End,
                address(network.top()),
                "second num",
            );
        }
        self.scene.parts.push(part);
        self.y += 20.0;
    }
}

/// A text with whole numbers.
fn numbers(id: &'static str, params: &[(&'static str, u64)]) -> Label {
    Label::Text(
        id,
        params.iter().map(|(n, v)| (*n, Param::from(*v))).collect(),
    )
}

/// A text with names.
fn names(id: &'static str, params: &[(&'static str, String)]) -> Label {
    let params = params.iter().map(|(n, v)| (*n, Param::from(v.as_str())));
    Label::Text(id, params.collect())
}

/// The colour of a subnet: eight in a fixed order.
fn colour(number: u64) -> u64 {
    number % 8
}
