//! A recording, walked: what its descriptions and candidates do to both peers, in their order.

use super::{Desc, Next, Peer, Rc, Sdp, Section, Setup, Signaling, State, What};
use crate::labs::rtc::signaling::{
    event::Call,
    scenario::{Direction, Entry, Media, Recorded},
};
use kw_sdp::{Candidate, Description};

/// What a description read from a recording is for the model.
fn desc_of(entry: &Entry, id: u32, answers: Option<u32>) -> Option<Desc> {
    let read = Description::read(&entry.text).ok()?;
    let section = |i: usize| {
        let direction = match read.direction(i) {
            "sendonly" => Direction::SendOnly,
            "recvonly" => Direction::RecvOnly,
            "inactive" => Direction::Inactive,
            _ => Direction::SendRecv,
        };
        Section {
            kind: match read.media[i].kind.as_str() {
                "audio" => Media::Audio,
                "video" => Media::Video,
                _ => Media::Data,
            },
            direction,
            refused: read.media[i].port == 0,
        }
    };
    let setup = match read.value(0, "setup") {
        Some("active") => Setup::Active,
        Some("passive") => Setup::Passive,
        _ => Setup::ActPass,
    };
    Some(Desc {
        kind: match entry.kind {
            Recorded::Answer => Sdp::Answer,
            _ => Sdp::Offer,
        },
        from: entry.from,
        answers,
        sections: (0..read.media.len()).map(section).collect(),
        credentials: id,
        setup,
        version: 0,
        read,
    })
}

impl State {
    /// The next entry of the recording.
    pub(super) fn entry(&mut self, i: u32) -> Option<What> {
        let def = self.def.clone();
        let entry = def.recording.as_ref()?.entries.get(i as usize)?;
        let (from, to) = (entry.from, entry.from.other());
        if entry.kind == Recorded::Candidate {
            return self.recorded_candidate(from, &entry.text);
        }
        let id = self.descs.len() as u32;
        let answers = match entry.kind {
            Recorded::Answer => self.side(to).pending.0,
            _ => None,
        };
        self.descs.push(Rc::new(desc_of(entry, id, answers)?));
        let side = self.side_mut(from);
        let state = side.signaling;
        let fits = match entry.kind {
            Recorded::Answer => state == Signaling::HaveRemoteOffer,
            _ => state == Signaling::Stable,
        };
        self.then(Next::Take(to, id));
        let kind = self.desc(id).kind;
        if !fits {
            return Some(What::Invalid(from, Call::SetLocal(kind), state));
        }
        let setup = self.desc(id).setup;
        let side = self.side_mut(from);
        side.credentials = Some(id);
        Some(match kind {
            Sdp::Offer => {
                side.pending.0 = Some(id);
                side.signaling = Signaling::HaveLocalOffer;
                What::LocalOffer(from, id)
            }
            _ => {
                side.current = (Some(id), side.pending.1);
                side.pending = (None, None);
                side.signaling = Signaling::Stable;
                side.role = Some(setup);
                What::LocalAnswer(from, id)
            }
        })
    }

    fn recorded_candidate(&mut self, from: Peer, text: &str) -> Option<What> {
        let candidate = Candidate::parse(text).ok()?;
        // The set of credentials it names; it may come before its description.
        let named = candidate.extension("ufrag").map(str::to_owned);
        let entries = &self.def.recording.as_ref()?.entries;
        let described = entries.iter().filter(|e| e.kind != Recorded::Candidate);
        let own = described.enumerate().filter(|(_, e)| e.from == from);
        let mut ids = own.filter_map(|(i, e)| {
            let read = Description::read(&e.text).ok()?;
            let mut all = read
                .lines
                .iter()
                .filter_map(|l| l.text.strip_prefix("a=ice-ufrag:"));
            let fits = named.as_ref().is_none_or(|name| all.any(|u| u == name));
            fits.then_some(i as u32)
        });
        let of = ids.next().unwrap_or(u32::MAX);
        self.candidates.push((from, of, Rc::new(candidate)));
        let id = self.candidates.len() as u32 - 1;
        self.side_mut(from).found.push(id);
        self.then(Next::Trickled(from.other(), id));
        Some(What::Found(from, id, true))
    }
}
