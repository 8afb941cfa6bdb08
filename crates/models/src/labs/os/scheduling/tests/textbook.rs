//! Worked examples of textbooks, with their published numbers.

use super::*;
use crate::labs::os::scheduling::scenario::Lengths;

fn sjf() -> Policy {
    Policy::Sjf(Lengths::default())
}

fn srtf() -> Policy {
    Policy::Srtf(Lengths::default())
}

/// Silberschatz, Operating System Concepts 10e, §5.3.1: average waiting 17, and 3 the other way.
#[test]
fn silberschatz_fcfs() {
    let sc = scenario(Policy::Fcfs {}, &[(0, &[24]), (0, &[3]), (0, &[3])]);
    assert_eq!(total_waiting(&sc), 17 * 3);
    let sc = scenario(Policy::Fcfs {}, &[(0, &[3]), (0, &[3]), (0, &[24])]);
    assert_eq!(total_waiting(&sc), 3 * 3);
}

/// §5.3.2: SJF 7, FCFS 10.25.
#[test]
fn silberschatz_sjf() {
    let processes: &[(u64, &[u64])] = &[(0, &[6]), (0, &[8]), (0, &[7]), (0, &[3])];
    assert_eq!(total_waiting(&scenario(sjf(), processes)), 7 * 4);
    assert_eq!(total_waiting(&scenario(Policy::Fcfs {}, processes)), 41);
}

/// §5.3.2: SRTF 6.5, SJF 7.75.
#[test]
fn silberschatz_srtf() {
    let processes: &[(u64, &[u64])] = &[(0, &[8]), (1, &[4]), (2, &[9]), (3, &[5])];
    let sc = scenario(srtf(), processes);
    assert_eq!(total_waiting(&sc), 26);
    assert_eq!(chart(&sc), "P1 0-1, P2 1-5, P4 5-10, P1 10-17, P3 17-26");
    assert_eq!(total_waiting(&scenario(sjf(), processes)), 31);
}

/// §5.3.3: round robin, quantum 4: 17/3.
#[test]
fn silberschatz_round_robin() {
    let sc = scenario(
        Policy::RoundRobin { quantum: 4 },
        &[(0, &[24]), (0, &[3]), (0, &[3])],
    );
    assert_eq!(total_waiting(&sc), 17);
    assert_eq!(chart(&sc), "P1 0-4, P2 4-7, P3 7-10, P1 10-30");
}

/// §5.3.4: priority, 8.2.
#[test]
fn silberschatz_priority() {
    let mut sc = scenario(
        Policy::Priority {
            preemptive: false,
            aging: 0,
        },
        &[(0, &[10]), (0, &[1]), (0, &[2]), (0, &[1]), (0, &[5])],
    );
    for (p, priority) in sc.processes.iter_mut().zip([3, 1, 4, 5, 2]) {
        p.priority = priority;
    }
    assert_eq!(total_waiting(&sc), 41);
}

/// Stallings, Operating Systems 9e, table 9.5: finish times of processes A to E.
#[test]
fn stallings_comparison() {
    let processes: &[(u64, &[u64])] = &[(0, &[3]), (2, &[6]), (4, &[4]), (6, &[5]), (8, &[2])];
    for (policy, finish) in [
        (Policy::Fcfs {}, [3, 9, 13, 18, 20]),
        (Policy::RoundRobin { quantum: 1 }, [4, 18, 17, 20, 15]),
        (Policy::RoundRobin { quantum: 4 }, [3, 17, 11, 20, 19]),
        (sjf(), [3, 9, 15, 20, 11]),
        (srtf(), [3, 15, 8, 20, 10]),
        (Policy::Hrrn {}, [3, 9, 13, 20, 15]),
    ] {
        let sc = scenario(policy, processes);
        assert_eq!(completions(&sc), finish, "{:?}", sc.policy);
    }
}

/// Arpaci-Dusseau, OSTEP §7.5 and §7.7: STCF 50 on average; response under RR 1 for 5, 5, 5.
#[test]
fn ostep_stcf_and_round_robin() {
    let sc = scenario(srtf(), &[(0, &[100]), (10, &[10]), (10, &[10])]);
    let turnaround: u64 = figures(&sc).iter().map(|f| f.turnaround).sum();
    assert_eq!(turnaround, 50 * 3);
    let sc = scenario(
        Policy::RoundRobin { quantum: 1 },
        &[(0, &[5]), (0, &[5]), (0, &[5])],
    );
    let response: Vec<u64> = figures(&sc).iter().map(|f| f.response).collect();
    assert_eq!(response, [0, 1, 2]);
    let turnaround: u64 = figures(&sc).iter().map(|f| f.turnaround).sum();
    assert_eq!(turnaround, 14 * 3);
}

/// Silberschatz §5.3.2, figure 5.4: α = ½, τ₀ = 10, bursts 6 4 6 4 13 13 13.
#[test]
fn silberschatz_exponential_average() {
    let lengths = Lengths::default();
    let mut estimate = 10_000;
    let shown: Vec<u64> = [6, 4, 6, 4, 13, 13, 13]
        .iter()
        .map(|burst| {
            estimate = lengths.next(estimate, *burst);
            estimate / 1000
        })
        .collect();
    assert_eq!(shown, [8, 6, 6, 5, 9, 11, 12]);
}
