//! Prediction: wherever the next step is a decision, the learner is asked before it is shown, by the things in the
//! picture or by words. What is right comes from the model; why, from the step itself.

use super::page::Shared;
use crate::{learn::keep, prefs::Words};
use kw_models::{
    Entry, Label,
    predict::{Choice, Decision},
};
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Steps that are looked through for the next question.
const AHEAD: u64 = 3_000;
/// Steps of a scenario that are looked through for a rule, and seeds that are tried after the presets.
const WITHIN: u64 = 300;
const SEEDS: u64 = 12;

/// An answer that was given.
#[derive(Clone, PartialEq)]
pub struct Verdict {
    /// The step that it was about.
    step: u64,
    said: Label,
    /// What would have been right; empty where it was.
    right: Vec<Label>,
}

/// How it goes.
#[derive(Default)]
pub struct Predicting {
    /// What is asked about the next step.
    pub asked: Option<Decision>,
    last: Option<Verdict>,
    right: u64,
    /// How many predictions were made.
    pub all: u64,
    /// Rules that were missed, with how often, the last one first.
    missed: Vec<(&'static str, u64)>,
}

impl Predicting {
    /// Asks about the step after the cursor.
    pub fn look(&mut self, session: &Shared) {
        self.asked = session.borrow_mut().decision();
    }

    /// Takes an answer to what is asked; `None` where nothing is, else the step that shows what happens.
    pub fn answer(&mut self, session: &Shared, n: usize) -> Option<u64> {
        let asked = self.asked.take()?;
        let Some(choice) = asked.choices.get(n) else {
            self.asked = Some(asked);
            return None;
        };
        let mut session = session.borrow_mut();
        let at = session.at();
        session.seek(at + 1);
        let rule = session.why().map(|why| why.rule);
        session.seek(at);
        self.all += 1;
        if let Some(rule) = rule {
            let (lab, is_right) = (session.lab(), choice.is_right);
            keep::change(|p| p.predicted(lab, rule, is_right, keep::now()));
        }
        let right = if choice.is_right {
            self.right += 1;
            Vec::new()
        } else {
            if let Some(rule) = rule {
                let before = self.missed.iter().position(|m| m.0 == rule);
                let count = before.map_or(0, |i| self.missed.remove(i).1);
                self.missed.insert(0, (rule, count + 1));
            }
            let right = asked.choices.iter().filter(|c| c.is_right);
            right.map(|c| c.label.clone()).collect()
        };
        self.last = Some(Verdict {
            step: at + 1,
            said: choice.label.clone(),
            right,
        });
        Some(at + 1)
    }

    /// The step before the next question, of what has been run.
    pub fn next(session: &Shared) -> Option<u64> {
        let mut session = session.borrow_mut();
        let (at, reached) = (session.at(), session.progress().reached);
        let mut ahead = (at + 1..reached).take(AHEAD as usize);
        let found = ahead.find(|n| {
            session.seek(*n);
            session.decision().is_some()
        });
        session.seek(at);
        found
    }
}

/// A scenario and the step before a decision that this rule decides: out of the lab's presets, or made from a seed.
pub fn practice(entry: &Entry, rule: &str, turn: u64) -> Option<(Value, u64)> {
    let presets = (entry.presets)()
        .into_iter()
        .filter_map(|name| (entry.preset)(name));
    let random = (0..SEEDS).map(|seed| (entry.random)(seed + turn * SEEDS));
    let mut found = Vec::new();
    for scenario in presets.chain(random) {
        let Ok(mut session) = (entry.open)(&scenario) else {
            continue;
        };
        let reached = session.advance(WITHIN).reached;
        let place = (0..reached).find(|n| {
            session.seek(n + 1);
            let is_rule = session.why().is_some_and(|why| why.rule == rule);
            session.seek(*n);
            is_rule && session.decision().is_some()
        });
        found.extend(place.map(|n| (scenario, n)));
        // Another one each time, as far as there are others.
        if found.len() as u64 > turn {
            return found.pop();
        }
    }
    let others = found.len().max(1) as u64;
    found.into_iter().nth((turn % others) as usize)
}

/// What [`panel`] shows.
pub struct Panel<'a> {
    pub words: &'a Words,
    pub entry: &'static Entry,
    pub predicting: Option<&'a Predicting>,
    pub on_toggle: Callback<bool>,
    pub on_answer: Callback<usize>,
    pub on_next: Callback<()>,
    pub on_practice: Callback<&'static str>,
}

/// The question, the last answer, and how it goes.
pub fn panel(props: &Panel<'_>) -> Html {
    let words = props.words;
    let lab = props.entry.id;
    let is_on = props.predicting.is_some();
    let toggle = props.on_toggle.reform(move |_: MouseEvent| !is_on);
    html! {
        <section class={classes!("predict", is_on.then_some("on"))} aria-label={words.t("predict")}>
            <button type="button" class="predict-toggle" aria-pressed={is_on.to_string()} onclick={toggle}>
                { words.t("predict") }
            </button>
            if let Some(p) = props.predicting {
                if let Some(last) = &p.last { { verdict(words, lab, last) } }
                if let Some(asked) = &p.asked {
                    <div class="asks">
                        <p class="question" id="predict-question" tabindex="-1">{ words.0.label(lab, &asked.question) }</p>
                        <ol class="choices" aria-labelledby="predict-question">
                            { for asked.choices.iter().enumerate().map(|(n, choice)| {
                                let answer = props.on_answer.reform(move |_: MouseEvent| n);
                                html! {
                                    <li key={n}><button type="button" onclick={answer}>
                                        <kbd aria-hidden="true">{ n + 1 }</kbd>{ words.0.label(lab, &choice.label) }
                                    </button></li>
                                }
                            }) }
                        </ol>
                    </div>
                } else {
                    <p class="no-question">
                        { words.t("predict-asks-nothing") } { " " }
                        <button type="button" onclick={props.on_next.reform(|_: MouseEvent| ())}>{ words.t("predict-go-next") }</button>
                    </p>
                }
                if p.all > 0 {
                    <p class="score">{ words.with("predict-score", &[("right", p.right.into()), ("all", p.all.into())]) }</p>
                }
                { missed(props, p) }
            }
        </section>
    }
}

fn verdict(words: &Words, lab: &str, last: &Verdict) -> Html {
    let said = words.0.label(lab, &last.said);
    let params = |right: String| {
        [
            ("n", last.step.into()),
            ("said", said.as_str().into()),
            ("right", right.into()),
        ]
    };
    if last.right.is_empty() {
        return html! {
            <p class="verdict-line right" role="status">{ "✓ " }{ words.with("predict-right", &params(String::new())) }</p>
        };
    }
    let or = words.t("predict-or");
    let names: Vec<String> = last.right.iter().map(|l| words.0.label(lab, l)).collect();
    let right = names.join(&format!(" {or} "));
    html! {
        <p class="verdict-line wrong" role="status">{ "✗ " }{ words.with("predict-wrong", &params(right)) }</p>
    }
}

/// Rules that were missed, each with a way to meet it again.
fn missed(props: &Panel<'_>, p: &Predicting) -> Html {
    if p.missed.is_empty() {
        return html! {};
    }
    let words = props.words;
    html! {
        <div class="missed">
            <p>{ words.t("predict-missed") }</p>
            <ul>
                { for p.missed.iter().take(3).filter_map(|(id, _)| {
                    let rule = props.entry.rule(id)?;
                    let id: &'static str = rule.id;
                    let practice = props.on_practice.reform(move |_: MouseEvent| id);
                    Some(html! {
                        <li key={id}><button type="button" class="plain link" onclick={practice}>
                            { words.with("predict-practice", &[("rule", rule.label.into())]) }
                        </button></li>
                    })
                }) }
            </ul>
        </div>
    }
}

/// Which parts of the picture are which choice.
pub fn parts(asked: Option<&Decision>) -> Rc<Vec<(String, usize)>> {
    let of = |(n, choice): (usize, &Choice)| {
        let parts = choice.parts.clone();
        parts.into_iter().map(move |part| (part, n))
    };
    let choices = asked.iter().flat_map(|d| d.choices.iter().enumerate());
    Rc::new(choices.flat_map(of).collect())
}
