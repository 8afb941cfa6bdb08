//! The fixed plan of the two networks: who there is, which cables lie between, what addresses they have.
//!
//! ```text
//! A ─┐                                          ┌─ B
//!    ├─ first device ─── router ═══ second device
//! C ─┘                                          └─ D
//! ```

use super::scenario::{Device, Distance, Scenario};
use kw_net::{
    Ipv4Addr, Mac,
    station::{Route, Station},
};

/// A host, a device or the router.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Node {
    /// The host that sends.
    A,
    /// Its neighbour.
    C,
    /// The switch or hub of their network.
    First,
    /// The router between the networks.
    Router,
    /// The switch or hub of the other network.
    Second,
    /// The server's neighbour.
    D,
    /// The server.
    B,
}

impl Node {
    /// All of them, from left to right.
    pub const ALL: [Node; 7] = [
        Node::A,
        Node::C,
        Node::First,
        Node::Router,
        Node::Second,
        Node::D,
        Node::B,
    ];
    /// Those that have addresses.
    pub const STATIONS: [Node; 5] = [Node::A, Node::C, Node::Router, Node::D, Node::B];

    /// Whether it is a host.
    pub fn is_host(self) -> bool {
        matches!(self, Node::A | Node::B | Node::C | Node::D)
    }

    /// Its place among the stations.
    pub fn station(self) -> Option<usize> {
        Node::STATIONS.iter().position(|n| *n == self)
    }

    /// Its place among the two devices.
    pub fn device(self) -> Option<usize> {
        [Node::First, Node::Second].iter().position(|n| *n == self)
    }
}

/// Number of a cable.
pub type Cable = u8;

/// The cables, each with its ends.
pub const CABLES: [[Node; 2]; 6] = [
    [Node::A, Node::First],
    [Node::C, Node::First],
    [Node::First, Node::Router],
    [Node::Router, Node::Second],
    [Node::D, Node::Second],
    [Node::Second, Node::B],
];
/// The cable whose length the scenario gives.
pub const LONG: Cable = 3;

/// The other end of a cable.
pub fn far_end(cable: Cable, from: Node) -> Node {
    let [a, b] = CABLES[usize::from(cable)];
    if from == a { b } else { a }
}

/// The cables at a node.
pub fn cables_at(node: Node) -> impl Iterator<Item = Cable> {
    (0..CABLES.len() as Cable).filter(move |c| CABLES[usize::from(*c)].contains(&node))
}

/// The plug of a station that a cable is in.
pub fn interface(node: Node, cable: Cable) -> u8 {
    u8::from(node == Node::Router && cable == LONG)
}

/// The cable at a plug of a station.
pub fn cable_of(node: Node, interface: u8) -> Cable {
    match node {
        Node::Router if interface == 1 => LONG,
        Node::Router => 2,
        node => cables_at(node).next().unwrap_or(0),
    }
}

/// The names of the cables, for recordings.
pub fn cable_name(sc: &Scenario, cable: usize) -> String {
    let devices = [sc.first_device, sc.second_device];
    let [a, b] = CABLES[cable].map(|n| name(n, devices));
    format!("{a}-{b}")
}

/// What a node is called: devices by what they are.
pub fn name(node: Node, devices: [Device; 2]) -> &'static str {
    match node {
        Node::A => "A",
        Node::B => "B",
        Node::C => "C",
        Node::D => "D",
        Node::Router => "R",
        Node::First if devices[0] == Device::Hub => "H1",
        Node::First => "S1",
        Node::Second if devices[1] == Device::Hub => "H2",
        Node::Second => "S2",
    }
}

/// Microseconds from one end of a cable to the other: 5 ns a metre (two thirds of the speed of light),
/// rounded up. Cables inside a network have 100 m, the longest that twisted pairs may have.
pub fn delay(cable: Cable, distance: Distance) -> u64 {
    match cable {
        LONG => (distance.metres() * 5).div_ceil(1000),
        _ => 1,
    }
}

/// Bits that a cable carries in a microsecond: 100 Mbit/s.
pub const RATE: u64 = 100;
/// Bytes before a frame that let the receiver find its beginning: preamble and start delimiter.
pub const PREAMBLE: usize = 8;

/// Microseconds to send a frame with its check sequence, rounded up.
pub fn sending(bytes: usize) -> u64 {
    ((bytes + PREAMBLE) as u64 * 8).div_ceil(RATE)
}

/// Prefix length of both networks.
pub const PREFIX: u8 = 24;

/// The address of a station at a plug (documentation ranges of RFC 5737).
pub fn address(node: Node, interface: u8) -> Ipv4Addr {
    match (node, interface) {
        (Node::A, _) => Ipv4Addr::new(192, 0, 2, 10),
        (Node::C, _) => Ipv4Addr::new(192, 0, 2, 12),
        (Node::B, _) => Ipv4Addr::new(198, 51, 100, 11),
        (Node::D, _) => Ipv4Addr::new(198, 51, 100, 13),
        (_, 0) => Ipv4Addr::new(192, 0, 2, 1),
        _ => Ipv4Addr::new(198, 51, 100, 1),
    }
}

/// An address of the server's network that nobody has.
pub const NOBODY: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 99);

/// The hardware address of a station at a plug.
pub fn mac(node: Node, interface: u8) -> Mac {
    Mac::local(match node {
        Node::A => 0x0a,
        Node::B => 0x0b,
        Node::C => 0x0c,
        Node::D => 0x0d,
        _ => u32::from(interface) + 1,
    })
}

/// The stations of a network, each with its plug there.
pub fn members(second: bool) -> [(Node, u8); 3] {
    if second {
        [(Node::Router, 1), (Node::D, 0), (Node::B, 0)]
    } else {
        [(Node::A, 0), (Node::C, 0), (Node::Router, 0)]
    }
}

/// The stations with their addresses and routes; with what they know of each other, if so said.
pub fn stations(arp_known: bool) -> Vec<Station> {
    let plugs = |node| if node == Node::Router { 2 } else { 1 };
    let mut all: Vec<Station> = Node::STATIONS
        .iter()
        .map(|node| {
            let macs: Vec<Mac> = (0..plugs(*node)).map(|i| mac(*node, i)).collect();
            let mut station = Station::new(&macs);
            for i in 0..plugs(*node) {
                station.set_address(i, Some((address(*node, i), PREFIX)));
            }
            station.forwards = *node == Node::Router;
            if node.is_host() {
                let far = matches!(node, Node::B | Node::D);
                station.routes.push(Route {
                    network: Ipv4Addr::UNSPECIFIED,
                    prefix: 0,
                    via: address(Node::Router, u8::from(far)),
                });
            }
            station
        })
        .collect();
    if arp_known {
        for (node, plug) in [members(false), members(true)].concat() {
            for (other, theirs) in members(matches!(
                (node, plug),
                (Node::Router, 1) | (Node::B | Node::D, _)
            )) {
                if other != node
                    && let Some(n) = node.station()
                {
                    all[n].learn(0, plug, address(other, theirs), mac(other, theirs));
                }
            }
        }
    }
    all
}

/// What a switch knows after everybody has sent: each address of its network and its cable.
pub fn learned(device: usize) -> Vec<(Mac, Cable)> {
    members(device == 1)
        .into_iter()
        .map(|(node, plug)| (mac(node, plug), cable_of(node, plug)))
        .collect()
}
