//! What one step did. The rest of its story is in the state it led to.

use super::{
    scenario::{Access, Input},
    state::Outcome,
};

/// One step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// What happened.
    pub what: What,
    /// The access it was the end of.
    pub ended: Option<Ended>,
}

/// An access that has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// When, in nanoseconds.
    pub at: u64,
    /// The access.
    pub access: Access,
    /// The physical address, if it got one.
    pub physical: Option<u64>,
    /// References to memory, all attempts.
    pub references: u32,
    /// Whether the first look-up in the TLB hit.
    pub hit: bool,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether the learner put it in.
    pub inserted: bool,
}

/// What happened in a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What {
    /// An access begins: its address is split.
    Split,
    /// A TLB entry has the page.
    Hit {
        /// Which entry.
        slot: u16,
    },
    /// No TLB entry has the page.
    Miss,
    /// An entry of a page table was read.
    Read {
        /// Level of the table, 0 at the top.
        level: u8,
        /// What it says.
        found: Found,
    },
    /// The rights in the entry allow the access; accessed (and dirty) are set.
    Allowed {
        /// Whether the accessed bit was clear before.
        first_use: bool,
    },
    /// The rights do not allow the access: it ends here.
    Denied {
        /// What was not allowed.
        by: Denial,
    },
    /// The page is not present: the processor traps.
    PageFault {
        /// Whether the operating system knows the page (it is on the disk).
        on_disk: bool,
    },
    /// The page does not belong to the process: the access ends here.
    Invalid,
    /// A write to a page that is shared copy-on-write: the processor traps.
    CopyFault {
        /// How many mappings the frame has.
        sharers: u16,
    },
    /// A page was put out of its frame.
    Evicted(Eviction),
    /// No frame is free and none can be freed: the access ends here.
    NoFrame,
    /// A page was put into a frame and its entry written.
    Loaded {
        /// The frame.
        frame: u64,
        /// From the disk; else filled with zeros.
        from_disk: bool,
        /// Page tables that had to be made for it.
        tables: u8,
    },
    /// A page was copied into a frame of its own.
    Copied {
        /// The frame that is shared.
        from: u64,
        /// The new one.
        to: u64,
    },
    /// The last sharer of a page gets it writable without a copy.
    Reused {
        /// The frame.
        frame: u64,
    },
    /// A translation was put into the TLB.
    Filled {
        /// Which entry.
        slot: u16,
        /// Process and page that were there.
        victim: Option<(u8, u64)>,
    },
    /// The physical address is formed and memory accessed: the access is done.
    Done {
        /// Whether the dirty bit had to be set through the TLB.
        dirty_set: bool,
    },
    /// Another process got the processor.
    Switched {
        /// Which had it.
        from: u8,
        /// Which has it now.
        to: u8,
        /// TLB entries that were dropped.
        dropped: u16,
    },
    /// A process forked.
    Forked {
        /// The parent.
        parent: u8,
        /// The child.
        child: u8,
        /// Pages they share now.
        pages: u32,
        /// Page tables made for the child.
        tables: u32,
    },
    /// The learner's change, done.
    Changed {
        /// What it was.
        input: Input,
        /// TLB entries that were dropped.
        dropped: u16,
    },
    /// The learner's change waits for the end of the access under way.
    Queued {
        /// What it is.
        input: Input,
    },
    /// The learner's change found nothing to act on.
    Nothing {
        /// What it was.
        input: Input,
    },
}

/// What an entry that was read says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Where the table of the next level is.
    Table,
    /// The frame of a page.
    Page,
    /// The frames of a large page.
    LargePage,
    /// Not present.
    Nothing,
}

/// What an access was not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// To write a read-only page.
    Write,
    /// To touch a page of the operating system in user mode.
    User,
}

/// A page that gave way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Eviction {
    /// Its frame.
    pub frame: u64,
    /// Its first owner.
    pub process: u8,
    /// Its number there.
    pub page: u64,
    /// How many entries mapped it.
    pub mappings: u16,
    /// Whether it had been written and so had to be saved.
    pub dirty: bool,
    /// Accesses since its last use (LRU) or since it was loaded (FIFO); frames that the hand passed
    /// (clock).
    pub count: u64,
    /// TLB entries that were dropped.
    pub dropped: u16,
}
