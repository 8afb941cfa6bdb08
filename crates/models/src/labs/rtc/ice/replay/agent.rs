//! What is known of one agent: its candidates, those of the other, and its pairs. Nothing is decided
//! here; pairs get the states that packets and statistics show.

use super::super::view::{self, Kind, PairState, pair_priority};
use std::rc::Rc;

/// Most candidates on either side of an agent.
const MAX_CANDIDATES: usize = 200;
/// Most pairs of an agent.
const MAX_PAIRS: usize = 1_000;

/// An address, or a name, and a port.
pub type Spot = (Rc<str>, u16);

/// A candidate with what pairs are made by.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// As it is shown.
    pub shown: view::Candidate,
    /// The base: what checks are sent from.
    pub base: Spot,
    /// For TCP `active`, `passive` or `so`; for UDP nothing.
    pub tcp: Option<Rc<str>>,
}

impl Known {
    /// Where it is.
    pub fn spot(&self) -> Spot {
        (self.shown.address.clone(), self.shown.port)
    }
}

/// A pair and the ends that its checks go between.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// As it is shown.
    pub shown: view::Pair,
    /// From where its checks are sent.
    pub base: Spot,
}

/// One agent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agent {
    /// Its own candidates.
    pub locals: Vec<Known>,
    /// Those of the other that it knows.
    pub remotes: Vec<Known>,
    /// Its pairs, in the order in which they came up.
    pub rows: Vec<Row>,
    /// Whether it is the controlling one.
    pub controlling: Option<bool>,
    /// Base and remote candidate of pairs that the controlling side asked for (RFC 8445 §7.3.1.5).
    wanted: Vec<(Spot, Spot)>,
}

fn same(spot: &Spot, candidate: &Known) -> bool {
    candidate.shown.port == spot.1 && candidate.shown.address == spot.0
}

impl Agent {
    /// Position of a candidate of its own.
    pub fn local(&self, spot: &Spot) -> Option<usize> {
        self.locals.iter().position(|c| same(spot, c))
    }

    /// Position of a candidate of the other.
    pub fn remote(&self, spot: &Spot) -> Option<usize> {
        self.remotes.iter().position(|c| same(spot, c))
    }

    /// Adds a candidate, or finds it; whether it is new, and where it is.
    pub fn learn(&mut self, own: bool, mut candidate: Known) -> (bool, usize) {
        let list = if own {
            &mut self.locals
        } else {
            &mut self.remotes
        };
        if let Some(at) = list.iter().position(|c| same(&candidate.spot(), c)) {
            return (false, at);
        }
        if list.len() >= MAX_CANDIDATES {
            return (false, list.len() - 1);
        }
        if candidate.shown.foundation.is_empty() {
            candidate.shown.foundation = foundation(list, &candidate);
        }
        list.push(candidate);
        (true, list.len() - 1)
    }

    /// The pair between a base and a remote candidate.
    pub fn row(&self, base: &Spot, remote: &Spot) -> Option<usize> {
        let fits = |r: &Row| r.base == *base && same(remote, &self.remotes[r.shown.remote]);
        self.rows.iter().position(fits)
    }

    /// The pair of these candidates, made where there is none yet; `None` where there are too many.
    pub fn pair(&mut self, local: usize, remote: usize, state: PairState) -> Option<usize> {
        let base = self.locals[local].base.clone();
        let spot = self.remotes[remote].spot();
        if let Some(at) = self.row(&base, &spot) {
            return Some(at);
        }
        if self.rows.len() >= MAX_PAIRS {
            return None;
        }
        // What is sent from a reflexive candidate is sent from its base (RFC 8445 §6.1.2.4).
        let local = self.local(&base).unwrap_or(local);
        self.rows.push(Row {
            shown: view::Pair {
                local,
                remote,
                priority: 0,
                state,
                nominated: false,
                selected: false,
            },
            base,
        });
        let at = self.rows.len() - 1;
        self.rate(at);
        Some(at)
    }

    /// The controlling side asks for a pair: it is nominated as soon as it is valid.
    pub fn wants(&mut self, base: Spot, remote: Spot) {
        if let Some(row) = self.row(&base, &remote) {
            let pair = &mut self.rows[row].shown;
            pair.nominated |= pair.state == PairState::Succeeded;
        }
        if !self.is_wanted(&base, &remote) && self.wanted.len() < MAX_PAIRS {
            self.wanted.push((base, remote));
        }
    }

    /// Whether the controlling side asked for a pair.
    pub fn is_wanted(&self, base: &Spot, remote: &Spot) -> bool {
        self.wanted.iter().any(|w| w.0 == *base && w.1 == *remote)
    }

    /// Works out the priority of a pair anew (RFC 8445 §6.1.2.3). Where roles are not known, the local
    /// side is taken as the controlling one.
    pub fn rate(&mut self, at: usize) {
        let row = &mut self.rows[at];
        let own = self.locals[row.shown.local].shown.priority;
        let other = self.remotes[row.shown.remote].shown.priority;
        row.shown.priority = match self.controlling {
            Some(false) => pair_priority(other, own),
            _ => pair_priority(own, other),
        };
    }

    /// Which role it has from now on.
    pub fn set_role(&mut self, controlling: bool) {
        if self.controlling != Some(controlling) {
            self.controlling = Some(controlling);
            (0..self.rows.len()).for_each(|at| self.rate(at));
        }
    }

    /// Pairs of what was told: each local candidate that checks are sent from, with each remote one of
    /// the same component, transport and kind of address (RFC 8445 §6.1.2.2, §6.1.2.4). One of a
    /// foundation waits, the others are frozen (§6.1.2.6).
    pub fn form_pairs(&mut self) {
        for local in 0..self.locals.len() {
            for remote in 0..self.remotes.len() {
                let (own, other) = (&self.locals[local], &self.remotes[remote]);
                if !fits(own, other) || (own.base != own.spot() && self.local(&own.base).is_some())
                {
                    continue;
                }
                let founded = |r: &Row| {
                    self.locals[r.shown.local].shown.foundation == own.shown.foundation
                        && self.remotes[r.shown.remote].shown.foundation == other.shown.foundation
                };
                let state = match self.rows.iter().any(founded) {
                    true => PairState::Frozen,
                    false => PairState::Waiting,
                };
                self.pair(local, remote, state);
            }
        }
    }

    /// Data goes over this pair.
    pub fn select(&mut self, at: usize) {
        for (i, row) in self.rows.iter_mut().enumerate() {
            row.shown.selected = i == at;
        }
    }

    /// As it is shown: pairs by falling priority.
    pub fn side(&self, name: &Rc<str>) -> view::Side {
        let mut pairs: Vec<view::Pair> = self.rows.iter().map(|r| r.shown.clone()).collect();
        pairs.sort_by_key(|p| std::cmp::Reverse(p.priority));
        view::Side {
            name: name.clone(),
            controlling: self.controlling,
            locals: self.locals.iter().map(|c| c.shown.clone()).collect(),
            remotes: self.remotes.iter().map(|c| c.shown.clone()).collect(),
            pairs,
        }
    }
}

/// A foundation for a candidate that gives none: equal for the same kind from the same base address
/// (RFC 8445 §5.1.1.3).
fn foundation(list: &[Known], candidate: &Known) -> Rc<str> {
    let alike = |c: &&Known| c.shown.kind == candidate.shown.kind && c.base.0 == candidate.base.0;
    if let Some(known) = list.iter().find(alike) {
        return known.shown.foundation.clone();
    }
    let mut seen: Vec<&Rc<str>> = list.iter().map(|c| &c.shown.foundation).collect();
    seen.sort();
    seen.dedup();
    (seen.len() + 1).to_string().into()
}

fn fits(own: &Known, other: &Known) -> bool {
    let family = |c: &Known| {
        let text = &c.shown.address;
        // A name may turn out to be of either kind.
        (!text.ends_with(".local")).then(|| text.contains(':'))
    };
    let families = match (family(own), family(other)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    // RFC 6544 §6.2.
    let transports = matches!(
        (own.tcp.as_deref(), other.tcp.as_deref()),
        (None, None) | (Some("active"), Some("passive")) | (Some("so"), Some("so"))
    );
    own.shown.component == other.shown.component
        && families
        && transports
        && own.shown.kind != Kind::PeerReflexive
}
