//! The network between the two agents: hosts, NATs, the Internet as one segment, the servers.
//!
//! ```text
//! A ── LAN ── NAT A ── [provider's NAT] ──┐
//!                                      Internet ── STUN and TURN server
//! B ── LAN ── NAT B ── [provider's NAT] ──┘
//! ```
//!
//! Everybody knows the hardware addresses of its neighbours: ARP is shown elsewhere. Private
//! destinations have no route beyond the last NAT.

use super::scenario::{Peer, Scenario};
use kw_net::{
    Ipv4Addr, Mac,
    nat::gateway::{Gateway, OUTSIDE},
    net::{Net, Node, Port, Quality},
    station::{Route, Station},
};
use std::rc::Rc;

/// The address of the servers.
pub const SERVER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 1);
/// The next hop for whatever is not on the Internet segment; nobody is there.
const NOWHERE: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 254);

/// Something with an address: a life line of the sequence diagram.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name.
    pub name: Rc<str>,
    /// What it is.
    pub device: Device,
    /// Its number in the network.
    pub node: Node,
    /// Its links by its plugs: numbers of [`World::links`].
    pub links: Vec<u8>,
    /// Whether it drops UDP that goes through.
    pub blocks_udp: bool,
    /// On which side it is: 0, 1; 2: between them.
    pub side: u8,
}

/// What a place is.
#[derive(Debug, Clone, PartialEq)]
pub enum Device {
    /// The host of an agent.
    Host(Station),
    /// A NAT.
    Gateway(Box<Gateway>),
    /// The servers.
    Server(Station),
}

impl Place {
    /// The NAT here, if it is one.
    pub fn gateway(&self) -> Option<&Gateway> {
        match &self.device {
            Device::Gateway(gateway) => Some(gateway),
            _ => None,
        }
    }

    /// Its station.
    pub fn station(&self) -> &Station {
        match &self.device {
            Device::Host(station) | Device::Server(station) => station,
            Device::Gateway(gateway) => &gateway.station,
        }
    }

    fn station_mut(&mut self) -> &mut Station {
        match &mut self.device {
            Device::Host(station) | Device::Server(station) => station,
            Device::Gateway(gateway) => &mut gateway.station,
        }
    }

    /// Its addresses by its plugs.
    pub fn addresses(&self) -> impl Iterator<Item = Ipv4Addr> {
        let interfaces = self.station().interfaces.iter();
        interfaces.filter_map(|i| Some(i.address?.0))
    }
}

/// The network.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    /// What is under way.
    pub net: Net,
    /// Places in the order of the picture, from A to B.
    pub places: Vec<Place>,
    /// The links by their numbers.
    pub links: Vec<Rc<str>>,
    /// Where the two hosts are.
    pub hosts: [usize; 2],
    /// Where the servers are.
    pub server: Option<usize>,
    /// Whether both hosts are in one local network.
    pub together: bool,
}

/// The NAT settings that count for a side: of two in one network those of A.
fn peers(sc: &Scenario) -> [&Peer; 2] {
    let together = sc.a.lan == sc.b.lan;
    [&sc.a, if together { &sc.a } else { &sc.b }]
}

struct Builder {
    net: Net,
    places: Vec<Place>,
    links: Vec<Rc<str>>,
    /// The switch of each link.
    switches: Vec<Node>,
    macs: u32,
}

impl Builder {
    fn link(&mut self, name: String) -> u8 {
        self.links.push(name.into());
        let switch = self.net.switch();
        self.switches.push(switch);
        (self.links.len() - 1) as u8
    }

    fn mac(&mut self) -> Mac {
        self.macs += 1;
        Mac::local(self.macs)
    }

    fn place(&mut self, name: String, side: u8, device: Device, plugs: &[(u8, u64, u64)]) -> usize {
        let node = self.net.station();
        for (plug, (link, delay, loss)) in plugs.iter().enumerate() {
            let port = Port {
                node,
                port: plug as u8,
            };
            let quality = Quality {
                delay: *delay,
                loss: *loss,
                ..Quality::default()
            };
            self.net
                .connect(port, self.switches[usize::from(*link)], quality);
        }
        self.places.push(Place {
            name: name.into(),
            device,
            node,
            links: plugs.iter().map(|p| p.0).collect(),
            blocks_udp: false,
            side,
        });
        self.places.len() - 1
    }

    fn host(
        &mut self,
        name: &str,
        side: u8,
        at: (Ipv4Addr, u8),
        via: Ipv4Addr,
        plug: (u8, u64, u64),
    ) -> usize {
        let mac = self.mac();
        let mut station = Station::new(&[mac]);
        station.set_address(0, Some(at));
        station.routes.push(Route {
            network: Ipv4Addr::UNSPECIFIED,
            prefix: 0,
            via,
        });
        self.place(name.to_owned(), side, Device::Host(station), &[plug])
    }
}

/// Microseconds of a delay between a NAT and the switch of its local network.
const SHORT: u64 = 50;

impl World {
    /// The network of a scenario.
    pub fn new(sc: &Scenario) -> World {
        let mut net = Net::new(sc.seed);
        net.go_to(0);
        let mut b = Builder {
            net,
            places: Vec::new(),
            links: Vec::new(),
            switches: Vec::new(),
            macs: 0,
        };
        let together = sc.a.lan == sc.b.lan;
        let internet = b.link("Internet".to_owned());
        let line = (internet, sc.timing.internet * 1_000, sc.timing.loss);
        let lan = sc.timing.lan * 1_000 + SHORT;
        let peers = peers(sc);
        let mut hosts = [0; 2];
        let mut outermost = [0; 2];
        // Places in the order of the picture: A's side from the inside out, servers, B's side back in.
        let mut order: Vec<(usize, usize)> = Vec::new();
        let sides: &[u8] = if together { &[0] } else { &[0, 1] };
        for side in sides.iter().copied() {
            let peer = peers[usize::from(side)];
            let letter = ["A", "B"][usize::from(side)];
            let ten = 10 * (side + 1);
            let public = Ipv4Addr::new(203, 0, 113, ten);
            let third = [77, 88][usize::from(side)];
            let both = if together {
                [Some(0_u8), Some(1)]
            } else {
                [Some(side), None]
            };
            let Some(nat) = peer.nat else {
                for who in both.into_iter().flatten() {
                    let at = (Ipv4Addr::new(203, 0, 113, 10 * (who + 1) + 1), 24);
                    let name = ["A", "B"][usize::from(who)];
                    let place = b.host(name, who, at, NOWHERE, line);
                    hosts[usize::from(who)] = place;
                    outermost[usize::from(who)] = place;
                    order.push((usize::from(who) * 100, place));
                }
                continue;
            };
            let inside = b.link(format!("LAN {}", peer.lan));
            let router = Ipv4Addr::new(192, 168, third, 1);
            for who in both.into_iter().flatten() {
                let last = if together { 2 + who } else { 2 };
                let at = (Ipv4Addr::new(192, 168, third, last), 24);
                let name = ["A", "B"][usize::from(who)];
                let place = b.host(name, who, at, router, (inside, lan, 0));
                hosts[usize::from(who)] = place;
                order.push((
                    if together {
                        usize::from(who)
                    } else {
                        usize::from(who) * 100
                    },
                    place,
                ));
            }
            let rank = |depth: usize| match side {
                0 => 2 + depth,
                _ => 99 - depth,
            };
            let seed = sc.seed.wrapping_add(u64::from(side) * 7 + 1);
            let mut settings = (nat, format!("NAT {letter}"), inside, (router, 24), SHORT);
            let mut depth = 0;
            let mut next = peer.carrier;
            let last = loop {
                let (nat, name, link, at, delay) = settings;
                let macs = [b.mac(), b.mac()];
                let (out_link, out_at, via, out_line) = match next {
                    Some(_) => {
                        let between = b.link(format!("ISP {letter}"));
                        let own = Ipv4Addr::new(100, 64, ten, 2);
                        let up = Ipv4Addr::new(100, 64, ten, 1);
                        (between, (own, 24), up, (between, SHORT, 0))
                    }
                    None => (internet, (public, 24), NOWHERE, line),
                };
                let mut gateway =
                    Gateway::new(macs, at, out_at, nat.settings(), seed + depth as u64);
                gateway.station.routes.push(Route {
                    network: Ipv4Addr::UNSPECIFIED,
                    prefix: 0,
                    via,
                });
                let device = Device::Gateway(Box::new(gateway));
                let place = b.place(name, side, device, &[(link, delay, 0), out_line]);
                order.push((rank(depth), place));
                depth += 1;
                match next.take() {
                    Some(carrier) => {
                        settings = (carrier, format!("CGN {letter}"), out_link, (via, 24), SHORT);
                    }
                    None => break place,
                }
            };
            for who in both.into_iter().flatten() {
                outermost[usize::from(who)] = last;
            }
        }
        let mut server = None;
        if sc.stun || sc.turn {
            let mac = b.mac();
            let mut station = Station::new(&[mac]);
            station.set_address(0, Some((SERVER, 24)));
            station.routes.push(Route {
                network: Ipv4Addr::UNSPECIFIED,
                prefix: 0,
                via: NOWHERE,
            });
            let name = match (sc.stun, sc.turn) {
                (true, true) => "STUN/TURN",
                (true, false) => "STUN",
                _ => "TURN",
            };
            let plug = (internet, 1_000, 0);
            let place = b.place(name.to_owned(), 2, Device::Server(station), &[plug]);
            order.push((50, place));
            server = Some(place);
        }
        let nowhere = b.mac();
        let mut world = World {
            net: b.net,
            places: b.places,
            links: b.links,
            hosts,
            server,
            together,
        };
        world.introduce(nowhere);
        for (side, peer) in [&sc.a, &sc.b].into_iter().enumerate() {
            if !peer.udp {
                world.places[outermost[side]].blocks_udp = true;
            }
        }
        order.sort_by_key(|o| o.0);
        world.arrange(&order);
        world
    }

    /// Puts the places into the order of the picture.
    fn arrange(&mut self, order: &[(usize, usize)]) {
        let moved = |old: usize| order.iter().position(|o| o.1 == old).unwrap_or(old);
        let places = order.iter().map(|o| self.places[o.1].clone()).collect();
        self.hosts = self.hosts.map(moved);
        self.server = self.server.map(moved);
        self.places = places;
    }

    /// Everybody on a link knows everybody's hardware address.
    fn introduce(&mut self, nowhere: Mac) {
        let mut known: Vec<(u8, Ipv4Addr, Mac)> = vec![(0, NOWHERE, nowhere)];
        for place in &self.places {
            for (interface, link) in place.station().interfaces.iter().zip(&place.links) {
                if let Some((address, _)) = interface.address {
                    known.push((*link, address, interface.mac));
                }
            }
        }
        for place in &mut self.places {
            for plug in 0..place.links.len() {
                let link = place.links[plug];
                for (_, address, mac) in known.iter().filter(|k| k.0 == link) {
                    let station = place.station_mut();
                    if !station.has(*address) {
                        station.learn_for_ever(plug as u8, *address, *mac);
                    }
                }
            }
        }
    }

    /// The place with this number in the network.
    pub fn place_of(&self, node: Node) -> Option<usize> {
        self.places.iter().position(|p| p.node == node)
    }

    /// The place that has an address, seen from the Internet or from its own network.
    pub fn place_at(&self, address: Ipv4Addr) -> Option<usize> {
        let has = |p: &Place| p.addresses().any(|a| a == address);
        self.places.iter().position(has)
    }

    /// The outermost gateway of a side, or its host.
    pub fn border(&self, side: usize) -> usize {
        let host = self.hosts[side];
        let of = if self.together { 0 } else { side as u8 };
        let on_side = |p: &Place| p.side == of && p.gateway().is_some();
        let all = self.places.iter().enumerate().filter(|(_, p)| on_side(p));
        // The one on the Internet link.
        let found = all.filter(|(_, p)| p.links[usize::from(OUTSIDE)] == 0);
        found.map(|(i, _)| i).next().unwrap_or(host)
    }

    /// The gateways between a side's host and the Internet.
    pub fn gateways(&self, side: usize) -> impl Iterator<Item = &Place> {
        let of = if self.together { 0 } else { side as u8 };
        let own = move |p: &&Place| p.side == of && p.gateway().is_some();
        self.places.iter().filter(own)
    }

    /// Whether a destination can be reached on the Internet.
    pub fn is_public(address: Ipv4Addr) -> bool {
        kw_net::same_network(address, SERVER, 24)
    }
}
