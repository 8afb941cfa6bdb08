//! Cards that the models make: for each lab and level a question of its exercises to choose the answer of, with
//! other numbers each time it comes. The name of such a card stays, so it comes back as any other does.

use crate::prefs::Words;
use kw_content::{Card, Wrong};
use kw_exchange::link;
use kw_learn::progress::name;
use kw_models::{
    Entry, Label,
    exercise::{Choice, Exercise, LEVELS, choice},
    registry::LABS,
};
use std::rc::Rc;

/// What the names of these cards begin with in their topic; the level follows.
const PREFIX: &str = "computed-";
/// So many exercises are looked at for one with two wrong answers or more.
const TRIES: u64 = 8;
/// Most reasons that are told on a card; a longer solution is in the lab.
const REASONS: usize = 3;

/// A card, and the address that shows in the lab what it asks, if a model made it.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub card: Rc<Card>,
    pub lab: Option<String>,
}

/// How many such cards a topic has.
pub fn count(topic: &str) -> usize {
    let is_lab = LABS
        .iter()
        .any(|lab| lab.id == topic && lab.has_exercises());
    usize::from(is_lab) * usize::from(LEVELS)
}

/// The topics and names of all such cards.
pub fn keys() -> impl Iterator<Item = (&'static str, String)> {
    LABS.iter()
        .filter(|lab| lab.has_exercises())
        .flat_map(|lab| {
            (1..=LEVELS).map(|level| (lab.id, name(lab.id, &format!("{PREFIX}{level}"))))
        })
}

/// The level of a card by its name in its topic, if it is one of these.
pub fn level(id: &str) -> Option<u8> {
    let level = id.strip_prefix(PREFIX)?.parse().ok()?;
    (1..=LEVELS).contains(&level).then_some(level)
}

/// The card of a topic and level; another seed has other numbers.
pub fn card(words: &Words, topic: &str, level: u8, seed: u64) -> Option<Shown> {
    let lab = kw_models::entry(topic)?;
    let say = |label: &Label| words.0.label(lab.id, label);
    let seeds = (0..TRIES).map(|n| seed.wrapping_mul(TRIES).wrapping_add(n));
    let mut best: Option<(Box<dyn Exercise>, Choice)> = None;
    for seed in seeds {
        let exercise = (lab.exercise)(level, seed)?;
        let Some(choice) = choice(exercise.as_ref(), say) else {
            continue;
        };
        if best
            .as_ref()
            .is_none_or(|b| choice.wrong.len() > b.1.wrong.len())
        {
            best = Some((exercise, choice));
        }
        if best.as_ref().is_some_and(|b| b.1.wrong.len() > 1) {
            break;
        }
    }
    let (exercise, choice) = best?;
    Some(Shown {
        card: Rc::new(written(words, lab, level, exercise.as_ref(), &choice)),
        lab: link::write(&exercise.scenario(), &[]).ok(),
    })
}

fn written(
    words: &Words,
    lab: &Entry,
    level: u8,
    exercise: &dyn Exercise,
    choice: &Choice,
) -> Card {
    let say = |label: &Label| words.0.label(lab.id, label);
    let solution = exercise.solution();
    let mut why: Vec<String> = exercise.hints().iter().map(say).collect();
    if solution.len() <= REASONS {
        why.extend(solution.iter().map(|w| words.why(lab.id, w)));
    }
    let wrong = choice.wrong.iter().map(|(text, why)| Wrong {
        text: text.clone(),
        why: say(why),
    });
    Card {
        id: format!("{PREFIX}{level}"),
        level,
        source: words.t("card-computed"),
        question: format!("{}\n{}", say(&exercise.question()), say(&choice.ask)),
        right: choice.right.clone(),
        why: why.join(" "),
        wrong: wrong.collect(),
    }
}
