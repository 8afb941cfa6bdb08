//! Exercises of four levels from a seed: tables of times, Gantt charts, policies that differ, and what
//! aging, feedback, ratios, switches and weights (`fair`) do. Every answer is read off the lab's own run.

mod fair;

use super::{
    Scheduling,
    event::{By, Event, What, policy_name},
    results::{CpuTime, Figures, figures, pieces},
    scenario::{Lengths, Policy, Process, Queue, Rule4, Scenario, SliceEnd},
};
use crate::{
    exercise::{
        Answer, Blank, Exercise, FIRST_SEEDS, Worksheet, aim, numbers, pick, reasons, walk,
    },
    session::scenario_value,
};
use kw_scene::Label;
use kw_trace::{Param, Rng, Run, Trace};

/// What may follow a time.
const TICKS: &[&str] = &["tick", "ticks", "틱"];
/// Steps that a worked solution shows at most.
const SHOWN: usize = 40;

/// What a run came to.
struct Ran {
    /// Of each process.
    figures: Vec<Figures>,
    /// Who ran, in order, a process twice in a row once.
    order: Vec<usize>,
    is_idle: bool,
    /// The last completion.
    end: u64,
    switches: u64,
}

fn run(sc: &Scenario) -> Option<Ran> {
    let mut trace = Trace::<Scheduling>::new(Run::plain(sc.clone())).ok()?;
    trace.finish();
    let state = trace.front();
    let all: Option<Vec<Figures>> = (0..sc.processes.len() as u16)
        .map(|p| figures(state, p))
        .collect();
    let all = all?;
    let pieces = pieces(&trace);
    let mut order: Vec<usize> = pieces
        .iter()
        .filter_map(|p| match p.run {
            CpuTime::Process(p) => Some(usize::from(p)),
            _ => None,
        })
        .collect();
    order.dedup();
    Some(Ran {
        order,
        is_idle: pieces.iter().any(|p| p.run == CpuTime::Idle),
        end: all.iter().map(|f| f.completion).max().unwrap_or(0),
        switches: state.switches,
        figures: all,
    })
}

fn under(sc: &Scenario, policy: Policy) -> Scenario {
    Scenario {
        policy,
        ..sc.clone()
    }
}

/// Some processes that arrive one after another, none of them with I/O.
fn processes(rng: &mut Rng, count: u64, longest: u64) -> Scenario {
    let mut arrival = 0;
    let processes = (1..=count).map(|i| {
        let process = Process {
            priority: rng.between(1, 5),
            ..Process::new(format!("P{i}"), arrival, &[rng.between(1, longest)])
        };
        arrival += rng.between(1, 3);
        process
    });
    Scenario {
        policy: Policy::Fcfs {},
        processes: processes.collect(),
        ..Scenario::default()
    }
}

fn sjf() -> Policy {
    Policy::Sjf(Lengths::default())
}

fn srtf() -> Policy {
    Policy::Srtf(Lengths::default())
}

fn names(sc: &Scenario) -> Vec<String> {
    sc.processes.iter().map(|p| p.id.clone()).collect()
}

/// The question: the processes in a notation that is the same in every language, and the policy.
fn question(id: &'static str, sc: &Scenario, more: Vec<(&'static str, Param)>) -> Label {
    let has_priority = matches!(sc.policy, Policy::Priority { .. });
    let all = sc.processes.iter().map(|p| {
        let priority = match has_priority {
            true => format!(", {}", p.priority),
            false => String::new(),
        };
        format!("{}({}, {}{priority})", p.id, p.arrival, p.bursts[0])
    });
    let mut params: Vec<(&'static str, Param)> = vec![
        ("processes", all.collect::<Vec<_>>().join(", ").into()),
        ("policy", policy_name(&sc.policy).into()),
        ("quantum", sc.policy.quantum().unwrap_or(0).into()),
    ];
    params.extend(more);
    Label::Text(id, params)
}

fn of(id: &'static str, sc: &Scenario, p: usize) -> Label {
    Label::Text(id, vec![("process", sc.processes[p].id.as_str().into())])
}

fn ticks(n: u64) -> Answer {
    Answer::Number(n, TICKS)
}

/// The blank for the order of running.
fn order(sc: &Scenario, ran: &Ran, wrong: &'static str) -> Blank {
    let right = Answer::Names(names(sc), ran.order.clone());
    Blank::new(Label::text("answer-order"), right, wrong)
}

fn is_telling(event: &Event) -> bool {
    !matches!(event.what, What::Arrived { .. } | What::Loaded { .. })
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    let rng = &mut numbers(level, seed);
    let is_later = seed >= FIRST_SEEDS;
    let made = match level {
        1 => times(rng),
        2 => chart(rng),
        3 if is_later && rng.one_in(2) => fair::shares(rng),
        3 => compared(rng),
        4 => match rng.below(if is_later { 6 } else { 4 }) {
            0 => ratios(rng),
            1 => feedback(rng),
            2 => switching(rng),
            3 => aging(rng),
            _ => fair::by_virtual_time(rng),
        },
        _ => return None,
    };
    Some(Box::new(made?))
}

fn sheet(
    sc: &Scenario,
    is_aimed: bool,
    question: Label,
    blanks: Vec<Blank>,
    hints: &[&'static str],
) -> Worksheet {
    Worksheet {
        question,
        blanks,
        hints: hints.to_vec(),
        solution: reasons::<Scheduling>(sc, SHOWN, is_telling),
        scenario: scenario_value::<Scheduling>(&Run::plain(sc.clone())),
        is_aimed,
    }
}

/// Level 1: waiting and turnaround under FCFS or SJF, aimed at processes that SJF runs in another order.
fn times(rng: &mut Rng) -> Option<Worksheet> {
    let policy = pick(rng, &[Policy::Fcfs {}, sjf()]);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let count = rng.between(3, 4);
            processes(rng, count, 9)
        },
        |sc| match (run(sc), run(&under(sc, sjf()))) {
            (Some(a), Some(b)) => !a.is_idle && a.order != b.order,
            _ => false,
        },
    );
    let other = match policy {
        Policy::Fcfs {} => sjf(),
        _ => Policy::Fcfs {},
    };
    let (ran, other) = (run(&under(&sc, policy.clone()))?, run(&under(&sc, other))?);
    let sc = under(&sc, policy);
    let count = sc.processes.len();
    let mut blanks: Vec<Blank> = (0..count)
        .map(|p| {
            let own = &ran.figures[p];
            let start = own.waiting + sc.processes[p].arrival;
            Blank::new(
                of("answer-waiting", &sc, p),
                ticks(own.waiting),
                "wrong-waiting",
            )
            .slip(ticks(own.turnaround), "wrong-is-turnaround")
            .slip(ticks(start), "wrong-arrival")
            .slip(ticks(other.figures[p].waiting), "wrong-policy")
        })
        .collect();
    let last = count - 1;
    let own = &ran.figures[last];
    blanks.push(
        Blank::new(
            of("answer-turnaround", &sc, last),
            ticks(own.turnaround),
            "wrong-turnaround",
        )
        .slip(ticks(own.completion), "wrong-is-completion")
        .slip(ticks(own.waiting), "wrong-is-waiting"),
    );
    let sum = |ran: &Ran| ran.figures.iter().map(|f| f.waiting).sum();
    let average = |ran: &Ran| Answer::Ratio(sum(ran), count as u64, TICKS);
    blanks.push(
        Blank::new(
            Label::text("answer-average"),
            average(&ran),
            "wrong-average",
        )
        .slip(Answer::Ratio(sum(&ran), 1, TICKS), "wrong-sum")
        .slip(average(&other), "wrong-policy"),
    );
    let asked = question("question-times", &sc, Vec::new());
    let hints = ["hint-order", "hint-start", "hint-waiting"];
    Some(sheet(&sc, is_aimed, asked, blanks, &hints))
}

/// Level 2: the Gantt chart of a pre-emptive policy, aimed at processes that lose the CPU unfinished.
fn chart(rng: &mut Rng) -> Option<Worksheet> {
    let quantum = rng.between(2, 4);
    let policies = [
        srtf(),
        Policy::Priority {
            preemptive: true,
            aging: 0,
        },
        Policy::RoundRobin { quantum },
    ];
    let policy = pick(rng, &policies);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let count = rng.between(3, 4);
            under(&processes(rng, count, 8), policy.clone())
        },
        |sc| {
            let is_long = |ran: &Ran| ran.order.len() > sc.processes.len() && !ran.is_idle;
            run(sc).is_some_and(|ran| is_long(&ran) && ran.order.len() <= 10)
        },
    );
    let ran = run(&sc)?;
    let fcfs = run(&under(&sc, Policy::Fcfs {}))?;
    let calm = match sc.policy {
        Policy::Priority { .. } => Policy::Priority {
            preemptive: false,
            aging: 0,
        },
        _ => sjf(),
    };
    let calm = run(&under(&sc, calm))?;
    let mut tied = sc.clone();
    tied.ties.slice_end = SliceEnd::PreemptedFirst;
    let tied = run(&tied)?;
    let all = |ran: &Ran| Answer::Names(names(&sc), ran.order.clone());
    let mut blanks = vec![
        order(&sc, &ran, "wrong-order")
            .slip(all(&fcfs), "wrong-fcfs")
            .slip(all(&calm), "wrong-calm")
            .slip(all(&tied), "wrong-tie"),
    ];
    blanks.extend((0..sc.processes.len()).map(|p| {
        let own = ran.figures[p];
        Blank::new(
            of("answer-completion", &sc, p),
            ticks(own.completion),
            "wrong-completion",
        )
        .slip(ticks(own.turnaround), "wrong-is-turnaround-not-completion")
        .slip(ticks(fcfs.figures[p].completion), "wrong-fcfs")
    }));
    let hints = match sc.policy {
        Policy::RoundRobin { .. } => ["hint-queue", "hint-tie", "hint-chart"],
        _ => ["hint-preempt", "hint-strictly", "hint-chart"],
    };
    let asked = question("question-chart", &sc, Vec::new());
    Some(sheet(&sc, is_aimed, asked, blanks, &hints))
}

/// The position of who ends first.
fn first(ran: &Ran) -> usize {
    let ends = ran.figures.iter().map(|f| f.completion).enumerate();
    ends.min_by_key(|e| e.1).map_or(0, |e| e.0)
}

/// The position of who ends last.
fn last(ran: &Ran) -> usize {
    let ends = ran.figures.iter().map(|f| f.completion).enumerate();
    ends.max_by_key(|e| e.1).map_or(0, |e| e.0)
}

/// The smallest quantum with which round robin runs them as FCFS does.
fn large_enough(sc: &Scenario) -> Option<u64> {
    let want = run(&under(sc, Policy::Fcfs {}))?.order;
    (1..=20).find(|quantum| {
        let ran = run(&under(sc, Policy::RoundRobin { quantum: *quantum }));
        ran.is_some_and(|ran| ran.order == want)
    })
}

/// Level 3: aimed at processes of which round robin and SRTF end different ones first.
fn compared(rng: &mut Rng) -> Option<Worksheet> {
    let quantum = rng.between(1, 3);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let count = rng.between(3, 4);
            under(&processes(rng, count, 7), Policy::RoundRobin { quantum })
        },
        |sc| match (run(sc), run(&under(sc, srtf()))) {
            (Some(a), Some(b)) => !a.is_idle && first(&a) != first(&b),
            _ => false,
        },
    );
    let (turns, short) = (run(&sc)?, run(&under(&sc, srtf()))?);
    let known = names(&sc);
    let who = |p: usize| Answer::Names(known.clone(), vec![p]);
    let last = sc.processes.len() - 1;
    let response = |ran: &Ran| ticks(ran.figures[last].response);
    let longest = sc.processes.iter().map(|p| p.bursts[0]).max()?;
    let blanks = vec![
        Blank::new(
            Label::text("answer-first-rr"),
            who(first(&turns)),
            "wrong-first",
        )
        .slip(who(first(&short)), "wrong-first-swapped"),
        Blank::new(
            Label::text("answer-first-srtf"),
            who(first(&short)),
            "wrong-first",
        )
        .slip(who(first(&turns)), "wrong-first-swapped"),
        Blank::new(
            of("answer-response-rr", &sc, last),
            response(&turns),
            "wrong-response",
        )
        .slip(
            ticks(turns.figures[last].waiting),
            "wrong-is-waiting-not-response",
        )
        .slip(
            ticks(turns.figures[last].response + sc.processes[last].arrival),
            "wrong-arrival",
        ),
        Blank::new(
            Label::text("answer-quantum"),
            ticks(large_enough(&sc)?),
            "wrong-quantum",
        )
        .slip(ticks(longest), "wrong-quantum-alone"),
    ];
    let asked = question("question-compared", &sc, Vec::new());
    let hints = ["hint-queue", "hint-response", "hint-quantum"];
    let mut made = sheet(&sc, is_aimed, asked, blanks, &hints);
    made.solution.extend(reasons::<Scheduling>(
        &under(&sc, srtf()),
        SHOWN,
        is_telling,
    ));
    Some(made)
}

/// Level 4: HRRN, aimed at an order that neither FCFS nor SJF gives.
fn ratios(rng: &mut Rng) -> Option<Worksheet> {
    let differs = |sc: &Scenario, policy: Policy, ran: &Ran| {
        run(&under(sc, policy)).is_some_and(|other| other.order != ran.order)
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| under(&processes(rng, 4, 9), Policy::Hrrn {}),
        |sc| {
            run(sc).is_some_and(|ran| {
                let is_own = differs(sc, Policy::Fcfs {}, &ran) && differs(sc, sjf(), &ran);
                !ran.is_idle && is_own
            })
        },
    );
    let ran = run(&sc)?;
    let mut chosen = None;
    walk::<Scheduling>(&sc, |_, event| {
        if let What::Dispatched {
            process, choice, ..
        } = &event.what
            && let By::Ratio { waited, burst } = choice.by
            && choice.ready > 1
        {
            chosen = chosen.or(Some((usize::from(*process), waited, burst, event.at)));
        }
    });
    let (p, waited, burst, at) = chosen?;
    let all = |policy| run(&under(&sc, policy)).map(|r| Answer::Names(names(&sc), r.order));
    let ratio = Label::Text(
        "answer-ratio",
        vec![
            ("process", sc.processes[p].id.as_str().into()),
            ("at", at.into()),
        ],
    );
    let blanks = vec![
        order(&sc, &ran, "wrong-order")
            .slip(all(Policy::Fcfs {})?, "wrong-fcfs")
            .slip(all(sjf())?, "wrong-sjf"),
        Blank::new(
            ratio,
            Answer::Ratio(waited + burst, burst, &[]),
            "wrong-ratio",
        )
        .slip(Answer::Ratio(waited, burst, &[]), "wrong-ratio-waited"),
    ];
    let asked = question("question-ratio", &sc, Vec::new());
    let hints = ["hint-ratio-when", "hint-ratio", "hint-ratio-again"];
    Some(sheet(&sc, is_aimed, asked, blanks, &hints))
}

/// Level 4: MLFQ, aimed at one that sinks to the bottom and one that never leaves the top.
fn feedback(rng: &mut Rng) -> Option<Worksheet> {
    let first = rng.between(2, 3);
    let queue = |quantum| Queue {
        quantum,
        allotment: quantum,
    };
    let queues = vec![queue(first), queue(first * 2), queue(first * 4)];
    let policy = Policy::Mlfq {
        queues,
        boost: 0,
        rule4: Rule4::Cumulative,
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| under(&processes(rng, 3, 11), policy.clone()),
        |sc| {
            let down = levels(sc);
            let is_wide = down.contains(&0) && down.contains(&2);
            is_wide && run(sc).is_some_and(|ran| !ran.is_idle && ran.order.len() <= 9)
        },
    );
    let ran = run(&sc)?;
    let fcfs = run(&under(&sc, Policy::Fcfs {}))?;
    let turns = run(&under(&sc, Policy::RoundRobin { quantum: first }))?;
    let all = |ran: &Ran| Answer::Names(names(&sc), ran.order.clone());
    let mut blanks = vec![
        order(&sc, &ran, "wrong-order")
            .slip(all(&fcfs), "wrong-fcfs")
            .slip(all(&turns), "wrong-one-queue"),
    ];
    blanks.extend(levels(&sc).into_iter().enumerate().map(|(p, level)| {
        let right = Answer::Number(level, &[]);
        Blank::new(of("answer-level", &sc, p), right, "wrong-level")
            .slip(Answer::Number(level + 1, &[]), "wrong-level-next")
    }));
    let asked = question("question-feedback", &sc, vec![("first", first.into())]);
    let hints = ["hint-top", "hint-sink", "hint-keeps"];
    Some(sheet(&sc, is_aimed, asked, blanks, &hints))
}

/// The queue in which each process ends.
fn levels(sc: &Scenario) -> Vec<u64> {
    let mut all = vec![0; sc.processes.len()];
    walk::<Scheduling>(sc, |_, event| {
        if let What::Demoted { ran, to, .. } = event.what {
            all[usize::from(ran.process)] = u64::from(to);
        }
    });
    all
}

/// Level 4: what switches cost under round robin, aimed at some that a longer slice would spare.
fn switching(rng: &mut Rng) -> Option<Worksheet> {
    let quantum = rng.between(2, 3);
    let cost = rng.between(1, 2);
    let longer = |sc: &Scenario| {
        under(
            sc,
            Policy::RoundRobin {
                quantum: 2 * quantum,
            },
        )
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = under(&processes(rng, 3, 8), Policy::RoundRobin { quantum });
            for p in &mut sc.processes {
                p.arrival = 0;
            }
            sc.switch_cost = cost;
            sc
        },
        |sc| match (run(sc), run(&longer(sc))) {
            (Some(a), Some(b)) => a.switches > b.switches + 1 && a.order.len() <= 10,
            _ => false,
        },
    );
    let (ran, other) = (run(&sc)?, run(&longer(&sc))?);
    let work: u64 = sc.processes.iter().map(|p| p.bursts[0]).sum();
    let percent = |ran: &Ran| Answer::Ratio(100 * work, ran.end, &["%"]);
    let count = |n| Answer::Number(n, &[]);
    let blanks = vec![
        Blank::new(
            Label::text("answer-switches"),
            count(ran.switches),
            "wrong-switches",
        )
        .slip(count(ran.switches + 1), "wrong-first-free"),
        Blank::new(Label::text("answer-end"), ticks(ran.end), "wrong-end")
            .slip(ticks(work), "wrong-no-cost"),
        Blank::new(
            Label::text("answer-utilisation"),
            percent(&ran),
            "wrong-utilisation",
        )
        .slip(count(100), "wrong-no-cost"),
        Blank::new(
            Label::text("answer-switches-longer"),
            count(other.switches),
            "wrong-switches",
        )
        .slip(count(ran.switches), "wrong-same"),
    ];
    let more = vec![("cost", cost.into()), ("longer", (2 * quantum).into())];
    let asked = question("question-switching", &sc, more);
    let hints = ["hint-switch", "hint-goes-on", "hint-utilisation"];
    Some(sheet(&sc, is_aimed, asked, blanks, &hints))
}

/// Level 4: aging under priorities, aimed at one that comes last without it and earlier with it.
fn aging(rng: &mut Rng) -> Option<Worksheet> {
    let aging = rng.between(1, 3);
    let with = |aging| Policy::Priority {
        preemptive: false,
        aging,
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| under(&processes(rng, 4, 6), with(aging)),
        |sc| match (run(sc), run(&under(sc, with(0)))) {
            (Some(aged), Some(plain)) => !plain.is_idle && last(&aged) != last(&plain),
            _ => false,
        },
    );
    let (aged, plain) = (run(&sc)?, run(&under(&sc, with(0)))?);
    let p = last(&plain);
    let who = |p| Answer::Names(names(&sc), vec![p]);
    let (soon, late) = (aged.figures[p].completion, plain.figures[p].completion);
    let blanks = vec![
        Blank::new(Label::text("answer-starves"), who(p), "wrong-starves")
            .slip(who(last(&aged)), "wrong-starves-aged"),
        Blank::new(
            of("answer-end-plain", &sc, p),
            ticks(late),
            "wrong-completion",
        )
        .slip(ticks(soon), "wrong-aged"),
        order(&sc, &aged, "wrong-aged-order").slip(
            Answer::Names(names(&sc), plain.order.clone()),
            "wrong-not-aged",
        ),
        Blank::new(of("answer-end-aged", &sc, p), ticks(soon), "wrong-aged-end")
            .slip(ticks(late), "wrong-not-aged"),
    ];
    let asked = question("question-aging", &sc, vec![("aging", aging.into())]);
    let hints = ["hint-plain-first", "hint-aging", "hint-aging-choice"];
    Some(sheet(&sc, is_aimed, asked, blanks, &hints))
}
