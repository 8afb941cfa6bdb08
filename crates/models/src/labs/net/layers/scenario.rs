//! The scenario: which messages A sends one after the other, what stands between, what is known before.

use crate::form::form;
use kw_trace::schema::{Field, FieldKind};

/// Most messages.
pub const MAX_MESSAGES: usize = 2_000;
/// Most bytes of a ping's data: with headers of 28 bytes they fill an Ethernet frame.
pub const MAX_DATA: i64 = 1_472;

/// A scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// What A sends, one after the other.
    pub messages: Vec<Message>,
    /// What joins A, C and the router.
    pub first_device: Device,
    /// What joins the router, D and B.
    pub second_device: Device,
    /// How far the second network is from the router.
    pub distance: Distance,
    /// The cable that is out at the start.
    pub pulled: CableName,
    /// TTL of what A sends.
    pub ttl: u64,
    /// Whether everybody knows the hardware addresses of its network.
    pub arp_known: bool,
    /// Whether switches know where everybody is.
    pub macs_learned: bool,
    /// Whether receivers answer.
    pub answers: bool,
    /// What is asked for by HTTP.
    pub path: String,
    /// Bytes of a ping's data.
    pub data: u64,
}

/// One message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// What it is.
    pub send: Send,
    /// Whom it is for.
    pub to: To,
    /// Where a bit of it is changed on its way.
    pub damage: Damage,
}

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Send {
    /// An HTTP request on a connection that is there.
    HttpGet,
    /// An ICMP echo request.
    Ping,
    /// The opening of a TCP connection.
    TcpHandshake,
    /// The first message of DHCP, to everybody.
    DhcpDiscover,
}

impl Send {
    /// All of them.
    pub const ALL: [Send; 4] = [
        Send::HttpGet,
        Send::Ping,
        Send::TcpHandshake,
        Send::DhcpDiscover,
    ];

    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Send::HttpGet => "http-get",
            Send::Ping => "ping",
            Send::TcpHandshake => "tcp-handshake",
            Send::DhcpDiscover => "dhcp-discover",
        }
    }
}

/// Whom a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum To {
    /// B, in the other network.
    #[default]
    Server,
    /// C, in the same network.
    Neighbour,
    /// An address of the other network that nobody has.
    Nobody,
}

impl To {
    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            To::Server => "server",
            To::Neighbour => "neighbour",
            To::Nobody => "nobody",
        }
    }
}

/// Where a bit of a message is changed on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Damage {
    /// Nowhere.
    #[default]
    None,
    /// On A's cable.
    FirstCable,
    /// On the long link.
    LongLink,
    /// In the router's memory, between two frames.
    InRouter,
}

/// What joins the cables of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Device {
    /// A switch.
    #[default]
    Switch,
    /// A hub.
    Hub,
}

impl Device {
    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Device::Switch => "switch",
            Device::Hub => "hub",
        }
    }
}

/// How far the second network is from the router.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Distance {
    /// In the same building.
    #[default]
    Lan,
    /// Across a city.
    Man,
    /// Across countries.
    Wan,
}

impl Distance {
    /// Length of the cable.
    pub fn metres(self) -> u64 {
        match self {
            Distance::Lan => 100,
            Distance::Man => 40_000,
            Distance::Wan => 4_000_000,
        }
    }

    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Distance::Lan => "lan",
            Distance::Man => "man",
            Distance::Wan => "wan",
        }
    }
}

impl Default for Scenario {
    /// One HTTP request to the server and what comes back.
    fn default() -> Self {
        super::presets::first_look()
    }
}

impl Message {
    /// A message that nothing happens to.
    pub fn new(send: Send, to: To) -> Self {
        Message {
            send,
            to,
            damage: Damage::None,
        }
    }
}

/// The default of [`Scenario::path`].
pub const PATH: &str = "/index.html";

form!(Scenario { messages, first_device = Device::default(), second_device = Device::default(), distance = Distance::default(), pulled = CableName::None, ttl = 64, arp_known = true, macs_learned = true, answers = true, path = PATH.to_owned(), data = 32 });
form!(Message { send, to = To::default(), damage = Damage::default() });
form!(Send: HttpGet = "http-get", Ping = "ping", TcpHandshake = "tcp-handshake", DhcpDiscover = "dhcp-discover");
form!(To: Server = "server", Neighbour = "neighbour", Nobody = "nobody");
form!(Damage: None = "none", FirstCable = "first-cable", LongLink = "long-link", InRouter = "in-router");
form!(Device: Switch = "switch", Hub = "hub");
form!(Distance: Lan = "lan", Man = "man", Wan = "wan");

const SEND: FieldKind = FieldKind::Choice(&["http-get", "ping", "tcp-handshake", "dhcp-discover"]);
const TO: FieldKind = FieldKind::Choice(&["server", "neighbour", "nobody"]);
const DEVICE: FieldKind = FieldKind::Choice(&["switch", "hub"]);
const TTL: FieldKind = FieldKind::Int {
    min: 1,
    max: 255,
    new: 64,
};

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::required(
        "messages",
        FieldKind::List {
            fields: &[
                Field::required("send", SEND),
                Field::optional("to", TO),
                Field::optional(
                    "damage",
                    FieldKind::Choice(&["none", "first-cable", "long-link", "in-router"]),
                ),
            ],
            least: 1,
            most: MAX_MESSAGES,
        },
    ),
    Field::optional("first_device", DEVICE),
    Field::optional("second_device", DEVICE),
    Field::optional("distance", FieldKind::Choice(&["lan", "man", "wan"])),
    Field::optional(
        "pulled",
        FieldKind::Choice(&[
            "none",
            "cable-a",
            "cable-c",
            "cable-router",
            "cable-long",
            "cable-d",
            "cable-b",
        ]),
    ),
    Field::optional("ttl", TTL),
    Field::optional("arp_known", FieldKind::Bool),
    Field::optional("macs_learned", FieldKind::Bool),
    Field::optional("answers", FieldKind::Bool),
    Field::optional(
        "path",
        FieldKind::Text {
            max: 200,
            new: PATH,
        },
    ),
    Field::optional(
        "data",
        FieldKind::Int {
            min: 0,
            max: MAX_DATA,
            new: 32,
        },
    ),
];

/// One change of the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A bit changes in every frame that is on a cable.
    Corrupt {},
    /// A's TTL.
    SetTtl {
        /// The new one.
        ttl: u64,
    },
    /// Another device takes a place.
    Replace {
        /// Which place.
        place: Place,
        /// The new device.
        device: Device,
    },
    /// All ARP tables and tables of switches are emptied.
    Forget {},
    /// A cable is pulled.
    Unplug {
        /// Which.
        cable: CableName,
    },
    /// A pulled cable is put in again.
    Plug {
        /// Which.
        cable: CableName,
    },
    /// A message more, as soon as the present one is done.
    Send {
        /// What.
        send: Send,
        /// Whom for.
        to: To,
    },
}

/// One of the two places for devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In A's network.
    First,
    /// In B's network.
    Second,
}

/// A cable by name, in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum CableName {
    /// A's.
    A,
    /// C's.
    C,
    /// From the first device to the router.
    Router,
    /// The long link.
    Long,
    /// D's.
    D,
    /// B's.
    B,
    /// None of them.
    None,
}

form!(Place: First = "first", Second = "second");
form!(CableName: A = "cable-a", C = "cable-c", Router = "cable-router", Long = "cable-long", D = "cable-d", B = "cable-b", None = "none");
form!(Input by "do":
    "corrupt" => Corrupt {  },
    "set-ttl" => SetTtl { ttl },
    "replace" => Replace { place, device },
    "forget" => Forget {  },
    "unplug" => Unplug { cable },
    "plug" => Plug { cable },
    "send" => Send { send, to = To::default() },
);

const CABLE: FieldKind = FieldKind::Choice(&[
    "cable-a",
    "cable-c",
    "cable-router",
    "cable-long",
    "cable-d",
    "cable-b",
]);

/// The fields of a change.
pub const INPUT_FIELDS: &[Field] = &[Field::required(
    "input",
    FieldKind::Variant {
        tag: "do",
        cases: &[
            ("corrupt", &[]),
            ("set-ttl", &[Field::required("ttl", TTL)]),
            (
                "replace",
                &[
                    Field::required("place", FieldKind::Choice(&["first", "second"])),
                    Field::required("device", DEVICE),
                ],
            ),
            ("forget", &[]),
            ("unplug", &[Field::required("cable", CABLE)]),
            ("plug", &[Field::required("cable", CABLE)]),
            (
                "send",
                &[Field::required("send", SEND), Field::optional("to", TO)],
            ),
        ],
    },
)];
