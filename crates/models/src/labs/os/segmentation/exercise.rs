//! Exercises of four levels from a seed: segment tables, real mode, fits and fragmentation. Every answer
//! is read off the lab's own run.

use super::{
    Segmentation,
    event::{Bus, Event, Short, What},
    scenario::{
        A20, Access, AccessKind, Compaction, Fit, Memory, Mode, Process, Purpose, Reference,
        Rights, Scenario,
    },
};
use crate::{
    exercise::{Answer, Blank, Exercise, FAULT, Word, Worksheet, aim, numbers, reasons, walk},
    session::scenario_value,
};
use kw_scene::Label;
use kw_trace::{Param, Rng, Run};

/// Steps that a worked solution shows at most.
const SHOWN: usize = 40;
/// In place of a hole: there is none.
const NONE: Word = (
    Some("answer-none"),
    &["none", "no", "waits", "없음", "없습니다", "대기"],
);

/// A scenario of segment tables without anything in it.
fn bare(memory: Memory, fit: Fit) -> Scenario {
    Scenario {
        mode: Mode::SegmentTable {},
        memory,
        fit,
        granularity: 1,
        page_size: 0,
        processes: Vec::new(),
        accesses: Vec::new(),
        ..Scenario::default()
    }
}

fn count(n: impl Into<u64>) -> Answer {
    Answer::Number(n.into(), &[])
}

fn joined(all: impl Iterator<Item = String>) -> Param {
    all.collect::<Vec<_>>().join(", ").into()
}

fn of(id: &'static str, name: &str) -> Label {
    Label::Text(id, vec![("name", name.into())])
}

fn sheet(
    sc: &Scenario,
    is_aimed: bool,
    question: (&'static str, Vec<(&'static str, Param)>),
    blanks: Vec<Blank>,
    hints: [&'static str; 3],
) -> Worksheet {
    let has_accesses = !sc.accesses.is_empty();
    let is_telling = |event: &Event| match event.what {
        What::Arrived { .. } => false,
        What::Placed { .. } => !has_accesses,
        _ => true,
    };
    Worksheet {
        question: Label::Text(question.0, question.1),
        blanks,
        hints: hints.to_vec(),
        solution: reasons::<Segmentation>(sc, SHOWN, is_telling),
        scenario: scenario_value::<Segmentation>(&Run::plain(sc.clone())),
        is_aimed,
    }
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    let rng = &mut numbers(level, seed);
    let made = match level {
        1 => table(rng),
        2 => real(rng)?,
        3 => fits(rng),
        4 => fragments(rng),
        _ => return None,
    };
    Some(Box::new(made))
}

/// What became of each access: its base and physical address, or `None` for a fault.
fn translated(sc: &Scenario) -> Vec<Option<(u32, u32)>> {
    let mut all = Vec::new();
    walk::<Segmentation>(sc, |_, event| match event.what {
        What::Physical { asked, base } => all.push(Some((base, base + asked.offset))),
        What::NoSegment { .. } | What::BeyondLimit { .. } | What::Denied { .. } => all.push(None),
        _ => {}
    });
    all
}

/// Level 1: pairs (s, d), aimed at an offset that is just the limit, one just below, and another fault.
fn table(rng: &mut Rng) -> Worksheet {
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = bare(
                Memory::Empty {
                    size: 8000,
                    reserved: 0,
                },
                Fit::FirstFit,
            );
            let mut process = Process::new("P", 0, 0, &[]);
            let mut places: Vec<u64> = (0..7).collect();
            for i in 0..4 {
                let name = format!("{i}");
                let place = places.swap_remove(rng.below(places.len() as u64) as usize);
                let size = rng.between(10, 99) * 10;
                let one = Process::new("P", 0, 0, &[(&name, size, Rights::ReadWrite)]);
                process.segments.extend(one.segments);
                process.segments[i].base = (place * 1000 + rng.below(10) * 10) as i64;
                process.segments[i].size = size.min(900);
            }
            for _ in 0..4 {
                let segment = rng.below(5);
                let size = process
                    .segments
                    .get(segment as usize)
                    .map_or(500, |s| s.size);
                let offset = match rng.below(4) {
                    0 => size,
                    1 => size - 1,
                    _ => rng.below(size + 300),
                };
                sc.accesses.push(Access {
                    process: "P".to_owned(),
                    segment,
                    offsets: vec![offset],
                    kind: AccessKind::Read,
                    at: 0,
                });
            }
            sc.processes.push(process);
            sc
        },
        |sc| {
            let limit = |a: &Access| {
                sc.processes[0]
                    .segments
                    .get(a.segment as usize)
                    .map(|s| s.size)
            };
            let border = |less| {
                sc.accesses
                    .iter()
                    .any(|a| limit(a) == Some(a.offsets[0] + less))
            };
            let fine = translated(sc).iter().flatten().count();
            let same = |a: &Access| sc.accesses.iter().filter(|b| *b == a).count() == 1;
            border(0) && border(1) && fine == 2 && sc.accesses.iter().all(same)
        },
    );
    let blanks = sc
        .accesses
        .iter()
        .zip(translated(&sc))
        .map(|(access, place)| {
            let offset = access.offsets[0];
            let label = Label::Text(
                "answer-physical",
                vec![("s", access.segment.into()), ("d", offset.into())],
            );
            let right = Answer::Or(place.map(|p| p.1.into()), FAULT);
            let blank = Blank::new(label, right, "wrong-physical");
            let segment = sc.processes[0].segments.get(access.segment as usize);
            match (place, segment) {
                (Some((base, _)), Some(segment)) => {
                    blank.slip(Answer::Or(None, FAULT), "wrong-is-within").slip(
                        Answer::Or(Some(u64::from(base) + segment.size), FAULT),
                        "wrong-limit-added",
                    )
                }
                (None, Some(segment)) => {
                    let reached = segment.base as u64 + offset;
                    blank.slip(Answer::Or(Some(reached), FAULT), "wrong-beyond")
                }
                _ => blank.slip(Answer::Or(Some(offset), FAULT), "wrong-no-segment"),
            }
        });
    let blanks = blanks.collect();
    let rows = sc.processes[0].segments.iter();
    let rows = rows.map(|s| format!("{}: ({}, {})", s.name, s.base, s.size));
    let question = ("question-table", vec![("rows", joined(rows))]);
    let hints = ["hint-row", "hint-limit", "hint-base"];
    sheet(&sc, is_aimed, question, blanks, hints)
}

/// Level 2: real mode, aimed at two names of one byte; at one in three on an address that wraps.
fn real(rng: &mut Rng) -> Option<Worksheet> {
    let wraps = rng.one_in(3);
    let bytes = |sc: &Scenario| {
        let mut all = Vec::new();
        walk::<Segmentation>(sc, |_, event| {
            if let What::OnBus {
                far, address, bus, ..
            } = event.what
            {
                all.push((far, address, bus));
            }
        });
        all
    };
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let ds = match wraps {
                true => rng.between(0xF100, 0xFFFF),
                false => rng.between(0x1000, 0x8FFF),
            };
            let offset = rng.between(0x100, 0xFFFF);
            // The same byte from a segment a little further down.
            let lower = rng.between(0x10, 0xFF);
            let references = [
                (Purpose::Data, offset),
                (Purpose::DataEs, offset + lower * 16),
            ];
            let references = references.map(|(purpose, offset)| Reference {
                purpose,
                offsets: vec![offset & 0xFFFF],
            });
            Scenario {
                mode: Mode::RealMode {
                    cs: 0,
                    ds,
                    ss: 0,
                    es: ds - lower,
                    a20: A20::Off,
                    references: references.to_vec(),
                },
                ..bare(Memory::default(), Fit::FirstFit)
            }
        },
        |sc| match bytes(sc)[..] {
            [(_, one, bus), (_, other, _)] => one == other && wraps == (bus == Bus::Wrapped),
            _ => false,
        },
    );
    let all = bytes(&sc);
    let [(far, address, _), (alias, ..)] = all[..] else {
        return None;
    };
    let hex = |n: u32| Param::from(format!("0x{n:04X}"));
    let number = |n: u32| Answer::Hex(n.into());
    let blanks = vec![
        Blank::new(
            Label::text("answer-linear"),
            number(address),
            "wrong-linear",
        )
        .slip(number(far.sum()), "wrong-not-wrapped")
        .slip(number(far.segment + far.offset), "wrong-no-shift")
        .slip(number(far.segment * 10 + far.offset), "wrong-times-ten"),
        Blank::new(
            Label::text("answer-alias"),
            number(alias.offset),
            "wrong-alias",
        )
        .slip(number(far.offset), "wrong-same-offset")
        .slip(
            number(far.offset + far.segment - alias.segment),
            "wrong-paragraphs",
        ),
    ];
    let question = (
        "question-real",
        vec![
            ("segment", hex(far.segment)),
            ("offset", hex(far.offset)),
            ("other", hex(alias.segment)),
        ],
    );
    let hints = ["hint-times-sixteen", "hint-twenty", "hint-subtract"];
    Some(sheet(&sc, is_aimed, question, blanks, hints))
}

/// The hole each process is put into, by its size then; and the largest hole at the end.
fn holes(sc: &Scenario) -> (Vec<Option<u64>>, u64) {
    let mut all = Vec::new();
    let end = walk::<Segmentation>(sc, |_, event| match &event.what {
        What::Placed { search, .. } => {
            let hole = search.as_ref().and_then(|s| s.hole());
            all.push(hole.map(|h| h.size.into()));
        }
        What::NoRoom { .. } => all.push(None),
        _ => {}
    });
    (all, end.map_or(0, |state| state.free().1.into()))
}

/// Level 3: first, best or worst fit, aimed at requests that all three place in other holes.
fn fits(rng: &mut Rng) -> Worksheet {
    const FITS: [Fit; 3] = [Fit::FirstFit, Fit::BestFit, Fit::WorstFit];
    let fit = FITS[rng.below(3) as usize];
    let under = |sc: &Scenario, fit| Scenario { fit, ..sc.clone() };
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let sizes = (0..5).map(|_| rng.between(10, 60) * 10).collect();
            let mut sc = bare(Memory::Holes { sizes, between: 50 }, fit);
            for i in 0..4 {
                let size = rng.between(80, 450);
                let segment = ("program", size, Rights::ReadWrite);
                let id = format!("P{}", i + 1);
                sc.processes.push(Process::new(&id, i, 0, &[segment]));
            }
            sc
        },
        |sc| {
            let all = FITS.map(|fit| holes(&under(sc, fit)).0);
            let own = holes(sc).0;
            let differ = all[0] != all[1] && all[1] != all[2] && all[0] != all[2];
            differ && own.iter().flatten().count() >= 3 && all.iter().any(|a| a.contains(&None))
        },
    );
    let (own, largest) = holes(&sc);
    let others: Vec<_> = FITS.into_iter().filter(|f| *f != fit).collect();
    let others: Vec<_> = others.iter().map(|f| holes(&under(&sc, *f)).0).collect();
    let Memory::Holes { sizes, .. } = &sc.memory else {
        unreachable!("made above");
    };
    let mut blanks: Vec<Blank> = own
        .iter()
        .enumerate()
        .map(|(i, hole)| {
            let label = of("answer-hole", &sc.processes[i].id);
            let mut blank =
                Blank::new(label, Answer::Or(*hole, NONE), "wrong-hole").form("form-hole");
            for other in &others {
                let theirs = other.get(i).copied().flatten();
                blank = blank.slip(Answer::Or(theirs, NONE), "wrong-other-fit");
            }
            blank
        })
        .collect();
    let at_first = sizes.iter().max().copied().unwrap_or(0);
    blanks.push(
        Blank::new(
            Label::text("answer-largest-left"),
            count(largest),
            "wrong-largest-left",
        )
        .slip(count(at_first), "wrong-at-first"),
    );
    let wanted = sc.processes.iter();
    let wanted = wanted.map(|p| format!("{}: {}", p.id, p.segments[0].size));
    let question = (
        "question-fits",
        vec![
            ("fit", fit.name().into()),
            ("holes", joined(sizes.iter().map(u64::to_string))),
            ("wanted", joined(wanted)),
        ],
    );
    let hint = match fit {
        Fit::BestFit => "hint-best",
        Fit::WorstFit => "hint-worst",
        _ => "hint-first",
    };
    let hints = ["hint-list", hint, "hint-rest"];
    sheet(&sc, is_aimed, question, blanks, hints)
}

/// What is read off a run with a process that comes last and wants much.
#[derive(Debug, Default, PartialEq)]
struct Late {
    free: u32,
    largest: u32,
    /// Units given that nobody asked for.
    inside: u32,
    /// Whether its first search found no hole though enough is free.
    is_in_pieces: bool,
    moved: u32,
    base: u32,
}

fn late(sc: &Scenario) -> Late {
    let mut told = Late::default();
    let last = sc.processes.len() as u16 - 1;
    walk::<Segmentation>(sc, |state, event| match &event.what {
        What::Arrived { process, .. } if *process == last => {
            (told.free, told.largest) = state.free();
            let of_processes = state.blocks.iter().filter(|b| b.process < last);
            told.inside = of_processes.map(|b| b.size - b.used).sum();
        }
        What::NoRoom { process, short, .. } if *process == last => {
            told.is_in_pieces |= *short == Short::Pieces;
        }
        What::Compacted { moved, .. } => told.moved = *moved,
        What::Placed { block, .. } if block.process == last => told.base = block.start,
        _ => {}
    });
    told
}

/// Level 4: fragmentation inside and outside, aimed at a process that finds no hole though enough is
/// free, and memory that is compacted for it; at one in three at one that finds a hole.
fn fragments(rng: &mut Rng) -> Worksheet {
    let fails = rng.below(3) > 0;
    let unit = [16, 32, 50][rng.below(3) as usize];
    let (sc, is_aimed) = aim(
        rng,
        |rng| {
            let mut sc = bare(
                Memory::Empty {
                    size: 20 * unit,
                    reserved: 2 * unit,
                },
                Fit::FirstFit,
            );
            sc.granularity = unit;
            sc.compaction = Compaction::OnFailure;
            let mut put = |id: &str, arrival, stay, size| {
                let segment = ("program", size, Rights::ReadWrite);
                sc.processes
                    .push(Process::new(id, arrival, stay, &[segment]));
            };
            for (i, id) in ["A", "B", "C", "D", "E"].into_iter().enumerate() {
                let stays = i % 2 == usize::from(rng.one_in(4));
                let size = rng.between(unit + 1, 4 * unit);
                let arrival = i as u64;
                put(id, arrival, if stays { 0 } else { 8 - arrival }, size);
            }
            put("X", 10, 0, rng.between(3 * unit, 9 * unit));
            sc
        },
        |sc| {
            let told = late(sc);
            let is_in = told.base > 0 && told.inside > 0 && told.largest < told.free;
            let moves = told.moved > 0;
            is_in && told.is_in_pieces == fails && moves == fails
        },
    );
    let told = late(&sc);
    let blanks = vec![
        Blank::new(
            Label::text("answer-inside"),
            count(told.inside),
            "wrong-inside",
        ),
        Blank::new(Label::text("answer-free"), count(told.free), "wrong-free")
            .slip(count(told.free + told.inside), "wrong-inside-is-free")
            .slip(count(told.largest), "wrong-is-largest"),
        Blank::new(
            Label::text("answer-largest"),
            count(told.largest),
            "wrong-largest",
        )
        .slip(count(told.free), "wrong-is-sum"),
        Blank::new(
            Label::text("answer-fits"),
            Answer::Yes(!told.is_in_pieces),
            "wrong-fits",
        )
        .slip(Answer::Yes(told.is_in_pieces), "wrong-fits"),
        Blank::new(
            Label::text("answer-moved"),
            count(told.moved),
            "wrong-moved",
        ),
        Blank::new(Label::text("answer-base"), count(told.base), "wrong-base"),
    ];
    let rows = sc.processes.iter().map(|p| {
        let stay = match p.lifetime {
            0 => "–".to_owned(),
            n => n.to_string(),
        };
        format!("{}({}, {stay}, {})", p.id, p.arrival, p.segments[0].size)
    });
    let question = (
        "question-fragments",
        vec![
            ("size", (20 * unit).into()),
            ("reserved", (2 * unit).into()),
            ("unit", unit.into()),
            ("rows", joined(rows)),
        ],
    );
    let hints = ["hint-round", "hint-map", "hint-compact"];
    sheet(&sc, is_aimed, question, blanks, hints)
}
