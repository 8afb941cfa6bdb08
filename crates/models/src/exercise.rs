//! Exercises: a question made from a level and a seed, answers typed freely, and what they are worth.
//!
//! A lab makes them ([`crate::Subject::exercise`]); the model itself works out the answer and marks what
//! was typed. Left out: whatever is kept of a learner (that is the page's), and how a question looks.

use kw_scene::Label;
use kw_trace::Why;
use serde_json::Value;

/// The levels that exercises have, from 1.
pub const LEVELS: u8 = 4;

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

/// An exercise.
pub trait Exercise {
    /// What is asked.
    fn question(&self) -> Label;
    /// The answers that are asked for, at least one.
    fn asks(&self) -> Vec<Ask>;
    /// What typed answers, as many as are asked for, are worth. Any right notation counts.
    fn mark(&self, typed: &[&str]) -> Mark;
    /// The right answers, as one may type them.
    fn key(&self) -> Vec<String>;
    /// Help in steps, each saying more than the one before.
    fn hints(&self) -> Vec<Label>;
    /// How it is worked out: reasons of the lab's own steps.
    fn solution(&self) -> Vec<Why>;
    /// The scenario file that shows it in the lab.
    fn scenario(&self) -> Value;
}

#[cfg(test)]
mod tests {
    use super::*;

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
