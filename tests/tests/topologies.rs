//! The topologies lab in a browser: the page shows the streams, rates, formulas and delays that `kw` works
//! out, in both languages, wide and narrow.

use kw_tests::{
    Key, Kw, Look, Page, Value, axe, column, int, is_korean, json, lab_words, number, shows,
    violations, visit,
};

const LAB: &str = "rtc/topologies";

fn english(id: &str) -> String {
    lab_words(LAB, "en", id)
}

/// The page shows the lab, and nothing is being worked out.
fn stands(page: &Page) {
    page.until("the page stands", "return kwt.settled()");
}

fn results_table(page: &Page, id: &str) -> Vec<Vec<String>> {
    page.table(&format!(".results table[data-table={id}]"))
}

/// The Results tab (opened here, in English) says what `kw run` says.
fn results_equal(page: &Page, name: &str, scenario: &Value) {
    page.tab("results");
    page.until(
        "the results are there",
        "return !!kwt.one('.results table')",
    );
    let result = Kw::result(scenario);
    let formulas = results_table(page, "formulas");
    let want = result["formulas"].as_array().expect("formulas");
    assert_eq!(formulas.len(), want.len() + 1, "{name}: {formulas:?}");
    for (row, formula) in formulas[1..].iter().zip(want) {
        let cell = |head: &str| row[column(&formulas, &english(head))].clone();
        let what = formula["what"].as_str().expect("a word");
        assert_eq!(cell("column-what"), english(&format!("sum-name-{what}")));
        assert_eq!(json!(cell("column-formula")), formula["formula"], "{name}");
        assert_eq!(json!(cell("column-numbers")), formula["numbers"], "{name}");
        assert_eq!(number(&cell("column-value")), int(&formula["value"]));
        match &formula["counted"] {
            Value::Null => assert_eq!(cell("column-counted"), "–", "{name}: {what}"),
            n => assert_eq!(number(&cell("column-counted")), int(n), "{name}: {what}"),
        }
    }
    let sides = results_table(page, "sides");
    let rows = result["rows"].as_array().expect("rows");
    assert_eq!(sides.len(), rows.len() + 1, "{name}");
    for (row, side) in sides[1..].iter().zip(rows) {
        for (head, key) in [
            ("column-streams-up", "streams_up"),
            ("column-streams-down", "streams_down"),
            ("column-up", "up_kbit"),
            ("column-up-need", "up_needed_kbit"),
            ("column-down", "down_kbit"),
            ("column-pictures", "pictures_seen"),
            ("column-encodes", "encodes"),
            ("column-decodes", "decodes"),
        ] {
            let cell = &row[column(&sides, &english(head))];
            assert_eq!(number(cell), int(&side[key]), "{name}: {row:?}, {key}");
        }
    }
    let delays = results_table(page, "delays");
    let pairs = result["delays"].as_array().map_or(0, Vec::len);
    assert_eq!(delays.len().saturating_sub(1), pairs, "{name}");
    for (row, delay) in delays
        .iter()
        .skip(1)
        .zip(result["delays"].as_array().expect("a list"))
    {
        let total = &row[column(&delays, &english("column-total"))];
        let hundredths = (int(&delay["total"]) as u64 + 5) / 10;
        let ms = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        assert_eq!(*total, ms, "{name}: {row:?}");
    }
}

#[test]
fn the_results_are_those_of_kw() {
    visit(Look::default(), |page| {
        for name in Kw::presets_of(LAB) {
            let scenario = Kw::preset_of(LAB, &name);
            page.open(&Kw::link(&scenario));
            stands(page);
            results_equal(page, &name, &scenario);
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
        page.open(&format!("#/{LAB}?preset=narrow-uplink"));
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
        let korean = seen(page);
        let fragment = page.share();
        assert_eq!(Kw::open(&fragment), Kw::preset_of(LAB, "narrow-uplink"));
        shared = Some((fragment, korean));
    });
    let (fragment, korean) = shared.expect("it was shared");
    visit(Look::korean(), |page| {
        page.open(&fragment);
        page.stands_at(7);
        assert_eq!(seen(page), korean, "from a link");
    });
}

/// The counts above the picture grow with each step as the sentence tells.
#[test]
fn the_picture_counts_what_the_sentences_tell() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=mesh"));
        let scenario = Kw::preset_of(LAB, "mesh");
        let kw = Kw::json(
            &["run", "-", "--format", "json", "--steps"],
            &scenario.to_string(),
        );
        let mut links = 0;
        for step in kw["steps"].as_array().expect("steps") {
            if step["rule"] != "mesh-link" {
                continue;
            }
            links += 1;
            let n = step["n"].as_u64().expect("a number");
            page.scrub(n);
            page.stands_at(n);
            assert_eq!(step["params"]["links"], json!(links));
            let caption = page.text(".stage-picture svg text.head");
            assert!(
                caption.contains(&format!("links {links}, streams {}", 2 * links)),
                "{caption}"
            );
        }
        assert_eq!(links, 6, "four in a mesh");
    });
}

#[test]
fn the_scenario_is_edited_in_its_fields() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?tab=scenario"));
        stands(page);
        page.choose("[id=scenario-topology]", "mesh");
        page.fill("[id='scenario-participants[0].uplink_kbit']", "1000");
        stands(page);
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["topology"], json!("mesh"));
        assert_eq!(scenario["participants"][0]["uplink_kbit"], json!(1_000));
        results_equal(page, "edited", &scenario);
        let result = Kw::result(&scenario);
        assert_eq!(result["rows"][0]["up_kbit"], json!(999), "3 · (293 + 40)");
    });
}

#[test]
fn a_change_of_the_past_is_the_one_that_kw_makes() {
    let mut scenario = Kw::preset_of(LAB, "first-look");
    scenario["interventions"] = json!([{"after": 8, "input": {"do": "switch", "topology": "mcu"}}]);
    visit(Look::default(), |page| {
        page.open(&Kw::link(&scenario));
        page.key(Key::End);
        page.stands_at(page.end());
        results_equal(page, "switched", &scenario);
        assert_eq!(Kw::result(&scenario)["topology"], "mcu");
    });
}

#[test]
fn the_comparison_has_the_figures_of_kw() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=first-look&tab=compare"));
        page.tab("compare");
        page.until(
            "all are run",
            "return kwt.all('.compare tbody tr').length === 4 && kwt.settled()",
        );
        let table = page.table(".compare table");
        for (row, (topology, simulcast)) in table[1..].iter().zip([
            ("mesh", false),
            ("sfu", false),
            ("sfu", true),
            ("mcu", false),
        ]) {
            let mut scenario = Kw::preset_of(LAB, "first-look");
            scenario["topology"] = json!(topology);
            scenario["simulcast"] = json!(simulcast);
            let result = Kw::result(&scenario);
            let cell = |id: &str| &row[column(&table, &english(id))];
            let most = |key: &str| {
                let rows = result["rows"].as_array().expect("rows").iter();
                rows.map(|r| int(&r[key])).fold(0.0, f64::max)
            };
            assert!(shows(cell("metric-up"), most("up_kbit"), 2), "{row:?}");
            assert!(shows(cell("metric-down"), most("down_kbit"), 2), "{row:?}");
            let out = int(&result["server"]["kbit_out"]);
            assert!(shows(cell("metric-egress"), out, 2), "{row:?}");
            let work = int(&result["server"]["work"]) / 1_000.0;
            assert!(shows(cell("metric-server-work"), work, 2), "{row:?}");
        }
    });
}

#[test]
fn the_curves_find_where_a_narrow_uplink_breaks() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{LAB}?preset=mesh&tab=curves"));
        page.until(
            "all curves are worked out",
            "return kwt.all('.curves-chart').length > 0 && !kwt.one('.curves-chart .progress')",
        );
        let said = page.text(".findings li p");
        assert!(said.contains("N = 6"), "{said}");
        page.click_nth(".findings li:first-child button", 1);
        page.until_for(
            "it is open",
            "return kwt.text('.stage-picture strong').includes(arguments[0]) && kwt.settled()",
            &[json!("7 participants")],
        );
        let opened = Kw::open(&page.share());
        assert_eq!(opened["participants"][0]["count"], json!(7));
        assert_eq!(Kw::result(&opened)["pictures"]["seen"], json!(0));
    });
}

#[test]
fn exercises_are_answered_in_both_languages() {
    for (look, language) in [(Look::default(), "en"), (Look::korean(), "ko")] {
        visit(look, |page| {
            page.open(&format!("#/{LAB}"));
            stands(page);
            page.js(
                "localStorage.setItem('kw-exercise:rtc/topologies', '1 3')",
                &[],
            );
            page.tab("exercises");
            let asked = page.text(".question");
            assert_eq!(is_korean(&asked), language == "ko", "{asked}");
            let label = page.text(".answer label");
            page.press_button_of("exercises", "exercise-show");
            stands(page);
            let result = Kw::result(&Kw::open(&page.share()));
            let formulas = result["formulas"].as_array().expect("formulas");
            let formula = formulas.iter().find(|f| {
                let what = f["what"].as_str().unwrap_or_default();
                lab_words(LAB, language, &format!("sum-name-{what}")) == label
            });
            let answer = formula.expect("its formula")["value"].to_string();
            page.fill("#answer-0", &answer);
            page.key(Key::Enter);
            page.until("it is marked", "return !!kwt.text('.exercise-said')");
            let right = lab_words("exercises", language, "exercise-right");
            assert!(
                page.text(".exercise-said").contains(&right),
                "{asked}: {answer}"
            );
        });
    }
}

/// What axe finds in the lab.
fn axe_is_content(look: Look, theme: &str) {
    let axe = axe();
    let (width, language) = (look.width, look.language);
    visit(look, |page| {
        let mut found = Vec::new();
        for (preset, at, tabs) in [
            ("simulcast", 20, &["scenario", "results", "changes"][..]),
            ("webinar-mesh", 6, &["compare"][..]),
            ("mcu", 26, &["exercises", "curves"][..]),
        ] {
            page.open(&format!("#/{LAB}?preset={preset}&at={at}"));
            stands(page);
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
            assert_eq!(
                wide,
                json!(false),
                "{preset}: the page scrolls sideways at {width} px"
            );
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
