//! The machine: what is known so far, and what is worked out next.

use super::{
    event::{Event, Slot, What},
    scenario::{Classes, EdgeSubnets, Input, Method, PointToPoint, Scenario},
};
use crate::ipv4::{BITS, Ip, Prefix, bits_for, blocks, collapse, mask, size_of};
use kw_trace::Problem;
use std::rc::Rc;

/// How far the working-out of the address has come. Each stage knows what those before it know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// The address in bits.
    Address,
    /// The mask in bits.
    Mask,
    /// So many octets after AND.
    And(u8),
    /// The class.
    Class,
    /// The special range.
    Special,
    /// The network address.
    Network,
    /// The broadcast address.
    Broadcast,
    /// First and last host.
    Range,
    /// The number of hosts.
    Count,
}

/// A split into equal parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// Bits borrowed from the hosts.
    pub bits: u8,
    /// The prefix length of the parts.
    pub length: u8,
}

impl Split {
    /// How many parts there are.
    pub fn count(self) -> u64 {
        1 << self.bits
    }
}

/// Everything that decides what comes next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The scenario.
    pub def: Rc<Scenario>,
    /// Steps made.
    pub steps: u64,
    /// The network.
    pub prefix: Prefix,
    /// The address that is worked out.
    pub address: Ip,
    /// How far that has come.
    pub known: Known,
    /// Whether the address is one that was asked for, not just the network's own.
    pub has_address: bool,
    /// Addresses to compare.
    pub others: Vec<Ip>,
    /// How many of them have been compared.
    pub compared: usize,
    /// Whether the next of them went through AND.
    pub other_known: bool,
    /// The split, once its bits are known.
    pub split: Option<Split>,
    /// Whether there was no room for the split.
    pub split_failed: bool,
    /// Subnets cut off so far.
    pub made: u64,
    /// From which subnet on, made by which step, without another step between.
    pub stretches: Vec<(u64, u64)>,
    /// Hosts needed, and the position in the scenario, in the order they are placed.
    pub needs: Vec<(u64, u16)>,
    /// How many of them have been placed or turned away.
    pub tried: usize,
    /// How many of them are in the scenario; later ones were added and take what is left.
    pub planned: usize,
    /// Whether the order has been told.
    pub ordered: bool,
    /// The prefix length of the next one, once it is known.
    pub need_known: Option<u8>,
    /// The places.
    pub slots: Vec<Slot>,
    /// Requirements that found none.
    pub refused: Vec<(u64, u16)>,
    /// Where the next place may begin, counted from the network's lowest address.
    pub next: u64,
    /// Blocks that are left over, once all are placed.
    pub spare: Option<Vec<Prefix>>,
    /// How many of them have been told.
    pub spare_told: usize,
    /// Networks to summarise.
    pub networks: Vec<Prefix>,
    /// How many of them are in the summary.
    pub summed: usize,
    /// The summary.
    pub common: Option<Prefix>,
    /// Whether it has been told.
    pub summary: Option<Summary>,
}

/// Most bits that a split borrows in a comparison: 2^16 subnets.
pub const BITS_SPLIT: u8 = 16;

/// What a summary covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Addresses in it that nobody asked for.
    pub extra: u64,
    /// How many networks would say exactly what was asked for.
    pub blocks: u64,
}

/// Bits that a split into so many parts needs.
pub fn split_bits(sc: &Scenario, want: u64) -> u8 {
    match sc.edge_subnets {
        EdgeSubnets::Used => bits_for(want),
        EdgeSubnets::Reserved => bits_for(want + 2),
    }
}

/// The prefix length that so many hosts need, 0 to 32.
pub fn need_length(sc: &Scenario, hosts: u64) -> u8 {
    match (sc.point_to_point, hosts) {
        (PointToPoint::Slash31, 1) => 32,
        (PointToPoint::Slash31, 2) => 31,
        _ => BITS - bits_for(hosts + 2),
    }
}

/// The refusals that the field limits alone cannot say.
pub fn check(sc: &Scenario) -> Result<(), Problem> {
    let prefix = sc.network.prefix();
    let host_bits = BITS - prefix.length();
    match (sc.subnets, &sc.hosts) {
        (Some(_), Some(_)) => Err(Problem::new("hosts-and-subnets", "hosts")),
        (Some(want), None) if split_bits(sc, want) > host_bits => {
            let most = most_subnets(sc, prefix);
            let problem = Problem::new("subnets-fit", "subnets");
            Err(problem
                .with("value", want)
                .with("network", prefix.to_string())
                .with("max", most))
        }
        (None, Some(hosts)) => {
            let mut sizes: Vec<u64> = hosts.iter().map(|h| size_of(need_length(sc, *h))).collect();
            let need: u64 = sizes.iter().sum();
            if need <= prefix.size() {
                return Ok(());
            }
            // Largest first: as many as fit in that order.
            sizes.sort_unstable_by(|a, b| b.cmp(a));
            let mut left = prefix.size();
            let fit = sizes.iter().take_while(|s| {
                let fits = **s <= left;
                left = left.saturating_sub(**s);
                fits
            });
            let fit = fit.count() as u64;
            Err(Problem::new("hosts-fit", "hosts")
                .with("value", need)
                .with("network", prefix.to_string())
                .with("size", prefix.size())
                .with("count", sizes.len() as u64)
                .with("fit", fit))
        }
        _ => Ok(()),
    }
}

/// How many subnets a network can be split into.
pub fn most_subnets(sc: &Scenario, prefix: Prefix) -> u64 {
    match sc.edge_subnets {
        EdgeSubnets::Used => prefix.size(),
        EdgeSubnets::Reserved => prefix.size().saturating_sub(2),
    }
}

impl State {
    /// The state before the first step.
    pub fn new(sc: &Scenario) -> Self {
        let address = sc.address.unwrap_or(sc.network.address);
        let networks = sc.summarise.iter().flatten().map(|n| n.prefix());
        let mut state = State {
            def: Rc::new(sc.clone()),
            steps: 0,
            prefix: sc.network.prefix(),
            address,
            known: Known::Nothing,
            has_address: sc.address.is_some()
                || sc.network.address != sc.network.prefix().network(),
            others: sc.other.into_iter().collect(),
            compared: 0,
            other_known: false,
            split: None,
            split_failed: false,
            made: 0,
            stretches: Vec::new(),
            needs: Vec::new(),
            tried: 0,
            planned: 0,
            ordered: false,
            need_known: None,
            slots: Vec::new(),
            refused: Vec::new(),
            next: 0,
            spare: None,
            spare_told: 0,
            networks: networks.collect(),
            summed: 0,
            common: None,
            summary: None,
        };
        let hosts = sc.hosts.iter().flatten().copied();
        let hosts: Vec<u64> = hosts.collect();
        let mut order: Vec<u16> = (0..hosts.len() as u16).collect();
        if sc.method == Method::LargestFirst {
            // A total order: more hosts first, then the position in the scenario.
            kw_trace::order_by(&mut order, &|i| (u64::MAX - hosts[usize::from(i)], 0));
        }
        state.needs = order.iter().map(|i| (hosts[usize::from(*i)], *i)).collect();
        state.planned = state.needs.len();
        state
    }

    /// About how many bytes it takes.
    pub fn bytes(&self) -> usize {
        std::mem::size_of::<Self>()
            + self.needs.len() * std::mem::size_of::<(u64, u16)>()
            + self.slots.len() * std::mem::size_of::<Slot>()
            + self.refused.len() * std::mem::size_of::<(u64, u16)>()
            + (self.networks.len() + self.spare.as_ref().map_or(0, Vec::len)) * 8
            + self.stretches.len() * 16
    }

    /// The network of the address that is worked out.
    pub fn own(&self) -> Prefix {
        Prefix::of(self.address, self.prefix.length())
    }

    /// The address after AND, as far as that has come: bits behind are not known yet.
    pub fn anded(&self) -> u8 {
        match self.known {
            Known::And(octets) => octets,
            known if known > Known::And(4) => 4,
            _ => 0,
        }
    }

    /// Bits between the class's own mask and the prefix, where classes count: from, to.
    pub fn subnet_bits(&self) -> Option<(u8, u8)> {
        let class = self.address.class().length()?;
        let is_longer = class < self.prefix.length();
        (self.def.classes == Classes::Classful && is_longer)
            .then_some((class, self.prefix.length()))
    }

    /// The subnet of a number.
    pub fn subnet(&self, split: Split, number: u64) -> Prefix {
        self.prefix.part(split.length, number)
    }

    /// Whether the convention forbids the use of a subnet.
    pub fn is_reserved(&self, split: Split, number: u64) -> bool {
        let is_edge = number == 0 || number + 1 == split.count();
        self.def.edge_subnets == EdgeSubnets::Reserved && is_edge
    }

    /// The step that cut off a subnet.
    pub fn step_of(&self, number: u64) -> Option<u64> {
        let i = self.stretches.partition_point(|s| s.0 <= number);
        let (from, step) = *self.stretches.get(i.checked_sub(1)?)?;
        (number < self.made).then(|| step + number - from)
    }

    /// The blocks of the network that no place takes.
    pub fn free(&self) -> Vec<Prefix> {
        let start = u64::from(self.prefix.network().0);
        let mut taken: Vec<Prefix> = self.slots.iter().map(|s| s.subnet).collect();
        taken.sort_unstable();
        let (mut at, mut free) = (start, Vec::new());
        for subnet in taken {
            let from = u64::from(subnet.network().0);
            free.extend(blocks(at, from));
            at = from + subnet.size();
        }
        free.extend(blocks(at, start + self.prefix.size()));
        free
    }

    /// Addresses that no place takes.
    pub fn left(&self) -> u64 {
        let taken: u64 = self.slots.iter().map(|s| s.subnet.size()).sum();
        self.prefix.size() - taken
    }

    /// The next step; `None` at the end.
    pub fn step(&mut self) -> Option<Event> {
        let what = self.work_out()?;
        Some(self.event(what))
    }

    fn event(&mut self, what: What) -> Event {
        self.steps += 1;
        let at = self.steps;
        match &what {
            What::Subnet { number, .. } => {
                let goes_on = self.step_of(number.wrapping_sub(1)) == Some(at - 1);
                if !goes_on {
                    self.stretches.push((*number, at));
                }
                self.made = number + 1;
            }
            What::Placed { slot, .. } => self.slots.push(Slot { step: at, ..*slot }),
            _ => {}
        }
        Event { at, what }
    }

    fn work_out(&mut self) -> Option<What> {
        let (known, what) = match self.known {
            Known::Nothing => (Known::Address, What::Address),
            Known::Address => (Known::Mask, What::Mask),
            Known::Mask => (Known::And(1), What::And { octet: 0 }),
            Known::And(octet @ 1..=3) => (Known::And(octet + 1), What::And { octet }),
            Known::And(_) => (Known::Class, What::Class),
            Known::Class => (Known::Special, What::Special),
            Known::Special => (Known::Network, What::Network),
            Known::Network => (Known::Broadcast, What::Broadcast),
            Known::Broadcast => (Known::Range, What::Range),
            Known::Range => (Known::Count, What::Count),
            Known::Count => {
                return self
                    .compare()
                    .or_else(|| self.split())
                    .or_else(|| self.plan())
                    .or_else(|| self.sum_up());
            }
        };
        self.known = known;
        Some(what)
    }

    /// One step of comparing addresses, if there is one left.
    fn compare(&mut self) -> Option<What> {
        let other = *self.others.get(self.compared)?;
        if !self.other_known {
            self.other_known = true;
            return Some(What::OtherAnd { other });
        }
        self.other_known = false;
        self.compared += 1;
        Some(What::Compared { other })
    }

    /// One step of the split, if there is one left.
    fn split(&mut self) -> Option<What> {
        let want = self.def.subnets?;
        let Some(split) = self.split else {
            if self.split_failed {
                return None;
            }
            let bits = split_bits(&self.def, want);
            if bits > BITS - self.prefix.length() {
                self.split_failed = true;
                let most = most_subnets(&self.def, self.prefix);
                return Some(What::NoSplit { want, most });
            }
            let length = self.prefix.length() + bits;
            self.split = Some(Split { bits, length });
            return Some(What::Borrowed { want });
        };
        let number = self.made;
        let subnet = self.subnet(split, number);
        (number < split.count()).then(|| What::Subnet {
            number,
            subnet,
            is_reserved: self.is_reserved(split, number),
            is_home: self.has_address && subnet.contains(self.address),
        })
    }

    /// One step of the plan for so many hosts each, if there is one left.
    fn plan(&mut self) -> Option<What> {
        if self.needs.is_empty() {
            return None;
        }
        let method = self.def.method;
        if !self.ordered {
            self.ordered = true;
            let count = self.needs.len() as u64;
            return Some(What::Ordered { method, count });
        }
        if let Some((hosts, number)) = self.needs.get(self.tried).copied() {
            let Some(length) = self.need_known else {
                let of = match method {
                    Method::FixedLength => self.needs.iter().map(|n| n.0).max().unwrap_or(hosts),
                    _ => hosts,
                };
                let length = need_length(&self.def, of);
                self.need_known = Some(length);
                return Some(What::Needed {
                    number,
                    hosts,
                    length,
                });
            };
            self.need_known = None;
            let is_planned = self.tried < self.planned;
            self.tried += 1;
            return Some(match self.place(length, is_planned) {
                Some((subnet, gap)) => What::Placed {
                    slot: Slot {
                        number,
                        hosts,
                        subnet,
                        step: 0,
                    },
                    gap,
                },
                None => {
                    self.refused.push((hosts, number));
                    let left = self.left();
                    What::NoRoom {
                        hosts,
                        length,
                        left,
                    }
                }
            });
        }
        if self.spare.is_none() {
            self.spare = Some(self.free());
            self.spare_told = 0;
            if self.spare.as_ref().is_some_and(Vec::is_empty) {
                return Some(What::NoSpare);
            }
        }
        let spare = self.spare.as_ref()?;
        let block = *spare.get(self.spare_told)?;
        self.spare_told += 1;
        Some(What::Spare {
            block,
            count: spare.len() as u64,
        })
    }

    /// A place for a subnet of this length, and how many addresses are passed over: behind the one
    /// before, or, where it was added later, at the start of the smallest block that is large enough.
    fn place(&mut self, length: u8, is_planned: bool) -> Option<(Prefix, u64)> {
        let size = size_of(length);
        if !is_planned {
            let free = self.free().into_iter();
            let block = free.filter(|b| b.size() >= size).min_by_key(|b| b.size())?;
            return Some((block.part(length, 0), 0));
        }
        let from = self.next.next_multiple_of(size);
        if from + size > self.prefix.size() {
            return None;
        }
        let gap = from - self.next;
        self.next = from + size;
        Some((self.prefix.part(length, from / size), gap))
    }

    /// One step of the summary, if there is one left.
    fn sum_up(&mut self) -> Option<What> {
        if let Some(network) = self.networks.get(self.summed).copied() {
            let before = self.common;
            let common = before.map_or(network, |c| c.common(network));
            self.common = Some(common);
            self.summed += 1;
            return Some(What::Summed {
                network,
                before,
                common,
            });
        }
        let common = self.common.filter(|_| self.summary.is_none())?;
        let exact = collapse(&self.networks);
        let asked: u64 = exact.iter().map(|p| p.size()).sum();
        let (extra, blocks) = (common.size() - asked, exact.len() as u64);
        self.summary = Some(Summary { extra, blocks });
        Some(What::Summary {
            common,
            extra,
            blocks,
        })
    }

    /// Changes the past: a step of its own.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let what = match input {
            Input::Need { hosts } if !self.needs.is_empty() => {
                self.needs.push((*hosts, self.needs.len() as u16));
                self.spare = None;
                What::NeedAsked { hosts: *hosts }
            }
            Input::SetPrefix { prefix } if *prefix as u8 != self.prefix.length() => {
                let from = self.prefix.length();
                self.set_prefix(*prefix as u8);
                What::PrefixSet {
                    from,
                    to: *prefix as u8,
                }
            }
            Input::WorkOut { address } => {
                self.address = *address;
                self.has_address = true;
                self.known = Known::Nothing;
                What::WorkOutAsked
            }
            Input::Compare { address } => {
                self.others.push(*address);
                What::CompareAsked { other: *address }
            }
            Input::AddNetwork { network } if !self.networks.is_empty() => {
                self.networks.push(network.prefix());
                self.summary = None;
                What::NetworkAdded {
                    network: network.prefix(),
                }
            }
            _ => What::NoEffect,
        };
        self.event(what)
    }

    /// The mask is another one: what was worked out with the old one goes.
    fn set_prefix(&mut self, length: u8) {
        self.prefix = Prefix::of(self.def.network.address, length);
        self.known = self.known.min(Known::Address);
        self.compared = 0;
        self.other_known = false;
        self.split = None;
        self.split_failed = false;
        self.made = 0;
        self.stretches.clear();
        self.tried = 0;
        self.ordered = false;
        self.need_known = None;
        self.slots.clear();
        self.refused.clear();
        self.next = 0;
        self.spare = None;
    }
}

/// The first bit in which two addresses differ, from 0 on the left.
pub fn differs_at(a: Ip, b: Ip) -> Option<u32> {
    (a != b).then(|| (a.0 ^ b.0).leading_zeros())
}

/// The eight bits of an octet.
pub fn octet_bits(octet: u8) -> String {
    format!("{octet:08b}")
}

/// The octet of a mask.
pub fn mask_octet(length: u8, octet: u8) -> u8 {
    mask(length).to_be_bytes()[usize::from(octet)]
}
