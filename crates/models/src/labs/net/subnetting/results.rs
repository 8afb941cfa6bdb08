//! Numbers and tables, all from the same state.

use super::{
    event::{Event, What},
    scenario::EdgeSubnets,
    state::{Known, Split, State},
};
use crate::{
    Metric, Table,
    ipv4::{Ip, Prefix, collapse},
};
use kw_scene::{Cell, Label};
use serde_json::{Map, Value, json};

/// Most rows of one kind in the table of the present state.
const ROWS: usize = 12;
/// Most rows of subnets in the tables of a run that has ended.
const MOST: u64 = 4_096;

/// Subnets that may be used.
fn usable_subnets(state: &State, split: Split) -> u64 {
    match state.def.edge_subnets {
        EdgeSubnets::Used => split.count(),
        EdgeSubnets::Reserved => split.count().saturating_sub(2),
    }
}

/// The figures that runs are compared by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let more = |id, n| Metric {
        more_is_better: true,
        ..Metric::new(id, n, 1)
    };
    if !state.needs.is_empty() {
        let hosts: u64 = state.slots.iter().map(|s| s.hosts).sum();
        let taken: u64 = state.slots.iter().map(|s| s.subnet.size()).sum();
        return vec![
            more("placed", state.slots.len() as u64),
            Metric::new("refused", state.refused.len() as u64, 1),
            Metric::new("unused", taken - hosts, 1),
            more("left", state.left()),
            more("largest-left", largest(&state.free())),
            Metric {
                percent: true,
                more_is_better: true,
                ..Metric::new("share", hosts, state.prefix.size())
            },
        ];
    }
    if state.def.subnets.is_some() {
        let (count, each) = match state.split {
            Some(split) => (
                usable_subnets(state, split),
                crate::ipv4::usable_in(split.length),
            ),
            None => (0, 0),
        };
        return vec![
            more("subnets", count),
            more("usable", each),
            more("usable-all", count * each),
            Metric::new("wasted", state.prefix.size() - count * each, 1),
        ];
    }
    vec![
        more("usable", state.own().usable()),
        Metric::new("wasted", state.own().size() - state.own().usable(), 1),
    ]
}

/// Addresses of the largest block.
fn largest(free: &[Prefix]) -> u64 {
    free.iter().map(|b| b.size()).max().unwrap_or(0)
}

/// A network in the shape of scenario files.
fn network_json(network: Prefix) -> Map<String, Value> {
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
    put("network", json!(network.network().to_string()));
    put("first", json!(network.first().to_string()));
    put("last", json!(network.last().to_string()));
    put(
        "broadcast",
        json!(network.broadcast().map(|b| b.to_string())),
    );
    map
}

/// The result object of a run that has ended.
pub fn json(state: &State) -> Value {
    let mut result = Map::new();
    let mut put = |key: &str, value: Value| result.insert(key.to_owned(), value);
    let sc = &state.def;
    let with_prefix = |network: Prefix| {
        let mut map = network_json(network);
        map.insert("prefix".to_owned(), json!(network.length()));
        map
    };
    if !state.needs.is_empty() {
        put("prefix", Value::Null);
        put("usable_hosts", Value::Null);
        let slots = state.slots.iter().map(|slot| {
            let mut map = with_prefix(slot.subnet);
            map.insert("hosts".to_owned(), json!(slot.hosts));
            map.insert("usable_hosts".to_owned(), json!(slot.subnet.usable()));
            Value::Object(map)
        });
        put("subnets", slots.collect());
        let refused = state.refused.iter().map(|r| json!(r.0));
        put("refused", refused.collect());
        let free = state.free();
        put("free", free.iter().map(|p| json!(p.to_string())).collect());
    } else if sc.subnets.is_some() {
        let split = state.split;
        put("prefix", json!(split.map(|s| s.length)));
        let usable = split.map(|s| crate::ipv4::usable_in(s.length));
        put("usable_hosts", json!(usable));
        let subnets = split.into_iter().flat_map(|split| {
            (0..split.count()).map(move |number| {
                let mut map = network_json(state.subnet(split, number));
                if sc.edge_subnets == EdgeSubnets::Reserved {
                    let is_usable = !state.is_reserved(split, number);
                    map.insert("usable".to_owned(), json!(is_usable));
                }
                Value::Object(map)
            })
        });
        put("subnets", subnets.collect());
    } else {
        put("prefix", json!(state.prefix.length()));
        put("usable_hosts", json!(state.prefix.usable()));
        let whole = Value::Object(network_json(state.prefix));
        put("subnets", json!([whole]));
    }
    let own = state.own();
    let mut address = with_prefix(own);
    address.insert("address".to_owned(), json!(state.address.to_string()));
    address.insert("mask".to_owned(), json!(own.mask().to_string()));
    let class = state.address.class();
    address.insert("class".to_owned(), json!(class.name()));
    let special = state.address.special().map(|s| s.name);
    address.insert("special".to_owned(), json!(special));
    address.insert("usable_hosts".to_owned(), json!(own.usable()));
    put("address", Value::Object(address));
    let others = state.others.iter().map(|other| {
        let theirs = Prefix::of(*other, own.length());
        json!({
            "address": other.to_string(),
            "network": theirs.network().to_string(),
            "same": theirs == own,
        })
    });
    put("compared", others.collect());
    if let (Some(common), Some(summary)) = (state.common, state.summary) {
        let blocks = collapse(&state.networks);
        let blocks: Vec<String> = blocks.iter().map(Prefix::to_string).collect();
        put(
            "summary",
            json!({
                "network": common.to_string(),
                "exact": summary.extra == 0,
                "extra": summary.extra,
                "blocks": blocks,
            }),
        );
    }
    Value::Object(result)
}

fn raw(text: impl std::fmt::Display) -> Cell {
    Cell::Words(Label::raw(text.to_string()))
}

/// The same for tables that stand beside the picture: it is never broken inside.
fn whole(text: impl std::fmt::Display) -> Cell {
    Cell::Words(Label::Text(
        "plain",
        vec![("text", text.to_string().into())],
    ))
}

/// First and last host in one cell.
fn range(subnet: Prefix) -> Cell {
    let params = [("first", subnet.first()), ("last", subnet.last())];
    let params = params.map(|(name, a)| (name, a.to_string().into()));
    match subnet.length() {
        32 => whole(subnet.first()),
        _ => Cell::Words(Label::Text("range", params.to_vec())),
    }
}

fn or_none(address: Option<Ip>) -> Cell {
    address.map_or(Cell::Empty, raw)
}

/// The address, worked out as far as `known`.
fn address(state: &State, known: Known) -> Table {
    let mut table = Table::new("address", &["what", "value"]);
    let own = state.own();
    let class = state.address.class();
    let special = match state.address.special() {
        Some(range) => Label::text(special_word(range.name)),
        None => Label::text("special-none"),
    };
    let rows = [
        (Known::Address, "row-address", raw(state.address)),
        (
            Known::Mask,
            "row-mask",
            raw(format!("{} (/{})", own.mask(), own.length())),
        ),
        (Known::Class, "row-class", raw(class.name())),
        (Known::Special, "row-special", Cell::Words(special)),
        (Known::Network, "row-network", raw(own)),
        (Known::Broadcast, "row-broadcast", or_none(own.broadcast())),
        (Known::Range, "row-first", raw(own.first())),
        (Known::Range, "row-last", raw(own.last())),
        (Known::Count, "row-usable", Cell::Int(own.usable())),
    ];
    for (from, label, value) in rows {
        let value = if known >= from { value } else { Cell::Empty };
        table
            .rows
            .push(vec![Cell::Words(Label::text(label)), value]);
    }
    table
}

/// The text id of a special range.
pub fn special_word(name: &str) -> &'static str {
    match name {
        "this-network" => "special-this-network",
        "private" => "special-private",
        "shared" => "special-shared",
        "loopback" => "special-loopback",
        "link-local" => "special-link-local",
        "protocol" => "special-protocol",
        "documentation" => "special-documentation",
        "relay" => "special-relay",
        "benchmark" => "special-benchmark",
        "multicast" => "special-multicast",
        "reserved" => "special-reserved",
        _ => "special-limited-broadcast",
    }
}

const SUBNET_COLUMNS: &[&str] = &["#number", "network", "first", "last", "broadcast"];

fn subnet_row(state: &State, split: Split, number: u64) -> Vec<Cell> {
    let subnet = state.subnet(split, number);
    vec![
        Cell::Int(number + 1),
        raw(subnet),
        raw(subnet.first()),
        raw(subnet.last()),
        match subnet.broadcast() {
            _ if state.is_reserved(split, number) => Cell::Words(Label::text("reserved-subnet")),
            broadcast => or_none(broadcast),
        },
    ]
}

fn plan(state: &State) -> Table {
    let columns = [
        "#hosts",
        "network",
        "first",
        "last",
        "broadcast",
        "#usable",
        "#unused",
    ];
    let mut table = Table::new("plan", &columns);
    for slot in &state.slots {
        table.rows.push(vec![
            Cell::Int(slot.hosts),
            raw(slot.subnet),
            raw(slot.subnet.first()),
            raw(slot.subnet.last()),
            or_none(slot.subnet.broadcast()),
            Cell::Int(slot.subnet.usable()),
            Cell::Int(slot.unused()),
        ]);
    }
    for (hosts, _) in &state.refused {
        let mut row = vec![Cell::Empty; columns.len()];
        row[0] = Cell::Int(*hosts);
        row[1] = Cell::Words(Label::text("no-room"));
        table.rows.push(row);
    }
    table
}

fn spare(blocks: &[Prefix]) -> Table {
    let mut table = Table::new(
        "spare",
        &["network", "first-address", "last-address", "#size"],
    );
    for block in blocks {
        table.rows.push(vec![
            raw(block),
            raw(block.network()),
            raw(block.top()),
            Cell::Int(block.size()),
        ]);
    }
    table
}

fn summary(state: &State) -> Option<Table> {
    let common = state.common?;
    let mut table = Table::new("summary", &["what", "value"]);
    let mut row = |label, value| {
        table
            .rows
            .push(vec![Cell::Words(Label::text(label)), value])
    };
    row("row-summed", Cell::Int(state.summed as u64));
    row("row-summary", raw(common));
    if let Some(summary) = state.summary {
        row("row-extra", Cell::Int(summary.extra));
        row("row-blocks", Cell::Int(summary.blocks));
    }
    Some(table)
}

fn compared(state: &State, count: usize) -> Option<Table> {
    let mut table = Table::new("compared", &["other", "their-network", "verdict"]);
    for other in &state.others[..count] {
        let theirs = Prefix::of(*other, state.prefix.length());
        let verdict = match theirs == state.own() {
            true => "verdict-same",
            false => "verdict-different",
        };
        let verdict = Cell::Words(Label::text(verdict));
        table.rows.push(vec![raw(other), raw(theirs), verdict]);
    }
    (count > 0).then_some(table)
}

/// The tables of a run that has ended.
pub fn tables(state: &State) -> Vec<Table> {
    let mut all = Vec::new();
    if let Some(split) = state.split {
        let mut table = Table::new("subnets", SUBNET_COLUMNS);
        let shown = split.count().min(MOST);
        table.rows = (0..shown).map(|n| subnet_row(state, split, n)).collect();
        if shown < split.count() {
            // The result has all of them; a table that no reader gets through would hold up the page.
            let more = vec![("count", (split.count() - shown).into())];
            let mut foot = vec![Cell::Empty; SUBNET_COLUMNS.len()];
            foot[1] = Cell::Words(Label::Text("more-subnets", more));
            table.foot = Some(foot);
        }
        all.push(table);
    }
    if !state.needs.is_empty() {
        all.push(plan(state));
        all.push(spare(&state.free()));
    }
    all.extend(summary(state));
    if state.summary.is_some() {
        all.push(Table {
            id: "blocks",
            ..spare(&collapse(&state.networks))
        });
    }
    all.extend(compared(state, state.others.len()));
    all.push(address(state, Known::Count));
    all
}

/// The state at the cursor: what the step is about comes first.
pub fn state_tables(state: &State, event: Option<&Event>) -> Vec<Table> {
    let mut all = vec![address(state, state.known)];
    all.extend(compared(state, state.compared));
    if let Some(split) = state.split {
        let columns = ["#number", "network", "range", "broadcast"];
        let mut table = Table::new("subnets", &columns);
        for number in state.made.saturating_sub(ROWS as u64)..state.made {
            let subnet = state.subnet(split, number);
            let broadcast = match subnet.broadcast() {
                _ if state.is_reserved(split, number) => {
                    Cell::Words(Label::text("reserved-subnet"))
                }
                broadcast => broadcast.map_or(Cell::Empty, whole),
            };
            let number = Cell::Int(number + 1);
            table
                .rows
                .push(vec![number, whole(subnet), range(subnet), broadcast]);
        }
        all.push(table);
    }
    if state.ordered {
        let columns = ["#hosts", "network", "range", "#unused"];
        let mut table = Table::new("plan", &columns);
        for slot in &state.slots[state.slots.len().saturating_sub(ROWS)..] {
            table.rows.push(vec![
                Cell::Int(slot.hosts),
                whole(slot.subnet),
                range(slot.subnet),
                Cell::Int(slot.unused()),
            ]);
        }
        for (hosts, _) in &state.refused[state.refused.len().saturating_sub(ROWS)..] {
            let words = Cell::Words(Label::text("no-room"));
            table
                .rows
                .push(vec![Cell::Int(*hosts), words, Cell::Empty, Cell::Empty]);
        }
        all.push(table);
    }
    if let Some(blocks) = &state.spare {
        all.push(spare(&blocks[..state.spare_told.min(blocks.len())]));
    }
    all.extend(summary(state));
    let is_working = matches!(
        event.map(|e| e.what),
        None | Some(
            What::Address
                | What::Mask
                | What::And { .. }
                | What::Class
                | What::Special
                | What::Network
                | What::Broadcast
                | What::Range
                | What::Count
        )
    );
    if !is_working {
        all.rotate_left(1);
    }
    all
}
