//! What a step did.

use super::{
    formulas::Sum,
    plan::{Downlink, Uplink},
    scenario::{Sends, Topology},
};

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When, in µs.
    pub at: u64,
    /// The row it is about, and a second one.
    pub rows: (Option<u8>, Option<u8>),
    /// What was done.
    pub what: What,
    /// What there was before it.
    pub before: Totals,
}

/// What changes with every connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Connections.
    pub links: u64,
    /// Streams that are set up.
    pub streams: u64,
    /// Streams out of the server.
    pub out: u64,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A row joins.
    Joined,
    /// A row connects to the server.
    Connected,
    /// Two rows exchange streams; a row with itself.
    Linked,
    /// The mixer makes what everybody gets.
    Mixed,
    /// How well an uplink does now.
    Uplink(Uplink),
    /// How well a downlink does now.
    Downlink(Downlink),
    /// Two rows have no codec in common.
    Codec(CodecEnd),
    /// Who can read the media.
    Secured(Security),
    /// A formula with its numbers.
    Summed(Sum),
    /// The server has more to do than it can.
    ServerOverload,
    /// A device has more to do than it can.
    DeviceOverload,
    /// The call is recorded, or cannot be.
    Recorded {
        /// Whether it can.
        works: bool,
    },
    /// A picture is captured and encoded.
    FrameMade,
    /// It leaves the sender.
    FrameSent,
    /// The server passes it on.
    FrameForwarded,
    /// The server decodes it.
    FrameDecoded,
    /// The server puts it into a mix.
    FrameMixed,
    /// The server encodes the mix.
    FrameEncoded,
    /// It is on the screens of a row.
    FrameShown,
    /// There is no picture that reaches anybody.
    NoFrame,
    /// Something was changed.
    Changed(Change),
}

/// How a pair without a common codec ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodecEnd {
    /// The server changes the codec.
    Transcoded,
    /// Sound alone.
    SoundOnly,
}

/// Who can read the media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// There is no server in between.
    Direct,
    /// The server has the keys of each hop.
    HopByHop,
    /// The server passes on what it cannot read.
    EndToEnd,
    /// A server that has to mix, and cannot read.
    Impossible,
}

/// A change, as it came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A row has left.
    Left,
    /// A row sends something else.
    Sends(Sends),
    /// An uplink: before, after.
    Uplink(u64, u64),
    /// A downlink: before, after.
    Downlink(u64, u64),
    /// How many there are: before, after.
    Size(u64, u64),
    /// Another topology.
    Switched(Topology),
    /// Simulcast.
    Simulcast(bool),
    /// Recording.
    Record(bool),
    /// There was nothing to change.
    Nothing,
}
