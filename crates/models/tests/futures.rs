//! Two futures of one past, for every lab: the first difference is the one that a plain comparison of all steps
//! finds, and the cursors stay in step.
#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "shared with tests that use more of it")]
mod samples;

use kw_models::{
    Session,
    futures::{Pair, What, Which, after, changes_of, outcomes, results},
    registry::{LABS, open_any},
};
use kw_trace::{Kind, Why};
use serde_json::{Value, json};

/// How far runs are compared: some have no end worth waiting for.
const FAR: u64 = 3_000;

type Told = (u64, Option<Why>, Option<Kind>, Option<u64>);

fn open(scenario: &Value) -> Box<dyn Session> {
    open_any(scenario).unwrap_or_else(|p| panic!("{p}\n{scenario}"))
}

fn finished(scenario: &Value) -> Box<dyn Session> {
    let mut session = open(scenario);
    while session.advance(FAR).end.is_none() {}
    session
}

/// All that a run tells, step by step, but the changes that only it has.
fn told(scenario: &Value, common: usize) -> Vec<Told> {
    let mut run = finished(scenario);
    let own: Vec<u64> = changes_of(scenario)[common..]
        .iter()
        .map(|c| after(c) + 1)
        .collect();
    let steps = (1..=run.progress().reached).filter(|n| !own.contains(n));
    steps
        .collect::<Vec<_>>()
        .into_iter()
        .map(|n| {
            run.seek(n);
            (n, run.why(), run.kind(n), run.is_timed().then(|| run.now()))
        })
        .collect()
}

/// The first step of each that differs, as one would look for it by hand.
fn by_hand(a: &Value, b: &Value) -> Option<(Option<u64>, Option<u64>)> {
    let (x, y) = (changes_of(a), changes_of(b));
    let common = x.iter().zip(y).take_while(|(x, y)| x == y).count();
    let (a, b) = (told(a, common), told(b, common));
    let step = |list: &[Told], i: usize| list.get(i).map(|t| t.0);
    let is_same = |i: &usize| match (a.get(*i), b.get(*i)) {
        (Some(a), Some(b)) => (&a.1, a.2, a.3) == (&b.1, b.2, b.3),
        _ => false,
    };
    let first = (0..a.len().max(b.len())).find(|i| !is_same(i))?;
    Some((step(&a, first), step(&b, first)))
}

/// The pair, walked to the end in slices of this size.
fn walked(a: &Value, b: &Value, slice: u64) -> (Pair, Box<dyn Session>, Box<dyn Session>) {
    let (mut a, mut b) = (open(a), open(b));
    let mut pair = Pair::new(a.as_ref(), b.as_ref());
    while !pair.advance(a.as_mut(), b.as_mut(), slice) {}
    (pair, a, b)
}

fn steps(pair: &Pair) -> Option<(Option<u64>, Option<u64>)> {
    let step = |side: &Option<kw_models::futures::Side>| side.as_ref().map(|s| s.step);
    let difference = pair.difference()?;
    Some((step(&difference.here), step(&difference.there)))
}

fn with(scenario: &Value, changes: Value) -> Value {
    let mut scenario = scenario.clone();
    scenario["interventions"] = changes;
    scenario
}

#[test]
fn every_lab_has_the_first_difference_that_one_finds_by_hand() {
    let (mut pairs, mut different, mut alike) = (0, 0, 0);
    for lab in LABS {
        for (name, scenario) in samples::good(lab, 1).into_iter().take(8) {
            let end = finished(&scenario).progress().reached;
            if end > FAR {
                continue;
            }
            for at in [0, end / 3, end] {
                for (change, changed) in samples::changed(lab, &scenario, at, 1) {
                    if open_any(&changed).is_err() {
                        continue;
                    }
                    let place = format!("{} {name}, {change}", lab.id);
                    let (pair, _, _) = walked(&changed, &scenario, 7);
                    let want = by_hand(&changed, &scenario);
                    assert_eq!(steps(&pair), want, "{place}");
                    assert_eq!(pair.fork(), at, "{place}");
                    // Seen from the other side it is the same.
                    let (back, _, _) = walked(&scenario, &changed, 1_000_000);
                    assert_eq!(steps(&back), want.map(|(a, b)| (b, a)), "{place}");
                    pairs += 1;
                    if want.is_some() {
                        different += 1
                    } else {
                        alike += 1
                    }
                }
            }
        }
    }
    assert!(
        pairs > 200 && different > 100 && alike > 10,
        "{pairs}: {different}, {alike}"
    );
}

#[test]
fn cursors_stay_in_step() {
    for lab in LABS {
        let scenario = (lab.example)();
        let end = finished(&scenario).progress().reached;
        for (change, changed) in samples::changed(lab, &scenario, end / 2, 0) {
            if open_any(&changed).is_err() {
                continue;
            }
            let place = format!("{}, {change}", lab.id);
            let (pair, mut here, mut there) = walked(&changed, &scenario, 100);
            let first = pair.difference().and_then(|d| Some(d.here.as_ref()?.step));
            let other = pair.difference().and_then(|d| Some(d.there.as_ref()?.step));
            let mut last = 0;
            for n in 0..=here.progress().reached {
                here.seek(n);
                let beside = pair.follow(here.as_mut(), there.as_mut());
                assert_eq!((here.at(), there.at()), (n, beside), "{place}");
                assert!(beside >= last, "{place}: it goes back at step {n}");
                last = beside;
                let is_alike = first.is_none_or(|first| n < first) && n <= pair.alike();
                if n <= pair.fork() {
                    assert_eq!(beside, n, "{place}: one past");
                } else if is_alike {
                    assert_eq!(beside, n - 1, "{place}: the change is a step of its own");
                    if n > pair.fork() + 1 {
                        assert_eq!(here.why(), there.why(), "{place}, step {n}");
                    }
                } else if first.is_some() && here.is_timed() {
                    let is_first = other.is_none_or(|other| beside == other);
                    assert!(is_first || there.now() <= here.now(), "{place}, step {n}");
                    assert!(first != Some(n) || is_first, "{place}, step {n}");
                }
            }
        }
    }
}

#[test]
fn a_change_that_does_nothing_makes_no_difference() {
    let lab = kw_models::entry("os/scheduling").expect("listed");
    let scenario = (lab.example)();
    let end = finished(&scenario).progress().reached;
    let first = scenario["processes"][0]["id"].clone();
    // When the run is over there is nobody left to be ended.
    let kill = json!([{"after": end, "input": {"do": "kill", "process": first}}]);
    let (pair, mut here, mut there) = walked(&with(&scenario, kill), &scenario, 50);
    assert!(pair.is_compared() && pair.difference().is_none());
    assert!(outcomes(here.as_mut(), there.as_mut()).is_empty());
    assert_eq!(pair.goal(), None);
    // The same run twice.
    let (pair, _, _) = walked(&scenario, &scenario, 1);
    assert!(pair.difference().is_none() && pair.tables(Which::Here).is_none());
}

#[test]
fn what_differs_is_told() {
    let lab = kw_models::entry("os/scheduling").expect("listed");
    let scenario = (lab.example)();
    let change = |at: u64, policy: &Value| {
        let input = json!({"do": "set-policy", "policy": policy});
        with(&scenario, json!([{"after": at, "input": input}]))
    };
    let mut seen = 0;
    for at in [0, 3, 7, 12] {
        for policy in [
            json!({"name": "fcfs"}),
            json!({"name": "srtf"}),
            json!({"name": "hrrn"}),
            json!({"name": "round-robin", "quantum": 1}),
        ] {
            let changed = change(at, &policy);
            let (pair, mut here, mut there) = walked(&changed, &scenario, 13);
            assert_eq!(
                steps(&pair),
                by_hand(&changed, &scenario),
                "{policy} after {at}"
            );
            let Some(difference) = pair.difference() else {
                continue;
            };
            seen += 1;
            let [Some(a), Some(b)] = [&difference.here, &difference.there] else {
                assert_eq!(difference.what, What::End);
                continue;
            };
            assert_eq!(a.step, b.step + 1, "the change is a step of its own");
            assert_eq!(pair.goal(), Some(a.step));
            let is_other_rule = a.why.as_ref().map(|w| w.rule) != b.why.as_ref().map(|w| w.rule);
            assert_eq!(difference.what == What::Rule, is_other_rule);
            for outcome in outcomes(here.as_mut(), there.as_mut()) {
                assert_eq!(outcome.here.id, outcome.there.id);
            }
            // Each table of either is either the same in both, or told with both.
            let told = results(here.as_ref(), there.as_ref());
            assert!(told.iter().all(|d| d.here != d.there));
            let sides = [here.results(), there.results()];
            for table in sides.concat() {
                let is_same = sides.iter().all(|side| side.contains(&table));
                let is_told = told
                    .iter()
                    .any(|d| d.here.as_ref() == Some(&table) || d.there.as_ref() == Some(&table));
                assert_ne!(is_same, is_told, "{}", table.id);
            }
        }
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn two_branches_of_one_run_compare_as_well() {
    let lab = kw_models::entry("os/scheduling").expect("listed");
    let scenario = (lab.example)();
    let ids: Vec<&Value> = scenario["processes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|p| &p["id"])
        .collect();
    let kill = |at: u64, id: &Value| json!({"after": at, "input": {"do": "kill", "process": id}});
    let lists = [
        json!([kill(4, ids[0])]),
        json!([kill(4, ids[1])]),
        json!([kill(4, ids[0]), kill(8, ids[1])]),
        json!([kill(2, ids[1]), kill(9, ids[0])]),
    ];
    for a in &lists {
        for b in &lists {
            let (a, b) = (with(&scenario, a.clone()), with(&scenario, b.clone()));
            let (pair, mut here, mut there) = walked(&a, &b, 3);
            assert_eq!(steps(&pair), by_hand(&a, &b), "{a} {b}");
            here.seek(pair.fork());
            let beside = pair.follow(here.as_mut(), there.as_mut());
            assert!(
                [0, 1].contains(&(beside - pair.fork())),
                "{beside}: at most the change more"
            );
        }
    }
}
