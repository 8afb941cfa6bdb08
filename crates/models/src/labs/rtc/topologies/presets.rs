//! Known starting points, each for one point, and scenarios from a seed.

use super::scenario::{
    Codec, DELAYS, Happening, Input, MEDIA, MeshEncodes, Mix, PRICES, Participant, Scenario, Sends,
    SlowReceiver, Topology, WORK,
};
use crate::session::Preset;
use kw_trace::Rng;

/// All presets; the first is the one a newcomer sees.
pub const ALL: &[Preset<Scenario>] = &[
    ("first-look", first_look),
    ("mesh", mesh),
    ("mcu", mcu),
    ("two", two),
    ("narrow-uplink", narrow_uplink),
    ("eight", eight),
    ("simulcast", simulcast),
    ("slow-for-all", slow_for_all),
    ("moving-over", moving_over),
    ("webinar-sfu", webinar_sfu),
    ("webinar-mcu", webinar_mcu),
    ("webinar-mesh", webinar_mesh),
    ("fifty-sfu", fifty_sfu),
    ("fifty-mcu", fifty_mcu),
    ("recording", recording),
    ("codecs", codecs),
    ("transcoding", transcoding),
    ("end-to-end", end_to_end),
];

const NAMES: [&str; 8] = ["A", "B", "C", "D", "E", "F", "G", "H"];

fn call(topology: Topology, participants: Vec<Participant>) -> Scenario {
    Scenario {
        topology,
        participants,
        simulcast: false,
        mix: Mix::MinusSelf,
        mesh_encodes: MeshEncodes::PerReceiver,
        slow_receiver: SlowReceiver::LosesVideo,
        transcoding: false,
        recording: false,
        end_to_end: false,
        media: MEDIA,
        delays: DELAYS,
        work: WORK,
        prices: PRICES,
        happenings: Vec::new(),
    }
}

fn people(n: usize) -> Vec<Participant> {
    NAMES[..n].iter().map(|n| Participant::new(n)).collect()
}

fn then(events: Vec<Input>) -> Vec<Happening> {
    events
        .into_iter()
        .map(|event| Happening { event })
        .collect()
}

fn name(n: &str) -> String {
    n.to_owned()
}

/// Four people, all with a picture, on a server that passes streams on.
pub fn first_look() -> Scenario {
    call(Topology::Sfu, people(4))
}

fn mesh() -> Scenario {
    call(Topology::Mesh, people(4))
}

fn mcu() -> Scenario {
    call(Topology::Mcu, people(4))
}

fn two() -> Scenario {
    call(Topology::Mesh, people(2))
}

fn narrow_uplink() -> Scenario {
    let kbit = 1_000;
    Scenario {
        happenings: then(vec![
            Input::Uplink {
                who: name("A"),
                kbit,
            },
            Input::Switch {
                topology: Topology::Sfu,
            },
        ]),
        ..mesh()
    }
}

fn eight() -> Scenario {
    call(Topology::Mesh, people(8))
}

fn simulcast() -> Scenario {
    let mut all = people(4);
    all[2].downlink = 4_000;
    all[3].downlink = 800;
    Scenario {
        simulcast: true,
        ..call(Topology::Sfu, all)
    }
}

fn slow_for_all() -> Scenario {
    let mut all = people(4);
    all[3].downlink = 1_500;
    Scenario {
        slow_receiver: SlowReceiver::LowersAll,
        happenings: then(vec![Input::Simulcast { on: true }]),
        ..call(Topology::Sfu, all)
    }
}

fn moving_over() -> Scenario {
    let mut all = people(5);
    for late in &mut all[2..] {
        late.at_start = false;
        late.uplink = 5_000;
    }
    all[0].uplink = 5_000;
    let join = |who: &str| Input::Join { who: name(who) };
    Scenario {
        simulcast: true,
        happenings: then(vec![
            join("C"),
            join("D"),
            join("E"),
            Input::Switch {
                topology: Topology::Sfu,
            },
        ]),
        ..call(Topology::Mesh, all)
    }
}

fn webinar(topology: Topology) -> Scenario {
    let speaker = Participant::new("A");
    call(topology, vec![speaker, Participant::viewers("B", 999)])
}

fn webinar_sfu() -> Scenario {
    webinar(Topology::Sfu)
}

fn webinar_mcu() -> Scenario {
    webinar(Topology::Mcu)
}

fn webinar_mesh() -> Scenario {
    webinar(Topology::Mesh)
}

fn fifty(topology: Topology) -> Scenario {
    let others = Participant {
        count: 49,
        ..Participant::new("B")
    };
    call(topology, vec![Participant::new("A"), others])
}

fn fifty_sfu() -> Scenario {
    Scenario {
        simulcast: true,
        ..fifty(Topology::Sfu)
    }
}

fn fifty_mcu() -> Scenario {
    fifty(Topology::Mcu)
}

fn recording() -> Scenario {
    let to = |topology| Input::Switch { topology };
    Scenario {
        recording: true,
        happenings: then(vec![to(Topology::Mcu), to(Topology::Mesh)]),
        ..call(Topology::Sfu, people(3))
    }
}

fn codecs() -> Scenario {
    let mut all = people(3);
    all[0].codec = Codec::Vp8;
    all[1].codec = Codec::H264;
    Scenario {
        happenings: then(vec![Input::Switch {
            topology: Topology::Mcu,
        }]),
        ..call(Topology::Sfu, all)
    }
}

fn transcoding() -> Scenario {
    Scenario {
        transcoding: true,
        happenings: Vec::new(),
        ..codecs()
    }
}

fn end_to_end() -> Scenario {
    Scenario {
        end_to_end: true,
        recording: true,
        happenings: then(vec![Input::Switch {
            topology: Topology::Mcu,
        }]),
        ..call(Topology::Sfu, people(3))
    }
}

fn one_of<T: Copy>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.below(all.len() as u64) as usize]
}

/// A scenario from a seed: two to six rows, and up to five events.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let rng = &mut rng;
    let rows = rng.between(2, 6) as usize;
    let mut all = people(rows);
    for row in &mut all {
        row.count = match rng.below(6) {
            0 => rng.between(2, 60),
            _ => 1,
        };
        row.sends = one_of(
            rng,
            &[Sends::Video, Sends::Video, Sends::Audio, Sends::Nothing],
        );
        row.uplink = one_of(rng, &[300, 1_000, 2_000, 5_000, 20_000, 20_000]);
        row.downlink = one_of(rng, &[500, 2_000, 8_000, 50_000, 50_000]);
        row.codec = one_of(rng, &[Codec::Both, Codec::Both, Codec::Vp8, Codec::H264]);
        row.at_start = !rng.one_in(6);
    }
    let topology = one_of(rng, &Topology::ALL);
    let events = (0..rng.below(6))
        .map(|_| {
            let who = name(NAMES[rng.below(rows as u64) as usize]);
            match rng.below(9) {
                0 => Input::Join { who },
                1 => Input::Leave { who },
                2 => Input::Send {
                    who,
                    sends: one_of(rng, &[Sends::Video, Sends::Audio, Sends::Nothing]),
                },
                3 => Input::Uplink {
                    who,
                    kbit: one_of(rng, &[30, 300, 1_000, 2_000, 5_000]),
                },
                4 => Input::Downlink {
                    who,
                    kbit: rng.between(30, 20_000),
                },
                5 => Input::Size {
                    who,
                    count: rng.between(1, 40),
                },
                6 => Input::Switch {
                    topology: one_of(rng, &Topology::ALL),
                },
                7 => Input::Simulcast { on: rng.one_in(2) },
                _ => Input::Record { on: rng.one_in(2) },
            }
        })
        .collect();
    Scenario {
        simulcast: rng.one_in(2),
        mix: one_of(rng, &[Mix::MinusSelf, Mix::Common]),
        mesh_encodes: one_of(rng, &[MeshEncodes::PerReceiver, MeshEncodes::Once]),
        slow_receiver: one_of(rng, &[SlowReceiver::LosesVideo, SlowReceiver::LowersAll]),
        transcoding: rng.one_in(3),
        recording: rng.one_in(4),
        end_to_end: rng.one_in(6),
        happenings: then(events),
        ..call(topology, all)
    }
}
