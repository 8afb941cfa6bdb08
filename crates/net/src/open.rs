//! What the bytes of a frame mean: layers and fields, each with the bytes it was read from.
//!
//! Nothing here trusts a length. What cannot be read is shown as what it is: bytes, with the place
//! where reading stopped. Names of layers and fields are ids of texts; values are written as the
//! field's own documents write them. `headers` has what most frames begin with, the other modules a
//! protocol each. Left out: IPv6, TLS, what only long conversations tell.

mod dhcp;
mod dns;
mod headers;
mod http;
mod peers;
mod stun;

pub use stun::{Known, keyed};

use crate::{
    Ipv4Addr, Mac,
    dhcp::{CLIENT_PORT, SERVER_PORT},
    sum,
};
use kw_scene::{Label, Layer, PacketField};
use kw_trace::Param;
use std::ops::Range;

/// Colours of the layers, one of the eight of things: the same layer has the same colour in every view.
pub mod colour {
    /// Ethernet.
    pub const LINK: usize = 0;
    /// IPv4 and ARP.
    pub const NETWORK: usize = 1;
    /// UDP, TCP, ICMP.
    pub const TRANSPORT: usize = 2;
    /// What an application sends.
    pub const APPLICATION: usize = 3;
    /// Anything else.
    pub const OTHER: usize = 7;
}

/// Opens an Ethernet frame.
pub fn layers(bytes: &[u8]) -> Vec<Layer> {
    let mut opener = Opener {
        bytes,
        layers: Vec::new(),
        depth: 0,
    };
    opener.ethernet();
    opener.layers
}

/// Opens an Ethernet frame with its check sequence behind it, as it is on the cable.
pub fn sealed(bytes: &[u8]) -> Vec<Layer> {
    let end = bytes.len().saturating_sub(sum::FCS);
    let mut all = layers(&bytes[..end]);
    let Some((found, made)) = sum::check(bytes) else {
        return all;
    };
    let wrong = found != made;
    let hex = |n: u32| Param::from(format!("{n:#010x}"));
    let value = if wrong {
        Label::Text(
            "packet-fcs-wrong",
            vec![("value", hex(found)), ("made", hex(made))],
        )
    } else {
        Label::Text("packet-checksum-right", vec![("value", hex(found))])
    };
    all.push(Layer {
        name: Label::text("packet-fcs"),
        colour: colour::LINK,
        bytes: end..bytes.len(),
        fields: vec![PacketField {
            name: Label::text("packet-fcs-crc"),
            value,
            bytes: end..bytes.len(),
            wrong,
        }],
    });
    all
}

/// Those of the layers that lie within a part of the bytes, counted from the start of that part: a
/// segment or datagram out of its frame.
pub fn part(layers: Vec<Layer>, range: Range<usize>) -> Vec<Layer> {
    let moved = |r: &Range<usize>| r.start - range.start..r.end - range.start;
    let within = |l: &Layer| range.start <= l.bytes.start && l.bytes.end <= range.end;
    let mut kept: Vec<Layer> = layers.into_iter().filter(within).collect();
    for layer in &mut kept {
        layer.bytes = moved(&layer.bytes);
        for field in &mut layer.fields {
            field.bytes = moved(&field.bytes);
        }
    }
    kept
}

struct Opener<'a> {
    bytes: &'a [u8],
    layers: Vec<Layer>,
    /// How many messages this is within.
    depth: u8,
}

/// A value as it is.
fn raw(value: impl ToString) -> Label {
    Label::Raw(value.to_string())
}

/// A number with its meaning, where it has one.
fn meaning(value: impl ToString, word: &str) -> Label {
    match word {
        "" => raw(value),
        word => raw(format!("{} ({word})", value.to_string())),
    }
}

impl Opener<'_> {
    fn layer(&mut self, name: &'static str, colour: usize, bytes: Range<usize>) {
        self.layers.push(Layer {
            name: Label::text(name),
            colour,
            bytes,
            fields: Vec::new(),
        });
    }

    fn put(&mut self, name: Label, value: Label, bytes: Range<usize>, wrong: bool) {
        if let Some(layer) = self.layers.last_mut() {
            layer.fields.push(PacketField {
                name,
                value,
                bytes,
                wrong,
            });
        }
    }

    fn field(&mut self, name: &'static str, value: Label, bytes: Range<usize>) {
        self.put(Label::text(name), value, bytes, false);
    }

    fn u16(&self, at: usize) -> u16 {
        u16::from_be_bytes([self.bytes[at], self.bytes[at + 1]])
    }

    fn u32(&self, at: usize) -> u32 {
        u32::from(self.u16(at)) << 16 | u32::from(self.u16(at + 2))
    }

    fn mac(&self, at: usize) -> Mac {
        let mut mac = Mac::ZERO;
        mac.0.copy_from_slice(&self.bytes[at..at + 6]);
        mac
    }

    fn address(&self, at: usize) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.u32(at))
    }

    fn has(&self, at: usize, count: usize) -> bool {
        self.bytes.len() >= at + count
    }

    /// Bytes that belong to nothing that is known here.
    fn rest(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.layer("packet-data", colour::OTHER, range.clone());
            let length = ("n", Param::from(range.len() as u64));
            self.field(
                "packet-content",
                Label::Text("packet-byte-count", vec![length]),
                range,
            );
        }
    }

    /// Here reading stops: too little is left for what should follow.
    fn stop(&mut self, name: &'static str, colour: usize, range: Range<usize>, want: usize) {
        self.layer(name, colour, range.clone());
        let params = vec![
            ("n", Param::from(range.len() as u64)),
            ("want", Param::from(want as u64)),
        ];
        self.put(
            Label::text("packet-malformed"),
            Label::Text("packet-too-short", params),
            range,
            true,
        );
    }

    fn checksum(&mut self, name: &'static str, at: usize, right: bool) {
        let value = vec![("value", Param::from(format!("{:#06x}", self.u16(at))))];
        let id = if right {
            "packet-checksum-right"
        } else {
            "packet-checksum-wrong"
        };
        self.put(
            Label::text(name),
            Label::Text(id, value),
            at..at + 2,
            !right,
        );
    }
}

/// A port with the name of its service.
fn port(number: u16) -> Label {
    let word = match number {
        53 => "DNS",
        SERVER_PORT => "DHCP server",
        CLIENT_PORT => "DHCP client",
        80 => "HTTP",
        443 => "HTTPS",
        3478 => "STUN",
        5353 => "mDNS",
        _ => "",
    };
    meaning(number, word)
}

fn hex(bytes: &[u8]) -> Label {
    let shown: Vec<String> = bytes.iter().take(16).map(|b| format!("{b:02x}")).collect();
    let more = if bytes.len() > 16 { " …" } else { "" };
    raw(format!("{}{more}", shown.join(" ")))
}

/// Bytes that are mostly nothing.
fn zeros(bytes: &[u8]) -> Label {
    if bytes.iter().all(|b| *b == 0) {
        let count = vec![("n", Param::from(bytes.len() as u64))];
        return Label::Text("packet-zeros", count);
    }
    let text: String = String::from_utf8_lossy(bytes)
        .chars()
        .take_while(|c| *c != '\0')
        .filter(|c| !c.is_control())
        .collect();
    raw(text)
}

#[cfg(test)]
mod tests;
