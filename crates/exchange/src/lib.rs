//! What leaves the product and comes back: scenario files, links, embeds, lists of steps, tables of results, and exams.
//!
//! Everything read here may be damaged, enormous or hostile; it gives a value or a [`Problem`], and
//! never a panic. What the value means is the models' business.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

pub mod embed;
pub mod exam;
pub mod link;
mod markdown;
mod steps;

pub use markdown::results_markdown;
pub use steps::{CSV_HEAD, csv_line, step_csv, step_json, steps_csv, table_csv};

use kw_models::json::line;
use kw_trace::Problem;
use serde_json::Value;

/// Largest scenario file, in MiB.
pub const MAX_FILE_MIB: u64 = 16;

/// Reads a scenario file's text.
///
/// # Errors
/// Where it is too large or no JSON, with the line.
pub fn parse_file(text: &str) -> Result<Value, Problem> {
    let mib = (text.len() as u64).div_ceil(1 << 20);
    if mib > MAX_FILE_MIB {
        return Err(Problem::new("file-size", "")
            .with("value", mib)
            .with("max", MAX_FILE_MIB));
    }
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
        let field = format!("line {}", e.line());
        if e.is_eof() {
            Problem::new("json-end", field)
        } else {
            Problem::new("json-syntax", field).with("column", e.column() as u64)
        }
    })
}

/// A scenario file's text, indented.
pub fn file_text(value: &Value) -> String {
    let mut out = String::new();
    write_value(&mut out, value, 0);
    out.push('\n');
    out
}

/// JSON with one line for each thing that reads as one: objects and lists of plain values.
fn write_value(out: &mut String, value: &Value, depth: usize) {
    let text = line(value);
    let is_short = text.len() + depth * 2 <= 96;
    match value {
        Value::Object(map) if !is_short || depth == 0 => {
            out.push_str("{\n");
            for (i, (key, value)) in map.iter().enumerate() {
                indent(out, depth + 1);
                out.push_str(&line(&Value::from(key.as_str())));
                out.push_str(": ");
                write_value(out, value, depth + 1);
                out.push_str(if i + 1 < map.len() { ",\n" } else { "\n" });
            }
            indent(out, depth);
            out.push('}');
        }
        Value::Array(items) if !is_short => {
            out.push_str("[\n");
            for (i, item) in items.iter().enumerate() {
                indent(out, depth + 1);
                write_value(out, item, depth + 1);
                out.push_str(if i + 1 < items.len() { ",\n" } else { "\n" });
            }
            indent(out, depth);
            out.push(']');
        }
        _ => out.push_str(&text),
    }
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_broken_file_is_refused_with_its_line() {
        for (text, field, kind) in [
            ("", "line 1", "json-end"),
            ("{\n\"lab\":", "line 2", "json-end"),
            ("{\n\"lab\": nonsense}", "line 2", "json-syntax"),
            ("[1e999999]", "line 1", "json-syntax"),
        ] {
            let problem = parse_file(text).expect_err("broken");
            assert_eq!((problem.field.as_str(), problem.kind), (field, kind));
        }
        let deep = "[".repeat(100_000);
        assert!(parse_file(&deep).is_err());
    }

    #[test]
    fn files_come_back_as_they_were_written() {
        for lab in kw_models::registry::LABS {
            let value = (lab.example)();
            assert_eq!(parse_file(&file_text(&value)), Ok(value));
        }
        assert_eq!(file_text(&json!({"a": [1, 2]})), "{\n  \"a\": [1,2]\n}\n");
    }
}
