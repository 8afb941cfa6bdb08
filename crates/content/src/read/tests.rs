use super::*;
use crate::{Block, Drawing};

const NOTE: &str = "# Round robin\n\nWho waits [how long](topic:os/scheduling).\n\n## How it works\n\n\
    A [quantum](term:quantum) is `q` **long**.\n\n- one\n- two\n\n1. a\n2. b\n\n\
    | a | b |\n| --- | --- |\n| `x` | y |\n\n\
    ![The convoy](lab:os/scheduling?preset=convoy&step=6)\n\n\
    > [!WARNING]\n> “It is fair.”\n>\n> Only to [who waits](https://example.org/).\n\n\
    ```chain\nReady :: waits\nRunning\n```\n\n```c\nfork();\n```\n\n## Sources\n\n- A book\n";

fn read_note(text: &str) -> (crate::Note, Vec<String>) {
    let mut faults = Faults::default();
    let note = note(text, "en/notes/os/x.md", &mut faults);
    (note, faults.0.iter().map(ToString::to_string).collect())
}

#[test]
fn a_note_has_all_that_is_written_in_it() {
    let (note, faults) = read_note(NOTE);
    assert_eq!(faults, [""; 0]);
    assert_eq!(note.title, "Round robin");
    assert_eq!(crate::plain(&note.summary), "Who waits how long.");
    let kinds: Vec<String> = note
        .blocks
        .iter()
        .map(|b| match b {
            Block::List { is_ordered, items } => format!("list {is_ordered} {}", items.len()),
            Block::Table { head, rows } => format!("table {} {}", head.len(), rows.len()),
            Block::Figure { to, caption } => format!("{caption}: {to}"),
            Block::Confused { error, right } => {
                format!("{} {}", crate::plain(error), crate::plain(&right[0]))
            }
            Block::Drawn { how, items } => format!("{how:?} {items:?}"),
            other => other.words(),
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "How it works",
            "A quantum is q long.",
            "list false 2",
            "list true 2",
            "table 2 1",
            "The convoy: #/os/scheduling?preset=convoy&at=6",
            "“It is fair.” Only to who waits.",
            "Chain [(\"Ready\", \"waits\"), (\"Running\", \"\")]",
            "fork();",
            "Sources",
            "list false 1",
        ]
    );
}

#[test]
fn faults_of_a_note_are_told_with_their_line() {
    let told = |text: &str, place: &str, part: &str| {
        let (_, faults) = read_note(text);
        let found = faults.iter().any(|f| f.contains(place) && f.contains(part));
        assert!(found, "{part} at {place}: {faults:?}");
    };
    told("Text.\n", "x.md:1", "title");
    told("# A\n\n## B\n", "x.md", "paragraph that says");
    told("# A\n\nB.\n\n### C\n", "x.md:5", "sections are");
    told("# A\n\nB.\n\n> C\n", "x.md:5", "[!WARNING]");
    told("# A\n\nB <b>c</b>.\n", "x.md:3", "HTML");
    told("# A\n\nB [c](d).\n", "x.md:3", "term:");
    told("# A\n\nB.\n\n![c](d.png)\n", "x.md:5", "figure");
    told(
        "# A\n\nB.\n\n```chain\nonly :: one\n```\n",
        "x.md",
        "two lines",
    );
    told("# A\n\nB.\n", "x.md", "last section");
}

const CARD: &str = "[[card]]\nid = \"a\"\nlevel = 1\nsource = \"s\"\nq = { ko = \"가\", en = \"a\" }\n\
    right = { ko = \"나\", en = \"b\" }\nwhy = { ko = \"다\", en = \"c\" }\nwrong = [\n\
    { ko = \"1\", en = \"1\", why = { ko = \"라\", en = \"d\" } },\n\
    { ko = \"2\", en = \"2\", why = { ko = \"라\", en = \"d\" } },\n\
    { ko = \"3\", en = \"3\", why = { ko = \"라\", en = \"d\" } },\n]\n";

#[test]
fn cards_are_read_in_both_languages_and_faults_are_named() {
    let read = |text: &str| {
        let mut faults = Faults::default();
        let found = cards::read(text, "cards/os/x.toml", &mut faults);
        let faults: Vec<String> = faults.0.iter().map(ToString::to_string).collect();
        (found, faults.join("\n"))
    };
    let ([(ko, _), (en, _)], faults) = read(CARD);
    assert_eq!(faults, "");
    assert_eq!(
        (ko[0].question.as_str(), en[0].question.as_str()),
        ("가", "a")
    );
    assert_eq!(en[0].wrong[2].text, "3");
    for (from, to, part) in [
        ("level = 1", "level = 5", "from 1 to 4"),
        ("source = \"s\"", "", "source"),
        ("en = \"b\"", "en = \"\"", "right: has no text in `en`"),
        ("en = \"c\"", "en = \"다\"", "Hangul"),
        ("en = \"2\"", "en = \"3\"", "the same"),
        ("id = \"a\"", "id = \"A b\"", "an id is"),
        ("id = \"a\"", "id = a", ":2"),
    ] {
        let (_, faults) = read(&CARD.replace(from, to));
        assert!(faults.contains(part), "{to}: {faults}");
    }
    assert!(read(&format!("{CARD}{CARD}")).1.contains("twice"));
}

#[test]
fn a_book_comes_back_from_its_json() {
    let (note, _) = read_note(NOTE);
    let mut faults = Faults::default();
    let [(cards, interviews), _] = cards::read(
        &format!(
            "{CARD}[[interview]]\nid = \"b\"\nq = {{ ko = \"가\", en = \"a\" }}\npoints = [\
             {{ ko = \"1\", en = \"1\" }}, {{ ko = \"2\", en = \"2\" }}, {{ ko = \"3\", en = \"3\" }}]\n"
        ),
        "x",
        &mut faults,
    );
    let book = Book {
        topics: vec![Topic {
            id: "os/x".to_owned(),
            note,
            cards,
            interviews,
        }],
        terms: vec![Term {
            id: "quantum".to_owned(),
            en: "quantum".to_owned(),
            ko: "타임 퀀텀".to_owned(),
            also: vec!["time slice".to_owned()],
            say: "…".to_owned(),
        }],
    };
    assert_eq!(Book::read(&book.write()), Some(book));
    for bad in ["", "[]", "[1,2]", "{}", "[[[1]],[]]"] {
        assert_eq!(Book::read(bad), None, "{bad}");
    }
    assert!(
        Drawing::ALL
            .iter()
            .enumerate()
            .all(|(i, d)| d.0 as usize == i)
    );
}

#[test]
fn the_content_of_this_product_has_no_fault() {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    match books(&content) {
        Ok([ko, en]) => {
            assert_eq!(ko.topics.len(), en.topics.len());
            let cards: usize = ko.topics.iter().map(|t| t.cards.len()).sum();
            assert!(cards >= 400, "{cards} cards");
        }
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("{} faults:\n{}", faults.len(), faults.join("\n"));
        }
    }
}
