//! TURN over TCP (RFC 8656 §2.1): a connection as far as it is needed to carry messages.
//!
//! A handshake, then one message a segment. Left out: repetition, windows, ends of connections,
//! acknowledgements that carry no data.

use super::{
    super::{
        agent::Purpose,
        event::{Drop, What},
        server::Client,
        view::{Marked, Said},
        world::Device,
    },
    Flying, Next, Sends, State,
    carry::{self, datagram, ends},
    packet,
};
use kw_net::{
    frame::{Ip, Segment},
    nat::Endpoint,
    station::Out,
    stun::PORT,
};
use std::rc::Rc;

/// A connection.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pipe {
    side: u8,
    turn: usize,
    local: Endpoint,
    /// The client's address as the server sees it.
    seen: Option<Endpoint>,
    open: bool,
    /// Next sequence numbers of the client and of the server.
    seq: [u32; 2],
    waiting: Vec<(Rc<[u8]>, Purpose)>,
}

/// The first port of such connections.
const FIRST_PORT: u16 = 64_000;

/// What of a segment stays as it is on its way through NATs: all but ports and checksum.
pub(super) fn key(datagram: &[u8]) -> Option<Vec<u8>> {
    let head = usize::from(datagram[0] & 15) * 4;
    let mut key = datagram.get(head + 4..head + 16)?.to_vec();
    key.extend(datagram.get(head + 20..)?);
    Some(key)
}

fn data(ip: &Ip<'_>) -> Option<(Rc<[u8]>, bool, bool)> {
    let kw_net::frame::Inside::Tcp { data, .. } = ip.carries else {
        return None;
    };
    let head = usize::from(ip.bytes[0] & 15) * 4;
    let flags = ip.bytes.get(head + 13)?;
    Some((data.into(), flags & 2 != 0, flags & 16 != 0))
}

impl State {
    /// Sends a message over the connection of an allocation; opens it first.
    pub(super) fn send_tcp(&mut self, side: u8, turn: usize, bytes: Rc<[u8]>, purpose: Purpose) {
        let own = |p: &Pipe| (p.side, p.turn) == (side, turn);
        if let Some(i) = self.pipes.iter().position(own) {
            match self.pipes[i].open {
                true => self.segment_from(i, bytes, purpose),
                false => self.pipes[i].waiting.push((bytes, purpose)),
            }
            return;
        }
        let host = self.agents[usize::from(side)].sockets[0];
        let local = Endpoint::new(*host.ip(), FIRST_PORT + turn as u16);
        let seq = [0, 1].map(|_| self.rng.below(1 << 32) as u32);
        self.pipes.push(Pipe {
            side,
            turn,
            local,
            seen: None,
            open: false,
            seq,
            waiting: vec![(bytes, purpose)],
        });
        let segment = Segment {
            syn: true,
            ack: None,
            max_size: Some(1460),
            ..self.segment(self.pipes.len() - 1, 0, Rc::new([]))
        };
        let last = self.pipes.len() - 1;
        self.pipes[last].seq[0] = seq[0].wrapping_add(1);
        self.connects(last, 0, segment);
    }

    /// A segment of the client (0) or of the server (1).
    fn segment(&self, pipe: usize, who: usize, data: Rc<[u8]>) -> Segment {
        let own = &self.pipes[pipe];
        let client = own.seen.filter(|_| who == 1).unwrap_or(own.local);
        let ports = match who {
            0 => (client.port(), PORT),
            _ => (PORT, client.port()),
        };
        Segment {
            ports,
            seq: own.seq[who],
            ack: Some(own.seq[1 - who]),
            syn: false,
            fin: false,
            push: !data.is_empty(),
            window: 64_240,
            max_size: None,
            data,
        }
    }

    /// A part of the handshake, as a step.
    fn connects(&mut self, pipe: usize, part: u8, segment: Segment) {
        let own = &self.pipes[pipe];
        let (side, client) = (own.side, own.seen.unwrap_or(own.local));
        let host = self.world.hosts[usize::from(side)];
        let Some(server) = self.world.server else {
            return;
        };
        let there = Endpoint::new(self.server.address, PORT);
        let (from, to, source, target) = match part {
            1 => (server, host, there, client),
            _ => (host, server, self.pipes[pipe].local, there),
        };
        let frames = self.frames_of(from, source, target, segment);
        let number = self.number();
        let flying = self.flight(number, from, to, Said::Tcp, &frames);
        let Some(flying) = flying else { return };
        let told = packet(&flying, source, target);
        self.next.push_back(Next {
            mark: Some(Marked::Leaves {
                packet: number,
                from: from as u8,
                to: to as u8,
                said: Said::Tcp,
            }),
            frame: frames.first().map(|f| f.1.clone()),
            what: What::Connects {
                side,
                part,
                packet: told,
            },
            sends: Some(Sends {
                place: from as u8,
                frames,
                flying: Some(flying),
            }),
        });
    }

    fn frames_of(&mut self, place: usize, from: Endpoint, to: Endpoint, segment: Segment) -> Out {
        let datagram = carry::tcp(from, to, segment);
        let mut out = Out::new();
        if let Device::Host(station) | Device::Server(station) =
            &mut self.world.places[place].device
        {
            let _ = station.send(self.now, &datagram, &mut out);
        }
        out
    }

    fn flight(
        &self,
        number: u32,
        from: usize,
        to: usize,
        said: Said,
        frames: &Out,
    ) -> Option<Flying> {
        let ip = datagram(&frames.first()?.1)?;
        Some(Flying {
            number,
            key: carry::key(&ip)?.into(),
            from: from as u8,
            to: to as u8,
            said,
            through: None,
        })
    }

    /// The client sends a message.
    fn segment_from(&mut self, pipe: usize, bytes: Rc<[u8]>, purpose: Purpose) {
        let segment = self.segment(pipe, 0, bytes.clone());
        let own = &mut self.pipes[pipe];
        own.seq[0] = own.seq[0].wrapping_add(bytes.len() as u32);
        let (side, local) = (own.side, own.local);
        let there = Endpoint::new(self.server.address, PORT);
        let host = self.world.hosts[usize::from(side)];
        let Some(server) = self.world.server else {
            return;
        };
        let frames = self.frames_of(host, local, there, segment);
        let said = super::doing::said(&bytes, false);
        let number = self.number();
        let Some(flying) = self.flight(number, host, server, said, &frames) else {
            return;
        };
        let told = packet(&flying, local, there);
        self.push_sent(side, told, purpose, frames, flying);
    }

    /// The frames of a message of the server to a client.
    pub(super) fn segment_to(&mut self, client: Endpoint, bytes: &Rc<[u8]>) -> Out {
        let own = |p: &Pipe| p.seen == Some(client);
        let (Some(pipe), Some(server)) = (self.pipes.iter().position(own), self.world.server)
        else {
            return Out::new();
        };
        let segment = self.segment(pipe, 1, bytes.clone());
        let own = &mut self.pipes[pipe];
        own.seq[1] = own.seq[1].wrapping_add(bytes.len() as u32);
        let there = Endpoint::new(self.server.address, PORT);
        self.frames_of(server, there, client, segment)
    }

    /// A segment came to a host or to the server.
    pub(super) fn tcp(&mut self, place: usize, bytes: &Rc<[u8]>) {
        let Some(ip) = datagram(bytes) else { return };
        let (Some((from, to)), Some((data, syn, ack))) = (ends(&ip), data(&ip)) else {
            return;
        };
        let is_server = self.world.server == Some(place);
        let own = |p: &Pipe| match is_server {
            true => p.seen == Some(from),
            false => p.local == to,
        };
        let place_of = self.pipes.iter().position(own);
        if is_server && !self.server.up {
            self.drop(place, bytes, &ip, Drop::Nobody);
        } else if is_server && syn {
            let key = carry::key(&ip);
            let found = key.and_then(|k| self.flying.iter().find(|f| f.key[..] == k[..]));
            let side = found.map(|f| usize::from(f.from == self.world.hosts[1] as u8) as u8);
            let new = |p: &Pipe| Some(p.side) == side && p.seen.is_none();
            let Some(pipe) = self.pipes.iter().position(new) else {
                return;
            };
            self.pipes[pipe].seen = Some(from);
            let segment = Segment {
                syn: true,
                max_size: Some(1460),
                ..self.segment(pipe, 1, Rc::new([]))
            };
            self.pipes[pipe].seq[1] = self.pipes[pipe].seq[1].wrapping_add(1);
            self.land(&ip);
            self.connects(pipe, 1, segment);
        } else if syn && ack {
            let Some(pipe) = place_of else { return };
            self.land(&ip);
            self.pipes[pipe].open = true;
            let segment = self.segment(pipe, 0, Rc::new([]));
            self.connects(pipe, 2, segment);
            for (bytes, purpose) in std::mem::take(&mut self.pipes[pipe].waiting) {
                self.segment_from(pipe, bytes, purpose);
            }
        } else if data.is_empty() {
            self.land(&ip);
        } else if is_server {
            let client = Client {
                address: from,
                tcp: true,
            };
            let does = self.server.receive(self.now, client, &data);
            self.serve(bytes, from, to, does);
        } else if let Some(pipe) = place_of {
            let (side, turn) = (self.pipes[pipe].side, self.pipes[pipe].turn);
            let Some(flying) = self.land(&ip) else {
                return;
            };
            let doings = self.agents[usize::from(side)].receive_tcp(self.now, turn, &data);
            let end = Marked::Ends {
                packet: flying.number,
                at: place as u8,
                dropped: false,
            };
            let told = packet(&flying, from, to);
            let led = Some((told, flying.through, bytes.clone()));
            self.does_after(side, doings, led, Some(end));
        }
    }
}
