//! An exercise as data: blanks to fill in, each with its right answer and known mistakes. What a lab adds
//! is how it is made.

use super::{Answer, Ask, Exercise, Mark};
use kw_scene::Label;
use kw_trace::{Lab, Rng, Why};
use serde_json::Value;

/// Steps after which a run is broken off.
const MOST_STEPS: u32 = 20_000;

/// One answer that is asked for.
pub struct Blank {
    label: Label,
    form: Option<Label>,
    right: Answer,
    wrong: &'static str,
    slips: Vec<(Answer, &'static str)>,
}

impl Blank {
    /// A blank, and the text for a wrong answer that is no known mistake.
    pub fn new(label: Label, right: Answer, wrong: &'static str) -> Self {
        Blank {
            label,
            form: None,
            right,
            wrong,
            slips: Vec::new(),
        }
    }

    /// A known mistake and what is said of it; no mistake where it gives the right answer.
    pub fn slip(mut self, answer: Answer, why: &'static str) -> Self {
        let is_wrong = match answer.key() {
            // A decimal may be a right rounding.
            Label::Raw(typed) => self.right.is(&typed) == Some(false),
            text => text != self.right.key(),
        };
        let is_known = self.slips.iter().any(|s| s.0.key() == answer.key());
        if is_wrong && !is_known {
            self.slips.push((answer, why));
        }
        self
    }

    /// The notations, where those of the answer's kind do not say enough.
    pub fn form(mut self, form: &'static str) -> Self {
        self.form = Some(Label::text(form));
        self
    }

    fn notations(&self) -> Label {
        let usual = || Label::text(self.right.form());
        self.form.clone().unwrap_or_else(usual)
    }
}

/// An exercise as data.
pub struct Worksheet {
    /// What is asked.
    pub question: Label,
    /// The answers.
    pub blanks: Vec<Blank>,
    /// Help in steps.
    pub hints: Vec<&'static str>,
    /// How it is worked out.
    pub solution: Vec<Why>,
    /// The scenario file that shows it.
    pub scenario: Value,
    /// Whether what the generator aims at holds.
    pub is_aimed: bool,
}

impl Exercise for Worksheet {
    fn question(&self) -> Label {
        self.question.clone()
    }

    fn asks(&self) -> Vec<Ask> {
        let ask = |blank: &Blank| Ask {
            label: blank.label.clone(),
            form: blank.notations(),
            is_long: matches!(blank.right, Answer::List(_) | Answer::Names(..)),
        };
        self.blanks.iter().map(ask).collect()
    }

    fn mark(&self, typed: &[&str]) -> Mark {
        let mut wrong = None;
        for (field, blank) in self.blanks.iter().enumerate() {
            let typed = typed.get(field).copied().unwrap_or_default();
            match blank.right.is(typed) {
                None => {
                    let why = blank.notations();
                    return Mark::Malformed { field, why };
                }
                Some(true) => {}
                Some(false) if wrong.is_some() => {}
                Some(false) => {
                    let known = blank.slips.iter().find(|s| s.0.is(typed) == Some(true));
                    wrong = Some(Mark::Wrong {
                        field,
                        why: Label::text(known.map_or(blank.wrong, |s| s.1)),
                        bits: None,
                    });
                }
            }
        }
        wrong.unwrap_or(Mark::Right)
    }

    fn key(&self) -> Vec<Label> {
        self.blanks.iter().map(|b| b.right.key()).collect()
    }

    fn hints(&self) -> Vec<Label> {
        self.hints.iter().map(|id| Label::text(id)).collect()
    }

    fn solution(&self) -> Vec<Why> {
        self.solution.clone()
    }

    fn scenario(&self) -> Value {
        self.scenario.clone()
    }

    fn mistakes(&self) -> Vec<(usize, Label)> {
        let blanks = self.blanks.iter().enumerate();
        blanks
            .flat_map(|(i, b)| b.slips.iter().map(move |s| (i, s.0.key())))
            .collect()
    }

    fn is_aimed(&self) -> bool {
        self.is_aimed
    }
}

/// The numbers of a level and a seed: each level has a sequence of its own.
pub fn numbers(level: u8, seed: u64) -> Rng {
    Rng::new(seed.wrapping_mul(8).wrapping_add(u64::from(level)))
}

/// Makes things until one has the property aimed at; the last one, and whether it has.
pub fn aim<T>(
    rng: &mut Rng,
    mut make: impl FnMut(&mut Rng) -> T,
    holds: impl Fn(&T) -> bool,
) -> (T, bool) {
    const TRIES: u32 = 500;
    let mut made = make(rng);
    for _ in 1..TRIES {
        if holds(&made) {
            return (made, true);
        }
        made = make(rng);
    }
    let is_aimed = holds(&made);
    (made, is_aimed)
}

/// One of some.
pub fn pick<T: Clone>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.below(all.len() as u64) as usize].clone()
}

/// A run to its end: each step is shown to `each`; its last state, if the scenario can start.
pub fn walk<L: Lab>(
    scenario: &L::Scenario,
    mut each: impl FnMut(&L::State, &L::Event),
) -> Option<L::State> {
    let mut state = L::start(scenario).ok()?;
    for _ in 0..MOST_STEPS {
        let Some(event) = L::step(&mut state) else {
            break;
        };
        each(&state, &event);
    }
    Some(state)
}

/// The reasons of the first steps of a run that are wanted, at most `most`.
pub fn reasons<L: Lab>(
    scenario: &L::Scenario,
    most: usize,
    is_wanted: impl Fn(&L::Event) -> bool,
) -> Vec<Why> {
    let mut all = Vec::new();
    walk::<L>(scenario, |state, event| {
        if all.len() < most && is_wanted(event) {
            all.push(L::explain(state, event));
        }
    });
    all
}
