//! A router with a NAT: two plugs, one inside, one outside.
//!
//! ARP, routes, TTL and ICMP are the [`Station`]'s; this changes what goes through it. Where the next
//! hop outside does not answer ARP, the inside host is not told.

use super::{By, Endpoint, Entry, Nat, Protocol, Reason, Settings, rewrite};
use crate::{
    Ipv4Addr, Mac,
    frame::{self, Inside, Trouble, What},
    station::{Heard, Out, Station},
};
use rewrite::{End, Flow};
use std::{ops::Range, rc::Rc};

/// The plug of the inside network.
pub const INSIDE: u8 = 0;
/// The plug of the outside network.
pub const OUTSIDE: u8 = 1;

/// A router with a NAT.
#[derive(Debug, Clone, PartialEq)]
pub struct Gateway {
    /// The router: its plugs are [`INSIDE`] and [`OUTSIDE`].
    pub station: Station,
    /// The table.
    pub nat: Nat,
}

/// A datagram as it came and as it leaves, from the IPv4 header on.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// As it came.
    pub before: Rc<[u8]>,
    /// As it leaves.
    pub after: Rc<[u8]>,
}

impl Change {
    /// The fields that differ, with their bytes counted from the IPv4 header on.
    pub fn fields(&self) -> Vec<(rewrite::Field, Range<usize>)> {
        let mut all = rewrite::fields(&self.before);
        all.retain(|(_, range)| self.before.get(range.clone()) != self.after.get(range.clone()));
        all
    }
}

/// What became of a frame.
#[derive(Debug, Clone, PartialEq)]
pub enum Passed {
    /// From inside to outside.
    Out {
        /// The entry, as it is after that.
        entry: Entry,
        /// Whether it was made for this.
        made: bool,
        /// To whom.
        remote: Endpoint,
        /// The bytes.
        change: Change,
    },
    /// From outside to inside.
    In {
        /// The entry, as it is after that.
        entry: Entry,
        /// Whether it was made for this: by a forward.
        made: bool,
        /// From whom.
        remote: Endpoint,
        /// Why it may.
        allowed_by: By,
        /// The bytes.
        change: Change,
    },
    /// From inside to inside, by an outside endpoint (RFC 4787 §6).
    Hairpin {
        /// The sender's entry.
        from: Entry,
        /// Whether it was made for this.
        made: bool,
        /// The receiver's entry.
        to: Entry,
        /// Why it may.
        allowed_by: By,
        /// The bytes.
        change: Change,
    },
    /// An ICMP error about a packet of an entry (RFC 5508 §4).
    Error {
        /// The entry.
        entry: Entry,
        /// Whether it came from outside.
        inward: bool,
        /// The bytes.
        change: Change,
    },
    /// It goes no further.
    Dropped {
        /// Why.
        why: Reason,
        /// The sender's entry, where it was made for this: a packet back towards the inside was taken
        /// as one that went out, before it was dropped.
        made: Option<Entry>,
        /// The plug it came by.
        interface: u8,
        /// The datagram, as it came.
        datagram: Rc<[u8]>,
    },
    /// The router's own business: ARP, messages for itself, datagrams without route or time to live.
    Station(Heard),
}

impl Gateway {
    /// A gateway with these hardware addresses, and these addresses with prefix lengths, inside and
    /// outside. Routes are added to its station.
    pub fn new(
        macs: [Mac; 2],
        inside: (Ipv4Addr, u8),
        outside: (Ipv4Addr, u8),
        settings: Settings,
        seed: u64,
    ) -> Self {
        let mut station = Station::new(&macs);
        station.forwards = true;
        station.set_address(INSIDE, Some(inside));
        station.set_address(OUTSIDE, Some(outside));
        Gateway {
            station,
            nat: Nat::new(outside.0, settings, seed),
        }
    }

    /// What comes of a frame at one of its plugs; frames to send are put into `out`.
    pub fn receive(&mut self, now: u64, interface: u8, bytes: &[u8], out: &mut Out) -> Vec<Passed> {
        let ip = match frame::read(bytes) {
            Some(read) if read.to == self.station.mac(interface) => match read.what {
                What::Ipv4(ip) => Some(ip),
                _ => None,
            },
            _ => None,
        };
        match ip {
            Some(ip) if self.is_through(interface, &ip) => self.translate(now, interface, &ip, out),
            _ => {
                let heard = self.station.receive(now, interface, bytes, out);
                heard.into_iter().map(Passed::Station).collect()
            }
        }
    }

    /// Whether a datagram is the NAT's business, and not the router's own.
    fn is_through(&self, interface: u8, ip: &frame::Ip<'_>) -> bool {
        if ip.to.is_broadcast() || ip.to.is_multicast() {
            return false;
        }
        if ip.to == self.nat.public {
            // Echo requests to itself, and errors about its own messages, are the router's own.
            return match ip.carries {
                Inside::Icmp { code: (8, _), .. } => false,
                _ => interface == OUTSIDE || rewrite::embedded(ip.bytes).is_some() || is_ported(ip),
            };
        }
        interface == OUTSIDE || !self.station.has(ip.to) && self.is_out(ip.to)
    }

    /// Whether a destination is on the outside, or nowhere.
    fn is_out(&self, to: Ipv4Addr) -> bool {
        self.station
            .route(to)
            .is_none_or(|(interface, _)| interface == OUTSIDE)
    }

    fn translate(
        &mut self,
        now: u64,
        interface: u8,
        ip: &frame::Ip<'_>,
        out: &mut Out,
    ) -> Vec<Passed> {
        let bytes = ip.bytes;
        // The router looks first: a datagram that ends here takes no entry.
        let refused = match self.station.route(ip.to) {
            None => Some(Trouble::Network),
            Some(_) if ip.ttl <= 1 => Some(Trouble::Time),
            Some(_) => None,
        };
        if let Some(why) = refused {
            self.station.complain(now, bytes, why, out);
            return vec![Passed::Station(Heard::Undelivered { why, to: ip.to })];
        }
        let mut after = bytes.to_vec();
        let done = if rewrite::embedded(bytes).is_some() {
            self.error(now, interface, &mut after)
        } else {
            match rewrite::flow(bytes) {
                Some(flow) if interface == INSIDE => self.outward(now, flow, &mut after),
                Some(flow) => self.inward(now, flow, &mut after),
                None => Err(no(Reason::Untranslatable(bytes[9]))),
            }
        };
        let mut passed = match done {
            Ok(passed) => passed,
            Err(refusal) => {
                let (why, made) = *refusal;
                return vec![Passed::Dropped {
                    why,
                    made,
                    interface,
                    datagram: bytes.into(),
                }];
            }
        };
        let own = self.station.mac(interface);
        let framed = frame::around(&after, own, own);
        let heard = self.station.receive(now, interface, &framed, out);
        if let Passed::Out { change, .. }
        | Passed::In { change, .. }
        | Passed::Hairpin { change, .. }
        | Passed::Error { change, .. } = &mut passed
        {
            *change = Change {
                before: bytes.into(),
                after: frame::hop(&after).unwrap_or(after).into(),
            };
        }
        let told = heard
            .into_iter()
            .filter(|h| !matches!(h, Heard::Forwarded { .. }));
        std::iter::once(passed)
            .chain(told.map(Passed::Station))
            .collect()
    }

    fn outward(&mut self, now: u64, flow: Flow, after: &mut [u8]) -> Done {
        let Flow { protocol, from, to } = flow;
        // An echo reply goes out only as the answer to a request that came in, which none does.
        if protocol == Protocol::Icmp && to.port() != 0 {
            return Err(no(Reason::Untranslatable(1)));
        }
        let back = *to.ip() == self.nat.public;
        if back && !self.nat.settings.hairpin {
            return Err(no(Reason::HairpinOff(to)));
        }
        let (entry, made) = self.nat.outbound(now, protocol, from, to).map_err(no)?;
        let entry = entry.clone();
        rewrite::endpoint(after, End::Source, entry.outside);
        if !back {
            return Ok(Passed::Out {
                entry,
                made,
                remote: to,
                change: Change::none(),
            });
        }
        match self.nat.inbound(now, protocol, entry.outside, to) {
            Ok((receiver, _, allowed_by)) => {
                rewrite::endpoint(after, End::Destination, receiver.inside);
                Ok(Passed::Hairpin {
                    from: entry,
                    made,
                    to: receiver.clone(),
                    allowed_by,
                    change: Change::none(),
                })
            }
            Err(why) => Err(Box::new((why, made.then_some(entry)))),
        }
    }

    fn inward(&mut self, now: u64, flow: Flow, after: &mut [u8]) -> Done {
        let Flow { protocol, from, to } = flow;
        let inbound = self.nat.inbound(now, protocol, from, to);
        let (entry, made, allowed_by) = inbound.map_err(no)?;
        rewrite::endpoint(after, End::Destination, entry.inside);
        Ok(Passed::In {
            entry: entry.clone(),
            made,
            remote: from,
            allowed_by,
            change: Change::none(),
        })
    }

    /// RFC 5508 §4.2: the datagram inside is turned back to what its sender sent, the outer address
    /// with it. The entry is not kept alive by it (§4.3).
    fn error(&mut self, now: u64, interface: u8, after: &mut [u8]) -> Done {
        let none = || no(Reason::NotAbout);
        let flow = |bytes: &[u8]| rewrite::embedded(bytes).and_then(rewrite::flow);
        let mut about = flow(after).ok_or_else(none)?;
        let mut entry = None;
        if interface == INSIDE {
            // About a packet that came in: it was for an outside endpoint.
            let own = self.nat.mapped(now, about.protocol, about.to, about.from);
            let own = own.ok_or_else(none)?;
            rewrite::error(
                after,
                (End::Source, self.nat.public),
                (End::Destination, own.outside),
            );
            entry = Some(own.clone());
            about = flow(after).ok_or_else(none)?;
        }
        let to_inside = *about.from.ip() == self.nat.public;
        if interface == OUTSIDE || to_inside {
            let here = |e: &&Entry| e.protocol == about.protocol && e.outside == about.from;
            let own = self.nat.live(now).find(here).ok_or_else(none)?;
            rewrite::error(
                after,
                (End::Destination, *own.inside.ip()),
                (End::Source, own.inside),
            );
            entry = entry.or(Some(own.clone()));
        }
        Ok(Passed::Error {
            entry: entry.expect("one of the two is so"),
            inward: interface == OUTSIDE,
            change: Change::none(),
        })
    }

    /// When it next has something to do by itself: an entry ends, or it asks for an address again.
    pub fn next_at(&self) -> Option<u64> {
        self.nat
            .next_at()
            .into_iter()
            .chain(self.station.next_at())
            .min()
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        self.station.bytes() + self.nat.bytes()
    }
}

/// What a translation makes of a datagram, or why it is dropped, with the entry made before that.
type Done = Result<Passed, Box<(Reason, Option<Entry>)>>;

/// A refusal before which nothing was made.
fn no(why: Reason) -> Box<(Reason, Option<Entry>)> {
    Box::new((why, None))
}

impl Change {
    /// Filled in once the datagram has passed the router.
    fn none() -> Self {
        Change {
            before: Rc::new([]),
            after: Rc::new([]),
        }
    }
}

fn is_ported(ip: &frame::Ip<'_>) -> bool {
    rewrite::flow(ip.bytes).is_some_and(|f| f.protocol != Protocol::Icmp)
}
