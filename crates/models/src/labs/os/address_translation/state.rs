//! The machine: processor, TLB, page tables, frames, and the operating system's answers to faults.

use super::{
    event::{Denial, Ended, Event, Eviction, Found, What},
    memory::Memory,
    scenario::{
        Access, Fork, Input, MAX_FRAMES, MAX_LEVELS, MAX_PROCESSES, Mode, Scenario, Unmapped,
    },
    tables::{Entry, Place, Shape, Tables},
    tlb::{Kept, Tlb},
};
use kw_trace::Problem;
use std::{collections::VecDeque, rc::Rc};

/// What never changes in a run.
#[derive(Debug, PartialEq)]
pub struct Definition {
    /// The scenario.
    pub sc: Scenario,
    /// How addresses are split.
    pub shape: Shape,
    /// The forks in the order they happen.
    pub forks: Vec<Fork>,
}

/// What comes next of the access under way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Phase {
    /// There is none.
    Idle,
    /// The TLB is asked.
    LookUp,
    /// The entry of a table is read.
    Walk {
        /// Level of the table.
        level: u8,
        /// The table.
        table: u32,
    },
    /// The rights in the entry are checked.
    Check(Place),
    /// The rights in a TLB entry refuse: the operating system is asked.
    Refused,
    /// The translation goes into the TLB.
    Fill(Place),
    /// Memory is accessed through an entry or, after a TLB hit, without.
    Finish,
    /// The operating system serves a fault.
    Serve,
    /// The page does not belong to the process.
    Invalid,
}

/// How an access ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Outcome {
    /// Without a fault.
    Ok,
    /// With a page fault, served if there is a physical address.
    PageFault,
    /// Refused by the rights.
    ProtectionFault,
    /// After the page was copied.
    Copied,
}

impl Outcome {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Ok => "ok",
            Outcome::PageFault => "page-fault",
            Outcome::ProtectionFault => "protection-fault",
            Outcome::Copied => "copied",
        }
    }
}

/// The access under way, or the last one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Current {
    /// The access.
    pub access: Access,
    /// Its process, from 0.
    pub process: u8,
    /// Its position among all accesses that began, from 0.
    pub number: u64,
    /// Whether the learner put it in.
    pub inserted: bool,
    /// The page.
    pub page: u64,
    /// The offset in it.
    pub offset: u64,
    /// Whether the first look-up in the TLB hit; `None` before it.
    pub first_hit: Option<bool>,
    /// The TLB entry that matched or was filled in this attempt.
    pub slot: Option<u16>,
    /// Where each level was read in this attempt.
    pub path: [Option<Place>; MAX_LEVELS],
    /// Entries read by attempts that faulted.
    pub reads_before: u32,
    /// References to memory so far, all attempts.
    pub references: u32,
    /// Attempts begun.
    pub attempts: u32,
    /// How it ends, as far as it is known.
    pub outcome: Outcome,
    /// The frame of the page (not of the whole large page), once translated.
    pub frame: Option<u64>,
    /// The physical address, once it is done.
    pub physical: Option<u64>,
    /// Whether it has ended.
    pub ended: bool,
}

/// Counts of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Accesses that ended.
    pub accesses: u64,
    /// First look-ups that hit.
    pub hits: u64,
    /// Page faults: a page that was not present.
    pub page_faults: u64,
    /// Protection faults.
    pub protection_faults: u64,
    /// Pages copied.
    pub copies: u64,
    /// Pages put out.
    pub evictions: u64,
    /// Of these, saved first.
    pub write_backs: u64,
    /// Pages moved from or to the disk.
    pub transfers: u64,
    /// Faults served without the disk.
    pub minor: u64,
    /// References to memory.
    pub references: u64,
    /// Context switches.
    pub switches: u64,
    /// Nanoseconds until the last access ended.
    pub time: u64,
}

/// Something that waits for the access under way to end.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Waiting {
    Access(Access),
    Fork(u8),
    Switch(u8),
}

/// Everything that decides what comes next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The scenario.
    pub def: Rc<Definition>,
    /// Nanoseconds so far.
    pub now: u64,
    /// The page tables.
    pub tables: Tables,
    /// The top table of each process.
    pub roots: Vec<u32>,
    /// The process that has the processor.
    pub running: u8,
    /// The TLB.
    pub tlb: Tlb,
    /// The frames.
    pub memory: Memory,
    /// The access under way or the last one.
    pub current: Option<Current>,
    /// What comes next of it.
    pub phase: Phase,
    /// What was counted.
    pub counts: Counts,
    /// Accesses of the scenario that began.
    pub next_access: usize,
    /// Accesses that began, inserted ones too.
    begun: u64,
    next_fork: usize,
    waiting: VecDeque<Waiting>,
}

impl State {
    /// The machine before its first step.
    ///
    /// # Errors
    /// Where numbers do not fit together: bits, pages, frames, processes.
    pub fn new(sc: &Scenario) -> Result<Self, Problem> {
        let bits: u64 = sc.levels.iter().sum::<u64>() + sc.page_bits;
        if bits != sc.virtual_bits {
            return Err(Problem::new("bits-sum", "levels")
                .with("index", bits - sc.page_bits)
                .with("offset", sc.page_bits)
                .with("sum", bits)
                .with("want", sc.virtual_bits));
        }
        let shape = Shape::new(sc);
        let mut forks = sc.forks.clone();
        forks.sort_by_key(|f| f.after);
        check(sc, &shape, &forks)?;
        let mut state = State {
            now: 0,
            tables: Tables::new(&shape),
            roots: Vec::new(),
            running: (sc.accesses[0].process - 1) as u8,
            tlb: Tlb::new(sc.tlb_entries, sc.tlb_policy, sc.seed),
            memory: Memory::new(shape.frames),
            current: None,
            phase: Phase::Idle,
            counts: Counts::default(),
            next_access: 0,
            begun: 0,
            next_fork: 0,
            waiting: VecDeque::new(),
            def: Rc::new(Definition {
                sc: sc.clone(),
                shape: shape.clone(),
                forks,
            }),
        };
        for process in 0..sc.processes {
            let root = state.tables.make(&shape, process as u8, 0, 0);
            state.roots.push(root);
        }
        for (i, m) in sc.mapped.iter().enumerate() {
            let level = match m.level {
                0 => shape.last(),
                n => n as usize - 1,
            };
            let process = (m.process - 1) as u8;
            let root = state.roots[usize::from(process)];
            let place = state.tables.reach(&shape, root, m.page, level);
            let place = place.ok().map(|p| p.0);
            let place = place.filter(|p| state.tables.get(*p).is_none_or(|e| !e.leaf));
            let Some(place) = place else {
                return Err(Problem::new("mapped-twice", format!("mapped[{i}].page"))
                    .with("value", state.def.page_text(m.page)));
            };
            *state.tables.get_mut(place) = Entry {
                target: if m.present { m.frame } else { 0 },
                present: m.present,
                writable: m.writable,
                user: m.user,
                leaf: true,
                on_disk: true,
                ..Entry::default()
            };
            let span = 1 << shape.below(level);
            if m.present && !state.memory.map(m.frame, span, (process, m.page), 0) {
                return Err(Problem::new("frame-overlap", format!("mapped[{i}].frame"))
                    .with("value", m.frame));
            }
        }
        Ok(state)
    }

    /// The next step.
    pub fn step(&mut self) -> Option<Event> {
        let what = self.advance()?;
        Some(self.event(what))
    }

    /// What happened, with the access that ended by it.
    fn event(&self, what: What) -> Event {
        let ended = matches!(
            what,
            What::Done { .. } | What::Denied { .. } | What::Invalid | What::NoFrame
        );
        Event {
            what,
            ended: self.current.filter(|_| ended).map(|c| Ended {
                at: self.now,
                access: c.access,
                physical: c.physical,
                references: c.references,
                hit: c.first_hit == Some(true),
                outcome: c.outcome,
                inserted: c.inserted,
            }),
        }
    }

    fn advance(&mut self) -> Option<What> {
        match self.phase {
            Phase::Idle => self.begin(),
            Phase::LookUp => Some(self.look_up()),
            Phase::Walk { level, table } => Some(self.walk(level, table)),
            Phase::Check(place) => Some(self.check(place)),
            Phase::Refused => Some(self.refused()),
            Phase::Fill(place) => Some(self.fill(place)),
            Phase::Finish => Some(self.finish()),
            Phase::Serve => Some(self.serve()),
            Phase::Invalid => {
                self.end();
                Some(What::Invalid)
            }
        }
    }

    /// What comes next when no access is under way.
    fn begin(&mut self) -> Option<What> {
        let def = self.def.clone();
        if let Some(next) = self.waiting.front().copied() {
            match next {
                Waiting::Access(access) => {
                    if self.needs_switch(access) {
                        return Some(self.switch((access.process - 1) as u8));
                    }
                    self.waiting.pop_front();
                    return Some(self.split(access, true));
                }
                Waiting::Fork(parent) => {
                    self.waiting.pop_front();
                    return Some(self.fork(parent));
                }
                Waiting::Switch(to) => {
                    self.waiting.pop_front();
                    return Some(self.switch(to));
                }
            }
        }
        if let Some(fork) = def.forks.get(self.next_fork)
            && fork.after as usize <= self.next_access
        {
            self.next_fork += 1;
            return Some(self.fork((fork.process - 1) as u8));
        }
        let access = *def.sc.accesses.get(self.next_access)?;
        if self.needs_switch(access) {
            return Some(self.switch((access.process - 1) as u8));
        }
        self.next_access += 1;
        Some(self.split(access, false))
    }

    fn needs_switch(&self, access: Access) -> bool {
        access.process - 1 != u64::from(self.running)
            && (access.process as usize) <= self.roots.len()
    }

    fn split(&mut self, access: Access, inserted: bool) -> What {
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
    fn now(&mut self) -> &mut Current {
        self.current.as_mut().expect("an access is under way")
    }

    fn root(&self) -> u32 {
        let process = self.current.map_or(self.running, |c| c.process);
        self.roots[usize::from(process)]
    }

    fn look_up(&mut self) -> What {
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

    fn walk(&mut self, level: u8, table: u32) -> What {
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

    fn reference(&mut self) {
        self.now += self.def.sc.memory_ns;
        self.counts.references += 1;
        self.now().references += 1;
    }

    fn check(&mut self, place: Place) -> What {
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
    fn below(&self, place: Place) -> u32 {
        let level = self.tables.table(place.table).level;
        self.def.shape.below(usize::from(level))
    }

    /// The entry of the page under way as the operating system finds it, present or not.
    fn leaf(&self) -> Option<(Place, Entry)> {
        let page = self.current?.page;
        let (place, _) = self.tables.find(&self.def.shape, self.root(), page)?;
        Some((place, *self.tables.get(place)?))
    }

    /// The rights in a TLB or table entry refuse the access.
    fn refused(&mut self) -> What {
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

    fn sharers(&self, frame: u64) -> u16 {
        let at = self.memory.position(frame);
        at.map_or(0, |i| self.memory.used()[i].owners.len() as u16)
    }

    fn fill(&mut self, place: Place) -> What {
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

    fn finish(&mut self) -> What {
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
    fn end(&mut self) {
        self.phase = Phase::Idle;
        self.counts.accesses += 1;
        self.counts.time = self.now;
        let cur = self.now();
        cur.ended = true;
        self.counts.hits += u64::from(cur.first_hit == Some(true));
    }

    /// One step of the operating system's answer to a fault.
    fn serve(&mut self) -> What {
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
    fn own(&mut self, place: Place, frame: u64) {
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

    fn no_frame(&mut self) -> What {
        self.now().outcome = Outcome::PageFault;
        self.end();
        What::NoFrame
    }

    /// Frees a frame; the frame `kept` stays.
    fn evict(&mut self, kept: Option<u64>) -> What {
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
                super::scenario::Replacement::Lru => self.counts.accesses + 1 - victim.by,
                super::scenario::Replacement::Fifo => self.memory.loads + 1 - victim.by,
                super::scenario::Replacement::Clock => victim.by,
            },
            dropped,
        })
    }

    fn switch(&mut self, to: u8) -> What {
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

    fn fork(&mut self, parent: u8) -> What {
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
    fn copy_table(&mut self, from: u32, child: u8, pages: &mut u32) -> u32 {
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

    /// A change of the past.
    pub fn intervene(&mut self, input: Input) -> Event {
        let what = self.change(input);
        self.event(what)
    }

    fn change(&mut self, input: Input) -> What {
        let exists = |process: u64| process as usize <= self.roots.len();
        let shape = &self.def.clone().shape;
        let waiting = match input {
            Input::Access {
                process,
                address,
                write,
                mode,
            } => {
                if !exists(process) {
                    return What::Nothing { input };
                }
                Waiting::Access(Access {
                    process,
                    address,
                    write,
                    mode,
                })
            }
            Input::Fork { process } if exists(process) => Waiting::Fork((process - 1) as u8),
            Input::Switch { process }
                if exists(process) && process - 1 != u64::from(self.running) =>
            {
                Waiting::Switch((process - 1) as u8)
            }
            Input::Fork { .. } | Input::Switch { .. } => return What::Nothing { input },
            Input::Flush {} => {
                let dropped = self.tlb.drop_where(|_| true);
                self.start_again();
                return What::Changed { input, dropped };
            }
            Input::Unmap { process, page } | Input::Protect { process, page } => {
                let root = self.roots.get(process as usize - 1);
                let place = root.and_then(|root| self.tables.find(shape, *root, page));
                let Some((place, level)) = place else {
                    return What::Nothing { input };
                };
                let entry = *self.tables.get_mut(place);
                let owner = (
                    (process - 1) as u8,
                    page >> shape.below(level) << shape.below(level),
                );
                if let Input::Unmap { .. } = input {
                    *self.tables.get_mut(place) = Entry::default();
                    if entry.present {
                        self.memory.unmap(entry.target, owner);
                    }
                } else if entry.writable || entry.copy {
                    let entry = self.tables.get_mut(place);
                    entry.writable = false;
                    entry.copy = false;
                } else {
                    return What::Nothing { input };
                }
                let dropped = self.tlb.drop_where(|k| k.covers(owner.0, page));
                self.start_again();
                return What::Changed { input, dropped };
            }
        };
        match (self.phase, waiting) {
            (Phase::Idle, Waiting::Fork(parent)) => self.fork(parent),
            (Phase::Idle, Waiting::Switch(to)) => self.switch(to),
            _ => {
                self.waiting.push_back(waiting);
                What::Queued { input }
            }
        }
    }

    /// The tables or the TLB were changed under an access: its translation starts again.
    fn start_again(&mut self) {
        if !matches!(self.phase, Phase::Idle | Phase::Serve | Phase::Invalid) {
            self.phase = Phase::LookUp;
        }
    }

    /// The frame where a table begins: what the entry above it holds.
    pub fn frame_of_table(&self, table: u32) -> u64 {
        self.tables.table(table).base >> self.def.shape.page_bits
    }

    /// Bytes of page tables in use.
    pub fn table_bytes(&self) -> u64 {
        let shape = &self.def.shape;
        (0..shape.levels.len())
            .map(|l| u64::from(self.tables.count[l]) * shape.table_bytes(l))
            .sum()
    }
}

/// Whether the rights allow an access. The operating system may touch everything but writes to
/// read-only pages, as with CR0.WP = 1.
fn may(access: Access, writable: bool, user: bool) -> bool {
    (writable || !access.write) && (user || access.mode == Mode::Kernel)
}

/// The frame of a page inside a page of 2^`below` frames that begins at `first`.
fn frame_of(first: u64, page: u64, below: u32) -> u64 {
    first + (page & ((1 << below) - 1))
}

/// What the field limits alone cannot say.
fn check(sc: &Scenario, shape: &Shape, forks: &[Fork]) -> Result<(), Problem> {
    let last_page = (1_i64 << shape.page_number_bits()) - 1;
    let frames = shape.frames as i64;
    let count = sc.accesses.len() as i64;
    let within = |field: String, value: u64, min: i64, max: i64| {
        if (min..=max).contains(&(value as i64)) {
            Ok(())
        } else {
            Err(Problem::range(field, value, min, max))
        }
    };
    for (i, m) in sc.mapped.iter().enumerate() {
        let at = |name: &str| format!("mapped[{i}].{name}");
        within(at("process"), m.process, 1, sc.processes as i64)?;
        within(at("level"), m.level, 0, shape.levels.len() as i64)?;
        within(at("page"), m.page, 0, last_page)?;
        let below = m
            .level
            .checked_sub(1)
            .map_or(0, |l| shape.below(l as usize));
        let span = 1_i64 << below;
        for (name, value) in [("page", m.page), ("frame", m.frame)] {
            if value % span as u64 != 0 {
                return Err(Problem::new("multiple", at(name))
                    .with("value", value)
                    .with("step", span));
            }
        }
        if m.present {
            within("frames".to_owned(), shape.frames, span, MAX_FRAMES)?;
            within(at("frame"), m.frame, 0, frames - span)?;
        }
    }
    for (i, fork) in sc.forks.iter().enumerate() {
        let at = |name: &str| format!("forks[{i}].{name}");
        within(at("after"), fork.after, 0, count)?;
        let before = forks.iter().filter(|f| f.after < fork.after).count()
            + sc.forks[..i]
                .iter()
                .filter(|f| f.after == fork.after)
                .count();
        within(
            at("process"),
            fork.process,
            1,
            sc.processes as i64 + before as i64,
        )?;
    }
    for (i, a) in sc.accesses.iter().enumerate() {
        let at = |name: &str| format!("accesses[{i}].{name}");
        let before = forks.iter().filter(|f| f.after <= i as u64).count();
        within(
            at("process"),
            a.process,
            1,
            sc.processes as i64 + before as i64,
        )?;
        within(at("address"), a.address, 0, (1 << shape.virtual_bits) - 1)?;
    }
    Ok(())
}

impl Definition {
    /// A number of `bits` bits as people write it: decimal in toy sizes, else hexadecimal with all
    /// its digits.
    pub fn number(&self, value: u64, bits: u32) -> String {
        if self.shape.virtual_bits <= 10 {
            return value.to_string();
        }
        let digits = bits.div_ceil(4) as usize;
        format!("0x{value:0digits$X}")
    }

    /// A virtual address.
    pub fn address_text(&self, address: u64) -> String {
        self.number(address, self.shape.virtual_bits)
    }

    /// The number of a page.
    pub fn page_text(&self, page: u64) -> String {
        self.number(page, self.shape.page_number_bits())
    }

    /// Bits of a frame number.
    pub fn frame_bits(&self) -> u32 {
        (64 - (self.shape.frames - 1).leading_zeros()).max(1)
    }

    /// A physical address.
    pub fn physical_text(&self, address: u64) -> String {
        self.number(address, self.frame_bits() + self.shape.page_bits)
    }
}
