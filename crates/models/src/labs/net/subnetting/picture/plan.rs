//! The requirements in their order: what each got, and how much of it is used.

use super::{View, colour};
use crate::labs::net::subnetting::event::What;
use kw_scene::{Anchor, Label, Part, width_of};

/// Most requirements that are shown at once.
const ROWS: usize = 8;
const LINE: f32 = 22.0;

/// Draws the list around the requirement of the step.
pub fn draw(view: &mut View<'_>) {
    let state = view.state;
    let shown = ROWS.min(state.needs.len());
    let second = super::numbers(
        "cap-plan-count",
        &[
            ("done", state.slots.len() as u64),
            ("all", state.needs.len() as u64),
        ],
    );
    view.caption("cap-plan", Label::text("cap-plan"), Some(second));
    let from = state
        .tried
        .saturating_sub(ROWS / 2 + 1)
        .min(state.needs.len() - shown);
    let (left, right) = (view.left, view.right);
    for (i, (hosts, number)) in state.needs.iter().enumerate().skip(from).take(shown) {
        let y = view.y;
        let mut part = Part::new(format!("need{i}"));
        let slot = state.slots.iter().find(|s| s.number == *number);
        if let Some(slot) = slot {
            part = part.leading_to(slot.step);
        }
        let class = format!("p{}", colour(u64::from(*number)));
        part.rect(
            left,
            y + 3.0,
            12.0,
            12.0,
            if slot.is_some() {
                class.as_str()
            } else {
                "lane"
            },
        );
        let words = hosts.to_string();
        part.text(
            left + 100.0,
            y + 14.0,
            Anchor::End,
            Label::raw(words),
            "num",
        );
        let at = left + 110.0;
        let bar = at + width_of("255.255.255.255/32") + 8.0;
        let is_now = match view.what() {
            Some(What::Needed { number: n, .. }) => n == *number,
            Some(What::Placed { slot, .. }) => slot.number == *number,
            Some(What::NoRoom { .. }) => state.refused.last().is_some_and(|r| r.1 == *number),
            _ => false,
        };
        match slot {
            Some(slot) => {
                let network = Label::raw(slot.subnet.to_string());
                part.text(at, y + 14.0, Anchor::Start, network, "num");
                let width = right - bar;
                let used = (slot.hosts as f64 / slot.subnet.usable() as f64) as f32;
                part.rect(bar, y + 4.0, width, 10.0, "switch");
                part.rect(bar, y + 4.0, width * used, 10.0, class);
            }
            None if state.refused.iter().any(|r| r.1 == *number) => {
                part.text(at, y + 14.0, Anchor::Start, Label::text("no-room"), "bad");
            }
            None => {
                let known = state.need_known.filter(|_| is_now);
                let words = match known {
                    Some(length) => Label::raw(format!("/{length}")),
                    None => Label::raw("…"),
                };
                part.text(at, y + 14.0, Anchor::Start, words, "second num");
            }
        }
        if is_now {
            part.rect(left - 3.0, y - 1.0, right - left + 6.0, LINE - 2.0, "ring");
        }
        view.scene.parts.push(part);
        view.y += LINE;
    }
    view.y += 6.0;
}
