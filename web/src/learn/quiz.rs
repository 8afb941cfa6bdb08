//! The cards of a topic, one at a time: a question, four answers, and why each is right or wrong.

use super::{
    computed::{self, Shown},
    note::marked,
};
use crate::{prefs::use_words, ui::Same};
use kw_content::{Book, Card};
use kw_trace::Rng;
use std::rc::Rc;
use yew::prelude::*;

/// The texts of the levels, from 1.
const LEVELS: [&str; 4] = [
    "card-level-1",
    "card-level-2",
    "card-level-3",
    "card-level-4",
];

#[derive(Properties, PartialEq)]
pub struct QuizProps {
    pub book: Same<Book>,
    /// The topic's place in the book.
    pub topic: usize,
}

/// The answers of a card in an order made from a seed: the right one is number 0 of the numbers given back.
pub fn order(card: &Card, seed: u64) -> Vec<usize> {
    let mut rng = Rng::new(
        seed ^ card
            .id
            .bytes()
            .fold(0, |h: u64, b| h.wrapping_mul(31).wrapping_add(b.into())),
    );
    let mut order: Vec<usize> = (0..=card.wrong.len()).collect();
    for i in (1..order.len()).rev() {
        order.swap(i, rng.below(i as u64 + 1) as usize);
    }
    order
}

#[derive(Properties, PartialEq)]
pub struct AskedProps {
    pub shown: Shown,
    /// Another seed is another order of the answers.
    pub seed: u64,
    /// Which answer was chosen, in the numbers of `order`.
    pub chosen: Option<usize>,
    pub on_choose: Callback<usize>,
}

/// A card: asked, and once it is answered, explained.
#[component]
pub fn Asked(props: &AskedProps) -> Html {
    let words = use_words();
    let card = &props.shown.card;
    let text = |n: usize| match n {
        0 => (&card.right, &card.why),
        n => (&card.wrong[n - 1].text, &card.wrong[n - 1].why),
    };
    let answers = order(card, props.seed).into_iter().enumerate().map(|(place, n)| {
        let (answer, why) = text(n);
        let is_told = props.chosen.is_some() && (n == 0 || props.chosen == Some(n));
        let class = match (props.chosen, n) {
            (Some(_), 0) => "right",
            (Some(chosen), n) if chosen == n => "wrong",
            _ => "",
        };
        let choose = props.on_choose.reform(move |_: MouseEvent| n);
        html! {
            <li key={n} class={class}>
                <button
                    type="button"
                    class="answer"
                    aria-disabled={props.chosen.is_some().to_string()}
                    onclick={props.chosen.is_none().then_some(choose)}
                >
                    <span class="place" aria-hidden="true">{ place + 1 }</span>
                    <span>{ marked(answer) }</span>
                    if class == "right" { <span class="verdict">{ format!("✓ {}", words.t("card-right")) }</span> }
                    if class == "wrong" { <span class="verdict">{ format!("✗ {}", words.t("card-wrong")) }</span> }
                </button>
                if is_told { <p class="why-answer">{ marked(why) }</p> }
                else if props.chosen.is_some() {
                    <details><summary>{ words.t("card-why-not") }</summary><p>{ marked(why) }</p></details>
                }
            </li>
        }
    });
    html! {
        <div class="card-asked">
            <p class="question">{ marked(&card.question) }</p>
            <ol class="answers">{ for answers }</ol>
            if props.chosen.is_some() {
                <p class="card-source">
                    { words.with("card-source", &[("source", card.source.as_str().into())]) }
                    if let Some(lab) = &props.shown.lab {
                        { " " }<a href={lab.clone()}>{ words.t("card-in-lab") }</a>
                    }
                </p>
            }
        </div>
    }
}

#[component]
pub fn Quiz(props: &QuizProps) -> Html {
    let words = use_words();
    let at = use_state(|| 0_usize);
    let chosen = use_state(|| None::<usize>);
    let rights = use_state(|| 0_u64);
    let seed = use_state(|| 1_u64);
    let topic = &props.book.topics[props.topic];
    let written = topic.cards.len();
    let n = written + computed::count(&topic.id);
    // Those of the model are made once, not each time the page is drawn.
    let shown = use_memo((*at, *seed, topic.id.clone()), |(at, seed, id)| {
        let card = |card: &Card| Shown {
            card: Rc::new(card.clone()),
            lab: None,
        };
        match topic.cards.get(*at) {
            Some(written) => Some(card(written)),
            None => computed::card(&words, id, u8::try_from(at - written + 1).ok()?, *seed),
        }
    });
    let on_choose = {
        let (chosen, rights) = (chosen.clone(), rights.clone());
        Callback::from(move |n: usize| {
            chosen.set(Some(n));
            rights.set(*rights + u64::from(n == 0));
        })
    };
    let on_next = {
        let (at, chosen) = (at.clone(), chosen.clone());
        Callback::from(move |_: MouseEvent| {
            at.set(*at + 1);
            chosen.set(None);
        })
    };
    let on_again = {
        let (at, rights, seed) = (at.clone(), rights.clone(), seed.clone());
        Callback::from(move |_: MouseEvent| {
            at.set(0);
            rights.set(0);
            seed.set(*seed + 1);
        })
    };
    let Some(shown) = &*shown else {
        return html! {
            <div class="quiz">
                <p role="status">{ words.with("quiz-over", &[("n", (n as u64).into()), ("right", (*rights).into())]) }</p>
                <button type="button" onclick={on_again}>{ words.t("quiz-again") }</button>
            </div>
        };
    };
    html! {
        <div class="quiz">
            <p class="quiz-place">
                { words.with("quiz-place", &[("at", (*at as u64 + 1).into()), ("n", (n as u64).into())]) }
                { " · " }{ LEVELS.get(usize::from(shown.card.level).wrapping_sub(1)).map(|id| words.t(id)) }
            </p>
            <Asked key={*at} shown={shown.clone()} seed={*seed} chosen={*chosen} {on_choose} />
            if chosen.is_some() {
                <button type="button" class="primary" onclick={on_next}>{ words.t("quiz-next") }</button>
            }
        </div>
    }
}
