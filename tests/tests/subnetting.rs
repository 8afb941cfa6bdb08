//! Subnetting in a browser: the page shows what `kw` works out, and its exercises are answered, marked,
//! counted and printed.

use kw_tests::{
    Key, Kw, Look, Page, Value, axe, column, is_korean, json, lab_words, refused_at, violations,
    visit, words,
};

const LAB: &str = "net/subnetting";

/// The page shows the lab, and nothing is being worked out.
fn stands(page: &Page) {
    page.until("the page stands", "return kwt.settled()");
}

/// A text of the exercises of all labs.
fn said(language: &str, id: &str) -> String {
    lab_words("exercises", language, id)
}

fn results_table(page: &Page, id: &str) -> Vec<Vec<String>> {
    page.table(&format!(".results table[data-table={id}]"))
}

/// Rows of a table of the results that show these keys of a list of the result.
fn rows_equal(page: &Page, name: &str, table: &str, list: &Value, columns: &[(&str, &str)]) {
    let rows = results_table(page, table);
    let list = list.as_array().expect("a list");
    // Long tables are cut, and say so.
    assert!(
        rows.len() > list.len().min(200),
        "{name}: {} rows",
        rows.len()
    );
    for (row, item) in rows[1..].iter().zip(list) {
        for (head, key) in columns {
            let cell = &row[column(&rows, &lab_words(LAB, "en", head))];
            let want = match &item[*key] {
                Value::Null => "–".to_owned(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            // A network is shown with its prefix, which the result has beside it.
            let cell = match *key {
                "network" => cell.split('/').next().unwrap_or_default(),
                _ => cell,
            };
            assert_eq!(cell, want, "{name}: {key} of {row:?}");
        }
    }
}

const ENDS: [(&str, &str); 4] = [
    ("column-network", "network"),
    ("column-first", "first"),
    ("column-last", "last"),
    ("column-broadcast", "broadcast"),
];

#[test]
fn the_results_are_those_of_kw() {
    visit(Look::default(), |page| {
        for name in Kw::presets_of(LAB) {
            let scenario = Kw::preset_of(LAB, &name);
            let result = Kw::result(&scenario);
            page.open(&Kw::link(&scenario));
            stands(page);
            page.tab("results");
            if scenario["hosts"].is_array() {
                let mut columns = ENDS.to_vec();
                columns.extend([("column-hosts", "hosts"), ("column-usable", "usable_hosts")]);
                rows_equal(page, &name, "plan", &result["subnets"], &columns);
            } else if scenario["subnets"].is_number() && scenario["edge_subnets"] != "reserved" {
                rows_equal(page, &name, "subnets", &result["subnets"], &ENDS);
            }
            let address = results_table(page, "address");
            let value = |id: &str| {
                let label = lab_words(LAB, "en", id);
                let row = address.iter().find(|r| r[0] == label);
                row.unwrap_or_else(|| panic!("{name}: no {label}"))[1].clone()
            };
            let own = &result["address"];
            assert_eq!(json!(value("row-address")), own["address"], "{name}");
            assert_eq!(json!(value("row-class")), own["class"], "{name}");
            assert_eq!(json!(value("row-first")), own["first"], "{name}");
            assert_eq!(
                value("row-usable"),
                own["usable_hosts"].to_string(),
                "{name}"
            );
            if let Some(common) = result["summary"]["network"].as_str() {
                let summary = results_table(page, "summary");
                assert!(
                    summary.iter().any(|r| r[1] == common),
                    "{name}: {summary:?}"
                );
            }
        }
    });
}

#[test]
fn what_does_not_fit_is_refused_at_its_field_and_a_field_can_be_emptied() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}"));
        stands(page);
        page.fill("#scenario-subnets", "300");
        let text = refused_at(page, "#scenario-subnets", "too many subnets");
        assert!(text.contains("256"), "{text}");
        // Not split any more: then it can be planned.
        page.fill("#scenario-subnets", "");
        page.until("it is not split", "return !kwt.one('[aria-invalid=true]')");
        page.fill("#scenario-hosts", "100 50 2");
        stands(page);
        let shared = Kw::open(&page.share());
        assert_eq!(shared["hosts"], json!([100, 50, 2]));
        assert!(shared.get("subnets").is_none(), "{shared}");
    });
}

/// The page of the exercises, at a level and a number.
fn exercises(page: &Page, level: u64, seed: u64) {
    page.open(&format!("#/{LAB}"));
    stands(page);
    page.js(
        "localStorage.setItem('kw-exercise:net/subnetting', arguments[0] + ' ' + arguments[1])",
        &[json!(level), json!(seed)],
    );
    page.tab("exercises");
}

fn question(page: &Page) -> String {
    page.text(".question")
}

/// The answer that `kw` gives to the exercise on the page, through the scenario that shows it.
fn by_kw(page: &Page, language: &str) -> String {
    page.press_button_of("exercises", "exercise-show");
    stands(page);
    let result = Kw::result(&Kw::open(&page.share()));
    let label = page.text(".answer label");
    let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    let is = |id: &str| label == lab_words(LAB, language, id);
    let address = &result["address"];
    if is("row-network") {
        return text(&address["network"]);
    }
    if is("answer-hosts") {
        return text(&address["usable_hosts"]);
    }
    assert!(is("answer-same"), "an exercise of level 1 asks for {label}");
    let is_same = result["compared"][0]["same"] == json!(true);
    words(language, if is_same { "yes" } else { "no" })
}

fn verdict(page: &Page) -> String {
    page.until("it is marked", "return !!kwt.text('.exercise-said')");
    page.text(".exercise-said")
}

fn streak(page: &Page) -> String {
    page.text(".streak strong")
}

#[test]
fn answers_are_marked_and_counted_in_both_languages() {
    for (look, language) in [(Look::default(), "en"), (Look::korean(), "ko")] {
        visit(look, |page| {
            exercises(page, 1, 5);
            for n in 1..=4 {
                let asked = question(page);
                assert_eq!(is_korean(&asked), language == "ko", "{asked}");
                let answer = by_kw(page, language);
                page.fill("#answer-0", &format!("  {answer} "));
                page.key(Key::Enter);
                assert!(
                    verdict(page).contains(&said(language, "exercise-right")),
                    "{asked}: {answer}"
                );
                assert!(
                    n == 1 || streak(page).contains(&n.to_string()),
                    "{}",
                    streak(page)
                );
                // Enter goes on.
                page.key(Key::Enter);
                page.until_for(
                    "the next exercise",
                    "return kwt.text('.question') !== arguments[0]",
                    &[json!(asked)],
                );
                let focus = page.js("return document.activeElement.id", &[]);
                assert_eq!(focus, json!("answer-0"));
            }
            // What is no answer counts for nothing.
            let before = streak(page);
            page.fill("#answer-0", "??");
            page.key(Key::Enter);
            assert!(verdict(page).contains(&said(language, "exercise-malformed")));
            assert_eq!(streak(page), before);
            // A hint does not count either; the solution does.
            page.press_button_of("exercises", "exercise-hint");
            page.until(
                "there is a hint",
                "return kwt.all('.exercise-help li').length === 1",
            );
            assert_eq!(streak(page), before);
            page.press_button_of("exercises", "exercise-solution");
            page.until(
                "it is worked out",
                "return kwt.all('.exercise-help ol li').length > 0",
            );
            assert_ne!(streak(page), before);
        });
    }
}

#[test]
fn a_wrong_answer_shows_its_bit_and_ends_the_row() {
    visit(Look::default(), |page| {
        // The first of a level that asks for a broadcast address.
        exercises(page, 2, 0);
        let label = lab_words(LAB, "en", "row-broadcast");
        for _ in 0..30 {
            if page.text(".answer label") == label {
                break;
            }
            let asked = question(page);
            page.press_button_of("exercises", "exercise-solution");
            page.press_button_of("exercises", "exercise-next");
            page.until_for(
                "the next",
                "return kwt.text('.question') !== arguments[0]",
                &[json!(asked)],
            );
        }
        assert_eq!(page.text(".answer label"), label);
        page.press_button_of("exercises", "exercise-show");
        stands(page);
        let result = Kw::result(&Kw::open(&page.share()));
        let network = result["address"]["network"]
            .as_str()
            .expect("an address")
            .to_owned();
        let broadcast = result["address"]["broadcast"]
            .as_str()
            .expect("an address")
            .to_owned();
        page.fill("#answer-0", &network);
        page.key(Key::Enter);
        assert!(verdict(page).contains(&said("en", "exercise-wrong")));
        let drawn = page.js(
            "const s = kwt.one('.exercise-said svg.picture');
             return s ? [s.querySelectorAll('text.on').length, s.querySelectorAll('rect.ring').length] : null",
            &[],
        );
        assert_eq!(drawn, json!([32, 1]), "32 bits, one of them marked");
        assert!(page.text(".exercise-said").contains("octet 4"));
        page.fill("#answer-0", &broadcast);
        page.key(Key::Enter);
        page.until_for(
            "right, but late",
            "return kwt.text('.exercise-said').includes(arguments[0])",
            &[json!(said("en", "exercise-right-late"))],
        );
        assert!(!streak(page).contains('1'), "{}", streak(page));
    });
}

#[test]
fn the_row_is_kept_and_blocked_storage_does_no_harm() {
    visit(Look::default(), |page| {
        exercises(page, 1, 7);
        let answer = by_kw(page, "en");
        page.fill("#answer-0", &answer);
        page.key(Key::Enter);
        verdict(page);
        let row = streak(page);
        page.load(&format!("#/{LAB}?tab=exercises"));
        stands(page);
        assert_eq!(streak(page), row);
    });
    let blocked = Look {
        before: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });",
        ..Look::default()
    };
    visit(blocked, |page| {
        page.open(&format!("#/{LAB}?tab=exercises"));
        stands(page);
        let answer = by_kw(page, "en");
        page.fill("#answer-0", &answer);
        page.key(Key::Enter);
        assert!(verdict(page).contains(&said("en", "exercise-right")));
    });
}

#[test]
fn a_sheet_is_printed_alone_with_its_key_on_a_page_of_its_own() {
    for (look, language) in [(Look::default(), "en"), (Look::korean(), "ko")] {
        visit(look, |page| {
            exercises(page, 3, 40);
            page.click(".sheet-box summary");
            page.js(
                "window.print = () => { window.printed = document.documentElement.dataset.print }",
                &[],
            );
            let count = |css: &str| page.js("return kwt.all(arguments[0]).length", &[json!(css)]);
            assert_eq!(count(".sheet > section:first-child li"), json!(10));
            assert_eq!(count(".sheet-key li"), json!(10));
            let sheet = page.text(".sheet");
            assert!(
                sheet.contains("40") && is_korean(&sheet) == (language == "ko"),
                "{sheet}"
            );
            // The first of them is the exercise of that number.
            let first = page.text(".sheet > section:first-child li");
            assert_eq!(first, question(page));
            page.press_button_of("exercises", "sheet-print");
            page.until("it was printed", "return window.printed === 'sheet'");
            page.until(
                "afterwards all is as before",
                "return !document.documentElement.dataset.print",
            );
            // What the printer gets.
            page.cdp("Emulation.setEmulatedMedia", json!({"media": "print"}));
            page.js("document.documentElement.dataset.print = 'sheet'", &[]);
            let shown = page.js(
                "return ['.sheet', '.sheet-key', '.stage', '.exercise', '.sheet-tools', '.tools']
                   .map((css) => kwt.shown(kwt.one(css)))",
                &[],
            );
            assert_eq!(shown, json!([true, true, false, false, false, false]));
            let apart = page.js(
                "return getComputedStyle(kwt.one('.sheet-key')).breakBefore",
                &[],
            );
            assert_eq!(apart, json!("page"));
        });
    }
}

#[test]
fn axe_finds_nothing_wrong() {
    let axe = axe();
    let narrow = Look {
        width: 390,
        ..Look::korean()
    };
    for (look, theme) in [(Look::default(), "light"), (narrow, "dark")] {
        visit(look, |page| {
            let mut found = Vec::new();
            for (preset, tabs) in [
                ("first-look", &["scenario", "exercises"][..]),
                ("vlsm", &["results", "compare"]),
                ("summary-wider", &["changes"]),
            ] {
                page.open(&Kw::link(&Kw::preset_of(LAB, preset)));
                stands(page);
                page.theme(theme);
                page.js(&axe, &[]);
                for tab in tabs {
                    page.tab(tab);
                    if *tab == "exercises" {
                        page.fill("#answer-0", "1");
                        page.key(Key::Enter);
                        page.press_button_of("exercises", "exercise-solution");
                        page.click(".sheet-box summary");
                    }
                    stands(page);
                    found.extend(violations(page, &format!("{preset}, {tab}, {theme}")));
                }
                let wide = page.js(
                    "return document.documentElement.scrollWidth > document.documentElement.clientWidth",
                    &[],
                );
                assert_eq!(wide, json!(false), "{preset}: the page scrolls sideways");
            }
            assert!(found.is_empty(), "{found:#?}");
        });
    }
}
