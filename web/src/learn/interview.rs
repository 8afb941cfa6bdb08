//! Interview questions: read, think, reveal what a good answer has, and say how it went.

use super::{
    note::marked,
    shelf::{Loaded, Missing, use_book},
};
use crate::{prefs::use_words, shell::header::area_text, ui::Same};
use kw_content::{Book, Interview};
use kw_trace::Rng;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct QuestionsProps {
    pub book: Same<Book>,
    /// The topic's place in the book.
    pub topic: usize,
}

/// The questions of a topic, each to be unfolded.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let questions = &props.book.topics[props.topic].interviews;
    html! {
        <div class="questions">
            { for questions.iter().map(|q| html! {
                <details key={q.id.clone()}>
                    <summary>{ marked(&q.question) }</summary>
                    <Points question={Rc::new(q.clone())} />
                </details>
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PointsProps {
    question: Rc<Interview>,
}

/// What a good answer has, and what is asked next.
#[component]
fn Points(props: &PointsProps) -> Html {
    let words = use_words();
    html! {
        <div class="points-of-answer">
            <ul>{ for props.question.points.iter().map(|p| html! { <li>{ marked(p) }</li> }) }</ul>
            if !props.question.follow.is_empty() {
                <p class="follow"><strong>{ words.t("interview-follow") }</strong>{ " " }{ marked(&props.question.follow) }</p>
            }
        </div>
    }
}

/// All questions in an order made from a seed: (topic, question).
fn order(book: &Book, area: &str, seed: u64) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = book
        .topics
        .iter()
        .enumerate()
        .filter(|(_, t)| area.is_empty() || t.id.split('/').next() == Some(area))
        .flat_map(|(i, t)| (0..t.interviews.len()).map(move |j| (i, j)))
        .collect();
    let mut rng = Rng::new(seed);
    for i in (1..found.len()).rev() {
        found.swap(i, rng.below(i as u64 + 1) as usize);
    }
    found
}

/// Areas there are questions of, in the order of the book.
fn areas(book: &Book) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for topic in &book.topics {
        let area = topic.id.split('/').next().unwrap_or_default();
        if !found.iter().any(|a| a == area) {
            found.push(area.to_owned());
        }
    }
    found
}

/// The interview: one question at a time, from all topics or an area.
#[component]
pub fn InterviewPage() -> Html {
    let words = use_words();
    let book = use_book();
    let area = use_state(String::new);
    let at = use_state(|| 0_usize);
    let seed = use_state(|| (crate::browser::now_ms() * 1000.0) as u64);
    let is_revealed = use_state(|| false);
    let grades = use_state(|| [0_u64; 3]);
    let book = match book {
        Loaded::Here(book) => book,
        other => {
            return html! {
                <main id="content" class="page reading">
                    <h1>{ words.t("interview-title") }</h1>
                    <Missing is_failed={other == Loaded::Failed} />
                </main>
            };
        }
    };
    let order = order(&book, &area, *seed);
    let pick = |name: String| {
        let (area, at, revealed) = (area.clone(), at.clone(), is_revealed.clone());
        let is_on = *area == name;
        let label = match name.as_str() {
            "" => words.t("interview-all"),
            one => words.t(&area_text(one)),
        };
        let onclick = Callback::from(move |_: MouseEvent| {
            area.set(name.clone());
            at.set(0);
            revealed.set(false);
        });
        html! { <button type="button" aria-pressed={is_on.to_string()} {onclick}>{ label }</button> }
    };
    let all = std::iter::once(String::new()).chain(areas(&book));
    let question = order.get(*at % order.len().max(1)).map(|&(t, q)| {
        let topic = &book.topics[t];
        (topic, &topic.interviews[q])
    });
    let reveal = {
        let revealed = is_revealed.clone();
        Callback::from(move |_: MouseEvent| revealed.set(true))
    };
    let grade = |n: usize, text: &str| {
        let (at, revealed, grades) = (at.clone(), is_revealed.clone(), grades.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let mut now = *grades;
            now[n] += 1;
            grades.set(now);
            revealed.set(false);
            at.set(*at + 1);
        });
        html! { <button type="button" {onclick}>{ words.t(text) }</button> }
    };
    let done: u64 = grades.iter().sum();
    html! {
        <main id="content" class="page reading">
            <h1>{ words.t("interview-title") }</h1>
            <p class="summary">{ words.t("interview-intro") }</p>
            <div class="switch areas" role="group" aria-label={words.t("interview-areas")}>{ for all.map(pick) }</div>
            if let Some((topic, question)) = question {
                <section class="interview" aria-live="polite">
                    <p class="area"><a href={format!("#/{}", topic.id)}>{ &topic.note.title }</a></p>
                    <p class="question">{ marked(&question.question) }</p>
                    if *is_revealed {
                        <Points question={Rc::new(question.clone())} />
                        <p>{ words.t("interview-how") }</p>
                        <div class="grades">
                            { grade(0, "interview-bad") }
                            { grade(1, "interview-part") }
                            { grade(2, "interview-good") }
                        </div>
                    } else {
                        <button type="button" class="primary" onclick={reveal}>{ words.t("interview-reveal") }</button>
                    }
                </section>
            }
            if done > 0 {
                <p role="status">{ words.with("interview-score", &[
                    ("n", done.into()), ("bad", grades[0].into()), ("part", grades[1].into()), ("good", grades[2].into()),
                ]) }</p>
            }
        </main>
    }
}
