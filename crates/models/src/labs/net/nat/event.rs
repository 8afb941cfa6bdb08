//! What one step did.

use kw_net::{
    frame::Trouble,
    nat::{By, Endpoint, Entry, Reason, gateway::Change as Bytes},
    net::Node,
};
use std::rc::Rc;

/// One step: when, where, and what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The clock, in microseconds.
    pub at: u64,
    /// Where.
    pub node: Option<Node>,
    /// What happened.
    pub what: What,
    /// The frame it is about.
    pub frame: Option<Rc<[u8]>>,
    /// The network that the frame was put on.
    pub link: Option<usize>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A host sends a packet of the scenario.
    Sent,
    /// A host answers.
    Answered,
    /// A NAT finds or makes the entry for a packet from inside.
    Mapped {
        /// The entry.
        entry: Box<Entry>,
        /// How it came to its port, where it was made.
        made: Option<Made>,
        /// To whom the packet goes.
        remote: Endpoint,
    },
    /// A NAT lets a packet in.
    Admitted {
        /// The entry.
        entry: Box<Entry>,
        /// Whether it was made by the forward.
        made: bool,
        /// Why it may.
        by: By,
        /// From whom.
        remote: Endpoint,
        /// Whether that kept the entry alive.
        kept: bool,
    },
    /// A NAT finds the entry that an ICMP error is about.
    About {
        /// The entry.
        entry: Box<Entry>,
        /// Whether the error came from outside.
        inward: bool,
    },
    /// A NAT rewrites a packet and passes it on.
    Rewritten {
        /// The bytes.
        change: Bytes,
        /// What was rewritten.
        which: Which,
    },
    /// A NAT drops a packet.
    Dropped {
        /// Why.
        why: Box<Reason>,
    },
    /// A router passes a packet on as it is.
    Routed,
    /// A packet reached a host.
    Received {
        /// Whether it answers one that this host sent.
        answer: bool,
    },
    /// A host is told by ICMP that its packet did not arrive.
    Told,
    /// A router takes a packet that is for itself.
    Own {
        /// Whether it answers: to a ping it does.
        answers: bool,
    },
    /// A packet cannot be passed on.
    Undelivered {
        /// Why.
        why: Trouble,
    },
    /// A router tells the sender by ICMP.
    Complains,
    /// A station asks by ARP.
    Asks,
    /// An entry's time ran out.
    Expired {
        /// The entry.
        entry: Box<Entry>,
    },
    /// Time passed.
    Waited,
    /// A change of the past.
    Change(Change),
}

/// How an entry came to its outside port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is the inside port.
    Kept,
    /// The inside port is taken already.
    Taken,
    /// The NAT does not keep ports.
    Other,
    /// It is that of the forward.
    Forward,
}

/// What of a packet is rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The source, on the way out.
    Out,
    /// The destination, on the way in.
    In,
    /// Both.
    Hairpin,
    /// An ICMP error with what is in it.
    Error,
}

/// Something that a learner did.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A packet more.
    Send {
        /// Who sends it.
        from: String,
        /// To whom.
        to: String,
    },
    /// Time passes.
    Wait(u64),
    /// A NAT lost so many entries.
    Restart(usize),
    /// A forward more.
    Forward {
        /// Its port.
        port: u16,
        /// Its inside endpoint.
        inside: Endpoint,
    },
    /// A forward less.
    Unforward(u16),
    /// A NAT behaves otherwise.
    Behave,
    /// There was nothing to act on.
    Nothing,
}
