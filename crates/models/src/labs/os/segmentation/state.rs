//! The machine: clock, memory, processes, and what it is in the middle of.
//!
//! What happens is in the files beside: `place` (holes, loading, giving back, compaction),
//! `translate` (addresses), `changes` (changes of the past).

mod changes;
mod place;
mod translate;

pub use translate::{aliases, reaches};

use super::{
    event::{Asked, Block, Event, Hole, Leave, What},
    scenario::{A20, Fit, Memory, Mode, NoRoom, SameInstant, Scenario},
};
use std::{collections::VecDeque, rc::Rc};

/// The process number of memory that was in use before.
pub const TAKEN: u16 = u16::MAX;
/// The process number of a frame that is free.
pub const FREE: u16 = u16::MAX - 1;

/// Where a process is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Not yet arrived.
    Future,
    /// Its segments are being placed.
    Loading,
    /// All its segments are in memory.
    Loaded,
    /// Waiting for room.
    Waiting,
    /// Giving its memory back.
    Leaving,
    /// Its time is over.
    Done,
    /// Turned away.
    Refused,
    /// Ended by a fault.
    Faulted,
    /// Ended by a change of the past.
    Killed,
}

/// A process's changing part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proc {
    /// Where it is in its life.
    pub phase: Phase,
    /// When all its segments were in memory.
    pub loaded: Option<u64>,
    /// When it ended or was turned away.
    pub ended: Option<u64>,
    /// Whether its pages found frames (where pages are shown).
    pub paged: bool,
}

/// A frame of the memory shown beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Whose page it holds, [`FREE`] or [`TAKEN`].
    pub process: u16,
    /// Which segment the page belongs to.
    pub segment: u16,
    /// Units of it that are used.
    pub used: u32,
}

/// What the machine is in the middle of; the last of the list goes on first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Segments of a process are being placed, this one next.
    Loading { process: u16, segment: u16 },
    /// Blocks of a process are being given back.
    Leaving { process: u16, why: Leave },
    /// Blocks are being moved down; so far this many, of so many units, since when.
    Compacting { blocks: u32, moved: u32, since: u64 },
    /// An access is being translated, this check next.
    Translating { asked: Asked, check: Check },
}

/// The steps of a translation after the table row was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Check {
    Limit,
    Rights,
    Address,
}

/// The registers of real mode, and how far its list of accesses is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Real {
    /// CS, DS, SS, ES.
    pub registers: [u32; 4],
    /// Address line 20.
    pub a20: A20,
    /// Position in the list, in its offsets, and in the steps of one access.
    at: (u16, u16, u8),
}

/// Sums over the run so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Segments placed by a search.
    pub searches: u64,
    /// Holes looked at for that.
    pub looked: u64,
    /// Times a segment found no hole although enough was free in all.
    pub fragmented: u64,
    /// Units moved by compaction and growth.
    pub moved: u64,
    /// Ticks spent on moving.
    pub moving: u64,
    /// Unit-ticks of memory asked for and held.
    pub held: u64,
    /// Accesses that ended in an address.
    pub translated: u64,
    /// Accesses that ended in a fault.
    pub faults: u64,
    /// Addresses of real mode that wrapped.
    pub wrapped: u64,
    /// Ticks processes waited, of those that were loaded.
    pub waited: u64,
}

/// Everything that decides what comes next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The scenario.
    pub def: Rc<Scenario>,
    /// The clock, in ticks.
    pub now: u64,
    /// The fit in force.
    pub fit: Fit,
    /// Units of memory.
    pub size: u32,
    /// Blocks in use, by address.
    pub blocks: Vec<Block>,
    /// Processes by position.
    pub procs: Vec<Proc>,
    /// Where next fit's last search ended.
    pub rover: u32,
    /// Frames of the memory shown beside; none where it is not shown.
    pub frames: Vec<Frame>,
    /// Registers of real mode.
    pub real: Option<Real>,
    /// Sums.
    pub totals: Totals,
    stages: Vec<Stage>,
    /// Processes by arrival, and how many of them have arrived.
    arrivals: (Rc<[u16]>, usize),
    /// Lines of accesses by time, how many are done, and offsets done of the next.
    accesses: (Rc<[u16]>, usize, usize),
    /// Accesses the learner added.
    added: VecDeque<Asked>,
    /// Whether memory was given back since waiting processes were last tried.
    retry: bool,
}

/// What can happen next, in no order.
enum Next {
    Leave(u16),
    Retry,
    Arrive(u16),
    Access,
}

impl State {
    /// The state before the first step; the scenario has been checked.
    pub fn new(sc: &Scenario) -> Self {
        let size = sc.memory.size() as u32;
        let taken = |start: u32, size: u64| Block {
            start,
            size: size as u32,
            used: size as u32,
            process: TAKEN,
            segment: 0,
            since: 0,
        };
        let mut blocks = Vec::new();
        match &sc.memory {
            Memory::Empty { reserved: 0, .. } => {}
            Memory::Empty { reserved, .. } => blocks.push(taken(0, *reserved)),
            Memory::Holes { sizes, between } => {
                let mut at = 0;
                for hole in sizes {
                    blocks.push(taken(at, *between));
                    at += (between + hole) as u32;
                }
                blocks.push(taken(at, *between));
            }
        }
        let by = |count: usize, key: &dyn Fn(usize) -> u64| -> Rc<[u16]> {
            let mut list: Vec<u16> = (0..count as u16).collect();
            kw_trace::order_by(&mut list, &|i| (key(usize::from(i)), 0));
            list.into()
        };
        let page = sc.page_size as u32;
        let frames = size.checked_div(page).unwrap_or(0);
        let frame = |i: u32| {
            let hit = blocks
                .iter()
                .any(|b| b.start < (i + 1) * page && b.end() > i * page);
            Frame {
                process: if hit { TAKEN } else { FREE },
                segment: 0,
                used: 0,
            }
        };
        State {
            now: 0,
            fit: sc.fit,
            size,
            procs: vec![
                Proc {
                    phase: Phase::Future,
                    loaded: None,
                    ended: None,
                    paged: false,
                };
                sc.processes.len()
            ],
            rover: 0,
            frames: (0..frames).map(frame).collect(),
            blocks,
            real: match &sc.mode {
                Mode::SegmentTable {} => None,
                Mode::RealMode {
                    cs,
                    ds,
                    ss,
                    es,
                    a20,
                    ..
                } => Some(Real {
                    registers: [cs, ds, ss, es].map(|r| *r as u32),
                    a20: *a20,
                    at: (0, 0, 0),
                }),
            },
            totals: Totals::default(),
            stages: Vec::new(),
            arrivals: (by(sc.processes.len(), &|i| sc.processes[i].arrival), 0),
            accesses: (by(sc.accesses.len(), &|i| sc.accesses[i].at), 0, 0),
            added: VecDeque::new(),
            retry: false,
            def: Rc::new(sc.clone()),
        }
    }

    /// The name of a process.
    pub fn name(&self, process: u16) -> &str {
        &self.def.processes[usize::from(process)].id
    }

    /// The name of a segment.
    pub fn segment_name(&self, process: u16, segment: u16) -> &str {
        &self.def.processes[usize::from(process)].segments[usize::from(segment)].name
    }

    /// The block of a segment that is in memory.
    pub fn block(&self, process: u16, segment: u16) -> Option<Block> {
        let found = |b: &&Block| b.process == process && b.segment == segment;
        self.blocks.iter().find(found).copied()
    }

    /// Holes by address.
    pub fn holes(&self) -> Vec<Hole> {
        let mut holes = Vec::new();
        let mut at = 0;
        for block in &self.blocks {
            if at < block.start {
                holes.push(Hole {
                    start: at,
                    size: block.start - at,
                });
            }
            at = block.end();
        }
        if at < self.size {
            holes.push(Hole {
                start: at,
                size: self.size - at,
            });
        }
        holes
    }

    /// Units free in all, and in the largest hole.
    pub fn free(&self) -> (u32, u32) {
        let holes = self.holes();
        let largest = holes.iter().map(|h| h.size).max().unwrap_or(0);
        (holes.iter().map(|h| h.size).sum(), largest)
    }

    /// Units lost inside blocks, because allocations are rounded up.
    pub fn internal(&self) -> u32 {
        self.blocks.iter().map(|b| b.size - b.used).sum()
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        size_of::<State>()
            + size_of_val(&self.blocks[..])
            + size_of_val(&self.procs[..])
            + size_of_val(&self.frames[..])
            + (self.stages.len() + self.added.len()) * 24
    }

    fn proc(&mut self, process: u16) -> &mut Proc {
        &mut self.procs[usize::from(process)]
    }

    /// Moves the clock; what is held in the meantime counts.
    fn go_to(&mut self, t: u64) {
        let ticks = t.saturating_sub(self.now);
        if ticks > 0 {
            let held: u32 = self
                .blocks
                .iter()
                .filter(|b| b.process != TAKEN)
                .map(|b| b.used)
                .sum();
            self.totals.held += u64::from(held) * ticks;
            self.now = t;
        }
    }

    fn event(&self, what: What) -> Event {
        Event { at: self.now, what }
    }

    /// The next step; `None` at the end.
    pub fn step(&mut self) -> Option<Event> {
        if self.real.is_some() {
            return self.real_step();
        }
        let what = match self.stages.pop() {
            Some(Stage::Loading { process, segment }) => self.load(process, segment),
            Some(Stage::Leaving { process, why }) => self.give_back(process, why),
            Some(Stage::Compacting {
                blocks,
                moved,
                since,
            }) => self.compact(blocks, moved, since),
            Some(Stage::Translating { asked, check }) => self.check(asked, check),
            None => match self.added.pop_front() {
                Some(asked) => self.look_up(asked),
                None => self.next()?,
            },
        };
        Some(self.event(what))
    }

    /// Whatever is due next.
    fn next(&mut self) -> Option<What> {
        loop {
            let (t, _, next) = self.due()?;
            self.go_to(t);
            match next {
                Next::Leave(process) => {
                    self.proc(process).phase = Phase::Leaving;
                    return Some(self.give_back(process, Leave::Done));
                }
                Next::Retry => {
                    if let Some(process) = self.next_waiting() {
                        self.proc(process).phase = Phase::Loading;
                        self.stages.push(Stage::Loading {
                            process,
                            segment: 0,
                        });
                        let arrival = self.def.processes[usize::from(process)].arrival;
                        return Some(What::Retried {
                            process,
                            waited: self.now - arrival,
                        });
                    }
                    self.retry = false;
                }
                Next::Arrive(process) => {
                    self.arrivals.1 += 1;
                    self.proc(process).phase = Phase::Loading;
                    self.stages.push(Stage::Loading {
                        process,
                        segment: 0,
                    });
                    return Some(What::Arrived {
                        process,
                        total: self.need(process),
                    });
                }
                Next::Access => {
                    let asked = self.next_access()?;
                    return Some(self.look_up(asked));
                }
            }
        }
    }

    /// What is due first: when, its rank at one instant, and what it is.
    fn due(&mut self) -> Option<(u64, u8, Next)> {
        let mut first: Option<(u64, u8, Next)> = None;
        let now = self.now;
        let mut offer = |t: u64, rank: u8, next: Next| {
            let t = t.max(now);
            if first.as_ref().is_none_or(|f| (t, rank) < (f.0, f.1)) {
                first = Some((t, rank, next));
            }
        };
        let arrives = match self.def.ties.same_instant {
            SameInstant::LeaveFirst => 2,
            SameInstant::ArriveFirst => 0,
        };
        for (i, proc) in self.procs.iter().enumerate() {
            let lifetime = self.def.processes[i].lifetime;
            if let (Phase::Loaded, Some(loaded), 1..) = (proc.phase, proc.loaded, lifetime) {
                offer(loaded + lifetime, 1, Next::Leave(i as u16));
            }
        }
        if self.retry {
            offer(now, 1, Next::Retry);
        }
        // Who was ended before it came is passed over.
        while let Some(&process) = self.arrivals.0.get(self.arrivals.1) {
            if self.procs[usize::from(process)].phase == Phase::Future {
                let arrival = self.def.processes[usize::from(process)].arrival;
                offer(arrival, arrives, Next::Arrive(process));
                break;
            }
            self.arrivals.1 += 1;
        }
        if let Some(line) = self.accesses.0.get(self.accesses.1) {
            offer(self.def.accesses[usize::from(*line)].at, 3, Next::Access);
        }
        first
    }

    /// The waiting process that is loaded next, if one can be.
    fn next_waiting(&self) -> Option<u16> {
        let mut waiting: Vec<u16> = (0..self.procs.len() as u16)
            .filter(|p| self.procs[usize::from(*p)].phase == Phase::Waiting)
            .collect();
        kw_trace::order_by(&mut waiting, &|p| {
            (self.def.processes[usize::from(p)].arrival, 0)
        });
        if self.def.no_room == NoRoom::WaitInOrder {
            waiting.truncate(1);
        }
        waiting.into_iter().find(|p| self.would_fit(*p))
    }
}

/// Runs a scenario to its end without keeping its steps.
///
/// # Errors
/// As [`kw_trace::Lab::start`]; also where it does not end within the lab's limits.
pub fn run(sc: &Scenario) -> Result<State, kw_trace::Problem> {
    use kw_trace::Lab as _;
    type Own = super::Segmentation;
    let mut state = Own::start(sc)?;
    let mut steps = 0;
    while state.step().is_some() {
        steps += 1;
        if steps >= Own::STEP_LIMIT {
            return Err(kw_trace::Problem::new("step-limit", "").with("limit", steps));
        }
        if state.now > Own::TIME_LIMIT {
            return Err(kw_trace::Problem::new("time-limit", "").with("reached", steps));
        }
    }
    Ok(state)
}
