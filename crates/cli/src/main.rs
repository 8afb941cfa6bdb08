//! `kw`: every lab without a browser, for instructors, scripts and checks.
//!
//! Exit status 0: well. 1: `kw exam verify` wrote its table, and a file in it is not verified. 2: bad input,
//! with one line on standard error and nothing on standard output. Output is written only once everything is
//! known to be right.

mod commands;
mod exam;
mod paging;
mod scorm;

use clap::{Parser, Subcommand, ValueEnum};
use kw_texts::{Lang, Texts};
use kw_trace::Problem;
use std::{io::Write as _, path::PathBuf, process::ExitCode};

/// Kernel & Wire without a browser: run, link and import scenarios.
#[derive(Parser)]
#[command(name = "kw", version, about)]
struct Args {
    /// Language of texts and refusals: ko or en.
    #[arg(long, global = true, value_enum, default_value = "en")]
    lang: LangArg,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
enum LangArg {
    Ko,
    En,
}

#[derive(Subcommand)]
enum Command {
    /// Every lab's id and title, a line each.
    Labs {
        /// As a JSON list.
        #[arg(long)]
        json: bool,
    },
    /// A lab's default scenario, or one of its presets, as JSON.
    Example {
        /// Id of the lab, for example os/scheduling.
        lab: String,
        /// Name of the preset.
        #[arg(long)]
        preset: Option<String>,
    },
    /// A lab's presets, a line each: name and the point it makes.
    Presets {
        /// Id of the lab.
        lab: String,
    },
    /// A scenario from a seed: the same for the same seed on every machine.
    Random {
        /// Id of the lab.
        lab: String,
        /// The seed.
        #[arg(long)]
        seed: u64,
    },
    /// Runs a scenario to its end.
    Run {
        /// Scenario file; - reads standard input.
        file: PathBuf,
        /// Form of the output.
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        /// Every step with its reason, too.
        #[arg(long)]
        steps: bool,
        #[command(flatten)]
        drawing: commands::Drawing,
        /// Writes here instead of standard output.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// The link fragment of a scenario.
    Link {
        /// Scenario file; - reads standard input.
        file: PathBuf,
    },
    /// The scenario of a link.
    Open {
        /// The link, or what comes behind its #.
        link: String,
    },
    /// A capture or trace as a scenario; its kind is recognised by content.
    Import {
        /// The file.
        file: PathBuf,
        /// Only if it is for this lab.
        #[arg(long)]
        lab: Option<String>,
    },
    /// Page faults of a whole memory trace: no steps are kept, so millions of references are fine.
    Paging(paging::Args),
    /// A lab, or a set of its exercises, as a SCORM 1.2 package for learning platforms.
    Scorm(scorm::Args),
    /// Exams without a server: sheets, keys, a link for each student, and signed results verified and marked.
    #[command(subcommand)]
    Exam(exam::Command),
}

/// Form of a run's output.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One object.
    Json,
    /// The steps as a table.
    Csv,
    /// The results as tables in Markdown.
    Md,
    /// The picture, at the end or at another step.
    Svg,
    /// The messages as a capture file.
    Pcapng,
}

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        // Help and version are asked for; everything else is bad input, told in one line.
        Err(e) if !e.use_stderr() => e.exit(),
        Err(e) => {
            // What is missing stands in lines below the first.
            let text = e.to_string();
            let lines = text.lines().take_while(|l| !l.is_empty()).map(str::trim);
            let said = lines.collect::<Vec<_>>().join(" ");
            let line = said
                .strip_prefix("error: ")
                .unwrap_or("a command is missing");
            eprintln!("kw: {line} (kw --help)");
            return ExitCode::from(2);
        }
    };
    let texts = Texts::new(match args.lang {
        LangArg::Ko => Lang::Ko,
        LangArg::En => Lang::En,
    });
    let text = |made: commands::Output| made.map(String::into_bytes);
    let mut status = ExitCode::SUCCESS;
    let (result, out) = match &args.command {
        Command::Labs { json } => (text(Ok(commands::labs(*json, &texts))), None),
        Command::Example { lab, preset } => (text(commands::example(lab, preset.as_deref())), None),
        Command::Presets { lab } => (text(commands::presets(lab, &texts)), None),
        Command::Random { lab, seed } => (text(commands::random(lab, *seed)), None),
        Command::Run {
            file,
            format,
            steps,
            drawing,
            out,
        } => (
            commands::run(file, *format, *steps, drawing, &texts),
            out.as_ref(),
        ),
        Command::Link { file } => (text(commands::link(file)), None),
        Command::Open { link } => (text(commands::open(link)), None),
        Command::Import { file, lab } => {
            let made = commands::import(file, lab.as_deref(), &texts);
            (text(made), None)
        }
        Command::Paging(args) => (text(paging::paging(args, &texts)), None),
        Command::Scorm(args) => (scorm::scorm(args, &texts), Some(&args.out)),
        Command::Exam(command) => {
            let made = exam::exam(command, &texts).map(|(made, is_well)| {
                status = ExitCode::from(u8::from(!is_well));
                made
            });
            (text(made), None)
        }
    };
    let written = result.and_then(|bytes| {
        match out {
            Some(path) => std::fs::write(path, bytes),
            None => std::io::stdout().write_all(&bytes),
        }
        .map_err(|e| {
            let place = out.map_or_else(String::new, |p| p.display().to_string());
            Problem::new("file", place).with("message", e.to_string())
        })
    });
    match written {
        Ok(()) => status,
        Err(problem) => {
            let line = texts.problem(&problem).replace(['\n', '\r'], " ");
            eprintln!("kw: {line}");
            ExitCode::from(2)
        }
    }
}
