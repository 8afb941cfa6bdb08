//! Exercises of four levels from a seed: directions of an answer, signaling states on both sides, offers
//! that cross, and calls that a state does not allow. Every answer is read off the lab's own run.

use super::{
    Signaling,
    event::{Event, Signaling as Stage, What},
    presets,
    scenario::{Action, Answering, Deed, Direction, Media, Peer, Polite, Reply, Scenario, Wanted},
    state::State,
};
use crate::{
    exercise::{Answer, Blank, Exercise, Word, Worksheet, aim, numbers, pick, reasons, walk},
    session::scenario_value,
};
use kw_scene::Label;
use kw_trace::{Param, Rng, Run};

/// What a media section of an answer may say.
const DIRECTIONS: &[Word] = &[
    (None, &["sendrecv"]),
    (None, &["sendonly"]),
    (None, &["recvonly"]),
    (None, &["inactive"]),
    (
        Some("word-rejected"),
        &["rejected", "refused", "port 0", "거절"],
    ),
];
/// The signaling states.
const STATES: &[Word] = &[
    (None, &["stable"]),
    (None, &["have-local-offer"]),
    (None, &["have-remote-offer"]),
    (None, &["have-local-pranswer"]),
    (None, &["have-remote-pranswer"]),
    (None, &["closed"]),
];
/// Who gives way.
const WHO: &[Word] = &[
    (None, &["A"]),
    (None, &["B"]),
    (
        Some("word-nobody"),
        &["nobody", "none", "neither", "없음", "아무도"],
    ),
];
/// Steps that a worked solution shows at most.
const SHOWN: usize = 24;
const MS: u64 = 1_000;
/// In milliseconds: all is over by then.
const END: u64 = 5_000;

/// A call without candidates, which do not matter here.
fn call(media: Vec<Wanted>, actions: Vec<Action>) -> Scenario {
    Scenario {
        media,
        actions,
        candidates: Vec::new(),
        chat: Vec::new(),
        ..presets::first_call()
    }
}

fn act(at: u64, peer: Peer, does: Deed) -> Action {
    Action {
        at: at * MS,
        peer,
        does,
    }
}

fn sound() -> Vec<Wanted> {
    vec![Wanted {
        kind: Media::Audio,
        direction: Direction::SendRecv,
        answer: Reply::SendRecv,
    }]
}

/// The states of A and B after the steps up to an instant in milliseconds, and the last state.
fn stages(sc: &Scenario, at: u64) -> Option<[Stage; 2]> {
    let mut stages = [Stage::Stable; 2];
    walk::<Signaling>(sc, |state, event| {
        if event.at <= at * MS {
            stages = Peer::BOTH.map(|peer| state.side(peer).signaling);
        }
    })?;
    Some(stages)
}

fn state_word(stage: Stage) -> Answer {
    let place = Stage::ALL.iter().position(|s| *s == stage);
    Answer::Word(STATES, place.unwrap_or(0))
}

/// The blanks for the states of both at an instant, asked for by a text.
fn both(sc: &Scenario, id: &'static str, at: u64) -> Option<Vec<Blank>> {
    let stages = stages(sc, at)?;
    let blanks = Peer::BOTH.map(|peer| {
        let label = Label::Text(id, vec![("peer", peer.name().into()), ("at", at.into())]);
        let (own, other) = (stages[peer.index()], stages[peer.other().index()]);
        Blank::new(label, state_word(own), "wrong-state")
            .form("form-state")
            .slip(state_word(other), "wrong-other-side")
            .slip(state_word(Stage::HaveLocalOffer), "wrong-local")
            .slip(state_word(Stage::HaveRemoteOffer), "wrong-remote")
    });
    Some(blanks.into())
}

fn is_telling(event: &Event) -> bool {
    matches!(
        event.what,
        What::LocalOffer(..)
            | What::RemoteOffer(..)
            | What::Ringing(..)
            | What::LocalAnswer(..)
            | What::RemoteAnswer(..)
            | What::GaveWay(..)
            | What::RolledBack(..)
            | What::OfferIgnored(..)
            | What::StaleAnswer(..)
            | What::OfferWaits(_)
            | What::Needed(_)
            | What::Invalid(..)
            | What::HungUp(_)
            | What::OtherGone(_)
            | What::NothingToDo(_)
            | What::End(_)
    )
}

fn sheet(
    sc: &Scenario,
    is_aimed: bool,
    question: (&'static str, Vec<(&'static str, Param)>),
    blanks: Vec<Blank>,
    hints: [&'static str; 3],
) -> Worksheet {
    Worksheet {
        question: Label::Text(question.0, question.1),
        blanks,
        hints: hints.to_vec(),
        solution: reasons::<Signaling>(sc, SHOWN, is_telling),
        scenario: scenario_value::<Signaling>(&Run::plain(sc.clone())),
        is_aimed,
    }
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    let rng = &mut numbers(level, seed);
    let made = match level {
        1 => directions(rng),
        2 => sequence(rng),
        3 => glare(rng),
        4 => refusals(rng),
        _ => return None,
    };
    Some(Box::new(made?))
}

/// What the first answer of a run says of each section; `None` where it refuses it.
fn answered(sc: &Scenario) -> Vec<Option<Direction>> {
    let mut all = Vec::new();
    walk::<Signaling>(sc, |state, event| {
        if let What::LocalAnswer(_, id) = event.what
            && all.is_empty()
        {
            let sections = state.desc(id).sections.iter();
            all = sections
                .map(|s| (!s.refused).then_some(s.direction))
                .collect();
        }
    });
    all
}

fn direction_word(direction: Option<Direction>) -> Answer {
    let place = match direction {
        Some(Direction::SendRecv) => 0,
        Some(Direction::SendOnly) => 1,
        Some(Direction::RecvOnly) => 2,
        Some(Direction::Inactive) => 3,
        None => 4,
    };
    Answer::Word(DIRECTIONS, place)
}

/// Level 1: directions, aimed at a section that says neither what was offered nor what is wished.
fn directions(rng: &mut Rng) -> Option<Worksheet> {
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let offers = [
                Direction::SendRecv,
                Direction::SendOnly,
                Direction::RecvOnly,
            ];
            let wishes = [
                Reply::SendRecv,
                Reply::SendOnly,
                Reply::RecvOnly,
                Reply::Inactive,
                Reply::Reject,
            ];
            let kinds = [Media::Audio, Media::Video, Media::Video];
            let media = kinds.map(|kind| Wanted {
                kind,
                direction: pick(rng, &offers),
                answer: pick(rng, &wishes),
            });
            call(media.into(), vec![act(0, Peer::A, Deed::Offer)])
        },
        |sc| {
            let says = answered(sc);
            let odd = sc.media.iter().zip(&says).any(|(m, says)| {
                says.is_some() && *says != Some(m.direction) && *says != m.answer.wish()
            });
            odd && says.len() == 3 && says[0] != says[1] && says[1] != says[2]
        },
    );
    let blanks = sc.media.iter().zip(answered(&sc)).zip(1_u64..);
    let blanks = blanks.map(|((media, says), n)| {
        let label = Label::Text("answer-direction", vec![("n", n.into())]);
        Blank::new(label, direction_word(says), "wrong-direction")
            .form("form-direction")
            .slip(direction_word(Some(media.direction)), "wrong-as-offered")
            .slip(direction_word(media.answer.wish()), "wrong-as-wished")
            .slip(
                direction_word(Some(media.direction.reversed())),
                "wrong-mirrored",
            )
            .slip(direction_word(None), "wrong-not-rejected")
    });
    let blanks = blanks.collect();
    let rows = sc.media.iter().zip(1_u64..).map(|(m, n)| {
        let wish = m.answer.wish().map_or("×", Direction::word);
        format!("{n}: {} {} / {wish}", m.kind.name(), m.direction.word())
    });
    let rows: Vec<String> = rows.collect();
    let question = (
        "question-directions",
        vec![("rows", rows.join("; ").into())],
    );
    let hints = ["hint-mirror", "hint-both", "hint-rejected"];
    Some(sheet(&sc, is_aimed, question, blanks, hints))
}

/// Level 2: a call that rings, aimed at an instant at which the two are in different states.
fn sequence(rng: &mut Rng) -> Option<Worksheet> {
    let answering = pick(
        rng,
        &[
            Answering::AtOnce,
            Answering::Ringing,
            Answering::Provisional,
        ],
    );
    let (made, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = call(sound(), vec![act(0, Peer::A, Deed::Offer)]);
            sc.answering = answering;
            (sc.delay_a, sc.delay_b) = (rng.between(1, 9) * 10 * MS, rng.between(1, 9) * 10 * MS);
            if answering != Answering::AtOnce {
                sc.ring = rng.between(2, 9) * 100 * MS;
            }
            let end = (2 * (sc.delay_a + sc.delay_b) + sc.ring) / MS;
            let at = [rng.between(5, end - 5) / 5 * 5, end + 10];
            (sc, at)
        },
        |(sc, at)| {
            let mut steps = Vec::new();
            walk::<Signaling>(sc, |_, event| steps.push(event.at));
            let is_clear = steps.iter().all(|t| t.abs_diff(at[0] * MS) >= 4 * MS);
            let early = stages(sc, at[0]);
            let rings = answering == Answering::Provisional;
            let is_pranswer = |s: [Stage; 2]| s[1] == Stage::HaveLocalPranswer;
            early.is_some_and(|s| s[0] != s[1] && is_pranswer(s) == rings) && is_clear
        },
    );
    let (sc, at) = made;
    let mut blanks = both(&sc, "answer-state", at[0])?;
    blanks.extend(both(&sc, "answer-state", at[1])?);
    let word = match sc.answering {
        Answering::AtOnce => "at-once",
        Answering::Ringing => "ringing",
        Answering::Provisional => "provisional",
    };
    let question = (
        "question-sequence",
        vec![
            ("a", (sc.delay_a / MS).into()),
            ("b", (sc.delay_b / MS).into()),
            ("answering", word.into()),
            ("ring", (sc.ring / MS).into()),
        ],
    );
    let hints = ["hint-set", "hint-way", "hint-stable"];
    Some(sheet(&sc, is_aimed, question, blanks, hints))
}

/// What became of offers that crossed.
#[derive(Default)]
struct Crossed {
    gave_way: Vec<Peer>,
    ignored: u64,
    invalid: u64,
    agrees: bool,
}

fn crossed(sc: &Scenario) -> Crossed {
    let mut told = Crossed::default();
    let end = walk::<Signaling>(sc, |_, event| match event.what {
        What::GaveWay(peer, _) => told.gave_way.push(peer),
        What::OfferIgnored(..) => told.ignored += 1,
        What::Invalid(..) => told.invalid += 1,
        _ => {}
    });
    told.agrees = end.is_some_and(|state: State| state.agree());
    told
}

/// In milliseconds, when both offers have reached the other side.
fn met(sc: &Scenario) -> u64 {
    (sc.actions[1].at + sc.delay_a + sc.delay_b) / MS + 1
}

/// Level 3: both offer, aimed at offers that cross; at one in four nobody gives way.
fn glare(rng: &mut Rng) -> Option<Worksheet> {
    let polite = pick(
        rng,
        &[Polite::A, Polite::A, Polite::B, Polite::B, Polite::None],
    );
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let second = rng.between(1, 12) * 5;
            let actions = vec![
                act(0, Peer::A, Deed::Offer),
                act(second, Peer::B, Deed::Offer),
            ];
            let mut sc = call(sound(), actions);
            sc.polite = polite;
            (sc.delay_a, sc.delay_b) = (rng.between(2, 9) * 10 * MS, rng.between(2, 9) * 10 * MS);
            sc
        },
        |sc| {
            let told = crossed(sc);
            let is_quiet = stages(sc, met(sc)) == stages(sc, met(sc) + 1);
            is_quiet
                && match polite {
                    Polite::None => told.ignored == 2 && told.gave_way.is_empty(),
                    _ => told.gave_way.len() == 1 && told.ignored == 1,
                }
        },
    );
    let told = crossed(&sc);
    let who = |peer: Option<&Peer>| Answer::Word(WHO, peer.map_or(2, |p| p.index()));
    let yields = told.gave_way.first();
    let blank = Blank::new(
        Label::text("answer-gives-way"),
        who(yields),
        "wrong-gives-way",
    );
    let mut blanks = vec![
        blank
            .form("form-who")
            .slip(who(Some(&Peer::A)), "wrong-impolite")
            .slip(who(Some(&Peer::B)), "wrong-impolite")
            .slip(who(None), "wrong-somebody"),
    ];
    blanks.extend(both(&sc, "answer-state", met(&sc))?);
    let agrees = Blank::new(
        Label::text("answer-agree"),
        Answer::Yes(told.agrees),
        "wrong-agree",
    );
    blanks.push(agrees.slip(Answer::Yes(!told.agrees), "wrong-agree"));
    let polite = match sc.polite {
        Polite::A => "A",
        Polite::B => "B",
        _ => "none",
    };
    let question = (
        "question-glare",
        vec![
            ("second", (sc.actions[1].at / MS).into()),
            ("a", (sc.delay_a / MS).into()),
            ("b", (sc.delay_b / MS).into()),
            ("polite", polite.into()),
        ],
    );
    let hints = ["hint-crossed", "hint-polite", "hint-rollback"];
    Some(sheet(&sc, is_aimed, question, blanks, hints))
}

/// The text of a deed.
fn deed(does: Deed) -> &'static str {
    match does {
        Deed::Offer => "offer",
        Deed::Rollback => "rollback",
        Deed::AnswerAgain => "answer-again",
        Deed::HangUp => "hang-up",
        _ => "add-video",
    }
}

/// Level 4: a second deed, aimed at a call that the state does not allow; at one in three at none.
fn refusals(rng: &mut Rng) -> Option<Worksheet> {
    let fails = rng.below(3) > 0;
    let deeds = [
        Deed::Rollback,
        Deed::Rollback,
        Deed::AnswerAgain,
        Deed::HangUp,
        Deed::AddVideo,
    ];
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let peer = pick(rng, &Peer::BOTH);
            let at = rng.between(1, 60) * 5;
            let second = act(at, peer, pick(rng, &deeds));
            let mut sc = call(sound(), vec![act(0, Peer::A, Deed::Offer), second]);
            (sc.delay_a, sc.delay_b) = (rng.between(1, 9) * 10 * MS, rng.between(1, 9) * 10 * MS);
            sc
        },
        |sc| {
            let at = sc.actions[1].at;
            let mut is_clear = true;
            let mut does_nothing = false;
            walk::<Signaling>(sc, |_, event| {
                let own = event.at == at;
                is_clear &= own || event.at.abs_diff(at) >= 4 * MS;
                does_nothing |= matches!(event.what, What::NothingToDo(_));
            });
            (crossed(sc).invalid > 0) == fails && is_clear && !does_nothing
        },
    );
    let told = crossed(&sc);
    let number = |n| Answer::Number(n, &[]);
    let mut blanks = vec![
        Blank::new(
            Label::text("answer-errors"),
            number(told.invalid),
            "wrong-errors",
        )
        .slip(number(0), "wrong-no-error"),
    ];
    blanks.extend(both(&sc, "answer-end-state", END)?);
    let agrees = Blank::new(
        Label::text("answer-agree"),
        Answer::Yes(told.agrees),
        "wrong-agree",
    );
    blanks.push(agrees.slip(Answer::Yes(!told.agrees), "wrong-agree"));
    let second = &sc.actions[1];
    let question = (
        "question-refusals",
        vec![
            ("a", (sc.delay_a / MS).into()),
            ("b", (sc.delay_b / MS).into()),
            ("at", (second.at / MS).into()),
            ("peer", second.peer.name().into()),
            ("deed", deed(second.does).into()),
        ],
    );
    let hints = ["hint-when", "hint-allowed", "hint-end"];
    Some(sheet(&sc, is_aimed, question, blanks, hints))
}
