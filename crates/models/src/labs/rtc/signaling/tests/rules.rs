//! One test for each rule, with its source.

use super::*;
use crate::labs::rtc::signaling::{
    describe::{Desc, Sdp, Setup, Versus, compare},
    event::{Letter, NoChannel, Phase},
    scenario::{
        Action, Answering, Deed, Direction, Early, Found, Media, Polite, Recorded, Reply, Via,
        Wanted,
    },
    state::Agreed,
};
use Word::{
    Closed, HaveLocalOffer, HaveLocalPranswer, HaveRemoteOffer, HaveRemotePranswer, Stable,
};
use std::rc::Rc;

fn act(at: u64, peer: Peer, does: Deed) -> Action {
    Action { at, peer, does }
}

/// The descriptions of a run, in order.
fn descs(sc: &Scenario) -> Vec<Rc<Desc>> {
    ended(sc).descs
}

fn lines(desc: &Desc) -> Vec<&str> {
    desc.read.lines.iter().map(|l| l.text.as_str()).collect()
}

fn count(sc: &Scenario, rule: &str) -> usize {
    rules(sc).iter().filter(|r| **r == rule).count()
}

/// RFC 8829 §3.2: the way of an ordinary negotiation on both sides.
#[test]
fn offer_and_answer_lead_back_to_stable() {
    let sc = preset("first-call");
    assert_eq!(states(&sc, Peer::A), [Stable, HaveLocalOffer, Stable]);
    assert_eq!(states(&sc, Peer::B), [Stable, HaveRemoteOffer, Stable]);
    let end = ended(&sc);
    assert_eq!(end.verdict, Some(Verdict::Connected));
    assert!(end.agree());
    assert_eq!(end.side(Peer::A).phase, Phase::Open);
}

/// RFC 8829 §4.1.10.1: a provisional answer leaves the offer open, and the way is built meanwhile.
#[test]
fn provisional_answer_builds_the_way() {
    let sc = preset("provisional");
    assert_eq!(
        states(&sc, Peer::A),
        [Stable, HaveLocalOffer, HaveRemotePranswer, Stable]
    );
    assert_eq!(
        states(&sc, Peer::B),
        [Stable, HaveRemoteOffer, HaveLocalPranswer, Stable]
    );
    let all = rules(&sc);
    let place = |rule| all.iter().position(|r| *r == rule);
    assert!(place("secured") < place("local-answer"), "{all:?}");
    assert!(place("secured").is_some());
    // The same call without it has its way only after somebody picked up.
    let late = preset("ringing");
    assert!(ended(&sc).ready.expect("it comes") + 2_000_000 < ended(&late).ready.expect("too"));
}

/// RFC 3264 §6: as many sections, in the same order; port 0 refuses one, and it stays in its place.
#[test]
fn refused_section_keeps_its_place() {
    let all = descs(&preset("video-refused"));
    let media = |desc: &Desc| -> Vec<(String, u16)> {
        let all = desc.read.media.iter();
        all.map(|m| (m.kind.clone(), m.port)).collect()
    };
    let of = |kind: &str, port| (kind.to_owned(), port);
    assert_eq!(media(&all[0]), [of("audio", 9), of("video", 9)]);
    assert_eq!(media(&all[1]), [of("audio", 9), of("video", 0)]);
    // RFC 8843 §7.3: a refused section is in no bundle.
    assert!(lines(&all[0]).contains(&"a=group:BUNDLE 0 1"));
    assert!(lines(&all[1]).contains(&"a=group:BUNDLE 0"));
    let end = ended(&preset("video-refused"));
    for peer in Peer::BOTH {
        let refused: Vec<bool> = end.side(peer).lines.iter().map(|l| l.refused).collect();
        assert_eq!(refused, [false, true]);
    }
}

/// RFC 3264 §6.1: an answer goes no further than the offer, seen from the other side.
#[test]
fn directions_of_answers() {
    use Direction::{Inactive, RecvOnly, SendOnly, SendRecv};
    for (offered, wish, answered) in [
        (SendRecv, SendRecv, SendRecv),
        (SendRecv, SendOnly, SendOnly),
        (SendRecv, RecvOnly, RecvOnly),
        (SendRecv, Inactive, Inactive),
        (SendOnly, SendRecv, RecvOnly),
        (SendOnly, SendOnly, Inactive),
        (SendOnly, RecvOnly, RecvOnly),
        (RecvOnly, SendRecv, SendOnly),
        (RecvOnly, SendOnly, SendOnly),
        (RecvOnly, RecvOnly, Inactive),
        (Inactive, SendRecv, Inactive),
        (Inactive, SendOnly, Inactive),
    ] {
        assert_eq!(offered.answering(wish), answered, "{offered:?} {wish:?}");
    }
    let all = descs(&preset("video-call"));
    assert_eq!(all[1].read.direction(0), "sendrecv");
    assert_eq!(all[1].read.direction(1), "recvonly");
    // Who does not send names no track.
    assert_eq!(all[1].read.values(Some(1), "msid").count(), 0);
    assert_eq!(all[0].read.values(Some(1), "msid").count(), 1);
}

/// RFC 3264 §6.1: the answer keeps formats of the offer, and adds none.
#[test]
fn formats_of_an_answer_are_among_those_offered() {
    let all = descs(&preset("video-call"));
    for (offered, answered) in all[0].read.media.iter().zip(&all[1].read.media) {
        assert!(answered.formats.iter().all(|f| offered.formats.contains(f)));
    }
    let versus = compare(&all[0].read, &all[1].read);
    let of = |start: &str| {
        let mut all = all[1].read.lines.iter().zip(&versus);
        all.find(|(l, _)| l.text.starts_with(start))
            .map(|(_, v)| *v)
    };
    assert_eq!(of("m=audio"), Some(Versus::Same));
    assert_eq!(of("m=video"), Some(Versus::Changed));
    assert_eq!(of("a=setup:"), Some(Versus::Changed));
    let gone = super::super::describe::gone(&all[0].read, &all[1].read);
    assert!(gone.iter().any(|l| l.text == "a=rtpmap:98 H264/90000"));
}

/// RFC 8842 §5: the offer leaves the choice, the first answer is active, and parts stay afterwards.
#[test]
fn parts_in_dtls() {
    let all = descs(&preset("add-video"));
    let setups: Vec<(Sdp, Peer, Setup)> = all.iter().map(|d| (d.kind, d.from, d.setup)).collect();
    assert_eq!(
        setups,
        [
            (Sdp::Offer, Peer::A, Setup::ActPass),
            (Sdp::Answer, Peer::B, Setup::Active),
            (Sdp::Offer, Peer::B, Setup::ActPass),
            (Sdp::Answer, Peer::A, Setup::Passive),
        ]
    );
    assert!(lines(&all[3]).contains(&"a=setup:passive"));
    let end = ended(&preset("add-video"));
    assert_eq!(end.side(Peer::B).role, Some(Setup::Active));
}

/// RFC 8829 §5.2.2: the session stays, its version goes up by one; RFC 3264 §8: new sections come last.
#[test]
fn later_descriptions_go_on_from_earlier_ones() {
    let all = descs(&preset("add-video"));
    let origin = |desc: &Desc| -> Vec<String> {
        let line = desc.read.lines[1].text.split(' ');
        line.map(str::to_owned).collect()
    };
    let (first, second) = (origin(&all[1]), origin(&all[2]));
    assert_eq!(first[1], second[1]);
    assert_eq!((first[2].as_str(), second[2].as_str()), ("2", "3"));
    let kinds = |d: &Desc| -> Vec<Media> { d.sections.iter().map(|s| s.kind).collect() };
    assert_eq!(kinds(&all[2]), [Media::Data, Media::Video]);
    // The transport stays: the same credentials.
    assert_eq!(all[1].credentials, all[2].credentials);
    assert_eq!(
        all[1].read.value(0, "ice-ufrag"),
        all[2].read.value(1, "ice-ufrag")
    );
}

/// W3C WebRTC, perfect negotiation; RFC 8829 §4.1.10.2: the polite peer rolls back and answers.
#[test]
fn glare_with_one_polite_peer() {
    let sc = preset("glare");
    assert_eq!(
        states(&sc, Peer::B),
        [Stable, HaveLocalOffer, Stable, HaveRemoteOffer, Stable]
    );
    assert_eq!(states(&sc, Peer::A), [Stable, HaveLocalOffer, Stable]);
    let end = ended(&sc);
    assert_eq!(end.verdict, Some(Verdict::Connected));
    // What was found for the offer that was taken back is thrown away, and ignored by the other.
    assert_eq!(count(&sc, "candidate-ignored"), 1);
    let of_answer = end
        .desc(end.side(Peer::B).current.0.expect("an answer"))
        .credentials;
    let kept = &end.side(Peer::B).found;
    assert!(
        kept.iter()
            .all(|id| end.candidates[*id as usize].1 == of_answer)
    );
}

/// The same without anybody polite, and with both.
#[test]
fn glare_without_one_polite_peer() {
    let sc = preset("glare-unsolved");
    let end = ended(&sc);
    assert_eq!(end.verdict, Some(Verdict::Stuck));
    for peer in Peer::BOTH {
        assert_eq!(end.side(peer).signaling, HaveLocalOffer);
    }
    let both = Scenario {
        polite: Polite::Both,
        ..sc
    };
    let end = ended(&both);
    assert_eq!(end.verdict, Some(Verdict::Disagree));
    assert!(rules(&both).contains(&"invalid-state"));
}

/// W3C WebRTC: negotiation-needed is told in stable only.
#[test]
fn second_offer_waits_for_stable() {
    let mut sc = preset("first-call");
    sc.actions.push(act(10_000, Peer::A, Deed::AddVideo));
    let all = rules(&sc);
    let place = |rule| all.iter().position(|r| *r == rule).expect(rule);
    assert!(place("offer-waits") < place("remote-answer"));
    assert!(place("remote-answer") < place("needed"));
    assert!(place("needed") < place("offer-again"));
    assert_eq!(ended(&sc).side(Peer::B).lines.len(), 2);
}

/// RFC 8829 §3.2, §5.6: an answer in stable fits nothing, and changes nothing.
#[test]
fn answer_in_stable_is_refused() {
    let sc = preset("answer-twice");
    let all = events(&sc);
    let at = all
        .iter()
        .position(|(e, _)| matches!(e.what, What::Invalid(..)));
    let at = at.expect("it is refused");
    let (event, after) = &all[at];
    let call = super::super::event::Call::SetRemote(Sdp::Answer);
    assert_eq!(event.what, What::Invalid(Peer::A, call, Stable));
    let before = &all[at - 1].1;
    assert_eq!(after.side(Peer::A), before.side(Peer::A));
}

/// RFC 8829 §4.1.10.2: a rollback leads back to stable, and is refused there.
#[test]
fn rollback() {
    let sc = preset("rollback");
    let way = states(&sc, Peer::A);
    assert_eq!(
        way,
        [Stable, HaveLocalOffer, Stable, HaveLocalOffer, Stable]
    );
    assert_eq!(count(&sc, "stale-answer"), 1);
    let end = ended(&sc);
    assert!(end.agree());
    assert_eq!(end.side(Peer::B).lines.len(), 2);
    let twice = Scenario {
        actions: vec![act(0, Peer::A, Deed::Rollback)],
        ..sc
    };
    assert_eq!(count(&twice, "invalid-state"), 1);
}

/// W3C WebRTC, addIceCandidate: without a remote description it is an error, so early ones are kept.
#[test]
fn early_candidates() {
    let sc = preset("ringing");
    assert_eq!(count(&sc, "kept"), 3);
    assert_eq!(count(&sc, "kept-added"), 1);
    assert_eq!(ended(&sc).side(Peer::B).remote.len(), 3);
    let lost = preset("early-lost");
    assert_eq!(count(&lost, "refused"), 3);
    let end = ended(&lost);
    assert_eq!(end.side(Peer::B).lost, 3);
    assert!(end.side(Peer::B).remote.is_empty());
    // RFC 8445 §7.3.1.3: what A tries tells B where A is.
    assert!(rules(&lost).contains(&"learned"));
    assert_eq!(end.verdict, Some(Verdict::Connected));
}

/// RFC 8838 §4, RFC 8839 §4: trickled, a description has placeholders; whole, it has everything.
#[test]
fn trickled_and_whole() {
    let trickled = &descs(&preset("first-call"))[0];
    assert!(lines(trickled).contains(&"m=application 9 UDP/DTLS/SCTP webrtc-datachannel"));
    assert!(lines(trickled).contains(&"c=IN IP4 0.0.0.0"));
    assert_eq!(trickled.read.candidates().count(), 0);
    let sc = preset("whole");
    let whole = &descs(&sc)[0];
    // The default place is the one most likely to work: that of the TURN server.
    assert!(lines(whole).contains(&"m=application 61001 UDP/DTLS/SCTP webrtc-datachannel"));
    assert!(lines(whole).contains(&"c=IN IP4 198.51.100.5"));
    assert_eq!(whole.read.candidates().count(), 3);
    assert!(lines(whole).contains(&"a=end-of-candidates"));
    // Fewer notes, and later.
    let (one, all) = (ended(&preset("first-call")), ended(&sc));
    assert!(all.passed < one.passed && all.ready > one.ready);
    assert_eq!(all.passed, 2);
}

/// RFC 8843 §7.1.3: candidates of a bundle stand in its first section.
#[test]
fn candidates_stand_in_the_first_section() {
    let sc = Scenario {
        trickle: false,
        ..preset("video-call")
    };
    let offer = &descs(&sc)[0];
    assert_eq!(offer.read.values(Some(0), "candidate").count(), 3);
    for i in [1, 2] {
        assert_eq!(offer.read.values(Some(i), "candidate").count(), 0);
    }
}

/// RFC 8445 §5.1.2.1: 2^24 · type + 2^8 · local + 256 − component.
#[test]
fn priorities_of_candidates() {
    let end = ended(&preset("first-call"));
    let priorities: Vec<u32> = end
        .side(Peer::A)
        .found
        .iter()
        .map(|id| end.candidate(*id).priority)
        .collect();
    let of = |kind: u32| (kind << 24) + (65_535 << 8) + 255;
    assert_eq!(priorities, [of(126), of(100), of(0)]);
}

/// A server that left is missed only by what goes through it.
#[test]
fn server_leaves() {
    let end = ended(&preset("server-leaves"));
    assert_eq!(end.verdict, Some(Verdict::Connected));
    let sc = preset("server-leaves");
    assert_eq!(count(&sc, "chat-through-channel"), 2);
    assert_eq!(count(&sc, "send-failed"), 1);
    assert_eq!(count(&sc, "chat-through-server"), 0);
    let early = preset("server-leaves-early");
    let end = ended(&early);
    assert_eq!(end.verdict, Some(Verdict::Stuck));
    assert_eq!(end.side(Peer::A).signaling, HaveLocalOffer);
    assert_eq!(end.side(Peer::B).signaling, Stable);
    assert_eq!(count(&early, "open"), 0);
    // Something new cannot be agreed on without it, and what there is goes on.
    let mut later = preset("server-leaves");
    later.actions.push(act(420_000, Peer::A, Deed::AddVideo));
    let end = ended(&later);
    assert_eq!(end.verdict, Some(Verdict::Stuck));
    assert_eq!(end.side(Peer::A).phase, Phase::Open);
}

/// Two hops against one, and no channel before it is open.
#[test]
fn two_ways_to_chat() {
    let sc = preset("two-ways-to-chat");
    let all = events(&sc);
    let at = |is: &dyn Fn(&What) -> bool| {
        let found = all.iter().find(|(e, _)| is(&e.what));
        found.expect("it happens").0.at
    };
    let sent = at(&|w| matches!(w, What::Sent(_, Letter::Chat(1))));
    let got = at(&|w| matches!(w, What::ChatThroughServer(Peer::B, 1)));
    assert_eq!(got - sent, sc.delay_a + sc.delay_b);
    let sent = at(&|w| matches!(w, What::ChatDirect(_, 2)));
    let got = at(&|w| matches!(w, What::ChatThroughChannel(Peer::B, 2)));
    assert_eq!(got - sent, sc.delay_direct);
    let refused = |w: &What| matches!(w, What::ChatRefused(_, 0, NoChannel::Connecting));
    assert_eq!(at(&refused), 100_000);
    let none = Scenario {
        chat: sc.chat.clone(),
        ..preset("ringing")
    };
    let refused =
        |(e, _): &(Event, State)| matches!(e.what, What::ChatRefused(_, 0, NoChannel::None));
    assert!(events(&none).iter().any(refused));
}

/// A data channel that is agreed on later opens without a new transport.
#[test]
fn channel_that_comes_later() {
    let mut sc = preset("ringing");
    sc.answering = Answering::AtOnce;
    sc.actions.push(act(500_000, Peer::B, Deed::AddData));
    let end = ended(&sc);
    assert_eq!(end.side(Peer::A).phase, Phase::Open);
    assert_eq!(count(&sc, "hello"), 1);
}

/// RFC 8831 §6.7: the other side learns by DTLS that a peer closed; the server has no part in it.
#[test]
fn hanging_up() {
    let mut sc = preset("server-leaves");
    sc.actions.push(act(600_000, Peer::A, Deed::HangUp));
    let end = ended(&sc);
    assert_eq!(end.verdict, Some(Verdict::HungUp));
    assert_eq!(end.side(Peer::A).signaling, Closed);
    assert_eq!(end.side(Peer::B).phase, Phase::Closed);
    assert_eq!(count(&sc, "other-gone"), 1);
}

/// A recording does the same to the peers as the call did.
#[test]
fn recording() {
    let sc = preset("recorded");
    assert_eq!(states(&sc, Peer::A), [Stable, HaveLocalOffer, Stable]);
    assert_eq!(states(&sc, Peer::B), [Stable, HaveRemoteOffer, Stable]);
    let end = ended(&sc);
    assert!(end.agree());
    assert_eq!(end.verdict, Some(Verdict::Recorded));
    assert_eq!(end.side(Peer::B).remote.len(), 2);
    assert_eq!(end.side(Peer::A).remote.len(), 1);
    let refused = Signaling::check_input(&sc, &[], &Input::ServerLeaves {});
    assert_eq!(refused.expect_err("it is fixed").kind, "recording-fixed");
}

/// A recording whose candidates come before everything keeps them; one without an answer waits.
#[test]
fn recordings_in_other_orders() {
    let mut sc = preset("recorded");
    let recording = sc.recording.as_mut().expect("it is one");
    recording.entries.rotate_left(1);
    recording.entries.truncate(2);
    let offer = preset("recorded").recording.expect("it is one").entries[0].clone();
    recording.entries.push(offer.clone());
    let end = ended(&sc);
    assert_eq!(end.side(Peer::B).remote.len(), 2);
    assert_eq!(end.side(Peer::A).signaling, HaveLocalOffer);
    assert_eq!(end.side(Peer::B).signaling, HaveRemoteOffer);
    // An answer that nobody asked for.
    let mut entry = offer;
    entry.kind = Recorded::Answer;
    sc.recording.as_mut().expect("it is one").entries = vec![entry];
    assert_eq!(count(&sc, "invalid-state"), 2);
}

/// What is no description or candidate is refused by its place.
#[test]
fn bad_recordings_and_media() {
    let mut sc = preset("recorded");
    let entries = &mut sc.recording.as_mut().expect("it is one").entries;
    entries[1].text = "candidate:1 1 udp 1 192.0.2.7 99999 typ host".to_owned();
    let problem = Signaling::start(&sc).expect_err("a bad port");
    assert_eq!(problem.field, "recording.entries[1].text");
    assert_eq!(problem.kind, "candidate-port");
    let mut sc = preset("first-call");
    sc.media.push(sc.media[0]);
    let problem = Signaling::start(&sc).expect_err("two data channels");
    assert_eq!(
        (problem.field.as_str(), problem.kind),
        ("media[1].kind", "duplicate")
    );
}

/// Each change of the past does what it says.
#[test]
fn changes_of_the_past() {
    let sc = preset("first-call");
    let gone = changed(&sc, 4, Input::ServerLeaves {});
    assert_eq!(gone.state().verdict, Some(Verdict::Stuck));
    let found = changed(
        &sc,
        12,
        Input::Finds {
            peer: Peer::B,
            kind: Found::Relay,
        },
    );
    assert_eq!(found.state().side(Peer::B).found.len(), 3);
    assert_eq!(found.state().side(Peer::A).remote.len(), 3);
    let end = changed(&sc, 1_000, Input::ServerLeaves {});
    let end = end.progress().reached;
    let wrote = changed(
        &sc,
        end - 1,
        Input::Write {
            from: Peer::B,
            via: Via::Channel,
        },
    );
    let last = wrote
        .marks()
        .range(0, usize::MAX)
        .filter(|m| m.1.row == "row-chat-channel");
    assert_eq!(last.count(), 2);
    let back = changed(
        &sc,
        1,
        Input::Act {
            peer: Peer::A,
            does: Deed::Rollback,
        },
    );
    assert_eq!(back.state().side(Peer::A).signaling, Stable);
}

/// Who wants more than the other offered negotiates again, also after giving way.
#[test]
fn what_nobody_spoke_of_is_offered_after_glare() {
    let mut sc = preset("glare");
    sc.actions[1].does = Deed::AddVideo;
    let end = ended(&sc);
    assert!(end.agree());
    let kinds = |peer| -> Vec<Media> {
        end.side(peer)
            .lines
            .iter()
            .map(|l: &Agreed| l.kind)
            .collect()
    };
    assert_eq!(kinds(Peer::A), [Media::Data, Media::Video]);
    assert_eq!(kinds(Peer::B), kinds(Peer::A));
}

/// A refused section is not asked for again, and stays refused.
#[test]
fn refused_stays_refused() {
    let mut sc = preset("video-refused");
    sc.media[0] = Wanted {
        kind: Media::Audio,
        direction: Direction::SendRecv,
        answer: Reply::Reject,
    };
    sc.early = Early::Add;
    sc.actions.push(act(500_000, Peer::B, Deed::AddData));
    let end = ended(&sc);
    let refused: Vec<bool> = end.side(Peer::A).lines.iter().map(|l| l.refused).collect();
    assert_eq!(refused, [true, true, false]);
    assert!(end.agree());
}
