//! The machine: what every station and device knows, what is on the cables, and what is being done.
//!
//! One thing is done at a time. What stations do with a frame takes no time; frames take theirs on the
//! cables. What happens is in the files beside: `down` (a sender's layers), `up` (devices and receivers),
//! `changes` (changes of the past).

mod changes;
mod down;
mod up;

use super::{
    event::{Cuts, Data, Event, Icmp, Pdu, Segment, Way, What},
    plan::{self, CABLES, Cable, Node},
    scenario::{CableName, Damage, Device, Message, Scenario, Send, To},
};
use kw_net::{
    Mac,
    frame::{Datagram, Trouble},
    station::{Heard, Out, Station},
};
use std::{collections::VecDeque, rc::Rc};

/// A frame on a cable.
#[derive(Debug, Clone, PartialEq)]
pub struct Flight {
    /// When its last bit is there.
    pub at: u64,
    order: u64,
    /// The cable.
    pub cable: Cable,
    /// Where it goes.
    pub to: Node,
    /// The frame with its check sequence.
    pub frame: Rc<[u8]>,
}

/// What is to be done next with a message at a node; the last of the list comes first.
#[derive(Debug, Clone, PartialEq)]
enum Task {
    /// A sender goes down its layers.
    Down(Node, Down),
    /// A frame that is ready leaves.
    Leave(Node, Leaving),
    /// A station looks at what came.
    Up(Node, Up, Rc<[u8]>),
    /// A packet waits for an address; the question that is asked, if none is under way.
    Ask(Node, Rc<[u8]>, Option<Leaving>),
    /// A bit changes on a cable.
    Noise(Cable),
}

/// A datagram on its way down.
#[derive(Debug, Clone, PartialEq)]
struct Down {
    datagram: Datagram,
    part: Part,
    stage: DownStage,
}

/// What a datagram is of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// TCP or UDP with an application's data.
    Data(Data),
    /// TCP by itself.
    Tcp(Segment),
    /// ICMP.
    Icmp(Icmp),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DownStage {
    Application,
    Between,
    Transport,
    Network,
    Link,
}

/// A frame that leaves a station.
#[derive(Debug, Clone, PartialEq)]
struct Leaving {
    interface: u8,
    /// Without its check sequence.
    frame: Rc<[u8]>,
    stage: LeaveStage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LeaveStage {
    /// An ARP message is made.
    Arp { again: bool },
    /// It gets its header; the router may have passed it on.
    Frame { relayed: bool },
    /// It goes onto the cable.
    Cable,
}

/// What a station looks at next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Up {
    Arp(Cable),
    Network(Cable),
    Transport,
    Application(Data),
    Hop(Cable),
}

/// How a message ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It got lost.
    Lost,
    /// It was heard, and there is nothing to answer.
    Arrived,
    /// Its answer came back.
    Answered,
    /// Everybody in the network heard it, nobody had to do with it.
    Unheeded,
    /// A router told that its TTL ended.
    Expired,
    /// A router told that its destination does not answer.
    Unreachable,
}

impl Outcome {
    /// The id of its word.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Lost => "outcome-lost",
            Outcome::Arrived => "outcome-arrived",
            Outcome::Answered => "outcome-answered",
            Outcome::Unheeded => "outcome-unheeded",
            Outcome::Expired => "outcome-expired",
            Outcome::Unreachable => "outcome-unreachable",
        }
    }
}

/// Sums over the run so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Times a frame went onto a cable.
    pub crossings: u64,
    /// Bytes of those, with preambles.
    pub wire: u64,
    /// Frames that a station made.
    pub frames: u64,
    /// Bytes of those, with preambles.
    pub sent: u64,
    /// Bytes of application data in those.
    pub data: u64,
    /// Those of ARP.
    pub arp: u64,
    /// Frames that a host received for nothing.
    pub disturbed: u64,
    /// Frames and packets that were thrown away because something was wrong with them.
    pub dropped: u64,
}

/// Everything that decides what comes next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The scenario.
    pub def: Rc<Scenario>,
    /// The clock, in microseconds.
    pub now: u64,
    /// TTL of what A sends.
    pub ttl: u8,
    /// The devices of the two networks.
    pub devices: [Device; 2],
    /// What they have learned as switches.
    pub tables: [Vec<(Mac, Cable)>; 2],
    /// Hosts and router, in the order of [`Node::STATIONS`].
    pub stations: Vec<Station>,
    /// Which cables are in.
    pub plugged: [bool; CABLES.len()],
    /// Frames on cables.
    pub flights: Vec<Flight>,
    /// How the messages ended, as far as it is known.
    pub outcomes: Vec<Outcome>,
    /// The present message, if one was begun.
    pub message: Option<Message>,
    /// Sums.
    pub totals: Totals,
    tasks: Vec<Task>,
    added: VecDeque<Message>,
    /// How many of the scenario's messages were begun.
    begun: usize,
    /// Damage that is still to come to the present message.
    damage: Damage,
    /// Until when each cable is sent on, in each direction.
    busy: [[u64; 2]; CABLES.len()],
    order: u64,
}

impl State {
    /// The state before the first step.
    pub fn new(sc: &Scenario) -> Self {
        let devices = [sc.first_device, sc.second_device];
        let table = |device: usize| {
            if sc.macs_learned && devices[device] == Device::Switch {
                plan::learned(device)
            } else {
                Vec::new()
            }
        };
        let mut state = State {
            now: 0,
            ttl: sc.ttl as u8,
            devices,
            tables: [table(0), table(1)],
            stations: plan::stations(sc.arp_known),
            plugged: [true; CABLES.len()],
            flights: Vec::new(),
            outcomes: Vec::new(),
            message: None,
            totals: Totals::default(),
            tasks: Vec::new(),
            added: VecDeque::new(),
            begun: 0,
            damage: Damage::None,
            busy: [[0; 2]; CABLES.len()],
            order: 0,
            def: Rc::new(sc.clone()),
        };
        if sc.pulled != CableName::None {
            state.pull(sc.pulled as Cable);
        }
        state
    }

    /// Takes a cable out. Whether it was in.
    fn pull(&mut self, cable: Cable) -> bool {
        // The port goes down, and the switch forgets who was there.
        for table in &mut self.tables {
            table.retain(|e| e.1 != cable);
        }
        std::mem::replace(&mut self.plugged[usize::from(cable)], false)
    }

    /// What a node is called.
    pub fn name(&self, node: Node) -> &'static str {
        plan::name(node, self.devices)
    }

    /// A station.
    pub fn station(&self, node: Node) -> &Station {
        &self.stations[node.station().unwrap_or(0)]
    }

    /// Broadcast domains, and collision domains: every cable of a switch is one, all of a hub together.
    pub fn domains(&self) -> (u64, u64) {
        let plugged = |device: Node| {
            let all = plan::cables_at(device);
            all.filter(|c| self.plugged[usize::from(*c)]).count() as u64
        };
        let of = |(device, node)| match device {
            Device::Switch => plugged(node),
            Device::Hub => 1,
        };
        let collision = self.devices.into_iter().zip([Node::First, Node::Second]);
        (2, collision.map(of).sum())
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        size_of::<State>()
            + self.stations.iter().map(Station::bytes).sum::<usize>()
            + self.flights.len() * 300
            + self.tasks.len() * 300
            + self.outcomes.len()
            + 200
    }

    fn event(
        &self,
        node: Option<Node>,
        layer: u8,
        way: Way,
        pdu: Option<Pdu>,
        what: What,
    ) -> Event {
        Event {
            at: self.now,
            message: self.outcomes.len() as u32,
            node,
            layer,
            way,
            pdu,
            what,
        }
    }

    fn ends_as(&mut self, outcome: Outcome) {
        if let Some(last) = self.outcomes.last_mut() {
            *last = outcome;
        }
    }

    /// The next step; `None` at the end.
    pub fn step(&mut self) -> Option<Event> {
        loop {
            let event = match self.tasks.pop() {
                Some(Task::Down(node, down)) => self.down(node, down),
                Some(Task::Leave(node, leaving)) => self.leave(node, leaving),
                Some(Task::Up(node, up, frame)) => self.up(node, up, &frame),
                Some(Task::Ask(node, packet, question)) => self.ask(node, &packet, question),
                Some(Task::Noise(cable)) => match self.noise(cable) {
                    Some(event) => event,
                    None => continue,
                },
                None => return self.next(),
            };
            return Some(event);
        }
    }

    /// What is due next: a frame that comes, a question that is asked again, or the next message.
    fn next(&mut self) -> Option<Event> {
        let flight = self.flights.iter().map(|f| (f.at, f.order)).min();
        let wake = (0..self.stations.len())
            .filter_map(|i| Some((self.stations[i].next_at()?, i)))
            .min();
        match (flight, wake) {
            (Some((at, order)), wake) if wake.is_none_or(|w| at <= w.0) => {
                self.now = self.now.max(at);
                let found = self.flights.iter().position(|f| f.order == order)?;
                let flight = self.flights.remove(found);
                Some(self.arrive(&flight))
            }
            (_, Some((at, i))) => {
                self.now = self.now.max(at);
                self.wake(Node::STATIONS[i])
            }
            _ => self.begin(),
        }
    }

    /// A station asks again, or gives up.
    fn wake(&mut self, node: Node) -> Option<Event> {
        let mut out = Out::new();
        let now = self.now;
        let i = node.station()?;
        let heard = self.stations[i].wake(now, &mut out);
        let given_up = heard.iter().find_map(|h| match h {
            Heard::Undelivered { to, .. } => Some(self.stations[i].route(*to)?.1),
            _ => None,
        });
        for (interface, frame) in out.into_iter().rev() {
            if is_arp(&frame) {
                let stage = LeaveStage::Arp {
                    again: given_up.is_none(),
                };
                self.tasks.push(Task::Leave(
                    node,
                    Leaving {
                        interface,
                        frame,
                        stage,
                    },
                ));
            } else {
                // The error goes down from where it is made.
                let about = &frame[Cuts::of(&frame).data..];
                self.tell(node, Trouble::Host, about);
            }
        }
        let Some(next_hop) = given_up else {
            return self.step();
        };
        self.totals.dropped += 1;
        Some(self.event(Some(node), 2, Way::Down, None, What::GaveUp(next_hop)))
    }

    /// Starts the next message.
    fn begin(&mut self) -> Option<Event> {
        let message = match self.added.pop_front() {
            Some(message) => message,
            None => {
                let message = *self.def.messages.get(self.begun)?;
                self.begun += 1;
                message
            }
        };
        self.message = Some(message);
        self.damage = message.damage;
        self.outcomes.push(Outcome::Lost);
        let (part, datagram) = self.first(message);
        self.send(Node::A, part, datagram);
        self.step()
    }
}

/// Whether a frame carries ARP.
fn is_arp(frame: &[u8]) -> bool {
    Cuts::of(frame).protocol.is_none()
}

/// Runs a scenario to its end without keeping its steps.
pub fn run(sc: &Scenario) -> State {
    let mut state = State::new(sc);
    while state.step().is_some() {}
    state
}
