//! What is asked before a step: the state of a peer that follows, who gives way, what becomes of a candidate or of
//! what somebody writes, and how it ends.

use super::{
    describe::Sdp,
    event::{Call, Event, Letter, NoChannel, Signaling, Verdict, What},
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
        // Of candidates of one description, what is told of the first holds for all.
        What::Added(peer, id) if !before.has_of(peer, id) => candidate(peer, "predict-added"),
        What::Kept(peer, _) => candidate(peer, "predict-kept"),
        What::Refused(peer, ..) => candidate(peer, "predict-refused"),
        What::CandidateIgnored(peer, _) => candidate(peer, "predict-let-go"),
        What::Sent(peer, Letter::Chat(_)) => writes(peer, false, "predict-through-server"),
        What::SendFailed(peer, Letter::Chat(_)) => writes(peer, false, "predict-server-gone"),
        What::ChatDirect(peer, _) => writes(peer, true, "predict-straight"),
        What::ChatRefused(peer, _, why) => {
            let right = match why {
                NoChannel::Connecting => "predict-not-open",
                NoChannel::None => "predict-no-channel",
                NoChannel::Closed => "predict-channel-closed",
            };
            writes(peer, true, right)
        }
        // Only where both have made an offer it has to be thought about who answered.
        What::Hello(peer) if Peer::BOTH.iter().all(|p| before.offered(*p)) => {
            let choices = Peer::BOTH.map(|p| Choice::new(Label::raw(p.name()), p == peer));
            Decision::new(Label::text("predict-hello"), choices.into())
        }
        // Where they can talk, everybody has seen how it ends.
        What::End(Verdict::Connected) if before.ready.is_some() => None,
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

/// What becomes of a chat message.
fn writes(peer: Peer, on_channel: bool, right: &'static str) -> Option<Decision> {
    let all = [
        "predict-through-server",
        "predict-server-gone",
        "predict-straight",
        "predict-not-open",
        "predict-no-channel",
        "predict-channel-closed",
    ];
    let id = if on_channel {
        "predict-on-channel"
    } else {
        "predict-to-server"
    };
    Decision::one_of(of(id, peer), &all, right)
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
