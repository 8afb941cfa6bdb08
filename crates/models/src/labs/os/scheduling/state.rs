//! The machine: clock, processes, CPUs, queues and accounts.
//!
//! What happens is in the files beside: `instant` (the order of things), `queue` (who is next),
//! `changes` (changes of the past).

mod changes;
mod instant;
mod queue;

use super::{
    event::{By, Choice, Event, LevelChange, Ran, Reason, Tail, Was, What, estimates, policy_name},
    ready::{Entry, Ready, Tickets},
    scenario::{
        FirstSwitch, Input, Lengths, Policy, Process, Queue, Rule4, Scenario, SliceEnd, Ties, Unit,
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

    /// Whether it is looked now who is on the CPUs and who became ready since, where the policy pre-empts.
    pub fn may_preempt(&self) -> bool {
        let since = |cpu: &Cpu| matches!(cpu.job, Job::Running { since, .. } if since < self.now);
        self.check && !self.ready.is_empty() && self.cpus.iter().all(since)
    }

    fn proc(&mut self, p: u16) -> &mut Proc {
        &mut self.procs[usize::from(p)]
    }

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

    /// Whether somebody else became ready in this instant, by arriving or after I/O, in the queue
    /// that `process` is in.
    pub fn others_came_now(&self, process: u16) -> bool {
        (0..self.procs.len() as u16).any(|p| {
            p != process
                && self.is_queued_now(p)
                && !self.is_inside_burst(p)
                && self.level(p) == self.level(process)
        })
    }

    /// Whether a slice ended in this instant: its process is in the queue again, or goes on.
    pub fn a_slice_ended_now(&self) -> bool {
        let has_slices = matches!(
            self.def.policy,
            Policy::RoundRobin { .. } | Policy::Mlfq { .. }
        );
        let goes_on = || {
            self.cpus.iter().any(|cpu| match cpu.job {
                Job::Running { since, charged, .. } => since < self.now && charged == self.now,
                _ => false,
            })
        };
        let queued = || {
            (0..self.procs.len() as u16).any(|p| self.is_queued_now(p) && self.is_inside_burst(p))
        };
        has_slices && (queued() || goes_on())
    }

    fn is_queued_now(&self, p: u16) -> bool {
        let proc = &self.procs[usize::from(p)];
        proc.phase == Phase::Ready && proc.since == self.now
    }

    /// Whether it has run a part of its present burst.
    fn is_inside_burst(&self, p: u16) -> bool {
        let proc = &self.procs[usize::from(p)];
        proc.left < self.def(p).bursts[proc.burst as usize]
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
}

impl Lengths {
    /// The next estimate (thousandths of a tick) after a burst of `burst` ticks.
    pub fn next(&self, estimate: u64, burst: u64) -> u64 {
        (self.alpha * burst * 1000 + (100 - self.alpha) * estimate) / 100
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
