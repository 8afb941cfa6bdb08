//! The files of an exam and of a student's paper: JSON, version 1.
//!
//! ```json
//! {"kernel-and-wire": "exam", "version": 1, "title": "Week 5", "seed": 7, "code": "7KQ2-M0XB-9TRA", "minutes": 30,
//!  "seeds": 200000, "parts": [{"lab": "net/subnetting", "level": 2, "count": 5}]}
//!
//! {"kernel-and-wire": "exam-paper", "version": 1, "exam": "0123456789abcdef", "student": "20261234",
//!  "started": 1700000000, "finished": 1700001500,
//!  "answers": [{"given": ["192.0.2.0/26"], "marks": 1, "of": 1}], "signature": "…64 hexadecimal digits…"}
//! ```

use super::paper::shown;
use super::{
    ALL_SEEDS, Answer, COUNT_MAX, Exam, LEVEL_MAX, MINUTES_MAX, PARTS_MAX, Paper, Part, SEED_MAX,
    SEEDS, Signature, TEXT_MAX, check_code, student, unhex,
};
use crate::TIME_MAX;
use crate::read::{
    NAME_MAX, entry, field, field_or, fields, file, head, list, named, object, short, small, text,
    whole,
};
use kw_trace::Problem;
use serde_json::Value;

const VERSION: i64 = 1;
/// Most answers of a paper.
const ANSWERS_MAX: usize = PARTS_MAX * COUNT_MAX as usize;
/// Most texts of an answer.
const GIVEN_MAX: usize = 100;
/// Most characters of a text of an answer.
const ANSWER_MAX: usize = 2000;
/// Most marks of an answer.
const MARKS_MAX: u32 = 1000;

impl Exam {
    /// Reads an exam's file.
    ///
    /// # Errors
    /// `file-kind` and `file-version` for another file; else the first field that is wrong, with what would
    /// be right.
    pub fn read(value: &Value) -> Result<Exam, Problem> {
        let map = file(value, "exam", VERSION)?;
        let code = |v| {
            let code = named(v, TEXT_MAX)?;
            check_code(&code).map(|()| code)
        };
        let parts = |v| {
            let items = list(v, 1, PARTS_MAX)?.iter().enumerate();
            items.map(|(i, v)| entry(part(v), i)).collect()
        };
        Ok(Exam {
            title: field(map, "title", |v| named(v, TEXT_MAX))?,
            seed: field(map, "seed", |v| whole(v, 0, SEED_MAX as i64))?.unsigned_abs(),
            code: field(map, "code", code)?,
            minutes: field_or(map, "minutes", 0, |v| small(v, MINUTES_MAX))?,
            seeds: field_or(map, "seeds", SEEDS, |v| {
                whole(v, SEEDS as i64, ALL_SEEDS as i64).map(i64::unsigned_abs)
            })?,
            parts: field(map, "parts", parts)?,
        })
    }

    /// The file's value.
    pub fn write(&self) -> Value {
        let mut map = head("exam", VERSION);
        let parts = self.parts.iter().map(|p| {
            fields([
                ("lab", p.lab.as_str().into()),
                ("level", p.level.into()),
                ("count", p.count.into()),
            ])
        });
        map.insert("title".to_owned(), self.title.as_str().into());
        map.insert("seed".to_owned(), self.seed.into());
        map.insert("code".to_owned(), self.code.as_str().into());
        map.insert("minutes".to_owned(), self.minutes.into());
        if self.seeds != SEEDS {
            map.insert("seeds".to_owned(), self.seeds.into());
        }
        map.insert("parts".to_owned(), parts.collect());
        Value::Object(map)
    }
}

fn part(value: &Value) -> Result<Part, Problem> {
    let map = object(value)?;
    let number = |key, max: u32| field(map, key, |v| whole(v, 1, i64::from(max)));
    Ok(Part {
        lab: field(map, "lab", |v| named(v, NAME_MAX))?,
        level: u8::try_from(number("level", LEVEL_MAX.into())?).unwrap_or(LEVEL_MAX),
        count: u32::try_from(number("count", COUNT_MAX)?).unwrap_or(COUNT_MAX),
    })
}

impl Paper {
    /// Reads a paper's file. Whether the signature is right, [`super::Key::verify`] tells.
    ///
    /// # Errors
    /// `file-kind` and `file-version` for another file; else the first field that is wrong, with what would
    /// be right.
    pub fn read(value: &Value) -> Result<(Paper, Signature), Problem> {
        let map = file(value, "exam-paper", VERSION)?;
        let id = field(map, "exam", |v| digits::<8>(v).map(|_| v))?;
        let started = field(map, "started", |v| whole(v, 0, TIME_MAX))?;
        let answers = |v| {
            let items = list(v, 0, ANSWERS_MAX)?.iter().enumerate();
            items.map(|(i, v)| entry(answer(v), i)).collect()
        };
        let paper = Paper {
            exam: id.as_str().unwrap_or_default().to_ascii_lowercase(),
            student: student(&field(map, "student", |v| named(v, TEXT_MAX))?),
            started,
            finished: field(map, "finished", |v| whole(v, started, TIME_MAX))?,
            answers: field(map, "answers", answers)?,
        };
        Ok((paper, field(map, "signature", digits)?))
    }

    /// The file's value, with the signature.
    pub fn write(&self, signature: &Signature) -> Value {
        let mut map = head("exam-paper", VERSION);
        let answers = self.answers.iter().map(|a| {
            let given: Value = a.given.iter().map(String::as_str).collect();
            fields([
                ("given", given),
                ("marks", a.marks.into()),
                ("of", a.of.into()),
            ])
        });
        map.insert("exam".to_owned(), self.exam.as_str().into());
        map.insert("student".to_owned(), self.student.as_str().into());
        map.insert("started".to_owned(), self.started.into());
        map.insert("finished".to_owned(), self.finished.into());
        map.insert("answers".to_owned(), answers.collect());
        map.insert("signature".to_owned(), shown(signature).into());
        Value::Object(map)
    }
}

fn answer(value: &Value) -> Result<Answer, Problem> {
    let map = object(value)?;
    let given = |v| {
        let items = list(v, 0, GIVEN_MAX)?.iter().enumerate();
        items.map(|(i, v)| entry(text(v, ANSWER_MAX), i)).collect()
    };
    let of = field(map, "of", |v| small(v, MARKS_MAX))?;
    Ok(Answer {
        given: field(map, "given", given)?,
        marks: field(map, "marks", |v| small(v, of))?,
        of,
    })
}

/// A text of as many hexadecimal digits as the bytes need.
fn digits<const N: usize>(value: &Value) -> Result<[u8; N], Problem> {
    let text = named(value, NAME_MAX)?;
    unhex(&text).ok_or_else(|| {
        Problem::new("hex-digits", "")
            .with("value", short(&text))
            .with("count", 2 * N as u64)
    })
}
