//! A second implementation that keeps no table: it remembers the packets that passed, and from them works
//! out by the definitions of RFC 4787 what must happen to the next.

use super::*;
use kw_net::nat::{Behaviour, Endpoint, Protocol, Settings};

/// A packet that passed a NAT outwards, or inwards.
#[derive(Debug, Clone, Copy)]
struct Past {
    at: u64,
    protocol: Protocol,
    inside: Endpoint,
    outside: Endpoint,
    remote: Endpoint,
    inward: bool,
}

struct Witness {
    settings: Settings,
    past: Vec<Past>,
}

fn same(behaviour: Behaviour, a: Endpoint, b: Endpoint) -> bool {
    match behaviour {
        Behaviour::EndpointIndependent => true,
        Behaviour::AddressDependent => a.ip() == b.ip(),
        Behaviour::AddressAndPortDependent => a == b,
    }
}

impl Witness {
    fn life(&self, protocol: Protocol) -> u64 {
        match protocol {
            Protocol::Icmp => self.settings.icmp_timeout,
            _ => self.settings.timeout,
        }
    }

    /// The packets of the session that uses an outside endpoint now: back from the last until a gap is
    /// too long, or somebody else had it.
    fn session(&self, now: u64, protocol: Protocol, outside: Endpoint) -> Vec<Past> {
        let mut found: Vec<Past> = Vec::new();
        let mut until = now;
        for past in self.past.iter().rev() {
            let own = past.protocol == protocol && past.outside == outside;
            let counts = !past.inward || self.settings.inbound_refresh;
            if !own || !counts {
                continue;
            }
            let other = found.last().is_some_and(|f| f.inside != past.inside);
            if other || until - past.at >= self.life(protocol) {
                break;
            }
            until = past.at;
            found.push(*past);
        }
        found
    }

    /// The outside endpoint that a packet out must use, if an earlier one decides it.
    fn must_use(
        &self,
        now: u64,
        protocol: Protocol,
        inside: Endpoint,
        remote: Endpoint,
    ) -> Option<Endpoint> {
        let mut all = self.past.iter().rev().filter(|p| {
            p.protocol == protocol
                && p.inside == inside
                && !p.inward
                && same(self.settings.mapping, p.remote, remote)
        });
        let last = all.next()?;
        let session = self.session(now, protocol, last.outside);
        let lives = session.iter().any(|p| p.inside == inside);
        lives.then_some(last.outside)
    }

    /// To whom a packet in must go, or that it must be dropped.
    fn may_in(
        &self,
        now: u64,
        protocol: Protocol,
        remote: Endpoint,
        outside: Endpoint,
    ) -> Option<Endpoint> {
        let session = self.session(now, protocol, outside);
        let inside = session.first()?.inside;
        if self.settings.filtering == Behaviour::EndpointIndependent {
            return Some(inside);
        }
        // Whom the session sent to, and when last; a packet let in counts where that refreshes.
        let fits = |p: &&Past| same(self.settings.filtering, p.remote, remote);
        let allowed = session
            .iter()
            .filter(|p| !p.inward)
            .filter(fits)
            .any(|sent| {
                !self.settings.permissions_age || {
                    let last = session
                        .iter()
                        .filter(|p| p.remote == sent.remote)
                        .map(|p| p.at)
                        .max();
                    last.is_some_and(|at| now - at < self.life(protocol))
                }
            });
        allowed.then_some(inside)
    }
}

/// Packets in count for the peer whose permission let them in; the witness knows that only where the
/// sender is the peer, so scenarios in which it is not are left to the other settings.
fn is_plain(sc: &Scenario) -> bool {
    let strange = |n: &super::super::scenario::NatSpec| {
        n.inbound_refresh && n.permissions_age && n.filtering == Behaviour::AddressDependent
    };
    !sc.nats.iter().any(strange)
}

#[test]
fn what_past_packets_say_is_what_the_table_does() {
    let (mut looked, mut dropped, mut admitted, mut again) = (0, 0, 0, 0);
    for seed in 0..600 {
        let mut sc = random(seed);
        sc.forwards.clear();
        if !is_plain(&sc) {
            continue;
        }
        looked += 1;
        let mut state = State::new(&sc);
        let settings = |n: usize| state.gateways[n].nat.settings.clone();
        let mut all: Vec<Witness> = (0..sc.nats.len())
            .map(|n| Witness {
                settings: settings(n),
                past: Vec::new(),
            })
            .collect();
        while let Some(event) = state.step() {
            let Some(nat) = event.node.and_then(|n| state.plan.nat(n)) else {
                continue;
            };
            let (witness, now) = (&mut all[nat], event.at);
            let mut note = |entry: &kw_net::nat::Entry, remote, inward| {
                witness.past.push(Past {
                    at: now,
                    protocol: entry.protocol,
                    inside: entry.inside,
                    outside: entry.outside,
                    remote,
                    inward,
                });
            };
            match &event.what {
                What::Mapped {
                    entry,
                    made,
                    remote,
                } => {
                    let e = entry.as_ref();
                    note(e, *remote, false);
                    let noted = witness.past.pop().expect("just noted");
                    let must = witness.must_use(now, e.protocol, e.inside, *remote);
                    match must {
                        Some(outside) => {
                            again += 1;
                            assert_eq!((outside, None), (e.outside, *made), "seed {seed}");
                        }
                        None => {
                            assert!(made.is_some(), "seed {seed}: an entry out of nothing");
                            let free = witness.session(now, e.protocol, e.outside).is_empty();
                            assert!(free, "seed {seed}: a port for two");
                        }
                    }
                    witness.past.push(noted);
                }
                What::Admitted { entry, remote, .. } => {
                    admitted += 1;
                    let must = witness.may_in(now, entry.protocol, *remote, entry.outside);
                    assert_eq!(must, Some(entry.inside), "seed {seed} at {now}");
                    note_in(witness, now, entry, *remote);
                }
                What::Dropped { why } => {
                    use kw_net::nat::Reason;
                    let frame = event.frame.as_deref().expect("a packet");
                    let Some((from, to, udp)) = super::super::state::ends(frame) else {
                        continue;
                    };
                    let protocol = if udp { Protocol::Udp } else { Protocol::Icmp };
                    // A hairpinned packet comes from the outside endpoint of its sender.
                    let from = witness.must_use(now, protocol, from, to).unwrap_or(from);
                    match why.as_ref() {
                        Reason::HairpinOff(_) | Reason::OutOfPorts => {}
                        _ => {
                            dropped += 1;
                            let must = witness.may_in(now, protocol, from, to);
                            assert_eq!(must, None, "seed {seed} at {now}: {why:?}");
                        }
                    }
                }
                _ => {}
            }
        }
    }
    assert!(
        looked > 400 && dropped > 200 && admitted > 200 && again > 100,
        "{looked} {dropped} {admitted} {again}"
    );
}

fn note_in(witness: &mut Witness, now: u64, entry: &kw_net::nat::Entry, remote: Endpoint) {
    witness.past.push(Past {
        at: now,
        protocol: entry.protocol,
        inside: entry.inside,
        outside: entry.outside,
        remote,
        inward: true,
    });
}

/// "Who can reach whom now?" is answered as the packet itself would be, at every step of every run.
#[test]
fn who_can_reach_whom_is_what_a_packet_would_find() {
    for seed in 0..60 {
        let sc = random(seed);
        let mut state = State::new(&sc);
        let mut n = 0;
        while state.step().is_some() {
            n += 1;
            if n % 9 != 0 {
                continue;
            }
            let ends = state.ends();
            for inside in &ends.inside {
                for outside in &ends.outside {
                    let Ok(way) = state.reach(*outside, *inside) else {
                        continue;
                    };
                    // The packet, NAT by NAT, from the outside in.
                    let mut to = way.door;
                    for pass in &way.passes {
                        let mut nat = state.gateways[pass.nat].nat.clone();
                        let inbound = nat.inbound(state.now, Protocol::Udp, outside.0, to);
                        to = inbound.expect("it was said to pass").0.inside;
                    }
                    assert_eq!(to, inside.0, "seed {seed}, step {n}");
                }
            }
        }
    }
}
