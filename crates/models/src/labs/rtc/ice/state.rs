//! The state of a run: the network, the two agents, the server, and what is about to be a step.

mod carry;
mod doing;
mod pipe;
mod verdict;

use super::{
    agent::{Agent, Phase, Settings, Signal, Told},
    event::{Change, Drop, Event, Packet, Through, Verdict, What},
    replay::Replay,
    scenario::{Input, Roles, Scenario, Which},
    server::Server,
    view::{Marked, Note, Said},
    world::{SERVER, World},
};
use kw_net::{
    SECOND,
    nat::{By, Endpoint},
    stun::PORT,
};
use kw_trace::Rng;
use pipe::Pipe;
use std::{collections::VecDeque, rc::Rc};

/// A packet on its way.
#[derive(Debug, Clone, PartialEq)]
struct Flying {
    number: u32,
    /// What does not change on its way.
    key: Rc<[u8]>,
    from: u8,
    to: u8,
    said: Said,
    /// The last NAT that let it in.
    through: Option<Through>,
}

/// What is about to be a step.
#[derive(Debug, Clone, PartialEq)]
struct Next {
    what: What,
    mark: Option<Marked>,
    frame: Option<Rc<[u8]>>,
    /// What is put on links with it.
    sends: Option<Sends>,
}

/// Something that a place sends once its step comes.
#[derive(Debug, Clone, PartialEq)]
struct Sends {
    place: u8,
    frames: Vec<(u8, Rc<[u8]>)>,
    flying: Option<Flying>,
}

/// A note on its way.
#[derive(Debug, Clone, PartialEq)]
struct Passing {
    at: u64,
    to: u8,
    packet: u32,
    signal: Signal,
}

/// A name that is asked for.
#[derive(Debug, Clone, PartialEq)]
struct Asking {
    side: u8,
    name: Rc<str>,
    at: u64,
    tries: u8,
}

/// A hole: a permission of a NAT, and the step that opened it.
#[derive(Debug, Clone, PartialEq)]
struct Hole {
    place: u8,
    outside: Endpoint,
    remote: Endpoint,
    step: u64,
}

/// What has been counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Packets sent.
    pub sent: u64,
    /// Packets that were dropped.
    pub dropped: u64,
    /// Entries that NATs made.
    pub mapped: u64,
    /// Notes by way of the signaling server.
    pub notes: u64,
}

/// The state of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The clock, in microseconds.
    pub now: u64,
    /// The scenario.
    pub def: Rc<Scenario>,
    /// The network.
    pub world: World,
    /// The two agents.
    pub agents: [Agent; 2],
    /// The servers.
    pub server: Server,
    /// What has been counted.
    pub totals: Totals,
    /// When both sides were first connected.
    pub connected_at: Option<u64>,
    /// How it ended, once it has.
    pub verdict: Option<Verdict>,
    /// How many steps were made.
    pub steps: u64,
    /// The recording that is read instead, if any.
    pub replay: Option<Box<Replay>>,
    rng: Rng,
    next: VecDeque<Next>,
    flying: Vec<Flying>,
    packets: u32,
    passing: Vec<Passing>,
    asking: Vec<Asking>,
    pipes: Vec<Pipe>,
    holes: Vec<Hole>,
    frames: Vec<(u64, u8, Rc<[u8]>)>,
    planned: usize,
    started: bool,
    last_drop: Option<(u64, u8)>,
    /// Which sides have sent data over the present path.
    greeted: [bool; 2],
}

impl State {
    /// The state before the first step.
    pub fn new(sc: &Scenario) -> State {
        let mut def = sc.clone();
        def.happenings.sort_by_key(|h| h.at);
        let world = World::new(sc);
        let mut rng = Rng::new(sc.seed);
        let server = Endpoint::new(SERVER, PORT);
        let settings = |mdns: bool, relay_only: bool| Settings {
            stun: sc.stun.then_some(server),
            turn: sc.turn.then_some(server),
            turn_tcp: sc.turn_tcp,
            trickle: sc.trickle,
            mdns,
            relay_only,
            consent: sc.consent,
            ta: sc.timing.ta * 1_000,
            rto: sc.timing.rto * 1_000,
            tries: sc.timing.tries,
            patience: sc.timing.patience * 1_000,
            max_pairs: sc.max_pairs as usize,
        };
        let controlling = match sc.roles {
            Roles::Usual => [true, false],
            Roles::BothControlling => [true, true],
            Roles::BothControlled => [false, false],
        };
        let peers = [&sc.a, &sc.b];
        let agents = [0, 1].map(|side| {
            let place = &world.places[world.hosts[side]];
            let address = place.addresses().next().unwrap_or(SERVER);
            // Dynamic ports (RFC 6335 §6), an even one first.
            let first = 50_000 + rng.below(7_000) as u16 * 2;
            let sockets = (0..sc.components as u16).map(|c| Endpoint::new(address, first + c));
            let peer = peers[side];
            let own = settings(peer.mdns, peer.relay_only);
            let seed = rng.below(1 << 32) << 1 | side as u64;
            Agent::new(own, sockets.collect(), controlling[side], seed)
        });
        State {
            now: 0,
            world,
            agents,
            server: Server::new(SERVER, sc.turn, sc.seed),
            totals: Totals::default(),
            connected_at: None,
            verdict: None,
            steps: 0,
            replay: sc.recording.as_ref().map(|r| Box::new(Replay::new(r))),
            rng,
            next: VecDeque::new(),
            flying: Vec::new(),
            packets: 0,
            passing: Vec::new(),
            asking: Vec::new(),
            pipes: Vec::new(),
            holes: Vec::new(),
            frames: Vec::new(),
            planned: 0,
            started: false,
            last_drop: None,
            greeted: [false; 2],
            def: Rc::new(def),
        }
    }

    /// The next step; `None` at the end.
    pub fn step(&mut self) -> Option<Event> {
        if self.replay.is_some() {
            return self.read();
        }
        loop {
            if let Some(next) = self.next.pop_front() {
                return Some(self.make(next));
            }
            self.work()?;
        }
    }

    /// The next step of a recording.
    fn read(&mut self) -> Option<Event> {
        let replay = self.replay.as_mut()?;
        let event = replay.step()?;
        let frame = replay.frame(&event);
        self.now = self.now.max(event.at);
        self.steps += 1;
        let frames = frame
            .iter()
            .map(|(b, link)| (event.at, *link as u8, b.clone()));
        Some(Event {
            at: self.now,
            mark: Some(event.mark.what),
            frames: frames.collect(),
            frame: frame.map(|(bytes, _)| bytes),
            what: What::Recorded(Box::new(event)),
        })
    }

    /// Turns what is about to be a step into one.
    fn make(&mut self, next: Next) -> Event {
        self.steps += 1;
        if let Some(sends) = next.sends {
            if let Some(flying) = sends.flying {
                self.flying.push(flying);
                self.totals.sent += 1;
            }
            self.transmit(usize::from(sends.place), sends.frames);
        }
        match &next.what {
            What::Opened {
                place,
                entry,
                remote,
                ..
            } => {
                self.holes.push(Hole {
                    place: *place,
                    outside: entry.outside,
                    remote: *remote,
                    step: self.steps,
                });
            }
            What::Dropped { place, packet, why } => {
                self.totals.dropped += 1;
                let hosts = self.world.hosts.map(|h| h as u8);
                let between = hosts.contains(&packet.from) && hosts.contains(&packet.to);
                if between && matches!(why, Drop::Nat(_) | Drop::NoUdp) {
                    self.last_drop = Some((self.steps, *place));
                }
            }
            What::Verdict(verdict) => self.verdict = Some(verdict.clone()),
            _ => {}
        }
        Event {
            at: self.now,
            what: next.what,
            mark: next.mark,
            frame: next.frame,
            frames: std::mem::take(&mut self.frames),
        }
    }

    fn tell(&mut self, what: What, mark: Option<Marked>) {
        self.next.push_back(Next {
            what,
            mark,
            frame: None,
            sends: None,
        });
    }

    /// Does whatever is due next; `None` where nothing is before the end.
    fn work(&mut self) -> Option<()> {
        if !self.started {
            self.started = true;
            let doings = self.agents[0].begin(0, true);
            self.does(0, doings, None);
            return Some(());
        }
        let (at, who) = self.due()?;
        if self.ends_at().is_some_and(|end| at > end) {
            return None;
        }
        self.now = self.now.max(at);
        self.world.net.go_to(self.now);
        match who {
            Due::Planned => {
                let input = self.def.happenings[self.planned].event.clone();
                self.planned += 1;
                let change = self.apply(&input);
                // What it causes comes behind it.
                self.next.push_front(Next {
                    what: What::Change(change),
                    mark: None,
                    frame: None,
                    sends: None,
                });
            }
            Due::Net => self.carry(),
            Due::Note(i) => {
                let note = self.passing.remove(i);
                let doings =
                    self.agents[usize::from(note.to)].receive_signal(self.now, &note.signal);
                let end = Marked::Ends {
                    packet: note.packet,
                    at: self.world.hosts[usize::from(note.to)] as u8,
                    dropped: false,
                };
                self.does_after(note.to, doings, None, Some(end));
            }
            Due::Name(i) => self.ask_again(i),
            Due::Agent(side) => {
                let doings = self.agents[usize::from(side)].wake(self.now);
                self.does(side, doings, None);
            }
        }
        self.look_at_the_end();
        Some(())
    }

    /// What is due first. At one instant: what is planned, packets, notes, names, then the agents.
    fn due(&self) -> Option<(u64, Due)> {
        let mut first: Option<(u64, Due)> = None;
        let mut offer = |at: Option<u64>, who: Due| {
            if let Some(at) = at
                && first.as_ref().is_none_or(|f| at.max(self.now) < f.0)
            {
                first = Some((at.max(self.now), who));
            }
        };
        let planned = self.def.happenings.get(self.planned);
        offer(planned.map(|p| p.at * 1_000), Due::Planned);
        offer(self.world.net.next_at(), Due::Net);
        for (i, note) in self.passing.iter().enumerate() {
            offer(Some(note.at), Due::Note(i));
        }
        for (i, asking) in self.asking.iter().enumerate() {
            offer(Some(asking.at), Due::Name(i));
        }
        for side in 0..2 {
            offer(self.agents[side].next_at(), Due::Agent(side as u8));
        }
        first
    }

    /// When the run ends: some time after both sides were connected, or after the last change.
    fn ends_at(&self) -> Option<u64> {
        let last = self.def.happenings.last().map_or(0, |h| h.at * 1_000);
        let watch = self.def.timing.watch * SECOND;
        if self.planned < self.def.happenings.len() {
            return None;
        }
        let phases = [0, 1].map(|s| self.agents[s].phase);
        if phases == [Phase::Connected; 2] {
            return Some(self.connected_at.unwrap_or(self.now).max(last) + watch);
        }
        // Nobody looks for ever.
        Some(last.max(self.connected_at.unwrap_or(0)) + 200 * SECOND + watch)
    }

    /// The step in which a permission was opened.
    fn opened(&self, place: u8, outside: Endpoint, by: By) -> Option<u64> {
        let remote = match by {
            By::Address(peer) | By::Endpoint(peer) => Some(peer.remote),
            By::Open | By::Forward(_) => None,
        };
        let here = |h: &&Hole| h.place == place && h.outside == outside;
        let mut all = self.holes.iter().rev().filter(here);
        let found = match remote {
            Some(remote) => all.find(|h| h.remote == remote),
            None => all.next_back(),
        };
        found.map(|h| h.step)
    }

    /// A change of the past, or one that was planned.
    pub fn intervene(&mut self, input: &Input) -> Event {
        let waiting = std::mem::take(&mut self.next);
        let change = self.apply(input);
        self.next.extend(waiting);
        self.look_at_the_end();
        self.make(Next {
            what: What::Change(change),
            mark: None,
            frame: None,
            sends: None,
        })
    }

    fn apply(&mut self, input: &Input) -> Change {
        let side = |which: &Which| match which {
            Which::A => 0_u8,
            Which::B => 1,
        };
        match input {
            Input::Restart { side: which } => {
                let side = side(which);
                if self.agents[usize::from(side)].phase == Phase::New {
                    return Change::Nothing;
                }
                self.connected_at = None;
                self.verdict = None;
                self.last_drop = None;
                self.greeted = [false; 2];
                let doings = self.agents[usize::from(side)].restart(self.now);
                self.does(side, doings, None);
                Change::Restart(side)
            }
            Input::NatReboot { side: which } => {
                let side = side(which);
                let own = if self.world.together { 0 } else { side };
                let now = self.now;
                let mut count = 0;
                for place in self.world.places.iter_mut().filter(|p| p.side == own) {
                    if let super::world::Device::Gateway(gateway) = &mut place.device {
                        count += gateway.nat.restart(now).len();
                    }
                }
                Change::NatReboot(side, count)
            }
            Input::SetUdp { side: which, open } => {
                let side = side(which);
                let border = self.world.border(usize::from(side));
                self.world.places[border].blocks_udp = !open;
                Change::Udp(side, *open)
            }
            Input::ServerDown {} | Input::ServerUp {} => {
                let up = *input == Input::ServerUp {};
                if self.world.server.is_none() || self.server.up == up {
                    return Change::Nothing;
                }
                self.server.set_up(up);
                self.pipes.clear();
                Change::Server(up)
            }
            Input::Lose {} => match self.world.net.lose_all() {
                0 => Change::Nothing,
                _ => Change::Lost(self.flying.len()),
            },
        }
    }

    /// Whether both sides have a path now, or neither ever will; told once.
    fn look_at_the_end(&mut self) {
        let phases = [0, 1].map(|s| self.agents[s].phase);
        let connected = phases == [Phase::Connected; 2];
        if connected && self.connected_at.is_none() {
            self.connected_at = Some(self.now);
            let verdict = self.judge();
            self.tell(
                What::Verdict(verdict),
                Some(Marked::Note(0, Note::Selected)),
            );
        }
        let ended = phases == [Phase::Failed; 2];
        let is_told = |n: &Next| matches!(n.what, What::Verdict(_));
        if ended && self.verdict.is_none() && !self.next.iter().any(is_told) {
            let verdict = self.judge();
            self.tell(What::Verdict(verdict), Some(Marked::Note(0, Note::Failed)));
        }
        if connected {
            for side in 0..2 {
                if !self.greeted[side] {
                    self.greeted[side] = true;
                    let bytes = self.sample(side as u8);
                    let doings = self.agents[side].send_data(self.now, bytes);
                    self.does(side as u8, doings, None);
                }
            }
        }
    }

    /// A packet of media, as RTP has it (RFC 3550 §5.1): 20 ms of silence.
    fn sample(&mut self, side: u8) -> Rc<[u8]> {
        let mut bytes = vec![0x80, 111];
        bytes.extend((self.rng.below(1 << 16) as u16).to_be_bytes());
        bytes.extend((self.now as u32).to_be_bytes());
        bytes.extend([0, 0, 0, 0xa + side]);
        bytes.extend([0xf8, 0xff, 0xfe]);
        bytes.into()
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        let places = self.world.places.iter();
        let places: usize = places
            .map(|p| p.station().bytes() + p.gateway().map_or(0, |g| g.bytes()))
            .sum();
        size_of::<State>()
            + places
            + self.world.net.bytes()
            + self.agents.iter().map(Agent::bytes).sum::<usize>()
            + self.next.len() * 400
            + self.flying.len() * 200
            + self.holes.len() * size_of::<Hole>()
            + self.replay.as_ref().map_or(0, |r| r.bytes())
    }
}

#[derive(Debug, Clone, Copy)]
enum Due {
    Planned,
    Net,
    Note(usize),
    Name(usize),
    Agent(u8),
}

/// What the picture keeps of what an agent told.
fn note(told: &Told, agent: &Agent) -> Note {
    match told {
        Told::Found { local } => match agent.locals.get(*local) {
            Some(own) => Note::Candidate(own.kind),
            None => Note::Other,
        },
        Told::Succeeded { .. } => Note::Valid,
        Told::PairFailed { .. } | Told::Failed | Told::ConsentGone { .. } => Note::Failed,
        Told::Selected { .. } | Told::Nominates { .. } => Note::Selected,
        _ => Note::Other,
    }
}

/// A packet as a step tells of it.
fn packet(flying: &Flying, source: Endpoint, destination: Endpoint) -> Packet {
    Packet {
        number: flying.number,
        from: flying.from,
        to: flying.to,
        source,
        destination,
        said: flying.said,
    }
}
