//! Multicast DNS (RFC 6762) as far as one name is asked for and one address given: the messages that
//! hide host candidates behind names.
//!
//! Left out: everything else of DNS, name compression in what is written.

use crate::{Ipv4Addr, Mac};
use std::rc::Rc;

/// The port of multicast DNS.
pub const PORT: u16 = 5353;
/// The group that questions and answers go to.
pub const GROUP: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 251);
/// The Ethernet address of the group (RFC 1112 §6.4).
pub const GROUP_MAC: Mac = Mac([0x01, 0x00, 0x5e, 0x00, 0x00, 0xfb]);
/// TTL of an answer about a host's address, in seconds (RFC 6762 §10).
const TTL: u32 = 120;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Who has this name?
    Question(String),
    /// This name has this address.
    Answer(String, Ipv4Addr),
}

fn write_name(out: &mut Vec<u8>, name: &str) {
    for label in name.split('.').filter(|l| !l.is_empty()) {
        let label = &label.as_bytes()[..label.len().min(63)];
        out.push(label.len() as u8);
        out.extend(label);
    }
    out.push(0);
}

impl Message {
    /// Its bytes.
    pub fn bytes(&self) -> Rc<[u8]> {
        // Identifier 0; flags: a query, or an authoritative answer (§18).
        let (flags, questions, answers, name) = match self {
            Message::Question(name) => (0_u16, 1_u16, 0_u16, name),
            Message::Answer(name, _) => (0x8400, 0, 1, name),
        };
        let mut out = Vec::new();
        for number in [0, flags, questions, answers, 0, 0] {
            out.extend(number.to_be_bytes());
        }
        write_name(&mut out, name);
        // Type A, class IN; an answer that nobody else may give has the cache-flush bit (§10.2).
        match self {
            Message::Question(_) => out.extend([0, 1, 0, 1]),
            Message::Answer(_, address) => {
                out.extend([0, 1, 0x80, 1]);
                out.extend(TTL.to_be_bytes());
                out.extend([0, 4]);
                out.extend(address.octets());
            }
        }
        out.into()
    }
}

/// Reads a message about one address; `None` for any other.
pub fn read(bytes: &[u8]) -> Option<Message> {
    let u16 = |at: usize| Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    let counts = (u16(4)?, u16(6)?);
    let (mut at, mut name) = (12, String::new());
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        let label = bytes.get(at..at + length).filter(|_| length < 64)?;
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(std::str::from_utf8(label).ok()?);
        at += length;
    }
    // Type A, class IN, whatever its highest bit says.
    if u16(at)? != 1 || u16(at + 2)? & 0x7fff != 1 {
        return None;
    }
    match (u16(2)? & 0x8000 != 0, counts) {
        (false, (1, _)) => Some(Message::Question(name)),
        (true, (0, 1)) => {
            let data: [u8; 4] = bytes.get(at + 10..at + 14)?.try_into().ok()?;
            Some(Message::Answer(name, data.into()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let name = "0a1b2c3d.local".to_owned();
        for message in [
            Message::Question(name.clone()),
            Message::Answer(name, Ipv4Addr::new(192, 168, 77, 2)),
        ] {
            let bytes = message.bytes();
            assert_eq!(read(&bytes), Some(message));
            for end in 0..bytes.len() {
                assert_eq!(read(&bytes[..end]), None);
            }
        }
    }

    /// RFC 1035 §4.1: header, then the question: labels with their lengths, type A, class IN.
    #[test]
    fn a_question_is_as_dns_has_it() {
        let bytes = Message::Question("ab.local".into()).bytes();
        assert_eq!(
            &bytes[..],
            b"\0\0\0\0\0\x01\0\0\0\0\0\0\x02ab\x05local\0\0\x01\0\x01"
        );
    }
}
