//! What a search finds in labs, notes, terms and cards, in Hangul (also by initial consonants) and Latin.

use crate::{
    prefs::{Words, use_words},
    ui::Same,
};
use kw_content::{Block, Book};
use kw_learn::search::{Entry, Index, Kind, Match};
use kw_models::registry::LABS;
use kw_texts::Lang;
use std::ops::Range;
use yew::prelude::*;

/// Most finds that are shown.
const SHOWN: usize = 24;

/// Everything that can be found: the labs at once, the rest when the book is here.
pub fn index(words: &Words, book: Option<&Book>) -> Index {
    let entry = |address: String, kind, title: String, also: Vec<String>, body: String| Entry {
        address,
        kind,
        title,
        also,
        body,
    };
    let mut entries: Vec<Entry> = LABS
        .iter()
        .map(|lab| {
            let presets = (lab.presets)().into_iter().map(|name| {
                let title = words.lab(lab.id, &format!("preset-{name}"));
                format!(
                    "{title}. {} ",
                    words.lab(lab.id, &format!("preset-{name}-point"))
                )
            });
            let body = format!(
                "{} {}",
                words.lab(lab.id, "lab-line"),
                presets.collect::<String>()
            );
            let title = words.lab(lab.id, "lab-title");
            entry(
                lab.id.to_owned(),
                Kind::Lab,
                title,
                vec![lab.id.to_owned()],
                body,
            )
        })
        .collect();
    let Some(book) = book else {
        return Index::new(entries);
    };
    for topic in &book.topics {
        let body: Vec<String> = std::iter::once(kw_content::plain(&topic.note.summary))
            .chain(topic.note.blocks.iter().map(Block::words))
            .collect();
        let address = match kw_models::entry(&topic.id) {
            Some(_) => format!("{}?tab=note", topic.id),
            None => topic.id.clone(),
        };
        let title = topic.note.title.clone();
        entries.push(entry(
            address.clone(),
            Kind::Note,
            title,
            vec![topic.id.clone()],
            body.join(" "),
        ));
        for card in &topic.cards {
            entries.push(entry(
                address.clone(),
                Kind::Card,
                card.question.clone(),
                Vec::new(),
                card.right.clone(),
            ));
        }
    }
    for term in &book.terms {
        let (name, other) = match words.0.lang() {
            Lang::Ko => (term.ko.clone(), term.en.clone()),
            Lang::En => (term.en.clone(), term.ko.clone()),
        };
        let also = std::iter::once(other)
            .chain(term.also.iter().cloned())
            .collect();
        entries.push(entry(
            format!("glossary/{}", term.id),
            Kind::Term,
            name,
            also,
            term.say.clone(),
        ));
    }
    Index::new(entries)
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
