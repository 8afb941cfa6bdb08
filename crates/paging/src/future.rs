//! What OPT must know: when each page is used next.

use crate::{NEVER, Reference};

/// For each reference the position at which its page is used again, [`NEVER`] where it is not.
///
/// `pages` is the number of different pages; runs backwards over the references once.
pub fn next_uses(references: &[Reference], pages: usize) -> Vec<u32> {
    let mut next = vec![NEVER; references.len()];
    let mut seen = vec![NEVER; pages];
    for (i, r) in references.iter().enumerate().rev() {
        next[i] = std::mem::replace(&mut seen[r.page() as usize], i as u32);
    }
    next
}
