//! Exercises about the fair policy: slices and shares by weight, and whose virtual time is the least.

use super::{names, of, sheet, ticks};
use crate::{
    exercise::{Answer, Blank, Worksheet, aim, pick, walk},
    labs::os::scheduling::{
        Scheduling,
        event::{By, Tail, What},
        scenario::{Policy, Process, Scenario},
        state::weight,
    },
};
use kw_scene::Label;
use kw_trace::Rng;

/// Turns that are asked about.
const TURNS: usize = 6;
/// The weight of nice 0.
const UNIT: u64 = 1024;

/// Processes of different nice values that are all there from the beginning and have much to do.
fn processes(rng: &mut Rng, count: u64) -> Scenario {
    let mut left = vec![-10, -5, -3, 0, 2, 5, 10];
    let latency = rng.between(12, 48);
    let processes = (1..=count).map(|i| {
        let nice = pick(rng, &left);
        left.retain(|n| *n != nice);
        Process {
            nice,
            ..Process::new(format!("P{i}"), 0, &[4 * latency])
        }
    });
    Scenario {
        processes: processes.collect(),
        policy: Policy::Fair {
            latency,
            min_granularity: 1,
            wakeup_granularity: 1,
            sleeper_credit: 3,
        },
        ..Scenario::default()
    }
}

fn weights(sc: &Scenario) -> Vec<u64> {
    sc.processes.iter().map(|p| weight(p.nice)).collect()
}

/// Who runs how long in the first turns, and its virtual time after that, in thousandths of a tick.
struct Turn {
    process: usize,
    slice: u64,
    time: u64,
}

fn turns(sc: &Scenario) -> Vec<Turn> {
    let mut all: Vec<Turn> = Vec::new();
    let mut begun = None;
    walk::<Scheduling>(sc, |_, event| match &event.what {
        What::Dispatched {
            process, choice, ..
        } => {
            if let By::Virtual { slice, .. } = choice.by {
                begun = Some((usize::from(*process), slice));
            }
        }
        What::SliceUsed {
            tail: Tail::Virtual(time),
            ..
        } if all.len() < TURNS => {
            let turn = begun.map(|(process, slice)| Turn {
                process,
                slice,
                time: *time,
            });
            all.extend(turn);
        }
        _ => {}
    });
    all
}

/// The question: nice values and weights in a notation that is the same in every language.
fn question(id: &'static str, sc: &Scenario) -> Label {
    let own = |p: &Process| format!("{}({}, {})", p.id, p.nice, weight(p.nice));
    let all: Vec<String> = sc.processes.iter().map(own).collect();
    let Policy::Fair { latency, .. } = sc.policy else {
        return Label::text(id);
    };
    let params = vec![
        ("processes", all.join(", ").into()),
        ("latency", latency.into()),
    ];
    Label::Text(id, params)
}

fn made(
    sc: &Scenario,
    is_aimed: bool,
    id: &'static str,
    blanks: Vec<Blank>,
    hints: &[&'static str],
) -> Worksheet {
    let mut made = sheet(sc, is_aimed, question(id, sc), blanks, hints);
    // A turn is a choice and an end of a slice.
    made.solution.truncate(2 * TURNS);
    made
}

/// Level 3: the first slice of each, and what it has of the CPU in the long run; aimed at slices that all differ.
pub(super) fn shares(rng: &mut Rng) -> Option<Worksheet> {
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let count = rng.between(2, 3);
            processes(rng, count)
        },
        |sc| {
            let count = sc.processes.len();
            let mut slices: Vec<u64> = turns(sc).iter().take(count).map(|t| t.slice).collect();
            let is_whole = slices.len() == count && slices.iter().all(|s| *s >= 2);
            slices.sort_unstable();
            slices.dedup();
            is_whole && slices.len() == count
        },
    );
    let Policy::Fair { latency, .. } = sc.policy else {
        return None;
    };
    let (weights, turns) = (weights(&sc), turns(&sc));
    let (count, total) = (weights.len() as u64, weights.iter().sum::<u64>());
    let mut blanks = Vec::new();
    for (p, weight) in weights.iter().enumerate() {
        let first = turns.iter().find(|t| t.process == p)?;
        let blank = Blank::new(
            of("answer-slice", &sc, p),
            ticks(first.slice),
            "wrong-slice",
        );
        blanks.push(
            blank
                .slip(ticks(latency / count), "wrong-slice-equal")
                .slip(ticks(latency * weight / UNIT), "wrong-slice-unit")
                .slip(ticks(first.slice + 1), "wrong-slice-up"),
        );
    }
    for p in [0, weights.len() - 1] {
        let percent = |n: u64, of: u64| Answer::Ratio(100 * n, of, &["%"]);
        let blank = Blank::new(
            of("answer-share", &sc, p),
            percent(weights[p], total),
            "wrong-share",
        );
        blanks.push(
            blank
                .slip(percent(1, count), "wrong-share-equal")
                .slip(percent(weights[p], UNIT), "wrong-share-unit"),
        );
    }
    let hints = ["hint-weights", "hint-slice", "hint-share"];
    Some(made(&sc, is_aimed, "question-shares", blanks, &hints))
}

/// Level 4: the first turns and the virtual times after them; aimed at turns that do not simply go round.
pub(super) fn by_virtual_time(rng: &mut Rng) -> Option<Worksheet> {
    let order = |turns: &[Turn]| -> Vec<usize> { turns.iter().map(|t| t.process).collect() };
    let round = |n: usize| -> Vec<usize> { (0..TURNS).map(|i| i % n).collect() };
    // All have a turn; and as the lab cuts a time off after three places, rounding must not give another.
    let is_plain = |sc: &Scenario, turns: &[Turn]| {
        sc.processes.iter().enumerate().all(|(p, process)| {
            let weight = weight(process.nice);
            let first = turns.iter().find(|t| t.process == p);
            first.is_some_and(|t| (t.slice * UNIT * 2000 + weight) / (2 * weight) == t.time)
        })
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| processes(rng, 3),
        |sc| {
            let turns = turns(sc);
            let all = order(&turns);
            let changes = all.windows(2).all(|w| w[0] != w[1]);
            all.len() == TURNS && changes && all != round(3) && is_plain(sc, &turns)
        },
    );
    let (known, weights, turns) = (names(&sc), weights(&sc), turns(&sc));
    let all = |order: Vec<usize>| Answer::Names(known.clone(), order);
    let mut by_weight: Vec<usize> = (0..3).collect();
    by_weight.sort_by_key(|p| std::cmp::Reverse(weights[*p]));
    let twice = [by_weight.clone(), by_weight].concat();
    let mut blanks = Vec::new();
    for (p, weight) in weights.iter().enumerate() {
        let ran = turns.iter().find(|t| t.process == p)?.slice;
        let blank = Blank::new(
            of("answer-virtual", &sc, p),
            Answer::Ratio(ran * UNIT, *weight, super::TICKS),
            "wrong-virtual",
        );
        blanks.push(blank.slip(ticks(ran), "wrong-virtual-real").slip(
            Answer::Ratio(ran * weight, UNIT, super::TICKS),
            "wrong-virtual-inverted",
        ));
    }
    blanks.push(
        Blank::new(
            Label::text("answer-turns"),
            all(order(&turns)),
            "wrong-turns",
        )
        .slip(all(round(3)), "wrong-turns-round")
        .slip(all(twice), "wrong-turns-weight"),
    );
    let hints = ["hint-slice", "hint-virtual", "hint-least"];
    Some(made(&sc, is_aimed, "question-virtual", blanks, &hints))
}
