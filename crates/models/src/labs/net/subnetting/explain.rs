//! Which rule made a step, with the parameters its sentence needs.

use super::{
    event::{Event, What},
    scenario::{Classes, EdgeSubnets, Method, PointToPoint, Scenario},
    state::{State, differs_at, mask_octet, octet_bits, split_bits},
};
use crate::ipv4::{BITS, Class, Ip, Prefix};
use kw_trace::{Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const DOTTED: &str = "RFC 1123 §2.1; Kurose & Ross 8e §4.3.2";
const MASK: &str = "RFC 950 §2.1; RFC 4632 §3.1";
const AND: &str = "RFC 950 §3; Stevens, TCP/IP Illustrated 1, 2e §2.3.4";
const CLASSES: &str = "RFC 791 §3.2";
const LINKS_31: &str = "RFC 3021 §2.1";
const HOSTS: &str = "RFC 1878; RFC 950 §2.1";
const SUBNETS: &str = "RFC 950 §2.1; RFC 1878";
const VLSM: &str = "RFC 1812 §2.2.5.1; Tanenbaum & Wetherall 5e §5.6.2";
const CIDR: &str = "RFC 4632 §3.1";
const SUMMARY: &str = "RFC 4632 §5.1";

/// The rules of this lab.
pub const RULES: &[Rule] = &[
    rule("address", "ADDR-1", DOTTED),
    rule("host-bits-set", "ADDR-2", Rule::CONVENTION),
    rule("mask", "MASK-1", MASK),
    rule("mask-nothing", "MASK-1", CIDR),
    rule("and-copy", "AND-1", AND),
    rule("and-zero", "AND-2", AND),
    rule("and-part", "AND-3", AND),
    rule("class-a", "CLASS-A", CLASSES),
    rule("class-b", "CLASS-B", CLASSES),
    rule("class-c", "CLASS-C", CLASSES),
    rule("class-d", "CLASS-D", "RFC 1112 §4"),
    rule("class-e", "CLASS-E", "RFC 1112 §4"),
    rule("subnet-bits", "CLASS-1", "RFC 950 §2.1"),
    rule("supernet", "CLASS-2", "RFC 4632 §3"),
    rule("whole-class", "CLASS-3", CLASSES),
    rule("special-none", "SPEC-0", "RFC 6890 §2.2.2"),
    rule("special-this-network", "SPEC-1", "RFC 1122 §3.2.1.3"),
    rule("special-private", "SPEC-2", "RFC 1918 §3"),
    rule("special-shared", "SPEC-3", "RFC 6598 §7"),
    rule("special-loopback", "SPEC-4", "RFC 1122 §3.2.1.3"),
    rule("special-link-local", "SPEC-5", "RFC 3927 §2.1"),
    rule("special-protocol", "SPEC-6", "RFC 6890 §2.1"),
    rule("special-documentation", "SPEC-7", "RFC 5737 §3"),
    rule("special-relay", "SPEC-8", "RFC 7526 §6"),
    rule("special-benchmark", "SPEC-9", "RFC 2544 App. C.2.2"),
    rule("special-multicast", "SPEC-10", "RFC 1112 §4"),
    rule("special-reserved", "SPEC-11", "RFC 1112 §4"),
    rule("special-limited-broadcast", "SPEC-12", "RFC 919 §7"),
    rule("network", "NET-1", "RFC 950 §2.1"),
    rule("not-in-network", "NET-2", "RFC 950 §3"),
    rule("broadcast", "NET-3", "RFC 919 §7; RFC 922 §7"),
    rule("broadcast-31", "NET-4", LINKS_31),
    rule("broadcast-32", "NET-5", Rule::MODEL),
    rule("range", "NET-6", "RFC 950 §2.1"),
    rule("range-31", "NET-4", LINKS_31),
    rule("range-32", "NET-5", Rule::MODEL),
    rule("count", "NET-7", HOSTS),
    rule("count-31", "NET-4", LINKS_31),
    rule("count-32", "NET-5", Rule::MODEL),
    rule("other-and", "SAME-1", AND),
    rule("same", "SAME-2", AND),
    rule("different", "SAME-3", AND),
    rule("borrow", "SPLIT-1", SUBNETS),
    rule("borrow-none", "SPLIT-1", SUBNETS),
    rule("borrow-reserved", "SPLIT-2", "RFC 950 §2.1"),
    rule("no-split", "SPLIT-3", SUBNETS),
    rule("subnet", "SPLIT-4", SUBNETS),
    rule("subnet-31", "SPLIT-5", LINKS_31),
    rule("subnet-32", "SPLIT-5", Rule::MODEL),
    rule("reserved-zero", "SPLIT-2", "RFC 950 §2.1"),
    rule("reserved-ones", "SPLIT-2", "RFC 950 §2.1"),
    rule("home", "SPLIT-6", AND),
    rule("order-largest", "VLSM-1", VLSM),
    rule("order-given", "VLSM-2", Rule::CONVENTION),
    rule("order-fixed", "VLSM-3", Rule::CONVENTION),
    rule("need", "VLSM-4", HOSTS),
    rule("need-31", "VLSM-5", LINKS_31),
    rule("need-32", "VLSM-5", Rule::CONVENTION),
    rule("need-fixed", "VLSM-3", Rule::CONVENTION),
    rule("placed", "VLSM-6", CIDR),
    rule("gap", "VLSM-7", CIDR),
    rule("no-room", "VLSM-8", CIDR),
    rule("spare", "VLSM-9", SUMMARY),
    rule("no-spare", "VLSM-9", SUMMARY),
    rule("sum-first", "SUM-1", SUMMARY),
    rule("sum-inside", "SUM-2", SUMMARY),
    rule("sum-shorter", "SUM-3", SUMMARY),
    rule("summary-exact", "SUM-4", SUMMARY),
    rule("summary-wider", "SUM-5", SUMMARY),
    rule("change-need", "CHANGE", Rule::LEARNER),
    rule("change-prefix", "CHANGE", Rule::LEARNER),
    rule("change-address", "CHANGE", Rule::LEARNER),
    rule("change-compare", "CHANGE", Rule::LEARNER),
    rule("change-network", "CHANGE", Rule::LEARNER),
    rule("change-nothing", "CHANGE", Rule::LEARNER),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    let summarised = sc.summarise.as_ref().map(|n| n.len() as u64);
    let task = match (&sc.subnets, &sc.hosts, summarised) {
        (Some(_), ..) => "split",
        (_, Some(_), _) => sc.method.name(),
        (_, _, Some(_)) => "summarise",
        _ => "address",
    };
    let hosts = sc.hosts.as_ref().map(|h| h.len() as u64);
    let count = sc.subnets.or(hosts).or(summarised);
    Why::new("heading")
        .with("network", sc.network.to_string())
        .with("task", task)
        .with("count", count.unwrap_or(0))
}

/// The rule of a special range.
fn special_rule(name: &str) -> &'static str {
    let of = |r: &&Rule| r.id.strip_prefix("special-") == Some(name);
    RULES.iter().find(of).map_or("special-none", |r| r.id)
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    let own = state.own();
    let length = u64::from(own.length());
    let host_bits = u64::from(BITS - own.length());
    let sc = &state.def;
    match event.what {
        What::Address => {
            let why = Why::new("address")
                .with("address", text(state.address))
                .with("bits", dotted_bits(state.address));
            if state.has_address && state.address == sc.network.address && sc.address.is_none() {
                why.also(Why::new("host-bits-set").with("network", text(state.prefix)))
            } else {
                why
            }
        }
        What::Mask if own.length() == 0 => Why::new("mask-nothing"),
        What::Mask => Why::new("mask")
            .with("prefix", length)
            .with("rest", host_bits)
            .with("mask", text(own.mask())),
        What::And { octet } => {
            let mask = mask_octet(own.length(), octet);
            let address = state.address.octets()[usize::from(octet)];
            let id = match mask {
                255 => "and-copy",
                0 => "and-zero",
                _ => "and-part",
            };
            Why::new(id)
                .with("octet", u64::from(octet) + 1)
                .with("address", u64::from(address))
                .with("mask", u64::from(mask))
                .with("result", u64::from(address & mask))
                .with("bits", octet_bits(address))
                .with("and", octet_bits(mask))
                .with("out", octet_bits(address & mask))
        }
        What::Class => class(state),
        What::Special => match state.address.special() {
            None => Why::new("special-none").with("address", text(state.address)),
            Some(range) => Why::new(special_rule(range.name))
                .with("address", text(state.address))
                .with("range", text(range.prefix)),
        },
        What::Network => {
            let why = Why::new("network")
                .with("network", text(own))
                .with("rest", host_bits);
            if own == state.prefix {
                why
            } else {
                why.also(Why::new("not-in-network").with("network", text(state.prefix)))
            }
        }
        What::Broadcast => by_length("broadcast", own)
            .with("broadcast", text(own.top()))
            .with("rest", host_bits),
        What::Range => by_length("range", own)
            .with("first", text(own.first()))
            .with("last", text(own.last())),
        What::Count => by_length("count", own)
            .with("rest", host_bits)
            .with("size", own.size())
            .with("usable", own.usable()),
        What::OtherAnd { other } => Why::new("other-and")
            .with("other", text(other))
            .with("mask", text(own.mask()))
            .with("network", text(Prefix::of(other, own.length()).network())),
        What::Compared { other } => {
            let theirs = Prefix::of(other, own.length());
            let why = |id| {
                Why::new(id)
                    .with("address", text(state.address))
                    .with("other", text(other))
                    .with("network", text(own))
            };
            match differs_at(own.network(), theirs.network()) {
                None => why("same"),
                Some(bit) => why("different")
                    .with("theirs", text(theirs))
                    .with("bit", u64::from(bit) + 1)
                    .with("octet", u64::from(bit) / 8 + 1),
            }
        }
        What::Borrowed { want } => borrowed(state, want),
        What::NoSplit { want, most } => Why::new("no-split")
            .with("want", want)
            .with("bits", u64::from(split_bits(sc, want)))
            .with("rest", u64::from(BITS - state.prefix.length()))
            .with("network", text(state.prefix))
            .with("most", most),
        What::Subnet {
            number,
            subnet,
            is_reserved,
            is_home,
        } => {
            let all = state.split.map_or(1, |s| s.count());
            let bits = state.split.map_or(0, |s| usize::from(s.bits));
            let pattern = match bits {
                0 => "–".to_owned(),
                bits => format!("{number:0bits$b}"),
            };
            let mut why = by_length("subnet", subnet)
                .with("number", number + 1)
                .with("all", all)
                .with("pattern", pattern)
                .with("network", text(subnet))
                .with("first", text(subnet.first()))
                .with("last", text(subnet.last()))
                .with("broadcast", text(subnet.top()));
            if is_reserved {
                why = why.also(Why::new(match number {
                    0 => "reserved-zero",
                    _ => "reserved-ones",
                }));
            }
            if is_home {
                why = why.also(Why::new("home").with("address", text(state.address)));
            }
            why
        }
        What::Ordered { method, count } => Why::new(match method {
            Method::LargestFirst => "order-largest",
            Method::AsGiven => "order-given",
            Method::FixedLength => "order-fixed",
        })
        .with("count", count)
        .with("order", order(state)),
        What::Needed { hosts, length, .. } => {
            let needed = match (sc.point_to_point, hosts, length) {
                (PointToPoint::Slash31, 1, 32) => "need-32",
                (PointToPoint::Slash31, 2, 31) => "need-31",
                _ if super::state::need_length(sc, hosts) != length => "need-fixed",
                _ => "need",
            };
            Why::new(needed)
                .with("hosts", hosts)
                .with("with", hosts + 2)
                .with("size", crate::ipv4::size_of(length))
                .with("bits", u64::from(BITS - length))
                .with("prefix", u64::from(length))
        }
        What::Placed { slot, gap } => {
            let why = Why::new("placed")
                .with("hosts", slot.hosts)
                .with("network", text(slot.subnet))
                .with("last", text(slot.subnet.top()))
                .with("size", slot.subnet.size())
                .with("unused", slot.unused());
            if gap == 0 {
                why
            } else {
                let gap = Why::new("gap").with("gap", gap);
                why.also(gap.with("size", slot.subnet.size()))
            }
        }
        What::NoRoom {
            hosts,
            length,
            left,
        } => Why::new("no-room")
            .with("hosts", hosts)
            .with("prefix", u64::from(length))
            .with("size", crate::ipv4::size_of(length))
            .with("left", left),
        What::Spare { block, count } => Why::new("spare")
            .with("network", text(block))
            .with("last", text(block.top()))
            .with("size", block.size())
            .with("count", count)
            .with("number", state.spare_told as u64),
        What::NoSpare => Why::new("no-spare").with("network", text(state.prefix)),
        What::Summed {
            network,
            before,
            common,
        } => {
            let id = match before {
                None => "sum-first",
                Some(before) if before == common => "sum-inside",
                Some(_) => "sum-shorter",
            };
            Why::new(id)
                .with("network", text(network))
                .with("common", text(common))
                .with("prefix", u64::from(common.length()))
                .with("before", u64::from(before.unwrap_or(common).length()))
        }
        What::Summary {
            common,
            extra,
            blocks,
        } => {
            let id = if extra == 0 {
                "summary-exact"
            } else {
                "summary-wider"
            };
            Why::new(id)
                .with("common", text(common))
                .with("count", state.networks.len() as u64)
                .with("size", common.size())
                .with("extra", extra)
                .with("blocks", blocks)
        }
        What::NeedAsked { hosts } => Why::new("change-need").with("hosts", hosts),
        What::PrefixSet { from, to } => Why::new("change-prefix")
            .with("from", u64::from(from))
            .with("to", u64::from(to)),
        What::WorkOutAsked => Why::new("change-address").with("address", text(state.address)),
        What::CompareAsked { other } => Why::new("change-compare").with("other", text(other)),
        What::NetworkAdded { network } => Why::new("change-network").with("network", text(network)),
        What::NoEffect => Why::new("change-nothing"),
    }
}

fn text(of: impl std::fmt::Display) -> String {
    of.to_string()
}

/// The rule for networks in general, for a /31, or for a /32.
fn by_length(id: &'static str, network: Prefix) -> Why {
    let forms: [&'static str; 3] = match id {
        "broadcast" => [id, "broadcast-31", "broadcast-32"],
        "range" => [id, "range-31", "range-32"],
        "count" => [id, "count-31", "count-32"],
        _ => [id, "subnet-31", "subnet-32"],
    };
    Why::new(forms[usize::from(network.length().saturating_sub(30))])
}

/// The class, and what it means where classes count.
fn class(state: &State) -> Why {
    let class = state.address.class();
    let id = match class {
        Class::A => "class-a",
        Class::B => "class-b",
        Class::C => "class-c",
        Class::D => "class-d",
        Class::E => "class-e",
    };
    let octet = u64::from(state.address.octets()[0]);
    let why = Why::new(id)
        .with("octet", octet)
        .with("bits", octet_bits(octet as u8));
    let (Some(default), Classes::Classful) = (class.length(), state.def.classes) else {
        return why;
    };
    let length = state.prefix.length();
    let id = match length.cmp(&default) {
        std::cmp::Ordering::Greater => "subnet-bits",
        std::cmp::Ordering::Less => "supernet",
        std::cmp::Ordering::Equal => "whole-class",
    };
    why.also(
        Why::new(id)
            .with("default", u64::from(default))
            .with("prefix", u64::from(length))
            .with("bits", u64::from(length.abs_diff(default))),
    )
}

fn borrowed(state: &State, want: u64) -> Why {
    let split = state.split.unwrap_or(super::state::Split {
        bits: 0,
        length: state.prefix.length(),
    });
    let id = match (state.def.edge_subnets, split.bits) {
        (EdgeSubnets::Reserved, _) => "borrow-reserved",
        (_, 0) => "borrow-none",
        _ => "borrow",
    };
    Why::new(id)
        .with("want", want)
        .with("bits", u64::from(split.bits))
        .with("less", 1_u64 << split.bits.saturating_sub(1))
        .with("all", split.count())
        .with("from", u64::from(state.prefix.length()))
        .with("prefix", u64::from(split.length))
        .with("usable", crate::ipv4::usable_in(split.length))
}

/// The first requirements in their order.
fn order(state: &State) -> String {
    let shown: Vec<String> = state
        .needs
        .iter()
        .take(8)
        .map(|n| n.0.to_string())
        .collect();
    let more = if state.needs.len() > 8 { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// The four octets in bits.
fn dotted_bits(address: Ip) -> String {
    address.octets().map(octet_bits).join(".")
}
