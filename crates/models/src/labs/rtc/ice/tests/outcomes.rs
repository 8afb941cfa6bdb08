//! What comes out between NATs: run, never looked up.

use super::{super::event::Path, super::scenario::Nat, super::study::kinds, *};
use kw_net::nat::Behaviour::{self, AddressAndPortDependent, EndpointIndependent};

fn strictness(of: Behaviour) -> u8 {
    match of {
        Behaviour::EndpointIndependent => 0,
        Behaviour::AddressDependent => 1,
        Behaviour::AddressAndPortDependent => 2,
    }
}

fn maps_per_endpoint(nat: &Nat) -> bool {
    nat.mapping != EndpointIndependent
}

/// TRAPS, hole punching: for NATs that filter at least as strictly as they map, a direct path exists
/// unless both map per endpoint, or one does and the other filters by address and port.
#[test]
fn a_direct_path_exists_unless_mapping_and_filtering_meet() {
    for a in kinds() {
        for b in kinds() {
            let mut sc = presets::between(a, b);
            sc.timing.watch = 0;
            let (state, _) = run(&sc);
            assert!(
                is_connected(&state),
                "{a:?} {b:?}: with TURN there is always a path"
            );
            let strict = |n: &Nat| strictness(n.filtering) >= strictness(n.mapping);
            let strict = [a, b].iter().flatten().all(strict);
            let expected = match (&a, &b) {
                (Some(a), Some(b)) => {
                    let blocks = |x: &Nat, y: &Nat| {
                        maps_per_endpoint(x) && y.filtering == AddressAndPortDependent
                    };
                    let both = maps_per_endpoint(a) && maps_per_endpoint(b);
                    match both || blocks(a, b) || blocks(b, a) {
                        true => Path::Relayed,
                        false => Path::HolePunched,
                    }
                }
                _ => Path::Direct,
            };
            if strict {
                assert_eq!(state.path(), Some(expected), "{a:?} {b:?}");
            }
            // Without TURN the relayed ones fail, and only those.
            sc.turn = false;
            sc.timing.tries = 2;
            let (without, _) = run(&sc);
            let has_direct = state.path() != Some(Path::Relayed);
            assert_eq!(
                is_connected(&without),
                has_direct,
                "{a:?} {b:?} without TURN"
            );
        }
    }
}

/// RFC 8445 §2.2: peers on one LAN use host candidates.
#[test]
fn in_one_network_host_candidates_meet() {
    for name in ["one-lan", "names"] {
        let (state, _) = run(&preset(name));
        assert_eq!(state.path(), Some(Path::Direct), "{name}");
        let (local, remote, _) = state.chosen(0).expect("a pair");
        let agent = &state.agents[0];
        let kinds = (agent.locals[local].kind, agent.remotes[remote].kind);
        use super::super::view::Kind::Host;
        assert_eq!(kinds, (Host, Host), "{name}");
    }
}

#[test]
fn every_preset_comes_to_what_it_is_for() {
    use Path::{Direct, HolePunched, Relayed};
    for (name, path) in [
        ("holes", Some(HolePunched)),
        ("open", Some(Direct)),
        ("one-open", Some(Direct)),
        ("relayed", Some(Relayed)),
        ("no-turn", None),
        ("phone-and-home", Some(Relayed)),
        ("phone-and-lenient", Some(HolePunched)),
        ("two-in-a-row", Some(HolePunched)),
        ("firewall", Some(Relayed)),
        ("no-servers", None),
        ("at-once", Some(HolePunched)),
        ("names-apart", Some(HolePunched)),
        ("conflict", Some(HolePunched)),
        ("two-components", Some(HolePunched)),
        ("relay-only", Some(Relayed)),
        ("restart", Some(HolePunched)),
        ("keep-alive", Some(HolePunched)),
        ("lossy", Some(HolePunched)),
    ] {
        let (state, _) = run(&preset(name));
        assert_eq!(is_connected(&state), path.is_some(), "{name}");
        assert_eq!(
            state.path().filter(|_| is_connected(&state)),
            path,
            "{name}"
        );
    }
}

/// The verdict names the packet that was dropped and the steps that opened the holes.
#[test]
fn the_verdict_rests_on_packets() {
    let (state, events) = run(&preset("holes"));
    let verdict = state.verdict.as_ref().expect("a verdict");
    for (side, step) in verdict.opened.iter().enumerate() {
        let step = step.expect("both opened");
        match &events[step as usize - 1].what {
            What::Opened { place, remote, .. } => {
                let place = &state.world.places[usize::from(*place)];
                assert_eq!(usize::from(place.side), side);
                let ends = verdict.ends.expect("ends");
                assert_eq!(*remote, if side == 0 { ends.1 } else { ends.0 });
            }
            other => panic!("step {step} is {other:?}"),
        }
    }
    let (state, events) = run(&preset("relayed"));
    let (step, _) = state
        .verdict
        .as_ref()
        .and_then(|v| v.dropped)
        .expect("a drop");
    assert!(matches!(
        events[step as usize - 1].what,
        What::Dropped { .. }
    ));
}

/// Any scenario ends, and both sides see the same path, each from its end.
#[test]
fn random_networks_end_and_both_sides_agree() {
    for seed in 0..150 {
        let sc = presets::random(seed);
        let (state, events) = run(&sc);
        assert!(state.verdict.is_some(), "seed {seed}: no verdict");
        let phases = [0, 1].map(|s| state.agents[s].phase);
        assert_eq!(phases[0], phases[1], "seed {seed}");
        assert_ne!(
            state.agents[0].controlling, state.agents[1].controlling,
            "seed {seed}"
        );
        if !is_connected(&state) {
            continue;
        }
        for component in 0..sc.components as usize {
            let of = |side: usize| {
                let agent = &state.agents[side];
                let pair = &agent.pairs[agent.selected[component].expect("selected")];
                let valid = pair.valid.expect("valid");
                (
                    agent.locals[valid].address,
                    agent.remotes[pair.remote].address,
                    agent.valid_priority(pair),
                    pair.nominated,
                )
            };
            let (a, b) = (of(0), of(1));
            assert!(a.3 && b.3, "seed {seed}: nominated");
            assert_eq!((a.0, a.1), (b.1, b.0), "seed {seed}");
        }
        let unauthentic = |e: &Event| {
            matches!(
                &e.what,
                What::Agent {
                    told: Told::Unauthentic { .. },
                    ..
                }
            )
        };
        assert!(!events.iter().any(unauthentic), "seed {seed}");
    }
}
