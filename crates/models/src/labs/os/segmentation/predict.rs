//! What is asked before a step: which hole is taken, what a freed block becomes, whether an access gets its
//! address, and what real mode does.

use super::{
    event::{Asked, Block, Bus, Event, Short, What},
    scenario::{Purpose, Register},
    state::{Phase, State},
};
use crate::predict::{Choice, Decision};
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    match &event.what {
        What::Retried { process, .. } => retried(before, *process),
        What::Placed { block, search, .. } => {
            let (process, segment) = (block.process, block.segment);
            match search {
                Some(search) => {
                    let hole = search.hole().map(|h| h.start);
                    hole_for(before, process, segment, block.size, hole)
                }
                None => Some(at_base(before, process, segment, true)),
            }
        }
        What::NoRoom {
            process,
            segment,
            short: Short::Base(_),
            ..
        } => Some(at_base(before, *process, *segment, false)),
        What::NoRoom {
            process,
            segment,
            want,
            ..
        } => hole_for(before, *process, *segment, *want, None),
        What::Freed {
            block,
            below,
            above,
            ..
        } => freed(before, block, *below > 0, *above > 0),
        What::LookedUp { asked, .. } => looked_up(before, asked, "predict-found"),
        What::NoSegment { asked, .. } => looked_up(before, asked, "predict-no-segment"),
        What::Absent { asked } => looked_up(before, asked, "predict-not-loaded"),
        What::WithinLimit { asked, .. } => checked(before, "predict-limit", asked, true),
        What::BeyondLimit { asked, .. } => checked(before, "predict-limit", asked, false),
        What::Allowed { asked, .. } => checked(before, "predict-rights", asked, true),
        What::Denied { asked, .. } => checked(before, "predict-rights", asked, false),
        What::Selected { far } => {
            let question = match far.purpose {
                Purpose::Fetch => "predict-fetch",
                Purpose::Data => "predict-data",
                Purpose::Stack => "predict-stack",
                Purpose::String => "predict-string",
                // A prefix names its register.
                Purpose::DataCs | Purpose::DataSs | Purpose::DataEs => return None,
            };
            let choice =
                |r: Register| Choice::new(Label::raw(r.name()), r == far.register).at(r.name());
            Decision::new(Label::text(question), Register::ALL.map(choice).into())
        }
        What::OnBus { bus, .. } => {
            let right = match bus {
                Bus::Plain => "predict-plain",
                Bus::Wrapped => "predict-wrapped",
                Bus::High => "predict-high",
            };
            let all = ["predict-plain", "predict-wrapped", "predict-high"];
            Decision::one_of(Label::text("predict-bus"), &all, right)
        }
        _ => None,
    }
}

fn retried(state: &State, process: u16) -> Option<Decision> {
    let all = (0_u16..).zip(&state.procs);
    let waiting = all.filter(|(_, p)| p.phase == Phase::Waiting);
    let choice = |(p, _)| Choice::new(Label::raw(state.name(p)), p == process);
    Decision::new(Label::text("predict-retry"), waiting.map(choice).collect())
}

/// A question about a segment.
fn of_segment(state: &State, id: &'static str, process: u16, segment: u16, size: u32) -> Label {
    Label::Text(
        id,
        vec![
            ("process", state.name(process).into()),
            ("segment", state.segment_name(process, segment).into()),
            ("want", u64::from(size).into()),
        ],
    )
}

/// Which hole a segment gets; equal ones are told apart by a setting.
fn hole_for(
    state: &State,
    process: u16,
    segment: u16,
    want: u32,
    chosen: Option<u32>,
) -> Option<Decision> {
    let holes = state.holes().into_iter().map(|hole| {
        let label = Label::Text(
            "predict-hole",
            vec![
                ("size", u64::from(hole.size).into()),
                ("at", u64::from(hole.start).into()),
            ],
        );
        Choice::new(label, chosen == Some(hole.start)).at(format!("hole{}", hole.start))
    });
    let none = Choice::new(Label::text("predict-no-hole"), chosen.is_none());
    let question = of_segment(state, "predict-place", process, segment, want);
    Decision::new(question, holes.chain([none]).collect())
}

fn at_base(state: &State, process: u16, segment: u16, is_free: bool) -> Decision {
    let def = &state.def.processes[usize::from(process)].segments[usize::from(segment)];
    let size = state.rounded(def.size);
    let mut question = of_segment(state, "predict-base", process, segment, size);
    if let Label::Text(_, params) = &mut question {
        params.push(("at", def.base.into()));
    }
    Decision::yes_no(question, is_free)
}

fn freed(state: &State, block: &Block, below: bool, above: bool) -> Option<Decision> {
    let right = match (below, above) {
        (false, false) => "predict-alone",
        (true, false) => "predict-below",
        (false, true) => "predict-above",
        (true, true) => "predict-both",
    };
    let all = [
        "predict-alone",
        "predict-below",
        "predict-above",
        "predict-both",
    ];
    let question = of_segment(
        state,
        "predict-freed",
        block.process,
        block.segment,
        block.size,
    );
    Decision::one_of(question, &all, right)
}

/// A question about an access.
fn of_access(state: &State, id: &'static str, asked: &Asked) -> Label {
    Label::Text(
        id,
        vec![
            ("process", state.name(asked.process).into()),
            ("s", u64::from(asked.segment).into()),
            ("d", u64::from(asked.offset).into()),
            ("kind", asked.kind.name().into()),
        ],
    )
}

fn looked_up(state: &State, asked: &Asked, right: &'static str) -> Option<Decision> {
    let all = ["predict-found", "predict-no-segment", "predict-not-loaded"];
    Decision::one_of(of_access(state, "predict-look-up", asked), &all, right)
}

fn checked(state: &State, id: &'static str, asked: &Asked, passes: bool) -> Option<Decision> {
    Some(Decision::yes_no(of_access(state, id, asked), passes))
}
