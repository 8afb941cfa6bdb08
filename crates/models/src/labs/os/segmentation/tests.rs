//! The segmentation model against textbooks, against a naive second implementation, and against what
//! must hold for every scenario.

mod exercise;
mod oracle;
mod picture;
mod predict;
mod presets;
mod rules;
mod textbook;

use super::{
    Ending, MarkKind, Segmentation,
    event::What,
    presets::{self as known, random},
    scenario::{Fit, Memory, Process, Rights, Scenario},
    state::{Phase, State, TAKEN, run},
};
use crate::Subject as _;
use kw_trace::{Lab as _, Run, Trace};

/// One process per request, a tick apart, that stays; everything else as the presets have it.
fn requests(memory: Memory, fit: Fit, sizes: &[u64]) -> Scenario {
    let processes = sizes.iter().enumerate().map(|(i, size)| {
        let segments = [("all", *size, Rights::ReadWrite)];
        Process::new(&format!("P{}", i + 1), i as u64, 0, &segments)
    });
    Scenario {
        memory,
        fit,
        processes: processes.collect(),
        ..preset("exam-first")
    }
}

fn holes(sizes: &[u64]) -> Memory {
    Memory::Holes {
        sizes: sizes.to_vec(),
        between: 10,
    }
}

fn preset(name: &str) -> Scenario {
    let found = known::ALL.iter().find(|p| p.0 == name);
    found.unwrap_or_else(|| panic!("no preset {name}")).1()
}

fn finished(sc: &Scenario) -> Trace<Segmentation> {
    let mut trace = Trace::new(Run::plain(sc.clone())).expect("a good scenario");
    assert_eq!(trace.finish().end, Some(kw_trace::End::Finished));
    trace
}

/// Every event of a run.
fn events(sc: &Scenario) -> Vec<What> {
    let mut state = Segmentation::start(sc).expect("a good scenario");
    std::iter::from_fn(|| state.step())
        .map(|e| e.what)
        .collect()
}

/// Rules of every step, in order, with those that had a part in it.
fn rules(sc: &Scenario) -> Vec<Vec<&'static str>> {
    let mut state = Segmentation::start(sc).expect("a good scenario");
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        let why = Segmentation::explain(&state, &event);
        all.push(
            std::iter::once(why.rule)
                .chain(why.also.iter().map(|w| w.rule))
                .collect(),
        );
    }
    all
}

/// The sizes of the holes that the requests were put into, 0 for one that found none.
fn taken_holes(sc: &Scenario) -> Vec<u32> {
    events(sc)
        .into_iter()
        .filter_map(|what| match what {
            What::Placed { search, .. } => search.and_then(|s| s.hole()).map(|h| h.size),
            What::NoRoom { .. } => Some(0),
            _ => None,
        })
        .collect()
}

fn hole_sizes(state: &State) -> Vec<u32> {
    state.holes().iter().map(|h| h.size).collect()
}

/// How the accesses of a run ended.
fn endings(sc: &Scenario) -> Vec<Ending> {
    let trace = finished(sc);
    let marks = trace.marks().range(0, usize::MAX);
    marks
        .filter_map(|m| match m.1.kind {
            MarkKind::Access(_, ending) => Some(ending),
            _ => None,
        })
        .collect()
}
