//! The call as a map with every stream as a line, beside it what each participant sends and receives
//! against what its links carry, below it how long a picture needs.
//!
//! Everything keeps its place while one steps: who is not there yet is an empty frame.

mod ledger;
mod map;
mod way;

use super::{Topologies, event::Event, state::State};
use crate::Figure;
use kw_scene::{Anchor, Label, Part, Scene};
use kw_trace::Trace;

/// Draws the state at the cursor.
pub fn draw(trace: &Trace<Topologies>, figure: &Figure) -> Scene {
    let state = trace.state();
    let is_narrow = figure.compact || figure.width < 700.0;
    let mut view = View {
        state,
        event: trace.event(),
        narrow: is_narrow,
        compact: figure.compact,
        parts: Vec::new(),
    };
    let width = figure.width;
    let inner = (4.0, width - 8.0);
    let height = if figure.compact {
        map::draw(&mut view, (0.0, 2.0, width))
    } else if is_narrow {
        let bottom = map::draw(&mut view, (0.0, 2.0, width));
        let bottom = way::draw(&mut view, (inner.0, bottom + 8.0, inner.1));
        ledger::draw(&mut view, (inner.0, bottom + 8.0, inner.1))
    } else {
        let left = (width * 0.52).min(560.0);
        let map = map::draw(&mut view, (0.0, 2.0, left));
        let ledger = ledger::draw(&mut view, (left + 16.0, 2.0, width - left - 20.0));
        way::draw(&mut view, (inner.0, map.max(ledger) + 10.0, inner.1))
    };
    Scene {
        width,
        height: height + 4.0,
        title: title(state),
        parts: view.parts,
        time: None,
    }
}

fn title(state: &State) -> Label {
    Label::Text(
        "picture-title",
        vec![
            ("topology", state.call.topology.short().into()),
            ("n", state.plan.n.into()),
            ("streams", state.plan.streams().into()),
        ],
    )
}

/// A picture being drawn.
struct View<'a> {
    state: &'a State,
    event: Option<&'a Event>,
    narrow: bool,
    compact: bool,
    parts: Vec<Part>,
}

impl View<'_> {
    /// Whether the present step is about a row.
    fn is_lit(&self, row: usize) -> bool {
        let rows = self.event.map(|e| e.rows);
        rows.is_some_and(|(a, b)| a == Some(row as u8) || b == Some(row as u8))
    }

    /// A row's name in its colour.
    fn chip(&self, part: &mut Part, (x, y, w, h): (f32, f32, f32, f32), row: usize) {
        part.rect(x, y, w, h, format!("p{row}"));
        let name = kw_scene::cut(self.state.name(row as u8), w - 4.0);
        let class = format!("on num p{row}t");
        part.text(
            x + w / 2.0,
            y + h / 2.0 + 4.5,
            Anchor::Middle,
            Label::raw(name),
            class,
        );
    }

    /// The first letter of a row's name in its colour.
    fn letter(&self, part: &mut Part, (x, y): (f32, f32), row: usize) {
        part.rect(x, y, 18.0, 18.0, format!("p{row}"));
        let first = self.state.name(row as u8).chars().next();
        let class = format!("on num p{row}t");
        let letter = first.map_or(String::new(), String::from);
        part.text(x + 9.0, y + 13.5, Anchor::Middle, Label::raw(letter), class);
    }
}

/// A rate in few letters: `40k`, `2.54M`.
fn short(kbit: u64) -> String {
    match kbit {
        0..1_000 => format!("{kbit}k"),
        1_000..100_000 => {
            // Two decimals, one from 10M on, and no needless zeros.
            let decimals = if kbit < 10_000 { 2 } else { 1 };
            let text = format!("{}.{:02}", kbit / 1_000, kbit / 10 % 100);
            let text = &text[..text.len() + decimals - 2];
            format!("{}M", text.trim_end_matches('0').trim_end_matches('.'))
        }
        1_000_000_000.. => format!("{}T", kbit / 1_000_000_000),
        1_000_000.. => format!("{}.{}G", kbit / 1_000_000, kbit / 100_000 % 10),
        _ => format!("{}M", kbit / 1_000),
    }
}

/// A number in few letters.
fn few(n: u64) -> String {
    match n {
        0..10_000 => n.to_string(),
        10_000..1_000_000 => format!("{}k", n / 1_000),
        1_000_000..1_000_000_000 => format!("{}M", n / 1_000_000),
        1_000_000_000..10_000_000_000 => {
            format!("{}.{}G", n / 1_000_000_000, n / 100_000_000 % 10)
        }
        _ => format!("{}G", n / 1_000_000_000),
    }
}
