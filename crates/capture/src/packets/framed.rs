//! Packets of links without Ethernet headers as Ethernet frames, so that all that reads frames reads them.
//!
//! What the link tells of addresses is kept. An Ethernet address that was not recorded is concluded where
//! the packet says it (ARP and DHCP messages carry those of their hosts, a broadcast is one in IP, too), or
//! was seen with the same IP address before; else it is made up of the IP address: 02:00 and its four
//! bytes, an address that no vendor assigns. A made-up header is 14 bytes that were not on the wire:
//! [`Framed::Made`] says so.

use super::LinkKind;
use kw_net::{
    Ipv4Addr, Mac,
    dhcp::{CLIENT_PORT, Message, SERVER_PORT},
    frame::{self, ETHERNET, Inside, Ip, What},
};
use std::{collections::BTreeMap, rc::Rc};

const IPV4: u16 = 0x0800;
const IPV6: u16 = 0x86dd;
/// The lowest EtherType; numbers below it mean other things on links of Linux (section 4 of
/// draft-ietf-opsawg-pcaplinktype, LINKTYPE_LINUX_SLL).
const FIRST_ETHER_TYPE: u16 = 0x0600;
/// Kinds of hardware whose packets have no EtherType: netlink, GRE, radiotap, Frame Relay.
const WITHOUT_ETHER_TYPE: [u16; 4] = [824, 778, 803, 770];
/// Most IP addresses whose Ethernet addresses are remembered.
const MAX_KNOWN: usize = 10_000;

/// A packet as an Ethernet frame.
#[derive(Debug, Clone, PartialEq)]
pub enum Framed {
    /// As it was recorded.
    Whole(Rc<[u8]>),
    /// With a header that was made up.
    Made(Rc<[u8]>),
}

impl Framed {
    /// The bytes from the destination address on.
    pub fn bytes(&self) -> &Rc<[u8]> {
        match self {
            Framed::Whole(bytes) | Framed::Made(bytes) => bytes,
        }
    }
}

/// What a link says of a packet before its network layer.
struct Seen<'a> {
    /// The sender's Ethernet address, where the link tells it.
    from: Option<Mac>,
    /// Whether it says that the packet went to everybody.
    broadcast: bool,
    ether_type: u16,
    payload: &'a [u8],
}

/// Makes frames of the packets of a capture, in their order.
#[derive(Debug, Clone, Default)]
pub struct Framer {
    known: BTreeMap<(usize, Ipv4Addr), Mac>,
}

impl Framer {
    /// A packet of a link as a frame; `None` where its link is of a kind that is not known, or it is too
    /// short for its own header, or not of a protocol that Ethernet has.
    pub fn frame(&mut self, link: usize, kind: LinkKind, bytes: &Rc<[u8]>) -> Option<Framed> {
        let seen = match kind {
            LinkKind::Ethernet => return Some(Framed::Whole(bytes.clone())),
            LinkKind::Raw => raw(bytes)?,
            LinkKind::Loopback => loopback(bytes)?,
            LinkKind::LinuxCooked => cooked(bytes)?,
            LinkKind::LinuxCooked2 => cooked2(bytes)?,
            LinkKind::Other(_) => return None,
        };
        let head = [&[0; 12][..], &seen.ether_type.to_be_bytes()].concat();
        let mut made = [&head, seen.payload].concat();
        let (from, to) = self.ends(link, &seen, &made);
        made[..6].copy_from_slice(&to.0);
        made[6..ETHERNET - 2].copy_from_slice(&from.0);
        Some(Framed::Made(made.into()))
    }

    /// Source and destination on Ethernet.
    fn ends(&mut self, link: usize, seen: &Seen<'_>, made: &[u8]) -> (Mac, Mac) {
        let told = seen.from;
        let to_all = |to: Mac| if seen.broadcast { Mac::BROADCAST } else { to };
        let Some(read) = frame::read(made) else {
            return (told.unwrap_or(Mac::ZERO), to_all(Mac::ZERO));
        };
        match read.what {
            What::Arp(arp) => {
                self.learn(link, arp.sender, arp.sender_mac);
                // A request has no target yet and goes to everybody (RFC 826).
                let to = Some(arp.target_mac).filter(|m| arp.reply && *m != Mac::ZERO);
                let to = to.unwrap_or(Mac::BROADCAST);
                (told.unwrap_or(arp.sender_mac), to_all(to))
            }
            What::Ipv4(ip) => {
                let (client, is_reply) = client_of(&ip);
                let own = client.filter(|_| !is_reply);
                let theirs = client.filter(|_| is_reply && !ip.to.is_broadcast());
                let from = told.or(own).unwrap_or_else(|| self.of(link, ip.from));
                self.learn(link, ip.from, from);
                let to = theirs.unwrap_or_else(|| self.of(link, ip.to));
                (from, to_all(to))
            }
            _ => (told.unwrap_or(Mac::ZERO), to_all(Mac::ZERO)),
        }
    }

    fn learn(&mut self, link: usize, address: Ipv4Addr, mac: Mac) {
        let is_one = !address.is_unspecified() && !mac.is_group();
        if is_one && self.known.len() < MAX_KNOWN {
            self.known.insert((link, address), mac);
        }
    }

    /// The Ethernet address that goes with an IP address.
    fn of(&self, link: usize, address: Ipv4Addr) -> Mac {
        let [_, b, c, d] = address.octets();
        if address.is_broadcast() {
            Mac::BROADCAST
        } else if address.is_multicast() {
            // RFC 1112 §6.4.
            Mac([0x01, 0x00, 0x5e, b & 0x7f, c, d])
        } else {
            let known = self.known.get(&(link, address)).copied();
            known.unwrap_or(Mac::local(address.to_bits()))
        }
    }
}

/// The client's Ethernet address where a datagram is a DHCP message between it and the next hop, and
/// whether the message goes to it.
fn client_of(ip: &Ip<'_>) -> (Option<Mac>, bool) {
    let Inside::Udp { ports, data, .. } = ip.carries else {
        return (None, false);
    };
    let is_reply = ports.1 == CLIENT_PORT;
    // A relay agent sends from the servers' port, to the servers' port.
    let is_own = is_reply || ports == (CLIENT_PORT, SERVER_PORT);
    let message = Message::read(data).filter(|_| is_own);
    (message.map(|m| m.chaddr), is_reply)
}

/// An IP header, of the version that its first four bits say.
fn raw(bytes: &[u8]) -> Option<Seen<'_>> {
    let ether_type = match bytes.first()? >> 4 {
        4 => IPV4,
        6 => IPV6,
        _ => return None,
    };
    Some(Seen {
        from: None,
        broadcast: false,
        ether_type,
        payload: bytes,
    })
}

/// Four bytes of an address family in the order of the machine that recorded them (LINKTYPE_NULL) or that
/// of networks (LINKTYPE_LOOP), then a datagram. Numbers of IPv6 are those of BSDs, Darwin and Linux.
fn loopback(bytes: &[u8]) -> Option<Seen<'_>> {
    let family: [u8; 4] = *bytes.first_chunk()?;
    let known = |family: u32| match family {
        2 => Some(IPV4),
        10 | 24 | 28 | 30 => Some(IPV6),
        _ => None,
    };
    let ether_type = known(u32::from_be_bytes(family)).or(known(u32::from_le_bytes(family)))?;
    Some(Seen {
        from: None,
        broadcast: false,
        ether_type,
        payload: &bytes[4..],
    })
}

/// LINKTYPE_LINUX_SLL: packet type, hardware, length of the address, address, protocol.
fn cooked(bytes: &[u8]) -> Option<Seen<'_>> {
    let (head, payload) = bytes.split_at_checked(16)?;
    let number = |at: usize| u16::from_be_bytes([head[at], head[at + 1]]);
    linux(
        number(0),
        number(2),
        number(4),
        &head[6..12],
        number(14),
        payload,
    )
}

/// LINKTYPE_LINUX_SLL2: protocol, two bytes, interface, hardware, packet type, length of the address,
/// address.
fn cooked2(bytes: &[u8]) -> Option<Seen<'_>> {
    let (head, payload) = bytes.split_at_checked(20)?;
    let number = |at: usize| u16::from_be_bytes([head[at], head[at + 1]]);
    let (kind, length) = (head[10].into(), head[11].into());
    linux(kind, number(8), length, &head[12..18], number(0), payload)
}

/// What both headers of Linux say.
fn linux<'a>(
    kind: u16,
    hardware: u16,
    length: u16,
    address: &[u8],
    protocol: u16,
    payload: &'a [u8],
) -> Option<Seen<'a>> {
    if protocol < FIRST_ETHER_TYPE || WITHOUT_ETHER_TYPE.contains(&hardware) {
        return None;
    }
    // Loopback interfaces have an address of zeros.
    let from = address.first_chunk().map(|a| Mac(*a));
    Some(Seen {
        from: from.filter(|m| length == 6 && *m != Mac::ZERO),
        broadcast: kind == 1,
        ether_type: protocol,
        payload,
    })
}
