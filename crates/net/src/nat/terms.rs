//! What a NAT is told, holds and tells.

use crate::SECOND;

/// An address and a port; for an ICMP echo, an identifier.
pub use std::net::SocketAddrV4 as Endpoint;

/// How much of the other side's endpoint matters (RFC 4787 §4.1 for mapping, §5 for filtering).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Behaviour {
    /// Nothing of it.
    #[default]
    EndpointIndependent,
    /// Its address.
    AddressDependent,
    /// Its address and port.
    AddressAndPortDependent,
}

/// What is translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// UDP.
    Udp,
    /// TCP.
    Tcp,
    /// ICMP echo.
    Icmp,
}

/// A port forward: what comes to an outside port goes to an inside endpoint, from whomever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forward {
    /// UDP or TCP.
    pub protocol: Protocol,
    /// The outside port.
    pub port: u16,
    /// The inside endpoint.
    pub inside: Endpoint,
}

/// How a NAT behaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Which packets of an inside endpoint share an outside one (RFC 4787 §4.1).
    pub mapping: Behaviour,
    /// Who may send to an outside endpoint (RFC 4787 §5).
    pub filtering: Behaviour,
    /// Whether the outside port is the inside one where that is free (RFC 4787 §4.2.1).
    pub preserve_ports: bool,
    /// Whether other ports are drawn at random; else the next free one after the last is taken.
    pub random_ports: bool,
    /// First and last port it gives where it does not preserve.
    pub ports: (u16, u16),
    /// How long an unused UDP entry lives (RFC 4787 §4.3 REQ-5: not under two minutes).
    pub timeout: u64,
    /// The same for TCP (RFC 5382 §5 REQ-5: not under 2 hours 4 minutes).
    pub tcp_timeout: u64,
    /// The same for ICMP echoes (RFC 5508 §3.2 REQ-2: not under 60 seconds).
    pub icmp_timeout: u64,
    /// Whether what comes in keeps an entry alive, too (RFC 4787 §4.3 REQ-6: what goes out always).
    pub inbound_refresh: bool,
    /// Whether a permission of the filter ends by itself when its peer was not sent to for the
    /// time-out; else it lives as long as its entry. RFC 4787 leaves it open.
    pub permissions_age: bool,
    /// Whether inside hosts reach each other by outside endpoints (RFC 4787 §6 REQ-9).
    pub hairpin: bool,
    /// Ports that are forwarded.
    pub forwards: Vec<Forward>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            mapping: Behaviour::EndpointIndependent,
            filtering: Behaviour::AddressAndPortDependent,
            preserve_ports: true,
            random_ports: false,
            ports: (40_000, 49_999),
            timeout: 120 * SECOND,
            tcp_timeout: 7440 * SECOND,
            icmp_timeout: 60 * SECOND,
            inbound_refresh: false,
            permissions_age: true,
            hairpin: true,
            forwards: Vec::new(),
        }
    }
}

/// What an entry is bound to by the mapping behaviour: packets to others get another entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// To nobody: it is for all packets of its inside endpoint.
    Any,
    /// To an address, whatever the port.
    Address(crate::Ipv4Addr),
    /// To an address and port.
    Endpoint(Endpoint),
}

impl Bound {
    pub(super) fn of(mapping: Behaviour, remote: Endpoint) -> Bound {
        match mapping {
            Behaviour::EndpointIndependent => Bound::Any,
            Behaviour::AddressDependent => Bound::Address(*remote.ip()),
            Behaviour::AddressAndPortDependent => Bound::Endpoint(remote),
        }
    }
}

/// Somebody outside whom an entry was used towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// Who.
    pub remote: Endpoint,
    /// When last.
    pub last: u64,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Counts the entries this NAT ever made, from 1.
    pub number: u32,
    /// What it translates.
    pub protocol: Protocol,
    /// The endpoint inside.
    pub inside: Endpoint,
    /// What stands for it outside.
    pub outside: Endpoint,
    /// To whom it is bound.
    pub bound: Bound,
    /// Whom it was used towards: what the filter goes by.
    pub peers: Vec<Peer>,
    /// When it was made.
    pub made: u64,
    /// When it was last kept alive.
    pub used: u64,
    /// Whether it is of a port forward.
    pub forwarded: bool,
}

/// Why a packet is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The filter asks nothing: whoever sends to the outside endpoint gets in.
    Open,
    /// The inside endpoint sent to this peer, whose address the packet is from.
    Address(Peer),
    /// The inside endpoint sent to exactly this endpoint.
    Endpoint(Peer),
    /// A port forward.
    Forward(Forward),
}

/// Why a packet is dropped.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// No entry has this outside endpoint, and no forward.
    NoEntry(Endpoint),
    /// The inside endpoint has no entry: there is nothing outside to send to.
    Unmapped(Endpoint),
    /// The entry for this endpoint is gone.
    Gone(Gone),
    /// There is an entry, but the filter lets in others only.
    Filtered {
        /// The entry.
        entry: Entry,
        /// Who is let in now.
        allowed: Vec<Peer>,
        /// The permission that the sender had, where it has run out.
        lapsed: Option<Peer>,
    },
    /// It is for an inside host by its outside endpoint, and this NAT does not hairpin.
    HairpinOff(Endpoint),
    /// No outside port is free.
    OutOfPorts,
    /// From outside to an address that is not the NAT's outside one.
    NotPublic(crate::Ipv4Addr),
    /// Neither UDP nor TCP nor an ICMP echo, or a fragment: by its protocol number.
    Untranslatable(u8),
    /// An ICMP error about a packet that no entry is for (RFC 5508 §4.2 REQ-4).
    NotAbout,
}

/// An entry that is no more.
#[derive(Debug, Clone, PartialEq)]
pub struct Gone {
    /// The entry.
    pub entry: Entry,
    /// Since when.
    pub at: u64,
    /// Whether its time ran out; else the NAT lost its table.
    pub expired: bool,
}

/// A packet may come in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Admission<'a> {
    /// To whom.
    pub inside: Endpoint,
    /// By which outside endpoint.
    pub outside: Endpoint,
    /// By which entry; a forward needs none.
    pub entry: Option<&'a Entry>,
    /// Why.
    pub by: By,
}
