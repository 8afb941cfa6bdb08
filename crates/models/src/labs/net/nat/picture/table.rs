//! The tables of the NATs: forwards, then entries, with the one that this step used lit.

use super::View;
use crate::labs::net::nat::{
    event::What,
    explain::full,
    results::{bound, left, lets_in},
};
use kw_net::nat::Entry;
use kw_scene::{Anchor, Label, Part, cut};

/// Rows that always have their place, and most that are shown.
const LEAST: usize = 2;
pub const MOST: usize = 6;

/// Draws the tables.
pub fn draw(view: &mut View<'_>) {
    for nat in 0..view.plan().nats {
        let name = view.state.name(view.plan().gate(nat)).to_owned();
        let live = view.state.gateways[nat].nat.live(view.state.now).count();
        let label = Label::Text(
            "strip-table",
            vec![("at", name.into()), ("n", (live as u64).into())],
        );
        view.heading(&format!("table{nat}"), 4.0, label);
        if !view.narrow {
            head(view, nat);
        }
        rows(view, nat);
        view.y += 10.0;
    }
}

/// Left edges of the columns where it is wide.
fn columns(view: &View<'_>) -> [f32; 6] {
    let w = view.width();
    // Number, inside, outside, to whom it is bound, whom it lets in, time left (right edge).
    [
        10.0,
        38.0,
        208.0,
        378.0,
        378.0 + (w - 470.0) * 0.45,
        w - 10.0,
    ]
}

fn head(view: &mut View<'_>, nat: usize) {
    let x = columns(view);
    let mut part = Part::new(format!("table{nat}-head"));
    let y = view.y + 12.0;
    for (at, id) in [
        (x[1], "column-inside"),
        (x[2], "column-outside"),
        (x[3], "column-bound"),
        (x[4], "column-lets-in"),
    ] {
        part.text(at, y, Anchor::Start, Label::text(id), "second");
    }
    part.text(x[5], y, Anchor::End, Label::text("head-left"), "second");
    part.line((4.0, y + 6.0), (view.width() - 4.0, y + 6.0), "rule");
    view.add(part);
    view.y += 20.0;
}

/// The entry of this step at a NAT, by its number.
fn used(view: &View<'_>, nat: usize) -> Option<(u32, bool)> {
    let event = view
        .event
        .filter(|e| e.node == Some(view.plan().gate(nat)))?;
    match &event.what {
        What::Mapped { entry, made, .. } => Some((entry.number, made.is_some())),
        What::Admitted { entry, made, .. } => Some((entry.number, *made)),
        What::About { entry, .. } => Some((entry.number, false)),
        What::Dropped { why } => match why.as_ref() {
            kw_net::nat::Reason::Filtered { entry, .. } => Some((entry.number, false)),
            _ => None,
        },
        _ => None,
    }
}

fn rows(view: &mut View<'_>, nat: usize) {
    let gateway = &view.state.gateways[nat].nat;
    let height = if view.narrow { 42.0 } else { 24.0 };
    let mut all: Vec<Part> = Vec::new();
    let top = view.y;
    let y_of = |row: usize| top + row as f32 * height;
    for forward in gateway.settings.forwards.iter().take(2) {
        let mut part = Part::new(format!("table{nat}-forward{}", forward.port));
        let y = y_of(all.len());
        let outside = format!("{}:{}", gateway.public, forward.port);
        let ends = (forward.inside.to_string(), outside);
        row(view, &mut part, y, Label::raw("★"), ends);
        rest(
            view,
            &mut part,
            y,
            Label::text("bound-forward"),
            Label::text("lets-everybody"),
            None,
        );
        all.push(part);
    }
    let live: Vec<&Entry> = gateway.live(view.state.now).collect();
    let used = used(view, nat);
    let room = MOST - all.len();
    // The newest, and the one that is used.
    let mut chosen: Vec<&Entry> = live.iter().rev().take(room).rev().copied().collect();
    if let Some(entry) = live.iter().find(|e| used.is_some_and(|u| u.0 == e.number))
        && !chosen.iter().any(|e| e.number == entry.number)
    {
        chosen[0] = entry;
    }
    let hidden = live.len() - chosen.len();
    for entry in chosen {
        let mut part = Part::new(format!("table{nat}-{}", entry.number));
        let y = y_of(all.len());
        if let Some((number, fresh)) = used
            && number == entry.number
        {
            let (x, w) = (4.0, view.width() - 8.0);
            part.rect(x, y, w, height - 2.0, "lit-row");
            if fresh {
                part.rect(x, y, w, height - 2.0, "ring");
            }
        }
        entry_row(view, &mut part, nat, y, entry);
        all.push(part);
    }
    if let Some(What::Expired { entry }) = view.event.map(|e| &e.what)
        && view
            .event
            .is_some_and(|e| e.node == Some(view.plan().gate(nat)))
    {
        let mut part = Part::new(format!("table{nat}-gone{}", entry.number));
        let y = y_of(all.len());
        let number = Label::raw(entry.number.to_string());
        row(
            view,
            &mut part,
            y,
            number,
            (full(entry.inside), full(entry.outside)),
        );
        let middle = y + 14.0;
        part.line((8.0, middle), (view.width() - 8.0, middle), "strike");
        all.push(part);
    }
    if all.is_empty() {
        let mut part = Part::new(format!("table{nat}-empty"));
        part.text(
            10.0,
            top + 16.0,
            Anchor::Start,
            Label::text("table-empty"),
            "second",
        );
        view.add(part);
    }
    let count = all.len();
    for part in all {
        view.add(part);
    }
    view.y = y_of(count.max(LEAST));
    if hidden > 0 {
        let mut part = Part::new(format!("table{nat}-more"));
        let label = Label::Text("older-entries", vec![("n", (hidden as u64).into())]);
        part.text(10.0, view.y + 12.0, Anchor::Start, label, "second");
        view.add(part);
        view.y += 18.0;
    }
}

/// Number, inside, outside.
fn row(view: &View<'_>, part: &mut Part, y: f32, number: Label, ends: (String, String)) {
    let base = y + 16.0;
    part.text(10.0, base, Anchor::Start, number, "second num");
    if view.narrow {
        part.text(30.0, base, Anchor::Start, Label::raw(ends.0), "num");
        part.text(
            view.width() - 10.0,
            base,
            Anchor::End,
            Label::raw(ends.1),
            "num",
        );
        return;
    }
    let x = columns(view);
    part.text(x[1], base, Anchor::Start, Label::raw(ends.0), "num");
    part.text(x[2], base, Anchor::Start, Label::raw(ends.1), "num");
}

/// To whom it is bound, whom it lets in, how long it lives.
fn rest(view: &View<'_>, part: &mut Part, y: f32, bound: Label, lets_in: Label, left: Option<u64>) {
    let x = columns(view);
    let narrow = view.narrow;
    let fit = |label: Label, room: f32| match label {
        Label::Raw(words) => (Label::raw(cut(&words, room)), "num"),
        label => (label, ""),
    };
    let base = if narrow { y + 34.0 } else { y + 16.0 };
    if narrow {
        let (label, class) = fit(lets_in, view.width() - 190.0);
        part.text(30.0, base, Anchor::Start, Label::text("lets-in"), "second");
        part.text(88.0, base, Anchor::Start, label, class);
    } else {
        let (label, class) = fit(bound, x[4] - x[3] - 8.0);
        part.text(x[3], base, Anchor::Start, label, class);
        let (label, class) = fit(lets_in, x[5] - x[4] - 60.0);
        part.text(x[4], base, Anchor::Start, label, class);
    }
    if let Some(seconds) = left {
        let label = Label::Text("seconds", vec![("n", seconds.into())]);
        part.text(x[5], base, Anchor::End, label, "second num");
    }
}

fn entry_row(view: &View<'_>, part: &mut Part, nat: usize, y: f32, entry: &Entry) {
    let state = view.state;
    let number = Label::raw(entry.number.to_string());
    row(
        view,
        part,
        y,
        number,
        (full(entry.inside), full(entry.outside)),
    );
    let left = left(state, nat, entry);
    let (bound, lets_in) = (bound(state, entry), lets_in(state, nat, entry));
    rest(view, part, y, bound, lets_in, Some(left));
}
