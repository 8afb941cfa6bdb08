//! What happens to the network from outside.

use super::*;
use crate::labs::net::dhcp::scenario::Input;

impl State {
    /// A change of the past, as a step of its own.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let change = match &self.replay {
            Some(_) => Change::Nothing,
            None => self.apply(input),
        };
        self.event(What::Change(change), None)
    }

    fn client(&self, name: &str) -> Option<u16> {
        let found = self.hosts.iter().position(|h| &*h.name == name);
        found.map(|i| i as u16)
    }

    /// Does it; what it causes is put into the queue.
    pub(super) fn apply(&mut self, input: &Input) -> Change {
        match input {
            Input::Unplug { client } => self.with(client, Self::unplug),
            Input::Plug { client } => self.with(client, Self::plug),
            Input::Move { client, network } => {
                let number = self.def.networks.iter().position(|n| n.name == *network);
                match (self.client(client), number) {
                    (Some(host), Some(number)) => self.carry_to(host, number as u16),
                    _ => Change::Nothing,
                }
            }
            Input::Restart { client } => self.with(client, Self::restart),
            Input::Release { client } => self.with(client, Self::release),
            Input::Renew { client } => self.with(client, Self::renew),
            Input::SetClock { client, percent } => {
                let now = self.now;
                match self.client(client) {
                    Some(host) => match &mut self.hosts[usize::from(host)].role {
                        Role::Client { dhcp, .. } => {
                            dhcp.set_clock(now, *percent);
                            Change::Clock(host, *percent)
                        }
                        _ => Change::Nothing,
                    },
                    None => Change::Nothing,
                }
            }
            Input::ServerDown { server } => self.with(server, Self::server_down),
            Input::ServerUp { server, forgets } => {
                let forgets = *forgets;
                self.with(server, |s, host| s.server_up(host, forgets))
            }
            Input::Take { address, network } => {
                let number = self.def.networks.iter().position(|n| n.name == *network);
                match (address.0, number) {
                    (Some(address), Some(number)) => self.take(address, number as u16),
                    _ => Change::Nothing,
                }
            }
            Input::Lose {} => match self.net.lose_all() {
                0 => Change::Nothing,
                n => Change::FramesLost(n as u64),
            },
        }
    }

    fn with(&mut self, name: &str, change: impl FnOnce(&mut Self, u16) -> Change) -> Change {
        match self.client(name) {
            Some(host) => change(self, host),
            None => Change::Nothing,
        }
    }

    /// What a host does when its link is gone.
    fn halt(&mut self, host: u16) {
        let i = usize::from(host);
        // Nothing that it was about to do is done.
        self.next.retain(|n| {
            !matches!(n, Next::Send { host: h, .. }
                | Next::Tell(What::Client(h, _) | What::LinkLocal(h, _), _) if *h == host)
        });
        self.hosts[i].leaving = false;
        if let Role::Client {
            dhcp, link_local, ..
        } = &mut self.hosts[i].role
        {
            dhcp.stop();
            link_local.stop();
        }
        self.hosts[i].station.set_address(0, None);
        self.hosts[i].station.forget(0);
    }

    /// What a host does when it has a link again: it asks for the address it had (RFC 2131 §3.7), or
    /// begins anew.
    fn begin(&mut self, host: u16) {
        let i = usize::from(host);
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
                let doings = dhcp.start(self.now, &mut self.rng);
                self.client_does(host, doings);
            }
            Method::LinkLocal => link_local.start(self.now),
            Method::Static => self.type_in(host),
        }
    }

    fn unplug(&mut self, host: u16) -> Change {
        let i = usize::from(host);
        if !self.hosts[i].plugged {
            return Change::Nothing;
        }
        self.hosts[i].plugged = false;
        self.net.unplug(self.port(host, 0));
        if self.hosts[i].on {
            self.halt(host);
        }
        Change::Unplugged(host)
    }

    fn connect(&mut self, host: u16, network: u16) {
        let i = usize::from(host);
        self.hosts[i].plugged = true;
        self.hosts[i].networks[0] = network;
        let quality = quality(&self.def);
        self.net.connect(self.port(host, 0), network, quality);
        if self.hosts[i].on {
            self.begin(host);
        }
    }

    fn plug(&mut self, host: u16) -> Change {
        if self.hosts[usize::from(host)].plugged {
            return Change::Nothing;
        }
        let network = self.hosts[usize::from(host)].networks[0];
        self.connect(host, network);
        Change::Plugged(host)
    }

    fn carry_to(&mut self, host: u16, network: u16) -> Change {
        let i = usize::from(host);
        if self.hosts[i].plugged && self.hosts[i].networks[0] == network {
            return Change::Nothing;
        }
        self.unplug(host);
        self.connect(host, network);
        Change::Moved(host, network)
    }

    fn restart(&mut self, host: u16) -> Change {
        if !self.hosts[usize::from(host)].on {
            return Change::Nothing;
        }
        self.halt(host);
        self.begin(host);
        Change::Restarted(host)
    }

    fn release(&mut self, host: u16) -> Change {
        let now_has = self.phase(host).is_some_and(|p| p >= Phase::Bound);
        let Role::Client { dhcp, .. } = &mut self.hosts[usize::from(host)].role else {
            return Change::Nothing;
        };
        if !now_has {
            return Change::Nothing;
        }
        let doings = dhcp.release(&mut self.rng);
        self.client_does(host, doings);
        Change::Releases(host)
    }

    fn renew(&mut self, host: u16) -> Change {
        let now = self.now;
        let i = usize::from(host);
        if !self.hosts[i].on {
            return Change::Nothing;
        }
        let Role::Client {
            method: Method::Dhcp,
            dhcp,
            ..
        } = &mut self.hosts[i].role
        else {
            return Change::Nothing;
        };
        match dhcp.renew(now, &mut self.rng) {
            Some(doings) => self.client_does(host, doings),
            None if dhcp.phase() == Phase::Off && self.hosts[i].plugged => self.begin(host),
            None => return Change::Nothing,
        }
        Change::Renews(host)
    }

    fn server_down(&mut self, host: u16) -> Change {
        match &mut self.hosts[usize::from(host)].role {
            Role::Server(server) if server.up => {
                server.stop();
                self.next
                    .retain(|n| !matches!(n, Next::Send { host: h, .. } if *h == host));
                Change::ServerDown(host)
            }
            _ => Change::Nothing,
        }
    }

    fn server_up(&mut self, host: u16, forgets: bool) -> Change {
        match &mut self.hosts[usize::from(host)].role {
            Role::Server(server) if !server.up => {
                server.up = true;
                if forgets {
                    server.forget();
                }
                Change::ServerUp(host, forgets)
            }
            _ => Change::Nothing,
        }
    }

    fn take(&mut self, address: Ipv4Addr, network: u16) -> Change {
        // The picture has room for a few.
        if self.strangers >= 8 {
            return Change::Nothing;
        }
        self.strangers += 1;
        let mac = Mac::local(0x00ff_0000 + self.strangers);
        let name = format!("X{}", self.strangers);
        let node = self.net.station();
        let port = Port { node, port: 0 };
        self.net.connect(port, network, quality(&self.def));
        self.hosts.push(Host {
            name: name.as_str().into(),
            role: Role::Stranger,
            station: Station::new(&[mac]),
            networks: vec![network],
            plugged: true,
            on: true,
            leaving: false,
            last: None,
        });
        let host = (self.hosts.len() - 1) as u16;
        let prefix = self.prefix_of(address, host);
        let station = &mut self.hosts[usize::from(host)].station;
        station.set_address(0, Some((address, prefix)));
        // It says so, as most systems do (RFC 5227 §2.3).
        let announcement = Arp::request(mac, address, address);
        self.next.push_back(Next::Send {
            host,
            interface: 0,
            bytes: announcement.frame(Mac::BROADCAST),
        });
        self.address_came(host);
        Change::Taken(host, address)
    }
}
