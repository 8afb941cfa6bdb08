//! Each preset makes its point.

use super::*;
use crate::labs::os::segmentation::scenario::{Compaction, NoRoom};

fn loaded(sc: &Scenario) -> usize {
    let state = run(sc).expect("it runs");
    state.procs.iter().filter(|p| p.loaded.is_some()).count()
}

fn all_rules(name: &str) -> Vec<&'static str> {
    rules(&preset(name)).concat()
}

#[test]
fn first_look_shows_a_hole_used_again_and_one_fault() {
    let sc = preset("first-look");
    assert_eq!(loaded(&sc), 4);
    assert_eq!(
        endings(&sc),
        [Ending::Address(413), Ending::Address(580), Ending::Limit]
    );
    // D's code goes where A's was.
    let state = |rules: &[&str]| all_rules("first-look").iter().any(|r| rules.contains(r));
    assert!(state(&["freed-below", "freed-above", "freed-both"]));
}

#[test]
fn the_exam_differs_by_its_fit() {
    assert_eq!(loaded(&preset("exam-first")), 3);
    assert_eq!(loaded(&preset("exam-best")), 4);
    assert_eq!(loaded(&preset("exam-worst")), 3);
}

#[test]
fn best_fit_loses_where_the_others_place_all() {
    let of = |fit| {
        loaded(&Scenario {
            fit,
            ..preset("best-loses")
        })
    };
    assert_eq!(Fit::ALL.map(of), [3, 2, 3, 3]);
}

/// First fit would keep the upper third of memory in one piece for the last, large one.
#[test]
fn next_fit_spreads_and_the_large_one_waits() {
    let when = |fit| {
        let sc = Scenario {
            fit,
            ..preset("next-spreads")
        };
        run(&sc).expect("it runs").procs[7].loaded
    };
    let large = preset("next-spreads").processes[7].arrival;
    assert_eq!(when(Fit::FirstFit), Some(large));
    assert!(when(Fit::NextFit) > Some(large), "{:?}", when(Fit::NextFit));
}

#[test]
fn enough_is_free_but_in_pieces() {
    let sc = preset("external");
    let first = events(&sc).into_iter().find_map(|w| match w {
        What::NoRoom {
            want,
            free,
            largest,
            pages,
            ..
        } => Some((want, free, largest, pages)),
        _ => None,
    });
    let (want, free, largest, pages) = first.expect("one finds no room");
    assert_eq!((want, free, largest), (250, 300, 100));
    let (frames, pages) = pages.expect("pages are shown");
    assert!(frames >= pages, "as pages it would fit");
}

#[test]
fn compaction_makes_room_at_a_price() {
    let (with, without) = (preset("compaction"), preset("external"));
    assert_eq!(without.compaction, Compaction::Never);
    let (a, b) = (
        run(&with).expect("it runs"),
        run(&without).expect("it runs"),
    );
    // 150 + 200 + 150 units, 100 a tick, each block for itself.
    assert_eq!((a.totals.moved, a.totals.moving), (500, 2 + 2 + 2));
    assert_eq!(b.totals.moved, 0);
    assert_eq!(a.procs[6].loaded, Some(16));
    assert_eq!(b.procs[6].loaded, Some(21));
    // Where moving takes no time, it is loaded at once.
    let sc = Scenario {
        compaction_speed: 0,
        ..with
    };
    assert_eq!(run(&sc).expect("it runs").procs[6].loaded, Some(10));
}

#[test]
fn rounding_up_loses_what_the_limit_does_not_give_back() {
    let sc = preset("internal");
    assert!(all_rules("internal").contains(&"round-up"));
    // Byte 69 is the last of 70; byte 70 is in the block, but beyond the limit.
    assert_eq!(endings(&sc)[1], Ending::Limit);
    assert!(matches!(endings(&sc)[0], Ending::Address(_)));
    let state = run(&sc).expect("it runs");
    // 65 and 128 in 128 and 128; 64 and 129 in 64 and 192.
    assert_eq!(state.internal(), 63 + 63);
}

#[test]
fn every_fault_is_told_apart() {
    let rules = all_rules("protection");
    for rule in [
        "beyond-limit",
        "denied-write",
        "denied-execute",
        "no-segment",
    ] {
        assert!(rules.contains(&rule), "{rule}");
    }
    assert_eq!(
        endings(&preset("protection")),
        [
            Ending::Address(50),
            Ending::Address(149),
            Ending::Limit,
            Ending::Rights,
            Ending::Address(160),
            Ending::Rights,
            Ending::Rights,
            Ending::NoSegment,
            Ending::Absent,
        ]
    );
}

#[test]
fn a_fault_gives_the_memory_to_who_waits() {
    let state = run(&preset("fault-ends")).expect("it runs");
    assert_eq!(state.procs[0].phase, Phase::Faulted);
    assert_eq!(state.procs[1].phase, Phase::Loaded);
    let kept = run(&preset("protection")).expect("it runs");
    assert_eq!(kept.procs[1].phase, Phase::Waiting);
}

#[test]
fn pages_need_no_hole_but_lose_in_each_segment() {
    let sc = preset("paging-beside");
    let no_room = events(&sc).into_iter().any(|w| {
        matches!(w, What::NoRoom { free, want, pages: Some((frames, pages)), .. }
            if free >= want && frames >= pages)
    });
    assert!(no_room, "as segments E finds no hole, as pages it would");
    let mut state = Segmentation::start(&sc).expect("good");
    while state.procs[3].phase != Phase::Loaded {
        state.step();
    }
    assert_eq!(state.free_frames(), 0);
    assert!(
        state.procs[..4].iter().all(|p| p.paged),
        "all of them are in frames"
    );
    assert_eq!(state.internal(), 0);
    let page = sc.page_size as u32;
    let lost: u32 = state
        .frames
        .iter()
        .filter(|f| f.used > 0)
        .map(|f| page - f.used)
        .sum();
    assert!(lost > 0);
}

#[test]
fn line_20_decides_where_the_sum_lands() {
    let wrapped = |name| run(&preset(name)).expect("it runs").totals.wrapped;
    assert_eq!((wrapped("real-wrap"), wrapped("real-a20")), (2, 0));
    assert!(all_rules("real-a20").contains(&"real-high"));
    assert!(all_rules("real-mode").contains(&"real-overlap"));
}

#[test]
fn who_waits_in_order_is_not_passed() {
    let late = |no_room| {
        let mut sc = preset("external");
        sc.no_room = no_room;
        sc.processes[7].segments[0].size = 50;
        run(&sc).expect("it runs").procs[7].loaded
    };
    assert_eq!(late(NoRoom::Wait), Some(12));
    assert!(late(NoRoom::WaitInOrder) > Some(12));
}
