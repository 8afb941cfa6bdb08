//! Frames, what is in them, and one reference after another.

use crate::{NONE, Policy, Reference, Watch, policy::Replace};

/// What a run added up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// References to a page that was in a frame.
    pub hits: u64,
    /// References to a page that was not.
    pub faults: u64,
    /// Pages that had to leave a frame for another.
    pub evictions: u64,
    /// Pages that had been written to when they left.
    pub write_backs: u64,
}

/// The frames and which page is in which.
#[derive(Debug, Clone, PartialEq)]
pub struct Frames {
    /// The page in each frame, [`NONE`] where there is none.
    pages: Vec<u32>,
    /// The frame of each page, [`NONE`] where it is in none.
    places: Vec<u32>,
    /// A bit for each frame: written to since it was loaded.
    dirty: Vec<u64>,
    /// Frames given back, the lowest last.
    free: Vec<u32>,
    /// Frames from here on were never used.
    fresh: u32,
}

/// What one reference did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// The frame the page is in now.
    pub frame: u32,
    /// Whether it was there before.
    pub hit: bool,
    /// The page that had to leave.
    pub evicted: Option<Evicted>,
}

/// A page that left its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evicted {
    /// Its dense number.
    pub page: u32,
    /// Whether it had been written to, so that it has to be written back.
    pub dirty: bool,
}

impl Frames {
    fn new(count: usize, pages: usize) -> Self {
        assert!(count > 0, "at least one frame");
        Frames {
            pages: vec![NONE; count],
            places: vec![NONE; pages],
            dirty: vec![0; count.div_ceil(64)],
            free: Vec::new(),
            fresh: 0,
        }
    }

    /// How many frames there are.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// The page in a frame.
    pub fn page(&self, frame: usize) -> Option<u32> {
        self.pages.get(frame).copied().filter(|p| *p != NONE)
    }

    /// The frame a page is in.
    pub fn place(&self, page: u32) -> Option<u32> {
        let frame = self.places.get(page as usize).copied();
        frame.filter(|f| *f != NONE)
    }

    /// Whether the page in a frame was written to since it was loaded.
    pub fn is_dirty(&self, frame: usize) -> bool {
        bit(&self.dirty, frame as u32)
    }

    /// How many frames hold a page.
    pub fn used(&self) -> usize {
        self.fresh as usize - self.free.len()
    }

    /// For how many pages there is room in the table.
    pub(crate) fn pages(&self) -> usize {
        self.places.len()
    }

    /// Adds frames behind the last, or takes the last ones away, which must be empty.
    pub(crate) fn resize(&mut self, count: usize) {
        self.pages.resize(count, NONE);
        self.dirty.resize(count.div_ceil(64), 0);
        self.free.retain(|f| (*f as usize) < count);
        self.fresh = self.fresh.min(count as u32);
    }

    /// The dirty bits, 64 frames a word.
    pub(crate) fn dirty(&self) -> &[u64] {
        &self.dirty
    }

    /// Takes the lowest empty frame.
    #[inline]
    fn take(&mut self) -> Option<u32> {
        if let Some(frame) = self.free.pop() {
            return Some(frame);
        }
        let frame = self.fresh;
        if (frame as usize) < self.pages.len() {
            self.fresh += 1;
            return Some(frame);
        }
        None
    }

    /// Empties a frame; the page that was in it.
    fn give(&mut self, frame: u32) -> Option<Evicted> {
        let page = self.page(frame as usize)?;
        let dirty = bit(&self.dirty, frame);
        self.pages[frame as usize] = NONE;
        self.places[page as usize] = NONE;
        clear(&mut self.dirty, frame);
        let at = self.free.partition_point(|f| *f > frame);
        self.free.insert(at, frame);
        Some(Evicted { page, dirty })
    }
}

/// One reference under a policy: the only place where pages come and go.
#[inline(always)]
fn touch<P: Replace>(
    frames: &mut Frames,
    counts: &mut Counts,
    policy: &mut P,
    r: Reference,
    next: u32,
    watch: &mut impl Watch,
) -> Touch {
    if policy.is_tick_due() {
        policy.tick();
    }
    let page = r.page();
    let here = frames.places[page as usize];
    if here != NONE {
        counts.hits += 1;
        if r.writes() {
            set(&mut frames.dirty, here);
        }
        policy.hit(here, next);
        return Touch {
            frame: here,
            hit: true,
            evicted: None,
        };
    }
    counts.faults += 1;
    let mut evicted = None;
    let frame = match frames.take() {
        Some(frame) => frame,
        None => {
            let frame = policy.victim(frames, watch);
            let old = frames.pages[frame as usize];
            let dirty = bit(&frames.dirty, frame);
            policy.remove(frame);
            frames.places[old as usize] = NONE;
            counts.evictions += 1;
            counts.write_backs += u64::from(dirty);
            evicted = Some(Evicted { page: old, dirty });
            frame
        }
    };
    frames.pages[frame as usize] = page;
    frames.places[page as usize] = frame;
    if r.writes() {
        set(&mut frames.dirty, frame);
    } else {
        clear(&mut frames.dirty, frame);
    }
    policy.load(frame, page, next);
    Touch {
        frame,
        hit: false,
        evicted,
    }
}

/// Frames under a policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    /// The frames.
    pub frames: Frames,
    /// The policy with what it remembers.
    pub policy: Policy,
    /// What happened so far.
    pub counts: Counts,
}

/// Runs `$body` with the policy as its own type: once for a whole slice of references.
macro_rules! as_itself {
    ($policy:expr, $p:ident => $body:expr) => {
        match $policy {
            Policy::Fifo($p) => $body,
            Policy::Opt($p) => $body,
            Policy::Lru($p) => $body,
            Policy::Lfu($p) => $body,
            Policy::Nur($p) => $body,
            Policy::Clock($p) => $body,
            Policy::Aging($p) => $body,
            Policy::Random($p) => $body,
        }
    };
}
pub(crate) use as_itself;

impl Memory {
    /// Empty frames (at least one) for pages numbered under `pages`.
    pub fn new(policy: Policy, frames: usize, pages: usize) -> Self {
        let mut policy = policy;
        as_itself!(&mut policy, p => p.start(frames, pages));
        Memory {
            frames: Frames::new(frames, pages),
            policy,
            counts: Counts::default(),
        }
    }

    /// One reference. `next` is when the page will be used again ([`crate::next_uses`]; any number
    /// unless the policy is OPT). `watch` is told what the policy looked at.
    pub fn touch(&mut self, r: Reference, next: u32, watch: &mut impl Watch) -> Touch {
        let Memory {
            frames,
            policy,
            counts,
        } = self;
        as_itself!(policy, p => touch(frames, counts, p, r, next, watch))
    }

    /// A slice of references. `next` holds the next use of each, or is empty where the policy is not
    /// OPT.
    pub fn run(&mut self, references: &[Reference], next: &[u32]) {
        let Memory {
            frames,
            policy,
            counts,
        } = self;
        match policy {
            Policy::Opt(p) => {
                for (r, next) in references.iter().zip(next) {
                    touch(frames, counts, p, *r, *next, &mut ());
                }
            }
            policy => as_itself!(policy, p => {
                // On the stack: the loop need not store them each time.
                let mut sum = *counts;
                for r in references {
                    touch(frames, &mut sum, p, *r, 0, &mut ());
                }
                *counts = sum;
            }),
        }
    }

    /// Whether the clock tick of NUR or aging comes before the next reference; [`Memory::touch`]
    /// would do it by itself.
    pub fn is_tick_due(&self) -> bool {
        as_itself!(&self.policy, p => p.is_tick_due())
    }

    /// Does the tick that is due.
    pub fn tick(&mut self) {
        as_itself!(&mut self.policy, p => p.tick());
    }

    /// Empties a frame; the page that was in it.
    pub fn release(&mut self, frame: u32) -> Option<Evicted> {
        let out = self.frames.give(frame)?;
        as_itself!(&mut self.policy, p => p.remove(frame));
        Some(out)
    }

    /// The order in which the frames would be given up, next first, where the policy keeps one
    /// (FIFO's queue, LRU's stack, LFU's counts).
    pub fn order(&self) -> Vec<u32> {
        match &self.policy {
            Policy::Fifo(p) => p.queue().collect(),
            Policy::Lru(p) => p.stack().collect(),
            Policy::Lfu(p) => p.order().collect(),
            _ => Vec::new(),
        }
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        let f = &self.frames;
        size_of::<Memory>() + 4 * (f.pages.len() * 6 + f.places.len()) + f.dirty.len() * 8
    }
}

#[inline]
pub(crate) fn bit(bits: &[u64], i: u32) -> bool {
    bits[(i >> 6) as usize] >> (i & 63) & 1 == 1
}

#[inline]
pub(crate) fn set(bits: &mut [u64], i: u32) {
    bits[(i >> 6) as usize] |= 1 << (i & 63);
}

#[inline]
pub(crate) fn clear(bits: &mut [u64], i: u32) {
    bits[(i >> 6) as usize] &= !(1 << (i & 63));
}
