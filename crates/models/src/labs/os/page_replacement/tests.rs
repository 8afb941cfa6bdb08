//! Tests of the lab itself.

mod exercise;
mod oracle;
mod picture;
mod predict;
mod presets;
mod processes;
mod rules;
mod studies;
mod textbook;

use super::{
    PageReplacement,
    scenario::{Policy, Scenario},
};
use kw_trace::{Run, Trace};

fn finished(sc: &Scenario) -> Trace<PageReplacement> {
    finished_run(Run::plain(sc.clone()))
}

fn finished_run(run: Run<PageReplacement>) -> Trace<PageReplacement> {
    let mut trace = Trace::new(run).expect("a good scenario");
    assert_eq!(trace.finish().end, Some(kw_trace::End::Finished));
    trace
}

fn preset(name: &str) -> Scenario {
    let found = super::presets::ALL.iter().find(|p| p.0 == name);
    (found.expect("a preset").1)()
}

fn faults(sc: &Scenario) -> u64 {
    result(sc)["faults"].as_u64().expect("a number")
}

fn result(sc: &Scenario) -> serde_json::Value {
    super::results::json(finished(sc).front())
}

/// Every step in words: the rule with the parameters that are asked for.
fn told(trace: &mut Trace<PageReplacement>, names: &[&str]) -> Vec<String> {
    (1..=trace.progress().reached)
        .map(|n| {
            trace.seek(n);
            let why = crate::Session::why(trace).expect("a reason");
            let mut text = why.rule.to_owned();
            for (name, value) in why.params.iter().filter(|p| names.contains(&p.0)) {
                text.push_str(&format!(" {name}={value:?}"));
            }
            for also in &why.also {
                text.push_str(&format!(" +{}", also.rule));
            }
            text
        })
        .collect()
}
