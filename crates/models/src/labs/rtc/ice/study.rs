//! What comes out between any two NATs: every pair of behaviours is run.

use super::{
    Ice,
    agent::Phase,
    event::Path,
    explain,
    scenario::{Nat, Scenario},
    state::State,
};
use crate::{
    behaviour, scenario_value,
    study::{Chart, Grid, GridCell, Study},
};
use kw_scene::Label;
use kw_trace::Run;

/// No NAT, and the nine behaviours: the rows and the columns.
pub fn kinds() -> Vec<Option<Nat>> {
    let all = behaviour::ALL.into_iter();
    let nats = all.flat_map(|m| behaviour::ALL.map(|f| Some(Nat::new(m, f))));
    std::iter::once(None).chain(nats).collect()
}

fn name(kind: &Option<Nat>) -> Label {
    match kind {
        None => Label::text("nat-open"),
        Some(nat) => Label::Text(
            "nat-mf",
            vec![
                ("mapping", explain::behaviour(nat.mapping)),
                ("filtering", explain::behaviour(nat.filtering)),
            ],
        ),
    }
}

/// The outcomes of all pairs.
pub struct Outcomes {
    sc: Scenario,
    kinds: Vec<Option<Nat>>,
    cells: Vec<GridCell>,
    /// The run of the next cell.
    run: Option<(Scenario, Box<State>)>,
}

impl Outcomes {
    /// Those of a scenario's servers and habits; its networks vary.
    pub fn new(sc: &Scenario) -> Self {
        Outcomes {
            sc: sc.clone(),
            kinds: kinds(),
            cells: Vec::new(),
            run: None,
        }
    }

    /// The scenario of a cell.
    fn scenario(&self, cell: usize) -> Scenario {
        let count = self.kinds.len();
        let mut sc = self.sc.clone();
        sc.a.nat = self.kinds[cell / count];
        sc.b.nat = self.kinds[cell % count];
        (sc.a.carrier, sc.b.carrier) = (None, None);
        (sc.a.udp, sc.b.udp) = (true, true);
        if sc.a.lan == sc.b.lan {
            sc.b.lan = if sc.a.lan == "B" { "A" } else { "B" }.to_owned();
        }
        sc.happenings = Vec::new();
        sc.timing.watch = 0;
        sc
    }

    fn finish(&mut self, sc: Scenario, state: &State) {
        let connected = state.agents.iter().all(|a| a.phase == Phase::Connected);
        let (class, word) = match state.path().filter(|_| connected) {
            Some(Path::Direct) => ("good", "outcome-direct"),
            Some(Path::HolePunched) => ("good", "outcome-hole-punched"),
            Some(Path::Relayed) => ("wait", "outcome-relayed"),
            None => ("fault", "outcome-failed"),
        };
        let mut shown = sc;
        shown.timing.watch = self.sc.timing.watch;
        self.cells.push(GridCell {
            class,
            word: Label::text(word),
            run: scenario_value::<Ice>(&Run::plain(shown)),
        });
    }
}

impl Study for Outcomes {
    fn advance(&mut self, budget: u64) -> bool {
        let all = self.kinds.len() * self.kinds.len();
        // A step has a message to write and to seal: worth some fifty of other models.
        let mut left = (budget / 50).max(1);
        while self.cells.len() < all {
            let (sc, mut state) = self.run.take().unwrap_or_else(|| {
                let sc = self.scenario(self.cells.len());
                let state = Box::new(State::new(&sc));
                (sc, state)
            });
            loop {
                if state.step().is_none() || state.verdict.is_some() {
                    self.finish(sc, &state);
                    break;
                }
                left -= 1;
                if left == 0 {
                    self.run = Some((sc, state));
                    return false;
                }
            }
        }
        true
    }

    fn progress(&self) -> (u64, u64) {
        let all = self.kinds.len() * self.kinds.len();
        (self.cells.len() as u64, all as u64)
    }

    fn chart(&self) -> Chart {
        Chart {
            id: "outcomes",
            x: "nat-b",
            y: "nat-a",
            percent: false,
            log: false,
            series: Vec::new(),
            here: None,
        }
    }

    fn grid(&self) -> Option<Grid> {
        let place = |nat: &Option<Nat>| {
            let same = |k: &Option<Nat>| match (k, nat) {
                (None, None) => true,
                (Some(k), Some(n)) => (k.mapping, k.filtering) == (n.mapping, n.filtering),
                _ => false,
            };
            self.kinds.iter().position(same)
        };
        let plain = self.sc.a.carrier.is_none() && self.sc.b.carrier.is_none();
        let apart = self.sc.a.lan != self.sc.b.lan && self.sc.a.udp && self.sc.b.udp;
        let here = place(&self.sc.a.nat).zip(place(&self.sc.b.nat));
        let all = self.kinds.len() * self.kinds.len();
        let mut cells: Vec<Option<GridCell>> = self.cells.iter().cloned().map(Some).collect();
        cells.resize(all, None);
        Some(Grid {
            rows: self.kinds.iter().map(name).collect(),
            columns: self.kinds.iter().map(name).collect(),
            cells,
            here: here
                .filter(|_| plain && apart)
                .map(|(a, b)| a * self.kinds.len() + b),
        })
    }
}
