//! What every picture owes its reader, for the tests of all labs: nothing outside, nothing cut, no words
//! on words, at every step and width and in both languages.

use crate::{Figure, session::Subject};
use kw_scene::{Anchor, Scene, Shape};
use kw_texts::{Lang, Texts};
use kw_trace::{Run, Trace};
use std::collections::BTreeSet;

/// A text as a box: left, top, right, bottom, words.
type Words = (f32, f32, f32, f32, String);

/// About how wide words are in the fonts of the page.
fn width(words: &str, class: &str) -> f32 {
    let narrow = match class {
        c if c.contains("num") => 7.9,
        c if c.contains("head") || c.contains("on ") => 7.4,
        _ => 6.6,
    };
    let of = |c: char| if (c as u32) < 0x1100 { narrow } else { 12.5 };
    words.chars().map(of).sum()
}

/// What is wrong with the pictures of a run, at each of its steps that is `looked` at and each of `widths`.
pub fn wrong<L: Subject>(
    name: &str,
    scenario: &L::Scenario,
    widths: &[f32],
    looked: impl Fn(u64) -> bool,
) -> BTreeSet<String> {
    let texts = Lang::ALL.map(Texts::new);
    let run = Run::<L>::plain(scenario.clone());
    let mut trace = Trace::new(run).expect("a good scenario");
    trace.finish();
    let end = trace.progress().reached;
    let mut wrong = BTreeSet::new();
    for n in (0..=end).filter(|n| looked(*n)) {
        trace.seek(n);
        for width in widths {
            let figure = Figure {
                width: *width,
                zoom: 0,
                until: 0,
                compact: false,
            };
            let scene = L::picture(&trace, &figure);
            let place = format!("{name}, step {n}, {width} px");
            look(L::ID, &scene, &texts, &place, &mut wrong);
        }
    }
    wrong
}

fn look(lab: &str, scene: &Scene, texts: &[Texts], place: &str, wrong: &mut BTreeSet<String>) {
    let keys: BTreeSet<&str> = scene.parts.iter().map(|p| p.key.as_str()).collect();
    if keys.len() != scene.parts.len() {
        wrong.insert(format!("{place}: a key twice"));
    }
    for texts in texts {
        let mut seen: Vec<Words> = Vec::new();
        for shape in scene.parts.iter().flat_map(|p| &p.shapes) {
            match shape {
                Shape::Rect { x, y, w, h, class } => {
                    let is_in = *x >= 0.0 && x + w <= scene.width && *y >= 0.0;
                    if !is_in || *w < 0.0 || *h < 0.0 || y + h > scene.height {
                        wrong.insert(format!("{place}: a rectangle ({class}) at {x} {y} {w} {h}"));
                    }
                }
                Shape::Line { x1, y1, x2, y2, .. } => {
                    let is_in = |x: f32, y: f32| {
                        (0.0..=scene.width).contains(&x) && (0.0..=scene.height).contains(&y)
                    };
                    if !is_in(*x1, *y1) || !is_in(*x2, *y2) {
                        wrong.insert(format!("{place}: a line from {x1} {y1} to {x2} {y2}"));
                    }
                }
                Shape::Text {
                    x,
                    y,
                    anchor,
                    label,
                    class,
                } => {
                    let words = texts.label(lab, label);
                    let wide = width(&words, class);
                    let left = match anchor {
                        Anchor::Start => *x,
                        Anchor::Middle => x - wide / 2.0,
                        Anchor::End => x - wide,
                    };
                    seen.push((left, y - 10.0, left + wide, y + 3.0, words));
                }
                Shape::Path { .. } => {}
            }
        }
        for (i, a) in seen.iter().enumerate() {
            let place = format!("{place}: “{}”", a.4);
            if a.0 < 0.0 || a.2 > scene.width || a.3 > scene.height + 2.0 {
                wrong.insert(format!("{place} is cut"));
            }
            let lies_on = |b: &&Words| {
                a.0 < b.2 - 1.0 && b.0 < a.2 - 1.0 && a.1 < b.3 - 1.0 && b.1 < a.3 - 1.0
            };
            if let Some(b) = seen[..i].iter().find(lies_on) {
                wrong.insert(format!("{place} lies on “{}”", b.4));
            }
        }
    }
}
