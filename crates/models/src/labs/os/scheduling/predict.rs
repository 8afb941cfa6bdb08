//! What is asked before a step: who gets the CPU, who keeps it, what becomes of the process on it.

use super::{
    event::{Event, What},
    ready::{Entry, Ready},
    scenario::Policy,
    state::{Job, State},
};
use crate::predict::{Choice, Decision};
use kw_scene::Label;

/// Up to so many processes each one has its row in the picture.
const ROWS: usize = 24;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    match event.what {
        What::Dispatched { process, .. } => next(before, event.at, process),
        What::Preempted { by, .. } => preempted(before, Some(by)),
        // The clock goes on: it was looked, and nobody gave way.
        _ if event.at > before.now && before.may_preempt() => preempted(before, None),
        What::Finished { ran, .. } => leaves(before, ran.process, "predict-finish"),
        What::Blocked { ran, .. } => leaves(before, ran.process, "predict-io"),
        What::SliceUsed { ran, .. } => leaves(before, ran.process, "predict-tail"),
        What::SliceRenewed { process, .. } => leaves(before, process, "predict-goes-on"),
        What::Demoted { ran, .. } => leaves(before, ran.process, "predict-down"),
        _ => None,
    }
}

fn choice(state: &State, p: u16, is_right: bool) -> Choice {
    let choice = Choice::new(Label::raw(&state.def(p).id), is_right);
    if state.procs.len() > ROWS {
        return choice;
    }
    choice.at(format!("here-row{p}"))
}

/// Who is ready, in the order of the scenario: that of the queue would tell.
fn ready(state: &State) -> Vec<u16> {
    let mut ready = state.ready.list();
    ready.sort_unstable();
    ready
}

fn next(state: &State, at: u64, chosen: u16) -> Option<Decision> {
    let choices = ready(state)
        .into_iter()
        .map(|p| choice(state, p, is_as_good(state, at, p, chosen)))
        .collect();
    Decision::new(Label::text("predict-next"), choices)
}

/// Whether what the policy compares is the same for both, or chance decides between them.
fn is_as_good(state: &State, at: u64, p: u16, chosen: u16) -> bool {
    let set = match &state.ready {
        Ready::Tickets(_) => return true,
        Ready::Levels(_) => return p == chosen,
        Ready::Sorted(set) => set,
    };
    let entry = |p| set.iter().find(|e| e.process == p);
    let (Some(one), Some(other)) = (entry(p), entry(chosen)) else {
        return p == chosen;
    };
    let waited = |e: &Entry| u128::from(at.saturating_sub(e.then));
    match state.def.policy {
        Policy::Hrrn {} => {
            waited(one) * u128::from(other.key) == waited(other) * u128::from(one.key)
        }
        _ => one.key == other.key,
    }
}

/// Whether somebody who is ready takes the CPU away: with one CPU it is asked who has it then.
fn preempted(state: &State, by: Option<u16>) -> Option<Decision> {
    if !state.may_preempt() {
        return None;
    }
    let [cpu] = state.cpus.as_slice() else {
        let question = Label::text("predict-preempt");
        return Some(Decision::yes_no(question, by.is_some()));
    };
    let Job::Running { process, .. } = cpu.job else {
        return None;
    };
    let is_fair = matches!(state.def.policy, Policy::Fair { .. });
    let is_right = |p: u16| match by {
        None => p == process,
        // Only who has just become ready may take it.
        Some(by) if is_fair || p == process => p == by,
        Some(by) => is_as_good(state, state.now, p, by),
    };
    let mut all = ready(state);
    all.push(process);
    all.sort_unstable();
    let choices = all.into_iter().map(|p| choice(state, p, is_right(p)));
    let question = Label::Text(
        "predict-keep",
        vec![("process", state.def(process).id.as_str().into())],
    );
    Decision::new(question, choices.collect())
}

/// What becomes of the process on a CPU, where slices may take it away.
fn leaves(state: &State, process: u16, how: &'static str) -> Option<Decision> {
    let mut all = vec![
        "predict-finish",
        "predict-io",
        "predict-tail",
        "predict-goes-on",
    ];
    match state.def.policy {
        Policy::Mlfq { .. } => all.push("predict-down"),
        Policy::RoundRobin { .. } | Policy::Lottery { .. } | Policy::Stride { .. } => {}
        Policy::Fair { .. } => {}
        _ => return None,
    }
    let question = Label::Text(
        "predict-leaves",
        vec![("process", state.def(process).id.as_str().into())],
    );
    Decision::one_of(question, &all, how)
}
