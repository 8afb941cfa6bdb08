//! What is asked before a step: its number or address, among those that the usual slips give.

use super::{
    event::{Event, What},
    results::special_word,
    state::State,
    state::{mask_octet, split_bits},
};
use crate::{
    ipv4::{BITS, Class, Ip, Prefix, size_of},
    predict::{Choice, Decision},
};
use kw_scene::Label;
use kw_trace::Param;

/// The special ranges, and none.
const RANGES: [&str; 13] = [
    "special-none",
    "special-private",
    "special-shared",
    "special-loopback",
    "special-link-local",
    "special-documentation",
    "special-multicast",
    "special-this-network",
    "special-benchmark",
    "special-limited-broadcast",
    "special-reserved",
    "special-protocol",
    "special-relay",
];
/// So many of them are to be chosen from.
const RANGES_ASKED: usize = 6;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    let own = before.own();
    match event.what {
        What::And { octet } => {
            let address = before.address.octets()[usize::from(octet)];
            let mask = mask_octet(own.length(), octet);
            // All of the octet or nothing of it is not to be worked out.
            if [0, 255].contains(&mask) {
                return None;
            }
            let question = asked(
                "predict-and",
                &[
                    ("a", u64::from(address).into()),
                    ("m", u64::from(mask).into()),
                ],
            );
            let all = [address, mask, address | mask, address & !mask, 0].map(u64::from);
            numbers(question, u64::from(address & mask), &all, plain)
        }
        What::Class => {
            let class = before.address.class();
            let all = [Class::A, Class::B, Class::C, Class::D, Class::E];
            let choice = |c: Class| Choice::new(Label::raw(c.name()), c == class);
            let question = asked("predict-class", &[("address", text(before.address))]);
            Decision::new(question, all.map(choice).into())
        }
        What::Special => special(before.address),
        What::Network => {
            let octets = u64::from(before.address.0) & !0xFF;
            let address = u64::from(before.address.0);
            let earlier = first(own).saturating_sub(own.size());
            let all = [address, octets, earlier, first(own) + 1, last(own)];
            let question = of_own("predict-network", before);
            addresses(question, first(own), &all)
        }
        What::Broadcast if own.length() < 31 => {
            let octet = u64::from(own.network().0) | 0xFF;
            let all = [first(own), last(own) - 1, octet, last(own) + 1];
            addresses(of_own("predict-broadcast", before), last(own), &all)
        }
        What::Count => {
            let (size, usable) = (own.size(), own.usable());
            let all = [size, size - 1, size * 2 - 2, (size / 2).saturating_sub(2)];
            numbers(of_own("predict-count", before), usable, &all, plain)
        }
        What::Compared { other } => {
            let question = asked(
                "predict-same",
                &[("address", text(before.address)), ("other", text(other))],
            );
            let is_same = Prefix::of(other, own.length()) == own;
            Some(Decision::yes_no(question, is_same))
        }
        What::Borrowed { want } | What::NoSplit { want, .. } => {
            let is_possible = matches!(event.what, What::Borrowed { .. });
            borrowed(before, want, is_possible)
        }
        What::Subnet { number, subnet, .. } if number > 0 => {
            let size = subnet.size();
            let at = first(subnet);
            let all = [at - size, at - 1, at + 1, at + size];
            let question = asked("predict-subnet", &[("number", (number + 1).into())]);
            addresses(question, at, &all)
        }
        What::Needed { hosts, length, .. } => {
            let length = u64::from(length);
            let all = [
                length.saturating_sub(1),
                length + 1,
                length + 2,
                length.saturating_sub(2),
            ];
            let all = all.map(|l| l.min(u64::from(BITS)));
            numbers(
                asked("predict-need", &[("hosts", hosts.into())]),
                length,
                &all,
                slash,
            )
        }
        What::Placed { slot, .. } => {
            let length = slot.subnet.length();
            placed(before, slot.hosts, length, Some(slot.subnet))
        }
        What::NoRoom { hosts, length, .. } => placed(before, hosts, length, None),
        What::Summed {
            network,
            before: Some(so_far),
            common,
        } => {
            let length = u64::from(common.length());
            let all = [
                u64::from(so_far.length()),
                u64::from(network.length()),
                length.saturating_sub(1),
                (length + 1).min(u64::from(BITS)),
            ];
            let question = asked(
                "predict-sum",
                &[("network", text(network)), ("before", text(so_far))],
            );
            numbers(question, length, &all, slash)
        }
        _ => None,
    }
}

fn asked(id: &'static str, params: &[(&'static str, Param)]) -> Label {
    Label::Text(id, params.to_vec())
}

fn of_own(id: &'static str, state: &State) -> Label {
    let length = u64::from(state.own().length());
    asked(
        id,
        &[("address", text(state.address)), ("length", length.into())],
    )
}

fn text(of: impl std::fmt::Display) -> Param {
    of.to_string().into()
}

fn plain(n: u64) -> String {
    n.to_string()
}

fn slash(length: u64) -> String {
    format!("/{length}")
}

fn is_address(n: &u64) -> bool {
    *n <= u64::from(u32::MAX)
}

fn addresses(question: Label, right: u64, all: &[u64]) -> Option<Decision> {
    let all: Vec<u64> = all.iter().copied().filter(is_address).collect();
    numbers(question, right, &all, address_text)
}

fn address_text(n: u64) -> String {
    Ip(n as u32).to_string()
}

fn first(prefix: Prefix) -> u64 {
    u64::from(prefix.network().0)
}

fn last(prefix: Prefix) -> u64 {
    u64::from(prefix.top().0)
}

fn numbers(question: Label, right: u64, all: &[u64], show: fn(u64) -> String) -> Option<Decision> {
    Decision::new(question, Choice::numbers(Some(right), all, show))
}

/// Which special range an address is in.
fn special(address: Ip) -> Option<Decision> {
    let right = address.special().map(|s| special_word(s.name));
    let right = right.unwrap_or(RANGES[0]);
    // The two that are frequent, the right one, and others by the address: that one is rare tells nothing.
    let start = address.0 as usize % RANGES.len();
    let others = RANGES.iter().cycle().skip(start).take(RANGES.len());
    let mut picked = vec![RANGES[0], RANGES[1]];
    for range in [right].iter().chain(others) {
        if picked.len() < RANGES_ASKED && !picked.contains(range) {
            picked.push(*range);
        }
    }
    let all: Vec<&str> = RANGES.into_iter().filter(|r| picked.contains(r)).collect();
    let question = asked("predict-special", &[("address", text(address))]);
    Decision::one_of(question, &all, right)
}

/// How many bits are borrowed, if there are enough.
fn borrowed(before: &State, want: u64, is_possible: bool) -> Option<Decision> {
    let bits = u64::from(split_bits(&before.def, want));
    let right = is_possible.then_some(bits);
    let mut all = Choice::numbers(
        right,
        &[bits, bits + 1, bits + 2, bits.saturating_sub(1)],
        plain,
    );
    all.push(Choice::new(Label::text("predict-too-few"), !is_possible));
    let question = asked(
        "predict-borrow",
        &[("want", want.into()), ("network", text(before.prefix))],
    );
    Decision::new(question, all)
}

/// Where a requirement's subnet begins.
fn placed(before: &State, hosts: u64, length: u8, subnet: Option<Prefix>) -> Option<Decision> {
    let (size, base) = (size_of(length), first(before.prefix));
    let next = before.next.next_multiple_of(size);
    let mut places = vec![base + before.next, base + next, base + next + size];
    let free = before.free();
    places.extend(free.iter().take(4).map(|block| first(*block)));
    places.retain(is_address);
    let mut all = Choice::numbers(subnet.map(first), &places, address_text);
    all.push(Choice::new(
        Label::text("predict-no-place"),
        subnet.is_none(),
    ));
    let question = asked(
        "predict-placed",
        &[
            ("hosts", hosts.into()),
            ("length", u64::from(length).into()),
        ],
    );
    Decision::new(question, all)
}
