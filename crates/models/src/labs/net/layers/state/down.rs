//! A sender's layers, each putting its own before what it was given.

use super::{
    Cuts, Damage, Data, Down, DownStage, Event, Icmp, LeaveStage, Leaving, Message, Node, Out,
    Part, Pdu, Segment, Send, State, Task, To, Way, What, is_arp,
    plan::{self, Cable, LONG},
};
use crate::labs::net::layers::{event::Hop, state::Flight};
use kw_net::{
    Ipv4Addr, Mac,
    dhcp::{CLIENT_PORT, Kind, Message as Dhcp, SERVER_PORT},
    frame::{self, Carries, Datagram, Trouble},
    sum,
};
use std::rc::Rc;

/// Port of the application at A.
pub const CLIENT: u16 = 49_152;
/// Port of HTTP.
pub const HTTP: u16 = 80;
/// The number before A's first byte on its connections.
pub const ISN_A: u32 = 1_000;
/// The number before the server's first byte.
pub const ISN_B: u32 = 5_000;
/// Largest segment that fits an Ethernet frame.
const MSS: u16 = 1_460;

/// The text of a path as it may stand in a request: what may not is written as %XX (RFC 3986 §2.1).
fn encoded(path: &str) -> String {
    let mut out = String::new();
    if !path.starts_with('/') {
        out.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'!'..=b'~' if !b"\"<>\\^`{|}".contains(&byte) => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The request (RFC 9112 §3).
pub fn request(path: &str) -> Rc<[u8]> {
    let path = encoded(path);
    let text = format!("GET {path} HTTP/1.1\r\nHost: www.example.com\r\n\r\n");
    text.as_bytes().into()
}

/// The response (RFC 9112 §4).
const RESPONSE: &[u8] =
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nHello!";

/// A segment on the connection between A and a server.
fn tcp(from: Node, kind: Segment, own: u32, other: u32, data: &[u8]) -> Carries {
    let ports = if from == Node::A {
        (CLIENT, HTTP)
    } else {
        (HTTP, CLIENT)
    };
    let syn = matches!(kind, Segment::Syn | Segment::SynAck);
    Carries::Tcp(frame::Segment {
        ports,
        seq: own,
        ack: (kind != Segment::Syn).then_some(other),
        syn,
        fin: false,
        push: !data.is_empty(),
        window: 64_240,
        max_size: syn.then_some(MSS),
        data: data.into(),
    })
}

impl State {
    /// What A sends first of a message.
    pub(super) fn first(&self, message: Message) -> (Part, Datagram) {
        let to = match message.to {
            To::Server => plan::address(Node::B, 0),
            To::Neighbour => plan::address(Node::C, 0),
            To::Nobody => plan::NOBODY,
        };
        let (part, carries) = match message.send {
            Send::HttpGet => (
                Part::Data(Data::Request),
                tcp(
                    Node::A,
                    Segment::Data,
                    ISN_A + 1,
                    ISN_B + 1,
                    &request(&self.def.path),
                ),
            ),
            Send::TcpHandshake => (
                Part::Tcp(Segment::Syn),
                tcp(Node::A, Segment::Syn, ISN_A, 0, &[]),
            ),
            Send::Ping => {
                let data = (b'a'..=b'w').cycle().take(self.def.data as usize);
                let echo = Carries::Echo {
                    reply: false,
                    ident: 1,
                    seq: self.outcomes.len() as u16,
                    data: data.collect(),
                };
                (Part::Icmp(Icmp::Echo), echo)
            }
            Send::DhcpDiscover => {
                let xid = 0x3903_f326_u32.wrapping_add(self.outcomes.len() as u32);
                let mut discover = Dhcp::new(Kind::Discover, xid, plan::mac(Node::A, 0));
                discover.wanted = vec![1, 3, 6];
                let (from, to) = (Ipv4Addr::UNSPECIFIED, Ipv4Addr::BROADCAST);
                let ports = (CLIENT_PORT, SERVER_PORT);
                let datagram = Datagram {
                    ttl: self.ttl,
                    ..Datagram::udp(from, to, ports, discover.bytes())
                };
                return (Part::Data(Data::Discover), datagram);
            }
        };
        let datagram = Datagram {
            from: plan::address(Node::A, 0),
            to,
            ttl: self.ttl,
            carries,
        };
        (part, datagram)
    }

    /// The next segment of a conversation, from who heard the one before.
    pub(super) fn answer(&mut self, node: Node, to: Ipv4Addr, part: Part) {
        let asked = request(&self.def.path).len() as u32;
        let (a, b) = (ISN_A + 1, ISN_B + 1);
        let said = RESPONSE.len() as u32;
        let carries = match part {
            Part::Data(_) => tcp(node, Segment::Data, b, a + asked, RESPONSE),
            Part::Tcp(kind @ Segment::SynAck) => tcp(node, kind, ISN_B, a, &[]),
            Part::Tcp(kind @ Segment::LastAck) => tcp(node, kind, a, b, &[]),
            Part::Tcp(kind) => tcp(node, kind, a + asked, b + said, &[]),
            Part::Icmp(_) => return,
        };
        self.send_from(node, to, part, carries);
    }

    /// A datagram of this station, with its own TTL.
    pub(super) fn send_from(&mut self, node: Node, to: Ipv4Addr, part: Part, carries: Carries) {
        let station = self.station(node);
        let plug = station.route(to).map_or(0, |r| r.0);
        let ttl = if node == Node::A {
            self.ttl
        } else {
            frame::TTL
        };
        let from = plan::address(node, plug);
        self.send(
            node,
            part,
            Datagram {
                from,
                to,
                ttl,
                carries,
            },
        );
    }

    /// Tells the sender of a datagram that it was not delivered.
    pub(super) fn tell(&mut self, node: Node, what: Trouble, about: &[u8]) {
        let Some(ip) = about.get(12..16) else { return };
        let to = Ipv4Addr::new(ip[0], ip[1], ip[2], ip[3]);
        let icmp = match what {
            Trouble::Time => Icmp::Time,
            _ => Icmp::Host,
        };
        let about = about[..about.len().min(frame::IPV4 + 8)].into();
        self.send_from(node, to, Part::Icmp(icmp), Carries::Trouble { what, about });
    }

    /// Begins a datagram's way down.
    pub(super) fn send(&mut self, node: Node, part: Part, datagram: Datagram) {
        let stage = match part {
            Part::Data(_) => DownStage::Application,
            Part::Tcp(_) | Part::Icmp(_) => DownStage::Transport,
        };
        let down = Down {
            datagram,
            part,
            stage,
        };
        self.tasks.push(Task::Down(node, down));
    }

    pub(super) fn down(&mut self, node: Node, down: Down) -> Event {
        let Down {
            ref datagram,
            part,
            stage,
        } = down;
        let route = self.station(node).route(datagram.to);
        let (plug, next_hop) = route.unwrap_or((0, datagram.to));
        let own = plan::mac(node, plug);
        // Outer headers that are still to come are not shown.
        let frame: Rc<[u8]> = sum::sealed(&datagram.frame(own, Mac::ZERO)).into();
        let transport = match part {
            Part::Data(Data::Discover) => What::Segmented(Segment::Udp),
            Part::Data(_) => What::Segmented(Segment::Data),
            Part::Tcp(kind) => What::Segmented(kind),
            Part::Icmp(icmp) => What::IcmpMade(icmp),
        };
        let (layer, pdu, what, then) = match stage {
            DownStage::Application => {
                let Part::Data(data) = part else {
                    return self.down(
                        node,
                        Down {
                            stage: DownStage::Transport,
                            ..down
                        },
                    );
                };
                let what = What::Made(data);
                (7, Pdu::data(&frame), what, DownStage::Between)
            }
            DownStage::Between => {
                let pdu = Pdu::data(&frame);
                (6, pdu, What::NothingBetween, DownStage::Transport)
            }
            DownStage::Transport => {
                let layer = if matches!(part, Part::Icmp(_)) { 3 } else { 4 };
                let pdu = Pdu::transport(&frame);
                (layer, pdu, transport, DownStage::Network)
            }
            DownStage::Network => {
                let hop = match datagram.to {
                    to if to.is_broadcast() => Hop::Everybody,
                    to if to == next_hop => Hop::Direct(to),
                    _ => Hop::Router(next_hop),
                };
                let pdu = Pdu::network(&frame);
                (3, pdu, What::Packed(hop), DownStage::Link)
            }
            DownStage::Link => return self.link(node, plug, datagram, &frame),
        };
        self.tasks.push(Task::Down(
            node,
            Down {
                stage: then,
                ..down
            },
        ));
        self.event(Some(node), layer, Way::Down, Some(pdu), what)
    }

    /// Finds the hardware address that a datagram goes to next.
    fn link(&mut self, node: Node, plug: u8, datagram: &Datagram, packet: &Rc<[u8]>) -> Event {
        let mut out = Out::new();
        if datagram.to.is_broadcast() {
            out.push((plug, datagram.frame(plan::mac(node, plug), Mac::BROADCAST)));
        } else {
            let now = self.now;
            // Every station has a route for all there is.
            let _ = self.station_mut(node).send(now, datagram, &mut out);
        }
        self.give_out(node, packet, out, false)
    }

    /// What a station sends: the frame of the packet, or a question while the packet waits.
    pub(super) fn give_out(
        &mut self,
        node: Node,
        packet: &Rc<[u8]>,
        out: Out,
        relayed: bool,
    ) -> Event {
        match out.into_iter().next() {
            Some((interface, frame)) if !is_arp(&frame) => {
                let stage = LeaveStage::Frame { relayed };
                let leaving = Leaving {
                    interface,
                    frame,
                    stage,
                };
                self.leave(node, leaving)
            }
            question => {
                let stage = LeaveStage::Arp { again: false };
                let question = question.map(|(interface, frame)| Leaving {
                    interface,
                    frame,
                    stage,
                });
                self.ask(node, packet, question)
            }
        }
    }

    /// A packet waits for the hardware address of its next hop.
    pub(super) fn ask(
        &mut self,
        node: Node,
        packet: &Rc<[u8]>,
        question: Option<Leaving>,
    ) -> Event {
        let pdu = Pdu::network(packet);
        let to = frame::datagram(pdu.bytes()).map_or(Ipv4Addr::UNSPECIFIED, |ip| ip.to);
        let next_hop = self.station(node).route(to).map_or(to, |r| r.1);
        let task = question.map(|q| Task::Leave(node, q));
        self.tasks.extend(task);
        self.event(Some(node), 2, Way::Down, Some(pdu), What::AsksArp(next_hop))
    }

    /// A frame that is ready leaves a station.
    pub(super) fn leave(&mut self, node: Node, leaving: Leaving) -> Event {
        let Leaving {
            interface,
            ref frame,
            stage,
        } = leaving;
        let sealed: Rc<[u8]> = sum::sealed(frame).into();
        let cuts = Cuts::of(frame);
        let (what, pdu, then) = match stage {
            LeaveStage::Arp { again } => {
                self.totals.arp += 1;
                let reply = frame[cuts.network + 7] == 2;
                let what = What::ArpMade { reply, again };
                let then = LeaveStage::Frame { relayed: false };
                (what, Pdu::network(&sealed), then)
            }
            LeaveStage::Frame { relayed: true } if self.damage == Damage::InRouter => {
                self.damage = Damage::None;
                let byte = (cuts.transport + cuts.end) / 2;
                let mut bytes = frame.to_vec();
                bytes[byte] ^= 1;
                let sealed: Rc<[u8]> = sum::sealed(&bytes).into();
                let again = Leaving {
                    frame: bytes.into(),
                    ..leaving
                };
                self.tasks.push(Task::Leave(node, again));
                let pdu = Some(Pdu::network(&sealed));
                let what = What::FlippedInside { byte };
                return self.event(Some(node), 3, Way::Down, pdu, what);
            }
            LeaveStage::Frame { relayed } => {
                if !relayed {
                    let is_error =
                        cuts.protocol == Some(1) && ![0, 8].contains(&frame[cuts.transport]);
                    self.totals.frames += 1;
                    self.totals.sent += (sealed.len() + plan::PREAMBLE) as u64;
                    // What an ICMP error quotes is no application's data.
                    self.totals.data += if is_error {
                        0
                    } else {
                        (cuts.end - cuts.data) as u64
                    };
                }
                let what = What::Framed { relayed };
                (what, Pdu::frame(&sealed), LeaveStage::Cable)
            }
            LeaveStage::Cable => {
                let cable = plan::cable_of(node, interface);
                let pdu = Some(Pdu::frame(&sealed));
                if !self.plugged[usize::from(cable)] {
                    self.totals.dropped += 1;
                    return self.event(Some(node), 1, Way::Down, pdu, What::NoCable);
                }
                let (start, arrives) =
                    self.launch(cable, node, &sealed, plan::sending(sealed.len()));
                let hit = match self.damage {
                    Damage::FirstCable => cable == 0 && node == Node::A,
                    Damage::LongLink => cable == LONG && node == Node::Router,
                    Damage::None | Damage::InRouter => false,
                };
                if hit && !is_arp(frame) {
                    self.damage = Damage::None;
                    self.tasks.push(Task::Noise(cable));
                }
                let what = What::Sent {
                    cable,
                    start,
                    arrives,
                };
                return self.event(Some(node), 1, Way::Down, pdu, what);
            }
        };
        self.tasks.push(Task::Leave(
            node,
            Leaving {
                stage: then,
                ..leaving
            },
        ));
        self.event(Some(node), 2, Way::Down, Some(pdu), what)
    }

    /// Puts a frame on a cable: when its first bit leaves and when its last bit is there.
    pub(super) fn launch(
        &mut self,
        cable: Cable,
        from: Node,
        frame: &Rc<[u8]>,
        sending: u64,
    ) -> (u64, u64) {
        let to = plan::far_end(cable, from);
        let busy = &mut self.busy[usize::from(cable)][usize::from(from > to)];
        let start = self.now.max(*busy);
        *busy = start + sending;
        let at = start + sending + plan::delay(cable, self.def.distance);
        self.totals.crossings += 1;
        self.totals.wire += (frame.len() + plan::PREAMBLE) as u64;
        self.flights.push(Flight {
            at,
            order: self.order,
            cable,
            to,
            frame: frame.clone(),
        });
        self.order += 1;
        (start, at)
    }

    /// A bit changes in what is on a cable.
    pub(super) fn noise(&mut self, cable: Cable) -> Option<Event> {
        let flight = self.flights.iter_mut().rfind(|f| f.cable == cable)?;
        let byte = flip(flight);
        let pdu = Some(Pdu::frame(&flight.frame));
        let what = What::Noise { cable, byte };
        Some(self.event(None, 1, Way::Through, pdu, what))
    }
}

/// Changes a bit in the middle of what a frame carries; which byte that is.
pub(super) fn flip(flight: &mut Flight) -> usize {
    let cuts = Cuts::of(&flight.frame);
    let byte = (cuts.network + cuts.end) / 2;
    let mut bytes = flight.frame.to_vec();
    bytes[byte] ^= 1;
    flight.frame = bytes.into();
    byte
}
