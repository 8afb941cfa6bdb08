//! Several processes on shared frames: small cases by hand, a naive second model, and properties.

use super::*;
use crate::labs::os::page_replacement::{
    event::Doing,
    scenario::{Allocation, Input, Process, read},
    state::State,
};
use kw_trace::Intervention;
use proptest::prelude::*;

fn process(id: &str, arrival: u64, pages: &[u64]) -> Process {
    Process {
        arrival,
        references: pages.iter().map(|p| read(*p)).collect(),
        ..Process::new(id, 1)
    }
}

fn sc(frames: u64, fault_time: u64, processes: Vec<Process>) -> Scenario {
    Scenario {
        processes,
        fault_time,
        ..Scenario::new(Policy::Lru {}, frames, &[])
    }
}

/// Every step with its time: `3 P1 faulted`.
fn story(trace: &mut Trace<PageReplacement>) -> Vec<String> {
    (1..=trace.progress().reached)
        .map(|n| {
            trace.seek(n);
            let why = crate::Session::why(trace).expect("a reason");
            let who = why.params.iter().find(|p| p.0 == "process");
            let who = match who.map(|p| &p.1) {
                Some(kw_trace::Param::Text(id)) => id.clone(),
                _ => String::new(),
            };
            format!("{} {who} {}", crate::Session::now(trace), why.rule)
        })
        .collect()
}

/// One page at the device at a time, in the order of the faults; who is ready first runs first.
#[test]
fn two_processes_by_hand() {
    let sc = sc(
        4,
        3,
        vec![process("A", 0, &[1, 1, 2]), process("B", 0, &[1, 1])],
    );
    assert_eq!(
        story(&mut finished(&sc)),
        [
            "0 A arrived",
            "0 B arrived",
            "0 A dispatched",
            "1 A faulted",
            "1 B dispatched",
            "2 B faulted",
            // The device serves A from 1 to 4, B from 4 to 7.
            "4 A page-in",
            "4 A dispatched",
            "5 A used",
            "6 A faulted",
            "7 B page-in",
            "7 B dispatched",
            "8 B used",
            "8 B finished",
            "10 A page-in",
            "10 A finished",
        ]
    );
    let result = result(&sc);
    assert_eq!(result["faults"], 3);
    assert_eq!(result["makespan"], 10);
    assert_eq!(result["cpu_utilisation"], 0.5);
    assert_eq!(result["processes"][0]["completion"], 10);
    assert_eq!(result["processes"][1]["faults"], 1);
}

#[test]
fn a_global_fault_takes_a_frame_from_another_and_a_local_one_does_not() {
    let processes = vec![process("A", 0, &[1, 2]), process("B", 0, &[1, 2, 3, 1])];
    let with = |allocation| {
        let sc = Scenario {
            allocation,
            ..sc(4, 2, processes.clone())
        };
        told(&mut finished(&sc), &[])
    };
    let of = |steps: &[String], rule: &str| steps.iter().filter(|s| s.contains(rule)).count();
    let (global, local) = (
        with(Allocation::Global { window: 5 }),
        with(Allocation::Local { window: 5 }),
    );
    assert_eq!((of(&global, "own-page"), of(&global, "stolen")), (0, 0));
    // With two frames of its own, B has to give up a page of its own for the third, and again.
    assert_eq!((of(&local, "own-page"), of(&local, "stolen")), (2, 0));
    let tight = Scenario {
        allocation: Allocation::Global { window: 5 },
        ..sc(1, 2, vec![process("A", 0, &[1]), process("B", 0, &[1])])
    };
    assert_eq!(of(&told(&mut finished(&tight), &[]), "+stolen"), 1);
}

/// Denning (1968): a process keeps the pages of its last Δ references; if they do not all fit, one
/// that was let in last is suspended until they do.
#[test]
fn a_working_set_that_does_not_fit_is_suspended_until_it_does() {
    let sc = Scenario {
        allocation: Allocation::WorkingSet { window: 4 },
        ..sc(
            3,
            2,
            vec![
                process("A", 0, &[1, 2, 1, 2, 1, 2]),
                process("B", 0, &[1, 2, 1, 2, 1, 2]),
            ],
        )
    };
    let mut trace = finished(&sc);
    let steps = story(&mut trace);
    let at = |what: &str| {
        let found = steps.iter().position(|s| s.ends_with(what));
        found.unwrap_or_else(|| panic!("{what}: {steps:#?}"))
    };
    assert!(at("B suspended") < at("A finished"));
    assert!(at("A finished") < at("B resumed"));
    assert!(at("B resumed") < at("B finished"));
    // Nobody takes a page from another.
    assert!(!told(&mut trace, &[]).iter().any(|s| s.contains("+stolen")));
}

#[test]
fn a_process_alone_runs_even_where_its_working_set_does_not_fit() {
    let sc = Scenario {
        allocation: Allocation::WorkingSet { window: 50 },
        ..sc(2, 1, vec![process("A", 0, &[1, 2, 3, 4, 1, 2, 3, 4])])
    };
    assert_eq!(result(&sc)["faults"], 8);
}

#[test]
fn a_change_suspends_resumes_and_ends_a_process() {
    let base = sc(
        6,
        3,
        vec![process("A", 0, &[1, 2, 1]), process("B", 0, &[1, 2, 1])],
    );
    let run = |changes: Vec<(u64, Input)>| {
        finished_run(Run {
            scenario: base.clone(),
            interventions: changes
                .into_iter()
                .map(|(after, input)| Intervention { after, input })
                .collect(),
        })
    };
    let who = || "B".to_owned();
    // B is suspended while it waits for its page, and stays so.
    let parked = run(vec![(6, Input::Suspend { process: who() })]);
    let State::Many(many) = parked.front() else {
        panic!("several processes")
    };
    assert_eq!(many.procs[1].doing, Doing::Suspended);
    assert_eq!((many.procs[1].held, many.procs[1].completion), (0, None));
    assert!(many.procs[0].completion.is_some());
    let resumed = run(vec![
        (6, Input::Suspend { process: who() }),
        (9, Input::Resume { process: who() }),
    ]);
    let State::Many(many) = resumed.front() else {
        panic!("several processes")
    };
    assert!(many.procs[1].completion.is_some());
    let killed = run(vec![(6, Input::Kill { process: who() })]);
    let result = crate::labs::os::page_replacement::results::json(killed.front());
    assert_eq!(
        result["processes"][1]["completion"],
        serde_json::Value::Null
    );
    let nothing = run(vec![(6, Input::Resume { process: who() })]);
    assert_eq!(
        crate::labs::os::page_replacement::results::json(nothing.front()),
        super::result(&base)
    );
}

/// The model told tick by tick, with a list of pages in order of use as the memory (global LRU).
fn naive(sc: &Scenario) -> (u64, u64, Vec<u64>) {
    let demands: Vec<Vec<u64>> = sc
        .processes
        .iter()
        .map(|p| p.demand().iter().map(|r| r.page).collect())
        .collect();
    let n = demands.len();
    let mut memory: Vec<(usize, u64)> = Vec::new();
    let (mut at, mut ends) = (vec![0; n], vec![0; n]);
    let (mut ready, mut disk) = (Vec::new(), Vec::<(usize, u64)>::new());
    let mut running: Option<usize> = None;
    let (mut faults, mut busy, mut left) = (0, 0, n);
    let mut now = 0;
    while left > 0 {
        // Pages that are there, then arrivals.
        while disk.first().is_some_and(|d| d.1 == now) {
            let (p, _) = disk.remove(0);
            if at[p] == demands[p].len() {
                ends[p] = now;
                left -= 1;
                memory.retain(|(owner, _)| *owner != p);
            } else {
                ready.push(p);
            }
        }
        for (p, process) in sc.processes.iter().enumerate() {
            if process.arrival == now {
                ready.push(p);
            }
        }
        if running.is_none() && !ready.is_empty() {
            running = Some(ready.remove(0));
        }
        now += 1;
        let Some(p) = running else { continue };
        busy += 1;
        let page = (p, demands[p][at[p]]);
        at[p] += 1;
        let held = memory.iter().position(|m| *m == page);
        match held {
            Some(i) => {
                memory.remove(i);
                memory.push(page);
                if at[p] == demands[p].len() {
                    ends[p] = now;
                    left -= 1;
                    memory.retain(|(owner, _)| *owner != p);
                    running = None;
                }
            }
            None => {
                faults += 1;
                if memory.len() == sc.frames as usize {
                    memory.remove(0);
                }
                memory.push(page);
                let begin = disk.last().map_or(now, |d| d.1).max(now);
                disk.push((p, begin + sc.fault_time));
                running = None;
            }
        }
    }
    (faults, busy, ends)
}

fn crowd() -> impl Strategy<Value = Scenario> {
    let one = (0_u64..12, prop::collection::vec(0_u64..6, 1..25));
    (prop::collection::vec(one, 1..5), 1_u64..8, 1_u64..9).prop_map(|(all, frames, time)| {
        let processes = all.iter().enumerate();
        let processes = processes.map(|(i, (at, pages))| process(&format!("P{i}"), *at, pages));
        sc(frames, time, processes.collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn global_lru_is_what_the_naive_model_makes(sc in crowd()) {
        let (faults, busy, ends) = naive(&sc);
        let trace = finished(&sc);
        let State::Many(many) = trace.front() else { panic!("several processes") };
        prop_assert_eq!(many.counts().faults, faults);
        prop_assert_eq!(many.busy, busy);
        let completions: Vec<u64> = many.procs.iter().filter_map(|p| p.completion).collect();
        prop_assert_eq!(completions, ends);
    }

    /// Whoever shares frames how: everybody ends, frames held are those in memory, working sets are
    /// what the last Δ references used.
    #[test]
    fn every_way_of_sharing_keeps_its_books(
        sc in crowd(),
        way in 0_usize..3,
        window in 1_u64..12,
        which in 0_usize..8,
    ) {
        let policy = match Policy::ALL[which] {
            Policy::Opt {} => Policy::Lru {},
            other => other,
        };
        let allocation = [
            Allocation::Global { window },
            Allocation::Local { window },
            Allocation::WorkingSet { window },
        ][way];
        let frames = sc.frames.max(sc.processes.len() as u64);
        let sc = Scenario { policy, allocation, frames, ..sc };
        let mut trace = finished(&sc);
        for n in 0..=trace.progress().reached {
            trace.seek(n);
            let State::Many(many) = trace.state() else { panic!("several processes") };
            let held: u64 = many.procs.iter().map(|p| u64::from(p.held)).sum();
            let used: usize = many.memories.iter().map(|m| m.frames.used()).sum();
            prop_assert_eq!(held, used as u64);
            prop_assert!(used <= many.frames());
            for (p, demand) in many.procs.iter().zip(&many.shared.demands) {
                if p.completion.is_some() {
                    prop_assert_eq!((p.held, p.set), (0, 0));
                    continue;
                }
                let at = p.at as usize;
                let recent = &demand.references[at.saturating_sub(window as usize)..at];
                let mut pages: Vec<u32> = recent.iter().map(|r| r.page()).collect();
                pages.sort_unstable();
                pages.dedup();
                prop_assert_eq!(usize::from(p.set), pages.len());
                if way == 2 {
                    prop_assert!(p.held <= p.set);
                }
            }
        }
        let State::Many(many) = trace.front() else { panic!("several processes") };
        prop_assert!(many.procs.iter().all(|p| p.completion.is_some()));
    }
}
