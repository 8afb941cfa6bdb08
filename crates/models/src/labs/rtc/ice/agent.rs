//! An ICE agent (RFC 8445): a state machine with time as an argument.
//!
//! It is told of instants, packets and notes from the other side, and says what is to be done: packets
//! to send, notes to pass, and what it decided ([`Told`]). It knows no network and no address but
//! those that messages told it. Gathering is in `gather`, checks in `checks`, what follows them in
//! `keeping`. One data stream; candidates over UDP; TURN over UDP or TCP.

mod checks;
mod gather;
mod keeping;
mod told;

use super::view::{Kind, PairState, pair_priority, priority};
pub use gather::{PASSWORD, USER};
use kw_net::{
    nat::Endpoint,
    stun::{self, Key},
};
use kw_trace::Rng;
use std::{collections::VecDeque, rc::Rc};
pub use told::{Doing, Purpose, Signal, Then, Told, Wire};

/// Milliseconds, in the unit of the clock.
const MS: u64 = 1_000;
/// How long a TURN allocation is asked for, in seconds (RFC 8656 §3.2).
pub const ALLOCATION: u32 = 600;
/// How long a permission lasts (RFC 8656 §9).
pub const PERMISSION: u64 = 300 * kw_net::SECOND;

/// What an agent is told about its surroundings and its habits.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// STUN server.
    pub stun: Option<Endpoint>,
    /// TURN server.
    pub turn: Option<Endpoint>,
    /// Whether the TURN server is asked over TCP, too.
    pub turn_tcp: bool,
    /// Whether candidates are told as they are found.
    pub trickle: bool,
    /// Whether it gives a name instead of its address.
    pub mdns: bool,
    /// Whether it uses relayed candidates only.
    pub relay_only: bool,
    /// Whether it asks for consent.
    pub consent: bool,
    /// Ta, in microseconds.
    pub ta: u64,
    /// Least RTO, in microseconds.
    pub rto: u64,
    /// How often a request is sent at most.
    pub tries: u64,
    /// How long it waits for a better pair, in microseconds.
    pub patience: u64,
    /// Most pairs of its check list (RFC 8445 §6.1.2.5).
    pub max_pairs: usize,
}

/// By which way a local candidate sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// The host's own socket of this component.
    Socket(u8),
    /// The TURN allocation of this number.
    Relay(usize),
}

/// A candidate of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Local {
    /// Its kind.
    pub kind: Kind,
    /// Its address.
    pub address: Endpoint,
    /// The address it sends from.
    pub base: Endpoint,
    /// How it sends.
    pub via: Via,
    /// Its priority.
    pub priority: u32,
    /// Its foundation (RFC 8445 §5.1.1.3).
    pub foundation: u32,
    /// Its component.
    pub component: u8,
    /// What it is related to: the base of a reflexive one, the mapped address of a relayed one.
    pub related: Option<Endpoint>,
    /// Whether the other side was told of it.
    pub told: bool,
}

/// A candidate of the other side.
#[derive(Debug, Clone, PartialEq)]
pub struct Remote {
    /// Its kind.
    pub kind: Kind,
    /// Its address.
    pub address: Endpoint,
    /// Its priority.
    pub priority: u32,
    /// Its foundation; one that only this agent knows begins with a star.
    pub foundation: Rc<str>,
    /// Its component.
    pub component: u8,
}

/// A pair of the check list.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Position of its local candidate: one that sends by itself.
    pub local: usize,
    /// Position of its remote candidate.
    pub remote: usize,
    /// Its state.
    pub state: PairState,
    /// The valid pair that its check made: position of the local candidate that the other side saw.
    pub valid: Option<usize>,
    /// Whether the other side wants it (it sent USE-CANDIDATE), or this agent asked for it.
    pub nominating: bool,
    /// Whether it is nominated.
    pub nominated: bool,
    /// Whether its last check was a triggered one.
    pub triggered: bool,
    /// Whether its answer came from elsewhere: it is not checked again.
    pub hopeless: bool,
    /// The request that is under way.
    pub check: Option<u128>,
}

/// A request that waits for its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Transaction {
    /// Its 96 bits.
    pub id: u128,
    /// What it is for.
    pub what: Asked,
    /// By which way it goes.
    pub via: Via,
    /// To whom.
    pub to: Endpoint,
    /// Its bytes.
    pub bytes: Rc<[u8]>,
    /// How often it was sent.
    sent: u64,
    /// When it is sent again, or given up.
    next: u64,
    /// The present interval.
    rto: u64,
    /// The first interval.
    first: u64,
}

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The address that the STUN server sees, of a component.
    Address(u8),
    /// A TURN allocation.
    Allocate(usize),
    /// More time for an allocation, or its end.
    Refresh(usize),
    /// A permission for an address.
    Permission(usize, kw_net::Ipv4Addr),
    /// A channel for a peer.
    Channel(usize, Endpoint),
    /// A check of the pair at this position, and the role and whether it nominates.
    Check {
        /// Position of the pair.
        pair: usize,
        /// Whether it was sent as the controlling agent.
        controlling: bool,
        /// Whether it nominates.
        nominates: bool,
    },
    /// Consent on the pair at this position.
    Consent(usize),
}

/// A TURN allocation, wanted or there.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Its component.
    pub component: u8,
    /// Whether the server is asked over TCP.
    pub tcp: bool,
    /// Realm and nonce of the server's challenge.
    pub challenge: Option<(Rc<str>, Rc<str>)>,
    /// The relayed address, once there is one.
    pub relayed: Option<Endpoint>,
    /// Until when.
    pub until: u64,
    /// Addresses with a permission, or one asked for, and until when it counts.
    pub permissions: Vec<(kw_net::Ipv4Addr, u64)>,
    /// Channels: number, peer, whether it was confirmed, until when.
    pub channels: Vec<(u16, Endpoint, bool, u64)>,
    /// Packets that wait for a permission.
    waiting: Vec<(Endpoint, Rc<[u8]>, Purpose)>,
}

/// How far an agent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It has nothing to do yet.
    New,
    /// It gathers candidates, and knows none of the other side.
    Gathering,
    /// It checks pairs.
    Checking,
    /// Every component has a selected pair.
    Connected,
    /// No pair works.
    Failed,
    /// The other side does not consent any more.
    Lost,
}

/// An agent.
#[derive(Debug, Clone, PartialEq)]
pub struct Agent {
    /// Its surroundings and habits.
    pub settings: Settings,
    /// Its user name fragment.
    pub ufrag: Rc<str>,
    /// Its password.
    pub password: Rc<str>,
    /// Those of the other side.
    pub other: Option<(Rc<str>, Rc<str>)>,
    /// Its tie-breaker.
    pub tie: u64,
    /// Whether it is the controlling agent.
    pub controlling: bool,
    /// Its sockets, by component.
    pub sockets: Vec<Endpoint>,
    /// Its candidates.
    pub locals: Vec<Local>,
    /// Those of the other side.
    pub remotes: Vec<Remote>,
    /// The check list, in the order in which pairs were made.
    pub pairs: Vec<Pair>,
    /// Its TURN allocations.
    pub turns: Vec<Turn>,
    /// The selected pair of each component.
    pub selected: Vec<Option<usize>>,
    /// How far it is.
    pub phase: Phase,
    /// The name it gives instead of its address.
    pub name: Rc<str>,
    /// Checks sent and answers to checks received.
    pub counts: Counts,
    offers: bool,
    gathered: bool,
    others_complete: bool,
    queries: VecDeque<Asked>,
    triggered: VecDeque<usize>,
    open: Vec<Transaction>,
    paced: u64,
    pace: Option<u64>,
    patient_until: Option<u64>,
    free_at: Option<u64>,
    consent: Vec<Consent>,
    /// Combinations of candidates that were looked at.
    paired: Vec<(usize, usize)>,
    foundations: Vec<(Kind, kw_net::Ipv4Addr, Option<Endpoint>, bool)>,
    unresolved: Vec<Wire>,
    rng: Rng,
}

/// Counts of an agent's checks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Requests that checks sent, repetitions included.
    pub sent: u64,
    /// Of those, repetitions.
    pub repeated: u64,
    /// Checks that were answered.
    pub answered: u64,
    /// Checks that failed.
    pub failed: u64,
}

/// Consent on a selected pair (RFC 7675), or its keep-alive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Consent {
    pair: usize,
    next: u64,
    last: u64,
}

/// Letters of user name fragments and passwords (RFC 8839 §5.4: ice-char).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn letters(rng: &mut Rng, count: usize) -> Rc<str> {
    let one = |_| char::from(LETTERS[rng.below(64) as usize]);
    (0..count).map(one).collect::<String>().into()
}

fn bits(rng: &mut Rng, count: u32) -> u128 {
    (0..count.div_ceil(32)).fold(0, |all, _| all << 32 | u128::from(rng.below(1 << 32)))
}

impl Agent {
    /// An agent with these sockets, one for each component.
    pub fn new(settings: Settings, sockets: Vec<Endpoint>, controlling: bool, seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let name = format!("{:08x}.local", rng.below(1 << 32));
        Agent {
            // RFC 8445 §5.3: at least 24 bits and 128 bits of randomness, 6 bits a letter.
            ufrag: letters(&mut rng, 4),
            password: letters(&mut rng, 24),
            other: None,
            tie: bits(&mut rng, 64) as u64,
            controlling,
            offers: false,
            selected: vec![None; sockets.len()],
            sockets,
            locals: Vec::new(),
            remotes: Vec::new(),
            pairs: Vec::new(),
            turns: Vec::new(),
            phase: Phase::New,
            name: name.into(),
            counts: Counts::default(),
            gathered: false,
            others_complete: false,
            queries: VecDeque::new(),
            triggered: VecDeque::new(),
            open: Vec::new(),
            paced: 0,
            pace: None,
            patient_until: None,
            free_at: None,
            consent: Vec::new(),
            paired: Vec::new(),
            foundations: Vec::new(),
            unresolved: Vec::new(),
            rng,
            settings,
        }
    }

    /// Priority of a pair, by who controls (RFC 8445 §6.1.2.3).
    pub fn pair_priority(&self, local: u32, remote: u32) -> u64 {
        match self.controlling {
            true => pair_priority(local, remote),
            false => pair_priority(remote, local),
        }
    }

    /// Priority of a pair of the check list.
    pub fn priority_of(&self, pair: &Pair) -> u64 {
        let (local, remote) = (&self.locals[pair.local], &self.remotes[pair.remote]);
        self.pair_priority(local.priority, remote.priority)
    }

    /// The pairs by falling priority, by their positions.
    pub fn ordered(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.pairs.len()).collect();
        all.sort_by_key(|i| std::cmp::Reverse(self.priority_of(&self.pairs[*i])));
        all
    }

    /// The local preference of a candidate that goes this way. One address has the highest
    /// (RFC 8445 §5.1.2.1); a relay that is reached over TCP comes after one over UDP.
    fn local_preference(&self, via: Via) -> u16 {
        match via {
            Via::Relay(turn) if self.turns[turn].tcp => 65_534,
            _ => 65_535,
        }
    }

    /// The key of checks that it receives.
    fn own_key(&self) -> Key {
        Key::Short(self.password.clone())
    }

    fn transaction_id(&mut self) -> u128 {
        bits(&mut self.rng, 96)
    }

    /// When it next has something to do by itself.
    pub fn next_at(&self) -> Option<u64> {
        let open = self.open.iter().map(|t| t.next);
        let consent = self.consent.iter().map(|c| c.next);
        let turns = self.turns.iter().filter_map(|t| self.renewal(t));
        open.chain(consent)
            .chain(self.pace)
            .chain(self.patient_until)
            .chain(self.free_at)
            .chain(turns)
            .min()
    }

    /// Does what is due.
    pub fn wake(&mut self, now: u64) -> Vec<Doing> {
        let mut out = Vec::new();
        self.repeat(now, &mut out);
        if self.pace.is_some_and(|at| at <= now) {
            self.pace = None;
            self.paced_work(now, &mut out);
        }
        if self.patient_until.is_some_and(|at| at <= now) {
            self.patient_until = None;
            self.consider_nomination(now, true, &mut out);
        }
        self.keep(now, &mut out);
        out
    }

    /// Wants the next paced transaction: at once, or Ta after the last one.
    fn want_pace(&mut self, now: u64) {
        let earliest = match self.paced {
            0 => now,
            last => now.max(last + self.settings.ta),
        };
        let at = self.pace.map_or(earliest, |p| p.min(earliest));
        self.pace = Some(at);
    }

    /// One transaction for each Ta (RFC 8445 §14): a triggered check, one more question to a server,
    /// or the next pair of the list.
    fn paced_work(&mut self, now: u64, out: &mut Vec<Doing>) {
        let has_worked = self.next_triggered(now, out)
            || self.next_query(now, out)
            || self.next_ordinary(now, out);
        if has_worked {
            self.paced = now.max(1);
            self.want_pace(now);
        }
    }

    /// Sends a request and keeps it until it is answered.
    #[allow(clippy::too_many_arguments)]
    fn ask(
        &mut self,
        now: u64,
        what: Asked,
        id: u128,
        via: Via,
        to: Endpoint,
        bytes: Rc<[u8]>,
        out: &mut Vec<Doing>,
    ) {
        let rto = self.rto(what);
        self.open.push(Transaction {
            id,
            what,
            via,
            to,
            bytes: bytes.clone(),
            sent: 1,
            next: now + rto,
            rto,
            first: rto,
        });
        if let Asked::Check { .. } = what {
            self.counts.sent += 1;
        }
        let purpose = match what {
            Asked::Check {
                pair, nominates, ..
            } => Purpose::Check { pair, nominates },
            Asked::Consent(pair) => Purpose::Consent { pair },
            what => Purpose::Ask(what),
        };
        self.send(now, via, to, bytes, purpose, out);
    }

    /// RFC 8445 §14.3: for checks at least 500 ms, and Ta for every pair that waits or is under way;
    /// for questions to servers the least.
    fn rto(&self, what: Asked) -> u64 {
        // Over TCP it is not repeated, and waited for as long (RFC 8489 §6.2.2: 39.5 s).
        if let Asked::Allocate(t)
        | Asked::Refresh(t)
        | Asked::Permission(t, _)
        | Asked::Channel(t, _) = what
            && self.turns[t].tcp
        {
            return 39_500 * MS;
        }
        match what {
            // Its answer counts as long as the consent before it (RFC 7675 §5.1).
            Asked::Consent(_) => return 30 * kw_net::SECOND,
            Asked::Check { .. } => {}
            _ => return self.settings.rto,
        }
        let busy = |p: &&Pair| matches!(p.state, PairState::Waiting | PairState::InProgress);
        let busy = self.pairs.iter().filter(busy).count() as u64;
        self.settings.rto.max(self.settings.ta * busy)
    }

    /// Sends again what was not answered, with twice the interval, and gives up after the last
    /// (RFC 8489 §6.2.1: sixteen times the first interval after it).
    fn repeat(&mut self, now: u64, out: &mut Vec<Doing>) {
        while let Some(i) = self.open.iter().position(|t| t.next <= now) {
            let tries = self.settings.tries;
            let one = &mut self.open[i];
            // Over TCP nothing is repeated (§6.2.2); consent has its own clock (RFC 7675 §5.1).
            let is_once = one.first == 39_500 * MS || matches!(one.what, Asked::Consent(_));
            if is_once || one.sent >= tries {
                let one = self.open.remove(i);
                self.unanswered(now, one, out);
                continue;
            }
            one.sent += 1;
            one.rto *= 2;
            one.next = now
                + if one.sent == tries {
                    one.first * 16
                } else {
                    one.rto
                };
            let (via, to, bytes) = (one.via, one.to, one.bytes.clone());
            let (what, nth) = (one.what, one.sent);
            if let Asked::Check { .. } = what {
                self.counts.sent += 1;
                self.counts.repeated += 1;
            }
            self.send(now, via, to, bytes, Purpose::Again { what, nth }, out);
        }
    }

    fn unanswered(&mut self, now: u64, one: Transaction, out: &mut Vec<Doing>) {
        match one.what {
            Asked::Check { pair, .. } => self.check_failed(now, pair, out),
            Asked::Consent(_) => {}
            what => {
                out.push(Doing::Tell(Told::NoAnswer { what, to: one.to }));
                self.gathering_changed(now, out);
            }
        }
    }

    /// Takes the transaction of an answer off the list.
    fn answered(&mut self, id: u128) -> Option<Transaction> {
        let i = self.open.iter().position(|t| t.id == id)?;
        Some(self.open.remove(i))
    }

    /// A packet came to one of its sockets.
    pub fn receive(&mut self, now: u64, socket: u8, from: Endpoint, bytes: &[u8]) -> Vec<Doing> {
        let mut out = Vec::new();
        let servers = [self.settings.stun, self.settings.turn];
        // A channel of TURN over UDP begins with 01 (RFC 7983 §7).
        if servers.contains(&Some(from))
            && let Some((number, data)) = stun::read_channel(bytes)
        {
            let turn = self
                .turns
                .iter()
                .position(|t| !t.tcp && t.component == socket + 1);
            if let Some(turn) = turn {
                self.channel_data(now, turn, number, data, &mut out);
            }
            return out;
        }
        self.hear(now, Via::Socket(socket), from, bytes, &mut out);
        out
    }

    /// A message of the TURN server came over TCP.
    pub fn receive_tcp(&mut self, now: u64, turn: usize, bytes: &[u8]) -> Vec<Doing> {
        let mut out = Vec::new();
        match stun::read_channel(bytes) {
            Some((number, data)) => self.channel_data(now, turn, number, data, &mut out),
            None => {
                if let Some(server) = self.settings.turn {
                    self.hear(now, Via::Relay(turn), server, bytes, &mut out);
                }
            }
        }
        out
    }

    fn channel_data(
        &mut self,
        now: u64,
        turn: usize,
        number: u16,
        data: &[u8],
        out: &mut Vec<Doing>,
    ) {
        let channel = self.turns[turn].channels.iter().find(|c| c.0 == number);
        if let Some(peer) = channel.map(|c| c.1) {
            self.hear(now, Via::Relay(turn), peer, data, out);
        }
    }

    /// A message came, by itself or out of a relayed packet.
    fn hear(&mut self, now: u64, via: Via, from: Endpoint, bytes: &[u8], out: &mut Vec<Doing>) {
        let Some(message) = stun::read(bytes) else {
            out.push(Doing::Tell(Told::Data { via, from }));
            return;
        };
        match (message.class, message.method) {
            (stun::Class::Request, stun::Method::Binding) => {
                self.check_received(now, via, from, bytes, &message, out);
            }
            (stun::Class::Indication, stun::Method::Data) => {
                let turn = self.turn_of(via);
                let inside = (message.holds.peer, &message.holds.data);
                if let (Some(turn), (Some(peer), Some(data))) = (turn, inside) {
                    let peer = Endpoint::new(peer.0, peer.1);
                    self.hear(now, Via::Relay(turn), peer, data, out);
                }
            }
            (stun::Class::Indication, _) => out.push(Doing::Tell(Told::KeptAlive { from })),
            (stun::Class::Request, _) => {}
            _ => match self.answered(message.id) {
                Some(asked) => self.answer(now, asked, via, from, bytes, &message, out),
                None => out.push(Doing::Tell(Told::Late { from })),
            },
        }
    }

    /// The allocation whose server sends to this socket or connection.
    fn turn_of(&self, via: Via) -> Option<usize> {
        match via {
            Via::Relay(turn) => Some(turn),
            Via::Socket(socket) => self
                .turns
                .iter()
                .position(|t| !t.tcp && t.component == socket + 1),
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn answer(
        &mut self,
        now: u64,
        asked: Transaction,
        via: Via,
        from: Endpoint,
        bytes: &[u8],
        message: &stun::Message,
        out: &mut Vec<Doing>,
    ) {
        match asked.what {
            Asked::Check { .. } => self.check_answered(now, asked, via, from, bytes, message, out),
            Asked::Consent(pair) => self.consented(now, pair, from, bytes, message, out),
            _ => self.server_answered(now, asked, message, out),
        }
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        size_of::<Self>()
            + self.locals.len() * size_of::<Local>()
            + self.remotes.len() * size_of::<Remote>()
            + self.pairs.len() * size_of::<Pair>()
            + self.open.len() * (size_of::<Transaction>() + 120)
            + self.turns.len() * 300
    }
}

/// The foundation of a pair (RFC 8445 §6.1.2.6): both foundations.
fn foundation(agent: &Agent, pair: &Pair) -> (u32, Rc<str>) {
    let local = agent.locals[pair.local].foundation;
    (local, agent.remotes[pair.remote].foundation.clone())
}
