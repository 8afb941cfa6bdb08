//! What the exercises aim at, worked out naively from the references alone, and their keys against it.

use super::*;
use crate::{
    Subject as _,
    exercise::{Exercise, key_of},
};
use serde_json::Value;

/// How often `order` faults: it says which of the pages in memory leaves at a place.
fn faults(pages: &[u64], frames: usize, leaves: impl Fn(&[u64], usize) -> usize) -> u64 {
    let mut memory: Vec<u64> = Vec::new();
    let mut faults = 0;
    for (at, page) in pages.iter().enumerate() {
        if memory.contains(page) {
            continue;
        }
        faults += 1;
        if memory.len() == frames {
            memory.remove(leaves(&memory, at));
        }
        memory.push(*page);
    }
    faults
}

fn fifo(pages: &[u64], frames: usize) -> u64 {
    faults(pages, frames, |_, _| 0)
}

fn lru(pages: &[u64], frames: usize) -> u64 {
    let last = |page: u64, at: usize| pages[..at].iter().rposition(|p| *p == page);
    faults(pages, frames, |memory, at| {
        (0..memory.len())
            .min_by_key(|i| last(memory[*i], at))
            .expect("a page")
    })
}

fn opt(pages: &[u64], frames: usize) -> u64 {
    let next = |page: u64, at: usize| pages[at..].iter().position(|p| *p == page);
    faults(pages, frames, |memory, at| {
        (0..memory.len())
            .max_by_key(|i| next(memory[*i], at).unwrap_or(usize::MAX))
            .expect("a page")
    })
}

/// The pages referred to, by the one process there is.
fn pages(sc: &Value) -> Vec<u64> {
    let references = match sc["processes"].as_array().and_then(|p| p.first()) {
        Some(process) => &process["references"],
        None => &sc["references"],
    };
    let all = references.as_array().expect("references").iter();
    all.map(|r| r.as_u64().or_else(|| r["page"].as_u64()).expect("a page"))
        .collect()
}

fn each(level: u8, mut check: impl FnMut(&dyn Exercise, &Value, Vec<String>)) {
    for seed in 0..200 {
        let exercise = PageReplacement::exercise(level, seed).expect("a level");
        let key = key_of(exercise.as_ref());
        check(exercise.as_ref(), &exercise.scenario(), key);
    }
}

#[test]
fn fifo_and_lru_differ_on_the_first_level() {
    each(1, |_, sc, key| {
        let pages = pages(sc);
        let own = fifo(&pages, 3);
        assert_ne!(own, lru(&pages, 3), "aimed at");
        assert_eq!(key[0], own.to_string());
        assert_eq!(key[1], (pages.len() as u64 - own).to_string());
    });
}

#[test]
fn faults_of_lru_are_what_a_naive_count_gives() {
    each(2, |_, sc, key| {
        if sc["policy"]["name"] == "lru" {
            let frames = sc["frames"].as_u64().expect("frames") as usize;
            assert_eq!(key[0], lru(&pages(sc), frames).to_string());
        }
    });
}

#[test]
fn opt_spares_two_faults_or_more() {
    let mut kinds = [0, 0];
    each(3, |_, sc, key| {
        let is_opt = sc["policy"]["name"] == "opt";
        kinds[usize::from(is_opt)] += 1;
        if is_opt {
            let (best, other) = (opt(&pages(sc), 3), lru(&pages(sc), 3));
            assert!(other >= best + 2, "aimed at");
            let want = [best, other, other - best].map(|n| n.to_string());
            assert_eq!(key[..3], want);
        } else {
            assert!(["1", "2"].contains(&key[1].as_str()), "a middle class");
        }
    });
    assert!(kinds.iter().all(|n| *n > 40), "{kinds:?}");
}

#[test]
fn belady_occurs_where_the_key_says_so_and_sets_shrink() {
    let (mut occurs, mut sets) = ([0, 0], 0);
    each(4, |_, sc, key| {
        let pages = pages(sc);
        if sc["policy"]["name"] == "fifo" {
            let (few, many) = (fifo(&pages, 3), fifo(&pages, 4));
            assert_eq!(key[..2], [few, many].map(|n| n.to_string()));
            assert_eq!(key[2], if many > few { "yes" } else { "no" });
            assert_eq!(key[3], lru(&pages, 4).to_string());
            occurs[usize::from(many > few)] += 1;
            return;
        }
        sets += 1;
        let window = sc["allocation"]["window"].as_u64().expect("a window") as usize;
        let size = |end: usize| {
            let mut set = pages[end.saturating_sub(window)..end].to_vec();
            set.sort_unstable();
            set.dedup();
            set.len()
        };
        let most = (1..=pages.len()).map(size).max().expect("references");
        assert_eq!(key[1], size(pages.len()).to_string());
        assert_eq!(key[2], most.to_string());
        assert!(most >= size(pages.len()) + 2, "aimed at: it shrinks");
    });
    assert!(
        occurs[1] > 60 && occurs[0] > 20 && sets > 40,
        "{occurs:?} {sets}"
    );
}
