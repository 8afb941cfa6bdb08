//! Scenarios that each make one point, and random ones from a seed.

use super::scenario::{Allocation, Policy, Process, Refer, Scenario};
use kw_trace::Rng;

/// Every preset: its name (also the id of its texts) and how it is made.
pub const ALL: &[crate::Preset<Scenario>] = &[
    ("first-look", Scenario::default),
    ("fifo", || textbook(Policy::Fifo {})),
    ("opt", || textbook(Policy::Opt {})),
    ("belady-three", || belady(Policy::Fifo {}, 3)),
    ("belady-four", || belady(Policy::Fifo {}, 4)),
    ("no-anomaly", || belady(Policy::Lru {}, 4)),
    ("second-chance", second_chance),
    ("nur-classes", nur_classes),
    ("lfu-favourite", || {
        favourite(Policy::Lfu { keep_counts: false })
    }),
    ("lfu-kept", lfu_kept),
    ("aging-coarse", aging_coarse),
    ("loop-lru", || looping(Policy::Lru {})),
    ("loop-random", || looping(Policy::Random { seed: 1 })),
    ("write-backs", write_backs),
    ("phases", phases),
    ("multiprogramming", || {
        crowd(3, Allocation::Global { window: 20 })
    }),
    ("thrashing", || crowd(6, Allocation::Global { window: 20 })),
    ("thrashing-cured", || {
        crowd(6, Allocation::WorkingSet { window: 20 })
    }),
    ("thrashing-shares", || {
        crowd(6, Allocation::Local { window: 20 })
    }),
];

/// The string of Silberschatz, *Operating System Concepts* 10e, §10.4, with 3 frames.
fn textbook(policy: Policy) -> Scenario {
    Scenario {
        policy,
        ..Scenario::default()
    }
}

/// Belady, Nelson, Shedler, *An anomaly in space-time characteristics of certain programs running in a
/// paging machine* (1969).
fn belady(policy: Policy, frames: u64) -> Scenario {
    Scenario::new(policy, frames, &[1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5])
}

/// A page in use is passed by the hand; FIFO would give it up.
fn second_chance() -> Scenario {
    let pages = [1, 2, 3, 4, 2, 5, 2, 6, 2];
    Scenario::new(Policy::Clock { loaded: true }, 3, &pages)
}

/// A page that was written to stays before a clean one, unless the clean one was used just now.
fn nur_classes() -> Scenario {
    Scenario {
        references: [(1, true), (2, false), (3, false), (2, false)]
            .into_iter()
            .chain([(3, false), (4, false), (5, false), (3, false)])
            .map(|(page, write)| Refer { page, write })
            .collect(),
        ..Scenario::new(Policy::ALL[4], 3, &[])
    }
}

/// A page used often long ago keeps its frame although nobody wants it.
fn favourite(policy: Policy) -> Scenario {
    let mut pages = vec![1; 6];
    pages.extend([2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 3, 4]);
    Scenario::new(policy, 3, &pages)
}

/// Pages that come back again and again: a count that survives eviction tells them from the others.
fn lfu_kept() -> Scenario {
    let pages = [1, 4, 5, 4, 3, 1, 5, 3, 5, 1, 3, 1, 3, 1];
    Scenario::new(Policy::Lfu { keep_counts: true }, 3, &pages)
}

/// Between two ticks aging cannot see which page was used last.
fn aging_coarse() -> Scenario {
    Scenario::new(Policy::ALL[6], 3, &[1, 2, 3, 1, 3, 1, 4, 1])
}

/// A loop over one page more than there are frames.
fn looping(policy: Policy) -> Scenario {
    let pages: Vec<u64> = (0..30).map(|i| i % 5).collect();
    Scenario::new(policy, 4, &pages)
}

/// Half of the references write.
fn write_backs() -> Scenario {
    let pages = [1, 2, 3, 4, 1, 5, 2, 3, 4, 1, 5, 2];
    let references = pages.iter().zip([true, false].into_iter().cycle());
    Scenario {
        references: references
            .map(|(p, write)| Refer { page: *p, write })
            .collect(),
        ..Scenario::new(Policy::Fifo {}, 3, &[])
    }
}

/// One process that moves from locality to locality.
fn phases() -> Scenario {
    let process = Process {
        pages: 16,
        phase: 20,
        length: 100,
        ..Process::new("P1", 3)
    };
    Scenario {
        references: process.demand(),
        ..Scenario::new(Policy::Lru {}, 4, &[])
    }
}

/// So many processes on 10 frames: two or three of them fit.
fn crowd(n: u64, allocation: Allocation) -> Scenario {
    Scenario {
        processes: (1..=n)
            .map(|i| Process {
                phase: 60,
                length: 120,
                ..Process::new(format!("P{i}"), i)
            })
            .collect(),
        allocation,
        fault_time: 8,
        ..Scenario::new(Policy::Lru {}, 10, &[])
    }
}

/// A scenario of this seed: the same everywhere and for ever.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let policy = Policy::ALL[rng.below(8) as usize];
    if rng.one_in(8) {
        return random_crowd(&mut rng, policy);
    }
    let pages = rng.between(5, 8);
    let writes = rng.one_in(2);
    let mut recent: Vec<u64> = Vec::new();
    let references = (0..rng.between(16, 26))
        .map(|_| {
            // Half of the references go back to one of the last three pages.
            let page = if recent.len() > 2 && rng.one_in(2) {
                recent[recent.len() - 1 - rng.below(3) as usize]
            } else {
                rng.below(pages)
            };
            recent.push(page);
            let write = writes && rng.one_in(3);
            Refer { page, write }
        })
        .collect();
    Scenario {
        references,
        ..Scenario::new(policy, rng.between(3, 4), &[])
    }
}

fn random_crowd(rng: &mut Rng, policy: Policy) -> Scenario {
    let processes: Vec<Process> = (1..=rng.between(2, 4))
        .map(|i| Process {
            arrival: if i == 1 { 0 } else { rng.below(20) },
            pages: rng.between(5, 8),
            locality: rng.between(2, 4),
            phase: 15,
            length: rng.between(20, 40),
            ..Process::new(format!("P{i}"), rng.below(1_000_000))
        })
        .collect();
    let policy = match policy {
        Policy::Opt {} => Policy::Lru {},
        other => other,
    };
    let allocation = match rng.below(3) {
        0 => Allocation::Global { window: 8 },
        1 => Allocation::Local { window: 8 },
        _ => Allocation::WorkingSet { window: 8 },
    };
    Scenario {
        processes,
        allocation,
        fault_time: rng.between(3, 8),
        ..Scenario::new(policy, rng.between(5, 10), &[])
    }
}
