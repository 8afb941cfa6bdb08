//! The key is always right, likely mistakes never are, and what is no answer counts for nothing.

use super::*;
use crate::{ipv4::usable_in, labs::net::subnetting::tests::result_of};
use kw_texts::{Lang, Texts};
use kw_trace::Lab as _;
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;

fn tasks() -> impl Iterator<Item = (u8, u64, Box<dyn Exercise>)> {
    let all = (1..=4).flat_map(|level| (0..150).map(move |seed| (level, seed)));
    all.map(|(level, seed)| (level, seed, make(level, seed).expect("a level there is")))
}

fn kind(exercise: &dyn Exercise) -> &'static str {
    match exercise.question() {
        Label::Text(id, _) => id,
        Label::Raw(_) => "raw",
    }
}

/// A key as it is typed: `yes` and `no` are ids of texts and right answers, too.
fn typed_key(key: &Label) -> &str {
    match key {
        Label::Raw(text) => text,
        Label::Text(id, _) => id,
    }
}

fn mark(exercise: &dyn Exercise, typed: &str) -> Mark {
    exercise.mark(&[typed])
}

fn is_wrong(exercise: &dyn Exercise, typed: &str) -> bool {
    matches!(mark(exercise, typed), Mark::Wrong { .. })
}

#[test]
fn the_key_is_right_and_every_kind_occurs() {
    let mut kinds = BTreeSet::new();
    for (level, seed, exercise) in tasks() {
        let exercise = exercise.as_ref();
        kinds.insert(kind(exercise));
        let key = exercise.key();
        assert_eq!(key.len(), exercise.asks().len());
        let typed: Vec<&str> = key.iter().map(typed_key).collect();
        assert_eq!(
            exercise.mark(&typed),
            Mark::Right,
            "{level} {seed}: {key:?}"
        );
        assert!(
            exercise.hints().len() >= 2 && !exercise.solution().is_empty(),
            "{level} {seed}"
        );
        // The same for the same seed.
        let again = make(level, seed).expect("a level there is");
        assert_eq!((again.question(), again.key()), (exercise.question(), key));
    }
    let want = [
        "ask-broadcast",
        "ask-hosts",
        "ask-length",
        "ask-network",
        "ask-nth",
        "ask-plan",
        "ask-range",
        "ask-same",
        "ask-split",
        "ask-sum",
    ];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), want);
    assert!(make(0, 1).is_none() && make(5, 1).is_none());
}

/// What the lab itself works out for the scenario of the exercise is what the key says.
#[test]
fn the_key_is_what_the_lab_works_out() {
    for (level, seed, exercise) in tasks() {
        let r = result_of(&exercise.scenario());
        let key = typed_key(&exercise.key()[0]).to_owned();
        let text = |v: &serde_json::Value| {
            v.as_str()
                .map(str::to_owned)
                .unwrap_or_else(|| v.to_string())
        };
        let address = &r["address"];
        let list = |key: &str| -> Vec<String> {
            let all = r[key].as_array().expect("a list").iter();
            all.map(|s| format!("{}/{}", text(&s["network"]), s["prefix"]))
                .collect()
        };
        let want = match kind(exercise.as_ref()) {
            "ask-network" => format!("{}/{}", text(&address["network"]), address["prefix"]),
            "ask-broadcast" => text(&address["broadcast"]),
            "ask-hosts" => text(&address["usable_hosts"]),
            "ask-range" => format!("{} – {}", text(&address["first"]), text(&address["last"])),
            "ask-same" => match r["compared"][0]["same"] == json!(true) {
                true => "yes".to_owned(),
                false => "no".to_owned(),
            },
            "ask-length" => format!("/{}", r["subnets"][0]["prefix"]),
            "ask-split" => format!("/{}", r["prefix"]),
            "ask-plan" => list("subnets").join(", "),
            "ask-sum" => text(&r["summary"]["network"]),
            _ => {
                let network = key.split('/').next().unwrap_or_default();
                let all = r["subnets"].as_array().expect("a list").iter();
                let found = all.filter(|s| text(&s["network"]) == network).count();
                assert_eq!(found, 1, "{level} {seed}");
                assert!(
                    key.ends_with(&format!("/{}", r["prefix"])),
                    "{level} {seed}: {key}"
                );
                continue;
            }
        };
        assert_eq!(key, want, "{level} {seed}");
    }
}

fn typed(network: Interface) -> Task {
    Task::Network(network)
}

fn at(text: &str) -> Interface {
    Interface::parse(text).expect("an address with a length")
}

proptest! {
    /// Off by one, the next and the previous network, first host, broadcast, the address itself.
    #[test]
    fn likely_mistakes_are_wrong(address: u32, length in 8_u8..=30) {
        let own = Interface { address: Ip(address), length };
        let p = own.prefix();
        let task = typed(own);
        prop_assert_eq!(mark(&task, &p.to_string()), Mark::Right);
        prop_assert_eq!(mark(&task, &p.network().to_string()), Mark::Right);
        prop_assert_eq!(mark(&task, &format!("{} {}", p.network(), p.mask())), Mark::Right);
        let wrongs = [p.network().0.wrapping_add(1), p.network().0.wrapping_sub(1), p.top().0,
            p.network().0.wrapping_add(p.size() as u32), p.network().0.wrapping_sub(p.size() as u32)];
        for wrong in wrongs {
            prop_assert!(is_wrong(&task, &Ip(wrong).to_string()), "{}", Ip(wrong));
        }
        let longer = format!("{}/{}", p.network(), length + 1);
        prop_assert!(is_wrong(&task, &longer), "{}", longer);
        let hosts = Task::Hosts(own);
        prop_assert_eq!(mark(&hosts, &usable_in(length).to_string()), Mark::Right);
        for wrong in [p.size(), p.size() - 1, p.usable() - 1, p.usable() + 1, p.size() * 2 - 2] {
            prop_assert!(is_wrong(&hosts, &wrong.to_string()), "{}", wrong);
        }
        let range = Task::Range(own);
        prop_assert_eq!(mark(&range, &format!("{}-{}", p.first(), p.last())), Mark::Right);
        for (first, last) in [(p.network(), p.top()), (p.network(), p.last()), (p.first(), p.top())] {
            let typed = format!("{first}-{last}");
            prop_assert!(is_wrong(&range, &typed), "{}", typed);
        }
        // The wrong way round; a /30 and longer would still be two different addresses.
        let typed = format!("{}-{}", p.last(), p.first());
        prop_assert!(is_wrong(&range, &typed), "{}", typed);
    }

    /// The bit that is named is the first in which the answer differs from the key.
    #[test]
    fn the_bit_that_is_named_is_the_wrong_one(address: u32, length in 8_u8..=30, bit in 0_u32..32) {
        let own = Interface { address: Ip(address), length };
        let want = own.prefix().network().0;
        let given = Ip(want ^ 1 << (31 - bit));
        if let Mark::Wrong { why: Label::Text(_, params), bits: Some(bits), .. } = mark(&typed(own), &given.to_string()) {
            prop_assert!(params.contains(&("bit", u64::from(bit + 1).into())), "{:?}", params);
            prop_assert_eq!(bits.first(), Some(bit));
        } else {
            prop_assert!(false, "one wrong bit is not wrong");
        }
    }

    #[test]
    fn nothing_typed_panics_and_nonsense_is_no_answer(level in 1_u8..=4, seed in 0_u64..500, typed in "\\PC{0,30}") {
        let exercise = make(level, seed).expect("a level there is");
        let _ = exercise.mark(&[&typed]);
        for nonsense in ["", "   ", "?", "abc def"] {
            let is_malformed = matches!(exercise.mark(&[nonsense]), Mark::Malformed { .. });
            prop_assert!(is_malformed, "{:?}", nonsense);
        }
        prop_assert!(matches!(exercise.mark(&[]), Mark::Malformed { .. }), "no answer at all");
    }
}

/// What is said of a wrong answer fits the mistake.
#[test]
fn a_mistake_is_called_by_its_name() {
    let sum = |networks: &[&str]| Task::Sum(networks.iter().map(|n| at(n).prefix()).collect());
    let plan = Task::Plan(at("192.168.1.0/24").prefix(), vec![50, 100, 2]);
    let whole = at("10.0.0.0/24").prefix();
    let cases: Vec<(Task, &str, &str)> = vec![
        (
            typed(at("192.168.1.77/26")),
            "192.168.1.77",
            "wrong-not-masked",
        ),
        (
            typed(at("192.168.1.77/26")),
            "192.168.1.127",
            "wrong-is-broadcast",
        ),
        (
            typed(at("192.168.1.77/26")),
            "192.168.1.65",
            "wrong-host-bits",
        ),
        (typed(at("192.168.1.77/26")), "192.168.1.0", "wrong-bit"),
        (
            typed(at("192.168.1.77/26")),
            "192.168.1.64/27",
            "wrong-prefix",
        ),
        (
            Task::Broadcast(at("192.168.1.77/26")),
            "192.168.1.64",
            "wrong-is-network",
        ),
        (
            Task::Broadcast(at("192.168.1.77/26")),
            "192.168.1.126",
            "wrong-host-ones",
        ),
        (
            Task::Broadcast(at("192.168.1.77/26")),
            "192.168.1.255",
            "wrong-bit",
        ),
        (Task::Hosts(at("10.0.0.0/26")), "64", "wrong-minus-two"),
        (Task::Hosts(at("10.0.0.0/26")), "63", "wrong-off-by-one"),
        (Task::Hosts(at("10.0.0.0/26")), "126", "wrong-power"),
        (Task::Hosts(at("10.0.0.0/26")), "55", "wrong-number"),
        (Task::Hosts(at("10.0.0.0/31")), "0", "wrong-short"),
        (Task::Length(60), "/27", "wrong-length-few"),
        (Task::Length(60), "255.255.255.128", "wrong-length-many"),
        (Task::Split(whole, 5), "/26", "wrong-split-few"),
        (Task::Split(whole, 5), "/28", "wrong-split-many"),
        (
            Task::Range(at("10.0.0.77/26")),
            "10.0.0.64-10.0.0.126",
            "wrong-range-network",
        ),
        (
            Task::Range(at("10.0.0.77/26")),
            "10.0.0.65-10.0.0.127",
            "wrong-range-broadcast",
        ),
        (
            Task::Range(at("10.0.0.77/26")),
            "10.0.0.1-10.0.0.126",
            "wrong-range-first",
        ),
        (
            Task::Range(at("10.0.0.77/26")),
            "10.0.0.65-10.0.0.254",
            "wrong-range-last",
        ),
        (
            Task::Range(at("10.0.0.6/31")),
            "10.0.0.7-10.0.0.6",
            "wrong-short",
        ),
        (
            Task::Same(at("10.0.0.1/25"), Ip::new(10, 0, 0, 200)),
            "yes",
            "wrong-same",
        ),
        (
            Task::Same(at("10.0.0.1/24"), Ip::new(10, 0, 0, 200)),
            "아니요",
            "wrong-different",
        ),
        (Task::Nth(whole, 3, 4), "10.0.0.192", "wrong-bit"),
        (
            sum(&["10.0.4.0/24", "10.0.6.0/24"]),
            "10.0.4.0/23",
            "wrong-sum-missing",
        ),
        (
            sum(&["10.0.4.0/24", "10.0.6.0/24"]),
            "10.0.0.0/21",
            "wrong-sum-wide",
        ),
        (
            sum(&["10.0.4.0/24", "10.0.6.0/24"]),
            "10.0.4.0/21",
            "wrong-host-bits",
        ),
        (plan.clone(), "192.168.1.0/25", "wrong-plan-count"),
        (
            plan.clone(),
            "192.168.1.0/25 192.168.1.130/26 192.168.1.192/30",
            "wrong-plan-start",
        ),
        (
            plan.clone(),
            "192.168.1.0/25 192.168.1.128/26 192.168.1.192/31",
            "wrong-plan-length",
        ),
        (
            plan.clone(),
            "192.168.1.0/25 192.168.1.128/26 192.168.1.196/30",
            "wrong-plan-place",
        ),
    ];
    let texts = Lang::ALL.map(Texts::new);
    for (task, typed, id) in cases {
        match mark(&task, typed) {
            Mark::Wrong {
                why: Label::Text(found, params),
                ..
            } => {
                assert_eq!(found, id, "{typed}");
                for texts in &texts {
                    let text = texts.find(Some(Subnetting::ID), found, &params);
                    assert!(text.is_some(), "{found} in {:?}", texts.lang());
                }
            }
            other => panic!("{typed}: {other:?}"),
        }
    }
    // Any order, and masks instead of lengths.
    let right = "192.168.1.192 255.255.255.252; 192.168.1.128/26\n192.168.1.0/25";
    assert_eq!(mark(&plan, right), Mark::Right);
    // A summary has to have its length.
    let two = sum(&["10.0.4.0/24", "10.0.5.0/24"]);
    assert_eq!(mark(&two, "10.0.4.0 255.255.254.0"), Mark::Right);
    assert!(matches!(mark(&two, "10.0.4.0"), Mark::Malformed { .. }));
}
