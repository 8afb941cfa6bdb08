//! Exercises of four levels from a seed: streams, rates, what leaves the server, work and delay. The model
//! works out every answer from the plan of the scenario that shows it.

use super::{
    Topologies,
    formulas::{self, Sum},
    plan::{Call, Uplink},
    presets,
    scenario::{MeshEncodes, Participant, Scenario, Topology},
};
use crate::{
    exercise::{Ask, Exercise, Mark, number},
    session::{open, scenario_value},
};
use kw_scene::Label;
use kw_trace::{Param, Rng, Run, Why};
use serde_json::Value;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    /// What a formula gives, in one topology.
    Sum(Topology, Sum),
    /// Out of the server, in kbit/s.
    Egress,
    /// The most participants of a mesh whose uplink carries full pictures.
    Most,
    /// How much longer a picture takes through a mixing server than through a forwarding one, in ms.
    Later,
}

/// An exercise: what is asked, of which call.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    task: Task,
    n: u64,
    m: u64,
    simulcast: bool,
    high: u64,
    uplink: u64,
    encode: u64,
    fps: u64,
    jitter: u64,
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    let mut rng = Rng::new(seed.wrapping_mul(8).wrapping_add(u64::from(level)));
    let rng = &mut rng;
    let pick = |rng: &mut Rng, all: &[Task]| all[rng.below(all.len() as u64) as usize];
    let any = |rng: &mut Rng| Topology::ALL[rng.below(3) as usize];
    let n = rng.between(3, 40);
    let some = rng.between(2, n);
    let (task, m) = match level {
        // Everybody sends.
        1 => {
            let mesh = |sum| Task::Sum(Topology::Mesh, sum);
            let choice = [
                mesh(Sum::Links),
                mesh(Sum::Streams),
                Task::Sum(Topology::Sfu, Sum::Out),
                mesh(Sum::Up),
                Task::Sum(Topology::Sfu, Sum::DownSender),
            ];
            (pick(rng, &choice), n)
        }
        2 => {
            let topology = any(rng);
            let sfu = [Sum::In, Sum::Out, Sum::DownSender, Sum::Streams];
            let sum = match topology {
                Topology::Mesh => Sum::Streams,
                Topology::Mcu => [Sum::In, Sum::Out][rng.below(2) as usize],
                Topology::Sfu => sfu[rng.below(4) as usize],
            };
            (Task::Sum(topology, sum), some)
        }
        3 => {
            let choice = [
                Task::Sum(Topology::Mesh, Sum::UpRate),
                Task::Sum(Topology::Sfu, Sum::UpRate),
                Task::Egress,
                Task::Most,
            ];
            (pick(rng, &choice), some)
        }
        4 => {
            let choice = [
                Task::Sum(Topology::Mcu, Sum::Work),
                Task::Sum(Topology::Sfu, Sum::Work),
                Task::Sum(Topology::Mcu, Sum::ServerEncodes),
                Task::Later,
            ];
            (pick(rng, &choice), some)
        }
        _ => return None,
    };
    Some(Box::new(Question {
        n,
        m,
        simulcast: task == Task::Sum(Topology::Sfu, Sum::UpRate),
        high: rng.between(8, 40) * 100,
        uplink: rng.between(5, 60) * 1_000,
        encode: rng.between(3, 9) * 100,
        // Whole milliseconds between two pictures.
        fps: [20, 25, 40, 50][rng.below(4) as usize],
        jitter: rng.between(2, 9) * 10,
        task,
    }))
}

impl Question {
    fn shown(&self) -> Scenario {
        self.of(self.n)
    }

    fn topology(&self) -> Topology {
        match self.task {
            Task::Sum(topology, _) => topology,
            Task::Egress => Topology::Sfu,
            Task::Most => Topology::Mesh,
            Task::Later => Topology::Mcu,
        }
    }

    /// The call with `n` participants.
    fn of(&self, n: u64) -> Scenario {
        let base = presets::first_look();
        let m = if self.task == Task::Most { n } else { self.m };
        let wide = 1_000_000;
        let senders = Participant {
            count: m,
            uplink: if self.task == Task::Most {
                self.uplink
            } else {
                wide
            },
            downlink: wide,
            ..Participant::new("A")
        };
        let listeners = Participant {
            downlink: wide,
            ..Participant::viewers("B", n - m)
        };
        let rows = [senders, listeners].into_iter().filter(|p| p.count > 0);
        let mut sc = Scenario {
            topology: self.topology(),
            simulcast: self.simulcast,
            mesh_encodes: MeshEncodes::PerReceiver,
            participants: rows.collect(),
            ..base
        };
        sc.media.high = self.high;
        sc.media.fps = self.fps;
        sc.delays.jitter = self.jitter * 1_000;
        sc.work.encode = self.encode;
        // Nothing is to be overloaded here.
        sc.work.server = 1_000_000_000;
        sc.work.device = 1_000_000_000;
        sc
    }

    /// What the model says.
    fn answer(&self) -> u64 {
        let sc = self.shown();
        let call = Call::whole(&sc);
        let plan = call.plan();
        match self.task {
            Task::Sum(_, sum) => formulas::formula(&call, &plan, sum).map_or(0, |f| f.gives),
            Task::Egress => plan.server.kbit_out,
            Task::Most => {
                let fits = |n: &u64| {
                    let plan = Call::whole(&self.of(*n)).plan();
                    plan.sides[0].uplink == Uplink::Fine
                };
                (2..).take_while(fits).last().unwrap_or(1)
            }
            Task::Later => {
                let total = |topology| {
                    let call = Call::whole(&Scenario {
                        topology,
                        ..sc.clone()
                    });
                    let delay = call.delay(&call.plan(), 0, 0);
                    delay.map_or(0, |d| d.total())
                };
                (total(Topology::Mcu) - total(Topology::Sfu)) / 1_000
            }
        }
    }

    fn ask(&self) -> &'static str {
        match self.task {
            Task::Sum(_, sum) => sum.word(),
            Task::Egress => "answer-egress",
            Task::Most => "answer-most",
            Task::Later => "answer-later",
        }
    }

    /// Answers that come from a known mistake.
    fn mistake(&self, given: u64) -> &'static str {
        let (n, m) = (self.n, self.m);
        let right = self.answer();
        let is_power = n < 63 && (given == 1 << n || given == 1 << (n - 1));
        match self.task {
            Task::Sum(_, Sum::Links) if given == n * (n - 1) => "wrong-twice",
            _ if is_power => "wrong-exponential",
            Task::Sum(_, Sum::Streams | Sum::Out) if given == m * n => "wrong-self",
            Task::Sum(_, Sum::Streams) if given * 2 == right => "wrong-directions",
            Task::Sum(Topology::Mcu, Sum::Out) if given == m * (n - 1) => "wrong-mixed",
            Task::Sum(_, Sum::DownSender) if given == m => "wrong-self",
            Task::Sum(Topology::Mesh, Sum::Up) if given == n => "wrong-self",
            Task::Sum(Topology::Mesh, Sum::UpRate) if given == (n - 1) * self.high => "wrong-sound",
            Task::Sum(Topology::Sfu, Sum::UpRate) if given < right && given >= self.high => {
                "wrong-layers"
            }
            Task::Egress if given == self.m * (n - 1) * self.high => "wrong-sound",
            Task::Most if given.abs_diff(right) == 1 => "wrong-by-one",
            _ if given > right => "wrong-more",
            _ => "wrong-less",
        }
    }
}

impl Exercise for Question {
    fn question(&self) -> Label {
        let params: Vec<(&'static str, Param)> = vec![
            ("topology", self.topology().name().into()),
            ("n", self.n.into()),
            ("m", self.m.into()),
            ("all", (self.n == self.m).into()),
            ("high", self.high.into()),
            ("encode", self.encode.into()),
            ("uplink", self.uplink.into()),
            ("fps", self.fps.into()),
            ("jitter", self.jitter.into()),
        ];
        let id = match self.task {
            Task::Sum(_, sum) => match sum {
                Sum::Links => "ask-links",
                Sum::Streams => "ask-streams",
                Sum::Up => "ask-up",
                Sum::DownSender => "ask-down",
                Sum::In => "ask-in",
                Sum::UpRate => "ask-up-rate",
                Sum::ServerEncodes => "ask-encodes",
                Sum::Work => "ask-work",
                _ => "ask-out",
            },
            Task::Egress => "ask-egress",
            Task::Most => "ask-most",
            Task::Later => "ask-later",
        };
        Label::Text(id, params)
    }

    fn asks(&self) -> Vec<Ask> {
        vec![Ask {
            label: Label::text(self.ask()),
            form: Label::text("form-number"),
            is_long: false,
        }]
    }

    fn mark(&self, typed: &[&str]) -> Mark {
        match typed.first().and_then(|t| number(t)) {
            None => Mark::Malformed {
                field: 0,
                why: Label::text("form-number"),
            },
            Some(given) if given == self.answer() => Mark::Right,
            Some(given) => Mark::Wrong {
                field: 0,
                why: Label::text(self.mistake(given)),
                bits: None,
            },
        }
    }

    fn key(&self) -> Vec<Label> {
        vec![Label::raw(self.answer().to_string())]
    }

    fn hints(&self) -> Vec<Label> {
        let first = match self.task {
            Task::Sum(Topology::Mesh, _) | Task::Most => "hint-mesh",
            Task::Sum(Topology::Sfu, _) | Task::Egress => "hint-sfu",
            Task::Sum(Topology::Mcu, _) | Task::Later => "hint-mcu",
        };
        let symbols = match self.task {
            Task::Sum(_, sum) => {
                let call = Call::whole(&self.shown());
                let formula = formulas::formula(&call, &call.plan(), sum);
                formula.map_or("", |f| f.symbols)
            }
            Task::Egress => "M(N−1)(V+A)",
            Task::Most => "(N−1)(V+A) ≤ U",
            Task::Later => "J + D + 1000/fps + X + E − F",
        };
        vec![
            Label::text(first),
            Label::Text("hint-formula", vec![("formula", symbols.into())]),
        ]
    }

    fn solution(&self) -> Vec<Why> {
        let rules: &[&str] = match self.task {
            Task::Sum(_, sum) => match sum {
                Sum::Links => &["sum-links"],
                Sum::Streams => &["sum-streams"],
                Sum::Up => &["sum-up"],
                Sum::DownSender => &["sum-down-sender"],
                Sum::In => &["sum-in"],
                Sum::UpRate => &["sum-up-rate"],
                Sum::ServerEncodes => &["sum-server-encodes"],
                Sum::Work => &["sum-work"],
                _ => &["sum-out"],
            },
            Task::Egress => &["sum-up-rate", "sum-out"],
            Task::Most => &["sum-up-rate"],
            Task::Later => &["frame-decoded", "frame-mixed", "frame-encoded"],
        };
        let Ok(mut session) = open::<Topologies>(&self.scenario()) else {
            return Vec::new();
        };
        let end = session.advance(10_000).reached;
        let mut all = Vec::new();
        for n in 1..=end {
            session.seek(n);
            all.extend(session.why().filter(|why| rules.contains(&why.rule)));
        }
        all
    }

    fn mistakes(&self) -> Vec<(usize, Label)> {
        let (n, m, right) = (self.n, self.m, self.answer());
        let (picture, sound) = (self.high, presets::first_look().media.audio);
        let known = match self.task {
            Task::Sum(Topology::Mcu, Sum::Out) => vec![m * (n - 1), m, n - 1],
            Task::Sum(_, Sum::Links) => vec![n * (n - 1), n, n * (n + 1) / 2],
            Task::Sum(_, Sum::Streams) => vec![right / 2, m * n, m * m],
            Task::Sum(_, Sum::Out) => vec![m * n, n - 1, m * m],
            Task::Sum(_, Sum::Up) => vec![n, 1, n * (n - 1)],
            Task::Sum(_, Sum::DownSender) => vec![m, 1, m * (n - 1)],
            Task::Sum(_, Sum::In) => vec![m * (n - 1), 1, n * n],
            Task::Sum(Topology::Mesh, Sum::UpRate) => {
                let one = picture + sound;
                vec![(n - 1) * picture, n * one, one]
            }
            Task::Sum(_, Sum::UpRate) => vec![picture + sound, picture, (n - 1) * right],
            Task::Egress => {
                let all = m * (n - 1);
                vec![all * picture, m * n * (picture + sound), right / m.max(1)]
            }
            Task::Most => vec![right + 1, right.saturating_sub(1), right * 2],
            Task::Sum(_, Sum::ServerEncodes) => vec![m, n, m * (n - 1), 1],
            Task::Sum(..) | Task::Later => {
                vec![
                    right.saturating_sub(self.encode),
                    right + self.encode,
                    right * 2,
                ]
            }
        };
        let mut given: Vec<u64> = Vec::new();
        for number in known {
            if number != right && number > 0 && !given.contains(&number) {
                given.push(number);
            }
        }
        given
            .into_iter()
            .map(|n| (0, Label::raw(n.to_string())))
            .collect()
    }

    fn scenario(&self) -> Value {
        let sc = match self.task {
            Task::Most => self.of(self.answer().max(2)),
            _ => self.shown(),
        };
        scenario_value::<Topologies>(&Run::plain(sc))
    }
}
