//! Checks a scenario value against the declared fields, before anything is made of it.

use crate::json;
use kw_trace::{
    Problem,
    schema::{Field, FieldKind},
};
use serde_json::{Map, Value};

/// Checks an object against its fields; fields named in `others` are somebody else's business.
pub fn check(value: &Value, fields: &[Field], others: &[&str]) -> Result<(), Problem> {
    let Value::Object(map) = value else {
        return Err(wrong_type(value, "object"));
    };
    for key in map.keys() {
        if !others.contains(&key.as_str()) && !fields.iter().any(|f| f.key == key) {
            let tag = others.iter().filter(|_| others.len() == 1);
            let known: Vec<&str> = tag.copied().chain(fields.iter().map(|f| f.key)).collect();
            return Err(Problem::new("unknown-field", short(key)).with("known", known.join(", ")));
        }
    }
    fields.iter().try_for_each(|f| field(map, f))
}

fn field(map: &Map<String, Value>, field: &Field) -> Result<(), Problem> {
    match map.get(field.key) {
        Some(value) => kind(value, &field.kind).map_err(|p| p.under(field.key)),
        None if field.optional => Ok(()),
        None => Err(Problem::new("missing", field.key)),
    }
}

fn kind(value: &Value, kind: &FieldKind) -> Result<(), Problem> {
    match kind {
        FieldKind::Int { min, max, .. } => int(value, *min, *max),
        FieldKind::Address { max, .. } => match value.as_str().map(|s| (s, address(s))) {
            Some((s, Some(n))) if n > *max as u64 => Err(Problem::range("", short(s), 0, *max)),
            Some((_, Some(_))) => Ok(()),
            _ => int(value, 0, *max),
        },
        FieldKind::Bool => match value {
            Value::Bool(_) => Ok(()),
            _ => Err(wrong_type(value, "bool")),
        },
        FieldKind::Choice(words) => word(value, "", words.iter().copied()).map(|_| ()),
        FieldKind::Text { max, .. } => text(value, *max),
        FieldKind::Reference { .. } => text(value, 1000),
        FieldKind::Ints {
            min,
            max,
            least,
            most,
            odd,
            ..
        } => {
            let items = list(value, *least, *most)?;
            for (i, item) in items.iter().enumerate() {
                int(item, *min, *max).map_err(|p| p.under(&format!("[{i}]")))?;
            }
            if *odd && items.len() % 2 == 0 {
                return Err(Problem::new("ends-in-io", "").with("count", items.len() as u64));
            }
            Ok(())
        }
        FieldKind::References {
            max, least, most, ..
        } => {
            let page = FieldKind::Int {
                min: 0,
                max: *max,
                new: 0,
            };
            let fields = [
                Field::required("page", page),
                Field::optional("write", FieldKind::Bool),
            ];
            for (i, item) in list(value, *least, *most)?.iter().enumerate() {
                match item {
                    Value::Object(_) => check(item, &fields, &[]),
                    item => int(item, 0, *max),
                }
                .map_err(|p| p.under(&format!("[{i}]")))?;
            }
            Ok(())
        }
        FieldKind::Notation { name, is, .. } => notation(value, name, *is),
        FieldKind::Notations {
            name,
            is,
            least,
            most,
            ..
        } => {
            for (i, item) in list(value, *least, *most)?.iter().enumerate() {
                notation(item, name, *is).map_err(|p| p.under(&format!("[{i}]")))?;
            }
            Ok(())
        }
        FieldKind::Maybe(_) if value.is_null() => Ok(()),
        FieldKind::Group(fields) | FieldKind::Maybe(fields) => check(value, fields, &[]),
        FieldKind::List {
            fields,
            least,
            most,
        } => {
            for (i, item) in list(value, *least, *most)?.iter().enumerate() {
                check(item, fields, &[]).map_err(|p| p.under(&format!("[{i}]")))?;
            }
            Ok(())
        }
        FieldKind::Variant { tag, cases } => {
            let Value::Object(map) = value else {
                return Err(wrong_type(value, "object"));
            };
            let Some(name) = map.get(*tag) else {
                return Err(Problem::new("missing", *tag));
            };
            let i = word(name, tag, cases.iter().map(|c| c.0))?;
            check(value, cases[i].1, &[tag])
        }
    }
}

fn int(value: &Value, min: i64, max: i64) -> Result<(), Problem> {
    let n = match value {
        Value::Number(n) => n,
        // What an editor hands over as typed, because no integer here holds it.
        Value::String(s) if is_long_integer(s) => {
            return Err(Problem::range("", short(s), min, max));
        }
        _ => return Err(wrong_type(value, "integer")),
    };
    match n.as_i64() {
        Some(i) if (min..=max).contains(&i) => Ok(()),
        // 3.0 is written as no whole number is; 1e30 is one, but far too large.
        None if n.is_f64() && n.as_f64().is_none_or(|f| f.abs() < 1e15) => {
            Err(wrong_type(value, "integer"))
        }
        _ => Err(Problem::range("", shown(value), min, max)),
    }
}

/// The number that a text means: `0x…`, or decimal digits.
pub fn address(text: &str) -> Option<u64> {
    let (digits, radix) = match text.strip_prefix("0x").or(text.strip_prefix("0X")) {
        Some(hex) => (hex, 16),
        None => (text, 10),
    };
    if digits.starts_with('+') {
        return None;
    }
    u64::from_str_radix(digits, radix).ok()
}

/// Whether this is a whole number that 64 bits do not hold.
fn is_long_integer(s: &str) -> bool {
    let digits = s.strip_prefix('-').unwrap_or(s);
    digits.len() > 18 && digits.bytes().all(|b| b.is_ascii_digit())
}

fn word<'a>(
    value: &Value,
    field: &str,
    words: impl Iterator<Item = &'a str> + Clone,
) -> Result<usize, Problem> {
    let found = value.as_str();
    let place = words.clone().position(|w| Some(w) == found);
    place.ok_or_else(|| {
        Problem::new("choice", field)
            .with("value", shown(value))
            .with("known", words.collect::<Vec<_>>().join(", "))
    })
}

fn text(value: &Value, max: usize) -> Result<(), Problem> {
    let Value::String(s) = value else {
        return Err(wrong_type(value, "text"));
    };
    let count = s.chars().count();
    if count == 0 || count > max || s.chars().any(char::is_control) || s.trim() != s {
        return Err(Problem::new("text", "")
            .with("value", short(s))
            .with("max", max as u64));
    }
    Ok(())
}

fn notation(value: &Value, name: &'static str, is: fn(&str) -> bool) -> Result<(), Problem> {
    match value.as_str() {
        Some(s) if is(s) => Ok(()),
        Some(s) => Err(Problem::new("notation", "")
            .with("value", short(s))
            .with("expected", name)),
        None => Err(wrong_type(value, "text")),
    }
}

fn list(value: &Value, least: usize, most: usize) -> Result<&[Value], Problem> {
    let Value::Array(items) = value else {
        return Err(wrong_type(value, "list"));
    };
    if !(least..=most).contains(&items.len()) {
        return Err(Problem::new("count", "")
            .with("value", items.len() as u64)
            .with("min", least as u64)
            .with("max", most as u64));
    }
    Ok(items)
}

fn wrong_type(value: &Value, expected: &'static str) -> Problem {
    Problem::new("type", "")
        .with("value", shown(value))
        .with("expected", expected)
}

/// A value as a person would recognise it, cut where it is long.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(s) => short(s),
        other => short(&json::line(other)),
    }
}

pub fn short(s: &str) -> String {
    let clean: String = s.chars().filter(|c| !c.is_control()).take(40).collect();
    if s.chars().count() > 40 {
        format!("{clean}…")
    } else {
        clean
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const FIELDS: &[Field] = &[
        Field::required(
            "n",
            FieldKind::Int {
                min: 1,
                max: 9,
                new: 1,
            },
        ),
        Field::optional("name", FieldKind::Text { max: 4, new: "x" }),
        Field::optional(
            "list",
            FieldKind::List {
                fields: &[Field::required(
                    "runs",
                    FieldKind::Ints {
                        min: 1,
                        max: 5,
                        least: 1,
                        most: 5,
                        odd: true,
                        new: &[1],
                    },
                )],
                least: 1,
                most: 2,
            },
        ),
        Field::optional(
            "pages",
            FieldKind::References {
                max: 99,
                least: 1,
                most: 3,
                new: &[0],
            },
        ),
        Field::optional(
            "how",
            FieldKind::Variant {
                tag: "name",
                cases: &[("a", &[]), ("b", &[Field::required("q", FieldKind::Bool)])],
            },
        ),
        Field::optional(
            "at",
            FieldKind::Address {
                max: 0xffff,
                new: 0,
            },
        ),
        Field::optional(
            "net",
            FieldKind::Notation {
                name: "ipv4",
                is: |s| s == "10.0.0.1",
                new: "10.0.0.1",
            },
        ),
        Field::optional(
            "nets",
            FieldKind::Notations {
                name: "ipv4",
                is: |s| s == "10.0.0.1",
                least: 1,
                most: 2,
                new: &["10.0.0.1"],
            },
        ),
    ];

    fn refusal(value: Value) -> (String, &'static str) {
        let p = check(&value, FIELDS, &[]).expect_err("this is wrong");
        (p.field, p.kind)
    }

    #[test]
    fn what_fits_passes() {
        for good in [
            json!({"n": 1}),
            json!({"n": 1, "net": "10.0.0.1", "nets": ["10.0.0.1"]}),
            json!({"n": 9, "name": "정책명칭", "pages": [7, {"page": 1, "write": true}, {"page": 0}], "list": [{"runs": [1, 2, 3]}], "how": {"name": "b", "q": true}}),
        ] {
            assert_eq!(check(&good, FIELDS, &[]), Ok(()));
        }
    }

    #[test]
    fn an_address_is_a_number_or_a_text_of_one() {
        for text in [json!(0x403), json!("0x403"), json!("0X403"), json!("1027")] {
            assert_eq!(check(&json!({"n": 1, "at": text}), FIELDS, &[]), Ok(()));
            assert_eq!(<u64 as crate::form::Form>::read(&text), Some(0x403));
        }
    }

    #[test]
    fn every_refusal_names_its_place() {
        for (bad, field, kind) in [
            (json!({"n": 1, "at": "0x10000"}), "at", "range"),
            (json!({"n": 1, "at": 0x10000}), "at", "range"),
            (json!({"n": 1, "at": -1}), "at", "range"),
            (json!({"n": 1, "at": "+1"}), "at", "type"),
            (json!({"n": 1, "at": "0x"}), "at", "type"),
            (json!({"n": 1, "at": "page"}), "at", "type"),
            (json!({"n": 1, "at": 1.5}), "at", "type"),
            (json!([]), "", "type"),
            (json!({}), "n", "missing"),
            (json!({"n": 0}), "n", "range"),
            (json!({"n": -3}), "n", "range"),
            (json!({"n": 10u64.pow(19)}), "n", "range"),
            (json!({"n": 1.5}), "n", "type"),
            (json!({"n": "99999999999999999999"}), "n", "range"),
            (json!({"n": "-99999999999999999999"}), "n", "range"),
            (json!({"n": 3.0}), "n", "type"),
            (json!({"n": 1e30}), "n", "range"),
            (json!({"n": "1"}), "n", "type"),
            (json!({"n": 1, "m": 2}), "m", "unknown-field"),
            (json!({"n": 1, "name": ""}), "name", "text"),
            (json!({"n": 1, "name": "too long"}), "name", "text"),
            (json!({"n": 1, "list": []}), "list", "count"),
            (
                json!({"n": 1, "list": [{"runs": [1, 2]}]}),
                "list[0].runs",
                "ends-in-io",
            ),
            (
                json!({"n": 1, "list": [{"runs": [1]}, {"runs": [1, 9, 1]}]}),
                "list[1].runs[1]",
                "range",
            ),
            (json!({"n": 1, "pages": []}), "pages", "count"),
            (json!({"n": 1, "pages": [0, 100]}), "pages[1]", "range"),
            (json!({"n": 1, "pages": ["1"]}), "pages[0]", "type"),
            (
                json!({"n": 1, "pages": [{"page": -1}]}),
                "pages[0].page",
                "range",
            ),
            (
                json!({"n": 1, "pages": [{"write": true}]}),
                "pages[0].page",
                "missing",
            ),
            (
                json!({"n": 1, "pages": [{"page": 1, "write": 1}]}),
                "pages[0].write",
                "type",
            ),
            (json!({"n": 1, "net": "10.0.0"}), "net", "notation"),
            (json!({"n": 1, "net": 10}), "net", "type"),
            (json!({"n": 1, "nets": []}), "nets", "count"),
            (
                json!({"n": 1, "nets": ["10.0.0.1", ""]}),
                "nets[1]",
                "notation",
            ),
            (json!({"n": 1, "how": {}}), "how.name", "missing"),
            (json!({"n": 1, "how": {"name": "c"}}), "how.name", "choice"),
            (
                json!({"n": 1, "how": {"name": "a", "q": true}}),
                "how.q",
                "unknown-field",
            ),
            (json!({"n": 1, "how": {"name": "b"}}), "how.q", "missing"),
        ] {
            assert_eq!(refusal(bad), (field.to_owned(), kind));
        }
    }
}
