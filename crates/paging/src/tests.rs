//! Textbook counts, and a naive second implementation that must agree.

use super::*;
use proptest::prelude::*;

/// Silberschatz, *Operating System Concepts* 10e, §10.4: the string of the chapter.
const SILBERSCHATZ: [u64; 20] = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];
/// Belady, Nelson, Shedler (1969).
const BELADY: [u64; 12] = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];

fn dense(names: &[u64]) -> (Vec<Reference>, usize) {
    let mut pages = Pages::default();
    let refs = names
        .iter()
        .map(|n| Reference::new(pages.number(*n), false))
        .collect();
    (refs, pages.len())
}

fn faults(policy: Policy, frames: usize, names: &[u64]) -> u64 {
    let (refs, pages) = dense(names);
    let mut memory = Memory::new(policy, frames, pages);
    memory.run(&refs, &next_uses(&refs, pages));
    memory.counts.faults
}

#[test]
fn textbook_counts() {
    // Silberschatz 10e, figures 10.12, 10.14 and 10.15: 15, 9 and 12 faults.
    assert_eq!(faults(Policy::Fifo(Fifo::default()), 3, &SILBERSCHATZ), 15);
    assert_eq!(faults(Policy::Opt(Opt::default()), 3, &SILBERSCHATZ), 9);
    assert_eq!(faults(Policy::Lru(Lru::default()), 3, &SILBERSCHATZ), 12);
}

#[test]
fn belady_s_anomaly() {
    let fifo = |n| faults(Policy::Fifo(Fifo::default()), n, &BELADY);
    assert_eq!((fifo(3), fifo(4)), (9, 10));
}

#[test]
fn the_hand_stays_where_it_was() {
    let (refs, pages) = dense(&[1, 2, 3, 4, 1, 5]);
    let mut memory = Memory::new(Policy::Clock(Clock::new(true)), 3, pages);
    let mut passed = Vec::new();
    let touches: Vec<Touch> = refs
        .iter()
        .map(|r| memory.touch(*r, 0, &mut passed))
        .collect();
    // 4 finds all bits set: a whole round clears them, then frame 0 is given up.
    assert_eq!(passed, [0, 1, 2]);
    assert_eq!(touches[3].frame, 0);
    // 1 is gone; the hand is at frame 1, whose bit is clear. 5 then takes frame 2.
    assert_eq!((touches[4].frame, touches[5].frame), (1, 2));
    let Policy::Clock(clock) = &memory.policy else {
        unreachable!("the policy it was made with")
    };
    assert_eq!(clock.hand(), 0);
}

#[test]
fn a_victim_that_was_written_to_is_written_back() {
    let mut memory = Memory::new(Policy::Fifo(Fifo::default()), 1, 3);
    let evicted = |memory: &mut Memory, page, write| {
        let touch = memory.touch(Reference::new(page, write), 0, &mut ());
        touch.evicted
    };
    assert_eq!(evicted(&mut memory, 0, false), None);
    assert_eq!(evicted(&mut memory, 0, true), None);
    let dirty = |page, dirty| Some(Evicted { page, dirty });
    assert_eq!(evicted(&mut memory, 1, false), dirty(0, true));
    assert_eq!(evicted(&mut memory, 2, false), dirty(1, false));
    assert_eq!(memory.counts.write_backs, 1);
    assert_eq!(memory.counts.evictions, 2);
}

#[test]
fn a_frame_given_back_is_taken_before_any_page_leaves() {
    for policy in policies() {
        let mut memory = Memory::new(policy, 3, 6);
        for page in 0..3 {
            memory.touch(Reference::new(page, false), NEVER, &mut ());
        }
        assert_eq!(memory.release(1).map(|e| e.page), Some(1));
        assert_eq!(memory.release(1), None);
        assert_eq!(memory.frames.used(), 2);
        let touch = memory.touch(Reference::new(4, false), NEVER, &mut ());
        assert_eq!((touch.frame, touch.evicted), (1, None));
    }
}

/// A frame more, and one less: what is in the others stays, and so does what the policy knows.
#[test]
fn frames_come_and_go_under_every_policy() {
    for policy in policies() {
        let mut memory = Memory::new(policy, 3, 9);
        for page in [0, 1, 2, 0, 3] {
            memory.touch(Reference::new(page, page == 3), 9, &mut ());
        }
        let (before, order) = (memory.frames.clone(), memory.order());
        assert_eq!(memory.resize(5), []);
        assert_eq!(memory.order(), order);
        for frame in 0..3 {
            assert_eq!(memory.frames.page(frame), before.page(frame));
        }
        let touch = memory.touch(Reference::new(7, true), NEVER, &mut ());
        assert_eq!((touch.frame, touch.evicted), (3, None));
        let evictions = memory.counts.evictions;
        let gone = memory.resize(2);
        assert_eq!(gone.len(), 2, "frames 2 and 3 held a page, frame 4 none");
        assert!(gone.contains(&Evicted {
            page: 7,
            dirty: true
        }));
        assert_eq!(memory.counts.evictions, evictions + 2);
        for page in [4, 5, 6, 4] {
            memory.touch(Reference::new(page, false), NEVER, &mut ());
        }
        assert_eq!((memory.frames.count(), memory.frames.used()), (2, 2));
    }
}

/// The pages stay where they are; the new policy knows their order.
#[test]
fn another_policy_takes_over() {
    for policy in policies() {
        let mut memory = Memory::new(Policy::Lru(Lru::default()), 3, 9);
        for page in [0, 1, 2, 0] {
            memory.touch(Reference::new(page, page == 0), NEVER, &mut ());
        }
        let (before, order) = (memory.frames.clone(), memory.order());
        let order: Vec<(u32, u32)> = order.iter().map(|f| (*f, 9 - f)).collect();
        memory.take_over(policy, &order);
        assert_eq!(memory.frames, before);
        let touch = memory.touch(Reference::new(3, false), NEVER, &mut ());
        assert!(touch.evicted.is_some());
        match memory.policy {
            Policy::Lru(_) | Policy::Lfu(_) | Policy::Fifo(_) => assert_eq!(touch.frame, 1),
            // Used last.
            Policy::Opt(_) => assert_eq!(touch.frame, 0),
            _ => {}
        }
    }
}

fn policies() -> Vec<Policy> {
    vec![
        Policy::Fifo(Fifo::default()),
        Policy::Opt(Opt::default()),
        Policy::Lru(Lru::default()),
        Policy::Lfu(Lfu::new(false)),
        Policy::Lfu(Lfu::new(true)),
        Policy::Nur(Nur::new(4, None)),
        Policy::Nur(Nur::new(5, Some(3))),
        Policy::Clock(Clock::new(true)),
        Policy::Clock(Clock::new(false)),
        Policy::Aging(Aging::new(3, 8, false)),
        Policy::Aging(Aging::new(3, 4, true)),
        Policy::Random(Random::new(7)),
    ]
}

/// A frame as the naive implementation sees it.
#[derive(Clone, Default)]
struct Held {
    page: u32,
    loaded: usize,
    used: usize,
    count: u32,
    r: bool,
    m: bool,
    age: u32,
}

/// Everything by search, as the textbooks tell it. `None` for the policies left to chance.
fn naive(policy: &Policy, frames: usize, refs: &[Reference]) -> Option<Counts> {
    let mut held: Vec<Held> = Vec::new();
    let mut counts = Counts::default();
    let mut kept = std::collections::HashMap::new();
    let mut hand = 0;
    let (tick, width) = match policy {
        Policy::Nur(_) => (4, 0),
        Policy::Aging(a) => (3, if *a == Aging::new(3, 8, false) { 8 } else { 4 }),
        _ => (0, 0),
    };
    for (t, r) in refs.iter().enumerate() {
        if tick > 0 && t > 0 && t % tick == 0 {
            for h in &mut held {
                if width > 0 {
                    h.age = h.age / 2 + if h.r { 1 << (width - 1) } else { 0 };
                }
                h.r = false;
            }
        }
        if let Some(h) = held.iter_mut().find(|h| h.page == r.page()) {
            counts.hits += 1;
            (h.used, h.r, h.count) = (t, true, h.count + 1);
            h.m |= r.writes();
            continue;
        }
        counts.faults += 1;
        let next = |h: &Held| {
            refs[t..]
                .iter()
                .position(|r| r.page() == h.page)
                .unwrap_or(usize::MAX)
        };
        let mut new = Held {
            page: r.page(),
            loaded: t,
            used: t,
            count: 1,
            r: true,
            m: r.writes(),
            age: 0,
        };
        if let Policy::Lfu(l) = policy
            && *l == Lfu::new(true)
        {
            new.count = kept.get(&r.page()).copied().unwrap_or(0) + 1;
        }
        if let Policy::Clock(c) = policy {
            new.r = *c == Clock::new(true);
        }
        if held.len() < frames {
            held.push(new);
            continue;
        }
        let lowest = |key: &dyn Fn(&Held) -> (usize, usize)| {
            (0..held.len()).min_by_key(|i| (key(&held[*i]), *i))
        };
        let victim = match policy {
            Policy::Fifo(_) => lowest(&|h| (h.loaded, 0))?,
            Policy::Lru(_) => lowest(&|h| (h.used, 0))?,
            Policy::Opt(_) => lowest(&|h| (usize::MAX - next(h), 0))?,
            Policy::Lfu(_) => lowest(&|h| (h.count as usize, h.used))?,
            Policy::Nur(n) if *n == Nur::new(4, None) => {
                lowest(&|h| (2 * usize::from(h.r) + usize::from(h.m), 0))?
            }
            Policy::Aging(_) if width == 8 => lowest(&|h| (h.age as usize, 0))?,
            Policy::Aging(_) => lowest(&|h| (usize::from(h.r), h.age as usize))?,
            Policy::Clock(_) => {
                while held[hand].r {
                    held[hand].r = false;
                    hand = (hand + 1) % frames;
                }
                let victim = hand;
                hand = (hand + 1) % frames;
                victim
            }
            Policy::Nur(_) | Policy::Random(_) => return None,
        };
        counts.evictions += 1;
        counts.write_backs += u64::from(held[victim].m);
        kept.insert(held[victim].page, held[victim].count);
        held[victim] = new;
    }
    Some(counts)
}

fn strings() -> impl Strategy<Value = Vec<Reference>> {
    let reference = (0_u32..12, any::<bool>()).prop_map(|(p, w)| Reference::new(p, w));
    prop::collection::vec(reference, 0..120)
}

proptest! {
    #[test]
    fn every_policy_does_what_a_search_through_all_frames_does(
        refs in strings(),
        frames in 1_usize..9,
    ) {
        let next = next_uses(&refs, 12);
        for policy in policies() {
            let Some(counts) = naive(&policy, frames, &refs) else { continue };
            let name = format!("{policy:?}");
            let mut memory = Memory::new(policy, frames, 12);
            memory.run(&refs, &next);
            prop_assert_eq!(memory.counts, counts, "{}", name);
        }
    }

    #[test]
    fn step_by_step_is_what_the_whole_run_is(refs in strings(), frames in 1_usize..9) {
        let next = next_uses(&refs, 12);
        for policy in policies() {
            let mut whole = Memory::new(policy.clone(), frames, 12);
            whole.run(&refs, &next);
            let mut steps = Memory::new(policy, frames, 12);
            for (r, next) in refs.iter().zip(&next) {
                if steps.is_tick_due() {
                    steps.tick();
                }
                steps.touch(*r, *next, &mut Vec::new());
            }
            prop_assert_eq!(&steps.counts, &whole.counts);
            prop_assert_eq!(&steps.frames, &whole.frames);
        }
    }

    #[test]
    fn one_pass_gives_the_faults_of_every_size(refs in strings()) {
        let next = next_uses(&refs, 12);
        let mut lru = Curve::lru(12);
        let mut opt = Curve::opt(12);
        for (some, next) in refs.chunks(7).zip(next.chunks(7)) {
            lru.run(some, &[]);
            opt.run(some, next);
        }
        for frames in 1..=12 {
            let run = |policy| {
                let mut memory = Memory::new(policy, frames, 12);
                memory.run(&refs, &next);
                memory.counts.faults
            };
            prop_assert_eq!(lru.faults()[frames - 1], run(Policy::Lru(Lru::default())));
            prop_assert_eq!(opt.faults()[frames - 1], run(Policy::Opt(Opt::default())));
        }
    }

    #[test]
    fn no_policy_is_better_than_opt(refs in strings(), frames in 1_usize..9) {
        let next = next_uses(&refs, 12);
        let faults = |policy| {
            let mut memory = Memory::new(policy, frames, 12);
            memory.run(&refs, &next);
            memory.counts.faults
        };
        let least = faults(Policy::Opt(Opt::default()));
        for policy in policies() {
            prop_assert!(least <= faults(policy));
        }
    }
}

#[test]
fn a_long_row_of_slots_is_packed_many_times() {
    // 40 pages give 256 slots; a hundred thousand references pack them hundreds of times.
    let mut rng = kw_trace::Rng::new(5);
    let refs: Vec<Reference> = (0..100_000)
        .map(|_| {
            let reach = 1 + rng.below(40);
            Reference::new(rng.below(reach) as u32, false)
        })
        .collect();
    let mut curve = Curve::lru(40);
    curve.run(&refs, &[]);
    let faults = curve.faults();
    for frames in [1, 2, 7, 20, 39, 40] {
        let mut memory = Memory::new(Policy::Lru(Lru::default()), frames, 40);
        memory.run(&refs, &[]);
        assert_eq!(memory.counts.faults, faults[frames - 1], "{frames} frames");
    }
}
