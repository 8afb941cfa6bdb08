//! Two real ICE agents: the captures and logs of them, each the other's witness.

use super::{capture, tshark};
use crate::{Imported, import};
use kw_models::{
    Figure, Label,
    labs::rtc::ice::{
        recording::Recording,
        replay::{Item, RULES, Replay, ReplayEvent},
        view::{Candidate, Kind, Marked, Pair, PairState, Said, Side},
    },
    registry::open_any,
};
use kw_net::{open, stun};
use kw_texts::{Lang, Texts};
use kw_trace::{Param, Why};
use proptest::prelude::*;

const CAPTURES: [&str; 4] = [
    "ice-holepunch-lana.pcap",
    "ice-holepunch-lanb.pcap",
    "ice-holepunch-pub.pcap",
    "ice-relay-lan.pcap",
];

/// Of the nominated pair: server-reflexive on both sides, 2³² × 1677729535 + 2 × 1677729535.
const NOMINATED: u64 = 7_205_793_487_713_746_430;

fn real(name: &str) -> Imported {
    import(&capture(name), name).unwrap_or_else(|p| panic!("{name}: {p}"))
}

fn recording(imported: &Imported) -> Recording {
    assert_eq!(imported.lab, "rtc/ice");
    Recording::of(&imported.value()).unwrap_or_else(|p| panic!("{p}"))
}

/// All steps, and what is known behind them.
fn walked(recording: &Recording) -> (Vec<ReplayEvent>, Replay) {
    let mut replay = Replay::new(recording);
    let mut steps = Vec::new();
    while let Some(step) = replay.step() {
        steps.push(step);
    }
    (steps, replay)
}

fn rules(why: &Why) -> Vec<&'static str> {
    let mut all = vec![why.rule.trim_start_matches("seen-")];
    why.also.iter().for_each(|w| all.extend(rules(w)));
    all
}

fn shown(c: &Candidate) -> String {
    format!("{} {}:{}", c.kind.name(), c.address, c.port)
}

fn pair(side: &Side, pair: &Pair) -> String {
    let nominated = if pair.nominated { ", nominated" } else { "" };
    let selected = if pair.selected { ", selected" } else { "" };
    format!(
        "{} – {}: {}{nominated}{selected}",
        shown(&side.locals[pair.local]),
        shown(&side.remotes[pair.remote]),
        pair.state.name()
    )
}

fn pairs(side: &Side) -> Vec<String> {
    side.pairs.iter().map(|p| pair(side, p)).collect()
}

fn nominated(side: &Side) -> &Pair {
    let mut all = side.pairs.iter().filter(|p| p.nominated);
    let first = all
        .next()
        .unwrap_or_else(|| panic!("none of {:?}", pairs(side)));
    assert!(all.next().is_none(), "{:?}", pairs(side));
    first
}

fn params<'a>(why: &'a Why, rule: &str, name: &str) -> Option<&'a Param> {
    let own = (why.rule == rule).then(|| why.params.iter().find(|p| p.0 == name));
    let own = own.flatten().map(|p| &p.1);
    own.or_else(|| why.also.iter().find_map(|w| params(w, rule, name)))
}

/// Every byte of every packet is in a layer, each byte of a layer in a field, and nothing is wrong but the
/// checksums that a network card would have filled in.
#[test]
fn every_packet_of_the_captures_is_opened_whole() {
    let mut messages = 0;
    for name in CAPTURES {
        for packet in recording(&real(name)).packets {
            let bytes = packet.bytes.0.expect("bytes").0;
            let layers = open::layers(&bytes);
            let mut told = vec![false; bytes.len()];
            let mut end = 0;
            for layer in &layers {
                assert_eq!(layer.bytes.start, end, "{name}: {layer:?}");
                end = layer.bytes.end;
                for field in &layer.fields {
                    told[field.bytes.clone()].fill(true);
                    let offloaded = matches!(field.name, Label::Text("packet-udp-checksum", _));
                    assert!(!field.wrong || offloaded, "{name}: {field:?}");
                    let id = match field.name {
                        Label::Text(id, _) => id,
                        Label::Raw(_) => "",
                    };
                    assert_ne!(id, "packet-stun-attribute", "{name}: {field:?}");
                }
            }
            assert_eq!(end, bytes.len(), "{name}");
            assert!(told.iter().all(|t| *t), "{name}: {layers:?}");
            let data = |l: &kw_models::Layer| matches!(l.name, Label::Text("packet-data", _));
            assert!(!layers.iter().any(data), "{name}: {layers:?}");
            let stun = |l: &&kw_models::Layer| matches!(l.name, Label::Text("packet-stun", _));
            messages += layers.iter().filter(stun).count();
        }
    }
    assert!(messages > 200, "{messages} messages");
}

/// Methods, transactions and mapped addresses as tshark reads them, too.
#[test]
fn tshark_reads_the_same_messages() {
    for name in CAPTURES {
        let bytes = capture(name);
        let fields = ["stun.type", "stun.id", "stun.att.username"];
        let Some(rows) = tshark(name, &bytes, &fields) else {
            return;
        };
        let packets = recording(&real(name)).packets;
        assert_eq!(rows.len(), packets.len(), "{name}");
        for (row, packet) in rows.iter().zip(packets) {
            let bytes = packet.bytes.0.expect("bytes").0;
            let ours = stun::read(&bytes[42..]);
            assert_eq!(ours.is_some(), !row[1].is_empty(), "{name}: {row:?}");
            let Some(ours) = ours else { continue };
            assert_eq!(format!("{:024x}", ours.id), row[1], "{name}");
            assert_eq!(ours.holds.username.as_deref().unwrap_or(""), row[2]);
        }
    }
}

/// The same call seen in three places gives the same nominated pair, with its exact priority.
#[test]
fn the_hole_punched_call_has_its_nominated_pair_everywhere() {
    for name in &CAPTURES[..3] {
        let (_, replay) = walked(&recording(&real(name)));
        let [a, b] = replay.sides();
        assert_eq!(
            (a.controlling, b.controlling),
            (Some(true), Some(false)),
            "{name}"
        );
        for side in [&a, &b] {
            let best = nominated(side);
            let which = usize::from(*side.name == *b.name);
            assert_eq!(replay.chosen(which), Some(best), "{name}");
            assert_eq!(best.priority, NOMINATED, "{name}: {:?}", pairs(side));
            assert!(
                best.selected || name.contains("lan"),
                "{name}: {:?}",
                pairs(side)
            );
            assert_eq!(best.state, PairState::Succeeded);
            assert_eq!(side.locals[best.local].kind, Kind::ServerReflexive);
            assert_eq!(side.remotes[best.remote].kind, Kind::ServerReflexive);
        }
        // Transactions of Binding requests with a USERNAME, as tshark counts them; of those on the LAN of A
        // one came in a Data indication.
        let checks = if name.contains("lan") { 20 } else { 12 };
        assert_eq!(replay.checks(), checks, "{name}");
        assert_eq!(&*a.locals[nominated(&a).local].address, "203.0.113.10");
        assert_eq!(&*b.locals[nominated(&b).local].address, "203.0.113.20");
        let places: Vec<String> = replay.places().iter().map(|p| p.to_string()).collect();
        assert_eq!(places, ["A", "TURN 203.0.113.1", "B"], "{name}");
    }
}

#[test]
fn the_lan_of_a_tells_its_story() {
    let (steps, replay) = walked(&recording(&real(CAPTURES[0])));
    let all: Vec<String> = steps.iter().map(|s| rules(&s.why).join(" ")).collect();
    let want = [
        "binding",
        "mapped",
        "check nominates",
        "allocate",
        "challenge",
        "allocate-again",
        "check nominates",
        "check",
        "answer",
        "dtls-hello",
        "dtls-hello",
        "relayed",
        "permission",
        "permission",
        "permitted",
        "permitted",
        "check",
        "check nominates",
        "dtls-hello",
        "dtls-hello",
        "answer nominated formula",
    ];
    assert_eq!(all[..want.len()], want);
    // Frames 29 and 30: B's check to A's address on the relay, and the answer back by way of it.
    assert_eq!(all[28], "data check");
    assert_eq!(all[29], "send passes");
    let [a, _] = replay.sides();
    let own: Vec<String> = a.locals.iter().map(shown).collect();
    assert_eq!(
        own,
        [
            "host 192.168.77.2:57164",
            "srflx 203.0.113.10:57164",
            "relay 203.0.113.1:53752"
        ]
    );
    let others: Vec<String> = a.remotes.iter().map(shown).collect();
    assert_eq!(
        others,
        ["host 192.168.88.2:43564", "srflx 203.0.113.20:43564"]
    );
    assert_eq!(
        pairs(&a),
        [
            "host 192.168.77.2:57164 – host 192.168.88.2:43564: in-progress",
            "srflx 203.0.113.10:57164 – srflx 203.0.113.20:43564: succeeded, nominated, selected",
        ]
    );
    // Priorities of host and reflexive candidates are those that the browser told.
    let priorities: Vec<u32> = a.locals.iter().map(|c| c.priority).collect();
    assert_eq!(priorities[..2], [2_113_937_151, 1_677_729_535]);
    assert_eq!(
        params(&steps[1].why, "seen-mapped", "address"),
        Some(&Param::from("203.0.113.10:57164"))
    );
}

/// Allocate, CreatePermission, ChannelBind, Send and Data indications, ChannelData.
#[test]
fn the_relayed_call_goes_over_the_relay() {
    let (steps, replay) = walked(&recording(&real(CAPTURES[3])));
    let all: Vec<String> = steps.iter().map(|s| rules(&s.why).join(" ")).collect();
    assert_eq!(steps.len(), 105);
    let want = [
        "binding",
        "mapped",
        "binding",
        "mapped",
        "allocate",
        "challenge",
        "allocate",
        "challenge",
        "allocate-again",
        "relayed",
        "allocate-again",
        "relayed",
        "permission",
        "permitted",
        "send check",
        "permission",
        "permitted",
        "send check nominates",
        "data passes",
        "send passes",
        "data answer nominated formula",
    ];
    assert_eq!(all[..want.len()], want);
    assert_eq!(all[29], "channel");
    assert_eq!(all[30], "channel-bound");
    assert_eq!(all[31], "send dtls-hello");
    assert_eq!(all[38], "channel-down dtls-hello");
    assert!(all.iter().any(|s| s == "channel-up dtls"), "{all:?}");
    assert!(all.iter().any(|s| s == "channel-up consent"), "{all:?}");
    let [a, b] = replay.sides();
    for side in [&a, &b] {
        let best = nominated(side);
        assert!(best.selected);
        assert_eq!(side.locals[best.local].kind, Kind::Relayed);
        assert_eq!(side.remotes[best.remote].kind, Kind::Relayed);
    }
    assert_eq!(
        shown(&a.locals[nominated(&a).local]),
        "relay 203.0.113.1:57282"
    );
    let channel = |s: &&ReplayEvent| {
        matches!(
            s.mark.what,
            Marked::Seen {
                said: Said::Channel,
                ..
            }
        )
    };
    assert!(steps.iter().filter(channel).count() > 60);
}

/// What the browser said of the same call: its candidates, all pairs, its statistics.
#[test]
fn the_log_of_the_browsers_has_the_exact_priorities() {
    let imported = real("ice-holepunch.txt");
    let notes: Vec<&str> = imported.notes.iter().map(|n| n.id).collect();
    assert_eq!(
        notes,
        ["import-candidates", "import-untimed", "import-rounded"]
    );
    let recording = recording(&imported);
    assert!(!recording.timed);
    assert_eq!(recording.peers[1].pwd, "qBYFlxNkgvA6xI/RXCpMD5VX");
    let (steps, replay) = walked(&recording);
    let [a, b] = replay.sides();
    assert_eq!(nominated(&a).priority, NOMINATED);
    assert_eq!(
        pairs(&a),
        [
            "host 192.168.77.2:57164 – host 192.168.88.2:43564: in-progress",
            "srflx 203.0.113.10:57164 – srflx 203.0.113.20:43564: succeeded, nominated, selected",
            "relay 203.0.113.1:53752 – host 192.168.88.2:43564: waiting",
            "relay 203.0.113.1:53752 – srflx 203.0.113.20:43564: waiting",
        ]
    );
    // The reflexive candidate is sent from its base and makes no pair of its own.
    assert_eq!(pairs(&b).len(), 3);
    let rounded: Vec<(String, String)> = steps
        .iter()
        .filter_map(|s| {
            let text = |name| match params(&s.why, "seen-stat-rounded", name)? {
                Param::Text(text) => Some(text.clone()),
                _ => None,
            };
            Some((text("said")?, text("exact")?))
        })
        .collect();
    assert!(rounded.contains(&(
        "7205793487713746000".to_owned(),
        "7205793487713746430".to_owned()
    )));
    assert_eq!(rounded.len(), 4, "{rounded:?}");
    assert!(!steps.iter().any(|s| rules(&s.why).contains(&"stat-other")));
    let relayed = recording_of("ice-relay.txt");
    let (_, replay) = walked(&relayed);
    let [a, _] = replay.sides();
    let exact = (50_339_839_u64 << 32) + 2 * 50_339_839;
    assert_eq!(nominated(&a).priority, exact);
    assert_eq!(pairs(&a).len(), 1);
    assert_eq!(relayed.peers[0].ufrag, "mHeN");
}

fn recording_of(name: &str) -> Recording {
    recording(&real(name))
}

/// With the passwords of the log the integrity of every check and answer of the captures is right; with
/// another one it is wrong.
#[test]
fn the_passwords_of_the_log_seal_the_checks_of_the_captures() {
    let log = recording_of("ice-holepunch.txt");
    for name in &CAPTURES[..3] {
        let mut recording = recording_of(name);
        recording.peers = log.peers.clone();
        let count = |recording: &Recording, id: &str| {
            let (steps, _) = walked(recording);
            steps.iter().filter(|s| rules(&s.why).contains(&id)).count()
        };
        assert!(count(&recording, "intact") > 15, "{name}");
        assert_eq!(count(&recording, "not-intact"), 0, "{name}");
        recording.peers[0].pwd = "another".to_owned();
        assert!(count(&recording, "not-intact") > 5, "{name}");
    }
}

/// Candidates and statistics of the log beside the packets: relayed candidates get the priority that only
/// the browser knows.
#[test]
fn a_log_and_a_capture_go_together() {
    let log = recording_of("ice-holepunch.txt");
    let mut both = recording_of(CAPTURES[0]);
    both.peers = log.peers.clone();
    both.candidates = log.candidates.clone();
    both.candidates.iter_mut().for_each(|c| c.at = 0);
    let (_, replay) = walked(&both);
    let [a, b] = replay.sides();
    assert_eq!(nominated(&a).priority, NOMINATED);
    assert_eq!(nominated(&b).priority, NOMINATED);
    let relay = a.locals.iter().find(|c| c.kind == Kind::Relayed);
    assert_eq!(relay.map(|c| c.priority), Some(50_339_839));
}

/// What the page does with a capture and a log that are opened together: one recording, whose passwords fit
/// its checks, and whose pair is the one that both tell of.
#[test]
fn a_capture_and_its_log_are_one_recording() {
    let relayed = (50_339_839_u64 << 32) + 2 * 50_339_839;
    for (capture, log, priority) in [
        (CAPTURES[0], "ice-holepunch.txt", NOMINATED),
        (CAPTURES[1], "ice-holepunch.txt", NOMINATED),
        (CAPTURES[2], "ice-holepunch.txt", NOMINATED),
        ("ice-relay-lan.pcap", "ice-relay.txt", relayed),
    ] {
        let joined = crate::ice::join(real(capture), &super::capture(log)).expect("they fit");
        let ids: Vec<&str> = joined.notes.iter().map(|n| n.id).collect();
        assert!(ids.contains(&"import-joined") && !ids.contains(&"import-untimed"));
        let both = recording(&joined);
        assert!(both.timed && !both.packets.is_empty() && !both.pairs.is_empty());
        let (steps, replay) = walked(&both);
        let count = |id| steps.iter().filter(|s| rules(&s.why).contains(&id)).count();
        assert_eq!(
            nominated(&replay.sides()[0]).priority,
            priority,
            "{capture}"
        );
        assert!(count("intact") > 3, "{capture}: {}", count("intact"));
        assert_eq!(count("not-intact"), 0, "{capture}");
        assert!(count("stat") > 0, "{capture}");
    }
    let twice = crate::ice::join(real(CAPTURES[0]), b"nothing of it");
    assert_eq!(twice.unwrap_err().kind, "import-unknown");
}

/// The lines of a text that is read, and what its sides are then.
fn text(lines: &str) -> Result<Recording, String> {
    let problem = |p: kw_trace::Problem| format!("{} {}", p.field, p.kind);
    let imported = import(lines.as_bytes(), "a text").map_err(problem)?;
    Recording::of(&imported.value()).map_err(problem)
}

#[test]
fn candidate_lines_alone_make_all_pairs() {
    let lines = "\
        A> candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host\n\
        candidate: is told by nobody\n";
    assert_eq!(text(lines).unwrap_err(), "line 2 import-candidate");
    let lines = "\
        a=candidate:1 1 udp 2130706431 10.0.0.1 5000 typ host ufrag aaaa\n\
        a=candidate:2 1 udp 1694498815 192.0.2.1 5000 typ srflx raddr 10.0.0.1 rport 5000 ufrag aaaa\n\
        a=candidate:3 1 tcp 1518280447 10.0.0.1 9 typ host tcptype active ufrag aaaa\n\
        candidate:9 1 udp 2130706431 01234567-89ab-cdef-0123-456789abcdef.local 6000 typ host ufrag bbbb\n\
        candidate:8 1 udp 16777215 192.0.2.9 6001 typ relay raddr 192.0.2.2 rport 6000 ufrag bbbb\n\
        candidate:7 1 tcp 1518280447 10.0.0.2 6002 typ host tcptype passive ufrag bbbb\n\
        something else\n";
    let recording = text(lines).expect("a recording");
    let (steps, replay) = walked(&recording);
    let [a, b] = replay.sides();
    assert_eq!((a.locals.len(), a.remotes.len()), (3, 3));
    let states: Vec<&str> = a.pairs.iter().map(|p| p.state.name()).collect();
    assert_eq!(states, ["waiting"; 3], "{:?}", pairs(&a));
    assert_eq!(a.pairs.len(), 3);
    // Without roles, each side's own candidate is taken as that of the controlling one.
    assert_eq!(b.pairs[0].priority, a.pairs[0].priority);
    let why: Vec<String> = steps.iter().map(|s| rules(&s.why).join(" ")).collect();
    assert_eq!(why[3], "candidate priority candidate-name pairs");
    assert_eq!(why[2], "candidate priority candidate-tcp");
    assert!(a.pairs.windows(2).all(|w| w[0].priority >= w[1].priority));
}

#[test]
fn texts_that_are_wrong_name_the_line() {
    let good = "A> candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host\n";
    for (bad, want) in [
        (
            "B> candidate:1 1 udp 1 192.0.2.1 70000 typ host\n",
            "import-candidate",
        ),
        ("{\"type\":\"candidate-pair\", oh\n", "import-statistics"),
        ("B> candidate:x\n", "import-candidate"),
    ] {
        let problem = text(&format!("{good}\n{bad}")).unwrap_err();
        assert_eq!(problem, format!("line 3 {want}"));
    }
    // With a description and without statistics it is for another lab.
    assert!(text(&format!("v=0\n{good}")).is_err());
    let pair = "{\"type\":\"candidate-pair\",\"localCandidateId\":\"x\"}\n";
    assert_eq!(
        text(&format!("v=0\no=x\n\n{pair}")).unwrap_err(),
        "line 2 import-sdp"
    );
}

/// Times and sides before the lines, as the page's own log has them.
#[test]
fn a_log_with_times_keeps_them() {
    let lines = "\
        +10 A> candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host\n\
        +2000 B> candidate:1 1 udp 2130706431 192.0.2.2 5000 typ host\n\
        +3000 B state connected\n\
        +4000 B {\"id\":\"p\",\"type\":\"candidate-pair\",\"localCandidateId\":\"l\",\"remoteCandidateId\":\"r\",\"state\":\"succeeded\",\"nominated\":true,\"bytesSent\":7,\"currentRoundTripTime\":0.0125,\"priority\":9151314442783293438}\n\
        +4000 B {\"id\":\"l\",\"type\":\"local-candidate\",\"candidateType\":\"host\",\"address\":\"192.0.2.2\",\"port\":5000,\"priority\":2130706431}\n\
        +4000 B {\"id\":\"r\",\"type\":\"remote-candidate\",\"candidateType\":\"host\",\"address\":\"192.0.2.1\",\"port\":5000,\"priority\":2130706431}\n";
    let recording = text(lines).expect("a recording");
    assert!(recording.timed);
    let (steps, replay) = walked(&recording);
    let at: Vec<u64> = steps.iter().map(|s| s.at).collect();
    assert_eq!(at, [10, 2000, 3000, 4000]);
    assert_eq!(recording.pairs[0].rtt, 12_500);
    let [_, b] = replay.sides();
    assert_eq!(
        pairs(&b),
        ["host 192.0.2.2:5000 – host 192.0.2.1:5000: succeeded, nominated, selected"]
    );
    assert_eq!(
        rules(&steps[3].why),
        ["stat", "stat-nominated", "stat-selected", "stat-rtt"]
    );
}

/// A browser that hides its addresses leaves them out of its statistics: the name that was told with the same
/// kind and port is it.
#[test]
fn hidden_addresses_are_those_that_were_told() {
    let lines = "\
        +1 A> candidate:1 1 udp 2113937151 aaaaaaaa-0000-0000-0000-000000000001.local 5000 typ host\n\
        +2 B> candidate:1 1 udp 2113937151 aaaaaaaa-0000-0000-0000-000000000002.local 6000 typ host\n\
        +3 A {\"id\":\"l\",\"type\":\"local-candidate\",\"candidateType\":\"host\",\"address\":\"\",\"port\":5000,\"priority\":2113937151}\n\
        +3 A {\"id\":\"r\",\"type\":\"remote-candidate\",\"candidateType\":\"host\",\"port\":6000,\"priority\":2113937151}\n\
        +3 A {\"id\":\"q\",\"type\":\"remote-candidate\",\"candidateType\":\"prflx\",\"port\":6000,\"priority\":1}\n\
        +3 A {\"id\":\"p\",\"type\":\"candidate-pair\",\"localCandidateId\":\"l\",\"remoteCandidateId\":\"r\",\"state\":\"succeeded\",\"nominated\":true,\"priority\":9079290933572288000}\n\
        +3 A {\"id\":\"T\",\"type\":\"transport\",\"selectedCandidatePairId\":\"p\"}\n\
        +4 A {\"id\":\"o\",\"type\":\"candidate-pair\",\"localCandidateId\":\"l\",\"remoteCandidateId\":\"q\",\"state\":\"failed\",\"nominated\":true,\"bytesSent\":9,\"priority\":5}\n";
    let (_, replay) = walked(&text(lines).expect("a recording"));
    let [a, _] = replay.sides();
    assert_eq!(
        pairs(&a),
        [
            "host aaaaaaaa-0000-0000-0000-000000000001.local:5000 – host aaaaaaaa-0000-0000-0000-000000000002.local:6000: succeeded, nominated, selected",
            "host aaaaaaaa-0000-0000-0000-000000000001.local:5000 – prflx ?:6000: failed, nominated",
        ]
    );
}

/// A capture with DHCP in it, too, is for the lab of which there is more; the other is told.
#[test]
fn a_capture_of_both_kinds_says_so() {
    let ice = import(&capture(CAPTURES[0]), "x").expect("a recording");
    assert!(ice.notes.iter().all(|n| n.id != "import-also-dhcp"));
    let dhcp = capture("dhcp-nak.pcap");
    let mut both = capture(CAPTURES[0]);
    both.extend(&dhcp[24..]);
    let imported = import(&both, "x").expect("a recording");
    assert_eq!(imported.lab, "rtc/ice");
    let note = imported.notes.iter().find(|n| n.id == "import-also-dhcp");
    assert_eq!(
        note.expect("a note").params,
        [("count", Param::from(6_u64))]
    );
    let mut other = dhcp.clone();
    other.extend(&capture(CAPTURES[0])[24..400]);
    let imported = import(&other, "x").expect("a recording");
    assert_eq!(imported.lab, "net/dhcp");
    assert!(imported.notes.iter().any(|n| n.id == "import-also-ice"));
}

#[test]
fn a_walk_begins_again_where_it_was_copied() {
    for name in CAPTURES
        .iter()
        .copied()
        .chain(["ice-holepunch.txt", "ice-relay.txt"])
    {
        let recording = recording_of(name);
        let (steps, end) = walked(&recording);
        let mut replay = Replay::new(&recording);
        for (n, step) in steps.iter().enumerate() {
            let mut copy = replay.clone();
            assert_eq!(copy.step().as_ref(), Some(step), "{name}, step {n}");
            assert_eq!(replay.step().as_ref(), Some(step));
            assert_eq!(copy, replay);
        }
        assert_eq!(replay, end);
        assert!(end.bytes() < 1 << 20);
    }
}

/// Before some steps of recordings something is asked, of which the answer is what was recorded: one can choose,
/// what can be pointed at is in the picture, and both languages have words for it.
#[test]
fn something_is_asked_where_a_recording_shows_the_answer() {
    let texts = Lang::ALL.map(Texts::new);
    let figure = Figure {
        width: 900.0,
        zoom: 0,
        until: 0,
        compact: false,
    };
    let mut asked = std::collections::BTreeMap::new();
    for name in CAPTURES
        .iter()
        .copied()
        .chain(["ice-holepunch.txt", "ice-relay.txt"])
    {
        let mut session = open_any(&real(name).value()).expect("it opens");
        let reached = session.advance(u64::MAX).reached;
        for n in 0..reached {
            session.seek(n);
            let Some(decision) = session.decision() else {
                continue;
            };
            let right = decision.choices.iter().filter(|c| c.is_right).count();
            assert!(right > 0 && right < decision.choices.len(), "{name}, {n}");
            let scene = session.picture(&figure);
            for part in decision.choices.iter().flat_map(|c| &c.parts) {
                let is_there = scene.parts.iter().any(|p| p.key == *part);
                assert!(is_there, "{name}, {n}: {part}");
            }
            for texts in &texts {
                let say = |label: &Label| texts.label("rtc/ice", label);
                let question = say(&decision.question);
                assert!(question.ends_with('?'), "{name}, {n}: {question}");
                let all: Vec<String> = decision.choices.iter().map(|c| say(&c.label)).collect();
                assert!(!all.iter().any(|c| c.contains('⟨')), "{name}, {n}: {all:?}");
            }
            if let Label::Text(id, _) = decision.question {
                *asked.entry((name, id)).or_insert(0) += 1;
            }
        }
    }
    for name in CAPTURES {
        assert!(
            asked.contains_key(&(name, "predict-seen-answer")),
            "{asked:?}"
        );
    }
    assert!(
        asked.contains_key(&("ice-holepunch.txt", "predict-seen-kind")),
        "{asked:?}"
    );
    // Only relayed candidates, whose type preference is the browser's own: nothing follows from any rule.
    assert!(
        asked.keys().all(|(name, _)| *name != "ice-relay.txt"),
        "{asked:?}"
    );
    assert!(
        asked.contains_key(&("ice-relay-lan.pcap", "predict-seen-turn")),
        "{asked:?}"
    );
}

/// Every step of every recording is a finished sentence in both languages.
#[test]
fn every_step_is_told_in_both_languages() {
    let texts = Lang::ALL.map(Texts::new);
    for name in CAPTURES
        .iter()
        .copied()
        .chain(["ice-holepunch.txt", "ice-relay.txt"])
    {
        let imported = real(name);
        let (steps, replay) = walked(&recording(&imported));
        for texts in &texts {
            let sentences = steps.iter().map(|s| texts.why("rtc/ice", &s.why));
            let heading = texts.why("rtc/ice", &replay.heading());
            let notes = imported
                .notes
                .iter()
                .map(|n| texts.with(None, n.id, &n.params));
            for text in sentences.chain([heading]).chain(notes) {
                let bad = ["⟨", "{", "}", "  ", " .", "..", " 1 messages"];
                assert!(!bad.iter().any(|b| text.contains(b)), "{name}: {text}");
                assert_eq!(text.trim(), text, "{name}");
                if std::env::var_os("KW_SHOW").is_some() {
                    println!("{text}");
                }
            }
        }
    }
    for rule in RULES {
        let line = format!("\nrule-{} =", rule.id);
        for text in [
            include_str!("../../../../content/en/ice-recordings.ftl"),
            include_str!("../../../../content/ko/ice-recordings.ftl"),
        ] {
            assert!(text.contains(&line), "{}", rule.id);
        }
    }
}

proptest! {
    /// Packets with any bytes of theirs changed are walked to the end.
    #[test]
    fn harmed_packets_are_walked(
        which in 0_usize..4,
        harm in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let mut recording = recording_of(CAPTURES[which]);
        for (packet, at, value) in harm {
            let packet = packet.get(&recording.packets).clone();
            let mut bytes = packet.bytes.0.expect("bytes").0.to_vec();
            let place = at.index(bytes.len());
            bytes[place] = value;
            let found = recording.packets.iter_mut().find(|p| p.at == packet.at);
            if let (Some(found), Some(hex)) = (found, kw_models::notation::Notation::parse(
                &bytes.iter().map(|b| format!("{b:02x}")).collect::<String>(),
            )) {
                found.bytes = kw_models::notation::Text(Some(hex));
            }
        }
        let (steps, replay) = walked(&recording);
        prop_assert_eq!(steps.len(), replay.steps());
        for step in &steps {
            if let (Item::Packet(_), Marked::Seen { from, to, .. }) = (step.what, step.mark.what) {
                prop_assert!(usize::from(from.max(to)) < replay.places().len());
            }
        }
        let _ = replay.sides();
    }

    /// Any lines are read or refused.
    #[test]
    fn any_lines_are_read_or_refused(
        lines in prop::collection::vec(
            prop_oneof![
                "[ -~]{0,60}",
                "[AB]?>? ?(a=)?candidate:[0-9]{1,3} [0-3] (udp|tcp) [0-9]{1,11} [0-9.:a-z]{1,16} [0-9]{1,6} typ (host|srflx|relay)( raddr 0.0.0.0 rport 0)?",
                "\\+[0-9]{1,22} B state [a-z]{0,9}",
                "\\{\"id\":\"[a-c]\",\"type\":\"(local-candidate|candidate-pair)\",\"localCandidateId\":\"[a-c]\",\"remoteCandidateId\":\"[a-c]\",\"candidateType\":\"(host|x)\",\"port\":[0-9]{1,7},\"priority\":[0-9]{1,25}\\}",
                Just("v=0".to_owned()),
                Just("o=- 1 1 IN IP4 0.0.0.0".to_owned()),
                Just("s=-".to_owned()),
                Just("t=0 0".to_owned()),
            ],
            0..40,
        ),
    ) {
        let text = lines.join("\n");
        if let Ok(imported) = import(text.as_bytes(), "x")
            && imported.lab == "rtc/ice"
        {
            let recording = Recording::of(&imported.value()).expect("fields that are right");
            let _ = walked(&recording);
        }
    }
}

/// A run that is saved and opened again: tshark has nothing to say against it, reads every STUN message,
/// and what is opened tells of the same selected pair.
#[test]
fn a_run_comes_back_from_its_capture() {
    let lab = kw_models::entry("rtc/ice").expect("the lab");
    for name in ["holes", "relayed", "firewall", "names", "two-in-a-row"] {
        let scenario = (lab.preset)(name).expect("it is there");
        let mut session = (lab.open)(&scenario).expect("it opens");
        session.finish().expect("it ends");
        let bytes = crate::packets::pcapng(&session.traffic());
        let fields = [
            "frame.protocols",
            "ip.checksum.status",
            "udp.checksum.status",
            "tcp.checksum.status",
            "_ws.malformed",
            "stun.type",
        ];
        if let Some(rows) = tshark(&format!("ice-{name}"), &bytes, &fields) {
            let mut stun = 0;
            for row in &rows {
                let [protocols, ip, udp, tcp, malformed, kind] = &row[..] else {
                    panic!("{name}: {row:?}");
                };
                assert!(malformed.is_empty(), "{name}: {row:?}");
                let is_fine = [ip, udp, tcp]
                    .iter()
                    .all(|s| s.is_empty() || s.starts_with('1'));
                assert!(is_fine, "{name}: {row:?}");
                stun += usize::from(protocols.contains("stun") && !kind.is_empty());
            }
            assert!(stun > 40, "{name}: {stun} of {}", rows.len());
        }
        let imported = import(&bytes, "run.pcapng").unwrap_or_else(|p| panic!("{name}: {p}"));
        let (steps, replay) = walked(&recording(&imported));
        assert!(steps.len() > 40, "{name}");
        let nominated = (0..2).filter_map(|side| replay.chosen(side));
        assert!(nominated.into_iter().any(|p| p.nominated), "{name}");
    }
}
