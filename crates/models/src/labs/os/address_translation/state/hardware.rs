//! What the hardware does with an access: the split, the TLB, the walk, the checks.
//!
//! What the operating system does about a fault is in `system.rs`.

use super::*;

impl State {
    pub(super) fn split(&mut self, access: Access, inserted: bool) -> What {
        let (page, offset) = self.def.shape.split(access.address);
        self.current = Some(Current {
            access,
            process: self.running,
            number: self.begun,
            inserted,
            page,
            offset,
            first_hit: None,
            slot: None,
            path: [None; MAX_LEVELS],
            reads_before: 0,
            references: 0,
            attempts: 0,
            outcome: Outcome::Ok,
            frame: None,
            physical: None,
            ended: false,
        });
        self.begun += 1;
        self.phase = Phase::LookUp;
        What::Split
    }

    /// The access under way; steps of an access happen only while there is one.
    pub(super) fn now(&mut self) -> &mut Current {
        self.current.as_mut().expect("an access is under way")
    }

    pub(super) fn root(&self) -> u32 {
        let process = self.current.map_or(self.running, |c| c.process);
        self.roots[usize::from(process)]
    }

    pub(super) fn look_up(&mut self) -> What {
        if !self.tlb.slots.is_empty() {
            self.now += self.def.sc.tlb_ns;
        }
        let c = *self.now();
        let slot = self.tlb.look_up(c.process, c.page);
        let root = self.root();
        let cur = self.now();
        cur.attempts += 1;
        cur.reads_before = cur.references;
        cur.slot = slot;
        cur.path = [None; MAX_LEVELS];
        cur.first_hit.get_or_insert(slot.is_some());
        let kept = slot.and_then(|s| self.tlb.slots[usize::from(s)]);
        let Some((slot, kept)) = slot.zip(kept) else {
            self.phase = Phase::Walk {
                level: 0,
                table: root,
            };
            return What::Miss;
        };
        if may(c.access, kept.writable, kept.user) {
            self.now().frame = Some(frame_of(kept.frame, c.page, kept.below));
            self.phase = Phase::Finish;
        } else {
            self.phase = Phase::Refused;
        }
        What::Hit { slot }
    }

    pub(super) fn walk(&mut self, level: u8, table: u32) -> What {
        let def = self.def.clone();
        let page = self.now().page;
        let index = def.shape.index(page, usize::from(level));
        let place = Place { table, index };
        self.reference();
        self.now().path[usize::from(level)] = Some(place);
        let found = match self.tables.get(place) {
            Some(entry) if entry.present && entry.leaf => {
                self.phase = Phase::Check(place);
                if usize::from(level) == def.shape.last() {
                    Found::Page
                } else {
                    Found::LargePage
                }
            }
            Some(entry) if entry.present => {
                let table = entry.target as u32;
                self.tables.get_mut(place).accessed = true;
                let level = level + 1;
                self.phase = Phase::Walk { level, table };
                Found::Table
            }
            _ => {
                self.phase = Phase::Check(place);
                Found::Nothing
            }
        };
        What::Read { level, found }
    }

    pub(super) fn reference(&mut self) {
        self.now += self.def.sc.memory_ns;
        self.counts.references += 1;
        self.now().references += 1;
    }

    pub(super) fn check(&mut self, place: Place) -> What {
        let c = *self.now();
        let entry = self.tables.get(place).copied().unwrap_or_default();
        if !entry.present {
            let known = self.leaf().is_some();
            let refused = !known && self.def.sc.unmapped == Unmapped::Refuse;
            self.phase = if refused {
                Phase::Invalid
            } else {
                Phase::Serve
            };
            self.counts.page_faults += 1;
            let cur = self.now();
            if cur.outcome != Outcome::Copied {
                cur.outcome = Outcome::PageFault;
            }
            let on_disk = self.leaf().is_some_and(|(_, e)| e.on_disk);
            return What::PageFault { on_disk };
        }
        if !may(c.access, entry.writable, entry.user) {
            return self.refused();
        }
        let first_use = !entry.accessed;
        let entry = self.tables.get_mut(place);
        entry.accessed = true;
        entry.dirty |= c.access.write;
        let frame = entry.target;
        let below = self.below(place);
        self.now().frame = Some(frame_of(frame, c.page, below));
        self.phase = if self.tlb.slots.is_empty() {
            Phase::Finish
        } else {
            Phase::Fill(place)
        };
        What::Allowed { first_use }
    }

    /// Page number bits below the entry at a place.
    pub(super) fn below(&self, place: Place) -> u32 {
        let level = self.tables.table(place.table).level;
        self.def.shape.below(usize::from(level))
    }

    /// The entry of the page under way as the operating system finds it, present or not.
    pub(super) fn leaf(&self) -> Option<(Place, Entry)> {
        let page = self.current?.page;
        let (place, _) = self.tables.find(&self.def.shape, self.root(), page)?;
        Some((place, *self.tables.get(place)?))
    }

    /// The rights in a TLB or table entry refuse the access.
    pub(super) fn refused(&mut self) -> What {
        let c = *self.now();
        let leaf = self.leaf().map(|l| l.1).filter(|e| e.present);
        if let Some(entry) = leaf
            && entry.copy
            && c.access.write
            && (entry.user || c.access.mode == Mode::Kernel)
        {
            self.phase = Phase::Serve;
            let sharers = self.sharers(entry.target);
            return What::CopyFault { sharers };
        }
        self.counts.protection_faults += 1;
        self.now().outcome = Outcome::ProtectionFault;
        self.end();
        // User mode is checked first, as the page is none of a program's business.
        let is_kernels = leaf.is_some_and(|e| !e.user) && c.access.mode == Mode::User;
        let by = if is_kernels {
            Denial::User
        } else {
            Denial::Write
        };
        What::Denied { by }
    }

    pub(super) fn sharers(&self, frame: u64) -> u16 {
        let at = self.memory.position(frame);
        at.map_or(0, |i| self.memory.used()[i].owners.len() as u16)
    }

    pub(super) fn fill(&mut self, place: Place) -> What {
        let c = *self.now();
        let entry = self.tables.get(place).copied().unwrap_or_default();
        let below = self.below(place);
        let filled = self.tlb.fill(Kept {
            process: c.process,
            page: c.page >> below << below,
            below,
            frame: entry.target,
            writable: entry.writable,
            user: entry.user,
            dirty: entry.dirty,
            filled: 0,
            used: 0,
        });
        self.phase = Phase::Finish;
        let (slot, victim) = filled.unwrap_or_default();
        self.now().slot = Some(slot);
        let victim = victim.map(|k| (k.process, k.page));
        What::Filled { slot, victim }
    }

    pub(super) fn finish(&mut self) -> What {
        let c = *self.now();
        let mut dirty_set = false;
        if c.access.write
            && let Some(slot) = c.slot
            && let Some(kept) = &mut self.tlb.slots[usize::from(slot)]
            && !kept.dirty
        {
            kept.dirty = true;
            dirty_set = true;
            if let Some((place, _)) = self.leaf() {
                self.tables.get_mut(place).dirty = true;
            }
        }
        self.reference();
        let frame = c.frame.unwrap_or_default();
        let clock = self.counts.accesses + 1;
        self.memory.touch(frame, clock);
        let physical = frame << self.def.shape.page_bits | c.offset;
        self.now().physical = Some(physical);
        self.end();
        What::Done { dirty_set }
    }

    /// The access under way has ended, well or not.
    pub(super) fn end(&mut self) {
        self.phase = Phase::Idle;
        self.counts.accesses += 1;
        self.counts.time = self.now;
        let cur = self.now();
        cur.ended = true;
        self.counts.hits += u64::from(cur.first_hit == Some(true));
    }
}
