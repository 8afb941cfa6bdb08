//! How long the travelling picture needs to each row, part by part.

use super::View;
use crate::labs::rtc::topologies::plan::Delay;
use kw_scene::{Anchor, Label, Part, cut};

/// The classes of the parts of a delay, in their order.
pub const CLASSES: [&str; 6] = ["taken", "io soft", "lit", "special soft", "io soft", "wait"];
/// What ITU-T G.114 calls fine for most conversations, in µs.
const FINE: u64 = 150_000;

/// Draws it at (left, top, width); returns where it ends.
pub fn draw(view: &mut View<'_>, (left, top, width): (f32, f32, f32)) -> f32 {
    let rows = view.state.call.rows.len();
    let frame = view.state.frame.as_ref();
    let mut head = Part::new("way-head");
    head.line((left, top), (left + width, top), "rule");
    let label = match frame {
        Some(frame) => Label::Text(
            "cap-way",
            vec![("who", cut(view.state.name(frame.from), 56.0).into())],
        ),
        None => Label::text("cap-way-none"),
    };
    head.text(left, top + 20.0, Anchor::Start, label, "head");
    let (name, total) = (58.0, 66.0);
    let room = width - name - total - 10.0;
    let x = left + name + 6.0;
    let longest = frame
        .and_then(|f| f.delays.last())
        .map_or(0, |d| d.1.total());
    let most = longest.max(FINE * 6 / 5);
    let scale = |us: u64| room * (us as f64 / most as f64) as f32;
    let mut y = top + 32.0;
    let bottom = y + rows as f32 * 22.0;
    // What is fine for a conversation.
    let fine = x + scale(FINE);
    head.line((fine, y - 2.0), (fine, bottom + 2.0), "look");
    head.text(
        fine,
        bottom + 14.0,
        Anchor::Middle,
        Label::raw("150 ms"),
        "second num",
    );
    view.parts.push(head);
    for row in 0..rows {
        let mut part = Part::new(format!("way{row}"));
        let own = frame.and_then(|f| f.delays.iter().find(|d| usize::from(d.0) == row));
        let is_shown = frame.is_some_and(|f| f.shown & 1 << row != 0);
        let is_there = view.state.call.rows[row].present;
        if is_there {
            view.chip(&mut part, (left, y, name, 18.0), row);
        } else {
            part.rect(left, y, name, 18.0, "passed");
        }
        if let Some((_, delay)) = own.filter(|_| is_shown) {
            bars(&mut part, (x, y), delay, &scale);
            let text = format!("{} ms", (delay.total() + 500) / 1_000);
            let end = left + width;
            part.text(end, y + 13.5, Anchor::End, Label::raw(text), "num");
        } else if frame.is_some_and(|f| usize::from(f.from) == row) && own.is_none() {
            part.text(
                x,
                y + 13.5,
                Anchor::Start,
                Label::text("way-from"),
                "second",
            );
        }
        view.parts.push(part);
        y += 22.0;
    }
    bottom + 20.0
}

/// The parts one after the other; a number where there is room for it.
fn bars(part: &mut Part, (x, y): (f32, f32), delay: &Delay, scale: &dyn Fn(u64) -> f32) {
    let mut at = 0;
    for (us, class) in delay.parts().into_iter().zip(CLASSES) {
        let (from, to) = (x + scale(at), x + scale(at + us));
        at += us;
        if to - from < 0.2 {
            continue;
        }
        part.rect(from, y + 2.0, to - from, 14.0, class);
        let text = ((us + 500) / 1_000).to_string();
        if class != "wait" && to - from > text.len() as f32 * 8.0 + 4.0 {
            let middle = (from + to) / 2.0;
            part.text(middle, y + 13.5, Anchor::Middle, Label::raw(text), "num");
        }
    }
}
