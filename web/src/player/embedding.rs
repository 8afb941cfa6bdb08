//! The dialog that gives what to paste into a page so that the lab stands there, as it stands here.

use crate::{
    browser,
    prefs::{Words, use_words},
};
use kw_exchange::embed::{Controls, Form, Place, snippet};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDialogElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is embedded: taken when the dialog opens.
#[derive(Debug, Clone, PartialEq)]
pub struct What {
    /// Names and values of the table: lab, scenario, step.
    pub parameters: Vec<(&'static str, String)>,
    /// The fragment that opens the same in the whole program.
    pub link: String,
    /// How tall the picture and what stands with it is.
    pub height: u32,
}

#[derive(Properties, PartialEq)]
pub struct EmbeddingProps {
    pub lab: &'static str,
    pub what: What,
    pub on_close: Callback<()>,
}

/// The dialog; it is there as long as it is open.
#[component]
pub fn Embedding(props: &EmbeddingProps) -> Html {
    let words = use_words();
    let dialog = use_node_ref();
    let code = use_node_ref();
    let form = use_state(|| Form::Iframe);
    let controls = use_state(|| Controls::Player);
    let has_language = use_state(|| true);
    let said = use_state(|| None::<&'static str>);
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let text = {
        let mut parameters = props.what.parameters.clone();
        if *controls != Controls::Player {
            parameters.push(("controls", controls.name().to_owned()));
        }
        if *has_language {
            parameters.push(("lang", words.0.lang().tag().to_owned()));
        }
        let base = browser::site();
        snippet(
            *form,
            &Place {
                base: &base,
                parameters: &parameters,
                title: &words.lab(props.lab, "lab-title"),
                link: &props.what.link,
                height: props.what.height,
            },
        )
    };
    let on_form = {
        let (form, said) = (form.clone(), said.clone());
        chosen(move |value| {
            let all = Form::ALL.into_iter();
            all.filter(|f| f.name() == value).for_each(|f| form.set(f));
            said.set(None);
        })
    };
    let on_controls = {
        let (controls, said) = (controls.clone(), said.clone());
        chosen(move |value| {
            let all = ALL_CONTROLS.into_iter();
            all.filter(|c| c.name() == value)
                .for_each(|c| controls.set(c));
            said.set(None);
        })
    };
    let on_language = {
        let (has_language, said) = (has_language.clone(), said.clone());
        chosen(move |value| {
            has_language.set(!value.is_empty());
            said.set(None);
        })
    };
    let on_copy = {
        let (text, code, said) = (text.clone(), code.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, code, said) = (text.clone(), code.clone(), said.clone());
            wasm_bindgen_futures::spawn_local(async move {
                if browser::copy(&text).await {
                    said.set(Some("embed-copied"));
                } else {
                    if let Some(code) = code.cast::<HtmlTextAreaElement>() {
                        let _ = code.focus();
                        code.select();
                    }
                    said.set(Some("embed-select"));
                }
            });
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let on_closed = props.on_close.reform(|_: Event| ());
    let how = format!("embed-form-{}-how", form.name());
    let rows = (text.len() / 60 + 2).clamp(4, 9);
    let is_link = matches!(*form, Form::Markdown);
    html! {
        <dialog class="embedding" ref={dialog} aria-labelledby="embed-title" onclose={on_closed}>
            <h2 id="embed-title">{ words.t("embed-title") }</h2>
            <p>{ words.t("embed-what") }</p>
            <div class="choices">
                { choice(&words, "embed-form", on_form, Form::ALL.into_iter().map(|f| {
                    (f.name(), words.t(&format!("embed-form-{}", f.name())), f == *form)
                })) }
                if !is_link {
                    { choice(&words, "embed-controls", on_controls, ALL_CONTROLS.into_iter().map(|c| {
                        (c.name(), words.t(&format!("embed-controls-{}", c.name())), c == *controls)
                    })) }
                    { choice(&words, "embed-language", on_language, [
                        ("own", words.t(&format!("language-{}", words.0.lang().tag())), *has_language),
                        ("", words.t("embed-language-reader"), !*has_language),
                    ].into_iter()) }
                }
            </div>
            <p class="how">{ words.t(&how) }</p>
            <textarea
                ref={code}
                readonly=true
                spellcheck="false"
                rows={rows.to_string()}
                aria-label={words.t("embed-code")}
                value={text}
            />
            <div class="row-tools">
                <button type="button" class="primary" onclick={on_copy}>{ words.t("embed-copy") }</button>
                <button type="button" onclick={close}>{ words.t("close") }</button>
                <span role="status">{ said.map(|id| words.t(id)) }</span>
            </div>
        </dialog>
    }
}

/// How tall a frame has to be for what stands on the page now: rounded, with room for sentences that are
/// longer.
pub fn height() -> u32 {
    let stage = browser::document().query_selector(".stage").ok().flatten();
    let height = stage.map_or(0.0, |s| s.get_bounding_client_rect().height());
    (height as u32 + 100).next_multiple_of(20).clamp(320, 1200)
}

const ALL_CONTROLS: [Controls; 3] = [Controls::None, Controls::Player, Controls::Full];

/// What is chosen in a list.
fn chosen(then: impl Fn(String) + 'static) -> Callback<Event> {
    Callback::from(move |e: Event| {
        let select = e.target().and_then(|t| t.dyn_into().ok());
        if let Some(select) = select as Option<HtmlSelectElement> {
            then(select.value());
        }
    })
}

fn choice(
    words: &Words,
    id: &'static str,
    onchange: Callback<Event>,
    options: impl Iterator<Item = (&'static str, String, bool)>,
) -> Html {
    html! {
        <label class="field">
            <span>{ words.t(id) }</span>
            <select class={id} {onchange}>
                { for options.map(|(value, text, selected)| html! {
                    <option {value} {selected}>{ text }</option>
                }) }
            </select>
        </label>
    }
}
