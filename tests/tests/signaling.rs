//! The signaling lab in a browser: states, descriptions and chat on the page are those that `kw` works out;
//! texts of real calls open in it, in both languages, wide and narrow.

use kw_tests::{
    Key, Kw, Look, Page, Value, axe, captures, column, file_refused, is_korean, json, lab_words,
    refused_at, scratch, violations, visit,
};

const LAB: &str = "rtc/signaling";

fn english(id: &str) -> String {
    lab_words(LAB, "en", id)
}

fn results_table(page: &Page, id: &str) -> Vec<Vec<String>> {
    page.table(&format!(".results table[data-table={id}]"))
}

/// The Results tab, opened here in English, says what `kw run` says.
fn results_equal(page: &Page, name: &str, scenario: &Value) {
    page.tab("results");
    page.until(
        "the results are there",
        "return !!kwt.one('.results table')",
    );
    let result = Kw::result(scenario);
    let agreed = results_table(page, "agreed");
    let media = result["media"].as_array().expect("sections");
    assert_eq!(agreed.len(), media.len() + 1, "{name}");
    for (row, section) in agreed[1..].iter().zip(media) {
        let kind = section["kind"].as_str().expect("a word");
        let carries = &row[column(&agreed, &english("column-media"))];
        assert_eq!(*carries, english(&format!("media-{kind}")), "{name}");
        let taken = &row[column(&agreed, &english("column-port"))];
        let is_refused = section["refused"] == json!(true);
        let word = if is_refused {
            "port-refused"
        } else {
            "port-taken"
        };
        assert_eq!(*taken, english(word), "{name}");
        for (head, key) in [("column-from-a", "a"), ("column-from-b", "b")] {
            let cell = &row[column(&agreed, &english(head))];
            assert_eq!(cell, section[key].as_str().unwrap_or("–"), "{name}: {key}");
        }
    }
    let wrote = result["chat"].as_array().expect("chat");
    if wrote.is_empty() {
        return;
    }
    let chat = results_table(page, "chat");
    assert_eq!(chat.len(), wrote.len() + 1, "{name}");
    for (row, message) in chat[1..].iter().zip(wrote) {
        assert_eq!(
            json!(row[column(&chat, &english("column-text"))]),
            message["text"]
        );
        let way = message["via"].as_str().expect("a word");
        let shown = &row[column(&chat, &english("column-way"))];
        assert_eq!(*shown, english(&format!("way-{way}")), "{name}");
        let took = &row[column(&chat, &english("column-took"))];
        let want = match (message["arrived"].as_u64(), message["sent"].as_u64()) {
            (Some(arrived), Some(sent)) => format!("{:.2}", (arrived - sent) as f64 / 1_000.0),
            _ => english("chat-lost"),
        };
        assert_eq!(*took, want, "{name}");
    }
}

#[test]
fn what_has_been_played_to_its_end_is_what_kw_says() {
    visit(Look::default(), |page| {
        for preset in Kw::presets_of(LAB) {
            page.open(&format!("#/{LAB}?preset={preset}"));
            page.key(Key::End);
            page.stands_at(page.end());
            let scenario = Kw::preset_of(LAB, &preset);
            results_equal(page, &preset, &scenario);
            let kw = Kw::json(
                &["run", "-", "--format", "json", "--steps"],
                &scenario.to_string(),
            );
            let steps = kw["steps"].as_array().expect("steps");
            assert_eq!(page.end(), steps.len() as u64, "{preset}");
            let last = &steps[steps.len() - 1];
            assert_eq!(json!(page.why()), last["text"], "{preset}");
        }
    });
}

/// The rows of the table beside the picture whose id begins so.
fn now_table(page: &Page, id: &str) -> Vec<Vec<String>> {
    page.table(&format!(".now-tables table[data-table={id}]"))
}

/// The description of the step, line by line, with what the answer changes.
#[test]
fn a_description_is_read_line_by_line_in_both_languages() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=video-call&at=1"));
        page.stands_at(1);
        let offer = now_table(page, "sdp-offer-a");
        let text = column(&offer, &english("column-sdp"));
        assert_eq!(offer[1][text], "v=0");
        let setup = offer.iter().find(|r| r[text] == "a=setup:actpass");
        assert!(setup.is_some(), "{offer:?}");
        page.scrub(7);
        page.stands_at(7);
        let answer = now_table(page, "sdp-answer-b");
        let versus = column(&answer, &english("column-versus"));
        let of = |line: &str| {
            let row = answer.iter().find(|r| r[text] == line);
            row.unwrap_or_else(|| panic!("no {line} in {answer:?}"))[versus].clone()
        };
        assert_eq!(of("v=0"), english("versus-same"));
        assert_eq!(of("a=setup:active"), english("versus-changed"));
        assert_eq!(of("a=rtpmap:98 H264/90000"), english("versus-gone"));
        page.language("ko");
        page.stands_at(7);
        assert!(is_korean(&page.why()));
        let says = column(&answer, &english("column-says"));
        let korean = now_table(page, "sdp-answer-b");
        assert!(
            korean[1..].iter().all(|r| is_korean(&r[says])),
            "{korean:?}"
        );
    });
}

/// The picture has the states of both, and a line of it leads to its step.
#[test]
fn the_picture_has_both_machines_and_its_lines_lead_to_steps() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=glare"));
        page.key(Key::End);
        page.stands_at(page.end());
        let picture = page.picture();
        for word in ["stable", "have-local-", "closed", "DTLS"] {
            assert!(picture.contains(word), "{word}");
        }
        page.scrub(8);
        page.stands_at(8);
        let went = page.js(
            "const t = kwt.all('.stage-picture svg text').find((t) => t.textContent === arguments[0]);
             t.dispatchEvent(new MouseEvent('click', { bubbles: true })); return !!t",
            &[json!("A offers")],
        );
        assert_eq!(went, json!(true));
        page.stands_at(1);
    });
}

#[test]
fn a_change_of_the_past_is_the_one_that_kw_makes() {
    let mut scenario = Kw::preset_of(LAB, "first-call");
    scenario["interventions"] = json!([{"after": 4, "input": {"do": "server-leaves"}}]);
    visit(Look::default(), |page| {
        page.open(&Kw::link(&scenario));
        page.key(Key::End);
        page.stands_at(page.end());
        results_equal(page, "without a server", &scenario);
        assert_eq!(Kw::open(&page.share()), scenario);
        assert_eq!(Kw::result(&scenario)["outcome"], json!("stuck"));
    });
}

#[test]
fn the_scenario_is_edited_in_its_fields() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?tab=scenario"));
        page.fill("[id='scenario-candidates[0].address']", "192.0.2.700");
        let said = refused_at(page, "[id='scenario-candidates[0].address']", "no address");
        assert!(said.contains("3f2a.local"), "{said}");
        page.fill("[id='scenario-candidates[0].address']", "3f2a.local");
        page.choose("[id=scenario-polite]", "A");
        page.until("it has run", "return kwt.settled()");
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["polite"], json!("A"));
        assert_eq!(scenario["candidates"][0]["address"], json!("3f2a.local"));
        results_equal(page, "edited", &scenario);
    });
}

/// A text with an offer and an answer opens in this lab from any page.
#[test]
fn the_text_of_a_call_opens_here() {
    let offer = "v=0\no=- 11 2 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=ice-ufrag:aaaa\na=setup:actpass\na=mid:0\n";
    let answer = offer
        .replace("- 11", "- 22")
        .replace("aaaa", "bbbb")
        .replace("actpass", "active");
    let text = format!(
        "OFFER\n{offer}\nANSWER\n{answer}\nB> candidate:1 1 udp 2113937151 192.0.2.7 5000 typ host ufrag bbbb\n"
    );
    visit(Look::default(), |page| {
        page.open("#/os/scheduling");
        let file = scratch("call.txt", text.as_bytes());
        page.choose_file(file.path());
        page.until(
            "the lab is open",
            "return location.hash.startsWith('#/rtc/signaling') && kwt.settled()",
        );
        page.key(Key::End);
        page.stands_at(page.end());
        assert!(page.why().contains("stable"), "{}", page.why());
        let said = file_refused(page, "bad.txt", text.replace("t=0 0", "t=x").as_bytes());
        assert!(said.contains("line 5") && said.contains("t=0 0"), "{said}");
    });
}

/// The call of two real browsers, where it is there.
#[test]
fn a_real_call_opens_here() {
    let Some(file) = captures("ice-holepunch.txt") else {
        return;
    };
    // With what the browser counted of its pairs it would be for another lab.
    let whole = std::fs::read_to_string(file).expect("the log");
    let said: Vec<&str> = whole.lines().filter(|l| !l.starts_with('{')).collect();
    let file = scratch("call.txt", said.join("\n").as_bytes());
    visit(Look::korean(), |page| {
        page.open(&format!("#/{LAB}"));
        page.choose_file(file.path());
        page.until(
            "it is open",
            "return !!kwt.one('.notice.said') && kwt.settled()",
        );
        page.key(Key::End);
        page.stands_at(page.end());
        assert!(is_korean(&page.why()), "{}", page.why());
        assert!(page.picture().contains("stable"));
    });
}

/// What axe finds in the lab; and whether the page scrolls sideways.
fn axe_is_content(look: Look, theme: &str) {
    let axe = axe();
    let (width, language) = (look.width, look.language);
    visit(look, |page| {
        let mut found = Vec::new();
        for (preset, at, tabs) in [
            ("first-call", 12, &["scenario", "results", "changes"][..]),
            ("server-leaves", 48, &["compare"][..]),
            ("recorded", 4, &["scenario"][..]),
        ] {
            page.open(&format!("#/{LAB}?preset={preset}&at={at}"));
            page.theme(theme);
            page.js(&axe, &[]);
            for tab in tabs {
                page.tab(tab);
                page.js("kwt.all('details').forEach((d) => { d.open = true; })", &[]);
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
