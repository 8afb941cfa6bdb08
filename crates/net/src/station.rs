//! A host or router: its Ethernet plugs, ARP, IPv4 and ICMP.
//!
//! Frames and time go in; frames to send come out in a list, and what was heard is told. Protocols
//! above UDP and TCP are the labs' business. Left out: ARP for other protocols, IP options, fragments.

use crate::{
    Ipv4Addr, Mac, SECOND,
    frame::{self, Arp, Carries, Datagram, Inside, TTL, Trouble, What},
    same_network,
};
use std::rc::Rc;

/// How long an ARP entry is believed, in microseconds: 60 s (RFC 1122 §2.3.2.1 asks for a limit of
/// the order of a minute).
pub const ARP_LIFETIME: u64 = 60 * SECOND;
/// Time between two ARP requests for one address (RFC 1122 §2.3.2.1: at most one a second).
pub const ARP_RETRY: u64 = SECOND;
/// How often it is asked before the datagram is given up.
pub const ARP_TRIES: u8 = 3;

/// One plug and its address.
#[derive(Debug, Clone, PartialEq)]
pub struct Interface {
    /// Its hardware address.
    pub mac: Mac,
    /// Its address and the prefix length of its network, once it has one.
    pub address: Option<(Ipv4Addr, u8)>,
}

/// A route that is not one of its own networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// Destination network.
    pub network: Ipv4Addr,
    /// Its prefix length; 0 is the default route.
    pub prefix: u8,
    /// Next hop, on one of its own networks.
    pub via: Ipv4Addr,
}

/// A frame to send, and the plug it goes out by.
pub type Out = Vec<(u8, Rc<[u8]>)>;

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    interface: u8,
    address: Ipv4Addr,
    mac: Mac,
    /// From when on it is not believed; a permanent one always is.
    until: u64,
}

/// A datagram that waits for the hardware address of its next hop.
#[derive(Debug, Clone, PartialEq)]
struct Waiting {
    interface: u8,
    next_hop: Ipv4Addr,
    datagram: Rc<[u8]>,
    ask_again: u64,
    tries: u8,
}

/// A host or router.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// Its plugs.
    pub interfaces: Vec<Interface>,
    /// Its routes besides its own networks.
    pub routes: Vec<Route>,
    /// Whether it passes on what is not for itself: a router does.
    pub forwards: bool,
    cache: Vec<Entry>,
    waiting: Vec<Waiting>,
}

/// What came of a frame.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// An ARP message. A request for an own address is answered already.
    Arp {
        /// The plug.
        interface: u8,
        /// The message.
        arp: Arp,
    },
    /// A UDP datagram for this station, or for everybody.
    Udp {
        /// The plug.
        interface: u8,
        /// Source address and port.
        from: (Ipv4Addr, u16),
        /// Destination address and port.
        to: (Ipv4Addr, u16),
        /// The data.
        data: Rc<[u8]>,
    },
    /// An echo request, answered already, or the reply to one.
    Echo {
        /// Who sent it.
        from: Ipv4Addr,
        /// Whether it is a reply.
        reply: bool,
    },
    /// A TCP segment: all bytes of the datagram.
    Tcp {
        /// Source address.
        from: Ipv4Addr,
        /// The datagram.
        datagram: Rc<[u8]>,
    },
    /// A datagram was passed on.
    Forwarded {
        /// The plug it came by.
        from: u8,
        /// The plug it leaves by.
        to: u8,
        /// Where to next on that network.
        next_hop: Ipv4Addr,
    },
    /// A datagram of this station, or one to pass on, could not be delivered.
    Undelivered {
        /// Why.
        why: Trouble,
        /// Where it was to go.
        to: Ipv4Addr,
    },
}

impl Station {
    /// A station with these plugs and no addresses.
    pub fn new(macs: &[Mac]) -> Self {
        let interface = |mac: &Mac| Interface {
            mac: *mac,
            address: None,
        };
        Station {
            interfaces: macs.iter().map(interface).collect(),
            routes: Vec::new(),
            forwards: false,
            cache: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Its hardware address at a plug.
    pub fn mac(&self, interface: u8) -> Mac {
        self.interfaces[usize::from(interface)].mac
    }

    /// Its address at a plug.
    pub fn address(&self, interface: u8) -> Option<Ipv4Addr> {
        Some(self.interfaces[usize::from(interface)].address?.0)
    }

    /// Sets its address at a plug, or takes it away. What it knew of neighbours there is forgotten.
    pub fn set_address(&mut self, interface: u8, address: Option<(Ipv4Addr, u8)>) {
        let own = &mut self.interfaces[usize::from(interface)].address;
        if *own != address {
            *own = address;
            self.forget(interface);
        }
    }

    /// Forgets its neighbours at a plug, and what waited for them.
    pub fn forget(&mut self, interface: u8) {
        self.cache.retain(|e| e.interface != interface);
        self.waiting.retain(|w| w.interface != interface);
    }

    /// Whether an address is one of its own.
    pub fn has(&self, address: Ipv4Addr) -> bool {
        let mut own = self.interfaces.iter().filter_map(|i| i.address);
        own.any(|(a, _)| a == address)
    }

    /// Neighbours it knows: plug, address, hardware address.
    pub fn neighbours(&self) -> impl Iterator<Item = (u8, Ipv4Addr, Mac)> {
        self.cache.iter().map(|e| (e.interface, e.address, e.mac))
    }

    /// The plug and next hop towards a destination: own networks first, else the route with the
    /// longest prefix (RFC 1812 §5.2.4.3).
    pub fn route(&self, to: Ipv4Addr) -> Option<(u8, Ipv4Addr)> {
        if let Some(interface) = self.beside(to) {
            return Some((interface, to));
        }
        let fits = |r: &&Route| same_network(r.network, to, r.prefix);
        let route = self.routes.iter().filter(fits).max_by_key(|r| r.prefix)?;
        Some((self.beside(route.via)?, route.via))
    }

    /// The plug whose network an address is in.
    fn beside(&self, address: Ipv4Addr) -> Option<u8> {
        let here = |i: &Interface| {
            let own = i.address.filter(|a| same_network(a.0, address, a.1))?;
            Some(own.1)
        };
        let found = self.interfaces.iter().enumerate();
        let found = found.filter_map(|(n, i)| Some((n as u8, here(i)?)));
        Some(found.max_by_key(|(_, prefix)| *prefix)?.0)
    }

    /// Sends a datagram: at once where the next hop's hardware address is known, else after asking for
    /// it. `Err` where there is no route.
    pub fn send(&mut self, now: u64, datagram: &Datagram, out: &mut Out) -> Result<(), Trouble> {
        let bytes = datagram.bytes().into();
        self.pass(now, datagram.to, bytes, out).map(|_| ())
    }

    fn pass(
        &mut self,
        now: u64,
        to: Ipv4Addr,
        datagram: Rc<[u8]>,
        out: &mut Out,
    ) -> Result<(u8, Ipv4Addr), Trouble> {
        let (interface, next_hop) = self.route(to).ok_or(Trouble::Network)?;
        match self.known(now, interface, next_hop) {
            Some(mac) => {
                let frame = frame::around(&datagram, self.mac(interface), mac);
                out.push((interface, frame));
            }
            None => {
                let asked = |w: &Waiting| w.interface == interface && w.next_hop == next_hop;
                let is_asked = self.waiting.iter().any(asked);
                self.waiting.push(Waiting {
                    interface,
                    next_hop,
                    datagram,
                    ask_again: now + ARP_RETRY,
                    tries: 1,
                });
                if !is_asked {
                    out.push((interface, self.question(interface, next_hop)));
                }
            }
        }
        Ok((interface, next_hop))
    }

    fn question(&self, interface: u8, address: Ipv4Addr) -> Rc<[u8]> {
        let own = self.address(interface).unwrap_or(Ipv4Addr::UNSPECIFIED);
        Arp::request(self.mac(interface), own, address).frame(Mac::BROADCAST)
    }

    fn known(&self, now: u64, interface: u8, address: Ipv4Addr) -> Option<Mac> {
        let here = |e: &&Entry| e.interface == interface && e.address == address;
        let entry = self.cache.iter().find(here)?;
        (now < entry.until).then_some(entry.mac)
    }

    /// Puts an entry into the ARP table, as if it had been asked for. A permanent one stays.
    pub fn learn(&mut self, now: u64, interface: u8, address: Ipv4Addr, mac: Mac) {
        let here = |e: &Entry| (e.interface, e.address) == (interface, address);
        if !self.cache.iter().any(|e| here(e) && e.until == u64::MAX) {
            self.know(interface, address, mac, now + ARP_LIFETIME);
        }
    }

    /// Puts an entry into the ARP table that neither ages nor is changed by what is heard. It goes
    /// with the address of its plug.
    pub fn learn_for_ever(&mut self, interface: u8, address: Ipv4Addr, mac: Mac) {
        self.know(interface, address, mac, u64::MAX);
    }

    fn know(&mut self, interface: u8, address: Ipv4Addr, mac: Mac, until: u64) {
        self.cache
            .retain(|e| (e.interface, e.address) != (interface, address));
        self.cache.push(Entry {
            interface,
            address,
            mac,
            until,
        });
    }

    /// What comes of a frame at one of its plugs; frames to send are put into `out`.
    pub fn receive(&mut self, now: u64, interface: u8, bytes: &[u8], out: &mut Out) -> Vec<Heard> {
        let Some(read) = frame::read(bytes) else {
            return Vec::new();
        };
        let own = self.mac(interface);
        if read.to != own && !read.to.is_group() {
            return Vec::new();
        }
        match read.what {
            What::Arp(arp) => {
                self.hear_arp(now, interface, arp, out);
                vec![Heard::Arp { interface, arp }]
            }
            What::Ipv4(ip) => self.hear(now, interface, &ip, out),
            _ => Vec::new(),
        }
    }

    /// RFC 826: an entry that is there is put right by any message of its owner; a new one is made
    /// only from messages about an own address.
    fn hear_arp(&mut self, now: u64, interface: u8, arp: Arp, out: &mut Out) {
        let for_me = Some(arp.target) == self.address(interface);
        let is_probe = arp.sender.is_unspecified();
        let here = |e: &Entry| e.interface == interface && e.address == arp.sender;
        if !is_probe && (for_me || self.cache.iter().any(here)) {
            self.learn(now, interface, arp.sender, arp.sender_mac);
        }
        if for_me && !arp.reply && arp.sender_mac != self.mac(interface) {
            let reply = Arp {
                reply: true,
                sender_mac: self.mac(interface),
                sender: arp.target,
                target_mac: arp.sender_mac,
                target: arp.sender,
            };
            out.push((interface, reply.frame(arp.sender_mac)));
        }
        if is_probe {
            return;
        }
        let own = self.mac(interface);
        self.waiting.retain(|w| {
            let is_it = w.interface == interface && w.next_hop == arp.sender;
            if is_it {
                let frame = frame::around(&w.datagram, own, arp.sender_mac);
                out.push((interface, frame));
            }
            !is_it
        });
    }

    fn hear(&mut self, now: u64, interface: u8, ip: &frame::Ip<'_>, out: &mut Out) -> Vec<Heard> {
        let directed = |i: &Interface| {
            let (address, prefix) = i.address?;
            let last = address.to_bits() | !crate::mask(prefix).to_bits();
            (prefix < 31 && ip.to.to_bits() == last).then_some(())
        };
        let to_all = ip.to.is_broadcast() || self.interfaces.iter().any(|i| directed(i).is_some());
        // A host that has no address yet takes what is sent to its hardware address (RFC 1542 §3.1.2).
        let blank = self.interfaces[usize::from(interface)].address.is_none();
        if !(self.has(ip.to) || to_all || blank || ip.to.is_multicast()) {
            if !self.forwards {
                return Vec::new();
            }
            return self.forward(now, interface, ip, out);
        }
        match ip.carries {
            Inside::Udp {
                ports,
                data,
                right: true,
            } => vec![Heard::Udp {
                interface,
                from: (ip.from, ports.0),
                to: (ip.to, ports.1),
                data: data.into(),
            }],
            Inside::Tcp { .. } => vec![Heard::Tcp {
                from: ip.from,
                datagram: ip.bytes.into(),
            }],
            Inside::Icmp {
                code: (kind @ (0 | 8), 0),
                rest,
            } if rest.len() >= 4 && !blank => {
                if kind == 8 && !to_all {
                    let number = |i: usize| u16::from_be_bytes([rest[i], rest[i + 1]]);
                    let reply = Datagram {
                        from: ip.to,
                        to: ip.from,
                        ttl: TTL,
                        carries: Carries::Echo {
                            reply: true,
                            ident: number(0),
                            seq: number(2),
                            data: rest[4..].into(),
                        },
                    };
                    // Without a route back there is no answer.
                    let _ = self.send(now, &reply, out);
                }
                vec![Heard::Echo {
                    from: ip.from,
                    reply: kind == 0,
                }]
            }
            _ => Vec::new(),
        }
    }

    fn forward(
        &mut self,
        now: u64,
        interface: u8,
        ip: &frame::Ip<'_>,
        out: &mut Out,
    ) -> Vec<Heard> {
        let passed = match frame::hop(ip.bytes) {
            Some(bytes) => self.pass(now, ip.to, bytes.into(), out),
            None => Err(Trouble::Time),
        };
        match passed {
            Ok((to, next_hop)) => vec![Heard::Forwarded {
                from: interface,
                to,
                next_hop,
            }],
            Err(why) => {
                self.complain(now, ip.bytes, why, out);
                vec![Heard::Undelivered { why, to: ip.to }]
            }
        }
    }

    /// Tells the sender of a datagram by ICMP, unless that must not be (RFC 1122 §3.2.2: never about
    /// an ICMP error, a broadcast, or a source that is nobody).
    pub(crate) fn complain(&mut self, now: u64, datagram: &[u8], why: Trouble, out: &mut Out) {
        let Some(ip) = frame::datagram(datagram) else {
            return;
        };
        let is_error =
            matches!(ip.carries, Inside::Icmp { code, .. } if code.0 != 8 && code.0 != 0);
        if is_error || ip.from.is_unspecified() || ip.to.is_broadcast() || self.has(ip.from) {
            return;
        }
        let Some(own) = self
            .route(ip.from)
            .and_then(|(interface, _)| self.address(interface))
        else {
            return;
        };
        let header = usize::from(datagram[0] & 15) * 4;
        let about = &datagram[..datagram.len().min(header + 8)];
        let message = Datagram {
            from: own,
            to: ip.from,
            ttl: TTL,
            carries: Carries::Trouble {
                what: why,
                about: about.into(),
            },
        };
        let _ = self.send(now, &message, out);
    }

    /// Whether a datagram waits for a hardware address.
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// When it next has something to do by itself: to ask again.
    pub fn next_at(&self) -> Option<u64> {
        self.waiting.iter().map(|w| w.ask_again).min()
    }

    /// Does what is due: asks again, or gives up.
    pub fn wake(&mut self, now: u64, out: &mut Out) -> Vec<Heard> {
        let mut told = Vec::new();
        let mut asked: Vec<(u8, Ipv4Addr)> = Vec::new();
        let due: Vec<Waiting> = {
            let (due, rest) = std::mem::take(&mut self.waiting)
                .into_iter()
                .partition(|w| w.ask_again <= now);
            self.waiting = rest;
            due
        };
        for mut w in due {
            if w.tries >= ARP_TRIES {
                let to = frame::datagram(&w.datagram).map_or(w.next_hop, |ip| ip.to);
                let why = Trouble::Host;
                self.complain(now, &w.datagram, why, out);
                told.push(Heard::Undelivered { why, to });
                continue;
            }
            w.tries += 1;
            w.ask_again = now + ARP_RETRY;
            if !asked.contains(&(w.interface, w.next_hop)) {
                asked.push((w.interface, w.next_hop));
                out.push((w.interface, self.question(w.interface, w.next_hop)));
            }
            self.waiting.push(w);
        }
        told
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        size_of::<Self>()
            + self.interfaces.len() * size_of::<Interface>()
            + self.cache.len() * size_of::<Entry>()
            + self.waiting.len() * (size_of::<Waiting>() + 400)
    }
}

#[cfg(test)]
mod tests;
