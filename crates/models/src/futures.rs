//! Two futures of one past: where they part, and which step of one stands beside a step of the other.
//!
//! Runs of one scenario that differ in their changes of the past are equal up to the first change that only one
//! of them has. [`Pair`] walks them from there, in slices, to the first step that differs; [`Tree`] holds the
//! runs that a learner has made of one scenario. Left out: what runs of different scenarios have in common, and
//! whatever is drawn or said of it.

mod tree;

pub use tree::{MAX_BRANCHES, Tree, branch};

use crate::{Metric, Session, Table};
use kw_scene::Label;
use kw_trace::{Kind, Why};
use serde_json::Value;

/// One of two runs: the one at hand, or the one beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The run at hand.
    Here,
    /// The run beside it.
    There,
}

/// What one run does at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The step, as this run counts it.
    pub step: u64,
    /// The model's clock.
    pub now: u64,
    /// The same in words.
    pub clock: Label,
    /// Why it happened.
    pub why: Option<Why>,
    /// What it means to the eye.
    pub kind: Option<Kind>,
}

/// In what the first steps that differ do so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Another rule decides.
    Rule,
    /// The same rule, but another case of it.
    Case,
    /// The same thing happens at another time.
    Time,
    /// One of the runs is over.
    End,
}

/// The first steps of two runs that differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// In what they do so.
    pub what: What,
    /// What the run at hand does; `None` where it is over.
    pub here: Option<Side>,
    /// What the other one does.
    pub there: Option<Side>,
    /// Which step it is in both, changes of the past that only one of them has not counted.
    place: u64,
}

/// One figure of the results in which two runs differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The figure of the run at hand.
    pub here: Metric,
    /// The figure of the other one.
    pub there: Metric,
}

/// The changes of the past in a scenario.
pub fn changes_of(scenario: &Value) -> &[Value] {
    let list = scenario.get("interventions").and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The step after which a change happens.
pub fn after(change: &Value) -> u64 {
    change["after"].as_u64().unwrap_or(0)
}

/// How many leading changes two runs share.
fn shared(a: &[Value], b: &[Value]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The steps of a run that are changes which the other one does not have.
///
/// A *place* counts steps without these: equal places are in step as long as the runs are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Own(Vec<u64>);

impl Own {
    /// The place of step `n`.
    fn place(&self, n: u64) -> u64 {
        n - self.0.partition_point(|own| *own <= n) as u64
    }

    /// The step that leads to a place.
    fn first(&self, place: u64) -> u64 {
        let mut n = place;
        for own in &self.0 {
            if *own > n || place == 0 {
                break;
            }
            n += 1;
        }
        n
    }

    /// The last step at a place: the last change there, if there are any.
    fn last(&self, place: u64) -> u64 {
        let mut n = self.first(place);
        while self.0.binary_search(&(n + 1)).is_ok() {
            n += 1;
        }
        n
    }
}

/// Two runs of one scenario with different changes of the past, walked from where they fork.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    here: Own,
    there: Own,
    fork: u64,
    is_timed: bool,
    /// Up to this place all steps are known to be alike.
    alike: u64,
    /// The first place with different tables; looked for as long as the steps are alike.
    tables: Option<u64>,
    difference: Option<Difference>,
    is_compared: bool,
    is_done: bool,
}

impl Pair {
    /// Two runs of one scenario, before anything of them is known.
    pub fn new(here: &dyn Session, there: &dyn Session) -> Self {
        let scenarios = [here.scenario(), there.scenario()];
        let [a, b] = scenarios.each_ref().map(changes_of);
        let common = shared(a, b);
        let own = |list: &[Value]| Own(list[common..].iter().map(|c| after(c) + 1).collect());
        let (a, b) = (own(a), own(b));
        let firsts = a.0.first().into_iter().chain(b.0.first());
        let fork = firsts.min().map_or(0, |step| step - 1);
        Pair {
            is_done: a.0.is_empty() && b.0.is_empty(),
            is_compared: a.0.is_empty() && b.0.is_empty(),
            here: a,
            there: b,
            fork,
            is_timed: here.is_timed(),
            alike: fork,
            tables: None,
            difference: None,
        }
    }

    /// Goes on for about `steps` steps; returns whether all is known: the first difference, and both runs to their
    /// ends. The cursors may be anywhere after it.
    pub fn advance(&mut self, here: &mut dyn Session, there: &mut dyn Session, steps: u64) -> bool {
        let mut left = steps;
        while left > 0 && !self.is_compared {
            let runs_on = self.compare(here, there, left);
            left -= runs_on.min(left);
        }
        if left > 0 && !self.is_done {
            let ends = [here.advance(left).end, there.advance(left).end];
            self.is_done = ends.iter().all(Option::is_some);
        }
        self.is_done
    }

    /// Compares what follows the last place that is alike, or runs on to there by at most `steps`. Returns how many
    /// steps that took.
    fn compare(&mut self, here: &mut dyn Session, there: &mut dyn Session, steps: u64) -> u64 {
        let place = self.alike;
        let before = [self.here.last(place), self.there.last(place)];
        let next = [self.here.first(place + 1), self.there.first(place + 1)];
        if runs_on(here, next[0], steps) || runs_on(there, next[1], steps) {
            return steps;
        }
        if self.tables.is_none() {
            here.seek(before[0].min(here.progress().reached));
            there.seek(before[1].min(there.progress().reached));
            if here.tables() != there.tables() {
                self.tables = Some(place);
            }
        }
        let sides = [side(here, next[0]), side(there, next[1])];
        let what = match &sides {
            [None, None] => {
                self.is_compared = true;
                return 1;
            }
            [Some(a), Some(b)] => match differs(a, b, self.is_timed) {
                Some(what) => what,
                None => {
                    self.alike = place + 1;
                    return 1;
                }
            },
            _ => What::End,
        };
        let [here, there] = sides;
        self.is_compared = true;
        self.difference = Some(Difference {
            what,
            here,
            there,
            place: place + 1,
        });
        1
    }

    /// Whether it is known if they differ.
    pub fn is_compared(&self) -> bool {
        self.is_compared
    }

    /// Whether both runs are known to their ends.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// The step after which they fork: the same in both.
    pub fn fork(&self) -> u64 {
        self.fork
    }

    /// Up to this step of the run at hand both are known to be alike.
    pub fn alike(&self) -> u64 {
        self.here.last(self.alike)
    }

    /// The first step that differs, if one is known.
    pub fn difference(&self) -> Option<&Difference> {
        self.difference.as_ref()
    }

    /// The first step of a run from which on its tables differ from those of the other, if that is known and no
    /// step before it differs.
    pub fn tables(&self, which: Which) -> Option<u64> {
        let own = match which {
            Which::Here => &self.here,
            Which::There => &self.there,
        };
        Some(own.last(self.tables?))
    }

    /// Where the run at hand stands at the first difference; at its end if it has none there.
    pub fn goal(&self) -> Option<u64> {
        let difference = self.difference.as_ref()?;
        let own = || self.here.last(difference.place.saturating_sub(1));
        Some(difference.here.as_ref().map_or_else(own, |side| side.step))
    }

    /// Puts the other run in step with the one at hand: at the same step as long as they are alike, at the first
    /// step that differs in both, after that at the same place of the same instant; where there is no time, the same
    /// number of steps after the fork. Returns the step, which is no further than the run has come.
    pub fn follow(&self, here: &mut dyn Session, there: &mut dyn Session) -> u64 {
        let n = here.at();
        let place = self.here.place(n);
        let differing = self.difference.as_ref().filter(|d| place >= d.place);
        let to = if let Some(difference) = differing.filter(|_| self.is_timed) {
            let first = difference.there.as_ref().map_or(u64::MAX, |side| side.step);
            if place == difference.place {
                first
            } else {
                self.at_instant(here, there).max(first)
            }
        } else if n == self.here.first(place) && n != self.here.last(place) {
            // The run at hand is just before a change of its own: so is the other.
            self.there.first(place)
        } else {
            self.there.last(place)
        };
        there.seek(to.min(there.progress().reached))
    }

    /// The step of the other run at the same place of the instant that the run at hand is in, or the last one before.
    fn at_instant(&self, here: &mut dyn Session, there: &mut dyn Session) -> u64 {
        let (n, now) = (here.at(), here.now());
        let before = |run: &mut dyn Session| match now.checked_sub(1) {
            Some(earlier) => run.seek_time(earlier),
            None => 0,
        };
        let nth = self.here.place(n) - self.here.place(before(here)).min(self.here.place(n));
        here.seek(n);
        let place = self.there.place(before(there)) + nth;
        self.there.last(place).min(there.seek_time(now))
    }
}

/// Runs on by at most `steps` where a run has not come to step `n` yet, but might; returns whether it did.
fn runs_on(run: &mut dyn Session, n: u64, steps: u64) -> bool {
    let progress = run.progress();
    let is_short = progress.reached < n && progress.end.is_none();
    if is_short {
        run.advance(steps);
    }
    is_short
}

/// What a run does in step `n`, if it comes that far. The cursor is there then.
fn side(run: &mut dyn Session, n: u64) -> Option<Side> {
    if run.progress().reached < n {
        return None;
    }
    run.seek(n);
    Some(Side {
        step: n,
        now: run.now(),
        clock: run.clock(),
        why: run.why(),
        kind: run.kind(n),
    })
}

fn differs(a: &Side, b: &Side, is_timed: bool) -> Option<What> {
    let rule = |side: &Side| side.why.as_ref().map(|why| why.rule);
    if rule(a) != rule(b) {
        Some(What::Rule)
    } else if a.why != b.why || a.kind != b.kind {
        Some(What::Case)
    } else if is_timed && a.now != b.now {
        Some(What::Time)
    } else {
        None
    }
}

/// The figures of two runs that have ended in which they differ; the cursors stay where they are.
pub fn outcomes(here: &mut dyn Session, there: &mut dyn Session) -> Vec<Outcome> {
    let others = figures(there);
    let is_other = |a: &Metric, b: &Metric| {
        let products = [(a.num, b.den), (b.num, a.den)].map(|(n, d)| u128::from(n) * u128::from(d));
        (a.den == 0) != (b.den == 0) || products[0] != products[1]
    };
    let both = figures(here).into_iter().filter_map(|here| {
        let there = *others.iter().find(|m| m.id == here.id)?;
        is_other(&here, &there).then_some(Outcome { here, there })
    });
    both.collect()
}

/// A table of the results that is not the same in both runs; a run may lack it.
#[derive(Debug, Clone, PartialEq)]
pub struct Differing {
    /// That of the run at hand.
    pub here: Option<Table>,
    /// That of the other one.
    pub there: Option<Table>,
}

/// The tables of the results of two runs that have ended in which they differ.
pub fn results(here: &dyn Session, there: &dyn Session) -> Vec<Differing> {
    let mut others = there.results();
    let mut list = Vec::new();
    for here in here.results() {
        let place = others.iter().position(|o| o.id == here.id);
        let there = place.map(|n| others.remove(n));
        if there.as_ref() != Some(&here) {
            let here = Some(here);
            list.push(Differing { here, there });
        }
    }
    list.extend(others.into_iter().map(|there| Differing {
        here: None,
        there: Some(there),
    }));
    list
}

/// The figures of a run, which are those of its end.
fn figures(run: &mut dyn Session) -> Vec<Metric> {
    let at = run.at();
    run.seek(run.progress().reached);
    let figures = run.metrics();
    run.seek(at);
    figures
}

#[cfg(test)]
mod tests {
    use super::Own;

    #[test]
    fn places_leave_changes_out() {
        let own = Own(vec![3, 4, 8]);
        let places: Vec<u64> = (0..=9).map(|n| own.place(n)).collect();
        assert_eq!(places, [0, 1, 2, 2, 2, 3, 4, 5, 5, 6]);
        let first: Vec<u64> = (0..=6).map(|place| own.first(place)).collect();
        assert_eq!(first, [0, 1, 2, 5, 6, 7, 9]);
        let last: Vec<u64> = (0..=6).map(|place| own.last(place)).collect();
        assert_eq!(last, [0, 1, 4, 5, 6, 8, 9]);
        assert_eq!(Own(vec![1, 2]).last(0), 2, "changes before the first step");
        assert_eq!(Own(vec![1, 2]).first(1), 3);
    }
}
