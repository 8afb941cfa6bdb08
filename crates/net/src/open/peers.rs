//! What peers send each other on the ports of ICE, told apart by its first byte (RFC 7983): STUN, DTLS
//! records by their names, channels of TURN, RTP and RTCP by their headers.
//!
//! Left out: what is encrypted, connection identifiers of DTLS, RTP's extensions by name.

use super::{Opener, colour, hex, meaning, raw};
use crate::stun;
use kw_scene::Label;
use kw_trace::Param;
use std::ops::Range;

/// How many messages within messages are opened.
const MAX_DEPTH: u8 = 4;

impl Opener<'_> {
    /// A datagram, or what a message carries.
    pub(super) fn inside(&mut self, range: Range<usize>) {
        let data = &self.bytes[range.clone()];
        if self.depth >= MAX_DEPTH {
            return self.rest(range);
        }
        self.depth += 1;
        let is_channel = stun::read_channel(data).is_some_and(|(_, inner)| {
            let count = 4 + inner.len();
            count == data.len() || count.next_multiple_of(4) == data.len()
        });
        match data {
            data if stun::is_stun(data) => self.stun(range),
            _ if is_channel => self.channel(range),
            data if record(data).is_some() || short_record(data).is_some() => self.dtls(range),
            [0x80..=0xbf, 192..=223, _, _, _, _, _, _, ..] => self.rtcp(range),
            data if media_header(data).is_some() => self.rtp(range),
            _ => self.rest(range),
        }
        self.depth -= 1;
    }

    /// Records one behind the other (RFC 6347 §4.1, RFC 9147 §4).
    fn dtls(&mut self, range: Range<usize>) {
        let mut at = range.start;
        loop {
            at = self.long_records(at, range.end);
            match self.short_records(at, range.end) {
                end if end == at => break,
                end => at = end,
            }
        }
        self.rest(at..range.end);
    }

    /// Records of DTLS 1.3 behind its handshake: the header is short, the content encrypted.
    fn short_records(&mut self, mut at: usize, last: usize) -> usize {
        while let Some((header, length)) = short_record(&self.bytes[at..last]) {
            let end = at + header + length;
            self.layer("packet-dtls", colour::APPLICATION, at..end);
            let first = self.bytes[at];
            let shown = meaning(format!("{first:#04x}"), "DTLS 1.3");
            self.field("packet-dtls-type", shown, at..at + 1);
            let epoch = raw(first & 3);
            self.field("packet-dtls-epoch-low", epoch, at..at + 1);
            let number = hex(&self.bytes[at + 1..at + header - 2]);
            self.field("packet-dtls-number-sealed", number, at + 1..at + header - 2);
            self.count("packet-dtls-length", length, at + header - 2..at + header);
            self.count("packet-dtls-encrypted", length, at + header..end);
            at = end;
        }
        at
    }

    fn long_records(&mut self, mut at: usize, last: usize) -> usize {
        while let Some((kind, length)) = record(&self.bytes[at..last]) {
            let end = at + 13 + length;
            self.layer("packet-dtls", colour::APPLICATION, at..end);
            let word = match kind {
                20 => "ChangeCipherSpec",
                21 => "Alert",
                22 => "Handshake",
                23 => "ApplicationData",
                _ => "",
            };
            self.field("packet-dtls-type", meaning(kind, word), at..at + 1);
            let version = self.u16(at + 1);
            let word = match version {
                0xfeff => "DTLS 1.0",
                0xfefd => "DTLS 1.2",
                _ => "",
            };
            let shown = meaning(format!("{version:#06x}"), word);
            self.field("packet-dtls-version", shown, at + 1..at + 3);
            let epoch = self.u16(at + 3);
            self.field("packet-dtls-epoch", raw(epoch), at + 3..at + 5);
            let number = u64::from(self.u16(at + 5)) << 32 | u64::from(self.u32(at + 7));
            self.field("packet-dtls-number", raw(number), at + 5..at + 11);
            self.count("packet-dtls-length", length, at + 11..at + 13);
            self.dtls_content(kind, epoch, at + 13..end);
            at = end;
        }
        at
    }

    fn dtls_content(&mut self, kind: u8, epoch: u16, range: Range<usize>) {
        let (at, length) = (range.start, range.len());
        let u24 = |o: &Self, at: usize| usize::from(o.bytes[at]) << 16 | usize::from(o.u16(at + 1));
        // Behind epoch 0 it is encrypted.
        if kind == 22 && epoch == 0 && length >= 12 {
            let message = self.bytes[at];
            let word = match message {
                1 => "ClientHello",
                2 => "ServerHello",
                3 => "HelloVerifyRequest",
                4 => "NewSessionTicket",
                11 => "Certificate",
                12 => "ServerKeyExchange",
                13 => "CertificateRequest",
                14 => "ServerHelloDone",
                15 => "CertificateVerify",
                16 => "ClientKeyExchange",
                20 => "Finished",
                _ => "",
            };
            self.field("packet-dtls-message", meaning(message, word), at..at + 1);
            self.count(
                "packet-dtls-message-length",
                u24(self, at + 1),
                at + 1..at + 4,
            );
            let number = raw(self.u16(at + 4));
            self.field("packet-dtls-message-number", number, at + 4..at + 6);
            self.count("packet-dtls-offset", u24(self, at + 6), at + 6..at + 9);
            self.count("packet-dtls-part", u24(self, at + 9), at + 9..at + 12);
            self.count("packet-content", length - 12, at + 12..range.end);
        } else if kind == 21 && epoch == 0 && length == 2 {
            let level = self.bytes[at];
            let word = match level {
                1 => "warning",
                2 => "fatal",
                _ => "",
            };
            self.field("packet-dtls-level", meaning(level, word), at..at + 1);
            let what = raw(self.bytes[at + 1]);
            self.field("packet-dtls-alert", what, at + 1..at + 2);
        } else if epoch > 0 {
            self.count("packet-dtls-encrypted", length, range);
        } else {
            self.count("packet-content", length, range);
        }
    }

    /// RFC 3550 §5.1.
    fn rtp(&mut self, range: Range<usize>) {
        let at = range.start;
        let header = media_header(&self.bytes[range.clone()]).unwrap_or(12);
        self.layer("packet-rtp", colour::APPLICATION, at..at + header);
        let first = self.bytes[at];
        self.field("packet-rtp-version", raw(first >> 6), at..at + 1);
        let bits = format!(
            "P={} X={} CC={}",
            first >> 5 & 1,
            first >> 4 & 1,
            first & 15
        );
        self.field("packet-rtp-bits", raw(bits), at..at + 1);
        let second = self.bytes[at + 1];
        self.field("packet-rtp-marker", raw(second >> 7), at + 1..at + 2);
        self.field("packet-rtp-payload", raw(second & 0x7f), at + 1..at + 2);
        self.field("packet-rtp-number", raw(self.u16(at + 2)), at + 2..at + 4);
        self.field("packet-rtp-time", raw(self.u32(at + 4)), at + 4..at + 8);
        let source = format!("{:#010x}", self.u32(at + 8));
        self.field("packet-rtp-source", raw(source), at + 8..at + 12);
        if header > 12 {
            let more = hex(&self.bytes[at + 12..at + header]);
            self.field("packet-rtp-more", more, at + 12..at + header);
        }
        self.rest(at + header..range.end);
    }

    /// RFC 3550 §6: the first report; with SRTCP the rest is encrypted.
    fn rtcp(&mut self, range: Range<usize>) {
        let at = range.start;
        self.layer("packet-rtcp", colour::APPLICATION, at..at + 8);
        let first = self.bytes[at];
        self.field("packet-rtp-version", raw(first >> 6), at..at + 1);
        let bits = format!("P={} RC={}", first >> 5 & 1, first & 31);
        self.field("packet-rtp-bits", raw(bits), at..at + 1);
        let kind = self.bytes[at + 1];
        let word = match kind {
            200 => "SR",
            201 => "RR",
            202 => "SDES",
            203 => "BYE",
            204 => "APP",
            205 => "RTPFB",
            206 => "PSFB",
            207 => "XR",
            _ => "",
        };
        self.field("packet-rtcp-type", meaning(kind, word), at + 1..at + 2);
        let length = usize::from(self.u16(at + 2)) * 4 + 4;
        self.count("packet-rtcp-length", length, at + 2..at + 4);
        let source = format!("{:#010x}", self.u32(at + 4));
        self.field("packet-rtp-source", raw(source), at + 4..at + 8);
        self.rest(at + 8..range.end);
    }

    /// A field that is a number of bytes.
    pub(super) fn count(&mut self, name: &'static str, count: usize, bytes: Range<usize>) {
        let n = vec![("n", Param::from(count as u64))];
        self.field(name, Label::Text("packet-byte-count", n), bytes);
    }
}

/// Type and length of the record that these bytes begin with, where it is there whole.
fn record(data: &[u8]) -> Option<(u8, usize)> {
    let [kind @ 20..=25, 0xfe, 0xfc..=0xff, ..] = *data else {
        return None;
    };
    let length = usize::from(u16::from_be_bytes([*data.get(11)?, *data.get(12)?]));
    (data.len() >= 13 + length).then_some((kind, length))
}

/// Header and content of the short record that these bytes begin with, where it has no connection
/// identifier, tells its length and is there whole.
fn short_record(data: &[u8]) -> Option<(usize, usize)> {
    let first = *data.first().filter(|b| **b & 0xf4 == 0x24)?;
    let header = if first & 8 == 0 { 4 } else { 5 };
    let length = data.get(header - 2..header)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    (data.len() >= header + length).then_some((header, length))
}

/// Bytes of the RTP header that these bytes begin with.
fn media_header(data: &[u8]) -> Option<usize> {
    let [first @ 0x80..=0xbf, ..] = *data else {
        return None;
    };
    let mut header = 12 + usize::from(first & 15) * 4;
    if first & 0x10 != 0 {
        let length = data.get(header + 2..header + 4)?;
        header += 4 + usize::from(u16::from_be_bytes([length[0], length[1]])) * 4;
    }
    (data.len() >= header).then_some(header)
}
