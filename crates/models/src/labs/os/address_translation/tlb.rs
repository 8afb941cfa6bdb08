//! The translation look-aside buffer: a few translations, all compared at once.
//!
//! Left out: sets (every entry may hold every page), several levels of TLB, global pages.

use super::scenario::TlbPolicy;
use kw_trace::Rng;

/// A translation that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Whose.
    pub process: u8,
    /// The (first) page.
    pub page: u64,
    /// Page number bits that a large page leaves to the offset.
    pub below: u32,
    /// The (first) frame.
    pub frame: u64,
    /// W.
    pub writable: bool,
    /// U.
    pub user: bool,
    /// D.
    pub dirty: bool,
    /// When it was put here: a count of look-ups.
    pub filled: u64,
    /// When it last matched.
    pub used: u64,
}

impl Kept {
    /// Whether it translates this page of this process.
    pub fn covers(&self, process: u8, page: u64) -> bool {
        self.process == process && self.page >> self.below == page >> self.below
    }
}

/// The buffer.
#[derive(Debug, Clone, PartialEq)]
pub struct Tlb {
    /// Its entries.
    pub slots: Vec<Option<Kept>>,
    policy: TlbPolicy,
    rng: Rng,
    /// Look-ups so far.
    pub lookups: u64,
}

impl Tlb {
    /// An empty one.
    pub fn new(entries: u64, policy: TlbPolicy, seed: u64) -> Self {
        Tlb {
            slots: vec![None; entries as usize],
            policy,
            rng: Rng::new(seed),
            lookups: 0,
        }
    }

    /// The entry that has a page.
    pub fn look_up(&mut self, process: u8, page: u64) -> Option<u16> {
        self.lookups += 1;
        let has = |s: &Option<Kept>| s.is_some_and(|k| k.covers(process, page));
        let slot = self.slots.iter().position(has)?;
        if let Some(kept) = &mut self.slots[slot] {
            kept.used = self.lookups;
        }
        Some(slot as u16)
    }

    /// Puts a translation in; says where, and what gave way.
    pub fn fill(&mut self, mut kept: Kept) -> Option<(u16, Option<Kept>)> {
        kept.filled = self.lookups;
        kept.used = self.lookups;
        let stamp = |s: &Option<Kept>| {
            s.map_or(0, |k| match self.policy {
                TlbPolicy::Fifo => k.filled,
                _ => k.used,
            })
        };
        let free = self.slots.iter().position(Option::is_none);
        let slot = match free {
            Some(slot) => slot,
            None if self.slots.is_empty() => return None,
            None if self.policy == TlbPolicy::Random => {
                self.rng.below(self.slots.len() as u64) as usize
            }
            None => (0..self.slots.len()).min_by_key(|i| stamp(&self.slots[*i]))?,
        };
        let victim = self.slots[slot].replace(kept);
        Some((slot as u16, victim))
    }

    /// Drops entries; says how many.
    pub fn drop_where(&mut self, which: impl Fn(&Kept) -> bool) -> u16 {
        let mut dropped = 0;
        for slot in &mut self.slots {
            if slot.as_ref().is_some_and(&which) {
                *slot = None;
                dropped += 1;
            }
        }
        dropped
    }
}
