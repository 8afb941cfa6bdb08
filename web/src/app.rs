//! The root: language, theme, and which page the address asks for.

use crate::{
    browser,
    player::LabPage,
    prefs::{self, Theme, Words},
    shell::{Header, Home},
    storage,
};
use gloo_events::EventListener;
use kw_exchange::link::{self, Link};
use kw_models::{entry, registry::LABS};
use kw_texts::Lang;
use kw_trace::Problem;
use yew::prelude::*;

/// The whole page.
pub struct App {
    words: Words,
    theme: Theme,
    page: Page,
    /// Counts opened addresses: a new one makes a new lab page.
    opened: u32,
    /// What is wrong with the browser's storage, until the reader has seen it.
    trouble: Option<&'static str>,
    _address: EventListener,
}

/// What the address asks for.
#[derive(Clone, PartialEq)]
enum Page {
    Home,
    Lab {
        id: &'static str,
        link: Link,
        problem: Option<Problem>,
    },
    Nothing(Option<Problem>),
}

pub enum Msg {
    Address,
    Language(Lang),
    Theme(Theme),
    Trouble(Option<&'static str>),
}

fn page_of(fragment: &str) -> Page {
    let (link, problem) = match link::read(fragment) {
        Ok(link) => (link, None),
        Err(problem) => {
            // What can still be read is the lab: its default scenario is better than nothing.
            let path = fragment.split('?').next().unwrap_or_default();
            let lab = path.trim_start_matches('#').trim_matches('/').to_owned();
            let link = Link {
                lab,
                ..Link::default()
            };
            (link, Some(problem))
        }
    };
    if link.lab.is_empty() {
        return Page::Home;
    }
    match entry(&link.lab) {
        Some(entry) => Page::Lab {
            id: entry.id,
            link,
            problem,
        },
        None => Page::Nothing(Some(
            Problem::new("link-lab", "")
                .with("value", link.lab.chars().take(40).collect::<String>())
                .with(
                    "known",
                    LABS.iter().map(|e| e.id).collect::<Vec<_>>().join(", "),
                ),
        )),
    }
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let trouble = ctx.link().clone();
        storage::on_trouble(move |text| trouble.send_message(Msg::Trouble(Some(text))));
        let page = page_of(&browser::fragment());
        let asked = match &page {
            Page::Lab { link, .. } => link.view.iter().find(|v| v.0 == "lang"),
            _ => None,
        };
        let lang = asked
            .and_then(|v| Lang::of(&v.1))
            .unwrap_or_else(prefs::initial_lang);
        prefs::apply_lang(lang, false);
        let theme = prefs::initial_theme();
        prefs::apply_theme(theme, false);
        let changed = ctx.link().callback(|()| Msg::Address);
        App {
            words: Words::new(lang),
            theme,
            page,
            opened: 0,
            trouble: None,
            _address: EventListener::new(&browser::window(), "hashchange", move |_| {
                changed.emit(());
            }),
        }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Address => {
                self.page = page_of(&browser::fragment());
                self.opened += 1;
                browser::window().scroll_to_with_x_and_y(0.0, 0.0);
            }
            Msg::Language(lang) => {
                prefs::apply_lang(lang, true);
                self.words = Words::new(lang);
            }
            Msg::Theme(theme) => {
                prefs::apply_theme(theme, true);
                self.theme = theme;
            }
            Msg::Trouble(trouble) => self.trouble = trouble,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let lab = match &self.page {
            Page::Lab { id, .. } => Some(*id),
            _ => None,
        };
        let content = match &self.page {
            Page::Home => html! { <Home /> },
            Page::Lab { id, link, problem } => html! {
                <LabPage key={self.opened} lab={*id} link={link.clone()} problem={problem.clone()} />
            },
            Page::Nothing(problem) => html! {
                <main id="content" class="page nothing">
                    <h1>{ self.words.t("not-found") }</h1>
                    if let Some(problem) = problem {
                        <p role="alert">{ self.words.problem(problem) }</p>
                    }
                    <p><a href="#/">{ self.words.t("home") }</a></p>
                </main>
            },
        };
        html! {
            <ContextProvider<Words> context={self.words.clone()}>
                // What the classes of pictures fill with.
                <svg class="patterns" aria-hidden="true">
                    <defs>{ Html::from_html_unchecked(kw_scene::PATTERNS.trim().into()) }</defs>
                </svg>
                <Header
                    lab={lab}
                    theme={self.theme}
                    on_language={ctx.link().callback(Msg::Language)}
                    on_theme={ctx.link().callback(Msg::Theme)}
                />
                if let Some(text) = self.trouble {
                    <div class="storage-note">
                        <p role="status">{ self.words.t(text) }</p>
                        <button
                            type="button"
                            class="plain"
                            aria-label={self.words.t("close")}
                            onclick={ctx.link().callback(|_| Msg::Trouble(None))}
                        >{ "×" }</button>
                    </div>
                }
                { content }
            </ContextProvider<Words>>
        }
    }
}
