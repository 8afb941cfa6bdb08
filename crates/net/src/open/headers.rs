//! The headers that most frames have: Ethernet, ARP, IPv4, ICMP, UDP, TCP.

use super::{Opener, colour, hex, meaning, port, raw};
use crate::{
    Ipv4Addr, Mac,
    dhcp::{CLIENT_PORT, SERVER_PORT},
    stun,
};
use kw_scene::Label;
use kw_trace::Param;
use smoltcp::wire::{Icmpv4Packet, IpAddress, Ipv4Packet, TcpPacket, UdpPacket};
use std::ops::Range;

impl Opener<'_> {
    pub(super) fn ethernet(&mut self) {
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
        self.padding_to(at, self.bytes.len());
    }

    /// Bytes that only fill.
    pub(super) fn padding_to(&mut self, at: usize, end: usize) {
        if at < end {
            self.layer("packet-padding", colour::OTHER, at..end);
            self.count("packet-content", end - at, at..end);
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
        match ports {
            (a, b) if is_dhcp(a) && is_dhcp(b) => self.dhcp(data),
            (5353, _) | (_, 5353) => self.dns(data, true),
            (53, _) | (_, 53) => self.dns(data, false),
            _ => self.inside(data),
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
        } else if stun::is_stun(&self.bytes[data.clone()])
            || [packet.src_port(), packet.dst_port()].contains(&stun::PORT)
        {
            self.stun_stream(data);
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
}
