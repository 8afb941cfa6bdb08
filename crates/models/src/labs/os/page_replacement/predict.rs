//! What is asked before a step: whether a reference hits, and which page leaves where it does not.

use super::{
    event::{Did, Event, Touched, What},
    many::Many,
    one::One,
    picture::ROWS,
    scenario::Allocation,
    state::State,
};
use crate::predict::{Choice, Decision};
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    match (before, &event.what) {
        (State::One(one), What::Touched(t)) if !t.inserted => touched(one, t),
        (State::Many(many), What::Process { process, did, .. }) => match did {
            Did::Dispatched { .. } => next(many, *process),
            Did::Used { .. } | Did::Faulted { .. } | Did::Suspended { .. } => {
                referred(many, *process, did)
            }
            _ => None,
        },
        _ => None,
    }
}

fn with(id: &'static str, name: &'static str, value: impl Into<kw_trace::Param>) -> Label {
    Label::Text(id, vec![(name, value.into())])
}

fn touched(one: &One, t: &Touched) -> Option<Decision> {
    let frames = &one.memory.frames;
    if frames.used() == 0 {
        return None;
    }
    let mut choices = vec![Choice::new(Label::text("predict-hit"), t.hit)];
    let is_full = frames.used() == frames.count();
    if !is_full {
        let is_right = !t.hit && t.evicted.is_none();
        choices.push(Choice::new(Label::text("predict-free"), is_right));
    }
    for frame in (0..frames.count()).filter(|_| is_full) {
        let page = one.name(frames.page(frame)?);
        let is_right = t.evicted.is_some() && one.is_as_good(frame, t.frame as usize);
        let choice = Choice::new(with("predict-page", "page", page), is_right);
        choices.push(match frames.count() {
            0..=ROWS => choice.at(format!("frame{frame}")),
            _ => choice,
        });
    }
    Decision::new(with("predict-reference", "page", one.name(t.page)), choices)
}

fn next(many: &Many, process: u16) -> Option<Decision> {
    let mut ready: Vec<u16> = many.ready.iter().copied().collect();
    ready.sort_unstable();
    let choice = |p| Choice::new(Label::raw(many.id(p)), p == process).at(format!("process{p}"));
    let choices = ready.into_iter().map(choice).collect();
    Decision::new(Label::text("predict-next"), choices)
}

/// The reference of the process that runs. Where working sets are kept, somebody may have to be suspended for it.
fn referred(many: &Many, process: u16, did: &Did) -> Option<Decision> {
    let running = many.running?;
    let page = many.next_page(running)?;
    let used: usize = many.memories.iter().map(|m| m.frames.used()).sum();
    if used == 0 {
        return None;
    }
    let from = match did {
        Did::Faulted { from, .. } => Some(*from),
        _ => None,
    };
    let is_hit = matches!(did, Did::Used { .. });
    let mut choices = vec![
        Choice::new(Label::text("predict-hit"), is_hit),
        Choice::new(Label::text("predict-free"), from == Some(None)),
    ];
    let keeps_sets = matches!(many.shared.allocation, Allocation::WorkingSet { .. });
    for p in (0..many.procs.len() as u16).filter(|p| many.procs[usize::from(*p)].held > 0) {
        let is_suspended = matches!(did, Did::Suspended { .. }) && p == process;
        let (id, is_right) = match keeps_sets {
            true => ("predict-suspended", is_suspended),
            false => ("predict-from", from == Some(Some(p))),
        };
        let label = with(id, "process", many.id(p));
        choices.push(Choice::new(label, is_right).at(format!("process{p}")));
    }
    let question = Label::Text(
        "predict-process",
        vec![("process", many.id(running).into()), ("page", page.into())],
    );
    Decision::new(question, choices)
}
