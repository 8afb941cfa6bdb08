//! The same scenario under every policy: a table of figures, a chart, and pictures side by side.

use crate::{
    prefs::{Words, use_words},
    ui::{ChartFile, Picture, Sized, chart, save_chart},
};
use kw_models::{Alternative, Cell, Figure, Metric, Session};
use kw_trace::{End, Problem, Why};
use serde_json::Value;
use std::{cell::RefCell, rc::Rc};
use yew::prelude::*;

/// One variant of the scenario being run.
#[derive(Clone)]
pub struct Contestant {
    /// Its name in links.
    pub name: &'static str,
    /// Whether it is the scenario at hand.
    pub is_here: bool,
    /// Whether its picture is shown.
    pub is_shown: bool,
    heading: Option<Why>,
    /// Not yet opened, or opened.
    run: Rc<RefCell<Opened>>,
    outcome: Option<Result<Vec<Metric>, Problem>>,
}

enum Opened {
    No(Alternative),
    Yes(Box<dyn Session>),
    Refused,
}

impl PartialEq for Contestant {
    fn eq(&self, other: &Self) -> bool {
        self.is_shown == other.is_shown
            && Rc::ptr_eq(&self.run, &other.run)
            && self.outcome.is_some() == other.outcome.is_some()
    }
}

impl Contestant {
    /// All variants of a session's scenario; `asked` names those whose pictures are shown (none
    /// asked: the scenario at hand and the two beside it).
    pub fn all(session: &dyn Session, asked: &[String]) -> Vec<Self> {
        let variants = session.variants().into_iter().enumerate();
        variants
            .map(|(i, v)| Contestant {
                name: v.name,
                is_here: v.same,
                is_shown: if asked.is_empty() {
                    v.same || i == 0 || i == 2
                } else {
                    asked.iter().any(|a| a == v.name)
                },
                heading: None,
                run: Rc::new(RefCell::new(Opened::No(v))),
                outcome: None,
            })
            .collect()
    }

    /// Whether its outcome is known.
    pub fn is_done(&self) -> bool {
        self.outcome.is_some()
    }

    /// Opens it, or runs it forward by at most `steps`.
    pub fn advance(&mut self, steps: u64) {
        let mut run = self.run.borrow_mut();
        *run = match std::mem::replace(&mut *run, Opened::Refused) {
            Opened::No(variant) => match (variant.open)() {
                Ok(session) => {
                    self.heading = Some(session.heading());
                    Opened::Yes(session)
                }
                Err(problem) => {
                    self.outcome = Some(Err(problem));
                    Opened::Refused
                }
            },
            Opened::Yes(mut session) => {
                let progress = session.advance(steps);
                self.outcome = match progress.end {
                    None => None,
                    Some(End::Finished) => {
                        session.seek(progress.reached);
                        Some(Ok(session.metrics()))
                    }
                    Some(_) => Some(Err(
                        Problem::new("step-limit", "").with("limit", progress.reached)
                    )),
                };
                Opened::Yes(session)
            }
            Opened::Refused => Opened::Refused,
        };
    }

    fn metrics(&self) -> Option<&[Metric]> {
        self.outcome.as_ref()?.as_ref().ok().map(Vec::as_slice)
    }

    /// Does something with its run, if it could be opened.
    fn with<T>(&self, f: impl FnOnce(&dyn Session) -> T) -> Option<T> {
        match &*self.run.borrow() {
            Opened::Yes(session) => Some(f(session.as_ref())),
            _ => None,
        }
    }
}

#[derive(Properties)]
pub struct CompareProps {
    pub lab: &'static str,
    pub contestants: Vec<Contestant>,
    pub unit: String,
    pub on_tick: Callback<usize>,
    pub on_open: Callback<Value>,
}

/// Callbacks of one page all do the same.
impl PartialEq for CompareProps {
    fn eq(&self, other: &Self) -> bool {
        self.contestants == other.contestants && self.unit == other.unit
    }
}

/// How many leading figures the chart shows.
const CHARTED: usize = 3;

/// The comparison.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let words = use_words();
    let lab = props.lab;
    let all = &props.contestants;
    let Some(first) = all.iter().find_map(Contestant::metrics) else {
        return html! { <p role="status">{ words.t("results-wait") }</p> };
    };
    let ids: Vec<&'static str> = first.iter().map(|m| m.id).collect();
    let best: Vec<Option<f64>> = (0..ids.len())
        .map(|i| {
            let values = all.iter().filter_map(|c| value(&c.metrics()?[i]));
            let more = first[i].more_is_better;
            values.reduce(|a, b| if (b > a) == more { b } else { a })
        })
        .collect();
    let rows = all.iter().enumerate().map(|(n, c)| {
        let name = c
            .heading
            .as_ref()
            .map_or_else(|| words.lab(lab, &format!("choice-{}", c.name)), |h| words.why(lab, h));
        let tick = props.on_tick.reform(move |_: Event| n);
        let open = {
            let (emit, run) = (props.on_open.clone(), c.clone());
            Callback::from(move |_: MouseEvent| {
                if let Some(scenario) = run.with(|session| session.scenario()) {
                    emit.emit(scenario);
                }
            })
        };
        let cells: Html = match &c.outcome {
            None => html! { <td colspan={ids.len().to_string()}>{ "…" }</td> },
            Some(Err(problem)) => html! {
                <td colspan={ids.len().to_string()}>{ words.problem(problem) }</td>
            },
            Some(Ok(metrics)) => metrics
                .iter()
                .zip(&best)
                .map(|(m, best)| {
                    let is_best = value(m).is_some() && value(m) == *best;
                    html! {
                        <td class={classes!("number", is_best.then_some("best"))}>
                            { show(m) }
                            if is_best {
                                <span class="star" role="img" aria-label={words.t("compare-best")}>{ "★" }</span>
                            }
                        </td>
                    }
                })
                .collect(),
        };
        html! {
            <tr key={c.name} class={c.is_here.then_some("here")}>
                <td>
                    <input
                        type="checkbox"
                        checked={c.is_shown}
                        aria-label={format!("{}: {}", words.t("compare-shown"), name)}
                        onchange={tick}
                    />
                </td>
                <th scope="row">
                    if c.is_here {
                        { name }<small>{ words.t("compare-here") }</small>
                    } else {
                        <button
                            type="button"
                            class="plain link"
                            title={words.with("compare-open", &[("name", name.as_str().into())])}
                            onclick={open}
                        >{ name.clone() }</button>
                    }
                </th>
                { cells }
            </tr>
        }
    });
    html! {
        <div class="compare">
            <p>{ words.t("compare-intro") }</p>
            <div class="table-box" tabindex="0" role="group" aria-label={words.t("tab-compare")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ words.t("compare-shown") }</th>
                            <th scope="col">{ words.t("compare-name") }</th>
                            { for ids.iter().map(|id| html! {
                                <th scope="col" class="number">
                                    { words.lab(lab, &format!("metric-{id}")) }
                                </th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <div class="side-by-side">
                { bar_chart(&words, props) }
                { pictures(&words, props) }
            </div>
        </div>
    }
}

fn value(m: &Metric) -> Option<f64> {
    (m.den > 0).then(|| m.num as f64 / m.den as f64)
}

/// A figure in words.
pub fn show(m: &Metric) -> String {
    let cell = match (m.percent, m.den) {
        (true, _) => Cell::Percent(m.num, m.den),
        (false, 1) => Cell::Int(m.num),
        (false, _) => Cell::Ratio(m.num, m.den),
    };
    cell.show(&|_| String::new())
}

/// The first figures as bars.
fn bar_chart(words: &Words, props: &CompareProps) -> Html {
    let lab = props.lab;
    let done: Vec<(&Contestant, &[Metric])> = props
        .contestants
        .iter()
        .filter_map(|c| Some((c, c.metrics()?)))
        .collect();
    let Some((_, first)) = done.first() else {
        return Html::default();
    };
    // Shares have an axis of their own; the table has them.
    let charted: Vec<usize> = (0..first.len())
        .filter(|i| !first[*i].percent)
        .take(CHARTED)
        .collect();
    let legend = charted
        .iter()
        .map(|i| &first[*i])
        .zip(chart::CLASSES)
        .map(|(m, class)| {
            html! {
                <li>
                    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                        <rect class={class} width="12" height="12" />
                    </svg>
                    { words.lab(lab, &format!("metric-{}", m.id)) }
                </li>
            }
        });
    let groups: Rc<Vec<chart::Group>> = Rc::new(
        done.iter()
            .map(|(c, metrics)| chart::Group {
                name: words.lab(lab, &format!("choice-{}", c.name)),
                values: charted
                    .iter()
                    .map(|i| value(&metrics[*i]).unwrap_or(0.0))
                    .collect(),
                here: c.is_here,
            })
            .collect(),
    );
    let title = words.with("compare-chart", &[("unit", props.unit.as_str().into())]);
    let version = groups.len() as u32;
    let signs = charted.iter().map(|i| &first[*i]).enumerate();
    let signs = signs.map(|(i, m)| {
        let name = words.lab(lab, &format!("metric-{}", m.id));
        (chart::swatch(i), name)
    });
    let file = ChartFile {
        name: format!("{}.compare", lab.replace('/', "-")),
        title: title.clone(),
        legend: signs.collect(),
        draw: {
            let groups = groups.clone();
            Box::new(move |width| chart::bars(&groups, width))
        },
    };
    let content = Callback::from(move |width: f32| {
        let svg = chart::bars(&groups, width as u32).unwrap_or_default();
        Html::from_html_unchecked(AttrValue::from(svg))
    });
    html! {
        <figure class="chart">
            <figcaption>{ title }</figcaption>
            <ul>{ for legend }</ul>
            <Sized content={content} version={version} />
            { save_chart(words, file) }
        </figure>
    }
}

/// The pictures of those that are ticked, on one time axis.
fn pictures(words: &Words, props: &CompareProps) -> Html {
    let lab = props.lab;
    let shown: Vec<&Contestant> = props
        .contestants
        .iter()
        .filter(|c| c.is_shown && c.metrics().is_some())
        .collect();
    let until = shown
        .iter()
        .filter_map(|c| c.with(|session| session.now()))
        .max()
        .unwrap_or(0);
    html! {
        <div class="pictures">
            { for shown.iter().filter_map(|c| {
                let run = (*c).clone();
                let content = Callback::from(move |width: f32| {
                    let figure = Figure {
                        width,
                        zoom: 0,
                        until,
                        compact: true,
                    };
                    match run.with(|session| session.picture(&figure)) {
                        Some(scene) => html! { <Picture {lab} scene={Rc::new(scene)} /> },
                        None => Html::default(),
                    }
                });
                Some(html! {
                    <figure key={c.name}>
                        <figcaption>{ words.why(lab, c.heading.as_ref()?) }</figcaption>
                        <Sized content={content} />
                    </figure>
                })
            }) }
        </div>
    }
}
