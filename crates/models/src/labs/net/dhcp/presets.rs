//! Scenarios that each make one point, and random ones from a seed.

use super::{
    Dhcp,
    link_local::LinkLocal,
    scenario::{
        Cables, Client, Habits, Hex, Input, Method, Network, Notation as _, Planned, Pool, Prefix,
        Recorded, Reservation, Router, RouterPort, Scenario, Select, Server, Text,
    },
    state::State,
};
use crate::session::Subject as _;
use kw_net::{Ipv4Addr, Mac};
use kw_trace::Rng;

/// Every preset: its name (also the id of its texts) and how it is made.
pub const ALL: &[crate::Preset<Scenario>] = &[
    ("first-lease", first_lease),
    ("server-dies", server_dies),
    ("two-servers", two_servers),
    ("longest-lease", longest_lease),
    ("wrong-network", wrong_network),
    ("restart", restart),
    ("cable-out", cable_out),
    ("relay", relay),
    ("no-relay", no_relay),
    ("no-gateway", no_gateway),
    ("no-pool", no_pool),
    ("rebinding", rebinding),
    ("address-taken", address_taken),
    ("server-pings", server_pings),
    ("reservation", reservation),
    ("pool-empty", pool_empty),
    ("broadcast-flag", broadcast_flag),
    ("lossy", lossy),
    ("power-cut", power_cut),
    ("slow-clock", slow_clock),
    ("silent-server", silent_server),
    ("old-lease", old_lease),
    ("not-yours", not_yours),
    ("typed-in", typed_in),
    ("three-ways", three_ways),
    ("link-local-conflict", link_local_conflict),
    ("link-local-defence", link_local_defence),
    ("ten-conflicts", ten_conflicts),
    ("server-forgets", server_forgets),
    ("moved", moved),
    ("as-recorded", as_recorded),
    ("recording", recording),
];

pub fn address(text: &str) -> Text<Ipv4Addr> {
    Text(kw_net::ipv4(text))
}

fn network(name: &str) -> Network {
    Network {
        name: name.to_owned(),
    }
}

fn client(id: &str) -> Client {
    Client {
        id: id.to_owned(),
        network: "LAN".to_owned(),
        method: Method::Dhcp,
        address: Text(None),
        start: 0,
        mac: Text(None),
        habits: Habits::default(),
    }
}

pub fn pool(subnet: &str, first: &str, last: &str, lease: u64) -> Pool {
    let subnet = Text(Prefix::parse(subnet));
    // The gateway is the last usable address.
    let router = subnet.0.map(|s| {
        let last = s.network.to_bits() | !kw_net::mask(s.length).to_bits();
        Ipv4Addr::from_bits(last - 1)
    });
    Pool {
        subnet,
        first: address(first),
        last: address(last),
        lease,
        t1: 0,
        t2: 0,
        router: Text(router),
        dns: address("192.168.50.1"),
    }
}

fn server(id: &str, own: &str, pools: Vec<Pool>) -> Server {
    Server {
        id: id.to_owned(),
        network: "LAN".to_owned(),
        address: address(own),
        pools,
        reservations: Vec::new(),
        probe: false,
        hold: 60,
    }
}

pub fn at(at: u64, event: Input) -> Planned {
    Planned { at, event }
}

fn down(server: &str) -> Input {
    Input::ServerDown {
        server: server.to_owned(),
    }
}

fn up(server: &str, forgets: bool) -> Input {
    Input::ServerUp {
        server: server.to_owned(),
        forgets,
    }
}

pub fn take(taken: &str) -> Input {
    Input::Take {
        address: address(taken),
        network: "LAN".to_owned(),
    }
}

pub fn simple(lease: u64, until: u64) -> Scenario {
    let pool = pool("192.168.50.0/24", "192.168.50.100", "192.168.50.120", lease);
    Scenario {
        seed: 1,
        until,
        networks: vec![network("LAN")],
        cables: Cables::default(),
        clients: vec![client("PC")],
        servers: vec![server("S", "192.168.50.1", vec![pool])],
        routers: Vec::new(),
        happenings: Vec::new(),
        capture: None,
    }
}

/// One client, one server, a lease of two minutes, and its renewals.
pub fn first_lease() -> Scenario {
    simple(120, 130)
}

/// The whole story: renewals unanswered, the lease ends, a link-local address, and back.
fn server_dies() -> Scenario {
    Scenario {
        happenings: vec![at(40, down("S")), at(190, up("S", false))],
        ..simple(120, 270)
    }
}

fn two_servers() -> Scenario {
    let mut sc = simple(300, 20);
    let pool = pool("192.168.50.0/24", "192.168.50.200", "192.168.50.210", 600);
    sc.servers.push(server("T", "192.168.50.2", vec![pool]));
    sc
}

fn longest_lease() -> Scenario {
    let mut sc = two_servers();
    sc.clients[0].habits.select = Select::Longest;
    sc
}

/// As in a real recording: an address of another network is asked for, and refused.
fn wrong_network() -> Scenario {
    let mut sc = simple(120, 10);
    sc.clients[0].address = address("10.9.9.9");
    sc.clients[0].habits.probes = 0;
    sc
}

fn restart() -> Scenario {
    let event = Input::Restart {
        client: "PC".to_owned(),
    };
    Scenario {
        happenings: vec![at(20, event)],
        ..simple(300, 40)
    }
}

/// A cable is pulled out and put back: the lease is asked for again (RFC 2131 §3.7).
fn cable_out() -> Scenario {
    let pc = || "PC".to_owned();
    Scenario {
        happenings: vec![
            at(10, Input::Unplug { client: pc() }),
            at(30, Input::Plug { client: pc() }),
        ],
        ..simple(300, 50)
    }
}

/// A floor whose server is in another network.
pub fn two_networks(helper: &str) -> Scenario {
    let mut sc = simple(120, 100);
    sc.networks.push(network("Core"));
    sc.servers[0].network = "Core".to_owned();
    sc.servers[0].address = address("10.0.0.1");
    sc.clients.push(Client {
        start: 3,
        ..client("PC2")
    });
    sc.routers.push(Router {
        id: "R".to_owned(),
        ports: vec![
            RouterPort {
                network: "LAN".to_owned(),
                address: address("192.168.50.254"),
                prefix: 24,
            },
            RouterPort {
                network: "Core".to_owned(),
                address: address("10.0.0.254"),
                prefix: 24,
            },
        ],
        helper: address(helper),
    });
    sc
}

fn relay() -> Scenario {
    two_networks("10.0.0.1")
}

fn no_relay() -> Scenario {
    Scenario {
        until: 40,
        ..two_networks("")
    }
}

/// Without option 3 the client has no way to its server: T1 leads nowhere, T2 helps.
fn no_gateway() -> Scenario {
    let mut sc = Scenario {
        until: 120,
        ..two_networks("10.0.0.1")
    };
    sc.clients.truncate(1);
    sc.servers[0].pools[0].router = Text(None);
    sc
}

fn no_pool() -> Scenario {
    let mut sc = Scenario {
        until: 30,
        ..two_networks("10.0.0.1")
    };
    sc.servers[0].pools = vec![pool("10.0.0.0/24", "10.0.0.100", "10.0.0.120", 300)];
    sc.clients.truncate(1);
    sc
}

/// The server is away from before T1 until after T2.
fn rebinding() -> Scenario {
    Scenario {
        happenings: vec![at(500, down("S")), at(1060, up("S", false))],
        ..simple(1200, 1250)
    }
}

fn address_taken() -> Scenario {
    Scenario {
        happenings: vec![at(0, take("192.168.50.100"))],
        ..simple(300, 30)
    }
}

fn server_pings() -> Scenario {
    let mut sc = address_taken();
    sc.servers[0].probe = true;
    sc
}

fn reservation() -> Scenario {
    let mut sc = simple(300, 60);
    let mac = Mac([0x02, 0, 0x5e, 0x10, 0, 1]);
    sc.clients.insert(
        0,
        Client {
            mac: mac.into(),
            ..client("Printer")
        },
    );
    sc.clients[1].start = 1;
    sc.servers[0].reservations.push(Reservation {
        mac: mac.into(),
        address: address("192.168.50.20"),
    });
    let pc = || "PC".to_owned();
    sc.happenings = vec![
        at(20, Input::Release { client: pc() }),
        at(40, Input::Renew { client: pc() }),
    ];
    sc
}

/// Three hosts, two addresses.
fn pool_empty() -> Scenario {
    let mut sc = simple(600, 60);
    sc.servers[0].pools[0].last = address("192.168.50.101");
    for (i, id) in ["PC2", "PC3"].into_iter().enumerate() {
        sc.clients.push(Client {
            start: 2 * i as u64 + 2,
            ..client(id)
        });
    }
    sc.clients[2].habits.link_local_after = 0;
    let pc = Input::Release {
        client: "PC".to_owned(),
    };
    sc.happenings = vec![at(15, pc)];
    sc
}

fn broadcast_flag() -> Scenario {
    let mut sc = simple(300, 10);
    sc.clients.push(Client {
        start: 2,
        ..client("PC2")
    });
    sc.clients[1].habits.broadcast = true;
    sc
}

fn lossy() -> Scenario {
    let mut sc = simple(60, 120);
    sc.seed = 5;
    sc.cables = Cables {
        delay: 250,
        loss: 250,
        duplicate: 100,
        reorder: 100,
    };
    sc.clients[0].habits.link_local_after = 0;
    sc
}

/// Six hosts come up together; each waits a moment of its own.
fn power_cut() -> Scenario {
    let mut sc = simple(600, 30);
    sc.clients = ["A", "B", "C", "D"]
        .into_iter()
        .map(|id| {
            let mut client = client(id);
            client.habits.start_wait = true;
            client
        })
        .collect();
    sc
}

/// One host's clock runs at 40 %: it believes in a lease that the server has given to another.
fn slow_clock() -> Scenario {
    let mut sc = simple(60, 90);
    sc.servers[0].pools[0].last = address("192.168.50.100");
    sc.clients[0].habits.clock = 40;
    sc.clients.push(Client {
        start: 10,
        ..client("PC2")
    });
    sc.clients[1].habits.probes = 0;
    sc.clients[1].habits.link_local_after = 0;
    sc
}

/// The server knows nothing of the address, so it says nothing; the client gives up and begins anew.
fn silent_server() -> Scenario {
    let mut sc = simple(300, 80);
    sc.clients[0].address = address("192.168.50.150");
    sc
}

/// The same, but the old lease still runs.
fn old_lease() -> Scenario {
    let mut sc = silent_server();
    sc.clients[0].habits.remembers = 600;
    sc
}

/// A reserved host, and another's address, are asked for by mistake.
fn not_yours() -> Scenario {
    let mut sc = reservation();
    sc.happenings.clear();
    sc.until = 20;
    sc.clients[0].address = address("192.168.50.77");
    sc.clients.push(Client {
        start: 4,
        address: address("192.168.50.100"),
        ..client("PC2")
    });
    sc
}

fn typed_in() -> Scenario {
    let mut sc = simple(300, 20);
    let typed = |id: &str, own: &str, start| Client {
        method: Method::Static,
        address: address(own),
        start,
        ..client(id)
    };
    sc.clients = vec![
        typed("NAS", "192.168.50.10", 0),
        client("PC"),
        typed("PC2", "192.168.50.10", 5),
    ];
    sc.clients[0].habits.inform = true;
    sc
}

fn three_ways() -> Scenario {
    let mut sc = simple(300, 40);
    sc.clients = vec![
        client("A"),
        Client {
            method: Method::Static,
            address: address("192.168.50.10"),
            ..client("B")
        },
        Client {
            method: Method::LinkLocal,
            ..client("C")
        },
    ];
    sc
}

pub fn local(id: &str, first: &str, start: u64) -> Client {
    Client {
        method: Method::LinkLocal,
        address: address(first),
        start,
        ..client(id)
    }
}

fn link_local_conflict() -> Scenario {
    let mut sc = simple(300, 40);
    sc.servers.clear();
    sc.clients = vec![
        local("A", "169.254.7.7", 0),
        local("B", "169.254.7.7", 12),
        local("C", "169.254.9.9", 25),
        local("D", "169.254.9.9", 25),
    ];
    sc
}

fn link_local_defence() -> Scenario {
    let mut sc = simple(300, 60);
    sc.servers.clear();
    sc.clients = vec![local("A", "169.254.7.7", 0)];
    sc.happenings = vec![at(20, take("169.254.7.7")), at(25, take("169.254.7.7"))];
    sc
}

fn ten_conflicts() -> Scenario {
    conflicts(Mac([0x02, 0, 0x5e, 0x10, 0, 9]), 10)
}

/// Neighbours that have just the addresses a host would draw first.
pub fn conflicts(mac: Mac, count: usize) -> Scenario {
    let mut sc = simple(300, 150);
    sc.servers.clear();
    let draws = LinkLocal::new(mac, None).draws(count);
    sc.clients = draws
        .into_iter()
        .enumerate()
        .map(|(i, own)| Client {
            method: Method::Static,
            address: own.into(),
            ..client(&format!("N{}", i + 1))
        })
        .collect();
    sc.clients.insert(
        0,
        Client {
            mac: mac.into(),
            ..local("A", "", 1)
        },
    );
    sc
}

/// As in a real recording (ISC dhclient 4.4.3, dnsmasq 2.90): two minutes, a renewal, a release.
fn as_recorded() -> Scenario {
    let mut sc = simple(120, 80);
    let pool = &mut sc.servers[0].pools[0];
    (pool.t1, pool.t2) = (60, 105);
    pool.first = address("192.168.50.107");
    sc.clients[0].id = "student-pc".to_owned();
    sc.clients[0].habits.probes = 0;
    sc.clients[0].habits.early = 10;
    sc.happenings = vec![at(
        75,
        Input::Release {
            client: "student-pc".to_owned(),
        },
    )];
    sc
}

/// The server comes back without its list; the client asks for the address it had.
fn server_forgets() -> Scenario {
    Scenario {
        happenings: vec![at(40, down("S")), at(125, up("S", true))],
        ..simple(60, 170)
    }
}

/// A laptop is carried to another floor, with another server, and back.
fn moved() -> Scenario {
    let mut sc = simple(300, 60);
    sc.networks.push(network("Floor 2"));
    let pool = pool("192.168.60.0/24", "192.168.60.100", "192.168.60.120", 300);
    sc.servers.push(Server {
        network: "Floor 2".to_owned(),
        ..server("T", "192.168.60.1", vec![pool])
    });
    let to = |network: &str| Input::Move {
        client: "PC".to_owned(),
        network: network.to_owned(),
    };
    sc.happenings = vec![at(10, to("Floor 2")), at(40, to("LAN"))];
    sc
}

/// What somebody who listened would have recorded of a run: the picture is the same.
fn recording() -> Scenario {
    let mut sc = as_recorded();
    sc.clients.push(local("printer", "", 2));
    recorded(&sc)
}

/// The frames of a run as a recording.
pub fn recorded(sc: &Scenario) -> Scenario {
    let mut state = State::new(sc);
    let mut frames = Vec::new();
    while let Some(event) = state.step() {
        frames.extend(Dhcp::frames(&state, &event));
    }
    let frames = frames.into_iter().map(|f| Recorded {
        at: f.at,
        link: f.link as u64,
        bytes: Hex(f.bytes).into(),
    });
    super::scenario::recorded(
        sc.networks.clone(),
        frames.collect(),
        Vec::new(),
        Vec::new(),
    )
}

/// The same hosts with addresses assigned otherwise; `None` where addresses to type in are too few.
pub fn with_method(sc: &Scenario, method: Method) -> Option<Scenario> {
    let mut other = sc.clone();
    let mut free = sc.servers.iter().flat_map(|s| &s.pools).flat_map(|p| {
        let taken = |a: &Ipv4Addr| {
            let typed = |h: &Planned| matches!(&h.event, Input::Take { address, .. } if address.0 == Some(*a));
            sc.happenings.iter().any(typed)
        };
        super::server::range(p)
            .map(Ipv4Addr::from_bits)
            .filter(move |a| !taken(a))
    });
    for client in &mut other.clients {
        client.method = method;
        let is_local = client.address.0.is_some_and(|a| a.is_link_local());
        client.address = match method {
            Method::Static => match client.address.0.filter(|_| !is_local) {
                Some(own) => own.into(),
                None => free.next()?.into(),
            },
            Method::Dhcp => Text(None),
            Method::LinkLocal if is_local => client.address,
            Method::LinkLocal => Text(None),
        };
    }
    // What only a DHCP client can do has no meaning for the others, and changes nothing.
    Some(other)
}

/// A scenario from a seed.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let lease = [30, 60, 90, 120, 240, 600][rng.below(6) as usize];
    let mut sc = if rng.one_in(4) {
        two_networks(if rng.one_in(4) { "" } else { "10.0.0.1" })
    } else {
        simple(lease, 0)
    };
    sc.seed = seed % 1_000_000_000;
    sc.until = lease * 2 + rng.between(5, 60);
    sc.servers[0].pools[0].lease = lease;
    let names = ["PC1", "PC2", "NAS", "TV"];
    let count = rng.between(1, 4) as usize;
    sc.clients = (0..count)
        .map(|i| {
            let mut client = Client {
                start: rng.below(10),
                ..client(names[i])
            };
            client.habits.probes = rng.below(2);
            client.habits.broadcast = rng.one_in(4);
            client.habits.early = [0, 0, 10][rng.below(3) as usize];
            client.habits.start_wait = rng.one_in(5);
            if rng.one_in(5) {
                client.method = Method::Static;
                client.address = Ipv4Addr::new(192, 168, 50, 10 + i as u8).into();
            } else if rng.one_in(6) {
                client.method = Method::LinkLocal;
            } else if rng.one_in(5) {
                client.address = Ipv4Addr::new(192, 168, 50, 100 + rng.below(30) as u8).into();
            }
            client
        })
        .collect();
    let is_small = rng.one_in(3);
    if is_small {
        sc.servers[0].pools[0].last = address("192.168.50.101");
    }
    sc.servers[0].probe = rng.one_in(4);
    if sc.routers.is_empty() && rng.one_in(3) {
        let pool = pool("192.168.50.0/24", "192.168.50.200", "192.168.50.210", lease);
        sc.servers.push(server("T", "192.168.50.2", vec![pool]));
    }
    if rng.one_in(4) {
        sc.cables.loss = rng.between(20, 200);
    }
    if rng.one_in(3) {
        let from = rng.below(lease);
        sc.happenings.push(at(from, down("S")));
        let until = from + rng.between(10, lease);
        sc.happenings.push(at(until, up("S", rng.one_in(3))));
    }
    if rng.one_in(4) {
        sc.happenings
            .push(at(rng.below(20), take("192.168.50.100")));
    }
    sc
}
