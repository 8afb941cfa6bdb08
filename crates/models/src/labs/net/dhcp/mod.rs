//! DHCP and its neighbours: how hosts come by their addresses.
//!
//! Clients, servers and relay agents of RFC 2131, link-local addresses of RFC 3927, typed-in
//! addresses, on a small network with real frames; and recordings of real networks, read by the same
//! rules. Left out (README.md beside this file): IPv6, authentication, dynamic DNS, fail-over between
//! servers.

mod client;
pub mod event;
mod exercise;
mod explain;
mod link_local;
mod picture;
mod predict;
mod presets;
mod results;
mod rows;
pub mod scenario;
mod server;
mod start;
pub mod state;
#[cfg(test)]
mod tests;

use crate::{
    Label, Packet, Table,
    exercise::Make,
    predict::Decision,
    session::{Figure, Frame, Metric, Preset, Subject, Variant},
};
use client::Phase;
use event::{Change, Event, Sent, What};
use kw_net::Mac;
use kw_scene::Scene;
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Trace, Why, schema::Field};
use rows::{Row, Sort, row};
use scenario::{Input, Method, Scenario};
use state::State;

/// The lab `net/dhcp`.
pub enum Dhcp {}

/// What the picture and the results keep of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The clock, in microseconds.
    pub at: u64,
    /// What it is.
    pub what: Marked,
    /// The state a client is in after it.
    pub phase: Option<(u16, Phase)>,
}

/// What a mark is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Marked {
    /// A frame.
    Row(Row),
    /// A frame was lost on its way to this host, or to all.
    Lost(Option<u16>),
    /// Something from outside that happened to a host.
    Change(Option<u16>),
    /// Something that a host decided or found.
    Note(u16, Note),
}

/// What a host decided or found, in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Its state is other than before; nothing else.
    State,
    /// It lost its address.
    Lost,
    /// It got an address, or keeps it.
    Got,
    /// Two have one address, or somebody has it already.
    Conflict,
    /// It says nothing.
    Silent,
}

impl Lab for Dhcp {
    const ID: &'static str = "net/dhcp";
    const STEP_LIMIT: u64 = 500_000;
    type Scenario = Scenario;
    type Input = Input;
    type State = State;
    type Event = Event;
    type Mark = Mark;

    fn fields() -> &'static [Field] {
        scenario::FIELDS
    }

    fn input_fields() -> &'static [Field] {
        scenario::INPUT_FIELDS
    }

    fn rules() -> &'static [Rule] {
        explain::RULES
    }

    fn start(sc: &Scenario) -> Result<State, Problem> {
        start::check(sc)?;
        Ok(State::new(sc))
    }

    fn check_input(
        sc: &Scenario,
        _earlier: &[Intervention<Input>],
        input: &Input,
    ) -> Result<(), Problem> {
        start::check_input(sc, input)
    }

    fn step(state: &mut State) -> Option<Event> {
        state.step()
    }

    fn intervene(state: &mut State, input: &Input) -> Event {
        state.intervene(input)
    }

    fn now(state: &State) -> u64 {
        state.now
    }

    fn kind(event: &Event) -> Kind {
        explain::kind(event)
    }

    fn mark(event: &Event) -> Option<Mark> {
        let what = match &event.what {
            What::Sent(sent) | What::Seen(sent, _) => Marked::Row(row(event.at, sent)),
            What::Lost { toward, .. } => Marked::Lost(*toward),
            What::Change(change) => Marked::Change(about(*change)),
            _ => {
                let (host, note) = explain::note(event)?;
                Marked::Note(host, note)
            }
        };
        Some(Mark {
            at: event.at,
            what,
            phase: event.phase,
        })
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        state.bytes()
    }
}

/// The host that a change is about.
fn about(change: Change) -> Option<u16> {
    match change {
        Change::Unplugged(host)
        | Change::Plugged(host)
        | Change::Moved(host, _)
        | Change::Restarted(host)
        | Change::Releases(host)
        | Change::Renews(host)
        | Change::Clock(host, _)
        | Change::ServerDown(host)
        | Change::ServerUp(host, _)
        | Change::Taken(host, _) => Some(host),
        Change::FramesLost(_) | Change::Nothing => None,
    }
}

/// The frame of a step, if it is about one.
fn frame(event: &Event) -> Option<&Sent> {
    match &event.what {
        What::Sent(sent) | What::Seen(sent, _) => Some(sent),
        _ => None,
    }
}

impl Subject for Dhcp {
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("dhcp-line", "legend-unicast"),
        ("cast-line", "legend-broadcast"),
        ("arp-line", "legend-arp"),
        ("flight-line", "legend-flight"),
        ("mark-fault", "legend-lost"),
    ];

    fn result(trace: &Trace<Self>) -> serde_json::Value {
        results::json(trace)
    }

    fn metrics(trace: &Trace<Self>) -> Vec<Metric> {
        results::metrics(trace)
    }

    fn results(trace: &Trace<Self>) -> Vec<Table> {
        results::tables(trace)
    }

    fn tables(trace: &Trace<Self>) -> Vec<Table> {
        results::state_tables(trace.state())
    }

    fn picture(trace: &Trace<Self>, figure: &Figure) -> Scene {
        picture::draw(trace, figure)
    }

    fn presets() -> &'static [Preset<Scenario>] {
        presets::ALL
    }

    const EXERCISE: Option<Make> = Some(exercise::make);

    fn random(seed: u64) -> Scenario {
        presets::random(seed)
    }

    /// The same hosts with addresses assigned in each of the three ways.
    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        let own = Variant {
            name: "as-set",
            same: true,
            scenario: sc.clone(),
        };
        if sc.capture.is_some() || sc.clients.is_empty() {
            return vec![own];
        }
        let others = Method::ALL.into_iter().filter_map(|method| {
            let scenario = presets::with_method(sc, method)?;
            Some(Variant {
                name: method.name(),
                same: false,
                scenario,
            })
        });
        std::iter::once(own).chain(others).collect()
    }

    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64 {
        let marks = trace.marks();
        let n = marks.partition_point(|(_, mark)| mark.at <= t);
        n.checked_sub(1)
            .and_then(|i| marks.get(i))
            .map_or(0, |(step, _)| u64::from(step))
    }

    fn decision(_: &Scenario, before: &State, event: &Event, after: &State) -> Option<Decision> {
        predict::decision(before, event, after)
    }

    fn heading(sc: &Scenario) -> Why {
        explain::heading(sc)
    }

    fn clock(now: u64) -> Label {
        Label::Text("clock-seconds", vec![("s", explain::exact(now).into())])
    }

    fn packet(trace: &Trace<Self>) -> Option<Packet> {
        let event = trace.event()?;
        let bytes = match &event.what {
            What::Lost { bytes, .. } => bytes.clone(),
            _ => frame(event)?.bytes.clone(),
        };
        Some(Packet {
            title: results::frame_title(trace.state(), event),
            layers: kw_net::open::layers(&bytes),
            bytes,
        })
    }

    fn links(sc: &Scenario) -> Vec<String> {
        let names = match &sc.capture {
            Some(capture) => &capture.links,
            None => &sc.networks,
        };
        names.iter().map(|n| n.name.clone()).collect()
    }

    fn names(state: &State) -> Vec<(Mac, String)> {
        state.names()
    }

    fn frames(_: &State, event: &Event) -> Vec<Frame> {
        let put = |sent: &Sent| Frame {
            at: event.at,
            link: usize::from(sent.network),
            bytes: sent.bytes.clone(),
        };
        frame(event).map(put).into_iter().collect()
    }
}

/// Whether a frame is part of what the diagram shows at full strength.
fn is_dhcp(row: &Row) -> bool {
    matches!(row.sort, Sort::Dhcp(..))
}
