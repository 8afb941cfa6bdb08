//! What a subject has to offer to be a lab.

use crate::{Problem, Rule, Why, schema};

/// What a step means to the eye: its colour, shape and place in the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Something came or changed that is neither good nor bad: an arrival.
    Plain,
    /// Progress or grant.
    Progress,
    /// Somebody has to wait.
    Wait,
    /// Overhead: time nobody gets work from.
    Overhead,
    /// A message in flight.
    Message,
    /// A rule of its own kind that is worth a look.
    Special,
    /// A fault or refusal.
    Fault,
}

impl Kind {
    /// All kinds, in the order of their values.
    pub const ALL: [Kind; 7] = [
        Kind::Plain,
        Kind::Progress,
        Kind::Wait,
        Kind::Overhead,
        Kind::Message,
        Kind::Special,
        Kind::Fault,
    ];

    /// Name of its class in styles and texts.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Plain => "plain",
            Kind::Progress => "progress",
            Kind::Wait => "wait",
            Kind::Overhead => "overhead",
            Kind::Message => "message",
            Kind::Special => "special",
            Kind::Fault => "fault",
        }
    }
}

/// A deterministic machine: the scenario is the whole input; there is no clock, no global
/// randomness and no I/O. Equal scenarios give equal runs, on every platform and for ever.
pub trait Lab: Sized + 'static {
    /// Its address for ever, for example `os/scheduling`.
    const ID: &'static str;

    /// A run longer than this many steps is stopped there and says so.
    const STEP_LIMIT: u64 = 5_000_000;

    /// A run whose clock passes this is stopped there and says so.
    const TIME_LIMIT: u64 = u64::MAX;

    /// The whole input. Fields are only ever added, each with a default.
    type Scenario: Default + Clone + PartialEq;
    /// One change a learner may make to the past.
    type Input: Clone + PartialEq;
    /// Everything that decides what comes next, with its clock and generator.
    type State: Clone + PartialEq;
    /// What one step did.
    type Event: Clone + PartialEq;
    /// What the pictures keep of a step: small, kept for every step of the run.
    type Mark: Copy + PartialEq;

    /// The scenario's fields, their limits and defaults.
    fn fields() -> &'static [schema::Field];

    /// The fields of one change of the past.
    fn input_fields() -> &'static [schema::Field];

    /// The rules this lab's reasons name.
    fn rules() -> &'static [Rule];

    /// The state before the first step.
    ///
    /// # Errors
    /// What the field limits alone cannot say, for example two processes of one name.
    fn start(scenario: &Self::Scenario) -> Result<Self::State, Problem>;

    /// Checks a change against the scenario, and the changes before it, before anything runs.
    ///
    /// # Errors
    /// Where it names something that does not exist.
    fn check_input(
        scenario: &Self::Scenario,
        earlier: &[Intervention<Self::Input>],
        input: &Self::Input,
    ) -> Result<(), Problem>;

    /// The next step; `None` when the run has ended.
    fn step(state: &mut Self::State) -> Option<Self::Event>;

    /// Changes the past: done between two steps, and a step itself. A change that has nothing to
    /// act on (its process is gone) gives an event that says so.
    fn intervene(state: &mut Self::State, input: &Self::Input) -> Self::Event;

    /// The model's clock.
    fn now(state: &Self::State) -> u64;

    /// What the step means to the eye.
    fn kind(event: &Self::Event) -> Kind;

    /// What the pictures keep of the step.
    fn mark(event: &Self::Event) -> Option<Self::Mark>;

    /// The rule that made the step, with its parameters.
    fn explain(state: &Self::State, event: &Self::Event) -> Why;

    /// About how many bytes a copy of the state takes; decides how many checkpoints are kept.
    fn state_bytes(state: &Self::State) -> usize;
}

/// A change of the past: right after step `after` (0: before the first) `input` happens, as a step
/// of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervention<I> {
    /// The step after which it happens.
    pub after: u64,
    /// What happens.
    pub input: I,
}

/// A scenario with its changes of the past: the whole input of a run.
pub struct Run<L: Lab> {
    /// The scenario.
    pub scenario: L::Scenario,
    /// Changes, by step, each later than the one before.
    pub interventions: Vec<Intervention<L::Input>>,
}

impl<L: Lab> Clone for Run<L> {
    fn clone(&self) -> Self {
        Run {
            scenario: self.scenario.clone(),
            interventions: self.interventions.clone(),
        }
    }
}

impl<L: Lab> PartialEq for Run<L> {
    fn eq(&self, other: &Self) -> bool {
        self.scenario == other.scenario && self.interventions == other.interventions
    }
}

impl<L: Lab> Run<L> {
    /// A run of the scenario as it is.
    pub fn plain(scenario: L::Scenario) -> Self {
        Run {
            scenario,
            interventions: Vec::new(),
        }
    }

    /// The state before the first step.
    ///
    /// # Errors
    /// As [`Lab::start`] and [`Lab::check_input`]; also where changes are not in order of steps.
    pub fn start(&self) -> Result<L::State, Problem> {
        let state = L::start(&self.scenario)?;
        for (i, change) in self.interventions.iter().enumerate() {
            let place = format!("interventions[{i}]");
            if i > 0 && self.interventions[i - 1].after >= change.after {
                return Err(Problem::new("order", format!("{place}.after"))
                    .with("value", change.after)
                    .with("previous", self.interventions[i - 1].after));
            }
            L::check_input(&self.scenario, &self.interventions[..i], &change.input)
                .map_err(|p| p.under("input").under(&place))?;
        }
        Ok(state)
    }

    /// Makes step `n + 1` on a state that has made `n` steps.
    pub fn step(&self, state: &mut L::State, n: u64) -> Option<L::Event> {
        match self.interventions.binary_search_by_key(&n, |c| c.after) {
            Ok(i) => Some(L::intervene(state, &self.interventions[i].input)),
            Err(_) => L::step(state),
        }
    }
}
