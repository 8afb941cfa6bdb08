//! What is asked before a step: which message comes next, which addresses it bears, where a device sends a frame,
//! who takes it and why, and which way a router chooses.

use super::{
    event::{Cuts, Event, Flood, Icmp, Pdu, Segment, What},
    plan::{self, Node},
    state::State,
};
use crate::predict::{Choice, Decision};
use kw_net::{
    Ipv4Addr, Mac,
    frame::{self, What as Inside},
};
use kw_scene::Label;

/// With more left than this no one asks whether a router passes a packet on.
const FEW: u8 = 2;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    let node = event.node?;
    let of = |id| Label::Text(id, vec![("at", before.name(node).into())]);
    let yes_no = |id, is_yes| Some(Decision::yes_no(of(id), is_yes));
    let one_of = |id, all: &[&'static str], right| Decision::one_of(of(id), all, right);
    match &event.what {
        What::Segmented(segment) => one_of("predict-segment", &SEGMENTS, segment_word(*segment)),
        What::IcmpMade(icmp) => one_of("predict-icmp", &ICMP, icmp_word(*icmp)),
        What::Packed(_) => packed(before, node, event.pdu.as_ref()?),
        What::AsksArp(_) => framed(before, node, None),
        What::Framed { .. } => {
            let frame = &event.pdu.as_ref()?.frame;
            let is_ip = Cuts::of(frame).protocol.is_some();
            let to = frame::read(frame).filter(|_| is_ip)?.to;
            framed(before, node, Some(to))
        }
        What::Repeated { .. } => sends(before, node, None),
        What::Switched { out, how, .. } => sends(
            before,
            node,
            (*how == Flood::Known).then(|| out.first().map(|o| plan::far_end(o.0, node))),
        ),
        What::BadFcs { .. } => one_of("predict-frame", &FRAME, "predict-damaged"),
        What::NotMine(_) => one_of("predict-frame", &FRAME, "predict-not-mine"),
        What::Taken { broadcast } => {
            let right = match is_for(node, event.pdu.as_ref()?) {
                _ if *broadcast => "predict-for-all",
                true => "predict-taken",
                false => "predict-passes-on",
            };
            one_of("predict-frame", &FRAME, right)
        }
        What::ArpForOther(_) => yes_no("predict-answer", false),
        What::ArpForMe => yes_no("predict-answer", true),
        What::Mine { .. } | What::NotRouted if node == Node::Router => routes(before, None),
        What::Routed { out, .. } => routes(before, Some(plan::far_end(*out, node))),
        What::Hopped { ttl, .. } if ttl.0 <= FEW => yes_no("predict-ttl", true),
        What::Expired => yes_no("predict-ttl", false),
        What::BadChecksum if Cuts::of(&event.pdu.as_ref()?.frame).protocol == Some(6) => {
            one_of("predict-arrived", &ARRIVED, "predict-wrong-sum")
        }
        What::SegmentTaken(segment) => one_of("predict-arrived", &ARRIVED, arrived(*segment)),
        _ => None,
    }
}

const FRAME: [&str; 5] = [
    "predict-taken",
    "predict-passes-on",
    "predict-for-all",
    "predict-not-mine",
    "predict-damaged",
];
const ARRIVED: [&str; 6] = [
    "predict-opens",
    "predict-agreed",
    "predict-is-open",
    "predict-goes-up",
    "predict-confirmed",
    "predict-wrong-sum",
];
const SEGMENTS: [&str; 5] = [
    "predict-syn",
    "predict-syn-ack",
    "predict-ack",
    "predict-tcp-data",
    "predict-udp",
];
const ICMP: [&str; 4] = [
    "predict-echo",
    "predict-reply",
    "predict-time",
    "predict-host",
];

fn segment_word(segment: Segment) -> &'static str {
    let [syn, syn_ack, ack, data, udp] = SEGMENTS;
    match segment {
        Segment::Syn => syn,
        Segment::SynAck => syn_ack,
        Segment::LastAck | Segment::DataAck => ack,
        Segment::Data => data,
        Segment::Udp => udp,
    }
}

fn icmp_word(icmp: Icmp) -> &'static str {
    let [echo, reply, time, host] = ICMP;
    match icmp {
        Icmp::Echo => echo,
        Icmp::Reply => reply,
        Icmp::Time => time,
        Icmp::Host => host,
    }
}

fn arrived(segment: Segment) -> &'static str {
    let [opens, agreed, is_open, goes_up, confirmed, _] = ARRIVED;
    match segment {
        Segment::Syn => opens,
        Segment::SynAck => agreed,
        Segment::LastAck => is_open,
        Segment::Data | Segment::Udp => goes_up,
        Segment::DataAck => confirmed,
    }
}

/// Whether what is in a frame is for the station that takes it.
fn is_for(node: Node, pdu: &Pdu) -> bool {
    match frame::read(&pdu.frame).map(|read| read.what) {
        Some(Inside::Ipv4(ip)) => [0, 1].iter().any(|i| plan::address(node, *i) == ip.to),
        _ => true,
    }
}

/// The plug of a station by which others of a host's network know it.
fn plug(node: Node, seen_from: Node) -> u8 {
    u8::from(node == Node::Router && matches!(seen_from, Node::B | Node::D))
}

/// Which destination IP address a packet gets: the router's is none, wherever the packet goes first.
fn packed(before: &State, node: Node, pdu: &Pdu) -> Option<Decision> {
    let to = frame::datagram(Pdu::network(&pdu.frame).bytes())?.to;
    let named = |address: Ipv4Addr, who: &str| {
        let params = vec![
            ("address", address.to_string().into()),
            ("who", who.to_owned().into()),
        ];
        let label = Label::Text("predict-address", params);
        Choice::new(label, address == to)
    };
    let others = Node::STATIONS.into_iter().filter(|n| *n != node);
    let mut all: Vec<Choice> = others
        .map(|n| named(plan::address(n, plug(n, node)), before.name(n)).at(key(n)))
        .collect();
    all.push(Choice::new(
        Label::text("predict-everybody"),
        to.is_broadcast(),
    ));
    let nobody = vec![("address", plan::NOBODY.to_string().into())];
    let nobody = Label::Text("predict-nobody", nobody);
    all.push(Choice::new(nobody, to == plan::NOBODY));
    let question = Label::Text("predict-packed", vec![("at", before.name(node).into())]);
    Decision::new(question, all)
}

/// Which destination MAC address a frame gets; `None`: it has to be asked for first.
fn framed(before: &State, node: Node, to: Option<Mac>) -> Option<Decision> {
    let choice = |n: Node| {
        let mac = plan::mac(n, plug(n, node));
        let params = vec![
            ("mac", mac.to_string().into()),
            ("who", before.name(n).into()),
        ];
        Choice::new(Label::Text("predict-mac", params), to == Some(mac)).at(key(n))
    };
    let others = Node::STATIONS.into_iter().filter(|n| *n != node);
    let mut all: Vec<Choice> = others.map(choice).collect();
    let is_group = to.is_some_and(Mac::is_group);
    all.push(Choice::new(Label::text("predict-all-macs"), is_group));
    all.push(Choice::new(Label::text("predict-asks"), to.is_none()));
    let question = Label::Text("predict-framed", vec![("at", before.name(node).into())]);
    Decision::new(question, all)
}

fn key(node: Node) -> String {
    format!("node{}", node as u8)
}

/// Where a device sends a frame: to one neighbour, to nobody, or, without `only`, to all others.
fn sends(before: &State, device: Node, only: Option<Option<Node>>) -> Option<Decision> {
    let neighbours = plan::cables_at(device).map(|cable| plan::far_end(cable, device));
    let mut all: Vec<Choice> = neighbours
        .map(|n| choice(before, n, only == Some(Some(n))))
        .collect();
    all.push(Choice::new(Label::text("predict-flood"), only.is_none()));
    all.push(Choice::new(
        Label::text("predict-nowhere"),
        only == Some(None),
    ));
    let question = Label::Text("predict-out", vec![("at", before.name(device).into())]);
    Decision::new(question, all)
}

fn choice(before: &State, node: Node, is_right: bool) -> Choice {
    let label = Label::Text("predict-only", vec![("to", before.name(node).into())]);
    Choice::new(label, is_right).at(key(node))
}

/// Which way the router passes a packet on; `None`: not at all.
fn routes(before: &State, way: Option<Node>) -> Option<Decision> {
    let mut all = [Node::First, Node::Second]
        .map(|n| choice(before, n, way == Some(n)))
        .to_vec();
    all.push(Choice::new(Label::text("predict-keeps"), way.is_none()));
    let question = Label::Text(
        "predict-route",
        vec![("at", before.name(Node::Router).into())],
    );
    Decision::new(question, all)
}
