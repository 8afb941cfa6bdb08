//! The sequence of messages with the network above it, the client's states beside it, the leases below.
//!
//! Time runs downwards, a line for each message or change of state, not to scale: a run has seconds of
//! messages and hours of nothing, and the times stand beside. What has not happened yet is not drawn.

mod leases;
mod sequence;
mod states;
pub use states::key as state_key;

use super::{Dhcp, client::Phase, state::State};
use crate::Figure;
use kw_scene::{Label, Part, Scene};
use kw_trace::{Param, Trace};

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Dhcp>, figure: &Figure) -> Scene {
    let state = trace.state();
    let mut scene = Scene {
        width: figure.width,
        height: 0.0,
        title: Label::Text(
            "picture-title",
            vec![
                ("n", Param::from(state.host_count() as u64)),
                ("m", Param::from(state.totals.messages)),
            ],
        ),
        parts: Vec::new(),
        time: None,
    };
    let width = figure.width;
    if figure.compact {
        scene.height = sequence::draw(trace, &mut scene, Frame::new(0.0, 2.0, width), true) + 2.0;
        return scene;
    }
    let clients = clients(state);
    let beside = width >= 720.0 && !clients.is_empty();
    let left = if beside { width * 0.58 } else { width };
    let bottom = sequence::draw(trace, &mut scene, Frame::new(0.0, 4.0, left), false);
    let mut low = bottom;
    if !clients.is_empty() {
        let frame = if beside {
            Frame::new(left + 14.0, 4.0, width - left - 18.0)
        } else {
            Frame::new(4.0, bottom + 12.0, width - 8.0)
        };
        let changed = trace.event().and_then(|e| e.phase);
        low = states::draw(state, &mut scene, frame, &clients, changed);
        let frame = Frame::new(frame.x, low + 12.0, frame.width);
        low = leases::draw(state, &mut scene, frame, &clients);
    }
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
}

/// Hosts with a DHCP client.
fn clients(state: &State) -> Vec<u16> {
    let hosts = 0..state.host_count() as u16;
    hosts.filter(|h| state.phase(*h).is_some()).collect()
}

/// The colour of a host: eight in a fixed order.
fn colour(host: u16) -> u16 {
    host % 8
}

/// A caption above a part of the picture.
fn caption(part: &mut Part, frame: Frame, id: &'static str) {
    let label = Label::text(id);
    part.text(
        frame.x,
        frame.y + 13.0,
        kw_scene::Anchor::Start,
        label,
        "second",
    );
}

/// Whether a client has an address that a server gave it.
fn is_bound(phase: Phase) -> bool {
    matches!(phase, Phase::Bound | Phase::Renewing | Phase::Rebinding)
}
