//! Exams from end to end, in both languages: an instructor makes one and a link, a student answers and hands in, the
//! file is verified and marked on the instructor's page; what was changed is refused, a bad link gets a sentence.
//! Nothing here asks how late it is: what a file says of its time is only read.

use kw_tests::{
    CATCH_FILES, Key, Kw, Look, Page, Scratch, Value, axe, int, is_korean, json, lab_words,
    scratch, tab_through, violations, visit,
};

/// A text of the exam's file in the language in force.
fn words(page: &Page, id: &str) -> String {
    let language = page.text_of("return document.documentElement.lang", &[]);
    lab_words("exam", &language, id)
}

/// What was saved with such a beginning of its name: the name and the text.
fn saved(page: &Page, begin: &str) -> (String, String) {
    let name = page.until_for(
        "a file is saved",
        "return Object.keys(window.saved).find((n) => n.startsWith(arguments[0]))",
        &[json!(begin)],
    );
    let name = name.as_str().unwrap_or_default().to_owned();
    let text = String::from_utf8(page.saved(&name)).expect("files are UTF-8");
    page.js("window.saved = {}", &[]);
    (name, text)
}

/// Chooses files in one of the page's controls.
fn give(page: &Page, control: &str, files: &[(&str, &str)]) {
    // WebDriver's own way finds the first control only.
    let files: Vec<Value> = files.iter().map(|f| json!([f.0, f.1])).collect();
    page.js(
        "const d = new DataTransfer();
         for (const [name, text] of arguments[1]) d.items.add(new File([text], name, { type: 'application/json' }));
         const e = kwt.one(arguments[0]); e.files = d.files; e.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(control), json!(files)],
    );
}

/// The right answers of a student, question by question, as `kw` has them.
fn keys(exam: &Scratch, student: &str, language: &str) -> Vec<Vec<String>> {
    let path = exam.path().to_str().expect("a path in UTF-8");
    let sheet = Kw::text(
        &[
            "exam",
            "sheet",
            path,
            "--student",
            student,
            "--key",
            "--lang",
            language,
        ],
        "",
    );
    let lines = sheet.lines().filter_map(|line| line.split_once(". "));
    lines
        .filter(|(n, _)| n.parse::<u32>().is_ok())
        .map(|(_, key)| {
            key.replace('\\', "")
                .split("; ")
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

/// Types all answers; those of the last question wrong.
fn answer(page: &Page, keys: &[Vec<String>]) {
    for (q, key) in keys.iter().enumerate() {
        for (i, right) in key.iter().enumerate() {
            let is_last = q + 1 == keys.len();
            let typed = if is_last { "123456789" } else { right };
            page.fill(&format!("#q{}-answer-{i}", q + 1), typed);
        }
    }
}

/// The table of results.
fn results(page: &Page, files: &[(&str, &str)]) -> Vec<Vec<String>> {
    give(page, "#exam-papers", files);
    page.until("all are checked", "return !!kwt.one('table.papers')");
    page.table("table.papers")
}

fn look(language: &'static str) -> Look {
    Look {
        language,
        before: CATCH_FILES,
        ..Look::default()
    }
}

fn story(page: &Page, language: &str, student: &str) {
    page.open("#/exam");
    // A new exam has a code of its own, and no title: that is asked for.
    let code = page.text_of("return kwt.one('#exam-field-code').value", &[]);
    assert_eq!(code.len(), 14, "{code}");
    page.press_button_of("exam", "exam-save");
    page.until(
        "the title is asked for",
        "return kwt.one('#exam-field-title').getAttribute('aria-invalid') === 'true' && document.activeElement.id === 'exam-field-title'",
    );
    let refused = page.text("[role=alert]");
    assert!(refused.starts_with(&words(page, "exam-name")), "{refused}");
    page.fill("#exam-field-title", "5주차 quiz");
    page.choose("#exam-part-0", "net/subnetting");
    page.choose("#exam-level-0", "2");
    page.fill(".exam-parts input[type=number]", "2");
    page.press_button_of("exam", "exam-part-add");
    page.until(
        "the new part has the focus",
        "return document.activeElement.id === 'exam-part-1'",
    );
    page.choose("#exam-part-1", "os/scheduling");
    page.fill(".exam-parts:nth-of-type(2) input[type=number]", "1");
    page.key(Key::Tab);
    page.press_button_of("exam", "exam-save");
    let (name, exam_text) = saved(page, "exam-");
    assert_eq!(name, "exam-5주차-quiz.json");
    let exam_file = scratch(&format!("exam-{language}.json"), exam_text.as_bytes());
    let exam: Value = serde_json::from_str(&exam_text).expect("JSON");
    assert_eq!(exam["code"], code);
    let parts = json!([{"lab":"net/subnetting","level":2,"count":2},{"lab":"os/scheduling","level":1,"count":1}]);
    assert_eq!(exam["parts"], parts);

    // Links, and sheets with their key.
    page.fill("#exam-list", &format!("{student}\n20265678\n"));
    page.press_button_of("exam", "exam-links-make");
    page.until(
        "there are links",
        "return kwt.all('.exam-links tbody tr').length === 2",
    );
    page.press_button_of("exam", "exam-links-save");
    let (_, csv) = saved(page, "exam-links");
    let link = page.text_of("return kwt.one('.exam-links td a').href", &[]);
    assert!(csv.starts_with('\u{feff}') && csv.contains(&link), "{csv}");
    let by_kw = Kw::text(
        &[
            "exam",
            "links",
            exam_file.path().to_str().expect("UTF-8"),
            "--base",
            &page.url(),
        ],
        "",
    );
    let packed = by_kw.split("s=").nth(1).unwrap_or_default().trim();
    assert!(link.contains(packed), "{link} {by_kw}");
    page.js("window.print = () => { window.printed = [document.documentElement.dataset.print, kwt.text('.printed')] }", &[]);
    for (button, is_key) in [("exam-print-sheet", false), ("exam-print-key", true)] {
        page.choose("#exam-for", "*");
        page.js("delete window.printed", &[]);
        page.press_button_of("exam", button);
        let printed = page.until("it is printed", "return window.printed");
        assert_eq!(printed[0], "sheet");
        let count = page.js(
            "return [kwt.all('.printed section').length, kwt.all('.printed section.key').length]",
            &[],
        );
        assert_eq!(count, json!([2, if is_key { 2 } else { 0 }]));
        let text = printed[1].as_str().unwrap_or_default();
        assert!(
            text.contains(student) && text.contains("20265678"),
            "{text}"
        );
    }
    let right = keys(&exam_file, student, language);
    let printed = page.text(".printed section li");
    assert_eq!(
        printed,
        right[0].join("; "),
        "the page and kw have the same key"
    );

    // The student.
    page.go(&link);
    page.until("the page stands", "return kwt.settled()");
    assert!(page.text(".exam-you").contains(student));
    page.press_button_of("exam", "exam-begin");
    page.until(
        "the first field has the focus",
        "return document.activeElement.id === 'q1-answer-0'",
    );
    let (first, text) = (&right[0][0], "return kwt.one('#q1-answer-0').value");
    page.fill("#q1-answer-0", first);
    // It is still there after the page was loaded anew, and nothing is marked yet.
    page.go(&link);
    page.until("the questions stand", "return !!kwt.one('#q1-answer-0')");
    assert_eq!(page.text_of(text, &[]), *first);
    assert_eq!(page.js("return kwt.all('.verdict').length", &[]), json!(0));
    page.press_button_of("exam", "exam-hand-in");
    page.until(
        "it is asked",
        "return document.activeElement.id === 'exam-hand-in-now'",
    );
    assert!(
        page.text(".exam-open").contains("2, 3"),
        "{}",
        page.text(".exam-open")
    );
    page.press_button_of("exam", "exam-go-on");
    page.until(
        "it goes on",
        "return document.activeElement.id === 'exam-hand-in'",
    );
    answer(page, &right);
    page.press_button_of("exam", "exam-hand-in");
    page.until(
        "all has an answer",
        "return !!kwt.one('#exam-sure') && !kwt.one('.exam-open')",
    );
    page.press_button_of("exam", "exam-hand-in-now");
    page.until(
        "it is handed in",
        "return document.activeElement.id === 'exam-done'",
    );
    let done = page.text("#exam-done");
    let of: usize = right.iter().map(Vec::len).sum();
    let marks = of - right[2].len();
    assert!(
        done.contains(&marks.to_string()) && done.contains(&of.to_string()),
        "{done}"
    );
    assert_eq!(
        page.js("return kwt.all('.verdict.good').length", &[]),
        json!(2)
    );
    assert_eq!(
        page.js(
            "return kwt.all('.exercise input:not([readonly])').length",
            &[]
        ),
        json!(0)
    );
    page.press_button_of("exam", "exam-paper-save");
    let (name, paper) = saved(page, "exam-paper-");
    // It is handed in for good.
    page.go(&link);
    page.until("the result stands", "return !!kwt.one('#exam-done')");
    assert_eq!(page.text("#exam-done"), done);

    // Back at the desk, by the file of the exam.
    page.open("#/exam");
    give(page, "#exam-open-file", &[("mine.json", &exam_text)]);
    page.until(
        "it is open",
        "return kwt.all('main [role=status]').some((e) => e.textContent.includes('mine.json'))",
    );
    let parsed: Value = serde_json::from_str(&paper).expect("JSON");
    let minutes = int(&parsed["finished"]) - int(&parsed["started"]);
    assert!(minutes >= 0.0);
    let changed = paper.replacen("\"123456789\"", "\"12\"", 1);
    assert_ne!(changed, paper);
    let table = results(
        page,
        &[
            (&name, &paper),
            ("changed.json", &changed),
            ("exam.json", &exam_text),
            ("odd.json", "{"),
        ],
    );
    assert_eq!(table.len(), 5, "{table:#?}");
    assert_eq!(table[1][1], student);
    assert_eq!(table[1][2], format!("● {}", words(page, "paper-verified")));
    assert_eq!(table[1][3..5], [marks.to_string(), of.to_string()]);
    assert_eq!(table[2][2], format!("✕ {}", words(page, "paper-changed")));
    assert_eq!(table[2][3..], ["–", "–", "–", "–"]);
    assert!(
        table[3][2].starts_with('✕') && table[4][2].starts_with('✕'),
        "{table:#?}"
    );
    page.press_button_of("exam", "exam-check-save");
    let (_, csv) = saved(page, "exam-results");
    assert_eq!(csv.lines().count(), 5, "{csv}");
    // The command line says the same.
    let file = scratch(&format!("paper-{language}.json"), paper.as_bytes());
    let path = |s: &Scratch| s.path().to_str().expect("UTF-8").to_owned();
    let said = Kw::text(
        &[
            "exam",
            "verify",
            &path(&exam_file),
            &path(&file),
            "--csv",
            "--lang",
            language,
        ],
        "",
    );
    let cells: Vec<&str> = said.lines().nth(1).unwrap_or_default().split(',').collect();
    assert_eq!(
        cells[1..],
        table[1][1..]
            .iter()
            .map(|c| c.trim_start_matches("● ").replace('–', ""))
            .collect::<Vec<_>>()
    );

    // Of another exam: the code is not in its number, but the seed is.
    page.fill(".exam-numbers input[type=number]", "31");
    page.key(Key::Tab);
    page.until(
        "what was found of the other is gone",
        "return !kwt.one('table.papers')",
    );
    let table = results(page, &[(&name, &paper)]);
    assert_eq!(table[1][2], format!("◆ {}", words(page, "paper-other")));
}

#[test]
fn an_exam_is_made_sat_and_checked_in_english() {
    visit(look("en-US"), |page| story(page, "en", "20261234"));
}

#[test]
fn an_exam_is_made_sat_and_checked_in_korean() {
    visit(look("ko-KR"), |page| {
        story(page, "ko", "홍길동 A/7");
        assert!(is_korean(&page.text("h1")));
    });
}

#[test]
fn a_bad_link_gets_one_sentence() {
    for look in [Look::default(), Look::korean()] {
        let language = look.language;
        visit(look, |page| {
            for bad in [
                "#/exam?s=",
                "#/exam?s=AAAA&student=x",
                "#/exam?s=%%%",
                "#/exam?s=_w",
            ] {
                page.open(bad);
                let said = page.text("[role=alert]");
                assert!(!said.contains('⟨') && said.len() > 20, "{said}");
                assert_eq!(is_korean(&said), language == "ko-KR", "{said}");
                assert_eq!(page.text("h1"), words(page, "exam-broken"));
                assert_eq!(
                    page.js("return kwt.all('[role=alert]').length", &[]),
                    json!(1)
                );
            }
        });
    }
}

/// An exam of two questions for the first student, or for whoever types a name.
fn link(student: Option<&str>) -> String {
    let made = Kw::text(
        &[
            "exam",
            "new",
            "--title",
            "Week 5",
            "--part",
            "net/subnetting:1:2",
            "--seed",
            "3",
            "--code",
            "AAAABBBB",
        ],
        "",
    );
    let links = match student {
        None => Kw::text(&["exam", "links", "-"], &made),
        Some(name) => {
            let list = scratch("one.txt", name.as_bytes());
            let path = list.path().to_str().expect("UTF-8").to_owned();
            Kw::text(&["exam", "links", "-", "--students", &path], &made)
        }
    };
    let line = links.lines().nth(1).unwrap_or_default();
    line.split_once(',')
        .map(|l| l.1.to_owned())
        .unwrap_or_default()
}

#[test]
fn where_nothing_may_be_kept_an_exam_goes_on_and_who_has_no_name_is_asked() {
    let blocked = Look {
        before: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });",
        ..Look::default()
    };
    visit(blocked, |page| {
        page.open(&link(None));
        page.press_button_of("exam", "exam-begin");
        page.until("a name is asked for", "return document.activeElement.id === 'exam-name' && kwt.shown(kwt.one('[role=alert]'))");
        page.fill("#exam-name", "  홍길동 ");
        page.key(Key::Enter);
        page.until("the questions stand", "return !!kwt.one('#q2-answer-0')");
        assert!(page.text(".exam-facts").ends_with("홍길동"));
        page.press_button_of("exam", "exam-hand-in");
        page.press_button_of("exam", "exam-hand-in-now");
        page.until("it is handed in", "return !!kwt.one('#exam-done')");
        assert!(page.text("#exam-done").contains("0 of 2"));
    });
}

#[test]
fn both_pages_go_by_keyboard_and_axe_finds_nothing_wrong() {
    let axe = axe();
    let narrow = Look {
        width: 390,
        ..Look::korean()
    };
    for (look, themes) in [
        (Look::default(), ["light", "dark"]),
        (narrow, ["dark", "light"]),
    ] {
        visit(look, |page| {
            let mut found = Vec::new();
            let mut check = |what: &str| {
                page.js(&axe, &[]);
                for theme in themes {
                    page.theme(theme);
                    found.extend(violations(page, &format!("{what}, {theme}")));
                }
                let wide = page.js("return document.documentElement.scrollWidth > document.documentElement.clientWidth", &[]);
                assert_eq!(wide, json!(false), "{what}: the page scrolls sideways");
            };
            page.open("#/exam");
            page.press_button_of("exam", "exam-save");
            page.until("the title is asked for", "return !!kwt.one('[role=alert]')");
            check("the desk, refused");
            page.fill("#exam-field-title", "Week 5");
            page.press_button_of("exam", "exam-part-add");
            page.fill("#exam-list", "20261234\n홍길동");
            page.press_button_of("exam", "exam-links-make");
            page.until("there are links", "return !!kwt.one('.exam-links')");
            check("the desk with links");
            let seen = tab_through(page, false);
            assert!(seen.len() > 20 && seen.iter().all(|s| s.1), "{seen:#?}");
            results(page, &[("odd.json", "{")]);
            check("the desk with results");
            page.open(&link(Some("홍길동")));
            check("the door");
            page.press_button_of("exam", "exam-begin");
            page.until("the questions stand", "return !!kwt.one('#q2-answer-0')");
            page.press_button_of("exam", "exam-hand-in");
            page.until("it is asked", "return !!kwt.one('#exam-sure')");
            check("the questions");
            let seen = tab_through(page, false);
            assert!(seen.len() >= 4 && seen.iter().all(|s| s.1), "{seen:#?}");
            page.press_button_of("exam", "exam-hand-in-now");
            page.until("it is handed in", "return !!kwt.one('#exam-done')");
            check("the result");
            page.open("#/exam?s=AAAA");
            check("a bad link");
            assert!(found.is_empty(), "{found:#?}");
        });
    }
}

#[test]
fn the_paths_lead_to_the_instructors_page() {
    visit(Look::default(), |page| {
        page.open("#/paths");
        page.until("the book is here", "return !!kwt.one('a[href=\"#/exam\"]')");
        page.click("a[href='#/exam']");
        page.until("the desk stands", "return !!kwt.one('#exam-field-title')");
    });
}
