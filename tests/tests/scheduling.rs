//! The scheduling lab in a browser: what it shows is what `kw` works out, whatever one does.

use std::collections::BTreeMap;

use kw_tests::{
    Key, Kw, Look, Page, Value, captures, column, file_refused, int, is_korean, json, leave_fields,
    number, refused_at, scratch, shows, stays_with_a_sentence, visit,
};

const LAB: &str = "#/os/scheduling";

/// The tables of the Results tab (open, in English) say what `kw` says.
fn results_equal(page: &Page, name: &str, result: &Value) {
    page.until(
        "the results are there",
        "return !!kwt.one('.results table[data-table=overall]')",
    );
    let per = page.table(".results table[data-table=per-process]");
    let processes = result["processes"].as_array().expect("processes");
    let rows: BTreeMap<&str, &Vec<String>> =
        per[1..].iter().map(|row| (row[0].as_str(), row)).collect();
    for process in processes {
        let id = process["id"].as_str().expect("a name");
        let row = rows
            .get(id)
            .unwrap_or_else(|| panic!("{name}: no row for {id}: {per:?}"));
        for (head, key) in [
            ("Completion", "completion"),
            ("Turnaround", "turnaround"),
            ("Waiting", "waiting"),
            ("Response", "response"),
        ] {
            let cell = &row[column(&per, head)];
            assert_eq!(number(cell), int(&process[key]), "{name}: {id} {key}");
        }
    }
    assert_eq!(per.len(), processes.len() + 2, "{name}: a head and a foot");
    let foot = per.last().expect("a foot");
    for (head, key) in [
        ("Turnaround", "turnaround"),
        ("Waiting", "waiting"),
        ("Response", "response"),
    ] {
        // A foot may leave out cells at its left.
        let cell = &foot[column(&per, head) + foot.len() - per[0].len()];
        let value = int(&result["average"][key]);
        assert!(
            shows(cell, value, 2),
            "{name}: average {key} {cell} ≠ {value}"
        );
    }
    let overall = page.table(".results table[data-table=overall]");
    let figure = |label: &str| {
        let row = overall.iter().find(|row| row[0] == label);
        row.unwrap_or_else(|| panic!("{name}: no {label} in {overall:?}"))[1].clone()
    };
    assert_eq!(
        number(&figure("Makespan (last completion)")),
        int(&result["makespan"]),
        "{name}: makespan"
    );
    assert_eq!(
        number(&figure("Context switches")),
        int(&result["context_switches"]),
        "{name}: context switches"
    );
    let utilisation = figure("CPU utilisation");
    assert!(
        shows(&utilisation, int(&result["cpu_utilisation"]) * 100.0, 1),
        "{name}: utilisation {utilisation}"
    );
}

/// All sentences of the run, by walking through it.
fn sentences(page: &Page) -> Vec<String> {
    page.scrub(0);
    let end = page.end();
    let mut all = Vec::new();
    for n in 1..=end {
        page.key(Key::Right);
        page.stands_at(n);
        all.push(page.why());
    }
    all
}

#[test]
fn every_preset_shows_the_figures_of_kw() {
    visit(Look::default(), |page| {
        let presets = Kw::presets();
        assert!(presets.len() >= 10, "{presets:?}");
        for name in presets {
            page.open(&format!("{LAB}?preset={name}"));
            page.key(Key::End);
            page.stands_at(page.end());
            page.tab("results");
            results_equal(page, &name, &Kw::result(&Kw::preset(&name)));
        }
    });
}

#[test]
fn presets_are_chosen_from_the_list_too() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let options = page.js(
            "return [...kwt.one('select.presets').options].map((o) => o.value).filter(Boolean)",
            &[],
        );
        assert_eq!(options, json!(Kw::presets()));
        page.choose("select.presets", "convoy");
        page.until(
            "its heading is there",
            "return kwt.text('.stage-picture strong') === 'FCFS'",
        );
        page.tab("results");
        results_equal(page, "convoy", &Kw::result(&Kw::preset("convoy")));
        assert_eq!(page.at(), 0);
    });
}

#[test]
fn a_random_scenario_is_one_that_kw_runs_to_the_same_end() {
    visit(Look::default(), |page| {
        page.open(LAB);
        page.press_button("random");
        page.until("it says its seed", "return /\\d/.test(kwt.text('.notice'))");
        let said = page.text(".notice p");
        let seed: String = said.chars().filter(char::is_ascii_digit).collect();
        let fragment = page.share();
        let scenario = Kw::open(&fragment);
        assert_eq!(
            scenario,
            Kw::json(&["random", "os/scheduling", "--seed", &seed], ""),
            "the page and kw make another scenario of the seed {seed}"
        );
        page.tab("results");
        results_equal(page, "random", &Kw::result(&scenario));
    });
}

#[test]
fn playing_ends_at_the_last_step_and_every_key_goes_its_way() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let end = page.end();
        assert!(end > 10);
        page.choose(".player .speed select", "7");
        page.click(".player button.play");
        page.stands_at(end);
        page.until(
            "it has stopped playing",
            "return kwt.one('.player button.play').getAttribute('aria-label') === 'Play'",
        );
        leave_fields(page);
        page.key(Key::Home);
        page.stands_at(0);
        page.key(Key::Right);
        page.stands_at(1);
        page.key(Key::Right);
        page.stands_at(2);
        page.key(Key::Left);
        page.stands_at(1);
        page.key(Key::End);
        page.stands_at(end);
        page.key(Key::Right);
        page.stands_at(end);
        page.key(Key::Home);
        page.key(Key::Left);
        page.stands_at(0);
        page.choose(".player .speed select", "1");
        leave_fields(page);
        page.character(' ');
        page.until("Space plays", "return kwt.at() > 0 && kwt.one('.player button.play').getAttribute('aria-label') === 'Pause'");
        page.character(' ');
        page.until(
            "Space pauses",
            "return kwt.one('.player button.play').getAttribute('aria-label') === 'Play'",
        );
        assert!(page.at() < end);
        // The buttons do the same.
        page.press_button("first-step");
        page.stands_at(0);
        page.press_button("step-forward");
        page.stands_at(1);
        page.press_button("step-back");
        page.stands_at(0);
        page.press_button("last-step");
        page.stands_at(end);
    });
}

#[test]
fn going_forward_and_back_shows_the_same() {
    visit(Look::default(), |page| {
        for preset in ["first-look", "mlfq-learns", "two-cpus"] {
            page.open(&format!("{LAB}?preset={preset}"));
            let end = page.end().min(30);
            let mut seen = vec![(page.picture(), page.why())];
            for n in 1..=end {
                page.key(Key::Right);
                page.stands_at(n);
                seen.push((page.picture(), page.why()));
            }
            for n in (0..end).rev() {
                page.key(Key::Left);
                page.stands_at(n);
                let (picture, why) = &seen[n as usize];
                assert_eq!(&page.picture(), picture, "{preset}: the picture at {n}");
                assert_eq!(&page.why(), why, "{preset}: the sentence at {n}");
            }
            for n in [end, 1, end / 2, 3, end / 3, 0] {
                page.scrub(n);
                page.stands_at(n);
                let (picture, why) = &seen[n as usize];
                assert_eq!(&page.picture(), picture, "{preset}: the picture at {n}");
                assert_eq!(&page.why(), why, "{preset}: the sentence at {n}");
            }
        }
    });
}

#[test]
fn a_click_in_the_picture_goes_to_that_time() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let time = || page.text(".why .time");
        for n in [5, 9, 14] {
            page.scrub(n);
            // Just right of the line of that instant.
            let there = page.js(
                "return kwt.one('.stage-picture line.now').getBoundingClientRect().left + 3",
                &[],
            );
            let then = time();
            page.scrub(page.end());
            assert_ne!(time(), then);
            page.js(
                "const b = kwt.one('.stage-picture svg.picture').getBoundingClientRect();
                 document.elementFromPoint(arguments[0], b.top + b.height / 2).dispatchEvent(new MouseEvent('click',
                   { bubbles: true, clientX: arguments[0], clientY: b.top + b.height / 2 }));",
                &[there],
            );
            page.until_for(
                "that instant is shown",
                "return kwt.text('.why .time') === arguments[0]",
                &[json!(then)],
            );
        }
    });
}

#[test]
fn a_shared_link_reproduces_the_screen() {
    let mut shared = None;
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?preset=quantum-small"));
        page.fill("[id='scenario-policy.quantum']", "3");
        page.until(
            "the quantum is 3",
            "return kwt.text('.stage-picture strong').includes('quantum 3')",
        );
        leave_fields(page);
        page.tab("results");
        page.scrub(7);
        page.stands_at(7);
        let fragment = page.share();
        assert!(
            fragment.contains("at=7") && fragment.contains("tab=results"),
            "{fragment}"
        );
        assert_eq!(page.address(), format!("{}{fragment}", page.url()));
        let scenario = Kw::open(&fragment);
        assert_eq!(scenario["policy"]["quantum"], 3);
        results_equal(page, "shared", &Kw::result(&scenario));
        shared = Some((
            fragment,
            scenario,
            page.picture(),
            page.why(),
            page.table(".results table[data-table=per-process]"),
        ));
    });
    let (fragment, scenario, picture, why, table) = shared.expect("it was shared");
    visit(Look::default(), |page| {
        page.open(&fragment);
        page.stands_at(7);
        assert_eq!(page.picture(), picture);
        assert_eq!(page.why(), why);
        assert_eq!(page.table(".results table[data-table=per-process]"), table);
        assert_eq!(
            page.js("return kwt.all('[role=alert]').length", &[]),
            json!(0)
        );
    });
    visit(Look::korean(), |page| {
        page.open(&fragment);
        page.stands_at(7);
        assert_eq!(
            page.text_of("return document.documentElement.lang", &[]),
            "ko"
        );
        assert_ne!(page.why(), why, "it is in Korean");
        let korean = page.table(".results table[data-table=per-process]");
        assert_eq!(korean.len(), table.len());
        for (a, b) in korean.iter().zip(&table).skip(1).take(table.len() - 2) {
            assert_eq!(a, b, "the numbers are the same in every language");
        }
        page.language("en");
        assert_eq!(page.why(), why);
        results_equal(page, "shared", &Kw::result(&scenario));
    });
}

#[test]
fn the_address_follows_without_sharing() {
    visit(Look::default(), |page| {
        page.open(LAB);
        page.key(Key::Right);
        page.key(Key::Right);
        page.until(
            "the address says the step",
            "return location.hash.includes('at=2')",
        );
        page.tab("compare");
        page.until(
            "the address says the tab",
            "return location.hash.includes('tab=compare')",
        );
        assert_eq!(
            Kw::open(&page.fragment()),
            Kw::json(&["example", "os/scheduling"], "")
        );
    });
}

#[test]
fn a_recording_of_a_real_machine_shows_both_charts() {
    let Some(file) = captures("linux-sched-cpu0.txt") else {
        return;
    };
    visit(Look::default(), |page| {
        page.open(LAB);
        page.choose_file(&file);
        page.until(
            "it is open",
            "return kwt.shown(kwt.one('.notice.said')) && kwt.text('.notice.said').includes('linux-sched-cpu0.txt')",
        );
        page.until("the run is over", "return kwt.settled()");
        let picture = page.text(".stage-picture svg.picture");
        assert!(picture.contains("What the traced machine did"), "{picture}");
        assert!(picture.contains("The same demand here"), "{picture}");
        page.tab("results");
        let shares = page.table(".results table[data-table=shares]");
        assert!(
            shares.iter().any(|row| row[0].starts_with("hog-nice0")),
            "{shares:?}"
        );
        let fragment = page.share();
        let imported = Kw::json(&["import", file.to_str().expect("a path")], "");
        assert_eq!(
            Kw::open(&fragment),
            imported,
            "the page and kw import alike"
        );
        results_equal(page, "import", &Kw::result(&imported));
        // And the link opens.
        let picture = page.picture();
        page.open(&fragment);
        assert_eq!(page.picture(), picture);
    });
}

#[test]
fn a_saved_scenario_opens_again() {
    let scenario = Kw::preset("mlfq-cured");
    let file = scratch("mine.json", scenario.to_string().as_bytes());
    visit(Look::default(), |page| {
        page.open(LAB);
        page.choose_file(file.path());
        page.until(
            "it is open",
            "return (kwt.text('.notice.said') || '').includes('mine.json')",
        );
        page.until("the run is over", "return kwt.settled()");
        assert_eq!(Kw::open(&page.share()), scenario);
        page.tab("results");
        results_equal(page, "mine.json", &Kw::result(&scenario));
    });
}

#[test]
fn a_wrong_quantum_is_refused_at_its_field() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?at=5"));
        page.stands_at(5);
        let field = "[id='scenario-policy.quantum']";
        stays_with_a_sentence(page, field, &["0", "-1", "abc", "2.5", ""], "3");
        assert_eq!(Kw::open(&page.share())["policy"]["quantum"], 3);
    });
}

#[test]
fn a_number_that_is_far_too_large_is_told_its_limits() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let field = "[id='scenario-policy.quantum']";
        let said = stays_with_a_sentence(page, field, &["1000000001", "99999999999999999999"], "3");
        for sentence in said {
            // It is a whole number; to say that it is none would be wrong.
            assert!(sentence.contains("outside the range"), "{sentence}");
        }
    });
}

#[test]
fn wrong_processes_are_refused_at_their_fields() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let name = "[id='scenario-processes[1].id']";
        let said = stays_with_a_sentence(page, name, &["P1", "", " P2"], "Q");
        assert!(said[0].contains("P1"), "{said:?}");
        let bursts = "[id='scenario-processes[0].bursts']";
        let said = stays_with_a_sentence(page, bursts, &["5 4", "5 x 4", "0", ""], "5 4 1");
        assert!(said[0].contains("I/O"), "{said:?}");
        assert!(said[1].contains('x'), "{said:?}");
        let arrival = "[id='scenario-processes[2].arrival']";
        stays_with_a_sentence(page, arrival, &["-1", "soon"], "9");
        let scenario = Kw::open(&page.share());
        assert_eq!(scenario["processes"][1]["id"], "Q");
        assert_eq!(scenario["processes"][0]["bursts"], json!([5, 4, 1]));
        assert_eq!(scenario["processes"][2]["arrival"], 9);
    });
}

#[test]
fn rows_are_added_and_removed() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let rows = "return kwt.all('.editor fieldset.list tbody tr').length";
        let before = page.js(rows, &[]).as_u64().expect("a count");
        page.press_button("add-row");
        page.until_for(
            "there is a row more",
            &format!("{rows} === arguments[0] + 1"),
            &[json!(before)],
        );
        let scenario = Kw::open(&page.share());
        assert_eq!(
            scenario["processes"].as_array().map(Vec::len),
            Some(before as usize + 1)
        );
        while page.js(rows, &[]) != json!(1) {
            let now = page.js(rows, &[]);
            page.click(".editor fieldset.list tbody tr:first-child .row-tools button");
            page.until_for(
                "there is a row less",
                &format!("{rows} === arguments[0] - 1"),
                &[now],
            );
        }
        let only = page.js("return kwt.one('.editor .row-tools button').disabled", &[]);
        assert_eq!(only, json!(true), "the last process cannot be removed");
    });
}

#[test]
fn a_file_that_cannot_be_opened_says_so_and_changes_nothing() {
    let noise: Vec<u8> = (0_u32..20_000)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let other = r#"{"lab":"net/nothing","version":1}"#;
    let cases: [(&str, &[u8]); 7] = [
        ("noise.bin", &noise),
        ("empty.txt", b""),
        ("other.json", other.as_bytes()),
        ("half.json", br#"{"lab":"os/scheduling","version":1,"poli"#),
        ("later.json", br#"{"lab":"os/scheduling","version":2,"processes":[]}"#),
        ("unknown.json", br#"{"lab":"os/scheduling","version":1,"policy":{"name":"fcfs"},"processes":[{"id":"A","bursts":[1],"colour":3}]}"#),
        ("words.txt", b"this is a letter, not a trace\n"),
    ];
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?preset=convoy&at=4"));
        page.stands_at(4);
        for (name, bytes) in cases {
            page.language("en");
            let english = file_refused(page, name, bytes);
            page.language("ko");
            let korean = page.text(".notice p");
            assert!(
                is_korean(&file_refused(page, name, bytes)),
                "{name}: {korean}"
            );
            assert!(!is_korean(&english), "{name}: {english}");
        }
    });
}

#[test]
fn a_cut_recording_opens_as_kw_opens_it_and_says_that_it_is_cut() {
    let Some(whole) = captures("linux-sched-cpu0.txt") else {
        return;
    };
    let bytes = std::fs::read(whole).expect("the capture can be read");
    let cut = scratch("cut.txt", &bytes[..10_000]);
    visit(Look::default(), |page| {
        page.open(LAB);
        page.choose_file(cut.path());
        page.until(
            "it is open",
            "return (kwt.text('.notice.said') || '').includes('cut.txt')",
        );
        page.until("the run is over", "return kwt.settled()");
        let said = page.text(".notice.said");
        assert!(said.contains("is cut off"), "{said}");
        let kw = Kw::json(&["import", cut.path().to_str().expect("a path")], "");
        assert_eq!(Kw::open(&page.share()), kw);
    });
}

#[test]
fn a_change_of_the_past_changes_only_what_comes_after() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let before = sentences(page);
        page.scrub(0);
        let scenario = Kw::open(&page.share());
        page.tab("changes");
        for (n, kind, word) in [
            (4_u64, "kill", "ended"),
            (6, "set-priority", "changed"),
            (3, "add", "arrive"),
            (5, "set-policy", "policy"),
        ] {
            page.scrub(n);
            page.stands_at(n);
            page.choose("[id='change-input.do']", kind);
            page.until_for(
                "the form is for it",
                "return kwt.one(\"[id='change-input.do']\").value === arguments[0]",
                &[json!(kind)],
            );
            match kind {
                "set-priority" => page.fill("[id='change-input.priority']", "7"),
                "add" => page.fill("[id='change-input.id']", "late"),
                _ => {}
            }
            page.click(".changes form button[type=submit]");
            page.stands_at(n + 1);
            let why = page.why();
            assert!(why.contains("You") && why.contains(word), "{kind}: {why}");
            let fragment = page.share();
            let changed = Kw::open(&fragment);
            assert_eq!(changed["interventions"][0]["after"], json!(n), "{changed}");
            assert_eq!(changed["interventions"][0]["input"]["do"], kind);
            let after = sentences(page);
            assert_eq!(
                after[..n as usize],
                before[..n as usize],
                "{kind}: what was before stays"
            );
            assert_eq!(after[n as usize], why, "{kind}");
            // The link carries it, and kw runs it.
            let steps = Kw::json(
                &["run", "-", "--format", "json", "--steps"],
                &changed.to_string(),
            );
            let texts: Vec<&str> = steps["steps"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|s| s["text"].as_str())
                .collect();
            assert_eq!(after, texts, "{kind}: kw tells the same run");
            page.open(&fragment);
            page.stands_at(n + 1);
            assert_eq!(page.why(), why);
            // The list goes there, and undoes it.
            page.key(Key::Home);
            page.stands_at(0);
            page.click(".changes ul li button:not(.plain)");
            page.stands_at(n + 1);
            page.click(".changes ul li button.plain");
            page.until(
                "the list is empty",
                "return kwt.all('.changes ul li').length === 0",
            );
            page.stands_at(n);
            assert_eq!(Kw::open(&page.share()), scenario, "{kind} is undone");
        }
        assert_eq!(sentences(page), before);
    });
}

#[test]
fn a_wrong_change_is_refused_at_its_field() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?at=3&tab=changes"));
        page.stands_at(3);
        let scenario = Kw::open(&page.share());
        for (kind, field, bad) in [
            ("set-priority", "[id='change-input.priority']", "-4"),
            ("set-nice", "[id='change-input.nice']", "20"),
            ("set-tickets", "[id='change-input.tickets']", "0"),
            ("add", "[id='change-input.id']", "P1"),
            ("add", "[id='change-input.bursts']", "3 4"),
        ] {
            page.choose("[id='change-input.do']", kind);
            page.until_for(
                "the field is there",
                "return !!kwt.one(arguments[0])",
                &[json!(field)],
            );
            page.fill(field, bad);
            page.click(".changes form button[type=submit]");
            let sentence = refused_at(page, field, bad);
            assert!(sentence.ends_with('.'), "{kind}: {sentence}");
            assert_eq!(
                page.text_of("return kwt.one(arguments[0]).value", &[json!(field)]),
                bad
            );
            assert_eq!(page.at(), 3);
        }
        assert_eq!(Kw::open(&page.share()), scenario);
    });
}

/// The exact figure behind a column of the comparison, and whether more of it is better.
fn figure(head: &str, result: &Value) -> Option<(f64, i32, bool)> {
    Some(match head {
        "Average waiting" => (int(&result["average"]["waiting"]), 2, false),
        "Average turnaround" => (int(&result["average"]["turnaround"]), 2, false),
        "Average response" => (int(&result["average"]["response"]), 2, false),
        "Makespan (last completion)" => (int(&result["makespan"]), 0, false),
        "Context switches" => (int(&result["context_switches"]), 0, false),
        "CPU utilisation" => (int(&result["cpu_utilisation"]) * 100.0, 1, true),
        "Throughput, processes per 100 ticks" => (int(&result["throughput"]) * 100.0, 2, true),
        _ => return None,
    })
}

#[test]
fn the_comparison_has_the_figures_of_kw_and_stars_the_best() {
    visit(Look::default(), |page| {
        for preset in ["first-look", "convoy", "io-bound"] {
            let address = format!("{LAB}?preset={preset}&tab=compare");
            page.open(&address);
            page.tab("compare");
            let table = page.table(".compare table");
            let stars = page.js(
                "return kwt.all('.compare tbody tr').map((r) => [...r.cells].map((c) => !!c.querySelector('.star')))",
                &[],
            );
            let mut results = Vec::new();
            for row in 0..table.len() - 1 {
                page.open(&address);
                page.tab("compare");
                let here = page.js(
                    "return kwt.all('.compare tbody tr')[arguments[0]].classList.contains('here')",
                    &[json!(row)],
                );
                if here == json!(false) {
                    let heading = page.text_of("return kwt.text('.stage-picture strong')", &[]);
                    page.click(&format!(".compare tbody tr:nth-child({}) button", row + 1));
                    page.until_for(
                        "it is open",
                        "return kwt.text('.stage-picture strong') !== arguments[0]",
                        &[json!(heading)],
                    );
                    page.until("the run is over", "return kwt.settled()");
                }
                let mut scenario = Kw::open(&page.share());
                results.push(Kw::result(&scenario));
                // The same scenario but for the policy.
                scenario["policy"] = Kw::preset(preset)["policy"].clone();
                assert_eq!(scenario, Kw::preset(preset));
            }
            let mut checked = 0;
            for (at, head) in table[0].iter().enumerate() {
                let Some((_, _, more)) = figure(head, &results[0]) else {
                    continue;
                };
                checked += 1;
                let values: Vec<f64> = results
                    .iter()
                    .filter_map(|r| figure(head, r))
                    .map(|f| f.0)
                    .collect();
                let best = values
                    .iter()
                    .copied()
                    .reduce(|a, b| if more { a.max(b) } else { a.min(b) })
                    .expect("there are policies");
                for (n, value) in values.iter().enumerate() {
                    let cell = &table[n + 1][at];
                    let digits = figure(head, &results[n]).map_or(0, |f| f.1);
                    assert!(
                        shows(cell, *value, digits),
                        "{preset}, {}: {head} {cell} ≠ {value}",
                        table[n + 1][1]
                    );
                    assert_eq!(
                        stars[n][at],
                        json!((value - best).abs() < 1e-9),
                        "{preset}, {}: the star at {head}",
                        table[n + 1][1]
                    );
                }
            }
            assert!(checked >= 6, "{:?}", table[0]);
        }
    });
}

#[test]
fn ticked_policies_are_shown_side_by_side_and_in_the_link() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?tab=compare"));
        page.tab("compare");
        let shown = "return kwt.all('.pictures figure svg.picture').length";
        let boxes =
            "return kwt.all('.compare tbody input[type=checkbox]').filter((b) => b.checked).length";
        assert_eq!(page.js(shown, &[]), page.js(boxes, &[]));
        let before = page.js(boxes, &[]).as_u64().expect("a count");
        let off = page.js(
            "return kwt.all('.compare tbody input[type=checkbox]').findIndex((b) => !b.checked)",
            &[],
        );
        page.click_nth(
            ".compare tbody input[type=checkbox]",
            off.as_u64().expect("one is off") as usize,
        );
        page.until_for(
            "its picture is there",
            &format!("{shown} === arguments[0] + 1"),
            &[json!(before)],
        );
        let ticked = "return kwt.all('.compare tbody input[type=checkbox]').map((b) => b.checked)";
        let set = page.js(ticked, &[]);
        let fragment = page.share();
        page.open(&fragment);
        page.tab("compare");
        assert_eq!(page.js(ticked, &[]), set);
        // All of them have one time axis, and none is wider than its place.
        assert_eq!(page.js(shown, &[]), json!(before + 1));
    });
}

#[test]
fn the_list_of_steps_goes_where_it_says() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?at=6&tab=steps"));
        page.stands_at(6);
        let rows = page.table(".steps");
        assert_eq!(rows.len(), 7);
        assert_eq!(rows[1][2], page.why());
        assert_eq!(rows[4][0], "3");
        page.click(".steps tbody tr:nth-child(4) button");
        page.stands_at(3);
        assert_eq!(page.why(), rows[4][2]);
    });
}

#[test]
fn a_file_can_be_dropped_on_the_page() {
    let scenario = Kw::preset("stride");
    visit(Look::default(), |page| {
        page.open(LAB);
        page.js(
            "const d = new DataTransfer(); d.items.add(new File([arguments[0]], 'dropped.json'));
             const send = (kind) => kwt.one('.stage').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: d }));
             window.drop = () => send('drop'); send('dragover');",
            &[json!(scenario.to_string())],
        );
        page.until(
            "it says what to do",
            "return kwt.shown(kwt.one('.drop-note'))",
        );
        let refused = page.js("return !drop()", &[]);
        assert_eq!(refused, json!(true), "the browser must not open it itself");
        page.until(
            "it is open",
            "return (kwt.text('.notice.said') || '').includes('dropped.json') && !kwt.one('.drop-note')",
        );
        assert_eq!(Kw::open(&page.share()), scenario);
    });
}

#[test]
fn the_wheel_over_the_timeline_steps_and_does_not_scroll() {
    visit(Look::default(), |page| {
        page.open(LAB);
        page.resize(1280, 500);
        page.js(
            "kwt.one('.player .line').scrollIntoView({ block: 'center' })",
            &[],
        );
        let from = page.js("return scrollY", &[]);
        let wheel = |by: i32| {
            let at = page.js(
                "const b = kwt.one('.player .line').getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]",
                &[],
            );
            page.cdp(
                "Input.dispatchMouseEvent",
                json!({ "type": "mouseWheel", "x": at[0], "y": at[1], "deltaX": 0, "deltaY": by }),
            );
        };
        wheel(100);
        page.stands_at(1);
        wheel(100);
        page.stands_at(2);
        wheel(-100);
        page.stands_at(1);
        assert_eq!(
            page.js("return scrollY", &[]),
            from,
            "the page stays where it is"
        );
    });
}

#[test]
fn the_picture_shows_more_or_less_time() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?preset=mlfq-cured"));
        page.key(Key::End);
        page.stands_at(page.end());
        let fits = page.picture();
        let changes = |what: &str, from: &str| {
            page.until_for(
                what,
                "return kwt.picture() !== arguments[0]",
                &[json!(from)],
            );
            page.picture()
        };
        page.character('+');
        let larger = changes("+ shows it larger", &fits);
        page.character('-');
        changes("- shows it smaller", &larger);
        assert_eq!(page.picture(), fits);
        page.press_button("picture-bigger");
        changes("the button too", &fits);
        page.press_button("picture-fit");
        page.until_for(
            "it fits again",
            "return kwt.picture() === arguments[0]",
            &[json!(fits)],
        );
    });
}

#[test]
fn a_long_run_can_be_stopped_goes_on_and_ends_at_the_limit() {
    let processes: Vec<Value> = (0..20)
        .map(|i| json!({"id": format!("P{i}"), "arrival": 0, "bursts": [300_000]}))
        .collect();
    let scenario = json!({
        "lab": "os/scheduling", "version": 1, "processes": processes,
        "policy": {"name": "round-robin", "quantum": 1},
    });
    let file = scratch("long.json", scenario.to_string().as_bytes());
    visit(Look::default(), |page| {
        page.open(LAB);
        // Faster than a command can be: pressed as soon as it is there, but not while the file is being
        // read, which can be stopped, too.
        page.js(
            "const look = () => { const b = (kwt.text('.notice.said') || '').includes('long.json') && kwt.one('.progress:not(.limit) button'); if (b) b.click(); else requestAnimationFrame(look); }; look();",
            &[],
        );
        page.choose_file(file.path());
        page.until(
            "it has stopped",
            "return (kwt.text('.progress') || '').includes('Stopped')",
        );
        let stopped = page.end();
        assert!(stopped > 0 && stopped < 5_000_000, "{stopped}");
        // What there is can be looked at.
        page.scrub(stopped / 2);
        page.stands_at(stopped / 2);
        page.press_button("last-step");
        page.stands_at(stopped);
        page.tab("results");
        assert!(page.text("#tab-panel").contains("computed to its end"));
        page.press_button("continue-run");
        page.until_within(
            std::time::Duration::from_secs(180),
            "the limit is told",
            "return (kwt.text('.progress.limit') || '').includes('5')",
            &[],
        );
        assert_eq!(page.end(), 5_000_000);
        page.scrub(4_321_987);
        page.stands_at(4_321_987);
        let refused = Kw::run(&["run", "-"], &scenario.to_string());
        assert_eq!(refused.status.code(), Some(2), "kw stops there too");
    });
}

#[test]
fn who_edits_at_the_start_stays_at_the_start() {
    visit(Look::default(), |page| {
        page.open(LAB);
        assert_eq!(page.at(), 0);
        page.fill("[id='scenario-policy.quantum']", "3");
        page.until(
            "it is in force",
            "return kwt.text('.stage-picture strong').includes('quantum 3')",
        );
        assert_eq!(page.at(), 0);
    });
}

#[test]
fn names_are_text_in_any_script_and_never_markup() {
    visit(Look::default(), |page| {
        let name = "<img src=x onerror=boom()>&amp;";
        let mut scenario = Kw::preset("convoy");
        scenario["processes"][0]["id"] = json!(name);
        scenario["processes"][1]["id"] = json!("프로세스 둘");
        let file = scratch("<b>mine.json", scenario.to_string().as_bytes());
        page.open(LAB);
        page.choose_file(file.path());
        page.until(
            "it is open",
            "return (kwt.text('.notice.said') || '').includes('<b>mine.json')",
        );
        page.until("the run is over", "return kwt.settled()");
        for language in ["en", "ko"] {
            page.language(language);
            for tab in ["scenario", "results", "compare", "changes", "steps"] {
                page.tab(tab);
                page.scrub(page.end() / 2);
                let markup = page.js("return kwt.all('img, .notice b, [onerror]').length", &[]);
                assert_eq!(markup, json!(0), "{tab}");
            }
        }
        page.language("en");
        assert_eq!(Kw::open(&page.share()), scenario);
        page.tab("results");
        results_equal(page, "names", &Kw::result(&scenario));
    });
}
