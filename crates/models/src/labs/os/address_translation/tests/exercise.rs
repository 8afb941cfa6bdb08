//! What the exercises aim at, worked out from the scenario alone, and their keys against it.

use super::*;
use crate::{
    Subject as _,
    exercise::{Mark, key_of},
};
use serde_json::Value;

fn number(value: &Value) -> u64 {
    let text = || value.as_str().and_then(|s| s.parse().ok());
    value.as_u64().or_else(text).expect("a number")
}

fn addresses(sc: &Value) -> Vec<u64> {
    let all = sc["accesses"].as_array().expect("accesses").iter();
    all.map(|a| number(&a["address"])).collect()
}

fn each(level: u8, mut check: impl FnMut(&Value, Vec<String>)) {
    for seed in 0..200 {
        let exercise = AddressTranslation::exercise(level, seed).expect("a level");
        check(&exercise.scenario(), key_of(exercise.as_ref()));
    }
}

#[test]
fn the_border_of_page_and_offset_lies_inside_a_digit() {
    each(1, |sc, key| {
        let (bits, address) = (number(&sc["page_bits"]), addresses(sc)[0]);
        assert_ne!(bits % 4, 0, "aimed at");
        let (page, offset) = (address / (1 << bits), address % (1 << bits));
        assert_eq!(key[..2], [format!("0x{page:X}"), format!("0x{offset:X}")]);
        let entries = 1 << (number(&sc["virtual_bits"]) - bits);
        assert_eq!(key[2], u64::to_string(&entries));
    });
    let exercise = AddressTranslation::exercise(1, 7).expect("a level");
    let (sc, entries) = (exercise.scenario(), key_of(exercise.as_ref())[2].clone());
    let (size, address) = (1 << number(&sc["page_bits"]), addresses(&sc)[0]);
    let (page, offset) = (address / size, address % size);
    for typed in [
        [page.to_string(), offset.to_string()],
        [format!("0x{page:x}"), format!("0b{offset:b}")],
    ] {
        let mark = exercise.mark(&[&typed[0], &typed[1], &entries]);
        assert_eq!(mark, Mark::Right, "{typed:?}");
    }
}

#[test]
fn one_of_three_accesses_faults() {
    each(2, |sc, key| {
        let bits = number(&sc["page_bits"]);
        let mapped = sc["mapped"].as_array().expect("pages");
        let want: Vec<String> = addresses(sc)
            .iter()
            .map(|address| {
                let entry = &mapped[(address >> bits) as usize];
                let physical = number(&entry["frame"]) * (1 << bits) + address % (1 << bits);
                match entry["present"] == false {
                    true => "answer-fault".to_owned(),
                    false => physical.to_string(),
                }
            })
            .collect();
        assert_eq!(
            want.iter().filter(|w| *w == "answer-fault").count(),
            1,
            "aimed at"
        );
        assert_eq!(key, want);
    });
}

#[test]
fn lru_and_fifo_hit_another_number_of_times() {
    let hits = |pages: &[u64], entries: usize, is_lru: bool| -> Vec<String> {
        let mut held: Vec<u64> = Vec::new();
        let mut hits = Vec::new();
        for (page, n) in pages.iter().zip(1..) {
            if let Some(at) = held.iter().position(|p| p == page) {
                hits.push(u64::to_string(&n));
                if is_lru {
                    held.remove(at);
                    held.push(*page);
                }
                continue;
            }
            if held.len() == entries {
                held.remove(0);
            }
            held.push(*page);
        }
        hits
    };
    let mut buffers = 0;
    each(3, |sc, key| {
        let levels = sc["levels"].as_array().expect("levels");
        if number(&sc["page_bits"]) == 12 {
            let mut page = addresses(sc)[0] >> 12;
            for (level, bits) in levels.iter().enumerate().rev() {
                let entries = 1 << number(bits);
                assert_eq!(key[level], (page % entries).to_string());
                page /= entries;
            }
            assert_eq!(key[levels.len() + 1], (levels.len() + 1).to_string());
            return;
        }
        buffers += 1;
        let pages: Vec<u64> = addresses(sc).iter().map(|a| a >> 8).collect();
        let entries = number(&sc["tlb_entries"]) as usize;
        let (own, other) = (hits(&pages, entries, true), hits(&pages, entries, false));
        assert_ne!(own.len(), other.len(), "aimed at");
        assert_eq!(key[0], own.join(" "));
    });
    assert!((60..140).contains(&buffers), "{buffers}");
}

/// Silberschatz 10e §9.3.2.1, with the look-up; the tables of Silberschatz 10e §9.4.1.
#[test]
fn the_effective_access_time_is_that_of_the_formula() {
    each(4, |sc, key| {
        let levels = sc["levels"].as_array().expect("levels");
        if number(&sc["page_bits"]) == 12 {
            let second = number(&levels[1]);
            let mapped = sc["mapped"].as_array().expect("pages");
            let mut tops: Vec<u64> = mapped
                .iter()
                .map(|m| number(&m["page"]) >> second)
                .collect();
            tops.sort_unstable();
            tops.dedup();
            assert!(tops.len() >= 2 && tops.len() < mapped.len(), "aimed at");
            let bytes = 4 * ((1 << number(&levels[0])) + ((tops.len() as u64) << second));
            assert_eq!(key[1..], [tops.len().to_string(), bytes.to_string()]);
            return;
        }
        let all = addresses(sc);
        let mut pages: Vec<u64> = all.iter().map(|a| a >> 8).collect();
        pages.sort_unstable();
        pages.dedup();
        let (n, misses) = (all.len() as u64, pages.len() as u64);
        let (m, t) = (number(&sc["memory_ns"]), number(&sc["tlb_ns"]));
        let depth = levels.len() as u64;
        let (hit, miss) = (t + m, t + (depth + 1) * m);
        assert_eq!(key[..2], [hit.to_string(), miss.to_string()]);
        let exact = ((n - misses) * hit + misses * miss) as f64 / n as f64;
        assert_eq!(key[2].parse::<f64>().expect("a decimal"), exact);
        assert_eq!(key[3], ((depth + 1) * m).to_string());
    });
}
