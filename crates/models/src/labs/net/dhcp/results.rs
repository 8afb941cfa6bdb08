//! The result of a run: as JSON, as tables, and as figures to compare by; and the state in tables.

use super::{
    Dhcp, Marked,
    client::Phase,
    event::Event,
    explain, frame,
    rows::{Row, Sort, row},
    scenario::Method,
    state::{Role, State},
};
use crate::{Cell, Label, Metric, Table};
use kw_net::{Ipv4Addr, SECOND, dhcp::Request};
use kw_trace::{Param, Trace};
use serde_json::{Value, json};

/// The word of what a frame is.
pub fn word(sort: Sort) -> &'static str {
    match sort {
        Sort::Dhcp(kind, _) => kind.name(),
        Sort::ArpRequest => "arp-request",
        Sort::ArpReply => "arp-reply",
        Sort::ArpProbe => "arp-probe",
        Sort::ArpAnnouncement => "arp-announcement",
        Sort::Ping { reply: false } => "ping",
        Sort::Ping { reply: true } => "ping-reply",
        Sort::Other => "other",
    }
}

/// The word of what a request is for.
fn purpose(request: Request) -> &'static str {
    match request {
        Request::Selecting => "selecting",
        Request::InitReboot => "init-reboot",
        Request::Renewing => "renewing",
        Request::Rebinding => "rebinding",
    }
}

/// All frames of the run so far, in order.
fn rows(trace: &Trace<Dhcp>) -> impl Iterator<Item = Row> + '_ {
    let marks = trace.marks();
    marks
        .range(0, marks.len())
        .filter_map(|(_, mark)| match mark.what {
            Marked::Row(row) => Some(row),
            _ => None,
        })
}

fn json_of(state: &State, row: &Row) -> Value {
    let set = |a: Ipv4Addr| a.to_string();
    let mut object = json!({
        "at": row.at,
        "from": state.name(row.from),
        "to": match row.to {
            Some(host) => Value::from(state.name(host)),
            None if row.broadcast => Value::from("broadcast"),
            None => Value::Null,
        },
        "type": word(row.sort),
        "network": state.network_name(row.network),
        "source": set(row.ends.0),
        "destination": set(row.ends.1),
    });
    if let Sort::Dhcp(_, request) = row.sort {
        object["xid"] = json!(row.xid);
        object["yiaddr"] = json!(set(row.yiaddr));
        object["ciaddr"] = json!(set(row.ciaddr));
        object["giaddr"] = json!(set(row.giaddr));
        object["requested"] = json!(row.requested.map(set));
        object["server"] = json!(row.server.map(set));
        object["request"] = json!(request.map(purpose));
    }
    object
}

/// What a host's address comes to at an instant.
struct Standing {
    name: String,
    word: &'static str,
    phase: Option<Phase>,
    address: Option<Ipv4Addr>,
    /// When it asked, T1, T2 and the end.
    lease: Option<[u64; 4]>,
}

/// The state of the host at this position; `None` where it wants no address.
fn standing(state: &State, host: u16) -> Option<Standing> {
    let name = state.name(host).to_owned();
    let address = state.address(host);
    if let Some(replay) = &state.replay {
        let actor = &replay.actors[usize::from(host)];
        let phase = actor.phase;
        let is_local = address.is_some_and(|a| a.is_link_local());
        let word = match phase {
            Some(phase) => phase.name(),
            None if is_local => "link-local",
            None => return None,
        };
        return Some(Standing {
            name,
            word,
            phase,
            address,
            lease: actor.lease,
        });
    }
    let own = &state.hosts[usize::from(host)];
    let Role::Client { method, dhcp, .. } = &own.role else {
        return None;
    };
    let is_on = own.on && own.plugged;
    let (word, phase) = match method {
        Method::Dhcp => (dhcp.phase().name(), Some(dhcp.phase())),
        _ if !is_on => ("off", None),
        Method::Static => ("static", None),
        Method::LinkLocal => ("link-local", None),
    };
    Some(Standing {
        name,
        word,
        phase,
        address,
        lease: dhcp.lease().map(|l| [l.since, l.t1, l.t2, l.ends]),
    })
}

fn standings(state: &State) -> impl Iterator<Item = (u16, Standing)> + '_ {
    let hosts = 0..state.host_count() as u16;
    hosts.filter_map(|host| Some((host, standing(state, host)?)))
}

/// The result object.
pub fn json(trace: &Trace<Dhcp>) -> Value {
    let state = trace.front();
    let (messages, arp): (Vec<Row>, Vec<Row>) =
        rows(trace).partition(|r| matches!(r.sort, Sort::Dhcp(..)));
    let list = |rows: &[Row]| -> Vec<Value> { rows.iter().map(|r| json_of(state, r)).collect() };
    let clients: Vec<Value> = standings(state)
        .map(|(_, s)| {
            json!({
                "id": s.name,
                "state": s.word,
                "address": s.address.map(|a| a.to_string()),
                "lease_ends": s.lease.map(|l| l[3]),
            })
        })
        .collect();
    json!({
        "messages": list(&messages),
        "arp": list(&arp),
        "clients": clients,
    })
}

/// Figures to compare runs by.
pub fn metrics(trace: &Trace<Dhcp>) -> Vec<Metric> {
    let state = trace.front();
    if state.replay.is_some() {
        let all: Vec<Row> = rows(trace).collect();
        let count = |f: &dyn Fn(&Row) -> bool| all.iter().filter(|r| f(r)).count() as u64;
        return vec![
            Metric::new("messages", count(&|r| super::is_dhcp(r)), 1),
            Metric::new("broadcasts", count(&|r| r.broadcast), 1),
        ];
    }
    let clients = state.def.clients.len();
    let hosts = &state.hosts[..clients];
    let count = |f: &dyn Fn(&super::state::Host) -> bool| hosts.iter().filter(|h| f(h)).count();
    let share = |id, n: usize| Metric {
        more_is_better: true,
        percent: true,
        ..Metric::new(id, n as u64, clients as u64)
    };
    let with = count(&|h| h.station.address(0).is_some());
    let out = count(&|h| {
        let own = h.station.address(0);
        own.is_some_and(|a| !a.is_link_local()) && !h.station.routes.is_empty()
    });
    let typed = count(&|h| {
        matches!(
            h.role,
            Role::Client {
                method: Method::Static,
                ..
            }
        )
    });
    let mut waits = 0;
    let mut known = 0;
    for (client, first) in state.def.clients.iter().zip(&state.first_address) {
        if let Some(first) = first {
            waits += first.saturating_sub(client.start * SECOND);
            known += 1;
        }
    }
    vec![
        share("with-address", with),
        Metric::new("first-address", waits / 1000, known * 1000),
        share("beyond", out),
        Metric::new("messages", state.totals.messages, 1),
        Metric::new("arps", state.totals.arps, 1),
        Metric::new("broadcasts", state.totals.broadcasts, 1),
        Metric::new("clashes", state.totals.clashes, 1),
        Metric::new("typed-in", typed as u64, 1),
    ]
}

fn address_cell(address: Option<Ipv4Addr>) -> Cell {
    match address {
        Some(a) => Cell::Words(Label::raw(a.to_string())),
        None => Cell::Empty,
    }
}

fn seconds_cell(us: u64) -> Cell {
    Cell::Words(Label::raw(explain::exact(us)))
}

/// The label of what a frame is.
pub fn sort_label(sort: Sort) -> Label {
    match sort {
        Sort::Dhcp(kind, None) => Label::raw(kind.word()),
        Sort::Dhcp(kind, Some(request)) => {
            let word = match request {
                Request::Selecting => "SELECTING",
                Request::InitReboot => "INIT-REBOOT",
                Request::Renewing => "RENEWING",
                Request::Rebinding => "REBINDING",
            };
            Label::raw(format!("{} ({word})", kind.word()))
        }
        Sort::ArpRequest => Label::text("sort-arp-request"),
        Sort::ArpReply => Label::text("sort-arp-reply"),
        Sort::ArpProbe => Label::text("sort-arp-probe"),
        Sort::ArpAnnouncement => Label::text("sort-arp-announcement"),
        Sort::Ping { reply: false } => Label::text("sort-ping"),
        Sort::Ping { reply: true } => Label::text("sort-ping-reply"),
        Sort::Other => Label::text("sort-other"),
    }
}

fn to_label(state: &State, row: &Row) -> Label {
    match row.to {
        Some(host) => Label::raw(state.name(host)),
        None if row.broadcast => Label::text("everybody"),
        None => Label::text("nobody-known"),
    }
}

/// What the frame of a step is, in a line.
pub fn frame_title(state: &State, event: &Event) -> Label {
    match frame(event) {
        Some(sent) => {
            let row = row(event.at, sent);
            let to = row.to.map(|host| state.name(host).to_owned());
            Label::Text(
                "frame-title",
                vec![
                    ("what", short(row.sort).into()),
                    ("from", state.name(row.from).into()),
                    ("to", to.into()),
                ],
            )
        }
        None => Label::text("frame-lost"),
    }
}

/// What a frame is, in a word that is the same in every language.
fn short(sort: Sort) -> &'static str {
    match sort {
        Sort::Dhcp(kind, _) => kind.word(),
        Sort::Ping { .. } => "ICMP",
        Sort::Other => "IP",
        _ => "ARP",
    }
}

/// The result as tables.
pub fn tables(trace: &Trace<Dhcp>) -> Vec<Table> {
    let state = trace.front();
    let mut clients = Table::new(
        "clients",
        &["host", "state", "address", "#first-address", "#lease-ends"],
    );
    for (host, s) in standings(state) {
        let first = state
            .first_address
            .get(usize::from(host))
            .copied()
            .flatten();
        clients.rows.push(vec![
            Cell::Thing(usize::from(host) % 8, s.name),
            state_cell(s.phase, s.word),
            address_cell(s.address),
            first.map_or(Cell::Empty, seconds_cell),
            s.lease.map_or(Cell::Empty, |l| seconds_cell(l[3])),
        ]);
    }
    let mut messages = Table::new(
        "messages",
        &["#at", "from", "to", "message", "address", "#xid"],
    );
    for row in rows(trace) {
        let xid = match row.sort {
            Sort::Dhcp(..) => Cell::Words(Label::raw(format!("{:08x}", row.xid))),
            _ => Cell::Empty,
        };
        messages.rows.push(vec![
            seconds_cell(row.at),
            Cell::Thing(usize::from(row.from) % 8, state.name(row.from).to_owned()),
            Cell::Words(to_label(state, &row)),
            Cell::Words(sort_label(row.sort)),
            address_cell(row.address()),
            xid,
        ]);
    }
    let mut all = vec![clients];
    all.extend(bindings(state));
    all.push(messages);
    let capture = state.def.capture.as_ref();
    if let Some(capture) = capture.filter(|c| !c.others.is_empty()) {
        let mut others = Table::new("others", &["traffic", "between", "#packets", "#first"]);
        for other in &capture.others {
            others.rows.push(vec![
                Cell::Words(Label::raw(other.kind.clone())),
                Cell::Words(Label::raw(other.between.clone())),
                Cell::Int(other.count),
                seconds_cell(other.first),
            ]);
        }
        all.push(others);
    }
    all
}

fn state_cell(phase: Option<Phase>, word: &'static str) -> Cell {
    match phase {
        Some(Phase::Off) | None => Cell::Words(Label::text(match word {
            "static" => "state-static",
            "link-local" => "state-link-local",
            _ => "state-off",
        })),
        Some(phase) => Cell::Words(Label::raw(phase.word())),
    }
}

/// What the servers know of addresses.
fn bindings(state: &State) -> Option<Table> {
    let mut table = Table::new(
        "bindings",
        &["server", "address", "client", "binding", "#until"],
    );
    for (i, host) in state.hosts.iter().enumerate() {
        let Role::Server(server) = &host.role else {
            continue;
        };
        for binding in server.bindings() {
            use super::server::{Bound, Standing};
            let standing = binding.at(state.now);
            let until = match binding.state {
                Bound::Offered(until) | Bound::Leased(until) => seconds_cell(until),
                _ => Cell::Empty,
            };
            let client = match (standing, state.host_of(binding.mac)) {
                (Standing::InUse, _) => Cell::Empty,
                (_, Some(host)) => Cell::Thing(usize::from(host) % 8, state.name(host).to_owned()),
                _ => Cell::Words(Label::raw(binding.mac.to_string())),
            };
            table.rows.push(vec![
                Cell::Thing(i % 8, host.name.to_string()),
                address_cell(Some(binding.address)),
                client,
                Cell::Words(Label::text(match standing {
                    Standing::Offered => "binding-offered",
                    Standing::Leased => "binding-leased",
                    Standing::Expired => "binding-expired",
                    Standing::Released => "binding-released",
                    Standing::InUse => "binding-in-use",
                })),
                until,
            ]);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// The state at the cursor as tables.
pub fn state_tables(state: &State) -> Vec<Table> {
    let mut clients = Table::new("clients-now", &["host", "state", "address", "#left"]);
    for (host, s) in standings(state) {
        let left = match s.lease {
            Some([_, _, _, ends]) => Cell::Words(Label::Text(
                "seconds-left",
                vec![(
                    "s",
                    Param::from(explain::span(ends.saturating_sub(state.now))),
                )],
            )),
            None => Cell::Empty,
        };
        clients.rows.push(vec![
            Cell::Thing(usize::from(host) % 8, s.name),
            state_cell(s.phase, s.word),
            address_cell(s.address),
            left,
        ]);
    }
    let mut all = vec![clients];
    all.extend(bindings(state));
    all
}
