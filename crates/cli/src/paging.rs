//! `kw paging`: faults of whole memory traces, many policies and numbers of frames at once.

use crate::commands::{Output, table_text};
use kw_capture::lackey::{Lackey, Trace};
use kw_models::{Cell, Label, Table, recording::Choice};
use kw_paging::{Curve, Memory, Policy, Reference, next_uses};
use kw_texts::Texts;
use kw_trace::Problem;
use serde_json::json;
use std::{
    io::Read,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// What `kw paging` is given.
#[derive(clap::Args)]
pub struct Args {
    /// The trace of `valgrind --tool=lackey --trace-mem=yes`; - reads standard input.
    #[arg(long)]
    trace: PathBuf,
    /// Policies, separated by commas, or all: fifo, opt, lru, lfu, nur, clock, aging, random.
    /// Parameters follow a colon: nur:tick=1000, aging:tick=1000:width=8, random:seed=1.
    #[arg(long)]
    policy: String,
    /// Numbers of frames, separated by commas.
    #[arg(long, required_unless_present = "curve")]
    frames: Option<String>,
    /// Bytes in a page: a power of two.
    #[arg(long, default_value = "4096")]
    page_size: String,
    /// Every number of frames from 1 to the number of different pages. One pass over the trace for
    /// LRU and OPT; each other policy runs once for every number.
    #[arg(long)]
    curve: bool,
    /// As a JSON list.
    #[arg(long)]
    json: bool,
}

/// Most frames.
const MAX_FRAMES: usize = 1 << 31;
/// Bytes of the trace that are read at once.
const SLICE: usize = 1 << 20;
/// From so many numbers of frames on, LRU and OPT take the pass that gives all.
const WORTH_A_PASS: usize = 8;

/// Reads the trace, runs everything, and writes it down.
pub fn paging(args: &Args, texts: &Texts) -> Output {
    let choices = Choice::list(&args.policy).map_err(|p| p.under("--policy"))?;
    let frames = args.frames.as_deref().map_or(Ok(Vec::new()), numbers)?;
    let trace = read(&args.trace, &args.page_size)?;
    let frames = if args.curve {
        (1..=trace.pages.len()).collect()
    } else {
        frames
    };
    let faults = faults(&trace, &choices, &frames);
    let rows = choices.iter().zip(&faults).flat_map(|(choice, faults)| {
        let name = choice.name.as_str();
        frames.iter().zip(faults).map(move |(n, f)| (name, *n, *f))
    });
    let references = trace.references.len() as u64;
    if args.json {
        let rows = rows.map(|(policy, frames, faults)| {
            json!({
                "policy": policy,
                "frames": frames,
                "references": references,
                "faults": faults,
            })
            .to_string()
        });
        return Ok(format!("[{}]\n", rows.collect::<Vec<_>>().join(",\n ")));
    }
    let mut table = Table::new(
        "paging",
        &[
            "trace-policy",
            "#trace-frames",
            "#trace-references",
            "#trace-faults",
            "#trace-fault-ratio",
        ],
    );
    table.rows.extend(rows.map(|(policy, frames, faults)| {
        vec![
            Cell::Words(Label::raw(policy)),
            Cell::Int(frames as u64),
            Cell::Int(references),
            Cell::Int(faults),
            Cell::Percent(faults, references),
        ]
    }));
    let about = texts.with(
        None,
        "paging-trace",
        &[
            ("count", references.into()),
            ("pages", (trace.pages.len() as u64).into()),
            ("size", trace.page_size.into()),
            ("other", (trace.other + u64::from(trace.cut)).into()),
        ],
    );
    let table = table_text(&table, "os/page-replacement", texts);
    Ok(format!("{about}\n\n{table}"))
}

fn numbers(text: &str) -> Result<Vec<usize>, Problem> {
    let one = |text: &str| {
        let text = text.trim();
        let number = text.parse().ok().filter(|n| (1..=MAX_FRAMES).contains(n));
        number.ok_or_else(|| Problem::range("--frames", text, 1, MAX_FRAMES as i64))
    };
    text.split(',').map(one).collect()
}

fn read(path: &Path, page_size: &str) -> Result<Trace, Problem> {
    let of_file = |p: Problem| match p.field.as_str() {
        "" => p.under(&path.display().to_string()),
        _ => p,
    };
    let size = page_size.trim().parse().unwrap_or(0);
    let mut reader = Lackey::new(size).map_err(|_| {
        Problem::new("page-size", "--page-size")
            .with("value", page_size)
            .with("max", kw_capture::lackey::MAX_PAGE_SIZE)
    })?;
    let refuse = |e: std::io::Error| {
        Problem::new("file", path.display().to_string()).with("message", e.to_string())
    };
    let mut input: Box<dyn Read> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(path).map_err(refuse)?;
        reader.expect(file.metadata().map_or(0, |m| m.len()));
        Box::new(file)
    };
    let mut slice = vec![0; SLICE];
    loop {
        match input.read(&mut slice) {
            Ok(0) => return reader.finish().map_err(of_file),
            Ok(n) => reader.feed(&slice[..n]).map_err(of_file)?,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(e) => return Err(refuse(e)),
        }
    }
}

/// The faults of each policy with each number of frames, on as many threads as there are processors.
fn faults(trace: &Trace, choices: &[Choice], frames: &[usize]) -> Vec<Vec<u64>> {
    let (refs, pages) = (&trace.references[..], trace.pages.len());
    let is_opt = |c: &Choice| matches!(c.policy, Policy::Opt(_));
    let next = if choices.iter().any(is_opt) {
        next_uses(refs, pages)
    } else {
        Vec::new()
    };
    // A pass for all numbers of frames, or a run for one.
    let mut jobs = Vec::new();
    for (i, choice) in choices.iter().enumerate() {
        let has_pass = matches!(choice.policy, Policy::Lru(_) | Policy::Opt(_));
        if has_pass && frames.len() >= WORTH_A_PASS {
            jobs.push((i, None));
        } else {
            jobs.extend((0..frames.len()).map(|at| (i, Some(at))));
        }
    }
    let work = |(i, at): (usize, Option<usize>)| -> Vec<u64> {
        let choice = &choices[i];
        let next = if is_opt(choice) { &next[..] } else { &[] };
        let Some(at) = at else {
            let curve = pass(choice, refs, next, pages);
            let of = |n: &usize| curve[(*n).min(pages) - 1];
            return frames.iter().map(of).collect();
        };
        // Frames that no page is left for change nothing.
        let mut memory = Memory::new(choice.policy.clone(), frames[at].min(pages), pages);
        memory.run(refs, next);
        vec![memory.counts.faults]
    };
    let taken = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let Some(job) = jobs.get(taken.fetch_add(1, Ordering::Relaxed)) {
            done.push((*job, work(*job)));
        }
        done
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let results = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(jobs.len()))
            .map(|_| scope.spawn(worker))
            .collect();
        let mut results = worker();
        for other in others {
            results.extend(other.join().expect("a run does not panic"));
        }
        results
    });
    let mut out = vec![vec![0; frames.len()]; choices.len()];
    for ((i, at), faults) in results {
        match at {
            None => out[i] = faults,
            Some(at) => out[i][at] = faults[0],
        }
    }
    out
}

fn pass(choice: &Choice, refs: &[Reference], next: &[u32], pages: usize) -> Vec<u64> {
    let mut curve = match choice.policy {
        Policy::Opt(_) => Curve::opt(pages),
        _ => Curve::lru(pages),
    };
    curve.run(refs, next);
    curve.faults()
}
