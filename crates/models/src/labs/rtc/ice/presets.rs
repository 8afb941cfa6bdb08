//! Scenarios that each show one thing.

use super::scenario::{Input, Nat, Peer, Planned, Roles, Scenario, Timing, Which};
use crate::{behaviour, session::Preset};
use kw_net::nat::Behaviour::{
    self, AddressAndPortDependent as Port, AddressDependent as Address, EndpointIndependent as Any,
};
use kw_trace::Rng;

/// Two networks with these NATs, and both servers.
pub fn between(a: Option<Nat>, b: Option<Nat>) -> Scenario {
    Scenario {
        a: Peer::behind("A", a),
        b: Peer::behind("B", b),
        stun: true,
        turn: true,
        turn_tcp: false,
        trickle: true,
        seed: 1,
        roles: Roles::Usual,
        components: 1,
        max_pairs: 100,
        consent: true,
        timing: Timing::default(),
        happenings: Vec::new(),
        recording: None,
    }
}

fn nat(mapping: Behaviour, filtering: Behaviour) -> Option<Nat> {
    Some(Nat::new(mapping, filtering))
}

/// Home routers on both sides: holes are punched.
pub fn holes() -> Scenario {
    between(nat(Any, Port), nat(Any, Port))
}

fn one_lan() -> Scenario {
    let mut sc = holes();
    sc.b.lan = "A".to_owned();
    sc
}

fn names() -> Scenario {
    let mut sc = one_lan();
    (sc.a.mdns, sc.b.mdns) = (true, true);
    sc
}

fn names_apart() -> Scenario {
    let mut sc = holes();
    (sc.a.mdns, sc.b.mdns) = (true, true);
    sc
}

fn open() -> Scenario {
    between(None, None)
}

fn one_open() -> Scenario {
    between(nat(Any, Port), None)
}

fn relayed() -> Scenario {
    between(nat(Port, Port), nat(Port, Port))
}

fn no_turn() -> Scenario {
    Scenario {
        turn: false,
        ..relayed()
    }
}

fn phone_and_home() -> Scenario {
    between(nat(Port, Port), nat(Any, Port))
}

fn phone_and_lenient() -> Scenario {
    between(nat(Port, Port), nat(Any, Address))
}

fn two_in_a_row() -> Scenario {
    let mut sc = holes();
    sc.a.carrier = nat(Any, Any);
    sc
}

fn firewall() -> Scenario {
    let mut sc = holes();
    sc.a.udp = false;
    sc.turn_tcp = true;
    sc.timing.tries = 3;
    sc
}

fn no_servers() -> Scenario {
    Scenario {
        stun: false,
        turn: false,
        ..holes()
    }
}

fn at_once() -> Scenario {
    Scenario {
        trickle: false,
        ..holes()
    }
}

fn conflict() -> Scenario {
    Scenario {
        roles: Roles::BothControlling,
        seed: 2,
        ..holes()
    }
}

fn two_components() -> Scenario {
    Scenario {
        components: 2,
        ..holes()
    }
}

fn relay_only() -> Scenario {
    let mut sc = holes();
    (sc.a.relay_only, sc.b.relay_only) = (true, true);
    sc
}

fn restart() -> Scenario {
    let mut sc = holes();
    let at = |at, event| Planned { at, event };
    sc.timing.watch = 6;
    sc.happenings = vec![
        at(3_000, Input::NatReboot { side: Which::A }),
        at(12_000, Input::Restart { side: Which::A }),
    ];
    sc
}

fn consent_lost() -> Scenario {
    let mut sc = holes();
    let event = Input::SetUdp {
        side: Which::B,
        open: false,
    };
    sc.happenings = vec![Planned { at: 8_000, event }];
    sc.timing.watch = 60;
    sc
}

fn keep_alive() -> Scenario {
    let mut sc = holes();
    sc.consent = false;
    sc.timing.watch = 50;
    sc
}

fn lossy() -> Scenario {
    let mut sc = holes();
    sc.timing.loss = 120;
    sc.seed = 3;
    sc
}

/// All presets; the first is the one a newcomer sees.
pub const ALL: &[Preset<Scenario>] = &[
    ("holes", holes),
    ("one-lan", one_lan),
    ("open", open),
    ("one-open", one_open),
    ("relayed", relayed),
    ("no-turn", no_turn),
    ("phone-and-home", phone_and_home),
    ("phone-and-lenient", phone_and_lenient),
    ("two-in-a-row", two_in_a_row),
    ("firewall", firewall),
    ("no-servers", no_servers),
    ("at-once", at_once),
    ("names", names),
    ("names-apart", names_apart),
    ("conflict", conflict),
    ("two-components", two_components),
    ("relay-only", relay_only),
    ("restart", restart),
    ("consent-lost", consent_lost),
    ("keep-alive", keep_alive),
    ("lossy", lossy),
];

/// A scenario from a seed.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let mut side = |lan: &str| {
        let one = |rng: &mut Rng| {
            let mut pick = || behaviour::ALL[rng.below(3) as usize];
            Nat::new(pick(), pick())
        };
        let nat = (rng.below(6) > 0).then(|| one(&mut rng));
        let mut peer = Peer::behind(lan, nat);
        if nat.is_some() && rng.below(5) == 0 {
            peer.carrier = Some(one(&mut rng));
        }
        peer.mdns = rng.below(5) == 0;
        peer
    };
    let (a, mut b) = (side("A"), side("B"));
    if rng.below(8) == 0 {
        b.lan = "A".to_owned();
    }
    Scenario {
        a,
        b,
        turn: rng.below(3) > 0,
        trickle: rng.below(4) > 0,
        seed,
        components: 1 + u64::from(rng.below(6) == 0),
        ..holes()
    }
}
