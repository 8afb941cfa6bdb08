//! A recording of two real agents: what went over the wire, what a browser said of itself, or both.
//!
//! Packets tell what was asked and answered; candidates, descriptions, notes and statistics are what the
//! agents' own programs said. Any part may be missing. Left out: streams (all is taken as one), IPv6 in
//! packets.

use crate::{
    form::form,
    notation::{Hex, Notation as _, Text},
};
use kw_sdp::{Candidate, Description};
use kw_trace::{
    Problem,
    schema::{Field, FieldKind},
};

/// Most packets.
pub const MAX_PACKETS: usize = 2_000;
/// Most bytes of a packet.
pub const MAX_PACKET: usize = 2_048;
/// Most candidates of both sides together.
pub const MAX_CANDIDATES: usize = 100;
/// Most descriptions.
pub const MAX_DESCRIPTIONS: usize = 20;
/// Most characters of a description.
pub const MAX_DESCRIPTION: usize = 20_000;
/// Most notes.
pub const MAX_NOTES: usize = 500;
/// Most lines of statistics.
pub const MAX_PAIRS: usize = 2_000;
/// Most links.
pub const MAX_LINKS: usize = 20;
/// Most kinds of other traffic.
pub const MAX_OTHERS: usize = 200;

/// A recording. Times are microseconds since its beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// Whether the times are real; else they only say what came after what.
    pub timed: bool,
    /// What is known of the two sides, A first; may be less than two.
    pub peers: Vec<Peer>,
    /// The links by their numbers.
    pub links: Vec<Link>,
    /// The packets, in order.
    pub packets: Vec<Packet>,
    /// Session descriptions that the sides gave each other.
    pub descriptions: Vec<Described>,
    /// Candidates that the sides told each other.
    pub candidates: Vec<Told>,
    /// What else the programs said: changes of state.
    pub notes: Vec<Happened>,
    /// Statistics of pairs, as the programs gave them.
    pub pairs: Vec<Stat>,
    /// Other traffic that was passed over, by kind.
    pub others: Vec<Other>,
}

impl Default for Recording {
    fn default() -> Self {
        Recording {
            timed: true,
            peers: Vec::new(),
            links: Vec::new(),
            packets: Vec::new(),
            descriptions: Vec::new(),
            candidates: Vec::new(),
            notes: Vec::new(),
            pairs: Vec::new(),
            others: Vec::new(),
        }
    }
}

/// The role of an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// It is not known.
    #[default]
    Unknown,
    /// It nominates.
    Controlling,
    /// The other nominates.
    Controlled,
}

/// What is known of a side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Peer {
    /// Its name; empty: A or B.
    pub name: String,
    /// Its user name fragment; empty: not known.
    pub ufrag: String,
    /// Its password, by which checks that are sent to it are sealed; empty: not known.
    pub pwd: String,
    /// Its role.
    pub role: Role,
    /// IPv4 addresses of its host.
    pub addresses: Vec<Address>,
}

/// An address.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    /// The address.
    pub address: Text<kw_net::Ipv4Addr>,
}

/// A link that was listened on.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its name.
    pub name: String,
}

/// A packet: an Ethernet frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Packet {
    /// When.
    pub at: u64,
    /// Number of the link.
    pub link: u64,
    /// Its bytes.
    pub bytes: Text<Hex>,
}

/// A candidate that a side told.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// When.
    pub at: u64,
    /// Whose: 0 or 1.
    pub side: u64,
    /// The line: `candidate:…`.
    pub line: String,
}

/// A description that a side gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Described {
    /// When.
    pub at: u64,
    /// Whose: 0 or 1.
    pub side: u64,
    /// Whether it is an answer.
    pub answer: bool,
    /// Its text.
    pub sdp: String,
}

/// Something that a program said.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// When.
    pub at: u64,
    /// Of which side: 0 or 1.
    pub side: u64,
    /// What: a state's word, or a short text.
    pub what: String,
}

/// What a program's statistics say of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Stat {
    /// When.
    pub at: u64,
    /// Of which side: 0 or 1.
    pub side: u64,
    /// The local candidate: kind, address, port.
    pub local: Place,
    /// The remote candidate.
    pub remote: Place,
    /// The priority as it was given: a browser rounds it to what its numbers hold.
    pub priority: String,
    /// The state's word.
    pub state: String,
    /// Whether it is nominated.
    pub nominated: bool,
    /// Whether data goes over it.
    pub selected: bool,
    /// Bytes that were sent over it.
    pub sent: u64,
    /// Bytes that were received.
    pub received: u64,
    /// The latest round trip, in microseconds; 0: none was measured.
    pub rtt: u64,
}

/// A candidate in statistics.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its kind: `host`, `prflx`, `srflx` or `relay`.
    pub kind: String,
    /// Its address, or a name.
    pub address: String,
    /// Its port.
    pub port: u64,
    /// Its priority.
    pub priority: u64,
}

/// Traffic that has nothing to do with ICE.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// What it is.
    pub kind: String,
    /// Between whom.
    pub between: String,
    /// How many packets.
    pub count: u64,
    /// When the first was.
    pub first: u64,
}

form!(Recording { timed = true; quiet, peers = Vec::new(); quiet, links = Vec::new(); quiet, packets = Vec::new(); quiet, descriptions = Vec::new(); quiet, candidates = Vec::new(); quiet, notes = Vec::new(); quiet, pairs = Vec::new(); quiet, others = Vec::new(); quiet });
form!(Role: Unknown = "unknown", Controlling = "controlling", Controlled = "controlled");
form!(Peer { name = String::new(); quiet, ufrag = String::new(); quiet, pwd = String::new(); quiet, role = Role::Unknown; quiet, addresses = Vec::new(); quiet });
form!(Address { address });
form!(Link { name });
form!(Packet { at, link = 0, bytes });
form!(Told { at, side, line });
form!(Described { at, side, answer = false, sdp });
form!(Happened { at, side, what });
form!(Stat { at, side, local, remote, priority, state, nominated = false, selected = false, sent = 0, received = 0, rtt = 0 });
form!(Place { kind, address, port, priority = 0 });
form!(Other {
    kind,
    between,
    count,
    first
});

const fn int(max: i64) -> FieldKind {
    FieldKind::Int {
        min: 0,
        max,
        new: 0,
    }
}

const fn text(max: usize, new: &'static str) -> FieldKind {
    FieldKind::Text { max, new }
}

const AT: Field = Field::required("at", int(i64::MAX));
const SIDE: Field = Field::required("side", int(1));

const fn list(fields: &'static [Field], most: usize) -> FieldKind {
    FieldKind::List {
        fields,
        least: 0,
        most,
    }
}

/// Whether a text is of characters that ICE has in fragments and passwords (RFC 8839 §5.4).
fn is_ice(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'+' || b == b'/';
    (4..=256).contains(&text.len()) && text.bytes().all(fits)
}

fn is_sdp(text: &str) -> bool {
    text.len() <= MAX_DESCRIPTION && Description::read(text).is_ok()
}

fn is_packet(text: &str) -> bool {
    text.len() <= MAX_PACKET * 2 && Hex::parse(text).is_some()
}

const ICE_TEXT: FieldKind = FieldKind::Notation {
    name: "ice-text",
    is: is_ice,
    new: "abcd",
};

const PLACE: FieldKind = FieldKind::Group(&[
    Field::required(
        "kind",
        FieldKind::Choice(&["host", "prflx", "srflx", "relay"]),
    ),
    Field::required("address", text(253, "192.0.2.1")),
    Field::required("port", int(65_535)),
    Field::optional("priority", int(u32::MAX as i64)),
]);

/// The fields of a recording.
pub const RECORDING: FieldKind = FieldKind::Group(&[
    Field::optional("timed", FieldKind::Bool),
    Field::optional(
        "peers",
        list(
            &[
                Field::optional("name", text(24, "A")),
                Field::optional("ufrag", ICE_TEXT),
                Field::optional("pwd", ICE_TEXT),
                Field::optional(
                    "role",
                    FieldKind::Choice(&["unknown", "controlling", "controlled"]),
                ),
                Field::optional(
                    "addresses",
                    list(
                        &[Field::required(
                            "address",
                            FieldKind::Notation {
                                name: "ipv4",
                                is: |text| kw_net::ipv4(text).is_some(),
                                new: "192.0.2.1",
                            },
                        )],
                        20,
                    ),
                ),
            ],
            2,
        ),
    ),
    Field::optional(
        "links",
        list(&[Field::required("name", text(60, "eth"))], MAX_LINKS),
    ),
    Field::optional(
        "packets",
        list(
            &[
                AT,
                Field::optional("link", int(MAX_LINKS as i64 - 1)),
                Field::required(
                    "bytes",
                    FieldKind::Notation {
                        name: "hex",
                        is: is_packet,
                        new: "ffffffffffff0200000000010806",
                    },
                ),
            ],
            MAX_PACKETS,
        ),
    ),
    Field::optional(
        "descriptions",
        list(
            &[
                AT,
                SIDE,
                Field::optional("answer", FieldKind::Bool),
                Field::required(
                    "sdp",
                    FieldKind::Notation {
                        name: "ice-sdp",
                        is: is_sdp,
                        new: "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n",
                    },
                ),
            ],
            MAX_DESCRIPTIONS,
        ),
    ),
    Field::optional(
        "candidates",
        list(
            &[
                AT,
                SIDE,
                Field::required(
                    "line",
                    FieldKind::Notation {
                        name: "candidate",
                        is: |text| text.len() <= 1_000 && Candidate::parse(text).is_ok(),
                        new: "candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host",
                    },
                ),
            ],
            MAX_CANDIDATES,
        ),
    ),
    Field::optional(
        "notes",
        list(
            &[AT, SIDE, Field::required("what", text(100, "connected"))],
            MAX_NOTES,
        ),
    ),
    Field::optional(
        "pairs",
        list(
            &[
                AT,
                SIDE,
                Field::required("local", PLACE),
                Field::required("remote", PLACE),
                Field::required("priority", text(30, "7205793487713746430")),
                Field::required("state", text(20, "succeeded")),
                Field::optional("nominated", FieldKind::Bool),
                Field::optional("selected", FieldKind::Bool),
                Field::optional("sent", int(i64::MAX)),
                Field::optional("received", int(i64::MAX)),
                Field::optional("rtt", int(i64::MAX)),
            ],
            MAX_PAIRS,
        ),
    ),
    Field::optional(
        "others",
        list(
            &[
                Field::required("kind", text(60, "TCP")),
                Field::required("between", text(100, "A, B")),
                Field::required("count", int(i64::MAX)),
                Field::required("first", int(i64::MAX)),
            ],
            MAX_OTHERS,
        ),
    ),
]);

impl Recording {
    /// Whether there is nothing in it to be walked.
    pub fn is_empty(&self) -> bool {
        self.packets.is_empty()
            && self.descriptions.is_empty()
            && self.candidates.is_empty()
            && self.notes.is_empty()
            && self.pairs.is_empty()
    }

    /// The recording in a scenario file, held against the fields.
    ///
    /// # Errors
    /// The first field that is wrong.
    pub fn of(scenario: &serde_json::Value) -> Result<Recording, Problem> {
        use crate::form::Form as _;
        const FIELDS: &[Field] = &[Field::required("recording", RECORDING)];
        let value = &scenario["recording"];
        crate::check::check(&serde_json::json!({ "recording": value }), FIELDS, &[])?;
        Recording::read(value).ok_or_else(|| Problem::new("missing", "recording"))
    }

    /// The scenario file that holds it; all fields of the scenario that are not about a recording are
    /// left at their defaults.
    pub fn scenario(&self) -> serde_json::Value {
        use crate::form::Form as _;
        let side = |lan: &str| serde_json::json!({ "lan": lan, "nat": null });
        serde_json::json!({
            "lab": "rtc/ice",
            "version": 1,
            "a": side("A"),
            "b": side("B"),
            "recording": self.write(),
        })
    }
}
