//! What is asked before a step: by which entry a packet passes a NAT, or why it does not, and what is rewritten.

use super::{
    event::{Event, Made, What, Which},
    explain::full,
    picture::ROWS,
    state::State,
};
use crate::predict::{Choice, Decision};
use kw_net::nat::{By, Reason};
use kw_scene::Label;

/// The decision of the step `event`, if it is one.
pub fn decision(before: &State, event: &Event) -> Option<Decision> {
    let nat = before.plan.nat(event.node?)?;
    match &event.what {
        What::Mapped { entry, made, .. } => leaves(
            before,
            nat,
            match made {
                None => Way::Entry(entry.number),
                Some(Made::Kept) => Way::Word("predict-same-port"),
                Some(Made::Forward) => Way::Word("predict-forward-port"),
                Some(Made::Taken | Made::Other) => Way::Word("predict-other-port"),
            },
        ),
        What::Admitted { entry, by, .. } => comes(
            before,
            nat,
            match by {
                By::Forward(forward) => Way::Forward(forward.port),
                _ => Way::Entry(entry.number),
            },
        ),
        What::Dropped { why } => match why.as_ref() {
            Reason::OutOfPorts => leaves(before, nat, Way::Word("predict-no-port")),
            Reason::Filtered { .. } => comes(before, nat, Way::Word("predict-filtered")),
            Reason::HairpinOff(_) => comes(before, nat, Way::Word("predict-no-hairpin")),
            _ => comes(before, nat, Way::Word("predict-no-entry")),
        },
        What::Rewritten { which, .. } => {
            let right = match which {
                Which::Out => "predict-source",
                Which::In => "predict-destination",
                Which::Hairpin => "predict-both",
                Which::Error => return None,
            };
            let all = ["predict-source", "predict-destination", "predict-both"];
            Decision::one_of(at(before, nat, "predict-rewritten"), &all, right)
        }
        _ => None,
    }
}

/// What a packet passes by, or is told to it.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// The entry of this number.
    Entry(u32),
    /// The forward of this port.
    Forward(u16),
    /// Neither, in words.
    Word(&'static str),
}

/// A question about a NAT.
fn at(state: &State, nat: usize, id: &'static str) -> Label {
    let name = state.name(state.plan.gate(nat));
    Label::Text(id, vec![("at", name.into())])
}

/// The entries that a NAT has now.
fn entries(state: &State, nat: usize, right: Way) -> Vec<Choice> {
    let gateway = &state.gateways[nat].nat;
    let shown = ROWS - gateway.settings.forwards.len().min(2);
    let live: Vec<_> = gateway.live(state.now).collect();
    let all_shown = live.len() <= shown;
    let choice = |entry: &&kw_net::nat::Entry| {
        let label = Label::Text(
            "predict-entry",
            vec![
                ("n", u64::from(entry.number).into()),
                ("inside", full(entry.inside).into()),
                ("outside", full(entry.outside).into()),
            ],
        );
        let choice = Choice::new(label, right == Way::Entry(entry.number));
        match all_shown {
            true => choice.at(format!("table{nat}-{}", entry.number)),
            false => choice,
        }
    };
    live.iter().map(choice).collect()
}

fn words(all: &[&'static str], right: Way) -> Vec<Choice> {
    let choice = |id: &&'static str| Choice::new(Label::text(id), right == Way::Word(id));
    all.iter().map(choice).collect()
}

/// A packet from inside: by an entry that is there, by a new one, or not at all.
fn leaves(state: &State, nat: usize, right: Way) -> Option<Decision> {
    let settings = &state.gateways[nat].nat.settings;
    let mut all = entries(state, nat, right);
    all.extend(words(&["predict-same-port", "predict-other-port"], right));
    if !settings.forwards.is_empty() {
        all.extend(words(&["predict-forward-port"], right));
    }
    all.extend(words(&["predict-no-port"], right));
    Decision::new(at(state, nat, "predict-leaves"), all)
}

/// A packet for the NAT's outside address: by an entry, by a forward, or not at all.
fn comes(state: &State, nat: usize, right: Way) -> Option<Decision> {
    let settings = &state.gateways[nat].nat.settings;
    let mut all = entries(state, nat, right);
    for (i, forward) in settings.forwards.iter().enumerate() {
        let label = Label::Text(
            "predict-forward",
            vec![
                ("port", u64::from(forward.port).into()),
                ("inside", full(forward.inside).into()),
            ],
        );
        let choice = Choice::new(label, right == Way::Forward(forward.port));
        all.push(match i {
            0 | 1 => choice.at(format!("table{nat}-forward{}", forward.port)),
            _ => choice,
        });
    }
    all.extend(words(&["predict-filtered", "predict-no-entry"], right));
    if !settings.hairpin {
        all.extend(words(&["predict-no-hairpin"], right));
    }
    Decision::new(at(state, nat, "predict-comes"), all)
}
