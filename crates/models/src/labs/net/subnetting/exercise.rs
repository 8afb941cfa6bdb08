//! The trainer: tasks of four levels from a seed, and what typed answers are worth.
//!
//! The key comes from [`crate::ipv4`], the worked solution from the steps of the lab's own scenario.

mod answer;
#[cfg(test)]
mod tests;

use super::{
    Subnetting, presets,
    scenario::{Method, Scenario},
    state::{differs_at, need_length},
};
use crate::{
    exercise::{Ask, Difference, Exercise, Mark},
    ipv4::{BITS, Interface, Ip, Prefix, bits_for},
    session::{open, scenario_value},
};
use kw_scene::Label;
use kw_trace::{Param, Rng, Run, Why};
use serde_json::Value;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
enum Task {
    /// The network of an address.
    Network(Interface),
    /// The broadcast address of an address's network.
    Broadcast(Interface),
    /// The hosts that a network may have.
    Hosts(Interface),
    /// The longest prefix for so many hosts.
    Length(u64),
    /// First and last host of an address's network.
    Range(Interface),
    /// Whether another address is in the same network.
    Same(Interface, Ip),
    /// The prefix length of so many subnets.
    Split(Prefix, u64),
    /// The subnet of this number, from 1, of so many.
    Nth(Prefix, u64, u64),
    /// The subnets for so many hosts each.
    Plan(Prefix, Vec<u64>),
    /// The shortest summary of networks.
    Sum(Vec<Prefix>),
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    // Each level has a sequence of its own.
    let mut rng = Rng::new(seed.wrapping_mul(8).wrapping_add(u64::from(level)));
    let rng = &mut rng;
    let task = match level {
        1 => match rng.below(3) {
            0 => Task::Network(at(rng, &[8, 16, 24])),
            1 => Task::Hosts(at(rng, &[24, 25, 26, 27, 28, 29, 30])),
            _ => same(rng, &[8, 16, 24]),
        },
        2 => match rng.below(4) {
            0 => Task::Network(at(rng, &[25, 26, 27, 28, 29, 30])),
            1 => Task::Broadcast(at(rng, &[24, 25, 26, 27, 28, 29, 30])),
            2 => Task::Hosts(at(rng, &[20, 21, 22, 23, 31, 32])),
            _ => {
                let bits = rng.between(2, 10);
                Task::Length(rng.between(1 << (bits - 1), (1 << bits) - 2))
            }
        },
        3 => match rng.below(5) {
            0 => Task::Range(at(rng, &[17, 18, 19, 20, 21, 22, 23, 25, 26, 27, 28, 31])),
            1 => same(rng, &[18, 19, 20, 21, 22, 23, 25, 26, 27, 28]),
            2 => Task::Network(at(
                rng,
                &[9, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23],
            )),
            3 => Task::Split(at(rng, &[8, 16, 20, 22, 24]).prefix(), rng.between(3, 60)),
            _ => {
                let whole = at(rng, &[16, 20, 22, 24]).prefix();
                let bits = rng.between(2, 5);
                let number = rng.between(2, 1 << bits);
                Task::Nth(whole, number, 1 << bits)
            }
        },
        4 => match rng.below(2) {
            0 => plan(rng),
            _ => sum(rng),
        },
        _ => return None,
    };
    Some(Box::new(task))
}

fn one_of<T: Copy>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.below(all.len() as u64) as usize]
}

/// An address in a private range, with one of these lengths; its host bits are neither all 0 nor all 1
/// where there are enough of them.
fn at(rng: &mut Rng, lengths: &[u8]) -> Interface {
    let length = one_of(rng, lengths);
    let low = rng.below(1 << 16) as u32;
    let address = match rng.below(3) {
        0 => Ip::new(10, rng.below(256) as u8, 0, 0),
        1 => Ip::new(172, rng.between(16, 31) as u8, 0, 0),
        _ => Ip::new(192, 168, 0, 0),
    };
    let own = Prefix::of(Ip(address.0 | low), length);
    let inside = match own.size() {
        1 => 0,
        2 => rng.below(2),
        size => rng.between(1, size - 2),
    };
    Interface {
        address: Ip(own.network().0 + inside as u32),
        length,
    }
}

/// Another address that differs in one of the bits around the end of the prefix.
fn same(rng: &mut Rng, lengths: &[u8]) -> Task {
    let own = at(rng, lengths);
    let own_length = u64::from(own.length);
    let bit = rng.between(own_length - 2, own_length + 1);
    let low = rng.below(1 << (31 - bit)) as u32;
    let other = Ip((own.address.0 ^ 1 << (31 - bit)) ^ low);
    Task::Same(own, other)
}

fn plan(rng: &mut Rng) -> Task {
    let whole = at(rng, &[22, 23, 24, 25]).prefix();
    let mut left = whole.size();
    let mut hosts = Vec::new();
    for _ in 0..rng.between(3, 4) {
        let most = left.ilog2() - 1;
        let bits = rng.between(u64::from(most.saturating_sub(2).max(2)), u64::from(most));
        let size = 1_u64 << bits;
        left -= size;
        hosts.push(rng.between(size / 2 - 1, size - 2).max(2));
    }
    // As typed by somebody who did not sort them.
    let by = rng.below(hosts.len() as u64) as usize;
    hosts.rotate_left(by);
    Task::Plan(whole, hosts)
}

fn sum(rng: &mut Rng) -> Task {
    let length = rng.between(22, 26) as u8;
    let bits = rng.between(1, 3) as u8;
    let whole = Prefix::of(at(rng, &[length]).address, length - bits);
    // The first and the last half each have one, so that no longer prefix will do.
    let half = 1_u64 << (bits - 1);
    let mut numbers = vec![rng.below(half), half + rng.below(half)];
    for number in 0..2 * half {
        if !numbers.contains(&number) && rng.below(3) > 0 {
            numbers.push(number);
        }
    }
    let networks = numbers.iter().map(|n| whole.part(length, *n));
    Task::Sum(networks.collect())
}

fn names(id: &'static str, params: &[(&'static str, String)]) -> Label {
    let params = params.iter().map(|(n, v)| (*n, Param::from(v.as_str())));
    Label::Text(id, params.collect())
}

fn joined(all: impl Iterator<Item = impl ToString>) -> String {
    let texts: Vec<String> = all.map(|n| n.to_string()).collect();
    texts.join(", ")
}

impl Task {
    /// The scenario that shows it.
    fn shown(&self) -> Scenario {
        let interface = |p: Prefix| Interface {
            address: p.network(),
            length: p.length(),
        };
        let of = |network: Interface| Scenario {
            network,
            subnets: None,
            ..presets::first_look()
        };
        match self {
            Task::Network(i) | Task::Broadcast(i) | Task::Hosts(i) | Task::Range(i) => of(*i),
            Task::Same(i, other) => Scenario {
                other: Some(*other),
                ..of(*i)
            },
            Task::Length(hosts) => Scenario {
                hosts: Some(vec![*hosts]),
                ..of(Interface {
                    address: Ip::new(10, 0, 0, 0),
                    length: 16,
                })
            },
            Task::Split(whole, count) | Task::Nth(whole, _, count) => Scenario {
                subnets: Some(*count),
                ..of(interface(*whole))
            },
            Task::Plan(whole, hosts) => Scenario {
                hosts: Some(hosts.clone()),
                method: Method::LargestFirst,
                ..of(interface(*whole))
            },
            Task::Sum(networks) => {
                let list = networks.iter().map(|p| interface(*p));
                Scenario {
                    summarise: Some(list.collect()),
                    ..of(interface(networks[0]))
                }
            }
        }
    }

    /// The rules whose steps are its solution.
    fn rules(&self) -> &'static [&'static str] {
        match self {
            Task::Network(_) => &["mask", "and-copy", "and-part", "and-zero", "network"],
            Task::Broadcast(_) => &["mask", "network", "broadcast"],
            Task::Hosts(_) => &["mask", "count", "count-31", "count-32"],
            Task::Length(_) => &["need"],
            Task::Range(_) => &[
                "mask",
                "network",
                "broadcast",
                "broadcast-31",
                "range",
                "range-31",
            ],
            Task::Same(..) => &["mask", "network", "other-and", "same", "different"],
            Task::Split(..) => &["borrow"],
            Task::Nth(..) => &["borrow", "subnet", "subnet-31"],
            Task::Plan(..) => &["order-largest", "need", "placed"],
            Task::Sum(_) => &[
                "sum-first",
                "sum-inside",
                "sum-shorter",
                "summary-exact",
                "summary-wider",
            ],
        }
    }

    /// The subnets of a plan, in the order they are placed.
    fn places(whole: Prefix, hosts: &[u64]) -> Vec<Prefix> {
        let mut sizes: Vec<u8> = hosts
            .iter()
            .map(|h| need_length(&presets::first_look(), *h))
            .collect();
        sizes.sort_unstable();
        let mut at = u64::from(whole.network().0);
        let place = |length| {
            let p = Prefix::of(Ip(at as u32), length);
            at += p.size();
            p
        };
        sizes.into_iter().map(place).collect()
    }

    /// The subnet of the number asked for.
    fn nth(whole: Prefix, number: u64, count: u64) -> Prefix {
        whole.part(whole.length() + bits_for(count), number - 1)
    }

    /// The summary that is asked for.
    fn summary(networks: &[Prefix]) -> Prefix {
        networks.iter().fold(networks[0], |all, n| all.common(*n))
    }
}

impl Exercise for Task {
    fn question(&self) -> Label {
        let one = |id, i: &Interface| names(id, &[("address", i.to_string())]);
        match self {
            Task::Network(i) => one("ask-network", i),
            Task::Broadcast(i) => one("ask-broadcast", i),
            Task::Hosts(i) => names("ask-hosts", &[("network", i.prefix().to_string())]),
            Task::Length(hosts) => Label::Text("ask-length", vec![("hosts", (*hosts).into())]),
            Task::Range(i) => one("ask-range", i),
            Task::Same(i, other) => names(
                "ask-same",
                &[("address", i.to_string()), ("other", other.to_string())],
            ),
            Task::Split(whole, count) => Label::Text(
                "ask-split",
                vec![
                    ("network", whole.to_string().into()),
                    ("count", (*count).into()),
                ],
            ),
            Task::Nth(whole, number, count) => Label::Text(
                "ask-nth",
                vec![
                    ("network", whole.to_string().into()),
                    ("number", (*number).into()),
                    ("count", (*count).into()),
                ],
            ),
            Task::Plan(whole, hosts) => names(
                "ask-plan",
                &[
                    ("network", whole.to_string()),
                    ("hosts", joined(hosts.iter())),
                ],
            ),
            Task::Sum(networks) => names("ask-sum", &[("networks", joined(networks.iter()))]),
        }
    }

    fn asks(&self) -> Vec<Ask> {
        let (label, form) = match self {
            Task::Network(_) => ("row-network", "form-network"),
            Task::Broadcast(_) => ("row-broadcast", "form-address"),
            Task::Hosts(_) => ("answer-hosts", "form-number"),
            Task::Length(_) | Task::Split(..) => ("field-prefix", "form-length"),
            Task::Range(_) => ("answer-range", "form-range"),
            Task::Same(..) => ("answer-same", "form-yes"),
            Task::Nth(..) => ("answer-nth", "form-network"),
            Task::Plan(..) => ("answer-plan", "form-networks"),
            Task::Sum(_) => ("row-summary", "form-whole-network"),
        };
        vec![Ask {
            label: Label::text(label),
            form: Label::text(form),
            is_long: matches!(self, Task::Plan(..)),
        }]
    }

    fn mark(&self, typed: &[&str]) -> Mark {
        let typed = typed.first().copied().unwrap_or_default();
        let marked = match self {
            Task::Network(i) => network(typed, i.prefix(), i.address, false),
            Task::Nth(whole, number, count) => {
                let own = Task::nth(*whole, *number, *count);
                network(typed, own, own.network(), false)
            }
            Task::Sum(networks) => summary(typed, networks),
            Task::Broadcast(i) => broadcast(typed, i.prefix()),
            Task::Hosts(i) => hosts(typed, i.prefix()),
            Task::Length(hosts) => {
                let want = need_length(&presets::first_look(), *hosts);
                let fits = crate::ipv4::usable_in;
                length(typed, want, |given| {
                    let (id, n) = match given > want {
                        true => ("wrong-length-few", fits(given)),
                        false => ("wrong-length-many", fits(given)),
                    };
                    Label::Text(
                        id,
                        vec![("prefix", u64::from(given).into()), ("hosts", n.into())],
                    )
                })
            }
            Task::Split(whole, count) => {
                let want = whole.length() + bits_for(*count);
                length(typed, want, |given| {
                    let bits = given.saturating_sub(whole.length());
                    let id = match given < want {
                        true => "wrong-split-few",
                        false => "wrong-split-many",
                    };
                    let parts = 1_u64 << bits;
                    Label::Text(
                        id,
                        vec![("bits", u64::from(bits).into()), ("count", parts.into())],
                    )
                })
            }
            Task::Range(i) => range(typed, i.prefix()),
            Task::Same(i, other) => same_network(typed, *i, *other),
            Task::Plan(whole, hosts) => plan_of(typed, *whole, hosts),
        };
        marked.unwrap_or_else(|| Mark::Malformed {
            field: 0,
            why: self.asks().swap_remove(0).form,
        })
    }

    fn key(&self) -> Vec<Label> {
        let answer = match self {
            Task::Network(i) => i.prefix().to_string(),
            Task::Broadcast(i) => i.prefix().top().to_string(),
            Task::Hosts(i) => i.prefix().usable().to_string(),
            Task::Length(hosts) => format!("/{}", need_length(&presets::first_look(), *hosts)),
            Task::Range(i) => format!("{} – {}", i.prefix().first(), i.prefix().last()),
            Task::Same(i, other) => {
                let is_same = i.prefix().contains(*other);
                return vec![Label::text(if is_same { "yes" } else { "no" })];
            }
            Task::Split(whole, count) => format!("/{}", whole.length() + bits_for(*count)),
            Task::Nth(whole, number, count) => Task::nth(*whole, *number, *count).to_string(),
            Task::Plan(whole, hosts) => joined(Task::places(*whole, hosts).iter()),
            Task::Sum(networks) => Task::summary(networks).to_string(),
        };
        vec![Label::raw(answer)]
    }

    fn hints(&self) -> Vec<Label> {
        let rest = |length: u8| u64::from(BITS - length);
        let host_bits =
            |length: u8| Label::Text("hint-host-bits", vec![("rest", rest(length).into())]);
        // The octet the prefix ends in, and how far apart networks are there.
        let step = |length: u8| {
            let octet = u64::from(length.saturating_sub(1)) / 8 + 1;
            let step = 1_u64 << ((BITS - length) % 8);
            Label::Text(
                "hint-step",
                vec![("octet", octet.into()), ("step", step.into())],
            )
        };
        match self {
            Task::Network(i) => vec![Label::text("hint-network"), step(i.length)],
            Task::Broadcast(i) => vec![Label::text("hint-broadcast"), step(i.length)],
            Task::Hosts(i) if i.length > 30 => vec![Label::text("hint-short"), host_bits(i.length)],
            Task::Hosts(i) => vec![Label::text("hint-hosts"), host_bits(i.length)],
            Task::Length(hosts) => vec![
                Label::text("hint-hosts"),
                Label::Text("hint-power", vec![("with", (hosts + 2).into())]),
            ],
            Task::Range(i) if i.length > 30 => vec![Label::text("hint-short"), step(i.length)],
            Task::Range(i) => vec![Label::text("hint-range"), step(i.length)],
            Task::Same(i, _) => vec![Label::text("hint-same"), step(i.length)],
            Task::Split(_, count) => vec![
                Label::text("hint-split"),
                Label::Text("hint-power", vec![("with", (*count).into())]),
            ],
            Task::Nth(whole, _, count) => vec![
                Label::text("hint-split"),
                step(whole.length() + bits_for(*count)),
            ],
            Task::Plan(_, hosts) => {
                let mut sorted = hosts.clone();
                sorted.sort_unstable_by(|a, b| b.cmp(a));
                let order = joined(sorted.iter());
                vec![
                    Label::text("hint-plan"),
                    names("hint-order", &[("order", order)]),
                ]
            }
            Task::Sum(networks) => {
                let octet = u64::from(networks[0].length() - 1) / 8 + 1;
                vec![
                    Label::text("hint-sum"),
                    Label::Text("hint-sum-octet", vec![("octet", octet.into())]),
                ]
            }
        }
    }

    fn solution(&self) -> Vec<Why> {
        let Ok(mut session) = open::<Subnetting>(&self.scenario()) else {
            return Vec::new();
        };
        let end = session.advance(10_000).reached;
        let mut all = Vec::new();
        for n in 1..=end {
            session.seek(n);
            let Some(mut why) = session.why() else {
                continue;
            };
            why.also.clear();
            // Of the subnets only the one that is asked for.
            let is_subnet = why.rule.starts_with("subnet");
            let is_asked = match self {
                Task::Nth(_, number, _) => why.params.contains(&("number", (*number).into())),
                _ => true,
            };
            if self.rules().contains(&why.rule) && (!is_subnet || is_asked) {
                all.push(why);
            }
        }
        all
    }

    fn mistakes(&self) -> Vec<(usize, Label)> {
        let own_end = |prefix: Prefix| Ip(prefix.top().0.saturating_add(1));
        // As if a prefix could only end with an octet.
        let octet = |i: &Interface| Prefix::of(i.address, (i.length / 8 * 8).max(8));
        let with = |ip: Ip, length: u8| format!("{ip}/{length}");
        let number = |n: u64| n.to_string();
        let prefix = |n: u8| format!("/{n}");
        let given: Vec<String> = match self {
            Task::Network(i) => [
                i.address,
                i.prefix().top(),
                octet(i).network(),
                own_end(i.prefix()),
            ]
            .map(|ip| with(ip, i.length))
            .into(),
            Task::Broadcast(i) => {
                let own = i.prefix();
                [octet(i).top(), own_end(own), own.last(), own.network()]
                    .map(|ip| ip.to_string())
                    .into()
            }
            Task::Hosts(i) => {
                let size = i.prefix().size();
                [size, size - 1, size.saturating_sub(2), size * 2 - 2]
                    .map(number)
                    .into()
            }
            Task::Length(hosts) => {
                let want = need_length(&presets::first_look(), *hosts);
                [want + 1, want - 1, want + 2].map(prefix).into()
            }
            Task::Split(whole, count) => {
                let want = whole.length() + bits_for(*count);
                [want - 1, want + 1, bits_for(*count)].map(prefix).into()
            }
            Task::Range(i) => {
                let own = i.prefix();
                [
                    (own.network(), own.top()),
                    (own.first(), own.top()),
                    (own.network(), own.last()),
                ]
                .map(|(first, last)| format!("{first} – {last}"))
                .into()
            }
            Task::Same(i, other) => {
                let said = if i.prefix().contains(*other) {
                    "no"
                } else {
                    "yes"
                };
                return vec![(0, Label::text(said))];
            }
            Task::Nth(whole, n, count) => {
                let own = Task::nth(*whole, *n, *count);
                let next = (*n < *count).then(|| Task::nth(*whole, n + 1, *count));
                let before = (*n > 1).then(|| Task::nth(*whole, n - 1, *count));
                let found = [before, next].into_iter().flatten();
                let top = with(own.top(), own.length());
                found.map(|p| p.to_string()).chain([top]).collect()
            }
            Task::Plan(whole, hosts) => {
                let want = Task::places(*whole, hosts);
                let gap = |by: u8| want.iter().map(move |p| with(p.network(), p.length() - by));
                // Each twice as large as it need be; all of the size of the largest.
                let largest = want.iter().map(|p| p.length()).min().unwrap_or(BITS);
                let equal = (0..want.len() as u64).map(|n| whole.part(largest, n));
                let fits = whole.size() >= want.len() as u64 * crate::ipv4::size_of(largest);
                let equal = fits.then(|| joined(equal));
                [Some(joined(gap(1))), equal]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Task::Sum(networks) => {
                let own = Task::summary(networks);
                let wide = Prefix::of(own.network(), own.length() - 1);
                let first = Prefix::of(own.network(), own.length() + 1);
                [wide, first].map(|p| p.to_string()).into()
            }
        };
        let right = self.key();
        let given = given.into_iter().map(Label::raw).filter(|g| *g != right[0]);
        given.map(|g| (0, g)).collect()
    }

    fn scenario(&self) -> Value {
        scenario_value::<Subnetting>(&Run::plain(self.shown()))
    }
}

fn wrong(why: Label, bits: Option<Difference>) -> Mark {
    Mark::Wrong {
        field: 0,
        why,
        bits,
    }
}

/// The bits of two addresses.
fn difference(wanted: Ip, given: Ip) -> Difference {
    Difference {
        wanted: u64::from(wanted.0),
        given: u64::from(given.0),
        bits: u32::from(BITS),
    }
}

/// The first wrong bit of an address.
fn wrong_bit(id: &'static str, wanted: Ip, given: Ip) -> Mark {
    let bit = u64::from(differs_at(wanted, given).unwrap_or(0));
    let label = Label::Text(
        id,
        vec![("bit", (bit + 1).into()), ("octet", (bit / 8 + 1).into())],
    );
    wrong(label, Some(difference(wanted, given)))
}

/// A length that is not the right one; `why` says what the given one would do.
fn length(typed: &str, want: u8, why: impl Fn(u8) -> Label) -> Option<Mark> {
    let given = answer::length(typed)?;
    if given == want {
        return Some(Mark::Right);
    }
    let bits = difference(Ip(crate::ipv4::mask(want)), Ip(crate::ipv4::mask(given)));
    Some(wrong(why(given), Some(bits)))
}

/// A network; its length may be left out where the question gives it.
fn network(typed: &str, want: Prefix, address: Ip, must_have_length: bool) -> Option<Mark> {
    let (given, long) = answer::network(typed)?;
    if must_have_length && long.is_none() {
        return None;
    }
    if let Some(long) = long.filter(|l| *l != want.length()) {
        let bits = difference(want.mask(), Ip(crate::ipv4::mask(long)));
        let params = vec![("prefix", u64::from(long).into())];
        return Some(wrong(Label::Text("wrong-prefix", params), Some(bits)));
    }
    Some(if given == want.network() {
        Mark::Right
    } else if given == address {
        wrong_bit("wrong-not-masked", want.network(), given)
    } else if Some(given) == want.broadcast() {
        wrong_bit("wrong-is-broadcast", want.network(), given)
    } else if want.contains(given) {
        wrong_bit("wrong-host-bits", want.network(), given)
    } else {
        wrong_bit("wrong-bit", want.network(), given)
    })
}

fn broadcast(typed: &str, own: Prefix) -> Option<Mark> {
    let given = answer::address(typed)?;
    Some(if given == own.top() {
        Mark::Right
    } else if given == own.network() {
        wrong_bit("wrong-is-network", own.top(), given)
    } else if own.contains(given) {
        wrong_bit("wrong-host-ones", own.top(), given)
    } else {
        wrong_bit("wrong-bit", own.top(), given)
    })
}

fn hosts(typed: &str, own: Prefix) -> Option<Mark> {
    let given = answer::number(typed)?;
    let (want, size) = (own.usable(), own.size());
    let id = match given {
        n if n == want => return Some(Mark::Right),
        _ if own.length() > 30 => "wrong-short",
        n if n == size => "wrong-minus-two",
        n if n.abs_diff(want) == 1 => "wrong-off-by-one",
        n if (n + 2).is_power_of_two() || n.is_power_of_two() => "wrong-power",
        _ => "wrong-number",
    };
    Some(wrong(Label::text(id), None))
}

fn range(typed: &str, own: Prefix) -> Option<Mark> {
    let (first, last) = answer::range(typed)?;
    Some(match (first == own.first(), last == own.last()) {
        (true, true) => Mark::Right,
        (false, _) if first == own.network() => {
            wrong_bit("wrong-range-network", own.first(), first)
        }
        (false, _) if own.length() > 30 && own.contains(first) => {
            wrong_bit("wrong-short", own.first(), first)
        }
        (false, _) => wrong_bit("wrong-range-first", own.first(), first),
        (_, false) if Some(last) == own.broadcast() => {
            wrong_bit("wrong-range-broadcast", own.last(), last)
        }
        _ => wrong_bit("wrong-range-last", own.last(), last),
    })
}

fn same_network(typed: &str, own: Interface, other: Ip) -> Option<Mark> {
    let given = answer::yes(typed)?;
    let network = own.prefix();
    if given == network.contains(other) {
        return Some(Mark::Right);
    }
    let theirs = Prefix::of(other, own.length).network();
    Some(match differs_at(network.network(), theirs) {
        // They differ, and yes was said: the bit that does.
        Some(_) => wrong_bit("wrong-same", network.network(), theirs),
        None => wrong(
            Label::Text(
                "wrong-different",
                vec![("prefix", u64::from(own.length).into())],
            ),
            Some(difference(own.address, other)),
        ),
    })
}

fn summary(typed: &str, networks: &[Prefix]) -> Option<Mark> {
    let want = Task::summary(networks);
    let (address, long) = answer::network(typed)?;
    let given = Interface {
        address,
        length: long?,
    };
    let Some(prefix) = answer::exact(given) else {
        let network = given.prefix().network();
        return Some(wrong_bit("wrong-host-bits", network, address));
    };
    if prefix == want {
        return Some(Mark::Right);
    }
    let holds = |n: &&Prefix| prefix.length() <= n.length() && prefix.contains(n.network());
    Some(match networks.iter().find(|n| !holds(n)) {
        Some(missing) => wrong(
            names("wrong-sum-missing", &[("network", missing.to_string())]),
            Some(difference(missing.network(), address)),
        ),
        None => {
            let masks = difference(want.mask(), prefix.mask());
            let params = vec![("prefix", u64::from(prefix.length()).into())];
            wrong(Label::Text("wrong-sum-wide", params), Some(masks))
        }
    })
}

fn plan_of(typed: &str, whole: Prefix, hosts: &[u64]) -> Option<Mark> {
    let given = answer::networks(typed)?;
    let want = Task::places(whole, hosts);
    let mut exact = Vec::new();
    for one in &given {
        match answer::exact(*one) {
            Some(prefix) => exact.push(prefix),
            None => {
                let start = one.prefix().network();
                let label = names("wrong-plan-start", &[("network", one.to_string())]);
                return Some(wrong(label, Some(difference(start, one.address))));
            }
        }
    }
    exact.sort_unstable();
    if exact == want {
        return Some(Mark::Right);
    }
    if exact.len() != want.len() {
        let params = vec![
            ("given", (exact.len() as u64).into()),
            ("want", (want.len() as u64).into()),
        ];
        return Some(wrong(Label::Text("wrong-plan-count", params), None));
    }
    // The first that is not as it should be.
    let (want, given) = want.iter().zip(&exact).find(|(w, g)| w != g)?;
    let label = |id| names(id, &[("network", given.to_string())]);
    Some(if want.length() != given.length() {
        wrong(
            label("wrong-plan-length"),
            Some(difference(want.mask(), given.mask())),
        )
    } else {
        wrong(
            label("wrong-plan-place"),
            Some(difference(want.network(), given.network())),
        )
    })
}
