//! What each command does: arguments in, text out.

use crate::Format;
use kw_capture::packets::pcapng;
use kw_exchange::{file_text, link, parse_file, results_markdown, step_json, steps_csv};
use kw_models::{
    Entry, Figure, Session, Table,
    registry::{LABS, entry, open_any},
};
use kw_scene::{Ground, to_svg};
use kw_texts::Texts;
use kw_trace::Problem;
use serde_json::{Value, json};
use std::{io::Read as _, path::Path};

/// The text to write, or why there is none.
pub type Output = Result<String, Problem>;

pub fn lab(id: &str) -> Result<&'static Entry, Problem> {
    entry(id).ok_or_else(|| {
        let known: Vec<&str> = LABS.iter().map(|e| e.id).collect();
        Problem::new("choice", "LAB")
            .with("value", id)
            .with("known", known.join(", "))
    })
}

pub fn labs(as_json: bool, texts: &Texts) -> String {
    let labs: Vec<(&str, String)> = LABS
        .iter()
        .map(|e| (e.id, texts.get(Some(e.id), "lab-title")))
        .collect();
    if as_json {
        let list: Vec<Value> = labs
            .iter()
            .map(|(id, title)| json!({"id": id, "title": title}))
            .collect();
        return format!("{}\n", Value::from(list));
    }
    labs.iter()
        .map(|(id, title)| format!("{id}\t{title}\n"))
        .collect()
}

pub fn example(id: &str, preset: Option<&str>) -> Output {
    let lab = lab(id)?;
    let Some(name) = preset else {
        return Ok(file_text(&(lab.example)()));
    };
    let scenario = (lab.preset)(name).ok_or_else(|| {
        Problem::new("preset", "--preset")
            .with("value", name)
            .with("known", (lab.presets)().join(", "))
    })?;
    Ok(file_text(&scenario))
}

pub fn presets(id: &str, texts: &Texts) -> Output {
    let lab = lab(id)?;
    Ok((lab.presets)()
        .iter()
        .map(|name| {
            let point = texts.get(Some(id), &format!("preset-{name}-point"));
            format!("{name}\t{point}\n")
        })
        .collect())
}

pub fn random(id: &str, seed: u64) -> Output {
    Ok(file_text(&(lab(id)?.random)(seed)))
}

pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let refuse = |e: std::io::Error| {
        Problem::new("file", path.display().to_string()).with("message", e.to_string())
    };
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(refuse)?;
        return Ok(bytes);
    }
    std::fs::read(path).map_err(refuse)
}

pub fn read_scenario(path: &Path) -> Result<Value, Problem> {
    let bytes = read_bytes(path)?;
    let text = std::str::from_utf8(&bytes).map_err(|e| {
        let line = bytes[..e.valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count()
            + 1;
        Problem::new("json-syntax", format!("line {line}")).with("column", 1_u64)
    })?;
    parse_file(text)
}

/// How the picture of a run is drawn.
#[derive(clap::Args)]
pub struct Drawing {
    /// The step that the picture shows; the last one if there is none of this number.
    #[arg(long, value_name = "STEP", allow_negative_numbers = true)]
    at: Option<u64>,
    /// The width of the picture in pixels.
    #[arg(long, value_name = "PIXELS", default_value = "960", value_parser = clap::value_parser!(u16).range(320..=4000))]
    width: u16,
    /// How many times its time axis is stretched from what reads well, or squeezed if negative.
    #[arg(long, default_value = "0", allow_negative_numbers = true, value_parser = clap::value_parser!(i32).range(-12..=20))]
    zoom: i32,
}

/// The bytes to write: one format is no text.
pub fn run(
    path: &Path,
    format: Format,
    steps: bool,
    drawing: &Drawing,
    texts: &Texts,
) -> Result<Vec<u8>, Problem> {
    let scenario = read_scenario(path)?;
    let mut session = open_any(&scenario)?;
    if format == Format::Pcapng && !session.has_frames() {
        return Err(Problem::new("no-packets", "--format").with("value", session.lab()));
    }
    session.finish()?;
    let end = session.progress().reached;
    let text = match format {
        Format::Pcapng => return Ok(pcapng(&session.traffic())),
        Format::Json => {
            let mut object = json!({
                "lab": session.lab(),
                "version": 1,
                "result": session.result(),
            });
            if steps {
                object["steps"] = all_steps(session.as_mut(), texts).collect();
            }
            format!("{object:#}\n")
        }
        Format::Csv => {
            let entry = lab(session.lab())?;
            steps_csv(session.as_mut(), entry, texts)
        }
        Format::Svg => {
            session.seek(drawing.at.unwrap_or(end).min(end));
            let figure = Figure {
                width: f32::from(drawing.width),
                zoom: drawing.zoom,
                until: 0,
                compact: false,
            };
            let scene = session.picture(&figure);
            to_svg(&scene, Ground::Either, &|label| {
                texts.label(session.lab(), label)
            })
        }
        Format::Md => results_markdown(session.as_ref(), texts),
        Format::Text => text(session.as_mut(), steps, texts),
    };
    Ok(text.into_bytes())
}

fn all_steps<'a>(
    session: &'a mut dyn Session,
    texts: &'a Texts,
) -> impl Iterator<Item = Value> + 'a {
    (1..=session.progress().reached).filter_map(move |n| {
        session.seek(n);
        step_json(session, texts)
    })
}

fn text(session: &mut dyn Session, steps: bool, texts: &Texts) -> String {
    let lab = session.lab();
    let mut out = format!(
        "{}: {}\n",
        texts.get(Some(lab), "lab-title"),
        texts.why(lab, &session.heading())
    );
    if steps {
        out.push('\n');
        for n in 1..=session.progress().reached {
            session.seek(n);
            let Some(why) = session.why() else { continue };
            let (clock, text) = (texts.label(lab, &session.clock()), texts.why(lab, &why));
            let pad = " ".repeat(12_usize.saturating_sub(width(&clock)));
            out.push_str(&format!("{n:>6}  {clock}{pad} {text}\n"));
        }
    }
    for table in session.results() {
        out.push('\n');
        out.push_str(&table_text(&table, lab, texts));
    }
    out
}

/// A table in columns of equal width; full-width characters count as two.
pub fn table_text(table: &Table, lab: &str, texts: &Texts) -> String {
    let title = texts.get(Some(lab), &format!("table-{}", table.id));
    let head: Vec<String> = table
        .columns
        .iter()
        .map(|c| texts.get(Some(lab), &format!("column-{}", c.id)))
        .collect();
    let words = |label: &_| texts.label(lab, label);
    let body = table.rows.iter().chain(&table.foot).map(|row| {
        row.iter()
            .map(|cell| cell.show(&words))
            .collect::<Vec<String>>()
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(body).collect();
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|i| rows.iter().map(|r| width(&r[i])).max().unwrap_or(0))
        .collect();
    let mut out = format!("{title}\n");
    for row in &rows {
        let mut line = String::new();
        for ((cell, column), w) in row.iter().zip(&table.columns).zip(&widths) {
            let pad = " ".repeat(w - width(cell));
            line.push_str("  ");
            if column.number {
                line.push_str(&pad);
                line.push_str(cell);
            } else {
                line.push_str(cell);
                line.push_str(&pad);
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn width(s: &str) -> usize {
    s.chars()
        .map(|c| {
            if ('\u{1100}'..='\u{ffdc}').contains(&c) {
                2
            } else {
                1
            }
        })
        .sum()
}

pub fn link(path: &Path) -> Output {
    let scenario = read_scenario(path)?;
    let session = open_any(&scenario)?;
    Ok(format!("{}\n", link::write(&session.scenario(), &[])?))
}

pub fn open(address: &str) -> Output {
    let opened = link::read(address)?;
    let lab = lab(&opened.lab)?;
    let scenario = match opened.scenario {
        Some(scenario) => (lab.open)(&scenario)?.scenario(),
        None => (lab.example)(),
    };
    Ok(file_text(&scenario))
}

pub fn import(path: &Path, want: Option<&str>, texts: &Texts) -> Output {
    let bytes = read_bytes(path)?;
    let name = path
        .file_name()
        .map_or_else(|| "-".to_owned(), |n| n.to_string_lossy().into_owned());
    let imported = kw_capture::import(&bytes, &name)?;
    if let Some(want) = want {
        lab(want)?;
        if want != imported.lab {
            return Err(Problem::new("import-lab", "--lab")
                .with("value", want)
                .with("found", imported.lab));
        }
    }
    for note in &imported.notes {
        eprintln!("kw: {}", texts.with(None, note.id, &note.params));
    }
    Ok(file_text(&imported.value()))
}
