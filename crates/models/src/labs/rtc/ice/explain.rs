//! Which rule made a step, with the parameters its sentence needs.

use super::{
    agent::{Agent, Asked, Purpose, Signal, Then, Told, Via},
    event::{Change, Drop, Event, Packet, Served, Through, Verdict, What},
    replay::RULES as SEEN,
    scenario::{Nat, Peer, Scenario},
    state::State,
};
use kw_net::nat::{Behaviour, By, Endpoint, Reason};
use kw_trace::{Kind, Param, Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

/// The rules of this lab: those of the simulation, and those of recordings.
pub const RULES: &[Rule] = &joined();

const COUNT: usize = SIMULATED.len() + SEEN.len();

const fn joined() -> [Rule; COUNT] {
    let mut all = [SIMULATED[0]; COUNT];
    let mut i = 0;
    while i < COUNT {
        all[i] = if i < SIMULATED.len() {
            SIMULATED[i]
        } else {
            SEEN[i - SIMULATED.len()]
        };
        i += 1;
    }
    all
}

const SIMULATED: &[Rule] = &[
    rule("found-host", "ICE-G1", "RFC 8445 §5.1.1.1, §5.1.2"),
    rule("found-srflx", "ICE-G2", "RFC 8445 §5.1.1.2; RFC 8489 §14.2"),
    rule("found-relay", "ICE-G3", "RFC 8445 §5.1.1.2; RFC 8656 §7.3"),
    rule("redundant", "ICE-G4", "RFC 8445 §5.1.3"),
    rule("asks-address", "STUN-1", "RFC 8445 §5.1.1.2; RFC 8489 §2"),
    rule("asks-allocate", "TURN-1", "RFC 8656 §7.1; RFC 8489 §9.2.3"),
    rule("asks-refresh", "TURN-6", "RFC 8656 §8.1"),
    rule("asks-permission", "TURN-4", "RFC 8656 §9"),
    rule("asks-channel", "TURN-5", "RFC 8656 §12"),
    rule("challenged", "TURN-2", "RFC 8489 §9.2.4–9.2.5"),
    rule("refused", "TURN-3", "RFC 8656 §19; RFC 8489 §14.8"),
    rule("granted", "TURN-3", "RFC 8656 §7.3, §8.3, §10.3, §12.3"),
    rule("no-answer", "STUN-3", "RFC 8489 §6.2.1"),
    rule("again", "STUN-3", "RFC 8489 §6.2.1; RFC 8445 §14.3"),
    rule("gathered", "ICE-G5", "RFC 8445 §5.1; RFC 8838 §14"),
    rule("passes-offer", "SIG-1", "RFC 8839 §4; RFC 8838 §4"),
    rule("passes-answer", "SIG-1", "RFC 8839 §4; RFC 8838 §4"),
    rule("passes-candidate", "SIG-2", "RFC 8838 §4; RFC 8839 §5.1"),
    rule("passes-end", "SIG-3", "RFC 8838 §8.2"),
    rule("described", "SIG-1", "RFC 8839 §4; RFC 8445 §6.1.1"),
    rule("described-anew", "SIG-4", "RFC 8445 §9; RFC 8839 §4.4.3"),
    rule("learned", "SIG-2", "RFC 8838 §10"),
    rule(
        "learned-known",
        "SIG-5",
        "RFC 8838 §11.4; RFC 8445 §7.3.1.3",
    ),
    rule("others-end", "SIG-3", "RFC 8838 §8.2"),
    rule(
        "asks-name",
        "MDNS-1",
        "RFC 6762 §5; draft-ietf-mmusic-mdns-ice-candidates §3.2",
    ),
    rule(
        "gives-name",
        "MDNS-2",
        "RFC 6762 §6; draft-ietf-mmusic-mdns-ice-candidates §3.1",
    ),
    rule(
        "unresolved",
        "MDNS-3",
        "draft-ietf-mmusic-mdns-ice-candidates §3.2",
    ),
    rule("paired", "ICE-C1", "RFC 8445 §6.1.2.2–6.1.2.6"),
    rule("thawed", "ICE-C3", "RFC 8445 §6.1.4.2"),
    rule("check-ordinary", "ICE-C2", "RFC 8445 §6.1.4.2, §7.2.2"),
    rule("check-triggered", "ICE-C4", "RFC 8445 §6.1.4.1, §7.3.1.4"),
    rule("check-nominates", "ICE-N2", "RFC 8445 §8.1.1"),
    rule("answers", "ICE-C5", "RFC 8445 §7.3.1.2; RFC 8489 §6.3.1.1"),
    rule("answers-conflict", "ICE-R1", "RFC 8445 §7.3.1.1"),
    rule("checked", "ICE-C5", "RFC 8445 §7.3"),
    rule("checked-new", "ICE-C6", "RFC 8445 §7.3.1.3"),
    rule("checked-nominates", "ICE-N3", "RFC 8445 §7.3.1.5"),
    rule("unauthentic", "STUN-2", "RFC 8445 §7.3; RFC 8489 §9.1.3"),
    rule("conflict", "ICE-R1", "RFC 8445 §7.3.1.1"),
    rule("switched-told", "ICE-R2", "RFC 8445 §7.2.5.1"),
    rule("switched-itself", "ICE-R1", "RFC 8445 §7.3.1.1"),
    rule("succeeded", "ICE-C7", "RFC 8445 §7.2.5.3"),
    rule("succeeded-new", "ICE-C8", "RFC 8445 §7.2.5.3.1"),
    rule("asymmetric", "ICE-C9", "RFC 8445 §7.2.5.2.1"),
    rule(
        "pair-failed",
        "ICE-C10",
        "RFC 8445 §7.2.5.2.2–7.2.5.2.4; RFC 8489 §6.2.1",
    ),
    rule("nominates", "ICE-N1", "RFC 8445 §8.1.1"),
    rule("nominates-patience", "ICE-N1", Rule::CONVENTION),
    rule("selected", "ICE-N4", "RFC 8445 §8.1.1–8.1.2"),
    rule("dropped-pairs", "ICE-N5", "RFC 8445 §8.1.2"),
    rule("failed", "ICE-N6", "RFC 8445 §8.1.2; RFC 8838 §8.1"),
    rule("frees", "ICE-K3", "RFC 8445 §8.3.1; RFC 8656 §8.1"),
    rule("asks-consent", "ICE-K1", "RFC 7675 §5.1"),
    rule("consented", "ICE-K1", "RFC 7675 §5.1"),
    rule("consent-gone", "ICE-K2", "RFC 7675 §5.1"),
    rule("keeps-alive", "ICE-K4", "RFC 8445 §11"),
    rule("kept-alive", "ICE-K4", "RFC 8445 §11"),
    rule("sends-data", "DATA-1", "RFC 8445 §12; RFC 8656 §11, §12.5"),
    rule("got-data", "DATA-1", "RFC 8445 §12"),
    rule("late", "STUN-4", "RFC 8489 §6.3.3"),
    rule("nothing", "STUN-4", "RFC 8838 §10; RFC 8445 §7.3"),
    rule("restarted", "ICE-A1", "RFC 8445 §9"),
    rule("connects-syn", "TCP-1", "RFC 8656 §2.1; RFC 9293 §3.5"),
    rule("connects-syn-ack", "TCP-1", "RFC 8656 §2.1; RFC 9293 §3.5"),
    rule("connects-ack", "TCP-1", "RFC 8656 §2.1; RFC 9293 §3.5"),
    rule("nat-maps", "NAT-M", "RFC 4787 §4.1"),
    rule("nat-permits", "NAT-F", "RFC 4787 §5"),
    rule("let-in-open", "NAT-F", "RFC 4787 §5"),
    rule("let-in-sent", "NAT-F", "RFC 4787 §5"),
    rule("dropped-no-entry", "NAT-D1", "RFC 4787 §4.1, §5"),
    rule("dropped-filtered", "NAT-D2", "RFC 4787 §5"),
    rule("dropped-hairpin", "NAT-D3", "RFC 4787 §6"),
    rule("dropped-other", "NAT-D4", "RFC 4787 §4.2.1"),
    rule("dropped-no-udp", "NET-1", Rule::SCENARIO),
    rule("dropped-private", "NET-2", "RFC 1918 §3; RFC 6598 §4"),
    rule("dropped-lost", "NET-3", Rule::SCENARIO),
    rule("dropped-nobody", "NET-4", "RFC 1122 §4.1.3.1"),
    rule("dropped-no-permission", "TURN-4", "RFC 8656 §9, §11.3"),
    rule("serves-address", "STUN-1", "RFC 8489 §6.3.1, §14.2"),
    rule("serves-challenge", "TURN-2", "RFC 8489 §9.2.4"),
    rule("serves-allocation", "TURN-1", "RFC 8656 §7.2"),
    rule("serves-done", "TURN-3", "RFC 8656 §8.2, §10.2, §12.2"),
    rule("serves-refusal", "TURN-3", "RFC 8656 §19"),
    rule("relays-out", "TURN-7", "RFC 8656 §11.2, §12.6"),
    rule("relays-in", "TURN-8", "RFC 8656 §11.3, §12.7"),
    rule("verdict-direct", "END-1", "RFC 8445 §2.2; RFC 5128 §3"),
    rule("verdict-holes", "END-2", "RFC 5128 §3.3; RFC 4787 §5"),
    rule("verdict-relayed", "END-3", "RFC 8656 §2; RFC 5128 §3.1"),
    rule("verdict-none", "END-4", "RFC 8445 §8.1.2"),
    rule("change-restart", "YOU", Rule::OUTSIDE),
    rule("change-nat", "YOU", Rule::OUTSIDE),
    rule("change-udp", "YOU", Rule::OUTSIDE),
    rule("change-server", "YOU", Rule::OUTSIDE),
    rule("change-lost", "YOU", Rule::OUTSIDE),
    rule("change-nothing", "YOU", Rule::OUTSIDE),
];

/// The names of the two sides.
pub const SIDES: [&str; 2] = ["A", "B"];

fn name(side: u8) -> &'static str {
    SIDES[usize::from(side.min(1))]
}

fn end(end: Endpoint) -> Param {
    end.to_string().into()
}

/// A yes or no as a word that sentences choose by.
fn flag(value: bool) -> Param {
    if value { "yes" } else { "no" }.to_owned().into()
}

/// What a step means to the eye.
pub fn kind(event: &Event) -> Kind {
    match &event.what {
        What::Sent { .. } | What::Connects { .. } | What::Passed { .. } => Kind::Message,
        What::AsksName { .. } | What::GivesName { .. } | What::Served { .. } => Kind::Message,
        What::Opened { .. } => Kind::Special,
        What::Dropped { .. } => Kind::Fault,
        What::Verdict(verdict) => match verdict.path {
            Some(_) => Kind::Progress,
            None => Kind::Fault,
        },
        What::Change(_) => Kind::Special,
        What::Recorded(event) => event.kind,
        What::Agent { told, .. } => match told {
            Told::Found { .. }
            | Told::Granted { .. }
            | Told::Succeeded { .. }
            | Told::Nominates { .. }
            | Told::Selected { .. }
            | Told::Consented { .. }
            | Told::Data { .. } => Kind::Progress,
            Told::Refused { .. }
            | Told::NoAnswer { .. }
            | Told::Unresolved { .. }
            | Told::Unauthentic { .. }
            | Told::Asymmetric { .. }
            | Told::PairFailed { .. }
            | Told::Failed
            | Told::ConsentGone { .. } => Kind::Fault,
            Told::Conflict { .. } | Told::Switched { .. } | Told::Restarted => Kind::Special,
            Told::Challenged { .. } => Kind::Wait,
            _ => Kind::Plain,
        },
    }
}

/// The reason of a step.
pub fn explain(state: &State, event: &Event) -> Why {
    let place = |n: u8| state.world.places[usize::from(n)].name.to_string();
    match &event.what {
        What::Sent {
            side,
            packet,
            purpose,
        } => sent(state, *side, packet, *purpose),
        What::Connects { side, part, packet } => {
            let id = ["connects-syn", "connects-syn-ack", "connects-ack"];
            Why::new(id[usize::from(*part).min(2)])
                .with("who", name(*side))
                .with("from", end(packet.source))
                .with("to", end(packet.destination))
        }
        What::Opened {
            place: at,
            entry,
            made,
            remote,
            packet,
        } => {
            let id = if *made { "nat-maps" } else { "nat-permits" };
            Why::new(id)
                .with("nat", place(*at))
                .with("who", place(packet.from))
                .with("inside", end(entry.inside))
                .with("outside", end(entry.outside))
                .with("remote", end(*remote))
                .with("mapping", behaviour(mapping(state, *at)))
                .with("filtering", behaviour(filtering(state, *at)))
        }
        What::Dropped {
            place: at,
            packet,
            why,
        } => dropped(state, place(*at), *at, packet, why),
        What::Served { packet, served } => serve(state, packet, served),
        What::Agent {
            side,
            told,
            packet,
            through,
        } => {
            let why = tells(state, *side, told);
            match through {
                Some(through) if packet.is_some() && is_peer(state, packet.as_ref()) => {
                    why.also(let_in(state, through))
                }
                _ => why,
            }
        }
        What::Passed { side, signal } => passes(*side, signal),
        What::AsksName { side, name: asked } => Why::new("asks-name")
            .with("who", name(*side))
            .with("name", asked.to_string()),
        What::GivesName {
            side,
            name: own,
            address,
        } => Why::new("gives-name")
            .with("who", name(*side))
            .with("name", own.to_string())
            .with("address", address.to_string()),
        What::Verdict(verdict) => ends(state, verdict),
        What::Change(change) => changed(*change),
        What::Recorded(event) => event.why.clone(),
    }
}

/// Whether a packet came from the other agent, not from a server.
fn is_peer(state: &State, packet: Option<&Packet>) -> bool {
    packet.is_some_and(|p| state.world.hosts.contains(&usize::from(p.from)))
}

/// A behaviour in the word that sentences choose by.
pub fn behaviour(of: Behaviour) -> Param {
    match of {
        Behaviour::EndpointIndependent => "any",
        Behaviour::AddressDependent => "address",
        Behaviour::AddressAndPortDependent => "port",
    }
    .to_owned()
    .into()
}

fn mapping(state: &State, place: u8) -> Behaviour {
    let gateway = state.world.places[usize::from(place)].gateway();
    gateway.map_or(Behaviour::EndpointIndependent, |g| g.nat.settings.mapping)
}

fn filtering(state: &State, place: u8) -> Behaviour {
    let gateway = state.world.places[usize::from(place)].gateway();
    gateway.map_or(Behaviour::EndpointIndependent, |g| g.nat.settings.filtering)
}

/// How a packet came through a NAT.
fn let_in(state: &State, through: &Through) -> Why {
    let nat = state.world.places[usize::from(through.place)]
        .name
        .to_string();
    let step = through.opened.unwrap_or(0);
    match through.by {
        By::Open | By::Forward(_) => Why::new("let-in-open").with("nat", nat),
        By::Address(peer) | By::Endpoint(peer) => Why::new("let-in-sent")
            .with("nat", nat)
            .with("remote", end(peer.remote))
            .with("whole", flag(matches!(through.by, By::Endpoint(_))))
            .with("step", step),
    }
}

/// A pair in a sentence: local and remote address, number in the list.
fn with_pair(why: Why, agent: &Agent, pair: usize) -> Why {
    // A restart between two steps of one instant has cleared the list.
    let Some(one) = agent.pairs.get(pair) else {
        let names = ["local", "localkind", "remote", "remotekind", "priority"];
        return names.into_iter().fold(why, |why, name| why.with(name, "–"));
    };
    let (local, remote) = (&agent.locals[one.local], &agent.remotes[one.remote]);
    why.with("local", end(local.address))
        .with("localkind", local.kind.name())
        .with("remote", end(remote.address))
        .with("remotekind", remote.kind.name())
        .with("priority", agent.priority_of(one).to_string())
}

fn asked(why: Why, what: Asked) -> Why {
    let word = match what {
        Asked::Address(_) => "binding",
        Asked::Allocate(_) => "allocate",
        Asked::Refresh(_) => "refresh",
        Asked::Permission(..) => "permission",
        Asked::Channel(..) => "channel",
        Asked::Check { .. } => "check",
        Asked::Consent(_) => "consent",
    };
    why.with("what", word)
}

fn sent(state: &State, side: u8, packet: &Packet, purpose: Purpose) -> Why {
    let agent = &state.agents[usize::from(side)];
    let why = |id| {
        Why::new(id)
            .with("who", name(side))
            .with("from", end(packet.source))
            .with("to", end(packet.destination))
    };
    match purpose {
        Purpose::Ask(what) => match what {
            Asked::Address(_) => why("asks-address"),
            Asked::Allocate(turn) => {
                let knows = agent.turns[turn].challenge.is_some();
                why("asks-allocate").with("again", flag(knows))
            }
            Asked::Refresh(turn) => why("asks-refresh").with("ends", flag(!agent.is_used(turn))),
            Asked::Permission(_, address) => {
                why("asks-permission").with("peer", address.to_string())
            }
            Asked::Channel(turn, peer) => {
                let channels = &agent.turns[turn].channels;
                let number = channels.iter().find(|c| c.1 == peer).map_or(0, |c| c.0);
                why("asks-channel")
                    .with("peer", end(peer))
                    .with("number", format!("{number:#06x}"))
            }
            Asked::Check { .. } | Asked::Consent(_) => why("check-ordinary"),
        },
        Purpose::Check { pair, nominates } => {
            let one = agent.pairs.get(pair);
            let id = match (nominates, one.is_some_and(|p| p.triggered)) {
                (true, _) => "check-nominates",
                (_, true) => "check-triggered",
                _ => "check-ordinary",
            };
            let relayed = one.is_some_and(|p| matches!(agent.locals[p.local].via, Via::Relay(_)));
            with_pair(why(id), agent, pair).with("relayed", flag(relayed))
        }
        Purpose::Again { what, nth } => asked(why("again"), what).with("nth", nth),
        Purpose::Answer(0) => why("answers"),
        Purpose::Answer(code) => why("answers-conflict").with("code", u64::from(code)),
        Purpose::Consent { pair } => with_pair(why("asks-consent"), agent, pair),
        Purpose::KeepAlive => why("keeps-alive"),
        Purpose::Data => {
            let channel = packet.said == super::view::Said::Channel;
            let relayed = channel || packet.said != super::view::Said::Data;
            let how = match (channel, relayed) {
                (true, _) => "channel",
                (_, true) => "indication",
                _ => "plain",
            };
            why("sends-data").with("how", how)
        }
    }
}

fn dropped(state: &State, nat: String, at: u8, packet: &Packet, why: &Drop) -> Why {
    let new = |id| {
        Why::new(id)
            .with("place", nat.clone())
            .with(
                "who",
                state.world.places[usize::from(packet.from)]
                    .name
                    .to_string(),
            )
            .with("from", end(packet.source))
            .with("to", end(packet.destination))
    };
    match why {
        Drop::Nat(reason) => match &**reason {
            Reason::NoEntry(_) | Reason::Gone(_) | Reason::Unmapped(_) | Reason::NotPublic(_) => {
                let gone = matches!(&**reason, Reason::Gone(_));
                new("dropped-no-entry").with("gone", flag(gone))
            }
            Reason::Filtered { entry, allowed, .. } => {
                let list: Vec<String> = allowed.iter().map(|p| p.remote.to_string()).collect();
                let list = match list.is_empty() {
                    true => "–".to_owned(),
                    false => list.join(", "),
                };
                new("dropped-filtered")
                    .with("inside", end(entry.inside))
                    .with("allowed", list)
                    .with("filtering", behaviour(filtering(state, at)))
            }
            Reason::HairpinOff(_) => new("dropped-hairpin"),
            Reason::OutOfPorts | Reason::Untranslatable(_) | Reason::NotAbout => {
                new("dropped-other")
            }
        },
        Drop::NoUdp => new("dropped-no-udp"),
        Drop::Private => new("dropped-private"),
        Drop::Lost => new("dropped-lost"),
        Drop::Nobody => new("dropped-nobody"),
        Drop::NoPermission {
            peer,
            relayed,
            allowed,
        } => {
            let list: Vec<String> = allowed.iter().map(ToString::to_string).collect();
            let list = match list.is_empty() {
                true => "–".to_owned(),
                false => list.join(", "),
            };
            new("dropped-no-permission")
                .with("peer", end(*peer))
                .with("relayed", end(*relayed))
                .with("allowed", list)
        }
    }
}

fn serve(state: &State, packet: &Packet, served: &Served) -> Why {
    let who = state.world.places[usize::from(packet.from)]
        .name
        .to_string();
    let new = |id| {
        Why::new(id)
            .with("who", who.clone())
            .with("client", end(packet.source))
    };
    match served {
        Served::Address(mapped) => new("serves-address").with("mapped", end(*mapped)),
        Served::Challenge(method) => new("serves-challenge").with("method", method.word()),
        Served::Allocated { relayed, seconds } => new("serves-allocation")
            .with("relayed", end(*relayed))
            .with("seconds", u64::from(*seconds)),
        Served::Done {
            method, seconds, ..
        } => new("serves-done")
            .with("method", method.word())
            .with("ends", flag(*seconds == Some(0))),
        Served::Refused(method, code) => new("serves-refusal")
            .with("method", method.word())
            .with("code", u64::from(*code))
            .with("reason", kw_net::stun::reason(*code)),
        Served::RelaysOut { from, to } => new("relays-out")
            .with("relayed", end(*from))
            .with("to", end(*to)),
        Served::RelaysIn { from, to, channel } => new("relays-in")
            .with("from", end(*from))
            .with("to", end(*to))
            .with("channel", flag(*channel)),
    }
}

fn passes(side: u8, signal: &Signal) -> Why {
    let new = |id| Why::new(id).with("who", name(side));
    match signal {
        Signal::Description {
            offer,
            candidates,
            complete,
            ufrag,
            ..
        } => {
            let id = if *offer {
                "passes-offer"
            } else {
                "passes-answer"
            };
            new(id)
                .with("count", candidates.len() as u64)
                .with("complete", flag(*complete))
                .with("ufrag", ufrag.to_string())
        }
        Signal::Candidate(wire) => {
            let address = match &wire.name {
                Some(name) => format!("{name}:{}", wire.address.port()),
                None => wire.address.to_string(),
            };
            new("passes-candidate")
                .with("kind", wire.kind.name())
                .with("address", address)
                .with("hidden", flag(wire.name.is_some()))
        }
        Signal::End => new("passes-end"),
    }
}

fn tells(state: &State, side: u8, told: &Told) -> Why {
    let agent = &state.agents[usize::from(side)];
    let new = |id| {
        Why::new(id)
            .with("who", name(side))
            .with("other", name(1 - side))
    };
    match told {
        Told::Found { local } => {
            let Some(own) = agent.locals.get(*local) else {
                return new("nothing");
            };
            let id = match own.kind {
                super::view::Kind::Host => "found-host",
                super::view::Kind::Relayed => "found-relay",
                _ => "found-srflx",
            };
            new(id)
                .with("address", end(own.address))
                .with("base", end(own.base))
                .with("priority", u64::from(own.priority))
                .with("type", u64::from(own.kind.preference()))
                .with("local", u64::from(own.priority >> 8 & 0xffff))
                .with("component", u64::from(own.component))
        }
        Told::Redundant { kind, address } => new("redundant")
            .with("kind", kind.name())
            .with("address", end(*address)),
        Told::Challenged { .. } => new("challenged"),
        Told::Refused { what, code } => asked(new("refused"), *what)
            .with("code", u64::from(*code))
            .with("reason", kw_net::stun::reason(*code)),
        Told::Granted { what } => asked(new("granted"), *what),
        Told::NoAnswer { what, to } => asked(new("no-answer"), *what).with("to", end(*to)),
        Told::Gathered => new("gathered").with("count", agent.locals.len() as u64),
        Told::Described {
            offer,
            count,
            restart,
        } => new(if *restart {
            "described-anew"
        } else {
            "described"
        })
        .with("offer", flag(*offer))
        .with("count", *count as u64),
        Told::Learned { remote, known } => {
            let Some(one) = agent.remotes.get(*remote) else {
                return new("nothing");
            };
            new(if *known { "learned-known" } else { "learned" })
                .with("kind", one.kind.name())
                .with("address", end(one.address))
                .with("priority", u64::from(one.priority))
        }
        Told::OthersEnd => new("others-end"),
        Told::Unresolved { name } => new("unresolved").with("name", name.to_string()),
        Told::Paired {
            made,
            pruned,
            waiting,
            frozen,
        } => new("paired")
            .with("made", *made as u64)
            .with("pruned", *pruned as u64)
            .with("waiting", *waiting as u64)
            .with("frozen", *frozen as u64),
        Told::Checked {
            from,
            new: is_new,
            nominates,
            then,
            ..
        } => {
            let id = match (nominates, is_new) {
                (true, _) => "checked-nominates",
                (_, true) => "checked-new",
                _ => "checked",
            };
            let then = match then {
                Then::Triggered => "triggered",
                Then::Nothing => "nothing",
                Then::Early => "early",
                Then::Hopeless => "hopeless",
                Then::Full => "full",
            };
            new(id).with("from", end(*from)).with("then", then)
        }
        Told::Unauthentic { from } => new("unauthentic").with("from", end(*from)),
        Told::Conflict {
            controlling,
            own,
            other,
        } => new("conflict")
            .with("controlling", flag(*controlling))
            .with("own", own.to_string())
            .with("others", other.to_string()),
        Told::Switched { controlling, told } => new(if *told {
            "switched-told"
        } else {
            "switched-itself"
        })
        .with("controlling", flag(*controlling)),
        Told::Succeeded {
            pair,
            valid,
            new: is_new,
            thawed,
        } => {
            let id = if *is_new {
                "succeeded-new"
            } else {
                "succeeded"
            };
            let Some(seen) = agent.locals.get(*valid) else {
                return new("nothing");
            };
            with_pair(new(id), agent, *pair)
                .with("seen", end(seen.address))
                .with("seenkind", seen.kind.name())
                .with("thawed", *thawed as u64)
        }
        Told::Asymmetric { pair, from } => {
            with_pair(new("asymmetric"), agent, *pair).with("from", end(*from))
        }
        Told::PairFailed { pair, code } => {
            with_pair(new("pair-failed"), agent, *pair).with("code", u64::from(*code))
        }
        Told::Thawed { pair } => with_pair(new("thawed"), agent, *pair),
        Told::Nominates { pair, patience } => {
            let id = if *patience {
                "nominates-patience"
            } else {
                "nominates"
            };
            let ms = state.def.timing.patience;
            with_pair(new(id), agent, *pair).with("ms", ms)
        }
        Told::Selected { pair, all } => {
            let Some(one) = agent.pairs.get(*pair) else {
                return new("nothing");
            };
            let seen = one.valid.unwrap_or(one.local);
            let (local, remote) = (&agent.locals[seen], &agent.remotes[one.remote]);
            let (g, d) = match agent.controlling {
                true => (local.priority, remote.priority),
                false => (remote.priority, local.priority),
            };
            new("selected")
                .with("local", end(local.address))
                .with("localkind", local.kind.name())
                .with("remote", end(remote.address))
                .with("remotekind", remote.kind.name())
                .with("g", u64::from(g))
                .with("d", u64::from(d))
                .with("priority", super::view::pair_priority(g, d).to_string())
                .with("all", flag(*all))
        }
        Told::Failed => new("failed"),
        Told::Dropped { count } => new("dropped-pairs").with("count", *count as u64),
        Told::Frees { turn } => new("frees").with(
            "relayed",
            agent.turns[*turn]
                .relayed
                .map_or_else(|| "–".to_owned(), |r| r.to_string()),
        ),
        Told::Consented { pair } => with_pair(new("consented"), agent, *pair),
        Told::ConsentGone { pair } => with_pair(new("consent-gone"), agent, *pair),
        Told::KeptAlive { from } => new("kept-alive").with("from", end(*from)),
        Told::Data { via, from } => {
            let relayed = matches!(via, Via::Relay(_));
            new("got-data")
                .with("from", end(*from))
                .with("relayed", flag(relayed))
        }
        Told::Late { from } => new("late").with("from", end(*from)),
        Told::Restarted => new("restarted").with("ufrag", agent.ufrag.to_string()),
        Told::Nothing => new("nothing"),
    }
}

/// The verdict, with the steps that it rests on.
fn ends(state: &State, verdict: &Verdict) -> Why {
    use super::event::Path;
    let id = match verdict.path {
        Some(Path::Direct) => "verdict-direct",
        Some(Path::HolePunched) => "verdict-holes",
        Some(Path::Relayed) => "verdict-relayed",
        None => "verdict-none",
    };
    let text = |of: Option<Endpoint>| of.map_or_else(|| "–".to_owned(), |e| e.to_string());
    let (step, place) = verdict.dropped.unwrap_or((0, 0));
    let at = match verdict.dropped {
        Some(_) => state.world.places[usize::from(place)].name.to_string(),
        None => "–".to_owned(),
    };
    Why::new(id)
        .with("a", text(verdict.ends.map(|e| e.0)))
        .with("b", text(verdict.ends.map(|e| e.1)))
        .with("opena", verdict.opened[0].unwrap_or(0))
        .with("openb", verdict.opened[1].unwrap_or(0))
        .with("step", step)
        .with("place", at)
}

fn changed(change: Change) -> Why {
    match change {
        Change::Restart(side) => Why::new("change-restart").with("who", name(side)),
        Change::NatReboot(side, count) => Why::new("change-nat")
            .with("who", name(side))
            .with("count", count as u64),
        Change::Udp(side, open) => Why::new("change-udp")
            .with("who", name(side))
            .with("open", flag(open)),
        Change::Server(up) => Why::new("change-server").with("up", flag(up)),
        Change::Lost(count) => Why::new("change-lost").with("count", count as u64),
        Change::Nothing => Why::new("change-nothing"),
    }
}

/// A network in a word, for headings.
fn network(peer: &Peer) -> &'static str {
    let kind = |nat: &Nat| match nat.mapping {
        Behaviour::EndpointIndependent => "cone",
        _ => "symmetric",
    };
    match (&peer.nat, peer.udp) {
        (_, false) => "blocked",
        (None, true) => "open",
        (Some(nat), true) => match peer.carrier {
            Some(_) => "double",
            None => kind(nat),
        },
    }
}

/// What a scenario is, in a few words.
pub fn heading(sc: &Scenario) -> Why {
    if let Some(recording) = &sc.recording {
        return super::replay::Replay::new(recording).heading();
    }
    Why::new("heading")
        .with("a", network(&sc.a))
        .with("b", network(&sc.b))
        .with("together", flag(sc.a.lan == sc.b.lan))
        .with("stun", flag(sc.stun))
        .with("turn", flag(sc.turn))
}
