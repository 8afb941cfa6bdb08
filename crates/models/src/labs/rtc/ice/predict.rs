//! What is asked before a step: which candidate is found, which pair is checked or nominated, whether a check gets
//! through, who keeps the role, and which path there is.

use super::{
    agent::{Pair, Purpose, Told},
    event::{Drop, Event, Packet, Path, What},
    explain::SIDES,
    picture::ROWS,
    replay,
    shown::sides,
    state::State,
    view::{Kind, PairState, Said},
};
use crate::predict::{Choice, Decision};
use kw_net::stun::Class;
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event, after: &State) -> Option<Decision> {
    match &event.what {
        What::Sent {
            side,
            purpose: Purpose::Check { pair, nominates },
            ..
        } if !nominates => next(before, *side, *pair),
        What::Dropped { packet, why, .. } if *why != Drop::Lost && is_check(packet) => {
            arrives(before, packet, "predict-dropped")
        }
        What::Agent {
            side, told, packet, ..
        } => match told {
            Told::Found { local } => {
                let [was, is] =
                    [before, after].map(|s| s.agents[usize::from(*side)].locals.get(*local));
                // Where it is in the picture already, nothing is to be found out.
                was.is_none().then(|| found(*side, is.map(|l| l.kind)))?
            }
            Told::Redundant { .. } => found(*side, None),
            Told::Thawed { pair } => next(before, *side, *pair),
            Told::Nominates { pair, .. } => nominates(before, *side, *pair),
            Told::Checked { new, .. } => {
                let right = if *new { "predict-new" } else { "predict-known" };
                arrives(before, packet.as_ref()?, right)
            }
            Told::Conflict { .. } => Some(keeps_role(*side, true)),
            Told::Switched { told: false, .. } => Some(keeps_role(*side, false)),
            _ => None,
        },
        What::Verdict(verdict) => {
            let right = match verdict.path {
                Some(Path::Direct) => "predict-direct",
                Some(Path::HolePunched) => "predict-punched",
                Some(Path::Relayed) => "predict-relayed",
                None => "predict-none",
            };
            let all = [
                "predict-direct",
                "predict-punched",
                "predict-relayed",
                "predict-none",
            ];
            Decision::one_of(Label::text("predict-path"), &all, right)
        }
        What::Recorded(event) => {
            replay::decision(before.replay.as_ref()?, event, after.replay.as_ref()?)
        }
        _ => None,
    }
}

fn of(id: &'static str, side: u8) -> Label {
    Label::Text(id, vec![("who", SIDES[usize::from(side.min(1))].into())])
}

/// The kind of a candidate that was found; none: it is redundant.
fn found(side: u8, kind: Option<Kind>) -> Option<Decision> {
    let kinds = [Kind::Host, Kind::ServerReflexive, Kind::Relayed];
    let mut all = kinds
        .map(|k| Choice::new(Label::raw(k.name()), kind == Some(k)))
        .to_vec();
    let redundant = Label::text("predict-redundant");
    all.push(Choice::new(redundant, kind.is_none()));
    Decision::new(of("predict-found", side), all)
}

fn is_open(pair: &Pair) -> bool {
    matches!(pair.state, PairState::Waiting | PairState::Frozen)
}

/// A choice for each pair of a side that `which` lets through.
fn pairs(
    before: &State,
    side: u8,
    which: impl Fn(usize, &Pair) -> bool,
    is_right: impl Fn(usize, &Pair) -> bool,
) -> Vec<Choice> {
    let n = usize::from(side.min(1));
    let agent = &before.agents[n];
    let rows = &sides(before)[n].pairs;
    let choice = |i: usize| {
        let pair = &agent.pairs[i];
        let (local, remote) = (&agent.locals[pair.local], &agent.remotes[pair.remote]);
        let label = Label::Text(
            "predict-pair",
            vec![
                ("local", local.kind.name().into()),
                ("from", local.address.to_string().into()),
                ("remote", remote.kind.name().into()),
                ("to", remote.address.to_string().into()),
            ],
        );
        let choice = Choice::new(label, is_right(i, pair));
        let row = rows
            .iter()
            .position(|r| (r.local, r.remote) == (pair.local, pair.remote));
        match row {
            Some(row) if row < ROWS => choice.at(format!("pair {n} {row}")),
            _ => choice,
        }
    };
    let all = agent.ordered().into_iter();
    all.filter(|i| which(*i, &agent.pairs[*i]))
        .map(choice)
        .collect()
}

/// Which pair is checked next; of equal priority and state each is right.
fn next(before: &State, side: u8, pair: usize) -> Option<Decision> {
    let agent = &before.agents[usize::from(side.min(1))];
    let chosen = agent.pairs.get(pair)?;
    if !is_open(chosen) {
        return None;
    }
    let worth = |p: &Pair| (agent.priority_of(p), p.state);
    let is_right = |i, p: &Pair| i == pair || worth(p) == worth(chosen);
    let all = pairs(before, side, |_, p| is_open(p), is_right);
    Decision::new(of("predict-pair-next", side), all)
}

/// Which pair the controlling agent nominates.
fn nominates(before: &State, side: u8, pair: usize) -> Option<Decision> {
    let all = pairs(
        before,
        side,
        |_, p| p.state != PairState::Failed,
        |i, _| i == pair,
    );
    Decision::new(of("predict-nominates", side), all)
}

fn is_check(packet: &Packet) -> bool {
    matches!(
        packet.said,
        Said::Stun {
            class: Class::Request,
            check: true,
            ..
        }
    )
}

/// Whether a check comes to the other side, and whether that knows where it is from. Its addresses are not told: as
/// they are at the step, they give away how far it came.
fn arrives(before: &State, packet: &Packet, right: &'static str) -> Option<Decision> {
    let name = |place: u8| before.world.places[usize::from(place)].name.to_string();
    let question = Label::Text(
        "predict-check",
        vec![
            ("from", name(packet.from).into()),
            ("to", name(packet.to).into()),
        ],
    );
    let all = ["predict-known", "predict-new", "predict-dropped"];
    Decision::one_of(question, &all, right)
}

fn keeps_role(side: u8, keeps: bool) -> Decision {
    Decision::yes_no(of("predict-role", side), keeps)
}
