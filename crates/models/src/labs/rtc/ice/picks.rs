//! The networks of both sides and the servers, each chosen at once. Every choice is fields of the scenario
//! and nothing else.

use super::scenario::{Nat, Peer, Scenario};
use crate::session::Pick;
use kw_net::nat::Behaviour::{AddressAndPortDependent as Port, EndpointIndependent as Any};

/// What may be chosen; B can be in A's network, too.
pub const ALL: &[Pick] = &[
    Pick {
        id: "network-a",
        options: &["open", "home", "double", "firewall", "phone"],
    },
    Pick {
        id: "network-b",
        options: &["open", "home", "double", "firewall", "phone", "same-lan"],
    },
    Pick {
        id: "servers",
        options: &["both", "stun", "turn", "none"],
    },
];

/// The number of the option that puts B into A's network.
const SAME_LAN: usize = 5;

/// The network of an option.
fn network(lan: &str, option: usize) -> Peer {
    let home = Some(Nat::new(Any, Port));
    let nat = match option {
        0 => None,
        4 => Some(Nat::new(Port, Port)),
        _ => home,
    };
    Peer {
        // A provider's NAT is lenient, so that calls pass (RFC 6888 §3).
        carrier: (option == 2).then(|| Nat::new(Any, Any)),
        udp: option != 3,
        ..Peer::behind(lan, nat)
    }
}

/// Whether two sides are in networks that let packets through alike, whatever their names.
fn is_alike(a: &Peer, b: &Peer) -> bool {
    (a.nat, a.carrier, a.udp) == (b.nat, b.carrier, b.udp)
}

fn servers(sc: &Scenario) -> usize {
    match (sc.stun, sc.turn) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}

/// Which option of a pick a scenario is.
pub fn picked(sc: &Scenario, pick: usize) -> Option<usize> {
    let of = |peer: &Peer| (0..SAME_LAN).find(|n| is_alike(peer, &network("", *n)));
    match pick {
        0 => of(&sc.a),
        1 if sc.a.lan == sc.b.lan => Some(SAME_LAN),
        1 => of(&sc.b),
        _ => Some(servers(sc)),
    }
}

/// The scenario with an option of a pick.
pub fn pick(sc: &Scenario, pick: usize, option: usize) -> Scenario {
    let mut sc = sc.clone();
    let set = |peer: &mut Peer, option: usize| {
        let Peer {
            nat, carrier, udp, ..
        } = network("", option);
        (peer.nat, peer.carrier, peer.udp) = (nat, carrier, udp);
    };
    match pick {
        0 => set(&mut sc.a, option),
        1 if option == SAME_LAN => {
            sc.b.lan.clone_from(&sc.a.lan);
            (sc.b.nat, sc.b.carrier, sc.b.udp) = (sc.a.nat, sc.a.carrier, sc.a.udp);
        }
        1 => {
            if sc.a.lan == sc.b.lan {
                sc.b.lan = if sc.a.lan == "B" { "A" } else { "B" }.to_owned();
            }
            set(&mut sc.b, option);
        }
        _ => (sc.stun, sc.turn) = (option < 2, matches!(option, 0 | 2)),
    }
    // Without UDP only TURN over TCP helps.
    let blocked = !sc.a.udp || !sc.b.udp;
    sc.turn_tcp = sc.turn && (blocked || sc.turn_tcp);
    sc
}
