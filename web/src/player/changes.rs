//! Changes of the past: one at the present step, and the list of those in the run.

use crate::{
    prefs::use_words,
    ui::{Editor, Path},
};
use kw_trace::schema::Field;
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties)]
pub struct ChangesProps {
    pub lab: &'static str,
    pub at: u64,
    pub fields: &'static [Field],
    pub scenario: Rc<Value>,
    pub change: Rc<Value>,
    pub error: Option<(Path, String)>,
    pub on_edit: Callback<(Path, Option<Value>)>,
    pub on_apply: Callback<()>,
    pub on_undo: Callback<u64>,
    pub on_seek: Callback<u64>,
}

impl PartialEq for ChangesProps {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
            && Rc::ptr_eq(&self.scenario, &other.scenario)
            && Rc::ptr_eq(&self.change, &other.change)
            && self.error == other.error
    }
}

/// The form of a change and the list of changes.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let words = use_words();
    let none = Vec::new();
    let list = props.scenario["interventions"].as_array().unwrap_or(&none);
    let on_submit = {
        let apply = props.on_apply.clone();
        Callback::from(move |e: SubmitEvent| {
            e.prevent_default();
            apply.emit(());
        })
    };
    html! {
        <div class="changes">
            <p>{ words.t("changes-intro") }</p>
            <form onsubmit={on_submit}>
                if let Some((_, text)) = &props.error {
                    <p class="refused" role="alert">{ text }</p>
                }
                <Editor
                    lab={props.lab}
                    id="change"
                    fields={props.fields}
                    draft={props.change.clone()}
                    error={props.error.clone()}
                    things={props.scenario.clone()}
                    on_edit={props.on_edit.clone()}
                />
                <button type="submit" class="primary">
                    { words.with("changes-apply", &[("n", props.at.into())]) }
                </button>
            </form>
            <h2>{ words.t("changes-list") }</h2>
            if list.is_empty() {
                <p>{ words.t("changes-none") }</p>
            }
            <ul>
                { for list.iter().map(|change| {
                    let after = change["after"].as_u64().unwrap_or(0);
                    let n = [("n", after.into())];
                    let go = props.on_seek.reform(move |_: MouseEvent| after + 1);
                    let undo = props.on_undo.reform(move |_: MouseEvent| after);
                    let kind = change["input"]["do"].as_str().unwrap_or_default();
                    let about = ["process", "client", "server", "address", "id"]
                        .iter()
                        .find_map(|k| change["input"][*k].as_str());
                    html! {
                        <li key={after}>
                            <span>
                                { words.with("changes-at", &n) }{ ": " }
                                { words.lab(props.lab, &format!("choice-{kind}")) }
                                if let Some(about) = about { { " · " }<b>{ about }</b> }
                            </span>
                            <button type="button" onclick={go}>
                                { words.with("changes-go", &[("n", (after + 1).into())]) }
                            </button>
                            <button
                                type="button"
                                class="plain"
                                aria-label={words.with("changes-remove", &n)}
                                title={words.with("changes-remove", &n)}
                                onclick={undo}
                            >{ "×" }</button>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}
