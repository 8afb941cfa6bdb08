//! The trainer's keys against the formulas of RFC 8445, worked out from the questions alone.

use super::*;
use crate::exercise::Mark;
use kw_scene::Label;
use kw_trace::Param;

/// What a question tells: its text, and its parameters.
fn question(exercise: &dyn Exercise) -> (&'static str, Vec<(&'static str, Param)>) {
    match exercise.question() {
        Label::Text(id, params) => (id, params),
        Label::Raw(text) => panic!("{text}"),
    }
}

fn text(params: &[(&'static str, Param)], name: &str) -> String {
    match params.iter().find(|p| p.0 == name) {
        Some((_, Param::Text(text))) => text.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

fn int(params: &[(&'static str, Param)], name: &str) -> u64 {
    match params.iter().find(|p| p.0 == name) {
        Some((_, Param::Int(n))) => *n as u64,
        other => panic!("{name}: {other:?}"),
    }
}

/// What the RFC says; `None` where only a run tells.
fn worked_out(id: &str, params: &[(&'static str, Param)]) -> Option<Vec<String>> {
    Some(match id {
        // RFC 8445 §5.1.2.1, the type preferences of §5.1.2.2.
        "question-candidate" => {
            let kind = match &*text(params, "kind") {
                "host" => 126,
                "srflx" => 100,
                _ => 0,
            };
            let last = 256 - int(params, "component");
            let priority = kind * 16_777_216_u64 + int(params, "local") * 256 + last;
            vec![priority.to_string()]
        }
        // RFC 8445 §6.1.2.3, in 128 bits.
        "question-pair" => {
            let (a, b) = (int(params, "a"), int(params, "b"));
            let a_controls = text(params, "controls") == "A";
            let (g, d) = if a_controls { (a, b) } else { (b, a) };
            let bit = u128::from(g > d);
            let all = (u128::from(g.min(d)) << 32) + 2 * u128::from(g.max(d)) + bit;
            vec![all.to_string()]
        }
        // RFC 8445 §6.1.2.4: reflexive local candidates give way to their bases, which are hosts here.
        "question-pruned" => {
            let words = text(params, "candidates");
            let (a, b) = words.split_once("; ").expect("two sides");
            let count = |side: &str, sort: &str| side.matches(sort).count();
            let all = |side: &str| ["host ", "srflx ", "relay "].map(|s| count(side, s));
            let others: usize = all(b).iter().sum();
            let [hosts, reflexive, relayed] = all(a);
            let made = (hosts + reflexive + relayed) * others;
            let left = (hosts + relayed) * others;
            vec![made.to_string(), left.to_string()]
        }
        // For NATs that filter as strictly as they map, or more; to one that maps by address the STUN
        // server is another address, too, which only a run tells all of.
        _ => {
            let order = ["none", "endpoint-independent", "address-dependent"];
            let of = |name| order.iter().position(|o| *o == text(params, name));
            let [ma, fa, mb, fb] = ["ma", "fa", "mb", "fb"].map(|n| of(n).unwrap_or(3));
            if [ma, mb].contains(&2) || fa < ma || fb < mb {
                return None;
            }
            let both = ma == 3 && mb == 3;
            let one = (ma == 3 && fb == 3) || (mb == 3 && fa == 3);
            vec![if both || one { "no" } else { "yes" }.to_owned()]
        }
    })
}

#[test]
fn keys_are_what_the_formulas_say() {
    let mut compared = [0; 4];
    for level in 1..=4_u8 {
        for seed in 0..120 {
            let exercise = Ice::exercise(level, seed).expect("a level");
            let (id, params) = question(exercise.as_ref());
            let Some(want) = worked_out(id, &params) else {
                continue;
            };
            let key: Vec<String> = exercise
                .key()
                .into_iter()
                .map(|label| match label {
                    Label::Raw(words) => words,
                    Label::Text(id, _) => id.to_owned(),
                })
                .collect();
            assert_eq!(key, want, "{id}: {params:?}");
            compared[usize::from(level) - 1] += 1;
        }
    }
    assert!(compared.iter().all(|n| *n > 15), "{compared:?}");
}

/// A known mistake is told as what it is.
#[test]
fn mistakes_are_known() {
    let wrong = |exercise: &dyn Exercise, typed: &str| match exercise.mark(&[typed, "1"]) {
        Mark::Wrong {
            why: Label::Text(id, _),
            ..
        } => id,
        Mark::Malformed { .. } => "malformed",
        _ => "right",
    };
    let of = |level| Ice::exercise(level, 7).expect("a level");
    let right = |exercise: &dyn Exercise| match &exercise.key()[0] {
        Label::Raw(text) => text.parse::<u64>().expect("a number"),
        label => panic!("{label:?}"),
    };
    let pair = of(2);
    let exact = right(pair.as_ref());
    assert_eq!(wrong(pair.as_ref(), &(exact ^ 1).to_string()), "wrong-side");
    let rounded = exact / 1_000 * 1_000;
    assert!(exact.abs_diff(rounded) > 1);
    let said = wrong(pair.as_ref(), &rounded.to_string());
    assert_eq!(said, "wrong-rounded");
    assert_eq!(wrong(pair.as_ref(), "12"), "wrong-pair");
    assert_eq!(wrong(pair.as_ref(), "many"), "malformed");
    let one = of(1);
    let exact = right(one.as_ref());
    let said = wrong(one.as_ref(), &(exact + 1).to_string());
    assert_eq!(said, "wrong-component");
    assert_eq!(wrong(of(3).as_ref(), "0"), "wrong-made");
}
