//! Checks between the peers, and what their answers say of a pair.

use super::{
    super::view::{Kind as Sort, PairState, pair_priority},
    Check, Replay,
    packets::Seen,
    spot,
    who::shown,
};
use kw_net::stun::{self, Class, End, Message};
use kw_trace::{Kind, Why};

impl Replay {
    pub(super) fn check(&mut self, seen: &Seen<'_>, message: &Message, side: usize) -> (Why, Kind) {
        let holds = &message.holds;
        let (from, to) = self.ends(seen);
        let other = 1 - side;
        let role = match (holds.controlling, holds.controlled) {
            (Some(_), _) => Some(true),
            (_, Some(_)) => Some(false),
            _ => None,
        };
        if let Some(controlling) = role {
            self.agents[side].set_role(controlling);
            if self.agents[other].controlling.is_none() {
                self.agents[other].set_role(!controlling);
            }
        }
        // Whoever told its candidates did not tell this one.
        let untold = self.who.tells(side)
            && self.who.line(&from.0.to_string(), from.1).is_none()
            && self.agents[side].local(&spot(from)).is_none();
        self.gains(from, side);
        let remote = self.meets(to, side);
        let local = self.agents[side].local(&spot(from)).unwrap_or(0);
        let base = self.agents[side].locals[local].base.clone();
        let target = self.agents[side].remotes[remote].spot();
        let priority = holds.priority.unwrap_or(0);
        let mut kept = false;
        let waited = self.agents[side].row(&base, &target);
        let highest = waited.and_then(|row| self.agents[side].leads(row));
        if let Some(row) = self.agents[side].pair(local, remote, PairState::InProgress) {
            let row = &mut self.agents[side].rows[row];
            kept = row.shown.state == PairState::Succeeded && row.shown.nominated;
            if row.shown.state != PairState::Succeeded {
                row.shown.state = PairState::InProgress;
            }
        }
        let check = Check {
            side,
            base,
            remote: target,
            priority,
            nominates: holds.use_candidate && role != Some(false),
        };
        self.ask(seen, message, Some(check));
        self.checks += 1;
        let id = if kept { "seen-consent" } else { "seen-check" };
        let mut why = Why::new(id)
            .with("who", self.name(side))
            .with("peer", self.name(other))
            .with("from", shown(from))
            .with("to", shown(to));
        if id == "seen-check" {
            let role = role.map(|c| if c { "controlling" } else { "controlled" });
            why = why.with("priority", u64::from(priority)).with("role", role);
        }
        if let Some(waiting) = highest {
            let next = Why::new("seen-highest").with("who", self.name(side));
            why = why.also(next.with("n", waiting));
        }
        if holds.use_candidate && !kept {
            why = why.also(Why::new("seen-nominates").with("who", self.name(side)));
        }
        if untold {
            let why_prflx = Why::new("seen-untold")
                .with("peer", self.name(other))
                .with("from", shown(from));
            why = why.also(why_prflx);
        }
        let kind = if kept { Kind::Plain } else { Kind::Message };
        (self.sealed(why, seen, other), kind)
    }

    /// Whether the integrity is right, where the password is known: that of the side that is asked.
    fn sealed(&self, why: Why, seen: &Seen<'_>, asked: usize) -> Why {
        let Some(key) = self.key(asked) else {
            return why;
        };
        let whose = self.name(asked);
        match stun::is_intact(seen.heard.bytes, &key) {
            Some(true) => why.also(Why::new("seen-intact").with("who", whose)),
            Some(false) => why.also(Why::new("seen-not-intact").with("who", whose)),
            None => why,
        }
    }

    pub(super) fn answer(
        &mut self,
        seen: &Seen<'_>,
        message: &Message,
        which: usize,
    ) -> (Why, Kind) {
        let heard = seen.heard;
        let asked = self.asked[which].clone();
        let Some(check) = asked.check else {
            return (self.between("seen-unasked", heard), Kind::Plain);
        };
        let side = check.side;
        let other = 1 - side;
        let who = self.who.clone();
        let why = |id| {
            Why::new(id)
                .with("who", &**who.name(other))
                .with("peer", &**who.name(side))
        };
        if check.nominates && message.class == Class::Success {
            // Who answers has it, and takes it as soon as its own check has succeeded (§7.3.1.5).
            let (from, to) = asked.ends;
            let base = self.known(to, other).base;
            let seen_from = spot(self.seen_by_other(from, to));
            self.agents[other].wants(base, seen_from);
        }
        // On its way to a relay, or seen again.
        let arrives = self.who.place(seen.wire.to) == self.who.place_of_side(side);
        if !arrives || asked.answered {
            let why = self.between("seen-passes", heard);
            return (why, Kind::Message);
        }
        let row = self.agents[side].row(&check.base, &check.remote);
        if heard.from != asked.ends.1 || heard.to != asked.ends.0 {
            let why = why("seen-answer-other")
                .with("from", shown(heard.from))
                .with("to", shown(asked.ends.1));
            if let Some(row) = row {
                self.agents[side].rows[row].shown.state = PairState::Failed;
            }
            return (why, Kind::Fault);
        }
        if message.class == Class::Error {
            return self.check_refused(message, &check, row, which);
        }
        let first =
            row.is_some_and(|row| self.agents[side].rows[row].shown.state != PairState::Succeeded);
        let mapped = message.holds.mapped.unwrap_or(heard.to);
        let id = if first {
            "seen-answer"
        } else {
            "seen-answer-again"
        };
        let mut why = why(id).with("address", shown(mapped));
        self.asked[which].answered = true;
        let Some(row) = row else {
            return (why, Kind::Progress);
        };
        if first {
            // Who answers knows it from now on, if it did not before.
            let (from, to) = asked.ends;
            self.meets(self.seen_by_other(from, to), other);
            let (prflx, local) = self.valid_local(mapped, &check);
            if prflx {
                let new = Why::new("seen-prflx")
                    .with("who", self.name(side))
                    .with("address", shown(mapped));
                why = why.also(new);
            }
            let agent = &mut self.agents[side];
            agent.rows[row].shown.local = local;
            agent.rows[row].shown.state = PairState::Succeeded;
            agent.rate(row);
        }
        let wanted = self.agents[side].is_wanted(&check.base, &check.remote);
        let pair = &mut self.agents[side].rows[row];
        let was = pair.shown.nominated;
        pair.shown.nominated |= check.nominates || wanted;
        let nominated = pair.shown.nominated && !was;
        let priority = pair.shown.priority;
        let kind = match (first, nominated) {
            (_, true) => Kind::Special,
            (true, false) => Kind::Progress,
            _ => Kind::Plain,
        };
        if nominated {
            let shown = self.agents[side].rows[row].shown.clone();
            let of = |c: &super::Known| format!("{}:{}", c.shown.address, c.shown.port);
            let pair = Why::new("seen-nominated")
                .with("who", self.name(side))
                .with("local", of(&self.agents[side].locals[shown.local]))
                .with("remote", of(&self.agents[side].remotes[shown.remote]))
                .with("priority", priority.to_string());
            why = why.also(pair);
            let priority_of = |c: &super::Known| c.shown.priority;
            let own = priority_of(&self.agents[side].locals[shown.local]);
            let others = priority_of(&self.agents[side].remotes[shown.remote]);
            let (g, d) = match self.agents[side].controlling {
                Some(false) => (others, own),
                _ => (own, others),
            };
            if pair_priority(g, d) == priority {
                why = why.also(super::formula(g, d));
            }
        }
        (self.sealed(why, seen, other), kind)
    }

    /// The local candidate of the valid pair: the one that the other side sees (RFC 8445 §7.2.5.3); and
    /// whether nobody knew of it.
    fn valid_local(&mut self, mapped: End, check: &Check) -> (bool, usize) {
        let side = check.side;
        if let Some(local) = self.agents[side].local(&spot(mapped)) {
            return (false, local);
        }
        let mut candidate = self.known(mapped, side);
        let is_new = self.who.outside_of(mapped).is_none()
            && self.who.line(&candidate.shown.address, mapped.1).is_none()
            && candidate.shown.kind != Sort::Relayed;
        if is_new {
            candidate.shown.kind = Sort::PeerReflexive;
            candidate.shown.priority = check.priority;
            candidate.shown.related = Some(check.base.clone());
            candidate.base = check.base.clone();
        }
        (is_new, self.agents[side].learn(true, candidate).1)
    }

    fn check_refused(
        &mut self,
        message: &Message,
        check: &Check,
        row: Option<usize>,
        which: usize,
    ) -> (Why, Kind) {
        let (side, other) = (check.side, 1 - check.side);
        self.asked[which].answered = true;
        let code = message.holds.error.unwrap_or(0);
        let base = |id| {
            Why::new(id)
                .with("who", self.name(side))
                .with("peer", self.name(other))
        };
        if code == 487 {
            // RFC 8445 §7.2.5.1: it switches, and asks again.
            let why = base("seen-conflict");
            let controlling = self.agents[side].controlling.unwrap_or(true);
            self.agents[side].set_role(!controlling);
            return (why, Kind::Special);
        }
        let why = base("seen-check-refused")
            .with("code", u64::from(code))
            .with("reason", stun::reason(code));
        if let Some(row) = row {
            self.agents[side].rows[row].shown.state = PairState::Failed;
        }
        (why, Kind::Fault)
    }
}
