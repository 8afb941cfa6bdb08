//! Packet captures: what somebody who listened on links recorded, read and written.
//!
//! Read are the two file formats that tools write: pcap (draft-ietf-opsawg-pcap; microseconds and
//! nanoseconds, both byte orders) and pcapng (draft-ietf-opsawg-pcapng; any number of sections and
//! interfaces, both byte orders). The bytes come in pieces of any size ([`Packets::feed`]). A capture is
//! foreign: what stands before its first fault is kept, and [`Stopped`] says where that is and what is
//! wrong there. Written is pcapng ([`pcapng`], [`Writer`]).
//!
//! Both formats are read here by hand, bounds first: the libraries for it tell neither the place nor the
//! kind of a fault, and one of them adds lengths of the file in a `usize`, which overflows where that has
//! 32 bits. The tests hold the reader against one of them.
//!
//! Left out: comments, statistics and decryption secrets (blocks that are passed over), names of IP
//! addresses (those of Ethernet addresses are read: a host keeps them),
//! the length of a frame check sequence (it stays a part of the bytes, where it was recorded), compressed
//! files, and what the bytes of a packet mean (but for the addresses of those that come without an Ethernet
//! header, [`Framer`]).

mod block;
mod framed;
mod read;
mod write;

pub use framed::{Framed, Framer};
pub use read::Packets;
pub use write::{Writer, pcapng};

use crate::Note;
use kw_net::Mac;
use kw_trace::Problem;
use std::rc::Rc;

/// Most packets that are kept.
pub const MAX_PACKETS: usize = 1_000_000;
/// Most bytes of one packet that are kept (the largest snapshot length that tools use).
pub const MAX_LENGTH: usize = 262_144;
/// Most links of one capture.
pub const MAX_LINKS: usize = 4096;
/// Most names of hosts that are kept.
pub const MAX_NAMES: usize = 4096;
/// Largest block, in bytes; what says it is larger is damaged.
pub const MAX_BLOCK: u32 = 16 << 20;

/// A capture, or what could be read of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    /// The links that were listened on.
    pub links: Vec<LinkOf>,
    /// The packets, in the order of the file.
    pub packets: Vec<Captured>,
    /// What the file calls hosts, by their Ethernet addresses, in its order.
    pub names: Vec<(Mac, String)>,
    /// Where and why reading stopped before the end, if it did.
    pub stopped: Option<Stopped>,
}

/// A link that was listened on: an interface of the machine that recorded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkOf {
    /// What the file calls it; empty where it gives no name.
    pub name: String,
    /// What its packets begin with.
    pub kind: LinkKind,
}

/// What the packets of a link begin with (the LINKTYPE_ numbers of draft-ietf-opsawg-pcaplinktype).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// 1: an Ethernet header.
    Ethernet,
    /// 101, 228, 229, and 12 and 14, which some systems write: an IP header.
    Raw,
    /// 113: the header that Linux makes up for any interface.
    LinuxCooked,
    /// 276: the same, second version.
    LinuxCooked2,
    /// 0, 108: four bytes of an address family.
    Loopback,
    /// Another, by its number.
    Other(u32),
}

impl LinkKind {
    /// The kind of a LINKTYPE_ number.
    pub fn of(number: u32) -> Self {
        match number {
            1 => LinkKind::Ethernet,
            12 | 14 | 101 | 228 | 229 => LinkKind::Raw,
            113 => LinkKind::LinuxCooked,
            276 => LinkKind::LinuxCooked2,
            0 | 108 => LinkKind::Loopback,
            other => LinkKind::Other(other),
        }
    }
}

/// A packet as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// When, in microseconds after the first packet that has a time; 0 where it was before that. A packet
    /// without a time has that of the one before it.
    pub at_us: u64,
    /// Number of its link in [`Capture::links`].
    pub link: usize,
    /// Its bytes, as many as were recorded, at most [`MAX_LENGTH`].
    pub bytes: Rc<[u8]>,
    /// How many bytes it had on the wire: more than [`Captured::bytes`] has, where it was cut.
    pub wire_len: u32,
    /// Where its record begins in the file, in bytes.
    pub offset: u64,
    /// Its number in the file, from 1.
    pub number: u64,
}

impl Captured {
    /// Whether bytes of it are missing.
    pub fn is_cut(&self) -> bool {
        self.wire_len as usize > self.bytes.len()
    }
}

/// Where reading stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// Where the record or block begins that cannot be read, in bytes.
    pub offset: u64,
    /// Number of the packet that would have come next, from 1.
    pub number: u64,
    /// What is wrong there.
    pub why: Fault,
}

/// What can be wrong with a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file ends inside a record or block.
    Ends,
    /// A block has a length that is not a multiple of 4, or shorter than what has to be in it.
    BlockLength(u32),
    /// A block, or a packet of a pcap file, is said to be longer than [`MAX_BLOCK`].
    TooLong(u32),
    /// The length at the end of a block is another than that at its beginning.
    LengthsDiffer(u32, u32),
    /// A packet is said to be longer than the block that it is in.
    PacketLength(u32),
    /// A packet is of an interface that was not described before.
    Interface(u32),
    /// A section header without the mark of a byte order.
    ByteOrder,
    /// A major version of the format that is not known.
    Version(u16),
    /// More than [`MAX_PACKETS`] packets.
    Packets,
    /// More than [`MAX_LINKS`] links.
    Links,
}

impl Fault {
    /// The word by which the sentence tells it.
    fn name(self) -> &'static str {
        match self {
            Fault::Ends => "ends",
            Fault::BlockLength(_) => "length",
            Fault::TooLong(_) => "too-long",
            Fault::LengthsDiffer(..) => "lengths",
            Fault::PacketLength(_) => "packet",
            Fault::Interface(_) => "interface",
            Fault::ByteOrder => "order",
            Fault::Version(_) => "version",
            Fault::Packets => "packets",
            Fault::Links => "links",
        }
    }

    /// The numbers of the sentence: what was found, and what it is measured by.
    fn numbers(self) -> (u64, u64) {
        match self {
            Fault::Ends | Fault::ByteOrder => (0, 0),
            Fault::BlockLength(n) | Fault::PacketLength(n) | Fault::Interface(n) => (n.into(), 0),
            Fault::TooLong(n) => (n.into(), MAX_BLOCK.into()),
            Fault::LengthsDiffer(first, last) => (last.into(), first.into()),
            Fault::Version(n) => (n.into(), 0),
            Fault::Packets => (0, MAX_PACKETS as u64),
            Fault::Links => (0, MAX_LINKS as u64),
        }
    }
}

impl Stopped {
    /// As a refusal, where nothing was read before.
    fn problem(&self) -> Problem {
        let (value, other) = self.why.numbers();
        Problem::new("import-stopped", "")
            .with("byte", self.offset)
            .with("packet", self.number)
            .with("fault", self.why.name())
            .with("value", value)
            .with("other", other)
    }

    /// What a reader of the capture should know of it: the same sentence.
    pub fn note(&self) -> Note {
        Note {
            id: "problem-import-stopped",
            params: self.problem().params,
        }
    }
}

impl Capture {
    /// What a reader of it should know: what was cut, and where reading stopped.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut cut = self.packets.iter().filter(|p| p.is_cut());
        if let Some(first) = cut.next() {
            let note = Note::new("import-packets-cut").with("count", 1 + cut.count() as u64);
            notes.push(note.with("packet", first.number));
        }
        notes.extend(self.stopped.as_ref().map(Stopped::note));
        notes
    }
}

/// Whether these bytes begin as a capture does.
pub fn is_capture(bytes: &[u8]) -> bool {
    read::format_of(bytes).is_some()
}
