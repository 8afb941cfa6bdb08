//! What is asked before a step has the answers of the textbooks.

use super::*;
use crate::{labs::os::scheduling::scenario::Lengths, predict::right_answers};

fn answers(sc: &Scenario, question: &str) -> String {
    right_answers(&mut finished(sc), question).join(" | ")
}

/// Silberschatz 10e §5.3.2: SJF runs P4, P1, P3, P2; the last is no question.
#[test]
fn who_is_shortest() {
    let policy = Policy::Sjf(Lengths::default());
    let sc = scenario(policy, &[(0, &[6]), (0, &[8]), (0, &[7]), (0, &[3])]);
    assert_eq!(answers(&sc, "predict-next"), "P4 | P1 | P3");
}

/// OSTEP §7.4 with bursts that are equal: SJF does not say which of the two goes first.
#[test]
fn equal_bursts_are_equally_right() {
    let policy = Policy::Sjf(Lengths::default());
    let sc = scenario(policy, &[(0, &[100]), (0, &[10]), (0, &[10])]);
    assert_eq!(answers(&sc, "predict-next"), "P2, P3 | P3");
}

/// Silberschatz 10e §5.3.2, SRTF: P2 takes the CPU from P1 at 1; P3 and P4 do not take it from P2.
#[test]
fn who_is_pre_empted() {
    let policy = Policy::Srtf(Lengths::default());
    let sc = scenario(policy, &[(0, &[8]), (1, &[4]), (2, &[9]), (3, &[5])]);
    assert_eq!(answers(&sc, "predict-keep"), "P2 | P2 | P2");
    assert_eq!(answers(&sc, "predict-next"), "P2 | P4 | P1");
}

/// Silberschatz 10e §5.3.3: P1 gives the CPU back once, P2 and P3 end within their slice, P1 then goes on.
#[test]
fn what_a_slice_ends_with() {
    let policy = Policy::RoundRobin { quantum: 4 };
    let sc = scenario(policy, &[(0, &[12]), (0, &[3]), (0, &[3])]);
    assert_eq!(
        answers(&sc, "predict-leaves"),
        "predict-tail | predict-finish | predict-finish | predict-goes-on | predict-finish"
    );
}

/// Waldspurger & Weihl 1994: nobody can know the ticket that is drawn, so it is not asked for.
#[test]
fn chance_is_not_asked_for() {
    let policy = Policy::Lottery {
        quantum: 2,
        seed: 1,
    };
    let sc = scenario(policy, &[(0, &[4]), (0, &[4])]);
    assert_eq!(answers(&sc, "predict-next"), "");
}
