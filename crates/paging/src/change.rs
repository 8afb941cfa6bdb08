//! Changes while a run is under way: other frames, another policy. Nothing here is on the way of a
//! reference.

use crate::{Evicted, Memory, NONE, Policy, frames::as_itself, policy::Replace};

impl Memory {
    /// Gives the memory `count` frames (at least one): new ones are added behind the last, and of the
    /// last ones as many go as are too many. The pages that were in those leave; they are counted as
    /// evictions.
    pub fn resize(&mut self, count: usize) -> Vec<Evicted> {
        let count = count.max(1);
        let gone: Vec<Evicted> = (count..self.frames.count())
            .filter_map(|frame| self.release(frame as u32))
            .collect();
        self.counts.evictions += gone.len() as u64;
        self.counts.write_backs += gone.iter().filter(|e| e.dirty).count() as u64;
        self.frames.resize(count);
        as_itself!(&mut self.policy, p => p.resize(count));
        gone
    }

    /// Puts another policy in force. The pages stay; it is told of them as just loaded, in this order
    /// of frames (each that holds a page, once), each with the next use of its page.
    pub fn take_over(&mut self, policy: Policy, order: &[(u32, u32)]) {
        self.policy = policy;
        let (count, pages) = (self.frames.count(), self.frames.pages());
        as_itself!(&mut self.policy, p => {
            p.start(count, pages);
            for (frame, next) in order {
                let page = self.frames.page(*frame as usize).unwrap_or(NONE);
                if page != NONE {
                    p.load(*frame, page, *next);
                }
            }
        });
    }

    /// References until the next clock tick, where the policy has one.
    pub fn until_tick(&self) -> Option<u32> {
        as_itself!(&self.policy, p => p.until_tick())
    }
}
