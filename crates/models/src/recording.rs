//! A whole recording of memory references: millions, without steps.
//!
//! What a page needs that was given a trace, each part in slices, so that nothing freezes:
//!
//! 1. Read the file with `kw_capture::lackey::Lackey`, about 1 MiB a slice (`expect` its size first);
//!    make a [`Recording`] of the references and pages that it gives. Copies of it are cheap.
//! 2. [`Density`]: pages over time. [`Density::advance`] until it is done (a million references take
//!    a few milliseconds); its cells can be drawn meanwhile. A column knows its references
//!    ([`Density::span`]), a row its pages and whether a gap is below it.
//! 3. [`FaultCurves`], a [`Study`]: faults against frames for every policy. The chart grows; dropping
//!    it is cancelling. LRU and OPT come first, then the others from few frames to many.
//! 4. [`Recording::window`]: some of the references as a scenario of `os/page-replacement`, to step
//!    through.
//!
//! The policies are those of `kw-paging`, the same that the lab steps with. Left out: reading files,
//! drawing, time.

use crate::study::{Chart, Series, Study};
use kw_paging::{
    Aging, Clock, Curve, Fifo, Lfu, Lru, Memory, NextUses, Nur, Opt, Pages, Policy, Random,
    Reference,
};
use kw_scene::Label;
use kw_trace::Problem;
use serde_json::{Value, json};
use std::{ops::Range, rc::Rc};

/// Most references in a scenario.
pub const MAX_WINDOW: usize = 20_000;
/// Largest page number in a scenario.
pub const MAX_PAGE: u64 = u32::MAX as u64;
/// References between two clock ticks of NUR and aging, unless told.
pub const TICK: u32 = 1000;
/// Digits of aging's counters, unless told.
pub const WIDTH: u32 = 8;
/// Seed of the policy left to chance, unless told.
pub const SEED: u64 = 1;

/// A policy for a whole recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its name as it was asked for: `lru`, `nur:tick=500`.
    pub name: String,
    /// The policy.
    pub policy: Policy,
}

/// Names of the policies, as scenarios spell them.
const NAMES: [&str; 8] = [
    "fifo", "opt", "lru", "lfu", "nur", "clock", "aging", "random",
];

impl Choice {
    /// Every policy with its usual parameters.
    pub fn all() -> Vec<Choice> {
        NAMES.iter().filter_map(|n| Choice::one(n).ok()).collect()
    }

    /// The policies of a list such as `lru,nur:tick=500,aging:tick=500:width=16,random:seed=7`, or
    /// `all`.
    ///
    /// # Errors
    /// Where a name, a parameter or its value is none.
    pub fn list(text: &str) -> Result<Vec<Choice>, Problem> {
        match text.trim() {
            "all" => Ok(Choice::all()),
            text => text.split(',').map(|one| Choice::one(one.trim())).collect(),
        }
    }

    fn one(text: &str) -> Result<Choice, Problem> {
        let (name, told) = text.split_once(':').unwrap_or((text, ""));
        let (mut tick, mut width, mut seed) = (u64::from(TICK), u64::from(WIDTH), SEED);
        let known: &[&str] = match name {
            "nur" => &["tick"],
            "aging" => &["tick", "width"],
            "random" => &["seed"],
            _ => &[],
        };
        if !NAMES.contains(&name) {
            return Err(Problem::new("choice", "")
                .with("value", name)
                .with("known", format!("{}, all", NAMES.join(", "))));
        }
        for parameter in told.split(':').filter(|_| text.contains(':')) {
            let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            if !known.contains(&key) {
                return Err(match known {
                    [] => Problem::new("no-parameters", name),
                    _ => Problem::new("unknown-field", format!("{name}:{key}"))
                        .with("known", known.join(", ")),
                });
            }
            let (place, max) = match key {
                "tick" => (&mut tick, u64::from(u32::MAX)),
                "width" => (&mut width, 32),
                _ => (&mut seed, i64::MAX as u64),
            };
            let min = u64::from(key == "width");
            *place = match value.parse() {
                Ok(n) if (min..=max).contains(&n) => n,
                _ => {
                    let field = format!("{name}:{key}");
                    return Err(Problem::range(field, value, min as i64, max as i64));
                }
            };
        }
        let (tick, width) = (tick as u32, width as u32);
        let policy = match name {
            "fifo" => Policy::Fifo(Fifo::default()),
            "opt" => Policy::Opt(Opt::default()),
            "lru" => Policy::Lru(Lru::default()),
            "lfu" => Policy::Lfu(Lfu::new(false)),
            "nur" => Policy::Nur(Nur::new(tick, None)),
            "clock" => Policy::Clock(Clock::new(true)),
            "aging" => Policy::Aging(Aging::new(tick, width, false)),
            _ => Policy::Random(Random::new(seed)),
        };
        Ok(Choice {
            name: text.to_owned(),
            policy,
        })
    }
}

/// References and the pages they are to.
#[derive(Debug, Clone)]
pub struct Recording(Rc<(Vec<Reference>, Pages)>);

impl Recording {
    /// Of references to pages numbered by `pages`.
    pub fn new(references: Vec<Reference>, pages: Pages) -> Self {
        Recording(Rc::new((references, pages)))
    }

    /// The references, in order.
    pub fn references(&self) -> &[Reference] {
        &self.0.0
    }

    /// The pages.
    pub fn pages(&self) -> &Pages {
        &self.0.1
    }

    /// At most [`MAX_WINDOW`] references from the `from`th on (from 0), as a scenario of
    /// `os/page-replacement` with LRU and so many frames.
    pub fn window(&self, from: usize, length: usize, frames: usize) -> Value {
        let from = from.min(self.references().len());
        let end = from.saturating_add(length).min(self.references().len());
        window(self.references(), self.pages(), from..end, frames)
    }
}

/// The references in `range` (at most [`MAX_WINDOW`] of them) as a scenario of
/// `os/page-replacement` with LRU. Pages go by their names, or where one is above [`MAX_PAGE`] all go
/// by their dense numbers ([`are_renumbered`]).
///
/// # Panics
/// If the range ends behind the references.
pub fn window(
    references: &[Reference],
    pages: &Pages,
    range: Range<usize>,
    frames: usize,
) -> Value {
    let some = &references[range];
    let some = &some[..some.len().min(MAX_WINDOW)];
    let by_number = are_renumbered(some, pages);
    let some = some.iter().map(|r| {
        let page = if by_number {
            u64::from(r.page())
        } else {
            pages.names()[r.page() as usize]
        };
        if r.writes() {
            json!({"page": page, "write": true})
        } else {
            json!(page)
        }
    });
    json!({
        "lab": "os/page-replacement",
        "version": 1,
        "policy": {"name": "lru"},
        "frames": frames,
        "references": some.collect::<Vec<Value>>(),
    })
}

/// Whether a scenario of these references cannot keep the pages' names.
pub fn are_renumbered(references: &[Reference], pages: &Pages) -> bool {
    let names = pages.names();
    references
        .iter()
        .any(|r| names[r.page() as usize] > MAX_PAGE)
}

/// Pages over time: how often each row of pages was used in each column of time.
#[derive(Debug, Clone)]
pub struct Density {
    recording: Recording,
    rows: Vec<Row>,
    /// The row of each page, by its dense number.
    row_of: Vec<u32>,
    columns: usize,
    /// Column by column, each from the first row to the last.
    cells: Vec<Uses>,
    /// References counted.
    done: usize,
}

/// A row of a [`Density`]: pages that follow each other, lowest address first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The name (page number) of the first.
    pub first: u64,
    /// The name of the last.
    pub last: u64,
    /// How many pages were used of those from `first` to `last`.
    pub pages: usize,
    /// Whether unused pages lie before it, so many that this is another region.
    pub gap: bool,
}

/// Uses of a cell of a [`Density`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uses {
    /// References, those that write among them.
    pub all: u32,
    /// References that write.
    pub writes: u32,
}

/// Unused pages between two regions, at least.
const GAP: u64 = 64;

impl Density {
    /// For a picture of so many columns and at most so many rows (at least 1 each). There are fewer
    /// where there are fewer references or pages.
    pub fn new(recording: &Recording, columns: usize, rows: usize) -> Self {
        let names = recording.pages().names();
        let mut order: Vec<u32> = (0..names.len() as u32).collect();
        order.sort_unstable_by_key(|p| names[*p as usize]);
        let name = |i: usize| names[order[i] as usize];
        let mut regions: Vec<Range<usize>> = Vec::new();
        for i in 0..order.len() {
            match regions.last_mut() {
                Some(last) if name(i) - name(i - 1) <= GAP => last.end = i + 1,
                _ => regions.push(i..i + 1),
            }
        }
        let max = rows.max(1);
        if regions.len() > max {
            // No room to keep them apart.
            regions = std::iter::once(0..order.len()).collect();
        }
        // As few pages in a row as will do.
        let needs = |each: usize| -> usize { regions.iter().map(|r| r.len().div_ceil(each)).sum() };
        let mut each = order.len().div_ceil(max).max(1);
        while needs(each) > max && each < order.len() {
            each += each.div_ceil(16);
        }
        let mut rows = Vec::new();
        let mut row_of = vec![0; order.len()];
        for (n, region) in regions.into_iter().enumerate() {
            for first in region.clone().step_by(each) {
                let end = (first + each).min(region.end);
                for page in &order[first..end] {
                    row_of[*page as usize] = rows.len() as u32;
                }
                rows.push(Row {
                    first: name(first),
                    last: name(end - 1),
                    pages: end - first,
                    gap: n > 0 && first == region.start,
                });
            }
        }
        let columns = columns.clamp(1, recording.references().len().max(1));
        Density {
            recording: recording.clone(),
            cells: vec![Uses::default(); columns * rows.len()],
            rows,
            row_of,
            columns,
            done: 0,
        }
    }

    /// Counts about `budget` references more; whether all are counted.
    pub fn advance(&mut self, budget: u64) -> bool {
        let references = self.recording.references();
        let budget = usize::try_from(budget.max(1)).unwrap_or(usize::MAX);
        let stop = self.done.saturating_add(budget).min(references.len());
        while self.done < stop {
            let column = self.column_of(self.done);
            let end = self.span(column).end.min(stop);
            let cells = &mut self.cells[column * self.rows.len()..][..self.rows.len()];
            for r in &references[self.done..end] {
                let cell = &mut cells[self.row_of[r.page() as usize] as usize];
                cell.all += 1;
                cell.writes += u32::from(r.writes());
            }
            self.done = end;
        }
        self.done == references.len()
    }

    /// References counted, of how many.
    pub fn progress(&self) -> (u64, u64) {
        (self.done as u64, self.recording.references().len() as u64)
    }

    /// The rows, lowest address first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The cells of a column (under [`Density::columns`]), from the first row to the last.
    pub fn column(&self, column: usize) -> &[Uses] {
        &self.cells[column * self.rows.len()..][..self.rows.len()]
    }

    /// The most references that any cell has so far.
    pub fn most(&self) -> u32 {
        self.cells.iter().map(|c| c.all).max().unwrap_or(0)
    }

    /// The references of a column, from 0: where a window to step through begins and ends.
    pub fn span(&self, column: usize) -> Range<usize> {
        let start = |c: usize| {
            let all = self.recording.references().len() as u128;
            (c as u128 * all).div_ceil(self.columns as u128) as usize
        };
        start(column)..start(column + 1)
    }

    /// The column of a reference.
    pub fn column_of(&self, reference: usize) -> usize {
        let all = self.recording.references().len().max(1) as u128;
        (reference as u128 * self.columns as u128 / all) as usize
    }
}

/// Faults against frames over a whole recording: LRU and OPT for every number of frames from one
/// pass, the others at chosen numbers.
#[derive(Debug, Clone)]
pub struct FaultCurves {
    recording: Recording,
    sizes: Vec<usize>,
    curves: Vec<FaultCurve>,
    jobs: Vec<Job>,
    /// The job under way.
    at: usize,
    work: Work,
    next: Option<Rc<Vec<u32>>>,
    /// The number of frames of the scenario at hand.
    here: Option<u64>,
}

/// The faults of one policy, as far as they are known.
#[derive(Debug, Clone)]
pub struct FaultCurve {
    /// The policy.
    pub choice: Choice,
    /// Frames and faults; frames rise. For LRU and OPT every number of frames.
    pub faults: Vec<(u64, u64)>,
}

#[derive(Debug, Clone, Copy)]
enum Job {
    Future,
    /// All sizes for a curve.
    Pass(usize),
    /// One size for a curve.
    Size(usize, usize),
}

/// A job under way, and the references it is through.
#[derive(Debug, Clone)]
enum Work {
    None,
    Future(NextUses, usize),
    Pass(Box<Curve>, usize),
    Size(Box<Memory>, usize),
}

/// References in a slice at most.
const SLICE: usize = 1 << 14;

impl FaultCurves {
    /// For these policies; `here` is the number of frames to mark.
    pub fn new(recording: &Recording, choices: Vec<Choice>, here: Option<u64>) -> Self {
        let sizes = sizes(recording.pages().len(), recording.references().len());
        let mut jobs = Vec::new();
        if choices.iter().any(|c| matches!(c.policy, Policy::Opt(_))) {
            jobs.push(Job::Future);
        }
        let is_pass = |c: &Choice| matches!(c.policy, Policy::Lru(_) | Policy::Opt(_));
        let some = |pass| {
            let all = choices.iter().enumerate();
            all.filter(move |(_, c)| is_pass(c) == pass).map(|(i, _)| i)
        };
        jobs.extend(some(true).map(Job::Pass));
        for size in &sizes {
            jobs.extend(some(false).map(|i| Job::Size(i, *size)));
        }
        FaultCurves {
            recording: recording.clone(),
            sizes,
            curves: choices
                .into_iter()
                .map(|choice| FaultCurve {
                    choice,
                    faults: Vec::new(),
                })
                .collect(),
            jobs,
            at: 0,
            work: Work::None,
            next: None,
            here,
        }
    }

    /// The curves so far.
    pub fn curves(&self) -> &[FaultCurve] {
        &self.curves
    }

    fn begin(&self, job: Job) -> Work {
        let (all, pages) = (
            self.recording.references().len(),
            self.recording.pages().len(),
        );
        match job {
            Job::Future => Work::Future(NextUses::new(all, pages), 0),
            Job::Pass(i) => {
                let curve = match self.curves[i].choice.policy {
                    Policy::Opt(_) => Curve::opt(pages),
                    _ => Curve::lru(pages),
                };
                Work::Pass(Box::new(curve), 0)
            }
            Job::Size(i, frames) => {
                let policy = self.curves[i].choice.policy.clone();
                Work::Size(Box::new(Memory::new(policy, frames, pages)), 0)
            }
        }
    }

    /// A slice of the job under way; what it cost.
    fn slice(&mut self) -> u64 {
        let references = self.recording.references();
        let next = self.next.as_deref().map_or(&[][..], Vec::as_slice);
        let until = |at: usize, count: usize| at..(at + count).min(references.len());
        match &mut self.work {
            Work::None => 0,
            Work::Future(uses, at) => {
                uses.advance(references, SLICE);
                let slice = until(*at, SLICE);
                *at = slice.end;
                slice.len() as u64
            }
            Work::Pass(curve, at) => {
                let before = curve.work();
                // OPT may have a long way down in each.
                let pages = self.recording.pages().len().max(1);
                let slice = until(*at, ((1 << 20) / pages).clamp(16, 256));
                *at = slice.end;
                let uses = next.get(slice.clone()).unwrap_or_default();
                curve.run(&references[slice], uses);
                (curve.work() - before) * 4
            }
            Work::Size(memory, at) => {
                // NUR and aging may look at all frames for each.
                let frames = memory.frames.count();
                let slice = until(*at, ((1 << 20) / frames).clamp(64, SLICE));
                *at = slice.end;
                let faults = memory.counts.faults;
                memory.run(&references[slice.clone()], &[]);
                let looked = match memory.policy {
                    Policy::Nur(_) | Policy::Aging(_) => frames as u64,
                    _ => 0,
                };
                slice.len() as u64 + (memory.counts.faults - faults) * looked
            }
        }
    }

    /// References the job under way is through.
    fn reached(&self) -> usize {
        match self.work {
            Work::None => 0,
            Work::Future(_, at) | Work::Pass(_, at) | Work::Size(_, at) => at,
        }
    }

    fn end(&mut self, job: Job) {
        let work = std::mem::replace(&mut self.work, Work::None);
        match (job, work) {
            (_, Work::Future(uses, _)) => self.next = Some(Rc::new(uses.finish())),
            (Job::Pass(i), Work::Pass(curve, _)) => {
                self.curves[i].faults = (1..).zip(curve.faults()).collect();
            }
            (Job::Size(i, frames), Work::Size(memory, _)) => {
                let point = (frames as u64, memory.counts.faults);
                self.curves[i].faults.push(point);
            }
            _ => {}
        }
    }
}

impl Study for FaultCurves {
    fn advance(&mut self, budget: u64) -> bool {
        let all = self.recording.references().len();
        let mut spent = 0;
        while let Some(job) = self.jobs.get(self.at).copied() {
            if matches!(self.work, Work::None) {
                self.work = self.begin(job);
            }
            while self.reached() < all {
                if spent >= budget.max(1) {
                    return false;
                }
                spent += self.slice();
            }
            self.end(job);
            self.at += 1;
        }
        true
    }

    fn progress(&self) -> (u64, u64) {
        let all = self.recording.references().len() as u64;
        let done = self.at as u64 * all + self.reached() as u64;
        (done, self.jobs.len() as u64 * all)
    }

    fn chart(&self) -> Chart {
        let series = self.curves.iter().map(|curve| {
            let chosen = |(frames, _): &&(u64, u64)| {
                let frames = usize::try_from(*frames).unwrap_or(usize::MAX);
                self.sizes.binary_search(&frames).is_ok()
            };
            let points = curve.faults.iter().filter(chosen);
            Series {
                name: name(&curve.choice),
                points: points.map(|(x, y)| (*x, y.saturating_mul(1000))).collect(),
                marked: Vec::new(),
                here: false,
            }
        });
        Chart {
            id: "recording-faults",
            x: "trace-frames",
            y: "trace-faults",
            percent: false,
            log: true,
            series: series.collect(),
            here: self.here,
        }
    }
}

/// A policy with its usual parameters goes by the name the lab gives it.
fn name(choice: &Choice) -> Label {
    const WORDS: [&str; 8] = [
        "choice-fifo",
        "choice-opt",
        "choice-lru",
        "choice-lfu",
        "choice-nur",
        "choice-clock",
        "choice-aging",
        "choice-random",
    ];
    match NAMES.iter().position(|n| *n == choice.name) {
        Some(i) => Label::text(WORDS[i]),
        None => Label::raw(choice.name.clone()),
    }
}

/// References that all runs of one policy may come to: some seconds in a page.
const WORTH: usize = 100_000_000;

/// Numbers of frames worth a run where there are so many pages: all of them where that is not too much
/// work; else all up to 24, then in steps of about an eighth.
fn sizes(pages: usize, references: usize) -> Vec<usize> {
    if pages.saturating_mul(references) <= WORTH && pages > 0 {
        return (1..=pages).collect();
    }
    let mut out = Vec::new();
    let mut size = 1;
    while size < pages {
        out.push(size);
        size += (size / 8).saturating_sub(2).max(1);
    }
    out.push(pages.max(1));
    out
}

#[cfg(test)]
mod tests;
