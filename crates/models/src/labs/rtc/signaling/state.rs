//! The state of a run: two peers, the server between them, what is under way, what comes next.
//!
//! Time is an instant on a list of deeds; a deed that has others in its train puts them on a list that
//! goes first, so that each is a step of its own.

mod exchange;
mod replay;
mod transport;

use super::{
    describe::{self, Desc, Sdp, Section, Setup},
    event::{Event, Flight, Letter, Phase, Signaling, Station, Verdict, What},
    scenario::{Action, Deed, Direction, Found, Input, Media, Peer, Scenario, Via},
};
use kw_sdp::{Address, Candidate, Kind};
use std::{collections::VecDeque, rc::Rc};

/// How far the search for candidates is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gathering {
    /// Not begun.
    New,
    /// It goes on.
    Running,
    /// It is over.
    Done,
}

/// A media section both sides know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// What it carries.
    pub kind: Media,
    /// Whether it was refused.
    pub refused: bool,
    /// The direction this side wishes.
    pub wish: Direction,
}

/// A peer.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Its signaling state.
    pub signaling: Signaling,
    /// Descriptions that are in force: its own and the other's.
    pub current: (Option<u32>, Option<u32>),
    /// Descriptions that are open.
    pub pending: (Option<u32>, Option<u32>),
    /// The sections that are agreed.
    pub lines: Vec<Agreed>,
    /// What it wants to have.
    wants: Vec<(Media, Direction)>,
    /// The version of its next description.
    version: u64,
    /// Its ICE credentials.
    pub credentials: Option<u32>,
    /// Its search for candidates.
    pub gathering: Gathering,
    /// Its own candidates.
    pub found: Vec<u32>,
    /// The other's candidates it knows.
    pub remote: Vec<u32>,
    /// Candidates it keeps until their description comes.
    pub early: Vec<u32>,
    /// How many candidates it lost.
    pub lost: u64,
    /// Descriptions that wait for all candidates.
    held: Vec<u32>,
    /// An offer it leaves alone while it rings.
    pub ringing: Option<u32>,
    /// The credentials of an offer that it ignored.
    ignoring: Option<u32>,
    /// It wants to offer as soon as it is stable.
    needs: bool,
    /// It took back its offer and wants nothing until it is asked again.
    quiet: bool,
    /// Its part in DTLS.
    pub role: Option<Setup>,
    /// How far its way to the other is.
    pub phase: Phase,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
enum Next {
    Act(Peer, Deed),
    Offer(Peer),
    Needed(Peer),
    Send(Peer, Letter),
    Arrive(Flight),
    Take(Peer, u32),
    SetOffer(Peer, u32),
    Answer(Peer, u32, Sdp),
    RingOver(Peer, u32),
    Find(Peer, u16, u32),
    Gathered(Peer, u32),
    Check(Peer),
    CheckArrives(Peer),
    Connected(Peer),
    Hello(Peer),
    Secured(Peer),
    Open(Peer),
    Chat(u32),
    ServerLeaves,
    Entry(u32),
    Trickled(Peer, u32),
    Told(What),
}

/// The state.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The scenario.
    pub def: Rc<Scenario>,
    /// The clock, in microseconds.
    pub now: u64,
    /// A and B.
    pub sides: [Side; 2],
    /// Whether the server is there.
    pub server: bool,
    /// Every description made so far.
    pub descs: Vec<Rc<Desc>>,
    /// Every candidate found so far, with its maker and credentials.
    pub candidates: Vec<(Peer, u32, Rc<Candidate>)>,
    /// What is under way.
    pub flights: Vec<Flight>,
    /// The description that the last step was about.
    pub present: Option<u32>,
    /// Chat messages by changes of the past.
    extra: Vec<(Peer, Via)>,
    /// Candidates by changes of the past.
    more: Vec<Found>,
    /// Notes the server passed on.
    pub passed: u64,
    /// When the first channel or the media began.
    pub ready: Option<u64>,
    /// How the run ended.
    pub verdict: Option<Verdict>,
    /// What the scenario holds, by time.
    plan: Rc<[(u64, Next)]>,
    planned: usize,
    queue: Vec<(u64, u64, Next)>,
    todo: VecDeque<Next>,
    count: u64,
    flown: u32,
    leaving: Option<Flight>,
    arriving: Option<u32>,
    opening: bool,
}

impl State {
    /// The state before the first step.
    pub fn new(sc: &Scenario) -> Self {
        let mut plan: Vec<(u64, Next)> = Vec::new();
        match &sc.recording {
            Some(recording) => {
                let entries = 0..recording.entries.len() as u32;
                plan.extend(entries.map(|i| (0, Next::Entry(i))));
            }
            None => {
                let acts = sc.actions.iter();
                plan.extend(acts.map(|a: &Action| (a.at, Next::Act(a.peer, a.does))));
                plan.extend(
                    (0..)
                        .zip(&sc.chat)
                        .map(|(i, chat)| (chat.at, Next::Chat(i))),
                );
                plan.extend(sc.server_leaves.map(|at| (at, Next::ServerLeaves)));
            }
        }
        plan.sort_by_key(|(at, _)| *at);
        let wants: Vec<_> = sc.media.iter().map(|m| (m.kind, m.direction)).collect();
        let side = Side {
            signaling: Signaling::Stable,
            current: (None, None),
            pending: (None, None),
            lines: Vec::new(),
            wants,
            version: 2,
            credentials: None,
            gathering: Gathering::New,
            found: Vec::new(),
            remote: Vec::new(),
            early: Vec::new(),
            lost: 0,
            held: Vec::new(),
            ringing: None,
            ignoring: None,
            needs: false,
            quiet: false,
            role: None,
            phase: Phase::New,
        };
        State {
            def: Rc::new(sc.clone()),
            now: 0,
            sides: [side.clone(), side],
            server: true,
            descs: Vec::new(),
            candidates: Vec::new(),
            flights: Vec::new(),
            present: None,
            extra: Vec::new(),
            more: Vec::new(),
            passed: 0,
            ready: None,
            verdict: None,
            plan: plan.into(),
            planned: 0,
            queue: Vec::new(),
            todo: VecDeque::new(),
            count: 0,
            flown: 0,
            leaving: None,
            arriving: None,
            opening: false,
        }
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        let side =
            |s: &Side| 4 * (s.found.len() + s.remote.len() + s.early.len()) + 16 * s.lines.len();
        size_of::<State>()
            + self.sides.iter().map(side).sum::<usize>()
            + 8 * self.descs.len()
            + 16 * self.candidates.len()
            + size_of::<Flight>() * self.flights.len()
            + 64 * (self.queue.len() + self.todo.len())
    }

    /// A peer.
    pub fn side(&self, peer: Peer) -> &Side {
        &self.sides[peer.index()]
    }

    fn side_mut(&mut self, peer: Peer) -> &mut Side {
        &mut self.sides[peer.index()]
    }

    /// A description.
    pub fn desc(&self, id: u32) -> &Rc<Desc> {
        &self.descs[id as usize]
    }

    /// A candidate.
    pub fn candidate(&self, id: u32) -> &Candidate {
        &self.candidates[id as usize].2
    }

    /// Whether a peer has taken over another candidate of those that this one belongs to.
    pub fn has_of(&self, peer: Peer, candidate: u32) -> bool {
        let of = |id: u32| {
            (
                self.candidates[id as usize].0,
                self.candidates[id as usize].1,
            )
        };
        let remote = &self.side(peer).remote;
        remote.iter().any(|id| of(*id) == of(candidate))
    }

    /// Whether a peer has made an offer.
    pub fn offered(&self, peer: Peer) -> bool {
        let mut descs = self.descs.iter();
        descs.any(|d| d.from == peer && d.kind == Sdp::Offer)
    }

    /// Who writes a chat message, which way, and what.
    pub fn chat(&self, id: u32) -> (Peer, Via, &str) {
        let id = id as usize;
        match self.def.chat.get(id) {
            Some(chat) => (chat.from, chat.via, &chat.text),
            None => {
                let extra = self.extra.get(id - self.def.chat.len());
                let (from, via) = extra.copied().unwrap_or((Peer::A, Via::Server));
                (from, via, "hello")
            }
        }
    }

    /// Whether both hold the same agreement.
    pub fn agree(&self) -> bool {
        let [a, b] = &self.sides;
        a.current.0.is_some() && a.current.0 == b.current.1 && a.current.1 == b.current.0
    }

    fn delay(&self, peer: Peer) -> u64 {
        match peer {
            Peer::A => self.def.delay_a,
            Peer::B => self.def.delay_b,
        }
    }

    fn later(&mut self, after: u64, next: Next) {
        let at = self.now.saturating_add(after);
        self.count += 1;
        let place = self.queue.partition_point(|(t, _, _)| *t <= at);
        self.queue.insert(place, (at, self.count, next));
    }

    fn then(&mut self, next: Next) {
        self.todo.push_back(next);
    }

    /// What is to be done next; the clock goes there.
    fn pull(&mut self) -> Option<Next> {
        if let Some(next) = self.todo.pop_front() {
            return Some(next);
        }
        let planned = self.plan.get(self.planned);
        let queued = self.queue.first().map(|q| q.0);
        match planned {
            Some((at, next)) if queued.is_none_or(|q| *at <= q) => {
                self.planned += 1;
                // A change of the past may have come later than what was planned.
                self.now = self.now.max(*at);
                Some(next.clone())
            }
            _ => {
                let (at, _, next) = (!self.queue.is_empty()).then(|| self.queue.remove(0))?;
                self.now = self.now.max(at);
                Some(next)
            }
        }
    }

    /// The next step.
    pub fn step(&mut self) -> Option<Event> {
        loop {
            let Some(next) = self.pull() else {
                if self.verdict.is_some() {
                    return None;
                }
                let verdict = self.judge();
                self.verdict = Some(verdict);
                return Some(self.event(What::End(verdict)));
            };
            if let Some(what) = self.run(next) {
                return Some(self.event(what));
            }
        }
    }

    fn event(&mut self, what: What) -> Event {
        let about = match &what {
            What::LocalOffer(_, id)
            | What::Held(_, id)
            | What::RemoteOffer(_, id, _)
            | What::LocalAnswer(_, id)
            | What::RemoteAnswer(_, id, _)
            | What::OfferIgnored(_, id)
            | What::StaleAnswer(_, id) => Some(*id),
            What::Sent(_, Letter::Desc(id, _)) | What::Passed(_, Letter::Desc(id, _)) => Some(*id),
            _ => None,
        };
        self.present = about.or(self.present);
        Event {
            at: self.now,
            what,
            leaves: self.leaving.take(),
            arrives: self.arriving.take(),
        }
    }

    fn judge(&self) -> Verdict {
        if self.def.recording.is_some() {
            return Verdict::Recorded;
        }
        let [a, b] = &self.sides;
        let both = |is: fn(&Side) -> bool| is(a) && is(b);
        if !both(|s| s.signaling != Signaling::Closed) {
            Verdict::HungUp
        } else if !both(|s| s.signaling == Signaling::Stable) {
            Verdict::Stuck
        } else if both(|s| s.current.0.is_none()) {
            Verdict::Nothing
        } else if !self.agree() {
            Verdict::Disagree
        } else if both(|s| s.phase >= Phase::Connected) {
            Verdict::Connected
        } else {
            Verdict::NoPath
        }
    }

    /// A change of the past: a step, and what it leads to.
    pub fn intervene(&mut self, input: &Input) -> Event {
        self.verdict = None;
        let next = match *input {
            _ if self.def.recording.is_some() => None,
            Input::Act { peer, does } => Some(Next::Act(peer, does)),
            Input::Write { from, via } => {
                self.extra.push((from, via));
                let id = self.def.chat.len() + self.extra.len() - 1;
                Some(Next::Chat(id as u32))
            }
            Input::Finds { peer, kind } => return self.one_more(input, peer, kind),
            Input::ServerLeaves {} => self.server.then_some(Next::ServerLeaves),
        };
        let what = match next {
            None => What::NoEffect,
            Some(next) => {
                self.then(next);
                What::Change(input.clone())
            }
        };
        self.event(what)
    }

    fn run(&mut self, next: Next) -> Option<What> {
        match next {
            Next::Act(peer, deed) => self.act(peer, deed),
            Next::Offer(peer) => self.offer(peer),
            Next::Needed(peer) => self.needed(peer),
            Next::Send(peer, letter) => Some(self.send(peer, letter)),
            Next::Arrive(flight) => self.arrive(flight),
            Next::Take(peer, id) => self.take(peer, id),
            Next::SetOffer(peer, id) => self.set_offer(peer, id),
            Next::Answer(peer, id, kind) => self.answer(peer, id, kind),
            Next::RingOver(peer, id) => self.ring_over(peer, id),
            Next::Find(peer, finding, of) => self.find(peer, finding, of),
            Next::Gathered(peer, of) => self.gathered(peer, of),
            Next::Check(peer) => self.check(peer),
            Next::CheckArrives(peer) => self.check_arrives(peer),
            Next::Connected(peer) => self.connected(peer),
            Next::Hello(peer) => self.hello(peer),
            Next::Secured(peer) => self.secured(peer),
            Next::Open(peer) => self.open(peer),
            Next::Chat(id) => Some(self.write(id)),
            Next::ServerLeaves => {
                let was = std::mem::replace(&mut self.server, false);
                was.then_some(What::ServerLeft)
            }
            Next::Entry(i) => self.entry(i),
            Next::Trickled(peer, id) => Some(self.got_candidate(peer, id)),
            Next::Told(what) => Some(what),
        }
    }

    fn act(&mut self, peer: Peer, deed: Deed) -> Option<What> {
        let more = match deed {
            Deed::AddAudio => Some(Media::Audio),
            Deed::AddVideo => Some(Media::Video),
            Deed::AddData => Some(Media::Data),
            _ => None,
        };
        match deed {
            Deed::Offer | Deed::AddAudio | Deed::AddVideo | Deed::AddData => {
                let side = self.side_mut(peer);
                side.quiet = false;
                let has_data = || side.wants.iter().any(|w| w.0 == Media::Data);
                // A peer connection has one section for all data channels.
                if let Some(kind) = more
                    && !(kind == Media::Data && has_data())
                    && side.wants.len() < MAX_WANTS
                {
                    side.wants.push((kind, Direction::SendRecv));
                }
                self.offer(peer)
            }
            Deed::Rollback => Some(self.roll_back(peer)),
            Deed::AnswerAgain => {
                let own = self.side(peer).current.0;
                match own.map(|id| (id, self.desc(id).kind)) {
                    Some((id, Sdp::Answer)) => Some(self.send(peer, Letter::Desc(id, Sdp::Answer))),
                    _ => Some(What::NothingToDo(peer)),
                }
            }
            Deed::HangUp => Some(self.hang_up(peer)),
        }
    }

    /// Something leaves.
    fn launch(&mut self, author: Peer, from: Station, to: Station, letter: Letter) {
        let delay = match (from, to) {
            (Station::At(peer), Station::Server) | (Station::Server, Station::At(peer)) => {
                self.delay(peer)
            }
            _ => self.def.delay_direct,
        };
        self.flown += 1;
        let flight = Flight {
            id: self.flown,
            letter,
            from,
            to,
            author,
        };
        self.flights.push(flight);
        self.leaving = Some(flight);
        self.later(delay, Next::Arrive(flight));
    }

    fn send(&mut self, peer: Peer, letter: Letter) -> What {
        if !self.server {
            return What::SendFailed(peer, letter);
        }
        self.launch(peer, Station::At(peer), Station::Server, letter);
        What::Sent(peer, letter)
    }

    fn arrive(&mut self, flight: Flight) -> Option<What> {
        self.flights.retain(|f| f.id != flight.id);
        self.arriving = Some(flight.id);
        let what = self.arrived(flight);
        if what.is_none() {
            self.arriving = None;
        }
        what
    }

    fn arrived(&mut self, flight: Flight) -> Option<What> {
        let letter = flight.letter;
        match flight.to {
            Station::Server if !self.server => Some(What::NoteLost(letter)),
            Station::Server => {
                let to = flight.author.other();
                self.passed += 1;
                self.launch(flight.author, Station::Server, Station::At(to), letter);
                Some(What::Passed(to, letter))
            }
            Station::At(peer) => match letter {
                Letter::Desc(id, _) => self.take(peer, id),
                Letter::Candidate(id) => Some(self.got_candidate(peer, id)),
                Letter::End(_) => Some(What::EndGot(peer)),
                Letter::Chat(id) if flight.from == Station::Server => {
                    Some(What::ChatThroughServer(peer, id))
                }
                Letter::Chat(id) => {
                    let is_open = self.side(peer).phase == Phase::Open;
                    is_open.then_some(What::ChatThroughChannel(peer, id))
                }
                Letter::Hello => Some(What::HelloGot(peer)),
                Letter::Close => self.other_gone(peer),
            },
        }
    }
}

/// Most sections one peer asks for.
const MAX_WANTS: usize = 32;
