//! The result of a run: as JSON, as tables, and as figures to compare by; and the state in tables.

use super::{
    agent::{PASSWORD, Phase, USER},
    event::{Event, What},
    explain::SIDES,
    shown::sides,
    state::State,
    view::{Candidate, Pair, Said, Side},
};
use crate::{Cell, Label, Metric, Table};
use kw_net::{
    nat::Bound,
    open::Known,
    stun::{Class, Key, Method},
};
use kw_trace::Param;
use serde_json::{Value, json};

/// The selected pair of A in a recording.
fn recorded_pair(state: &State) -> Option<(Side, Pair)> {
    let replay = state.replay.as_ref()?;
    let pair = replay.chosen(0)?.clone();
    let [side, _] = replay.sides();
    Some((side, pair))
}

/// The word of how it stands.
fn outcome(state: &State) -> &'static str {
    if state.replay.is_some() {
        return match recorded_pair(state) {
            Some(_) => "connected",
            None => "failed",
        };
    }
    let connected = state.agents.iter().all(|a| a.phase == Phase::Connected);
    if connected { "connected" } else { "failed" }
}

fn candidate_json(one: &Candidate) -> Value {
    json!({
        "type": one.kind.name(),
        "address": &*one.address,
        "port": one.port,
        "priority": one.priority,
    })
}

fn pair_json(name: &str, side: &Side, pair: &Pair) -> Value {
    json!({
        "side": name,
        "local": candidate_json(&side.locals[pair.local]),
        "remote": candidate_json(&side.remotes[pair.remote]),
        "priority": pair.priority.to_string(),
        "state": pair.state.name(),
        "nominated": pair.nominated,
    })
}

/// The result object.
pub fn json(state: &State) -> Value {
    let sides = sides(state);
    let connected = outcome(state) == "connected";
    let path = found_path(state).filter(|_| connected);
    let recorded = recorded_pair(state).map(|(_, pair)| pair);
    let selected = sides[0].pairs.iter().find(|p| p.selected && connected);
    let selected = recorded.as_ref().or(selected);
    let checks: Vec<Value> = sides
        .iter()
        .zip(SIDES)
        .flat_map(|(side, name)| side.pairs.iter().map(move |p| pair_json(name, side, p)))
        .collect();
    let counts = state.agents.iter().map(|a| a.counts.sent).sum::<u64>();
    json!({
        "outcome": outcome(state),
        "path": path.map(super::event::Path::name),
        "selected": selected.map(|p| json!({
            "local": candidate_json(&sides[0].locals[p.local]),
            "remote": candidate_json(&sides[0].remotes[p.remote]),
            "priority": p.priority.to_string(),
        })),
        "connected_at": state.connected_at,
        "checks": checks,
        "checks_sent": counts,
        "packets": state.totals.sent,
        "dropped": state.totals.dropped,
    })
}

/// The sort of path: of a recording by the kinds of its candidates.
fn found_path(state: &State) -> Option<super::event::Path> {
    use super::{event::Path, view::Kind};
    if state.replay.is_none() {
        return state.path();
    }
    let (side, pair) = recorded_pair(state)?;
    let kinds = [side.locals[pair.local].kind, side.remotes[pair.remote].kind];
    Some(match kinds {
        k if k.contains(&Kind::Relayed) => Path::Relayed,
        [Kind::Host, Kind::Host] => Path::Direct,
        _ => Path::HolePunched,
    })
}

/// Figures to compare by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let connect = match state.connected_at {
        Some(at) => Metric::new("connect", at, 1_000),
        None => Metric::new("connect", 0, 0),
    };
    let checks = state.agents.iter().map(|a| a.counts.sent).sum();
    vec![
        connect,
        Metric::new("checks", checks, 1),
        Metric::new("packets", state.totals.sent, 1),
        Metric::new("dropped", state.totals.dropped, 1),
        Metric::new("relayed", state.server.relayed, 1),
    ]
}

fn raw(text: impl ToString) -> Cell {
    Cell::Words(Label::raw(text.to_string()))
}

fn word(id: &'static str) -> Cell {
    Cell::Words(Label::text(id))
}

/// A candidate's address with its kind.
fn candidate(one: &Candidate) -> Cell {
    raw(format!("{}:{} {}", one.address, one.port, one.kind.name()))
}

/// The text of a path, or of none.
pub fn path_word(state: &State) -> &'static str {
    use super::event::Path;
    match found_path(state).filter(|_| outcome(state) == "connected") {
        Some(Path::Direct) => "path-direct",
        Some(Path::HolePunched) => "path-hole-punched",
        Some(Path::Relayed) => "path-relayed",
        None => "path-none",
    }
}

/// The id of a pair state's text.
pub fn pair_word(state: super::view::PairState) -> &'static str {
    use super::view::PairState;
    match state {
        PairState::Frozen => "pair-frozen",
        PairState::Waiting => "pair-waiting",
        PairState::InProgress => "pair-in-progress",
        PairState::Succeeded => "pair-succeeded",
        PairState::Failed => "pair-failed",
    }
}

fn kind_word(kind: super::view::Kind) -> &'static str {
    use super::view::Kind;
    match kind {
        Kind::Host => "kind-host",
        Kind::PeerReflexive => "kind-prflx",
        Kind::ServerReflexive => "kind-srflx",
        Kind::Relayed => "kind-relay",
    }
}

fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::New => "phase-new",
        Phase::Gathering => "phase-gathering",
        Phase::Checking => "phase-checking",
        Phase::Connected => "phase-connected",
        Phase::Failed => "phase-failed",
        Phase::Lost => "phase-lost",
    }
}

/// The result as tables.
pub fn tables(state: &State) -> Vec<Table> {
    let sides = sides(state);
    let mut outcome = Table::new("outcome", &["what", "value"]);
    let mut row = |id: &'static str, cell: Cell| outcome.rows.push(vec![word(id), cell]);
    row("column-path", word(path_word(state)));
    let connect = state.connected_at.map_or(Cell::Empty, |at| {
        raw(format!("{} ms", super::super::milliseconds(at)))
    });
    row("metric-connect", connect);
    let checks = state.agents.iter().map(|a| a.counts.sent).sum();
    let checks = state.replay.as_ref().map_or(checks, |r| r.checks());
    row("metric-checks", Cell::Int(checks));
    row("metric-packets", Cell::Int(state.totals.sent));
    row("metric-dropped", Cell::Int(state.totals.dropped));
    row("metric-relayed", Cell::Int(state.server.relayed));
    let mut selected = Table::new("selected", &["side", "local", "remote", "#priority"]);
    for (n, side) in sides.iter().enumerate() {
        for pair in side.pairs.iter().filter(|p| p.selected) {
            selected.rows.push(vec![
                Cell::Thing(n, SIDES[n].to_owned()),
                candidate(&side.locals[pair.local]),
                candidate(&side.remotes[pair.remote]),
                raw(pair.priority),
            ]);
        }
    }
    let mut all = vec![outcome, selected, checklist(&sides)];
    if let Some(replay) = &state.replay {
        let mut others = Table::new("others", &["what", "between", "#count"]);
        for other in &replay.recording().others {
            let row = [
                raw(&other.kind),
                raw(&other.between),
                Cell::Int(other.count),
            ];
            others.rows.push(row.into());
        }
        if !others.rows.is_empty() {
            all.push(others);
        }
    }
    all
}

fn checklist(sides: &[Side; 2]) -> Table {
    let columns = ["side", "kinds", "#priority", "pair-state"];
    let mut table = Table::new("checklist", &columns);
    for (n, side) in sides.iter().enumerate() {
        for pair in &side.pairs {
            let (local, remote) = (&side.locals[pair.local], &side.remotes[pair.remote]);
            let state = match (pair.selected, pair.nominated) {
                (true, _) => "pair-selected",
                (_, true) => "pair-nominated",
                _ => pair_word(pair.state),
            };
            table.rows.push(vec![
                Cell::Thing(n, side.name.to_string()),
                // A line for the kinds and one for the address, where there is no room for one of both.
                raw(format!(
                    "{}\u{a0}→\u{a0}{} {}:{}",
                    local.kind.name(),
                    remote.kind.name(),
                    remote.address,
                    remote.port
                )),
                raw(pair.priority),
                word(state),
            ]);
        }
    }
    table
}

/// The state as tables.
pub fn state_tables(state: &State) -> Vec<Table> {
    let sides = sides(state);
    let columns = ["side", "role", "phase", "ufrag", "password"];
    let mut agents = Table::new("agents", &columns);
    for (n, side) in sides.iter().enumerate() {
        let agent = &state.agents[n];
        let known = state.replay.as_ref().map(|r| r.recording().peers.get(n));
        let (ufrag, password) = match known {
            Some(Some(peer)) => (peer.ufrag.as_str(), peer.pwd.as_str()),
            Some(None) => ("–", "–"),
            None => (&*agent.ufrag, &*agent.password),
        };
        let phase = match &state.replay {
            Some(_) => Cell::Empty,
            None => word(phase_word(agent.phase)),
        };
        let role = match side.controlling {
            Some(true) => word("role-controlling"),
            Some(false) => word("role-controlled"),
            None => Cell::Empty,
        };
        agents.rows.push(vec![
            Cell::Thing(n, side.name.to_string()),
            role,
            phase,
            raw(ufrag),
            raw(password),
        ]);
    }
    let mut all = vec![agents, checklist(&sides), candidates(&sides)];
    if state.replay.is_none() {
        all.extend([nats(state), turn(state)]);
    }
    all
}

fn candidates(sides: &[Side; 2]) -> Table {
    let several = sides
        .iter()
        .flat_map(|s| &s.locals)
        .any(|c| c.component > 1);
    let columns = [
        "side",
        "kind",
        "learned",
        "#priority",
        "foundation",
        "#component",
    ];
    let shown = columns.len() - usize::from(!several);
    let mut table = Table::new("candidates", &columns[..shown]);
    for (n, side) in sides.iter().enumerate() {
        for one in &side.locals {
            // What it was learned from: of a reflexive one its base, of a relayed one what the server saw.
            let from = one.related.as_ref();
            let from = from.map_or(String::new(), |(a, p)| format!(" ←\u{a0}{a}:{p}"));
            let mut row = vec![
                Cell::Thing(n, side.name.to_string()),
                word(kind_word(one.kind)),
                raw(format!("{}:{}{from}", one.address, one.port)),
                Cell::Int(one.priority.into()),
                raw(&one.foundation),
                Cell::Int(one.component.into()),
            ];
            row.truncate(shown);
            table.rows.push(row);
        }
    }
    table
}

fn nats(state: &State) -> Table {
    let mut table = Table::new("nats", &["nat", "entry", "bound", "allowed"]);
    for place in &state.world.places {
        let Some(gateway) = place.gateway() else {
            continue;
        };
        for entry in gateway.nat.live(state.now) {
            let bound = match entry.bound {
                Bound::Any => word("bound-any"),
                Bound::Address(address) => raw(address),
                Bound::Endpoint(end) => raw(end),
            };
            let allowed = gateway.nat.allowed(state.now, entry);
            let allowed: Vec<String> = allowed.iter().map(|p| p.remote.to_string()).collect();
            table.rows.push(vec![
                raw(&place.name),
                raw(format!("{} →\u{a0}{}", entry.inside, entry.outside)),
                bound,
                raw(allowed.join(", ")),
            ]);
        }
    }
    table
}

fn turn(state: &State) -> Table {
    let columns = ["relays", "permissions", "channels"];
    let mut table = Table::new("turn", &columns);
    for one in state
        .server
        .allocations
        .iter()
        .filter(|a| state.now < a.until)
    {
        let permissions: Vec<String> = one.permissions.iter().map(|p| p.0.to_string()).collect();
        let channels = one
            .channels
            .iter()
            .map(|c| format!("{:#06x} → {}", c.0, c.1));
        let client = match one.client.tcp {
            true => format!("{} (TCP)", one.client.address),
            false => one.client.address.to_string(),
        };
        table.rows.push(vec![
            raw(format!("{} ←\u{a0}{client}", one.relayed)),
            raw(permissions.join(", ")),
            raw(channels.collect::<Vec<_>>().join(", ")),
        ]);
    }
    if !table.rows.is_empty() {
        // What the capture's integrity is verified with.
        let login = [
            ("user", USER),
            ("password", PASSWORD),
            ("realm", super::server::REALM),
        ];
        let login = login.map(|(name, text)| (name, Param::from(text)));
        table.foot = Some(vec![
            Cell::Words(Label::Text("turn-login", login.into())),
            Cell::Empty,
            Cell::Empty,
        ]);
    }
    table
}

/// Whose password is known at this step: those of the two agents, and that of the TURN server's user.
pub fn passwords(state: &State) -> Vec<Known> {
    let short = |whose: &str, password: &str| Known {
        whose: whose.to_owned(),
        password: password.to_owned(),
        key: Key::Short(password.into()),
    };
    if let Some(replay) = &state.replay {
        let peers = replay.recording().peers.iter().zip(SIDES);
        let told = peers.filter(|(peer, _)| !peer.pwd.is_empty());
        return told.map(|(peer, side)| short(side, &peer.pwd)).collect();
    }
    let agents = state.agents.iter().zip(SIDES);
    let mut all: Vec<Known> = agents.map(|(a, side)| short(side, &a.password)).collect();
    all.push(Known {
        whose: USER.to_owned(),
        password: PASSWORD.to_owned(),
        key: super::server::Server::key(),
    });
    all
}

/// The words of what is in a packet.
pub fn said(said: Said) -> Label {
    let id = match said {
        Said::Stun { error, .. } if error > 0 => {
            return Label::Text("said-error", vec![("code", Param::from(u64::from(error)))]);
        }
        Said::Stun {
            class,
            method,
            check,
            nominates,
            ..
        } => match (class, method) {
            (Class::Request, Method::Binding) if nominates => "said-check-nominates",
            (Class::Request, Method::Binding) if check => "said-check-request",
            (Class::Request, Method::Binding) => "said-binding-request",
            (Class::Success, Method::Binding) if check => "said-check-success",
            (Class::Success, Method::Binding) => "said-binding-success",
            (Class::Indication, Method::Send) => "said-send",
            (Class::Indication, Method::Data) => "said-data-indication",
            (Class::Indication, _) => "said-indication",
            (Class::Request, Method::Allocate) => "said-allocate-request",
            (_, Method::Allocate) => "said-allocate-success",
            (Class::Request, Method::Refresh) => "said-refresh-request",
            (_, Method::Refresh) => "said-refresh-success",
            (Class::Request, Method::CreatePermission) => "said-permission-request",
            (_, Method::CreatePermission) => "said-permission-success",
            (Class::Request, _) => "said-channel-request",
            _ => "said-channel-success",
        },
        Said::Channel => "said-channel",
        Said::Data => "said-data",
        Said::Tcp => "said-tcp",
        Said::Name => "said-name",
        Said::Signal => "said-signal",
    };
    Label::text(id)
}

/// The title of a step's packet.
pub fn title(event: &Event) -> Label {
    let packet = match &event.what {
        What::Sent { packet, .. }
        | What::Connects { packet, .. }
        | What::Opened { packet, .. }
        | What::Dropped { packet, .. }
        | What::Served { packet, .. } => Some(packet),
        What::Agent { packet, .. } => packet.as_ref(),
        _ => None,
    };
    match packet {
        Some(packet) => said(packet.said),
        None => match event.mark {
            Some(super::view::Marked::Seen { said: what, .. }) => said(what),
            _ => Label::text("said-name"),
        },
    }
}
