//! A naive second implementation for what the file shape alone can say (one process, no forks), and
//! the crate of page replacement for who gives way.

use super::super::scenario::{Replacement, TlbPolicy};
use super::*;
use kw_paging::{Clock, Fifo, Lru, Memory, Policy, Reference};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What is expected of one access: hit, outcome, physical address, references.
type Expected = (bool, &'static str, Option<u64>, u64);

/// One process, no eviction: page tables as a map, walked by nobody. The tables on the way to a page
/// are those of pages that were mapped before.
fn naive(sc: &Scenario) -> Vec<Expected> {
    let mut pages: BTreeMap<u64, Mapped> = BTreeMap::new();
    for m in &sc.mapped {
        pages.insert(m.page, m.clone());
    }
    let below = |page: u64, level: usize| page >> sc.levels[level + 1..].iter().sum::<u64>();
    let mut tlb: Vec<(u64, bool)> = Vec::new();
    let mut out = Vec::new();
    for a in &sc.accesses {
        let (page, offset) = (
            a.address >> sc.page_bits,
            a.address & ((1 << sc.page_bits) - 1),
        );
        let k = sc.levels.len() as u64;
        let hit = tlb.iter().position(|e| e.0 == page);
        if let Some(i) = hit
            && sc.tlb_policy == TlbPolicy::Lru
        {
            let entry = tlb.remove(i);
            tlb.push(entry);
        }
        let mut references = 0;
        let mut outcome = "ok";
        if hit.is_none() && !pages.get(&page).is_some_and(|m| m.present) {
            // Entries read: down to the first level where nothing leads on.
            let shared = |l: usize| pages.keys().any(|p| below(*p, l) == below(page, l));
            references += (0..sc.levels.len() - 1).take_while(|l| shared(*l)).count() as u64 + 1;
            let used: Vec<u64> = pages
                .values()
                .filter(|m| m.present)
                .map(|m| m.frame)
                .collect();
            let frame = (0..sc.frames)
                .find(|f| !used.contains(f))
                .expect("enough frames");
            let old = pages.get(&page).cloned().unwrap_or(Mapped::new(page, 0));
            pages.insert(
                page,
                Mapped {
                    present: true,
                    frame,
                    ..old
                },
            );
            outcome = "page-fault";
        }
        let m = &pages[&page];
        if hit.is_none() {
            references += k;
        }
        if a.write && !m.writable {
            out.push((hit.is_some(), "protection-fault", None, references));
            continue;
        }
        if hit.is_none() && sc.tlb_entries > 0 {
            if tlb.len() as u64 == sc.tlb_entries {
                tlb.remove(0);
            }
            tlb.push((page, true));
        }
        let physical = m.frame << sc.page_bits | offset;
        out.push((hit.is_some(), outcome, Some(physical), references + 1));
    }
    out
}

fn scenarios() -> impl Strategy<Value = Scenario> {
    let shape = prop_oneof![
        Just((6, 3, vec![3])),
        Just((9, 4, vec![2, 3])),
        Just((12, 4, vec![3, 2, 3])),
        Just((32, 12, vec![10, 10])),
        Just((48, 12, vec![9, 9, 9, 9])),
        Just((57, 12, vec![9, 9, 9, 9, 9])),
    ];
    let policy = prop_oneof![Just(TlbPolicy::Lru), Just(TlbPolicy::Fifo)];
    (shape, policy, 0_u64..5, any::<u64>()).prop_map(|(shape, tlb_policy, tlb_entries, seed)| {
        let (virtual_bits, page_bits, levels) = shape;
        let mut rng = kw_trace::Rng::new(seed);
        let bits = virtual_bits - page_bits;
        // A few pages, spread over all bits so that every level differs now and then.
        let all: Vec<u64> = (0..6).map(|_| rng.below(1 << bits)).collect();
        let mut mapped: Vec<Mapped> = Vec::new();
        for page in &all[..4] {
            if mapped.iter().all(|m| m.page != *page) {
                let frame = mapped.len() as u64 * 3;
                mapped.push(Mapped {
                    writable: !rng.one_in(3),
                    present: !rng.one_in(3),
                    ..Mapped::new(*page, frame)
                });
            }
        }
        let accesses = (0..rng.between(1, 25))
            .map(|_| Access {
                write: rng.one_in(3),
                ..Access::read(all[rng.below(6) as usize] << page_bits | rng.below(1 << page_bits))
            })
            .collect();
        Scenario {
            virtual_bits,
            page_bits,
            levels,
            tlb_policy,
            tlb_entries,
            frames: 16,
            mapped,
            accesses,
            ..Scenario::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_access_ends_as_the_naive_one(sc in scenarios()) {
        let trace = finished(&sc);
        let got: Vec<Expected> = super::super::results::ended(&trace, u64::MAX)
            .map(|e| (e.hit, e.outcome.name(), e.physical, u64::from(e.references)))
            .collect();
        prop_assert_eq!(got, naive(&sc));
    }

    /// All pages on the disk, one process: the same faults, victims and saved pages as the crate that
    /// the page replacement labs use.
    #[test]
    fn the_victim_is_that_of_the_paging_crate(
        references in prop::collection::vec((0_u64..8, any::<bool>()), 1..60),
        frames in 1_u64..6,
        tlb_entries in 0_u64..4,
        which in 0_usize..3,
    ) {
        let (replacement, policy) = [
            (Replacement::Fifo, Policy::Fifo(Fifo::default())),
            (Replacement::Lru, Policy::Lru(Lru::default())),
            (Replacement::Clock, Policy::Clock(Clock::new(true))),
        ][which].clone();
        let sc = Scenario {
            virtual_bits: 7,
            page_bits: 4,
            levels: vec![3],
            frames,
            tlb_entries,
            replacement,
            mapped: (0..8).map(|p| Mapped { present: false, ..Mapped::new(p, 0) }).collect(),
            accesses: references
                .iter()
                .map(|(page, write)| Access { write: *write, ..Access::read(page * 16) })
                .collect(),
            ..Scenario::default()
        };
        let mut memory = Memory::new(policy, frames as usize, 8);
        let frames: Vec<Value> = references
            .iter()
            .map(|(page, write)| {
                let touch = memory.touch(Reference::new(*page as u32, *write), 0, &mut ());
                json!(u64::from(touch.frame) * 16)
            })
            .collect();
        let got = result(&sc);
        prop_assert_eq!(&got["page_faults"], &json!(memory.counts.faults));
        prop_assert_eq!(&got["evictions"], &json!(memory.counts.evictions));
        prop_assert_eq!(&got["write_backs"], &json!(memory.counts.write_backs));
        prop_assert_eq!(each(&got, "physical"), frames);
    }
}
