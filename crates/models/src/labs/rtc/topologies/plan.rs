//! Who sends what to whom, worked out anew whenever something changes: streams, rates, work.
//!
//! Everything is counted by rows of equal participants, so that a thousand viewers cost what one does.
//! The rules of each topology are in the files beside: `mesh`, and `server` for SFU and MCU.

mod delay;
mod mesh;
mod server;

pub use delay::{Delay, PARTS};

use super::scenario::{Codec, MAX_ROWS, Scenario, Sends, Topology};
use std::rc::Rc;

/// A row as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whether they are in the call.
    pub present: bool,
    /// How many.
    pub count: u64,
    /// What each sends.
    pub sends: Sends,
    /// Uplink of each, in kbit/s.
    pub up: u64,
    /// Downlink of each, in kbit/s.
    pub down: u64,
    /// Codecs of each.
    pub codec: Codec,
}

/// What is set up, and every assumption.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The assumptions.
    pub def: Rc<Scenario>,
    /// How participants are joined.
    pub topology: Topology,
    /// Whether senders send layers.
    pub simulcast: bool,
    /// Whether it is recorded.
    pub recording: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// Rows that are connected to the server, a bit each.
    pub up: u8,
    /// With which rows each exchanges streams, a bit each; its own bit: among themselves.
    pub linked: [u8; MAX_ROWS],
}

/// Streams from one row, or from the mixer, to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flow {
    /// The sending row; none: the mixer.
    pub from: Option<u8>,
    /// The receiving row.
    pub to: u8,
    /// Pairs of a sender and a receiver.
    pub pairs: u64,
    /// Those whose sound arrives.
    pub heard: u64,
    /// Those whose picture arrives, by its rate in kbit/s.
    pub video: [(u64, u64); 3],
    /// Whether the server changes the codec.
    pub transcoded: bool,
    /// Whether there is no picture because no codec is common.
    pub no_codec: bool,
}

impl Flow {
    /// Pairs whose picture arrives.
    pub fn seen(&self) -> u64 {
        self.video.iter().map(|v| v.1).sum()
    }

    /// Rate of all pairs together, in kbit/s.
    pub fn kbit(&self, audio: u64) -> u64 {
        self.heard * audio + self.video.iter().map(|v| v.0 * v.1).sum::<u64>()
    }

    /// The best rate of its pictures; 0 where there is none.
    pub fn best(&self) -> u64 {
        let seen = self.video.iter().filter(|v| v.1 > 0);
        seen.map(|v| v.0).max().unwrap_or(0)
    }
}

/// What each participant of a row sends, receives and works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Side {
    /// Streams that each sends: copies in a mesh, one to a server.
    pub streams_up: u64,
    /// Streams that come to each, the most.
    pub streams_down: u64,
    /// What each would send with room enough, in kbit/s.
    pub up_need: u64,
    /// What each sends.
    pub up: u64,
    /// What each would receive with room enough.
    pub down_need: u64,
    /// What each receives, rounded up.
    pub down: u64,
    /// Pictures that each receives, the most.
    pub seen: u64,
    /// Pictures that each would receive with room enough.
    pub seen_need: u64,
    /// The rate of its picture, the best layer or copy; 0: none is sent.
    pub rate: u64,
    /// Layers that are sent, low to high; without simulcast the first alone.
    pub layers: [u64; 3],
    /// Pictures that each encodes.
    pub encodes: u64,
    /// Pictures that each decodes, the most.
    pub decodes: u64,
    /// Work of each, in thousandths of a core.
    pub work: u64,
    /// How well its uplink does.
    pub uplink: Uplink,
    /// How well its downlink does.
    pub downlink: Downlink,
}

/// How well an uplink does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Uplink {
    /// Everything fits.
    #[default]
    Fine,
    /// Pictures are sent at a lower rate.
    Lowered,
    /// Pictures are sent at the rate that the slowest receiver has room for.
    Capped,
    /// This many layers from the top are left out.
    Dropped(u8),
    /// Sound alone is sent.
    AudioOnly,
    /// Sound reaches this many receivers alone.
    AudioFor(u64),
    /// Nothing fits.
    Nothing,
}

/// How well a downlink does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Downlink {
    /// Everything fits.
    #[default]
    Fine,
    /// Some pictures come at a lower rate.
    Lowered,
    /// Some pictures do not come at all.
    Missing(u64),
    /// It would have to carry more sound than it can.
    Full,
}

/// What the server does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Server {
    /// Streams that come in.
    pub streams_in: u64,
    /// Streams that go out.
    pub streams_out: u64,
    /// Their rate, in kbit/s.
    pub kbit_in: u64,
    /// Their rate, in kbit/s.
    pub kbit_out: u64,
    /// Pictures decoded.
    pub decodes: u64,
    /// Pictures put together.
    pub mixes: u64,
    /// Pictures encoded.
    pub encodes: u64,
    /// Streams whose codec is changed.
    pub transcodes: u64,
    /// Work, in thousandths of a core.
    pub work: u64,
}

/// Who sends what to whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Participants.
    pub n: u64,
    /// Those who send something.
    pub senders: u64,
    /// Those who send a picture.
    pub pictures: u64,
    /// Connections: between participants, or to the server.
    pub links: u64,
    /// By row.
    pub sides: Vec<Side>,
    /// What flows.
    pub flows: Vec<Flow>,
    /// The server's part.
    pub server: Server,
    /// What is written by a recording, in kbit/s; none where nothing is recorded.
    pub stored: Option<u64>,
}

impl Call {
    /// The call of a scenario, before anybody has joined.
    pub fn new(sc: &Scenario) -> Self {
        let row = |p: &super::scenario::Participant| Row {
            present: false,
            count: p.count,
            sends: p.sends,
            up: p.uplink,
            down: p.downlink,
            codec: p.codec,
        };
        Call {
            topology: sc.topology,
            simulcast: sc.simulcast,
            recording: sc.recording,
            rows: sc.participants.iter().map(row).collect(),
            up: 0,
            linked: [0; MAX_ROWS],
            def: Rc::new(sc.clone()),
        }
    }

    /// The call with everybody there and everything set up: what it comes to in the end.
    pub fn whole(sc: &Scenario) -> Self {
        let mut call = Call::new(sc);
        for (row, p) in call.rows.iter_mut().zip(&sc.participants) {
            row.present = p.at_start;
        }
        call.connect_all();
        call
    }

    /// Sets everything up at once.
    pub fn connect_all(&mut self) {
        let all = (0..self.rows.len()).filter(|i| self.rows[*i].present);
        let mask = all.fold(0_u8, |mask, i| mask | 1 << i);
        self.up = mask;
        for i in 0..self.rows.len() {
            self.linked[i] = if mask & 1 << i != 0 { mask } else { 0 };
        }
    }

    /// Whether two rows exchange streams.
    pub fn is_linked(&self, i: usize, j: usize) -> bool {
        self.linked[i] & 1 << j != 0
    }

    /// Receivers in row `j` for each sender of row `i`, and the other way round for equal rows.
    pub fn others(&self, i: usize, j: usize) -> u64 {
        self.rows[j].count - u64::from(i == j)
    }

    /// Rows that are there.
    pub fn present(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.rows.len()).filter(|i| self.rows[*i].present)
    }

    /// Those of them that send something.
    fn senders(&self) -> impl Iterator<Item = usize> + '_ {
        self.present()
            .filter(|i| self.rows[*i].sends != Sends::Nothing)
    }

    fn sends_video(&self, i: usize) -> bool {
        self.rows[i].sends == Sends::Video
    }

    /// Work for a picture of this rate, of which the full one costs `full`.
    fn scaled(&self, full: u64, rate: u64) -> u64 {
        (full * rate).div_ceil(self.def.media.high)
    }

    /// Work everything out.
    pub fn plan(&self) -> Plan {
        let count = |rows: &mut dyn Iterator<Item = usize>| -> u64 {
            rows.map(|i| self.rows[i].count).sum()
        };
        let mut plan = Plan {
            n: count(&mut self.present()),
            senders: count(&mut self.senders()),
            pictures: count(&mut self.senders().filter(|i| self.sends_video(*i))),
            sides: vec![Side::default(); self.rows.len()],
            ..Plan::default()
        };
        match self.topology {
            Topology::Mesh => self.mesh(&mut plan),
            Topology::Sfu => self.sfu(&mut plan),
            Topology::Mcu => self.mcu(&mut plan),
        }
        self.receive(&mut plan);
        plan
    }

    /// What flows to each row, summed up.
    fn receive(&self, plan: &mut Plan) {
        let (work, audio) = (&self.def.work, self.def.media.audio);
        for j in self.present() {
            let count = self.rows[j].count;
            let to = plan.flows.iter().filter(|f| usize::from(f.to) == j);
            let (mut kbit, mut heard, mut seen, mut decoding, mut streams) = (0, 0, 0, 0, 0);
            for flow in to {
                kbit += flow.kbit(audio);
                heard += flow.heard;
                seen += flow.seen();
                streams += flow.pairs;
                for (rate, pairs) in flow.video {
                    decoding += pairs * self.scaled(work.decode, rate);
                }
            }
            let side = &mut plan.sides[j];
            side.down = kbit.div_ceil(count);
            side.streams_down = streams.div_ceil(count);
            side.seen = seen.div_ceil(count);
            side.decodes = side.seen;
            side.work += decoding.div_ceil(count) + work.audio * heard.div_ceil(count);
            if self.rows[j].sends != Sends::Nothing && side.up > 0 {
                side.work += work.audio;
            }
            if side.downlink == Downlink::Fine && side.seen < side.seen_need {
                side.downlink = Downlink::Missing(side.seen_need - side.seen);
            }
        }
    }
}

impl Plan {
    /// Streams that are set up, whether anything comes through them or not.
    pub fn streams(&self) -> u64 {
        self.flows.iter().map(|f| f.pairs).sum()
    }

    /// Those that bring a picture.
    pub fn seen(&self) -> u64 {
        self.flows.iter().map(Flow::seen).sum()
    }

    /// The flow from a row to another.
    pub fn flow(&self, from: usize, to: usize) -> Option<&Flow> {
        let is = |f: &&Flow| f.from == Some(from as u8) && usize::from(f.to) == to;
        self.flows.iter().find(is)
    }

    /// Work that the server has but not the time for: pictures it handles of a thousand.
    pub fn server_share(&self, capacity: u64) -> u64 {
        share(self.server.work, capacity)
    }
}

/// What of a thousand pieces of work gets done.
pub fn share(work: u64, capacity: u64) -> u64 {
    match work > capacity {
        true => capacity * 1_000 / work,
        false => 1_000,
    }
}
