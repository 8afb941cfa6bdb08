//! Questions that are made one after the other: an exercise may take a while, and there may be many.

use crate::browser;
use kw_exchange::exam::Asked;
use kw_learn::exam::{Exam, questions};
use std::{collections::VecDeque, rc::Rc};

/// Milliseconds of a slice of work.
const SLICE_MS: f64 = 8.0;

/// Does something again and again until it says that it is done, or a slice of time is over; whether it is done.
pub fn slice(mut step: impl FnMut() -> bool) -> bool {
    let begin = browser::now_ms();
    while browser::now_ms() - begin < SLICE_MS {
        if step() {
            return true;
        }
    }
    false
}

/// A student with the questions made for them.
pub struct Made {
    /// Name as it counts; empty for everybody.
    pub student: String,
    /// In the order of the exam.
    pub asked: Vec<Rc<Asked>>,
}

/// The questions of students, being made.
pub struct Making {
    exam: Rc<Exam>,
    waiting: VecDeque<String>,
    questions: std::vec::IntoIter<kw_learn::exam::Question>,
    made: Vec<Made>,
    each: u64,
    students: u64,
    n: u64,
}

impl Making {
    /// For these students.
    pub fn new(exam: Rc<Exam>, students: Vec<String>) -> Self {
        Making {
            each: exam.parts.iter().map(|p| u64::from(p.count)).sum(),
            students: students.len() as u64,
            exam,
            waiting: students.into(),
            questions: Vec::new().into_iter(),
            made: Vec::new(),
            n: 0,
        }
    }

    /// How many are made, of how many.
    pub fn progress(&self) -> (u64, u64) {
        (self.n, self.each * self.students)
    }

    /// Makes one more; whether there was none left.
    pub fn step(&mut self) -> bool {
        if let Some(question) = self.questions.next() {
            self.n += 1;
            if let (Some(asked), Some(last)) = (Asked::make(question), self.made.last_mut()) {
                last.asked.push(Rc::new(asked));
            }
            return false;
        }
        let Some(student) = self.waiting.pop_front() else {
            return true;
        };
        self.questions = questions(&self.exam, &student).into_iter();
        self.made.push(Made {
            student,
            asked: Vec::new(),
        });
        false
    }

    /// What was made.
    pub fn take(self) -> Vec<Made> {
        self.made
    }
}

/// Questions in runs of the same lab and level.
pub fn parts(asked: &[Rc<Asked>]) -> impl Iterator<Item = &[Rc<Asked>]> {
    asked
        .chunk_by(|a, b| (&a.question.lab, a.question.level) == (&b.question.lab, b.question.level))
}
