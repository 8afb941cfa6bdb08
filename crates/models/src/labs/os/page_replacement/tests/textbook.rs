//! Published numbers.

use super::*;

const SILBERSCHATZ: [u64; 20] = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];

/// Silberschatz, *Operating System Concepts* 10e, §10.4.2 to §10.4.4: 15, 9 and 12 faults.
#[test]
fn silberschatz_s_string_with_three_frames() {
    for (policy, count) in [
        (Policy::Fifo {}, 15),
        (Policy::Opt {}, 9),
        (Policy::Lru {}, 12),
    ] {
        assert_eq!(faults(&Scenario::new(policy, 3, &SILBERSCHATZ)), count);
    }
}

/// The frames of figure 10.12 (FIFO) at the end of each fault, and what is in them at the end.
#[test]
fn the_frames_of_the_fifo_figure() {
    let sc = Scenario::new(Policy::Fifo {}, 3, &SILBERSCHATZ);
    assert_eq!(result(&sc)["frames"], serde_json::json!([7, 0, 1]));
    let mut trace = finished(&sc);
    trace.seek(10);
    let super::super::state::State::One(one) = trace.state() else {
        panic!("one process")
    };
    let held: Vec<Option<u64>> = (0..3)
        .map(|f| one.memory.frames.page(f).map(|p| one.name(p)))
        .collect();
    // After the tenth reference (3): 4, 2, 3.
    assert_eq!(held, [Some(4), Some(2), Some(3)]);
}

/// Belady, Nelson, Shedler (1969): 9 faults with 3 frames, 10 with 4; LRU and OPT get better.
#[test]
fn belady_s_string() {
    let count = |policy, frames| {
        faults(&Scenario::new(
            policy,
            frames,
            &[1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5],
        ))
    };
    let both = |policy| (count(policy, 3), count(policy, 4));
    assert_eq!(both(Policy::Fifo {}), (9, 10));
    assert_eq!(both(Policy::Lru {}), (10, 8));
    assert_eq!(both(Policy::Opt {}), (7, 6));
}

/// OSTEP §22.2 to §22.5: the stream 0 1 2 0 1 3 0 3 1 2 1 with 3 pages: 6 hits under OPT, 4 under
/// FIFO, 6 under LRU.
#[test]
fn ostep_s_stream() {
    let stream = [0, 1, 2, 0, 1, 3, 0, 3, 1, 2, 1];
    for (policy, hits) in [
        (Policy::Opt {}, 6),
        (Policy::Fifo {}, 4),
        (Policy::Lru {}, 6),
    ] {
        assert_eq!(
            result(&Scenario::new(policy, 3, &stream))["hits"],
            hits,
            "{policy:?}"
        );
    }
}
