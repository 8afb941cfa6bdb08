//! Who is who in a recording, found before anything of it is walked.
//!
//! Checks say it themselves: their USERNAME is the fragment of the receiver, a colon, the fragment of the
//! sender (RFC 8445 §7.2.2). Servers are those who are asked without one. What stands behind a NAT is seen
//! with other addresses on its other side, so an end may be known under several.

use super::super::recording::{Recording, Role};
use super::super::view::{Kind, priority};
use kw_net::{
    frame::{self, Inside, What},
    stun::{self, Class, End, Message, Method},
};
use kw_sdp::{Candidate, Description};
use std::{net::Ipv4Addr, rc::Rc};

/// Most ends and places that are told apart.
const MAX_ENDS: usize = 200;
const MAX_PLACES: usize = 10;

/// A datagram, or what one carries.
#[derive(Clone, Copy)]
pub struct Heard<'a> {
    /// From where.
    pub from: End,
    /// To where.
    pub to: End,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What is in a frame as far as it is of use here.
pub enum Carried<'a> {
    /// UDP, with the TTL that it came with.
    Udp(Heard<'a>, u8),
    /// TCP.
    Tcp(Heard<'a>),
    /// Anything else.
    Other,
}

/// Opens a frame.
pub fn carried(bytes: &[u8]) -> Carried<'_> {
    let Some(frame::Read {
        what: What::Ipv4(ip),
        ..
    }) = frame::read(bytes)
    else {
        return Carried::Other;
    };
    let heard = |ports: (u16, u16), bytes| Heard {
        from: (ip.from, ports.0),
        to: (ip.to, ports.1),
        bytes,
    };
    match ip.carries {
        Inside::Udp { ports, data, .. } => Carried::Udp(heard(ports, data), ip.ttl),
        Inside::Tcp { ports, data } => Carried::Tcp(heard(ports, data)),
        _ => Carried::Other,
    }
}

/// An address as text.
pub fn shown(end: End) -> String {
    format!("{}:{}", end.0, end.1)
}

/// The fragments in the USERNAME of a check: the receiver's and the sender's.
pub fn fragments(message: &Message) -> Option<(&str, &str)> {
    let is_check = message.class == Class::Request && message.method == Method::Binding;
    message
        .holds
        .username
        .as_deref()
        .filter(|_| is_check)?
        .split_once(':')
}

/// Whether an address is of a network that is nobody's but its own.
pub fn is_inner(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    address.is_private() || address.is_link_local() || (a == 100 && b & 0xc0 == 64)
}

/// A candidate that a side told, with what it is bound to.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Whose.
    pub side: usize,
    /// The candidate.
    pub candidate: Candidate,
}

/// Who is who.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Who {
    /// Names of the sides.
    names: [Rc<str>; 2],
    /// Fragments, each with its side; those of a restart come behind.
    fragments: Vec<(Rc<str>, usize)>,
    /// Whose end it is.
    ends: Vec<(End, usize)>,
    /// Addresses of hosts by their sides.
    hosts: Vec<(Ipv4Addr, usize)>,
    /// Ends that are asked as servers are.
    servers: Vec<End>,
    /// A client's end with the one that a server sees.
    mapped: Vec<(End, End)>,
    /// A client's end with the one that a server keeps for it.
    relays: Vec<(End, End)>,
    /// A client's end, the number of a channel, and the peer.
    channels: Vec<(End, u16, End)>,
    /// Ends whose packets have passed a router before they were recorded.
    routed: Vec<End>,
    /// Of each side the lower 24 bits of the first PRIORITY in its checks: local preference, component.
    low: [Option<u32>; 2],
    /// Roles, as far as they are given.
    roles: [Option<bool>; 2],
    lines: Vec<Line>,
    places: Vec<(Place, Rc<str>)>,
}

/// A life line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Side(usize),
    Server(Ipv4Addr),
    Names,
    Other(Ipv4Addr),
    Rest,
}

fn put<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.len() < MAX_ENDS && !list.contains(&item) {
        list.push(item);
    }
}

impl Who {
    /// Reads a recording once.
    pub fn new(recording: &Recording) -> Who {
        let mut who = Who {
            names: ["A", "B"].map(Rc::from),
            ..Who::default()
        };
        for (side, peer) in recording.peers.iter().take(2).enumerate() {
            if !peer.name.is_empty() {
                who.names[side] = peer.name.as_str().into();
            }
            if !peer.ufrag.is_empty() {
                who.fragments.push((peer.ufrag.as_str().into(), side));
            }
            for address in &peer.addresses {
                who.hosts.extend(address.address.0.map(|a| (a, side)));
            }
            who.roles[side] = match peer.role {
                Role::Unknown => None,
                role => Some(role == Role::Controlling),
            };
        }
        let side = |n: u64| (n as usize).min(1);
        for told in &recording.candidates {
            if let Ok(candidate) = Candidate::parse(&told.line) {
                let side = side(told.side);
                who.lines.push(Line { side, candidate });
            }
        }
        for described in &recording.descriptions {
            let side = side(described.side);
            if let Ok(read) = Description::read(&described.sdp) {
                let all = read.candidates().map(|c| c.1);
                who.lines
                    .extend(all.map(|candidate| Line { side, candidate }));
            }
        }
        let packets = || {
            let all = recording.packets.iter();
            all.filter_map(|p| match carried(p.bytes.0.as_ref().map(|b| &b.0[..])?) {
                Carried::Udp(heard, ttl) => Some((heard, ttl)),
                _ => None,
            })
        };
        let mut asked: Vec<u128> = Vec::new();
        packets().for_each(|(heard, ttl)| who.servers_of(heard, ttl, &mut asked));
        packets().for_each(|(heard, _)| who.peers_of(heard));
        packets().for_each(|(heard, _)| who.owners_of(heard));
        who.place_all(packets().map(|p| p.0));
        who
    }

    /// Servers, and what they gave to whom.
    fn servers_of(&mut self, heard: Heard<'_>, ttl: u8, asked: &mut Vec<u128>) {
        // Hosts begin with one of these.
        if ![64, 128, 255].contains(&ttl) {
            put(&mut self.routed, heard.from);
        }
        let Some(message) = stun::read(heard.bytes) else {
            return;
        };
        let for_peers = fragments(&message).is_some();
        match (message.class, message.method) {
            (Class::Request, Method::Binding) if for_peers => {}
            (Class::Request, method) => {
                if asked.len() < 10 * MAX_ENDS {
                    asked.push(message.id);
                }
                put(&mut self.servers, heard.to);
                if let (Method::ChannelBind, Some(number), Some(peer)) =
                    (method, message.holds.channel, message.holds.peer)
                {
                    put(&mut self.channels, (heard.from, number, peer));
                }
            }
            (Class::Success, Method::Binding | Method::Allocate)
                if asked.contains(&message.id) || message.holds.relayed.is_some() =>
            {
                put(&mut self.servers, heard.from);
                if let Some(mapped) = message.holds.mapped {
                    put(&mut self.mapped, (heard.to, mapped));
                }
                if let Some(relayed) = message.holds.relayed {
                    put(&mut self.relays, (heard.to, relayed));
                }
            }
            (Class::Indication, Method::Send) => put(&mut self.servers, heard.to),
            (Class::Indication, Method::Data) => put(&mut self.servers, heard.from),
            _ => {}
        }
    }

    /// Which end belongs to which fragment.
    fn peers_of(&mut self, heard: Heard<'_>) {
        let inner = self.inner(heard);
        let check = inner.unwrap_or(heard);
        let Some(message) = stun::read(check.bytes) else {
            return;
        };
        let Some((receiver, sender)) = fragments(&message) else {
            return;
        };
        let known = |who: &Who, f: &str| who.fragments.iter().find(|k| &*k.0 == f).map(|k| k.1);
        let side = known(self, sender)
            .or_else(|| known(self, receiver).map(|s| 1 - s))
            .or_else(|| self.owner(check.from))
            // Where nobody says who is A, it is the controlling side.
            .or_else(|| message.holds.controlling.map(|_| 0))
            .unwrap_or(usize::from(message.holds.controlled.is_some()));
        for (fragment, side) in [(sender, side), (receiver, 1 - side)] {
            if known(self, fragment).is_none() && self.fragments.len() < MAX_ENDS {
                self.fragments.push((fragment.into(), side));
            }
        }
        if let Some(priority) = message.holds.priority {
            self.low[side].get_or_insert(priority & 0x00ff_ffff);
        }
        put(&mut self.ends, (check.from, side));
        put(&mut self.ends, (check.to, 1 - side));
        // Who asks a server to pass it on is the sender itself.
        if inner.is_some() {
            let (client, server) = (heard.from, heard.to);
            if self.servers.contains(&server) {
                put(&mut self.ends, (client, side));
            } else {
                put(&mut self.ends, (server, 1 - side));
            }
        }
    }

    /// Ends that follow from those of the checks.
    fn owners_of(&mut self, heard: Heard<'_>) {
        let Some(message) = stun::read(heard.bytes) else {
            return;
        };
        if message.class != Class::Request || fragments(&message).is_some() {
            return;
        }
        let client = heard.from;
        let side = self
            .owner(client)
            .or_else(|| self.ends.iter().find(|e| e.0.0 == client.0).map(|e| e.1))
            .unwrap_or(0);
        put(&mut self.ends, (client, side));
        if let (Method::CreatePermission | Method::ChannelBind, Some(peer)) =
            (message.method, message.holds.peer)
            && self.owner(peer).is_none()
        {
            put(&mut self.ends, (peer, 1 - side));
        }
    }

    /// Life lines: A, the servers, B, then whoever else sends something.
    fn place_all<'a>(&mut self, packets: impl Iterator<Item = Heard<'a>>) {
        let name = self.names[0].clone();
        self.places.push((Place::Side(0), name));
        let mut servers: Vec<(Ipv4Addr, bool)> = Vec::new();
        for server in &self.servers {
            let relays = self.relays.iter().any(|r| r.1.0 == server.0);
            if !servers.iter().any(|s| s.0 == server.0) && servers.len() < 4 {
                servers.push((server.0, relays));
            }
        }
        for (address, relays) in servers {
            let what = if relays { "TURN" } else { "STUN" };
            let name = format!("{what} {address}");
            self.places.push((Place::Server(address), name.into()));
        }
        let name = self.names[1].clone();
        self.places.push((Place::Side(1), name));
        for heard in packets {
            for end in [heard.from, heard.to] {
                let place = self.place_of(end);
                if self.places.iter().any(|p| p.0 == place) {
                    continue;
                }
                let (place, name) = match place {
                    _ if self.places.len() >= MAX_PLACES => (Place::Rest, "…".to_owned()),
                    Place::Names => (place, "mDNS".to_owned()),
                    place => (place, end.0.to_string()),
                };
                if !self.places.iter().any(|p| p.0 == place) {
                    self.places.push((place, name.into()));
                }
            }
        }
    }

    fn place_of(&self, end: End) -> Place {
        if self.servers.iter().any(|s| s.0 == end.0) && self.owner_by_line(end).is_none() {
            return Place::Server(end.0);
        }
        match self.owner(end) {
            Some(side) => Place::Side(side),
            None if end.1 == 5353 && end.0.is_multicast() => Place::Names,
            None => Place::Other(end.0),
        }
    }

    fn owner_by_line(&self, end: End) -> Option<usize> {
        let line = self.line(&end.0.to_string(), end.1)?;
        let own = line.candidate.kind != kw_sdp::Kind::Relayed;
        own.then_some(line.side)
    }

    /// The number of the life line of an end.
    pub fn place(&self, end: End) -> u8 {
        let place = self.place_of(end);
        let found = self.places.iter().position(|p| p.0 == place);
        // What has no line of its own stands on the last one.
        found.unwrap_or(self.places.len() - 1) as u8
    }

    /// The life lines.
    pub fn places(&self) -> Vec<Rc<str>> {
        self.places.iter().map(|p| p.1.clone()).collect()
    }

    /// Which life line is that of a side.
    pub fn place_of_side(&self, side: usize) -> u8 {
        let found = self.places.iter().position(|p| p.0 == Place::Side(side));
        found.unwrap_or(0) as u8
    }

    /// The name of a side.
    pub fn name(&self, side: usize) -> &Rc<str> {
        &self.names[side]
    }

    /// What an end is called in a sentence: that of a side, also on a relay, by the side's name, others
    /// by their address.
    pub fn called(&self, end: End) -> String {
        match self.owner(end) {
            Some(side) => self.names[side].to_string(),
            None => shown(end),
        }
    }

    /// Whose end this is: also one on a relay.
    pub fn owner(&self, end: End) -> Option<usize> {
        let known = |end: End| self.ends.iter().find(|e| e.0 == end).map(|e| e.1);
        let relay = self.relays.iter().find(|r| r.1 == end);
        known(end)
            .or_else(|| relay.and_then(|r| known(r.0)))
            .or_else(|| Some(self.line(&end.0.to_string(), end.1)?.side))
            .or_else(|| self.hosts.iter().find(|h| h.0 == end.0).map(|h| h.1))
    }

    /// The side of a fragment.
    pub fn side_of(&self, fragment: &str) -> Option<usize> {
        self.fragments
            .iter()
            .find(|f| &*f.0 == fragment)
            .map(|f| f.1)
    }

    /// The role of a side, where the recording gives it apart from its packets.
    pub fn role(&self, side: usize) -> Option<bool> {
        self.roles[side].or_else(|| self.roles[1 - side].map(|c| !c))
    }

    /// The told candidate of an address.
    pub fn line(&self, address: &str, port: u16) -> Option<&Line> {
        let fits =
            |l: &&Line| l.candidate.port == port && l.candidate.address.to_string() == address;
        self.lines.iter().find(fits)
    }

    /// Whether a side told candidates.
    pub fn tells(&self, side: usize) -> bool {
        self.lines.iter().any(|l| l.side == side)
    }

    /// The end that a server keeps for a client.
    pub fn relay_of(&self, client: End) -> Option<End> {
        self.relays
            .iter()
            .rev()
            .find(|r| r.0 == client)
            .map(|r| r.1)
    }

    /// The end that stands for one on the other side of its NAT, as a server saw it.
    pub fn outside(&self, end: End) -> Option<End> {
        let found = self.mapped.iter().find(|m| m.0 == end && m.1 != end);
        found.map(|m| m.1)
    }

    /// The client's end that a server sees as this one.
    pub fn outside_of(&self, mapped: End) -> Option<End> {
        self.mapped.iter().find(|m| m.1 == mapped).map(|m| m.0)
    }

    /// Whether what an end sends had passed a router before it was recorded.
    pub fn is_routed(&self, end: End) -> bool {
        self.routed.contains(&end)
    }

    /// What a message for a relay, or from one, carries: between the ends that it is between for the peers.
    pub fn inner<'a>(&self, heard: Heard<'a>) -> Option<Heard<'a>> {
        let carried = |from, to, bytes| Some(Heard { from, to, bytes });
        if let Some((number, data)) = stun::read_channel(heard.bytes) {
            let to_server = self.is_server(heard.to);
            let client = if to_server { heard.from } else { heard.to };
            let of = |c: &&(End, u16, End)| c.0 == client && c.1 == number;
            let peer = self.channels.iter().rev().find(of)?.2;
            let own = self.relay_of(client).unwrap_or(client);
            return match to_server {
                true => carried(own, peer, data),
                false => carried(peer, own, data),
            };
        }
        let message = stun::read(heard.bytes)?;
        let (peer, data) = (message.holds.peer?, data_of(heard.bytes)?);
        match message.method {
            Method::Send => carried(self.relay_of(heard.from).unwrap_or(heard.from), peer, data),
            Method::Data => carried(peer, self.relay_of(heard.to).unwrap_or(heard.to), data),
            _ => None,
        }
    }

    /// Whether this is an end of a server that is asked, not one that it keeps for a client.
    pub fn is_server(&self, end: End) -> bool {
        self.servers.contains(&end) || end.1 == stun::PORT
    }

    /// What kind of candidate an end of a side is, and what it was found from.
    pub fn kind(&self, end: End, side: usize) -> (Kind, Option<End>) {
        if let Some(relay) = self.relays.iter().find(|r| r.1 == end) {
            let mapped = self.mapped.iter().find(|m| m.0 == relay.0);
            return (Kind::Relayed, mapped.map(|m| m.1));
        }
        if self.servers.iter().any(|s| s.0 == end.0) {
            return (Kind::Relayed, None);
        }
        let base = self.mapped.iter().find(|m| m.1 == end && m.0 != end);
        if let Some((base, _)) = base {
            return (Kind::ServerReflexive, Some(*base));
        }
        // Seen behind a NAT: the same side has an inner address, too.
        let own = self.ends.iter().filter(|e| e.1 == side && is_inner(e.0.0));
        let inner: Vec<End> = own.map(|e| e.0).collect();
        let sibling = inner.iter().find(|e| e.1 == end.1).or(inner.first());
        match sibling {
            Some(sibling) if !is_inner(end.0) => (Kind::ServerReflexive, Some(*sibling)),
            // A server sees the address that was recorded, and the packet had passed a router: it was
            // recorded outside.
            _ if self.is_routed(end) && self.mapped.contains(&(end, end)) => {
                (Kind::ServerReflexive, None)
            }
            _ => (Kind::Host, None),
        }
    }

    /// The priority of a candidate, worked out from the PRIORITY of that side's checks: the same but for
    /// the type (RFC 8445 §7.1.1).
    pub fn priority(&self, kind: Kind, side: usize) -> u32 {
        match self.low[side] {
            Some(low) => (kind.preference() << 24) | low,
            None => priority(kind, u16::MAX, 1),
        }
    }
}

/// Where the DATA of a message is.
fn data_of(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(20..)?;
    loop {
        let (head, behind) = rest.split_first_chunk::<4>()?;
        let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
        let value = behind.get(..length)?;
        if u16::from_be_bytes([head[0], head[1]]) == stun::attribute::DATA {
            return Some(value);
        }
        rest = behind.get(length.next_multiple_of(4)..)?;
    }
}
