//! Exercises of four levels from a seed: the instants of a lease, which message goes to whom, the states
//! of a client that is left alone, and when it asks again; relay agents (`relay`), and addresses without a server
//! (`link_local`). Every answer is read off the lab's own run.

mod link_local;
mod relay;

use super::{
    Dhcp,
    client::{Client, Lease, Phase, Told},
    event::{Event, Sent, What},
    presets,
    rows::{Row, Sort, row},
    scenario::{Input, Planned, Scenario},
    state::{Role, State},
};
use crate::{
    exercise::{
        Answer, Blank, Exercise, FIRST_SEEDS, Word, Worksheet, aim, numbers, reasons, walk,
    },
    ipv4::Ip,
    session::scenario_value,
};
use kw_net::{
    Ipv4Addr, SECOND,
    dhcp::{Kind, Request},
};
use kw_scene::Label;
use kw_trace::{Param, Rng, Run};

/// What may follow a time.
const SECONDS: &[&str] = &["s", "sec", "seconds", "초"];
/// To whom a message goes.
const CASTS: &[Word] = &[
    (Some("cast-unicast"), &["unicast", "유니캐스트"]),
    (Some("cast-broadcast"), &["broadcast", "브로드캐스트"]),
];
/// The states of figure 5 of RFC 2131 that are asked about.
const STATES: &[Word] = &[
    (None, &["BOUND"]),
    (None, &["RENEWING"]),
    (None, &["REBINDING"]),
    (None, &["SELECTING", "INIT"]),
];
/// Steps that a worked solution shows at most.
const SHOWN: usize = 30;

/// One client whose server gives leases of so many seconds, stops at an instant, and may come back.
fn lonely(lease: u64, down: u64, up: Option<u64>) -> Scenario {
    let server = || "S".to_owned();
    let stops = Planned {
        at: down,
        event: Input::ServerDown { server: server() },
    };
    let returns = up.map(|at| Planned {
        at,
        event: Input::ServerUp {
            server: server(),
            forgets: false,
        },
    });
    let mut sc = presets::first_lease();
    sc.servers[0].pools[0].lease = lease;
    sc.until = lease + 20;
    sc.happenings = [Some(stops), returns].into_iter().flatten().collect();
    sc
}

fn seconds(n: u64) -> Answer {
    Answer::Number(n, SECONDS)
}

fn ip(address: Ipv4Addr) -> Answer {
    Answer::Ip(Ip(address.to_bits()))
}

/// The first lease of a run.
fn lease(sc: &Scenario) -> Option<Lease> {
    let mut first = None;
    walk::<Dhcp>(sc, |_, event| {
        if let What::Client(_, Told::Bound { lease, .. }) = event.what {
            first = first.or(Some(lease));
        }
    });
    first
}

/// The DHCP messages of a run.
fn messages(sc: &Scenario) -> Vec<Row> {
    let mut all = Vec::new();
    walk::<Dhcp>(sc, |_, event| {
        if let What::Sent(sent) = &event.what {
            let row = row(event.at, sent);
            if matches!(row.sort, Sort::Dhcp(..)) {
                all.push(row);
            }
        }
    });
    all
}

fn sheet(
    sc: &Scenario,
    is_aimed: bool,
    question: (&'static str, Vec<(&'static str, Param)>),
    blanks: Vec<Blank>,
    hints: [&'static str; 3],
    is_telling: impl Fn(&Event) -> bool,
) -> Worksheet {
    Worksheet {
        question: Label::Text(question.0, question.1),
        blanks,
        hints: hints.to_vec(),
        solution: reasons::<Dhcp>(sc, SHOWN, is_telling),
        scenario: scenario_value::<Dhcp>(&Run::plain(sc.clone())),
        is_aimed,
    }
}

/// Whether a step is a message of DHCP.
fn is_message(sent: &Sent) -> bool {
    matches!(row(0, sent).sort, Sort::Dhcp(..))
}

/// Whether a step is an instant of a lease.
fn is_instant(event: &Event) -> bool {
    matches!(
        event.what,
        What::Client(
            _,
            Told::Bound { .. } | Told::Renewed(_) | Told::T1(_) | Told::T2(_) | Told::Expired(_)
        )
    )
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    let rng = &mut numbers(level, seed);
    let is_later = seed >= FIRST_SEEDS && rng.one_in(2);
    let made = match level {
        1 => times(rng),
        2 if is_later => relay::relayed(rng),
        2 => casts(rng),
        3 if is_later => link_local::claims(rng),
        3 => states(rng),
        4 if is_later => link_local::conflicts(rng),
        4 => retries(rng),
        _ => return None,
    };
    Some(Box::new(made?))
}

/// Level 1: T1, T2 and the end of a lease; at one in three the server tells other ones.
fn times(rng: &mut Rng) -> Option<Worksheet> {
    let tells = rng.one_in(3);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let seconds = rng.between(40, 2_000) * 8;
            let mut sc = lonely(seconds, 20, None);
            if tells {
                let pool = &mut sc.servers[0].pools[0];
                pool.t1 = seconds / 8 * rng.between(1, 5);
                pool.t2 = pool.t1 + rng.between(1, seconds - pool.t1 - 1);
            }
            sc
        },
        |sc| {
            lease(sc).is_some_and(|l| {
                let usual = l.since + u64::from(l.seconds) * SECOND / 2;
                (l.t1 != usual) == tells && (l.t1 - l.since) % SECOND == 0
            })
        },
    );
    let own = lease(&sc)?;
    let after = |at: u64| (at - own.since) / SECOND;
    let whole = u64::from(own.seconds);
    let blanks = vec![
        Blank::new(Label::text("answer-t1"), seconds(after(own.t1)), "wrong-t1")
            .slip(seconds(whole / 2), "wrong-told"),
        Blank::new(Label::text("answer-t2"), seconds(after(own.t2)), "wrong-t2")
            .slip(seconds(whole / 8 * 7), "wrong-told")
            .slip(seconds(whole / 4 * 3), "wrong-three-quarters")
            .slip(seconds(after(own.t1)), "wrong-is-t1"),
        Blank::new(
            Label::text("answer-expiry"),
            seconds(after(own.ends)),
            "wrong-expiry",
        )
        .slip(seconds(after(own.t2)), "wrong-is-t2")
        .slip(seconds(after(own.t1) + whole), "wrong-from-t1"),
    ];
    let pool = &sc.servers[0].pools[0];
    let question = (
        "question-times",
        vec![
            ("lease", whole.into()),
            ("tells", if tells { "yes" } else { "no" }.into()),
            ("t1", pool.t1.into()),
            ("t2", pool.t2.into()),
        ],
    );
    let hints = ["hint-told", "hint-shares", "hint-from-request"];
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_instant))
}

/// The text that asks about a message.
fn asked(row: &Row) -> Option<&'static str> {
    Some(match row.sort {
        Sort::Dhcp(Kind::Offer, _) => "answer-cast-offer",
        Sort::Dhcp(Kind::Request, Some(Request::Selecting)) => "answer-cast-selecting",
        Sort::Dhcp(Kind::Request, Some(Request::Renewing)) => "answer-cast-renewing",
        Sort::Dhcp(Kind::Request, Some(Request::Rebinding)) => "answer-cast-rebinding",
        _ => return None,
    })
}

/// Level 2: unicast or broadcast, aimed at a run in which a client asks in all three ways.
fn casts(rng: &mut Rng) -> Option<Worksheet> {
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            // It renews at T1; of the lease that follows, T1 is in vain and T2 is not.
            let lease = rng.between(10, 60) * 80;
            let down = lease / 2 + rng.between(10, lease / 2 - 10);
            let up = lease / 2 + lease / 8 * 7 + 1 + rng.below(lease / 16);
            let mut sc = lonely(lease, down, Some(up));
            sc.until = lease / 2 * 3 + 20;
            sc.clients[0].habits.broadcast = rng.one_in(2);
            sc
        },
        |sc| {
            let all = messages(sc);
            let has = |id| all.iter().any(|row| asked(row) == Some(id));
            has("answer-cast-renewing") && has("answer-cast-rebinding")
        },
    );
    let mut blanks = Vec::new();
    let mut requests: Vec<Row> = Vec::new();
    let mut known: Vec<&str> = Vec::new();
    for row in messages(&sc) {
        let Some(id) = asked(&row).filter(|id| !known.contains(id)) else {
            continue;
        };
        known.push(id);
        let cast = |is: bool| Answer::Word(CASTS, usize::from(is));
        let wrong = match id {
            "answer-cast-offer" => "wrong-cast-offer",
            "answer-cast-selecting" => "wrong-cast-selecting",
            "answer-cast-renewing" => "wrong-cast-renewing",
            _ => "wrong-cast-rebinding",
        };
        let blank = Blank::new(Label::text(id), cast(row.broadcast), wrong).form("form-cast");
        blanks.push(blank.slip(cast(!row.broadcast), wrong));
        if matches!(row.sort, Sort::Dhcp(Kind::Request, _)) {
            requests.push(row);
        }
    }
    // One of the requests more closely.
    let row = requests.get(rng.below(requests.len().max(1) as u64) as usize)?;
    let which = match row.sort {
        Sort::Dhcp(_, Some(Request::Selecting)) => "selecting",
        Sort::Dhcp(_, Some(Request::Renewing)) => "renewing",
        _ => "rebinding",
    };
    for (id, is, wrong) in [
        (
            "answer-has-server",
            row.server.is_some(),
            "wrong-has-server",
        ),
        (
            "answer-has-ciaddr",
            !row.ciaddr.is_unspecified(),
            "wrong-has-ciaddr",
        ),
    ] {
        let label = Label::Text(id, vec![("which", which.into())]);
        let blank = Blank::new(label, Answer::Yes(is), wrong);
        blanks.push(blank.slip(Answer::Yes(!is), wrong));
    }
    let flag = sc.clients[0].habits.broadcast;
    let (down, up) = (sc.happenings.first()?.at, sc.happenings.last()?.at);
    let question = (
        "question-casts",
        vec![
            ("lease", sc.servers[0].pools[0].lease.into()),
            ("flag", if flag { "yes" } else { "no" }.into()),
            ("down", down.into()),
            ("up", up.into()),
        ],
    );
    let hints = ["hint-no-address", "hint-flag", "hint-who-knows"];
    let is_telling = |event: &Event| matches!(&event.what, What::Sent(sent) if is_message(sent));
    let mut made = sheet(&sc, is_aimed, question, blanks, hints, is_telling);
    made.solution.dedup_by_key(|why| why.rule);
    Some(made)
}

/// The DHCP client of a run.
fn client(state: &State) -> Option<&Client> {
    match &state.hosts.first()?.role {
        Role::Client { dhcp, .. } => Some(dhcp),
        _ => None,
    }
}

/// The states of the client after these instants, in seconds.
fn states_at(sc: &Scenario, at: [u64; 3]) -> [Phase; 3] {
    let mut all = [Phase::Off; 3];
    walk::<Dhcp>(sc, |state, event| {
        for (phase, at) in all.iter_mut().zip(at) {
            if event.at <= at * SECOND {
                *phase = client(state).map_or(Phase::Off, Client::phase);
            }
        }
    });
    all
}

fn word(phase: Phase) -> Answer {
    let place = match phase {
        Phase::Bound => 0,
        Phase::Renewing => 1,
        Phase::Rebinding => 2,
        _ => 3,
    };
    Answer::Word(STATES, place)
}

/// Level 3: the states of a client whose server is gone, aimed at instants in three different ones.
fn states(rng: &mut Rng) -> Option<Worksheet> {
    let (made, is_aimed) = aim(
        rng,
        |rng| {
            let lease = rng.between(20, 200) * 8;
            let sc = lonely(lease, 5 + rng.below(lease / 4), None);
            let at = [(); 3].map(|()| rng.between(10, lease + 15));
            (sc, at)
        },
        |(sc, at)| {
            let [a, b, c] = states_at(sc, *at);
            let lease = sc.servers[0].pools[0].lease;
            let clear = |at: &u64| {
                [lease / 2, lease / 8 * 7, lease]
                    .iter()
                    .all(|t| t.abs_diff(*at) > 2)
            };
            a != b && b != c && a != c && at.iter().all(clear)
        },
    );
    let (sc, at) = made;
    let mut blanks = Vec::new();
    for (instant, phase) in at.into_iter().zip(states_at(&sc, at)) {
        let label = Label::Text("answer-state", vec![("at", instant.into())]);
        let mut blank = Blank::new(label, word(phase), "wrong-state").form("form-state");
        for (other, why) in [
            (Phase::Bound, "wrong-still-bound"),
            (Phase::Renewing, "wrong-renewing"),
            (Phase::Rebinding, "wrong-rebinding"),
            (Phase::Selecting, "wrong-selecting"),
        ] {
            blank = blank.slip(word(other), why);
        }
        blanks.push(blank);
    }
    let question = (
        "question-states",
        vec![
            ("lease", sc.servers[0].pools[0].lease.into()),
            ("down", sc.happenings.first()?.at.into()),
        ],
    );
    let hints = ["hint-shares", "hint-between", "hint-after"];
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_instant))
}

/// When the client asks its server for more time, and when it gets it, in seconds of its lease. A request
/// that ARP cannot deliver is one, too: the instants are those that the client names.
fn attempts(sc: &Scenario) -> Option<(Vec<u64>, u64)> {
    let mut first: Option<Lease> = None;
    let mut asks = Vec::new();
    let mut renewed = None;
    walk::<Dhcp>(sc, |state, event| {
        match event.what {
            What::Client(_, Told::Bound { lease, .. }) => {
                first = first.or(Some(lease));
                asks.push(lease.t1);
            }
            What::Client(_, Told::Renewed(_)) => renewed = renewed.or(Some(event.at)),
            _ => {}
        }
        let client = client(state).filter(|c| renewed.is_none() && c.phase() == Phase::Renewing);
        let next = client.and_then(Client::next_at);
        asks.extend(next.filter(|at| asks.last() != Some(at)));
    });
    let (first, renewed) = (first?, renewed?);
    asks.retain(|at| *at <= renewed);
    let seconds = |at: u64| (at - first.since) / SECOND;
    Some((asks.into_iter().map(seconds).collect(), seconds(renewed)))
}

/// Level 4: when a client asks again, aimed at two attempts or more in vain before one succeeds.
fn retries(rng: &mut Rng) -> Option<Worksheet> {
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let lease = rng.between(30, 200) * 64;
            let back = lease / 2 + 1 + rng.below(lease / 8 * 3 - 70);
            lonely(lease, 20 + rng.below(lease / 4), Some(back))
        },
        |sc| attempts(sc).is_some_and(|(asks, _)| (3..=5).contains(&asks.len())),
    );
    let (asks, renewed) = attempts(&sc)?;
    let whole = sc.servers[0].pools[0].lease;
    let back = sc.happenings.last()?.at;
    let t2 = whole / 8 * 7;
    let blanks = vec![
        Blank::new(
            Label::text("answer-second"),
            seconds(*asks.get(1)?),
            "wrong-half",
        )
        .slip(seconds(asks[0] + 4), "wrong-four-seconds")
        .slip(
            seconds(asks[0] + (whole - asks[0]) / 2),
            "wrong-half-of-lease",
        ),
        Blank::new(
            Label::text("answer-third"),
            seconds(*asks.get(2)?),
            "wrong-half",
        )
        .slip(seconds(t2), "wrong-is-t2"),
        Blank::new(
            Label::text("answer-asks"),
            Answer::Number(asks.len() as u64, &[]),
            "wrong-asks",
        )
        .slip(
            Answer::Number(asks.len() as u64 - 1, &[]),
            "wrong-first-too",
        ),
        Blank::new(
            Label::text("answer-renewed"),
            seconds(renewed),
            "wrong-renewed",
        )
        .slip(seconds(back), "wrong-at-once"),
    ];
    let question = (
        "question-retries",
        vec![
            ("lease", whole.into()),
            ("down", sc.happenings.first()?.at.into()),
            ("back", back.into()),
        ],
    );
    let hints = ["hint-shares", "hint-half", "hint-next"];
    let is_telling = |event: &Event| match &event.what {
        What::Sent(sent) => matches!(row(0, sent).sort, Sort::Dhcp(_, Some(Request::Renewing))),
        What::Undelivered { .. } | What::Change(_) => true,
        _ => is_instant(event),
    };
    let mut made = sheet(&sc, is_aimed, question, blanks, hints, is_telling);
    made.solution.truncate(asks.len() + 5);
    Some(made)
}
