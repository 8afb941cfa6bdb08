//! Scenarios: a preset with some of its values changed, and any text as a file.
#![no_main]

use kw_models::registry::LABS;
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value, json};

/// Bytes that make one change: which value, what it becomes, and a number for that.
const CHANGE: usize = 8;

fuzz_target!(|bytes: &[u8]| {
    let [lab, preset, changes @ ..] = bytes else {
        return;
    };
    let Some(lab) = LABS.get(usize::from(*lab)) else {
        match kw_exchange::parse_file(&String::from_utf8_lossy(bytes)) {
            Ok(scenario) => kw_fuzz::open(&scenario),
            Err(problem) => kw_fuzz::refused(&problem),
        }
        return;
    };
    let presets = (lab.presets)();
    let name = presets[usize::from(*preset) % presets.len()];
    let mut scenario = (lab.preset)(name).expect("a preset is there");
    for change in changes.chunks_exact(CHANGE).take(16) {
        let which = u16::from_le_bytes([change[0], change[1]]);
        let number = i32::from_le_bytes([change[4], change[5], change[6], change[7]]);
        let count = values(&scenario);
        let mut left = usize::from(which) % count;
        alter(&mut scenario, &mut left, change[2], change[3], number);
    }
    scenario["lab"] = json!(lab.id);
    kw_fuzz::open(&scenario);
});

/// How many values there are, each list and object counted as one more.
fn values(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(values).sum(),
        Value::Object(map) => map.values().map(values).sum(),
        _ => 0,
    }
}

/// Changes the value that is `left` values further on.
fn alter(value: &mut Value, left: &mut usize, how: u8, more: u8, number: i32) {
    if *left == 0 {
        change(value, how, more, number);
        *left = usize::MAX;
        return;
    }
    *left -= 1;
    let inside: Vec<&mut Value> = match value {
        Value::Array(list) => list.iter_mut().collect(),
        Value::Object(map) => map.values_mut().collect(),
        _ => Vec::new(),
    };
    for value in inside {
        if *left != usize::MAX {
            alter(value, left, how, more, number);
        }
    }
}

fn change(value: &mut Value, how: u8, more: u8, number: i32) {
    let place = usize::from(more);
    match (how % 12, &mut *value) {
        (0, _) => *value = json!(number),
        (1, _) => *value = json!(i64::from(number) << (more % 40)),
        (2, _) => *value = Value::Null,
        (3, _) => *value = json!(number % 2 == 0),
        (4, _) => *value = json!(format!("{}{number}", char::from(more))),
        (5, Value::Array(list)) if !list.is_empty() => {
            let copied = list[place % list.len()].clone();
            list.push(copied);
        }
        (6, Value::Array(list)) if !list.is_empty() => {
            list.remove(place % list.len());
        }
        (7, Value::Object(map)) if !map.is_empty() => {
            let key = map.keys().nth(place % map.len()).cloned();
            map.shift_remove(&key.unwrap_or_default());
        }
        (8, Value::Number(n)) => {
            let near = n
                .as_i64()
                .unwrap_or(0)
                .saturating_add(i64::from(number % 3));
            *value = json!(near);
        }
        (9, Value::String(text)) => {
            let at = text
                .char_indices()
                .nth(place)
                .map_or(text.len(), |(at, _)| at);
            text.truncate(at);
        }
        (10, _) => *value = Value::Array(Vec::new()),
        (11, _) => *value = Value::Object(Map::new()),
        // A small number is right more often than not.
        _ => *value = json!(more % 8),
    }
}
