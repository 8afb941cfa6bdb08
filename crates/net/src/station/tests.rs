//! Hosts and a router, frame by frame.

use super::*;

const A: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const B: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 2);
const FAR: Ipv4Addr = Ipv4Addr::new(10, 0, 1, 2);

fn host(n: u32, address: Ipv4Addr) -> Station {
    let mut host = Station::new(&[Mac::local(n)]);
    host.set_address(0, Some((address, 24)));
    host
}

fn default_route(via: Ipv4Addr) -> Route {
    Route {
        network: Ipv4Addr::UNSPECIFIED,
        prefix: 0,
        via,
    }
}

fn ping(from: Ipv4Addr, to: Ipv4Addr) -> Datagram {
    Datagram {
        from,
        to,
        ttl: 64,
        carries: Carries::Echo {
            reply: false,
            ident: 1,
            seq: 1,
            data: [1, 2, 3][..].into(),
        },
    }
}

fn only(out: Out) -> Rc<[u8]> {
    let [(0, bytes)] = &out[..] else {
        panic!("not one frame: {out:?}");
    };
    bytes.clone()
}

/// RFC 826: request by broadcast, reply by unicast, then the datagram.
#[test]
fn a_ping_between_neighbours_asks_for_the_address_first() {
    let (mut a, mut b) = (host(1, A), host(2, B));
    let mut out = Out::new();
    a.send(0, &ping(A, B), &mut out).expect("B is beside");
    let request = only(out);
    assert_eq!(frame::read(&request).map(|f| f.to), Some(Mac::BROADCAST));
    let mut out = Out::new();
    let heard = b.receive(1, 0, &request, &mut out);
    assert!(matches!(heard[..], [Heard::Arp { arp, .. }] if arp.target == B));
    let reply = only(out);
    let mut out = Out::new();
    a.receive(2, 0, &reply, &mut out);
    let echo = only(out);
    let mut out = Out::new();
    let heard = b.receive(3, 0, &echo, &mut out);
    assert_eq!(
        heard,
        [Heard::Echo {
            from: A,
            reply: false
        }]
    );
    // B learned A's address from the request: its answer needs no question.
    let answer = only(out);
    let mut out = Out::new();
    let heard = a.receive(4, 0, &answer, &mut out);
    assert_eq!(
        heard,
        [Heard::Echo {
            from: B,
            reply: true
        }]
    );
    assert!(out.is_empty());
    // An entry is believed for a minute.
    let mut out = Out::new();
    a.send(ARP_LIFETIME + 2, &ping(A, B), &mut out)
        .expect("beside");
    let again = frame::read(&out[0].1).map(|f| f.to);
    assert_eq!(again, Some(Mac::BROADCAST), "asked anew");
}

#[test]
fn nobody_answers_three_questions_and_it_is_given_up() {
    let mut a = host(1, A);
    let mut out = Out::new();
    a.send(0, &ping(A, B), &mut out).expect("B is beside");
    for n in 1..ARP_TRIES {
        let at = a.next_at().expect("it asks again");
        assert_eq!(at, u64::from(n) * ARP_RETRY);
        let mut out = Out::new();
        assert!(a.wake(at, &mut out).is_empty());
        assert_eq!(out.len(), 1);
    }
    let mut out = Out::new();
    let told = a.wake(3 * ARP_RETRY, &mut out);
    assert_eq!(
        told,
        [Heard::Undelivered {
            why: Trouble::Host,
            to: B
        }]
    );
    assert_eq!((a.next_at(), out.len()), (None, 0));
}

/// RFC 1812 §5.3.1: a router takes one off the TTL, makes the checksum anew, and puts other hardware
/// addresses on; addresses of IP stay.
#[test]
fn a_router_passes_on_with_a_smaller_ttl_and_other_hardware_addresses() {
    let mut router = Station::new(&[Mac::local(8), Mac::local(9)]);
    router.forwards = true;
    router.set_address(0, Some((Ipv4Addr::new(10, 0, 0, 254), 24)));
    router.set_address(1, Some((Ipv4Addr::new(10, 0, 1, 254), 24)));
    router.learn(0, 1, FAR, Mac::local(3));
    let came = ping(A, FAR).frame(Mac::local(1), Mac::local(8));
    let mut out = Out::new();
    let heard = router.receive(5, 0, &came, &mut out);
    let want = Heard::Forwarded {
        from: 0,
        to: 1,
        next_hop: FAR,
    };
    assert_eq!(heard, [want]);
    let [(1, went)] = &out[..] else {
        panic!("{out:?}");
    };
    let went = frame::read(went).expect("a frame");
    assert_eq!((went.from, went.to), (Mac::local(9), Mac::local(3)));
    let What::Ipv4(ip) = went.what else {
        panic!("{went:?}");
    };
    assert_eq!((ip.from, ip.to, ip.ttl), (A, FAR, 63));
}

/// RFC 792, RFC 1812 §4.3.3: time exceeded and network unreachable go back to the source.
#[test]
fn what_cannot_be_passed_on_is_told_to_its_source() {
    let mut router = Station::new(&[Mac::local(8), Mac::local(9)]);
    router.forwards = true;
    let own = Ipv4Addr::new(10, 0, 0, 254);
    router.set_address(0, Some((own, 24)));
    router.set_address(1, Some((Ipv4Addr::new(10, 0, 1, 254), 24)));
    router.learn(0, 0, A, Mac::local(1));
    let nowhere = Ipv4Addr::new(203, 0, 113, 1);
    for (ttl, to, code) in [(1, FAR, (11, 0)), (64, nowhere, (3, 0))] {
        let came = Datagram { ttl, ..ping(A, to) }.frame(Mac::local(1), Mac::local(8));
        let mut out = Out::new();
        let heard = router.receive(0, 0, &came, &mut out);
        assert!(
            matches!(heard[..], [Heard::Undelivered { .. }]),
            "{heard:?}"
        );
        let back = only(out);
        let Some(What::Ipv4(ip)) = frame::read(&back).map(|f| f.what) else {
            panic!("{back:?}");
        };
        assert_eq!((ip.from, ip.to), (own, A));
        let Inside::Icmp { code: told, rest } = ip.carries else {
            panic!("{ip:?}");
        };
        assert_eq!(told, code);
        // The header and 8 bytes of the datagram are in it.
        assert_eq!(rest[4..][..20], came[14..34]);
    }
}

#[test]
fn the_longest_prefix_decides_and_own_networks_come_first() {
    let mut a = host(1, A);
    a.routes = vec![
        default_route(Ipv4Addr::new(10, 0, 0, 254)),
        Route {
            network: Ipv4Addr::new(10, 0, 1, 0),
            prefix: 24,
            via: Ipv4Addr::new(10, 0, 0, 253),
        },
    ];
    assert_eq!(a.route(B), Some((0, B)));
    assert_eq!(a.route(FAR), Some((0, Ipv4Addr::new(10, 0, 0, 253))));
    let out = Ipv4Addr::new(203, 0, 113, 1);
    assert_eq!(a.route(out), Some((0, Ipv4Addr::new(10, 0, 0, 254))));
    a.routes.clear();
    let refused = a.send(0, &ping(A, out), &mut Out::new());
    assert_eq!(refused, Err(Trouble::Network));
}

/// RFC 826, RFC 5227: a probe (sender 0.0.0.0) is answered, and nothing is learned from it.
#[test]
fn a_probe_for_an_own_address_is_answered() {
    let mut a = host(1, A);
    let probe = Arp::request(Mac::local(5), Ipv4Addr::UNSPECIFIED, A).frame(Mac::BROADCAST);
    let mut out = Out::new();
    a.receive(0, 0, &probe, &mut out);
    let answer = frame::read(&out[0].1).expect("a frame");
    assert!(matches!(answer.what, What::Arp(arp) if arp.reply && arp.sender == A));
    assert_eq!(answer.to, Mac::local(5));
    assert_eq!(a.neighbours().count(), 0);
    let other = Arp::request(Mac::local(5), Ipv4Addr::UNSPECIFIED, B).frame(Mac::BROADCAST);
    let mut out = Out::new();
    a.receive(0, 0, &other, &mut out);
    assert!(out.is_empty());
}

#[test]
fn what_is_for_others_is_not_heard() {
    let mut a = host(1, A);
    let mut out = Out::new();
    let for_b = ping(B, A).frame(Mac::local(3), Mac::local(2));
    assert!(a.receive(0, 0, &for_b, &mut out).is_empty(), "other MAC");
    let wrong_ip = ping(FAR, B).frame(Mac::local(3), Mac::local(1));
    assert!(
        a.receive(0, 0, &wrong_ip, &mut out).is_empty(),
        "a host forwards nothing"
    );
    assert!(out.is_empty());
}
