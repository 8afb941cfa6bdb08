//! Questions about the step that comes next, wherever it is a decision: which process runs, which page leaves,
//! does this packet pass. What is right is what the step then does; a lab says which other answers are as good.
//! Why it is right is the reason of the step itself.

use kw_scene::Label;
use std::collections::BTreeSet;

/// Most choices of a question: with more, reading them would be the task.
const MOST: usize = 12;

/// One thing that could come next.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub label: Label,
    /// Keys of the parts of the picture that are the thing itself; none where there is nothing to be pointed at.
    pub parts: Vec<String>,
    /// Whether it is what happens, or as good.
    pub is_right: bool,
}

impl Choice {
    /// A choice that only has words.
    pub fn new(label: Label, is_right: bool) -> Self {
        Choice {
            label,
            parts: Vec::new(),
            is_right,
        }
    }

    /// Numbers in their order, so that the place tells nothing; `right` is one of them, if it is a number. As the usual
    /// slips lie about it always in the same way, some of the smaller ones are left out, more or fewer by its value.
    pub fn numbers(right: Option<u64>, others: &[u64], show: fn(u64) -> String) -> Vec<Self> {
        let mut all: BTreeSet<u64> = others.iter().copied().chain(right).collect();
        if let Some(right) = right {
            let smaller = all.range(..right).count();
            // Multiplied by the golden ratio, neighbours fall far from each other.
            let scattered = right.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
            let most = smaller.min(all.len().saturating_sub(3));
            for _ in 0..scattered % (most as u64 + 1) {
                all.pop_first();
            }
        }
        let choice = |n| Choice::new(Label::raw(show(n)), Some(n) == right);
        all.into_iter().map(choice).collect()
    }

    /// The same with a part of the picture that means it.
    pub fn at(mut self, part: impl Into<String>) -> Self {
        self.parts.push(part.into());
        self
    }
}

/// A step that is a decision, before it is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What is asked.
    pub question: Label,
    /// Two choices or more, of which one at least is right and one at least is wrong.
    pub choices: Vec<Choice>,
}

impl Decision {
    /// A question that is one: where all choices are right, or there is but one, nothing is decided. Of too many
    /// choices the last are left out, wrong ones before right ones, but not the last of a kind.
    pub fn new(question: Label, mut choices: Vec<Choice>) -> Option<Self> {
        let count =
            |choices: &[Choice], right| choices.iter().filter(|c| c.is_right == right).count();
        if count(&choices, true) == 0 || count(&choices, false) == 0 {
            return None;
        }
        while choices.len() > MOST {
            let goes = count(&choices, false) == 1;
            let last = choices.iter().rposition(|c| c.is_right == goes)?;
            choices.remove(last);
        }
        Some(Decision { question, choices })
    }

    /// A question with one right choice out of these words.
    pub fn one_of(question: Label, choices: &[&'static str], right: &str) -> Option<Self> {
        let choices = choices
            .iter()
            .map(|id| Choice::new(Label::text(id), *id == right))
            .collect();
        Decision::new(question, choices)
    }

    /// A question to be answered with yes or no.
    pub fn yes_no(question: Label, is_yes: bool) -> Self {
        Decision {
            question,
            choices: vec![
                Choice::new(Label::text("predict-yes"), is_yes),
                Choice::new(Label::text("predict-no"), !is_yes),
            ],
        }
    }
}

/// For tests: of every question of this id in a run, what is right, `id value value` where it is no plain name.
#[cfg(test)]
pub fn right_answers(session: &mut dyn crate::Session, question: &str) -> Vec<String> {
    let words = |label: &Label| match label {
        Label::Raw(name) => name.clone(),
        Label::Text(id, params) => {
            let values = params.iter().map(|(_, value)| match value {
                kw_trace::Param::Text(name) => format!(" {name}"),
                kw_trace::Param::Int(n) => format!(" {n}"),
                _ => String::new(),
            });
            std::iter::once((*id).to_owned()).chain(values).collect()
        }
    };
    let mut all = Vec::new();
    for n in 0..session.advance(u64::MAX).reached {
        session.seek(n);
        let asked = session.decision();
        let Some(asked) = asked.filter(|d| words(&d.question).split(' ').next() == Some(question))
        else {
            continue;
        };
        let right = asked.choices.iter().filter(|c| c.is_right);
        let right: Vec<String> = right.map(|c| words(&c.label)).collect();
        all.push(right.join(", "));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_is_to_be_decided_nothing_is_asked() {
        let of = |rights: &[bool]| {
            let choices = rights
                .iter()
                .map(|r| Choice::new(Label::text("x"), *r))
                .collect();
            Decision::new(Label::text("q"), choices).is_some()
        };
        assert!(of(&[true, false]) && of(&[true, true, false]));
        assert!(!of(&[true]) && !of(&[true, true]) && !of(&[false, false]) && !of(&[]));
    }

    #[test]
    fn the_place_of_a_number_tells_nothing() {
        let place = |right: u64| {
            let others = [right - 2, right - 1, right + 1, right + 2];
            let all = Choice::numbers(Some(right), &others, |n| n.to_string());
            assert!(all.len() >= 3 && all.iter().filter(|c| c.is_right).count() == 1);
            all.iter().position(|c| c.is_right)
        };
        let mut times = [0; 3];
        for right in 2..1_000 {
            times[place(right).expect("a right one")] += 1;
        }
        assert!(times.iter().all(|n| *n > 250), "{times:?}");
        // Without a right number nothing is left out, and two stay two.
        assert_eq!(
            Choice::numbers(None, &[1, 2, 3], |n| n.to_string()).len(),
            3
        );
        assert_eq!(Choice::numbers(Some(9), &[1], |n| n.to_string()).len(), 2);
    }

    #[test]
    fn of_too_many_choices_both_kinds_stay() {
        for (count, right) in [(40, 1), (40, 39), (13, 5)] {
            let choices = (0..count).map(|i| Choice::new(Label::text("x"), i >= count - right));
            let asked = Decision::new(Label::text("q"), choices.collect()).expect("a question");
            let left = asked.choices.iter().filter(|c| c.is_right).count();
            assert_eq!((asked.choices.len(), left), (MOST, right.min(MOST - 1)));
        }
    }

    #[test]
    fn yes_or_no_has_one_right_answer() {
        for is_yes in [false, true] {
            let d = Decision::yes_no(Label::text("q"), is_yes);
            assert_eq!(d.choices.iter().filter(|c| c.is_right).count(), 1);
            assert_eq!(d.choices[0].is_right, is_yes);
        }
    }
}
