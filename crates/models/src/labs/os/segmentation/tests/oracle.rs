//! A second, naive implementation of the fits: memory as an array of units, holes found by looking at
//! every unit. And what must hold for every scenario.

use super::*;
use crate::labs::os::segmentation::scenario::{Mode, NoRoom};
use proptest::prelude::*;

/// Runs of free units, by address.
fn runs(memory: &[bool]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    for piece in memory.chunk_by(|a, b| a == b) {
        if !piece[0] {
            runs.push((at, piece.len()));
        }
        at += piece.len();
    }
    runs
}

/// Where a fit puts a request, by the book.
fn place(memory: &[bool], fit: Fit, want: usize, rover: usize) -> Option<usize> {
    let mut fitting: Vec<(usize, usize)> =
        runs(memory).into_iter().filter(|r| r.1 >= want).collect();
    match fit {
        Fit::FirstFit => {}
        Fit::BestFit => fitting.sort_by_key(|r| r.1),
        Fit::WorstFit => fitting.sort_by_key(|r| std::cmp::Reverse(r.1)),
        // Holes that end behind the pointer come first.
        Fit::NextFit => fitting.sort_by_key(|r| r.0 + r.1 <= rover),
    }
    fitting.first().map(|r| r.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Processes of one segment come and go; each is where the naive one puts it, or is turned away.
    #[test]
    fn every_request_goes_where_the_book_puts_it(
        fit in 0..4_usize,
        granularity in 1..20_u64,
        lives in prop::collection::vec((0..3_u64, 0..9_u64, 1..90_u64), 1..40),
    ) {
        let fit = Fit::ALL[fit];
        let mut at = 0;
        let processes: Vec<Process> = lives
            .iter()
            .enumerate()
            .map(|(i, (gap, lifetime, size))| {
                at += gap;
                Process::new(&format!("P{i}"), at, *lifetime, &[("all", *size, Rights::ReadWrite)])
            })
            .collect();
        let sc = Scenario {
            granularity,
            no_room: NoRoom::Refuse,
            processes,
            ..requests(Memory::Empty { size: 300, reserved: 0 }, fit, &[])
        };
        // By the book: at each arrival, first give back what is over by then.
        let mut memory = vec![false; 300];
        let mut inside: Vec<(u64, usize, usize)> = Vec::new();
        let mut rover = 0;
        let mut want = Vec::new();
        for p in &sc.processes {
            inside.retain(|(end, from, to)| {
                let stays = *end > p.arrival;
                if !stays {
                    memory[*from..*to].fill(false);
                }
                stays
            });
            let size = p.segments[0].size.next_multiple_of(granularity) as usize;
            let found = place(&memory, fit, size, rover);
            if let Some(start) = found {
                memory[start..start + size].fill(true);
                rover = start + size;
                let end = if p.lifetime == 0 { u64::MAX } else { p.arrival + p.lifetime };
                inside.push((end, start, start + size));
            }
            want.push(found);
        }
        let got: Vec<Option<usize>> = events(&sc)
            .into_iter()
            .filter_map(|w| match w {
                What::Placed { block, .. } => Some(Some(block.start as usize)),
                What::NoRoom { .. } => Some(None),
                _ => None,
            })
            .collect();
        prop_assert_eq!(got, want);
    }

    /// Blocks lie in memory in order and nowhere overlap; what is used, lost and free adds up; frames
    /// hold exactly the pages of who is loaded.
    #[test]
    fn memory_adds_up_after_every_step(seed in any::<u64>(), variant in 0..4_usize) {
        let variants = Segmentation::variants(&random(seed));
        let sc = &variants[variant % variants.len()].scenario;
        let mut state = Segmentation::start(sc).expect("good");
        while state.step().is_some() {
            let mut at = 0;
            for block in &state.blocks {
                prop_assert!(block.start >= at && block.used <= block.size);
                at = block.end();
            }
            prop_assert!(at <= state.size);
            let given: u32 = state.blocks.iter().map(|b| b.size).sum();
            prop_assert_eq!(given + state.free().0, state.size);
            for (i, p) in state.procs.iter().enumerate() {
                let own = state.blocks.iter().filter(|b| usize::from(b.process) == i).count();
                match p.phase {
                    Phase::Loaded => prop_assert_eq!(own, sc.processes[i].segments.len()),
                    Phase::Loading | Phase::Leaving => {}
                    _ => prop_assert_eq!(own, 0),
                }
                let frames = state.frames.iter().filter(|f| usize::from(f.process) == i);
                let used: u32 = frames.map(|f| f.used).sum();
                let length: u64 = sc.processes[i].segments.iter().map(|s| s.size).sum();
                let is_in = p.paged && matches!(p.phase, Phase::Loaded | Phase::Leaving) && used > 0;
                prop_assert_eq!(u64::from(used), if is_in { length } else { 0 });
                if p.phase == Phase::Loaded && p.paged {
                    prop_assert!(is_in);
                }
            }
        }
        if matches!(sc.mode, Mode::SegmentTable {}) {
            prop_assert!(state.procs.iter().all(|p| p.phase != Phase::Future));
        }
        // No process of one segment waits in front of a hole that is large enough; where nobody may
        // pass, that is said of the first one only.
        let mut waiting: Vec<usize> = (0..state.procs.len())
            .filter(|i| state.procs[*i].phase == Phase::Waiting)
            .collect();
        if sc.no_room == NoRoom::WaitInOrder {
            waiting.truncate(1);
        }
        for i in waiting {
            let segments = &sc.processes[i].segments;
            if segments.len() == 1 && segments[0].base < 0 {
                prop_assert!(state.need(i as u16) > state.free().1);
            }
        }
    }

    /// A physical address lies in the block of its segment; a fault has one of its reasons.
    #[test]
    fn every_access_ends_as_the_table_says(
        offsets in prop::collection::vec(0..250_u64, 1..8),
        segment in 0..5_u64,
        kind in 0..3_usize,
    ) {
        use crate::labs::os::segmentation::scenario::{Access, AccessKind};
        let kind = [AccessKind::Read, AccessKind::Write, AccessKind::Execute][kind];
        let mut sc = preset("protection");
        sc.accesses = vec![Access { process: "A".to_owned(), segment, offsets: offsets.clone(), kind, at: 5 }];
        let ended = endings(&sc);
        prop_assert_eq!(ended.len(), offsets.len());
        for (d, ending) in offsets.iter().zip(ended) {
            // base, limit, may write, may execute
            let row = [(50, 100, false, true), (150, 150, true, false), (300, 60, false, false)]
                .get(segment as usize)
                .copied();
            let want = match row {
                None => Ending::NoSegment,
                Some((_, limit, ..)) if *d >= limit => Ending::Limit,
                Some((_, _, write, _)) if kind == AccessKind::Write && !write => Ending::Rights,
                Some((_, _, _, execute)) if kind == AccessKind::Execute && !execute => Ending::Rights,
                Some((base, ..)) => Ending::Address(base + *d as u32),
            };
            prop_assert_eq!(ending, want);
        }
    }
}
