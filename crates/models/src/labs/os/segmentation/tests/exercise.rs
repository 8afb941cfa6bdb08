//! What the exercises aim at, worked out from the scenario alone, and their keys against it.

use super::*;
use crate::{Subject as _, exercise::key_of};
use serde_json::Value;

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn each(level: u8, mut check: impl FnMut(&Value, Vec<String>)) {
    for seed in 0..200 {
        let exercise = Segmentation::exercise(level, seed).expect("a level");
        check(&exercise.scenario(), key_of(exercise.as_ref()));
    }
}

#[test]
fn an_offset_is_just_the_limit_and_one_just_below() {
    each(1, |sc, key| {
        let segments = list(&sc["processes"][0]["segments"]);
        let (mut at, mut below) = (false, false);
        for (access, key) in list(&sc["accesses"]).iter().zip(key) {
            let offset = number(&access["offsets"][0]);
            let segment = segments.get(number(&access["segment"]) as usize);
            let size = segment.map(|s| number(&s["size"]));
            at |= size == Some(offset);
            below |= size == Some(offset + 1);
            let want = match segment.filter(|_| size > Some(offset)) {
                Some(segment) => (number(&segment["base"]) + offset).to_string(),
                None => "answer-fault".to_owned(),
            };
            assert_eq!(key, want);
        }
        assert!(at && below, "aimed at");
    });
}

#[test]
fn two_names_reach_one_byte() {
    let mut wraps = 0;
    each(2, |sc, key| {
        let of = |name: &str| number(&sc["mode"][name]) * 16;
        let sum = of("ds") + number(&sc["mode"]["references"][0]["offsets"][0]);
        wraps += u64::from(sum >= 1 << 20);
        let address = sum % (1 << 20);
        assert_eq!(key[0], format!("0x{address:X}"));
        let digits = key[1].trim_start_matches("0x");
        let other = u64::from_str_radix(digits, 16).expect("an offset");
        assert!(other < 1 << 16);
        assert_eq!((of("es") + other) % (1 << 20), address, "aimed at");
    });
    assert!((40..100).contains(&wraps), "{wraps}");
}

#[test]
fn the_three_fits_place_requests_differently() {
    fn placed(sc: &Value, fit: &str) -> Vec<String> {
        let mut holes: Vec<u64> = list(&sc["memory"]["sizes"]).iter().map(number).collect();
        let wanted = list(&sc["processes"]).iter();
        let wanted = wanted.map(|p| number(&p["segments"][0]["size"]));
        wanted
            .map(|want| {
                let able = (0..holes.len()).filter(|i| holes[*i] >= want);
                let hole = match fit {
                    "first-fit" => able.min(),
                    "best-fit" => able.min_by_key(|i| (holes[*i], *i)),
                    _ => able.min_by_key(|i| (u64::MAX - holes[*i], *i)),
                };
                let Some(hole) = hole else {
                    return "answer-none".to_owned();
                };
                let size = holes[hole].to_string();
                holes[hole] -= want;
                size
            })
            .collect()
    }
    each(3, |sc, key| {
        let all = ["first-fit", "best-fit", "worst-fit"].map(|fit| placed(sc, fit));
        assert!(
            all[0] != all[1] && all[1] != all[2] && all[0] != all[2],
            "aimed at"
        );
        let fit = sc["fit"].as_str().expect("a fit");
        assert_eq!(key[..4], placed(sc, fit));
    });
}

#[test]
fn a_request_fails_though_the_sum_is_enough() {
    let mut fails = 0;
    each(4, |sc, key| {
        let [inside, free, largest, moved, base] =
            [0, 1, 2, 4, 5].map(|i| key[i].parse::<u64>().expect("a number"));
        let unit = number(&sc["granularity"]);
        let last = list(&sc["processes"]).last().expect("X");
        let want = number(&last["segments"][0]["size"]).next_multiple_of(unit);
        let has_failed = key[3] == "no";
        assert_eq!(has_failed, want > largest && want <= free, "aimed at");
        assert_eq!(has_failed, moved > 0);
        if has_failed {
            // Behind all that is left when everything is moved together.
            assert_eq!(base, number(&sc["memory"]["size"]) - free);
        }
        assert!(inside > 0 && largest < free);
        fails += u64::from(has_failed);
    });
    assert!((80..180).contains(&fails), "{fails}");
}
