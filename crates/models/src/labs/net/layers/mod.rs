//! Layers: a message down the sender's layers, through switches, hubs and a router, and up again, with
//! the bytes it really has.
//!
//! Left out (see README.md beside this file): retransmission, fragments, half duplex and collisions as
//! they happen, VLANs, spanning trees, routes that are learned.

pub mod event;
mod exercise;
mod explain;
mod picture;
pub mod plan;
mod predict;
mod presets;
mod results;
pub mod scenario;
pub mod state;
#[cfg(test)]
mod tests;

use crate::{
    Table,
    exercise::Make,
    predict::Decision,
    session::{Figure, Frame, Metric, Preset, Subject, Variant},
};
use event::{Cuts, Event, Flood, Icmp, Segment, Way, What};
use kw_net::{Ipv4Addr, Mac, frame, open, sum};
use kw_scene::{Label, Packet, Scene};
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Trace, Why, schema::Field};
use plan::{Cable, Node};
use scenario::{Device, Input, Message, Scenario, Send};
use state::State;

/// The lab `net/layers`.
pub enum Layers {}

/// What the pictures and tables keep of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The clock, in microseconds.
    pub at: u64,
    /// Number of its message.
    pub message: u32,
    /// Where it was.
    pub node: Option<Node>,
    /// Which layer worked.
    pub layer: u8,
    /// Which way the message went.
    pub way: Way,
    /// The frame, where it went onto cables.
    pub crossing: Option<Crossing>,
}

/// Source, destination, TTL and checksum of an IPv4 header.
pub type IpSeen = (Ipv4Addr, Ipv4Addr, u8, u16);

/// A frame as it goes onto cables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crossing {
    /// The cables, a bit each.
    pub cables: u8,
    /// Source and destination of Ethernet.
    pub macs: (Mac, Mac),
    /// Source, destination, TTL and header checksum of IP; none in ARP.
    pub ip: Option<IpSeen>,
    /// Protocol number of IP.
    pub protocol: u8,
    /// Bytes with the check sequence.
    pub bytes: u16,
    /// Bytes of data that an application or ICMP carries.
    pub data: u16,
}

/// The cables that a step put its frame on, and when the first bit left.
fn cables(event: &Event) -> Vec<(Cable, u64)> {
    match &event.what {
        What::Sent { cable, start, .. } => vec![(*cable, *start)],
        What::Repeated { out } => out.iter().map(|c| (*c, event.at)).collect(),
        What::Switched { out, .. } => out.clone(),
        _ => Vec::new(),
    }
}

fn crossing(event: &Event) -> Option<Crossing> {
    let used = cables(event);
    let pdu = event.pdu.as_ref().filter(|_| !used.is_empty())?;
    let read = frame::read(&pdu.frame)?;
    let cuts = Cuts::of(&pdu.frame);
    let packet = &pdu.frame[cuts.network..cuts.end];
    let address =
        |at: usize| Ipv4Addr::new(packet[at], packet[at + 1], packet[at + 2], packet[at + 3]);
    Some(Crossing {
        cables: used.iter().fold(0, |all, (c, _)| all | 1 << c),
        macs: (read.from, read.to),
        ip: cuts.protocol.map(|_| {
            let checksum = u16::from_be_bytes([packet[10], packet[11]]);
            (address(12), address(16), packet[8], checksum)
        }),
        protocol: cuts.protocol.unwrap_or(0),
        bytes: pdu.frame.len() as u16,
        data: (cuts.end - cuts.data) as u16,
    })
}

impl Lab for Layers {
    const ID: &'static str = "net/layers";
    type Scenario = Scenario;
    type Input = Input;
    type State = State;
    type Event = Event;
    type Mark = Mark;

    fn fields() -> &'static [Field] {
        scenario::FIELDS
    }

    fn input_fields() -> &'static [Field] {
        scenario::INPUT_FIELDS
    }

    fn rules() -> &'static [Rule] {
        explain::RULES
    }

    fn start(sc: &Scenario) -> Result<State, Problem> {
        Ok(State::new(sc))
    }

    fn check_input(
        _sc: &Scenario,
        _earlier: &[Intervention<Input>],
        _input: &Input,
    ) -> Result<(), Problem> {
        Ok(())
    }

    fn step(state: &mut State) -> Option<Event> {
        state.step()
    }

    fn intervene(state: &mut State, input: &Input) -> Event {
        state.intervene(input)
    }

    fn now(state: &State) -> u64 {
        state.now
    }

    fn kind(event: &Event) -> Kind {
        match &event.what {
            What::Made(_)
            | What::NothingBetween
            | What::Segmented(_)
            | What::IcmpMade(_)
            | What::Packed(_)
            | What::Framed { relayed: false }
            | What::Taken { broadcast: false }
            | What::Mine { .. } => Kind::Plain,
            What::Sent { .. } | What::Repeated { .. } => Kind::Message,
            What::Switched { how, .. } => match how {
                Flood::Known => Kind::Message,
                Flood::Unknown | Flood::Broadcast => Kind::Overhead,
            },
            What::AsksArp(_) => Kind::Wait,
            What::ArpMade { .. }
            | What::ArpForMe
            | What::ArpForOther(_)
            | What::NotMine(_)
            | What::Taken { broadcast: true } => Kind::Overhead,
            What::Framed { relayed: true } | What::Routed { .. } | What::Hopped { .. } => {
                Kind::Special
            }
            What::ArpTold | What::DataTaken(_) => Kind::Progress,
            What::SegmentTaken(kind) => match kind {
                Segment::Data | Segment::Udp => Kind::Plain,
                _ => Kind::Progress,
            },
            What::IcmpTaken(Icmp::Echo | Icmp::Reply) => Kind::Progress,
            What::IcmpTaken(Icmp::Time | Icmp::Host)
            | What::NoCable
            | What::Noise { .. }
            | What::BadFcs { .. }
            | What::GaveUp(_)
            | What::NotRouted
            | What::NobodyListens(_)
            | What::BadChecksum
            | What::Expired
            | What::FlippedInside { .. }
            | What::Changed(_) => Kind::Fault,
        }
    }

    fn mark(event: &Event) -> Option<Mark> {
        Some(Mark {
            at: event.at,
            message: event.message,
            node: event.node,
            layer: event.layer,
            way: event.way,
            crossing: crossing(event),
        })
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        state.bytes()
    }
}

/// The names of the variants by device, first and second.
const DEVICES: [(&str, [Device; 2]); 4] = [
    ("two-switches", [Device::Switch, Device::Switch]),
    ("hub-first", [Device::Hub, Device::Switch]),
    ("hub-second", [Device::Switch, Device::Hub]),
    ("two-hubs", [Device::Hub, Device::Hub]),
];

impl Subject for Layers {
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("p3", "legend-application"),
        ("p2", "legend-transport"),
        ("p1", "legend-network"),
        ("p0", "legend-link"),
        ("p7", "legend-other"),
        ("switch", "legend-physical"),
        ("taken", "legend-collision"),
    ];

    fn result(trace: &Trace<Self>) -> serde_json::Value {
        results::json(trace)
    }

    fn metrics(trace: &Trace<Self>) -> Vec<Metric> {
        results::metrics(trace.front())
    }

    fn results(trace: &Trace<Self>) -> Vec<Table> {
        results::tables(trace)
    }

    fn tables(trace: &Trace<Self>) -> Vec<Table> {
        results::state_tables(trace)
    }

    fn picture(trace: &Trace<Self>, figure: &Figure) -> Scene {
        picture::draw(trace, figure)
    }

    fn presets() -> &'static [Preset<Scenario>] {
        presets::ALL
    }

    const EXERCISE: Option<Make> = Some(exercise::make);

    fn random(seed: u64) -> Scenario {
        presets::random(seed)
    }

    /// One message is compared with the others; several with other devices on their way.
    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        if let [message] = sc.messages[..] {
            let with = |send: Send| Variant {
                name: send.name(),
                same: send == message.send,
                scenario: Scenario {
                    messages: vec![Message { send, ..message }],
                    ..sc.clone()
                },
            };
            return Send::ALL.map(with).into();
        }
        let with = |(name, [first_device, second_device]): (&'static str, [Device; 2])| Variant {
            name,
            same: (first_device, second_device) == (sc.first_device, sc.second_device),
            scenario: Scenario {
                first_device,
                second_device,
                ..sc.clone()
            },
        };
        DEVICES.map(with).into()
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        let marks = trace.marks();
        let n = marks.partition_point(|(_, mark)| mark.at <= t);
        n.checked_sub(1)
            .and_then(|i| marks.get(i))
            .map_or(0, |(step, _)| u64::from(step))
    }

    fn decision(_: &Scenario, before: &State, event: &Event, _: &State) -> Option<Decision> {
        predict::decision(before, event)
    }

    fn heading(sc: &Scenario) -> Why {
        explain::heading(sc)
    }

    fn clock(now: u64) -> Label {
        Label::Text("clock", vec![("now", now.into())])
    }

    fn packet(trace: &Trace<Self>) -> Option<Packet> {
        let event = trace.event()?;
        let pdu = event.pdu.as_ref()?;
        let at = event.node.map(|n| trace.state().name(n));
        Some(Packet {
            title: Label::Text(
                "packet-title",
                vec![
                    ("unit", pdu.unit().word().trim_start_matches("unit-").into()),
                    ("n", (pdu.part.len() as u64).into()),
                    ("at", at.into()),
                ],
            ),
            bytes: pdu.bytes().into(),
            layers: open::part(open::sealed(&pdu.frame), pdu.part.clone()),
        })
    }

    fn links(sc: &Scenario) -> Vec<String> {
        (0..plan::CABLES.len())
            .map(|c| plan::cable_name(sc, c))
            .collect()
    }

    fn names(state: &State) -> Vec<(Mac, String)> {
        let members = [false, true].into_iter().flat_map(plan::members);
        members
            .map(|(node, plug)| (plan::mac(node, plug), state.name(node).to_owned()))
            .collect()
    }

    fn frames(_state: &State, event: &Event) -> Vec<Frame> {
        let Some(pdu) = &event.pdu else {
            return Vec::new();
        };
        let bytes = &pdu.frame[..pdu.frame.len() - sum::FCS];
        let on = |(cable, at): (Cable, u64)| Frame {
            at,
            link: usize::from(cable),
            bytes: bytes.into(),
        };
        cables(event).into_iter().map(on).collect()
    }
}
