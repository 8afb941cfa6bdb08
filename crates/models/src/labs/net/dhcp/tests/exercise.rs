//! What the exercises aim at, worked out from the scenario alone, and their keys against it.

use super::*;
use crate::exercise::key_of;
use serde_json::Value;

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

fn each(level: u8, mut check: impl FnMut(&Value, u64, Vec<String>)) {
    for seed in 0..200 {
        let exercise = Dhcp::exercise(level, seed).expect("a level");
        let sc = exercise.scenario();
        let lease = number(&sc["servers"][0]["pools"][0]["lease"]);
        check(&sc, lease, key_of(exercise.as_ref()));
    }
}

fn happens(sc: &Value, n: usize) -> u64 {
    number(&sc["happenings"][n]["at"])
}

/// RFC 2131 §4.4.5.
#[test]
fn the_instants_of_a_lease_are_its_shares_or_what_the_server_tells() {
    let mut told = 0;
    each(1, |sc, lease, key| {
        let pool = &sc["servers"][0]["pools"][0];
        let or = |told: u64, usual| if told > 0 { told } else { usual };
        let own = |name: &str| pool[name].as_u64().unwrap_or(0);
        let (t1, t2) = (or(own("t1"), lease / 2), or(own("t2"), lease / 8 * 7));
        told += u64::from(own("t1") > 0);
        assert_eq!(key, [t1, t2, lease].map(|n| n.to_string()));
    });
    assert!((40..100).contains(&told), "{told}");
}

/// RFC 2131 §4.1, §4.3.2, §4.4.5.
#[test]
fn a_client_asks_in_all_three_ways() {
    let mut flags = 0;
    each(2, |sc, _, key| {
        let flag = sc["clients"][0]["habits"]["broadcast"] == true;
        flags += u64::from(flag);
        let cast = |all: bool| {
            if all {
                "cast-broadcast"
            } else {
                "cast-unicast"
            }
        };
        let want = [cast(flag), cast(true), cast(false), cast(true)];
        assert_eq!(key[..4], want);
        // A server is named exactly where there is no ciaddr yet.
        assert_ne!(key[4], key[5]);
    });
    assert!((60..140).contains(&flags), "{flags}");
}

#[test]
fn a_client_that_is_left_alone_goes_through_the_states() {
    each(3, |_, lease, key| {
        let mut sorted = key.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), 3, "aimed at: {key:?}, lease {lease}");
    });
}

#[test]
fn it_asks_again_at_half_of_the_time_to_t2() {
    each(4, |sc, lease, key| {
        let back = happens(sc, 1);
        let t2 = lease / 8 * 7;
        let mut asks = vec![lease / 2];
        while asks[asks.len() - 1] < back {
            let now = asks[asks.len() - 1];
            asks.push(now + ((t2 - now) / 2).max(60));
        }
        let last = asks[asks.len() - 1];
        assert!(asks.len() >= 3 && last < t2, "aimed at: {asks:?}");
        let want = [asks[1], asks[2], asks.len() as u64, last];
        assert_eq!(key, want.map(|n| n.to_string()), "{asks:?}");
    });
}
