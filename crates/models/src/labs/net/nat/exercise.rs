//! The trainer: what a NAT makes of packets, in four levels from a seed. The key is what the model does.

use super::{
    Nat,
    event::What,
    explain, presets,
    scenario::{Packet, Scenario},
    state::{Outcome, State},
};
use crate::{
    behaviour,
    exercise::{Ask, Exercise, Mark, yes},
    session::scenario_value,
};
use kw_net::nat::{Behaviour, Endpoint};
use kw_scene::Label;
use kw_trace::{Lab as _, Rng, Run, Why};
use serde_json::Value;

/// What is asked about a run.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Wanted {
    /// The source that the receiver of the packet of this number sees.
    Seen(usize),
    /// Whether the packet of this number arrives.
    Arrives(usize),
}

/// An exercise: a scenario, and what is asked about its run.
struct Task {
    scenario: Scenario,
    wanted: Vec<Wanted>,
}

fn behaviour(rng: &mut Rng) -> Behaviour {
    behaviour::ALL[rng.below(3) as usize]
}

/// Somebody outside, and whom he resembles: the server itself, its other port, or another host.
fn sender(rng: &mut Rng) -> &'static str {
    ["S:80", "S:81", "T:80"][rng.below(3) as usize]
}

/// The exercise of a level from 1 to 4 and a seed; `None` for any other level.
pub fn make(level: u8, seed: u64) -> Option<Box<dyn Exercise>> {
    // Each level has a sequence of its own.
    let rng = &mut Rng::new(seed.wrapping_mul(8).wrapping_add(u64::from(level)));
    let port = 5000 + rng.below(1000);
    let first = 40_000 + rng.below(1000);
    let from = |name: &str| format!("{name}:{port}");
    let packet = |at: u64, from: &str, to: &str| presets::packet(at, from, to, false);
    let (packets, wanted): (Vec<Packet>, Vec<Wanted>) = match level {
        1 => {
            let mut all = vec![packet(0, &from("A"), "S:80")];
            if rng.one_in(2) {
                all.insert(0, packet(0, &from("B"), "S:80"));
            }
            let last = all.len() - 1;
            (all, vec![Wanted::Seen(last)])
        }
        2 => {
            let all = vec![
                packet(0, &from("A"), "S:80"),
                packet(1000, sender(rng), &from("N1")),
            ];
            (all, vec![Wanted::Arrives(1)])
        }
        3 => {
            let other = ["S:80", "S:81", "T:80"][rng.below(3) as usize];
            let all = vec![
                packet(0, &from("A"), "S:80"),
                packet(1000, &from("A"), other),
            ];
            (all, vec![Wanted::Seen(1)])
        }
        4 => {
            let later = [10, 50, 70, 110, 130][rng.below(5) as usize] * 1000;
            let all = vec![
                packet(0, &from("A"), "S:80"),
                packet(later, sender(rng), &format!("N2:{first}")),
            ];
            (all, vec![Wanted::Seen(0), Wanted::Arrives(1)])
        }
        _ => return None,
    };
    let mut scenario = presets::home(packets);
    let nat = &mut scenario.nats[0];
    nat.first_port = first;
    match level {
        1 => nat.preserve_ports = rng.one_in(2),
        2 => nat.filtering = behaviour(rng),
        3 => {
            nat.mapping = behaviour(rng);
            nat.preserve_ports = rng.one_in(2);
        }
        _ => {
            let mut second = nat.clone();
            second.name = "N2".to_owned();
            second.preserve_ports = false;
            second.filtering = behaviour(rng);
            second.timeout = [60, 120][rng.below(2) as usize];
            nat.filtering = Behaviour::EndpointIndependent;
            scenario.nats.push(second);
        }
    }
    Some(Box::new(Task { scenario, wanted }))
}

impl Task {
    /// The run to its end, with the reasons of what the NATs did.
    fn run(&self) -> (State, Vec<Why>) {
        let mut state = State::new(&self.scenario);
        let mut why = Vec::new();
        while let Some(event) = state.step() {
            if matches!(
                event.what,
                What::Mapped { .. }
                    | What::Admitted { .. }
                    | What::Dropped { .. }
                    | What::Expired { .. }
            ) {
                why.push(Nat::explain(&state, &event));
            }
        }
        (state, why)
    }

    fn seen(&self, n: usize) -> Option<Endpoint> {
        self.run().0.records.get(n)?.seen
    }

    fn arrives(&self, n: usize) -> bool {
        let state = self.run().0;
        let outcome = state.records.get(n).map(|r| r.outcome);
        matches!(outcome, Some(Outcome::Arrived | Outcome::Answered))
    }

    /// The packets in words that are the same in every language.
    fn packets(&self) -> String {
        use crate::form::Form as _;
        let all = self.scenario.packets.iter().map(|p| {
            let to = p.to.write();
            let to = to.as_str().unwrap_or_default();
            format!("{}:{} → {to} ({} s)", p.from, p.from_port, p.at / 1000)
        });
        all.collect::<Vec<_>>().join(", ")
    }
}

impl Exercise for Task {
    fn question(&self) -> Label {
        let sc = &self.scenario;
        let last = &sc.nats[sc.nats.len() - 1];
        let kept = sc.nats[0].preserve_ports;
        Label::Text(
            if sc.nats.len() > 1 {
                "question-two"
            } else {
                "question-one"
            },
            vec![
                ("mapping", behaviour::name(sc.nats[0].mapping).into()),
                ("filtering", behaviour::name(last.filtering).into()),
                ("kept", kept.into()),
                ("first", last.first_port.into()),
                ("seconds", last.timeout.into()),
                ("public", sc.public.to_string().into()),
                ("packets", self.packets().into()),
            ],
        )
    }

    fn asks(&self) -> Vec<Ask> {
        let ask = |wanted: &Wanted| {
            let (label, form, n) = match wanted {
                Wanted::Seen(n) => ("answer-seen", "form-endpoint", n),
                Wanted::Arrives(n) => ("answer-arrives", "form-yes-no", n),
            };
            Ask {
                label: Label::Text(label, vec![("n", (*n as u64 + 1).into())]),
                form: Label::text(form),
                is_long: false,
            }
        };
        self.wanted.iter().map(ask).collect()
    }

    fn mark(&self, typed: &[&str]) -> Mark {
        let mut wrong = None;
        for (field, wanted) in self.wanted.iter().enumerate() {
            let typed = typed.get(field).map_or("", |t| t.trim());
            let malformed = |id| Mark::Malformed {
                field,
                why: Label::text(id),
            };
            let why = match wanted {
                Wanted::Seen(n) => {
                    let given: Option<Endpoint> = typed.replace(' ', "").parse().ok();
                    let Some(given) = given else {
                        return malformed("form-endpoint");
                    };
                    match self.seen(*n) {
                        Some(seen) if seen == given => continue,
                        Some(seen) if seen.ip() == given.ip() => "wrong-port",
                        _ => "wrong-address",
                    }
                }
                Wanted::Arrives(n) => {
                    let Some(given) = yes(typed) else {
                        return malformed("form-yes-no");
                    };
                    if given == self.arrives(*n) {
                        continue;
                    }
                    "wrong-arrives"
                }
            };
            wrong = wrong.or(Some(Mark::Wrong {
                field,
                why: Label::text(why),
                bits: None,
            }));
        }
        wrong.unwrap_or(Mark::Right)
    }

    fn key(&self) -> Vec<Label> {
        let of = |wanted: &Wanted| match wanted {
            Wanted::Seen(n) => Label::raw(self.seen(*n).map_or(String::new(), explain::full)),
            Wanted::Arrives(n) => Label::text(if self.arrives(*n) { "yes" } else { "no" }),
        };
        self.wanted.iter().map(of).collect()
    }

    fn hints(&self) -> Vec<Label> {
        let of = |wanted: &Wanted| match wanted {
            Wanted::Seen(_) => ["hint-who-sees", "hint-port"],
            Wanted::Arrives(_) => ["hint-entry", "hint-filter"],
        };
        self.wanted.iter().flat_map(of).map(Label::text).collect()
    }

    fn solution(&self) -> Vec<Why> {
        self.run().1
    }

    fn scenario(&self) -> Value {
        scenario_value::<Nat>(&Run::plain(self.scenario.clone()))
    }

    fn mistakes(&self) -> Vec<(usize, Label)> {
        let sc = &self.scenario;
        let mut all = Vec::new();
        for (field, wanted) in self.wanted.iter().enumerate() {
            match wanted {
                Wanted::Arrives(n) => {
                    let other = if self.arrives(*n) { "no" } else { "yes" };
                    all.push((field, Label::text(other)));
                }
                Wanted::Seen(n) => {
                    let Some(seen) = self.seen(*n) else { continue };
                    let packet = &sc.packets[*n];
                    let (port, first) = (packet.from_port, sc.nats[sc.nats.len() - 1].first_port);
                    let at = |port: u64| (seen.ip().to_string(), port);
                    // The port inside kept or not, the next one, and the sender as it is inside.
                    let host = sc.hosts.iter().find(|h| h.name == packet.from);
                    let inside = host.map(|h| (h.address.to_string(), port));
                    let given = [Some(at(port)), Some(at(first)), inside, Some(at(first + 1))];
                    let is_wrong = |g: &(String, u64)| {
                        g.0 != seen.ip().to_string() || g.1 != u64::from(seen.port())
                    };
                    let given = given.into_iter().flatten().filter(is_wrong);
                    all.extend(given.map(|(ip, port)| (field, Label::raw(format!("{ip}:{port}")))));
                }
            }
        }
        all
    }
}
