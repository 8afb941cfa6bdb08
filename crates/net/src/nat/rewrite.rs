//! What a NAT changes in the bytes of a datagram, and where.
//!
//! Checksums are not made anew: they follow each changed word (RFC 3022 §4.2, RFC 1624), so that one
//! that was wrong stays wrong and the receiver finds it.

use super::{Endpoint, Protocol};
use crate::{Ipv4Addr, frame::IPV4, sum};
use std::ops::Range;

/// A datagram's endpoints, as a NAT looks at them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// What it is.
    pub protocol: Protocol,
    /// From where; an ICMP echo has its identifier on the side that asked, and 0 on the other.
    pub from: Endpoint,
    /// To where.
    pub to: Endpoint,
}

/// Which end of a datagram is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Where it is from.
    Source,
    /// Where it is to.
    Destination,
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

fn header(datagram: &[u8]) -> Option<usize> {
    let length = usize::from(datagram.first()? & 15) * 4;
    (length >= IPV4 && datagram.len() >= length).then_some(length)
}

/// An address in a datagram's header.
fn address(datagram: &[u8], at: usize) -> Option<Ipv4Addr> {
    let bytes: [u8; 4] = datagram.get(at..at + 4)?.try_into().ok()?;
    Some(bytes.into())
}

/// The endpoints of a datagram, also of one that is cut off after 8 bytes of its data, as in ICMP
/// errors. `None` for fragments and for what has no ports.
pub fn flow(datagram: &[u8]) -> Option<Flow> {
    let at = header(datagram)?;
    // A fragment other than the first has no ports; the first is not taken either.
    if word(datagram, 6)? & 0x3fff != 0 {
        return None;
    }
    let (from, to) = (address(datagram, 12)?, address(datagram, 16)?);
    let (protocol, ports) = match datagram[9] {
        1 => match datagram.get(at)? {
            8 => (Protocol::Icmp, (word(datagram, at + 4)?, 0)),
            0 => (Protocol::Icmp, (0, word(datagram, at + 4)?)),
            _ => return None,
        },
        number @ (6 | 17) => {
            let ports = (word(datagram, at)?, word(datagram, at + 2)?);
            let protocol = if number == 6 {
                Protocol::Tcp
            } else {
                Protocol::Udp
            };
            (protocol, ports)
        }
        _ => return None,
    };
    Some(Flow {
        protocol,
        from: Endpoint::new(from, ports.0),
        to: Endpoint::new(to, ports.1),
    })
}

/// Where the checksum of what a datagram carries stands, and whether addresses are under it.
fn checksum(datagram: &[u8], at: usize) -> Option<(usize, bool)> {
    let (offset, pseudo) = match datagram[9] {
        1 => (2, false),
        6 => (16, true),
        17 => (6, true),
        _ => return None,
    };
    let sum = word(datagram, at + offset)?;
    // A UDP checksum of 0 is none (RFC 768) and stays so.
    (datagram[9] != 17 || sum != 0).then_some((at + offset, pseudo))
}

/// Puts a word in its place; the checksums at these places follow.
fn put(bytes: &mut [u8], at: usize, new: u16, sums: &[usize]) {
    let Some(old) = word(bytes, at) else { return };
    bytes[at..at + 2].copy_from_slice(&new.to_be_bytes());
    for place in sums {
        let Some(sum) = word(bytes, *place) else {
            continue;
        };
        let mut made = sum::updated(sum, old, new);
        // RFC 768: a UDP checksum that comes to 0 is sent as all ones.
        if made == 0 && *place != 10 && bytes[9] == 17 {
            made = u16::MAX;
        }
        bytes[*place..*place + 2].copy_from_slice(&made.to_be_bytes());
    }
}

fn put_address(bytes: &mut [u8], end: End, new: Ipv4Addr, sums: &[usize]) {
    let at = if end == End::Source { 12 } else { 16 };
    let [a, b, c, d] = new.octets();
    put(bytes, at, u16::from_be_bytes([a, b]), sums);
    put(bytes, at + 2, u16::from_be_bytes([c, d]), sums);
}

/// Gives a datagram another source or destination: address, port (or identifier of an echo), and the
/// checksums over them. What has no ports is left as it is.
pub fn endpoint(datagram: &mut [u8], end: End, new: Endpoint) {
    let (Some(at), Some(flow)) = (header(datagram), flow(datagram)) else {
        return;
    };
    let sum = checksum(datagram, at);
    let mut sums = vec![10];
    if let Some((place, true)) = sum {
        sums.push(place);
    }
    put_address(datagram, end, *new.ip(), &sums);
    let place = match (flow.protocol, end) {
        (Protocol::Icmp, _) => at + 4,
        (_, End::Source) => at,
        (_, End::Destination) => at + 2,
    };
    let sums: Vec<usize> = sum.iter().map(|s| s.0).collect();
    put(datagram, place, new.port(), &sums);
}

/// An ICMP error: the datagram it is about, as far as it is in there.
pub fn embedded(datagram: &[u8]) -> Option<&[u8]> {
    let at = header(datagram)?;
    let kind = *datagram.get(at)?;
    // Destination unreachable, source quench, time exceeded, parameter problem (RFC 792).
    (datagram[9] == 1 && matches!(kind, 3 | 4 | 11 | 12)).then_some(())?;
    datagram.get(at + 8..)
}

/// Gives an ICMP error another outer address, and the datagram inside it another endpoint (RFC 5508
/// §4.2). The checksum of the ICMP message is right if it was.
pub fn error(datagram: &mut [u8], outer: (End, Ipv4Addr), inner: (End, Endpoint)) {
    let (Some(at), Some(_)) = (header(datagram), embedded(datagram)) else {
        return;
    };
    put_address(datagram, outer.0, outer.1, &[10]);
    let before: Vec<u8> = datagram[at + 8..].to_vec();
    endpoint(&mut datagram[at + 8..], inner.0, inner.1);
    let after = datagram[at + 8..].to_vec();
    let mut sum = word(datagram, at + 2).unwrap_or(0);
    for n in (0..after.len() & !1).step_by(2) {
        let (Some(old), Some(new)) = (word(&before, n), word(&after, n)) else {
            break;
        };
        if old != new {
            sum = sum::updated(sum, old, new);
        }
    }
    datagram[at + 2..at + 4].copy_from_slice(&sum.to_be_bytes());
}

/// A field that a NAT may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Time to live: the router in it.
    Ttl,
    /// The IPv4 header's checksum.
    HeaderChecksum,
    /// Source address.
    Source,
    /// Destination address.
    Destination,
    /// Source port.
    SourcePort,
    /// Destination port.
    DestinationPort,
    /// Identifier of an ICMP echo.
    Identifier,
    /// Checksum of UDP, TCP or ICMP.
    Checksum,
    /// In the datagram that an ICMP error is about.
    Embedded,
}

/// Fields of a datagram that a NAT may change, with their bytes counted from the IPv4 header on.
pub fn fields(datagram: &[u8]) -> Vec<(Field, Range<usize>)> {
    let Some(at) = header(datagram) else {
        return Vec::new();
    };
    let mut all = vec![
        (Field::Ttl, 8..9),
        (Field::HeaderChecksum, 10..12),
        (Field::Source, 12..16),
        (Field::Destination, 16..20),
    ];
    match datagram[9] {
        1 if embedded(datagram).is_some() => {
            all.push((Field::Checksum, at + 2..at + 4));
            all.push((Field::Embedded, at + 8..datagram.len()));
        }
        1 => {
            all.push((Field::Checksum, at + 2..at + 4));
            all.push((Field::Identifier, at + 4..at + 6));
        }
        number @ (6 | 17) => {
            let sum = at + if number == 6 { 16 } else { 6 };
            all.push((Field::SourcePort, at..at + 2));
            all.push((Field::DestinationPort, at + 2..at + 4));
            all.push((Field::Checksum, sum..sum + 2));
        }
        _ => {}
    }
    all.retain(|(_, range)| range.end <= datagram.len());
    all
}
