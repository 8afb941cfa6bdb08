//! x
use super::*;
#[test]
fn show() {
    for (name, make) in known::ALL {
        println!("== {name}");
        for (event, state) in events(&make()) {
            let why = Signaling::explain(&state, &event);
            println!(
                "{:>8} {:?} | {} {:?}",
                event.at,
                event.what,
                why.rule,
                why.also.iter().map(|w| w.rule).collect::<Vec<_>>()
            );
        }
    }
}
