//! The machine: participants join one by one, streams are set up one by one, a picture travels, and then
//! whatever else the scenario lets happen.
//!
//! What is to be done waits on a stack of tasks. Whenever something changes, the plan is made anew, and
//! what it now means for each uplink and downlink is told.

mod changes;

use super::{
    event::{CodecEnd, Event, Security, Totals, What},
    formulas::{self, Sum},
    plan::{Call, Delay, Downlink, Plan, Uplink},
    scenario::{Input, MAX_ROWS, Scenario, Sends, Topology},
};
use std::rc::Rc;

/// Between two people who join, and between two things that happen, in µs.
const PACE: u64 = 1_000_000;

/// What is to be done; the last of the list comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Join(u8),
    Connect(u8),
    Link(u8, u8),
    Mix,
    /// Tell what the plan now means.
    Settle,
    Uplink(u8),
    Downlink(u8),
    Codec(u8, u8),
    /// Sum up, then send a picture.
    Finale,
    Secure,
    Sum(Sum),
    Overload(Option<u8>),
    Record,
    Frame(Leg),
}

impl Task {
    /// Whether it tells of a plan that is no more.
    fn is_telling(self) -> bool {
        !matches!(
            self,
            Task::Join(_) | Task::Connect(_) | Task::Link(..) | Task::Mix | Task::Finale
        )
    }
}

/// Where a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leg {
    /// It is made.
    Made,
    /// It has left the sender.
    Sent,
    /// It is decoded by the server.
    Decoded,
    /// It is mixed.
    Mixed,
    /// It has left the server: passed on, or encoded anew.
    AtServer,
    /// It is on the screens of a row.
    Shown(u8),
}

/// A picture on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Who sends it.
    pub from: u8,
    /// When it was captured.
    pub at: u64,
    /// The last leg that is told.
    pub leg: Leg,
    /// The delay to each row it reaches, the shortest first.
    pub delays: Vec<(u8, Delay)>,
    /// Rows that have seen it, a bit each.
    pub shown: u8,
}

/// What was told last, so that nothing is told twice.
#[derive(Debug, Clone, Default, PartialEq)]
struct Told {
    uplinks: [Option<(Uplink, u64)>; MAX_ROWS],
    downlinks: [Option<Downlink>; MAX_ROWS],
    /// Pairs without a common codec, by sender and receiver.
    codecs: [u8; MAX_ROWS],
    sums: Vec<(Sum, u64)>,
    security: Option<Security>,
    server: u64,
    devices: [u64; MAX_ROWS],
}

/// Everything that decides what comes next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The call.
    pub call: Call,
    /// What it comes to.
    pub plan: Rc<Plan>,
    /// The clock, in µs.
    pub now: u64,
    /// The picture that travels, or the last one.
    pub frame: Option<Frame>,
    /// Whether recording has begun.
    pub recorded: bool,
    tasks: Vec<Task>,
    told: Told,
    /// How many of the scenario's events have happened.
    happened: usize,
}

impl State {
    /// The state before the first step.
    pub fn new(sc: &Scenario) -> Self {
        let call = Call::new(sc);
        let joining = (0..sc.participants.len()).filter(|i| sc.participants[*i].at_start);
        let mut tasks = vec![Task::Finale];
        let joins: Vec<Task> = joining.map(|i| Task::Join(i as u8)).collect();
        tasks.extend(joins.into_iter().rev());
        State {
            plan: Rc::new(call.plan()),
            call,
            now: 0,
            frame: None,
            recorded: false,
            tasks,
            told: Told::default(),
            happened: 0,
        }
    }

    /// The name of a row.
    pub fn name(&self, row: u8) -> &str {
        &self.call.def.participants[usize::from(row)].name
    }

    /// What changes with every connection.
    pub fn totals(&self) -> Totals {
        Totals {
            links: self.plan.links,
            streams: self.plan.streams(),
            out: self.plan.server.streams_out,
        }
    }

    /// About how many bytes a copy takes.
    pub fn bytes(&self) -> usize {
        size_of::<State>()
            + self.call.rows.len() * 100
            + self.plan.flows.len() * 100
            + self.tasks.len() * 8
            + 400
    }

    fn event(&self, rows: (Option<u8>, Option<u8>), what: What, before: Totals) -> Event {
        Event {
            at: self.now,
            rows,
            what,
            before,
        }
    }

    fn tell(&self, rows: (Option<u8>, Option<u8>), what: What) -> Option<Event> {
        Some(self.event(rows, what, self.totals()))
    }

    fn replan(&mut self) {
        self.plan = Rc::new(self.call.plan());
    }

    /// The next step; `None` at the end.
    pub fn step(&mut self) -> Option<Event> {
        loop {
            let Some(task) = self.tasks.pop() else {
                let happening = self.call.def.happenings.get(self.happened)?;
                let input = happening.event.clone();
                self.happened += 1;
                self.now += PACE;
                return Some(self.change(&input));
            };
            if let Some(event) = self.work(task) {
                return Some(event);
            }
        }
    }

    /// A change of the past.
    pub fn intervene(&mut self, input: &Input) -> Event {
        self.change(input)
    }

    fn work(&mut self, task: Task) -> Option<Event> {
        let before = self.totals();
        match task {
            Task::Join(i) => {
                self.now += PACE;
                self.call.rows[usize::from(i)].present = true;
                self.set_up(i);
                self.replan();
                Some(self.event((Some(i), None), What::Joined, before))
            }
            Task::Connect(i) => {
                self.call.up |= 1 << i;
                self.replan();
                Some(self.event((Some(i), None), What::Connected, before))
            }
            Task::Link(i, j) => {
                self.call.linked[usize::from(i)] |= 1 << j;
                self.call.linked[usize::from(j)] |= 1 << i;
                self.replan();
                // Two who send nothing have nothing to set up on a server.
                let is_quiet = |k: u8| self.call.rows[usize::from(k)].sends == Sends::Nothing;
                if self.call.topology != Topology::Mesh && is_quiet(i) && is_quiet(j) {
                    return None;
                }
                Some(self.event((Some(i), Some(j)), What::Linked, before))
            }
            Task::Mix => self.tell((None, None), What::Mixed),
            Task::Settle => {
                self.settle();
                None
            }
            Task::Uplink(i) => {
                let uplink = self.plan.sides[usize::from(i)].uplink;
                self.tell((Some(i), None), What::Uplink(uplink))
            }
            Task::Downlink(i) => {
                let downlink = self.plan.sides[usize::from(i)].downlink;
                self.tell((Some(i), None), What::Downlink(downlink))
            }
            Task::Codec(i, j) => {
                let flow = self.plan.flow(usize::from(i), usize::from(j))?;
                let end = match flow.transcoded {
                    true => CodecEnd::Transcoded,
                    false => CodecEnd::SoundOnly,
                };
                self.tell((Some(i), Some(j)), What::Codec(end))
            }
            Task::Finale => {
                self.finale();
                None
            }
            Task::Secure => {
                let security = self.told.security?;
                self.tell((None, None), What::Secured(security))
            }
            Task::Sum(sum) => self.tell((None, None), What::Summed(sum)),
            Task::Overload(None) => self.tell((None, None), What::ServerOverload),
            Task::Overload(row) => self.tell((row, None), What::DeviceOverload),
            Task::Record => {
                self.recorded = true;
                let works = self.plan.stored.is_some();
                self.tell((None, None), What::Recorded { works })
            }
            Task::Frame(leg) => self.frame_step(leg),
        }
    }

    /// What a row that has joined needs to be set up.
    fn set_up(&mut self, i: u8) {
        self.tasks.push(Task::Settle);
        let own = usize::from(i);
        let mut all = Vec::new();
        if self.call.topology != Topology::Mesh {
            all.push(Task::Connect(i));
        }
        if self.call.topology == Topology::Mcu {
            all.push(Task::Mix);
        } else {
            let others = self.call.present().filter(|j| *j != own);
            all.extend(others.map(|j| Task::Link(i, j as u8)));
            if self.call.rows[own].count > 1 {
                all.push(Task::Link(i, i));
            }
        }
        self.tasks.extend(all.into_iter().rev());
    }

    /// How the uplink of a row does, with what that depends on.
    pub fn uplink(&self, i: usize) -> (Uplink, u64, u64, u64) {
        let side = &self.plan.sides[i];
        (side.uplink, self.call.rows[i].up, side.up_need, side.rate)
    }

    /// How the downlink of a row does, with what that depends on.
    pub fn downlink(&self, i: usize) -> (Downlink, u64, u64, u64) {
        let side = &self.plan.sides[i];
        let down = self.call.rows[i].down;
        (side.downlink, down, side.down_need, side.down)
    }

    /// What is not yet told of the plan; of rows that are alike, once.
    fn settle(&mut self) {
        let mut tell = Vec::new();
        let (mut uplinks, mut downlinks) = (Vec::new(), Vec::new());
        let rows: Vec<usize> = self.call.present().collect();
        for i in rows {
            let side = &self.plan.sides[i];
            // The rate matters where it is not the full one.
            let uplink = match side.uplink {
                Uplink::Lowered | Uplink::Capped => (side.uplink, side.rate),
                _ => (side.uplink, 0),
            };
            let downlink = side.downlink;
            let was = self.told.uplinks[i].replace(uplink);
            let is_fine = uplink.0 == Uplink::Fine && was.is_none_or(|t| t.0 == Uplink::Fine);
            let alike = self.uplink(i);
            if was != Some(uplink) && !is_fine && !uplinks.contains(&alike) {
                tell.push(Task::Uplink(i as u8));
                uplinks.push(alike);
            }
            let was = self.told.downlinks[i].replace(downlink);
            let is_fine = downlink == Downlink::Fine && was.is_none_or(|t| t == downlink);
            let alike = self.downlink(i);
            if was != Some(downlink) && !is_fine && !downlinks.contains(&alike) {
                tell.push(Task::Downlink(i as u8));
                downlinks.push(alike);
            }
        }
        let mut codecs = [0_u8; MAX_ROWS];
        for flow in self
            .plan
            .flows
            .iter()
            .filter(|f| f.no_codec || f.transcoded)
        {
            let Some(from) = flow.from else { continue };
            let bit = 1 << flow.to;
            codecs[usize::from(from)] |= bit;
            if self.told.codecs[usize::from(from)] & bit == 0 {
                tell.push(Task::Codec(from, flow.to));
            }
        }
        self.told.codecs = codecs;
        self.tasks.extend(tell.into_iter().rev());
    }

    /// Sums up, and sends a picture.
    fn finale(&mut self) {
        let mut tell = Vec::new();
        let security = match (self.call.topology, self.call.def.end_to_end) {
            (Topology::Mesh, _) => Security::Direct,
            (Topology::Sfu, true) => Security::EndToEnd,
            (Topology::Mcu, true) => Security::Impossible,
            _ => Security::HopByHop,
        };
        if self.told.security != Some(security) && self.plan.n > 1 {
            self.told.security = Some(security);
            tell.push(Task::Secure);
        }
        let sums: Vec<(Sum, u64)> = formulas::all(&self.call, &self.plan)
            .into_iter()
            .map(|f| (f.sum, f.gives))
            .collect();
        for sum in &sums {
            if !self.told.sums.contains(sum) {
                tell.push(Task::Sum(sum.0));
            }
        }
        self.told.sums = sums;
        let work = &self.call.def.work;
        let server = self.plan.server.work;
        if server > work.server && self.told.server != server {
            tell.push(Task::Overload(None));
        }
        self.told.server = server;
        for i in 0..self.call.rows.len() {
            let device = self.plan.sides[i].work;
            let is_first = self.plan.sides[..i].iter().all(|s| s.work != device);
            if device > work.device && self.told.devices[i] != device && is_first {
                tell.push(Task::Overload(Some(i as u8)));
            }
            self.told.devices[i] = device;
        }
        if self.call.recording && !self.recorded && self.plan.n > 0 {
            tell.push(Task::Record);
        }
        if self.plan.n > 1 {
            tell.push(Task::Frame(Leg::Made));
        }
        self.tasks.extend(tell.into_iter().rev());
    }

    /// A picture of the first who sends one that reaches somebody.
    fn new_frame(&self) -> Option<Frame> {
        let rows: Vec<usize> = self.call.present().collect();
        rows.iter().find_map(|from| {
            let delay = |to: &usize| {
                let delay = self.call.delay(&self.plan, *from, *to)?;
                Some((*to as u8, delay))
            };
            let mut delays: Vec<(u8, Delay)> = rows.iter().filter_map(delay).collect();
            if delays.is_empty() {
                return None;
            }
            delays.sort_by_key(|d| (d.1.total(), d.0));
            Some(Frame {
                from: *from as u8,
                at: self.now,
                leg: Leg::Made,
                delays,
                shown: 0,
            })
        })
    }

    fn frame_step(&mut self, leg: Leg) -> Option<Event> {
        if leg == Leg::Made {
            self.frame = self.new_frame();
            let Some(frame) = &self.frame else {
                return self.tell((None, None), What::NoFrame);
            };
            let mut legs = vec![Leg::Sent];
            match self.call.topology {
                Topology::Mesh => {}
                Topology::Sfu => legs.push(Leg::AtServer),
                Topology::Mcu => legs.extend([Leg::Decoded, Leg::Mixed, Leg::AtServer]),
            }
            legs.extend(frame.delays.iter().map(|d| Leg::Shown(d.0)));
            let legs = legs.into_iter().rev().map(Task::Frame);
            self.tasks.extend(legs);
        }
        let frame = self.frame.as_mut()?;
        frame.leg = leg;
        let from = Some(frame.from);
        let first = frame.delays.first()?.1;
        let mut to = None;
        // How long after the capture, and what is told.
        let (after, what) = match leg {
            Leg::Made => (first.encode, What::FrameMade),
            Leg::Sent if self.call.topology == Topology::Mesh => (first.encode, What::FrameSent),
            Leg::Sent => (first.to_server(), What::FrameSent),
            Leg::Decoded => (
                first.to_server() + first.server_jitter + first.server_decode,
                What::FrameDecoded,
            ),
            Leg::Mixed => (
                first.to_server() + first.at_server() - first.server_encode,
                What::FrameMixed,
            ),
            Leg::AtServer => {
                let least = frame
                    .delays
                    .iter()
                    .map(|d| d.1.to_server() + d.1.at_server());
                let least = least.min().unwrap_or(0);
                let what = match self.call.topology {
                    Topology::Mcu => What::FrameEncoded,
                    _ => What::FrameForwarded,
                };
                (least, what)
            }
            Leg::Shown(row) => {
                frame.shown |= 1 << row;
                to = Some(row);
                let own = frame.delays.iter().find(|d| d.0 == row)?;
                (own.1.total(), What::FrameShown)
            }
        };
        self.now = self.now.max(frame.at + after);
        self.tell((from, to), what)
    }

    /// Whether a row is there, by its name.
    fn row(&self, name: &str) -> Option<u8> {
        let all = &self.call.def.participants;
        all.iter().position(|p| p.name == name).map(|i| i as u8)
    }
}

/// Runs a scenario to its end without keeping its steps.
pub fn run(sc: &Scenario) -> State {
    let mut state = State::new(sc);
    while state.step().is_some() {}
    state
}
