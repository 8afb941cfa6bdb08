//! A sheet of exercises to print, and its key.

use super::answers::{keys, made, room};
use crate::prefs::use_words;
use kw_models::{
    entry,
    exercise::{Exercise, behind},
};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SheetProps {
    pub lab: &'static str,
    pub level: u8,
    pub seed: u64,
    pub count: u64,
}

/// Exercises with room to write, and the key on a page of its own. Made anew only if another one is
/// asked for.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let words = use_words();
    let lab = props.lab;
    let Some(entry) = entry(lab) else {
        return Html::default();
    };
    let seeds = (0..props.count).map(|i| behind(props.seed, i));
    let all: Vec<Box<dyn Exercise>> = seeds.map(|s| made(entry, props.level, s)).collect();
    let title = words.with(
        "sheet-title",
        &[
            ("lab", words.lab(lab, "lab-title").into()),
            ("level", u64::from(props.level).into()),
        ],
    );
    let of = words.with("sheet-of", &[("seed", props.seed.into())]);
    html! {
        <div class="sheet">
            <section>
                <h2>{ &title }<small>{ &of }</small></h2>
                <ol>
                    { for all.iter().map(|e| html! {
                        <li>{ words.0.label(lab, &e.question()) }{ room(&words, lab, e.as_ref()) }</li>
                    }) }
                </ol>
            </section>
            <section class="sheet-key">
                <h2>{ words.t("sheet-key") }{ ": " }{ &title }<small>{ &of }</small></h2>
                <ol>
                    { for all.iter().map(|e| html! { <li>{ keys(&words, lab, e.as_ref()) }</li> }) }
                </ol>
            </section>
        </div>
    }
}
