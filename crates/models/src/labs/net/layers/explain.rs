//! Which rule made a step, with the parameters its sentence needs.

use super::{
    event::{Change, Cuts, Data, Event, Flood, Hop, Icmp, Pdu, Segment, What},
    plan::{self, CABLES, Cable, LONG, Node},
    scenario::{Scenario, Send},
    state::State,
};
use kw_net::{frame, sum};
use kw_trace::{Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const ISO_UPPER: &str = "ISO/IEC 7498-1 §7.2–7.3; RFC 1122 §1.1.3";
const HTTP: &str = "RFC 9112 §2–3; RFC 9110 §3.4";
const TCP: &str = "RFC 9293 §3.1; ISO/IEC 7498-1 §7.4";
const HANDSHAKE: &str = "RFC 9293 §3.5";
const ICMP: &str = "RFC 792";
const IP: &str = "RFC 791 §3.1";
const NEXT_HOP: &str = "RFC 1122 §3.3.1.1; RFC 894";
const ARP: &str = "RFC 826";
const ETHERNET: &str = "IEEE 802.3 §3.1–3.2; RFC 894";
const PHYSICAL: &str = "IEEE 802.3 §3.2.1; Kurose & Ross 8e §1.4";
const HUB: &str = "IEEE 802.3 clause 27; Tanenbaum & Wetherall 5e §4.3.4";
const SWITCH: &str = "IEEE 802.1D-2004 §7.7–7.9; Kurose & Ross 8e §6.4.3";
const FCS: &str = "IEEE 802.3 §3.2.9, §4.2.9";
const FORWARDING: &str = "RFC 1812 §5.2.1, §5.2.4";
const TTL: &str = "RFC 1812 §5.3.1; RFC 1624";
const END_TO_END: &str = "RFC 9293 §3.1; Saltzer, Reed & Clark 1984";

/// The rules of this lab.
pub const RULES: &[Rule] = &[
    rule("app-request", "L7-1", HTTP),
    rule("app-response", "L7-2", "RFC 9112 §4; RFC 9110 §15.3.1"),
    rule("app-discover", "L7-3", "RFC 2131 §4.4.1"),
    rule("nothing-between", "L6-5", ISO_UPPER),
    rule("tcp-data", "L4-1", TCP),
    rule("tcp-syn", "L4-2", HANDSHAKE),
    rule("tcp-syn-ack", "L4-2", HANDSHAKE),
    rule("tcp-last-ack", "L4-2", HANDSHAKE),
    rule("tcp-data-ack", "L4-3", "RFC 9293 §3.4"),
    rule("udp-header", "L4-4", "RFC 768; RFC 2131 §4.1"),
    rule("icmp-echo", "L3-6", ICMP),
    rule("icmp-reply", "L3-6", ICMP),
    rule("icmp-time", "L3-7", "RFC 792; RFC 1812 §4.3.3.4"),
    rule("icmp-host", "L3-7", "RFC 792; RFC 1812 §4.3.3.1"),
    rule("ip-header", "L3-1", IP),
    rule("hop-direct", "L3-2", NEXT_HOP),
    rule("hop-router", "L3-2", NEXT_HOP),
    rule("hop-everybody", "L3-3", "RFC 919; RFC 894"),
    rule("arp-asks", "ARP-1", "RFC 826; RFC 1122 §2.3.2.2"),
    rule("arp-request", "ARP-2", ARP),
    rule("arp-again", "ARP-3", "RFC 1122 §2.3.2.1"),
    rule("arp-reply", "ARP-4", ARP),
    rule("arp-for-other", "ARP-5", ARP),
    rule("arp-for-me", "ARP-4", ARP),
    rule("arp-told", "ARP-6", ARP),
    rule("gave-up", "ARP-7", "RFC 1812 §3.3.2; RFC 1122 §2.3.2.2"),
    rule("frame", "L2-1", ETHERNET),
    rule(
        "router-frame",
        "L2-2",
        "RFC 1812 §5.2.1.2; Kurose & Ross 8e §6.4.1",
    ),
    rule("frame-pads", "L2-3", "IEEE 802.3 §3.2.8; RFC 894"),
    rule("sent", "L1-1", PHYSICAL),
    rule(
        "sent-far",
        "L1-2",
        "Kurose & Ross 8e §1.4.1; Tanenbaum & Wetherall 5e §1.2",
    ),
    rule("no-cable", "L1-3", Rule::MODEL),
    rule("noise", "L1-4", "the scenario damages this message"),
    rule("hub-repeats", "HUB-1", HUB),
    rule("hub-blind", "HUB-2", HUB),
    rule("switch-learns", "SW-1", SWITCH),
    rule("switch-known", "SW-2", SWITCH),
    rule("switch-unknown", "SW-3", SWITCH),
    rule("switch-broadcast", "SW-4", SWITCH),
    rule("fcs-wrong", "L2-4", FCS),
    rule("not-mine", "L2-5", "IEEE 802.3 §4.2.9"),
    rule("frame-mine", "L2-6", ETHERNET),
    rule("frame-everybody", "L2-7", ETHERNET),
    rule("ip-mine", "L3-4", "RFC 1122 §3.2.1"),
    rule("ip-everybody", "L3-4", "RFC 1122 §3.3.6"),
    rule("not-routed", "RT-1", "RFC 1812 §5.3.5.1; RFC 919"),
    rule("nobody-listens", "L4-5", "RFC 1122 §3.2.2, §4.1.3.1"),
    rule("bad-checksum", "L4-6", END_TO_END),
    rule("tcp-data-up", "L4-7", TCP),
    rule("tcp-syn-up", "L4-2", HANDSHAKE),
    rule("tcp-syn-ack-up", "L4-2", HANDSHAKE),
    rule("tcp-last-ack-up", "L4-2", HANDSHAKE),
    rule("tcp-data-ack-up", "L4-3", "RFC 9293 §3.4"),
    rule("icmp-echo-up", "L3-6", "RFC 792; RFC 1122 §3.2.2.6"),
    rule("icmp-reply-up", "L3-6", "RFC 792; RFC 1122 §3.2.2.6"),
    rule("icmp-time-up", "L3-7", "RFC 1122 §3.2.2.4"),
    rule("icmp-host-up", "L3-7", "RFC 1122 §3.2.2.1"),
    rule("request-up", "L7-4", HTTP),
    rule("response-up", "L7-5", "RFC 9110 §15.3.1"),
    rule("routed", "RT-2", FORWARDING),
    rule("hopped", "RT-3", TTL),
    rule("expired", "RT-4", "RFC 1812 §5.3.1; RFC 792"),
    rule("flipped-inside", "RT-5", END_TO_END),
    rule("change-corrupt", "CHANGE", Rule::LEARNER),
    rule("change-ttl", "CHANGE", Rule::LEARNER),
    rule("change-replace", "CHANGE", Rule::LEARNER),
    rule("change-forget", "CHANGE", Rule::LEARNER),
    rule("change-unplug", "CHANGE", Rule::LEARNER),
    rule("change-plug", "CHANGE", Rule::LEARNER),
    rule("change-send", "CHANGE", Rule::LEARNER),
    rule("change-nothing", "CHANGE", Rule::LEARNER),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    let first = sc.messages.first();
    Why::new("heading")
        .with("send", first.map_or("", |m| m.send.name()))
        .with("more", sc.messages.len().saturating_sub(1) as u64)
        .with("first", sc.first_device.name())
        .with("second", sc.second_device.name())
}

/// What a cable joins.
pub fn ends(state: &State, cable: Cable) -> String {
    let [a, b] = CABLES[usize::from(cable)];
    format!("{}–{}", state.name(a), state.name(b))
}

/// A list of names with commas.
fn names(state: &State, at: Node, cables: impl Iterator<Item = Cable>) -> String {
    let all: Vec<&str> = cables.map(|c| state.name(plan::far_end(c, at))).collect();
    all.join(", ")
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    let at = event.node.map_or("", |n| state.name(n));
    let node = event.node.unwrap_or(Node::A);
    let why = |id: &'static str| Why::new(id).with("at", at);
    let pdu = event.pdu.as_ref();
    let size = pdu.map_or(0, |p| p.part.len()) as u64;
    let sized = |id: &'static str| why(id).with("n", size);
    match &event.what {
        What::Made(data) => match data {
            Data::Request => sized("app-request").with("path", state.def.path.as_str()),
            Data::Response => sized("app-response"),
            Data::Discover => sized("app-discover"),
        },
        What::NothingBetween => why("nothing-between"),
        What::Segmented(kind) => segment(
            match kind {
                Segment::Data => "tcp-data",
                Segment::Syn => "tcp-syn",
                Segment::SynAck => "tcp-syn-ack",
                Segment::LastAck => "tcp-last-ack",
                Segment::DataAck => "tcp-data-ack",
                Segment::Udp => "udp-header",
            },
            at,
            pdu,
        ),
        What::IcmpMade(icmp) => sized(match icmp {
            Icmp::Echo => "icmp-echo",
            Icmp::Reply => "icmp-reply",
            Icmp::Time => "icmp-time",
            Icmp::Host => "icmp-host",
        }),
        What::Packed(hop) => {
            let made = packet(sized("ip-header"), pdu);
            made.also(match hop {
                Hop::Direct(to) => why("hop-direct").with("to", to.to_string()),
                Hop::Router(to) => why("hop-router").with("to", to.to_string()),
                Hop::Everybody => why("hop-everybody"),
            })
        }
        What::AsksArp(next_hop) => why("arp-asks").with("to", next_hop.to_string()),
        What::ArpMade { reply, again } => arp(
            why(match (reply, again) {
                (true, _) => "arp-reply",
                (false, true) => "arp-again",
                (false, false) => "arp-request",
            }),
            pdu,
        ),
        What::Framed { relayed } => {
            let id = if *relayed { "router-frame" } else { "frame" };
            let made = macs(sized(id), pdu);
            match pdu.map(|p| (Cuts::of(&p.frame), p.frame.len() - sum::FCS)) {
                Some((cuts, end)) if cuts.end < end => made.also(
                    Why::new("frame-pads")
                        .with("held", (cuts.end - cuts.network) as u64)
                        .with("pad", (end - cuts.end) as u64),
                ),
                _ => made,
            }
        }
        What::Sent { cable, .. } => {
            let bytes = pdu.map_or(0, |p| p.frame.len());
            let sending = plan::sending(bytes);
            let sent = sized("sent")
                .with("cable", ends(state, *cable))
                .with("bits", (bytes + plan::PREAMBLE) as u64 * 8)
                .with("us", sending);
            far(state, sent, [*cable].into_iter())
        }
        What::NoCable => why("no-cable"),
        What::Noise { cable, byte } => Why::new("noise")
            .with("cable", ends(state, *cable))
            .with("byte", *byte as u64),
        What::Repeated { out } => {
            let told = sized("hub-repeats").with("out", names(state, node, out.iter().copied()));
            let fits = pdu
                .and_then(|p| sum::check(&p.frame))
                .is_some_and(|(a, b)| a == b);
            let told = if fits {
                told
            } else {
                told.also(why("hub-blind"))
            };
            far(state, told, out.iter().copied())
        }
        What::Switched { out, learned, how } => {
            let id = match how {
                Flood::Known => "switch-known",
                Flood::Unknown => "switch-unknown",
                Flood::Broadcast => "switch-broadcast",
            };
            let out = || out.iter().map(|o| o.0);
            let mut told = macs(why(id), pdu).with("out", names(state, node, out()));
            if let Some(cable) = learned {
                told = told.also(
                    macs(why("switch-learns"), pdu)
                        .with("behind", state.name(plan::far_end(*cable, node))),
                );
            }
            far(state, told, out())
        }
        What::BadFcs { found, made } => why("fcs-wrong")
            .with("found", format!("{found:#010x}"))
            .with("made", format!("{made:#010x}")),
        What::NotMine(to) => why("not-mine").with("to", to.to_string()),
        What::Taken { broadcast } => {
            let id = if *broadcast {
                "frame-everybody"
            } else {
                "frame-mine"
            };
            let kind = pdu.is_some_and(|p| Cuts::of(&p.frame).protocol.is_none());
            macs(why(id), pdu).with("type", if kind { "arp" } else { "ipv4" })
        }
        What::ArpForOther(to) => why("arp-for-other").with("to", to.to_string()),
        What::ArpForMe => arp(why("arp-for-me"), pdu),
        What::ArpTold => arp(why("arp-told"), pdu),
        What::GaveUp(to) => why("gave-up").with("to", to.to_string()),
        What::Mine { broadcast } => {
            let id = if *broadcast {
                "ip-everybody"
            } else {
                "ip-mine"
            };
            packet(why(id), pdu)
        }
        What::NotRouted => why("not-routed"),
        What::NobodyListens(port) => why("nobody-listens").with("port", u64::from(*port)),
        What::BadChecksum => {
            let protocol = pdu.and_then(|p| Cuts::of(&p.frame).protocol);
            why("bad-checksum").with("protocol", protocol_name(protocol.unwrap_or(0)))
        }
        What::SegmentTaken(kind) => segment(
            match kind {
                Segment::Data | Segment::Udp => "tcp-data-up",
                Segment::Syn => "tcp-syn-up",
                Segment::SynAck => "tcp-syn-ack-up",
                Segment::LastAck => "tcp-last-ack-up",
                Segment::DataAck => "tcp-data-ack-up",
            },
            at,
            pdu,
        ),
        What::IcmpTaken(icmp) => sized(match icmp {
            Icmp::Echo => "icmp-echo-up",
            Icmp::Reply => "icmp-reply-up",
            Icmp::Time => "icmp-time-up",
            Icmp::Host => "icmp-host-up",
        }),
        What::DataTaken(Data::Response) => sized("response-up"),
        What::DataTaken(_) => sized("request-up").with("path", state.def.path.as_str()),
        What::Routed { out, next_hop } => packet(why("routed"), pdu)
            .with("out", state.name(plan::far_end(*out, node)))
            .with("next_hop", next_hop.to_string()),
        What::Hopped { ttl, checksum } => why("hopped")
            .with("before", u64::from(ttl.0))
            .with("after", u64::from(ttl.1))
            .with("old", format!("{:#06x}", checksum.0))
            .with("new", format!("{:#06x}", checksum.1)),
        What::Expired => packet(why("expired"), pdu),
        What::FlippedInside { byte } => why("flipped-inside").with("byte", *byte as u64),
        What::Changed(change) => changed(state, at, change),
    }
}

fn changed(state: &State, at: &str, change: &Change) -> Why {
    match change {
        Change::Corrupted(n) => Why::new("change-corrupt").with("n", *n),
        Change::Ttl(before, after) => Why::new("change-ttl")
            .with("before", u64::from(*before))
            .with("after", u64::from(*after)),
        Change::Replaced(device) => Why::new("change-replace")
            .with("at", at)
            .with("device", device.name()),
        Change::Forgotten => Why::new("change-forget"),
        Change::Unplugged(cable, n) => Why::new("change-unplug")
            .with("cable", ends(state, *cable))
            .with("n", *n),
        Change::Plugged(cable) => Why::new("change-plug").with("cable", ends(state, *cable)),
        Change::Added(send, to) => Why::new("change-send").with("send", send.name()).with(
            "to",
            if *send == Send::DhcpDiscover {
                "everybody"
            } else {
                to.name()
            },
        ),
        Change::Nothing => Why::new("change-nothing"),
    }
}

/// Says how long the long link takes, where the message goes onto it and that is long.
fn far(state: &State, why: Why, mut cables: impl Iterator<Item = Cable>) -> Why {
    let distance = state.def.distance;
    if distance.metres() < 1_000 || !cables.any(|c| c == LONG) {
        return why;
    }
    why.also(
        Why::new("sent-far")
            .with("distance", distance.name())
            .with("km", distance.metres() / 1_000)
            .with("us", plan::delay(LONG, distance)),
    )
}

/// The name of a protocol number of IP.
pub fn protocol_name(number: u8) -> &'static str {
    match number {
        1 => "ICMP",
        6 => "TCP",
        17 => "UDP",
        _ => "IP",
    }
}

/// Header length and length of a TCP segment or UDP datagram, its ports and numbers.
fn segment(id: &'static str, at: &str, pdu: Option<&Pdu>) -> Why {
    let why = Why::new(id).with("at", at);
    let Some(pdu) = pdu else { return why };
    let cuts = Cuts::of(&pdu.frame);
    let t = cuts.transport;
    let word = |i: usize| u64::from(u16::from_be_bytes([pdu.frame[i], pdu.frame[i + 1]]));
    let long = |i: usize| word(i) << 16 | word(i + 2);
    let why = why
        .with("n", pdu.part.len() as u64)
        .with("header", (cuts.data - t) as u64)
        .with("from", word(t))
        .with("to", word(t + 2));
    match cuts.protocol {
        Some(6) => why.with("seq", long(t + 4)).with("ack", long(t + 8)),
        _ => why,
    }
}

/// Addresses, TTL and protocol of a packet.
fn packet(why: Why, pdu: Option<&Pdu>) -> Why {
    let Some(pdu) = pdu else { return why };
    let inside = Pdu::network(&pdu.frame);
    let Some(ip) = frame::datagram(inside.bytes()) else {
        return why;
    };
    let protocol = Cuts::of(&pdu.frame).protocol.unwrap_or(0);
    why.with("from", ip.from.to_string())
        .with("to", ip.to.to_string())
        .with("ttl", u64::from(ip.ttl))
        .with("protocol", protocol_name(protocol))
        .with("number", u64::from(protocol))
}

/// Hardware addresses of a frame.
fn macs(why: Why, pdu: Option<&Pdu>) -> Why {
    let read = pdu.and_then(|p| frame::read(&p.frame));
    match read {
        Some(read) => why
            .with("from_mac", read.from.to_string())
            .with("to_mac", read.to.to_string()),
        None => why,
    }
}

/// What an ARP message is about.
fn arp(why: Why, pdu: Option<&Pdu>) -> Why {
    let read = pdu.and_then(|p| frame::read(&p.frame));
    match read.map(|r| r.what) {
        Some(frame::What::Arp(arp)) => why
            .with("sender", arp.sender.to_string())
            .with("sender_mac", arp.sender_mac.to_string())
            .with("target", arp.target.to_string()),
        _ => why,
    }
}
