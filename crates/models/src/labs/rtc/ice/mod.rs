//! ICE: how two hosts behind NATs find a path to each other.
//!
//! Two agents of RFC 8445 with STUN (RFC 8489) and TURN (RFC 8656), over NATs of RFC 4787, with real
//! messages; and recordings of real sessions. What comes out falls out of packets that pass or do not
//! pass. Left out (README.md beside this file): IPv6, candidates over TCP, several streams.

mod agent;
pub mod event;
mod exercise;
mod explain;
mod picks;
mod picture;
mod predict;
mod presets;
pub mod recording;
pub mod replay;
mod results;
pub mod scenario;
mod server;
mod shown;
pub mod state;
mod study;
#[cfg(test)]
mod tests;
pub mod view;
mod world;

use crate::{
    Label, Packet, Table,
    exercise::Make,
    predict::Decision,
    session::{Figure, Frame, Metric, Pick, Preset, Subject, Variant},
    study::Study,
};
use event::Event;
use kw_scene::Scene;
use kw_trace::{Intervention, Kind, Lab, Problem, Rule, Run, Trace, Why, schema::Field};
use scenario::{Input, Scenario};
use state::State;
use view::Mark;

/// The lab `rtc/ice`.
pub enum Ice {}

impl Lab for Ice {
    const ID: &'static str = "rtc/ice";
    const STEP_LIMIT: u64 = 200_000;
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
        for (place, peer) in [("a", &sc.a), ("b", &sc.b)] {
            // A provider's NAT is behind that of the local network.
            if peer.carrier.is_some() && peer.nat.is_none() {
                return Err(Problem::new("carrier-alone", format!("{place}.carrier")));
            }
        }
        Ok(State::new(sc))
    }

    fn check_input(sc: &Scenario, _: &[Intervention<Input>], _: &Input) -> Result<(), Problem> {
        match sc.recording {
            Some(_) => Err(Problem::new("recording-fixed", "")),
            None => Ok(()),
        }
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
        event.mark.map(|what| Mark { at: event.at, what })
    }

    fn explain(state: &State, event: &Event) -> Why {
        explain::explain(state, event)
    }

    fn state_bytes(state: &State) -> usize {
        state.bytes()
    }
}

impl Subject for Ice {
    const LIVE: bool = true;
    const LEGEND: &'static [(&'static str, &'static str)] = &[
        ("stun-line", "legend-stun"),
        ("check-line", "legend-check"),
        ("turn-line", "legend-turn"),
        ("data-line", "legend-data"),
        ("signal-line", "legend-signal"),
        ("hole-mark", "legend-hole"),
        ("mark-fault", "legend-dropped"),
    ];

    fn result(trace: &Trace<Self>) -> serde_json::Value {
        results::json(trace.front())
    }

    fn metrics(trace: &Trace<Self>) -> Vec<Metric> {
        results::metrics(trace.front())
    }

    fn results(trace: &Trace<Self>) -> Vec<Table> {
        results::tables(trace.front())
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

    fn random(seed: u64) -> Scenario {
        presets::random(seed)
    }

    fn picks(sc: &Scenario) -> &'static [Pick] {
        match sc.recording {
            None => picks::ALL,
            Some(_) => &[],
        }
    }

    fn picked(sc: &Scenario, pick: usize) -> Option<usize> {
        picks::picked(sc, pick)
    }

    fn pick(sc: &Scenario, pick: usize, option: usize) -> Scenario {
        picks::pick(sc, pick, option)
    }

    /// The same networks with other servers, and with candidates told otherwise.
    fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
        let with = |name, stun, turn, trickle| {
            let scenario = Scenario {
                stun,
                turn,
                trickle,
                ..sc.clone()
            };
            Variant {
                name,
                same: scenario == *sc,
                scenario,
            }
        };
        let own = Variant {
            name: "as-set",
            same: true,
            scenario: sc.clone(),
        };
        if sc.recording.is_some() {
            return vec![own];
        }
        let mut all = vec![
            with("both-servers", true, true, true),
            with("stun-only", true, false, true),
            with("turn-only", false, true, true),
            with("no-servers", false, false, true),
            with("at-once", true, true, false),
        ];
        if !all.iter().any(|v| v.same) {
            all.insert(0, own);
        }
        all
    }

    fn studies(run: &Run<Self>) -> Vec<Box<dyn Study>> {
        match run.scenario.recording {
            None => vec![Box::new(study::Outcomes::new(&run.scenario))],
            Some(_) => Vec::new(),
        }
    }

    const EXERCISE: Option<Make> = Some(exercise::make);

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
        super::clock(now)
    }

    /// A text without times has an order and no clock.
    fn clock_of(state: &State) -> Label {
        match &state.replay {
            Some(replay) if !replay.recording().timed => Label::text("time-untimed"),
            _ => Self::clock(state.now),
        }
    }

    fn packet(trace: &Trace<Self>) -> Option<Packet> {
        let event = trace.event()?;
        let bytes = event.frame.clone()?;
        let mut layers = kw_net::open::layers(&bytes);
        kw_net::open::keyed(&mut layers, &bytes, &results::passwords(trace.state()));
        Some(Packet {
            title: results::title(event),
            layers,
            bytes,
        })
    }

    fn links(sc: &Scenario) -> Vec<String> {
        if let Some(recording) = &sc.recording {
            return recording.links.iter().map(|l| l.name.clone()).collect();
        }
        let world = world::World::new(sc);
        world.links.iter().map(ToString::to_string).collect()
    }

    fn frames(_: &State, event: &Event) -> Vec<Frame> {
        let one = |(at, link, bytes): &(u64, u8, std::rc::Rc<[u8]>)| Frame {
            at: *at,
            link: usize::from(*link),
            bytes: bytes.clone(),
        };
        event.frames.iter().map(one).collect()
    }
}
