//! A student's answers, signed.

use super::{Bytes, Exam, Mac, ROUNDS, hex, keyed, plain_code};
use hmac::Mac as _;
use sha2::Sha256;

/// Bytes of a signature.
pub const SIGNATURE: usize = 32;

/// A signature.
pub type Signature = [u8; SIGNATURE];

/// What was answered to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// As it was typed, one text for each answer that the question asks for.
    pub given: Vec<String>,
    /// What the page gave for it.
    pub marks: u32,
    /// What it could have given; not less.
    pub of: u32,
}

/// A student's paper: the answers to an exam, in the order of its questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The exam's [`Exam::id`].
    pub exam: String,
    /// The student's number or name, as [`super::student`] gives it.
    pub student: String,
    /// When it was begun, in Unix seconds by the student's clock.
    pub started: i64,
    /// When it was handed in, in Unix seconds by the student's clock; not before it was begun.
    pub finished: i64,
    /// What was answered.
    pub answers: Vec<Answer>,
}

impl Paper {
    /// The bytes that are signed: text "kernel-and-wire paper 1", text exam, text student, number started,
    /// number finished, number of answers; then for each answer number of texts, the texts, number marks,
    /// number of. They do not depend on how a file is written.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Bytes::new("kernel-and-wire paper 1");
        bytes.text(&self.exam);
        bytes.text(&self.student);
        bytes.number(self.started);
        bytes.number(self.finished);
        bytes.number(self.answers.len() as i64);
        for answer in &self.answers {
            bytes.number(answer.given.len() as i64);
            for text in &answer.given {
                bytes.text(text);
            }
            bytes.number(answer.marks.into());
            bytes.number(answer.of.into());
        }
        bytes.0
    }

    /// What was reached, and what could have been.
    pub fn marks(&self) -> (u64, u64) {
        let sum = |of: fn(&Answer) -> u32| self.answers.iter().map(|a| u64::from(of(a))).sum();
        (sum(|a| a.marks), sum(|a| a.of))
    }
}

/// What papers of an exam are signed with. Making it takes [`ROUNDS`] rounds: make it once.
#[derive(Clone)]
pub struct Key(Mac);

impl Key {
    /// The key of an exam, from its code.
    pub fn new(exam: &Exam) -> Key {
        let code = plain_code(&exam.code);
        let mut key = [0; 32];
        pbkdf2::pbkdf2_hmac::<Sha256>(code.as_bytes(), exam.id().as_bytes(), ROUNDS, &mut key);
        Key(keyed(&key))
    }

    /// The signature of a paper.
    pub fn sign(&self, paper: &Paper) -> Signature {
        let mac = self.0.clone().chain_update(paper.bytes());
        mac.finalize().into_bytes().into()
    }

    /// Whether a paper was signed with this key and not changed since. The time it takes does not tell how much of
    /// a signature is right.
    pub fn verify(&self, paper: &Paper, signature: &Signature) -> bool {
        let mac = self.0.clone().chain_update(paper.bytes());
        mac.verify_slice(signature).is_ok()
    }
}

/// A signature in hexadecimal, as files have it.
pub(super) fn shown(signature: &Signature) -> String {
    hex(signature)
}
