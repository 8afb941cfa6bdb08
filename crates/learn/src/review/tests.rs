use super::*;
use chrono::DateTime;
use proptest::prelude::*;
use rs_fsrs::{Card, FSRS, State};

/// 2022-11-29 12:30:00 UTC.
const NOW: i64 = 1_669_725_000;

fn run(grades: &[Grade]) -> Vec<CardState> {
    let mut states: Vec<CardState> = Vec::new();
    for &g in grades {
        let last = states.last();
        states.push(grade(last, g, last.map_or(NOW, |s| s.due)));
    }
    states
}

#[test]
fn the_weights_are_the_published_ones() {
    let theirs = Parameters::default();
    assert_eq!(WEIGHTS, theirs.w);
    let ours = parameters();
    assert_eq!(ours.request_retention, theirs.request_retention);
    assert_eq!(ours.maximum_interval, theirs.maximum_interval);
    assert_eq!((ours.enable_short_term, ours.enable_fuzz), (true, false));
}

/// The sequence that `rs-fsrs` 1.2.1 publishes with its basic scheduler (`test_basic_scheduler_interval`).
#[test]
fn the_published_sequence_of_intervals_comes_out() {
    use Grade::{Again, Good};
    let grades = [
        Good, Good, Good, Good, Good, Good, Again, Again, Good, Good, Good, Good, Good,
    ];
    let days: Vec<i64> = run(&grades)
        .iter()
        .map(|s| (s.due - s.last) / DAY)
        .collect();
    assert_eq!(days, [0, 4, 15, 48, 136, 351, 0, 0, 7, 13, 24, 43, 77]);
}

#[test]
fn a_new_card_comes_back_after_minutes_or_days() {
    let waits = Grade::ALL.map(|g| when(None, g, NOW));
    assert_eq!(waits, [60, 300, 600, 15 * DAY]);
    let state = grade(None, Grade::Good, NOW);
    assert_eq!((state.seen, state.lapses, state.first), (1, 0, NOW));
    assert_eq!(state.stability, 31_262);
    let waits = Grade::ALL.map(|g| when(Some(&state), g, state.due));
    assert_eq!(waits[..2], [300, 600]);
    assert!(waits[2] >= DAY && waits[3] > waits[2]);
}

#[test]
fn forgetting_counts_and_never_makes_a_memory_stabler() {
    let known = grade(None, Grade::Easy, NOW);
    let late = NOW + 900 * DAY;
    let lapsed = grade(Some(&known), Grade::Again, late);
    assert_eq!((lapsed.lapses, lapsed.phase), (1, Phase::Relearning));
    assert!(lapsed.stability <= known.stability);
    let again = grade(Some(&lapsed), Grade::Again, late + 300);
    assert_eq!(again.lapses, 1, "it was not known in between");
}

#[test]
fn recall_falls_to_nine_tenths_after_the_stability() {
    let mut state = grade(None, Grade::Easy, NOW);
    state.stability = 10 * UNIT;
    assert_eq!(state.recall(NOW), 1000);
    assert_eq!(state.recall(NOW + 10 * DAY), 900);
    assert!(state.recall(NOW + 100 * DAY) < 700);
    assert_eq!(state.recall(NOW - DAY), 1000);
}

#[test]
fn a_known_card_is_due_from_the_beginning_of_its_day_a_new_one_to_the_second() {
    // Seoul, days begin at four in the morning.
    let offset = (9 - 4) * 3600;
    let learning = grade(None, Grade::Good, NOW);
    assert!(!due(&learning, NOW + 599, offset));
    assert!(due(&learning, NOW + 600, offset));
    let known = grade(None, Grade::Easy, NOW);
    let morning = day(known.due, offset) * DAY - offset;
    assert!(morning < known.due);
    assert!(due(&known, morning, offset));
    assert!(!due(&known, morning - 1, offset));
    assert_eq!(day(-1, 0), -1);
    assert_eq!(day(i64::MAX, i64::MAX), i64::MAX / DAY);
}

fn reference(state: &CardState) -> Card {
    let at = |t: i64| DateTime::from_timestamp(t, 0).expect("a year of four digits");
    Card {
        due: at(state.due),
        stability: from_units(state.stability),
        difficulty: from_units(state.difficulty),
        elapsed_days: 0,
        scheduled_days: 0,
        reps: 1,
        lapses: 0,
        state: match state.phase {
            Phase::Learning => State::Learning,
            Phase::Review => State::Review,
            Phase::Relearning => State::Relearning,
        },
        last_review: at(state.last),
    }
}

proptest! {
    /// Step by step the same as the crate's own scheduler, which speaks in fractions and dates.
    #[test]
    fn each_step_is_that_of_the_crates_scheduler(
        steps in prop::collection::vec((0_usize..4, 0_i64..200 * DAY), 1..25),
    ) {
        let fsrs = FSRS::new(parameters());
        let mut state: Option<CardState> = None;
        let mut now = NOW;
        for (g, wait) in steps {
            now += wait;
            let ours = grade(state.as_ref(), Grade::ALL[g], now);
            let card = state.as_ref().map_or_else(Card::default, reference);
            let at = DateTime::from_timestamp(now, 0).expect("a date");
            let theirs = fsrs.next(card, at, Grade::ALL[g].rating()).card;
            let old = state.map_or(f64::MAX, |s| from_units(s.stability));
            let is_lapse = state.is_some_and(|s| s.phase == Phase::Review) && g == 0;
            let stability = if is_lapse { theirs.stability.min(old) } else { theirs.stability };
            let stability = stability.clamp(0.01, INTERVAL_MAX as f64);
            prop_assert!((from_units(ours.stability) - stability).abs() <= 0.5001 / f64::from(UNIT));
            prop_assert!((from_units(ours.difficulty) - theirs.difficulty).abs() <= 0.5001 / f64::from(UNIT));
            prop_assert_eq!(ours.due, theirs.due.timestamp());
            prop_assert_eq!(ours.phase, match theirs.state {
                State::Review => Phase::Review,
                State::Relearning => Phase::Relearning,
                _ => Phase::Learning,
            });
            state = Some(ours);
        }
    }

    /// Whatever the clock says: nothing overflows, nothing goes back, better grades wait longer.
    #[test]
    fn any_clock_gives_a_state_within_its_ranges(
        steps in prop::collection::vec((0_usize..4, any::<i64>()), 1..30),
    ) {
        let mut state: Option<CardState> = None;
        for (g, now) in steps {
            let waits = Grade::ALL.map(|g| when(state.as_ref(), g, now));
            prop_assert!(waits.is_sorted());
            let next = grade(state.as_ref(), Grade::ALL[g], now);
            prop_assert!((STABILITY_MIN..=STABILITY_MAX).contains(&next.stability));
            prop_assert!((UNIT..=10 * UNIT).contains(&next.difficulty));
            prop_assert!(next.first <= next.last && next.last < next.due && next.last <= TIME_MAX);
            prop_assert!(state.is_none_or(|s| s.last <= next.last && s.seen + 1 == next.seen));
            state = Some(next);
        }
    }
}
