//! What the exercises aim at, worked out from the scenario alone, and their keys against it.

use super::*;
use crate::{
    Subject as _,
    exercise::{Mark, key_of},
};
use serde_json::Value;

fn each(level: u8, mut check: impl FnMut(&Value, Vec<String>)) {
    for seed in 0..200 {
        let exercise = Signaling::exercise(level, seed).expect("a level");
        check(&exercise.scenario(), key_of(exercise.as_ref()));
    }
}

/// RFC 3264 §6.1.
#[test]
fn an_answer_says_what_both_sides_go_along_with() {
    let ways = |word: &str| match word {
        "sendrecv" => (true, true),
        "sendonly" => (true, false),
        "recvonly" => (false, true),
        _ => (false, false),
    };
    each(1, |sc, key| {
        let media = sc["media"].as_array().expect("media");
        let mut is_own = false;
        for (media, key) in media.iter().zip(&key) {
            let [offer, wish] = ["direction", "answer"].map(|f| media[f].as_str().expect("a word"));
            if wish == "reject" {
                assert_eq!(key, "word-rejected");
                continue;
            }
            let ((sends, receives), (wants, hears)) = (ways(offer), ways(wish));
            let want = match (receives && wants, sends && hears) {
                (true, true) => "sendrecv",
                (true, false) => "sendonly",
                (false, true) => "recvonly",
                (false, false) => "inactive",
            };
            assert_eq!(key, want);
            is_own |= want != offer && want != wish;
        }
        assert!(is_own, "aimed at: {key:?}");
    });
}

#[test]
fn both_sides_differ_while_a_call_rings_and_are_stable_after() {
    let mut provisional = 0;
    each(2, |_, key| {
        assert_ne!(key[0], key[1], "aimed at");
        assert_eq!(key[2..], ["stable", "stable"]);
        provisional += u64::from(key[1] == "have-local-pranswer");
    });
    assert!((30..110).contains(&provisional), "{provisional}");
}

/// W3C WebRTC 1.0, perfect negotiation.
#[test]
fn of_offers_that_cross_the_polite_one_gives_way() {
    each(3, |sc, key| {
        let time = |value: &Value| value.as_u64().expect("a time");
        let (a, b) = (time(&sc["delay_a"]), time(&sc["delay_b"]));
        assert!(
            time(&sc["actions"][1]["at"]) < a + b,
            "aimed at: they cross"
        );
        match sc["polite"].as_str().expect("who") {
            "none" => assert_eq!(
                key,
                ["word-nobody", "have-local-offer", "have-local-offer", "no"]
            ),
            polite => assert_eq!(
                (key[0].to_lowercase(), key[3].as_str()),
                (polite.to_lowercase(), "yes")
            ),
        }
    });
}

#[test]
fn a_call_is_refused_in_two_of_three_and_any_spelling_counts() {
    let mut refused = 0;
    each(4, |_, key| refused += u64::from(key[0] != "0"));
    assert!((100..170).contains(&refused), "{refused}");
    let exercise = Signaling::exercise(2, 5).expect("a level");
    let key: Vec<String> = key_of(exercise.as_ref());
    let spelt: Vec<String> = key
        .iter()
        .map(|k| k.to_uppercase().replace('-', " "))
        .collect();
    let spelt: Vec<&str> = spelt.iter().map(String::as_str).collect();
    assert_eq!(exercise.mark(&spelt), Mark::Right, "{spelt:?}");
}
