//! Links, switches and hubs: frames on their way.
//!
//! [`Net`] holds what is under way and tells, in order of time, what happens to it. It jumps from one
//! instant at which something happens to the next. What hosts and routers do with a frame is not in
//! here: a frame that comes to one is told as [`Happening::Arrived`].

use crate::{Mac, frame};
use kw_trace::Rng;
use std::rc::Rc;

/// Number of a device.
pub type Node = u16;
/// A plug of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Port {
    /// The device.
    pub node: Node,
    /// Its plug, counted from 0.
    pub port: u8,
}

/// What a cable does to frames. Chances are in thousandths, each drawn for each frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quality {
    /// Time from one end to the other, in microseconds.
    pub delay: u64,
    /// Chance that a frame is lost.
    pub loss: u64,
    /// Chance that a frame comes twice.
    pub duplicate: u64,
    /// Chance that a frame takes four times as long, so that later ones overtake it.
    pub reorder: u64,
}

/// A cable between two plugs.
#[derive(Debug, Clone, PartialEq)]
struct Cable {
    ends: [Port; 2],
    quality: Quality,
    plugged: bool,
}

/// What a device is.
#[derive(Debug, Clone, PartialEq)]
enum Device {
    /// A host or a router: frames end here.
    Station,
    /// A learning switch (IEEE 802.1D): which address was last heard on which of its ports.
    Switch { table: Vec<(Mac, u8)> },
    /// Repeats everything everywhere.
    Hub,
}

/// A frame on a cable.
#[derive(Debug, Clone, PartialEq)]
struct Flight {
    at: u64,
    order: u64,
    cable: u16,
    to: Port,
    from: Port,
    bytes: Rc<[u8]>,
    lost: bool,
}

/// Something that happened to a frame.
#[derive(Debug, Clone, PartialEq)]
pub enum Happening {
    /// It came to a station.
    Arrived {
        /// Where.
        at: Port,
        /// The frame.
        bytes: Rc<[u8]>,
    },
    /// A switch or hub passed it on.
    PassedOn {
        /// The device, and the plug it came in by.
        at: Port,
        /// The frame.
        bytes: Rc<[u8]>,
        /// The plugs it goes out by.
        out: Vec<u8>,
        /// Whether its source was new to the switch.
        learned: bool,
        /// Whether the switch knew where the destination is.
        known: bool,
    },
    /// A cable lost it.
    Lost {
        /// The plug it was sent from.
        from: Port,
        /// The plug it was meant for.
        to: Port,
        /// The frame.
        bytes: Rc<[u8]>,
    },
}

/// Frames under way between devices.
#[derive(Debug, Clone, PartialEq)]
pub struct Net {
    now: u64,
    order: u64,
    rng: Rng,
    devices: Vec<Device>,
    cables: Vec<Cable>,
    flights: Vec<Flight>,
}

impl Net {
    /// A network without devices.
    pub fn new(seed: u64) -> Self {
        Net {
            now: 0,
            order: 0,
            rng: Rng::new(seed),
            devices: Vec::new(),
            cables: Vec::new(),
            flights: Vec::new(),
        }
    }

    /// Adds a host or router.
    pub fn station(&mut self) -> Node {
        self.device(Device::Station)
    }

    /// Adds a switch.
    pub fn switch(&mut self) -> Node {
        self.device(Device::Switch { table: Vec::new() })
    }

    /// Adds a hub.
    pub fn hub(&mut self) -> Node {
        self.device(Device::Hub)
    }

    fn device(&mut self, device: Device) -> Node {
        self.devices.push(device);
        (self.devices.len() - 1) as Node
    }

    /// Lays a cable between a plug and the first free plug of another device.
    pub fn connect(&mut self, from: Port, to: Node, quality: Quality) -> Port {
        let used = |port: u8| self.cable_at(Port { node: to, port }).is_some();
        let port = (0..=u8::MAX).find(|p| !used(*p)).unwrap_or(u8::MAX);
        let end = Port { node: to, port };
        self.cables.push(Cable {
            ends: [from, end],
            quality,
            plugged: true,
        });
        end
    }

    fn cable_at(&self, port: Port) -> Option<usize> {
        self.cables
            .iter()
            .position(|c| c.plugged && c.ends.contains(&port))
    }

    /// The plug at the other end of the cable at this one.
    pub fn other_end(&self, port: Port) -> Option<Port> {
        let cable = &self.cables[self.cable_at(port)?];
        cable.ends.into_iter().find(|e| *e != port)
    }

    /// Takes the cable out of a plug; what is on it is lost. Whether there was one.
    pub fn unplug(&mut self, port: Port) -> bool {
        let Some(cable) = self.cable_at(port) else {
            return false;
        };
        self.cables[cable].plugged = false;
        for flight in self.flights.iter_mut() {
            flight.lost |= usize::from(flight.cable) == cable;
        }
        // The switch at the other end forgets who was there (IEEE 802.1D: the port goes down).
        let gone = self.cables[cable].ends;
        for (node, device) in self.devices.iter_mut().enumerate() {
            if let Device::Switch { table } = device {
                table.retain(|(_, p)| {
                    let here = Port {
                        node: node as Node,
                        port: *p,
                    };
                    !gone.contains(&here)
                });
            }
        }
        true
    }

    /// The clock, in microseconds.
    pub fn now(&self) -> u64 {
        self.now
    }

    /// Moves the clock on to an instant before which nothing happens here.
    pub fn go_to(&mut self, at: u64) {
        self.now = self.now.max(at);
    }

    /// A station sends a frame. Whether a cable took it.
    pub fn send(&mut self, from: Port, bytes: &Rc<[u8]>) -> bool {
        let Some(number) = self.cable_at(from) else {
            return false;
        };
        let cable = &self.cables[number];
        let to = if cable.ends[0] == from {
            cable.ends[1]
        } else {
            cable.ends[0]
        };
        let quality = cable.quality;
        // A chance of none draws nothing, so that a perfect cable changes no other draw.
        let mut drawn = |chance: u64| chance > 0 && self.rng.below(1000) < chance;
        let lost = drawn(quality.loss);
        let copies = if drawn(quality.duplicate) { 2 } else { 1 };
        for copy in 0..copies {
            let slow = drawn(quality.reorder);
            let delay = quality.delay * if slow { 4 } else { 1 } + copy * (quality.delay / 2 + 1);
            let flight = Flight {
                at: self.now + delay,
                order: self.order,
                cable: number as u16,
                to,
                from,
                bytes: bytes.clone(),
                lost,
            };
            self.order += 1;
            self.flights.push(flight);
        }
        true
    }

    /// When the next thing happens.
    pub fn next_at(&self) -> Option<u64> {
        self.flights.iter().map(|f| f.at).min()
    }

    /// Frames under way.
    pub fn under_way(&self) -> impl Iterator<Item = &Rc<[u8]>> {
        self.flights.iter().map(|f| &f.bytes)
    }

    /// Frames that come to the end of their cable at this instant, and where: which of them is first is nobody's
    /// decision.
    pub fn arriving(&self) -> impl Iterator<Item = (Port, &Rc<[u8]>)> {
        let there = self.flights.iter().filter(|f| f.at <= self.now && !f.lost);
        there.map(|f| (f.to, &f.bytes))
    }

    /// Loses everything that is under way. How many frames that were.
    pub fn lose_all(&mut self) -> usize {
        let whole = self.flights.iter_mut().filter(|f| !f.lost);
        whole.map(|f| f.lost = true).count()
    }

    /// The next thing that happens; the clock goes to it.
    pub fn advance(&mut self) -> Option<Happening> {
        let next = (0..self.flights.len()).min_by_key(|i| {
            let f = &self.flights[*i];
            (f.at, f.order)
        })?;
        let flight = self.flights.remove(next);
        self.now = self.now.max(flight.at);
        let Flight {
            to, from, bytes, ..
        } = flight;
        if flight.lost {
            return Some(Happening::Lost { from, to, bytes });
        }
        let node = usize::from(to.node);
        let (out, learned, known) = match &mut self.devices[node] {
            Device::Station => return Some(Happening::Arrived { at: to, bytes }),
            Device::Hub => (None, false, false),
            Device::Switch { table } => {
                let (source, destination) = ends(&bytes);
                let before = table.iter().find(|e| e.0 == source).map(|e| e.1);
                let learned = before != Some(to.port) && !source.is_group();
                if learned {
                    table.retain(|e| e.0 != source);
                    table.push((source, to.port));
                }
                let there = table.iter().find(|e| e.0 == destination).map(|e| e.1);
                (there, learned, there.is_some())
            }
        };
        let ports: Vec<u8> = match out {
            // It is where it came from: filtered.
            Some(port) if port == to.port => Vec::new(),
            Some(port) => vec![port],
            None => self.ports(to.node).filter(|p| *p != to.port).collect(),
        };
        for port in &ports {
            let from = Port {
                node: to.node,
                port: *port,
            };
            self.send(from, &bytes);
        }
        Some(Happening::PassedOn {
            at: to,
            bytes,
            out: ports,
            learned,
            known,
        })
    }

    /// Plugs of a device that have a cable.
    fn ports(&self, node: Node) -> impl Iterator<Item = u8> + use<> {
        let mut ports: Vec<u8> = self
            .cables
            .iter()
            .filter(|c| c.plugged)
            .flat_map(|c| c.ends)
            .filter(|e| e.node == node)
            .map(|e| e.port)
            .collect();
        ports.sort_unstable();
        ports.into_iter()
    }

    /// What a switch has learned: addresses and the plugs they are behind.
    pub fn table(&self, node: Node) -> &[(Mac, u8)] {
        match &self.devices[usize::from(node)] {
            Device::Switch { table } => table,
            _ => &[],
        }
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        self.flights.len() * size_of::<Flight>()
            + self.cables.len() * size_of::<Cable>()
            + self.devices.len() * 200
    }
}

/// Source and destination of a frame.
fn ends(bytes: &[u8]) -> (Mac, Mac) {
    frame::read(bytes).map_or((Mac::ZERO, Mac::BROADCAST), |f| (f.from, f.to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ipv4Addr, frame::Arp};

    fn request(from: u32) -> Rc<[u8]> {
        let target = Ipv4Addr::new(10, 0, 0, 9);
        Arp::request(Mac::local(from), Ipv4Addr::UNSPECIFIED, target).frame(Mac::BROADCAST)
    }

    fn reply(from: u32, to: u32) -> Rc<[u8]> {
        let arp = Arp {
            reply: true,
            sender_mac: Mac::local(from),
            sender: Ipv4Addr::new(10, 0, 0, 9),
            target_mac: Mac::local(to),
            target: Ipv4Addr::new(10, 0, 0, 1),
        };
        arp.frame(Mac::local(to))
    }

    /// Three stations at a switch, a cable of 10 µs each.
    fn star(device: fn(&mut Net) -> Node, quality: Quality) -> (Net, [Port; 3]) {
        let mut net = Net::new(1);
        let middle = device(&mut net);
        let ports = [0, 1, 2].map(|_| {
            let node = net.station();
            let port = Port { node, port: 0 };
            net.connect(port, middle, quality);
            port
        });
        (net, ports)
    }

    const GOOD: Quality = Quality {
        delay: 10,
        loss: 0,
        duplicate: 0,
        reorder: 0,
    };

    fn arrivals(net: &mut Net) -> Vec<(u64, Node)> {
        let mut all = Vec::new();
        while let Some(happening) = net.advance() {
            if let Happening::Arrived { at, .. } = happening {
                all.push((net.now(), at.node));
            }
        }
        all
    }

    /// IEEE 802.1D §7.8: what is not known is flooded, what is known goes to its port only.
    #[test]
    fn a_switch_floods_until_it_has_learned() {
        let (mut net, [a, b, c]) = star(Net::switch, GOOD);
        assert!(net.send(a, &request(1)));
        assert_eq!(arrivals(&mut net), [(20, b.node), (20, c.node)]);
        net.send(c, &reply(3, 1));
        assert_eq!(arrivals(&mut net), [(40, a.node)]);
        net.send(b, &reply(2, 1));
        assert_eq!(arrivals(&mut net), [(60, a.node)]);
        assert_eq!(
            net.table(0),
            [(Mac::local(1), 0), (Mac::local(3), 2), (Mac::local(2), 1)]
        );
    }

    #[test]
    fn a_hub_repeats_everything() {
        let (mut net, [a, b, c]) = star(Net::hub, GOOD);
        net.send(a, &request(1));
        arrivals(&mut net);
        net.send(c, &reply(3, 1));
        assert_eq!(arrivals(&mut net), [(40, a.node), (40, b.node)]);
    }

    #[test]
    fn a_plug_without_cable_sends_nothing_and_what_was_on_it_is_lost() {
        let (mut net, [a, b, _]) = star(Net::switch, GOOD);
        net.send(a, &request(1));
        assert!(net.unplug(a));
        assert!(matches!(net.advance(), Some(Happening::Lost { from, .. }) if from == a));
        assert!(!net.send(a, &request(1)) && !net.unplug(a));
        net.connect(a, 0, GOOD);
        net.send(a, &request(1));
        assert_eq!(arrivals(&mut net)[0].1, b.node);
    }

    #[test]
    fn loss_duplication_and_reordering_come_from_the_seed() {
        let bad = Quality {
            loss: 300,
            duplicate: 300,
            reorder: 300,
            ..GOOD
        };
        let run = || {
            let (mut net, [a, ..]) = star(Net::hub, bad);
            let mut all = Vec::new();
            for _ in 0..200 {
                net.send(a, &request(1));
                all.push(arrivals(&mut net).len());
            }
            all
        };
        let all = run();
        assert_eq!(all, run());
        assert!(all.contains(&0) && all.iter().any(|n| *n > 2), "{all:?}");
        let lossless = Quality { loss: 0, ..bad };
        let (mut net, [a, ..]) = star(Net::hub, lossless);
        for _ in 0..50 {
            net.send(a, &request(1));
        }
        assert!(arrivals(&mut net).len() >= 100);
    }
}
