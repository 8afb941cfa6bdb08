//! The file of a learner's progress: JSON, version 1.
//!
//! ```json
//! {
//!   "kernel-and-wire": "progress", "version": 1,
//!   "cards": {"os/scheduling#convoy": {"stability": 31262, "difficulty": 52824, "due": 1700000600,
//!             "last": 1700000000, "first": 1700000000, "seen": 1, "lapses": 0, "phase": "learning"}},
//!   "rules": {"os/scheduling#rr-slice-used": {"seen": 4, "missed": 1, "last": 1700000000}},
//!   "exercises": {"net/subnetting#2": {"right": 3, "tried": 5, "row": 2}},
//!   "labs": {"os/scheduling": {"opened": 1700000000, "last": 1700000000, "finished": 1700000000}},
//!   "notes": {"os/scheduling": 1700000000},
//!   "paths": {"os-course": ["first"]},
//!   "introduced": true
//! }
//! ```
//!
//! Each part may be missing, and fields that are not known are passed over.

use super::{ENTRIES_MAX, ExerciseScore, Progress, RuleScore, Visit};
use crate::TIME_MAX;
use crate::read::{
    NAME_MAX, count, entry, field, field_or, fields, file, flag, head, list, name, named, object,
    small, whole,
};
use crate::review::{CardState, DAY, INTERVAL_MAX, Phase, STABILITY_MAX, STABILITY_MIN, UNIT};
use kw_trace::Problem;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

const KIND: &str = "progress";
const VERSION: i64 = 1;

impl Progress {
    /// Reads a file.
    ///
    /// # Errors
    /// `file-kind` and `file-version` for another file; else the first field that is wrong, by its place
    /// (`cards.os/scheduling#convoy.due`), with what would be right. Numbers have the ranges that the
    /// fields' documentation gives; names have 1 to 200 characters; each part at most [`ENTRIES_MAX`]
    /// entries.
    pub fn read(value: &Value) -> Result<Progress, Problem> {
        let map = file(value, KIND, VERSION)?;
        let part = |key| field_or(map, key, None, |v| object(v).map(Some));
        Ok(Progress {
            cards: entries("cards", part("cards")?, card)?,
            rules: entries("rules", part("rules")?, rule)?,
            exercises: entries("exercises", part("exercises")?, exercise)?,
            labs: entries("labs", part("labs")?, visit)?,
            notes: entries("notes", part("notes")?, time)?,
            paths: entries("paths", part("paths")?, steps)?,
            introduced: field_or(map, "introduced", false, flag)?,
        })
    }

    /// The file's value. [`Progress::read`] gives the same back, if what is in it is within its ranges.
    pub fn write(&self) -> Value {
        let mut map = head(KIND, VERSION);
        let mut put = |key: &str, part: Map<String, Value>| {
            map.insert(key.to_owned(), Value::Object(part));
        };
        put("cards", written(&self.cards, write_card));
        put(
            "rules",
            written(&self.rules, |s| {
                fields([
                    ("seen", s.seen.into()),
                    ("missed", s.missed.into()),
                    ("last", s.last.into()),
                ])
            }),
        );
        put(
            "exercises",
            written(&self.exercises, |s| {
                fields([
                    ("right", s.right.into()),
                    ("tried", s.tried.into()),
                    ("row", s.best_row.into()),
                ])
            }),
        );
        put("labs", written(&self.labs, write_visit));
        put("notes", written(&self.notes, |time| Value::from(*time)));
        put(
            "paths",
            written(&self.paths, |steps| {
                steps.iter().map(String::as_str).collect()
            }),
        );
        map.insert("introduced".to_owned(), Value::from(self.introduced));
        Value::Object(map)
    }

    /// Whether it can be read again after it is written.
    pub(super) fn fits(&self) -> Result<(), Problem> {
        for (key, length) in [
            ("cards", self.cards.len()),
            ("rules", self.rules.len()),
            ("exercises", self.exercises.len()),
            ("labs", self.labs.len()),
            ("notes", self.notes.len()),
            ("paths", self.paths.len()),
        ] {
            count(length, 0, ENTRIES_MAX).map_err(|p| p.under(key))?;
        }
        for (path, steps) in &self.paths {
            count(steps.len(), 0, ENTRIES_MAX).map_err(|p| p.under(path).under("paths"))?;
        }
        Ok(())
    }
}

/// The entries of a part, by their names.
fn entries<T>(
    part: &str,
    map: Option<&Map<String, Value>>,
    read: fn(&Value) -> Result<T, Problem>,
) -> Result<BTreeMap<String, T>, Problem> {
    let mut out = BTreeMap::new();
    let Some(map) = map else {
        return Ok(out);
    };
    count(map.len(), 0, ENTRIES_MAX).map_err(|p| p.under(part))?;
    for (key, value) in map {
        let key = name(key, NAME_MAX).map_err(|p| p.under(part))?;
        let value = read(value).map_err(|p| p.under(&key).under(part))?;
        out.insert(key, value);
    }
    Ok(out)
}

fn written<T>(part: &BTreeMap<String, T>, write: impl Fn(&T) -> Value) -> Map<String, Value> {
    let mut map = Map::new();
    for (key, value) in part {
        map.insert(key.clone(), write(value));
    }
    map
}

fn time(value: &Value) -> Result<i64, Problem> {
    whole(value, 0, TIME_MAX)
}

fn card(value: &Value) -> Result<CardState, Problem> {
    let map = object(value)?;
    let number = |key: &str, min: u32, max: u32| {
        field(map, key, |v| {
            whole(v, i64::from(min), i64::from(max)).map(|n| u32::try_from(n).unwrap_or(max))
        })
    };
    let last = field(map, "last", time)?;
    Ok(CardState {
        stability: number("stability", STABILITY_MIN, STABILITY_MAX)?,
        difficulty: number("difficulty", UNIT, 10 * UNIT)?,
        due: field(map, "due", |v| whole(v, last, last + INTERVAL_MAX * DAY))?,
        last,
        first: field(map, "first", |v| whole(v, 0, last))?,
        seen: number("seen", 1, u32::MAX)?,
        lapses: number("lapses", 0, u32::MAX)?,
        phase: field(map, "phase", phase)?,
    })
}

/// The words of files.
const PHASES: [(&str, Phase); 3] = [
    ("learning", Phase::Learning),
    ("review", Phase::Review),
    ("relearning", Phase::Relearning),
];

fn phase(value: &Value) -> Result<Phase, Problem> {
    let word = named(value, NAME_MAX)?;
    let found = PHASES.iter().find(|p| p.0 == word);
    found.map(|p| p.1).ok_or_else(|| {
        Problem::new("choice", "")
            .with("value", word)
            .with("known", PHASES.map(|p| p.0).join(", "))
    })
}

fn write_card(card: &CardState) -> Value {
    let word = PHASES
        .iter()
        .find(|p| p.1 == card.phase)
        .map_or("", |p| p.0);
    fields([
        ("stability", card.stability.into()),
        ("difficulty", card.difficulty.into()),
        ("due", card.due.into()),
        ("last", card.last.into()),
        ("first", card.first.into()),
        ("seen", card.seen.into()),
        ("lapses", card.lapses.into()),
        ("phase", word.into()),
    ])
}

fn rule(value: &Value) -> Result<RuleScore, Problem> {
    let map = object(value)?;
    let seen = field(map, "seen", |v| small(v, u32::MAX))?;
    Ok(RuleScore {
        seen,
        missed: field(map, "missed", |v| small(v, seen))?,
        last: field(map, "last", time)?,
    })
}

fn exercise(value: &Value) -> Result<ExerciseScore, Problem> {
    let map = object(value)?;
    let tried = field(map, "tried", |v| small(v, u32::MAX))?;
    Ok(ExerciseScore {
        right: field(map, "right", |v| small(v, tried))?,
        tried,
        best_row: field_or(map, "row", 0, |v| small(v, u32::MAX))?,
    })
}

fn visit(value: &Value) -> Result<Visit, Problem> {
    let map = object(value)?;
    let opened = field(map, "opened", time)?;
    Ok(Visit {
        opened,
        last: field_or(map, "last", opened, |v| whole(v, opened, TIME_MAX))?,
        finished: field_or(map, "finished", None, |v| time(v).map(Some))?,
    })
}

fn write_visit(visit: &Visit) -> Value {
    let mut map = Map::new();
    map.insert("opened".to_owned(), visit.opened.into());
    map.insert("last".to_owned(), visit.last.into());
    if let Some(time) = visit.finished {
        map.insert("finished".to_owned(), time.into());
    }
    Value::Object(map)
}

fn steps(value: &Value) -> Result<BTreeSet<String>, Problem> {
    let items = list(value, 0, ENTRIES_MAX)?;
    let all = items.iter().enumerate();
    all.map(|(i, v)| entry(named(v, NAME_MAX), i)).collect()
}
