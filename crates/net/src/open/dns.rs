//! Questions and answers of DNS (RFC 1035 §4) and multicast DNS (RFC 6762 §18), a field for each.
//!
//! Left out: what is inside of all but a few kinds of records.

use super::{Opener, colour, hex, meaning, raw};
use crate::Ipv4Addr;
use kw_scene::Label;
use kw_trace::Param;
use std::{net::Ipv6Addr, ops::Range};

/// Most labels of a name, pointers counted.
const MAX_LABELS: usize = 64;

impl Opener<'_> {
    pub(super) fn dns(&mut self, range: Range<usize>, multicast: bool) {
        let layer = if multicast {
            "packet-mdns"
        } else {
            "packet-dns"
        };
        let at = range.start;
        if range.len() < 12 {
            return self.stop(layer, colour::APPLICATION, range, 12);
        }
        self.layer(layer, colour::APPLICATION, range.clone());
        let id = format!("{:#06x}", self.u16(at));
        self.field("packet-dns-id", raw(id), at..at + 2);
        let flags = self.u16(at + 2);
        let word = if flags & 0x8000 == 0 {
            "query"
        } else {
            "response"
        };
        let shown = meaning(format!("{flags:#06x}"), word);
        self.field("packet-dns-flags", shown, at + 2..at + 4);
        let counts: [u16; 4] = std::array::from_fn(|i| self.u16(at + 4 + 2 * i));
        let shown = counts.map(|n| n.to_string()).join(", ");
        self.field("packet-dns-counts", raw(shown), at + 4..at + 12);
        let mut next = at + 12;
        for (count, name) in counts.into_iter().zip([
            "packet-dns-question",
            "packet-dns-answer",
            "packet-dns-authority",
            "packet-dns-more",
        ]) {
            for _ in 0..count {
                let is_question = name == "packet-dns-question";
                let Some((value, end)) = self.dns_record(&range, next, is_question) else {
                    let params = vec![
                        ("n", Param::from((range.end - next) as u64)),
                        ("want", Param::from((range.end - next + 1) as u64)),
                    ];
                    let value = Label::Text("packet-too-short", params);
                    return self.put(
                        Label::text("packet-malformed"),
                        value,
                        next..range.end,
                        true,
                    );
                };
                self.field(name, raw(value), next..end);
                next = end;
            }
        }
        if next < range.end {
            let value = hex(&self.bytes[next..range.end]);
            self.field("packet-content", value, next..range.end);
        }
    }

    /// A question or a record at a place, and where it ends.
    fn dns_record(
        &self,
        range: &Range<usize>,
        at: usize,
        question: bool,
    ) -> Option<(String, usize)> {
        let message = &self.bytes[range.clone()];
        let (name, at) = name(message, at - range.start)?;
        let u16 = |at: usize| {
            Some(u16::from_be_bytes([
                *message.get(at)?,
                *message.get(at + 1)?,
            ]))
        };
        let kind = u16(at)?;
        // The highest bit of the class has a meaning of its own in multicast DNS.
        let class = u16(at + 2)? & 0x7fff;
        let word = match kind {
            1 => "A".to_owned(),
            2 => "NS".to_owned(),
            5 => "CNAME".to_owned(),
            12 => "PTR".to_owned(),
            16 => "TXT".to_owned(),
            28 => "AAAA".to_owned(),
            33 => "SRV".to_owned(),
            47 => "NSEC".to_owned(),
            255 => "ANY".to_owned(),
            other => format!("TYPE{other}"),
        };
        let class = if class == 1 {
            "IN".to_owned()
        } else {
            class.to_string()
        };
        let begins = format!("{name} {class} {word}");
        if question {
            return Some((begins, range.start + at + 4));
        }
        let ttl = u32::from(u16(at + 4)?) << 16 | u32::from(u16(at + 6)?);
        let length = usize::from(u16(at + 8)?);
        let data = message.get(at + 10..at + 10 + length)?;
        let shown = match (kind, data) {
            (1, [a, b, c, d]) => Ipv4Addr::new(*a, *b, *c, *d).to_string(),
            (28, data) if data.len() == 16 => {
                let bytes = <[u8; 16]>::try_from(data).ok()?;
                Ipv6Addr::from(bytes).to_string()
            }
            (2 | 5 | 12, _) => self::name(message, at + 10)?.0,
            (_, data) => format!("{} B", data.len()),
        };
        let value = format!("{begins} = {shown} (TTL {ttl} s)");
        Some((value, range.start + at + 10 + length))
    }
}

/// The name at a place, and where it ends there.
fn name(message: &[u8], at: usize) -> Option<(String, usize)> {
    let (mut at, mut end) = (at, None);
    let mut text = String::new();
    for _ in 0..MAX_LABELS {
        let length = usize::from(*message.get(at)?);
        match length {
            0 => {
                let text = if text.is_empty() {
                    ".".to_owned()
                } else {
                    text
                };
                return Some((text, end.unwrap_or(at + 1)));
            }
            1..=63 => {
                let label = message.get(at + 1..at + 1 + length)?;
                if !text.is_empty() {
                    text.push('.');
                }
                let label = String::from_utf8_lossy(label);
                text.extend(label.chars().filter(|c| !c.is_control()));
                at += 1 + length;
            }
            192.. => {
                end.get_or_insert(at + 2);
                at = (length & 63) << 8 | usize::from(*message.get(at + 1)?);
            }
            _ => return None,
        }
    }
    None
}
