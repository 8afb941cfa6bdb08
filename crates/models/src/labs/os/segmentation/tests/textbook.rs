//! Numbers that are printed in books.

use super::*;

/// Silberschatz, Galvin & Gagne, exercise on memory partitions of 100, 500, 200, 300 and 600 K and
/// processes of 212, 417, 112 and 426 K "in order".
#[test]
fn the_exercise_with_five_holes() {
    let sizes = [212, 417, 112, 426];
    let memory = || holes(&[100, 500, 200, 300, 600]);
    let of = |fit| taken_holes(&requests(memory(), fit, &sizes));
    assert_eq!(of(Fit::FirstFit), [500, 600, 288, 0]);
    assert_eq!(of(Fit::BestFit), [300, 500, 200, 600]);
    assert_eq!(of(Fit::WorstFit), [600, 500, 388, 0]);
    assert_eq!(of(Fit::NextFit), [500, 600, 183, 0]);
}

/// Silberschatz 10e, chapter 9: partitions of 100, 170, 40, 205, 300, 185 MB and processes of 200,
/// 15, 185, 75, 175, 80 MB; worked by hand.
#[test]
fn the_exercise_with_six_holes() {
    let sizes = [200, 15, 185, 75, 175, 80];
    let memory = || holes(&[100, 170, 40, 205, 300, 185]);
    let of = |fit| taken_holes(&requests(memory(), fit, &sizes));
    assert_eq!(of(Fit::FirstFit), [205, 100, 300, 85, 185, 170]);
    assert_eq!(of(Fit::BestFit), [205, 40, 185, 100, 300, 125]);
    assert_eq!(of(Fit::WorstFit), [300, 205, 190, 185, 0, 170]);
}

/// OSTEP §17.4 (basic strategies), the free list 10, 30, 20 and a request of 15.
#[test]
fn the_free_list_of_ostep() {
    let left = |fit| {
        let state = run(&requests(holes(&[10, 30, 20]), fit, &[15])).expect("it runs");
        hole_sizes(&state)
    };
    assert_eq!(left(Fit::BestFit), [10, 30, 5]);
    assert_eq!(left(Fit::WorstFit), [10, 15, 20]);
    assert_eq!(left(Fit::FirstFit), [10, 15, 20]);
}

/// Knuth, TAOCP 1 §2.5: holes of 1300 and 1200; 1000, 1100 and 250 are wanted. Best fit gets stuck.
#[test]
fn best_fit_gets_stuck_where_first_fit_does_not() {
    let of = |fit| taken_holes(&requests(holes(&[1300, 1200]), fit, &[1000, 1100, 250]));
    assert_eq!(of(Fit::BestFit), [1200, 1300, 0]);
    assert_eq!(of(Fit::FirstFit), [1300, 1200, 300]);
    assert_eq!(of(Fit::WorstFit), [1300, 1200, 300]);
}

/// Silberschatz 9e §8.4.2: bases 1400, 6300, 4300, 3200, 4700; byte 53 of segment 2 is at 4353, byte
/// 852 of segment 3 at 4052, byte 1222 of segment 0 traps.
#[test]
fn the_segment_table_of_silberschatz() {
    assert_eq!(
        endings(&preset("segment-table")),
        [Ending::Address(4353), Ending::Address(4052), Ending::Limit]
    );
}

/// Intel SDM vol. 3, Real-Address Mode: the selector shifted left by four bits, plus the offset;
/// FFFF:FFFF is 10FFEFH, which a processor of 20 lines, or with line 20 held, wraps.
#[test]
fn addresses_of_real_mode() {
    let addresses = |name| {
        let trace = finished(&preset(name));
        let marks = trace.marks().range(0, usize::MAX);
        marks
            .filter_map(|m| match m.1.kind {
                MarkKind::Far(_, address) => Some(address),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        addresses("real-mode"),
        [0x2_0100, 0x3_FFFE, 0x1_2345, 0x1_2345, 0x3_0010]
    );
    assert_eq!(
        addresses("real-wrap"),
        [0xF_FFF0, 0xF_FFFF, 0x0_0000, 0x0_FFEF, 0x0_FFEF]
    );
    assert_eq!(
        addresses("real-a20"),
        [0xF_FFF0, 0xF_FFFF, 0x10_0000, 0x10_FFEF, 0x0_FFEF]
    );
}

/// Every pair segment:offset, counted one by one.
#[test]
fn pairs_that_name_one_byte() {
    use crate::labs::os::segmentation::{scenario::A20, state::aliases};
    for (address, a20) in [
        (0, A20::Off),
        (0, A20::On),
        (5, A20::On),
        (0x1_2345, A20::Off),
        (0xF_FFFF, A20::Off),
        (0xF_FFFF, A20::On),
        (0x10_FFEF, A20::On),
        (0x0_FFEF, A20::Off),
        (0x0_FFF0, A20::Off),
    ] {
        let named = |segment: u32| {
            let sums = [address, address + (1 << 20)];
            let sums = if a20 == A20::Off {
                &sums[..]
            } else {
                &sums[..1]
            };
            sums.iter()
                .any(|sum| (segment * 16..=segment * 16 + 0xFFFF).contains(sum))
        };
        let all: Vec<u32> = (0..=0xFFFF).filter(|s| named(*s)).collect();
        let (count, low, high) = aliases(address, a20);
        assert_eq!(count as usize, all.len(), "{address:X} {a20:?}");
        assert_eq!(
            (low, high),
            (all[0], *all.last().expect("some")),
            "{address:X}"
        );
    }
    assert_eq!(aliases(0x1_2345, A20::On).0, 4096);
}
