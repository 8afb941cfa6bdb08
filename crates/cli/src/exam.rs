//! `kw exam`: exams without a server. Makes an exam, prints a student's sheet or its key, makes a link for each
//! student, and verifies and marks the files that come back.
//!
//! What a signature protects against and what it does not, `kw_learn::exam` tells.

use crate::commands::{read_bytes, read_scenario, table_text};
use kw_exchange::{
    csv_line,
    exam::{self, Checking, Desk, Print, Standing},
    file_text, table_csv,
};
use kw_learn::exam::{
    ALL_SEEDS, COUNT_MAX, Exam, LEVEL_MAX, MINUTES_MAX, Part, SEED_MAX, new_code,
};
use kw_texts::Texts;
use kw_trace::Problem;
use std::path::{Path, PathBuf};

/// What `kw exam` is asked for.
#[derive(clap::Subcommand)]
pub enum Command {
    /// An exam of these parts, as JSON. It has the code that results are signed with: keep it.
    New {
        /// What it is called.
        #[arg(long)]
        title: String,
        /// Questions of a lab: its id, a level from 1 to 4 and how many, such as net/subnetting:2:5. May be
        /// given several times.
        #[arg(long = "part", value_name = "LAB:LEVEL:COUNT", required = true)]
        parts: Vec<String>,
        /// How many minutes it may take; told, not enforced. 0 for no limit.
        #[arg(long, default_value = "0", value_parser = clap::value_parser!(u32).range(..=i64::from(MINUTES_MAX)))]
        minutes: u32,
        /// What all numbers are made from; any, where none is given.
        #[arg(long, value_parser = clap::value_parser!(u64).range(..=SEED_MAX))]
        seed: Option<u64>,
        /// What results are signed with, at least 8 letters or digits; a new one, where none is given.
        #[arg(long)]
        code: Option<String>,
    },
    /// A sheet to print, in Markdown, or its key.
    Sheet {
        /// The exam's file; - reads standard input.
        file: PathBuf,
        /// For this student; without one, the sheet for everybody.
        #[arg(long, value_name = "NAME", default_value = "")]
        student: String,
        /// The right answers in place of the questions.
        #[arg(long)]
        key: bool,
    },
    /// A link for each student, as CSV. Every link carries the exam's code: the student's page signs.
    Links {
        /// The exam's file; - reads standard input.
        file: PathBuf,
        /// A file with a student's number or name on each line; without one, a single link whose page asks for
        /// the name.
        #[arg(long, value_name = "LIST")]
        students: Option<PathBuf>,
        /// The address of the site, such as `https://example.org/kw/`; without one, what comes behind it.
        #[arg(long, value_name = "URL", default_value = "")]
        base: String,
    },
    /// Verifies and marks the files that students handed in: a table with a line for each. Marks in a file are not
    /// believed. Exit status 1 if one is not verified.
    Verify {
        /// The exam's file; - reads standard input.
        file: PathBuf,
        /// The files that students handed in.
        #[arg(required = true)]
        papers: Vec<PathBuf>,
        /// The list of students: tells who is not in it.
        #[arg(long, value_name = "LIST")]
        students: Option<PathBuf>,
        /// The table as CSV.
        #[arg(long)]
        csv: bool,
    },
}

/// What there is to write, and whether all is well with it.
pub type Output = Result<(String, bool), Problem>;

/// Does what is asked for.
pub fn exam(command: &Command, texts: &Texts) -> Output {
    let well = |text| (text, true);
    match command {
        Command::New {
            title,
            parts,
            minutes,
            seed,
            code,
        } => {
            let parts = parts.iter().map(|p| part(p)).collect::<Result<_, _>>()?;
            let made = Exam {
                title: title.clone(),
                seed: seed.map_or_else(|| random().map(|n| n % 1_000_000), Ok)?,
                code: code
                    .clone()
                    .map_or_else(|| random().map(|n| new_code(n.to_be_bytes())), Ok)?,
                minutes: *minutes,
                seeds: ALL_SEEDS,
                parts,
            };
            // As it will be read again.
            let made = exam::read(&made.write())?;
            Ok(well(file_text(&made.write())))
        }
        Command::Sheet { file, student, key } => {
            let print = if *key { Print::Key } else { Print::Sheet };
            let name = exam::name_of(student).map_err(|p| p.under("--student"))?;
            let exam = read(file)?;
            let name = name.unwrap_or_default();
            Ok(well(exam::markdown(&exam, &name, print, texts)))
        }
        Command::Links {
            file,
            students,
            base,
        } => links(&read(file)?, &list(students.as_deref())?, base, texts).map(well),
        Command::Verify {
            file,
            papers,
            students,
            csv,
        } => {
            let desk = Desk::new(read(file)?, list(students.as_deref())?);
            Ok(verify(desk, papers, *csv, texts))
        }
    }
}

/// A part as it is typed: `net/subnetting:2:5`.
fn part(typed: &str) -> Result<Part, Problem> {
    let refuse = || Problem::new("exam-part", "--part").with("value", typed);
    let fields: Vec<&str> = typed.split(':').collect();
    let [lab, level, count] = fields[..] else {
        return Err(refuse());
    };
    let number = |text: &str, max: u32| {
        let n: u32 = text.parse().map_err(|_| refuse())?;
        if (1..=max).contains(&n) {
            return Ok(n);
        }
        Err(Problem::range(format!("--part {typed}"), n, 1, max.into()))
    };
    Ok(Part {
        lab: crate::commands::lab(lab)
            .map_err(|p| Problem {
                field: "--part".to_owned(),
                ..p
            })?
            .id
            .to_owned(),
        level: number(level, LEVEL_MAX.into())? as u8,
        count: number(count, COUNT_MAX)?,
    })
}

/// A random number of the operating system.
fn random() -> Result<u64, Problem> {
    getrandom::u64().map_err(|e| Problem::new("other", "--code").with("message", e.to_string()))
}

fn read(file: &Path) -> Result<Exam, Problem> {
    exam::read(&read_scenario(file)?)
}

fn text_of(path: &Path) -> Result<String, Problem> {
    let bytes = read_bytes(path)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn list(path: Option<&Path>) -> Result<Vec<String>, Problem> {
    path.map_or(Ok(Vec::new()), |path| exam::students(&text_of(path)?))
}

fn links(exam: &Exam, students: &[String], base: &str, texts: &Texts) -> Result<String, Problem> {
    let base = base.split('#').next().unwrap_or_default();
    let heads = ["column-exam-student", "column-exam-link"].map(|id| texts.get(None, id));
    let mut out = csv_line(&heads);
    let mut add = |name: &str, link: String| {
        out.push_str(&csv_line(&[name.to_owned(), format!("{base}{link}")]));
    };
    if students.is_empty() {
        add("", exam::link(exam, None)?);
    }
    for name in students {
        add(name, exam::link(exam, Some(name))?);
    }
    Ok(out)
}

/// A table of what came of the files, and whether all of them are verified.
fn verify(mut desk: Desk, papers: &[PathBuf], csv: bool, texts: &Texts) -> (String, bool) {
    let mut all = Vec::new();
    for path in papers {
        let name = path.display().to_string();
        let checking = match text_of(path) {
            Ok(text) => desk.take(&name, &text),
            // The file is named in its line already.
            Err(problem) => Checking::unread(
                &name,
                Problem {
                    field: String::new(),
                    ..problem
                },
            ),
        };
        all.push(checking.finish(texts));
    }
    let is_well = all.iter().all(|c| c.standing == Standing::Verified);
    let table = exam::table(&all, texts);
    match csv {
        true => (table_csv(&table, texts), is_well),
        false => (table_text(&table, "", texts), is_well),
    }
}
