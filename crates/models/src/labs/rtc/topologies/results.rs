//! Numbers and tables, all from the same plan: formulas, participants, streams, delays, who pays for what.

use super::{
    explain,
    formulas::{self, Formula},
    plan::{Call, Delay, Downlink, PARTS, Plan, Uplink},
    scenario::{Participant, Scenario, Sends, Topology},
    state::State,
};
use crate::{Metric, Table};
use kw_scene::{Cell, Label};
use serde_json::{Value, json};

/// Sizes of an audience that the table of who pays shows.
const AUDIENCES: [u64; 4] = [2, 5, 50, 1_000];

/// What the operator pays an hour, in millionths: for what leaves the server, and for its cores.
pub fn money(call: &Call, plan: &Plan) -> (u64, u64) {
    let prices = &call.def.prices;
    // kbit/s → gigabytes an hour: · 3600 / 8 / 1 000 000.
    let egress = u128::from(plan.server.kbit_out) * 45 * u128::from(prices.egress) / 100_000;
    let cores = u128::from(plan.server.work) * u128::from(prices.core) / 1_000;
    let small = |n: u128| u64::try_from(n).unwrap_or(u64::MAX);
    (small(egress), small(cores))
}

/// Pairs of a sender of pictures and somebody else, and those of them where the picture is seen.
fn seen(call: &Call, plan: &Plan) -> (u64, u64) {
    let all = plan.pictures * plan.n.saturating_sub(1);
    if call.topology != Topology::Mcu {
        return (plan.seen(), all);
    }
    let is_in = |i: usize| plan.sides[i].rate > 0;
    let mixed: u64 = call
        .present()
        .filter(|i| is_in(*i))
        .map(|i| call.rows[i].count)
        .sum();
    let got = plan.flows.iter().filter(|f| f.seen() > 0).map(|f| {
        let own = u64::from(is_in(usize::from(f.to)));
        f.seen() * (mixed - own)
    });
    (got.sum(), all)
}

/// The longest delay between any two.
fn longest(call: &Call, plan: &Plan) -> Option<Delay> {
    let pairs = call
        .present()
        .flat_map(|i| call.present().map(move |j| (i, j)));
    pairs
        .filter_map(|(i, j)| call.delay(plan, i, j))
        .max_by_key(Delay::total)
}

/// The figures that runs are compared by.
pub fn metrics(state: &State) -> Vec<Metric> {
    let (call, plan) = (&state.call, &*state.plan);
    let most = |pick: fn(&super::plan::Side) -> u64| plan.sides.iter().map(pick).max().unwrap_or(0);
    let (got, all) = seen(call, plan);
    let delay = longest(call, plan);
    let (egress, cores) = money(call, plan);
    vec![
        Metric::new("up", most(|s| s.up), 1),
        Metric::new("down", most(|s| s.down), 1),
        Metric::new("egress", plan.server.kbit_out, 1),
        Metric::new(
            "delay",
            delay.map_or(0, |d| d.total()),
            u64::from(delay.is_some()) * 1_000,
        ),
        Metric::new("server-work", plan.server.work, 1_000),
        Metric::new("device-work", most(|s| s.work), 1_000),
        Metric {
            percent: true,
            more_is_better: true,
            ..Metric::new("seen", got, all)
        },
        Metric::new("streams", plan.streams(), 1),
        Metric::new("money", egress.saturating_add(cores), 1_000_000),
    ]
}

/// The result object.
pub fn json(state: &State) -> Value {
    let (call, plan) = (&state.call, &*state.plan);
    let participants: Vec<Value> = call
        .present()
        .map(|i| {
            let (row, side) = (&call.rows[i], &plan.sides[i]);
            json!({
                "name": state.name(i as u8),
                "count": row.count,
                "sends": row.sends.name(),
                "streams_up": side.streams_up,
                "streams_down": side.streams_down,
                "up_kbit": side.up,
                "up_needed_kbit": side.up_need,
                "down_kbit": side.down,
                "pictures_seen": side.seen,
                "encodes": side.encodes,
                "decodes": side.decodes,
                "work": side.work,
            })
        })
        .collect();
    let sums: Vec<Value> = formulas::all(call, plan)
        .into_iter()
        .map(|f| {
            json!({
                "what": explain::sum_id(f.sum),
                "formula": f.symbols,
                "numbers": f.numbers,
                "value": f.gives,
                "counted": f.counted,
            })
        })
        .collect();
    let delays: Vec<Value> = pairs(state)
        .map(|(from, to, d)| json!({"from": from, "to": to, "total": d.total()}))
        .collect();
    let (egress, cores) = money(call, plan);
    let (got, all) = seen(call, plan);
    let server = &plan.server;
    json!({
        "topology": call.topology.name(),
        "participants": plan.n,
        "senders": plan.senders,
        "links": plan.links,
        "streams": plan.streams(),
        "pictures": {"seen": got, "of": all},
        "rows": participants,
        "server": {
            "streams_in": server.streams_in,
            "streams_out": server.streams_out,
            "kbit_in": server.kbit_in,
            "kbit_out": server.kbit_out,
            "decodes": server.decodes,
            "mixes": server.mixes,
            "encodes": server.encodes,
            "work": server.work,
        },
        "stored_kbit": plan.stored,
        "money": {"egress": egress, "cores": cores},
        "formulas": sums,
        "delays": delays,
    })
}

/// Every pair of rows with its delay.
fn pairs(state: &State) -> impl Iterator<Item = (&str, &str, Delay)> {
    let call = &state.call;
    let all = call
        .present()
        .flat_map(|i| call.present().map(move |j| (i, j)));
    all.filter_map(|(i, j)| {
        let delay = call.delay(&state.plan, i, j)?;
        Some((state.name(i as u8), state.name(j as u8), delay))
    })
}

fn words(id: &'static str) -> Cell {
    Cell::Words(Label::text(id))
}

fn raw(s: impl Into<String>) -> Cell {
    Cell::Words(Label::raw(s))
}

fn thing(state: &State, row: usize) -> Cell {
    let name = state.name(row as u8);
    let count = state.call.rows[row].count;
    Cell::Thing(
        row,
        match count {
            1 => name.to_owned(),
            n => format!("{name} ×{n}"),
        },
    )
}

/// The result as tables.
pub fn tables(state: &State) -> Vec<Table> {
    vec![
        sums(state),
        sides(state),
        payers(state),
        audiences(&state.call.def),
        delays(state),
    ]
}

/// The state at the cursor: formulas, participants, what flows.
pub fn state_tables(state: &State) -> Vec<Table> {
    let mut all = vec![sides(state), sums(state), flows(state)];
    if state.frame.is_some() {
        all.insert(0, delays(state));
    }
    all.retain(|t| !t.rows.is_empty());
    all
}

fn sums(state: &State) -> Table {
    let columns = &["what", "formula", "numbers", "#value", "#counted"];
    let mut table = Table::new("formulas", columns);
    let rows = formulas::all(&state.call, &state.plan).into_iter();
    table.rows = rows
        .map(|f: Formula| {
            vec![
                words(f.sum.word()),
                raw(f.symbols),
                raw(f.numbers),
                Cell::Int(f.gives),
                f.counted.map_or(Cell::Empty, Cell::Int),
            ]
        })
        .collect();
    table
}

/// What the sends of a row is called.
fn sends_word(sends: Sends) -> &'static str {
    match sends {
        Sends::Video => "choice-video",
        Sends::Audio => "choice-audio",
        Sends::Nothing => "choice-nothing",
    }
}

fn sides(state: &State) -> Table {
    let columns = &[
        "who",
        "sends",
        "#streams-up",
        "#streams-down",
        "#up",
        "#up-need",
        "#down",
        "#pictures",
        "#encodes",
        "#decodes",
        "#cores",
    ];
    let mut table = Table::new("sides", columns);
    table.wide = true;
    for i in state.call.present() {
        let (row, side) = (&state.call.rows[i], &state.plan.sides[i]);
        table.rows.push(vec![
            thing(state, i),
            words(sends_word(row.sends)),
            Cell::Int(side.streams_up),
            Cell::Int(side.streams_down),
            Cell::Int(side.up),
            Cell::Int(side.up_need),
            Cell::Int(side.down),
            Cell::Int(side.seen),
            Cell::Int(side.encodes),
            Cell::Int(side.decodes),
            Cell::Milli(side.work),
        ]);
    }
    table
}

fn flows(state: &State) -> Table {
    let mut table = Table::new(
        "flows",
        &["from", "to", "#pairs", "#heard", "#seen", "kbit"],
    );
    for flow in &state.plan.flows {
        let from = match flow.from {
            Some(i) => thing(state, usize::from(i)),
            None => words("mixer"),
        };
        let rates = flow.video.iter().filter(|v| v.1 > 0).rev();
        let rates: Vec<String> = rates.map(|v| format!("{}×{}", v.1, v.0)).collect();
        table.rows.push(vec![
            from,
            thing(state, usize::from(flow.to)),
            Cell::Int(flow.pairs),
            Cell::Int(flow.heard),
            Cell::Int(flow.seen()),
            match rates.is_empty() {
                true => Cell::Empty,
                false => raw(rates.join(" + ")),
            },
        ]);
    }
    table
}

/// Parts of the delay between every two rows.
fn delays(state: &State) -> Table {
    let mut table = Table::new(
        "delays",
        &[
            "from",
            "to",
            "#encode",
            "#up-part",
            "#way",
            "#server-part",
            "#down-part",
            "#play",
            "#total",
        ],
    );
    table.wide = true;
    debug_assert_eq!(PARTS.len() + 3, table.columns.len());
    for (from, to, delay) in pairs(state) {
        let mut cells = vec![raw(from), raw(to)];
        cells.extend(delay.parts().map(Cell::Milli));
        cells.push(Cell::Milli(delay.total()));
        table.rows.push(cells);
    }
    table
}

/// Who carries rates, work and money.
fn payers(state: &State) -> Table {
    let (call, plan) = (&state.call, &*state.plan);
    let columns = &[
        "payer",
        "#up",
        "#down",
        "#cores",
        "#egress-money",
        "#core-money",
    ];
    let mut table = Table::new("payers", columns);
    for i in call.present() {
        let side = &plan.sides[i];
        table.rows.push(vec![
            thing(state, i),
            Cell::Int(side.up),
            Cell::Int(side.down),
            Cell::Milli(side.work),
            Cell::Empty,
            Cell::Empty,
        ]);
    }
    let (egress, cores) = money(call, plan);
    table.rows.push(match call.topology {
        Topology::Mesh => vec![
            words("payer-nobody"),
            Cell::Int(0),
            Cell::Int(0),
            Cell::Milli(0),
            Cell::Milli(0),
            Cell::Milli(0),
        ],
        _ => vec![
            words("payer-operator"),
            Cell::Int(plan.server.kbit_out),
            Cell::Int(plan.server.kbit_in),
            Cell::Milli(plan.server.work),
            Cell::Milli(egress / 1_000),
            Cell::Milli(cores / 1_000),
        ],
    });
    table
}

/// One who sends and an audience, with the assumptions and the first participant's links.
pub fn audience(sc: &Scenario, topology: Topology, n: u64) -> Scenario {
    let first = &sc.participants[0];
    let one = Participant {
        uplink: first.uplink,
        downlink: first.downlink,
        ..Participant::new("A")
    };
    let viewers = Participant {
        uplink: first.uplink,
        downlink: first.downlink,
        ..Participant::viewers("B", n.saturating_sub(1).max(1))
    };
    Scenario {
        topology,
        participants: vec![one, viewers],
        happenings: Vec::new(),
        ..sc.clone()
    }
}

/// Who pays for what when one sends to many.
fn audiences(sc: &Scenario) -> Table {
    let columns = &[
        "#n",
        "topology",
        "#up-need",
        "#up",
        "#device",
        "#server-out",
        "#server-cores",
        "#money",
        "outcome",
    ];
    let mut table = Table::new("audiences", columns);
    table.wide = true;
    for n in AUDIENCES {
        for topology in Topology::ALL {
            let call = Call::whole(&audience(sc, topology, n));
            let plan = call.plan();
            let (egress, cores) = money(&call, &plan);
            let side = &plan.sides[0];
            table.rows.push(vec![
                Cell::Int(n),
                raw(topology.short()),
                Cell::Int(side.up_need),
                Cell::Int(side.up),
                Cell::Milli(side.work),
                Cell::Int(plan.server.kbit_out),
                Cell::Milli(plan.server.work),
                Cell::Milli(egress.saturating_add(cores) / 1_000),
                Cell::Words(outcome(&call, &plan)),
            ]);
        }
    }
    table
}

/// How it ends for the viewers of the first row.
fn outcome(call: &Call, plan: &Plan) -> Label {
    let (side, viewer) = (&plan.sides[0], &plan.sides[1]);
    let with = |id, n: u64| Label::Text(id, vec![("n", n.into())]);
    let work = &call.def.work;
    match (side.uplink, viewer.downlink) {
        (Uplink::AudioFor(n), _) => with("outcome-heard", n),
        (Uplink::Nothing, _) => Label::text("outcome-nothing"),
        (Uplink::AudioOnly, _) => Label::text("outcome-sound"),
        (_, Downlink::Missing(_) | Downlink::Full) => Label::text("outcome-down"),
        _ if plan.flows.is_empty() => Label::text("outcome-unmixed"),
        _ if plan.server.work > work.server => Label::text("outcome-server"),
        _ if side.work > work.device => Label::text("outcome-device"),
        _ => {
            let rate = plan.flows.iter().map(|f| f.best()).max().unwrap_or(0);
            match rate >= call.def.media.high {
                true => Label::text("outcome-full"),
                false => with("outcome-rate", rate),
            }
        }
    }
}
