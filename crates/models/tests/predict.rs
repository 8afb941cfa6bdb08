//! What must hold for the questions about the next step, in every lab. Nothing here knows a lab.
#![cfg(not(target_arch = "wasm32"))]

use kw_models::{
    Figure, Label, Session,
    predict::Decision,
    registry::{LABS, open_any},
};
use kw_texts::{Lang, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// Steps of a run that are looked at.
const STEPS: u64 = 400;

/// Every decision of the first steps of all examples and presets: the session stands before it.
fn each(mut check: impl FnMut(&str, &mut dyn Session, &Decision)) {
    for lab in LABS {
        let presets = (lab.presets)()
            .into_iter()
            .filter_map(|name| (lab.preset)(name));
        let mut decisions = 0;
        for scenario in std::iter::once((lab.example)()).chain(presets) {
            let mut session = open_any(&scenario).expect("examples and presets open");
            let reached = session.advance(STEPS).reached;
            for n in 0..reached {
                session.seek(n);
                if let Some(decision) = session.decision() {
                    decisions += 1;
                    let place = format!("{}, {}, before step {}", lab.id, scenario, n + 1);
                    assert_eq!(session.at(), n, "{place}: it stays where it is");
                    check(&place, session.as_mut(), &decision);
                }
            }
        }
        assert!(
            decisions > 2,
            "{} has {decisions} steps that are decisions",
            lab.id
        );
    }
}

#[test]
fn one_answer_is_right_and_one_is_wrong_and_no_two_are_called_the_same() {
    let texts = Lang::ALL.map(Texts::new);
    each(|place, session, decision| {
        let lab = session.lab();
        let right = decision.choices.iter().filter(|c| c.is_right).count();
        assert!(
            right > 0 && right < decision.choices.len(),
            "{place}: {right} right"
        );
        assert!(
            decision.choices.len() <= 12,
            "{place}: too many to choose from"
        );
        for texts in &texts {
            let question = texts.label(lab, &decision.question);
            assert!(question.ends_with('?'), "{place}: {question}");
            let names: BTreeSet<String> = decision
                .choices
                .iter()
                .map(|c| texts.label(lab, &c.label))
                .collect();
            assert_eq!(names.len(), decision.choices.len(), "{place}: {names:?}");
            assert!(
                names.iter().all(|n| !n.trim().is_empty()),
                "{place}: {names:?}"
            );
        }
    });
}

#[test]
fn the_step_that_follows_says_why() {
    each(|place, session, _| {
        let at = session.at();
        session.seek(at + 1);
        assert!(session.why().is_some(), "{place}");
        session.seek(at);
    });
}

#[test]
fn what_is_pointed_at_is_in_the_picture_and_means_one_answer() {
    let figure = Figure {
        width: 900.0,
        zoom: 0,
        until: 0,
        compact: false,
    };
    each(|place, session, decision| {
        if decision.choices.iter().all(|c| c.parts.is_empty()) {
            return;
        }
        let scene = session.picture(&figure);
        let mut seen = BTreeSet::new();
        for part in decision.choices.iter().flat_map(|c| &c.parts) {
            assert!(
                seen.insert(part.clone()),
                "{place}: {part} means two answers"
            );
            let is_there = scene.parts.iter().any(|p| p.key == *part);
            assert!(is_there, "{place}: {part} is not in the picture");
        }
    });
}

#[test]
fn a_question_asked_again_is_the_same_and_changes_nothing() {
    each(|place, session, decision| {
        assert_eq!(session.decision().as_ref(), Some(decision), "{place}");
    });
}

/// What a choice is, whatever it is about this time: of several of one text ("to R1", "to R2") its words too.
fn idea(decision: &Decision, label: &Label) -> String {
    let Label::Text(id, params) = label else {
        return format!("{label:?}");
    };
    let is_it = |other: &Label| matches!(other, Label::Text(o, _) if o == id);
    match decision.choices.iter().filter(|c| is_it(&c.label)).count() {
        1 => (*id).to_owned(),
        _ => format!("{id} {params:?}"),
    }
}

/// Whether only things of one sort are to be chosen of: their places tell nothing, whatever is right.
fn is_of_things(decision: &Decision) -> bool {
    let sort = |label: &Label| match label {
        Label::Raw(_) => "",
        Label::Text(id, _) => id,
    };
    let sorts: BTreeSet<&str> = decision.choices.iter().map(|c| sort(&c.label)).collect();
    decision.choices.len() > 2 && sorts.len() == 1
}

/// In percent: how often a learner who always gives one answer to a kind of question may be right.
const ALIKE: u64 = 85;
/// Times that a question is asked at least, for that to count.
const OFTEN: u64 = 10;

#[test]
fn no_question_is_nearly_always_answered_alike() {
    // By lab and question: how often it was asked, and how often each answer was right.
    let mut all: BTreeMap<(String, String), (u64, BTreeMap<String, u64>)> = BTreeMap::new();
    each(|_, session, decision| {
        let question = match &decision.question {
            Label::Text(id, _) => (*id).to_owned(),
            Label::Raw(words) => words.clone(),
        };
        let (asked, right) = all.entry((session.lab().to_owned(), question)).or_default();
        *asked += 1;
        let ideas: BTreeSet<String> = decision
            .choices
            .iter()
            .filter(|c| c.is_right)
            .map(|c| idea(decision, &c.label))
            .collect();
        let places = decision.choices.iter().enumerate();
        let places = places.filter(|(_, c)| c.is_right && is_of_things(decision));
        let places = places.map(|(i, _)| format!("number {} of the list", i + 1));
        for idea in ideas.into_iter().chain(places) {
            *right.entry(idea).or_default() += 1;
        }
    });
    let mut alike = Vec::new();
    for ((lab, question), (asked, right)) in &all {
        let (most, times) = right
            .iter()
            .max_by_key(|(_, times)| **times)
            .expect("right");
        if *asked >= OFTEN && times * 100 > asked * ALIKE {
            alike.push(format!("{lab} {question}: {most}, {times} of {asked}"));
        }
    }
    assert!(alike.is_empty(), "{alike:#?}");
}
