//! Published numbers.

use super::*;
use kw_texts::{Lang, Texts};
use kw_trace::Lab as _;

/// Network, prefix length of the parts, hosts in each, and some of the parts by number: network,
/// first, last, broadcast.
type Split = (
    &'static str,
    u64,
    u64,
    u64,
    &'static [(usize, [&'static str; 4])],
);

#[test]
fn splits_are_those_of_the_tables() {
    let all: &[Split] = &[
        // The curriculum's own: 192.168.1.0/24 into 32.
        (
            "192.168.1.0/24",
            32,
            29,
            6,
            &[
                (
                    0,
                    ["192.168.1.0", "192.168.1.1", "192.168.1.6", "192.168.1.7"],
                ),
                (
                    31,
                    [
                        "192.168.1.248",
                        "192.168.1.249",
                        "192.168.1.254",
                        "192.168.1.255",
                    ],
                ),
            ],
        ),
        // RFC 1878, table 1-1: 255.255.255.192 has 62 hosts, 255.255.240.0 has 4094.
        (
            "192.168.1.0/24",
            4,
            26,
            62,
            &[(
                1,
                [
                    "192.168.1.64",
                    "192.168.1.65",
                    "192.168.1.126",
                    "192.168.1.127",
                ],
            )],
        ),
        (
            "172.16.0.0/16",
            16,
            20,
            4094,
            &[(
                15,
                [
                    "172.16.240.0",
                    "172.16.240.1",
                    "172.16.255.254",
                    "172.16.255.255",
                ],
            )],
        ),
        // RFC 4632 §3.1: 10.0.0.0/8 has 256 /16.
        (
            "10.0.0.0/8",
            256,
            16,
            65_534,
            &[(
                200,
                [
                    "10.200.0.0",
                    "10.200.0.1",
                    "10.200.255.254",
                    "10.200.255.255",
                ],
            )],
        ),
        // Five need three bits.
        (
            "10.0.0.0/8",
            5,
            11,
            2_097_150,
            &[(
                4,
                [
                    "10.128.0.0",
                    "10.128.0.1",
                    "10.159.255.254",
                    "10.159.255.255",
                ],
            )],
        ),
        (
            "0.0.0.0/0",
            2,
            1,
            2_147_483_646,
            &[(
                1,
                [
                    "128.0.0.0",
                    "128.0.0.1",
                    "255.255.255.254",
                    "255.255.255.255",
                ],
            )],
        ),
        (
            "203.0.113.8/29",
            1,
            29,
            6,
            &[(
                0,
                ["203.0.113.8", "203.0.113.9", "203.0.113.14", "203.0.113.15"],
            )],
        ),
    ];
    for (network, subnets, prefix, usable, parts) in all {
        let r = result(&json!({"network": network, "subnets": subnets}));
        assert_eq!(
            (&r["prefix"], &r["usable_hosts"]),
            (&json!(prefix), &json!(usable)),
            "{network}"
        );
        let count = subnets.next_power_of_two();
        assert_eq!(r["subnets"].as_array().map(Vec::len), Some(count as usize));
        for (number, [first, low, high, last]) in *parts {
            let want = json!({"network": first, "first": low, "last": high, "broadcast": last});
            assert_eq!(r["subnets"][number], want, "{network}");
        }
    }
}

/// RFC 3021 §2.1: in a /31 both addresses are hosts', and there is no broadcast address.
#[test]
fn a_31_has_two_hosts_and_a_32_one() {
    let r = result(&json!({"network": "192.0.2.0/30", "subnets": 2}));
    assert_eq!((&r["prefix"], &r["usable_hosts"]), (&json!(31), &json!(2)));
    let second = json!({"network": "192.0.2.2", "first": "192.0.2.2", "last": "192.0.2.3", "broadcast": null});
    assert_eq!(r["subnets"][1], second);
    let r = result(&json!({"network": "192.0.2.0/30", "subnets": 4}));
    assert_eq!((&r["prefix"], &r["usable_hosts"]), (&json!(32), &json!(1)));
    let last = json!({"network": "192.0.2.3", "first": "192.0.2.3", "last": "192.0.2.3", "broadcast": null});
    assert_eq!(r["subnets"][3], last);
    for (network, usable) in [("1.2.3.4/30", 2), ("1.2.3.4/31", 2), ("1.2.3.4/32", 1)] {
        assert_eq!(
            result(&json!({"network": network}))["usable_hosts"],
            json!(usable)
        );
    }
}

#[test]
fn a_network_alone_is_worked_out() {
    let r = result(&json!({"network": "192.168.1.77/24"}));
    assert_eq!(
        (&r["prefix"], &r["usable_hosts"]),
        (&json!(24), &json!(254))
    );
    let whole = json!({"network": "192.168.1.0", "first": "192.168.1.1", "last": "192.168.1.254", "broadcast": "192.168.1.255"});
    assert_eq!(r["subnets"], json!([whole]));
    assert_eq!(r["address"]["address"], json!("192.168.1.77"));
    assert_eq!(r["address"]["class"], json!("C"));
    assert_eq!(r["address"]["special"], json!("private"));
}

fn placed(r: &Value) -> Vec<String> {
    let subnets = r["subnets"].as_array().expect("a list").iter();
    let text = |s: &Value| format!("{}/{}", s["network"].as_str().unwrap_or("?"), s["prefix"]);
    subnets.map(text).collect()
}

#[test]
fn plans_take_the_largest_first() {
    let r = result(&json!({"network": "192.168.1.0/24", "hosts": [100, 50, 2]}));
    assert_eq!(
        placed(&r),
        ["192.168.1.0/25", "192.168.1.128/26", "192.168.1.192/30"]
    );
    assert_eq!(r["subnets"][2]["broadcast"], json!("192.168.1.195"));
    let free = [
        "192.168.1.196/30",
        "192.168.1.200/29",
        "192.168.1.208/28",
        "192.168.1.224/27",
    ];
    assert_eq!(r["free"], json!(free));
    // The same in any order.
    let other = result(&json!({"network": "192.168.1.0/24", "hosts": [2, 100, 50]}));
    assert_eq!(placed(&other), placed(&r));
    // Exactly full, at the powers of two: 126 and 62 hosts still fit a /25 and a /26.
    let r = result(&json!({"network": "10.0.0.0/24", "hosts": [62, 126, 62]}));
    assert_eq!(
        placed(&r),
        ["10.0.0.0/25", "10.0.0.128/26", "10.0.0.192/26"]
    );
    assert_eq!(r["free"], json!([]));
    // One host more, and the next length is needed.
    let p = refusal(&json!({"network": "10.0.0.0/24", "hosts": [62, 127, 62]}));
    assert_eq!((p.kind, p.field.as_str()), ("hosts-fit", "hosts"));
}

#[test]
fn methods_differ_in_what_they_lose() {
    let with = |method| {
        result(&json!({"network": "192.168.1.0/24", "hosts": [2, 50, 10, 50], "method": method}))
    };
    let given = with("as-given");
    // .4 to .63 and .144 to .191 are passed over.
    assert_eq!(
        placed(&given),
        [
            "192.168.1.0/30",
            "192.168.1.64/26",
            "192.168.1.128/28",
            "192.168.1.192/26"
        ]
    );
    let largest = with("largest-first");
    assert_eq!(
        placed(&largest),
        [
            "192.168.1.0/26",
            "192.168.1.64/26",
            "192.168.1.128/28",
            "192.168.1.144/30"
        ]
    );
    let fixed = with("fixed-length");
    assert_eq!(placed(&fixed).len(), 4);
    assert!(placed(&fixed).iter().all(|p| p.ends_with("/26")), "{fixed}");
    let r = result(
        &json!({"network": "192.168.1.0/24", "hosts": [100, 50, 2], "method": "fixed-length"}),
    );
    assert_eq!((placed(&r).len(), &r["refused"]), (2, &json!([2])));
    // RFC 3021: a link gets a /31, one host a /32.
    let r = result(
        &json!({"network": "198.51.100.16/29", "hosts": [2, 2, 1], "point_to_point": "prefix-31"}),
    );
    assert_eq!(
        placed(&r),
        ["198.51.100.16/31", "198.51.100.18/31", "198.51.100.20/32"]
    );
}

/// RFC 950 §2.1 keeps the subnets of zeros and of ones free; RFC 1878 does not.
#[test]
fn edge_subnets_are_a_convention() {
    let with = |subnets: u64, edge| {
        result(&json!({"network": "192.168.5.0/24", "subnets": subnets, "edge_subnets": edge}))
    };
    assert_eq!(with(6, "used")["prefix"], json!(27));
    let six = with(6, "reserved");
    assert_eq!(six["prefix"], json!(27));
    let usable: Vec<bool> = six["subnets"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| s["usable"] == json!(true))
        .collect();
    assert_eq!(usable, [false, true, true, true, true, true, true, false]);
    assert_eq!(with(7, "reserved")["prefix"], json!(28));
    assert_eq!(with(8, "used")["prefix"], json!(27));
}

#[test]
fn summaries_say_what_they_cover() {
    let of = |networks: &[&str]| {
        result(&json!({"network": "10.0.0.0/8", "summarise": networks}))["summary"].clone()
    };
    let four = [
        "172.16.0.0/24",
        "172.16.1.0/24",
        "172.16.2.0/24",
        "172.16.3.0/24",
    ];
    assert_eq!(
        of(&four),
        json!({"network": "172.16.0.0/22", "exact": true, "extra": 0, "blocks": ["172.16.0.0/22"]})
    );
    let three = ["192.168.1.0/24", "192.168.2.0/24", "192.168.3.0/24"];
    assert_eq!(
        of(&three),
        json!({"network": "192.168.0.0/22", "exact": false, "extra": 256, "blocks": ["192.168.1.0/24", "192.168.2.0/23"]})
    );
    // One inside another adds nothing; the ends of the scale have nothing in common.
    assert_eq!(
        of(&["10.0.0.0/8", "10.1.2.3/32"])["network"],
        json!("10.0.0.0/8")
    );
    assert_eq!(
        of(&["0.0.0.0/1", "128.0.0.0/1"]),
        json!({"network": "0.0.0.0/0", "exact": true, "extra": 0, "blocks": ["0.0.0.0/0"]})
    );
}

#[test]
fn what_cannot_be_is_refused_by_its_field() {
    for (bad, field, kind) in [
        (json!({}), "network", "missing"),
        (json!({"network": "10.0.0.0"}), "network", "notation"),
        (json!({"network": "10.0.0.0/33"}), "network", "notation"),
        (json!({"network": "10.0.0.256/8"}), "network", "notation"),
        (json!({"network": 10}), "network", "type"),
        (
            json!({"network": "10.0.0.0/8", "subnets": 0}),
            "subnets",
            "range",
        ),
        (
            json!({"network": "10.0.0.0/8", "subnets": 65_537}),
            "subnets",
            "range",
        ),
        (
            json!({"network": "10.0.0.0/30", "subnets": 5}),
            "subnets",
            "subnets-fit",
        ),
        (
            json!({"network": "10.0.0.0/31", "subnets": 1, "edge_subnets": "reserved"}),
            "subnets",
            "subnets-fit",
        ),
        (
            json!({"network": "10.0.0.0/8", "hosts": []}),
            "hosts",
            "count",
        ),
        (
            json!({"network": "10.0.0.0/8", "hosts": [5, 0]}),
            "hosts[1]",
            "range",
        ),
        (
            json!({"network": "10.0.0.0/30", "hosts": [3]}),
            "hosts",
            "hosts-fit",
        ),
        (
            json!({"network": "10.0.0.0/8", "hosts": [1], "subnets": 2}),
            "hosts",
            "hosts-and-subnets",
        ),
        (
            json!({"network": "10.0.0.0/8", "summarise": ["10.0.0.0"]}),
            "summarise[0]",
            "notation",
        ),
        (
            json!({"network": "10.0.0.0/8", "address": "10"}),
            "address",
            "notation",
        ),
        (
            json!({"network": "10.0.0.0/8", "mask": 8}),
            "mask",
            "unknown-field",
        ),
    ] {
        let p = refusal(&bad);
        assert_eq!((p.field.as_str(), p.kind), (field, kind), "{bad}");
    }
    // It says how much would fit.
    let p = refusal(&json!({"network": "10.0.0.0/30", "subnets": 5}));
    assert!(p.params.contains(&("max", 4_u64.into())), "{p}");
    let p = refusal(&json!({"network": "10.0.0.0/24", "hosts": [100, 100, 50]}));
    assert!(p.params.contains(&("fit", 2_u64.into())), "{p}");
    let p = refusal(&json!({"network": "0.0.0.0/0", "hosts": [4_294_967_294_u64, 1]}));
    assert!(p.params.contains(&("fit", 1_u64.into())), "{p}");
}

#[test]
fn the_largest_split_is_listed_whole() {
    let session = finished(&json!({"network": "0.0.0.0/0", "subnets": 65_536}));
    let r = session.result();
    let all = r["subnets"].as_array().expect("a list");
    assert_eq!(all.len(), 65_536);
    assert_eq!(all[65_535]["broadcast"], json!("255.255.255.255"));
    // The table is cut, and says so in both languages.
    let table = session.results().swap_remove(0);
    assert_eq!(table.rows.len(), 4_096);
    let foot = table.foot.expect("a last row");
    for texts in Lang::ALL.map(Texts::new) {
        let said = foot[1].show(&|label| texts.label(Subnetting::ID, label));
        assert!(said.contains("61440"), "{said}");
    }
}
