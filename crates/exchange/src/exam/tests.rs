use super::*;
use kw_learn::exam::{ALL_SEEDS, Key, LEVEL_MAX, Paper, Part, SEEDS};
use kw_models::exercise::{self, FIRST_SEEDS, LEVELS};
use kw_texts::Lang;
use proptest::prelude::*;
use serde_json::json;

fn part(lab: &str, level: u8, count: u32) -> Part {
    Part {
        lab: lab.to_owned(),
        level,
        count,
    }
}

fn exam() -> Exam {
    Exam {
        title: "5주차 & week *5*".to_owned(),
        seed: 7,
        code: "7KQ2-M0XB-9TRA".to_owned(),
        minutes: 30,
        seeds: SEEDS,
        parts: vec![part("net/subnetting", 2, 3), part("os/scheduling", 1, 2)],
    }
}

/// A student's paper in which every answer is the right one, or what `change` makes of it.
fn paper(
    exam: &Exam,
    name: &str,
    texts: &Texts,
    change: impl Fn(usize, Vec<String>) -> Vec<String>,
) -> Paper {
    let all = asked(exam, name).into_iter().enumerate();
    Paper {
        exam: exam.id(),
        student: student(name),
        started: 1_700_000_000,
        finished: 1_700_001_505,
        answers: all
            .map(|(i, a)| a.mark(&change(i, a.right(texts)), texts))
            .collect(),
    }
}

fn signed(exam: &Exam, paper: &Paper) -> String {
    crate::file_text(&paper.write(&Key::new(exam).sign(paper)))
}

#[test]
fn right_answers_of_every_lab_get_all_marks_in_both_languages_and_each_mistake_costs_its_own() {
    assert_eq!(LEVELS, LEVEL_MAX);
    assert_eq!([SEEDS, ALL_SEEDS], [FIRST_SEEDS, exercise::SEEDS]);
    let texts = Lang::ALL.map(Texts::new);
    let mut mistakes = 0;
    for lab in LABS {
        for level in 1..=LEVELS {
            for seed in [0, 1, 7, SEEDS - 1, SEEDS, ALL_SEEDS - 1] {
                let lab = lab.id.to_owned();
                let question = Question { lab, level, seed };
                let asked = Asked::make(question).expect("every lab has exercises of all levels");
                let asks = asked.exercise.asks().len() as u32;
                for texts in &texts {
                    let right = asked.right(texts);
                    let answer = asked.mark(&right, texts);
                    assert_eq!((answer.marks, answer.of), (asks, asks), "{right:?}");
                    assert!(asked.is_readable(&right, texts));
                    let none = asked.mark(&[], texts);
                    assert_eq!((none.marks, none.of), (0, asks));
                    assert_eq!(none.given, vec![String::new(); asks as usize]);
                    assert!(!asked.is_readable(&[], texts));
                    for (place, label) in asked.exercise.mistakes() {
                        let mut given = right.clone();
                        given[place] = texts.label(&asked.question.lab, &label);
                        let answer = asked.mark(&given, texts);
                        assert_eq!(answer.marks, asks - 1, "{given:?} for {right:?}");
                        mistakes += 1;
                    }
                }
            }
        }
    }
    assert!(mistakes > 100, "{mistakes}");
}

#[test]
fn a_paper_is_verified_and_marked_anew_whatever_it_claims() {
    let (exam, texts) = (exam(), Texts::new(Lang::En));
    let list =
        students("20261234 홍길동\n\n  20265678   임꺽정 \n20261234 홍길동\n").expect("names");
    assert_eq!(list, ["20261234 홍길동", "20265678 임꺽정"]);
    let mut desk = Desk::new(exam.clone(), list);
    let mut check = |file: &str, text: &str| desk.take(file, text).finish(&texts);

    let good = paper(&exam, "20261234 홍길동", &texts, |_, right| right);
    let of = good.marks().1;
    let checked = check("a.json", &signed(&exam, &good));
    assert_eq!(checked.standing, Standing::Verified);
    assert_eq!(
        (checked.marks, checked.time()),
        (Some((of, of)), "25:05".to_owned())
    );
    assert_eq!(checked.notes, []);

    // Signed, but the marks are made up; too late; not in the list.
    let mut bold = paper(
        &exam,
        "x",
        &texts,
        |i, right| if i == 0 { vec![] } else { right },
    );
    bold.answers[0].marks = bold.answers[0].of;
    bold.finished += 3600;
    let lost = u64::from(bold.answers[0].of);
    let checked = check("b.json", &signed(&exam, &bold));
    assert_eq!(checked.standing, Standing::Verified);
    let all = bold.marks().1;
    assert_eq!(checked.marks, Some((all - lost, all)));
    assert_eq!(checked.time(), "1:25:05");
    assert_eq!(
        checked.notes,
        [Note::Late, Note::Unlisted, Note::Claims(all)]
    );
    assert!(checked.notes(&texts).contains("over the time; "));

    // The first once more, and changed.
    let again = check("c.json", &signed(&exam, &good));
    assert_eq!(again.notes, [Note::Again]);
    let changed =
        signed(&exam, &good).replace("\"finished\": 1700001505", "\"finished\": 1700001504");
    let changed = check("d.json", &changed);
    assert_eq!((changed.standing, changed.marks), (Standing::Changed, None));

    // Another exam's, and no paper at all.
    let other = Exam {
        seed: 8,
        ..exam.clone()
    };
    let foreign = paper(&other, "x", &texts, |_, right| right);
    let checked = check("e.json", &signed(&other, &foreign));
    assert_eq!((checked.standing, checked.marks), (Standing::Other, None));
    for text in ["", "{}", "[1", &exam.write().to_string()] {
        let checked = check("f.json", text);
        assert!(matches!(checked.standing, Standing::Unread(_)), "{text}");
    }
}

#[test]
fn a_paper_with_too_few_or_too_many_answers_is_marked_by_the_questions() {
    let (exam, texts) = (exam(), Texts::new(Lang::En));
    let mut short = paper(&exam, "x", &texts, |_, right| right);
    let (marks, of) = (short.marks().0, short.marks().1);
    let last = short.answers.pop().expect("answers");
    let mut desk = Desk::new(exam.clone(), Vec::new());
    let checked = desk.take("a", &signed(&exam, &short)).finish(&texts);
    assert_eq!(checked.marks, Some((marks - u64::from(last.marks), of)));
    short.answers.extend([last.clone(), last]);
    let checked = desk.take("b", &signed(&exam, &short)).finish(&texts);
    assert_eq!(checked.marks, Some((marks, of)));
}

#[test]
fn the_table_of_papers_is_a_spreadsheet_in_which_no_name_is_a_formula() {
    let (exam, texts) = (exam(), Texts::new(Lang::En));
    let name = "=HYPERLINK(\"http://x\")";
    let sly = paper(&exam, name, &texts, |_, right| right);
    let mut desk = Desk::new(exam.clone(), Vec::new());
    let all = [
        desk.take("a.json", &signed(&exam, &sly)).finish(&texts),
        desk.take("b.json", "nonsense").finish(&texts),
    ];
    let csv = crate::table_csv(&table(&all, &texts), &texts);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "File,Student,Signature,Marks,of,Time,Notes");
    assert!(lines[1].starts_with("a.json,\"'=HYPERLINK"), "{csv}");
    assert!(lines[1].ends_with(",25:05,"), "{csv}");
    assert!(lines[2].starts_with("b.json,,line 1: "), "{csv}");
    assert!(lines[2].ends_with(",,,,"), "{csv}");
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_link_opens_to_the_same_exam_and_student() {
    let exam = exam();
    for name in ["20261234", "홍길동 & Söhne/50% #1?", "a=b&student=c"] {
        let link = link(&exam, Some(name)).expect("short");
        let opened = open(&format!("https://example.org/kw/{link}")).expect("opens");
        let want = Opened {
            exam: exam.clone(),
            student: Some(student(name)),
        };
        assert_eq!(opened, Some(want), "{link}");
        assert!(link.starts_with("#/exam?s=") && link.is_ascii(), "{link}");
        assert!(link.len() < 400, "{link}");
    }
    let anyone = open(&link(&exam, None).expect("short"))
        .expect("opens")
        .expect("carries it");
    assert_eq!(anyone.student, None);
    assert_eq!(open("#/exam"), Ok(None));
    assert_eq!(open("#/exam?student=x"), Ok(None));
}

#[test]
fn a_bad_link_is_refused_by_what_is_wrong() {
    let good = link(&exam(), Some("x")).expect("short");
    let kind = |link: &str| open(link).expect_err("bad").kind;
    assert_eq!(kind("#/exam?s=AAAA"), "link-damaged");
    let (whole, _) = good.split_once("&student").expect("a name");
    for cut in 1..20 {
        assert_eq!(kind(&whole[..whole.len() - cut]), "link-damaged");
    }
    assert_eq!(kind(&good.replace("student=x", "student=%00")), "text");
    assert_eq!(
        kind(&good.replace("student=x", &format!("student={}", "x".repeat(101)))),
        "text"
    );
    let foreign = link::write(&json!({"lab": "exam", "title": "x"}), &[]).expect("short");
    assert_eq!(kind(&foreign), "missing");
    for (changed, field, want) in [
        (part("os/nonsense", 1, 1), "parts[0].lab", "link-lab"),
        (part("net/subnetting", 9, 1), "parts[0].level", "range"),
        (part("net/subnetting", 1, 0), "parts[0].count", "range"),
    ] {
        let exam = Exam {
            parts: vec![changed],
            ..exam()
        };
        let problem = open(&link(&exam, None).expect("short")).expect_err("bad");
        assert_eq!((problem.field.as_str(), problem.kind), (field, want));
        for lang in Lang::ALL {
            assert!(!Texts::new(lang).problem(&problem).contains('⟨'));
        }
    }
}

#[test]
fn students_are_named_by_line_where_one_cannot_be() {
    let long = format!("a\nb\n{}\n", "x".repeat(101));
    let problem = students(&long).expect_err("too long");
    assert_eq!((problem.field.as_str(), problem.kind), ("line 3", "text"));
    let many: String = (0..=STUDENTS_MAX).map(|n| format!("{n}\n")).collect();
    assert_eq!(students(&many).expect_err("too many").kind, "count");
    assert_eq!(
        students("\u{feff}a\r\n \t \r\nb"),
        Ok(vec!["a".into(), "b".into()])
    );
}

#[test]
fn sheet_and_key_have_every_question_and_every_answer() {
    let exam = exam();
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let sheet = markdown(&exam, "홍길동", Print::Sheet, &texts);
        let key = markdown(&exam, "홍길동", Print::Key, &texts);
        for text in [&sheet, &key] {
            assert!(text.contains("& week \\*5\\*") || text.contains("&amp; week \\*5\\*"));
            assert!(text.contains("홍길동") && text.contains(&exam.id()));
            assert!(!text.contains('⟨') && text.ends_with('\n'));
            let numbered = |n: u32| text.contains(&format!("\n{n}. "));
            assert!((1..=5).all(numbered) && !numbered(6), "{text}");
            assert_eq!(text.matches("\n## ").count(), 2);
        }
        for asked in asked(&exam, "홍길동") {
            let answers = asked.right(&texts).join("; ");
            assert!(key.contains(&crate::markdown::escaped(&answers)), "{key}");
        }
        assert_ne!(sheet, markdown(&exam, "", Print::Sheet, &texts));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_typed_panics_or_gets_more_than_there_is(
        seed in 0_u64..ALL_SEEDS,
        level in 1_u8..=LEVELS,
        lab in 0..LABS.len(),
        given in proptest::collection::vec("\\PC{0,12}", 0..6),
    ) {
        let question = Question { lab: LABS[lab].id.to_owned(), level, seed };
        let asked = Asked::make(question).expect("an exercise");
        let answer = asked.mark(&given, &Texts::new(Lang::En));
        prop_assert!(answer.marks <= answer.of && answer.of >= 1);
        prop_assert_eq!(answer.given.len(), answer.of as usize);
    }

    #[test]
    fn a_changed_byte_of_a_paper_is_never_verified_as_something_else(
        at in 0_usize..2000,
        with in "[0-9a-f\"x ]",
    ) {
        let (exam, texts) = (exam(), Texts::new(Lang::En));
        let paper = paper(&exam, "홍길동", &texts, |_, right| right);
        let text = signed(&exam, &paper);
        let at = at % text.len();
        prop_assume!(text.is_char_boundary(at) && text.is_char_boundary(at + 1));
        let mut changed = text.clone();
        changed.replace_range(at..=at, &with);
        let mut desk = Desk::new(exam.clone(), Vec::new());
        let now = desk.take("x", &changed).finish(&texts);
        if now.standing == Standing::Verified {
            // Only what means the same: white space, or a letter by itself.
            let (read, _) = Paper::read(&crate::parse_file(&changed).expect("JSON")).expect("a paper");
            prop_assert_eq!(read, paper);
        }
    }

    #[test]
    fn no_address_panics(fragment in "#/exam\\?s=[A-Za-z0-9_-]{0,120}(&student=[%a-z0-9]{0,20})?") {
        let _ = open(&fragment);
    }
}
