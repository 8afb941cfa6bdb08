//! Opening frames: every byte is told once, values are right, harm is shown where it is.

use super::*;
use crate::{
    Mac,
    dhcp::{HEADER, Kind, Message},
    frame::{Arp, Carries, Datagram, Segment, Trouble},
    stun::{self, Class, Key, Method, attribute},
};
use proptest::prelude::*;
use std::rc::Rc;

const A: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
const B: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 2);

fn framed(carries: Carries) -> Rc<[u8]> {
    let datagram = Datagram {
        from: A,
        to: B,
        ttl: 64,
        carries,
    };
    datagram.frame(Mac::local(1), Mac::local(2))
}

/// A check with everything that a check has.
fn check() -> Rc<[u8]> {
    let mut check = stun::Message::new(
        Class::Request,
        Method::Binding,
        0x0102_0304_0506_0708_090a_0b0c,
    );
    check.holds.username = Some("B456:A123".into());
    check.holds.priority = Some(1_845_501_695);
    check.holds.controlling = Some(7);
    check.holds.use_candidate = true;
    check.bytes(Some(&Key::Short("secret".into())))
}

/// The check in a Data indication, in a channel, and by itself; answers; DTLS, RTP, RTCP, mDNS.
fn messages() -> Vec<(u16, Rc<[u8]>)> {
    let mut data = stun::Message::new(Class::Indication, Method::Data, 1);
    data.holds.peer = Some((B, 5000));
    data.holds.data = Some(check());
    let nested = data.bytes(None);
    data.holds.data = Some(b"x"[..].into());
    let short = data.bytes(None);
    let mut refusal = stun::Message::new(Class::Error, Method::Allocate, 2);
    refusal.holds.error = Some(401);
    refusal.holds.realm = Some("example.org".into());
    refusal.holds.nonce = Some("n".into());
    let mut allocated = stun::Message::new(Class::Success, Method::Allocate, 3);
    allocated.holds.relayed = Some((A, 50_000));
    allocated.holds.mapped = Some((B, 50_001));
    allocated.holds.lifetime = Some(600);
    let mut bind = stun::Message::new(Class::Request, Method::ChannelBind, 4);
    bind.holds.channel = Some(0x4000);
    bind.holds.peer = Some((B, 9));
    bind.holds.transport = Some(17);
    let key = Key::Long {
        user: "u".into(),
        realm: "r".into(),
        password: "p".into(),
    };
    let mut hello = vec![22, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 1, 0, 14];
    hello.extend([1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2, 7, 7]);
    hello.extend([23, 0xfe, 0xfd, 0, 1, 0, 0, 0, 0, 0, 2, 0, 3, 1, 2, 3]);
    hello.extend([0x2f, 8, 9, 0, 2, 1, 2, 0x24, 7, 0, 1, 9]);
    let mut rtp = vec![0x91, 0x80 | 96, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4];
    rtp.extend([0xbe, 0xde, 0, 1, 1, 2, 3, 4, 9, 9]);
    let mut mdns = vec![0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0];
    mdns.extend(b"\x03abc\x05local\0\0\x01\x80\x01\0\0\0\x78\0\x04\xc0\0\x02\x02");
    vec![
        (5000, check()),
        (3478, nested.clone()),
        (3478, short),
        (3478, refusal.bytes(None)),
        (3478, allocated.bytes(Some(&key))),
        (3478, bind.bytes(Some(&key))),
        (3478, stun::channel_data(0x4001, &check(), false)),
        (3478, stun::channel_data(0x4001, b"xyz", true)),
        (5000, hello.into()),
        (5000, rtp.into()),
        (5000, vec![0x81, 200, 0, 1, 0, 0, 0, 9, 1, 2, 3].into()),
        (5353, mdns.into()),
    ]
}

fn samples() -> Vec<Rc<[u8]>> {
    let mut dhcp = Message::new(Kind::Offer, 7, Mac::local(1));
    dhcp.lease = Some(3600);
    dhcp.server = Some(A);
    let data: Rc<[u8]> = b"GET / HTTP/1.1\r\nHost: example\r\n\r\nbody"[..].into();
    let segment = |syn: bool, data: &Rc<[u8]>| Segment {
        ports: (49152, 80),
        seq: 1,
        ack: (!syn).then_some(9),
        syn,
        fin: false,
        push: !syn,
        window: 1000,
        max_size: syn.then_some(1460),
        data: data.clone(),
    };
    let nothing: Rc<[u8]> = [][..].into();
    let messages = messages().into_iter().map(|(port, data)| {
        framed(Carries::Udp {
            ports: (port, 5001),
            data,
        })
    });
    let stream: Rc<[u8]> = [&check()[..], &stun::channel_data(0x4001, b"xyz", true)]
        .concat()
        .into();
    let turn = Segment {
        ports: (49152, stun::PORT),
        ..segment(false, &stream)
    };
    let mut all = vec![
        Arp::request(Mac::local(1), A, B).frame(Mac::BROADCAST),
        framed(Carries::Udp {
            ports: (SERVER_PORT, CLIENT_PORT),
            data: dhcp.bytes(),
        }),
        framed(Carries::Udp {
            ports: (5000, 5001),
            data: data.clone(),
        }),
        framed(Carries::Echo {
            reply: false,
            ident: 3,
            seq: 4,
            data: data.clone(),
        }),
        framed(Carries::Trouble {
            what: Trouble::Time,
            about: data.clone(),
        }),
        framed(Carries::Tcp(segment(true, &nothing))),
        framed(Carries::Tcp(segment(false, &data))),
        framed(Carries::Tcp(turn)),
    ];
    all.extend(messages);
    all
}

/// The value of the field of this name, as it is written.
fn value(layers: &[Layer], id: &str) -> String {
    let fields = layers.iter().flat_map(|l| &l.fields);
    let found = fields.into_iter().find(|f| match &f.name {
        Label::Text(own, _) => *own == id,
        Label::Raw(own) => own == id,
    });
    match &found.unwrap_or_else(|| panic!("no {id}")).value {
        Label::Raw(s) => s.clone(),
        Label::Text(id, params) => format!("{id} {params:?}"),
    }
}

/// Layers lie one behind the other over all bytes; fields lie in their layers.
fn is_whole(bytes: &[u8], layers: &[Layer]) {
    let mut at = 0;
    for layer in layers {
        assert_eq!(layer.bytes.start, at, "{layer:?}");
        at = layer.bytes.end;
        for field in &layer.fields {
            let fits = layer.bytes.start <= field.bytes.start && field.bytes.end <= layer.bytes.end;
            assert!(fits, "{field:?} of {layer:?}");
        }
    }
    assert_eq!(at, bytes.len());
}

#[test]
fn every_byte_of_what_is_sent_has_its_meaning_and_nothing_is_wrong() {
    for bytes in samples() {
        let layers = layers(&bytes);
        is_whole(&bytes, &layers);
        for layer in &layers {
            let mut told = vec![false; bytes.len()];
            for field in &layer.fields {
                assert!(!field.wrong, "{field:?}");
                told[field.bytes.clone()].fill(true);
            }
            assert!(
                layer.bytes.clone().all(|i| told[i]),
                "a byte of {layer:?} is in no field"
            );
        }
    }
}

#[test]
fn values_are_those_that_were_put_in() {
    let all = samples();
    let arp = layers(&all[0]);
    assert_eq!(
        value(&arp, "packet-eth-to"),
        "ff:ff:ff:ff:ff:ff (broadcast)"
    );
    assert_eq!(value(&arp, "packet-arp-operation"), "1 (request)");
    assert_eq!(value(&arp, "packet-arp-target"), "192.0.2.2");
    let dhcp = layers(&all[1]);
    assert_eq!(value(&dhcp, "packet-option-type"), "2 (DHCPOFFER)");
    assert_eq!(value(&dhcp, "packet-dhcp-xid"), "0x00000007");
    assert_eq!(value(&dhcp, "packet-port-from"), "67 (DHCP server)");
    let tcp = layers(&all[5]);
    assert_eq!(value(&tcp, "packet-tcp-flags"), "SYN");
    assert_eq!(value(&tcp, "packet-tcp-mss"), "1460");
    let http = layers(&all[6]);
    assert_eq!(value(&http, "packet-http-start"), "GET / HTTP/1.1");
    assert_eq!(value(&http, "Host"), "example");
}

/// The texts of the layers of a message by itself.
fn names(layers: &[Layer]) -> Vec<&str> {
    let name = |l: &Layer| match l.name {
        Label::Text(id, _) => id.trim_start_matches("packet-").to_owned(),
        Label::Raw(ref s) => s.clone(),
    };
    let all: Vec<String> = layers.iter().skip(3).map(name).collect();
    all.into_iter().map(|s| &*s.leak()).collect()
}

/// RFC 8489 §14, RFC 8445 §16, RFC 8656 §18: what is put in is told, addresses without their XOR.
#[test]
fn messages_of_stun_are_told_attribute_by_attribute() {
    let all: Vec<Vec<Layer>> = samples()[8..].iter().map(|b| layers(b)).collect();
    let check = &all[0];
    assert_eq!(value(check, "packet-stun-type"), "0x0001 (Binding Request)");
    assert_eq!(value(check, "packet-stun-username"), "“B456:A123”");
    assert!(value(check, "packet-stun-priority").contains("Int(110)"));
    assert!(value(check, "packet-stun-controlling").contains("0x0000000000000007"));
    assert_eq!(value(check, "packet-stun-use"), "packet-stun-there []");
    assert!(value(check, "packet-stun-fingerprint").starts_with("packet-checksum-right"));
    assert_eq!(value(check, "packet-stun-integrity").len(), 40);
    assert_eq!(names(&all[1]), ["stun", "stun", "stun-more"]);
    assert!(value(&all[1], "packet-stun-peer").contains("192.0.2.2:5000"));
    assert_eq!(names(&all[2]), ["stun", "data", "stun-more"]);
    assert_eq!(value(&all[2], "packet-stun-padding"), "00 00 00");
    assert_eq!(
        value(&all[3], "packet-stun-type"),
        "0x0113 (Allocate Error Response)"
    );
    assert_eq!(value(&all[3], "packet-stun-error"), "401 (Unauthenticated)");
    assert!(value(&all[4], "packet-stun-relayed").contains("192.0.2.1:50000"));
    assert!(value(&all[4], "packet-stun-xor-mapped").contains("192.0.2.2:50001"));
    assert_eq!(value(&all[5], "packet-stun-channel"), "0x4000");
    assert_eq!(names(&all[6]), ["channel", "stun"]);
    assert_eq!(value(&all[6], "packet-channel-number"), "0x4001");
    assert_eq!(names(&all[7]), ["channel", "data", "padding"]);
    assert_eq!(names(&all[8]), ["dtls"; 4]);
    assert_eq!(value(&all[8], "packet-dtls-message"), "1 (ClientHello)");
    assert_eq!(names(&all[9]), ["rtp", "data"]);
    assert_eq!(value(&all[9], "packet-rtp-payload"), "96");
    assert_eq!(value(&all[10], "packet-rtcp-type"), "200 (SR)");
    assert_eq!(
        value(&all[11], "packet-dns-answer"),
        "abc.local IN A = 192.0.2.2 (TTL 120 s)"
    );
    assert_eq!(
        names(&layers(&samples()[7])),
        ["stun", "channel", "data", "padding"]
    );
}

/// RFC 8489 §14.7 and §5: a changed bit shows in the fingerprint, a wrong length where it stands.
#[test]
fn a_wrong_fingerprint_and_a_wrong_length_are_shown() {
    let shown = |bytes: &[u8]| {
        let udp = Carries::Udp {
            ports: (5000, 5001),
            data: bytes.into(),
        };
        let opened = layers(&framed(udp));
        let wrong = opened.iter().flat_map(|l| &l.fields).filter(|f| f.wrong);
        let ids = wrong.map(|f| match f.name {
            Label::Text(id, _) => id,
            Label::Raw(_) => "",
        });
        ids.collect::<Vec<_>>()
    };
    let good = check().to_vec();
    assert!(shown(&good).is_empty());
    // A changed type of FINGERPRINT makes another attribute of it, which need not be known.
    let last = good.len();
    for at in (8..last - 8).chain(last - 6..last) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        assert!(!shown(&bad).is_empty(), "byte {at}");
    }
    let mut bad = good.clone();
    bad[28] ^= 1;
    assert_eq!(shown(&bad), ["packet-stun-fingerprint"]);
    let mut long = good.clone();
    long.extend([0; 4]);
    assert_eq!(shown(&long), ["packet-stun-length"]);
    assert!(shown(&good[..good.len() - 4]).contains(&"packet-malformed"));
    // A priority of two bytes.
    let mut short =
        stun::Message::new(Class::Request, Method::Binding, 1).bytes(None)[..20].to_vec();
    short[3] = 8;
    short.extend([0, attribute::PRIORITY as u8, 0, 2, 1, 2, 0, 0]);
    assert_eq!(shown(&short), ["packet-stun-priority"]);
}

/// One bit changed anywhere behind the Ethernet header is found by a checksum, or a length.
#[test]
fn a_changed_bit_is_shown_as_wrong() {
    for bytes in samples().iter().skip(1) {
        for at in 14..bytes.len() {
            let mut bytes = bytes.to_vec();
            bytes[at] ^= 0x10;
            let layers = layers(&bytes);
            let wrong = layers.iter().flat_map(|l| &l.fields).any(|f| f.wrong);
            // A UDP checksum of zero would say that there is none.
            assert!(wrong, "byte {at} changed, nothing is wrong");
        }
    }
}

#[test]
fn a_cut_frame_is_read_as_far_as_it_goes() {
    for bytes in samples() {
        for n in 0..bytes.len() {
            let cut = &bytes[..n];
            let layers = layers(cut);
            is_whole(cut, &layers);
            let wrong = layers.iter().flat_map(|l| &l.fields).any(|f| f.wrong);
            assert!(wrong || n >= 42, "{n} bytes of a longer frame look right");
        }
    }
}

#[test]
fn malformed_options_are_told_with_their_place() {
    let mut bytes = samples()[1].to_vec();
    // The length of the first option behind the type.
    let at = 42 + HEADER + 4;
    bytes[at] = 255;
    let layers = layers(&bytes);
    let last = layers.last().and_then(|l| l.fields.last()).expect("fields");
    assert!(last.wrong);
    assert_eq!(last.bytes, at - 1..bytes.len());
}

proptest! {
    #[test]
    fn any_bytes_are_opened_whole(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        kind in prop_oneof![Just(0x0800_u16), Just(0x0806), Just(0x8100), any::<u16>()],
        protocol in prop_oneof![Just(1_u8), Just(6), Just(17), any::<u8>()],
        header in 0_u8..16,
    ) {
        let mut bytes = bytes;
        if bytes.len() > 24 {
            bytes[12..14].copy_from_slice(&kind.to_be_bytes());
            bytes[14] = 0x40 | header;
            bytes[23] = protocol;
            bytes[20..22].fill(0);
        }
        is_whole(&bytes, &layers(&bytes));
        let _ = crate::frame::read(&bytes);
    }

    #[test]
    fn harmed_frames_are_opened_whole(
        which in 0_usize..20,
        harm in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = samples()[which].to_vec();
        for (place, value) in harm {
            let at = place.index(bytes.len());
            bytes[at] = value;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        is_whole(&bytes, &layers(&bytes));
        if let Some(crate::frame::Read { what: crate::frame::What::Ipv4(ip), .. }) = crate::frame::read(&bytes)
            && let crate::frame::Inside::Udp { data, .. } = ip.carries
        {
            let _ = Message::read(data);
        }
        let _ = Message::read(&bytes);
    }
}

/// The same layers, moved, whatever was taken off around them.
#[test]
fn a_part_of_a_frame_has_the_layers_inside_it() {
    for frame in samples() {
        let bytes = crate::sum::sealed(&frame);
        let all = sealed(&bytes);
        let fcs = all.last().expect("a layer");
        assert_eq!(fcs.bytes, bytes.len() - 4..bytes.len());
        assert!(!fcs.fields[0].wrong);
        assert_eq!(all[..all.len() - 1], layers(&bytes[..bytes.len() - 4]));
        for first in 0..all.len() {
            let from = all[first].bytes.start;
            let inside = part(all.clone(), from..bytes.len());
            assert_eq!(inside.len(), all.len() - first);
            for (part, whole) in inside.iter().zip(&all[first..]) {
                assert_eq!(
                    (&part.name, part.bytes.start + from),
                    (&whole.name, whole.bytes.start)
                );
                for (p, w) in part.fields.iter().zip(&whole.fields) {
                    assert_eq!((&p.value, p.bytes.end + from), (&w.value, w.bytes.end));
                }
            }
        }
        let mut harmed = bytes.clone();
        harmed[20] ^= 1;
        assert!(sealed(&harmed).last().expect("a layer").fields[0].wrong);
    }
    assert_eq!(sealed(&[1, 2]), layers(&[]));
}
