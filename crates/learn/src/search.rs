//! Finding labs, notes, terms and cards, in Hangul and Latin.
//!
//! All words that are typed must be found, in any order, in the title, in the other names or in the body.
//! Latin is found in capital and small letters; Hangul by syllables, by initial consonants (`ㅅㅋㅈㄹ` finds
//! 스케줄링), by both, and at every moment of typing (`스케주`, `스켖`); spaces count for nothing
//! (`문맥교환` finds 문맥 교환). What comes first: the whole title, its beginning, the beginning of a
//! word, its inside; then the same by initial consonants; then the body. Other names come right after titles.
//!
//! Left out: spelling mistakes, endings of Korean words (a word is found with whatever follows it), Hanja.

mod letters;
mod pattern;

pub use letters::composed;

use letters::placed;
use pattern::{Lies, Pattern};
use std::ops::Range;

/// Most words of a query that are looked at.
pub const WORDS_MAX: usize = 8;
/// About how many characters a [`Match::snippet`] has.
pub const SNIPPET: usize = 90;

/// What an entry is. Among finds that are equally good, with titles of one length, what stands first here
/// comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A lab.
    Lab,
    /// A note.
    Note,
    /// A term of the glossary.
    Term,
    /// A path through labs and notes.
    Path,
    /// A set of exercises.
    Exercise,
    /// A question card.
    Card,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is: the caller's own.
    pub address: String,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Other names: the term in the other language, an abbreviation.
    pub also: Vec<String>,
    /// Its text, without markup.
    pub body: String,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Bytes of the title that were found, in order, apart from each other.
    pub title: Vec<Range<usize>>,
    /// Which of the other names was found, where the title was not enough.
    pub also: Option<usize>,
    /// A piece of the body, on one line: around what was found in it, else its beginning. A cut is told
    /// by `…`.
    pub snippet: String,
    /// Bytes of the snippet that were found, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

/// Entries, ready to be searched.
#[derive(Default)]
pub struct Index {
    entries: Vec<Ready>,
}

struct Ready {
    entry: Entry,
    title: Vec<u16>,
    also: Vec<Vec<u16>>,
    body: Vec<u16>,
}

/// How good a find is: the less, the better.
type Rank = (Means, Lies, bool);

/// By what a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Means {
    Syllables,
    Initials,
    Body,
}

/// A find of all words.
struct Find {
    rank: Rank,
    /// Ranks of the words, added up.
    sum: usize,
    entry: usize,
    also: Option<usize>,
    /// A letter of the body that was found.
    body: Option<usize>,
}

impl Index {
    /// Entries, made ready: tens of milliseconds for a megabyte of text. Where a page may not stop so
    /// long, it begins with an empty index and [adds](Index::add) entries in slices.
    pub fn new(entries: Vec<Entry>) -> Index {
        let mut index = Index::default();
        entries.into_iter().for_each(|e| index.add(e));
        index
    }

    /// Makes one more entry ready.
    pub fn add(&mut self, entry: Entry) {
        self.entries.push(Ready {
            title: letters::letters(&entry.title),
            also: entry.also.iter().map(|a| letters::letters(a)).collect(),
            body: letters::letters(&entry.body),
            entry,
        });
    }

    /// The best entries for what was typed, at most `limit`. None for a query without a letter. Words after
    /// [`WORDS_MAX`] are not looked at.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Match<'_>> {
        let words: Vec<Pattern> = query
            .split_whitespace()
            .filter_map(Pattern::of)
            .take(WORDS_MAX)
            .collect();
        let Some(whole) = Pattern::of(query).filter(|_| limit > 0) else {
            return Vec::new();
        };
        let all = self.entries.iter().enumerate();
        let mut finds: Vec<Find> = all.filter_map(|(i, e)| e.find(i, &whole, &words)).collect();
        finds.sort_by_key(|f| {
            let ready = &self.entries[f.entry];
            (f.rank, f.sum, ready.title.len(), ready.entry.kind, f.entry)
        });
        finds.truncate(limit);
        finds
            .into_iter()
            .map(|f| self.entries[f.entry].shown(&f, &words))
            .collect()
    }
}

impl Ready {
    fn find(&self, entry: usize, whole: &Pattern, words: &[Pattern]) -> Option<Find> {
        // All words at once: only this can be the whole title or its beginning.
        if let Some((rank, also)) = self.named(whole)
            && rank.1 <= Lies::Begins
        {
            return Some(Find {
                rank,
                sum: 0,
                entry,
                also,
                body: None,
            });
        }
        let mut find = Find {
            rank: (Means::Syllables, Lies::Word, false),
            sum: 0,
            entry,
            also: None,
            body: None,
        };
        for word in words {
            let rank = match self.named(word) {
                Some(((means, lies, is_other), also)) => {
                    find.also = find.also.or(also);
                    (means, lies.max(Lies::Word), is_other)
                }
                None => {
                    let (start, _) = word.in_body(&self.body)?;
                    find.body = find.body.or(Some(start));
                    (Means::Body, Lies::Inside, false)
                }
            };
            find.rank = find.rank.max(rank);
            find.sum += rank.0 as usize * 4 + rank.1 as usize * 2 + usize::from(rank.2);
        }
        Some(find)
    }

    /// How a word is found in the title or the other names, and in which of these.
    fn named(&self, word: &Pattern) -> Option<(Rank, Option<usize>)> {
        let means = if word.has_initials() {
            Means::Initials
        } else {
            Means::Syllables
        };
        let title = word.best(&self.title).map(|f| ((means, f.0, false), None));
        let also = self.also.iter().enumerate();
        let also = also.filter_map(|(i, a)| word.best(a).map(|f| ((means, f.0, true), Some(i))));
        title.into_iter().chain(also).min_by_key(|f| f.0)
    }

    fn shown(&self, find: &Find, words: &[Pattern]) -> Match<'_> {
        let snippet = snippet(&self.entry.body, find.body);
        Match {
            title: marks(&self.entry.title, words, 1),
            also: find.also,
            marks: if find.body.is_some() {
                marks(&snippet, words, usize::MAX)
            } else {
                Vec::new()
            },
            snippet,
            entry: &self.entry,
        }
    }
}

/// The bytes of a text that words are found in: of each word its best place, or up to `most` from the left.
fn marks(text: &str, words: &[Pattern], most: usize) -> Vec<Range<usize>> {
    let (found, places) = placed(text);
    let mut out: Vec<Range<usize>> = Vec::new();
    for word in words {
        if most == 1 {
            let best = word
                .best(&found)
                .map(|f| places[f.1].start..places[f.2 - 1].end);
            out.extend(best);
            continue;
        }
        let mut from = 0;
        for _ in 0..most {
            let Some((start, end)) = word.in_body(&found[from..]) else {
                break;
            };
            out.push(places[from + start].start..places[from + end - 1].end);
            from += end;
        }
    }
    out.sort_by_key(|r| (r.start, r.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in out {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// A piece of a text around a letter, or its beginning, on one line.
fn snippet(body: &str, letter: Option<usize>) -> String {
    let mut at = 0;
    let mut number = 0;
    letters::each(body, |_, place| {
        if Some(number) == letter {
            at = place.start;
        }
        number += 1;
    });
    // A third of it before; then back to the beginning of a word, if one is near.
    let before = body[..at].char_indices().rev().take(SNIPPET / 3);
    let mut start = 0;
    let mut count = 0;
    for (i, c) in before {
        count += 1;
        if count > SNIPPET / 6 && c.is_whitespace() {
            start = i + c.len_utf8();
            break;
        }
        start = i;
    }
    if letter.is_none() {
        start = 0;
    }
    let mut out = String::new();
    if !body[..start].trim().is_empty() {
        out.push('…');
    }
    let mut rest = body[start..].char_indices();
    let mut is_space = true;
    for (_, c) in rest.by_ref().take(SNIPPET) {
        let c = if c.is_whitespace() || c.is_control() {
            ' '
        } else {
            c
        };
        if c != ' ' || !is_space {
            out.push(c);
        }
        is_space = c == ' ';
    }
    out.truncate(out.trim_end().len());
    if !rest.as_str().trim().is_empty() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests;
