//! What no preset pins: changes of the past, and what happens where things are missing.

use super::*;
use crate::labs::net::layers::scenario::{CableName, Place};

/// The step after which a frame is on A's cable.
fn on_the_cable(sc: &Scenario) -> u64 {
    let sent = |e: &Event| matches!(e.what, What::Sent { .. });
    events(sc).iter().position(sent).expect("it is sent") as u64 + 1
}

#[test]
fn a_flipped_bit_of_the_past_is_found_by_the_switch() {
    let sc = preset("first-look");
    let rules = changed_rules(&sc, on_the_cable(&sc), Input::Corrupt {});
    assert!(rules.contains(&"change-corrupt") && rules.contains(&"fcs-wrong"));
    assert!(!rules.contains(&"request-up"));
    // With nothing on a cable there is nothing to change.
    let rules = changed_rules(&sc, 0, Input::Corrupt {});
    assert!(rules.contains(&"change-nothing") && rules.contains(&"response-up"));
}

#[test]
fn another_ttl_holds_from_then_on() {
    let sc = one(Send::Ping, To::Server);
    let trace = changed(&sc, 0, Input::SetTtl { ttl: 1 });
    assert_eq!(trace.front().outcomes, [Outcome::Expired]);
    // The packet is made already: too late for this one.
    let trace = changed(&sc, 3, Input::SetTtl { ttl: 1 });
    assert_eq!(trace.front().outcomes, [Outcome::Answered]);
}

#[test]
fn a_device_is_replaced_and_knows_nobody() {
    let sc = one(Send::Ping, To::Server);
    let hub = Input::Replace {
        place: Place::First,
        device: Device::Hub,
    };
    let rules = changed_rules(&sc, 0, hub);
    assert!(rules.contains(&"hub-repeats") && rules.contains(&"not-mine"));
    let switch = |device| Input::Replace {
        place: Place::Second,
        device,
    };
    assert!(changed_rules(&sc, 0, switch(Device::Switch)).contains(&"change-nothing"));
    let sc = Scenario {
        second_device: Device::Hub,
        ..sc
    };
    let rules = changed_rules(&sc, 0, switch(Device::Switch));
    assert!(
        rules.contains(&"switch-unknown"),
        "it has learned nothing yet"
    );
}

/// A hub has no table, whatever is known at the start.
#[test]
fn a_hub_learns_nothing() {
    let sc = Scenario {
        second_device: Device::Hub,
        ..preset("hub")
    };
    let trace = finished(&sc);
    assert_eq!(trace.front().tables, [Vec::new(), Vec::new()]);
    let tables = Layers::tables(&trace);
    assert!(tables.iter().all(|t| t.id != "mac-tables"));
}

#[test]
fn emptied_tables_are_filled_by_asking() {
    let sc = one(Send::Ping, To::Server);
    let rules = changed_rules(&sc, 0, Input::Forget {});
    for rule in [
        "change-forget",
        "arp-request",
        "switch-broadcast",
        "arp-told",
    ] {
        assert!(rules.contains(&rule), "{rule}");
    }
    // What waits for an address meanwhile is lost.
    let sc = preset("arp");
    let asked = rules_until(&sc, "arp-request");
    let trace = changed(&sc, asked, Input::Forget {});
    assert_eq!(trace.front().outcomes, [Outcome::Lost]);
}

fn rules_until(sc: &Scenario, rule: &str) -> u64 {
    let mut state = State::new(sc);
    let mut n = 0;
    while let Some(event) = state.step() {
        n += 1;
        if Layers::explain(&state, &event).rule == rule {
            return n;
        }
    }
    panic!("{rule} does not occur");
}

/// The router's own error needs an address, too, after the tables were emptied.
#[test]
fn an_error_waits_for_an_address_as_any_packet_does() {
    let sc = preset("ttl-ends");
    let expired = rules_until(&sc, "expired");
    let rules = changed_rules(&sc, expired, Input::Forget {});
    for rule in ["arp-asks", "arp-request", "arp-reply", "icmp-time-up"] {
        assert!(rules.contains(&rule), "{rule}");
    }
}

#[test]
fn a_cable_is_pulled_and_put_in() {
    let sc = preset("first-look");
    let pull = |cable| Input::Unplug { cable };
    let rules = changed_rules(&sc, on_the_cable(&sc), pull(CableName::A));
    assert_eq!(rules.last(), Some(&"change-unplug"), "it was on it");
    let rules = changed_rules(&sc, 0, pull(CableName::A));
    assert_eq!(rules.last(), Some(&"no-cable"));
    // A switch does not send into an empty plug, the router cannot know.
    let rules = changed_rules(&sc, 0, pull(CableName::Long));
    assert_eq!(rules.last(), Some(&"no-cable"));
    let rules = changed_rules(&sc, 0, pull(CableName::Router));
    assert_eq!(rules.last(), Some(&"not-mine"), "flooded to C only");
    let plug = Input::Plug {
        cable: CableName::B,
    };
    assert!(changed_rules(&sc, 0, plug.clone()).contains(&"change-nothing"));
    let trace = changed(&preset("pulled"), 0, plug);
    assert_eq!(trace.front().outcomes, [Outcome::Answered]);
}

#[test]
fn a_host_without_an_answer_to_arp_gives_up_in_silence() {
    let sc = Scenario {
        pulled: CableName::Router,
        ..preset("arp")
    };
    assert_eq!(places(&sc, "gave-up"), [Node::A]);
    assert_eq!(places(&sc, "arp-again"), [Node::A, Node::A]);
    assert!(!rules(&sc).contains(&"icmp-host"));
    assert_eq!(run(&sc).outcomes, [Outcome::Lost]);
}

#[test]
fn a_message_more_comes_after_the_present_one() {
    let sc = one(Send::Ping, To::Server);
    let send = Input::Send {
        send: Send::Ping,
        to: To::Nobody,
    };
    let trace = changed(&sc, 4, send);
    assert_eq!(
        trace.front().outcomes,
        [Outcome::Answered, Outcome::Unreachable]
    );
}

#[test]
fn without_answers_it_ends_where_it_arrives() {
    for (send, last) in [
        (Send::HttpGet, "request-up"),
        (Send::Ping, "icmp-echo-up"),
        (Send::TcpHandshake, "tcp-syn-up"),
    ] {
        let sc = Scenario {
            answers: false,
            ..one(send, To::Server)
        };
        assert_eq!(rules(&sc).last(), Some(&last));
        assert_eq!(run(&sc).outcomes, [Outcome::Arrived]);
    }
}

/// Damage in the router hits the request alone, whatever is above IP.
#[test]
fn every_protocol_above_ip_has_a_checksum_that_finds_damage() {
    for send in [Send::HttpGet, Send::Ping, Send::TcpHandshake] {
        let message = Message {
            damage: Damage::InRouter,
            ..Message::new(send, To::Server)
        };
        let sc = Scenario {
            messages: vec![message],
            ..preset("first-look")
        };
        assert_eq!(places(&sc, "bad-checksum"), [Node::B], "{send:?}");
        // Where the router is not on the way, nothing happens.
        let near = Message {
            to: To::Neighbour,
            ..message
        };
        let sc = Scenario {
            messages: vec![near],
            ..sc
        };
        assert_eq!(run(&sc).outcomes, [Outcome::Answered]);
    }
}

/// ARP entries are believed for a minute; the long link alone makes the run longer than that.
#[test]
fn arp_entries_are_asked_for_again_after_a_minute() {
    use crate::labs::net::layers::scenario::Distance;
    let sc = Scenario {
        messages: vec![Message::new(Send::Ping, To::Server); 1_600],
        distance: Distance::Wan,
        ..preset("first-look")
    };
    let state = run(&sc);
    assert!(state.now > 60_000_000, "{}", state.now);
    assert!(state.outcomes.iter().all(|o| *o == Outcome::Answered));
    assert!(state.totals.arp > 0);
}

/// Frames of one direction follow each other on a cable: the last ACK does not overtake.
#[test]
fn a_cable_sends_one_frame_at_a_time() {
    for seed in 0..60 {
        let mut busy = [[0; 2]; plan::CABLES.len()];
        for event in events(&random(seed)) {
            let Some(Pdu { frame, .. }) = &event.pdu else {
                continue;
            };
            if matches!(event.what, What::Sent { .. } | What::Switched { .. }) {
                for (cable, start) in crate::labs::net::layers::cables(&event) {
                    let from = event.node.expect("somebody sends");
                    let back = usize::from(from > plan::far_end(cable, from));
                    let free = &mut busy[usize::from(cable)][back];
                    assert!(start >= *free, "seed {seed}: {event:?}");
                    *free = start + plan::sending(frame.len());
                }
            }
        }
    }
}
