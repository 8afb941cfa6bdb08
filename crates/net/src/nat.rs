//! A NAT: one outside address for many inside ones, by ports (NAPT of RFC 3022, behaviours of RFC
//! 4787).
//!
//! [`Nat`] is the table and its rules; time is an argument, in microseconds. [`gateway::Gateway`] is a
//! router with such a table; [`rewrite`] changes the bytes. An ICMP echo is known by its identifier
//! where UDP and TCP have a port (RFC 5508 §3.1). Left out: several outside addresses, port parity
//! (RFC 4787 §4.2.2), fragments, and the states of TCP connections: a TCP entry lives by its time-out
//! alone, as a UDP one does.

use kw_trace::Rng;

pub mod gateway;
pub mod rewrite;
mod terms;

pub use terms::*;

/// How many entries that are no more it remembers, to tell of them.
const REMEMBERED: usize = 64;

/// A NAT's table and rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Nat {
    /// Its outside address.
    pub public: crate::Ipv4Addr,
    /// How it behaves; it may be changed at any time, entries stay as they are.
    pub settings: Settings,
    entries: Vec<Entry>,
    gone: Vec<Gone>,
    made: u32,
    last_port: Option<u16>,
    rng: Rng,
}

impl Nat {
    /// A NAT with an empty table; the seed is for random ports.
    pub fn new(public: crate::Ipv4Addr, settings: Settings, seed: u64) -> Self {
        Nat {
            public,
            settings,
            entries: Vec::new(),
            gone: Vec::new(),
            made: 0,
            last_port: None,
            rng: Rng::new(seed),
        }
    }

    /// How long an entry of a protocol lives unused.
    pub fn lifetime(&self, protocol: Protocol) -> u64 {
        match protocol {
            Protocol::Udp => self.settings.timeout,
            Protocol::Tcp => self.settings.tcp_timeout,
            Protocol::Icmp => self.settings.icmp_timeout,
        }
    }

    /// When an entry ends if nothing keeps it alive. From this instant on it is not used.
    pub fn ends(&self, entry: &Entry) -> u64 {
        entry.used.saturating_add(self.lifetime(entry.protocol))
    }

    /// The table as it is kept: entries whose time ran out are in it until [`Nat::expire`] is called.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Entries that live, oldest first.
    pub fn live(&self, now: u64) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |e| now < self.ends(e))
    }

    /// When the next entry ends.
    pub fn next_at(&self) -> Option<u64> {
        self.entries.iter().map(|e| self.ends(e)).min()
    }

    /// Takes out entries whose time has run out.
    pub fn expire(&mut self, now: u64) -> Vec<Entry> {
        let lives = |e: &Entry| now < self.ends(e);
        let (live, ended): (Vec<_>, Vec<_>) = self.entries.iter().cloned().partition(lives);
        for entry in &ended {
            let at = self.ends(entry);
            self.bury(entry.clone(), at, true);
        }
        self.entries = live;
        ended
    }

    /// The NAT starts anew: its table is lost, its forwards are not.
    pub fn restart(&mut self, now: u64) -> Vec<Entry> {
        self.expire(now);
        let lost = std::mem::take(&mut self.entries);
        for entry in &lost {
            self.bury(entry.clone(), now, false);
        }
        self.last_port = None;
        lost
    }

    fn bury(&mut self, entry: Entry, at: u64, expired: bool) {
        self.gone.push(Gone { entry, at, expired });
        if self.gone.len() > REMEMBERED {
            self.gone.remove(0);
        }
    }

    /// Adds a forward in the place of one of the same port. An entry that has the port by chance is
    /// taken out.
    pub fn add_forward(&mut self, forward: Forward) {
        self.remove_forward(forward.protocol, forward.port);
        let here = |e: &Entry| e.protocol == forward.protocol && e.outside.port() == forward.port;
        self.entries.retain(|e| !here(e));
        self.settings.forwards.push(forward);
    }

    /// Takes a forward away, with the entries it made. Whether there was one.
    pub fn remove_forward(&mut self, protocol: Protocol, port: u16) -> bool {
        let before = self.settings.forwards.len();
        let forwards = &mut self.settings.forwards;
        forwards.retain(|f| (f.protocol, f.port) != (protocol, port));
        self.entries
            .retain(|e| !e.forwarded || (e.protocol, e.outside.port()) != (protocol, port));
        self.settings.forwards.len() < before
    }

    fn forward(&self, protocol: Protocol, port: u16) -> Option<Forward> {
        let mut all = self.settings.forwards.iter();
        all.find(|f| (f.protocol, f.port) == (protocol, port))
            .copied()
    }

    /// The entry that a packet of an inside endpoint towards a remote one would use now.
    pub fn mapped(
        &self,
        now: u64,
        protocol: Protocol,
        inside: Endpoint,
        remote: Endpoint,
    ) -> Option<&Entry> {
        let bound = Bound::of(self.settings.mapping, remote);
        let own = |e: &&Entry| e.protocol == protocol && e.inside == inside;
        // Who came by a forward is answered by it (RFC 3022 §2.2: a session keeps its translation).
        let back = |e: &Entry| e.forwarded && e.peers.iter().any(|p| p.remote == remote);
        let all = || self.live(now).filter(own);
        let asked = all().find(|e| back(e));
        asked.or_else(|| all().find(|e| e.forwarded || e.bound == bound))
    }

    /// A packet goes out: the entry it uses, and whether it was made for it (RFC 4787 §4.1). It keeps
    /// the entry alive (§4.3) and permits the remote endpoint (§5).
    pub fn outbound(
        &mut self,
        now: u64,
        protocol: Protocol,
        inside: Endpoint,
        remote: Endpoint,
    ) -> Result<(&Entry, bool), Reason> {
        self.expire(now);
        let found = self.mapped(now, protocol, inside, remote).map(|e| e.number);
        let (number, made) = match found {
            Some(number) => (number, false),
            None => {
                let forwards = self.settings.forwards.iter();
                let mut own = forwards.filter(|f| f.protocol == protocol && f.inside == inside);
                let forward = own.next().copied();
                (self.make(now, protocol, inside, remote, forward)?, true)
            }
        };
        let entry = self.touch(now, number, remote);
        Ok((entry, made))
    }

    fn touch(&mut self, now: u64, number: u32, remote: Endpoint) -> &Entry {
        let here = self.entries.iter().position(|e| e.number == number);
        let entry = &mut self.entries[here.expect("it was just found or made")];
        entry.used = now;
        entry.peers.retain(|p| p.remote != remote);
        entry.peers.push(Peer { remote, last: now });
        entry
    }

    fn make(
        &mut self,
        now: u64,
        protocol: Protocol,
        inside: Endpoint,
        remote: Endpoint,
        forward: Option<Forward>,
    ) -> Result<u32, Reason> {
        let (port, bound) = match forward {
            Some(forward) => (forward.port, Bound::Any),
            None => (
                self.choose(protocol, inside.port())
                    .ok_or(Reason::OutOfPorts)?,
                Bound::of(self.settings.mapping, remote),
            ),
        };
        self.made += 1;
        self.entries.push(Entry {
            number: self.made,
            protocol,
            inside,
            outside: Endpoint::new(self.public, port),
            bound,
            peers: Vec::new(),
            made: now,
            used: now,
            forwarded: forward.is_some(),
        });
        Ok(self.made)
    }

    fn is_free(&self, protocol: Protocol, port: u16) -> bool {
        let taken = |e: &Entry| e.protocol == protocol && e.outside.port() == port;
        self.forward(protocol, port).is_none() && !self.entries.iter().any(taken)
    }

    /// An outside port that nothing else has (RFC 4787 §4.2.1 REQ-3: ports are never shared).
    fn choose(&mut self, protocol: Protocol, wanted: u16) -> Option<u16> {
        if self.settings.preserve_ports && self.is_free(protocol, wanted) {
            return Some(wanted);
        }
        let (first, last) = self.settings.ports;
        let span = u32::from(last.checked_sub(first)?) + 1;
        let start = match self.last_port {
            _ if self.settings.random_ports => self.rng.below(u64::from(span)) as u32,
            Some(port) if (first..=last).contains(&port) => u32::from(port - first) + 1,
            _ => 0,
        };
        let ports = (0..span).map(|n| first + ((start + n) % span) as u16);
        let port = ports.into_iter().find(|p| self.is_free(protocol, *p))?;
        self.last_port = Some(port);
        Some(port)
    }

    /// Permissions of an entry that hold now.
    pub fn allowed(&self, now: u64, entry: &Entry) -> Vec<Peer> {
        let holds = |p: &&Peer| self.holds(now, entry.protocol, p);
        entry.peers.iter().filter(holds).copied().collect()
    }

    fn holds(&self, now: u64, protocol: Protocol, peer: &Peer) -> bool {
        !self.settings.permissions_age || now < peer.last.saturating_add(self.lifetime(protocol))
    }

    /// Why the filter lets a remote endpoint use an entry, if it does (RFC 4787 §5).
    fn permits(&self, now: u64, entry: &Entry, from: Endpoint) -> Result<By, Reason> {
        let filtering = self.settings.filtering;
        if filtering == Behaviour::EndpointIndependent {
            return Ok(By::Open);
        }
        let whole = filtering == Behaviour::AddressAndPortDependent;
        let fits = |p: &&Peer| match whole {
            true => p.remote == from,
            false => p.remote.ip() == from.ip(),
        };
        let allowed = self.allowed(now, entry);
        let by = allowed.iter().filter(fits).max_by_key(|p| p.last);
        match by {
            Some(peer) if whole => Ok(By::Endpoint(*peer)),
            Some(peer) => Ok(By::Address(*peer)),
            None => Err(Reason::Filtered {
                entry: entry.clone(),
                lapsed: entry
                    .peers
                    .iter()
                    .filter(fits)
                    .max_by_key(|p| p.last)
                    .copied(),
                allowed,
            }),
        }
    }

    /// Whether a packet from a remote endpoint to an outside one would come in now, and why. Changes
    /// nothing.
    pub fn would(
        &self,
        now: u64,
        protocol: Protocol,
        from: Endpoint,
        to: Endpoint,
    ) -> Result<Admission<'_>, Reason> {
        if *to.ip() != self.public {
            return Err(Reason::NotPublic(*to.ip()));
        }
        let here = |e: &&Entry| e.protocol == protocol && e.outside == to;
        let entry = self.live(now).find(here);
        if let Some(forward) = self.forward(protocol, to.port()) {
            return Ok(Admission {
                inside: forward.inside,
                outside: to,
                entry,
                by: By::Forward(forward),
            });
        }
        let Some(entry) = entry else {
            return Err(self.missing(now, protocol, |e| e.outside == to, Reason::NoEntry(to)));
        };
        Ok(Admission {
            inside: entry.inside,
            outside: to,
            entry: Some(entry),
            by: self.permits(now, entry, from)?,
        })
    }

    /// Why there is no entry: it is gone, or there never was one.
    fn missing(
        &self,
        now: u64,
        protocol: Protocol,
        fits: impl Fn(&Entry) -> bool,
        never: Reason,
    ) -> Reason {
        let ended = self
            .entries
            .iter()
            .rev()
            .find(|e| e.protocol == protocol && fits(e) && now >= self.ends(e));
        if let Some(entry) = ended {
            return Reason::Gone(Gone {
                entry: entry.clone(),
                at: self.ends(entry),
                expired: true,
            });
        }
        let mut gone = self.gone.iter().rev();
        match gone.find(|g| g.entry.protocol == protocol && fits(&g.entry)) {
            Some(gone) => Reason::Gone(gone.clone()),
            None => never,
        }
    }

    /// Whether a remote endpoint can reach an inside one now, by whichever outside endpoint, and why
    /// not. Changes nothing.
    pub fn reach(
        &self,
        now: u64,
        protocol: Protocol,
        from: Endpoint,
        inside: Endpoint,
    ) -> Result<Admission<'_>, Reason> {
        let mut forwards = self.settings.forwards.iter();
        if let Some(f) = forwards.find(|f| f.protocol == protocol && f.inside == inside) {
            return self.would(now, protocol, from, Endpoint::new(self.public, f.port));
        }
        let own = |e: &&Entry| e.protocol == protocol && e.inside == inside;
        let mut why = None;
        for entry in self.live(now).filter(own) {
            match self.would(now, protocol, from, entry.outside) {
                Ok(admission) => return Ok(admission),
                // The entry that was made for this one tells most.
                Err(reason) if why.is_none() || entry.bound == Bound::Endpoint(from) => {
                    why = Some(reason);
                }
                Err(_) => {}
            }
        }
        let never = Reason::Unmapped(inside);
        Err(why.unwrap_or_else(|| self.missing(now, protocol, |e| e.inside == inside, never)))
    }

    /// A packet comes in: the entry it uses, whether it was made for it (by a forward), and why it
    /// may. It keeps the entry alive where the settings say so.
    pub fn inbound(
        &mut self,
        now: u64,
        protocol: Protocol,
        from: Endpoint,
        to: Endpoint,
    ) -> Result<(&Entry, bool, By), Reason> {
        self.expire(now);
        let Admission {
            inside, entry, by, ..
        } = self.would(now, protocol, from, to)?;
        let number = entry.map(|e| e.number);
        if let By::Forward(forward) = by {
            let (number, made) = match number {
                Some(number) => (number, false),
                None => {
                    let made = self.make(now, protocol, inside, from, Some(forward))?;
                    (made, true)
                }
            };
            // The answer is to go back by the forward: it notes who came.
            return Ok((self.touch(now, number, from), made, by));
        }
        let here = self.entries.iter().position(|e| Some(e.number) == number);
        let entry = &mut self.entries[here.expect("it lets the packet in")];
        if self.settings.inbound_refresh {
            entry.used = now;
            if let By::Address(peer) | By::Endpoint(peer) = by {
                let peers = entry.peers.iter_mut();
                peers
                    .filter(|p| p.remote == peer.remote)
                    .for_each(|p| p.last = now);
            }
        }
        Ok((entry, false, by))
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        let peers: usize = self.entries.iter().map(|e| e.peers.len()).sum();
        size_of::<Self>()
            + self.entries.len() * size_of::<Entry>()
            + peers * size_of::<Peer>()
            + self.gone.len() * (size_of::<Gone>() + size_of::<Peer>())
    }
}

#[cfg(test)]
mod tests;
