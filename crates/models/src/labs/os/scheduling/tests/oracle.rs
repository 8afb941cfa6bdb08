//! A second, naive implementation that advances tick by tick, for one CPU and no switch cost. It
//! shares no code with the model; both must draw the same chart.

use super::*;
use crate::labs::os::scheduling::scenario::{Lengths, Queue, Rule4, SliceEnd, Ties};
use proptest::prelude::*;
use std::collections::VecDeque;

struct Job {
    arrival: u64,
    bursts: Vec<u64>,
    at: usize,
    done_in_burst: u64,
    io_until: Option<u64>,
    level: usize,
    slice_used: u64,
    allotment_used: u64,
}

/// Which process runs in each tick.
fn ticks(sc: &Scenario) -> Vec<Option<usize>> {
    let mut jobs: Vec<Job> = sc
        .processes
        .iter()
        .map(|p| Job {
            arrival: p.arrival,
            bursts: p.bursts.clone(),
            at: 0,
            done_in_burst: 0,
            io_until: None,
            level: 0,
            slice_used: 0,
            allotment_used: 0,
        })
        .collect();
    let one = [Queue {
        quantum: u64::MAX,
        allotment: u64::MAX,
    }];
    let (queues, boost, early): (Vec<Queue>, u64, bool) = match &sc.policy {
        Policy::RoundRobin { quantum } => (
            vec![Queue {
                quantum: *quantum,
                allotment: u64::MAX,
            }],
            0,
            false,
        ),
        Policy::Mlfq {
            queues,
            boost,
            rule4,
        } => (queues.clone(), *boost, *rule4 == Rule4::Early),
        _ => (one.to_vec(), 0, false),
    };
    let lowest = queues.len() - 1;
    let mut ready: Vec<VecDeque<usize>> = vec![VecDeque::new(); queues.len()];
    let mut running: Option<usize> = None;
    let mut chart = Vec::new();
    let mut left = jobs.len();
    let mut t = 0;
    while left > 0 {
        // Slice or allotment at its end: who leaves the CPU, and to which level.
        let mut leaves = None;
        if let Some(j) = running {
            let q = queues[jobs[j].level];
            let used_up = jobs[j].level < lowest && jobs[j].allotment_used >= q.allotment;
            if used_up {
                jobs[j].level += 1;
                (jobs[j].allotment_used, jobs[j].slice_used) = (0, 0);
                leaves = Some(j);
            } else if jobs[j].slice_used >= q.quantum {
                jobs[j].slice_used = 0;
                leaves = Some(j);
            }
        }
        let mut coming: Vec<usize> = (0..jobs.len())
            .filter(|&j| jobs[j].io_until == Some(t) || (jobs[j].arrival == t && jobs[j].at == 0))
            .collect();
        coming.sort_by_key(|&j| (jobs[j].arrival, j));
        for &j in &coming {
            jobs[j].io_until = None;
            jobs[j].slice_used = 0;
        }
        let arrival_first = sc.ties.slice_end == SliceEnd::ArrivalFirst;
        let nobody_else = ready.iter().all(VecDeque::is_empty);
        if !arrival_first
            && let Some(j) = leaves
            && !nobody_else
        {
            ready[jobs[j].level].push_back(j);
            running = None;
        }
        let stays_by_tie = !arrival_first && nobody_else;
        for j in coming {
            ready[jobs[j].level].push_back(j);
        }
        if arrival_first
            && !stays_by_tie
            && let Some(j) = leaves
            && ready.iter().any(|q| !q.is_empty())
        {
            ready[jobs[j].level].push_back(j);
            running = None;
        }
        if boost > 0 && t > 0 && t % boost == 0 {
            let (top, lower) = ready.split_first_mut().expect("a queue");
            for q in lower {
                top.append(q);
            }
            for (i, job) in jobs.iter_mut().enumerate() {
                let _ = i;
                (job.level, job.slice_used, job.allotment_used) = (0, 0, 0);
            }
        }
        // Who runs this tick.
        match &sc.policy {
            Policy::Srtf(_) => {
                let rest = |j: usize| jobs[j].bursts[jobs[j].at] - jobs[j].done_in_burst;
                let key = |j: usize| (rest(j), jobs[j].arrival, j);
                if let Some(best) = ready[0].iter().copied().min_by_key(|&j| key(j)) {
                    let takes = running.is_none_or(|j| rest(best) < rest(j));
                    if takes {
                        ready[0].retain(|&j| j != best);
                        ready[0].extend(running.replace(best));
                    }
                }
            }
            _ => {
                let top = ready.iter().position(|q| !q.is_empty());
                if let (Some(j), Some(level)) = (running, top)
                    && level < jobs[j].level
                {
                    ready[jobs[j].level].push_front(j);
                    running = None;
                }
                if running.is_none() {
                    running = ready.iter_mut().find_map(VecDeque::pop_front);
                }
            }
        }
        chart.push(running);
        if let Some(j) = running {
            let job = &mut jobs[j];
            job.done_in_burst += 1;
            job.slice_used += 1;
            job.allotment_used += 1;
            if job.done_in_burst == job.bursts[job.at] {
                let q = queues[job.level];
                if job.level < lowest && job.allotment_used >= q.allotment {
                    job.level += 1;
                    job.allotment_used = 0;
                } else if early {
                    job.allotment_used = 0;
                }
                running = None;
                job.done_in_burst = 0;
                match job.bursts.get(job.at + 1) {
                    Some(io) => {
                        job.io_until = Some(t + 1 + io);
                        job.at += 2;
                    }
                    None => {
                        job.at = usize::MAX;
                        left -= 1;
                    }
                }
            }
        }
        t += 1;
        assert!(t < 100_000, "the naive scheduler does not end");
    }
    chart
}

fn model_ticks(sc: &Scenario) -> Vec<Option<usize>> {
    let mut chart = Vec::new();
    for piece in results::pieces(&finished(sc)) {
        let who = match piece.run {
            CpuTime::Process(p) => Some(usize::from(p)),
            _ => None,
        };
        chart.resize(piece.end as usize, who);
    }
    chart
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let queues = prop::collection::vec((1_u64..5, 1_u64..9), 1..4);
    prop_oneof![
        Just(Policy::Fcfs {}),
        Just(Policy::Srtf(Lengths::default())),
        (1_u64..6).prop_map(|quantum| Policy::RoundRobin { quantum }),
        (queues, prop_oneof![Just(0_u64), 3_u64..25], any::<bool>()).prop_map(
            |(queues, boost, early)| Policy::Mlfq {
                queues: queues
                    .into_iter()
                    .map(|(quantum, allotment)| Queue { quantum, allotment })
                    .collect(),
                boost,
                rule4: if early {
                    Rule4::Early
                } else {
                    Rule4::Cumulative
                },
            }
        ),
    ]
}

fn any_scenario() -> impl Strategy<Value = Scenario> {
    let bursts = prop::collection::vec(1_u64..8, 0..3).prop_map(|pairs| {
        let mut bursts = vec![pairs.len() as u64 + 1];
        for n in pairs {
            bursts.extend([n, 9 - n]);
        }
        bursts
    });
    let process = (0_u64..12, bursts);
    (
        any_policy(),
        prop::collection::vec(process, 1..6),
        any::<bool>(),
    )
        .prop_map(|(policy, processes, preempted_first)| {
            let given: Vec<(u64, &[u64])> =
                processes.iter().map(|(a, b)| (*a, b.as_slice())).collect();
            Scenario {
                ties: Ties {
                    slice_end: if preempted_first {
                        SliceEnd::PreemptedFirst
                    } else {
                        SliceEnd::ArrivalFirst
                    },
                    ..Ties::default()
                },
                ..scenario(policy, &given)
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn the_model_and_the_naive_scheduler_draw_the_same_chart(sc in any_scenario()) {
        prop_assert_eq!(model_ticks(&sc), ticks(&sc));
    }
}
