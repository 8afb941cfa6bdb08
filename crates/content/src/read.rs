//! Reads the files of `content/` and checks them: each fault with its file and line, and what would be right.
//!
//! What a lab's address shows is checked where labs are known: `crates/models` in the tests.

mod cards;
mod markdown;
mod parallel;

use crate::{Book, Inline, Term, Topic};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

pub use markdown::note;

/// A language's folder in `content/`.
pub const LANGUAGES: [&str; 2] = ["ko", "en"];

/// What is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, from `content/` on, and the line where one is known: `ko/notes/os/boot.md:12`.
    pub place: String,
    /// What is wrong there, and what would be right.
    pub what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Collects faults.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn say(&mut self, place: impl Into<String>, what: impl Into<String>) {
        self.0.push(Fault {
            place: place.into(),
            what: what.into(),
        });
    }
}

/// Both books: Korean, English.
///
/// # Errors
/// All faults of all files.
pub fn books(content: &Path) -> Result<[Book; 2], Vec<Fault>> {
    let mut faults = Faults::default();
    let read = |place: &str, faults: &mut Faults| match fs::read_to_string(content.join(place)) {
        Ok(text) => Some(text),
        Err(error) => {
            faults.say(place, format!("cannot be read: {error}"));
            None
        }
    };
    let glossary = glossary(content, &mut faults);
    let ids: Vec<String> = crate::topics().map(str::to_owned).collect();
    for place in unlisted(content, &ids) {
        faults.say(place, "belongs to no topic of topics.txt");
    }
    let mut books = LANGUAGES.map(|language| Book {
        topics: Vec::new(),
        terms: glossary
            .iter()
            .map(|t| t.of(language))
            .collect::<Vec<Term>>(),
    });
    for id in &ids {
        let places = LANGUAGES.map(|language| format!("{language}/notes/{id}.md"));
        let texts = places.clone().map(|place| read(&place, &mut faults));
        let [Some(ko), Some(en)] = &texts else {
            continue;
        };
        let notes = [
            note(ko, &places[0], &mut faults),
            note(en, &places[1], &mut faults),
        ];
        parallel::check(&notes, &places, &mut faults);
        let place = format!("cards/{id}.toml");
        let Some(text) = read(&place, &mut faults) else {
            continue;
        };
        let cards = cards::read(&text, &place, &mut faults);
        for (i, (note, (cards, interviews))) in notes.into_iter().zip(cards).enumerate() {
            books[i].topics.push(Topic {
                id: id.clone(),
                note,
                cards,
                interviews,
            });
        }
    }
    for (language, book) in LANGUAGES.iter().zip(&books) {
        links(book, language, &ids, &mut faults);
    }
    if faults.0.is_empty() {
        Ok(books)
    } else {
        Err(faults.0)
    }
}

/// Notes and cards that no topic has.
fn unlisted(content: &Path, ids: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (folder, end) in [("ko/notes", "md"), ("en/notes", "md"), ("cards", "toml")] {
        let areas = fs::read_dir(content.join(folder)).into_iter().flatten();
        for area in areas.flatten().map(|a| a.path()) {
            for file in fs::read_dir(&area).into_iter().flatten().flatten() {
                let name = |path: &Path| {
                    path.file_stem()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned()
                };
                let id = format!("{}/{}", name(&area), name(&file.path()));
                let is_one = file.path().extension().is_some_and(|e| e == end);
                if !is_one || !ids.contains(&id) {
                    found.push(format!("{folder}/{id}"));
                }
            }
        }
    }
    found.sort();
    found
}

/// A term in both languages.
struct Entry {
    id: String,
    names: [String; 2],
    also: Vec<String>,
    say: [String; 2],
}

impl Entry {
    fn of(&self, language: &str) -> Term {
        let [ko, en] = self.names.clone();
        Term {
            id: self.id.clone(),
            en,
            ko,
            also: self.also.clone(),
            say: self.say[usize::from(language == "en")].clone(),
        }
    }
}

/// All terms, in order of the English ones.
fn glossary(content: &Path, faults: &mut Faults) -> Vec<Entry> {
    let mut files: Vec<_> = fs::read_dir(content.join("glossary"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|f| f.path())
        .collect();
    files.sort();
    let mut found = BTreeMap::new();
    for file in files {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let place = format!("glossary/{name}");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let Some(table) = cards::table(&text, &place, faults) else {
            continue;
        };
        for term in cards::list(&table, "term") {
            let id = cards::string(term.get("id"));
            let place = format!("{place}: {id}");
            if !cards::is_id(&id) {
                faults.say(
                    &place,
                    "an id is small letters, digits and hyphens between them",
                );
            }
            let names = LANGUAGES.map(|l| cards::string(term.get(l)));
            let say = cards::pair(term.get("say"), &format!("{place}, say"), faults);
            if names.iter().any(String::is_empty) {
                faults.say(&place, "a term needs its name in `ko` and `en`");
            }
            let also = term
                .get("also")
                .and_then(|a| a.as_array())
                .into_iter()
                .flatten()
                .filter_map(|a| a.as_str().map(str::to_owned))
                .collect();
            let key = (names[1].to_lowercase(), id.clone());
            if found.keys().any(|k: &(String, String)| k.1 == id) {
                faults.say(&place, "the same id stands twice");
            }
            found.insert(
                key,
                Entry {
                    id,
                    names,
                    also,
                    say,
                },
            );
        }
    }
    found.into_values().collect()
}

/// Whether every term and topic that is pointed at exists, and terms are called as the glossary does.
fn links(book: &Book, language: &str, ids: &[String], faults: &mut Faults) {
    let squeezed = |text: &str| text.to_lowercase().replace([' ', '-'], "");
    for topic in &book.topics {
        let place = format!("{language}/notes/{}.md", topic.id);
        for inline in topic.note.lines().flatten() {
            match inline {
                Inline::Term { id, text } => match book.term(id) {
                    None => faults.say(&place, format!("no term `{id}` in the glossary")),
                    Some(term) => {
                        let name = if language == "ko" { &term.ko } else { &term.en };
                        let known = std::iter::once(name).chain(&term.also);
                        if !known
                            .map(|n| squeezed(n))
                            .any(|n| squeezed(text).contains(&n))
                        {
                            faults.say(
                                &place,
                                format!("`{text}` is called `{name}` in the glossary"),
                            );
                        }
                    }
                },
                Inline::Link { to, .. } => {
                    let id = to.trim_start_matches("#/");
                    let id = id.split('?').next().unwrap_or_default();
                    if !ids.iter().any(|known| known == id) {
                        faults.say(&place, format!("no topic `{id}` in topics.txt"));
                    }
                }
                _ => {}
            }
        }
        let terms = topic.terms().len();
        if terms < 5 {
            faults.say(
                &place,
                format!("links {terms} terms; five are the least, for its list of key terms"),
            );
        }
    }
}

#[cfg(test)]
mod tests;
