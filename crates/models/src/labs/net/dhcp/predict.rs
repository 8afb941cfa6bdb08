//! What is asked before a step: which message a host sends and to whom, what a server answers, which state and
//! which timer follows.

use super::{
    client::{self, Phase},
    event::{Event, Sent, What},
    link_local,
    picture::state_key,
    rows::{Sort, row},
    server,
    state::{Role, State},
};
use crate::predict::{Choice, Decision};
use kw_net::dhcp::Kind;
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    use client::Told as Client;
    use server::Told as Server;
    match &event.what {
        What::Sent(sent) | What::Seen(sent, _) => message(before, sent),
        What::Client(host, Client::T1(_)) => timer(before, *host, "predict-t1"),
        What::Client(host, Client::T2(_)) => timer(before, *host, "predict-t2"),
        What::Client(host, Client::Expired(_)) => timer(before, *host, "predict-expiry"),
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
    let mut all = match kind.is_reply() {
        true => vec![(kind, true), (kind, false)],
        false => vec![
            (Kind::Discover, true),
            (Kind::Request, true),
            (Kind::Request, false),
            (Kind::Decline, true),
            (Kind::Release, false),
        ],
    };
    if !all.contains(&(kind, row.broadcast)) {
        all.push((kind, row.broadcast));
    }
    let choice = |(k, b)| sends(k, b, (k, b) == (kind, row.broadcast));
    let id = if is_told {
        "predict-cast"
    } else {
        "predict-message"
    };
    Decision::new(
        of(before, id, sent.from),
        all.into_iter().map(choice).collect(),
    )
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
