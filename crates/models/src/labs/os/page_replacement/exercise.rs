//! Exercises of four levels from a seed: faults and victims, what the best policy spares, classes,
//! Belady's anomaly and working sets. Every answer is read off the lab's own run.

use super::{
    PageReplacement,
    event::{Because, Did, Event, What},
    scenario::{Allocation, Choice, Policy, Process, Scenario},
    state::State,
};
use crate::{
    exercise::{Answer, Blank, Exercise, Worksheet, aim, numbers, pick, reasons, walk},
    session::scenario_value,
};
use kw_scene::Label;
use kw_trace::{Param, Rng, Run};

/// Steps that a worked solution shows at most.
const SHOWN: usize = 40;

/// A page that had to leave.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Victim {
    /// The reference, from 1.
    at: u64,
    /// The page.
    page: u64,
    /// NUR's class of it.
    class: Option<u64>,
}

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Default)]
struct Ran {
    faults: u64,
    hits: u64,
    /// Pages by frame at the end.
    frames: Vec<u64>,
    victims: Vec<Victim>,
}

fn run(sc: &Scenario) -> Ran {
    let mut ran = Ran::default();
    let end = walk::<PageReplacement>(sc, |state, event| {
        let (State::One(one), What::Touched(touched)) = (state, &event.what) else {
            return;
        };
        if let Some(evicted) = touched.evicted {
            ran.victims.push(Victim {
                at: event.at,
                page: one.name(evicted.page),
                class: match touched.because {
                    Because::Class { class, .. } => Some(class),
                    _ => None,
                },
            });
        }
    });
    if let Some(State::One(one)) = end {
        let memory = &one.memory;
        (ran.faults, ran.hits) = (memory.counts.faults, memory.counts.hits);
        let pages = (0..memory.frames.count()).filter_map(|f| memory.frames.page(f));
        ran.frames = pages.map(|p| one.name(p)).collect();
    }
    ran
}

fn under(sc: &Scenario, policy: Policy) -> Scenario {
    Scenario {
        policy,
        ..sc.clone()
    }
}

fn with_frames(sc: &Scenario, frames: u64) -> Scenario {
    Scenario {
        frames,
        ..sc.clone()
    }
}

/// References to pages 0 to `pages` − 1, none to the same page as the one before it.
fn references(rng: &mut Rng, policy: Policy, frames: u64, pages: u64, length: u64) -> Scenario {
    let mut last = pages;
    let all: Vec<u64> = (0..length)
        .map(|_| {
            let next = rng.below(if last < pages { pages - 1 } else { pages });
            last = if next >= last { next + 1 } else { next };
            last
        })
        .collect();
    Scenario::new(policy, frames, &all)
}

/// The question: the references in a notation that is the same in every language.
fn question(id: &'static str, sc: &Scenario, more: Vec<(&'static str, Param)>) -> Label {
    let all = match sc.processes.first() {
        Some(process) => &process.references,
        None => &sc.references,
    };
    let all = all.iter().map(|r| match r.write {
        true => format!("{}w", r.page),
        false => r.page.to_string(),
    });
    let mut params: Vec<(&'static str, Param)> = vec![
        ("references", all.collect::<Vec<_>>().join(" ").into()),
        ("policy", sc.policy.name().into()),
        ("frames", sc.frames.into()),
    ];
    params.extend(more);
    Label::Text(id, params)
}

fn count(n: u64) -> Answer {
    Answer::Number(n, &[])
}

fn at(id: &'static str, n: u64) -> Label {
    Label::Text(id, vec![("n", n.into())])
}

/// The blank for the faults: loads into free frames are faults too.
fn faults(label: &'static str, sc: &Scenario, ran: &Ran) -> Blank {
    let first = ran.faults.saturating_sub(sc.frames);
    Blank::new(Label::text(label), count(ran.faults), "wrong-faults")
        .slip(count(first), "wrong-free-frames")
        .slip(count(ran.hits), "wrong-is-hits")
}

fn frames(ran: &Ran) -> Answer {
    Answer::List(ran.frames.clone())
}

fn sheet(
    sc: &Scenario,
    is_aimed: bool,
    question: Label,
    blanks: Vec<Blank>,
    hints: [&'static str; 3],
) -> Worksheet {
    let is_telling = |event: &Event| matches!(event.what, What::Touched(_) | What::Tick { .. });
    Worksheet {
        question,
        blanks,
        hints: hints.to_vec(),
        solution: reasons::<PageReplacement>(sc, SHOWN, is_telling),
        scenario: scenario_value::<PageReplacement>(&Run::plain(sc.clone())),
        is_aimed,
    }
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    let rng = &mut numbers(level, seed);
    let made = match level {
        1 => fifo(rng),
        2 => victims(rng)?,
        3 if rng.one_in(2) => optimal(rng)?,
        3 => classes(rng)?,
        4 if rng.below(3) > 0 => belady(rng),
        4 => working_set(rng)?,
        _ => return None,
    };
    Some(Box::new(made))
}

/// Level 1: FIFO, aimed at references on which LRU faults another number of times.
fn fifo(rng: &mut Rng) -> Worksheet {
    let lru = |sc: &Scenario| run(&under(sc, Policy::Lru {}));
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let length = rng.between(8, 10);
            references(rng, Policy::Fifo {}, 3, 5, length)
        },
        |sc| {
            let (ran, other) = (run(sc), lru(sc));
            ran.hits >= 2 && ran.victims.len() >= 2 && ran.faults != other.faults
        },
    );
    let (ran, other) = (run(&sc), lru(&sc));
    let blanks = vec![
        faults("answer-faults", &sc, &ran).slip(count(other.faults), "wrong-is-lru"),
        Blank::new(Label::text("answer-hits"), count(ran.hits), "wrong-hits")
            .slip(count(ran.faults), "wrong-is-faults"),
        Blank::new(Label::text("answer-frames"), frames(&ran), "wrong-frames")
            .slip(frames(&other), "wrong-is-lru"),
    ];
    let asked = question("question-one", &sc, Vec::new());
    let hints = ["hint-table", "hint-free", "hint-fifo"];
    sheet(&sc, is_aimed, asked, blanks, hints)
}

/// Level 2: LRU or clock, aimed at a last victim that FIFO would not have chosen.
fn victims(rng: &mut Rng) -> Option<Worksheet> {
    let policy = pick(rng, &[Policy::Lru {}, Policy::Clock { loaded: true }]);
    let fifo = |sc: &Scenario| run(&under(sc, Policy::Fifo {}));
    let frame_count = rng.between(3, 4);
    let (sc, is_aimed) = aim(
        rng,
        |rng| references(rng, policy, frame_count, frame_count + 2, 11),
        |sc| {
            let (ran, other) = (run(sc), fifo(sc));
            let has = |v: &Victim| {
                other
                    .victims
                    .iter()
                    .any(|o| o.at == v.at && o.page != v.page)
            };
            ran.hits >= 2 && ran.faults != other.faults && ran.victims.last().is_some_and(has)
        },
    );
    let (ran, other) = (run(&sc), fifo(&sc));
    let last = *ran.victims.last()?;
    let mut victim = Blank::new(
        at("answer-victim", last.at),
        count(last.page),
        "wrong-victim",
    );
    if let Some(theirs) = other.victims.iter().find(|v| v.at == last.at) {
        victim = victim.slip(count(theirs.page), "wrong-is-fifo");
    }
    let in_frames = Blank::new(Label::text("answer-frames"), frames(&ran), "wrong-frames");
    let blanks = vec![
        faults("answer-faults", &sc, &ran).slip(count(other.faults), "wrong-is-fifo"),
        victim,
        in_frames.slip(frames(&other), "wrong-is-fifo"),
    ];
    let hints = match policy {
        Policy::Lru {} => ["hint-table", "hint-lru", "hint-lru-back"],
        _ => ["hint-table", "hint-clock-bit", "hint-clock-hand"],
    };
    let asked = question("question-one", &sc, Vec::new());
    Some(sheet(&sc, is_aimed, asked, blanks, hints))
}

/// Level 3: OPT beside LRU, aimed at references where it spares two faults or more.
fn optimal(rng: &mut Rng) -> Option<Worksheet> {
    let lru = |sc: &Scenario| run(&under(sc, Policy::Lru {}));
    let (sc, is_aimed) = aim(
        rng,
        |rng| references(rng, Policy::Opt {}, 3, 5, 12),
        |sc| {
            let (best, other) = (run(sc), lru(sc));
            other.faults >= best.faults + 2 && is_sure(sc)
        },
    );
    let (best, other) = (run(&sc), lru(&sc));
    let first = *best.victims.first()?;
    let mut victim = Blank::new(
        at("answer-victim-opt", first.at),
        count(first.page),
        "wrong-far",
    );
    if let Some(theirs) = other.victims.iter().find(|v| v.at == first.at) {
        victim = victim.slip(count(theirs.page), "wrong-is-lru");
    }
    let fewer = Label::text("answer-fewer");
    let blanks = vec![
        faults("answer-faults-opt", &sc, &best).slip(count(other.faults), "wrong-is-lru"),
        faults("answer-faults-lru", &sc, &other).slip(count(best.faults), "wrong-is-opt"),
        Blank::new(fewer, count(other.faults - best.faults), "wrong-fewer"),
        victim,
    ];
    let asked = question("question-opt", &sc, Vec::new());
    let hints = ["hint-table", "hint-opt", "hint-opt-never"];
    Some(sheet(&sc, is_aimed, asked, blanks, hints))
}

/// Whether OPT's first victim is the only right one.
fn is_sure(sc: &Scenario) -> bool {
    let mut first = None;
    walk::<PageReplacement>(sc, |_, event| {
        if let What::Touched(touched) = &event.what
            && let Because::Farthest { next, same } = touched.because
        {
            first = first.or(Some(next.is_some() || same == 1));
        }
    });
    first == Some(true)
}

/// Level 3: NUR's classes, aimed at a victim of a middle class that FIFO would have spared.
fn classes(rng: &mut Rng) -> Option<Worksheet> {
    let tick = rng.between(3, 5);
    let policy = Policy::Nur {
        tick,
        choice: Choice::Scan,
        seed: 1,
    };
    let fifo = |sc: &Scenario| run(&under(sc, Policy::Fifo {}));
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = references(rng, policy, 3, 5, 10);
            for reference in &mut sc.references {
                reference.write = rng.one_in(3);
            }
            sc
        },
        |sc| {
            let (ran, other) = (run(sc), fifo(sc));
            let has = |v: &Victim| {
                other
                    .victims
                    .iter()
                    .any(|o| o.at == v.at && o.page != v.page)
            };
            let last = ran.victims.last();
            let is_middle = last.is_some_and(|v| matches!(v.class, Some(1 | 2)));
            is_middle && last.is_some_and(has)
        },
    );
    let (ran, other) = (run(&sc), fifo(&sc));
    let last = *ran.victims.last()?;
    let class = last.class?;
    let mut victim = Blank::new(
        at("answer-victim", last.at),
        count(last.page),
        "wrong-class",
    );
    if let Some(theirs) = other.victims.iter().find(|v| v.at == last.at) {
        victim = victim.slip(count(theirs.page), "wrong-is-fifo");
    }
    // R and M taken for each other.
    let swapped = class >> 1 | (class & 1) << 1;
    let blanks = vec![
        victim,
        Blank::new(
            at("answer-class", last.at),
            count(class),
            "wrong-class-number",
        )
        .slip(count(swapped), "wrong-swapped"),
        faults("answer-faults", &sc, &ran),
    ];
    let asked = question("question-nur", &sc, vec![("tick", tick.into())]);
    let hints = ["hint-bits", "hint-tick", "hint-class"];
    Some(sheet(&sc, is_aimed, asked, blanks, hints))
}

/// References made from those of Belady, Nelson and Shedler (1969): other pages, some of them changed.
fn near_belady(rng: &mut Rng) -> Vec<u64> {
    const PAGES: [usize; 12] = [0, 1, 2, 3, 0, 1, 4, 0, 1, 2, 3, 4];
    let mut names: Vec<u64> = (0..8).collect();
    for i in (1..names.len()).rev() {
        names.swap(i, rng.below(i as u64 + 1) as usize);
    }
    let mut all: Vec<u64> = PAGES.iter().map(|p| names[*p]).collect();
    for _ in 0..rng.below(3) {
        let place = rng.below(12) as usize;
        all[place] = names[rng.below(5) as usize];
    }
    if rng.one_in(2) {
        all.push(names[rng.below(5) as usize]);
    }
    all.dedup();
    all
}

/// Level 4: Belady's anomaly, aimed at references where it occurs; at one in three where it does not.
fn belady(rng: &mut Rng) -> Worksheet {
    let occurs = rng.below(3) > 0;
    let more = |sc: &Scenario| run(&with_frames(sc, sc.frames + 1));
    let (sc, is_aimed) = aim(
        rng,
        |rng| Scenario::new(Policy::Fifo {}, 3, &near_belady(rng)),
        |sc| (more(sc).faults > run(sc).faults) == occurs,
    );
    let (few, many) = (run(&sc), more(&sc));
    let lru = run(&under(&with_frames(&sc, sc.frames + 1), Policy::Lru {}));
    let is_anomaly = many.faults > few.faults;
    let yes = Blank::new(
        Label::text("answer-belady"),
        Answer::Yes(is_anomaly),
        "wrong-belady",
    );
    let wide = with_frames(&sc, sc.frames + 1);
    let blanks = vec![
        faults("answer-faults-few", &sc, &few).slip(count(many.faults), "wrong-other-frames"),
        faults("answer-faults-many", &wide, &many).slip(count(few.faults), "wrong-other-frames"),
        yes.slip(Answer::Yes(!is_anomaly), "wrong-belady"),
        faults("answer-faults-many-lru", &wide, &lru).slip(count(many.faults), "wrong-is-fifo"),
    ];
    let asked = question("question-belady", &sc, vec![("more", wide.frames.into())]);
    let hints = ["hint-table", "hint-fifo", "hint-belady"];
    let mut made = sheet(&sc, is_aimed, asked, blanks, hints);
    let is_telling = |event: &Event| matches!(event.what, What::Touched(_));
    made.solution
        .extend(reasons::<PageReplacement>(&wide, SHOWN, is_telling));
    made
}

/// The sizes of the working set after each reference, from 1.
fn sizes(sc: &Scenario) -> Vec<u64> {
    let mut all = Vec::new();
    walk::<PageReplacement>(sc, |_, event| {
        if let What::Process { did, set, .. } = &event.what
            && matches!(did, Did::Used { .. } | Did::Faulted { .. })
        {
            all.push(u64::from(*set));
        }
    });
    all
}

/// Level 4: working sets, aimed at one that shrinks after it was largest.
fn working_set(rng: &mut Rng) -> Option<Worksheet> {
    let window = rng.between(4, 5);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let (wide, narrow) = (rng.between(4, 6), rng.between(2, 3));
            let first = references(rng, Policy::Lru {}, 8, wide, 7);
            let then = references(rng, Policy::Lru {}, 8, narrow, 6);
            let process = Process {
                references: [first.references, then.references].concat(),
                ..Process::new("P1", 1)
            };
            Scenario {
                processes: vec![process],
                references: Vec::new(),
                policy: Policy::Lru {},
                allocation: Allocation::WorkingSet { window },
                ..Scenario::new(Policy::Lru {}, 8, &[])
            }
        },
        |sc| {
            let all = sizes(sc);
            let last = all.last().copied().unwrap_or(0);
            let most = all.iter().max().copied().unwrap_or(0);
            all.len() == 13 && most >= last + 2 && last < window
        },
    );
    let all = sizes(&sc);
    let references = &sc.processes[0].references;
    let (last, most) = (*all.last()?, *all.iter().max()?);
    let mut pages: Vec<u64> = references.iter().map(|r| r.page).collect();
    pages.sort_unstable();
    pages.dedup();
    let middle = rng.between(window, 9);
    let early = *all.get(middle as usize - 1)?;
    let size = |n: u64, right: u64| {
        Blank::new(at("answer-size", n), count(right), "wrong-size")
            .slip(count(window), "wrong-size-window")
            .slip(count(pages.len() as u64), "wrong-size-all")
    };
    let blanks = vec![
        size(middle, early),
        size(all.len() as u64, last),
        Blank::new(Label::text("answer-largest"), count(most), "wrong-largest"),
    ];
    let asked = question("question-working-set", &sc, vec![("window", window.into())]);
    let hints = ["hint-window", "hint-distinct", "hint-slide"];
    let mut made = sheet(&sc, is_aimed, asked, blanks, hints);
    made.solution = reasons::<PageReplacement>(&sc, SHOWN, |event| {
        let What::Process { did, .. } = &event.what else {
            return false;
        };
        matches!(did, Did::Used { .. } | Did::Faulted { .. })
    });
    Some(made)
}
