//! Changes of the past: one at the present step, and the list of those in the run.

use super::sheet::change_words;
use crate::{
    prefs::{Words, use_words},
    ui::{Editor, Path},
};
use kw_models::futures::{after, changes_of};
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
    /// How many futures there are.
    pub branches: usize,
    pub on_edit: Callback<(Path, Option<Value>)>,
    pub on_apply: Callback<()>,
    #[prop_or_default]
    pub on_undo: Callback<u64>,
    #[prop_or_default]
    pub on_see: Callback<()>,
    #[prop_or_default]
    pub on_seek: Callback<u64>,
}

impl PartialEq for ChangesProps {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.branches) == (other.at, other.branches)
            && Rc::ptr_eq(&self.scenario, &other.scenario)
            && Rc::ptr_eq(&self.change, &other.change)
            && self.error == other.error
    }
}

/// The form of a change and the list of changes.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let words = use_words();
    let lab = props.lab;
    let list = changes_of(&props.scenario);
    html! {
        <div class="changes">
            <p>{ words.t("changes-intro") }</p>
            if props.branches > 1 {
                <p class="two-futures" role="status">
                    { words.with("futures-there-are", &[("n", (props.branches as u64).into())]) }
                    <button type="button" class="primary" onclick={props.on_see.reform(|_: MouseEvent| ())}>
                        { words.t("futures-see") }
                    </button>
                </p>
            }
            { form(&words, props) }
            <h2>{ words.t("changes-list") }</h2>
            if list.is_empty() {
                <p>{ words.t("changes-none") }</p>
            }
            <ul>
                { for list.iter().map(|change| {
                    let after = after(change);
                    let n = [("n", after.into())];
                    let go = props.on_seek.reform(move |_: MouseEvent| after + 1);
                    let undo = props.on_undo.reform(move |_: MouseEvent| after);
                    html! {
                        <li key={after}>
                            <span>
                                { words.with("changes-at", &n) }{ ": " }
                                { change_words(&words, lab, props.fields, &props.scenario, change) }
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

/// The form of a change alone, for those who see the changes elsewhere.
#[component]
pub fn ChangeForm(props: &ChangesProps) -> Html {
    let words = use_words();
    html! { <div class="changes">{ form(&words, props) }</div> }
}

fn form(words: &Words, props: &ChangesProps) -> Html {
    let apply = props.on_apply.clone();
    let on_submit = Callback::from(move |e: SubmitEvent| {
        e.prevent_default();
        apply.emit(());
    });
    html! {
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
    }
}
