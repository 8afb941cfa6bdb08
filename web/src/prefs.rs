//! What the reader prefers: language and theme. Kept where storage is allowed, never required.

use crate::{browser, storage};
use kw_scene::Ground;
use kw_texts::{Lang, Texts};
use kw_trace::{Param, Problem, Why};
use std::rc::Rc;
use yew::prelude::*;

/// Light, dark, or as the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes, in the order the button goes through them.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The theme of a word.
    pub fn of(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|t| t.name() == name)
    }

    /// Its word in storage and in the root element's `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The text id of its name.
    pub fn text(self) -> &'static str {
        match self {
            Theme::System => "theme-system",
            Theme::Light => "theme-light",
            Theme::Dark => "theme-dark",
        }
    }
}

const LANG_KEY: &str = "kw-lang";
const THEME_KEY: &str = "kw-theme";
/// Behind the language that is kept: every text is there twice, which shows whether there is room for it.
const DOUBLED: &str = "-x-double";

/// The language to begin with: stored, else the browser's, else English.
pub fn initial_lang() -> Lang {
    storage::get_as(LANG_KEY, Lang::of)
        .or_else(|| Lang::of(&browser::language()))
        .unwrap_or(Lang::En)
}

/// The theme to begin with.
pub fn initial_theme() -> Theme {
    storage::get_as(THEME_KEY, Theme::of).unwrap_or(Theme::System)
}

/// Puts the language in force for the document and remembers it.
pub fn apply_lang(lang: Lang, remember: bool) {
    if let Some(root) = browser::root() {
        let _ = root.set_attribute("lang", lang.tag());
    }
    if remember {
        storage::set(LANG_KEY, lang.tag());
    }
}

/// Puts the theme in force and remembers it.
pub fn apply_theme(theme: Theme, remember: bool) {
    if let Some(root) = browser::root() {
        let _ = root.set_attribute("data-theme", theme.name());
    }
    if remember {
        storage::set(THEME_KEY, theme.name());
    }
}

/// The ground that the page has now, for images: they have one only.
pub fn ground() -> Ground {
    let theme = browser::root().and_then(|root| root.get_attribute("data-theme"));
    let is_dark = match theme.as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => browser::media("(prefers-color-scheme: dark)"),
    };
    if is_dark { Ground::Dark } else { Ground::Light }
}

/// The texts in force, handed down through the page.
#[derive(Clone)]
pub struct Words(pub Rc<Texts>);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.0.lang() == other.0.lang()
    }
}

impl Words {
    /// The texts of a language.
    pub fn new(lang: Lang) -> Self {
        let tag = storage::get(LANG_KEY).unwrap_or_default();
        Words(Rc::new(if tag.ends_with(DOUBLED) {
            Texts::doubled(lang)
        } else {
            Texts::new(lang)
        }))
    }

    /// A text of the interface.
    pub fn t(&self, id: &str) -> String {
        self.0.get(None, id)
    }

    /// A text of the interface with parameters.
    pub fn with(&self, id: &str, params: &[(&str, Param)]) -> String {
        self.0.with(None, id, params)
    }

    /// A text of a lab, or of the interface.
    pub fn lab(&self, lab: &str, id: &str) -> String {
        self.0.get(Some(lab), id)
    }

    /// The sentences of a reason.
    pub fn why(&self, lab: &str, why: &Why) -> String {
        self.0.why(lab, why)
    }

    /// The sentence of a refusal.
    pub fn problem(&self, problem: &Problem) -> String {
        self.0.problem(problem)
    }
}

/// The texts in force.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().expect("the app provides its texts")
}
