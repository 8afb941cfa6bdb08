//! A topic: its note, its cards, its interview questions.

use super::{
    computed,
    interview::Questions,
    keep,
    note::NoteView,
    quiz::Quiz,
    shelf::{Loaded, Missing, use_book},
};
use crate::{prefs::use_words, shell::header::area_text, ui::Same};
use kw_content::Book;
use kw_models::entry;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TopicProps {
    pub id: String,
}

/// The page of a topic that has no lab.
#[component]
pub fn TopicPage(props: &TopicProps) -> Html {
    let words = use_words();
    let book = use_book();
    let title = match &book {
        Loaded::Here(book) => book.topic(&props.id).map(|t| t.note.title.clone()),
        _ => None,
    };
    html! {
        <main id="content" class="page reading">
            <p class="area">{ words.t(&area_text(&props.id)) }</p>
            <h1>{ title.unwrap_or_else(|| props.id.clone()) }</h1>
            <TopicView id={props.id.clone()} />
        </main>
    }
}

/// Note, cards and questions: a page of its own, or a tab of a lab.
#[component]
pub fn TopicView(props: &TopicProps) -> Html {
    let book = match use_book() {
        Loaded::Here(book) => book,
        other => return html! { <Missing is_failed={other == Loaded::Failed} /> },
    };
    let is_known = book.topic(&props.id).is_some();
    if !is_known {
        return html! {};
    }
    html! { <Whole key={props.id.clone()} id={props.id.clone()} book={Same(book)} /> }
}

#[derive(Properties, PartialEq)]
struct WholeProps {
    id: String,
    book: Same<Book>,
}

#[component]
fn Whole(props: &WholeProps) -> Html {
    let words = use_words();
    let book = &props.book;
    use_effect_with(props.id.clone(), |id| {
        keep::note(|p| p.read_note(id, keep::now()))
    });
    let Some(i) = book.topics.iter().position(|t| t.id == props.id) else {
        return html! {};
    };
    let topic = &book.topics[i];
    let neighbour = |j: Option<usize>, text: &str| {
        let other = j.and_then(|j| book.topics.get(j))?;
        Some(html! {
            <a class={text.to_owned()} href={format!("#/{}", other.id)}>
                <span>{ words.t(text) }</span>{ &other.note.title }
            </a>
        })
    };
    html! {
        <div class="topic">
            <NoteView book={book.clone()} topic={i} />
            <section class="asked" aria-labelledby="cards-title">
                <h2 id="cards-title">{ words.with("cards-of-topic", &[("n", ((topic.cards.len() + computed::count(&topic.id)) as u64).into())]) }</h2>
                <Quiz key={format!("{}-{}", topic.id, words.0.lang().tag())} book={book.clone()} topic={i} />
            </section>
            <section class="asked" aria-labelledby="interview-title">
                <h2 id="interview-title">{ words.t("interview-of-topic") }</h2>
                <Questions book={book.clone()} topic={i} />
            </section>
            if entry(&props.id).is_none() {
                <nav class="neighbours" aria-label={words.t("topics")}>
                    { neighbour(i.checked_sub(1), "topic-before") }
                    { neighbour(Some(i + 1), "topic-after") }
                </nav>
            }
        </div>
    }
}
