//! The curves over many runs, and what is found in them.

use super::*;
use crate::{Study, Subject};

fn done(sc: &Scenario, budget: u64) -> Box<dyn Study> {
    let mut studies = PageReplacement::studies(&Run::plain(sc.clone()));
    assert_eq!(studies.len(), 1);
    let mut study = studies.remove(0);
    let mut before = 0;
    while !study.advance(budget) {
        let (now, all) = study.progress();
        assert!(before <= now && now <= all);
        before = now;
        study.findings();
        study.chart();
    }
    let (now, all) = study.progress();
    assert_eq!(now, all);
    study
}

fn rules(study: &dyn Study) -> Vec<&'static str> {
    study.findings().iter().map(|f| f.why.rule).collect()
}

/// Every point of the chart is what a run of its own gives.
#[test]
fn the_curve_of_faults_is_that_of_single_runs() {
    for name in [
        "first-look",
        "belady-three",
        "write-backs",
        "lfu-kept",
        "phases",
    ] {
        let sc = preset(name);
        let study = done(&sc, 7);
        let chart = study.chart();
        assert_eq!(chart.here, Some(sc.frames));
        for (series, policy) in chart.series.iter().zip(Policy::ALL) {
            let policy = match policy.name() == sc.policy.name() {
                true => sc.policy,
                false => policy,
            };
            assert_eq!(series.here, policy == sc.policy);
            assert!(series.points.len() > 3);
            for (frames, y) in &series.points {
                let run = Scenario {
                    policy,
                    frames: *frames,
                    ..sc.clone()
                };
                assert_eq!(*y, 1000 * faults(&run), "{name} {policy:?} {frames}");
            }
        }
        let whole = done(&sc, 1 << 40);
        assert_eq!(whole.chart(), chart, "slices change nothing");
    }
}

#[test]
fn belady_s_anomaly_is_found_with_its_two_runs() {
    let study = done(&preset("belady-three"), 100);
    let chart = study.chart();
    assert_eq!(chart.series[0].marked, [4], "FIFO");
    assert!(chart.series[1].marked.is_empty() && chart.series[2].marked.is_empty());
    let findings = study.findings();
    let found = findings.iter().find(|f| f.why.rule == "finding-belady");
    let runs = &found.expect("the anomaly").runs;
    let counts: Vec<u64> = runs
        .iter()
        .map(|(_, value)| {
            let mut session = crate::open::<PageReplacement>(value).expect("it opens");
            session.finish().expect("it ends");
            session.result()["faults"].as_u64().expect("a number")
        })
        .collect();
    assert_eq!(counts, [9, 10]);
    // LRU and OPT never have one.
    let lru = done(&preset("no-anomaly"), 100).chart();
    assert!(lru.series[2].marked.is_empty());
}

#[test]
fn a_loop_gains_nothing_until_it_fits() {
    let study = done(&preset("loop-lru"), 100);
    assert!(rules(study.as_ref()).contains(&"finding-useless"));
    assert!(!rules(done(&preset("first-look"), 100).as_ref()).contains(&"finding-useless"));
}

#[test]
fn utilisation_rises_and_falls_and_the_cure_keeps_it_up() {
    let sc = preset("thrashing");
    let study = done(&sc, 500);
    let chart = study.chart();
    let global = &chart.series[0];
    assert!(global.here && chart.percent);
    let y: Vec<u64> = global.points.iter().map(|p| p.1).collect();
    assert!(y[1] > y[0], "two processes use the CPU better than one");
    assert!(y[7] * 2 < y[1], "eight thrash");
    let cured = chart.series[2].points[7].1;
    assert!(cured > 2 * y[7]);
    assert_eq!(
        rules(study.as_ref()),
        ["finding-thrashing", "finding-cured"]
    );
    // A point is what a run of its own gives, and the runs of the findings open.
    let share = result(&sc)["cpu_utilisation"].as_f64().expect("a share");
    assert_eq!(y[5], (share * 1000.0) as u64);
    for (_, value) in study.findings().iter().flat_map(|f| &f.runs) {
        crate::open::<PageReplacement>(value).expect("it opens");
    }
}
