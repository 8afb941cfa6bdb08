//! Reading JSON values by hand, with refusals that name the place.
//!
//! Each function reads one value and leaves the place of its [`Problem`] empty; [`field`] and [`entry`]
//! put the names before it. Fields that are not asked for are not looked at: files of later releases of
//! the same version may have more.

use kw_trace::Problem;
use serde_json::{Map, Value};

/// Longest name of a card, a rule, a lab, in characters.
pub const NAME_MAX: usize = 200;

/// What all files begin with.
const MARK: &str = "kernel-and-wire";

/// A file's fields, after its head said that it is of this kind and version.
///
/// # Errors
/// `file-kind` for anything else, `file-version` for a version that is not known here.
pub fn file<'a>(
    value: &'a Value,
    kind: &str,
    version: i64,
) -> Result<&'a Map<String, Value>, Problem> {
    let map = object(value)?;
    if map.get(MARK).and_then(Value::as_str) != Some(kind) {
        let found = map.get(MARK).map_or_else(|| "?".to_owned(), shown);
        return Err(Problem::new("file-kind", MARK)
            .with("value", found)
            .with("want", kind));
    }
    let found = field(map, "version", |v| whole(v, 1, i64::from(u32::MAX)))?;
    if found != version {
        return Err(Problem::new("file-version", "version")
            .with("value", found)
            .with("max", version));
    }
    Ok(map)
}

/// The head of a file.
pub fn head(kind: &str, version: i64) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert(MARK.to_owned(), Value::from(kind));
    map.insert("version".to_owned(), Value::from(version));
    map
}

/// An object of these fields, in this order.
pub fn fields<const N: usize>(list: [(&str, Value); N]) -> Value {
    let mut map = Map::new();
    for (key, value) in list {
        map.insert(key.to_owned(), value);
    }
    Value::Object(map)
}

/// An object.
pub fn object(value: &Value) -> Result<&Map<String, Value>, Problem> {
    value.as_object().ok_or_else(|| wrong(value, "object"))
}

/// A list of `min` to `max` entries.
pub fn list(value: &Value, min: usize, max: usize) -> Result<&[Value], Problem> {
    let items = value.as_array().ok_or_else(|| wrong(value, "list"))?;
    count(items.len(), min, max)?;
    Ok(items)
}

/// Whether there are `min` to `max` entries.
pub fn count(found: usize, min: usize, max: usize) -> Result<(), Problem> {
    if (min..=max).contains(&found) {
        return Ok(());
    }
    Err(Problem::new("count", "")
        .with("value", found as u64)
        .with("min", min as u64)
        .with("max", max as u64))
}

/// A whole number from `min` to `max`.
pub fn whole(value: &Value, min: i64, max: i64) -> Result<i64, Problem> {
    match value.as_i64() {
        Some(n) if (min..=max).contains(&n) => Ok(n),
        None if !value.is_u64() => Err(wrong(value, "integer")),
        _ => Err(Problem::range("", shown(value), min, max)),
    }
}

/// A whole number from 0 to `max`.
pub fn small(value: &Value, max: u32) -> Result<u32, Problem> {
    // What lies between 0 and a u32 fits into one.
    whole(value, 0, i64::from(max)).map(|n| u32::try_from(n).unwrap_or(max))
}

/// True or false.
pub fn flag(value: &Value) -> Result<bool, Problem> {
    value.as_bool().ok_or_else(|| wrong(value, "bool"))
}

/// A text of any characters, at most `max`.
pub fn text(value: &Value, max: usize) -> Result<String, Problem> {
    let text = value.as_str().ok_or_else(|| wrong(value, "text"))?;
    let length = text.chars().count();
    if length > max {
        return Err(Problem::new("text-long", "")
            .with("value", length as u64)
            .with("max", max as u64));
    }
    Ok(text.to_owned())
}

/// A name: 1 to `max` characters, no space at its ends, no control character.
pub fn name(text: &str, max: usize) -> Result<String, Problem> {
    let fits = !text.is_empty()
        && text.chars().count() <= max
        && text.trim() == text
        && !text.chars().any(char::is_control);
    if fits {
        return Ok(text.to_owned());
    }
    Err(Problem::new("text", "")
        .with("value", short(text))
        .with("max", max as u64))
}

/// A text that is a [`name`].
pub fn named(value: &Value, max: usize) -> Result<String, Problem> {
    let text = value.as_str().ok_or_else(|| wrong(value, "text"))?;
    name(text, max)
}

/// A field that must be there.
pub fn field<'a, T>(
    map: &'a Map<String, Value>,
    key: &str,
    read: impl FnOnce(&'a Value) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let value = map.get(key).ok_or_else(|| Problem::new("missing", key))?;
    read(value).map_err(|p| p.under(key))
}

/// A field that may be missing.
pub fn field_or<'a, T>(
    map: &'a Map<String, Value>,
    key: &str,
    default: T,
    read: impl FnOnce(&'a Value) -> Result<T, Problem>,
) -> Result<T, Problem> {
    match map.get(key) {
        Some(value) => read(value).map_err(|p| p.under(key)),
        None => Ok(default),
    }
}

/// The same with the number of an entry before its place.
pub fn entry<T>(read: Result<T, Problem>, number: usize) -> Result<T, Problem> {
    read.map_err(|p| p.under(&format!("[{number}]")))
}

fn wrong(value: &Value, expected: &'static str) -> Problem {
    Problem::new("type", "")
        .with("value", shown(value))
        .with("expected", expected)
}

/// A value as a person would recognise it, cut where it is long.
///
/// Fractions are written by the standard library, which the page has, and not by `serde_json`'s tables.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => match (n.as_i64(), n.as_u64()) {
            (Some(n), _) => n.to_string(),
            (_, Some(n)) => n.to_string(),
            _ => short(&n.as_f64().unwrap_or_default().to_string()),
        },
        Value::String(s) => short(s),
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
    }
}

/// At most 40 characters, none of them a control character.
pub fn short(text: &str) -> String {
    let mut out: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if text.chars().nth(40).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_refusal_names_its_place() {
        let map = json!({"n": [1, "x", 7, 1e30, 18446744073709551615_u64, 2.0]});
        let map = map.as_object().expect("an object");
        let read = |i: usize| {
            field(map, "n", |v| entry(whole(&list(v, 1, 9)?[i], 0, 5), i))
                .map_err(|p| (p.field, p.kind))
        };
        assert_eq!(read(0), Ok(1));
        assert_eq!(read(1), Err(("n[1]".to_owned(), "type")));
        assert_eq!(read(2), Err(("n[2]".to_owned(), "range")));
        assert_eq!(read(3), Err(("n[3]".to_owned(), "type")));
        assert_eq!(read(4), Err(("n[4]".to_owned(), "range")));
        assert_eq!(read(5), Err(("n[5]".to_owned(), "type")));
        let missing = field(map, "m", flag).expect_err("not there");
        assert_eq!((missing.field.as_str(), missing.kind), ("m", "missing"));
        let long = text(&json!("four"), 3).expect_err("too long");
        assert_eq!(long.kind, "text-long");
        for bad in ["", " a", "a ", "a\nb", "abcdef"] {
            assert_eq!(name(bad, 5).expect_err("no name").kind, "text");
        }
        assert_eq!(name("한 글", 5).as_deref(), Ok("한 글"));
    }

    #[test]
    fn a_file_of_another_kind_or_version_is_refused() {
        let read = |value: Value| {
            file(&value, "progress", 1)
                .map(Map::len)
                .map_err(|p| p.kind)
        };
        assert_eq!(
            read(json!({"kernel-and-wire": "progress", "version": 1})),
            Ok(2)
        );
        assert_eq!(
            read(json!({"kernel-and-wire": "progress", "version": 2})),
            Err("file-version")
        );
        assert_eq!(
            read(json!({"kernel-and-wire": "exam", "version": 1})),
            Err("file-kind")
        );
        assert_eq!(read(json!({"kernel-and-wire": "progress"})), Err("missing"));
        assert_eq!(read(json!({"lab": "os/scheduling"})), Err("file-kind"));
        assert_eq!(read(json!([])), Err("type"));
    }
}
