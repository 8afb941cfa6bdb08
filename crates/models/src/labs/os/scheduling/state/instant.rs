//! What can happen in one instant, and when the next instant is.
//!
//! Within an instant, in this order, one step each: bursts that end (by CPU number); processes that
//! become ready (I/O over, then arrivals; by arrival, then position) and slices that end (by CPU
//! number), which of these two first being a setting; the MLFQ boost; aging; context switches that
//! are over; idle CPUs that take the next ready process (lowest CPU number first); pre-emption.

use super::*;

impl State {
    /// The next step.
    pub fn step(&mut self) -> Option<Event> {
        loop {
            if let Some(what) = self.due() {
                return Some(Event { at: self.now, what });
            }
            self.now = self.next_instant()?;
        }
    }

    fn due(&mut self) -> Option<What> {
        if let Some(what) = self.burst_end() {
            return Some(what);
        }
        let what = match self.def.ties.slice_end {
            SliceEnd::ArrivalFirst => self.becomes_ready().or_else(|| self.slice_end()),
            SliceEnd::PreemptedFirst => self.slice_end().or_else(|| self.becomes_ready()),
        };
        what.or_else(|| self.boost())
            .or_else(|| self.age())
            .or_else(|| self.loaded())
            .or_else(|| self.dispatch())
            .or_else(|| self.preempt())
    }

    fn next_instant(&self) -> Option<u64> {
        let arrival = self
            .def
            .order
            .get(self.next_arrival)
            .map(|p| self.def(*p).arrival);
        let io = self.io.first().map(|e| e.key);
        let cpus = self.cpus.iter().filter_map(|cpu| match cpu.job {
            Job::Idle => None,
            Job::Loading { until, .. } => Some(until),
            Job::Running {
                process, charged, ..
            } => {
                let p = &self.procs[usize::from(process)];
                Some(charged + p.left.min(p.slice).min(p.allotment))
            }
        });
        let aging = self.aging.first().map(|e| e.key);
        let next = cpus.chain(arrival).chain(io).chain(aging).min()?;
        let boost = self.def.policy.boost();
        if boost > 0 && self.anybody() {
            // A boost that fell into a time without processes is not made up for.
            let due = if self.boost_at > self.now {
                self.boost_at
            } else {
                (self.now / boost + 1) * boost
            };
            return Some(next.min(due));
        }
        Some(next)
    }

    fn anybody(&self) -> bool {
        !self.io.is_empty()
            || !self.ready.is_empty()
            || self.cpus.iter().any(|cpu| cpu.job != Job::Idle)
    }

    fn running(&self, cpu: usize) -> Option<(&Proc, u64)> {
        match self.cpus[cpu].job {
            Job::Running {
                process, charged, ..
            } => Some((&self.procs[usize::from(process)], charged)),
            _ => None,
        }
    }

    fn burst_end(&mut self) -> Option<What> {
        let now = self.now;
        let cpu = (0..self.cpus.len()).find(|c| {
            self.running(*c)
                .is_some_and(|(p, from)| from + p.left == now)
        })?;
        let ran = self.leave(cpu)?;
        let def = Rc::clone(&self.def);
        let given = &def.processes[usize::from(ran.process)];
        let p = &mut self.procs[usize::from(ran.process)];
        let done = given.bursts[p.burst as usize];
        if let Some(lengths) = def.policy.lengths() {
            p.estimate = lengths.next(p.estimate, done);
        }
        p.priority = given.priority;
        p.since = now;
        let Some(io) = given.bursts.get(p.burst as usize + 1).copied() else {
            p.phase = Phase::Done;
            p.completion = Some(now);
            return Some(What::Finished {
                ran,
                turnaround: now - given.arrival,
                waiting: p.waited,
            });
        };
        p.phase = Phase::Io;
        p.burst += 2;
        p.left = given.bursts[p.burst as usize];
        let level = match &def.policy {
            Policy::Mlfq { queues, rule4, .. } => {
                if p.allotment == 0 {
                    p.set_level(p.level + 1, queues);
                    LevelChange::Down { to: p.level }
                } else if *rule4 == Rule4::Early {
                    p.set_level(p.level, queues);
                    LevelChange::Fresh { level: p.level }
                } else {
                    LevelChange::Keeps {
                        level: p.level,
                        left: p.allotment,
                    }
                }
            }
            _ => LevelChange::None,
        };
        self.io.insert(Entry {
            key: now + io,
            then: given.arrival,
            process: ran.process,
        });
        Some(What::Blocked { ran, io, level })
    }

    fn becomes_ready(&mut self) -> Option<What> {
        if let Some(entry) = self.io.first().copied()
            && entry.key == self.now
        {
            self.io.remove(&entry);
            let process = entry.process;
            let since = self.procs[usize::from(process)].since;
            self.join_shares(process, true);
            self.enqueue(process, false);
            return Some(What::Returned {
                process,
                since,
                level: self.mlfq_level(process),
            });
        }
        while let Some(process) = self.def.order.get(self.next_arrival).copied() {
            if self.def(process).arrival > self.now {
                return None;
            }
            self.next_arrival += 1;
            if self.procs[usize::from(process)].phase == Phase::Future {
                self.arrive(process);
                return Some(What::Arrived { process });
            }
        }
        None
    }

    pub(super) fn arrive(&mut self, process: u16) {
        self.join_shares(process, false);
        self.enqueue(process, false);
    }

    fn wakes(&mut self, process: u16) {
        if matches!(self.def.policy, Policy::Fair { .. }) {
            self.woken.push(process);
        }
    }

    fn mlfq_level(&self, p: u16) -> Option<u8> {
        matches!(self.def.policy, Policy::Mlfq { .. }).then(|| self.level(p))
    }

    /// Stride and fair: nobody joins with less than the least share present.
    fn join_shares(&mut self, p: u16, returns: bool) {
        let credit = match self.def.policy {
            Policy::Stride { .. } => 0,
            Policy::Fair { sleeper_credit, .. } if returns => sleeper_credit * 1000,
            Policy::Fair { .. } => 0,
            _ => return,
        };
        self.wakes(p);
        self.raise_floor();
        let least = self.floor.saturating_sub(credit);
        let proc = self.proc(p);
        proc.share = proc.share.max(least);
    }

    fn slice_end(&mut self) -> Option<What> {
        let now = self.now;
        let cpu = (0..self.cpus.len()).find(|c| {
            self.running(*c)
                .is_some_and(|(p, from)| p.slice.min(p.allotment) == now - from)
        })?;
        self.charge(cpu);
        let Job::Running { process, since, .. } = self.cpus[cpu].job else {
            return None;
        };
        let ran = Ran {
            process,
            cpu: cpu as u8,
            since,
        };
        let def = Rc::clone(&self.def);
        let alone = self.ready.is_empty();
        let p = self.proc(process);
        if p.allotment == 0 {
            let from = p.level;
            p.set_level(from + 1, def.policy.queues());
            let to = p.level;
            if !alone {
                self.leave(cpu);
                self.enqueue(process, false);
            }
            return Some(What::Demoted {
                ran,
                from,
                to,
                allotment: def.policy.queues()[usize::from(from)].allotment,
                goes_on: alone,
            });
        }
        if alone {
            self.charge_pass(process);
            let slice = self.renew_slice(process);
            return Some(What::SliceRenewed {
                process,
                cpu: cpu as u8,
                slice,
            });
        }
        self.leave(cpu);
        self.enqueue(process, false);
        let level = self.level(process);
        let share = self.procs[usize::from(process)].share;
        let (slice, tail) = match &def.policy {
            Policy::Mlfq { queues, .. } => (queues[usize::from(level)].quantum, Tail::Level(level)),
            Policy::Lottery { quantum, .. } => (*quantum, Tail::Pot),
            Policy::Stride { quantum } => (*quantum, Tail::Pass(share)),
            Policy::Fair { .. } => (now - since, Tail::Virtual(share)),
            policy => (
                policy.quantum().unwrap_or(now - since),
                Tail::Queue(def.ties.slice_end),
            ),
        };
        Some(What::SliceUsed { ran, slice, tail })
    }

    fn boost(&mut self) -> Option<What> {
        let period = self.def.policy.boost();
        if period == 0 {
            return None;
        }
        if self.boost_at < self.now {
            self.boost_at = self.now.div_ceil(period) * period;
        }
        if self.boost_at != self.now || !self.anybody() {
            return None;
        }
        self.boost_at += period;
        let mut raised = 0;
        for cpu in 0..self.cpus.len() {
            self.charge(cpu);
            if let Job::Running { process, .. } | Job::Loading { process, .. } = self.cpus[cpu].job
                && self.level(process) > 0
            {
                raised += 1;
            }
        }
        self.boosts += 1;
        for cpu in 0..self.cpus.len() {
            if let Job::Running { process, .. } | Job::Loading { process, .. } = self.cpus[cpu].job
            {
                self.sync_level(process);
            }
        }
        if let Ready::Levels(levels) = &mut self.ready
            && let Some((top, lower)) = levels.split_first_mut()
        {
            for queue in lower {
                raised += queue.len() as u64;
                top.append(queue);
            }
        }
        Some(What::Boosted { period, raised })
    }

    fn age(&mut self) -> Option<What> {
        let entry = self.aging.first().copied()?;
        let (when, process) = (entry.key, entry.process);
        if when > self.now {
            return None;
        }
        self.aging.remove(&entry);
        let aging = self.def.policy.aging();
        let p = &mut self.procs[usize::from(process)];
        let old = Entry {
            key: p.key,
            then: p.then,
            process,
        };
        let from = p.priority;
        p.priority -= 1;
        p.key = p.priority;
        let (to, since) = (p.priority, p.since);
        if let Ready::Sorted(set) = &mut self.ready {
            debug_assert!(set.contains(&old), "who ages is ready");
            set.remove(&old);
            set.insert(Entry { key: to, ..old });
        }
        if to > 0 {
            self.aging.insert(due(when + aging, process));
        }
        self.check = self.def.policy.preempts();
        Some(What::Aged {
            process,
            from,
            to,
            waited: self.now - since,
        })
    }

    fn loaded(&mut self) -> Option<What> {
        let now = self.now;
        for cpu in 0..self.cpus.len() {
            if let Job::Loading {
                process,
                since,
                until,
            } = self.cpus[cpu].job
                && until == now
            {
                self.switching += until - since;
                self.run(process, cpu);
                // Who became ready meanwhile may be better.
                self.check = self.def.policy.preempts();
                return Some(What::Loaded {
                    ran: Ran {
                        process,
                        cpu: cpu as u8,
                        since,
                    },
                });
            }
        }
        None
    }

    fn run(&mut self, process: u16, cpu: usize) {
        let now = self.now;
        self.cpus[cpu].job = Job::Running {
            process,
            since: now,
            charged: now,
        };
        let p = self.proc(process);
        p.phase = Phase::Running;
        p.waited += now - p.since;
        p.since = now;
    }

    fn dispatch(&mut self) -> Option<What> {
        let cpu = self.cpus.iter().position(|cpu| cpu.job == Job::Idle)?;
        let (process, choice) = self.choose()?;
        self.dequeue(process);
        if matches!(self.def.policy, Policy::Mlfq { .. }) {
            self.sync_level(process);
        } else {
            self.renew_slice(process);
        }
        let counted = self.def.ties.first_switch == FirstSwitch::Counted;
        let from = self.cpus[cpu].last.replace(process);
        let is_switch = from.map_or(counted, |last| last != process);
        self.switches += u64::from(is_switch);
        let since = self.procs[usize::from(process)].since;
        let switch = if is_switch { self.def.switch_cost } else { 0 };
        if switch > 0 {
            self.cpus[cpu].job = Job::Loading {
                process,
                since: self.now,
                until: self.now + switch,
            };
            self.proc(process).phase = Phase::Loading;
        } else {
            self.run(process, cpu);
        }
        Some(What::Dispatched {
            process,
            cpu: cpu as u8,
            since,
            choice,
            switch,
            from: from.filter(|_| is_switch),
        })
    }

    fn preempt(&mut self) -> Option<What> {
        if !std::mem::take(&mut self.check) {
            return None;
        }
        let woken = std::mem::take(&mut self.woken);
        // The running process that is last in the policy's own order is the one to give way.
        let order = |cpu: usize| -> Option<(u64, u64, u16, usize)> {
            let Job::Running {
                process, charged, ..
            } = self.cpus[cpu].job
            else {
                return None;
            };
            let p = &self.procs[usize::from(process)];
            let given = self.def(process);
            let key = match &self.def.policy {
                Policy::Srtf(_) if estimates(&self.def.policy) => {
                    p.estimated_left_after(given, self.now - charged)
                }
                Policy::Srtf(_) => p.left - (self.now - charged),
                Policy::Priority { .. } => p.priority,
                Policy::Mlfq { .. } => u64::from(self.level(process)),
                _ => self.share_now(process, charged),
            };
            Some((key, given.arrival, process, cpu))
        };
        let (running, _, process, cpu) = (0..self.cpus.len()).filter_map(order).max()?;
        let (by, ready) = match &self.ready {
            Ready::Levels(levels) => {
                let level = self.ready.top_level()?;
                (*levels[level].front()?, level as u64)
            }
            Ready::Sorted(set) if matches!(self.def.policy, Policy::Fair { .. }) => woken
                .iter()
                .map(|p| (*p, &self.procs[usize::from(*p)]))
                .filter(|(p, proc)| {
                    proc.phase == Phase::Ready
                        && set.contains(&Entry {
                            key: proc.key,
                            then: proc.then,
                            process: *p,
                        })
                })
                .map(|(p, proc)| (proc.key, p))
                .min()
                .map(|(key, p)| (p, key))?,
            Ready::Sorted(set) => set.first().map(|e| (e.process, e.key))?,
            Ready::Tickets(_) => return None,
        };
        let (gives_way, reason) = match self.def.policy {
            Policy::Srtf(_) => (
                ready < running,
                Reason::Remaining {
                    running,
                    ready,
                    estimated: estimates(&self.def.policy),
                },
            ),
            Policy::Priority { .. } => (ready < running, Reason::Priority { running, ready }),
            Policy::Mlfq { .. } => (
                ready < running,
                Reason::Level {
                    running: running as u8,
                    ready: ready as u8,
                },
            ),
            Policy::Fair {
                wakeup_granularity, ..
            } => (
                ready + virtual_time(wakeup_granularity, self.def(by).nice) < running,
                Reason::Virtual { running, ready },
            ),
            _ => return None,
        };
        if !gives_way {
            return None;
        }
        let own = self.def(process).priority;
        // With several CPUs the others that have just become ready are looked at next.
        self.woken = woken;
        self.woken.retain(|p| *p != by);
        let ran = self.leave(cpu)?;
        // Who has not run a tick keeps what it gained by waiting: the switch was not its turn.
        if ran.since < self.now {
            self.proc(process).priority = own;
        }
        self.enqueue(process, true);
        Some(What::Preempted { ran, by, reason })
    }
}
