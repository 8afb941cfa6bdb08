//! What comes of a frame at a host, at the Internet, at a NAT.

use super::{ASK, Outcome, REPLY, State, ends};
use crate::labs::net::nat::{
    event::{Made, What, Which},
    explain,
};
use kw_net::{
    frame::{self, Carries, Datagram, TTL, What as Carried},
    nat::{By, Entry, gateway::Passed},
    net::{Node, Port},
    station::{Heard, Out},
};
use std::rc::Rc;

/// Whether a frame carries ARP.
pub fn is_arp(bytes: &[u8]) -> bool {
    matches!(frame::read(bytes).map(|f| f.what), Some(Carried::Arp(_)))
}

/// Whether a frame carries an ICMP error.
fn is_error(bytes: &[u8]) -> bool {
    bytes
        .get(frame::ETHERNET..)
        .is_some_and(|d| kw_net::nat::rewrite::embedded(d).is_some())
}

impl State {
    /// A frame came to a station.
    pub(super) fn arrive(&mut self, at: Port, bytes: &Rc<[u8]>) {
        match self.plan.nat(at.node) {
            Some(nat) => self.at_gateway(nat, at, bytes),
            None => self.at_station(at, bytes),
        }
    }

    fn at_station(&mut self, at: Port, bytes: &Rc<[u8]>) {
        let (node, now) = (at.node, self.now);
        let mut out = Out::new();
        let heard = self.station(node).receive(now, at.port, bytes, &mut out);
        let is_host = usize::from(node) < self.plan.hosts;
        let own = self.station(node).mac(at.port);
        if is_host && is_error(bytes) && frame::read(bytes).is_some_and(|f| f.to == own) {
            self.conclude(Outcome::Undelivered, None);
            self.push(node, What::Told, Some(bytes.clone()), None);
        }
        for heard in heard {
            match heard {
                Heard::Udp { from, to, data, .. } if is_host => {
                    let answer = data[..] == *REPLY;
                    self.received(node, bytes, answer);
                    if data[..] == *ASK && self.answers {
                        let back = Datagram {
                            from: to.0,
                            to: from.0,
                            ttl: TTL,
                            carries: Carries::Udp {
                                ports: (to.1, from.1),
                                data: REPLY.into(),
                            },
                        };
                        self.send(node, &back, What::Answered);
                    }
                }
                Heard::Echo { reply, .. } if is_host => {
                    self.received(node, bytes, reply);
                    if !self.answers {
                        out.clear();
                    }
                }
                heard => self.own_business(node, bytes, &heard),
            }
        }
        self.send_all(
            node,
            out,
            if is_host {
                What::Answered
            } else {
                What::Routed
            },
        );
    }

    fn received(&mut self, node: Node, bytes: &Rc<[u8]>, answer: bool) {
        let seen = ends(bytes).map(|e| e.0);
        if let Some(record) = self.records.last_mut() {
            record.outcome = if answer {
                Outcome::Answered
            } else {
                Outcome::Arrived
            };
            if !answer {
                record.seen = seen;
            }
        }
        self.push(node, What::Received { answer }, Some(bytes.clone()), None);
    }

    /// A router has to do with a packet itself.
    fn own_business(&mut self, node: Node, bytes: &Rc<[u8]>, heard: &Heard) {
        let what = match heard {
            Heard::Undelivered { why, .. } => {
                self.conclude(Outcome::Undelivered, Some((node, "undelivered")));
                What::Undelivered { why: *why }
            }
            Heard::Udp { .. } => What::Own { answers: false },
            Heard::Echo { reply, .. } => {
                self.conclude(Outcome::Arrived, None);
                What::Own { answers: !reply }
            }
            _ => return,
        };
        self.push(node, what, Some(bytes.clone()), None);
    }

    /// Frames leave: the first that is not ARP does so as `first`, unless it is an ICMP error.
    fn send_all(&mut self, node: Node, out: Out, first: What) {
        let own = self.plan.address(node);
        for (plug, bytes) in out {
            let is_own = ends(&bytes).is_some_and(|e| *e.0.ip() == own)
                || self.station(node).address(plug) == ends(&bytes).map(|e| *e.0.ip());
            let what = if is_arp(&bytes) {
                match frame::read(&bytes).map(|f| f.what) {
                    // Its neighbours know it already: it answers in silence.
                    Some(Carried::Arp(arp)) if arp.reply => continue,
                    _ => What::Asks,
                }
            } else if is_error(&bytes) && is_own && !matches!(first, What::Rewritten { .. }) {
                What::Complains
            } else {
                first.clone()
            };
            self.push(node, what, Some(bytes), Some(plug));
        }
    }

    fn at_gateway(&mut self, nat: usize, at: Port, bytes: &Rc<[u8]>) {
        let (node, now) = (at.node, self.now);
        let mut out = Out::new();
        let passed = self.gateways[nat].receive(now, at.port, bytes, &mut out);
        let mut first = What::Answered;
        for passed in passed {
            match passed {
                Passed::Out {
                    entry,
                    made,
                    remote,
                    change,
                } => {
                    self.mapped(nat, bytes, entry, made, remote);
                    let which = Which::Out;
                    first = What::Rewritten { change, which };
                }
                Passed::In {
                    entry,
                    made,
                    remote,
                    allowed_by: by,
                    change,
                } => {
                    self.admitted(nat, bytes, entry, made, by, remote);
                    let which = Which::In;
                    first = What::Rewritten { change, which };
                }
                Passed::Hairpin {
                    from,
                    made,
                    to,
                    allowed_by: by,
                    change,
                } => {
                    let remote = to.outside;
                    let source = from.outside;
                    self.mapped(nat, bytes, from, made, remote);
                    self.admitted(nat, bytes, to, false, by, source);
                    let which = Which::Hairpin;
                    first = What::Rewritten { change, which };
                }
                Passed::Error {
                    entry,
                    inward,
                    change,
                } => {
                    let entry = Box::new(entry);
                    self.push(
                        node,
                        What::About { entry, inward },
                        Some(bytes.clone()),
                        None,
                    );
                    let which = Which::Error;
                    first = What::Rewritten { change, which };
                }
                Passed::Dropped { why, made, .. } => {
                    if let (Some(entry), Some((_, remote, _))) = (made, ends(bytes)) {
                        self.mapped(nat, bytes, entry, true, remote);
                    }
                    self.totals.dropped += 1;
                    let is_answer = self.records.last().is_some_and(|r| r.seen.is_some());
                    let outcome = if is_answer {
                        Outcome::AnswerDropped
                    } else {
                        Outcome::Dropped
                    };
                    self.conclude(outcome, Some((node, explain::reason(&why))));
                    let why = Box::new(why);
                    self.push(node, What::Dropped { why }, Some(bytes.clone()), None);
                }
                Passed::Station(heard) => self.own_business(node, bytes, &heard),
            }
        }
        let rewritten = matches!(first, What::Rewritten { .. });
        self.totals.rewritten += u64::from(rewritten);
        if rewritten && out.iter().all(|o| is_arp(&o.1)) {
            // It waits for a neighbour that nobody is.
            self.push(node, first.clone(), Some(bytes.clone()), None);
        }
        self.send_all(node, out, first);
    }

    fn mapped(
        &mut self,
        nat: usize,
        bytes: &Rc<[u8]>,
        entry: Entry,
        made: bool,
        remote: kw_net::nat::Endpoint,
    ) {
        self.totals.made += u64::from(made);
        let settings = &self.gateways[nat].nat.settings;
        let how = match () {
            () if entry.forwarded => Made::Forward,
            () if !settings.preserve_ports => Made::Other,
            () if entry.outside.port() == entry.inside.port() => Made::Kept,
            () => Made::Taken,
        };
        let what = What::Mapped {
            entry: Box::new(entry),
            made: made.then_some(how),
            remote,
        };
        self.push(self.plan.gate(nat), what, Some(bytes.clone()), None);
    }

    fn admitted(
        &mut self,
        nat: usize,
        bytes: &Rc<[u8]>,
        entry: Entry,
        made: bool,
        by: By,
        remote: kw_net::nat::Endpoint,
    ) {
        self.totals.admitted += 1;
        self.totals.made += u64::from(made);
        let kept = self.gateways[nat].nat.settings.inbound_refresh;
        let what = What::Admitted {
            entry: Box::new(entry),
            made,
            by,
            remote,
            kept: kept && !matches!(by, By::Forward(_)),
        };
        self.push(self.plan.gate(nat), what, Some(bytes.clone()), None);
    }

    /// A station asks by ARP again, or gives up.
    pub(super) fn wake(&mut self, node: Node) {
        let mut out = Out::new();
        let now = self.now;
        let heard = match self.plan.nat(node) {
            Some(nat) => self.gateways[nat].wake(now, &mut out),
            None => self.station(node).wake(now, &mut out),
        };
        for heard in heard {
            if let Heard::Undelivered { why, .. } = heard {
                self.conclude(Outcome::Undelivered, Some((node, "undelivered")));
                self.push(node, What::Undelivered { why }, None, None);
            }
        }
        self.send_all(node, out, What::Complains);
    }
}
