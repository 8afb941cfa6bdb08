//! `kw exam` as a process: an exam is made, printed, given out and checked; refusals are one line with status 2, and
//! a file that is not verified gives status 1 with the table.

use kw_exchange::exam::{self, asked};
use kw_learn::exam::{Key, Paper, student};
use kw_texts::{Lang, Texts};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Status, output and what was said beside it.
fn kw(args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kw"))
        .args(args)
        .output()
        .expect("kw starts");
    (
        output.status.code(),
        String::from_utf8(output.stdout).expect("output is UTF-8"),
        String::from_utf8(output.stderr).expect("refusals are UTF-8"),
    )
}

fn well(args: &[&str]) -> String {
    let (status, out, err) = kw(args);
    assert_eq!((status, err.as_str()), (Some(0), ""), "{args:?}");
    out
}

/// A call that is refused in one line with these words.
fn refused(args: &[&str], words: &[&str]) {
    let (status, out, err) = kw(args);
    assert_eq!((status, out.as_str()), (Some(2), ""), "{args:?}: {err}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(!err.contains('⟨') && !err.contains("panicked"), "{err}");
    for word in words {
        assert!(err.contains(word), "{word} is not in {err}");
    }
}

fn file(name: &str, content: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exam");
    fs::create_dir_all(&folder).expect("the test may make its folder");
    let path = folder.join(name);
    fs::write(&path, content).expect("the test may write its files");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the paths of these tests are UTF-8")
}

const NEW: [&str; 12] = [
    "exam",
    "new",
    "--title",
    "5주차",
    "--part",
    "net/subnetting:2:3",
    "--part",
    "os/scheduling:1:1",
    "--minutes",
    "30",
    "--seed",
    "7",
];

fn with_code() -> Vec<&'static str> {
    [&NEW[..], &["--code", "7KQ2-M0XB-9TRA"]].concat()
}

/// A file as a student's page makes it, all answers right but the first.
fn handed_in(exam_file: &str, name: &str) -> (String, u64) {
    let exam = kw_exchange::parse_file(exam_file).and_then(|v| exam::read(&v));
    let exam = exam.expect("an exam");
    let texts = Texts::new(Lang::Ko);
    let answers = asked(&exam, name).into_iter().enumerate();
    let paper = Paper {
        exam: exam.id(),
        student: student(name),
        started: 1_700_000_000,
        finished: 1_700_000_754,
        answers: answers
            .map(|(i, q)| match i {
                0 => q.mark(&[], &texts),
                _ => q.mark(&q.right(&texts), &texts),
            })
            .collect(),
    };
    let signature = Key::new(&exam).sign(&paper);
    (
        kw_exchange::file_text(&paper.write(&signature)),
        paper.marks().0,
    )
}

#[test]
fn the_same_seed_and_code_make_the_same_exam_and_a_code_is_made_where_none_is_given() {
    let one = well(&with_code());
    assert_eq!(one, well(&with_code()));
    assert!(one.contains("\"code\": \"7KQ2-M0XB-9TRA\""), "{one}");
    let code = |text: &str| {
        let value = kw_exchange::parse_file(text).expect("JSON");
        value["code"].as_str().unwrap_or_default().to_owned()
    };
    let (first, second) = (code(&well(&NEW)), code(&well(&NEW)));
    assert_eq!(first.len(), 14);
    assert_ne!(first, second);
    // Without a seed there is another exam each time.
    assert_ne!(well(&NEW[..10]), well(&NEW[..10]));
}

#[test]
fn sheet_key_and_links_are_the_students_own() {
    let path = file("sheet.json", &well(&with_code()));
    let sheet = |more: &[&str]| well(&[&["exam", "sheet", text(&path)], more].concat());
    let one = sheet(&["--student", "20261234"]);
    assert_eq!(
        one,
        sheet(&["--student", "  ２０２６1234 "]),
        "a name as it counts"
    );
    assert_ne!(one, sheet(&["--student", "20265678"]));
    assert!(
        one.starts_with("# 5주차\n\nStudent: 20261234 · 30 minutes · exam "),
        "{one}"
    );
    assert!(one.contains("\n4. ") && !one.contains("\n5. "), "{one}");
    let key = sheet(&["--student", "20261234", "--key", "--lang", "ko"]);
    assert!(key.starts_with("# 답안: 5주차\n"), "{key}");
    assert!(sheet(&[]).contains("Name: "));

    let list = file("list.txt", "20261234\n홍길동\n");
    let links = well(&[
        "exam",
        "links",
        text(&path),
        "--students",
        text(&list),
        "--base",
        "https://example.org/kw/#/",
    ]);
    let lines: Vec<&str> = links.lines().collect();
    assert_eq!((lines.len(), lines[0]), (3, "Student,Link"));
    let (name, link) = lines[2].split_once(',').expect("two cells");
    assert_eq!(name, "홍길동");
    assert!(
        link.starts_with("https://example.org/kw/#/exam?s="),
        "{link}"
    );
    let opened = exam::open(link).expect("opens").expect("carries it");
    assert_eq!(opened.student.as_deref(), Some("홍길동"));
    let one = well(&["exam", "links", text(&path)]);
    assert!(
        one.contains("\r\n,#/exam?s=") && !one.contains("student="),
        "{one}"
    );
}

#[test]
fn papers_are_verified_and_marked_and_one_that_is_not_gives_status_1() {
    let made = well(&with_code());
    let path = file("verify.json", &made);
    let list = file("verify.txt", "홍길동\n");
    let (good, marks) = handed_in(&made, "홍길동");
    let good_file = file("good.json", &good);
    let said = well(&[
        "exam",
        "verify",
        text(&path),
        text(&good_file),
        "--students",
        text(&list),
    ]);
    let line = said.lines().nth(2).expect("a line for it");
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(cells[1..3], ["홍길동", "verified"], "{said}");
    assert_eq!(cells[3], marks.to_string(), "{said}");
    assert_eq!(cells[5..], ["12:34", "–"], "{said}");

    let changed = good.replacen("\"marks\":0", "\"marks\":1", 1);
    assert_ne!(changed, good);
    let changed_file = file("changed.json", &changed);
    let missing = path.with_file_name("missing.json");
    let (status, out, err) = kw(&[
        "exam",
        "verify",
        text(&path),
        text(&changed_file),
        text(&missing),
        text(&path),
        text(&good_file),
        "--csv",
    ]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 5, "{out}");
    assert!(
        lines[1].contains("not verified") && lines[1].ends_with(",,,,"),
        "{out}"
    );
    assert!(
        lines[2].contains("missing.json") && lines[2].ends_with(",,,,"),
        "{out}"
    );
    assert!(lines[3].contains("not a student’s paper"), "{out}");
    assert!(lines[4].contains(&format!(",verified,{marks},")), "{out}");

    // With another code nothing fits.
    let other = made.replace("7KQ2-M0XB-9TRA", "7KQ2-M0XB-9TRB");
    let other = file("other.json", &other);
    let (status, out, _) = kw(&[
        "exam",
        "verify",
        text(&other),
        text(&good_file),
        "--lang",
        "ko",
    ]);
    assert_eq!(status, Some(1));
    assert!(out.contains("검증되지 않음"), "{out}");
}

#[test]
fn bad_input_is_one_line_that_names_the_place() {
    let new = |more: &[&'static str]| [&["exam", "new", "--title", "x"], more].concat();
    refused(&new(&["--part", "a:b"]), &["--part", "net/subnetting:2:5"]);
    refused(&new(&["--part", "net/subnetting:7:1"]), &["7", "1 to 4"]);
    refused(&new(&["--part", "net/subnetting:1:51"]), &["51", "1 to 50"]);
    refused(
        &new(&["--part", "net/nonsense:1:1"]),
        &["net/nonsense", "os/scheduling"],
    );
    refused(
        &new(&["--part", "net/dhcp:1:1", "--code", "abc"]),
        &["code", "8"],
    );
    refused(
        &new(&["--part", "net/dhcp:1:1", "--minutes", "99999"]),
        &["99999"],
    );
    refused(&new(&[]), &["--part"]);
    refused(
        &["exam", "new", "--title", "", "--part", "net/dhcp:1:1"],
        &["title"],
    );
    refused(&["exam"], &[]);
    let foreign = file("foreign.json", "{}");
    refused(&["exam", "sheet", text(&foreign)], &["not an exam"]);
    refused(
        &["exam", "verify", text(&foreign), text(&foreign)],
        &["not an exam"],
    );
    let path = file("bad.json", &well(&with_code()));
    let long = file("long.txt", &format!("a\n{}\n", "x".repeat(101)));
    refused(
        &["exam", "links", text(&path), "--students", text(&long)],
        &["line 2"],
    );
    refused(
        &["exam", "links", text(&path), "--students", "/nowhere"],
        &["/nowhere"],
    );
    let nonsense = file("nonsense.json", "{\"lab\": nonsense}");
    refused(&["exam", "sheet", text(&nonsense)], &["line 1"]);
}
