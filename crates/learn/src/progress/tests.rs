use super::*;
use crate::TIME_MAX;
use crate::review::{DAY, INTERVAL_MAX, Phase, STABILITY_MAX, STABILITY_MIN, UNIT};
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: i64 = 1_700_000_000;

fn example() -> Progress {
    let mut p = Progress::default();
    p.reviewed("os/scheduling#convoy", Grade::Good, NOW);
    p.reviewed("os/scheduling#convoy", Grade::Again, NOW + 600);
    p.reviewed("net/dhcp#t1", Grade::Easy, NOW);
    for (rule, is_right) in [
        ("a", false),
        ("b", true),
        ("b", false),
        ("c", true),
        ("b", false),
    ] {
        p.predicted("os/scheduling", rule, is_right, NOW);
    }
    p.exercised("net/subnetting", 2, true, 1);
    p.exercised("net/subnetting", 2, false, 0);
    p.opened("os/scheduling", NOW);
    p.finished("os/scheduling", NOW + 9);
    p.opened("os/scheduling", NOW - 5);
    p.read_note("os/deadlock", NOW);
    p.stepped("os-course", "scheduling");
    p.introduced = true;
    p
}

#[test]
fn what_is_done_is_counted() {
    let p = example();
    assert_eq!(p.cards["os/scheduling#convoy"].seen, 2);
    let rule = p.rules["os/scheduling#b"];
    assert_eq!((rule.seen, rule.missed, rule.last), (3, 2, NOW));
    let score = ExerciseScore {
        right: 1,
        tried: 2,
        best_row: 1,
    };
    assert_eq!(p.exercises["net/subnetting#2"], score);
    let visit = Visit {
        opened: NOW,
        last: NOW + 9,
        finished: Some(NOW + 9),
    };
    assert_eq!(p.labs["os/scheduling"], visit);
    assert_eq!(parts("net/subnetting#2"), ("net/subnetting", "2"));
    assert_eq!(parts("net/subnetting"), ("net/subnetting", ""));
}

#[test]
fn the_weakest_rules_are_those_missed_most_often_for_their_number() {
    let p = example();
    // a: (1+1)/(1+2) = 2/3; b: (2+1)/(3+2) = 3/5; c was never missed.
    let names: Vec<&str> = p.weakest(9).iter().map(|r| r.0).collect();
    assert_eq!(names, ["os/scheduling#a", "os/scheduling#b"]);
    assert_eq!(p.weakest(1).len(), 1);
    let mut p = Progress::default();
    for _ in 0..5 {
        p.predicted("l", "five-of-five", false, NOW);
    }
    p.predicted("l", "an-only-one", false, NOW);
    assert_eq!(p.weakest(1)[0].0, "l#five-of-five");
}

#[test]
fn an_older_file_takes_nothing_away() {
    let old = example();
    let mut new = old.clone();
    new.reviewed("net/dhcp#t1", Grade::Again, NOW + 20 * DAY);
    new.exercised("net/subnetting", 2, true, 7);
    let wanted = new.clone();
    new.import(&old).expect("small");
    assert_eq!(new, wanted);
    let mut back = old;
    back.import(&wanted).expect("small");
    assert_eq!(back, wanted);
}

#[test]
fn what_would_be_too_much_to_read_again_is_not_taken_in() {
    let many = |from: usize| Progress {
        notes: (from..from + 6000).map(|i| (i.to_string(), NOW)).collect(),
        ..Progress::default()
    };
    let mut p = many(0);
    let problem = p.import(&many(6000)).expect_err("12,000 notes");
    assert_eq!((problem.field.as_str(), problem.kind), ("notes", "count"));
    assert_eq!(p, many(0));
    p.import(&many(3000)).expect("9,000 notes");
}

/// The file of version 1, as it was first written: it is read for ever.
#[test]
fn the_first_file_is_read_for_ever() {
    let text = r#"{"kernel-and-wire":"progress","version":1,"cards":{"os/scheduling#convoy":{"stability":31262,
        "difficulty":52824,"due":1700000600,"last":1700000000,"first":1700000000,"seen":1,"lapses":0,
        "phase":"learning","later":[]}},"rules":{"os/scheduling#a":{"seen":4,"missed":1,"last":1700000000}},
        "exercises":{"net/subnetting#2":{"right":3,"tried":5}},"labs":{"os/scheduling":{"opened":1700000000}},
        "notes":{"os/scheduling":1700000000},"paths":{"os-course":["first"]},"unknown":{"x":1}}"#;
    let value: Value = serde_json::from_str(text).expect("JSON");
    let p = Progress::read(&value).expect("version 1");
    assert_eq!(p.cards["os/scheduling#convoy"].phase, Phase::Learning);
    assert_eq!(p.exercises["net/subnetting#2"].tried, 5);
    assert_eq!(p.labs["os/scheduling"].last, NOW);
    assert!(p.paths["os-course"].contains("first") && !p.introduced);
    let head = json!({"kernel-and-wire": "progress", "version": 1});
    assert_eq!(Progress::read(&head), Ok(Progress::default()));
}

#[test]
fn a_wrong_field_is_named() {
    let good = example().write();
    let with = |path: &[&str], value: Value| {
        let mut file = good.clone();
        let mut at = &mut file;
        for key in path {
            at = at
                .as_object_mut()
                .expect("an object")
                .entry(*key)
                .or_insert(Value::Null);
        }
        *at = value;
        let problem = Progress::read(&file).expect_err("something is wrong");
        (problem.field, problem.kind)
    };
    let card = "os/scheduling#convoy";
    let of = |field: &str, kind| (format!("cards.{card}{field}"), kind);
    assert_eq!(with(&["cards", card], json!(5)), of("", "type"));
    assert_eq!(with(&["cards", card, "due"], json!(1)), of(".due", "range"));
    assert_eq!(
        with(&["cards", card, "last"], json!(-1)),
        of(".last", "range")
    );
    assert_eq!(
        with(&["cards", card, "seen"], json!(0)),
        of(".seen", "range")
    );
    assert_eq!(
        with(&["cards", card, "stability"], json!(1.5)),
        of(".stability", "type")
    );
    assert_eq!(
        with(&["cards", card, "phase"], json!("old")),
        of(".phase", "choice")
    );
    assert_eq!(
        with(&["cards", ""], json!({})),
        ("cards".to_owned(), "text")
    );
    let missed = with(&["rules", "os/scheduling#a", "missed"], json!(2));
    assert_eq!(missed, ("rules.os/scheduling#a.missed".to_owned(), "range"));
    let step = with(&["paths", "os-course"], json!(["a", 3]));
    assert_eq!(step, ("paths.os-course[1]".to_owned(), "type"));
    assert_eq!(with(&["labs"], json!([])), ("labs".to_owned(), "type"));
    assert_eq!(
        with(&["version"], json!(2)),
        ("version".to_owned(), "file-version")
    );
}

fn cards() -> impl Strategy<Value = CardState> {
    let phase = prop_oneof![
        Just(Phase::Learning),
        Just(Phase::Review),
        Just(Phase::Relearning)
    ];
    let times = (0..=TIME_MAX, 0..=INTERVAL_MAX * DAY, 0..=TIME_MAX);
    // Few values, so that two files often tie.
    let times = prop_oneof![times, (0_i64..3, 0_i64..3, 0_i64..3)];
    let numbers = (
        STABILITY_MIN..=STABILITY_MAX,
        UNIT..=10 * UNIT,
        prop_oneof![1_u32..3, 1..=u32::MAX],
        0_u32..3,
    );
    (times, numbers, phase).prop_map(|(times, numbers, phase)| {
        let (last, wait, first) = times;
        let (stability, difficulty, seen, lapses) = numbers;
        CardState {
            stability,
            difficulty,
            due: last + wait,
            last,
            first: first.min(last),
            seen,
            lapses,
            phase,
        }
    })
}

fn progress() -> impl Strategy<Value = Progress> {
    let key = "[ab]/[cd]#[가-각]|[ab]";
    let count = || prop_oneof![0_u32..4, any::<u32>()];
    let time = || prop_oneof![0_i64..4, 0..=TIME_MAX];
    let rule = (count(), count(), time()).prop_map(|(a, b, last)| RuleScore {
        seen: a.max(b),
        missed: a.min(b),
        last,
    });
    let exercise = (count(), count(), count()).prop_map(|(a, b, best_row)| ExerciseScore {
        right: a.min(b),
        tried: a.max(b),
        best_row,
    });
    let visit = (time(), time(), prop::option::of(time())).prop_map(|(a, b, finished)| Visit {
        opened: a.min(b),
        last: a.max(b),
        finished,
    });
    let steps = prop::collection::btree_set("[a-c]", 0..4);
    (
        prop::collection::btree_map(key, cards(), 0..5),
        prop::collection::btree_map(key, rule, 0..5),
        prop::collection::btree_map(key, exercise, 0..5),
        prop::collection::btree_map(key, visit, 0..5),
        prop::collection::btree_map(key, time(), 0..5),
        prop::collection::btree_map(key, steps, 0..3),
        any::<bool>(),
    )
        .prop_map(
            |(cards, rules, exercises, labs, notes, paths, introduced)| Progress {
                cards,
                rules,
                exercises,
                labs,
                notes,
                paths,
                introduced,
            },
        )
}

/// Any JSON, often with the right names in wrong places.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "progress|review|\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let key =
            "cards|rules|exercises|labs|notes|paths|introduced|due|last|first|seen|a#b|\\PC{0,3}";
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..7).prop_map(|list| {
                let mut map = serde_json::Map::from_iter(list);
                map.insert("kernel-and-wire".to_owned(), Value::from("progress"));
                map.insert("version".to_owned(), Value::from(1));
                Value::Object(map)
            }),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(p in progress()) {
        let value = p.write();
        prop_assert_eq!(Progress::read(&value), Ok(p.clone()));
        let text = serde_json::to_string(&value).expect("a value");
        let again: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(Progress::read(&again), Ok(p));
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(a in progress(), b in progress(), c in progress()) {
        prop_assert_eq!(merge(&a, &b), merge(&b, &a));
        prop_assert_eq!(merge(&merge(&a, &b), &c), merge(&a, &merge(&b, &c)));
        prop_assert_eq!(merge(&a, &a), a.clone());
        let both = merge(&a, &b);
        prop_assert_eq!(merge(&both, &a), both.clone(), "what was merged once changes nothing");
        prop_assert_eq!(Progress::read(&both.write()), Ok(both));
    }

    #[test]
    fn no_json_makes_it_panic(value in values()) {
        if let Ok(p) = Progress::read(&value) {
            prop_assert_eq!(Progress::read(&p.write()), Ok(p));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        if let Ok(value) = serde_json::from_slice::<Value>(&bytes) {
            let _ = Progress::read(&value);
        }
    }

    /// One value of a good file put out of place.
    #[test]
    fn a_damaged_file_is_refused_or_read(p in progress(), value in values(), nth in 0_usize..60) {
        fn spoil(at: &mut Value, left: &mut usize, value: &Value) {
            if *left == 0 {
                *at = value.clone();
            }
            *left = left.wrapping_sub(1);
            match at {
                Value::Object(map) => map.values_mut().for_each(|v| spoil(v, left, value)),
                Value::Array(list) => list.iter_mut().for_each(|v| spoil(v, left, value)),
                _ => {}
            }
        }
        let mut file = p.write();
        spoil(&mut file, &mut nth.clone(), &value);
        let _ = Progress::read(&file);
    }
}
