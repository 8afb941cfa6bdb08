//! A mesh: each sender sends a copy to everybody else, through its own uplink.

use super::{Call, Downlink, Flow, Plan, Side, Uplink};
use crate::labs::rtc::topologies::scenario::{Codec, MeshEncodes, Sends};

impl Call {
    pub(super) fn mesh(&self, plan: &mut Plan) {
        let rows = self.rows.len();
        plan.links = (0..rows)
            .flat_map(|i| (0..=i).map(move |j| (i, j)))
            .filter(|(i, j)| self.is_linked(*i, *j))
            .map(|(i, j)| match i == j {
                true => self.rows[i].count * (self.rows[i].count - 1) / 2,
                false => self.rows[i].count * self.rows[j].count,
            })
            .sum();
        // What room each receiver has for a picture.
        let room: Vec<u64> = (0..rows)
            .map(|j| self.room(j, &mut plan.sides[j]))
            .collect();
        for i in self.senders() {
            let flows = self.copies(i, &room, &mut plan.sides[i]);
            plan.flows.extend(flows);
        }
        for flow in &plan.flows {
            let side = &mut plan.sides[usize::from(flow.to)];
            let full = room[usize::from(flow.to)] < self.def.media.high;
            if flow.seen() > 0 && full && side.downlink == Downlink::Fine {
                side.downlink = Downlink::Lowered;
            }
        }
        // A participant records what it sends and what it receives.
        let recorder = self.present().next().filter(|_| self.recording);
        plan.stored = recorder.map(|r| {
            let audio = self.def.media.audio;
            let count = self.rows[r].count;
            let to = plan.flows.iter().filter(|f| usize::from(f.to) == r);
            let received: u64 = to.map(|f| f.kbit(audio)).sum();
            let own = match self.rows[r].sends {
                Sends::Nothing => 0,
                _ => audio + plan.sides[r].rate,
            };
            received.div_ceil(count) + own
        });
    }

    /// The codec of a pair, where pictures are sent at all.
    fn pair_codec(&self, i: usize, j: usize) -> Option<Codec> {
        self.rows[i].codec.common(self.rows[j].codec)
    }

    /// Downlink of a receiver for each picture, once all sound has its place.
    fn room(&self, j: usize, side: &mut Side) -> u64 {
        let media = &self.def.media;
        let (mut sounds, mut pictures) = (0, 0);
        for i in self.senders().filter(|i| self.is_linked(*i, j)) {
            let senders = self.others(j, i);
            sounds += senders;
            if self.sends_video(i) && self.pair_codec(i, j).is_some() {
                pictures += senders;
            }
        }
        side.down_need = sounds * media.audio + pictures * media.high;
        side.seen_need = pictures;
        let down = self.rows[j].down;
        if sounds * media.audio > down {
            side.downlink = Downlink::Full;
        }
        let left = down.saturating_sub(sounds * media.audio);
        left.checked_div(pictures).unwrap_or(left)
    }

    /// What each sender of a row sends to every other row.
    fn copies(&self, i: usize, room: &[u64], side: &mut Side) -> Vec<Flow> {
        let media = &self.def.media;
        let to: Vec<usize> = self
            .present()
            .filter(|j| self.is_linked(i, *j) && self.others(i, *j) > 0)
            .collect();
        let copies: u64 = to.iter().map(|j| self.others(i, *j)).sum();
        let is_shown = |j: usize| self.sends_video(i) && self.pair_codec(i, j).is_some();
        let shown = || to.iter().copied().filter(|j| is_shown(*j));
        let pictures: u64 = shown().map(|j| self.others(i, j)).sum();
        side.streams_up = copies;
        side.up_need = copies * media.audio + pictures * media.high;
        let up = self.rows[i].up;
        let mut sounds = copies.min(up / media.audio);
        if sounds < copies {
            side.uplink = match sounds {
                0 => Uplink::Nothing,
                n => Uplink::AudioFor(n),
            };
        }
        side.up = sounds * media.audio;
        // Sound comes first; what is left is shared by the pictures.
        let own = up.saturating_sub(copies * media.audio);
        let own = own.checked_div(pictures).unwrap_or(0).min(media.high);
        let rate = |j: usize| match self.def.mesh_encodes {
            MeshEncodes::PerReceiver => own.min(room[j]),
            // One encoding for all: those whose downlink is hopeless do not count.
            MeshEncodes::Once => shown()
                .map(|j| room[j])
                .filter(|r| *r >= media.floor)
                .fold(own, u64::min),
        };
        let mut flows = Vec::new();
        let (mut encodes, mut encoding) = (0, 0);
        let mut codecs: Vec<Codec> = Vec::new();
        for j in to.iter().copied() {
            let receivers = self.others(i, j);
            let count = self.rows[i].count;
            let heard = receivers.min(sounds);
            sounds -= heard;
            let mut flow = Flow {
                from: Some(i as u8),
                to: j as u8,
                pairs: count * receivers,
                heard: count * heard,
                no_codec: self.sends_video(i) && !is_shown(j),
                ..Flow::default()
            };
            let rate = rate(j);
            if is_shown(j) && rate >= media.floor && room[j] >= media.floor {
                flow.video[0] = (rate, count * receivers);
                side.up += receivers * rate;
                side.rate = side.rate.max(rate);
                let codec = self.pair_codec(i, j).unwrap_or(Codec::Vp8);
                let is_new = !codecs.contains(&codec);
                let times = match self.def.mesh_encodes {
                    MeshEncodes::PerReceiver => receivers,
                    MeshEncodes::Once => u64::from(is_new),
                };
                codecs.push(codec);
                encodes += times;
                encoding += times * self.scaled(self.def.work.encode, rate);
            }
            flows.push(flow);
        }
        side.encodes = encodes;
        side.work += encoding;
        if side.uplink == Uplink::Fine && pictures > 0 && own < media.high {
            side.uplink = match own < media.floor {
                true => Uplink::AudioOnly,
                false => Uplink::Lowered,
            };
        }
        flows
    }
}
