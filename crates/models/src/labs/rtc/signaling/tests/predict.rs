//! What is asked before a step has the answers of the RFCs.

use super::*;
use crate::predict::right_answers;

fn answers(name: &str, question: &str) -> String {
    let mut trace = Trace::<Signaling>::new(Run::plain(preset(name))).expect("a good scenario");
    let all = right_answers(&mut trace, question);
    all.join(" | ").replace("predict-", "")
}

/// RFC 8829 §3.2: offer and answer lead both sides back to stable; an answer without an offer is an error.
#[test]
fn the_state_that_follows_a_call() {
    assert_eq!(
        answers("first-call", "predict-call"),
        "have-local-offer | have-remote-offer | stable | stable"
    );
    assert!(answers("answer-twice", "predict-call").ends_with("| invalid"));
}

/// W3C WebRTC 1.0 §10.7, perfect negotiation: the polite peer rolls back, the impolite one ignores.
#[test]
fn who_gives_way() {
    let mut all: Vec<String> = answers("glare", "predict-glare")
        .split(" | ")
        .map(str::to_owned)
        .collect();
    all.sort();
    assert_eq!(all, ["gives-way", "ignores"]);
    assert_eq!(
        answers("glare-unsolved", "predict-glare"),
        "ignores | ignores"
    );
    assert_eq!(answers("glare-unsolved", "predict-end"), "stuck");
}
