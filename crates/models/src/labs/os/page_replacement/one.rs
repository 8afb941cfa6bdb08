//! One process and its references: the stepped form of what `kw-paging` does in bulk.

use super::{
    event::{Because, Event, Touched, What},
    scenario::{Choice, Input, Policy, Refer, Scenario},
};
use kw_paging::{Memory, NEVER, Pages, Policy as P, Reference, next_uses};
use std::rc::Rc;

/// What does not change during a run.
#[derive(Debug, PartialEq)]
pub struct Demand {
    /// Page numbers by dense number.
    pub names: Vec<u64>,
    /// The references.
    pub references: Vec<Reference>,
    /// When the page of each is used next ([`NEVER`]: not again).
    pub next: Vec<u32>,
}

impl Demand {
    /// From references as scenarios hold them.
    pub fn new(references: &[Refer]) -> Self {
        let mut pages = Pages::default();
        let references: Vec<Reference> = references
            .iter()
            .map(|r| Reference::new(pages.number(r.page), r.write))
            .collect();
        Demand {
            next: next_uses(&references, pages.len()),
            names: pages.names().to_vec(),
            references,
        }
    }
}

/// The state of a run with one process.
#[derive(Debug, Clone, PartialEq)]
pub struct One {
    /// What is referred to.
    pub demand: Rc<Demand>,
    /// The policy in force.
    pub policy: Policy,
    /// Frames and policy.
    pub memory: Memory,
    /// The next reference of the demand.
    pub next: u32,
    /// References made, those of changes among them.
    pub made: u64,
    /// The clock: the number of the reference the last step belongs to, from 1.
    pub now: u64,
    /// The reference that loaded the page of each frame, from 1.
    pub loaded: Vec<u32>,
    /// The reference that used the page of each frame last, from 1.
    pub used: Vec<u32>,
}

impl One {
    /// Before the first reference.
    pub fn new(sc: &Scenario) -> Self {
        let demand = Demand::new(&sc.references);
        let frames = sc.frames as usize;
        One {
            memory: Memory::new(sc.policy.make(), frames, demand.names.len()),
            policy: sc.policy,
            demand: Rc::new(demand),
            next: 0,
            made: 0,
            now: 0,
            loaded: vec![0; frames],
            used: vec![0; frames],
        }
    }

    /// The number of a page.
    pub fn name(&self, page: u32) -> u64 {
        self.demand.names[page as usize]
    }

    /// The number, from 1, of the reference at this place of the demand: references that changes of
    /// the past put in move those behind them.
    pub fn number(&self, place: u32) -> Option<u64> {
        (place != NEVER).then(|| u64::from(place) + 1 + self.made - u64::from(self.next))
    }

    /// The next use of a page from here on, as a place of the demand.
    fn next_use(&self, page: u32) -> u32 {
        let rest = &self.demand.references[self.next as usize..];
        let ahead = rest.iter().position(|r| r.page() == page);
        ahead.map_or(NEVER, |n| n as u32 + self.next)
    }

    /// The next step.
    pub fn step(&mut self) -> Option<Event> {
        let place = self.next as usize;
        let reference = *self.demand.references.get(place)?;
        self.now = self.made + 1;
        if self.memory.is_tick_due() {
            let set = (0..self.memory.frames.count())
                .filter(|f| self.is_referenced(*f))
                .count() as u64;
            self.memory.tick();
            let shifted = matches!(self.memory.policy, P::Aging(_));
            return Some(self.event(What::Tick { set, shifted }));
        }
        let next = self.demand.next[place];
        self.next += 1;
        Some(self.touch(reference, next, false))
    }

    /// A change of the past.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let what = match input {
            Input::SetFrames { frames } => {
                let from = self.memory.frames.count() as u64;
                let gone = self.memory.resize(*frames as usize);
                self.loaded.resize(*frames as usize, 0);
                self.used.resize(*frames as usize, 0);
                What::FramesSet {
                    from,
                    to: *frames,
                    gone: gone.len() as u64,
                    written: gone.iter().filter(|e| e.dirty).count() as u64,
                }
            }
            Input::SetPolicy { policy } => {
                self.policy = *policy;
                let by = match policy {
                    Policy::Fifo {} => &self.loaded,
                    _ => &self.used,
                };
                let mut order: Vec<u16> = (0..self.memory.frames.count() as u16)
                    .filter(|f| self.memory.frames.page(usize::from(*f)).is_some())
                    .collect();
                kw_trace::order_by(&mut order, &|f| (u64::from(by[usize::from(f)]), 0));
                let order: Vec<(u32, u32)> = order
                    .into_iter()
                    .map(|f| {
                        let page = self.memory.frames.page(usize::from(f)).unwrap_or(0);
                        (u32::from(f), self.next_use(page))
                    })
                    .collect();
                self.memory.take_over(policy.make(), &order);
                What::PolicySet {
                    name: policy.name(),
                }
            }
            Input::Refer { page, write } => {
                // That the page is one of the demand has been checked.
                let dense = self.demand.names.iter().position(|n| n == page);
                let dense = dense.unwrap_or(0) as u32;
                self.now = self.made + 1;
                return self.touch(Reference::new(dense, *write), self.next_use(dense), true);
            }
            // Refused before the run: there are no processes to name.
            Input::Suspend { .. } | Input::Resume { .. } | Input::Kill { .. } => What::PolicySet {
                name: self.policy.name(),
            },
        };
        self.event(what)
    }

    fn event(&self, what: What) -> Event {
        Event { at: self.now, what }
    }

    fn touch(&mut self, r: Reference, next: u32, inserted: bool) -> Event {
        let memory = &mut self.memory;
        let ticked = memory.is_tick_due();
        if ticked {
            memory.tick();
        }
        let frames = &memory.frames;
        let here = frames.place(r.page());
        let free = (frames.count() - frames.used()) as u64;
        let was_dirty = here.is_some_and(|f| frames.is_dirty(f as usize));
        let before = match here {
            Some(frame) => vec![key(memory, frame as usize)],
            None if free == 0 => (0..frames.count()).map(|f| key(memory, f)).collect(),
            None => Vec::new(),
        };
        let mut passed = Vec::new();
        let touch = memory.touch(r, next, &mut passed);
        self.made += 1;
        let frame = touch.frame as usize;
        let same = |before: &[u64]| before.iter().filter(|k| **k == before[frame]).count() as u64;
        let because = match (&self.memory.policy, touch.hit) {
            (P::Fifo(_) | P::Random(_), true) => Because::Unmoved,
            (P::Opt(_), true) => Because::NextUse(self.number(next)),
            (P::Lru(_), true) => Because::OnTop {
                before: u64::from(self.used[frame]),
            },
            (P::Lfu(lfu), true) => Because::Counted(u64::from(lfu.count(frame))),
            (P::Nur(_) | P::Clock(_) | P::Aging(_), true) => {
                Because::Referenced(before[0] & R != 0)
            }
            (_, false) if touch.evicted.is_none() => Because::Free(free),
            (P::Fifo(_), false) => Because::Oldest(u64::from(self.loaded[frame])),
            (P::Opt(_), false) => {
                let place = (u64::MAX - before[frame]) as u32;
                // The present reference is made already, so numbers are counted from there.
                Because::Farthest {
                    next: self.number(place),
                    same: same(&before),
                }
            }
            (P::Lru(_), false) => Because::LeastRecent(u64::from(self.used[frame])),
            (P::Lfu(_), false) => Because::LeastFrequent {
                count: before[frame],
                same: same(&before),
                used: u64::from(self.used[frame]),
            },
            (P::Nur(_), false) => Because::Class {
                class: before[frame] & 3,
                same: same(&before),
                random: matches!(
                    self.policy,
                    Policy::Nur {
                        choice: Choice::Random,
                        ..
                    }
                ),
            },
            (P::Clock(clock), false) => Because::Hand {
                passed,
                hand: clock.hand(),
            },
            (P::Aging(_), false) => Because::Counter {
                bits: self.bits_of(before[frame]),
                same: {
                    let seen = self.compared(before[frame]);
                    let all = before.iter();
                    all.filter(|k| self.compared(**k) == seen).count() as u64
                },
            },
            (P::Random(_), false) => Because::Chance(before.len() as u64),
        };
        if !touch.hit {
            self.loaded[frame] = self.made as u32;
        }
        self.used[frame] = self.made as u32;
        self.event(What::Touched(Touched {
            page: r.page(),
            write: r.writes(),
            dirtied: r.writes() && !was_dirty,
            frame: touch.frame,
            hit: touch.hit,
            evicted: touch.evicted,
            because,
            inserted,
            ticked,
        }))
    }

    /// Whether the policy's rule sees no difference between two frames, so that either could give up its page.
    /// Where a scan from the lowest frame is a setting, that is a difference.
    pub fn is_as_good(&self, frame: usize, other: usize) -> bool {
        let same = match self.policy {
            Policy::Opt {} | Policy::Aging { .. } | Policy::Random { .. } => true,
            Policy::Nur { choice, .. } => choice == Choice::Random,
            _ => false,
        };
        let seen = |f| self.compared(key(&self.memory, f));
        frame == other || same && seen(frame) == seen(other)
    }

    /// What aging compares of a key.
    fn compared(&self, key: u64) -> u64 {
        match self.policy {
            Policy::Aging {
                compare: super::scenario::Compare::WithR,
                ..
            } => key,
            _ => key & !R,
        }
    }

    /// A counter as aging compares it, as bits.
    fn bits_of(&self, key: u64) -> String {
        let Policy::Aging { bits, compare, .. } = self.policy else {
            return String::new();
        };
        let counter: String = counter_bits(key & !R, bits);
        match compare {
            super::scenario::Compare::Counter => counter,
            super::scenario::Compare::WithR => format!("{}{counter}", u64::from(key & R != 0)),
        }
    }

    /// The R bit of a frame, where the policy has one.
    pub fn is_referenced(&self, frame: usize) -> bool {
        match &self.memory.policy {
            P::Nur(p) => p.is_referenced(frame),
            P::Clock(p) => p.is_referenced(frame),
            P::Aging(p) => p.is_referenced(frame),
            _ => false,
        }
    }
}

/// The lowest `width` bits, the highest first.
pub fn counter_bits(counter: u64, width: u64) -> String {
    let bit = |i| if counter >> i & 1 == 1 { '1' } else { '0' };
    (0..width).rev().map(bit).collect()
}

/// The R bit in a [`key`].
const R: u64 = 1 << 40;

/// What the policy goes by for a frame, as a number: for OPT the later the smaller, for NUR the class
/// and R, for clock R, for aging the counter and R.
fn key(memory: &Memory, frame: usize) -> u64 {
    let r = |set: bool| if set { R } else { 0 };
    match &memory.policy {
        P::Opt(p) => u64::MAX - u64::from(p.next_use(frame).unwrap_or(NEVER)),
        P::Lfu(p) => u64::from(p.count(frame)),
        P::Nur(p) => u64::from(p.class(&memory.frames, frame)) | r(p.is_referenced(frame)),
        P::Clock(p) => r(p.is_referenced(frame)),
        P::Aging(p) => u64::from(p.counter(frame)) | r(p.is_referenced(frame)),
        P::Fifo(_) | P::Lru(_) | P::Random(_) => 0,
    }
}
