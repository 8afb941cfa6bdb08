//! What is asked before a step: the state of a peer that follows, who gives way, what becomes of a candidate, and
//! how it ends.

use super::{
    describe::Sdp,
    event::{Call, Event, Signaling, Verdict, What},
    picture::state_key,
    scenario::Peer,
    state::State,
};
use crate::predict::{Choice, Decision};
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event, after: &State) -> Option<Decision> {
    match event.what {
        What::GaveWay(peer, _) => glare(peer, "predict-gives-way"),
        What::OfferIgnored(peer, _) => glare(peer, "predict-ignores"),
        What::Invalid(peer, Call::SetRemote(Sdp::Offer), _) => glare(peer, "predict-invalid"),
        What::Invalid(peer, call, state) => called(peer, call, state, None),
        What::Added(peer, _) => candidate(peer, "predict-added"),
        What::Kept(peer, _) => candidate(peer, "predict-kept"),
        What::Refused(peer, ..) => candidate(peer, "predict-refused"),
        What::CandidateIgnored(peer, _) => candidate(peer, "predict-let-go"),
        What::ChatDirect(peer, _) => Some(Decision::yes_no(of("predict-channel", peer), true)),
        What::ChatRefused(peer, ..) => Some(Decision::yes_no(of("predict-channel", peer), false)),
        What::Hello(peer) => {
            let choices = Peer::BOTH.map(|p| Choice::new(Label::raw(p.name()), p == peer));
            Decision::new(Label::text("predict-hello"), choices.into())
        }
        What::End(verdict) => {
            let right = match verdict {
                Verdict::Connected => "predict-connected",
                Verdict::NoPath => "predict-no-path",
                Verdict::Disagree => "predict-disagree",
                Verdict::Stuck => "predict-stuck",
                Verdict::HungUp | Verdict::Nothing | Verdict::Recorded => return None,
            };
            let all = [
                "predict-connected",
                "predict-no-path",
                "predict-disagree",
                "predict-stuck",
            ];
            Decision::one_of(Label::text("predict-end"), &all, right)
        }
        What::LocalOffer(peer, _) => follows(before, after, peer, Call::SetLocal(Sdp::Offer)),
        What::LocalAnswer(peer, id) => {
            follows(before, after, peer, Call::SetLocal(after.desc(id).kind))
        }
        What::RemoteOffer(peer, ..) => follows(before, after, peer, Call::SetRemote(Sdp::Offer)),
        What::RemoteAnswer(peer, id, _) => {
            follows(before, after, peer, Call::SetRemote(after.desc(id).kind))
        }
        What::RolledBack(peer, _) => follows(before, after, peer, Call::Rollback),
        _ => None,
    }
}

fn of(id: &'static str, peer: Peer) -> Label {
    Label::Text(id, vec![("who", peer.name().into())])
}

/// An offer that comes where one is open already.
fn glare(peer: Peer, right: &'static str) -> Option<Decision> {
    let all = ["predict-gives-way", "predict-ignores", "predict-invalid"];
    Decision::one_of(of("predict-glare", peer), &all, right)
}

fn candidate(peer: Peer, right: &'static str) -> Option<Decision> {
    let all = [
        "predict-added",
        "predict-kept",
        "predict-refused",
        "predict-let-go",
    ];
    Decision::one_of(of("predict-candidate", peer), &all, right)
}

fn follows(before: &State, after: &State, peer: Peer, call: Call) -> Option<Decision> {
    let next = after.side(peer).signaling;
    called(peer, call, before.side(peer).signaling, Some(next))
}

/// The state that follows a call; `None`: it is not allowed.
fn called(peer: Peer, call: Call, now: Signaling, next: Option<Signaling>) -> Option<Decision> {
    let mut all: Vec<Choice> = Signaling::ALL
        .into_iter()
        .filter(|s| *s != Signaling::Closed || now == Signaling::Closed)
        .map(|s| Choice::new(Label::raw(s.word()), next == Some(s)).at(state_key(s)))
        .collect();
    all.push(Choice::new(Label::text("predict-invalid"), next.is_none()));
    let question = Label::Text(
        "predict-call",
        vec![
            ("who", peer.name().into()),
            ("call", call.word().into()),
            ("state", now.word().into()),
        ],
    );
    Decision::new(question, all)
}
