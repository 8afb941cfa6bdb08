//! Page replacement: frames under a policy, one implementation at two speeds.
//!
//! [`Memory::touch`] makes one reference and tells what it did: the labs step with it. [`Memory::run`]
//! makes millions with the same code; what differs is that nobody watches. [`Curve`] gives the faults
//! of a stack algorithm (LRU, OPT) for every number of frames from one pass.
//!
//! A crate of its own because it is built for speed where the rest of the page is built for size.
//! Pages are dense numbers here ([`Pages`] gives them out). Left out: time, processes, disks, tables.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod change;
mod curve;
mod frames;
mod future;
mod policy;
#[cfg(test)]
mod tests;

pub use curve::Curve;
pub use frames::{Counts, Evicted, Frames, Memory, Touch};
pub use future::{NextUses, next_uses};
pub use policy::{Aging, Clock, Fifo, Lfu, Lru, Nur, Opt, Policy, Random, Watch};

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// No frame, no page, no bucket.
pub(crate) const NONE: u32 = u32::MAX;
/// The next use of a page that is never used again.
pub const NEVER: u32 = u32::MAX;

/// One reference to memory: a page by its dense number, and whether it writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Reference(u32);

impl Reference {
    /// Most pages there can be.
    pub const MAX_PAGES: usize = 1 << 31;

    /// A reference to `page` (under [`Reference::MAX_PAGES`]).
    pub fn new(page: u32, write: bool) -> Self {
        debug_assert!((page as usize) < Self::MAX_PAGES);
        Reference(page << 1 | u32::from(write))
    }

    /// The page's dense number.
    pub fn page(self) -> u32 {
        self.0 >> 1
    }

    /// Whether it writes.
    pub fn writes(self) -> bool {
        self.0 & 1 == 1
    }
}

impl std::fmt::Debug for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.page(), if self.writes() { "w" } else { "" })
    }
}

/// Dense numbers for pages, in the order of their first appearance.
#[derive(Debug, Clone)]
pub struct Pages {
    numbers: HashMap<u64, u32, BuildHasherDefault<Mix>>,
    names: Vec<u64>,
    /// The page asked for last among those with the same lower digits: a program is in few pages at a
    /// time.
    recent: [(u64, u32); RECENT],
}

/// How many pages are found without a look into the table.
const RECENT: usize = 32;

impl Default for Pages {
    fn default() -> Self {
        Pages {
            numbers: HashMap::default(),
            names: Vec::new(),
            // In each place a name that belongs into another.
            recent: std::array::from_fn(|i| (!(i as u64), NONE)),
        }
    }
}

impl Pages {
    /// The dense number of a page.
    #[inline]
    pub fn number(&mut self, name: u64) -> u32 {
        let place = name as usize % RECENT;
        let (recent, number) = self.recent[place];
        if recent == name {
            return number;
        }
        let number = self.look_up(name);
        self.recent[place] = (name, number);
        number
    }

    fn look_up(&mut self, name: u64) -> u32 {
        let new = self.names.len() as u32;
        let number = *self.numbers.entry(name).or_insert(new);
        if number == new {
            self.names.push(name);
        }
        number
    }

    /// How many different pages there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The pages by dense number.
    pub fn names(&self) -> &[u64] {
        &self.names
    }
}

/// Spreads page numbers over a table: they are no secret, so one multiplication will do.
#[derive(Debug, Clone, Copy, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, n: u64) {
        // The odd number next to 2^64 / φ (Knuth, The Art of Computer Programming 3, §6.4).
        self.0 = (self.0 ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}
