//! The smaller pieces of a lab's page: why, the state now, steps, notices, help.

use super::page::{Notice, Shared};
use crate::{browser, prefs::Words, ui::DataTable};
use kw_models::Table;
use kw_trace::Kind;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use yew::prelude::*;

/// What [`why`] shows.
pub struct Step {
    pub at: u64,
    pub all: u64,
    /// The clock, in words.
    pub clock: String,
    pub text: Option<String>,
    pub rule: Option<kw_trace::Rule>,
    pub kind: Option<Kind>,
}

/// What happened in this step, and by which rule.
pub fn why(words: &Words, props: &Step) -> Html {
    let kind = props.kind.filter(|_| props.at > 0);
    html! {
        <section class="why" aria-label={words.t("why")}>
            <p class="where">
                <span class="step-count">{ words.with("step-count", &[
                    ("at", props.at.into()),
                    ("all", props.all.into()),
                ]) }</span>
                <span class="time">{ props.clock.clone() }</span>
                if let Some(of_step) = kind {
                    { self::kind(words, of_step) }
                }
            </p>
            <p class="text">{ props.text.clone().unwrap_or_else(|| words.t("at-start")) }</p>
            if let Some(rule) = props.rule {
                <p class="rule-source">{ source(words, &rule) }</p>
            }
        </section>
    }
}

/// What a step means to the eye, in a word with its sign.
pub fn kind(words: &Words, kind: Kind) -> Html {
    html! {
        <span class={format!("kind kind-{}", kind.name())}>
            { words.t(&format!("kind-{}", kind.name())) }
        </span>
    }
}

/// A rule and where it is written.
pub fn source(words: &Words, rule: &kw_trace::Rule) -> String {
    let params = [
        ("label", rule.label.into()),
        ("source", words.0.source(rule).into()),
    ];
    words.with("rule-source", &params)
}

/// The state at the cursor in tables, those that are wide or the others; what is new carries a ring.
pub fn now(
    lab: &'static str,
    tables: &[Rc<Table>],
    before: &[Rc<Table>],
    is_single_step: bool,
    wide: bool,
) -> Html {
    let tables = tables.iter().filter(|t| t.wide == wide);
    html! {
        <div class={classes!("now-tables", wide.then_some("wide"), is_single_step.then_some("moving"))}>
            { for tables.map(|table| html! {
                <DataTable
                    key={table.id}
                    lab={lab}
                    table={table.clone()}
                    before={before.iter().find(|b| b.id == table.id).cloned()}
                />
            }) }
        </div>
    }
}

/// How many steps the list shows.
const LISTED: u64 = 40;

/// The last steps up to the present one, newest first.
pub fn steps(words: &Words, session: &Shared, on_seek: &Callback<u64>) -> Html {
    let lab = session.borrow().lab();
    let here = session.borrow().at();
    let rows: Vec<(u64, String, String)> = {
        let mut session = session.borrow_mut();
        let first = here.saturating_sub(LISTED - 1).max(1);
        let rows = (first..=here)
            .filter_map(|n| {
                session.seek(n);
                let why = session.why()?;
                let clock = words.0.label(lab, &session.clock());
                Some((n, clock, words.why(lab, &why)))
            })
            .collect();
        session.seek(here);
        rows
    };
    html! {
        <div class="table-box" tabindex="0" role="group" aria-label={words.t("steps-around")}>
            <table class="steps">
                <caption>{ words.t("steps-around") }</caption>
                <thead>
                    <tr>
                        <th scope="col" class="number">{ words.t("steps-n") }</th>
                        <th scope="col" class="number">{ words.t("steps-at") }</th>
                        <th scope="col">{ words.t("steps-text") }</th>
                    </tr>
                </thead>
                <tbody>
                    { for rows.into_iter().rev().map(|(n, at, text)| {
                        let seek = on_seek.reform(move |_: MouseEvent| n);
                        html! {
                            <tr key={n} class={(n == here).then_some("here")}>
                                <td class="number">
                                    <button type="button" class="plain" onclick={seek}>{ n }</button>
                                </td>
                                <td class="number">{ at }</td>
                                <td>{ text }</td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// A line above the picture.
pub fn notice(words: &Words, notice: Option<&Notice>, on_close: Callback<MouseEvent>) -> Html {
    let Some(notice) = notice else {
        return Html::default();
    };
    let (class, role, body) = match notice {
        Notice::Said(id, params) => {
            let params: Vec<_> = params.iter().map(|(k, v)| (*k, v.clone())).collect();
            (
                "said",
                "status",
                html! { <p>{ words.with(id, &params) }</p> },
            )
        }
        Notice::Refused(problem) => (
            "refused",
            "alert",
            html! { <p>{ words.problem(problem) }</p> },
        ),
        Notice::BadLink(problem) => (
            "refused",
            "alert",
            html! { <p>{ words.t("link-broken") }{ " " }{ words.problem(problem) }</p> },
        ),
        Notice::BadBranches(problem) => (
            "refused",
            "alert",
            html! { <p>{ words.t("branches-broken") }{ " " }{ words.problem(problem) }</p> },
        ),
        Notice::Link(url) => (
            "said",
            "status",
            html! {
                <label class="copy">
                    { words.t("share-manual") }
                    <input readonly=true value={url.clone()} />
                </label>
            },
        ),
        Notice::Notes(name, notes) => (
            "said",
            "status",
            html! {
                <>
                    <p>{ words.with("imported", &[("name", name.as_str().into())]) }</p>
                    { for notes.iter().map(|n| {
                        let params: Vec<_> = n.params.iter().map(|(k, v)| (*k, v.clone())).collect();
                        html! { <p>{ words.with(n.id, &params) }</p> }
                    }) }
                </>
            },
        ),
    };
    html! {
        <div class={classes!("notice", class)} role={role}>
            <div>{ body }</div>
            <button type="button" class="plain" aria-label={words.t("close")} onclick={on_close}>
                { "×" }
            </button>
        </div>
    }
}

/// The sample of a class in the legend.
pub fn legend_mark(class: &str) -> Html {
    match class {
        "mark-arrival" => html! { <path class="mark" d="M5 3h8L9 9z" /> },
        "mark-end" => html! { <rect class="mark" x="8" y="0" width="2.5" height="12" /> },
        "mark-hit" => html! { <circle class="hit" cx="9" cy="6" r="4" /> },
        "mark-fault" => html! {
            <path class="fault" d="M5 3.5L6.5 2 9 4.5 11.5 2 13 3.5 10.5 6 13 8.5 11.5 10 9 7.5 6.5 10 5 8.5 7.5 6z" />
        },
        "mark-dirty" => html! { <path class="mark" d="M6 2h8v8z" /> },
        "mark-written" => html! {
            <path class="special" d="M9 1L10.2 4.4 13.8 4.4 10.9 6.6 12 10 9 8 6 10 7.1 6.6 4.2 4.4 7.8 4.4z" />
        },
        "curve-set" => html! { <path class="mark" d="M0 8h8V3h10v1.5H9.5v5H0z" /> },
        "curve-held" => html! { <rect class="p0 soft" width="18" height="12" /> },
        "io-line" => html! { <rect class="io-line" y="4.5" width="18" height="3" /> },
        "dhcp-line" | "arp-line" | "way-line" | "chat-line" | "stun-line" | "check-line"
        | "turn-line" | "data-line" | "signal-line" => html! {
            <>
                <line class={class.to_owned()} x1="0" y1="6" x2="12" y2="6" />
                <path class="mark" d="M18 6L11 2V10z" />
            </>
        },
        "cast-line" => html! {
            <>
                <line class="cast-line" x1="5" y1="6" x2="13" y2="6" />
                <path class="mark" d="M18 6L12 2.5V9.5zM0 6L6 2.5V9.5z" />
            </>
        },
        "flight-line" => html! { <line class="flight-line" x1="0" y1="6" x2="18" y2="6" /> },
        "hole-mark" => html! { <circle class="hole-mark" cx="9" cy="6" r="4.5" /> },
        "wait" => html! { <rect class="wait" y="3" width="18" height="6" /> },
        class => html! { <rect class={class.to_owned()} width="18" height="12" /> },
    }
}

/// The keyboard help.
pub fn help(words: &Words, node: &NodeRef, on_close: Callback<MouseEvent>) -> Html {
    let space = words.t("key-space");
    let rows: [(&[&str], &str); 5] = [
        (&["←", "→"], "help-step"),
        (&[&space], "help-play"),
        (&["Home", "End"], "help-ends"),
        (&["+", "−"], "help-zoom"),
        (&["?"], "help-help"),
    ];
    html! {
        <dialog ref={node.clone()} aria-labelledby="help-title">
            <h2 id="help-title">{ words.t("help-title") }</h2>
            <dl>
                { for rows.iter().map(|(keys, id)| html! {
                    <div>
                        <dt>{ for keys.iter().map(|k| html! { <kbd>{ *k }</kbd> }) }</dt>
                        <dd>{ words.t(id) }</dd>
                    </div>
                }) }
            </dl>
            <button type="button" onclick={on_close}>{ words.t("close") }</button>
        </dialog>
    }
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    let element = browser::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Choices that are made first, each a list.
pub fn picks(
    words: &Words,
    lab: &'static str,
    all: &[(kw_models::Pick, Option<usize>)],
    on_pick: &Callback<(usize, usize)>,
) -> Html {
    let one = |(n, (pick, chosen)): (usize, &(kw_models::Pick, Option<usize>))| {
        let id = format!("pick-{}", pick.id);
        let on_pick = on_pick.clone();
        let changed = Callback::from(move |e: Event| {
            let select = e
                .target()
                .and_then(|t| t.dyn_into::<web_sys::HtmlSelectElement>().ok());
            if let Some(option) = select.and_then(|s| s.value().parse().ok()) {
                on_pick.emit((n, option));
            }
        });
        html! {
            <div class="pick">
                <label for={id.clone()}>{ words.lab(lab, &id) }</label>
                <select id={id} onchange={changed}>
                    if chosen.is_none() {
                        <option value="" selected=true disabled=true>{ words.t("pick-own") }</option>
                    }
                    { for pick.options.iter().enumerate().map(|(i, option)| html! {
                        <option value={i.to_string()} selected={*chosen == Some(i)}>
                            { words.lab(lab, &format!("option-{option}")) }
                        </option>
                    }) }
                </select>
            </div>
        }
    };
    if all.is_empty() {
        return html! {};
    }
    html! { <div class="picks">{ for all.iter().enumerate().map(one) }</div> }
}
