//! One case for each rule, and changes of the past.

use super::*;
use crate::labs::net::subnetting::explain::RULES;
use kw_trace::Param;
use std::collections::BTreeSet;

/// A rule, a scenario that reaches it, and a parameter of its sentence.
type Case = (&'static str, Value, &'static str, Param);

fn cases() -> Vec<Case> {
    let at = |network: &str| json!({"network": network});
    let text = |s: &str| Param::from(s);
    let n = |n: u64| Param::from(n);
    let split = |network: &str, subnets: u64| json!({"network": network, "subnets": subnets});
    let sum = |networks: &[&str]| json!({"network": "10.0.0.0/8", "summarise": networks});
    let classful = |network: &str| json!({"network": network, "classes": "classful"});
    let reserved = json!({"network": "192.168.5.0/24", "subnets": 6, "edge_subnets": "reserved"});
    let link = json!({"network": "192.0.2.0/29", "hosts": [2, 1], "point_to_point": "prefix-31"});
    let given = json!({"network": "192.168.1.0/24", "hosts": [2, 50, 100], "method": "as-given"});
    let fixed =
        json!({"network": "192.168.1.0/24", "hosts": [100, 50, 2], "method": "fixed-length"});
    let plan = json!({"network": "192.168.1.0/24", "hosts": [50, 100, 2]});
    let changed = |after: u64, input: Value| {
        json!({
            "network": "192.168.1.0/24", "hosts": [100], "summarise": ["10.0.0.0/24"],
            "interventions": [{"after": after, "input": input}],
        })
    };
    vec![
        (
            "address",
            at("1.2.3.4/8"),
            "bits",
            text("00000001.00000010.00000011.00000100"),
        ),
        (
            "host-bits-set",
            at("10.1.2.3/8"),
            "network",
            text("10.0.0.0/8"),
        ),
        ("mask", at("1.2.3.4/20"), "mask", text("255.255.240.0")),
        ("mask-nothing", at("1.2.3.4/0"), "", n(0)),
        ("and-copy", at("172.16.45.200/20"), "result", n(172)),
        ("and-zero", at("172.16.45.200/20"), "result", n(0)),
        // 45 = 00101101, 240 = 11110000.
        ("and-part", at("172.16.45.200/20"), "result", n(32)),
        ("class-a", at("127.0.0.1/8"), "octet", n(127)),
        ("class-b", at("128.0.0.1/8"), "octet", n(128)),
        ("class-c", at("223.0.0.1/8"), "octet", n(223)),
        ("class-d", at("224.0.0.1/8"), "octet", n(224)),
        ("class-e", at("255.0.0.1/8"), "octet", n(255)),
        ("subnet-bits", classful("172.20.0.0/23"), "bits", n(7)),
        ("supernet", classful("192.168.0.0/22"), "bits", n(2)),
        ("whole-class", classful("10.0.0.0/8"), "prefix", n(8)),
        ("special-none", at("8.8.8.8/24"), "address", text("8.8.8.8")),
        (
            "special-this-network",
            at("0.0.0.0/8"),
            "range",
            text("0.0.0.0/8"),
        ),
        (
            "special-private",
            at("172.31.255.1/24"),
            "range",
            text("172.16.0.0/12"),
        ),
        (
            "special-shared",
            at("100.64.0.1/24"),
            "range",
            text("100.64.0.0/10"),
        ),
        (
            "special-loopback",
            at("127.0.0.1/8"),
            "range",
            text("127.0.0.0/8"),
        ),
        (
            "special-link-local",
            at("169.254.1.1/16"),
            "range",
            text("169.254.0.0/16"),
        ),
        (
            "special-protocol",
            at("192.0.0.9/24"),
            "range",
            text("192.0.0.0/24"),
        ),
        (
            "special-documentation",
            at("203.0.113.9/24"),
            "range",
            text("203.0.113.0/24"),
        ),
        (
            "special-relay",
            at("192.88.99.1/24"),
            "range",
            text("192.88.99.0/24"),
        ),
        (
            "special-benchmark",
            at("198.19.0.1/24"),
            "range",
            text("198.18.0.0/15"),
        ),
        (
            "special-multicast",
            at("239.1.1.1/24"),
            "range",
            text("224.0.0.0/4"),
        ),
        (
            "special-reserved",
            at("250.1.1.1/24"),
            "range",
            text("240.0.0.0/4"),
        ),
        (
            "special-limited-broadcast",
            at("255.255.255.255/32"),
            "range",
            text("255.255.255.255/32"),
        ),
        (
            "network",
            at("172.16.45.200/20"),
            "network",
            text("172.16.32.0/20"),
        ),
        (
            "not-in-network",
            json!({"network": "10.0.0.0/24", "address": "10.0.1.1"}),
            "network",
            text("10.0.0.0/24"),
        ),
        (
            "broadcast",
            at("172.16.45.200/20"),
            "broadcast",
            text("172.16.47.255"),
        ),
        ("broadcast-31", at("192.0.2.6/31"), "rest", n(1)),
        (
            "broadcast-32",
            at("192.0.2.6/32"),
            "broadcast",
            text("192.0.2.6"),
        ),
        (
            "range",
            at("172.16.45.200/20"),
            "last",
            text("172.16.47.254"),
        ),
        ("range-31", at("192.0.2.6/31"), "last", text("192.0.2.7")),
        ("range-32", at("192.0.2.6/32"), "first", text("192.0.2.6")),
        ("count", at("172.16.45.200/20"), "usable", n(4094)),
        ("count-31", at("192.0.2.6/31"), "usable", n(2)),
        ("count-32", at("192.0.2.6/32"), "usable", n(1)),
        (
            "other-and",
            json!({"network": "10.0.0.1/25", "other": "10.0.0.200"}),
            "network",
            text("10.0.0.128"),
        ),
        (
            "same",
            json!({"network": "10.0.0.1/24", "other": "10.0.0.200"}),
            "network",
            text("10.0.0.0/24"),
        ),
        // Bits are counted from 1 on the left.
        (
            "different",
            json!({"network": "10.0.0.1/25", "other": "10.0.0.200"}),
            "bit",
            n(25),
        ),
        ("borrow", split("192.168.1.0/24", 5), "bits", n(3)),
        ("borrow-none", split("192.168.1.0/24", 1), "prefix", n(24)),
        ("borrow-reserved", reserved.clone(), "bits", n(3)),
        (
            "no-split",
            json!({"network": "10.0.0.0/8", "subnets": 9, "interventions": [{"after": 3, "input": {"do": "set-prefix", "prefix": 29}}]}),
            "most",
            n(8),
        ),
        ("subnet", split("192.168.1.0/24", 4), "pattern", text("00")),
        (
            "subnet-31",
            split("192.168.1.0/30", 2),
            "first",
            text("192.168.1.0"),
        ),
        (
            "subnet-32",
            split("192.168.1.0/30", 4),
            "network",
            text("192.168.1.0/32"),
        ),
        ("reserved-zero", reserved.clone(), "", n(0)),
        ("reserved-ones", reserved, "", n(0)),
        (
            "home",
            json!({"network": "192.168.1.0/24", "subnets": 8, "address": "192.168.1.77"}),
            "address",
            text("192.168.1.77"),
        ),
        ("order-largest", plan.clone(), "order", text("100, 50, 2")),
        ("order-given", given.clone(), "order", text("2, 50, 100")),
        ("order-fixed", fixed.clone(), "count", n(3)),
        ("need", plan.clone(), "prefix", n(25)),
        ("need-31", link.clone(), "prefix", n(31)),
        ("need-32", link, "prefix", n(32)),
        ("need-fixed", fixed.clone(), "prefix", n(25)),
        ("placed", plan.clone(), "unused", n(26)),
        ("gap", given, "gap", n(60)),
        ("no-room", fixed, "size", n(128)),
        ("spare", plan, "network", text("192.168.1.196/30")),
        (
            "no-spare",
            json!({"network": "10.0.0.0/30", "hosts": [2]}),
            "network",
            text("10.0.0.0/30"),
        ),
        (
            "sum-first",
            sum(&["10.0.4.0/24", "10.0.5.0/24"]),
            "network",
            text("10.0.4.0/24"),
        ),
        (
            "sum-inside",
            sum(&["10.0.0.0/16", "10.0.5.0/24"]),
            "prefix",
            n(16),
        ),
        (
            "sum-shorter",
            sum(&["10.0.4.0/24", "10.0.5.0/24"]),
            "prefix",
            n(23),
        ),
        (
            "summary-exact",
            sum(&["10.0.4.0/24", "10.0.5.0/24"]),
            "size",
            n(512),
        ),
        (
            "summary-wider",
            sum(&["10.0.4.0/24", "10.0.6.0/24"]),
            "extra",
            n(512),
        ),
        (
            "change-need",
            changed(16, json!({"do": "need", "hosts": 30})),
            "hosts",
            n(30),
        ),
        (
            "change-prefix",
            changed(5, json!({"do": "set-prefix", "prefix": 23})),
            "to",
            n(23),
        ),
        (
            "change-address",
            changed(5, json!({"do": "work-out", "address": "192.168.1.9"})),
            "address",
            text("192.168.1.9"),
        ),
        (
            "change-compare",
            changed(5, json!({"do": "compare", "address": "192.168.1.9"})),
            "other",
            text("192.168.1.9"),
        ),
        (
            "change-network",
            changed(5, json!({"do": "add-network", "network": "10.0.1.0/24"})),
            "network",
            text("10.0.1.0/24"),
        ),
        (
            "change-nothing",
            changed(5, json!({"do": "set-prefix", "prefix": 24})),
            "",
            n(0),
        ),
    ]
}

#[test]
fn every_rule_is_reached_as_it_should_be() {
    let cases = cases();
    let covered: BTreeSet<&str> = cases.iter().map(|c| c.0).collect();
    let declared: BTreeSet<&str> = RULES.iter().map(|r| r.id).collect();
    assert_eq!(covered, declared);
    for (rule, scenario, name, value) in cases {
        let reasons = reasons(&scenario);
        let mut found = reasons.iter().filter(|w| w.rule == rule).peekable();
        assert!(
            found.peek().is_some(),
            "{rule} does not occur in {scenario}"
        );
        let is_there = |w: &Why| name.is_empty() || w.params.contains(&(name, value.clone()));
        assert!(
            found.any(is_there),
            "{rule}: no {name} = {value:?} in {reasons:?}"
        );
    }
}

#[test]
fn a_late_need_takes_the_smallest_block_that_is_left() {
    // 100 and 50 leave .192/26; 10 hosts then get its first /28, 20 hosts the next /27.
    let r = result(&json!({
        "network": "192.168.1.0/24", "hosts": [100, 50],
        "interventions": [
            {"after": 18, "input": {"do": "need", "hosts": 10}},
            {"after": 23, "input": {"do": "need", "hosts": 20}},
            {"after": 27, "input": {"do": "need", "hosts": 200}},
        ],
    }));
    let places: Vec<&str> = r["subnets"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|s| s["network"].as_str())
        .collect();
    assert_eq!(
        places,
        [
            "192.168.1.0",
            "192.168.1.128",
            "192.168.1.192",
            "192.168.1.224"
        ]
    );
    assert_eq!(r["refused"], json!([200]));
    assert_eq!(r["free"], json!(["192.168.1.208/28"]));
}

#[test]
fn another_prefix_gives_what_it_gives_from_the_start() {
    let late = |after: u64| {
        result(&json!({
            "network": "172.16.45.200/20", "subnets": 4, "other": "172.16.60.1",
            "interventions": [{"after": after, "input": {"do": "set-prefix", "prefix": 18}}],
        }))
    };
    let early =
        result(&json!({"network": "172.16.45.200/18", "subnets": 4, "other": "172.16.60.1"}));
    for after in [0, 1, 2, 7, 12, 14, 17, 19] {
        assert_eq!(late(after), early, "after {after}");
    }
}

/// A click on a subnet goes to the step that made it, also where a change came between.
#[test]
fn every_subnet_leads_to_its_step() {
    use crate::Figure;
    let mut session = finished(&json!({
        "network": "192.168.1.0/24", "subnets": 8,
        "interventions": [{"after": 16, "input": {"do": "compare", "address": "10.0.0.1"}}],
    }));
    let end = session.progress().reached;
    let mut led = 0;
    for at in [0, 14, end] {
        session.seek(at);
        let figure = Figure {
            width: 900.0,
            zoom: 0,
            until: 0,
            compact: false,
        };
        for part in session.picture(&figure).parts {
            let (Some(number), Some(step)) = (part.key.strip_prefix("subnet"), part.step) else {
                continue;
            };
            led += 1;
            session.seek(step);
            let why = session.why().expect("a step");
            let number: u64 = number.parse().expect("a number");
            assert_eq!(why.rule, "subnet");
            assert!(
                why.params.contains(&("number", (number + 1).into())),
                "{why:?}"
            );
        }
    }
    assert!(led >= 16, "only {led} parts lead somewhere");
}
