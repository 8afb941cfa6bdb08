//! A question with answers to choose from, made of an exercise: its right answer among those that come from
//! known mistakes, each with what is said of it.

use super::{Exercise, Mark};
use kw_scene::Label;

/// Most wrong answers.
const MOST: usize = 3;

/// One answer of an exercise to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Which of the answers is asked for.
    pub field: usize,
    /// What it is.
    pub ask: Label,
    /// The right one, as it is typed.
    pub right: String,
    /// Wrong ones, each with what is wrong with it; at least one, no two the same.
    pub wrong: Vec<(String, Label)>,
}

/// The answer of an exercise of which most mistakes are known, to choose; `None` where none is known. `say` gives
/// a text in the language that is read.
pub fn choice(exercise: &dyn Exercise, say: impl Fn(&Label) -> String) -> Option<Choice> {
    let key: Vec<String> = exercise.key().iter().map(&say).collect();
    let mut wrong: Vec<Vec<(String, Label)>> = vec![Vec::new(); key.len()];
    for (field, mistake) in exercise.mistakes() {
        let text = say(&mistake);
        let mut given: Vec<&str> = key.iter().map(String::as_str).collect();
        given[field] = &text;
        let Mark::Wrong { why, .. } = exercise.mark(&given) else {
            continue;
        };
        let known = &mut wrong[field];
        if text != key[field] && known.len() < MOST && known.iter().all(|w| w.0 != text) {
            known.push((text, why));
        }
    }
    // Of equals the last: what the earlier answers lead to.
    let field = (0..key.len()).max_by_key(|f| wrong[*f].len())?;
    let wrong = wrong.swap_remove(field);
    (!wrong.is_empty()).then(|| Choice {
        field,
        ask: exercise.asks().swap_remove(field).label,
        right: key[field].clone(),
        wrong,
    })
}
