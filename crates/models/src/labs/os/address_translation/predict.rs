//! What is asked before a step: what the TLB, an entry and its rights say, and what the operating system does.

use super::{
    event::{Event, Found, What},
    explain::name,
    scenario::TlbPolicy,
    state::State,
};
use crate::predict::{Choice, Decision};
use kw_scene::Label;
use kw_trace::Param;

/// Up to so many frames each one is in the picture.
const FRAMES: u64 = 8;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    match event.what {
        What::Hit { .. } | What::Miss => {
            let has_tlb = !before.tlb.slots.is_empty();
            let is_hit = matches!(event.what, What::Hit { .. });
            let question = of_page(before, "predict-tlb")?;
            has_tlb.then(|| Decision::yes_no(question, is_hit))
        }
        What::Read { level, found } => read(before, level, found),
        What::Allowed { .. } => checked(before, "predict-allowed"),
        What::PageFault { .. } => checked(before, "predict-page-fault"),
        What::Denied { .. } => checked(before, "predict-denied"),
        What::CopyFault { .. } => checked(before, "predict-copy-fault"),
        What::Evicted(out) => evicted(before, out.frame),
        What::Loaded {
            from_disk: true, ..
        } => served("predict-disk"),
        What::Loaded { .. } => served("predict-zero"),
        What::Copied { .. } => served("predict-copied"),
        What::Reused { .. } => served("predict-reused"),
        What::Invalid | What::NoFrame => served("predict-ends"),
        What::Filled { slot, .. } => filled(before, slot),
        What::Switched { dropped, .. } => {
            let is_empty = before.tlb.slots.iter().all(Option::is_none);
            let question = Label::text("predict-flush");
            (!is_empty).then(|| Decision::yes_no(question, dropped > 0))
        }
        _ => None,
    }
}

/// A question about the page of the access under way.
fn of_page(state: &State, id: &'static str) -> Option<Label> {
    let c = state.current?;
    Some(Label::Text(
        id,
        vec![
            ("process", name(c.process).into()),
            ("page", state.def.page_text(c.page).into()),
        ],
    ))
}

fn read(before: &State, level: u8, found: Found) -> Option<Decision> {
    let is_last = usize::from(level) == before.def.shape.last();
    let level = u64::from(level) + 1;
    let question = Label::Text("predict-entry", vec![("level", level.into())]);
    let all: &[&str] = match is_last {
        true => &["predict-frame", "predict-absent"],
        false => &["predict-table", "predict-large", "predict-absent"],
    };
    let right = match found {
        Found::Table => "predict-table",
        Found::Page => "predict-frame",
        Found::LargePage => "predict-large",
        Found::Nothing => "predict-absent",
    };
    Decision::one_of(question, all, right)
}

fn checked(before: &State, right: &'static str) -> Option<Decision> {
    let c = before.current?;
    let question = Label::Text(
        "predict-check",
        vec![
            ("process", name(c.process).into()),
            ("write", Param::from(c.access.write)),
            ("page", before.def.page_text(c.page).into()),
        ],
    );
    let all = [
        "predict-allowed",
        "predict-page-fault",
        "predict-denied",
        "predict-copy-fault",
    ];
    Decision::one_of(question, &all, right)
}

fn served(right: &'static str) -> Option<Decision> {
    let all = [
        "predict-disk",
        "predict-zero",
        "predict-copied",
        "predict-reused",
        "predict-ends",
    ];
    Decision::one_of(Label::text("predict-system"), &all, right)
}

/// Which frame gives up its page; large pages never do.
fn evicted(before: &State, victim: u64) -> Option<Decision> {
    let memory = &before.memory;
    let choices = memory.used().iter().filter(|f| f.span == 1).map(|frame| {
        let label = Label::Text("predict-in-frame", vec![("frame", frame.number.into())]);
        let choice = Choice::new(label, frame.number == victim);
        match memory.total {
            0..=FRAMES => choice.at(format!("frame{}", frame.number)),
            _ => choice,
        }
    });
    Decision::new(Label::text("predict-evict"), choices.collect())
}

/// Which translation gives way to the new one, where it is not left to chance.
fn filled(before: &State, slot: u16) -> Option<Decision> {
    let slots = before.tlb.slots.iter().zip(0_u16..);
    let is_chance = before.def.sc.tlb_policy == TlbPolicy::Random;
    let choice = |(kept, i): (&Option<super::tlb::Kept>, u16)| {
        let kept = (*kept)?;
        let label = format!("{} {}", name(kept.process), before.def.page_text(kept.page));
        Some(Choice::new(Label::raw(label), is_chance || i == slot))
    };
    // With a free entry nobody gives way.
    let choices: Option<Vec<Choice>> = slots.map(choice).collect();
    Decision::new(of_page(before, "predict-slot")?, choices?)
}
