//! What each preset shows.

use super::*;
use Outcome::{Answered, Arrived, Dropped, Undelivered};

#[test]
fn a_home_router_brings_both_answers_back() {
    let (_, state) = run(&preset("first-look"));
    assert_eq!(outcomes(&preset("first-look")), [Answered, Answered]);
    let seen: Vec<String> = state
        .records
        .iter()
        .map(|r| r.seen.expect("it arrived").to_string())
        .collect();
    assert_eq!(seen, ["203.0.113.1:40000", "203.0.113.1:40001"]);
}

/// RFC 4787 §5 in the words of RFC 3489 §5: from S:80, S:81, T, after A sent to S:80.
#[test]
fn the_cones_let_in_whom_they_say() {
    for (name, want) in [
        ("full-cone", [Arrived, Arrived, Arrived]),
        ("restricted-cone", [Arrived, Arrived, Dropped]),
        ("port-restricted-cone", [Arrived, Dropped, Dropped]),
        ("symmetric", [Arrived, Dropped, Dropped]),
    ] {
        assert_eq!(outcomes(&preset(name))[1..4], want, "{name}");
    }
}

/// RFC 4787 §4.1: what T sees of A differs from what S sees only where the mapping is by endpoint.
#[test]
fn symmetric_is_a_mapping() {
    for (name, same) in [("port-restricted-cone", true), ("symmetric", false)] {
        let (_, state) = run(&preset(name));
        let seen = |n: usize| state.records[n].seen;
        assert_eq!(seen(0) == seen(4), same, "{name}");
    }
}

#[test]
fn by_address_only_shares_an_entry_for_one_address() {
    let (_, state) = run(&preset("address-dependent"));
    let seen: Vec<_> = state.records.iter().map(|r| r.seen).collect();
    assert!(seen[0] == seen[1] && seen[1] != seen[2]);
    assert_eq!(
        outcomes(&preset("address-dependent"))[3..],
        [Arrived, Dropped]
    );
}

#[test]
fn a_port_is_kept_where_it_is_free() {
    let (_, state) = run(&preset("port-collision"));
    let ports: Vec<u16> = state
        .records
        .iter()
        .map(|r| r.seen.expect("arrived").port())
        .collect();
    assert_eq!(ports, [5000, 40_000, 6000]);
    let all = rules(&preset("port-collision"));
    assert_eq!(all.iter().filter(|r| **r == "port-taken").count(), 1);
}

#[test]
fn nobody_asked_so_nobody_gets_in_and_a_nat_without_filter_lets_all_in() {
    assert_eq!(outcomes(&preset("unsolicited")), [Dropped, Dropped]);
    assert_eq!(outcomes(&preset("not-a-firewall")), [Answered; 3]);
}

/// RFC 4787 §4.3: two minutes after the last packet out.
#[test]
fn an_entry_times_out_and_a_later_packet_is_told_so() {
    let sc = preset("time-out");
    assert_eq!(outcomes(&sc), [Answered, Arrived, Dropped, Answered]);
    let (events, state) = run(&sc);
    let ended: Vec<u64> = events
        .iter()
        .filter(|e| matches!(e.what, What::Expired { .. }))
        .map(|e| e.at)
        .collect();
    // The packet reached the NAT after one network's time.
    assert_eq!(ended, [120 * kw_net::SECOND + sc.delay]);
    assert_eq!(
        state.records[2].dropped.map(|d| d.1),
        Some("dropped-expired")
    );
}

#[test]
fn packets_in_keep_it_alive_where_the_nat_counts_them() {
    let sc = preset("keep-alive");
    assert_eq!(outcomes(&sc)[4..], [Arrived, Arrived]);
    assert!(rules(&sc).contains(&"kept-alive") && rules(&sc).contains(&"expired"));
    let mut without = sc;
    without.nats[0].inbound_refresh = false;
    assert_eq!(outcomes(&without)[4..], [Arrived, Dropped]);
}

/// RFC 4787 §6 REQ-9: the receiver sees the outside endpoint.
#[test]
fn hairpinning_shows_the_outside_endpoint() {
    let (_, state) = run(&preset("hairpin"));
    assert_eq!(state.records[1].outcome, Answered);
    let seen = state.records[1].seen.expect("it arrived");
    assert_eq!(seen.to_string(), "203.0.113.1:5000");
    assert_eq!(outcomes(&preset("hairpin-off"))[1], Dropped);
}

#[test]
fn a_forward_is_open_from_both_sides() {
    let sc = preset("forward");
    assert_eq!(outcomes(&sc), [Answered, Dropped, Answered, Answered]);
    // What B sends by itself leaves by the forwarded port, too.
    let (_, state) = run(&sc);
    let seen = state.records[3].seen.expect("it arrived");
    assert_eq!(seen.to_string(), "203.0.113.1:8080");
}

/// RFC 6598: the first NAT has a shared address; the server sees the carrier's.
#[test]
fn two_nats_translate_one_after_the_other() {
    let (events, state) = run(&preset("two-nats"));
    assert_eq!(
        outcomes(&preset("two-nats")),
        [Answered, Answered, Dropped, Dropped]
    );
    let seen: Vec<String> = state.records[..2]
        .iter()
        .map(|r| r.seen.expect("arrived").to_string())
        .collect();
    assert_eq!(seen, ["203.0.113.1:5000", "203.0.113.1:40000"]);
    let maps = events.iter().filter_map(|e| match &e.what {
        What::Mapped { entry, .. } => Some(entry.inside.to_string()),
        _ => None,
    });
    let maps: Vec<String> = maps.take(2).collect();
    assert_eq!(maps, ["192.168.1.10:5000", "100.64.0.2:5000"]);
    // The carrier's NAT drops what the home NAT would forward.
    let dropped = state.records[3].dropped.map(|d| (state.name(d.0), d.1));
    assert_eq!(dropped, Some(("N2", "dropped-no-entry")));
}

/// RFC 5508 §3.1.
#[test]
fn pings_go_by_their_identifier() {
    assert_eq!(outcomes(&preset("ping")), [Answered; 3]);
    let (_, state) = run(&preset("ping"));
    let seen: Vec<u16> = state.records[..2]
        .iter()
        .map(|r| r.seen.expect("arrived").port())
        .collect();
    assert_eq!(seen, [7, 40_000]);
}

/// RFC 5508 §4.2: the error from behind the NAT is about the packet that A sent.
#[test]
fn an_error_from_behind_comes_back_as_one_about_the_senders_packet() {
    let sc = preset("traceroute");
    assert_eq!(outcomes(&sc), [Undelivered, Undelivered, Arrived]);
    let (events, _) = run(&sc);
    let told: Vec<&Event> = events.iter().filter(|e| e.what == What::Told).collect();
    assert_eq!(told.len(), 2);
    for event in told {
        let frame = event.frame.as_deref().expect("an error");
        let about = kw_net::nat::rewrite::embedded(&frame[14..]).expect("it quotes");
        let flow = kw_net::nat::rewrite::flow(about).expect("with its ports");
        assert_eq!(flow.from.to_string(), "192.168.1.10:5000");
    }
    let all = rules(&sc);
    let count = |rule| all.iter().filter(|r| **r == rule).count();
    assert_eq!((count("error-about"), count("rewritten-error")), (1, 1));
}

/// RFC 1918 §3: no route to private addresses.
#[test]
fn a_private_address_leads_nowhere() {
    assert_eq!(
        outcomes(&preset("private-address")),
        [Undelivered, Answered, Undelivered]
    );
    assert!(rules(&preset("private-address")).contains(&"undelivered-network"));
}

#[test]
fn ports_run_out_and_come_back() {
    assert_eq!(
        outcomes(&preset("out-of-ports")),
        [Answered, Answered, Dropped, Answered]
    );
}

/// RFC 1122 §3.3.1.1: what is in one's own network needs no router, and no NAT.
#[test]
fn neighbours_need_no_nat() {
    let sc = preset("neighbours");
    let (events, state) = run(&sc);
    assert_eq!(
        state.records[0].seen.expect("it arrived").to_string(),
        "192.168.1.10:5000"
    );
    assert_eq!(outcomes(&sc)[2], Undelivered);
    let nat = |e: &Event| matches!(e.what, What::Mapped { .. } | What::Rewritten { .. });
    assert!(!events.iter().any(nat));
    assert_eq!(events.iter().filter(|e| e.what == What::Asks).count(), 3);
}
