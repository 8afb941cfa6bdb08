//! The line on top: where one is, the language, the theme.

use crate::prefs::{Theme, use_words};
use kw_texts::Lang;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The lab or topic, or another page, by its address.
    pub place: String,
    pub theme: Theme,
    pub on_language: Callback<Lang>,
    pub on_theme: Callback<Theme>,
}

/// Pages that are neither labs nor topics, by their addresses, which are also their texts' ids.
const PAGES: [&str; 4] = ["paths", "review", "interview", "glossary"];

/// The text id of a lab's area.
pub fn area_text(lab: &str) -> String {
    format!("area-{}", lab.split('/').next().unwrap_or_default())
}

#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let words = use_words();
    let is_lab = kw_models::entry(&props.place).is_some();
    let crumbs = props.place.contains('/').then(|| {
        html! {
            <>
                <span class="sep" aria-hidden="true">{ "/" }</span>
                <span class="area">{ words.t(&area_text(&props.place)) }</span>
                if is_lab {
                    <span class="sep" aria-hidden="true">{ "/" }</span>
                    <span class="here" aria-current="page">{ words.lab(&props.place, "lab-title") }</span>
                }
            </>
        }
    });
    let pages = PAGES.map(|page| {
        let is_here = props.place == page;
        html! {
            <a href={format!("#/{page}")} aria-current={is_here.then_some("page")}>{ words.t(page) }</a>
        }
    });
    let language = |lang: Lang, id: &str| {
        let emit = props.on_language.reform(move |_: MouseEvent| lang);
        let on = words.0.lang() == lang;
        html! {
            <button type="button" lang={lang.tag()} aria-pressed={on.to_string()} onclick={emit}>
                { words.t(id) }
            </button>
        }
    };
    let theme = Theme::ALL.map(|theme| {
        let emit = props.on_theme.reform(move |_: MouseEvent| theme);
        let on = props.theme == theme;
        html! {
            <button
                type="button"
                class={theme.name()}
                aria-pressed={on.to_string()}
                aria-label={words.t(theme.text())}
                title={words.t(theme.text())}
                onclick={emit}
            >
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                    <circle cx="8" cy="8" r="5.5" class="disc" />
                    if theme != Theme::Light {
                        <path class="dark-half" d={if theme == Theme::Dark {
                            "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z"
                        } else {
                            "M8 2.5a5.5 5.5 0 0 1 0 11z"
                        }} />
                    }
                </svg>
            </button>
        }
    });
    html! {
        <header class="top">
            <a class="skip" href="#content" onclick={Callback::from(|e: MouseEvent| {
                e.prevent_default();
                skip_to_content();
            })}>{ words.t("skip-to-content") }</a>
            <nav aria-label={words.t("home")}>
                <a class="brand" href="#/">
                    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
                        <path d="M3 5v14M3 12l8-7M3 12l8 7" class="k" />
                        <path d="M12.5 12h2.2l1.6-4 2.4 8 1.5-4h1.8" class="w" />
                    </svg>
                    <span>{ words.t("product") }</span>
                </a>
                { crumbs }
            </nav>
            <nav class="pages" aria-label={words.t("pages")}>{ for pages }</nav>
            <div class="prefs">
                <div class="switch" role="group" aria-label={words.t("language")}>
                    { language(Lang::Ko, "language-ko") }
                    { language(Lang::En, "language-en") }
                </div>
                <div class="switch themes" role="group" aria-label={words.t("theme")}>
                    { for theme }
                </div>
            </div>
        </header>
    }
}

fn skip_to_content() {
    use wasm_bindgen::JsCast as _;
    let content = crate::browser::document().get_element_by_id("content");
    if let Some(content) = content.and_then(|c| c.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = content.set_attribute("tabindex", "-1");
        let _ = content.focus();
    }
}
