//! What is asked before a reference has the answers of the textbooks.

use super::*;
use crate::predict::right_answers;

fn answers(policy: Policy, references: &[u64]) -> String {
    let mut trace = finished(&Scenario::new(policy, 3, references));
    let all = right_answers(&mut trace, "predict-reference");
    all.join(" | ").replace("predict-", "")
}

/// Silberschatz, *Operating System Concepts* 10e, figures 10.12 and 10.15: of 7 0 1 2 0 3 0 4 with three frames.
#[test]
fn who_leaves_under_fifo_and_lru() {
    let references = &[7, 0, 1, 2, 0, 3, 0, 4];
    let begin = "free | free | page 7 | hit | ";
    assert_eq!(
        answers(Policy::Fifo {}, references),
        format!("{begin}page 0 | page 1 | page 2")
    );
    assert_eq!(
        answers(Policy::Lru {}, references),
        format!("{begin}page 1 | hit | page 2")
    );
}

/// Belady 1966: among pages that are never used again OPT may give up any.
#[test]
fn pages_never_used_again_are_equally_right() {
    assert_eq!(
        answers(Policy::Opt {}, &[1, 2, 3, 4, 3]),
        "free | free | page 1, page 2 | hit"
    );
}

/// Chance chooses the page: that a page leaves is all there is to know.
#[test]
fn any_page_may_leave_by_chance() {
    assert_eq!(
        answers(Policy::Random { seed: 1 }, &[1, 2, 3, 4]),
        "free | free | page 1, page 2, page 3"
    );
}
