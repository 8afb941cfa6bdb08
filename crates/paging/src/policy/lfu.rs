//! Least frequently used, in constant time for each reference.

use super::{Replace, Watch};
use crate::{NONE, frames::Frames};

/// Least frequently used; among equals the one used longest ago. Tanenbaum calls its cheap form NFU;
/// Silberschatz, *Operating System Concepts* 10e, §10.4.6.
///
/// Frames of equal count are in one bucket, in the order of their last use; buckets are in the order
/// of their counts. A use moves a frame to the next bucket, so nothing is ever searched. (Only where
/// counts survive eviction does a page that comes back look for its bucket.)
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lfu {
    /// Each page's count when it last left, where it survives.
    kept: Option<Vec<u32>>,
    frames: Vec<Place>,
    buckets: Vec<Bucket>,
    /// Buckets not in use.
    spare: Vec<u32>,
    /// The bucket of the lowest count.
    lowest: u32,
}

/// A frame's neighbours in its bucket.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    before: u32,
    after: u32,
    bucket: u32,
    page: u32,
}

/// A frame in no bucket.
const EMPTY: Place = Place {
    before: NONE,
    after: NONE,
    bucket: NONE,
    page: NONE,
};

/// Frames used equally often: the one used longest ago first.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bucket {
    count: u32,
    first: u32,
    last: u32,
    before: u32,
    after: u32,
}

impl Lfu {
    /// With `keeps`, a page's count survives its eviction.
    pub fn new(keeps: bool) -> Self {
        Lfu {
            kept: keeps.then(Vec::new),
            lowest: NONE,
            ..Lfu::default()
        }
    }

    /// How often the page in a frame was used (0 where the frame is empty).
    pub fn count(&self, frame: usize) -> u32 {
        self.frames
            .get(frame)
            .and_then(|f| self.buckets.get(f.bucket as usize))
            .map_or(0, |b| b.count)
    }

    /// How often a page was used before it left, where counts survive that.
    pub fn kept(&self, page: u32) -> Option<u32> {
        self.kept.as_ref()?.get(page as usize).copied()
    }

    /// Frames by count, then by last use: the next to leave first.
    pub fn order(&self) -> impl Iterator<Item = u32> + '_ {
        let some = |i: u32| (i != NONE).then_some(i);
        let buckets = std::iter::successors(some(self.lowest), move |b| {
            some(self.buckets[*b as usize].after)
        });
        buckets.flat_map(move |b| {
            std::iter::successors(some(self.buckets[b as usize].first), move |f| {
                some(self.frames[*f as usize].after)
            })
        })
    }

    /// A bucket for `count` behind the bucket `before` ([`NONE`]: in front of all), found or made.
    fn bucket(&mut self, count: u32, before: u32) -> u32 {
        let after = match before {
            NONE => self.lowest,
            b => self.buckets[b as usize].after,
        };
        if after != NONE && self.buckets[after as usize].count == count {
            return after;
        }
        let bucket = Bucket {
            count,
            first: NONE,
            last: NONE,
            before,
            after,
        };
        let new = match self.spare.pop() {
            Some(i) => {
                self.buckets[i as usize] = bucket;
                i
            }
            None => {
                self.buckets.push(bucket);
                (self.buckets.len() - 1) as u32
            }
        };
        match before {
            NONE => self.lowest = new,
            b => self.buckets[b as usize].after = new,
        }
        if after != NONE {
            self.buckets[after as usize].before = new;
        }
        new
    }

    /// Puts a frame behind the others of a bucket.
    #[inline]
    fn append(&mut self, frame: u32, bucket: u32) {
        let b = &mut self.buckets[bucket as usize];
        let last = b.last;
        b.last = frame;
        if last == NONE {
            b.first = frame;
        } else {
            self.frames[last as usize].after = frame;
        }
        let place = &mut self.frames[frame as usize];
        (place.before, place.after, place.bucket) = (last, NONE, bucket);
    }

    /// Takes a frame out of its bucket.
    #[inline]
    fn unlink(&mut self, frame: u32) {
        let Place {
            before,
            after,
            bucket,
            ..
        } = self.frames[frame as usize];
        match before {
            NONE => self.buckets[bucket as usize].first = after,
            f => self.frames[f as usize].after = after,
        }
        match after {
            NONE => self.buckets[bucket as usize].last = before,
            f => self.frames[f as usize].before = before,
        }
    }

    /// Takes a bucket away if nothing is in it.
    fn drop_if_empty(&mut self, bucket: u32) {
        let Bucket {
            first,
            before,
            after,
            ..
        } = self.buckets[bucket as usize];
        if first != NONE {
            return;
        }
        match before {
            NONE => self.lowest = after,
            b => self.buckets[b as usize].after = after,
        }
        if after != NONE {
            self.buckets[after as usize].before = before;
        }
        self.spare.push(bucket);
    }
}

impl Replace for Lfu {
    fn start(&mut self, frames: usize, pages: usize) {
        self.frames = vec![EMPTY; frames];
        self.buckets = Vec::new();
        self.spare = Vec::new();
        self.lowest = NONE;
        if let Some(kept) = &mut self.kept {
            *kept = vec![0; pages];
        }
    }

    #[inline]
    fn hit(&mut self, frame: u32, _: u32) {
        let here = self.frames[frame as usize].bucket;
        let Bucket {
            count,
            first,
            last,
            after,
            ..
        } = self.buckets[here as usize];
        let count = count.saturating_add(1);
        if first == last && (after == NONE || self.buckets[after as usize].count != count) {
            // Alone in its bucket: the bucket goes up with it.
            self.buckets[here as usize].count = count;
            return;
        }
        self.unlink(frame);
        let next = self.bucket(count, here);
        self.append(frame, next);
        self.drop_if_empty(here);
    }

    fn load(&mut self, frame: u32, page: u32, _: u32) {
        let count = match &self.kept {
            Some(kept) => kept[page as usize].saturating_add(1),
            None => 1,
        };
        self.frames[frame as usize].page = page;
        let mut before = NONE;
        let mut at = self.lowest;
        while at != NONE && self.buckets[at as usize].count < count {
            before = at;
            at = self.buckets[at as usize].after;
        }
        let bucket = self.bucket(count, before);
        self.append(frame, bucket);
    }

    #[inline]
    fn victim(&mut self, _: &Frames, _: &mut impl Watch) -> u32 {
        match self.lowest {
            NONE => 0,
            b => self.buckets[b as usize].first,
        }
    }

    fn remove(&mut self, frame: u32) {
        let Place { bucket, page, .. } = self.frames[frame as usize];
        if let Some(kept) = &mut self.kept {
            kept[page as usize] = self.buckets[bucket as usize].count;
        }
        self.unlink(frame);
        self.frames[frame as usize].bucket = NONE;
        self.drop_if_empty(bucket);
    }

    fn resize(&mut self, frames: usize) {
        self.frames.resize(frames, EMPTY);
    }
}
