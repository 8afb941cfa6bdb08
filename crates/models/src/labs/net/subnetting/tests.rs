//! The subnetting model against RFCs and textbooks, against a naive second implementation, and against
//! what must hold for every scenario.

mod oracle;
mod picture;
mod predict;
mod rules;
mod textbook;

use super::{Subnetting, presets::ALL as PRESETS, presets::random, scenario::Scenario};
use crate::{Session, form::Form as _, session::open};
use kw_trace::{Problem, Why};
use serde_json::{Map, Value, json};

/// The scenario file with these fields.
fn file(fields: &Value) -> Value {
    let mut map = Map::new();
    map.insert("lab".to_owned(), json!("net/subnetting"));
    map.insert("version".to_owned(), json!(1));
    map.extend(fields.as_object().expect("fields").clone());
    Value::Object(map)
}

fn finished(fields: &Value) -> Box<dyn Session> {
    let mut session = open::<Subnetting>(&file(fields)).expect("a good scenario");
    session.finish().expect("it ends");
    session
}

fn result(fields: &Value) -> Value {
    finished(fields).result()
}

/// The result of a whole scenario file.
pub fn result_of(file: &Value) -> Value {
    let mut session = open::<Subnetting>(file).expect("a good scenario");
    session.finish().expect("it ends");
    session.result()
}

fn refusal(fields: &Value) -> Problem {
    match open::<Subnetting>(&file(fields)) {
        Err(problem) => problem,
        Ok(_) => panic!("{fields} opens"),
    }
}

/// The reasons of every step, in order, with those that had a part in it.
fn reasons(fields: &Value) -> Vec<Why> {
    let mut session = finished(fields);
    let mut all = Vec::new();
    for n in 1..=session.progress().reached {
        session.seek(n);
        let mut why = session.why().expect("every step has a reason");
        let also = std::mem::take(&mut why.also);
        all.push(why);
        all.extend(also);
    }
    all
}

/// The fields of a scenario, as a file has them.
fn fields(sc: &Scenario) -> Value {
    sc.write()
}
