//! A lab's picture in a note: at a step, and a step on or back from there.

use crate::{
    prefs::use_words,
    ui::{Picture, Sized},
};
use kw_exchange::link;
use kw_models::{Figure, Session, entry};
use std::{cell::RefCell, rc::Rc};
use yew::prelude::*;

/// Most steps that are run for a figure: none may hold up the page.
const MOST: u64 = 5_000;

#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// The lab's address at the step.
    pub to: String,
    pub caption: String,
}

/// The lab that an address shows, at its step; `None` where it cannot be opened.
fn open(to: &str) -> Option<(&'static str, Box<dyn Session>)> {
    let link = link::read(to).ok()?;
    let entry = entry(&link.lab)?;
    let view = |key: &str| link.view.iter().find(|v| v.0 == key).map(|v| v.1.as_str());
    let scenario = match (link.scenario, view("preset")) {
        (Some(scenario), _) => scenario,
        (None, Some(name)) => (entry.preset)(name)?,
        (None, None) => (entry.example)(),
    };
    let mut session = (entry.open)(&scenario).ok()?;
    session.advance(MOST);
    session.seek(view("at").and_then(|at| at.parse().ok()).unwrap_or(0));
    Some((entry.id, session))
}

#[component]
pub fn LabFigure(props: &FigureProps) -> Html {
    let words = use_words();
    let opened = use_memo(props.to.clone(), |to| {
        open(to).map(|(lab, session)| (lab, RefCell::new(session)))
    });
    let version = use_state(|| 0_u32);
    let Some((lab, session)) = &*opened else {
        return html! { <p><a href={props.to.clone()}>{ &props.caption }</a></p> };
    };
    let lab = *lab;
    let step = |by: i64| {
        let (opened, version) = (opened.clone(), version.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some((_, session)) = &*opened {
                let mut session = session.borrow_mut();
                let at = session.at();
                session.seek(at.saturating_add_signed(by));
                version.set(*version + 1);
            }
        })
    };
    let draw = {
        let opened = opened.clone();
        Callback::from(move |width: f32| {
            let figure = Figure {
                width,
                zoom: 0,
                until: 0,
                compact: false,
            };
            let scene = opened
                .as_ref()
                .as_ref()
                .map(|o| Rc::new(o.1.borrow().picture(&figure)));
            html! { if let Some(scene) = scene { <Picture {lab} {scene} /> } }
        })
    };
    let (at, end, why) = {
        let session = session.borrow();
        let why = session.why().map(|why| words.why(lab, &why));
        (session.at(), session.progress().reached, why)
    };
    html! {
        <figure class="lab-figure">
            <div class="frame"><Sized version={*version} content={draw} /></div>
            <div class="walk">
                <button type="button" aria-label={words.t("step-back")} disabled={at == 0} onclick={step(-1)}>{ "←" }</button>
                <span class="count">{ format!("{at} / {end}") }</span>
                <button type="button" aria-label={words.t("step-forward")} disabled={at == end} onclick={step(1)}>{ "→" }</button>
                <p class="why-here" aria-live="polite">{ why.unwrap_or_else(|| words.t("figure-before")) }</p>
            </div>
            <figcaption>
                { &props.caption } { " " }
                <a href={props.to.clone()}>{ words.t("figure-open") }</a>
            </figcaption>
        </figure>
    }
}
