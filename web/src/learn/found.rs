//! What a search finds in labs, notes, terms and cards, in Hangul (also by initial consonants) and Latin.

use super::Loaded;
use crate::{
    browser,
    prefs::{Words, use_words},
    ui::Same,
};
use gloo_timers::future::TimeoutFuture;
use kw_content::{Block, Book, Term, Topic};
use kw_learn::search::{Entry, Index, Kind, Match};
use kw_models::registry::LABS;
use kw_texts::Lang;
use std::{ops::Range, rc::Rc};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Most finds that are shown.
const SHOWN: usize = 24;

/// How many terms are made ready in one piece.
const TERMS: usize = 32;
/// How long pieces are made ready before the page has its turn, in milliseconds.
const SLICE_MS: f64 = 8.0;

/// Everything that can be found (the labs, and the rest when the book is here), made ready in slices once somebody
/// searches; `None` until then.
#[hook]
pub fn use_index(is_wanted: bool, words: &Words, book: &Loaded) -> Option<Same<Index>> {
    let index = use_state(|| None::<Same<Index>>);
    // Who has searched will do so again: it stays.
    let was_wanted = use_mut_ref(|| false);
    *was_wanted.borrow_mut() |= is_wanted;
    let key = (*was_wanted.borrow(), words.clone(), book.clone());
    {
        let index = index.clone();
        use_effect_with(key, move |(is_wanted, words, book)| {
            if index.is_some() {
                index.set(None);
            }
            let alive = Rc::new(());
            if *is_wanted {
                let (words, alive) = (words.clone(), Rc::downgrade(&alive));
                let book = match book {
                    Loaded::Here(book) => Some(book.clone()),
                    _ => None,
                };
                spawn_local(async move {
                    // Not in the task in which a key was pressed and the page is drawn.
                    TimeoutFuture::new(0).await;
                    let mut made = Index::default();
                    let mut start = browser::now_ms();
                    for n in 0.. {
                        let Some(entries) = piece(n, &words, book.as_deref()) else {
                            break;
                        };
                        entries.into_iter().for_each(|e| made.add(e));
                        if browser::now_ms() - start >= SLICE_MS {
                            TimeoutFuture::new(0).await;
                            start = browser::now_ms();
                        }
                        if alive.upgrade().is_none() {
                            return;
                        }
                    }
                    index.set(Some(Same(Rc::new(made))));
                });
            }
            move || drop(alive)
        });
    }
    (*index).clone()
}

/// The `n`-th piece of what can be found: a lab, a topic with its cards, or some terms.
fn piece(n: usize, words: &Words, book: Option<&Book>) -> Option<Vec<Entry>> {
    if let Some(lab) = LABS.get(n) {
        return Some(vec![of_lab(lab, words)]);
    }
    let (n, book) = (n - LABS.len(), book?);
    if let Some(topic) = book.topics.get(n) {
        return Some(of_topic(topic));
    }
    let terms = book.terms.chunks(TERMS).nth(n - book.topics.len())?;
    Some(terms.iter().map(|term| of_term(term, words)).collect())
}

fn of_lab(lab: &kw_models::Entry, words: &Words) -> Entry {
    let presets = (lab.presets)().into_iter().map(|name| {
        let title = words.lab(lab.id, &format!("preset-{name}"));
        let point = words.lab(lab.id, &format!("preset-{name}-point"));
        format!("{title}. {point} ")
    });
    let line = words.lab(lab.id, "lab-line");
    Entry {
        address: lab.id.to_owned(),
        kind: Kind::Lab,
        title: words.lab(lab.id, "lab-title"),
        also: vec![lab.id.to_owned()],
        body: format!("{line} {}", presets.collect::<String>()),
    }
}

fn of_topic(topic: &Topic) -> Vec<Entry> {
    let body: Vec<String> = std::iter::once(kw_content::plain(&topic.note.summary))
        .chain(topic.note.blocks.iter().map(Block::words))
        .collect();
    let address = match kw_models::entry(&topic.id) {
        Some(_) => format!("{}?tab=note", topic.id),
        None => topic.id.clone(),
    };
    let note = Entry {
        address: address.clone(),
        kind: Kind::Note,
        title: topic.note.title.clone(),
        also: vec![topic.id.clone()],
        body: body.join(" "),
    };
    let cards = topic.cards.iter().map(|card| Entry {
        address: address.clone(),
        kind: Kind::Card,
        title: card.question.clone(),
        also: Vec::new(),
        body: card.right.clone(),
    });
    std::iter::once(note).chain(cards).collect()
}

fn of_term(term: &Term, words: &Words) -> Entry {
    let (name, other) = match words.0.lang() {
        Lang::Ko => (term.ko.clone(), term.en.clone()),
        Lang::En => (term.en.clone(), term.ko.clone()),
    };
    Entry {
        address: format!("glossary/{}", term.id),
        kind: Kind::Term,
        title: name,
        also: std::iter::once(other)
            .chain(term.also.iter().cloned())
            .collect(),
        body: term.say.clone(),
    }
}

/// Words with what was found in them.
fn lit(text: &str, ranges: &[Range<usize>]) -> Html {
    let mut out = Vec::new();
    let mut from = 0;
    for range in ranges {
        out.push(html! { { &text[from..range.start] } });
        out.push(html! { <mark>{ &text[range.clone()] }</mark> });
        from = range.end;
    }
    out.push(html! { { &text[from..] } });
    out.into_iter().collect()
}

#[derive(Properties, PartialEq)]
pub struct FoundProps {
    pub index: Same<Index>,
    pub query: String,
}

/// The finds, best first, without the labs: those are on the map.
#[component]
pub fn Found(props: &FoundProps) -> Html {
    let words = use_words();
    let found: Vec<Match<'_>> = props
        .index
        .find(&props.query, SHOWN * 2)
        .into_iter()
        .filter(|m| m.entry.kind != Kind::Lab)
        .take(SHOWN)
        .collect();
    if found.is_empty() {
        return html! {};
    }
    html! {
        <section class="found" aria-label={words.t("found")}>
            <h2>{ words.t("found") }</h2>
            <ul>
                { for found.iter().enumerate().map(|(n, m)| {
                    let kind = match m.entry.kind {
                        Kind::Term => "found-term",
                        Kind::Card => "found-card",
                        _ => "found-note",
                    };
                    html! {
                        <li key={n}>
                            <a href={format!("#/{}", m.entry.address)}>{ lit(&m.entry.title, &m.title) }</a>
                            { " " }<small>{ words.t(kind) }
                            if let Some(also) = m.also.and_then(|i| m.entry.also.get(i)) { { format!(" · {also}") } }
                            </small>
                            <p>{ lit(&m.snippet, &m.marks) }</p>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

/// The labs that a query finds.
pub fn labs(index: &Index, query: &str) -> Vec<String> {
    let found = index.find(query, usize::MAX).into_iter();
    found
        .filter(|m| m.entry.kind == Kind::Lab)
        .map(|m| m.entry.address.clone())
        .collect()
}
