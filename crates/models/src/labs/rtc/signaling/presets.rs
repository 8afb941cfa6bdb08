//! Known starting points, each for one point, and scenarios from a seed.

use super::scenario::{
    Action, Answering, Chat, Deed, Direction, Early, Entry, Finding, Found, Media, Peer, Polite,
    Recorded, Recording, Reply, Scenario, Via, Wanted,
};
use crate::session::Preset;
use kw_trace::Rng;

/// All presets; the first is the one a newcomer sees.
pub const ALL: &[Preset<Scenario>] = &[
    ("first-call", first_call),
    ("video-call", video_call),
    ("whole", whole),
    ("glare", glare),
    ("glare-unsolved", glare_unsolved),
    ("ringing", ringing),
    ("early-lost", early_lost),
    ("provisional", provisional),
    ("video-refused", video_refused),
    ("add-video", add_video),
    ("server-leaves", server_leaves),
    ("server-leaves-early", server_leaves_early),
    ("two-ways-to-chat", two_ways_to_chat),
    ("answer-twice", answer_twice),
    ("rollback", rollback),
    ("recorded", recorded),
];

fn wanted(kind: Media) -> Wanted {
    Wanted {
        kind,
        direction: Direction::SendRecv,
        answer: Reply::SendRecv,
    }
}

/// A data channel and nothing else.
pub fn data_only() -> Vec<Wanted> {
    vec![wanted(Media::Data)]
}

fn finding(peer: Peer, after: u64, kind: Found, address: &str, port: u64) -> Finding {
    Finding {
        peer,
        after,
        kind,
        address: address.to_owned(),
        port,
    }
}

/// Candidates as two browsers at home find them: their own address at once, then what servers say.
fn findings() -> Vec<Finding> {
    vec![
        finding(Peer::A, 2_000, Found::Host, "192.168.0.10", 50_001),
        finding(Peer::A, 45_000, Found::Srflx, "203.0.113.10", 50_001),
        finding(Peer::A, 90_000, Found::Relay, "198.51.100.5", 61_001),
        finding(Peer::B, 3_000, Found::Host, "10.0.0.7", 40_007),
        finding(Peer::B, 60_000, Found::Srflx, "203.0.113.77", 40_007),
    ]
}

fn act(at: u64, peer: Peer, does: Deed) -> Action {
    Action { at, peer, does }
}

fn say(at: u64, from: Peer, via: Via, text: &str) -> Chat {
    Chat {
        at,
        from,
        via,
        text: text.to_owned(),
    }
}

/// A call for a data channel, with trickled candidates.
pub fn first_call() -> Scenario {
    Scenario {
        media: data_only(),
        actions: vec![act(0, Peer::A, Deed::Offer)],
        polite: Polite::B,
        trickle: true,
        early: Early::Keep,
        answering: Answering::AtOnce,
        ring: 0,
        candidates: findings(),
        delay_a: 20_000,
        delay_b: 20_000,
        delay_direct: 10_000,
        server_leaves: None,
        chat: vec![say(400_000, Peer::A, Via::Channel, "hello, B")],
        recording: None,
    }
}

fn with_media(media: Vec<Wanted>) -> Scenario {
    Scenario {
        media,
        chat: Vec::new(),
        ..first_call()
    }
}

fn video_call() -> Scenario {
    let watching = Wanted {
        answer: Reply::RecvOnly,
        ..wanted(Media::Video)
    };
    with_media(vec![wanted(Media::Audio), watching, wanted(Media::Data)])
}

fn whole() -> Scenario {
    Scenario {
        trickle: false,
        ..first_call()
    }
}

fn glare() -> Scenario {
    Scenario {
        actions: vec![
            act(0, Peer::A, Deed::Offer),
            act(10_000, Peer::B, Deed::Offer),
        ],
        chat: Vec::new(),
        ..first_call()
    }
}

fn glare_unsolved() -> Scenario {
    Scenario {
        polite: Polite::None,
        ..glare()
    }
}

fn ringing() -> Scenario {
    Scenario {
        answering: Answering::Ringing,
        ring: 3_000_000,
        chat: Vec::new(),
        ..with_media(vec![wanted(Media::Audio)])
    }
}

fn early_lost() -> Scenario {
    Scenario {
        early: Early::Add,
        ..ringing()
    }
}

fn provisional() -> Scenario {
    Scenario {
        answering: Answering::Provisional,
        ..ringing()
    }
}

fn video_refused() -> Scenario {
    let refused = Wanted {
        answer: Reply::Reject,
        ..wanted(Media::Video)
    };
    with_media(vec![wanted(Media::Audio), refused])
}

fn add_video() -> Scenario {
    Scenario {
        actions: vec![
            act(0, Peer::A, Deed::Offer),
            act(500_000, Peer::B, Deed::AddVideo),
        ],
        ..first_call()
    }
}

fn server_leaves() -> Scenario {
    Scenario {
        server_leaves: Some(400_000),
        chat: vec![
            say(450_000, Peer::A, Via::Server, "are you there?"),
            say(500_000, Peer::A, Via::Channel, "are you there?"),
            say(550_000, Peer::B, Via::Channel, "yes, we need no server now"),
        ],
        ..first_call()
    }
}

fn server_leaves_early() -> Scenario {
    Scenario {
        server_leaves: Some(50_000),
        ..first_call()
    }
}

fn two_ways_to_chat() -> Scenario {
    Scenario {
        delay_a: 60_000,
        delay_b: 80_000,
        chat: vec![
            say(100_000, Peer::A, Via::Channel, "too early"),
            say(800_000, Peer::A, Via::Server, "through the server"),
            say(800_000, Peer::A, Via::Channel, "straight to you"),
            say(1_200_000, Peer::B, Via::Server, "the server reads this"),
            say(1_200_000, Peer::B, Via::Channel, "it does not read this"),
        ],
        ..first_call()
    }
}

fn answer_twice() -> Scenario {
    Scenario {
        actions: vec![
            act(0, Peer::A, Deed::Offer),
            act(300_000, Peer::B, Deed::AnswerAgain),
        ],
        chat: Vec::new(),
        ..first_call()
    }
}

fn rollback() -> Scenario {
    Scenario {
        actions: vec![
            act(0, Peer::A, Deed::Offer),
            act(30_000, Peer::A, Deed::Rollback),
            act(60_000, Peer::A, Deed::AddAudio),
        ],
        chat: Vec::new(),
        ..first_call()
    }
}

/// A call between two browsers as a page printed it: shortened, with addresses for documentation.
fn recorded() -> Scenario {
    let head = |session: &str, setup: &str, ufrag: &str, pwd: &str, hex: &str| {
        format!(
            "v=0\r\no=- {session} 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n\
             a=extmap-allow-mixed\r\na=msid-semantic: WMS\r\n\
             m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n\
             a=ice-ufrag:{ufrag}\r\na=ice-pwd:{pwd}\r\na=ice-options:trickle\r\n\
             a=fingerprint:sha-256 {hex}\r\na=setup:{setup}\r\na=mid:0\r\na=sctp-port:5000\r\n\
             a=max-message-size:262144\r\n"
        )
    };
    let entry = |kind, from, text: String| Entry { kind, from, text };
    let candidate = |from, text: &str| entry(Recorded::Candidate, from, text.to_owned());
    let hex = |byte: &str| [byte; 32].join(":");
    let offer = head(
        "4962303333179871722",
        "actpass",
        "tUqA",
        "mHk0Yd3b8QpV5sXw2LrZfJ7e",
        &hex("3C"),
    );
    let answer = head(
        "7729291447651054566",
        "active",
        "Rv9x",
        "c1Gn6Tz4KuWo8EaSy0BiXq3P",
        &hex("A7"),
    );
    Scenario {
        recording: Some(Recording {
            name: "two-browsers.txt".to_owned(),
            entries: vec![
                entry(Recorded::Offer, Peer::A, offer),
                candidate(
                    Peer::A,
                    "candidate:842163049 1 udp 2113937151 192.0.2.10 57164 typ host generation 0 ufrag tUqA network-cost 999",
                ),
                candidate(
                    Peer::A,
                    "candidate:3129685323 1 udp 1677729535 203.0.113.10 57164 typ srflx raddr 192.0.2.10 rport 57164 generation 0 ufrag tUqA network-cost 999",
                ),
                entry(Recorded::Answer, Peer::B, answer),
                candidate(
                    Peer::B,
                    "candidate:1297829708 1 udp 2113937151 192.0.2.77 43564 typ host generation 0 ufrag Rv9x network-cost 999",
                ),
            ],
        }),
        ..with_media(data_only())
    }
}

/// The scenario of a seed.
pub fn random(seed: u64) -> Scenario {
    let mut rng = Rng::new(seed);
    let kinds = [Media::Audio, Media::Video];
    let ways = [
        Direction::SendRecv,
        Direction::SendRecv,
        Direction::SendOnly,
        Direction::RecvOnly,
    ];
    let replies = [
        Reply::SendRecv,
        Reply::SendRecv,
        Reply::RecvOnly,
        Reply::Inactive,
        Reply::Reject,
    ];
    let mut media: Vec<Wanted> = (0..rng.below(3))
        .map(|_| Wanted {
            kind: kinds[rng.below(2) as usize],
            direction: ways[rng.below(4) as usize],
            answer: replies[rng.below(5) as usize],
        })
        .collect();
    if media.is_empty() || !rng.one_in(3) {
        media.push(wanted(Media::Data));
    }
    let peer = |rng: &mut Rng| Peer::BOTH[rng.below(2) as usize];
    let first = peer(&mut rng);
    let mut actions = Vec::new();
    if !rng.one_in(16) {
        actions.push(act(rng.below(50) * 1_000, first, Deed::Offer));
        if rng.one_in(3) {
            actions.push(act(rng.below(60) * 1_000, first.other(), Deed::Offer));
        }
        let more = [
            Deed::AddVideo,
            Deed::AddAudio,
            Deed::AddData,
            Deed::Rollback,
            Deed::AnswerAgain,
            Deed::HangUp,
        ];
        if rng.one_in(2) {
            let who = peer(&mut rng);
            let does = more[rng.below(6) as usize];
            actions.push(act(rng.between(20, 900) * 1_000, who, does));
        }
    }
    let mut candidates = Vec::new();
    for peer in Peer::BOTH {
        for n in 0..rng.below(4) {
            candidates.push(Finding {
                peer,
                after: n * 30_000 + rng.below(20) * 1_000,
                kind: [Found::Host, Found::Srflx, Found::Relay][n as usize],
                address: format!("192.0.2.{}", rng.between(1, 254)),
                port: rng.between(1_024, 65_535),
            });
        }
    }
    let chat = (0..rng.below(4))
        .map(|n| {
            let via = [Via::Server, Via::Channel][rng.below(2) as usize];
            let at = rng.between(100, 900) * 1_000;
            say(at, peer(&mut rng), via, &format!("message {}", n + 1))
        })
        .collect();
    let answering = [
        Answering::AtOnce,
        Answering::AtOnce,
        Answering::Ringing,
        Answering::Provisional,
    ];
    let polite = [
        Polite::A,
        Polite::B,
        Polite::A,
        Polite::B,
        Polite::Both,
        Polite::None,
    ];
    Scenario {
        media,
        actions,
        polite: polite[rng.below(6) as usize],
        trickle: !rng.one_in(4),
        early: if rng.one_in(3) {
            Early::Add
        } else {
            Early::Keep
        },
        answering: answering[rng.below(4) as usize],
        ring: rng.between(1, 20) * 50_000,
        candidates,
        delay_a: rng.between(1, 90) * 1_000,
        delay_b: rng.between(1, 90) * 1_000,
        delay_direct: rng.between(1, 60) * 1_000,
        server_leaves: rng.one_in(4).then(|| rng.between(10, 900) * 1_000),
        chat,
        recording: None,
    }
}
