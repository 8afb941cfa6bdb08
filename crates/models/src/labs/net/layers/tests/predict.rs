//! What is asked before a step has the answers of the standards.

use super::*;
use crate::predict::right_answers;

fn answers(sc: &Scenario, question: &str) -> String {
    let all = right_answers(&mut finished(sc), question);
    all.join(" | ").replace("predict-", "")
}

/// IEEE 802.1D §7.7: a switch floods what is for everybody or for nobody it knows; it knows who sent before.
#[test]
fn where_a_switch_sends() {
    let sc = Scenario {
        arp_known: false,
        macs_learned: false,
        first_device: Device::Switch,
        ..one(Send::Ping, To::Neighbour)
    };
    // The ARP request of A, the reply of C, the ping, its reply.
    assert_eq!(
        answers(&sc, "predict-out"),
        "flood | only A | only C | only A"
    );
    assert_eq!(answers(&sc, "predict-answer"), "yes | no");
}

/// RFC 791: what is for another network goes to the router, which takes one from the TTL.
#[test]
fn what_goes_to_another_network() {
    let sc = one(Send::Ping, To::Server);
    assert_eq!(answers(&sc, "predict-hop"), "router | router");
    assert_eq!(answers(&sc, "predict-ttl"), "yes | yes");
    assert_eq!(answers(&sc, "predict-icmp"), "echo | reply");
}
