//! The rules of RFC 4787 and RFC 5508, one by one.

use super::{
    gateway::{Change, Gateway, INSIDE, OUTSIDE, Passed},
    rewrite::{End, Field, endpoint, flow},
    *,
};
use crate::SECOND;
use crate::{
    Ipv4Addr, Mac,
    frame::{self, Carries, Datagram, Inside, Trouble, What},
    ipv4,
    station::{Heard, Out, Route, Station},
    sum,
};
use Behaviour::{AddressAndPortDependent, AddressDependent, EndpointIndependent};
use proptest::prelude::*;

fn at(text: &str) -> Endpoint {
    text.parse().expect("an endpoint")
}

fn ip(text: &str) -> Ipv4Addr {
    ipv4(text).expect("an address")
}

const A: &str = "10.0.0.2:5000";
const B: &str = "10.0.0.3:5000";
const X: &str = "203.0.113.9:80";
/// X's address, another port.
const X2: &str = "203.0.113.9:81";
const Y: &str = "203.0.113.10:80";
const PUBLIC: &str = "198.51.100.1";

fn nat(settings: Settings) -> Nat {
    Nat::new(ip(PUBLIC), settings, 1)
}

fn behaving(mapping: Behaviour, filtering: Behaviour) -> Nat {
    nat(Settings {
        mapping,
        filtering,
        ..Settings::default()
    })
}

fn out(nat: &mut Nat, now: u64, inside: &str, remote: &str) -> (u16, bool) {
    let done = nat.outbound(now, Protocol::Udp, at(inside), at(remote));
    done.map(|(e, made)| (e.outside.port(), made))
        .expect("a port is free")
}

fn may(nat: &Nat, now: u64, from: &str, port: u16) -> bool {
    let to = Endpoint::new(ip(PUBLIC), port);
    nat.would(now, Protocol::Udp, at(from), to).is_ok()
}

/// RFC 4787 §4.1: which packets of one inside endpoint share an outside endpoint.
#[test]
fn mapping_depends_on_as_much_of_the_peer_as_it_says() {
    for (mapping, same_address, other_address) in [
        (EndpointIndependent, true, true),
        (AddressDependent, true, false),
        (AddressAndPortDependent, false, false),
    ] {
        let mut nat = behaving(mapping, EndpointIndependent);
        let (first, made) = out(&mut nat, 0, A, X);
        assert!(made);
        let (again, made) = out(&mut nat, 1, A, X);
        assert_eq!(
            (again, made),
            (first, false),
            "the same peer, the same entry"
        );
        assert_eq!(
            out(&mut nat, 2, A, X2).0 == first,
            same_address,
            "{mapping:?}"
        );
        assert_eq!(
            out(&mut nat, 3, A, Y).0 == first,
            other_address,
            "{mapping:?}"
        );
    }
}

/// RFC 4787 §5: who may send to an outside endpoint, whatever the mapping.
#[test]
fn filtering_depends_on_as_much_of_the_sender_as_it_says() {
    for mapping in [
        EndpointIndependent,
        AddressDependent,
        AddressAndPortDependent,
    ] {
        for (filtering, same_address, other_address) in [
            (EndpointIndependent, true, true),
            (AddressDependent, true, false),
            (AddressAndPortDependent, false, false),
        ] {
            let mut nat = behaving(mapping, filtering);
            let (port, _) = out(&mut nat, 0, A, X);
            assert!(may(&nat, 1, X, port));
            assert_eq!(may(&nat, 1, X2, port), same_address, "{filtering:?}");
            assert_eq!(may(&nat, 1, Y, port), other_address, "{filtering:?}");
        }
    }
}

#[test]
fn the_reason_for_a_drop_names_the_entry_and_who_would_be_let_in() {
    let mut nat = behaving(EndpointIndependent, AddressAndPortDependent);
    out(&mut nat, 5, A, X);
    let why = nat.would(9, Protocol::Udp, at(Y), at("198.51.100.1:5000"));
    let Err(Reason::Filtered {
        entry,
        allowed,
        lapsed,
    }) = why
    else {
        panic!("{why:?}");
    };
    assert_eq!((entry.inside, lapsed), (at(A), None));
    assert_eq!(
        allowed,
        [Peer {
            remote: at(X),
            last: 5
        }]
    );
    let none = nat.would(9, Protocol::Udp, at(Y), at("198.51.100.1:5001"));
    assert_eq!(none, Err(Reason::NoEntry(at("198.51.100.1:5001"))));
    let other = nat.would(9, Protocol::Tcp, at(X), at("198.51.100.1:5000"));
    assert!(other.is_err(), "ports of UDP and TCP are different things");
    let private = nat.would(9, Protocol::Udp, at(X), at(A));
    assert_eq!(private, Err(Reason::NotPublic(ip("10.0.0.2"))));
    let by = nat.would(9, Protocol::Udp, at(X), at("198.51.100.1:5000"));
    let by = by.map(|a| (a.inside, a.by));
    assert_eq!(
        by,
        Ok((
            at(A),
            By::Endpoint(Peer {
                remote: at(X),
                last: 5
            })
        ))
    );
}

/// RFC 4787 §4.2.1: the port is kept where it is free; REQ-3: never is one used for two.
#[test]
fn ports_are_preserved_and_never_shared() {
    let mut nat = nat(Settings::default());
    assert_eq!(out(&mut nat, 0, A, X).0, 5000);
    assert_eq!(out(&mut nat, 1, B, X).0, 40_000, "5000 is taken");
    assert_eq!(out(&mut nat, 2, "10.0.0.4:5000", X).0, 40_001);
    // ICMP identifiers and TCP ports are counted by themselves.
    let tcp = nat
        .outbound(3, Protocol::Tcp, at(B), at(X))
        .map(|e| e.0.outside.port());
    assert_eq!(tcp, Ok(5000));
    nat.settings.preserve_ports = false;
    assert_eq!(out(&mut nat, 4, "10.0.0.5:7000", X).0, 40_002);
    nat.settings.random_ports = true;
    let drawn = out(&mut nat, 5, "10.0.0.6:7000", X).0;
    assert!(
        (40_000..=49_999).contains(&drawn) && drawn != 40_003,
        "{drawn}"
    );
}

#[test]
fn without_a_free_port_nothing_goes_out() {
    let mut nat = nat(Settings {
        preserve_ports: false,
        ports: (100, 101),
        ..Settings::default()
    });
    out(&mut nat, 0, A, X);
    out(&mut nat, 0, B, X);
    let third = at("10.0.0.4:5000");
    let why = nat.outbound(0, Protocol::Udp, third, at(X));
    assert_eq!(why, Err(Reason::OutOfPorts));
    // Once the time of one has run out, its port is free again.
    let later = nat.outbound(120 * SECOND, Protocol::Udp, third, at(X));
    assert!(later.is_ok());
}

/// RFC 4787 §4.3 REQ-5, REQ-6: two minutes from the last packet out; packets in only as an option.
#[test]
fn an_entry_ends_when_its_time_has_run_out() {
    let minute = 60 * SECOND;
    for inbound_refresh in [false, true] {
        let mut nat = nat(Settings {
            inbound_refresh,
            ..Settings::default()
        });
        let (port, _) = out(&mut nat, 0, A, X);
        out(&mut nat, minute, A, X);
        assert_eq!(nat.next_at(), Some(3 * minute));
        let to = Endpoint::new(ip(PUBLIC), port);
        nat.inbound(2 * minute, Protocol::Udp, at(X), to)
            .expect("it answers");
        assert!(may(&nat, 3 * minute - 1, X, port));
        assert_eq!(may(&nat, 3 * minute, X, port), inbound_refresh);
        if !inbound_refresh {
            let Err(Reason::Gone(gone)) = nat.would(3 * minute, Protocol::Udp, at(X), to) else {
                panic!("it is gone");
            };
            assert!(gone.expired && gone.at == 3 * minute && gone.entry.inside == at(A));
            assert_eq!(nat.expire(3 * minute).len(), 1);
            assert!(nat.entries().is_empty());
            assert!(matches!(
                nat.would(4 * minute, Protocol::Udp, at(X), to),
                Err(Reason::Gone(Gone { expired: true, .. }))
            ));
        }
    }
}

/// RFC 5508 §3.2 REQ-2 and RFC 5382 §5 REQ-5: other protocols have their own times.
#[test]
fn echoes_live_a_minute_and_tcp_two_hours() {
    let mut nat = nat(Settings::default());
    for (protocol, seconds) in [
        (Protocol::Icmp, 60),
        (Protocol::Udp, 120),
        (Protocol::Tcp, 7440),
    ] {
        nat.outbound(0, protocol, at(A), at(X)).expect("free");
        assert_eq!(nat.lifetime(protocol), seconds * SECOND);
    }
    assert_eq!(nat.live(60 * SECOND).count(), 2);
    assert_eq!(nat.live(120 * SECOND).count(), 1);
}

#[test]
fn a_permission_ages_by_itself_only_where_that_is_asked_for() {
    for ages in [true, false] {
        let mut nat = nat(Settings {
            permissions_age: ages,
            ..Settings::default()
        });
        let (port, _) = out(&mut nat, 0, A, X);
        out(&mut nat, 100 * SECOND, A, Y);
        assert!(may(&nat, 119 * SECOND, X, port));
        assert_eq!(may(&nat, 120 * SECOND, X, port), !ages);
        assert!(may(&nat, 120 * SECOND, Y, port));
        let to = Endpoint::new(ip(PUBLIC), port);
        if let Err(why) = nat.would(120 * SECOND, Protocol::Udp, at(X), to) {
            assert!(matches!(why, Reason::Filtered { lapsed: Some(p), .. } if p.remote == at(X)));
        }
    }
}

#[test]
fn a_restart_loses_the_table_and_says_so() {
    let mut nat = nat(Settings::default());
    let (port, _) = out(&mut nat, 0, A, X);
    assert_eq!(nat.restart(7).len(), 1);
    let to = Endpoint::new(ip(PUBLIC), port);
    let why = nat.would(8, Protocol::Udp, at(X), to);
    assert!(matches!(
        why,
        Err(Reason::Gone(Gone {
            expired: false,
            at: 7,
            ..
        }))
    ));
    assert_eq!(out(&mut nat, 9, A, X), (port, true));
}

const WEB: Forward = Forward {
    protocol: Protocol::Udp,
    port: 8080,
    inside: Endpoint::new(Ipv4Addr::new(10, 0, 0, 3), 80),
};

/// A forward lets anybody in, whatever the filter, and answers go back by it.
#[test]
fn a_forward_is_open_to_all_and_answered_by_its_own_port() {
    let mut nat = behaving(AddressAndPortDependent, AddressAndPortDependent);
    nat.add_forward(WEB);
    let to = Endpoint::new(ip(PUBLIC), 8080);
    let (entry, made, by) = nat.inbound(0, Protocol::Udp, at(X), to).expect("forwarded");
    assert_eq!(
        (entry.inside, made, by),
        (WEB.inside, true, By::Forward(WEB))
    );
    let back = nat
        .outbound(1, Protocol::Udp, WEB.inside, at(X))
        .expect("back");
    assert_eq!((back.0.outside, back.1), (to, false));
    // What it sends by itself leaves by the forwarded port, too.
    let first = nat
        .outbound(2, Protocol::Udp, WEB.inside, at(Y))
        .expect("out");
    assert_eq!(first.0.outside, to);
    // Its port is given to nobody else.
    let other = nat
        .outbound(3, Protocol::Udp, at("10.0.0.2:8080"), at(Y))
        .expect("out");
    assert_ne!(other.0.outside.port(), 8080);
    assert!(nat.remove_forward(Protocol::Udp, 8080) && !nat.remove_forward(Protocol::Udp, 8080));
    assert!(!may(&nat, 4, X, 8080));
}

#[test]
fn two_forwards_to_one_endpoint_are_answered_each_by_its_own() {
    let mut nat = nat(Settings::default());
    for port in [8080, 8081] {
        nat.add_forward(Forward { port, ..WEB });
    }
    for (from, port) in [(X, 8081), (Y, 8080)] {
        let to = Endpoint::new(ip(PUBLIC), port);
        nat.inbound(0, Protocol::Udp, at(from), to)
            .expect("forwarded");
        let back = nat
            .outbound(1, Protocol::Udp, WEB.inside, at(from))
            .expect("back");
        assert_eq!(back.0.outside, to);
    }
}

/// "Who can reach this host now?"
#[test]
fn reach_finds_the_way_in_or_says_why_there_is_none() {
    let mut nat = behaving(AddressAndPortDependent, AddressAndPortDependent);
    let reach = |nat: &Nat, from: &str| {
        let found = nat.reach(1, Protocol::Udp, at(from), at(A));
        found.map(|a| a.outside.port())
    };
    assert_eq!(reach(&nat, X), Err(Reason::Unmapped(at(A))));
    out(&mut nat, 0, A, X);
    let (second, _) = out(&mut nat, 0, A, Y);
    assert_eq!(reach(&nat, X), Ok(5000));
    assert_eq!(reach(&nat, Y), Ok(second));
    assert!(matches!(reach(&nat, X2), Err(Reason::Filtered { .. })));
    nat.add_forward(Forward {
        inside: at(A),
        ..WEB
    });
    assert_eq!(reach(&nat, X2), Ok(8080));
    assert!(matches!(
        nat.reach(121 * SECOND, Protocol::Udp, at(X), at(B)),
        Err(Reason::Unmapped(_))
    ));
}

/// A gateway whose neighbours are known: .2 and .3 inside, the router .254 outside.
fn gateway(settings: Settings) -> Gateway {
    let macs = [Mac::local(1), Mac::local(2)];
    let (inside, outside) = ((ip("10.0.0.1"), 24), (ip(PUBLIC), 24));
    let mut gateway = Gateway::new(macs, inside, outside, settings, 1);
    let station = &mut gateway.station;
    station.learn_for_ever(INSIDE, ip("10.0.0.2"), Mac::local(12));
    station.learn_for_ever(INSIDE, ip("10.0.0.3"), Mac::local(13));
    station.learn_for_ever(OUTSIDE, ip("198.51.100.254"), Mac::local(20));
    station.routes.push(Route {
        network: Ipv4Addr::UNSPECIFIED,
        prefix: 0,
        via: ip("198.51.100.254"),
    });
    gateway
}

fn udp(from: &str, to: &str, data: &[u8]) -> Datagram {
    let (from, to) = (at(from), at(to));
    Datagram::udp(*from.ip(), *to.ip(), (from.port(), to.port()), data.into())
}

fn echo(from: &str, to: &str, reply: bool, ident: u16) -> Datagram {
    Datagram {
        carries: Carries::Echo {
            reply,
            ident,
            seq: 1,
            data: b"ping"[..].into(),
        },
        ..Datagram::udp(ip(from), ip(to), (0, 0), Vec::new().into())
    }
}

/// What a gateway makes of a datagram, and the datagram it sends, if one.
fn through(g: &mut Gateway, now: u64, plug: u8, bytes: &[u8]) -> (Passed, Option<(u8, Vec<u8>)>) {
    let frame = frame::around(bytes, Mac::local(99), g.station.mac(plug));
    let mut out = Out::new();
    let mut passed = g.receive(now, plug, &frame, &mut out);
    assert!(out.len() <= 1 && passed.len() == 1, "{passed:?}");
    let sent = out
        .pop()
        .and_then(|(plug, bytes)| match frame::read(&bytes)?.what {
            What::Ipv4(ip) => Some((plug, ip.bytes.to_vec())),
            _ => None,
        });
    (passed.remove(0), sent)
}

fn ends(bytes: &[u8]) -> (Endpoint, Endpoint) {
    assert!(
        sum::is_right(bytes) && frame::datagram(bytes).is_some(),
        "its sums are right"
    );
    let flow = flow(bytes).expect("it has ports");
    (flow.from, flow.to)
}

fn names(change: &Change) -> Vec<Field> {
    change.fields().into_iter().map(|f| f.0).collect()
}

/// RFC 3022 §4.1: out, the source is changed; back, the destination; with TTL and checksums nothing
/// else.
#[test]
fn a_request_and_its_reply_are_rewritten_field_by_field() {
    let mut g = gateway(Settings {
        preserve_ports: false,
        ..Settings::default()
    });
    let sent = udp(A, X, b"who").bytes();
    let (passed, out) = through(&mut g, 0, INSIDE, &sent);
    let (plug, bytes) = out.expect("it goes out");
    assert_eq!(
        (plug, ends(&bytes)),
        (OUTSIDE, (at("198.51.100.1:40000"), at(X)))
    );
    let Passed::Out {
        entry,
        made: true,
        change,
        ..
    } = passed
    else {
        panic!("{passed:?}");
    };
    assert_eq!(
        (&change.before[..], &change.after[..]),
        (&sent[..], &bytes[..])
    );
    let (ttl, sum, check) = (Field::Ttl, Field::HeaderChecksum, Field::Checksum);
    assert_eq!(
        names(&change),
        [ttl, sum, Field::Source, Field::SourcePort, check]
    );
    assert_eq!(entry.inside, at(A));
    let back = udp(X, "198.51.100.1:40000", b"me").bytes();
    let (passed, out) = through(&mut g, 1, OUTSIDE, &back);
    assert_eq!(
        out.map(|(plug, b)| (plug, ends(&b))),
        Some((INSIDE, (at(X), at(A))))
    );
    let Passed::In {
        allowed_by: By::Endpoint(_),
        change,
        ..
    } = passed
    else {
        panic!("{passed:?}");
    };
    assert_eq!(
        names(&change),
        [ttl, sum, Field::Destination, Field::DestinationPort, check]
    );
    let stranger = udp(Y, "198.51.100.1:40000", b"let me in").bytes();
    let (passed, out) = through(&mut g, 2, OUTSIDE, &stranger);
    assert!(matches!(
        passed,
        Passed::Dropped {
            why: Reason::Filtered { .. },
            ..
        }
    ));
    assert_eq!(out, None);
}

/// RFC 5508 §3.1: an echo is known by its identifier.
#[test]
fn two_hosts_ping_with_one_identifier() {
    let mut g = gateway(Settings::default());
    for (host, seen) in [("10.0.0.2", 7), ("10.0.0.3", 40_000)] {
        let asked = echo(host, "203.0.113.9", false, 7).bytes();
        let (_, out) = through(&mut g, 0, INSIDE, &asked);
        let (from, _) = ends(&out.expect("it goes out").1);
        assert_eq!(from, Endpoint::new(ip(PUBLIC), seen));
        let answer = echo("203.0.113.9", PUBLIC, true, seen).bytes();
        let (passed, out) = through(&mut g, 1, OUTSIDE, &answer);
        assert!(matches!(passed, Passed::In { .. }));
        let (_, to) = ends(&out.expect("it comes in").1);
        assert_eq!(to, Endpoint::new(ip(host), 7));
    }
    // A request from outside is for the gateway, which answers.
    let asked = echo("203.0.113.9", PUBLIC, false, 7).bytes();
    let (passed, out) = through(&mut g, 2, OUTSIDE, &asked);
    assert!(matches!(
        passed,
        Passed::Station(Heard::Echo { reply: false, .. })
    ));
    assert_eq!(out.map(|o| o.0), Some(OUTSIDE));
}

/// RFC 4787 §6 REQ-9: hairpinning, with the external source address and port.
#[test]
fn hosts_inside_meet_by_outside_endpoints_if_the_nat_hairpins() {
    let to_b = udp(A, "198.51.100.1:6000", b"hello").bytes();
    let settings = Settings {
        filtering: EndpointIndependent,
        ..Settings::default()
    };
    let mut g = gateway(settings.clone());
    g.nat
        .outbound(0, Protocol::Udp, at("10.0.0.3:6000"), at(X))
        .expect("free");
    let (passed, out) = through(&mut g, 1, INSIDE, &to_b);
    assert!(matches!(
        passed,
        Passed::Hairpin {
            made: true,
            allowed_by: By::Open,
            ..
        }
    ));
    let (plug, bytes) = out.expect("back in");
    let seen = (at("198.51.100.1:5000"), at("10.0.0.3:6000"));
    assert_eq!((plug, ends(&bytes)), (INSIDE, seen));
    g.nat.settings.hairpin = false;
    let (passed, out) = through(&mut g, 2, INSIDE, &to_b);
    assert!(
        matches!(
            passed,
            Passed::Dropped {
                why: Reason::HairpinOff(_),
                ..
            }
        ) && out.is_none()
    );
    // A filter by endpoint holds for hairpinned packets, too; the sender's own is opened by its try.
    let mut g = gateway(Settings::default());
    g.nat
        .outbound(0, Protocol::Udp, at("10.0.0.3:6000"), at(X))
        .expect("free");
    let (passed, _) = through(&mut g, 1, INSIDE, &to_b);
    let Passed::Dropped {
        why: Reason::Filtered { .. },
        made: Some(entry),
        ..
    } = passed
    else {
        panic!("{passed:?}");
    };
    assert_eq!(entry.inside, at(A));
    let to_a = udp("10.0.0.3:6000", "198.51.100.1:5000", b"hello").bytes();
    assert!(matches!(
        through(&mut g, 2, INSIDE, &to_a).0,
        Passed::Hairpin { .. }
    ));
    assert!(matches!(
        through(&mut g, 3, INSIDE, &to_b).0,
        Passed::Hairpin { .. }
    ));
}

#[test]
fn the_router_in_it_works_as_before() {
    let mut g = gateway(Settings::default());
    let mut last = udp(A, X, b"");
    last.ttl = 1;
    let (passed, out) = through(&mut g, 0, INSIDE, &last.bytes());
    let time = Heard::Undelivered {
        why: Trouble::Time,
        to: ip("203.0.113.9"),
    };
    assert_eq!(passed, Passed::Station(time));
    assert_eq!(out.map(|o| o.0), Some(INSIDE), "the sender is told");
    assert!(
        g.nat.entries().is_empty(),
        "no entry for what goes no further"
    );
    // Something outside that addresses an inside host by its own address.
    let (passed, _) = through(&mut g, 0, OUTSIDE, &udp(X, A, b"").bytes());
    assert!(matches!(
        passed,
        Passed::Dropped {
            why: Reason::NotPublic(_),
            ..
        }
    ));
    // The gateway's own inside address.
    let (passed, _) = through(&mut g, 0, INSIDE, &udp(A, "10.0.0.1:53", b"").bytes());
    assert!(matches!(passed, Passed::Station(Heard::Udp { .. })));
    // ARP is not its business.
    let arp = frame::Arp::request(Mac::local(12), ip("10.0.0.2"), ip("10.0.0.1"));
    let mut out = Out::new();
    let passed = g.receive(0, INSIDE, &arp.frame(Mac::BROADCAST), &mut out);
    assert!(matches!(passed[..], [Passed::Station(Heard::Arp { .. })]) && out.len() == 1);
}

fn trouble(from: &str, to: &str, about: &[u8]) -> Vec<u8> {
    let carries = Carries::Trouble {
        what: Trouble::Port,
        about: about[..28].into(),
    };
    let (from, to) = (ip(from), ip(to));
    Datagram {
        from,
        to,
        ttl: 64,
        carries,
    }
    .bytes()
}

/// RFC 5508 §4.2 REQ-4: the error reaches the sender about the very packet it sent; §4.3 REQ-6: the
/// entry lives no longer for it.
#[test]
fn an_icmp_error_is_translated_with_the_packet_it_is_about() {
    let mut g = gateway(Settings {
        preserve_ports: false,
        ..Settings::default()
    });
    let sent = udp(A, X, b"data").bytes();
    let (_, out) = through(&mut g, 0, INSIDE, &sent);
    let seen = out.expect("it goes out").1;
    let error = trouble("203.0.113.1", PUBLIC, &seen);
    let (passed, out) = through(&mut g, 5, OUTSIDE, &error);
    assert!(matches!(&passed, Passed::Error { inward: true, entry, .. } if entry.used == 0));
    let back = out.expect("it comes in").1;
    let read = frame::datagram(&back).expect("a right header");
    assert_eq!((read.from, read.to), (ip("203.0.113.1"), ip("10.0.0.2")));
    let Inside::Icmp { code: (3, 3), rest } = read.carries else {
        panic!("its checksum is right: {:?}", read.carries);
    };
    // The embedded datagram is the one that was sent, but for what a router changes on the way.
    let (mut there, mut sent) = (rest[4..].to_vec(), sent[..28].to_vec());
    for bytes in [&mut there, &mut sent] {
        bytes[8] = 0;
        bytes[10..12].fill(0);
    }
    assert_eq!(there, sent);
    let stray = trouble(
        "203.0.113.1",
        PUBLIC,
        &udp("198.51.100.1:9", X, b"").bytes(),
    );
    let (passed, _) = through(&mut g, 6, OUTSIDE, &stray);
    assert!(matches!(
        passed,
        Passed::Dropped {
            why: Reason::NotAbout,
            ..
        }
    ));
}

/// RFC 5508 §4.2 REQ-5: an error from inside speaks of outside endpoints only.
#[test]
fn an_icmp_error_from_inside_hides_the_inside_address() {
    let mut g = gateway(Settings::default());
    let _ = through(&mut g, 0, INSIDE, &udp(A, X, b"").bytes());
    let answer = udp(X, "198.51.100.1:5000", b"late").bytes();
    let (_, out) = through(&mut g, 1, OUTSIDE, &answer);
    let error = trouble("10.0.0.2", "203.0.113.9", &out.expect("in").1);
    let (passed, out) = through(&mut g, 2, INSIDE, &error);
    assert!(matches!(passed, Passed::Error { inward: false, .. }));
    let out = out.expect("it goes out").1;
    let read = frame::datagram(&out).expect("a right header");
    assert_eq!(read.from, ip(PUBLIC));
    let Inside::Icmp { rest, .. } = read.carries else {
        panic!("its checksum is right");
    };
    assert_eq!(
        flow(&rest[4..]).map(|f| f.to),
        Some(at("198.51.100.1:5000"))
    );
}

/// RFC 5508 §5 REQ-7: an error about a hairpinned packet is translated both ways.
#[test]
fn an_icmp_error_about_a_hairpinned_packet_comes_back() {
    let mut g = gateway(Settings {
        filtering: EndpointIndependent,
        ..Settings::default()
    });
    g.nat
        .outbound(0, Protocol::Udp, at("10.0.0.3:6000"), at(X))
        .expect("free");
    let sent = udp(A, "198.51.100.1:6000", b"").bytes();
    let got = through(&mut g, 1, INSIDE, &sent).1.expect("back in").1;
    let error = trouble("10.0.0.3", PUBLIC, &got);
    let (passed, out) = through(&mut g, 2, INSIDE, &error);
    assert!(matches!(passed, Passed::Error { .. }));
    let (plug, out) = out.expect("to A");
    let read = frame::datagram(&out).expect("a right header");
    assert_eq!(
        (plug, read.from, read.to),
        (INSIDE, ip(PUBLIC), ip("10.0.0.2"))
    );
    let Inside::Icmp { rest, .. } = read.carries else {
        panic!("its checksum is right");
    };
    let about = flow(&rest[4..]).map(|f| (f.from, f.to));
    assert_eq!(about, Some((at(A), at("198.51.100.1:6000"))));
}

/// RFC 768: no checksum stays none. One that is wrong stays wrong: a NAT heals nothing.
#[test]
fn checksums_that_are_none_or_wrong_stay_so() {
    let mut bytes = udp(A, X, b"data").bytes();
    bytes[26..28].fill(0);
    endpoint(&mut bytes, End::Source, at("198.51.100.1:40000"));
    assert_eq!(bytes[26..28], [0, 0]);
    let mut bytes = udp(A, X, b"data").bytes();
    bytes[30] ^= 1;
    endpoint(&mut bytes, End::Source, at("198.51.100.1:40000"));
    assert!(!sum::is_right(&bytes));
}

#[test]
fn a_permanent_neighbour_neither_ages_nor_changes() {
    let mut host = Station::new(&[Mac::local(1)]);
    host.set_address(0, Some((ip("10.0.0.2"), 24)));
    host.learn_for_ever(0, ip("10.0.0.1"), Mac::local(2));
    let liar = frame::Arp::request(Mac::local(66), ip("10.0.0.1"), ip("10.0.0.2"));
    host.receive(0, 0, &liar.frame(Mac::BROADCAST), &mut Out::new());
    let mut out = Out::new();
    let sent = host.send(u64::MAX / 2, &udp(A, X, b""), &mut out);
    assert_eq!(sent, Err(Trouble::Network));
    host.send(u64::MAX / 2, &udp(A, "10.0.0.1:53", b""), &mut out)
        .expect("a neighbour");
    let to = frame::read(&out[0].1).map(|f| f.to);
    assert_eq!(to, Some(Mac::local(2)));
}

fn datagrams() -> impl Strategy<Value = Datagram> {
    let data = prop::collection::vec(any::<u8>(), 0..40);
    (
        any::<u32>(),
        any::<u32>(),
        any::<(u16, u16)>(),
        data,
        0..3u8,
    )
        .prop_map(|(from, to, ports, data, kind)| {
            let mut made = Datagram::udp(from.into(), to.into(), ports, data.clone().into());
            made.carries = match kind {
                0 => made.carries,
                1 => Carries::Echo {
                    reply: false,
                    ident: ports.0,
                    seq: 1,
                    data: data.into(),
                },
                _ => Carries::Tcp(frame::Segment {
                    ports: (ports.0.max(1), ports.1.max(1)),
                    seq: 1,
                    ack: None,
                    syn: true,
                    fin: false,
                    push: false,
                    window: 100,
                    max_size: None,
                    data: data.into(),
                }),
            };
            made
        })
}

proptest! {
    /// RFC 3022 §4.2: what is changed word by word is what would be written anew.
    #[test]
    fn rewriting_is_writing_anew(before in datagrams(), ip: u32, port in 1..=u16::MAX, source: bool) {
        let end = if source { End::Source } else { End::Destination };
        let mut bytes = before.bytes();
        endpoint(&mut bytes, end, Endpoint::new(ip.into(), port));
        let mut after = before;
        *if source { &mut after.from } else { &mut after.to } = ip.into();
        match &mut after.carries {
            Carries::Udp { ports, .. } => *if source { &mut ports.0 } else { &mut ports.1 } = port,
            Carries::Echo { ident, .. } => *ident = port,
            Carries::Tcp(s) => *if source { &mut s.ports.0 } else { &mut s.ports.1 } = port,
            Carries::Trouble { .. } => {}
        }
        prop_assert_eq!(bytes, after.bytes());
    }

    #[test]
    fn any_bytes_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..90), plug in 0..2u8) {
        let mut g = gateway(Settings::default());
        let frame = frame::around(&bytes, Mac::local(9), g.station.mac(plug));
        g.receive(0, plug, &frame, &mut Out::new());
        let mut some = bytes.clone();
        endpoint(&mut some, End::Source, at(X));
        rewrite::error(&mut some, (End::Source, ip(PUBLIC)), (End::Destination, at(X)));
    }
}
