//! Reads a capture in pieces.

use super::{
    Capture, Captured, Fault, LinkKind, LinkOf, MAX_BLOCK, MAX_LENGTH, MAX_LINKS, MAX_NAMES,
    MAX_PACKETS, Stopped, block::Order,
};
use crate::MAX_MIB;
use kw_net::Mac;
use kw_trace::Problem;

// Magic numbers of pcap, section 4 of its draft; microseconds and nanoseconds.
const MICROS: u32 = 0xa1b2_c3d4;
const NANOS: u32 = 0xa1b2_3c4d;
/// What follows its magic number up to the first record.
const FILE_HEADER: usize = 24;
/// Times, recorded and true length.
const RECORD_HEADER: usize = 16;

// Block types of pcapng, section 11.1 of its draft.
const SECTION: u32 = 0x0a0d_0d0a;
const INTERFACE: u32 = 1;
const OLD_PACKET: u32 = 2;
const SIMPLE_PACKET: u32 = 3;
const NAMES: u32 = 4;
const ENHANCED_PACKET: u32 = 6;
/// Record of a name resolution block: an EUI-48 address and its names (section 4.5 of the draft).
const EUI_48: u16 = 3;
/// The mark of the byte order in a section header, right behind type and length.
const ORDER_MARK: u32 = 0x1a2b_3c4d;
/// Type and length of a block, and of a section header its byte order, too.
const BLOCK_HEADER: usize = 8;
const SECTION_HEADER: usize = 12;
/// Type, length, and length once more.
const BLOCK_FRAME: usize = 12;

/// A capture being read.
#[derive(Debug, Clone)]
pub struct Packets {
    capture: Capture,
    /// The format, once the first bytes have told it.
    format: Option<Format>,
    /// What the interfaces of the present section measure by.
    interfaces: Vec<Interface>,
    /// The link of the first of them.
    first_link: usize,
    /// The time of the first packet that has one.
    start: Option<i128>,
    /// The beginning of a record whose end has not come yet, and how much of it is wanted.
    rest: Vec<u8>,
    wanted: usize,
    /// Where in the file it begins.
    at: u64,
    /// Size of the file: as it was told, or what has come.
    expected: u64,
    fed: u64,
    problem: Option<Problem>,
    /// Most packets that are kept.
    pub(crate) most: usize,
}

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// pcap, by byte order and units of a second.
    Pcap(Order, u32),
    /// pcapng, by the byte order of its present section.
    Pcapng(Order),
}

/// What an interface description says that its packets need.
#[derive(Debug, Clone, Copy)]
struct Interface {
    /// Units of its times in a second; `None` where they are finer than can be told.
    units: Option<u128>,
    /// What is added to its times, in seconds.
    offset: i64,
    /// Most bytes of a packet that were recorded; 0: no limit.
    snap: u32,
}

/// What is to be done next.
enum Next {
    /// So many bytes from the beginning of the record have to be there.
    Wants(usize),
    /// So many bytes were read.
    Took(usize),
}

/// What a capture begins with.
pub fn format_of(bytes: &[u8]) -> Option<Format> {
    for order in [Order::Little, Order::Big] {
        match order.u32(bytes, 0)? {
            MICROS => return Some(Format::Pcap(order, 1_000_000)),
            NANOS => return Some(Format::Pcap(order, 1_000_000_000)),
            SECTION if order.u32(bytes, 8)? == ORDER_MARK => return Some(Format::Pcapng(order)),
            _ => {}
        }
    }
    None
}

impl Default for Packets {
    fn default() -> Self {
        Packets::new()
    }
}

impl Packets {
    /// A reader at the beginning of a file.
    pub fn new() -> Self {
        Packets {
            capture: Capture {
                links: Vec::new(),
                packets: Vec::new(),
                names: Vec::new(),
                stopped: None,
            },
            format: None,
            interfaces: Vec::new(),
            first_link: 0,
            start: None,
            rest: Vec::new(),
            wanted: 0,
            at: 0,
            expected: 0,
            fed: 0,
            problem: None,
            most: MAX_PACKETS,
        }
    }

    /// Tells the size of the file in bytes, so that one that is too large is refused at once.
    pub fn expect(&mut self, bytes: u64) {
        self.expected = bytes;
    }

    /// What was read so far.
    pub fn so_far(&self) -> &Capture {
        &self.capture
    }

    /// How many packets were read so far.
    pub fn len(&self) -> usize {
        self.capture.packets.len()
    }

    /// Whether no packet was read so far.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads on: the next bytes of the file, as many or few as there are. Behind a fault nothing more is
    /// read.
    ///
    /// # Errors
    /// Where the file is larger than [`MAX_MIB`], or is no capture; every further call says the same.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        if let Some(problem) = &self.problem {
            return Err(problem.clone());
        }
        self.fed = self.fed.saturating_add(bytes.len() as u64);
        let mib = self.fed.max(self.expected).div_ceil(1 << 20);
        if mib > MAX_MIB {
            let problem = Problem::new("import-size", "").with("value", mib);
            return self.refuse(problem.with("max", MAX_MIB));
        }
        let mut bytes = bytes;
        while self.capture.stopped.is_none() {
            if self.rest.is_empty() {
                match self.record(bytes)? {
                    Next::Took(n) => bytes = &bytes[n..],
                    Next::Wants(n) => {
                        self.wanted = n;
                        self.rest.extend_from_slice(bytes);
                        break;
                    }
                }
            } else {
                let missing = self.wanted - self.rest.len();
                let (now, later) = bytes.split_at(missing.min(bytes.len()));
                self.rest.extend_from_slice(now);
                bytes = later;
                if now.len() < missing {
                    break;
                }
                let mut rest = std::mem::take(&mut self.rest);
                match self.record(&rest)? {
                    Next::Took(n) => drop(rest.drain(..n)),
                    Next::Wants(n) => self.wanted = n,
                }
                self.rest = rest;
            }
        }
        Ok(())
    }

    /// The capture, when all of the file was fed.
    ///
    /// # Errors
    /// As [`Packets::feed`], and where there is no packet: with what is wrong, if something is.
    pub fn finish(mut self) -> Result<Capture, Problem> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        if self.format.is_none() {
            return Err(Problem::new("import-unknown", ""));
        }
        if !self.rest.is_empty() {
            self.stop(Fault::Ends);
        }
        if self.capture.packets.is_empty() {
            let stopped = self.capture.stopped.as_ref();
            let empty = || Problem::new("import-no-packets", "");
            return Err(stopped.map_or_else(empty, Stopped::problem));
        }
        Ok(self.capture)
    }

    #[cold]
    fn refuse<T>(&mut self, problem: Problem) -> Result<T, Problem> {
        self.problem = Some(problem.clone());
        Err(problem)
    }

    /// Reads one record or block from its beginning. A fault in it stops the reading.
    fn record(&mut self, bytes: &[u8]) -> Result<Next, Problem> {
        let read = match self.format {
            None => return self.begin(bytes),
            Some(Format::Pcap(order, units)) => self.pcap(order, units, bytes),
            Some(Format::Pcapng(order)) => self.block(order, bytes),
        };
        Ok(match read {
            Ok(Next::Took(n)) => {
                self.at += n as u64;
                Next::Took(n)
            }
            Ok(next) => next,
            Err(why) => {
                self.stop(why);
                Next::Took(bytes.len())
            }
        })
    }

    fn stop(&mut self, why: Fault) {
        self.capture.stopped = Some(Stopped {
            offset: self.at,
            number: self.len() as u64 + 1,
            why,
        });
    }

    /// Finds out what the file is.
    fn begin(&mut self, bytes: &[u8]) -> Result<Next, Problem> {
        self.format = format_of(bytes);
        match self.format {
            Some(_) => Ok(Next::Took(0)),
            None if bytes.len() < SECTION_HEADER => Ok(Next::Wants(SECTION_HEADER)),
            None => self.refuse(Problem::new("import-unknown", "")),
        }
    }

    /// The header of a pcap file.
    fn pcap_header(&mut self, order: Order, bytes: &[u8]) -> Result<Next, Fault> {
        let (Some(version), Some(kind)) = (order.u16(bytes, 4), order.u32(bytes, 20)) else {
            return Ok(Next::Wants(FILE_HEADER));
        };
        if version != 2 {
            return Err(Fault::Version(version));
        }
        self.capture.links.push(LinkOf {
            name: String::new(),
            // The upper half tells of check sequences.
            kind: LinkKind::of(kind & 0xffff),
        });
        Ok(Next::Took(FILE_HEADER))
    }

    /// A record of a pcap file.
    fn pcap(&mut self, order: Order, units: u32, bytes: &[u8]) -> Result<Next, Fault> {
        if self.at == 0 {
            return self.pcap_header(order, bytes);
        }
        let number = |at| order.u32(bytes, at);
        let (Some(seconds), Some(part), Some(len), Some(wire_len)) =
            (number(0), number(4), number(8), number(12))
        else {
            return Ok(Next::Wants(RECORD_HEADER));
        };
        if len > MAX_BLOCK {
            return Err(Fault::TooLong(len));
        }
        let all = RECORD_HEADER + len as usize;
        let Some(data) = bytes.get(RECORD_HEADER..all) else {
            return Ok(Next::Wants(all));
        };
        let micros = u64::from(part) * 1_000_000 / u64::from(units);
        let time = i128::from(u64::from(seconds) * 1_000_000 + micros);
        self.packet(0, Some(time), data, wire_len)?;
        Ok(Next::Took(all))
    }

    /// A block of a pcapng file.
    fn block(&mut self, order: Order, bytes: &[u8]) -> Result<Next, Fault> {
        let Some(kind) = order.u32(bytes, 0) else {
            return Ok(Next::Wants(BLOCK_HEADER));
        };
        let mut order = order;
        if kind == SECTION {
            if bytes.len() < SECTION_HEADER {
                return Ok(Next::Wants(SECTION_HEADER));
            }
            let Some(Format::Pcapng(own)) = format_of(bytes) else {
                return Err(Fault::ByteOrder);
            };
            order = own;
        }
        let Some(len) = order.u32(bytes, 4) else {
            return Ok(Next::Wants(BLOCK_HEADER));
        };
        let least = BLOCK_FRAME
            + match kind {
                SECTION => 16,
                INTERFACE => 8,
                OLD_PACKET | ENHANCED_PACKET => 20,
                SIMPLE_PACKET => 4,
                _ => 0,
            };
        if len > MAX_BLOCK {
            return Err(Fault::TooLong(len));
        }
        let all = len as usize;
        if !all.is_multiple_of(4) || all < least {
            return Err(Fault::BlockLength(len));
        }
        let Some(block) = bytes.get(..all) else {
            return Ok(Next::Wants(all));
        };
        let (body, last) = block.split_at(all - 4);
        let last = order.u32(last, 0).unwrap_or_default();
        if last != len {
            return Err(Fault::LengthsDiffer(len, last));
        }
        // Every number below is within the least length of its block.
        let body = &body[BLOCK_HEADER..];
        let number = |at| order.u32(body, at).unwrap_or_default();
        let half = |at| order.u16(body, at).unwrap_or_default();
        match kind {
            SECTION => {
                if half(4) != 1 {
                    return Err(Fault::Version(half(4)));
                }
                self.format = Some(Format::Pcapng(order));
                self.interfaces.clear();
                self.first_link = self.capture.links.len();
            }
            INTERFACE => self.interface(order, body)?,
            ENHANCED_PACKET | OLD_PACKET => {
                let interface = match kind {
                    ENHANCED_PACKET => number(0),
                    _ => half(0).into(),
                };
                let time = u64::from(number(4)) << 32 | u64::from(number(8));
                let (len, wire_len) = (number(12), number(16));
                let data = body[20..].get(..len as usize);
                let data = data.ok_or(Fault::PacketLength(len))?;
                self.of_interface(interface, Some(time), data, wire_len)?;
            }
            SIMPLE_PACKET => {
                let wire_len = number(0);
                let interface = self.interfaces.first().ok_or(Fault::Interface(0))?;
                let len = match interface.snap {
                    0 => wire_len,
                    snap => wire_len.min(snap),
                };
                let data = body[4..].get(..len as usize);
                let data = data.ok_or(Fault::PacketLength(len))?;
                self.of_interface(0, None, data, wire_len)?;
            }
            NAMES => self.names(order, body),
            _ => {}
        }
        Ok(Next::Took(all))
    }

    /// An interface description: section 4.2 of the draft.
    fn interface(&mut self, order: Order, body: &[u8]) -> Result<(), Fault> {
        if self.capture.links.len() == MAX_LINKS {
            return Err(Fault::Links);
        }
        let mut name = String::new();
        let mut interface = Interface {
            units: Some(1_000_000),
            offset: 0,
            snap: order.u32(body, 4).unwrap_or_default(),
        };
        for (code, value) in order.options(&body[8..]) {
            match (code, value) {
                (2, value) => name = String::from_utf8_lossy(value).into_owned(),
                // A power of ten, or with the highest bit set of two.
                (9, [n]) if n & 0x80 == 0 => interface.units = 10_u128.checked_pow((*n).into()),
                (9, [n]) => interface.units = 2_u128.checked_pow((n & 0x7f).into()),
                (14, value) => interface.offset = order.i64(value).unwrap_or_default(),
                _ => {}
            }
        }
        let kind = LinkKind::of(order.u16(body, 0).unwrap_or_default().into());
        self.capture.links.push(LinkOf { name, kind });
        self.interfaces.push(interface);
        Ok(())
    }

    /// A name resolution block: its records are laid out as options are. Of several names of an address
    /// the first counts.
    fn names(&mut self, order: Order, body: &[u8]) {
        for (kind, value) in order.options(body) {
            let Some((mac, names)) = value.split_first_chunk().filter(|_| kind == EUI_48) else {
                continue;
            };
            let name = names.split(|b| *b == 0).next().unwrap_or_default();
            if !name.is_empty() && self.capture.names.len() < MAX_NAMES {
                let name = String::from_utf8_lossy(name).into_owned();
                self.capture.names.push((Mac(*mac), name));
            }
        }
    }

    /// A packet of an interface of the section, at a time in that one's units.
    fn of_interface(
        &mut self,
        number: u32,
        time: Option<u64>,
        data: &[u8],
        wire_len: u32,
    ) -> Result<(), Fault> {
        let interface = self.interfaces.get(number as usize);
        let interface = *interface.ok_or(Fault::Interface(number))?;
        let time = time.map(|t| {
            // 2⁶⁴ of any unit, in microseconds, are far from the end of what this holds.
            let micros = interface.units.map_or(0, |u| u128::from(t) * 1_000_000 / u);
            micros as i128 + i128::from(interface.offset) * 1_000_000
        });
        self.packet(self.first_link + number as usize, time, data, wire_len)
    }

    /// Keeps a packet; its time is in microseconds.
    fn packet(
        &mut self,
        link: usize,
        time: Option<i128>,
        data: &[u8],
        wire_len: u32,
    ) -> Result<(), Fault> {
        let packets = &mut self.capture.packets;
        if packets.len() == self.most {
            return Err(Fault::Packets);
        }
        let at_us = match time {
            None => packets.last().map_or(0, |p| p.at_us),
            Some(time) => {
                let start = *self.start.get_or_insert(time);
                u64::try_from((time - start).max(0)).unwrap_or(u64::MAX)
            }
        };
        packets.push(Captured {
            at_us,
            link,
            bytes: data[..data.len().min(MAX_LENGTH)].into(),
            // A length that is shorter than what is there is wrong.
            wire_len: wire_len.max(data.len() as u32),
            offset: self.at,
            number: packets.len() as u64 + 1,
        });
        Ok(())
    }
}
