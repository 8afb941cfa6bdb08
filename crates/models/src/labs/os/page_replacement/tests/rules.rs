//! A test for each rule and convention that simulators are commonly wrong about (`TRAPS.md`).

use super::*;
use crate::labs::os::page_replacement::{
    scenario::{Choice, Compare, Input, Refer},
    state::State,
};
use kw_trace::Intervention;

fn sc(policy: Policy, frames: u64, pages: &[u64]) -> Scenario {
    Scenario::new(policy, frames, pages)
}

fn steps(sc: &Scenario, names: &[&str]) -> Vec<String> {
    told(&mut finished(sc), names)
}

fn last(sc: &Scenario, names: &[&str]) -> String {
    steps(sc, names).pop().expect("a step")
}

/// The parameters that the file of a run fixes: page, hit, frame and evicted, in every reference.
#[test]
fn every_reference_says_page_hit_frame_and_who_left() {
    assert_eq!(
        steps(
            &sc(Policy::Fifo {}, 2, &[7, 0, 7, 1]),
            &["page", "hit", "frame", "evicted"]
        ),
        [
            "load-free page=Int(7) hit=Bool(false) frame=Int(0) evicted=Nothing",
            "load-free page=Int(0) hit=Bool(false) frame=Int(1) evicted=Nothing",
            "hit-fifo page=Int(7) hit=Bool(true) frame=Int(0) evicted=Nothing",
            "evict-fifo page=Int(1) hit=Bool(false) frame=Int(0) evicted=Int(7)",
        ]
    );
}

#[test]
fn fifo_goes_by_the_time_of_loading() {
    let sc = sc(Policy::Fifo {}, 2, &[1, 2, 1, 1, 3]);
    assert_eq!(
        last(&sc, &["evicted", "since"]),
        "evict-fifo evicted=Int(1) since=Int(1)"
    );
}

#[test]
fn lru_goes_by_the_time_of_the_last_use() {
    let sc = sc(Policy::Lru {}, 2, &[1, 2, 1, 1, 3]);
    assert_eq!(
        last(&sc, &["evicted", "used"]),
        "evict-lru evicted=Int(2) used=Int(2)"
    );
    assert_eq!(steps(&sc, &["before"])[2], "hit-lru before=Int(1)");
}

#[test]
fn opt_goes_by_the_next_use_and_never_is_last_of_all() {
    let some = sc(Policy::Opt {}, 2, &[1, 2, 3, 2, 1, 3]);
    let told = steps(&some, &["evicted", "next"]);
    assert_eq!(told[2], "evict-opt evicted=Int(1) next=Int(5)");
    // At 1 neither 2 nor 3 … 3 is used again, 2 is not.
    assert_eq!(told[4], "evict-opt-never evicted=Int(2)");
}

#[test]
fn opt_s_ties_go_by_the_lowest_frame() {
    let sc = sc(Policy::Opt {}, 3, &[1, 2, 3, 4]);
    assert_eq!(
        last(&sc, &["evicted", "frame", "same"]),
        "evict-opt-never frame=Int(0) evicted=Int(1) same=Int(3) +tie-opt"
    );
}

#[test]
fn lfu_s_ties_go_by_the_last_use() {
    let sc = sc(
        Policy::Lfu { keep_counts: false },
        3,
        &[1, 2, 3, 2, 1, 3, 4],
    );
    // All counts are 2; page 2 was used longest ago.
    assert_eq!(
        last(&sc, &["evicted", "count"]),
        "evict-lfu evicted=Int(2) count=Int(2) +tie-lfu"
    );
}

#[test]
fn a_count_ends_with_eviction_unless_it_is_kept() {
    let pages = [1, 1, 1, 2, 2, 2, 2, 3, 1, 1];
    let count = |keep_counts| last(&sc(Policy::Lfu { keep_counts }, 2, &pages), &["count"]);
    assert_eq!(count(false), "hit-lfu count=Int(2)");
    assert_eq!(count(true), "hit-lfu count=Int(5)");
}

#[test]
fn nur_takes_the_lowest_class_and_ticks_clear_r_alone() {
    let nur = Policy::Nur {
        tick: 3,
        choice: Choice::Scan,
        seed: 1,
    };
    let references = [(1, true), (2, false), (3, false), (2, false), (4, false)];
    let sc = Scenario {
        references: references
            .map(|(page, write)| Refer { page, write })
            .to_vec(),
        ..sc(nur, 3, &[])
    };
    assert_eq!(
        steps(&sc, &["evicted", "class", "set"]),
        [
            "load-free evicted=Nothing +dirtied",
            "load-free evicted=Nothing",
            "load-free evicted=Nothing",
            "tick-nur set=Int(3)",
            "hit-nur evicted=Nothing",
            // 1: R0 M1, 2: R1 M0, 3: R0 M0.
            "evict-nur evicted=Int(3) class=Int(0)",
        ]
    );
}

#[test]
fn nur_s_choice_within_a_class_is_the_lowest_frame_or_chance() {
    let with = |choice, seed| {
        let nur = Policy::Nur {
            tick: 0,
            choice,
            seed,
        };
        last(&sc(nur, 4, &[1, 2, 3, 4, 5]), &["evicted"])
    };
    assert_eq!(with(Choice::Scan, 1), "evict-nur evicted=Int(1) +tie-nur");
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..40 {
        seen.insert(with(Choice::Random, seed));
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
    assert!(seen.iter().all(|s| s.ends_with("+tie-nur-random")));
}

#[test]
fn the_hand_stays_between_faults_and_clears_what_it_passes() {
    let pages = [1, 2, 3, 4, 2, 5];
    let told = steps(
        &sc(Policy::Clock { loaded: true }, 3, &pages),
        &["evicted", "passed"],
    );
    assert_eq!(
        told[3..],
        [
            "evict-clock-round evicted=Int(1) passed=Int(3)",
            "hit-clock evicted=Nothing",
            // From frame 1: page 2 has been used, page 3 has not.
            "evict-clock evicted=Int(3) passed=Int(1)",
        ]
    );
}

#[test]
fn a_page_loaded_without_r_has_no_second_chance_yet() {
    let sc = sc(Policy::Clock { loaded: false }, 3, &[1, 2, 3, 4]);
    assert_eq!(
        last(&sc, &["evicted"]),
        "evict-clock-at-once evicted=Int(1)"
    );
}

#[test]
fn aging_shifts_r_in_from_the_left() {
    let aging = |compare| Policy::Aging {
        tick: 2,
        bits: 4,
        compare,
    };
    let pages = [1, 2, 2, 3, 1, 4];
    let told = steps(
        &sc(aging(Compare::Counter), 3, &pages),
        &["evicted", "bits", "set"],
    );
    // After the ticks: 1: 0100, 2: 1100, 3: 1000; then 1 is used, which its counter does not know.
    assert_eq!(
        told.iter().filter(|s| s.starts_with("tick-aging")).count(),
        2
    );
    assert_eq!(
        told.last().expect("one"),
        "evict-aging evicted=Int(1) bits=Text(\"0100\")"
    );
    let with_r = last(&sc(aging(Compare::WithR), 3, &pages), &["evicted", "bits"]);
    assert_eq!(with_r, "evict-aging evicted=Int(3) bits=Text(\"01000\")");
}

#[test]
fn a_tick_is_a_step_of_its_own_before_the_reference_it_comes_with() {
    let nur = Policy::Nur {
        tick: 2,
        choice: Choice::Scan,
        seed: 1,
    };
    let mut trace = finished(&sc(nur, 2, &[1, 2, 1, 2]));
    let at: Vec<u64> = (1..=5)
        .map(|n| {
            trace.seek(n);
            crate::Session::now(&trace)
        })
        .collect();
    assert_eq!(at, [1, 2, 3, 3, 4]);
    assert_eq!(
        trace.progress().reached,
        5,
        "no tick behind the last reference"
    );
}

#[test]
fn a_write_sets_m_once_and_the_victim_is_written_back() {
    let references = [(1, false), (1, true), (1, true), (2, false), (3, false)];
    let sc = Scenario {
        references: references
            .map(|(page, write)| Refer { page, write })
            .to_vec(),
        ..sc(Policy::Fifo {}, 1, &[])
    };
    assert_eq!(
        steps(&sc, &[]),
        [
            "load-free",
            "hit-fifo +dirtied",
            "hit-fifo",
            "evict-fifo +write-back",
            "evict-fifo",
        ]
    );
}

fn changed(sc: &Scenario, after: u64, input: Input) -> Trace<PageReplacement> {
    finished_run(Run {
        scenario: sc.clone(),
        interventions: vec![Intervention { after, input }],
    })
}

fn one(trace: &Trace<PageReplacement>) -> Vec<Option<u64>> {
    let State::One(one) = trace.front() else {
        panic!("one process")
    };
    let frames = &one.memory.frames;
    let held = (0..frames.count()).map(|f| frames.page(f).map(|p| one.name(p)));
    held.collect()
}

#[test]
fn frames_can_be_added_and_taken_away() {
    let base = sc(Policy::Lru {}, 2, &[1, 2, 3, 1, 2, 3]);
    let more = changed(&base, 2, Input::SetFrames { frames: 3 });
    assert_eq!(one(&more), [Some(1), Some(2), Some(3)]);
    let less = changed(&base, 2, Input::SetFrames { frames: 1 });
    assert_eq!(one(&less), [Some(3)]);
    let State::One(state) = less.front() else {
        panic!("one process")
    };
    assert_eq!(
        (state.memory.counts.faults, state.memory.counts.evictions),
        (6, 5)
    );
}

#[test]
fn another_policy_takes_over_the_pages_in_their_order() {
    let base = sc(Policy::Fifo {}, 3, &[1, 2, 3, 1, 4]);
    assert_eq!(one(&finished(&base)), [Some(4), Some(2), Some(3)]);
    let policy = Policy::Lru {};
    let lru = changed(&base, 4, Input::SetPolicy { policy });
    assert_eq!(one(&lru), [Some(1), Some(4), Some(3)]);
    let policy = Policy::Opt {};
    let opt = changed(
        &sc(Policy::Lru {}, 3, &[1, 2, 3, 4, 2, 1]),
        3,
        Input::SetPolicy { policy },
    );
    // 3 is never used again.
    assert_eq!(one(&opt), [Some(1), Some(2), Some(4)]);
}

#[test]
fn a_reference_put_in_counts_and_moves_the_rest() {
    let base = sc(Policy::Opt {}, 2, &[1, 2, 3, 2, 1]);
    let mut trace = changed(
        &base,
        2,
        Input::Refer {
            page: 1,
            write: true,
        },
    );
    let told = told(&mut trace, &["evicted", "next"]);
    assert_eq!(
        told[2],
        "hit-opt evicted=Nothing next=Int(6) +dirtied +change-refer"
    );
    assert_eq!(told[3], "evict-opt evicted=Int(1) next=Int(6) +write-back");
    assert_eq!(crate::Session::now(&trace), 6);
}

#[test]
fn what_does_not_fit_is_refused_by_its_field() {
    use crate::labs::os::page_replacement::scenario::{Allocation, Process};
    let refusal = |sc: Scenario| {
        let problem = Trace::<PageReplacement>::new(Run::plain(sc)).err();
        problem.map(|p| (p.kind, p.field))
    };
    let one = || sc(Policy::Lru {}, 3, &[1]);
    let some = |kind, field: &str| Some((kind, field.to_owned()));
    let process = |id: &str| Process::new(id, 1);
    assert_eq!(
        refusal(sc(Policy::Lru {}, 3, &[])),
        some("count", "references")
    );
    let both = Scenario {
        processes: vec![process("A")],
        ..one()
    };
    assert_eq!(refusal(both), some("references-or-processes", "references"));
    let many = |policy, ids: &[&str], frames, allocation| Scenario {
        processes: ids.iter().map(|id| process(id)).collect(),
        allocation,
        ..sc(policy, frames, &[])
    };
    let global = Allocation::default();
    let local = Allocation::Local { window: 5 };
    assert_eq!(
        refusal(many(Policy::Opt {}, &["A"], 3, global)),
        some("opt-processes", "policy.name")
    );
    assert_eq!(
        refusal(many(Policy::Lru {}, &["A", "A"], 3, global)),
        some("duplicate", "processes[1].id")
    );
    assert_eq!(
        refusal(many(Policy::Lru {}, &["A", "B"], 1, local)),
        some("range", "frames")
    );
    assert_eq!(refusal(many(Policy::Lru {}, &["A", "B"], 1, global)), None);
    // Changes.
    let refused = |scenario: Scenario, input| {
        let interventions = vec![Intervention { after: 0, input }];
        let run = Run {
            scenario,
            interventions,
        };
        Trace::<PageReplacement>::new(run).err().map(|p| p.kind)
    };
    let refer = |page| Input::Refer { page, write: false };
    assert_eq!(refused(one(), refer(2)), Some("choice"));
    assert_eq!(refused(one(), refer(1)), None);
    let two = || many(Policy::Lru {}, &["A", "B"], 4, local);
    assert_eq!(refused(two(), refer(1)), Some("needs-references"));
    assert_eq!(
        refused(two(), Input::SetFrames { frames: 1 }),
        Some("range")
    );
    let policy = Policy::Opt {};
    assert_eq!(
        refused(two(), Input::SetPolicy { policy }),
        Some("opt-processes")
    );
    let process = "C".to_owned();
    assert_eq!(
        refused(two(), Input::Kill { process }),
        Some("unknown-process")
    );
}
