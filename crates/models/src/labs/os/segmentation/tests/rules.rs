//! What no preset pins: conventions, the order of things, changes of the past, refusals.

use super::*;
use crate::labs::os::segmentation::{
    event::{Growth, Hole},
    scenario::{EqualHoles, Input, NoRoom, Rover, SameInstant, Ties},
};
use kw_trace::Intervention;

fn empty(size: u64) -> Memory {
    Memory::Empty { size, reserved: 0 }
}

/// Name, arrival, lifetime, size.
fn lives(memory: Memory, fit: Fit, all: &[(&str, u64, u64, u64)]) -> Scenario {
    let process = |(id, arrival, lifetime, size): &(&str, u64, u64, u64)| {
        Process::new(
            id,
            *arrival,
            *lifetime,
            &[("all", *size, Rights::ReadWrite)],
        )
    };
    Scenario {
        processes: all.iter().map(process).collect(),
        ..requests(memory, fit, &[])
    }
}

fn base(sc: &Scenario, process: u16) -> Option<u32> {
    run(sc).expect("it runs").block(process, 0).map(|b| b.start)
}

fn changed(sc: &Scenario, after: u64, input: Input) -> Trace<Segmentation> {
    let mut trace = Trace::new(Run {
        scenario: sc.clone(),
        interventions: vec![Intervention { after, input }],
    })
    .expect("a good change");
    trace.finish();
    let end = trace.progress().reached;
    trace.seek(end);
    trace
}

#[test]
fn of_equal_holes_the_convention_takes_one() {
    for fit in [Fit::BestFit, Fit::WorstFit] {
        let mut sc = requests(holes(&[50, 30, 50, 30]), fit, &[30]);
        let want = |low, high| if fit == Fit::BestFit { low } else { high };
        assert_eq!(base(&sc, 0), Some(want(70, 10)));
        assert!(rules(&sc).concat().contains(&"tie-lowest"));
        sc.ties.equal_holes = EqualHoles::HighestAddress;
        assert_eq!(base(&sc, 0), Some(want(170, 110)));
        assert!(rules(&sc).concat().contains(&"tie-highest"));
    }
}

#[test]
fn searches_look_at_as_many_holes_as_their_fit_has_to() {
    let looked = |fit| {
        run(&requests(holes(&[10, 30, 20, 40]), fit, &[15]))
            .expect("it runs")
            .totals
            .looked
    };
    assert_eq!(Fit::ALL.map(looked), [2, 4, 4, 2]);
}

#[test]
fn next_fit_goes_on_where_it_was_and_comes_round() {
    let sc = requests(holes(&[30, 50, 30]), Fit::NextFit, &[20, 20, 20, 20, 10]);
    // 10: first hole. 50: the 10 left of it are too small. 70: the rest of the second. 110: third.
    // Then round, to the 10 left of the first one.
    let places: Vec<u32> = (0..5).filter_map(|p| base(&sc, p)).collect();
    assert_eq!(places, [10, 50, 70, 110, 130]);
    let sc = requests(
        holes(&[30, 50, 30]),
        Fit::NextFit,
        &[20, 20, 20, 30, 10, 10],
    );
    let places: Vec<u32> = (0..6).filter_map(|p| base(&sc, p)).collect();
    assert_eq!(places, [10, 50, 70, 110, 30, 90]);
}

/// A, B, C lie one behind the other; A and B leave, so the pointer behind B is inside a hole.
#[test]
fn the_pointer_inside_a_hole_is_a_convention() {
    let mut sc = lives(
        empty(100),
        Fit::NextFit,
        &[
            ("A", 0, 3, 20),
            ("B", 1, 2, 20),
            ("D", 4, 0, 30),
            ("E", 5, 0, 30),
        ],
    );
    assert_eq!((base(&sc, 2), base(&sc, 3)), (Some(0), Some(30)));
    assert!(rules(&sc).concat().contains(&"rover-around"));
    sc.ties.rover = Rover::HoleAfter;
    // There is no hole that begins behind the pointer: the search comes round to the same one.
    assert_eq!(base(&sc, 2), Some(0));
    assert!(rules(&sc).concat().contains(&"rover-after"));
    // Here there is one: W, at a base of its own, lies between the two holes.
    let mut sc = lives(
        empty(200),
        Fit::NextFit,
        &[
            ("A", 0, 0, 60),
            ("W", 0, 0, 20),
            ("L", 1, 2, 20),
            ("X", 4, 0, 30),
        ],
    );
    sc.processes[1].segments[0].base = 120;
    assert_eq!((base(&sc, 2), base(&sc, 3)), (None, Some(60)));
    sc.ties.rover = Rover::HoleAfter;
    assert_eq!(base(&sc, 3), Some(140));
}

#[test]
fn neighbouring_holes_join() {
    let sc = lives(
        empty(100),
        Fit::FirstFit,
        &[
            ("A", 0, 9, 20),
            ("B", 0, 3, 20),
            ("C", 0, 5, 20),
            ("D", 0, 7, 40),
        ],
    );
    let freed: Vec<(u32, u32, Hole)> = events(&sc)
        .into_iter()
        .filter_map(|w| match w {
            What::Freed {
                below, above, hole, ..
            } => Some((below, above, hole)),
            _ => None,
        })
        .collect();
    let hole = |start, size| Hole { start, size };
    assert_eq!(
        freed,
        [
            (0, 0, hole(20, 20)),
            (20, 0, hole(20, 40)),
            (40, 0, hole(20, 80)),
            (0, 80, hole(0, 100)),
        ]
    );
    let sc = lives(
        empty(60),
        Fit::FirstFit,
        &[("A", 0, 3, 20), ("B", 0, 5, 20), ("C", 0, 4, 20)],
    );
    assert!(rules(&sc).concat().contains(&"freed-both"));
}

#[test]
fn who_leaves_at_the_instant_another_arrives_goes_first_or_not() {
    let mut sc = lives(
        empty(100),
        Fit::FirstFit,
        &[("A", 0, 5, 100), ("B", 5, 0, 100)],
    );
    sc.no_room = NoRoom::Refuse;
    let phase = |sc: &Scenario| run(sc).expect("it runs").procs[1].phase;
    assert_eq!(phase(&sc), Phase::Loaded);
    sc.ties = Ties {
        same_instant: SameInstant::ArriveFirst,
        ..Ties::default()
    };
    assert_eq!(phase(&sc), Phase::Refused);
}

#[test]
fn a_process_is_in_memory_whole_or_not_at_all() {
    let mut sc = lives(empty(100), Fit::FirstFit, &[("A", 0, 5, 40)]);
    let three = [
        ("a", 30, Rights::ReadWrite),
        ("b", 20, Rights::ReadWrite),
        ("c", 20, Rights::ReadWrite),
    ];
    sc.processes.push(Process::new("B", 1, 0, &three));
    let names = rules(&sc);
    let at = names
        .iter()
        .position(|r| r[0] == "no-room-memory")
        .expect("c finds no room");
    assert_eq!(names[at + 1][0], "freed-alone");
    assert_eq!(names[at + 2], ["freed-both", "left-wait"]);
    let state = run(&sc).expect("it runs");
    assert_eq!(state.procs[1].loaded, Some(5));
    assert_eq!(state.blocks.len(), 3);
}

#[test]
fn what_can_never_fit_does_not_wait() {
    let sc = lives(
        Memory::Empty {
            size: 100,
            reserved: 20,
        },
        Fit::FirstFit,
        &[("A", 0, 0, 81)],
    );
    assert!(rules(&sc).concat().contains(&"then-never"));
    assert_eq!(run(&sc).expect("it runs").procs[0].phase, Phase::Refused);
}

#[test]
fn a_given_base_is_kept_or_the_process_waits() {
    let mut sc = lives(
        empty(100),
        Fit::WorstFit,
        &[("A", 0, 5, 20), ("B", 1, 0, 20)],
    );
    sc.processes[0].segments[0].base = 30;
    sc.processes[1].segments[0].base = 40;
    let names = rules(&sc).concat();
    assert!(names.contains(&"place-fixed") && names.contains(&"no-room-base"));
    let state = run(&sc).expect("it runs");
    assert_eq!(state.procs[1].loaded, Some(5));
    assert_eq!(state.block(1, 0).map(|b| b.start), Some(40));
}

#[test]
fn ending_a_process_lets_the_next_one_in() {
    let sc = lives(
        empty(100),
        Fit::FirstFit,
        &[("A", 0, 0, 60), ("B", 1, 0, 60)],
    );
    let end = |process: &str| Input::End {
        process: process.to_owned(),
    };
    let trace = changed(&sc, 4, end("A"));
    assert_eq!(trace.state().procs[0].phase, Phase::Killed);
    assert_eq!(trace.state().procs[1].phase, Phase::Loaded);
    // Before it came; twice is nothing.
    let trace = changed(&sc, 0, end("B"));
    assert_eq!(trace.state().procs[1].phase, Phase::Killed);
    assert_eq!(trace.progress().reached, 3);
    let mut state = Segmentation::start(&sc).expect("good");
    state.intervene(&end("B"));
    assert_eq!(state.intervene(&end("B")).what, What::NoEffect);
}

#[test]
fn compacting_now_leaves_one_hole() {
    let sc = preset("exam-first");
    let trace = changed(&sc, 0, Input::Compact {});
    // All five holes are one of 1700, so everybody is placed.
    let state = trace.state();
    assert_eq!(hole_sizes(state), [1700 - 212 - 417 - 112 - 426]);
    assert_eq!(
        state.blocks.iter().filter(|b| b.process == TAKEN).count(),
        6
    );
    assert_eq!(state.totals.moved, 5 * 60);
}

#[test]
fn another_fit_takes_over() {
    let trace = changed(
        &preset("exam-first"),
        0,
        Input::SetFit { fit: Fit::BestFit },
    );
    assert_eq!(
        trace
            .state()
            .procs
            .iter()
            .filter(|p| p.loaded.is_some())
            .count(),
        4
    );
}

#[test]
fn a_segment_grows_in_its_slack_behind_it_or_elsewhere() {
    let grown = |sc: &Scenario, by: u64| {
        let input = Input::Grow {
            process: "A".to_owned(),
            segment: 0,
            by,
        };
        let mut state = run(sc).expect("it runs");
        match state.intervene(&input).what {
            What::Grown { how, block, .. } => (how, block.start, block.size, block.used),
            other => panic!("{other:?}"),
        }
    };
    let mut sc = lives(
        empty(100),
        Fit::FirstFit,
        &[("A", 0, 0, 10), ("B", 1, 0, 20)],
    );
    sc.granularity = 16;
    assert_eq!(grown(&sc, 6), (Growth::Slack, 0, 16, 16));
    let (how, start, size, used) = grown(&sc, 7);
    assert!(matches!(how, Growth::Moved(old) if old.start == 0));
    assert_eq!((start, size, used), (48, 32, 17));
    assert!(matches!(
        grown(&sc, 60).0,
        Growth::Nowhere {
            free: 52,
            largest: 52
        }
    ));
    let alone = lives(empty(100), Fit::FirstFit, &[("A", 0, 0, 10)]);
    assert_eq!(grown(&alone, 90), (Growth::Behind, 0, 100, 100));
}

#[test]
fn an_access_is_refused_in_the_order_of_its_checks() {
    // Beyond the limit and not allowed: the limit is checked first.
    let mut state = run(&preset("protection")).expect("it runs");
    state.intervene(&Input::Access {
        process: "A".to_owned(),
        segment: 0,
        offset: 1000,
        kind: crate::labs::os::segmentation::scenario::AccessKind::Write,
    });
    let after: Vec<What> = std::iter::from_fn(|| state.step())
        .map(|e| e.what)
        .collect();
    assert!(matches!(
        after[0],
        What::LookedUp {
            base: 50,
            limit: 100,
            ..
        }
    ));
    assert!(matches!(after[1], What::BeyondLimit { limit: 100, .. }));
    assert_eq!(after.len(), 2);
}

#[test]
fn a_register_is_loaded_and_line_20_switched() {
    let sc = preset("real-wrap");
    let mut state = Segmentation::start(&sc).expect("good");
    let a20 = crate::labs::os::segmentation::scenario::A20::On;
    state.intervene(&Input::SetA20 { a20 });
    let register = crate::labs::os::segmentation::scenario::Register::Ds;
    state.intervene(&Input::SetRegister {
        register,
        value: 0x10,
    });
    while state.step().is_some() {}
    assert_eq!(state.totals.wrapped, 0);
    assert_eq!(state.real.expect("real mode").registers[1], 0x10);
    assert_eq!(state.intervene(&Input::Compact {}).what, What::NoEffect);
}

#[test]
fn refusals_name_the_field() {
    let refused = |sc: &Scenario| Segmentation::start(sc).expect_err("bad");
    let base = preset("first-look");
    let mut sc = base.clone();
    sc.memory = Memory::Empty {
        size: 10,
        reserved: 11,
    };
    assert_eq!(refused(&sc).field, "memory.reserved");
    sc.memory = holes(&[900_000, 900_000]);
    assert_eq!(
        (refused(&sc).field.as_str(), refused(&sc).kind),
        ("memory.sizes", "memory-size")
    );
    let mut sc = base.clone();
    sc.memory = empty(1_000_000);
    sc.page_size = 10;
    assert_eq!(refused(&sc).field, "page_size");
    let mut sc = base.clone();
    sc.processes[2].id = "A".to_owned();
    assert_eq!(refused(&sc).field, "processes[2].id");
    let mut sc = base.clone();
    sc.accesses[1].process = "Z".to_owned();
    assert_eq!(refused(&sc).field, "accesses[1].process");
    let end = Input::End {
        process: "Z".to_owned(),
    };
    assert!(Segmentation::check_input(&base, &[], &end).is_err());
}
