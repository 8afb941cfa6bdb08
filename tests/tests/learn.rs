//! What is read and asked: every note, card and question comes to the page as it is written in `content/`, in both
//! languages; what cannot be fetched is said; predictions are marked by the model.

use kw_content::{Block, Book, read};
use kw_tests::{Key, Kw, Look, Page, axe, is_korean, json, one_file, violations, visit};
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
