//! Captures of links without Ethernet headers: the real ones, written again as another link would have
//! recorded them, tell the same. tshark is the other witness.

use super::{
    addresses::{REAL, notes, real, rules, run},
    capture, tshark,
};
use crate::{import, packets::Packets};
use kw_models::Session;
use serde_json::Value;

/// A packet as a link of this kind has it, of the Ethernet frame; `None` where it has none of it.
type As = fn(&[u8]) -> Option<Vec<u8>>;

/// LINKTYPE_LINUX_SLL: packet type, ARPHRD_ETHER, length and source address, EtherType.
fn sll(frame: &[u8]) -> Option<Vec<u8>> {
    let kind = u8::from(frame[..6] == [255; 6]);
    let address = [&frame[6..12], &[0, 0]].concat();
    Some([&[0, kind, 0, 1, 0, 6], &address[..], &frame[12..]].concat())
}

/// LINKTYPE_LINUX_SLL2: EtherType, interface 3, ARPHRD_ETHER, packet type, length and source address.
fn sll2(frame: &[u8]) -> Option<Vec<u8>> {
    let kind = u8::from(frame[..6] == [255; 6]);
    let head = [0, 0, 0, 0, 0, 3, 0, 1, kind, 6];
    let parts = [&frame[12..14], &head, &frame[6..12], &[0, 0], &frame[14..]];
    Some(parts.concat())
}

/// What is behind an EtherType of IPv4.
fn ip(frame: &[u8]) -> Option<Vec<u8>> {
    (frame[12..14] == [8, 0]).then(|| frame[14..].to_vec())
}

/// AF_INET in the order of a little-endian machine.
fn null(frame: &[u8]) -> Option<Vec<u8>> {
    Some([&2_u32.to_le_bytes()[..], &ip(frame)?].concat())
}

/// AF_INET in the order of networks.
fn openbsd_loop(frame: &[u8]) -> Option<Vec<u8>> {
    Some([&2_u32.to_be_bytes()[..], &ip(frame)?].concat())
}

const ALL: [(u32, As); 8] = [
    (113, sll),
    (276, sll2),
    (101, ip),
    (12, ip),
    (14, ip),
    (228, ip),
    (0, null),
    (108, openbsd_loop),
];

/// A pcap file with this link type of these packets and their times in microseconds.
fn pcap(link: u32, packets: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    for n in [0xa1b2_c3d4, 0x0004_0002, 0, 0, 65_535, link] {
        out.extend(n.to_le_bytes());
    }
    for (at, bytes) in packets {
        let (seconds, micros) = (at / 1_000_000, at % 1_000_000);
        for n in [seconds, micros, bytes.len() as u64, bytes.len() as u64] {
            out.extend((n as u32).to_le_bytes());
        }
        out.extend_from_slice(bytes);
    }
    out
}

/// A real capture as a link of another kind would have recorded it.
fn relinked(name: &str, link: u32, of: As) -> Vec<u8> {
    let mut reader = Packets::new();
    reader.feed(&capture(name)).expect("a capture");
    let read = reader.finish().expect("a capture");
    let packets = read.packets.iter();
    let packets = packets.filter_map(|p| Some((p.at_us, of(&p.bytes)?)));
    pcap(link, &packets.collect::<Vec<_>>())
}

/// The messages without their places in time: without ARP another packet may be the first.
fn messages(session: &dyn Session) -> Vec<Value> {
    let mut all = session.result()["messages"].as_array().cloned();
    let all = all.iter_mut().flatten().map(|message| {
        message["at"] = Value::Null;
        message.take()
    });
    all.collect()
}

#[test]
fn dhcp_over_links_without_ethernet_headers_is_the_same() {
    for name in REAL {
        let mut own = run(&real(name));
        let dhcp = messages(own.as_ref());
        let told = rules(own.as_mut());
        for (link, of) in ALL {
            let imported = import(&relinked(name, link, of), name);
            let imported = imported.unwrap_or_else(|p| panic!("{name}, link type {link}: {p}"));
            let mut session = run(&imported);
            // Also from whom and to whom: servers and clients are the same hosts throughout.
            assert_eq!(messages(session.as_ref()), dhcp, "{name}, link type {link}");
            assert!(notes(&imported).contains(&"import-made"), "{name}, {link}");
            let has_arp = [113, 276].contains(&link);
            let mut told = told.clone();
            told.retain(|rules| has_arp || !rules[0].starts_with("arp"));
            assert_eq!(rules(session.as_mut()), told, "{name}, link type {link}");
            session.seek(1);
            let packet = session.packet().expect("a message");
            assert!(
                packet
                    .layers
                    .iter()
                    .flat_map(|l| &l.fields)
                    .all(|f| !f.wrong)
            );
        }
    }
}

/// The files of this test are what tshark takes for such captures, so what is read of them is, too.
#[test]
fn tshark_reads_the_same_of_them() {
    let kinds = [
        "discover", "offer", "request", "decline", "ack", "nak", "release", "inform",
    ];
    let fields = ["dhcp.option.dhcp", "ip.src", "ip.dst", "_ws.malformed"];
    for (link, of) in ALL {
        // Only where they are its own numbers of other systems: tshark has none for 12 and 14.
        if [12, 14].contains(&link) {
            continue;
        }
        let bytes = relinked(REAL[0], link, of);
        let Some(rows) = tshark(&format!("link-{link}"), &bytes, &fields) else {
            return;
        };
        let theirs: Vec<Vec<String>> = rows.into_iter().filter(|r| !r[0].is_empty()).collect();
        let imported = import(&bytes, "x").expect("DHCP");
        let own: Vec<Vec<String>> = messages(run(&imported).as_ref())
            .iter()
            .map(|m| {
                let kind = kinds.iter().position(|k| m["type"] == *k).expect("a type");
                let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
                let ends = (text(&m["source"]), text(&m["destination"]));
                vec![(kind + 1).to_string(), ends.0, ends.1, String::new()]
            })
            .collect();
        assert_eq!(own, theirs, "link type {link}");
    }
}

/// A frame of a link, by the bytes it was made of.
fn made(link: u32, packet: &[u8]) -> Option<Vec<u8>> {
    use crate::packets::{Framer, LinkKind};
    let framed = Framer::default().frame(0, LinkKind::of(link), &packet.into())?;
    Some(framed.bytes().to_vec())
}

/// Sections of draft-ietf-opsawg-pcaplinktype: what each header says of the network layer.
#[test]
fn headers_of_links() {
    let kind = |link: u32, packet: &[u8]| made(link, packet).map(|f| [f[12], f[13]]);
    let (v4, v6) = (Some([0x08, 0x00]), Some([0x86, 0xdd]));
    for link in [12, 14, 101, 228, 229] {
        assert_eq!(kind(link, &[0x45, 0]), v4);
        assert_eq!(kind(link, &[0x60, 0]), v6);
        assert_eq!(kind(link, &[0x10]), None);
        assert_eq!(kind(link, &[]), None);
    }
    for family in [10, 24, 28, 30_u32] {
        assert_eq!(kind(0, &family.to_le_bytes()), v6);
        assert_eq!(kind(0, &family.to_be_bytes()), v6);
    }
    assert_eq!(kind(108, &[0, 0, 0, 2, 0x45]), v4);
    assert_eq!(kind(108, &[0, 0, 0, 1]), None);
    assert_eq!(kind(108, &[0, 0, 2]), None);
    let cooked = |hardware: u8, protocol: [u8; 2]| {
        let head = [0, 0, 3, hardware, 0, 6, 2, 0, 0, 0, 0, 9, 0, 0];
        kind(113, &[&head[..], &protocol].concat())
    };
    assert_eq!(cooked(1, [0x86, 0xdd]), v6);
    // 802.2 and netlink have no EtherType.
    assert_eq!(cooked(1, [0, 4]), None);
    assert_eq!(cooked(0x38, [0x08, 0x00]), None);
    assert_eq!(kind(113, &[0; 15]), None);
    assert_eq!(kind(276, &[8; 19]), None);
    assert_eq!(kind(147, &[0x45; 60]), None);
}

/// Addresses that no link told: of DHCP and ARP their own, of others made of the IP address.
#[test]
fn addresses_that_were_not_recorded() {
    // IPv4, UDP from port 9 to 9, without data; the checksum of the header is worked out.
    let datagram = |to: [u8; 4]| {
        let mut ip = [
            &[0x45, 0, 0, 28, 0, 0, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1][..],
            &to,
        ]
        .concat();
        let sum: u32 = ip
            .chunks(2)
            .map(|p| u32::from(p[0]) << 8 | u32::from(p[1]))
            .sum();
        let sum = !((sum & 0xffff) + (sum >> 16)) as u16;
        ip[10..12].copy_from_slice(&sum.to_be_bytes());
        [&ip[..], &[0, 9, 0, 9, 0, 8, 0, 0]].concat()
    };
    let ends = |link: u32, packet: &[u8]| made(link, packet).expect("a frame")[..12].to_vec();
    let own = [2, 0, 192, 0, 2, 1];
    assert_eq!(
        ends(101, &datagram([192, 0, 2, 2])),
        [[2, 0, 192, 0, 2, 2], own].concat()
    );
    assert_eq!(ends(101, &datagram([255; 4])), [[255; 6], own].concat());
    assert_eq!(
        ends(101, &datagram([224, 129, 2, 3])),
        [[1, 0, 0x5e, 1, 2, 3], own].concat()
    );
    // What the link tells goes before what is made up, and is remembered.
    let head = [0, 0, 0, 1, 0, 6, 2, 9, 9, 9, 9, 9, 0, 0, 8, 0];
    let cooked = [&head[..], &datagram([192, 0, 2, 1])].concat();
    let theirs = [2, 9, 9, 9, 9, 9];
    assert_eq!(ends(113, &cooked), [theirs, theirs].concat());
}

/// A link type that nobody here knows is told of by its number.
#[test]
fn unknown_links_are_listed() {
    let bytes = relinked(REAL[0], 147, |frame| Some(frame.to_vec()));
    let refused = import(&bytes, "a").map(|_| ());
    let refused = refused.expect_err("nothing of it is read");
    assert_eq!(refused.kind, "import-no-lab-for-packets");
    let told = super::params(&refused.params);
    assert!(told.contains("LINKTYPE 147 (11)"), "{told}");
    // Beside Ethernet it is a line of the list.
    let mut ng = crate::packets::pcapng(&kw_models::Traffic {
        links: vec!["lan".to_owned(), "usb".to_owned()],
        frames: [0, 1]
            .map(|link| kw_models::Frame {
                at: 0,
                link,
                bytes: capture(REAL[0])[40..40 + 342].into(),
            })
            .to_vec(),
        names: Vec::new(),
    });
    let second = ng.windows(3).position(|w| w == b"usb").expect("its name");
    ng[second - 12..second - 10].copy_from_slice(&220_u16.to_le_bytes());
    let imported = import(&ng, "a").expect("the first is DHCP");
    let others = &imported.value()["capture"]["others"];
    assert_eq!(others[0]["kind"], "LINKTYPE 220");
    assert_eq!(others[0]["between"], "usb");
}
