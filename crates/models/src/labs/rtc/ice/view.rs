//! What the picture and the tables show of two agents, simulated or recorded: candidates, pairs, and
//! packets between places.

use kw_net::stun::{Class, Method};
use std::rc::Rc;

/// The kinds of candidate (RFC 8445 §5.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An address of the host itself.
    Host,
    /// An address that a check made known.
    PeerReflexive,
    /// The address that a STUN server sees.
    ServerReflexive,
    /// An address of a TURN server.
    Relayed,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [
        Kind::Host,
        Kind::PeerReflexive,
        Kind::ServerReflexive,
        Kind::Relayed,
    ];

    /// Its word in candidate lines (RFC 8839 §5.1).
    pub fn name(self) -> &'static str {
        match self {
            Kind::Host => "host",
            Kind::PeerReflexive => "prflx",
            Kind::ServerReflexive => "srflx",
            Kind::Relayed => "relay",
        }
    }

    /// Its type preference (RFC 8445 §5.1.2.2, the recommended values).
    pub fn preference(self) -> u32 {
        match self {
            Kind::Host => 126,
            Kind::PeerReflexive => 110,
            Kind::ServerReflexive => 100,
            Kind::Relayed => 0,
        }
    }
}

/// Priority of a candidate (RFC 8445 §5.1.2.1).
pub fn priority(kind: Kind, local_preference: u16, component: u8) -> u32 {
    (kind.preference() << 24) + (u32::from(local_preference) << 8) + 256 - u32::from(component)
}

/// Priority of a pair (RFC 8445 §6.1.2.3): `g` is the candidate of the controlling agent.
pub fn pair_priority(g: u32, d: u32) -> u64 {
    let (least, most) = (u64::from(g.min(d)), u64::from(g.max(d)));
    (least << 32) + 2 * most + u64::from(g > d)
}

/// The states of a pair (RFC 8445 §6.1.2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairState {
    /// Another pair of its foundation goes first.
    Frozen,
    /// To be checked.
    Waiting,
    /// A request is on its way.
    InProgress,
    /// The check was answered.
    Succeeded,
    /// It was not, or by somebody else.
    Failed,
}

impl PairState {
    /// All of them.
    pub const ALL: [PairState; 5] = [
        PairState::Frozen,
        PairState::Waiting,
        PairState::InProgress,
        PairState::Succeeded,
        PairState::Failed,
    ];

    /// Its word in results.
    pub fn name(self) -> &'static str {
        match self {
            PairState::Frozen => "frozen",
            PairState::Waiting => "waiting",
            PairState::InProgress => "in-progress",
            PairState::Succeeded => "succeeded",
            PairState::Failed => "failed",
        }
    }
}

/// A candidate as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its kind.
    pub kind: Kind,
    /// Its address, or a name of multicast DNS.
    pub address: Rc<str>,
    /// Its port.
    pub port: u16,
    /// Its priority.
    pub priority: u32,
    /// Its foundation.
    pub foundation: Rc<str>,
    /// Its component: 1 RTP (and RTCP with it), 2 RTCP.
    pub component: u8,
    /// The address it was learned from: of a reflexive one the base, of a relayed one the mapped one.
    pub related: Option<(Rc<str>, u16)>,
    /// Whether the other side was told of it.
    pub told: bool,
}

/// A pair as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Position of its local candidate.
    pub local: usize,
    /// Position of its remote candidate.
    pub remote: usize,
    /// Its priority.
    pub priority: u64,
    /// Its state.
    pub state: PairState,
    /// Whether it is nominated.
    pub nominated: bool,
    /// Whether data goes over it.
    pub selected: bool,
}

/// One of the two agents.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Its name.
    pub name: Rc<str>,
    /// Whether it is the controlling one; `None`: not known yet.
    pub controlling: Option<bool>,
    /// Its own candidates.
    pub locals: Vec<Candidate>,
    /// Those it knows of the other.
    pub remotes: Vec<Candidate>,
    /// The check list, by falling priority.
    pub pairs: Vec<Pair>,
}

/// What is in a packet, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A STUN message.
    Stun {
        /// What it is.
        class: Class,
        /// What it is about.
        method: Method,
        /// A check, not a question to a server: it has USERNAME, or is the answer to such a one.
        check: bool,
        /// Whether it nominates.
        nominates: bool,
        /// Its error code, or 0.
        error: u16,
    },
    /// Data in a channel.
    Channel,
    /// Data from peer to peer: media, or DTLS.
    Data,
    /// TCP by itself.
    Tcp,
    /// A question or an answer of multicast DNS.
    Name,
    /// A note by way of the signaling server.
    Signal,
}

/// What the picture and the results keep of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The clock, in microseconds.
    pub at: u64,
    /// What it is.
    pub what: Marked,
}

/// What a mark is of. Places are the life lines of the sequence diagram, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Marked {
    /// A packet leaves.
    Leaves {
        /// Number of the packet in the run.
        packet: u32,
        /// From where.
        from: u8,
        /// For where.
        to: u8,
        /// What it is.
        said: Said,
    },
    /// A packet of a recording, seen on its way: it left before and arrives behind, if it does.
    Seen {
        /// Number of the packet in the recording.
        packet: u32,
        /// From where.
        from: u8,
        /// For where.
        to: u8,
        /// What it is.
        said: Said,
    },
    /// A packet came to its end.
    Ends {
        /// Number of the packet.
        packet: u32,
        /// Where.
        at: u8,
        /// Whether it was dropped there.
        dropped: bool,
    },
    /// A packet came to its end, and another one leaves there: an answer, or what a relay passes on.
    Turns {
        /// Number of the packet that came.
        packet: u32,
        /// Where.
        at: u8,
        /// Number of the one that leaves.
        next: u32,
        /// For where.
        to: u8,
        /// What it is.
        said: Said,
    },
    /// A packet opens a NAT on its way.
    Opens {
        /// Number of the packet.
        packet: u32,
        /// Where.
        at: u8,
    },
    /// Something that an agent (0 or 1) decided or found.
    Note(u8, Note),
}

/// What an agent decided or found, in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// A candidate.
    Candidate(Kind),
    /// A pair was answered.
    Valid,
    /// A pair failed.
    Failed,
    /// A pair was nominated or selected.
    Selected,
    /// Something else.
    Other,
}
