//! Rules with their sources, and the reason of every step with its numbers.

use super::{
    event::{Change, CodecEnd, Event, Security, What},
    formulas::{self, Sum},
    plan::{Delay, Downlink, Uplink},
    scenario::{Mix, Scenario, Sends, Topology},
    state::State,
};
use kw_trace::{Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const MESH: &str = "RFC 7667 §3.4";
const MIXER: &str = "RFC 7667 §3.6.1";
const FORWARD: &str = "RFC 7667 §3.7";
const SIMULCAST: &str = "RFC 8853 §1, §3; RFC 7667 §3.7";
const RATE: &str = "RFC 8836 §2; RFC 8834 §7.1";
const CODECS: &str = "RFC 7742 §5; RFC 3264 §6.1";

/// All rules.
pub const RULES: &[Rule] = &[
    rule("join", "CALL-1", Rule::SCENARIO),
    rule("up-one-sfu", "SFU-1", FORWARD),
    rule("up-layers", "SIM-1", SIMULCAST),
    rule("up-one-mcu", "MCU-1", MIXER),
    rule("up-quiet", "CALL-2", FORWARD),
    rule("mesh-link", "MESH-1", MESH),
    rule("mesh-inside", "MESH-1", MESH),
    rule("sfu-pair", "SFU-2", FORWARD),
    rule("sfu-inside", "SFU-2", FORWARD),
    rule("mix-minus-self", "MCU-2", MIXER),
    rule("mix-common", "MCU-3", Rule::CONVENTION),
    rule("mix-none", "MCU-2", MIXER),
    rule("up-share", "RATE-1", RATE),
    rule("up-lowered", "RATE-2", RATE),
    rule("up-slowest", "RATE-3", Rule::CONVENTION),
    rule("up-dropped", "SIM-2", SIMULCAST),
    rule("up-audio-only", "RATE-4", Rule::CONVENTION),
    rule("up-audio-for", "RATE-5", RATE),
    rule("up-nothing", "RATE-5", RATE),
    rule("up-fine", "RATE-6", RATE),
    rule("down-layers", "SIM-3", SIMULCAST),
    rule("down-mix", "MCU-4", MIXER),
    rule("down-mesh", "RATE-7", RATE),
    rule("down-missing", "RATE-8", RATE),
    rule("down-full", "RATE-8", RATE),
    rule("down-fine", "RATE-6", RATE),
    rule("codec-transcoded", "CODEC-1", CODECS),
    rule("codec-mesh", "CODEC-2", CODECS),
    rule("codec-sfu", "CODEC-3", CODECS),
    rule("secure-direct", "KEY-1", "RFC 8827 §6.5; RFC 5764"),
    rule("secure-hop", "KEY-2", "RFC 5764; RFC 8871 §1"),
    rule("secure-end", "KEY-3", "RFC 9605 §1, §3; RFC 8871 §3"),
    rule("secure-impossible", "KEY-4", "RFC 8871 §1, §3"),
    rule("sum-links", "SUM-1", MESH),
    rule("sum-streams", "SUM-2", MESH),
    rule("sum-up", "SUM-3", FORWARD),
    rule("sum-down-sender", "SUM-4", FORWARD),
    rule("sum-down-listener", "SUM-4", FORWARD),
    rule("sum-in", "SUM-5", FORWARD),
    rule("sum-out", "SUM-6", FORWARD),
    rule("sum-up-rate", "SUM-7", Rule::CONVENTION),
    rule("sum-encodes", "SUM-8", Rule::CONVENTION),
    rule("sum-server-encodes", "SUM-9", MIXER),
    rule("sum-work", "SUM-10", Rule::CONVENTION),
    rule("overload-server", "LOAD-1", Rule::MODEL),
    rule("overload-device", "LOAD-2", Rule::MODEL),
    rule("record-sfu", "REC-1", FORWARD),
    rule("record-mcu", "REC-2", MIXER),
    rule("record-mesh", "REC-3", Rule::MODEL),
    rule("record-none", "REC-4", "RFC 8871 §3"),
    rule("frame-made", "WAY-1", Rule::CONVENTION),
    rule("frame-sent-mesh", "WAY-2", "Kurose & Ross 8e §1.4.1"),
    rule("frame-sent-server", "WAY-2", "Kurose & Ross 8e §1.4.1"),
    rule("frame-forwarded", "WAY-3", FORWARD),
    rule("frame-transcoded", "WAY-3", "RFC 7667 §3.2.1"),
    rule("frame-decoded", "WAY-4", MIXER),
    rule("frame-mixed", "WAY-5", MIXER),
    rule("frame-encoded", "WAY-6", MIXER),
    rule(
        "frame-shown",
        "WAY-7",
        "ITU-T G.114; Kurose & Ross 8e §1.4.1, §9.3",
    ),
    rule("frame-none", "WAY-8", Rule::MODEL),
    rule("change-left", "CHANGE", Rule::OUTSIDE),
    rule("change-sends", "CHANGE", Rule::OUTSIDE),
    rule("change-uplink", "CHANGE", Rule::OUTSIDE),
    rule("change-downlink", "CHANGE", Rule::OUTSIDE),
    rule("change-size", "CHANGE", Rule::OUTSIDE),
    rule("change-switched", "CHANGE", Rule::OUTSIDE),
    rule("change-simulcast", "CHANGE", Rule::OUTSIDE),
    rule("change-record", "CHANGE", Rule::OUTSIDE),
    rule("change-nothing", "CHANGE", Rule::OUTSIDE),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    let there = || sc.participants.iter();
    let sends = |p: &&super::scenario::Participant| p.sends != Sends::Nothing;
    Why::new("heading")
        .with("topology", sc.topology.short())
        .with("simulcast", sc.simulcast && sc.topology == Topology::Sfu)
        .with("n", there().map(|p| p.count).sum::<u64>())
        .with("m", there().filter(sends).map(|p| p.count).sum::<u64>())
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    let (call, plan) = (&state.call, &state.plan);
    let name = |row: Option<u8>| row.map_or("", |r| state.name(r));
    let i = event.rows.0.map_or(0, usize::from);
    let (row, side) = (&call.rows[i], &plan.sides[i]);
    let media = &call.def.media;
    let why = |id: &'static str| {
        let who = Why::new(id).with("who", name(event.rows.0));
        match event.rows.1 {
            Some(_) => who.with("other", name(event.rows.1)),
            None => who,
        }
    };
    let topology = call.topology;
    match event.what {
        What::Joined => why("join")
            .with("count", row.count)
            .with("sends", row.sends.name())
            .with("n", plan.n),
        What::Connected => match (row.sends, topology) {
            (Sends::Nothing, _) => why("up-quiet").with("count", row.count),
            (_, Topology::Mcu) => why("up-one-mcu").with("up", side.up),
            (Sends::Video, _) if call.simulcast => why("up-layers")
                .with("high", media.high)
                .with("middle", media.middle)
                .with("low", media.low)
                .with("need", side.up_need),
            _ => why("up-one-sfu").with("up", side.up).with("n", plan.n),
        },
        What::Linked => linked(state, event, &why),
        What::Mixed => {
            let id = match (plan.flows.is_empty(), call.def.mix) {
                (true, _) => "mix-none",
                (_, Mix::MinusSelf) => "mix-minus-self",
                (_, Mix::Common) => "mix-common",
            };
            Why::new(id)
                .with("mixes", plan.server.mixes)
                .with("encodes", plan.server.encodes)
                .with("decodes", plan.server.decodes)
                .with("out", plan.server.streams_out)
        }
        What::Uplink(uplink) => {
            let who = names(state, |j| state.uplink(j) == state.uplink(i));
            let why = |id| {
                let who = Why::new(id).with("who", who.as_str());
                who.with("up", row.up).with("need", side.up_need)
            };
            let copies = side.streams_up;
            match uplink {
                Uplink::Fine => why("up-fine"),
                Uplink::Lowered if topology == Topology::Mesh => why("up-share")
                    .with("copies", copies)
                    .with("audio", media.audio)
                    .with("rate", side.rate)
                    .with("high", media.high),
                Uplink::Lowered => why("up-lowered")
                    .with("rate", side.rate)
                    .with("high", media.high),
                Uplink::Capped => why("up-slowest")
                    .with("rate", side.rate)
                    .with("high", media.high),
                Uplink::Dropped(n) => why("up-dropped")
                    .with("dropped", u64::from(n))
                    .with("rate", side.rate),
                Uplink::AudioOnly => why("up-audio-only")
                    .with("copies", copies)
                    .with(
                        "left",
                        row.up.saturating_sub(copies * media.audio) / copies.max(1),
                    )
                    .with("audio", media.audio)
                    .with("layers", topology == Topology::Sfu && call.simulcast)
                    .with("low", media.low)
                    .with("floor", media.floor),
                Uplink::AudioFor(n) => why("up-audio-for")
                    .with("n", n)
                    .with("copies", copies)
                    .with("audio", media.audio),
                Uplink::Nothing => why("up-nothing").with("audio", media.audio),
            }
        }
        What::Downlink(downlink) => {
            let who = names(state, |j| state.downlink(j) == state.downlink(i));
            let why = |id| {
                let who = Why::new(id).with("who", who.as_str());
                who.with("down", row.down).with("need", side.down_need)
            };
            match downlink {
                Downlink::Fine => why("down-fine"),
                Downlink::Full => why("down-full").with("audio", media.audio),
                Downlink::Missing(n) => why("down-missing").with("n", n).with("seen", side.seen),
                Downlink::Lowered => match topology {
                    Topology::Mesh => why("down-mesh").with("used", side.down),
                    Topology::Mcu => {
                        let own = plan.flows.iter().find(|f| usize::from(f.to) == i);
                        why("down-mix").with("rate", own.map_or(0, |f| f.best()))
                    }
                    Topology::Sfu => {
                        let at = layers_at(state, i);
                        why("down-layers")
                            .with("high", at[2])
                            .with("middle", at[1])
                            .with("low", at[0])
                    }
                },
            }
        }
        What::Codec(end) => {
            let id = match (end, topology) {
                (CodecEnd::Transcoded, _) => "codec-transcoded",
                (_, Topology::Mesh) => "codec-mesh",
                _ => "codec-sfu",
            };
            let other = event.rows.1.map_or(0, usize::from);
            why(id)
                .with("sent", row.codec.short())
                .with("plays", call.rows[other].codec.short())
        }
        What::Secured(security) => Why::new(match security {
            Security::Direct => "secure-direct",
            Security::HopByHop => "secure-hop",
            Security::EndToEnd => "secure-end",
            Security::Impossible => "secure-impossible",
        })
        .with("topology", topology.short()),
        What::Summed(sum) => summed(state, sum),
        What::ServerOverload => overload(
            Why::new("overload-server").with("topology", topology.short()),
            plan.server.work,
            call.def.work.server,
            media.fps,
        ),
        What::DeviceOverload => {
            let who = names(state, |j| plan.sides[j].work == side.work);
            let why = Why::new("overload-device").with("who", who);
            overload(why, side.work, call.def.work.device, media.fps)
                .with("encodes", side.encodes)
                .with("decodes", side.decodes)
        }
        What::Recorded { works } => {
            let id = match (works, topology) {
                (false, _) => "record-none",
                (_, Topology::Mesh) => "record-mesh",
                (_, Topology::Sfu) => "record-sfu",
                (_, Topology::Mcu) => "record-mcu",
            };
            let kbit = plan.stored.unwrap_or(0);
            let first = call.present().next().map(|i| i as u8);
            Why::new(id)
                .with("who", name(first))
                .with("streams", plan.server.streams_in)
                .with("kbit", kbit)
                .with("mb", megabytes(kbit))
        }
        What::FrameMade
        | What::FrameSent
        | What::FrameForwarded
        | What::FrameDecoded
        | What::FrameMixed
        | What::FrameEncoded
        | What::FrameShown => frame(state, event, &why),
        What::NoFrame => Why::new("frame-none"),
        What::Changed(change) => changed(&why, change),
    }
}

/// The names of the rows that are there and alike.
fn names(state: &State, is_alike: impl Fn(usize) -> bool) -> String {
    let alike = state.call.present().filter(|j| is_alike(*j));
    let all: Vec<&str> = alike.map(|j| state.name(j as u8)).collect();
    all.join(", ")
}

/// Megabytes that a rate fills in an hour.
pub fn megabytes(kbit: u64) -> u64 {
    kbit * 3_600 / 8 / 1_000
}

/// Pictures that each of a row receives in the low, middle and high layer.
pub fn layers_at(state: &State, to: usize) -> [u64; 3] {
    let count = state.call.rows[to].count.max(1);
    let mut at = [0; 3];
    for flow in state.plan.flows.iter().filter(|f| usize::from(f.to) == to) {
        for (sum, video) in at.iter_mut().zip(flow.video) {
            *sum += video.1 / count;
        }
    }
    at
}

fn linked(state: &State, event: &Event, why: &dyn Fn(&'static str) -> Why) -> Why {
    let (plan, before) = (&state.plan, &event.before);
    let i = event.rows.0.map_or(0, usize::from);
    let count = state.call.rows[i].count;
    let inside = event.rows.0 == event.rows.1;
    let sends = |row: Option<u8>| {
        let row = row.map(|r| state.call.rows[usize::from(r)].sends);
        row.is_some_and(|s| s != Sends::Nothing)
    };
    let told = match (state.call.topology, inside) {
        (Topology::Mesh, true) => why("mesh-inside")
            .with("count", count)
            .with("inside", count * (count - 1) / 2),
        (Topology::Mesh, false) => why("mesh-link"),
        (_, true) => why("sfu-inside").with("count", count),
        (_, false) => why("sfu-pair"),
    };
    told.with("first", sends(event.rows.0))
        .with("second", sends(event.rows.1))
        .with("links", plan.links)
        .with("before", before.streams)
        .with("after", plan.streams())
}

/// The rule of a formula.
fn sum_rule(sum: Sum) -> &'static str {
    match sum {
        Sum::Links => "sum-links",
        Sum::Streams => "sum-streams",
        Sum::Up => "sum-up",
        Sum::DownSender => "sum-down-sender",
        Sum::DownListener => "sum-down-listener",
        Sum::In => "sum-in",
        Sum::Out => "sum-out",
        Sum::UpRate => "sum-up-rate",
        Sum::Encodes => "sum-encodes",
        Sum::ServerEncodes => "sum-server-encodes",
        Sum::Work => "sum-work",
    }
}

/// The id of a formula in results.
pub fn sum_id(sum: Sum) -> &'static str {
    sum_rule(sum).trim_start_matches("sum-")
}

fn summed(state: &State, sum: Sum) -> Why {
    let id = sum_rule(sum);
    let found = formulas::formula(&state.call, &state.plan, sum);
    let formula = found.map_or(String::new(), |f| f.equation());
    Why::new(id)
        .with("topology", state.call.topology.name())
        .with("n", state.plan.n)
        .with("m", state.plan.senders)
        .with("formula", formula)
}

/// What is needed, what there is, and how many pictures a second are left of it.
fn overload(why: Why, need: u64, have: u64, fps: u64) -> Why {
    why.with("need", kw_trace::Param::Milli(need as i64))
        .with("have", kw_trace::Param::Milli(have as i64))
        .with("fps", fps)
        .with("left", fps * super::plan::share(need, have) / 1_000)
}

fn frame(state: &State, event: &Event, why: &dyn Fn(&'static str) -> Why) -> Why {
    let Some(frame) = &state.frame else {
        return Why::new("frame-none");
    };
    let is_own = |d: &&(u8, Delay)| Some(d.0) == event.rows.1;
    let own = frame.delays.iter().find(is_own).or(frame.delays.first());
    let delay = own.map_or(Delay::default(), |d| d.1);
    let last = frame.delays.iter().map(|d| d.1.up).max().unwrap_or(0);
    let side = &state.plan.sides[usize::from(frame.from)];
    let transcodes = frame.delays.iter().any(|d| d.1.server_decode > 0);
    let ms = |us: u64| kw_trace::Param::Milli(us as i64);
    match event.what {
        What::FrameMade => why("frame-made").with("encode", ms(delay.encode)),
        What::FrameSent if state.call.topology == Topology::Mesh => why("frame-sent-mesh")
            .with("copies", side.encodes.max(1).max(side.streams_up))
            .with("first", ms(delay.up))
            .with("last", ms(last))
            .with("way", ms(delay.way_up)),
        What::FrameSent => why("frame-sent-server")
            .with("up", ms(delay.up))
            .with("way", ms(delay.way_up)),
        What::FrameForwarded if transcodes => {
            why("frame-transcoded").with("server", ms(delay.server))
        }
        What::FrameForwarded => why("frame-forwarded")
            .with("server", ms(delay.server))
            .with("out", frame.delays.len() as u64),
        What::FrameDecoded => why("frame-decoded")
            .with("jitter", ms(delay.server_jitter))
            .with("decode", ms(delay.server_decode)),
        What::FrameMixed => why("frame-mixed")
            .with("wait", ms(delay.mix_wait))
            .with("mix", ms(delay.server)),
        What::FrameEncoded => why("frame-encoded")
            .with("encode", ms(delay.server_encode))
            .with("server", ms(delay.at_server()))
            .with("encodes", state.plan.server.encodes),
        _ => {
            let [encode, up, way, server, down, play] = delay.parts();
            why("frame-shown")
                .with("encode", ms(encode))
                .with("up", ms(up))
                .with("way", ms(way))
                .with("server", ms(server))
                .with("down", ms(down))
                .with("play", ms(play))
                .with("total", ms(delay.total()))
                .with("level", level(delay.total()))
        }
    }
}

/// How a delay feels in a conversation: ITU-T G.114 calls 150 ms fine for most, more than 400 ms too much.
pub fn level(total: u64) -> &'static str {
    match total {
        0..=150_000 => "good",
        150_001..=400_000 => "felt",
        _ => "bad",
    }
}

fn changed(why: &dyn Fn(&'static str) -> Why, change: Change) -> Why {
    match change {
        Change::Left => why("change-left"),
        Change::Sends(sends) => why("change-sends").with("sends", sends.name()),
        Change::Uplink(a, b) => why("change-uplink").with("before", a).with("after", b),
        Change::Downlink(a, b) => why("change-downlink").with("before", a).with("after", b),
        Change::Size(a, b) => why("change-size").with("before", a).with("after", b),
        Change::Switched(to) => why("change-switched").with("topology", to.name()),
        Change::Simulcast(on) => why("change-simulcast").with("on", on),
        Change::Record(on) => why("change-record").with("on", on),
        Change::Nothing => why("change-nothing"),
    }
}
