//! The root: language, theme, and which page the address asks for.

use crate::{
    browser,
    embed::{self, Around, Command, Frame, Host},
    exam::{self, ExamPage},
    learn::{self, GlossaryPage, InterviewPage, Loaded, PathsPage, ReviewPage, Shelf, TopicPage},
    player::LabPage,
    prefs::{self, Theme, Words},
    shell::{Header, Home},
    storage,
};
use gloo_events::EventListener;
use kw_exchange::{
    embed::Embed,
    link::{self, Link},
};
use kw_models::{entry, registry::LABS};
use kw_texts::Lang;
use kw_trace::Problem;
use std::rc::Rc;
use yew::prelude::*;

/// The whole page.
pub struct App {
    words: Words,
    theme: Theme,
    page: Page,
    /// Counts opened addresses: a new one makes a new lab page.
    opened: u32,
    /// What there is to be read, in the language in force.
    book: Loaded,
    /// What is wrong with the browser's storage, until the reader has seen it.
    trouble: Option<&'static str>,
    _address: EventListener,
    /// Where it is a frame of somebody's page: what is shown there.
    around: Option<Around>,
    _commands: Option<EventListener>,
    /// Tells how tall a page is that shows no lab.
    frame: Option<Frame>,
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
    /// A topic that has no lab.
    Topic(String),
    /// The glossary, at a term.
    Glossary(Option<String>),
    Interview,
    Review,
    Paths,
    /// Exams: the instructor's page, or a student's exam.
    Exam(Box<exam::Asked>),
    Nothing(Option<Problem>),
}

pub enum Msg {
    Address,
    Language(Lang),
    Theme(Theme),
    /// Somebody wants to read.
    Want,
    Book(Lang, Option<Rc<kw_content::Book>>),
    Trouble(Option<&'static str>),
    /// The page around wants something else to be shown.
    Load(Command),
}

/// The pages that are no labs.
fn page_to_read(fragment: &str) -> Option<Page> {
    let path = fragment.trim_start_matches('#').trim_start_matches('/');
    let path = path.split('?').next()?.trim_end_matches('/');
    match path.split_once('/') {
        None if path == "glossary" => Some(Page::Glossary(None)),
        None if path == "interview" => Some(Page::Interview),
        None if path == "review" => Some(Page::Review),
        None if path == "paths" => Some(Page::Paths),
        None if path == "exam" => Some(Page::Exam(Box::new(exam::asked(fragment)))),
        Some(("glossary", term)) => Some(Page::Glossary(Some(term.to_owned()))),
        _ => {
            let is_topic = kw_content::topics().any(|t| t == path) && entry(path).is_none();
            is_topic.then(|| Page::Topic(path.to_owned()))
        }
    }
}

fn page_of(fragment: &str) -> Page {
    if let Some(page) = page_to_read(fragment) {
        return page;
    }
    let (link, problem) = match link::read(fragment) {
        Ok(link) => (link, None),
        Err(problem) => {
            // What can still be read is the lab: its default scenario is better than nothing.
            (link::lab_alone(fragment), Some(problem))
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

/// What an embed shows.
fn page_embedded(embed: &Embed) -> Page {
    match entry(&embed.link.lab) {
        Some(entry) => Page::Lab {
            id: entry.id,
            link: embed.link.clone(),
            // What is wrong in it is told below the lab.
            problem: None,
        },
        None => Page::Nothing(embed.problems.iter().find(|p| p.field == "lab").cloned()),
    }
}

impl App {
    /// Puts language and theme of the embed in force, for this time only.
    fn dress(&mut self) {
        let Some(Around { embed, .. }) = &self.around else {
            return;
        };
        let lang = embed.lang.unwrap_or_else(prefs::initial_lang);
        let theme = embed.theme.and_then(Theme::of);
        let theme = theme.unwrap_or_else(prefs::initial_theme);
        prefs::apply_lang(lang, false);
        prefs::apply_theme(theme, false);
        if lang != self.words.0.lang() {
            self.words = Words::new(lang);
            self.book = Loaded::No;
        }
        self.theme = theme;
    }

    /// Shows what was asked for in a frame.
    fn show(&mut self, embed: Embed, host: Rc<Host>) {
        self.page = page_embedded(&embed);
        self.around = Some(Around {
            embed: Rc::new(embed),
            host,
        });
        self.frame = None;
        self.dress();
    }
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let trouble = ctx.link().clone();
        storage::on_trouble(move |text| trouble.send_message(Msg::Trouble(Some(text))));
        let embed = embed::asked();
        let page = match &embed {
            Some(embed) => page_embedded(embed),
            None => page_of(&browser::fragment()),
        };
        let asked = match (&embed, &page) {
            (Some(embed), _) => embed.lang,
            (None, Page::Lab { link, .. }) => {
                let lang = link.view.iter().find(|v| v.0 == "lang");
                lang.and_then(|v| Lang::of(&v.1))
            }
            _ => None,
        };
        let lang = asked.unwrap_or_else(prefs::initial_lang);
        prefs::apply_lang(lang, false);
        let theme = prefs::initial_theme();
        prefs::apply_theme(theme, false);
        let changed = ctx.link().callback(|()| Msg::Address);
        let mut app = App {
            words: Words::new(lang),
            theme,
            page,
            opened: 0,
            book: Loaded::No,
            trouble: None,
            _address: EventListener::new(&browser::window(), "hashchange", move |_| {
                changed.emit(());
            }),
            around: None,
            _commands: None,
            frame: None,
        };
        if let Some(embed) = embed {
            browser::mark_embed();
            let host = Rc::new(Host::of(&embed));
            app._commands = Some(Host::listen(&host, ctx.link().callback(Msg::Load)));
            app.show(embed, host);
        }
        app
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let is_lab = matches!(self.page, Page::Lab { .. });
        if let Some(around) = self.around.as_ref().filter(|_| !is_lab)
            && self.frame.is_none()
        {
            for problem in &around.embed.problems {
                around
                    .host
                    .problem(&problem.field, &self.words.problem(problem));
            }
            self.frame = Some(Frame::start(around.host.clone()));
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Address => {
                self.opened += 1;
                if let Some(host) = self.around.as_ref().map(|a| a.host.clone()) {
                    if let Some(embed) = embed::asked() {
                        self.show(embed, host);
                    }
                    return true;
                }
                self.page = page_of(&browser::fragment());
                browser::window().scroll_to_with_x_and_y(0.0, 0.0);
            }
            Msg::Language(lang) => {
                prefs::apply_lang(lang, true);
                self.words = Words::new(lang);
                self.book = Loaded::No;
            }
            Msg::Want => {
                if matches!(self.book, Loaded::No | Loaded::Failed) {
                    self.book = Loaded::Coming;
                    let lang = self.words.0.lang();
                    ctx.link()
                        .send_future(async move { Msg::Book(lang, learn::fetch(lang).await) });
                }
            }
            Msg::Book(lang, book) => {
                if lang != self.words.0.lang() {
                    return false;
                }
                self.book = book.map_or(Loaded::Failed, Loaded::Here);
            }
            Msg::Load(command) => {
                let host = self.around.as_ref().map(|a| a.host.clone());
                let (Command::Load(pairs, scenario), Some(host)) = (command, host) else {
                    return false;
                };
                self.opened += 1;
                // Without a word of another lab it is that of the scenario, or the same as before.
                let own = scenario.as_ref().and_then(|s| s["lab"].as_str());
                let before = self.around.as_ref().map(|a| a.embed.link.lab.as_str());
                let lab = format!("#/{}", own.or(before).unwrap_or_default());
                self.show(Embed::of(&pairs, scenario, &lab), host);
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
        let place = match &self.page {
            Page::Lab { id, .. } => (*id).to_owned(),
            Page::Topic(id) => id.clone(),
            Page::Glossary(_) => "glossary".to_owned(),
            Page::Interview => "interview".to_owned(),
            Page::Review => "review".to_owned(),
            Page::Paths => "paths".to_owned(),
            Page::Exam(_) => "exam".to_owned(),
            Page::Home | Page::Nothing(_) => String::new(),
        };
        let content = match &self.page {
            Page::Home => html! { <Home /> },
            Page::Lab { id, link, problem } => html! {
                <LabPage
                    key={self.opened}
                    lab={*id}
                    link={link.clone()}
                    problem={problem.clone()}
                    around={self.around.clone()}
                />
            },
            Page::Topic(id) => html! { <TopicPage key={id.clone()} id={id.clone()} /> },
            Page::Glossary(term) => html! { <GlossaryPage term={term.clone()} /> },
            Page::Interview => html! { <InterviewPage /> },
            Page::Review => html! { <ReviewPage /> },
            Page::Paths => html! { <PathsPage /> },
            Page::Exam(asked) => html! { <ExamPage key={self.opened} asked={(**asked).clone()} /> },
            Page::Nothing(problem) => html! {
                <main id="content" class="page nothing">
                    <h1>{ self.words.t("not-found") }</h1>
                    if let Some(problem) = problem {
                        <p role="alert">{ self.words.problem(problem) }</p>
                    }
                    if self.around.is_none() {
                        <p><a href="#/">{ self.words.t("home") }</a></p>
                    }
                </main>
            },
        };
        let shelf = Shelf {
            book: self.book.clone(),
            want: ctx.link().callback(|()| Msg::Want),
        };
        html! {
            <ContextProvider<Words> context={self.words.clone()}>
            <ContextProvider<Shelf> context={shelf}>
                // What the classes of pictures fill with.
                <svg class="patterns" aria-hidden="true">
                    <defs>{ Html::from_html_unchecked(kw_scene::PATTERNS.trim().into()) }</defs>
                </svg>
                if self.around.is_none() {
                    <Header
                        {place}
                        theme={self.theme}
                        on_language={ctx.link().callback(Msg::Language)}
                        on_theme={ctx.link().callback(Msg::Theme)}
                    />
                }
                // A frame that may keep nothing is nobody's trouble.
                if let Some(text) = self.trouble.filter(|_| self.around.is_none()) {
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
            </ContextProvider<Shelf>>
            </ContextProvider<Words>>
        }
    }
}
