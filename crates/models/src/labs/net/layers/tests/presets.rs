//! Every preset makes its point, and the point's numbers are right.

use super::*;

fn outcome(name: &str) -> Outcome {
    *run(&preset(name)).outcomes.last().expect("a message")
}

#[test]
fn only_hosts_look_above_layer_3() {
    for event in events(&preset("first-look")) {
        let node = event.node.expect("every step is somewhere");
        let most = match node {
            Node::A | Node::B => 7,
            Node::Router => 3,
            Node::First | Node::Second => 2,
            Node::C | Node::D => panic!("{node:?} has nothing to do with it"),
        };
        assert!(event.layer <= most, "{event:?}");
    }
    assert_eq!(outcome("first-look"), Outcome::Answered);
}

#[test]
fn a_handshake_has_three_segments_and_no_data() {
    let state = run(&preset("handshake"));
    assert_eq!((state.totals.frames, state.totals.data), (3, 0));
    let all = rules(&preset("handshake"));
    let made: Vec<&&str> = all
        .iter()
        .filter(|r| r.starts_with("tcp-") && !r.ends_with("-up"))
        .collect();
    assert_eq!(made, [&"tcp-syn", &"tcp-syn-ack", &"tcp-last-ack"]);
    assert_eq!(places(&preset("handshake"), "tcp-last-ack-up"), [Node::B]);
}

#[test]
fn a_ping_uses_no_layer_above_3() {
    assert!(events(&preset("ping")).iter().all(|e| e.layer <= 3));
    assert_eq!(outcome("ping"), Outcome::Answered);
}

#[test]
fn a_broadcast_reaches_the_network_and_stops_at_the_router() {
    let sc = preset("discover");
    assert_eq!(places(&sc, "not-routed"), [Node::Router]);
    assert_eq!(places(&sc, "nobody-listens"), [Node::C]);
    let beyond = [Node::Second, Node::B, Node::D];
    let there = |e: &Event| e.node.is_some_and(|n| beyond.contains(&n));
    assert!(!events(&sc).iter().any(there));
    assert_eq!(outcome("discover"), Outcome::Unheeded);
}

#[test]
fn in_the_same_network_no_router_has_to_do_with_it() {
    let sc = preset("same-network");
    assert!(events(&sc).iter().all(|e| e.node != Some(Node::Router)));
    let first = crossings(&sc)[0];
    assert_eq!(first.macs.1, plan::mac(Node::C, 0));
    assert_eq!(outcome("same-network"), Outcome::Answered);
}

#[test]
fn arp_asks_once_in_each_network() {
    let sc = preset("arp");
    assert_eq!(places(&sc, "arp-request"), [Node::A, Node::Router]);
    assert_eq!(places(&sc, "arp-reply"), [Node::Router, Node::B]);
    assert_eq!(places(&sc, "arp-told"), [Node::A, Node::Router]);
    assert_eq!(outcome("arp"), Outcome::Answered);
    // With full tables nobody asks.
    let known = Scenario {
        arp_known: true,
        ..sc
    };
    assert_eq!(run(&known).totals.arp, 0);
}

#[test]
fn a_switch_floods_until_it_has_learned() {
    let sc = preset("flooding");
    assert_eq!(places(&sc, "switch-unknown"), [Node::First, Node::Second]);
    assert_eq!(places(&sc, "not-mine"), [Node::C, Node::D]);
    // A, R, B and R's other plug: each is learned once.
    assert_eq!(places(&sc, "switch-learns").len(), 4);
    assert_eq!(places(&sc, "switch-known").len(), 6);
}

#[test]
fn a_hub_disturbs_the_neighbour_with_every_frame() {
    let hub = run(&preset("hub"));
    let switch = run(&preset("first-look"));
    assert_eq!((hub.totals.disturbed, switch.totals.disturbed), (3, 0));
    assert_eq!(hub.domains(), (2, 1 + 3));
    assert_eq!(switch.domains(), (2, 3 + 3));
    assert_eq!(places(&preset("hub"), "not-mine"), [Node::C; 3]);
}

#[test]
fn ttl_1_ends_at_the_router() {
    let sc = preset("ttl-ends");
    assert_eq!(places(&sc, "expired"), [Node::Router]);
    assert_eq!(places(&sc, "icmp-time-up"), [Node::A]);
    assert_eq!(outcome("ttl-ends"), Outcome::Expired);
    let enough = Scenario { ttl: 2, ..sc };
    assert_eq!(run(&enough).outcomes, [Outcome::Answered]);
}

#[test]
fn one_byte_is_padded_by_17() {
    let sc = preset("padding");
    let mut state = State::new(&sc);
    let padded = std::iter::from_fn(|| {
        let event = state.step()?;
        Some(Layers::explain(&state, &event))
    })
    .find_map(|why| why.also.into_iter().find(|w| w.rule == "frame-pads"))
    .expect("it is padded");
    assert_eq!(
        padded.params,
        [("held", 29_u64.into()), ("pad", 17_u64.into())]
    );
    assert!(crossings(&sc).iter().all(|c| c.bytes == 64));
}

#[test]
fn a_full_frame_has_1518_bytes() {
    let sc = preset("full-frame");
    assert!(crossings(&sc).iter().all(|c| c.bytes == 1_518));
    let state = run(&sc);
    let headers = state.totals.sent - state.totals.data;
    assert_eq!(headers * 100 / state.totals.sent, 3, "3.5 %, shown as 4");
}

#[test]
fn a_flipped_bit_is_found_by_the_next_fcs() {
    assert_eq!(places(&preset("fcs"), "fcs-wrong"), [Node::Second]);
    assert_eq!(outcome("fcs"), Outcome::Lost);
    let sc = preset("fcs-hub");
    assert_eq!(places(&sc, "hub-blind"), [Node::First]);
    assert_eq!(places(&sc, "fcs-wrong"), [Node::C, Node::Router]);
}

#[test]
fn what_changes_inside_the_router_only_tcp_finds() {
    let sc = preset("end-to-end");
    assert!(!rules(&sc).contains(&"fcs-wrong"));
    assert_eq!(places(&sc, "bad-checksum"), [Node::B]);
    // The switch behind the router and B itself found its FCS right.
    assert_eq!(places(&sc, "switch-known"), [Node::First, Node::Second]);
    assert_eq!(places(&sc, "frame-mine"), [Node::Router, Node::B]);
}

#[test]
fn nobody_answers_and_the_router_says_so() {
    let sc = preset("nobody");
    assert_eq!(places(&sc, "arp-again"), [Node::Router, Node::Router]);
    assert_eq!(places(&sc, "gave-up"), [Node::Router]);
    assert_eq!(places(&sc, "icmp-host-up"), [Node::A]);
    let state = run(&sc);
    assert_eq!(state.outcomes, [Outcome::Unreachable]);
    assert!(state.now > 3_000_000, "three seconds: {}", state.now);
}

#[test]
fn a_pulled_cable_is_told_by_nobody() {
    let sc = preset("pulled");
    assert_eq!(places(&sc, "switch-unknown"), [Node::Second]);
    assert_eq!(places(&sc, "not-mine"), [Node::D]);
    assert_eq!(outcome("pulled"), Outcome::Lost);
    assert_eq!(run(&sc).domains(), (2, 5));
}

#[test]
fn a_wan_takes_three_times_20_ms() {
    let now = run(&preset("wan")).now;
    assert!((60_000..60_200).contains(&now), "{now}");
    assert_eq!(
        places(&preset("wan"), "sent-far"),
        [Node::Router, Node::Second, Node::Router]
    );
}

#[test]
fn all_four_end_as_they_do_alone() {
    assert_eq!(
        run(&preset("all-four")).outcomes,
        [
            Outcome::Answered,
            Outcome::Unheeded,
            Outcome::Answered,
            Outcome::Answered
        ]
    );
}
