//! The scenario: a network, what is to be done with it, and every convention that books differ in.

use crate::{
    form::form,
    ipv4::{Interface, Ip, is_address, is_interface},
};
use kw_trace::schema::{Field, FieldKind};

/// Most subnets that a network is split into: all of them are in the result.
pub const MAX_SUBNETS: u64 = 65_536;
/// Most hosts that one requirement may have: as many as 0.0.0.0/0 would hold.
pub const MAX_HOSTS: u64 = (1 << 32) - 2;
/// Most requirements, and most networks to summarise.
pub const MAX_LIST: usize = 2_048;

/// A subnetting scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// The network, or any address in it with the prefix length.
    pub network: Interface,
    /// Split into at least this many equal subnets.
    pub subnets: Option<u64>,
    /// Or planned for subnets of at least these many hosts each.
    pub hosts: Option<Vec<u64>>,
    /// How the requirements of hosts are placed.
    pub method: Method,
    /// The address to work out with the network's mask; else that of `network`.
    pub address: Option<Ip>,
    /// An address of which it is asked whether it is in the same network.
    pub other: Option<Ip>,
    /// Networks to summarise.
    pub summarise: Option<Vec<Interface>>,
    /// Whether the first and the last subnet of a split may be used.
    pub edge_subnets: EdgeSubnets,
    /// What two hosts get.
    pub point_to_point: PointToPoint,
    /// Whether the class decides what is network and what is subnet.
    pub classes: Classes,
}

/// How requirements of hosts are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Each as long as it needs, the largest first: nothing is lost between two.
    #[default]
    LargestFirst,
    /// Each as long as it needs, in the order given.
    AsGiven,
    /// All as long as the largest needs.
    FixedLength,
}

impl Method {
    /// All of them.
    pub const ALL: [Method; 3] = [Method::LargestFirst, Method::AsGiven, Method::FixedLength];

    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Method::LargestFirst => "largest-first",
            Method::AsGiven => "as-given",
            Method::FixedLength => "fixed-length",
        }
    }
}

/// Whether the subnets with all bits 0 and all bits 1 may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EdgeSubnets {
    /// They may (RFC 1878, and every router today).
    #[default]
    Used,
    /// They may not (RFC 950 §2.1).
    Reserved,
}

/// What two hosts get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PointToPoint {
    /// A /30, with a network and a broadcast address.
    #[default]
    Slash30,
    /// A /31 (RFC 3021); and one host a /32.
    Slash31,
}

/// Whether classes are more than history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Classes {
    /// They are history: only the prefix counts (RFC 4632).
    #[default]
    Cidr,
    /// Bits between the class's own mask and the prefix are subnet bits (RFC 950).
    Classful,
}

impl Default for Scenario {
    /// 192.168.1.0/24 into 32.
    fn default() -> Self {
        super::presets::first_look()
    }
}

form!(Scenario { network, subnets = None; quiet, hosts = None; quiet, method = Method::default(), address = None; quiet, other = None; quiet, summarise = None; quiet, edge_subnets = EdgeSubnets::default(), point_to_point = PointToPoint::default(), classes = Classes::default() });
form!(Method: LargestFirst = "largest-first", AsGiven = "as-given", FixedLength = "fixed-length");
form!(EdgeSubnets: Used = "used", Reserved = "reserved");
form!(PointToPoint: Slash30 = "prefix-30", Slash31 = "prefix-31");
form!(Classes: Cidr = "cidr", Classful = "classful");
form!(Input by "do":
    "need" => Need { hosts },
    "set-prefix" => SetPrefix { prefix },
    "work-out" => WorkOut { address },
    "compare" => Compare { address },
    "add-network" => AddNetwork { network },
);

const ADDRESS: FieldKind = FieldKind::Notation {
    name: "ipv4",
    is: is_address,
    new: "192.168.1.77",
};
const NETWORK: FieldKind = FieldKind::Notation {
    name: "network",
    is: is_interface,
    new: "192.168.1.0/24",
};
const PREFIX: FieldKind = FieldKind::Int {
    min: 0,
    max: 32,
    new: 26,
};

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::required("network", NETWORK),
    Field::absent(
        "subnets",
        FieldKind::Int {
            min: 1,
            max: MAX_SUBNETS as i64,
            new: 4,
        },
    ),
    Field::absent(
        "hosts",
        FieldKind::Ints {
            min: 1,
            max: MAX_HOSTS as i64,
            least: 1,
            most: MAX_LIST,
            odd: false,
            new: &[100, 50, 2],
        },
    ),
    Field::optional(
        "method",
        FieldKind::Choice(&["largest-first", "as-given", "fixed-length"]),
    ),
    Field::absent("address", ADDRESS),
    Field::absent("other", ADDRESS),
    Field::absent(
        "summarise",
        FieldKind::Notations {
            name: "network",
            is: is_interface,
            least: 1,
            most: MAX_LIST,
            new: &["192.168.0.0/24", "192.168.1.0/24"],
        },
    ),
    Field::optional("edge_subnets", FieldKind::Choice(&["used", "reserved"])),
    Field::optional(
        "point_to_point",
        FieldKind::Choice(&["prefix-30", "prefix-31"]),
    ),
    Field::optional("classes", FieldKind::Choice(&["cidr", "classful"])),
];

/// One change of the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// One more subnet is needed.
    Need {
        /// For how many hosts.
        hosts: u64,
    },
    /// The network gets another prefix length: everything begins anew.
    SetPrefix {
        /// The new one, 0 to 32.
        prefix: u64,
    },
    /// Another address is worked out.
    WorkOut {
        /// Which.
        address: Ip,
    },
    /// Another address is compared.
    Compare {
        /// Which.
        address: Ip,
    },
    /// One more network to summarise.
    AddNetwork {
        /// Which.
        network: Interface,
    },
}

/// The fields of a change.
pub const INPUT_FIELDS: &[Field] = &[Field::required(
    "input",
    FieldKind::Variant {
        tag: "do",
        cases: &[
            (
                "need",
                &[Field::required(
                    "hosts",
                    FieldKind::Int {
                        min: 1,
                        max: MAX_HOSTS as i64,
                        new: 20,
                    },
                )],
            ),
            ("set-prefix", &[Field::required("prefix", PREFIX)]),
            ("work-out", &[Field::required("address", ADDRESS)]),
            ("compare", &[Field::required("address", ADDRESS)]),
            ("add-network", &[Field::required("network", NETWORK)]),
        ],
    },
)];
