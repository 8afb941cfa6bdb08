//! What is asked before a step: which message comes next, where a device sends a frame, who takes it, which way a
//! router chooses and whether the TTL suffices.

use super::{
    event::{Cuts, Event, Flood, Hop, Icmp, Segment, What},
    plan::{self, Node},
    state::State,
};
use crate::predict::{Choice, Decision};
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    let node = event.node?;
    let of = |id| Label::Text(id, vec![("at", before.name(node).into())]);
    let yes_no = |id, is_yes| Some(Decision::yes_no(of(id), is_yes));
    let one_of = |id, all: &[&'static str], right| Decision::one_of(of(id), all, right);
    match &event.what {
        What::Segmented(segment) => one_of("predict-segment", &SEGMENTS, segment_word(*segment)),
        What::IcmpMade(icmp) => one_of("predict-icmp", &ICMP, icmp_word(*icmp)),
        What::Packed(hop) => {
            let right = match hop {
                Hop::Direct(_) => "predict-direct",
                Hop::Router(_) => "predict-router",
                Hop::Everybody => "predict-everybody",
            };
            let all = ["predict-direct", "predict-router", "predict-everybody"];
            one_of("predict-hop", &all, right)
        }
        What::AsksArp(_) => yes_no("predict-arp", true),
        What::Framed { .. } => {
            let is_ip = Cuts::of(&event.pdu.as_ref()?.frame).protocol.is_some();
            is_ip.then(|| Decision::yes_no(of("predict-arp"), false))
        }
        What::Repeated { .. } => sends(before, node, None),
        What::Switched { out, how, .. } => sends(
            before,
            node,
            (*how == Flood::Known).then(|| out.first().map(|o| plan::far_end(o.0, node))),
        ),
        What::BadFcs { .. } => one_of("predict-frame", &FRAME, "predict-damaged"),
        What::NotMine(_) => one_of("predict-frame", &FRAME, "predict-not-mine"),
        What::Taken { .. } => one_of("predict-frame", &FRAME, "predict-taken"),
        What::ArpForOther(_) => yes_no("predict-answer", false),
        What::ArpForMe => yes_no("predict-answer", true),
        What::Mine { .. } | What::NotRouted if node == Node::Router => routes(before, None),
        What::Routed { out, .. } => routes(before, Some(plan::far_end(*out, node))),
        What::Hopped { .. } => yes_no("predict-ttl", true),
        What::Expired => yes_no("predict-ttl", false),
        What::BadChecksum => yes_no("predict-checksum", false),
        What::SegmentTaken(_) => yes_no("predict-checksum", true),
        _ => None,
    }
}

const FRAME: [&str; 3] = ["predict-taken", "predict-not-mine", "predict-damaged"];
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
    Choice::new(label, is_right).at(format!("node{}", node as u8))
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
