//! The scenario: hosts, one NAT or two in a row, forwards, and the packets that are sent one after the
//! other.

use crate::{
    behaviour,
    form::{Form, form},
    ipv4::{Ip, is_address},
};
use kw_net::nat::Behaviour;
use kw_trace::schema::{Field, FieldKind};
use serde_json::Value;

/// Most packets.
pub const MAX_PACKETS: usize = 2_000;
/// Most hosts.
pub const MAX_HOSTS: usize = 8;
/// Longest time-out and wait, in seconds.
pub const MAX_SECONDS: i64 = 100_000;

/// A scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Hosts: inside or outside by their addresses.
    pub hosts: Vec<Host>,
    /// The NATs, from the inside out.
    pub nats: Vec<NatSpec>,
    /// The outside address of the last of them.
    pub public: Ip,
    /// Port forwards that are there from the start.
    pub forwards: Vec<ForwardSpec>,
    /// The packets.
    pub packets: Vec<Packet>,
    /// How long the run goes on at least, in seconds.
    pub until: u64,
    /// Time over one network, in microseconds.
    pub delay: u64,
    /// For random ports.
    pub seed: u64,
}

/// A host.
#[derive(Debug, Clone, PartialEq)]
pub struct Host {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: Ip,
}

/// A NAT.
#[derive(Debug, Clone, PartialEq)]
pub struct NatSpec {
    /// Its name.
    pub name: String,
    /// Which packets share an outside endpoint.
    pub mapping: Behaviour,
    /// Who is let in.
    pub filtering: Behaviour,
    /// Whether ports are kept where they are free.
    pub preserve_ports: bool,
    /// Whether other ports are random.
    pub random_ports: bool,
    /// First port it gives.
    pub first_port: u64,
    /// Last port it gives.
    pub last_port: u64,
    /// Seconds that an unused UDP entry lives.
    pub timeout: u64,
    /// The same for ICMP echoes.
    pub icmp_timeout: u64,
    /// Whether packets that come in keep an entry alive.
    pub inbound_refresh: bool,
    /// Whether permissions end by themselves.
    pub permissions_age: bool,
    /// Whether it hairpins.
    pub hairpin: bool,
}

impl Default for NatSpec {
    fn default() -> Self {
        NatSpec {
            name: "N1".to_owned(),
            mapping: Behaviour::EndpointIndependent,
            filtering: Behaviour::AddressAndPortDependent,
            preserve_ports: true,
            random_ports: false,
            first_port: 40_000,
            last_port: 49_999,
            timeout: 120,
            icmp_timeout: 60,
            inbound_refresh: false,
            permissions_age: true,
            hairpin: true,
        }
    }
}

/// A port forward.
#[derive(Debug, Clone, PartialEq)]
pub struct ForwardSpec {
    /// Of which NAT.
    pub nat: String,
    /// Its outside port.
    pub port: u64,
    /// The inside endpoint.
    pub to: Target,
}

/// A packet.
#[derive(Debug, Clone, PartialEq)]
pub struct Packet {
    /// Not before this instant, in milliseconds.
    pub at: u64,
    /// UDP or ping.
    pub protocol: Kind,
    /// Who sends it.
    pub from: String,
    /// From which port; a ping's identifier.
    pub from_port: u64,
    /// To whom.
    pub to: Target,
    /// Whether whoever gets it answers.
    pub answer: bool,
    /// Its TTL.
    pub ttl: u64,
}

/// What a packet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// UDP.
    #[default]
    Udp,
    /// An ICMP echo request.
    Ping,
}

impl Kind {
    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Udp => "udp",
            Kind::Ping => "ping",
        }
    }
}

/// An endpoint: a host or NAT by name, or an address, and a port.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The name or address.
    pub who: String,
    /// The port; a ping needs none.
    pub port: Option<u16>,
}

impl Target {
    /// From `S:80`, `203.0.113.1:5000` or, without a port, `S`.
    pub fn parse(text: &str) -> Option<Self> {
        let (who, port) = match text.split_once(':') {
            Some((who, port)) => {
                let digits = port.bytes().all(|b| b.is_ascii_digit()) && !port.starts_with('0');
                (who, Some(port.parse().ok().filter(|_| digits)?))
            }
            None => (text, None),
        };
        let fits = (1..=15).contains(&who.chars().count())
            && !who.chars().any(|c| c.is_whitespace() || c.is_control());
        let who = who.to_owned();
        fits.then_some(Target { who, port })
    }
}

impl Form for Target {
    fn read(value: &Value) -> Option<Self> {
        Target::parse(value.as_str()?)
    }
    fn write(&self) -> Value {
        Value::from(match self.port {
            Some(port) => format!("{}:{port}", self.who),
            None => self.who.clone(),
        })
    }
}

impl Default for Scenario {
    fn default() -> Self {
        super::presets::first_look()
    }
}

/// The default of [`Scenario::public`].
pub const PUBLIC: Ip = Ip::new(203, 0, 113, 1);

form!(Scenario { hosts, nats, public = PUBLIC, forwards = Vec::new(), packets, until = 0, delay = 5000, seed = 1 });
form!(Host { name, address });
form!(NatSpec { name, mapping = Behaviour::EndpointIndependent, filtering = Behaviour::AddressAndPortDependent, preserve_ports = true, random_ports = false, first_port = 40_000, last_port = 49_999, timeout = 120, icmp_timeout = 60, inbound_refresh = false, permissions_age = true, hairpin = true });
form!(ForwardSpec { nat, port, to });
form!(Packet { at = 0, protocol = Kind::Udp, from, from_port = 5000, to, answer = true, ttl = 64 });
form!(Kind: Udp = "udp", Ping = "ping");

const NAT: FieldKind = FieldKind::Reference {
    list: "nats",
    key: "name",
};
const HOST: FieldKind = FieldKind::Reference {
    list: "hosts",
    key: "name",
};
const KIND: FieldKind = FieldKind::Choice(&["udp", "ping"]);

const fn int(min: i64, max: i64, new: i64) -> FieldKind {
    FieldKind::Int { min, max, new }
}

const fn ipv4(new: &'static str) -> FieldKind {
    FieldKind::Notation {
        name: "ipv4",
        is: is_address,
        new,
    }
}

const fn target(new: &'static str) -> FieldKind {
    FieldKind::Notation {
        name: "endpoint",
        is: |text| Target::parse(text).is_some(),
        new,
    }
}

const PORT: FieldKind = int(1, 65_535, 8080);
const SECONDS: FieldKind = int(1, MAX_SECONDS, 120);

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::required(
        "hosts",
        FieldKind::List {
            fields: &[
                Field::required("name", FieldKind::Text { max: 6, new: "H" }),
                Field::required("address", ipv4("192.168.1.50")),
            ],
            least: 1,
            most: MAX_HOSTS,
        },
    ),
    Field::required(
        "nats",
        FieldKind::List {
            fields: &[
                Field::required("name", FieldKind::Text { max: 6, new: "N" }),
                Field::optional("mapping", behaviour::FIELD),
                Field::optional("filtering", behaviour::FIELD),
                Field::optional("preserve_ports", FieldKind::Bool),
                Field::optional("random_ports", FieldKind::Bool),
                Field::optional("first_port", int(1, 65_535, 40_000)),
                Field::optional("last_port", int(1, 65_535, 49_999)),
                Field::optional("timeout", SECONDS),
                Field::optional("icmp_timeout", int(1, MAX_SECONDS, 60)),
                Field::optional("inbound_refresh", FieldKind::Bool),
                Field::optional("permissions_age", FieldKind::Bool),
                Field::optional("hairpin", FieldKind::Bool),
            ],
            least: 1,
            most: 2,
        },
    ),
    Field::optional("public", ipv4("203.0.113.1")),
    Field::optional(
        "forwards",
        FieldKind::List {
            fields: &[
                Field::required("nat", NAT),
                Field::required("port", PORT),
                Field::required("to", target("192.168.1.10:80")),
            ],
            least: 0,
            most: 20,
        },
    ),
    Field::required(
        "packets",
        FieldKind::List {
            fields: &[
                Field::optional("at", int(0, MAX_SECONDS * 1000, 0)),
                Field::optional("protocol", KIND),
                Field::required("from", HOST),
                Field::optional("from_port", int(1, 65_535, 5000)),
                Field::required("to", target("198.51.100.10:80")),
                Field::optional("answer", FieldKind::Bool),
                Field::optional("ttl", int(1, 255, 64)),
            ],
            least: 0,
            most: MAX_PACKETS,
        },
    ),
    Field::optional("until", int(0, MAX_SECONDS, 0)),
    Field::optional("delay", int(2, 10_000_000, 5000)),
    Field::optional("seed", int(0, 1_000_000_000, 1)),
];

/// One change of the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A packet more, as soon as nothing is under way.
    Send {
        /// UDP or ping.
        protocol: Kind,
        /// Who sends it.
        from: String,
        /// From which port.
        from_port: u64,
        /// To whom.
        to: Target,
        /// Whether it is answered.
        answer: bool,
    },
    /// Time passes before the next packet.
    Wait {
        /// How much, in seconds.
        seconds: u64,
    },
    /// A NAT loses its table.
    Restart {
        /// Which.
        nat: String,
    },
    /// A forward more.
    Forward(ForwardSpec),
    /// A forward less.
    Unforward {
        /// Of which NAT.
        nat: String,
        /// Its outside port.
        port: u64,
    },
    /// A NAT behaves otherwise.
    Behave {
        /// Which.
        nat: String,
        /// Its mapping.
        mapping: Behaviour,
        /// Its filtering.
        filtering: Behaviour,
        /// Whether it hairpins.
        hairpin: bool,
    },
}

form!(Input by "do":
    "send" => Send { protocol = Kind::Udp, from, from_port = 5000, to, answer = true },
    "wait" => Wait { seconds },
    "restart" => Restart { nat },
    "forward" => Forward(ForwardSpec),
    "unforward" => Unforward { nat, port },
    "behave" => Behave { nat, mapping = Behaviour::EndpointIndependent, filtering = Behaviour::AddressAndPortDependent, hairpin = true },
);

/// The fields of a change.
pub const INPUT_FIELDS: &[Field] = &[Field::required(
    "input",
    FieldKind::Variant {
        tag: "do",
        cases: &[
            (
                "send",
                &[
                    Field::optional("protocol", KIND),
                    Field::required("from", HOST),
                    Field::optional("from_port", int(1, 65_535, 5000)),
                    Field::required("to", target("203.0.113.1:5000")),
                    Field::optional("answer", FieldKind::Bool),
                ],
            ),
            ("wait", &[Field::required("seconds", SECONDS)]),
            ("restart", &[Field::required("nat", NAT)]),
            (
                "forward",
                &[
                    Field::required("nat", NAT),
                    Field::required("port", PORT),
                    Field::required("to", target("192.168.1.10:80")),
                ],
            ),
            (
                "unforward",
                &[Field::required("nat", NAT), Field::required("port", PORT)],
            ),
            (
                "behave",
                &[
                    Field::required("nat", NAT),
                    Field::optional("mapping", behaviour::FIELD),
                    Field::optional("filtering", behaviour::FIELD),
                    Field::optional("hairpin", FieldKind::Bool),
                ],
            ),
        ],
    },
)];
