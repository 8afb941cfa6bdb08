//! Each rule by itself, refusals, changes of the past, and what must hold for every run.

use super::super::{
    event::What,
    scenario::{Fork, FreeFrame, Input, Mode, Replacement, TlbPolicy, Unmapped},
};
use super::*;
use kw_trace::Intervention;

/// 16-bit addresses, pages of 256 bytes, two levels of 4 bits.
fn small(mapped: Vec<Mapped>, accesses: Vec<Access>) -> Scenario {
    Scenario {
        virtual_bits: 16,
        page_bits: 8,
        levels: vec![4, 4],
        frames: 8,
        mapped,
        accesses,
        ..Scenario::default()
    }
}

fn param(why: &Why, name: &str) -> kw_trace::Param {
    let found = why.params.iter().find(|p| p.0 == name);
    found
        .unwrap_or_else(|| panic!("no {name} in {why:?}"))
        .1
        .clone()
}

/// The fixed shape of scenario files, and nothing more, is enough.
#[test]
fn the_fixed_shape_opens() {
    let file = json!({
        "lab": "os/address-translation", "version": 1,
        "virtual_bits": 32, "page_bits": 12, "levels": [10, 10], "tlb_entries": 4, "frames": 16,
        "mapped": [
            {"page": 1, "frame": 2, "writable": false, "present": true},
            {"page": 2, "frame": 7, "writable": true, "present": false},
            {"page": 3, "frame": 3},
        ],
        "accesses": [
            {"address": 4100, "write": false},
            {"address": 4100, "write": true},
            {"address": "0x2004", "write": false},
            {"address": 12288},
        ],
    });
    let mut session = crate::registry::open_any(&file).expect("it opens");
    session.finish().expect("it ends");
    let got = session.result();
    assert_eq!(
        each(&got, "outcome"),
        ["ok", "protection-fault", "page-fault", "ok"]
    );
    assert_eq!(
        each(&got, "physical"),
        [json!(0x2004), Value::Null, json!(0x0004), json!(0x3000)]
    );
    let first = got["accesses"][0].as_object().expect("an object");
    for key in [
        "address",
        "vpn",
        "offset",
        "tlb",
        "outcome",
        "physical",
        "memory_accesses",
    ] {
        assert!(first.contains_key(key), "{key}");
    }
}

/// Where nothing is said of frames there are as many as the pages at the start need.
#[test]
fn frames_may_be_left_out() {
    let sc = |mapped: Vec<Mapped>| Scenario {
        frames: 0,
        ..small(mapped, vec![Access::read(0x100)])
    };
    let frames = |mapped| State::new(&sc(mapped)).map(|s| s.memory.total);
    assert_eq!(frames(vec![]).ok(), Some(16));
    assert_eq!(frames(vec![Mapped::new(1, 200)]).ok(), Some(201));
    let large = Mapped {
        level: 1,
        ..Mapped::new(0x20, 32)
    };
    assert_eq!(frames(vec![large]).ok(), Some(48));
    assert_eq!(
        refusal(&sc(vec![Mapped::new(1, 1 << 24)])),
        ("mapped[0].frame".to_owned(), "range")
    );
}

/// Addresses that pass 2^53 are written as texts, others as numbers.
#[test]
fn long_addresses_are_texts() {
    let high = 0x1ff_ffff_ffff_f123;
    let sc = Scenario {
        virtual_bits: 57,
        page_bits: 12,
        levels: vec![9, 9, 9, 9, 9],
        mapped: vec![Mapped::new(high >> 12, 5)],
        accesses: vec![Access::read(high), Access::read(0x123)],
        ..Scenario::default()
    };
    let got = result(&sc);
    assert_eq!(
        each(&got, "address"),
        [json!(high.to_string()), json!(0x123)]
    );
    assert_eq!(got["accesses"][0]["physical"], 0x5123);
    assert_eq!(got["accesses"][0]["memory_accesses"], 6);
}

#[test]
fn what_does_not_fit_together_is_refused_by_its_field() {
    let page = |page| Mapped::new(page, 1);
    let good = small(vec![page(1)], vec![Access::read(0x100)]);
    assert!(AddressTranslation::start(&good).is_ok());
    let with = |change: &dyn Fn(&mut Scenario)| {
        let mut sc = good.clone();
        change(&mut sc);
        refusal(&sc)
    };
    type Case = (&'static str, &'static str, Box<dyn Fn(&mut Scenario)>);
    let cases: Vec<Case> = vec![
        ("levels", "bits-sum", Box::new(|s| s.levels = vec![4, 5])),
        ("levels", "bits-sum", Box::new(|s| s.virtual_bits = 57)),
        (
            "mapped[0].page",
            "range",
            Box::new(|s| s.mapped[0].page = 256),
        ),
        (
            "mapped[0].frame",
            "range",
            Box::new(|s| s.mapped[0].frame = 8),
        ),
        (
            "mapped[0].process",
            "range",
            Box::new(|s| s.mapped[0].process = 2),
        ),
        (
            "mapped[0].level",
            "range",
            Box::new(|s| s.mapped[0].level = 3),
        ),
        (
            "mapped[0].page",
            "multiple",
            Box::new(|s| s.mapped[0].level = 1),
        ),
        (
            "mapped[1].page",
            "mapped-twice",
            Box::new(|s| s.mapped.push(Mapped::new(1, 2))),
        ),
        (
            "accesses[0].address",
            "range",
            Box::new(|s| s.accesses[0].address = 1 << 16),
        ),
        (
            "accesses[0].process",
            "range",
            Box::new(|s| s.accesses[0].process = 2),
        ),
        (
            "forks[0].after",
            "range",
            Box::new(|s| {
                s.forks.push(Fork {
                    after: 2,
                    process: 1,
                })
            }),
        ),
        (
            "forks[0].process",
            "range",
            Box::new(|s| {
                s.forks.push(Fork {
                    after: 1,
                    process: 2,
                })
            }),
        ),
        // The child does not exist yet.
        (
            "accesses[0].process",
            "range",
            Box::new(|s| {
                s.forks.push(Fork {
                    after: 1,
                    process: 1,
                });
                s.accesses[0].process = 2;
            }),
        ),
        // A large page of 16 small ones over frame 1, over page 1, and beyond the last frame.
        (
            "mapped[1].frame",
            "frame-overlap",
            Box::new(|s| {
                s.frames = 16;
                s.mapped.push(Mapped {
                    level: 1,
                    ..Mapped::new(0x20, 0)
                });
            }),
        ),
        (
            "mapped[1].page",
            "mapped-twice",
            Box::new(|s| {
                s.frames = 32;
                s.mapped.push(Mapped {
                    level: 1,
                    ..Mapped::new(0, 16)
                });
            }),
        ),
        (
            "frames",
            "range",
            Box::new(|s| {
                s.mapped.push(Mapped {
                    level: 1,
                    ..Mapped::new(0x20, 0)
                })
            }),
        ),
    ];
    for (field, kind, change) in cases {
        assert_eq!(with(&*change), (field.to_owned(), kind));
    }
}

#[test]
fn an_entry_is_where_the_table_begins_and_its_index_times_its_size() {
    let sc = small(vec![Mapped::new(0x35, 4)], vec![Access::read(0x3507)]);
    // Eight frames of 256 bytes, then the top table (16 × 4 bytes, from a page's begin), then the next.
    let top = why(&sc, "walk-table");
    assert_eq!(param(&top, "base"), "0x800".into());
    assert_eq!(param(&top, "at"), "0x80C".into());
    assert_eq!(param(&top, "frame"), 9_u64.into());
    let last = why(&sc, "walk-page");
    assert_eq!(param(&last, "base"), "0x900".into());
    assert_eq!(param(&last, "at"), "0x914".into());
    assert_eq!(param(&last, "frame"), 4_u64.into());
}

#[test]
fn a_walk_stops_at_the_first_level_that_is_not_present() {
    let refuse = |mapped, address| {
        let sc = small(mapped, vec![Access::read(address)]);
        let sc = Scenario {
            unmapped: Unmapped::Refuse,
            ..sc
        };
        result(&sc)["accesses"][0]["memory_accesses"].clone()
    };
    assert_eq!(refuse(vec![Mapped::new(0x35, 4)], 0x5000), 1);
    assert_eq!(refuse(vec![Mapped::new(0x35, 4)], 0x3600), 2);
}

#[test]
fn accessed_and_dirty_are_set_by_use() {
    let page = Mapped::new(1, 1);
    for (write, at_first, dirty) in [(false, false, false), (true, true, true)] {
        let access = Access {
            write,
            ..Access::read(0x100)
        };
        let trace = finished(&small(vec![page.clone()], vec![access]));
        let state = trace.front();
        let (place, _) = state.tables.find(&state.def.shape, 0, 1).expect("mapped");
        let entry = state.tables.get(place).expect("an entry");
        assert_eq!((entry.accessed, entry.dirty), (true, dirty));
        assert_eq!(state.tlb.slots[0].map(|k| k.dirty), Some(at_first));
    }
    // The first write through an entry that came by a read sets D in the table too.
    let sc = small(vec![page], vec![Access::read(0x100), Access::write(0x104)]);
    assert_eq!(
        rules(&sc).last().map(String::as_str),
        Some("done+dirty-set")
    );
    let trace = finished(&sc);
    let state = trace.front();
    let (place, _) = state.tables.find(&state.def.shape, 0, 1).expect("mapped");
    assert!(state.tables.get(place).expect("an entry").dirty);
}

#[test]
fn the_kernel_may_touch_its_pages_but_not_write_read_only_ones() {
    let page = Mapped {
        user: false,
        writable: false,
        ..Mapped::new(1, 1)
    };
    let kernel = |write| Access {
        mode: Mode::Kernel,
        write,
        ..Access::read(0x100)
    };
    let sc = small(
        vec![page],
        vec![
            Access::read(0x100),
            kernel(false),
            Access::read(0x100),
            kernel(true),
        ],
    );
    let refused = "protection-fault";
    assert_eq!(
        each(&result(&sc), "outcome"),
        [refused, "ok", refused, refused]
    );
    // A refusal by a TLB entry needs no reference to memory, one by the table a whole walk.
    assert_eq!(each(&result(&sc), "memory_accesses"), [2, 3, 0, 0]);
}

#[test]
fn the_tlb_gives_way_by_its_policy() {
    let pages = [1, 2, 1, 3].map(|p| Access::read(p << 8)).to_vec();
    let mapped: Vec<Mapped> = (1..4).map(|p| Mapped::new(p, p)).collect();
    for (tlb_policy, rule, old) in [
        (TlbPolicy::Lru, "fill-lru", "0x02"),
        (TlbPolicy::Fifo, "fill-fifo", "0x01"),
    ] {
        let sc = Scenario {
            tlb_entries: 2,
            tlb_policy,
            ..small(mapped.clone(), pages.clone())
        };
        assert_eq!(param(&why(&sc, rule), "old_page"), old.into());
    }
    let random = |seed| {
        let sc = Scenario {
            tlb_entries: 2,
            tlb_policy: TlbPolicy::Random,
            seed,
            ..small(mapped.clone(), pages.clone())
        };
        param(&why(&sc, "fill-random"), "old_page")
    };
    let drawn: Vec<_> = (0..20).map(random).collect();
    assert!(drawn.contains(&"0x01".into()) && drawn.contains(&"0x02".into()));
}

#[test]
fn the_free_frame_is_a_convention() {
    let mapped = vec![Mapped::new(1, 0), Mapped::new(2, 7)];
    for (free_frame, frame) in [(FreeFrame::Lowest, 1), (FreeFrame::Highest, 6)] {
        let sc = Scenario {
            free_frame,
            ..small(mapped.clone(), vec![Access::read(0x300)])
        };
        assert_eq!(each(&result(&sc), "physical"), [frame << 8]);
    }
}

#[test]
fn a_page_that_was_never_written_comes_back_as_zeros() {
    // Two new pages in one frame: the first is read only, so its second use needs no disk either.
    let sc = Scenario {
        frames: 1,
        ..small(vec![], [1, 2, 1].map(|p| Access::read(p << 8)).to_vec())
    };
    let got = rules(&sc);
    assert_eq!(got.iter().filter(|r| r.starts_with("load-zero")).count(), 3);
    let written = Scenario {
        accesses: vec![
            Access::write(0x100),
            Access::read(0x200),
            Access::read(0x100),
        ],
        ..sc
    };
    let got = rules(&written);
    assert_eq!(got.iter().filter(|r| r.starts_with("load-disk")).count(), 1);
}

#[test]
fn a_shared_frame_goes_for_everybody() {
    let shared = |process| Mapped {
        process,
        ..Mapped::new(1, 0)
    };
    let sc = Scenario {
        processes: 2,
        asids: true,
        frames: 1,
        ..small(
            vec![shared(1), shared(2)],
            vec![
                Access::write(0x100),
                Access::read(0x100).by(2),
                Access::read(0x200),
                Access::read(0x104).by(2),
            ],
        )
    };
    let evicted = rules(&sc);
    let evicted = evicted.iter().find(|r| r.starts_with("evict-lru"));
    let parts = "evict-lru+write-back+shared-out+dropped";
    assert_eq!(evicted.map(String::as_str), Some(parts));
    assert_eq!(
        each(&result(&sc), "outcome"),
        ["ok", "ok", "page-fault", "page-fault"]
    );
}

#[test]
fn a_copy_needs_a_frame_that_is_not_the_one_copied() {
    let sc = Scenario {
        frames: 1,
        forks: vec![Fork {
            after: 0,
            process: 1,
        }],
        ..small(vec![Mapped::new(1, 0)], vec![Access::write(0x100)])
    };
    assert_eq!(each(&result(&sc), "outcome"), ["page-fault"]);
    assert_eq!(each(&result(&sc), "physical"), [Value::Null]);
    let two = Scenario {
        frames: 2,
        mapped: vec![Mapped::new(1, 0), Mapped::new(2, 1)],
        replacement: Replacement::Fifo,
        ..sc
    };
    // FIFO would take frame 0: but that is being copied.
    assert_eq!(param(&why(&two, "evict-fifo"), "frame"), 1_u64.into());
    assert_eq!(each(&result(&two), "physical"), [0x100]);
}

fn changed(sc: &Scenario, after: u64, input: Input) -> Trace<AddressTranslation> {
    let run = Run {
        scenario: sc.clone(),
        interventions: vec![Intervention { after, input }],
    };
    let mut trace = Trace::new(run).expect("it fits");
    trace.finish();
    trace
}

#[test]
fn changes_of_the_past_do_what_they_say() {
    let sc = small(
        vec![Mapped::new(1, 1)],
        vec![Access::read(0x100), Access::write(0x104)],
    );
    let outcomes = |trace: &Trace<AddressTranslation>| -> Vec<(u64, &str, bool)> {
        super::super::results::ended(trace, u64::MAX)
            .map(|e| (e.access.address, e.outcome.name(), e.hit))
            .collect()
    };
    let (process, page) = (1, 1);
    let end_of_first = rules(&sc)
        .iter()
        .position(|r| r == "done")
        .expect("it ends") as u64
        + 1;
    let run = |input| outcomes(&changed(&sc, end_of_first, input));
    let first = (0x100, "ok", false);
    assert_eq!(run(Input::Flush {}), [first, (0x104, "ok", false)]);
    assert_eq!(
        run(Input::Protect { process, page }),
        [first, (0x104, "protection-fault", false)]
    );
    assert_eq!(
        run(Input::Unmap { process, page }),
        [first, (0x104, "page-fault", false)]
    );
    assert_eq!(
        run(Input::Fork { process }),
        [first, (0x104, "copied", false)]
    );
    let access = Input::Access {
        process,
        address: 0x1ff,
        write: false,
        mode: Mode::User,
    };
    let inserted = [first, (0x1ff, "ok", true), (0x104, "ok", true)];
    assert_eq!(run(access), inserted);
    // In the middle of an access it waits for its end.
    assert_eq!(outcomes(&changed(&sc, 2, access)), inserted);
    // A flush in the middle makes the walk begin again: nothing stale is used.
    assert_eq!(
        outcomes(&changed(&sc, end_of_first - 1, Input::Flush {})),
        [first, (0x104, "ok", true)]
    );
}

#[test]
fn a_switch_by_hand_costs_the_tlb() {
    let sc = Scenario {
        processes: 2,
        ..small(
            vec![Mapped::new(1, 1)],
            vec![Access::read(0x100), Access::read(0x104)],
        )
    };
    let end_of_first = rules(&sc)
        .iter()
        .position(|r| r == "done")
        .expect("it ends") as u64
        + 1;
    let trace = changed(&sc, end_of_first, Input::Switch { process: 2 });
    assert_eq!(trace.front().counts.hits, 0);
    assert_eq!(trace.front().counts.switches, 2);
    let with = Scenario { asids: true, ..sc };
    let trace = changed(&with, end_of_first, Input::Switch { process: 2 });
    assert_eq!(trace.front().counts.hits, 1);
}

/// What the TLB, the tables and the frames say fits together.
fn agree(state: &State, seed: u64) {
    let shape = &state.def.shape;
    for kept in state.tlb.slots.iter().flatten() {
        let root = state.roots[usize::from(kept.process)];
        let found = state.tables.find(shape, root, kept.page);
        let (place, _) = found.expect("a page in the TLB is mapped");
        let entry = state.tables.get(place).expect("an entry");
        assert!(
            entry.present,
            "seed {seed}: the TLB has a page that is not there"
        );
        let (frame, writable) = (kept.frame, kept.writable);
        assert_eq!(
            (entry.target, entry.writable),
            (frame, writable),
            "seed {seed}"
        );
        assert!(
            entry.accessed && (entry.dirty || !kept.dirty),
            "seed {seed}"
        );
    }
    let mut mapped = 0;
    for table in state.tables.all() {
        for (_, entry) in table.entries() {
            if entry.leaf && entry.present {
                mapped += 1;
                assert!(state.memory.position(entry.target).is_some(), "seed {seed}");
                assert!(!(entry.copy && entry.writable), "seed {seed}");
            }
        }
    }
    let owners: usize = state.memory.used().iter().map(|f| f.owners.len()).sum();
    assert_eq!(owners, mapped, "seed {seed}: every mapping has its owner");
}

#[test]
fn tlb_tables_and_frames_agree_at_every_step() {
    let mut copies = 0;
    for seed in 0..300 {
        let sc = super::super::presets::random(seed);
        let mut state = State::new(&sc).expect("a good scenario");
        while let Some(event) = state.step() {
            agree(&state, seed);
            copies += usize::from(matches!(event.what, What::Copied { .. }));
        }
        assert_eq!(state.counts.accesses, sc.accesses.len() as u64);
    }
    assert!(copies > 20, "{copies} copies");
}

/// The same under changes of the past at any moment, in the middle of a walk too.
#[test]
fn they_agree_after_any_change_at_any_step() {
    let mut reached = [0; 3];
    for seed in 0..400 {
        let sc = super::super::presets::random(seed);
        let mut rng = kw_trace::Rng::new(seed);
        let mut state = State::new(&sc).expect("a good scenario");
        let mut inserted = 0;
        loop {
            if rng.one_in(6) && inserted < 40 {
                let process = rng.between(1, 4);
                let access = sc.accesses[rng.below(sc.accesses.len() as u64) as usize];
                let page = access.address >> sc.page_bits;
                let input = match rng.below(6) {
                    0 => Input::Access {
                        process,
                        address: access.address,
                        write: rng.one_in(2),
                        mode: Mode::User,
                    },
                    1 => Input::Fork { process },
                    2 => Input::Unmap { process, page },
                    3 => Input::Protect { process, page },
                    4 => Input::Flush {},
                    _ => Input::Switch { process },
                };
                inserted += 1;
                let event = state.intervene(input);
                match event.what {
                    What::Changed { .. } => reached[0] += 1,
                    What::Queued { .. } => reached[1] += 1,
                    What::Nothing { .. } => reached[2] += 1,
                    _ => {}
                }
                agree(&state, seed);
            } else if state.step().is_none() {
                break;
            }
            agree(&state, seed);
        }
        let c = state.current.expect("something was accessed");
        assert!(c.ended && state.counts.accesses >= sc.accesses.len() as u64);
    }
    assert!(reached.iter().all(|n| *n > 100), "{reached:?}");
}

/// The formula and the sum agree where nothing faults and every walk has all levels.
#[test]
fn without_faults_the_formula_is_the_mean() {
    let mut agreed = 0;
    for seed in 0..300 {
        let sc = super::super::presets::random(seed);
        let got = result(&sc);
        if got["page_faults"] == 0 && got["protection_faults"] == 0 && got["copies"] == 0 {
            let time = &got["effective_access_ps"];
            assert_eq!(time["formula"], time["measured"], "seed {seed}");
            agreed += 1;
        }
    }
    assert!(agreed > 5, "{agreed}");
}
