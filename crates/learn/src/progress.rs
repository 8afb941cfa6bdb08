//! What a learner has done, and its one file.
//!
//! Everything is kept under names that stay for ever: a card `os/scheduling#convoy`, a rule
//! `os/scheduling#rr-slice-used`, exercises of a level `net/subnetting#2`, a lab or a note by its address.
//!
//! [`merge`] brings two of them together so that nothing is lost, in any order and as often as one likes:
//! each part is a maximum (of a card the later review; of counts the larger; of first times the earlier),
//! so it is commutative, associative and idempotent. So an undone step comes back with an older file.
//! Left out: where it is kept, and how its text is written (`kw-exchange`).

mod file;

use crate::review::{CardState, Grade, grade};
use kw_trace::Problem;
use std::collections::{BTreeMap, BTreeSet};

/// Most entries of each kind that a file may hold; the product has some hundreds.
pub const ENTRIES_MAX: usize = 10_000;

/// How predictions about a rule went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RuleScore {
    /// How often it was to be predicted.
    pub seen: u32,
    /// How often the prediction was wrong; at most [`seen`](RuleScore::seen).
    pub missed: u32,
    /// When it was predicted last, in Unix seconds.
    pub last: i64,
}

/// How the exercises of a lab and level went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExerciseScore {
    /// How many were right; at most [`tried`](ExerciseScore::tried).
    pub right: u32,
    /// How many were answered.
    pub tried: u32,
    /// The longest row of right answers.
    pub best_row: u32,
}

/// When a lab was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// When it was opened first, in Unix seconds.
    pub opened: i64,
    /// When it was opened last, in Unix seconds; not before [`opened`](Visit::opened).
    pub last: i64,
    /// When a run of it was first walked to its end, in Unix seconds.
    pub finished: Option<i64>,
}

/// What a learner has done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Cards that were seen, by their names.
    pub cards: BTreeMap<String, CardState>,
    /// Predictions, by lab and rule: see [`name`].
    pub rules: BTreeMap<String, RuleScore>,
    /// Exercises, by lab and level: see [`name`].
    pub exercises: BTreeMap<String, ExerciseScore>,
    /// Labs that were opened, by their addresses.
    pub labs: BTreeMap<String, Visit>,
    /// Notes that were read, by their addresses, with the time of the last reading in Unix seconds.
    pub notes: BTreeMap<String, i64>,
    /// Steps of paths that are done, by path.
    pub paths: BTreeMap<String, BTreeSet<String>>,
    /// Whether the introduction has been seen: it is never shown again.
    pub introduced: bool,
}

/// The name of a thing of a lab: `os/scheduling#rr-slice-used`.
pub fn name(lab: &str, thing: &str) -> String {
    format!("{lab}#{thing}")
}

/// The two parts of a [`name`]; the second is empty where there is none.
pub fn parts(name: &str) -> (&str, &str) {
    name.split_once('#').unwrap_or((name, ""))
}

impl Progress {
    /// A card was graded.
    pub fn reviewed(&mut self, key: &str, how: Grade, now: i64) {
        let state = grade(self.cards.get(key), how, now);
        self.cards.insert(key.to_owned(), state);
    }

    /// A step that obeys a rule was predicted.
    pub fn predicted(&mut self, lab: &str, rule: &str, is_right: bool, now: i64) {
        let key = name(lab, rule);
        let score = self.rules.get(&key).copied().unwrap_or_default();
        let score = RuleScore {
            seen: score.seen.saturating_add(1),
            missed: score.missed.saturating_add(u32::from(!is_right)),
            last: score.last.max(now),
        };
        self.rules.insert(key, score);
    }

    /// An exercise was answered; `row` is the row of right answers with it.
    pub fn exercised(&mut self, lab: &str, level: u8, is_right: bool, row: u32) {
        let key = name(lab, &level.to_string());
        let score = self.exercises.get(&key).copied().unwrap_or_default();
        let score = ExerciseScore {
            right: score.right.saturating_add(u32::from(is_right)),
            tried: score.tried.saturating_add(1),
            best_row: score.best_row.max(row),
        };
        self.exercises.insert(key, score);
    }

    /// A lab was opened.
    pub fn opened(&mut self, lab: &str, now: i64) {
        self.visited(lab, now, None);
    }

    /// A run of a lab was walked to its end.
    pub fn finished(&mut self, lab: &str, now: i64) {
        self.visited(lab, now, Some(now));
    }

    fn visited(&mut self, lab: &str, now: i64, finished: Option<i64>) {
        let visit = match self.labs.get(lab) {
            Some(visit) => Visit {
                last: visit.last.max(now),
                finished: visit.finished.or(finished),
                ..*visit
            },
            None => Visit {
                opened: now,
                last: now,
                finished,
            },
        };
        self.labs.insert(lab.to_owned(), visit);
    }

    /// A note was read.
    pub fn read_note(&mut self, note: &str, now: i64) {
        let last = self.notes.get(note).map_or(now, |last| now.max(*last));
        self.notes.insert(note.to_owned(), last);
    }

    /// A step of a path is done.
    pub fn stepped(&mut self, path: &str, step: &str) {
        let mut steps = self.paths.get(path).cloned().unwrap_or_default();
        steps.insert(step.to_owned());
        self.paths.insert(path.to_owned(), steps);
    }

    /// At most `n` rules that were missed, the weakest first: by the expected share of misses
    /// ((missed + 1) / (seen + 2), Laplace's rule of succession, so that one miss of one weighs less than
    /// five of five), then the one missed more often, then by name.
    pub fn weakest(&self, n: usize) -> Vec<(&str, RuleScore)> {
        let missed = self.rules.iter().filter(|(_, s)| s.missed > 0);
        let mut all: Vec<(&str, RuleScore)> = missed.map(|(k, s)| (k.as_str(), *s)).collect();
        let share = |s: &RuleScore| (u64::from(s.missed) + 1, u64::from(s.seen) + 2);
        all.sort_by(|a, b| {
            let ((am, a_of), (bm, b_of)) = (share(&a.1), share(&b.1));
            (bm * a_of)
                .cmp(&(am * b_of))
                .then(bm.cmp(&am))
                .then(a.0.cmp(b.0))
        });
        all.truncate(n);
        all
    }

    /// Takes in what another file knows.
    ///
    /// # Errors
    /// `count` where both together have more than [`ENTRIES_MAX`] entries of a kind; then nothing is
    /// taken in.
    pub fn import(&mut self, other: &Progress) -> Result<(), Problem> {
        let both = merge(self, other);
        both.fits()?;
        *self = both;
        Ok(())
    }
}

/// What both know together. Nothing is lost; see the [module](self).
pub fn merge(a: &Progress, b: &Progress) -> Progress {
    Progress {
        cards: join(&a.cards, &b.cards, later),
        rules: join(&a.rules, &b.rules, |a, b| RuleScore {
            seen: a.seen.max(b.seen),
            missed: a.missed.max(b.missed),
            last: a.last.max(b.last),
        }),
        exercises: join(&a.exercises, &b.exercises, |a, b| ExerciseScore {
            right: a.right.max(b.right),
            tried: a.tried.max(b.tried),
            best_row: a.best_row.max(b.best_row),
        }),
        labs: join(&a.labs, &b.labs, |a, b| Visit {
            opened: a.opened.min(b.opened),
            last: a.last.max(b.last),
            finished: [a.finished, b.finished].into_iter().flatten().min(),
        }),
        notes: join(&a.notes, &b.notes, |a, b| *a.max(b)),
        paths: join(&a.paths, &b.paths, |a, b| a | b),
        introduced: a.introduced || b.introduced,
    }
}

/// The card of the later review. Equal times are told apart by the rest, whatever it says, so that the
/// order of the two never matters.
fn later(a: &CardState, b: &CardState) -> CardState {
    let rank = |s: &CardState| {
        (
            s.last,
            s.seen,
            s.lapses,
            s.due,
            s.stability,
            s.difficulty,
            s.phase,
        )
    };
    let winner = if rank(a) >= rank(b) { a } else { b };
    CardState {
        first: a.first.min(b.first),
        ..*winner
    }
}

/// Everything that one of two knows, and what `both` makes of what both know. (Only `insert`: each other
/// function of a map costs the page half a kilobyte for each kind of value.)
fn join<T: Clone>(
    a: &BTreeMap<String, T>,
    b: &BTreeMap<String, T>,
    both: impl Fn(&T, &T) -> T,
) -> BTreeMap<String, T> {
    let mut out = BTreeMap::new();
    for (map, other) in [(a, b), (b, a)] {
        for (key, value) in map {
            let value = other
                .get(key)
                .map_or_else(|| value.clone(), |o| both(o, value));
            out.insert(key.clone(), value);
        }
    }
    out
}

#[cfg(test)]
mod tests;
