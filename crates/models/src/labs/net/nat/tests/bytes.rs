//! The bytes: what is on the cables is right, and a rewriting changes what it says.

use super::*;
use kw_net::{frame, sum};

#[test]
fn every_frame_on_every_link_is_right() {
    for seed in 0..40 {
        let sc = random(seed);
        let links = Nat::links(&sc);
        let (events, state) = run(&sc);
        for event in &events {
            for f in Nat::frames(&state, event) {
                assert!(f.link < links.len());
                let read = frame::read(&f.bytes).expect("a frame");
                if let frame::What::Ipv4(ip) = read.what {
                    assert!(sum::is_right(ip.bytes), "seed {seed}: a checksum is wrong");
                } else {
                    assert!(
                        matches!(read.what, frame::What::Arp(_)),
                        "seed {seed}: {read:?}"
                    );
                }
            }
        }
    }
}

/// RFC 3022 §4.1: the fields a NAT may change, and no others.
#[test]
fn a_rewriting_changes_its_fields_only() {
    for seed in 0..40 {
        for event in run(&random(seed)).0 {
            let What::Rewritten { change, .. } = event.what else {
                continue;
            };
            let named: Vec<usize> = change.fields().into_iter().flat_map(|f| f.1).collect();
            assert_eq!(change.before.len(), change.after.len());
            for i in 0..change.before.len() {
                let differs = change.before[i] != change.after[i];
                assert!(!differs || named.contains(&i), "seed {seed}: byte {i}");
            }
        }
    }
}

/// Both sides of the NAT are links of their own: the capture has each packet twice, rewritten.
#[test]
fn both_sides_of_the_nat_are_recorded() {
    let sc = preset("first-look");
    assert_eq!(
        Nat::links(&sc),
        [
            "192.168.1.0/24",
            "203.0.113.0/24",
            "198.51.100.0/24",
            "192.0.2.0/24"
        ]
    );
    let (events, state) = run(&sc);
    let first: Vec<(usize, String)> = events
        .iter()
        .flat_map(|e| Nat::frames(&state, e))
        .take(3)
        .map(|f| {
            (
                f.link,
                super::super::state::ends(&f.bytes)
                    .expect("UDP")
                    .0
                    .to_string(),
            )
        })
        .collect();
    let outside = "203.0.113.1:40000".to_owned();
    assert_eq!(
        first,
        [
            (0, "192.168.1.10:5000".to_owned()),
            (1, outside.clone()),
            (2, outside)
        ]
    );
}
