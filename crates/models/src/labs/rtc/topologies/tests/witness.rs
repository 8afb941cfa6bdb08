//! A second, naive implementation: every participant by itself, every pair of a sender and a receiver
//! enumerated. What the plan counts by rows must be what is counted here one by one.

use super::*;
use crate::labs::rtc::topologies::{
    plan::Flow,
    scenario::{MeshEncodes, SlowReceiver},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One participant.
#[derive(Clone)]
struct Person {
    row: usize,
    sends: Sends,
    up: u64,
    down: u64,
    codec: Codec,
}

/// What is counted.
#[derive(Debug, Default, PartialEq)]
struct Counted {
    links: u64,
    /// Sound and pictures that arrive, and their rate, by receiving row.
    heard: BTreeMap<usize, u64>,
    seen: BTreeMap<usize, u64>,
    kbit: BTreeMap<usize, u64>,
    /// Rate that is sent, by row.
    up: BTreeMap<usize, u64>,
    streams: u64,
    streams_in: u64,
    streams_out: u64,
    kbit_out: u64,
    decodes: u64,
    mixes: u64,
    encodes: u64,
}

impl Counted {
    fn add(map: &mut BTreeMap<usize, u64>, row: usize, n: u64) {
        if n > 0 {
            *map.entry(row).or_default() += n;
        }
    }
}

fn people(sc: &Scenario) -> Vec<Person> {
    let rows = sc.participants.iter().enumerate();
    rows.filter(|(_, p)| p.at_start)
        .flat_map(|(row, p)| {
            let one = Person {
                row,
                sends: p.sends,
                up: p.uplink,
                down: p.downlink,
                codec: p.codec,
            };
            vec![one; p.count as usize]
        })
        .collect()
}

fn naive(sc: &Scenario) -> Counted {
    let all = people(sc);
    match sc.topology {
        Topology::Mesh => mesh(sc, &all),
        Topology::Sfu => sfu(sc, &all),
        Topology::Mcu => mcu(sc, &all),
    }
}

fn mesh(sc: &Scenario, all: &[Person]) -> Counted {
    let (media, mut c) = (&sc.media, Counted::default());
    let n = all.len();
    for i in 0..n {
        for _ in 0..i {
            c.links += 1;
        }
    }
    let is_shown = |s: usize, r: usize| {
        all[s].sends == Sends::Video && all[s].codec.common(all[r].codec).is_some()
    };
    let room: Vec<u64> = (0..n)
        .map(|r| {
            let senders = || (0..n).filter(|s| *s != r && all[*s].sends != Sends::Nothing);
            let sounds = senders().count() as u64;
            let shown = senders().filter(|s| is_shown(*s, r)).count() as u64;
            let left = all[r].down.saturating_sub(sounds * media.audio);
            left.checked_div(shown).unwrap_or(left)
        })
        .collect();
    for s in (0..n).filter(|s| all[*s].sends != Sends::Nothing) {
        let others: Vec<usize> = (0..n).filter(|r| *r != s).collect();
        let copies = others.len() as u64;
        let shown: Vec<usize> = others.iter().copied().filter(|r| is_shown(s, *r)).collect();
        let left = all[s].up.saturating_sub(copies * media.audio);
        let own = match shown.len() as u64 {
            0 => 0,
            k => (left / k).min(media.high),
        };
        let slowest = shown
            .iter()
            .map(|r| room[*r])
            .filter(|r| *r >= media.floor)
            .min();
        let mut left = all[s].up;
        for r in others {
            c.streams += 1;
            if left >= media.audio {
                left -= media.audio;
                Counted::add(&mut c.heard, all[r].row, 1);
                Counted::add(&mut c.kbit, all[r].row, media.audio);
                Counted::add(&mut c.up, all[s].row, media.audio);
            }
            let rate = match sc.mesh_encodes {
                MeshEncodes::PerReceiver => own.min(room[r]),
                MeshEncodes::Once => own.min(slowest.unwrap_or(u64::MAX)),
            };
            if is_shown(s, r) && rate >= media.floor && room[r] >= media.floor {
                Counted::add(&mut c.seen, all[r].row, 1);
                Counted::add(&mut c.kbit, all[r].row, rate);
                Counted::add(&mut c.up, all[s].row, rate);
            }
        }
    }
    c
}

/// The layers that a sender sends to a server.
fn sent(sc: &Scenario, p: &Person, layered: bool, cap: u64) -> Option<Vec<u64>> {
    let media = &sc.media;
    if p.sends == Sends::Nothing || p.up < media.audio {
        return None;
    }
    let mut left = p.up - media.audio;
    let mut layers = Vec::new();
    if p.sends == Sends::Video && layered {
        for layer in [media.low, media.middle, media.high] {
            if layer > left {
                break;
            }
            left -= layer;
            layers.push(layer);
        }
    } else if p.sends == Sends::Video && left.min(media.high) >= media.floor {
        layers.push(left.min(media.high).min(cap));
    }
    Some(layers)
}

fn sfu(sc: &Scenario, all: &[Person]) -> Counted {
    let (media, mut c, n) = (&sc.media, Counted::default(), all.len());
    c.links = n as u64;
    let has = |codec| all.iter().any(|p| p.codec == codec);
    let codec = |s: usize| match all[s].codec {
        Codec::Both if has(Codec::H264) && !has(Codec::Vp8) => Codec::H264,
        Codec::Both => Codec::Vp8,
        own => own,
    };
    let plays = |s: usize, r: usize| codec(s).common(all[r].codec).is_some();
    let transcodes = sc.transcoding && !sc.end_to_end;
    let can = |s: usize, r: usize| plays(s, r) || transcodes;
    let share = |r: usize| {
        let senders = || (0..n).filter(|s| *s != r && all[*s].sends != Sends::Nothing);
        let left = all[r]
            .down
            .saturating_sub(senders().count() as u64 * media.audio);
        let shown = senders().filter(|s| all[*s].sends == Sends::Video && can(*s, r));
        match shown.count() as u64 {
            0 => u64::MAX,
            k => left / k,
        }
    };
    let cap = |s: usize| match sc.slow_receiver {
        SlowReceiver::LowersAll if !sc.simulcast => {
            let receivers = (0..n).filter(|r| *r != s && can(s, *r));
            let fair = receivers.map(share).filter(|k| *k >= media.floor);
            fair.min().unwrap_or(u64::MAX)
        }
        _ => u64::MAX,
    };
    let ups: Vec<Option<Vec<u64>>> = (0..n)
        .map(|s| sent(sc, &all[s], sc.simulcast, cap(s)))
        .collect();
    for (p, up) in all.iter().zip(&ups) {
        let Some(layers) = up else { continue };
        c.streams_in += 1;
        Counted::add(&mut c.up, p.row, media.audio + layers.iter().sum::<u64>());
    }
    let mut changed = BTreeSet::new();
    for r in 0..n {
        let senders = || (0..n).filter(|s| *s != r && all[*s].sends != Sends::Nothing);
        c.streams += senders().count() as u64;
        let mut left = all[r].down;
        let mut heard = Vec::new();
        for s in senders().filter(|s| ups[*s].is_some()) {
            if left >= media.audio {
                left -= media.audio;
                heard.push(s);
                Counted::add(&mut c.kbit, all[r].row, media.audio);
            }
        }
        Counted::add(&mut c.heard, all[r].row, heard.len() as u64);
        c.streams_out += heard.len() as u64;
        // The layer that each comes in, if any.
        let mut at: BTreeMap<usize, u64> = BTreeMap::new();
        for layer in 0..3 {
            for s in heard.iter().copied() {
                let layers = ups[s].as_deref().unwrap_or_default();
                let Some(top) = layers.iter().max() else {
                    continue;
                };
                if layer == 0 && can(s, r) {
                    let rate = if plays(s, r) { layers[0] } else { *top };
                    if left >= rate {
                        left -= rate;
                        at.insert(s, rate);
                    }
                } else if layer > 0 && plays(s, r) && layer < layers.len() {
                    let more = layers[layer] - layers[layer - 1];
                    if at.get(&s) == Some(&layers[layer - 1]) && left >= more {
                        left -= more;
                        at.insert(s, layers[layer]);
                    }
                }
            }
        }
        for (s, rate) in at {
            Counted::add(&mut c.seen, all[r].row, 1);
            Counted::add(&mut c.kbit, all[r].row, rate);
            if !plays(s, r) {
                changed.insert(s);
            }
        }
    }
    c.decodes = changed.len() as u64;
    c.encodes = changed.len() as u64;
    c.kbit_out = c.kbit.values().sum();
    c
}

fn mcu(sc: &Scenario, all: &[Person]) -> Counted {
    let (media, mut c, n) = (&sc.media, Counted::default(), all.len());
    c.links = n as u64;
    let ups: Vec<Option<Vec<u64>>> = all.iter().map(|p| sent(sc, p, false, u64::MAX)).collect();
    let shows = |s: usize| ups[s].as_ref().is_some_and(|l| !l.is_empty());
    for (p, up) in all.iter().zip(&ups) {
        let Some(layers) = up else { continue };
        c.streams_in += 1;
        Counted::add(&mut c.up, p.row, media.audio + layers.iter().sum::<u64>());
    }
    if sc.end_to_end {
        return c;
    }
    c.decodes = (0..n).filter(|s| shows(*s)).count() as u64;
    // Who is in a mix, for which receiver if it is his alone; at which rate and in which codec.
    let mut encoders = BTreeSet::new();
    let mut mixes = BTreeSet::new();
    for (r, receiver) in all.iter().enumerate() {
        let sounds = (0..n).any(|s| s != r && ups[s].is_some());
        let is_in = |s: &usize| shows(*s) && (*s != r || sc.mix == Mix::Common);
        let pictures = (0..n).filter(is_in).count();
        if !sounds && pictures == 0 {
            continue;
        }
        c.streams += 1;
        let mut left = receiver.down;
        let mut gets = 0;
        if sounds && left >= media.audio {
            left -= media.audio;
            gets += media.audio;
            Counted::add(&mut c.heard, receiver.row, 1);
        }
        let rate = [media.high, media.middle, media.low]
            .into_iter()
            .find(|l| *l <= left);
        if let Some(rate) = rate.filter(|_| pictures > 0) {
            gets += rate;
            Counted::add(&mut c.seen, receiver.row, 1);
            let own = (shows(r) && sc.mix == Mix::MinusSelf).then_some(r);
            mixes.insert(own);
            encoders.insert((own, rate, receiver.codec == Codec::H264));
        }
        Counted::add(&mut c.kbit, receiver.row, gets);
        c.streams_out += u64::from(gets > 0);
    }
    c.mixes = mixes.len() as u64;
    c.encodes = encoders.len() as u64;
    c.kbit_out = c.kbit.values().sum();
    c
}

/// The same of the plan.
fn planned(sc: &Scenario) -> Counted {
    let (call, plan) = plan(sc);
    let audio = sc.media.audio;
    let mut c = Counted {
        links: plan.links,
        streams: plan.streams(),
        streams_in: plan.server.streams_in,
        streams_out: plan.server.streams_out,
        kbit_out: plan.server.kbit_out,
        decodes: plan.server.decodes,
        mixes: plan.server.mixes,
        encodes: plan.server.encodes,
        ..Counted::default()
    };
    for flow in &plan.flows {
        let to = usize::from(flow.to);
        Counted::add(&mut c.heard, to, flow.heard);
        Counted::add(&mut c.seen, to, Flow::seen(flow));
        Counted::add(&mut c.kbit, to, flow.kbit(audio));
    }
    for i in call.present() {
        Counted::add(&mut c.up, i, plan.sides[i].up * call.rows[i].count);
    }
    c
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn rows_are_counted_as_one_by_one(seed in any::<u64>()) {
        let mut sc = random(seed);
        // A recording makes a mix more; that is tested by itself.
        sc.recording = false;
        for topology in Topology::ALL {
            sc.topology = topology;
            prop_assert_eq!(planned(&sc), naive(&sc), "{} of seed {}", topology.name(), seed);
        }
    }

    /// A row of many is the same as as many rows of one.
    #[test]
    fn a_row_is_as_many_alike(seed in any::<u64>(), count in 2_u64..5) {
        let mut sc = random(seed);
        sc.participants.truncate(2);
        sc.happenings.clear();
        for p in &mut sc.participants {
            p.count = count.min(4);
            p.at_start = true;
        }
        let mut apart = sc.clone();
        apart.participants = sc
            .participants
            .iter()
            .flat_map(|p| (0..p.count).map(|k| Participant { name: format!("{}{k}", p.name), count: 1, ..p.clone() }))
            .collect();
        let ((_, one), (_, many)) = (plan(&sc), plan(&apart));
        prop_assert_eq!((one.links, one.streams(), one.seen()), (many.links, many.streams(), many.seen()));
        prop_assert_eq!(one.server, many.server);
    }

    /// No uplink and no downlink carries more than it can, sound in a mesh excepted.
    #[test]
    fn no_link_carries_more_than_it_has(seed in any::<u64>()) {
        let sc = random(seed);
        for topology in Topology::ALL {
            let (call, plan) = plan(&Scenario { topology, ..sc.clone() });
            for i in call.present() {
                let side = &plan.sides[i];
                prop_assert!(side.up <= call.rows[i].up, "{:?}", side);
                prop_assert!(side.up <= side.up_need);
                let full = side.downlink == crate::labs::rtc::topologies::plan::Downlink::Full;
                prop_assert!(side.down <= call.rows[i].down || full, "{:?}", side);
            }
        }
    }

    /// However it was set up, step by step, it comes to what is set up at once.
    #[test]
    fn a_run_comes_to_the_plan_of_the_whole(seed in any::<u64>()) {
        let mut sc = random(seed);
        sc.happenings.clear();
        let mut state = State::new(&sc);
        let mut at = 0;
        while let Some(event) = state.step() {
            prop_assert!(event.at >= at, "the clock goes back");
            at = event.at;
        }
        prop_assert_eq!(&*state.plan, &plan(&Scenario { recording: sc.recording, ..sc.clone() }).1);
    }

    /// Moving to another topology and back changes nothing.
    #[test]
    fn moving_there_and_back_changes_nothing(seed in any::<u64>()) {
        let mut sc = random(seed);
        sc.happenings.clear();
        let before = crate::labs::rtc::topologies::state::run(&sc);
        let to = |topology| super::super::scenario::Happening { event: Input::Switch { topology } };
        let own = sc.topology;
        sc.happenings = Topology::ALL.into_iter().filter(|t| *t != own).map(to).collect();
        sc.happenings.push(to(own));
        let after = crate::labs::rtc::topologies::state::run(&sc);
        prop_assert_eq!(after.plan, before.plan);
    }
}

/// By hand: three who send, one of them twice as slow.
#[test]
fn a_small_mesh_by_hand() {
    let mut sc = wide(Topology::Mesh, 3, 0);
    sc.participants[0].count = 2;
    sc.participants.push(Participant {
        uplink: 1_000,
        downlink: 1_000_000,
        ..Participant::new("slow")
    });
    let (_, plan) = plan(&sc);
    assert_eq!(plan.links, 3);
    // (1000 − 2·40) / 2 each.
    assert_eq!(plan.sides[1].rate, 460);
    assert_eq!(plan.sides[1].up, 1_000);
    assert_eq!(plan.sides[0].down, 2_540 + 500);
}
