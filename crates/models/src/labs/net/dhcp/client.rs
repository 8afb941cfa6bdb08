//! The DHCP client (RFC 2131 §4.4, figure 5), with the check of its address by ARP.
//!
//! A state machine with time as an argument: it is told of instants, messages and ARP, and says what
//! is to be done. It knows no network: sending, and the host's address, are the caller's.

use super::scenario::{Habits, Select};
use kw_net::{
    Ipv4Addr, Mac, SECOND,
    dhcp::{Kind, Message},
    frame::Arp,
};
use kw_trace::Rng;
use std::rc::Rc;

/// First wait for an answer; each further one is twice as long (RFC 2131 §4.1).
pub const FIRST_WAIT: u64 = 4 * SECOND;
/// Longest wait for an answer.
pub const LONGEST_WAIT: u64 = 64 * SECOND;
/// What is drawn on top of a wait, up or down.
pub const FUZZ: u64 = SECOND;
/// Times that a DHCPREQUEST is sent before it is given up: 4 + 8 + 16 + 32 = 60 s (RFC 2131 §3.1).
pub const REQUEST_TRIES: u32 = 4;
/// Least time between two requests for more time (RFC 2131 §4.4.5).
pub const LEAST_RETRY: u64 = 60 * SECOND;
/// Wait after a DHCPDECLINE (RFC 2131 §3.1: at least ten seconds).
pub const DECLINE_WAIT: u64 = 10 * SECOND;
/// How long a client that chooses collects offers.
pub const COLLECT: u64 = 2 * SECOND;
/// Wait for an answer to an ARP probe.
pub const PROBE_WAIT: u64 = SECOND;

/// The options every client asks for: mask, router, DNS, lease, T1, T2.
const WANTED: [u8; 6] = [1, 3, 6, 51, 58, 59];

/// The states of figure 5, and two that it does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
#[repr(u8)]
pub enum Phase {
    /// Not switched on yet, or stopped.
    Off,
    /// Without an address, about to begin.
    Init,
    /// It looks for servers.
    Selecting,
    /// It has asked for one of the offers.
    Requesting,
    /// It knows an address from before, about to ask for it.
    InitReboot,
    /// It has asked for the address from before.
    Rebooting,
    /// It has an address.
    Bound,
    /// It asks its server for more time.
    Renewing,
    /// It asks any server for more time.
    Rebinding,
}

impl Phase {
    /// All of them.
    pub const ALL: [Phase; 9] = [
        Phase::Off,
        Phase::Init,
        Phase::Selecting,
        Phase::Requesting,
        Phase::InitReboot,
        Phase::Rebooting,
        Phase::Bound,
        Phase::Renewing,
        Phase::Rebinding,
    ];

    /// Its word in results.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Off => "off",
            Phase::Init => "init",
            Phase::Selecting => "selecting",
            Phase::Requesting => "requesting",
            Phase::InitReboot => "init-reboot",
            Phase::Rebooting => "rebooting",
            Phase::Bound => "bound",
            Phase::Renewing => "renewing",
            Phase::Rebinding => "rebinding",
        }
    }

    /// Its name in figure 5.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Off => "–",
            Phase::Init => "INIT",
            Phase::Selecting => "SELECTING",
            Phase::Requesting => "REQUESTING",
            Phase::InitReboot => "INIT-REBOOT",
            Phase::Rebooting => "REBOOTING",
            Phase::Bound => "BOUND",
            Phase::Renewing => "RENEWING",
            Phase::Rebinding => "REBINDING",
        }
    }
}

/// A lease as the client counts it. Instants are in microseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lease {
    /// The address.
    pub address: Ipv4Addr,
    /// Prefix length of the network.
    pub prefix: u8,
    /// The server it is from.
    pub server: Ipv4Addr,
    /// Default gateway.
    pub router: Option<Ipv4Addr>,
    /// When the request that got it was sent: from here it counts (RFC 2131 §4.4.1).
    pub since: u64,
    /// How long for, in seconds, as the server said.
    pub seconds: u32,
    /// When it asks its server for more time.
    pub t1: u64,
    /// When it asks any server.
    pub t2: u64,
    /// When it ends.
    pub ends: u64,
}

/// Something the client wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Do {
    /// Tell what happened.
    Tell(Told),
    /// Send a message to everybody on the link.
    Broadcast(Message),
    /// Send a message to this address.
    Unicast(Message, Ipv4Addr),
    /// Ask by ARP whether anybody has this address.
    Probe(Ipv4Addr),
    /// Tell everybody by ARP that it has this address.
    Announce(Ipv4Addr),
    /// Use this address.
    Take(Lease),
    /// Use no address any more.
    Drop,
}

/// What happened to a client besides its sending.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// It begins without an address.
    Began,
    /// It begins, and waits first.
    BeganLater(u64),
    /// It begins with an address from before.
    BeganAgain(Ipv4Addr),
    /// It took an offer.
    OfferTaken {
        /// The server.
        server: Ipv4Addr,
        /// The address.
        address: Ipv4Addr,
        /// How many offers it had.
        of: u32,
    },
    /// It keeps an offer and waits for others.
    OfferKept {
        /// The server.
        server: Ipv4Addr,
        /// The address.
        address: Ipv4Addr,
    },
    /// An offer came when one was taken already.
    OfferLate {
        /// The server.
        server: Ipv4Addr,
    },
    /// The address was granted; it asks whether somebody has it.
    Checks(Ipv4Addr),
    /// It has the address now.
    Bound {
        /// The lease.
        lease: Lease,
        /// Whether it asked by ARP before.
        checked: bool,
    },
    /// It has more time.
    Renewed(Lease),
    /// Its request was refused.
    Refused,
    /// Somebody has the address it was given.
    InUse {
        /// The address.
        address: Ipv4Addr,
        /// Who has it.
        by: Mac,
    },
    /// T1 has come.
    T1(Ipv4Addr),
    /// T2 has come.
    T2(Ipv4Addr),
    /// The lease has ended.
    Expired(Ipv4Addr),
    /// No answer to its requests: it begins again.
    GaveUp(u32),
    /// No answer about the address from before: it uses it for what is left of the lease.
    UsesOld(Lease),
    /// Its settings came (DHCPINFORM).
    Informed,
}

/// What a client is doing.
#[derive(Debug, Clone, PartialEq)]
enum Doing {
    /// Nothing, or waiting to begin.
    Idle,
    /// Waiting for an answer to this message, which was sent `sent` times.
    Asking { message: Message, sent: u32 },
    /// Offers are being collected.
    Collecting { offers: Vec<Message> },
    /// ARP probes are out.
    Checking { lease: Lease, left: u64 },
}

/// A DHCP client.
#[derive(Debug, Clone, PartialEq)]
pub struct Client {
    /// Its conventions.
    pub habits: Habits,
    mac: Mac,
    name: Rc<str>,
    phase: Phase,
    doing: Doing,
    /// When it next does something by itself.
    timer: Option<u64>,
    /// When the present attempt began: what `secs` counts from.
    began: u64,
    /// When the last request was sent.
    asked: u64,
    lease: Option<Lease>,
    /// An address from before, and until when it is leased.
    remembered: Option<(Ipv4Addr, u64)>,
    /// DHCPDISCOVERs without an answer, in a row.
    unanswered: u32,
    xid: u32,
}

impl Client {
    /// A client that is switched off.
    pub fn new(mac: Mac, name: &str, habits: Habits) -> Self {
        Client {
            habits,
            mac,
            name: name.into(),
            phase: Phase::Off,
            doing: Doing::Idle,
            timer: None,
            began: 0,
            asked: 0,
            lease: None,
            remembered: None,
            unanswered: 0,
            xid: 0,
        }
    }

    /// Its state.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Its lease, while it has one.
    pub fn lease(&self) -> Option<&Lease> {
        self.lease.as_ref()
    }

    /// The offers it has collected.
    pub fn offers(&self) -> &[Message] {
        match &self.doing {
            Doing::Collecting { offers } => offers,
            _ => &[],
        }
    }

    /// Whether a message belongs to what it is doing.
    pub fn is_for(&self, message: &Message) -> bool {
        message.xid == self.xid && message.chaddr == self.mac
    }

    /// When it next does something by itself.
    pub fn next_at(&self) -> Option<u64> {
        self.timer
    }

    /// DHCPDISCOVERs without an answer, in a row, whose wait is over.
    pub fn unanswered(&self) -> u32 {
        self.unanswered
    }

    /// A span of its own clock in real microseconds.
    fn real(&self, span: u64) -> u64 {
        span.saturating_mul(100) / self.habits.clock.max(1)
    }

    /// Its clock runs otherwise from now on.
    pub fn set_clock(&mut self, now: u64, percent: u64) {
        let before = self.habits.clock.max(1);
        self.habits.clock = percent;
        let change = |at: u64| now + at.saturating_sub(now).saturating_mul(before) / percent.max(1);
        self.timer = self.timer.map(change);
        if let Some(lease) = &mut self.lease {
            lease.t1 = change(lease.t1);
            lease.t2 = change(lease.t2);
            lease.ends = change(lease.ends);
        }
    }

    /// It begins: with the address it remembers, or without one.
    pub fn start(&mut self, now: u64, rng: &mut Rng) -> Vec<Do> {
        self.doing = Doing::Idle;
        self.unanswered = 0;
        // What has run out is no lease any more.
        if let Some((address, _)) = self.remembered.filter(|r| r.1 >= now) {
            self.phase = Phase::InitReboot;
            self.timer = Some(now);
            return vec![Do::Tell(Told::BeganAgain(address))];
        }
        self.phase = Phase::Init;
        if !self.habits.start_wait {
            self.timer = Some(now);
            return vec![Do::Tell(Told::Began)];
        }
        let wait = rng.between(SECOND, 10 * SECOND);
        self.timer = Some(now + self.real(wait));
        vec![Do::Tell(Told::BeganLater(wait))]
    }

    /// It knows an address from before, leased for so long from now on.
    pub fn remember(&mut self, address: Ipv4Addr, until: u64) {
        self.remembered = Some((address, until));
    }

    /// It is switched off, or its cable is pulled out: it remembers its lease, and uses nothing.
    pub fn stop(&mut self) -> Vec<Do> {
        let had = self.lease.take();
        if let Some(lease) = &had {
            self.remembered = Some((lease.address, lease.ends));
        }
        (self.phase, self.doing, self.timer) = (Phase::Off, Doing::Idle, None);
        had.map(|_| Do::Drop).into_iter().collect()
    }

    /// It gives its address back and stops (RFC 2131 §4.4.6).
    pub fn release(&mut self, rng: &mut Rng) -> Vec<Do> {
        let Some(lease) = self.lease.take() else {
            (self.phase, self.doing, self.timer) = (Phase::Off, Doing::Idle, None);
            return Vec::new();
        };
        (self.phase, self.doing, self.timer) = (Phase::Off, Doing::Idle, None);
        self.remembered = None;
        let mut message = self.message(Kind::Release, rng);
        message.ciaddr = lease.address;
        message.server = Some(lease.server);
        message.wanted.clear();
        vec![Do::Unicast(message, lease.server), Do::Drop]
    }

    /// It asks for more time at once; `None` where it has no lease.
    pub fn renew(&mut self, now: u64, rng: &mut Rng) -> Option<Vec<Do>> {
        let lease = self.lease?;
        self.phase = Phase::Renewing;
        Some(self.extend(now, lease, rng))
    }

    /// It has a typed-in address and asks for the rest (RFC 2131 §3.4).
    pub fn inform(&mut self, now: u64, address: Ipv4Addr, rng: &mut Rng) -> Vec<Do> {
        self.began = now;
        let mut message = self.message(Kind::Inform, rng);
        message.ciaddr = address;
        self.ask(now, message, rng)
    }

    /// A message with a new transaction.
    fn message(&mut self, kind: Kind, rng: &mut Rng) -> Message {
        self.xid = rng.below(1 << 32) as u32;
        Message {
            broadcast: self.habits.broadcast,
            host_name: Some(self.name.to_string()),
            wanted: WANTED.to_vec(),
            ..Message::new(kind, self.xid, self.mac)
        }
    }

    /// Broadcasts a message and waits for its answer.
    fn ask(&mut self, now: u64, message: Message, rng: &mut Rng) -> Vec<Do> {
        self.asked = now;
        self.doing = Doing::Asking {
            message: message.clone(),
            sent: 1,
        };
        self.timer = Some(now + self.wait(1, rng));
        vec![Do::Broadcast(message)]
    }

    /// The wait after so many messages: 4, 8, 16, 32, 64 s, each a second more or less at most
    /// (RFC 2131 §4.1).
    fn wait(&self, sent: u32, rng: &mut Rng) -> u64 {
        let base = (FIRST_WAIT << (sent - 1).min(10)).min(LONGEST_WAIT);
        let wait = base - FUZZ + rng.between(0, 2 * FUZZ);
        self.real(wait)
    }

    /// A request for more time: by unicast while RENEWING, to everybody while REBINDING; retried at
    /// half of what is left, at least 60 s (RFC 2131 §4.4.5).
    fn extend(&mut self, now: u64, lease: Lease, rng: &mut Rng) -> Vec<Do> {
        let (is_same, end) = match self.phase {
            Phase::Renewing => (true, lease.t2),
            _ => (false, lease.ends),
        };
        let mut message = match &self.doing {
            // Sent again, it is the same message.
            Doing::Asking { message, .. } if message.kind == Kind::Request => message.clone(),
            _ => {
                self.began = now;
                self.message(Kind::Request, rng)
            }
        };
        message.ciaddr = lease.address;
        message.secs = self.secs(now);
        self.asked = now;
        self.doing = Doing::Asking {
            message: message.clone(),
            sent: 1,
        };
        let half = end.saturating_sub(now) / 2;
        let next = now + half.max(self.real(LEAST_RETRY));
        self.timer = Some(next.min(end));
        if is_same {
            vec![Do::Unicast(message, lease.server)]
        } else {
            vec![Do::Broadcast(message)]
        }
    }

    fn secs(&self, now: u64) -> u16 {
        let seconds = now.saturating_sub(self.began) * self.habits.clock / 100 / SECOND;
        u16::try_from(seconds).unwrap_or(u16::MAX)
    }

    /// What it does at an instant that [`Client::next_at`] named.
    pub fn wake(&mut self, now: u64, rng: &mut Rng) -> Vec<Do> {
        self.timer = None;
        match (self.phase, std::mem::replace(&mut self.doing, Doing::Idle)) {
            (Phase::Init, _) => {
                self.phase = Phase::Selecting;
                self.began = now;
                let mut message = self.message(Kind::Discover, rng);
                // RFC 2131 §4.4.1: it may suggest an address.
                message.requested = self.remembered.map(|r| r.0);
                self.ask(now, message, rng)
            }
            (Phase::InitReboot, _) => {
                self.phase = Phase::Rebooting;
                self.began = now;
                let mut message = self.message(Kind::Request, rng);
                message.requested = self.remembered.map(|r| r.0);
                self.ask(now, message, rng)
            }
            (Phase::Selecting, Doing::Collecting { offers }) => self.choose(now, offers, rng),
            (Phase::Off, Doing::Asking { message, .. }) if message.kind == Kind::Inform => {
                // Settings are asked for until somebody has them.
                self.ask_again(now, message, 1, rng)
            }
            (Phase::Selecting, Doing::Asking { message, sent }) => {
                self.unanswered = sent;
                self.ask_again(now, message, sent, rng)
            }
            (Phase::Requesting | Phase::Rebooting, Doing::Asking { message, sent }) => {
                if sent < REQUEST_TRIES {
                    return self.ask_again(now, message, sent, rng);
                }
                match self
                    .remembered
                    .filter(|r| self.phase == Phase::Rebooting && r.1 > now)
                {
                    Some((address, until)) => self.use_old(now, address, until),
                    None => {
                        self.back_to_init(now);
                        vec![Do::Tell(Told::GaveUp(sent))]
                    }
                }
            }
            (Phase::Requesting | Phase::Rebooting, Doing::Checking { lease, left }) => {
                if left > 0 {
                    self.probe(now, lease, left - 1)
                } else {
                    self.bind(lease, true)
                }
            }
            (Phase::Bound, _) => {
                let Some(lease) = self.lease else {
                    return Vec::new();
                };
                if now >= lease.ends {
                    return self.expire(now, lease);
                }
                self.phase = Phase::Renewing;
                let mut all = vec![Do::Tell(Told::T1(lease.address))];
                all.extend(self.extend(now, lease, rng));
                all
            }
            (Phase::Renewing | Phase::Rebinding, doing) => {
                self.doing = doing;
                let Some(lease) = self.lease else {
                    return Vec::new();
                };
                if now >= lease.ends {
                    return self.expire(now, lease);
                }
                let mut all = Vec::new();
                if self.phase == Phase::Renewing && now >= lease.t2 {
                    self.phase = Phase::Rebinding;
                    all.push(Do::Tell(Told::T2(lease.address)));
                }
                all.extend(self.extend(now, lease, rng));
                all
            }
            _ => Vec::new(),
        }
    }

    fn ask_again(&mut self, now: u64, message: Message, sent: u32, rng: &mut Rng) -> Vec<Do> {
        let mut message = message;
        // A request keeps the `secs` of its discover (RFC 2131 §4.4.1).
        if message.kind == Kind::Discover || message.server.is_none() {
            message.secs = self.secs(now);
        }
        self.asked = now;
        self.timer = Some(now + self.wait(sent + 1, rng));
        self.doing = Doing::Asking {
            message: message.clone(),
            sent: sent + 1,
        };
        vec![Do::Broadcast(message)]
    }

    fn back_to_init(&mut self, now: u64) {
        (self.phase, self.doing) = (Phase::Init, Doing::Idle);
        self.remembered = None;
        self.timer = Some(now);
    }

    fn expire(&mut self, now: u64, lease: Lease) -> Vec<Do> {
        self.lease = None;
        self.back_to_init(now);
        // It may ask for the same address (RFC 2131 §4.4.1).
        self.remembered = Some((lease.address, lease.ends));
        vec![Do::Drop, Do::Tell(Told::Expired(lease.address))]
    }

    fn use_old(&mut self, now: u64, address: Ipv4Addr, until: u64) -> Vec<Do> {
        let left = until - now;
        let lease = Lease {
            address,
            prefix: 24,
            server: Ipv4Addr::BROADCAST,
            router: None,
            since: now,
            seconds: u32::try_from(left / SECOND).unwrap_or(u32::MAX),
            t1: now + left / 2,
            t2: now + left / 8 * 7,
            ends: until,
        };
        self.phase = Phase::Bound;
        self.lease = Some(lease);
        self.timer = Some(lease.t1);
        vec![
            Do::Take(lease),
            Do::Tell(Told::UsesOld(lease)),
            Do::Announce(address),
        ]
    }

    /// What it does about a message for it.
    pub fn hear(&mut self, now: u64, message: &Message, rng: &mut Rng) -> Vec<Do> {
        if !self.is_for(message) {
            return Vec::new();
        }
        let server = message.server.unwrap_or(message.siaddr);
        match (message.kind, self.phase) {
            (Kind::Offer, Phase::Selecting) => {
                let doing = std::mem::replace(&mut self.doing, Doing::Idle);
                let mut offers = match doing {
                    Doing::Collecting { offers } => offers,
                    _ => Vec::new(),
                };
                self.unanswered = 0;
                let is_first = offers.is_empty();
                offers.push(message.clone());
                if self.habits.select == Select::First {
                    return self.choose(now, offers, rng);
                }
                if is_first {
                    self.timer = Some(now + self.real(COLLECT));
                }
                self.doing = Doing::Collecting { offers };
                vec![Do::Tell(Told::OfferKept {
                    server,
                    address: message.yiaddr,
                })]
            }
            (Kind::Offer, Phase::Requesting) => vec![Do::Tell(Told::OfferLate { server })],
            (Kind::Ack, Phase::Requesting | Phase::Rebooting)
                if matches!(self.doing, Doing::Asking { .. }) =>
            {
                let Some(lease) = self.lease_of(message, server, rng) else {
                    return Vec::new();
                };
                match self.habits.probes {
                    0 => self.bind(lease, false),
                    n => {
                        let mut all = vec![Do::Tell(Told::Checks(lease.address))];
                        all.extend(self.probe(now, lease, n - 1));
                        all
                    }
                }
            }
            (Kind::Ack, Phase::Renewing | Phase::Rebinding) => {
                let Some(lease) = self.lease_of(message, server, rng) else {
                    return Vec::new();
                };
                (self.phase, self.doing) = (Phase::Bound, Doing::Idle);
                self.lease = Some(lease);
                self.timer = Some(lease.t1);
                vec![Do::Take(lease), Do::Tell(Told::Renewed(lease))]
            }
            (Kind::Ack, Phase::Off) if matches!(&self.doing, Doing::Asking { message, .. } if message.kind == Kind::Inform) =>
            {
                (self.doing, self.timer) = (Doing::Idle, None);
                vec![Do::Tell(Told::Informed)]
            }
            (
                Kind::Nak,
                Phase::Requesting | Phase::Rebooting | Phase::Renewing | Phase::Rebinding,
            ) => {
                let had = self.lease.take();
                self.back_to_init(now);
                let drop = had.map(|_| Do::Drop);
                drop.into_iter().chain([Do::Tell(Told::Refused)]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Takes one of the offers: the first, or that with the longest lease.
    fn choose(&mut self, now: u64, offers: Vec<Message>, rng: &mut Rng) -> Vec<Do> {
        let of = offers.len() as u32;
        let mut best = 0;
        for (i, offer) in offers.iter().enumerate() {
            if self.habits.select == Select::Longest && offer.lease > offers[best].lease {
                best = i;
            }
        }
        let offer = &offers[best];
        let server = offer.server.unwrap_or(offer.siaddr);
        let address = offer.yiaddr;
        self.phase = Phase::Requesting;
        // The transaction of the offer goes on; `secs` is that of the discover (§4.4.1).
        let request = Message {
            kind: Kind::Request,
            broadcast: self.habits.broadcast,
            requested: Some(address),
            server: Some(server),
            host_name: Some(self.name.to_string()),
            wanted: WANTED.to_vec(),
            secs: self.secs(self.asked),
            ..Message::new(Kind::Request, self.xid, self.mac)
        };
        let mut all = vec![Do::Tell(Told::OfferTaken {
            server,
            address,
            of,
        })];
        all.extend(self.ask(now, request, rng));
        all
    }

    /// The lease that a DHCPACK gives, counted from the sending of the request.
    fn lease_of(&self, ack: &Message, server: Ipv4Addr, rng: &mut Rng) -> Option<Lease> {
        let seconds = ack.lease?;
        let whole = self.real(u64::from(seconds) * SECOND);
        // T1 and T2 as given, else 0.5 and 0.875 of the lease (RFC 2131 §4.4.5).
        let given = |t: Option<u32>| t.map(|t| self.real(u64::from(t) * SECOND).min(whole));
        let t2 = given(ack.t2).unwrap_or(whole / 8 * 7);
        let t1 = given(ack.t1).unwrap_or(whole / 2).min(t2);
        let mut early = |t: u64| match self.habits.early {
            0 => t,
            percent => t - rng.between(0, t / 100 * percent),
        };
        let (t1, t2) = (early(t1), early(t2));
        let since = self.asked;
        Some(Lease {
            address: ack.yiaddr,
            prefix: ack.mask.map_or(24, |m| m.to_bits().count_ones() as u8),
            server,
            router: ack.router,
            since,
            seconds,
            t1: since + t1.min(t2),
            t2: since + t2,
            ends: since + whole,
        })
    }

    fn probe(&mut self, now: u64, lease: Lease, left: u64) -> Vec<Do> {
        self.doing = Doing::Checking { lease, left };
        self.timer = Some(now + self.real(PROBE_WAIT));
        vec![Do::Probe(lease.address)]
    }

    fn bind(&mut self, lease: Lease, checked: bool) -> Vec<Do> {
        (self.phase, self.doing) = (Phase::Bound, Doing::Idle);
        self.lease = Some(lease);
        self.remembered = Some((lease.address, lease.ends));
        self.timer = Some(lease.t1);
        let mut all = vec![Do::Take(lease), Do::Tell(Told::Bound { lease, checked })];
        if checked {
            all.push(Do::Announce(lease.address));
        }
        all
    }

    /// What it does about an ARP message on its link: somebody may have the address it checks.
    pub fn hear_arp(&mut self, now: u64, arp: &Arp, rng: &mut Rng) -> Vec<Do> {
        let Doing::Checking { lease, .. } = &self.doing else {
            return Vec::new();
        };
        let lease = *lease;
        let is_probe_too = !arp.reply && arp.sender.is_unspecified() && arp.target == lease.address;
        let is_conflict = arp.sender == lease.address || is_probe_too;
        if !is_conflict || arp.sender_mac == self.mac {
            return Vec::new();
        }
        let mut message = self.message(Kind::Decline, rng);
        message.requested = Some(lease.address);
        message.server = Some(lease.server);
        message.wanted.clear();
        message.broadcast = false;
        (self.phase, self.doing) = (Phase::Init, Doing::Idle);
        self.remembered = None;
        self.timer = Some(now + self.real(DECLINE_WAIT));
        vec![
            Do::Tell(Told::InUse {
                address: lease.address,
                by: arp.sender_mac,
            }),
            Do::Broadcast(message),
        ]
    }
}
