//! Second witnesses: what is on the cables, read back by other code, says what the scenario says.

use super::*;
use kw_net::{frame, open, sum};
use proptest::prelude::*;

/// Frames per cable of a run, as a recording has them.
fn recorded(sc: &Scenario) -> Vec<crate::Frame> {
    let mut trace = finished(sc);
    let end = trace.progress().reached;
    let mut all = Vec::new();
    for n in 1..=end {
        trace.seek(n);
        all.extend(Layers::frames(
            trace.state(),
            trace.event().expect("a step"),
        ));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// TTL is one less behind the router, MAC addresses belong to the cable's network, IP addresses
    /// and all above stay, and every checksum is right unless the scenario says otherwise.
    #[test]
    fn frames_say_what_the_scenario_says(seed in any::<u64>()) {
        let sc = random(seed);
        let is_whole = sc.messages.iter().all(|m| m.damage == Damage::None);
        for recorded in recorded(&sc) {
            let read = frame::read(&recorded.bytes).expect("a frame");
            let far = recorded.link >= usize::from(plan::LONG);
            let mut members = plan::members(far).map(|(n, p)| plan::mac(n, p)).to_vec();
            prop_assert!(members.contains(&read.from), "{} on {}", read.from, recorded.link);
            members.push(kw_net::Mac::BROADCAST);
            prop_assert!(members.contains(&read.to), "{} on {}", read.to, recorded.link);
            prop_assert!(recorded.bytes.len() >= 60);
            let frame::What::Ipv4(ip) = read.what else { continue };
            let from_a = ip.from == plan::address(Node::A, 0) || ip.from.is_unspecified();
            let sent = if from_a { sc.ttl as u8 } else { 64 };
            let from_far = ip.from.octets()[0] == 198;
            prop_assert_eq!(ip.ttl, sent - u8::from(far != from_far));
            if is_whole {
                prop_assert!(sum::is_right(ip.bytes));
                let wrong = open::layers(&recorded.bytes)
                    .iter()
                    .flat_map(|l| &l.fields)
                    .any(|f| f.wrong);
                prop_assert!(!wrong);
            }
        }
    }

    /// The same datagram before and behind the router differs in TTL and checksum alone, and the
    /// checksum as RFC 1624 says.
    #[test]
    fn a_router_changes_ttl_and_checksum_alone(seed in any::<u64>()) {
        let sc = random(seed);
        let mut before: Option<Vec<u8>> = None;
        for event in events(&sc) {
            match event.what {
                What::Routed { .. } => {
                    before = event.pdu.map(|p| p.bytes().to_vec());
                }
                What::Hopped { ttl, checksum } => {
                    let mut old = before.take().expect("routed first");
                    let new = event.pdu.expect("a packet").bytes().to_vec();
                    prop_assert_eq!((old[8], new[8]), ttl);
                    prop_assert_eq!(ttl.0, ttl.1 + 1);
                    let word = |b: &[u8], at: usize| u16::from_be_bytes([b[at], b[at + 1]]);
                    let made = sum::updated(word(&old, 10), word(&old, 8), word(&new, 8));
                    prop_assert_eq!((word(&old, 10), made), checksum);
                    old[8] = new[8];
                    old[10..12].copy_from_slice(&new[10..12]);
                    prop_assert_eq!(old, new);
                }
                _ => {}
            }
        }
    }

    /// What a receiver's layer is given is what the sender's same layer had, byte for byte.
    #[test]
    fn what_goes_up_is_what_came_down(seed in any::<u64>()) {
        let sc = random(seed);
        if sc.messages.iter().any(|m| m.damage != Damage::None) {
            return Ok(());
        }
        let (mut data, mut segment) = (Vec::new(), Vec::new());
        for event in events(&sc) {
            let Some(pdu) = &event.pdu else { continue };
            match event.what {
                What::Made(_) => data = pdu.bytes().to_vec(),
                What::Segmented(_) | What::IcmpMade(_) => segment = pdu.bytes().to_vec(),
                What::SegmentTaken(_) | What::IcmpTaken(_) => {
                    prop_assert_eq!(pdu.bytes(), &segment[..]);
                }
                What::DataTaken(_) => prop_assert_eq!(pdu.bytes(), &data[..]),
                _ => {}
            }
        }
    }

    /// What is told of a message is what its bytes say, and a packet's title counts them.
    #[test]
    fn a_packet_is_opened_to_its_last_byte(seed in 0_u64..5_000) {
        let mut trace = finished(&random(seed));
        for n in 1..=trace.progress().reached {
            trace.seek(n);
            let Some(packet) = Layers::packet(&trace) else { continue };
            let mut at = 0;
            for layer in &packet.layers {
                prop_assert_eq!(layer.bytes.start, at, "a gap at step {}", n);
                at = layer.bytes.end;
                for field in &layer.fields {
                    prop_assert!(layer.bytes.start <= field.bytes.start);
                    prop_assert!(field.bytes.end <= layer.bytes.end);
                }
            }
            prop_assert_eq!(at, packet.bytes.len(), "step {}", n);
        }
    }
}

/// Sums of the state against sums over the recorded frames.
#[test]
fn totals_are_those_of_the_frames() {
    for seed in 0..40 {
        let sc = random(seed);
        let all = recorded(&sc);
        let totals = run(&sc).totals;
        let wire: u64 = all.iter().map(|f| f.bytes.len() as u64 + 4 + 8).sum();
        assert_eq!((all.len() as u64, wire), (totals.crossings, totals.wire));
        assert!(totals.data <= totals.sent && totals.sent <= totals.wire);
        let sum: u64 = crossings(&sc)
            .iter()
            .map(|c| u64::from(c.cables.count_ones()))
            .sum();
        assert_eq!(sum, totals.crossings);
    }
}

/// A recording has every cable as a link, and times that do not go back by more than one frame.
#[test]
fn a_recording_names_its_links() {
    let sc = preset("hub");
    let links = Layers::links(&sc);
    assert_eq!(links, ["A-H1", "C-H1", "H1-R", "R-S2", "D-S2", "S2-B"]);
    let all = recorded(&sc);
    assert!(all.iter().all(|f| f.link < links.len()));
    assert_eq!(all.iter().filter(|f| f.link == 1).count(), 3, "C hears all");
    assert_eq!(all.iter().filter(|f| f.link == 4).count(), 0, "D nothing");
}

/// The parts of a frame that the model cuts are the layers that the opener finds.
#[test]
fn cuts_are_where_layers_begin() {
    for name in ["first-look", "arp", "discover", "handshake", "ttl-ends"] {
        for event in events(&preset(name)) {
            let Some(pdu) = event.pdu else { continue };
            let cuts = Cuts::of(&pdu.frame);
            let starts: Vec<usize> = open::sealed(&pdu.frame)
                .iter()
                .map(|l| l.bytes.start)
                .collect();
            assert!(
                starts.contains(&cuts.network),
                "{name}: {starts:?} {cuts:?}"
            );
            if cuts.protocol.is_some() {
                assert!(
                    starts.contains(&cuts.transport),
                    "{name}: {starts:?} {cuts:?}"
                );
            }
            if cuts.data < cuts.end {
                assert!(starts.contains(&cuts.data), "{name}: {starts:?} {cuts:?}");
            }
        }
    }
}
