//! Numbers and tables, all from the same run: how messages ended, every frame on every cable, what the
//! headers cost, what the domains are; and at the cursor what a message consists of and what is known.

use super::{
    Crossing, Layers,
    event::{Cuts, Pdu},
    explain,
    plan::{self, CABLES, Node},
    scenario::{Message, Send},
    state::State,
};
use crate::{Metric, Table};
use kw_net::{Mac, open};
use kw_scene::{Cell, Label};
use kw_trace::Trace;
use serde_json::{Value, json};

/// Most hops and messages in the tables and the result.
const ROWS: usize = 200;

/// Bytes of headers, trailers, preambles and padding, and of everything, in the frames that were made.
fn headers(state: &State) -> (u64, u64) {
    let totals = &state.totals;
    (totals.sent - totals.data, totals.sent)
}

/// The figures that runs are compared by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let totals = &state.totals;
    let metric = Metric::new;
    let (own, all) = headers(state);
    vec![
        metric("wire", totals.wire, 1),
        Metric {
            percent: true,
            ..metric("headers", own, all)
        },
        metric("crossings", totals.crossings, 1),
        metric("disturbed", totals.disturbed, 1),
        metric("arp", totals.arp, 1),
        metric("time", state.now, 1),
    ]
}

/// The messages that were sent, in order; those of changes of the past have no place in the scenario.
fn messages(trace: &Trace<Layers>) -> Vec<(Option<Message>, super::state::Outcome)> {
    let state = trace.front();
    let own = state.def.messages.iter().copied().map(Some);
    let is_own = trace.run().interventions.is_empty();
    let own = own.chain(std::iter::repeat(None));
    state
        .outcomes
        .iter()
        .zip(own)
        .map(|(outcome, message)| (message.filter(|_| is_own), *outcome))
        .take(ROWS)
        .collect()
}

fn crossings(trace: &Trace<Layers>) -> impl Iterator<Item = (u64, Crossing)> {
    let marks = trace.marks().range(0, usize::MAX);
    marks
        .filter_map(|(_, mark)| Some((mark.at, mark.crossing?)))
        .take(ROWS)
}

fn cables(state: &State, crossing: &Crossing) -> String {
    let all: Vec<String> = (0..CABLES.len() as u8)
        .filter(|c| crossing.cables & 1 << c != 0)
        .map(|c| explain::ends(state, c))
        .collect();
    all.join(", ")
}

fn protocol(crossing: &Crossing) -> &'static str {
    match crossing.ip {
        Some(_) => explain::protocol_name(crossing.protocol),
        None => "ARP",
    }
}

/// The result object.
pub fn json(trace: &Trace<Layers>) -> Value {
    let state = trace.front();
    let totals = &state.totals;
    let messages: Vec<Value> = messages(trace)
        .into_iter()
        .map(|(message, outcome)| {
            json!({
                "send": message.map(|m| m.send.name()),
                "outcome": outcome.word().trim_start_matches("outcome-"),
            })
        })
        .collect();
    let hops: Vec<Value> = crossings(trace)
        .map(|(at, c)| {
            json!({
                "at": at,
                "cables": cables(state, &c),
                "protocol": protocol(&c),
                "from_mac": c.macs.0.to_string(),
                "to_mac": c.macs.1.to_string(),
                "from": c.ip.map(|ip| ip.0.to_string()),
                "to": c.ip.map(|ip| ip.1.to_string()),
                "ttl": c.ip.map(|ip| ip.2),
                "checksum": c.ip.map(|ip| format!("{:#06x}", ip.3)),
                "bytes": c.bytes,
            })
        })
        .collect();
    let (broadcast, collision) = state.domains();
    json!({
        "messages": messages,
        "hops": hops,
        "crossings": totals.crossings,
        "wire_bytes": totals.wire,
        "frames": totals.frames,
        "sent_bytes": totals.sent,
        "data_bytes": totals.data,
        "arp": totals.arp,
        "disturbed": totals.disturbed,
        "dropped": totals.dropped,
        "broadcast_domains": broadcast,
        "collision_domains": collision,
        "time": state.now,
    })
}

fn raw(s: impl ToString) -> Cell {
    Cell::Words(Label::raw(s.to_string()))
}

fn words(id: &'static str) -> Cell {
    Cell::Words(Label::text(id))
}

/// The result as tables.
pub fn tables(trace: &Trace<Layers>) -> Vec<Table> {
    let state = trace.front();
    let totals = &state.totals;
    let mut ended = Table::new("messages", &["#message", "send", "outcome"]);
    for (i, (message, outcome)) in messages(trace).into_iter().enumerate() {
        ended.rows.push(vec![
            Cell::Int(i as u64 + 1),
            message.map_or(Cell::Empty, |m| words(send_word(m.send))),
            words(outcome.word()),
        ]);
    }
    let mut hops = Table::new(
        "hops",
        &[
            "#at", "cables", "protocol", "from-mac", "to-mac", "from-ip", "to-ip", "#ttl",
            "checksum", "#bytes",
        ],
    );
    for (at, c) in crossings(trace) {
        let ip = |cell: &dyn Fn(&super::IpSeen) -> Cell| c.ip.as_ref().map_or(Cell::Empty, cell);
        hops.rows.push(vec![
            Cell::Int(at),
            raw(cables(state, &c)),
            raw(protocol(&c)),
            raw(c.macs.0),
            raw(c.macs.1),
            ip(&|ip| raw(ip.0)),
            ip(&|ip| raw(ip.1)),
            ip(&|ip| Cell::Int(u64::from(ip.2))),
            ip(&|ip| raw(format!("{:#06x}", ip.3))),
            Cell::Int(u64::from(c.bytes)),
        ]);
    }
    let (broadcast, collision) = state.domains();
    let (own, all) = headers(state);
    let mut overall = Table::new("overall", &["figure", "#value"]);
    overall.rows = [
        ("figure-frames", Cell::Int(totals.frames)),
        ("figure-sent", Cell::Int(totals.sent)),
        ("figure-data", Cell::Int(totals.data)),
        ("metric-headers", Cell::Percent(own, all)),
        ("metric-crossings", Cell::Int(totals.crossings)),
        ("metric-wire", Cell::Int(totals.wire)),
        ("metric-arp", Cell::Int(totals.arp)),
        ("metric-disturbed", Cell::Int(totals.disturbed)),
        ("figure-dropped", Cell::Int(totals.dropped)),
        ("figure-broadcast", Cell::Int(broadcast)),
        ("figure-collision", Cell::Int(collision)),
        ("metric-time", Cell::Int(state.now)),
    ]
    .into_iter()
    .map(|(id, cell)| vec![words(id), cell])
    .collect();
    vec![ended, overall, hops]
}

fn send_word(send: Send) -> &'static str {
    match send {
        Send::HttpGet => "choice-http-get",
        Send::Ping => "choice-ping",
        Send::TcpHandshake => "choice-tcp-handshake",
        Send::DhcpDiscover => "choice-dhcp-discover",
    }
}

/// The state at the cursor: the message layer by layer, who knows whom, what switches have learned.
pub fn state_tables(trace: &Trace<Layers>) -> Vec<Table> {
    let state = trace.state();
    let mut all: Vec<Table> = trace
        .event()
        .and_then(|e| e.pdu.as_ref())
        .map(consists_of)
        .into_iter()
        .collect();
    let mut arp = Table::new("arp-tables", &["station", "ip", "mac"]);
    for (node, station) in Node::STATIONS.into_iter().zip(&state.stations) {
        for (_, ip, mac) in station.neighbours() {
            arp.rows
                .push(vec![raw(state.name(node)), raw(ip), raw(mac)]);
        }
    }
    let mut macs = Table::new("mac-tables", &["switch", "mac", "behind"]);
    for (table, node) in state.tables.iter().zip([Node::First, Node::Second]) {
        for (mac, cable) in table {
            let behind = state.name(plan::far_end(*cable, node));
            macs.rows
                .push(vec![raw(state.name(node)), raw(mac), raw(behind)]);
        }
    }
    all.extend([macs, arp].into_iter().filter(|t| !t.rows.is_empty()));
    all
}

/// A message layer by layer: bytes, and from where to where.
fn consists_of(pdu: &Pdu) -> Table {
    let mut table = Table::new("consists-of", &["protocol", "#bytes", "from", "to"]);
    let frame = &pdu.frame;
    let cuts = Cuts::of(frame);
    let mac = |at: usize| {
        let mut mac = Mac::ZERO;
        mac.0.copy_from_slice(&frame[at..at + 6]);
        raw(mac)
    };
    let ip = |at: usize| {
        raw(kw_net::Ipv4Addr::new(
            frame[at],
            frame[at + 1],
            frame[at + 2],
            frame[at + 3],
        ))
    };
    let port = |at: usize| raw(u16::from_be_bytes([frame[at], frame[at + 1]]));
    let all = open::part(open::sealed(frame), pdu.part.clone());
    for layer in all {
        let at = pdu.part.start + layer.bytes.start;
        let (from, to) = match cuts.protocol {
            _ if at == 0 => (mac(6), mac(0)),
            Some(_) if at == cuts.network => (ip(at + 12), ip(at + 16)),
            Some(6 | 17) if at == cuts.transport => (port(at), port(at + 2)),
            None if at == cuts.network => (ip(at + 14), ip(at + 24)),
            _ => (Cell::Empty, Cell::Empty),
        };
        table.rows.push(vec![
            Cell::Words(layer.name),
            Cell::Int(layer.bytes.len() as u64),
            from,
            to,
        ]);
    }
    let sum = Cell::Int(pdu.part.len() as u64);
    let unit = words(pdu.unit().word());
    table.foot = Some(vec![unit, sum, Cell::Empty, Cell::Empty]);
    table
}
