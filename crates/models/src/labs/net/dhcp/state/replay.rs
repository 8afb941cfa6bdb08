//! A recording read frame by frame: who is there, and what state each client must be in.
//!
//! Nothing is simulated. States follow from the messages alone: a DHCPDISCOVER is sent by who is
//! SELECTING, a DHCPACK makes its client BOUND.

use super::message;
use crate::labs::net::dhcp::{
    client::Phase,
    event::{Event, Follows, Sent, What},
    scenario::Capture,
};
use kw_net::{
    Ipv4Addr, Mac, SECOND,
    dhcp::{CLIENT_PORT, Kind, Message, Request},
    frame::{self, Arp, Inside, What as Carried},
};
use std::rc::Rc;

/// Somebody in a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Its name: what the recording calls it, else its host name, address or hardware address.
    pub name: Rc<str>,
    /// Its hardware addresses.
    pub macs: Vec<Mac>,
    /// What it is.
    pub part: Part,
    /// The network it was first seen on; of a relay agent, all of them.
    pub networks: Vec<u16>,
    /// Its address, as far as it is known.
    pub address: Option<Ipv4Addr>,
    /// Its address as relay agent, by which two of its plugs are known as one device.
    relay: Option<Ipv4Addr>,
    /// State of its DHCP client.
    pub phase: Option<Phase>,
    /// Its lease: when the request was sent, and T1, T2 and the end.
    pub lease: Option<[u64; 4]>,
    /// When it last sent a request.
    asked: u64,
    last: Option<(u32, u8, u32)>,
}

/// What somebody in a recording is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A DHCP client.
    Client,
    /// Seen only in ARP.
    Neighbour,
    /// A relay agent.
    Relay,
    /// A DHCP server.
    Server,
}

/// The state of a recording being read.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    frames: Rc<Capture>,
    /// Everybody in it, in order of appearance.
    pub actors: Vec<Actor>,
    at: usize,
}

impl Replay {
    /// A recording before its first frame.
    pub fn new(capture: &Capture) -> Replay {
        let mut replay = Replay {
            frames: Rc::new(capture.clone()),
            actors: Vec::new(),
            at: 0,
        };
        for recorded in &capture.frames {
            if let Some(read) = recorded.bytes.0.as_ref().and_then(|b| frame::read(&b.0)) {
                replay.notice(&read, recorded.link as u16);
            }
        }
        let order = |actor: &Actor| {
            let mut names = capture.names.iter();
            names.position(|n| n.mac.0.is_some_and(|mac| actor.macs.contains(&mac)))
        };
        for actor in &mut replay.actors {
            if let Some(n) = order(actor) {
                actor.name = capture.names[n].name.as_str().into();
            }
        }
        // Who has a name comes in the order of the names: a run that is opened again has its colours.
        replay
            .actors
            .sort_by_key(|actor| order(actor).unwrap_or(usize::MAX));
        replay
    }

    /// The name of somebody.
    pub fn name(&self, actor: u16) -> &str {
        &self.actors[usize::from(actor)].name
    }

    /// The address of a relay agent.
    pub fn relay(&self, actor: u16) -> Option<Ipv4Addr> {
        self.actors[usize::from(actor)].relay
    }

    /// Who has this hardware address.
    pub fn actor_of(&self, mac: Mac) -> Option<u16> {
        let found = self.actors.iter().position(|a| a.macs.contains(&mac));
        found.map(|i| i as u16)
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        self.actors.len() * (size_of::<Actor>() + 16)
    }

    fn actor(&mut self, mac: Mac, network: u16) -> &mut Actor {
        let at = match self.actor_of(mac) {
            Some(at) => usize::from(at),
            None => {
                self.actors.push(Actor {
                    name: mac.to_string().into(),
                    macs: vec![mac],
                    part: Part::Neighbour,
                    networks: vec![network],
                    address: None,
                    relay: None,
                    phase: None,
                    lease: None,
                    asked: 0,
                    last: None,
                });
                self.actors.len() - 1
            }
        };
        &mut self.actors[at]
    }

    /// Who is in a frame, before anything is walked.
    fn notice(&mut self, read: &frame::Read<'_>, network: u16) {
        let Some(message) = message(read) else {
            if let Carried::Arp(arp) = read.what {
                let actor = self.actor(arp.sender_mac, network);
                if actor.part == Part::Neighbour && !arp.sender.is_unspecified() {
                    actor.name = arp.sender.to_string().into();
                }
            } else {
                self.actor(read.from, network);
            }
            return;
        };
        let giaddr = Some(message.giaddr).filter(|g| !g.is_unspecified());
        let to_client = match read.what {
            Carried::Ipv4(ip) => {
                matches!(ip.carries, Inside::Udp { ports, .. } if ports.1 == CLIENT_PORT)
            }
            _ => false,
        };
        let by_relay = giaddr.is_some() && (!message.kind.is_reply() || to_client);
        if by_relay {
            self.notice_relay(read.from, network, giaddr);
        } else if message.kind.is_reply() {
            let own = message.server.unwrap_or(message.siaddr);
            let actor = self.actor(read.from, network);
            // A relay agent is a router, too: what it passes on comes from its own plug.
            if actor.part != Part::Relay {
                actor.part = Part::Server;
                actor.name = own.to_string().into();
                actor.address = Some(own).filter(|a| !a.is_unspecified());
            }
        }
        let actor = self.actor(message.chaddr, network);
        actor.part = Part::Client;
        actor.phase.get_or_insert(Phase::Off);
        if let (false, Some(name)) = (message.kind.is_reply(), message.host_name) {
            actor.name = name.chars().take(24).collect::<String>().into();
        }
    }

    fn notice_relay(&mut self, mac: Mac, network: u16, giaddr: Option<Ipv4Addr>) {
        let known = self.actors.iter_mut().find(|a| a.relay == giaddr);
        match known {
            Some(relay) if !relay.macs.contains(&mac) => {
                relay.macs.push(mac);
                if !relay.networks.contains(&network) {
                    relay.networks.push(network);
                }
                self.actors
                    .retain(|a| a.relay == giaddr || !a.macs.contains(&mac));
            }
            Some(_) => {}
            None => {
                let actor = self.actor(mac, network);
                actor.part = Part::Relay;
                actor.relay = giaddr;
                actor.address = giaddr;
                if let Some(giaddr) = giaddr {
                    actor.name = giaddr.to_string().into();
                }
            }
        }
    }

    /// The next frame; `None` behind the last.
    pub fn step(&mut self) -> Option<Event> {
        let frames = self.frames.clone();
        let recorded = frames.frames.get(self.at)?;
        self.at += 1;
        let at = recorded.at;
        let bytes = match &recorded.bytes.0 {
            Some(bytes) => bytes.0.clone(),
            None => Rc::from([]),
        };
        let read = frame::read(&bytes);
        let from = read.and_then(|r| self.actor_of(r.from)).unwrap_or(0);
        let to = read.filter(|r| !r.to.is_group());
        let to = to.and_then(|r| self.actor_of(r.to));
        let mut sent = Sent {
            from,
            to,
            network: recorded.link as u16,
            bytes: bytes.clone(),
            repeat: 0,
        };
        let Some(read) = read else {
            return Some(event(at, sent, None, None));
        };
        if let Carried::Arp(arp) = read.what {
            let follows = self.arp(&arp);
            return Some(event(at, sent, follows, None));
        }
        let Some(message) = message(&read) else {
            return Some(event(at, sent, None, None));
        };
        let host = self.actor_of(message.chaddr).unwrap_or(0);
        if message.kind.is_reply() {
            // What follows an answer is no repetition, though some clients keep their xid.
            self.actors[usize::from(host)].last = None;
        } else {
            let last = &mut self.actors[usize::from(from)].last;
            sent.repeat = super::hosts::repeat_of(last, &message);
        }
        let everybody = matches!(read.what, Carried::Ipv4(ip) if ip.to.is_broadcast());
        let follows = self.follow(at, host, &message, everybody);
        let phase = self.actors[usize::from(host)].phase.map(|p| (host, p));
        Some(event(at, sent, follows, phase))
    }

    /// What a message says about its client.
    fn follow(
        &mut self,
        at: u64,
        host: u16,
        message: &Message,
        everybody: bool,
    ) -> Option<Follows> {
        let client = &mut self.actors[usize::from(host)];
        let had = client.address;
        let lose = |client: &mut Actor, phase| {
            client.phase = Some(phase);
            client.lease = None;
            client.address = None;
            had.map(|address| Follows::Lost { host, address })
        };
        match message.kind {
            Kind::Discover => {
                client.phase = Some(Phase::Selecting);
                // A link-local address may go on beside it.
                client.lease = None;
                None
            }
            Kind::Request => {
                let phase = match message.request(everybody)? {
                    Request::Selecting => Phase::Requesting,
                    Request::InitReboot => Phase::Rebooting,
                    Request::Renewing => Phase::Renewing,
                    Request::Rebinding => Phase::Rebinding,
                };
                client.phase = Some(phase);
                // A relay agent's copy is no new sending.
                if message.giaddr.is_unspecified() {
                    client.asked = at;
                }
                None
            }
            Kind::Ack => {
                let seconds = message.lease?;
                let span = |s: u32| u64::from(s) * SECOND;
                let whole = span(seconds);
                let since = client.asked;
                client.phase = Some(Phase::Bound);
                client.address = Some(message.yiaddr);
                client.lease = Some([
                    since,
                    since + message.t1.map_or(whole / 2, span),
                    since + message.t2.map_or(whole / 8 * 7, span),
                    since + whole,
                ]);
                Some(Follows::Bound {
                    host,
                    address: message.yiaddr,
                    seconds,
                })
            }
            Kind::Nak => lose(client, Phase::Init),
            Kind::Decline => lose(client, Phase::Init),
            Kind::Release => lose(client, Phase::Off),
            Kind::Offer | Kind::Inform => None,
        }
    }

    /// An announcement of a link-local address: it is taken.
    fn arp(&mut self, arp: &Arp) -> Option<Follows> {
        let host = self.actor_of(arp.sender_mac)?;
        let actor = &mut self.actors[usize::from(host)];
        if arp.sender.is_unspecified() {
            return None;
        }
        let is_new = actor.address != Some(arp.sender);
        if actor.part == Part::Neighbour || (arp.sender == arp.target && arp.sender.is_link_local())
        {
            actor.address = Some(arp.sender);
        }
        let took = arp.sender == arp.target && arp.sender.is_link_local() && is_new;
        took.then_some(Follows::LinkLocal {
            host,
            address: arp.sender,
        })
    }
}

fn event(at: u64, sent: Sent, follows: Option<Follows>, phase: Option<(u16, Phase)>) -> Event {
    Event {
        at,
        what: What::Seen(sent, follows),
        phase,
    }
}
