//! Packets on their way: hosts, NATs and the server, each as frames come to them.

use super::{
    super::{
        event::{Drop, Served, Through, What},
        server::{Client, Does},
        view::Marked,
        world::{Device, World},
    },
    Flying, Next, Sends, State, packet, pipe,
};
use kw_net::{
    frame::{self, Carries, Datagram, Inside, TTL},
    mdns,
    nat::{
        Endpoint,
        gateway::{OUTSIDE, Passed},
        rewrite,
    },
    net::Happening,
    station::{Heard, Out},
    stun::{Class, Message, Method, PORT},
};
use std::rc::Rc;

impl State {
    /// The next thing that happens to a frame.
    pub(super) fn carry(&mut self) {
        match self.world.net.advance() {
            Some(Happening::Arrived { at, bytes }) => {
                if let Some(place) = self.world.place_of(at.node) {
                    self.arrive(place, at.port, &bytes);
                }
            }
            Some(Happening::Lost { from, bytes, .. }) => {
                let place = self.world.place_of(from.node);
                // What a switch passes on to many is lost on one cable, and comes by another.
                if let (Some(place), Some(ip)) = (place, datagram(&bytes)) {
                    self.drop(place, &bytes, &ip, Drop::Lost);
                }
            }
            Some(Happening::PassedOn { .. }) | None => {}
        }
    }

    /// Puts frames onto the links of a place.
    pub(super) fn transmit(&mut self, place: usize, frames: Vec<(u8, Rc<[u8]>)>) {
        for (plug, bytes) in frames {
            let own = &self.world.places[place];
            let link = own.links[usize::from(plug)];
            let port = kw_net::net::Port {
                node: own.node,
                port: plug,
            };
            self.world.net.send(port, &bytes);
            self.frames.push((self.now, link, bytes));
        }
    }

    /// The packet that a datagram is of, taken off the list.
    pub(super) fn land(&mut self, ip: &frame::Ip<'_>) -> Option<Flying> {
        let key = key(ip)?;
        let i = self.flying.iter().position(|f| f.key[..] == key[..])?;
        Some(self.flying.remove(i))
    }

    pub(super) fn drop(&mut self, place: usize, bytes: &Rc<[u8]>, ip: &frame::Ip<'_>, why: Drop) {
        let (Some(flying), Some((source, destination))) = (self.land(ip), ends(ip)) else {
            return;
        };
        self.next.push_back(Next {
            mark: Some(Marked::Ends {
                packet: flying.number,
                at: place as u8,
                dropped: true,
            }),
            what: What::Dropped {
                place: place as u8,
                packet: packet(&flying, source, destination),
                why,
            },
            frame: Some(bytes.clone()),
            sends: None,
        });
    }

    fn arrive(&mut self, place: usize, plug: u8, bytes: &Rc<[u8]>) {
        let now = self.now;
        if self.world.places[place].gateway().is_some() {
            self.cross(place, plug, bytes);
            return;
        }
        let mut out = Out::new();
        let heard = match &mut self.world.places[place].device {
            Device::Host(station) | Device::Server(station) => {
                station.receive(now, plug, bytes, &mut out)
            }
            Device::Gateway(_) => return,
        };
        self.transmit(place, out);
        for one in heard {
            match one {
                Heard::Udp { from, to, data, .. } => {
                    let from = Endpoint::new(from.0, from.1);
                    let to = Endpoint::new(to.0, to.1);
                    self.udp(place, bytes, from, to, &data);
                }
                Heard::Tcp { .. } => self.tcp(place, bytes),
                _ => {}
            }
        }
    }

    /// A datagram came to a host or to the server.
    fn udp(&mut self, place: usize, bytes: &Rc<[u8]>, from: Endpoint, to: Endpoint, data: &[u8]) {
        if to.port() == mdns::PORT {
            self.hear_name(place, data);
            return;
        }
        let Some(ip) = datagram(bytes) else { return };
        if self.world.server == Some(place) {
            let is_own = to.port() == PORT;
            if !self.server.up || !is_own && !self.server.has(self.now, to.port()) {
                self.drop(place, bytes, &ip, Drop::Nobody);
                return;
            }
            let does = match is_own {
                true => {
                    let client = Client {
                        address: from,
                        tcp: false,
                    };
                    self.server.receive(self.now, client, data)
                }
                false => self.server.receive_relayed(self.now, to, from, data),
            };
            self.serve(bytes, from, to, does);
            return;
        }
        let side = usize::from(place == self.world.hosts[1]);
        if self.world.places[place].blocks_udp {
            self.drop(place, bytes, &ip, Drop::NoUdp);
            return;
        }
        let own = self.agents[side].sockets.iter();
        let Some(socket) = own.clone().position(|s| s.port() == to.port()) else {
            self.drop(place, bytes, &ip, Drop::Nobody);
            return;
        };
        let Some(flying) = self.land(&ip) else { return };
        let doings = self.agents[side].receive(self.now, socket as u8, from, data);
        let told = packet(&flying, from, to);
        let end = Marked::Ends {
            packet: flying.number,
            at: place as u8,
            dropped: false,
        };
        let led = Some((told, flying.through, bytes.clone()));
        self.does_after(side as u8, doings, led, Some(end));
    }

    /// What the server does with what came to it.
    pub(super) fn serve(&mut self, bytes: &Rc<[u8]>, from: Endpoint, to: Endpoint, does: Does) {
        let Some(place) = self.world.server else {
            return;
        };
        let Some(ip) = datagram(bytes) else { return };
        let does = match does {
            Does::NoPermission {
                peer,
                relayed,
                allowed,
            } => {
                let why = Drop::NoPermission {
                    peer,
                    relayed,
                    allowed,
                };
                return self.drop(place, bytes, &ip, why);
            }
            Does::Nobody => return self.drop(place, bytes, &ip, Drop::Nobody),
            does => does,
        };
        let Some(flying) = self.land(&ip) else { return };
        let came = packet(&flying, from, to);
        // Between two of its own relayed addresses nothing leaves the server.
        if let Does::Out {
            from: relayed,
            to: peer,
            bytes: data,
        } = &does
            && *peer.ip() == self.server.address
        {
            self.next.push_back(Next {
                what: What::Served {
                    packet: came.clone(),
                    served: Served::RelaysOut {
                        from: *relayed,
                        to: *peer,
                    },
                },
                mark: Some(Marked::Ends {
                    packet: flying.number,
                    at: place as u8,
                    dropped: false,
                }),
                frame: Some(bytes.clone()),
                sends: None,
            });
            let inner = self.server.receive_relayed(self.now, *peer, *relayed, data);
            match inner {
                Does::In { .. } => self.leave_server(None, came, bytes, *relayed, inner),
                Does::NoPermission {
                    peer,
                    relayed,
                    allowed,
                } => self.tell(
                    What::Dropped {
                        place: place as u8,
                        packet: came,
                        why: Drop::NoPermission {
                            peer,
                            relayed,
                            allowed,
                        },
                    },
                    None,
                ),
                _ => {}
            }
            return;
        }
        self.leave_server(Some(flying.number), came, bytes, from, does);
    }

    /// Something leaves the server: an answer, or what it relays. `ends`: the packet that came for it.
    fn leave_server(
        &mut self,
        ends: Option<u32>,
        came: super::Packet,
        bytes: &Rc<[u8]>,
        peer: Endpoint,
        does: Does,
    ) {
        let Some(place) = self.world.server else {
            return;
        };
        let (to, client, source, data, served) = match does {
            Does::Answer {
                to,
                message,
                bytes: data,
            } => (to.address, Some(to), PORT, data, answered(&message)),
            Does::Out { from, to, bytes } => {
                let served = Served::RelaysOut { from, to };
                (to, None, from.port(), bytes, served)
            }
            Does::In { to, bytes, channel } => {
                let served = Served::RelaysIn {
                    from: peer,
                    to: to.address,
                    channel,
                };
                (to.address, Some(to), PORT, bytes, served)
            }
            Does::NoPermission { .. } | Does::Nobody => return,
        };
        let tcp = client.filter(|c| c.tcp);
        let frames = match tcp {
            Some(client) => self.segment_to(client.address, &data),
            None => {
                let datagram = Datagram::udp(
                    self.server.address,
                    *to.ip(),
                    (source, to.port()),
                    data.clone(),
                );
                let mut out = Out::new();
                if let Device::Server(station) = &mut self.world.places[place].device {
                    let _ = station.send(self.now, &datagram, &mut out);
                }
                out
            }
        };
        let key = match (&tcp, frames.first()) {
            (Some(_), Some((_, frame))) => datagram(frame).and_then(|ip| key(&ip)),
            _ => Some(data.to_vec()),
        };
        // What a peer gets from a relay is a check of the client.
        let said = super::doing::said(&data, client.is_none());
        let target = self.whose(to) as u8;
        let number = self.number();
        let flying = key.map(|key| Flying {
            number,
            key: key.into(),
            from: place as u8,
            to: target,
            said,
            through: None,
        });
        let mark = match ends {
            Some(packet) => Marked::Turns {
                packet,
                at: place as u8,
                next: number,
                to: target,
                said,
            },
            None => Marked::Leaves {
                packet: number,
                from: place as u8,
                to: target,
                said,
            },
        };
        // Private peers are nowhere on the Internet.
        let beyond = client.is_none() && !World::is_public(*to.ip());
        self.next.push_back(Next {
            what: What::Served {
                packet: came.clone(),
                served,
            },
            mark: Some(mark),
            frame: Some(bytes.clone()),
            sends: Some(Sends {
                place: place as u8,
                frames,
                flying: flying.filter(|_| !beyond),
            }),
        });
        if beyond {
            let packet = super::Packet {
                number,
                from: place as u8,
                to: target,
                source: Endpoint::new(self.server.address, source),
                destination: to,
                said,
            };
            let place = place as u8;
            self.next.push_back(Next {
                what: What::Dropped {
                    place,
                    packet,
                    why: Drop::Private,
                },
                mark: Some(Marked::Ends {
                    packet: number,
                    at: place,
                    dropped: true,
                }),
                frame: None,
                sends: None,
            });
        }
    }

    /// The next number of a packet.
    pub(super) fn number(&mut self) -> u32 {
        self.packets += 1;
        self.packets
    }

    /// The place that a destination is meant for: the server, or the host behind an address.
    pub(super) fn whose(&self, to: Endpoint) -> usize {
        let world = &self.world;
        if let (true, Some(server)) = (*to.ip() == self.server.address, world.server) {
            return server;
        }
        let side = |side: &usize| {
            let host = &world.places[world.hosts[*side]];
            let own = host.addresses().any(|a| a == *to.ip());
            own || world
                .gateways(*side)
                .any(|p| p.addresses().any(|a| a == *to.ip()))
        };
        // Behind one NAT the port tells whose it is.
        if world.together
            && world.places[world.hosts[0]]
                .addresses()
                .all(|a| a != *to.ip())
        {
            let own = |agent: &super::Agent| {
                agent.sockets.iter().any(|s| s.port() == to.port())
                    || agent.locals.iter().any(|l| l.address == to)
            };
            if let Some(side) = self.agents.iter().position(own) {
                return world.hosts[side];
            }
        }
        let side = [0, 1].into_iter().find(side).unwrap_or(1);
        world.hosts[side]
    }

    /// A frame comes to a NAT.
    fn cross(&mut self, place: usize, plug: u8, bytes: &Rc<[u8]>) {
        let now = self.now;
        let Some(ip) = datagram(bytes) else { return };
        let own = &mut self.world.places[place];
        let is_udp = matches!(ip.carries, Inside::Udp { .. });
        let own_mac = own.station().mac(plug);
        if frame::read(bytes).is_none_or(|f| f.to != own_mac) {
            return;
        }
        if own.blocks_udp && is_udp {
            return self.drop(place, bytes, &ip, Drop::NoUdp);
        }
        let Device::Gateway(gateway) = &mut own.device else {
            return;
        };
        // Whether the packet's destination had a permission before.
        let flow = rewrite::flow(ip.bytes);
        let had = |gateway: &kw_net::nat::gateway::Gateway, flow: &rewrite::Flow| {
            let entry = gateway.nat.mapped(now, flow.protocol, flow.from, flow.to);
            entry.is_some_and(|e| e.peers.iter().any(|p| p.remote == flow.to))
        };
        let had = flow.as_ref().is_some_and(|flow| had(gateway, flow));
        let mut out = Out::new();
        let passed = gateway.receive(now, plug, bytes, &mut out);
        let beyond = own.links[usize::from(OUTSIDE)] == 0;
        let mut lost = None;
        for one in passed {
            match one {
                Passed::Out {
                    entry,
                    made,
                    remote,
                    ..
                } => {
                    if made || !had {
                        self.opens(place, entry, made, remote, bytes, &ip);
                    }
                    if beyond && !World::is_public(*remote.ip()) {
                        lost = Some(Drop::Private);
                    }
                }
                Passed::In {
                    entry, allowed_by, ..
                } => self.let_in(place, entry.outside, allowed_by, &ip),
                Passed::Hairpin {
                    from,
                    made,
                    to,
                    allowed_by,
                    ..
                } => {
                    if made || !had {
                        let remote = to.outside;
                        self.opens(place, from, made, remote, bytes, &ip);
                    }
                    self.let_in(place, to.outside, allowed_by, &ip);
                }
                Passed::Dropped { why, made, .. } => {
                    if let (Some(entry), Some(flow)) = (made, &flow) {
                        self.opens(place, entry, true, flow.to, bytes, &ip);
                    }
                    lost = Some(Drop::Nat(Box::new(why)));
                }
                Passed::Station(Heard::Undelivered { .. }) => lost = Some(Drop::Nobody),
                Passed::Error { .. } | Passed::Station(_) => {}
            }
        }
        self.transmit(place, out);
        if let Some(why) = lost {
            self.drop(place, bytes, &ip, why);
        }
    }

    /// A NAT opened for a packet.
    fn opens(
        &mut self,
        place: usize,
        entry: kw_net::nat::Entry,
        made: bool,
        remote: Endpoint,
        bytes: &Rc<[u8]>,
        ip: &frame::Ip<'_>,
    ) {
        self.totals.mapped += u64::from(made);
        let found = key(ip).and_then(|key| self.flying.iter().find(|f| f.key[..] == key[..]));
        let (Some(flying), Some((source, destination))) = (found, ends(ip)) else {
            return;
        };
        let packet = packet(flying, source, destination);
        let number = packet.number;
        self.next.push_back(Next {
            what: What::Opened {
                place: place as u8,
                entry: Box::new(entry),
                made,
                remote,
                packet,
            },
            mark: Some(Marked::Opens {
                packet: number,
                at: place as u8,
            }),
            frame: Some(bytes.clone()),
            sends: None,
        });
    }

    /// A NAT lets a packet in.
    fn let_in(&mut self, place: usize, outside: Endpoint, by: kw_net::nat::By, ip: &frame::Ip<'_>) {
        let opened = self.opened(place as u8, outside, by);
        let found = key(ip).and_then(|key| self.flying.iter_mut().find(|f| f.key[..] == key[..]));
        if let Some(flying) = found {
            flying.through = Some(Through {
                place: place as u8,
                by,
                opened,
            });
        }
    }
}

/// What the server did, from its answer.
fn answered(message: &Message) -> Served {
    let holds = &message.holds;
    let end = |end: Option<(kw_net::Ipv4Addr, u16)>| end.map(|(a, p)| Endpoint::new(a, p));
    match (message.class, message.method, holds.error) {
        (Class::Error, method, Some(401 | 438)) => Served::Challenge(method),
        (Class::Error, method, error) => Served::Refused(method, error.unwrap_or(500)),
        (_, Method::Binding, _) => match end(holds.mapped) {
            Some(mapped) => Served::Address(mapped),
            None => Served::Refused(Method::Binding, 500),
        },
        (_, Method::Allocate, _) => match end(holds.relayed) {
            Some(relayed) => Served::Allocated {
                relayed,
                seconds: holds.lifetime.unwrap_or(0),
            },
            None => Served::Refused(Method::Allocate, 500),
        },
        (_, method, _) => Served::Done {
            method,
            peer: end(holds.peer),
            seconds: holds.lifetime,
        },
    }
}

/// The datagram in a frame.
pub(super) fn datagram(bytes: &[u8]) -> Option<frame::Ip<'_>> {
    match frame::read(bytes)?.what {
        frame::What::Ipv4(ip) => Some(ip),
        _ => None,
    }
}

/// What of a datagram stays as it is on its way through NATs.
pub(super) fn key(ip: &frame::Ip<'_>) -> Option<Vec<u8>> {
    match ip.carries {
        Inside::Udp { data, .. } => Some(data.to_vec()),
        Inside::Tcp { .. } => pipe::key(ip.bytes),
        _ => None,
    }
}

/// Source and destination of a datagram.
pub(super) fn ends(ip: &frame::Ip<'_>) -> Option<(Endpoint, Endpoint)> {
    let ports = match ip.carries {
        Inside::Udp { ports, .. } | Inside::Tcp { ports, .. } => ports,
        _ => return None,
    };
    Some((
        Endpoint::new(ip.from, ports.0),
        Endpoint::new(ip.to, ports.1),
    ))
}

/// A question or an answer of multicast DNS, as it goes to everybody on the network.
pub(super) fn to_group(from: kw_net::Ipv4Addr, own: kw_net::Mac, bytes: Rc<[u8]>) -> Rc<[u8]> {
    let ports = (mdns::PORT, mdns::PORT);
    let datagram = Datagram {
        // RFC 6762 §11: so that who gets it knows that no router has passed it on.
        ttl: 255,
        ..Datagram::udp(from, mdns::GROUP, ports, bytes)
    };
    datagram.frame(own, mdns::GROUP_MAC)
}

/// A TCP segment as a datagram.
pub(super) fn tcp(from: Endpoint, to: Endpoint, segment: frame::Segment) -> Datagram {
    Datagram {
        from: *from.ip(),
        to: *to.ip(),
        ttl: TTL,
        carries: Carries::Tcp(segment),
    }
}
