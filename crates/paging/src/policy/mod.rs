//! The policies: which page has to leave.

mod lfu;
mod list;
mod opt;

pub use lfu::Lfu;
pub use opt::Opt;

use crate::frames::{Frames, bit, clear, set};
use kw_trace::Rng;
use list::List;

/// A replacement policy with what it remembers. [`crate::Memory::new`] makes it ready.
#[derive(Debug, Clone, PartialEq)]
pub enum Policy {
    /// First in, first out.
    Fifo(Fifo),
    /// Belady's optimal: the page whose next use is farthest away.
    Opt(Opt),
    /// Least recently used.
    Lru(Lru),
    /// Least frequently used.
    Lfu(Lfu),
    /// Not used recently.
    Nur(Nur),
    /// Clock (second chance).
    Clock(Clock),
    /// Aging.
    Aging(Aging),
    /// Any page.
    Random(Random),
}

/// Is told what a policy does while it looks for a victim.
pub trait Watch {
    /// The clock's hand passed this frame and cleared its R bit.
    fn passed(&mut self, frame: u32);
}

/// Nobody watches.
impl Watch for () {
    #[inline]
    fn passed(&mut self, _: u32) {}
}

impl Watch for Vec<u32> {
    fn passed(&mut self, frame: u32) {
        self.push(frame);
    }
}

/// What every policy does.
pub(crate) trait Replace {
    /// Makes room for so many frames and pages.
    fn start(&mut self, frames: usize, pages: usize);
    /// The page in `frame` is used again.
    fn hit(&mut self, frame: u32, next: u32);
    /// `page` comes into `frame`.
    fn load(&mut self, frame: u32, page: u32, next: u32);
    /// The frame to give up; all are in use.
    fn victim(&mut self, frames: &Frames, watch: &mut impl Watch) -> u32;
    /// `frame` becomes empty.
    fn remove(&mut self, frame: u32);
    /// There are more or fewer frames now; those that went are empty.
    fn resize(&mut self, frames: usize);
    /// Whether a clock tick comes before the next reference.
    #[inline]
    fn is_tick_due(&self) -> bool {
        false
    }
    /// Does the tick.
    fn tick(&mut self) {}
    /// References until the next tick.
    fn until_tick(&self) -> Option<u32> {
        None
    }
}

/// First in, first out. Silberschatz, *Operating System Concepts* 10e, §10.4.2.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fifo {
    queue: List,
}

impl Fifo {
    /// Frames by the time their page came, the oldest first.
    pub fn queue(&self) -> impl Iterator<Item = u32> + '_ {
        self.queue.iter()
    }
}

impl Replace for Fifo {
    fn start(&mut self, frames: usize, _: usize) {
        self.queue = List::new(frames);
    }

    #[inline]
    fn hit(&mut self, _: u32, _: u32) {}

    #[inline]
    fn load(&mut self, frame: u32, _: u32, _: u32) {
        self.queue.push(frame);
    }

    #[inline]
    fn victim(&mut self, _: &Frames, _: &mut impl Watch) -> u32 {
        self.queue.first().unwrap_or(0)
    }

    #[inline]
    fn remove(&mut self, frame: u32) {
        self.queue.remove(frame);
    }

    fn resize(&mut self, frames: usize) {
        self.queue.resize(frames);
    }
}

/// Least recently used. Silberschatz, *Operating System Concepts* 10e, §10.4.4.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lru {
    stack: List,
}

impl Lru {
    /// Frames by last use, the one used longest ago first.
    pub fn stack(&self) -> impl Iterator<Item = u32> + '_ {
        self.stack.iter()
    }
}

impl Replace for Lru {
    fn start(&mut self, frames: usize, _: usize) {
        self.stack = List::new(frames);
    }

    #[inline]
    fn hit(&mut self, frame: u32, _: u32) {
        if self.stack.last() != frame {
            self.stack.remove(frame);
            self.stack.push(frame);
        }
    }

    #[inline]
    fn load(&mut self, frame: u32, _: u32, _: u32) {
        self.stack.push(frame);
    }

    #[inline]
    fn victim(&mut self, _: &Frames, _: &mut impl Watch) -> u32 {
        self.stack.first().unwrap_or(0)
    }

    #[inline]
    fn remove(&mut self, frame: u32) {
        self.stack.remove(frame);
    }

    fn resize(&mut self, frames: usize) {
        self.stack.resize(frames);
    }
}

/// Clock (second chance): a hand goes round; it passes a page whose R bit is set, clearing it, and
/// takes the first whose bit is clear. Silberschatz, *Operating System Concepts* 10e, §10.4.5.2.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    referenced_on_load: bool,
    bits: Vec<u64>,
    hand: u32,
    frames: u32,
}

impl Clock {
    /// With `referenced_on_load` a page comes in with its R bit set by the reference that brought it.
    pub fn new(referenced_on_load: bool) -> Self {
        Clock {
            referenced_on_load,
            bits: Vec::new(),
            hand: 0,
            frames: 0,
        }
    }

    /// The frame the hand points at.
    pub fn hand(&self) -> u32 {
        self.hand
    }

    /// The R bit of a frame.
    pub fn is_referenced(&self, frame: usize) -> bool {
        bit(&self.bits, frame as u32)
    }
}

impl Replace for Clock {
    fn start(&mut self, frames: usize, _: usize) {
        self.bits = vec![0; frames.div_ceil(64)];
        self.hand = 0;
        self.frames = frames as u32;
    }

    #[inline]
    fn hit(&mut self, frame: u32, _: u32) {
        set(&mut self.bits, frame);
    }

    #[inline]
    fn load(&mut self, frame: u32, _: u32, _: u32) {
        if self.referenced_on_load {
            set(&mut self.bits, frame);
        }
    }

    #[inline]
    fn victim(&mut self, _: &Frames, watch: &mut impl Watch) -> u32 {
        loop {
            let frame = self.hand;
            self.hand += 1;
            if self.hand == self.frames {
                self.hand = 0;
            }
            if !bit(&self.bits, frame) {
                return frame;
            }
            clear(&mut self.bits, frame);
            watch.passed(frame);
        }
    }

    #[inline]
    fn remove(&mut self, frame: u32) {
        clear(&mut self.bits, frame);
    }

    fn resize(&mut self, frames: usize) {
        self.bits.resize(frames.div_ceil(64), 0);
        self.frames = frames as u32;
        if self.hand >= self.frames {
            self.hand = 0;
        }
    }
}

/// References since the last clock tick.
#[derive(Debug, Clone, PartialEq, Default)]
struct Ticks {
    every: u32,
    since: u32,
}

impl Ticks {
    fn left(&self) -> Option<u32> {
        (self.every > 0).then(|| self.every.saturating_sub(self.since))
    }
}

/// Not used recently: class 2·R + M, the lowest class that has a page gives one up; every `tick`
/// references the R bits are cleared. Tanenbaum, *Modern Operating Systems* 4e, §3.4.2.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Nur {
    bits: Vec<u64>,
    ticks: Ticks,
    /// Where the choice within a class is left to chance.
    chance: Option<Rng>,
}

impl Nur {
    /// R is cleared every `tick` references (0: never); within a class the lowest frame is taken, or
    /// one at random by `seed`.
    pub fn new(tick: u32, seed: Option<u64>) -> Self {
        Nur {
            bits: Vec::new(),
            ticks: Ticks {
                every: tick,
                since: 0,
            },
            chance: seed.map(Rng::new),
        }
    }

    /// The R bit of a frame.
    pub fn is_referenced(&self, frame: usize) -> bool {
        bit(&self.bits, frame as u32)
    }

    /// The class of a frame: 2·R + M.
    pub fn class(&self, frames: &Frames, frame: usize) -> u8 {
        2 * u8::from(self.is_referenced(frame)) + u8::from(frames.is_dirty(frame))
    }
}

impl Replace for Nur {
    fn start(&mut self, frames: usize, _: usize) {
        self.bits = vec![0; frames.div_ceil(64)];
        self.ticks.since = 0;
    }

    #[inline]
    fn hit(&mut self, frame: u32, _: u32) {
        self.ticks.since += 1;
        set(&mut self.bits, frame);
    }

    #[inline]
    fn load(&mut self, frame: u32, _: u32, _: u32) {
        self.ticks.since += 1;
        set(&mut self.bits, frame);
    }

    fn victim(&mut self, frames: &Frames, _: &mut impl Watch) -> u32 {
        let count = frames.count();
        // The frames of a class among the 64 of word `i`.
        let word = |bits: &[u64], class: u8, i: usize| {
            let (r, m) = (bits[i], frames.dirty()[i]);
            let r = if class & 2 == 0 { !r } else { r };
            let m = if class & 1 == 0 { !m } else { m };
            let left = count - i * 64;
            r & m & (if left < 64 { (1 << left) - 1 } else { u64::MAX })
        };
        let words = self.bits.len();
        let Some(class) = (0..4).find(|c| (0..words).any(|i| word(&self.bits, *c, i) != 0)) else {
            return 0;
        };
        let members: u32 = match self.chance {
            None => 0,
            Some(_) => (0..words)
                .map(|i| word(&self.bits, class, i).count_ones())
                .sum(),
        };
        let mut skip = match &mut self.chance {
            None => 0,
            Some(rng) => rng.below(u64::from(members)) as u32,
        };
        for i in 0..words {
            let mut found = word(&self.bits, class, i);
            while found != 0 {
                if skip == 0 {
                    return i as u32 * 64 + found.trailing_zeros();
                }
                skip -= 1;
                found &= found - 1;
            }
        }
        0
    }

    #[inline]
    fn remove(&mut self, frame: u32) {
        clear(&mut self.bits, frame);
    }

    #[inline]
    fn is_tick_due(&self) -> bool {
        self.ticks.every > 0 && self.ticks.since >= self.ticks.every
    }

    fn tick(&mut self) {
        self.ticks.since = 0;
        self.bits.fill(0);
    }

    fn resize(&mut self, frames: usize) {
        self.bits.resize(frames.div_ceil(64), 0);
    }

    fn until_tick(&self) -> Option<u32> {
        self.ticks.left()
    }
}

/// Aging: at each tick a counter is shifted right and takes R as its highest bit; the page with the
/// lowest counter leaves, among equals that in the lowest frame. Tanenbaum, *Modern Operating
/// Systems* 4e, §3.4.7.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Aging {
    counters: Vec<u32>,
    bits: Vec<u64>,
    ticks: Ticks,
    /// Digits of a counter.
    width: u32,
    /// Whether a page used since the last tick is newer than any other, whatever its counter.
    counts_r: bool,
}

impl Aging {
    /// A tick every `tick` references (0: never), counters of `width` bits (1 to 32). With
    /// `counts_r` the R bit counts as one digit more in front.
    pub fn new(tick: u32, width: u32, counts_r: bool) -> Self {
        Aging {
            counters: Vec::new(),
            bits: Vec::new(),
            ticks: Ticks {
                every: tick,
                since: 0,
            },
            width: width.clamp(1, 32),
            counts_r,
        }
    }

    /// The R bit of a frame.
    pub fn is_referenced(&self, frame: usize) -> bool {
        bit(&self.bits, frame as u32)
    }

    /// The counter of a frame.
    pub fn counter(&self, frame: usize) -> u32 {
        self.counters.get(frame).copied().unwrap_or(0)
    }
}

impl Replace for Aging {
    fn start(&mut self, frames: usize, _: usize) {
        self.counters = vec![0; frames];
        self.bits = vec![0; frames.div_ceil(64)];
        self.ticks.since = 0;
    }

    #[inline]
    fn hit(&mut self, frame: u32, _: u32) {
        self.ticks.since += 1;
        set(&mut self.bits, frame);
    }

    #[inline]
    fn load(&mut self, frame: u32, _: u32, _: u32) {
        self.ticks.since += 1;
        set(&mut self.bits, frame);
    }

    fn victim(&mut self, _: &Frames, _: &mut impl Watch) -> u32 {
        if !self.counts_r {
            // Two plain passes: a processor compares many counters at once.
            let least = self.counters.iter().min();
            let frame = least.and_then(|c| self.counters.iter().position(|other| other == c));
            return frame.unwrap_or(0) as u32;
        }
        let key = |(frame, counter): (usize, &u32)| {
            let r = bit(&self.bits, frame as u32);
            (r, *counter, frame)
        };
        let lowest = self.counters.iter().enumerate().map(key).min();
        lowest.map_or(0, |(_, _, frame)| frame as u32)
    }

    #[inline]
    fn remove(&mut self, frame: u32) {
        clear(&mut self.bits, frame);
        self.counters[frame as usize] = 0;
    }

    #[inline]
    fn is_tick_due(&self) -> bool {
        self.ticks.every > 0 && self.ticks.since >= self.ticks.every
    }

    fn tick(&mut self) {
        self.ticks.since = 0;
        for (frame, counter) in self.counters.iter_mut().enumerate() {
            let r = u32::from(bit(&self.bits, frame as u32));
            *counter = *counter >> 1 | r << (self.width - 1);
        }
        self.bits.fill(0);
    }

    fn resize(&mut self, frames: usize) {
        self.counters.resize(frames, 0);
        self.bits.resize(frames.div_ceil(64), 0);
    }

    fn until_tick(&self) -> Option<u32> {
        self.ticks.left()
    }
}

/// Any page, each as likely.
#[derive(Debug, Clone, PartialEq)]
pub struct Random {
    chance: Rng,
}

impl Random {
    /// Chance by `seed`.
    pub fn new(seed: u64) -> Self {
        Random {
            chance: Rng::new(seed),
        }
    }
}

impl Replace for Random {
    fn start(&mut self, _: usize, _: usize) {}

    #[inline]
    fn hit(&mut self, _: u32, _: u32) {}

    #[inline]
    fn load(&mut self, _: u32, _: u32, _: u32) {}

    #[inline]
    fn victim(&mut self, frames: &Frames, _: &mut impl Watch) -> u32 {
        self.chance.below(frames.count() as u64) as u32
    }

    #[inline]
    fn remove(&mut self, _: u32) {}

    fn resize(&mut self, _: usize) {}
}
