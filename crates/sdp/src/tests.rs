//! Lines as browsers write them, the grammar's limits, and any text at all.

use crate::{Address, Candidate, Description, Kind, says};
use kw_trace::Param;
use std::path::PathBuf;

const CHROME: &str = "candidate:1197107151 1 udp 2113937151 192.168.77.2 57164 typ host generation 0 ufrag OdCi network-cost 999";

/// A description with sound, pictures and data, made up for these tests.
const MEETING: &str = "v=0\r
o=- 4611731400430051336 2 IN IP4 127.0.0.1\r
s=-\r
t=0 0\r
a=group:BUNDLE 0 1 2\r
m=audio 9 UDP/TLS/RTP/SAVPF 111 0\r
c=IN IP4 0.0.0.0\r
a=ice-ufrag:OdCi\r
a=ice-pwd:N51TAegiOHUJeWyNsp0SkXb1\r
a=fingerprint:sha-256 F9:26:47:16\r
a=setup:actpass\r
a=mid:0\r
a=sendrecv\r
a=rtcp-mux\r
a=rtpmap:111 opus/48000/2\r
a=fmtp:111 minptime=10;useinbandfec=1\r
a=rtcp-fb:111 transport-cc\r
m=video 0 UDP/TLS/RTP/SAVPF 96\r
c=IN IP4 0.0.0.0\r
a=mid:1\r
a=recvonly\r
a=rtpmap:96 VP8/90000\r
m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r
c=IN IP4 0.0.0.0\r
a=mid:2\r
a=sctp-port:5000\r
a=max-message-size:262144\r
a=something-new:42\r
a=candidate:1 1 udp 2113937151 192.0.2.7 5000 typ host\r
a=end-of-candidates\r
";

/// The text of a real call, recorded from two browsers.
fn recorded(name: &str) -> String {
    let shared = std::env::var_os("KW_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let path = shared.join("captures").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| {
        panic!(
            "this test reads the real recording {}, which is missing: {e}",
            path.display()
        )
    })
}

fn fault(line: &str) -> (&'static str, usize, String) {
    let fault = Candidate::parse(line).expect_err(line);
    (fault.what, fault.column, fault.found)
}

/// RFC 8839 §5.1: every part of a candidate line, and what Chrome puts behind them.
#[test]
fn candidate_of_a_browser() {
    let read = Candidate::parse(CHROME).expect("it is one");
    assert_eq!(read.foundation, "1197107151");
    assert_eq!((read.component, read.priority), (1, 2_113_937_151));
    assert_eq!(read.address, Address::V4([192, 168, 77, 2].into()));
    assert_eq!((read.port, read.kind), (57164, Kind::Host));
    assert_eq!(read.related, None);
    assert_eq!(read.extension("ufrag"), Some("OdCi"));
    assert_eq!(read.to_string(), CHROME);
    let with_a = format!("  a={CHROME}\r\n");
    assert_eq!(Candidate::parse(&with_a).expect("it is one"), read);
}

/// RFC 8839 §5.1 and RFC 6544 §4.5, each written back as it was read.
#[test]
fn candidates_are_written_as_read() {
    for line in [
        "candidate:2 1 UDP 1694498815 192.0.2.3 45664 typ srflx raddr 203.0.113.141 rport 8998",
        "candidate:842163049 1 udp 2122260223 8f3a1c2e-5b7d-4e6a-9c01-23456789abcd.local 50001 typ host generation 0",
        "candidate:3 1 udp 2130706431 2001:db8::7 5000 typ host",
        "candidate:4 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active generation 0",
        "candidate:5 2 udp 50339839 203.0.113.1 57282 typ relay raddr 0.0.0.0 rport 0",
        "candidate:abc+/ 256 udp 1845494271 192.0.2.9 1 typ prflx raddr 10.0.0.1 rport 2",
    ] {
        let read = Candidate::parse(line).unwrap_or_else(|f| panic!("{line}: {f:?}"));
        assert_eq!(read.to_string(), line);
    }
    let hidden = Candidate::parse("candidate:1 1 udp 1 a-b.local 1 typ host").expect("a name");
    assert!(hidden.address.is_mdns());
}

/// Each part that is wrong is named, with its place.
#[test]
fn candidate_faults_have_their_place() {
    assert_eq!(fault("nothing").0, "candidate-head");
    assert_eq!(
        fault("candidate:a-b 1 udp 1 192.0.2.7 1 typ host"),
        ("candidate-foundation", 10, "a-b".to_owned())
    );
    let cases = [
        (
            "candidate:1 0 udp 1 192.0.2.7 1 typ host",
            "candidate-component",
            12,
        ),
        (
            "candidate:1 257 udp 1 192.0.2.7 1 typ host",
            "candidate-component",
            12,
        ),
        (
            "candidate:1 1 quic 1 192.0.2.7 1 typ host",
            "candidate-transport",
            14,
        ),
        (
            "candidate:1 1 udp 2147483648 192.0.2.7 1 typ host",
            "candidate-priority",
            18,
        ),
        (
            "candidate:1 1 udp 0 192.0.2.7 1 typ host",
            "candidate-priority",
            18,
        ),
        (
            "candidate:1 1 udp +1 192.0.2.7 1 typ host",
            "candidate-priority",
            18,
        ),
        (
            "candidate:1 1 udp 1 192.0.2.700 1 typ host",
            "candidate-address",
            20,
        ),
        (
            "candidate:1 1 udp 1 192.0.2.7 65536 typ host",
            "candidate-port",
            30,
        ),
        (
            "candidate:1 1 udp 1 192.0.2.7 1 type host",
            "candidate-typ",
            32,
        ),
        (
            "candidate:1 1 udp 1 192.0.2.7 1 typ local",
            "candidate-kind",
            36,
        ),
        ("candidate:1 1 udp 1 192.0.2.7 1", "candidate-typ", 31),
        (
            "candidate:1 1 udp 1 192.0.2.7 1 typ host generation",
            "candidate-pair",
            41,
        ),
        (
            "candidate:1 1 tcp 1 192.0.2.7 1 typ host tcptype both",
            "candidate-tcptype",
            49,
        ),
        (
            "a=candidate:1 1 udp 1 192.0.2.7 1 typ host raddr x_y",
            "candidate-address",
            49,
        ),
    ];
    for (line, what, column) in cases {
        let (found, at, _) = fault(line);
        assert_eq!((found, at), (what, column), "{line}");
    }
}

/// RFC 8866 §5: sections, lines with their places, and what each is.
#[test]
fn description_in_sections() {
    let read = Description::read(MEETING).expect("it is one");
    assert_eq!(read.write(), MEETING);
    let kinds: Vec<&str> = read.media.iter().map(|m| m.kind.as_str()).collect();
    assert_eq!(kinds, ["audio", "video", "application"]);
    assert_eq!(read.media[0].formats, ["111", "0"]);
    assert_eq!(read.media[1].port, 0);
    assert_eq!((read.mid(0), read.mid(2)), (Some("0"), Some("2")));
    assert_eq!(read.direction(0), "sendrecv");
    assert_eq!(read.direction(1), "recvonly");
    // §6.7: nothing said is both ways.
    assert_eq!(read.direction(2), "sendrecv");
    assert_eq!(read.value(0, "group"), Some("BUNDLE 0 1 2"));
    assert_eq!(read.candidates().count(), 1);
    for line in &read.lines {
        assert!(MEETING[line.at..].starts_with(&line.text), "{line:?}");
        assert_eq!(MEETING.lines().nth(line.number - 1), Some(&*line.text));
    }
    let passed: Vec<&str> = read
        .lines
        .iter()
        .filter(|l| l.says.id == "sdp-passed")
        .map(|l| l.text.as_str())
        .collect();
    assert_eq!(passed, ["a=something-new:42"]);
    assert_eq!(read.lines[0].section, None);
    assert_eq!(read.lines[5].section, Some(0));
}

/// Parameters of a few lines.
#[test]
fn lines_say_what_they_are() {
    let of = |line: &str| says(line).expect(line);
    let m = of("m=video 0 UDP/TLS/RTP/SAVPF 96 97");
    assert!(
        m.params.contains(&("place", Param::from("refused"))),
        "{m:?}"
    );
    assert!(m.params.contains(&("count", Param::Int(2))), "{m:?}");
    let c = of("c=IN IP4 0.0.0.0");
    assert!(c.params.contains(&("nowhere", Param::Bool(true))), "{c:?}");
    let map = of("a=rtpmap:111 opus/48000/2");
    assert!(
        map.params.contains(&("codec", Param::from("opus"))),
        "{map:?}"
    );
    assert!(
        map.params.contains(&("channels", Param::from("2"))),
        "{map:?}"
    );
    let options = of("a=ice-options:ice2 trickle");
    assert!(options.params.contains(&("trickle", Param::Bool(true))));
    assert_eq!(of("a=setup:active").id, "sdp-setup");
    assert_eq!(of("a=inactive").id, "sdp-direction");
}

/// A line that is wrong is named with its number and what would be right.
#[test]
fn description_faults_have_their_line() {
    let head = "v=0\no=- 1 2 IN IP4 127.0.0.1\ns=-\nt=0 0\n";
    let cases = [
        ("v=1\n".to_owned(), 1, "sdp-version"),
        ("x".to_owned(), 1, "sdp-line"),
        ("v=0\ns=-\nt=0 0\n".to_owned(), 4, "sdp-no-origin"),
        (
            "v=0\no=- 1 2 IN IP4 ::\nt=0 0\nm=audio 9 X 0\n".to_owned(),
            4,
            "sdp-no-name",
        ),
        ("v=0\no=- 1 2 IN IP4\ns=-\n".to_owned(), 2, "sdp-origin"),
        (format!("{head}t=a b\n"), 5, "sdp-time"),
        (format!("{head}hello\n"), 5, "sdp-line"),
        (format!("{head}m=audio x UDP 0\n"), 5, "sdp-media"),
        (format!("{head}m=audio 9\n"), 5, "sdp-media"),
        (format!("{head}s=-\n"), 5, "sdp-twice"),
        (format!("{head}c=IN IP4\n"), 5, "sdp-connection"),
        (format!("{head}a=setup:both\n"), 5, "sdp-setup"),
        (format!("{head}a=ice-ufrag:abc\n"), 5, "sdp-ufrag"),
        (format!("{head}a=ice-pwd:short\n"), 5, "sdp-pwd"),
        (
            format!("{head}a=fingerprint:sha-256 F9:2\n"),
            5,
            "sdp-fingerprint",
        ),
        (
            format!("{head}a=fingerprint:sha-256\n"),
            5,
            "sdp-fingerprint",
        ),
        (format!("{head}a=sctp-port:99999\n"), 5, "sdp-sctp"),
        (format!("{head}a=max-message-size:big\n"), 5, "sdp-size"),
        (format!("{head}a=rtpmap:200 opus/48000\n"), 5, "sdp-rtpmap"),
        (format!("{head}a=mid:\n"), 5, "sdp-mid"),
        (
            format!("{head}\na=candidate:1 1 udp 1 x_y 1 typ host\n"),
            6,
            "candidate-address",
        ),
    ];
    for (text, line, what) in cases {
        let fault = Description::read(&text).expect_err(&text);
        assert_eq!(
            (fault.line, fault.what),
            (line, what),
            "{text:?}: {fault:?}"
        );
    }
    let text = format!("{head}a=candidate:1 1 udp 1 x_y 1 typ host\n");
    let fault = Description::read(&text).expect_err("a bad address");
    assert_eq!((fault.column, fault.found.as_str()), (22, "x_y"));
    let problem = fault.problem();
    assert_eq!(
        (problem.field.as_str(), problem.kind),
        ("line 5", "candidate-address")
    );
}

/// What two browsers really sent: every description and candidate of it is read and written back.
#[test]
fn real_calls() {
    for name in ["ice-holepunch.txt", "ice-relay.txt"] {
        let text = recorded(name).replace('\r', "");
        let (mut descriptions, mut candidates) = (0, 0);
        let mut rest = text.as_str();
        while let Some(at) = rest.find("v=0\n") {
            let body = &rest[at..];
            let end = body.find("\n\n").map_or(body.len(), |e| e + 1);
            let read = Description::read(&body[..end]).expect(name);
            assert_eq!(read.write().replace("\r\n", "\n"), body[..end]);
            let is_data = |m: &crate::Media| m.kind == "application" && m.proto == "UDP/DTLS/SCTP";
            assert!(read.media.iter().all(is_data), "{:?}", read.media);
            let passed = read.lines.iter().find(|l| l.says.id == "sdp-passed");
            assert_eq!(passed, None);
            descriptions += 1;
            rest = &body[end..];
        }
        for line in text
            .lines()
            .filter_map(|l| l.find("candidate:").map(|at| &l[at..]))
        {
            let read = Candidate::parse(line).unwrap_or_else(|f| panic!("{line}: {f:?}"));
            assert_eq!(read.to_string(), line);
            candidates += 1;
        }
        let expected = if name == "ice-relay.txt" {
            (1, 3)
        } else {
            (2, 5)
        };
        assert_eq!((descriptions, candidates), expected, "{name}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod any {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// No bytes make it panic, and what is read is written back as it was.
        #[test]
        fn text(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let text = String::from_utf8_lossy(&bytes);
            let _ = Description::read(&text);
            let _ = Candidate::parse(&text);
        }

        /// A real description with one piece of it replaced.
        #[test]
        fn harmed(at in 0..MEETING.len(), cut in 0..8_usize, put in "\\PC{0,6}") {
            let end = (at + cut).min(MEETING.len());
            let text = format!("{}{put}{}", &MEETING[..at], &MEETING[end..]);
            if let Ok(read) = Description::read(&text) {
                let again = Description::read(&read.write()).expect("what is written can be read");
                prop_assert_eq!(again.write(), read.write());
                prop_assert_eq!(again.media.len(), read.media.len());
            }
            for line in text.lines() {
                if let Ok(read) = Candidate::parse(line) {
                    let again = Candidate::parse(&read.to_string()).expect("what is written");
                    prop_assert_eq!(again, read);
                }
            }
        }

        /// The words of a candidate in any order and number.
        #[test]
        fn words(words in prop::collection::vec(prop::sample::select(vec![
            "candidate:1", "1", "udp", "192.0.2.7", "::1", "typ", "host", "raddr", "rport", "é", "tcptype", "",
        ]), 0..14)) {
            let _ = Candidate::parse(&words.join(" "));
        }
    }
}
