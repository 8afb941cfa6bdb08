//! What the pictures and the results keep of a step.

use super::{
    describe::Sdp,
    event::{Event, Letter, Station, What},
    scenario::{Input, Peer},
};

/// What is kept of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The clock, in microseconds.
    pub at: u64,
    /// Id of the words on its line.
    pub row: &'static str,
    /// Where it happened.
    pub place: Station,
    /// What left: its number, and where it goes.
    pub leaves: Option<(u32, Station)>,
    /// The number of what arrived.
    pub arrives: Option<u32>,
    /// What it is about, where that is a note or a message.
    pub letter: Option<Letter>,
    /// Whether it went wrong.
    pub bad: bool,
}

/// The mark of a step.
pub fn mark(event: &Event) -> Mark {
    let (row, place, letter) = row(&event.what);
    let bad = matches!(
        event.what,
        What::SendFailed(..)
            | What::NoteLost(_)
            | What::Invalid(..)
            | What::Refused(..)
            | What::StaleAnswer(..)
            | What::ServerLeft
            | What::ChatRefused(..)
    );
    Mark {
        at: event.at,
        row,
        place,
        leaves: event.leaves.map(|f| (f.id, f.to)),
        arrives: event.arrives,
        letter: event.leaves.map(|f| f.letter).or(letter),
        bad,
    }
}

fn sent(letter: Letter) -> &'static str {
    match letter {
        Letter::Desc(_, Sdp::Offer) => "row-sent-offer",
        Letter::Desc(..) => "row-sent-answer",
        Letter::Chat(_) => "row-sent-chat",
        _ => "row-sent-end",
    }
}

fn passed(letter: Letter) -> &'static str {
    match letter {
        Letter::Desc(_, Sdp::Offer) => "row-passed-offer",
        Letter::Desc(..) => "row-passed-answer",
        Letter::Chat(_) => "row-passed-chat",
        Letter::Candidate(_) => "row-passed-candidate",
        _ => "row-passed-end",
    }
}

fn row(what: &What) -> (&'static str, Station, Option<Letter>) {
    let at = Station::At;
    let plain = |row, peer: Peer| (row, at(peer), None);
    let chat = |row, peer: Peer, id| (row, at(peer), Some(Letter::Chat(id)));
    match *what {
        What::LocalOffer(peer, _) => plain("row-local-offer", peer),
        What::Held(peer, _) => plain("row-held", peer),
        What::OfferWaits(peer) => plain("row-offer-waits", peer),
        What::Needed(peer) => plain("row-needed", peer),
        What::Sent(peer, letter) => (sent(letter), at(peer), Some(letter)),
        What::SendFailed(peer, letter) => ("row-send-failed", at(peer), Some(letter)),
        What::Passed(_, letter) => (passed(letter), Station::Server, Some(letter)),
        What::NoteLost(letter) => ("row-note-lost", Station::Server, Some(letter)),
        What::RemoteOffer(peer, ..) => plain("row-remote-offer", peer),
        What::Ringing(peer, _) => plain("row-ringing", peer),
        What::LocalAnswer(peer, _) => plain("row-local-answer", peer),
        What::RemoteAnswer(peer, ..) => plain("row-remote-answer", peer),
        What::GaveWay(peer, _) => plain("row-gave-way", peer),
        What::RolledBack(peer, _) => plain("row-rolled-back", peer),
        What::OfferIgnored(peer, _) => plain("row-offer-ignored", peer),
        What::StaleAnswer(peer, _) => plain("row-stale-answer", peer),
        What::Invalid(peer, ..) => plain("row-invalid", peer),
        What::Found(peer, ..) => plain("row-found", peer),
        What::Gathered(peer) => plain("row-gathered", peer),
        What::Added(peer, _) => plain("row-added", peer),
        What::Kept(peer, _) => plain("row-kept", peer),
        What::Refused(peer, ..) => plain("row-refused", peer),
        What::CandidateIgnored(peer, _) => plain("row-candidate-ignored", peer),
        What::EndGot(peer) => plain("row-end-got", peer),
        What::ServerLeft => ("row-server-left", Station::Server, None),
        What::Checking(peer) => plain("row-checking", peer),
        What::Learned(peer) => plain("row-learned", peer),
        What::Connected(peer) => plain("row-connected", peer),
        What::Hello(peer) => plain("row-hello", peer),
        What::HelloGot(peer) => plain("row-hello-got", peer),
        What::Secured(peer, _) => plain("row-secured", peer),
        What::Open(peer) => plain("row-open", peer),
        What::ChatThroughServer(peer, id) => chat("row-chat-server", peer, id),
        What::ChatDirect(peer, id) => chat("row-chat-direct", peer, id),
        What::ChatThroughChannel(peer, id) => chat("row-chat-channel", peer, id),
        What::ChatRefused(peer, id, _) => chat("row-chat-refused", peer, id),
        What::HungUp(peer) => plain("row-hung-up", peer),
        What::OtherGone(peer) => plain("row-other-gone", peer),
        What::NothingToDo(peer) => plain("row-nothing", peer),
        What::Change(ref input) => match *input {
            Input::Act { peer, .. } | Input::Finds { peer, .. } => plain("row-change", peer),
            Input::Write { from, .. } => plain("row-change", from),
            Input::ServerLeaves {} => ("row-change", Station::Server, None),
        },
        What::NoEffect => ("row-change", Station::Server, None),
        What::End(_) => ("row-end", Station::Server, None),
    }
}
