//! Scenarios that each make one point, and random ones from a seed.

use super::scenario::{
    A20, Access, AccessKind, Compaction, Fit, Memory, Mode, NoRoom, OnFault, Process, Purpose,
    Reference, Rights, Scenario, Ties,
};
use kw_trace::Rng;

use AccessKind::{Execute, Read, Write};
use Rights::{ReadExecute as RX, ReadOnly as RO, ReadWrite as RW};

/// Every preset: its name (also the id of its texts) and how it is made.
pub const ALL: &[crate::Preset<Scenario>] = &[
    ("first-look", first_look),
    ("exam-first", || exam(Fit::FirstFit)),
    ("exam-best", || exam(Fit::BestFit)),
    ("exam-worst", || exam(Fit::WorstFit)),
    ("best-loses", best_loses),
    ("next-spreads", next_spreads),
    ("external", external),
    ("compaction", compaction),
    ("internal", internal),
    ("segment-table", segment_table),
    ("protection", protection),
    ("fault-ends", fault_ends),
    ("paging-beside", paging_beside),
    ("real-mode", real_mode),
    ("real-wrap", || real_end(A20::Off)),
    ("real-a20", || real_end(A20::On)),
];

fn plain(memory: Memory, fit: Fit, processes: Vec<Process>) -> Scenario {
    Scenario {
        mode: Mode::SegmentTable {},
        memory,
        fit,
        granularity: 1,
        no_room: NoRoom::Wait,
        compaction: Compaction::Never,
        compaction_speed: 0,
        on_fault: OnFault::Report,
        ties: Ties::default(),
        page_size: 0,
        processes,
        accesses: Vec::new(),
    }
}

fn empty(size: u64, reserved: u64) -> Memory {
    Memory::Empty { size, reserved }
}

fn access(process: &str, segment: u64, kind: AccessKind, at: u64, offsets: &[u64]) -> Access {
    Access {
        process: process.to_owned(),
        segment,
        offsets: offsets.to_vec(),
        kind,
        at,
    }
}

/// Processes of one segment each, one a tick, that stay.
fn requests(sizes: &[u64]) -> Vec<Process> {
    let process = |(i, size): (usize, &u64)| {
        let id = format!("P{}", i + 1);
        Process::new(&id, i as u64, 0, &[("program", *size, RW)])
    };
    sizes.iter().enumerate().map(process).collect()
}

/// Three processes of code, data and stack come and go; a fourth needs the holes they leave.
pub fn first_look() -> Scenario {
    Scenario {
        page_size: 25,
        accesses: vec![
            access("B", 0, Execute, 3, &[53]),
            access("B", 1, Read, 3, &[20, 150]),
        ],
        ..plain(
            empty(1000, 100),
            Fit::FirstFit,
            vec![
                Process::new(
                    "A",
                    0,
                    6,
                    &[("code", 120, RX), ("data", 80, RW), ("stack", 60, RW)],
                ),
                Process::new("B", 1, 13, &[("code", 200, RX), ("data", 150, RW)]),
                Process::new("C", 2, 6, &[("code", 90, RX), ("data", 110, RW)]),
                Process::new("D", 5, 6, &[("code", 100, RX), ("data", 170, RW)]),
            ],
        )
    }
}

/// The exercise of Silberschatz's book: holes of 100, 500, 200, 300 and 600; 212, 417, 112 and 426
/// are wanted in this order.
fn exam(fit: Fit) -> Scenario {
    let holes = Memory::Holes {
        sizes: vec![100, 500, 200, 300, 600],
        between: 60,
    };
    plain(holes, fit, requests(&[212, 417, 112, 426]))
}

/// Best fit leaves two holes too small for the last one; first and worst fit place all three.
fn best_loses() -> Scenario {
    let holes = Memory::Holes {
        sizes: vec![1300, 1200],
        between: 100,
    };
    plain(holes, Fit::BestFit, requests(&[1000, 1100, 250]))
}

/// Small ones come and go: next fit goes round the memory, first fit would stay at its low end.
fn next_spreads() -> Scenario {
    let small = |(id, arrival, lifetime, size): (&str, u64, u64, u64)| {
        Process::new(id, arrival, lifetime, &[("program", size, RW)])
    };
    let processes = [
        ("A", 0, 3, 150),
        ("B", 1, 12, 100),
        ("C", 2, 3, 150),
        ("D", 4, 3, 120),
        ("E", 6, 9, 110),
        ("F", 8, 3, 130),
        ("G", 9, 6, 140),
        ("H", 12, 4, 300),
    ];
    plain(
        empty(800, 0),
        Fit::NextFit,
        processes.into_iter().map(small).collect(),
    )
}

/// 300 units are free, in three pieces: 250 find no place.
fn external() -> Scenario {
    let mut processes = requests(&[100, 150, 100, 200, 100, 150]);
    for i in [0, 2, 4] {
        processes[i].lifetime = 8 - i as u64;
    }
    for i in [1, 3] {
        processes[i].lifetime = 20;
    }
    processes.push(Process::new("big", 10, 5, &[("program", 250, RW)]));
    processes.push(Process::new("late", 12, 4, &[("program", 240, RW)]));
    Scenario {
        page_size: 50,
        ..plain(empty(800, 0), Fit::FirstFit, processes)
    }
}

/// The same, but memory is moved together when it is needed, 100 units a tick.
fn compaction() -> Scenario {
    Scenario {
        compaction: Compaction::OnFailure,
        compaction_speed: 100,
        ..external()
    }
}

/// Blocks of 64 units: what is asked for and what is given differ.
fn internal() -> Scenario {
    Scenario {
        granularity: 64,
        accesses: vec![access("A", 0, Read, 4, &[69, 70])],
        ..plain(
            empty(768, 64),
            Fit::BestFit,
            vec![
                Process::new("A", 0, 8, &[("code", 70, RX), ("data", 100, RW)]),
                Process::new("B", 1, 0, &[("code", 65, RX), ("data", 128, RW)]),
                Process::new("C", 2, 6, &[("code", 30, RX), ("stack", 20, RW)]),
                Process::new("D", 3, 0, &[("code", 64, RX), ("data", 129, RW)]),
            ],
        )
    }
}

/// The example of Silberschatz's book: five segments at given bases, three addresses.
fn segment_table() -> Scenario {
    let mut process = Process::new(
        "P",
        0,
        0,
        &[
            ("subroutine", 1000, RX),
            ("sqrt", 400, RX),
            ("main", 400, RX),
            ("stack", 1100, RW),
            ("symbols", 1000, RW),
        ],
    );
    for (segment, base) in process
        .segments
        .iter_mut()
        .zip([1400, 6300, 4300, 3200, 4700])
    {
        segment.base = base;
    }
    Scenario {
        accesses: vec![
            access("P", 2, Read, 1, &[53]),
            access("P", 3, Read, 2, &[852]),
            access("P", 0, Read, 3, &[1222]),
        ],
        ..plain(empty(7000, 0), Fit::FirstFit, vec![process])
    }
}

/// Every way in which an access can be refused, told apart.
fn protection() -> Scenario {
    Scenario {
        accesses: vec![
            access("A", 0, Execute, 2, &[0, 99]),
            access("A", 0, Execute, 3, &[100]),
            access("A", 0, Write, 4, &[10]),
            access("A", 1, Write, 5, &[10]),
            access("A", 1, Execute, 6, &[10]),
            access("A", 2, Write, 7, &[5]),
            access("A", 3, Read, 8, &[0]),
            access("B", 0, Read, 9, &[0]),
        ],
        ..plain(
            empty(500, 50),
            Fit::FirstFit,
            vec![
                Process::new(
                    "A",
                    0,
                    0,
                    &[("code", 100, RX), ("data", 150, RW), ("const", 60, RO)],
                ),
                Process::new("B", 1, 0, &[("code", 200, RX)]),
            ],
        )
    }
}

/// A fault ends the process, and what it gave back lets another in.
fn fault_ends() -> Scenario {
    Scenario {
        on_fault: OnFault::EndProcess,
        ..protection()
    }
}

/// The same processes as segments and as pages.
fn paging_beside() -> Scenario {
    let three = |id: &str, arrival, lifetime, [code, data, stack]: [u64; 3]| {
        let segments = [("code", code, RX), ("data", data, RW), ("stack", stack, RW)];
        Process::new(id, arrival, lifetime, &segments)
    };
    Scenario {
        page_size: 32,
        ..plain(
            empty(1184, 64),
            Fit::BestFit,
            vec![
                three("A", 0, 5, [150, 70, 30]),
                three("B", 1, 13, [100, 130, 20]),
                three("C", 2, 5, [130, 66, 40]),
                three("D", 3, 0, [60, 64, 33]),
                three("E", 9, 4, [256, 65, 10]),
            ],
        )
    }
}

fn real(registers: [u64; 4], a20: A20, references: &[(Purpose, &[u64])]) -> Scenario {
    let [cs, ds, ss, es] = registers;
    let references = references
        .iter()
        .map(|(purpose, offsets)| Reference {
            purpose: *purpose,
            offsets: offsets.to_vec(),
        })
        .collect();
    Scenario {
        mode: Mode::RealMode {
            cs,
            ds,
            ss,
            es,
            a20,
            references,
        },
        ..plain(empty(1024, 0), Fit::FirstFit, Vec::new())
    }
}

/// Each kind of access has its register, and two pairs name one byte.
fn real_mode() -> Scenario {
    real(
        [0x2000, 0x1234, 0x3000, 0x1000],
        A20::Off,
        &[
            (Purpose::Fetch, &[0x0100]),
            (Purpose::Stack, &[0xFFFE]),
            (Purpose::Data, &[0x0005]),
            (Purpose::String, &[0x2345]),
            (Purpose::DataSs, &[0x0010]),
        ],
    )
}

/// The end of the first mebibyte: FFFF:0010 and beyond.
fn real_end(a20: A20) -> Scenario {
    real(
        [0xF000, 0xFFFF, 0x0000, 0xFFFF],
        a20,
        &[
            (Purpose::Fetch, &[0xFFF0]),
            (Purpose::Data, &[0x000F, 0x0010]),
            (Purpose::String, &[0xFFFF]),
            (Purpose::Stack, &[0xFFEF]),
        ],
    )
}

/// A scenario of this seed: the same everywhere and for ever.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    if rng.one_in(8) {
        return random_real(&mut rng);
    }
    let memory = if rng.one_in(4) {
        let sizes = (0..rng.between(4, 6))
            .map(|_| rng.between(5, 40) * 10)
            .collect();
        Memory::Holes { sizes, between: 50 }
    } else {
        empty(rng.between(6, 10) * 100, rng.below(2) * 50)
    };
    let names = [("code", RX), ("data", RW), ("stack", RW)];
    let count = rng.between(5, 8);
    let mut at = 0;
    let processes: Vec<Process> = (0..count)
        .map(|i| {
            let segments: Vec<(&str, u64, Rights)> = names[..rng.between(1, 3) as usize]
                .iter()
                .map(|(name, rights)| (*name, rng.between(3, 18) * 10, *rights))
                .collect();
            let id = ["A", "B", "C", "D", "E", "F", "G", "H"][i as usize];
            let lifetime = [0, rng.between(2, 9), rng.between(2, 9)][rng.below(3) as usize];
            let mut process = Process::new(id, at, lifetime, &segments);
            if rng.one_in(12) {
                process.segments[0].base = rng.between(0, 30) as i64 * 10;
            }
            if rng.one_in(25) {
                process.segments[0].size = rng.between(10, 20) * 200;
            }
            at += rng.below(3);
            process
        })
        .collect();
    let accesses = (0..rng.below(4))
        .map(|_| {
            let process = &processes[rng.below(count) as usize];
            let segment = rng.below(4);
            let offset = rng.below(150);
            let kind = [Read, Write, Execute][rng.below(3) as usize];
            access(
                &process.id,
                segment,
                kind,
                rng.between(1, at + 2),
                &[offset],
            )
        })
        .collect();
    Scenario {
        granularity: [1, 1, 1, 32][rng.below(4) as usize],
        no_room: [NoRoom::Wait, NoRoom::WaitInOrder, NoRoom::Refuse][rng.below(3) as usize],
        compaction: [Compaction::Never, Compaction::Never, Compaction::OnFailure]
            [rng.below(3) as usize],
        compaction_speed: 100,
        page_size: [0, 50, 64][rng.below(3) as usize],
        accesses,
        ..plain(memory, Fit::ALL[rng.below(4) as usize], processes)
    }
}

fn random_real(rng: &mut Rng) -> Scenario {
    let base = rng.between(0x0100, 0xEFFF);
    let registers = [0, 0x0123, 0x0800, 0x1000].map(|near| base + rng.below(2) * near);
    let uses = [
        Purpose::Fetch,
        Purpose::Data,
        Purpose::Stack,
        Purpose::String,
        Purpose::DataEs,
    ];
    let references: Vec<(Purpose, [u64; 2])> = (0..rng.between(3, 5))
        .map(|_| {
            let purpose = uses[rng.below(5) as usize];
            (purpose, [rng.below(0x10000), rng.below(0x100)])
        })
        .collect();
    let references: Vec<(Purpose, &[u64])> = references
        .iter()
        .map(|(p, offsets)| (*p, &offsets[..]))
        .collect();
    let a20 = if rng.one_in(2) { A20::On } else { A20::Off };
    real(registers, a20, &references)
}
