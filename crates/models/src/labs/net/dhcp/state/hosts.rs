//! Hosts at work: building the network, sending, hearing, and doing what their machines say.

use super::*;

impl State {
    pub(super) fn build(&mut self, def: &Rc<Scenario>) {
        for _ in &def.networks {
            self.net.switch();
        }
        for client in &def.clients {
            let mac = mac_of(self.hosts.len(), &client.mac);
            let first = client
                .address
                .0
                .filter(|_| client.method == Method::LinkLocal);
            let role = Role::Client {
                method: client.method,
                dhcp: Box::new(Client::new(mac, &client.id, client.habits)),
                link_local: LinkLocal::new(mac, first),
            };
            self.add(&client.id, role, &[mac], &[&client.network]);
        }
        for server in &def.servers {
            let mac = mac_of(self.hosts.len(), &Text(None));
            let role = Role::Server(Server::new(Rc::new(server.clone())));
            let host = self.add(&server.id, role, &[mac], &[&server.network]);
            let prefix = self.prefix_of(server.own(), host);
            let station = &mut self.hosts[usize::from(host)].station;
            station.set_address(0, Some((server.own(), prefix)));
            self.set_gateway(host, self.router_near(host));
        }
        for router in &def.routers {
            let first = self.hosts.len();
            let macs: Vec<Mac> = (0..router.ports.len())
                .map(|port| Mac::local(((port as u32) << 16) + first as u32 + 1))
                .collect();
            let networks: Vec<&String> = router.ports.iter().map(|p| &p.network).collect();
            let role = Role::Router {
                helper: router.helper.0,
            };
            let host = self.add(&router.id, role, &macs, &networks);
            let station = &mut self.hosts[usize::from(host)].station;
            station.forwards = true;
            for (i, port) in router.ports.iter().enumerate() {
                let address = port.address.0.map(|a| (a, port.prefix as u8));
                station.set_address(i as u8, address);
            }
        }
        self.first_address = vec![None; def.clients.len()];
    }

    fn number_of(&self, network: &str) -> u16 {
        let found = self.def.networks.iter().position(|n| n.name == network);
        found.unwrap_or(0) as u16
    }

    fn add(&mut self, name: &str, role: Role, macs: &[Mac], networks: &[&String]) -> u16 {
        let networks: Vec<u16> = networks.iter().map(|n| self.number_of(n)).collect();
        let node = self.net.station();
        for (port, network) in networks.iter().enumerate() {
            let port = Port {
                node,
                port: port as u8,
            };
            self.net.connect(port, *network, quality(&self.def));
        }
        let is_client = matches!(role, Role::Client { .. });
        self.hosts.push(Host {
            name: name.into(),
            role,
            station: Station::new(macs),
            networks,
            plugged: true,
            on: !is_client,
            leaving: false,
            last: None,
        });
        (self.hosts.len() - 1) as u16
    }

    /// The plug of a host in the network: switches come first there.
    pub(super) fn port(&self, host: u16, interface: u8) -> Port {
        Port {
            node: self.def.networks.len() as u16 + host,
            port: interface,
        }
    }

    pub(super) fn host_at(&self, port: Port) -> Option<u16> {
        port.node.checked_sub(self.def.networks.len() as u16)
    }

    /// The prefix length of the network that a typed-in address is in: as a pool or a router there has
    /// it, else 24.
    pub(super) fn prefix_of(&self, address: Ipv4Addr, host: u16) -> u8 {
        let network = self.hosts[usize::from(host)].networks[0];
        let pools = self.def.servers.iter().flat_map(|s| &s.pools);
        let of_pool = pools
            .filter_map(|p| p.subnet.0)
            .find(|s| s.contains(address))
            .map(|s| s.length);
        let ports = self.def.routers.iter().flat_map(|r| &r.ports);
        let of_router = ports
            .filter(|p| self.number_of(&p.network) == network)
            .map(|p| p.prefix as u8)
            .next();
        of_pool.or(of_router).unwrap_or(24)
    }

    /// Sets a host's default gateway.
    fn set_gateway(&mut self, host: u16, via: Option<Ipv4Addr>) {
        let route = |via| Route {
            network: Ipv4Addr::UNSPECIFIED,
            prefix: 0,
            via,
        };
        let station = &mut self.hosts[usize::from(host)].station;
        station.routes = via.map(route).into_iter().collect();
    }

    /// A router on a host's network: the gateway that somebody would type in.
    fn router_near(&self, host: u16) -> Option<Ipv4Addr> {
        let network = self.hosts[usize::from(host)].networks[0];
        let ports = self.def.routers.iter().flat_map(|r| &r.ports);
        let mut near = ports.filter(|p| self.number_of(&p.network) == network);
        near.find_map(|p| p.address.0)
    }

    pub(super) fn switch_on(&mut self, host: u16) {
        let i = usize::from(host);
        self.hosts[i].on = true;
        // Without a cable it waits for one.
        if !self.hosts[i].plugged {
            return;
        }
        let def = self.def.clients[i].clone();
        let remembers = self.now + def.habits.remembers * SECOND;
        let Role::Client {
            method,
            dhcp,
            link_local,
        } = &mut self.hosts[i].role
        else {
            return;
        };
        match method {
            Method::Dhcp => {
                if let Some(address) = def.address.0 {
                    dhcp.remember(address, remembers);
                }
                let doings = dhcp.start(self.now, &mut self.rng);
                self.client_does(host, doings);
            }
            Method::LinkLocal => link_local.start(self.now),
            Method::Static => self.type_in(host),
        }
    }

    /// A host uses the address that somebody typed in.
    pub(super) fn type_in(&mut self, host: u16) {
        let i = usize::from(host);
        let Some(address) = self.def.clients[i].address.0 else {
            return;
        };
        let prefix = self.prefix_of(address, host);
        self.hosts[i]
            .station
            .set_address(0, Some((address, prefix)));
        self.set_gateway(host, self.router_near(host));
        self.tell(What::Typed { host, address });
        self.address_came(host);
        let inform = self.def.clients[i].habits.inform;
        if let Role::Client { dhcp, .. } = &mut self.hosts[i].role
            && inform
        {
            let doings = dhcp.inform(self.now, address, &mut self.rng);
            self.client_does(host, doings);
        }
    }

    /// A host has an address now: when for the first time, and whether another has it too.
    pub(super) fn address_came(&mut self, host: u16) {
        if let Some(first @ None) = self.first_address.get_mut(usize::from(host)) {
            *first = Some(self.now);
        }
        let own = &self.hosts[usize::from(host)];
        let Some(address) = own.station.address(0).filter(|_| own.plugged) else {
            return;
        };
        let network = own.networks[0];
        let same = |h: &Host| {
            let mut plugs = h.networks.iter().zip(&h.station.interfaces);
            h.plugged
                && plugs.any(|(n, i)| *n == network && i.address.is_some_and(|a| a.0 == address))
        };
        let mut others = self.hosts.iter().enumerate();
        let other = others.find(|(i, h)| *i != usize::from(host) && same(h));
        if let Some((first, _)) = other {
            self.totals.clashes += 1;
            let first = first as u16;
            self.tell(What::Clash {
                first,
                second: host,
                address,
            });
        }
    }

    pub(super) fn tell(&mut self, what: What) {
        let about = match &what {
            What::Client(host, _) => Some(*host),
            _ => None,
        };
        let phase = about.and_then(|host| Some((host, self.phase(host)?)));
        self.next.push_back(Next::Tell(what, phase));
    }

    fn send(&mut self, host: u16, interface: u8, bytes: Rc<[u8]>) {
        self.next.push_back(Next::Send {
            host,
            interface,
            bytes,
        });
    }

    pub(super) fn send_all(&mut self, host: u16, out: Out) {
        for (interface, bytes) in out {
            self.send(host, interface, bytes);
        }
    }

    /// Sends a datagram by way of ARP and routes.
    fn deliver(&mut self, host: u16, datagram: &Datagram) {
        let mut out = Out::new();
        let station = &mut self.hosts[usize::from(host)].station;
        match station.send(self.now, datagram, &mut out) {
            Ok(()) => self.send_all(host, out),
            Err(why) => self.tell(What::Undelivered {
                host,
                to: datagram.to,
                why,
            }),
        }
    }

    /// Puts a frame on its link.
    pub(super) fn transmit(&mut self, host: u16, interface: u8, bytes: Rc<[u8]>) -> Event {
        self.net.send(self.port(host, interface), &bytes);
        let read = frame::read(&bytes);
        let to = read.filter(|r| !r.to.is_group());
        let to = to.and_then(|r| self.host_of(r.to));
        let repeat = self.count(host, read.as_ref());
        let sent = Sent {
            from: host,
            to,
            network: self.hosts[usize::from(host)].networks[usize::from(interface)],
            bytes,
            repeat,
        };
        let phase = self.phase(host).map(|p| (host, p));
        self.event(What::Sent(sent), phase)
    }

    /// Counts a frame; how often the same DHCP message was sent before.
    fn count(&mut self, host: u16, read: Option<&Read<'_>>) -> u32 {
        if let Some(read) = read {
            self.totals.broadcasts += u64::from(read.to == Mac::BROADCAST);
            self.totals.arps += u64::from(matches!(read.what, Carried::Arp(_)));
        }
        let Some(message) = read.and_then(message) else {
            return 0;
        };
        self.totals.messages += 1;
        if message.kind.is_reply() {
            return 0;
        }
        let last = &mut self.hosts[usize::from(host)].last;
        repeat_of(last, &message)
    }

    /// The next thing that happens on the network.
    pub(super) fn carry(&mut self) {
        match self.net.advance() {
            Some(Happening::Arrived { at, bytes }) => {
                if let Some(host) = self.host_at(at) {
                    self.arrived(host, at.port, &bytes);
                }
            }
            Some(Happening::Lost { to, bytes, .. }) => {
                let toward = self.host_at(to);
                self.tell(What::Lost { bytes, toward });
            }
            _ => {}
        }
    }

    fn arrived(&mut self, host: u16, interface: u8, bytes: &Rc<[u8]>) {
        let i = usize::from(host);
        if !self.hosts[i].on {
            return;
        }
        let Some(read) = frame::read(bytes) else {
            return;
        };
        let is_mine = read.to == self.hosts[i].station.mac(interface);
        // Messages to clients pass by the host's IP: it may have no address, or another one.
        if let (Role::Client { dhcp, .. }, Some(message)) =
            (&mut self.hosts[i].role, message(&read))
            && message.kind.is_reply()
        {
            if is_mine || read.to == Mac::BROADCAST {
                let doings = dhcp.hear(self.now, &message, &mut self.rng);
                self.client_does(host, doings);
            }
            return;
        }
        if let (Role::Server(server), Some(_)) = (&self.hosts[i].role, message(&read))
            && !server.up
        {
            self.tell(What::Unheard { host });
            return;
        }
        let mut out = Out::new();
        let mut heard = Vec::new();
        let is_down = matches!(&self.hosts[i].role, Role::Server(server) if !server.up);
        if !is_down {
            let station = &mut self.hosts[i].station;
            heard = station.receive(self.now, interface, bytes, &mut out);
        }
        self.told(host, heard);
        self.send_all(host, out);
        self.leave(host);
    }

    /// An address that was given back goes, once its last message is sent.
    pub(super) fn leave(&mut self, host: u16) {
        let host = &mut self.hosts[usize::from(host)];
        if host.leaving && !host.station.is_waiting() {
            host.leaving = false;
            host.station.set_address(0, None);
        }
    }

    /// What a host's station heard goes on to what the host is.
    pub(super) fn told(&mut self, host: u16, heard: Vec<Heard>) {
        for heard in heard {
            match heard {
                Heard::Arp { arp, .. } => self.arp_heard(host, &arp),
                Heard::Udp {
                    interface,
                    to,
                    data,
                    ..
                } if to.1 == SERVER_PORT => {
                    if let Some(message) = Message::read(&data) {
                        self.message_heard(host, interface, &message, to.0.is_broadcast());
                    }
                }
                Heard::Echo { from, reply: true } => {
                    if let Role::Server(server) = &mut self.hosts[usize::from(host)].role {
                        let doings = server.ping_answered(self.now, from);
                        self.server_does(host, doings);
                    }
                }
                Heard::Undelivered { to, why } => {
                    // A server's ping that finds nobody is as it should be.
                    let is_ping = matches!(self.hosts[usize::from(host)].role, Role::Server(_))
                        && self.host_with(to).is_none();
                    if !is_ping {
                        self.tell(What::Undelivered { host, to, why });
                    }
                }
                _ => {}
            }
        }
    }

    fn arp_heard(&mut self, host: u16, arp: &Arp) {
        let i = usize::from(host);
        let Role::Client {
            dhcp, link_local, ..
        } = &mut self.hosts[i].role
        else {
            return;
        };
        let doings = dhcp.hear_arp(self.now, arp, &mut self.rng);
        let own = link_local.hear_arp(self.now, arp);
        self.client_does(host, doings);
        self.link_local_does(host, own);
    }

    /// A message to port 67.
    fn message_heard(&mut self, host: u16, interface: u8, message: &Message, to_everybody: bool) {
        match &mut self.hosts[usize::from(host)].role {
            Role::Server(server) => {
                let doings = server.hear(self.now, message, to_everybody);
                self.server_does(host, doings);
            }
            Role::Router { helper } => {
                let helper = *helper;
                self.relay(host, interface, message, helper, to_everybody);
            }
            _ => {}
        }
    }

    /// The relay agent (RFC 1542 §4, RFC 2131 §4.1).
    fn relay(
        &mut self,
        host: u16,
        interface: u8,
        message: &Message,
        helper: Option<Ipv4Addr>,
        to_everybody: bool,
    ) {
        let i = usize::from(host);
        let Some(helper) = helper else {
            if to_everybody {
                self.tell(What::NotRelayed { host });
            }
            return;
        };
        let mut message = message.clone();
        if message.kind.is_reply() {
            let station = &self.hosts[i].station;
            let own = |n: &u8| station.address(*n) == Some(message.giaddr);
            let Some(out) = (0..station.interfaces.len() as u8).find(own) else {
                return;
            };
            let (mac, address) = (station.mac(out), message.giaddr);
            self.tell(What::Relays {
                host,
                giaddr: address,
                to_server: false,
            });
            let (to, to_mac) = match server::answer_to(&Message {
                giaddr: Ipv4Addr::UNSPECIFIED,
                ..message.clone()
            }) {
                server::To::Given(address, mac) => (address, mac),
                server::To::Client(address) => (address, message.chaddr),
                _ => (Ipv4Addr::BROADCAST, Mac::BROADCAST),
            };
            let ports = (SERVER_PORT, CLIENT_PORT);
            let datagram = Datagram::udp(address, to, ports, message.bytes());
            self.send(host, out, datagram.frame(mac, to_mac));
            return;
        }
        // Sixteen relay agents at most (RFC 1542 §4.1.1).
        if message.hops >= 16 {
            return;
        }
        let Some(own) = self.hosts[i].station.address(interface) else {
            return;
        };
        message.hops += 1;
        if message.giaddr.is_unspecified() {
            message.giaddr = own;
        }
        self.tell(What::Relays {
            host,
            giaddr: message.giaddr,
            to_server: true,
        });
        let route = self.hosts[i].station.route(helper);
        let from = route.and_then(|r| self.hosts[i].station.address(r.0));
        let ports = (SERVER_PORT, SERVER_PORT);
        let datagram = Datagram::udp(from.unwrap_or(own), helper, ports, message.bytes());
        self.deliver(host, &datagram);
    }

    pub(super) fn client_does(&mut self, host: u16, doings: Vec<client::Do>) {
        use client::Do;
        for doing in doings {
            let i = usize::from(host);
            let mac = self.hosts[i].station.mac(0);
            let own = self.hosts[i].station.address(0);
            let ports = (CLIENT_PORT, SERVER_PORT);
            match doing {
                Do::Tell(told) => {
                    self.tell(What::Client(host, told));
                    if matches!(told, client::Told::Bound { .. } | client::Told::UsesOld(_)) {
                        self.address_came(host);
                    }
                }
                Do::Broadcast(message) => {
                    // Its own address is the source once it may use it (RFC 2131 §4.1).
                    let from = if message.ciaddr.is_unspecified() {
                        Ipv4Addr::UNSPECIFIED
                    } else {
                        message.ciaddr
                    };
                    let to = Ipv4Addr::BROADCAST;
                    let datagram = Datagram::udp(from, to, ports, message.bytes());
                    self.send(host, 0, datagram.frame(mac, Mac::BROADCAST));
                }
                Do::Unicast(message, server) => {
                    let from = own.unwrap_or(message.ciaddr);
                    // Who does not know its server asks everybody.
                    if server.is_broadcast() {
                        let datagram = Datagram::udp(from, server, ports, message.bytes());
                        self.send(host, 0, datagram.frame(mac, Mac::BROADCAST));
                    } else {
                        let datagram = Datagram::udp(from, server, ports, message.bytes());
                        self.deliver(host, &datagram);
                    }
                }
                Do::Probe(address) => {
                    let probe = Arp::request(mac, Ipv4Addr::UNSPECIFIED, address);
                    self.send(host, 0, probe.frame(Mac::BROADCAST));
                }
                Do::Announce(address) => {
                    let announcement = Arp::request(mac, address, address);
                    self.send(host, 0, announcement.frame(Mac::BROADCAST));
                }
                Do::Take(lease) => {
                    self.end_link_local(host);
                    let address = Some((lease.address, lease.prefix));
                    self.hosts[i].station.set_address(0, address);
                    self.set_gateway(host, lease.router);
                }
                // A DHCPRELEASE may still wait for its server's hardware address.
                Do::Drop => {
                    self.hosts[i].leaving = true;
                    self.leave(host);
                }
            }
        }
    }

    /// A routable address came: the link-local one is given up (RFC 3927 §1.9).
    fn end_link_local(&mut self, host: u16) {
        if let Role::Client { link_local, .. } = &mut self.hosts[usize::from(host)].role {
            link_local.stop();
        }
    }

    /// After so many messages without an answer a host takes a link-local address besides.
    pub(super) fn consider_link_local(&mut self, host: u16) {
        let now = self.now;
        if let Role::Client {
            dhcp, link_local, ..
        } = &mut self.hosts[usize::from(host)].role
        {
            let after = dhcp.habits.link_local_after;
            let is_time = after > 0 && u64::from(dhcp.unanswered()) >= after;
            if is_time && dhcp.phase() == Phase::Selecting && !link_local.is_on() {
                link_local.start(now);
            }
        }
    }

    pub(super) fn link_local_does(&mut self, host: u16, doings: Vec<link_local::Do>) {
        use link_local::Do;
        for doing in doings {
            let i = usize::from(host);
            let mac = self.hosts[i].station.mac(0);
            match doing {
                Do::Tell(told) => {
                    self.tell(What::LinkLocal(host, told));
                    if matches!(told, link_local::Told::Claimed(_)) {
                        self.address_came(host);
                    }
                }
                Do::Probe(address) => {
                    let probe = Arp::request(mac, Ipv4Addr::UNSPECIFIED, address);
                    self.send(host, 0, probe.frame(Mac::BROADCAST));
                }
                Do::Announce(address) => {
                    let announcement = Arp::request(mac, address, address);
                    self.send(host, 0, announcement.frame(Mac::BROADCAST));
                }
                Do::Take(address) => {
                    let station = &mut self.hosts[i].station;
                    station.set_address(0, Some((address, link_local::PREFIX)));
                    // No router leads out of link-local addresses (RFC 3927 §2.6).
                    station.routes.clear();
                }
                Do::Drop => self.hosts[i].station.set_address(0, None),
            }
        }
    }

    pub(super) fn server_does(&mut self, host: u16, doings: Vec<server::Do>) {
        use server::{Do, To};
        for doing in doings {
            let i = usize::from(host);
            let mac = self.hosts[i].station.mac(0);
            let own = self.hosts[i].station.address(0);
            let own = own.unwrap_or(Ipv4Addr::UNSPECIFIED);
            let to_client = (SERVER_PORT, CLIENT_PORT);
            match doing {
                Do::Tell(told) => self.tell(What::Server(host, told)),
                Do::Send(message, to) => {
                    let data = message.bytes();
                    match to {
                        To::Relay(relay) => {
                            let ports = (SERVER_PORT, SERVER_PORT);
                            self.deliver(host, &Datagram::udp(own, relay, ports, data));
                        }
                        To::Client(client) => {
                            self.deliver(host, &Datagram::udp(own, client, to_client, data));
                        }
                        To::Given(address, to_mac) => {
                            let datagram = Datagram::udp(own, address, to_client, data);
                            self.send(host, 0, datagram.frame(mac, to_mac));
                        }
                        To::Everybody => {
                            let to = Ipv4Addr::BROADCAST;
                            let datagram = Datagram::udp(own, to, to_client, data);
                            self.send(host, 0, datagram.frame(mac, Mac::BROADCAST));
                        }
                    }
                }
                Do::Ping(address) => {
                    let ping = Datagram {
                        from: own,
                        to: address,
                        ttl: frame::TTL,
                        carries: frame::Carries::Echo {
                            reply: false,
                            ident: 1,
                            seq: 1,
                            data: [][..].into(),
                        },
                    };
                    self.deliver(host, &ping);
                }
            }
        }
    }
}

/// The hardware address of the host at this position.
fn mac_of(position: usize, given: &Text<Mac>) -> Mac {
    given.0.unwrap_or(Mac::local(position as u32 + 1))
}

/// How often a host sent the same message before; notes this one.
pub(super) fn repeat_of(last: &mut Option<(u32, u8, u32)>, message: &Message) -> u32 {
    let key = (message.xid, message.kind as u8);
    match last {
        Some((xid, kind, count)) if (*xid, *kind) == key => {
            *count += 1;
            *count
        }
        _ => {
            *last = Some((key.0, key.1, 0));
            0
        }
    }
}

/// The DHCP message in a frame.
pub fn message(read: &Read<'_>) -> Option<Message> {
    let Carried::Ipv4(ip) = &read.what else {
        return None;
    };
    match ip.carries {
        Inside::Udp { ports, data, .. }
            if [ports.0, ports.1]
                .iter()
                .all(|p| [SERVER_PORT, CLIENT_PORT].contains(p)) =>
        {
            Message::read(data)
        }
        _ => None,
    }
}
