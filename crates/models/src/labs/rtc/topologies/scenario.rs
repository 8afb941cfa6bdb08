//! The scenario: who takes part, how they are joined, what happens later, and every assumption as a field.

use crate::form::form;
use kw_trace::{
    Problem,
    schema::{Field, FieldKind},
};

/// Most rows of participants: each has a colour of its own.
pub const MAX_ROWS: usize = 8;
/// Most participants in a row.
pub const MAX_COUNT: i64 = 100_000;

/// A scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// How the participants are joined.
    pub topology: Topology,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Whether senders to a forwarding server send three layers.
    pub simulcast: bool,
    /// What pictures a mixing server makes.
    pub mix: Mix,
    /// How often a sender in a mesh encodes.
    pub mesh_encodes: MeshEncodes,
    /// What a slow receiver means without simulcast.
    pub slow_receiver: SlowReceiver,
    /// Whether a forwarding server may change the codec.
    pub transcoding: bool,
    /// Whether the call is recorded.
    pub recording: bool,
    /// Whether media is encrypted from end to end, past the server.
    pub end_to_end: bool,
    /// Rates.
    pub media: Media,
    /// Delays.
    pub delays: Delays,
    /// What work costs and what there is.
    pub work: Work,
    /// What the operator pays.
    pub prices: Prices,
    /// What happens afterwards, one after the other.
    pub happenings: Vec<Happening>,
}

/// How participants are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topology {
    /// Everybody with everybody.
    Mesh,
    /// A server that passes streams on (selective forwarding unit).
    Sfu,
    /// A server that mixes (multipoint control unit).
    Mcu,
}

impl Topology {
    /// All of them.
    pub const ALL: [Topology; 3] = [Topology::Mesh, Topology::Sfu, Topology::Mcu];

    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Topology::Mesh => "mesh",
            Topology::Sfu => "sfu",
            Topology::Mcu => "mcu",
        }
    }

    /// What it is called everywhere.
    pub fn short(self) -> &'static str {
        match self {
            Topology::Mesh => "Mesh",
            Topology::Sfu => "SFU",
            Topology::Mcu => "MCU",
        }
    }
}

/// A row of equal participants.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// The name.
    pub name: String,
    /// How many there are.
    pub count: u64,
    /// What each sends.
    pub sends: Sends,
    /// Uplink of each, in kbit/s.
    pub uplink: u64,
    /// Downlink of each, in kbit/s.
    pub downlink: u64,
    /// What each encodes and decodes.
    pub codec: Codec,
    /// Whether they join at the start; if not, a later event lets them join.
    pub at_start: bool,
}

impl Participant {
    /// One participant with a good connection.
    pub fn new(name: &str) -> Self {
        Participant {
            name: name.to_owned(),
            count: 1,
            sends: Sends::Video,
            uplink: UPLINK,
            downlink: DOWNLINK,
            codec: Codec::Both,
            at_start: true,
        }
    }

    /// So many who only watch.
    pub fn viewers(name: &str, count: u64) -> Self {
        Participant {
            count,
            sends: Sends::Nothing,
            ..Participant::new(name)
        }
    }
}

/// What a participant sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sends {
    /// Picture and sound.
    Video,
    /// Sound alone.
    Audio,
    /// Nothing.
    Nothing,
}

impl Sends {
    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Sends::Video => "video",
            Sends::Audio => "audio",
            Sends::Nothing => "nothing",
        }
    }
}

/// The video codecs that a participant has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codec {
    /// VP8 and H.264, as RFC 7742 asks for.
    Both,
    /// VP8 alone.
    Vp8,
    /// H.264 alone.
    H264,
}

impl Codec {
    /// The codec that two have in common, VP8 first.
    pub fn common(self, other: Codec) -> Option<Codec> {
        match (self, other) {
            (Codec::H264, Codec::Vp8) | (Codec::Vp8, Codec::H264) => None,
            (Codec::H264, _) | (_, Codec::H264) => Some(Codec::H264),
            _ => Some(Codec::Vp8),
        }
    }

    /// What it is called.
    pub fn short(self) -> &'static str {
        match self {
            Codec::Both => "VP8/H.264",
            Codec::Vp8 => "VP8",
            Codec::H264 => "H.264",
        }
    }
}

/// What pictures a mixing server makes; sound is always mixed without the receiver's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mix {
    /// Each sender gets one without itself.
    MinusSelf,
    /// One for all.
    Common,
}

/// How often a sender in a mesh encodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeshEncodes {
    /// For each receiver, so that each copy can have a rate of its own.
    PerReceiver,
    /// Once: all copies are alike.
    Once,
}

/// What a slow receiver means without simulcast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlowReceiver {
    /// It goes without what does not fit.
    LosesVideo,
    /// Senders lower their rate for everybody.
    LowersAll,
}

/// Rates in kbit/s, everything included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Media {
    /// Full picture; the highest layer.
    pub high: u64,
    /// The middle layer.
    pub middle: u64,
    /// The lowest layer.
    pub low: u64,
    /// Sound.
    pub audio: u64,
    /// Below this a picture is not worth sending.
    pub floor: u64,
    /// Pictures a second.
    pub fps: u64,
}

/// Delays in µs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delays {
    /// Capture and encoding of a picture.
    pub encode: u64,
    /// Decoding.
    pub decode: u64,
    /// What a forwarding server needs.
    pub forward: u64,
    /// Putting pictures together.
    pub mix: u64,
    /// The jitter buffer of whoever decodes.
    pub jitter: u64,
    /// One way between a participant and the server.
    pub server_way: u64,
    /// One way between two participants.
    pub peer_way: u64,
}

/// Work in thousandths of a core.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Encoding the full picture.
    pub encode: u64,
    /// Decoding the full picture.
    pub decode: u64,
    /// Putting one mixed picture together.
    pub mix: u64,
    /// Encoding or decoding sound.
    pub audio: u64,
    /// Sending one stream to one receiver.
    pub forward: u64,
    /// What each participant's device has.
    pub device: u64,
    /// What the server has.
    pub server: u64,
}

/// Prices in millionths of a unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prices {
    /// A gigabyte that leaves the server.
    pub egress: u64,
    /// A core for an hour.
    pub core: u64,
}

/// The default of an uplink.
pub const UPLINK: u64 = 20_000;
/// The default of a downlink.
pub const DOWNLINK: u64 = 50_000;

/// The rates where a file gives none.
pub const MEDIA: Media = Media {
    high: 2_500,
    middle: 700,
    low: 200,
    audio: 40,
    floor: 150,
    fps: 30,
};

/// The delays where a file gives none.
pub const DELAYS: Delays = Delays {
    encode: 20_000,
    decode: 5_000,
    forward: 1_000,
    mix: 5_000,
    jitter: 40_000,
    server_way: 20_000,
    peer_way: 30_000,
};

/// The work where a file gives none.
pub const WORK: Work = Work {
    encode: 600,
    decode: 100,
    mix: 100,
    audio: 5,
    forward: 2,
    device: 4_000,
    server: 16_000,
};

/// The prices where a file gives none.
pub const PRICES: Prices = Prices {
    egress: 50_000,
    core: 40_000,
};

impl Default for Scenario {
    /// Four people on a forwarding server.
    fn default() -> Self {
        super::presets::first_look()
    }
}

/// Something that happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// What.
    pub event: Input,
}

/// A change: an event of the scenario, or a change of the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Somebody joins who is not there.
    Join {
        /// Who.
        who: String,
    },
    /// Somebody leaves.
    Leave {
        /// Who.
        who: String,
    },
    /// Somebody sends something else.
    Send {
        /// Who.
        who: String,
        /// What.
        sends: Sends,
    },
    /// Another uplink.
    Uplink {
        /// Whose.
        who: String,
        /// In kbit/s.
        kbit: u64,
    },
    /// Another downlink.
    Downlink {
        /// Whose.
        who: String,
        /// In kbit/s.
        kbit: u64,
    },
    /// A row has another number of participants.
    Size {
        /// Which.
        who: String,
        /// How many.
        count: u64,
    },
    /// The call moves to another topology.
    Switch {
        /// Which.
        topology: Topology,
    },
    /// Simulcast on or off.
    Simulcast {
        /// Whether it is on.
        on: bool,
    },
    /// Recording on or off.
    Record {
        /// Whether it is on.
        on: bool,
    },
}

impl Input {
    /// Whom it is about.
    pub fn who(&self) -> Option<&str> {
        match self {
            Input::Join { who }
            | Input::Leave { who }
            | Input::Send { who, .. }
            | Input::Uplink { who, .. }
            | Input::Downlink { who, .. }
            | Input::Size { who, .. } => Some(who),
            Input::Switch { .. } | Input::Simulcast { .. } | Input::Record { .. } => None,
        }
    }
}

form!(Scenario { topology, participants, simulcast = false, mix = Mix::MinusSelf, mesh_encodes = MeshEncodes::PerReceiver, slow_receiver = SlowReceiver::LosesVideo, transcoding = false, recording = false, end_to_end = false, media = MEDIA; quiet, delays = DELAYS; quiet, work = WORK; quiet, prices = PRICES; quiet, happenings = Vec::new(); quiet });
form!(Topology: Mesh = "mesh", Sfu = "sfu", Mcu = "mcu");
form!(Participant { name, count = 1, sends = Sends::Video, uplink("uplink_kbit") = UPLINK, downlink("downlink_kbit") = DOWNLINK, codec = Codec::Both, at_start = true });
form!(Sends: Video = "video", Audio = "audio", Nothing = "nothing");
form!(Codec: Both = "both", Vp8 = "vp8", H264 = "h264");
form!(Mix: MinusSelf = "minus-self", Common = "common");
form!(MeshEncodes: PerReceiver = "per-receiver", Once = "once");
form!(SlowReceiver: LosesVideo = "loses-video", LowersAll = "lowers-all");
form!(Media { high("high_kbit") = MEDIA.high, middle("middle_kbit") = MEDIA.middle, low("low_kbit") = MEDIA.low, audio("audio_kbit") = MEDIA.audio, floor("floor_kbit") = MEDIA.floor, fps = MEDIA.fps });
form!(Delays { encode("encode_us") = DELAYS.encode, decode("decode_us") = DELAYS.decode, forward("forward_us") = DELAYS.forward, mix("mix_us") = DELAYS.mix, jitter("jitter_us") = DELAYS.jitter, server_way("server_us") = DELAYS.server_way, peer_way("peer_us") = DELAYS.peer_way });
form!(Work { encode("encode_mcore") = WORK.encode, decode("decode_mcore") = WORK.decode, mix("mix_mcore") = WORK.mix, audio("audio_mcore") = WORK.audio, forward("forward_mcore") = WORK.forward, device("device_mcore") = WORK.device, server("server_mcore") = WORK.server });
form!(Prices { egress("egress_micro") = PRICES.egress, core("core_micro") = PRICES.core });
form!(Happening { event });
form!(Input by "do":
    "join" => Join { who },
    "leave" => Leave { who },
    "send" => Send { who, sends },
    "uplink" => Uplink { who, kbit },
    "downlink" => Downlink { who, kbit },
    "size" => Size { who, count },
    "switch" => Switch { topology },
    "simulcast" => Simulcast { on },
    "record" => Record { on },
);

const fn int(min: i64, max: i64, new: i64) -> FieldKind {
    FieldKind::Int { min, max, new }
}

/// A rate, a delay, work, what there is, a price; the editor shows the default until another is given.
const fn rate(default: u64) -> FieldKind {
    int(1, 100_000, default as i64)
}
const fn time(default: u64) -> FieldKind {
    int(0, 10_000_000, default as i64)
}
const fn cores(default: u64) -> FieldKind {
    int(0, 1_000_000, default as i64)
}
const fn capacity(default: u64) -> FieldKind {
    int(1, 1_000_000_000, default as i64)
}
const fn price(default: u64) -> FieldKind {
    int(0, 1_000_000_000, default as i64)
}
const fn link(new: u64) -> FieldKind {
    int(1, 1_000_000, new as i64)
}

const TOPOLOGY: FieldKind = FieldKind::Choice(&["mesh", "sfu", "mcu"]);
const SENDS: FieldKind = FieldKind::Choice(&["video", "audio", "nothing"]);
/// What is proposed where a link becomes another one.
const NARROW: FieldKind = link(1_000);
const COUNT: FieldKind = int(1, MAX_COUNT, 1);
const WHO: FieldKind = FieldKind::Reference {
    list: "participants",
    key: "name",
};

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::required("topology", TOPOLOGY),
    Field::required(
        "participants",
        FieldKind::List {
            fields: &[
                Field::required("name", FieldKind::Text { max: 12, new: "P" }),
                Field::optional("count", COUNT),
                Field::optional("sends", SENDS),
                Field::optional("uplink_kbit", link(UPLINK)),
                Field::optional("downlink_kbit", link(DOWNLINK)),
                Field::optional("codec", FieldKind::Choice(&["both", "vp8", "h264"])),
                Field::optional("at_start", FieldKind::Bool),
            ],
            least: 1,
            most: MAX_ROWS,
        },
    ),
    Field::optional("simulcast", FieldKind::Bool),
    Field::optional("mix", FieldKind::Choice(&["minus-self", "common"])),
    Field::optional("mesh_encodes", FieldKind::Choice(&["per-receiver", "once"])),
    Field::optional(
        "slow_receiver",
        FieldKind::Choice(&["loses-video", "lowers-all"]),
    ),
    Field::optional("transcoding", FieldKind::Bool),
    Field::optional("recording", FieldKind::Bool),
    Field::optional("end_to_end", FieldKind::Bool),
    Field::optional(
        "happenings",
        FieldKind::List {
            fields: &[Field::required("event", EVENT)],
            least: 0,
            most: 2_000,
        },
    ),
    Field::optional(
        "media",
        FieldKind::Group(&[
            Field::optional("high_kbit", rate(MEDIA.high)),
            Field::optional("middle_kbit", rate(MEDIA.middle)),
            Field::optional("low_kbit", rate(MEDIA.low)),
            Field::optional("audio_kbit", int(1, 10_000, MEDIA.audio as i64)),
            Field::optional("floor_kbit", rate(MEDIA.floor)),
            Field::optional("fps", int(1, 240, MEDIA.fps as i64)),
        ]),
    ),
    Field::optional(
        "delays",
        FieldKind::Group(&[
            Field::optional("encode_us", time(DELAYS.encode)),
            Field::optional("decode_us", time(DELAYS.decode)),
            Field::optional("forward_us", time(DELAYS.forward)),
            Field::optional("mix_us", time(DELAYS.mix)),
            Field::optional("jitter_us", time(DELAYS.jitter)),
            Field::optional("server_us", time(DELAYS.server_way)),
            Field::optional("peer_us", time(DELAYS.peer_way)),
        ]),
    ),
    Field::optional(
        "work",
        FieldKind::Group(&[
            Field::optional("encode_mcore", cores(WORK.encode)),
            Field::optional("decode_mcore", cores(WORK.decode)),
            Field::optional("mix_mcore", cores(WORK.mix)),
            Field::optional("audio_mcore", cores(WORK.audio)),
            Field::optional("forward_mcore", cores(WORK.forward)),
            Field::optional("device_mcore", capacity(WORK.device)),
            Field::optional("server_mcore", capacity(WORK.server)),
        ]),
    ),
    Field::optional(
        "prices",
        FieldKind::Group(&[
            Field::optional("egress_micro", price(PRICES.egress)),
            Field::optional("core_micro", price(PRICES.core)),
        ]),
    ),
];

const EVENT: FieldKind = FieldKind::Variant {
    tag: "do",
    cases: &[
        ("join", &[Field::required("who", WHO)]),
        ("leave", &[Field::required("who", WHO)]),
        (
            "send",
            &[Field::required("who", WHO), Field::required("sends", SENDS)],
        ),
        (
            "uplink",
            &[Field::required("who", WHO), Field::required("kbit", NARROW)],
        ),
        (
            "downlink",
            &[Field::required("who", WHO), Field::required("kbit", NARROW)],
        ),
        (
            "size",
            &[Field::required("who", WHO), Field::required("count", COUNT)],
        ),
        ("switch", &[Field::required("topology", TOPOLOGY)]),
        ("simulcast", &[Field::required("on", FieldKind::Bool)]),
        ("record", &[Field::required("on", FieldKind::Bool)]),
    ],
};

/// The fields of a change of the past.
pub const INPUT_FIELDS: &[Field] = &[Field::required("input", EVENT)];

/// What the limits of single fields cannot say.
///
/// # Errors
/// Two rows of one name, an event about nobody, layers that are not in order.
pub fn check(sc: &Scenario) -> Result<(), Problem> {
    for (i, row) in sc.participants.iter().enumerate() {
        if let Some(first) = sc.participants[..i].iter().position(|p| p.name == row.name) {
            return Err(Problem::new("duplicate", format!("participants[{i}].name"))
                .with("value", row.name.as_str())
                .with("first", format!("participants[{first}].name")));
        }
    }
    let media = &sc.media;
    let range = |field: &str, value: u64, min: u64, max: u64| {
        if (min..=max).contains(&value) {
            return Ok(());
        }
        Err(Problem::range(
            format!("media.{field}_kbit"),
            value,
            min as i64,
            max as i64,
        ))
    };
    range("low", media.low, 1, media.high)?;
    range("middle", media.middle, media.low, media.high)?;
    range("floor", media.floor, 1, media.low)?;
    for (i, happening) in sc.happenings.iter().enumerate() {
        check_input(sc, &happening.event)
            .map_err(|p| p.under("event").under(&format!("happenings[{i}]")))?;
    }
    Ok(())
}

/// Whether a change names somebody there is.
///
/// # Errors
/// Where it does not.
pub fn check_input(sc: &Scenario, input: &Input) -> Result<(), Problem> {
    let names = || sc.participants.iter().map(|p| p.name.as_str());
    match input.who() {
        Some(who) if !names().any(|n| n == who) => Err(Problem::new("choice", "who")
            .with("value", who)
            .with("known", names().collect::<Vec<_>>().join(", "))),
        _ => Ok(()),
    }
}
