//! The DHCP server (RFC 2131 §4.3): pools, reservations, bindings, and where its answers go.
//!
//! A state machine with time as an argument, as the client is. Left out: authentication, options per
//! host, dynamic DNS.

use super::scenario::{Pool, Server as Def};
use kw_net::{
    Ipv4Addr, Mac, SECOND,
    dhcp::{Kind, Message, Request},
    mask,
};
use std::rc::Rc;

/// How long it waits for an answer to a ping before it offers an address.
pub const PING_WAIT: u64 = SECOND / 2;

/// What an address is bound to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Binding {
    /// The address.
    pub address: Ipv4Addr,
    /// The client, by its hardware address; none for an address that must not be given.
    pub mac: Mac,
    /// What about it.
    pub state: Bound,
}

/// The state of a binding. Instants are in microseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// Offered, and held back until then.
    Offered(u64),
    /// Leased until then; after that it is free, but remembered.
    Leased(u64),
    /// Given back; remembered.
    Released,
    /// Somebody uses it without having asked: not given any more.
    InUse,
}

/// A binding's state at an instant, as people call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Held back for an offer.
    Offered,
    /// Leased.
    Leased,
    /// Its lease is over.
    Expired,
    /// Given back.
    Released,
    /// Not to be given.
    InUse,
}

impl Binding {
    /// Its state at an instant.
    pub fn at(&self, now: u64) -> Standing {
        match self.state {
            Bound::Offered(until) if now < until => Standing::Offered,
            Bound::Offered(_) => Standing::Released,
            Bound::Leased(until) if now < until => Standing::Leased,
            Bound::Leased(_) => Standing::Expired,
            Bound::Released => Standing::Released,
            Bound::InUse => Standing::InUse,
        }
    }
}

/// Why a client is offered this address (RFC 2131 §4.3.1, in this order).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It is kept for this hardware address.
    Reserved,
    /// The client has it.
    Current,
    /// The client had it before.
    Previous,
    /// The client asked for it, and it is free.
    Requested,
    /// The lowest that nobody has had.
    Fresh,
    /// None is left that nobody has had: the one that was free longest.
    Reused,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The address is not of the network that the client is on.
    WrongNetwork,
    /// Somebody else has it.
    Taken,
    /// It is another one than this server has for the client.
    NotYours,
}

/// Why nothing is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// No pool is for the client's network.
    NoPool,
    /// No address is free.
    Full,
    /// It knows nothing of this client (RFC 2131 §4.3.2).
    Unknown,
}

/// What happened at a server besides its sending.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// It offers an address.
    Offers {
        /// To whom.
        to: Mac,
        /// The address.
        address: Ipv4Addr,
        /// Why this one.
        choice: Choice,
    },
    /// Before it offers an address it asks whether somebody answers there.
    Pings {
        /// For whom.
        to: Mac,
        /// The address.
        address: Ipv4Addr,
    },
    /// Somebody answered: this address is not given.
    PingAnswered(Ipv4Addr),
    /// It grants a lease, or more time.
    Grants {
        /// To whom.
        to: Mac,
        /// The address.
        address: Ipv4Addr,
        /// Until when, in microseconds.
        until: u64,
        /// What the request was for.
        request: Request,
    },
    /// It refuses.
    Refuses {
        /// Whom.
        to: Mac,
        /// The address that was asked for.
        address: Ipv4Addr,
        /// Why.
        why: Refusal,
    },
    /// It says nothing.
    Silent {
        /// To whom.
        to: Mac,
        /// Why.
        why: Silence,
    },
    /// The client took another server's offer.
    NotChosen {
        /// The client.
        by: Mac,
        /// The address that is free again.
        address: Option<Ipv4Addr>,
    },
    /// An address was given back.
    Released {
        /// By whom.
        by: Mac,
        /// The address.
        address: Ipv4Addr,
    },
    /// A client found its address in use.
    Declined {
        /// Who.
        by: Mac,
        /// The address.
        address: Ipv4Addr,
    },
    /// It gives settings without an address.
    Informs {
        /// To whom.
        to: Mac,
    },
}

/// Where an answer goes (RFC 2131 §4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// To the relay agent.
    Relay(Ipv4Addr),
    /// To the client's own address.
    Client(Ipv4Addr),
    /// To the address that it is being given, at its hardware address.
    Given(Ipv4Addr, Mac),
    /// To everybody.
    Everybody,
}

/// Something the server wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Do {
    /// Tell what happened.
    Tell(Told),
    /// Send an answer.
    Send(Message, To),
    /// Ping an address.
    Ping(Ipv4Addr),
}

/// An offer that waits for a ping.
#[derive(Debug, Clone, PartialEq)]
struct Pinging {
    message: Message,
    address: Ipv4Addr,
    choice: Choice,
    until: u64,
}

/// A DHCP server.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// Whether it runs.
    pub up: bool,
    def: Rc<Def>,
    bindings: Vec<Binding>,
    pinging: Vec<Pinging>,
}

/// RFC 2131 §4.1: giaddr, else ciaddr, else by the B flag; a DHCPNAK goes to everybody.
pub fn answer_to(answer: &Message) -> To {
    if !answer.giaddr.is_unspecified() {
        To::Relay(answer.giaddr)
    } else if answer.kind == Kind::Nak {
        To::Everybody
    } else if !answer.ciaddr.is_unspecified() {
        To::Client(answer.ciaddr)
    } else if answer.broadcast {
        To::Everybody
    } else {
        To::Given(answer.yiaddr, answer.chaddr)
    }
}

impl Server {
    /// A server without bindings.
    pub fn new(def: Rc<Def>) -> Self {
        Server {
            up: true,
            def,
            bindings: Vec::new(),
            pinging: Vec::new(),
        }
    }

    /// What it knows of addresses, by address.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// It loses its list of leases.
    pub fn forget(&mut self) {
        self.bindings.clear();
    }

    /// It stops.
    pub fn stop(&mut self) {
        self.up = false;
        self.pinging.clear();
    }

    fn own(&self) -> Ipv4Addr {
        self.def.own()
    }

    /// The pool for a client: that of the relay agent's network, else of its own.
    fn pool(&self, message: &Message) -> Option<&Pool> {
        let near = match message.giaddr {
            a if !a.is_unspecified() => a,
            _ if !message.ciaddr.is_unspecified() => message.ciaddr,
            _ => self.own(),
        };
        let fits = |p: &&Pool| p.subnet.0.is_some_and(|s| s.contains(near));
        self.def.pools.iter().find(fits)
    }

    fn reserved(&self, mac: Mac) -> Option<Ipv4Addr> {
        let mut list = self.def.reservations.iter();
        list.find(|r| r.mac.0 == Some(mac))?.address.0
    }

    fn is_reserved_for_other(&self, address: Ipv4Addr, mac: Mac) -> bool {
        let mut list = self.def.reservations.iter();
        list.any(|r| r.address.0 == Some(address) && r.mac.0 != Some(mac))
    }

    fn binding(&self, address: Ipv4Addr) -> Option<&Binding> {
        self.bindings.iter().find(|b| b.address == address)
    }

    fn of(&self, mac: Mac) -> Option<&Binding> {
        let own = |b: &&Binding| b.mac == mac && b.state != Bound::InUse;
        self.bindings.iter().find(own)
    }

    fn bind(&mut self, address: Ipv4Addr, mac: Mac, state: Bound) {
        // A client has one binding; what it had before is free.
        let is_other = |b: &Binding| b.mac == mac && b.address != address;
        self.bindings
            .retain(|b| b.address != address && (!is_other(b) || b.state == Bound::InUse));
        let at = self.bindings.partition_point(|b| b.address < address);
        self.bindings.insert(
            at,
            Binding {
                address,
                mac,
                state,
            },
        );
    }

    /// Whether an address may be given to this client now.
    fn is_free(&self, now: u64, address: Ipv4Addr, mac: Mac) -> bool {
        if address == self.own()
            || self.is_reserved_for_other(address, mac)
            || self.pinging.iter().any(|p| p.address == address)
        {
            return false;
        }
        match self.binding(address) {
            None => true,
            Some(b) => match b.at(now) {
                Standing::Offered | Standing::Leased => b.mac == mac,
                Standing::Expired | Standing::Released => true,
                Standing::InUse => false,
            },
        }
    }

    /// The address for a client, and why this one (RFC 2131 §4.3.1).
    fn choose(&self, now: u64, pool: &Pool, message: &Message) -> Option<(Ipv4Addr, Choice)> {
        let mac = message.chaddr;
        let range = range(pool);
        let subnet = pool.subnet.0?;
        if let Some(address) = self.reserved(mac).filter(|a| subnet.contains(*a))
            && self.is_free(now, address, mac)
        {
            return Some((address, Choice::Reserved));
        }
        let fits = |a: &Ipv4Addr| range.contains(&a.to_bits()) && self.is_free(now, *a, mac);
        if let Some(b) = self.of(mac)
            && fits(&b.address)
        {
            let choice = match b.at(now) {
                Standing::Leased => Choice::Current,
                _ => Choice::Previous,
            };
            return Some((b.address, choice));
        }
        if let Some(address) = message.requested.filter(fits) {
            return Some((address, Choice::Requested));
        }
        let free = || range.clone().map(Ipv4Addr::from_bits).filter(fits);
        if let Some(address) = free().find(|a| self.binding(*a).is_none()) {
            return Some((address, Choice::Fresh));
        }
        let since = |a: &Ipv4Addr| match self.binding(*a).map(|b| b.state) {
            Some(Bound::Leased(until) | Bound::Offered(until)) => until,
            _ => 0,
        };
        Some((free().min_by_key(since)?, Choice::Reused))
    }

    /// What it does about a message from a client or a relay agent; `to_everybody` tells whether the
    /// client's message came by broadcast.
    pub fn hear(&mut self, now: u64, message: &Message, to_everybody: bool) -> Vec<Do> {
        if !self.up {
            return Vec::new();
        }
        match message.kind {
            Kind::Discover => self.discover(now, message),
            Kind::Request => self.request(now, message, to_everybody),
            Kind::Decline => self.decline(message),
            Kind::Release => self.release(message),
            Kind::Inform => self.inform(message),
            _ => Vec::new(),
        }
    }

    fn discover(&mut self, now: u64, message: &Message) -> Vec<Do> {
        let to = message.chaddr;
        let silent = |why| vec![Do::Tell(Told::Silent { to, why })];
        let def = self.def.clone();
        let Some(pool) = self.pool(message).cloned() else {
            return silent(Silence::NoPool);
        };
        let Some((address, choice)) = self.choose(now, &pool, message) else {
            return silent(Silence::Full);
        };
        // Its own client's address answers, of course.
        if def.probe && choice != Choice::Current {
            if self.pinging.iter().any(|p| p.message.chaddr == to) {
                return Vec::new();
            }
            self.pinging.push(Pinging {
                message: message.clone(),
                address,
                choice,
                until: now + PING_WAIT,
            });
            return vec![Do::Tell(Told::Pings { to, address }), Do::Ping(address)];
        }
        self.offer(now, message, address, choice, &pool)
    }

    fn offer(
        &mut self,
        now: u64,
        message: &Message,
        address: Ipv4Addr,
        choice: Choice,
        pool: &Pool,
    ) -> Vec<Do> {
        let to = message.chaddr;
        // Who has a lease keeps it, whatever is offered again.
        if choice != Choice::Current {
            self.bind(address, to, Bound::Offered(now + self.def.hold * SECOND));
        }
        let offer = self.answer(Kind::Offer, message, Some(pool), address);
        let goes = answer_to(&offer);
        vec![
            Do::Tell(Told::Offers {
                to,
                address,
                choice,
            }),
            Do::Send(offer, goes),
        ]
    }

    fn answer(
        &self,
        kind: Kind,
        message: &Message,
        pool: Option<&Pool>,
        address: Ipv4Addr,
    ) -> Message {
        let mut answer = Message {
            broadcast: message.broadcast,
            giaddr: message.giaddr,
            server: Some(self.own()),
            ..Message::new(kind, message.xid, message.chaddr)
        };
        if let Some(pool) = pool {
            let seconds = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
            answer.yiaddr = address;
            answer.lease = Some(seconds(pool.lease));
            answer.t1 = Some(seconds(pool.t1)).filter(|t| *t > 0);
            answer.t2 = Some(seconds(pool.t2)).filter(|t| *t > 0);
            self.settings(&mut answer, pool);
        }
        answer
    }

    fn settings(&self, answer: &mut Message, pool: &Pool) {
        answer.mask = pool.subnet.0.map(|s| mask(s.length));
        answer.router = pool.router.0;
        answer.dns = pool.dns.0;
    }

    fn request(&mut self, now: u64, message: &Message, to_everybody: bool) -> Vec<Do> {
        let Some(kind) = message.request(to_everybody) else {
            return Vec::new();
        };
        let to = message.chaddr;
        let address = match kind {
            Request::Selecting | Request::InitReboot => message.requested,
            Request::Renewing | Request::Rebinding => Some(message.ciaddr),
        };
        let Some(address) = address else {
            return Vec::new();
        };
        if kind == Request::Selecting && message.server != Some(self.own()) {
            return self.not_chosen(to);
        }
        let Some(pool) = self.pool(message).cloned() else {
            // Nothing is known of this network.
            let why = Silence::NoPool;
            return vec![Do::Tell(Told::Silent { to, why })];
        };
        if !pool.subnet.0.is_some_and(|s| s.contains(address)) {
            return self.refuse(message, address, Refusal::WrongNetwork);
        }
        let own = self.of(to).map(|b| (b.address, b.at(now)));
        let is_own = own.is_some_and(|o| o.0 == address);
        let is_reserved = self.reserved(to) == Some(address);
        if !self.is_free(now, address, to) {
            return self.refuse(message, address, Refusal::Taken);
        }
        if !is_own && !is_reserved {
            // RFC 2131 §4.3.2: without a record it stays silent; what it offered otherwise, it refuses.
            let is_stranger = own.is_none() && self.reserved(to).is_none();
            if is_stranger && kind != Request::Selecting {
                let why = Silence::Unknown;
                return vec![Do::Tell(Told::Silent { to, why })];
            }
            return self.refuse(message, address, Refusal::NotYours);
        }
        let until = now + pool.lease * SECOND;
        self.bind(address, to, Bound::Leased(until));
        let mut ack = self.answer(Kind::Ack, message, Some(&pool), address);
        ack.ciaddr = message.ciaddr;
        let goes = answer_to(&ack);
        vec![
            Do::Tell(Told::Grants {
                to,
                address,
                until,
                request: kind,
            }),
            Do::Send(ack, goes),
        ]
    }

    fn not_chosen(&mut self, by: Mac) -> Vec<Do> {
        let offered = |b: &Binding| b.mac == by && matches!(b.state, Bound::Offered(_));
        let address = self.bindings.iter().find(|b| offered(b)).map(|b| b.address);
        self.bindings.retain(|b| !offered(b));
        vec![Do::Tell(Told::NotChosen { by, address })]
    }

    fn refuse(&mut self, message: &Message, address: Ipv4Addr, why: Refusal) -> Vec<Do> {
        let mut nak = self.answer(Kind::Nak, message, None, address);
        // RFC 2131 §4.3.2: through a relay agent it has to be broadcast there.
        nak.broadcast |= !message.giaddr.is_unspecified();
        nak.text = Some(
            match why {
                Refusal::WrongNetwork => "wrong network",
                Refusal::Taken => "address in use",
                Refusal::NotYours => "wrong address",
            }
            .to_owned(),
        );
        let goes = answer_to(&nak);
        let to = message.chaddr;
        vec![
            Do::Tell(Told::Refuses { to, address, why }),
            Do::Send(nak, goes),
        ]
    }

    fn decline(&mut self, message: &Message) -> Vec<Do> {
        let Some(address) = message
            .requested
            .filter(|_| message.server == Some(self.own()))
        else {
            return Vec::new();
        };
        let by = message.chaddr;
        self.bind(address, Mac::ZERO, Bound::InUse);
        vec![Do::Tell(Told::Declined { by, address })]
    }

    fn release(&mut self, message: &Message) -> Vec<Do> {
        let (by, address) = (message.chaddr, message.ciaddr);
        if self.binding(address).is_none_or(|b| b.mac != by) {
            return Vec::new();
        }
        self.bind(address, by, Bound::Released);
        vec![Do::Tell(Told::Released { by, address })]
    }

    /// RFC 2131 §4.3.5: settings to ciaddr, no address and no lease.
    fn inform(&mut self, message: &Message) -> Vec<Do> {
        let to = message.chaddr;
        let Some(pool) = self.pool(message).cloned() else {
            let why = Silence::NoPool;
            return vec![Do::Tell(Told::Silent { to, why })];
        };
        let mut ack = self.answer(Kind::Ack, message, None, message.ciaddr);
        ack.ciaddr = message.ciaddr;
        self.settings(&mut ack, &pool);
        let goes = answer_to(&ack);
        vec![Do::Tell(Told::Informs { to }), Do::Send(ack, goes)]
    }

    /// When it next does something by itself.
    pub fn next_at(&self) -> Option<u64> {
        self.pinging.iter().map(|p| p.until).min()
    }

    /// What it does then: nobody answered the ping, so it offers the address.
    pub fn wake(&mut self, now: u64) -> Vec<Do> {
        let Some(i) = self.pinging.iter().position(|p| p.until <= now) else {
            return Vec::new();
        };
        let Pinging {
            message,
            address,
            choice,
            ..
        } = self.pinging.remove(i);
        match self.pool(&message).cloned() {
            Some(pool) => self.offer(now, &message, address, choice, &pool),
            None => Vec::new(),
        }
    }

    /// Somebody answered a ping: the address is in use, another one is looked for.
    pub fn ping_answered(&mut self, now: u64, from: Ipv4Addr) -> Vec<Do> {
        let Some(i) = self.pinging.iter().position(|p| p.address == from) else {
            return Vec::new();
        };
        let message = self.pinging.remove(i).message;
        self.bind(from, Mac::ZERO, Bound::InUse);
        let mut all = vec![Do::Tell(Told::PingAnswered(from))];
        all.extend(self.discover(now, &message));
        all
    }
}

/// The addresses of a pool, as numbers.
pub fn range(pool: &Pool) -> std::ops::RangeInclusive<u32> {
    let number = |a: &super::scenario::Text<Ipv4Addr>| a.0.map_or(0, Ipv4Addr::to_bits);
    number(&pool.first)..=number(&pool.last)
}
