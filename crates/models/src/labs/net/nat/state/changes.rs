//! Changes of the past: what a learner does to a run.

use super::State;
use crate::{
    form::Form as _,
    labs::net::nat::{
        event::{Change, Event, What},
        scenario::{Input, Packet},
    },
};
use kw_net::{SECOND, nat::Protocol, net::Node};

impl State {
    /// A change, right after the step before.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let (nat, change) = self.apply(input);
        Event {
            at: self.now,
            node: nat.map(|n| self.plan.gate(n)),
            what: What::Change(change),
            frame: None,
            link: None,
        }
    }

    fn named(&self, name: &str) -> Option<usize> {
        self.def.nats.iter().position(|n| n.name == name)
    }

    fn apply(&mut self, input: &Input) -> (Option<usize>, Change) {
        let now = self.now;
        match input {
            Input::Send {
                protocol,
                from,
                from_port,
                to,
                answer,
            } => {
                self.added.push_back(Packet {
                    at: 0,
                    protocol: *protocol,
                    from: from.clone(),
                    from_port: *from_port,
                    to: to.clone(),
                    answer: *answer,
                    ttl: 64,
                });
                let to = to.write().as_str().unwrap_or_default().to_owned();
                let from = format!("{from}:{from_port}");
                (None, Change::Send { from, to })
            }
            Input::Wait { seconds } => {
                self.hold = self.hold.max(now).saturating_add(seconds * SECOND);
                (None, Change::Wait(*seconds))
            }
            Input::Restart { nat } => self.with(nat, |state, nat| {
                let lost = state.gateways[nat].nat.restart(now);
                Change::Restart(lost.len())
            }),
            Input::Forward(spec) => self.with(&spec.nat, |state, nat| {
                let Some(forward) = state.plan.forward(spec) else {
                    return Change::Nothing;
                };
                state.gateways[nat].nat.add_forward(forward);
                Change::Forward {
                    port: forward.port,
                    inside: forward.inside,
                }
            }),
            Input::Unforward { nat, port } => self.with(nat, |state, nat| {
                let port = *port as u16;
                let table = &mut state.gateways[nat].nat;
                match table.remove_forward(Protocol::Udp, port) {
                    true => Change::Unforward(port),
                    false => Change::Nothing,
                }
            }),
            Input::Behave {
                nat,
                mapping,
                filtering,
                hairpin,
            } => self.with(nat, |state, nat| {
                let settings = &mut state.gateways[nat].nat.settings;
                let before = settings.clone();
                settings.mapping = *mapping;
                settings.filtering = *filtering;
                settings.hairpin = *hairpin;
                if *settings == before {
                    Change::Nothing
                } else {
                    Change::Behave
                }
            }),
        }
    }

    fn with(
        &mut self,
        name: &str,
        change: impl FnOnce(&mut State, usize) -> Change,
    ) -> (Option<usize>, Change) {
        match self.named(name) {
            Some(nat) => (Some(nat), change(self, nat)),
            None => (None, Change::Nothing),
        }
    }

    /// The name of a node.
    pub fn name(&self, node: Node) -> &str {
        self.plan.name(node)
    }
}
