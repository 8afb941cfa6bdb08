//! Bytes at the offsets that the standards give them.

use super::*;
use kw_net::sum;

/// The first frame of a message as it leaves A.
fn first_frame(sc: &Scenario) -> Vec<u8> {
    let sent = events(sc).into_iter().find_map(|e| match e.what {
        What::Sent { .. } => e.pdu,
        _ => None,
    });
    sent.expect("something is sent").frame.to_vec()
}

fn word(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([bytes[at], bytes[at + 1]])
}

/// RFC 894 and RFC 791 §3.1: type at 12; version and length, total length, TTL, protocol, checksum,
/// addresses at 14, 16, 22, 23, 24, 26, 30. RFC 9293 §3.1: ports, numbers, offset and flags behind it.
#[test]
fn an_http_request_has_its_fields_where_the_standards_put_them() {
    let frame = first_frame(&preset("first-look"));
    assert_eq!(frame.len(), 14 + 20 + 20 + 51 + 4);
    assert_eq!(frame[..6], [2, 0, 0, 0, 0, 1], "to the router");
    assert_eq!(frame[6..12], [2, 0, 0, 0, 0, 0x0a], "from A");
    assert_eq!(word(&frame, 12), 0x0800);
    assert_eq!(frame[14], 0x45);
    assert_eq!(word(&frame, 16), 91);
    assert_eq!((frame[22], frame[23]), (64, 6));
    assert_eq!(sum::ones_complement(&[&frame[14..34]]), 0xffff);
    assert_eq!(frame[26..30], [192, 0, 2, 10]);
    assert_eq!(frame[30..34], [198, 51, 100, 11]);
    assert_eq!((word(&frame, 34), word(&frame, 36)), (49_152, 80));
    assert_eq!(frame[38..46], [0, 0, 3, 0xe9, 0, 0, 0x13, 0x89]);
    assert_eq!(
        (frame[46], frame[47]),
        (0x50, 0x18),
        "20 bytes, PSH and ACK"
    );
    assert!(sum::is_right(&frame[14..105]));
    let text = b"GET /index.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n";
    assert_eq!(&frame[54..105], text);
    let crc = u32::from_le_bytes([frame[105], frame[106], frame[107], frame[108]]);
    assert_eq!(crc, sum::crc32(&frame[..105]));
}

/// RFC 9293 §3.2: SYN is bit 1 of the flags; option 2 of 4 bytes has the largest segment.
#[test]
fn a_syn_has_its_option() {
    let frame = first_frame(&preset("handshake"));
    assert_eq!(frame.len(), 64, "58 bytes, padded to 60");
    assert_eq!((frame[46], frame[47]), (0x60, 0x02));
    assert_eq!(frame[54..58], [2, 4, 0x05, 0xb4]);
    assert_eq!(frame[58..60], [0, 0]);
}

/// RFC 792: type, code, checksum, identifier, sequence number, data.
#[test]
fn a_ping_is_icmp_type_8() {
    let frame = first_frame(&preset("ping"));
    assert_eq!((frame[23], frame[34], frame[35]), (1, 8, 0));
    assert_eq!(sum::ones_complement(&[&frame[34..74]]), 0xffff);
    assert_eq!((word(&frame, 38), word(&frame, 40)), (1, 1));
    assert_eq!(&frame[42..74], b"abcdefghijklmnopqrstuvwabcdefghi");
}

/// RFC 826: hardware 1, protocol 0x0800, lengths 6 and 4, operation 1 or 2.
#[test]
fn an_arp_request_asks_everybody() {
    let frame = first_frame(&preset("arp"));
    assert_eq!(frame.len(), 64);
    assert_eq!(frame[..6], [0xff; 6]);
    assert_eq!(frame[12..22], [0x08, 6, 0, 1, 0x08, 0, 6, 4, 0, 1]);
    assert_eq!(frame[28..32], [192, 0, 2, 10]);
    assert_eq!(frame[32..38], [0; 6]);
    assert_eq!(frame[38..42], [192, 0, 2, 1]);
    assert!(frame[42..60].iter().all(|b| *b == 0));
}

/// RFC 2131 §2: op 1, magic cookie behind 236 bytes; RFC 2132 §9.6: option 53 is 1.
#[test]
fn a_discover_goes_from_nobody_to_everybody() {
    let frame = first_frame(&preset("discover"));
    assert_eq!(frame[..6], [0xff; 6]);
    assert_eq!(frame[26..34], [0, 0, 0, 0, 255, 255, 255, 255]);
    assert_eq!((word(&frame, 34), word(&frame, 36)), (68, 67));
    assert_eq!(frame[42], 1);
    assert_eq!(frame[278..285], [99, 130, 83, 99, 53, 1, 1]);
}

/// RFC 3986 §2.1: what may not stand in a path is written as %XX; the path begins with a slash.
#[test]
fn a_path_is_encoded() {
    for (path, want) in [
        ("/a b", "/a%20b"),
        ("x", "/x"),
        ("/한", "/%ED%95%9C"),
        ("/a?q=1&r=%41", "/a?q=1&r=%41"),
    ] {
        let sc = Scenario {
            path: path.to_owned(),
            ..preset("first-look")
        };
        let frame = first_frame(&sc);
        let text = String::from_utf8_lossy(&frame[54..]).into_owned();
        assert!(
            text.starts_with(&format!("GET {want} HTTP/1.1\r\n")),
            "{text}"
        );
    }
}

/// What each layer adds of the request: the units that the sender shows, one after the other.
#[test]
fn a_sender_adds_20_20_and_18_bytes() {
    let sizes: Vec<(u8, usize)> = events(&preset("first-look"))
        .iter()
        .take(6)
        .map(|e| (e.layer, e.pdu.as_ref().map_or(0, |p| p.part.len())))
        .collect();
    let want = [(7, 51), (6, 51), (4, 71), (3, 91), (2, 109), (1, 109)];
    assert_eq!(sizes, want);
}

/// 5 ns a metre, 10 ns a bit, each rounded up.
#[test]
fn times_follow_from_length_and_rate() {
    use crate::labs::net::layers::scenario::Distance;
    for (distance, us) in [
        (Distance::Lan, 1),
        (Distance::Man, 200),
        (Distance::Wan, 20_000),
    ] {
        assert_eq!(plan::delay(plan::LONG, distance), us);
        assert_eq!(plan::delay(0, distance), 1);
    }
    assert_eq!(plan::sending(64), 6);
    assert_eq!(plan::sending(1_518), 123);
}
