//! The daily review: cards of all topics that are due, and a few new ones, five minutes long. When a card comes
//! back is FSRS's; the learner's file leaves and comes in here, and so do the cards, for Anki.

use super::{
    computed::{self, Shown},
    keep,
    quiz::Asked,
    shelf::{Loaded, Missing, use_book},
};
use crate::{
    browser,
    prefs::{Words, use_words},
    ui::Same,
};
use kw_content::{Book, Card, Topic};
use kw_exchange::parse_file;
use kw_learn::{
    anki,
    progress::{Progress, name},
    review::{self, Grade, Offer, Plan},
};
use kw_models::entry;
use kw_texts::Lang;
use kw_trace::Problem;
use std::rc::Rc;
use yew::prelude::*;

/// Largest file of progress that is read, in bytes.
const MOST_BYTES: f64 = 8_388_608.0;

/// A card by its name; one that a model makes has other numbers each time it is seen.
fn card<'a>(words: &Words, book: &'a Book, key: &str, seen: u32) -> Option<(&'a Topic, Shown)> {
    let (topic, id) = kw_learn::progress::parts(key);
    let topic = book.topic(topic)?;
    if let Some(level) = computed::level(id) {
        return Some((topic, computed::card(words, &topic.id, level, seen.into())?));
    }
    let card = topic.cards.iter().find(|c| c.id == id)?.clone();
    let shown = Shown {
        card: Rc::new(card),
        lab: None,
    };
    Some((topic, shown))
}

/// The cards of now, in their order.
fn queue(book: &Book, plan: Plan) -> Vec<String> {
    let written = book
        .topics
        .iter()
        .flat_map(|t| t.cards.iter().map(|c| (name(&t.id, &c.id), t.id.as_str())));
    let made = computed::keys().map(|(topic, key)| (key, topic));
    let keys: Vec<(String, &str)> = written.chain(made).collect();
    let offers: Vec<Offer<'_>> = keys
        .iter()
        .map(|(key, topic)| Offer { key, topic })
        .collect();
    keep::look(|p| {
        let keys = review::daily(p, &offers, keep::now(), keep::offset(), plan);
        keys.into_iter().map(str::to_owned).collect()
    })
}

/// A stretch of time as a button says it.
fn after(words: &Words, seconds: i64) -> String {
    let (id, n) = match seconds {
        ..3_600 => ("after-minutes", (seconds + 59) / 60),
        3_600..86_400 => ("after-hours", (seconds + 1_800) / 3_600),
        _ => ("after-days", (seconds + 43_200) / 86_400),
    };
    words.with(id, &[("n", n.into())])
}

#[component]
pub fn ReviewPage() -> Html {
    let words = use_words();
    let book = match use_book() {
        Loaded::Here(book) => book,
        other => {
            return html! {
                <main id="content" class="page reading">
                    <h1>{ words.t("review-title") }</h1>
                    <Missing is_failed={other == Loaded::Failed} />
                </main>
            };
        }
    };
    html! {
        <main id="content" class="page reading">
            <h1>{ words.t("review-title") }</h1>
            <p class="summary">{ words.t("review-intro") }</p>
            <Review key={words.0.lang().tag()} book={Same(book.clone())} />
            <Weakest />
            <Files book={Same(book)} />
        </main>
    }
}

#[derive(Properties, PartialEq)]
struct BookProps {
    book: Same<Book>,
}

#[component]
fn Review(props: &BookProps) -> Html {
    let words = use_words();
    let book = &props.book;
    let extra = use_state(|| 0_u32);
    let queue = {
        let plan = Plan {
            new_a_day: review::DAILY_NEW + *extra,
            ..Plan::default()
        };
        use_state(|| queue(book, plan))
    };
    let chosen = use_state(|| None::<usize>);
    let done = use_state(|| 0_u64);
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |n: usize| chosen.set(Some(n)))
    };
    let more = {
        let (extra, queue_state, book) = (extra.clone(), queue.clone(), book.clone());
        Callback::from(move |_: MouseEvent| {
            extra.set(*extra + review::DAILY_NEW);
            let plan = Plan {
                new_a_day: review::DAILY_NEW + *extra + review::DAILY_NEW,
                ..Plan::default()
            };
            queue_state.set(self::queue(&book, plan));
        })
    };
    let state = queue
        .first()
        .and_then(|key| keep::look(|p| p.cards.get(key).copied()));
    let shown = use_memo(
        (queue.first().cloned(), state.map(|s| s.seen)),
        |(key, seen)| {
            let key = key.clone()?;
            let (topic, shown) = card(&words, book, &key, seen.unwrap_or(0))?;
            let place = (topic.id.clone(), topic.note.title.clone());
            Some((place, shown, key))
        },
    );
    let Some(((topic, title), shown, key)) = (*shown).clone() else {
        let next = keep::look(|p| p.cards.values().map(|c| c.due).min());
        let wait = next.map(|due| after(&words, (due - keep::now()).max(60)));
        return html! {
            <section class="review over">
                <p role="status">{ words.with("review-over", &[("n", (*done).into())]) }
                    if let Some(wait) = wait { { " " }{ words.with("review-next", &[("wait", wait.into())]) } }
                </p>
                <button type="button" onclick={more}>{ words.t("review-more") }</button>
            </section>
        };
    };
    let grade = |how: Grade, text: &str, primary: bool| {
        let (queue_state, chosen, done, key) =
            (queue.clone(), chosen.clone(), done.clone(), key.clone());
        let (book, extra) = (book.clone(), extra.clone());
        let wait = after(&words, review::when(state.as_ref(), how, keep::now()));
        let onclick = Callback::from(move |_: MouseEvent| {
            keep::change(|p| p.reviewed(&key, how, keep::now()));
            chosen.set(None);
            done.set(*done + 1);
            let mut rest: Vec<String> = queue_state.iter().skip(1).cloned().collect();
            if rest.is_empty() {
                let plan = Plan {
                    new_a_day: review::DAILY_NEW + *extra,
                    ..Plan::default()
                };
                rest = self::queue(&book, plan);
            }
            queue_state.set(rest);
        });
        html! {
            <button type="button" class={primary.then_some("primary")} {onclick}>
                { words.t(text) }<small>{ wait }</small>
            </button>
        }
    };
    let is_right = *chosen == Some(0);
    html! {
        <section class="review">
            <p class="quiz-place">
                { words.with("review-left", &[("n", (queue.len() as u64).into())]) }
                { " · " }<a href={format!("#/{topic}")}>{ title }</a>
                if state.is_none() { { " · " }{ words.t("review-new") } }
            </p>
            <Asked key={key.clone()} {shown} seed={u64::from(state.map_or(0, |s| s.seen))} chosen={*chosen} {on_choose} />
            if chosen.is_some() {
                <p>{ words.t(if is_right { "review-how" } else { "review-wrong" }) }</p>
                <div class="grades">
                    { grade(Grade::Again, "grade-again", !is_right) }
                    if is_right {
                        { grade(Grade::Hard, "grade-hard", false) }
                        { grade(Grade::Good, "grade-good", true) }
                        { grade(Grade::Easy, "grade-easy", false) }
                    }
                </div>
            }
        </section>
    }
}

/// The rules that predictions miss most.
#[component]
fn Weakest() -> Html {
    let words = use_words();
    let weakest: Vec<(String, u32, u32)> = keep::look(|p| {
        let all = p.weakest(5).into_iter();
        all.map(|(key, score)| (key.to_owned(), score.missed, score.seen))
            .collect()
    });
    let rows = weakest.into_iter().filter_map(|(key, missed, seen)| {
        let (lab, rule) = kw_learn::progress::parts(&key);
        let entry = entry(lab)?;
        let rule = entry.rule(rule)?;
        let params = [("missed", u64::from(missed).into()), ("seen", u64::from(seen).into())];
        Some(html! {
            <li key={key.clone()}>
                <a href={format!("#/{}", entry.id)}>{ words.lab(entry.id, "lab-title") }</a>
                { format!(": {} ", rule.label) }<span class="count">{ words.with("weakest-score", &params) }</span>
            </li>
        })
    });
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="asked">
            <h2>{ words.t("weakest") }</h2>
            <ul>{ for rows }</ul>
        </section>
    }
}

/// The cards of a book as Anki takes them. Those of the models are made one in a task, so that the page does not
/// stand still.
async fn for_anki(words: &Words, book: &Book) -> String {
    let lang = words.0.lang();
    let mut notes: Vec<anki::Note> = Vec::new();
    for topic in &book.topics {
        let mut put = |card: &Card| {
            notes.push(anki::Note {
                guid: format!("kw-{}-{}", lang.tag(), name(&topic.id, &card.id)),
                deck: format!("Kernel & Wire::{}", topic.note.title),
                front: card.question.clone(),
                back: format!("{}\n\n{}\n\n({})", card.right, card.why, card.source),
                tags: vec![topic.id.replace('/', "::"), format!("level-{}", card.level)],
            });
        };
        topic.cards.iter().for_each(&mut put);
        for level in 1..=computed::count(&topic.id) as u8 {
            gloo_timers::future::TimeoutFuture::new(0).await;
            if let Some(made) = computed::card(words, &topic.id, level, 0) {
                put(&made.card);
            }
        }
    }
    anki::file(
        &notes,
        match lang {
            Lang::Ko => anki::BASIC_KO,
            Lang::En => anki::BASIC,
        },
    )
}

async fn take_in(file: web_sys::File) -> Result<(), Problem> {
    let unread = || Problem::new("file-read", file.name());
    if file.size() > MOST_BYTES {
        return Err(Problem::new("file-size", "")
            .with("value", (file.size() / 1_048_576.0) as u64)
            .with("max", 8_u64));
    }
    let bytes = browser::read(&file, 0.0, file.size())
        .await
        .ok_or_else(unread)?;
    let value = parse_file(&String::from_utf8_lossy(&bytes))?;
    let other = Progress::read(&value)?;
    keep::change(|p| p.import(&other))
}

/// What leaves and comes in.
#[component]
fn Files(props: &BookProps) -> Html {
    let words = use_words();
    let said = use_state(|| None::<Result<(), Problem>>);
    let input = use_node_ref();
    let on_anki = {
        let (book, words) = (props.book.clone(), words.clone());
        Callback::from(move |_: MouseEvent| {
            let (book, words) = (book.clone(), words.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let name = format!("kernel-and-wire-anki-{}.txt", words.0.lang().tag());
                let text = for_anki(&words, &book).await;
                browser::save(&name, "text/plain", text.as_bytes());
            });
        })
    };
    let on_file = {
        let (said, input) = (said.clone(), input.clone());
        Callback::from(move |_: Event| {
            let Some(field) = input.cast::<web_sys::HtmlInputElement>() else {
                return;
            };
            let Some(file) = browser::files(field.files()).into_iter().next() else {
                return;
            };
            field.set_value("");
            let said = said.clone();
            wasm_bindgen_futures::spawn_local(async move { said.set(Some(take_in(file).await)) });
        })
    };
    let on_pick = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = input.cast::<web_sys::HtmlElement>() {
                field.click();
            }
        })
    };
    html! {
        <section class="asked files">
            <h2>{ words.t("progress-title") }</h2>
            <p>{ words.t("progress-where") }</p>
            <div class="grades">
                <button type="button" onclick={Callback::from(|_: MouseEvent| keep::save())}>{ words.t("progress-save") }</button>
                <button type="button" onclick={on_pick}>{ words.t("progress-open") }</button>
                <input ref={input} type="file" class="visually-hidden" tabindex="-1" accept=".json,application/json" aria-label={words.t("progress-open")} onchange={on_file} />
                <button type="button" onclick={on_anki}>{ words.t("anki-save") }</button>
            </div>
            if let Some(said) = &*said {
                <p role="status" class={said.is_err().then_some("refused")}>
                    { match said {
                        Ok(()) => words.t("progress-taken"),
                        Err(problem) => words.problem(problem),
                    } }
                </p>
            }
        </section>
    }
}
