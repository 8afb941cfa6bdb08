//! What is asked before a step has the answers of RFC 8445.

use super::*;
use crate::predict::right_answers;
use kw_trace::{Run, Trace};

fn answers(name: &str, question: &str) -> Vec<String> {
    let mut trace = Trace::<Ice>::new(Run::plain(preset(name))).expect("a good scenario");
    right_answers(&mut trace, question)
}

/// RFC 8445 §5.1.1: host, server-reflexive, relayed; §5.1.3: without a NAT the reflexive one is redundant.
#[test]
fn which_candidates_are_found() {
    let all = answers("holes", "predict-found");
    assert!(all.iter().any(|a| a == "srflx"), "{all:?}");
    let all = answers("open", "predict-found");
    assert!(all.contains(&"predict-redundant".to_owned()), "{all:?}");
    assert!(!all.iter().any(|a| a == "srflx"), "{all:?}");
}

/// RFC 8445 §6.1.4.2: pairs are checked by falling priority, so host to host is the first.
#[test]
fn the_pair_of_highest_priority_is_checked_first() {
    let all = answers("holes", "predict-pair-next");
    let first = all.first().expect("a check");
    assert!(
        first.starts_with("predict-pair host ") && first.contains(" host "),
        "{all:?}"
    );
}

/// RFC 8445 §7.3.1.1: of two that control, the one with the larger tie-breaker keeps its role.
#[test]
fn one_of_two_keeps_its_role() {
    assert_eq!(answers("conflict", "predict-role"), ["predict-yes"]);
}

/// RFC 8445 §2: two strict phone networks need the relay, and without one there is no path.
#[test]
fn which_path_there_is() {
    assert_eq!(answers("relayed", "predict-path"), ["predict-relayed"]);
    assert_eq!(answers("holes", "predict-path"), ["predict-punched"]);
    let all = answers("no-turn", "predict-check");
    assert!(all.iter().all(|a| a == "predict-dropped"), "{all:?}");
}
