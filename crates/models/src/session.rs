//! A lab being walked, whatever its subject: what the page, the command line and the tests hold.
//!
//! [`Subject`] is what a lab adds to [`Lab`] so that it can be shown; [`Session`] is the object-safe
//! face of a [`Trace`] over it, written once for all labs.

use crate::{
    check::{check, shown},
    exercise::{Exercise, Make},
    form::{Form, put},
    predict::Decision,
    study::Study,
};
use kw_net::Mac;
use kw_scene::{Label, Packet, Scene, Table};
use kw_trace::{End, Intervention, Kind, Lab, Problem, Progress, Run, Trace, Why, schema::Field};
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// The narrowest picture that is drawn, in CSS pixels: what a window of 360 leaves for one on the home
/// page. A page that is being laid out, or a window next to nothing, asks for less; a lab need not know
/// what would be left of its picture there.
pub const LEAST_WIDTH: f32 = 318.0;

/// What a picture is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Width in CSS pixels; less than `LEAST_WIDTH` counts as that.
    pub width: f32,
    /// 0 shows as much as reads well; each step up shows half the time span, each down twice.
    pub zoom: i32,
    /// The time axis reaches at least this far, so that pictures of several runs compare.
    pub until: u64,
    /// Small: only what is essential, no words that need room.
    pub compact: bool,
}

/// One figure of a result that runs can be compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// Its id; the name is the text `metric-{id}`.
    pub id: &'static str,
    /// Numerator.
    pub num: u64,
    /// Denominator (0: there is no value).
    pub den: u64,
    /// Whether more of it is better.
    pub more_is_better: bool,
    /// Whether it is a share of 1, shown in percent.
    pub percent: bool,
}

impl Metric {
    /// A quotient of which less is better.
    pub fn new(id: &'static str, num: u64, den: u64) -> Self {
        Metric {
            id,
            num,
            den,
            more_is_better: false,
            percent: false,
        }
    }
}

/// The same scenario with one field varied.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant<S> {
    /// Name of the variant.
    pub name: &'static str,
    /// Whether it is the scenario as it stands.
    pub same: bool,
    /// The varied scenario.
    pub scenario: S,
}

/// A [`Variant`] of a session's scenario, to be opened: for a large scenario that is work of its own.
pub struct Alternative {
    /// Name of the variant.
    pub name: &'static str,
    /// Whether it is the scenario as it stands.
    pub same: bool,
    /// Opens it.
    pub open: Box<dyn FnOnce() -> Result<Box<dyn Session>, Problem>>,
}

/// A frame as somebody who listens on its link records it.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// When, in microseconds.
    pub at: u64,
    /// Number of the link.
    pub link: usize,
    /// Its bytes from the destination address on, without the check sequence.
    pub bytes: Rc<[u8]>,
}

/// All frames of a run, in order of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Traffic {
    /// The links by their numbers.
    pub links: Vec<String>,
    /// The frames.
    pub frames: Vec<Frame>,
    /// What the hosts are called, by their hardware addresses.
    pub names: Vec<(Mac, String)>,
}

/// A choice that a learner makes first: its id, and those of its options, which are also ids of their texts
/// (`pick-…`, `option-…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick {
    /// Its id.
    pub id: &'static str,
    /// What there is to choose from.
    pub options: &'static [&'static str],
}

/// A preset: its name, which is also the id of its texts, and how it is made.
pub type Preset<S> = (&'static str, fn() -> S);

/// What a lab adds so that it can be shown, compared and chosen.
pub trait Subject: Lab<Scenario: Form, Input: Form> {
    /// The result in the shape fixed for scenario files; the run has ended.
    fn result(trace: &Trace<Self>) -> Value;
    /// Figures to compare runs by; the run has ended.
    fn metrics(trace: &Trace<Self>) -> Vec<Metric>;
    /// The result as tables; the run has ended.
    fn results(trace: &Trace<Self>) -> Vec<Table>;
    /// The state at the cursor as tables.
    fn tables(trace: &Trace<Self>) -> Vec<Table>;
    /// The picture at the cursor.
    fn picture(trace: &Trace<Self>, figure: &Figure) -> Scene;
    /// Presets by name.
    fn presets() -> &'static [Preset<Self::Scenario>];
    /// A scenario from a seed.
    fn random(seed: u64) -> Self::Scenario;
    /// The scenario with its main choice varied.
    fn variants(scenario: &Self::Scenario) -> Vec<Variant<Self::Scenario>>;
    /// What the scenario is, in a few words.
    fn heading(scenario: &Self::Scenario) -> Why;
    /// Choices that a learner makes first, each setting several fields at once.
    fn picks(_scenario: &Self::Scenario) -> &'static [Pick] {
        &[]
    }
    /// Which option of a pick the scenario is, if it is one.
    fn picked(_scenario: &Self::Scenario, _pick: usize) -> Option<usize> {
        None
    }
    /// The scenario with this option of a pick.
    fn pick(scenario: &Self::Scenario, _pick: usize, _option: usize) -> Self::Scenario {
        scenario.clone()
    }
    /// Classes of the picture with the ids of their words.
    const LEGEND: &'static [(&'static str, &'static str)];
    /// Those of them that the picture of this scenario has.
    fn legend(_scenario: &Self::Scenario) -> &'static [(&'static str, &'static str)] {
        Self::LEGEND
    }
    /// The last step that left a mark no later than `t` (0: none).
    fn step_marked_by(trace: &Trace<Self>, t: u64) -> u64;
    /// Curves over many runs of the scenario with one quantity varied.
    fn studies(_run: &Run<Self>) -> Vec<Box<dyn Study>> {
        Vec::new()
    }
    /// What makes its exercises, if it has some: then it has all levels.
    const EXERCISE: Option<Make> = None;
    /// The exercise of a level, from 1 to [`crate::exercise::LEVELS`], and a seed.
    fn exercise(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
        Self::EXERCISE?(level, seed)
    }
    /// What is to be decided in the step `event`, which leads from `before` to `after`: asked before it is shown.
    fn decision(
        _scenario: &Self::Scenario,
        _before: &Self::State,
        _event: &Self::Event,
        _after: &Self::State,
    ) -> Option<Decision> {
        None
    }
    /// The clock at `now`, in words; as it is where the lab has no unit of its own.
    fn clock(now: u64) -> Label {
        Label::Text("time-now", vec![("now", now.into())])
    }
    /// The clock of a state, in words.
    fn clock_of(state: &Self::State) -> Label {
        Self::clock(Self::now(state))
    }
    /// The message that the step at the cursor is about, opened.
    fn packet(_trace: &Trace<Self>) -> Option<Packet> {
        None
    }
    /// The links that its frames are on, by their numbers; none where there are no frames.
    fn links(_scenario: &Self::Scenario) -> Vec<String> {
        Vec::new()
    }
    /// The frames that a step put on links.
    fn frames(_state: &Self::State, _event: &Self::Event) -> Vec<Frame> {
        Vec::new()
    }
    /// What the hosts are called, by their hardware addresses: captures carry it.
    fn names(_state: &Self::State) -> Vec<(Mac, String)> {
        Vec::new()
    }
    /// Whether the reader's own browser can do what the lab models, to be shown as a recording.
    const LIVE: bool = false;
    /// Most changes of the past in one scenario.
    const MAX_CHANGES: usize = 200;
    /// Whether its clock is a time of its own; without it the clock only counts steps.
    const TIMED: bool = true;
}

/// A lab being walked.
pub trait Session {
    /// Its id.
    fn lab(&self) -> &'static str;
    /// Runs forward by at most `steps`.
    fn advance(&mut self, steps: u64) -> Progress;
    /// How far it has run.
    fn progress(&self) -> Progress;
    /// Puts the cursor after step `n`; returns where it is.
    fn seek(&mut self, n: u64) -> u64;
    /// Puts the cursor after the last step at or before instant `t` of what has been run.
    fn seek_time(&mut self, t: u64) -> u64;
    /// Where the cursor is.
    fn at(&self) -> u64;
    /// The model's clock at the cursor.
    fn now(&self) -> u64;
    /// Whether that is a time, and does not only count steps.
    fn is_timed(&self) -> bool;
    /// Why the step at the cursor happened.
    fn why(&self) -> Option<Why>;
    /// What is to be decided in the next step of what has been run, if it is a decision; the cursor stays where it is.
    fn decision(&mut self) -> Option<Decision>;
    /// What step `n` (from 1) means to the eye.
    fn kind(&self, n: u64) -> Option<Kind>;
    /// The kinds that occur in each of `buckets` parts of the run, a bit each.
    fn rhythm(&self, buckets: usize) -> Vec<u8>;
    /// The scenario file.
    fn scenario(&self) -> Value;
    /// The scenario's heading.
    fn heading(&self) -> Why;
    /// Choices that a learner makes first, each with the option that is chosen.
    fn picks(&self) -> Vec<(Pick, Option<usize>)>;
    /// The scenario with an option of a pick, without its changes of the past.
    fn pick(&self, pick: usize, option: usize) -> Value;
    /// The result object of a run that has ended.
    fn result(&self) -> Value;
    /// Figures of a run that has ended.
    fn metrics(&self) -> Vec<Metric>;
    /// Tables of a run that has ended.
    fn results(&self) -> Vec<Table>;
    /// Tables of the state at the cursor.
    fn tables(&self) -> Vec<Table>;
    /// The picture at the cursor.
    fn picture(&self, figure: &Figure) -> Scene;
    /// Classes of the picture with the ids of their words.
    fn legend(&self) -> &'static [(&'static str, &'static str)];
    /// All variants of the scenario.
    fn variants(&self) -> Vec<Alternative>;
    /// Curves over many runs of the scenario with one quantity varied.
    fn studies(&self) -> Vec<Box<dyn Study>>;
    /// The clock at the cursor, in words.
    fn clock(&self) -> Label;
    /// The message that the step at the cursor is about, opened.
    fn packet(&self) -> Option<Packet>;
    /// The links that its frames are on; none where there are no frames.
    fn links(&self) -> Vec<String>;
    /// The frames of the step at the cursor.
    fn frames(&self) -> Vec<Frame>;
    /// What the hosts are called, as far as the cursor has come.
    fn names(&self) -> Vec<(Mac, String)>;
    /// Whether its runs have frames.
    fn has_frames(&self) -> bool {
        !self.links().is_empty()
    }
    /// The frames of what has been run; the cursor stays where it is.
    fn traffic(&mut self) -> Traffic {
        let at = self.at();
        let mut frames = Vec::new();
        for n in 1..=self.progress().reached {
            self.seek(n);
            frames.extend(self.frames());
        }
        let traffic = self.traffic_of(frames);
        self.seek(at);
        traffic
    }
    /// The frames of all steps, by somebody who went through them and is at the last.
    fn traffic_of(&self, mut frames: Vec<Frame>) -> Traffic {
        // What leaves a device while it is still being sent may be told out of order.
        frames.sort_by_key(|f| f.at);
        Traffic {
            links: self.links(),
            frames,
            names: self.names(),
        }
    }
    /// Memory of checkpoints and history, in bytes (about).
    fn bytes(&self) -> usize;
    /// The most steps a seek replays.
    fn spacing(&self) -> u64;

    /// Runs to the end.
    ///
    /// # Errors
    /// Where the run is longer than the lab's limit of steps or time.
    fn finish(&mut self) -> Result<(), Problem> {
        loop {
            match self.advance(1 << 16).end {
                None => {}
                Some(End::Finished) => return Ok(()),
                Some(End::StepLimit) => {
                    return Err(
                        Problem::new("step-limit", "").with("limit", self.progress().reached)
                    );
                }
                Some(End::TimeLimit) => {
                    return Err(
                        Problem::new("time-limit", "").with("reached", self.progress().reached)
                    );
                }
            }
        }
    }
}

/// The version of scenario files.
pub const VERSION: u64 = 1;

/// Opens a scenario value of lab `L`: checks it, and stands before its first step.
///
/// # Errors
/// Whatever is wrong with it, by field.
pub fn open<L: Subject>(value: &Value) -> Result<Box<dyn Session>, Problem> {
    Ok(Box::new(Trace::new(parse::<L>(value)?)?))
}

/// Fields of a scenario file that are the same for every lab.
const ENVELOPE: &[&str] = &["lab", "version", "interventions"];

/// A scenario value as a run; everything about it is checked but what only starting it shows.
pub fn parse<L: Subject>(value: &Value) -> Result<Run<L>, Problem> {
    if !value.is_object() {
        return Err(check(value, &[], &[]).expect_err("not an object"));
    }
    for (key, want) in [("lab", json!(L::ID)), ("version", json!(VERSION))] {
        match value.get(key) {
            Some(value) if *value == want => {}
            Some(value) => {
                return Err(Problem::new("choice", key)
                    .with("value", shown(value))
                    .with("known", shown(&want)));
            }
            None => return Err(Problem::new("missing", key)),
        }
    }
    let interventions = match value.get("interventions") {
        Some(list) => interventions::<L>(list)?,
        None => Vec::new(),
    };
    check(value, L::fields(), ENVELOPE)?;
    Ok(Run {
        scenario: read(value)?,
        interventions,
    })
}

/// A list of changes of the past as scenario files written here have it, held against what the lab declares; what
/// only a scenario shows is left open.
///
/// # Errors
/// Whatever is wrong with it, by field.
pub fn whole_changes<L: Subject>(value: &Value) -> Result<Value, Problem> {
    Ok(written::<L>(&interventions::<L>(value)?))
}

fn written<L: Subject>(changes: &[Intervention<L::Input>]) -> Value {
    let list = changes.iter().map(|change| {
        let mut item = Map::new();
        put(&mut item, "after", change.after.write());
        put(&mut item, "input", change.input.write());
        Value::Object(item)
    });
    Value::Array(list.collect())
}

fn interventions<L: Subject>(value: &Value) -> Result<Vec<Intervention<L::Input>>, Problem> {
    let Value::Array(list) = value else {
        return Err(Problem::new("type", "interventions")
            .with("value", "…")
            .with("expected", "list"));
    };
    if list.len() > L::MAX_CHANGES {
        return Err(Problem::new("count", "interventions")
            .with("value", list.len() as u64)
            .with("min", 0_u64)
            .with("max", L::MAX_CHANGES as u64));
    }
    let after = Field::required(
        "after",
        kw_trace::schema::FieldKind::Int {
            min: 0,
            max: L::STEP_LIMIT as i64,
            new: 0,
        },
    );
    let fields: Vec<Field> = std::iter::once(after)
        .chain(L::input_fields().iter().copied())
        .collect();
    list.iter()
        .enumerate()
        .map(|(i, item)| {
            check(item, &fields, &[])
                .and_then(|()| {
                    Ok(Intervention {
                        after: read(&item["after"])?,
                        input: read(&item["input"])?,
                    })
                })
                .map_err(|p| p.under(&format!("interventions[{i}]")))
        })
        .collect()
}

/// From a value whose fields have been checked: nothing is left that could be wrong with it, unless a
/// lab declares more than its types hold.
fn read<T: Form>(value: &Value) -> Result<T, Problem> {
    T::read(value).ok_or_else(|| Problem::new("other", "").with("message", "declared, not read"))
}

/// The scenario file of a run.
pub fn scenario_value<L: Subject>(run: &Run<L>) -> Value {
    let mut map = Map::new();
    put(&mut map, "lab", json!(L::ID));
    put(&mut map, "version", json!(VERSION));
    if let Value::Object(body) = run.scenario.write() {
        map.extend(body);
    }
    if !run.interventions.is_empty() {
        let list = written::<L>(&run.interventions);
        put(&mut map, "interventions", list);
    }
    Value::Object(map)
}

impl<L: Subject> Session for Trace<L> {
    fn lab(&self) -> &'static str {
        L::ID
    }
    fn advance(&mut self, steps: u64) -> Progress {
        Trace::advance(self, steps)
    }
    fn progress(&self) -> Progress {
        Trace::progress(self)
    }
    fn seek(&mut self, n: u64) -> u64 {
        Trace::seek(self, n)
    }
    fn seek_time(&mut self, t: u64) -> u64 {
        let mut n = Trace::seek(self, L::step_marked_by(self, t));
        let reached = Trace::progress(self).reached;
        while n < reached {
            Trace::seek(self, n + 1);
            if L::now(self.state()) > t {
                return Trace::seek(self, n);
            }
            n += 1;
        }
        n
    }
    fn at(&self) -> u64 {
        Trace::at(self)
    }
    fn now(&self) -> u64 {
        L::now(self.state())
    }
    fn is_timed(&self) -> bool {
        L::TIMED
    }
    fn why(&self) -> Option<Why> {
        Some(L::explain(self.state(), self.event()?))
    }
    fn decision(&mut self) -> Option<Decision> {
        let at = Trace::at(self);
        if at >= Trace::progress(self).reached {
            return None;
        }
        let before = self.state().clone();
        Trace::seek(self, at + 1);
        let event = self.event()?;
        let asked = L::decision(&self.run().scenario, &before, event, self.state());
        Trace::seek(self, at);
        asked
    }
    fn kind(&self, n: u64) -> Option<Kind> {
        Trace::kind(self, n)
    }
    fn rhythm(&self, buckets: usize) -> Vec<u8> {
        Trace::rhythm(self, buckets)
    }
    fn scenario(&self) -> Value {
        scenario_value(self.run())
    }
    fn heading(&self) -> Why {
        L::heading(&self.run().scenario)
    }
    fn picks(&self) -> Vec<(Pick, Option<usize>)> {
        let sc = &self.run().scenario;
        let all = L::picks(sc).iter().enumerate();
        all.map(|(n, pick)| (*pick, L::picked(sc, n))).collect()
    }
    fn pick(&self, pick: usize, option: usize) -> Value {
        let sc = L::pick(&self.run().scenario, pick, option);
        scenario_value(&Run::<L>::plain(sc))
    }
    fn result(&self) -> Value {
        L::result(self)
    }
    fn metrics(&self) -> Vec<Metric> {
        L::metrics(self)
    }
    fn results(&self) -> Vec<Table> {
        L::results(self)
    }
    fn tables(&self) -> Vec<Table> {
        L::tables(self)
    }
    fn picture(&self, figure: &Figure) -> Scene {
        L::picture(
            self,
            &Figure {
                width: figure.width.max(LEAST_WIDTH),
                ..*figure
            },
        )
    }
    fn legend(&self) -> &'static [(&'static str, &'static str)] {
        L::legend(&self.run().scenario)
    }
    fn variants(&self) -> Vec<Alternative> {
        let open = |v: Variant<L::Scenario>| {
            let run = Run::<L> {
                scenario: v.scenario,
                interventions: if v.same {
                    self.run().interventions.clone()
                } else {
                    Vec::new()
                },
            };
            Alternative {
                name: v.name,
                same: v.same,
                open: Box::new(|| Ok(Box::new(Trace::new(run)?))),
            }
        };
        let variants = L::variants(&self.run().scenario);
        variants.into_iter().map(open).collect()
    }
    fn studies(&self) -> Vec<Box<dyn Study>> {
        L::studies(self.run())
    }
    fn clock(&self) -> Label {
        L::clock_of(self.state())
    }
    fn packet(&self) -> Option<Packet> {
        L::packet(self)
    }
    fn links(&self) -> Vec<String> {
        L::links(&self.run().scenario)
    }
    fn frames(&self) -> Vec<Frame> {
        let event = self.event();
        event.map_or_else(Vec::new, |event| L::frames(self.state(), event))
    }
    fn names(&self) -> Vec<(Mac, String)> {
        L::names(self.state())
    }
    fn bytes(&self) -> usize {
        Trace::bytes(self)
    }
    fn spacing(&self) -> u64 {
        Trace::spacing(self)
    }
}
