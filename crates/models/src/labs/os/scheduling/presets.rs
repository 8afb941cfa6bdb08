//! Scenarios that each make one point, random ones from a seed, and the policies to compare.

use super::scenario::{
    LengthSource, Lengths, Policy, Process, Queue, Rule4, Scenario, SliceEnd, Ties,
};
use kw_trace::Rng;

/// Every preset: its name (also the id of its texts) and how it is made.
pub const ALL: &[crate::Preset<Scenario>] = &[
    ("first-look", Scenario::default),
    ("convoy", convoy),
    ("convoy-cured", convoy_cured),
    ("srtf-optimal", srtf_optimal),
    ("starvation", starvation),
    ("aging", aging),
    ("quantum-small", || quantum(1)),
    ("quantum-large", || quantum(20)),
    ("slice-tie-arrival", || slice_tie(SliceEnd::ArrivalFirst)),
    ("slice-tie-preempted", || {
        slice_tie(SliceEnd::PreemptedFirst)
    }),
    ("io-bound", io_bound),
    ("mlfq-learns", mlfq_learns),
    ("mlfq-gamed", || gaming(Rule4::Early, 0)),
    ("mlfq-cured", || gaming(Rule4::Cumulative, 100)),
    ("estimates", estimates),
    ("hrrn", hrrn),
    ("lottery", || {
        tickets(Policy::Lottery {
            quantum: 1,
            seed: 1,
        })
    }),
    ("stride", || tickets(Policy::Stride { quantum: 1 })),
    ("fair-nice", fair_nice),
    ("two-cpus", two_cpus),
];

fn on(policy: Policy, processes: Vec<Process>) -> Scenario {
    Scenario {
        policy,
        processes,
        ..Scenario::default()
    }
}

fn new(id: &str, arrival: u64, bursts: &[u64]) -> Process {
    Process::new(id, arrival, bursts)
}

/// One long CPU burst with short ones behind it.
fn convoy() -> Scenario {
    on(
        Policy::Fcfs {},
        vec![
            new("P1", 0, &[24]),
            new("P2", 1, &[3]),
            new("P3", 2, &[3]),
            new("P4", 3, &[2, 4, 2]),
        ],
    )
}

fn convoy_cured() -> Scenario {
    Scenario {
        policy: Policy::Srtf(Lengths::default()),
        ..convoy()
    }
}

/// SRTF gives the least average waiting time that any order gives.
fn srtf_optimal() -> Scenario {
    on(
        Policy::Srtf(Lengths::default()),
        vec![
            new("P1", 0, &[8]),
            new("P2", 1, &[4]),
            new("P3", 2, &[9]),
            new("P4", 3, &[5]),
        ],
    )
}

fn priority_processes() -> Vec<Process> {
    let mut all = vec![Process {
        priority: 9,
        ..new("low", 0, &[4])
    }];
    all.extend((0..8).map(|i| Process {
        priority: 2,
        ..new(&format!("high{}", i + 1), i * 3, &[3])
    }));
    all
}

fn starvation() -> Scenario {
    on(
        Policy::Priority {
            preemptive: true,
            aging: 0,
        },
        priority_processes(),
    )
}

fn aging() -> Scenario {
    on(
        Policy::Priority {
            preemptive: true,
            aging: 1,
        },
        priority_processes(),
    )
}

/// The same four processes under a slice that is too small or too large for them.
fn quantum(quantum: u64) -> Scenario {
    Scenario {
        switch_cost: 1,
        ..on(
            Policy::RoundRobin { quantum },
            vec![
                new("P1", 0, &[10]),
                new("P2", 0, &[8]),
                new("P3", 1, &[2, 3, 2]),
                new("P4", 2, &[6]),
            ],
        )
    }
}

/// A process arrives at the very instant a slice ends.
fn slice_tie(slice_end: SliceEnd) -> Scenario {
    Scenario {
        ties: Ties {
            slice_end,
            ..Ties::default()
        },
        ..on(
            Policy::RoundRobin { quantum: 4 },
            vec![new("P1", 0, &[6]), new("P2", 0, &[5]), new("P3", 4, &[3])],
        )
    }
}

fn io_bound() -> Scenario {
    on(
        Policy::RoundRobin { quantum: 6 },
        vec![
            new("cpu", 0, &[30]),
            new("disk1", 0, &[1, 5, 1, 5, 1, 5, 1, 5, 1]),
            new("disk2", 0, &[2, 6, 2, 6, 2, 6, 2]),
        ],
    )
}

fn three_queues() -> Vec<Queue> {
    [(2, 2), (4, 8), (8, 16)]
        .map(|(quantum, allotment)| Queue { quantum, allotment })
        .to_vec()
}

/// A long job sinks, a short one that comes later stays on top.
fn mlfq_learns() -> Scenario {
    on(
        Policy::Mlfq {
            queues: three_queues(),
            boost: 0,
            rule4: Rule4::Cumulative,
        },
        vec![
            new("long", 0, &[30]),
            new("short", 12, &[4]),
            new("typing", 4, &[1, 6, 1, 6, 1, 6, 1]),
        ],
    )
}

/// A job that gives up the CPU one tick before its allotment ends, against one that does not.
fn gaming(rule4: Rule4, boost: u64) -> Scenario {
    let mut gamer = [9, 1].repeat(8);
    gamer.push(9);
    on(
        Policy::Mlfq {
            queues: vec![
                Queue {
                    quantum: 10,
                    allotment: 10,
                },
                Queue {
                    quantum: 10,
                    allotment: 20,
                },
                Queue {
                    quantum: 10,
                    allotment: 40,
                },
            ],
            boost,
            rule4,
        },
        vec![new("honest", 0, &[60]), new("gamer", 0, &gamer)],
    )
}

fn estimates() -> Scenario {
    on(
        Policy::Sjf(Lengths {
            lengths: LengthSource::Estimated,
            alpha: 50,
            first_estimate: 10,
        }),
        vec![
            new("editor", 0, &[6, 3, 4, 3, 6, 3, 4]),
            new("batch", 0, &[13, 3, 13, 3, 13]),
            new("mixed", 1, &[4, 2, 12, 2, 4]),
        ],
    )
}

fn hrrn() -> Scenario {
    on(
        Policy::Hrrn {},
        vec![
            new("P1", 0, &[3]),
            new("P2", 2, &[6]),
            new("P3", 4, &[4]),
            new("P4", 6, &[5]),
            new("P5", 8, &[2]),
        ],
    )
}

fn tickets(policy: Policy) -> Scenario {
    on(
        policy,
        [("A", 100), ("B", 50), ("C", 250)]
            .map(|(id, tickets)| Process {
                tickets,
                ..new(id, 0, &[40])
            })
            .to_vec(),
    )
}

fn fair_nice() -> Scenario {
    let mut processes = [("nice0", 0), ("nice5", 5), ("nice10", 10)]
        .map(|(id, nice)| Process {
            nice,
            ..new(id, 0, &[60])
        })
        .to_vec();
    processes.push(new("typing", 5, &[1, 9, 1, 9, 1, 9, 1]));
    on(
        Policy::Fair {
            latency: 24,
            min_granularity: 2,
            wakeup_granularity: 1,
            sleeper_credit: 6,
        },
        processes,
    )
}

fn two_cpus() -> Scenario {
    Scenario {
        cpus: 2,
        ..on(
            Policy::RoundRobin { quantum: 3 },
            vec![
                new("P1", 0, &[7]),
                new("P2", 0, &[4]),
                new("P3", 1, &[5]),
                new("P4", 2, &[2, 3, 3]),
                new("P5", 3, &[6]),
            ],
        )
    }
}

/// A scenario of this seed: the same everywhere and for ever.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let n = rng.between(3, 6);
    let processes = (1..=n)
        .map(|i| {
            let pairs = [0, 0, 1, 2][rng.below(4) as usize];
            let io_bound = rng.one_in(3);
            let mut bursts = vec![cpu(&mut rng, io_bound)];
            for _ in 0..pairs {
                bursts.push(rng.between(1, 8));
                bursts.push(cpu(&mut rng, io_bound));
            }
            Process {
                priority: rng.below(5),
                tickets: rng.between(1, 8) * 50,
                nice: [0, 0, 5, -5][rng.below(4) as usize],
                ..new(
                    &format!("P{i}"),
                    if i == 1 { 0 } else { rng.below(11) },
                    &bursts,
                )
            }
        })
        .collect();
    let policies = all_policies();
    let policy = policies[rng.below(policies.len() as u64) as usize].clone();
    Scenario {
        switch_cost: [0, 0, 0, 1][rng.below(4) as usize],
        cpus: [1, 1, 1, 2][rng.below(4) as usize],
        ..on(policy, processes)
    }
}

fn cpu(rng: &mut Rng, io_bound: bool) -> u64 {
    if io_bound {
        rng.between(1, 2)
    } else {
        rng.between(2, 10)
    }
}

fn all_policies() -> Vec<Policy> {
    let lengths = Lengths::default();
    vec![
        Policy::Fcfs {},
        Policy::Sjf(lengths),
        Policy::Srtf(lengths),
        Policy::Hrrn {},
        Policy::Priority {
            preemptive: false,
            aging: 0,
        },
        Policy::RoundRobin { quantum: 2 },
        Policy::Mlfq {
            queues: three_queues(),
            boost: 50,
            rule4: Rule4::Cumulative,
        },
        Policy::Lottery {
            quantum: 2,
            seed: 1,
        },
        Policy::Stride { quantum: 2 },
        Policy::Fair {
            latency: 6,
            min_granularity: 1,
            wakeup_granularity: 1,
            sleeper_credit: 3,
        },
    ]
}

/// The policies a scenario is compared under: its own as it stands, the others with parameters
/// that suit its time scale.
pub fn policies(sc: &Scenario) -> Vec<Policy> {
    let scale = time_scale(sc);
    all_policies()
        .into_iter()
        .map(|policy| {
            if std::mem::discriminant(&policy) == std::mem::discriminant(&sc.policy) {
                sc.policy.clone()
            } else {
                scaled(policy, scale)
            }
        })
        .collect()
}

/// What 1 tick of a textbook exercise is here: imported traces count microseconds.
fn time_scale(sc: &Scenario) -> u64 {
    if let Some(quantum) = sc.policy.quantum() {
        return (quantum / 2).max(1);
    }
    let longest = sc
        .processes
        .iter()
        .flat_map(|p| p.bursts.iter().step_by(2))
        .max();
    (longest.copied().unwrap_or(1) / 32).max(1)
}

fn scaled(policy: Policy, k: u64) -> Policy {
    match policy {
        Policy::RoundRobin { quantum } => Policy::RoundRobin {
            quantum: quantum * k,
        },
        Policy::Lottery { quantum, seed } => Policy::Lottery {
            quantum: quantum * k,
            seed,
        },
        Policy::Stride { quantum } => Policy::Stride {
            quantum: quantum * k,
        },
        Policy::Mlfq {
            queues,
            boost,
            rule4,
        } => Policy::Mlfq {
            queues: queues
                .into_iter()
                .map(|q| Queue {
                    quantum: q.quantum * k,
                    allotment: q.allotment * k,
                })
                .collect(),
            boost: boost * k,
            rule4,
        },
        Policy::Fair {
            latency,
            min_granularity,
            wakeup_granularity,
            sleeper_credit,
        } => Policy::Fair {
            latency: latency * k,
            min_granularity: min_granularity * k,
            wakeup_granularity: wakeup_granularity * k,
            sleeper_credit: sleeper_credit * k,
        },
        other => other,
    }
}
