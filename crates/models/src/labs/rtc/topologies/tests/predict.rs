//! What is asked before a step has the answers of RFC 7667's topologies.

use super::*;
use crate::predict::right_answers;

fn answers(name: &str, question: &str) -> String {
    let mut trace = Trace::<Topologies>::new(Run::plain(preset(name))).expect("a good scenario");
    let all = right_answers(&mut trace, question);
    all.join(" | ").replace("predict-", "")
}

/// RFC 7667 §3.1 to §3.7: four in a mesh have n(n − 1)/2 connections; an SFU passes on, an MCU decodes and mixes.
#[test]
fn four_in_three_topologies() {
    assert_eq!(answers("mesh", "predict-links"), "6");
    assert_eq!(answers("mesh", "predict-up"), "3");
    assert_eq!(answers("first-look", "predict-out"), "12");
    assert_eq!(answers("first-look", "predict-server"), "forwards");
    assert_eq!(answers("mcu", "predict-server"), "decodes");
}

/// RFC 8853: with simulcast a sender sends layers of one picture. RFC 8871: end to end the server reads nothing.
#[test]
fn what_is_sent_and_who_reads_it() {
    let all = answers("simulcast", "predict-sends");
    assert!(all.starts_with("layers | layers"), "{all}");
    let all = answers("end-to-end", "predict-secure");
    assert!(all.starts_with("end"), "{all}");
}
