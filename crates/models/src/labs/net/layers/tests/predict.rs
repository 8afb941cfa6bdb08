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
    // A has to ask for C; C was told of A by the question. R hears the request, too.
    assert_eq!(
        answers(&sc, "predict-framed"),
        "asks | mac 02:00:00:00:00:0c C | mac 02:00:00:00:00:0a A"
    );
    assert_eq!(
        answers(&sc, "predict-frame"),
        "for-all | for-all | taken | taken | taken"
    );
}

/// RFC 791: what is for another network goes to the router, which takes one from the TTL.
#[test]
fn what_goes_to_another_network() {
    let sc = one(Send::Ping, To::Server);
    // RFC 791 §2.2, RFC 894: the IP address is the destination's all the way, the MAC address the next hop's.
    assert_eq!(
        answers(&sc, "predict-packed"),
        "address 198.51.100.11 B | address 192.0.2.10 A"
    );
    let macs = [("01", "R"), ("0b", "B"), ("02", "R"), ("0a", "A")];
    let macs = macs.map(|(last, who)| format!("mac 02:00:00:00:00:{last} {who}"));
    assert_eq!(answers(&sc, "predict-framed"), macs.join(" | "));
    assert_eq!(
        answers(&sc, "predict-frame"),
        "passes-on | taken | passes-on | taken"
    );
    assert_eq!(answers(&sc, "predict-icmp"), "echo | reply");
}

/// RFC 1812 §5.3.1: of a TTL of 1 nothing is left; where there is plenty, nobody asks.
#[test]
fn whether_the_ttl_suffices_is_asked_where_it_is_small() {
    let of = |ttl| Scenario {
        ttl,
        ..one(Send::Ping, To::Server)
    };
    let asked = [1, 2, 3].map(|ttl| answers(&of(ttl), "predict-ttl"));
    assert_eq!(asked, ["no", "yes", ""]);
}

/// RFC 9293 §3.5, figure 6; RFC 1122 §3.2.2: TCP's checksum finds what no FCS can.
#[test]
fn what_comes_of_a_segment() {
    let sc = one(Send::TcpHandshake, To::Server);
    assert_eq!(answers(&sc, "predict-arrived"), "opens | agreed | is-open");
    let sc = one(Send::HttpGet, To::Server);
    assert_eq!(
        answers(&sc, "predict-arrived"),
        "goes-up | goes-up | confirmed"
    );
    let mut sc = sc;
    sc.messages[0].damage = Damage::InRouter;
    assert_eq!(answers(&sc, "predict-arrived"), "wrong-sum");
}
