//! The page around the labs: links, languages, keyboard, assistive technology, sizes, policies.

use kw_tests::{Key, Kw, Look, Page, Value, axe, is_korean, json, tab_through, violations, visit};

const LAB: &str = "#/os/scheduling";
const TABS: [&str; 5] = ["scenario", "results", "compare", "changes", "steps"];

/// The page has a sentence in an alert, and the lab with its default scenario below it.
fn alert_and_default(page: &Page, what: &str) -> String {
    page.until(
        &format!("{what}: a sentence is shown"),
        "return kwt.ready() && kwt.all('[role=alert]').some((e) => kwt.shown(e) && e.textContent.trim().length > 20)",
    );
    let sentence = page.text("[role=alert]");
    assert!(!sentence.contains('⟨'), "{what}: {sentence}");
    let scenario = Kw::open(&page.share());
    assert_eq!(
        scenario,
        Kw::json(&["example", "os/scheduling"], ""),
        "{what}: the default scenario is open"
    );
    sentence
}

/// The same link as a later version of the format would begin it.
fn of_version_two(link: &str) -> String {
    // The version is the first byte: base64's first character and a third of the second.
    let at = link.find("s=").expect("a scenario") + 2;
    assert_eq!(&link[at..at + 1], "A", "the format is still 1");
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let second = link.as_bytes()[at + 1];
    let value = ALPHABET
        .iter()
        .position(|c| *c == second)
        .expect("base64url");
    let other = ALPHABET[value ^ 0b11_0000] as char;
    format!("{}{other}{}", &link[..=at], &link[at + 2..])
}

#[test]
fn a_bad_link_gets_a_sentence_and_the_default_scenario() {
    let link = Kw::link(&Kw::preset("convoy"));
    let cut = &link[..link.len() - 40];
    let mangled = link.replacen("s=", "s=!!", 1);
    let long = format!("{LAB}?s={}", "A".repeat(20_000));
    let later = of_version_two(&link);
    for look in [Look::default(), Look::korean()] {
        let korean = look.language.starts_with("ko");
        visit(look, |page| {
            for (what, fragment) in [
                ("a cut link", cut),
                ("a mangled link", &mangled),
                ("an over-long link", &long),
                ("a link from the future", &later),
                ("an empty link", "#/os/scheduling?s="),
            ] {
                page.open(fragment);
                let sentence = alert_and_default(page, what);
                assert_eq!(is_korean(&sentence), korean, "{what}: {sentence}");
                if what.contains("future") {
                    assert!(sentence.contains('2'), "it names the version: {sentence}");
                }
            }
        });
    }
}

#[test]
fn a_link_with_an_unknown_preset_gets_a_sentence() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?preset=no-such-one"));
        let sentence = alert_and_default(page, "an unknown preset");
        assert!(sentence.contains("no-such-one"), "{sentence}");
    });
}

#[test]
fn a_link_to_an_unknown_lab_gets_a_sentence_and_a_way_home() {
    visit(Look::default(), |page| {
        for fragment in ["#/os/no-such-lab", "#/nothing?s=AW3", "#/os/scheduling/x"] {
            page.open(fragment);
            page.until(
                "a sentence is shown",
                "return kwt.shown(kwt.one('main [role=alert]')) && kwt.text('main [role=alert]').includes('os/scheduling')",
            );
            page.click("main a[href='#/']");
            page.until("the home page is there", "return !!kwt.one('main.home')");
        }
    });
}

#[test]
fn steps_and_tabs_that_do_not_exist_do_no_harm() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?at=999999&tab=nothing&with=x,y&colour=red"));
        page.stands_at(page.end());
        page.open(&format!("{LAB}?at=-3&tab="));
        page.stands_at(0);
        page.open(&format!("{LAB}?at=99999999999999999999999"));
        assert!(page.at() <= page.end());
        page.open("#//os/scheduling//");
        page.open("#os/scheduling");
    });
}

#[test]
fn links_of_released_versions_still_open() {
    let corpus = include_str!("../links/corpus.txt");
    let links: Vec<(&str, Value)> = corpus
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let (link, scenario) = line.split_once(' ').expect("a link and its scenario");
            (link, serde_json::from_str(scenario).expect("JSON"))
        })
        .collect();
    assert!(links.len() >= 5);
    visit(Look::default(), |page| {
        for (link, scenario) in &links {
            page.open(link);
            assert_eq!(
                page.js("return kwt.all('[role=alert]').length", &[]),
                json!(0),
                "{link}"
            );
            let now = Kw::open(&page.share());
            assert_eq!(
                Kw::result(&now),
                Kw::result(scenario),
                "{link} means the same as ever"
            );
        }
    });
}

#[test]
fn another_address_in_the_same_window_opens() {
    visit(Look::default(), |page| {
        page.open("");
        page.until("home", "return !!kwt.one('main.home')");
        page.js(
            "location.hash = arguments[0]",
            &[json!(format!("{LAB}?preset=convoy&at=3"))],
        );
        page.until("the lab", "return kwt.ready() && kwt.at() === 3");
        page.js(
            "location.hash = arguments[0]",
            &[json!(format!("{LAB}?preset=hrrn"))],
        );
        page.until(
            "the other preset",
            "return kwt.text('.stage-picture strong') === 'HRRN'",
        );
        page.js("history.back()", &[]);
        page.until(
            "back",
            "return kwt.text('.stage-picture strong') === 'FCFS'",
        );
        page.js("history.back()", &[]);
        page.until("home again", "return !!kwt.one('main.home')");
    });
}

#[test]
fn from_home_to_a_lab_within_one_click_and_something_moves() {
    visit(Look::default(), |page| {
        page.open("");
        let live = "return kwt.one('.live svg.picture').outerHTML";
        let before = page.text_of(live, &[]);
        // It rests until somebody does something.
        page.key(Key::Tab);
        page.until_for(
            "the small picture moves",
            &format!("{live} !== arguments[0]"),
            &[json!(before)],
        );
        page.click(".lab-card h3 a, .lab-card a:not([aria-hidden])");
        page.until(
            "the lab is there",
            "return !!kwt.one('main.lab') && kwt.ready()",
        );
    });
}

#[test]
fn the_search_finds_labs_and_presets_in_both_languages() {
    visit(Look::default(), |page| {
        page.open("");
        for (language, query, none) in [("en", "convoy", "zzz"), ("ko", "스케줄링", "없는말")]
        {
            page.language(language);
            page.fill("input[type=search]", query);
            page.until(
                "it is found",
                "return kwt.all('.lab-card').length > 0 && !kwt.one('main [role=status]')",
            );
            page.fill("input[type=search]", none);
            page.until_for(
                "nothing is found",
                "return kwt.all('.lab-card').length === 0 && kwt.text('main [role=status]').includes(arguments[0])",
                &[json!(none)],
            );
            page.fill("input[type=search]", "");
            page.until("all are back", "return kwt.all('.lab-card').length > 0");
        }
    });
}

#[test]
fn the_language_changes_and_nothing_else_does() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?preset=mlfq-cured"));
        page.fill("[id='scenario-switch_cost']", "2");
        page.until(
            "it is in force",
            "return kwt.one(\"[id='scenario-switch_cost']\").value === '2' && kwt.ready()",
        );
        let scenario = Kw::open(&page.share());
        for tab in TABS {
            page.language("en");
            page.tab(tab);
            page.scrub(9);
            page.stands_at(9);
            let why = page.why();
            page.language("ko");
            assert!(is_korean(&page.why()) && !is_korean(&why));
            assert_eq!(page.at(), 9, "{tab}");
            assert_eq!(
                page.text_of("return kwt.one('[role=tab][aria-selected=true]').id", &[]),
                format!("tab-{tab}")
            );
            assert_eq!(Kw::open(&page.share()), scenario, "{tab}");
            page.language("en");
            assert_eq!(page.why(), why, "{tab}");
        }
        // And it is remembered.
        page.language("ko");
        page.open("");
        assert_eq!(
            page.text_of("return document.documentElement.lang", &[]),
            "ko"
        );
    });
}

#[test]
fn the_first_language_is_the_readers_own() {
    visit(Look::korean(), |page| {
        page.open("");
        assert_eq!(
            page.text_of("return document.documentElement.lang", &[]),
            "ko"
        );
        assert!(is_korean(&page.text("h1")));
    });
    visit(
        Look {
            language: "fr-FR",
            ..Look::default()
        },
        |page| {
            page.open("");
            assert_eq!(
                page.text_of("return document.documentElement.lang", &[]),
                "en"
            );
        },
    );
}

/// Every text of the page, also those in attributes.
const TEXTS: &str = "
  const all = [document.title, document.body.innerText];
  for (const e of document.querySelectorAll('*')) {
    for (const n of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'])
      if (e.hasAttribute(n)) all.push(e.getAttribute(n));
    for (const c of e.childNodes) if (c.nodeType === 3) all.push(c.data);
  }
  return all.filter((t) => /[\\u27E8\\u27E9\\uFFFD]|\\{ ?\\$|undefined|NaN/.test(t)).map((t) => t.slice(0, 200))";

#[test]
fn no_text_is_missing_in_either_language() {
    visit(Look::default(), |page| {
        for language in ["en", "ko"] {
            page.open("");
            page.language(language);
            assert_eq!(page.js(TEXTS, &[]), json!([]), "home, {language}");
            for preset in Kw::presets() {
                page.open(&format!("{LAB}?preset={preset}"));
                for tab in TABS {
                    page.tab(tab);
                    page.key(Key::End);
                    let end = page.end();
                    page.scrub(end / 2);
                    assert_eq!(
                        page.js(TEXTS, &[]),
                        json!([]),
                        "{preset}, {tab}, {language}"
                    );
                }
            }
            // What is not always there.
            for kind in [
                "set-priority",
                "set-nice",
                "set-tickets",
                "add",
                "set-policy",
            ] {
                page.tab("changes");
                page.choose("[id='change-input.do']", kind);
                assert_eq!(page.js(TEXTS, &[]), json!([]), "{kind}, {language}");
            }
            for policy in [
                "fcfs", "sjf", "srtf", "hrrn", "priority", "mlfq", "lottery", "stride", "fair",
            ] {
                page.tab("scenario");
                page.choose("[id='scenario-policy.name']", policy);
                page.until("it runs", "return kwt.settled()");
                assert_eq!(page.js(TEXTS, &[]), json!([]), "{policy}, {language}");
            }
            page.press_button("help");
            assert_eq!(page.js(TEXTS, &[]), json!([]), "help, {language}");
        }
    });
}

#[test]
fn the_language_of_hangul_and_the_rest_is_told_apart() {
    // A Korean page must not have an English interface left in it.
    visit(Look::korean(), |page| {
        page.open(LAB);
        for tab in TABS {
            page.tab(tab);
            page.scrub(5);
            let english = page.js(
                "return kwt.all('button, caption, th[scope=col], label, legend, h1, h2, h3, .why .text, option, p')
                   .filter((e) => kwt.shown(e) && !e.closest('.prefs, .brand, kbd, .rule-source'))
                   .map((e) => e.textContent.trim())
                   .filter((t) => /[a-z]{4,}/.test(t) && !/[가-힣]/.test(t))",
                &[],
            );
            assert_eq!(english, json!([]), "{tab}");
        }
    });
}

// --- keyboard -------------------------------------------------------------------------------------

#[test]
fn the_keyboard_reaches_everything_and_is_caught_nowhere() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let forward = tab_through(page, false);
        assert!(forward.len() < 400, "the end of the page is never reached");
        assert!(forward[0].0.contains("skip"), "{:?}", forward[0]);
        for part in [
            "presets",
            "Random",
            "Import",
            "Share",
            ".save",
            "Pause|Play",
            "Speed|SELECT",
            "INPUT",
            "#tab-scenario",
            "#scenario-policy.name",
            "#scenario-policy.quantum",
            "#scenario-processes[0].bursts",
            "Add",
        ] {
            assert!(
                forward
                    .iter()
                    .any(|(name, _)| part.split('|').any(|p| name.contains(p))),
                "{part} is not reached: {forward:#?}"
            );
        }
        let unseen: Vec<&String> = forward.iter().filter(|f| !f.1).map(|f| &f.0).collect();
        assert!(unseen.is_empty(), "the focus cannot be seen at {unseen:#?}");
        // Every control that can be used has been reached.
        let missed = page.js(
            "return kwt.all('a[href], button, input, select, [tabindex]').filter((e) => kwt.shown(e) && !e.disabled && e.tabIndex >= 0 && !e.kwtN).map((e) => e.outerHTML.slice(0, 120))",
            &[],
        );
        assert_eq!(missed, json!([]));
        let back = tab_through(page, true);
        assert_eq!(back.len(), forward.len(), "backwards as many as forwards");
    });
}

#[test]
fn the_skip_link_goes_to_the_content() {
    visit(Look::default(), |page| {
        for fragment in ["", LAB] {
            page.open(fragment);
            page.key(Key::Tab);
            page.until("the skip link can be seen", "return document.activeElement.matches('.skip') && kwt.shown(document.activeElement) && document.activeElement.getBoundingClientRect().top >= 0");
            page.key(Key::Enter);
            page.until(
                "the content has the focus",
                "return document.activeElement.id === 'content'",
            );
            page.key(Key::Tab);
            let inside = page.js("return !!document.activeElement.closest('main')", &[]);
            assert_eq!(inside, json!(true));
            assert!(page.fragment().starts_with(fragment), "{}", page.fragment());
        }
    });
}

#[test]
fn a_lab_is_used_with_the_keyboard_alone() {
    visit(Look::default(), |page| {
        page.open(LAB);
        page.key(Key::Right);
        page.stands_at(1);
        // To the tabs.
        for _ in 0..60 {
            page.key(Key::Tab);
            if page.js("return document.activeElement.id", &[]) == json!("tab-scenario") {
                break;
            }
        }
        for next in [
            "results",
            "compare",
            "curves",
            "changes",
            "steps",
            "exercises",
            "note",
            "scenario",
        ] {
            page.key(Key::Right);
            page.until_for(
                &format!("the tab {next} is open and has the focus"),
                "const t = kwt.one('#tab-' + arguments[0]); return t.getAttribute('aria-selected') === 'true' && document.activeElement === t
                   && kwt.one('#tab-panel').getAttribute('aria-labelledby') === t.id",
                &[json!(next)],
            );
            assert_eq!(page.at(), 1, "arrows in the tabs are not the player's");
        }
        page.key(Key::Left);
        page.until(
            "it goes round",
            "return document.activeElement.id === 'tab-note'",
        );
        page.key(Key::Home);
        page.key(Key::End);
        let at = page.at();
        page.character('?');
        page.until(
            "the help is open",
            "return kwt.one('dialog').open && kwt.one('dialog').contains(document.activeElement)",
        );
        page.key(Key::Escape);
        page.until("the help is closed", "return !kwt.one('dialog').open");
        assert_eq!(page.at(), at);
        assert_eq!(
            page.js("return document.activeElement.id", &[]),
            json!("tab-note"),
            "the focus is back"
        );
        // The dialog holds what is behind it.
        page.character('?');
        page.until("the help is open", "return kwt.one('dialog').open");
        page.key(Key::Enter);
        page.until("its button closes it", "return !kwt.one('dialog').open");
    });
}

#[test]
fn what_has_the_focus_is_not_behind_the_player_on_a_phone() {
    // The player stays at the lower edge; WCAG 2.2 asks for focus that is not hidden (2.4.11).
    let look = Look {
        width: 390,
        height: 780,
        ..Look::default()
    };
    visit(look, |page| {
        page.open(LAB);
        let mut hidden = Vec::new();
        for back in [false, true] {
            page.js(
                "document.activeElement.blur(); scrollTo(0, arguments[0] ? 1e6 : 0)",
                &[json!(back)],
            );
            for _ in 0..70 {
                if back {
                    page.shifted(Key::Tab);
                } else {
                    page.key(Key::Tab);
                }
                let over = page.js(
                    "const e = document.activeElement; const b = e.getBoundingClientRect();
                     if (e === document.body || e.closest('.player') || b.height > innerHeight / 2) return null;
                     const p = kwt.one('.player').getBoundingClientRect();
                     return getComputedStyle(kwt.one('.player')).position === 'fixed' && b.bottom > p.top + 1
                       ? (e.id || e.textContent.trim() || e.outerHTML.slice(0, 60)) : null",
                    &[],
                );
                hidden.extend(over.as_str().map(str::to_owned));
            }
        }
        assert!(hidden.is_empty(), "behind the player: {hidden:#?}");
    });
}

#[test]
fn keys_typed_into_a_field_are_the_fields() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?at=4"));
        page.stands_at(4);
        page.js("kwt.one(\"[id='scenario-processes[0].id']\").focus()", &[]);
        page.keys(&[Key::Home, Key::Right, Key::Left, Key::End]);
        page.character('?');
        page.until(
            "it is typed",
            "return kwt.one(\"[id='scenario-processes[0].id']\").value === 'P1?'",
        );
        assert_eq!(page.js("return kwt.one('dialog').open", &[]), json!(false));
        // Typing on: the field keeps the focus and the place in the text.
        page.key(Key::Left);
        page.character('x');
        page.character('y');
        page.until(
            "typed in the middle",
            "return kwt.one(\"[id='scenario-processes[0].id']\").value === 'P1xy?'",
        );
    });
}

#[test]
fn the_timeline_is_used_with_arrow_keys() {
    visit(Look::default(), |page| {
        page.open(LAB);
        page.js("kwt.range().focus()", &[]);
        page.keys(&[Key::Right, Key::Right, Key::Right]);
        page.stands_at(3);
        page.key(Key::Left);
        page.stands_at(2);
        page.key(Key::End);
        page.stands_at(page.end());
        page.key(Key::Home);
        page.stands_at(0);
        let said = page.text_of("return kwt.range().getAttribute('aria-valuetext')", &[]);
        assert!(said.contains("0"), "{said}");
    });
}

#[test]
fn each_step_is_said_to_those_who_do_not_see_it() {
    visit(Look::default(), |page| {
        page.open(LAB);
        for n in 1..=5 {
            page.key(Key::Right);
            page.stands_at(n);
            let said = page.text("[aria-live=polite]");
            let clock = page.text(".why .time");
            assert_eq!(said, format!("Step {n}, {clock}: {}", page.why()));
        }
        assert_eq!(
            page.js("return kwt.all('[aria-live]').length", &[]),
            json!(1)
        );
    });
}

// --- axe ------------------------------------------------------------------------------------------

fn axe_is_content(width: u32, language: &'static str) {
    let axe = axe();
    visit(
        Look {
            width,
            language,
            ..Look::default()
        },
        |page| {
            let mut found = Vec::new();
            for theme in ["light", "dark"] {
                page.open("");
                page.theme(theme);
                page.js(&axe, &[]);
                found.extend(violations(page, &format!("home, {theme}")));
                page.open(&format!("{LAB}?preset=two-cpus&at=9"));
                page.js(&axe, &[]);
                for tab in TABS {
                    page.tab(tab);
                    found.extend(violations(page, &format!("{tab}, {theme}")));
                }
                // What is not always there: a refusal, a notice, the help.
                page.tab("scenario");
                page.fill("[id='scenario-processes[0].bursts']", "5 4");
                page.until("it is refused", "return !!kwt.one('.error')");
                found.extend(violations(page, &format!("a refusal, {theme}")));
                page.press_button("share");
                page.until("a notice", "return kwt.shown(kwt.one('.notice'))");
                found.extend(violations(page, &format!("a notice, {theme}")));
                page.press_button("help");
                page.until("the help is open", "return kwt.one('dialog').open");
                found.extend(violations(page, &format!("the help, {theme}")));
            }
            assert!(found.is_empty(), "{width} px, {language}: {found:#?}");
        },
    );
}

#[test]
fn axe_finds_nothing_wide_in_english() {
    axe_is_content(1280, "en-US");
}

#[test]
fn axe_finds_nothing_wide_in_korean() {
    axe_is_content(1280, "ko-KR");
}

#[test]
fn axe_finds_nothing_narrow_in_english() {
    axe_is_content(390, "en-US");
}

#[test]
fn axe_finds_nothing_narrow_in_korean() {
    axe_is_content(390, "ko-KR");
}

// --- sizes ----------------------------------------------------------------------------------------

#[test]
fn no_page_scrolls_sideways() {
    const WIDE: &str = "const d = document.documentElement;
       if (d.scrollWidth <= innerWidth) return null;
       return kwt.all('body *').filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest('.table-box'))
         .slice(0, 4).map((e) => e.outerHTML.slice(0, 120)).concat(['scrollWidth ' + d.scrollWidth])";
    for look in [Look::default(), Look::korean()] {
        visit(look.clone(), |page| {
            let mut wrong = Vec::new();
            for width in [320, 390, 768, 1280] {
                page.resize(width, 800);
                page.open("");
                let mut look_at = |what: &str| {
                    // The pictures are drawn anew for the new width; narrower than 318 they are scaled.
                    page.until(
                        "the pictures fit their places",
                        "return kwt.all('.sized').every((e) => { const s = e.querySelector('svg'); return !s || Math.abs(+s.getAttribute('width') - Math.max(e.clientWidth, 318)) < 2 || +s.getAttribute('width') <= e.clientWidth })",
                    );
                    let found = page.js(WIDE, &[]);
                    if !found.is_null() {
                        wrong.push(format!("{what} at {width} px, {}: {found}", look.language));
                    }
                };
                look_at("home");
                for preset in ["first-look", "mlfq-cured", "fair-nice"] {
                    page.open(&format!("{LAB}?preset={preset}&at=7"));
                    for tab in TABS {
                        page.tab(tab);
                        look_at(&format!("{preset}, {tab}"));
                    }
                }
                page.press_button("help");
                look_at("help");
            }
            assert!(wrong.is_empty(), "{wrong:#?}");
        });
    }
}

#[test]
fn a_window_that_changes_its_width_gets_another_picture() {
    visit(Look::default(), |page| {
        page.open(LAB);
        for width in [390, 1280, 700] {
            page.resize(width, 800);
            page.until(
                "the picture has the width of its place",
                "const p = kwt.one('.stage-picture .sized'); return Math.abs(+p.querySelector('svg').getAttribute('width') - p.clientWidth) < 2",
            );
        }
    });
}

#[test]
fn on_a_phone_everything_can_be_pressed() {
    visit(
        Look {
            width: 390,
            height: 780,
            ..Look::default()
        },
        |page| {
            page.open(LAB);
            page.press_button("step-forward");
            page.stands_at(1);
            for tab in TABS {
                page.tab(tab);
            }
            page.tab("scenario");
            page.press_button("add-row");
            page.press_button("last-step");
            page.stands_at(page.end());
            // Targets are at least 24 px (WCAG 2.2, 2.5.8), and those of the player 32.
            let small = page.js(
            "return kwt.all('button, select, [role=tab]').filter((e) => kwt.shown(e)).map((e) => [e, e.getBoundingClientRect()])
               .filter(([e, b]) => Math.min(b.width, b.height) < (e.closest('.player') ? 32 : 24)).map(([e, b]) => e.outerHTML.slice(0, 80) + ' ' + b.width + '×' + b.height)",
            &[],
        );
            assert_eq!(small, json!([]));
        },
    );
}

// --- the outside world ----------------------------------------------------------------------------

/// Uses much of the page.
fn use_everything(page: &Page) {
    page.open("");
    page.open(LAB);
    for tab in TABS {
        page.tab(tab);
    }
    page.press_button("random");
    page.press_button("step-forward");
    page.press_button("share");
    page.choose("select.save", "svg");
    page.theme("dark");
    page.language("ko");
    page.press_button("help");
    page.key(Key::Escape);
}

#[test]
fn nothing_is_asked_of_other_machines() {
    for under in ["", "/course/os/kernel-and-wire"] {
        visit(
            Look {
                under,
                ..Look::default()
            },
            |page| {
                use_everything(page);
                let from = page.js(
                    "return performance.getEntriesByType('resource').map((e) => e.name)",
                    &[],
                );
                let from: Vec<&str> = from
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                assert!(from.len() >= 4, "{from:?}");
                let foreign: Vec<&&str> = from
                    .iter()
                    .filter(|url| !url.starts_with(&page.url()) && !url.starts_with("data:"))
                    .collect();
                assert!(foreign.is_empty(), "{foreign:?}");
                for seen in page.requests() {
                    assert_eq!(seen.status, 200, "{}", seen.path);
                    assert!(seen.path.starts_with(under), "{}", seen.path);
                }
            },
        );
    }
}

#[test]
fn the_policy_is_in_force_while_all_this_works() {
    visit(
        Look {
            errors_expected: true,
            ..Look::default()
        },
        |page| {
            page.open(LAB);
            assert_eq!(page.js("return kwt.refused", &[]), json!([]));
            // Were it not in force, this would run.
            page.js(
            "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s);",
            &[],
        );
            page.until(
                "an inline script is refused",
                "return kwt.refused.length > 0 && !window.ran",
            );
        },
    );
}

#[test]
fn storage_that_is_blocked_does_no_harm() {
    let look = Look {
        before: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
        ..Look::default()
    };
    visit(look, |page| {
        page.open(LAB);
        page.language("ko");
        page.theme("dark");
        page.key(Key::Right);
        page.stands_at(1);
    });
}

#[test]
fn a_clipboard_that_refuses_leaves_the_link_to_copy_by_hand() {
    let look = Look {
        before: "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });",
        ..Look::default()
    };
    visit(look, |page| {
        page.open(LAB);
        let fragment = page.share();
        page.until("the link is shown", "return !!kwt.one('.notice input')");
        let shown = page.text_of("return kwt.one('.notice input').value", &[]);
        assert_eq!(shown, format!("{}{fragment}", page.url()));
    });
}

#[test]
fn without_web_assembly_there_is_a_sentence() {
    let look = Look {
        before: "delete window.WebAssembly;",
        errors_expected: true,
        ..Look::default()
    };
    visit(look, |page| {
        page.load(LAB);
        page.until(
            "a sentence is shown",
            "return kwt.shown(kwt.one('#boot-old')) && kwt.text('#boot-old').includes('WebAssembly')
               && !kwt.shown(kwt.one('#boot-loading'))",
        );
        let text = page.text("#boot-old");
        assert!(is_korean(&text) && text.contains("browser"), "{text}");
    });
}

#[test]
fn a_program_that_does_not_arrive_leaves_a_sentence() {
    let look = Look {
        before: "const f = window.fetch; window.fetch = () => Promise.reject(new TypeError('no network'));",
        errors_expected: true,
        ..Look::default()
    };
    visit(look, |page| {
        page.load(LAB);
        page.until(
            "a sentence is shown",
            "return kwt.shown(kwt.one('#boot-old'))",
        );
    });
}

// --- paper ----------------------------------------------------------------------------------------

#[test]
fn on_paper_there_are_the_picture_and_the_tables_but_no_controls() {
    visit(Look::default(), |page| {
        page.open(&format!("{LAB}?at=9&tab=results"));
        page.stands_at(9);
        page.until("the results", "return !!kwt.one('.results table')");
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        page.until(
            "the player is gone",
            "return !kwt.shown(kwt.one('.player'))",
        );
        for gone in [".tools", ".prefs", "[role=tablist]", ".zoom", ".skip"] {
            assert_eq!(
                page.js("return kwt.shown(kwt.one(arguments[0]))", &[json!(gone)]),
                json!(false),
                "{gone}"
            );
        }
        for there in [
            ".stage-picture svg.picture",
            ".why .text",
            ".results table[data-table=per-process]",
            ".results table[data-table=overall]",
            ".now-tables table",
            ".legend",
        ] {
            assert_eq!(
                page.js("return kwt.shown(kwt.one(arguments[0]))", &[json!(there)]),
                json!(true),
                "{there}"
            );
        }
        let pdf = page.cdp("Page.printToPDF", json!({ "printBackground": false }));
        assert!(pdf["data"].as_str().is_some_and(|data| data.len() > 10_000));
    });
}

#[test]
fn what_is_saved_is_what_kw_makes() {
    // Downloads are caught before they reach the disk.
    let look = Look {
        before: "window.saved = {}; const make = URL.createObjectURL;
          URL.createObjectURL = (b) => { const u = make.call(URL, b); window.last = b; return u; };
          HTMLAnchorElement.prototype.click = function () { if (this.download) window.saved[this.download] = window.last; };",
        ..Look::default()
    };
    visit(look, |page| {
        page.open(&format!("{LAB}?preset=io-bound&at=3"));
        page.stands_at(3);
        let scenario = Kw::preset("io-bound");
        for form in ["scenario", "csv", "json", "svg"] {
            page.choose("select.save", form);
        }
        page.until("all are saved", "return Object.keys(saved).length === 4");
        let saved = |name: &str| {
            page.text_of("return saved[arguments[0]].arrayBuffer().then((b) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(b))", &[json!(name)])
        };
        let json_of = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        assert_eq!(json_of(&saved("os-scheduling.json")), scenario);
        let input = scenario.to_string();
        assert_eq!(
            json_of(&saved("os-scheduling.result.json")),
            Kw::json(&["run", "-", "--format", "json", "--steps"], &input)
        );
        let csv = saved("os-scheduling.steps.csv");
        assert_eq!(
            csv.trim_start_matches('\u{feff}'),
            Kw::text(&["run", "-", "--format", "csv"], &input)
        );
        assert!(csv.starts_with('\u{feff}'), "spreadsheets need the mark");
        page.js("document.activeElement.blur()", &[]);
        page.key(Key::End);
        page.stands_at(page.end());
        page.js("delete saved['os-scheduling.svg']", &[]);
        page.choose("select.save", "svg");
        page.until(
            "the picture is saved",
            "return !!saved['os-scheduling.svg']",
        );
        let (here, kw) = (
            saved("os-scheduling.svg"),
            Kw::text(&["run", "-", "--format", "svg"], &input),
        );
        let differ = here.chars().zip(kw.chars()).position(|(a, b)| a != b);
        let differ = differ.or((here.len() != kw.len()).then_some(here.len().min(kw.len())));
        if let Some(at) = differ {
            let around = |s: &str| {
                s.chars()
                    .skip(at.saturating_sub(60))
                    .take(120)
                    .collect::<String>()
            };
            panic!(
                "the picture differs from kw's at {at}:\n{}\n{}",
                around(&here),
                around(&kw)
            );
        }
    });
}

/// A trap ends the program; then the page itself has to speak.
#[test]
fn a_fallen_program_is_told_in_both_languages() {
    visit(Look::default(), |page| {
        page.open(LAB);
        let said = "return document.getElementById('crash').checkVisibility()";
        assert_eq!(page.js(said, &[]), json!(false));
        for thrown in [
            "window.dispatchEvent(new ErrorEvent('error', { error: new Error('of an extension') }))",
            "window.dispatchEvent(new ErrorEvent('error', { error: null }))",
        ] {
            page.js(thrown, &[]);
            assert_eq!(page.js(said, &[]), json!(false), "{thrown}");
        }
        page.js(
            "window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))",
            &[],
        );
        assert_eq!(page.js(said, &[]), json!(true));
        let text = page.text_of("return document.getElementById('crash').textContent", &[]);
        assert!(
            text.contains("오류가 났습니다") && text.contains("went wrong"),
            "{text}"
        );
    });
}

// --- the tests themselves ---------------------------------------------------------------------------

#[test]
#[should_panic(expected = "the console has errors")]
fn an_error_that_a_page_logs_fails_its_test() {
    visit(Look::default(), |page| {
        page.open("");
        page.js("console.error('this is wrong')", &[]);
    });
}

#[test]
#[should_panic(expected = "the console has errors")]
fn an_error_that_nobody_catches_fails_its_test() {
    visit(Look::default(), |page| {
        page.open("");
        page.js(
            "setTimeout(() => { throw new Error('this is wrong'); })",
            &[],
        );
        page.until(
            "it is thrown",
            "return new Promise((f) => setTimeout(() => f(true)))",
        );
    });
}
