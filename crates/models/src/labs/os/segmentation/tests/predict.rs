//! What is asked before a step has the answers of the textbooks.

use super::*;
use crate::predict::right_answers;

fn answers(sc: &Scenario, question: &str) -> String {
    let all = right_answers(&mut finished(sc), question);
    all.join(" | ").replace("predict-", "")
}

/// Silberschatz, the exercise with holes of 100, 500, 200, 300 and 600: 212, 417, 112 and 426 by three fits.
#[test]
fn the_exercise_with_five_holes() {
    let of = |fit| {
        let memory = holes(&[100, 500, 200, 300, 600]);
        answers(
            &requests(memory, fit, &[212, 417, 112, 426]),
            "predict-place",
        )
    };
    assert_eq!(
        of(Fit::FirstFit),
        "hole 500 120 | hole 600 1150 | hole 288 332 | no-hole"
    );
    assert_eq!(
        of(Fit::BestFit),
        "hole 300 840 | hole 500 120 | hole 200 630 | hole 600 1150"
    );
    assert_eq!(
        of(Fit::WorstFit),
        "hole 600 1150 | hole 500 120 | hole 388 1362 | no-hole"
    );
}

/// Silberschatz 9e §8.4.2: byte 1222 of segment 0 is beyond its limit, the other two are not.
#[test]
fn the_segment_table_of_silberschatz() {
    let sc = preset("segment-table");
    assert_eq!(answers(&sc, "predict-limit"), "yes | yes | no");
}
