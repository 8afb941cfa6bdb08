//! Rules with their sources, and the reason of each step.

use super::{
    describe::{Desc, Sdp},
    event::{Event, Letter, Verdict, What},
    scenario::{Direction, Input, Media, Peer, Scenario},
    state::State,
};
use kw_trace::{Kind, Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const PERFECT: &str = "W3C WebRTC 1.0, Perfect Negotiation; RFC 8829 §4.1.10.2";
const ADD: &str = "W3C WebRTC 1.0, addIceCandidate; RFC 8838 §11";
const SIGNALING: &str = "RFC 8829 §1, §3.1; RFC 8825 §3";

/// Every rule.
pub const RULES: &[Rule] = &[
    rule("local-offer", "JSEP-1", "RFC 8829 §4.1.8, §5.2.1"),
    rule("offer-again", "JSEP-1", "RFC 8829 §5.2.2; RFC 3264 §8"),
    rule("held", "ICE-1", "RFC 8829 §3.5.2; RFC 8838 §1"),
    rule(
        "offer-waits",
        "JSEP-2",
        "W3C WebRTC 1.0, negotiation-needed flag",
    ),
    rule(
        "needed",
        "JSEP-2",
        "W3C WebRTC 1.0, negotiation-needed flag",
    ),
    rule("sent-description", "SIG-1", SIGNALING),
    rule("sent-end", "ICE-2", "RFC 8838 §13"),
    rule("sent-chat", "CHAT-1", Rule::MODEL),
    rule(
        "send-failed",
        "SIG-3",
        "RFC 6455 §7; convention of this model",
    ),
    rule("passed-description", "SIG-2", SIGNALING),
    rule("passed-candidate", "SIG-2", SIGNALING),
    rule("passed-chat", "CHAT-2", Rule::MODEL),
    rule("note-lost", "SIG-3", Rule::MODEL),
    rule("remote-offer", "JSEP-3", "RFC 8829 §4.1.12, §3.2"),
    rule("kept-added", "ICE-3", ADD),
    rule("ringing", "APP-1", Rule::SCENARIO),
    rule(
        "local-answer",
        "JSEP-4",
        "RFC 8829 §4.1.9, §5.3.1; RFC 3264 §6",
    ),
    rule("section-refused", "OA-1", "RFC 3264 §6; RFC 8829 §5.3.1"),
    rule("one-way", "OA-2", "RFC 3264 §6.1"),
    rule("setup-active", "DTLS-1", "RFC 8842 §5.3; RFC 8829 §5.3.1"),
    rule("setup-kept", "DTLS-2", "RFC 8842 §5.3"),
    rule("local-pranswer", "JSEP-5", "RFC 8829 §4.1.10.1"),
    rule("remote-answer", "JSEP-6", "RFC 8829 §4.1.12, §5.11"),
    rule("remote-pranswer", "JSEP-5", "RFC 8829 §4.1.10.1"),
    rule("gave-way", "GLARE-1", PERFECT),
    rule("offer-ignored", "GLARE-2", PERFECT),
    rule("rolled-back", "JSEP-7", "RFC 8829 §4.1.10.2, §5.7"),
    rule(
        "stale-answer",
        "APP-2",
        "RFC 3264 §4; convention of this model",
    ),
    rule(
        "invalid-state",
        "JSEP-8",
        "RFC 8829 §3.2, §5.5, §5.6; W3C WebRTC 1.0, InvalidStateError",
    ),
    rule("found", "ICE-4", "RFC 8838 §9; RFC 8829 §3.5.2"),
    rule("found-whole", "ICE-4", "RFC 8829 §3.5.1"),
    rule("gathered", "ICE-2", "RFC 8838 §13; RFC 8829 §3.5.1"),
    rule("added", "ICE-5", ADD),
    rule("kept", "ICE-3", ADD),
    rule("refused", "ICE-6", ADD),
    rule("candidate-ignored", "GLARE-3", PERFECT),
    rule("end-got", "ICE-2", "RFC 8838 §14"),
    rule("server-left", "SIG-4", SIGNALING),
    rule("checking", "WAY-1", "RFC 8445 §6.1.4; RFC 8829 §3.5"),
    rule("learned", "WAY-2", "RFC 8445 §7.3.1.3"),
    rule("connected", "WAY-3", "RFC 8445 §8.1.1, §12"),
    rule("hello", "WAY-4", "RFC 8842 §5; RFC 5763 §5"),
    rule("hello-got", "WAY-5", "RFC 8122 §5; RFC 8827 §6.5"),
    rule("secured", "WAY-6", "RFC 9147; RFC 8261; RFC 8827 §6.5"),
    rule("media-flow", "WAY-7", "RFC 5764; RFC 8827 §6.5"),
    rule("open", "WAY-8", "RFC 8831 §6; RFC 8832"),
    rule("chat-through-server", "CHAT-2", Rule::MODEL),
    rule("chat-direct", "CHAT-3", "RFC 8831 §6; RFC 8261"),
    rule("chat-through-channel", "CHAT-3", "RFC 8831 §6; RFC 8261"),
    rule(
        "chat-refused",
        "CHAT-4",
        "W3C WebRTC 1.0, RTCDataChannel.send",
    ),
    rule("hung-up", "APP-3", "W3C WebRTC 1.0, close; RFC 8829 §3.2"),
    rule("other-gone", "APP-3", "RFC 8831 §6.7; RFC 6347 §4.1.2.7"),
    rule("nothing-to-do", "APP-4", Rule::OUTSIDE),
    rule("recorded-offer", "REC-1", "RFC 8829 §3.2; the recording"),
    rule(
        "recorded-answer",
        "REC-2",
        "RFC 8829 §3.2; RFC 3264 §6; the recording",
    ),
    rule(
        "recorded-candidate",
        "REC-3",
        "RFC 8839 §5.1; the recording",
    ),
    rule("change-act", "CHANGE", Rule::LEARNER),
    rule("change-write", "CHANGE", Rule::LEARNER),
    rule("change-finds", "CHANGE", Rule::LEARNER),
    rule("change-server-leaves", "CHANGE", Rule::LEARNER),
    rule("change-nothing", "CHANGE", Rule::LEARNER),
    rule("end-connected", "END", "RFC 8829 §3.2; RFC 3264 §4"),
    rule("end-no-path", "END", "RFC 8445 §8.1.2"),
    rule("end-disagree", "END", PERFECT),
    rule("end-stuck", "END", "RFC 8829 §3.2"),
    rule("end-hung-up", "END", "W3C WebRTC 1.0, close"),
    rule("end-nothing", "END", Rule::SCENARIO),
    rule("end-recorded", "END", "the recording"),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    let has = |kind| sc.media.iter().any(|m| m.kind == kind);
    let why = Why::new("heading").with("name", sc.recording.as_ref().map(|r| r.name.as_str()));
    why.with("audio", has(Media::Audio))
        .with("video", has(Media::Video))
        .with("data", has(Media::Data))
        .with("trickle", sc.trickle)
}

/// What sections of a description carry, in their order.
fn kinds(desc: &Desc) -> String {
    let all: Vec<&str> = desc.sections.iter().map(|s| s.kind.name()).collect();
    all.join(", ")
}

/// A reason that is about a peer.
fn of(id: &'static str, peer: Peer) -> Why {
    Why::new(id)
        .with("peer", peer.name())
        .with("other", peer.other().name())
}

fn with_candidate(why: Why, state: &State, id: u32) -> Why {
    let candidate = state.candidate(id);
    why.with("kind", candidate.kind.word())
        .with("address", candidate.address.to_string())
        .with("port", u64::from(candidate.port).to_string())
}

fn is_recorded(state: &State) -> bool {
    state.def.recording.is_some()
}

fn local_offer(state: &State, peer: Peer, id: u32) -> Why {
    let desc = state.desc(id);
    let name = match (is_recorded(state), state.side(peer).current.0.is_some()) {
        (true, _) => "recorded-offer",
        (_, true) => "offer-again",
        _ => "local-offer",
    };
    of(name, peer)
        .with("kinds", kinds(desc))
        .with("count", desc.sections.len() as u64)
        .with("lines", desc.read.lines.len() as u64)
        .with("version", desc.version)
}

fn local_answer(state: &State, peer: Peer, id: u32) -> Why {
    let desc = state.desc(id);
    let name = match (is_recorded(state), desc.kind) {
        (true, _) => "recorded-answer",
        (_, Sdp::Provisional) => "local-pranswer",
        _ => "local-answer",
    };
    let mut why = of(name, peer)
        .with("kinds", kinds(desc))
        .with("count", desc.sections.len() as u64);
    let list = |is: &dyn Fn(usize) -> bool| {
        let all: Vec<&str> = (0..desc.sections.len())
            .filter(|i| is(*i))
            .map(|i| desc.sections[i].kind.name())
            .collect();
        all.join(", ")
    };
    let refused = list(&|i| desc.sections[i].refused);
    if !refused.is_empty() {
        why = why.also(of("section-refused", peer).with("kinds", refused));
    }
    let one_way = |i: usize| {
        let s = &desc.sections[i];
        s.kind != Media::Data && !s.refused && s.direction != Direction::SendRecv
    };
    if let Some(i) = (0..desc.sections.len()).find(|i| one_way(*i)) {
        let offer = desc.answers.map(|offer| state.desc(offer));
        let offered = offer
            .and_then(|o| o.sections.get(i))
            .map(|s| s.direction.word());
        why = why.also(
            of("one-way", peer)
                .with("kind", desc.sections[i].kind.name())
                .with("offered", offered)
                .with("answered", desc.sections[i].direction.word()),
        );
    }
    let is_first = !state.descs[..id as usize]
        .iter()
        .any(|d| d.kind != Sdp::Offer);
    let is_first = is_first && desc.kind == Sdp::Answer;
    if !is_recorded(state) && is_first {
        why = why.also(of("setup-active", peer));
    } else if !is_recorded(state) && desc.kind == Sdp::Answer {
        why = why.also(of("setup-kept", peer).with("setup", desc.setup.word()));
    }
    why
}

fn with_kept(why: Why, peer: Peer, kept: u64) -> Why {
    if kept == 0 {
        return why;
    }
    why.also(of("kept-added", peer).with("count", kept))
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    match event.what {
        What::LocalOffer(peer, id) => local_offer(state, peer, id),
        What::Held(peer, id) => of("held", peer).with("kind", state.desc(id).kind.word()),
        What::OfferWaits(peer) => {
            of("offer-waits", peer).with("state", state.side(peer).signaling.word())
        }
        What::Needed(peer) => of("needed", peer),
        What::Sent(peer, Letter::Desc(id, kind)) => {
            let size = state.desc(id).read.write().len() as u64;
            of("sent-description", peer)
                .with("kind", kind.word())
                .with("bytes", size)
        }
        What::Sent(peer, Letter::Chat(id)) => of("sent-chat", peer).with("text", state.chat(id).2),
        What::Sent(peer, _) => of("sent-end", peer),
        What::SendFailed(peer, letter) => of("send-failed", peer).with("what", word(letter)),
        What::Passed(peer, Letter::Desc(_, kind)) => {
            of("passed-description", peer).with("kind", kind.word())
        }
        What::Passed(peer, Letter::Chat(id)) => {
            of("passed-chat", peer).with("text", state.chat(id).2)
        }
        What::Passed(peer, letter) => of("passed-candidate", peer).with("what", word(letter)),
        What::NoteLost(letter) => Why::new("note-lost").with("what", word(letter)),
        What::RemoteOffer(peer, id, kept) => {
            let kinds = kinds(state.desc(id));
            with_kept(of("remote-offer", peer).with("kinds", kinds), peer, kept)
        }
        What::Ringing(peer, us) => of("ringing", peer).with("ms", us / 1_000),
        What::LocalAnswer(peer, id) => local_answer(state, peer, id),
        What::RemoteAnswer(peer, id, kept) => {
            let name = match state.desc(id).kind {
                Sdp::Provisional => "remote-pranswer",
                _ => "remote-answer",
            };
            with_kept(of(name, peer), peer, kept)
        }
        What::GaveWay(peer, _) => of("gave-way", peer),
        What::RolledBack(peer, was) => of("rolled-back", peer).with("state", was.word()),
        What::OfferIgnored(peer, _) => of("offer-ignored", peer),
        What::StaleAnswer(peer, _) => of("stale-answer", peer),
        What::Invalid(peer, call, was) => of("invalid-state", peer)
            .with("call", call.word())
            .with("state", was.word()),
        What::Found(peer, id, sent) => {
            let name = match (is_recorded(state), sent || state.def.trickle) {
                (true, _) => "recorded-candidate",
                (_, true) => "found",
                _ => "found-whole",
            };
            with_candidate(of(name, peer), state, id)
        }
        What::Gathered(peer) => of("gathered", peer)
            .with("count", state.side(peer).found.len() as u64)
            .with("trickle", state.def.trickle),
        What::Added(peer, id) => with_candidate(of("added", peer), state, id),
        What::Kept(peer, id) => with_candidate(of("kept", peer), state, id),
        What::Refused(peer, id, remote) => {
            with_candidate(of("refused", peer), state, id).with("remote", remote)
        }
        What::CandidateIgnored(peer, id) => {
            with_candidate(of("candidate-ignored", peer), state, id)
        }
        What::EndGot(peer) => of("end-got", peer),
        What::ServerLeft => {
            let open = state
                .sides
                .iter()
                .all(|s| s.phase >= super::event::Phase::Connected);
            Why::new("server-left").with("connected", open)
        }
        What::Checking(peer) => {
            let side = state.side(peer);
            of("checking", peer).with("own", side.found.len() as u64)
        }
        What::Learned(peer) => of("learned", peer),
        What::Connected(peer) => of("connected", peer),
        What::Hello(peer) => of("hello", peer),
        What::HelloGot(peer) => of("hello-got", peer),
        What::Secured(peer, media) => {
            let why = of("secured", peer);
            if media {
                why.also(of("media-flow", peer))
            } else {
                why
            }
        }
        What::Open(peer) => of("open", peer),
        What::ChatThroughServer(peer, id) => chat(state, "chat-through-server", peer, id)
            .with("ms", (state.def.delay_a + state.def.delay_b) / 1_000),
        What::ChatDirect(peer, id) => chat(state, "chat-direct", peer, id),
        What::ChatThroughChannel(peer, id) => {
            chat(state, "chat-through-channel", peer, id).with("ms", state.def.delay_direct / 1_000)
        }
        What::ChatRefused(peer, id, why) => {
            chat(state, "chat-refused", peer, id).with("why", why.word())
        }
        What::HungUp(peer) => of("hung-up", peer),
        What::OtherGone(peer) => of("other-gone", peer),
        What::NothingToDo(peer) => of("nothing-to-do", peer),
        What::Change(ref input) => change(input),
        What::NoEffect => Why::new("change-nothing"),
        What::End(verdict) => end(state, verdict),
    }
}

fn chat(state: &State, id: &'static str, peer: Peer, chat: u32) -> Why {
    of(id, peer).with("text", state.chat(chat).2)
}

fn change(input: &Input) -> Why {
    match *input {
        Input::Act { peer, .. } => of("change-act", peer),
        Input::Write { from, .. } => of("change-write", from),
        Input::Finds { peer, .. } => of("change-finds", peer),
        Input::ServerLeaves {} => Why::new("change-server-leaves"),
    }
}

fn end(state: &State, verdict: Verdict) -> Why {
    let waits = |side: &super::state::Side| side.signaling.word();
    let [a, b] = &state.sides;
    match verdict {
        Verdict::Connected => Why::new("end-connected").with("server", state.server),
        Verdict::NoPath => Why::new("end-no-path"),
        Verdict::Disagree => Why::new("end-disagree"),
        Verdict::Stuck => Why::new("end-stuck")
            .with("a", waits(a))
            .with("b", waits(b))
            .with("server", state.server),
        Verdict::HungUp => Why::new("end-hung-up"),
        Verdict::Nothing => Why::new("end-nothing"),
        Verdict::Recorded => Why::new("end-recorded")
            .with("a", waits(a))
            .with("b", waits(b)),
    }
}

/// What a note is, in a word that texts know.
pub fn word(letter: Letter) -> &'static str {
    match letter {
        Letter::Desc(_, kind) => kind.word(),
        Letter::Candidate(_) => "candidate",
        Letter::End(_) => "end",
        Letter::Chat(_) => "chat",
        Letter::Hello => "hello",
        Letter::Close => "close",
    }
}

/// What a step means to the eye.
pub fn kind(event: &Event) -> Kind {
    match event.what {
        What::LocalOffer(..)
        | What::LocalAnswer(..)
        | What::RemoteOffer(..)
        | What::RemoteAnswer(..)
        | What::Added(..)
        | What::Connected(_)
        | What::Secured(..)
        | What::Open(_)
        | What::ChatThroughServer(..)
        | What::ChatThroughChannel(..)
        | What::End(Verdict::Connected | Verdict::Recorded) => Kind::Progress,
        What::Sent(..)
        | What::Passed(..)
        | What::Found(_, _, true)
        | What::Hello(_)
        | What::ChatDirect(..) => Kind::Message,
        What::Held(..) | What::OfferWaits(_) | What::Ringing(..) | What::Kept(..) => Kind::Wait,
        What::GaveWay(..)
        | What::RolledBack(..)
        | What::OfferIgnored(..)
        | What::CandidateIgnored(..)
        | What::Learned(_)
        | What::Change(_) => Kind::Special,
        What::SendFailed(..)
        | What::NoteLost(_)
        | What::StaleAnswer(..)
        | What::Invalid(..)
        | What::Refused(..)
        | What::ServerLeft
        | What::ChatRefused(..)
        | What::End(Verdict::NoPath | Verdict::Disagree | Verdict::Stuck) => Kind::Fault,
        What::Needed(_)
        | What::Found(..)
        | What::Gathered(_)
        | What::EndGot(_)
        | What::Checking(_)
        | What::HelloGot(_)
        | What::HungUp(_)
        | What::OtherGone(_)
        | What::NothingToDo(_)
        | What::NoEffect
        | What::End(_) => Kind::Plain,
    }
}
