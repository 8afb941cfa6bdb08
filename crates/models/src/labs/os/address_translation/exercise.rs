//! Exercises of four levels from a seed: addresses split and translated, indices and the TLB, the
//! effective access time and the size of tables. Every answer is read off the lab's own run.

use super::{
    AddressTranslation,
    event::{Ended, Event, What},
    results::access_time,
    scenario::{Access, Mapped, Scenario, TlbPolicy, Unmapped},
    state::{Outcome, State},
};
use crate::{
    exercise::{Answer, Blank, Exercise, FAULT, Worksheet, aim, numbers, pick, reasons, walk},
    session::scenario_value,
};
use kw_scene::Label;
use kw_trace::{Param, Rng, Run};

/// What may follow a time.
const NS: &[&str] = &["ns", "나노초"];
/// What may follow a size.
const BYTES: &[&str] = &["bytes", "byte", "b", "바이트"];
/// Steps that a worked solution shows at most.
const SHOWN: usize = 40;

/// A scenario of this shape in which all goes as it is written: nothing is allocated on the way.
fn shaped(page_bits: u64, levels: &[u64]) -> Scenario {
    let virtual_bits = page_bits + levels.iter().sum::<u64>();
    Scenario {
        virtual_bits,
        page_bits,
        levels: levels.to_vec(),
        entry_bytes: if virtual_bits > 32 { 8 } else { 4 },
        unmapped: Unmapped::Refuse,
        mapped: Vec::new(),
        accesses: Vec::new(),
        ..Scenario::default()
    }
}

/// The accesses that ended, and the last state.
fn run(sc: &Scenario) -> Option<(Vec<Ended>, State)> {
    let mut all = Vec::new();
    let state = walk::<AddressTranslation>(sc, |_, event| all.extend(event.ended))?;
    Some((all, state))
}

fn hex(n: u64) -> String {
    format!("0x{n:X}")
}

fn joined(all: impl Iterator<Item = String>) -> Param {
    all.collect::<Vec<_>>().join(", ").into()
}

/// A number that may be given in any base.
fn any_base(label: Label, n: u64, wrong: &'static str) -> Blank {
    Blank::new(label, count(n), wrong).form("blank-address")
}

fn count(n: u64) -> Answer {
    Answer::Number(n, &[])
}

fn at(id: &'static str, n: u64) -> Label {
    Label::Text(id, vec![("n", n.into())])
}

fn sheet(
    sc: &Scenario,
    is_aimed: bool,
    question: (&'static str, Vec<(&'static str, Param)>),
    blanks: Vec<Blank>,
    hints: [&'static str; 3],
    is_telling: impl Fn(&Event) -> bool,
) -> Worksheet {
    Worksheet {
        question: Label::Text(question.0, question.1),
        blanks,
        hints: hints.to_vec(),
        solution: reasons::<AddressTranslation>(sc, SHOWN, is_telling),
        scenario: scenario_value::<AddressTranslation>(&Run::plain(sc.clone())),
        is_aimed,
    }
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    let rng = &mut numbers(level, seed);
    let made = match level {
        1 => split(rng),
        2 => translated(rng),
        3 if rng.one_in(2) => indices(rng),
        3 => buffer(rng),
        4 if rng.below(3) > 0 => effective(rng),
        4 => sizes(rng),
        _ => return None,
    };
    Some(Box::new(made?))
}

/// Level 1: an address split, aimed at a border inside a hexadecimal digit.
fn split(rng: &mut Rng) -> Option<Worksheet> {
    let parts = |sc: &Scenario| (sc.accesses[0].address, sc.page_bits);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let page_bits = rng.between(5, 11);
            let bits = pick(rng, &[14, 16]);
            let mut sc = shaped(page_bits, &[bits - page_bits]);
            let address = rng.below(1 << bits);
            sc.accesses = vec![Access::read(address)];
            sc.frames = 64;
            sc.mapped = vec![Mapped::new(address >> page_bits, rng.below(64))];
            sc
        },
        |sc| {
            let (address, bits) = parts(sc);
            let (page, offset) = (address >> bits, address & ((1 << bits) - 1));
            bits % 4 != 0 && page > 1 && offset > 15 && page != offset
        },
    );
    let (address, bits) = parts(&sc);
    let state = run(&sc)?.1;
    let current = state.current?;
    let shape = &state.def.shape;
    let digits = bits / 4 * 4;
    // The parts taken for each other: as many bits from the left as the offset has.
    let turned = address >> (sc.virtual_bits - bits);
    let entries = 1 << shape.page_number_bits();
    let blanks = vec![
        Blank::new(
            Label::text("answer-page"),
            Answer::Hex(current.page),
            "wrong-page",
        )
        .slip(Answer::Hex(address >> digits), "wrong-digit")
        .slip(Answer::Hex(turned), "wrong-turned")
        .slip(Answer::Hex(current.offset), "wrong-is-offset"),
        Blank::new(
            Label::text("answer-offset"),
            Answer::Hex(current.offset),
            "wrong-offset",
        )
        .slip(Answer::Hex(address & ((1 << digits) - 1)), "wrong-digit")
        .slip(Answer::Hex(current.page), "wrong-is-page"),
        any_base(Label::text("answer-entries"), entries, "wrong-entries")
            .slip(count(1 << bits), "wrong-is-page-size"),
    ];
    let question = (
        "question-split",
        vec![
            ("bits", sc.virtual_bits.into()),
            ("size", (1_u64 << bits).into()),
            ("address", hex(address).into()),
        ],
    );
    let hints = ["hint-offset-bits", "hint-low-bits", "hint-divide"];
    let is_telling = |event: &Event| event.what == What::Split;
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_telling))
}

/// Level 2: a table of one level, aimed at a fault among the accesses and at frames that are not pages.
fn translated(rng: &mut Rng) -> Option<Worksheet> {
    let page_bits = rng.between(6, 8);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut frames: Vec<u64> = (0..16).collect();
            let mut sc = shaped(page_bits, &[3]);
            sc.tlb_entries = 0;
            for page in 0..6 {
                let frame = frames.swap_remove(rng.below(frames.len() as u64) as usize);
                let present = rng.below(4) > 0;
                let mapped = Mapped {
                    present,
                    ..Mapped::new(page, if present { frame } else { 0 })
                };
                sc.mapped.push(mapped);
            }
            let address = |rng: &mut Rng| rng.below(6 << page_bits);
            sc.accesses = (0..3).map(|_| Access::read(address(rng))).collect();
            sc
        },
        |sc| {
            let Some((ended, _)) = run(sc) else {
                return false;
            };
            let faults = ended.iter().filter(|e| e.outcome != Outcome::Ok).count();
            let mut pages: Vec<u64> = sc.accesses.iter().map(|a| a.address >> page_bits).collect();
            pages.sort_unstable();
            pages.dedup();
            let moves = |e: &Ended| e.physical != Some(e.access.address);
            faults == 1 && pages.len() == 3 && ended.iter().all(moves)
        },
    );
    let (ended, state) = run(&sc)?;
    let shape = &state.def.shape;
    let blanks = ended.iter().map(|e| {
        let (_, offset) = shape.split(e.access.address);
        let physical = e.physical.filter(|_| e.outcome == Outcome::Ok);
        let label = Label::Text(
            "answer-physical",
            vec![
                ("address", hex(e.access.address).into()),
                ("decimal", e.access.address.to_string().into()),
            ],
        );
        let blank = Blank::new(label, Answer::Or(physical, FAULT), "wrong-physical").slip(
            Answer::Or(Some(e.access.address), FAULT),
            "wrong-is-virtual",
        );
        match physical {
            None => blank.slip(Answer::Or(e.physical, FAULT), "wrong-not-present"),
            Some(physical) => {
                let frame = physical >> shape.page_bits;
                blank
                    .slip(Answer::Or(Some(frame + offset), FAULT), "wrong-added")
                    .slip(Answer::Or(Some(frame), FAULT), "wrong-is-frame")
                    .slip(Answer::Or(None, FAULT), "wrong-is-present")
            }
        }
    });
    let blanks = blanks.collect();
    let table = sc.mapped.iter().map(|m| match m.present {
        true => format!("{} → {}", m.page, m.frame),
        false => format!("{} → ×", m.page),
    });
    let question = (
        "question-translated",
        vec![
            ("size", (1_u64 << page_bits).into()),
            ("table", joined(table)),
        ],
    );
    let hints = ["hint-low-bits", "hint-entry", "hint-frame"];
    let is_telling = |event: &Event| !matches!(event.what, What::Miss | What::Evicted(_));
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_telling))
}

/// Level 3: the indices of two or four levels, aimed at ones that all differ.
fn indices(rng: &mut Rng) -> Option<Worksheet> {
    let levels = pick(rng, &[vec![10, 10], vec![9, 9, 9, 9]]);
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = shaped(12, &levels);
            let address = rng.below(1 << sc.virtual_bits);
            sc.accesses = vec![Access::read(address)];
            sc.mapped = vec![Mapped::new(address >> 12, rng.below(16))];
            sc
        },
        |sc| {
            let all = path(sc);
            let mut sorted = all.clone();
            sorted.sort_unstable();
            sorted.dedup();
            sorted.len() == levels.len() && all.len() == levels.len() && sorted[0] > 0
        },
    );
    let (ended, state) = run(&sc)?;
    let (current, address) = (state.current?, sc.accesses[0].address);
    let mut blanks = Vec::new();
    let all = path(&sc);
    for (level, index) in all.iter().enumerate() {
        let blank = any_base(at("answer-index", level as u64 + 1), *index, "wrong-index")
            .slip(
                count(address >> (12 + levels[1] * (levels.len() - 1 - level) as u64)),
                "wrong-mask",
            )
            .slip(count(all[all.len() - 1 - level]), "wrong-other-end");
        blanks.push(blank);
    }
    let references = u64::from(ended.first()?.references);
    blanks.push(
        any_base(Label::text("answer-offset"), current.offset, "wrong-offset")
            .slip(count(address & 0x3FF), "wrong-offset-bits"),
    );
    blanks.push(
        Blank::new(
            Label::text("answer-references"),
            count(references),
            "wrong-references",
        )
        .slip(count(references - 1), "wrong-without-data")
        .slip(count(1), "wrong-only-data"),
    );
    let shape = levels.iter().map(u64::to_string);
    let question = (
        "question-indices",
        vec![
            ("bits", sc.virtual_bits.into()),
            ("levels", (levels.len() as u64).into()),
            ("shape", shape.collect::<Vec<_>>().join(" + ").into()),
            ("address", hex(address).into()),
        ],
    );
    let hints = ["hint-from-right", "hint-groups", "hint-walk"];
    let is_telling = |event: &Event| !matches!(event.what, What::Filled { .. });
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_telling))
}

/// The indices at which the walk of the first access read, from the top.
fn path(sc: &Scenario) -> Vec<u64> {
    let current = run(sc).and_then(|r| r.1.current);
    let path = current.map(|c| c.path).unwrap_or_default();
    path.into_iter().flatten().map(|p| p.index).collect()
}

/// Level 3: hits of a small TLB, aimed at references where LRU and FIFO hit another number of times.
fn buffer(rng: &mut Rng) -> Option<Worksheet> {
    let entries = rng.between(2, 3);
    let hits = |sc: &Scenario| -> Vec<u64> {
        let all = run(sc).map(|r| r.0).unwrap_or_default();
        let all = (1..).zip(all);
        all.filter(|(_, e)| e.hit).map(|(n, _)| n).collect()
    };
    let fifo = |sc: &Scenario| Scenario {
        tlb_policy: TlbPolicy::Fifo,
        ..sc.clone()
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = shaped(8, &[4, 4]);
            sc.tlb_entries = entries;
            sc.mapped = (0..entries + 2)
                .map(|p| Mapped::new(0x20 + p, 3 + 2 * p))
                .collect();
            let address = |rng: &mut Rng| (0x20 + rng.below(entries + 2)) << 8 | rng.below(256);
            sc.accesses = (0..9).map(|_| Access::read(address(rng))).collect();
            sc
        },
        |sc| {
            let own = hits(sc);
            (3..=6).contains(&own.len()) && own.len() != hits(&fifo(sc)).len()
        },
    );
    let (own, other) = (hits(&sc), hits(&fifo(&sc)));
    let (ended, _) = run(&sc)?;
    let references = ended.iter().map(|e| u64::from(e.references)).sum();
    let n = ended.len() as u64;
    let right = own.len() as u64;
    let blanks = vec![
        Blank::new(
            Label::text("answer-hits"),
            Answer::List(own.clone()),
            "wrong-hits",
        )
        .slip(Answer::List(other.clone()), "wrong-is-fifo"),
        Blank::new(
            Label::text("answer-ratio"),
            Answer::Ratio(right, n, &[]),
            "wrong-ratio",
        )
        .slip(Answer::Ratio(n - right, n, &[]), "wrong-miss-ratio")
        .slip(Answer::Ratio(other.len() as u64, n, &[]), "wrong-is-fifo"),
        Blank::new(
            Label::text("answer-all-references"),
            count(references),
            "wrong-all-references",
        )
        .slip(count(references - n), "wrong-without-data")
        .slip(count(3 * n), "wrong-no-tlb"),
    ];
    let addresses = sc.accesses.iter().map(|a| hex(a.address));
    let question = (
        "question-buffer",
        vec![
            ("entries", entries.into()),
            ("addresses", joined(addresses)),
        ],
    );
    let hints = ["hint-pages", "hint-lru", "hint-cost"];
    let is_telling = |event: &Event| {
        matches!(
            event.what,
            What::Hit { .. } | What::Miss | What::Filled { .. }
        )
    };
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_telling))
}

/// Level 4: the effective access time, aimed at a run that takes what the formula says.
fn effective(rng: &mut Rng) -> Option<Worksheet> {
    let levels = pick(rng, &[vec![4], vec![4, 4], vec![3, 3, 3, 3]]);
    let depth = levels.len() as u64;
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = shaped(8, &levels);
            sc.tlb_entries = 8;
            sc.memory_ns = rng.between(5, 12) * 10;
            sc.tlb_ns = pick(rng, &[1, 2, 5, 10, 20]);
            let pages = pick(rng, &[1, 2, 4, 5]);
            sc.mapped = (0..pages).map(|p| Mapped::new(p, 9 - p)).collect();
            let address = |n: u64| (n % pages) << 8 | (4 * n);
            sc.accesses = (0..20).map(|n| Access::read(address(n))).collect();
            sc
        },
        |sc| {
            run(sc).is_some_and(|(_, state)| {
                let time = access_time(&state.def, &state.counts);
                time.is_some_and(|t| t.formula == t.measured)
            })
        },
    );
    let (ended, state) = run(&sc)?;
    let time = access_time(&state.def, &state.counts)?;
    // What an access took: from the end of the one before it.
    let took = |is_hit: bool| {
        let n = ended.iter().position(|e| e.hit == is_hit)?;
        let before = n.checked_sub(1).map_or(0, |n| ended[n].at);
        Some(ended[n].at - before)
    };
    let (hit, miss) = (took(true)?, took(false)?);
    let without = Scenario {
        tlb_entries: 0,
        ..sc.clone()
    };
    let bare = run(&without)?.1;
    let bare = access_time(&bare.def, &bare.counts)?.measured;
    let hits = ended.iter().filter(|e| e.hit).count() as u64;
    let total = ended.len() as u64;
    let milli = |n: u64| Answer::Ratio(n, 1000, NS);
    let ns = |n: u64| Answer::Number(n, NS);
    // Weighed the other way round.
    let turned = (total - hits) * hit + hits * miss;
    let blanks = vec![
        Blank::new(Label::text("answer-hit-time"), ns(hit), "wrong-hit-time")
            .slip(ns(sc.memory_ns), "wrong-no-look-up")
            .slip(ns(sc.tlb_ns), "wrong-only-look-up"),
        Blank::new(Label::text("answer-miss-time"), ns(miss), "wrong-miss-time")
            .slip(ns(miss - sc.tlb_ns), "wrong-no-look-up")
            .slip(ns(miss - sc.memory_ns), "wrong-time-without-data"),
        Blank::new(
            Label::text("answer-effective"),
            milli(time.formula),
            "wrong-effective",
        )
        .slip(Answer::Ratio(turned, total, NS), "wrong-weights")
        .slip(Answer::Ratio(hit + miss, 2, NS), "wrong-mean"),
        Blank::new(Label::text("answer-bare"), milli(bare), "wrong-bare")
            .slip(ns(miss), "wrong-look-up-there")
            .slip(ns(sc.memory_ns), "wrong-no-walk"),
    ];
    let question = (
        "question-effective",
        vec![
            ("levels", depth.into()),
            ("memory", sc.memory_ns.into()),
            ("tlb", sc.tlb_ns.into()),
            ("percent", (100 * hits / total).into()),
        ],
    );
    let hints = ["hint-hit", "hint-miss", "hint-weigh"];
    let shown = |event: &Event| {
        matches!(
            event.what,
            What::Hit { .. } | What::Miss | What::Read { .. } | What::Done { .. }
        )
    };
    let mut made = sheet(&sc, is_aimed, question, blanks, hints, shown);
    // The first access of each kind says all.
    let first_hit = made.solution.iter().position(|why| why.rule == "tlb-hit");
    made.solution.truncate(first_hit? + 2);
    Some(made)
}

/// Level 4: what two levels of tables take against one, aimed at several tables of the second level.
fn sizes(rng: &mut Rng) -> Option<Worksheet> {
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let outer = rng.between(8, 10);
            let mut sc = shaped(12, &[outer, 20 - outer]);
            let count = rng.between(4, 6);
            let mut base = rng.below(1 << 19);
            for frame in 0..count {
                sc.mapped.push(Mapped::new(base, frame));
                base = match rng.one_in(2) {
                    true => base + 1,
                    false => rng.below(1 << 20),
                };
            }
            sc.accesses = vec![Access::read(sc.mapped[0].page << 12)];
            sc
        },
        |sc| {
            let lower = run(sc).map_or(0, |r| u64::from(r.1.tables.count[1]));
            lower >= 2 && lower < sc.mapped.len() as u64
        },
    );
    let (_, state) = run(&sc)?;
    let shape = &state.def.shape;
    let size = |n: u64| Answer::Number(n, BYTES);
    let lower = u64::from(state.tables.count[1]);
    let bytes = state.table_bytes();
    let pages = sc.mapped.len() as u64;
    let flat = shape.flat_bytes();
    let blanks = vec![
        Blank::new(Label::text("answer-flat"), size(flat), "wrong-flat")
            .slip(size(flat / shape.entry_bytes), "wrong-entry-bytes"),
        Blank::new(Label::text("answer-lower"), count(lower), "wrong-lower")
            .slip(count(pages), "wrong-per-page"),
        Blank::new(Label::text("answer-bytes"), size(bytes), "wrong-bytes")
            .slip(size(bytes - shape.table_bytes(0)), "wrong-no-top")
            .slip(size(bytes / shape.entry_bytes), "wrong-entry-bytes"),
    ];
    let pages = sc.mapped.iter().map(|m| hex(m.page));
    let question = (
        "question-sizes",
        vec![
            ("first", sc.levels[0].into()),
            ("second", sc.levels[1].into()),
            ("entry", shape.entry_bytes.into()),
            ("pages", joined(pages)),
        ],
    );
    let hints = ["hint-flat", "hint-top-index", "hint-sum"];
    let is_telling = |event: &Event| matches!(event.what, What::Split | What::Read { .. });
    Some(sheet(&sc, is_aimed, question, blanks, hints, is_telling))
}
