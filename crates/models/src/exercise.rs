//! Exercises: a question made from a level and a seed, answers typed freely, and what they are worth.
//!
//! A lab makes them ([`crate::Subject::exercise`]); the model itself works out the answer and marks what
//! was typed. Left out: whatever is kept of a learner (that is the page's), and how a question looks.

mod answer;
mod choice;
mod worksheet;

pub use answer::{Answer, FAULT, Word};
pub use choice::{Choice, choice};
pub use worksheet::{Blank, Worksheet, aim, numbers, pick, reasons, walk};

use kw_scene::{Anchor, Label, Part, Px, Scene, Shape};
use kw_trace::Why;
use serde_json::Value;

/// The levels that exercises have, from 1.
pub const LEVELS: u8 = 4;

/// Seeds below this give for ever the exercises that they gave first: exams, links and printed sheets name them. Kinds
/// of exercises that came later are made, beside those, from the seeds behind.
pub const FIRST_SEEDS: u64 = 100_000;
/// Seeds that links, embeds and sheets may name are below this.
pub const SEEDS: u64 = 2 * FIRST_SEEDS;

/// The seed `n` behind another: of those that came first the first one follows on the last, as it always did.
pub fn behind(seed: u64, n: u64) -> u64 {
    let start = seed / FIRST_SEEDS * FIRST_SEEDS;
    start + (seed - start + n) % FIRST_SEEDS
}

/// An answer that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What it is.
    pub label: Label,
    /// In which notations it may be typed.
    pub form: Label,
    /// Whether it is long: a list.
    pub is_long: bool,
}

/// Bits that were wanted beside those that were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The right ones.
    pub wanted: u64,
    /// Those of the answer.
    pub given: u64,
    /// How many, at most 64.
    pub bits: u32,
}

impl Difference {
    /// The first bit in which they differ, from 0 on the left.
    pub fn first(self) -> Option<u32> {
        let other = self.wanted ^ self.given;
        (other != 0).then(|| other.leading_zeros() + self.bits - u64::BITS)
    }

    /// The given bits in groups of eight with the first wrong one marked; where `is_solved`, the right
    /// ones below.
    pub fn picture(self, width: f32, is_solved: bool) -> Scene {
        const GAP: f32 = 8.0;
        const HEIGHT: f32 = 24.0;
        let groups = self.bits.div_ceil(8).max(1);
        let room = width - 8.0 - (groups - 1) as f32 * GAP;
        let cell = (room / self.bits.max(1) as f32).min(24.0);
        let mut y = 2.0;
        let mut parts = Vec::new();
        let rows = [
            ("given", "bits-given", self.given, "p1"),
            ("wanted", "bits-wanted", self.wanted, "p2"),
        ];
        for (key, label, value, class) in rows.into_iter().take(1 + usize::from(is_solved)) {
            let mut part = Part::new(key);
            part.text(4.0, y + 13.0, Anchor::Start, Label::text(label), "second");
            y += 21.0;
            let mut lines = String::new();
            for group in 0..groups {
                let bits = (self.bits - group * 8).min(8);
                let left = 4.0 + group as f32 * (8.0 * cell + GAP);
                part.rect(left, y, bits as f32 * cell, HEIGHT, class);
                for i in 0..bits {
                    use std::fmt::Write as _;
                    let at = self.bits - 1 - group * 8 - i;
                    let x = left + i as f32 * cell;
                    let digit = if value >> at & 1 == 1 { "1" } else { "0" };
                    let middle = x + cell / 2.0;
                    let digits = format!("on num {class}t");
                    part.text(middle, y + 16.5, Anchor::Middle, Label::raw(digit), digits);
                    if i > 0 {
                        // Writing to a String cannot fail.
                        let _ = write!(lines, "M{} {}v{}", Px(x), Px(y), Px(HEIGHT));
                    }
                    if self.first() == Some(group * 8 + i) {
                        part.rect(x - 1.5, y - 3.0, cell + 3.0, HEIGHT + 6.0, "ring");
                    }
                }
                let octet = value >> (self.bits - group * 8 - bits) & ((1 << bits) - 1);
                let words = Label::raw(octet.to_string());
                part.text(left, y + HEIGHT + 15.0, Anchor::Start, words, "second num");
            }
            let class = "bit-line".to_owned();
            part.shapes.push(Shape::Path { d: lines, class });
            parts.push(part);
            y += HEIGHT + 24.0;
        }
        Scene {
            width,
            height: y,
            title: Label::Text(
                "bits-title",
                vec![("bit", u64::from(self.first().map_or(0, |b| b + 1)).into())],
            ),
            parts,
            time: None,
        }
    }
}

/// What an answer is worth.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong {
        /// Which of the answers.
        field: usize,
        /// What is wrong with it, without giving the right one away.
        why: Label,
        /// The bits that show it, where there are some.
        bits: Option<Difference>,
    },
    /// It is no answer yet: it counts for nothing.
    Malformed {
        /// Which of the answers.
        field: usize,
        /// What is expected.
        why: Label,
    },
}

/// What was typed as it would be typed on a plain keyboard: full-width forms are made narrow, and what
/// looks like a dash is one.
pub fn plain(typed: &str) -> String {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '〜' | '∼' => '-',
        '\u{3000}' | '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
        '。' => '.',
        '、' => ',',
        c => c,
    };
    let text: String = typed.chars().map(narrow).collect();
    text.trim().to_lowercase()
}

/// A whole number, its digits in groups of three where one likes.
pub fn number(typed: &str) -> Option<u64> {
    let text = plain(typed);
    let groups: Vec<&str> = text.split([',', ' ', '\'', '_', '.']).collect();
    let is_digits = |g: &&str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let is_grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    if !is_grouped || !groups.iter().all(is_digits) {
        return None;
    }
    groups.concat().parse().ok()
}

/// An exercise.
pub trait Exercise {
    /// What is asked.
    fn question(&self) -> Label;
    /// The answers that are asked for, at least one.
    fn asks(&self) -> Vec<Ask>;
    /// What typed answers, as many as are asked for, are worth. Any right notation counts.
    fn mark(&self, typed: &[&str]) -> Mark;
    /// The right answers, as one may type them; a text of the interface is right in every language.
    fn key(&self) -> Vec<Label>;
    /// Help in steps, each saying more than the one before.
    fn hints(&self) -> Vec<Label>;
    /// How it is worked out: reasons of the lab's own steps.
    fn solution(&self) -> Vec<Why>;
    /// The scenario file that shows it in the lab.
    fn scenario(&self) -> Value;
    /// Answers that come from known mistakes, each with its place: all of them are wrong.
    fn mistakes(&self) -> Vec<(usize, Label)> {
        Vec::new()
    }
    /// Whether it has the property that its generator aims at.
    fn is_aimed(&self) -> bool {
        true
    }
}

/// What makes the exercise of a level, from 1, and a seed; `None` for a level that there is not.
pub type Make = fn(u8, u64) -> Option<Box<dyn Exercise>>;

/// Yes or no, in both languages.
pub fn yes(typed: &str) -> Option<bool> {
    match plain(typed).trim_end_matches(['.', '!']) {
        "yes" | "y" | "true" | "same" | "예" | "네" | "응" | "같다" | "같음" | "같습니다" => {
            Some(true)
        }
        "no" | "n" | "false" | "different" | "아니요" | "아니오" | "아뇨" | "다르다" | "다름"
        | "다릅니다" => Some(false),
        _ => None,
    }
}

/// The key as texts: the ids of texts of the interface, and the rest as it is.
#[cfg(test)]
pub fn key_of(exercise: &dyn Exercise) -> Vec<String> {
    let text = |label| match label {
        Label::Raw(words) => words,
        Label::Text(id, _) => id.to_owned(),
    };
    exercise.key().into_iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_is_drawn_inside_the_width_and_the_first_wrong_one_is_ringed() {
        for (bits, width) in [(32, 320.0), (32, 900.0), (8, 200.0), (12, 300.0)] {
            let difference = Difference {
                wanted: 0b1010,
                given: 0b1000,
                bits,
            };
            for is_solved in [false, true] {
                let scene = difference.picture(width, is_solved);
                let rows = 1 + usize::from(is_solved);
                assert_eq!(scene.parts.len(), rows);
                let shapes: Vec<&Shape> = scene.parts.iter().flat_map(|p| &p.shapes).collect();
                let class = |s: &&&Shape, want: &str| match s {
                    Shape::Rect { class, .. } | Shape::Text { class, .. } => class.contains(want),
                    _ => false,
                };
                let digits = shapes.iter().filter(|s| class(s, "on num")).count();
                assert_eq!(digits, bits as usize * rows);
                assert_eq!(shapes.iter().filter(|s| class(s, "ring")).count(), rows);
                for shape in shapes {
                    if let Shape::Rect { x, w, .. } = shape {
                        assert!(*x >= 0.0 && x + w <= width, "{x} + {w} > {width}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_row_of_seeds_stays_on_its_side() {
        let last = FIRST_SEEDS - 1;
        assert_eq!(
            [behind(7, 2), behind(last, 1), behind(last - 1, 3)],
            [9, 0, 1]
        );
        assert_eq!(behind(FIRST_SEEDS + 7, 2), FIRST_SEEDS + 9);
        assert_eq!(behind(SEEDS - 1, 1), FIRST_SEEDS);
    }

    #[test]
    fn the_first_bit_that_differs_is_counted_from_the_left() {
        let of = |wanted, given, bits| {
            Difference {
                wanted,
                given,
                bits,
            }
            .first()
        };
        assert_eq!(of(0b1000, 0b1000, 4), None);
        assert_eq!(of(0b1000, 0b0000, 4), Some(0));
        assert_eq!(of(0b1000, 0b1001, 4), Some(3));
        assert_eq!(of(u64::MAX, u64::MAX - 1, 64), Some(63));
        assert_eq!(of(192 << 24, 0, 32), Some(0));
    }
}
