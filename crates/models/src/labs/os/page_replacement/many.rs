//! Several processes that share the frames, one CPU and one paging device.
//!
//! The CPU makes one reference a tick. Whoever faults waits for the device, which brings one page
//! after another in the order of the faults, and the first that is ready gets the CPU. The reference
//! that faulted is made when its page is there.

use super::{
    event::{Did, Doing, Event, What},
    one::Demand,
    scenario::{Allocation, Input, Policy, Scenario},
};
use kw_paging::{Evicted, Memory, NEVER, Reference};
use std::{collections::VecDeque, rc::Rc};

/// What does not change during a run.
#[derive(Debug, PartialEq)]
pub struct Shared {
    /// Names by position.
    pub ids: Vec<String>,
    /// When each arrives.
    pub arrivals: Vec<u64>,
    /// What each refers to.
    pub demands: Vec<Demand>,
    /// The first number of each process's pages in a memory of all.
    bases: Vec<u32>,
    /// Whose page it is, by its number in a memory of all.
    owners: Vec<u16>,
    /// How they share the frames.
    pub allocation: Allocation,
    /// Ticks for one page.
    pub fault_time: u64,
}

/// One process.
#[derive(Debug, Clone, PartialEq)]
pub struct Proc {
    /// Its next reference.
    pub at: u32,
    /// What it does.
    pub doing: Doing,
    /// Since when.
    pub since: u64,
    /// Its faults so far.
    pub faults: u64,
    /// When it ended, or was ended.
    pub completion: Option<u64>,
    /// Whether it was ended before its last reference.
    pub killed: bool,
    /// Whether it was suspended by a change of the past.
    parked: bool,
    /// For each of its pages the reference that used it last, from 1 (0: none).
    last: Vec<u32>,
    /// Pages of its working set.
    pub set: u16,
    /// The largest that was.
    pub largest: u16,
    /// Frames it holds.
    pub held: u16,
    /// The how-manieth to be let in it was: the last is the first to be suspended.
    turn: u64,
}

impl Proc {
    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        size_of::<Proc>() + 4 * self.last.len()
    }
}

/// The state of a run with several processes.
#[derive(Debug, Clone, PartialEq)]
pub struct Many {
    /// What does not change.
    pub shared: Rc<Shared>,
    /// The policy in force.
    pub policy: Policy,
    /// One memory of all, or one for each.
    pub memories: Vec<Memory>,
    /// The processes.
    pub procs: Vec<Proc>,
    /// Who waits for the CPU.
    pub ready: VecDeque<u16>,
    /// Who has it.
    pub running: Option<u16>,
    /// Who waits for the device; the first is being served.
    pub disk: VecDeque<u16>,
    /// When the first one's page is there.
    pub disk_done: u64,
    /// Who is suspended, in the order of resuming.
    pub suspended: VecDeque<u16>,
    /// Who has made its last reference and ends now.
    ending: Option<u16>,
    /// The clock, in ticks.
    pub now: u64,
    /// Ticks in which the CPU made a reference.
    pub busy: u64,
    turns: u64,
}

impl Many {
    /// Before anybody arrives.
    pub fn new(sc: &Scenario) -> Self {
        let demands: Vec<Demand> = sc
            .processes
            .iter()
            .map(|p| Demand::new(&p.demand()))
            .collect();
        let (mut bases, mut owners) = (Vec::new(), Vec::new());
        for (i, demand) in demands.iter().enumerate() {
            bases.push(owners.len() as u32);
            owners.resize(owners.len() + demand.names.len(), i as u16);
        }
        let procs = demands
            .iter()
            .map(|d| Proc {
                at: 0,
                doing: Doing::Nothing,
                since: 0,
                faults: 0,
                completion: None,
                killed: false,
                parked: false,
                last: vec![0; d.names.len()],
                set: 0,
                largest: 0,
                held: 0,
                turn: 0,
            })
            .collect();
        let memories = match sc.allocation {
            Allocation::Local { .. } => demands
                .iter()
                .enumerate()
                .map(|(i, d)| {
                    let share = share(sc.frames as usize, demands.len(), i);
                    Memory::new(sc.policy.make(), share, d.names.len())
                })
                .collect(),
            _ => vec![Memory::new(
                sc.policy.make(),
                sc.frames as usize,
                owners.len(),
            )],
        };
        Many {
            shared: Rc::new(Shared {
                ids: sc.processes.iter().map(|p| p.id.clone()).collect(),
                arrivals: sc.processes.iter().map(|p| p.arrival).collect(),
                demands,
                bases,
                owners,
                allocation: sc.allocation,
                fault_time: sc.fault_time,
            }),
            policy: sc.policy,
            memories,
            procs,
            ready: VecDeque::new(),
            running: None,
            disk: VecDeque::new(),
            disk_done: 0,
            suspended: VecDeque::new(),
            ending: None,
            now: 0,
            busy: 0,
            turns: 0,
        }
    }

    /// A process's name.
    pub fn id(&self, p: u16) -> &str {
        &self.shared.ids[usize::from(p)]
    }

    /// How many references a process makes in all.
    pub fn length(&self, p: u16) -> u32 {
        self.shared.demands[usize::from(p)].references.len() as u32
    }

    /// All frames there are.
    pub fn frames(&self) -> usize {
        self.memories.iter().map(|m| m.frames.count()).sum()
    }

    /// Faults, evictions and write-backs of all.
    pub fn counts(&self) -> kw_paging::Counts {
        let mut sum = kw_paging::Counts::default();
        for counts in self.memories.iter().map(|m| m.counts) {
            sum.hits += counts.hits;
            sum.faults += counts.faults;
            sum.evictions += counts.evictions;
            sum.write_backs += counts.write_backs;
        }
        sum
    }

    /// Pages of the working sets of all that are not suspended.
    pub fn sum(&self) -> u64 {
        let sizes = self.procs.iter().filter(|p| is_active(p));
        sizes.map(|p| u64::from(p.set)).sum()
    }

    /// Whose page this is in a memory of all, and its number within that process.
    pub fn owner(&self, page: u32) -> (u16, u64) {
        let owner = self.shared.owners[page as usize];
        self.named(owner, page - self.shared.bases[usize::from(owner)])
    }

    /// A process and the number of one of its pages.
    pub fn named(&self, p: u16, page: u32) -> (u16, u64) {
        (p, self.shared.demands[usize::from(p)].names[page as usize])
    }

    /// The number of the page that a process refers to next.
    pub fn next_page(&self, p: u16) -> Option<u64> {
        let next = self.procs[usize::from(p)].at as usize;
        let reference = self.shared.demands[usize::from(p)].references.get(next)?;
        Some(self.named(p, reference.page()).1)
    }

    /// The memory of a process and the first number of its pages there.
    fn place(&self, p: u16) -> (usize, u32) {
        match self.shared.allocation {
            Allocation::Local { .. } => (usize::from(p), 0),
            _ => (0, self.shared.bases[usize::from(p)]),
        }
    }

    fn proc(&mut self, p: u16) -> &mut Proc {
        &mut self.procs[usize::from(p)]
    }

    fn event(&self, process: u16, did: Did) -> Event {
        let Proc { held, set, .. } = self.procs[usize::from(process)];
        Event {
            at: self.now,
            what: What::Process {
                process,
                did,
                held,
                set,
            },
        }
    }

    fn turn_to(&mut self, p: u16, doing: Doing) {
        let now = self.now;
        let proc = self.proc(p);
        (proc.doing, proc.since) = (doing, now);
    }

    /// Puts a process behind the others that are ready.
    fn make_ready(&mut self, p: u16) {
        self.turn_to(p, Doing::Ready);
        self.ready.push_back(p);
    }

    fn let_in(&mut self, p: u16) {
        self.turns += 1;
        let turn = self.turns;
        self.proc(p).turn = turn;
        self.make_ready(p);
    }

    /// The next step.
    pub fn step(&mut self) -> Option<Event> {
        loop {
            if let Some(p) = self.ending.take() {
                let was = &self.procs[usize::from(p)];
                let since = (was.doing == Doing::Run).then_some(was.since);
                self.end(p);
                return Some(self.event(p, Did::Finished { since }));
            }
            if let Some(&p) = self.disk.front()
                && self.disk_done <= self.now
            {
                return Some(self.page_in(p));
            }
            let arrived = (0..self.procs.len() as u16).find(|p| self.is_due(*p, self.now));
            if let Some(p) = arrived {
                self.let_in(p);
                return Some(self.event(p, Did::Arrived));
            }
            if let Some(event) = self.resume_one() {
                return Some(event);
            }
            if let Some(p) = self.running {
                return Some(self.refer(p));
            }
            if let Some(p) = self.ready.pop_front() {
                let since = self.procs[usize::from(p)].since;
                self.running = Some(p);
                self.turn_to(p, Doing::Run);
                return Some(self.event(p, Did::Dispatched { since }));
            }
            // Nobody can run: the clock goes to what comes next.
            let page = (!self.disk.is_empty()).then_some(self.disk_done);
            let arrival = (0..self.procs.len() as u16)
                .filter(|p| self.is_due(*p, u64::MAX))
                .map(|p| self.shared.arrivals[usize::from(p)])
                .min();
            self.now = page.into_iter().chain(arrival).min()?;
        }
    }

    /// Whether a process is still to come and arrives by `t`.
    fn is_due(&self, p: u16, t: u64) -> bool {
        let proc = &self.procs[usize::from(p)];
        proc.doing == Doing::Nothing
            && proc.completion.is_none()
            && self.shared.arrivals[usize::from(p)] <= t
    }

    fn page_in(&mut self, p: u16) -> Event {
        let since = self.procs[usize::from(p)].since;
        self.leave_disk(p);
        if self.procs[usize::from(p)].at == self.length(p) {
            self.turn_to(p, Doing::Ready);
            self.ending = Some(p);
        } else {
            self.make_ready(p);
        }
        self.event(p, Did::PageIn { since })
    }

    /// Takes a process off the device's queue; the next one is served from now on.
    fn leave_disk(&mut self, p: u16) {
        let was_first = self.disk.front() == Some(&p);
        self.disk.retain(|q| *q != p);
        if was_first {
            self.disk_done = self.now + self.shared.fault_time;
        }
    }

    /// Lets the first suspended process go on if its working set, and one page more, fits; in any
    /// case where nobody else is left.
    fn resume_one(&mut self) -> Option<Event> {
        let mut waiting = self.suspended.iter();
        let p = *waiting.find(|p| !self.procs[usize::from(**p)].parked)?;
        let room = (self.frames() as u64).saturating_sub(self.sum());
        let size = u64::from(self.procs[usize::from(p)].set);
        if size + 1 > room && self.procs.iter().any(is_active) {
            return None;
        }
        let since = self.procs[usize::from(p)].since;
        self.suspended.retain(|q| *q != p);
        self.let_in(p);
        Some(self.event(p, Did::Resumed { since, size, room }))
    }

    /// The running process makes its next reference.
    fn refer(&mut self, p: u16) -> Event {
        let shared = self.shared.clone();
        let demand = &shared.demands[usize::from(p)];
        let (m, base) = self.place(p);
        let v = self.procs[usize::from(p)].at;
        let reference = demand.references[v as usize];
        let page = reference.page();
        let leaving = self.leaving(demand, p, v);
        if let Allocation::WorkingSet { .. } = shared.allocation {
            let frames = &self.memories[m].frames;
            let is_full = frames.used() == frames.count();
            let frees = leaving.is_some_and(|l| frames.place(base + l).is_some());
            if is_full && !frees && frames.place(base + page).is_none() {
                if let Some(event) = self.suspend_one() {
                    return event;
                }
            } else if let Some(page) = leaving
                && let Some(frame) = frames.place(base + page)
            {
                self.release(m, frame);
            }
        }
        let window = shared.allocation.window() as u32;
        let proc = &mut self.procs[usize::from(p)];
        proc.set -= u16::from(leaving.is_some());
        let last = &mut proc.last[page as usize];
        // Not used by the last Δ references before this one: it enters the working set.
        if *last == 0 || *last + window <= v {
            proc.set += 1;
        }
        *last = v + 1;
        proc.largest = proc.largest.max(proc.set);
        proc.at += 1;
        self.busy += 1;
        self.now += 1;
        let in_all = Reference::new(base + page, reference.writes());
        let touch = self.memories[m].touch(in_all, NEVER, &mut ());
        let name = demand.names[page as usize];
        if touch.hit {
            if self.procs[usize::from(p)].at == self.length(p) {
                self.ending = Some(p);
            }
            return self.event(p, Did::Used { page: name });
        }
        let from = touch.evicted.map(|e| self.lose(m, e));
        let since = self.procs[usize::from(p)].since;
        let queue = self.disk.len() as u64;
        let proc = self.proc(p);
        proc.held += 1;
        proc.faults += 1;
        self.turn_to(p, Doing::Disk);
        self.running = None;
        if queue == 0 {
            self.disk_done = self.now + shared.fault_time;
        }
        self.disk.push_back(p);
        let written = touch.evicted.is_some_and(|e| e.dirty);
        self.event(
            p,
            Did::Faulted {
                page: name,
                since,
                queue,
                from,
                written,
            },
        )
    }

    /// The page that leaves a process's working set with its reference `v`: used Δ references ago and
    /// not since.
    fn leaving(&self, demand: &Demand, p: u16, v: u32) -> Option<u32> {
        let old = v.checked_sub(self.shared.allocation.window() as u32)?;
        let page = demand.references[old as usize].page();
        let is_last = self.procs[usize::from(p)].last[page as usize] == old + 1;
        let returns = demand.references[v as usize].page() == page;
        (is_last && !returns).then_some(page)
    }

    /// A page left memory: whose it was, who has a frame less now.
    fn lose(&mut self, m: usize, evicted: Evicted) -> u16 {
        let owner = match self.shared.allocation {
            Allocation::Local { .. } => m as u16,
            _ => self.shared.owners[evicted.page as usize],
        };
        self.proc(owner).held -= 1;
        owner
    }

    /// Empties a frame; a page that was written to is written back.
    fn release(&mut self, m: usize, frame: u32) {
        if let Some(evicted) = self.memories[m].release(frame) {
            self.memories[m].counts.write_backs += u64::from(evicted.dirty);
            self.lose(m, evicted);
        }
    }

    /// Takes all frames of a process; how many those were.
    fn release_all(&mut self, p: u16) -> u64 {
        let (m, base) = self.place(p);
        let pages = self.shared.demands[usize::from(p)].names.len() as u32;
        let held = self.procs[usize::from(p)].held;
        for page in base..base + pages {
            if let Some(frame) = self.memories[m].frames.place(page) {
                self.release(m, frame);
            }
        }
        u64::from(held)
    }

    /// The working sets do not fit: who was let in last, and waits for no page, is suspended. `None`
    /// where nobody else is left to make room for.
    fn suspend_one(&mut self) -> Option<Event> {
        if self.procs.iter().filter(|p| is_active(p)).count() < 2 {
            return None;
        }
        let can = |p: &Proc| matches!(p.doing, Doing::Ready | Doing::Run);
        let candidates = self.procs.iter().enumerate().filter(|(_, p)| can(p));
        let (p, _) = candidates.max_by_key(|(_, p)| p.turn)?;
        let p = p as u16;
        let sum = self.sum();
        let (was, pages) = self.park(p);
        Some(self.event(p, Did::Suspended { was, sum, pages }))
    }

    /// Takes a process from wherever it is; what that was since when.
    fn take(&mut self, p: u16) -> (Doing, u64) {
        let Proc { doing, since, .. } = self.procs[usize::from(p)];
        match doing {
            Doing::Ready => self.ready.retain(|q| *q != p),
            Doing::Run => self.running = None,
            Doing::Disk => self.leave_disk(p),
            Doing::Suspended => self.suspended.retain(|q| *q != p),
            Doing::Nothing => {}
        }
        if self.ending == Some(p) {
            self.ending = None;
        }
        (doing, since)
    }

    fn park(&mut self, p: u16) -> ((Doing, u64), u64) {
        let was = self.take(p);
        let pages = self.release_all(p);
        self.turn_to(p, Doing::Suspended);
        self.suspended.push_back(p);
        (was, pages)
    }

    fn end(&mut self, p: u16) {
        self.take(p);
        self.release_all(p);
        self.turn_to(p, Doing::Nothing);
        let now = self.now;
        let proc = self.proc(p);
        proc.completion = Some(now);
        proc.set = 0;
    }

    /// A change of the past.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let position = |id: &String| {
            let at = self.shared.ids.iter().position(|i| i == id);
            at.unwrap_or(0) as u16
        };
        let what = match input {
            Input::SetFrames { frames } => return self.set_frames(*frames),
            Input::SetPolicy { policy } => {
                self.policy = *policy;
                for memory in &mut self.memories {
                    let known = memory.order();
                    let order: Vec<(u32, u32)> = if known.is_empty() {
                        (0..memory.frames.count() as u32)
                            .map(|f| (f, NEVER))
                            .collect()
                    } else {
                        known.into_iter().map(|f| (f, NEVER)).collect()
                    };
                    memory.take_over(policy.make(), &order);
                }
                What::PolicySet {
                    name: policy.name(),
                }
            }
            Input::Suspend { process } => {
                let p = position(process);
                let proc = &self.procs[usize::from(p)];
                if !is_active(proc) || self.ending == Some(p) {
                    return self.event(p, Did::NoEffect);
                }
                let (was, pages) = self.park(p);
                self.proc(p).parked = true;
                return self.event(p, Did::Parked { was, pages });
            }
            Input::Resume { process } => {
                let p = position(process);
                let Proc { doing, since, .. } = self.procs[usize::from(p)];
                if doing != Doing::Suspended {
                    return self.event(p, Did::NoEffect);
                }
                self.suspended.retain(|q| *q != p);
                self.proc(p).parked = false;
                if self.procs[usize::from(p)].at == self.length(p) {
                    self.turn_to(p, Doing::Ready);
                    self.ending = Some(p);
                } else {
                    self.let_in(p);
                }
                return self.event(p, Did::LetGo { since });
            }
            Input::Kill { process } => {
                let p = position(process);
                let proc = &self.procs[usize::from(p)];
                if proc.completion.is_some() || self.ending == Some(p) {
                    return self.event(p, Did::NoEffect);
                }
                let was = (proc.doing, proc.since);
                self.end(p);
                self.proc(p).killed = true;
                return self.event(p, Did::Killed { was });
            }
            // Refused before the run.
            Input::Refer { .. } => return self.event(0, Did::NoEffect),
        };
        Event { at: self.now, what }
    }

    fn set_frames(&mut self, frames: u64) -> Event {
        let from = self.frames() as u64;
        let (mut gone, mut written) = (0, 0);
        let parts = self.memories.len();
        for m in 0..parts {
            let count = share(frames as usize, parts, m).max(1);
            for evicted in self.memories[m].resize(count) {
                gone += 1;
                written += u64::from(evicted.dirty);
                self.lose(m, evicted);
            }
        }
        Event {
            at: self.now,
            what: What::FramesSet {
                from,
                to: self.frames() as u64,
                gone,
                written,
            },
        }
    }
}

/// Whether it takes part in the competition for frames.
fn is_active(p: &Proc) -> bool {
    matches!(p.doing, Doing::Ready | Doing::Run | Doing::Disk)
}

/// The `i`-th of `n` shares: what does not divide goes to the first ones.
fn share(frames: usize, n: usize, i: usize) -> usize {
    frames / n + usize::from(i < frames % n)
}
