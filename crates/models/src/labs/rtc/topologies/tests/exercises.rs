//! The key is what the lab works out, known mistakes are named, and every kind of question occurs.

use super::*;
use crate::{
    Subject as _,
    exercise::{Exercise, Mark},
    registry::open_any,
};
use kw_scene::Label;
use std::collections::BTreeSet;

fn tasks() -> impl Iterator<Item = Box<dyn Exercise>> {
    let all = (1..=4).flat_map(|level| (0..120).map(move |seed| (level, seed)));
    all.map(|(level, seed)| Topologies::exercise(level, seed).expect("a level there is"))
}

fn asked(exercise: &dyn Exercise) -> (&'static str, Vec<(&'static str, kw_trace::Param)>) {
    match exercise.question() {
        Label::Text(id, params) => (id, params),
        Label::Raw(_) => panic!("a question is a text"),
    }
}

fn param(exercise: &dyn Exercise, name: &str) -> u64 {
    let why = Why {
        rule: "",
        params: asked(exercise).1,
        also: Vec::new(),
    };
    number(&why, name)
}

fn key(exercise: &dyn Exercise) -> u64 {
    match &exercise.key()[0] {
        Label::Raw(text) => text.parse().expect("a number"),
        Label::Text(id, _) => panic!("{id}"),
    }
}

/// The key against arithmetic that is written down here once more.
#[test]
fn the_key_is_right() {
    let mut kinds = BTreeSet::new();
    for exercise in tasks() {
        let e = exercise.as_ref();
        let (kind, params) = asked(e);
        kinds.insert(kind);
        let (n, m) = (param(e, "n"), param(e, "m"));
        let (high, encode) = (param(e, "high"), param(e, "encode"));
        let topology = match params.iter().find(|p| p.0 == "topology") {
            Some((_, kw_trace::Param::Text(t))) => t.clone(),
            other => panic!("{other:?}"),
        };
        let is = |t: &str| topology == t;
        let own_mixes = m + u64::from(n > m);
        let want = match kind {
            "ask-links" => n * (n - 1) / 2,
            "ask-streams" | "ask-out" if is("mcu") => n,
            "ask-streams" | "ask-out" => m * (n - 1),
            "ask-up" => n - 1,
            "ask-down" => m - 1,
            "ask-in" => m,
            "ask-up-rate" if is("mesh") => (n - 1) * (high + 40),
            "ask-up-rate" => high + 700 + 200 + 40,
            "ask-egress" => m * (n - 1) * (high + 40),
            "ask-most" => param(e, "uplink") / (high + 40) + 1,
            "ask-encodes" => own_mixes,
            "ask-work" if is("sfu") => 2 * m * (n - 1),
            "ask-work" => 100 * m + (100 + encode) * own_mixes + 2 * n + 5 * (m + own_mixes),
            "ask-later" => param(e, "jitter") + 5 + 1_000 / param(e, "fps") + 5 + 20 - 1,
            other => panic!("{other}"),
        };
        assert_eq!(key(e), want, "{kind} {params:?}");
    }
    assert_eq!(kinds.len(), 12, "{kinds:?}");
}

#[test]
fn known_mistakes_are_named_and_the_lab_shows_the_key() {
    let mut named = BTreeSet::new();
    for exercise in tasks() {
        let e = exercise.as_ref();
        let (n, m, high) = (param(e, "n"), param(e, "m"), param(e, "high"));
        let key = key(e);
        let typed = [
            n * (n - 1),
            1 << n.min(60),
            m * n,
            m * (n - 1),
            (n - 1) * high,
            high,
            m,
            n,
            key + 1,
            key / 2,
            key - 1,
            m * (n - 1) * high,
        ];
        for given in typed.into_iter().filter(|g| *g != key) {
            match e.mark(&[&given.to_string()]) {
                Mark::Wrong {
                    why: Label::Text(id, _),
                    ..
                } => named.insert(id),
                other => panic!("{given}: {other:?}"),
            };
        }
        assert_eq!(e.mark(&[&format!(" {key} ")]), Mark::Right);
        assert!(matches!(e.mark(&["about ten"]), Mark::Malformed { .. }));
        // A formula's key stands in the result of the scenario that shows it.
        let mut session = open_any(&e.scenario()).expect("it opens");
        session.finish().expect("it ends");
        let result = session.result();
        let has = result["formulas"].as_array().expect("formulas").iter();
        let (kind, _) = asked(e);
        match kind {
            "ask-egress" => assert_eq!(result["server"]["kbit_out"], key),
            "ask-most" | "ask-later" => {}
            _ => assert!(has.into_iter().any(|f| f["value"] == key), "{kind}: {key}"),
        }
    }
    for id in [
        "wrong-twice",
        "wrong-exponential",
        "wrong-self",
        "wrong-directions",
        "wrong-mixed",
        "wrong-sound",
        "wrong-layers",
        "wrong-by-one",
        "wrong-more",
        "wrong-less",
    ] {
        assert!(named.contains(id), "{id} of {named:?}");
    }
}
