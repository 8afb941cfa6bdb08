//! A recording walked step by step. Nothing is simulated: candidates, pairs and states follow from what
//! was sent, and from what the agents' own programs said.

mod agent;
mod checks;
mod decision;
mod packets;
mod said;
mod who;

use super::{
    recording::Recording,
    view::{Candidate, Kind as Sort, Mark, Note, Pair, Side},
};
use agent::{Agent, Known, Spot};
use kw_net::stun::{self, End};
use kw_trace::{Kind, Rule, Why};
use std::{collections::VecDeque, rc::Rc};
use who::Who;

pub use decision::decision;
pub use said::{RULES, formula};

/// Most requests whose answer is waited for.
const MAX_ASKED: usize = 500;

/// What a step is of: a number in one of the recording's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A description.
    Description(usize),
    /// A candidate.
    Candidate(usize),
    /// A packet.
    Packet(usize),
    /// A note.
    Note(usize),
    /// A line of statistics.
    Pair(usize),
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplayEvent {
    /// When, in microseconds.
    pub at: u64,
    /// What it is of.
    pub what: Item,
    /// What the picture keeps of it.
    pub mark: Mark,
    /// What kind of step it is.
    pub kind: Kind,
    /// Why, or what it says.
    pub why: Why,
}

/// A request that went out.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    id: u128,
    /// Between which ends, as the peers see them.
    ends: (End, End),
    link: u64,
    /// How often it was sent.
    sends: u64,
    /// Of a check: whose, its base and remote candidate, and whether it nominates.
    check: Option<Check>,
    answered: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Check {
    side: usize,
    base: Spot,
    remote: Spot,
    priority: u32,
    nominates: bool,
}

/// A recording being walked.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    recording: Rc<Recording>,
    order: Rc<[(u64, Item)]>,
    who: Rc<Who>,
    at: usize,
    agents: [Agent; 2],
    asked: VecDeque<Asked>,
    checks: u64,
}

/// A step on its way.
struct Step {
    why: Why,
    mark: super::view::Marked,
    kind: Kind,
}

fn spot(end: End) -> Spot {
    (end.0.to_string().into(), end.1)
}

impl Replay {
    /// A recording before its first step.
    pub fn new(recording: &Recording) -> Replay {
        let mut order: Vec<(u64, Item)> = Vec::new();
        let mut put = |ats: &mut dyn Iterator<Item = u64>, item: fn(usize) -> Item| {
            order.extend(ats.enumerate().map(|(i, at)| (at, item(i))));
        };
        put(&mut recording.packets.iter().map(|p| p.at), Item::Packet);
        put(
            &mut recording.descriptions.iter().map(|d| d.at),
            Item::Description,
        );
        put(
            &mut recording.candidates.iter().map(|c| c.at),
            Item::Candidate,
        );
        put(&mut recording.notes.iter().map(|n| n.at), Item::Note);
        put(&mut recording.pairs.iter().map(|p| p.at), Item::Pair);
        order.sort();
        let who = Who::new(recording);
        let mut agents = [Agent::default(), Agent::default()];
        for (side, agent) in agents.iter_mut().enumerate() {
            agent.controlling = who.role(side);
        }
        Replay {
            recording: Rc::new(recording.clone()),
            order: order.into(),
            who: Rc::new(who),
            at: 0,
            agents,
            asked: VecDeque::new(),
            checks: 0,
        }
    }

    /// The next step; `None` behind the last.
    pub fn step(&mut self) -> Option<ReplayEvent> {
        let &(at, what) = self.order.get(self.at)?;
        self.at += 1;
        let recording = self.recording.clone();
        let step = match what {
            Item::Packet(i) => self.packet(i as u32, &recording.packets[i]),
            Item::Description(i) => self.description(&recording.descriptions[i]),
            Item::Candidate(i) => self.candidate(&recording.candidates[i]),
            Item::Note(i) => self.note(&recording.notes[i]),
            Item::Pair(i) => self.stat(&recording.pairs[i]),
        };
        Some(ReplayEvent {
            at,
            what,
            mark: Mark {
                at,
                what: step.mark,
            },
            kind: step.kind,
            why: step.why,
        })
    }

    /// Both sides as they are known at this step, A first.
    pub fn sides(&self) -> [Side; 2] {
        [0, 1].map(|side| self.agents[side].side(self.who.name(side)))
    }

    /// The life lines, by the numbers that marks have.
    pub fn places(&self) -> Vec<Rc<str>> {
        self.who.places()
    }

    /// The life line of a side.
    pub fn place_of(&self, side: usize) -> u8 {
        self.who.place_of_side(side)
    }

    /// The pair of a side that was chosen: what data goes over, else the best nominated one.
    pub fn chosen(&self, side: usize) -> Option<&Pair> {
        let pairs = self.agents[side].rows.iter().map(|r| &r.shown);
        pairs
            .filter(|p| p.nominated || p.selected)
            .max_by_key(|p| (p.nominated && p.selected, p.nominated, p.priority))
    }

    /// How many checks were sent so far, repetitions left out.
    pub fn checks(&self) -> u64 {
        self.checks
    }

    /// The recording.
    pub fn recording(&self) -> &Recording {
        &self.recording
    }

    /// How many steps there are.
    pub fn steps(&self) -> usize {
        self.order.len()
    }

    /// The frame of a step, and the number of its link.
    pub fn frame(&self, event: &ReplayEvent) -> Option<(Rc<[u8]>, u64)> {
        let Item::Packet(i) = event.what else {
            return None;
        };
        let packet = &self.recording.packets[i];
        Some((packet.bytes.0.as_ref()?.0.clone(), packet.link))
    }

    /// What the recording is, in a few words.
    pub fn heading(&self) -> Why {
        let r = &*self.recording;
        Why::new("seen-heading")
            .with("packets", r.packets.len() as u64)
            .with("candidates", r.candidates.len() as u64)
            .with("pairs", r.pairs.len() as u64)
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        let of = |a: &Agent| {
            (a.locals.len() + a.remotes.len()) * size_of::<Known>()
                + a.rows.len() * size_of::<agent::Row>()
        };
        self.asked.len() * size_of::<Asked>() + self.agents.iter().map(of).sum::<usize>() + 256
    }

    fn name(&self, side: usize) -> &str {
        self.who.name(side)
    }

    /// The password that seals checks for a side.
    fn key(&self, side: usize) -> Option<stun::Key> {
        let peer = self.recording.peers.get(side)?;
        (!peer.pwd.is_empty()).then(|| stun::Key::Short(peer.pwd.as_str().into()))
    }

    /// An end of a side as a candidate: as it was told, or as the packets tell it.
    fn known(&self, end: End, side: usize) -> Known {
        let own = spot(end);
        if let Some(line) = self.who.line(&own.0, own.1) {
            return said::known(&line.candidate, &self.agents[line.side]);
        }
        let (kind, related) = self.who.kind(end, side);
        let base = match (kind, related) {
            (Sort::ServerReflexive, Some(related)) => spot(related),
            _ => own.clone(),
        };
        Known {
            shown: Candidate {
                kind,
                address: own.0,
                port: own.1,
                priority: self.who.priority(kind, side),
                foundation: "".into(),
                component: 1,
                related: related.map(spot),
                told: false,
            },
            base,
            tcp: None,
        }
    }

    /// A side has a candidate of its own; whether it is new.
    fn gains(&mut self, end: End, side: usize) -> (bool, Sort) {
        let candidate = self.known(end, side);
        let kind = candidate.shown.kind;
        (self.agents[side].learn(true, candidate).0, kind)
    }

    /// A side comes to know a candidate of the other, which is one of the other's own, too.
    fn meets(&mut self, end: End, side: usize) -> usize {
        let mut candidate = self.known(end, 1 - side);
        candidate.shown.told = true;
        let (_, own) = self.agents[1 - side].learn(true, candidate.clone());
        self.agents[1 - side].locals[own].shown.told = true;
        self.agents[side].learn(false, candidate).1
    }

    /// The step in which a side has found something.
    fn noted(&self, side: usize, note: Note) -> super::view::Marked {
        super::view::Marked::Note(side as u8, note)
    }
}

/// A rule by its id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.id == id)
}

#[cfg(test)]
mod tests;
