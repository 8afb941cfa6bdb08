//! The home page: the whole subject as a map. Each lab is there as a small picture that its own
//! model draws and steps.

use crate::{
    browser,
    learn::{self, Found, Loaded, keep, use_book},
    prefs::{Words, use_words},
    shell::header::area_text,
    ui::{Picture, Sized},
};
use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use kw_models::{Entry, Figure, Session, registry::LABS};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Time between two pictures that are made when the page opens: all at once would hold it up.
const TURN_MS: u32 = 20;

/// Where a newcomer is led first.
const FIRST: &str = "#/os/scheduling?first=1";

/// The map of all labs with a search field.
#[component]
pub fn Home() -> Html {
    let words = use_words();
    let book = use_book();
    let query = use_state(String::new);
    let is_moving = use_state(|| !browser::media("(prefers-reduced-motion: reduce)"));
    let is_awake = use_awake();
    let on_moving = {
        let is_moving = is_moving.clone();
        Callback::from(move |_: MouseEvent| is_moving.set(!*is_moving))
    };
    let on_query = {
        let query = query.clone();
        Callback::from(move |e: InputEvent| {
            if let Some(input) = e
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                query.set(input.value());
            }
        })
    };
    let wanted = query.trim().to_ascii_lowercase();
    let index = learn::use_index(!wanted.is_empty(), &words, &book);
    let by_index = index
        .as_ref()
        .map(|i| learn::labs(i, &wanted))
        .unwrap_or_default();
    let fits = |text: &str| wanted.is_empty() || text.to_ascii_lowercase().contains(&wanted);
    let mut areas: Vec<(String, Vec<Html>)> = Vec::new();
    for (turn, lab) in LABS.iter().enumerate() {
        let title = words.lab(lab.id, "lab-title");
        let line = words.lab(lab.id, "lab-line");
        let named = fits(&title) || fits(&line) || fits(lab.id);
        let whole =
            named || by_index.iter().any(|id| id == lab.id) && !has_preset(&words, lab, &fits);
        let presets: Vec<(&'static str, String, String)> = (lab.presets)()
            .into_iter()
            .map(|name| {
                let title = words.lab(lab.id, &format!("preset-{name}"));
                let point = words.lab(lab.id, &format!("preset-{name}-point"));
                (name, title, point)
            })
            .filter(|(name, title, point)| whole || fits(title) || fits(point) || fits(name))
            .collect();
        if !whole && presets.is_empty() {
            continue;
        }
        let area = area_text(lab.id);
        let card = lab_card(
            &words,
            lab.id,
            turn as u32,
            *is_moving && is_awake,
            &presets,
            !wanted.is_empty(),
        );
        match areas.iter_mut().find(|a| a.0 == area) {
            Some((_, cards)) => cards.push(card),
            None => areas.push((area, vec![card])),
        }
    }
    let topics = if wanted.is_empty() {
        topics(&book)
    } else {
        Vec::new()
    };
    for topic in &topics {
        let area = area_text(topic.0);
        if !areas.iter().any(|a| a.0 == area) {
            areas.push((area, Vec::new()));
        }
    }
    let found = index.filter(|_| !wanted.is_empty());
    // Before all is ready to be searched, nothing can be said to be nowhere.
    let nothing = areas.is_empty()
        && found
            .as_ref()
            .is_some_and(|i| i.find(&wanted, 1).is_empty());
    html! {
        <main id="content" class="page home">
            <div class="intro">
                <h1>{ words.t("tagline") }</h1>
                <p>{ words.t("intro") }</p>
                <FirstOffer />
                <label class="search">
                    <span>{ words.t("search") }</span>
                    <input type="search" value={(*query).clone()} oninput={on_query} />
                </label>
                <button type="button" class="plain still" onclick={on_moving}>
                    { words.t(if *is_moving { "pictures-hold" } else { "pictures-move" }) }
                </button>
            </div>
            { for areas.into_iter().map(|(area, cards)| html! {
                <section key={area.clone()} class="region">
                    <h2>{ words.t(&area) }</h2>
                    <div class="map">{ for cards }</div>
                    { notes(&words, &area, &topics) }
                </section>
            }) }
            if let Some(index) = found {
                <Found {index} query={query.trim().to_owned()} />
            }
            if nothing {
                <p role="status">
                    { words.with("search-nothing", &[("query", query.trim().into())]) }
                </p>
            }
        </main>
    }
}

/// Whether the reader has moved, typed or scrolled yet: a page that somebody only glances at stays at rest and costs nothing.
#[hook]
fn use_awake() -> bool {
    let is_awake = use_state_eq(|| false);
    {
        let is_awake = is_awake.clone();
        use_effect_with((), move |()| {
            let listen = |sign: &'static str| {
                let is_awake = is_awake.clone();
                EventListener::once(&browser::window(), sign, move |_| is_awake.set(true))
            };
            let listeners = ["pointermove", "pointerdown", "keydown", "scroll"].map(listen);
            move || drop(listeners)
        });
    }
    *is_awake
}

/// The way into the first minute, until somebody has been through it or wants none.
#[component]
fn FirstOffer() -> Html {
    let words = use_words();
    let is_new = use_state(|| keep::look(|p| !p.introduced));
    if !*is_new {
        return html! {};
    }
    let on_not = {
        let is_new = is_new.clone();
        Callback::from(move |_: MouseEvent| {
            keep::change(|p| p.introduced = true);
            is_new.set(false);
        })
    };
    html! {
        <p class="first-offer">
            <span>{ words.t("first-offer") }</span>
            <a class="button primary" href={FIRST}>{ words.t("first-begin") }</a>
            <button type="button" class="plain" onclick={on_not}>{ words.t("first-not") }</button>
        </p>
    }
}

/// Whether what is searched for is the name or the point of a preset: then only those are shown.
fn has_preset(words: &Words, lab: &Entry, fits: &dyn Fn(&str) -> bool) -> bool {
    (lab.presets)().into_iter().any(|name| {
        fits(name)
            || fits(&words.lab(lab.id, &format!("preset-{name}")))
            || fits(&words.lab(lab.id, &format!("preset-{name}-point")))
    })
}

/// Topics that have no lab, with their titles: their notes are to be read.
fn topics(book: &Loaded) -> Vec<(&'static str, String)> {
    let Loaded::Here(book) = book else {
        return Vec::new();
    };
    kw_content::topics()
        .filter(|id| kw_models::entry(id).is_none())
        .filter_map(|id| Some((id, book.topic(id)?.note.title.clone())))
        .collect()
}

/// The topics of an area among these, as links.
fn notes(words: &Words, area: &str, topics: &[(&'static str, String)]) -> Html {
    let own = topics.iter().filter(|t| area_text(t.0) == area);
    let links: Vec<Html> = own
        .map(|(id, title)| {
            let is_done = learn::keep::look(|p| learn::is_done(p, id));
            html! {
                <li key={*id}>
                    <a href={format!("#/{id}")}>{ title }</a>
                    if is_done { <span class="mark" title={words.t("path-is-done")}>{ "✓" }</span> }
                </li>
            }
        })
        .collect();
    if links.is_empty() {
        return html! {};
    }
    html! {
        <div class="notes">
            <h3>{ words.t("notes-of-area") }</h3>
            <ul>{ for links }</ul>
        </div>
    }
}

/// A lab's place on the map; `presets` are name, title and point, unfolded if `is_open`: folded, the
/// whole map is in sight.
fn lab_card(
    words: &Words,
    id: &'static str,
    turn: u32,
    is_moving: bool,
    presets: &[(&'static str, String, String)],
    is_open: bool,
) -> Html {
    let is_done = learn::keep::look(|p| learn::is_done(p, id));
    html! {
        <article key={id} class="lab-card">
            <div class="live">
                <a href={format!("#/{id}")} tabindex="-1" aria-hidden="true">
                    <LivePicture lab={id} {is_moving} turn={turn} />
                </a>
            </div>
            <div class="about">
                <h3>
                    <a href={format!("#/{id}")}>{ words.lab(id, "lab-title") }</a>
                    if is_done { <span class="mark" title={words.t("path-is-done")}>{ "✓" }</span> }
                </h3>
                <p>{ words.lab(id, "lab-line") }</p>
                <p><a class="button primary" href={format!("#/{id}")}>{ words.t("start-lab") }</a></p>
            </div>
            if !presets.is_empty() {
                <details class="points" open={is_open}>
                    <summary>{ words.with("starting-points", &[("n", (presets.len() as u64).into())]) }</summary>
                    <ul>
                        { for presets.iter().map(|(name, title, point)| html! {
                            <li key={*name}>
                                <a href={format!("#/{id}?preset={name}")}>{ title }</a>
                                <span>{ point }</span>
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct LiveProps {
    lab: &'static str,
    is_moving: bool,
    /// Its place in the row of those that are made one after the other.
    turn: u32,
}

/// A lab's default scenario, stepping by itself; still while motion is not wanted.
#[component]
fn LivePicture(props: &LiveProps) -> Html {
    let is_on = use_state(|| false);
    {
        let (is_on, turn) = (is_on.clone(), props.turn);
        use_effect_with((), move |()| {
            let timer = Timeout::new(turn * TURN_MS, move || is_on.set(true));
            move || drop(timer)
        });
    }
    html! {
        if *is_on {
            <Moving lab={props.lab} is_moving={props.is_moving} />
        }
    }
}

#[derive(Properties, PartialEq)]
struct MovingProps {
    lab: &'static str,
    is_moving: bool,
}

#[component]
fn Moving(props: &MovingProps) -> Html {
    let session = use_memo(props.lab, |lab| {
        let entry: &Entry = kw_models::entry(lab).expect("the home page lists what is there");
        let opened = (entry.open)(&(entry.example)()).expect("examples open: tests see to it");
        RefCell::new(Live::new(opened))
    });
    let ticks = use_state(|| 0_u32);
    {
        let (session, ticks) = (session.clone(), ticks.clone());
        use_effect_with(props.is_moving, move |is_moving| {
            let timer = is_moving.then(|| {
                let count = RefCell::new(*ticks);
                Interval::new(420, move || {
                    session.borrow_mut().tick();
                    *count.borrow_mut() += 1;
                    ticks.set(*count.borrow());
                })
            });
            move || drop(timer)
        });
    }
    let lab = props.lab;
    let draw = Callback::from(move |width: f32| {
        Rc::new(session.borrow().session.picture(&Figure {
            width,
            zoom: 0,
            until: 0,
            compact: true,
        }))
    });
    html! {
        <Sized version={*ticks} content={Callback::from(move |width: f32| {
            html! { <Picture lab={lab} scene={draw.emit(width)} decorative=true /> }
        })} />
    }
}

struct Live {
    session: Box<dyn Session>,
    rest: u32,
}

impl Live {
    fn new(mut session: Box<dyn Session>) -> Self {
        // Examples are short; a long one is shown as far as one slice goes.
        let reached = session.advance(5_000).reached;
        session.seek(reached * 2 / 3);
        Live { session, rest: 0 }
    }

    fn tick(&mut self) {
        let end = self.session.progress().reached;
        if self.rest > 0 {
            self.rest -= 1;
        } else if self.session.at() >= end {
            self.session.seek(0);
        } else {
            let at = self.session.at();
            self.session.seek(at + 1);
            if at + 1 == end {
                self.rest = 5;
            }
        }
    }
}
