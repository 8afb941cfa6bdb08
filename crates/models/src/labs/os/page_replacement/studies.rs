//! Curves over many runs: faults against frames for every policy, and CPU utilisation against the
//! number of processes.

use super::{
    PageReplacement,
    many::Many,
    one::Demand,
    scenario::{Allocation, MAX_FRAMES, Policy, Process, Scenario},
};
use crate::{
    Study, scenario_value,
    study::{Chart, Finding, Series},
};
use kw_paging::{Curve, Memory};
use kw_scene::Label;
use kw_trace::{Param, Run, Why};
use serde_json::Value;

/// Most sizes of memory that a curve has points for; with more pages they lie apart.
const MOST_SIZES: usize = 256;
/// As many processes there are at least in the curve of utilisation.
const PROCESSES: usize = 8;

/// The studies of a scenario.
pub fn of(sc: &Scenario) -> Vec<Box<dyn Study>> {
    if sc.processes.is_empty() {
        vec![Box::new(Faults::new(sc))]
    } else {
        vec![Box::new(Crowd::new(sc))]
    }
}

fn file(sc: Scenario) -> Value {
    scenario_value::<PageReplacement>(&Run::plain(sc))
}

/// What a policy is called.
fn policy_label(policy: &Policy) -> Label {
    Label::text(match policy {
        Policy::Fifo {} => "choice-fifo",
        Policy::Opt {} => "choice-opt",
        Policy::Lru {} => "choice-lru",
        Policy::Lfu { .. } => "choice-lfu",
        Policy::Nur { .. } => "choice-nur",
        Policy::Clock { .. } => "choice-clock",
        Policy::Aging { .. } => "choice-aging",
        Policy::Random { .. } => "choice-random",
    })
}

/// A run under way.
enum Job {
    /// All sizes in one pass (LRU, OPT).
    All(Box<Curve>),
    /// One size.
    One(Box<Memory>),
}

/// Faults against frames.
struct Faults {
    sc: Scenario,
    demand: Demand,
    policies: Vec<Policy>,
    sizes: Vec<usize>,
    /// Faults at each size so far, by policy.
    curves: Vec<Vec<u64>>,
    job: Option<Job>,
    /// References made of the job.
    at: usize,
    /// References made of all jobs.
    done: u64,
}

impl Faults {
    fn new(sc: &Scenario) -> Self {
        let demand = Demand::new(&sc.references);
        let pages = demand.names.len().min(MAX_FRAMES as usize);
        let apart = pages.div_ceil(MOST_SIZES);
        let own = sc.frames as usize;
        let sizes = (1..=pages)
            .filter(|n| n % apart == 0 || *n == own || *n == 1 || *n == pages)
            .collect();
        let policies: Vec<Policy> = Policy::ALL
            .into_iter()
            .map(|p| {
                if p.name() == sc.policy.name() {
                    sc.policy
                } else {
                    p
                }
            })
            .collect();
        Faults {
            curves: vec![Vec::new(); policies.len()],
            sc: sc.clone(),
            demand,
            policies,
            sizes,
            job: None,
            at: 0,
            done: 0,
        }
    }

    /// The policy whose curve is not whole.
    fn open(&self) -> Option<usize> {
        let sizes = self.sizes.len();
        self.curves.iter().position(|c| c.len() < sizes)
    }

    fn begin(&self, policy: &Policy, size: usize) -> Job {
        let pages = self.demand.names.len();
        match policy {
            Policy::Lru {} => Job::All(Box::new(Curve::lru(pages))),
            Policy::Opt {} => Job::All(Box::new(Curve::opt(pages))),
            policy => Job::One(Box::new(Memory::new(policy.make(), size, pages))),
        }
    }

    fn run_with(&self, policy: Policy, frames: usize) -> (Label, Value) {
        let faults = self.faults(&policy, frames);
        let label = Label::Text(
            "finding-run",
            vec![
                ("frames", Param::from(frames as u64)),
                ("faults", Param::from(faults)),
            ],
        );
        let sc = Scenario {
            policy,
            frames: frames as u64,
            ..self.sc.clone()
        };
        (label, file(sc))
    }

    fn faults(&self, policy: &Policy, frames: usize) -> u64 {
        let curve = self.policies.iter().position(|p| p == policy);
        let size = self.sizes.iter().position(|s| *s == frames);
        let value = curve.zip(size).and_then(|(c, s)| self.curves[c].get(s));
        value.copied().unwrap_or(0)
    }
}

impl Study for Faults {
    fn advance(&mut self, budget: u64) -> bool {
        let mut left = budget.max(1) as usize;
        while let Some(i) = self.open() {
            if left == 0 {
                return false;
            }
            let job = self.job.take();
            let size = self.sizes[self.curves[i].len()];
            let mut job = job.unwrap_or_else(|| self.begin(&self.policies[i], size));
            let until = (self.at + left).min(self.demand.references.len());
            let part = &self.demand.references[self.at..until];
            let next = &self.demand.next[self.at..until];
            match &mut job {
                Job::All(curve) => curve.run(part, next),
                Job::One(memory) => memory.run(part, next),
            }
            left -= part.len();
            self.done += part.len() as u64;
            self.at = until;
            if until < self.demand.references.len() {
                self.job = Some(job);
                continue;
            }
            self.at = 0;
            match job {
                Job::All(curve) => {
                    let faults = curve.faults();
                    self.curves[i] = self.sizes.iter().map(|s| faults[s - 1]).collect();
                }
                Job::One(memory) => self.curves[i].push(memory.counts.faults),
            }
        }
        true
    }

    fn progress(&self) -> (u64, u64) {
        let passes = self.policies.iter().map(|p| match p {
            Policy::Lru {} | Policy::Opt {} => 1,
            _ => self.sizes.len() as u64,
        });
        let all = passes.sum::<u64>() * self.demand.references.len() as u64;
        (self.done, all)
    }

    fn chart(&self) -> Chart {
        let series = self.policies.iter().zip(&self.curves);
        Chart {
            id: "faults",
            x: "frames",
            y: "faults",
            percent: false,
            log: false,
            series: series
                .map(|(policy, curve)| {
                    let points = self.sizes.iter().zip(curve);
                    Series {
                        name: policy_label(policy),
                        points: points.map(|(x, y)| (*x as u64, y * 1000)).collect(),
                        marked: anomalies(policy, curve)
                            .map(|i| self.sizes[i] as u64)
                            .collect(),
                        here: *policy == self.sc.policy,
                    }
                })
                .collect(),
            here: Some(self.sc.frames),
        }
    }

    fn findings(&self) -> Vec<Finding> {
        let mut all = Vec::new();
        for (policy, curve) in self.policies.iter().zip(&self.curves) {
            // The first rise of each policy is enough.
            if let Some(i) = anomalies(policy, curve).next() {
                let (less, more) = (self.sizes[i - 1], self.sizes[i]);
                all.push(Finding {
                    why: Why::new("finding-belady")
                        .with("policy", policy.name())
                        .with("less", less as u64)
                        .with("more", more as u64)
                        .with("before", curve[i - 1])
                        .with("after", curve[i]),
                    runs: vec![self.run_with(*policy, less), self.run_with(*policy, more)],
                });
            }
            if *policy == self.sc.policy
                && let Some((less, more, faults)) = self.plateau(curve)
            {
                all.push(Finding {
                    why: Why::new("finding-useless")
                        .with("less", less as u64)
                        .with("more", more as u64)
                        .with("faults", faults),
                    runs: vec![self.run_with(*policy, less), self.run_with(*policy, more)],
                });
            }
        }
        all.push(Finding {
            why: Why::new("finding-flat")
                .with("frames", self.demand.names.len() as u64)
                .with("faults", self.demand.names.len() as u64),
            runs: Vec::new(),
        });
        all
    }
}

impl Faults {
    /// The sizes around the present one that have as many faults as it, where that is more than one
    /// size and not yet the least there can be.
    fn plateau(&self, curve: &[u64]) -> Option<(usize, usize, u64)> {
        let own = self
            .sizes
            .iter()
            .position(|s| *s as u64 == self.sc.frames)?;
        let faults = *curve.get(own)?;
        let same = |i: &usize| curve.get(*i) == Some(&faults);
        let first = (0..own).rev().take_while(same).last().unwrap_or(own);
        let last = (own + 1..curve.len())
            .take_while(same)
            .last()
            .unwrap_or(own);
        let is_least = faults == self.demand.names.len() as u64;
        (first < last && !is_least).then(|| (self.sizes[first], self.sizes[last], faults))
    }
}

/// Places of a curve where one step more of memory made more faults. Chance rises and falls without
/// any meaning.
fn anomalies<'a>(policy: &Policy, curve: &'a [u64]) -> impl Iterator<Item = usize> + 'a {
    let is_chance = matches!(policy, Policy::Random { .. });
    (1..curve.len()).filter(move |i| !is_chance && curve[*i] > curve[i - 1])
}

/// CPU utilisation against the number of processes.
struct Crowd {
    sc: Scenario,
    allocations: Vec<Allocation>,
    /// The most processes.
    most: usize,
    /// Thousandths of utilisation with 1, 2, … processes, by allocation.
    curves: Vec<Vec<u64>>,
    job: Option<Box<Many>>,
}

impl Crowd {
    fn new(sc: &Scenario) -> Self {
        let window = sc.allocation.window();
        Crowd {
            sc: sc.clone(),
            allocations: vec![
                Allocation::Global { window },
                Allocation::Local { window },
                Allocation::WorkingSet { window },
            ],
            most: sc.processes.len().max(PROCESSES),
            curves: vec![Vec::new(); 3],
            job: None,
        }
    }

    /// The scenario with its first `n` processes; behind the last one they begin again, under other
    /// names and with other seeds.
    fn with(&self, n: usize, allocation: Allocation) -> Scenario {
        let own = self.sc.processes.len();
        let processes = (0..n).map(|i| {
            let p = &self.sc.processes[i % own];
            if i < own {
                return p.clone();
            }
            Process {
                id: (1..)
                    .map(|k| format!("+{}", i + k))
                    .find(|id| self.sc.processes.iter().all(|p| p.id != *id))
                    .unwrap_or_default(),
                seed: p.seed.wrapping_add(i as u64) % 1_000_000_000,
                ..p.clone()
            }
        });
        Scenario {
            processes: processes.collect(),
            allocation,
            ..self.sc.clone()
        }
    }

    /// How many points a curve has: with equal shares everybody needs a frame.
    fn points(&self, allocation: Allocation) -> usize {
        match allocation {
            Allocation::Local { .. } => self.most.min(self.sc.frames as usize),
            _ => self.most,
        }
    }

    fn run_with(&self, n: usize, allocation: Allocation) -> (Label, Value) {
        let count = vec![("n", Param::from(n as u64))];
        let label = match allocation {
            Allocation::WorkingSet { .. } => Label::Text("finding-open-cured", count),
            _ => Label::Text("finding-open", count),
        };
        (label, file(self.with(n, allocation)))
    }
}

impl Study for Crowd {
    fn advance(&mut self, budget: u64) -> bool {
        let mut left = budget.max(1);
        loop {
            let open = (0..3).find(|i| self.curves[*i].len() < self.points(self.allocations[*i]));
            let Some(i) = open else { return true };
            let n = self.curves[i].len() + 1;
            let mut many = match self.job.take() {
                Some(many) => many,
                None => Box::new(Many::new(&self.with(n, self.allocations[i]))),
            };
            while many.step().is_some() {
                left -= 1;
                if left == 0 {
                    self.job = Some(many);
                    return false;
                }
            }
            let share = (many.busy * 1000).checked_div(many.now);
            self.curves[i].push(share.unwrap_or(0));
        }
    }

    fn progress(&self) -> (u64, u64) {
        let done: usize = self.curves.iter().map(Vec::len).sum();
        let all: usize = self.allocations.iter().map(|a| self.points(*a)).sum();
        (done as u64, all as u64)
    }

    fn chart(&self) -> Chart {
        let names = ["choice-global", "choice-local", "choice-working-set"];
        let series = self.allocations.iter().zip(&self.curves).zip(names);
        Chart {
            id: "utilisation",
            x: "processes",
            y: "cpu",
            percent: true,
            log: false,
            series: series
                .map(|((allocation, curve), name)| Series {
                    name: Label::text(name),
                    points: (1..).zip(curve.iter().copied()).collect(),
                    marked: fall(curve)
                        .map(|(best, _)| best as u64 + 1)
                        .into_iter()
                        .collect(),
                    here: *allocation == self.sc.allocation,
                })
                .collect(),
            here: Some(self.sc.processes.len() as u64),
        }
    }

    fn findings(&self) -> Vec<Finding> {
        let [global, local, cured] = &self.curves[..] else {
            return Vec::new();
        };
        // What the cure is compared with: the scenario's own way, else the usual one.
        let (own, allocation) = match self.sc.allocation {
            Allocation::Local { .. } => (local, self.allocations[1]),
            _ => (global, self.allocations[0]),
        };
        let mut all = Vec::new();
        let Some((best, most)) = fall(own).filter(|_| own.len() == self.points(allocation)) else {
            return all;
        };
        all.push(Finding {
            why: Why::new("finding-thrashing")
                .with("best", best as u64 + 1)
                .with("peak", own[best] / 10)
                .with("most", most as u64 + 1)
                .with("low", own[most] / 10),
            runs: vec![
                self.run_with(best + 1, allocation),
                self.run_with(most + 1, allocation),
            ],
        });
        if let Some(high) = cured.get(most).filter(|h| **h > own[most]) {
            all.push(Finding {
                why: Why::new("finding-cured")
                    .with("most", most as u64 + 1)
                    .with("high", high / 10)
                    .with("low", own[most] / 10),
                runs: vec![self.run_with(most + 1, self.allocations[2])],
            });
        }
        all
    }
}

/// Where a curve is highest and where it ends, if it has fallen by a quarter or more by then.
fn fall(curve: &[u64]) -> Option<(usize, usize)> {
    let peak = *curve.iter().max()?;
    let best = curve.iter().position(|y| *y == peak)?;
    let last = curve.len() - 1;
    (curve[last] * 4 <= peak * 3).then_some((best, last))
}
