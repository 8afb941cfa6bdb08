//! Rules of the agents.

use super::{
    super::{
        agent::{Purpose, Then},
        scenario::Roles,
        view::{Kind, PairState, Said, pair_priority, priority},
    },
    *,
};
use kw_net::{SECOND, stun};

/// RFC 8445 §5.1.2.1 with the recommended type preferences (§5.1.2.2).
#[test]
fn candidate_priorities() {
    assert_eq!(priority(Kind::Host, 65_535, 1), 2_130_706_431);
    assert_eq!(priority(Kind::PeerReflexive, 65_535, 1), 1_862_270_975);
    assert_eq!(priority(Kind::ServerReflexive, 65_535, 2), 1_694_498_814);
    assert_eq!(priority(Kind::Relayed, 65_535, 1), 16_777_215);
    // What a browser gave (captures/ice-holepunch.txt): local preference 30.
    assert_eq!(priority(Kind::ServerReflexive, 30, 1), 1_677_729_535);
    assert_eq!(priority(Kind::Host, 30, 1), 2_113_937_151);
}

/// §6.1.2.3; the pair that was nominated in captures/ice-holepunch.txt.
#[test]
fn pair_priorities_pass_2_to_the_53rd() {
    let both = 1_677_729_535;
    assert_eq!(pair_priority(both, both), 7_205_793_487_713_746_430);
    assert_eq!(pair_priority(2, 1), (1 << 32) + 4 + 1);
    assert_eq!(pair_priority(1, 2), (1 << 32) + 4);
}

/// §5.1.1.3: the foundation is that of kind, base address, server and transport, not of the port.
#[test]
fn foundations_do_not_depend_on_ports() {
    let (state, _) = run(&preset("two-components"));
    let locals = &state.agents[0].locals;
    let of = |kind: Kind| -> Vec<u32> {
        let own = locals.iter().filter(|l| l.kind == kind);
        own.map(|l| l.foundation).collect()
    };
    for kind in [Kind::Host, Kind::ServerReflexive, Kind::Relayed] {
        let all = of(kind);
        assert_eq!(all.len(), 2, "{kind:?}");
        assert_eq!(all[0], all[1], "{kind:?}");
    }
    assert_ne!(of(Kind::Host)[0], of(Kind::ServerReflexive)[0]);
}

/// §5.1.3: without a NAT the server sees the host's own address: the same candidate, once.
#[test]
fn a_redundant_candidate_is_left() {
    let (state, events) = run(&preset("open"));
    let redundant = told(&events, 0).iter().any(|(_, t)| {
        matches!(
            t,
            Told::Redundant {
                kind: Kind::ServerReflexive,
                ..
            }
        )
    });
    assert!(redundant);
    let kinds: Vec<Kind> = state.agents[0].locals.iter().map(|l| l.kind).collect();
    assert!(!kinds.contains(&Kind::ServerReflexive));
}

/// §6.1.2.4: a reflexive local candidate gives way to its base.
#[test]
fn pairs_send_from_bases() {
    let (state, events) = run(&preset("holes"));
    for agent in &state.agents {
        for pair in &agent.pairs {
            let local = &agent.locals[pair.local];
            assert_eq!(local.address, local.base);
        }
    }
    let pruned = told(&events, 0)
        .iter()
        .any(|(_, t)| matches!(t, Told::Paired { pruned, .. } if *pruned > 0));
    assert!(pruned);
}

/// §6.1.2.6: one pair of a foundation waits, the rest are frozen; success thaws them (§7.2.5.3.3).
#[test]
fn of_a_foundation_one_pair_waits_first() {
    let (_, events) = run(&preset("two-components"));
    let mut seen = (false, false);
    for (_, what) in told(&events, 0) {
        match what {
            Told::Paired { frozen, .. } => seen.0 |= *frozen > 0,
            Told::Succeeded { thawed, .. } => seen.1 |= *thawed > 0,
            _ => {}
        }
    }
    assert_eq!(seen, (true, true));
}

/// Whether a check goes as it is, not by way of a relay.
fn is_plain(said: Said) -> bool {
    matches!(said, Said::Stun { check: true, .. })
}

/// §14: transactions of an agent begin Ta apart.
#[test]
fn new_transactions_are_paced() {
    for name in ["holes", "relayed", "two-components", "open", "conflict"] {
        let sc = preset(name);
        let (_, events) = run(&sc);
        for side in 0..2 {
            let begun: Vec<u64> = events
                .iter()
                .filter_map(|e| match &e.what {
                    What::Sent { side: own, packet, purpose: Purpose::Check { .. } }
                        // One by way of a relay may wait for its permission.
                        if *own == side && is_plain(packet.said) =>
                    {
                        Some(e.at)
                    }
                    _ => None,
                })
                .collect();
            let apart = begun
                .windows(2)
                .all(|w| w[1] - w[0] >= sc.timing.ta * 1_000);
            assert!(apart, "{name} {side}: {begun:?}");
        }
    }
}

/// §6.1.4.1, §7.3.1.4: a check that came leads to one in the other direction, before all others.
#[test]
fn triggered_checks_go_first() {
    let mut sc = preset("holes");
    sc.turn = false;
    let (state, events) = run(&sc);
    let mut triggered = 0;
    for (i, event) in events.iter().enumerate() {
        let What::Agent {
            side,
            told:
                Told::Checked {
                    pair: Some(pair),
                    then: Then::Triggered,
                    ..
                },
            ..
        } = &event.what
        else {
            continue;
        };
        let next = events[i..].iter().find_map(|e| match &e.what {
            What::Sent {
                side: own,
                purpose: Purpose::Check { pair, .. },
                ..
            } if own == side => Some(*pair),
            _ => None,
        });
        // One that was selected meanwhile is not checked again.
        if let Some(next) = next {
            triggered += 1;
            assert_eq!(next, *pair);
        }
    }
    assert!(triggered > 0);
    assert!(state.agents.iter().all(|a| a.counts.answered > 0));
}

/// §7.3.1.1: the larger tie-breaker controls; the other one changes.
#[test]
fn the_larger_tie_breaker_controls() {
    for roles in [Roles::BothControlling, Roles::BothControlled] {
        for seed in 0..12 {
            let sc = Scenario {
                roles,
                seed,
                ..preset("holes")
            };
            let (state, events) = run(&sc);
            assert!(is_connected(&state));
            let [a, b] = &state.agents;
            // §7.2.5.1: who was told to change has another tie-breaker now.
            let first = State::new(&sc).agents.map(|a| a.tie);
            assert_eq!(a.controlling, first[0] > first[1], "{roles:?} {seed}");
            assert_eq!(b.controlling, first[1] > first[0], "{roles:?} {seed}");
            let switched = |side| {
                told(&events, side)
                    .iter()
                    .any(|(_, t)| matches!(t, Told::Switched { .. }))
            };
            assert!(switched(0) || switched(1));
        }
    }
}

/// §7.3.1.1: the one that keeps its role answers with 487.
#[test]
fn a_conflict_is_answered_with_487() {
    let (_, events) = run(&preset("conflict"));
    let codes: Vec<u16> = events
        .iter()
        .filter_map(|e| match &e.what {
            What::Sent {
                purpose: Purpose::Answer(code),
                ..
            } if *code > 0 => Some(*code),
            _ => None,
        })
        .collect();
    let told_to = (0..2).any(|side| {
        told(&events, side)
            .iter()
            .any(|(_, t)| matches!(t, Told::Switched { told: true, .. }))
    });
    let itself = (0..2).any(|side| {
        told(&events, side)
            .iter()
            .any(|(_, t)| matches!(t, Told::Switched { told: false, .. }))
    });
    assert!(codes.iter().all(|c| *c == 487));
    assert_eq!(told_to, !codes.is_empty());
    assert!(told_to || itself);
}

/// §7.3.1.3: a source that is not known becomes a peer-reflexive candidate with the priority of the
/// check; §7.2.5.3.1: so does a mapped address on the side that asked.
#[test]
fn checks_make_candidates_known() {
    let (state, _) = run(&preset("phone-and-lenient"));
    let [a, b] = &state.agents;
    let learned = b.remotes.iter().find(|r| r.kind == Kind::PeerReflexive);
    let learned = learned.expect("B learns A's other mapping");
    let own = a.locals.iter().find(|l| l.kind == Kind::PeerReflexive);
    let own = own.expect("A learns it from the answer");
    assert_eq!(learned.address, own.address);
    assert_eq!(learned.priority, own.priority);
    assert_eq!(learned.priority, priority(Kind::PeerReflexive, 65_535, 1));
}

/// §8.1.1: only the controlling agent nominates, once for each component.
#[test]
fn the_controlling_agent_nominates_once() {
    for name in ["holes", "relayed", "two-components", "conflict", "open"] {
        let sc = preset(name);
        let (state, events) = run(&sc);
        let mut nominating = Vec::new();
        for event in &events {
            if let What::Agent {
                side,
                told: Told::Nominates { pair, .. },
                ..
            } = &event.what
            {
                assert!(state.agents[usize::from(*side)].controlling, "{name}");
                nominating.push(*pair);
            }
        }
        assert_eq!(nominating.len() as u64, sc.components, "{name}");
    }
}

/// RFC 8489 §6.2.1: 0, 500, 1500, 3500, 7500, 15500, 31500 ms, given up after 39500 ms.
#[test]
fn requests_are_repeated_with_twice_the_interval() {
    let (_, events) = run(&preset("no-turn"));
    // The last check of A that nobody answers.
    let failed = told(&events, 0);
    let (failed_at, pair) = failed
        .iter()
        .find_map(|(at, t)| match t {
            Told::PairFailed { pair, code: 0 } => Some((*at, *pair)),
            _ => None,
        })
        .expect("a pair fails");
    let sent: Vec<u64> = events
        .iter()
        .filter_map(|e| match &e.what {
            What::Sent {
                side: 0, purpose, ..
            } => match purpose {
                Purpose::Check { pair: p, .. } if *p == pair => Some(e.at),
                Purpose::Again {
                    what: super::super::agent::Asked::Check { pair: p, .. },
                    ..
                } if *p == pair => Some(e.at),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let first = sent[0];
    let since: Vec<u64> = sent.iter().map(|t| (t - first) / 1_000).collect();
    assert_eq!(since, [0, 500, 1_500, 3_500, 7_500, 15_500, 31_500]);
    assert_eq!((failed_at - first) / 1_000, 39_500);
}

/// RFC 7675 §5.1: consent is asked for every 4 to 6 s and ends 30 s after the last answer.
#[test]
fn consent_ends_after_thirty_seconds() {
    let (state, events) = run(&preset("consent-lost"));
    let gone = told(&events, 0)
        .iter()
        .find_map(|(at, t)| matches!(t, Told::ConsentGone { .. }).then_some(*at))
        .expect("A's consent ends");
    let last = told(&events, 0)
        .iter()
        .filter(|(_, t)| matches!(t, Told::Consented { .. }))
        .map(|(at, _)| *at)
        .max()
        .expect("it had consent");
    assert_eq!(gone, last + 30 * SECOND);
    assert_eq!(state.agents[0].phase, Phase::Lost);
    let asked: Vec<u64> = events
        .iter()
        .filter_map(|e| match &e.what {
            What::Sent {
                side: 0,
                purpose: Purpose::Consent { .. },
                ..
            } => Some(e.at),
            _ => None,
        })
        .collect();
    let pauses = asked.windows(2).map(|w| w[1] - w[0]);
    assert!(pauses.clone().count() > 3);
    assert!(
        pauses
            .into_iter()
            .all(|p| (4 * SECOND..=6 * SECOND).contains(&p))
    );
}

/// RFC 8445 §11: without consent an indication every 15 s keeps the path open.
#[test]
fn keep_alives_are_indications() {
    let (_, events) = run(&preset("keep-alive"));
    let sent: Vec<u64> = events
        .iter()
        .filter_map(|e| match &e.what {
            What::Sent {
                side: 0,
                purpose: Purpose::KeepAlive,
                ..
            } => Some(e.at),
            _ => None,
        })
        .collect();
    assert!(sent.len() >= 3);
    assert!(sent.windows(2).all(|w| w[1] - w[0] == 15 * SECOND));
}

/// §9: a restart changes user name fragment and password, and ends in a path again.
#[test]
fn a_restart_begins_anew() {
    let sc = preset("restart");
    let mut state = State::new(&sc);
    let first = state.agents[0].ufrag.clone();
    let mut connected = 0;
    while let Some(event) = state.step() {
        connected += u64::from(matches!(event.what, What::Verdict(_)));
    }
    assert_eq!(connected, 2);
    assert_ne!(state.agents[0].ufrag, first);
}

/// The bytes on the wire are whole STUN messages with right fingerprint, and every check is authentic
/// by the password of the one it is for.
#[test]
fn bytes_are_real_and_intact() {
    for name in ["holes", "relayed", "firewall", "conflict", "names"] {
        let sc = preset(name);
        let (state, events) = run(&sc);
        let keys = [0, 1].map(|s| stun::Key::Short(state.agents[s].password.clone()));
        let mut checks = 0;
        for (_, _, frame) in events.iter().flat_map(|e| &e.frames) {
            let Some(kw_net::frame::Read {
                what: kw_net::frame::What::Ipv4(ip),
                ..
            }) = kw_net::frame::read(frame)
            else {
                panic!("a frame that is no IPv4");
            };
            let kw_net::frame::Inside::Udp { ports, data, right } = ip.carries else {
                continue;
            };
            assert!(right, "{name}: a wrong checksum");
            if ports.0 == kw_net::mdns::PORT || stun::read_channel(data).is_some() {
                continue;
            }
            if !stun::is_stun(data) {
                assert_eq!(data[0], 0x80, "{name}: only media else");
                continue;
            }
            let message = stun::read(data).expect("a whole message");
            if message.class == stun::Class::Request
                && message.holds.username.is_some()
                && message.method == stun::Method::Binding
            {
                checks += 1;
                let intact = keys.iter().any(|k| stun::is_intact(data, k) == Some(true));
                assert!(intact, "{name}");
            }
        }
        assert!(checks > 2 || name == "firewall", "{name}");
    }
}

/// Names hide addresses: nothing that A says to B has A's own address; within one network the name is
/// resolved, elsewhere not.
#[test]
fn names_hide_addresses() {
    for (name, resolved) in [("names", true), ("names-apart", false)] {
        let (state, events) = run(&preset(name));
        let own = state.agents[0].sockets[0];
        for event in &events {
            let What::Passed { side: 0, signal } = &event.what else {
                continue;
            };
            if let super::super::agent::Signal::Candidate(wire) = signal {
                assert_eq!(wire.kind == Kind::Host, wire.name.is_some());
                assert_ne!(wire.related, Some(own));
            }
        }
        let hosts = state.agents[1]
            .remotes
            .iter()
            .filter(|r| r.kind == Kind::Host);
        assert_eq!(hosts.count() == 1, resolved, "{name}");
        assert!(is_connected(&state));
    }
}

/// §8.1.2: what is left after the selection is not checked any more.
#[test]
fn after_the_selection_no_check_begins() {
    let (state, events) = run(&preset("holes"));
    for side in 0..2 {
        let at = told(&events, side)
            .iter()
            .find_map(|(at, t)| matches!(t, Told::Selected { .. }).then_some(*at))
            .expect("selected");
        let later = events.iter().any(|e| match &e.what {
            What::Sent {
                side: own, purpose, ..
            } => {
                let check = matches!(purpose, Purpose::Check { .. } | Purpose::Again { .. });
                *own == side && check && e.at > at
            }
            _ => false,
        });
        assert!(!later);
    }
    let open = |s: PairState| !matches!(s, PairState::Succeeded | PairState::Failed);
    assert!(
        state
            .agents
            .iter()
            .all(|a| a.pairs.iter().any(|p| open(p.state)))
    );
}
