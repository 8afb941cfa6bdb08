//! Curves over many runs of the scenario: charts that grow while they are worked out, what is worth a
//! look in them, and the numbers as a table.

use crate::{
    prefs::Words,
    ui::{ChartFile, Sized, chart, save_chart},
};
use kw_models::{Chart, Finding, Grid, Label, Study};
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// A study under way, with what is known of it.
pub struct Curves {
    study: Box<dyn Study>,
    is_done: bool,
    /// Counts what was drawn.
    version: u32,
    chart: Rc<Chart>,
    grid: Option<Grid>,
    findings: Vec<Finding>,
}

impl Curves {
    /// A study that has not begun.
    pub fn new(study: Box<dyn Study>) -> Self {
        Curves {
            chart: Rc::new(study.chart()),
            grid: study.grid(),
            findings: Vec::new(),
            is_done: false,
            version: 0,
            study,
        }
    }

    /// Whether all is worked out.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// Works for about `budget` steps of the model.
    pub fn advance(&mut self, budget: u64) {
        self.is_done = self.study.advance(budget);
    }

    /// Takes over what is known by now.
    pub fn look(&mut self) {
        self.chart = Rc::new(self.study.chart());
        self.grid = self.study.grid();
        self.findings = self.study.findings();
        self.version += 1;
    }

    /// The charts on the page.
    pub fn view(&self, words: &Words, lab: &'static str, on_open: &Callback<Value>) -> Html {
        let (done, all) = self.study.progress();
        let chart = self.chart.clone();
        let names: Rc<Vec<String>> = Rc::new(
            chart
                .series
                .iter()
                .map(|s| label(words, lab, &s.name))
                .collect(),
        );
        let axes = [chart.x, chart.y].map(|id| words.lab(lab, &format!("axis-{id}")));
        let legend = chart.series.iter().zip(names.iter()).enumerate();
        let legend = legend.map(|(i, (s, name))| {
            let sample = chart::sample(i, s.here);
            html! {
                <li class={s.here.then_some("here")}>
                    { Html::from_html_unchecked(sample.into()) }
                    { name }
                </li>
            }
        });
        let content = {
            let (chart, names) = (chart.clone(), axes.clone());
            Callback::from(move |width: f32| {
                let svg = chart::lines(&chart, &names, width as u32).unwrap_or_default();
                Html::from_html_unchecked(AttrValue::from(svg))
            })
        };
        let title = words.lab(lab, &format!("chart-{}", chart.id));
        let signs = chart.series.iter().zip(names.iter()).enumerate();
        let signs = signs.map(|(i, (s, name))| (chart::sample(i, s.here), name.clone()));
        let file = ChartFile {
            name: format!("{}.{}", lab.replace('/', "-"), chart.id),
            title: title.clone(),
            legend: signs.collect(),
            draw: {
                let (chart, axes) = (chart.clone(), axes.clone());
                Box::new(move |width| chart::lines(&chart, &axes, width))
            },
        };
        let progress = html! {
            if !self.is_done {
                <p role="status" class="progress">
                    <progress
                        aria-label={title.clone()}
                        value={done.to_string()}
                        max={all.max(1).to_string()}
                    />
                    { words.with("curves-working", &[("done", done.into()), ("all", all.into())]) }
                </p>
            }
        };
        if let Some(grid) = &self.grid {
            return html! {
                <figure class="chart" key={chart.id}>
                    <figcaption><h2>{ &title }</h2></figcaption>
                    { progress }
                    { outcomes(grid, words, lab, &axes, &title, on_open) }
                </figure>
            };
        }
        html! {
            <figure class="chart curves-chart" key={chart.id}>
                <figcaption><h2>{ &title }</h2></figcaption>
                <ul>{ for legend }</ul>
                <div role="img" aria-label={title.clone()}>
                    <Sized content={content} version={self.version} />
                </div>
                { save_chart(words, file) }
                { progress }
                <ul class="findings">
                    { for self.findings.iter().map(|f| finding(words, lab, f, on_open)) }
                </ul>
                <details>
                    <summary>{ words.t("curves-table") }</summary>
                    { table(&chart, &names, &axes[0], &title) }
                </details>
            </figure>
        }
    }
}

fn label(words: &Words, lab: &str, label: &Label) -> String {
    words.0.label(lab, label)
}

fn finding(words: &Words, lab: &'static str, f: &Finding, on_open: &Callback<Value>) -> Html {
    let runs = f.runs.iter().map(|(name, scenario)| {
        let (emit, scenario) = (on_open.clone(), scenario.clone());
        let open = Callback::from(move |_: MouseEvent| emit.emit(scenario.clone()));
        html! { <button type="button" onclick={open}>{ label(words, lab, name) }</button> }
    });
    html! {
        <li>
            <p>{ words.why(lab, &f.why) }</p>
            <p class="runs">{ for runs }</p>
        </li>
    }
}

/// Outcomes: each cell says what came out and opens its run.
fn outcomes(
    grid: &Grid,
    words: &Words,
    lab: &'static str,
    [x, y]: &[String; 2],
    title: &str,
    on_open: &Callback<Value>,
) -> Html {
    let count = grid.columns.len();
    let names: Vec<String> = grid.columns.iter().map(|c| label(words, lab, c)).collect();
    let rows = grid.rows.iter().enumerate().map(|(r, row)| {
        let name = label(words, lab, row);
        let cells = (0..count).map(|c| {
            let at = r * count + c;
            let here = (grid.here == Some(at)).then_some("here");
            let Some(cell) = grid.cells.get(at).and_then(Option::as_ref) else {
                return html! { <td class={classes!("outcome", here)}>{ "…" }</td> };
            };
            let (emit, run) = (on_open.clone(), cell.run.clone());
            let open = Callback::from(move |_: MouseEvent| emit.emit(run.clone()));
            let word = label(words, lab, &cell.word);
            let whole = format!("{y} {name}, {x} {}: {word}", names[c]);
            html! {
                <td class={classes!("outcome", cell.class, here)}>
                    <button type="button" class="plain" aria-label={whole.clone()} title={whole} onclick={open}>
                        { word }
                    </button>
                </td>
            }
        });
        html! { <tr><th scope="row">{ &name }</th>{ for cells }</tr> }
    });
    html! {
        <div class="table-box" tabindex="0" role="group" aria-label={title.to_owned()}>
            <table class="outcomes">
                <thead>
                    <tr>
                        <th scope="col">{ format!("{y} ↓ · {x} →") }</th>
                        { for names.iter().map(|n| html! { <th scope="col">{ n }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// Most rows of the table of numbers.
const ROWS: usize = 100;

/// The numbers of the curves: x by row, curves by column.
fn table(chart: &Chart, names: &[String], x: &str, title: &str) -> Html {
    let mut all: Vec<u64> = chart
        .series
        .iter()
        .flat_map(|s| s.points.iter().map(|p| p.0))
        .collect();
    all.sort_unstable();
    all.dedup();
    let every = all.len().div_ceil(ROWS).max(1);
    let rows = all.iter().step_by(every).map(|x| {
        let cells = chart.series.iter().map(|s| {
            let point = s.points.binary_search_by_key(x, |p| p.0).ok();
            let value =
                point.map_or_else(|| "–".to_owned(), |i| chart::value(chart, s.points[i].1));
            html! { <td class="number">{ value }</td> }
        });
        html! {
            <tr class={(chart.here == Some(*x)).then_some("here")}>
                <th scope="row" class="number">{ *x }</th>
                { for cells }
            </tr>
        }
    });
    html! {
        <div class="table-box" tabindex="0" role="group" aria-label={title.to_owned()}>
            <table>
                <thead>
                    <tr>
                        <th scope="col" class="number">{ x }</th>
                        { for names.iter().map(|n| html! { <th scope="col" class="number">{ n }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
