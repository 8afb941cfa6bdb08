//! What the exercises aim at, worked out from the scenario alone, and their keys against it.

use super::*;
use crate::exercise::{Exercise, FIRST_SEEDS, key_of};
use kw_scene::Label;
use kw_trace::Param;
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

/// The later exercises of a level whose question has this id, with its numbers.
fn each_later(level: u8, id: &str, mut check: impl FnMut(&Value, &[(&str, Param)], &[String])) {
    let mut count = 0;
    for seed in FIRST_SEEDS..FIRST_SEEDS + 200 {
        let exercise = Dhcp::exercise(level, seed).expect("a level");
        let exercise: &dyn Exercise = exercise.as_ref();
        if let Label::Text(question, params) = exercise.question()
            && question == id
        {
            count += 1;
            check(&exercise.scenario(), &params, &key_of(exercise));
        }
    }
    assert!((60..140).contains(&count), "{count}");
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn network(address: &str) -> &str {
    address.rsplit_once('.').expect("an address").0
}

/// RFC 1542 §4.1.1, RFC 2131 §4.1, §4.3.1, §4.4.5.
#[test]
fn a_relay_agent_names_the_network_of_the_client() {
    let mut flags = 0;
    each_later(2, "question-relay", |sc, _, key| {
        let port = text(&sc["routers"][0]["ports"][0]["address"]);
        let pools = sc["servers"][0]["pools"].as_array().expect("pools");
        let own = pools.iter().map(|p| text(&p["first"]));
        let own: Vec<&str> = own
            .filter(|first| network(first) == network(port))
            .collect();
        let flag = sc["clients"][0]["habits"]["broadcast"] == true;
        flags += u32::from(flag);
        let cast = if flag {
            "cast-broadcast"
        } else {
            "cast-unicast"
        };
        assert_eq!(key, [port, own[0], port, cast, "no"]);
    });
    assert!(flags > 20, "{flags}");
}

/// RFC 3927 §2.1, §2.2.1, §2.4, §9: PROBE_NUM 3, ANNOUNCE_WAIT 2 s, ANNOUNCE_NUM 2, ANNOUNCE_INTERVAL 2 s.
#[test]
fn a_link_local_address_is_probed_and_announced() {
    let mut taken = 0;
    each_later(3, "question-claims", |sc, params, key| {
        let is_taken = sc["clients"].as_array().expect("clients").len() == 2;
        taken += u32::from(is_taken);
        let last = params.iter().find(|p| p.0 == "last").map(|p| &p.1);
        let Some(Param::Int(last)) = last else {
            panic!("{params:?}");
        };
        // An answer to its first probe, and three more.
        assert_eq!(key[0], if is_taken { "4" } else { "3" });
        assert_eq!(key[1], "0.0.0.0");
        let at = [2_000, 4_000].map(|wait| (last + wait).to_string());
        assert_eq!(key[2..4], at);
        let third: u8 = network(&key[4])
            .trim_start_matches("169.254.")
            .parse()
            .expect("a byte");
        assert!((1..=254).contains(&third), "{key:?}");
    });
    assert!(taken > 20, "{taken}");
}

/// RFC 3927 §2.2.1, §9: after MAX_CONFLICTS, 10, one address in RATE_LIMIT_INTERVAL, 60 s; §2.5 b: one defence, none
/// within DEFEND_INTERVAL, 10 s, of the last conflict.
#[test]
fn ten_conflicts_slow_a_host_down_and_it_defends_its_address_once() {
    let (mut slow, mut used) = (0, 0);
    each_later(4, "question-conflicts", |sc, params, key| {
        let number = |name| match params.iter().find(|p| p.0 == name) {
            Some((_, Param::Int(n))) => *n,
            _ => panic!("{params:?}"),
        };
        let conflicts = sc["clients"].as_array().expect("clients").len() as i64 - 1;
        assert_eq!(number("count"), conflicts);
        let wait = if conflicts >= 10 { 60_000 } else { 0 };
        let is_used = !sc["happenings"].as_array().is_none_or(Vec::is_empty);
        slow += u32::from(wait > 0);
        used += u32::from(is_used);
        assert_eq!(key[0], (conflicts + 3).to_string());
        assert_eq!(key[1], (number("last") + wait).to_string());
        let rest = if is_used { ["3", "no"] } else { ["2", "yes"] };
        assert_eq!(key[2..], rest);
    });
    assert!(slow > 20 && used > 20, "{slow}, {used}");
}
