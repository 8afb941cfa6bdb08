//! What the exercises aim at, worked out from the scenario alone, and their keys against it.

use super::*;
use crate::{Subject as _, exercise::key_of};
use serde_json::Value;

fn each(level: u8, mut check: impl FnMut(&Value, Vec<String>)) {
    for seed in 0..200 {
        let exercise = Layers::exercise(level, seed).expect("a level");
        check(&exercise.scenario(), key_of(exercise.as_ref()));
    }
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

fn is_near(sc: &Value) -> bool {
    sc["messages"][0]["to"] == "neighbour"
}

/// RFC 792, RFC 791 §3.1, IEEE 802.3 §3.2.8.
#[test]
fn what_is_short_is_filled_up() {
    let mut short = 0;
    each(1, |sc, key| {
        let message = 8 + number(&sc["data"]);
        let packet = message + 20;
        let padding = 46_u64.saturating_sub(packet);
        short += u64::from(padding > 0);
        let want = [message, packet, padding, 14 + packet + padding + 4];
        assert_eq!(key, want.map(|n| n.to_string()));
    });
    assert!((60..140).contains(&short), "{short}");
}

/// RFC 1122 §3.3.1.1, RFC 1812 §5.2.1, §5.3.1.
#[test]
fn frames_are_new_behind_a_router_and_packets_are_not() {
    each(2, |sc, key| {
        let ttl = number(&sc["ttl"]);
        let want = match is_near(sc) {
            true => ["C", "A", "A", &ttl.to_string()].map(str::to_owned),
            false => ["R", "R", "A", &(ttl - 1).to_string()].map(str::to_owned),
        };
        assert_eq!(key, want);
    });
}

#[test]
fn a_hub_is_one_collision_domain() {
    each(3, |sc, key| {
        let devices = ["first_device", "second_device"].map(|d| sc[d].as_str().expect("a device"));
        assert!(devices.contains(&"hub"), "aimed at");
        let out = match sc["pulled"].as_str().expect("a cable") {
            "cable-c" => [1, 0],
            "cable-d" | "cable-b" => [0, 1],
            _ => [0, 0],
        };
        let domains = devices.iter().zip(out).map(|(d, out)| match *d {
            "hub" => 1,
            _ => 3 - out,
        });
        assert_eq!(key[..2], ["2".to_owned(), domains.sum::<u64>().to_string()]);
        // Who does not know sends as a hub does.
        let knows = |d: &str| d == "switch" && sc["macs_learned"] == true;
        let side = |i: usize| if knows(devices[i]) { 2 } else { 3 - out[i] };
        let cables = side(0) + if is_near(sc) { 0 } else { side(1) };
        assert_eq!(key[2], cables.to_string());
    });
}

/// RFC 826, RFC 1812 §5.3.1.
#[test]
fn a_ttl_of_one_ends_at_the_router() {
    let mut ended = 0;
    each(4, |sc, key| {
        let ends = sc["ttl"] == 1 && !is_near(sc);
        ended += u64::from(ends);
        let want = match (ends, is_near(sc)) {
            (true, _) => ["2", "no", "R", "4"],
            (_, true) => ["2", "yes", "C", "4"],
            _ => ["4", "yes", "B", "8"],
        };
        assert_eq!(key, want);
    });
    assert!((60..140).contains(&ended), "{ended}");
}
