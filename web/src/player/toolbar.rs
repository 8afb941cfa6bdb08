//! The line above the picture: where to start from, and what to take away.

use crate::{browser, prefs::use_words};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// In which form something is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Scenario,
    StepsCsv,
    StepsJson,
    Figure,
    Image,
    Results,
    Packets,
    Print,
}

const FORMS: [(Form, &str, &str); 8] = [
    (Form::Scenario, "scenario", "save-scenario"),
    (Form::StepsCsv, "csv", "save-steps-csv"),
    (Form::StepsJson, "json", "save-steps-json"),
    (Form::Results, "md", "save-results"),
    (Form::Figure, "svg", "save-figure"),
    (Form::Image, "png", "save-image"),
    (Form::Packets, "pcapng", "save-packets"),
    (Form::Print, "print", "print"),
];

#[derive(Properties)]
pub struct ToolbarProps {
    pub lab: &'static str,
    pub presets: Vec<&'static str>,
    pub chosen: Option<String>,
    /// Whether there are packets to save.
    pub has_frames: bool,
    /// Whether the browser can do it itself.
    pub has_live: bool,
    pub on_preset: Callback<String>,
    pub on_random: Callback<()>,
    pub on_files: Callback<Vec<web_sys::File>>,
    pub on_live: Callback<()>,
    pub on_share: Callback<()>,
    pub on_embed: Callback<()>,
    pub on_save: Callback<Form>,
    pub on_help: Callback<()>,
}

/// Callbacks of one page all do the same.
impl PartialEq for ToolbarProps {
    fn eq(&self, other: &Self) -> bool {
        (self.lab, &self.chosen, self.has_frames) == (other.lab, &other.chosen, other.has_frames)
    }
}

/// The tool bar.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let words = use_words();
    let lab = props.lab;
    let input = use_node_ref();
    let on_preset = {
        let emit = props.on_preset.clone();
        Callback::from(move |e: Event| {
            let select = e
                .target()
                .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            if let Some(name) = select.map(|s| s.value()).filter(|v| !v.is_empty()) {
                emit.emit(name);
            }
        })
    };
    let open = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let on_files = {
        let (emit, input) = (props.on_files.clone(), input.clone());
        Callback::from(move |_: Event| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let files = browser::files(input.files());
                if !files.is_empty() {
                    emit.emit(files);
                }
                // The same file can be chosen again.
                input.set_value("");
            }
        })
    };
    let on_save = {
        let emit = props.on_save.clone();
        Callback::from(move |e: Event| {
            let Some(select) = e
                .target()
                .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok())
            else {
                return;
            };
            let value = select.value();
            select.set_value("");
            if let Some((form, _, _)) = FORMS.iter().find(|f| f.1 == value) {
                emit.emit(*form);
            }
        })
    };
    let point = props
        .chosen
        .as_ref()
        .map(|name| words.lab(lab, &format!("preset-{name}-point")));
    html! {
        <div class="toolbar">
            <div class="tools">
                <select class="presets" aria-label={words.t("presets")} onchange={on_preset}>
                    <option value="" selected={props.chosen.is_none()} disabled=true>
                        { words.t("scenario-own") }
                    </option>
                    { for props.presets.iter().map(|name| html! {
                        <option value={*name} selected={props.chosen.as_deref() == Some(name)}>
                            { words.lab(lab, &format!("preset-{name}")) }
                        </option>
                    }) }
                </select>
                <button type="button" onclick={props.on_random.reform(|_| ())}>
                    { words.t("random") }
                </button>
                <button type="button" title={words.t("import-title")} onclick={open}>
                    { words.t("import") }
                </button>
                <input
                    ref={input}
                    type="file"
                    class="visually-hidden"
                    tabindex="-1"
                    aria-label={words.t("import-title")}
                    onchange={on_files}
                    multiple=true
                />
                if props.has_live {
                    <button type="button" class="go-live" title={words.t("live-title")} onclick={props.on_live.reform(|_| ())}>
                        { words.t("live") }
                    </button>
                }
                <span class="gap"></span>
                <button type="button" title={words.t("share-title")} onclick={props.on_share.reform(|_| ())}>
                    { words.t("share") }
                </button>
                <button type="button" title={words.t("embed-title")} onclick={props.on_embed.reform(|_| ())}>
                    { words.t("embed") }
                </button>
                <select class="save" aria-label={words.t("save")} onchange={on_save}>
                    <option value="" selected=true>{ words.t("save") }</option>
                    { for FORMS.iter().filter(|f| f.0 != Form::Packets || props.has_frames).map(|(_, value, text)| html! {
                        <option value={*value}>{ words.t(text) }</option>
                    }) }
                </select>
                <button type="button" aria-label={words.t("help")} title={words.t("help")} onclick={props.on_help.reform(|_| ())}>
                    { "?" }
                </button>
            </div>
            if let Some(point) = point {
                <p class="point">{ point }</p>
            }
        </div>
    }
}
