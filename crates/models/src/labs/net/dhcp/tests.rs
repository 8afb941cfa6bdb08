//! The model against its RFCs, against itself read from outside, and under whatever happens.

use super::{
    client::{self, Phase},
    event::{Event, Sent, What},
    presets,
    rows::{Row, Sort, row},
    scenario::{Client, Habits, Input, Method, Network, Planned, Scenario, Text},
    server,
    state::{State, message},
    *,
};
use crate::session::Subject;
use kw_net::{
    Ipv4Addr, Mac, SECOND,
    dhcp::{Kind as Type, Message, Request},
    frame::{self, What as Carried},
};
use kw_trace::Run;

mod exercise;
mod outside;
mod picture;
mod predict;
mod properties;
mod rules;

/// All events of a scenario with the state after each.
fn steps(sc: &Scenario) -> Vec<(State, Event)> {
    let mut state = Dhcp::start(sc).expect("a good scenario");
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        all.push((state.clone(), event));
    }
    all
}

/// A preset by name.
fn preset(name: &str) -> Scenario {
    let found = presets::ALL.iter().find(|p| p.0 == name);
    found.unwrap_or_else(|| panic!("no {name}")).1()
}

/// All frames of a run, with their messages where they are DHCP.
fn frames(steps: &[(State, Event)]) -> Vec<(Row, Option<Message>, Sent)> {
    let sent = steps.iter().filter_map(|(_, e)| Some((e.at, frame(e)?)));
    sent.map(|(at, sent)| {
        let read = kw_net::frame::read(&sent.bytes).expect("a frame");
        (row(at, sent), message(&read), sent.clone())
    })
    .collect()
}

/// The DHCP messages of a run.
fn messages(steps: &[(State, Event)]) -> Vec<(Row, Message)> {
    let all = frames(steps).into_iter();
    all.filter_map(|(row, m, _)| Some((row, m?))).collect()
}

/// The kinds of message of a run, in order.
fn kinds(steps: &[(State, Event)]) -> Vec<&'static str> {
    messages(steps).iter().map(|(_, m)| m.kind.name()).collect()
}
