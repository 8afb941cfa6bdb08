//! Each preset makes its point.

use super::*;
use crate::labs::os::page_replacement::scenario::{Allocation, Compare, read};

fn with(sc: &Scenario, policy: Policy) -> Scenario {
    Scenario {
        policy,
        ..sc.clone()
    }
}

fn last_frames(sc: &Scenario) -> Vec<u64> {
    let result = result(sc);
    let frames = result["frames"].as_array().expect("a list").iter();
    frames.filter_map(serde_json::Value::as_u64).collect()
}

#[test]
fn textbook_presets() {
    assert_eq!(faults(&preset("first-look")), 12);
    assert_eq!(faults(&preset("fifo")), 15);
    assert_eq!(faults(&preset("opt")), 9);
}

#[test]
fn the_anomaly_and_its_absence() {
    let (three, four) = (preset("belady-three"), preset("belady-four"));
    assert_eq!((three.frames, four.frames), (3, 4));
    assert_eq!((faults(&three), faults(&four)), (9, 10));
    let lru = preset("no-anomaly");
    assert_eq!(lru.references, four.references);
    assert!(
        faults(&lru)
            < faults(&Scenario {
                frames: 3,
                ..lru.clone()
            })
    );
}

#[test]
fn the_hand_passes_a_page_in_use() {
    let sc = preset("second-chance");
    assert_eq!(faults(&sc), 6, "page 2 stays");
    assert!(faults(&with(&sc, Policy::Fifo {})) > 6);
    assert!(last_frames(&sc).contains(&2));
}

#[test]
fn nur_gives_up_an_unused_page_first_and_a_clean_one_before_a_dirty_one() {
    let mut trace = finished(&preset("nur-classes"));
    let steps = told(&mut trace, &["evicted", "class"]);
    let evictions: Vec<&String> = steps.iter().filter(|s| s.starts_with("evict")).collect();
    // First the clean page 2 although the written page 1 is older; then page 1, because the clean
    // ones were used since the tick.
    assert_eq!(
        evictions,
        [
            "evict-nur evicted=Int(2) class=Int(0)",
            "evict-nur evicted=Int(1) class=Int(1) +write-back"
        ]
    );
}

#[test]
fn an_old_favourite_keeps_its_frame() {
    let sc = preset("lfu-favourite");
    assert!(last_frames(&sc).contains(&1));
    assert!(!last_frames(&with(&sc, Policy::Lru {})).contains(&1));
    assert!(faults(&sc) > faults(&with(&sc, Policy::Lru {})));
}

#[test]
fn a_count_that_survives_eviction_helps_a_page_that_returns() {
    let sc = preset("lfu-kept");
    let forgets = with(&sc, Policy::Lfu { keep_counts: false });
    assert!(
        faults(&sc) < faults(&forgets),
        "{} {}",
        faults(&sc),
        faults(&forgets)
    );
}

#[test]
fn aging_does_not_see_the_order_within_a_tick() {
    let sc = preset("aging-coarse");
    assert_eq!(faults(&sc), 5);
    assert_eq!(faults(&with(&sc, Policy::Lru {})), 4);
    // With R in front of the counter it does see which pages were used since.
    let with_r = Policy::Aging {
        tick: 4,
        bits: 8,
        compare: Compare::WithR,
    };
    assert_eq!(faults(&with(&sc, with_r)), 4);
}

#[test]
fn a_loop_one_page_too_long_is_lru_s_worst_case() {
    let (lru, random) = (preset("loop-lru"), preset("loop-random"));
    assert_eq!(lru.references, random.references);
    assert_eq!(faults(&lru), 30, "every reference");
    assert!(faults(&random) < 20, "{}", faults(&random));
}

#[test]
fn what_was_written_is_written_back() {
    let sc = preset("write-backs");
    let result = result(&sc);
    let (back, out) = (&result["write_backs"], &result["evictions"]);
    assert!(back.as_u64() > Some(2) && back.as_u64() < out.as_u64());
    // A run that only reads writes nothing back.
    let reads = Scenario {
        references: sc.references.iter().map(|r| read(r.page)).collect(),
        ..sc
    };
    assert_eq!(super::result(&reads)["write_backs"], 0);
}

#[test]
fn faults_come_where_the_locality_changes() {
    let sc = preset("phases");
    let mut trace = finished(&sc);
    let steps = told(&mut trace, &[]);
    let faults_in = |from: usize, to: usize| {
        let steps = steps[from..to].iter();
        steps.filter(|s| !s.starts_with("hit")).count()
    };
    let (early, late): (usize, usize) = (0..5)
        .map(|phase| phase * 20)
        .map(|at| (faults_in(at, at + 10), faults_in(at + 10, at + 20)))
        .fold((0, 0), |sum, f| (sum.0 + f.0, sum.1 + f.1));
    assert!(early > 5 * late.max(1), "{early} {late}");
}

fn utilisation(sc: &Scenario) -> f64 {
    result(sc)["cpu_utilisation"].as_f64().expect("a share")
}

#[test]
fn thrashing_and_its_cures() {
    let three = utilisation(&preset("multiprogramming"));
    let six = utilisation(&preset("thrashing"));
    let cured = utilisation(&preset("thrashing-cured"));
    let shares = utilisation(&preset("thrashing-shares"));
    eprintln!("{three} {six} {cured} {shares}");
    assert!(six < three / 1.5, "{six} {three}");
    assert!(cured > six * 1.5, "{cured} {six}");
    let sc = preset("thrashing-cured");
    assert!(matches!(sc.allocation, Allocation::WorkingSet { .. }));
    assert_eq!(sc.processes, preset("thrashing").processes);
}
