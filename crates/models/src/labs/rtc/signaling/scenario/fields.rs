//! The fields of a scenario file and of a change: names, limits, what the editor offers.

use super::{MAX_ACTIONS, MAX_CANDIDATES, MAX_CHAT, MAX_ENTRIES, MAX_MEDIA, MAX_SDP};
use kw_sdp::Address;
use kw_trace::schema::{Field, FieldKind};

/// Latest instant of an action, in microseconds.
const MAX_AT: i64 = 600_000_000;
/// Longest delay, in microseconds.
const MAX_DELAY: i64 = 10_000_000;

const PEER: FieldKind = FieldKind::Choice(&["A", "B"]);
const MEDIA: FieldKind = FieldKind::Choice(&["data", "audio", "video"]);
const DEED: FieldKind = FieldKind::Choice(&[
    "offer",
    "add-audio",
    "add-video",
    "add-data",
    "rollback",
    "answer-again",
    "hang-up",
]);
const VIA: FieldKind = FieldKind::Choice(&["server", "channel"]);
const FOUND: FieldKind = FieldKind::Choice(&["host", "srflx", "relay"]);
const TEXT: FieldKind = FieldKind::Text {
    max: 60,
    new: "hello",
};
const ADDRESS: FieldKind = FieldKind::Notation {
    name: "host-address",
    is: |text| Address::parse(text).is_some(),
    new: "192.0.2.7",
};
const PORT: FieldKind = FieldKind::Int {
    min: 1,
    max: 65_535,
    new: 50_000,
};

const fn at(new: i64) -> FieldKind {
    FieldKind::Int {
        min: 0,
        max: MAX_AT,
        new,
    }
}

const fn delay(new: i64) -> FieldKind {
    FieldKind::Int {
        min: 0,
        max: MAX_DELAY,
        new,
    }
}

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::optional(
        "media",
        FieldKind::List {
            fields: &[
                Field::required("kind", MEDIA),
                Field::optional(
                    "direction",
                    FieldKind::Choice(&["sendrecv", "sendonly", "recvonly", "inactive"]),
                ),
                Field::optional(
                    "answer",
                    FieldKind::Choice(&["sendrecv", "sendonly", "recvonly", "inactive", "reject"]),
                ),
            ],
            least: 1,
            most: MAX_MEDIA,
        },
    ),
    Field::optional(
        "actions",
        FieldKind::List {
            fields: &[
                Field::optional("at", at(0)),
                Field::required("peer", PEER),
                Field::optional("does", DEED),
            ],
            least: 0,
            most: MAX_ACTIONS,
        },
    ),
    Field::optional("polite", FieldKind::Choice(&["A", "B", "both", "none"])),
    Field::optional("trickle", FieldKind::Bool),
    Field::optional("early", FieldKind::Choice(&["keep", "add"])),
    Field::optional(
        "answering",
        FieldKind::Choice(&["at-once", "ringing", "provisional"]),
    ),
    Field::optional("ring", at(2_000_000)),
    Field::optional(
        "candidates",
        FieldKind::List {
            fields: &[
                Field::required("peer", PEER),
                Field::optional("after", at(0)),
                Field::optional("kind", FOUND),
                Field::required("address", ADDRESS),
                Field::optional("port", PORT),
            ],
            least: 0,
            most: MAX_CANDIDATES,
        },
    ),
    Field::optional("delay_a", delay(20_000)),
    Field::optional("delay_b", delay(20_000)),
    Field::optional("delay_direct", delay(10_000)),
    Field::absent("server_leaves", at(500_000)),
    Field::optional(
        "chat",
        FieldKind::List {
            fields: &[
                Field::optional("at", at(500_000)),
                Field::required("from", PEER),
                Field::optional("via", VIA),
                Field::required("text", TEXT),
            ],
            least: 0,
            most: MAX_CHAT,
        },
    ),
    Field::absent(
        "recording",
        FieldKind::Group(&[
            Field::required(
                "name",
                FieldKind::Text {
                    max: 200,
                    new: "call",
                },
            ),
            Field::required(
                "entries",
                FieldKind::List {
                    fields: &[
                        Field::required(
                            "kind",
                            FieldKind::Choice(&["offer", "answer", "candidate"]),
                        ),
                        Field::required("from", PEER),
                        Field::required(
                            "text",
                            FieldKind::Notation {
                                name: "sdp",
                                is: |text| text.chars().count() <= MAX_SDP,
                                new: "candidate:1 1 udp 2113937151 192.0.2.7 50000 typ host",
                            },
                        ),
                    ],
                    least: 1,
                    most: MAX_ENTRIES,
                },
            ),
        ]),
    )
    .hidden(),
];

/// The fields of a change.
pub const INPUT_FIELDS: &[Field] = &[Field::required(
    "input",
    FieldKind::Variant {
        tag: "do",
        cases: &[
            (
                "act",
                &[Field::required("peer", PEER), Field::optional("does", DEED)],
            ),
            (
                "write",
                &[Field::required("from", PEER), Field::optional("via", VIA)],
            ),
            (
                "finds",
                &[
                    Field::required("peer", PEER),
                    Field::optional("kind", FOUND),
                ],
            ),
            ("server-leaves", &[]),
        ],
    },
)];
