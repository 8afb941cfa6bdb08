//! JSON text of a value, on one line.
//!
//! Writing with this instead of the library's writer leaves its tables for printing fractions (10 KB)
//! out of the page, which has the standard library's already.

use serde_json::Value;
use std::fmt::Write as _;

/// The value as JSON on one line.
pub fn line(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

fn write(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Value::Number(n) => {
            // Writing to a String cannot fail.
            let _ = match (n.as_u64(), n.as_i64()) {
                (Some(n), _) => write!(out, "{n}"),
                (_, Some(n)) => write!(out, "{n}"),
                // A fraction stays one: `4.0`, not `4`.
                _ => match n.as_f64().unwrap_or_default() {
                    f if f.fract() == 0.0 => write!(out, "{f}.0"),
                    f => write!(out, "{f}"),
                },
            };
        }
        Value::String(s) => text(out, s),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(out, item);
            }
            out.push(']');
        }
        Value::Object(map) => {
            out.push('{');
            for (i, (key, value)) in map.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                text(out, key);
                out.push(':');
                write(out, value);
            }
            out.push('}');
        }
    }
}

/// A string as RFC 8259 §7 has it: quotes, backslashes and control characters escaped.
fn text(out: &mut String, s: &str) {
    out.push('"');
    for c in s.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_library_reads_what_is_written() {
        let value = json!({
            "a": [1, -2, u64::MAX, i64::MIN, 1.5, 4.0, -0.1, 1e300, 2e-9, null, true, false, [], {}],
            "\"quoted\" \\ \n \u{1} 한글": "tab\t",
        });
        assert_eq!(
            serde_json::from_str::<Value>(&line(&value)).ok(),
            Some(value.clone())
        );
        assert_eq!(
            line(&json!({"a": [1, "x"], "b": null})),
            r#"{"a":[1,"x"],"b":null}"#
        );
    }
}
