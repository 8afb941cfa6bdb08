//! What is asked before a step has the answers of RFCs and books.

use super::*;
use crate::predict::right_answers;

fn answers(fields: &Value, question: &str) -> String {
    right_answers(finished(fields).as_mut(), question).join(" | ")
}

/// RFC 1878, table 1-1: 255.255.255.192 gives four subnets of 62 hosts; RFC 950 has their broadcast address.
#[test]
fn a_quarter_of_a_class_c_network() {
    let fields = json!({"network": "192.168.1.130/26", "subnets": 2});
    assert_eq!(answers(&fields, "predict-and"), "128");
    assert_eq!(answers(&fields, "predict-class"), "C");
    assert_eq!(answers(&fields, "predict-special"), "special-private");
    assert_eq!(answers(&fields, "predict-network"), "192.168.1.128");
    assert_eq!(answers(&fields, "predict-broadcast"), "192.168.1.191");
    assert_eq!(answers(&fields, "predict-count"), "62");
    assert_eq!(answers(&fields, "predict-borrow"), "1");
    assert_eq!(answers(&fields, "predict-subnet"), "192.168.1.160");
}

/// RFC 3021: a /31 has two hosts and no broadcast address to ask for.
#[test]
fn a_link_of_two_has_no_broadcast_address() {
    let fields = json!({"network": "10.0.0.0/31"});
    assert_eq!(answers(&fields, "predict-broadcast"), "");
    assert_eq!(answers(&fields, "predict-count"), "2");
}

/// RFC 4632 §5.1: blocks begin at multiples of their size, a subnet for 50 hosts is a /26.
#[test]
fn a_plan_by_need() {
    let fields = json!({"network": "192.168.1.0/24", "hosts": [10, 50, 100]});
    assert_eq!(answers(&fields, "predict-need"), "/25 | /26 | /28");
    assert_eq!(
        answers(&fields, "predict-placed"),
        "192.168.1.0 | 192.168.1.128 | 192.168.1.192"
    );
}

/// RFC 6890 §2.2.2: the registry of special addresses; 8.8.8.8 is in none of its ranges.
#[test]
fn which_special_range_an_address_is_in() {
    let of = |network: &str| answers(&json!({"network": network}), "predict-special");
    assert_eq!(of("172.31.0.1/16"), "special-private");
    assert_eq!(of("172.32.0.1/16"), "special-none");
    assert_eq!(of("100.64.0.1/10"), "special-shared");
    assert_eq!(of("198.18.0.1/15"), "special-benchmark");
}
