//! The ICE lab in a browser: runs, outcomes of all pairs of NATs, and recordings are what `kw` says, in
//! both languages, wide and narrow.

use kw_tests::{Key, Kw, Look, Page, axe, captures, is_korean, json, lab_words, violations, visit};

const LAB: &str = "rtc/ice";

#[test]
fn runs_end_as_kw_says() {
    visit(Look::default(), |page| {
        for preset in ["holes", "relayed", "firewall", "one-lan", "conflict"] {
            page.open(&format!("#/{LAB}?preset={preset}"));
            page.key(Key::End);
            page.stands_at(page.end());
            let scenario = Kw::preset_of(LAB, preset);
            let kw = Kw::json(
                &["run", "-", "--format", "json", "--steps"],
                &scenario.to_string(),
            );
            let steps = kw["steps"].as_array().expect("steps");
            assert_eq!(page.end(), steps.len() as u64, "{preset}");
            let last = &steps[steps.len() - 1]["text"];
            assert_eq!(json!(page.why()), *last, "{preset}");
            page.tab("results");
            page.until("results", "return !!kwt.one('.results table')");
            let path = kw["result"]["path"].as_str().expect("a path");
            let word = lab_words(LAB, "en", &format!("path-{path}"));
            let shown = page.text(".results table[data-table=outcome]");
            assert!(shown.contains(&word), "{preset}: {shown}");
            let priority = kw["result"]["selected"]["priority"].as_str().expect("one");
            let shown = page.text(".results table[data-table=selected]");
            assert!(shown.contains(priority), "{preset}: {shown}");
        }
    });
}

/// The three views are the same moment: the sentence, the check list and the sequence.
#[test]
fn a_check_is_walked_there_and_back() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=holes"));
        page.until("it has run", "return kwt.settled()");
        page.scrub(62);
        let there = (page.picture(), page.why());
        assert!(there.1.contains("opens a hole"), "{}", there.1);
        page.key(Key::Right);
        page.stands_at(63);
        assert!(page.why().contains("drops the packet"), "{}", page.why());
        page.key(Key::Left);
        page.stands_at(62);
        assert_eq!((page.picture(), page.why()), there);
        page.language("ko");
        assert!(is_korean(&page.why()), "{}", page.why());
        let fragment = page.share();
        assert_eq!(Kw::open(&fragment), Kw::preset_of(LAB, "holes"));
    });
}

/// The chart of all pairs of NATs is made by running them; a cell opens its run.
#[test]
fn the_chart_is_made_and_a_cell_opens_its_run() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?tab=curves"));
        page.until_for(
            "all hundred runs",
            "return kwt.all('.outcomes td button').length === 100",
            &[],
        );
        let counts = page.js(
            "const count = {}; kwt.all('.outcomes td button').forEach((b) => {
               count[b.textContent] = (count[b.textContent] || 0) + 1; }); return count",
            &[],
        );
        let word = |id: &str| lab_words(LAB, "en", id);
        // With both servers every pair has a path, and one side without a NAT makes it direct.
        assert_eq!(counts[word("outcome-direct")], json!(19), "{counts}");
        assert_eq!(counts[word("outcome-failed")], json!(null), "{counts}");
        // The last one: both map and filter by address and port.
        page.click_nth(".outcomes td button", 99);
        page.until("its run", "return kwt.settled()");
        let scenario = Kw::open(&page.share());
        let strict = json!("address-and-port-dependent");
        assert_eq!(scenario["a"]["nat"]["mapping"], strict);
        assert_eq!(scenario["b"]["nat"]["filtering"], strict);
        assert_eq!(Kw::result(&scenario)["path"], json!("relayed"));
    });
}

#[test]
fn a_network_is_chosen_in_its_fields() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?tab=scenario"));
        page.until("it has run", "return kwt.settled()");
        page.choose("[id='scenario-a.nat']", "false");
        page.until("it has run", "return kwt.settled()");
        assert_eq!(Kw::open(&page.share())["a"]["nat"], json!(null));
        page.choose("[id='scenario-a.nat']", "true");
        page.choose(
            "[id='scenario-a.nat.mapping']",
            "address-and-port-dependent",
        );
        page.until("it has run", "return kwt.settled()");
        let scenario = Kw::open(&page.share());
        let mapping = &scenario["a"]["nat"]["mapping"];
        assert_eq!(*mapping, json!("address-and-port-dependent"));
    });
}

/// Real sessions: captures, and what the browsers said meanwhile.
#[test]
fn real_sessions_open_with_their_nominated_pair() {
    for file in [
        "ice-holepunch-lana.pcap",
        "ice-holepunch-pub.pcap",
        "ice-holepunch.txt",
    ] {
        let Some(path) = captures(file) else { return };
        visit(Look::default(), |page| {
            page.open("#/os/scheduling");
            page.choose_file(&path);
            page.until(
                "it is opened",
                "return kwt.settled() && location.hash.includes('rtc/ice')",
            );
            page.tab("results");
            page.until("results", "return !!kwt.one('.results table')");
            let shown = page.text(".results table[data-table=selected]")
                + &page.text(".results table[data-table=checklist]");
            assert!(shown.contains("7205793487713746430"), "{file}: {shown}");
        });
    }
}

/// A capture and its log, chosen at once, are one recording: the log's passwords fit the checks.
#[test]
fn a_capture_and_its_log_open_together() {
    let files = ["ice-holepunch-lana.pcap", "ice-holepunch.txt"].map(captures);
    let [Some(capture), Some(log)] = files else {
        return;
    };
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}"));
        page.choose_files(&[&capture, &log]);
        page.until("it is opened", "return !kwt.one('.picks')");
        page.until("it is read", "return kwt.settled()");
        // Back to the last check: its seal is told in words and in its bytes.
        page.tab("packet");
        page.press_button("packet-before");
        page.until("its fields", "return !!kwt.one('.layers')");
        let fields = page.text(".layers");
        assert!(fields.contains("qBYFlxNkgvA6xI/RXCpMD5VX"), "{fields}");
        assert!(
            page.why().contains("right by the password"),
            "{}",
            page.why()
        );
        page.tab("results");
        let shown = page.text(".results table[data-table=selected]");
        assert!(shown.contains("7205793487713746430"), "{shown}");
        // Two captures are not one session's capture and log.
        page.choose_files(&[&capture, &capture]);
        page.until(
            "it is refused",
            "return kwt.text('main').includes('together')",
        );
    });
}

/// The networks are picked at once, and what comes out is what `kw` says of the scenario.
#[test]
fn networks_and_servers_are_picked() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}"));
        for (pick, option, path) in [
            ("network-a", "4", json!("hole-punched")),
            ("network-b", "4", json!("relayed")),
            ("servers", "1", json!(null)),
            ("network-b", "0", json!("direct")),
        ] {
            page.until("it has run", "return kwt.settled()");
            page.choose(&format!("#pick-{pick}"), option);
            page.until("it has run", "return kwt.settled()");
            let scenario = Kw::open(&page.share());
            let found = Kw::result(&scenario)["path"].clone();
            // A phone network and a home router that filters by port need the relay.
            let want = match (pick, &found) {
                ("network-a", _) => json!("relayed"),
                _ => path,
            };
            assert_eq!(found, want, "{pick}");
            page.key(Key::End);
            page.stands_at(page.end());
        }
    });
}

/// The exact priority of a pair, typed; by the keyboard alone.
#[test]
fn an_exercise_is_answered() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}"));
        page.until("it has run", "return kwt.settled()");
        page.js("localStorage.setItem('kw-exercise:rtc/ice', '2 3')", &[]);
        page.tab("exercises");
        page.until("it is asked", "return !!kwt.one('.question')");
        let digits = |text: &str| -> Vec<u128> {
            let words = text.split(|c: char| !c.is_ascii_digit());
            words.filter_map(|w| w.parse().ok()).collect()
        };
        let question = page.text(".question");
        let (all, a_controls) = (digits(&question), question.contains("A is the controlling"));
        let (a, b) = (all[0], all[1]);
        let (g, d) = if a_controls { (a, b) } else { (b, a) };
        let priority = (g.min(d) << 32) + 2 * g.max(d) + u128::from(g > d);
        page.fill("#answer-0", &priority.to_string());
        page.key(Key::Enter);
        page.until("it is marked", "return !!kwt.text('.exercise-said')");
        let right = lab_words("exercises", "en", "exercise-right");
        let said = page.text(".exercise-said");
        assert!(said.contains(&right), "{priority}: {said}");
    });
}

/// What axe finds in the lab.
fn axe_is_content(look: Look, theme: &str) {
    let axe = axe();
    let (width, language) = (look.width, look.language);
    visit(look, |page: &Page| {
        let mut found = Vec::new();
        for (preset, at, tabs) in [
            (
                "holes",
                80,
                &["scenario", "results", "packet", "exercises"][..],
            ),
            ("two-in-a-row", 60, &["compare", "curves"][..]),
        ] {
            page.open(&format!("#/{LAB}?preset={preset}&at={at}"));
            page.theme(theme);
            page.js(&axe, &[]);
            for tab in tabs {
                page.tab(tab);
                found.extend(violations(page, &format!("{preset}, {tab}")));
            }
            let wide = page.js(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth",
                &[],
            );
            assert_eq!(wide, json!(false), "{preset}: the page scrolls sideways");
        }
        assert!(
            found.is_empty(),
            "{width} px, {language}, {theme}: {found:#?}"
        );
    });
}

#[test]
fn axe_finds_nothing_wide_in_english_light() {
    axe_is_content(Look::default(), "light");
}

#[test]
fn axe_finds_nothing_narrow_in_korean_dark() {
    let look = Look {
        width: 390,
        ..Look::korean()
    };
    axe_is_content(look, "dark");
}
