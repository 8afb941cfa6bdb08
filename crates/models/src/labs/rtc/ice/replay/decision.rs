//! What is asked before a step of a recording: which pair is checked next, what an answer brings, what a server says,
//! of which kind a candidate is.
//!
//! What is right is what was recorded. Nothing is asked where agents may do otherwise than the rules: of checks only
//! those that are of the highest priority, and never when a pair is nominated or given up.

use super::{
    super::{
        picture::ROWS,
        view::{Kind, PairState, Side},
    },
    Check, Replay, ReplayEvent,
    agent::Agent,
};
use crate::predict::{Choice, Decision};
use kw_scene::Label;
use kw_trace::{Param, Why};

const ANSWERS: [&str; 5] = [
    "predict-seen-answer-valid",
    "predict-seen-answer-new",
    "predict-seen-answer-nominated",
    "predict-seen-answer-conflict",
    "predict-seen-answer-failed",
];
const MAPPED: [&str; 3] = [
    "predict-seen-mapped-new",
    "predict-seen-mapped-same",
    "predict-seen-mapped-known",
];
const TURN: [&str; 3] = [
    "predict-seen-turn-401",
    "predict-seen-turn-relayed",
    "predict-seen-turn-no",
];

fn is_open(state: PairState) -> bool {
    matches!(state, PairState::Waiting | PairState::Frozen)
}

impl Agent {
    /// How many pairs wait to be checked, this one among them, if none of them has a higher priority than this one and
    /// not all have the same (RFC 8445 §6.1.4.2).
    pub fn leads(&self, row: usize) -> Option<u64> {
        let open = || {
            self.rows
                .iter()
                .map(|r| &r.shown)
                .filter(|p| is_open(p.state))
        };
        let own = &self.rows[row].shown;
        let is_first = is_open(own.state) && open().all(|p| p.priority <= own.priority);
        let is_choice = open().any(|p| p.priority < own.priority);
        (is_first && is_choice).then(|| open().count() as u64)
    }
}

/// The reason with this id among all of a step.
fn told<'a>(why: &'a Why, id: &str) -> Option<&'a Why> {
    if why.rule == id {
        return Some(why);
    }
    why.also.iter().find_map(|w| told(w, id))
}

fn word(why: &Why, name: &str) -> Option<Param> {
    let own = why.params.iter().find(|p| p.0 == name);
    own.map(|p| p.1.clone())
}

/// The decision of the step `event` of a recording, if it is one.
pub fn decision(before: &Replay, event: &ReplayEvent, after: &Replay) -> Option<Decision> {
    let says = |id| told(&event.why, id);
    if says("seen-highest").is_some() {
        let check = after.asked.back()?.check.as_ref()?;
        return next(before, check);
    }
    let whose = |why: &Why, name, id, all: &[&'static str], right| {
        let who = word(why, name)?;
        Decision::one_of(Label::Text(id, vec![("who", who)]), all, right)
    };
    let [valid, new, nominated, conflict, failed] = ANSWERS;
    if let Some(why) = says("seen-answer") {
        let brings = [("seen-prflx", new), ("seen-nominated", nominated)];
        let brings = brings.map(|(id, choice)| (choice, says(id).is_some()));
        let is_right = |id| match brings.iter().find(|b| b.0 == id) {
            Some((_, is_told)) => *is_told,
            None => id == valid && brings.iter().all(|b| !b.1),
        };
        let choice = |id| Choice::new(Label::text(id), is_right(id));
        let question = Label::Text("predict-seen-answer", vec![("who", word(why, "peer")?)]);
        return Decision::new(question, ANSWERS.map(choice).into());
    }
    if let Some(why) = says("seen-conflict") {
        return whose(why, "who", "predict-seen-answer", &ANSWERS, conflict);
    }
    if let Some(why) = says("seen-check-refused") {
        return whose(why, "who", "predict-seen-answer", &ANSWERS, failed);
    }
    if let Some(why) = says("seen-answer-other") {
        return whose(why, "peer", "predict-seen-answer", &ANSWERS, failed);
    }
    if let Some(why) = says("seen-candidate") {
        return kind(why);
    }
    let servers = [
        ("seen-mapped", "predict-seen-mapped", &MAPPED, MAPPED[0]),
        (
            "seen-mapped-same",
            "predict-seen-mapped",
            &MAPPED,
            MAPPED[1],
        ),
        (
            "seen-mapped-known",
            "predict-seen-mapped",
            &MAPPED,
            MAPPED[2],
        ),
        ("seen-challenge", "predict-seen-turn", &TURN, TURN[0]),
        ("seen-relayed", "predict-seen-turn", &TURN, TURN[1]),
        ("seen-refused", "predict-seen-turn", &TURN, TURN[2]),
    ];
    let (why, id, all, right) = servers
        .into_iter()
        .find_map(|(rule, id, all, right)| Some((says(rule)?, id, all, right)))?;
    whose(why, "who", id, all, right)
}

/// The kind of a candidate by its priority, where that has the recommended type preference (RFC 8445 §5.1.2.2): browsers
/// have others for relayed candidates and for TCP.
fn kind(why: &Why) -> Option<Decision> {
    let (told, priority) = (word(why, "kind")?, word(why, "priority")?);
    let (Param::Text(told), Param::Int(value)) = (&told, &priority) else {
        return None;
    };
    let own = Kind::ALL.into_iter().find(|k| k.name() == told.as_str())?;
    if i64::from(own.preference()) != value >> 24 {
        return None;
    }
    let choice = |k: Kind| Choice::new(Label::raw(k.name()), k == own);
    let params = vec![("who", word(why, "who")?), ("priority", priority)];
    let question = Label::Text("predict-seen-kind", params);
    Decision::new(question, Kind::ALL.map(choice).into())
}

/// Which pair is checked next: the one with the highest priority of those that wait.
fn next(before: &Replay, check: &Check) -> Option<Decision> {
    let n = check.side;
    let agent = &before.agents[n];
    let row = agent.row(&check.base, &check.remote)?;
    // The check itself may tell who controls, and with it another order.
    agent.leads(row)?;
    let row = &agent.rows[row].shown;
    let side: &Side = &before.sides()[n];
    let pairs = side
        .pairs
        .iter()
        .enumerate()
        .filter(|(_, p)| is_open(p.state));
    let choice = |(i, p): (usize, &super::Pair)| {
        let (local, remote) = (&side.locals[p.local], &side.remotes[p.remote]);
        let at = |c: &super::Candidate| format!("{}:{}", c.address, c.port);
        let params = vec![
            ("local", local.kind.name().into()),
            ("from", at(local).into()),
            ("remote", remote.kind.name().into()),
            ("to", at(remote).into()),
        ];
        let label = Label::Text("predict-pair", params);
        let choice = Choice::new(label, p.priority == row.priority);
        if i < ROWS {
            choice.at(format!("pair {n} {i}"))
        } else {
            choice
        }
    };
    let who = side.name.to_string().into();
    let question = Label::Text("predict-pair-next", vec![("who", who)]);
    Decision::new(question, pairs.map(choice).collect())
}
