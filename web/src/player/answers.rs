//! What all pages with exercises draw of them: fields for answers, room to write, right answers in words. Whether an
//! answer is checked at once, later or never is the page's own.

use crate::prefs::Words;
use kw_models::{Entry, Label, exercise::Exercise};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Most characters of an answer.
const LONGEST: &str = "2000";

/// The fields of an exercise as they stand.
pub struct Fields<'a> {
    /// The lab whose exercise it is.
    pub lab: &'a str,
    /// The exercise.
    pub exercise: &'a dyn Exercise,
    /// What has been typed, as far as anything has.
    pub typed: &'a [String],
    /// What the ids of the fields begin with.
    pub id: &'a str,
    /// The id of the question.
    pub question: &'a str,
    /// Changes with the exercise, so that a new one has new fields.
    pub version: &'a str,
    /// The field that is wrong.
    pub wrong: Option<usize>,
    /// Whether there is nothing more to answer.
    pub is_over: bool,
    /// Becomes the first field.
    pub first: NodeRef,
    /// Hears of every change.
    pub on_type: &'a Callback<(usize, String)>,
}

/// A field for each answer that is asked for, with its notations.
pub fn fields(words: &Words, f: &Fields<'_>) -> Html {
    let say = |label: &Label| words.0.label(f.lab, label);
    let asks = f.exercise.asks().into_iter().enumerate();
    asks.map(|(i, ask)| {
        let oninput = f.on_type.reform(move |e: InputEvent| {
            let input: HtmlInputElement = e.target_unchecked_into();
            (i, input.value())
        });
        let id = format!("{}-{i}", f.id);
        html! {
            <div class="answer" key={format!("{}-{i}", f.version)}>
                <label for={id.clone()}>{ say(&ask.label) }</label>
                <input
                    id={id}
                    ref={if i == 0 { f.first.clone() } else { NodeRef::default() }}
                    class={classes!("notation", ask.is_long.then_some("long"))}
                    type="text"
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength={LONGEST}
                    value={f.typed.get(i).cloned().unwrap_or_default()}
                    readonly={f.is_over}
                    aria-invalid={(f.wrong == Some(i)).to_string()}
                    aria-describedby={f.question.to_owned()}
                    {oninput}
                />
                <small>{ say(&ask.form) }</small>
            </div>
        }
    })
    .collect()
}

/// The exercise of a level and a seed.
pub fn made(entry: &Entry, level: u8, seed: u64) -> Box<dyn Exercise> {
    (entry.exercise)(level, seed).expect("a lab with exercises has all levels: tests see to it")
}

/// The right answers in words.
pub fn keys(words: &Words, lab: &str, exercise: &dyn Exercise) -> String {
    let keys = exercise.key().into_iter();
    let texts: Vec<String> = keys.map(|key| words.0.label(lab, &key)).collect();
    texts.join("; ")
}

/// Room to write; where several answers are asked for, each with what it is.
pub fn room(words: &Words, lab: &str, exercise: &dyn Exercise) -> Html {
    let blank = html! { <span class="blank"></span> };
    let asks = exercise.asks();
    if asks.len() < 2 {
        return blank;
    }
    let ask = |label| html! { <li>{ words.0.label(lab, label) }{ blank.clone() }</li> };
    html! { <ul>{ for asks.iter().map(|a| ask(&a.label)) }</ul> }
}

/// Prints the sheet that is on the page alone: styles go by what the root element says.
pub fn print() {
    let Some(root) = crate::browser::root() else {
        return;
    };
    let _ = root.set_attribute("data-print", "sheet");
    let _ = crate::browser::window().print();
    let _ = root.remove_attribute("data-print");
}
