//! Exams without a server: the same exam for all, other numbers for each student, results that an
//! instructor's page can verify offline.
//!
//! **What is published here, so that anybody can compute it again.** A *text* is its UTF-8 with its length in
//! bytes before it, a *number* is a whole number; lengths and numbers take eight bytes, the highest first
//! (two's complement). Texts are taken as they are, but for a student's name, which is [`student`].
//!
//! - [`Exam::id`]: the first eight bytes of SHA-256 over text "kernel-and-wire exam 1", text title, number
//!   seed, number minutes, number of parts, then for each part text lab, number level, number count, and at the end
//!   number seeds where that is not [`SEEDS`]; in hexadecimal. The code is not in it.
//! - [`variant`]: HMAC-SHA-256 (RFC 2104); the key is the seed (a number), the message text
//!   "kernel-and-wire variant 1", text exam id, text student; of it the first eight bytes without their
//!   lowest eleven bits (53 bits).
//! - [`questions`]: HMAC-SHA-256; the key is the variant (a number), the message text "kernel-and-wire question 1",
//!   text lab, number level, number of the question within its part from 0; of it the first eight bytes modulo
//!   the exam's seeds. A seed that this student has already for the lab and level gives way to the next free one.
//! - [`Key`]: PBKDF2-HMAC-SHA256 (RFC 8018 §5.2); the password is the code as [`plain_code`] gives it, the salt
//!   the exam's id (its sixteen characters), [`ROUNDS`] rounds, 32 bytes.
//! - Signature of a [`Paper`]: HMAC-SHA-256 with that key over [`Paper::bytes`].
//!
//! **What a signature protects against:** a result file that was changed after it was made, by accident or
//! by somebody who does not have the code; a file made up without the code; a file of another exam.
//!
//! **What it does not protect against.** The code is in every student's page, because the page signs and
//! there is no server: a student who looks into the page can sign any answers, and any times and any name.
//! The page computes the right answers, so such a student can see them, too. Nobody watches who sits at
//! the machine. So a verified file says "made by a page that had this code, and not changed since", nothing more: fit for
//! exercises that count a little, not for an examination without somebody in the room. Marks need not be
//! believed: the instructor's page can make each question again from its seed and mark the answers itself.

mod file;
mod paper;

pub use paper::{Answer, Key, Paper, SIGNATURE, Signature};

use crate::search::composed;
use hmac::{Hmac, KeyInit as _, Mac as _};
use kw_trace::Problem;
use sha2::{Digest as _, Sha256};

/// Seeds of questions are below this in an exam that does not say otherwise: whoever has one gets the questions that
/// it had when it was made.
pub const SEEDS: u64 = 100_000;
/// The same with the kinds of exercises that came later: what new exams say.
pub const ALL_SEEDS: u64 = 200_000;
/// An exam's seed is at most this: what every JSON reader takes exactly.
pub const SEED_MAX: u64 = (1 << 53) - 1;
/// Rounds of PBKDF2. Few, because the page does them at once and may not stop for more than 50 ms; what
/// makes a code hard to guess is its length: [`new_code`] gives 60 bits.
pub const ROUNDS: u32 = 10_000;
/// Most parts of an exam.
pub const PARTS_MAX: usize = 20;
/// Most questions of a part.
pub const COUNT_MAX: u32 = 50;
/// Highest level of an exercise.
pub const LEVEL_MAX: u8 = 4;
/// Most minutes of an exam: a week.
pub const MINUTES_MAX: u32 = 7 * 24 * 60;
/// Fewest characters of a code, without hyphens.
pub const CODE_MIN: usize = 8;
/// Most characters of a title, of a student's name and of a code.
pub const TEXT_MAX: usize = 100;

/// Questions of one lab and level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The lab whose exercises they are.
    pub lab: String,
    /// Their level, 1 to [`LEVEL_MAX`].
    pub level: u8,
    /// How many, 1 to [`COUNT_MAX`].
    pub count: u32,
}

/// An exam, as an instructor keeps it and the link for a student carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exam {
    /// What it is called.
    pub title: String,
    /// What all numbers are made from, at most [`SEED_MAX`].
    pub seed: u64,
    /// What results are signed with, at least [`CODE_MIN`] letters or digits.
    pub code: String,
    /// How long it may take, in minutes; 0 for no limit. Told, not enforced.
    pub minutes: u32,
    /// Seeds of questions are below this: [`SEEDS`] to [`ALL_SEEDS`].
    pub seeds: u64,
    /// What is asked, 1 to [`PARTS_MAX`] parts.
    pub parts: Vec<Part>,
}

/// A question of a student's exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The lab whose exercise it is.
    pub lab: String,
    /// Its level.
    pub level: u8,
    /// Its seed, below the exam's [`Exam::seeds`].
    pub seed: u64,
}

impl Exam {
    /// What tells it from all other exams: 16 hexadecimal digits. It changes with everything but the code.
    pub fn id(&self) -> String {
        let mut bytes = Bytes::new("kernel-and-wire exam 1");
        bytes.text(&self.title);
        bytes.number(self.seed as i64);
        bytes.number(self.minutes.into());
        bytes.number(self.parts.len() as i64);
        for part in &self.parts {
            bytes.text(&part.lab);
            bytes.number(part.level.into());
            bytes.number(part.count.into());
        }
        if self.seeds != SEEDS {
            bytes.number(self.seeds as i64);
        }
        hex(&Sha256::digest(&bytes.0)[..8])
    }
}

/// The seed of a student's exam, at most [`SEED_MAX`]: the same for the same exam and student, for ever.
pub fn variant(exam: &Exam, name: &str) -> u64 {
    let mut bytes = Bytes::new("kernel-and-wire variant 1");
    bytes.text(&exam.id());
    bytes.text(&student(name));
    first(&mac(&exam.seed.to_be_bytes(), &bytes.0)) >> 11
}

/// The questions of a student's exam, part by part.
pub fn questions(exam: &Exam, name: &str) -> Vec<Question> {
    let key = variant(exam, name).to_be_bytes();
    let mut out: Vec<Question> = Vec::new();
    for part in &exam.parts {
        for number in 0..part.count.min(COUNT_MAX) {
            let mut bytes = Bytes::new("kernel-and-wire question 1");
            bytes.text(&part.lab);
            bytes.number(part.level.into());
            bytes.number(number.into());
            let mut seed = first(&mac(&key, &bytes.0)) % exam.seeds;
            // At most 20 · 50 of 100,000 are used: there is a free one.
            let is_used = |seed: u64| {
                let same =
                    |q: &Question| q.seed == seed && q.level == part.level && q.lab == part.lab;
                out.iter().any(same)
            };
            while is_used(seed) {
                seed = (seed + 1) % exam.seeds;
            }
            let lab = part.lab.clone();
            out.push(Question {
                lab,
                level: part.level,
                seed,
            });
        }
    }
    out
}

/// A student's number or name as it counts: Hangul in whole syllables however it was typed, full-width
/// digits and letters narrow, one space where there are several, none at the ends.
pub fn student(name: &str) -> String {
    let whole = composed(name);
    let words: Vec<&str> = whole.split_whitespace().collect();
    words.join(" ")
}

/// The letters of codes: Crockford's base 32, in which none looks like another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code of random bytes (the caller's, because there is no source of them here): twelve characters of
/// 5 bits, in groups of four.
pub fn new_code(random: [u8; 8]) -> String {
    let bits = u64::from_be_bytes(random);
    let mut out = String::new();
    for i in 0..12 {
        if i == 4 || i == 8 {
            out.push('-');
        }
        out.push(char::from(ALPHABET[(bits >> (i * 5) & 31) as usize]));
    }
    out
}

/// A code as it counts: ASCII letters and digits only, in capitals, O as 0, I and L as 1.
pub fn plain_code(code: &str) -> String {
    let narrow = composed(code);
    let kept = narrow.chars().filter(char::is_ascii_alphanumeric);
    let one = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    kept.map(one).collect()
}

/// Bytes to hash or sign, in which nothing can be taken for another thing.
struct Bytes(Vec<u8>);

impl Bytes {
    fn new(purpose: &str) -> Self {
        let mut bytes = Bytes(Vec::new());
        bytes.text(purpose);
        bytes
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as i64);
        self.0.extend(text.as_bytes());
    }

    fn number(&mut self, number: i64) {
        self.0.extend(number.to_be_bytes());
    }
}

type Mac = Hmac<Sha256>;

/// HMAC-SHA-256.
fn mac(key: &[u8], message: &[u8]) -> [u8; 32] {
    keyed(key)
        .chain_update(message)
        .finalize()
        .into_bytes()
        .into()
}

fn keyed(key: &[u8]) -> Mac {
    // RFC 2104 §2: keys of any length.
    Mac::new_from_slice(key).expect("HMAC takes a key of any length")
}

fn first(bytes: &[u8; 32]) -> u64 {
    let (first, _) = bytes.split_first_chunk::<8>().expect("32 bytes have 8");
    u64::from_be_bytes(*first)
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| char::from(DIGITS[usize::from(n & 15)]);
    bytes
        .iter()
        .flat_map(|b| [digit(b >> 4), digit(*b)])
        .collect()
}

/// Bytes of hexadecimal digits, as many as there have to be.
fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|c| c.to_digit(16).map(|d| d as u8))
        .collect();
    let digits = digits.filter(|d| d.len() == 2 * N)?;
    for (byte, pair) in out.iter_mut().zip(digits.chunks(2)) {
        *byte = pair[0] << 4 | pair[1];
    }
    Some(out)
}

/// A refusal of a text that is no code.
fn check_code(code: &str) -> Result<(), Problem> {
    let length = plain_code(code).len();
    if length >= CODE_MIN {
        return Ok(());
    }
    Err(Problem::new("exam-code", "")
        .with("value", length as u64)
        .with("min", CODE_MIN as u64))
}

#[cfg(test)]
mod tests;
