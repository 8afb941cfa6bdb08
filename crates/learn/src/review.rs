//! Spaced repetition: when a card comes back, by FSRS-5.
//!
//! A card's memory has two numbers (Ye, Su, Cao 2022, KDD, doi:10.1145/3534678.3539081; formulas of FSRS-5 as published by the Open
//! Spaced Repetition group): *stability*, the days after which it is recalled with a probability of 90 %,
//! and *difficulty*, from 1 to 10. The formulas and the published default weights are those of the crate
//! `rs-fsrs` (MIT), of which only [`rs_fsrs::Parameters`] is used; its scheduler brings a clock, a seeded
//! "fuzz" and fractions in its states, none of which are wanted here. The steps of its `BasicScheduler` are kept (a test
//! holds the two side by side), with one difference: forgetting never makes a memory stabler, as in FSRS-5's
//! reference implementation.
//!
//! States hold whole numbers only, so that they are the same after any file and on any machine.
//! [`daily`] makes the review of a day. Left out: fitting the weights to a learner.

mod daily;

pub use daily::{DAILY_NEW, DAILY_SECONDS, NEW_SECONDS, Offer, Plan, SEEN_SECONDS, daily};

use crate::TIME_MAX;
use rs_fsrs::{Parameters, Rating, Seed};

/// Seconds of a day.
pub const DAY: i64 = 86_400;
/// The longest interval in days: the published default, a hundred years.
pub const INTERVAL_MAX: i64 = 36_500;
/// Units of [`CardState::stability`] in a day, and of [`CardState::difficulty`] in 1.
pub const UNIT: u32 = 10_000;
/// Least stability: 0.01 days, the least of FSRS-5's reference implementation.
pub const STABILITY_MIN: u32 = UNIT / 100;
/// Largest stability: the longest interval.
pub const STABILITY_MAX: u32 = INTERVAL_MAX as u32 * UNIT;

/// The default weights of FSRS-5, as published with it.
const WEIGHTS: [f64; 19] = [
    0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824, 1.9813,
    0.0953, 0.2975, 2.2042, 0.2407, 2.9466, 0.5034, 0.6567,
];

/// How well a card was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It was not known.
    Again,
    /// It was known with trouble.
    Hard,
    /// It was known.
    Good,
    /// It was known at once.
    Easy,
}

impl Grade {
    /// All, from the worst to the best.
    pub const ALL: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

    fn rating(self) -> Rating {
        match self {
            Grade::Again => Rating::Again,
            Grade::Hard => Rating::Hard,
            Grade::Good => Rating::Good,
            Grade::Easy => Rating::Easy,
        }
    }
}

/// Where a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Seen, not yet known: it comes back within minutes.
    Learning,
    /// Known: it comes back after days.
    Review,
    /// Forgotten: it comes back within minutes.
    Relearning,
}

/// What is kept of a card that has been seen. One that has not has no state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardState {
    /// Days after which it is recalled with 90 %, in units of 1/[`UNIT`] day, [`STABILITY_MIN`] to
    /// [`STABILITY_MAX`].
    pub stability: u32,
    /// From 1 to 10, in units of 1/[`UNIT`].
    pub difficulty: u32,
    /// When it comes back, in Unix seconds; not before [`last`](CardState::last).
    pub due: i64,
    /// When it was graded last, in Unix seconds.
    pub last: i64,
    /// When it was graded first, in Unix seconds; not after [`last`](CardState::last).
    pub first: i64,
    /// How often it was graded, at least once.
    pub seen: u32,
    /// How often it was forgotten after it had been known.
    pub lapses: u32,
    /// Where it stands.
    pub phase: Phase,
}

impl CardState {
    /// The probability that it is recalled at `now`, in thousandths (the forgetting curve of FSRS-5, over
    /// whole days).
    pub fn recall(&self, now: i64) -> u32 {
        let days = (now.clamp(self.last, TIME_MAX) - self.last) / DAY;
        let part = Parameters::forgetting_curve(days as f64, from_units(self.stability));
        (part * 1000.0).round() as u32
    }
}

/// The state of a card after it is graded at `now`; `None` is a card never seen.
///
/// `now` is taken into the range from the last grading to [`TIME_MAX`]: a clock that was put back does
/// not make a card younger.
pub fn grade(state: Option<&CardState>, grade: Grade, now: i64) -> CardState {
    let now = now.clamp(state.map_or(0, |s| s.last), TIME_MAX);
    let next = next(state, grade, now);
    let lapsed = state.is_some_and(|s| s.phase == Phase::Review) && grade == Grade::Again;
    CardState {
        stability: units(next.stability).clamp(STABILITY_MIN, STABILITY_MAX),
        difficulty: units(next.difficulty).clamp(UNIT, 10 * UNIT),
        due: now + next.wait,
        last: now,
        first: state.map_or(now, |s| s.first),
        seen: state.map_or(0, |s| s.seen).saturating_add(1),
        lapses: state
            .map_or(0, |s| s.lapses)
            .saturating_add(u32::from(lapsed)),
        phase: next.phase,
    }
}

/// After how many seconds a card would come back if it were graded so at `now`: what a button says.
pub fn when(state: Option<&CardState>, grade: Grade, now: i64) -> i64 {
    let now = now.clamp(state.map_or(0, |s| s.last), TIME_MAX);
    next(state, grade, now).wait
}

/// The number of the day that a time is in, where days begin when `time + offset` is a multiple of
/// [`DAY`].
///
/// `offset` is in seconds: how far the local clock is ahead of UTC, less the time of night at which a new
/// day begins. In Seoul with days that begin at four: (9 − 4) · 3600.
pub fn day(time: i64, offset: i64) -> i64 {
    time.saturating_add(offset).div_euclid(DAY)
}

/// Whether a card is to be seen now: one that is being learnt, when its minutes are over; one that is
/// known, from the beginning of its day on.
pub fn due(state: &CardState, now: i64, offset: i64) -> bool {
    match state.phase {
        Phase::Review => day(state.due, offset) <= day(now, offset),
        Phase::Learning | Phase::Relearning => state.due <= now,
    }
}

/// What a grade does, before it is written in whole numbers.
struct Next {
    /// Days.
    stability: f64,
    /// 1 to 10.
    difficulty: f64,
    /// Seconds.
    wait: i64,
    phase: Phase,
}

fn next(state: Option<&CardState>, grade: Grade, now: i64) -> Next {
    let p = parameters();
    let rating = grade.rating();
    let minutes = |n: i64| n * 60;
    let Some(state) = state else {
        let stability = p.init_stability(rating);
        let (wait, phase) = match grade {
            Grade::Again => (minutes(1), Phase::Learning),
            Grade::Hard => (minutes(5), Phase::Learning),
            Grade::Good => (minutes(10), Phase::Learning),
            Grade::Easy => (interval(stability) * DAY, Phase::Review),
        };
        let difficulty = p.init_difficulty(rating);
        return Next {
            stability,
            difficulty,
            wait,
            phase,
        };
    };
    let old = from_units(state.stability);
    let hardness = from_units(state.difficulty);
    let difficulty = p.next_difficulty(hardness, rating);
    if state.phase != Phase::Review {
        let of = |grade: Grade| p.short_term_stability(old, grade.rating());
        let good = interval(of(Grade::Good));
        let (wait, phase) = match grade {
            Grade::Again => (minutes(5), state.phase),
            Grade::Hard => (minutes(10), state.phase),
            Grade::Good => (good * DAY, Phase::Review),
            Grade::Easy => (interval(of(grade)).max(good + 1) * DAY, Phase::Review),
        };
        return Next {
            stability: of(grade),
            difficulty,
            wait,
            phase,
        };
    }
    let elapsed = ((now - state.last) / DAY) as f64;
    let recall = Parameters::forgetting_curve(elapsed, old);
    let of = |grade: Grade| match grade {
        Grade::Again => p.next_forget_stability(hardness, old, recall).min(old),
        grade => p.next_recall_stability(hardness, old, recall, grade.rating()),
    };
    // A better grade waits longer.
    let hard = interval(of(Grade::Hard)).min(interval(of(Grade::Good)));
    let good = interval(of(Grade::Good)).max(hard + 1);
    let (wait, phase) = match grade {
        Grade::Again => (minutes(5), Phase::Relearning),
        Grade::Hard => (hard * DAY, Phase::Review),
        Grade::Good => (good * DAY, Phase::Review),
        Grade::Easy => (interval(of(grade)).max(good + 1) * DAY, Phase::Review),
    };
    Next {
        stability: of(grade),
        difficulty,
        wait,
        phase,
    }
}

/// The interval in days after which a memory of this stability is recalled with 90 %: by definition the
/// stability itself, in whole days.
fn interval(stability: f64) -> i64 {
    (stability.round() as i64).clamp(1, INTERVAL_MAX)
}

/// In whole numbers of 1/[`UNIT`]; what is no number is 0, what is too large the largest.
fn units(value: f64) -> u32 {
    (value * f64::from(UNIT)).round() as u32
}

fn from_units(units: u32) -> f64 {
    f64::from(units) / f64::from(UNIT)
}

/// The published parameters. Not `Default`: that one asks a clock for a seed.
fn parameters() -> Parameters {
    Parameters {
        request_retention: 0.9,
        maximum_interval: INTERVAL_MAX as i32,
        w: WEIGHTS,
        decay: Parameters::DECAY,
        factor: Parameters::FACTOR,
        enable_short_term: true,
        enable_fuzz: false,
        seed: Seed::Empty,
    }
}

#[cfg(test)]
mod tests;
