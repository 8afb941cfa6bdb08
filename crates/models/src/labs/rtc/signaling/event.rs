//! What a step is: something a peer or the server did, or what came of it.

use super::{
    describe::Sdp,
    scenario::{Input, Peer},
};

/// The signaling state of a peer (RFC 8829 §3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signaling {
    /// Nothing is open.
    Stable,
    /// It offered and waits.
    HaveLocalOffer,
    /// It has an offer and owes an answer.
    HaveRemoteOffer,
    /// It has answered provisionally.
    HaveLocalPranswer,
    /// It has a provisional answer.
    HaveRemotePranswer,
    /// It hung up.
    Closed,
}

impl Signaling {
    /// All of them.
    pub const ALL: [Signaling; 6] = [
        Signaling::Stable,
        Signaling::HaveLocalOffer,
        Signaling::HaveRemoteOffer,
        Signaling::HaveLocalPranswer,
        Signaling::HaveRemotePranswer,
        Signaling::Closed,
    ];

    /// Its name in the interface of browsers.
    pub fn word(self) -> &'static str {
        match self {
            Signaling::Stable => "stable",
            Signaling::HaveLocalOffer => "have-local-offer",
            Signaling::HaveRemoteOffer => "have-remote-offer",
            Signaling::HaveLocalPranswer => "have-local-pranswer",
            Signaling::HaveRemotePranswer => "have-remote-pranswer",
            Signaling::Closed => "closed",
        }
    }
}

/// How far the way between the peers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Nothing yet.
    New,
    /// ICE tries pairs of candidates.
    Checking,
    /// ICE has a pair that works.
    Connected,
    /// DTLS has keys.
    Secured,
    /// The data channel is open.
    Open,
    /// It was closed.
    Closed,
}

impl Phase {
    /// Id of its word.
    pub fn word(self) -> &'static str {
        match self {
            Phase::New => "phase-new",
            Phase::Checking => "phase-checking",
            Phase::Connected => "phase-connected",
            Phase::Secured => "phase-secured",
            Phase::Open => "phase-open",
            Phase::Closed => "phase-closed",
        }
    }
}

/// What a note or a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// A description.
    Desc(u32, Sdp),
    /// A candidate.
    Candidate(u32),
    /// That no candidate will follow.
    End(u32),
    /// A chat message.
    Chat(u32),
    /// The first message of DTLS.
    Hello,
    /// That the other side closes.
    Close,
}

/// Where something leaves or arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Station {
    /// A peer.
    At(Peer),
    /// The server.
    Server,
}

/// Something under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flight {
    /// Its number in the run.
    pub id: u32,
    /// What it is.
    pub letter: Letter,
    /// Where it left.
    pub from: Station,
    /// Where it goes.
    pub to: Station,
    /// Who wrote it.
    pub author: Peer,
}

/// A call that the state of a peer does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// `setRemoteDescription` of a description.
    SetRemote(Sdp),
    /// `setLocalDescription` of a rollback.
    Rollback,
    /// `createOffer`.
    CreateOffer,
    /// `createAnswer`.
    CreateAnswer,
    /// `setLocalDescription` of a description.
    SetLocal(Sdp),
    /// `addIceCandidate`.
    AddCandidate,
}

impl Call {
    /// As it is written in a program.
    pub fn word(self) -> &'static str {
        match self {
            Call::SetRemote(Sdp::Offer) => "setRemoteDescription(offer)",
            Call::SetRemote(Sdp::Answer) => "setRemoteDescription(answer)",
            Call::SetRemote(Sdp::Provisional) => "setRemoteDescription(pranswer)",
            Call::Rollback => "setLocalDescription(rollback)",
            Call::CreateOffer => "createOffer()",
            Call::CreateAnswer => "createAnswer()",
            Call::SetLocal(Sdp::Offer) => "setLocalDescription(offer)",
            Call::SetLocal(_) => "setLocalDescription(answer)",
            Call::AddCandidate => "addIceCandidate()",
        }
    }
}

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Both are stable, agree, and are connected.
    Connected,
    /// Both are stable and agree, but there is no way between them.
    NoPath,
    /// Both are stable, but each holds another agreement.
    Disagree,
    /// Somebody waits for ever.
    Stuck,
    /// Somebody hung up.
    HungUp,
    /// Nobody offered anything.
    Nothing,
    /// The recording ends.
    Recorded,
}

impl Verdict {
    /// Its word in results.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Connected => "connected",
            Verdict::NoPath => "no-path",
            Verdict::Disagree => "disagree",
            Verdict::Stuck => "stuck",
            Verdict::HungUp => "hung-up",
            Verdict::Nothing => "nothing",
            Verdict::Recorded => "recorded",
        }
    }
}

/// Why a chat message cannot go through the channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoChannel {
    /// The call has none.
    None,
    /// It is not open yet.
    Connecting,
    /// It was closed.
    Closed,
}

impl NoChannel {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            NoChannel::None => "none",
            NoChannel::Connecting => "connecting",
            NoChannel::Closed => "closed",
        }
    }
}

/// What a step is. A number is that of a description or a candidate of the run.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A peer made an offer and set it.
    LocalOffer(Peer, u32),
    /// A description waits until all candidates are found.
    Held(Peer, u32),
    /// A peer that is not stable has to wait with its offer.
    OfferWaits(Peer),
    /// A peer still has something to agree on.
    Needed(Peer),
    /// A note leaves for the server.
    Sent(Peer, Letter),
    /// There is no server to send to.
    SendFailed(Peer, Letter),
    /// The server passes a note on to this peer.
    Passed(Peer, Letter),
    /// A note reached a server that is not there any more.
    NoteLost(Letter),
    /// A peer set an offer; so many candidates had waited for it.
    RemoteOffer(Peer, u32, u64),
    /// A peer leaves an offer alone while it rings, so long.
    Ringing(Peer, u64),
    /// A peer made an answer and set it.
    LocalAnswer(Peer, u32),
    /// A peer set an answer; so many candidates had waited for it.
    RemoteAnswer(Peer, u32, u64),
    /// A peer gave way and took its offer back.
    GaveWay(Peer, u32),
    /// A peer took back what was open.
    RolledBack(Peer, Signaling),
    /// A peer that does not give way ignores an offer.
    OfferIgnored(Peer, u32),
    /// An answer to an offer that was taken back.
    StaleAnswer(Peer, u32),
    /// A call that the state does not allow.
    Invalid(Peer, Call, Signaling),
    /// A peer found a candidate; whether it went off at once.
    Found(Peer, u32, bool),
    /// A peer has found all its candidates.
    Gathered(Peer),
    /// A peer took over a candidate.
    Added(Peer, u32),
    /// A candidate came too early and is kept.
    Kept(Peer, u32),
    /// A candidate came too early and is lost; whether there was any remote description.
    Refused(Peer, u32, bool),
    /// A candidate of an offer that was ignored.
    CandidateIgnored(Peer, u32),
    /// No candidate will follow.
    EndGot(Peer),
    /// The server left.
    ServerLeft,
    /// A peer begins to try pairs.
    Checking(Peer),
    /// A peer learned of the other from its checks.
    Learned(Peer),
    /// ICE has a pair.
    Connected(Peer),
    /// The one who begins sends the first message of DTLS.
    Hello(Peer),
    /// The other answers it, and certificates are compared.
    HelloGot(Peer),
    /// DTLS has keys; whether media flow from now on.
    Secured(Peer, bool),
    /// The data channel is open.
    Open(Peer),
    /// A chat message came through the server.
    ChatThroughServer(Peer, u32),
    /// A chat message leaves through the channel.
    ChatDirect(Peer, u32),
    /// A chat message came through the channel.
    ChatThroughChannel(Peer, u32),
    /// A chat message has no channel.
    ChatRefused(Peer, u32, NoChannel),
    /// A peer hung up.
    HungUp(Peer),
    /// A peer is told that the other closed.
    OtherGone(Peer),
    /// There is nothing of that kind to do.
    NothingToDo(Peer),
    /// A learner's change.
    Change(Input),
    /// A learner's change that finds nothing to act on.
    NoEffect,
    /// The end.
    End(Verdict),
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: u64,
    /// What.
    pub what: What,
    /// What left with it.
    pub leaves: Option<Flight>,
    /// The number of the flight that arrived with it.
    pub arrives: Option<u32>,
}
