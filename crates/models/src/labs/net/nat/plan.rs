//! Who is where: networks, addresses, cables; and what a scenario may say about that.
//!
//! Inside is 192.168.1.0/24 behind the first NAT; behind a second one the first has an address of the
//! shared space, 100.64.0.0/10 (RFC 6598). Outside is one network for each /24 that has an address,
//! joined by one router, the Internet. Everybody knows the hardware addresses of his network.

use super::scenario::{ForwardSpec, Kind, Scenario, Target};
use crate::ipv4::{Ip, Prefix};
use kw_net::{
    Ipv4Addr, Mac, SECOND,
    nat::{Endpoint, Forward, Protocol, Settings, gateway},
    net::{Net, Node, Port, Quality},
    station::{Route, Station},
};
use kw_trace::Problem;
use std::collections::BTreeMap;

/// The network inside.
pub const HOME: Prefix = Prefix::of(Ip::new(192, 168, 1, 0), 24);
/// The shared address space, between two NATs.
pub const SHARED: Prefix = Prefix::of(Ip::new(100, 64, 0, 0), 10);
/// The name of the router that is the Internet.
pub const INTERNET: &str = "R";

/// Who has which address in a network, and at which plug.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The device.
    pub node: Node,
    /// Its plug.
    pub plug: u8,
    /// Its address.
    pub address: Ipv4Addr,
}

/// A network.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Its prefix.
    pub prefix: Prefix,
    /// Who is in it; the first is the way out.
    pub members: Vec<Member>,
}

/// Where everybody is.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// How many hosts there are: nodes from 0.
    pub hosts: usize,
    /// How many NATs: the nodes after the hosts; the node after those is the Internet.
    pub nats: usize,
    /// The networks: inside, between two NATs if there are two, then those outside.
    pub networks: Vec<Network>,
    /// Names of all nodes.
    pub names: Vec<String>,
}

fn ip(address: Ip) -> Ipv4Addr {
    Ipv4Addr::from_bits(address.0)
}

fn around(address: Ip) -> Prefix {
    Prefix::of(address, 24)
}

/// The address with this last number in a network.
fn nth(prefix: Prefix, n: u32) -> Ip {
    Ip(prefix.network().0 | n)
}

/// The outside address of a NAT.
pub fn outside(sc: &Scenario, nat: usize) -> Ip {
    if nat + 1 == sc.nats.len() {
        sc.public
    } else {
        nth(SHARED, 2)
    }
}

/// The network inside a NAT.
pub fn inside(nat: usize) -> Prefix {
    if nat == 0 { HOME } else { SHARED }
}

impl Plan {
    /// The plan of a scenario that [`check`] let pass.
    pub fn new(sc: &Scenario) -> Plan {
        let (hosts, nats) = (sc.hosts.len(), sc.nats.len());
        let (gate, internet) = (|n: usize| (hosts + n) as Node, (hosts + nats) as Node);
        let member = |node, plug, address| Member {
            node,
            plug,
            address: ip(address),
        };
        let mut networks: Vec<Network> = (0..nats)
            .map(|n| {
                let prefix = inside(n);
                let mut members = vec![member(gate(n), gateway::INSIDE, nth(prefix, 1))];
                if n > 0 {
                    let own = outside(sc, n - 1);
                    members.push(member(gate(n - 1), gateway::OUTSIDE, own));
                }
                Network { prefix, members }
            })
            .collect();
        let last = member(gate(nats - 1), gateway::OUTSIDE, sc.public);
        let own = sc.hosts.iter().enumerate();
        let own = own.map(|(i, h)| (h.address, member(i as Node, 0, h.address)));
        for (address, member) in std::iter::once((sc.public, last)).chain(own) {
            let is_outside = nats..networks.len();
            let found = networks.iter().position(|n| n.prefix.contains(address));
            let at = found.unwrap_or_else(|| {
                let prefix = around(address);
                let plug = is_outside.len() as u8;
                let router = Member {
                    node: internet,
                    plug,
                    address: ip(nth(prefix, 254)),
                };
                networks.push(Network {
                    prefix,
                    members: vec![router],
                });
                networks.len() - 1
            });
            networks[at].members.push(member);
        }
        let names = sc.hosts.iter().map(|h| &h.name);
        let names = names.chain(sc.nats.iter().map(|n| &n.name)).cloned();
        Plan {
            hosts,
            nats,
            networks,
            names: names.chain([INTERNET.to_owned()]).collect(),
        }
    }

    /// The NAT that a node is.
    pub fn nat(&self, node: Node) -> Option<usize> {
        let nat = usize::from(node).checked_sub(self.hosts)?;
        (nat < self.nats).then_some(nat)
    }

    /// The node of a NAT.
    pub fn gate(&self, nat: usize) -> Node {
        (self.hosts + nat) as Node
    }

    /// The node that is the Internet.
    pub fn internet(&self) -> Node {
        (self.hosts + self.nats) as Node
    }

    /// A node's name.
    pub fn name(&self, node: Node) -> &str {
        &self.names[usize::from(node)]
    }

    /// The network at a plug.
    pub fn network(&self, node: Node, plug: u8) -> usize {
        let has = |n: &Network| n.members.iter().any(|m| (m.node, m.plug) == (node, plug));
        self.networks.iter().position(has).unwrap_or(0)
    }

    /// Where a network is on the way out: 0 inside, as many as there are NATs outside.
    pub fn zone(&self, network: usize) -> usize {
        network.min(self.nats)
    }

    /// The zone of a host.
    pub fn zone_of(&self, host: usize) -> usize {
        self.zone(self.network(host as Node, 0))
    }

    /// The hosts of a zone.
    pub fn hosts_in(&self, zone: usize) -> impl Iterator<Item = usize> {
        (0..self.hosts).filter(move |h| self.zone_of(*h) == zone)
    }

    /// The address of a node at its first plug; of a NAT its outside one.
    pub fn address(&self, node: Node) -> Ipv4Addr {
        let plug = if self.nat(node).is_some() {
            gateway::OUTSIDE
        } else {
            0
        };
        let all = self.networks.iter().flat_map(|n| &n.members);
        let mut own = all.filter(|m| (m.node, m.plug) == (node, plug));
        own.next().map_or(Ipv4Addr::UNSPECIFIED, |m| m.address)
    }

    /// Who has an address.
    pub fn owner(&self, address: Ipv4Addr) -> Option<Node> {
        let mut all = self.networks.iter().flat_map(|n| &n.members);
        all.find(|m| m.address == address).map(|m| m.node)
    }

    /// The address that a target means.
    pub fn resolve(&self, target: &Target) -> Option<Ipv4Addr> {
        if let Some(address) = Ip::parse(&target.who) {
            return Some(ip(address));
        }
        let found = self.names.iter().position(|n| *n == target.who)? as Node;
        (found != self.internet()).then(|| self.address(found))
    }

    /// An endpoint as short as it can be said: by the name of who has the address.
    pub fn short(&self, endpoint: Endpoint) -> String {
        let port = endpoint.port();
        let who = match self.owner(*endpoint.ip()) {
            Some(node) => self.name(node).to_owned(),
            None => endpoint.ip().to_string(),
        };
        if port == 0 {
            who
        } else {
            format!("{who}:{port}")
        }
    }

    /// The stations of all hosts and the Internet, and the NATs, each knowing its networks.
    pub fn build(&self, sc: &Scenario) -> (Vec<Station>, Vec<gateway::Gateway>, Net) {
        let mut hosts: Vec<Station> = (0..self.hosts)
            .map(|h| Station::new(&[mac(h as Node, 0)]))
            .collect();
        let internet = self.internet();
        let plugs = (self.networks.len() - self.nats) as u8;
        let macs: Vec<Mac> = (0..plugs).map(|p| mac(internet, p)).collect();
        let mut router = Station::new(&macs);
        router.forwards = true;
        hosts.push(router);
        let mut nats: Vec<gateway::Gateway> = (0..self.nats)
            .map(|n| {
                let macs = [0, 1].map(|plug| mac(self.gate(n), plug));
                let within = inside(n);
                let out = outside(sc, n);
                let length = if n + 1 == self.nats {
                    24
                } else {
                    SHARED.length()
                };
                gateway::Gateway::new(
                    macs,
                    (ip(nth(within, 1)), within.length()),
                    (ip(out), length),
                    self.settings(sc, n),
                    sc.seed + n as u64,
                )
            })
            .collect();
        let mut net = Net::new(sc.seed);
        for _ in 0..=internet {
            net.station();
        }
        let quality = Quality {
            delay: sc.delay / 2,
            ..Quality::default()
        };
        for network in &self.networks {
            let switch = net.switch();
            for member in &network.members {
                let (node, plug) = (member.node, member.plug);
                net.connect(Port { node, port: plug }, switch, quality);
                let station = match self.nat(node) {
                    Some(nat) => &mut nats[nat].station,
                    None => &mut hosts[usize::from(node).min(self.hosts)],
                };
                station.set_address(plug, Some((member.address, network.prefix.length())));
                let way_out = &network.members[0];
                if way_out.node != node {
                    station.routes.push(Route {
                        network: Ipv4Addr::UNSPECIFIED,
                        prefix: 0,
                        via: way_out.address,
                    });
                }
                for other in network.members.iter().filter(|o| o.node != node) {
                    station.learn_for_ever(plug, other.address, mac(other.node, other.plug));
                }
            }
        }
        (hosts, nats, net)
    }

    fn settings(&self, sc: &Scenario, nat: usize) -> Settings {
        let spec = &sc.nats[nat];
        let own = sc.forwards.iter().filter(|f| f.nat == spec.name);
        Settings {
            mapping: spec.mapping,
            filtering: spec.filtering,
            preserve_ports: spec.preserve_ports,
            random_ports: spec.random_ports,
            ports: (spec.first_port as u16, spec.last_port as u16),
            timeout: spec.timeout * SECOND,
            icmp_timeout: spec.icmp_timeout * SECOND,
            inbound_refresh: spec.inbound_refresh,
            permissions_age: spec.permissions_age,
            hairpin: spec.hairpin,
            forwards: own.filter_map(|f| self.forward(f)).collect(),
            ..Settings::default()
        }
    }

    /// A forward of a scenario or a change.
    pub fn forward(&self, spec: &ForwardSpec) -> Option<Forward> {
        Some(Forward {
            protocol: Protocol::Udp,
            port: spec.port as u16,
            inside: Endpoint::new(self.resolve(&spec.to)?, spec.to.port?),
        })
    }
}

/// The hardware address of a plug.
pub fn mac(node: Node, plug: u8) -> Mac {
    Mac::local((u32::from(node) + 1) * 16 + u32::from(plug))
}

/// Whether a scenario's names and addresses fit together.
pub fn check(sc: &Scenario) -> Result<(), Problem> {
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    names.insert(INTERNET, "R".to_owned());
    let hosts = sc.hosts.iter().enumerate();
    let hosts = hosts.map(|(i, h)| (h.name.as_str(), format!("hosts[{i}].name")));
    let nats = sc.nats.iter().enumerate();
    let nats = nats.map(|(i, n)| (n.name.as_str(), format!("nats[{i}].name")));
    for (name, place) in hosts.chain(nats) {
        duplicate(&mut names, name, place)?;
    }
    for (i, nat) in sc.nats.iter().enumerate() {
        if nat.last_port < nat.first_port {
            return Err(Problem::new("range", format!("nats[{i}].last_port"))
                .with("value", nat.last_port)
                .with("min", nat.first_port)
                .with("max", 65_535_u64));
        }
    }
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let two = sc.nats.len() > 1;
    for (n, nat) in sc.nats.iter().enumerate() {
        taken.insert(nth(inside(n), 1).to_string(), nat.name.clone());
        taken.insert(outside(sc, n).to_string(), nat.name.clone());
    }
    is_public(sc.public)
        .then_some(())
        .ok_or_else(|| place_of(sc, "public", sc.public))?;
    for (i, host) in sc.hosts.iter().enumerate() {
        let (place, address) = (format!("hosts[{i}].address"), host.address);
        let is_inside = |network: Prefix| {
            network.contains(address) && ![network.network(), network.top()].contains(&address)
        };
        if !(is_inside(HOME) || two && is_inside(SHARED) || is_public(address)) {
            return Err(place_of(sc, &place, address));
        }
        if let Some(first) = taken.insert(address.to_string(), host.name.clone()) {
            return Err(Problem::new("duplicate", place)
                .with("value", address.to_string())
                .with("first", first));
        }
    }
    let plan = Plan::new(sc);
    let mut ports: BTreeMap<String, String> = BTreeMap::new();
    for (i, forward) in sc.forwards.iter().enumerate() {
        let place = format!("forwards[{i}]");
        check_forward(sc, &plan, forward).map_err(|p| p.under(&place))?;
        let key = format!("{}:{}", forward.nat, forward.port);
        if let Some(first) = ports.insert(key.clone(), place.clone()) {
            return Err(Problem::new("duplicate", format!("{place}.port"))
                .with("value", key)
                .with("first", first));
        }
    }
    for (i, packet) in sc.packets.iter().enumerate() {
        check_packet(&plan, packet.protocol, &packet.from, &packet.to)
            .map_err(|p| p.under(&format!("packets[{i}]")))?;
    }
    Ok(())
}

fn duplicate<'a>(
    seen: &mut BTreeMap<&'a str, String>,
    name: &'a str,
    place: String,
) -> Result<(), Problem> {
    match seen.get(name) {
        Some(first) => Err(Problem::new("duplicate", place)
            .with("value", name)
            .with("first", first.clone())),
        None => {
            seen.insert(name, place);
            Ok(())
        }
    }
}

/// Whether a host outside, or the last NAT, may have an address.
fn is_public(address: Ip) -> bool {
    let special = address.special().is_none_or(|s| s.name == "documentation");
    special && ![0, 254, 255].contains(&address.octets()[3])
}

fn place_of(sc: &Scenario, field: &str, address: Ip) -> Problem {
    let inside = match (field, sc.nats.len()) {
        ("public", _) => String::new(),
        (_, 1) => HOME.to_string(),
        _ => format!("{HOME}, {SHARED}"),
    };
    Problem::new("nat-address", field)
        .with("value", address.to_string())
        .with("inside", Some(inside).filter(|i| !i.is_empty()))
}

fn unknown<'a>(field: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    Problem::new("choice", field)
        .with("value", name)
        .with("known", known.collect::<Vec<_>>().join(", "))
}

fn check_target(plan: &Plan, target: &Target, needs_port: bool) -> Result<Ipv4Addr, Problem> {
    if needs_port && target.port.is_none() {
        return Err(Problem::new("notation", "to")
            .with("value", target.who.as_str())
            .with("expected", "endpoint"));
    }
    let address = plan.resolve(target).ok_or_else(|| {
        let names = plan.names.iter().map(String::as_str);
        unknown("to", &target.who, names.filter(|n| *n != INTERNET))
    })?;
    let is_host = !address.is_broadcast()
        && !address.is_multicast()
        && !address.is_loopback()
        && !address.is_unspecified();
    is_host.then_some(address).ok_or_else(|| {
        Problem::new("nat-address", "to")
            .with("value", address.to_string())
            .with("inside", kw_trace::Param::Nothing)
    })
}

/// Whether a packet can be sent.
pub fn check_packet(plan: &Plan, kind: Kind, from: &str, to: &Target) -> Result<(), Problem> {
    let hosts = &plan.names[..plan.hosts];
    if !hosts.iter().any(|n| n == from) {
        return Err(unknown("from", from, hosts.iter().map(String::as_str)));
    }
    check_target(plan, to, kind == Kind::Udp).map(|_| ())
}

/// Which NAT a name is.
pub fn check_nat(sc: &Scenario, name: &str) -> Result<usize, Problem> {
    let found = sc.nats.iter().position(|n| n.name == name);
    found.ok_or_else(|| unknown("nat", name, sc.nats.iter().map(|n| n.name.as_str())))
}

/// Whether a forward leads to the inside of its NAT.
pub fn check_forward(sc: &Scenario, plan: &Plan, forward: &ForwardSpec) -> Result<(), Problem> {
    let within = inside(check_nat(sc, &forward.nat)?);
    let address = check_target(plan, &forward.to, true)?;
    if within.contains(Ip(address.to_bits())) {
        return Ok(());
    }
    Err(Problem::new("outside-subnet", "to")
        .with("value", address.to_string())
        .with("subnet", within.to_string()))
}
