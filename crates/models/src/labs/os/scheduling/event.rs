//! What a step did, and by which rule.

use super::scenario::{LengthSource, Policy, SliceEnd};

/// One step: an event at an instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When, in ticks.
    pub at: u64,
    /// What.
    pub what: What,
}

/// A process on a CPU that leaves it after running since `since`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ran {
    /// Position of the process.
    pub process: u16,
    /// The CPU.
    pub cpu: u8,
    /// Since when it ran there.
    pub since: u64,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A new process joins the ready queue.
    Arrived {
        /// Who.
        process: u16,
    },
    /// An I/O burst is over: the process joins the ready queue.
    Returned {
        /// Who.
        process: u16,
        /// Since when it did I/O.
        since: u64,
        /// The level it joins (MLFQ).
        level: Option<u8>,
    },
    /// The last burst is over.
    Finished {
        /// Who, where, since when.
        ran: Ran,
        /// Completion less arrival.
        turnaround: u64,
        /// Ticks in the ready queue.
        waiting: u64,
    },
    /// A CPU burst is over, I/O begins.
    Blocked {
        /// Who, where, since when.
        ran: Ran,
        /// Length of the I/O.
        io: u64,
        /// MLFQ: what this does to its level.
        level: LevelChange,
    },
    /// The slice is used up; others are ready: it joins the tail of its queue.
    SliceUsed {
        /// Who, where, since when.
        ran: Ran,
        /// The policy's slice.
        slice: u64,
        /// What becomes of it.
        tail: Tail,
    },
    /// The slice is used up and nobody else is ready: it goes on.
    SliceRenewed {
        /// Who.
        process: u16,
        /// Where.
        cpu: u8,
        /// The policy's slice.
        slice: u64,
    },
    /// MLFQ: the allotment of a level is used up.
    Demoted {
        /// Who, where, since when.
        ran: Ran,
        /// From level.
        from: u8,
        /// To level.
        to: u8,
        /// The allotment it used.
        allotment: u64,
        /// Whether it goes on running because nobody is ready.
        goes_on: bool,
    },
    /// MLFQ: everybody goes to the top.
    Boosted {
        /// The period.
        period: u64,
        /// How many came up from a lower queue.
        raised: u64,
    },
    /// Aging: a waiting process steps up.
    Aged {
        /// Who.
        process: u16,
        /// From priority.
        from: u64,
        /// To priority.
        to: u64,
        /// How long it has waited.
        waited: u64,
    },
    /// A ready process is chosen and put on a CPU.
    Dispatched {
        /// Who.
        process: u16,
        /// Where.
        cpu: u8,
        /// Since when it was ready.
        since: u64,
        /// By what it was chosen.
        choice: Choice,
        /// Ticks of the context switch that begins; 0: it runs at once.
        switch: u64,
        /// Whose place it takes, where this is a context switch.
        from: Option<u16>,
    },
    /// A context switch is over: the process runs.
    Loaded {
        /// Who, where, and since when it was loaded.
        ran: Ran,
    },
    /// A better process is ready: the CPU is taken away.
    Preempted {
        /// Who, where, since when.
        ran: Ran,
        /// For whom.
        by: u16,
        /// By which comparison.
        reason: Reason,
    },
    /// Change of the past: a process is ended.
    Killed {
        /// Who.
        process: u16,
        /// What it was doing: state, CPU, since.
        was: Was,
    },
    /// Change of the past: a number of a process is another.
    Changed {
        /// Who.
        process: u16,
        /// Which number: `priority`, `nice` or `tickets`.
        what: &'static str,
        /// Before.
        from: i64,
        /// After.
        to: i64,
    },
    /// Change of the past: a process is added.
    Added {
        /// Who.
        process: u16,
    },
    /// Change of the past: another policy takes over.
    PolicySet {
        /// Its name.
        name: &'static str,
    },
    /// A change that had nothing to act on: the process was gone.
    NoEffect {
        /// Who.
        process: u16,
    },
}

/// MLFQ: what an I/O does to a process's level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelChange {
    /// Not MLFQ.
    None,
    /// It keeps its level and what it has used of the allotment.
    Keeps {
        /// The level.
        level: u8,
        /// Ticks left of the allotment.
        left: u64,
    },
    /// It keeps its level with a fresh allotment (the early rule 4).
    Fresh {
        /// The level.
        level: u8,
    },
    /// Its allotment was used up with the burst: it comes back one level down.
    Down {
        /// The level it will join.
        to: u8,
    },
}

/// What becomes of a process whose slice is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// It joins the tail of the queue; which convention held if somebody became ready just now.
    Queue(SliceEnd),
    /// It joins the tail of its level (MLFQ).
    Level(u8),
    /// Its tickets go back into the pot (lottery).
    Pot,
    /// Its pass grows to this (stride).
    Pass(u64),
    /// Its virtual run-time has grown to this many thousandths of a tick (fair).
    Virtual(u64),
}

/// A process's state when it was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Was {
    /// Not arrived.
    Future,
    /// In the ready queue since.
    Ready(u64),
    /// On a CPU since.
    Running(u8, u64),
    /// Being loaded on a CPU since.
    Loading(u8, u64),
    /// In I/O since.
    Io(u64),
}

/// By what a ready process was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The comparison that decided.
    pub by: By,
    /// How many were ready, itself included.
    pub ready: u64,
    /// Whether another had the same key, so that arrival or position decided.
    pub tie: bool,
}

/// The key that decided a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// It was the first in the queue.
    First,
    /// Shortest next burst, in ticks.
    Burst(u64),
    /// Shortest estimate, in thousandths of a tick.
    Estimate(u64),
    /// Shortest remaining time, in ticks.
    Remaining(u64),
    /// Shortest estimated remaining time, in thousandths of a tick.
    EstimatedRemaining(u64),
    /// Highest (waited + burst) / burst.
    Ratio {
        /// Ticks waited.
        waited: u64,
        /// Next burst.
        burst: u64,
    },
    /// Smallest priority number, aged or not.
    Priority {
        /// Effective.
        effective: u64,
        /// Its own.
        own: u64,
    },
    /// First of the highest queue that is not empty.
    Level(u8),
    /// Holder of the drawn ticket.
    Ticket {
        /// The ticket, from 1.
        drawn: u64,
        /// Tickets in the pot.
        total: u64,
    },
    /// Smallest pass.
    Pass(u64),
    /// Smallest virtual run-time, in thousandths of a tick; and its slice in ticks.
    Virtual {
        /// Virtual run-time.
        time: u64,
        /// Slice.
        slice: u64,
    },
}

/// Why the CPU was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Strictly less remaining time (ticks, or thousandths where estimated).
    Remaining {
        /// Of the running process.
        running: u64,
        /// Of the ready one.
        ready: u64,
        /// Whether these are estimates in thousandths.
        estimated: bool,
    },
    /// A higher priority (smaller number).
    Priority {
        /// Of the running process.
        running: u64,
        /// Of the ready one.
        ready: u64,
    },
    /// Somebody is ready in a higher queue.
    Level {
        /// Of the running process.
        running: u8,
        /// Of the ready one.
        ready: u8,
    },
    /// Its virtual run-time is behind by more than the granularity; thousandths of a tick.
    Virtual {
        /// Of the running process.
        running: u64,
        /// Of the ready one.
        ready: u64,
    },
}

/// The name of a policy as scenario files spell it.
pub fn policy_name(policy: &Policy) -> &'static str {
    match policy {
        Policy::Fcfs {} => "fcfs",
        Policy::Sjf(_) => "sjf",
        Policy::Srtf(_) => "srtf",
        Policy::Hrrn {} => "hrrn",
        Policy::Priority { .. } => "priority",
        Policy::RoundRobin { .. } => "round-robin",
        Policy::Mlfq { .. } => "mlfq",
        Policy::Lottery { .. } => "lottery",
        Policy::Stride { .. } => "stride",
        Policy::Fair { .. } => "fair",
    }
}

/// Whether a policy goes by estimated lengths.
pub fn estimates(policy: &Policy) -> bool {
    match policy {
        Policy::Sjf(lengths) | Policy::Srtf(lengths) => lengths.lengths == LengthSource::Estimated,
        _ => false,
    }
}
