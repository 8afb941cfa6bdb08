//! Curves against the number of participants: what each uplink and downlink carries, what the server
//! sends and works, how long a picture needs; and where a narrow uplink gives up.

use super::{
    Topologies,
    plan::{Call, Delay, Plan, Uplink},
    results::audience,
    scenario::{Participant, Scenario, Topology},
};
use crate::{Chart, Series, Study, scenario_value, study::Finding};
use kw_scene::Label;
use kw_trace::{Run, Why};
use serde_json::Value;

/// Numbers of participants where all send.
const CALL: [u64; 16] = [2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 35, 40, 50];
/// Numbers of participants where one sends.
const AUDIENCE: [u64; 13] = [2, 3, 5, 8, 12, 20, 35, 60, 100, 200, 400, 700, 1_000];
/// The narrow uplink that is looked for, in kbit/s.
pub const NARROW: u64 = 1_000;

/// The curves: topology, simulcast, name.
const CURVES: [(Topology, bool, &str); 4] = [
    (Topology::Mesh, false, "choice-mesh"),
    (Topology::Sfu, false, "choice-sfu"),
    (Topology::Sfu, true, "choice-sfu-simulcast"),
    (Topology::Mcu, false, "choice-mcu"),
];

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quantity {
    Up,
    Down,
    Egress,
    Work,
    Delay,
}

/// The studies of a scenario.
pub fn of(sc: &Scenario) -> Vec<Box<dyn Study>> {
    let all = [
        Quantity::Up,
        Quantity::Down,
        Quantity::Egress,
        Quantity::Work,
        Quantity::Delay,
    ];
    let study = |quantity| -> Box<dyn Study> { Box::new(Growth::new(sc, quantity)) };
    all.into_iter().map(study).collect()
}

/// One quantity for each number of participants and each topology.
struct Growth {
    sc: Scenario,
    quantity: Quantity,
    /// Whether one sends to all.
    one_sends: bool,
    at: usize,
    points: [Vec<(u64, u64)>; 4],
}

/// The scenario with so many participants: all alike, or one who sends and an audience.
fn sized(sc: &Scenario, one_sends: bool, n: u64) -> Scenario {
    if one_sends {
        return audience(sc, sc.topology, n);
    }
    let first = &sc.participants[0];
    let all = Participant {
        count: n,
        uplink: first.uplink,
        downlink: first.downlink,
        ..Participant::new("A")
    };
    Scenario {
        participants: vec![all],
        happenings: Vec::new(),
        ..sc.clone()
    }
}

impl Growth {
    fn new(sc: &Scenario, quantity: Quantity) -> Self {
        let call = Call::whole(sc).plan();
        Growth {
            sc: sc.clone(),
            quantity,
            one_sends: call.senders == 1 && call.n > 2,
            at: 0,
            points: Default::default(),
        }
    }

    fn sizes(&self) -> &'static [u64] {
        match self.one_sends {
            true => &AUDIENCE,
            false => &CALL,
        }
    }

    fn with(&self, n: u64, topology: Topology, simulcast: bool) -> Scenario {
        Scenario {
            topology,
            simulcast,
            ..sized(&self.sc, self.one_sends, n)
        }
    }

    fn value(&self, call: &Call, plan: &Plan) -> Option<u64> {
        Some(match self.quantity {
            Quantity::Up => plan.sides[0].up_need * 1_000,
            Quantity::Down => plan.sides[plan.sides.len() - 1].down_need * 1_000,
            Quantity::Egress => plan.server.kbit_out,
            Quantity::Work => plan.server.work,
            Quantity::Delay => {
                let all = call
                    .present()
                    .flat_map(|i| call.present().map(move |j| (i, j)));
                let delays = all.filter_map(|(i, j)| call.delay(plan, i, j));
                delays.map(|d: Delay| d.total()).max()?
            }
        })
    }

    /// The most participants for which a mesh does something with the narrow uplink; none where not even
    /// two do.
    fn most(&self, is_fine: impl Fn(Uplink) -> bool) -> Option<u64> {
        let works = |n: u64| {
            let mut sc = self.with(n, Topology::Mesh, false);
            for p in &mut sc.participants {
                p.uplink = NARROW;
                p.downlink = 1_000_000;
            }
            is_fine(Call::whole(&sc).plan().sides[0].uplink)
        };
        // From the first that works to the last: more participants never make it better.
        let (mut low, mut high) = (1, 2_000);
        while high - low > 1 {
            let middle = (low + high) / 2;
            match works(middle) {
                true => low = middle,
                false => high = middle,
            }
        }
        (low > 1).then_some(low)
    }

    fn narrow(&self, n: u64, topology: Topology, simulcast: bool) -> (Label, Value) {
        let mut sc = self.with(n, topology, simulcast);
        for p in &mut sc.participants {
            p.uplink = NARROW;
        }
        let label = Label::Text(
            "finding-run",
            vec![("topology", topology.short().into()), ("n", n.into())],
        );
        (label, scenario_value::<Topologies>(&Run::plain(sc)))
    }
}

impl Study for Growth {
    fn advance(&mut self, budget: u64) -> bool {
        let mut left = budget.max(1);
        while let Some(n) = self.sizes().get(self.at) {
            if left == 0 {
                return false;
            }
            for (k, (topology, simulcast, _)) in CURVES.into_iter().enumerate() {
                let call = Call::whole(&self.with(*n, topology, simulcast));
                if let Some(value) = self.value(&call, &call.plan()) {
                    self.points[k].push((*n, value));
                }
            }
            self.at += 1;
            left -= 1;
        }
        true
    }

    fn progress(&self) -> (u64, u64) {
        (self.at as u64, self.sizes().len() as u64)
    }

    fn chart(&self) -> Chart {
        let (id, y) = match self.quantity {
            Quantity::Up => ("growth-up", "kbit"),
            Quantity::Down => ("growth-down", "kbit"),
            Quantity::Egress => ("growth-egress", "mbit"),
            Quantity::Work => ("growth-work", "cores"),
            Quantity::Delay => ("growth-delay", "ms"),
        };
        let own = Call::whole(&self.sc).plan().n;
        let is_server = matches!(self.quantity, Quantity::Egress | Quantity::Work);
        Chart {
            id,
            x: "n",
            y,
            percent: false,
            // A mesh against one stream up: several powers of ten with a large audience.
            log: self.one_sends && self.quantity == Quantity::Up,
            series: CURVES
                .into_iter()
                .zip(&self.points)
                .filter(|((topology, _, _), _)| !is_server || *topology != Topology::Mesh)
                .map(|((topology, simulcast, name), points)| Series {
                    name: Label::text(name),
                    points: points.clone(),
                    marked: Vec::new(),
                    here: topology == self.sc.topology
                        && (topology != Topology::Sfu || simulcast == self.sc.simulcast),
                })
                .collect(),
            here: Some(own).filter(|n| *n >= 2 && Some(n) <= self.sizes().last()),
        }
    }

    fn findings(&self) -> Vec<Finding> {
        if self.quantity != Quantity::Up {
            return Vec::new();
        }
        let media = &self.sc.media;
        let mut all = Vec::new();
        let picture = self.most(|u| matches!(u, Uplink::Fine | Uplink::Lowered));
        let sound = self.most(|u| !matches!(u, Uplink::AudioFor(_) | Uplink::Nothing));
        let finding = |id, n: u64| {
            Why::new(id)
                .with("up", NARROW)
                .with("n", n)
                .with("copies", n - 1)
                .with("left", (NARROW / (n - 1)).saturating_sub(media.audio))
                .with("next", (NARROW / n).saturating_sub(media.audio))
                .with("floor", media.floor)
                .with("audio", media.audio)
        };
        if let Some(n) = picture {
            all.push(Finding {
                why: finding("finding-mesh-picture", n),
                runs: vec![
                    self.narrow(n, Topology::Mesh, false),
                    self.narrow(n + 1, Topology::Mesh, false),
                ],
            });
        }
        if let Some(n) = sound.filter(|n| Some(*n) != picture) {
            all.push(Finding {
                why: finding("finding-mesh-sound", n),
                runs: vec![
                    self.narrow(n, Topology::Mesh, false),
                    self.narrow(n + 1, Topology::Mesh, false),
                ],
            });
        }
        let n = picture.unwrap_or(2) + 1;
        all.push(Finding {
            why: Why::new("finding-server")
                .with("up", NARROW)
                .with("rate", NARROW.saturating_sub(media.audio).min(media.high))
                .with("n", n),
            runs: vec![
                self.narrow(n, Topology::Sfu, true),
                self.narrow(n, Topology::Mcu, false),
            ],
        });
        all
    }
}
