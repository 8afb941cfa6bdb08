//! How long a picture needs from a camera to a screen, part by part.

use super::{Call, Flow, Plan, share};
use crate::labs::rtc::topologies::scenario::Topology;

/// The parts that are shown, in their order on the way.
pub const PARTS: [&str; 6] = [
    "part-encode",
    "part-up",
    "part-way",
    "part-server",
    "part-down",
    "part-play",
];

/// The parts of a delay in µs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delay {
    /// Capture and encoding.
    pub encode: u64,
    /// Until the last bit has left the sender's uplink.
    pub up: u64,
    /// On the way to the server, or to the receiver.
    pub way_up: u64,
    /// The server's jitter buffer.
    pub server_jitter: u64,
    /// The server's decoding.
    pub server_decode: u64,
    /// Until the next mixed picture is due, at most.
    pub mix_wait: u64,
    /// Forwarding or mixing.
    pub server: u64,
    /// The server's encoding.
    pub server_encode: u64,
    /// On the way from the server.
    pub way_down: u64,
    /// Until the last bit has come through the receiver's downlink.
    pub down: u64,
    /// The receiver's jitter buffer.
    pub jitter: u64,
    /// The receiver's decoding.
    pub decode: u64,
}

impl Delay {
    /// Everything a server does.
    pub fn at_server(&self) -> u64 {
        self.server_jitter + self.server_decode + self.mix_wait + self.server + self.server_encode
    }

    /// Until the picture is at the server.
    pub fn to_server(&self) -> u64 {
        self.encode + self.up + self.way_up
    }

    /// What each of [`PARTS`] takes.
    pub fn parts(&self) -> [u64; 6] {
        [
            self.encode,
            self.up,
            self.way_up + self.way_down,
            self.at_server(),
            self.down,
            self.jitter + self.decode,
        ]
    }

    /// From the camera to the screen.
    pub fn total(&self) -> u64 {
        self.to_server() + self.at_server() + self.way_down + self.down + self.jitter + self.decode
    }
}

impl Call {
    /// µs that a picture of a stream of `rate` is on a link of `kbit`.
    fn on_link(&self, rate: u64, kbit: u64) -> u64 {
        (rate * 1_000_000).div_ceil(self.def.media.fps * kbit)
    }

    /// The delay from a row to another, the longest of those of equal pairs; none where no picture arrives.
    pub fn delay(&self, plan: &Plan, from: usize, to: usize) -> Option<Delay> {
        let flow = match self.topology {
            Topology::Mcu => plan
                .flows
                .iter()
                .find(|f| usize::from(f.to) == to && f.seen() > 0)
                .filter(|_| plan.sides[from].rate > 0)
                .filter(|_| self.others(to, from) > 0)?,
            _ => plan.flow(from, to).filter(|f| f.seen() > 0)?,
        };
        Some(self.delay_of(plan, from, flow))
    }

    fn delay_of(&self, plan: &Plan, from: usize, flow: &Flow) -> Delay {
        let d = &self.def.delays;
        let (up, to) = (self.rows[from].up, usize::from(flow.to));
        let rate = flow.best();
        let mut delay = Delay {
            encode: d.encode,
            down: self.on_link(rate, self.rows[to].down),
            jitter: d.jitter,
            decode: d.decode,
            ..Delay::default()
        };
        if self.topology == Topology::Mesh {
            // Copies leave one after the other; this is the last of its row.
            let copies = plan.flows.iter().filter(|f| f.from == Some(from as u8));
            let before = copies.take_while(|f| f.to <= flow.to);
            let each = |f: &Flow| {
                let receivers = f.seen() / self.rows[from].count;
                receivers * self.on_link(f.video[0].0, up)
            };
            delay.up = before.map(each).sum();
            delay.way_up = d.peer_way;
            return delay;
        }
        delay.way_up = d.server_way;
        delay.way_down = d.server_way;
        let side = &plan.sides[from];
        // Layers leave one after the other, the lowest first.
        let is_before = |l: &&u64| self.topology == Topology::Mcu || **l <= rate;
        let sent = side.layers.iter().filter(|l| **l > 0).filter(is_before);
        delay.up = sent.map(|l| self.on_link(*l, up)).sum();
        let done = share(plan.server.work, self.def.work.server).max(1);
        if self.topology == Topology::Sfu {
            delay.server = d.forward * 1_000 / done;
            if flow.transcoded {
                delay.server_jitter = d.jitter;
                delay.server_decode = d.decode * 1_000 / done;
                delay.server_encode = d.encode * 1_000 / done;
            }
        } else {
            delay.server_jitter = d.jitter;
            delay.server_decode = d.decode * 1_000 / done;
            delay.mix_wait = 1_000_000 * 1_000 / (self.def.media.fps * done);
            delay.server = d.mix * 1_000 / done;
            delay.server_encode = d.encode * 1_000 / done;
        }
        delay
    }
}
