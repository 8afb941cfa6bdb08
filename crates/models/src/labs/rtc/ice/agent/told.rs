//! What an agent says: what is to be done, and what it found.

use super::{super::view::Kind, Asked, Via};
use kw_net::nat::Endpoint;
use std::rc::Rc;

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Doing {
    /// A packet is to be sent from a socket.
    Send {
        /// Number of the socket.
        socket: u8,
        /// To whom.
        to: Endpoint,
        /// Its bytes.
        bytes: Rc<[u8]>,
        /// What for.
        purpose: Purpose,
    },
    /// A message is to be sent over the connection of a TURN allocation.
    SendTcp {
        /// Number of the allocation.
        turn: usize,
        /// Its bytes.
        bytes: Rc<[u8]>,
        /// What for.
        purpose: Purpose,
    },
    /// A note is to be passed to the other side.
    Pass(Signal),
    /// A name is to be asked for on the own network.
    Resolve(Wire),
    /// Something that it decided or found.
    Tell(Told),
}

/// What a packet is sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A question to a server.
    Ask(Asked),
    /// A check.
    Check {
        /// Position of its pair.
        pair: usize,
        /// Whether it nominates.
        nominates: bool,
    },
    /// The same request again.
    Again {
        /// What was asked.
        what: Asked,
        /// How often it was sent with this.
        nth: u64,
    },
    /// An answer to a check; with an error code where it refuses.
    Answer(u16),
    /// A question for consent.
    Consent {
        /// Position of the pair.
        pair: usize,
    },
    /// It only keeps the path open.
    KeepAlive,
    /// Data for the other side.
    Data,
}

/// A candidate as the other side is told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Wire {
    /// Its kind.
    pub kind: Kind,
    /// Its address; where there is a name, it counts only once that is resolved.
    pub address: Endpoint,
    /// A name instead of its address.
    pub name: Option<Rc<str>>,
    /// Its priority.
    pub priority: u32,
    /// Its foundation.
    pub foundation: u32,
    /// Its component.
    pub component: u8,
    /// What it is related to.
    pub related: Option<Endpoint>,
}

/// A note for the other side.
#[derive(Debug, Clone, PartialEq)]
pub enum Signal {
    /// An offer or answer.
    Description {
        /// Whether it is the offer.
        offer: bool,
        /// User name fragment.
        ufrag: Rc<str>,
        /// Password.
        password: Rc<str>,
        /// The candidates that are in it.
        candidates: Vec<Wire>,
        /// Whether that are all.
        complete: bool,
    },
    /// One more candidate.
    Candidate(Wire),
    /// There are no more.
    End,
}

/// What an agent decided or found.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// A candidate of its own.
    Found {
        /// Position.
        local: usize,
    },
    /// A candidate that is the same as another one (RFC 8445 §5.1.3).
    Redundant {
        /// Its kind.
        kind: Kind,
        /// Its address.
        address: Endpoint,
    },
    /// The server wants credentials.
    Challenged {
        /// Number of the allocation.
        turn: usize,
    },
    /// The server refuses.
    Refused {
        /// What was asked.
        what: Asked,
        /// The error.
        code: u16,
    },
    /// The server did as asked.
    Granted {
        /// What was asked.
        what: Asked,
    },
    /// A server does not answer.
    NoAnswer {
        /// What was asked.
        what: Asked,
        /// Whom.
        to: Endpoint,
    },
    /// It has all candidates that it can have.
    Gathered,
    /// The other side's description came.
    Described {
        /// Whether it is an offer.
        offer: bool,
        /// Candidates in it.
        count: usize,
        /// Whether ICE begins anew with it.
        restart: bool,
    },
    /// A candidate of the other side came.
    Learned {
        /// Position.
        remote: usize,
        /// Whether a check had made it known before.
        known: bool,
    },
    /// The other side has no more candidates.
    OthersEnd,
    /// A name could not be resolved.
    Unresolved {
        /// The name.
        name: Rc<str>,
    },
    /// Pairs were made.
    Paired {
        /// How many.
        made: usize,
        /// How many were the same as others, once a reflexive local candidate gave way to its base.
        pruned: usize,
        /// How many wait.
        waiting: usize,
        /// How many are frozen.
        frozen: usize,
    },
    /// A check came.
    Checked {
        /// By which way.
        via: Via,
        /// From whom.
        from: Endpoint,
        /// Position of its pair; none: too early to have one.
        pair: Option<usize>,
        /// Whether its source was not known: a peer-reflexive candidate.
        new: bool,
        /// Whether it nominates.
        nominates: bool,
        /// What it leads to.
        then: Then,
    },
    /// A check has a wrong user name or integrity.
    Unauthentic {
        /// From whom.
        from: Endpoint,
    },
    /// Both think that they have the same role; the other one is told to change (RFC 8445 §7.3.1.1).
    Conflict {
        /// Whether this agent keeps the controlling role.
        controlling: bool,
        /// Its own tie-breaker.
        own: u64,
        /// The other one.
        other: u64,
    },
    /// It changes its role.
    Switched {
        /// Whether it controls now.
        controlling: bool,
        /// Whether an error 487 made it change; else its own comparison.
        told: bool,
    },
    /// A check was answered.
    Succeeded {
        /// Position of its pair.
        pair: usize,
        /// Position of the local candidate that the other side saw.
        valid: usize,
        /// Whether that was not known before: peer-reflexive.
        new: bool,
        /// How many frozen pairs of its foundation wait now.
        thawed: usize,
    },
    /// The answer to a check came from elsewhere, or by another way (RFC 8445 §7.2.5.2.1).
    Asymmetric {
        /// Position of its pair.
        pair: usize,
        /// From whom.
        from: Endpoint,
    },
    /// A check failed.
    PairFailed {
        /// Position of its pair.
        pair: usize,
        /// The error, if there was one.
        code: u16,
    },
    /// A frozen pair waits now.
    Thawed {
        /// Position.
        pair: usize,
    },
    /// The controlling agent chooses.
    Nominates {
        /// Position of the pair.
        pair: usize,
        /// Whether better ones are still open: its patience is at its end.
        patience: bool,
    },
    /// The pair of a component is selected.
    Selected {
        /// Position of the pair.
        pair: usize,
        /// Whether all components have one with it.
        all: bool,
    },
    /// No pair works.
    Failed,
    /// Pairs that are not needed any more are left.
    Dropped {
        /// How many.
        count: usize,
    },
    /// A relayed address is not needed any more.
    Frees {
        /// Number of the allocation.
        turn: usize,
    },
    /// The other side consents.
    Consented {
        /// Position of the pair.
        pair: usize,
    },
    /// It did not for too long (RFC 7675 §5.1).
    ConsentGone {
        /// Position of the pair.
        pair: usize,
    },
    /// An indication came.
    KeptAlive {
        /// From whom.
        from: Endpoint,
    },
    /// Data came.
    Data {
        /// By which way.
        via: Via,
        /// From whom.
        from: Endpoint,
    },
    /// An answer to nothing that is still asked.
    Late {
        /// From whom.
        from: Endpoint,
    },
    /// It begins anew (RFC 8445 §2.4).
    Restarted,
    /// Something came that changes nothing.
    Nothing,
}

/// What a received check leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// A check in the other direction, before all others.
    Triggered,
    /// Nothing: its pair has succeeded.
    Nothing,
    /// Nothing yet: the other side's password is not known.
    Early,
    /// Nothing: the answer on its pair came from elsewhere before.
    Hopeless,
    /// No pair: there are as many as there may be (RFC 8445 §6.1.2.5).
    Full,
}
