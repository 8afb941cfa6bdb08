//! What the operating system does: serving faults, evicting, copying, switching and forking.

use super::super::scenario::Replacement;
use super::*;

impl State {
    /// One step of the operating system's answer to a fault.
    pub(super) fn serve(&mut self) -> What {
        let def = self.def.clone();
        let c = *self.now();
        let leaf = self.leaf();
        let copy_from = match leaf {
            Some((_, e)) if e.present => {
                if !(c.access.write && !e.writable && e.copy) {
                    // A change of the past has settled it: the access is tried again.
                    return self.look_up();
                }
                Some(e.target)
            }
            _ => None,
        };
        if let (Some(frame), Some((place, _))) = (copy_from, leaf)
            && self.sharers(frame) <= 1
        {
            self.own(place, frame);
            self.now().outcome = Outcome::PageFault;
            return What::Reused { frame };
        }
        let Some(free) = self.memory.choose_free(def.sc.free_frame) else {
            return self.evict(copy_from);
        };
        let owner = (c.process, c.page);
        if let (Some(from), Some((place, _))) = (copy_from, leaf) {
            self.memory.unmap(from, owner);
            self.memory.map(free, 1, owner, self.counts.accesses);
            self.own(place, free);
            self.counts.copies += 1;
            self.now().outcome = Outcome::Copied;
            return What::Copied { from, to: free };
        }
        let root = self.root();
        let last = def.shape.last();
        let (place, tables) = match leaf {
            Some((place, _)) => (place, 0),
            None => match self.tables.reach(&def.shape, root, c.page, last) {
                Ok(made) => made,
                // Nothing large can be in the way where the walk found nothing.
                Err(_) => return self.no_frame(),
            },
        };
        // A large page that is not present: nobody looks for that many frames here.
        if self.below(place) > 0 {
            return self.no_frame();
        }
        let old = leaf.map(|l| l.1);
        let from_disk = old.is_some_and(|e| e.on_disk);
        *self.tables.get_mut(place) = Entry {
            target: free,
            present: true,
            // What comes back from the disk is this process's own.
            writable: old.is_none_or(|e| e.writable || e.copy),
            user: old.is_none_or(|e| e.user),
            leaf: true,
            on_disk: from_disk,
            ..Entry::default()
        };
        self.memory.map(free, 1, owner, self.counts.accesses);
        if from_disk {
            self.now += def.sc.fault_ns;
            self.counts.transfers += 1;
        } else {
            self.now += def.sc.minor_ns;
            self.counts.minor += 1;
        }
        self.phase = Phase::LookUp;
        What::Loaded {
            frame: free,
            from_disk,
            tables,
        }
    }

    /// The page under way becomes its process's own, in `frame`.
    pub(super) fn own(&mut self, place: Place, frame: u64) {
        let c = *self.now();
        let entry = self.tables.get_mut(place);
        entry.target = frame;
        entry.writable = true;
        entry.copy = false;
        self.tlb.drop_where(|k| k.covers(c.process, c.page));
        self.now += self.def.sc.minor_ns;
        self.counts.minor += 1;
        self.phase = Phase::LookUp;
    }

    pub(super) fn no_frame(&mut self) -> What {
        self.now().outcome = Outcome::PageFault;
        self.end();
        What::NoFrame
    }

    /// Frees a frame; the frame `kept` stays.
    pub(super) fn evict(&mut self, kept: Option<u64>) -> What {
        let def = self.def.clone();
        let (tables, tlb, roots) = (&mut self.tables, &mut self.tlb, &self.roots);
        let victim = self.memory.victim(def.sc.replacement, kept, &mut |frame| {
            let mut was = false;
            for (process, page) in &frame.owners {
                let root = roots[usize::from(*process)];
                if let Some((place, _)) = tables.find(&def.shape, root, *page) {
                    let entry = tables.get_mut(place);
                    was |= std::mem::take(&mut entry.accessed);
                    // A translation that stayed in the TLB would never set the bit again.
                    tlb.drop_where(|k| k.covers(*process, *page));
                }
            }
            was
        });
        let Some(victim) = victim else {
            return self.no_frame();
        };
        let frame = self.memory.release(victim.at);
        let (mut dirty, mut dropped) = (false, 0);
        let mut places = Vec::new();
        for (process, page) in &frame.owners {
            let root = self.roots[usize::from(*process)];
            dropped += self.tlb.drop_where(|k| k.covers(*process, *page));
            if let Some((place, _)) = self.tables.find(&def.shape, root, *page) {
                dirty |= self.tables.get(place).is_some_and(|e| e.dirty);
                places.push(place);
            }
        }
        for place in places {
            let entry = self.tables.get_mut(place);
            entry.present = false;
            entry.accessed = false;
            entry.dirty = false;
            entry.on_disk |= dirty;
            entry.target = 0;
        }
        self.counts.evictions += 1;
        if dirty {
            self.counts.write_backs += 1;
            self.counts.transfers += 1;
            self.now += def.sc.fault_ns;
        }
        let (process, page) = frame.owners.first().copied().unwrap_or_default();
        What::Evicted(Eviction {
            frame: frame.number,
            process,
            page,
            mappings: frame.owners.len() as u16,
            dirty,
            count: match def.sc.replacement {
                Replacement::Lru => self.counts.accesses + 1 - victim.by,
                Replacement::Fifo => self.memory.loads + 1 - victim.by,
                Replacement::Clock => victim.by,
            },
            dropped,
        })
    }

    pub(super) fn switch(&mut self, to: u8) -> What {
        let from = self.running;
        self.running = to;
        self.counts.switches += 1;
        let dropped = if self.def.sc.asids {
            0
        } else {
            self.tlb.drop_where(|_| true)
        };
        What::Switched { from, to, dropped }
    }

    pub(super) fn fork(&mut self, parent: u8) -> What {
        if self.roots.len() as u64 >= MAX_PROCESSES {
            let process = u64::from(parent) + 1;
            return What::Nothing {
                input: Input::Fork { process },
            };
        }
        let child = self.roots.len() as u8;
        let before = self.tables.all().len();
        let mut pages = 0;
        let root = self.copy_table(self.roots[usize::from(parent)], child, &mut pages);
        self.roots.push(root);
        self.tlb.drop_where(|k| k.process == parent && k.writable);
        let tables = (self.tables.all().len() - before) as u32;
        What::Forked {
            parent,
            child,
            pages,
            tables,
        }
    }

    /// Copies a table and those below it for a child; pages become shared, writable ones
    /// copy-on-write. Large pages stay shared as they are.
    pub(super) fn copy_table(&mut self, from: u32, child: u8, pages: &mut u32) -> u32 {
        let shape = &self.def.clone().shape;
        let (level, first) = {
            let table = self.tables.table(from);
            (usize::from(table.level), table.first_page)
        };
        let to = self.tables.make(shape, child, level, first);
        for i in 0..self.tables.table(from).entries().len() {
            let (index, mut entry) = self.tables.table(from).entries()[i];
            if entry.leaf {
                if entry.present {
                    *pages += 1;
                    let page = first + (index << shape.below(level));
                    let span = 1 << shape.below(level);
                    self.memory.map(entry.target, span, (child, page), 0);
                    if level == shape.last() && entry.writable {
                        entry.writable = false;
                        entry.copy = true;
                        *self.tables.get_mut(Place { table: from, index }) = entry;
                    }
                    entry.accessed = false;
                }
            } else if entry.present {
                entry.target = u64::from(self.copy_table(entry.target as u32, child, pages));
                entry.accessed = false;
            } else {
                continue;
            }
            *self.tables.get_mut(Place { table: to, index }) = entry;
        }
        to
    }
}
