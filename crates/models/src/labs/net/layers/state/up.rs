//! What devices and receivers look at, layer by layer, and what they do about it.

use super::{
    Data, Device, Event, Flight, Icmp, LeaveStage, Leaving, Node, Out, Outcome, Part, Pdu, Segment,
    Send, State, Task, Up, Way, What, is_arp, plan, plan::Cable,
};
use crate::labs::net::layers::event::{Cuts, Flood};
use kw_net::{
    Mac,
    frame::{self, Carries, Inside, Read, Trouble},
    station::Station,
    sum,
};
use std::rc::Rc;

impl State {
    pub(super) fn station_mut(&mut self, node: Node) -> &mut Station {
        &mut self.stations[node.station().unwrap_or(0)]
    }

    /// A frame is there, to its last bit.
    pub(super) fn arrive(&mut self, flight: &Flight) -> Event {
        let Flight {
            cable, to, frame, ..
        } = flight;
        let (cable, node, pdu) = (*cable, *to, Some(Pdu::frame(frame)));
        let hub = node.device().filter(|d| self.devices[*d] == Device::Hub);
        if hub.is_some() {
            let out = self.others(node, cable);
            for out in &out {
                // It goes on bit by bit: nothing is stored.
                self.launch(*out, node, frame, 0);
            }
            return self.event(Some(node), 1, Way::Through, pdu, What::Repeated { out });
        }
        if let Some((found, made)) = sum::check(frame).filter(|(found, made)| found != made) {
            self.totals.dropped += 1;
            let what = What::BadFcs { found, made };
            return self.event(Some(node), 2, Way::Up, pdu, what);
        }
        let Some(Read { from, to, .. }) = frame::read(frame) else {
            return self.event(Some(node), 2, Way::Up, pdu, What::NotMine(Mac::ZERO));
        };
        if let Some(device) = node.device() {
            return self.switch(node, device, cable, from, to, frame);
        }
        let own = plan::mac(node, plan::interface(node, cable));
        if to != own && !to.is_group() {
            self.totals.disturbed += u64::from(node.is_host());
            return self.event(Some(node), 2, Way::Up, pdu, What::NotMine(to));
        }
        let up = if is_arp(frame) {
            Up::Arp(cable)
        } else {
            Up::Network(cable)
        };
        self.tasks.push(Task::Up(node, up, frame.clone()));
        let broadcast = to.is_group();
        self.event(Some(node), 2, Way::Up, pdu, What::Taken { broadcast })
    }

    /// The cables of a device besides this one, to hosts that are not meant first.
    fn others(&self, node: Node, cable: Cable) -> Vec<Cable> {
        let plugged = |c: &Cable| *c != cable && self.plugged[usize::from(*c)];
        plan::cables_at(node).filter(plugged).collect()
    }

    fn switch(
        &mut self,
        node: Node,
        device: usize,
        cable: Cable,
        from: Mac,
        to: Mac,
        frame: &Rc<[u8]>,
    ) -> Event {
        let table = &mut self.tables[device];
        let is_new = !table.contains(&(from, cable));
        if is_new {
            table.retain(|e| e.0 != from);
            table.push((from, cable));
        }
        let known = table.iter().find(|e| e.0 == to).map(|e| e.1);
        let (how, out) = match known {
            Some(out) => (Flood::Known, vec![out]),
            None if to.is_group() => (Flood::Broadcast, self.others(node, cable)),
            None => (Flood::Unknown, self.others(node, cable)),
        };
        let sending = plan::sending(frame.len());
        let out = out
            .into_iter()
            .map(|out| (out, self.launch(out, node, frame, sending).0))
            .collect();
        let learned = is_new.then_some(cable);
        let what = What::Switched { out, learned, how };
        self.event(Some(node), 2, Way::Through, Some(Pdu::frame(frame)), what)
    }

    /// A station looks at what is inside the frame.
    pub(super) fn up(&mut self, node: Node, up: Up, frame: &Rc<[u8]>) -> Event {
        match up {
            Up::Arp(cable) => self.hear_arp(node, cable, frame),
            Up::Network(cable) => self.hear_packet(node, cable, frame),
            Up::Transport => self.hear_transport(node, frame),
            Up::Application(data) => self.hear_data(node, data, frame),
            Up::Hop(cable) => self.hop(node, cable, frame),
        }
    }

    fn hear_arp(&mut self, node: Node, cable: Cable, frame: &Rc<[u8]>) -> Event {
        let plug = plan::interface(node, cable);
        let (now, mut out) = (self.now, Out::new());
        self.station_mut(node).receive(now, plug, frame, &mut out);
        let cuts = Cuts::of(frame);
        let target = frame::read(frame).and_then(|read| match read.what {
            frame::What::Arp(arp) => Some(arp.target),
            _ => None,
        });
        let target = target.unwrap_or(kw_net::Ipv4Addr::UNSPECIFIED);
        let is_reply = frame[cuts.network + 7] == 2;
        let what = match (target == plan::address(node, plug), is_reply) {
            (true, true) => What::ArpTold,
            (true, false) => What::ArpForMe,
            (false, _) => {
                self.totals.disturbed += u64::from(node.is_host());
                What::ArpForOther(target)
            }
        };
        for (interface, frame) in out.into_iter().rev() {
            let own = plan::address(node, interface);
            let stage = if is_arp(&frame) {
                LeaveStage::Arp { again: false }
            } else {
                let source = &frame[cuts.network + 12..cuts.network + 16];
                LeaveStage::Frame {
                    relayed: node == Node::Router && source != own.octets(),
                }
            };
            let leaving = Leaving {
                interface,
                frame,
                stage,
            };
            self.tasks.push(Task::Leave(node, leaving));
        }
        self.event(Some(node), 2, Way::Up, Some(Pdu::network(frame)), what)
    }

    fn hear_packet(&mut self, node: Node, cable: Cable, frame: &Rc<[u8]>) -> Event {
        let pdu = Pdu::network(frame);
        let to = frame::datagram(pdu.bytes()).map(|ip| ip.to);
        let to = to.unwrap_or(kw_net::Ipv4Addr::UNSPECIFIED);
        let broadcast = to.is_broadcast();
        let is_router = node == Node::Router;
        let what = if broadcast && is_router {
            self.ends_as(Outcome::Unheeded);
            What::NotRouted
        } else if is_router && !self.station(node).has(to) {
            let (interface, next_hop) = self.station(node).route(to).unwrap_or((0, to));
            self.tasks
                .push(Task::Up(node, Up::Hop(cable), frame.clone()));
            What::Routed {
                out: plan::cable_of(node, interface),
                next_hop,
            }
        } else {
            self.tasks
                .push(Task::Up(node, Up::Transport, frame.clone()));
            What::Mine { broadcast }
        };
        self.event(Some(node), 3, Way::Up, Some(pdu), what)
    }

    /// The router passes a packet on, or not.
    fn hop(&mut self, node: Node, cable: Cable, frame: &Rc<[u8]>) -> Event {
        let packet = Pdu::network(frame);
        let before = packet.bytes().to_vec();
        let Some(after) = frame::hop(&before) else {
            self.totals.dropped += 1;
            self.tell(node, Trouble::Time, &before);
            return self.event(Some(node), 3, Way::Through, Some(packet), What::Expired);
        };
        let (now, mut out) = (self.now, Out::new());
        let plug = plan::interface(node, cable);
        self.station_mut(node).receive(now, plug, frame, &mut out);
        // The packet as it goes on, in a frame that does not count any more.
        let old = frame::read(frame).map_or((Mac::ZERO, Mac::ZERO), |f| (f.from, f.to));
        let passed: Rc<[u8]> = sum::sealed(&frame::around(&after, old.0, old.1)).into();
        match out.into_iter().next() {
            Some((interface, frame)) if !is_arp(&frame) => {
                let stage = LeaveStage::Frame { relayed: true };
                let leaving = Leaving {
                    interface,
                    frame,
                    stage,
                };
                self.tasks.push(Task::Leave(node, leaving));
            }
            question => {
                let stage = LeaveStage::Arp { again: false };
                let question = question.map(|(interface, frame)| Leaving {
                    interface,
                    frame,
                    stage,
                });
                self.tasks.push(Task::Ask(node, passed.clone(), question));
            }
        }
        let checksum = |bytes: &[u8]| u16::from_be_bytes([bytes[10], bytes[11]]);
        let what = What::Hopped {
            ttl: (before[8], after[8]),
            checksum: (checksum(&before), checksum(&after)),
        };
        let pdu = Some(Pdu::network(&passed));
        self.event(Some(node), 3, Way::Through, pdu, what)
    }

    fn hear_transport(&mut self, node: Node, frame: &Rc<[u8]>) -> Event {
        let packet = Pdu::network(frame);
        let pdu = Pdu::transport(frame);
        let cuts = Cuts::of(frame);
        let layer = if cuts.protocol == Some(1) { 3 } else { 4 };
        let ip = frame::datagram(packet.bytes());
        let Some(ip) = ip.filter(|_| sum::is_right(packet.bytes())) else {
            self.totals.dropped += 1;
            return self.event(Some(node), layer, Way::Up, Some(pdu), What::BadChecksum);
        };
        let what = match ip.carries {
            Inside::Icmp { code, rest } => {
                let icmp = match code.0 {
                    8 => Icmp::Echo,
                    0 => Icmp::Reply,
                    11 => Icmp::Time,
                    _ => Icmp::Host,
                };
                self.ends_as(match icmp {
                    Icmp::Echo => Outcome::Arrived,
                    Icmp::Reply => Outcome::Answered,
                    Icmp::Time => Outcome::Expired,
                    Icmp::Host => Outcome::Unreachable,
                });
                if icmp == Icmp::Echo && self.def.answers {
                    let number = |i: usize| u16::from_be_bytes([rest[i], rest[i + 1]]);
                    let reply = Carries::Echo {
                        reply: true,
                        ident: number(0),
                        seq: number(2),
                        data: rest[4..].into(),
                    };
                    self.send_from(node, ip.from, Part::Icmp(Icmp::Reply), reply);
                }
                What::IcmpTaken(icmp)
            }
            Inside::Udp { ports, .. } => {
                self.totals.disturbed += u64::from(node.is_host());
                self.ends_as(Outcome::Unheeded);
                What::NobodyListens(ports.1)
            }
            _ => What::SegmentTaken(self.hear_segment(node, ip.from, frame)),
        };
        self.event(Some(node), layer, Way::Up, Some(pdu), what)
    }

    fn hear_segment(&mut self, node: Node, from: kw_net::Ipv4Addr, frame: &Rc<[u8]>) -> Segment {
        let cuts = Cuts::of(frame);
        let flags = frame[cuts.transport + 13];
        let (syn, ack) = (flags & 2 != 0, flags & 16 != 0);
        let is_opening = self.message.is_some_and(|m| m.send == Send::TcpHandshake);
        let kind = match (syn, ack) {
            (true, false) => Segment::Syn,
            (true, true) => Segment::SynAck,
            _ if cuts.data < cuts.end => Segment::Data,
            _ if is_opening => Segment::LastAck,
            _ => Segment::DataAck,
        };
        match kind {
            Segment::Syn => {
                self.ends_as(Outcome::Arrived);
                if self.def.answers {
                    self.answer(node, from, Part::Tcp(Segment::SynAck));
                }
            }
            Segment::SynAck => {
                self.ends_as(Outcome::Answered);
                self.answer(node, from, Part::Tcp(Segment::LastAck));
            }
            Segment::Data => {
                let data = if node == Node::A {
                    Data::Response
                } else {
                    Data::Request
                };
                let up = Up::Application(data);
                self.tasks.push(Task::Up(node, up, frame.clone()));
            }
            Segment::LastAck | Segment::DataAck | Segment::Udp => {}
        }
        kind
    }

    fn hear_data(&mut self, node: Node, data: Data, frame: &Rc<[u8]>) -> Event {
        let from = frame::datagram(Pdu::network(frame).bytes()).map(|ip| ip.from);
        let from = from.unwrap_or(kw_net::Ipv4Addr::UNSPECIFIED);
        if data == Data::Response {
            self.ends_as(Outcome::Answered);
            self.answer(node, from, Part::Tcp(Segment::DataAck));
        } else {
            self.ends_as(Outcome::Arrived);
            if self.def.answers {
                self.answer(node, from, Part::Data(Data::Response));
            }
        }
        let pdu = Some(Pdu::data(frame));
        self.event(Some(node), 7, Way::Up, pdu, What::DataTaken(data))
    }
}
