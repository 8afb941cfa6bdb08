//! Sheets of an exam and their keys, for the printer: on the page nothing is seen of them.

use super::making::{Made, parts};
use crate::{
    player::answers::{keys, room},
    prefs::{Words, use_words},
};
use kw_exchange::exam::{Print, head, part_title};
use kw_learn::exam::Exam;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties)]
pub struct SheetsProps {
    pub exam: Rc<Exam>,
    pub made: Rc<Vec<Made>>,
    pub print: Print,
}

impl PartialEq for SheetsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.made, &other.made) && self.print == other.print
    }
}

/// One section for each student, each on a page of its own.
#[component]
pub fn Sheets(props: &SheetsProps) -> Html {
    let words = use_words();
    html! {
        <div class="printed">
            <div class="sheet">
                { for props.made.iter().map(|made| section(&words, &props.exam, made, props.print)) }
            </div>
        </div>
    }
}

fn section(words: &Words, exam: &Exam, made: &Made, print: Print) -> Html {
    let mut number = 1;
    let lists: Vec<Html> = parts(&made.asked)
        .map(|part| {
            let question = &part[0].question;
            let start = number;
            number += part.len();
            html! {
                <>
                    <h3>{ part_title(&question.lab, question.level, &words.0) }</h3>
                    <ol start={start.to_string()}>
                        { for part.iter().map(|asked| {
                            let (lab, exercise) = (&asked.question.lab, asked.exercise.as_ref());
                            match print {
                                Print::Sheet => html! {
                                    <li>
                                        { words.0.label(lab, &exercise.question()) }
                                        { room(words, lab, exercise) }
                                    </li>
                                },
                                Print::Key => html! { <li>{ keys(words, lab, exercise) }</li> },
                            }
                        }) }
                    </ol>
                </>
            }
        })
        .collect();
    html! {
        <section key={made.student.clone()} class={(print == Print::Key).then_some("key")}>
            <h2>
                if print == Print::Key { { words.t("sheet-key") }{ ": " } }
                { &exam.title }
            </h2>
            <p>{ head(exam, &made.student, &words.0) }</p>
            { for lists }
        </section>
    }
}
