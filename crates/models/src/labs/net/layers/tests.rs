//! x
use super::*;
#[test]
fn dump() {
    for (name, make) in presets::ALL {
        println!("== {name}");
        let mut state = State::new(&make());
        let mut n = 0;
        while let Some(e) = state.step() {
            n += 1;
            let why = explain::explain(&state, &e);
            let also: Vec<&str> = why.also.iter().map(|w| w.rule).collect();
            println!(
                "{n} t={} m{} {:?} L{} {:?} {} {:?} {:?}",
                e.at,
                e.message,
                e.node,
                e.layer,
                e.pdu.as_ref().map(|p| p.part.clone()),
                why.rule,
                also,
                why.params
            );
            assert!(n < 1000);
        }
        println!(
            "{:?} {:?} {:?}",
            state.outcomes,
            state.totals,
            state.domains()
        );
    }
}
