//! The student's page: who it is for, the questions, and the signed file in the end.
//!
//! Answers are kept as they are typed, as a paper that has no signature yet; where storage is blocked they live as
//! long as the page. Time is told, and nothing is locked by it.

use super::{
    file_name,
    making::{Making, parts, slice},
    trust::Trust,
};
use crate::{
    browser,
    learn::keep::now,
    player::answers::{self, Fields},
    prefs::{Words, use_words},
    storage,
    ui::Same,
};
use gloo_timers::callback::{Interval, Timeout};
use kw_exchange::{
    exam::{Asked, Opened, name_of, part_title},
    file_text, parse_file,
};
use kw_learn::exam::{Answer, Exam, Key, Paper, SIGNATURE, Signature};
use kw_trace::{Param, Problem};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{context::ContextHandle, prelude::*};

/// What stands where a signature will be.
const UNSIGNED: Signature = [0; SIGNATURE];
/// Milliseconds after which the time is looked at again.
const LOOK_MS: u32 = 5_000;

#[derive(Properties, PartialEq)]
pub struct SittingProps {
    pub opened: Opened,
}

pub enum Msg {
    Words(Words),
    Name(String),
    Begin,
    /// Makes some more of the questions.
    Slice,
    /// An answer to a question was typed.
    Type(usize, usize, String),
    /// Asks whether it is to be handed in, or takes that back.
    Sure(bool),
    HandIn,
    Save,
}

/// Where the student is.
enum Stage {
    /// Before the beginning.
    Door,
    /// The questions are being made.
    Making(Making),
    /// They are being answered.
    Sitting,
    /// The paper is signed.
    Done,
}

pub struct SittingPage {
    words: Words,
    _words: ContextHandle<Words>,
    exam: Rc<Exam>,
    id: String,
    stage: Stage,
    name: String,
    refused: Option<Problem>,
    paper: Paper,
    signature: Signature,
    asked: Vec<Rc<Asked>>,
    is_sure: bool,
    focus: Option<&'static str>,
    _work: Option<Timeout>,
}

impl Component for SittingPage {
    type Message = Msg;
    type Properties = SittingProps;

    fn create(ctx: &Context<Self>) -> Self {
        let (words, handle) = ctx
            .link()
            .context::<Words>(ctx.link().callback(Msg::Words))
            .expect("the app provides its texts");
        let exam = Rc::new(ctx.props().opened.exam.clone());
        let id = exam.id();
        let mut page = SittingPage {
            words,
            _words: handle,
            paper: Paper {
                exam: id.clone(),
                student: String::new(),
                started: 0,
                finished: 0,
                answers: Vec::new(),
            },
            id,
            exam,
            stage: Stage::Door,
            name: String::new(),
            refused: None,
            signature: UNSIGNED,
            asked: Vec::new(),
            is_sure: false,
            focus: None,
            _work: None,
        };
        if let Some(name) = &ctx.props().opened.student {
            page.name.clone_from(name);
            // Who was here before goes on where they were.
            if page.take_up() {
                page.make(ctx);
            }
        }
        page
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Words(words) => self.words = words,
            Msg::Name(name) => {
                self.name = name;
                self.refused = None;
                return false;
            }
            Msg::Begin => self.begin(ctx),
            Msg::Slice => {
                let Stage::Making(making) = &mut self.stage else {
                    return false;
                };
                if slice(|| making.step()) {
                    self.made();
                } else {
                    self.go_on(ctx);
                }
            }
            Msg::Type(question, field, text) => {
                self.typed(question, field, text);
                // The field shows it already. What is asked below it may change.
                return self.is_sure;
            }
            Msg::Sure(is_sure) => {
                self.is_sure = is_sure;
                self.focus = Some(if is_sure {
                    "exam-hand-in-now"
                } else {
                    "exam-hand-in"
                });
            }
            Msg::HandIn => self.hand_in(),
            Msg::Save => {
                let text = file_text(&self.paper.write(&self.signature));
                let name = file_name("exam-paper", &self.paper.student, "json");
                browser::save(&name, "application/json", text.as_bytes());
                return false;
            }
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(id) = self.focus.take() {
            browser::focus(id);
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let inside = match &self.stage {
            Stage::Door => self.door(ctx),
            Stage::Making(making) => {
                let (n, all) = making.progress();
                let params = [("n", n.into()), ("all", all.into())];
                html! { <p role="status">{ self.words.with("exam-making", &params) }</p> }
            }
            Stage::Sitting | Stage::Done => self.questions(ctx),
        };
        html! {
            <main id="content" class="page reading exam">
                <h1>{ &self.exam.title }</h1>
                <p class="exam-facts">{ self.facts() }</p>
                { inside }
                <Trust />
            </main>
        }
    }
}

impl SittingPage {
    fn go_on(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self._work = Some(Timeout::new(0, move || link.send_message(Msg::Slice)));
    }

    fn place(&self) -> String {
        format!("kw-exam:{}:{}", self.id, self.paper.student)
    }

    /// Puts down who it is, and takes what that student has kept here, if anything.
    fn take_up(&mut self) -> bool {
        self.paper.student.clone_from(&self.name);
        let kept = storage::get_as(&self.place(), |text| {
            let value = parse_file(text).ok()?;
            Paper::read(&value).ok()
        });
        let own = |(paper, _): &(Paper, Signature)| {
            (&paper.exam, &paper.student) == (&self.id, &self.paper.student)
        };
        let Some((paper, signature)) = kept.filter(own) else {
            return false;
        };
        (self.paper, self.signature) = (paper, signature);
        true
    }

    fn begin(&mut self, ctx: &Context<Self>) {
        match name_of(&self.name) {
            Ok(Some(name)) => self.name = name,
            Ok(None) => {
                self.refused = Some(Problem::new("exam-name", ""));
                self.focus = Some("exam-name");
                return;
            }
            Err(problem) => {
                self.refused = Some(problem);
                self.focus = Some("exam-name");
                return;
            }
        }
        if !self.take_up() {
            self.paper.started = now();
            self.paper.finished = self.paper.started;
        }
        self.make(ctx);
    }

    fn make(&mut self, ctx: &Context<Self>) {
        let students = vec![self.paper.student.clone()];
        self.stage = Stage::Making(Making::new(self.exam.clone(), students));
        self.go_on(ctx);
    }

    /// All questions are there.
    fn made(&mut self) {
        let Stage::Making(making) = std::mem::replace(&mut self.stage, Stage::Sitting) else {
            return;
        };
        let made = making.take().into_iter().next();
        self.asked = made.map(|m| m.asked).unwrap_or_default();
        let empty = Answer {
            given: Vec::new(),
            marks: 0,
            of: 0,
        };
        self.paper.answers.resize(self.asked.len(), empty);
        let is_signed =
            self.signature != UNSIGNED && Key::new(&self.exam).verify(&self.paper, &self.signature);
        if is_signed {
            self.stage = Stage::Done;
        } else {
            self.focus = Some("q1-answer-0");
            self.keep();
        }
    }

    fn keep(&self) {
        let text = self.paper.write(&self.signature).to_string();
        storage::set(&self.place(), &text);
    }

    fn typed(&mut self, question: usize, field: usize, text: String) {
        let (Some(asked), Some(answer)) = (
            self.asked.get(question),
            self.paper.answers.get_mut(question),
        ) else {
            return;
        };
        let asks = asked.exercise.asks().len();
        answer.given.resize(asks, String::new());
        if let Some(given) = answer.given.get_mut(field) {
            *given = text;
        }
        self.keep();
    }

    fn hand_in(&mut self) {
        let texts = &self.words.0;
        let answers = self.asked.iter().zip(&self.paper.answers);
        self.paper.answers = answers.map(|(q, a)| q.mark(&a.given, texts)).collect();
        self.paper.finished = now().max(self.paper.started);
        self.signature = Key::new(&self.exam).sign(&self.paper);
        self.stage = Stage::Done;
        self.is_sure = false;
        self.focus = Some("exam-done");
        self.keep();
    }

    /// How much there is, how long it may take, and for whom it is.
    fn facts(&self) -> String {
        let questions: u64 = self.exam.parts.iter().map(|p| u64::from(p.count)).sum();
        let minutes = u64::from(self.exam.minutes);
        let time = match minutes {
            0 => self.words.t("exam-no-limit"),
            n => self.words.with("exam-minutes-n", &[("n", n.into())]),
        };
        let mut facts = vec![
            self.words
                .with("exam-questions-n", &[("n", questions.into())]),
            time,
        ];
        if !matches!(self.stage, Stage::Door) {
            facts.push(self.paper.student.clone());
        }
        facts.join(" · ")
    }

    fn door(&self, ctx: &Context<Self>) -> Html {
        let (words, link) = (&self.words, ctx.link());
        let onsubmit = link.callback(|e: SubmitEvent| {
            e.prevent_default();
            Msg::Begin
        });
        let oninput = link.callback(|e: InputEvent| {
            let input: HtmlInputElement = e.target_unchecked_into();
            Msg::Name(input.value())
        });
        let who = match &ctx.props().opened.student {
            Some(name) => {
                let name = [("name", Param::from(name.as_str()))];
                html! {
                    <>
                        <p class="exam-you">{ words.with("exam-for-you", &name) }</p>
                        <p>{ words.t("exam-not-you") }</p>
                    </>
                }
            }
            None => html! {
                <div class="field">
                    <label for="exam-name">{ words.t("exam-your-name") }</label>
                    <input
                        id="exam-name"
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        value={self.name.clone()}
                        aria-invalid={self.refused.is_some().to_string()}
                        aria-describedby={self.refused.is_some().then_some("exam-name-refused")}
                        {oninput}
                    />
                </div>
            },
        };
        html! {
            <form class="exam-door" {onsubmit} novalidate=true>
                { who }
                if let Some(problem) = &self.refused {
                    <p id="exam-name-refused" class="error" role="alert">{ words.problem(problem) }</p>
                }
                <p>{ words.t("exam-door") }</p>
                <button type="submit" class="primary">{ words.t("exam-begin") }</button>
            </form>
        }
    }

    fn questions(&self, ctx: &Context<Self>) -> Html {
        let is_done = matches!(self.stage, Stage::Done);
        let mut number = 0;
        let lists: Vec<Html> = parts(&self.asked)
            .map(|part| {
                let question = &part[0].question;
                let title = part_title(&question.lab, question.level, &self.words.0);
                let all: Vec<Html> = part
                    .iter()
                    .map(|asked| {
                        number += 1;
                        self.question(ctx, number, asked, is_done)
                    })
                    .collect();
                html! { <section class="exam-part"><h2>{ title }</h2>{ for all }</section> }
            })
            .collect();
        html! {
            <>
                if is_done {
                    { self.done(ctx) }
                } else {
                    <Time started={self.paper.started} minutes={self.exam.minutes} />
                }
                // Enter goes nowhere: handing in is asked for by its button.
                <form
                    class="exam-questions"
                    onsubmit={Callback::from(|e: SubmitEvent| e.prevent_default())}
                    novalidate=true
                    autocomplete="off"
                >
                    { for lists }
                </form>
                if !is_done {
                    { self.end(ctx) }
                }
            </>
        }
    }

    fn question(
        &self,
        ctx: &Context<Self>,
        number: usize,
        asked: &Rc<Asked>,
        is_done: bool,
    ) -> Html {
        let at = number - 1;
        let answer = self.paper.answers.get(at);
        let typed = answer.map(|a| a.given.clone()).unwrap_or_default();
        let marks = answer.filter(|_| is_done).map(|a| (a.marks, a.of));
        let on_type = ctx
            .link()
            .callback(move |(field, text)| Msg::Type(at, field, text));
        html! {
            <OneQuestion key={number} {number} asked={Same(asked.clone())} {typed} {marks} {on_type} />
        }
    }

    fn done(&self, ctx: &Context<Self>) -> Html {
        let (marks, of) = self.paper.marks();
        let params = [("marks", marks.into()), ("of", of.into())];
        html! {
            <section class="exam-done">
                <p id="exam-done" tabindex="-1" class="exam-you">{ self.words.with("exam-done", &params) }</p>
                <p>{ self.words.t("exam-done-what") }</p>
                <button type="button" class="primary" onclick={ctx.link().callback(|_| Msg::Save)}>
                    { self.words.t("exam-paper-save") }
                </button>
            </section>
        }
    }

    /// The numbers of questions that have no answer yet.
    fn unanswered(&self) -> Vec<String> {
        let all = self.asked.iter().zip(&self.paper.answers).enumerate();
        let open = all.filter(|(_, (q, a))| !q.is_readable(&a.given, &self.words.0));
        open.map(|(i, _)| (i + 1).to_string()).collect()
    }

    fn end(&self, ctx: &Context<Self>) -> Html {
        let (words, link) = (&self.words, ctx.link());
        if !self.is_sure {
            return html! {
                <p class="exam-end">
                    <button id="exam-hand-in" type="button" class="primary" onclick={link.callback(|_| Msg::Sure(true))}>
                        { words.t("exam-hand-in") }
                    </button>
                </p>
            };
        }
        let open = self.unanswered();
        html! {
            <div class="exam-end" role="group" aria-labelledby="exam-sure">
                <p id="exam-sure">{ words.t("exam-sure") }</p>
                if !open.is_empty() {
                    <p class="exam-open">{ "◆ " }{ words.with("exam-unanswered", &[("list", open.join(", ").into())]) }</p>
                }
                <div class="grades">
                    <button id="exam-hand-in-now" type="button" class="primary" aria-describedby="exam-sure" onclick={link.callback(|_| Msg::HandIn)}>
                        { words.t("exam-hand-in-now") }
                    </button>
                    <button type="button" onclick={link.callback(|_| Msg::Sure(false))}>
                        { words.t("exam-go-on") }
                    </button>
                </div>
            </div>
        }
    }
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    number: usize,
    asked: Same<Asked>,
    /// What was typed before.
    typed: Vec<String>,
    /// What it got, once it was handed in.
    marks: Option<(u32, u32)>,
    on_type: Callback<(usize, String)>,
}

/// A question with its fields. What is typed is drawn here and told; the page around is not drawn again for it.
#[component]
fn OneQuestion(props: &QuestionProps) -> Html {
    let words = use_words();
    let typed = use_state(|| props.typed.clone());
    let asked = &props.asked.0;
    let (lab, n) = (asked.question.lab.as_str(), props.number);
    let on_type = {
        let (typed, tell) = (typed.clone(), props.on_type.clone());
        Callback::from(move |(field, text): (usize, String)| {
            let mut now = (*typed).clone();
            now.resize(now.len().max(field + 1), String::new());
            now[field].clone_from(&text);
            typed.set(now);
            tell.emit((field, text));
        })
    };
    let question = format!("q{n}-question");
    let fields = Fields {
        lab,
        exercise: asked.exercise.as_ref(),
        typed: if props.marks.is_some() {
            &props.typed
        } else {
            &typed
        },
        id: &format!("q{n}-answer"),
        question: &question,
        version: "",
        wrong: None,
        is_over: props.marks.is_some(),
        first: NodeRef::default(),
        on_type: &on_type,
    };
    let verdict = props.marks.map(|(marks, of)| {
        let (class, sign) = match marks {
            0 => ("bad", "✕ "),
            n if n == of => ("good", "● "),
            _ => ("odd", "◆ "),
        };
        let params = [("marks", u64::from(marks).into()), ("of", u64::from(of).into())];
        html! { <p class={classes!("verdict", class)}>{ sign }{ words.with("exam-marks-n", &params) }</p> }
    });
    html! {
        <section class="exercise" aria-labelledby={format!("q{n}")}>
            <h3 id={format!("q{n}")} class="exercise-number">{ words.with("exam-question-n", &[("n", (n as u64).into())]) }</h3>
            <p class="question" id={question.clone()}>{ words.0.label(lab, &asked.exercise.question()) }</p>
            { answers::fields(&words, &fields) }
            { verdict }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct TimeProps {
    started: i64,
    minutes: u32,
}

/// How much of the time has passed, in whole minutes.
#[component]
fn Time(props: &TimeProps) -> Html {
    let words = use_words();
    let passed = use_state(now);
    {
        let passed = passed.clone();
        use_effect_with((), move |()| {
            let timer = Interval::new(LOOK_MS, move || passed.set(now()));
            move || drop(timer)
        });
    }
    let n = ((*passed - props.started).max(0) / 60) as u64;
    let all = u64::from(props.minutes);
    let both = [("n", Param::from(n)), ("all", Param::from(all))];
    let text = match all {
        0 => words.with("exam-time", &[("n", n.into())]),
        _ if n < all => words.with("exam-time-of", &both),
        _ => words.with("exam-time-over", &both),
    };
    html! { <p class="exam-time">{ text }</p> }
}
