//! What is read and asked: every note, card and question comes to the page as it is written in `content/`, in both
//! languages; what cannot be fetched is said; predictions are marked by the model.

use kw_content::{Block, Book, read};
use kw_tests::{
    CATCH_FILES, Key, Kw, Look, Page, axe, int, is_korean, json, one_file, scratch, violations,
    visit,
};
use std::path::Path;

fn books() -> [Book; 2] {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    read::books(&content).expect("the content has no fault: its own tests see to it")
}

/// Opens an address whose book is here, or comes.
fn open(page: &Page, fragment: &str) {
    page.open(fragment);
    page.until(
        "the book is here",
        "return !kwt.one('.missing') && kwt.settled()",
    );
}

/// Words as the page shows them: what stands in `code` has no marks there.
fn shown(text: &str) -> String {
    text.replace('`', "")
}

#[test]
fn every_topic_is_there_in_both_languages_with_note_cards_and_questions() {
    let [ko, en] = books();
    for (book, look) in [(&ko, Look::korean()), (&en, Look::default())] {
        visit(look, |page| {
            for topic in &book.topics {
                let is_lab = Kw::labs().contains(&topic.id);
                let tab = if is_lab { "?tab=note" } else { "" };
                open(page, &format!("#/{}{tab}", topic.id));
                if !is_lab {
                    assert_eq!(page.text("h1"), topic.note.title, "{}", topic.id);
                }
                let seen = page.js(
                    "return [kwt.all('.note > h2, .note .sources h2').length, kwt.all('.terms dt').length,
                       kwt.all('.confused').length, kwt.all('.note table').length, kwt.all('.lab-figure svg.picture').length,
                       kwt.all('.questions details').length, kwt.text('.card-asked .question'), kwt.text('.note .summary')]",
                    &[],
                );
                let count =
                    |is: fn(&Block) -> bool| topic.note.blocks.iter().filter(|b| is(b)).count();
                let wanted = json!([
                    count(|b| matches!(b, Block::Heading(_))),
                    topic.terms().len(),
                    count(|b| matches!(b, Block::Confused { .. })),
                    count(|b| matches!(b, Block::Table { .. })),
                    count(|b| matches!(b, Block::Figure { .. })),
                    topic.interviews.len(),
                    shown(&topic.cards[0].question),
                    kw_content::plain(&topic.note.summary),
                ]);
                assert_eq!(seen, wanted, "{}", topic.id);
            }
        });
    }
}

#[test]
fn cards_are_answered_by_keyboard_and_each_answer_is_explained() {
    let [_, en] = books();
    let topic = en.topic("os/threads").expect("a topic");
    visit(Look::default(), |page| {
        open(page, "#/os/threads");
        for (n, card) in topic.cards.iter().enumerate() {
            assert_eq!(page.text(".card-asked .question"), shown(&card.question));
            // The first card wrong, all others right.
            let wanted = if n == 0 {
                &card.wrong[1].text
            } else {
                &card.right
            };
            page.js(
                "kwt.all('.answer').find((b) => b.children[1].textContent === arguments[0]).focus()",
                &[json!(shown(wanted))],
            );
            page.key(Key::Enter);
            page.until(
                "it is marked",
                "return !!kwt.one('.answers .right .verdict')",
            );
            let right = page.text(".answers .right .why-answer");
            assert_eq!(right, shown(&card.why));
            if n == 0 {
                assert_eq!(
                    page.text(".answers .wrong .why-answer"),
                    shown(&card.wrong[1].why)
                );
            } else {
                assert_eq!(
                    page.js("return kwt.one('.answers .wrong')", &[]),
                    json!(null)
                );
            }
            assert!(page.text(".card-source").contains(card.source.as_str()));
            page.click(".quiz > .primary");
        }
        let all = topic.cards.len();
        assert_eq!(
            page.text(".quiz > p"),
            format!("{} of {all} right.", all - 1)
        );
    });
}

/// The cards that a model makes come after those that are written.
#[test]
fn models_make_cards_with_other_numbers_each_time_and_their_lab_shows_them() {
    let books = books();
    for (book, look) in books.iter().zip([Look::korean(), Look::default()]) {
        visit(look, |page| {
            open(page, "#/net/subnetting?tab=note");
            let topic = book.topic("net/subnetting").expect("a topic");
            let next = || {
                page.click(".answers .answer");
                page.until("it is marked", "return !!kwt.one('.answers .verdict')");
            };
            let mut rounds: Vec<Vec<String>> = Vec::new();
            for _ in 0..2 {
                for _ in &topic.cards {
                    next();
                    page.click(".quiz > .primary");
                }
                let mut asked = Vec::new();
                for _ in 0..4 {
                    let question = page.text(".card-asked .question");
                    let answers = page.js("return kwt.all('.answer').length", &[]);
                    assert!(int(&answers) >= 2.0, "{question}: {answers}");
                    next();
                    let whys = page.js(
                        "return kwt.all('.why-answer, .answers details p').filter((p) => p.textContent.trim()).length",
                        &[],
                    );
                    assert_eq!(whys, answers, "each is explained: {question}");
                    let link = page.js("return kwt.one('.card-source a').href", &[]);
                    let link = link.as_str().expect("an address");
                    assert_eq!(Kw::open(link)["lab"], json!("net/subnetting"));
                    asked.push(question);
                    page.click(".quiz > .primary");
                }
                rounds.push(asked);
                page.click(".quiz > button");
            }
            assert_ne!(rounds[0], rounds[1]);
        });
    }
}

/// By doing, with the keyboard, and never again.
#[test]
fn a_newcomer_is_led_through_the_first_minute_once() {
    for look in [Look::korean(), Look::default()] {
        visit(look, |page| {
            let asked = |wanted: &str| {
                page.until_for(
                    "the next thing is asked for",
                    "const f = kwt.one('.first-minute'); return f && f.dataset.asked === arguments[0]",
                    &[json!(wanted)],
                );
            };
            page.open("");
            page.js("kwt.one('.first-offer a').focus()", &[]);
            page.key(Key::Enter);
            asked("first-step-forward");
            page.key(Key::Right);
            asked("first-step-back");
            assert_eq!(page.at(), 1);
            page.key(Key::Left);
            asked("first-predict");
            page.js("kwt.one('.predict-toggle').focus()", &[]);
            page.key(Key::Enter);
            // At the start there may be nothing to predict: then it is one button to where there is.
            page.until(
                "something is asked, or where it would be is offered",
                "return !!kwt.one('.predict .choices button, .predict .no-question button')",
            );
            page.js(
                "kwt.all('.predict .no-question button').forEach((b) => b.click())",
                &[],
            );
            page.until(
                "something is asked",
                "return !!kwt.one('.predict .choices button')",
            );
            page.js("kwt.one('.predict .choices button').focus()", &[]);
            page.key(Key::Enter);
            asked("first-change");
            page.tab("changes");
            page.click(".changes form .primary");
            asked("first-over");
            page.js(&axe(), &[]);
            assert_eq!(violations(page, "the first minute"), Vec::<String>::new());
            page.js("kwt.one('.first-minute button').focus()", &[]);
            page.key(Key::Enter);
            page.until("it is gone", "return !kwt.one('.first-minute')");
            page.open("");
            page.until("the home page is there", "return !!kwt.one('.home .map')");
            assert_eq!(page.js("return kwt.one('.first-offer')", &[]), json!(null));
            // The address alone does not bring it back.
            page.open("#/os/scheduling?first=1");
            assert_eq!(page.js("return kwt.one('.first-minute')", &[]), json!(null));
        });
    }
}

#[test]
fn exercises_count_on_the_way() {
    visit(Look::default(), |page| {
        open(page, "#/net/subnetting?tab=exercises");
        page.press_button_of("exercises", "exercise-solution");
        open(page, "#/paths");
        let said = |page: &Page| {
            page.js(
                "return kwt.one('.path-steps a.exercises[href*=subnetting]').textContent",
                &[],
            )
        };
        assert_eq!(said(page), json!("exercises (0 right)"));
        let kept = page.js(
            "return Object.values(JSON.parse(localStorage.getItem('kw-progress')).exercises)[0].tried",
            &[],
        );
        assert_eq!(kept, json!(1), "a look at the solution is a try");
    });
}

#[test]
fn the_glossary_leads_to_the_notes_and_back() {
    let [ko, _] = books();
    visit(Look::korean(), |page| {
        open(page, "#/glossary");
        let count = page.js("return kwt.all('.glossary > div').length", &[]);
        assert_eq!(count, json!(ko.terms.len()));
        open(page, "#/os/deadlock");
        let first = ko.topic("os/deadlock").expect("a topic").terms()[0].to_owned();
        page.click(".note a.term");
        page.until_for(
            "the term is there and seen",
            "const t = kwt.one('#term-' + arguments[0]); if (!t) return false;
             const r = t.getBoundingClientRect(); return t.classList.contains('asked-for') && r.top >= 0 && r.bottom <= innerHeight",
            &[json!(first)],
        );
        page.click(".glossary .asked-for .uses a[href='#/os/deadlock']");
        page.until("the note is there again", "return !!kwt.one('.note')");
        open(page, "#/glossary/no-such-term");
        let said = page.text("[role=alert]");
        assert!(is_korean(&said) && said.contains("no-such-term"), "{said}");
    });
}

#[test]
fn an_interview_is_thought_revealed_and_judged() {
    visit(Look::default(), |page| {
        open(page, "#/interview");
        page.click_nth(".areas button", 2);
        for judged in 0..3 {
            assert_eq!(
                page.js("return kwt.one('.points-of-answer')", &[]),
                json!(null)
            );
            let question = page.text(".interview .question");
            assert!(question.len() > 5);
            page.click(".interview .primary");
            page.until(
                "it is revealed",
                "return kwt.all('.points-of-answer li').length >= 3",
            );
            page.click_nth(".grades button", judged);
            page.until_for(
                "the next is asked",
                "return kwt.text('.interview .question') !== arguments[0]",
                &[json!(question)],
            );
        }
        assert!(
            page.text("main > p[role=status]")
                .starts_with("3 answered: 1 whole, 1 in part, 1 not")
        );
    });
}

#[test]
fn a_book_that_cannot_be_had_is_said_and_asked_for_again() {
    let look = Look {
        errors_expected: true,
        ..Look::default()
    };
    visit(look, |page| {
        page.open("");
        page.cdp("Network.enable", json!({}));
        page.cdp("Network.setBlockedURLs", json!({ "urls": ["*book-*"] }));
        page.load("#/os/threads");
        page.until(
            "it is said",
            "return !!kwt.one('.missing[role=alert] button')",
        );
        page.cdp("Network.setBlockedURLs", json!({ "urls": [] }));
        page.click(".missing button");
        page.until("the note is there", "return !!kwt.one('.note .summary')");
    });
}

#[test]
fn the_one_file_has_all_of_it() {
    let [ko, _] = books();
    visit(Look::korean(), |page| {
        page.go(&format!("file://{}#/os/boot", one_file().display()));
        page.until(
            "the note is there",
            "return !!document.querySelector('.note .summary')",
        );
        let title = page.text_of("return document.querySelector('h1').textContent", &[]);
        assert_eq!(title, ko.topic("os/boot").expect("a topic").note.title);
        page.go(&format!("{}#/", page.url()));
    });
}

#[test]
fn predictions_are_made_by_keyboard_and_in_the_picture_and_are_marked_by_the_model() {
    visit(Look::default(), |page| {
        page.open("#/os/scheduling?preset=convoy");
        page.click(".predict-toggle");
        page.until("it is on", "return !!kwt.one('.predict.on')");
        let (mut right, mut all) = (0, 0);
        while all < 4 {
            if page.js("return !!kwt.one('.predict .choices')", &[]) != json!(true) {
                page.click(".predict .no-question button");
                page.until(
                    "asked, or no more",
                    "return !!kwt.one('.predict .choices') || !!kwt.one('.notice')",
                );
                if page.js("return !!kwt.one('.notice')", &[]) == json!(true) {
                    break;
                }
            }
            let at = page.at();
            page.js("kwt.one('.predict .choices button').focus()", &[]);
            page.key(Key::Enter);
            page.until("it is marked", "return !!kwt.one('.verdict-line')");
            assert_eq!(page.at(), at + 1, "the step is shown");
            all += 1;
            right +=
                i32::from(page.js("return !!kwt.one('.verdict-line.right')", &[]) == json!(true));
            let score = page.text(".predict .score");
            assert_eq!(score, format!("{right} of {all} predictions right."));
        }
        assert!(all > 1, "{all} decisions in the run");
        // A run that is played stops at the next question.
        page.scrub(0);
        page.press_button("play");
        page.until(
            "it has stopped at a question",
            "return !!kwt.one('.predict .choices') && kwt.at() < kwt.end()",
        );
    });
}

/// Answers the card that is asked, right or wrong.
fn answer(page: &Page, book: &Book, is_right: bool) {
    let question = page.text(".card-asked .question");
    let mut cards = book.topics.iter().flat_map(|t| &t.cards);
    let card = cards
        .find(|c| shown(&c.question) == question)
        .expect("a card of the book");
    let text = if is_right {
        &card.right
    } else {
        &card.wrong[0].text
    };
    page.js(
        "kwt.all('.answer').find((b) => b.children[1].textContent === arguments[0]).click()",
        &[json!(shown(text))],
    );
    page.until("it is marked", "return !!kwt.one('.answers .verdict')");
}

#[test]
fn the_review_grades_cards_and_keeps_them_and_its_file_comes_back() {
    let [_, en] = books();
    let keys = |page: &Page| {
        page.js(
            "return Object.keys(JSON.parse(localStorage.getItem('kw-progress')).cards).length",
            &[],
        )
    };
    let look = Look {
        before: CATCH_FILES,
        ..Look::default()
    };
    visit(look, |page| {
        open(page, "#/review");
        // The first is not known: it can only come again. The others are.
        for n in 0..3 {
            answer(page, &en, n > 0);
            let grades = page.js("return kwt.all('.review .grades button').length", &[]);
            assert_eq!(grades, json!(if n > 0 { 4 } else { 1 }));
            page.click(".review .grades .primary");
            page.until(
                "the next is asked",
                "return !!kwt.one('.card-asked') && !kwt.one('.answers .verdict')",
            );
        }
        assert_eq!(keys(page), json!(3));
        let left = page.text(".review .quiz-place");
        assert!(left.starts_with("2 cards now"), "{left}");
        // It is still there after the page was loaded anew.
        open(page, "#/review");
        assert!(page.text(".review .quiz-place").starts_with("2 cards now"));
        page.click_nth(".files button", 0);
        let file = page.saved("kernel-and-wire-progress.json");
        page.js("localStorage.removeItem('kw-progress')", &[]);
        open(page, "#/review");
        assert!(page.text(".review .quiz-place").starts_with("5 cards now"));
        // What is no such file is refused by its place, and takes nothing.
        let bad = String::from_utf8_lossy(&file).replace("\"stability\": ", "\"stability\": -");
        let bad = scratch("bad-progress.json", bad.as_bytes());
        page.choose_file(bad.path());
        page.until("it is refused", "return !!kwt.one('.files .refused')");
        let said = page.text(".files .refused");
        assert!(
            said.contains("cards.") && said.contains("stability"),
            "{said}"
        );
        let good = scratch("good-progress.json", &file);
        page.choose_file(good.path());
        page.until(
            "it is taken in",
            "return !!kwt.one('.files [role=status]:not(.refused)')",
        );
        assert_eq!(keys(page), json!(3));
        // All cards for Anki: a line each, after the head.
        page.click_nth(".files button", 2);
        let anki = page.saved("kernel-and-wire-anki-en.txt");
        let anki = String::from_utf8_lossy(&anki).into_owned();
        let written: usize = en.topics.iter().map(|t| t.cards.len()).sum();
        let all = written + 4 * Kw::labs().len();
        assert_eq!(anki.lines().filter(|l| !l.starts_with('#')).count(), all);
    });
}

#[test]
fn search_finds_labs_notes_terms_and_cards_also_by_initial_consonants() {
    visit(Look::korean(), |page| {
        open(page, "");
        for (query, lab, href) in [
            ("ㅅㅋㅈㄹ", Some("os/scheduling"), "#/glossary/"),
            ("교착상태", None, "#/os/deadlock"),
            ("futex", None, "#/glossary/futex"),
            ("스케주", Some("os/scheduling"), "#/os/scheduling?tab=note"),
        ] {
            page.fill(".search input", query);
            page.until_for(
                &format!("{query} is found"),
                "return kwt.all('.found a').some((a) => a.getAttribute('href').startsWith(arguments[0]))
                   && (!arguments[1] || kwt.all('.lab-card h3 a').some((a) => a.getAttribute('href') === '#/' + arguments[1]))",
                &[json!(href), json!(lab)],
            );
        }
        page.fill(".search input", "없는말없는말");
        page.until("nothing is found", "return !kwt.one('.found') && !kwt.one('.lab-card') && !!kwt.one('main > p[role=status]')");
    });
}

#[test]
fn paths_know_what_is_done() {
    visit(Look::default(), |page| {
        open(page, "#/paths");
        assert!(page.text(".how-far").starts_with("0 of 22"));
        open(page, "#/os/overview");
        page.open("#/os/scheduling?preset=convoy");
        page.scrub(page.end());
        open(page, "#/paths");
        assert!(
            page.text(".how-far").starts_with("2 of 22"),
            "{}",
            page.text(".how-far")
        );
        assert_eq!(
            page.text(".path-steps .done a"),
            "What an operating system is"
        );
        let next = page.js("return kwt.one('.how-far a').getAttribute('href')", &[]);
        assert_eq!(next, json!("#/os/kernels"));
    });
}

#[test]
fn an_embed_asks_what_comes_next_where_it_is_told_to() {
    visit(Look::default(), |page| {
        page.open("?embed=1&lab=os/scheduling&preset=convoy&predict=1");
        page.until("it is on", "return !!kwt.one('.predict.on')");
        page.open("?embed=1&lab=os/scheduling&preset=convoy");
        page.until("it is there", "return kwt.settled()");
        assert_eq!(
            page.js("return !!kwt.one('.predict.on')", &[]),
            json!(false)
        );
    });
}

#[test]
fn axe_finds_nothing_where_one_reads() {
    let axe = axe();
    for look in [Look::default(), Look::korean()] {
        visit(look, |page| {
            let mut found = Vec::new();
            for theme in ["light", "dark"] {
                for fragment in [
                    "#/os/synchronization",
                    "#/linux/history",
                    "#/glossary",
                    "#/interview",
                ] {
                    open(page, fragment);
                    page.theme(theme);
                    page.js(&axe, &[]);
                    found.extend(violations(page, &format!("{fragment}, {theme}")));
                }
            }
            assert!(found.is_empty(), "{found:#?}");
        });
    }
}

/// A learner's story: found by search, predicted, changed, solved, read, asked, reviewed; it stands on the map and
/// the way, and goes to another browser in one file.
#[test]
fn one_learners_story_from_the_search_to_the_next_browser() {
    for (look, query) in [
        (Look::korean(), "ㅅㅋㅈㄹ"),
        (Look::default(), "scheduling"),
    ] {
        let look = Look {
            before: CATCH_FILES,
            ..look
        };
        visit(look, |page| {
            open(page, "");
            page.fill(".home input[type=search]", query);
            page.until(
                "the lab is found",
                "return kwt.all('.home .map a[href*=\"os/scheduling\"]').length > 0",
            );
            page.click(".home .map a.button[href='#/os/scheduling']");
            page.until(
                "the lab is there",
                "return !!kwt.one('.predict-toggle') && kwt.settled()",
            );
            // Predicts until one was wrong: its rule is named.
            page.click(".predict-toggle");
            for _ in 0..page.end() {
                page.until(
                    "something is asked, or where it would be is offered",
                    "return !!kwt.one('.predict .choices button, .predict .no-question button')",
                );
                let is_wrong = page.js(
                    "const b = kwt.all('.predict .choices button'); if (b.length) b[b.length - 1].click();
                     else kwt.one('.predict .no-question button').click();
                     return !!kwt.one('.verdict-line.wrong')",
                    &[],
                );
                if is_wrong == json!(true) {
                    break;
                }
            }
            page.until("it was wrong", "return !!kwt.one('.verdict-line.wrong')");
            page.until("its rule is named", "return !!kwt.one('.missed li')");
            page.click(".predict-toggle");
            // Another past: the run ends otherwise, and a link brings it back.
            page.tab("changes");
            page.click(".changes form .primary");
            page.until(
                "it is changed",
                "return kwt.settled() && kwt.all('.changes li').length === 1",
            );
            let link = page.share();
            assert_eq!(
                Kw::open(&link)["interventions"].as_array().map(Vec::len),
                Some(1)
            );
            // To the end.
            page.scrub(page.end());
            page.until("it is at the end", "return kwt.at() === kwt.end()");
            page.tab("exercises");
            page.press_button_of("exercises", "exercise-solution");
            page.until("it is shown", "return !!kwt.one('.exercise-help ol li')");
            page.tab("note");
            page.until("a card is asked", "return !!kwt.one('.card-asked')");
            page.click(".answers .answer");
            page.until("it is marked", "return !!kwt.one('.answers .verdict')");
            // A card of the day.
            open(page, "#/review");
            page.click(".answers .answer");
            page.click(".review .grades .primary");
            let all = |page: &Page| {
                page.js(
                    "const p = JSON.parse(localStorage.getItem('kw-progress'));
                     return [Object.keys(p.cards).length, Object.keys(p.rules).length > 0, Object.keys(p.exercises),
                             p.labs['os/scheduling'].finished > 0, Object.keys(p.notes)]",
                    &[],
                )
            };
            let wanted = json!([1, true, ["os/scheduling#1"], true, ["os/scheduling"]]);
            assert_eq!(all(page), wanted);
            assert!(!page.text(".asked li").is_empty(), "the weakest rule");
            open(page, "#/paths");
            let done = page.js("return kwt.all('.path-steps .done').length", &[]);
            assert!(int(&done) >= 1.0, "{done}");
            // In another browser.
            open(page, "#/review");
            page.click_nth(".files button", 0);
            let file = page.saved("kernel-and-wire-progress.json");
            page.js("localStorage.removeItem('kw-progress')", &[]);
            open(page, "#/review");
            let file = scratch("story-progress.json", &file);
            page.choose_file(file.path());
            page.until(
                "it is taken in",
                "return !!kwt.one('.files [role=status]:not(.refused)')",
            );
            assert_eq!(all(page), wanted);
        });
    }
}
