//! Holes: searching, loading, giving back, moving together.

use super::*;
use crate::labs::os::segmentation::{
    event::{Outcome, Search, Short},
    scenario::{Compaction, EqualHoles, Rover},
};

impl State {
    /// Units rounded up to the granularity.
    pub fn rounded(&self, units: u64) -> u32 {
        units.next_multiple_of(self.def.granularity) as u32
    }

    /// Units a process needs, rounded up.
    pub fn need(&self, process: u16) -> u32 {
        let segments = &self.def.processes[usize::from(process)].segments;
        segments.iter().map(|s| self.rounded(s.size)).sum()
    }

    /// Units that no process can ever have.
    fn taken(&self) -> u32 {
        let taken = self.blocks.iter().filter(|b| b.process == TAKEN);
        taken.map(|b| b.size).sum()
    }

    /// Looks for a hole of at least `want` units.
    pub(super) fn search(&self, want: u32) -> Search {
        let mut holes = self.holes();
        let mut rover = (0, false);
        if self.fit == Fit::NextFit {
            let inside = holes
                .iter()
                .any(|h| h.start < self.rover && self.rover < h.end());
            rover = (self.rover, inside);
            let begin = holes.partition_point(|h| match self.def.ties.rover {
                Rover::HoleAround => h.end() <= self.rover,
                Rover::HoleAfter => h.start < self.rover,
            });
            holes.rotate_left(begin);
        }
        let mut chosen: Option<usize> = None;
        let mut tie = false;
        for (i, hole) in holes.iter().enumerate() {
            if hole.size < want {
                continue;
            }
            let Some(best) = chosen else {
                chosen = Some(i);
                continue;
            };
            let (new, old) = (hole.size, holes[best].size);
            if new == old {
                tie = true;
                if self.def.ties.equal_holes == EqualHoles::HighestAddress {
                    chosen = Some(i);
                }
            } else if (self.fit == Fit::BestFit) == (new < old) {
                chosen = Some(i);
                tie = false;
            }
        }
        if matches!(self.fit, Fit::FirstFit | Fit::NextFit) {
            chosen = holes.iter().position(|h| h.size >= want);
            tie = false;
            holes.truncate(chosen.map_or(usize::MAX, |i| i + 1));
        }
        Search {
            fit: self.fit,
            looked: holes,
            chosen,
            tie,
            rover,
        }
    }

    /// The search that a step made, and for how many units.
    pub fn searched<'a>(&self, what: &'a What) -> Option<(&'a Search, u32)> {
        match what {
            What::Placed { block, search, .. } => Some((search.as_ref()?, block.size)),
            What::NoRoom { search, want, .. } => Some((search.as_ref()?, *want)),
            What::Grown {
                search, by, block, ..
            } => {
                let search = search.as_ref()?;
                // Where it found a place, the block is as long as it was to be.
                let missing = if search.chosen.is_some() { 0 } else { *by };
                Some((search, self.rounded(u64::from(block.used + missing))))
            }
            _ => None,
        }
    }

    /// Puts a block where it belongs by its address.
    pub(super) fn insert(&mut self, block: Block) {
        let at = self.blocks.partition_point(|b| b.start < block.start);
        self.blocks.insert(at, block);
    }

    /// The block a segment gets, and the search that found it; `None`: it gets none.
    fn find(&self, process: u16, segment: u16) -> (Option<Block>, Option<Search>) {
        let def = &self.def.processes[usize::from(process)].segments[usize::from(segment)];
        let size = self.rounded(def.size);
        let block = |start| Block {
            start,
            size,
            used: def.size as u32,
            process,
            segment,
            since: self.now as u32,
        };
        match u32::try_from(def.base) {
            Err(_) => {
                let search = self.search(size);
                (search.hole().map(|h| block(h.start)), Some(search))
            }
            Ok(base) => {
                let fits = |h: &Hole| h.start <= base && base + size <= h.end();
                let is_free = self.holes().iter().any(fits);
                (is_free.then(|| block(base)), None)
            }
        }
    }

    fn put(&mut self, block: Block, search: Option<&Search>) {
        self.insert(block);
        if search.is_some() && self.fit == Fit::NextFit {
            self.rover = block.end();
        }
    }

    /// Whether all segments of a process would find room now.
    pub(super) fn would_fit(&self, process: u16) -> bool {
        if self.need(process) > self.free().0 {
            return false;
        }
        let segments = &self.def.processes[usize::from(process)].segments;
        if self.def.compaction == Compaction::OnFailure && segments.iter().all(|s| s.base < 0) {
            return true;
        }
        let mut trial = self.clone();
        (0..segments.len() as u16).all(|s| match trial.find(process, s) {
            (Some(block), search) => {
                trial.put(block, search.as_ref());
                true
            }
            (None, _) => false,
        })
    }

    /// Places one segment of a process that is being loaded.
    pub(super) fn load(&mut self, process: u16, segment: u16) -> What {
        if self.def.no_room == NoRoom::WaitInOrder
            && segment == 0
            && let Some(behind) = self.waiting_before(process)
        {
            self.proc(process).phase = Phase::Waiting;
            return What::Queued { process, behind };
        }
        let (block, search) = self.find(process, segment);
        if let Some(search) = &search {
            self.totals.looked += search.looked.len() as u64;
        }
        let Some(block) = block else {
            return self.no_room(process, segment, search);
        };
        if search.is_some() {
            self.totals.searches += 1;
        }
        self.put(block, search.as_ref());
        let count = self.def.processes[usize::from(process)].segments.len() as u16;
        let complete = segment + 1 == count;
        if complete {
            let (now, arrival) = (self.now, self.def.processes[usize::from(process)].arrival);
            self.totals.waited += now - arrival;
            let paged = self.page_in(process);
            let proc = self.proc(process);
            (proc.phase, proc.loaded, proc.paged) = (Phase::Loaded, Some(now), paged);
        } else {
            self.stages.push(Stage::Loading {
                process,
                segment: segment + 1,
            });
        }
        What::Placed {
            block,
            search,
            complete,
        }
    }

    fn waiting_before(&self, process: u16) -> Option<u16> {
        let arrival = |p: u16| self.def.processes[usize::from(p)].arrival;
        (0..self.procs.len() as u16)
            .filter(|p| self.procs[usize::from(*p)].phase == Phase::Waiting)
            .filter(|p| (arrival(*p), *p) < (arrival(process), process))
            .max_by_key(|p| (arrival(*p), *p))
    }

    fn no_room(&mut self, process: u16, segment: u16, search: Option<Search>) -> What {
        let def = self.def.clone();
        let def = &def.processes[usize::from(process)].segments;
        let want = self.rounded(def[usize::from(segment)].size);
        let (free, largest) = self.free();
        let short = match search {
            None => Short::Base(def[usize::from(segment)].base as u32),
            Some(_) if free >= want => Short::Pieces,
            Some(_) => Short::Memory,
        };
        if short == Short::Pieces {
            self.totals.fragmented += 1;
        }
        // The process as a whole: moving blocks together for a part of it would be in vain.
        let rest: u32 = def[usize::from(segment)..]
            .iter()
            .map(|s| self.rounded(s.size))
            .sum();
        let outcome = if self.def.compaction == Compaction::OnFailure
            && short == Short::Pieces
            && free >= rest
        {
            self.stages.push(Stage::Loading { process, segment });
            self.stages.push(Stage::Compacting {
                blocks: 0,
                moved: 0,
                since: self.now,
            });
            Outcome::Compacts
        } else if self.need(process) > self.size - self.taken() {
            Outcome::Never
        } else if self.def.no_room == NoRoom::Refuse {
            Outcome::Refused
        } else {
            Outcome::Waits
        };
        let pages = (!self.frames.is_empty()).then(|| (self.free_frames(), self.pages(process)));
        if outcome != Outcome::Compacts {
            let why = match outcome {
                Outcome::Waits => Leave::ToWait,
                _ => Leave::Refused,
            };
            if segment > 0 {
                self.proc(process).phase = Phase::Leaving;
                self.stages.push(Stage::Leaving { process, why });
            } else {
                self.left(process, why);
            }
        }
        What::NoRoom {
            process,
            segment,
            want,
            short,
            free,
            largest,
            search,
            outcome,
            pages,
        }
    }

    /// A process has given everything back.
    fn left(&mut self, process: u16, why: Leave) {
        let now = self.now;
        let proc = self.proc(process);
        proc.phase = match why {
            Leave::Done => Phase::Done,
            Leave::ToWait => Phase::Waiting,
            Leave::Refused => Phase::Refused,
            Leave::Fault => Phase::Faulted,
            Leave::Killed => Phase::Killed,
        };
        if why != Leave::ToWait {
            proc.ended = Some(now);
        }
        // What was given back by one that found no room was free before, too.
        if !matches!(why, Leave::ToWait | Leave::Refused) {
            self.retry = true;
        }
        self.page_out(process);
    }

    fn page_out(&mut self, process: u16) {
        for frame in &mut self.frames {
            if frame.process == process {
                (frame.process, frame.used) = (FREE, 0);
            }
        }
    }

    /// Gives a process whose segments have grown the frames it needs now.
    pub(super) fn page_again(&mut self, process: u16) {
        self.page_out(process);
        let paged = self.page_in(process);
        self.proc(process).paged = paged;
    }

    /// Gives back the block of lowest number of a process that leaves.
    pub(super) fn give_back(&mut self, process: u16, why: Leave) -> What {
        let own = |b: &&Block| b.process == process;
        let count = self.blocks.iter().filter(own).count();
        let first = self.blocks.iter().filter(own).min_by_key(|b| b.segment);
        let Some(block) = first.copied() else {
            self.left(process, why);
            return What::NoEffect;
        };
        let at = self.blocks.partition_point(|b| b.start < block.start);
        self.blocks.remove(at);
        let end_below = at.checked_sub(1).map_or(0, |i| self.blocks[i].end());
        let start_above = self.blocks.get(at).map_or(self.size, |b| b.start);
        let last = count == 1;
        if last {
            self.left(process, why);
        } else {
            self.stages.push(Stage::Leaving { process, why });
        }
        What::Freed {
            block,
            below: block.start - end_below,
            above: start_above - block.end(),
            hole: Hole {
                start: end_below,
                size: start_above - end_below,
            },
            why,
            last,
        }
    }

    /// Moves the next block down, or ends the compaction.
    pub(super) fn compact(&mut self, blocks: u32, moved: u32, since: u64) -> What {
        let mut at = 0;
        for i in 0..self.blocks.len() {
            let block = self.blocks[i];
            if block.start == at {
                at = block.end();
                continue;
            }
            let ticks = match self.def.compaction_speed {
                0 => 0,
                speed => u64::from(block.size).div_ceil(speed),
            };
            self.go_to(self.now + ticks);
            self.totals.moved += u64::from(block.size);
            self.totals.moving += ticks;
            let now = self.now as u32;
            let to = &mut self.blocks[i];
            (to.start, to.since) = (at, now);
            let block_now = *to;
            self.stages.push(Stage::Compacting {
                blocks: blocks + 1,
                moved: moved.saturating_add(block.size),
                since,
            });
            return What::Moved {
                from: block.start,
                block: Block {
                    since: block.since,
                    ..block_now
                },
                ticks,
            };
        }
        // The one hole is where every search begins now.
        self.rover = at;
        self.retry = true;
        What::Compacted {
            blocks,
            moved,
            ticks: self.now - since,
            free: self.size - at,
        }
    }

    /// Frames that are free.
    pub fn free_frames(&self) -> u32 {
        self.frames.iter().filter(|f| f.process == FREE).count() as u32
    }

    /// Pages a process needs: each segment begins on a page of its own.
    pub fn pages(&self, process: u16) -> u32 {
        let page = self.def.page_size.max(1);
        let count = self.def.processes[usize::from(process)].segments.len() as u16;
        (0..count)
            .map(|s| u64::from(self.length(process, s)).div_ceil(page) as u32)
            .sum()
    }

    /// Units of a segment: as it has grown, or as it will be loaded.
    pub fn length(&self, process: u16, segment: u16) -> u32 {
        let def = &self.def.processes[usize::from(process)].segments[usize::from(segment)];
        let block = self.block(process, segment);
        block.map_or(def.size as u32, |b| b.used)
    }

    /// Gives a process frames, the lowest free ones; all or none.
    fn page_in(&mut self, process: u16) -> bool {
        let page = self.def.page_size as u32;
        if page == 0 || self.pages(process) > self.free_frames() {
            return false;
        }
        let count = self.def.processes[usize::from(process)].segments.len() as u16;
        let mut at = 0;
        for segment in 0..count {
            let mut left = self.length(process, segment);
            while left > 0 && at < self.frames.len() {
                if self.frames[at].process == FREE {
                    let used = left.min(page);
                    self.frames[at] = Frame {
                        process,
                        segment,
                        used,
                    };
                    left -= used;
                }
                at += 1;
            }
        }
        true
    }
}
