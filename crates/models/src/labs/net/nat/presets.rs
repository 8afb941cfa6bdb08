//! Known starting points, each for one point, and scenarios from a seed.

use super::{
    plan,
    scenario::{ForwardSpec, Host, Kind, NatSpec, PUBLIC, Packet, Scenario, Target},
};
use crate::{behaviour, ipv4::Ip, session::Preset};
use kw_net::nat::Behaviour::{
    self, AddressAndPortDependent, AddressDependent, EndpointIndependent,
};
use kw_trace::Rng;

/// All presets; the first is the one a newcomer sees.
pub const ALL: &[Preset<Scenario>] = &[
    ("first-look", first_look),
    ("full-cone", full_cone),
    ("restricted-cone", restricted_cone),
    ("port-restricted-cone", port_restricted_cone),
    ("symmetric", symmetric),
    ("address-dependent", address_dependent),
    ("port-collision", port_collision),
    ("unsolicited", unsolicited),
    ("not-a-firewall", not_a_firewall),
    ("time-out", time_out),
    ("keep-alive", keep_alive),
    ("hairpin", hairpin),
    ("hairpin-off", hairpin_off),
    ("forward", forward),
    ("two-nats", two_nats),
    ("ping", ping),
    ("traceroute", traceroute),
    ("private-address", private_address),
    ("neighbours", neighbours),
    ("out-of-ports", out_of_ports),
];

fn host(name: &str, address: Ip) -> Host {
    Host {
        name: name.to_owned(),
        address,
    }
}

fn target(text: &str) -> Target {
    Target::parse(text).expect("presets name their targets rightly")
}

/// A UDP packet; `from` has its port.
pub fn packet(at: u64, from: &str, to: &str, answer: bool) -> Packet {
    let from = target(from);
    Packet {
        at,
        protocol: Kind::Udp,
        from_port: from.port.map_or(5000, u64::from),
        from: from.who,
        to: target(to),
        answer,
        ttl: 64,
    }
}

fn nat(name: &str) -> NatSpec {
    NatSpec {
        name: name.to_owned(),
        ..NatSpec::default()
    }
}

/// A and B at home, S and T outside.
pub fn home(packets: Vec<Packet>) -> Scenario {
    Scenario {
        hosts: vec![
            host("A", Ip::new(192, 168, 1, 10)),
            host("B", Ip::new(192, 168, 1, 20)),
            host("S", Ip::new(198, 51, 100, 10)),
            host("T", Ip::new(192, 0, 2, 20)),
        ],
        nats: vec![nat("N1")],
        public: PUBLIC,
        forwards: Vec::new(),
        packets,
        until: 0,
        delay: 5000,
        seed: 1,
    }
}

fn behaving(mut sc: Scenario, mapping: Behaviour, filtering: Behaviour) -> Scenario {
    for nat in &mut sc.nats {
        nat.mapping = mapping;
        nat.filtering = filtering;
    }
    sc
}

/// A home router: a request, its reply, and a second host with the same port.
pub fn first_look() -> Scenario {
    let mut sc = home(vec![
        packet(0, "A:5000", "S:80", true),
        packet(1000, "B:5000", "S:80", true),
    ]);
    sc.nats[0].preserve_ports = false;
    sc
}

/// A sends to S:80; then S from its other port, and T, try to send to what stands for A outside.
fn cone(filtering: Behaviour) -> Scenario {
    let sc = home(vec![
        packet(0, "A:5000", "S:80", true),
        packet(1000, "S:80", "N1:5000", false),
        packet(2000, "S:81", "N1:5000", false),
        packet(3000, "T:80", "N1:5000", false),
        packet(4000, "A:5000", "T:80", true),
    ]);
    behaving(sc, EndpointIndependent, filtering)
}

fn full_cone() -> Scenario {
    cone(EndpointIndependent)
}

fn restricted_cone() -> Scenario {
    cone(AddressDependent)
}

fn port_restricted_cone() -> Scenario {
    cone(AddressAndPortDependent)
}

fn symmetric() -> Scenario {
    behaving(
        cone(AddressAndPortDependent),
        AddressAndPortDependent,
        AddressAndPortDependent,
    )
}

fn address_dependent() -> Scenario {
    let sc = home(vec![
        packet(0, "A:5000", "S:80", true),
        packet(1000, "A:5000", "S:81", true),
        packet(2000, "A:5000", "T:80", true),
        packet(3000, "S:99", "N1:5000", false),
        packet(4000, "T:80", "N1:5000", false),
    ]);
    behaving(sc, AddressDependent, AddressDependent)
}

fn port_collision() -> Scenario {
    home(vec![
        packet(0, "A:5000", "S:80", true),
        packet(1000, "B:5000", "S:80", true),
        packet(2000, "B:6000", "S:80", true),
    ])
}

fn unsolicited() -> Scenario {
    home(vec![
        packet(0, "S:80", "N1:5000", false),
        packet(1000, "T:80", "N1:22", false),
    ])
}

fn not_a_firewall() -> Scenario {
    let sc = home(vec![
        packet(0, "A:5000", "S:80", true),
        packet(1000, "T:6666", "N1:5000", true),
        packet(2000, "T:7777", "N1:5000", true),
    ]);
    behaving(sc, EndpointIndependent, EndpointIndependent)
}

fn time_out() -> Scenario {
    let mut sc = home(vec![
        packet(0, "A:5000", "S:80", true),
        packet(60_000, "S:80", "N1:5000", false),
        packet(125_000, "S:80", "N1:5000", false),
        packet(130_000, "A:5000", "S:80", true),
    ]);
    sc.nats[0].preserve_ports = true;
    sc
}

fn keep_alive() -> Scenario {
    let mut packets: Vec<Packet> = (0..4)
        .map(|n| packet(n * 50_000, "A:5000", "S:80", false))
        .collect();
    packets.push(packet(200_000, "S:80", "N1:5000", false));
    packets.push(packet(280_000, "S:80", "N1:5000", false));
    let mut sc = home(packets);
    sc.nats[0].inbound_refresh = true;
    sc.until = 420;
    sc
}

fn hairpins(on: bool) -> Scenario {
    let mut sc = home(vec![
        packet(0, "B:6000", "S:80", false),
        packet(1000, "A:5000", "N1:6000", true),
    ]);
    sc.nats[0].filtering = EndpointIndependent;
    sc.nats[0].hairpin = on;
    sc
}

fn hairpin() -> Scenario {
    hairpins(true)
}

fn hairpin_off() -> Scenario {
    hairpins(false)
}

fn forward() -> Scenario {
    let mut sc = home(vec![
        packet(0, "T:7000", "N1:8080", true),
        packet(1000, "S:7000", "N1:8081", false),
        packet(2000, "A:5000", "N1:8080", true),
        packet(130_000, "B:80", "S:9000", true),
    ]);
    sc.forwards = vec![ForwardSpec {
        nat: "N1".to_owned(),
        port: 8080,
        to: target("B:80"),
    }];
    sc
}

fn two_nats() -> Scenario {
    let mut sc = home(vec![
        packet(0, "A:5000", "S:80", true),
        packet(1000, "C:5000", "S:80", true),
        packet(2000, "T:80", "N2:5000", false),
        packet(3000, "S:80", "N2:8080", false),
    ]);
    sc.hosts.remove(1);
    sc.hosts.insert(1, host("C", Ip::new(100, 64, 0, 9)));
    sc.nats.push(nat("N2"));
    // Forwarding at home does not open the carrier's NAT.
    sc.forwards = vec![ForwardSpec {
        nat: "N1".to_owned(),
        port: 8080,
        to: target("A:80"),
    }];
    sc
}

fn ping_of(at: u64, from: &str, to: &str, ttl: u64) -> Packet {
    Packet {
        protocol: Kind::Ping,
        ttl,
        ..packet(at, from, to, true)
    }
}

fn ping() -> Scenario {
    home(vec![
        ping_of(0, "A:7", "S", 64),
        ping_of(1000, "B:7", "S", 64),
        ping_of(2000, "T:7", "N1", 64),
    ])
}

fn traceroute() -> Scenario {
    let with = |at, ttl| Packet {
        ttl,
        ..packet(at, "A:5000", "S:33434", false)
    };
    home(vec![with(0, 1), with(1000, 2), with(2000, 3)])
}

fn private_address() -> Scenario {
    home(vec![
        packet(0, "S:80", "A:5000", false),
        packet(1000, "A:5000", "S:80", true),
        packet(2000, "S:80", "192.168.1.10:5000", false),
    ])
}

/// What has no need of the NAT.
fn neighbours() -> Scenario {
    home(vec![
        packet(0, "A:5000", "B:6000", true),
        packet(1000, "A:5000", "192.168.1.1:53", true),
        packet(2000, "A:5000", "192.168.1.99:80", true),
    ])
}

fn out_of_ports() -> Scenario {
    let mut sc = home(vec![
        packet(0, "A:5000", "S:80", true),
        packet(1000, "A:5001", "S:80", true),
        packet(2000, "B:5000", "S:80", true),
        packet(125_000, "B:5000", "S:80", true),
    ]);
    sc.nats[0].preserve_ports = false;
    sc.nats[0].first_port = 40_000;
    sc.nats[0].last_port = 40_001;
    sc
}

/// A scenario from a seed.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let mut sc = home(Vec::new());
    sc.seed = seed % 1_000_000_000;
    if rng.one_in(3) {
        sc.nats.push(nat("N2"));
        if rng.one_in(2) {
            sc.hosts.insert(2, host("C", Ip::new(100, 64, 0, 9)));
        }
    }
    for nat in &mut sc.nats {
        nat.mapping = behaviour::ALL[rng.below(3) as usize];
        nat.filtering = behaviour::ALL[rng.below(3) as usize];
        nat.preserve_ports = rng.one_in(2);
        nat.random_ports = rng.one_in(3);
        nat.timeout = [10, 30, 120][rng.below(3) as usize];
        nat.inbound_refresh = rng.one_in(3);
        nat.permissions_age = !rng.one_in(3);
        nat.hairpin = !rng.one_in(3);
        nat.first_port = 40_000;
        nat.last_port = if rng.one_in(5) { 40_001 } else { 40_099 };
    }
    let outer = sc.nats[sc.nats.len() - 1].name.clone();
    if rng.one_in(3) {
        sc.forwards.push(ForwardSpec {
            nat: "N1".to_owned(),
            port: 8080,
            to: target("B:80"),
        });
    }
    let (mut at, count) = (0, rng.between(4, 12));
    for _ in 0..count {
        at += [50, 2_000, 7_000, 15_000, 40_000][rng.below(5) as usize];
        let inside = rng.one_in(2);
        let names: Vec<&str> = sc
            .hosts
            .iter()
            .filter(|h| plan::HOME.contains(h.address) == inside)
            .map(|h| h.name.as_str())
            .collect();
        let from = format!(
            "{}:{}",
            names[rng.below(names.len() as u64) as usize],
            if inside { 5000 } else { 80 } + rng.below(2)
        );
        let to = match (inside, rng.below(4)) {
            (true, 0) => format!("{outer}:{}", 5000 + rng.below(2)),
            (true, n) => format!("{}:{}", ["S", "T"][n as usize % 2], 80 + rng.below(2)),
            (false, 0) => format!("{outer}:8080"),
            (false, 1) => format!("{outer}:{}", 40_000 + rng.below(3)),
            (false, _) => format!("{outer}:{}", 5000 + rng.below(2)),
        };
        let mut made = packet(at, &from, &to, rng.one_in(2));
        if inside && rng.one_in(6) {
            made.protocol = Kind::Ping;
            made.ttl = [1, 2, 64][rng.below(3) as usize];
        }
        sc.packets.push(made);
    }
    sc
}
