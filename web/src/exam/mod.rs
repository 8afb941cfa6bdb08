//! Exams: the instructor's page, which makes them and checks what comes back, and the student's, which an exam's link
//! opens. Marking, links and tables are `kw_exchange::exam`'s, signing is `kw_learn::exam`'s; here is what one sees.

mod desk;
mod form;
mod making;
mod sheets;
mod sitting;
mod trust;

use crate::prefs::use_words;
use kw_exchange::exam::Opened;
use kw_trace::Problem;
use yew::prelude::*;

/// What an address of an exam holds: an exam for a student, or nothing, for the instructor.
pub type Asked = Result<Option<Opened>, Problem>;

/// What the address of an exam asks for.
pub fn asked(fragment: &str) -> Asked {
    kw_exchange::exam::open(fragment)
}

#[derive(Properties, PartialEq)]
pub struct ExamProps {
    pub asked: Asked,
}

#[component]
pub fn ExamPage(props: &ExamProps) -> Html {
    let words = use_words();
    match &props.asked {
        Ok(Some(opened)) => html! { <sitting::SittingPage opened={opened.clone()} /> },
        Ok(None) => html! { <desk::DeskPage /> },
        Err(problem) => html! {
            <main id="content" class="page reading exam">
                <h1>{ words.t("exam-broken") }</h1>
                <p role="alert">{ words.problem(problem) }</p>
                <p>{ words.t("exam-broken-what") }</p>
                <p><a href="#/">{ words.t("home") }</a></p>
            </main>
        },
    }
}

/// What stands behind `begin` in the name of a file: letters and digits of a text.
fn file_name(begin: &str, text: &str, end: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = text.chars().take(60).map(plain).collect();
    format!("{begin}-{}.{end}", name.trim_matches('-'))
}
