//! Gathering candidates (RFC 8445 §5.1) with the help of STUN (RFC 8489) and TURN (RFC 8656) servers,
//! and telling the other side of them.

use super::{
    ALLOCATION, Agent, Asked, Doing, Kind, Local, PERMISSION, Phase, Purpose, Signal, Told,
    Transaction, Turn, Via, Wire, priority,
};
use kw_net::{
    Ipv4Addr, SECOND,
    nat::Endpoint,
    stun::{Class, FIRST_CHANNEL, Key, Message, Method},
};
use std::rc::Rc;

/// The user name at the TURN server.
pub const USER: &str = "learner";
/// The password at the TURN server.
pub const PASSWORD: &str = "kernel-and-wire";

impl Agent {
    /// Begins to gather, as the one that offers or the one that answers.
    pub fn begin(&mut self, now: u64, offers: bool) -> Vec<Doing> {
        let mut out = Vec::new();
        self.offers = offers;
        self.phase = Phase::Gathering;
        self.gathered = false;
        if self.settings.trickle {
            self.describe(&mut out);
        }
        for socket in 0..self.sockets.len() as u8 {
            let address = self.sockets[usize::from(socket)];
            if !self.settings.relay_only {
                self.found(
                    now,
                    Kind::Host,
                    address,
                    Via::Socket(socket),
                    None,
                    &mut out,
                );
                if self.settings.stun.is_some() {
                    self.queries.push_back(Asked::Address(socket + 1));
                }
            }
        }
        for component in 1..=self.sockets.len() as u8 {
            let transports = [Some(false), self.settings.turn_tcp.then_some(true)];
            for tcp in transports.into_iter().flatten() {
                self.want_relay(now, component, tcp, &mut out);
            }
        }
        self.want_pace(now);
        self.gathering_changed(now, &mut out);
        out
    }

    /// Asks for an allocation, unless there is one from before a restart.
    fn want_relay(&mut self, now: u64, component: u8, tcp: bool, out: &mut Vec<Doing>) {
        if self.settings.turn.is_none() {
            return;
        }
        let own = |t: &Turn| t.component == component && t.tcp == tcp;
        let turn = self.turns.iter().position(own).unwrap_or_else(|| {
            self.turns.push(Turn {
                component,
                tcp,
                challenge: None,
                relayed: None,
                until: 0,
                permissions: Vec::new(),
                channels: Vec::new(),
                waiting: Vec::new(),
            });
            self.turns.len() - 1
        });
        match self.turns[turn]
            .relayed
            .filter(|_| now < self.turns[turn].until)
        {
            Some(address) => self.found(now, Kind::Relayed, address, Via::Relay(turn), None, out),
            None => self.queries.push_back(Asked::Allocate(turn)),
        }
    }

    /// The next question to a server; whether there was one.
    pub(super) fn next_query(&mut self, now: u64, out: &mut Vec<Doing>) -> bool {
        let Some(what) = self.queries.pop_front() else {
            return false;
        };
        self.query(now, what, out);
        true
    }

    fn query(&mut self, now: u64, what: Asked, out: &mut Vec<Doing>) {
        let id = self.transaction_id();
        let Asked::Address(component) = what else {
            self.ask_turn(now, what, id, out);
            return;
        };
        let Some(server) = self.settings.stun else {
            return;
        };
        let bytes = Message::new(Class::Request, Method::Binding, id).bytes(None);
        self.ask(
            now,
            what,
            id,
            Via::Socket(component - 1),
            server,
            bytes,
            out,
        );
    }

    /// A request to the TURN server; with credentials once it has asked for them (RFC 8489 §9.2).
    fn ask_turn(&mut self, now: u64, what: Asked, id: u128, out: &mut Vec<Doing>) {
        let (turn, method) = match what {
            Asked::Allocate(turn) => (turn, Method::Allocate),
            Asked::Refresh(turn) => (turn, Method::Refresh),
            Asked::Permission(turn, _) => (turn, Method::CreatePermission),
            Asked::Channel(turn, _) => (turn, Method::ChannelBind),
            _ => return,
        };
        let Some(server) = self.settings.turn else {
            return;
        };
        let mut message = Message::new(Class::Request, method, id);
        let own = &self.turns[turn];
        let holds = &mut message.holds;
        match what {
            Asked::Allocate(_) => {
                holds.transport = Some(17);
                holds.lifetime = Some(ALLOCATION);
            }
            // No time at all: the end of it (RFC 8656 §7).
            Asked::Refresh(_) => {
                let wanted = if self.is_used(turn) { ALLOCATION } else { 0 };
                holds.lifetime = Some(wanted);
            }
            Asked::Permission(_, address) => holds.peer = Some((address, 0)),
            Asked::Channel(_, peer) => {
                holds.peer = Some((*peer.ip(), peer.port()));
                holds.channel = own.channels.iter().find(|c| c.1 == peer).map(|c| c.0);
            }
            _ => {}
        }
        let key = own.challenge.clone().map(|(realm, nonce)| {
            holds.username = Some(USER.into());
            holds.realm = Some(realm.clone());
            holds.nonce = Some(nonce);
            Key::Long {
                user: USER.into(),
                realm,
                password: PASSWORD.into(),
            }
        });
        let via = match own.tcp {
            true => Via::Relay(turn),
            false => Via::Socket(own.component - 1),
        };
        let bytes = message.bytes(key.as_ref());
        self.ask(now, what, id, via, server, bytes, out);
    }

    /// A server answered.
    pub(super) fn server_answered(
        &mut self,
        now: u64,
        asked: Transaction,
        message: &Message,
        out: &mut Vec<Doing>,
    ) {
        let holds = &message.holds;
        let turn = match asked.what {
            Asked::Allocate(t)
            | Asked::Refresh(t)
            | Asked::Permission(t, _)
            | Asked::Channel(t, _) => Some(t),
            _ => None,
        };
        if message.class == Class::Error {
            let code = holds.error.unwrap_or(500);
            if let (Some(turn), 401 | 438, Some(realm), Some(nonce)) =
                (turn, code, &holds.realm, &holds.nonce)
                && (code == 438 || self.turns[turn].challenge.is_none())
            {
                self.turns[turn].challenge = Some((realm.clone(), nonce.clone()));
                out.push(Doing::Tell(Told::Challenged { turn }));
                self.query(now, asked.what, out);
                return;
            }
            out.push(Doing::Tell(Told::Refused {
                what: asked.what,
                code,
            }));
            self.gathering_changed(now, out);
            return;
        }
        let end = |end: Option<(Ipv4Addr, u16)>| end.map(|(a, p)| Endpoint::new(a, p));
        let (mapped, relayed) = (end(holds.mapped), end(holds.relayed));
        match asked.what {
            Asked::Address(component) => {
                if let Some(mapped) = mapped {
                    self.mapped(now, component, mapped, out);
                }
            }
            Asked::Allocate(turn) => {
                let own = &mut self.turns[turn];
                own.relayed = relayed;
                let seconds = holds.lifetime.unwrap_or(ALLOCATION);
                own.until = now + u64::from(seconds) * SECOND;
                let (component, tcp) = (own.component, own.tcp);
                out.push(Doing::Tell(Told::Granted { what: asked.what }));
                // The server tells as a STUN server would, too (RFC 8445 §5.1.1.2).
                if let Some(mapped) = mapped.filter(|_| !tcp && !self.settings.relay_only) {
                    self.mapped(now, component, mapped, out);
                }
                if let Some(address) = relayed {
                    self.found(now, Kind::Relayed, address, Via::Relay(turn), mapped, out);
                }
            }
            Asked::Refresh(turn) => {
                let own = &mut self.turns[turn];
                match holds.lifetime.unwrap_or(0) {
                    0 => own.relayed = None,
                    seconds => own.until = now + u64::from(seconds) * SECOND,
                }
                out.push(Doing::Tell(Told::Granted { what: asked.what }));
            }
            Asked::Permission(turn, address) => {
                let own = &mut self.turns[turn];
                own.permissions.retain(|p| p.0 != address);
                own.permissions.push((address, now + PERMISSION));
                out.push(Doing::Tell(Told::Granted { what: asked.what }));
                let waiting = std::mem::take(&mut self.turns[turn].waiting);
                for (peer, bytes, purpose) in waiting {
                    self.relayed(now, turn, peer, bytes, purpose, out);
                }
            }
            Asked::Channel(turn, peer) => {
                let channels = &mut self.turns[turn].channels;
                if let Some(own) = channels.iter_mut().find(|c| c.1 == peer) {
                    own.2 = true;
                    own.3 = now + u64::from(ALLOCATION) * SECOND;
                }
                out.push(Doing::Tell(Told::Granted { what: asked.what }));
            }
            _ => {}
        }
        self.gathering_changed(now, out);
    }

    /// A server told the address that it sees.
    fn mapped(&mut self, now: u64, component: u8, address: Endpoint, out: &mut Vec<Doing>) {
        let kind = Kind::ServerReflexive;
        self.found(now, kind, address, Via::Socket(component - 1), None, out);
    }

    /// One more candidate, unless it is the same as another one: of equal address and base
    /// (RFC 8445 §5.1.3).
    fn found(
        &mut self,
        now: u64,
        kind: Kind,
        address: Endpoint,
        via: Via,
        mapped: Option<Endpoint>,
        out: &mut Vec<Doing>,
    ) {
        let (component, base, tcp) = match via {
            Via::Socket(n) => (n + 1, self.sockets[usize::from(n)], false),
            Via::Relay(turn) => (self.turns[turn].component, address, self.turns[turn].tcp),
        };
        let same = |l: &Local| l.address == address && l.base == base;
        if self.locals.iter().any(same) {
            out.push(Doing::Tell(Told::Redundant { kind, address }));
            return;
        }
        let server = match kind {
            Kind::ServerReflexive => self.settings.stun.or(self.settings.turn),
            Kind::Relayed => self.settings.turn,
            _ => None,
        };
        let related = match kind {
            Kind::ServerReflexive => Some(base),
            Kind::Relayed => mapped,
            _ => None,
        };
        let foundation = self.foundation(kind, *base.ip(), server, tcp);
        self.locals.push(Local {
            kind,
            address,
            base,
            via,
            priority: priority(kind, self.local_preference(via), component),
            foundation,
            component,
            related,
            told: false,
        });
        let local = self.locals.len() - 1;
        out.push(Doing::Tell(Told::Found { local }));
        if self.settings.trickle {
            let wire = self.wire(local);
            self.locals[local].told = true;
            out.push(Doing::Pass(Signal::Candidate(wire)));
        }
        self.pair_up(now, out);
    }

    /// RFC 8445 §5.1.1.3: one for each kind, base address, server and transport.
    pub(super) fn foundation(
        &mut self,
        kind: Kind,
        base: Ipv4Addr,
        server: Option<Endpoint>,
        tcp: bool,
    ) -> u32 {
        let new = (kind, base, server, tcp);
        let known = self.foundations.iter().position(|f| *f == new);
        known.unwrap_or_else(|| {
            self.foundations.push(new);
            self.foundations.len() - 1
        }) as u32
            + 1
    }

    /// A candidate as the other side is told of it. With a name instead of the address nothing else
    /// gives the address away.
    fn wire(&self, local: usize) -> Wire {
        let own = &self.locals[local];
        let hidden = self.settings.mdns;
        let nobody = Endpoint::new(Ipv4Addr::UNSPECIFIED, 0);
        Wire {
            kind: own.kind,
            address: own.address,
            name: (hidden && own.kind == Kind::Host).then(|| self.name.clone()),
            priority: own.priority,
            foundation: own.foundation,
            component: own.component,
            related: own.related.map(|r| if hidden { nobody } else { r }),
        }
    }

    fn describe(&mut self, out: &mut Vec<Doing>) {
        let complete = !self.settings.trickle;
        let candidates = match complete {
            true => (0..self.locals.len()).map(|l| self.wire(l)).collect(),
            false => Vec::new(),
        };
        if complete {
            self.locals.iter_mut().for_each(|l| l.told = true);
        }
        out.push(Doing::Pass(Signal::Description {
            offer: self.offers,
            ufrag: self.ufrag.clone(),
            password: self.password.clone(),
            candidates,
            complete,
        }));
    }

    /// Whether a question to a server is still open, by what it is for.
    fn gathers(what: &Asked) -> bool {
        matches!(what, Asked::Address(_) | Asked::Allocate(_))
    }

    /// Ends gathering where nothing is asked any more.
    pub(super) fn gathering_changed(&mut self, now: u64, out: &mut Vec<Doing>) {
        let asks = self.queries.iter().any(Self::gathers)
            || self.open.iter().any(|t| Self::gathers(&t.what));
        if self.gathered || asks || self.phase == Phase::New {
            return;
        }
        self.gathered = true;
        out.push(Doing::Tell(Told::Gathered));
        match self.settings.trickle {
            true => out.push(Doing::Pass(Signal::End)),
            false => {
                self.describe(out);
                self.pair_up(now, out);
            }
        }
        self.consider_failure(out);
    }

    /// Whether it has all candidates that it can have.
    pub(super) fn has_gathered(&self) -> bool {
        self.gathered
    }

    /// Sends something: from a socket, or by way of the relay.
    pub(super) fn send(
        &mut self,
        now: u64,
        via: Via,
        to: Endpoint,
        bytes: Rc<[u8]>,
        purpose: Purpose,
        out: &mut Vec<Doing>,
    ) {
        match via {
            Via::Socket(socket) => out.push(Doing::Send {
                socket,
                to,
                bytes,
                purpose,
            }),
            Via::Relay(turn) if Some(to) == self.settings.turn => out.push(Doing::SendTcp {
                turn,
                bytes,
                purpose,
            }),
            Via::Relay(turn) => self.relayed(now, turn, to, bytes, purpose, out),
        }
    }

    /// By way of the relay: in a channel, else in a Send indication; nothing before there is a
    /// permission (RFC 8656 §9).
    fn relayed(
        &mut self,
        now: u64,
        turn: usize,
        peer: Endpoint,
        bytes: Rc<[u8]>,
        purpose: Purpose,
        out: &mut Vec<Doing>,
    ) {
        let own = &self.turns[turn];
        let Some(server) = self.settings.turn else {
            return;
        };
        let channel = own
            .channels
            .iter()
            .find(|c| c.1 == peer && c.2 && now < c.3);
        let packet = if let Some(channel) = channel {
            kw_net::stun::channel_data(channel.0, &bytes, own.tcp)
        } else if own
            .permissions
            .iter()
            .any(|p| p.0 == *peer.ip() && now < p.1)
        {
            let mut message = Message::new(Class::Indication, Method::Send, self.transaction_id());
            message.holds.peer = Some((*peer.ip(), peer.port()));
            message.holds.data = Some(bytes);
            message.bytes(None)
        } else {
            let asked = Asked::Permission(turn, *peer.ip());
            let is_asked = self.open.iter().any(|t| t.what == asked);
            self.turns[turn].waiting.push((peer, bytes, purpose));
            if !is_asked {
                self.query(now, asked, out);
            }
            return;
        };
        let own = &self.turns[turn];
        out.push(match own.tcp {
            true => Doing::SendTcp {
                turn,
                bytes: packet,
                purpose,
            },
            false => Doing::Send {
                socket: own.component - 1,
                to: server,
                bytes: packet,
                purpose,
            },
        });
    }

    /// Asks for a channel to a peer (RFC 8656 §12).
    pub(super) fn bind_channel(
        &mut self,
        now: u64,
        turn: usize,
        peer: Endpoint,
        out: &mut Vec<Doing>,
    ) {
        let channels = &mut self.turns[turn].channels;
        if !channels.iter().any(|c| c.1 == peer) {
            let number = FIRST_CHANNEL + channels.len() as u16;
            channels.push((number, peer, false, 0));
        }
        self.query(now, Asked::Channel(turn, peer), out);
    }

    /// Asks for more time for an allocation, or for its end where it is not used.
    pub(super) fn refresh(&mut self, now: u64, turn: usize, out: &mut Vec<Doing>) {
        self.query(now, Asked::Refresh(turn), out);
    }
}
