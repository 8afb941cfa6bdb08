use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn exam() -> Exam {
    Exam {
        title: "5주차 확인".to_owned(),
        seed: 20_261_126,
        code: "7KQ2-M0XB-9TRA".to_owned(),
        minutes: 30,
        seeds: SEEDS,
        parts: vec![
            Part {
                lab: "net/subnetting".to_owned(),
                level: 2,
                count: 5,
            },
            Part {
                lab: "rtc/ice".to_owned(),
                level: 1,
                count: 2,
            },
        ],
    }
}

fn paper(exam: &Exam) -> Paper {
    let answer = |text: &str, marks| Answer {
        given: vec![text.to_owned()],
        marks,
        of: 2,
    };
    Paper {
        exam: exam.id(),
        student: student("  20261234   홍길동 "),
        started: 1_700_000_000,
        finished: 1_700_001_500,
        answers: vec![answer("192.0.2.0/26", 2), answer("", 0), answer("예", 1)],
    }
}

/// RFC 4231 §4.2 to §4.8 (test cases 1 to 4, 6 and 7; 5 is about shortened outputs), by the crate that is used here.
#[test]
fn hmac_gives_the_vectors_of_rfc_4231() {
    let (aa, dd, cd) = ([0xaa; 131], [0xdd; 50], [0xcd; 50]);
    let counted: Vec<u8> = (1..=25).collect();
    let long = b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to \
        be hashed before being used by the HMAC algorithm.";
    for (key, data, want) in [
        (
            &[0x0b; 20][..],
            &b"Hi There"[..],
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            &aa[..20],
            &dd,
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        ),
        (
            &counted,
            &cd,
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        ),
        (
            &aa,
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
        (
            &aa,
            long,
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        ),
    ] {
        assert_eq!(hex(&mac(key, data)), want);
    }
}

/// RFC 7914 §11: both vectors, 64 bytes each.
#[test]
fn pbkdf2_gives_the_vectors_of_rfc_7914() {
    for (password, salt, rounds, want) in [
        (
            "passwd",
            "salt",
            1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc\
             49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
                .to_owned(),
        ),
        (
            "Password",
            "NaCl",
            80_000,
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56\
             a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
                .to_owned(),
        ),
    ] {
        let mut out = [0; 64];
        pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), salt.as_bytes(), rounds, &mut out);
        assert_eq!(hex(&out), want);
    }
}

/// Pinned, or a link made today would show other questions tomorrow, and no old file would verify. The
/// values were computed by a second program, written in another language after the module's words.
#[test]
fn what_is_published_never_changes() {
    let exam = exam();
    let paper = paper(&exam);
    assert_eq!(exam.id(), ID);
    assert_eq!(variant(&exam, "20261234 홍길동"), VARIANT);
    let seeds: Vec<u64> = questions(&exam, "20261234 홍길동")
        .iter()
        .map(|q| q.seed)
        .collect();
    assert_eq!(seeds, QUESTIONS);
    assert_eq!(hex(&Key::new(&exam).sign(&paper)), SIGNED);
}

const ID: &str = "f35572542ba92bb9";
const VARIANT: u64 = 5_801_531_500_088_509;
const QUESTIONS: [u64; 7] = [76_000, 99_008, 8_549, 6_610, 89_977, 8_313, 10_050];
const SIGNED: &str = "f8a7d444a5b4d69b346a56aef884b6543b2d2f8195fa6d8a3de7fd7d5a860cda";

#[test]
fn a_student_is_the_same_however_the_name_is_typed() {
    let exam = exam();
    let nfd = "\u{1112}\u{1169}\u{11BC}\u{1100}\u{1175}\u{11AF}\u{1103}\u{1169}\u{11BC}";
    for name in [nfd, " 홍길동", "홍길동\n"] {
        assert_eq!(variant(&exam, name), variant(&exam, "홍길동"));
    }
    assert_eq!(student("２０２６ 　ｂ12"), "2026 b12");
    assert_ne!(variant(&exam, "홍길동"), variant(&exam, "홍길돈"));
    let other = Exam {
        seed: 1,
        ..exam.clone()
    };
    assert_ne!(variant(&exam, "a"), variant(&other, "a"));
}

#[test]
fn a_code_counts_however_it_is_typed() {
    let exam = exam();
    let paper = paper(&exam);
    let key = Key::new(&exam);
    for code in [
        "7kq2-moxb-9tra",
        "7KQ2 M0XB 9TRA",
        "７ＫＱ２Ｍ０ＸＢ９ＴＲＡ",
    ] {
        let typed = Exam {
            code: code.to_owned(),
            ..exam.clone()
        };
        assert!(Key::new(&typed).verify(&paper, &key.sign(&paper)), "{code}");
    }
    assert_eq!(plain_code("o0-iIlL1"), "0011111");
    assert_eq!(new_code([0; 8]), "0000-0000-0000");
    assert_eq!(new_code([0xff; 8]), "ZZZZ-ZZZZ-ZZZZ");
    assert_eq!(plain_code(&new_code(*b"kernel&w")).len(), 12);
}

#[test]
fn another_code_another_exam_or_anything_changed_does_not_verify() {
    let exam = exam();
    let key = Key::new(&exam);
    let paper = paper(&exam);
    let signature = key.sign(&paper);
    assert!(key.verify(&paper, &signature));
    let other = Exam {
        code: "7KQ2-M0XB-9TRB".to_owned(),
        ..exam.clone()
    };
    assert!(!Key::new(&other).verify(&paper, &signature));
    let other = Exam {
        title: "6주차".to_owned(),
        ..exam
    };
    assert!(!Key::new(&other).verify(&paper, &signature), "another salt");
    let changes: [fn(&mut Paper); 8] = [
        |p| p.exam.push('0'),
        |p| p.student = "20261235".to_owned(),
        |p| p.started += 1,
        |p| p.finished -= 1,
        |p| p.answers[1].marks = 2,
        |p| p.answers[0].of = 3,
        |p| p.answers.swap(0, 1),
        |p| p.answers[0].given = vec!["192.0.2.0".to_owned(), "/26".to_owned()],
    ];
    for change in changes {
        let mut changed = paper.clone();
        change(&mut changed);
        assert!(!key.verify(&changed, &signature));
    }
    for bit in 0..256 {
        let mut changed = signature;
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(!key.verify(&paper, &changed));
    }
    assert_eq!(paper.marks(), (3, 6));
}

#[test]
fn no_question_comes_twice() {
    let mut exam = exam();
    exam.parts = (0..20)
        .map(|_| Part {
            lab: "net/nat".to_owned(),
            level: 1,
            count: 50,
        })
        .collect();
    let all: BTreeSet<u64> = questions(&exam, "a").iter().map(|q| q.seed).collect();
    assert_eq!(all.len(), 1000);
    assert!(all.iter().all(|s| *s < SEEDS));
}

#[test]
fn later_kinds_are_asked_where_the_exam_says_so() {
    let first = exam();
    let all = Exam {
        seeds: ALL_SEEDS,
        ..exam()
    };
    assert_ne!(first.id(), all.id(), "it is another exam");
    assert!(
        first.write().get("seeds").is_none(),
        "files are what they were"
    );
    assert_eq!(Exam::read(&all.write()), Ok(all.clone()));
    let seeds = |name: &str| questions(&all, name).into_iter().map(|q| q.seed);
    let seeds: Vec<u64> = (0..40).flat_map(|n| seeds(&n.to_string())).collect();
    let later = seeds.iter().filter(|s| **s >= SEEDS).count();
    assert!(seeds.iter().all(|s| *s < ALL_SEEDS));
    assert!(
        later > seeds.len() / 3 && later < seeds.len() * 2 / 3,
        "{later}"
    );
}

#[test]
fn files_come_back_and_the_order_of_their_fields_does_not_matter() {
    let exam = exam();
    assert_eq!(Exam::read(&exam.write()), Ok(exam.clone()));
    let paper = paper(&exam);
    let key = Key::new(&exam);
    let file = paper.write(&key.sign(&paper));
    let turned = file
        .as_object()
        .expect("an object")
        .clone()
        .into_iter()
        .rev()
        .collect();
    let (read, signature) = Paper::read(&turned).expect("a paper");
    assert_eq!(read, paper);
    assert!(key.verify(&read, &signature));
}

#[test]
fn a_wrong_field_is_named() {
    let exam_with = |key: &str, value: Value| {
        let mut file = exam().write();
        file[key] = value;
        let problem = Exam::read(&file).expect_err("something is wrong");
        (problem.field, problem.kind)
    };
    let at = |field: &str, kind| (field.to_owned(), kind);
    assert_eq!(exam_with("code", json!("ab-cd")), at("code", "exam-code"));
    assert_eq!(exam_with("seed", json!(SEED_MAX + 1)), at("seed", "range"));
    assert_eq!(exam_with("seeds", json!(SEEDS - 1)), at("seeds", "range"));
    assert_eq!(
        exam_with("seeds", json!(ALL_SEEDS + 1)),
        at("seeds", "range")
    );
    assert_eq!(exam_with("parts", json!([])), at("parts", "count"));
    let part = json!([{"lab": "a", "level": 5, "count": 1}]);
    assert_eq!(exam_with("parts", part), at("parts[0].level", "range"));
    let paper_with = |key: &str, value: Value| {
        let mut file = paper(&exam()).write(&[7; SIGNATURE]);
        file[key] = value;
        let problem = Paper::read(&file).expect_err("something is wrong");
        (problem.field, problem.kind)
    };
    assert_eq!(
        paper_with("signature", json!("07")),
        at("signature", "hex-digits")
    );
    assert_eq!(paper_with("exam", json!("zz")), at("exam", "hex-digits"));
    assert_eq!(paper_with("finished", json!(1)), at("finished", "range"));
    let answer = json!([{"given": ["a", 5], "marks": 1, "of": 1}]);
    assert_eq!(
        paper_with("answers", answer),
        at("answers[0].given[1]", "type")
    );
    let answer = json!([{"given": ["a".repeat(2001)], "marks": 1, "of": 1}]);
    assert_eq!(
        paper_with("answers", answer),
        at("answers[0].given[0]", "text-long")
    );
    let answer = json!([{"given": [], "marks": 2, "of": 1}]);
    assert_eq!(
        paper_with("answers", answer),
        at("answers[0].marks", "range")
    );
    assert_eq!(
        paper_with("kernel-and-wire", json!("exam")),
        at("kernel-and-wire", "file-kind")
    );
}

proptest! {
    #[test]
    fn papers_come_back_from_their_files(
        given in prop::collection::vec(prop::collection::vec("\\PC{0,9}|[\t\n\0\"]{1,3}", 0..3), 0..4),
        name in "[가-힣a-z0-9]{1,8}( [a-z]{1,3})?",
        times in (0_i64..=crate::TIME_MAX, 0_i64..=crate::TIME_MAX),
        marks in (0_u32..=1000, 0_u32..=1000),
        signature in any::<[u8; 32]>(),
    ) {
        let (marks, of) = (marks.0.min(marks.1), marks.0.max(marks.1));
        let paper = Paper {
            exam: exam().id(),
            student: student(&name),
            started: times.0.min(times.1),
            finished: times.0.max(times.1),
            answers: given.into_iter().map(|given| Answer { given, marks, of }).collect(),
        };
        let text = serde_json::to_string(&paper.write(&signature)).expect("a value");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(Paper::read(&file), Ok((paper, signature)));
    }

    /// No two papers have the same bytes.
    #[test]
    fn different_answers_have_different_bytes(
        a in prop::collection::vec(prop::collection::vec("[ab]{0,2}", 0..3), 0..3),
        b in prop::collection::vec(prop::collection::vec("[ab]{0,2}", 0..3), 0..3),
    ) {
        let of = |given: &[Vec<String>]| {
            let answer = |given: &Vec<String>| Answer { given: given.clone(), marks: 0, of: 1 };
            let answers = given.iter().map(answer).collect();
            Paper { answers, ..paper(&exam()) }.bytes()
        };
        prop_assert_eq!(of(&a) == of(&b), a == b);
    }

    #[test]
    fn no_json_makes_it_panic(
        key in "exam|student|started|finished|answers|signature|title|seed|code|minutes|parts|version",
        number in any::<i64>(),
        text in "\\PC{0,20}",
    ) {
        let values = [json!(null), json!(number), json!(text), json!([text]), json!([{"lab": text, "level": number}]),
            json!([{"given": [text], "of": number}]), json!({"a": number}), json!(1e300)];
        for value in values {
            let mut file = exam().write();
            file[&key] = value.clone();
            let _ = Exam::read(&file);
            let mut file = paper(&exam()).write(&[7; SIGNATURE]);
            file[&key] = value.clone();
            let _ = Paper::read(&file);
            let _ = (Exam::read(&value), Paper::read(&value));
        }
    }
}
