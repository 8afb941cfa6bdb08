//! Changes of the past.

use super::{Event, State, Way, What, down::flip};
use crate::labs::net::layers::{
    event::Change,
    plan::Node,
    scenario::{Input, Message, Place},
};

impl State {
    /// Changes the past.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let (node, layer, change) = match input {
            Input::Corrupt {} => {
                for flight in &mut self.flights {
                    flip(flight);
                }
                let count = self.flights.len() as u64;
                (None, 1, Change::Corrupted(count))
            }
            Input::SetTtl { ttl } => {
                let before = std::mem::replace(&mut self.ttl, *ttl as u8);
                (Some(Node::A), 3, Change::Ttl(before, self.ttl))
            }
            Input::Replace { place, device } => {
                let (i, node) = match place {
                    Place::First => (0, Node::First),
                    Place::Second => (1, Node::Second),
                };
                if self.devices[i] == *device {
                    return self.nothing();
                }
                self.devices[i] = *device;
                self.tables[i].clear();
                (Some(node), 2, Change::Replaced(*device))
            }
            Input::Forget {} => {
                for station in &mut self.stations {
                    for plug in 0..station.interfaces.len() {
                        station.forget(plug as u8);
                    }
                }
                self.tables.iter_mut().for_each(Vec::clear);
                (None, 2, Change::Forgotten)
            }
            Input::Unplug { cable } => {
                let cable = *cable as u8;
                if !self.pull(cable) {
                    return self.nothing();
                }
                let before = self.flights.len();
                self.flights.retain(|f| f.cable != cable);
                let lost = (before - self.flights.len()) as u64;
                self.totals.dropped += lost;
                (None, 1, Change::Unplugged(cable, lost))
            }
            Input::Plug { cable } => {
                let cable = *cable as u8;
                if std::mem::replace(&mut self.plugged[usize::from(cable)], true) {
                    return self.nothing();
                }
                (None, 1, Change::Plugged(cable))
            }
            Input::Send { send, to } => {
                self.added.push_back(Message::new(*send, *to));
                (Some(Node::A), 7, Change::Added(*send, *to))
            }
        };
        if change == Change::Corrupted(0) {
            return self.nothing();
        }
        self.changed(node, layer, change)
    }

    fn nothing(&self) -> Event {
        self.changed(None, 0, Change::Nothing)
    }

    fn changed(&self, node: Option<Node>, layer: u8, change: Change) -> Event {
        self.event(node, layer, Way::Through, None, What::Changed(change))
    }
}
