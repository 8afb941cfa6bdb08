//! The memory labs and whole recordings in a browser: page replacement, address translation and
//! segmentation show what `kw` works out, and a memory trace of any length is read without harm.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use kw_tests::{
    Key, Kw, Look, Page, Value, axe, captures, column, file_refused, int, is_korean, json,
    lab_words, leave_fields, number, refused_at, scratch, shows, stays_with_a_sentence,
    tab_through, violations, visit, words,
};

const PAGING: &str = "os/page-replacement";
const TRANSLATION: &str = "os/address-translation";
const SEGMENTS: &str = "os/segmentation";
const LABS: [&str; 3] = [PAGING, TRANSLATION, SEGMENTS];

/// The page shows a lab, and nothing is being worked out.
fn stands(page: &Page) {
    page.until("the page stands", "return kwt.settled()");
}

/// An English text of a lab.
fn english(lab: &str, id: &str) -> String {
    lab_words(lab, "en", id)
}

/// The table of the Results tab that has this id.
fn results_table(page: &Page, id: &str) -> Vec<Vec<String>> {
    page.table(&format!(".results table[data-table={id}]"))
}

/// The cells of a table of figures, by what they are called.
struct Figures<'a> {
    lab: &'static str,
    name: &'a str,
    rows: BTreeMap<String, String>,
}

impl<'a> Figures<'a> {
    fn read(page: &Page, lab: &'static str, name: &'a str, table: &str) -> Self {
        let rows = results_table(page, table).into_iter().skip(1);
        let rows = rows.map(|mut row| (row.remove(0), row.remove(0))).collect();
        Figures { lab, name, rows }
    }

    fn cell(&self, id: &str) -> &str {
        let label = english(self.lab, id);
        self.rows
            .get(&label)
            .unwrap_or_else(|| panic!("{}: no {label} in {:?}", self.name, self.rows))
    }

    /// The figure is exactly this number.
    fn is(&self, id: &str, value: &Value) {
        assert_eq!(number(self.cell(id)), int(value), "{}: {id}", self.name);
    }

    /// The figure is this number, rounded.
    fn rounds(&self, id: &str, value: f64, digits: i32) {
        let cell = self.cell(id);
        assert!(
            shows(cell, value, digits),
            "{}: {id} {cell} ≠ {value}",
            self.name
        );
    }
}

/// What a cell shows of a number, or of none.
fn or_dash(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The number of an address as cells write them, some in hexadecimal.
fn address(cell: &str, radix: u32) -> Option<u64> {
    match cell.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16).ok(),
        None => u64::from_str_radix(cell, radix).ok(),
    }
}

/// The Results tab (opened here, in English) says what `kw run` says.
fn results_equal(page: &Page, lab: &'static str, name: &str, scenario: &Value) {
    page.tab("results");
    page.until(
        "the results are there",
        "return !!kwt.one('.results table')",
    );
    let result = Kw::result(scenario);
    match lab {
        PAGING => paging_equal(page, name, &result),
        TRANSLATION => translation_equal(page, name, &result),
        _ => segments_equal(page, name, &result),
    }
}

fn paging_equal(page: &Page, name: &str, result: &Value) {
    let overall = Figures::read(page, PAGING, name, "overall");
    overall.is("figure-faults", &result["faults"]);
    overall.is("figure-hits", &result["hits"]);
    overall.is("figure-evictions", &result["evictions"]);
    overall.is("figure-write-backs", &result["write_backs"]);
    let Some(processes) = result["processes"].as_array() else {
        let all = int(&result["hits"]) + int(&result["faults"]);
        overall.is("figure-references", &json!(all));
        let share = int(&result["hits"]) / all;
        overall.rounds("figure-hit-ratio", share * 100.0, 1);
        let frames = results_table(page, "frames-end");
        let at = column(&frames, &english(PAGING, "column-page"));
        let held: Vec<&String> = frames[1..].iter().map(|row| &row[at]).collect();
        let held_by_kw = result["frames"].as_array().expect("frames");
        let held_by_kw: Vec<String> = held_by_kw.iter().map(or_dash).collect();
        assert_eq!(held, held_by_kw.iter().collect::<Vec<_>>(), "{name}");
        return;
    };
    overall.is("figure-makespan", &result["makespan"]);
    let utilisation = int(&result["cpu_utilisation"]) * 100.0;
    overall.rounds("figure-utilisation", utilisation, 1);
    let each = results_table(page, "per-process");
    assert_eq!(each.len(), processes.len() + 1, "{name}");
    for (row, process) in each[1..].iter().zip(processes) {
        assert_eq!(json!(row[0]), process["id"], "{name}");
        for (head, key) in [
            ("column-references", "references"),
            ("column-faults", "faults"),
            ("column-largest", "largest_working_set"),
            ("column-completion", "completion"),
        ] {
            let cell = &row[column(&each, &english(PAGING, head))];
            assert_eq!(*cell, or_dash(&process[key]), "{name}: {row:?}, {key}");
        }
    }
}

fn translation_equal(page: &Page, name: &str, result: &Value) {
    let table = results_table(page, "accesses");
    let accesses = result["accesses"].as_array().expect("accesses");
    assert_eq!(table.len(), accesses.len() + 1, "{name}");
    for (row, access) in table[1..].iter().zip(accesses) {
        let cell = |head: &str| &row[column(&table, &english(TRANSLATION, head))];
        for (head, key) in [
            ("column-address", "address"),
            ("column-page", "vpn"),
            ("column-offset", "offset"),
            ("column-physical", "physical"),
            ("column-memory-references", "memory_accesses"),
        ] {
            assert_eq!(
                address(cell(head), 10),
                access[key].as_u64(),
                "{name}: {key} of {row:?}"
            );
        }
        for (head, key, kind) in [
            ("column-tlb", "tlb", "word"),
            ("column-outcome", "outcome", "outcome"),
        ] {
            let word = access[key].as_str().expect("a word").replace('_', "-");
            let word = english(TRANSLATION, &format!("{kind}-{word}"));
            assert_eq!(*cell(head), word, "{name}: {key} of {row:?}");
        }
    }
    let cost = Figures::read(page, TRANSLATION, name, "cost");
    let count = accesses.len() as f64;
    cost.is("figure-accesses", &json!(count));
    cost.is("figure-references", &result["memory_accesses"]);
    cost.is("metric-page-faults", &result["page_faults"]);
    cost.is("figure-protection-faults", &result["protection_faults"]);
    cost.is("figure-copies", &result["copies"]);
    cost.is("figure-evictions", &result["evictions"]);
    cost.is("metric-write-backs", &result["write_backs"]);
    cost.is("figure-total", &result["total_ns"]);
    cost.rounds(
        "metric-hit-ratio",
        int(&result["tlb_hits"]) / count * 100.0,
        1,
    );
    let time = &result["effective_access_ps"];
    cost.rounds("figure-formula", int(&time["formula"]) / 1000.0, 2);
    cost.rounds("figure-measured", int(&time["measured"]) / 1000.0, 2);
    let saved = results_table(page, "saved");
    let bytes = column(&saved, &english(TRANSLATION, "column-bytes"));
    let tables = column(&saved, &english(TRANSLATION, "column-tables"));
    let levels = result["tables"].as_array().expect("levels");
    assert_eq!(saved.len(), levels.len() + 3, "{name}: {saved:?}");
    for (row, level) in saved[1..].iter().zip(levels) {
        assert_eq!(row[tables], or_dash(&level["tables"]), "{name}");
        assert_eq!(row[bytes], or_dash(&level["bytes"]), "{name}");
    }
    let all = &saved[levels.len() + 1];
    assert_eq!(all[bytes], or_dash(&result["table_bytes"]), "{name}");
    let flat = saved.last().expect("a foot");
    assert_eq!(flat[bytes], or_dash(&result["flat_bytes"]), "{name}");
}

fn segments_equal(page: &Page, name: &str, result: &Value) {
    let overall = Figures::read(page, SEGMENTS, name, "overall");
    let accesses = result["accesses"].as_array().expect("accesses");
    if result["registers"].is_array() {
        overall.is("metric-wrapped", &result["wrapped"]);
        overall.is("metric-translated", &json!(accesses.len()));
        let fars = results_table(page, "fars");
        assert_eq!(fars.len(), accesses.len() + 1, "{name}");
        for (row, access) in fars[1..].iter().zip(accesses) {
            let cell = |head: &str| &row[column(&fars, &english(SEGMENTS, head))];
            assert_eq!(json!(cell("column-register")), access["register"], "{name}");
            for (head, key) in [
                ("column-segment-hex", "segment"),
                ("column-offset-hex", "offset"),
                ("column-address-hex", "address"),
            ] {
                assert_eq!(
                    address(cell(head), 16),
                    access[key].as_u64(),
                    "{name}: {key} of {row:?}"
                );
            }
        }
        return;
    }
    overall.is("metric-free", &result["free"]);
    overall.is("metric-largest", &result["largest_hole"]);
    overall.is("metric-internal", &result["internal"]);
    overall.is("metric-fragmented", &result["fragmented"]);
    overall.is("metric-moved", &result["moved"]);
    let processes = result["processes"].as_array().expect("processes");
    let each = results_table(page, "per-process");
    assert_eq!(each.len(), processes.len() + 1, "{name}");
    for (row, process) in each[1..].iter().zip(processes) {
        let cell = |head: &str| &row[column(&each, &english(SEGMENTS, head))];
        assert_eq!(json!(cell("column-process")), process["id"], "{name}");
        let phase = format!("phase-{}", process["state"].as_str().expect("a word"));
        assert_eq!(*cell("column-state"), english(SEGMENTS, &phase), "{name}");
        for (head, key) in [("column-loaded", "loaded"), ("column-ended", "ended")] {
            assert_eq!(*cell(head), or_dash(&process[key]), "{name}: {row:?}");
        }
    }
    if accesses.is_empty() {
        return;
    }
    let table = results_table(page, "accesses");
    assert_eq!(table.len(), accesses.len() + 1, "{name}");
    for (row, access) in table[1..].iter().zip(accesses) {
        let cell = |head: &str| &row[column(&table, &english(SEGMENTS, head))];
        let outcome = access["outcome"].as_str().expect("a word");
        let outcome = english(SEGMENTS, &format!("ending-{outcome}"));
        assert_eq!(*cell("column-ending"), outcome, "{name}: {row:?}");
        for (head, key) in [
            ("column-process", "process"),
            ("column-s", "segment"),
            ("column-d", "offset"),
            ("column-address", "address"),
        ] {
            assert_eq!(*cell(head), or_dash(&access[key]), "{name}: {row:?}");
        }
    }
}

#[test]
fn what_has_been_played_to_its_end_has_the_figures_of_kw() {
    visit(Look::default(), |page| {
        for (lab, presets) in [
            (PAGING, ["nur-classes", "write-backs", "thrashing-cured"]),
            (TRANSLATION, ["first-look", "demand", "copy-on-write"]),
            (SEGMENTS, ["first-look", "protection", "real-wrap"]),
        ] {
            for (n, preset) in presets.into_iter().enumerate() {
                page.open(&format!("#/{lab}?preset={preset}"));
                if n == 0 {
                    page.choose(".player .speed select", "7");
                    page.click(".player button.play");
                } else {
                    page.key(Key::End);
                }
                page.stands_at(page.end());
                let scenario = Kw::preset_of(lab, preset);
                let name = format!("{lab}, {preset}");
                results_equal(page, lab, &name, &scenario);
                let kw = Kw::json(
                    &["run", "-", "--format", "json", "--steps"],
                    &scenario.to_string(),
                );
                let steps = kw["steps"].as_array().expect("steps");
                assert_eq!(page.end(), steps.len() as u64, "{name}");
                assert_eq!(json!(page.why()), steps[steps.len() - 1]["text"], "{name}");
            }
        }
    });
}

/// What a reader sees of a lab at a step.
#[derive(Debug, PartialEq)]
struct Seen {
    picture: String,
    why: String,
    tables: Value,
}

fn seen(page: &Page) -> Seen {
    Seen {
        picture: page.picture(),
        why: page.why(),
        tables: page.js(
            "return kwt.all('.now-tables table').map((t) => [...t.rows].map((r) => [...r.cells].map((c) => c.textContent)))",
            &[],
        ),
    }
}

#[test]
fn back_and_forth_in_both_languages_and_through_a_link_it_is_the_same() {
    let mut shared = Vec::new();
    visit(Look::default(), |page| {
        for (lab, preset) in [
            (PAGING, "nur-classes"),
            (PAGING, "thrashing"),
            (TRANSLATION, "write-back"),
            (SEGMENTS, "compaction"),
        ] {
            let name = format!("{lab}, {preset}");
            page.open(&format!("#/{lab}?preset={preset}"));
            let end = page.end().min(9);
            let mut all = vec![seen(page)];
            for n in 1..=end {
                page.key(Key::Right);
                page.stands_at(n);
                all.push(seen(page));
            }
            for n in (0..end).rev() {
                page.key(Key::Left);
                page.stands_at(n);
                assert_eq!(seen(page), all[n as usize], "{name}, back at {n}");
            }
            // From afar, too: the run is replayed up to there.
            page.scrub(page.end());
            for n in [end, 2, end / 2] {
                page.scrub(n);
                assert_eq!(seen(page), all[n as usize], "{name}, at {n} again");
            }
            let n = end / 2;
            page.tab("results");
            page.language("ko");
            assert!(is_korean(&page.why()), "{name}: {}", page.why());
            assert_eq!(page.at(), n, "{name}: the place is kept");
            assert_eq!(
                page.js("return kwt.one('#tab-results').ariaSelected", &[]),
                json!("true"),
                "{name}: the tab is kept"
            );
            let korean = seen(page);
            page.language("en");
            assert_eq!(seen(page), all[n as usize], "{name}, in English again");
            let fragment = page.share();
            assert_eq!(Kw::open(&fragment), Kw::preset_of(lab, preset), "{name}");
            let english = all.swap_remove(n as usize);
            shared.push((name, n, fragment, english, korean));
        }
    });
    visit(Look::korean(), |page| {
        for (name, n, fragment, english, korean) in shared {
            page.open(&fragment);
            page.stands_at(n);
            assert_eq!(seen(page), korean, "{name}, from a link");
            page.until("the results are open", "return !!kwt.one('.results table')");
            page.language("en");
            assert_eq!(seen(page), english, "{name}, from a link, in English");
            // What is remembered must not reach the next link.
            page.language("ko");
        }
    });
}

#[test]
fn a_click_in_a_column_goes_to_that_reference() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{PAGING}"));
        for n in [2, 11, 17] {
            page.scrub(n);
            let column = page.js(
                "const b = kwt.one('.stage-picture .lit-column').getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]",
                &[],
            );
            page.scrub(page.end());
            page.js(
                "document.elementFromPoint(...arguments[0]).dispatchEvent(new MouseEvent('click',
                   { bubbles: true, clientX: arguments[0][0], clientY: arguments[0][1] }));",
                &[column],
            );
            page.stands_at(n);
        }
    });
}

#[test]
fn each_lab_is_used_with_the_keyboard_alone() {
    visit(Look::default(), |page| {
        for lab in LABS {
            page.open(&format!("#/{lab}"));
            let end = page.end();
            page.key(Key::Right);
            page.stands_at(1);
            page.key(Key::End);
            page.stands_at(end);
            page.key(Key::Home);
            page.stands_at(0);
            page.character(' ');
            page.until("Space plays", "return kwt.at() > 0");
            page.character(' ');
            page.until_for(
                "Space pauses",
                "return kwt.one('.player button.play').getAttribute('aria-label') === arguments[0]",
                &[json!(words("en", "play"))],
            );
            let at = page.at();
            // Every control is reached, seen, and left again.
            let reached = tab_through(page, false);
            let unseen: Vec<&String> = reached.iter().filter(|r| !r.1).map(|r| &r.0).collect();
            assert!(
                unseen.is_empty(),
                "{lab}: the focus is not seen at {unseen:#?}"
            );
            let missed = page.js(
                "return kwt.all('a[href], button, input, select, summary, [tabindex]').filter((e) => kwt.shown(e) && !e.disabled && e.tabIndex >= 0 && !e.kwtN).map((e) => e.outerHTML.slice(0, 120))",
                &[],
            );
            assert_eq!(missed, json!([]), "{lab}");
            // The tabs, by arrows.
            page.js("kwt.one('[role=tab][aria-selected=true]').focus()", &[]);
            let tabs = page.js("return kwt.all('[role=tab]').map((t) => t.id)", &[]);
            let tabs: Vec<&Value> = tabs.as_array().into_iter().flatten().collect();
            assert!(tabs.len() >= 5, "{lab}: {tabs:?}");
            assert_eq!(
                tabs.contains(&&json!("tab-curves")),
                lab != SEGMENTS,
                "{lab}: {tabs:?}"
            );
            for next in tabs.iter().cycle().skip(1).take(tabs.len()) {
                page.key(Key::Right);
                page.until_for(
                    "the next tab is open and has the focus",
                    "const t = document.activeElement; return t.id === arguments[0] && t.ariaSelected === 'true'",
                    &[json!(next)],
                );
                assert_eq!(
                    page.at(),
                    at,
                    "{lab}: arrows in the tabs are not the player's"
                );
            }
        }
    });
}

#[test]
fn references_are_typed_as_text() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{PAGING}"));
        let field = "[id=scenario-references]";
        page.fill(field, "7 0 1w  2, 0 0x10W");
        let typed = json!([7, 0, {"page": 1, "write": true}, 2, 0, {"page": 16, "write": true}]);
        page.until("it has run", "return kwt.end() === 6 && kwt.settled()");
        assert_eq!(
            page.text_of("return kwt.one(arguments[0]).value", &[json!(field)]),
            "7 0 1w  2, 0 0x10W",
            "what was typed is not put right under the writer's hands"
        );
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["references"], typed);
        results_equal(page, PAGING, "typed", &scenario);
        page.tab("scenario");
        leave_fields(page);
        page.scrub(3);
        let bad = ["7 x 1", "-1", "7 0 4294967296", "1w2", "7 1.5"];
        let said = stays_with_a_sentence(page, field, &bad, "3 1w 3");
        assert!(said[0].contains('x'), "{said:?}");
        assert!(said[2].contains("4294967296"), "{said:?}");
        assert_eq!(
            Kw::open(&page.share())["references"],
            json!([3, {"page": 1, "write": true}, 3])
        );
        let frames = "[id=scenario-frames]";
        stays_with_a_sentence(page, frames, &["0", "4097", "many", ""], "2");
        page.choose("[id='scenario-policy.name']", "aging");
        page.until(
            "aging has its fields",
            "return !!kwt.one(\"[id='scenario-policy.bits']\") && kwt.settled()",
        );
        stays_with_a_sentence(page, "[id='scenario-policy.bits']", &["0", "33"], "4");
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["frames"], 2);
        assert_eq!(scenario["policy"]["bits"], 4);
        results_equal(page, PAGING, "edited", &scenario);
    });
}

#[test]
fn addresses_and_nested_lists_are_edited() {
    visit(Look::default(), |page| {
        page.open(&format!("#/{TRANSLATION}"));
        let field = "[id='scenario-accesses[0].address']";
        let shown = page.text_of("return kwt.one(arguments[0]).value", &[json!(field)]);
        assert!(shown.starts_with("0x"), "{shown}");
        page.scrub(2);
        let said = stays_with_a_sentence(
            page,
            field,
            &["0xzz", "-4096", "here", "0x1000000000000000", ""],
            "0x00403abc",
        );
        assert!(said[0].contains("0xzz"), "{said:?}");
        stands(page);
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["accesses"][0]["address"], json!(0x40_3abc));
        results_equal(page, TRANSLATION, "edited", &scenario);
        assert_eq!(
            address(&results_table(page, "accesses")[1][2], 16),
            Some(0x40_3abc)
        );
        // Decimal is as good.
        page.tab("scenario");
        page.fill(field, "4210000");
        stands(page);
        assert_eq!(
            Kw::open(&page.share())["accesses"][0]["address"],
            json!(4_210_000)
        );

        page.open(&format!("#/{SEGMENTS}"));
        let before = Kw::open(&page.share());
        let segments = before["processes"][0]["segments"].as_array().map(Vec::len);
        let field = "[id='scenario-processes[0].segments[1].size']";
        let shown = "return kwt.shown(kwt.one(arguments[0]))";
        assert_eq!(
            page.js(shown, &[json!(field)]),
            json!(false),
            "it is folded"
        );
        page.click("tr.inner details summary");
        page.until_for("it is unfolded", shown, &[json!(field)]);
        stays_with_a_sentence(page, field, &["0", "x", ""], "85");
        // Mended, it stays open under the writer's hands.
        stands(page);
        assert_eq!(page.js(shown, &[json!(field)]), json!(true));
        assert_eq!(
            page.js(
                "return document.activeElement === kwt.one(arguments[0])",
                &[json!(field)]
            ),
            json!(true),
            "and has the focus"
        );
        page.click("tr.inner details fieldset.list > button");
        page.until_for(
            "there is a segment more",
            "return !!kwt.one(arguments[0])",
            &[json!(format!(
                "[id='scenario-processes[0].segments[{}].name']",
                segments.expect("segments")
            ))],
        );
        stands(page);
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["processes"][0]["segments"][1]["size"], 85);
        assert_eq!(
            scenario["processes"][0]["segments"]
                .as_array()
                .map(Vec::len),
            segments.map(|n| n + 1)
        );
        results_equal(page, SEGMENTS, "edited", &scenario);
        // What is wrong in a folded row is unfolded.
        page.tab("scenario");
        page.fill("[id='scenario-processes[0].id']", "");
        refused_at(page, "[id='scenario-processes[0].id']", "no name");
    });
}

/// The numbers under the first chart of curves, once all are worked out.
fn numbers(page: &Page) -> Vec<Vec<String>> {
    page.until(
        "all curves are worked out",
        "return kwt.all('.curves-chart').length > 0 && !kwt.one('.curves-chart .progress')",
    );
    page.table(".curves-chart table")
}

#[test]
fn beladys_anomaly_is_found_and_its_two_runs_are_one_click_away() {
    visit(Look::default(), |page| {
        let scenario = Kw::preset_of(PAGING, "belady-three");
        let curves = format!("#/{PAGING}?preset=belady-three&tab=curves");
        page.open(&curves);
        let table = numbers(page);
        assert_eq!(table.len(), 6, "1 to 5 frames: {table:?}");
        let faults = |policy: &str, frames: u64| {
            let mut scenario = scenario.clone();
            scenario["policy"] = json!({ "name": policy });
            scenario["frames"] = json!(frames);
            int(&Kw::result(&scenario)["faults"])
        };
        for policy in [
            "fifo", "opt", "lru", "lfu", "nur", "clock", "aging", "random",
        ] {
            let at = column(&table, &english(PAGING, &format!("choice-{policy}")));
            for row in &table[1..] {
                let frames = number(&row[0]) as u64;
                assert_eq!(
                    number(&row[at]),
                    faults(policy, frames),
                    "{policy}, {frames} frames"
                );
            }
        }
        let drawn = page.js("return kwt.all('.curves-chart svg circle').length", &[]);
        assert!(drawn.as_u64() >= Some(1), "the anomaly has a ring");
        let buttons = page.js(
            "return [...kwt.one('.findings li').querySelectorAll('button')].map((b) => b.textContent)",
            &[],
        );
        let said = page.text(".findings li p");
        assert!(said.contains('9') && said.contains("10"), "{said}");
        for (n, (frames, expected)) in [(3, 9.0), (4, 10.0)].into_iter().enumerate() {
            page.open(&curves);
            numbers(page);
            page.click_nth(".findings li:first-child button", n);
            page.until_for(
                "it is open",
                "return kwt.text('.stage-picture figcaption').includes(arguments[0]) && kwt.settled()",
                &[json!(format!("{frames}"))],
            );
            let opened = Kw::open(&page.share());
            assert_eq!(opened["frames"], json!(frames), "{buttons}");
            assert_eq!(opened["policy"]["name"], "fifo");
            assert_eq!(opened["references"], scenario["references"]);
            assert_eq!(int(&Kw::result(&opened)["faults"]), expected);
            assert_eq!(faults("fifo", frames), expected);
            let label = buttons[n].as_str().unwrap_or_default();
            assert!(
                label.contains(&frames.to_string()) && label.contains(&expected.to_string()),
                "{label}"
            );
            results_equal(page, PAGING, label, &opened);
        }

        // Thrashing: where the CPU is busiest, where it is idle, and the cure.
        page.open(&format!("#/{PAGING}?preset=thrashing&tab=curves"));
        let table = numbers(page);
        let curves = page.address();
        let findings = page.js(
            "return kwt.all('.findings li button').map((b) => b.textContent)",
            &[],
        );
        let findings = findings.as_array().map_or(0, Vec::len);
        assert_eq!(findings, 3, "the best, the most, and the cure");
        let mut utilisations = Vec::new();
        for n in 0..findings {
            page.load(curves.strip_prefix(&page.url()).expect("an address here"));
            stands(page);
            numbers(page);
            let before = page.picture();
            page.click_nth(".findings li button", n);
            page.until_for(
                "it is open",
                "return (kwt.picture() !== arguments[0] || arguments[1]) && kwt.settled()",
                &[json!(before), json!(n == 1)],
            );
            let opened = Kw::open(&page.share());
            let kind = opened["allocation"]["name"].as_str().unwrap_or("global");
            let count = opened["processes"].as_array().map_or(0, Vec::len);
            let utilisation = int(&Kw::result(&opened)["cpu_utilisation"]) * 100.0;
            let at = column(&table, &english(PAGING, &format!("choice-{kind}")));
            let cell = &table[count][at];
            assert_eq!(table[count][0], count.to_string());
            assert!(
                (number(cell) - utilisation).abs() <= 0.1,
                "{count} processes, {kind}: {cell} ≠ {utilisation}"
            );
            results_equal(page, PAGING, "thrashing", &opened);
            utilisations.push(utilisation);
        }
        assert!(
            utilisations[0] > utilisations[1] && utilisations[2] > utilisations[1],
            "{utilisations:?}"
        );
    });
}

/// The tests of a whole recording; `None` where there is none.
fn trace() -> Option<(std::path::PathBuf, String)> {
    let file = captures("ls-100k.lackey")?;
    let text = std::fs::read_to_string(&file).expect("the capture can be read");
    Some((file, text))
}

/// Lines of references, and the writes among them.
fn references(text: &str) -> Vec<(u64, bool)> {
    text.lines()
        .filter_map(|line| {
            let kind = line.get(..3)?;
            if !["I  ", " L ", " S ", " M "].contains(&kind) {
                return None;
            }
            let (hex, _) = line[3..].split_once(',')?;
            let address = u64::from_str_radix(hex, 16).ok()?;
            Some((address / 4096, matches!(kind, " S " | " M ")))
        })
        .collect()
}

#[test]
fn a_whole_recording_is_looked_at_and_stepped_through() {
    let Some((file, text)) = trace() else { return };
    let all = references(&text);
    visit(Look::default(), |page| {
        page.open("#/os/scheduling?preset=convoy");
        page.choose_file(&file);
        page.until_for(
            "it has arrived at its lab",
            "return location.hash.startsWith('#/' + arguments[0]) && !!kwt.one('#tab-panel.recording') && kwt.settled()",
            &[json!(PAGING)],
        );
        let facts = page.text(".recording > p");
        let digits: String = facts
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == ' ')
            .collect();
        assert!(facts.contains("ls-100k.lackey"), "{facts}");
        assert!(
            digits.contains(" 99994 ") && digits.contains(" 81 "),
            "{facts}"
        );
        assert_eq!(all.len(), 99_994);
        let rects = page.until(
            "the dense picture is drawn",
            "const n = kwt.all('.density svg rect').length; return n > 100 && n",
        );
        assert!(rects.as_u64() < Some(240 * 56), "{rects}");
        // The numbers behind the picture.
        let regions = page.table(".recording > details table");
        let sum = |at: usize| regions[1..].iter().map(|r| number(&r[at])).sum::<f64>();
        assert_eq!(sum(1), 81.0);
        assert_eq!(sum(2), 99_994.0);
        let writes = all.iter().filter(|r| r.1).count();
        assert_eq!(sum(3), writes as f64);

        // All curves, in the end.
        let table = numbers(page);
        assert_eq!(table[0].len(), 9);
        let frames: Vec<&str> = table[1..].iter().map(|row| row[0].as_str()).collect();
        assert!(frames.len() > 30 && frames[0] == "1", "{frames:?}");
        assert_eq!(frames.last(), Some(&"81"));
        let path = file.to_str().expect("a path");
        let curve = Kw::json(
            &[
                "paging", "--trace", path, "--policy", "lru", "--curve", "--json",
            ],
            "",
        );
        let list = frames.join(",");
        let others = Kw::json(
            &[
                "paging",
                "--trace",
                path,
                "--policy",
                "fifo,opt,clock,lfu,nur,aging,random",
                "--frames",
                &list,
                "--json",
            ],
            "",
        );
        let line_of = |n: &Value| frames.iter().position(|f| f.parse().ok() == n.as_u64());
        let mut checked = 0;
        for row in curve
            .as_array()
            .into_iter()
            .chain(others.as_array())
            .flatten()
        {
            let Some(line) = line_of(&row["frames"]) else {
                continue;
            };
            let policy = row["policy"].as_str().expect("a policy");
            let at = column(&table, &english(PAGING, &format!("choice-{policy}")));
            let cell = &table[line + 1][at];
            assert_eq!(number(cell), int(&row["faults"]), "{row}");
            checked += 1;
        }
        assert_eq!(checked, frames.len() * 8);

        // A place, by the fields: as the scenario that opens shows.
        let opened = |what: &str, from: usize, count: usize| {
            page.press_button("recording-step");
            page.until_for(
                what,
                "return kwt.end() === arguments[0] && kwt.settled()",
                &[json!(count)],
            );
            let scenario = Kw::open(&page.share());
            let taken: Vec<Value> = all[from - 1..from - 1 + count]
                .iter()
                .map(|(number, write)| match write {
                    true => json!({"page": number, "write": true}),
                    false => json!(number),
                })
                .collect();
            assert_eq!(scenario["references"], json!(taken), "{what}");
            scenario
        };
        let enter = |id: &str, text: &str| {
            page.fill(&format!("#recording-{id}"), text);
            page.key(Key::Tab);
        };
        enter("from", "5001");
        enter("length", "150");
        let scenario = opened("150 references are open", 5001, 150);
        results_equal(page, PAGING, "a place", &scenario);
        page.tab("recording");
        // The numbers stay what they are in another language, and at the end of the trace there are
        // as many as there are.
        page.language("ko");
        assert!(is_korean(&page.text(".recording > p")));
        assert_eq!(
            page.js("return kwt.one('#recording-from').value", &[]),
            json!("5001")
        );
        page.language("en");
        enter("from", "99900");
        opened("the last 95 are open", 99_900, 95);
        // By a click in the picture: three quarters of the way, to a column's width.
        page.tab("recording");
        enter("length", "60");
        page.js(
            "const b = kwt.one('.density svg').getBoundingClientRect();
             kwt.one('.density svg').dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: b.left + 104 + (b.width - 116) * 0.75, clientY: b.top + 60 }));",
            &[],
        );
        let from = page.until(
            "the place is chosen",
            "const n = +kwt.one('#recording-from').value; return n !== 99900 && n",
        );
        let from = from.as_u64().expect("a number") as usize;
        assert!((74_500..=75_000).contains(&from), "{from}");
        opened("60 references from there", from, 60);
    });
}

/// A file of this name made of a text so many times, given to the page by dropping it.
const DROP: &str = "
  const part = new Blob([arguments[1]]);
  const d = new DataTransfer();
  d.items.add(new File(Array(arguments[2]).fill(part), arguments[0]));
  kwt.one('.stage').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: d }));";

#[test]
fn a_long_trace_shows_how_far_it_is_and_can_be_cancelled() {
    // 1 MiB of references, forty times.
    let mut lines = String::new();
    let mut n = 0_u64;
    while lines.len() < 1 << 20 {
        n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let _ = writeln!(lines, " L {:08x},8", 0x0400_0000 + (n >> 33) % 0x40_0000);
    }
    let count = lines.lines().count();
    visit(Look::default(), |page| {
        page.open(&format!("#/{SEGMENTS}?preset=compaction&at=3&tab=results"));
        page.stands_at(3);
        page.until(
            "the results are there",
            "return !!kwt.one('.results table')",
        );
        let everything = || {
            page.js(
                "return [location.hash, kwt.picture(), kwt.why(), kwt.at(), kwt.one('#tab-panel').innerHTML, kwt.all('.notice').length, kwt.all('.progress').length]",
                &[],
            )
        };
        let before = everything();
        // Cancelled once it has shown how far it is: faster than a command can be.
        page.js(
            "window.told = [];
             const look = () => {
               const p = kwt.one('.progress progress');
               if (p) told.push([p.value / p.max, kwt.text('.progress')]);
               if (p && p.value > 0) kwt.one('.progress button').click(); else requestAnimationFrame(look);
             }; look();",
            &[],
        );
        page.js(DROP, &[json!("long.lackey"), json!(lines), json!(40)]);
        page.until(
            "it was cancelled",
            "return told.some((t) => t[0] > 0) && !kwt.one('.progress')",
        );
        let told = page.js("return told.at(-1)", &[]);
        assert!(
            told[0].as_f64().is_some_and(|f| f > 0.0 && f < 1.0),
            "{told}"
        );
        assert!(
            told[1].as_str().is_some_and(|t| t.contains("long.lackey")),
            "{told}"
        );
        assert_eq!(everything(), before);
        // Another one is read to its end; the first never comes.
        page.js(DROP, &[json!("other.lackey"), json!(lines), json!(2)]);
        page.until(
            "the other one is open",
            "return !!kwt.one('#tab-panel.recording') && kwt.settled()",
        );
        let facts = page.text(".recording > p");
        assert!(facts.contains("other.lackey"), "{facts}");
        assert!(facts.contains(&(2 * count).to_string()), "{facts}");
        // While its curves are worked out, the next one is dropped, and yet another in its place.
        page.js(DROP, &[json!("long.lackey"), json!(lines), json!(40)]);
        page.js(DROP, &[json!("third.lackey"), json!(lines), json!(1)]);
        // All its curves take longer than a page may on a machine that is busy with other things.
        page.until_within(
            Duration::from_secs(180),
            "the third is open",
            "return (kwt.text('.recording > p') || '').includes('third.lackey') && kwt.settled()",
            &[],
        );
        assert!(page.text(".notice.said").contains("third.lackey"));
    });
}

#[test]
fn a_trace_that_is_wrong_or_tiny() {
    let mut lines: Vec<String> = (0..5_000)
        .map(|n| format!("I  {:08x},4", 0x0400_0000 + n * 4))
        .collect();
    lines[4_321] = " S 1fffg00668,8".to_owned();
    let malformed = lines.join("\n");
    visit(Look::default(), |page| {
        page.open(&format!(
            "#/{TRANSLATION}?preset=write-back&at=4&tab=results"
        ));
        page.stands_at(4);
        let said = file_refused(page, "malformed.lackey", malformed.as_bytes());
        assert!(said.contains("line 4322"), "{said}");
        page.language("ko");
        let said = file_refused(page, "malformed.lackey", malformed.as_bytes());
        assert!(is_korean(&said) && said.contains("4322"), "{said}");
        page.language("en");
        let none = "==12== Lackey, an example Valgrind tool\n==12== Command: ls\n";
        file_refused(page, "none.lackey", none.as_bytes());
        assert_eq!(
            page.js("return kwt.all('#tab-recording').length", &[]),
            json!(0)
        );

        // So little that all of it is worked out at once: still everything is drawn.
        let tiny = "I  04000000,3\n S 04001000,8\n L 04002000,8\nI  04000003,3\n L 04001008,8\n";
        let file = scratch("tiny.lackey", tiny.as_bytes());
        page.choose_file(file.path());
        page.until(
            "it is open",
            "return !!kwt.one('#tab-panel.recording') && kwt.settled()",
        );
        assert_eq!(page.end(), 5);
        page.until(
            "the curves are drawn",
            "return !!kwt.one('.curves-chart .sized svg') && kwt.all('.density svg rect').length > 2",
        );
        let table = numbers(page);
        let curve = Kw::json(
            &[
                "paging", "--trace", "-", "--policy", "lru", "--curve", "--json",
            ],
            tiny,
        );
        let at = column(&table, &english(PAGING, "choice-lru"));
        let here: Vec<f64> = table[1..].iter().map(|row| number(&row[at])).collect();
        let kw: Vec<f64> = curve
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| int(&row["faults"]))
            .collect();
        assert_eq!(here, kw);
        // A scenario file that is opened next is not this recording's.
        page.tab("recording");
        let file = scratch(
            "mine.json",
            Kw::preset_of(PAGING, "second-chance")
                .to_string()
                .as_bytes(),
        );
        page.choose_file(file.path());
        page.until(
            "it is open",
            "return (kwt.text('.notice.said') || '').includes('mine.json') && kwt.settled()",
        );
        assert_eq!(
            page.js("return kwt.all('#tab-recording').length", &[]),
            json!(0)
        );
    });
}

/// What axe finds in each of the labs, with a recording in it, too.
fn axe_is_content(look: Look, theme: &str) {
    let axe = axe();
    let (width, language) = (look.width, look.language);
    visit(look, |page| {
        let mut found = Vec::new();
        for (lab, preset, tabs) in [
            (
                PAGING,
                "belady-three",
                &["scenario", "curves", "changes"][..],
            ),
            (PAGING, "thrashing-cured", &["results"][..]),
            (
                TRANSLATION,
                "copy-on-write",
                &["scenario", "curves", "results"][..],
            ),
            (
                SEGMENTS,
                "compaction",
                &["scenario", "results", "compare"][..],
            ),
        ] {
            page.open(&format!("#/{lab}?preset={preset}&at=6"));
            page.theme(theme);
            page.js(&axe, &[]);
            for tab in tabs {
                page.tab(tab);
                if *tab == "curves" {
                    numbers(page);
                }
                // Folded parts are the reader's, too.
                page.js("kwt.all('details').forEach((d) => { d.open = true; })", &[]);
                found.extend(violations(page, &format!("{lab}, {preset}, {tab}")));
            }
        }
        if let Some((file, _)) = trace() {
            page.choose_file(&file);
            page.until(
                "the recording is open",
                "return !!kwt.one('#tab-panel.recording') && kwt.settled()",
            );
            numbers(page);
            page.js("kwt.all('details').forEach((d) => { d.open = true; })", &[]);
            page.js(&axe, &[]);
            found.extend(violations(page, "a recording"));
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
