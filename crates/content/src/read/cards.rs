//! Cards, interview questions and terms from their TOML.

use super::{Faults, LANGUAGES};
use crate::{Card, Interview, Wrong};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// How many wrong answers a card has.
const WRONG: usize = 3;

pub(super) fn table(text: &str, place: &str, faults: &mut Faults) -> Option<Table> {
    match text.parse() {
        Ok(table) => Some(table),
        Err(error) => {
            let line = error
                .span()
                .map_or(0, |s| text[..s.start].matches('\n').count() + 1);
            faults.say(format!("{place}:{line}"), error.message());
            None
        }
    }
}

pub(super) fn list<'a>(table: &'a Table, name: &str) -> impl Iterator<Item = &'a Table> {
    let found = table.get(name).and_then(Value::as_array);
    found.into_iter().flatten().filter_map(Value::as_table)
}

pub(super) fn string(value: Option<&Value>) -> String {
    value
        .and_then(Value::as_str)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// Small letters, digits, and hyphens between them.
pub(super) fn is_id(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.split('-').all(is_part)
}

/// A text in both languages.
pub(super) fn pair(value: Option<&Value>, place: &str, faults: &mut Faults) -> [String; 2] {
    let texts = LANGUAGES.map(|l| string(value.and_then(|v| v.get(l))));
    for (language, text) in LANGUAGES.iter().zip(&texts) {
        if text.is_empty() {
            faults.say(place, format!("has no text in `{language}`"));
        }
    }
    if texts[1].chars().any(|c| ('가'..='힣').contains(&c)) {
        faults.say(place, "has Hangul in its English");
    }
    texts
}

/// The cards and interview questions of a file, Korean and English.
pub(super) fn read(
    text: &str,
    place: &str,
    faults: &mut Faults,
) -> [(Vec<Card>, Vec<Interview>); 2] {
    let mut found: [(Vec<Card>, Vec<Interview>); 2] = Default::default();
    let Some(table) = table(text, place, faults) else {
        return found;
    };
    let mut ids = BTreeSet::new();
    let mut named = |table: &Table, faults: &mut Faults| {
        let id = string(table.get("id"));
        let here = format!("{place}: {id}");
        if !is_id(&id) {
            faults.say(
                &here,
                "an id is small letters, digits and hyphens between them",
            );
        }
        if !ids.insert(id.clone()) {
            faults.say(&here, "the same id stands twice");
        }
        (id, here)
    };
    for card in list(&table, "card") {
        let (id, here) = named(card, faults);
        let level = card.get("level").and_then(Value::as_integer).unwrap_or(0);
        let level = u8::try_from(level).unwrap_or(0);
        if !(1..=4).contains(&level) {
            faults.say(&here, "its level is a number from 1 to 4");
        }
        let source = string(card.get("source"));
        if source.is_empty() {
            faults.say(&here, "has no source");
        }
        let [question, right, why] =
            ["q", "right", "why"].map(|n| pair(card.get(n), &format!("{here}, {n}"), faults));
        let wrong: Vec<([String; 2], [String; 2])> = card
            .get("wrong")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(i, w)| {
                let here = format!("{here}, wrong answer {}", i + 1);
                let why = pair(w.get("why"), &format!("{here}, why"), faults);
                (pair(Some(w), &here, faults), why)
            })
            .collect();
        if wrong.len() != WRONG {
            faults.say(
                &here,
                format!("has {} wrong answers; there are {WRONG}", wrong.len()),
            );
        }
        for (i, (cards, _)) in found.iter_mut().enumerate() {
            let answers: BTreeSet<&str> = wrong
                .iter()
                .map(|w| w.0[i].as_str())
                .chain([right[i].as_str()])
                .collect();
            if answers.len() != wrong.len() + 1 {
                faults.say(&here, "two of its answers are the same");
            }
            cards.push(Card {
                id: id.clone(),
                level,
                source: source.clone(),
                question: question[i].clone(),
                right: right[i].clone(),
                why: why[i].clone(),
                wrong: wrong
                    .iter()
                    .map(|(text, why)| Wrong {
                        text: text[i].clone(),
                        why: why[i].clone(),
                    })
                    .collect(),
            });
        }
    }
    for question in list(&table, "interview") {
        let (id, here) = named(question, faults);
        let q = pair(question.get("q"), &format!("{here}, q"), faults);
        let points: Vec<[String; 2]> = question
            .get("points")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .map(|p| pair(Some(p), &format!("{here}, point"), faults))
            .collect();
        if !(3..=6).contains(&points.len()) {
            faults.say(&here, "has three to six points");
        }
        let follow = match question.get("follow") {
            Some(follow) => pair(Some(follow), &format!("{here}, follow"), faults),
            None => Default::default(),
        };
        for (i, (_, interviews)) in found.iter_mut().enumerate() {
            interviews.push(Interview {
                id: id.clone(),
                question: q[i].clone(),
                points: points.iter().map(|p| p[i].clone()).collect(),
                follow: follow[i].clone(),
            });
        }
    }
    for (name, _) in &table {
        if !["card", "interview"].contains(&name.as_str()) {
            faults.say(
                place,
                format!("`{name}` is neither a card nor an interview question"),
            );
        }
    }
    found
}
