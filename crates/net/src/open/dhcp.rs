//! DHCP messages and their options (RFC 2131, RFC 2132).

use super::{Opener, colour, hex, meaning, raw, zeros};
use crate::{
    Ipv4Addr,
    dhcp::{HEADER, Kind},
};
use kw_scene::Label;
use kw_trace::Param;
use std::ops::Range;

impl Opener<'_> {
    pub(super) fn dhcp(&mut self, range: Range<usize>) {
        let at = range.start;
        if range.len() < HEADER || self.u32(at + 236) != 0x6382_5363 {
            return self.stop("packet-dhcp", colour::APPLICATION, range, HEADER);
        }
        self.layer("packet-dhcp", colour::APPLICATION, range.clone());
        let op = self.bytes[at];
        let word = match op {
            1 => "BOOTREQUEST",
            2 => "BOOTREPLY",
            _ => "",
        };
        self.field("packet-dhcp-op", meaning(op, word), at..at + 1);
        let hardware = self.bytes[at + 1];
        let word = if hardware == 1 { "Ethernet" } else { "" };
        self.field("packet-dhcp-htype", meaning(hardware, word), at + 1..at + 2);
        self.field("packet-dhcp-hlen", raw(self.bytes[at + 2]), at + 2..at + 3);
        self.field("packet-dhcp-hops", raw(self.bytes[at + 3]), at + 3..at + 4);
        let xid = format!("{:#010x}", self.u32(at + 4));
        self.field("packet-dhcp-xid", raw(xid), at + 4..at + 8);
        self.field("packet-dhcp-secs", raw(self.u16(at + 8)), at + 8..at + 10);
        let flags = self.u16(at + 10);
        let word = if flags & 0x8000 != 0 { "B" } else { "" };
        let shown = meaning(format!("{flags:#06x}"), word);
        self.field("packet-dhcp-flags", shown, at + 10..at + 12);
        for (name, offset) in [
            ("packet-dhcp-ciaddr", 12),
            ("packet-dhcp-yiaddr", 16),
            ("packet-dhcp-siaddr", 20),
            ("packet-dhcp-giaddr", 24),
        ] {
            let place = at + offset..at + offset + 4;
            self.field(name, raw(self.address(at + offset)), place);
        }
        self.field(
            "packet-dhcp-chaddr",
            raw(self.mac(at + 28)),
            at + 28..at + 34,
        );
        self.field(
            "packet-dhcp-padding",
            zeros(&self.bytes[at + 34..at + 44]),
            at + 34..at + 44,
        );
        self.field(
            "packet-dhcp-sname",
            zeros(&self.bytes[at + 44..at + 108]),
            at + 44..at + 108,
        );
        self.field(
            "packet-dhcp-file",
            zeros(&self.bytes[at + 108..at + 236]),
            at + 108..at + 236,
        );
        self.field("packet-dhcp-cookie", raw("63 82 53 63"), at + 236..at + 240);
        self.dhcp_options(at + HEADER..range.end);
    }

    fn dhcp_options(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let number = self.bytes[at];
            match number {
                0 => {
                    let end = (at..range.end)
                        .find(|i| self.bytes[*i] != 0)
                        .unwrap_or(range.end);
                    self.field("packet-dhcp-pad", raw("0"), at..end);
                    at = end;
                    continue;
                }
                255 => {
                    self.field("packet-dhcp-end", raw("255"), at..at + 1);
                    if at + 1 < range.end {
                        let rest = at + 1..range.end;
                        let value = zeros(&self.bytes[rest.clone()]);
                        self.field("packet-dhcp-pad", value, rest);
                    }
                    return;
                }
                _ => {}
            }
            let length = self.bytes.get(at + 1).filter(|_| at + 1 < range.end);
            let length = length.map_or(0, |n| usize::from(*n));
            let end = at + 2 + length;
            if at + 1 >= range.end || end > range.end {
                let params = vec![
                    ("n", Param::from((range.end - at) as u64)),
                    ("want", Param::from(2 + length as u64)),
                ];
                let value = Label::Text("packet-too-short", params);
                return self.put(Label::text("packet-malformed"), value, at..range.end, true);
            }
            let (name, value, wrong) = option(number, &self.bytes[at + 2..end]);
            self.put(name, value, at..end, wrong);
            at = end;
        }
        // An end option has to close the list (RFC 2132 §3.2).
        let value = Label::text("packet-dhcp-no-end");
        self.put(
            Label::text("packet-malformed"),
            value,
            range.end..range.end,
            true,
        );
    }
}

/// A DHCP option (RFC 2132): its name, its value, and whether its length is wrong for what it is.
fn option(number: u8, data: &[u8]) -> (Label, Label, bool) {
    let named = |id| Label::Text(id, vec![("n", Param::from(u64::from(number)))]);
    let addresses = || {
        let all: Vec<String> = data
            .chunks_exact(4)
            .map(|c| Ipv4Addr::new(c[0], c[1], c[2], c[3]).to_string())
            .collect();
        let wrong = data.is_empty() || !data.len().is_multiple_of(4);
        (raw(all.join(", ")), wrong)
    };
    let one_address = || {
        let (shown, wrong) = addresses();
        (shown, wrong || data.len() != 4)
    };
    let seconds = || match <[u8; 4]>::try_from(data) {
        Ok(bytes) => {
            let n = vec![("n", Param::from(u64::from(u32::from_be_bytes(bytes))))];
            (Label::Text("packet-seconds", n), false)
        }
        Err(_) => (hex(data), true),
    };
    let text = || {
        let text = String::from_utf8_lossy(data).replace(char::is_control, "");
        (raw(format!("“{text}”")), data.is_empty())
    };
    let (name, (value, wrong)) = match number {
        1 => (named("packet-option-mask"), one_address()),
        3 => (named("packet-option-router"), addresses()),
        6 => (named("packet-option-dns"), addresses()),
        12 => (named("packet-option-host-name"), text()),
        15 => (named("packet-option-domain"), text()),
        28 => (named("packet-option-broadcast"), one_address()),
        50 => (named("packet-option-requested"), one_address()),
        51 => (named("packet-option-lease"), seconds()),
        53 => {
            let kind = data.first().and_then(|b| Kind::of(*b));
            let value = match (kind, data) {
                (Some(kind), [value]) => (meaning(value, kind.word()), false),
                _ => (hex(data), true),
            };
            (named("packet-option-type"), value)
        }
        54 => (named("packet-option-server"), one_address()),
        55 => {
            let list: Vec<String> = data.iter().map(u8::to_string).collect();
            (
                named("packet-option-wanted"),
                (raw(list.join(" ")), data.is_empty()),
            )
        }
        56 => (named("packet-option-message"), text()),
        57 => {
            let value = match data {
                [a, b] => (raw(u16::from_be_bytes([*a, *b])), false),
                _ => (hex(data), true),
            };
            (named("packet-option-size"), value)
        }
        58 => (named("packet-option-t1"), seconds()),
        59 => (named("packet-option-t2"), seconds()),
        60 => (named("packet-option-vendor"), text()),
        61 => (
            named("packet-option-client-id"),
            (hex(data), data.len() < 2),
        ),
        82 => (named("packet-option-relay"), (hex(data), false)),
        _ => (named("packet-option"), (hex(data), false)),
    };
    (name, value, wrong)
}
