//! The machine: clock, processes, CPUs, queues, and the order of things within one instant.
//!
//! Within an instant, in this order, one step each: bursts that end (by CPU number); processes that
//! become ready (I/O over, then arrivals; by arrival, then position) and slices that end (by CPU
//! number), which of these two first being a setting; the MLFQ boost; aging; context switches that
//! are over; idle CPUs that take the next ready process (lowest CPU number first); pre-emption.

use super::{
    event::{By, Choice, Event, LevelChange, Ran, Reason, Tail, Was, What, estimates, policy_name},
    ready::{Entry, Ready, Tickets},
    scenario::{
        Input, LengthSource, Lengths, Policy, Process, Queue, Rule4, Scenario, SliceEnd, Ties, Unit,
    },
};
use kw_trace::Rng;
use std::{
    collections::{BTreeSet, VecDeque},
    rc::Rc,
};

/// "For ever": a slice or allotment that never ends.
const NEVER: u64 = u64::MAX;
/// Stride of one ticket over one whole slice, in thousandths: OSTEP §9.6 divides 10,000 by the tickets.
pub const STRIDE_1: u64 = 10_000_000;

/// What CFS makes of nice −20 … 19: each step is about 10 % of CPU time
/// (`sched_prio_to_weight`, Linux `kernel/sched/core.c`).
#[rustfmt::skip]
pub const NICE_WEIGHT: [u64; 40] = [
    88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916,
    9548, 7620, 6100, 4904, 3906, 3121, 2501, 1991, 1586, 1277,
    1024, 820, 655, 526, 423, 335, 272, 215, 172, 137,
    110, 87, 70, 56, 45, 36, 29, 23, 18, 15,
];

/// The weight of a nice value (clamped to −20 … 19).
pub fn weight(nice: i64) -> u64 {
    NICE_WEIGHT[(nice.clamp(-20, 19) + 20) as usize]
}

/// What a process is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Not yet arrived.
    Future,
    /// In the ready queue.
    Ready,
    /// A CPU is being switched to it.
    Loading,
    /// On a CPU.
    Running,
    /// In I/O.
    Io,
    /// All bursts done.
    Done,
    /// Ended by a change of the past.
    Killed,
}

/// A process's changing part.
#[derive(Debug, Clone, PartialEq)]
pub struct Proc {
    /// What it is doing.
    pub phase: Phase,
    /// Since when (for a loading process: since when it is ready).
    pub since: u64,
    /// Index of the present or next CPU burst, or of the I/O it is in.
    pub burst: u32,
    /// Ticks left of the present or next CPU burst, as last charged.
    pub left: u64,
    /// Ticks left of its slice, as last charged.
    slice: u64,
    /// Ticks left of its MLFQ allotment, as last charged.
    allotment: u64,
    level: u8,
    /// The boost after which `level`, `slice` and `allotment` were set.
    epoch: u32,
    /// Effective priority.
    pub priority: u64,
    /// Pass (stride) or virtual run-time (fair), in thousandths.
    pub share: u64,
    /// Estimate of the next CPU burst, in thousandths of a tick.
    pub estimate: u64,
    key: u64,
    then: u64,
    /// Ticks spent ready, up to the last dispatch.
    pub waited: u64,
    /// Ticks of CPU, as last charged.
    pub ran: u64,
    /// First instant on a CPU.
    pub first_run: Option<u64>,
    /// When it ended.
    pub completion: Option<u64>,
}

/// A CPU.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cpu {
    /// Whose registers it holds.
    pub last: Option<u16>,
    /// What it is doing.
    pub job: Job,
}

/// What a CPU is doing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Job {
    /// Nothing.
    Idle,
    /// Switching to a process.
    Loading {
        /// To whom.
        process: u16,
        /// Since.
        since: u64,
        /// Until.
        until: u64,
    },
    /// Running a process.
    Running {
        /// Whom.
        process: u16,
        /// Since.
        since: u64,
        /// Up to when its time is accounted for.
        charged: u64,
    },
}

/// What does not change while nobody changes the past: shared between all copies of a state.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The policy in force.
    pub policy: Policy,
    /// Cost of a switch.
    pub switch_cost: u64,
    /// Conventions.
    pub ties: Ties,
    /// What a tick is.
    pub unit: Unit,
    /// The processes.
    pub processes: Vec<Process>,
    /// Positions by (arrival, position).
    order: Vec<u16>,
}

/// The whole machine.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What was given.
    pub def: Rc<Definition>,
    /// The clock, in ticks.
    pub now: u64,
    /// Processes by position.
    pub procs: Vec<Proc>,
    /// CPUs by number.
    pub cpus: Vec<Cpu>,
    /// Who is ready.
    pub ready: Ready,
    /// Who is in I/O, by the instant it ends.
    pub io: BTreeSet<Entry>,
    /// Who steps up by aging, by the instant of the next step.
    aging: BTreeSet<Entry>,
    next_arrival: usize,
    boost_at: u64,
    boosts: u32,
    /// Whether something happened that may pre-empt.
    check: bool,
    /// Fair: who has become ready since the last look; only they may pre-empt, as in CFS.
    woken: Vec<u16>,
    rng: Rng,
    /// Below this share nobody joins (stride, fair).
    floor: u64,
    ready_weight: u64,
    /// Context switches so far.
    pub switches: u64,
    /// Ticks of all CPUs spent switching, for switches that are over.
    pub switching: u64,
    /// When the last process ended so far.
    pub last_completion: u64,
}

impl Policy {
    fn queue(&self) -> Ready {
        match self {
            Policy::Fcfs {} | Policy::RoundRobin { .. } => Ready::Levels(vec![VecDeque::new()]),
            Policy::Mlfq { queues, .. } => Ready::Levels(vec![VecDeque::new(); queues.len()]),
            Policy::Lottery { .. } => Ready::Tickets(Tickets::new(0)),
            _ => Ready::Sorted(BTreeSet::new()),
        }
    }

    fn lengths(&self) -> Option<Lengths> {
        match self {
            Policy::Sjf(lengths) | Policy::Srtf(lengths) => Some(*lengths),
            _ => None,
        }
    }

    /// The slice where it is the same for everybody.
    pub fn quantum(&self) -> Option<u64> {
        match self {
            Policy::RoundRobin { quantum }
            | Policy::Lottery { quantum, .. }
            | Policy::Stride { quantum } => Some(*quantum),
            _ => None,
        }
    }

    /// The MLFQ queues, highest first; empty for every other policy.
    pub fn queues(&self) -> &[Queue] {
        match self {
            Policy::Mlfq { queues, .. } => queues,
            _ => &[],
        }
    }

    fn boost(&self) -> u64 {
        match self {
            Policy::Mlfq { boost, .. } => *boost,
            _ => 0,
        }
    }

    fn aging(&self) -> u64 {
        match self {
            Policy::Priority { aging, .. } => *aging,
            _ => 0,
        }
    }

    fn seed(&self) -> u64 {
        match self {
            Policy::Lottery { seed, .. } => *seed,
            _ => 0,
        }
    }

    fn preempts(&self) -> bool {
        matches!(
            self,
            Policy::Srtf(_)
                | Policy::Priority {
                    preemptive: true,
                    ..
                }
                | Policy::Mlfq { .. }
                | Policy::Fair { .. }
        )
    }
}

impl State {
    /// The machine before its first step. The scenario has been checked.
    pub fn new(sc: &Scenario) -> Self {
        let mut order: Vec<u16> = (0..sc.processes.len() as u16).collect();
        kw_trace::order_by(&mut order, &|p| (sc.processes[usize::from(p)].arrival, 0));
        let mut state = State {
            now: 0,
            procs: sc.processes.iter().map(Proc::new).collect(),
            cpus: vec![
                Cpu {
                    last: None,
                    job: Job::Idle
                };
                sc.cpus as usize
            ],
            ready: sc.policy.queue(),
            io: BTreeSet::new(),
            aging: BTreeSet::new(),
            next_arrival: 0,
            boost_at: sc.policy.boost(),
            boosts: 0,
            check: false,
            woken: Vec::new(),
            rng: Rng::new(sc.policy.seed()),
            floor: 0,
            ready_weight: 0,
            switches: 0,
            switching: 0,
            last_completion: 0,
            def: Rc::new(Definition {
                policy: sc.policy.clone(),
                switch_cost: sc.switch_cost,
                ties: sc.ties,
                unit: sc.unit,
                processes: sc.processes.clone(),
                order,
            }),
        };
        state.prepare_policy();
        state
    }

    /// Sets what the policy keeps for every process.
    fn prepare_policy(&mut self) {
        if let Ready::Tickets(pot) = &mut self.ready {
            *pot = Tickets::new(self.procs.len());
        }
        if let Some(lengths) = self.def.policy.lengths() {
            for (p, def) in self.procs.iter_mut().zip(&self.def.processes) {
                p.estimate = lengths.first_estimate * 1000;
                for burst in def.bursts.iter().take(p.burst as usize).step_by(2) {
                    p.estimate = lengths.next(p.estimate, *burst);
                }
            }
        }
    }

    /// A process's given part.
    pub fn def(&self, p: u16) -> &Process {
        &self.def.processes[usize::from(p)]
    }

    fn proc(&mut self, p: u16) -> &mut Proc {
        &mut self.procs[usize::from(p)]
    }

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

    // --- accounts -----------------------------------------------------------------------------

    /// Brings the running process's accounts up to now.
    fn charge(&mut self, cpu: usize) {
        let now = self.now;
        let Job::Running {
            process,
            ref mut charged,
            since,
        } = self.cpus[cpu].job
        else {
            return;
        };
        let ran = now - *charged;
        *charged = now;
        if ran == 0 {
            return;
        }
        let fair = matches!(self.def.policy, Policy::Fair { .. });
        let nice = self.def(process).nice;
        let p = self.proc(process);
        p.first_run.get_or_insert(since);
        p.ran += ran;
        p.left -= ran;
        if p.slice != NEVER {
            p.slice -= ran;
        }
        if p.allotment != NEVER {
            p.allotment -= ran;
        }
        if fair {
            p.share += virtual_time(ran, nice);
        }
    }

    /// Takes the running process off its CPU.
    fn leave(&mut self, cpu: usize) -> Option<Ran> {
        self.charge(cpu);
        let Job::Running { process, since, .. } = self.cpus[cpu].job else {
            return None;
        };
        self.charge_pass(process);
        if matches!(self.def.policy, Policy::Stride { .. } | Policy::Fair { .. }) {
            self.raise_floor();
        }
        self.cpus[cpu].job = Job::Idle;
        Some(Ran {
            process,
            cpu: cpu as u8,
            since,
        })
    }

    /// Stride: the pass grows by the part of the slice that was used.
    fn charge_pass(&mut self, process: u16) {
        if let Policy::Stride { quantum } = self.def.policy {
            let tickets = self.def(process).tickets;
            let p = self.proc(process);
            let used = quantum - p.slice;
            p.share += (u128::from(STRIDE_1) * u128::from(used)
                / (u128::from(tickets) * u128::from(quantum))) as u64;
            p.slice = quantum;
        }
    }

    /// MLFQ: level and accounts as after the last boost.
    fn sync_level(&mut self, p: u16) {
        let (boosts, queues) = (self.boosts, Rc::clone(&self.def));
        let proc = self.proc(p);
        if proc.epoch != boosts {
            proc.epoch = boosts;
            proc.set_level(0, queues.policy.queues());
        }
    }

    /// The level a process is at (MLFQ; 0 elsewhere).
    pub fn level(&self, p: u16) -> u8 {
        let proc = &self.procs[usize::from(p)];
        if proc.epoch == self.boosts {
            proc.level
        } else {
            0
        }
    }

    fn charged_until(&self, p: u16) -> Option<u64> {
        self.cpus.iter().find_map(|cpu| match cpu.job {
            Job::Running {
                process, charged, ..
            } if process == p => Some(charged),
            _ => None,
        })
    }

    /// Ticks a process has run since it was last charged.
    pub fn uncharged(&self, p: u16) -> u64 {
        self.charged_until(p)
            .map_or(0, |charged| self.now - charged)
    }

    /// Ticks left of a running process's slice (of a ready one's, where it keeps the rest: MLFQ);
    /// `None` where the policy has no slices.
    pub fn slice_left(&self, p: u16) -> Option<u64> {
        let slice = self.in_epoch(p, |proc| proc.slice, |queue| queue.quantum)?;
        Some(slice - self.uncharged(p))
    }

    /// Ticks left of a process's MLFQ allotment; `None` at the lowest level and elsewhere.
    pub fn allotment_left(&self, p: u16) -> Option<u64> {
        let left = self.in_epoch(p, |proc| proc.allotment, |queue| queue.allotment)?;
        Some(left - self.uncharged(p))
    }

    fn in_epoch(
        &self,
        p: u16,
        own: impl Fn(&Proc) -> u64,
        fresh: impl Fn(&Queue) -> u64,
    ) -> Option<u64> {
        let proc = &self.procs[usize::from(p)];
        let n = match self.def.policy.queues().first() {
            Some(top) if proc.epoch != self.boosts => fresh(top),
            _ => own(proc),
        };
        (n != NEVER).then_some(n)
    }

    /// Pass (stride) or virtual run-time in thousandths of a tick (fair), up to now.
    pub fn share(&self, p: u16) -> u64 {
        match (self.charged_until(p), &self.def.policy) {
            (Some(charged), Policy::Fair { .. }) => self.share_now(p, charged),
            _ => self.procs[usize::from(p)].share,
        }
    }

    /// Virtual run-time now of a running process, in thousandths of a tick.
    fn share_now(&self, p: u16, charged: u64) -> u64 {
        self.procs[usize::from(p)].share + virtual_time(self.now - charged, self.def(p).nice)
    }

    /// The least share among running and ready processes; never falls.
    fn raise_floor(&mut self) {
        let fair = matches!(self.def.policy, Policy::Fair { .. });
        let running = self.cpus.iter().filter_map(|cpu| match cpu.job {
            Job::Running {
                process, charged, ..
            } if fair => Some(self.share_now(process, charged)),
            Job::Running { process, .. } | Job::Loading { process, .. } => {
                Some(self.procs[usize::from(process)].share)
            }
            Job::Idle => None,
        });
        let ready = match &self.ready {
            Ready::Sorted(set) => set.first().map(|e| e.key),
            _ => None,
        };
        if let Some(least) = running.chain(ready).min() {
            self.floor = self.floor.max(least);
        }
    }

    // --- the ready queue ----------------------------------------------------------------------

    /// Puts a process that became ready just now into the queue: at the head of its level if a
    /// higher queue took the CPU from it.
    fn enqueue(&mut self, p: u16, preempted: bool) {
        self.enqueue_since(p, preempted, self.now);
    }

    fn enqueue_since(&mut self, p: u16, preempted: bool, since: u64) {
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
    fn dequeue(&mut self, p: u16) {
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
    fn choose(&mut self) -> Option<(u16, Choice)> {
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
    fn renew_slice(&mut self, p: u16) -> u64 {
        let slice = match &self.def.policy {
            Policy::Mlfq { queues, .. } => queues[usize::from(self.level(p))].quantum,
            Policy::Fair { .. } => self.fair_slice(p, false),
            policy => policy.quantum().unwrap_or(NEVER),
        };
        self.proc(p).slice = slice;
        slice
    }

    // --- what can happen in an instant ---------------------------------------------------------

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
            self.last_completion = now;
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

    fn arrive(&mut self, process: u16) {
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
        let counted = self.def.ties.first_switch == super::scenario::FirstSwitch::Counted;
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

    // --- changes of the past --------------------------------------------------------------------

    /// Position of a process by name.
    pub fn find(&self, id: &str) -> Option<u16> {
        let i = self.def.processes.iter().position(|p| p.id == id)?;
        u16::try_from(i).ok()
    }

    /// Changes the past between two steps.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let what = match input {
            Input::Kill { process } => self.with(process, Self::kill),
            Input::SetPriority { process, priority } => self.with(process, |st, p| {
                st.set_number(p, "priority", *priority as i64)
            }),
            Input::SetNice { process, nice } => {
                self.with(process, |st, p| st.set_number(p, "nice", *nice))
            }
            Input::SetTickets { process, tickets } => self.with(process, |st, p| {
                st.set_number(p, "tickets", *tickets as i64)
            }),
            Input::Add { id, bursts } => self.add(id, bursts),
            Input::SetPolicy { policy } => self.set_policy(policy),
        };
        Event { at: self.now, what }
    }

    fn with(&mut self, id: &str, change: impl FnOnce(&mut Self, u16) -> What) -> What {
        match self.find(id) {
            Some(p)
                if !matches!(
                    self.procs[usize::from(p)].phase,
                    Phase::Done | Phase::Killed
                ) =>
            {
                change(self, p)
            }
            found => What::NoEffect {
                process: found.unwrap_or(0),
            },
        }
    }

    fn kill(&mut self, p: u16) -> What {
        let since = self.procs[usize::from(p)].since;
        let on_cpu = self.cpus.iter().position(|cpu| match cpu.job {
            Job::Running { process, .. } | Job::Loading { process, .. } => process == p,
            Job::Idle => false,
        });
        let was = match (self.procs[usize::from(p)].phase, on_cpu) {
            (Phase::Ready, _) => {
                self.dequeue(p);
                self.proc(p).waited += self.now - since;
                Was::Ready(since)
            }
            (Phase::Running, Some(cpu)) => {
                self.leave(cpu);
                Was::Running(cpu as u8, since)
            }
            (Phase::Loading, Some(cpu)) => {
                let Job::Loading { since, .. } = self.cpus[cpu].job else {
                    unreachable!("a loading process is on a loading CPU")
                };
                self.switching += self.now - since;
                self.cpus[cpu].job = Job::Idle;
                Was::Loading(cpu as u8, since)
            }
            (Phase::Io, _) => {
                self.io.retain(|e| e.process != p);
                Was::Io(since)
            }
            _ => Was::Future,
        };
        let now = self.now;
        let proc = self.proc(p);
        proc.phase = Phase::Killed;
        proc.completion = Some(now);
        proc.since = now;
        What::Killed { process: p, was }
    }

    fn set_number(&mut self, p: u16, what: &'static str, to: i64) -> What {
        let queued = self.procs[usize::from(p)].phase == Phase::Ready;
        let since = self.procs[usize::from(p)].since;
        for cpu in 0..self.cpus.len() {
            self.charge(cpu);
        }
        if queued {
            self.dequeue(p);
        }
        let def = Rc::make_mut(&mut self.def);
        let given = &mut def.processes[usize::from(p)];
        let from = match what {
            "priority" => std::mem::replace(&mut given.priority, to as u64) as i64,
            "nice" => std::mem::replace(&mut given.nice, to),
            _ => std::mem::replace(&mut given.tickets, to as u64) as i64,
        };
        if what == "priority" {
            self.proc(p).priority = to as u64;
        }
        if queued {
            self.enqueue_since(p, false, since);
        }
        self.check = self.def.policy.preempts();
        What::Changed {
            process: p,
            what,
            from,
            to,
        }
    }

    fn add(&mut self, id: &str, bursts: &[u64]) -> What {
        let process = Process::new(id, self.now, bursts);
        let p = self.procs.len() as u16;
        let mut proc = Proc::new(&process);
        if let Some(lengths) = self.def.policy.lengths() {
            proc.estimate = lengths.first_estimate * 1000;
        }
        self.procs.push(proc);
        Rc::make_mut(&mut self.def).processes.push(process);
        if let Ready::Tickets(pot) = &mut self.ready {
            pot.grow();
        }
        self.arrive(p);
        What::Added { process: p }
    }

    fn set_policy(&mut self, policy: &Policy) -> What {
        for cpu in 0..self.cpus.len() {
            self.charge(cpu);
        }
        let mut queued = self.ready.list();
        kw_trace::order_by(&mut queued, &|p| {
            (self.procs[usize::from(p)].since, self.def(p).arrival)
        });
        self.aging.clear();
        self.ready_weight = 0;
        self.floor = 0;
        self.boosts += 1;
        self.rng = Rng::new(policy.seed());
        self.boost_at = match policy.boost() {
            0 => 0,
            period => (self.now / period + 1) * period,
        };
        Rc::make_mut(&mut self.def).policy = policy.clone();
        self.ready = policy.queue();
        self.prepare_policy();
        let (boosts, def) = (self.boosts, Rc::clone(&self.def));
        for (proc, given) in self.procs.iter_mut().zip(&def.processes) {
            proc.share = 0;
            proc.priority = given.priority;
            proc.epoch = boosts;
            proc.set_level(0, def.policy.queues());
        }
        for p in queued {
            let since = self.procs[usize::from(p)].since;
            self.enqueue_since(p, false, since);
        }
        for cpu in 0..self.cpus.len() {
            if let Job::Running { process, .. } | Job::Loading { process, .. } = self.cpus[cpu].job
            {
                self.renew_slice(process);
            }
        }
        self.check = policy.preempts();
        What::PolicySet {
            name: policy_name(policy),
        }
    }
}

impl Lengths {
    /// The next estimate (thousandths of a tick) after a burst of `burst` ticks.
    pub fn next(&self, estimate: u64, burst: u64) -> u64 {
        (self.alpha * burst * 1000 + (100 - self.alpha) * estimate) / 100
    }
}

impl LengthSource {
    /// Whether these are estimates.
    pub fn is_estimated(self) -> bool {
        self == LengthSource::Estimated
    }
}

impl Proc {
    fn new(given: &Process) -> Self {
        Proc {
            phase: Phase::Future,
            since: 0,
            burst: 0,
            left: given.bursts[0],
            slice: NEVER,
            allotment: NEVER,
            level: 0,
            epoch: u32::MAX,
            priority: given.priority,
            share: 0,
            estimate: 0,
            key: 0,
            then: 0,
            waited: 0,
            ran: 0,
            first_run: None,
            completion: None,
        }
    }

    /// MLFQ: puts it at a level (the lowest at most) with a fresh slice and allotment. The lowest
    /// level has no allotment: there is nowhere to go.
    fn set_level(&mut self, level: u8, queues: &[Queue]) {
        let lowest = queues.len().saturating_sub(1) as u8;
        self.level = level.min(lowest);
        (self.slice, self.allotment) = match queues.get(usize::from(self.level)) {
            Some(queue) if self.level < lowest => (queue.quantum, queue.allotment),
            Some(queue) => (queue.quantum, NEVER),
            None => (NEVER, NEVER),
        };
    }

    /// Estimated remaining time in thousandths of a tick; 0 once it has run past its estimate.
    fn estimated_left(&self, given: &Process) -> u64 {
        self.estimated_left_after(given, 0)
    }

    fn estimated_left_after(&self, given: &Process, more: u64) -> u64 {
        let ran = given.bursts[self.burst as usize] - self.left + more;
        self.estimate.saturating_sub(ran * 1000)
    }
}

/// A process's place among those to whom something happens at an instant.
fn due(when: u64, process: u16) -> Entry {
    Entry {
        key: when,
        then: 0,
        process,
    }
}

/// Run-time weighted by niceness, in thousandths of a tick.
fn virtual_time(ran: u64, nice: i64) -> u64 {
    (u128::from(ran) * 1_024_000 / u128::from(weight(nice))) as u64
}
