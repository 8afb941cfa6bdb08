//! A run that can be walked in both directions.
//!
//! The front runs forward in slices and leaves a checkpoint every `spacing` steps; a cursor goes to
//! any step already reached by replaying from the nearest state before it. When the checkpoints would
//! take more memory than allowed, every second one goes and the spacing doubles: memory stays bounded
//! and a seek replays at most [`Trace::spacing`] steps. Determinism makes the replay exact.

use crate::{Kind, Lab, Log, Problem, Run};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The lab has no further step.
    Finished,
    /// [`Lab::STEP_LIMIT`] was reached.
    StepLimit,
    /// The model's clock passed [`Lab::TIME_LIMIT`].
    TimeLimit,
}

/// How far a run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps made so far.
    pub reached: u64,
    /// How the run ended, or `None` while it has not.
    pub end: Option<End>,
}

const FIRST_SPACING: u64 = 64;
/// Checkpoints are kept at least this far apart once there are many: they are also a copy each.
const COMFORTABLE_COUNT: usize = 512;

/// A run, its history and a cursor in it.
pub struct Trace<L: Lab> {
    run: Run<L>,
    /// States after 0, `spacing`, 2·`spacing` … steps.
    checkpoints: Vec<L::State>,
    spacing: u64,
    budget: usize,
    front: L::State,
    reached: u64,
    end: Option<End>,
    cursor: L::State,
    at: u64,
    last: Option<L::Event>,
    kinds: Log<Kind>,
    marks: Log<(u32, L::Mark)>,
}

impl<L: Lab> Trace<L> {
    /// Memory for checkpoints where nothing else is asked for, in bytes.
    pub const BUDGET: usize = 16 << 20;

    /// A run before its first step.
    ///
    /// # Errors
    /// As [`Run::start`].
    pub fn new(run: Run<L>) -> Result<Self, Problem> {
        Trace::with_budget(run, Self::BUDGET)
    }

    /// The same with another bound on the checkpoints' memory, in bytes (at least two are kept).
    ///
    /// # Errors
    /// As [`Run::start`].
    pub fn with_budget(run: Run<L>, budget: usize) -> Result<Self, Problem> {
        let start = run.start()?;
        Ok(Trace {
            run,
            checkpoints: vec![start.clone()],
            spacing: FIRST_SPACING,
            budget,
            front: start.clone(),
            reached: 0,
            end: None,
            cursor: start,
            at: 0,
            last: None,
            kinds: Log::default(),
            marks: Log::default(),
        })
    }

    /// The input of the run.
    pub fn run(&self) -> &Run<L> {
        &self.run
    }

    /// Runs the front forward by at most `steps`; a page calls this in slices.
    pub fn advance(&mut self, steps: u64) -> Progress {
        for _ in 0..steps {
            if self.end.is_some() {
                break;
            }
            if self.reached >= L::STEP_LIMIT {
                self.end = Some(End::StepLimit);
                break;
            }
            if L::now(&self.front) > L::TIME_LIMIT {
                self.end = Some(End::TimeLimit);
                break;
            }
            let Some(event) = self.run.step(&mut self.front, self.reached) else {
                self.end = Some(End::Finished);
                break;
            };
            self.reached += 1;
            self.kinds.push(L::kind(&event));
            if let Some(mark) = L::mark(&event) {
                self.marks.push((self.reached as u32, mark));
            }
            if self.reached.is_multiple_of(self.spacing) {
                self.checkpoint();
            }
        }
        self.progress()
    }

    fn checkpoint(&mut self) {
        self.checkpoints.push(self.front.clone());
        let held = self.checkpoints.len() * L::state_bytes(&self.front);
        let many = self.checkpoints.len() > COMFORTABLE_COUNT;
        if (many || held > self.budget) && self.checkpoints.len() > 2 {
            let mut i = 0;
            self.checkpoints.retain(|_| {
                i += 1;
                i % 2 == 1
            });
            self.spacing *= 2;
        }
    }

    /// How far the front has come.
    pub fn progress(&self) -> Progress {
        Progress {
            reached: self.reached,
            end: self.end,
        }
    }

    /// Runs to the end (or the step limit).
    pub fn finish(&mut self) -> Progress {
        while self.end.is_none() {
            self.advance(1 << 16);
        }
        self.progress()
    }

    /// Puts the cursor after step `n`, running the front forward where it is not there yet. A run
    /// that ends earlier puts it at its end. Returns where the cursor is.
    pub fn seek(&mut self, n: u64) -> u64 {
        if n > self.reached {
            self.advance(n - self.reached);
        }
        let n = n.min(self.reached);
        if n == self.at {
            return n;
        }
        // Replay from one step before, at the latest, so that the step's event is known.
        let nearest = (n.saturating_sub(1) / self.spacing) as usize;
        let nearest = nearest.min(self.checkpoints.len() - 1);
        let from = nearest as u64 * self.spacing;
        if n < self.at || from > self.at {
            self.cursor.clone_from(&self.checkpoints[nearest]);
            self.at = from;
            self.last = None;
        }
        while self.at < n {
            self.last = self.run.step(&mut self.cursor, self.at);
            debug_assert!(self.last.is_some(), "a replay is as long as its run");
            self.at += 1;
        }
        n
    }

    /// Where the cursor is: the number of steps made.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// The state at the cursor.
    pub fn state(&self) -> &L::State {
        &self.cursor
    }

    /// The state as far as the front has come: the final one once the run has ended.
    pub fn front(&self) -> &L::State {
        &self.front
    }

    /// The step that led to the cursor; `None` at the start.
    pub fn event(&self) -> Option<&L::Event> {
        self.last.as_ref()
    }

    /// The kind of step `n`, counted from 1.
    pub fn kind(&self, n: u64) -> Option<Kind> {
        self.kinds.get(usize::try_from(n).ok()?.checked_sub(1)?)
    }

    /// Which kinds of step occur in each of `buckets` equal parts of the run so far: bit `k` for
    /// `Kind::ALL[k]`.
    pub fn rhythm(&self, buckets: usize) -> Vec<u8> {
        let len = self.kinds.len();
        let buckets = buckets.min(len);
        (0..buckets)
            .map(|b| {
                self.kinds
                    .range(b * len / buckets, (b + 1) * len / buckets)
                    .fold(0, |seen, kind| seen | 1 << kind as u8)
            })
            .collect()
    }

    /// The marks of the run so far, each with the step that left it, in order of steps.
    pub fn marks(&self) -> &Log<(u32, L::Mark)> {
        &self.marks
    }

    /// The most steps a seek replays at this length of the run.
    pub fn spacing(&self) -> u64 {
        self.spacing
    }

    /// Memory held by checkpoints and history, in bytes (about).
    pub fn bytes(&self) -> usize {
        self.checkpoints
            .iter()
            .map(|s| L::state_bytes(s))
            .sum::<usize>()
            + self.kinds.bytes()
            + self.marks.bytes()
    }
}

#[cfg(test)]
mod tests;
