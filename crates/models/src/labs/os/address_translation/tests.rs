//! The model against textbooks, against a naive second implementation, against the crate of page
//! replacement, and against what must hold for every scenario.

mod exercise;
mod machine;
mod oracle;
mod picture;
mod predict;
mod presets;
mod textbook;

use super::{
    AddressTranslation, explain,
    scenario::{Access, Mapped, Scenario},
    state::State,
};
use kw_trace::{Lab as _, Run, Trace, Why};
use serde_json::{Value, json};

fn finished(sc: &Scenario) -> Trace<AddressTranslation> {
    let mut trace = Trace::new(Run::plain(sc.clone())).expect("a good scenario");
    assert_eq!(trace.finish().end, Some(kw_trace::End::Finished));
    trace
}

fn result(sc: &Scenario) -> Value {
    super::results::json(&finished(sc))
}

/// One field of every access.
fn each(result: &Value, field: &str) -> Vec<Value> {
    let list = result["accesses"].as_array().expect("a list");
    list.iter().map(|a| a[field].clone()).collect()
}

/// The rules of every step, those that had a part in it after a plus.
fn rules(sc: &Scenario) -> Vec<String> {
    let mut state = State::new(sc).expect("a good scenario");
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        let why = explain::explain(&state, &event);
        let also: Vec<&str> = why.also.iter().map(|w| w.rule).collect();
        all.push([&[why.rule], also.as_slice()].concat().join("+"));
    }
    all
}

/// The first reason of a rule in a run.
fn why(sc: &Scenario, rule: &str) -> Why {
    let mut state = State::new(sc).expect("a good scenario");
    while let Some(event) = state.step() {
        let why = explain::explain(&state, &event);
        if why.rule == rule {
            return why;
        }
        if let Some(part) = why.also.into_iter().find(|w| w.rule == rule) {
            return part;
        }
    }
    panic!("{rule} does not occur");
}

fn refusal(sc: &Scenario) -> (String, &'static str) {
    let problem = AddressTranslation::start(sc).expect_err("this is wrong");
    (problem.field, problem.kind)
}
