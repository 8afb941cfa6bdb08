//! What the agents' own programs said: descriptions, candidates, states, statistics; and the rules by
//! which all steps of a recording are explained.

use super::{
    super::{
        recording::{Described, Happened, Place, Stat, Told},
        view::{self, Kind as Sort, Note, PairState},
    },
    Known, Replay, Step,
    agent::{Agent, Spot},
    packets::seconds,
};
use kw_sdp::{Address, Candidate, Description};
use kw_trace::{Kind, Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const GATHERING: &str = "RFC 8445 §5.1.1.2";
const CHECKS: &str = "RFC 8445 §7.2";
const ANSWERS: &str = "RFC 8445 §7.2.5";
const ALLOCATE: &str = "RFC 8656 §7";
const LONG_TERM: &str = "RFC 8489 §9.2";
const PERMISSION: &str = "RFC 8656 §9";
const CHANNEL: &str = "RFC 8656 §12";
const RELAYING: &str = "RFC 8656 §11";
const STATS: &str = "W3C webrtc-stats, RTCIceCandidatePairStats";

/// The rules by which a recording is explained.
pub const RULES: &[Rule] = &[
    rule("seen-heading", "REC", Rule::SCENARIO),
    rule("seen-binding", "REC-STUN-1", GATHERING),
    rule("seen-mapped", "REC-STUN-2", GATHERING),
    rule("seen-mapped-same", "REC-STUN-2", "RFC 8445 §5.1.3"),
    rule("seen-mapped-known", "REC-STUN-2", "RFC 8445 §5.1.3"),
    rule("seen-mapped-outside", "REC-STUN-2", GATHERING),
    rule("seen-unasked", "REC-STUN-3", "RFC 8489 §6.3.3"),
    rule("seen-again", "REC-STUN-4", "RFC 8489 §6.2.1"),
    rule("seen-passes", "REC-STUN-5", Rule::MODEL),
    rule("seen-keep-alive", "REC-STUN-6", "RFC 8445 §11"),
    rule("seen-harmed", "REC-STUN-7", "RFC 8489 §6.3, §14.7"),
    rule("seen-stun-tcp", "REC-STUN-8", "RFC 8489 §6.2.2"),
    rule("seen-allocate", "REC-TURN-1", ALLOCATE),
    rule("seen-challenge", "REC-TURN-2", LONG_TERM),
    rule("seen-allocate-again", "REC-TURN-3", LONG_TERM),
    rule("seen-stale", "REC-TURN-2", LONG_TERM),
    rule("seen-refused", "REC-TURN-4", "RFC 8656 §19"),
    rule(
        "seen-relayed",
        "REC-TURN-5",
        "RFC 8656 §7.3; RFC 8445 §5.1.1.2",
    ),
    rule("seen-refresh", "REC-TURN-6", "RFC 8656 §8"),
    rule("seen-refreshed", "REC-TURN-6", "RFC 8656 §8"),
    rule("seen-release", "REC-TURN-6", "RFC 8656 §8"),
    rule("seen-released", "REC-TURN-6", "RFC 8656 §8"),
    rule("seen-permission", "REC-TURN-7", PERMISSION),
    rule("seen-permitted", "REC-TURN-7", PERMISSION),
    rule("seen-channel", "REC-TURN-8", CHANNEL),
    rule("seen-channel-bound", "REC-TURN-8", CHANNEL),
    rule("seen-done", "REC-TURN-9", "RFC 8656 §5"),
    rule("seen-send", "REC-TURN-10", RELAYING),
    rule("seen-data", "REC-TURN-10", RELAYING),
    rule("seen-channel-up", "REC-TURN-11", CHANNEL),
    rule("seen-channel-down", "REC-TURN-11", CHANNEL),
    rule("seen-check", "REC-CHECK-1", "RFC 8445 §7.1, §7.2.4"),
    rule("seen-highest", "REC-CHECK-11", "RFC 8445 §6.1.4.2"),
    rule("seen-nominates", "REC-CHECK-2", "RFC 8445 §8.1.1"),
    rule("seen-untold", "REC-CHECK-3", "RFC 8445 §7.3.1.3"),
    rule("seen-answer", "REC-CHECK-4", ANSWERS),
    rule("seen-answer-again", "REC-CHECK-4", ANSWERS),
    rule("seen-prflx", "REC-CHECK-5", "RFC 8445 §7.2.5.3.1"),
    rule("seen-nominated", "REC-CHECK-6", "RFC 8445 §8.1.1, §6.1.2.3"),
    rule("seen-answer-other", "REC-CHECK-7", "RFC 8445 §7.2.5.2.1"),
    rule(
        "seen-conflict",
        "REC-CHECK-8",
        "RFC 8445 §7.2.5.1, §7.3.1.1",
    ),
    rule("seen-check-refused", "REC-CHECK-9", CHECKS),
    rule("seen-consent", "REC-CHECK-10", "RFC 7675 §5.1"),
    rule("seen-intact", "REC-SEAL", "RFC 8489 §9.1; RFC 8445 §7.2.2"),
    rule("seen-not-intact", "REC-SEAL", "RFC 8489 §9.1.3"),
    rule("seen-dtls-hello", "REC-DATA-1", "RFC 8827 §6.5; RFC 6347"),
    rule("seen-dtls", "REC-DATA-2", "RFC 7983; RFC 6347"),
    rule("seen-rtp", "REC-DATA-3", "RFC 7983; RFC 3550"),
    rule("seen-rtcp", "REC-DATA-3", "RFC 7983; RFC 3550"),
    rule("seen-bytes", "REC-DATA-4", Rule::MODEL),
    rule("seen-tcp", "REC-DATA-5", Rule::MODEL),
    rule("seen-other", "REC-DATA-6", Rule::MODEL),
    rule("seen-name-query", "REC-NAME", "RFC 6762 §5"),
    rule("seen-name-answer", "REC-NAME", "RFC 6762 §6"),
    rule("seen-offer", "REC-SAID-1", "RFC 3264 §5; RFC 8839 §5.4"),
    rule(
        "seen-offer-answer",
        "REC-SAID-1",
        "RFC 3264 §6; RFC 8839 §5.4",
    ),
    rule("seen-candidate", "REC-SAID-2", "RFC 8839 §5.1; RFC 8838"),
    rule(
        "seen-candidate-name",
        "REC-SAID-3",
        "draft-ietf-mmusic-mdns-ice-candidates",
    ),
    rule("seen-candidate-tcp", "REC-SAID-4", "RFC 6544 §4.5"),
    rule("seen-priority", "REC-SAID-7", "RFC 8445 §5.1.2.1"),
    rule("seen-pruned", "REC-SAID-8", "RFC 8445 §6.1.2.4"),
    rule("seen-formula", "REC-SAID-9", "RFC 8445 §6.1.2.3"),
    rule("seen-pairs", "REC-SAID-5", "RFC 8445 §6.1.2"),
    rule(
        "seen-note",
        "REC-SAID-6",
        "W3C webrtc, RTCIceTransportState",
    ),
    rule("seen-stat", "REC-STAT-1", STATS),
    rule("seen-stat-nominated", "REC-STAT-2", STATS),
    rule(
        "seen-stat-selected",
        "REC-STAT-2",
        "RFC 8445 §8.1.1; W3C webrtc-stats, RTCTransportStats",
    ),
    rule("seen-stat-rtt", "REC-STAT-3", STATS),
    rule(
        "seen-stat-rounded",
        "REC-STAT-4",
        "RFC 8445 §6.1.2.3; IEEE 754",
    ),
    rule("seen-stat-other", "REC-STAT-4", "RFC 8445 §6.1.2.3"),
];

/// How the priority of a pair is worked out: `g` is the candidate of the controlling agent.
pub fn formula(g: u32, d: u32) -> Why {
    Why::new("seen-formula")
        .with("g", u64::from(g))
        .with("d", u64::from(d))
        .with("least", u64::from(g.min(d)))
        .with("most", u64::from(g.max(d)))
        .with("one", u64::from(g > d))
        .with("priority", view::pair_priority(g, d).to_string())
}

/// What a candidate's priority is made of.
fn parts(priority: u32) -> Why {
    Why::new("seen-priority")
        .with("type", u64::from(priority >> 24))
        .with("local", u64::from(priority >> 8 & 0xffff))
        .with("component", u64::from(256 - (priority & 0xff)))
        .with("priority", u64::from(priority))
}

fn sort_of(kind: kw_sdp::Kind) -> Sort {
    match kind {
        kw_sdp::Kind::Host => Sort::Host,
        kw_sdp::Kind::PeerReflexive => Sort::PeerReflexive,
        kw_sdp::Kind::ServerReflexive => Sort::ServerReflexive,
        kw_sdp::Kind::Relayed => Sort::Relayed,
    }
}

/// A told candidate, with the base that it has at its own agent.
pub(super) fn known(candidate: &Candidate, own: &Agent) -> Known {
    let spot = |address: &Address, port: u16| -> Spot { (address.to_string().into(), port) };
    let here = spot(&candidate.address, candidate.port);
    let tcp = candidate
        .transport
        .eq_ignore_ascii_case("tcp")
        .then(|| candidate.tcp_type.as_deref().unwrap_or("so").into());
    let related = candidate.related.as_ref().map(|(a, port)| spot(a, *port));
    let kind = sort_of(candidate.kind);
    // A browser that hides its addresses gives 0.0.0.0 and port 0 there.
    let hidden = related.as_ref().is_none_or(|r| r.1 == 0);
    let reflexive = matches!(kind, Sort::ServerReflexive | Sort::PeerReflexive);
    let base = match &related {
        Some(related) if reflexive && !hidden => related.clone(),
        _ if reflexive => {
            let fits = |c: &&Known| {
                c.shown.kind == Sort::Host
                    && c.tcp == tcp
                    && u16::from(c.shown.component) == candidate.component
            };
            let mut hosts = own.locals.iter().filter(fits);
            match (hosts.next(), hosts.next()) {
                (Some(only), None) => only.spot(),
                _ => here.clone(),
            }
        }
        _ => here.clone(),
    };
    Known {
        shown: view::Candidate {
            kind,
            address: here.0,
            port: here.1,
            priority: candidate.priority,
            foundation: candidate.foundation.as_str().into(),
            component: u8::try_from(candidate.component).unwrap_or(u8::MAX),
            related,
            told: true,
        },
        base,
        tcp,
    }
}

impl Replay {
    /// A side tells the other of a candidate: what that is, and how many pairs it makes there.
    fn tells(&mut self, side: usize, candidate: &Candidate) -> (Known, u64) {
        let other = 1 - side;
        let known = known(candidate, &self.agents[side]);
        let (_, at) = self.agents[side].learn(true, known.clone());
        self.agents[side].locals[at].shown.told = true;
        self.agents[other].learn(false, known.clone());
        let before: usize = self.agents.iter().map(|a| a.rows.len()).sum();
        self.agents.iter_mut().for_each(Agent::form_pairs);
        let after: usize = self.agents.iter().map(|a| a.rows.len()).sum();
        (known, (after - before) as u64)
    }

    pub(super) fn candidate(&mut self, told: &Told) -> Step {
        let side = (told.side as usize).min(1);
        let Ok(candidate) = Candidate::parse(&told.line) else {
            // The fields are checked: every line is a candidate.
            return self.said(side, "");
        };
        let (known, pairs) = self.tells(side, &candidate);
        let kind = known.shown.kind;
        let mut why = Why::new("seen-candidate")
            .with("who", self.name(side))
            .with("kind", kind.name())
            .with(
                "address",
                format!("{}:{}", known.shown.address, known.shown.port),
            )
            .with("priority", u64::from(known.shown.priority))
            .also(parts(known.shown.priority));
        if kind == Sort::ServerReflexive {
            why = why.also(Why::new("seen-pruned").with("who", self.name(side)));
        }
        if candidate.address.is_mdns() {
            why = why.also(Why::new("seen-candidate-name").with("who", self.name(side)));
        }
        if let Some(tcp) = &known.tcp {
            why = why.also(Why::new("seen-candidate-tcp").with("how", &**tcp));
        }
        if pairs > 0 {
            why = why.also(Why::new("seen-pairs").with("n", pairs));
        }
        Step {
            why,
            mark: self.noted(side, Note::Candidate(kind)),
            kind: Kind::Progress,
        }
    }

    pub(super) fn description(&mut self, described: &Described) -> Step {
        let side = (described.side as usize).min(1);
        let read = Description::read(&described.sdp).unwrap_or_default();
        let all: Vec<Candidate> = read.candidates().map(|c| c.1).collect();
        let id = if described.answer {
            "seen-offer-answer"
        } else {
            "seen-offer"
        };
        let ufrag = read.value(0, "ice-ufrag").unwrap_or_default();
        let mut why = Why::new(id)
            .with("who", self.name(side))
            .with("peer", self.name(1 - side))
            .with("ufrag", ufrag)
            .with("n", all.len() as u64);
        let pairs: u64 = all.iter().map(|c| self.tells(side, c).1).sum();
        if pairs > 0 {
            why = why.also(Why::new("seen-pairs").with("n", pairs));
        }
        Step {
            why,
            mark: self.noted(side, Note::Other),
            kind: Kind::Message,
        }
    }

    pub(super) fn note(&mut self, happened: &Happened) -> Step {
        self.said((happened.side as usize).min(1), &happened.what)
    }

    fn said(&self, side: usize, what: &str) -> Step {
        let kind = match what {
            "failed" | "disconnected" => Kind::Fault,
            "connected" | "completed" | "open" => Kind::Progress,
            _ => Kind::Plain,
        };
        Step {
            why: Why::new("seen-note")
                .with("who", self.name(side))
                .with("what", what),
            mark: self.noted(side, Note::Other),
            kind,
        }
    }

    pub(super) fn stat(&mut self, stat: &Stat) -> Step {
        let side = (stat.side as usize).min(1);
        let local = self.placed(&stat.local, side, true);
        let remote = self.placed(&stat.remote, side, false);
        let of = |p: &Place| format!("{}:{}", p.address, p.port);
        let state = PairState::ALL.into_iter().find(|s| s.name() == stat.state);
        let agent = &mut self.agents[side];
        let row = agent.pair(local, remote, PairState::Waiting);
        let mut exact = None;
        if let Some(row) = row {
            let pair = &mut agent.rows[row].shown;
            pair.local = local;
            pair.state = state.unwrap_or(pair.state);
            pair.nominated = stat.nominated;
            agent.rate(row);
            exact = Some(agent.rows[row].shown.priority);
            if stat.selected {
                agent.select(row);
            }
        }
        let mut why = Why::new("seen-stat")
            .with("who", self.name(side))
            .with("local", of(&stat.local))
            .with("remote", of(&stat.remote))
            .with("state", stat.state.as_str())
            .with("sent", stat.sent)
            .with("received", stat.received);
        if stat.nominated {
            why = why.also(Why::new("seen-stat-nominated"));
        }
        if stat.selected {
            why = why.also(Why::new("seen-stat-selected"));
        }
        if stat.rtt > 0 {
            let ms = seconds(stat.rtt.saturating_mul(1000));
            why = why.also(Why::new("seen-stat-rtt").with("ms", ms));
        }
        if let Some(exact) = exact
            && exact.to_string() != stat.priority
        {
            // A browser's numbers have 53 bits.
            let rounded = stat.priority.parse() == Ok(exact as f64);
            let id = match rounded {
                true => "seen-stat-rounded",
                false => "seen-stat-other",
            };
            let note = Why::new(id)
                .with("said", stat.priority.as_str())
                .with("exact", exact.to_string());
            why = why.also(note);
        }
        let (kind, note) = match state {
            Some(PairState::Failed) => (Kind::Fault, Note::Failed),
            _ if stat.selected => (Kind::Special, Note::Selected),
            Some(PairState::Succeeded) => (Kind::Progress, Note::Valid),
            _ => (Kind::Plain, Note::Other),
        };
        Step {
            why,
            mark: self.noted(side, note),
            kind,
        }
    }

    /// The candidate of a line of statistics, among those of a side.
    fn placed(&mut self, place: &Place, side: usize, own: bool) -> usize {
        let spot: Spot = (place.address.as_str().into(), place.port as u16);
        let agent = &self.agents[side];
        let found = if own {
            agent.local(&spot)
        } else {
            agent.remote(&spot)
        };
        if let Some(at) = found {
            return at;
        }
        let kind = Sort::ALL.into_iter().find(|k| k.name() == place.kind);
        let line = self.who.line(&spot.0, spot.1).cloned();
        let candidate = match &line {
            Some(line) => known(&line.candidate, &self.agents[line.side]),
            None => Known {
                shown: view::Candidate {
                    kind: kind.unwrap_or(Sort::Host),
                    address: spot.0.clone(),
                    port: spot.1,
                    priority: place.priority as u32,
                    foundation: "".into(),
                    component: 1,
                    related: None,
                    told: false,
                },
                base: spot,
                tcp: None,
            },
        };
        self.agents[side].learn(own, candidate).1
    }
}
