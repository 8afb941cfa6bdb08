//! A second implementation that counts addresses one by one, and draws bits as text.

use super::*;
use proptest::prelude::*;

fn in_bits(address: &str) -> String {
    let octets = address
        .split('.')
        .map(|o| o.parse::<u8>().expect("an octet"));
    octets.map(|o| format!("{o:08b}")).collect()
}

fn dotted(bits: &str) -> String {
    let octets = (0..4).map(|i| u8::from_str_radix(&bits[i * 8..i * 8 + 8], 2));
    let octets: Vec<String> = octets.map(|o| o.expect("eight bits").to_string()).collect();
    octets.join(".")
}

/// Network, first, last, broadcast as text, from the text of the bits.
fn naive(address: &str, prefix: usize) -> [Value; 4] {
    let head = &in_bits(address)[..prefix];
    let rest = 32 - prefix;
    let fill = |tail: String| json!(dotted(&format!("{head}{tail}")));
    let (low, high) = ("0".repeat(rest), "1".repeat(rest));
    match rest {
        0 | 1 => [fill(low.clone()), fill(low), fill(high), Value::Null],
        n => {
            let first = format!("{}1", "0".repeat(n - 1));
            let last = format!("{}0", "1".repeat(n - 1));
            [fill(low), fill(first), fill(last), fill(high)]
        }
    }
}

proptest! {
    #[test]
    fn a_split_is_what_counting_in_bits_gives(address: u32, prefix in 0_usize..=32, bits in 0_usize..=7, less in 0_u64..64) {
        let address = std::net::Ipv4Addr::from_bits(address).to_string();
        let bits_wanted = bits.min(32 - prefix);
        // Every number that needs just so many bits.
        let most = 1_u64 << bits_wanted;
        let least = most / 2 + 1;
        let want = most.saturating_sub(less).max(least).min(most);
        let r = result(&json!({"network": format!("{address}/{prefix}"), "subnets": want}));
        prop_assert_eq!(&r["prefix"], &json!(prefix + bits_wanted));
        let head = in_bits(&address)[..prefix].to_owned();
        for number in 0..most as usize {
            let borrowed = if bits_wanted == 0 { String::new() } else { format!("{number:0bits_wanted$b}") };
            let text = format!("{head}{borrowed}{}", "0".repeat(32 - prefix - bits_wanted));
            let want = naive(&dotted(&text), prefix + bits_wanted);
            for (key, want) in ["network", "first", "last", "broadcast"].into_iter().zip(want) {
                prop_assert_eq!(&r["subnets"][number][key], &want);
            }
        }
    }

    /// Places by trying every address: the first at which a block of the size fits and begins at a
    /// multiple of its size.
    #[test]
    fn a_plan_is_what_trying_every_address_gives(
        hosts in prop::collection::vec(1_u64..60, 1..8),
        net in 0_u32..=255,
    ) {
        let fields = json!({"network": format!("10.0.{net}.0/24"), "hosts": hosts});
        let Ok(mut session) = open::<Subnetting>(&file(&fields)) else {
            let need: u64 = hosts.iter().map(|h| (h + 2).next_power_of_two().max(4)).sum();
            prop_assert!(need > 256);
            return Ok(());
        };
        session.finish().expect("it ends");
        let r = session.result();
        let mut sorted = hosts.clone();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        let mut taken = [false; 256];
        for (i, hosts) in sorted.iter().enumerate() {
            let size = (hosts + 2).next_power_of_two() as usize;
            let fits = |at: &usize| at.is_multiple_of(size) && !taken[*at..at + size].contains(&true);
            let at = (0..=256 - size).find(fits).expect("it was not refused");
            taken[at..at + size].fill(true);
            let subnet = &r["subnets"][i];
            prop_assert_eq!(&subnet["network"], &json!(format!("10.0.{net}.{at}")));
            prop_assert_eq!(&subnet["prefix"], &json!(32 - size.ilog2()));
            prop_assert_eq!(&subnet["hosts"], &json!(hosts));
        }
        // What is left over is exactly what was never taken.
        for block in r["free"].as_array().expect("a list") {
            let block = block.as_str().expect("a text");
            let (address, prefix) = block.split_once('/').expect("a slash");
            let low: usize = address.rsplit_once('.').expect("octets").1.parse().expect("a number");
            let size = 1 << (32 - prefix.parse::<u32>().expect("a length"));
            prop_assert!(!taken[low..low + size].contains(&true));
            taken[low..low + size].fill(true);
        }
        prop_assert!(taken.iter().all(|t| *t));
    }
}

/// No two places overlap, and each begins at a multiple of its size, whatever the method.
#[test]
fn places_never_overlap() {
    let mut plans = 0;
    for seed in 0..300 {
        let sc = random(seed);
        if sc.hosts.is_none() {
            continue;
        }
        plans += 1;
        let r = result(&fields(&sc));
        let mut blocks: Vec<(u64, u64)> = Vec::new();
        let all = r["subnets"].as_array().expect("a list").iter();
        for subnet in all {
            let text = in_bits(subnet["network"].as_str().expect("an address"));
            let start = u64::from_str_radix(&text, 2).expect("bits");
            let size = 1_u64 << (32 - subnet["prefix"].as_u64().expect("a length"));
            assert_eq!(start % size, 0, "seed {seed}");
            assert!(subnet["usable_hosts"].as_u64() >= subnet["hosts"].as_u64());
            let apart = |b: &(u64, u64)| start + size <= b.0 || b.1 <= start;
            assert!(blocks.iter().all(apart), "seed {seed}: {r}");
            blocks.push((start, start + size));
        }
    }
    assert!(plans > 50);
}

/// Presets make their points: what they ask for fits, but where the point is that it does not.
#[test]
fn presets_are_well_formed() {
    for (name, make) in PRESETS {
        let r = result(&fields(&make()));
        let all_fit = r["refused"].as_array().is_none_or(Vec::is_empty);
        assert_eq!(
            all_fit,
            *name != "fixed-fails" && *name != "as-given",
            "{name}"
        );
        assert!(name == &"everything" || make().network.length > 0, "{name}");
    }
}
