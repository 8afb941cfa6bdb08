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
