//! The trainer: priorities, pairs that go, and which NATs let two peers meet, in four levels from a seed.
//! The key is what the model does: with recordings of candidates for what is worked out, with runs for
//! what falls out.

use super::{
    Ice,
    agent::Phase,
    event::What,
    presets,
    recording::{Peer, Recording, Role, Told},
    scenario::{Nat, Scenario},
    shown::sides,
    state::State,
    study,
    view::{self, Kind},
};
use crate::{
    behaviour,
    exercise::{Ask, Exercise, Mark, number, yes},
    session::scenario_value,
};
use kw_net::SECOND;
use kw_scene::Label;
use kw_trace::{Lab as _, Param, Rng, Run, Why};
use serde_json::Value;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
enum Wanted {
    /// The priority of a candidate: its kind, local preference and component.
    Candidate(Kind, u16, u8),
    /// The priority of a pair, by those of A's and B's candidate; whether A controls.
    Pair(u32, u32, bool),
    /// How many pairs A makes, and how many are left: the candidates in words.
    Pruned(u64, String),
    /// Whether two NATs let them meet without a relay.
    Path(Option<Nat>, Option<Nat>),
}

struct Question {
    wanted: Wanted,
    scenario: Scenario,
}

/// A candidate's line, with the priority of its kind.
fn line(n: usize, kind: Kind, priority: u32, component: u8, address: &str, port: u64) -> String {
    let related = match kind {
        Kind::Host => String::new(),
        _ => " raddr 192.168.1.2 rport 5000".to_owned(),
    };
    let kind = kind.name();
    format!("candidate:{n} {component} udp {priority} {address} {port} typ {kind}{related}")
}

/// Candidates as a recording: side and line.
fn told(lines: Vec<(u64, String)>, a_controls: bool) -> Scenario {
    let role = |controls| match controls {
        true => Role::Controlling,
        false => Role::Controlled,
    };
    let peer = |controls| Peer {
        role: role(controls),
        ..Peer::default()
    };
    let candidates = lines.into_iter().enumerate().map(|(n, (side, line))| Told {
        at: n as u64,
        side,
        line,
    });
    let mut sc = presets::between(None, None);
    sc.recording = Some(Recording {
        timed: false,
        peers: vec![peer(a_controls), peer(!a_controls)],
        candidates: candidates.collect(),
        ..Recording::default()
    });
    sc
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    // Each level has a sequence of its own.
    let rng = &mut Rng::new(seed.wrapping_mul(8).wrapping_add(u64::from(level)));
    let kind =
        |rng: &mut Rng| [Kind::Host, Kind::ServerReflexive, Kind::Relayed][rng.below(3) as usize];
    // Several addresses of a host have preferences below the highest (RFC 8445 §5.1.2.2).
    let preference = |rng: &mut Rng| 65_535 - rng.below(300) as u16;
    let (wanted, scenario) = match level {
        1 => {
            let (kind, local) = (kind(rng), preference(rng));
            let component = 1 + rng.below(2) as u8;
            let priority = view::priority(kind, local, component);
            let line = line(1, kind, priority, component, "192.0.2.1", 5000);
            let wanted = Wanted::Candidate(kind, local, component);
            (wanted, told(vec![(0, line)], true))
        }
        2 => {
            let mut one = || view::priority(kind(rng), preference(rng), 1);
            let (a, b) = (one(), one());
            let controls = rng.one_in(2);
            // What a priority says of its kind.
            let of = |priority: u32| {
                let mut all = Kind::ALL.into_iter();
                all.find(|k| k.preference() == priority >> 24)
                    .unwrap_or(Kind::Host)
            };
            // A candidate that is its own base on A's side: it makes the pair.
            let own = match of(a) {
                Kind::ServerReflexive => Kind::Relayed,
                kind => kind,
            };
            let lines = vec![
                (0, line(1, own, a, 1, "192.0.2.1", 5000)),
                (1, line(2, of(b), b, 1, "198.51.100.1", 6000)),
            ];
            (Wanted::Pair(a, b, controls), told(lines, controls))
        }
        3 => many(rng),
        4 => {
            let kinds = study::kinds();
            let pick = |rng: &mut Rng| kinds[rng.below(kinds.len() as u64) as usize];
            let (a, b) = (pick(rng), pick(rng));
            let mut sc = presets::between(a, b);
            sc.turn = false;
            sc.timing.watch = 0;
            (Wanted::Path(a, b), sc)
        }
        _ => return None,
    };
    Some(Box::new(Question { wanted, scenario }))
}

/// Some candidates of both sides.
fn many(rng: &mut Rng) -> (Wanted, Scenario) {
    let mut lines = Vec::new();
    let mut words = [Vec::new(), Vec::new()];
    for (side, words) in words.iter_mut().enumerate() {
        let mut put = |kind, address: String, port: u64, base: Option<String>| {
            let n = lines.len() + 1;
            let priority = view::priority(kind, 65_535 - n as u16, 1);
            let mut text = line(n, kind, priority, 1, &address, port);
            let mut word = format!("{} {address}:{port}", kind.name());
            if let Some(base) = base {
                text = text.replace("192.168.1.2 rport 5000", &base.replace(':', " rport "));
                word.push_str(&format!(" ← {base}"));
            }
            lines.push((side as u64, text));
            words.push(word);
        };
        let own = 20 * side as u64;
        let hosts = rng.between(1, 3);
        for i in 0..hosts {
            let port = rng.between(5_000, 5_999);
            let base = format!("192.168.{}.2", own + i + 1);
            put(Kind::Host, base.clone(), port, None);
            if rng.below(3) > 0 {
                let outside = format!("203.0.113.{}", own + i + 1);
                let base = format!("{base}:{port}");
                put(Kind::ServerReflexive, outside, port, Some(base));
            }
        }
        if rng.one_in(2) {
            let port = rng.between(49_152, 49_999);
            put(Kind::Relayed, "198.51.100.7".to_owned(), port, None);
        }
    }
    let made = (words[0].len() * words[1].len()) as u64;
    let [a, b] = words.map(|w| w.join(", "));
    (
        Wanted::Pruned(made, format!("A: {a}; B: {b}")),
        told(lines, true),
    )
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Answer {
    Number(u64),
    Yes(bool),
}

impl Question {
    /// The run to its end, with the reasons of the steps that tell of it.
    fn run(&self) -> (State, Vec<Why>) {
        let mut state = State::new(&self.scenario);
        let mut why = Vec::new();
        while let Some(event) = state.step() {
            let tells = matches!(
                event.what,
                What::Recorded(_) | What::Opened { .. } | What::Dropped { .. } | What::Verdict(_)
            );
            if tells {
                why.push(Ice::explain(&state, &event));
            }
            // No more is asked than how the checks end.
            if state.verdict.is_some() || state.now > 120 * SECOND {
                break;
            }
        }
        (state, why)
    }

    fn answers(&self) -> Vec<Answer> {
        match &self.wanted {
            Wanted::Candidate(kind, local, component) => {
                let priority = view::priority(*kind, *local, *component);
                vec![Answer::Number(priority.into())]
            }
            Wanted::Pair(..) => {
                let pairs = &sides(&self.run().0)[0].pairs;
                let priority = pairs.first().map_or(0, |p| p.priority);
                vec![Answer::Number(priority)]
            }
            Wanted::Pruned(made, _) => {
                let left = sides(&self.run().0)[0].pairs.len() as u64;
                vec![Answer::Number(*made), Answer::Number(left)]
            }
            Wanted::Path(..) => {
                let state = self.run().0;
                let met = state.agents.iter().all(|a| a.phase == Phase::Connected);
                vec![Answer::Yes(met)]
            }
        }
    }

    /// How many candidates a side told.
    fn told_by(&self, side: u64) -> u64 {
        let told = self.scenario.recording.iter().flat_map(|r| &r.candidates);
        told.filter(|c| c.side == side).count() as u64
    }

    /// Answers that come from a known mistake.
    fn mistake(&self, field: usize, right: u64, given: u64) -> &'static str {
        match &self.wanted {
            Wanted::Candidate(kind, local, component) => {
                let of = |kind| u64::from(view::priority(kind, *local, *component));
                let other = Kind::ALL.into_iter().any(|k| k != *kind && of(k) == given);
                match given.abs_diff(right) {
                    _ if other => "wrong-kind",
                    1..=255 => "wrong-component",
                    _ => "wrong-priority",
                }
            }
            Wanted::Pair(..) => match given.abs_diff(right) {
                1 => "wrong-side",
                // A number of JavaScript holds 53 bits.
                2..=999 => "wrong-rounded",
                _ => "wrong-pair",
            },
            _ if field == 0 => "wrong-made",
            _ => "wrong-left",
        }
    }
}

/// A NAT's behaviours as a text chooses by them.
fn behaviours(nat: &Option<Nat>) -> [Param; 2] {
    match nat {
        None => ["none", "none"].map(Param::from),
        Some(nat) => [nat.mapping, nat.filtering].map(|b| behaviour::name(b).into()),
    }
}

impl Exercise for Question {
    fn question(&self) -> Label {
        match &self.wanted {
            Wanted::Candidate(kind, local, component) => Label::Text(
                "question-candidate",
                vec![
                    ("kind", kind.name().into()),
                    ("local", u64::from(*local).into()),
                    ("component", u64::from(*component).into()),
                ],
            ),
            Wanted::Pair(a, b, controls) => Label::Text(
                "question-pair",
                vec![
                    ("a", u64::from(*a).into()),
                    ("b", u64::from(*b).into()),
                    ("controls", if *controls { "A" } else { "B" }.into()),
                ],
            ),
            Wanted::Pruned(_, words) => Label::Text(
                "question-pruned",
                vec![("candidates", words.clone().into())],
            ),
            Wanted::Path(a, b) => {
                let ([ma, fa], [mb, fb]) = (behaviours(a), behaviours(b));
                let params = vec![("ma", ma), ("fa", fa), ("mb", mb), ("fb", fb)];
                Label::Text("question-path", params)
            }
        }
    }

    fn asks(&self) -> Vec<Ask> {
        let ask = |label, form| Ask {
            label: Label::text(label),
            form: Label::text(form),
            is_long: false,
        };
        match &self.wanted {
            Wanted::Candidate(..) => vec![ask("answer-candidate", "form-number")],
            Wanted::Pair(..) => vec![ask("answer-pair", "form-number")],
            Wanted::Pruned(..) => vec![
                ask("answer-made", "form-number"),
                ask("answer-left", "form-number"),
            ],
            Wanted::Path(..) => vec![ask("answer-path", "form-yes-no")],
        }
    }

    fn mark(&self, typed: &[&str]) -> Mark {
        let mut wrong = None;
        for (field, answer) in self.answers().into_iter().enumerate() {
            let typed = typed.get(field).map_or("", |t| t.trim());
            let malformed = |id| Mark::Malformed {
                field,
                why: Label::text(id),
            };
            let why = match answer {
                Answer::Number(right) => match number(typed) {
                    None => return malformed("form-number"),
                    Some(given) if given == right => continue,
                    Some(given) => self.mistake(field, right, given),
                },
                Answer::Yes(right) => match yes(typed) {
                    None => return malformed("form-yes-no"),
                    Some(given) if given == right => continue,
                    Some(_) => "wrong-path",
                },
            };
            wrong = wrong.or(Some(Mark::Wrong {
                field,
                why: Label::text(why),
                bits: None,
            }));
        }
        wrong.unwrap_or(Mark::Right)
    }

    fn key(&self) -> Vec<Label> {
        let of = |answer: Answer| match answer {
            Answer::Number(n) => Label::raw(n.to_string()),
            Answer::Yes(is) => Label::text(if is { "yes" } else { "no" }),
        };
        self.answers().into_iter().map(of).collect()
    }

    fn hints(&self) -> Vec<Label> {
        let all = match &self.wanted {
            Wanted::Candidate(..) => ["hint-preference", "hint-candidate"],
            Wanted::Pair(..) => ["hint-sides", "hint-pair"],
            Wanted::Pruned(..) => ["hint-made", "hint-left"],
            Wanted::Path(..) => ["hint-known", "hint-hole"],
        };
        all.map(Label::text).into()
    }

    fn solution(&self) -> Vec<Why> {
        /// Enough of a long run: the last holes and drops, and how it ended.
        const MOST: usize = 10;
        let mut all = self.run().1;
        all.drain(..all.len().saturating_sub(MOST));
        if let Wanted::Pair(a, b, controls) = self.wanted {
            let (g, d) = if controls { (a, b) } else { (b, a) };
            all.push(super::replay::formula(g, d));
        }
        all
    }

    fn scenario(&self) -> Value {
        scenario_value::<Ice>(&Run::plain(self.scenario.clone()))
    }

    fn mistakes(&self) -> Vec<(usize, Label)> {
        let answers = self.answers();
        let right = |field: usize| match answers[field] {
            Answer::Number(n) => n,
            Answer::Yes(is) => u64::from(is),
        };
        let given: Vec<(usize, u64)> = match &self.wanted {
            Wanted::Candidate(kind, local, component) => {
                let of = |kind, component| u64::from(view::priority(kind, *local, component));
                let others = Kind::ALL.into_iter().filter(|k| k != kind);
                let other = others.map(|k| (0, of(k, *component)));
                [(0, of(*kind, 3 - component))]
                    .into_iter()
                    .chain(other)
                    .collect()
            }
            Wanted::Pair(a, b, _) => {
                let [small, large] = [*a.min(b), *a.max(b)].map(u64::from);
                let (last, rounded) = (right(0) & 1, right(0) as f64 as u64);
                vec![
                    (0, right(0) ^ 1),
                    (0, (large << 32) + 2 * small + last),
                    (0, rounded),
                ]
            }
            // Nothing is pruned, and each with one partner only.
            Wanted::Pruned(made, _) => {
                let [a, b] = [0, 1].map(|side| self.told_by(side));
                vec![
                    (0, a + b),
                    (0, a.max(b)),
                    (0, right(1)),
                    (1, *made),
                    (1, a.min(b)),
                ]
            }
            Wanted::Path(..) => {
                let other = if right(0) == 1 { "no" } else { "yes" };
                return vec![(0, Label::text(other))];
            }
        };
        let given = given.into_iter().filter(|(field, n)| *n != right(*field));
        given
            .map(|(field, n)| (field, Label::raw(n.to_string())))
            .collect()
    }
}
