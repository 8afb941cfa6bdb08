//! What one step did.

use super::{
    agent::{Purpose, Signal, Told},
    replay::ReplayEvent,
    view::{Marked, Said},
};
use kw_net::{
    Ipv4Addr,
    nat::{By, Endpoint, Entry, Reason},
    stun::Method,
};
use std::rc::Rc;

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The clock after it, in microseconds.
    pub at: u64,
    /// What happened.
    pub what: What,
    /// What the picture keeps of it.
    pub mark: Option<Marked>,
    /// The frame it is about.
    pub frame: Option<Rc<[u8]>>,
    /// Frames that were put on links since the step before: when, on which link, the bytes.
    pub frames: Vec<(u64, u8, Rc<[u8]>)>,
}

/// A packet as steps tell of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Packet {
    /// Its number in the run.
    pub number: u32,
    /// The place it is from.
    pub from: u8,
    /// The place it is for.
    pub to: u8,
    /// Its source, as it is where the step is.
    pub source: Endpoint,
    /// Its destination there.
    pub destination: Endpoint,
    /// What it is.
    pub said: Said,
}

/// How a packet came through the last NAT that it had to be let in by.
#[derive(Debug, Clone, PartialEq)]
pub struct Through {
    /// The place.
    pub place: u8,
    /// Why it may.
    pub by: By,
    /// The step in which its inside host opened that, if it was a step.
    pub opened: Option<u64>,
}

/// Why a packet goes no further.
#[derive(Debug, Clone, PartialEq)]
pub enum Drop {
    /// A NAT says no.
    Nat(Box<Reason>),
    /// The network lets no UDP through.
    NoUdp,
    /// A private destination on the Internet (RFC 1918, RFC 6598).
    Private,
    /// A line lost it.
    Lost,
    /// Nobody listens there: the server is down, or the address is nobody's.
    Nobody,
    /// The TURN server relays only for those with a permission (RFC 8656 §9).
    NoPermission {
        /// Who sent it.
        peer: Endpoint,
        /// The relayed address.
        relayed: Endpoint,
        /// Who has one.
        allowed: Vec<Ipv4Addr>,
    },
}

/// What the server answered, or did.
#[derive(Debug, Clone, PartialEq)]
pub enum Served {
    /// It tells a client its address.
    Address(Endpoint),
    /// It wants credentials.
    Challenge(Method),
    /// It allocates.
    Allocated {
        /// The relayed address.
        relayed: Endpoint,
        /// For how long, in seconds.
        seconds: u32,
    },
    /// It does as asked.
    Done {
        /// What.
        method: Method,
        /// About whom.
        peer: Option<Endpoint>,
        /// Seconds, where it is about time.
        seconds: Option<u32>,
    },
    /// It refuses.
    Refused(Method, u16),
    /// It relays from a client to a peer.
    RelaysOut {
        /// From its relayed address.
        from: Endpoint,
        /// To the peer.
        to: Endpoint,
    },
    /// It relays from a peer to a client.
    RelaysIn {
        /// From the peer.
        from: Endpoint,
        /// To the client.
        to: Endpoint,
        /// Whether in a channel.
        channel: bool,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// An agent sends a packet.
    Sent {
        /// Which agent.
        side: u8,
        /// The packet.
        packet: Packet,
        /// What for.
        purpose: Purpose,
    },
    /// A connection over TCP is opened.
    Connects {
        /// Which agent.
        side: u8,
        /// How far: 0 SYN, 1 SYN-ACK, 2 ACK.
        part: u8,
        /// The packet.
        packet: Packet,
    },
    /// A NAT opens: an entry is made, or another peer permitted.
    Opened {
        /// The place.
        place: u8,
        /// The entry as it is now.
        entry: Box<Entry>,
        /// Whether it was made.
        made: bool,
        /// The peer.
        remote: Endpoint,
        /// The packet that opened it.
        packet: Packet,
    },
    /// A packet goes no further.
    Dropped {
        /// Where.
        place: u8,
        /// The packet.
        packet: Packet,
        /// Why.
        why: Drop,
    },
    /// A packet came to the server.
    Served {
        /// The packet.
        packet: Packet,
        /// What it does.
        served: Served,
    },
    /// An agent decided or found something.
    Agent {
        /// Which.
        side: u8,
        /// What.
        told: Told,
        /// The packet that led to it.
        packet: Option<Packet>,
        /// How that came in.
        through: Option<Through>,
    },
    /// An agent passes a note to the signaling server.
    Passed {
        /// Which.
        side: u8,
        /// The note.
        signal: Signal,
    },
    /// A name is asked for on the own network.
    AsksName {
        /// Which agent.
        side: u8,
        /// The name.
        name: Rc<str>,
    },
    /// A host tells that a name is its own.
    GivesName {
        /// Which agent.
        side: u8,
        /// The name.
        name: Rc<str>,
        /// Its address.
        address: Ipv4Addr,
    },
    /// Both sides have a path.
    Verdict(Verdict),
    /// Something from outside.
    Change(Change),
    /// A step of a recording.
    Recorded(Box<ReplayEvent>),
}

/// How it ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Which path; `None`: there is none.
    pub path: Option<Path>,
    /// The pair as A has it: its candidate and B's.
    pub ends: Option<(Endpoint, Endpoint)>,
    /// Steps in which each side opened its NAT for it.
    pub opened: [Option<u64>; 2],
    /// The last packet between the two that was dropped: its step, and where.
    pub dropped: Option<(u64, u8)>,
}

/// The sort of path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// From host to host; at most one of them is behind a NAT.
    Direct,
    /// Through the NATs of both.
    HolePunched,
    /// By way of a TURN server.
    Relayed,
}

impl Path {
    /// Its word in results.
    pub fn name(self) -> &'static str {
        match self {
            Path::Direct => "direct",
            Path::HolePunched => "hole-punched",
            Path::Relayed => "relayed",
        }
    }
}

/// Something from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A side restarts.
    Restart(u8),
    /// The NATs of a side lost their tables: how many entries.
    NatReboot(u8, usize),
    /// A side's network lets UDP out, or does not.
    Udp(u8, bool),
    /// The servers stop, or come back.
    Server(bool),
    /// Packets are lost.
    Lost(usize),
    /// There is nothing that it could act on.
    Nothing,
}
