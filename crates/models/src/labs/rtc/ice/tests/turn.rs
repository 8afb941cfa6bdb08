//! The TURN server (RFC 8656).

use super::{
    super::event::{Drop, Served},
    *,
};
use kw_net::stun::Method;

/// RFC 8489 §9.2.4: the first request has no credentials and is refused with 401; the second has.
#[test]
fn an_allocation_begins_with_a_challenge() {
    let (_, events) = run(&preset("holes"));
    let served: Vec<&Served> = events
        .iter()
        .filter_map(|e| match &e.what {
            What::Served { packet, served } if packet.from == 0 => Some(served),
            _ => None,
        })
        .filter(|s| {
            matches!(
                s,
                Served::Challenge(Method::Allocate) | Served::Allocated { .. }
            )
        })
        .collect();
    assert!(matches!(served[0], Served::Challenge(_)));
    assert!(matches!(served[1], Served::Allocated { seconds: 600, .. }));
}

/// RFC 8656 §9: what comes from an address without a permission is not relayed.
#[test]
fn without_a_permission_nothing_is_relayed() {
    let (state, events) = run(&preset("holes"));
    let mut seen = 0;
    for event in &events {
        if let What::Dropped {
            why: Drop::NoPermission { peer, allowed, .. },
            ..
        } = &event.what
        {
            assert!(!allowed.contains(peer.ip()));
            seen += 1;
        }
    }
    assert!(seen > 0);
    assert!(is_connected(&state));
}

/// §12: the selected pair gets a channel, and data goes in it.
#[test]
fn data_goes_in_a_channel() {
    let (state, events) = run(&preset("relayed"));
    let bound = state
        .server
        .allocations
        .iter()
        .any(|a| !a.channels.is_empty());
    assert!(bound);
    let channel = events.iter().any(|e| {
        matches!(
            &e.what,
            What::Served {
                served: Served::RelaysIn { channel: true, .. },
                ..
            }
        )
    });
    assert!(channel);
}

/// RFC 8445 §8.3.1: a relayed address that is not used is given back after three seconds.
#[test]
fn what_is_not_needed_is_freed() {
    let (state, _) = run(&preset("holes"));
    let live = state
        .server
        .allocations
        .iter()
        .filter(|a| state.now < a.until);
    assert_eq!(live.count(), 0);
    let (state, _) = run(&preset("relayed"));
    let live = state
        .server
        .allocations
        .iter()
        .filter(|a| state.now < a.until);
    assert!(live.count() >= 1);
}

/// §2.1: over TCP where UDP is not let out.
#[test]
fn tcp_helps_where_udp_is_blocked() {
    let (state, events) = run(&preset("firewall"));
    assert!(is_connected(&state));
    let blocked = events.iter().any(|e| {
        matches!(
            &e.what,
            What::Dropped {
                why: Drop::NoUdp,
                ..
            }
        )
    });
    assert!(blocked);
    assert!(state.server.allocations.iter().any(|a| a.client.tcp));
    let mut sc = preset("firewall");
    sc.turn_tcp = false;
    let (state, _) = run(&sc);
    assert!(!is_connected(&state));
}

/// §8, §9, §12: an allocation that is used is kept for as long as it is used.
#[test]
fn a_relay_that_is_used_is_renewed() {
    let mut sc = preset("relayed");
    sc.timing.watch = 1_500;
    let (state, events) = run(&sc);
    assert!(is_connected(&state));
    let refreshed = events.iter().filter(|e| {
        matches!(
            &e.what,
            What::Served {
                served: Served::Done {
                    method: Method::Refresh,
                    ..
                },
                ..
            }
        )
    });
    assert!(refreshed.count() >= 2);
    let lost = events.iter().any(|e| {
        matches!(&e.what, What::Dropped { why: Drop::NoPermission { .. }, packet, .. } if packet.number > 200)
    });
    assert!(!lost);
}
