//! The fields of an exam.

use crate::{prefs::Words, ui::NumberField};
use kw_learn::exam::{COUNT_MAX, Exam, LEVEL_MAX, MINUTES_MAX, Part, SEED_MAX};
use kw_models::registry::LABS;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What somebody did to a field.
pub enum Edit {
    Title(String),
    Lab(usize, String),
    Level(usize, u8),
    Count(usize, u64),
    Add,
    Remove(usize),
    Minutes(u64),
    Seed(u64),
    Code(String),
}

/// A part as a new exam begins with.
pub fn new_part() -> Part {
    let lab = LABS.iter().find(|l| l.has_exercises());
    Part {
        lab: lab.map_or("", |l| l.id).to_owned(),
        level: 1,
        count: 5,
    }
}

/// Does it; the id of the element that gets the focus then.
pub fn edit(exam: &mut Exam, edit: Edit) -> Option<String> {
    match edit {
        Edit::Title(title) => exam.title = title,
        Edit::Lab(i, lab) => exam.parts.get_mut(i)?.lab = lab,
        Edit::Level(i, level) => exam.parts.get_mut(i)?.level = level.clamp(1, LEVEL_MAX),
        Edit::Count(i, count) => {
            exam.parts.get_mut(i)?.count = count.clamp(1, u64::from(COUNT_MAX)) as u32;
        }
        Edit::Add => {
            exam.parts.push(new_part());
            return Some(format!("exam-part-{}", exam.parts.len() - 1));
        }
        Edit::Remove(i) if i < exam.parts.len() && exam.parts.len() > 1 => {
            exam.parts.remove(i);
            return Some("exam-part-add".to_owned());
        }
        Edit::Remove(_) => {}
        Edit::Minutes(n) => exam.minutes = n.min(u64::from(MINUTES_MAX)) as u32,
        Edit::Seed(n) => exam.seed = n.min(SEED_MAX),
        Edit::Code(code) => exam.code = code,
    }
    None
}

/// All fields; `wrong` is the place of the one that was refused, as files name it.
pub fn view(words: &Words, exam: &Exam, wrong: &str, on_edit: &Callback<Edit>) -> Html {
    let text = |id: &'static str, label: &'static str, value: &str, send: fn(String) -> Edit| {
        let oninput = on_edit.reform(move |e: InputEvent| {
            let input: HtmlInputElement = e.target_unchecked_into();
            send(input.value())
        });
        let is_wrong = wrong == id.trim_start_matches("exam-field-");
        html! {
            <div class="field">
                <label for={id}>{ words.t(label) }</label>
                <input
                    {id}
                    type="text"
                    maxlength="100"
                    autocomplete="off"
                    spellcheck="false"
                    value={value.to_owned()}
                    aria-invalid={is_wrong.to_string()}
                    aria-describedby={is_wrong.then_some("exam-refused")}
                    {oninput}
                />
            </div>
        }
    };
    let number = |label: &'static str, max: u64, value: u64, send: fn(u64) -> Edit| {
        html! { <NumberField label={words.t(label)} {max} {value} on_number={on_edit.reform(send)} /> }
    };
    let last = exam.parts.len() == 1;
    html! {
        <>
            { text("exam-field-title", "exam-name", &exam.title, Edit::Title) }
            { for exam.parts.iter().enumerate().map(|(i, p)| part(words, i, p, last, on_edit)) }
            <p>
                <button
                    id="exam-part-add"
                    type="button"
                    disabled={exam.parts.len() >= kw_learn::exam::PARTS_MAX}
                    onclick={on_edit.reform(|_| Edit::Add)}
                >
                    { words.t("exam-part-add") }
                </button>
            </p>
            <div class="exam-numbers">
                { number("exam-minutes", u64::from(MINUTES_MAX), u64::from(exam.minutes), Edit::Minutes) }
                { number("exam-seed", SEED_MAX, exam.seed, Edit::Seed) }
            </div>
            { text("exam-field-code", "exam-code", &exam.code, Edit::Code) }
        </>
    }
}

/// A list to choose from: values with their words.
fn choice(id: String, value: String, options: Vec<(String, String)>, on: Callback<String>) -> Html {
    let onchange = on.reform(|e: Event| {
        let select: HtmlSelectElement = e.target_unchecked_into();
        select.value()
    });
    html! {
        <select {id} {onchange}>
            { for options.into_iter().map(|(key, text)| html! {
                <option value={key.clone()} selected={key == value}>{ text }</option>
            }) }
        </select>
    }
}

fn part(words: &Words, i: usize, part: &Part, is_last: bool, on_edit: &Callback<Edit>) -> Html {
    let n = [("n", (i as u64 + 1).into())];
    let labs = LABS.iter().filter(|l| l.has_exercises());
    let labs = labs.map(|l| (l.id.to_owned(), words.lab(l.id, "lab-title")));
    let level = |n: u8| {
        let params = [("n", u64::from(n).into())];
        (n.to_string(), words.with("exercise-level-n", &params))
    };
    let (lab_id, level_id) = (format!("exam-part-{i}"), format!("exam-level-{i}"));
    html! {
        <fieldset class="exam-parts" key={i}>
            <legend>{ words.with("exam-part", &n) }</legend>
            <div class="field">
                <label for={lab_id.clone()}>{ words.t("exam-lab") }</label>
                { choice(lab_id, part.lab.clone(), labs.collect(), on_edit.reform(move |lab| Edit::Lab(i, lab))) }
            </div>
            <div class="field">
                <label for={level_id.clone()}>{ words.t("exercise-level") }</label>
                { choice(
                    level_id,
                    part.level.to_string(),
                    (1..=LEVEL_MAX).map(level).collect(),
                    on_edit.reform(move |n: String| Edit::Level(i, n.parse().unwrap_or(1))),
                ) }
            </div>
            <NumberField
                label={words.t("exam-count")}
                min={1}
                max={u64::from(COUNT_MAX)}
                value={u64::from(part.count)}
                on_number={on_edit.reform(move |n| Edit::Count(i, n))}
            />
            if !is_last {
                <button type="button" onclick={on_edit.reform(move |_| Edit::Remove(i))}>
                    { words.with("exam-part-remove", &n) }
                </button>
            }
        </fieldset>
    }
}
