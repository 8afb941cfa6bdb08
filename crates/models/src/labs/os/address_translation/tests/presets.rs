//! Each preset makes its point.

use super::*;

fn preset(name: &str) -> Scenario {
    let found = super::super::presets::ALL.iter().find(|p| p.0 == name);
    found.unwrap_or_else(|| panic!("no preset {name}")).1()
}

fn references(name: &str) -> Vec<Value> {
    each(&result(&preset(name)), "memory_accesses")
}

fn outcomes(name: &str) -> Vec<Value> {
    each(&result(&preset(name)), "outcome")
}

const OK: &str = "ok";
const FAULT: &str = "page-fault";
const REFUSED: &str = "protection-fault";
const COPIED: &str = "copied";

#[test]
fn first_look_has_a_miss_a_hit_and_a_page_on_the_disk() {
    let got = result(&preset("first-look"));
    assert_eq!(each(&got, "outcome"), [OK, OK, OK, OK, FAULT, OK, REFUSED]);
    // k + 1 on a miss, 1 on a hit; two entries read by the walk that faulted, then three more.
    assert_eq!(each(&got, "memory_accesses"), [3, 1, 3, 3, 5, 1, 0]);
    let (m, h) = ("miss", "hit");
    assert_eq!(each(&got, "tlb"), [m, h, m, m, m, h, h]);
    assert_eq!(each(&got, "physical")[4], 0);
    assert_eq!(each(&got, "physical")[6], Value::Null);
}

#[test]
fn four_levels_cost_four_references_on_a_miss() {
    assert_eq!(references("four-level"), [5, 5, 1, 5, 1]);
    assert_eq!(outcomes("four-level"), [OK; 5]);
}

#[test]
fn a_large_page_is_a_level_shorter_and_fills_one_tlb_entry() {
    let got = result(&preset("large-page"));
    assert_eq!(each(&got, "memory_accesses")[..4], [4, 1, 1, 1]);
    let physical = [json!(0), json!(0x5008), json!(0x7_ffff), json!(0x1f_fff8)];
    assert_eq!(each(&got, "physical")[..4], physical);
    // Not one frame is left, and a large page does not give way.
    assert_eq!(each(&got, "outcome")[4], FAULT);
    assert_eq!(each(&got, "physical")[4], Value::Null);
    assert_eq!(got["evictions"], 0);
}

#[test]
fn levels_save_memory_where_most_is_empty() {
    let got = result(&preset("sparse"));
    // The top table, one for the bottom and, once the stack is touched, one for the top.
    assert_eq!(got["table_bytes"], 3 * 4096);
    assert_eq!(got["flat_bytes"], 4 << 20);
    let made = rules(&preset("sparse"));
    let made = made.iter().filter(|r| r.ends_with("tables-made"));
    assert_eq!(made.count(), 1);
}

#[test]
fn a_stride_defeats_the_tlb_and_another_order_does_not() {
    assert_eq!(result(&preset("stride"))["tlb_hits"], 0);
    assert_eq!(result(&preset("locality"))["tlb_hits"], 8);
    let sum = |name: &str| preset(name).accesses.len();
    assert_eq!(sum("stride"), sum("locality"));
    let mut sorted: Vec<u64> = preset("stride")
        .accesses
        .iter()
        .map(|a| a.address >> 6)
        .collect();
    sorted.sort_unstable();
    let other = preset("locality").accesses;
    let other: Vec<u64> = other.iter().map(|a| a.address >> 6).collect();
    assert_eq!(sorted, other, "the same pages as often");
}

#[test]
fn three_bits_refuse() {
    assert_eq!(
        outcomes("protection"),
        [OK, REFUSED, OK, REFUSED, OK, REFUSED, FAULT]
    );
    let rules = rules(&preset("protection"));
    for rule in ["denied-write", "denied-user", "invalid"] {
        assert!(rules.iter().any(|r| r == rule), "{rule} in {rules:?}");
    }
    let physical = each(&result(&preset("protection")), "physical");
    assert_eq!(physical[6], Value::Null);
}

#[test]
fn demand_paging_faults_on_every_first_use() {
    let got = result(&preset("demand"));
    // Silberschatz 10e, figure 10.15: LRU keeps 0 for its second and third use.
    let (f, o) = (FAULT, OK);
    assert_eq!(each(&got, "outcome"), [f, f, f, f, o, f, o, f, f, f]);
    assert_eq!(
        (&got["evictions"], &got["write_backs"]),
        (&json!(5), &json!(0))
    );
}

#[test]
fn a_dirty_victim_is_written_back_a_clean_one_is_not() {
    let got = result(&preset("write-back"));
    assert_eq!(
        (&got["evictions"], &got["write_backs"]),
        (&json!(3), &json!(1))
    );
    // Five pages read, one written: six transfers of 8 ms.
    let total = got["total_ns"].as_u64().expect("a number");
    assert_eq!(total / 8_000_000, 6);
    let all = rules(&preset("write-back"));
    assert!(all.iter().any(|r| r.starts_with("evict-fifo+write-back")));
    assert!(all.iter().any(|r| r.starts_with("evict-fifo+clean")));
}

#[test]
fn the_hand_passes_pages_that_were_accessed() {
    let why = why(&preset("clock"), "evict-clock");
    // At the first eviction all three bits are set: a whole turn.
    let count = why.params.iter().find(|p| p.0 == "count");
    assert_eq!(count.map(|p| &p.1), Some(&3_u64.into()));
}

#[test]
fn only_the_page_that_is_written_is_copied() {
    let got = result(&preset("copy-on-write"));
    assert_eq!(each(&got, "outcome"), [OK, OK, COPIED, FAULT, OK, REFUSED]);
    // Shared after the fork; the child's copy is in the lowest free frame, the parent keeps the old.
    let physical = each(&got, "physical");
    assert_eq!(
        physical[..4],
        [json!(0x410), json!(0x410), json!(0x010), json!(0x414)]
    );
    assert_eq!(got["copies"], 1);
    assert!(rules(&preset("copy-on-write")).contains(&"reused".to_owned()));
}

#[test]
fn one_frame_of_code_serves_two_processes() {
    let got = result(&preset("shared-library"));
    let physical = each(&got, "physical");
    assert_eq!(physical[0], physical[2], "the same code");
    assert_ne!(physical[1], physical[3], "their own data");
    assert_eq!(each(&got, "outcome")[4], REFUSED);
    assert_eq!(each(&got, "vpn")[0], 0x70);
    assert_eq!(each(&got, "vpn")[2], 0x5a);
}

#[test]
fn asids_keep_the_tlb_over_a_switch() {
    assert_eq!(result(&preset("switch-flush"))["tlb_hits"], 0);
    assert_eq!(result(&preset("switch-asids"))["tlb_hits"], 4);
}

#[test]
fn a_seed_gives_accesses_that_mostly_succeed() {
    let (mut accesses, mut ok, mut hits) = (0, 0, 0);
    for seed in 0..100 {
        let got = result(&super::super::presets::random(seed));
        let list = each(&got, "outcome");
        accesses += list.len();
        ok += list.iter().filter(|o| **o == OK).count();
        hits += got["tlb_hits"].as_u64().expect("a number") as usize;
    }
    assert!(
        ok * 10 > accesses * 4 && ok * 10 < accesses * 9,
        "{ok} of {accesses}"
    );
    assert!(
        hits * 10 > accesses * 2 && hits * 10 < accesses * 8,
        "{hits} of {accesses}"
    );
}
