//! The scenario: networks, hosts, servers, routers, what happens when, and every convention that real
//! clients and servers differ in.

pub use crate::notation::{Hex, Notation, Text};
use crate::{form::form, ipv4::is_address};
use kw_net::{Ipv4Addr, Mac};
use kw_trace::schema::{Field, FieldKind};

/// Latest instant of a run, in seconds: a little more than a hundred days.
pub const MAX_SECONDS: i64 = 10_000_000;
/// Longest lease, in seconds.
pub const MAX_LEASE: i64 = 10_000_000;
/// Most clients.
pub const MAX_CLIENTS: usize = 40;
/// Most servers.
pub const MAX_SERVERS: usize = 8;
/// Most networks.
pub const MAX_NETWORKS: usize = 8;
/// Most frames of a capture.
pub const MAX_FRAMES: usize = 2_000;
/// Most hosts that a capture has names for.
pub const MAX_NAMES: usize = 200;
/// Longest of those names, in characters.
pub const MAX_NAME: usize = 24;

/// Most bytes of a frame of a capture.
pub const MAX_FRAME: usize = 2_048;

/// A scenario of addresses being assigned.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Seed of everything that is drawn.
    pub seed: u64,
    /// The run ends after this many seconds.
    pub until: u64,
    /// The networks: a switch each.
    pub networks: Vec<Network>,
    /// What every cable does to frames.
    pub cables: Cables,
    /// Hosts that want an address, in the order of the picture.
    pub clients: Vec<Client>,
    /// DHCP servers.
    pub servers: Vec<Server>,
    /// Routers between networks, with or without relay agents.
    pub routers: Vec<Router>,
    /// What happens at which instant.
    pub happenings: Vec<Planned>,
    /// A recording: nothing is simulated, its frames are read one after the other.
    pub capture: Option<Capture>,
}

/// A network.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Its name, unique.
    pub name: String,
}

/// What cables do to frames; chances in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cables {
    /// Time from one end to the other, in microseconds.
    pub delay: u64,
    /// Chance that a frame is lost.
    pub loss: u64,
    /// Chance that a frame comes twice.
    pub duplicate: u64,
    /// Chance that a frame is overtaken.
    pub reorder: u64,
}

impl Default for Cables {
    fn default() -> Self {
        Cables {
            delay: 250,
            loss: 0,
            duplicate: 0,
            reorder: 0,
        }
    }
}

/// How a host comes by its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// A server assigns it.
    #[default]
    Dhcp,
    /// Somebody typed it in.
    Static,
    /// It takes one itself (RFC 3927).
    LinkLocal,
}

impl Method {
    /// All of them.
    pub const ALL: [Method; 3] = [Method::Dhcp, Method::Static, Method::LinkLocal];

    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Method::Dhcp => "dhcp",
            Method::Static => "static",
            Method::LinkLocal => "link-local",
        }
    }
}

/// A host that wants an address.
#[derive(Debug, Clone, PartialEq)]
pub struct Client {
    /// Its name, unique among all devices; also its host name in messages.
    pub id: String,
    /// The network it is plugged into.
    pub network: String,
    /// How it comes by its address.
    pub method: Method,
    /// Static: its address. DHCP: one remembered from before. Link-local: the one tried first.
    pub address: Text<Ipv4Addr>,
    /// When it is switched on, in seconds.
    pub start: u64,
    /// Its hardware address; none: one made from its place.
    pub mac: Text<Mac>,
    /// Conventions of its DHCP client.
    pub habits: Habits,
}

/// What DHCP clients differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habits {
    /// Whether it sets the B flag: it cannot take unicasts before it has an address.
    pub broadcast: bool,
    /// ARP probes for an address it was given, before it is used.
    pub probes: u64,
    /// Which offer it takes.
    pub select: Select,
    /// Unanswered DHCPDISCOVERs after which it takes a link-local address besides; 0: never.
    pub link_local_after: u64,
    /// By how many percent at most T1 and T2 may come early, drawn each time (RFC 2131 §4.4.5).
    pub early: u64,
    /// How fast its clock runs, in percent.
    pub clock: u64,
    /// Seconds that are left of the lease of the remembered address.
    pub remembers: u64,
    /// Whether it waits 1 to 10 s before its first message (RFC 2131 §4.4.1).
    pub start_wait: bool,
    /// Static address: whether it asks for the other settings by DHCPINFORM.
    pub inform: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Habits {
            broadcast: false,
            probes: 1,
            select: Select::First,
            link_local_after: 2,
            early: 0,
            clock: 100,
            remembers: 0,
            start_wait: false,
            inform: false,
        }
    }
}

/// Which offer a client takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Select {
    /// The first that comes.
    #[default]
    First,
    /// That with the longest lease, of all that come within 2 s.
    Longest,
}

/// A DHCP server.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// Its name, unique among all devices.
    pub id: String,
    /// The network it is plugged into.
    pub network: String,
    /// Its own address.
    pub address: Text<Ipv4Addr>,
    /// What it has to give, a pool for each network.
    pub pools: Vec<Pool>,
    /// Addresses kept for certain hardware addresses.
    pub reservations: Vec<Reservation>,
    /// Whether it pings an address before it offers it (RFC 2131 §3.1).
    pub probe: bool,
    /// Seconds for which an offered address is held back for its client.
    pub hold: u64,
}

/// Addresses for the hosts of one network.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// The network's prefix.
    pub subnet: Text<Prefix>,
    /// First address to give.
    pub first: Text<Ipv4Addr>,
    /// Last address to give.
    pub last: Text<Ipv4Addr>,
    /// How long for, in seconds.
    pub lease: u64,
    /// T1 in seconds; 0: half of the lease, and not sent.
    pub t1: u64,
    /// T2 in seconds; 0: seven eighths of the lease, and not sent.
    pub t2: u64,
    /// Default gateway.
    pub router: Text<Ipv4Addr>,
    /// Name server.
    pub dns: Text<Ipv4Addr>,
}

/// An address kept for a hardware address.
#[derive(Debug, Clone, PartialEq)]
pub struct Reservation {
    /// The hardware address.
    pub mac: Text<Mac>,
    /// The address.
    pub address: Text<Ipv4Addr>,
}

/// A router.
#[derive(Debug, Clone, PartialEq)]
pub struct Router {
    /// Its name, unique among all devices.
    pub id: String,
    /// Its plugs.
    pub ports: Vec<RouterPort>,
    /// The DHCP server its relay agent passes messages to; none: it has no relay agent.
    pub helper: Text<Ipv4Addr>,
}

/// A plug of a router.
#[derive(Debug, Clone, PartialEq)]
pub struct RouterPort {
    /// The network.
    pub network: String,
    /// Its address there.
    pub address: Text<Ipv4Addr>,
    /// The prefix length of that network.
    pub prefix: u64,
}

/// Something that happens at an instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// When, in seconds.
    pub at: u64,
    /// What.
    pub event: Input,
}

/// Something from outside that happens to the network.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A host's cable is pulled out.
    Unplug {
        /// Which host.
        client: String,
    },
    /// A host's cable is put back.
    Plug {
        /// Which host.
        client: String,
    },
    /// A host is carried to another network.
    Move {
        /// Which host.
        client: String,
        /// Where to.
        network: String,
    },
    /// A host is switched off and on again: it remembers its lease.
    Restart {
        /// Which host.
        client: String,
    },
    /// A host gives its address back and stops.
    Release {
        /// Which host.
        client: String,
    },
    /// A host asks for its lease to be renewed at once, or for an address if it has none.
    Renew {
        /// Which host.
        client: String,
    },
    /// A host's clock runs faster or slower.
    SetClock {
        /// Which host.
        client: String,
        /// Its speed in percent.
        percent: u64,
    },
    /// A server stops.
    ServerDown {
        /// Which server.
        server: String,
    },
    /// A server comes back.
    ServerUp {
        /// Which server.
        server: String,
        /// Whether it has lost its list of leases.
        forgets: bool,
    },
    /// Somebody takes an address without asking.
    Take {
        /// Which address.
        address: Text<Ipv4Addr>,
        /// On which network.
        network: String,
    },
    /// Every frame that is under way is lost.
    Lose {},
}

/// Frames of a real recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    /// The links by their numbers.
    pub links: Vec<Network>,
    /// The frames, in order.
    pub frames: Vec<Recorded>,
    /// Other traffic that was passed over, by kind.
    pub others: Vec<Other>,
    /// What the recording itself calls hosts.
    pub names: Vec<Named>,
}

/// What a host of a recording is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// One of its hardware addresses.
    pub mac: Text<Mac>,
    /// Its name.
    pub name: String,
}

/// A frame of a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// When, in microseconds since the first packet of the recording.
    pub at: u64,
    /// Number of the link.
    pub link: u64,
    /// Its bytes in hexadecimal.
    pub bytes: Text<Hex>,
}

/// Traffic that has nothing to do with assigning addresses.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// What it is.
    pub kind: String,
    /// Between whom.
    pub between: String,
    /// How many packets.
    pub count: u64,
    /// When the first was, in microseconds since the first packet of the recording.
    pub first: u64,
}

/// A recording as a scenario.
pub fn recorded(
    links: Vec<Network>,
    frames: Vec<Recorded>,
    others: Vec<Other>,
    names: Vec<Named>,
) -> Scenario {
    Scenario {
        seed: 1,
        until: 300,
        networks: vec![Network {
            name: "LAN".to_owned(),
        }],
        cables: Cables::default(),
        clients: Vec::new(),
        servers: Vec::new(),
        routers: Vec::new(),
        happenings: Vec::new(),
        capture: Some(Capture {
            links,
            frames,
            others,
            names,
        }),
    }
}

/// A network's address and prefix length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prefix {
    /// Its address.
    pub network: Ipv4Addr,
    /// Its length, 0 to 32.
    pub length: u8,
}

impl Prefix {
    /// Whether an address is in it.
    pub fn contains(self, address: Ipv4Addr) -> bool {
        kw_net::same_network(self.network, address, self.length)
    }
}

impl Notation for Prefix {
    fn parse(text: &str) -> Option<Self> {
        let (network, length) = text.split_once('/')?;
        let digits = !length.is_empty() && length.bytes().all(|b| b.is_ascii_digit());
        Some(Prefix {
            network: kw_net::ipv4(network)?,
            length: length.parse().ok().filter(|n| digits && *n <= 32)?,
        })
    }
    fn text(&self) -> String {
        format!("{}/{}", self.network, self.length)
    }
}

impl Server {
    /// Its own address; every server has one.
    pub fn own(&self) -> Ipv4Addr {
        self.address.0.unwrap_or(Ipv4Addr::UNSPECIFIED)
    }
}

impl Default for Scenario {
    /// One client, one server, one lease: discover, offer, request, ack, and two renewals.
    fn default() -> Self {
        super::presets::first_lease()
    }
}

form!(Scenario { seed = 1, until = 300, networks, cables = Cables::default(), clients = Vec::new(), servers = Vec::new(), routers = Vec::new(), happenings = Vec::new(), capture = None; quiet });
form!(Network { name });
form!(Cables { delay = 250, loss = 0, duplicate = 0, reorder = 0 });
form!(Method: Dhcp = "dhcp", Static = "static", LinkLocal = "link-local");
form!(Client { id, network, method = Method::default(), address = Text(None), start = 0, mac = Text(None), habits = Habits::default() });
form!(Habits { broadcast = false, probes = 1, select = Select::First, link_local_after = 2, early = 0, clock = 100, remembers = 0, start_wait = false, inform = false });
form!(Select: First = "first", Longest = "longest");
form!(Server { id, network, address, pools, reservations = Vec::new(), probe = false, hold = 60 });
form!(Pool { subnet, first, last, lease = 3600, t1 = 0, t2 = 0, router = Text(None), dns = Text(None) });
form!(Reservation { mac, address });
form!(Router { id, ports, helper = Text(None) });
form!(RouterPort { network, address, prefix = 24 });
form!(Planned { at, event });
form!(Input by "do":
    "unplug" => Unplug { client },
    "plug" => Plug { client },
    "move" => Move { client, network },
    "restart" => Restart { client },
    "release" => Release { client },
    "renew" => Renew { client },
    "set-clock" => SetClock { client, percent },
    "server-down" => ServerDown { server },
    "server-up" => ServerUp { server, forgets = false },
    "take" => Take { address, network },
    "lose" => Lose {  },
);
form!(Capture { links, frames, others = Vec::new(), names = Vec::new(); quiet });
form!(Named { mac, name });
form!(Recorded { at, link = 0, bytes });
form!(Other {
    kind,
    between,
    count,
    first
});

const fn int(min: i64, max: i64, new: i64) -> FieldKind {
    FieldKind::Int { min, max, new }
}

const NAME: FieldKind = FieldKind::Text { max: 16, new: "H" };
const NETWORK: FieldKind = FieldKind::Reference {
    list: "networks",
    key: "name",
};
const WHO: FieldKind = FieldKind::Reference {
    list: "clients",
    key: "id",
};
const SERVER: FieldKind = FieldKind::Reference {
    list: "servers",
    key: "id",
};
const SPEED: FieldKind = int(10, 1000, 100);
const THOUSANDTHS: FieldKind = int(0, 1000, 0);

fn is_ipv4_or_none(text: &str) -> bool {
    text.is_empty() || is_address(text)
}

const fn ipv4(new: &'static str) -> FieldKind {
    FieldKind::Notation {
        name: "ipv4",
        is: is_address,
        new,
    }
}

const fn ipv4_or_none(new: &'static str) -> FieldKind {
    FieldKind::Notation {
        name: "ipv4-or-none",
        is: is_ipv4_or_none,
        new,
    }
}

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::optional("seed", int(0, 1_000_000_000, 1)),
    Field::optional("until", int(1, MAX_SECONDS, 300)),
    Field::required(
        "networks",
        FieldKind::List {
            fields: &[Field::required(
                "name",
                FieldKind::Text {
                    max: 16,
                    new: "LAN",
                },
            )],
            least: 1,
            most: MAX_NETWORKS,
        },
    ),
    Field::optional(
        "clients",
        FieldKind::List {
            fields: &[
                Field::required("id", NAME),
                Field::required("network", NETWORK),
                Field::optional(
                    "method",
                    FieldKind::Choice(&["dhcp", "static", "link-local"]),
                ),
                Field::optional("address", ipv4_or_none("")),
                Field::optional("start", int(0, MAX_SECONDS, 0)),
                Field::optional(
                    "mac",
                    FieldKind::Notation {
                        name: "mac-or-none",
                        is: |text| text.is_empty() || Mac::parse(text).is_some_and(is_own),
                        new: "",
                    },
                ),
                Field::optional(
                    "habits",
                    FieldKind::Group(&[
                        Field::optional("broadcast", FieldKind::Bool),
                        Field::optional("probes", int(0, 3, 1)),
                        Field::optional("select", FieldKind::Choice(&["first", "longest"])),
                        Field::optional("link_local_after", int(0, 20, 2)),
                        Field::optional("early", int(0, 40, 0)),
                        Field::optional("clock", SPEED),
                        Field::optional("remembers", int(0, MAX_LEASE, 0)),
                        Field::optional("start_wait", FieldKind::Bool),
                        Field::optional("inform", FieldKind::Bool),
                    ]),
                ),
            ],
            least: 0,
            most: MAX_CLIENTS,
        },
    ),
    Field::optional(
        "servers",
        FieldKind::List {
            fields: &[
                Field::required("id", FieldKind::Text { max: 16, new: "S" }),
                Field::required("network", NETWORK),
                Field::required("address", ipv4("192.168.50.1")),
                Field::optional("probe", FieldKind::Bool),
                Field::optional("hold", int(0, 3600, 60)),
                Field::required(
                    "pools",
                    FieldKind::List {
                        fields: &[
                            Field::required(
                                "subnet",
                                FieldKind::Notation {
                                    name: "network",
                                    is: |text| Prefix::parse(text).is_some(),
                                    new: "192.168.50.0/24",
                                },
                            ),
                            Field::required("first", ipv4("192.168.50.100")),
                            Field::required("last", ipv4("192.168.50.120")),
                            Field::optional("lease", int(1, MAX_LEASE, 120)),
                            Field::optional("t1", int(0, MAX_LEASE, 0)),
                            Field::optional("t2", int(0, MAX_LEASE, 0)),
                            Field::optional("router", ipv4_or_none("")),
                            Field::optional("dns", ipv4_or_none("")),
                        ],
                        least: 1,
                        most: MAX_NETWORKS,
                    },
                ),
                Field::optional(
                    "reservations",
                    FieldKind::List {
                        fields: &[
                            Field::required(
                                "mac",
                                FieldKind::Notation {
                                    name: "mac",
                                    is: |text| Mac::parse(text).is_some(),
                                    new: "02:00:00:00:00:01",
                                },
                            ),
                            Field::required("address", ipv4("192.168.50.20")),
                        ],
                        least: 0,
                        most: 40,
                    },
                ),
            ],
            least: 0,
            most: MAX_SERVERS,
        },
    ),
    Field::optional(
        "routers",
        FieldKind::List {
            fields: &[
                Field::required("id", FieldKind::Text { max: 16, new: "R" }),
                Field::optional("helper", ipv4_or_none("192.168.50.1")),
                Field::required(
                    "ports",
                    FieldKind::List {
                        fields: &[
                            Field::required("network", NETWORK),
                            Field::required("address", ipv4("192.168.50.254")),
                            Field::optional("prefix", int(1, 30, 24)),
                        ],
                        least: 1,
                        most: MAX_NETWORKS,
                    },
                ),
            ],
            least: 0,
            most: 4,
        },
    ),
    Field::optional(
        "happenings",
        FieldKind::List {
            fields: &[
                Field::required("at", int(0, MAX_SECONDS, 40)),
                Field::required("event", EVENT),
            ],
            least: 0,
            most: 2_000,
        },
    ),
    Field::optional(
        "cables",
        FieldKind::Group(&[
            Field::optional("delay", int(1, 10_000_000, 250)),
            Field::optional("loss", THOUSANDTHS),
            Field::optional("duplicate", THOUSANDTHS),
            Field::optional("reorder", THOUSANDTHS),
        ]),
    ),
    Field::optional(
        "capture",
        FieldKind::Group(&[
            Field::required(
                "links",
                FieldKind::List {
                    fields: &[Field::required(
                        "name",
                        FieldKind::Text {
                            max: 60,
                            new: "eth",
                        },
                    )],
                    least: 1,
                    most: 20,
                },
            ),
            Field::required(
                "frames",
                FieldKind::List {
                    fields: &[
                        Field::required("at", int(0, i64::MAX, 0)),
                        Field::optional("link", int(0, 19, 0)),
                        Field::required(
                            "bytes",
                            FieldKind::Notation {
                                name: "hex",
                                is: |text| {
                                    text.len() <= MAX_FRAME * 2 && Hex::parse(text).is_some()
                                },
                                new: "ffffffffffff0200000000010806",
                            },
                        ),
                    ],
                    least: 1,
                    most: MAX_FRAMES,
                },
            ),
            Field::optional(
                "others",
                FieldKind::List {
                    fields: &[
                        Field::required(
                            "kind",
                            FieldKind::Text {
                                max: 60,
                                new: "TCP",
                            },
                        ),
                        Field::required(
                            "between",
                            FieldKind::Text {
                                max: 100,
                                new: "A, B",
                            },
                        ),
                        Field::required("count", int(1, i64::MAX, 1)),
                        Field::required("first", int(0, i64::MAX, 0)),
                    ],
                    least: 0,
                    most: 200,
                },
            ),
            Field::optional(
                "names",
                FieldKind::List {
                    fields: &[
                        Field::required(
                            "mac",
                            FieldKind::Notation {
                                name: "mac",
                                is: |text| Mac::parse(text).is_some(),
                                new: "02:00:00:00:00:01",
                            },
                        ),
                        Field::required(
                            "name",
                            FieldKind::Text {
                                max: MAX_NAME,
                                new: "H",
                            },
                        ),
                    ],
                    least: 0,
                    most: MAX_NAMES,
                },
            ),
        ]),
    )
    .hidden(),
];

/// Whether a hardware address can be a host's own.
fn is_own(mac: Mac) -> bool {
    !mac.is_group() && mac != Mac::ZERO
}

const EVENT: FieldKind = FieldKind::Variant {
    tag: "do",
    cases: &[
        ("server-down", &[Field::required("server", SERVER)]),
        (
            "server-up",
            &[
                Field::required("server", SERVER),
                Field::optional("forgets", FieldKind::Bool),
            ],
        ),
        ("unplug", &[Field::required("client", WHO)]),
        ("plug", &[Field::required("client", WHO)]),
        (
            "move",
            &[
                Field::required("client", WHO),
                Field::required("network", NETWORK),
            ],
        ),
        ("restart", &[Field::required("client", WHO)]),
        ("release", &[Field::required("client", WHO)]),
        ("renew", &[Field::required("client", WHO)]),
        (
            "take",
            &[
                Field::required("address", ipv4("192.168.50.100")),
                Field::required("network", NETWORK),
            ],
        ),
        ("lose", &[]),
        (
            "set-clock",
            &[
                Field::required("client", WHO),
                Field::required("percent", int(10, 1000, 200)),
            ],
        ),
    ],
};

/// The fields of a change of the past.
pub const INPUT_FIELDS: &[Field] = &[Field::required("input", EVENT)];
