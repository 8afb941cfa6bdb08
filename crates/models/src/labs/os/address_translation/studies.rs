//! What a larger TLB brings: the hit ratio against its entries, under each policy.
//!
//! Under LRU it never falls with more entries where nothing else drops any; under FIFO it may
//! (Belady's anomaly holds for any cache).

use super::{
    scenario::{Scenario, TlbPolicy},
    state::State,
};
use crate::{Chart, Series, Study};
use kw_scene::Label;
use std::collections::BTreeSet;

/// Most entries that are tried.
const MOST: u64 = 32;
/// The policies with the texts of their names.
const POLICIES: [(TlbPolicy, &str); 3] = [
    (TlbPolicy::Lru, "choice-tlb-lru"),
    (TlbPolicy::Fifo, "choice-tlb-fifo"),
    (TlbPolicy::Random, "choice-tlb-random"),
];

/// The studies of a scenario: none where a single page is accessed.
pub fn of(sc: &Scenario) -> Vec<Box<dyn Study>> {
    let page = |a: &super::scenario::Access| (a.process, a.address >> sc.page_bits);
    let pages: BTreeSet<(u64, u64)> = sc.accesses.iter().map(page).collect();
    if pages.len() < 2 {
        return Vec::new();
    }
    vec![Box::new(Entries {
        scenario: sc.clone(),
        own: (sc.tlb_entries, sc.tlb_policy),
        last: (pages.len() as u64).min(MOST),
        at: 0,
        run: None,
        points: Default::default(),
    })]
}

/// One run for each number of entries and each policy.
struct Entries {
    scenario: Scenario,
    /// Entries and policy of the scenario at hand.
    own: (u64, TlbPolicy),
    last: u64,
    at: u64,
    run: Option<State>,
    points: [Vec<(u64, u64)>; 3],
}

impl Entries {
    fn all(&self) -> u64 {
        (self.last + 1) * POLICIES.len() as u64
    }
}

impl Study for Entries {
    fn advance(&mut self, budget: u64) -> bool {
        let mut left = budget;
        while self.at < self.all() {
            let which = (self.at % POLICIES.len() as u64) as usize;
            let entries = self.at / POLICIES.len() as u64;
            if self.run.is_none() {
                self.scenario.tlb_entries = entries;
                self.scenario.tlb_policy = POLICIES[which].0;
                self.run = State::new(&self.scenario).ok();
            }
            let Some(run) = &mut self.run else {
                return true;
            };
            while left > 0 && run.step().is_some() {
                left -= 1;
            }
            if left == 0 {
                return false;
            }
            let c = run.counts;
            let share = (c.hits * 1000).checked_div(c.accesses).unwrap_or(0);
            self.points[which].push((entries, share));
            self.run = None;
            self.at += 1;
            left -= 1;
        }
        true
    }

    fn progress(&self) -> (u64, u64) {
        (self.at, self.all())
    }

    fn chart(&self) -> Chart {
        Chart {
            id: "tlb",
            x: "entries",
            y: "hit-ratio",
            percent: true,
            series: POLICIES
                .into_iter()
                .zip(&self.points)
                .map(|((policy, name), points)| Series {
                    name: Label::text(name),
                    points: points.clone(),
                    marked: Vec::new(),
                    here: policy == self.own.1,
                })
                .collect(),
            here: Some(self.own.0).filter(|n| *n <= self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::os::address_translation::presets;

    fn curves(name: &str) -> Vec<Vec<(u64, u64)>> {
        let preset = presets::ALL.iter().find(|p| p.0 == name);
        let mut study = of(&preset.expect("a preset").1()).remove(0);
        // In small slices, so that runs are cut in their middle.
        while !study.advance(7) {}
        let series = study.chart().series.into_iter();
        series.map(|s| s.points).collect()
    }

    /// Eight pages in turn, twice: LRU and FIFO hit nothing until all eight fit.
    #[test]
    fn a_stride_hits_all_or_nothing() {
        let [lru, fifo, random] = &curves("stride")[..] else {
            panic!("three curves");
        };
        let want: Vec<(u64, u64)> = (0..9).map(|n| (n, if n < 8 { 0 } else { 500 })).collect();
        assert_eq!((lru, fifo), (&want, &want));
        assert!(random[4].1 > 0, "chance keeps some: {random:?}");
    }

    #[test]
    fn a_larger_tlb_never_hurts_under_lru() {
        for (name, _) in presets::ALL.iter().filter(|p| p.0 != "clock") {
            let lru = curves(name).remove(0);
            assert_eq!(lru[0], (0, 0), "{name}: no TLB, no hit");
            assert!(lru.windows(2).all(|w| w[0].1 <= w[1].1), "{name}: {lru:?}");
        }
    }
}
