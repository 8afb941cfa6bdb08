//! What follows the checks: data on the selected pairs, consent (RFC 7675) or keep-alives (RFC 8445
//! §11), allocations that are kept or freed, and restarts (§9).

use super::{
    ALLOCATION, Agent, Asked, Consent, Doing, PERMISSION, Phase, Purpose, Told, Turn, Via, letters,
};
use kw_net::{
    SECOND,
    nat::Endpoint,
    stun::{self, Class, Key, Message, Method},
};
use std::rc::Rc;

/// How long consent lasts (RFC 7675 §5.1).
const CONSENT: u64 = 30 * SECOND;
/// Tr: between two keep-alives (RFC 8445 §11).
const KEEP_ALIVE: u64 = 15 * SECOND;
/// How long relayed addresses that are not needed are kept (RFC 8445 §8.3.1).
const FREE_AFTER: u64 = 3 * SECOND;
/// How long before its end an allocation is renewed.
const EARLY: u64 = 60 * SECOND;

impl Agent {
    /// A pair was selected.
    pub(super) fn watch_over(&mut self, now: u64, pair: usize, all: bool, out: &mut Vec<Doing>) {
        let next = now + self.pause();
        self.consent.push(Consent {
            pair,
            next,
            last: now,
        });
        if let Via::Relay(turn) = self.locals[self.pairs[pair].local].via {
            let peer = self.remotes[self.pairs[pair].remote].address;
            self.bind_channel(now, turn, peer, out);
        }
        if all && self.turns.iter().any(|t| t.relayed.is_some()) {
            self.free_at = Some(now + FREE_AFTER);
        }
    }

    /// Until the next question for consent: 5 s, 0.8 to 1.2 times (RFC 7675 §5.1).
    fn pause(&mut self) -> u64 {
        match self.settings.consent {
            true => 4 * SECOND + self.rng.below(2_000) * 1_000,
            false => KEEP_ALIVE,
        }
    }

    /// Whether data goes by way of an allocation.
    pub fn is_used(&self, turn: usize) -> bool {
        let mut selected = self.selected.iter().flatten();
        let mut uses = selected.any(|p| self.locals[self.pairs[*p].local].via == Via::Relay(turn));
        uses |= !matches!(self.phase, Phase::Connected | Phase::Lost);
        uses
    }

    /// When an allocation, or what it needs, is to be renewed.
    pub(super) fn renewal(&self, turn: &Turn) -> Option<u64> {
        turn.relayed?;
        let permissions = turn.permissions.iter().map(|p| p.1);
        let channels = turn.channels.iter().filter(|c| c.2).map(|c| c.3);
        let first = permissions.chain(channels).chain([turn.until]).min()?;
        (self.phase == Phase::Connected).then(|| first.saturating_sub(EARLY))
    }

    /// Does what keeps the path.
    pub(super) fn keep(&mut self, now: u64, out: &mut Vec<Doing>) {
        for i in 0..self.consent.len() {
            let Some(one) = self.consent.get(i).copied().filter(|c| c.next <= now) else {
                continue;
            };
            if self.settings.consent && now >= one.last + CONSENT {
                self.consent.remove(i);
                self.phase = Phase::Lost;
                let pair = one.pair;
                out.push(Doing::Tell(Told::ConsentGone { pair }));
                return;
            }
            let mut next = now + self.pause();
            if self.settings.consent {
                next = next.min((one.last + CONSENT).max(now + 1));
                self.ask_consent(now, one.pair, out);
            } else {
                let id = self.transaction_id();
                let bytes = Message::new(Class::Indication, Method::Binding, id).bytes(None);
                self.over(now, one.pair, bytes, Purpose::KeepAlive, out);
            }
            self.consent[i].next = next;
        }
        if self.free_at.is_some_and(|at| at <= now) {
            self.free_at = None;
            for turn in 0..self.turns.len() {
                if self.turns[turn].relayed.is_some() && !self.is_used(turn) {
                    out.push(Doing::Tell(Told::Frees { turn }));
                    self.refresh(now, turn, out);
                }
            }
        }
        for turn in 0..self.turns.len() {
            if self.renewal(&self.turns[turn]).is_some_and(|at| at <= now) {
                self.renew(now, turn, out);
            }
        }
    }

    fn renew(&mut self, now: u64, turn: usize, out: &mut Vec<Doing>) {
        let due = |until: u64| until <= now + EARLY;
        if !self.is_used(turn) {
            // What is not used ends by itself.
            self.turns[turn].permissions.retain(|p| !due(p.1));
            self.turns[turn].channels.retain(|c| !due(c.3));
            if due(self.turns[turn].until) {
                self.turns[turn].relayed = None;
            }
            return;
        }
        let own = &mut self.turns[turn];
        if due(own.until) {
            // The answer sets it right; till then it is not asked again.
            own.until = now + u64::from(ALLOCATION) * SECOND;
            self.refresh(now, turn, out);
        }
        let selected: Vec<Endpoint> = self
            .selected
            .iter()
            .flatten()
            .map(|p| self.remotes[self.pairs[*p].remote].address)
            .collect();
        let own = &mut self.turns[turn];
        // A channel keeps its permission, too (RFC 8656 §12).
        let peers: Vec<Endpoint> = selected
            .into_iter()
            .filter(|peer| {
                let channel = own.channels.iter().any(|c| c.1 == *peer && due(c.3));
                channel
                    || own
                        .permissions
                        .iter()
                        .any(|p| p.0 == *peer.ip() && due(p.1))
            })
            .collect();
        own.permissions.retain(|p| !due(p.1));
        own.channels
            .retain(|c| !c.2 || !due(c.3) || peers.contains(&c.1));
        for peer in peers {
            let own = &mut self.turns[turn];
            own.permissions.push((*peer.ip(), now + PERMISSION));
            for channel in own.channels.iter_mut().filter(|c| c.1 == peer) {
                channel.3 = now + u64::from(ALLOCATION) * SECOND;
            }
            self.bind_channel(now, turn, peer, out);
        }
    }

    fn ask_consent(&mut self, now: u64, pair: usize, out: &mut Vec<Doing>) {
        let (id, bytes) = self.request(pair, false);
        let own = &self.pairs[pair];
        let (via, to) = (self.locals[own.local].via, self.remotes[own.remote].address);
        self.ask(now, Asked::Consent(pair), id, via, to, bytes, out);
    }

    /// The other side consents, if its answer is authentic.
    pub(super) fn consented(
        &mut self,
        now: u64,
        pair: usize,
        from: Endpoint,
        bytes: &[u8],
        message: &Message,
        out: &mut Vec<Doing>,
    ) {
        let password = self.other.as_ref().map(|o| o.1.clone()).unwrap_or_default();
        let is_right = message.class == Class::Success
            && stun::is_intact(bytes, &Key::Short(password)) == Some(true);
        if !is_right {
            out.push(Doing::Tell(Told::Unauthentic { from }));
            return;
        }
        for one in self.consent.iter_mut().filter(|c| c.pair == pair) {
            one.last = now;
        }
        out.push(Doing::Tell(Told::Consented { pair }));
    }

    /// Sends over a pair.
    fn over(
        &mut self,
        now: u64,
        pair: usize,
        bytes: Rc<[u8]>,
        purpose: Purpose,
        out: &mut Vec<Doing>,
    ) {
        let own = &self.pairs[pair];
        let (via, to) = (self.locals[own.local].via, self.remotes[own.remote].address);
        self.send(now, via, to, bytes, purpose, out);
    }

    /// Sends data to the other side over the selected pair of the first component.
    pub fn send_data(&mut self, now: u64, bytes: Rc<[u8]>) -> Vec<Doing> {
        let mut out = Vec::new();
        if let (Some(Some(pair)), Phase::Connected) = (self.selected.first().copied(), self.phase) {
            self.over(now, pair, bytes, Purpose::Data, &mut out);
        }
        out
    }

    /// Begins anew (§9): another user name fragment and password, another check list.
    pub fn restart(&mut self, now: u64) -> Vec<Doing> {
        self.forget();
        let mut out = vec![Doing::Tell(Told::Restarted)];
        out.extend(self.begin(now, true));
        out
    }

    pub(super) fn forget(&mut self) {
        self.ufrag = letters(&mut self.rng, 4);
        self.password = letters(&mut self.rng, 24);
        self.other = None;
        self.others_complete = false;
        self.locals.clear();
        self.remotes.clear();
        self.pairs.clear();
        self.paired.clear();
        self.selected.iter_mut().for_each(|s| *s = None);
        self.queries.clear();
        self.triggered.clear();
        self.open.clear();
        self.consent.clear();
        self.unresolved.clear();
        self.patient_until = None;
        self.free_at = None;
        for turn in &mut self.turns {
            turn.waiting.clear();
        }
    }
}
