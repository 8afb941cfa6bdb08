//! An exam on paper: a student's questions with room to write, and their key. As Markdown here; the page draws its
//! own from the same questions.

use super::{Asked, asked, parts};
use crate::markdown::escaped;
use kw_learn::exam::Exam;
use kw_scene::Label;
use kw_texts::Texts;

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Print {
    /// The questions.
    Sheet,
    /// The right answers.
    Key,
}

/// The words over a run of questions: lab and level.
pub fn part_title(lab: &str, level: u8, texts: &Texts) -> String {
    let params = [
        ("lab", texts.get(Some(lab), "lab-title").into()),
        ("level", u64::from(level).into()),
    ];
    texts.with(None, "sheet-title", &params)
}

/// What room to write is for, where several answers are asked for; nothing for a single one.
fn room(asked: &Asked) -> Vec<Label> {
    let asks = asked.exercise.asks();
    let has_many = asks.len() > 1;
    asks.into_iter()
        .filter(|_| has_many)
        .map(|a| a.label)
        .collect()
}

/// A student's sheet, or its key, in Markdown. Without a name it is the sheet for everybody.
pub fn markdown(exam: &Exam, name: &str, print: Print, texts: &Texts) -> String {
    let mut title = escaped(&exam.title);
    if print == Print::Key {
        title = format!("{}: {title}", texts.get(None, "sheet-key"));
    }
    let mut out = format!("# {title}\n\n{}\n", escaped(&head(exam, name, texts)));
    let all = asked(exam, name);
    let mut number = 0;
    for part in parts(&all) {
        let question = &part[0].question;
        let title = part_title(&question.lab, question.level, texts);
        out.push_str(&format!("\n## {}\n\n", escaped(&title)));
        for asked in part {
            number += 1;
            match print {
                Print::Sheet => write_question(&mut out, number, asked, texts),
                Print::Key => {
                    let key = asked.right(texts).join("; ");
                    out.push_str(&format!("{number}. {}\n", escaped(&key)));
                }
            }
        }
    }
    out
}

/// The line below a sheet's title: for whom, how long, and which exam.
pub fn head(exam: &Exam, name: &str, texts: &Texts) -> String {
    let mut facts = Vec::new();
    facts.push(match name {
        "" => texts.get(None, "exam-sheet-anyone"),
        name => texts.with(None, "exam-sheet-student", &[("name", name.into())]),
    });
    if exam.minutes > 0 {
        let minutes = [("n", u64::from(exam.minutes).into())];
        facts.push(texts.with(None, "exam-minutes-n", &minutes));
    }
    facts.push(texts.with(None, "exam-id", &[("id", exam.id().into())]));
    facts.join(" · ")
}

fn write_question(out: &mut String, number: usize, asked: &Asked, texts: &Texts) {
    const BLANK: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
    let words = |label: &Label| escaped(&texts.label(&asked.question.lab, label));
    out.push_str(&format!(
        "{number}. {}\n",
        words(&asked.exercise.question())
    ));
    let room = room(asked);
    if room.is_empty() {
        out.push_str(&format!("   - {BLANK}\n"));
    }
    for label in &room {
        out.push_str(&format!("   - {}: {BLANK}\n", words(label)));
    }
}
