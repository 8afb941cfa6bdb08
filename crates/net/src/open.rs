//! What the bytes of a frame mean: layers and fields, each with the bytes it was read from.
//!
//! Nothing here trusts a length. What cannot be read is shown as what it is: bytes, with the place
//! where reading stopped. Names of layers and fields are ids of texts; values are written as the
//! field's own documents write them. Left out: IPv6, TLS, what only long conversations tell.

use crate::{
    Ipv4Addr, Mac,
    dhcp::{CLIENT_PORT, HEADER, Kind, SERVER_PORT},
    sum,
};
use kw_scene::{Label, Layer, PacketField};
use kw_trace::Param;
use smoltcp::wire::{Icmpv4Packet, IpAddress, Ipv4Packet, TcpPacket, UdpPacket};
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

    fn ethernet(&mut self) {
        if !self.has(0, 14) {
            return self.stop("packet-ethernet", colour::LINK, 0..self.bytes.len(), 14);
        }
        let tagged = self.u16(12) == 0x8100 && self.has(14, 4);
        let end = if tagged { 18 } else { 14 };
        self.layer("packet-ethernet", colour::LINK, 0..end);
        let shown = |mac: Mac| match mac {
            Mac::BROADCAST => meaning(mac, "broadcast"),
            mac if mac.is_group() => meaning(mac, "multicast"),
            mac => raw(mac),
        };
        self.field("packet-eth-to", shown(self.mac(0)), 0..6);
        self.field("packet-eth-from", shown(self.mac(6)), 6..12);
        if tagged {
            let tag = self.u16(14) & 0xfff;
            self.field("packet-vlan", raw(tag), 12..16);
        }
        let kind = self.u16(end - 2);
        let word = match kind {
            0x0800 => "IPv4",
            0x0806 => "ARP",
            0x86dd => "IPv6",
            0x8100 => "VLAN",
            0..=1500 => "IEEE 802.3",
            _ => "",
        };
        self.field(
            "packet-ethertype",
            meaning(format!("{kind:#06x}"), word),
            end - 2..end,
        );
        match kind {
            0x0800 => self.ipv4(end),
            0x0806 => self.arp(end),
            _ => self.rest(end..self.bytes.len()),
        }
    }

    fn arp(&mut self, at: usize) {
        if !self.has(at, 28) {
            let rest = at..self.bytes.len();
            return self.stop("packet-arp", colour::NETWORK, rest, 28);
        }
        self.layer("packet-arp", colour::NETWORK, at..at + 28);
        let hardware = self.u16(at);
        let word = if hardware == 1 { "Ethernet" } else { "" };
        self.field("packet-arp-hardware", meaning(hardware, word), at..at + 2);
        let protocol = self.u16(at + 2);
        let word = if protocol == 0x0800 { "IPv4" } else { "" };
        let shown = meaning(format!("{protocol:#06x}"), word);
        self.field("packet-arp-protocol", shown, at + 2..at + 4);
        self.field(
            "packet-arp-hardware-length",
            raw(self.bytes[at + 4]),
            at + 4..at + 5,
        );
        self.field(
            "packet-arp-protocol-length",
            raw(self.bytes[at + 5]),
            at + 5..at + 6,
        );
        let operation = self.u16(at + 6);
        let word = match operation {
            1 => "request",
            2 => "reply",
            _ => "",
        };
        self.field(
            "packet-arp-operation",
            meaning(operation, word),
            at + 6..at + 8,
        );
        self.field(
            "packet-arp-sender-mac",
            raw(self.mac(at + 8)),
            at + 8..at + 14,
        );
        self.field(
            "packet-arp-sender",
            raw(self.address(at + 14)),
            at + 14..at + 18,
        );
        self.field(
            "packet-arp-target-mac",
            raw(self.mac(at + 18)),
            at + 18..at + 24,
        );
        self.field(
            "packet-arp-target",
            raw(self.address(at + 24)),
            at + 24..at + 28,
        );
        self.padding(at + 28);
    }

    /// What fills an Ethernet frame up to its least length.
    fn padding(&mut self, at: usize) {
        let end = self.bytes.len();
        if at < end {
            self.layer("packet-padding", colour::OTHER, at..end);
            let length = ("n", Param::from((end - at) as u64));
            self.field(
                "packet-content",
                Label::Text("packet-byte-count", vec![length]),
                at..end,
            );
        }
    }

    fn ipv4(&mut self, at: usize) {
        let left = self.bytes.len() - at;
        let header = if left > 0 {
            usize::from(self.bytes[at] & 15) * 4
        } else {
            0
        };
        if left < 20 || header < 20 || left < header {
            let rest = at..self.bytes.len();
            return self.stop("packet-ipv4", colour::NETWORK, rest, header.max(20));
        }
        let bytes = self.bytes;
        let packet = Ipv4Packet::new_unchecked(&bytes[at..]);
        self.layer("packet-ipv4", colour::NETWORK, at..at + header);
        let total = usize::from(packet.total_len());
        let version = packet.version();
        let put = |o: &mut Self, name, value: Label, range: Range<usize>, wrong| {
            o.put(
                Label::text(name),
                value,
                at + range.start..at + range.end,
                wrong,
            );
        };
        put(self, "packet-ip-version", raw(version), 0..1, version != 4);
        put(
            self,
            "packet-ip-header-length",
            Label::Text("packet-byte-count", vec![("n", Param::from(header as u64))]),
            0..1,
            false,
        );
        let service = format!("{} / {}", packet.dscp(), packet.ecn());
        put(self, "packet-ip-service", raw(service), 1..2, false);
        put(
            self,
            "packet-ip-total-length",
            Label::Text("packet-byte-count", vec![("n", Param::from(total as u64))]),
            2..4,
            total < header || total > left,
        );
        let ident = format!("{:#06x}", packet.ident());
        put(self, "packet-ip-ident", raw(ident), 4..6, false);
        let flags = match (packet.dont_frag(), packet.more_frags()) {
            (true, false) => "DF",
            (false, true) => "MF",
            (true, true) => "DF MF",
            (false, false) => "–",
        };
        put(self, "packet-ip-flags", raw(flags), 6..7, false);
        let offset = packet.frag_offset();
        put(self, "packet-ip-offset", raw(offset), 6..8, false);
        put(self, "packet-ip-ttl", raw(packet.hop_limit()), 8..9, false);
        let protocol = self.bytes[at + 9];
        let word = match protocol {
            1 => "ICMP",
            2 => "IGMP",
            6 => "TCP",
            17 => "UDP",
            _ => "",
        };
        put(
            self,
            "packet-ip-protocol",
            meaning(protocol, word),
            9..10,
            false,
        );
        self.checksum("packet-ip-checksum", at + 10, packet.verify_checksum());
        let (from, to) = (packet.src_addr(), packet.dst_addr());
        put(self, "packet-ip-from", raw(from), 12..16, false);
        let shown = if to.is_broadcast() {
            meaning(to, "broadcast")
        } else {
            raw(to)
        };
        put(self, "packet-ip-to", shown, 16..20, false);
        if header > 20 {
            let length = vec![("n", Param::from(header as u64 - 20))];
            let value = Label::Text("packet-byte-count", length);
            put(self, "packet-ip-options", value, 20..header, false);
        }
        let end = at + total.clamp(header, left);
        let inside = at + header..end;
        let whole = offset == 0 && !packet.more_frags();
        match protocol {
            17 if whole => self.udp(inside, from, to),
            1 if whole => self.icmp(inside),
            6 if whole => self.tcp(inside, from, to),
            _ => self.rest(inside),
        }
        self.padding(end);
    }

    fn udp(&mut self, range: Range<usize>, from: Ipv4Addr, to: Ipv4Addr) {
        let at = range.start;
        if range.len() < 8 {
            return self.stop("packet-udp", colour::TRANSPORT, range, 8);
        }
        self.layer("packet-udp", colour::TRANSPORT, at..at + 8);
        let ports = (self.u16(at), self.u16(at + 2));
        self.field("packet-port-from", port(ports.0), at..at + 2);
        self.field("packet-port-to", port(ports.1), at + 2..at + 4);
        let length = usize::from(self.u16(at + 4));
        let is_wrong = length < 8 || length > range.len();
        let count = vec![("n", Param::from(length as u64))];
        self.put(
            Label::text("packet-udp-length"),
            Label::Text("packet-byte-count", count),
            at + 4..at + 6,
            is_wrong,
        );
        let bytes = self.bytes;
        if !is_wrong && self.u16(at + 6) == 0 {
            let none = Label::text("packet-checksum-none");
            self.field("packet-udp-checksum", none, at + 6..at + 8);
        } else {
            let right = !is_wrong && {
                let packet = UdpPacket::new_unchecked(&bytes[range.clone()]);
                packet.verify_checksum(&IpAddress::Ipv4(from), &IpAddress::Ipv4(to))
            };
            self.checksum("packet-udp-checksum", at + 6, right);
        }
        let data = at + 8..at + length.clamp(8, range.len());
        let is_dhcp = |p: u16| p == SERVER_PORT || p == CLIENT_PORT;
        if is_dhcp(ports.0) && is_dhcp(ports.1) {
            self.dhcp(data);
        } else {
            self.rest(data);
        }
    }

    fn icmp(&mut self, range: Range<usize>) {
        let at = range.start;
        if range.len() < 8 {
            return self.stop("packet-icmp", colour::TRANSPORT, range, 8);
        }
        let bytes = self.bytes;
        let right = Icmpv4Packet::new_unchecked(&bytes[range.clone()]).verify_checksum();
        let (kind, code) = (self.bytes[at], self.bytes[at + 1]);
        let is_echo = kind == 0 || kind == 8;
        self.layer("packet-icmp", colour::TRANSPORT, at..at + 8);
        let word = match kind {
            0 => "echo reply",
            3 => "destination unreachable",
            5 => "redirect",
            8 => "echo request",
            11 => "time exceeded",
            _ => "",
        };
        self.field("packet-icmp-type", meaning(kind, word), at..at + 1);
        let word = match (kind, code) {
            (3, 0) => "network unreachable",
            (3, 1) => "host unreachable",
            (3, 3) => "port unreachable",
            (11, 0) => "TTL",
            _ => "",
        };
        self.field("packet-icmp-code", meaning(code, word), at + 1..at + 2);
        self.checksum("packet-icmp-checksum", at + 2, right);
        if is_echo {
            let ident = format!("{:#06x}", self.u16(at + 4));
            self.field("packet-icmp-ident", raw(ident), at + 4..at + 6);
            self.field("packet-icmp-seq", raw(self.u16(at + 6)), at + 6..at + 8);
        } else {
            self.field(
                "packet-icmp-rest",
                hex(&bytes[at + 4..at + 8]),
                at + 4..at + 8,
            );
        }
        self.rest(at + 8..range.end);
    }

    fn tcp(&mut self, range: Range<usize>, from: Ipv4Addr, to: Ipv4Addr) {
        let at = range.start;
        let header = if range.len() > 12 {
            usize::from(self.bytes[at + 12] >> 4) * 4
        } else {
            0
        };
        if range.len() < 20 || header < 20 || header > range.len() {
            return self.stop("packet-tcp", colour::TRANSPORT, range, header.max(20));
        }
        let bytes = self.bytes;
        let packet = TcpPacket::new_unchecked(&bytes[range.clone()]);
        self.layer("packet-tcp", colour::TRANSPORT, at..at + header);
        self.field("packet-port-from", port(packet.src_port()), at..at + 2);
        self.field("packet-port-to", port(packet.dst_port()), at + 2..at + 4);
        self.field("packet-tcp-seq", raw(self.u32(at + 4)), at + 4..at + 8);
        self.field("packet-tcp-ack", raw(self.u32(at + 8)), at + 8..at + 12);
        let count = vec![("n", Param::from(header as u64))];
        self.field(
            "packet-tcp-offset",
            Label::Text("packet-byte-count", count),
            at + 12..at + 13,
        );
        let flags = [
            (packet.syn(), "SYN"),
            (packet.ack(), "ACK"),
            (packet.psh(), "PSH"),
            (packet.fin(), "FIN"),
            (packet.rst(), "RST"),
            (packet.urg(), "URG"),
        ];
        let set: Vec<&str> = flags.iter().filter(|f| f.0).map(|f| f.1).collect();
        self.field("packet-tcp-flags", raw(set.join(" ")), at + 13..at + 14);
        self.field(
            "packet-tcp-window",
            raw(packet.window_len()),
            at + 14..at + 16,
        );
        let right = packet.verify_checksum(&IpAddress::Ipv4(from), &IpAddress::Ipv4(to));
        self.checksum("packet-tcp-checksum", at + 16, right);
        self.field(
            "packet-tcp-urgent",
            raw(self.u16(at + 18)),
            at + 18..at + 20,
        );
        self.tcp_options(at + 20..at + header);
        let data = at + header..range.end;
        if !data.is_empty() && [packet.src_port(), packet.dst_port()].contains(&80) {
            self.http(data);
        } else {
            self.rest(data);
        }
    }

    fn tcp_options(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let kind = self.bytes[at];
            let length = match kind {
                0 | 1 => 1,
                _ if at + 1 < range.end => usize::from(self.bytes[at + 1]),
                _ => 0,
            };
            if length == 0 || (kind > 1 && length < 2) || at + length > range.end {
                let params = vec![
                    ("n", Param::from((range.end - at) as u64)),
                    ("want", Param::from(length.max(2) as u64)),
                ];
                let value = Label::Text("packet-too-short", params);
                return self.put(Label::text("packet-malformed"), value, at..range.end, true);
            }
            let own = at..at + length;
            match (kind, length) {
                (0, _) => {
                    let end = at..range.end;
                    return self.field("packet-tcp-end", raw("0"), end);
                }
                (1, _) => self.field("packet-tcp-nop", raw("1"), own),
                (2, 4) => self.field("packet-tcp-mss", raw(self.u16(at + 2)), own),
                _ => {
                    let number = vec![("n", Param::from(u64::from(kind)))];
                    let value = hex(&self.bytes[own.start + 2..own.end]);
                    self.put(Label::Text("packet-option", number), value, own, false);
                }
            }
            at += length;
        }
    }

    /// Lines of text, as HTTP/1.1 has them (RFC 9112): each a field of its own.
    fn http(&mut self, range: Range<usize>) {
        self.layer("packet-http", colour::APPLICATION, range.clone());
        let mut at = range.start;
        let mut first = true;
        while at < range.end {
            let line = &self.bytes[at..range.end];
            let length = line
                .windows(2)
                .position(|w| w == b"\r\n")
                .map_or(line.len(), |p| p + 2);
            let own = at..at + length;
            let text = String::from_utf8_lossy(&line[..length]);
            let text = text.trim_end();
            at += length;
            match text.split_once(": ") {
                _ if text.is_empty() => {
                    self.field("packet-http-end", raw("CR LF"), own);
                    // What follows the empty line is the content.
                    if at < range.end {
                        let count = vec![("n", Param::from((range.end - at) as u64))];
                        let value = Label::Text("packet-byte-count", count);
                        self.field("packet-http-content", value, at..range.end);
                    }
                    return;
                }
                _ if first => self.field("packet-http-start", raw(text), own),
                Some((name, value)) => self.put(raw(name), raw(value), own, false),
                None => self.field("packet-http-line", raw(text), own),
            }
            first = false;
        }
    }

    fn dhcp(&mut self, range: Range<usize>) {
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

#[cfg(test)]
mod tests;
