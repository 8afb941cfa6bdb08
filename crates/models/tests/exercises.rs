//! What must hold for the exercises of every lab that has some. Nothing here knows a lab.
#![cfg(not(target_arch = "wasm32"))]

use kw_models::{
    Label,
    exercise::{Exercise, FIRST_SEEDS, LEVELS, Mark, choice},
    registry::{LABS, open_any},
};
use kw_texts::{Lang, Texts};
use std::collections::BTreeSet;

/// How many seeds of each level are tried, from the first ones and from the later ones each.
const SEEDS: u64 = 60;

/// The first seeds of both kinds.
fn seeds(count: u64) -> impl Iterator<Item = u64> {
    (0..count).chain(FIRST_SEEDS..FIRST_SEEDS + count)
}

fn each(mut check: impl FnMut(&'static kw_models::Entry, u8, u64, &dyn Exercise)) {
    let mut labs = 0;
    for lab in LABS.iter().filter(|lab| lab.has_exercises()) {
        labs += 1;
        for level in 1..=LEVELS {
            for seed in seeds(SEEDS).chain([u64::MAX]) {
                let exercise = (lab.exercise)(level, seed);
                let exercise = exercise.unwrap_or_else(|| panic!("{}: no level {level}", lab.id));
                check(lab, level, seed, exercise.as_ref());
            }
        }
    }
    assert!(labs > 0, "no lab has exercises");
}

/// The key as it is typed in a language.
fn typed(texts: &Texts, lab: &str, exercise: &dyn Exercise) -> Vec<String> {
    let keys = exercise.key().into_iter();
    keys.map(|key| texts.label(lab, &key)).collect()
}

#[test]
fn the_key_is_right_in_every_language_and_nothing_is_no_answer() {
    let texts = Lang::ALL.map(Texts::new);
    each(|lab, level, seed, exercise| {
        let place = format!("{} level {level} seed {seed}", lab.id);
        let asks = exercise.asks();
        assert!(!asks.is_empty(), "{place}");
        for texts in &texts {
            let key = typed(texts, lab.id, exercise);
            assert_eq!(key.len(), asks.len(), "{place}");
            let key: Vec<&str> = key.iter().map(String::as_str).collect();
            assert_eq!(exercise.mark(&key), Mark::Right, "{place}: {key:?}");
        }
        let nothing = vec![""; asks.len()];
        let mark = exercise.mark(&nothing);
        assert!(matches!(mark, Mark::Malformed { .. }), "{place}: {mark:?}");
    });
}

#[test]
fn a_known_mistake_is_wrong_at_its_place_in_every_language() {
    let texts = Lang::ALL.map(Texts::new);
    let mut mistakes = 0;
    each(|lab, level, seed, exercise| {
        let place = format!("{} level {level} seed {seed}", lab.id);
        for texts in &texts {
            let key = typed(texts, lab.id, exercise);
            for (field, mistake) in exercise.mistakes() {
                mistakes += 1;
                let mut given = key.clone();
                given[field] = texts.label(lab.id, &mistake);
                let given: Vec<&str> = given.iter().map(String::as_str).collect();
                let mark = exercise.mark(&given);
                let is_there = matches!(&mark, Mark::Wrong { field: f, .. } if *f == field);
                assert!(is_there, "{place}: {given:?} {mark:?}");
            }
        }
    });
    assert!(mistakes > 0, "no exercise knows a mistake");
}

#[test]
fn generators_reach_what_they_aim_at_and_hints_are_in_both_languages() {
    let texts = Lang::ALL.map(Texts::new);
    for lab in LABS.iter().filter(|lab| lab.has_exercises()) {
        for level in 1..=LEVELS {
            for seed in seeds(200) {
                let exercise = (lab.exercise)(level, seed).expect("a level there is");
                let place = format!("{} level {level} seed {seed}", lab.id);
                assert!(exercise.is_aimed(), "{place}");
                for hint in exercise.hints() {
                    let [one, other] = [0, 1].map(|i: usize| texts[i].label(lab.id, &hint));
                    let is_said = !one.contains('⟨') && !other.contains('⟨');
                    assert!(is_said && one != other, "{place}: {one} {other}");
                }
            }
        }
    }
}

#[test]
fn it_can_be_shown_and_is_explained_by_rules_of_the_lab() {
    each(|lab, level, seed, exercise| {
        let place = format!("{} level {level} seed {seed}", lab.id);
        let scenario = exercise.scenario();
        assert_eq!(scenario["lab"], lab.id, "{place}");
        assert!(open_any(&scenario).is_ok(), "{place}: {scenario}");
        let solution = exercise.solution();
        assert!(
            !solution.is_empty() && !exercise.hints().is_empty(),
            "{place}"
        );
        for why in solution {
            assert!(lab.rule(why.rule).is_some(), "{place}: {why:?}");
        }
    });
}

#[test]
fn a_seed_gives_the_same_exercise_and_seeds_differ() {
    for lab in LABS.iter().filter(|lab| lab.has_exercises()) {
        for level in 1..=LEVELS {
            let question = |seed| -> Label {
                (lab.exercise)(level, seed)
                    .expect("a level there is")
                    .question()
            };
            let all: BTreeSet<String> =
                seeds(SEEDS).map(|s| format!("{:?}", question(s))).collect();
            assert!(
                all.len() as u64 > SEEDS,
                "{} level {level}: {}",
                lab.id,
                all.len()
            );
            assert!(seeds(SEEDS).all(|s| question(s) == question(s)));
        }
        assert!((lab.exercise)(0, 0).is_none() && (lab.exercise)(LEVELS + 1, 0).is_none());
    }
}

#[test]
fn every_lab_and_level_has_a_question_to_choose_an_answer_of() {
    let texts = Lang::ALL.map(Texts::new);
    for lab in LABS.iter().filter(|lab| lab.has_exercises()) {
        for level in 1..=LEVELS {
            let mut asked = 0;
            for seed in seeds(SEEDS) {
                let exercise = (lab.exercise)(level, seed).expect("an exercise");
                let exercise = exercise.as_ref();
                for texts in &texts {
                    let place = format!("{} level {level} seed {seed}", lab.id);
                    let say = |label: &Label| texts.label(lab.id, label);
                    let Some(choice) = choice(exercise, say) else {
                        continue;
                    };
                    asked += 1;
                    let key = typed(texts, lab.id, exercise);
                    assert_eq!(choice.right, key[choice.field], "{place}");
                    let mut seen = BTreeSet::from([choice.right.as_str()]);
                    for (wrong, why) in &choice.wrong {
                        assert!(seen.insert(wrong), "{place}: {wrong} twice");
                        assert!(!say(why).is_empty(), "{place}");
                        let mut given: Vec<&str> = key.iter().map(String::as_str).collect();
                        given[choice.field] = wrong;
                        let mark = exercise.mark(&given);
                        let is_wrong =
                            matches!(&mark, Mark::Wrong { field, .. } if *field == choice.field);
                        assert!(is_wrong, "{place}: {wrong} {mark:?}");
                    }
                }
            }
            assert!(asked > 2 * SEEDS, "{} level {level}: {asked}", lab.id);
        }
    }
}

/// A number for texts (FNV-1a, 64 bits).
fn fnv(hash: u64, text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(hash, step)
}

/// What exams, links and printed sheets name stays what it was: question, key and scenario of the first seeds.
/// `UPDATE_GOLDENS=1` writes the file anew, and with it every exam that was set has other questions.
#[test]
fn the_exercises_that_links_name_stay() {
    let mut all = String::new();
    for lab in LABS.iter().filter(|lab| lab.has_exercises()) {
        for level in 1..=LEVELS {
            let hash = (0..SEEDS).fold(0xcbf2_9ce4_8422_2325, |hash, seed| {
                let made = (lab.exercise)(level, seed).expect("a level there is");
                let (question, key) = (made.question(), made.key());
                fnv(hash, &format!("{question:?} {key:?} {}", made.scenario()))
            });
            all.push_str(&format!("{} level {level}: {hash:016x}\n", lab.id));
        }
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/goldens/exercises.txt");
    if std::env::var_os("UPDATE_GOLDENS").is_some_and(|v| !v.is_empty()) {
        std::fs::write(file, &all).expect("the file is written");
    }
    assert_eq!(all, std::fs::read_to_string(file).expect("the goldens"));
}
