//! What a packet of a recording says: requests to servers and their answers, what relays carry, data.

use super::{
    super::{
        recording::Packet,
        view::{Kind as Sort, Marked, Said},
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
pub(super) struct Seen<'a> {
    /// Between the ends that it is between for the peers.
    pub heard: Heard<'a>,
    /// The ends on the wire: those of the relay, where one carries it.
    pub wire: Heard<'a>,
    /// Number of its link.
    pub link: u64,
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

    pub(super) fn between(&self, id: &'static str, heard: Heard<'_>) -> Why {
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
    pub(super) fn ends(&self, seen: &Seen<'_>) -> (End, End) {
        let Heard { from, to, .. } = seen.heard;
        let comes_in = is_inner(to.0) && !is_inner(from.0);
        let outside = self.who.outside(to).filter(|_| comes_in);
        (from, outside.unwrap_or(to))
    }

    /// The end by which the receiver sees a sender: behind a NAT it is the one outside.
    pub(super) fn seen_by_other(&self, from: End, to: End) -> End {
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

    pub(super) fn ask(&mut self, seen: &Seen<'_>, message: &Message, check: Option<Check>) {
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
}

/// Seconds of a time, with three decimals at most.
pub(super) fn seconds(us: u64) -> String {
    let text = format!("{}.{:03}", us / SECOND, us % SECOND / 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
