//! "Who can reach this host now?", through as many NATs as there are between.

use super::State;
use kw_net::nat::{By, Endpoint, Protocol, Reason};
use std::collections::BTreeSet;

/// A NAT on the way in, and why it lets the packet pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// Which.
    pub nat: usize,
    /// Why.
    pub by: By,
    /// The number of its entry; a forward needs none.
    pub entry: Option<u32>,
}

/// How an inside endpoint is reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The endpoint that is sent to.
    pub door: Endpoint,
    /// The NATs, from the outside in.
    pub passes: Vec<Pass>,
}

/// Where it ends, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The NAT that drops it, or has nothing to send to.
    pub nat: usize,
    /// Why.
    pub why: Reason,
}

/// Rows and columns: who outside, whom inside.
#[derive(Debug, Clone, PartialEq)]
pub struct Ends {
    /// Endpoints outside, with their zones.
    pub outside: Vec<(Endpoint, usize)>,
    /// Endpoints inside, with their zones.
    pub inside: Vec<(Endpoint, usize)>,
}

/// Somebody whom nobody sends to: 192.0.2.99, or the next that no host has.
fn stranger(state: &State) -> Endpoint {
    let mut all = (99..250).map(|n| kw_net::Ipv4Addr::new(192, 0, 2, n));
    let free = all.find(|a| state.plan.owner(*a).is_none());
    Endpoint::new(free.unwrap_or(kw_net::Ipv4Addr::new(192, 0, 2, 251)), 9999)
}

impl State {
    /// The endpoints that the scenario speaks of, inside and outside, and a stranger.
    pub fn ends(&self) -> Ends {
        let (plan, nats) = (&self.plan, self.plan.nats);
        let mut all: BTreeSet<(usize, Endpoint)> = BTreeSet::new();
        let mut add = |address: kw_net::Ipv4Addr, port: u16| {
            let host = plan.owner(address).filter(|n| usize::from(*n) < plan.hosts);
            if let Some(host) = host.filter(|_| port != 0) {
                all.insert((
                    plan.zone_of(usize::from(host)),
                    Endpoint::new(address, port),
                ));
            }
        };
        for packet in &self.def.packets {
            if packet.protocol == super::Kind::Ping {
                continue;
            }
            let host = plan.names.iter().position(|n| *n == packet.from);
            if let Some(host) = host {
                add(plan.address(host as u16), packet.from_port as u16);
            }
            if let (Some(to), Some(port)) = (plan.resolve(&packet.to), packet.to.port) {
                add(to, port);
            }
        }
        for forward in self.gateways.iter().flat_map(|g| &g.nat.settings.forwards) {
            add(*forward.inside.ip(), forward.inside.port());
        }
        let of = |outer: bool| {
            let fits = move |zone: usize| if outer { zone > 0 } else { zone < nats };
            let all = all.iter().filter(|(zone, _)| fits(*zone));
            all.map(|(zone, end)| (*end, *zone)).collect::<Vec<_>>()
        };
        let mut outside = of(true);
        outside.push((stranger(self), nats));
        Ends {
            outside,
            inside: of(false).into_iter().filter(|e| e.1 == 0).collect(),
        }
    }

    /// Whether `from`, in its zone, can reach an inside endpoint of an earlier zone now.
    ///
    /// # Errors
    /// Where it ends.
    pub fn reach(
        &self,
        (from, outer): (Endpoint, usize),
        (inside, nat): (Endpoint, usize),
    ) -> Result<Way, Box<Block>> {
        if nat >= outer {
            return Ok(Way {
                door: inside,
                passes: Vec::new(),
            });
        }
        let table = &self.gateways[nat].nat;
        let block = |why| Box::new(Block { nat, why });
        let mut first = None;
        for door in table.doors(self.now, Protocol::Udp, inside) {
            let tried = self
                .reach((from, outer), (door, nat + 1))
                .and_then(|mut way| {
                    let admission = table
                        .would(self.now, Protocol::Udp, from, door)
                        .map_err(block)?;
                    way.passes.push(Pass {
                        nat,
                        by: admission.by,
                        entry: admission.entry.map(|e| e.number),
                    });
                    Ok(way)
                });
            match tried {
                Ok(way) => return Ok(way),
                Err(why) => first = first.or(Some(why)),
            }
        }
        Err(first.unwrap_or_else(|| {
            let why = table.reach(self.now, Protocol::Udp, from, inside).err();
            block(why.unwrap_or(Reason::Unmapped(inside)))
        }))
    }
}
