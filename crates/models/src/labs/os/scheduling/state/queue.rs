//! The ready queue: who goes in where, who is chosen, and for how long.

use super::{By, Choice, Entry, NEVER, Phase, Policy, Ready, State, due, estimates, weight};
use std::{collections::BTreeSet, rc::Rc};

impl State {
    /// Puts a process that became ready just now into the queue: at the head of its level if a
    /// higher queue took the CPU from it.
    pub(super) fn enqueue(&mut self, p: u16, preempted: bool) {
        self.enqueue_since(p, preempted, self.now);
    }

    pub(super) fn enqueue_since(&mut self, p: u16, preempted: bool, since: u64) {
        let def = Rc::clone(&self.def);
        let given = &def.processes[usize::from(p)];
        if matches!(def.policy, Policy::Mlfq { .. }) {
            self.sync_level(p);
        }
        let proc = &mut self.procs[usize::from(p)];
        proc.phase = Phase::Ready;
        proc.since = since;
        (proc.key, proc.then) = match def.policy {
            Policy::Hrrn {} => (proc.left, since),
            Policy::Sjf(_) if estimates(&def.policy) => (proc.estimate, given.arrival),
            Policy::Srtf(_) if estimates(&def.policy) => {
                (proc.estimated_left(given), given.arrival)
            }
            Policy::Sjf(_) | Policy::Srtf(_) => (proc.left, given.arrival),
            Policy::Priority { .. } => (proc.priority, given.arrival),
            _ => (proc.share, given.arrival),
        };
        let entry = Entry {
            key: proc.key,
            then: proc.then,
            process: p,
        };
        match &mut self.ready {
            Ready::Levels(levels) => {
                let queue = &mut levels[usize::from(proc.level)];
                if preempted {
                    queue.push_front(p);
                } else {
                    queue.push_back(p);
                    if let Some(q) = def.policy.queues().get(usize::from(proc.level)) {
                        proc.slice = q.quantum;
                    }
                }
            }
            Ready::Sorted(set) => {
                set.insert(entry);
                self.ready_weight += weight(given.nice);
            }
            Ready::Tickets(pot) => pot.put(p, given.tickets),
        }
        let aging = def.policy.aging();
        if aging > 0 && proc.priority > 0 {
            let periods = (self.now - since) / aging + 1;
            self.aging.insert(due(since + periods * aging, p));
        }
        self.check = def.policy.preempts();
    }

    /// Takes a process out of the ready queue.
    pub(super) fn dequeue(&mut self, p: u16) {
        let def = Rc::clone(&self.def);
        let given = &def.processes[usize::from(p)];
        let proc = &self.procs[usize::from(p)];
        match &mut self.ready {
            Ready::Levels(levels) => {
                for queue in levels {
                    if queue.front() == Some(&p) {
                        queue.pop_front();
                        break;
                    }
                    if let Some(i) = queue.iter().position(|q| *q == p) {
                        queue.remove(i);
                        break;
                    }
                }
            }
            Ready::Sorted(set) => {
                set.remove(&Entry {
                    key: proc.key,
                    then: proc.then,
                    process: p,
                });
                self.ready_weight -= weight(given.nice);
            }
            Ready::Tickets(pot) => pot.take(p, given.tickets),
        }
        if def.policy.aging() > 0 {
            let since = proc.since;
            let next = (self.now - since) / def.policy.aging() + 1;
            // The next step up is due one period after the last; one at this instant may be open.
            for k in [next, next.saturating_sub(1)] {
                self.aging.remove(&due(since + k * def.policy.aging(), p));
            }
        }
    }

    /// Who would be put on a free CPU now, and why.
    pub(super) fn choose(&mut self) -> Option<(u16, Choice)> {
        let ready = self.ready.len() as u64;
        let def = Rc::clone(&self.def);
        let (process, by, tie) = match &self.ready {
            Ready::Levels(levels) => {
                let level = self.ready.top_level()?;
                let by = match def.policy {
                    Policy::Mlfq { .. } => By::Level(level as u8),
                    _ => By::First,
                };
                (*levels[level].front()?, by, false)
            }
            Ready::Tickets(pot) => {
                let total = pot.total();
                if total == 0 {
                    return None;
                }
                let drawn = self.rng.below(total);
                (
                    pot.holder(drawn),
                    By::Ticket {
                        drawn: drawn + 1,
                        total,
                    },
                    false,
                )
            }
            Ready::Sorted(set) if matches!(def.policy, Policy::Hrrn {}) => {
                self.highest_ratio(set)?
            }
            Ready::Sorted(set) => {
                let mut first = set.iter();
                let best = first.next()?;
                let tie = first.next().is_some_and(|second| second.key == best.key);
                (best.process, self.key_of(best), tie)
            }
        };
        Some((process, Choice { by, ready, tie }))
    }

    /// HRRN's choice. Among equal bursts the longest waiting is first, so one look for each
    /// different burst length is enough.
    fn highest_ratio(&self, set: &BTreeSet<Entry>) -> Option<(u16, By, bool)> {
        let mut best: Option<(Entry, bool)> = None;
        let mut next = set.first().copied();
        while let Some(entry) = next {
            let (waited, burst) = (u128::from(self.now - entry.then), u128::from(entry.key));
            best = Some(match best {
                None => (entry, false),
                Some((other, tie)) => {
                    let theirs = u128::from(self.now - other.then) * burst;
                    let ours = waited * u128::from(other.key);
                    let rank = |e: &Entry| (self.def(e.process).arrival, e.process);
                    match ours.cmp(&theirs) {
                        std::cmp::Ordering::Greater => (entry, false),
                        std::cmp::Ordering::Less => (other, tie),
                        std::cmp::Ordering::Equal if rank(&entry) < rank(&other) => (entry, true),
                        std::cmp::Ordering::Equal => (other, true),
                    }
                }
            });
            let beyond = Entry {
                key: entry.key + 1,
                then: 0,
                process: 0,
            };
            next = set.range(beyond..).next().copied();
        }
        let (entry, tie) = best?;
        // Among those of this burst length that became ready at the same instant, the earlier
        // arrival goes first.
        let same = set.range(
            Entry {
                process: 0,
                ..entry
            }..=Entry {
                process: u16::MAX,
                ..entry
            },
        );
        let first = same
            .min_by_key(|e| (self.def(e.process).arrival, e.process))
            .copied()
            .unwrap_or(entry);
        let twins = set.range(
            Entry {
                process: 0,
                ..entry
            }..,
        );
        let tie = tie
            || twins
                .take(2)
                .filter(|e| (e.key, e.then) == (entry.key, entry.then))
                .count()
                > 1;
        Some((
            first.process,
            By::Ratio {
                waited: self.now - entry.then,
                burst: entry.key,
            },
            tie,
        ))
    }

    fn key_of(&self, entry: &Entry) -> By {
        let policy = &self.def.policy;
        match policy {
            Policy::Sjf(_) if estimates(policy) => By::Estimate(entry.key),
            Policy::Srtf(_) if estimates(policy) => By::EstimatedRemaining(entry.key),
            Policy::Sjf(_) => By::Burst(entry.key),
            Policy::Srtf(_) => By::Remaining(entry.key),
            Policy::Priority { .. } => By::Priority {
                effective: entry.key,
                own: self.def(entry.process).priority,
            },
            Policy::Stride { .. } => By::Pass(entry.key),
            _ => By::Virtual {
                time: entry.key,
                slice: self.fair_slice(entry.process, true),
            },
        }
    }

    /// Fair: the part of the period that is the process's by weight, in ticks.
    fn fair_slice(&self, p: u16, is_queued: bool) -> u64 {
        let Policy::Fair {
            latency,
            min_granularity,
            ..
        } = self.def.policy
        else {
            return NEVER;
        };
        let own = weight(self.def(p).nice);
        let total = self.ready_weight + if is_queued { 0 } else { own };
        let n = self.ready.len() as u64 + u64::from(!is_queued);
        let period = latency.max(min_granularity * n);
        (period * own / total.max(1)).max(min_granularity)
    }

    /// A fresh slice for a process about to run (or going on).
    pub(super) fn renew_slice(&mut self, p: u16) -> u64 {
        let slice = match &self.def.policy {
            Policy::Mlfq { queues, .. } => queues[usize::from(self.level(p))].quantum,
            Policy::Fair { .. } => self.fair_slice(p, false),
            policy => policy.quantum().unwrap_or(NEVER),
        };
        self.proc(p).slice = slice;
        slice
    }
}
