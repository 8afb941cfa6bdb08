//! Ways through the curriculum for three readers, and where one stands on each.

use super::{
    keep,
    shelf::{Loaded, Missing, use_book},
};
use crate::prefs::use_words;
use kw_content::{Book, PATHS};
use kw_learn::progress::Progress;
use kw_models::entry;
use yew::prelude::*;

/// Whether a topic is done: its lab walked to an end, or where it has none, its note read.
pub fn is_done(progress: &Progress, topic: &str) -> bool {
    match entry(topic) {
        Some(_) => progress
            .labs
            .get(topic)
            .is_some_and(|v| v.finished.is_some()),
        None => progress.notes.contains_key(topic),
    }
}

/// How many exercises of a topic were right, if it has some.
fn solved(topic: &str) -> Option<u64> {
    entry(topic).filter(|lab| lab.has_exercises())?;
    let of_topic = |key: &str| kw_learn::progress::parts(key).0 == topic;
    Some(keep::look(|p| {
        let scores = p.exercises.iter().filter(|(key, _)| of_topic(key));
        scores.map(|(_, score)| u64::from(score.right)).sum()
    }))
}

#[component]
pub fn PathsPage() -> Html {
    let words = use_words();
    let book = match use_book() {
        Loaded::Here(book) => book,
        other => {
            return html! {
                <main id="content" class="page reading">
                    <h1>{ words.t("paths") }</h1>
                    <Missing is_failed={other == Loaded::Failed} />
                </main>
            };
        }
    };
    html! {
        <main id="content" class="page reading">
            <h1>{ words.t("paths") }</h1>
            <p class="summary">{ words.t("paths-intro") }</p>
            { for PATHS.iter().map(|(id, topics)| path(&words, &book, id, topics)) }
            <section class="asked">
                <h2>{ words.t("exam-for-instructors") }</h2>
                <p>{ words.t("exam-for-instructors-what") }</p>
                <p><a href="#/exam">{ words.t("exam-desk-link") }</a></p>
            </section>
        </main>
    }
}

fn path(words: &crate::prefs::Words, book: &Book, id: &str, topics: &[&'static str]) -> Html {
    let done: Vec<bool> = keep::look(|p| topics.iter().map(|t| is_done(p, t)).collect());
    let count = done.iter().filter(|d| **d).count() as u64;
    let next = done.iter().position(|d| !d);
    let all = topics.len() as u64;
    html! {
        <section key={id.to_owned()} class="path asked">
            <h2>{ words.t(&format!("path-{id}")) }</h2>
            <p>{ words.t(&format!("path-{id}-for")) }</p>
            <p class="how-far">
                <progress max={all.to_string()} value={count.to_string()} aria-label={words.t("path-progress")}></progress>
                { words.with("path-done", &[("n", count.into()), ("all", all.into())]) }
                if let Some(next) = next {
                    <a class="button primary" href={format!("#/{}", topics[next])}>{ words.t("path-go-on") }</a>
                }
            </p>
            <ol class="path-steps">
                { for topics.iter().zip(&done).map(|(topic, is_done)| {
                    let title = book.topic(topic).map_or(*topic, |t| t.note.title.as_str());
                    let kind = if entry(topic).is_some() { "path-lab" } else { "path-note" };
                    let solved = solved(topic);
                    html! {
                        <li key={*topic} class={is_done.then_some("done")}>
                            <span class="mark" aria-hidden="true">{ if *is_done { "✓" } else { "" } }</span>
                            <a href={format!("#/{topic}")}>{ title }</a>
                            { " " }<small>{ words.t(kind) }</small>
                            if let Some(solved) = solved {
                                { " " }
                                <a class="exercises" href={format!("#/{topic}?tab=exercises")}>
                                    { words.with("path-exercises", &[("n", solved.into())]) }
                                </a>
                            }
                            if *is_done { <span class="visually-hidden">{ words.t("path-is-done") }</span> }
                        </li>
                    }
                }) }
            </ol>
        </section>
    }
}
