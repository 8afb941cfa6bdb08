//! The scenario: what the call is about, who does what when, the way through the server, what is chatted.

mod fields;

pub use fields::{FIELDS, INPUT_FIELDS};

use crate::form::form;

/// Most media sections that a call begins with.
pub const MAX_MEDIA: usize = 8;
/// Most actions of the peers.
pub const MAX_ACTIONS: usize = 200;
/// Most candidates of both peers.
pub const MAX_CANDIDATES: usize = 40;
/// Most chat messages.
pub const MAX_CHAT: usize = 2_000;
/// Most entries of a recording.
pub const MAX_ENTRIES: usize = 500;
/// Longest description of a recording, in characters.
pub const MAX_SDP: usize = 60_000;
/// One of the two who talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Peer {
    /// A.
    A,
    /// B.
    B,
}

impl Peer {
    /// Both.
    pub const BOTH: [Peer; 2] = [Peer::A, Peer::B];

    /// Its place in lists.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The other one.
    pub fn other(self) -> Peer {
        match self {
            Peer::A => Peer::B,
            Peer::B => Peer::A,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Peer::A => "A",
            Peer::B => "B",
        }
    }
}

/// What a media section carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// Sound.
    Audio,
    /// Moving pictures.
    Video,
    /// A data channel.
    Data,
}

impl Media {
    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Media::Audio => "audio",
            Media::Video => "video",
            Media::Data => "data",
        }
    }
}

/// Which way media go, seen from one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Both ways.
    SendRecv,
    /// This side sends.
    SendOnly,
    /// This side receives.
    RecvOnly,
    /// Neither.
    Inactive,
}

impl Direction {
    fn of(sends: bool, receives: bool) -> Direction {
        match (sends, receives) {
            (true, true) => Direction::SendRecv,
            (true, false) => Direction::SendOnly,
            (false, true) => Direction::RecvOnly,
            (false, false) => Direction::Inactive,
        }
    }

    /// Whether this side sends.
    pub fn sends(self) -> bool {
        matches!(self, Direction::SendRecv | Direction::SendOnly)
    }

    /// Whether this side receives.
    pub fn receives(self) -> bool {
        matches!(self, Direction::SendRecv | Direction::RecvOnly)
    }

    /// The same, seen from the other side.
    pub fn reversed(self) -> Direction {
        Direction::of(self.receives(), self.sends())
    }

    /// What is left where each side goes along with what it wishes (RFC 3264 §6.1).
    pub fn answering(self, wish: Direction) -> Direction {
        let offered = self.reversed();
        Direction::of(
            offered.sends() && wish.sends(),
            offered.receives() && wish.receives(),
        )
    }

    /// Its word in descriptions.
    pub fn word(self) -> &'static str {
        match self {
            Direction::SendRecv => "sendrecv",
            Direction::SendOnly => "sendonly",
            Direction::RecvOnly => "recvonly",
            Direction::Inactive => "inactive",
        }
    }
}

/// What the one who is asked makes of a media section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// It sends and receives.
    SendRecv,
    /// It only sends.
    SendOnly,
    /// It only receives.
    RecvOnly,
    /// Neither, but the section stays.
    Inactive,
    /// It refuses the section.
    Reject,
}

impl Reply {
    /// The direction it wishes; `None`: it refuses.
    pub fn wish(self) -> Option<Direction> {
        match self {
            Reply::SendRecv => Some(Direction::SendRecv),
            Reply::SendOnly => Some(Direction::SendOnly),
            Reply::RecvOnly => Some(Direction::RecvOnly),
            Reply::Inactive => Some(Direction::Inactive),
            Reply::Reject => None,
        }
    }
}

/// One medium the call begins with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// What it carries.
    pub kind: Media,
    /// The direction that is offered.
    pub direction: Direction,
    /// What the other side makes of it.
    pub answer: Reply,
}

/// What a peer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It offers.
    Offer,
    /// It wants sound as well.
    AddAudio,
    /// It wants pictures as well.
    AddVideo,
    /// It wants a data channel as well.
    AddData,
    /// It takes its offer back.
    Rollback,
    /// It sends its last answer once more.
    AnswerAgain,
    /// It hangs up.
    HangUp,
}

/// An action of a peer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Action {
    /// When, in microseconds.
    pub at: u64,
    /// Who.
    pub peer: Peer,
    /// What.
    pub does: Deed,
}

/// How a candidate was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An address of the machine.
    Host,
    /// What a STUN server saw.
    Srflx,
    /// An address of a TURN server.
    Relay,
}

/// A candidate that a peer will find.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Who.
    pub peer: Peer,
    /// So long after its gathering begins, in microseconds.
    pub after: u64,
    /// How.
    pub kind: Found,
    /// Where.
    pub address: String,
    /// Its port.
    pub port: u64,
}

/// The way a chat message takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Through the signaling server.
    Server,
    /// Through the data channel.
    Channel,
}

/// A chat message.
#[derive(Debug, Clone, PartialEq)]
pub struct Chat {
    /// When, in microseconds.
    pub at: u64,
    /// Who writes.
    pub from: Peer,
    /// Which way.
    pub via: Via,
    /// What.
    pub text: String,
}

/// Who gives way when both offer at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polite {
    /// A.
    A,
    /// B.
    B,
    /// Both, which is a mistake.
    Both,
    /// Nobody, which is one, too.
    None,
}

impl Polite {
    /// Whether this peer gives way.
    pub fn is(self, peer: Peer) -> bool {
        match self {
            Polite::A => peer == Peer::A,
            Polite::B => peer == Peer::B,
            Polite::Both => true,
            Polite::None => false,
        }
    }
}

/// What the application does with candidates that come before the description they belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Early {
    /// It keeps them until then.
    Keep,
    /// It gives them to the browser at once.
    Add,
}

/// How the first offer is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    /// At once.
    AtOnce,
    /// When somebody has picked up; until then the application does nothing with the offer.
    Ringing,
    /// With a provisional answer at once, and the final one when somebody has picked up.
    Provisional,
}

/// What an entry of a recording is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// An offer.
    Offer,
    /// An answer.
    Answer,
    /// A candidate.
    Candidate,
}

/// An entry of a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: Recorded,
    /// Whose it is.
    pub from: Peer,
    /// A description, or a candidate's line.
    pub text: String,
}

/// A recording of a real call.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// What it is called.
    pub name: String,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// What the call begins with.
    pub media: Vec<Wanted>,
    /// What peers do.
    pub actions: Vec<Action>,
    /// Who gives way when both offer.
    pub polite: Polite,
    /// Whether candidates are sent one by one as they are found.
    pub trickle: bool,
    /// What happens to candidates that come early.
    pub early: Early,
    /// How the first offer is answered.
    pub answering: Answering,
    /// How long it rings, in microseconds.
    pub ring: u64,
    /// Candidates that will be found.
    pub candidates: Vec<Finding>,
    /// From A to the server, one way, in microseconds.
    pub delay_a: u64,
    /// From B to the server.
    pub delay_b: u64,
    /// From peer to peer.
    pub delay_direct: u64,
    /// When the server leaves.
    pub server_leaves: Option<u64>,
    /// What is chatted.
    pub chat: Vec<Chat>,
    /// A recording of a real call in place of all this.
    pub recording: Option<Recording>,
}

impl Default for Scenario {
    /// The first call.
    fn default() -> Self {
        super::presets::first_call()
    }
}

form!(Scenario { media = super::presets::data_only(), actions = Vec::new(), polite = Polite::B, trickle = true, early = Early::Keep, answering = Answering::AtOnce, ring = 0, candidates = Vec::new(), delay_a = 20_000, delay_b = 20_000, delay_direct = 10_000, server_leaves = None; quiet, chat = Vec::new(), recording = None; quiet });
form!(Wanted { kind, direction = Direction::SendRecv, answer = Reply::SendRecv });
form!(Action { at = 0, peer, does = Deed::Offer });
form!(Finding { peer, after = 0, kind = Found::Host, address, port = 50_000 });
form!(Chat { at = 0, from, via = Via::Channel, text });
form!(Recording { name, entries });
form!(Entry { kind, from, text });
form!(Peer: A = "A", B = "B");
form!(Media: Audio = "audio", Video = "video", Data = "data");
form!(Direction: SendRecv = "sendrecv", SendOnly = "sendonly", RecvOnly = "recvonly", Inactive = "inactive");
form!(Reply: SendRecv = "sendrecv", SendOnly = "sendonly", RecvOnly = "recvonly", Inactive = "inactive", Reject = "reject");
form!(Deed: Offer = "offer", AddAudio = "add-audio", AddVideo = "add-video", AddData = "add-data", Rollback = "rollback", AnswerAgain = "answer-again", HangUp = "hang-up");
form!(Found: Host = "host", Srflx = "srflx", Relay = "relay");
form!(Via: Server = "server", Channel = "channel");
form!(Polite: A = "A", B = "B", Both = "both", None = "none");
form!(Early: Keep = "keep", Add = "add");
form!(Answering: AtOnce = "at-once", Ringing = "ringing", Provisional = "provisional");
form!(Recorded: Offer = "offer", Answer = "answer", Candidate = "candidate");

/// One change of the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A peer does something.
    Act {
        /// Who.
        peer: Peer,
        /// What.
        does: Deed,
    },
    /// A peer writes.
    Write {
        /// Who.
        from: Peer,
        /// Which way.
        via: Via,
    },
    /// A peer finds one candidate more.
    Finds {
        /// Who.
        peer: Peer,
        /// How.
        kind: Found,
    },
    /// The server leaves.
    ServerLeaves {},
}

form!(Input by "do":
    "act" => Act { peer, does = Deed::Offer },
    "write" => Write { from, via = Via::Channel },
    "finds" => Finds { peer, kind = Found::Host },
    "server-leaves" => ServerLeaves {},
);
