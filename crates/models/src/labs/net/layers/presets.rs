//! Known starting points, each for one point, and scenarios from a seed.

use super::scenario::{
    CableName, Damage, Device, Distance, MAX_DATA, Message, PATH, Scenario, Send, To,
};
use crate::session::Preset;
use kw_trace::Rng;

/// All presets; the first is the one a newcomer sees.
pub const ALL: &[Preset<Scenario>] = &[
    ("first-look", first_look),
    ("handshake", handshake),
    ("ping", ping),
    ("discover", discover),
    ("same-network", same_network),
    ("arp", arp),
    ("flooding", flooding),
    ("hub", hub),
    ("ttl-ends", ttl_ends),
    ("padding", padding),
    ("full-frame", full_frame),
    ("fcs", fcs),
    ("fcs-hub", fcs_hub),
    ("end-to-end", end_to_end),
    ("nobody", nobody),
    ("pulled", pulled),
    ("wan", wan),
    ("all-four", all_four),
];

fn one(send: Send, to: To) -> Scenario {
    Scenario {
        messages: vec![Message::new(send, to)],
        first_device: Device::Switch,
        second_device: Device::Switch,
        distance: Distance::Lan,
        pulled: CableName::None,
        ttl: 64,
        arp_known: true,
        macs_learned: true,
        answers: true,
        path: PATH.to_owned(),
        data: 32,
    }
}

fn damaged(send: Send, damage: Damage) -> Scenario {
    let message = Message::new(send, To::Server);
    Scenario {
        messages: vec![Message { damage, ..message }],
        ..one(send, To::Server)
    }
}

/// An HTTP request, its response, and the acknowledgement of that.
pub fn first_look() -> Scenario {
    one(Send::HttpGet, To::Server)
}

fn handshake() -> Scenario {
    one(Send::TcpHandshake, To::Server)
}

fn ping() -> Scenario {
    one(Send::Ping, To::Server)
}

fn discover() -> Scenario {
    one(Send::DhcpDiscover, To::Server)
}

fn same_network() -> Scenario {
    one(Send::HttpGet, To::Neighbour)
}

fn arp() -> Scenario {
    Scenario {
        arp_known: false,
        macs_learned: false,
        ..one(Send::Ping, To::Server)
    }
}

/// ARP tables are full, those of the switches are empty.
fn flooding() -> Scenario {
    Scenario {
        messages: vec![Message::new(Send::Ping, To::Server); 2],
        macs_learned: false,
        ..one(Send::Ping, To::Server)
    }
}

fn hub() -> Scenario {
    Scenario {
        first_device: Device::Hub,
        ..one(Send::HttpGet, To::Server)
    }
}

fn ttl_ends() -> Scenario {
    Scenario {
        ttl: 1,
        ..one(Send::Ping, To::Server)
    }
}

fn padding() -> Scenario {
    Scenario {
        data: 1,
        answers: false,
        ..one(Send::Ping, To::Server)
    }
}

fn full_frame() -> Scenario {
    Scenario {
        data: MAX_DATA as u64,
        answers: false,
        ..one(Send::Ping, To::Server)
    }
}

fn fcs() -> Scenario {
    damaged(Send::HttpGet, Damage::LongLink)
}

fn fcs_hub() -> Scenario {
    Scenario {
        first_device: Device::Hub,
        ..damaged(Send::HttpGet, Damage::FirstCable)
    }
}

fn end_to_end() -> Scenario {
    damaged(Send::HttpGet, Damage::InRouter)
}

fn nobody() -> Scenario {
    one(Send::Ping, To::Nobody)
}

fn pulled() -> Scenario {
    Scenario {
        pulled: CableName::B,
        ..one(Send::Ping, To::Server)
    }
}

fn wan() -> Scenario {
    Scenario {
        distance: Distance::Wan,
        ..one(Send::TcpHandshake, To::Server)
    }
}

fn all_four() -> Scenario {
    let mut messages: Vec<Message> = Send::ALL
        .into_iter()
        .map(|send| Message::new(send, To::Server))
        .collect();
    messages.rotate_left(2);
    Scenario {
        messages,
        arp_known: false,
        macs_learned: false,
        ..one(Send::HttpGet, To::Server)
    }
}

/// A scenario of this seed: the same everywhere and for ever.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let messages = (0..rng.between(1, 2))
        .map(|_| Message {
            send: Send::ALL[rng.below(4) as usize],
            to: [
                To::Server,
                To::Server,
                To::Server,
                To::Neighbour,
                To::Nobody,
            ][rng.below(5) as usize],
            damage: match rng.below(12) {
                0 => Damage::FirstCable,
                1 => Damage::LongLink,
                2 => Damage::InRouter,
                _ => Damage::None,
            },
        })
        .collect();
    let device = |hub: bool| if hub { Device::Hub } else { Device::Switch };
    let words = ["index", "news", "map", "mail", "list", "weather"];
    Scenario {
        messages,
        first_device: device(rng.one_in(3)),
        second_device: device(rng.one_in(4)),
        distance: [Distance::Lan, Distance::Lan, Distance::Man, Distance::Wan]
            [rng.below(4) as usize],
        pulled: CableName::None,
        ttl: if rng.one_in(12) {
            1
        } else {
            rng.between(2, 255)
        },
        arp_known: !rng.one_in(3),
        macs_learned: !rng.one_in(3),
        answers: !rng.one_in(5),
        path: format!("/{}{}", words[rng.below(6) as usize], rng.below(1000)),
        data: rng.below(100),
    }
}
