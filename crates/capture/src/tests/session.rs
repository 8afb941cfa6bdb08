//! Texts of calls: the real ones, hand-made ones in every form, and any text at all.

use super::{capture, import};
use crate::{Imported, Kind, recognise};
use kw_models::registry::open_any;
use kw_trace::Param;
use serde_json::{Value, json};

const OFFER: &str = "v=0\no=- 11 2 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=ice-ufrag:aaaa\na=setup:actpass\na=mid:0\n";
const ANSWER: &str = "v=0\no=- 22 2 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=ice-ufrag:bbbb\na=setup:active\na=mid:0\n";
const CANDIDATE: &str = "candidate:1 1 udp 2113937151 192.0.2.7 5000 typ host ufrag bbbb";

fn read(text: &str) -> Imported {
    assert_eq!(recognise(text.as_bytes()), Some(Kind::Session), "{text}");
    import(text.as_bytes(), "call.txt").unwrap_or_else(|p| panic!("{p}\n{text}"))
}

/// A real log without its statistics, which would make it one for `rtc/ice`; and how many lines of those
/// there were.
fn call(name: &str) -> (String, i64) {
    let whole = String::from_utf8(capture(name)).expect("text");
    let (statistics, rest): (Vec<&str>, Vec<&str>) =
        whole.lines().partition(|l| l.starts_with('{'));
    (rest.join("\n"), statistics.len() as i64)
}

/// Kind and maker of each entry.
fn entries(imported: &Imported) -> Vec<(String, String)> {
    let value = imported.value();
    let all = value["recording"]["entries"]
        .as_array()
        .expect("entries")
        .clone();
    let text = |v: &Value| v.as_str().expect("a word").to_owned();
    all.iter()
        .map(|e| (text(&e["kind"]), text(&e["from"])))
        .collect()
}

fn short(imported: &Imported) -> String {
    let all = entries(imported);
    let all: Vec<String> = all
        .iter()
        .map(|(kind, from)| format!("{from} {kind}"))
        .collect();
    all.join(", ")
}

/// The run of a recording: how it ends.
fn result(imported: &Imported) -> Value {
    let mut session = open_any(&imported.value()).expect("the lab opens it");
    assert_eq!(session.lab(), "rtc/signaling");
    session.finish().expect("it ends");
    session.result()
}

/// Two browsers, recorded: offer, candidates, answer, candidates, and much that is neither.
#[test]
fn real_call_through_a_hole() {
    let (text, statistics) = call("ice-holepunch.txt");
    assert_eq!(statistics, 12);
    let imported = read(&text);
    assert_eq!(
        short(&imported),
        "A offer, A candidate, A candidate, B answer, B candidate, B candidate, A candidate"
    );
    let result = result(&imported);
    assert_eq!(result["agree"], json!(true));
    assert_eq!(result["a"]["signaling"], json!("stable"));
    assert_eq!(result["b"]["known"], json!(3));
    assert_eq!(result["a"]["known"], json!(2));
    let passed = imported
        .notes
        .iter()
        .find(|n| n.id == "import-session-passed");
    let count = &passed.expect("it says what it passed over").params[0];
    assert_eq!(count, &("count", Param::Int(18 - statistics)));
}

/// Candidates come first here, and one description, whose they tell.
#[test]
fn real_call_through_a_relay() {
    let imported = read(&call("ice-relay.txt").0);
    assert_eq!(short(&imported), "A candidate, B candidate, A offer");
    let result = result(&imported);
    assert_eq!(result["a"]["signaling"], json!("have-local-offer"));
    assert_eq!(result["b"]["known"], json!(1));
}

#[test]
fn descriptions_in_every_form() {
    for text in [
        format!("{OFFER}\n{ANSWER}\n{CANDIDATE}\n"),
        format!("OFFER:\n{OFFER}ANSWER:\n{ANSWER}B> {CANDIDATE}"),
        format!(
            "{}\r\n\r\n{}a={CANDIDATE}",
            OFFER.replace('\n', "\r\n"),
            ANSWER.replace('\n', "\r\n")
        ),
        format!(
            "{}\n{}\n{}\n",
            json!({"type": "offer", "sdp": OFFER}),
            json!({"type": "answer", "sdp": ANSWER}),
            json!({"candidate": CANDIDATE, "sdpMid": "0", "sdpMLineIndex": 0}),
        ),
    ] {
        let imported = read(&text);
        let all = short(&imported);
        // A candidate inside the lines of a description belongs to it.
        let inside = text.contains("\r\na=candidate");
        let want = if inside {
            "A offer, B answer"
        } else {
            "A offer, B answer, B candidate"
        };
        assert_eq!(all, want, "{text}");
        assert_eq!(result(&imported)["agree"], json!(true));
    }
    // Later descriptions are known by their session.
    let again = format!(
        "{OFFER}\n{ANSWER}\n{}\n{}",
        ANSWER.replace("active", "actpass"),
        OFFER.replace("actpass", "passive")
    );
    assert_eq!(short(&read(&again)), "A offer, B answer, B offer, A answer");
    assert_eq!(short(&read(ANSWER)), "B answer");
}

/// As the page itself writes the log of a live run: a time and a side before everything.
#[test]
fn times_and_sides_may_stand_before_everything() {
    let log = |a: &str, b: &str| {
        format!(
            "+0 {a} OFFER\n+10 {a} {OFFER}\n\n+900 {a} state checking\n+1500 {b} ANSWER\n+1501 {b} {ANSWER}\n\n\
             +1700 {b} {CANDIDATE}\n+9000 {a} OPEN\n"
        )
    };
    for (a, b) in [("A", "B"), ("B", "A")] {
        let imported = read(&log(a, b));
        let said = format!("{a} offer, {b} answer, {b} candidate");
        assert_eq!(short(&imported), said);
        assert_eq!(result(&imported)["a"]["signaling"], json!("stable"));
        let (_, passed) = &imported.notes[1].params[0];
        assert_eq!(passed, &Param::Int(2), "{:?}", imported.notes);
    }
    // What looks like a time and is none stays what it is.
    assert_eq!(recognise(b"+x A v=0\no=- 1 1 IN IP4 127.0.0.1\n"), None);
}

#[test]
fn faults_have_the_line_of_the_file() {
    for (text, line, kind) in [
        (
            format!("log\n{}", OFFER.replace("t=0 0", "t=x")),
            "line 5",
            "sdp-time",
        ),
        (
            format!("{OFFER}\n{}", ANSWER.replace("setup:active", "setup:both")),
            "line 16",
            "sdp-setup",
        ),
        (
            format!("{OFFER}\nA> candidate:1 1 udp 1 192.0.2.7 5000 typ hast"),
            "line 10",
            "candidate-kind",
        ),
        (
            format!("{OFFER}{}", "a=x\n".repeat(20_000)),
            "line 1",
            "import-sdp-size",
        ),
    ] {
        let problem = import(text.as_bytes(), "x").expect_err("it is wrong");
        assert_eq!((problem.field.as_str(), problem.kind), (line, kind));
    }
}

#[test]
fn other_texts_are_not_taken() {
    for text in [
        "",
        "v=0",
        "v=0\nhello",
        "{\"lab\":\"rtc/signaling\",\"version\":1}",
    ] {
        assert_eq!(recognise(text.as_bytes()), None, "{text}");
    }
}

/// Candidates without a description are for the lab of ICE, which tells what is wrong with them, too.
#[test]
fn candidates_alone_are_another_labs() {
    for text in [CANDIDATE, "A> candidate:1"] {
        assert_eq!(recognise(text.as_bytes()), Some(Kind::Candidates), "{text}");
    }
}

#[test]
fn long_recordings_are_cut() {
    let many = format!("{OFFER}\n{}", format!("{CANDIDATE}\n").repeat(800));
    let imported = read(&many);
    assert_eq!(entries(&imported).len(), 500);
    assert!(imported.notes.iter().any(|n| n.id == "import-session-many"));
    result(&imported);
}

#[cfg(not(target_arch = "wasm32"))]
mod any {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        /// Pieces of such texts in any order: a scenario that its lab opens and runs, or a refusal.
        #[test]
        fn pieces(parts in prop::collection::vec(prop::sample::select(vec![
            OFFER, ANSWER, CANDIDATE, "OFFER", "ANSWER:", "\n", "A> ", "B ", "v=0\n", "o=- 1 2 IN IP4 ::\n",
            "m=audio 9 X 0\n", "{\"type\":\"offer\",\"sdp\":\"v=0\"}\n", "é", "a=candidate:1\n", "\u{0}",
        ]), 0..12)) {
            let text = format!("{OFFER}\n{}", parts.concat());
            if let Ok(imported) = import(text.as_bytes(), "\u{7}é ") {
                result(&imported);
            }
        }
    }
}
