//! What must hold for the questions about the next step, in every lab. Nothing here knows a lab.
#![cfg(not(target_arch = "wasm32"))]

use kw_models::{
    Figure, Session,
    predict::Decision,
    registry::{LABS, open_any},
};
use kw_texts::{Lang, Texts};
use std::collections::BTreeSet;

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
