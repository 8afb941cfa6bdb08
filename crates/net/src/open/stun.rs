//! STUN and TURN messages (RFC 8489, RFC 8445 §16, RFC 8656 §18) and the frames of TURN's channels.
//!
//! What a message carries for somebody else is opened, too: layers of its own between the attributes
//! before and behind it.

use super::{Opener, colour, hex, meaning, raw};
use crate::{
    Ipv4Addr,
    stun::{self, Key, Method, attribute, is_intact},
    sum,
};
use kw_scene::{Label, Layer};
use kw_trace::Param;
use std::{net::Ipv6Addr, ops::Range};

/// What FINGERPRINT is the CRC-32 of the message XOR this (RFC 8489 §14.7).
const FINGERPRINT: u32 = 0x5354_554e;
const COOKIE: u32 = 0x2112_a442;

impl Opener<'_> {
    /// STUN messages and frames of channels one behind the other, as a TURN client has them over TCP.
    pub(super) fn stun_stream(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let left = &self.bytes[at..range.end];
            let length = left
                .get(2..4)
                .map_or(0, |n| usize::from(u16::from_be_bytes([n[0], n[1]])));
            let count = match left {
                left if stun::is_stun(left) => 20 + length,
                [0x40..=0x4f, ..] => (4 + length).next_multiple_of(4),
                _ => usize::MAX,
            };
            if count > left.len() {
                // The rest of it is in another segment.
                return self.rest(at..range.end);
            }
            self.inside(at..at + count);
            at += count;
        }
    }

    /// A message; its first 20 bytes are there, with the cookie.
    pub(super) fn stun(&mut self, range: Range<usize>) {
        let at = range.start;
        let length = usize::from(self.u16(at + 2));
        let end = at + 20 + length.min(range.len() - 20);
        self.layer("packet-stun", colour::APPLICATION, at..end);
        let kind = self.u16(at);
        let shown = meaning(format!("{kind:#06x}"), &kind_words(kind));
        self.field("packet-stun-type", shown, at..at + 2);
        let is_wrong = at + 20 + length != range.end || !length.is_multiple_of(4);
        self.put(
            Label::text("packet-stun-length"),
            Label::Text("packet-byte-count", vec![("n", Param::from(length as u64))]),
            at + 2..at + 4,
            is_wrong,
        );
        self.field("packet-stun-cookie", raw("0x2112a442"), at + 4..at + 8);
        let id = hex(&self.bytes[at + 8..at + 20]);
        self.field("packet-stun-id", id, at + 8..at + 20);
        self.stun_attributes(at, end);
        self.rest(end..range.end);
    }

    fn stun_attributes(&mut self, message: usize, end: usize) {
        let mut at = message + 20;
        while at < end {
            let left = end - at;
            let length = if left < 4 {
                0
            } else {
                usize::from(self.u16(at + 2))
            };
            if left < 4 + length {
                let params = vec![
                    ("n", Param::from(left as u64)),
                    ("want", Param::from(4 + length as u64)),
                ];
                let value = Label::Text("packet-too-short", params);
                return self.put(Label::text("packet-malformed"), value, at..end, true);
            }
            let kind = self.u16(at);
            let value = at + 4..at + 4 + length;
            let next = value.start + length.next_multiple_of(4).min(end - value.start);
            if kind == attribute::DATA && length > 0 {
                self.stun_data(at, value, next, end);
            } else {
                let (name, shown, wrong) = match kind {
                    attribute::FINGERPRINT => self.fingerprint(message, at, end),
                    _ => {
                        let id = &self.bytes[message + 4..message + 20];
                        attribute_of(kind, &self.bytes[value], id)
                    }
                };
                self.put(name, shown, at..next, wrong);
            }
            at = next;
        }
    }

    /// DATA: what is in it has layers of its own, behind them the message goes on.
    fn stun_data(&mut self, at: usize, value: Range<usize>, next: usize, end: usize) {
        let count = vec![("n", Param::from(value.len() as u64))];
        let shown = Label::Text("packet-byte-count", count);
        self.field("packet-stun-data", shown, at..value.start);
        if let Some(layer) = self.layers.last_mut() {
            layer.bytes.end = value.start;
        }
        let behind = value.end;
        self.inside(value);
        if behind < end {
            self.layer("packet-stun-more", colour::APPLICATION, behind..end);
            if behind < next {
                let filled = hex(&self.bytes[behind..next]);
                self.field("packet-stun-padding", filled, behind..next);
            }
        }
    }

    /// The message up to here, with the length that it has with this attribute as its last.
    fn fingerprint(&self, message: usize, at: usize, end: usize) -> (Label, Label, bool) {
        let name = Label::text("packet-stun-fingerprint");
        if self.u16(at + 2) != 4 {
            return (name, hex(&self.bytes[at + 4..at + 4]), true);
        }
        let mut covered = self.bytes[message..at].to_vec();
        let length = (at + 8 - message - 20) as u16;
        covered[2..4].copy_from_slice(&length.to_be_bytes());
        let (found, made) = (self.u32(at + 4), sum::crc32(&covered) ^ FINGERPRINT);
        let wrong = found != made || at + 8 != end;
        let shown = |n: u32| Param::from(format!("{n:#010x}"));
        let mut params = vec![("value", shown(found))];
        let id = match wrong {
            true => {
                params.push(("made", shown(made)));
                "packet-fcs-wrong"
            }
            false => "packet-checksum-right",
        };
        (name, Label::Text(id, params), wrong)
    }

    /// Data in a channel (RFC 8656 §12.4); it is known to be there whole.
    pub(super) fn channel(&mut self, range: Range<usize>) {
        let at = range.start;
        self.layer("packet-channel", colour::APPLICATION, at..at + 4);
        let number = format!("{:#06x}", self.u16(at));
        self.field("packet-channel-number", raw(number), at..at + 2);
        let length = usize::from(self.u16(at + 2));
        let count = vec![("n", Param::from(length as u64))];
        let shown = Label::Text("packet-byte-count", count);
        self.field("packet-channel-length", shown, at + 2..at + 4);
        self.inside(at + 4..at + 4 + length);
        self.padding_to(at + 4 + length, range.end);
    }
}

/// A password that is known: whose it is, the password, and the key that is made of it.
pub struct Known {
    /// Whose it is.
    pub whose: String,
    /// The password itself.
    pub password: String,
    /// The key.
    pub key: Key,
}

/// Says of every MESSAGE-INTEGRITY in the opened layers of these bytes by whose password it is right. One that
/// fits none is not called wrong: its password may be one that is not known.
pub fn keyed(layers: &mut [Layer], bytes: &[u8], known: &[Known]) {
    let messages: Vec<Range<usize>> = layers
        .iter()
        .filter(|l| l.name == Label::text("packet-stun"))
        .filter_map(|l| {
            let at = l.bytes.start;
            let length = bytes.get(at + 2..at + 4)?;
            let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
            Some(at..at + 20 + length)
        })
        .collect();
    let fields = layers.iter_mut().flat_map(|l| &mut l.fields);
    for field in fields.filter(|f| f.name == Label::text("packet-stun-integrity")) {
        let holds = |m: &&Range<usize>| m.start < field.bytes.start && field.bytes.end <= m.end;
        let message = messages.iter().rev().find(holds).cloned();
        let (Some(message), Label::Raw(value)) = (message.and_then(|m| bytes.get(m)), &field.value)
        else {
            continue;
        };
        let right = known
            .iter()
            .find(|k| is_intact(message, &k.key) == Some(true));
        let mut params = vec![("value", Param::from(value.clone()))];
        field.value = match right {
            Some(known) => {
                params.push(("whose", known.whose.clone().into()));
                params.push(("password", known.password.clone().into()));
                Label::Text("packet-stun-integrity-right", params)
            }
            None if known.is_empty() => continue,
            None => Label::Text("packet-stun-integrity-none", params),
        };
    }
}

/// Class and method of a message type, in words.
fn kind_words(kind: u16) -> String {
    let number = kind & 0xf | (kind & 0xe0) >> 1 | (kind & 0x3e00) >> 2;
    let class = match kind & 0x110 {
        0 => "Request",
        0x010 => "Indication",
        0x100 => "Success Response",
        _ => "Error Response",
    };
    let method = Method::ALL.into_iter().find(|m| *m as u16 == number);
    method.map_or(String::new(), |m| format!("{} {class}", m.word()))
}

/// How the value of an attribute is read.
enum Value {
    /// Family, port, address.
    Address,
    /// The same, XOR the cookie and the transaction.
    Xored,
    Text,
    Error,
    /// Types of attributes.
    Types,
    Hex,
    /// So many bytes of hexadecimal.
    Sum(usize),
    Priority,
    /// It is there; it has no value.
    Flag,
    Tie,
    Seconds,
    Channel,
    Protocol,
    Family,
    Cost,
}

/// The attributes by their types (IANA, STUN Attributes): the text with the name, and its value.
const ATTRIBUTES: &[(u16, &str, Value)] = &[
    (0x0001, "packet-stun-mapped", Value::Address),
    (0x0003, "packet-stun-change", Value::Hex),
    (attribute::USERNAME, "packet-stun-username", Value::Text),
    (
        attribute::INTEGRITY,
        "packet-stun-integrity",
        Value::Sum(20),
    ),
    (attribute::ERROR, "packet-stun-error", Value::Error),
    (0x000a, "packet-stun-unknown", Value::Types),
    (attribute::CHANNEL, "packet-stun-channel", Value::Channel),
    (attribute::LIFETIME, "packet-stun-lifetime", Value::Seconds),
    (attribute::PEER, "packet-stun-peer", Value::Xored),
    (attribute::DATA, "packet-stun-data", Value::Hex),
    (attribute::REALM, "packet-stun-realm", Value::Text),
    (attribute::NONCE, "packet-stun-nonce", Value::Text),
    (attribute::RELAYED, "packet-stun-relayed", Value::Xored),
    (0x0017, "packet-stun-family", Value::Family),
    (0x0018, "packet-stun-even", Value::Hex),
    (
        attribute::TRANSPORT,
        "packet-stun-transport",
        Value::Protocol,
    ),
    (0x001a, "packet-stun-whole", Value::Flag),
    (0x001c, "packet-stun-integrity-256", Value::Hex),
    (0x001d, "packet-stun-algorithm", Value::Hex),
    (0x001e, "packet-stun-hash", Value::Sum(32)),
    (attribute::MAPPED, "packet-stun-xor-mapped", Value::Xored),
    (0x0022, "packet-stun-reservation", Value::Sum(8)),
    (attribute::PRIORITY, "packet-stun-priority", Value::Priority),
    (attribute::USE_CANDIDATE, "packet-stun-use", Value::Flag),
    (0x8002, "packet-stun-algorithms", Value::Hex),
    (0x8003, "packet-stun-domain", Value::Text),
    (0x8022, "packet-stun-software", Value::Text),
    (0x8023, "packet-stun-alternate", Value::Address),
    (attribute::CONTROLLED, "packet-stun-controlled", Value::Tie),
    (
        attribute::CONTROLLING,
        "packet-stun-controlling",
        Value::Tie,
    ),
    (0x802b, "packet-stun-origin", Value::Address),
    (0x802c, "packet-stun-other", Value::Address),
    (0xc057, "packet-stun-cost", Value::Cost),
];

/// An attribute: its name, its value, and whether that cannot be what it is for. `id`: the cookie and
/// the transaction.
fn attribute_of(kind: u16, data: &[u8], id: &[u8]) -> (Label, Label, bool) {
    let Some((_, name, form)) = ATTRIBUTES.iter().find(|a| a.0 == kind) else {
        // Those below 0x8000 have to be understood (RFC 8489 §14).
        let number = vec![("type", Param::from(format!("{kind:#06x}")))];
        return (
            Label::Text("packet-stun-attribute", number),
            hex(data),
            false,
        );
    };
    let number = |data: &[u8]| data.iter().fold(0_u64, |n, b| n << 8 | u64::from(*b));
    let four = <[u8; 4]>::try_from(data).map(u32::from_be_bytes).ok();
    let shown = match form {
        Value::Address => end(data, None).map(raw),
        Value::Xored => end(data, Some(id)).map(|end| {
            let sent = data[2..].iter().map(|b| format!("{b:02x}"));
            let params = vec![
                ("end", Param::from(end)),
                ("sent", Param::from(sent.collect::<String>())),
            ];
            Label::Text("packet-stun-xored", params)
        }),
        Value::Text => std::str::from_utf8(data).ok().map(|text| {
            let text = text.replace(char::is_control, "");
            raw(format!("“{text}”"))
        }),
        Value::Error => match data {
            [_, _, class, rest, reason @ ..] => {
                let code = u16::from(class & 7) * 100 + u16::from(*rest);
                let reason = String::from_utf8_lossy(reason).replace(char::is_control, "");
                Some(meaning(code, &reason))
            }
            _ => None,
        },
        Value::Types => {
            let types = data.chunks(2).map(|t| format!("{:#06x}", number(t)));
            Some(raw(types.collect::<Vec<_>>().join(" ")))
        }
        Value::Hex => Some(hex(data)),
        Value::Sum(count) => (data.len() == *count).then(|| {
            let digits = data.iter().map(|b| format!("{b:02x}"));
            raw(digits.collect::<String>())
        }),
        Value::Priority => four.map(|n| {
            let params = vec![
                ("n", Param::from(u64::from(n))),
                ("type", Param::from(u64::from(n >> 24))),
                ("local", Param::from(u64::from(n >> 8 & 0xffff))),
                ("last", Param::from(u64::from(n & 0xff))),
            ];
            Label::Text("packet-stun-priority-of", params)
        }),
        Value::Flag => data.is_empty().then(|| Label::text("packet-stun-there")),
        Value::Tie => (data.len() == 8).then(|| {
            let tie = vec![("tie", Param::from(format!("{:#018x}", number(data))))];
            Label::Text("packet-stun-tie", tie)
        }),
        Value::Seconds => {
            four.map(|n| Label::Text("packet-seconds", vec![("n", Param::from(u64::from(n)))]))
        }
        Value::Channel => four.map(|n| raw(format!("{:#06x}", n >> 16))),
        Value::Protocol => four.map(|n| {
            let word = match n >> 24 {
                17 => "UDP",
                6 => "TCP",
                _ => "",
            };
            meaning(n >> 24, word)
        }),
        Value::Family => four.map(|n| {
            let word = match n >> 24 {
                1 => "IPv4",
                2 => "IPv6",
                _ => "",
            };
            meaning(n >> 24, word)
        }),
        Value::Cost => four.map(|n| raw(format!("{}, {}", n >> 16, n & 0xffff))),
    };
    let wrong = shown.is_none();
    (Label::text(name), shown.unwrap_or_else(|| hex(data)), wrong)
}

/// An address and port (RFC 8489 §14.1, §14.2).
fn end(data: &[u8], id: Option<&[u8]>) -> Option<String> {
    let [_, family, p0, p1, address @ ..] = data else {
        return None;
    };
    let key = id.map_or(0, |_| (COOKIE >> 16) as u16);
    let port = u16::from_be_bytes([*p0, *p1]) ^ key;
    let mut address = address.to_vec();
    for (byte, key) in address.iter_mut().zip(id.unwrap_or(&[])) {
        *byte ^= key;
    }
    match family {
        1 => {
            let address = Ipv4Addr::from(<[u8; 4]>::try_from(address).ok()?);
            Some(format!("{address}:{port}"))
        }
        2 => {
            let address = Ipv6Addr::from(<[u8; 16]>::try_from(address).ok()?);
            Some(format!("[{address}]:{port}"))
        }
        _ => None,
    }
}
