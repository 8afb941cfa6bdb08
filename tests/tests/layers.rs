//! The layers lab in a browser: what the page shows of frames, headers and domains is what `kw` works
//! out, in both languages, wide and narrow.

use kw_tests::{
    Key, Kw, Look, Page, Value, axe, column, int, is_korean, json, lab_words, number, shows,
    stays_with_a_sentence, violations, visit,
};

const LAB: &str = "net/layers";

fn english(id: &str) -> String {
    lab_words(LAB, "en", id)
}

/// The table of the Results tab that has this id.
fn results_table(page: &Page, id: &str) -> Vec<Vec<String>> {
    page.table(&format!(".results table[data-table={id}]"))
}

/// What a cell shows of a number, a text, or of nothing.
fn or_dash(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The Results tab (opened here, in English) says what `kw run` says.
fn results_equal(page: &Page, name: &str, scenario: &Value) {
    page.tab("results");
    page.until(
        "the results are there",
        "return !!kwt.one('.results table')",
    );
    let result = Kw::result(scenario);
    let overall = results_table(page, "overall");
    let cell = |id: &str| {
        let label = english(id);
        let row = overall.iter().find(|row| row[0] == label);
        row.unwrap_or_else(|| panic!("{name}: no {label} in {overall:?}"))[1].clone()
    };
    for (id, key) in [
        ("figure-frames", "frames"),
        ("figure-sent", "sent_bytes"),
        ("figure-data", "data_bytes"),
        ("metric-crossings", "crossings"),
        ("metric-wire", "wire_bytes"),
        ("metric-arp", "arp"),
        ("metric-disturbed", "disturbed"),
        ("figure-dropped", "dropped"),
        ("figure-broadcast", "broadcast_domains"),
        ("figure-collision", "collision_domains"),
        ("metric-time", "time"),
    ] {
        assert_eq!(number(&cell(id)), int(&result[key]), "{name}: {id}");
    }
    let share = 1.0 - int(&result["data_bytes"]) / int(&result["sent_bytes"]);
    assert!(shows(&cell("metric-headers"), share * 100.0, 1), "{name}");
    let messages = results_table(page, "messages");
    let ended = result["messages"].as_array().expect("messages");
    assert_eq!(messages.len(), ended.len() + 1, "{name}");
    let at = column(&messages, &english("column-outcome"));
    for (row, message) in messages[1..].iter().zip(ended) {
        let word = message["outcome"].as_str().expect("a word");
        assert_eq!(row[at], english(&format!("outcome-{word}")), "{name}");
    }
    let hops = results_table(page, "hops");
    let frames = result["hops"].as_array().expect("hops");
    assert_eq!(hops.len(), frames.len() + 1, "{name}");
    for (row, frame) in hops[1..].iter().zip(frames) {
        for (head, key) in [
            ("column-at", "at"),
            ("column-cables", "cables"),
            ("column-protocol", "protocol"),
            ("column-from-mac", "from_mac"),
            ("column-to-mac", "to_mac"),
            ("column-from-ip", "from"),
            ("column-to-ip", "to"),
            ("column-ttl", "ttl"),
            ("column-checksum", "checksum"),
            ("column-bytes", "bytes"),
        ] {
            let cell = &row[column(&hops, &english(head))];
            assert_eq!(*cell, or_dash(&frame[key]), "{name}: {row:?}, {key}");
        }
    }
}

#[test]
fn what_has_been_played_to_its_end_has_the_figures_of_kw() {
    visit(Look::default(), |page| {
        for (n, preset) in [
            "first-look",
            "arp",
            "hub",
            "end-to-end",
            "nobody",
            "discover",
        ]
        .into_iter()
        .enumerate()
        {
            page.open(&format!("#/{LAB}?preset={preset}"));
            if n == 0 {
                page.choose(".player .speed select", "7");
                page.click(".player button.play");
            } else {
                page.key(Key::End);
            }
            page.stands_at(page.end());
            let scenario = Kw::preset_of(LAB, preset);
            results_equal(page, preset, &scenario);
            let kw = Kw::json(
                &["run", "-", "--format", "json", "--steps"],
                &scenario.to_string(),
            );
            let steps = kw["steps"].as_array().expect("steps");
            assert_eq!(page.end(), steps.len() as u64, "{preset}");
            assert_eq!(
                json!(page.why()),
                steps[steps.len() - 1]["text"],
                "{preset}"
            );
        }
    });
}

/// What a reader sees of the lab at a step.
fn seen(page: &Page) -> (String, String, Value) {
    let tables = page.js(
        "return kwt.all('.now-tables table').map((t) => [...t.rows].map((r) => [...r.cells].map((c) => c.textContent)))",
        &[],
    );
    (page.picture(), page.why(), tables)
}

#[test]
fn back_and_forth_in_both_languages_and_through_a_link_it_is_the_same() {
    let mut shared = None;
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=arp"));
        let mut all = vec![seen(page)];
        for n in 1..=12 {
            page.key(Key::Right);
            page.stands_at(n);
            all.push(seen(page));
        }
        for n in (0..12).rev() {
            page.key(Key::Left);
            page.stands_at(n);
            assert_eq!(seen(page), all[n as usize], "back at {n}");
        }
        page.scrub(page.end());
        page.scrub(7);
        assert_eq!(seen(page), all[7]);
        page.language("ko");
        assert!(is_korean(&page.why()), "{}", page.why());
        assert_eq!(page.at(), 7);
        let korean = seen(page);
        let fragment = page.share();
        assert_eq!(Kw::open(&fragment), Kw::preset_of(LAB, "arp"));
        shared = Some((fragment, korean));
    });
    let (fragment, korean) = shared.expect("it was shared");
    visit(Look::korean(), |page| {
        page.open(&fragment);
        page.stands_at(7);
        assert_eq!(seen(page), korean, "from a link");
    });
}

/// The table beside the picture counts the bytes that the sentence tells.
#[test]
fn each_layer_of_the_sender_adds_its_header() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=first-look"));
        for (n, bytes) in [(1, 51), (3, 71), (4, 91), (5, 109)] {
            page.scrub(n);
            let foot = page.text(".now-tables table tfoot td:nth-child(2)");
            assert_eq!(number(&foot), f64::from(bytes), "step {n}");
            assert!(page.why().contains(&bytes.to_string()), "{}", page.why());
        }
        let first = page.table(".now-tables table[data-table=consists-of]");
        let names: Vec<&str> = first[1..].iter().map(|row| row[0].as_str()).collect();
        assert_eq!(names, ["Ethernet", "IPv4", "TCP", "HTTP", "FCS", "Frame"]);
    });
}

#[test]
fn a_part_of_the_picture_leads_to_its_step() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=first-look&at=1"));
        page.stands_at(1);
        // The router takes the TTL down in the tenth step; its network layer begins at the ninth.
        let went = page.js(
            "const t = kwt.all('.stage-picture svg text').filter((t) => t.textContent === '3 Network')[1];
             t.dispatchEvent(new MouseEvent('click', { bubbles: true })); return !!t",
            &[],
        );
        assert_eq!(went, json!(true));
        page.stands_at(9);
    });
}

#[test]
fn a_change_of_the_past_is_the_one_that_kw_makes() {
    let mut scenario = Kw::preset_of(LAB, "first-look");
    scenario["interventions"] = json!([{"after": 6, "input": {"do": "corrupt"}}]);
    visit(Look::default(), |page| {
        page.open(&Kw::link(&scenario));
        page.key(Key::End);
        page.stands_at(page.end());
        assert!(page.why().contains("CRC-32"), "{}", page.why());
        results_equal(page, "corrupted", &scenario);
    });
}

#[test]
fn the_scenario_is_edited_in_its_fields() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?tab=scenario"));
        let ttl = "[id=scenario-ttl]";
        stays_with_a_sentence(page, ttl, &["0", "256", "x", ""], "1");
        page.until("it has run", "return kwt.settled()");
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["ttl"], json!(1));
        results_equal(page, "edited", &scenario);
        page.tab("scenario");
        page.choose("[id='scenario-messages[0].send']", "tcp-handshake");
        page.choose("[id=scenario-first_device]", "hub");
        page.until("it has run", "return kwt.settled()");
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["messages"][0]["send"], json!("tcp-handshake"));
        assert_eq!(scenario["first_device"], json!("hub"));
        results_equal(page, "edited again", &scenario);
    });
}

/// What axe finds in the lab.
fn axe_is_content(look: Look, theme: &str) {
    let axe = axe();
    let (width, language) = (look.width, look.language);
    visit(look, |page| {
        let mut found = Vec::new();
        for (preset, at, tabs) in [
            ("first-look", 12, &["scenario", "results", "changes"][..]),
            ("fcs-hub", 8, &["compare"][..]),
        ] {
            page.open(&format!("#/{LAB}?preset={preset}&at={at}"));
            page.theme(theme);
            page.js(&axe, &[]);
            for tab in tabs {
                page.tab(tab);
                page.js("kwt.all('details').forEach((d) => { d.open = true; })", &[]);
                found.extend(violations(page, &format!("{preset}, {tab}")));
            }
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
