//! Small recordings made by hand, one for each thing that the real ones do not show.

use super::{
    super::{
        recording::{Happened, Packet, Peer, Role, Told},
        view::{Kind as Sort, Marked, PairState},
    },
    *,
};
use crate::notation::{Hex, Text};
use kw_net::{
    Ipv4Addr, Mac,
    frame::Datagram,
    stun::{Class, Key, Message, Method},
};
use kw_scene::Label;
use kw_trace::Param;

const A: End = (Ipv4Addr::new(192, 0, 2, 1), 5000);
const B: End = (Ipv4Addr::new(198, 51, 100, 2), 6000);
const STRANGER: End = (Ipv4Addr::new(203, 0, 113, 9), 7);

fn packet(at: u64, from: End, to: End, data: Rc<[u8]>) -> Packet {
    let datagram = Datagram::udp(from.0, to.0, (from.1, to.1), data);
    Packet {
        at,
        link: 0,
        bytes: Text(Some(Hex(datagram.frame(Mac::local(1), Mac::local(2))))),
    }
}

/// A check of A (or B), by the passwords `passa…` and `passb…`.
fn check(id: u128, from_a: bool, nominates: bool) -> Rc<[u8]> {
    let mut check = Message::new(Class::Request, Method::Binding, id);
    let (username, key) = match from_a {
        true => ("bbbb:aaaa", "passb"),
        false => ("aaaa:bbbb", "passa"),
    };
    check.holds.username = Some(username.into());
    check.holds.priority = Some(1_845_501_695);
    check.holds.use_candidate = nominates;
    match from_a {
        true => check.holds.controlling = Some(9),
        false => check.holds.controlled = Some(8),
    }
    check.bytes(Some(&Key::Short(key.into())))
}

fn answer(id: u128, mapped: End) -> Rc<[u8]> {
    let mut answer = Message::new(Class::Success, Method::Binding, id);
    answer.holds.mapped = Some(mapped);
    answer.bytes(Some(&Key::Short("passb".into())))
}

fn error(id: u128, code: u16) -> Rc<[u8]> {
    let mut error = Message::new(Class::Error, Method::Binding, id);
    error.holds.error = Some(code);
    error.bytes(Some(&Key::Short("passb".into())))
}

fn rules(why: &Why) -> Vec<&'static str> {
    let mut all = vec![why.rule];
    why.also.iter().for_each(|w| all.extend(rules(w)));
    all
}

/// The rules of each step, and what is known behind them.
fn walk(recording: &Recording) -> (Vec<Vec<&'static str>>, Replay) {
    let mut replay = Replay::new(recording);
    let mut all = Vec::new();
    while let Some(step) = replay.step() {
        for id in rules(&step.why) {
            assert!(rule(id).is_some(), "{id} is no rule");
        }
        all.push(rules(&step.why));
    }
    assert_eq!(all.len(), replay.steps());
    (all, replay)
}

fn of(packets: Vec<Packet>) -> Recording {
    Recording {
        packets,
        ..Recording::default()
    }
}

/// RFC 8445 §7.2.5.2.1: the answer has to come from where the request went.
#[test]
fn an_answer_from_elsewhere_fails_the_pair() {
    let (all, replay) = walk(&of(vec![
        packet(0, A, B, check(1, true, false)),
        packet(9, STRANGER, A, answer(1, A)),
    ]));
    assert_eq!(all[1], ["seen-answer-other"]);
    assert_eq!(replay.sides()[0].pairs[0].state, PairState::Failed);
}

/// RFC 8445 §7.2.5.1: on 487 the role is switched; pairs are rated anew.
#[test]
fn a_role_conflict_switches_the_role() {
    let (all, replay) = walk(&of(vec![
        packet(0, A, B, check(1, true, false)),
        packet(9, B, A, error(1, 487)),
    ]));
    assert_eq!(all[1], ["seen-conflict"]);
    let [a, _] = replay.sides();
    assert_eq!(a.controlling, Some(false));
    assert_eq!(a.pairs[0].state, PairState::InProgress);
    let (all, replay) = walk(&of(vec![
        packet(0, A, B, check(1, true, false)),
        packet(9, B, A, error(1, 400)),
    ]));
    assert_eq!(all[1], ["seen-check-refused"]);
    assert_eq!(replay.sides()[0].pairs[0].state, PairState::Failed);
}

/// RFC 8445 §7.2.5.3.1: a mapped address that is no known candidate is a peer-reflexive one, with the
/// PRIORITY of the check; the pair's priority follows.
#[test]
fn an_unknown_mapped_address_is_peer_reflexive() {
    let outside = (Ipv4Addr::new(192, 0, 2, 99), 1234);
    let (all, replay) = walk(&of(vec![
        packet(0, A, B, check(1, true, true)),
        packet(9, B, A, answer(1, outside)),
    ]));
    assert_eq!(all[0], ["seen-check", "seen-nominates"]);
    assert_eq!(
        all[1],
        [
            "seen-answer",
            "seen-prflx",
            "seen-nominated",
            "seen-formula"
        ]
    );
    let [a, b] = replay.sides();
    let pair = &a.pairs[0];
    let local = &a.locals[pair.local];
    assert_eq!(
        (local.kind, local.priority),
        (Sort::PeerReflexive, 1_845_501_695)
    );
    assert_eq!(local.related, Some(("192.0.2.1".into(), 5000)));
    // The other side's priority is not in the recording: what RFC 8445 §5.1.2.1 recommends for one address.
    let other = a.remotes[pair.remote].priority;
    assert_eq!(other, (126 << 24) + (65_535 << 8) + 255);
    assert_eq!(pair.priority, (1_845_501_695 << 32) + 2 * u64::from(other));
    assert!(pair.nominated);
    assert_eq!(b.controlling, Some(false));
}

/// RFC 8489 §6.2.1: the same transaction again is no new check.
#[test]
fn a_repeated_request_is_told_as_one() {
    let mut packets: Vec<Packet> = (0..3)
        .map(|n| packet(n * 500_000, A, B, check(1, true, false)))
        .collect();
    packets.push(packet(2_000_000, A, B, check(2, true, false)));
    packets.push(packet(2_000_001, B, A, answer(3, A)));
    let (all, replay) = walk(&of(packets));
    let first: Vec<&str> = all.iter().map(|r| r[0]).collect();
    assert_eq!(
        first,
        [
            "seen-check",
            "seen-again",
            "seen-again",
            "seen-check",
            "seen-unasked"
        ]
    );
    assert_eq!(replay.sides()[0].pairs.len(), 1);
}

/// Names, roles and passwords of the sides, where the recording has them.
#[test]
fn what_is_known_of_the_sides_is_used() {
    let peer = |name: &str, ufrag: &str, pwd: &str, role| Peer {
        name: name.into(),
        ufrag: ufrag.into(),
        pwd: pwd.into(),
        role,
        addresses: Vec::new(),
    };
    let mut recording = of(vec![
        packet(0, A, B, check(1, true, false)),
        packet(9, B, A, answer(1, A)),
    ]);
    // The other way round: the controlling side is the second.
    recording.peers = vec![
        peer("Bo", "bbbb", "passb", Role::Controlled),
        peer("Al", "aaaa", "passa", Role::Unknown),
    ];
    let (all, replay) = walk(&recording);
    assert_eq!(all[0], ["seen-check", "seen-intact"]);
    assert_eq!(all[1], ["seen-answer", "seen-intact"]);
    let [first, second] = replay.sides();
    assert_eq!((&*first.name, &*second.name), ("Bo", "Al"));
    assert_eq!(first.controlling, Some(false));
    assert_eq!(second.controlling, Some(true));
    assert_eq!(second.pairs.len(), 1);
    let names: Vec<String> = replay.places().iter().map(|p| p.to_string()).collect();
    assert_eq!(names, ["Bo", "Al"]);
    recording.peers[0].pwd = "wrong".into();
    let (all, _) = walk(&recording);
    assert_eq!(all[0], ["seen-check", "seen-not-intact"]);
}

/// A check from an address that its side did not tell, where it told others (RFC 8445 §7.3.1.3).
#[test]
fn a_check_from_an_untold_address_is_peer_reflexive_for_the_other() {
    let mut recording = of(vec![packet(5, A, B, check(1, true, false))]);
    recording.candidates = vec![Told {
        at: 0,
        side: 0,
        line: "candidate:1 1 udp 2130706431 10.0.0.1 5000 typ host".into(),
    }];
    let (all, _) = walk(&recording);
    assert_eq!(all[0], ["seen-candidate", "seen-priority"]);
    assert_eq!(all[1], ["seen-check", "seen-untold"]);
}

/// What is asked before each step, as `question: what is right`.
fn asked(recording: &Recording) -> Vec<String> {
    let text = |label: &Label| match label {
        Label::Text(id, params) => {
            let to = params.iter().find(|p| p.0 == "to");
            match to.map(|p| &p.1) {
                Some(Param::Text(to)) => format!("{id} {to}"),
                _ => (*id).to_owned(),
            }
        }
        Label::Raw(words) => words.clone(),
    };
    let mut replay = Replay::new(recording);
    let mut all = Vec::new();
    loop {
        let before = replay.clone();
        let Some(event) = replay.step() else {
            return all;
        };
        if let Some(asked) = decision(&before, &event, &replay) {
            let right = asked.choices.iter().filter(|c| c.is_right);
            let right: Vec<String> = right.map(|c| text(&c.label)).collect();
            let all_of_it = format!("{}: {}", text(&asked.question), right.join(", "));
            all.push(
                all_of_it
                    .replace("predict-seen-", "")
                    .replace("predict-", ""),
            );
        }
    }
}

/// RFC 8445 §6.1.4.2: of the pairs that wait that of the highest priority is checked. An agent that does otherwise, as
/// triggered checks make it, is asked nothing about; nor is the only one that is left.
#[test]
fn the_next_pair_is_asked_where_it_is_that_of_the_highest_priority() {
    let other = (Ipv4Addr::new(198, 51, 100, 3), 6000);
    let told = |side, line: &str| Told {
        at: 0,
        side,
        line: format!("candidate:1 1 udp {line}"),
    };
    let of_two = |first: End, second: End| {
        let mut recording = of(vec![
            packet(5, A, first, check(1, true, false)),
            packet(6, A, second, check(2, true, false)),
        ]);
        recording.candidates = vec![
            told(0, "2130706431 192.0.2.1 5000 typ host"),
            told(1, "2130706431 198.51.100.2 6000 typ host"),
            told(1, "2130706175 198.51.100.3 6000 typ host"),
        ];
        // Who controls is known before.
        let peer = |ufrag: &str, role| Peer {
            name: String::new(),
            ufrag: ufrag.into(),
            pwd: String::new(),
            role,
            addresses: Vec::new(),
        };
        recording.peers = vec![
            peer("aaaa", Role::Controlling),
            peer("bbbb", Role::Controlled),
        ];
        recording
    };
    let recording = of_two(B, other);
    let kinds = ["kind: host"; 3];
    let next = ["pair-next: pair 198.51.100.2:6000"];
    assert_eq!(asked(&recording), [&kinds[..], &next].concat());
    let (all, _) = walk(&recording);
    assert_eq!(all[3], ["seen-check", "seen-highest"]);
    assert_eq!(all[4], ["seen-check"]);
    assert_eq!(asked(&of_two(other, B)), kinds);
}

/// RFC 8445 §5.1.2.2: the type preference is the first byte of the priority. Browsers give relayed candidates another one
/// than is recommended: of those nothing can be told by it.
#[test]
fn the_kind_of_a_candidate_is_asked_where_its_priority_tells_it() {
    let of_line = |line: &str| {
        asked(&Recording {
            candidates: vec![Told {
                at: 0,
                side: 0,
                line: format!("candidate:1 1 udp {line}"),
            }],
            ..Recording::default()
        })
    };
    let srflx = "1677729535 192.0.2.9 5000 typ srflx raddr 10.0.0.1 rport 5000";
    assert_eq!(of_line(srflx), ["kind: srflx"]);
    let relay = "50339839 192.0.2.9 5000 typ relay raddr 10.0.0.1 rport 5000";
    assert_eq!(of_line(relay), [""; 0]);
}

/// RFC 8445 §7.2.5: what an answer makes of the pair is what was recorded.
#[test]
fn what_an_answer_brings_is_asked() {
    let of_answer = |nominates, bytes| {
        let all = asked(&of(vec![
            packet(0, A, B, check(1, true, nominates)),
            packet(9, B, A, bytes),
        ]));
        all.concat().replace("answer: answer-", "")
    };
    let outside = (Ipv4Addr::new(192, 0, 2, 99), 1234);
    assert_eq!(of_answer(false, answer(1, A)), "valid");
    assert_eq!(of_answer(true, answer(1, A)), "nominated");
    assert_eq!(of_answer(false, answer(1, outside)), "new");
    assert_eq!(of_answer(true, answer(1, outside)), "new, answer-nominated");
    assert_eq!(of_answer(false, error(1, 487)), "conflict");
    assert_eq!(of_answer(false, error(1, 400)), "failed");
    let elsewhere = asked(&of(vec![
        packet(0, A, B, check(1, true, false)),
        packet(9, STRANGER, A, answer(1, A)),
    ]));
    assert_eq!(elsewhere, ["answer: answer-failed"]);
}

/// What is no STUN, and what cannot be read.
#[test]
fn other_packets_are_named() {
    let mut harmed = check(1, true, false).to_vec();
    let last = harmed.len() - 1;
    harmed[last] ^= 1;
    let mut recording = of(vec![
        packet(0, A, B, harmed.into()),
        packet(1, A, B, [0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0][..].into()),
        packet(2, A, B, [0x80, 201, 0, 1, 0, 0, 0, 0][..].into()),
        packet(3, A, B, b"zz"[..].into()),
        packet(
            4,
            A,
            B,
            Message::new(Class::Indication, Method::Binding, 1).bytes(None),
        ),
        packet(
            5,
            A,
            (Ipv4Addr::new(224, 0, 0, 251), 5353),
            [0; 12][..].into(),
        ),
    ]);
    recording.packets.push(Packet {
        at: 6,
        link: 0,
        bytes: Text(Some(Hex([0; 20][..].into()))),
    });
    recording.notes.push(Happened {
        at: 7,
        side: 1,
        what: "failed".into(),
    });
    let mut replay = Replay::new(&recording);
    let steps: Vec<ReplayEvent> = std::iter::from_fn(|| replay.step()).collect();
    let first: Vec<&str> = steps.iter().map(|s| s.why.rule).collect();
    assert_eq!(
        first,
        [
            "seen-harmed",
            "seen-rtp",
            "seen-rtcp",
            "seen-bytes",
            "seen-keep-alive",
            "seen-name-query",
            "seen-other",
            "seen-note"
        ]
    );
    assert_eq!(steps[7].kind, Kind::Fault);
    assert!(
        steps[7]
            .why
            .params
            .contains(&("what", Param::from("failed")))
    );
    let mdns = replay.places().iter().position(|p| &**p == "mDNS");
    let Marked::Seen { to, .. } = steps[5].mark.what else {
        panic!("{:?}", steps[5].mark)
    };
    assert_eq!(Some(usize::from(to)), mdns);
    assert_eq!(replay.frame(&steps[6]).map(|f| f.0.len()), Some(20));
    assert_eq!(replay.frame(&steps[7]), None);
}

/// Messages to and from a server, each told by its own rule (RFC 8489 §9.2, RFC 8656 §7 to §12).
#[test]
fn what_servers_are_asked_and_answer_is_told() {
    const SERVER: End = (Ipv4Addr::new(203, 0, 113, 1), 3478);
    let mut packets = Vec::new();
    let mut exchange = |method, ask: &dyn Fn(&mut Message), class, reply: &dyn Fn(&mut Message)| {
        let id = packets.len() as u128 + 100;
        let mut request = Message::new(Class::Request, method, id);
        ask(&mut request);
        let mut response = Message::new(class, method, id);
        reply(&mut response);
        packets.push(packet(id as u64, A, SERVER, request.bytes(None)));
        packets.push(packet(id as u64, SERVER, A, response.bytes(None)));
    };
    let nothing = |_: &mut Message| {};
    let outside = (Ipv4Addr::new(192, 0, 2, 200), 5000);
    let mapped = |m: &mut Message| m.holds.mapped = Some(outside);
    let same = |m: &mut Message| m.holds.mapped = Some(A);
    let code = |code| move |m: &mut Message| m.holds.error = Some(code);
    let seconds = |n| move |m: &mut Message| m.holds.lifetime = Some(n);
    exchange(Method::Binding, &nothing, Class::Success, &same);
    exchange(Method::Binding, &nothing, Class::Success, &mapped);
    exchange(Method::Binding, &nothing, Class::Success, &mapped);
    exchange(Method::Allocate, &nothing, Class::Error, &code(401));
    exchange(Method::Allocate, &nothing, Class::Error, &code(486));
    exchange(Method::Allocate, &nothing, Class::Success, &nothing);
    exchange(
        Method::Refresh,
        &seconds(600),
        Class::Success,
        &seconds(600),
    );
    exchange(Method::Refresh, &seconds(600), Class::Error, &code(438));
    exchange(Method::Refresh, &seconds(0), Class::Success, &seconds(0));
    let recording = of(packets);
    let (all, _) = walk(&recording);
    let first: Vec<&str> = all
        .iter()
        .map(|r| r[0].trim_start_matches("seen-"))
        .collect();
    assert_eq!(
        first,
        [
            "binding",
            "mapped-same",
            "binding",
            "mapped",
            "binding",
            "mapped-known",
            "allocate",
            "challenge",
            "allocate",
            "refused",
            "allocate",
            "done",
            "refresh",
            "refreshed",
            "refresh",
            "stale",
            "release",
            "released",
        ]
    );
    assert_eq!(
        asked(&recording),
        [
            "mapped: mapped-same",
            "mapped: mapped-new",
            "mapped: mapped-known",
            "turn: turn-401",
            "turn: turn-no",
        ]
    );
}

/// Answers to questions for names, segments of TCP with and without a message.
#[test]
fn names_and_segments_are_told() {
    use kw_net::frame::{Carries, Segment};
    let mut reply = [0_u8; 12];
    reply[2] = 0x84;
    let group = (Ipv4Addr::new(224, 0, 0, 251), 5353);
    let mut recording = of(vec![packet(0, A, group, reply[..].into())]);
    for data in [check(1, true, false), b"x"[..].into()] {
        let segment = Segment {
            ports: (A.1, B.1),
            seq: 1,
            ack: Some(1),
            syn: false,
            fin: false,
            push: true,
            window: 100,
            max_size: None,
            data,
        };
        let datagram = Datagram {
            from: A.0,
            to: B.0,
            ttl: 64,
            carries: Carries::Tcp(segment),
        };
        recording.packets.push(Packet {
            at: 1,
            link: 0,
            bytes: Text(Some(Hex(datagram.frame(Mac::local(1), Mac::local(2))))),
        });
    }
    let (all, _) = walk(&recording);
    assert_eq!(all, [["seen-name-answer"], ["seen-stun-tcp"], ["seen-tcp"]]);
}

/// Statistics that no rounding explains are told with what the candidates give.
#[test]
fn a_priority_that_does_not_fit_is_told() {
    use super::super::recording::{Place, Stat};
    let place = |address: &str| Place {
        kind: "host".into(),
        address: address.into(),
        port: 1,
        priority: 100,
    };
    let stat = |priority: &str, state: &str, selected| Stat {
        at: 0,
        side: 0,
        local: place("192.0.2.1"),
        remote: place("192.0.2.2"),
        priority: priority.into(),
        state: state.into(),
        nominated: selected,
        selected,
        sent: 1,
        received: 1,
        rtt: 1500,
    };
    let exact = (100_u64 << 32) + 200;
    let recording = Recording {
        pairs: vec![
            stat("7", "in-progress", false),
            stat(&exact.to_string(), "succeeded", true),
            stat(&exact.to_string(), "failed", false),
        ],
        ..Recording::default()
    };
    let (all, replay) = walk(&recording);
    assert_eq!(all[0], ["seen-stat", "seen-stat-rtt", "seen-stat-other"]);
    assert_eq!(
        all[1],
        [
            "seen-stat",
            "seen-stat-nominated",
            "seen-stat-selected",
            "seen-stat-rtt"
        ]
    );
    assert_eq!(replay.sides()[0].pairs[0].state, PairState::Failed);
    assert_eq!(replay.sides()[0].pairs[0].priority, exact);
}
