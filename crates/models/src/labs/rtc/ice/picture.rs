//! The topology with the packet that is under way, the sequence of packets under it, and the check lists
//! of both agents beside it: all three the same moment.
//!
//! Places stand side by side from A to B and are the life lines of the sequence. Time runs downwards, a
//! line for each packet, not to scale.

mod list;
mod sequence;

pub use list::MOST as ROWS;

use super::{Ice, shown::sides, state::State, world::World};
use crate::Figure;
use kw_scene::{Label, Part, Scene};
use kw_trace::Trace;
use std::rc::Rc;

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Ice>, figure: &Figure) -> Scene {
    let state = trace.state();
    let mut scene = Scene {
        width: figure.width,
        height: 0.0,
        title: Label::text("picture-title"),
        parts: Vec::new(),
        time: None,
    };
    let width = figure.width;
    let stage = stage(state);
    if figure.compact {
        let frame = Frame::new(0.0, 2.0, width);
        scene.height = sequence::draw(trace, &stage, &mut scene, frame, true) + 2.0;
        return scene;
    }
    let beside = width >= 800.0;
    let left = if beside { width * 0.56 } else { width };
    let frame = Frame::new(0.0, 4.0, left);
    let bottom = sequence::draw(trace, &stage, &mut scene, frame, false);
    let all = sides(state);
    let low = if beside {
        let x = left + 14.0;
        let mut frame = Frame::new(x, 4.0, width - left - 18.0);
        for side in 0..2 {
            frame.y = list::draw(&all, side, &mut scene, frame);
        }
        frame.y
    } else {
        // Below, side by side where there is room for two.
        let two = width >= 640.0;
        let each = if two { width / 2.0 - 14.0 } else { width - 8.0 };
        let mut frame = Frame::new(4.0, bottom + 8.0, each);
        let first = list::draw(&all, 0, &mut scene, frame);
        match two {
            true => frame.x = width / 2.0 + 10.0,
            false => frame.y = first,
        }
        list::draw(&all, 1, &mut scene, frame).max(first)
    };
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

/// A place as it is drawn.
struct Head {
    name: Rc<str>,
    /// Its address, seen from the Internet where it has several.
    address: String,
    /// The colour of its side.
    colour: usize,
    /// Whether it does nothing now.
    off: bool,
}

/// A link as it is drawn: its name, and which places it joins.
struct Bar {
    name: Label,
    members: Vec<usize>,
}

/// The places and links of a picture.
struct Stage {
    heads: Vec<Head>,
    bars: Vec<Bar>,
    /// Where the two agents are.
    hosts: [usize; 2],
    /// Whether there are times; else lines are numbered.
    timed: bool,
}

/// Colours: that of A, of B, and of what is between them.
const COLOURS: [usize; 3] = [0, 1, 7];

fn stage(state: &State) -> Stage {
    if let Some(replay) = &state.replay {
        let places = [0, 1].map(|side| replay.place_of(side));
        let said = replay.sides();
        // A host's own address, as far as it is known by now.
        let own = |side: usize| {
            let mut locals = said.get(side).into_iter().flat_map(|s| &s.locals);
            let host = locals.find(|c| c.kind == super::view::Kind::Host);
            host.map(|c| c.address.to_string())
                .filter(|a| a.parse::<kw_net::Ipv4Addr>().is_ok())
        };
        let heads = replay.places().into_iter().enumerate().map(|(i, name)| {
            let side = places.iter().position(|s| usize::from(*s) == i);
            let side = side.unwrap_or(2);
            // An address is broken where there is little room, a name is not.
            let is_address = name.parse::<kw_net::Ipv4Addr>().is_ok();
            let (name, address) = match is_address {
                true => ("".into(), name.to_string()),
                false => (name, own(side).unwrap_or_default()),
            };
            Head {
                name,
                address,
                colour: COLOURS[side],
                off: false,
            }
        });
        let heads: Vec<Head> = heads.collect();
        // What is between them nobody recorded.
        let between = Bar {
            name: Label::text("picture-between"),
            members: (0..heads.len()).collect(),
        };
        return Stage {
            heads,
            bars: vec![between],
            hosts: places.map(usize::from),
            timed: replay.recording().timed,
        };
    }
    let world: &World = &state.world;
    let heads = world.places.iter().enumerate().map(|(i, place)| Head {
        name: place.name.clone(),
        address: place
            .addresses()
            .last()
            .map_or_else(String::new, |a| a.to_string()),
        colour: COLOURS[usize::from(place.side).min(2)],
        off: world.server == Some(i) && !state.server.up,
    });
    let bars = world.links.iter().enumerate().map(|(n, name)| Bar {
        name: match n {
            0 => Label::text("picture-internet"),
            _ => Label::raw(&**name),
        },
        members: world
            .places
            .iter()
            .enumerate()
            .filter(|(_, p)| p.links.contains(&(n as u8)))
            .map(|(i, _)| i)
            .collect(),
    });
    Stage {
        heads: heads.collect(),
        bars: bars.collect(),
        hosts: world.hosts,
        timed: true,
    }
}

/// A caption above a part of the picture.
fn caption(part: &mut Part, x: f32, y: f32, label: Label) {
    part.text(x, y + 13.0, kw_scene::Anchor::Start, label, "second");
}
