//! What the exercises aim at, worked out from the scenario alone, and their keys against it.

use super::*;
use crate::{
    Subject as _,
    exercise::{Exercise, FIRST_SEEDS, Mark, key_of as key},
};
use serde_json::Value;

/// Arrival, burst and priority of each process.
fn jobs(sc: &Value) -> Vec<(u64, u64, u64)> {
    let number = |value: &Value| value.as_u64().unwrap_or(0);
    let all = sc["processes"].as_array().expect("processes");
    all.iter()
        .map(|p| {
            (
                number(&p["arrival"]),
                number(&p["bursts"][0]),
                number(&p["priority"]),
            )
        })
        .collect()
}

/// Runs whole bursts, each time the one of the smallest key; who ran, and when each ended.
fn whole(
    jobs: &[(u64, u64, u64)],
    by: impl Fn(&(u64, u64, u64), u64) -> u64,
) -> (Vec<usize>, Vec<u64>) {
    let (mut now, mut order, mut ends) = (0, Vec::new(), vec![0; jobs.len()]);
    while order.len() < jobs.len() {
        let ready = (0..jobs.len()).filter(|p| !order.contains(p) && jobs[*p].0 <= now);
        let Some(next) = ready.min_by_key(|p| (by(&jobs[*p], now), jobs[*p].0, *p)) else {
            now += 1;
            continue;
        };
        now += jobs[next].1;
        order.push(next);
        ends[next] = now;
    }
    (order, ends)
}

/// Runs tick by tick, each time the one with the least time left: when each ended.
fn shortest_left(jobs: &[(u64, u64, u64)]) -> Vec<u64> {
    let mut left: Vec<u64> = jobs.iter().map(|j| j.1).collect();
    let mut ends = vec![0; jobs.len()];
    let mut running = None;
    for now in 0..200 {
        let ready = (0..jobs.len()).filter(|p| left[*p] > 0 && jobs[*p].0 <= now);
        let Some(p) = ready.min_by_key(|p| (left[*p], running != Some(*p), jobs[*p].0, *p)) else {
            continue;
        };
        running = Some(p);
        left[p] -= 1;
        ends[p] = now + 1;
    }
    ends
}

fn names(order: &[usize]) -> String {
    let all: Vec<String> = order.iter().map(|p| format!("P{}", p + 1)).collect();
    all.join(" ")
}

fn earliest(ends: &[u64]) -> usize {
    (0..ends.len()).min_by_key(|p| ends[*p]).expect("some")
}

fn latest(ends: &[u64]) -> usize {
    (0..ends.len()).max_by_key(|p| ends[*p]).expect("some")
}

fn each(level: u8, mut check: impl FnMut(&dyn Exercise, &Value, &[(u64, u64, u64)])) {
    for seed in 0..200 {
        let exercise = Scheduling::exercise(level, seed).expect("a level");
        let sc = exercise.scenario();
        let jobs = jobs(&sc);
        check(exercise.as_ref(), &sc, &jobs);
    }
}

#[test]
fn the_first_level_has_times_of_fcfs_and_sjf_that_differ() {
    each(1, |exercise, sc, jobs| {
        let (fcfs, sjf) = (whole(jobs, |_, _| 0), whole(jobs, |j, _| j.1));
        assert_ne!(fcfs.0, sjf.0, "aimed at: another order");
        let ends = if sc["policy"]["name"] == "sjf" {
            sjf.1
        } else {
            fcfs.1
        };
        let key = key(exercise);
        let waits: Vec<u64> = (0..jobs.len())
            .map(|p| ends[p] - jobs[p].0 - jobs[p].1)
            .collect();
        for (p, wait) in waits.iter().enumerate() {
            assert_eq!(key[p], wait.to_string());
        }
        // The average in three notations.
        let (sum, n) = (waits.iter().sum::<u64>(), jobs.len());
        let mut typed = key.clone();
        let exact = sum as f64 / n as f64;
        for average in [
            format!("{sum}/{n}"),
            format!("{exact:.2}"),
            format!("{exact:.4} 틱"),
        ] {
            *typed.last_mut().expect("an average") = average;
            let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
            assert_eq!(
                exercise.mark(&typed),
                crate::exercise::Mark::Right,
                "{typed:?}"
            );
        }
    });
}

#[test]
fn round_robin_and_srtf_differ_in_who_ends_first() {
    each(3, |exercise, sc, jobs| {
        let quantum = sc["policy"]["quantum"].as_u64().expect("a quantum");
        let mut own = scenario(Policy::RoundRobin { quantum }, &[]);
        own.processes = jobs
            .iter()
            .enumerate()
            .map(|(i, j)| Process::new(format!("P{}", i + 1), j.0, &[j.1]))
            .collect();
        let turns = earliest(&completions(&own));
        let short = earliest(&shortest_left(jobs));
        assert_ne!(turns, short, "aimed at");
        let key = key(exercise);
        assert_eq!((&key[0], &key[1]), (&names(&[turns]), &names(&[short])));
        // The quantum is the smallest that gives the chart of FCFS.
        let smallest: u64 = key[3].parse().expect("a quantum");
        let fcfs = whole(jobs, |_, _| 0).1;
        for quantum in 1..=smallest {
            own.policy = Policy::RoundRobin { quantum };
            assert_eq!(completions(&own) == fcfs, quantum == smallest);
        }
    });
}

#[test]
fn the_fourth_level_has_what_it_aims_at() {
    let mut kinds = std::collections::BTreeMap::new();
    each(4, |exercise, sc, jobs| {
        let name = sc["policy"]["name"].as_str().expect("a policy").to_owned();
        let key = key(exercise);
        match name.as_str() {
            "hrrn" => {
                // The ratio in thousandths of thousandths: larger is better.
                let ratio =
                    |j: &(u64, u64, u64), now: u64| u64::MAX - (now - j.0) * 1_000_000 / j.1;
                let order = whole(jobs, ratio).0;
                assert_eq!(key[0], names(&order));
                let others = [whole(jobs, |_, _| 0).0, whole(jobs, |j, _| j.1).0];
                assert!(!others.contains(&order), "aimed at: an order of its own");
            }
            "mlfq" => {
                let levels = &key[1..];
                assert!(levels.contains(&"0".to_owned()) && levels.contains(&"2".to_owned()));
            }
            "round-robin" => {
                let [few, many] = [3, 0].map(|i| key[i].parse::<u64>().expect("a number"));
                assert!(many > few + 1, "a longer slice spares some");
            }
            "priority" => {
                let aging = sc["policy"]["aging"].as_u64().expect("a period");
                let plain = whole(jobs, |j, _| j.2);
                let aged = whole(jobs, |j, now| j.2.saturating_sub((now - j.0) / aging));
                assert_ne!(latest(&plain.1), latest(&aged.1), "aimed at");
                assert_eq!(key[0], names(&[latest(&plain.1)]));
                assert_eq!(key[2], names(&aged.0));
            }
            other => panic!("{other}"),
        }
        *kinds.entry(name).or_insert(0) += 1;
    });
    assert_eq!(kinds.len(), 4, "{kinds:?}");
}

/// Weight and name of each process, and the period, as the scenario has them.
fn fair(sc: &Value) -> Option<(Vec<u64>, u64)> {
    let policy = &sc["policy"];
    if policy["name"] != "fair" {
        return None;
    }
    // Linux, kernel/sched/core.c, sched_prio_to_weight.
    let weight = |nice: i64| match nice {
        -10 => 9548,
        -5 => 3121,
        -3 => 1991,
        0 => 1024,
        2 => 655,
        5 => 335,
        10 => 110,
        _ => panic!("nice {nice}"),
    };
    let all = sc["processes"].as_array().expect("processes");
    let weights = all
        .iter()
        .map(|p| weight(p["nice"].as_i64().unwrap_or(0)))
        .collect();
    Some((weights, policy["latency"].as_u64().unwrap_or(6)))
}

fn each_fair(level: u8, mut check: impl FnMut(&dyn Exercise, Vec<u64>, u64)) -> u32 {
    let mut count = 0;
    for seed in FIRST_SEEDS..FIRST_SEEDS + 200 {
        let exercise = Scheduling::exercise(level, seed).expect("a level");
        if let Some((weights, latency)) = fair(&exercise.scenario()) {
            count += 1;
            check(exercise.as_ref(), weights, latency);
        }
    }
    count
}

/// Linux, kernel/sched/fair.c, `sched_slice`: the period by weight.
#[test]
fn slices_and_shares_are_by_weight() {
    let count = each_fair(3, |exercise, weights, latency| {
        let total: u64 = weights.iter().sum();
        let key = key(exercise);
        for (own, weight) in key.iter().zip(&weights) {
            assert_eq!(*own, (latency * weight / total).to_string());
        }
        let last = weights.last().expect("one");
        let mut given: Vec<&str> = key.iter().map(String::as_str).collect();
        let percent = format!("{}/{total}", 100 * last);
        *given.last_mut().expect("one") = &percent;
        assert_eq!(exercise.mark(&given), Mark::Right);
    });
    assert!((60..140).contains(&count), "{count}");
}

/// Linux, kernel/sched/fair.c, `calc_delta_fair`: worked out in whole 1/1000 ticks beside the lab.
#[test]
fn the_least_virtual_time_runs_next() {
    let count = each_fair(4, |exercise, weights, latency| {
        let total: u64 = weights.iter().sum();
        let (mut times, mut order) = ([0; 3], Vec::new());
        for _ in 0..6 {
            let next = (0..3).min_by_key(|p| (times[*p], *p)).expect("one");
            let slice = (latency * weights[next] / total).max(1);
            times[next] += slice * 1_024_000 / weights[next];
            order.push(next);
        }
        let key = key(exercise);
        assert_eq!(key[3], names(&order));
        // As the lab shows it, to three places.
        for p in 0..3 {
            let slice = (latency * weights[p] / total).max(1);
            let shown = slice * 1_024_000 / weights[p];
            let mut given: Vec<String> = key.clone();
            given[p] = format!("{}.{:03}", shown / 1000, shown % 1000);
            let given: Vec<&str> = given.iter().map(String::as_str).collect();
            assert_eq!(exercise.mark(&given), Mark::Right, "{given:?}");
        }
    });
    assert!((30..110).contains(&count), "{count}");
}
