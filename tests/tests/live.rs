//! Live: on the page of a lab that may be live, the browser connects two real peers, and what they said is
//! shown as a recording. Nothing is asked before the reader says so, and no server at all.

use kw_tests::{Kw, Look, Page, Value, axe, is_korean, json, violations, visit, words};

const LAB: &str = "#/rtc/ice";
const SIGNALING: &str = "#/rtc/signaling";

/// Counts connections, with the servers that they were given, and those that were closed; keeps their channels.
const COUNTED: &str = "
  window.made = [];
  window.ended = 0;
  window.channels = [];
  const Real = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(configuration) {
      super(configuration);
      window.made.push((configuration && configuration.iceServers) || []);
    }
    close() { window.ended += 1; super.close(); }
    createDataChannel(name) {
      const channel = super.createDataChannel(name);
      window.channels.push(channel);
      return channel;
    }
  };
";

fn counted() -> Look {
    Look {
        before: COUNTED,
        ..Look::default()
    }
}

fn made(page: &Page) -> Value {
    page.js("return [window.made, window.ended]", &[])
}

/// What was asked of the host, once the service worker has fetched what it keeps.
fn settled_requests(page: &Page) -> usize {
    page.until(
        "the worker has the site",
        "return navigator.serviceWorker.ready.then(() => true)",
    );
    page.requests().len()
}

/// From the button to the recording, which is looked at in the lab of this button.
fn run(page: &Page, stop: &str) {
    let was = made(page);
    page.click(".go-live");
    page.until("it is asked first", "return !!kwt.one('.live .start')");
    assert_eq!(made(page), was, "nothing begins before that");
    page.click(".live .start");
    page.until(
        "the focus stays",
        "return document.activeElement === kwt.one('.live .stop')",
    );
    page.until("both are connected", "return !!kwt.one('.live .connected')");
    page.click(stop);
    page.until("the panel goes", "return !kwt.one('.live')");
    page.until("the recording stands", "return kwt.settled()");
}

#[test]
fn two_real_peers_connect_and_become_a_recording() {
    visit(counted(), |page| {
        page.open(LAB);
        let before = settled_requests(page);
        run(page, ".live .stop");
        // Two connections without a server, both closed again; and the page asked its host for nothing.
        assert_eq!(made(page), json!([[[], []], 2]));
        assert_eq!(page.requests().len(), before);
        assert!(page.text(".notice").contains(&words("en", "live-name")));
        let recording = Kw::open(&page.share())["recording"].clone();
        let list = |key: &str| recording[key].as_array().cloned().unwrap_or_default();
        for side in [0, 1] {
            let own = |v: &&Value| v["side"] == side;
            assert!(list("candidates").iter().any(|c| own(&c)), "{recording}");
            // A browser may nominate several; data goes over one.
            let selected: Vec<String> = list("pairs")
                .iter()
                .filter(|p| own(p) && p["selected"] == true && p["nominated"] == true)
                .map(|p| format!("{} {}", p["local"], p["remote"]))
                .collect();
            let first = selected.first().expect("a selected pair");
            assert!(selected.iter().all(|n| n == first), "{selected:?}");
            let states: Vec<Value> = list("notes")
                .iter()
                .filter(own)
                .map(|n| n["what"].clone())
                .collect();
            assert!(states.contains(&json!("connected")), "{states:?}");
        }
        let sides: Vec<Value> = list("descriptions")
            .iter()
            .map(|d| d["side"].clone())
            .collect();
        assert_eq!(sides, [json!(0), json!(1)]);
        // Every step has its sentence.
        let end = page.end();
        assert!(end >= 8, "{end} steps");
        for n in 1..=end {
            page.scrub(n);
            page.stands_at(n);
            let why = page.why();
            assert!(!why.is_empty() && !why.contains('⟨'), "step {n}: {why}");
        }
    });
}

/// The lab on signaling shows the same run: the descriptions line by line, the candidates, both machines. What
/// the browser counted of its pairs is in the lab on ICE, one button away.
#[test]
fn a_run_is_looked_at_in_either_lab() {
    let at = |page: &Page, lab: &str| {
        let hash = format!("return location.hash.startsWith('#/{lab}')");
        page.until(lab, &hash);
        page.until("it stands", "return kwt.settled()");
        Kw::open(&page.share())["recording"].clone()
    };
    visit(counted(), |page| {
        page.open(SIGNALING);
        let before = settled_requests(page);
        run(page, ".live .stop");
        let recording = at(page, "rtc/signaling");
        assert_eq!(made(page), json!([[[], []], 2]));
        assert_eq!(page.requests().len(), before);
        let entries = recording["entries"].as_array().expect("a list");
        let of = |kind: &str, from: &str| {
            let own = |e: &&Value| e["kind"] == kind && e["from"] == from;
            entries.iter().filter(own).count()
        };
        assert_eq!((of("offer", "A"), of("answer", "B")), (1, 1), "{recording}");
        assert!(of("candidate", "A") >= 1 && of("candidate", "B") >= 1);
        let end = page.end();
        page.scrub(end);
        page.stands_at(end);
        assert!(page.why().contains("stable"), "{}", page.why());
        let read = page.table(".now-tables table[data-table=sdp-answer-b]");
        let lines: Vec<&str> = read.iter().map(|row| row[1].as_str()).collect();
        for line in ["a=setup:active", "a=fingerprint:sha-256"] {
            assert!(
                lines.iter().any(|l| l.starts_with(line)),
                "{line}: {lines:?}"
            );
        }
        // The same button in the same lab, looked at in the other one.
        run(page, ".live .stop-there");
        let recording = at(page, "rtc/ice");
        let pairs = recording["pairs"].as_array().map_or(0, Vec::len);
        assert!(pairs >= 2, "{recording}");
    });
}

#[test]
fn leaving_ends_the_connections() {
    visit(counted(), |page| {
        page.open(LAB);
        page.click(".go-live");
        page.click(".live .start");
        page.until("both are made", "return window.made.length === 2");
        page.click(".live .close");
        page.until("both are closed", "return window.ended === 2");
        page.click(".go-live");
        page.click(".live .start");
        page.until("two more are made", "return window.made.length === 4");
        page.js("location.hash = '#/os/scheduling'", &[]);
        page.until("they are closed", "return window.ended === 4");
        // What was on its way to a channel finds nobody there.
        let heard = page.js(
            "return window.channels.map((c) => !!(c.onopen || c.onmessage))",
            &[],
        );
        assert_eq!(heard, json!([false, false]));
    });
}

#[test]
fn what_the_browser_refuses_is_one_sentence() {
    visit(counted(), |page| {
        page.open(LAB);
        page.click(".go-live");
        page.fill("#live-url", "no server at all");
        page.click(".live .start");
        page.until("it says so", "return !!kwt.one('.live .refused')");
        assert!(says_what(&page.text(".live .refused")));
        page.fill("#live-url", "stun:127.0.0.1:9");
        page.click(".live .start");
        page.until("it begins", "return !!kwt.one('.live .stop')");
        let servers = page.js("return window.made.map((m) => m.map((s) => s.urls))", &[]);
        assert_eq!(servers, json!([["stun:127.0.0.1:9"], ["stun:127.0.0.1:9"]]));
        page.click(".live .close");
    });
    let none = Look {
        before: "delete window.RTCPeerConnection;",
        ..Look::korean()
    };
    visit(none, |page| {
        page.open(LAB);
        page.click(".go-live");
        page.click(".live .start");
        page.until("it says so", "return !!kwt.one('.live .refused')");
        let said = page.text(".live .refused");
        assert!(is_korean(&said), "{said}");
        assert_eq!(said, words("ko", "live-none"));
    });
}

fn says_what(said: &str) -> bool {
    let start = words("en", "live-refused");
    let start = start.split('{').next().unwrap_or_default();
    said.starts_with(start) && said.len() > start.len()
}

#[test]
fn the_panel_can_be_used_by_everybody() {
    for (lab, width) in [(LAB, 360), (LAB, 1280), (SIGNALING, 360), (SIGNALING, 1280)] {
        let look = Look {
            width,
            ..Look::default()
        };
        visit(look, |page| {
            page.open(lab);
            page.click(".go-live");
            page.js(&axe(), &[]);
            let found = violations(page, "the panel");
            assert!(found.is_empty(), "{found:?}");
            let wide = page.js(
                "return document.documentElement.scrollWidth <= innerWidth",
                &[],
            );
            assert_eq!(wide, json!(true), "it scrolls sideways at {width}");
        });
    }
    visit(Look::default(), |page| {
        page.open("#/os/scheduling");
        assert_eq!(page.js("return kwt.all('.go-live').length", &[]), json!(0));
    });
}
