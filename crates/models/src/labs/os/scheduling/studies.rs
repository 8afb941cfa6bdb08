//! What the quantum does: average times of round robin against the length of its slice.
//!
//! Silberschatz, *Operating System Concepts* 10e, §5.3.3: turnaround does not get better with every
//! longer quantum, and with a very long one round robin becomes FCFS.

use super::{
    results,
    scenario::{Policy, Scenario},
    state::State,
};
use crate::{Chart, Series, Study};
use kw_scene::Label;

/// Most quanta that are tried.
const MOST: usize = 48;
/// Slices of one run at most: shorter quanta are left out.
const SLICES: u64 = 200_000;
/// The figures, by the id of the metric.
const FIGURES: [&str; 3] = ["turnaround", "waiting", "response"];

/// The studies of a scenario: none where there is nothing to cut into slices.
pub fn of(sc: &Scenario) -> Vec<Box<dyn Study>> {
    let cpu = || sc.processes.iter().flat_map(|p| p.bursts.iter().step_by(2));
    let longest = cpu().copied().max().unwrap_or(1);
    let shortest = (cpu().sum::<u64>() / SLICES).max(1);
    if longest <= shortest + 1 {
        return Vec::new();
    }
    // One longer than any burst: round robin is FCFS there.
    let last = longest + 1;
    let mut quanta: Vec<u64> = if last - shortest < MOST as u64 {
        (shortest..=last).collect()
    } else {
        let span = u128::from(last - shortest);
        let nth = |i: usize| shortest + (span * i as u128 / (MOST - 1) as u128) as u64;
        (0..MOST).map(nth).collect()
    };
    if let Some(own) = quantum(&sc.policy)
        && (shortest..=last).contains(&own)
        && let Err(at) = quanta.binary_search(&own)
    {
        quanta.insert(at, own);
    }
    vec![Box::new(Quanta {
        scenario: sc.clone(),
        here: quantum(&sc.policy).filter(|q| *q <= last),
        quanta,
        at: 0,
        run: None,
        points: Default::default(),
    })]
}

fn quantum(policy: &Policy) -> Option<u64> {
    match policy {
        Policy::RoundRobin { quantum } => Some(*quantum),
        _ => None,
    }
}

/// One run of round robin for each quantum.
struct Quanta {
    scenario: Scenario,
    here: Option<u64>,
    quanta: Vec<u64>,
    at: usize,
    run: Option<State>,
    points: [Vec<(u64, u64)>; 3],
}

impl Study for Quanta {
    fn advance(&mut self, budget: u64) -> bool {
        let mut left = budget;
        while let Some(quantum) = self.quanta.get(self.at).copied() {
            let run = self.run.get_or_insert_with(|| {
                self.scenario.policy = Policy::RoundRobin { quantum };
                State::new(&self.scenario)
            });
            while left > 0 && run.step().is_some() {
                left -= 1;
            }
            if left == 0 {
                return false;
            }
            for metric in results::metrics(run) {
                if let Some(i) = FIGURES.iter().position(|id| *id == metric.id)
                    && metric.den > 0
                {
                    let milli = u128::from(metric.num) * 1000 / u128::from(metric.den);
                    self.points[i].push((quantum, milli as u64));
                }
            }
            self.run = None;
            self.at += 1;
            left -= 1;
        }
        true
    }

    fn progress(&self) -> (u64, u64) {
        (self.at as u64, self.quanta.len() as u64)
    }

    fn chart(&self) -> Chart {
        let names = ["metric-turnaround", "metric-waiting", "metric-response"];
        Chart {
            id: "quantum",
            x: "quantum",
            y: "time",
            percent: false,
            log: false,
            series: names
                .into_iter()
                .zip(&self.points)
                .map(|(name, points)| Series {
                    name: Label::text(name),
                    points: points.clone(),
                    marked: Vec::new(),
                    here: false,
                })
                .collect(),
            here: self.here,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::os::scheduling::scenario::Process;

    fn turnaround(sc: &Scenario) -> Vec<(u64, u64)> {
        let mut study = of(sc).remove(0);
        // In small slices, so that runs are cut in their middle.
        while !study.advance(7) {}
        study.chart().series.remove(0).points
    }

    /// Silberschatz 10e, figure 5.6: processes of 6, 3, 1 and 7 ticks.
    #[test]
    fn turnaround_against_the_quantum_is_the_book_s() {
        let bursts = [6, 3, 1, 7];
        let process = |(i, burst): (usize, &u64)| Process::new(format!("P{}", i + 1), 0, &[*burst]);
        let sc = Scenario {
            processes: bursts.iter().enumerate().map(process).collect(),
            ..Scenario::default()
        };
        let points = turnaround(&sc);
        let at = |q: u64| points.iter().find(|p| p.0 == q).map(|p| p.1);
        // 11.0, 11.5, 10.75, 11.5, 12.25, 10.5, 10.5 as its curve shows them.
        let book = [11_000, 11_500, 10_750, 11_500, 12_250, 10_500, 10_500];
        for (q, milli) in (1..).zip(book) {
            assert_eq!(at(q), Some(milli), "quantum {q}");
        }
    }

    #[test]
    fn long_bursts_are_tried_at_some_quanta_with_the_scenario_s_own_among_them() {
        let sc = Scenario {
            policy: Policy::RoundRobin { quantum: 777 },
            processes: vec![
                Process::new("A", 0, &[1_000_000]),
                Process::new("B", 5, &[90_000_000]),
            ],
            ..Scenario::default()
        };
        let points = turnaround(&sc);
        assert!(points.len() <= MOST + 1);
        assert!(points.iter().any(|p| p.0 == 777));
        assert!(points.windows(2).all(|w| w[0].0 < w[1].0));
    }
}
