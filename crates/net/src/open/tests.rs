//! Opening frames: every byte is told once, values are right, harm is shown where it is.

use super::*;
use crate::{
    dhcp::Message,
    frame::{Arp, Carries, Datagram, Segment, Trouble},
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
    vec![
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
    ]
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
        which in 0_usize..7,
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
