//! Physical frames: which pages they hold, which is free, and who gives way when none is.

use super::scenario::{FreeFrame, Replacement};

/// Frames in use that hold one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Its number; the first one of a large page.
    pub number: u64,
    /// Frames it spans: 1, or more for a large page, which never gives way.
    pub span: u64,
    /// The mappings of it: process and (first) page.
    pub owners: Vec<(u8, u64)>,
    /// When it was filled: a count of fillings.
    pub loaded: u64,
    /// When it was last used: a count of accesses.
    pub used: u64,
}

/// The frames in use, by number.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    frames: Vec<Frame>,
    /// How many there are, free ones included.
    pub total: u64,
    /// Fillings so far.
    pub loads: u64,
    /// Where the clock's hand stands: the number of the frame it looks at next.
    pub hand: u64,
}

/// Who gives way, by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Victim {
    /// Position among the frames in use.
    pub at: usize,
    /// Its stamp (LRU, FIFO), or the frames that the hand passed (clock).
    pub by: u64,
}

impl Memory {
    /// All frames free.
    pub fn new(total: u64) -> Self {
        Memory {
            frames: Vec::new(),
            total,
            loads: 0,
            hand: 0,
        }
    }

    /// The frames in use, by number.
    pub fn used(&self) -> &[Frame] {
        &self.frames
    }

    /// How many frames are free.
    pub fn free(&self) -> u64 {
        self.total - self.frames.iter().map(|f| f.span).sum::<u64>()
    }

    /// The position of the frame that has this number or spans it.
    pub fn position(&self, number: u64) -> Option<usize> {
        let i = self.frames.partition_point(|f| f.number <= number);
        let frame = self.frames.get(i.checked_sub(1)?)?;
        (number < frame.number + frame.span).then(|| i - 1)
    }

    /// A free frame, by the rule of choice.
    pub fn choose_free(&self, rule: FreeFrame) -> Option<u64> {
        match rule {
            FreeFrame::Lowest => {
                let mut next = 0;
                for frame in &self.frames {
                    if frame.number > next {
                        break;
                    }
                    next = frame.number + frame.span;
                }
                (next < self.total).then_some(next)
            }
            FreeFrame::Highest => {
                let mut end = self.total;
                for frame in self.frames.iter().rev() {
                    if frame.number + frame.span < end {
                        break;
                    }
                    end = frame.number;
                }
                end.checked_sub(1)
            }
        }
    }

    /// A frame gets one mapping more. `false` where it would overlap another one of other size.
    pub fn map(&mut self, number: u64, span: u64, owner: (u8, u64), now: u64) -> bool {
        let i = self.frames.partition_point(|f| f.number < number);
        if let Some(frame) = self.frames.get_mut(i)
            && frame.number == number
        {
            frame.owners.push(owner);
            return frame.span == span;
        }
        let fits = self
            .frames
            .get(i)
            .is_none_or(|next| number + span <= next.number)
            && (i == 0 || self.frames[i - 1].number + self.frames[i - 1].span <= number);
        self.loads += 1;
        self.frames.insert(
            i,
            Frame {
                number,
                span,
                owners: vec![owner],
                loaded: self.loads,
                used: now,
            },
        );
        fits
    }

    /// A mapping goes; a frame without any is free.
    pub fn unmap(&mut self, number: u64, owner: (u8, u64)) {
        let Some(i) = self.position(number) else {
            return;
        };
        self.frames[i].owners.retain(|o| *o != owner);
        if self.frames[i].owners.is_empty() {
            self.frames.remove(i);
        }
    }

    /// A frame is freed, whoever mapped it.
    pub fn release(&mut self, at: usize) -> Frame {
        self.frames.remove(at)
    }

    /// A frame is used.
    pub fn touch(&mut self, number: u64, now: u64) {
        if let Some(i) = self.position(number) {
            self.frames[i].used = now;
        }
    }

    /// Who gives way. `accessed` tells whether a frame's accessed bit is set and clears it; `kept` may
    /// not go.
    pub fn victim(
        &mut self,
        rule: Replacement,
        kept: Option<u64>,
        accessed: &mut dyn FnMut(&Frame) -> bool,
    ) -> Option<Victim> {
        let may_go = |f: &Frame| f.span == 1 && Some(f.number) != kept;
        let stamp = |f: &Frame| match rule {
            Replacement::Fifo => f.loaded,
            _ => f.used,
        };
        let frames = self.frames.iter().enumerate().filter(|f| may_go(f.1));
        if rule != Replacement::Clock {
            // Two stamps are equal only for pages that were mapped at the start and never used: the
            // one loaded first goes.
            let (at, frame) = frames.min_by_key(|(_, f)| (stamp(f), f.loaded))?;
            let by = stamp(frame);
            return Some(Victim { at, by });
        }
        let start = self.frames.partition_point(|f| f.number < self.hand);
        // The second turn finds every bit clear.
        for passed in 0..self.frames.len() * 2 {
            let at = (start + passed) % self.frames.len();
            let frame = &self.frames[at];
            if may_go(frame) && !accessed(frame) {
                self.hand = frame.number + 1;
                let by = passed as u64;
                return Some(Victim { at, by });
            }
        }
        None
    }
}
