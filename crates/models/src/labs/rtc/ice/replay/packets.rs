//! What a packet of a recording says.

use super::{
    super::{
        recording::Packet,
        view::{Kind as Sort, Marked, PairState, Said},
    },
    Asked, Check, MAX_ASKED, Replay, Step, spot,
    who::{Carried, Heard, carried, fragments, is_inner, shown},
};
use kw_net::{
    SECOND,
    stun::{self, Class, End, Message, Method},
};
use kw_trace::{Kind, Why};

/// A message that was opened, with where it was seen.
struct Seen<'a> {
    heard: Heard<'a>,
    /// The ends on the wire: those of the relay, where one carries it.
    wire: Heard<'a>,
    link: u64,
}

/// What a message made of it: why, its kind, and what the arrow says.
type Told = (Why, Kind, Said);

impl Replay {
    pub(super) fn packet(&mut self, number: u32, packet: &Packet) -> Step {
        let bytes = match &packet.bytes.0 {
            Some(bytes) => bytes.0.clone(),
            None => [][..].into(),
        };
        let (heard, told) = match carried(&bytes) {
            Carried::Udp(heard, _) => {
                let told = self.datagram(heard, packet.link);
                (heard, told)
            }
            Carried::Tcp(heard) => {
                let stun = stun::is_stun(heard.bytes);
                let id = if stun { "seen-stun-tcp" } else { "seen-tcp" };
                (heard, (self.between(id, heard), Kind::Message, Said::Tcp))
            }
            Carried::Other => {
                let none = ([0, 0, 0, 0].into(), 0);
                let heard = Heard {
                    from: none,
                    to: none,
                    bytes: &[],
                };
                (heard, (Why::new("seen-other"), Kind::Plain, Said::Data))
            }
        };
        let (why, kind, said) = told;
        let mark = match carried(&bytes) {
            Carried::Other => self.noted(0, super::Note::Other),
            _ => Marked::Seen {
                packet: number,
                from: self.who.place(heard.from),
                to: self.who.place(heard.to),
                said,
            },
        };
        Step { why, mark, kind }
    }

    fn between(&self, id: &'static str, heard: Heard<'_>) -> Why {
        Why::new(id)
            .with("who", self.who.called(heard.from))
            .with("to", self.who.called(heard.to))
    }

    fn datagram(&mut self, heard: Heard<'_>, link: u64) -> Told {
        let who = self.who.clone();
        let wire = heard;
        if let Some(inner) = who.inner(heard) {
            let seen = Seen {
                heard: inner,
                wire,
                link,
            };
            let (why, kind, said) = self.carried(&seen);
            let (outer, said) = self.wrapping(heard, inner, said);
            return (outer.also(why), kind, said);
        }
        self.carried(&Seen { heard, wire, link })
    }

    /// The message around one that a relay carries.
    fn wrapping(&self, heard: Heard<'_>, inner: Heard<'_>, said: Said) -> (Why, Said) {
        let to_server = self.who.is_server(heard.to);
        let peer = if to_server { inner.to } else { inner.from };
        let client = if to_server { heard.from } else { heard.to };
        let base = |id| {
            Why::new(id)
                .with("who", self.who.called(client))
                .with("peer", shown(peer))
        };
        if let Some((number, _)) = stun::read_channel(heard.bytes) {
            let id = if to_server {
                "seen-channel-up"
            } else {
                "seen-channel-down"
            };
            return (
                base(id).with("number", format!("{number:#06x}")),
                Said::Channel,
            );
        }
        let (id, method) = match to_server {
            true => ("seen-send", Method::Send),
            false => ("seen-data", Method::Data),
        };
        let (check, nominates) = match said {
            Said::Stun {
                check, nominates, ..
            } => (check, nominates),
            _ => (false, false),
        };
        let said = Said::Stun {
            class: Class::Indication,
            method,
            check,
            nominates,
            error: 0,
        };
        (base(id), said)
    }

    fn carried(&mut self, seen: &Seen<'_>) -> Told {
        let heard = seen.heard;
        if stun::is_stun(heard.bytes) {
            return match stun::read(heard.bytes) {
                Some(message) => self.stun(seen, &message),
                None => (self.between("seen-harmed", heard), Kind::Fault, Said::Data),
            };
        }
        if heard.from.1 == 5353 || heard.to.1 == 5353 {
            let is_answer = heard.bytes.get(2).is_some_and(|b| b & 0x80 != 0);
            let id = if is_answer {
                "seen-name-answer"
            } else {
                "seen-name-query"
            };
            return (self.between(id, heard), Kind::Message, Said::Name);
        }
        self.selects(seen);
        let id = match heard.bytes {
            [22, 0xfe, _, 0, 0, ..] => "seen-dtls-hello",
            [20..=25, 0xfe, ..] | [32..=63, ..] => "seen-dtls",
            [0x80..=0xbf, 192..=223, ..] => "seen-rtcp",
            [0x80..=0xbf, ..] => "seen-rtp",
            _ => "seen-bytes",
        };
        let why = self.between(id, heard).with("n", heard.bytes.len() as u64);
        (why, Kind::Message, Said::Data)
    }

    /// The ends of a packet as the sender knows them: what is sent to it behind a NAT was sent to the end
    /// outside.
    fn ends(&self, seen: &Seen<'_>) -> (End, End) {
        let Heard { from, to, .. } = seen.heard;
        let comes_in = is_inner(to.0) && !is_inner(from.0);
        let outside = self.who.outside(to).filter(|_| comes_in);
        (from, outside.unwrap_or(to))
    }

    /// The end by which the receiver sees a sender: behind a NAT it is the one outside.
    fn seen_by_other(&self, from: End, to: End) -> End {
        let goes_out = is_inner(from.0) && !is_inner(to.0);
        let outside = self.who.outside(from).filter(|_| goes_out);
        outside.unwrap_or(from)
    }

    /// Data goes over the pair of the side that sends it.
    fn selects(&mut self, seen: &Seen<'_>) {
        let (from, to) = self.ends(seen);
        let Some(side) = self.who.owner(from) else {
            return;
        };
        let base = self.known(from, side).base;
        if let Some(row) = self.agents[side].row(&base, &spot(to)) {
            self.agents[side].select(row);
        }
    }

    fn stun(&mut self, seen: &Seen<'_>, message: &Message) -> Told {
        let known = self.asked.iter().position(|a| a.id == message.id);
        let check = known.is_some_and(|i| self.asked[i].check.is_some());
        let said = Said::Stun {
            class: message.class,
            method: message.method,
            check: check || fragments(message).is_some(),
            nominates: message.holds.use_candidate,
            error: message.holds.error.unwrap_or(0),
        };
        let heard = seen.heard;
        let (why, kind) = match message.class {
            Class::Request => match known {
                Some(i) => self.repeated(seen, i),
                None => self.request(seen, message),
            },
            Class::Indication => (self.between("seen-keep-alive", heard), Kind::Plain),
            Class::Success | Class::Error => match known {
                None => (self.between("seen-unasked", heard), Kind::Plain),
                Some(i) if check => self.answer(seen, message, i),
                Some(i) if message.class == Class::Success => {
                    self.asked[i].answered = true;
                    self.granted(seen, message)
                }
                Some(i) => {
                    self.asked[i].answered = true;
                    self.refused(heard, message)
                }
            },
        };
        (why, kind, said)
    }

    /// The same request again, or the same packet at another place.
    fn repeated(&mut self, seen: &Seen<'_>, which: usize) -> (Why, Kind) {
        let heard = seen.heard;
        let why = self.between("seen-passes", heard);
        let on_the_way = self.who.owner(seen.wire.from).is_none()
            || seen.link != self.asked[which].link
            || self.who.is_server(seen.wire.from);
        if on_the_way {
            return (why, Kind::Message);
        }
        let asked = &mut self.asked[which];
        asked.sends += 1;
        let sends = asked.sends;
        (
            self.between("seen-again", heard).with("n", sends),
            Kind::Wait,
        )
    }

    fn ask(&mut self, seen: &Seen<'_>, message: &Message, check: Option<Check>) {
        if self.asked.len() >= MAX_ASKED {
            self.asked.pop_front();
        }
        self.asked.push_back(Asked {
            id: message.id,
            ends: (seen.heard.from, seen.heard.to),
            link: seen.link,
            sends: 1,
            check,
            answered: false,
        });
    }

    fn request(&mut self, seen: &Seen<'_>, message: &Message) -> (Why, Kind) {
        if let Some((_, sender)) = fragments(message)
            && let Some(side) = self.who.side_of(sender)
        {
            return self.check(seen, message, side);
        }
        self.ask(seen, message, None);
        let heard = seen.heard;
        let holds = &message.holds;
        let peer = holds.peer.map(shown).unwrap_or_default();
        let side = self.who.owner(heard.from);
        let why = match message.method {
            Method::Binding => {
                let kind = side.map_or(Sort::Host, |side| self.gains(heard.from, side).1);
                let kind = if kind == Sort::Host { "host" } else { "other" };
                let own = shown(heard.from);
                self.between("seen-binding", heard)
                    .with("own", own)
                    .with("kind", kind)
            }
            Method::Allocate if holds.username.is_none() => self.between("seen-allocate", heard),
            Method::Allocate => self
                .between("seen-allocate-again", heard)
                .with("user", holds.username.as_deref().unwrap_or_default())
                .with("realm", holds.realm.as_deref().unwrap_or_default()),
            Method::Refresh if holds.lifetime == Some(0) => self.between("seen-release", heard),
            Method::Refresh => self.between("seen-refresh", heard),
            Method::CreatePermission => {
                if let (Some(side), Some(peer)) = (side, holds.peer) {
                    self.meets(peer, side);
                }
                self.between("seen-permission", heard).with("peer", peer)
            }
            Method::ChannelBind => {
                let number = format!("{:#06x}", holds.channel.unwrap_or(0));
                self.between("seen-channel", heard)
                    .with("peer", peer)
                    .with("number", number)
            }
            Method::Send | Method::Data => self.between("seen-bytes", heard).with("n", 0_u64),
        };
        (why, Kind::Message)
    }

    /// A server did what it was asked.
    fn granted(&mut self, seen: &Seen<'_>, message: &Message) -> (Why, Kind) {
        let heard = seen.heard;
        let holds = &message.holds;
        let lifetime = u64::from(holds.lifetime.unwrap_or(0));
        let side = self.who.owner(heard.to);
        let who = self.who.called(heard.to);
        let base = |id| Why::new(id).with("who", who.as_str());
        match (message.method, holds.relayed, holds.mapped) {
            (Method::Allocate, Some(relayed), _) => {
                if let Some(side) = side {
                    self.gains(relayed, side);
                }
                let why = base("seen-relayed")
                    .with("address", shown(relayed))
                    .with("seconds", lifetime);
                (why, Kind::Progress)
            }
            (Method::Binding, _, Some(mapped)) => {
                let found = side.map(|side| self.gains(mapped, side));
                let id = match found {
                    _ if mapped == heard.to && self.who.is_routed(heard.to) => {
                        "seen-mapped-outside"
                    }
                    _ if mapped == heard.to => "seen-mapped-same",
                    Some((false, _)) => "seen-mapped-known",
                    _ => "seen-mapped",
                };
                let why = base(id)
                    .with("address", shown(mapped))
                    .with("own", shown(heard.to));
                (why, Kind::Progress)
            }
            (Method::CreatePermission, ..) => (base("seen-permitted"), Kind::Progress),
            (Method::ChannelBind, ..) => (base("seen-channel-bound"), Kind::Progress),
            (Method::Refresh, ..) if lifetime == 0 => (base("seen-released"), Kind::Plain),
            (Method::Refresh, ..) => {
                let why = base("seen-refreshed").with("seconds", lifetime);
                (why, Kind::Progress)
            }
            _ => (base("seen-done"), Kind::Progress),
        }
    }

    /// A server did not.
    fn refused(&self, heard: Heard<'_>, message: &Message) -> (Why, Kind) {
        let code = message.holds.error.unwrap_or(0);
        let base = |id| {
            Why::new(id)
                .with("who", self.who.called(heard.to))
                .with("server", self.who.called(heard.from))
        };
        match code {
            401 => {
                let realm = message.holds.realm.as_deref().unwrap_or_default();
                (base("seen-challenge").with("realm", realm), Kind::Wait)
            }
            438 => (base("seen-stale"), Kind::Wait),
            _ => {
                let why = base("seen-refused")
                    .with("code", u64::from(code))
                    .with("reason", stun::reason(code));
                (why, Kind::Fault)
            }
        }
    }

    fn check(&mut self, seen: &Seen<'_>, message: &Message, side: usize) -> (Why, Kind) {
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

    fn answer(&mut self, seen: &Seen<'_>, message: &Message, which: usize) -> (Why, Kind) {
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

/// Seconds of a time, with three decimals at most.
pub(super) fn seconds(us: u64) -> String {
    let text = format!("{}.{:03}", us / SECOND, us % SECOND / 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
