//! Scenarios that each make one point, random ones from a seed, and variants to compare.

use super::scenario::{Access, Fork, Mapped, Mode, Replacement, Scenario, TlbPolicy, Unmapped};
use crate::session::Variant;
use kw_trace::Rng;

/// Every preset: its name (also the id of its texts) and how it is made.
pub const ALL: &[crate::Preset<Scenario>] = &[
    ("first-look", Scenario::default),
    ("toy", toy),
    ("array", array),
    ("four-level", four_level),
    ("large-page", large_page),
    ("sparse", sparse),
    ("stride", || stride(8)),
    ("locality", || stride(1)),
    ("protection", protection),
    ("demand", demand),
    ("write-back", write_back),
    ("clock", clock),
    ("copy-on-write", copy_on_write),
    ("shared-library", shared_library),
    ("switch-flush", || switching(false)),
    ("switch-asids", || switching(true)),
];

fn shaped(virtual_bits: u64, page_bits: u64, levels: &[u64]) -> Scenario {
    Scenario {
        virtual_bits,
        page_bits,
        levels: levels.to_vec(),
        entry_bytes: if virtual_bits > 32 { 8 } else { 4 },
        mapped: Vec::new(),
        accesses: Vec::new(),
        ..Scenario::default()
    }
}

fn reads(addresses: &[u64]) -> Vec<Access> {
    addresses.iter().map(|a| Access::read(*a)).collect()
}

const fn on_disk(page: u64) -> Mapped {
    Mapped {
        present: false,
        ..Mapped::new(page, 0)
    }
}

/// Silberschatz 10e, figure 9.10: 32 bytes of memory, pages of 4 bytes.
fn toy() -> Scenario {
    Scenario {
        tlb_entries: 0,
        frames: 8,
        mapped: [5, 6, 1, 2]
            .iter()
            .zip(0..)
            .map(|(frame, page)| Mapped::new(page, *frame))
            .collect(),
        accesses: reads(&[0, 3, 4, 13]),
        ..shaped(4, 2, &[2])
    }
}

/// OSTEP §19.2: ten integers from address 100 on, pages of 16 bytes.
fn array() -> Scenario {
    Scenario {
        tlb_entries: 8,
        mapped: vec![Mapped::new(6, 3), Mapped::new(7, 12), Mapped::new(8, 5)],
        accesses: (0..10).map(|i| Access::read(100 + 4 * i)).collect(),
        ..shaped(8, 4, &[4])
    }
}

/// x86-64: five reads of memory on a miss, one on a hit.
fn four_level() -> Scenario {
    Scenario {
        frames: 64,
        mapped: vec![
            Mapped {
                writable: false,
                ..Mapped::new(0x401, 17)
            },
            Mapped::new(0x7_fff7_ffe4, 40),
            Mapped {
                user: false,
                ..Mapped::new(0xf_fff8_0000, 3)
            },
        ],
        accesses: vec![
            Access::read(0x0040_1136),
            Access::write(0x7fff_7ffe_4a28),
            Access::read(0x0040_113a),
            Access {
                mode: Mode::Kernel,
                ..Access::write(0xffff_8000_0040)
            },
            Access::read(0x7fff_7ffe_4a30),
        ],
        ..shaped(48, 12, &[9, 9, 9, 9])
    }
}

/// A page of 2 MiB: the walk ends a level early, and one TLB entry covers 512 pages.
fn large_page() -> Scenario {
    Scenario {
        frames: 512,
        tlb_entries: 2,
        mapped: vec![Mapped {
            level: 3,
            ..Mapped::new(0x600, 0)
        }],
        accesses: vec![
            Access::read(0x0060_0000),
            Access::read(0x0060_5008),
            Access::write(0x0067_ffff),
            Access::write(0x007f_fff8),
            Access::write(0x0080_0000),
        ],
        ..shaped(48, 12, &[9, 9, 9, 9])
    }
}

/// Code and heap at the bottom, the stack at the top, nothing between.
fn sparse() -> Scenario {
    Scenario {
        frames: 32,
        mapped: vec![
            Mapped {
                writable: false,
                ..Mapped::new(0x08048, 4)
            },
            Mapped::new(0x0804a, 7),
        ],
        accesses: vec![
            Access::read(0x0804_8000),
            Access::write(0x0804_a010),
            Access::write(0x0804_b000),
            Access::write(0xbfff_f7fc),
            Access::write(0xbfff_eff0),
        ],
        ..shaped(32, 12, &[10, 10])
    }
}

/// 16 integers: side by side, or each in a page of its own half the time it is looked at.
fn stride(pages: u64) -> Scenario {
    // 8 pages of 64 bytes, each read twice; with a stride of 1 neighbours come together.
    let order = (0..16).map(|i| if pages == 1 { i / 2 } else { i % 8 });
    Scenario {
        mapped: (0..8).map(|p| Mapped::new(p, 15 - p)).collect(),
        accesses: order
            .enumerate()
            .map(|(i, page)| Access::read(page * 64 + 4 * (i as u64 % 8)))
            .collect(),
        ..shaped(12, 6, &[3, 3])
    }
}

/// Code that is written, a page of the operating system, and an address nobody owns.
fn protection() -> Scenario {
    let kernel = Mapped {
        user: false,
        ..Mapped::new(0xc0, 1)
    };
    Scenario {
        unmapped: Unmapped::Refuse,
        mapped: vec![
            Mapped {
                writable: false,
                ..Mapped::new(0x10, 6)
            },
            Mapped::new(0x20, 9),
            kernel,
        ],
        accesses: vec![
            Access::read(0x1004),
            Access::write(0x1008),
            Access::write(0x2000),
            Access::read(0xc010),
            Access {
                mode: Mode::Kernel,
                ..Access::write(0xc010)
            },
            Access {
                mode: Mode::Kernel,
                ..Access::write(0x1008)
            },
            Access::read(0x7f00),
        ],
        ..shaped(16, 8, &[4, 4])
    }
}

/// Silberschatz 10e §10.4: the first references of its string, three frames, every page on the disk.
fn demand() -> Scenario {
    Scenario {
        frames: 3,
        tlb_entries: 2,
        mapped: (0..8).map(on_disk).collect(),
        accesses: [7, 0, 1, 2, 0, 3, 0, 4, 2, 3]
            .iter()
            .map(|page| Access::read(page * 16 + 4))
            .collect(),
        ..shaped(7, 4, &[3])
    }
}

/// The victim has been written: it must be saved, and the fault takes twice as long.
fn write_back() -> Scenario {
    Scenario {
        frames: 2,
        tlb_entries: 2,
        replacement: Replacement::Fifo,
        mapped: (0..4).map(on_disk).collect(),
        accesses: vec![
            Access::write(0x04),
            Access::read(0x14),
            Access::read(0x28),
            Access::read(0x3c),
            Access::read(0x08),
        ],
        ..shaped(6, 4, &[2])
    }
}

/// The hand passes pages whose accessed bit is set.
fn clock() -> Scenario {
    Scenario {
        replacement: Replacement::Clock,
        accesses: [0, 1, 2, 0, 3, 0, 4, 1, 0, 5]
            .iter()
            .map(|page| Access::read(page * 16))
            .collect(),
        ..demand()
    }
}

/// Parent and child share every page until one of them writes.
fn copy_on_write() -> Scenario {
    Scenario {
        frames: 8,
        mapped: vec![
            Mapped {
                writable: false,
                ..Mapped::new(0x10, 2)
            },
            Mapped::new(0x20, 4),
            Mapped::new(0x21, 5),
        ],
        accesses: vec![
            Access::write(0x2010),
            Access::read(0x2010).by(2),
            Access::write(0x2010).by(2),
            Access::write(0x2014),
            Access::read(0x2100),
            Access::write(0x1000).by(2),
        ],
        forks: vec![Fork {
            after: 1,
            process: 1,
        }],
        ..shaped(16, 8, &[4, 4])
    }
}

/// The code of a library is in memory once, the data of each process are its own.
fn shared_library() -> Scenario {
    let code = |process, page| Mapped {
        process,
        writable: false,
        ..Mapped::new(page, 6)
    };
    let data = |process, frame| Mapped {
        process,
        ..Mapped::new(0x40, frame)
    };
    Scenario {
        processes: 2,
        asids: true,
        mapped: vec![code(1, 0x70), code(2, 0x5a), data(1, 2), data(2, 3)],
        accesses: vec![
            Access::read(0x7024),
            Access::write(0x4000),
            Access::read(0x5a24).by(2),
            Access::write(0x4000).by(2),
            Access::write(0x5a24).by(2),
            Access::read(0x7028),
        ],
        ..shaped(16, 8, &[4, 4])
    }
}

/// Two processes take turns over two pages each.
fn switching(asids: bool) -> Scenario {
    let page = |process, page, frame| Mapped {
        process,
        ..Mapped::new(page, frame)
    };
    let turn = |process| [0x1010, 0x2020].map(|a| Access::read(a).by(process));
    Scenario {
        processes: 2,
        asids,
        mapped: vec![
            page(1, 0x10, 4),
            page(1, 0x20, 5),
            page(2, 0x10, 8),
            page(2, 0x20, 9),
        ],
        accesses: [1, 2, 1, 2].into_iter().flat_map(turn).collect(),
        ..shaped(16, 8, &[4, 4])
    }
}

/// A scenario of this seed: the same everywhere and for ever.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let (bits, page_bits, levels): (u64, u64, &[u64]) = match rng.below(6) {
        0 => (8, 4, &[4]),
        1 => (12, 6, &[3, 3]),
        2 => (16, 8, &[4, 4]),
        3 => (20, 8, &[4, 4, 4]),
        4 => (32, 12, &[10, 10]),
        _ => (48, 12, &[9, 9, 9, 9]),
    };
    let frames = rng.between(4, 8);
    let processes = [1, 1, 1, 2][rng.below(4) as usize];
    let pages = 1 << (bits - page_bits);
    // A few regions, as programs have them: neighbours are likely.
    let near = |rng: &mut Rng, from: u64| (from + rng.below(4)) % pages;
    let regions: Vec<u64> = (0..3).map(|_| rng.below(pages)).collect();
    let mut mapped: Vec<Mapped> = Vec::new();
    let mut frame = 0;
    for process in 1..=processes {
        for _ in 0..rng.between(3, 6) {
            let region = regions[rng.below(3) as usize];
            let page = near(&mut rng, region);
            if mapped
                .iter()
                .any(|m| m.process == process && m.page == page)
            {
                continue;
            }
            let present = frame < frames && !rng.one_in(3);
            mapped.push(Mapped {
                process,
                writable: !rng.one_in(3),
                present,
                ..Mapped::new(page, if present { frame } else { 0 })
            });
            frame += u64::from(present);
        }
    }
    let count = rng.between(8, 14);
    let forks: Vec<Fork> = if rng.one_in(4) {
        let (after, process) = (rng.between(2, 4), 1);
        vec![Fork { after, process }]
    } else {
        Vec::new()
    };
    let mut accesses: Vec<Access> = Vec::new();
    for i in 0..count {
        let born = forks.iter().filter(|f| f.after <= i).count() as u64;
        let process = rng.between(1, processes + born);
        let page = match accesses.last() {
            Some(last) if rng.one_in(2) => last.address >> page_bits,
            _ if rng.one_in(8) => near(&mut rng, regions[0]),
            _ => mapped[rng.below(mapped.len() as u64) as usize].page,
        };
        accesses.push(Access {
            process,
            address: page << page_bits | (rng.below(1 << page_bits) & !3),
            write: rng.one_in(3),
            mode: Mode::User,
        });
    }
    Scenario {
        frames,
        processes,
        forks,
        mapped,
        accesses,
        tlb_entries: rng.between(2, 4),
        tlb_policy: [TlbPolicy::Lru, TlbPolicy::Lru, TlbPolicy::Fifo][rng.below(3) as usize],
        replacement: [Replacement::Lru, Replacement::Fifo, Replacement::Clock]
            [rng.below(3) as usize],
        asids: rng.one_in(2),
        ..shaped(bits, page_bits, levels)
    }
}

/// The scenario with one thing changed at a time.
pub fn variants(sc: &Scenario) -> Vec<Variant<Scenario>> {
    let mut all = vec![Variant {
        name: "as-it-is",
        same: true,
        scenario: sc.clone(),
    }];
    let mut add = |name, wanted: bool, change: &dyn Fn(&mut Scenario)| {
        if wanted {
            let mut scenario = sc.clone();
            change(&mut scenario);
            all.push(Variant {
                name,
                same: false,
                scenario,
            });
        }
    };
    add("no-tlb", sc.tlb_entries > 0, &|s| s.tlb_entries = 0);
    add("tlb-16", sc.tlb_entries < 16, &|s| s.tlb_entries = 16);
    for (name, policy) in [
        ("tlb-lru", TlbPolicy::Lru),
        ("tlb-fifo", TlbPolicy::Fifo),
        ("tlb-random", TlbPolicy::Random),
    ] {
        let wanted = sc.tlb_policy != policy && sc.tlb_entries > 0;
        add(name, wanted, &|s| s.tlb_policy = policy);
    }
    let has_large = sc.mapped.iter().any(|m| m.level > 0);
    add("flat", sc.levels.len() > 1 && !has_large, &|s| {
        s.levels = vec![s.virtual_bits - s.page_bits];
    });
    for (name, policy) in [
        ("victim-lru", Replacement::Lru),
        ("victim-fifo", Replacement::Fifo),
        ("victim-clock", Replacement::Clock),
    ] {
        add(name, sc.replacement != policy, &|s| s.replacement = policy);
    }
    let several = sc.processes > 1 || !sc.forks.is_empty();
    add("no-asids", several && sc.asids, &|s| s.asids = false);
    add("with-asids", several && !sc.asids, &|s| s.asids = true);
    all
}
