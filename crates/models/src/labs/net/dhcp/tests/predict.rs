//! What is asked before a step has the answers of RFC 2131.

use super::*;
use crate::predict::right_answers;
use kw_trace::Trace;

fn answers(name: &str, question: &str, most: usize) -> String {
    let mut trace = Trace::<Dhcp>::new(Run::plain(preset(name))).expect("a good scenario");
    let mut all = right_answers(&mut trace, question);
    all.truncate(most);
    all.join(" | ").replace("predict-", "")
}

/// RFC 2131 §3.1 and §4.4.5: a lease is asked for by broadcast, and renewed at T1 by unicast.
#[test]
fn how_a_client_asks() {
    assert_eq!(
        answers("first-lease", "predict-message", 3),
        "to-all DHCPDISCOVER | to-all DHCPREQUEST | to-one DHCPREQUEST"
    );
    assert_eq!(answers("first-lease", "predict-timer", 1), "t1");
}

/// RFC 2131 §4.4, figure 5.
#[test]
fn the_states_of_a_first_lease() {
    assert_eq!(
        answers("first-lease", "predict-state", 3),
        "REQUESTING | BOUND | BOUND"
    );
}

/// RFC 1812 §5.3.5.1: without a relay agent a router passes no broadcast on.
#[test]
fn who_relays() {
    assert_eq!(answers("relay", "predict-relay", 1), "yes");
    assert_eq!(answers("no-relay", "predict-relay", 1), "no");
}

/// RFC 2131 §4.1: giaddr, else ciaddr, else broadcast by the B flag or unicast to yiaddr; a DHCPNAK goes to everybody.
#[test]
fn where_a_server_sends() {
    assert_eq!(
        answers("first-lease", "predict-cast", 3),
        "to-given | to-given | to-client"
    );
    assert_eq!(answers("relay", "predict-cast", 1), "to-relay");
    // PC2 sets the B flag, PC does not.
    assert_eq!(
        answers("broadcast-flag", "predict-cast", 4),
        "to-given | to-given | to-everybody | to-everybody"
    );
    assert_eq!(answers("wrong-network", "predict-cast", 1), "to-everybody");
}

/// RFC 2131 §3.1, §4.4.1: a client may take the first offer or wait for others. Both servers of this preset answer at
/// one instant, so that either is the first; T's lease is twice as long.
#[test]
fn which_offer_a_client_takes() {
    let [s, t] = ["100 300", "200 600"].map(|of| {
        let server = if of == "100 300" { 1 } else { 2 };
        format!("offer 192.168.50.{server} 192.168.50.{of}")
    });
    assert_eq!(
        answers("two-servers", "predict-takes-first", 9),
        format!("{s}, {t}")
    );
    assert_eq!(
        answers("longest-lease", "predict-takes-longest", 9),
        format!("no-offer | no-offer | {t}")
    );
    assert_eq!(answers("first-lease", "predict-takes-first", 9), "");
}

/// Two leases of one length are as good; an offer that is still on its way is not the first.
#[test]
fn equal_offers_are_as_good_and_later_ones_are_not() {
    let of = |sc: Scenario, question: &str| {
        let mut trace = Trace::<Dhcp>::new(Run::plain(sc)).expect("a good scenario");
        right_answers(&mut trace, question)
    };
    let mut sc = preset("longest-lease");
    sc.servers[1].pools[0].lease = sc.servers[0].pools[0].lease;
    let last = of(sc, "predict-takes-longest").pop().expect("a question");
    assert_eq!(last.matches("predict-offer").count(), 2, "{last}");
    // S looks first whether somebody has the address, and T is alone with its offer.
    let mut sc = preset("two-servers");
    sc.servers[0].probe = true;
    assert_eq!(of(sc, "predict-takes-first"), [""; 0]);
}
