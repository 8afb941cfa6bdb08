//! When each page will be used again: what OPT has to know.

use crate::{NEVER, Reference};

/// For each reference the position of the next one to its page, [`NEVER`] where there is none.
/// Positions count from 0; at most 2^32 − 2 references.
pub fn next_uses(references: &[Reference], pages: usize) -> Vec<u32> {
    let mut work = NextUses::new(references.len(), pages);
    work.advance(references, references.len());
    work.finish()
}

/// [`next_uses`] in slices, from the last reference to the first.
#[derive(Debug, Clone)]
pub struct NextUses {
    next: Vec<u32>,
    /// The use of each page seen last, that is, the earliest so far.
    seen: Vec<u32>,
    /// References still to come.
    left: usize,
}

impl NextUses {
    /// For so many references to pages numbered under `pages`.
    pub fn new(references: usize, pages: usize) -> Self {
        NextUses {
            // Zeros cost nothing until they are written to.
            next: vec![0; references],
            seen: vec![NEVER; pages],
            left: references,
        }
    }

    /// Works through at most `count` of the references (all of them are given, each time); whether
    /// that was the last.
    pub fn advance(&mut self, references: &[Reference], count: usize) -> bool {
        let from = self.left.saturating_sub(count);
        let slice = from..self.left;
        let some = references[slice.clone()].iter().zip(&mut self.next[slice]);
        for ((r, next), i) in some.rev().zip((from as u32..self.left as u32).rev()) {
            *next = std::mem::replace(&mut self.seen[r.page() as usize], i);
        }
        self.left = from;
        from == 0
    }

    /// The next uses, when all is done.
    pub fn finish(self) -> Vec<u32> {
        self.next
    }
}
