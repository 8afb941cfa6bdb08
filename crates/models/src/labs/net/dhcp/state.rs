//! The state of a run: the network, its hosts, and what each is about to do.

mod changes;
mod hosts;
mod replay;

use super::{
    client::{self, Client, Phase},
    event::{Change, Event, Sent, What},
    link_local::{self, LinkLocal},
    scenario::{Method, Scenario, Text},
    server::{self, Server},
};
pub use hosts::message;
use kw_net::{
    Ipv4Addr, Mac, SECOND,
    dhcp::{CLIENT_PORT, Message, SERVER_PORT},
    frame::{self, Arp, Datagram, Inside, Read, What as Carried},
    net::{Happening, Net, Port, Quality},
    station::{Heard, Out, Route, Station},
};
use kw_trace::Rng;
pub use replay::{Part, Replay};
use std::{collections::VecDeque, rc::Rc};

/// What a host is besides a station.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// A host that wants an address.
    Client {
        /// How it comes by one.
        method: Method,
        /// Its DHCP client.
        dhcp: Box<Client>,
        /// Its link-local part.
        link_local: LinkLocal,
    },
    /// A DHCP server.
    Server(Server),
    /// A router; its relay agent passes to this server.
    Router {
        /// The server.
        helper: Option<Ipv4Addr>,
    },
    /// Somebody who took an address.
    Stranger,
}

/// A device with an address of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Host {
    /// Its name.
    pub name: Rc<str>,
    /// What it is.
    pub role: Role,
    /// Its Ethernet, ARP and IP.
    pub station: Station,
    /// The number of the network at each of its plugs.
    pub networks: Vec<u16>,
    /// Whether its cable is plugged in.
    pub plugged: bool,
    /// Whether it was switched on.
    pub on: bool,
    /// Whether its address goes as soon as what waits for ARP is sent.
    leaving: bool,
    /// The last message it sent, and how often.
    last: Option<(u32, u8, u32)>,
}

/// What is about to be a step.
#[derive(Debug, Clone, PartialEq)]
enum Next {
    Tell(What, Option<(u16, Phase)>),
    Send {
        host: u16,
        interface: u8,
        bytes: Rc<[u8]>,
    },
}

/// What has been counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// DHCP messages.
    pub messages: u64,
    /// ARP messages.
    pub arps: u64,
    /// Frames to everybody.
    pub broadcasts: u64,
    /// Times that two hosts came to have one address.
    pub clashes: u64,
}

/// The state of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The clock, in microseconds.
    pub now: u64,
    /// The scenario.
    pub def: Rc<Scenario>,
    /// All hosts: clients, servers, routers as the scenario has them, then strangers.
    pub hosts: Vec<Host>,
    /// What has been counted.
    pub totals: Totals,
    /// The recording that is read instead, if any.
    pub replay: Option<Replay>,
    /// For each host of the scenario when it first had an address, in microseconds.
    pub first_address: Vec<Option<u64>>,
    net: Net,
    rng: Rng,
    next: VecDeque<Next>,
    planned: usize,
    strangers: u32,
}

/// Time from one end of a cable to the other, and what else it does.
fn quality(sc: &Scenario) -> Quality {
    Quality {
        delay: sc.cables.delay,
        loss: sc.cables.loss,
        duplicate: sc.cables.duplicate,
        reorder: sc.cables.reorder,
    }
}

impl State {
    /// The state before the first step.
    pub fn new(sc: &Scenario) -> State {
        let mut def = sc.clone();
        // In order of time; at one instant in the order of the file.
        def.happenings.sort_by_key(|h| h.at);
        let def = Rc::new(def);
        let mut state = State {
            now: 0,
            hosts: Vec::new(),
            totals: Totals::default(),
            replay: sc.capture.as_ref().map(Replay::new),
            first_address: Vec::new(),
            net: Net::new(sc.seed),
            rng: Rng::new(sc.seed),
            next: VecDeque::new(),
            planned: 0,
            strangers: 0,
            def: def.clone(),
        };
        if state.replay.is_none() {
            state.build(&def);
        }
        state
    }

    /// The next step; `None` at the end.
    pub fn step(&mut self) -> Option<Event> {
        if let Some(replay) = &mut self.replay {
            let event = replay.step()?;
            self.now = event.at;
            return Some(event);
        }
        loop {
            match self.next.pop_front() {
                Some(Next::Tell(what, phase)) => return Some(self.event(what, phase)),
                Some(Next::Send {
                    host,
                    interface,
                    bytes,
                }) => return Some(self.transmit(host, interface, bytes)),
                None => self.work()?,
            }
        }
    }

    fn event(&self, what: What, phase: Option<(u16, Phase)>) -> Event {
        Event {
            at: self.now,
            what,
            phase,
        }
    }

    /// Does whatever is due next; `None` where nothing is before the end.
    fn work(&mut self) -> Option<()> {
        let (at, who) = self.due()?;
        if at > self.def.until.saturating_mul(SECOND) {
            return None;
        }
        self.now = self.now.max(at);
        self.net.go_to(self.now);
        match who {
            Due::Planned => {
                let input = self.def.happenings[self.planned].event.clone();
                self.planned += 1;
                let change = self.apply(&input);
                // What it causes comes behind it.
                self.next.push_front(Next::Tell(What::Change(change), None));
            }
            Due::Start(host) => self.switch_on(host),
            Due::Net => self.carry(),
            Due::Client(host) => {
                let doings = match &mut self.hosts[usize::from(host)].role {
                    Role::Client { dhcp, .. } => dhcp.wake(self.now, &mut self.rng),
                    _ => Vec::new(),
                };
                self.client_does(host, doings);
                self.consider_link_local(host);
            }
            Due::LinkLocal(host) => {
                let doings = match &mut self.hosts[usize::from(host)].role {
                    Role::Client { link_local, .. } => link_local.wake(self.now),
                    _ => Vec::new(),
                };
                self.link_local_does(host, doings);
            }
            Due::Server(host) => {
                let doings = match &mut self.hosts[usize::from(host)].role {
                    Role::Server(server) => server.wake(self.now),
                    _ => Vec::new(),
                };
                self.server_does(host, doings);
            }
            Due::Station(host) => {
                let mut out = Out::new();
                let heard = self.hosts[usize::from(host)]
                    .station
                    .wake(self.now, &mut out);
                self.told(host, heard);
                self.send_all(host, out);
                self.leave(host);
            }
        }
        Some(())
    }

    /// What is due first. At one instant: what is planned, then frames, then hosts by their order.
    fn due(&self) -> Option<(u64, Due)> {
        let mut first: Option<(u64, Due)> = None;
        let mut offer = |at: Option<u64>, who: Due| {
            if let Some(at) = at
                && first.as_ref().is_none_or(|f| at.max(self.now) < f.0)
            {
                first = Some((at.max(self.now), who));
            }
        };
        let planned = self.def.happenings.get(self.planned);
        offer(planned.map(|p| p.at * SECOND), Due::Planned);
        offer(self.net.next_at(), Due::Net);
        for (i, host) in self.hosts.iter().enumerate() {
            let n = i as u16;
            match &host.role {
                Role::Client { .. } if !host.on => {
                    let start = self.def.clients[i].start;
                    offer(Some(start * SECOND), Due::Start(n));
                }
                Role::Client {
                    dhcp, link_local, ..
                } => {
                    offer(dhcp.next_at(), Due::Client(n));
                    offer(link_local.next_at(), Due::LinkLocal(n));
                }
                Role::Server(server) => offer(server.next_at(), Due::Server(n)),
                _ => {}
            }
            offer(host.station.next_at(), Due::Station(n));
        }
        first
    }

    /// The name of a host.
    pub fn name(&self, host: u16) -> &str {
        match &self.replay {
            Some(replay) => replay.name(host),
            None => &self.hosts[usize::from(host)].name,
        }
    }

    /// The name of a network.
    pub fn network_name(&self, network: u16) -> &str {
        match &self.def.capture {
            Some(capture) => &capture.links[usize::from(network)].name,
            None => &self.def.networks[usize::from(network)].name,
        }
    }

    /// All hardware addresses with the names of their hosts.
    pub fn names(&self) -> Vec<(Mac, String)> {
        let mut names = Vec::new();
        for host in 0..self.host_count() as u16 {
            let macs = match &self.replay {
                Some(replay) => replay.actors[usize::from(host)].macs.clone(),
                None => {
                    let own = self.hosts[usize::from(host)].station.interfaces.iter();
                    own.map(|i| i.mac).collect()
                }
            };
            names.extend(
                macs.into_iter()
                    .map(|mac| (mac, self.name(host).to_owned())),
            );
        }
        names
    }

    /// How many hosts there are.
    pub fn host_count(&self) -> usize {
        match &self.replay {
            Some(replay) => replay.actors.len(),
            None => self.hosts.len(),
        }
    }

    /// The host with this hardware address at any of its plugs.
    pub fn host_of(&self, mac: Mac) -> Option<u16> {
        if let Some(replay) = &self.replay {
            return replay.actor_of(mac);
        }
        let has = |h: &Host| h.station.interfaces.iter().any(|i| i.mac == mac);
        self.hosts.iter().position(has).map(|i| i as u16)
    }

    /// Frames that are under way.
    pub fn under_way(&self) -> impl Iterator<Item = &Rc<[u8]>> {
        self.net.under_way()
    }

    /// Frames that come to a host at this instant.
    pub fn arriving(&self, host: u16) -> impl Iterator<Item = &Rc<[u8]>> {
        let here = move |at| self.host_at(at) == Some(host);
        let all = self.net.arriving();
        all.filter(move |(to, _)| here(*to)).map(|(_, bytes)| bytes)
    }

    /// The host that uses this address at one of its plugs.
    pub fn host_with(&self, address: Ipv4Addr) -> Option<u16> {
        let at = self.hosts.iter().position(|h| h.station.has(address));
        at.map(|i| i as u16)
    }

    /// The address that a host uses, at its first plug.
    pub fn address(&self, host: u16) -> Option<Ipv4Addr> {
        match &self.replay {
            Some(replay) => replay.actors[usize::from(host)].address,
            None => self.hosts[usize::from(host)].station.address(0),
        }
    }

    /// The state of a host's DHCP client.
    pub fn phase(&self, host: u16) -> Option<Phase> {
        if let Some(replay) = &self.replay {
            return replay.actors[usize::from(host)].phase;
        }
        match &self.hosts[usize::from(host)].role {
            Role::Client {
                method: Method::Dhcp,
                dhcp,
                ..
            } => Some(dhcp.phase()),
            _ => None,
        }
    }

    /// The addresses of a router or relay agent; `None` if it is another kind of host.
    pub fn is_router(&self, host: u16) -> Option<Vec<Ipv4Addr>> {
        if let Some(replay) = &self.replay {
            return replay.relay(host).map(|address| vec![address]);
        }
        let host = &self.hosts[usize::from(host)];
        let own = host.station.interfaces.iter();
        let own = own.filter_map(|i| Some(i.address?.0)).collect();
        matches!(host.role, Role::Router { .. }).then_some(own)
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        let hosts: usize = self.hosts.iter().map(|h| h.station.bytes() + 600).sum();
        let replay = self.replay.as_ref().map_or(0, Replay::bytes);
        size_of::<State>() + hosts + replay + self.net.bytes() + self.next.len() * 300
    }
}

#[derive(Debug, Clone, Copy)]
enum Due {
    Planned,
    Start(u16),
    Net,
    Client(u16),
    LinkLocal(u16),
    Server(u16),
    Station(u16),
}
