//! A naive second model of the whole lab with one process, told as the textbooks tell it, which must
//! agree step by step with every field of the scenario.

use super::*;
use crate::labs::os::page_replacement::{
    scenario::{Choice, Compare, Refer},
    state::State,
};
use proptest::prelude::*;

#[derive(Clone)]
struct Page {
    name: u64,
    loaded: usize,
    used: usize,
    count: u64,
    r: bool,
    m: bool,
    age: String,
}

/// What one step has to be: a tick, or a hit, or a fault with its frame and victim.
#[derive(Debug, PartialEq)]
enum Step {
    Tick,
    Hit(usize),
    Fault(usize, Option<(u64, bool)>),
}

fn naive(sc: &Scenario) -> Vec<Step> {
    let frames = sc.frames as usize;
    let (tick, bits) = match sc.policy {
        Policy::Nur { tick, .. } => (tick as usize, 0),
        Policy::Aging { tick, bits, .. } => (tick as usize, bits as usize),
        _ => (0, 0),
    };
    let mut memory: Vec<Page> = Vec::new();
    let mut known = std::collections::HashMap::<u64, u64>::new();
    let (mut hand, mut steps) = (0, Vec::new());
    for (t, r) in sc.references.iter().enumerate() {
        let (name, write) = (r.page, r.write);
        if tick > 0 && t > 0 && t % tick == 0 {
            steps.push(Step::Tick);
            for page in &mut memory {
                page.age = format!("{}{}", u8::from(page.r), page.age);
                page.age.truncate(bits);
                page.r = false;
            }
        }
        *known.entry(name).or_default() += 1;
        if let Some(f) = memory.iter().position(|p| p.name == name) {
            let page = &mut memory[f];
            (page.used, page.r, page.m) = (t, true, page.m || write);
            page.count += 1;
            steps.push(Step::Hit(f));
            continue;
        }
        let keeps = sc.policy == Policy::Lfu { keep_counts: true };
        let new = Page {
            name,
            loaded: t,
            used: t,
            count: if keeps { known[&name] } else { 1 },
            r: sc.policy != Policy::Clock { loaded: false },
            m: write,
            age: "0".repeat(bits),
        };
        if memory.len() < frames {
            steps.push(Step::Fault(memory.len(), None));
            memory.push(new);
            continue;
        }
        let next = |p: &Page| {
            let rest = &sc.references[t..];
            let ahead = rest.iter().position(|r| r.page == p.name);
            ahead.unwrap_or(usize::MAX)
        };
        // The victim is the first of the sorted frames.
        let mut order: Vec<usize> = (0..frames).collect();
        match sc.policy {
            Policy::Fifo {} => order.sort_by_key(|f| memory[*f].loaded),
            Policy::Lru {} => order.sort_by_key(|f| memory[*f].used),
            Policy::Opt {} => order.sort_by_key(|f| std::cmp::Reverse(next(&memory[*f]))),
            Policy::Lfu { .. } => order.sort_by_key(|f| (memory[*f].count, memory[*f].used)),
            Policy::Nur { .. } => order.sort_by_key(|f| (memory[*f].r, memory[*f].m)),
            Policy::Aging { compare, .. } => order.sort_by_key(|f| {
                let page = &memory[*f];
                (compare == Compare::WithR && page.r, page.age.clone())
            }),
            Policy::Clock { .. } => {
                while std::mem::replace(&mut memory[hand].r, false) {
                    hand = (hand + 1) % frames;
                }
                order = vec![hand];
                hand = (hand + 1) % frames;
            }
            Policy::Random { .. } => unreachable!("left to chance"),
        }
        let f = order[0];
        steps.push(Step::Fault(f, Some((memory[f].name, memory[f].m))));
        memory[f] = new;
    }
    steps
}

fn made(sc: &Scenario) -> Vec<Step> {
    use crate::labs::os::page_replacement::event::What;
    let mut trace = finished(sc);
    (1..=trace.progress().reached)
        .map(|n| {
            trace.seek(n);
            let State::One(one) = trace.state() else {
                panic!("one process")
            };
            match &trace.event().expect("a step").what {
                What::Tick { .. } => Step::Tick,
                What::Touched(t) if t.hit => Step::Hit(t.frame as usize),
                What::Touched(t) => Step::Fault(
                    t.frame as usize,
                    t.evicted.map(|e| (one.name(e.page), e.dirty)),
                ),
                other => panic!("{other:?}"),
            }
        })
        .collect()
}

fn policy() -> impl Strategy<Value = Policy> {
    let compare = prop_oneof![Just(Compare::Counter), Just(Compare::WithR)];
    prop_oneof![
        Just(Policy::Fifo {}),
        Just(Policy::Opt {}),
        Just(Policy::Lru {}),
        any::<bool>().prop_map(|keep_counts| Policy::Lfu { keep_counts }),
        (0_u64..6).prop_map(|tick| Policy::Nur {
            tick,
            choice: Choice::Scan,
            seed: 1
        }),
        any::<bool>().prop_map(|loaded| Policy::Clock { loaded }),
        (0_u64..6, 1_u64..10, compare).prop_map(|(tick, bits, compare)| Policy::Aging {
            tick,
            bits,
            compare
        }),
    ]
}

fn references() -> impl Strategy<Value = Vec<Refer>> {
    let reference = (0_u64..9, any::<bool>()).prop_map(|(page, write)| Refer { page, write });
    prop::collection::vec(reference, 1..80)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_step_is_what_the_naive_model_makes(
        policy in policy(),
        frames in 1_u64..7,
        references in references(),
    ) {
        let sc = Scenario { references, ..Scenario::new(policy, frames, &[]) };
        prop_assert_eq!(made(&sc), naive(&sc));
    }

    #[test]
    fn counts_fit_together(
        seed in 0_u64..1000,
        frames in 1_u64..7,
        references in references(),
        which in 0_usize..8,
    ) {
        let policy = match Policy::ALL[which] {
            Policy::Random { .. } => Policy::Random { seed },
            other => other,
        };
        let sc = Scenario { references, ..Scenario::new(policy, frames, &[]) };
        let result = result(&sc);
        let count = |name: &str| result[name].as_u64().expect("a number");
        let full = result["frames"].as_array().expect("a list").iter();
        let full = full.filter(|f| !f.is_null()).count() as u64;
        prop_assert_eq!(count("faults") + count("hits"), sc.references.len() as u64);
        prop_assert_eq!(count("faults"), count("evictions") + full);
        prop_assert!(count("write_backs") <= count("evictions"));
        let mut pages: Vec<u64> = sc.references.iter().map(|r| r.page).collect();
        pages.sort_unstable();
        pages.dedup();
        prop_assert!(count("faults") >= pages.len() as u64);
        let best = faults(&Scenario { policy: Policy::Opt {}, ..sc });
        prop_assert!(count("faults") >= best);
    }
}
