//! The machine: processor, TLB, page tables, frames, and what an access goes through, phase by phase.

mod changes;
mod hardware;
mod refusals;
mod system;

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
        refusals::check(sc, &shape, &forks)?;
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
