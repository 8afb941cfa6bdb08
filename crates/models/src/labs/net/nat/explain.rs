//! Which rule made a step, with the parameters its sentence needs.

use super::{
    event::{Change, Event, Made, What, Which},
    scenario::Scenario,
    state::{self, State, reach::Block},
};
use crate::behaviour;
use kw_net::{
    SECOND,
    frame::{self, Trouble},
    nat::{By, Endpoint, Entry, Peer, Reason},
};
use kw_scene::Label;
use kw_trace::{Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const MAPPING: &str = "RFC 4787 §4.1";
const PORTS: &str = "RFC 4787 §4.2.1";
const FILTER: &str = "RFC 4787 §5";
const REFRESH: &str = "RFC 4787 §4.3";
const REWRITE: &str = "RFC 3022 §4.1–4.2; RFC 1624";
const FORWARD: &str = "RFC 3022 §2.2";
const ERROR: &str = "RFC 5508 §4.2–4.3";

/// The rules of this lab.
pub const RULES: &[Rule] = &[
    rule("sent", "HOST-1", "RFC 768; RFC 792"),
    rule("answered", "HOST-2", "RFC 768; RFC 1122 §3.2.2.6"),
    rule("received", "HOST-3", "RFC 1122 §3.2.1"),
    rule("received-answer", "HOST-3", "RFC 1122 §3.2.1"),
    rule("told", "HOST-4", "RFC 1122 §3.2.2"),
    rule("mapped-new", "MAP-1", MAPPING),
    rule("mapped-again", "MAP-2", "RFC 4787 §4.1, §4.3"),
    rule("port-kept", "PORT-1", PORTS),
    rule("port-taken", "PORT-2", PORTS),
    rule("port-other", "PORT-3", PORTS),
    rule("port-forward", "PORT-4", FORWARD),
    rule("admitted-open", "FILTER-1", FILTER),
    rule("admitted-address", "FILTER-2", FILTER),
    rule("admitted-endpoint", "FILTER-3", FILTER),
    rule("admitted-forward", "FORWARD", FORWARD),
    rule("kept-alive", "TIME-2", REFRESH),
    rule("error-about", "ICMP-1", ERROR),
    rule("rewritten-out", "REWRITE-1", REWRITE),
    rule("rewritten-in", "REWRITE-2", REWRITE),
    rule("rewritten-hairpin", "HAIRPIN-1", "RFC 4787 §6"),
    rule("rewritten-error", "ICMP-2", ERROR),
    rule("dropped-no-entry", "DROP-1", "RFC 3022 §2.2; RFC 4787 §5"),
    rule("dropped-expired", "DROP-2", REFRESH),
    rule("dropped-lost", "DROP-3", "RFC 2663 §9; RFC 4787 §4.3"),
    rule("dropped-filtered", "DROP-4", FILTER),
    rule("permission-over", "DROP-5", Rule::CONVENTION),
    rule("dropped-hairpin", "HAIRPIN-2", "RFC 4787 §6"),
    rule("dropped-ports", "PORT-5", PORTS),
    rule("routed", "RT-1", "RFC 1812 §5.2.1, §5.3.1"),
    rule("own-answers", "RT-2", "RFC 1812 §4.3.3.6"),
    rule("own-ignores", "RT-3", Rule::MODEL),
    rule("undelivered-time", "RT-4", "RFC 1812 §5.3.1"),
    rule(
        "undelivered-network",
        "RT-5",
        "RFC 1918 §3; RFC 6598 §4; RFC 1812 §4.3.3.1",
    ),
    rule(
        "undelivered-host",
        "RT-6",
        "RFC 1812 §4.3.3.1; RFC 1122 §2.3.2.2",
    ),
    rule("complains", "RT-7", "RFC 792; RFC 1812 §4.3.2"),
    rule("asks", "ARP", "RFC 826; RFC 1122 §2.3.2.1"),
    rule("expired", "TIME-1", "RFC 4787 §4.3; RFC 5508 §3.2"),
    rule("waited", "TIME-3", Rule::SCENARIO),
    rule("change-send", "CHANGE", Rule::LEARNER),
    rule("change-wait", "CHANGE", Rule::LEARNER),
    rule("change-restart", "CHANGE", Rule::LEARNER),
    rule("change-forward", "CHANGE", Rule::LEARNER),
    rule("change-unforward", "CHANGE", Rule::LEARNER),
    rule("change-behave", "CHANGE", Rule::LEARNER),
    rule("change-nothing", "CHANGE", Rule::LEARNER),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    let first = &sc.nats[0];
    Why::new("heading")
        .with("nats", sc.nats.len() as u64)
        .with("mapping", behaviour::name(first.mapping))
        .with("filtering", behaviour::name(first.filtering))
        .with("packets", sc.packets.len() as u64)
}

/// An endpoint in full; without a port where it has none.
pub fn full(endpoint: Endpoint) -> String {
    match endpoint.port() {
        0 => endpoint.ip().to_string(),
        _ => endpoint.to_string(),
    }
}

fn seconds(us: u64) -> u64 {
    us / SECOND
}

/// The id of the rule by which a packet is dropped.
pub fn reason(why: &Reason) -> &'static str {
    match why {
        Reason::Filtered { .. } => "dropped-filtered",
        Reason::Gone(gone) if gone.expired => "dropped-expired",
        Reason::Gone(_) => "dropped-lost",
        Reason::HairpinOff(_) => "dropped-hairpin",
        Reason::OutOfPorts => "dropped-ports",
        Reason::NoEntry(_)
        | Reason::Unmapped(_)
        | Reason::NotPublic(_)
        | Reason::Untranslatable(_)
        | Reason::NotAbout => "dropped-no-entry",
    }
}

/// Peers with commas; no more than three.
pub fn peers(state: &State, all: &[Peer]) -> String {
    let some: Vec<String> = all
        .iter()
        .rev()
        .take(3)
        .map(|p| state.plan.short(p.remote))
        .collect();
    let more = if all.len() > 3 { ", …" } else { "" };
    format!("{}{more}", some.join(", "))
}

/// What a permission or an answer to "who can reach" is by, in words.
pub fn by(state: &State, by: &By) -> Label {
    match by {
        By::Open => Label::text("by-open"),
        By::Address(peer) => Label::Text(
            "by-address",
            vec![("peer", peer.remote.ip().to_string().into())],
        ),
        By::Endpoint(peer) => Label::Text(
            "by-endpoint",
            vec![("peer", state.plan.short(peer.remote).into())],
        ),
        By::Forward(forward) => {
            Label::Text("by-forward", vec![("port", u64::from(forward.port).into())])
        }
    }
}

/// Why somebody cannot reach an endpoint now, in words.
pub fn blocked(state: &State, block: &Block) -> Label {
    let at = state.name(state.plan.gate(block.nat));
    let with = |id, mut more: Vec<(&'static str, kw_trace::Param)>| {
        more.push(("at", at.into()));
        Label::Text(id, more)
    };
    match &block.why {
        Reason::Filtered { entry, allowed, .. } => with(
            "because-filtered",
            vec![
                ("entry", u64::from(entry.number).into()),
                (
                    "allowed",
                    Some(peers(state, allowed)).filter(|s| !s.is_empty()).into(),
                ),
            ],
        ),
        Reason::Gone(gone) => with(
            "because-gone",
            vec![
                ("entry", u64::from(gone.entry.number).into()),
                ("expired", gone.expired.into()),
            ],
        ),
        _ => with("because-none", Vec::new()),
    }
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    let at = event.node.map_or("", |n| state.name(n));
    let ends = event.frame.as_deref().and_then(state::ends);
    let (from, to) = ends.map_or((String::new(), String::new()), |e| (full(e.0), full(e.1)));
    let ping = ends.is_some_and(|e| !e.2);
    let why = |id: &'static str| Why::new(id).with("at", at);
    let nat = event.node.and_then(|n| state.plan.nat(n));
    let table = nat.map(|n| &state.gateways[n].nat);
    let life = |entry: &Entry| table.map_or(0, |t| seconds(t.lifetime(entry.protocol)));
    let mapping = table.map_or("", |t| behaviour::name(t.settings.mapping));
    let flow = |id: &'static str| {
        why(id)
            .with("from", from.clone())
            .with("to", to.clone())
            .with("ping", ping)
    };
    match &event.what {
        What::Sent => flow("sent"),
        What::Answered => flow("answered"),
        What::Received { answer: false } => flow("received"),
        What::Received { answer: true } => flow("received-answer"),
        What::Told => why("told").with("from", from),
        What::Mapped {
            entry,
            made,
            remote,
        } => {
            let id = if made.is_some() {
                "mapped-new"
            } else {
                "mapped-again"
            };
            let told = why(id)
                .with("inside", full(entry.inside))
                .with("outside", full(entry.outside))
                .with("remote", full(*remote))
                .with("number", u64::from(entry.number))
                .with("mapping", if entry.forwarded { "forward" } else { mapping })
                .with("seconds", life(entry));
            let port = u64::from(entry.outside.port());
            match made {
                None => told,
                Some(Made::Kept) => told.also(Why::new("port-kept").with("port", port)),
                Some(Made::Taken) => told.also(
                    Why::new("port-taken")
                        .with("port", port)
                        .with("wanted", u64::from(entry.inside.port())),
                ),
                Some(Made::Other) => {
                    let random = table.is_some_and(|t| t.settings.random_ports);
                    told.also(
                        Why::new("port-other")
                            .with("port", port)
                            .with("random", random),
                    )
                }
                Some(Made::Forward) => told.also(Why::new("port-forward").with("port", port)),
            }
        }
        What::Admitted {
            entry,
            by,
            remote,
            kept,
            ..
        } => {
            let told = |id: &'static str| {
                why(id)
                    .with("from", full(*remote))
                    .with("outside", full(entry.outside))
                    .with("inside", full(entry.inside))
                    .with("number", u64::from(entry.number))
            };
            let told = match by {
                By::Open => told("admitted-open"),
                By::Address(peer) => told("admitted-address")
                    .with("peer", full(peer.remote))
                    .with("ago", seconds(event.at.saturating_sub(peer.last))),
                By::Endpoint(peer) => told("admitted-endpoint")
                    .with("ago", seconds(event.at.saturating_sub(peer.last))),
                By::Forward(forward) => {
                    told("admitted-forward").with("port", u64::from(forward.port))
                }
            };
            if *kept {
                told.also(Why::new("kept-alive").with("seconds", life(entry)))
            } else {
                told
            }
        }
        What::About { entry, inward } => why("error-about")
            .with("number", u64::from(entry.number))
            .with("inside", full(entry.inside))
            .with("outside", full(entry.outside))
            .with("inward", *inward),
        What::Rewritten { change, which } => {
            let pairs = change.before.iter().zip(change.after.iter());
            let bytes = pairs.filter(|(a, b)| a != b).count();
            let end = |bytes: &[u8]| kw_net::nat::rewrite::flow(bytes);
            let (before, after) = (end(&change.before), end(&change.after));
            let id = match which {
                Which::Out => "rewritten-out",
                Which::In => "rewritten-in",
                Which::Hairpin => "rewritten-hairpin",
                Which::Error => "rewritten-error",
            };
            let told = why(id).with("n", bytes as u64).with("ping", ping);
            match (before, after) {
                (Some(before), Some(after)) => told
                    .with("old_from", full(before.from))
                    .with("new_from", full(after.from))
                    .with("old_to", full(before.to))
                    .with("new_to", full(after.to)),
                _ => told.with("to", to),
            }
        }
        What::Dropped { why: reason_for } => {
            let told = flow(reason(reason_for));
            match reason_for.as_ref() {
                Reason::Filtered {
                    entry,
                    allowed,
                    lapsed,
                } => {
                    let filtering = table.map_or("", |t| behaviour::name(t.settings.filtering));
                    let told = told
                        .with("number", u64::from(entry.number))
                        .with("inside", full(entry.inside))
                        .with("filtering", filtering)
                        .with(
                            "allowed",
                            Some(peers(state, allowed)).filter(|s| !s.is_empty()),
                        );
                    match lapsed {
                        Some(peer) => told.also(
                            Why::new("permission-over")
                                .with("peer", full(peer.remote))
                                .with("ago", seconds(event.at.saturating_sub(peer.last))),
                        ),
                        None => told,
                    }
                }
                Reason::Gone(gone) => told
                    .with("number", u64::from(gone.entry.number))
                    .with("inside", full(gone.entry.inside))
                    .with("ago", seconds(event.at.saturating_sub(gone.at)))
                    .with("seconds", life(&gone.entry)),
                Reason::OutOfPorts => {
                    let ports = table.map_or((0, 0), |t| t.settings.ports);
                    told.with("first", u64::from(ports.0))
                        .with("last", u64::from(ports.1))
                }
                Reason::NotAbout => told.with("error", true),
                _ if reason(reason_for) == "dropped-no-entry" => told.with("error", false),
                _ => told,
            }
        }
        What::Routed => flow("routed"),
        What::Own { answers: true } => flow("own-answers"),
        What::Own { answers: false } => flow("own-ignores"),
        What::Undelivered { why: trouble } => flow(match trouble {
            Trouble::Time => "undelivered-time",
            Trouble::Network => "undelivered-network",
            Trouble::Host | Trouble::Port => "undelivered-host",
        }),
        What::Complains => why("complains").with("to", to),
        What::Asks => {
            let read = event.frame.as_deref().and_then(frame::read);
            let target = match read.map(|f| f.what) {
                Some(frame::What::Arp(arp)) => arp.target.to_string(),
                _ => String::new(),
            };
            why("asks").with("to", target)
        }
        What::Expired { entry } => why("expired")
            .with("number", u64::from(entry.number))
            .with("inside", full(entry.inside))
            .with("outside", full(entry.outside))
            .with("seconds", life(entry)),
        What::Waited => Why::new("waited").with("now", seconds(event.at)),
        What::Change(change) => self::change(state, why, nat, change),
    }
}

fn change(
    state: &State,
    why: impl Fn(&'static str) -> Why,
    nat: Option<usize>,
    change: &Change,
) -> Why {
    match change {
        Change::Send { from, to } => Why::new("change-send")
            .with("from", from.clone())
            .with("to", to.clone()),
        Change::Wait(seconds) => Why::new("change-wait").with("seconds", *seconds),
        Change::Restart(lost) => why("change-restart").with("n", *lost as u64),
        Change::Forward { port, inside } => why("change-forward")
            .with("port", u64::from(*port))
            .with("inside", full(*inside)),
        Change::Unforward(port) => why("change-unforward").with("port", u64::from(*port)),
        Change::Behave => {
            let settings = &state.gateways[nat.unwrap_or(0)].nat.settings;
            why("change-behave")
                .with("mapping", behaviour::name(settings.mapping))
                .with("filtering", behaviour::name(settings.filtering))
                .with("hairpin", settings.hairpin)
        }
        Change::Nothing => Why::new("change-nothing"),
    }
}
