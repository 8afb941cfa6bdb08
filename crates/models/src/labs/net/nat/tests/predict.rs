//! What is asked before a step has the answers of RFC 4787.

use super::*;
use crate::predict::right_answers;

fn answers(name: &str, question: &str) -> Vec<String> {
    let mut trace = Trace::<Nat>::new(Run::plain(preset(name))).expect("a good scenario");
    right_answers(&mut trace, question)
}

/// RFC 4787 §5, address and port-dependent filtering: of S:80, S:81 and T only S:80 gets in.
#[test]
fn a_port_restricted_nat_drops_by_its_filter() {
    let all = answers("port-restricted-cone", "predict-comes");
    let dropped = all.iter().filter(|a| *a == "predict-filtered").count();
    let passed = all
        .iter()
        .filter(|a| a.starts_with("predict-entry 1 "))
        .count();
    assert!(passed > 0 && dropped > 0, "{all:?}");
    assert_eq!(all.len(), passed + dropped, "{all:?}");
    let open = answers("full-cone", "predict-comes");
    assert!(
        open.iter().all(|a| a.starts_with("predict-entry 1 ")),
        "{open:?}"
    );
}

/// RFC 4787 §4.1, endpoint-independent mapping: the second destination has no entry of its own; with a mapping by
/// address and port it has.
#[test]
fn whether_a_mapping_is_used_again() {
    let all = answers("full-cone", "predict-leaves");
    assert_eq!(all[0], "predict-same-port");
    assert!(
        all[1..].iter().all(|a| a.starts_with("predict-entry 1 ")),
        "{all:?}"
    );
    let all = answers("symmetric", "predict-leaves");
    assert!(
        all.iter()
            .all(|a| ["predict-same-port", "predict-other-port"].contains(&a.as_str())),
        "{all:?}"
    );
}

/// RFC 4787 §6, REQ-9: a NAT must hairpin; one that does not drops the packet.
#[test]
fn what_does_not_hairpin_drops() {
    let all = answers("hairpin-off", "predict-comes");
    assert!(all.contains(&"predict-no-hairpin".to_owned()), "{all:?}");
}
