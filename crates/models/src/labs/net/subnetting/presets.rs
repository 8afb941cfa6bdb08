//! Scenarios that each show one thing.

use super::scenario::{Classes, EdgeSubnets, MAX_HOSTS, Method, PointToPoint, Scenario};
use crate::{
    Preset,
    ipv4::{Interface, Ip, Prefix, SPECIAL, size_of},
};
use kw_trace::Rng;

/// The presets; the first is the one a newcomer sees.
pub const ALL: &[Preset<Scenario>] = &[
    ("first-look", first_look),
    ("and-inside-octet", || at("172.16.45.200/20")),
    ("vlsm", || plan("192.168.1.0/24", &[100, 50, 2])),
    ("vlsm-office", || {
        plan("10.20.0.0/22", &[60, 400, 25, 2, 120, 2])
    }),
    ("as-given", || Scenario {
        method: Method::AsGiven,
        ..plan("192.168.1.0/24", &[2, 50, 10, 50, 20])
    }),
    ("fixed-fails", || Scenario {
        method: Method::FixedLength,
        ..plan("192.168.1.0/24", &[100, 50, 2])
    }),
    ("link-31", || Scenario {
        point_to_point: PointToPoint::Slash31,
        ..plan("198.51.100.16/29", &[2, 2, 1])
    }),
    ("host-32", || at("203.0.113.9/32")),
    ("same-network", || Scenario {
        other: Some(Ip::new(192, 168, 10, 130)),
        ..at("192.168.10.100/25")
    }),
    ("summary-exact", || Scenario {
        summarise: Some(list(&[
            "172.16.0.0/24",
            "172.16.1.0/24",
            "172.16.2.0/24",
            "172.16.3.0/24",
        ])),
        ..at("172.16.0.0/24")
    }),
    ("summary-wider", || Scenario {
        summarise: Some(list(&[
            "192.168.1.0/24",
            "192.168.2.0/24",
            "192.168.3.0/24",
        ])),
        ..at("192.168.1.0/24")
    }),
    ("class-b", || Scenario {
        subnets: Some(100),
        classes: Classes::Classful,
        ..at("172.20.0.0/16")
    }),
    ("subnet-zero", || Scenario {
        subnets: Some(6),
        edge_subnets: EdgeSubnets::Reserved,
        classes: Classes::Classful,
        ..at("192.168.5.0/24")
    }),
    ("not-a-power", || Scenario {
        subnets: Some(5),
        ..at("10.0.0.0/8")
    }),
    ("which-subnet", || Scenario {
        subnets: Some(8),
        address: Some(Ip::new(192, 168, 1, 77)),
        ..at("192.168.1.0/24")
    }),
    ("link-local", || at("169.254.7.33/16")),
    ("documentation", || at("192.0.2.146/28")),
    ("loopback", || at("127.0.0.1/8")),
    ("everything", || at("0.0.0.0/0")),
];

/// 192.168.1.0/24 into 32.
pub fn first_look() -> Scenario {
    Scenario {
        subnets: Some(32),
        ..at("192.168.1.0/24")
    }
}

/// The scenario that only works out an address. A network that is written wrongly is all zeros: the
/// tests see to it that none is.
fn at(network: &str) -> Scenario {
    let nothing = Interface {
        address: Ip(0),
        length: 0,
    };
    Scenario {
        network: Interface::parse(network).unwrap_or(nothing),
        subnets: None,
        hosts: None,
        method: Method::LargestFirst,
        address: None,
        other: None,
        summarise: None,
        edge_subnets: EdgeSubnets::Used,
        point_to_point: PointToPoint::Slash30,
        classes: Classes::Cidr,
    }
}

fn plan(network: &str, hosts: &[u64]) -> Scenario {
    Scenario {
        hosts: Some(hosts.to_vec()),
        ..at(network)
    }
}

fn list(networks: &[&str]) -> Vec<Interface> {
    networks
        .iter()
        .filter_map(|n| Interface::parse(n))
        .collect()
}

/// A scenario of this seed: the same everywhere and for ever.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let address = random_address(&mut rng);
    let length = rng.between(8, 30) as u8;
    let own = Interface { address, length };
    let base = Scenario {
        network: own,
        classes: if rng.one_in(4) {
            Classes::Classful
        } else {
            Classes::Cidr
        },
        ..at("0.0.0.0/0")
    };
    let network = own.prefix();
    match rng.below(6) {
        0 => Scenario {
            // A near address is as often in the network as not.
            other: Some(Ip(
                address.0 ^ 1 << rng.below(u64::from(40 - length)).min(31)
            )),
            network: Interface {
                length: [length, 31, 32][rng.below(3) as usize],
                ..own
            },
            ..base
        },
        1 | 2 => {
            let most = rng.between(0, u64::from(32 - length).min(5)) as u32;
            let want = rng.between(1, 1 << most);
            let is_reserved = rng.one_in(4) && want + 2 <= network.size();
            let inside = network.network().0 + rng.below(network.size()) as u32;
            Scenario {
                network: if rng.one_in(2) {
                    own
                } else {
                    Interface {
                        address: network.network(),
                        length,
                    }
                },
                address: rng.one_in(3).then_some(Ip(inside)),
                subnets: Some(want),
                edge_subnets: if is_reserved {
                    EdgeSubnets::Reserved
                } else {
                    EdgeSubnets::Used
                },
                ..base
            }
        }
        3 | 4 => random_plan(&mut rng, base, network),
        _ => {
            let count = rng.between(2, 6);
            let length = length.max(16);
            let start = Prefix::of(address, length - 3);
            let networks = (0..count).map(|_| {
                let part = start.part(length, rng.below(8));
                let length = length + rng.below(3) as u8;
                Interface {
                    address: part.network(),
                    length: length.min(32),
                }
            });
            Scenario {
                summarise: Some(networks.collect()),
                ..base
            }
        }
    }
}

/// Requirements that fit largest first, whatever their method makes of them.
fn random_plan(rng: &mut Rng, base: Scenario, network: Prefix) -> Scenario {
    let point_to_point = if rng.one_in(3) {
        PointToPoint::Slash31
    } else {
        PointToPoint::Slash30
    };
    let mut left = network.size();
    let mut hosts = Vec::new();
    for _ in 0..rng.between(2, 6) {
        if left < 4 {
            break;
        }
        // At most half of what is left, so that there is more than one.
        let bits = left.ilog2().saturating_sub(1).max(2);
        let size = 1_u64 << rng.between(2, u64::from(bits));
        left -= size;
        let least = if size == 4 { 1 } else { size / 2 - 1 };
        hosts.push(rng.between(least, size - 2).min(MAX_HOSTS));
    }
    Scenario {
        hosts: Some(hosts),
        method: Method::ALL[rng.below(4).saturating_sub(1) as usize],
        point_to_point,
        ..base
    }
}

/// As often from a special range as from anywhere.
fn random_address(rng: &mut Rng) -> Ip {
    if rng.one_in(2) {
        return Ip(rng.below(1 << 32) as u32);
    }
    let range = SPECIAL[rng.below(SPECIAL.len() as u64) as usize].prefix;
    let offset = rng.below(size_of(range.length()));
    Ip((u64::from(range.network().0) + offset) as u32)
}
