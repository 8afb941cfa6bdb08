//! Numbers and tables, all from the same run: how packets ended, the NATs' tables, who can reach whom and
//! why, and what a rewriting changed byte by byte.

use super::{
    Nat,
    event::What,
    explain::{self, full},
    state::{Outcome, State, reach::Way},
};
use crate::{Metric, Table, behaviour};
use kw_net::{
    SECOND,
    nat::{Bound, By, Entry, gateway::Change, rewrite::Field},
};
use kw_scene::{Cell, Label};
use kw_trace::{Param, Trace};
use serde_json::{Value, json};

/// Most rows in the tables and the result.
const ROWS: usize = 200;

/// The figures that runs are compared by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let totals = &state.totals;
    let got = |o: &Outcome| {
        matches!(
            o,
            Outcome::Arrived | Outcome::Answered | Outcome::AnswerDropped
        )
    };
    let arrived = state.records.iter().filter(|r| got(&r.outcome)).count() as u64;
    let metric = |id, n| Metric::new(id, n, 1);
    vec![
        Metric {
            more_is_better: true,
            ..metric("arrived", arrived)
        },
        metric("dropped", totals.dropped),
        metric("entries", totals.made),
        metric("expired", totals.expired),
        metric("admitted", totals.admitted),
        metric("rewritten", totals.rewritten),
    ]
}

fn word(outcome: Outcome) -> &'static str {
    outcome.word().trim_start_matches("outcome-")
}

/// The result object.
pub fn json(state: &State) -> Value {
    let packets = state.records.iter().take(ROWS).map(|r| {
        json!({
            "at": r.at,
            "from": full(r.from),
            "to": full(r.to),
            "seen_as": r.seen.map(full),
            "outcome": word(r.outcome),
            "dropped_by": r.dropped.map(|d| state.name(d.0)),
            "reason": r.dropped.map(|d| d.1),
        })
    });
    let nats = state.gateways.iter().enumerate().map(|(n, gateway)| {
        let table = &gateway.nat;
        let entries = table.live(state.now).take(ROWS).map(|e| {
            let lets_in = table.allowed(state.now, e);
            let peers: Vec<String> = lets_in.iter().map(|p| full(p.remote)).collect();
            json!({
                "number": e.number,
                "inside": full(e.inside),
                "outside": full(e.outside),
                "peers": peers,
                "ends": table.ends(e),
            })
        });
        json!({
            "name": state.name(state.plan.gate(n)),
            "mapping": behaviour::name(table.settings.mapping),
            "filtering": behaviour::name(table.settings.filtering),
            "entries": entries.collect::<Vec<_>>(),
        })
    });
    let ends = state.ends();
    let mut reach = Vec::new();
    for inside in &ends.inside {
        for outside in &ends.outside {
            let found = state.reach(*outside, *inside);
            reach.push(json!({
                "from": full(outside.0),
                "to": full(inside.0),
                "reaches": found.is_ok(),
                "by": found.as_ref().ok().map(|w| full(w.door)),
                "reason": found.as_ref().err().map(|b| explain::reason(&b.why)),
            }));
        }
    }
    let totals = &state.totals;
    json!({
        "packets": packets.collect::<Vec<_>>(),
        "nats": nats.collect::<Vec<_>>(),
        "reach": reach,
        "entries_made": totals.made,
        "entries_expired": totals.expired,
        "rewritten": totals.rewritten,
        "admitted": totals.admitted,
        "dropped": totals.dropped,
    })
}

fn raw(s: impl ToString) -> Cell {
    Cell::Words(Label::raw(s.to_string()))
}

fn words(id: &'static str) -> Cell {
    Cell::Words(Label::text(id))
}

/// The result as tables.
pub fn tables(state: &State) -> Vec<Table> {
    let mut packets = Table::new(
        "packets",
        &[
            "#number", "#at", "from", "to", "seen-as", "outcome", "where",
        ],
    );
    for (i, r) in state.records.iter().take(ROWS).enumerate() {
        packets.rows.push(vec![
            Cell::Int(i as u64 + 1),
            Cell::Milli(r.at),
            raw(state.plan.short(r.from)),
            raw(full(r.to)),
            r.seen.map_or(Cell::Empty, |s| raw(full(s))),
            words(r.outcome.word()),
            r.dropped.map_or(Cell::Empty, |d| raw(state.name(d.0))),
        ]);
    }
    let mut all = vec![packets, reach(state)];
    all.extend(nat_tables(state));
    all
}

/// The state at the cursor.
pub fn state_tables(trace: &Trace<Nat>) -> Vec<Table> {
    let state = trace.state();
    let mut all = Vec::new();
    if let Some(What::Rewritten { change, .. }) = trace.event().map(|e| &e.what) {
        all.push(rewriting(change));
    }
    let mut now = reach(state);
    // Where to send says that it is reached.
    now.columns.remove(3);
    for row in &mut now.rows {
        let door = row.remove(3);
        if door != Cell::Empty {
            row[2] = door;
        }
    }
    all.push(now);
    all.extend(nat_tables(state));
    all
}

/// What a way in is by: the NATs from the outside in.
fn ways(state: &State, way: &Way) -> Label {
    let first = way.passes.first();
    let second = way.passes.get(1);
    match (first, second) {
        (Some(pass), None) => explain::by(state, &pass.by),
        (Some(outer), Some(inner)) => {
            let name = |nat| Param::from(state.name(state.plan.gate(nat)));
            Label::Text(
                "by-both",
                vec![
                    ("outer", name(outer.nat)),
                    ("inner", name(inner.nat)),
                    ("outer_by", by_word(&outer.by).into()),
                    ("inner_by", by_word(&inner.by).into()),
                ],
            )
        }
        _ => Label::text("by-direct"),
    }
}

fn by_word(by: &By) -> &'static str {
    match by {
        By::Open => "open",
        By::Address(_) => "address",
        By::Endpoint(_) => "endpoint",
        By::Forward(_) => "forward",
    }
}

/// Who can reach whom now, and by what, or why not.
fn reach(state: &State) -> Table {
    let mut table = Table::new(
        "reach",
        &["sender", "receiver", "reaches", "door", "because"],
    );
    let ends = state.ends();
    for inside in &ends.inside {
        for outside in &ends.outside {
            let found = state.reach(*outside, *inside);
            let (yes, door, because) = match &found {
                Ok(way) => ("reach-yes", raw(full(way.door)), ways(state, way)),
                Err(block) => ("reach-no", Cell::Empty, explain::blocked(state, block)),
            };
            table.rows.push(vec![
                raw(state.plan.short(outside.0)),
                raw(state.plan.short(inside.0)),
                words(yes),
                door,
                Cell::Words(because),
            ]);
        }
    }
    table.rows.truncate(ROWS);
    table
}

/// To whom an entry is bound, in words.
pub fn bound(state: &State, entry: &Entry) -> Label {
    match (entry.forwarded, entry.bound) {
        (true, _) => Label::text("bound-forward"),
        (_, Bound::Any) => Label::text("bound-any"),
        (_, Bound::Address(address)) => Label::raw(address.to_string()),
        (_, Bound::Endpoint(endpoint)) => Label::raw(state.plan.short(endpoint)),
    }
}

/// Whom an entry lets in, in words.
pub fn lets_in(state: &State, nat: usize, entry: &Entry) -> Label {
    use kw_net::nat::Behaviour;
    let table = &state.gateways[nat].nat;
    if entry.forwarded || table.settings.filtering == Behaviour::EndpointIndependent {
        return Label::text("lets-everybody");
    }
    let allowed = table.allowed(state.now, entry);
    if allowed.is_empty() {
        return Label::text("lets-nobody");
    }
    if table.settings.filtering == Behaviour::AddressDependent {
        let mut all: Vec<String> = Vec::new();
        for peer in allowed.iter().rev() {
            let who = kw_net::nat::Endpoint::new(*peer.remote.ip(), 0);
            let name = format!("{}:*", state.plan.short(who));
            if !all.contains(&name) {
                all.push(name);
            }
        }
        return Label::raw(all.join(", "));
    }
    Label::raw(explain::peers(state, &allowed))
}

/// Seconds until an entry ends, rounded up.
pub fn left(state: &State, nat: usize, entry: &Entry) -> u64 {
    let ends = state.gateways[nat].nat.ends(entry);
    ends.saturating_sub(state.now).div_ceil(SECOND)
}

fn nat_tables(state: &State) -> Vec<Table> {
    let ids = ["nat-first", "nat-second"];
    let of = |(nat, id): (usize, &'static str)| {
        let mut table = Table::new(
            id,
            &["#entry", "protocol", "pair", "bound", "lets-in", "#left"],
        );
        let gateway = &state.gateways[nat];
        for forward in &gateway.nat.settings.forwards {
            table.rows.push(vec![
                Cell::Empty,
                raw("UDP"),
                raw(format!(
                    "{} →\u{a0}{}:{}",
                    forward.inside, gateway.nat.public, forward.port
                )),
                words("bound-forward"),
                words("lets-everybody"),
                Cell::Empty,
            ]);
        }
        for entry in gateway.nat.live(state.now).take(ROWS) {
            table.rows.push(vec![
                Cell::Int(u64::from(entry.number)),
                raw(protocol(entry)),
                raw(format!(
                    "{} →\u{a0}{}",
                    full(entry.inside),
                    full(entry.outside)
                )),
                Cell::Words(bound(state, entry)),
                Cell::Words(lets_in(state, nat, entry)),
                Cell::Int(left(state, nat, entry)),
            ]);
        }
        table
    };
    let all = (0..state.gateways.len()).zip(ids).map(of);
    all.filter(|t| !t.rows.is_empty()).collect()
}

/// The protocol of an entry as it is written.
pub fn protocol(entry: &Entry) -> &'static str {
    match entry.protocol {
        kw_net::nat::Protocol::Udp => "UDP",
        kw_net::nat::Protocol::Tcp => "TCP",
        kw_net::nat::Protocol::Icmp => "ICMP",
    }
}

/// The text of a field's name.
pub fn field_name(field: Field) -> &'static str {
    match field {
        Field::Ttl => "packet-ip-ttl",
        Field::HeaderChecksum => "packet-ip-checksum",
        Field::Source => "packet-ip-from",
        Field::Destination => "packet-ip-to",
        Field::SourcePort => "packet-port-from",
        Field::DestinationPort => "packet-port-to",
        Field::Identifier => "packet-icmp-ident",
        Field::Checksum => "field-inner-checksum",
        Field::Embedded => "field-embedded",
    }
}

/// A field's bytes as its document writes them.
pub fn field_value(field: Field, bytes: &[u8]) -> String {
    match (field, bytes) {
        (Field::Ttl, [ttl]) => ttl.to_string(),
        (Field::Source | Field::Destination, [a, b, c, d]) => format!("{a}.{b}.{c}.{d}"),
        (Field::HeaderChecksum | Field::Checksum, [a, b]) => format!("0x{a:02x}{b:02x}"),
        (Field::SourcePort | Field::DestinationPort | Field::Identifier, [a, b]) => {
            u16::from_be_bytes([*a, *b]).to_string()
        }
        // The datagram inside: its addresses are what matters.
        _ => match kw_net::nat::rewrite::flow(bytes) {
            Some(flow) => format!("{} → {}", full(flow.from), full(flow.to)),
            None => String::new(),
        },
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (i, byte) in bytes.iter().take(20).enumerate() {
        use std::fmt::Write as _;
        // Writing to a String cannot fail.
        let _ = write!(text, "{}{byte:02x}", if i > 0 { " " } else { "" });
    }
    text
}

/// What a rewriting changed.
fn rewriting(change: &Change) -> Table {
    let mut table = Table::new(
        "rewriting",
        &[
            "field",
            "#byte",
            "before",
            "after",
            "bytes-before",
            "bytes-after",
        ],
    );
    for (field, range) in change.fields() {
        let (before, after) = (&change.before[range.clone()], &change.after[range.clone()]);
        table.rows.push(vec![
            words(field_name(field)),
            Cell::Int(range.start as u64),
            raw(field_value(field, before)),
            raw(field_value(field, after)),
            raw(hex(before)),
            raw(hex(after)),
        ]);
    }
    table
}
