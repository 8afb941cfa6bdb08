//! What a step did, and by which rule.

use kw_paging::Evicted;

/// One step: an event at an instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When: the number of the reference with one process, ticks with several.
    pub at: u64,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A reference of the one process.
    Touched(Touched),
    /// A clock tick: the R bits are cleared, and with aging shifted into the counters.
    Tick {
        /// How many R bits were set.
        set: u64,
        /// Whether counters were shifted (aging).
        shifted: bool,
    },
    /// Change of the past: another number of frames.
    FramesSet {
        /// Before.
        from: u64,
        /// After.
        to: u64,
        /// Pages that had to leave.
        gone: u64,
        /// Those of them that were written back.
        written: u64,
    },
    /// Change of the past: another policy takes over.
    PolicySet {
        /// Its name.
        name: &'static str,
    },
    /// One of several processes did something or something was done to it.
    Process {
        /// Its position.
        process: u16,
        /// What.
        did: Did,
        /// Frames it holds afterwards.
        held: u16,
        /// Pages of its working set afterwards.
        set: u16,
    },
}

/// A reference and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Touched {
    /// Dense number of the page.
    pub page: u32,
    /// Whether it writes.
    pub write: bool,
    /// Whether it is a page's first write since it was loaded.
    pub dirtied: bool,
    /// The frame the page is in now.
    pub frame: u32,
    /// Whether it was there before.
    pub hit: bool,
    /// The page that had to leave.
    pub evicted: Option<Evicted>,
    /// Why that one, or what the policy noted.
    pub because: Because,
    /// Whether it is a change of the past.
    pub inserted: bool,
    /// Whether a tick that was due came with it (only where a change of the past came before it).
    pub ticked: bool,
}

/// By what a victim was chosen, or what a hit means to the policy. References are counted from 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Because {
    /// A hit: nothing the policy goes by has changed (FIFO, random).
    Unmoved,
    /// A hit: the page's next use is this reference (OPT), `None` for never.
    NextUse(Option<u64>),
    /// A hit: the page is the most recently used one now (LRU).
    OnTop {
        /// Its last use before.
        before: u64,
    },
    /// A hit: the page's count is this now (LFU).
    Counted(u64),
    /// A hit: the R bit is set (NUR, clock, aging); whether it was before.
    Referenced(bool),
    /// A fault: a frame was free; how many were.
    Free(u64),
    /// FIFO: it came first, with this reference.
    Oldest(u64),
    /// OPT: its next use is farthest away.
    Farthest {
        /// The reference, `None` for never.
        next: Option<u64>,
        /// How many are never used again.
        same: u64,
    },
    /// LRU: used last by this reference.
    LeastRecent(u64),
    /// LFU: its count is the lowest.
    LeastFrequent {
        /// The count.
        count: u64,
        /// How many have it.
        same: u64,
        /// Its last use.
        used: u64,
    },
    /// NUR: of the lowest class.
    Class {
        /// 2·R + M.
        class: u64,
        /// How many are of this class.
        same: u64,
        /// Whether chance chose among them.
        random: bool,
    },
    /// Clock: the hand came to it.
    Hand {
        /// The frames it passed, whose R bits it cleared.
        passed: Vec<u32>,
        /// The frame after the victim's: where it points now.
        hand: u32,
    },
    /// Aging: its counter is the lowest.
    Counter {
        /// The counter as bits, R before it where it counts.
        bits: String,
        /// How many have it.
        same: u64,
    },
    /// Random: one of so many.
    Chance(u64),
}

/// What one of several processes did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// It arrived and is ready.
    Arrived,
    /// It gets the CPU; ready since.
    Dispatched {
        /// Since when it was ready.
        since: u64,
    },
    /// It used a page that was in memory.
    Used {
        /// The page's number within the process.
        page: u64,
    },
    /// It used a page that was not: the paging device has to bring it.
    Faulted {
        /// The page's number within the process.
        page: u64,
        /// Since when it was on the CPU.
        since: u64,
        /// Requests before its own at the device.
        queue: u64,
        /// Whose page had to leave.
        from: Option<u16>,
        /// Whether that page had to be written back.
        written: bool,
    },
    /// Its page is in memory: it is ready.
    PageIn {
        /// Since when it waited.
        since: u64,
    },
    /// Its last reference is made.
    Finished {
        /// Since when it was on the CPU.
        since: Option<u64>,
    },
    /// Its working set does not fit any more: its pages leave.
    Suspended {
        /// What it was doing since when.
        was: (Doing, u64),
        /// Pages of all working sets together.
        sum: u64,
        /// Pages that left.
        pages: u64,
    },
    /// Its working set fits again.
    Resumed {
        /// Since when it was suspended.
        since: u64,
        /// Its working set, in pages.
        size: u64,
        /// Frames the others leave.
        room: u64,
    },
    /// Change of the past: suspended.
    Parked {
        /// What it was doing since when.
        was: (Doing, u64),
        /// Pages that left.
        pages: u64,
    },
    /// Change of the past: resumed.
    LetGo {
        /// Since when it was suspended.
        since: u64,
    },
    /// Change of the past: ended.
    Killed {
        /// What it was doing since when.
        was: (Doing, u64),
    },
    /// A change that had nothing to act on.
    NoEffect,
}

/// What a process does in an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Not arrived, or ended.
    Nothing,
    /// Waiting for the CPU.
    Ready,
    /// On the CPU.
    Run,
    /// Waiting for a page.
    Disk,
    /// Suspended.
    Suspended,
}
