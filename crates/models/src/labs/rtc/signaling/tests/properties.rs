//! What must hold for every run, whatever happens in which order.

use super::*;
use crate::labs::rtc::signaling::{
    describe::{self, Desc, Sdp},
    scenario::{Action, Deed, Found, Polite, Via},
    state::Gathering,
};
use kw_sdp::Description;
use proptest::prelude::*;

fn peer() -> impl Strategy<Value = Peer> {
    prop::sample::select(&Peer::BOTH[..])
}

fn deed() -> impl Strategy<Value = Deed> {
    use Deed::{AddAudio, AddData, AddVideo, AnswerAgain, HangUp, Offer, Rollback};
    prop::sample::select(vec![
        Offer,
        Offer,
        AddVideo,
        AddAudio,
        AddData,
        Rollback,
        AnswerAgain,
        HangUp,
    ])
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        4 => (peer(), deed()).prop_map(|(peer, does)| Input::Act { peer, does }),
        1 => peer().prop_map(|from| Input::Write { from, via: Via::Channel }),
        1 => peer().prop_map(|peer| Input::Finds { peer, kind: Found::Host }),
        1 => Just(Input::ServerLeaves {}),
    ]
}

/// What must hold after each step.
fn holds(state: &State) {
    let pending = |peer: Peer| {
        let side = state.side(peer);
        let (own, other) = side.pending;
        match side.signaling {
            Word::Stable => assert_eq!((own, other), (None, None)),
            Word::HaveLocalOffer => assert!(own.is_some() && other.is_none()),
            Word::HaveRemoteOffer => assert!(own.is_none() && other.is_some()),
            Word::HaveLocalPranswer | Word::HaveRemotePranswer => {
                assert!(own.is_some() && other.is_some());
            }
            Word::Closed => {}
        }
        // Both descriptions are in force or neither.
        assert_eq!(side.current.0.is_some(), side.current.1.is_some());
    };
    Peer::BOTH.into_iter().for_each(pending);
    for desc in &state.descs {
        sections(state, desc);
    }
    if state.agree() {
        let kept = |peer| -> Vec<_> {
            let lines = state.side(peer).lines.iter();
            lines.map(|l| (l.kind.name(), l.refused)).collect()
        };
        assert_eq!(kept(Peer::A), kept(Peer::B));
    }
}

/// RFC 3264 §6, and that what was written can be read.
fn sections(state: &State, desc: &Desc) {
    assert_eq!(desc.read.media.len(), desc.sections.len());
    for (media, section) in desc.read.media.iter().zip(&desc.sections) {
        assert_eq!(media.port == 0, section.refused);
    }
    let again = Description::read(&desc.read.write()).expect("it can be read");
    assert_eq!(again.media, desc.read.media);
    let passed = desc.read.lines.iter().find(|l| l.says.id == "sdp-passed");
    assert_eq!(passed, None);
    let Some(offer) = desc.answers.map(|id| state.desc(id)) else {
        return;
    };
    assert_ne!(desc.kind, Sdp::Offer);
    assert_eq!(offer.sections.len(), desc.sections.len());
    for (offered, answered) in offer.sections.iter().zip(&desc.sections) {
        assert_eq!(offered.kind, answered.kind);
        assert!(!offered.refused || answered.refused);
        let seen = offered.direction.reversed();
        assert!(seen.sends() || !answered.direction.sends());
        assert!(seen.receives() || !answered.direction.receives());
    }
}

/// Both are stable at the end, or the run says why not.
fn explained(state: &State) {
    let verdict = state.verdict.expect("it ended");
    let stable = |peer| state.side(peer).signaling == Word::Stable;
    let closed = |peer| state.side(peer).signaling == Word::Closed;
    match verdict {
        Verdict::Connected | Verdict::NoPath => assert!(state.agree()),
        Verdict::Disagree => assert!(!state.agree() && Peer::BOTH.into_iter().all(stable)),
        Verdict::Stuck => assert!(!Peer::BOTH.into_iter().all(stable)),
        Verdict::HungUp => assert!(Peer::BOTH.into_iter().any(closed)),
        Verdict::Nothing => assert!(state.side(Peer::A).current.0.is_none()),
        Verdict::Recorded => panic!("no recording"),
    }
    assert!(state.flights.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Any scenario, changed at any places.
    #[test]
    fn every_run_is_in_order(
        seed in any::<u64>(),
        changes in prop::collection::vec((0_u64..80, input()), 0..6),
    ) {
        let mut state = State::new(&random(seed));
        let mut steps = 0;
        loop {
            let due = changes.iter().filter(|c| c.0 == steps);
            for (_, input) in due {
                state.intervene(input);
                holds(&state);
            }
            let before = state.now;
            let Some(_) = state.step() else { break };
            prop_assert!(state.now >= before);
            holds(&state);
            steps += 1;
            prop_assert!(steps < 5_000);
        }
        if state.verdict.is_some() {
            explained(&state);
        }
    }

    /// Offers cross at any instants and over any delays: with one polite peer both agree in the end.
    #[test]
    fn one_polite_peer_always_resolves_glare(
        seed in any::<u64>(),
        polite in prop::sample::select(vec![Polite::A, Polite::B]),
        offers in prop::collection::vec((0_u64..400_000, peer(), 0_usize..4), 1..7),
        trickle in any::<bool>(),
    ) {
        let does = [Deed::Offer, Deed::AddVideo, Deed::AddAudio, Deed::AddData];
        let action = |(at, peer, n): (u64, Peer, usize)| Action { at, peer, does: does[n] };
        let sc = Scenario {
            polite,
            trickle,
            actions: offers.into_iter().map(action).collect(),
            server_leaves: None,
            answering: super::super::scenario::Answering::AtOnce,
            ..random(seed)
        };
        let end = ended(&sc);
        prop_assert!(end.agree(), "{:?}", end.verdict);
        prop_assert!(matches!(end.verdict, Some(Verdict::Connected | Verdict::NoPath)));
        explained(&end);
        for peer in Peer::BOTH {
            prop_assert_eq!(end.side(peer).gathering, Gathering::Done);
        }
    }
}

/// The writer of descriptions and the reader are two: what one writes the other takes apart.
#[test]
fn written_descriptions_are_read() {
    for seed in 0..200 {
        let end = ended(&random(seed));
        for desc in &end.descs {
            let text = describe::write(desc, &[], false);
            let read = Description::read(&text).unwrap_or_else(|f| panic!("{f:?}\n{text}"));
            assert_eq!(read.media.len(), desc.sections.len());
            for (i, section) in desc.sections.iter().enumerate() {
                let index = i.to_string();
                assert_eq!(read.mid(i), Some(index.as_str()));
                let has_way = section.kind != super::super::scenario::Media::Data;
                if has_way && !section.refused {
                    assert_eq!(read.direction(i), section.direction.word());
                }
            }
        }
    }
}
