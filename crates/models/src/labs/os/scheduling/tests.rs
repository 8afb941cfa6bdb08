//! The scheduling model against textbooks, against a naive second implementation, and against
//! what must hold for every scenario.

mod exercise;
mod oracle;
mod predict;
mod properties;
mod rules;
mod textbook;

use super::{
    Scheduling,
    results::{self, CpuTime, Figures},
    scenario::{Policy, Process, Scenario},
};
use kw_trace::{Run, Trace};

fn scenario(policy: Policy, processes: &[(u64, &[u64])]) -> Scenario {
    Scenario {
        policy,
        processes: processes
            .iter()
            .enumerate()
            .map(|(i, (arrival, bursts))| Process::new(format!("P{}", i + 1), *arrival, bursts))
            .collect(),
        ..Scenario::default()
    }
}

fn finished(sc: &Scenario) -> Trace<Scheduling> {
    let mut trace = Trace::new(Run::plain(sc.clone())).expect("a good scenario");
    assert_eq!(trace.finish().end, Some(kw_trace::End::Finished));
    trace
}

fn figures(sc: &Scenario) -> Vec<Figures> {
    let trace = finished(sc);
    (0..sc.processes.len() as u16)
        .map(|p| results::figures(trace.front(), p).expect("it ran to its end"))
        .collect()
}

fn completions(sc: &Scenario) -> Vec<u64> {
    figures(sc).iter().map(|f| f.completion).collect()
}

fn total_waiting(sc: &Scenario) -> u64 {
    figures(sc).iter().map(|f| f.waiting).sum()
}

/// The chart as text: `P1 0-4, idle 4-5, P2 5-9`, CPUs separated by ` | `.
fn chart(sc: &Scenario) -> String {
    let trace = finished(sc);
    let mut cpus: Vec<Vec<String>> = vec![Vec::new(); sc.cpus as usize];
    for p in results::pieces(&trace) {
        let who = match p.run {
            CpuTime::Process(p) => sc.processes[usize::from(p)].id.as_str(),
            CpuTime::Idle => "idle",
            CpuTime::Switch => "switch",
        };
        cpus[usize::from(p.cpu)].push(format!("{who} {}-{}", p.start, p.end));
    }
    cpus.iter()
        .map(|c| c.join(", "))
        .collect::<Vec<_>>()
        .join(" | ")
}
