use super::{presets, scenario::Scenario, state::State};

fn run(sc: &Scenario) -> (State, Vec<super::event::Event>) {
    let mut state = State::new(sc);
    let mut all = Vec::new();
    while let Some(event) = state.step() {
        all.push(event);
        assert!(all.len() < 100_000, "it does not end");
    }
    (state, all)
}

#[test]
fn all_presets() {
    for (name, make) in presets::ALL {
        let (state, events) = run(&make());
        println!("{name}: {} steps, until {} s, {:?} connected {:?} phases {:?}", events.len(), state.now as f64/1e6, state.path(), state.connected_at, [state.agents[0].phase, state.agents[1].phase]);
    }
}
#[test]
fn trace_one() {
    let name = std::env::var("P").unwrap_or("holes".into());
    let make = presets::ALL.iter().find(|p| p.0 == name).unwrap().1;
    let (_, events) = run(&make());
    for (i, e) in events.iter().enumerate() { println!("{i} {:.4} {:?}", e.at as f64/1e6, e.what); }
}
