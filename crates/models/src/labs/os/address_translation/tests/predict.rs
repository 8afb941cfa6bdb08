//! What is asked before a step has the answers of the textbooks.

use super::*;
use crate::predict::right_answers;

fn answers(sc: &Scenario, question: &str) -> String {
    let all = right_answers(&mut finished(sc), question);
    all.join(" ").replace("predict-", "")
}

/// OSTEP §19.2: a[0] … a[9] from address 100 with pages of 16 bytes: misses at a[0], a[3] and a[7].
#[test]
fn ostep_array_hits_where_the_page_is_known() {
    let sc = super::super::presets::ALL.iter().find(|p| p.0 == "array");
    assert_eq!(
        answers(&sc.expect("a preset").1(), "predict-tlb"),
        "no yes yes no yes yes yes no yes yes"
    );
}

/// Silberschatz 10e §10.3: the first write to a page shared after a fork copies it, the last sharer keeps it.
#[test]
fn the_first_write_after_a_fork_copies() {
    let write = |process| Access {
        process,
        write: true,
        ..Access::read(0)
    };
    let sc = Scenario {
        mapped: vec![Mapped::new(0, 0)],
        accesses: vec![write(1), write(2), write(1)],
        forks: vec![super::super::scenario::Fork {
            after: 1,
            process: 1,
        }],
        ..Scenario::default()
    };
    assert_eq!(
        answers(&sc, "predict-check"),
        "allowed copy-fault allowed copy-fault allowed"
    );
    assert_eq!(answers(&sc, "predict-system"), "copied reused");
}
