//! What agents say is turned into steps here.

use super::{
    super::{
        agent::{Doing, Purpose, Told},
        event::{Drop, Packet, Through, What},
        view::{Marked, Said},
        world::Device,
    },
    Asking, Flying, Next, Passing, Sends, State, carry, note, packet,
};
use kw_net::{
    SECOND,
    frame::Datagram,
    mdns,
    nat::Endpoint,
    station::Out,
    stun::{self, Method},
};
use std::rc::Rc;

/// The packet that led to something: itself, how it came in, its frame.
pub(super) type Led = (Packet, Option<Through>, Rc<[u8]>);

/// How long a name is waited for before it is asked for again (RFC 6762 §5.2).
const NAME: u64 = SECOND;
/// How often it is asked for.
const NAME_TRIES: u8 = 2;

/// What a packet is, in a word.
pub(super) fn said(bytes: &[u8], check: bool) -> Said {
    if stun::read_channel(bytes).is_some() {
        return Said::Channel;
    }
    match stun::read(bytes) {
        Some(message) => Said::Stun {
            class: message.class,
            method: message.method,
            check: check && message.method == Method::Binding,
            nominates: message.holds.use_candidate,
            error: message.holds.error.unwrap_or(0),
        },
        None => Said::Data,
    }
}

impl State {
    /// Turns what an agent says into steps.
    pub(super) fn does(&mut self, side: u8, doings: Vec<Doing>, led: Option<Led>) {
        self.does_after(side, doings, led, None);
    }

    /// The same, where a packet or note came to its end with it: what it told comes first.
    pub(super) fn does_after(
        &mut self,
        side: u8,
        doings: Vec<Doing>,
        led: Option<Led>,
        end: Option<Marked>,
    ) {
        let (tells, rest): (Vec<Doing>, Vec<Doing>) = doings
            .into_iter()
            .partition(|d| matches!(d, Doing::Tell(_)));
        let mut end = end;
        let nothing = (tells.is_empty() && end.is_some()).then_some(Doing::Tell(Told::Nothing));
        for doing in tells.into_iter().chain(nothing) {
            let Doing::Tell(told) = doing else { continue };
            let agent = &self.agents[usize::from(side)];
            let mark = end.take().unwrap_or(Marked::Note(side, note(&told, agent)));
            let (packet, through, frame) = match &led {
                Some((packet, through, frame)) => {
                    (Some(packet.clone()), through.clone(), Some(frame.clone()))
                }
                None => (None, None, None),
            };
            self.next.push_back(Next {
                what: What::Agent {
                    side,
                    told,
                    packet,
                    through,
                },
                mark: Some(mark),
                frame,
                sends: None,
            });
        }
        for doing in rest {
            match doing {
                Doing::Send {
                    socket,
                    to,
                    bytes,
                    purpose,
                } => self.send(side, socket, to, bytes, purpose),
                Doing::SendTcp {
                    turn,
                    bytes,
                    purpose,
                } => self.send_tcp(side, turn, bytes, purpose),
                Doing::Pass(signal) => {
                    let number = self.number();
                    let to = 1 - side;
                    self.totals.notes += 1;
                    self.passing.push(Passing {
                        at: self.now + self.def.timing.signaling * 1_000,
                        to,
                        packet: number,
                        signal: signal.clone(),
                    });
                    let place = |side: u8| self.world.hosts[usize::from(side)] as u8;
                    let mark = Marked::Leaves {
                        packet: number,
                        from: place(side),
                        to: place(to),
                        said: Said::Signal,
                    };
                    self.tell(What::Passed { side, signal }, Some(mark));
                }
                Doing::Resolve(wire) => {
                    if let Some(name) = wire.name
                        && !self.asking.iter().any(|a| a.side == side && a.name == name)
                    {
                        self.asking.push(Asking {
                            side,
                            name,
                            at: self.now,
                            tries: 0,
                        });
                    }
                }
                Doing::Tell(_) => {}
            }
        }
    }

    /// Whether a purpose is part of a check.
    fn is_check(purpose: Purpose) -> bool {
        use super::super::agent::Asked;
        matches!(
            purpose,
            Purpose::Check { .. }
                | Purpose::Answer(_)
                | Purpose::Consent { .. }
                | Purpose::Again {
                    what: Asked::Check { .. },
                    ..
                }
        )
    }

    fn send(&mut self, side: u8, socket: u8, to: Endpoint, bytes: Rc<[u8]>, purpose: Purpose) {
        let from = self.agents[usize::from(side)].sockets[usize::from(socket)];
        let place = self.world.hosts[usize::from(side)];
        let ports = (from.port(), to.port());
        let datagram = Datagram::udp(*from.ip(), *to.ip(), ports, bytes.clone());
        let mut out = Out::new();
        if let Device::Host(station) = &mut self.world.places[place].device {
            let _ = station.send(self.now, &datagram, &mut out);
        }
        let flying = Flying {
            number: self.number(),
            key: bytes.clone(),
            from: place as u8,
            to: self.whose(to) as u8,
            said: said(&bytes, Self::is_check(purpose)),
            through: None,
        };
        let told = packet(&flying, from, to);
        let blocked =
            self.world.places[place].blocks_udp && self.world.places[place].gateway().is_none();
        // A public host has nothing between itself and the Internet.
        let private = self.world.places[place].links[0] == 0
            && !super::super::world::World::is_public(*to.ip());
        let why = match (blocked, private) {
            (true, _) => Some(Drop::NoUdp),
            (_, true) => Some(Drop::Private),
            _ => None,
        };
        let Some(why) = why else {
            self.push_sent(side, told, purpose, out, flying);
            return;
        };
        let frame = out.first().map(|f| f.1.clone());
        let number = flying.number;
        self.push_sent(side, told.clone(), purpose, Out::new(), flying);
        if let Some(last) = self.next.back_mut() {
            last.frame.clone_from(&frame);
            if let Some(sends) = &mut last.sends {
                sends.flying = None;
            }
        }
        self.next.push_back(Next {
            what: What::Dropped {
                place: place as u8,
                packet: told,
                why,
            },
            mark: Some(Marked::Ends {
                packet: number,
                at: place as u8,
                dropped: true,
            }),
            frame,
            sends: None,
        });
    }

    /// A step in which an agent sends.
    pub(super) fn push_sent(
        &mut self,
        side: u8,
        packet: Packet,
        purpose: Purpose,
        frames: Out,
        flying: Flying,
    ) {
        self.next.push_back(Next {
            mark: Some(Marked::Leaves {
                packet: packet.number,
                from: packet.from,
                to: packet.to,
                said: packet.said,
            }),
            frame: frames.first().map(|f| f.1.clone()),
            sends: Some(Sends {
                place: packet.from,
                frames,
                flying: Some(flying),
            }),
            what: What::Sent {
                side,
                packet,
                purpose,
            },
        });
    }

    /// Asks for a name, again, or gives up.
    pub(super) fn ask_again(&mut self, i: usize) {
        let asking = self.asking[i].clone();
        if asking.tries >= NAME_TRIES {
            self.asking.remove(i);
            let side = asking.side;
            let agent = &mut self.agents[usize::from(side)];
            let doings = agent.resolved(self.now, &asking.name, false);
            self.does(side, doings, None);
            return;
        }
        self.asking[i].tries += 1;
        self.asking[i].at = self.now + NAME;
        let bytes = mdns::Message::Question(asking.name.to_string()).bytes();
        let what = What::AsksName {
            side: asking.side,
            name: asking.name,
        };
        self.tell_group(asking.side, bytes, what);
    }

    /// Sends to everybody on the own network; a public host has none.
    fn tell_group(&mut self, side: u8, bytes: Rc<[u8]>, what: What) {
        let place = self.world.hosts[usize::from(side)];
        let own = &self.world.places[place];
        let address = self.agents[usize::from(side)].sockets[0];
        let frame = carry::to_group(*address.ip(), own.station().mac(0), bytes);
        let is_public = own.links[0] == 0;
        let frames = if is_public {
            Vec::new()
        } else {
            vec![(0, frame.clone())]
        };
        self.next.push_back(Next {
            what,
            mark: Some(Marked::Note(side, super::Note::Other)),
            frame: Some(frame),
            sends: Some(Sends {
                place: place as u8,
                frames,
                flying: None,
            }),
        });
    }

    /// A message of multicast DNS came to a host.
    pub(super) fn hear_name(&mut self, place: usize, data: &[u8]) {
        let Some(side) = self.world.hosts.iter().position(|h| *h == place) else {
            return;
        };
        match mdns::read(data) {
            Some(mdns::Message::Question(name)) if *name == *self.agents[side].name => {
                let address = *self.agents[side].sockets[0].ip();
                let bytes = mdns::Message::Answer(name.clone(), address).bytes();
                let what = What::GivesName {
                    side: side as u8,
                    name: name.into(),
                    address,
                };
                self.tell_group(side as u8, bytes, what);
            }
            Some(mdns::Message::Answer(name, _)) => {
                let own = |a: &Asking| usize::from(a.side) == side && *a.name == *name;
                if self.asking.iter().any(own) {
                    self.asking.retain(|a| !own(a));
                    let doings = self.agents[side].resolved(self.now, &name, true);
                    self.does(side as u8, doings, None);
                }
            }
            _ => {}
        }
    }
}
