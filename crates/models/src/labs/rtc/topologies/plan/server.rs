//! A server between the participants: one that passes streams on, and one that mixes.

use super::{Call, Downlink, Flow, Plan, Side, Uplink};
use crate::labs::rtc::topologies::scenario::{Codec, Mix, SlowReceiver};

/// What of the senders' pictures a receiver's downlink has room for.
struct Received {
    heard: Vec<u64>,
    /// By sending row: pictures of each layer.
    seen: Vec<[u64; 3]>,
}

impl Call {
    fn is_up(&self, i: usize) -> bool {
        self.up & 1 << i != 0
    }

    /// Rows that are connected to the server.
    fn connected(&self) -> impl Iterator<Item = usize> + '_ {
        self.present().filter(|i| self.is_up(*i))
    }

    /// Rows that are connected and send.
    fn sources(&self) -> impl Iterator<Item = usize> + '_ {
        self.senders().filter(|i| self.is_up(*i))
    }

    /// What a sender sends to the server: one stream, with simulcast in up to three layers.
    fn send_up(&self, i: usize, layered: bool, cap: u64, side: &mut Side) {
        let media = &self.def.media;
        let layers = match layered {
            true => [media.low, media.middle, media.high],
            false => [media.high, 0, 0],
        };
        side.streams_up = 1;
        let is_shown = self.sends_video(i);
        let pictures = if is_shown { layers.iter().sum() } else { 0 };
        side.up_need = media.audio + pictures;
        let Some(left) = self.rows[i].up.checked_sub(media.audio) else {
            side.uplink = Uplink::Nothing;
            return;
        };
        side.up = media.audio;
        if !is_shown {
            return;
        }
        if layered {
            // The lowest layer first: without it the others are of no use.
            let (mut left, mut sent) = (left, 0);
            for (own, layer) in side.layers.iter_mut().zip(layers) {
                if layer > left {
                    break;
                }
                *own = layer;
                left -= layer;
                sent += 1;
            }
            side.uplink = match sent {
                3 => Uplink::Fine,
                0 => Uplink::AudioOnly,
                n => Uplink::Dropped(3 - n),
            };
        } else {
            let fits = left.min(media.high);
            if fits < media.floor {
                side.uplink = Uplink::AudioOnly;
            } else {
                side.layers[0] = fits.min(cap);
                if cap < fits {
                    side.uplink = Uplink::Capped;
                } else if fits < media.high {
                    side.uplink = Uplink::Lowered;
                }
            }
        }
        side.rate = side.layers.into_iter().max().unwrap_or(0);
        side.up += side.layers.iter().sum::<u64>();
        for layer in side.layers.into_iter().filter(|l| *l > 0) {
            side.encodes += 1;
            side.work += self.scaled(self.def.work.encode, layer);
        }
    }

    /// The codec in which a row's picture goes to the server: one that all understand, if there is one.
    fn sent_codec(&self, i: usize) -> Codec {
        match self.rows[i].codec {
            Codec::Both => {
                let only_h264 = |j: usize| self.rows[j].codec == Codec::H264;
                let only_vp8 = |j: usize| self.rows[j].codec == Codec::Vp8;
                match self.connected().any(only_h264) && !self.connected().any(only_vp8) {
                    true => Codec::H264,
                    false => Codec::Vp8,
                }
            }
            codec => codec,
        }
    }

    /// Whether the server may read media: not where it is encrypted past it.
    fn has_key(&self) -> bool {
        !self.def.end_to_end
    }

    pub(super) fn sfu(&self, plan: &mut Plan) {
        let audio = self.def.media.audio;
        plan.links = self.connected().map(|i| self.rows[i].count).sum();
        let cap = |i| match self.def.slow_receiver {
            SlowReceiver::LowersAll if !self.simulcast => self.slowest(i),
            _ => u64::MAX,
        };
        for i in self.sources() {
            self.send_up(i, self.simulcast, cap(i), &mut plan.sides[i]);
        }
        // How many senders of a row are transcoded.
        let mut changed = vec![0; self.rows.len()];
        for j in self.connected() {
            let received = self.downlink(j, plan);
            for i in self.sources().filter(|i| self.is_linked(*i, j)) {
                let (senders, receivers) = (self.others(j, i), self.rows[j].count);
                if senders == 0 {
                    continue;
                }
                let side = &plan.sides[i];
                let fits = self.decodes(i, j);
                let transcoded = !fits && self.may_transcode() && side.rate > 0;
                let mut flow = Flow {
                    from: Some(i as u8),
                    to: j as u8,
                    pairs: receivers * senders,
                    heard: receivers * received.heard[i],
                    no_codec: self.sends_video(i) && !fits && !transcoded,
                    transcoded,
                    ..Flow::default()
                };
                for (k, n) in received.seen[i].into_iter().enumerate() {
                    let rate = if transcoded {
                        side.rate
                    } else {
                        side.layers[k]
                    };
                    flow.video[k] = (rate, receivers * n);
                }
                if transcoded {
                    let most: u64 = received.seen[i].iter().sum();
                    changed[i] = most.max(changed[i]);
                }
                plan.flows.push(flow);
            }
        }
        let server = &mut plan.server;
        for i in self.sources().filter(|i| plan.sides[*i].up > 0) {
            server.streams_in += self.rows[i].count;
            server.kbit_in += self.rows[i].count * plan.sides[i].up;
            let rate = plan.sides[i].rate;
            server.transcodes += changed[i];
            server.decodes += changed[i];
            server.encodes += changed[i];
            let work = &self.def.work;
            let one = self.scaled(work.decode, rate) + self.scaled(work.encode, rate);
            server.work += changed[i] * one;
        }
        for flow in &plan.flows {
            server.streams_out += flow.heard;
            server.kbit_out += flow.kbit(audio);
        }
        server.work += self.def.work.forward * server.streams_out;
        if self.recording && self.has_key() {
            let best = self.sources().filter(|i| plan.sides[*i].up > 0);
            let stored = best.map(|i| self.rows[i].count * (audio + plan.sides[i].rate));
            plan.stored = Some(stored.sum());
            // Each stream once more, to the disk.
            server.work += self.def.work.forward * server.streams_in;
        }
    }

    fn may_transcode(&self) -> bool {
        self.def.transcoding && self.has_key()
    }

    /// Whether a row decodes what another sends.
    fn decodes(&self, i: usize, j: usize) -> bool {
        self.sent_codec(i).common(self.rows[j].codec).is_some()
    }

    /// What the slowest receiver of a sender has room for: its fair share.
    fn slowest(&self, i: usize) -> u64 {
        let media = &self.def.media;
        let share = |j: usize| {
            let (mut sounds, mut pictures) = (0, 0);
            for k in self.sources().filter(|k| self.is_linked(*k, j)) {
                sounds += self.others(j, k);
                if self.sends_video(k) && (self.decodes(k, j) || self.may_transcode()) {
                    pictures += self.others(j, k);
                }
            }
            let left = self.rows[j].down.saturating_sub(sounds * media.audio);
            left.checked_div(pictures).unwrap_or(u64::MAX)
        };
        let receivers = self
            .connected()
            .filter(|j| self.is_linked(i, *j) && self.others(i, *j) > 0);
        receivers
            .filter(|j| self.decodes(i, *j) || self.may_transcode())
            .map(share)
            .filter(|s| *s >= media.floor)
            .min()
            .unwrap_or(u64::MAX)
    }

    /// What a receiver gets: all sound first, then every picture in its lowest layer, then one layer more
    /// for as many as fit, in the order of the rows.
    fn downlink(&self, j: usize, plan: &mut Plan) -> Received {
        let media = &self.def.media;
        let mut left = self.rows[j].down;
        let mut received = Received {
            heard: vec![0; self.rows.len()],
            seen: vec![[0; 3]; self.rows.len()],
        };
        let from: Vec<usize> = self
            .sources()
            .filter(|i| self.is_linked(*i, j) && self.others(j, *i) > 0)
            .collect();
        let (mut need, mut pictures, mut is_full) = (0, 0, false);
        for i in from.iter().copied().filter(|i| plan.sides[*i].up > 0) {
            let senders = self.others(j, i);
            let heard = senders.min(left / media.audio);
            is_full |= heard < senders;
            received.heard[i] = heard;
            left -= heard * media.audio;
            need += senders * media.audio;
        }
        let mut is_lowered = false;
        for layer in 0..3 {
            for i in from.iter().copied() {
                let side = &plan.sides[i];
                let senders = received.heard[i];
                let plays = self.decodes(i, j);
                if layer == 0 && side.rate > 0 && (plays || self.may_transcode()) {
                    let rate = if plays { side.layers[0] } else { side.rate };
                    need += senders * side.rate;
                    pictures += senders;
                    let seen = senders.min(left / rate);
                    received.seen[i][0] = seen;
                    left -= seen * rate;
                } else if layer > 0 && side.layers[layer] > 0 && plays {
                    let below = received.seen[i][layer - 1];
                    let more = side.layers[layer].saturating_sub(side.layers[layer - 1]);
                    let seen = left.checked_div(more).unwrap_or(below).min(below);
                    received.seen[i][layer] = seen;
                    received.seen[i][layer - 1] -= seen;
                    is_lowered |= seen < below;
                    left -= seen * more;
                }
            }
        }
        let side = &mut plan.sides[j];
        side.down_need = need;
        side.seen_need = pictures;
        side.downlink = match (is_full, is_lowered) {
            (true, _) => Downlink::Full,
            (_, true) => Downlink::Lowered,
            _ => Downlink::Fine,
        };
        let seen: u64 = received.seen.iter().flatten().sum();
        if !is_full && seen < pictures {
            side.downlink = Downlink::Missing(pictures - seen);
        }
        received
    }

    pub(super) fn mcu(&self, plan: &mut Plan) {
        let (media, work) = (&self.def.media, &self.def.work);
        plan.links = self.connected().map(|i| self.rows[i].count).sum();
        for i in self.sources() {
            self.send_up(i, false, u64::MAX, &mut plan.sides[i]);
        }
        let (mut sounds, mut pictures) = (0, 0);
        for i in self.sources().filter(|i| plan.sides[*i].up > 0) {
            let count = self.rows[i].count;
            let server = &mut plan.server;
            sounds += count;
            server.streams_in += count;
            server.kbit_in += count * plan.sides[i].up;
            if plan.sides[i].rate > 0 && self.has_key() {
                pictures += count;
                server.decodes += count;
                server.work += count * self.scaled(work.decode, plan.sides[i].rate);
            }
        }
        if !self.has_key() {
            return;
        }
        plan.server.work += sounds * work.audio;
        // The encoders that those who send no picture share: layer and codec.
        let mut shared: Vec<(u64, Codec)> = Vec::new();
        let (mut sound_mixes, mut sound_listeners, mut listens) = (0, false, false);
        for j in self.connected() {
            let (row, count) = (&self.rows[j], self.rows[j].count);
            let sends = plan.sides[j].up > 0;
            let shows = plan.sides[j].rate > 0;
            let others = sounds - u64::from(sends);
            let own_mix = shows && self.def.mix == Mix::MinusSelf;
            let visible = pictures - u64::from(own_mix);
            if others == 0 && visible == 0 {
                continue;
            }
            let mut flow = Flow {
                to: j as u8,
                pairs: count,
                ..Flow::default()
            };
            let mut left = row.down;
            if others > 0 {
                match row.down.checked_sub(media.audio) {
                    Some(rest) => {
                        left = rest;
                        flow.heard = count;
                        sound_listeners |= !sends;
                        sound_mixes += if sends { count } else { 0 };
                    }
                    None => plan.sides[j].downlink = Downlink::Full,
                }
                plan.sides[j].down_need += media.audio;
            }
            if visible > 0 {
                let layers = [media.high, media.middle, media.low];
                let rate = layers.into_iter().find(|l| *l <= left);
                let side = &mut plan.sides[j];
                side.down_need += media.high;
                side.seen_need = 1;
                if let Some(rate) = rate {
                    flow.video[0] = (rate, count);
                    if rate < media.high {
                        side.downlink = Downlink::Lowered;
                    }
                    let codec = match row.codec {
                        Codec::H264 => Codec::H264,
                        _ => Codec::Vp8,
                    };
                    if own_mix {
                        plan.server.mixes += count;
                        plan.server.encodes += count;
                        plan.server.work += count * self.scaled(work.encode, rate);
                    } else {
                        listens = true;
                        if !shared.contains(&(rate, codec)) {
                            shared.push((rate, codec));
                        }
                    }
                }
            }
            plan.flows.push(flow);
        }
        if self.recording && sounds > 0 {
            // The mix of everybody; if nobody watches it, it is made for the disk alone.
            let best = shared.iter().map(|s| s.0).max();
            let rate = if pictures > 0 {
                best.unwrap_or(media.high)
            } else {
                0
            };
            if pictures > 0 && best.is_none() {
                shared.push((media.high, Codec::Vp8));
                listens = true;
            }
            if !sound_listeners {
                sound_listeners = true;
            }
            plan.stored = Some(rate + media.audio);
        }
        let server = &mut plan.server;
        server.mixes += u64::from(listens);
        server.encodes += shared.len() as u64;
        for (rate, _) in &shared {
            server.work += self.scaled(work.encode, *rate);
        }
        sound_mixes += u64::from(sound_listeners);
        server.work += server.mixes * work.mix + sound_mixes * work.audio;
        for flow in &plan.flows {
            server.streams_out += flow.pairs.min(flow.heard.max(flow.seen()));
            server.kbit_out += flow.kbit(media.audio);
        }
        server.work += work.forward * server.streams_out;
    }
}
