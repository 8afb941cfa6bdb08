//! Exercises of a lab: a question, answers typed freely, what is wrong with them, help, a streak, and a
//! sheet to print. What is asked and what an answer is worth comes from the model.
//!
//! Level, number and streak are kept where storage is allowed; where it is not, they begin anew. In a set, as
//! an embed or a learning platform has it, level, number and seed are given, and what is kept is theirs.

use super::{
    answers::{self, Fields, keys, made, print},
    exercise_sheet::Sheet,
};
use crate::{
    browser,
    learn::keep,
    prefs::Words,
    storage,
    ui::{NumberField, Picture, Sized},
};
use kw_exchange::embed::{SEEDS, Set};
use kw_models::{
    Entry, Label, entry,
    exercise::{Difference, Exercise, FIRST_SEEDS, LEVELS, Mark, behind},
};
use kw_trace::Param;
use serde_json::Value;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::{context::ContextHandle, prelude::*};

/// Most exercises on a sheet.
const MOST: u64 = 40;

#[derive(Properties, PartialEq)]
pub struct ExercisesProps {
    pub lab: &'static str,
    /// Shows a scenario in the lab.
    pub on_open: Callback<Value>,
    /// So many of one level, and no more.
    #[prop_or_default]
    pub set: Option<Set>,
    /// How many of the set are over, and how many of those were right at once.
    #[prop_or_default]
    pub score: (u64, u64),
    /// Hears of every exercise of the set that is over.
    #[prop_or_default]
    pub on_score: Callback<(u64, u64)>,
}

pub enum Msg {
    Words(Words),
    Level(u8),
    Type(usize, String),
    /// Enter, or the main button: checks, and goes on once it is solved.
    Go,
    Hint,
    Solve,
    Show,
    Count(u64),
    Seed(u64),
    Print,
}

/// A learner's row of right answers.
#[derive(Clone, Copy, Default)]
struct Streak {
    now: u64,
    best: u64,
}

pub struct Exercises {
    words: Words,
    _words: ContextHandle<Words>,
    entry: &'static Entry,
    level: u8,
    seed: u64,
    exercise: Box<dyn Exercise>,
    typed: Vec<String>,
    mark: Option<Mark>,
    hints: usize,
    is_shown: bool,
    /// Whether a wrong answer, or a look at the solution, ended the row.
    is_spoiled: bool,
    streak: Streak,
    count: u64,
    sheet_seed: u64,
    input: NodeRef,
    wants_focus: bool,
    set: Option<Set>,
    score: (u64, u64),
    /// Whether the exercise is in the score.
    is_counted: bool,
    /// Whether the last of the set was left behind.
    is_finished: bool,
}

impl Component for Exercises {
    type Message = Msg;
    type Properties = ExercisesProps;

    fn create(ctx: &Context<Self>) -> Self {
        let (words, handle) = ctx
            .link()
            .context::<Words>(ctx.link().callback(Msg::Words))
            .expect("the app provides its texts");
        let lab = ctx.props().lab;
        let entry = entry(lab).expect("the page opens labs that are listed");
        let (set, score) = (ctx.props().set, ctx.props().score);
        let kept = match set {
            Some(set) => vec![u64::from(set.level), behind(set.seed, score.0)],
            None => numbers(&key("exercise", lab)),
        };
        let level = kept
            .first()
            .map_or(1, |l| (*l).clamp(1, u64::from(LEVELS)) as u8);
        // Somebody new begins anywhere, so that neighbours do not have the same exercises.
        let anywhere = (browser::now_ms() * 1000.0) as u64;
        let seed = kept.get(1).copied().unwrap_or(anywhere) % SEEDS;
        let row = numbers(&key("streak", lab));
        let streak = Streak {
            now: row.first().copied().unwrap_or(0),
            best: row.get(1).copied().unwrap_or(0),
        };
        Exercises {
            words,
            _words: handle,
            entry,
            level,
            seed,
            exercise: made(entry, level, seed),
            typed: Vec::new(),
            mark: None,
            hints: 0,
            is_shown: false,
            is_spoiled: false,
            streak,
            count: 10,
            sheet_seed: seed,
            input: NodeRef::default(),
            wants_focus: false,
            set,
            score,
            is_counted: false,
            is_finished: set.is_some_and(|set| score.0 >= set.count),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Words(words) => self.words = words,
            Msg::Level(level) => {
                self.level = level;
                self.begin();
            }
            Msg::Type(i, text) => {
                self.typed.resize(self.exercise.asks().len(), String::new());
                if let Some(typed) = self.typed.get_mut(i) {
                    *typed = text;
                }
            }
            Msg::Go if self.is_over() && self.is_last() => self.is_finished = true,
            Msg::Go if self.is_over() => {
                // In turn of what came first and of what came later, where nobody else names them.
                self.seed = match self.set {
                    None if self.seed < FIRST_SEEDS => self.seed + FIRST_SEEDS,
                    None => behind(self.seed, 1) % FIRST_SEEDS,
                    Some(_) => behind(self.seed, 1),
                };
                self.begin();
                self.wants_focus = true;
            }
            Msg::Go => {
                self.check();
                self.count_it(ctx);
            }
            Msg::Hint => self.hints = (self.hints + 1).min(self.exercise.hints().len()),
            Msg::Solve => {
                self.is_shown = true;
                self.spoil();
                self.count_it(ctx);
            }
            Msg::Show => {
                ctx.props().on_open.emit(self.exercise.scenario());
                if let Some(page) = browser::document().get_element_by_id("content") {
                    page.scroll_into_view();
                }
            }
            Msg::Count(count) => self.count = count.clamp(1, MOST),
            Msg::Seed(seed) => self.sheet_seed = seed % SEEDS,
            Msg::Print => print(),
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if std::mem::take(&mut self.wants_focus)
            && let Some(input) = self.input.cast::<HtmlElement>()
        {
            let _ = input.focus();
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let words = &self.words;
        let link = ctx.link();
        if self.is_finished {
            return html! { <p class="set-done" role="status">{ self.result() }</p> };
        }
        let on_submit = link.callback(|e: SubmitEvent| {
            e.prevent_default();
            Msg::Go
        });
        let seed = [("seed", Param::from(self.seed))];
        let main = if self.is_over() && self.is_last() {
            "set-last"
        } else if self.is_over() {
            "exercise-next"
        } else {
            "exercise-check"
        };
        let has_hint = self.hints < self.exercise.hints().len() && !self.is_over();
        html! {
            <>
                { self.head(ctx) }
                <form class="exercise" onsubmit={on_submit} novalidate=true autocomplete="off">
                    if self.set.is_none() {
                        <p class="exercise-number">{ words.with("exercise-number", &seed) }</p>
                    }
                    <p class="question" id="exercise-question">{ self.say(&self.exercise.question()) }</p>
                    { self.inputs(ctx) }
                    <div class="exercise-buttons">
                        <button type="submit" class="primary">{ words.t(main) }</button>
                        <button type="button" disabled={!has_hint} onclick={link.callback(|_| Msg::Hint)}>
                            { words.t("exercise-hint") }
                        </button>
                        <button
                            type="button"
                            disabled={self.is_shown}
                            onclick={link.callback(|_| Msg::Solve)}
                        >
                            { words.t("exercise-solution") }
                        </button>
                        if self.set.is_none() {
                            <button type="button" onclick={link.callback(|_| Msg::Show)}>
                                { words.t("exercise-show") }
                            </button>
                        }
                        <small>{ words.t("exercise-keys") }</small>
                    </div>
                </form>
                <div role="status" class="exercise-said">{ self.verdict() }</div>
                { self.help() }
                if self.set.is_none() {
                    { self.sheet(ctx) }
                }
            </>
        }
    }
}

fn key(what: &str, lab: &str) -> String {
    format!("kw-{what}:{lab}")
}

/// Numbers kept under a key; none where there are none.
fn numbers(key: &str) -> Vec<u64> {
    let read = |kept: &str| kept.split(' ').map(|n| n.parse().ok()).collect();
    storage::get_as(key, read).unwrap_or_default()
}

impl Exercises {
    fn say(&self, label: &Label) -> String {
        self.words.0.label(self.entry.id, label)
    }

    /// Whether no exercise of the set comes after this one.
    fn is_last(&self) -> bool {
        self.set.is_some_and(|set| self.score.0 >= set.count)
    }

    /// Takes an exercise of a set that is over into the score, once.
    fn count_it(&mut self, ctx: &Context<Self>) {
        if self.set.is_none() || !self.is_over() || self.is_counted {
            return;
        }
        self.is_counted = true;
        self.score.0 += 1;
        self.score.1 += u64::from(!self.is_spoiled);
        ctx.props().on_score.emit(self.score);
    }

    /// How the set went.
    fn result(&self) -> String {
        let (done, right) = self.score;
        let params = [("count", done.into()), ("right", right.into())];
        self.words.with("set-done", &params)
    }

    /// Level and row of right answers, or how far the set is.
    fn head(&self, ctx: &Context<Self>) -> Html {
        let (words, link) = (&self.words, ctx.link());
        if let Some(set) = self.set {
            let n = self.score.0 + u64::from(!self.is_counted);
            let place = [("n", n.into()), ("count", set.count.into())];
            return html! {
                <p class="streak">
                    <strong>{ words.with("set-progress", &place) }</strong>
                    { " · " }
                    { words.with("set-right", &[("n", self.score.1.into())]) }
                </p>
            };
        }
        html! {
            <div class="exercise-head">
                <div class="switch" role="group" aria-label={words.t("exercise-level")}>
                    { for (1..=LEVELS).map(|level| html! {
                        <button
                            type="button"
                            aria-pressed={(level == self.level).to_string()}
                            onclick={link.callback(move |_| Msg::Level(level))}
                        >
                            { words.with("exercise-level-n", &[("n", u64::from(level).into())]) }
                        </button>
                    }) }
                </div>
                <p class="streak">
                    <strong>{ words.with("exercise-streak", &[("n", self.streak.now.into())]) }</strong>
                    { " · " }
                    { words.with("exercise-best", &[("n", self.streak.best.into())]) }
                </p>
            </div>
        }
    }

    /// Whether there is nothing more to answer.
    fn is_over(&self) -> bool {
        self.is_shown || self.mark == Some(Mark::Right)
    }

    /// The exercise of the level and seed, untouched.
    fn begin(&mut self) {
        self.exercise = made(self.entry, self.level, self.seed);
        self.typed.clear();
        self.mark = None;
        self.hints = 0;
        self.is_shown = false;
        self.is_spoiled = false;
        self.is_counted = false;
        if self.set.is_some() {
            return;
        }
        let place = format!("{} {}", self.level, self.seed);
        storage::set(&key("exercise", self.entry.id), &place);
    }

    fn check(&mut self) {
        self.typed.resize(self.exercise.asks().len(), String::new());
        let typed: Vec<&str> = self.typed.iter().map(String::as_str).collect();
        let mark = self.exercise.mark(&typed);
        match &mark {
            Mark::Right if !self.is_spoiled => {
                self.streak.now += 1;
                self.streak.best = self.streak.best.max(self.streak.now);
                self.keep(true);
            }
            Mark::Wrong { .. } => self.spoil(),
            _ => {}
        }
        self.wants_focus = true;
        self.mark = Some(mark);
    }

    /// The row of right answers ends, unless this one was right already.
    fn spoil(&mut self) {
        if self.mark != Some(Mark::Right) && !self.is_spoiled {
            self.is_spoiled = true;
            self.streak.now = 0;
            self.keep(false);
        }
    }

    /// Keeps the row, and how the exercise went: what is said of it first counts.
    fn keep(&self, is_right: bool) {
        if self.set.is_some() {
            return;
        }
        let row = u32::try_from(self.streak.now).unwrap_or(u32::MAX);
        keep::note(|p| p.exercised(self.entry.id, self.level, is_right, row));
        let row = format!("{} {}", self.streak.now, self.streak.best);
        storage::set(&key("streak", self.entry.id), &row);
    }

    fn inputs(&self, ctx: &Context<Self>) -> Html {
        let wrong = match &self.mark {
            Some(Mark::Wrong { field, .. } | Mark::Malformed { field, .. }) => Some(*field),
            _ => None,
        };
        let on_type = ctx.link().callback(|(i, text)| Msg::Type(i, text));
        let fields = Fields {
            lab: self.entry.id,
            exercise: self.exercise.as_ref(),
            typed: &self.typed,
            id: "answer",
            question: "exercise-question",
            version: &format!("{}-{}", self.level, self.seed),
            wrong,
            is_over: self.is_over(),
            first: self.input.clone(),
            on_type: &on_type,
        };
        answers::fields(&self.words, &fields)
    }

    fn verdict(&self) -> Html {
        let words = &self.words;
        match &self.mark {
            None => Html::default(),
            Some(Mark::Right) => {
                let id = if self.is_spoiled {
                    "exercise-right-late"
                } else {
                    "exercise-right"
                };
                html! { <p class="verdict good">{ "● " }{ words.t(id) }</p> }
            }
            Some(Mark::Malformed { why, .. }) => html! {
                <p class="verdict odd">
                    { "◆ " }{ self.say(why) }{ " " }{ words.t("exercise-malformed") }
                </p>
            },
            Some(Mark::Wrong { why, bits, .. }) => html! {
                <>
                    <p class="verdict bad">
                        { "✕ " }{ words.t("exercise-wrong") }{ " " }{ self.say(why) }
                    </p>
                    { for bits.map(|bits| self.bits(bits)) }
                </>
            },
        }
    }

    /// The bits of a wrong answer; the right ones once the solution is shown.
    fn bits(&self, bits: Difference) -> Html {
        let (lab, is_shown) = (self.entry.id, self.is_shown);
        let content = Callback::from(move |width: f32| {
            let scene = Rc::new(bits.picture(width.min(760.0), is_shown));
            html! { <Picture {lab} {scene} /> }
        });
        html! { <Sized {content} version={u32::from(is_shown)} /> }
    }

    fn help(&self) -> Html {
        let words = &self.words;
        let hints = self.exercise.hints();
        html! {
            <div class="exercise-help">
                if self.hints > 0 {
                    <h2>{ words.t("exercise-hints") }</h2>
                    <ul>
                        { for hints.iter().take(self.hints).map(|hint| html! { <li>{ self.say(hint) }</li> }) }
                    </ul>
                }
                if self.is_shown {
                    <h2>{ words.t("exercise-key") }</h2>
                    <p class="key">{ keys(words, self.entry.id, self.exercise.as_ref()) }</p>
                    <h2>{ words.t("exercise-steps") }</h2>
                    <ol>
                        { for self.exercise.solution().iter().map(|why| html! {
                            <li>{ words.why(self.entry.id, why) }</li>
                        }) }
                    </ol>
                }
            </div>
        }
    }

    fn sheet(&self, ctx: &Context<Self>) -> Html {
        let words = &self.words;
        let number = |id: &'static str, value: u64, max: u64, send: fn(u64) -> Msg| {
            let on_number = ctx.link().callback(send);
            html! { <NumberField label={words.t(id)} {max} {value} {on_number} /> }
        };
        html! {
            <details class="sheet-box">
                <summary>{ words.t("sheet") }</summary>
                <div class="sheet-tools">
                    { number("sheet-count", self.count, MOST, Msg::Count) }
                    { number("sheet-seed", self.sheet_seed, SEEDS - 1, Msg::Seed) }
                    <button type="button" onclick={ctx.link().callback(|_| Msg::Print)}>
                        { words.t("sheet-print") }
                    </button>
                    <small>{ words.t("sheet-again") }</small>
                </div>
                <Sheet
                    lab={self.entry.id}
                    level={self.level}
                    seed={self.sheet_seed}
                    count={self.count}
                />
            </details>
        }
    }
}
