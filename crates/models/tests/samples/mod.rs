//! Scenarios and changes of the past made from the declared fields alone, for whatever lab.
//!
//! Shared by the tests that walk the registry; it knows no lab. Left out: which values belong
//! together, so a scenario made here may be refused (by a reason that names its field).

use kw_models::Entry;
use kw_trace::schema::{Field, FieldKind};
use serde_json::{Map, Value, json};

/// The example, every preset and the random scenarios of the first `seeds` seeds, by name.
pub fn good(lab: &Entry, seeds: u64) -> Vec<(String, Value)> {
    let mut all = vec![("example".to_owned(), (lab.example)())];
    for name in (lab.presets)() {
        let preset = (lab.preset)(name).expect("a listed preset is there");
        all.push((format!("preset {name}"), preset));
    }
    all.extend((0..seeds).map(|seed| (format!("random {seed}"), (lab.random)(seed))));
    all
}

/// Every field given, once for each word of the longest choice: every word and every case occurs.
pub fn filled(lab: &Entry) -> Vec<(String, Value)> {
    let fields = (lab.fields)();
    (0..most_words(fields))
        .map(|pick| {
            let mut map = Map::new();
            map.insert("lab".to_owned(), json!(lab.id));
            map.insert("version".to_owned(), json!(1));
            fill(&mut map, fields, pick, &Value::Null, 0);
            (format!("filled {pick}"), Value::Object(map))
        })
        .collect()
}

/// The scenario with each kind of change after step `after`, made to the `which`-th thing of each
/// list that it names one of.
pub fn changed(lab: &Entry, scenario: &Value, after: u64, which: usize) -> Vec<(String, Value)> {
    let fields = (lab.input_fields)();
    (0..most_words(fields))
        .map(|pick| {
            let mut change = Map::from_iter([("after".to_owned(), json!(after))]);
            fill(&mut change, fields, pick, scenario, which);
            let mut scenario = scenario.clone();
            scenario["interventions"] = json!([change]);
            let name = format!("change {pick} of {which} after {after}");
            (name, scenario)
        })
        .collect()
}

/// The scenario with each of its choices made otherwise, one at a time.
pub fn varied(lab: &Entry, scenario: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    vary((lab.fields)(), scenario, &mut |value| all.push(value));
    all
}

/// Gives `out` the object with one choice inside it made otherwise, for each word of each choice.
fn vary(fields: &[Field], object: &Value, out: &mut dyn FnMut(Value)) {
    for field in fields {
        let mut put = |value: Value| {
            let mut object = object.clone();
            object[field.key] = value;
            out(object);
        };
        match &field.kind {
            FieldKind::Bool => [true, false].into_iter().for_each(|b| put(json!(b))),
            FieldKind::Choice(words) => words.iter().for_each(|word| put(json!(word))),
            FieldKind::Group(fields) => match object.get(field.key) {
                None if field.optional && !field.hidden => vary(fields, &json!({}), &mut put),
                None => {}
                Some(group) => vary(fields, group, &mut put),
            },
            FieldKind::Maybe(fields) => {
                put(Value::Null);
                if let Some(group @ Value::Object(_)) = object.get(field.key) {
                    vary(fields, group, &mut put);
                }
            }
            FieldKind::Variant { tag, cases } => {
                let own = &object[field.key];
                for (_, fields) in cases.iter().filter(|c| own[*tag] == c.0) {
                    vary(fields, own, &mut put);
                }
            }
            _ => {}
        }
    }
}

/// How many words the longest choice in these fields has.
fn most_words(fields: &[Field]) -> usize {
    let most = |f: &Field| match &f.kind {
        FieldKind::Bool => 2,
        FieldKind::Choice(words) => words.len(),
        FieldKind::Group(fields) | FieldKind::Maybe(fields) | FieldKind::List { fields, .. } => {
            most_words(fields)
        }
        FieldKind::Variant { cases, .. } => cases
            .iter()
            .map(|c| most_words(c.1))
            .max()
            .unwrap_or(1)
            .max(cases.len()),
        _ => 1,
    };
    fields.iter().map(most).max().unwrap_or(1)
}

/// Puts every field into `map`, the `pick`-th word where there is a choice.
fn fill(
    map: &mut Map<String, Value>,
    fields: &[Field],
    pick: usize,
    scenario: &Value,
    which: usize,
) {
    for field in fields {
        let value = value_of(&field.kind, pick, scenario, which);
        map.insert(field.key.to_owned(), value);
    }
}

/// A value of this kind: the `pick`-th word where there is a choice, what is proposed where there is none.
pub fn value_of(kind: &FieldKind, pick: usize, scenario: &Value, which: usize) -> Value {
    let group = |fields: &[Field]| {
        let mut map = Map::new();
        fill(&mut map, fields, pick, scenario, which);
        Value::Object(map)
    };
    match kind {
        FieldKind::Int { new, .. } | FieldKind::Address { new, .. } => json!(new),
        FieldKind::Bool => json!(pick.is_multiple_of(2)),
        FieldKind::Choice(words) => json!(words[pick % words.len()]),
        FieldKind::Text { new, .. } => json!(if new.is_empty() { "x" } else { *new }),
        FieldKind::Reference { list, key } => {
            let things = scenario[*list].as_array().map_or(&[][..], Vec::as_slice);
            let at = which % things.len().max(1);
            things.get(at).map_or(json!("x"), |t| t[*key].clone())
        }
        FieldKind::Ints { new, .. } | FieldKind::References { new, .. } => json!(new),
        FieldKind::Notation { new, .. } => json!(new),
        FieldKind::Notations { new, .. } => json!(new),
        FieldKind::Group(fields) | FieldKind::Maybe(fields) => group(fields),
        FieldKind::List { fields, least, .. } => Value::Array(vec![group(fields); (*least).max(1)]),
        FieldKind::Variant { tag, cases } => {
            let (word, fields) = cases[pick % cases.len()];
            let mut map = Map::from_iter([((*tag).to_owned(), json!(word))]);
            fill(&mut map, fields, pick, scenario, which);
            Value::Object(map)
        }
    }
}
