//! Offers and answers: what each call does to the state of a peer (RFC 8829 §4.1, W3C WebRTC §4.4).

use super::{
    Agreed, Desc, Direction, Gathering, Media, Next, Peer, Phase, Rc, Sdp, Section, Setup,
    Signaling, State, What, describe,
};
use crate::labs::rtc::signaling::{
    event::{Call, Letter},
    scenario::{Answering, Reply},
};
use kw_sdp::{Candidate, Description};

impl State {
    /// The sections a peer wants that nobody has spoken of.
    fn uncovered(&self, peer: Peer) -> Vec<(Media, Direction)> {
        let side = self.side(peer);
        let mut spoken: Vec<Media> = side.lines.iter().map(|l| l.kind).collect();
        let mut open = Vec::new();
        for (kind, direction) in &side.wants {
            match spoken.iter().position(|s| s == kind) {
                Some(at) => drop(spoken.remove(at)),
                None => open.push((*kind, *direction)),
            }
        }
        open
    }

    fn lines_of(&self, desc: &Desc) -> Description {
        let side = self.side(desc.from);
        let own: Vec<&Candidate> = side.found.iter().map(|id| self.candidate(*id)).collect();
        let complete = side.gathering == Gathering::Done;
        let text = describe::write(desc, &own, complete);
        // What is written here can be read: the tests hold it against every run.
        Description::read(&text).unwrap_or_default()
    }

    fn own_credentials(&mut self, peer: Peer) -> u32 {
        if let Some(own) = self.side(peer).credentials {
            return own;
        }
        // There are never more sets than descriptions, and no two are alike.
        let fresh = 2 * self.descs.len() as u32 + peer as u32;
        let side = self.side_mut(peer);
        side.credentials = Some(fresh);
        side.gathering = Gathering::New;
        side.found.clear();
        fresh
    }

    /// Makes a description and keeps it; its lines hold the candidates known so far.
    fn describe(
        &mut self,
        from: Peer,
        kind: Sdp,
        answers: Option<u32>,
        sections: Vec<Section>,
        setup: Setup,
    ) -> u32 {
        let credentials = self.own_credentials(from);
        let version = self.side(from).version;
        self.side_mut(from).version += 1;
        let mut desc = Desc {
            kind,
            from,
            answers,
            sections,
            credentials,
            setup,
            version,
            read: Description::default(),
        };
        desc.read = self.lines_of(&desc);
        self.descs.push(Rc::new(desc));
        self.descs.len() as u32 - 1
    }

    pub(super) fn offer(&mut self, peer: Peer) -> Option<What> {
        match self.side(peer).signaling {
            Signaling::Stable => {}
            Signaling::Closed => {
                return Some(What::Invalid(peer, Call::CreateOffer, Signaling::Closed));
            }
            _ => {
                self.side_mut(peer).needs = true;
                return Some(What::OfferWaits(peer));
            }
        }
        let of_line = |line: &Agreed| Section {
            kind: line.kind,
            direction: line.wish,
            refused: line.refused,
        };
        let mut sections: Vec<Section> = self.side(peer).lines.iter().map(of_line).collect();
        for (kind, direction) in self.uncovered(peer) {
            sections.push(Section {
                kind,
                direction,
                refused: false,
            });
        }
        let desc = self.describe(peer, Sdp::Offer, None, sections, Setup::ActPass);
        let side = self.side_mut(peer);
        side.needs = false;
        side.pending.0 = Some(desc);
        side.signaling = Signaling::HaveLocalOffer;
        self.send_when_ready(peer, desc);
        Some(What::LocalOffer(peer, desc))
    }

    /// A description goes off at once, or when all candidates are in it.
    fn send_when_ready(&mut self, peer: Peer, id: u32) {
        self.gather(peer);
        let is_whole = self.side(peer).gathering == Gathering::Done;
        if self.def.trickle || is_whole {
            let letter = Letter::Desc(id, self.desc(id).kind);
            self.then(Next::Send(peer, letter));
        } else {
            self.side_mut(peer).held.push(id);
            self.then(Next::Told(What::Held(peer, id)));
        }
    }

    /// Writes what was held anew, with all candidates, and sends it.
    pub(super) fn release(&mut self, peer: Peer) {
        for id in std::mem::take(&mut self.side_mut(peer).held) {
            let mut desc = Desc::clone(self.desc(id));
            desc.read = self.lines_of(&desc);
            let letter = Letter::Desc(id, desc.kind);
            self.descs[id as usize] = Rc::new(desc);
            self.then(Next::Send(peer, letter));
        }
    }

    /// A description reached a peer.
    pub(super) fn take(&mut self, peer: Peer, id: u32) -> Option<What> {
        let desc = self.desc(id).clone();
        let side = self.side(peer);
        let state = side.signaling;
        let invalid = What::Invalid(peer, Call::SetRemote(desc.kind), state);
        if desc.kind != Sdp::Offer {
            return Some(match state {
                Signaling::HaveLocalOffer | Signaling::HaveRemotePranswer => {
                    if desc.answers != side.pending.0 {
                        return Some(What::StaleAnswer(peer, id));
                    }
                    self.set_answer(peer, id)
                }
                _ => invalid,
            });
        }
        match state {
            Signaling::Stable | Signaling::HaveRemoteOffer => {
                let is_first = side.current.1.is_none() && side.pending.1.is_none();
                let rings = self.def.ring > 0 && is_first && self.def.recording.is_none();
                if rings && self.def.answering == Answering::Ringing {
                    let ring = self.def.ring;
                    if self.side_mut(peer).ringing.replace(id).is_none() {
                        self.later(ring, Next::RingOver(peer, id));
                    }
                    return Some(What::Ringing(peer, ring));
                }
                self.set_offer(peer, id)
            }
            Signaling::HaveLocalOffer if self.def.polite.is(peer) => {
                let own = self.side(peer).pending.0?;
                self.undo(peer);
                self.then(Next::SetOffer(peer, id));
                Some(What::GaveWay(peer, own))
            }
            Signaling::HaveLocalOffer => {
                self.side_mut(peer).ignoring = Some(desc.credentials);
                Some(What::OfferIgnored(peer, id))
            }
            _ => Some(invalid),
        }
    }

    pub(super) fn ring_over(&mut self, peer: Peer, id: u32) -> Option<What> {
        let side = self.side_mut(peer);
        if side.signaling == Signaling::HaveLocalPranswer {
            let open = side.pending.1?;
            return self.answer(peer, open, Sdp::Answer);
        }
        let id = side.ringing.take().unwrap_or(id);
        match side.signaling {
            Signaling::Stable => self.set_offer(peer, id),
            _ => self.take(peer, id),
        }
    }

    pub(super) fn set_offer(&mut self, peer: Peer, id: u32) -> Option<What> {
        let is_first = self.side(peer).current.1.is_none();
        let side = self.side_mut(peer);
        side.pending.1 = Some(id);
        side.ignoring = None;
        side.signaling = Signaling::HaveRemoteOffer;
        let kept = self.add_kept(peer);
        let ring = self.def.ring;
        if self.def.recording.is_none() {
            let provisional = self.def.answering == Answering::Provisional && ring > 0 && is_first;
            let kind = if provisional {
                self.later(ring, Next::RingOver(peer, id));
                Sdp::Provisional
            } else {
                Sdp::Answer
            };
            self.then(Next::Answer(peer, id, kind));
        }
        Some(What::RemoteOffer(peer, id, kept))
    }

    /// What a side wishes of a section of an offer; `None`: it refuses.
    fn reply(&self, peer: Peer, i: usize, offered: &Section) -> Option<Direction> {
        if offered.refused {
            return None;
        }
        if let Some(line) = self.side(peer).lines.get(i) {
            return (!line.refused).then_some(line.wish);
        }
        let wanted = self.def.media.get(i).filter(|m| m.kind == offered.kind);
        wanted.map_or(Reply::SendRecv, |m| m.answer).wish()
    }

    pub(super) fn answer(&mut self, peer: Peer, id: u32, kind: Sdp) -> Option<What> {
        let side = self.side(peer);
        let state = side.signaling;
        let owes = matches!(
            state,
            Signaling::HaveRemoteOffer | Signaling::HaveLocalPranswer
        );
        if !owes || side.pending.1 != Some(id) {
            return Some(What::Invalid(peer, Call::CreateAnswer, state));
        }
        // The part in DTLS stays what it was, or a new association would begin (RFC 8842 §5.3).
        let setup = side.role.unwrap_or(Setup::Active);
        let offer = self.desc(id).clone();
        let mut lines = Vec::new();
        let mut sections = Vec::new();
        // As many sections as the offer has, in its order (RFC 3264 §6).
        for (i, offered) in offer.sections.iter().enumerate() {
            let wish = self.reply(peer, i, offered);
            let direction = wish.map_or(Direction::Inactive, |w| offered.direction.answering(w));
            sections.push(Section {
                kind: offered.kind,
                direction,
                refused: wish.is_none(),
            });
            lines.push(Agreed {
                kind: offered.kind,
                refused: wish.is_none(),
                wish: wish.unwrap_or(Direction::Inactive),
            });
        }
        let made = self.describe(peer, kind, Some(id), sections, setup);
        let side = self.side_mut(peer);
        side.role = Some(setup);
        if kind == Sdp::Answer {
            side.current = (Some(made), Some(id));
            side.pending = (None, None);
            side.lines = lines;
            side.signaling = Signaling::Stable;
        } else {
            side.pending.0 = Some(made);
            side.signaling = Signaling::HaveLocalPranswer;
        }
        self.send_when_ready(peer, made);
        self.settle(peer);
        Some(What::LocalAnswer(peer, made))
    }

    pub(super) fn set_answer(&mut self, peer: Peer, id: u32) -> What {
        let answer = self.desc(id).clone();
        let own = self.side(peer).pending.0;
        let offer = own.map(|own| self.desc(own).clone());
        let side = self.side_mut(peer);
        side.role = Some(answer.setup.other());
        if answer.kind == Sdp::Answer {
            side.current = (own, Some(id));
            side.pending = (None, None);
            side.signaling = Signaling::Stable;
            let offered = offer.iter().flat_map(|o| &o.sections);
            side.lines = offered
                .zip(&answer.sections)
                .map(|(offered, answered)| Agreed {
                    kind: offered.kind,
                    refused: answered.refused,
                    wish: offered.direction,
                })
                .collect();
        } else {
            side.pending.1 = Some(id);
            side.signaling = Signaling::HaveRemotePranswer;
        }
        let kept = self.add_kept(peer);
        self.settle(peer);
        What::RemoteAnswer(peer, id, kept)
    }

    /// Something was agreed: is there more to agree on, and can the way between the peers begin?
    fn settle(&mut self, peer: Peer) {
        if self.def.recording.is_some() {
            return;
        }
        self.then(Next::Check(peer));
        let side = self.side(peer);
        let open = !(side.quiet || self.uncovered(peer).is_empty());
        if side.signaling == Signaling::Stable && (side.needs || open) {
            self.then(Next::Needed(peer));
        }
        self.open_later();
    }

    pub(super) fn needed(&mut self, peer: Peer) -> Option<What> {
        let is_stable = self.side(peer).signaling == Signaling::Stable;
        is_stable.then(|| {
            self.then(Next::Offer(peer));
            What::Needed(peer)
        })
    }

    /// What is open is gone; a transport that was made for it alone, too.
    fn undo(&mut self, peer: Peer) {
        let side = self.side_mut(peer);
        let (own, _) = std::mem::take(&mut side.pending);
        side.held.retain(|id| Some(*id) != own);
        side.signaling = Signaling::Stable;
        if side.current.0.is_none() {
            side.credentials = None;
            side.gathering = Gathering::New;
            side.found.clear();
            side.remote.clear();
            side.phase = Phase::New;
        }
    }

    pub(super) fn roll_back(&mut self, peer: Peer) -> What {
        let state = self.side(peer).signaling;
        match state {
            Signaling::HaveLocalOffer | Signaling::HaveRemoteOffer => {
                self.undo(peer);
                let side = self.side_mut(peer);
                side.quiet = true;
                side.needs = false;
                What::RolledBack(peer, state)
            }
            _ => What::Invalid(peer, Call::Rollback, state),
        }
    }
}
