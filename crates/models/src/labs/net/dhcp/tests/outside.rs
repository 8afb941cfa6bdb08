//! The second witness: a run's frames, read as a recording is, tell the same story. The reader knows
//! nothing of the machines that sent them.

use super::*;

/// Runs on a network that loses nothing, so that what is sent is also heard.
fn faultless() -> impl Iterator<Item = (String, Scenario)> {
    let randoms = (0..400).map(|seed| (format!("random {seed}"), presets::random(seed)));
    let presets = presets::ALL.iter().map(|p| (p.0.to_owned(), p.1()));
    presets
        .chain(randoms)
        .filter(|(_, sc)| sc.capture.is_none() && sc.cables.loss == 0)
        .filter(|(_, sc)| !moves_hosts(sc))
}

/// Whether a host leaves its link while messages may be under way.
fn moves_hosts(sc: &Scenario) -> bool {
    sc.happenings.iter().any(|h| {
        matches!(
            h.event,
            Input::Unplug { .. } | Input::Move { .. } | Input::Restart { .. }
        )
    })
}

#[test]
fn a_recording_of_a_run_has_the_same_messages() {
    for (name, sc) in faultless() {
        let own = frames(&steps(&sc));
        if own.is_empty() || own.len() > scenario::MAX_FRAMES {
            continue;
        }
        let seen = frames(&steps(&presets::recorded(&sc)));
        assert_eq!(own.len(), seen.len(), "{name}");
        for ((a, m, _), (b, n, _)) in own.iter().zip(&seen) {
            assert_eq!(
                (a.at, a.sort, a.network, a.ends),
                (b.at, b.sort, b.network, b.ends)
            );
            assert_eq!(m, n, "{name}");
            assert_eq!(a.to.is_some(), b.to.is_some(), "{name}: {a:?} {b:?}");
        }
    }
}

#[test]
fn the_states_that_messages_tell_are_those_of_the_clients() {
    for (name, sc) in faultless() {
        let own = steps(&sc);
        let recorded = presets::recorded(&sc);
        if recorded
            .capture
            .as_ref()
            .is_none_or(|c| c.frames.is_empty() || c.frames.len() > 500)
        {
            continue;
        }
        let seen = steps(&recorded);
        let sent = own.iter().filter(|(_, e)| frame(e).is_some());
        for ((state, event), (outside, _)) in sent.zip(&seen) {
            let Some(sent) = frame(event) else { continue };
            let read = frame::read(&sent.bytes).expect("a frame");
            let Some(m) = message(&read) else { continue };
            // Whoever asks is in the state that its message says.
            if m.kind == Type::Request && state.is_router(sent.from).is_none() {
                let inside = state.phase(sent.from);
                let there = outside.host_of(m.chaddr).and_then(|h| outside.phase(h));
                assert_eq!(inside, there, "{name}: {event:?}");
            }
        }
        // At the end both know the same leases, but for what no message told: where two have one
        // address, an answer may come to the wrong one.
        let (Some((state, _)), Some((outside, _))) = (own.last(), seen.last()) else {
            continue;
        };
        if state.totals.clashes > 0 {
            continue;
        }
        for (i, host) in state.hosts.iter().enumerate() {
            let state::Role::Client {
                method: Method::Dhcp,
                dhcp,
                ..
            } = &host.role
            else {
                continue;
            };
            let Some(lease) = dhcp.lease().filter(|l| !l.server.is_broadcast()) else {
                continue;
            };
            let there = outside.host_of(host.station.mac(0));
            let actor =
                there.and_then(|h| outside.replay.as_ref().map(|r| &r.actors[usize::from(h)]));
            let actor = actor.unwrap_or_else(|| panic!("{name}: {i} is not seen"));
            assert_eq!(actor.address, Some(lease.address), "{name}");
            assert_eq!(actor.phase, Some(dhcp.phase()), "{name}");
        }
    }
}

/// As in `dhcp-dora-renew-release.pcap` (ISC dhclient 4.4.3, dnsmasq 2.90), but for what the kernel
/// asks by ARP: types, and who is asked how.
#[test]
fn a_run_goes_as_the_real_one_did() {
    let sc = preset("as-recorded");
    let all = messages(&steps(&sc));
    let kinds: Vec<(Type, Option<Request>, bool)> = all
        .iter()
        .map(|(r, m)| (m.kind, m.request(r.ends.1.is_broadcast()), r.broadcast))
        .collect();
    assert_eq!(
        kinds,
        [
            (Type::Discover, None, true),
            (Type::Offer, None, false),
            (Type::Request, Some(Request::Selecting), true),
            (Type::Ack, None, false),
            (Type::Request, Some(Request::Renewing), false),
            (Type::Ack, None, false),
            (Type::Release, None, false),
        ]
    );
    let (renewal, _) = all[4];
    let (request, _) = all[2];
    // The real one renewed at 55.35 s, 92 % of the T1 of 60 s that its server gave.
    let t1 = (renewal.at - request.at) as f64 / SECOND as f64;
    assert!((54.0..=60.0).contains(&t1), "{t1}");
}
