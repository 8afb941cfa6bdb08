//! Published numbers.

use super::*;

/// Silberschatz 10e, figure 9.10 and its text: 0 → 20, 3 → 23, 4 → 24, 13 → 9.
#[test]
fn silberschatz_figure_9_10() {
    let toy = crate::entry("os/address-translation").and_then(|e| (e.preset)("toy"));
    let mut session = crate::registry::open_any(&toy.expect("a preset")).expect("it opens");
    session.finish().expect("it ends");
    assert_eq!(each(&session.result(), "physical"), [20, 23, 24, 9]);
}

/// OSTEP §19.2: ten integers from address 100, pages of 16 bytes: misses at a[0], a[3] and a[7], so
/// the hit rate is 70 %.
#[test]
fn ostep_array_hits_seven_times_in_ten() {
    let sc = super::super::presets::ALL.iter().find(|p| p.0 == "array");
    let got = result(&sc.expect("a preset").1());
    let (m, h) = ("miss", "hit");
    assert_eq!(each(&got, "tlb"), [m, h, h, m, h, h, h, m, h, h]);
    assert_eq!(
        (&got["tlb_hits"], &got["tlb_misses"]),
        (&json!(7), &json!(3))
    );
}

/// OSTEP §18.1: 64-byte address space, 16-byte pages, page table 3, 7, 5, 2: address 21 → 117.
#[test]
fn ostep_21_becomes_117() {
    let frames = [3, 7, 5, 2];
    let sc = Scenario {
        virtual_bits: 6,
        page_bits: 4,
        levels: vec![2],
        frames: 8,
        mapped: (0..4).map(|i| Mapped::new(i, frames[i as usize])).collect(),
        accesses: vec![Access::read(21)],
        ..Scenario::default()
    };
    let got = result(&sc);
    assert_eq!(each(&got, "physical"), [117]);
    assert_eq!(
        (each(&got, "vpn"), each(&got, "offset")),
        (vec![json!(1)], vec![json!(5)])
    );
}

/// Tanenbaum, *Modern Operating Systems* 4e, §3.3.4: 0x00403004 in a 32-bit address of two levels of
/// 10 bits has PT1 = 1, PT2 = 3 and offset 4.
#[test]
fn tanenbaum_00403004_is_1_3_4() {
    let sc = Scenario::default();
    let read = |rule| {
        let why = why(&sc, rule);
        why.params.into_iter().find(|p| p.0 == "index").map(|p| p.1)
    };
    assert_eq!(read("walk-table"), Some(1_u64.into()));
    assert_eq!(read("walk-page"), Some(3_u64.into()));
    let got = result(&sc);
    assert_eq!(got["accesses"][0]["offset"], 4);
    assert_eq!(got["accesses"][0]["physical"], 0x5004);
}

/// Silberschatz 10e §9.4.1: one flat table for 32-bit addresses, 4-KiB pages and 4-byte entries
/// takes 4 MiB.
#[test]
fn a_flat_table_takes_4_mib() {
    let got = result(&Scenario::default());
    assert_eq!(got["flat_bytes"], 4 << 20);
    // The top table, and one for each 4 MiB with a page in it: 3 × 4 KiB.
    assert_eq!(got["table_bytes"], 3 * 4096);
}

/// Silberschatz 9e §8.5.2: 20 ns for the TLB, 100 ns for memory, one level: 140 ns at a hit ratio of
/// 80 %.
#[test]
fn effective_access_time_is_140_ns_at_80_percent() {
    let sc = Scenario {
        virtual_bits: 16,
        page_bits: 8,
        levels: vec![8],
        memory_ns: 100,
        tlb_ns: 20,
        mapped: vec![Mapped::new(1, 1)],
        accesses: (0..5).map(|i| Access::read(0x100 + i)).collect(),
        ..Scenario::default()
    };
    let time = &result(&sc)["effective_access_ps"];
    assert_eq!(
        (&time["formula"], &time["measured"]),
        (&json!(140_000), &json!(140_000))
    );
}

/// Silberschatz 10e §10.2.3: memory 200 ns, a fault 8 ms, one fault in 1000 accesses: 8.2
/// microseconds (every access translated without a walk there).
#[test]
fn one_fault_in_a_thousand_costs_a_factor_of_40() {
    let sc = Scenario {
        virtual_bits: 16,
        page_bits: 8,
        levels: vec![8],
        memory_ns: 200,
        tlb_ns: 0,
        mapped: vec![Mapped {
            present: false,
            ..Mapped::new(1, 0)
        }],
        accesses: vec![Access::read(0x100); 1000],
        ..Scenario::default()
    };
    // 200 + 8,000,000 / 1000 = 8200 ns, and the one walk: 200 / 1000 = 0.2 ns.
    let time = &result(&sc)["effective_access_ps"];
    assert_eq!(time["formula"], 8_200_200);
    // The walk that faulted is what the formula does not know.
    assert_eq!(time["measured"], 8_200_400);
}

/// Silberschatz 10e §10.4.4, figure 10.15: LRU, three frames, the whole string: 12 faults; FIFO
/// (figure 10.12): 15.
#[test]
fn silberschatz_reference_string() {
    use super::super::scenario::Replacement;
    let string = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];
    for (replacement, faults) in [(Replacement::Lru, 12), (Replacement::Fifo, 15)] {
        let sc = Scenario {
            virtual_bits: 7,
            page_bits: 4,
            levels: vec![3],
            frames: 3,
            replacement,
            mapped: Vec::new(),
            accesses: string.iter().map(|p| Access::read(p * 16)).collect(),
            ..Scenario::default()
        };
        assert_eq!(result(&sc)["page_faults"], faults);
    }
}
