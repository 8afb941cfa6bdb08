//! What is asked before a step: which message a host sends and to whom, what a server answers, which offer a client
//! takes, which state and which timer follows.

use super::{
    client::{self, Phase},
    event::{Event, Sent, What},
    link_local,
    picture::state_key,
    rows::{Row, Sort, row},
    scenario::Select,
    server,
    state::{Role, State, message as message_in},
};
use crate::predict::{Choice, Decision};
use kw_net::{
    Ipv4Addr,
    dhcp::{Kind, Message},
    frame,
};
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event, after: &State) -> Option<Decision> {
    use client::Told as Client;
    use server::Told as Server;
    match &event.what {
        What::Sent(sent) | What::Seen(sent, _) => message(before, sent),
        What::Client(host, Client::T1(_)) => timer(before, *host, "predict-t1"),
        What::Client(host, Client::T2(_)) => timer(before, *host, "predict-t2"),
        What::Client(host, Client::Expired(_)) => timer(before, *host, "predict-expiry"),
        What::Client(host, Client::OfferTaken { server, .. }) => {
            offers(before, after, *host, *server, true).or_else(|| state(before, event.phase?))
        }
        What::Client(host, Client::OfferKept { server, .. }) => {
            offers(before, after, *host, *server, false)
        }
        What::Client(..) => state(before, event.phase?),
        What::LinkLocal(host, link_local::Told::Claimed(_)) => free(before, *host, true),
        What::LinkLocal(host, link_local::Told::Conflict { used: false, .. }) => {
            free(before, *host, false)
        }
        What::Server(host, told) => {
            let right = match told {
                Server::Offers { .. } => "predict-offers",
                Server::Pings { .. } => "predict-pings",
                Server::Grants { .. } => "predict-grants",
                Server::Refuses { .. } => "predict-refuses",
                Server::Silent { .. } => "predict-silent",
                _ => return None,
            };
            let all = [
                "predict-offers",
                "predict-pings",
                "predict-grants",
                "predict-refuses",
                "predict-silent",
            ];
            Decision::one_of(of(before, "predict-server", *host), &all, right)
        }
        What::Relays {
            host,
            to_server: true,
            ..
        } => Some(relayed(before, *host, true)),
        What::NotRelayed { host } => Some(relayed(before, *host, false)),
        _ => None,
    }
}

fn of(state: &State, id: &'static str, host: u16) -> Label {
    Label::Text(id, vec![("who", state.name(host).into())])
}

/// A message with how it goes.
fn sends(kind: Kind, broadcast: bool, is_right: bool) -> Choice {
    let id = match broadcast {
        true => "predict-to-all",
        false => "predict-to-one",
    };
    let label = Label::Text(id, vec![("what", kind.word().into())]);
    Choice::new(label, is_right)
}

/// Which message a client sends; how a server's goes, as what it says was told before. A relay agent's is neither.
fn message(before: &State, sent: &Sent) -> Option<Decision> {
    let row = row(0, sent);
    let Sort::Dhcp(kind, _) = row.sort else {
        return None;
    };
    let is_told = match before.hosts.get(usize::from(sent.from)).map(|h| &h.role) {
        Some(Role::Client { .. }) => false,
        Some(Role::Server(_)) => true,
        Some(_) => return None,
        // A recording.
        None => kind.is_reply(),
    };
    if !row.giaddr.is_unspecified() && !kind.is_reply() {
        return None;
    }
    if is_told {
        let question = of(before, "predict-cast", sent.from);
        return Decision::one_of(question, &TO, answer_to(&row)?);
    }
    let mut all = vec![
        (Kind::Discover, true),
        (Kind::Request, true),
        (Kind::Request, false),
        (Kind::Decline, true),
        (Kind::Release, false),
    ];
    if !all.contains(&(kind, row.broadcast)) {
        all.push((kind, row.broadcast));
    }
    let choice = |(k, b)| sends(k, b, (k, b) == (kind, row.broadcast));
    Decision::new(
        of(before, "predict-message", sent.from),
        all.into_iter().map(choice).collect(),
    )
}

const TO: [&str; 4] = [
    "predict-to-relay",
    "predict-to-client",
    "predict-to-given",
    "predict-to-everybody",
];

/// Where an answer goes, by its own addresses: as a recording may have it, too. `None`: by no rule.
fn answer_to(row: &Row) -> Option<&'static str> {
    let [relay, client, given, everybody] = TO;
    let to = row.ends.1;
    match () {
        () if to.is_broadcast() => Some(everybody),
        () if to.is_unspecified() => None,
        () if to == row.giaddr => Some(relay),
        // What a relay agent passes on is no server's decision.
        () if !row.giaddr.is_unspecified() => None,
        () if to == row.ciaddr => Some(client),
        () if to == row.yiaddr => Some(given),
        () => None,
    }
}

fn offer_in(bytes: &[u8]) -> Option<Message> {
    let offer = message_in(&frame::read(bytes)?)?;
    (offer.kind == Kind::Offer).then_some(offer)
}

/// Which of several offers a client takes, or that it takes none yet. By its own habit it is the one that comes first,
/// or of those that it has collected that with the longest lease; what comes at the same instant, and what lasts as
/// long, is as good.
fn offers(
    before: &State,
    after: &State,
    host: u16,
    server: Ipv4Addr,
    takes: bool,
) -> Option<Decision> {
    let Role::Client { dhcp, .. } = &before.hosts.get(usize::from(host))?.role else {
        return None;
    };
    let by = |offer: &Message| offer.server.unwrap_or(offer.siaddr);
    let mut known = dhcp.offers().to_vec();
    for offer in before.under_way().filter_map(|bytes| offer_in(bytes)) {
        if dhcp.is_for(&offer) && known.iter().all(|k| by(k) != by(&offer)) {
            known.push(offer);
        }
    }
    let taken = known.iter().find(|offer| by(offer) == server)?.clone();
    if known.len() < 2 {
        return None;
    }
    let with_it: Vec<Ipv4Addr> = after
        .arriving(host)
        .filter_map(|bytes| Some(by(&offer_in(bytes)?)))
        .collect();
    let is_as_good = |offer: &Message| match dhcp.habits.select {
        Select::First => with_it.contains(&by(offer)),
        Select::Longest => offer.lease == taken.lease && dhcp.offers().contains(offer),
    };
    let choice = |offer: &Message| {
        let params = vec![
            ("server", by(offer).to_string().into()),
            ("address", offer.yiaddr.to_string().into()),
            ("lease", u64::from(offer.lease.unwrap_or(0)).into()),
        ];
        let is_right = takes && (by(offer) == server || is_as_good(offer));
        let choice = Choice::new(Label::Text("predict-offer", params), is_right);
        match before.host_with(by(offer)) {
            Some(host) => choice.at(format!("host {host}")),
            None => choice,
        }
    };
    let mut all: Vec<Choice> = known.iter().map(choice).collect();
    all.push(Choice::new(Label::text("predict-no-offer"), !takes));
    let habit = match dhcp.habits.select {
        Select::First => "predict-takes-first",
        Select::Longest => "predict-takes-longest",
    };
    Decision::new(of(before, habit, host), all)
}

fn timer(before: &State, host: u16, right: &'static str) -> Option<Decision> {
    let all = ["predict-t1", "predict-t2", "predict-expiry"];
    Decision::one_of(of(before, "predict-timer", host), &all, right)
}

/// Which state of RFC 2131 figure 5 a client is in next, where that is another one. Who is switched on is no question.
fn state(before: &State, (host, next): (u16, Phase)) -> Option<Decision> {
    let now = before.phase(host)?;
    if now == next || now == Phase::Off {
        return None;
    }
    let all = Phase::ALL
        .into_iter()
        .filter(|p| ![Phase::Off, now].contains(p));
    let choice = |p: Phase| Choice::new(Label::raw(p.word()), p == next).at(state_key(p));
    let question = Label::Text(
        "predict-state",
        vec![
            ("who", before.name(host).into()),
            ("now", now.word().into()),
        ],
    );
    Decision::new(question, all.map(choice).collect())
}

fn free(before: &State, host: u16, is_free: bool) -> Option<Decision> {
    Some(Decision::yes_no(of(before, "predict-free", host), is_free))
}

fn relayed(before: &State, host: u16, is_relayed: bool) -> Decision {
    Decision::yes_no(of(before, "predict-relay", host), is_relayed)
}
