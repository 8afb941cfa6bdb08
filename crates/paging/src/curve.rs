//! Faults for every number of frames from one pass over the references: stack distances.
//!
//! Mattson, Gecsei, Slutz, Traiger, *Evaluation techniques for storage hierarchies*, IBM Systems
//! Journal 9(2), 1970: with a stack algorithm a reference is a hit with `n` frames exactly when its
//! page is among the upper `n` of one stack. Counting how deep each page was found gives the faults of
//! all sizes at once.

use crate::{NONE, Reference};

/// A pass of LRU or OPT under way.
#[derive(Debug, Clone)]
pub struct Curve {
    stack: Stack,
    /// How many references found their page at each depth (from 1).
    found: Vec<u64>,
    /// References made.
    made: u64,
    /// Places looked at.
    work: u64,
}

#[derive(Debug, Clone)]
enum Stack {
    Lru(Lru),
    Opt(Opt),
}

impl Curve {
    /// LRU, for pages numbered under `pages`.
    pub fn lru(pages: usize) -> Self {
        Self::new(Stack::Lru(Lru::new(pages)), pages)
    }

    /// OPT, for pages numbered under `pages`.
    pub fn opt(pages: usize) -> Self {
        let stack = Opt {
            stack: Vec::with_capacity(pages),
        };
        Self::new(Stack::Opt(stack), pages)
    }

    fn new(stack: Stack, pages: usize) -> Self {
        Curve {
            stack,
            found: vec![0; pages + 1],
            made: 0,
            work: 0,
        }
    }

    /// A slice of references; `next` holds the next use of each for OPT ([`crate::next_uses`]) and
    /// may be empty for LRU.
    pub fn run(&mut self, references: &[Reference], next: &[u32]) {
        let found = &mut self.found;
        match &mut self.stack {
            Stack::Lru(stack) => {
                for r in references {
                    found[stack.touch(r.page()) as usize] += 1;
                }
            }
            Stack::Opt(stack) => {
                for (r, next) in references.iter().zip(next) {
                    let depth = stack.touch(r.page(), *next);
                    found[depth] += 1;
                    self.work += match depth {
                        0 => stack.stack.len(),
                        depth => depth,
                    } as u64;
                }
            }
        }
        self.made += references.len() as u64;
    }

    /// About how much was done so far: a slice can be as long as its work is little. One for each
    /// reference, and OPT's way down its stack.
    pub fn work(&self) -> u64 {
        self.made + self.work
    }

    /// Faults with 1, 2, 3, … frames, up to as many as there are different pages.
    pub fn faults(&self) -> Vec<u64> {
        let mut left = self.made;
        // Depth 0 counts the pages that were nowhere: faults with any number of frames.
        self.found[1..]
            .iter()
            .map(|hits| {
                left -= hits;
                left
            })
            .collect()
    }
}

/// Depths in LRU's stack in O(log pages): each page holds the slot of its last use in a row of slots,
/// and its depth is the number of slots taken from there on.
#[derive(Debug, Clone)]
struct Lru {
    /// The slot of each page, [`NONE`] where it was never used.
    slots: Vec<u32>,
    /// The page of each slot.
    pages: Vec<u32>,
    /// A bit for each slot that is some page's last use.
    taken: Vec<u64>,
    /// Sums of taken slots over words: a Fenwick tree, node `i` from 1.
    sums: Vec<u32>,
    /// The next slot.
    next: u32,
    /// Slots taken: pages seen.
    seen: u32,
    /// The page of the reference before.
    top: u32,
}

impl Lru {
    fn new(pages: usize) -> Self {
        // Four times as many slots as pages: moving them together is then rare.
        let words = (pages * 4).div_ceil(64).max(4);
        Lru {
            slots: vec![NONE; pages],
            pages: vec![NONE; words * 64],
            taken: vec![0; words],
            sums: vec![0; words + 1],
            next: 0,
            seen: 0,
            top: NONE,
        }
    }

    /// The depth of a page, from 1; 0 for one that is new. It is on top then.
    #[inline]
    fn touch(&mut self, page: u32) -> u32 {
        if page == self.top {
            return 1;
        }
        self.top = page;
        let old = self.slots[page as usize];
        let depth = if old == NONE {
            self.seen += 1;
            0
        } else {
            let word = (old / 64) as usize;
            let below = self.taken[word] & ((1 << (old % 64)) - 1);
            let depth = self.seen - self.before(word) - below.count_ones();
            self.taken[word] &= !(1 << (old % 64));
            self.add(word, u32::MAX);
            depth
        };
        if self.next as usize == self.pages.len() {
            self.pack(page);
        }
        let slot = self.next;
        self.next += 1;
        self.slots[page as usize] = slot;
        self.pages[slot as usize] = page;
        let word = (slot / 64) as usize;
        self.taken[word] |= 1 << (slot % 64);
        self.add(word, 1);
        depth
    }

    /// Adds to a word's sum; `u32::MAX` takes one away.
    #[inline]
    fn add(&mut self, word: usize, by: u32) {
        let mut i = word + 1;
        while i < self.sums.len() {
            self.sums[i] = self.sums[i].wrapping_add(by);
            i += i & i.wrapping_neg();
        }
    }

    /// Taken slots in the words before this one.
    #[inline]
    fn before(&self, word: usize) -> u32 {
        let (mut i, mut sum) = (word, 0_u32);
        while i > 0 {
            sum = sum.wrapping_add(self.sums[i]);
            i &= i - 1;
        }
        sum
    }

    /// Moves the taken slots together, in their order; that of `leaving` has just been freed.
    fn pack(&mut self, leaving: u32) {
        let mut to = 0;
        for from in 0..self.pages.len() {
            if self.taken[from / 64] >> (from % 64) & 1 == 0 {
                continue;
            }
            let page = self.pages[from];
            debug_assert_ne!(page, leaving);
            self.pages[to] = page;
            self.slots[page as usize] = to as u32;
            to += 1;
        }
        self.next = to as u32;
        self.taken.fill(0);
        self.sums.fill(0);
        for slot in 0..to {
            self.taken[slot / 64] |= 1 << (slot % 64);
        }
        for word in 0..self.taken.len() {
            let count = self.taken[word].count_ones();
            if count > 0 {
                self.add(word, count);
            }
        }
    }
}

/// OPT's stack. A reference puts its page on top; the page that was there sinks until it finds its
/// place: at each depth the one needed sooner stays. The work is the depth at which the page was found,
/// which in real programs is small.
#[derive(Debug, Clone)]
struct Opt {
    /// Pages with their next uses, the top first.
    stack: Vec<(u32, u32)>,
}

impl Opt {
    /// The depth of a page, from 1; 0 for one that is new. It is on top then.
    fn touch(&mut self, page: u32, next: u32) -> usize {
        let Some(top) = self.stack.first_mut() else {
            self.stack.push((page, next));
            return 0;
        };
        let mut carried = std::mem::replace(top, (page, next));
        if carried.0 == page {
            return 1;
        }
        for (i, here) in self.stack.iter_mut().enumerate().skip(1) {
            if here.0 == page {
                *here = carried;
                return i + 1;
            }
            if carried.1 < here.1 {
                std::mem::swap(here, &mut carried);
            }
        }
        self.stack.push(carried);
        0
    }
}
