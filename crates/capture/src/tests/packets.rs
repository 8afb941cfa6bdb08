//! Packet captures: good and bad files made by hand in both byte orders, the real ones against another
//! reader, any bytes in any pieces, and what is written read back.

use super::{params, tshark};
use crate::packets::{
    Capture, Captured, Fault, LinkKind, MAX_BLOCK, MAX_LENGTH, MAX_LINKS, Packets, is_capture,
    pcapng,
};
use crate::{Kind, MAX_MIB, import, recognise};
use kw_models::{Frame, Traffic};
use kw_net::Mac;
use kw_trace::Problem;
use pcap_parser::{Block, PcapBlockOwned, create_reader, traits::PcapNGPacketBlock};
use proptest::prelude::*;
use std::fmt::Write;

/// The real captures.
const REAL: [&str; 7] = [
    "dhcp-dora-renew-release.pcap",
    "dhcp-down-apipa.pcap",
    "dhcp-nak.pcap",
    "ice-holepunch-lana.pcap",
    "ice-holepunch-lanb.pcap",
    "ice-holepunch-pub.pcap",
    "ice-relay-lan.pcap",
];

/// Reads bytes in pieces that end at these places.
fn read(bytes: &[u8], cuts: &[usize]) -> Result<Capture, Problem> {
    let mut reader = Packets::new();
    reader.expect(bytes.len() as u64);
    let mut from = 0;
    for cut in cuts.iter().copied().chain([bytes.len()]) {
        reader.feed(&bytes[from..cut])?;
        from = cut;
    }
    reader.finish()
}

/// A capture in a line: links, then each packet as `time link:bytes`, with `/length` where it was cut.
fn shown(read: &Result<Capture, Problem>) -> String {
    let capture = match read {
        Ok(capture) => capture,
        Err(p) => return format!("refused: {}{}", p.kind, params(&p.params)),
    };
    let links = capture
        .links
        .iter()
        .map(|l| format!("{} {:?}", l.name, l.kind));
    let mut out = links.collect::<Vec<_>>().join(", ");
    for (i, p) in capture.packets.iter().enumerate() {
        assert_eq!(p.number, i as u64 + 1);
        let bytes: String = p.bytes.iter().map(|b| format!("{b:02x}")).collect();
        let cut = match p.is_cut() {
            true => format!("/{}", p.wire_len),
            false => String::new(),
        };
        let _ = write!(out, " | {} {}:{bytes}{cut}", p.at_us, p.link);
    }
    if let Some(s) = &capture.stopped {
        let _ = write!(out, " | byte {} #{}: {:?}", s.offset, s.number, s.why);
    }
    out
}

/// A file in one byte order.
struct File {
    big: bool,
    bytes: Vec<u8>,
}

impl File {
    fn new(big: bool) -> Self {
        let bytes = Vec::new();
        File { big, bytes }
    }

    fn u16(&mut self, n: u16) -> &mut Self {
        let bytes = if self.big {
            n.to_be_bytes()
        } else {
            n.to_le_bytes()
        };
        self.put(&bytes)
    }

    fn u32(&mut self, n: u32) -> &mut Self {
        let bytes = if self.big {
            n.to_be_bytes()
        } else {
            n.to_le_bytes()
        };
        self.put(&bytes)
    }

    fn put(&mut self, bytes: &[u8]) -> &mut Self {
        self.bytes.extend_from_slice(bytes);
        self
    }

    /// The header of a pcap file.
    fn pcap(big: bool, magic: u32, link: u32) -> Self {
        let mut file = File::new(big);
        file.u32(magic).u16(2).u16(4);
        for n in [0, 0, 65_535, link] {
            file.u32(n);
        }
        file
    }

    /// A record of a pcap file.
    fn record(&mut self, seconds: u32, part: u32, wire: u32, data: &[u8]) -> &mut Self {
        for n in [seconds, part, data.len() as u32, wire] {
            self.u32(n);
        }
        self.put(data)
    }

    /// A block of a pcapng file around a body, padded.
    fn block(&mut self, kind: u32, body: &File) -> &mut Self {
        let pad = [0, 3, 2, 1][body.bytes.len() % 4];
        let len = (12 + body.bytes.len() + pad) as u32;
        self.u32(kind).u32(len).put(&body.bytes);
        self.put(&[0; 3][..pad]).u32(len)
    }

    /// The header of a section.
    fn section(&mut self) -> &mut Self {
        let mut body = File::new(self.big);
        body.u32(0x1a2b_3c4d).u16(1).u16(0).put(&[255; 8]);
        self.block(0x0a0d_0d0a, &body)
    }

    /// An interface with options.
    fn interface(&mut self, link: u16, snap: u32, options: &[(u16, &[u8])]) -> &mut Self {
        let mut body = File::new(self.big);
        body.u16(link).u16(0).u32(snap);
        for (code, value) in options {
            body.u16(*code).u16(value.len() as u16).put(value);
            body.put(&[0; 3][..[0, 3, 2, 1][value.len() % 4]]);
        }
        if !options.is_empty() {
            body.u32(0);
        }
        self.block(1, &body)
    }

    /// An enhanced packet.
    fn packet(&mut self, interface: u32, time: u64, wire: u32, data: &[u8]) -> &mut Self {
        let mut body = File::new(self.big);
        let (high, low) = ((time >> 32) as u32, time as u32);
        for n in [interface, high, low, data.len() as u32, wire] {
            body.u32(n);
        }
        body.put(data);
        self.block(6, &body)
    }

    fn shown(&self) -> String {
        shown(&read(&self.bytes, &[]))
    }
}

const MICROS: u32 = 0xa1b2_c3d4;
const NANOS: u32 = 0xa1b2_3c4d;

#[test]
fn pcap_files() {
    for big in [false, true] {
        let mut file = File::pcap(big, MICROS, 1);
        file.record(1_700_000_000, 999_999, 3, &[1, 2, 3]);
        file.record(1_700_000_001, 2, 60, &[4]);
        // Before the first, and without bytes.
        file.record(1_699_999_999, 0, 0, &[]);
        assert_eq!(
            file.shown(),
            " Ethernet | 0 0:010203 | 3 0:04/60 | 0 0:",
            "{big}"
        );
        // Nanoseconds; the upper half of the link's number tells of check sequences.
        let mut file = File::pcap(big, NANOS, 0x5400_0071);
        file.record(7, 999, 1, &[1]).record(7, 2_500_999, 1, &[2]);
        assert_eq!(file.shown(), " LinuxCooked | 0 0:01 | 2500 0:02", "{big}");
        // A true length that is shorter than what is there counts for nothing.
        let mut file = File::pcap(big, MICROS, 147);
        file.record(0, 0, 1, &[1, 2]);
        assert_eq!(file.shown(), " Other(147) | 0 0:0102", "{big}");
    }
}

#[test]
fn pcapng_files() {
    for big in [false, true] {
        let mut file = File::new(big);
        file.section();
        file.interface(1, 0, &[(2, b"eth0")]);
        // Nanoseconds, 2⁻¹⁰ s, and one that is too fine for anything; ten seconds ahead.
        let ten = if big {
            10_i64.to_be_bytes()
        } else {
            10_i64.to_le_bytes()
        };
        file.interface(
            276,
            2,
            &[(1, b"a comment"), (9, &[9]), (2, "램".as_bytes())],
        );
        file.interface(101, 0, &[(9, &[0x8a]), (14, &ten)]);
        file.interface(0, 0, &[(9, &[127])]);
        file.packet(0, 5_000_000, 3, &[1, 2, 3]);
        file.packet(1, 5_000_001_999, 9, &[4]);
        // A block that nobody knows, and statistics.
        file.block(0xbad, &File::new(big));
        file.packet(2, 512, 1, &[5]);
        file.packet(3, u64::MAX, 1, &[6]);
        let mut simple = File::new(big);
        simple.u32(2).put(&[7, 8]);
        file.block(3, &simple);
        let mut old = File::new(big);
        old.u16(1).u16(3).u32(1).u32(705_032_704).u32(1).u32(1);
        old.put(&[9]);
        file.block(2, &old);
        assert_eq!(
            file.shown(),
            "eth0 Ethernet, 램 LinuxCooked2,  Raw,  Loopback \
             | 0 0:010203 | 1 1:04/9 | 5500000 2:05 | 0 3:06 | 0 0:0708 | 0 1:09",
            "{big}"
        );
        // Another section begins anew with the other byte order: its interface 0 is the fifth link.
        file.big = !big;
        file.section();
        file.interface(1, 2, &[]);
        file.packet(0, 6_000_000, 1, &[10]);
        let mut simple = File::new(!big);
        simple.u32(3).put(&[11, 12]);
        file.block(3, &simple);
        assert!(
            file.shown().ends_with("| 1000000 4:0a | 1000000 4:0b0c/3"),
            "{}",
            file.shown()
        );
    }
}

#[test]
fn time_of_a_64_bit_counter_that_overflows_a_microsecond_clock() {
    let mut file = File::new(false);
    // In whole seconds.
    file.section().interface(1, 0, &[(9, &[0])]);
    file.packet(0, 0, 0, &[]).packet(0, u64::MAX, 0, &[]);
    let capture = read(&file.bytes, &[]).expect("two packets");
    assert_eq!(capture.packets[1].at_us, u64::MAX);
}

#[test]
fn an_option_that_does_not_fit_ends_the_list() {
    let mut file = File::new(false);
    let mut body = File::new(false);
    body.u16(1).u16(0).u32(0);
    body.u16(2)
        .u16(1)
        .put(b"a\0\0\0")
        .u16(2)
        .u16(999)
        .put(b"bc");
    file.section().block(1, &body).packet(0, 0, 1, &[1]);
    assert_eq!(file.shown(), "a Ethernet | 0 0:01");
}

/// A file whose first packet is good and that then goes on with something else.
fn after_a_packet(big: bool, bad: impl Fn(&mut File) -> &mut File) -> String {
    let mut file = File::new(big);
    file.section().interface(1, 0, &[]).packet(0, 0, 1, &[1]);
    let at = file.bytes.len();
    bad(&mut file);
    // What comes behind a fault is not read.
    file.packet(0, 0, 1, &[2]);
    let shown = file.shown();
    let rest = shown.strip_prefix(" Ethernet | 0 0:01 | ").expect("it");
    rest.replace(&format!("byte {at} #2"), "here")
}

#[test]
fn faults() {
    type Bad = fn(&mut File) -> &mut File;
    let bad: [(Bad, &str); 13] = [
        (|f| f.u32(9).u32(3), "here: BlockLength(3)"),
        (|f| f.u32(9).u32(8), "here: BlockLength(8)"),
        (|f| f.u32(6).u32(28), "here: BlockLength(28)"),
        (|f| f.u32(3).u32(12), "here: BlockLength(12)"),
        (
            |f| f.u32(0x0a0d_0d0a).u32(24).u32(0x1a2b_3c4d),
            "here: BlockLength(24)",
        ),
        (|f| f.u32(9).u32(u32::MAX), "here: TooLong(4294967295)"),
        (
            |f| f.u32(9).u32(16).u32(0).u32(12),
            "here: LengthsDiffer(16, 12)",
        ),
        (
            |f| {
                f.u32(6).u32(36);
                for n in [0, 0, 0, 5, 5, 0, 36] {
                    f.u32(n);
                }
                f
            },
            "here: PacketLength(5)",
        ),
        (
            |f| {
                f.u32(6).u32(32);
                for n in [0, 0, 0, u32::MAX, u32::MAX, 32] {
                    f.u32(n);
                }
                f
            },
            "here: PacketLength(4294967295)",
        ),
        (|f| f.packet(1, 0, 1, &[3]), "here: Interface(1)"),
        (|f| f.u32(0x0a0d_0d0a).u32(28).u32(7), "here: ByteOrder"),
        (
            |f| {
                f.u32(0x0a0d_0d0a).u32(28).u32(0x1a2b_3c4d);
                f.u16(2).u16(0).put(&[255; 8]).u32(28)
            },
            "here: Version(2)",
        ),
        // Longer than all that comes.
        (|f| f.u32(9).u32(MAX_BLOCK), "here: Ends"),
    ];
    for (i, (bad, expected)) in bad.into_iter().enumerate() {
        for big in [false, true] {
            assert_eq!(after_a_packet(big, bad), expected, "{i} {big}");
        }
    }
    // A packet without an interface, right behind a new section.
    let mut simple = File::new(false);
    simple.u32(0);
    let shown = after_a_packet(false, |f| f.section().block(3, &simple));
    assert!(shown.ends_with(": Interface(0)"), "{shown}");
    // Records of pcap.
    let mut file = File::pcap(false, MICROS, 1);
    file.record(0, 0, 1, &[1]);
    file.u32(0).u32(0).u32(MAX_BLOCK + 1).u32(1);
    let shown = file.shown();
    assert_eq!(shown, " Ethernet | 0 0:01 | byte 41 #2: TooLong(16777217)");
}

#[test]
fn files_of_which_nothing_can_be_read_are_refused() {
    let good = File::pcap(false, MICROS, 1).bytes;
    let mut other = File::new(true);
    other.u32(MICROS).u16(3).u16(0).put(&[0; 16]);
    let stopped = |byte, fault, value| {
        format!("refused: import-stopped byte={byte} packet=1 fault={fault} value={value} other=0")
    };
    for (bytes, expected) in [
        (&b""[..], "refused: import-unknown".to_owned()),
        (b"\xd4\xc3\xb2", "refused: import-unknown".to_owned()),
        (
            b"It is a text, is it not?",
            "refused: import-unknown".to_owned(),
        ),
        (
            &[0x0a, 0x0d, 0x0d, 0x0a, 28, 0, 0, 0, 1, 2, 3, 4],
            "refused: import-unknown".to_owned(),
        ),
        (&good, "refused: import-no-packets".to_owned()),
        (&good[..23], stopped(0, "ends", 0)),
        (&good[..4], stopped(0, "ends", 0)),
        (&other.bytes, stopped(0, "version", 3)),
        (&[&good[..], &[0; 3]].concat(), stopped(24, "ends", 0)),
    ] {
        assert_eq!(shown(&read(bytes, &[])), expected, "{bytes:?}");
    }
}

#[test]
fn limits() {
    // A packet that is longer than what is kept of one.
    let long = vec![7; MAX_LENGTH + 1];
    let mut file = File::pcap(false, MICROS, 1);
    file.record(0, 0, long.len() as u32, &long)
        .record(0, 1, 1, &[1]);
    let capture = read(&file.bytes, &[]).expect("packets");
    assert_eq!(capture.stopped, None);
    assert_eq!(capture.packets.len(), 2);
    assert_eq!(capture.packets[0].bytes.len(), MAX_LENGTH);
    assert_eq!(capture.packets[0].wire_len, long.len() as u32);
    let notes = capture.notes();
    assert_eq!(notes.len(), 1);
    assert_eq!(params(&notes[0].params), " count=1 packet=1");

    // More packets than are kept.
    let mut file = File::pcap(false, MICROS, 1);
    for _ in 0..4 {
        file.record(0, 0, 0, &[]);
    }
    let mut reader = Packets::new();
    reader.most = 3;
    reader.feed(&file.bytes).expect("a capture");
    let capture = reader.finish().expect("packets");
    assert_eq!(capture.packets.len(), 3);
    let why = capture.stopped.map(|s| (s.offset, s.number, s.why));
    assert_eq!(why, Some((24 + 48, 4, Fault::Packets)));

    // More interfaces than any machine has.
    let mut file = File::new(false);
    file.section().interface(1, 0, &[]).packet(0, 0, 0, &[]);
    for _ in 0..MAX_LINKS {
        file.interface(1, 0, &[]);
    }
    let capture = read(&file.bytes, &[]).expect("a packet");
    assert_eq!(capture.links.len(), MAX_LINKS);
    assert_eq!(capture.stopped.map(|s| s.why), Some(Fault::Links));

    // More bytes than are read: as told before, and as they come.
    let large = (MAX_MIB << 20) + 1;
    let refusal = "refused: import-size value=65 max=64";
    let mut reader = Packets::new();
    reader.expect(large);
    let told = reader.feed(&file.bytes).map(|()| Capture {
        links: Vec::new(),
        packets: Vec::new(),
        names: Vec::new(),
        stopped: None,
    });
    assert_eq!(shown(&told), refusal);
    assert_eq!(shown(&reader.finish()), refusal);
    file.bytes.resize(large as usize, 0);
    let mut reader = Packets::new();
    let mut pieces = file.bytes.chunks(1 << 20).map(|piece| reader.feed(piece));
    assert!(pieces.by_ref().take(64).all(|fed| fed.is_ok()));
    assert!(pieces.next().is_some_and(|fed| fed.is_err()));
    assert_eq!(shown(&reader.finish()), refusal);
}

// --- The real ones. ---

/// Time in µs, recorded bytes, and length on the wire of every packet, by another reader.
fn by_another(bytes: &[u8]) -> Vec<(u64, Vec<u8>, u32)> {
    let mut reader = create_reader(bytes.len().max(1 << 16), bytes).expect("a capture");
    let mut packets = Vec::new();
    let mut ticks = 1;
    while let Ok((used, block)) = reader.next() {
        match block {
            PcapBlockOwned::Legacy(p) => {
                let at = u64::from(p.ts_sec) * 1_000_000 + u64::from(p.ts_usec);
                packets.push((at, p.data.to_vec(), p.origlen));
            }
            PcapBlockOwned::NG(Block::InterfaceDescription(i)) => {
                ticks = i.ts_resolution().expect("a resolution") / 1_000_000;
            }
            PcapBlockOwned::NG(Block::EnhancedPacket(p)) => {
                let at = u64::from(p.ts_high) << 32 | u64::from(p.ts_low);
                packets.push((at / ticks, p.packet_data().to_vec(), p.origlen));
            }
            _ => {}
        }
        reader.consume(used);
    }
    packets
}

fn agree(capture: &Capture, bytes: &[u8]) {
    assert_eq!(capture.stopped, None);
    let expected = by_another(bytes);
    assert!(!expected.is_empty());
    assert_eq!(capture.packets.len(), expected.len());
    for (p, (at, bytes, wire)) in capture.packets.iter().zip(&expected) {
        let at = at.saturating_sub(expected[0].0);
        assert_eq!((p.at_us, &*p.bytes, p.wire_len), (at, &bytes[..], *wire));
    }
}

#[test]
fn real_captures_as_another_reader_has_them() {
    for (name, packets) in REAL.into_iter().zip([11, 7, 6]) {
        let capture = read(&super::capture(name), &[]).expect("packets");
        assert_eq!(capture.packets.len(), packets, "{name}");
    }
    for name in REAL {
        let bytes = super::capture(name);
        assert!(is_capture(&bytes));
        assert_eq!(recognise(&bytes), Some(Kind::Packets));
        let capture = read(&bytes, &[]).expect("packets");
        agree(&capture, &bytes);
        assert_eq!(capture.links.len(), 1);
        assert_eq!(capture.links[0].kind, LinkKind::Ethernet);
        assert_eq!(capture.notes(), []);
        // Each packet lies where it says.
        for p in &capture.packets {
            let at = p.offset as usize + 16;
            assert_eq!(bytes[at..at + p.bytes.len()], *p.bytes);
        }
    }
}

/// A real capture, as short as there is one.
fn short() -> Vec<u8> {
    super::capture("dhcp-nak.pcap")
}

/// The same as pcapng.
fn short_ng() -> Vec<u8> {
    let capture = read(&short(), &[]).expect("packets");
    pcapng(&traffic_of(&capture))
}

fn traffic_of(capture: &Capture) -> Traffic {
    Traffic {
        links: capture.links.iter().map(|l| l.name.clone()).collect(),
        frames: capture.packets.iter().map(frame_of).collect(),
        names: capture.names.clone(),
    }
}

fn frame_of(packet: &Captured) -> Frame {
    Frame {
        at: packet.at_us,
        link: packet.link,
        bytes: packet.bytes.clone(),
    }
}

#[test]
fn cut_at_every_byte() {
    for bytes in [short(), short_ng()] {
        let whole = read(&bytes, &[]).expect("packets");
        for end in 0..bytes.len() {
            let Ok(cut) = read(&bytes[..end], &[]) else {
                assert!(end < whole.packets[1].offset as usize);
                continue;
            };
            let n = cut.packets.len();
            assert_eq!(cut.packets, whole.packets[..n]);
            // The next packet begins where reading stopped, or right at the end.
            let next = whole
                .packets
                .get(n)
                .map_or(bytes.len() as u64, |p| p.offset);
            match cut.stopped {
                Some(stopped) => {
                    assert_eq!((stopped.offset, stopped.why), (next, Fault::Ends));
                    assert_eq!(stopped.number, n as u64 + 1);
                }
                None => assert_eq!(next, end as u64),
            }
        }
    }
}

/// Whatever comes out of it keeps its promises, in one piece and in many.
fn survives(bytes: &[u8]) {
    let whole = read(bytes, &[]);
    if let Ok(capture) = &whole {
        assert!(!capture.packets.is_empty());
        for (i, p) in capture.packets.iter().enumerate() {
            assert!(p.link < capture.links.len());
            assert!(p.wire_len as usize >= p.bytes.len());
            assert_eq!(p.number, i as u64 + 1);
            assert!(p.offset < bytes.len() as u64);
        }
        capture.notes();
    }
    let cuts: Vec<usize> = (0..bytes.len()).step_by(7).collect();
    assert_eq!(read(bytes, &cuts), whole);
    // Whether a lab takes it, its refusal says.
    let _ = import(bytes, "x");
}

#[test]
fn any_one_byte_changed() {
    for mut bytes in [short(), short_ng()] {
        // All of the first packets, then here and there.
        let places = (0..600).chain((600..bytes.len()).step_by(11));
        for at in places {
            let good = bytes[at];
            for bad in [0, 1, 0x7f, 0x80, 0xff, good ^ 1, good.wrapping_add(4)] {
                bytes[at] = bad;
                survives(&bytes);
            }
            bytes[at] = good;
        }
    }
}

proptest! {
    #[test]
    fn any_bytes(noise in prop::collection::vec(any::<u8>(), 0..300), big in any::<bool>()) {
        survives(&noise);
        let mut pcap = File::pcap(big, MICROS, 1);
        pcap.put(&noise);
        survives(&pcap.bytes);
        let mut ng = File::new(big);
        ng.section().interface(1, 0, &[(9, &noise[..noise.len().min(1)])]).put(&noise);
        survives(&ng.bytes);
        // A body of any kind of block.
        for kind in 1..=6 {
            let mut body = File::new(big);
            body.put(&noise);
            let mut ng = File::new(big);
            ng.section().interface(1, 9, &[]).block(kind, &body).packet(0, 1, 1, &[1]);
            survives(&ng.bytes);
        }
    }

    #[test]
    fn pieces_are_as_the_whole(cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..9)) {
        for bytes in [short(), short_ng()] {
            let mut cuts: Vec<usize> = cuts.iter().map(|c| c.index(bytes.len())).collect();
            cuts.sort_unstable();
            prop_assert_eq!(read(&bytes, &cuts), read(&bytes, &[]));
        }
    }

    /// What is written is read back: by this reader, and by another.
    #[test]
    fn what_is_written_is_read(
        names in prop::collection::vec("[a-z 가-힣]{0,9}", 1..4),
        hosts in prop::collection::vec((any::<[u8; 6]>(), "[a-z 가-힣]{1,9}"), 0..4),
        frames in prop::collection::vec(
            (0..1_u64 << 40, any::<prop::sample::Index>(), prop::collection::vec(any::<u8>(), 0..70)),
            1..20,
        ),
    ) {
        let mut frames: Vec<Frame> = frames
            .into_iter()
            .map(|(at, link, bytes)| Frame { at, link: link.index(names.len()), bytes: bytes.into() })
            .collect();
        frames.sort_by_key(|f| f.at);
        let hosts = hosts.into_iter().map(|(mac, name)| (Mac(mac), name)).collect();
        let traffic = Traffic { links: names, frames, names: hosts };
        let bytes = pcapng(&traffic);
        let capture = read(&bytes, &[]).expect("what we write can be read");
        agree(&capture, &bytes);
        prop_assert!(capture.links.iter().all(|l| l.kind == LinkKind::Ethernet));
        let mut back = traffic_of(&capture);
        // A capture tells times after its first packet.
        let start = traffic.frames[0].at;
        back.frames.iter_mut().for_each(|f| f.at += start);
        prop_assert_eq!(back, traffic);
    }
}

// --- What other programs say of what is written. ---

/// The Internet checksum of RFC 1071.
fn checksum(parts: &[&[u8]]) -> [u8; 2] {
    let all = parts.concat();
    let mut sum: u32 = 0;
    for pair in all.chunks(2) {
        sum += u32::from(pair[0]) << 8 | u32::from(*pair.get(1).unwrap_or(&0));
    }
    while sum >> 16 != 0 {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    (!(sum as u16)).to_be_bytes()
}

const HERE: [u8; 6] = [2, 0, 0x5e, 0x10, 0, 1];
const THERE: [u8; 6] = [2, 0, 0x5e, 0x10, 0, 2];
const HERE_IP: [u8; 4] = [192, 0, 2, 1];
const THERE_IP: [u8; 4] = [192, 0, 2, 2];

fn arp(operation: u8, to: [u8; 6], from: [u8; 6], from_ip: [u8; 4], to_ip: [u8; 4]) -> Vec<u8> {
    let target = if operation == 1 { [0; 6] } else { to };
    let head = [8, 6, 0, 1, 8, 0, 6, 4, 0, operation];
    [&to[..], &from, &head, &from, &from_ip, &target, &to_ip].concat()
}

fn udp(text: &[u8]) -> Vec<u8> {
    let len = 8 + text.len() as u16;
    // To the discard service.
    let mut udp = [&[0xc0, 1, 0, 9][..], &len.to_be_bytes(), &[0, 0], text].concat();
    let pseudo = [&HERE_IP[..], &THERE_IP, &[0, 17], &len.to_be_bytes()].concat();
    let sum = checksum(&[&pseudo, &udp]);
    udp[6..8].copy_from_slice(&sum);
    let all = (20 + len).to_be_bytes();
    let mut ip = [
        &[0x45, 0][..],
        &all,
        &[0, 1, 0, 0, 64, 17, 0, 0],
        &HERE_IP,
        &THERE_IP,
    ]
    .concat();
    let sum = checksum(&[&ip]);
    ip[10..12].copy_from_slice(&sum);
    [&THERE[..], &HERE, &[8, 0], &ip, &udp].concat()
}

#[test]
fn tshark_takes_what_is_written() {
    let frames = [
        (0, 0, arp(1, [255; 6], HERE, HERE_IP, THERE_IP)),
        (1_000, 0, arp(2, HERE, THERE, THERE_IP, HERE_IP)),
        (1_001, 0, udp(b"even")),
        (2_500_000, 1, udp(b"of an odd length")),
        (1 << 33, 1, udp(b"the last")),
    ];
    let traffic = Traffic {
        links: vec!["lan 1".to_owned(), "공중망".to_owned()],
        frames: frames
            .into_iter()
            .map(|(at, link, bytes)| Frame {
                at,
                link,
                bytes: bytes.into(),
            })
            .collect(),
        names: vec![
            (Mac(HERE), "서버".to_owned()),
            (Mac(THERE), "PC 1".to_owned()),
        ],
    };
    let fields = [
        "frame.time_epoch",
        "frame.interface_name",
        "frame.protocols",
        "ip.checksum.status",
        "udp.checksum.status",
        "_ws.malformed",
        "_ws.expert.message",
    ];
    let Some(rows) = tshark("written", &pcapng(&traffic), &fields) else {
        return;
    };
    let rows: Vec<String> = rows.iter().map(|r| r.join("|")).collect();
    assert_eq!(
        rows,
        [
            "0.000000000|lan 1|eth:ethertype:arp||||",
            "0.001000000|lan 1|eth:ethertype:arp||||",
            "0.001001000|lan 1|eth:ethertype:ip:udp:data|1|1||",
            "2.500000000|공중망|eth:ethertype:ip:udp:data|1|1||",
            "8589.934592000|공중망|eth:ethertype:ip:udp:data|1|1||",
        ]
    );
}
