//! The desk at which papers are checked: whether the signature fits, and what the answers are worth when they are
//! marked here. Marks that a file claims are not believed.

use super::Asked;
use crate::parse_file;
use kw_learn::exam::{Answer, Exam, Key, Paper, Question, questions};
use kw_models::{Cell, Table};
use kw_scene::Label;
use kw_texts::Texts;
use kw_trace::Problem;
use std::collections::BTreeSet;

/// Whether a paper is what it should be.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Made by a page that had the exam's code, and not changed since.
    Verified,
    /// Of this exam, but its signature does not fit.
    Changed,
    /// Of another exam.
    Other,
    /// No paper.
    Unread(Problem),
}

impl Standing {
    /// Its sentence.
    pub fn say(&self, texts: &Texts) -> String {
        match self {
            Standing::Verified => texts.get(None, "paper-verified"),
            Standing::Changed => texts.get(None, "paper-changed"),
            Standing::Other => texts.get(None, "paper-other"),
            Standing::Unread(problem) => texts.problem(problem),
        }
    }
}

/// What is to be known of a verified paper besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// It took longer than the exam's minutes.
    Late,
    /// The student is not in the list.
    Unlisted,
    /// A paper of the same student came before.
    Again,
    /// The file claims other marks than are given here: how many.
    Claims(u64),
}

impl Note {
    /// Its words.
    pub fn say(self, texts: &Texts) -> String {
        match self {
            Note::Late => texts.get(None, "paper-late"),
            Note::Unlisted => texts.get(None, "paper-unlisted"),
            Note::Again => texts.get(None, "paper-again"),
            Note::Claims(n) => texts.with(None, "paper-claims", &[("n", n.into())]),
        }
    }
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The file's name.
    pub file: String,
    /// The student that it names; empty where it is no paper.
    pub student: String,
    /// Whether it is what it should be.
    pub standing: Standing,
    /// Marks and how many there could have been, as marked here; only of a verified paper.
    pub marks: Option<(u64, u64)>,
    /// How long it took by the student's clock, in seconds.
    pub seconds: i64,
    /// What is to be known besides.
    pub notes: Vec<Note>,
}

impl Checked {
    /// How long it took, in hours where there are some, minutes and seconds; empty where it is no verified paper.
    pub fn time(&self) -> String {
        if self.standing != Standing::Verified {
            return String::new();
        }
        let (h, m, s) = (
            self.seconds / 3600,
            self.seconds / 60 % 60,
            self.seconds % 60,
        );
        match h {
            0 => format!("{m}:{s:02}"),
            _ => format!("{h}:{m:02}:{s:02}"),
        }
    }

    /// All that is to be known besides, in words.
    pub fn notes(&self, texts: &Texts) -> String {
        let notes: Vec<String> = self.notes.iter().map(|n| n.say(texts)).collect();
        notes.join("; ")
    }
}

/// An exam, its key, and whose papers have come.
pub struct Desk {
    exam: Exam,
    id: String,
    key: Key,
    students: Vec<String>,
    seen: BTreeSet<String>,
}

impl Desk {
    /// A desk for an exam, with the list of its students where there is one. Making the key takes a moment.
    pub fn new(exam: Exam, students: Vec<String>) -> Self {
        Desk {
            id: exam.id(),
            key: Key::new(&exam),
            exam,
            students,
            seen: BTreeSet::new(),
        }
    }

    /// Takes the text of a file. What comes back has still to be marked: [`Checking::step`].
    pub fn take(&mut self, file: &str, text: &str) -> Checking {
        match parse_file(text).and_then(|value| Paper::read(&value)) {
            Ok((paper, signature)) => {
                let standing = if paper.exam != self.id {
                    Standing::Other
                } else if self.key.verify(&paper, &signature) {
                    Standing::Verified
                } else {
                    Standing::Changed
                };
                self.taken(file, paper, standing)
            }
            Err(problem) => Checking::unread(file, problem),
        }
    }

    fn taken(&mut self, file: &str, paper: Paper, standing: Standing) -> Checking {
        let mut checking = Checking::new(file, standing);
        checking.checked.student = paper.student.clone();
        if checking.checked.standing != Standing::Verified {
            return checking;
        }
        let checked = &mut checking.checked;
        checked.seconds = paper.finished - paper.started;
        checked.marks = Some((0, 0));
        let minutes = i64::from(self.exam.minutes);
        if minutes > 0 && checked.seconds > minutes * 60 {
            checked.notes.push(Note::Late);
        }
        if !self.students.is_empty() && !self.students.contains(&paper.student) {
            checked.notes.push(Note::Unlisted);
        }
        if !self.seen.insert(paper.student.clone()) {
            checked.notes.push(Note::Again);
        }
        checking.claimed = paper.marks().0;
        checking.questions = questions(&self.exam, &paper.student).into_iter();
        checking.answers = paper.answers.into_iter();
        checking
    }
}

/// A paper whose answers are being marked, one question at a time.
pub struct Checking {
    checked: Checked,
    claimed: u64,
    questions: std::vec::IntoIter<Question>,
    answers: std::vec::IntoIter<Answer>,
}

impl Checking {
    fn new(file: &str, standing: Standing) -> Self {
        Checking {
            checked: Checked {
                file: file.to_owned(),
                student: String::new(),
                standing,
                marks: None,
                seconds: 0,
                notes: Vec::new(),
            },
            claimed: 0,
            questions: Vec::new().into_iter(),
            answers: Vec::new().into_iter(),
        }
    }

    /// A file that cannot be read.
    pub fn unread(file: &str, problem: Problem) -> Self {
        Checking::new(file, Standing::Unread(problem))
    }

    /// Makes the next question again and marks its answer; false where there is none.
    pub fn step(&mut self, texts: &Texts) -> bool {
        let Some(question) = self.questions.next() else {
            return false;
        };
        let given = self.answers.next().map(|a| a.given).unwrap_or_default();
        if let (Some(asked), Some((marks, of))) = (Asked::make(question), &mut self.checked.marks) {
            let answer = asked.mark(&given, texts);
            *marks += u64::from(answer.marks);
            *of += u64::from(answer.of);
        }
        true
    }

    /// What came of it, with all questions marked.
    pub fn finish(mut self, texts: &Texts) -> Checked {
        while self.step(texts) {}
        if self.checked.marks.is_some_and(|m| m.0 != self.claimed) {
            self.checked.notes.push(Note::Claims(self.claimed));
        }
        self.checked
    }
}

/// What came of all files, as a table.
pub fn table(all: &[Checked], texts: &Texts) -> Table {
    let columns = [
        "paper-file",
        "paper-student",
        "paper-result",
        "#paper-marks",
        "#paper-of",
        "#paper-time",
        "paper-notes",
    ];
    let mut table = Table::new("papers", &columns);
    let words = |text: String| match text.is_empty() {
        true => Cell::Empty,
        false => Cell::Words(Label::raw(text)),
    };
    for one in all {
        let (marks, of) = match one.marks {
            Some((marks, of)) => (Cell::Int(marks), Cell::Int(of)),
            None => (Cell::Empty, Cell::Empty),
        };
        table.rows.push(vec![
            words(one.file.clone()),
            words(one.student.clone()),
            words(one.standing.say(texts)),
            marks,
            of,
            words(one.time()),
            words(one.notes(texts)),
        ]);
    }
    table
}
