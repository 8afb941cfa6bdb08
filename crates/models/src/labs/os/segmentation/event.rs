//! What one step did.

use super::scenario::{A20, AccessKind, Fit, Purpose, Register, Rights};

/// One step: when, and what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The clock after it, in ticks.
    pub at: u64,
    /// What happened.
    pub what: What,
}

/// Free memory between two blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hole {
    /// Lowest address.
    pub start: u32,
    /// Units.
    pub size: u32,
}

impl Hole {
    /// The address behind it.
    pub fn end(self) -> u32 {
        self.start + self.size
    }
}

/// A block of memory in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Lowest address: the base.
    pub start: u32,
    /// Units allocated.
    pub size: u32,
    /// Units asked for: the limit. What is over is lost inside the block.
    pub used: u32,
    /// Position of the process, or [`super::state::TAKEN`].
    pub process: u16,
    /// Number of the segment.
    pub segment: u16,
    /// When it was put there.
    pub since: u32,
}

impl Block {
    /// The address behind it.
    pub fn end(self) -> u32 {
        self.start + self.size
    }
}

/// Holes looked at for a segment, in order, and which was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// The fit it went by.
    pub fit: Fit,
    /// Holes in the order they were looked at.
    pub looked: Vec<Hole>,
    /// Which of them was taken.
    pub chosen: Option<usize>,
    /// Whether another one was as good.
    pub tie: bool,
    /// Where next fit began, and whether that was inside a hole.
    pub rover: (u32, bool),
}

impl Search {
    /// The hole that was taken.
    pub fn hole(&self) -> Option<Hole> {
        self.looked.get(self.chosen?).copied()
    }
}

/// An access (s, d).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Position of the process.
    pub process: u16,
    /// Segment number s.
    pub segment: u16,
    /// Offset d.
    pub offset: u32,
    /// What it does.
    pub kind: AccessKind,
}

/// Why memory is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// Its time is over.
    Done,
    /// Another segment of it found no hole: it waits.
    ToWait,
    /// Another segment of it found no hole: it is turned away.
    Refused,
    /// A fault ended it.
    Fault,
    /// The learner ended it.
    Killed,
}

/// What follows when no hole is large enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Memory is compacted.
    Compacts,
    /// The process waits.
    Waits,
    /// The process is turned away.
    Refused,
    /// It can never fit, so it is turned away.
    Never,
}

/// Why a segment found no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Short {
    /// Enough is free, but in pieces: external fragmentation.
    Pieces,
    /// Not enough is free.
    Memory,
    /// The base it must have is in use.
    Base(u32),
}

/// How a segment grew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    /// Into what rounding up had left over.
    Slack,
    /// Into the hole behind it.
    Behind,
    /// By moving into another hole: from here, leaving this block.
    Moved(Block),
    /// Not at all.
    Nowhere {
        /// All that is free.
        free: u32,
        /// The largest hole.
        largest: u32,
    },
}

/// Where an address of real mode ends up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bus {
    /// Below 1 MiB.
    Plain,
    /// Wrapped to 0, because line 20 is held.
    Wrapped,
    /// Above 1 MiB, because line 20 is passed on.
    High,
}

/// An access in real mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Far {
    /// What for.
    pub purpose: Purpose,
    /// The register used.
    pub register: Register,
    /// What is in it.
    pub segment: u32,
    /// The offset.
    pub offset: u32,
}

impl Far {
    /// Segment × 16 + offset, before anything is cut: at most 0x10FFEF.
    pub fn sum(self) -> u32 {
        self.segment * 16 + self.offset
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A process arrives and asks for its segments.
    Arrived {
        /// Position of the process.
        process: u16,
        /// Units wanted in all, rounded up.
        total: u32,
    },
    /// A process waits behind another, because nobody may pass.
    Queued {
        /// Position of the process.
        process: u16,
        /// The one it waits behind.
        behind: u16,
    },
    /// A waiting process is tried again, and will find room.
    Retried {
        /// Position of the process.
        process: u16,
        /// Ticks since it arrived.
        waited: u64,
    },
    /// A segment got a place.
    Placed {
        /// The block.
        block: Block,
        /// The search that found it, if the fit chose.
        search: Option<Search>,
        /// Whether it was the process's last one.
        complete: bool,
    },
    /// A segment found no place.
    NoRoom {
        /// Position of the process.
        process: u16,
        /// Number of the segment.
        segment: u16,
        /// Units wanted, rounded up.
        want: u32,
        /// What it lacked.
        short: Short,
        /// Units free in all.
        free: u32,
        /// Units of the largest hole.
        largest: u32,
        /// The search that found it, if the fit chose.
        search: Option<Search>,
        /// What follows.
        outcome: Outcome,
        /// As pages: frames free and pages needed, where pages are shown.
        pages: Option<(u32, u32)>,
    },
    /// Compaction moved a block down to this base.
    Moved {
        /// What it was before.
        from: u32,
        /// The block.
        block: Block,
        /// Ticks it took.
        ticks: u64,
    },
    /// Compaction is over.
    Compacted {
        /// Blocks moved.
        blocks: u32,
        /// Units moved.
        moved: u32,
        /// Ticks it took.
        ticks: u64,
        /// Units free in all.
        free: u32,
    },
    /// A block was given back.
    Freed {
        /// The block.
        block: Block,
        /// Units of the hole below it, as it was (0: none).
        below: u32,
        /// Units of the hole above it, as it was (0: none).
        above: u32,
        /// The hole it is part of now.
        hole: Hole,
        /// Why it was given back.
        why: Leave,
        /// Whether it was the process's last one.
        last: bool,
    },
    /// The row of the segment table is found.
    LookedUp {
        /// The access.
        asked: Asked,
        /// The base.
        base: u32,
        /// The limit.
        limit: u32,
    },
    /// The process has no segment of this number.
    NoSegment {
        /// The access.
        asked: Asked,
        /// How many segments it has.
        count: u32,
    },
    /// The process is not in memory.
    Absent {
        /// The access.
        asked: Asked,
    },
    /// d < limit.
    WithinLimit {
        /// The access.
        asked: Asked,
        /// The limit.
        limit: u32,
    },
    /// d ≥ limit.
    BeyondLimit {
        /// The access.
        asked: Asked,
        /// The limit.
        limit: u32,
    },
    /// The rights allow it.
    Allowed {
        /// The access.
        asked: Asked,
        /// The rights of the segment.
        rights: Rights,
    },
    /// The rights do not.
    Denied {
        /// The access.
        asked: Asked,
        /// The rights of the segment.
        rights: Rights,
    },
    /// The physical address.
    Physical {
        /// The access.
        asked: Asked,
        /// The base.
        base: u32,
    },
    /// Real mode: the register is chosen.
    Selected {
        /// The access.
        far: Far,
    },
    /// Real mode: segment × 16 + offset.
    Summed {
        /// The access.
        far: Far,
    },
    /// Real mode: what is on the address lines.
    OnBus {
        /// The access.
        far: Far,
        /// The physical address.
        address: u32,
        /// How it got there.
        bus: Bus,
        /// Other registers whose 64 KiB hold the byte too, a bit each.
        others: u8,
    },
    /// The learner ended a process.
    Killed {
        /// Position of the process.
        process: u16,
    },
    /// The learner asked for compaction.
    CompactAsked,
    /// The learner chose another fit.
    FitSet {
        /// What it was before.
        from: Fit,
        /// What it is now.
        to: Fit,
    },
    /// The learner added an access.
    AccessAsked {
        /// The access.
        asked: Asked,
    },
    /// The learner made a segment longer.
    Grown {
        /// Position of the process.
        process: u16,
        /// Number of the segment.
        segment: u16,
        /// By how many units.
        by: u32,
        /// The block as it is now.
        block: Block,
        /// How.
        how: Growth,
        /// The search that found it, if the fit chose.
        search: Option<Search>,
    },
    /// The learner loaded a segment register.
    RegisterSet {
        /// Which register.
        register: Register,
        /// What it was before.
        from: u32,
        /// What it is now.
        to: u32,
    },
    /// The learner switched line 20.
    A20Set {
        /// What it is now.
        to: A20,
    },
    /// The change had nothing to act on.
    NoEffect,
}
