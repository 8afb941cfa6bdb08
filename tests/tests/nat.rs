//! The NAT lab in a browser: what the page shows of packets, tables and ways in is what `kw` works out, in
//! both languages, wide and narrow.

use kw_tests::{
    Key, Kw, Look, Page, Value, axe, column, is_korean, json, lab_words, refused_at, violations,
    visit,
};

const LAB: &str = "net/nat";

fn english(id: &str) -> String {
    lab_words(LAB, "en", id)
}

/// The table of the Results tab that has this id.
fn results_table(page: &Page, id: &str) -> Vec<Vec<String>> {
    page.table(&format!(".results table[data-table={id}]"))
}

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
    let packets = results_table(page, "packets");
    let list = result["packets"].as_array().expect("packets");
    assert_eq!(packets.len(), list.len() + 1, "{name}");
    let cell = |row: &[String], table: &[Vec<String>], head: &str| {
        row[column(table, &english(head))].clone()
    };
    for (row, packet) in packets[1..].iter().zip(list) {
        let word = packet["outcome"].as_str().expect("a word");
        let outcome = cell(row, &packets, "column-outcome");
        assert_eq!(outcome, english(&format!("outcome-{word}")), "{name}");
        for (head, key) in [
            ("column-seen-as", "seen_as"),
            ("column-where", "dropped_by"),
        ] {
            let shown = cell(row, &packets, head);
            assert_eq!(shown, or_dash(&packet[key]), "{name}: {key} of {row:?}");
        }
    }
    let reach = results_table(page, "reach");
    let ways = result["reach"].as_array().expect("ways");
    assert_eq!(reach.len(), ways.len() + 1, "{name}");
    for (row, way) in reach[1..].iter().zip(ways) {
        let yes = if way["reaches"] == json!(true) {
            "reach-yes"
        } else {
            "reach-no"
        };
        assert_eq!(
            cell(row, &reach, "column-reaches"),
            english(yes),
            "{name}: {row:?}"
        );
        assert_eq!(
            cell(row, &reach, "column-door"),
            or_dash(&way["by"]),
            "{name}: {row:?}"
        );
    }
}

#[test]
fn what_has_been_played_to_its_end_has_the_figures_of_kw() {
    visit(Look::default(), |page| {
        for preset in [
            "first-look",
            "symmetric",
            "hairpin",
            "two-nats",
            "time-out",
            "ping",
        ] {
            page.open(&format!("#/{LAB}?preset={preset}"));
            page.key(Key::End);
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
        page.open(&format!("#/{LAB}?preset=first-look"));
        let mut all = vec![seen(page)];
        for n in 1..=10 {
            page.key(Key::Right);
            page.stands_at(n);
            all.push(seen(page));
        }
        for n in (0..10).rev() {
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
        assert_eq!(Kw::open(&fragment), Kw::preset_of(LAB, "first-look"));
        shared = Some((fragment, korean));
    });
    let (fragment, korean) = shared.expect("it was shared");
    visit(Look::korean(), |page| {
        page.open(&fragment);
        page.stands_at(7);
        assert_eq!(seen(page), korean, "from a link");
    });
}

/// The rewriting, byte by byte: in the picture, and in the table beside it.
#[test]
fn a_rewriting_is_shown_field_by_field() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=first-look&at=3"));
        page.stands_at(3);
        assert!(page.why().contains("203.0.113.1:40000"), "{}", page.why());
        let table = page.table(".now-tables table[data-table=rewriting]");
        let at = |head: &str| column(&table, &english(head));
        let row = table.iter().find(|r| r[at("column-byte")] == "12");
        let row = row.unwrap_or_else(|| panic!("no source address in {table:?}"));
        assert_eq!(row[at("column-before")], "192.168.1.10");
        assert_eq!(row[at("column-after")], "203.0.113.1");
        assert_eq!(row[at("column-bytes-before")], "c0 a8 01 0a");
        assert_eq!(row[at("column-bytes-after")], "cb 00 71 01");
        // The next step is not a rewriting.
        page.key(Key::Right);
        page.stands_at(4);
        let gone = page.js(
            "return !kwt.one('.now-tables table[data-table=rewriting]')",
            &[],
        );
        assert_eq!(gone, json!(true));
    });
}

#[test]
fn a_change_of_the_past_is_the_one_that_kw_makes() {
    let mut scenario = Kw::preset_of(LAB, "unsolicited");
    scenario["interventions"] = json!([
        {"after": 1, "input": {"do": "behave", "nat": "N1", "mapping": "endpoint-independent",
            "filtering": "endpoint-independent", "hairpin": true}},
        {"after": 2, "input": {"do": "forward", "nat": "N1", "port": 22, "to": "A:22"}},
    ]);
    visit(Look::default(), |page| {
        page.open(&Kw::link(&scenario));
        page.key(Key::End);
        page.stands_at(page.end());
        results_equal(page, "opened", &scenario);
        let result = Kw::result(&scenario);
        assert_eq!(result["packets"][0]["outcome"], json!("dropped"));
        assert_eq!(result["packets"][1]["outcome"], json!("arrived"));
    });
}

#[test]
fn the_scenario_is_edited_in_its_fields_and_refused_where_it_is_wrong() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?tab=scenario"));
        page.until("it has run", "return kwt.settled()");
        let to = "[id='scenario-packets[0].to']";
        page.fill(to, "X:80");
        let text = refused_at(page, to, "nobody of this name");
        assert!(text.contains('S'), "{text}");
        page.fill(to, "T:80");
        page.choose("[id='scenario-nats[0].filtering']", "endpoint-independent");
        page.until("it has run", "return kwt.settled()");
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["packets"][0]["to"], json!("T:80"));
        assert_eq!(
            scenario["nats"][0]["filtering"],
            json!("endpoint-independent")
        );
        results_equal(page, "edited", &scenario);
    });
}

/// What axe finds in the lab.
fn axe_is_content(look: Look, theme: &str) {
    let axe = axe();
    let (width, language) = (look.width, look.language);
    visit(look, |page| {
        let mut found = Vec::new();
        for (preset, at, tabs) in [
            ("first-look", 9, &["scenario", "results", "changes"][..]),
            ("two-nats", 12, &["compare"][..]),
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
