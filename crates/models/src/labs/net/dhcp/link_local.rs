//! An address without a server (RFC 3927): chosen, probed, announced, defended.
//!
//! A state machine with time as an argument, as the DHCP client is.

use kw_net::{Ipv4Addr, Mac, SECOND, frame::Arp};
use kw_trace::Rng;

/// Wait before the first probe, at most (RFC 3927 §9).
pub const PROBE_WAIT: u64 = SECOND;
/// Probes.
pub const PROBES: u32 = 3;
/// Time between two probes, at least and at most.
pub const PROBE_GAP: (u64, u64) = (SECOND, 2 * SECOND);
/// Wait after the last probe.
pub const ANNOUNCE_WAIT: u64 = 2 * SECOND;
/// Announcements.
pub const ANNOUNCEMENTS: u32 = 2;
/// Time between two announcements.
pub const ANNOUNCE_GAP: u64 = 2 * SECOND;
/// Conflicts after which it slows down.
pub const MAX_CONFLICTS: u32 = 10;
/// Time between two attempts then.
pub const SLOW: u64 = 60 * SECOND;
/// Within this time of a conflict a second one makes it give the address up.
pub const DEFEND: u64 = 10 * SECOND;
/// Prefix length of the network.
pub const PREFIX: u8 = 16;

/// Something to be done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Do {
    /// Tell what happened.
    Tell(Told),
    /// Ask by ARP whether anybody has this address.
    Probe(Ipv4Addr),
    /// Tell everybody by ARP that it has this address.
    Announce(Ipv4Addr),
    /// Use this address.
    Take(Ipv4Addr),
    /// Use it no more.
    Drop,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// An address was chosen.
    Chosen {
        /// The address.
        address: Ipv4Addr,
        /// Conflicts so far.
        conflicts: u32,
    },
    /// Nobody objected: it is its own now.
    Claimed(Ipv4Addr),
    /// Somebody has it, or wants it too: another one is chosen next.
    Conflict {
        /// The address.
        address: Ipv4Addr,
        /// Who.
        by: Mac,
        /// Whether it was in use already, and had to be given up.
        used: bool,
    },
    /// Somebody uses its address: it says once that it is its own.
    Defended {
        /// The address.
        address: Ipv4Addr,
        /// Who.
        by: Mac,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Phase {
    Off,
    /// About to choose.
    Choosing,
    /// About to send probe number `sent + 1`, or the first announcement.
    Probing {
        address: Ipv4Addr,
        sent: u32,
    },
    /// It is its own; announcements sent so far.
    Held {
        address: Ipv4Addr,
        announced: u32,
    },
}

/// The link-local part of a host.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkLocal {
    mac: Mac,
    /// Tried first, if given.
    first: Option<Ipv4Addr>,
    phase: Phase,
    timer: Option<u64>,
    conflicts: u32,
    last_conflict: Option<u64>,
    rng: Rng,
}

impl LinkLocal {
    /// A host that does not use link-local addresses yet. Its addresses follow from its hardware
    /// address, so that it finds its own again (RFC 3927 §2.1).
    pub fn new(mac: Mac, first: Option<Ipv4Addr>) -> Self {
        let seed = mac.0.iter().fold(0, |n, b| n << 8 | u64::from(*b));
        LinkLocal {
            mac,
            first,
            phase: Phase::Off,
            timer: None,
            conflicts: 0,
            last_conflict: None,
            rng: Rng::new(seed),
        }
    }

    /// Whether it is at work or has an address.
    pub fn is_on(&self) -> bool {
        self.phase != Phase::Off
    }

    /// Its address, once it is its own.
    pub fn address(&self) -> Option<Ipv4Addr> {
        match self.phase {
            Phase::Held { address, .. } => Some(address),
            _ => None,
        }
    }

    /// The address that it asks about.
    pub fn probing(&self) -> Option<Ipv4Addr> {
        match self.phase {
            Phase::Probing { address, .. } => Some(address),
            _ => None,
        }
    }

    /// When it next does something by itself.
    pub fn next_at(&self) -> Option<u64> {
        self.timer
    }

    /// It begins.
    pub fn start(&mut self, now: u64) {
        self.phase = Phase::Choosing;
        self.conflicts = 0;
        self.timer = Some(now);
    }

    /// It stops; whether it had an address.
    pub fn stop(&mut self) -> bool {
        let had = self.address().is_some();
        (self.phase, self.timer) = (Phase::Off, None);
        had
    }

    /// 169.254.1.0 to 169.254.254.255, each equally likely (RFC 3927 §2.1).
    fn draw(&mut self) -> Ipv4Addr {
        if let Some(first) = self.first.take() {
            return first;
        }
        let low = Ipv4Addr::new(169, 254, 1, 0).to_bits();
        let high = Ipv4Addr::new(169, 254, 254, 255).to_bits();
        Ipv4Addr::from_bits(self.rng.between(u64::from(low), u64::from(high)) as u32)
    }

    /// The first `n` addresses that it would try if all were taken.
    pub fn draws(mut self, n: usize) -> Vec<Ipv4Addr> {
        let mut all = Vec::new();
        self.start(0);
        while all.len() < n {
            let at = self.next_at().unwrap_or(0);
            let done = self.wake(at);
            let Some(Do::Tell(Told::Chosen { address, .. })) = done.first() else {
                continue;
            };
            all.push(*address);
            // Somebody answers the first probe.
            let at = self.next_at().unwrap_or(0);
            self.wake(at);
            self.again(at);
        }
        all
    }

    /// What it does at an instant that [`LinkLocal::next_at`] named.
    pub fn wake(&mut self, now: u64) -> Vec<Do> {
        self.timer = None;
        match self.phase {
            Phase::Off => Vec::new(),
            Phase::Choosing => {
                let address = self.draw();
                self.phase = Phase::Probing { address, sent: 0 };
                self.timer = Some(now + self.rng.between(0, PROBE_WAIT));
                vec![Do::Tell(Told::Chosen {
                    address,
                    conflicts: self.conflicts,
                })]
            }
            Phase::Probing { address, sent } if sent < PROBES => {
                self.phase = Phase::Probing {
                    address,
                    sent: sent + 1,
                };
                let gap = if sent + 1 < PROBES {
                    self.rng.between(PROBE_GAP.0, PROBE_GAP.1)
                } else {
                    ANNOUNCE_WAIT
                };
                self.timer = Some(now + gap);
                vec![Do::Probe(address)]
            }
            Phase::Probing { address, .. } => {
                self.phase = Phase::Held {
                    address,
                    announced: 1,
                };
                self.timer = Some(now + ANNOUNCE_GAP);
                vec![
                    Do::Take(address),
                    Do::Tell(Told::Claimed(address)),
                    Do::Announce(address),
                ]
            }
            Phase::Held { address, announced } => {
                if announced >= ANNOUNCEMENTS {
                    return Vec::new();
                }
                self.phase = Phase::Held {
                    address,
                    announced: announced + 1,
                };
                vec![Do::Announce(address)]
            }
        }
    }

    /// What it does about an ARP message on its link (RFC 3927 §2.2.1, §2.5).
    pub fn hear_arp(&mut self, now: u64, arp: &Arp) -> Vec<Do> {
        if arp.sender_mac == self.mac {
            return Vec::new();
        }
        match self.phase {
            Phase::Probing { address, .. } => {
                let probes_too = !arp.reply && arp.sender.is_unspecified() && arp.target == address;
                if arp.sender != address && !probes_too {
                    return Vec::new();
                }
                self.again(now);
                vec![Do::Tell(Told::Conflict {
                    address,
                    by: arp.sender_mac,
                    used: false,
                })]
            }
            Phase::Held { address, .. } if arp.sender == address => {
                let by = arp.sender_mac;
                let recent = self.last_conflict.is_some_and(|t| now < t + DEFEND);
                self.last_conflict = Some(now);
                if recent {
                    self.again(now);
                    let used = true;
                    return vec![Do::Drop, Do::Tell(Told::Conflict { address, by, used })];
                }
                vec![
                    Do::Tell(Told::Defended { address, by }),
                    Do::Announce(address),
                ]
            }
            _ => Vec::new(),
        }
    }

    /// Another address, at once or, after ten conflicts, once a minute (RFC 3927 §2.2.1).
    fn again(&mut self, now: u64) {
        self.conflicts += 1;
        self.phase = Phase::Choosing;
        let wait = if self.conflicts >= MAX_CONFLICTS {
            SLOW
        } else {
            0
        };
        self.timer = Some(now + wait);
    }
}
