//! Exams with the labs in them: questions as exercises, answers marked, links for students, sheets to print, and a
//! desk at which papers are checked. The page and `kw` use the same.
//!
//! `kw_learn::exam` knows what an exam is, which questions each student has and what a signature is, and tells what a
//! signature protects against; it knows no lab. Left out here: files on disks, and how anything looks.
//!
//! A question is worth as many marks as it asks for answers. An answer is right where the exercise takes it as right
//! beside the right ones in all other places; what the exercise cannot read is worth nothing.

mod desk;
mod sheet;

pub use desk::{Checked, Checking, Desk, Note, Standing, table};
pub use sheet::{Print, head, markdown, part_title};

use crate::{
    embed::{decode, encoded},
    link,
};
use kw_learn::exam::{Answer, Exam, Question, TEXT_MAX, questions, student};
use kw_models::{
    entry,
    exercise::{Exercise, Mark},
    registry::LABS,
};
use kw_texts::Texts;
use kw_trace::Problem;
use serde_json::Value;
use std::collections::BTreeSet;

/// What stands in addresses in the place of a lab.
pub const PLACE: &str = "exam";
/// Most students of a list.
pub const STUDENTS_MAX: usize = 2000;

/// Reads an exam's file and sees that its exercises are there.
///
/// # Errors
/// The first field that is wrong.
pub fn read(value: &Value) -> Result<Exam, Problem> {
    let exam = Exam::read(value)?;
    check(&exam)?;
    Ok(exam)
}

/// Whether all labs of an exam are known here and have exercises of its levels.
///
/// # Errors
/// The first part whose lab has not.
pub fn check(exam: &Exam) -> Result<(), Problem> {
    for (i, part) in exam.parts.iter().enumerate() {
        let refuse =
            |kind| Problem::new(kind, format!("parts[{i}].lab")).with("value", part.lab.as_str());
        let Some(entry) = entry(&part.lab) else {
            let known: Vec<&str> = LABS.iter().map(|e| e.id).collect();
            return Err(Problem::new("link-lab", format!("parts[{i}].lab"))
                .with("value", part.lab.as_str())
                .with("known", known.join(", ")));
        };
        if (entry.exercise)(part.level, 0).is_none() {
            return Err(refuse("embed-exercises"));
        }
    }
    Ok(())
}

/// A question with its exercise.
pub struct Asked {
    /// Which lab's, which level and seed.
    pub question: Question,
    /// What is asked and what is right.
    pub exercise: Box<dyn Exercise>,
}

impl Asked {
    /// Makes the exercise; `None` where its lab is not known or has none.
    pub fn make(question: Question) -> Option<Asked> {
        let exercise = (entry(&question.lab)?.exercise)(question.level, question.seed)?;
        Some(Asked { question, exercise })
    }

    /// The right answers as one may type them, one for each that is asked for.
    pub fn right(&self, texts: &Texts) -> Vec<String> {
        let label = |label: &_| texts.label(&self.question.lab, label);
        let mut right: Vec<String> = self.exercise.key().iter().map(label).collect();
        right.resize(self.exercise.asks().len(), String::new());
        right
    }

    /// What answers are worth, each by itself; they are cut or filled up to as many as are asked for.
    pub fn mark(&self, given: &[String], texts: &Texts) -> Answer {
        let worth = self.each(given, texts);
        let right = worth.iter().filter(|w| **w == Mark::Right).count();
        let mut given = given.to_vec();
        given.resize(worth.len(), String::new());
        Answer {
            given,
            marks: right as u32,
            of: worth.len() as u32,
        }
    }

    /// Whether each of the answers is one of its kind, be it right or wrong.
    pub fn is_readable(&self, given: &[String], texts: &Texts) -> bool {
        let worth = self.each(given, texts);
        !worth.iter().any(|w| matches!(w, Mark::Malformed { .. }))
    }

    /// What each answer is worth beside right ones.
    fn each(&self, given: &[String], texts: &Texts) -> Vec<Mark> {
        let right = self.right(texts);
        let mut given: Vec<&str> = given.iter().map(String::as_str).collect();
        given.resize(right.len(), "");
        // Answers that are right together are right, even where none of them is the one of the key.
        if self.exercise.mark(&given) == Mark::Right {
            return vec![Mark::Right; right.len()];
        }
        let one = |(i, typed)| {
            let mut tried: Vec<&str> = right.iter().map(String::as_str).collect();
            tried[i] = typed;
            self.exercise.mark(&tried)
        };
        given.into_iter().enumerate().map(one).collect()
    }
}

/// The questions of a student as exercises, all at once. Where one may not wait, they are made one by one:
/// [`Asked::make`].
pub fn asked(exam: &Exam, name: &str) -> Vec<Asked> {
    let questions = questions(exam, name).into_iter();
    questions.filter_map(Asked::make).collect()
}

/// Questions in runs of the same lab and level.
pub fn parts(asked: &[Asked]) -> impl Iterator<Item = &[Asked]> {
    asked
        .chunk_by(|a, b| (&a.question.lab, a.question.level) == (&b.question.lab, b.question.level))
}

/// The fragment that opens an exam for a student; without a name, the page asks for it.
///
/// The exam's code is in it: the student's page signs.
///
/// # Errors
/// Where it would be longer than links may be.
pub fn link(exam: &Exam, name: Option<&str>) -> Result<String, Problem> {
    let mut value = exam.write();
    if let Value::Object(map) = &mut value {
        map.shift_remove("kernel-and-wire");
        map.insert("lab".to_owned(), PLACE.into());
    }
    let name = name.map(|name| ("student", encoded(&student(name))));
    link::write(&value, name.as_slice())
}

/// An exam that was opened by its address, and the student's name if it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The exam.
    pub exam: Exam,
    /// The name as it counts.
    pub student: Option<String>,
}

/// Opens an address of an exam; `None` where it carries none.
///
/// # Errors
/// Where the link is damaged, too long or from a newer version, or the exam in it cannot be held here.
pub fn open(address: &str) -> Result<Option<Opened>, Problem> {
    let link = link::read(address)?;
    let Some(mut value) = link.scenario else {
        return Ok(None);
    };
    if let Value::Object(map) = &mut value {
        map.shift_remove("lab");
        map.insert("kernel-and-wire".to_owned(), "exam".into());
    }
    let name = link.view.iter().find(|(key, _)| key == "student");
    let name = name.map(|(_, text)| name_of(&decode(text))).transpose();
    Ok(Some(Opened {
        exam: read(&value)?,
        student: name.map_err(|p| p.under("student"))?.flatten(),
    }))
}

/// A name as it counts; `None` where it is empty.
///
/// # Errors
/// Where it is too long or has control characters in it.
pub fn name_of(typed: &str) -> Result<Option<String>, Problem> {
    let name = student(typed);
    let length = name.chars().count();
    if length > TEXT_MAX || name.chars().any(char::is_control) {
        let begin: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
        return Err(Problem::new("text", "")
            .with("value", begin)
            .with("max", TEXT_MAX as u64));
    }
    Ok((!name.is_empty()).then_some(name))
}

/// Students of a list with one on each line, each once; empty lines are passed over.
///
/// # Errors
/// The first line that is no name, or too many of them.
pub fn students(list: &str) -> Result<Vec<String>, Problem> {
    let mut names: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for (i, line) in list.trim_start_matches('\u{feff}').lines().enumerate() {
        let name = name_of(line).map_err(|p| p.under(&format!("line {}", i + 1)))?;
        names.extend(name.filter(|name| seen.insert(name.clone())));
        if names.len() > STUDENTS_MAX {
            return Err(Problem::new("count", format!("line {}", i + 1))
                .with("value", names.len() as u64)
                .with("min", 0_u64)
                .with("max", STUDENTS_MAX as u64));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests;
