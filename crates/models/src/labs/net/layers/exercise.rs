//! Exercises of four levels from a seed: sizes of what is wrapped, addresses hop by hop, domains, and what
//! happens where nobody knows anybody. Every answer is read off the lab's own run.

use super::{
    Crossing, Layers,
    event::{Cuts, Event, Icmp, What},
    plan::{self, Node},
    presets,
    scenario::{CableName, Device, Message, Scenario, Send, To},
    state::{Outcome, State},
};
use crate::{
    exercise::{Answer, Blank, Exercise, Word, Worksheet, aim, numbers, pick, reasons, walk},
    session::scenario_value,
};
use kw_net::{Ipv4Addr, Mac};
use kw_scene::Label;
use kw_trace::{Lab as _, Param, Rng, Run};

/// What may follow a size.
const BYTES: &[&str] = &["bytes", "byte", "b", "바이트"];
/// Who has an address, in the order of [`Node::STATIONS`].
const OWNERS: &[Word] = &[
    (None, &["A"]),
    (None, &["C"]),
    (None, &["R", "router", "라우터"]),
    (None, &["D"]),
    (None, &["B"]),
    (Some("word-nobody"), &["nobody", "none", "없음"]),
];
/// Protocol number of ICMP.
const ICMP: u8 = 1;
/// Steps that a worked solution shows at most.
const SHOWN: usize = 40;

/// A sends one ping.
fn ping(to: To, data: u64) -> Scenario {
    Scenario {
        messages: vec![Message::new(Send::Ping, to)],
        data,
        ..presets::first_look()
    }
}

/// A frame that went onto cables, and the sizes of its ICMP message and packet.
type Frame = (Crossing, [usize; 2]);

/// The frames that went onto cables, and the last state.
fn frames(sc: &Scenario) -> Option<(Vec<Frame>, State)> {
    let mut all = Vec::new();
    let state = walk::<Layers>(sc, |_, event| {
        let crossing = Layers::mark(event).and_then(|mark| mark.crossing);
        if let (Some(crossing), Some(pdu)) = (crossing, &event.pdu) {
            let cuts = Cuts::of(&pdu.frame);
            all.push((
                crossing,
                [cuts.end - cuts.transport, cuts.end - cuts.network],
            ));
        }
    })?;
    Some((all, state))
}

/// The frames of A's echo request alone.
fn requests(all: &[Frame]) -> impl Iterator<Item = &Crossing> {
    let is_own = |c: &&Crossing| {
        let from = c.ip.map(|ip| ip.0);
        c.protocol == ICMP && from == Some(plan::address(Node::A, 0))
    };
    all.iter().map(|f| &f.0).filter(is_own)
}

fn owner(is: impl Fn(Node, u8) -> bool) -> Answer {
    let has = |node: &Node| is(*node, 0) || (*node == Node::Router && is(*node, 1));
    let place = Node::STATIONS.iter().position(has);
    Answer::Word(OWNERS, place.unwrap_or(OWNERS.len() - 1))
}

fn mac_owner(mac: Mac) -> Answer {
    owner(|node, plug| plan::mac(node, plug) == mac)
}

fn ip_owner(ip: Ipv4Addr) -> Answer {
    owner(|node, plug| plan::address(node, plug) == ip)
}

fn who(node: Node) -> Answer {
    owner(|other, _| other == node)
}

fn count(n: u64) -> Answer {
    Answer::Number(n, &[])
}

fn to(sc: &Scenario) -> Param {
    sc.messages[0].to.name().into()
}

fn sheet(
    sc: &Scenario,
    is_aimed: bool,
    question: (&'static str, Vec<(&'static str, Param)>),
    blanks: Vec<Blank>,
    hints: [&'static str; 3],
    is_telling: impl Fn(&Event) -> bool,
) -> Worksheet {
    Worksheet {
        question: Label::Text(question.0, question.1),
        blanks,
        hints: hints.to_vec(),
        solution: reasons::<Layers>(sc, SHOWN, is_telling),
        scenario: scenario_value::<Layers>(&Run::plain(sc.clone())),
        is_aimed,
    }
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    let rng = &mut numbers(level, seed);
    let made = match level {
        1 => sizes(rng),
        2 => hops(rng),
        3 => domains(rng),
        4 => unknown(rng),
        _ => return None,
    };
    Some(Box::new(made?))
}

/// Level 1: sizes of message, packet and frame; aimed at padding in one of two.
fn sizes(rng: &mut Rng) -> Option<Worksheet> {
    let is_short = rng.one_in(2);
    let first = |sc: &Scenario| -> Option<[u64; 4]> {
        let (all, _) = frames(sc)?;
        let (crossing, [message, packet]) = all.first()?;
        let frame = u64::from(crossing.bytes);
        let around = (kw_net::frame::ETHERNET + 4) as u64;
        let (message, packet) = (*message as u64, *packet as u64);
        Some([message, packet, frame - around - packet, frame])
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let data = if is_short {
                rng.below(18)
            } else {
                rng.between(18, 1_400)
            };
            let mut sc = ping(To::Server, data);
            sc.answers = false;
            sc.ttl = rng.between(30, 128);
            sc
        },
        |sc| first(sc).is_some_and(|[_, _, padding, _]| (padding > 0) == is_short),
    );
    let [message, packet, padding, frame] = first(&sc)?;
    let bytes = |n| Answer::Number(n, BYTES);
    let blanks = vec![
        Blank::new(
            Label::text("answer-message"),
            bytes(message),
            "wrong-message",
        )
        .slip(bytes(sc.data), "wrong-no-header"),
        Blank::new(Label::text("answer-packet"), bytes(packet), "wrong-packet")
            .slip(bytes(sc.data + 20), "wrong-one-header"),
        Blank::new(
            Label::text("answer-padding"),
            bytes(padding),
            "wrong-padding",
        )
        .slip(bytes(46_u64.saturating_sub(sc.data)), "wrong-padding-data"),
        Blank::new(Label::text("answer-frame"), bytes(frame), "wrong-frame")
            .slip(bytes(frame - 4), "wrong-no-fcs")
            .slip(bytes(packet + 18), "wrong-no-padding"),
    ];
    let question = (
        "question-sizes",
        vec![("data", sc.data.into()), ("ttl", sc.ttl.into())],
    );
    let hints = ["hint-headers", "hint-least", "hint-around"];
    let is_telling = |event: &Event| {
        event.node == Some(Node::A)
            && matches!(
                event.what,
                What::IcmpMade(_) | What::Packed(_) | What::Framed { .. } | What::Sent { .. }
            )
    };
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_telling))
}

/// Level 2: whose addresses a frame carries; at one in three inside one network.
fn hops(rng: &mut Rng) -> Option<Worksheet> {
    let near = rng.one_in(3);
    let target = if near { To::Neighbour } else { To::Server };
    let last: u8 = if near { 1 } else { 5 };
    let ends = |sc: &Scenario| -> Option<[Crossing; 2]> {
        let (all, _) = frames(sc)?;
        let on = |cable: u8| requests(&all).find(|c| c.cables & 1 << cable != 0).copied();
        Some([on(0)?, on(last)?])
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = ping(target, 32);
            sc.ttl = rng.between(2, 255);
            sc
        },
        |sc| ends(sc).is_some_and(|[a, b]| (a.macs == b.macs) == near),
    );
    let [start, end] = ends(&sc)?;
    let ip = end.ip?;
    let far = if near { Node::C } else { Node::B };
    let (nearest, farthest) = (Node::Router, far);
    let ttl = sc.ttl;
    let blanks = vec![
        Blank::new(
            Label::text("answer-first-to"),
            mac_owner(start.macs.1),
            "wrong-next-hop",
        )
        .slip(who(farthest), "wrong-not-far")
        .slip(who(nearest), "wrong-not-router")
        .form("form-owner"),
        Blank::new(
            Label::text("answer-last-from"),
            mac_owner(end.macs.0),
            "wrong-last-from",
        )
        .slip(who(Node::A), "wrong-new-frame")
        .slip(who(Node::Router), "wrong-same-frame")
        .form("form-owner"),
        Blank::new(
            Label::text("answer-ip-from"),
            ip_owner(ip.0),
            "wrong-ip-from",
        )
        .slip(who(Node::Router), "wrong-ip-stays")
        .form("form-owner"),
        Blank::new(Label::text("answer-ttl"), count(ip.2.into()), "wrong-ttl")
            .slip(count(ttl), "wrong-ttl-same")
            .slip(count(ttl - 1), "wrong-ttl-less")
            .slip(count(ttl.saturating_sub(3)), "wrong-ttl-switches"),
    ];
    let question = ("question-hops", vec![("to", to(&sc)), ("ttl", ttl.into())]);
    let hints = ["hint-same-network", "hint-frame-new", "hint-packet-stays"];
    let is_telling = |event: &Event| {
        matches!(
            event.what,
            What::Packed(_)
                | What::Framed { .. }
                | What::Routed { .. }
                | What::Hopped { .. }
                | What::Switched { .. }
        )
    };
    let mut made = sheet(&sc, is_aimed, question, blanks, hints, is_telling);
    made.solution.truncate(if near { 3 } else { 7 });
    Some(made)
}

/// Level 3: domains, and how far a frame goes; aimed at a hub at least.
fn domains(rng: &mut Rng) -> Option<Worksheet> {
    let cables = |sc: &Scenario| -> Option<u64> {
        let (all, _) = frames(sc)?;
        let on = requests(&all).map(|c| u64::from(c.cables.count_ones()));
        Some(on.sum())
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let device = |rng: &mut Rng| pick(rng, &[Device::Switch, Device::Hub]);
            let target = pick(rng, &[To::Server, To::Neighbour]);
            let mut sc = ping(target, rng.between(18, 64));
            (sc.first_device, sc.second_device) = (device(rng), device(rng));
            let spare = match target {
                To::Server => [CableName::None, CableName::C, CableName::D],
                _ => [CableName::None, CableName::D, CableName::B],
            };
            sc.pulled = pick(rng, &spare);
            sc.macs_learned = rng.one_in(2);
            sc
        },
        |sc| [sc.first_device, sc.second_device].contains(&Device::Hub),
    );
    let (broadcast, collision) = frames(&sc)?.1.domains();
    let crossed = cables(&sc)?;
    let plugged = 6 - u64::from(sc.pulled != CableName::None);
    let blanks = vec![
        Blank::new(
            Label::text("answer-broadcast"),
            count(broadcast),
            "wrong-broadcast",
        )
        .slip(count(1), "wrong-router-ends"),
        Blank::new(
            Label::text("answer-collision"),
            count(collision),
            "wrong-collision",
        )
        .slip(count(plugged), "wrong-hub-is-one")
        .slip(count(2), "wrong-switch-parts"),
        Blank::new(Label::text("answer-cables"), count(crossed), "wrong-cables")
            .slip(count(plugged), "wrong-all-cables"),
    ];
    let pulled = match sc.pulled {
        CableName::None => "none",
        CableName::C => "C",
        CableName::D => "D",
        _ => "B",
    };
    let question = (
        "question-domains",
        vec![
            ("first", sc.first_device.name().into()),
            ("second", sc.second_device.name().into()),
            ("pulled", pulled.into()),
            ("learned", if sc.macs_learned { "yes" } else { "no" }.into()),
            ("to", to(&sc)),
            ("data", sc.data.into()),
        ],
    );
    let hints = ["hint-router-ends", "hint-collision", "hint-passes-on"];
    let is_telling = |event: &Event| {
        matches!(
            event.what,
            What::Sent { .. }
                | What::Repeated { .. }
                | What::Switched { .. }
                | What::Routed { .. }
                | What::NotMine(_)
        )
    };
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_telling))
}

/// Level 4: nobody knows a hardware address; aimed at a TTL that ends in one of two.
fn unknown(rng: &mut Rng) -> Option<Worksheet> {
    let ends = rng.one_in(2);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let target = pick(rng, &[To::Server, To::Server, To::Neighbour]);
            let mut sc = ping(target, rng.between(18, 200));
            sc.arp_known = false;
            sc.macs_learned = rng.one_in(2);
            sc.ttl = if ends { 1 } else { rng.between(2, 64) };
            sc
        },
        |sc| {
            let outcome = frames(sc).and_then(|f| f.1.outcomes.first().copied());
            (outcome == Some(Outcome::Expired)) == ends
        },
    );
    let (_, state) = frames(&sc)?;
    let mut teller = None;
    let mut has_arrived = false;
    // Those that a station puts on its cable: what the router passes on is a frame of its own.
    let mut made = 0;
    walk::<Layers>(&sc, |_, event| match (&event.what, &event.pdu) {
        (What::Sent { .. }, _) => made += 1,
        (What::IcmpTaken(Icmp::Echo), _) => has_arrived = true,
        (What::IcmpTaken(_), Some(pdu)) if event.node == Some(Node::A) => {
            let at = kw_net::frame::ETHERNET + 12;
            let ip: [u8; 4] = pdu.frame[at..at + 4].try_into().unwrap_or_default();
            teller = teller.or(Some(Ipv4Addr::from(ip)));
        }
        _ => {}
    });
    let right = teller.map_or(Answer::Word(OWNERS, OWNERS.len() - 1), ip_owner);
    let arp = state.totals.arp;
    let blanks = vec![
        Blank::new(Label::text("answer-arp"), count(arp), "wrong-arp")
            .slip(count(arp / 2), "wrong-only-requests")
            .slip(count(0), "wrong-none-asked"),
        Blank::new(
            Label::text("answer-arrives"),
            Answer::Yes(has_arrived),
            "wrong-arrives",
        )
        .slip(Answer::Yes(!has_arrived), "wrong-arrives"),
        Blank::new(Label::text("answer-teller"), right, "wrong-teller")
            .slip(who(Node::B), "wrong-not-b")
            .slip(who(Node::Router), "wrong-not-told")
            .form("form-owner"),
        Blank::new(Label::text("answer-frames"), count(made), "wrong-frames")
            .slip(count(made - arp), "wrong-without-arp"),
    ];
    let question = (
        "question-unknown",
        vec![
            ("to", to(&sc)),
            ("ttl", sc.ttl.into()),
            ("data", sc.data.into()),
        ],
    );
    let hints = ["hint-before", "hint-pair", "hint-ttl"];
    let is_telling = |event: &Event| {
        matches!(
            event.what,
            What::AsksArp(_)
                | What::ArpMade { .. }
                | What::ArpTold
                | What::IcmpMade(_)
                | What::Routed { .. }
                | What::Hopped { .. }
                | What::Expired
                | What::IcmpTaken(_)
        )
    };
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_telling))
}
