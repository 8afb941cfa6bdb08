//! Changes of the past in a browser: both futures side by side and in step, the first difference, the tree of
//! branches and the link that holds it. `kw run` of both is the other witness of what differs first.

use kw_tests::{Key, Kw, Look, Page, Value, axe, is_korean, json, violations, visit};

/// A lab of processes and one of networks, each with the step that is changed and one for the second change.
const LABS: [(&str, u64, u64); 2] = [("os/scheduling", 4, 2), ("net/dhcp", 9, 5)];

fn both_are_there(page: &Page) {
    page.until(
        "both pictures are there, and all is known",
        "return kwt.shown(kwt.one('.beside-picture svg.picture')) && !!kwt.picture()
           && !!kwt.one('.differing') && !kwt.one('.futures .outcomes [role=status]')",
    );
}

/// The step that the other future shows.
fn beside(page: &Page) -> u64 {
    let text = page.text(".beside-why .where span");
    let n = text.split('/').next().unwrap_or_default().trim();
    n.parse().unwrap_or_else(|_| panic!("no step: {text}"))
}

fn texts(page: &Page, css: &str) -> Vec<String> {
    let all = page.js(
        "return kwt.all(arguments[0]).map((e) => e.textContent.trim())",
        &[json!(css)],
    );
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    all.as_array().into_iter().flatten().map(text).collect()
}

/// Makes the `pick`-th kind of change after step `at`, in the form that is open.
fn change(page: &Page, at: u64, pick: usize) {
    page.scrub(at);
    page.stands_at(at);
    let kind = page.js(
        "return kwt.one(\"[id='change-input.do']\").options[arguments[0]].value",
        &[json!(pick)],
    );
    let kind = kind.as_str().expect("a kind of change").to_owned();
    page.choose("[id='change-input.do']", &kind);
    page.until_for(
        "the form is for it",
        "return kwt.one(\"[id='change-input.do']\").value === arguments[0]",
        &[json!(kind)],
    );
    page.click(".changes form button[type=submit]");
    page.stands_at(at + 1);
}

/// The texts of all steps of a scenario.
fn told(scenario: &Value) -> Vec<String> {
    let run = Kw::json(
        &["run", "-", "--format", "json", "--steps"],
        &scenario.to_string(),
    );
    let steps = run["steps"].as_array().expect("steps");
    let text = |s: &Value| s["text"].as_str().unwrap_or_default().to_owned();
    steps.iter().map(text).collect()
}

fn futures(look: Look, lab: &str, at: u64, again: u64) {
    let korean = look.language.starts_with("ko");
    visit(look, |page| {
        page.open(&format!("#/{lab}?tab=changes"));
        assert!(
            texts(page, "#tab-futures").is_empty(),
            "there is one future only"
        );
        let original = Kw::open(&page.share());
        change(page, at, 0);
        let changed = Kw::open(&page.share());
        let said = page.text(".two-futures");
        assert_eq!(is_korean(&said), korean, "{said}");
        page.click(".two-futures button");
        both_are_there(page);

        // The first difference is that of the two runs told by `kw`.
        let verdict = page.text(".differing strong");
        assert_eq!(is_korean(&verdict), korean, "{verdict}");
        let (mut a, b) = (told(&changed), told(&original));
        a.remove(at as usize);
        let first = a
            .iter()
            .zip(&b)
            .position(|(a, b)| a != b)
            .expect("they differ") as u64
            + 1;
        assert!(first > at, "what was before stays");
        assert!(
            verdict.contains(&(first + 1).to_string()),
            "{verdict}: {first}"
        );

        // In step up to there, and told alike.
        page.scrub(at.saturating_sub(1));
        page.stands_at(at.saturating_sub(1));
        assert_eq!(beside(page), at - 1);
        page.scrub(at + 1);
        for n in at + 2..=first {
            page.key(Key::Right);
            page.stands_at(n);
            assert_eq!(beside(page), n - 1, "in step");
            assert_eq!(page.text(".beside-why .text"), page.why(), "step {n}");
        }
        page.scrub(0);
        page.stands_at(0);
        page.click(".to-difference");
        page.stands_at(first + 1);
        assert_eq!(beside(page), first);
        let sides = texts(page, ".differing dd > p:first-child");
        assert!(
            sides[0].ends_with(&page.text(".beside-why .text")),
            "{sides:?}"
        );
        assert!(sides[1].ends_with(&page.why()), "{sides:?}");
        assert_ne!(page.text(".beside-why .text"), page.why());
        assert!(
            !page
                .js("return !!kwt.one('.rhythm .differs')", &[])
                .is_null()
        );
        // Both are drawn to one scale: what is at one time is at one place.
        let places = page.js(
            "return kwt.all('svg.picture').filter((p) => p.querySelector('line.now')).map((p) =>
               [p.viewBox.baseVal.width, ...[...p.querySelectorAll('line.now')].map((l) => l.x1.baseVal.value)].map(Math.round))",
            &[],
        );
        if lab == "os/scheduling" {
            assert_eq!(texts(page, ".where .time").len(), 2);
            assert_eq!(
                texts(page, ".where .time")[0],
                texts(page, ".where .time")[1]
            );
            assert_eq!(places.as_array().map(Vec::len), Some(2), "{places}");
            assert_eq!(places[0], places[1], "one scale");
        }
        // Step on: the other one never runs ahead in time, and comes along to the end.
        let mut last = beside(page);
        for _ in 0..6 {
            page.key(Key::Right);
            assert!(beside(page) >= last);
            last = beside(page);
        }
        for row in page.table(".outcomes table").iter().skip(1) {
            assert_ne!(row[1], row[2], "only what differs is listed");
        }
        let heads = texts(page, ".futures .states:not(.ends) h3");
        assert_eq!(heads.len(), 2);
        // Tables of the results stand beside each other, with what differs marked, in both.
        let pairs = page.js(
            "return kwt.all('.futures .ends .pair').map((p) => [...p.querySelectorAll('table')].map((t) => t.querySelectorAll('.changed').length))",
            &[],
        );
        let pairs = pairs.as_array().expect("a list");
        assert!(!pairs.is_empty(), "the results differ");
        for pair in pairs {
            assert_eq!(pair.as_array().map(Vec::len), Some(2), "{pair}");
            assert!(pair != &json!([0, 0]), "{pair}");
        }

        // Again from here, and once more from earlier: three futures and the original.
        change(page, at + 3, 1);
        both_are_there(page);
        change(page, again, 1);
        both_are_there(page);
        let tree = texts(page, ".futures .branch span");
        assert_eq!(tree.len(), 4, "{tree:?}");
        assert_eq!(
            texts(page, ".futures .tree > ul > li > ul > li").len(),
            2,
            "two begin at the original"
        );
        // What is changed earlier takes nothing along that comes later.
        let here = Kw::open(&page.share());
        assert_eq!(
            here["interventions"].as_array().map(Vec::len),
            Some(1),
            "{here}"
        );

        // Select by the keyboard alone.
        page.js("kwt.all('.futures .branch .name')[0].focus()", &[]);
        page.key(Key::Enter);
        page.until(
            "the original is at hand",
            "return kwt.all('.futures .branch .name')[0].getAttribute('aria-current') === 'true'",
        );
        both_are_there(page);
        assert_eq!(Kw::open(&page.share()), original);
        let shared = page.share();
        page.open(&shared);
        both_are_there(page);
        assert_eq!(
            texts(page, ".futures .branch span"),
            tree,
            "the link holds the whole tree"
        );

        // Another one beside it.
        page.choose("#futures-against", "2");
        both_are_there(page);
        let beside_it = texts(page, ".futures .branch.beside span");
        page.open(&page.share());
        both_are_there(page);
        assert_eq!(texts(page, ".futures .branch.beside span"), beside_it);

        // A future that is removed takes its branches with it.
        let last = ".futures .tree > ul > li > ul > li:last-child > .branch button:last-child";
        page.click(last);
        page.until(
            "two are removed",
            "return kwt.all('.futures .branch').length === 2",
        );
        both_are_there(page);
        page.click(last);
        page.until(
            "one future has nothing beside it",
            "return !kwt.one('#tab-futures') && !kwt.one('.stage.two')",
        );
        assert_eq!(Kw::open(&page.share()), original);
    });
}

#[test]
fn two_futures_of_processes_in_english() {
    let (lab, at, again) = LABS[0];
    futures(Look::default(), lab, at, again);
}

#[test]
fn two_futures_of_processes_in_korean() {
    let (lab, at, again) = LABS[0];
    futures(Look::korean(), lab, at, again);
}

#[test]
fn two_futures_of_a_network_in_english() {
    let (lab, at, again) = LABS[1];
    futures(Look::default(), lab, at, again);
}

#[test]
fn two_futures_of_a_network_in_korean() {
    let (lab, at, again) = LABS[1];
    futures(Look::korean(), lab, at, again);
}

#[test]
fn a_bad_tree_gets_a_sentence_and_the_run_still_opens() {
    for look in [Look::default(), Look::korean()] {
        let korean = look.language.starts_with("ko");
        visit(look, |page| {
            let link = Kw::link(&Kw::preset("convoy"));
            for bad in ["AAAA", "_w", ""] {
                page.open(&format!("{link}&at=3&branches={bad}&tab=futures"));
                page.stands_at(3);
                let sentence = page.text(".notice.refused[role=alert]");
                assert_eq!(is_korean(&sentence), korean, "{sentence}");
                assert_eq!(Kw::open(&page.share()), Kw::preset("convoy"), "{bad}");
            }
        });
    }
}

#[test]
fn axe_finds_nothing_wide_and_narrow() {
    for (look, width, theme) in [
        (Look::default(), 1280, "light"),
        (Look::korean(), 390, "dark"),
        (Look::korean(), 320, "light"),
    ] {
        visit(look, |page| {
            page.resize(width, 844);
            for (lab, at, _) in LABS {
                page.open(&format!("#/{lab}?tab=changes"));
                page.theme(theme);
                change(page, at, 0);
                page.js(&axe(), &[]);
                let found = violations(page, "changes");
                assert!(found.is_empty(), "{}", found.join("\n"));
                page.click(".two-futures button");
                both_are_there(page);
                let found = violations(page, "futures");
                assert!(found.is_empty(), "{}", found.join("\n"));
                let wide = page.js(
                    "return document.documentElement.scrollWidth - innerWidth",
                    &[],
                );
                assert!(
                    wide.as_i64() <= Some(0),
                    "{lab}: {width} px scrolls by {wide}"
                );
            }
        });
    }
}
