//! The state of a run: the net, its stations and NATs, and what each is about to do.
//!
//! Packets go one after the other: the next begins when nothing is under way. What comes of a frame is
//! in `hear`, changes of the past are in `changes`, "who can reach whom" is in `reach`.

mod changes;
mod hear;
pub mod reach;

use super::{
    event::{Event, What},
    plan::Plan,
    scenario::{Kind, Packet, Scenario},
};
use kw_net::{
    Ipv4Addr, SECOND,
    frame::{self, Carries, Datagram},
    nat::{Endpoint, gateway::Gateway, rewrite},
    net::{Happening, Net, Node, Port},
    station::{Out, Station},
};
use std::{collections::VecDeque, rc::Rc};

/// What a UDP packet of the scenario carries.
pub const ASK: &[u8] = b"hello";
/// What its answer carries.
pub const REPLY: &[u8] = b"hello to you";

/// What is about to be a step.
#[derive(Debug, Clone, PartialEq)]
struct Next {
    node: Option<Node>,
    what: What,
    frame: Option<Rc<[u8]>>,
    /// The plug that the frame leaves by, if it does.
    plug: Option<u8>,
}

/// The packet as it went over one zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Leg {
    /// The zone: 0 inside, as many as there are NATs outside.
    pub zone: usize,
    /// Source, without a port where it has none.
    pub from: Endpoint,
    /// Destination.
    pub to: Endpoint,
    /// Whether it is UDP.
    pub udp: bool,
}

/// How a packet ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is under way.
    UnderWay,
    /// It arrived.
    Arrived,
    /// Its answer arrived.
    Answered,
    /// It was dropped by a NAT.
    Dropped,
    /// Its answer was dropped by a NAT.
    AnswerDropped,
    /// It could not be delivered.
    Undelivered,
}

impl Outcome {
    /// The id of its word.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::UnderWay => "outcome-under-way",
            Outcome::Arrived => "outcome-arrived",
            Outcome::Answered => "outcome-answered",
            Outcome::Dropped => "outcome-dropped",
            Outcome::AnswerDropped => "outcome-answer-dropped",
            Outcome::Undelivered => "outcome-undelivered",
        }
    }
}

/// A packet that was begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// When, in microseconds.
    pub at: u64,
    /// Its source, as it was sent.
    pub from: Endpoint,
    /// Its destination, as it was sent.
    pub to: Endpoint,
    /// Its source, as the receiver saw it.
    pub seen: Option<Endpoint>,
    /// How it ended.
    pub outcome: Outcome,
    /// Who dropped it, and the id of the reason.
    pub dropped: Option<(Node, &'static str)>,
}

/// What has been counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Entries made.
    pub made: u64,
    /// Packets rewritten.
    pub rewritten: u64,
    /// Packets let in.
    pub admitted: u64,
    /// Packets dropped by NATs.
    pub dropped: u64,
    /// Entries whose time ran out.
    pub expired: u64,
}

/// The state of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The clock, in microseconds.
    pub now: u64,
    /// The scenario.
    pub def: Rc<Scenario>,
    /// Who is where.
    pub plan: Rc<Plan>,
    /// The hosts, then the Internet.
    pub stations: Vec<Station>,
    /// The NATs, from the inside out.
    pub gateways: Vec<Gateway>,
    /// The present packet and its answer, zone by zone.
    pub legs: Vec<Leg>,
    /// The packets that were begun.
    pub records: Vec<Record>,
    /// What has been counted.
    pub totals: Totals,
    net: Net,
    next: VecDeque<Next>,
    added: VecDeque<Packet>,
    planned: usize,
    /// Whether the present packet is answered.
    answers: bool,
    /// Before this instant no packet begins.
    hold: u64,
}

/// What is due next.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Due {
    Expiry(usize),
    Net,
    Wake(Node),
    Begin,
    Hold,
}

impl State {
    /// The state before the first step.
    pub fn new(sc: &Scenario) -> State {
        let mut def = sc.clone();
        // In order of time; at one instant in the order of the file.
        def.packets.sort_by_key(|p| p.at);
        let plan = Plan::new(sc);
        let (stations, gateways, net) = plan.build(sc);
        State {
            now: 0,
            def: Rc::new(def),
            plan: Rc::new(plan),
            stations,
            gateways,
            legs: Vec::new(),
            records: Vec::new(),
            totals: Totals::default(),
            net,
            next: VecDeque::new(),
            added: VecDeque::new(),
            planned: 0,
            answers: false,
            hold: 0,
        }
    }

    /// The station of a node.
    fn station(&mut self, node: Node) -> &mut Station {
        match self.plan.nat(node) {
            Some(nat) => &mut self.gateways[nat].station,
            None => &mut self.stations[usize::from(node).min(self.plan.hosts)],
        }
    }

    /// The next step; `None` at the end.
    pub fn step(&mut self) -> Option<Event> {
        loop {
            match self.next.pop_front() {
                Some(next) => return Some(self.tell(next)),
                None => self.work()?,
            }
        }
    }

    fn tell(&mut self, next: Next) -> Event {
        let Next {
            node,
            what,
            frame,
            plug,
        } = next;
        let mut link = None;
        if let (Some(node), Some(frame), Some(plug)) = (node, &frame, plug) {
            let network = self.plan.network(node, plug);
            link = Some(network);
            self.net.send(Port { node, port: plug }, frame);
            if let Some(leg) = leg(frame, self.plan.zone(network)) {
                let fits = self.legs.last().is_some_and(|l| *l == leg);
                if !fits {
                    self.legs.push(leg);
                }
            }
        }
        Event {
            at: self.now,
            node,
            what,
            frame,
            link,
        }
    }

    fn push(&mut self, node: Node, what: What, frame: Option<Rc<[u8]>>, plug: Option<u8>) {
        self.next.push_back(Next {
            node: Some(node),
            what,
            frame,
            plug,
        });
    }

    /// Whether nothing is under way.
    fn is_idle(&self) -> bool {
        let mut gates = self.gateways.iter();
        self.net.next_at().is_none()
            && !self.stations.iter().any(Station::is_waiting)
            && !gates.any(|g| g.station.is_waiting())
    }

    /// The packet that is next, and when it may begin.
    fn upcoming(&self) -> Option<u64> {
        if !self.added.is_empty() {
            return Some(0);
        }
        Some(self.def.packets.get(self.planned)?.at * 1000)
    }

    /// What is due first. At one instant entries end first, then frames come.
    fn due(&self) -> Option<(u64, Due)> {
        let mut first: Option<(u64, Due)> = None;
        let mut offer = |at: Option<u64>, who: Due| {
            if let Some(at) = at.map(|at| at.max(self.now))
                && first.is_none_or(|f| at < f.0)
            {
                first = Some((at, who));
            }
        };
        let idle = self.is_idle();
        let upcoming = self.upcoming();
        let until = self.def.until * SECOND;
        let end = match upcoming {
            Some(at) => at.max(self.hold),
            None => until.max(self.hold),
        };
        for (nat, gateway) in self.gateways.iter().enumerate() {
            // After everything is done, entries live on for ever.
            let at = gateway.nat.next_at().filter(|at| !idle || *at <= end);
            offer(at, Due::Expiry(nat));
        }
        offer(self.net.next_at(), Due::Net);
        let nodes = (0..=self.plan.internet()).filter_map(|node| {
            let station = match self.plan.nat(node) {
                Some(nat) => &self.gateways[nat].station,
                None => &self.stations[usize::from(node).min(self.plan.hosts)],
            };
            Some((station.next_at()?, node))
        });
        for (at, node) in nodes {
            offer(Some(at), Due::Wake(node));
        }
        if idle {
            if self.now < self.hold {
                offer(Some(self.hold), Due::Hold);
            } else if upcoming.is_some() {
                offer(Some(end), Due::Begin);
            } else if self.now < until {
                offer(Some(until), Due::Hold);
            }
        }
        first
    }

    /// Does what is due next; `None` at the end.
    fn work(&mut self) -> Option<()> {
        let (at, due) = self.due()?;
        self.now = at;
        self.net.go_to(at);
        match due {
            Due::Expiry(nat) => {
                for entry in self.gateways[nat].nat.expire(at) {
                    self.totals.expired += 1;
                    let entry = Box::new(entry);
                    self.push(self.plan.gate(nat), What::Expired { entry }, None, None);
                }
            }
            Due::Net => {
                if let Some(Happening::Arrived { at, bytes }) = self.net.advance() {
                    self.arrive(at, &bytes);
                }
            }
            Due::Wake(node) => self.wake(node),
            Due::Hold => self.next.push_back(Next {
                node: None,
                what: What::Waited,
                frame: None,
                plug: None,
            }),
            Due::Begin => self.begin(),
        }
        Some(())
    }

    /// The next packet is sent.
    fn begin(&mut self) {
        let packet = match self.added.pop_front() {
            Some(packet) => packet,
            None => {
                self.planned += 1;
                self.def.packets[self.planned - 1].clone()
            }
        };
        let names = &self.plan.names[..self.plan.hosts];
        let host = names.iter().position(|n| *n == packet.from);
        let (Some(host), Some(to)) = (host, self.plan.resolve(&packet.to)) else {
            return;
        };
        let node = host as Node;
        let from = self.plan.address(node);
        let port = packet.from_port as u16;
        let (data, to_port): (Rc<[u8]>, u16) = (ASK.into(), packet.to.port.unwrap_or(0));
        let (carries, ends) = match packet.protocol {
            Kind::Udp => (
                Carries::Udp {
                    ports: (port, to_port),
                    data,
                },
                (Endpoint::new(from, port), Endpoint::new(to, to_port)),
            ),
            Kind::Ping => (
                Carries::Echo {
                    reply: false,
                    ident: port,
                    seq: 1,
                    data,
                },
                (Endpoint::new(from, port), Endpoint::new(to, 0)),
            ),
        };
        self.legs.clear();
        self.answers = packet.answer;
        self.records.push(Record {
            at: self.now,
            from: ends.0,
            to: ends.1,
            seen: None,
            outcome: Outcome::UnderWay,
            dropped: None,
        });
        let ttl = packet.ttl as u8;
        let datagram = Datagram {
            from,
            to,
            ttl,
            carries,
        };
        self.send(node, &datagram, What::Sent);
    }

    /// A host sends a datagram; it may have to ask for the next hop first.
    fn send(&mut self, node: Node, datagram: &Datagram, what: What) {
        let mut out = Out::new();
        let now = self.now;
        let sent = self.station(node).send(now, datagram, &mut out);
        let direct = out.iter().any(|o| !hear::is_arp(&o.1));
        if !direct {
            let (own, to) = (kw_net::Mac::ZERO, kw_net::Mac::ZERO);
            self.push(node, what.clone(), Some(datagram.frame(own, to)), None);
        }
        for (plug, bytes) in out {
            let what = if hear::is_arp(&bytes) {
                What::Asks
            } else {
                what.clone()
            };
            self.push(node, what, Some(bytes), Some(plug));
        }
        if let Err(why) = sent {
            self.push(node, What::Undelivered { why }, None, None);
        }
    }

    /// Notes how the present packet ended.
    fn conclude(&mut self, outcome: Outcome, dropped: Option<(Node, &'static str)>) {
        if let Some(record) = self.records.last_mut() {
            record.outcome = outcome;
            record.dropped = dropped.or(record.dropped);
        }
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        let gateways: usize = self.gateways.iter().map(Gateway::bytes).sum();
        let stations: usize = self.stations.iter().map(Station::bytes).sum();
        size_of::<State>()
            + gateways
            + stations
            + self.net.bytes()
            + self.records.len() * size_of::<Record>()
            + self.next.len() * 600
            + self.legs.len() * size_of::<Leg>()
    }
}

/// The source and destination of the datagram in a frame; without ports where it has none.
pub fn ends(frame: &[u8]) -> Option<(Endpoint, Endpoint, bool)> {
    let datagram = frame.get(frame::ETHERNET..)?;
    if let Some(flow) = rewrite::flow(datagram) {
        let udp = flow.protocol == kw_net::nat::Protocol::Udp;
        return Some((flow.from, flow.to, udp));
    }
    let ip = frame::datagram(datagram)?;
    let bare = |a: Ipv4Addr| Endpoint::new(a, 0);
    Some((bare(ip.from), bare(ip.to), false))
}

fn leg(frame: &[u8], zone: usize) -> Option<Leg> {
    if hear::is_arp(frame) {
        return None;
    }
    let (from, to, udp) = ends(frame)?;
    Some(Leg {
        zone,
        from,
        to,
        udp,
    })
}
