//! A chart as a file: with its title and what its curves, bars or shades mean, on a ground of its own.

use crate::{
    browser,
    prefs::{self, Words},
};
use kw_scene::{Anchor, Ground, Label, Part, Scene, to_svg};
use std::rc::Rc;
use yew::prelude::*;

/// Width of charts in files, in pixels.
const WIDTH: u32 = 880;
/// Height of the title and of a line of the legend, in pixels.
const TITLE: u32 = 36;
const LINE: u32 = 22;

/// A chart to be saved.
pub struct ChartFile {
    /// What the file is called, without its ending.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What each sign in it means: the sign as an SVG document of 26 by 12 pixels, and its words.
    pub legend: Vec<(String, String)>,
    /// Draws it at a width, as an SVG document.
    pub draw: Box<dyn Fn(u32) -> Option<String>>,
}

impl ChartFile {
    /// The file for a ground, and its size.
    fn svg(&self, ground: Ground) -> Option<(String, (f64, f64))> {
        let chart = (self.draw)(WIDTH)?;
        let below = TITLE + self.legend.len() as u32 * LINE;
        let high: u32 = chart
            .split("height=\"")
            .nth(1)?
            .split('"')
            .next()?
            .parse()
            .ok()?;
        let high = below + high + 8;
        let mut words = Part::new("words");
        words.text(8.0, 22.0, Anchor::Start, Label::raw(&self.title), "head");
        let top = |i: usize| TITLE + i as u32 * LINE;
        for (i, (_, name)) in self.legend.iter().enumerate() {
            let y = (top(i) + 11) as f32;
            words.text(42.0, y, Anchor::Start, Label::raw(name), "");
        }
        let scene = Scene {
            width: WIDTH as f32,
            height: high as f32,
            title: Label::raw(&self.title),
            parts: vec![words],
            time: None,
        };
        let mut out = to_svg(&scene, ground, &|label| match label {
            Label::Raw(words) => words.clone(),
            Label::Text(id, _) => (*id).to_owned(),
        });
        // The drawings are documents of their own; they stand inside this one, before its end.
        out.truncate(out.rfind("</svg>")?);
        for (i, (sign, _)) in self.legend.iter().enumerate() {
            out.push_str(&placed(sign, 8, top(i)));
        }
        out.push_str(&placed(&chart, 0, below));
        out.push_str("</svg>\n");
        Some((out, (f64::from(WIDTH), f64::from(high))))
    }
}

/// A document at a place in another.
fn placed(svg: &str, x: u32, y: u32) -> String {
    svg.replacen("<svg ", &format!("<svg x=\"{x}\" y=\"{y}\" "), 1)
}

/// Buttons that save it as SVG and as PNG.
pub fn save_chart(words: &Words, file: ChartFile) -> Html {
    let file = Rc::new(file);
    let (vector, image) = (file.clone(), file);
    let as_svg = Callback::from(move |_: MouseEvent| {
        if let Some((svg, _)) = vector.svg(Ground::Either) {
            browser::save(
                &format!("{}.svg", vector.name),
                "image/svg+xml",
                svg.as_bytes(),
            );
        }
    });
    let as_png = Callback::from(move |_: MouseEvent| {
        let made = image.svg(prefs::ground());
        let name = format!("{}.png", image.name);
        wasm_bindgen_futures::spawn_local(async move {
            if let Some((svg, size)) = made
                && let Some(blob) = browser::png(&svg, size).await
            {
                browser::save_blob(&name, &blob);
            }
        });
    });
    html! {
        <p class="chart-save">
            { words.t("save") }{ ": " }
            <button type="button" class="plain" data-save="svg" onclick={as_svg}>{ words.t("save-figure") }</button>
            <button type="button" class="plain" data-save="png" onclick={as_png}>{ words.t("save-image") }</button>
        </p>
    }
}
