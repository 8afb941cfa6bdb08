//! What one step did.

use super::scenario::Method;
use crate::ipv4::{Ip, Prefix};

/// One step: its number, and what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Steps made, this one included.
    pub at: u64,
    /// What happened.
    pub what: What,
}

/// A place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Position of the requirement in the scenario; added ones follow.
    pub number: u16,
    /// Hosts it is for.
    pub hosts: u64,
    /// The subnet.
    pub subnet: Prefix,
    /// The step that made it.
    pub step: u64,
}

impl Slot {
    /// Addresses for hosts that nobody asked for.
    pub fn unused(self) -> u64 {
        self.subnet.usable() - self.hosts
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The address is written in bits.
    Address,
    /// The mask is written in bits.
    Mask,
    /// One octet of both went through AND.
    And {
        /// Which, from 0 on the left.
        octet: u8,
    },
    /// The class was told by the leading bits.
    Class,
    /// The special range was looked up.
    Special,
    /// The network is known.
    Network,
    /// The address for all hosts is known, or that there is none.
    Broadcast,
    /// First and last host are known.
    Range,
    /// How many hosts there may be is known.
    Count,
    /// The other address went through AND.
    OtherAnd {
        /// The other address.
        other: Ip,
    },
    /// The two networks were compared.
    Compared {
        /// The other address.
        other: Ip,
    },
    /// Bits of the hosts became bits of the subnet.
    Borrowed {
        /// Subnets wanted.
        want: u64,
    },
    /// There are too few bits to borrow.
    NoSplit {
        /// Subnets wanted.
        want: u64,
        /// How many there could be.
        most: u64,
    },
    /// A subnet was cut off.
    Subnet {
        /// Its number from 0: the value of the borrowed bits.
        number: u64,
        /// The subnet.
        subnet: Prefix,
        /// Whether the convention forbids its use.
        is_reserved: bool,
        /// Whether the address is in it.
        is_home: bool,
    },
    /// The requirements were put in order.
    Ordered {
        /// How.
        method: Method,
        /// How many there are.
        count: u64,
    },
    /// The prefix that a requirement needs is known.
    Needed {
        /// Position of the requirement.
        number: u16,
        /// Hosts.
        hosts: u64,
        /// The prefix length it gets.
        length: u8,
    },
    /// A requirement got its place.
    Placed {
        /// The place.
        slot: Slot,
        /// Addresses passed over before it, so that it begins at a multiple of its size.
        gap: u64,
    },
    /// A requirement found no place.
    NoRoom {
        /// Hosts.
        hosts: u64,
        /// The prefix length it needs.
        length: u8,
        /// Addresses left in all.
        left: u64,
    },
    /// A block that is left over.
    Spare {
        /// The block.
        block: Prefix,
        /// How many there are.
        count: u64,
    },
    /// Nothing is left over.
    NoSpare,
    /// A network was taken into the summary.
    Summed {
        /// The network.
        network: Prefix,
        /// The summary before it.
        before: Option<Prefix>,
        /// The summary with it.
        common: Prefix,
    },
    /// The summary is whole.
    Summary {
        /// The summary.
        common: Prefix,
        /// Addresses in it that nobody asked for.
        extra: u64,
        /// How many networks would say exactly what was asked for.
        blocks: u64,
    },
    /// The learner needs one more subnet.
    NeedAsked {
        /// For how many hosts.
        hosts: u64,
    },
    /// The learner changed the prefix length.
    PrefixSet {
        /// What it was before.
        from: u8,
        /// What it is now.
        to: u8,
    },
    /// The learner wants another address worked out.
    WorkOutAsked,
    /// The learner wants another address compared.
    CompareAsked {
        /// Which.
        other: Ip,
    },
    /// The learner wants one more network summarised.
    NetworkAdded {
        /// Which.
        network: Prefix,
    },
    /// The change had nothing to act on.
    NoEffect,
}
