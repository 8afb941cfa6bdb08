//! MESSAGE-INTEGRITY of everything that a run sends, by the passwords that the lab shows.

use super::{super::results::passwords, *};
use kw_net::open::{Known, keyed, layers};
use kw_scene::Label;
use kw_trace::Param;

/// How often integrity was right and by whose password, and how often by none of those that are known.
fn seals(name: &str, known: impl Fn(&State) -> Vec<Known>) -> (Vec<String>, usize) {
    let mut state = State::new(&preset(name));
    let (mut right, mut none) = (Vec::new(), 0);
    while let Some(event) = state.step() {
        let Some(bytes) = event.frame else { continue };
        let mut opened = layers(&bytes);
        keyed(&mut opened, &bytes, &known(&state));
        for field in opened.iter().flat_map(|l| &l.fields) {
            match &field.value {
                Label::Text("packet-stun-integrity-right", params) => {
                    if let Param::Text(whose) = &params[1].1 {
                        right.push(whose.clone());
                    }
                }
                Label::Text("packet-stun-integrity-none", _) => none += 1,
                _ => {}
            }
        }
    }
    (right, none)
}

/// RFC 8445 §7.1.2, RFC 8489 §9.2: checks by the password of the side that is asked, TURN by its user's.
#[test]
fn every_seal_is_right_by_a_password_that_is_shown() {
    for name in ["holes", "relayed", "firewall", "conflict", "two-in-a-row"] {
        let (right, none) = seals(name, passwords);
        assert_eq!(none, 0, "{name}");
        for whose in ["A", "B", super::super::agent::USER] {
            let count = right.iter().filter(|w| *w == whose).count();
            assert!(count > 3, "{name}: {whose} {count}");
        }
    }
}

#[test]
fn another_password_does_not_fit() {
    let other = |state: &State| {
        let mut all = passwords(state);
        all.remove(0);
        all
    };
    let (right, none) = seals("holes", other);
    assert!(none > 3 && !right.contains(&"A".to_owned()), "{none}");
    // Where nothing is known, nothing is said.
    assert_eq!(seals("holes", |_| Vec::new()), (Vec::new(), 0));
}
