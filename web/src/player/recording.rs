//! A whole recording of memory references: pages over time as one dense picture, the fault curves of
//! every policy, and a place of it as a scenario to step through.

use super::curves::Curves;
use crate::{
    browser,
    prefs::Words,
    ui::{ChartFile, NumberField, Sized, chart, save_chart},
};
use kw_models::recording::{Choice, Density, FaultCurves, MAX_WINDOW, Recording};
use serde_json::Value;
use std::{cell::RefCell, rc::Rc};
use yew::prelude::*;

/// Columns and rows of the picture.
const COLUMNS: usize = 240;
const ROWS: usize = 56;
/// Frames of the scenario made of a place.
const FRAMES: usize = 4;

/// What a picture was drawn for: its width, the version of what it shows, and its words.
type Drawn = (u32, u32, [String; 2]);

/// A recording that was read, and what is known of it.
pub struct Recorded {
    name: String,
    recording: Recording,
    density: Rc<Density>,
    is_counted: bool,
    curves: Curves,
    version: u32,
    /// The picture as it was drawn last, and for what: curves grow beside it many times a second.
    drawn: Rc<RefCell<Option<(Drawn, AttrValue)>>>,
    /// First reference of the place chosen, from 0, and how many.
    pub from: usize,
    pub length: usize,
}

impl Recorded {
    /// References in the scenario made of a place, unless told.
    pub const WINDOW: usize = 1000;

    /// A recording of this name.
    pub fn new(name: String, recording: Recording) -> Self {
        let curves = FaultCurves::new(&recording, Choice::all(), None);
        Recorded {
            name,
            density: Rc::new(Density::new(&recording, COLUMNS, ROWS)),
            is_counted: false,
            curves: Curves::new(Box::new(curves)),
            version: 0,
            drawn: Rc::default(),
            from: 0,
            length: Self::WINDOW,
            recording,
        }
    }

    /// Whether all is worked out.
    pub fn is_done(&self) -> bool {
        self.is_counted && self.curves.is_done()
    }

    /// Works for about `budget` references.
    pub fn advance(&mut self, budget: u64) {
        if self.is_counted {
            self.curves.advance(budget);
            return;
        }
        // Nobody else holds it while it is being counted, but for the picture of a moment ago.
        self.is_counted = Rc::make_mut(&mut self.density).advance(budget);
        if self.is_counted {
            self.version += 1;
        }
    }

    /// Takes over what is known by now.
    pub fn look(&mut self) {
        self.curves.look();
    }

    /// Chooses the place that begins at a reference.
    pub fn choose(&mut self, from: usize) {
        let last = self.recording.references().len().saturating_sub(1);
        self.from = from.min(last);
        self.version += 1;
    }

    /// Chooses how many references are taken.
    pub fn set_length(&mut self, length: usize) {
        self.length = length.clamp(1, MAX_WINDOW);
        self.version += 1;
    }

    /// The place chosen as a scenario.
    pub fn scenario(&self) -> Value {
        self.recording.window(self.from, self.length, FRAMES)
    }

    /// The panel.
    pub fn view(
        &self,
        words: &Words,
        lab: &'static str,
        on_choose: &Callback<usize>,
        on_length: &Callback<usize>,
        on_open: &Callback<Value>,
    ) -> Html {
        let all = self.recording.references().len();
        let facts = [
            ("name", self.name.as_str().into()),
            ("count", (all as u64).into()),
            ("pages", (self.recording.pages().len() as u64).into()),
        ];
        let title = words.with("recording-picture", &[]);
        let axes = ["recording-time", "recording-pages"].map(|id| words.t(id));
        let shades = chart::SHADES.iter();
        let file = ChartFile {
            name: format!("{}.recording", lab.replace('/', "-")),
            title: title.clone(),
            legend: shades
                .map(|(id, colour)| (chart::square(colour), words.t(id)))
                .collect(),
            draw: {
                let (density, axes) = (self.density.clone(), axes.clone());
                let place = self.from..self.from + self.length;
                Box::new(move |width| chart::density(&density, &place, &axes, width))
            },
        };
        let content = {
            let (density, place) = (self.density.clone(), self.from..self.from + self.length);
            let (drawn, version) = (self.drawn.clone(), self.version);
            let choose = on_choose.clone();
            Callback::from(move |width: f32| {
                let wanted = (width as u32, version, axes.clone());
                let mut drawn = drawn.borrow_mut();
                if drawn.as_ref().is_none_or(|d| d.0 != wanted) {
                    let svg = chart::density(&density, &place, &axes, width as u32);
                    *drawn = Some((wanted, AttrValue::from(svg.unwrap_or_default())));
                }
                let svg = drawn.as_ref().map(|d| d.1.clone()).unwrap_or_default();
                let (density, choose) = (density.clone(), choose.clone());
                let onclick = Callback::from(move |e: MouseEvent| {
                    let Some(x) = browser::x_within(&e, ".density") else {
                        return;
                    };
                    let columns = density.columns();
                    if let Some(column) = chart::column_at(columns, width as u32, x as i32) {
                        choose.emit(density.span(column).start);
                    }
                });
                html! {
                    <div class="density" {onclick}>
                        { Html::from_html_unchecked(svg) }
                    </div>
                }
            })
        };
        // References are counted from 1 for people.
        let from = on_choose.reform(|n: u64| (n as usize).saturating_sub(1));
        let length = on_length.reform(|n: u64| n as usize);
        let open = {
            let (emit, scenario) = (on_open.clone(), self.recording.clone());
            let (from, length) = (self.from, self.length);
            Callback::from(move |_: MouseEvent| emit.emit(scenario.window(from, length, FRAMES)))
        };
        html! {
            <div class="recording">
                <p>{ words.with("recording-facts", &facts) }</p>
                <figure class="chart">
                    <figcaption><h2>{ &title }</h2></figcaption>
                    <ul>
                        { for chart::SHADES.iter().map(|(id, colour)| html! {
                            <li>
                                <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                                    <rect width="12" height="12" fill={*colour} />
                                </svg>
                                { words.t(id) }
                            </li>
                        }) }
                    </ul>
                    <div role="img" aria-label={title.clone()}>
                        <Sized content={content} version={self.version} />
                    </div>
                    { save_chart(words, file) }
                </figure>
                <div class="window">
                    <NumberField
                        id="recording-from"
                        label={words.t("recording-from")}
                        min={1}
                        max={all as u64}
                        value={self.from as u64 + 1}
                        on_number={from}
                    />
                    <NumberField
                        id="recording-length"
                        label={words.t("recording-length")}
                        min={1}
                        max={MAX_WINDOW as u64}
                        value={self.length as u64}
                        on_number={length}
                    />
                    <button type="button" class="primary" onclick={open}>
                        { words.t("recording-step") }
                    </button>
                </div>
                { regions(words, &self.density) }
                { self.curves.view(words, lab, on_open) }
            </div>
        }
    }
}

/// Uses by region, for those who do not see the picture.
fn regions(words: &Words, density: &Density) -> Html {
    struct Region {
        first: u64,
        last: u64,
        pages: usize,
        uses: u64,
        writes: u64,
    }
    let mut all: Vec<Region> = Vec::new();
    for (i, row) in density.rows().iter().enumerate() {
        let uses = (0..density.columns()).map(|c| density.column(c)[i]);
        let (uses, writes) = uses.fold((0, 0), |(all, writes), u| {
            (all + u64::from(u.all), writes + u64::from(u.writes))
        });
        match all.last_mut() {
            Some(region) if !row.gap => {
                region.last = row.last;
                region.pages += row.pages;
                region.uses += uses;
                region.writes += writes;
            }
            _ => all.push(Region {
                first: row.first,
                last: row.last,
                pages: row.pages,
                uses,
                writes,
            }),
        }
    }
    let head = [
        "region-pages",
        "region-used",
        "region-references",
        "region-writes",
    ];
    html! {
        <details>
            <summary>{ words.t("recording-regions") }</summary>
            <div class="table-box" tabindex="0" role="group" aria-label={words.t("recording-regions")}>
                <table>
                    <thead>
                        <tr>{ for head.iter().map(|id| html! {
                            <th scope="col" class="number">{ words.t(id) }</th>
                        }) }</tr>
                    </thead>
                    <tbody>
                        { for all.iter().map(|r| html! {
                            <tr>
                                <th scope="row" class="number">{ format!("{:#x}–{:#x}", r.first, r.last) }</th>
                                <td class="number">{ r.pages }</td>
                                <td class="number">{ r.uses }</td>
                                <td class="number">{ r.writes }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </details>
    }
}
