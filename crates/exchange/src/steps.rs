//! Lists of steps and tables for spreadsheets and scripts.

use kw_models::{Cell, Entry, Session, Table};
use kw_texts::Texts;
use kw_trace::{Param, Why};
use serde_json::{Map, Value, json};

/// The step at the session's cursor as an object; `None` at the start.
pub fn step_json(session: &dyn Session, texts: &Texts) -> Option<Value> {
    let why = session.why()?;
    Some(json!({
        "n": session.at(),
        "at": session.now(),
        "rule": why.rule,
        "params": params(&why),
        "text": texts.why(session.lab(), &why),
    }))
}

fn params(why: &Why) -> Map<String, Value> {
    why.params
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Param::Int(n) if n.unsigned_abs() < 1 << 53 => json!(n),
                Param::Int(n) => json!(n.to_string()),
                Param::Milli(n) => json!(*n as f64 / 1000.0),
                Param::Text(s) => json!(s),
                Param::Bool(b) => json!(b),
                Param::Nothing => Value::Null,
            };
            ((*name).to_owned(), value)
        })
        .collect()
}

/// The first line of steps as CSV (RFC 4180): number, time, rule, source, text.
pub const CSV_HEAD: &str = "n,at,rule,source,text\r\n";

/// The line of the step at the cursor; `None` before the first.
pub fn step_csv(session: &dyn Session, entry: &Entry, texts: &Texts) -> Option<String> {
    let why = session.why()?;
    let source = entry.rule(why.rule).map_or("", |r| r.source);
    let text = texts.why(session.lab(), &why);
    let cells = [
        session.at().to_string(),
        session.now().to_string(),
        why.rule.to_owned(),
        source.to_owned(),
        text,
    ];
    Some(csv_line(&cells))
}

/// A line of CSV (RFC 4180).
pub fn csv_line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|c| quoted(c)).collect();
    cells.join(",") + "\r\n"
}

/// A table with its heads as CSV; nothing is left out where a cell has nothing to say.
pub fn table_csv(table: &Table, texts: &Texts) -> String {
    let heads = table.columns.iter();
    let heads: Vec<String> = heads
        .map(|c| texts.get(None, &format!("column-{}", c.id)))
        .collect();
    let mut out = csv_line(&heads);
    for row in &table.rows {
        let words = |label: &_| texts.label("", label);
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match cell {
                Cell::Empty => String::new(),
                cell => cell.show(&words),
            })
            .collect();
        out.push_str(&csv_line(&cells));
    }
    out
}

/// All steps so far as CSV. The cursor ends where the run has come to.
pub fn steps_csv(session: &mut dyn Session, entry: &Entry, texts: &Texts) -> String {
    let mut out = String::from(CSV_HEAD);
    for n in 1..=session.progress().reached {
        session.seek(n);
        out.push_str(&step_csv(session, entry, texts).unwrap_or_default());
    }
    out
}

fn quoted(cell: &str) -> String {
    // A leading sign or at-sign would be read as a formula by spreadsheets.
    let cell = match cell.as_bytes().first() {
        Some(b'=' | b'+' | b'@' | b'-') => format!("'{cell}"),
        _ => cell.to_owned(),
    };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
