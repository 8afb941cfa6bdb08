//! The trainer's keys against the definitions, worked out from the question alone.

use super::*;
use crate::{behaviour, exercise::Mark};
use kw_net::nat::Behaviour;
use kw_scene::Label;

fn fits(behaviour: Behaviour, who: &str) -> bool {
    match behaviour {
        Behaviour::EndpointIndependent => true,
        Behaviour::AddressDependent => who.starts_with("S:"),
        Behaviour::AddressAndPortDependent => who == "S:80",
    }
}

/// The answers to the scenario of a level. A has sent to S:80 first, or B has.
fn worked_out(level: u8, sc: &serde_json::Value) -> Vec<String> {
    let nats = sc["nats"].as_array().expect("NATs");
    let last = &nats[nats.len() - 1];
    let of = |key: &str| {
        let mut all = behaviour::ALL.into_iter();
        all.find(|b| last[key] == behaviour::name(*b))
            .expect("a behaviour")
    };
    let packets = sc["packets"].as_array().expect("packets");
    let text = |n: usize, key: &str| packets[n][key].as_str().unwrap_or_default();
    let (kept, first) = (last["preserve_ports"] == true, last["first_port"].as_u64());
    let first = first.expect("a port");
    let own = packets[0]["from_port"].as_u64().expect("a port");
    let seen = |port: u64| format!("203.0.113.1:{port}");
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    match level {
        1 => vec![seen(match (kept, packets.len() > 1) {
            (true, false) => own,
            (true, true) | (false, false) => first,
            (false, true) => first + 1,
        })],
        2 => {
            let from = format!("{}:{}", text(1, "from"), packets[1]["from_port"]);
            vec![yes(fits(of("filtering"), &from))]
        }
        3 => vec![seen(match (fits(of("mapping"), text(1, "to")), kept) {
            (true, true) => own,
            (true, false) | (false, true) => first,
            (false, false) => first + 1,
        })],
        _ => {
            let from = format!("{}:{}", text(1, "from"), packets[1]["from_port"]);
            let gap = packets[1]["at"].as_u64().expect("a time") / 1000;
            let in_time = gap < last["timeout"].as_u64().expect("a time-out") && gap < 120;
            vec![seen(first), yes(in_time && fits(of("filtering"), &from))]
        }
    }
}

#[test]
fn keys_are_what_the_definitions_say() {
    let mut answers = [0, 0];
    for level in 1..=4 {
        for seed in 0..80 {
            let exercise = Nat::exercise(level, seed).expect("a level");
            let key: Vec<String> = exercise
                .key()
                .into_iter()
                .map(|label| match label {
                    Label::Raw(words) => words,
                    Label::Text(id, _) => id.to_owned(),
                })
                .collect();
            assert_eq!(
                key,
                worked_out(level, &exercise.scenario()),
                "{level} {seed}"
            );
            answers[usize::from(key.last().is_some_and(|k| k == "yes"))] += 1;
        }
    }
    assert!(answers[1] > 40, "both answers occur: {answers:?}");
}

#[test]
fn what_is_wrong_is_said_at_its_field() {
    let exercise = Nat::exercise(1, 3).expect("a level");
    let mark = |typed: &str| match exercise.mark(&[typed]) {
        Mark::Wrong {
            why: Label::Text(id, _),
            ..
        } => id,
        Mark::Malformed { .. } => "malformed",
        _ => "right",
    };
    assert_eq!(mark("192.168.1.10:5000"), "wrong-address");
    assert_eq!(mark("203.0.113.1:1"), "wrong-port");
    assert_eq!(mark("203.0.113.1"), "malformed");
    let yes_no = Nat::exercise(2, 3).expect("a level");
    let right = yes_no.mark(&["yes"]) == Mark::Right;
    let wrong = if right { "아니요" } else { "예" };
    assert!(matches!(
        yes_no.mark(&[wrong]),
        Mark::Wrong { field: 0, .. }
    ));
    assert!(matches!(yes_no.mark(&["perhaps"]), Mark::Malformed { .. }));
}
