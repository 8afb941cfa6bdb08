//! Belady's optimal policy: the frame whose page is needed last, in O(log frames).

use super::{Replace, Watch};
use crate::frames::Frames;

/// Gives up the page whose next use is farthest in the future; among pages never used again, that in
/// the lowest frame. Belady, *A study of replacement algorithms for a virtual-storage computer* (1966).
///
/// A tournament over the frames: each node holds the later of the two next uses below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Opt {
    /// Node 1 is the root, the children of `i` are `2i` and `2i + 1`, the leaves are the frames.
    /// A next use is a position from 1; 0 is an empty frame.
    later: Vec<u32>,
}

impl Opt {
    fn leaves(&self) -> usize {
        self.later.len() / 2
    }

    /// When the page in a frame is used next: the position of the reference from 0, or
    /// [`crate::NEVER`]; `None` for an empty frame.
    pub fn next_use(&self, frame: usize) -> Option<u32> {
        match *self.later.get(self.leaves() + frame)? {
            0 => None,
            crate::NEVER => Some(crate::NEVER),
            n => Some(n - 1),
        }
    }

    #[inline]
    fn set(&mut self, frame: u32, value: u32) {
        let mut i = self.leaves() + frame as usize;
        self.later[i] = value;
        while i > 1 {
            i /= 2;
            let later = self.later[2 * i].max(self.later[2 * i + 1]);
            if self.later[i] == later {
                return;
            }
            self.later[i] = later;
        }
    }
}

impl Replace for Opt {
    fn start(&mut self, frames: usize, _: usize) {
        self.later = vec![0; 2 * frames.next_power_of_two()];
    }

    #[inline]
    fn hit(&mut self, frame: u32, next: u32) {
        self.set(frame, next.saturating_add(1));
    }

    #[inline]
    fn load(&mut self, frame: u32, _: u32, next: u32) {
        self.set(frame, next.saturating_add(1));
    }

    #[inline]
    fn victim(&mut self, _: &Frames, _: &mut impl Watch) -> u32 {
        let latest = self.later[1];
        let mut i = 1;
        while i < self.leaves() {
            i *= 2;
            if self.later[i] != latest {
                i += 1;
            }
        }
        (i - self.leaves()) as u32
    }

    #[inline]
    fn remove(&mut self, frame: u32) {
        self.set(frame, 0);
    }

    fn resize(&mut self, frames: usize) {
        let old = std::mem::take(&mut self.later);
        let uses = &old[old.len() / 2..];
        self.start(frames, 0);
        for (frame, next) in uses.iter().enumerate().take(frames) {
            self.set(frame as u32, *next);
        }
    }
}
