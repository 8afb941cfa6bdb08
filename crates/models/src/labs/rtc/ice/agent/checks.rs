//! The check list and its checks (RFC 8445 §6, §7), and nomination (§8.1).

use super::{
    Agent, Asked, Doing, Kind, Local, Pair, PairState, Phase, Purpose, Remote, Signal, Then, Told,
    Transaction, Via, Wire, foundation, priority,
};
use kw_net::{
    nat::Endpoint,
    stun::{self, Class, Key, Message, Method},
};
use std::rc::Rc;

impl Agent {
    /// A note from the other side came.
    pub fn receive_signal(&mut self, now: u64, signal: &Signal) -> Vec<Doing> {
        let mut out = Vec::new();
        match signal {
            Signal::Description {
                offer,
                ufrag,
                password,
                candidates,
                complete,
            } => {
                let new = Some((ufrag.clone(), password.clone()));
                let restart = self.other.is_some() && self.other != new;
                if restart && *offer {
                    self.forget();
                }
                self.other = new;
                self.others_complete = *complete;
                let count = candidates.len();
                out.push(Doing::Tell(Told::Described {
                    offer: *offer,
                    count,
                    restart,
                }));
                if self.phase == Phase::Gathering {
                    self.phase = Phase::Checking;
                }
                for wire in candidates {
                    self.candidate(now, wire, &mut out);
                }
                if *offer {
                    out.extend(self.begin(now, false));
                    self.phase = Phase::Checking;
                }
                self.pair_up(now, &mut out);
                if !self.triggered.is_empty() {
                    self.want_pace(now);
                }
            }
            Signal::Candidate(wire) => self.candidate(now, wire, &mut out),
            Signal::End => {
                self.others_complete = true;
                out.push(Doing::Tell(Told::OthersEnd));
                self.consider_failure(&mut out);
            }
        }
        out
    }

    fn candidate(&mut self, now: u64, wire: &Wire, out: &mut Vec<Doing>) {
        if wire.name.is_some() {
            self.unresolved.push(wire.clone());
            out.push(Doing::Resolve(wire.clone()));
        } else {
            self.learn(now, wire, out);
        }
    }

    /// A name was resolved, or could not be.
    pub fn resolved(&mut self, now: u64, name: &str, found: bool) -> Vec<Doing> {
        let mut out = Vec::new();
        let (these, others) = std::mem::take(&mut self.unresolved)
            .into_iter()
            .partition(|w| w.name.as_deref() == Some(name));
        self.unresolved = others;
        let these: Vec<Wire> = these;
        if !found && !these.is_empty() {
            out.push(Doing::Tell(Told::Unresolved { name: name.into() }));
        }
        for wire in these.iter().filter(|_| found) {
            self.learn(now, wire, &mut out);
        }
        self.consider_failure(&mut out);
        out
    }

    /// A candidate of the other side. What a check made known before gets its right kind and priority
    /// (RFC 8838 §11.4).
    fn learn(&mut self, now: u64, wire: &Wire, out: &mut Vec<Doing>) {
        let new = Remote {
            kind: wire.kind,
            address: wire.address,
            priority: wire.priority,
            foundation: wire.foundation.to_string().into(),
            component: wire.component,
        };
        let same = |r: &Remote| r.address == new.address && r.component == new.component;
        let place = self.remotes.iter().position(same);
        let (remote, known) = match place {
            Some(place) if self.remotes[place].kind == Kind::PeerReflexive => {
                self.remotes[place] = new;
                (place, true)
            }
            Some(_) => return,
            None => {
                self.remotes.push(new);
                (self.remotes.len() - 1, false)
            }
        };
        out.push(Doing::Tell(Told::Learned { remote, known }));
        self.pair_up(now, out);
    }

    /// Makes the pairs that can be made now (RFC 8445 §6.1.2; for what comes later RFC 8838 §10).
    pub(super) fn pair_up(&mut self, now: u64, out: &mut Vec<Doing>) {
        if self.other.is_none() || !self.settings.trickle && !self.has_gathered() {
            return;
        }
        let (mut made, mut pruned) = (0, 0);
        for local in 0..self.locals.len() {
            for remote in 0..self.remotes.len() {
                let (own, other) = (&self.locals[local], &self.remotes[remote]);
                let full = self.pairs.len() >= self.settings.max_pairs;
                let fits = own.component == other.component && own.told && !full;
                if !fits || self.paired.contains(&(local, remote)) {
                    continue;
                }
                self.paired.push((local, remote));
                // A reflexive candidate sends from its base, whose pair is there (§6.1.2.4).
                if own.address != own.base {
                    pruned += 1;
                } else if self.pair_of(local, remote).is_none() {
                    self.add_pair(local, remote);
                    made += 1;
                }
            }
        }
        if made == 0 && pruned == 0 {
            return;
        }
        let count = |state| self.pairs.iter().filter(|p| p.state == state).count();
        out.push(Doing::Tell(Told::Paired {
            made,
            pruned,
            waiting: count(PairState::Waiting),
            frozen: count(PairState::Frozen),
        }));
        self.want_pace(now);
    }

    fn pair_of(&self, local: usize, remote: usize) -> Option<usize> {
        let is = |p: &Pair| (p.local, p.remote) == (local, remote);
        self.pairs.iter().position(is)
    }

    /// A new pair waits if nothing of its foundation is to be checked, or if that has succeeded
    /// (§6.1.2.6); else it is frozen.
    fn add_pair(&mut self, local: usize, remote: usize) -> usize {
        self.pairs.push(Pair {
            local,
            remote,
            state: PairState::Frozen,
            valid: None,
            nominating: false,
            nominated: false,
            triggered: false,
            hopeless: false,
            check: None,
        });
        let new = self.pairs.len() - 1;
        let own = foundation(self, &self.pairs[new]);
        let is_over = |i: usize| {
            let over = matches!(
                self.pairs[i].state,
                PairState::Succeeded | PairState::Failed
            );
            over || self.is_settled(i)
        };
        let like = |i: &usize| foundation(self, &self.pairs[*i]) == own;
        if (0..new).filter(like).all(is_over) {
            self.pairs[new].state = PairState::Waiting;
        }
        new
    }

    fn is_settled(&self, pair: usize) -> bool {
        let component = self.locals[self.pairs[pair].local].component;
        self.selected[usize::from(component) - 1].is_some()
    }

    /// The first triggered check (§6.1.4.2); whether there was one.
    pub(super) fn next_triggered(&mut self, now: u64, out: &mut Vec<Doing>) -> bool {
        if self.other.is_none() {
            return false;
        }
        while let Some(pair) = self.triggered.pop_front() {
            if !self.is_settled(pair) && self.pairs[pair].state != PairState::InProgress {
                self.pairs[pair].triggered = true;
                self.check(now, pair, out);
                return true;
            }
        }
        false
    }

    /// The first pair of the list that waits; if none does, the first frozen one whose foundation is
    /// not being checked (§6.1.4.2). Whether there was one.
    pub(super) fn next_ordinary(&mut self, now: u64, out: &mut Vec<Doing>) -> bool {
        if self.other.is_none() || self.phase == Phase::Failed {
            return false;
        }
        let open: Vec<usize> = self.ordered();
        let open = || open.iter().copied().filter(|p| !self.is_settled(*p));
        let state = |p: &usize| self.pairs[*p].state;
        if let Some(pair) = open().find(|p| state(p) == PairState::Waiting) {
            self.pairs[pair].triggered = false;
            self.check(now, pair, out);
            return true;
        }
        // What was left when its component had its pair is not being checked any more.
        let under_way =
            |i: &usize| self.pairs[*i].state == PairState::InProgress && !self.is_settled(*i);
        let busy: Vec<_> = (0..self.pairs.len())
            .filter(under_way)
            .map(|i| foundation(self, &self.pairs[i]))
            .collect();
        let free = |p: &usize| !busy.contains(&foundation(self, &self.pairs[*p]));
        let next = open().find(|p| state(p) == PairState::Frozen && free(p));
        if let Some(pair) = next {
            self.pairs[pair].state = PairState::Waiting;
            out.push(Doing::Tell(Told::Thawed { pair }));
            self.check(now, pair, out);
        }
        next.is_some()
    }

    /// Bytes of a request to the other side over a pair.
    pub(super) fn request(&mut self, pair: usize, nominates: bool) -> (u128, Rc<[u8]>) {
        let id = self.transaction_id();
        let own = &self.locals[self.pairs[pair].local];
        let (other, password) = self.other.clone().unwrap_or_default();
        let mut message = Message::new(Class::Request, Method::Binding, id);
        let holds = &mut message.holds;
        holds.username = Some(format!("{other}:{}", self.ufrag).into());
        // The priority that a candidate would have that this makes known (§7.1.1).
        let preference = self.local_preference(own.via);
        holds.priority = Some(priority(Kind::PeerReflexive, preference, own.component));
        holds.controlling = self.controlling.then_some(self.tie);
        holds.controlled = (!self.controlling).then_some(self.tie);
        holds.use_candidate = nominates;
        (id, message.bytes(Some(&Key::Short(password))))
    }

    fn check(&mut self, now: u64, pair: usize, out: &mut Vec<Doing>) {
        let nominates = self.controlling && self.pairs[pair].nominating;
        let (id, bytes) = self.request(pair, nominates);
        let own = &mut self.pairs[pair];
        if own.state != PairState::Succeeded {
            own.state = PairState::InProgress;
        }
        own.check = Some(id);
        let (via, to) = (self.locals[own.local].via, self.remotes[own.remote].address);
        let what = Asked::Check {
            pair,
            controlling: self.controlling,
            nominates,
        };
        self.ask(now, what, id, via, to, bytes, out);
    }

    /// The candidate that a message came to.
    fn came_to(&self, via: Via) -> Option<usize> {
        let is = |l: &Local| l.via == via && l.address == l.base;
        self.locals.iter().position(is)
    }

    /// A check came (§7.3).
    pub(super) fn check_received(
        &mut self,
        now: u64,
        via: Via,
        from: Endpoint,
        bytes: &[u8],
        message: &Message,
        out: &mut Vec<Doing>,
    ) {
        let Some(local) = self.came_to(via) else {
            return;
        };
        let holds = &message.holds;
        let own = format!("{}:", self.ufrag);
        let is_for_me = holds.username.as_ref().map(|u| u.starts_with(&own));
        let is_intact = stun::is_intact(bytes, &self.own_key());
        if is_for_me != Some(true) || is_intact != Some(true) {
            out.push(Doing::Tell(Told::Unauthentic { from }));
            // RFC 8489 §9.1.3: 400 where there are none, 401 where they are wrong.
            let there = is_for_me.is_some() && is_intact.is_some();
            let code = if there { 401 } else { 400 };
            self.reply(now, via, from, message, code, out);
            return;
        }
        if !self.settle_roles(now, via, from, message, out) {
            return;
        }
        self.reply(now, via, from, message, 0, out);
        let component = self.locals[local].component;
        let known = |r: &Remote| r.address == from && r.component == component;
        let place = self.remotes.iter().position(known);
        let new = place.is_none();
        // Those that one candidate learns of take at most half of the list.
        let reflexive = Kind::PeerReflexive;
        let learned = |p: &&Pair| p.local == local && self.remotes[p.remote].kind == reflexive;
        let learned = self.pairs.iter().filter(learned).count();
        if new && learned >= self.settings.max_pairs / 2 {
            out.push(Doing::Tell(Told::Checked {
                via,
                from,
                pair: None,
                new,
                nominates: false,
                then: Then::Full,
            }));
            return;
        }
        // §7.3.1.3: a candidate that only the check makes known.
        let remote = place.unwrap_or_else(|| {
            self.remotes.push(Remote {
                kind: Kind::PeerReflexive,
                address: from,
                priority: holds.priority.unwrap_or(1),
                foundation: format!("*{}", self.remotes.len()).into(),
                component,
            });
            self.remotes.len() - 1
        });
        let pair = match self.pair_of(local, remote) {
            Some(pair) => pair,
            None => {
                self.paired.push((local, remote));
                self.add_pair(local, remote)
            }
        };
        let nominates = holds.use_candidate && !self.controlling;
        self.pairs[pair].nominating |= nominates;
        let then = self.trigger(now, pair);
        out.push(Doing::Tell(Told::Checked {
            via,
            from,
            pair: Some(pair),
            new,
            nominates,
            then,
        }));
        if nominates && self.pairs[pair].state == PairState::Succeeded {
            self.select(now, pair, out);
        }
    }

    /// §7.3.1.4: a check in the other direction, unless it was answered already.
    fn trigger(&mut self, now: u64, pair: usize) -> Then {
        match self.pairs[pair].state {
            PairState::Succeeded => return Then::Nothing,
            // Two NATs that filter less than they map would answer each other so without end.
            PairState::Failed if self.pairs[pair].hopeless => return Then::Hopeless,
            PairState::InProgress => {
                // The one under way is not sent again; its answer still counts.
                if let Some(id) = self.pairs[pair].check.take() {
                    self.cancel(now, id);
                }
            }
            _ => {}
        }
        self.pairs[pair].state = PairState::Waiting;
        if !self.triggered.contains(&pair) {
            self.triggered.push_back(pair);
        }
        if self.phase == Phase::Failed {
            self.phase = Phase::Checking;
        }
        self.want_pace(now);
        match self.other {
            Some(_) => Then::Triggered,
            None => Then::Early,
        }
    }

    fn cancel(&mut self, now: u64, id: u128) {
        let tries = self.settings.tries;
        if let Some(one) = self.open.iter_mut().find(|t| t.id == id) {
            one.sent = tries;
            one.next = now + one.first * 16;
        }
    }

    /// §7.3.1.1: the larger tie-breaker controls. Whether the check is to be looked at further.
    fn settle_roles(
        &mut self,
        now: u64,
        via: Via,
        from: Endpoint,
        message: &Message,
        out: &mut Vec<Doing>,
    ) -> bool {
        let other = match self.controlling {
            true => message.holds.controlling,
            false => message.holds.controlled,
        };
        let Some(other) = other else {
            return true;
        };
        // Who keeps its role sends an error; who has to change, changes.
        if (self.tie >= other) == self.controlling {
            out.push(Doing::Tell(Told::Conflict {
                controlling: self.controlling,
                own: self.tie,
                other,
            }));
            self.reply(now, via, from, message, 487, out);
            return false;
        }
        self.controlling = !self.controlling;
        out.push(Doing::Tell(Told::Switched {
            controlling: self.controlling,
            told: false,
        }));
        true
    }

    fn reply(
        &mut self,
        now: u64,
        via: Via,
        to: Endpoint,
        request: &Message,
        error: u16,
        out: &mut Vec<Doing>,
    ) {
        let class = if error == 0 {
            Class::Success
        } else {
            Class::Error
        };
        let mut message = Message::new(class, request.method, request.id);
        match error {
            0 => message.holds.mapped = Some((*to.ip(), to.port())),
            code => message.holds.error = Some(code),
        }
        // There is no key in common where the name or integrity is wrong.
        let key = (!matches!(error, 400 | 401)).then(|| self.own_key());
        let bytes = message.bytes(key.as_ref());
        self.send(now, via, to, bytes, Purpose::Answer(error), out);
    }

    /// A check was answered (§7.2.5).
    #[allow(clippy::too_many_arguments)]
    pub(super) fn check_answered(
        &mut self,
        now: u64,
        asked: Transaction,
        via: Via,
        from: Endpoint,
        bytes: &[u8],
        message: &Message,
        out: &mut Vec<Doing>,
    ) {
        let Asked::Check {
            pair,
            controlling,
            nominates,
        } = asked.what
        else {
            return;
        };
        let password = self.other.as_ref().map(|o| o.1.clone()).unwrap_or_default();
        if stun::is_intact(bytes, &Key::Short(password)) != Some(true) {
            out.push(Doing::Tell(Told::Unauthentic { from }));
            self.open.push(asked);
            return;
        }
        if self.pairs[pair].check == Some(asked.id) {
            self.pairs[pair].check = None;
        }
        if message.class == Class::Error {
            let code = message.holds.error.unwrap_or(500);
            if code != 487 {
                self.fails(now, pair, Told::PairFailed { pair, code }, out);
                return;
            }
            if self.controlling == controlling {
                self.controlling = !controlling;
                out.push(Doing::Tell(Told::Switched {
                    controlling: self.controlling,
                    told: true,
                }));
                // §7.2.5.1: another one, so that the conflict does not come back.
                self.tie = super::bits(&mut self.rng, 64) as u64;
            }
            self.trigger(now, pair);
            return;
        }
        if from != asked.to || via != asked.via {
            self.pairs[pair].hopeless = true;
            self.fails(now, pair, Told::Asymmetric { pair, from }, out);
            return;
        }
        let Some((address, port)) = message.holds.mapped else {
            return;
        };
        let mapped = Endpoint::new(address, port);
        let own = self.locals[self.pairs[pair].local].clone();
        let known = |l: &Local| l.address == mapped && l.component == own.component;
        let place = self.locals.iter().position(known);
        let new = place.is_none();
        // §7.2.5.3.1: a candidate that only the answer makes known.
        let valid = place.unwrap_or_else(|| {
            let kind = Kind::PeerReflexive;
            let foundation = self.foundation(kind, *own.base.ip(), None, false);
            self.locals.push(Local {
                kind,
                address: mapped,
                base: own.base,
                via: own.via,
                priority: priority(kind, self.local_preference(own.via), own.component),
                foundation,
                component: own.component,
                related: Some(own.base),
                told: false,
            });
            self.locals.len() - 1
        });
        self.counts.answered += 1;
        self.pairs[pair].state = PairState::Succeeded;
        self.pairs[pair].valid = Some(valid);
        let thawed = self.thaw(pair);
        out.push(Doing::Tell(Told::Succeeded {
            pair,
            valid,
            new,
            thawed,
        }));
        if nominates || (!self.controlling && self.pairs[pair].nominating) {
            self.select(now, pair, out);
        } else if self.controlling {
            self.consider_nomination(now, false, out);
        }
        self.want_pace(now);
    }

    /// §7.2.5.3.3: what is frozen with the same foundation waits now. How many.
    fn thaw(&mut self, pair: usize) -> usize {
        let own = foundation(self, &self.pairs[pair]);
        let mut count = 0;
        for i in 0..self.pairs.len() {
            let is_frozen = self.pairs[i].state == PairState::Frozen;
            if is_frozen && foundation(self, &self.pairs[i]) == own {
                self.pairs[i].state = PairState::Waiting;
                count += 1;
            }
        }
        count
    }

    /// A check was not answered at all.
    pub(super) fn check_failed(&mut self, now: u64, pair: usize, out: &mut Vec<Doing>) {
        // One that was given up for a triggered one says nothing about the pair.
        if self.pairs[pair].check.is_none() || self.pairs[pair].state != PairState::InProgress {
            return;
        }
        self.fails(now, pair, Told::PairFailed { pair, code: 0 }, out);
    }

    fn fails(&mut self, now: u64, pair: usize, why: Told, out: &mut Vec<Doing>) {
        self.counts.failed += 1;
        let own = &mut self.pairs[pair];
        own.check = None;
        own.state = PairState::Failed;
        out.push(Doing::Tell(why));
        self.consider_nomination(now, false, out);
        self.want_pace(now);
        self.consider_failure(out);
    }

    /// Priority of the valid pair that a check made.
    pub fn valid_priority(&self, pair: &Pair) -> Option<u64> {
        let local = self.locals[pair.valid?].priority;
        Some(self.pair_priority(local, self.remotes[pair.remote].priority))
    }

    /// §8.1.1: the controlling agent nominates the best valid pair of a component when nothing better
    /// is open, or when its patience is at its end.
    pub(super) fn consider_nomination(&mut self, now: u64, patience: bool, out: &mut Vec<Doing>) {
        if !self.controlling {
            return;
        }
        for component in 1..=self.sockets.len() as u8 {
            let of = |p: &Pair| self.locals[p.local].component == component;
            let settled = self.selected[usize::from(component) - 1].is_some();
            if settled || self.pairs.iter().any(|p| of(p) && p.nominating) {
                continue;
            }
            let best = (0..self.pairs.len())
                .filter(|i| of(&self.pairs[*i]))
                .filter_map(|i| Some((self.valid_priority(&self.pairs[i])?, i)))
                .max();
            let Some((worth, best)) = best else { continue };
            let is_open = |p: &&Pair| {
                use PairState::{Frozen, InProgress, Waiting};
                matches!(p.state, Frozen | Waiting | InProgress)
            };
            let better = self.pairs.iter().filter(|p| of(p)).filter(is_open);
            if better.clone().any(|p| self.priority_of(p) > worth) && !patience {
                if self.patient_until.is_none() {
                    self.patient_until = Some(now + self.settings.patience);
                }
                continue;
            }
            self.pairs[best].nominating = true;
            self.triggered.push_back(best);
            out.push(Doing::Tell(Told::Nominates {
                pair: best,
                patience,
            }));
            self.want_pace(now);
        }
    }

    /// The pair of a component is nominated: it is selected, and the others of its component are left
    /// (§8.1.2).
    fn select(&mut self, now: u64, pair: usize, out: &mut Vec<Doing>) {
        let component = self.locals[self.pairs[pair].local].component;
        let place = usize::from(component) - 1;
        if self.selected[place].is_some() {
            return;
        }
        self.pairs[pair].nominated = true;
        self.selected[place] = Some(pair);
        let all = self.selected.iter().all(Option::is_some);
        out.push(Doing::Tell(Told::Selected { pair, all }));
        let mut count = 0;
        for i in 0..self.pairs.len() {
            let one = &self.pairs[i];
            let is_open = !matches!(one.state, PairState::Succeeded | PairState::Failed);
            if is_open && self.locals[one.local].component == component {
                count += 1;
                let id = self.pairs[i].check.take();
                self.open.retain(|t| Some(t.id) != id);
            }
        }
        if count > 0 {
            out.push(Doing::Tell(Told::Dropped { count }));
        }
        if all {
            self.phase = Phase::Connected;
            self.patient_until = None;
        }
        // What waited for this one's foundation may be next.
        self.want_pace(now);
        self.watch_over(now, pair, all, out);
    }

    /// §8.1.2: no pair is left, and none will come.
    pub(super) fn consider_failure(&mut self, out: &mut Vec<Doing>) {
        let is_over = |p: &Pair| matches!(p.state, PairState::Succeeded | PairState::Failed);
        let more = !self.gathered || !self.others_complete || !self.unresolved.is_empty();
        let none = |component: usize| {
            let of = |p: &&Pair| usize::from(self.locals[p.local].component) == component + 1;
            !self.pairs.iter().filter(of).any(|p| p.valid.is_some())
        };
        let lacks = (0..self.sockets.len()).any(none);
        let is_due = self.phase == Phase::Checking && self.triggered.is_empty();
        if is_due && !more && lacks && self.pairs.iter().all(is_over) {
            self.phase = Phase::Failed;
            out.push(Doing::Tell(Told::Failed));
        }
    }
}
