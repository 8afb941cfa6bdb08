//! The scenario: the networks of both sides, the servers, and every convention that real agents differ
//! in.

use super::recording::{RECORDING, Recording};
use crate::{behaviour, form::form};
use kw_net::{
    SECOND,
    nat::{Behaviour, Settings},
};
use kw_trace::schema::{Field, FieldKind};

/// A scenario of two agents that look for a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// The side that offers.
    pub a: Peer,
    /// The side that answers.
    pub b: Peer,
    /// Whether there is a STUN server.
    pub stun: bool,
    /// Whether there is a TURN server.
    pub turn: bool,
    /// Whether the TURN server is asked over TCP, too.
    pub turn_tcp: bool,
    /// Whether candidates are told as they are found (RFC 8838), not all at once.
    pub trickle: bool,
    /// Seed of everything that is drawn.
    pub seed: u64,
    /// Which roles the agents begin with.
    pub roles: Roles,
    /// Components of the stream: 1, or 2 where RTCP has a port of its own.
    pub components: u64,
    /// Most pairs of a check list (RFC 8445 §6.1.2.5).
    pub max_pairs: u64,
    /// Whether consent is asked for on the selected path (RFC 7675); else indications keep it open.
    pub consent: bool,
    /// Intervals and delays.
    pub timing: Timing,
    /// What happens at which instant.
    pub happenings: Vec<Planned>,
    /// A recording: nothing is simulated.
    pub recording: Option<Recording>,
}

/// One side.
#[derive(Debug, Clone, PartialEq)]
pub struct Peer {
    /// Its local network; two peers of one name are in the same one, behind the NAT of A.
    pub lan: String,
    /// The NAT of its network; none: its address is public.
    pub nat: Option<Nat>,
    /// The NAT of its provider, behind which the first one is.
    pub carrier: Option<Nat>,
    /// Whether its network lets UDP out.
    pub udp: bool,
    /// Whether it gives a name of multicast DNS instead of its address.
    pub mdns: bool,
    /// Whether it uses relayed candidates only.
    pub relay_only: bool,
}

impl Peer {
    /// A host in a network of this name, behind this NAT.
    pub fn behind(lan: &str, nat: Option<Nat>) -> Self {
        Peer {
            lan: lan.to_owned(),
            nat,
            carrier: None,
            udp: true,
            mdns: false,
            relay_only: false,
        }
    }
}

/// A NAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nat {
    /// Which packets of an inside endpoint share an outside one.
    pub mapping: Behaviour,
    /// Who may send to an outside endpoint.
    pub filtering: Behaviour,
    /// Whether the outside port is the inside one where that is free.
    pub preserve_ports: bool,
    /// Whether inside hosts reach each other by outside endpoints.
    pub hairpin: bool,
    /// How long an unused entry lives, in seconds.
    pub timeout: u64,
}

impl Nat {
    /// A NAT that maps and filters so.
    pub fn new(mapping: Behaviour, filtering: Behaviour) -> Self {
        Nat {
            mapping,
            filtering,
            preserve_ports: true,
            hairpin: false,
            timeout: 120,
        }
    }

    /// As the simulated network wants it.
    pub fn settings(&self) -> Settings {
        Settings {
            mapping: self.mapping,
            filtering: self.filtering,
            preserve_ports: self.preserve_ports,
            hairpin: self.hairpin,
            timeout: self.timeout * SECOND,
            ..Settings::default()
        }
    }
}

/// Which roles the agents begin with (RFC 8445 §6.1.1: who offers controls).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roles {
    /// A controls, B is controlled.
    Usual,
    /// Both think that they control.
    BothControlling,
    /// Both think that they are controlled.
    BothControlled,
}

/// Intervals and delays.
#[derive(Debug, Clone, PartialEq)]
pub struct Timing {
    /// Ta: between two transactions of an agent, in milliseconds (RFC 8445 §14.2).
    pub ta: u64,
    /// Least time to the first repetition, in milliseconds (RFC 8445 §14.3).
    pub rto: u64,
    /// How often a request is sent at most (RFC 8489 §6.2.1: Rc).
    pub tries: u64,
    /// How long a better pair is waited for once a pair works, in milliseconds: RFC 8445 §8.1.1 leaves
    /// it to the agent.
    pub patience: u64,
    /// From an access line to the middle of the Internet, in milliseconds.
    pub internet: u64,
    /// Within a local network, in milliseconds.
    pub lan: u64,
    /// From one agent to the other by way of the signaling server, in milliseconds.
    pub signaling: u64,
    /// Chance that an access line loses a packet, in thousandths.
    pub loss: u64,
    /// How long is watched after both sides are connected, in seconds.
    pub watch: u64,
}

impl Default for Timing {
    fn default() -> Self {
        Timing {
            ta: 50,
            rto: 500,
            tries: 7,
            patience: 500,
            internet: 10,
            lan: 1,
            signaling: 40,
            loss: 0,
            watch: 12,
        }
    }
}

/// Something that happens at an instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// When, in milliseconds.
    pub at: u64,
    /// What.
    pub event: Input,
}

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// A.
    A,
    /// B.
    B,
}

/// Something from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A side restarts ICE (RFC 8445 §2.4).
    Restart {
        /// Which.
        side: Which,
    },
    /// The NAT of a side loses its table.
    NatReboot {
        /// Which.
        side: Which,
    },
    /// A side's network stops to let UDP out, or begins to.
    SetUdp {
        /// Which.
        side: Which,
        /// Whether it lets it out.
        open: bool,
    },
    /// The servers stop.
    ServerDown {},
    /// The servers come back, with no allocation left.
    ServerUp {},
    /// Every packet that is under way is lost.
    Lose {},
}

impl Default for Scenario {
    /// Two home networks.
    fn default() -> Self {
        super::presets::holes()
    }
}

form!(Roles: Usual = "usual", BothControlling = "both-controlling", BothControlled = "both-controlled");
form!(Which: A = "a", B = "b");
form!(Nat { mapping, filtering, preserve_ports = true, hairpin = false, timeout = 120 });
form!(Peer { lan, nat = None, carrier = None, udp = true, mdns = false, relay_only = false });
form!(Timing { ta = 50, rto = 500, tries = 7, patience = 500, internet = 10, lan = 1, signaling = 40, loss = 0, watch = 12 });
form!(Planned { at, event });
form!(Input by "do":
    "restart" => Restart { side },
    "nat-reboot" => NatReboot { side },
    "set-udp" => SetUdp { side, open },
    "server-down" => ServerDown {  },
    "server-up" => ServerUp {  },
    "lose" => Lose {  },
);
form!(Scenario { a, b, stun = true, turn = true, turn_tcp = false, trickle = true, seed = 1, roles = Roles::Usual, components = 1, max_pairs = 100, consent = true, timing = Timing::default(), happenings = Vec::new(); quiet, recording = None; quiet });

const fn int(min: i64, max: i64, new: i64) -> FieldKind {
    FieldKind::Int { min, max, new }
}

const NAT: FieldKind = FieldKind::Maybe(&[
    Field::required("mapping", behaviour::FIELD),
    Field::required("filtering", behaviour::FIELD),
    Field::optional("preserve_ports", FieldKind::Bool),
    Field::optional("hairpin", FieldKind::Bool),
    Field::optional("timeout", int(1, 86_400, 120)),
]);

const PEER: FieldKind = FieldKind::Group(&[
    Field::required(
        "lan",
        FieldKind::Text {
            max: 12,
            new: "LAN",
        },
    ),
    Field::optional("nat", NAT),
    Field::optional("carrier", NAT),
    Field::optional("udp", FieldKind::Bool),
    Field::optional("mdns", FieldKind::Bool),
    Field::optional("relay_only", FieldKind::Bool),
]);

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::required("a", PEER),
    Field::required("b", PEER),
    Field::optional("stun", FieldKind::Bool),
    Field::optional("turn", FieldKind::Bool),
    Field::optional("turn_tcp", FieldKind::Bool),
    Field::optional("trickle", FieldKind::Bool),
    Field::optional("seed", int(0, 1_000_000_000, 1)),
    Field::optional(
        "roles",
        FieldKind::Choice(&["usual", "both-controlling", "both-controlled"]),
    ),
    Field::optional("components", int(1, 2, 1)),
    Field::optional("max_pairs", int(4, 100, 100)),
    Field::optional("consent", FieldKind::Bool),
    Field::optional(
        "timing",
        FieldKind::Group(&[
            Field::optional("ta", int(5, 1_000, 50)),
            Field::optional("rto", int(50, 10_000, 500)),
            Field::optional("tries", int(1, 10, 7)),
            Field::optional("patience", int(0, 20_000, 500)),
            Field::optional("internet", int(1, 2_000, 10)),
            Field::optional("lan", int(0, 500, 1)),
            Field::optional("signaling", int(0, 10_000, 40)),
            Field::optional("loss", int(0, 1_000, 0)),
            Field::optional("watch", int(0, 3_600, 12)),
        ]),
    ),
    Field::optional(
        "happenings",
        FieldKind::List {
            fields: &[
                Field::required("at", int(0, 3_600_000, 2_000)),
                Field::required("event", EVENT),
            ],
            least: 0,
            most: 2_000,
        },
    ),
    Field::optional("recording", RECORDING).hidden(),
];

const SIDE: FieldKind = FieldKind::Choice(&["a", "b"]);

const EVENT: FieldKind = FieldKind::Variant {
    tag: "do",
    cases: &[
        ("restart", &[Field::required("side", SIDE)]),
        ("nat-reboot", &[Field::required("side", SIDE)]),
        (
            "set-udp",
            &[
                Field::required("side", SIDE),
                Field::required("open", FieldKind::Bool),
            ],
        ),
        ("server-down", &[]),
        ("server-up", &[]),
        ("lose", &[]),
    ],
};

/// The fields of a change of the past.
pub const INPUT_FIELDS: &[Field] = &[Field::required("input", EVENT)];
