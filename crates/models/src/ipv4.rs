//! IPv4 addresses and prefixes: notations, masks, the parts of a network, classes, special ranges.
//!
//! Shared by the network labs. Every size is a `u64`, so that 0.0.0.0/0 with its 2³² addresses needs no
//! exception. Left out: non-contiguous masks, and whatever is not IPv4.

use crate::form::Form;
use serde_json::Value;
use std::{fmt, net::Ipv4Addr};

/// Bits of an address.
pub const BITS: u8 = 32;

/// An address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ip(pub u32);

impl Ip {
    /// From four numbers from 0 to 255 with points between them (RFC 6943 §3.1.1, the strict form: no
    /// leading zeros, no spaces).
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<Ipv4Addr>().ok().map(|a| Ip(a.to_bits()))
    }

    /// From four numbers.
    pub const fn new(a: u8, b: u8, c: u8, d: u8) -> Self {
        Ip(u32::from_be_bytes([a, b, c, d]))
    }

    /// Its four numbers.
    pub fn octets(self) -> [u8; 4] {
        self.0.to_be_bytes()
    }

    /// Its class, by the leading bits (RFC 791 §3.2, RFC 1112 §4).
    pub fn class(self) -> Class {
        match self.0.leading_ones() {
            0 => Class::A,
            1 => Class::B,
            2 => Class::C,
            3 => Class::D,
            _ => Class::E,
        }
    }

    /// The most exact of the special ranges it is in.
    pub fn special(self) -> Option<&'static Special> {
        let around = SPECIAL.iter().filter(|s| s.prefix.contains(self));
        around.max_by_key(|s| s.prefix.length)
    }
}

impl fmt::Display for Ip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ipv4Addr::from_bits(self.0).fmt(f)
    }
}

/// Whether a text is an address.
pub fn is_address(text: &str) -> bool {
    Ip::parse(text).is_some()
}

/// The mask of a prefix length from 0 to 32: as many ones from the left.
pub const fn mask(length: u8) -> u32 {
    kw_net::mask(length).to_bits()
}

/// The prefix length of a mask; `None` where its ones are not all on the left.
pub fn mask_length(mask: u32) -> Option<u8> {
    let ones = mask.leading_ones();
    (mask.count_ones() == ones).then_some(ones as u8)
}

/// The smallest number of bits that tells this many things apart: ⌈log₂ n⌉; 0 for none and for one.
pub fn bits_for(n: u64) -> u8 {
    (u64::BITS - n.saturating_sub(1).leading_zeros()) as u8
}

/// A network: an address whose host bits are 0, and how many bits are the network's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prefix {
    network: Ip,
    length: u8,
}

impl Prefix {
    /// The network that an address is in, for a prefix length from 0 to 32.
    pub const fn of(address: Ip, length: u8) -> Self {
        Prefix {
            network: Ip(address.0 & mask(length)),
            length,
        }
    }

    /// Its prefix length, 0 to 32.
    pub fn length(self) -> u8 {
        self.length
    }

    /// Its mask.
    pub fn mask(self) -> Ip {
        Ip(mask(self.length))
    }

    /// Its lowest address: the network's own (RFC 950 §2.1), unless it is a /31 or /32.
    pub fn network(self) -> Ip {
        self.network
    }

    /// Its highest address.
    pub fn top(self) -> Ip {
        Ip(self.network.0 | !mask(self.length))
    }

    /// The address of all its hosts (RFC 919 §7); a /31 and a /32 have none (RFC 3021 §2.1).
    pub fn broadcast(self) -> Option<Ip> {
        (self.length < 31).then(|| self.top())
    }

    /// The lowest address a host may have.
    pub fn first(self) -> Ip {
        Ip(self.network.0 + u32::from(self.length < 31))
    }

    /// The highest address a host may have.
    pub fn last(self) -> Ip {
        Ip(self.top().0 - u32::from(self.length < 31))
    }

    /// Addresses in all: 2^(32 − length).
    pub fn size(self) -> u64 {
        size_of(self.length)
    }

    /// Addresses that hosts may have.
    pub fn usable(self) -> u64 {
        usable_in(self.length)
    }

    /// Whether an address is in it.
    pub const fn contains(self, address: Ip) -> bool {
        address.0 & mask(self.length) == self.network.0
    }

    /// The part number `i` of those with a longer prefix.
    pub fn part(self, length: u8, i: u64) -> Prefix {
        let start = u64::from(self.network.0) + i * size_of(length);
        Prefix::of(Ip(start as u32), length)
    }

    /// The smallest network that holds both.
    pub fn common(self, other: Prefix) -> Prefix {
        let same = (self.network.0 ^ other.network.0).leading_zeros() as u8;
        Prefix::of(self.network, same.min(self.length).min(other.length))
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.network, self.length)
    }
}

/// Addresses of a prefix length: 2^(32 − length).
pub fn size_of(length: u8) -> u64 {
    1 << (BITS - length)
}

/// Addresses that hosts may have in a network of this length: 2^(32 − length) − 2 up to /30, both of a
/// /31 (RFC 3021), the one of a /32.
pub fn usable_in(length: u8) -> u64 {
    match length {
        32 => 1,
        31 => 2,
        _ => size_of(length) - 2,
    }
}

/// The fewest networks that hold exactly the addresses from `from` up to, not including, `to`
/// (RFC 4632 §5.1); both at most 2³².
pub fn blocks(mut from: u64, to: u64) -> Vec<Prefix> {
    let mut all = Vec::new();
    while from < to {
        let aligned = if from == 0 { 32 } else { from.trailing_zeros() };
        let fits = (to - from).ilog2();
        let length = BITS - aligned.min(fits).min(32) as u8;
        all.push(Prefix::of(Ip(from as u32), length));
        from += size_of(length);
    }
    all
}

/// The fewest networks that hold exactly what these hold, in order of addresses.
pub fn collapse(networks: &[Prefix]) -> Vec<Prefix> {
    let mut sorted = networks.to_vec();
    sorted.sort_unstable();
    let mut all = Vec::new();
    let mut run: Option<(u64, u64)> = None;
    for p in sorted {
        let (from, to) = (u64::from(p.network.0), u64::from(p.network.0) + p.size());
        run = match run {
            Some((start, end)) if from <= end => Some((start, end.max(to))),
            Some((start, end)) => {
                all.extend(blocks(start, end));
                Some((from, to))
            }
            None => Some((from, to)),
        };
    }
    if let Some((start, end)) = run {
        all.extend(blocks(start, end));
    }
    all
}

/// An address with the length of its network's prefix, as typed: `192.168.1.77/24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interface {
    /// The address; its host bits may be set.
    pub address: Ip,
    /// The prefix length, 0 to 32.
    pub length: u8,
}

impl Interface {
    /// From an address, a slash and a whole number from 0 to 32 without leading zeros (RFC 4632 §3.1).
    pub fn parse(text: &str) -> Option<Self> {
        let (address, length) = text.split_once('/')?;
        let is_plain = length.bytes().all(|b| b.is_ascii_digit())
            && (length.len() == 1 || !length.starts_with('0'));
        let length: u8 = length.parse().ok().filter(|n| is_plain && *n <= BITS)?;
        Some(Interface {
            address: Ip::parse(address)?,
            length,
        })
    }

    /// The network it is in.
    pub fn prefix(self) -> Prefix {
        Prefix::of(self.address, self.length)
    }
}

impl fmt::Display for Interface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.length)
    }
}

/// Whether a text is an address with a prefix length.
pub fn is_interface(text: &str) -> bool {
    Interface::parse(text).is_some()
}

impl Form for Ip {
    fn read(value: &Value) -> Option<Self> {
        Ip::parse(value.as_str()?)
    }
    fn write(&self) -> Value {
        Value::from(self.to_string())
    }
}

impl Form for Interface {
    fn read(value: &Value) -> Option<Self> {
        Interface::parse(value.as_str()?)
    }
    fn write(&self) -> Value {
        Value::from(self.to_string())
    }
}

/// The classes of before 1993.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Leading bit 0: 0–127.
    A,
    /// Leading bits 10: 128–191.
    B,
    /// Leading bits 110: 192–223.
    C,
    /// Leading bits 1110: 224–239, multicast.
    D,
    /// Leading bits 1111: 240–255, reserved.
    E,
}

impl Class {
    /// All of them, by address.
    pub const ALL: [Class; 5] = [Class::A, Class::B, Class::C, Class::D, Class::E];

    /// Its letter.
    pub fn name(self) -> &'static str {
        ["A", "B", "C", "D", "E"][self as usize]
    }

    /// How many leading bits tell it.
    pub fn leading_bits(self) -> u8 {
        [1, 2, 3, 4, 4][self as usize]
    }

    /// The prefix length that its networks had (RFC 791 §3.2); D and E have none.
    pub fn length(self) -> Option<u8> {
        match self {
            Class::A => Some(8),
            Class::B => Some(16),
            Class::C => Some(24),
            Class::D | Class::E => None,
        }
    }

    /// Its addresses as one block.
    pub fn block(self) -> Prefix {
        let first = [0, 128, 192, 224, 240][self as usize];
        Prefix::of(Ip::new(first, 0, 0, 0), self.leading_bits())
    }
}

/// A range of addresses for a purpose of its own (RFC 6890 §2.2.2 and what came after).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Special {
    /// What it is for, as an id.
    pub name: &'static str,
    /// Its addresses.
    pub prefix: Prefix,
    /// Where that is written.
    pub source: &'static str,
}

const fn special(
    name: &'static str,
    (a, b, c, d): (u8, u8, u8, u8),
    length: u8,
    source: &'static str,
) -> Special {
    Special {
        name,
        prefix: Prefix::of(Ip::new(a, b, c, d), length),
        source,
    }
}

/// The special ranges, by address.
pub const SPECIAL: &[Special] = &[
    special("this-network", (0, 0, 0, 0), 8, "RFC 1122 §3.2.1.3"),
    special("private", (10, 0, 0, 0), 8, "RFC 1918 §3"),
    special("shared", (100, 64, 0, 0), 10, "RFC 6598 §7"),
    special("loopback", (127, 0, 0, 0), 8, "RFC 1122 §3.2.1.3"),
    special("link-local", (169, 254, 0, 0), 16, "RFC 3927 §2.1"),
    special("private", (172, 16, 0, 0), 12, "RFC 1918 §3"),
    special("protocol", (192, 0, 0, 0), 24, "RFC 6890 §2.1"),
    special("documentation", (192, 0, 2, 0), 24, "RFC 5737 §3"),
    special("relay", (192, 88, 99, 0), 24, "RFC 7526 §6"),
    special("private", (192, 168, 0, 0), 16, "RFC 1918 §3"),
    special("benchmark", (198, 18, 0, 0), 15, "RFC 2544 App. C.2.2"),
    special("documentation", (198, 51, 100, 0), 24, "RFC 5737 §3"),
    special("documentation", (203, 0, 113, 0), 24, "RFC 5737 §3"),
    special("multicast", (224, 0, 0, 0), 4, "RFC 1112 §4"),
    special("reserved", (240, 0, 0, 0), 4, "RFC 1112 §4"),
    special("limited-broadcast", (255, 255, 255, 255), 32, "RFC 919 §7"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn p(text: &str) -> Prefix {
        Interface::parse(text).expect("a network").prefix()
    }

    fn all(networks: &[Prefix]) -> Vec<String> {
        networks.iter().map(Prefix::to_string).collect()
    }

    #[test]
    fn notations_are_strict() {
        for good in ["0.0.0.0/0", "255.255.255.255/32", "192.168.1.77/24"] {
            let read = Interface::parse(good).expect(good);
            assert_eq!(read.to_string(), good);
        }
        for bad in [
            "",
            "/",
            "1.2.3.4",
            "1.2.3.4/",
            "1.2.3.4/33",
            "1.2.3.4/024",
            "1.2.3.4/+8",
            "1.2.3/8",
            "01.2.3.4/8",
            "1.2.3.256/8",
            "1.2.3.4/8 ",
            " 1.2.3.4/8",
            "1.2.3.4/256",
            "１.2.3.4/8",
            "1.2.3.4/-1",
            "1.2.3.4.5/8",
            "1.2.3.4/255.0.0.0",
        ] {
            assert_eq!(Interface::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_ends_of_the_scale_do_not_overflow() {
        let whole = p("1.2.3.4/0");
        assert_eq!((whole.size(), whole.usable()), (1 << 32, (1 << 32) - 2));
        assert_eq!(whole.to_string(), "0.0.0.0/0");
        assert_eq!(whole.top(), Ip(u32::MAX));
        assert_eq!(all(&blocks(0, 1 << 32)), ["0.0.0.0/0"]);
        assert_eq!(
            p("128.0.0.0/1").part(32, (1 << 31) - 1).network(),
            Ip(u32::MAX)
        );
        let one = p("255.255.255.255/32");
        assert_eq!(
            (one.first(), one.last(), one.broadcast()),
            (one.top(), one.top(), None)
        );
        // RFC 3021 §2.1: both addresses of a /31 are hosts'.
        let pair = p("192.0.2.6/31");
        assert_eq!(pair.first().to_string(), "192.0.2.6");
        assert_eq!(pair.last().to_string(), "192.0.2.7");
        assert_eq!((pair.usable(), pair.broadcast()), (2, None));
    }

    #[test]
    fn masks_and_lengths_are_each_other() {
        for length in 0..=32 {
            assert_eq!(mask_length(mask(length)), Some(length));
            assert_eq!(mask(length).count_ones(), u32::from(length));
        }
        assert_eq!(mask_length(0xFF00_FF00), None);
        assert_eq!(Ip(mask(26)).to_string(), "255.255.255.192");
    }

    #[test]
    fn bits_tell_things_apart() {
        for (n, bits) in [
            (0, 0),
            (1, 0),
            (2, 1),
            (3, 2),
            (4, 2),
            (5, 3),
            (32, 5),
            (33, 6),
            (1 << 32, 32),
        ] {
            assert_eq!(bits_for(n), bits, "{n}");
        }
    }

    /// RFC 791 §3.2 and RFC 1112 §4: the leading bits, at both ends of each class.
    #[test]
    fn classes_go_by_the_leading_bits() {
        for (first, class) in [
            (0, Class::A),
            (127, Class::A),
            (128, Class::B),
            (191, Class::B),
            (192, Class::C),
            (223, Class::C),
            (224, Class::D),
            (239, Class::D),
            (240, Class::E),
            (255, Class::E),
        ] {
            assert_eq!(Ip::new(first, 0, 0, 1).class(), class, "{first}");
            assert!(class.block().contains(Ip::new(first, 255, 255, 255)));
        }
    }

    #[test]
    fn special_ranges_end_where_their_documents_say() {
        for (address, name) in [
            ("0.0.0.0", Some("this-network")),
            ("9.255.255.255", None),
            ("10.0.0.0", Some("private")),
            ("11.0.0.0", None),
            ("100.63.255.255", None),
            ("100.127.255.255", Some("shared")),
            ("127.0.0.1", Some("loopback")),
            ("169.254.255.255", Some("link-local")),
            ("172.15.255.255", None),
            ("172.31.255.255", Some("private")),
            ("172.32.0.0", None),
            ("192.0.0.1", Some("protocol")),
            ("192.0.1.0", None),
            ("192.0.2.255", Some("documentation")),
            ("192.88.99.1", Some("relay")),
            ("192.168.0.0", Some("private")),
            ("198.19.255.255", Some("benchmark")),
            ("198.20.0.0", None),
            ("198.51.100.7", Some("documentation")),
            ("203.0.113.9", Some("documentation")),
            ("239.1.1.1", Some("multicast")),
            ("240.0.0.1", Some("reserved")),
            ("255.255.255.255", Some("limited-broadcast")),
            ("8.8.8.8", None),
        ] {
            let found = Ip::parse(address).expect(address).special().map(|s| s.name);
            assert_eq!(found, name, "{address}");
        }
    }

    #[test]
    fn blocks_and_collapse_are_as_few_as_can_be() {
        // RFC 4632 §5.1 has this range as an example of what one prefix cannot hold.
        let to = u64::from(Ip::new(192, 24, 8, 0).0);
        let from = u64::from(Ip::new(192, 24, 2, 0).0);
        assert_eq!(all(&blocks(from, to)), ["192.24.2.0/23", "192.24.4.0/22"]);
        let four = [
            "172.16.2.0/24",
            "172.16.0.0/24",
            "172.16.3.0/24",
            "172.16.1.0/24",
        ]
        .map(p);
        assert_eq!(all(&collapse(&four)), ["172.16.0.0/22"]);
        let inside = ["10.0.0.0/8", "10.1.0.0/16", "11.0.0.0/8", "13.0.0.0/8"].map(p);
        assert_eq!(all(&collapse(&inside)), ["10.0.0.0/7", "13.0.0.0/8"]);
    }

    proptest! {
        /// Against counting one address after the other.
        #[test]
        fn a_network_is_what_counting_says(address: u32, length in 20_u8..=32) {
            let p = Prefix::of(Ip(address), length);
            let inside = (0..4096_u64).filter(|n| {
                let at = u64::from(p.network().0) + n;
                u32::try_from(at).is_ok_and(|a| p.contains(Ip(a)))
            }).count() as u64;
            prop_assert_eq!(inside, p.size());
            prop_assert!(p.contains(Ip(address)));
            prop_assert_eq!(u64::from(p.top().0) - u64::from(p.network().0) + 1, p.size());
            let hosts = u64::from(p.last().0) - u64::from(p.first().0) + 1;
            prop_assert_eq!(hosts, p.usable());
        }

        #[test]
        fn blocks_hold_exactly_the_range(a: u32, b: u32) {
            let (from, to) = (u64::from(a.min(b)), u64::from(a.max(b)));
            let mut at = from;
            for block in blocks(from, to) {
                prop_assert_eq!(u64::from(block.network().0), at);
                at += block.size();
            }
            prop_assert_eq!(at, to);
        }

        #[test]
        fn the_common_network_is_the_smallest(a: u32, b: u32, la in 0_u8..=32, lb in 0_u8..=32) {
            let (x, y) = (Prefix::of(Ip(a), la), Prefix::of(Ip(b), lb));
            let both = |p: Prefix| {
                [x, y].iter().all(|n| p.length() <= n.length() && p.contains(n.network()))
            };
            let common = x.common(y);
            prop_assert!(both(common));
            if common.length() < 32 {
                prop_assert!(!both(Prefix::of(x.network(), common.length() + 1)));
            }
        }
    }
}
