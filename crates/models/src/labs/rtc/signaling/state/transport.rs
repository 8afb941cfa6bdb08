//! Candidates, and the way between the peers in fixed steps: ICE, DTLS, SCTP; and what goes over it.
//!
//! Any pair of candidates works here: which do in truth, and why, is the subject of the lab on ICE.

use super::{
    Address, Candidate, Found, Gathering, Input, Kind, Letter, Media, Next, Peer, Phase, Rc, Sdp,
    Setup, Side, Signaling, State, Station, Via, What,
};
use crate::labs::rtc::signaling::{
    describe,
    event::{Call, Event, NoChannel},
    scenario::Early,
};

/// Round trips between the peers that ICE, DTLS and SCTP each take.
pub const ROUNDS: [u64; 3] = [1, 2, 2];

impl State {
    /// Begins the search for candidates, where there is none yet.
    pub(super) fn gather(&mut self, peer: Peer) {
        let side = self.side_mut(peer);
        let Some(own) = side
            .credentials
            .filter(|_| side.gathering == Gathering::New)
        else {
            return;
        };
        side.gathering = Gathering::Running;
        let def = self.def.clone();
        let mut last = 0;
        for (i, finding) in (0..).zip(&def.candidates) {
            if finding.peer == peer {
                last = last.max(finding.after);
                self.later(finding.after, Next::Find(peer, i, own));
            }
        }
        self.later(last, Next::Gathered(peer, own));
    }

    /// A change of the past: a candidate more.
    pub(super) fn one_more(&mut self, input: &Input, peer: Peer, kind: Found) -> Event {
        let side = self.side(peer);
        let own = side
            .credentials
            .filter(|_| side.signaling != Signaling::Closed);
        let what = match own {
            Some(own) => {
                self.more.push(kind);
                let index = self.def.candidates.len() + self.more.len() - 1;
                self.then(Next::Find(peer, index as u16, own));
                What::Change(input.clone())
            }
            None => What::NoEffect,
        };
        self.event(what)
    }

    pub(super) fn find(&mut self, peer: Peer, finding: u16, of: u32) -> Option<What> {
        let side = self.side(peer);
        if side.credentials != Some(of) || side.signaling == Signaling::Closed {
            return None;
        }
        let candidate = self.made(peer, usize::from(finding), of)?;
        self.candidates.push((peer, of, Rc::new(candidate)));
        let id = self.candidates.len() as u32 - 1;
        self.side_mut(peer).found.push(id);
        self.then(Next::Check(peer));
        let letter = Letter::Candidate(id);
        let goes = self.def.trickle && self.server;
        if goes {
            self.launch(peer, Station::At(peer), Station::Server, letter);
        } else if self.def.trickle {
            self.then(Next::Send(peer, letter));
        }
        Some(What::Found(peer, id, goes))
    }

    fn made(&self, peer: Peer, finding: usize, of: u32) -> Option<Candidate> {
        let (kind, address, port) = match self.def.candidates.get(finding) {
            Some(f) => (f.kind, Address::parse(&f.address)?, f.port),
            None => {
                let n = finding - self.def.candidates.len();
                let address = [198, 51, 100, 1 + (n % 250) as u8];
                (*self.more.get(n)?, Address::V4(address.into()), 50_000)
            }
        };
        let (kind, preference) = match kind {
            Found::Host => (Kind::Host, 126),
            Found::Srflx => (Kind::ServerReflexive, 100),
            Found::Relay => (Kind::Relayed, 0),
        };
        let own = self.side(peer).found.iter().map(|id| self.candidate(*id));
        let base = own.clone().find(|c| c.kind == Kind::Host);
        let related = (kind != Kind::Host).then(|| match base {
            Some(base) if !base.address.is_mdns() => (base.address.clone(), base.port),
            _ => (Address::V4([0, 0, 0, 0].into()), 0),
        });
        // RFC 8445 §5.1.2.1; the first of a kind is preferred.
        let local = 65_535 - own.filter(|c| c.kind == kind).count() as u32;
        Some(Candidate {
            foundation: (1 + finding).to_string(),
            component: 1,
            transport: "udp".to_owned(),
            priority: (preference << 24) + (local << 8) + 255,
            address,
            port: port as u16,
            kind,
            related,
            tcp_type: None,
            extensions: vec![("ufrag".to_owned(), describe::credentials(of).0)],
        })
    }

    pub(super) fn gathered(&mut self, peer: Peer, of: u32) -> Option<What> {
        let side = self.side_mut(peer);
        if side.credentials != Some(of) || side.signaling == Signaling::Closed {
            return None;
        }
        side.gathering = Gathering::Done;
        if self.def.trickle {
            self.then(Next::Send(peer, Letter::End(of)));
        } else {
            self.release(peer);
        }
        Some(What::Gathered(peer))
    }

    /// The credentials of the other that a peer knows.
    fn knows(&self, side: &Side, credentials: u32) -> bool {
        let remote = [side.pending.1, side.current.1].into_iter().flatten();
        remote
            .into_iter()
            .any(|id| self.desc(id).credentials == credentials)
    }

    pub(super) fn got_candidate(&mut self, peer: Peer, id: u32) -> What {
        let of = self.candidates[id as usize].1;
        let side = self.side(peer);
        if side.signaling == Signaling::Closed {
            return What::Invalid(peer, Call::AddCandidate, Signaling::Closed);
        }
        if self.knows(side, of) {
            self.side_mut(peer).remote.push(id);
            self.then(Next::Check(peer));
            return What::Added(peer, id);
        }
        if side.ignoring == Some(of) {
            return What::CandidateIgnored(peer, id);
        }
        let has_remote = side.pending.1.or(side.current.1).is_some();
        match self.def.early {
            Early::Keep => {
                self.side_mut(peer).early.push(id);
                What::Kept(peer, id)
            }
            Early::Add => {
                self.side_mut(peer).lost += 1;
                What::Refused(peer, id, has_remote)
            }
        }
    }

    /// Candidates that waited for their description are taken over; how many they are.
    pub(super) fn add_kept(&mut self, peer: Peer) -> u64 {
        let early = std::mem::take(&mut self.side_mut(peer).early);
        let (mut taken, mut kept) = (Vec::new(), Vec::new());
        for id in early {
            let of = self.candidates[id as usize].1;
            if self.knows(self.side(peer), of) {
                taken.push(id);
            } else {
                kept.push(id);
            }
        }
        let count = taken.len() as u64;
        let side = self.side_mut(peer);
        side.early = kept;
        side.remote.extend(taken);
        count
    }

    /// The descriptions that a peer goes by: its own, and the other's.
    fn pair(&self, side: &Side) -> Option<(u32, u32)> {
        let open = side.pending.0.zip(side.pending.1);
        open.or_else(|| side.current.0.zip(side.current.1))
    }

    /// The credentials that a peer uses: its own, and the other's.
    fn keys(&self, side: &Side) -> Option<(u32, u32)> {
        let (own, other) = self.pair(side)?;
        Some((self.desc(own).credentials, self.desc(other).credentials))
    }

    /// Whether a peer has, by the answer it goes by, a section of such a kind.
    pub fn carries(&self, peer: Peer, is: fn(Media) -> bool) -> bool {
        let pair = self.pair(self.side(peer));
        let both = pair.into_iter().flat_map(|(own, other)| [own, other]);
        let mut answers = both.filter(|id| self.desc(*id).kind != Sdp::Offer);
        answers.any(|id| {
            let sections = &self.desc(id).sections;
            sections.iter().any(|s| !s.refused && is(s.kind))
        })
    }

    /// Whether what each uses is what the other expects.
    fn matching(&self) -> bool {
        let [a, b] = &self.sides;
        match (self.keys(a), self.keys(b)) {
            (Some((own, other)), Some(back)) => (other, own) == back,
            _ => false,
        }
    }

    /// Whether a peer can begin to try pairs as soon as it knows where.
    fn is_ready(&self, peer: Peer) -> bool {
        let side = self.side(peer);
        let waits = side.phase == Phase::New && side.signaling != Signaling::Closed;
        waits && !side.found.is_empty() && self.pair(side).is_some()
    }

    /// Whether the other knows where to try: from candidates of its own, or in the description.
    fn knows_where(&self, peer: Peer) -> bool {
        let side = self.side(peer);
        let remote = side.pending.1.or(side.current.1);
        let inside = remote.is_some_and(|id| self.desc(id).read.candidates().next().is_some());
        !side.remote.is_empty() || inside
    }

    pub(super) fn check(&mut self, peer: Peer) -> Option<What> {
        if self.def.recording.is_some() || !self.is_ready(peer) {
            return None;
        }
        let called = self.matching() && self.side(peer.other()).phase == Phase::Checking;
        if self.knows_where(peer) {
            self.begin(peer);
            Some(What::Checking(peer))
        } else if called {
            self.begin(peer);
            Some(What::Learned(peer))
        } else {
            None
        }
    }

    fn begin(&mut self, peer: Peer) {
        self.side_mut(peer).phase = Phase::Checking;
        if !self.matching() {
            return;
        }
        let direct = self.def.delay_direct;
        if self.side(peer.other()).phase == Phase::Checking {
            for peer in Peer::BOTH {
                self.later(2 * direct * ROUNDS[0], Next::Connected(peer));
            }
        } else {
            self.later(direct, Next::CheckArrives(peer.other()));
        }
    }

    pub(super) fn check_arrives(&mut self, peer: Peer) -> Option<What> {
        let called = self.matching() && self.side(peer.other()).phase == Phase::Checking;
        (called && self.is_ready(peer)).then(|| {
            self.begin(peer);
            What::Learned(peer)
        })
    }

    /// The way gets one stage further, if it is where it should be.
    fn advance(&mut self, peer: Peer, from: Phase, to: Phase) -> bool {
        let side = self.side_mut(peer);
        let fits = side.phase == from;
        if fits {
            side.phase = to;
        }
        fits
    }

    pub(super) fn connected(&mut self, peer: Peer) -> Option<What> {
        self.advance(peer, Phase::Checking, Phase::Connected)
            .then(|| {
                if self.side(peer).role == Some(Setup::Active) {
                    self.then(Next::Hello(peer));
                }
                What::Connected(peer)
            })
    }

    pub(super) fn hello(&mut self, peer: Peer) -> Option<What> {
        (self.side(peer).phase == Phase::Connected).then(|| {
            let (from, to) = (Station::At(peer), Station::At(peer.other()));
            self.launch(peer, from, to, Letter::Hello);
            for peer in Peer::BOTH {
                let rounds = 2 * self.def.delay_direct * ROUNDS[1];
                self.later(rounds, Next::Secured(peer));
            }
            What::Hello(peer)
        })
    }

    pub(super) fn secured(&mut self, peer: Peer) -> Option<What> {
        if !self.advance(peer, Phase::Connected, Phase::Secured) {
            return None;
        }
        let media = self.carries(peer, |kind| kind != Media::Data);
        if media {
            self.ready.get_or_insert(self.now);
        }
        self.open_later();
        Some(What::Secured(peer, media))
    }

    /// The data channel opens as soon as both have keys and have agreed on one.
    pub(super) fn open_later(&mut self) {
        let can = |peer: Peer| {
            let has = self.carries(peer, |kind| kind == Media::Data);
            has && self.side(peer).phase == Phase::Secured
        };
        if !self.opening && Peer::BOTH.into_iter().all(can) {
            self.opening = true;
            for peer in Peer::BOTH {
                let rounds = 2 * self.def.delay_direct * ROUNDS[2];
                self.later(rounds, Next::Open(peer));
            }
        }
    }

    pub(super) fn open(&mut self, peer: Peer) -> Option<What> {
        self.advance(peer, Phase::Secured, Phase::Open).then(|| {
            self.ready.get_or_insert(self.now);
            What::Open(peer)
        })
    }

    /// Somebody writes.
    pub(super) fn write(&mut self, id: u32) -> What {
        let (from, via, _) = self.chat(id);
        if via == Via::Server {
            return self.send(from, Letter::Chat(id));
        }
        let side = self.side(from);
        let refused = match side.phase {
            Phase::Open => {
                let (start, end) = (Station::At(from), Station::At(from.other()));
                self.launch(from, start, end, Letter::Chat(id));
                return What::ChatDirect(from, id);
            }
            Phase::Closed => NoChannel::Closed,
            _ if side.signaling == Signaling::Closed => NoChannel::Closed,
            _ if side.wants.iter().any(|w| w.0 == Media::Data) => NoChannel::Connecting,
            _ => NoChannel::None,
        };
        What::ChatRefused(from, id, refused)
    }

    pub(super) fn hang_up(&mut self, peer: Peer) -> What {
        let side = self.side_mut(peer);
        if side.signaling == Signaling::Closed {
            return What::NothingToDo(peer);
        }
        side.signaling = Signaling::Closed;
        let was = std::mem::replace(&mut side.phase, Phase::Closed);
        if (Phase::Connected..Phase::Closed).contains(&was) {
            let (from, to) = (Station::At(peer), Station::At(peer.other()));
            self.launch(peer, from, to, Letter::Close);
        }
        What::HungUp(peer)
    }

    pub(super) fn other_gone(&mut self, peer: Peer) -> Option<What> {
        let side = self.side_mut(peer);
        (Phase::Connected..Phase::Closed)
            .contains(&side.phase)
            .then(|| {
                side.phase = Phase::Closed;
                What::OtherGone(peer)
            })
    }
}
