//! Frames in a row, without any memory to ask for: FIFO's queue and LRU's stack.

use crate::NONE;

/// A doubly linked list of frames; the place before the first is the head.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// For each frame its neighbours, then those of the ring's closing place.
    links: Vec<(u32, u32)>,
}

impl List {
    /// An empty list for so many frames.
    pub fn new(frames: usize) -> Self {
        let end = frames as u32;
        let mut links = vec![(NONE, NONE); frames];
        links.push((end, end));
        List { links }
    }

    #[inline]
    fn end(&self) -> u32 {
        (self.links.len() - 1) as u32
    }

    /// The first frame.
    #[inline]
    pub fn first(&self) -> Option<u32> {
        let first = self.links[self.end() as usize].1;
        (first != self.end()).then_some(first)
    }

    /// The last frame.
    #[inline]
    pub fn last(&self) -> u32 {
        self.links[self.end() as usize].0
    }

    /// Puts a frame that is in no place behind the last.
    #[inline]
    pub fn push(&mut self, frame: u32) {
        let end = self.end();
        let last = self.last();
        self.links[frame as usize] = (last, end);
        self.links[last as usize].1 = frame;
        self.links[end as usize].0 = frame;
    }

    /// Takes a frame out.
    #[inline]
    pub fn remove(&mut self, frame: u32) {
        let (before, after) = self.links[frame as usize];
        self.links[before as usize].1 = after;
        self.links[after as usize].0 = before;
    }

    /// Makes it a list for another number of frames, in the same order.
    pub fn resize(&mut self, frames: usize) {
        let mut new = List::new(frames);
        self.iter().for_each(|f| new.push(f));
        *self = new;
    }

    /// The frames from first to last.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let end = self.end();
        std::iter::successors(self.first(), move |f| {
            let next = self.links[*f as usize].1;
            (next != end).then_some(next)
        })
    }
}
