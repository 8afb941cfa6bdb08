//! What every picture owes its reader, for the tests of all labs: nothing outside, nothing cut, no words
//! on words, at every step and width and in both languages.

use crate::{Figure, session::Subject};
use kw_scene::{Anchor, Scene, Shape};
use kw_texts::{Lang, Texts};
use kw_trace::{Run, Trace};
use std::collections::BTreeSet;

/// A text as a box: left, top, right, bottom, words.
type Words = (f32, f32, f32, f32, String);

/// How words are measured, and how much is let pass: pictures reckon with fonts of their own.
#[derive(Debug, Clone, Copy)]
pub struct Eye {
    /// Width of a letter of numbers.
    pub num: f32,
    /// Of words that stand out.
    pub head: f32,
    /// Of other words.
    pub word: f32,
    /// Of Hangul and other wide letters.
    pub wide: f32,
    /// Of what is narrow in words: spaces, commas, dots, colons, brackets.
    pub point: f32,
    /// How far something may reach over the edge.
    pub over: f32,
    /// How far apart two lines of words are at least, from baseline to baseline.
    pub line: f32,
}

impl Eye {
    /// As the fonts of the page are, a little wider.
    pub const STRICT: Eye = Eye {
        num: 7.9,
        head: 7.4,
        word: 6.6,
        wide: 12.5,
        point: 6.6,
        over: 0.0,
        line: 12.0,
    };

    fn width(&self, words: &str, class: &str) -> f32 {
        let narrow = match class {
            c if c.contains("num") => self.num,
            c if c.contains("head") || c.contains("on ") => self.head,
            _ => self.word,
        };
        let of = |c: char| match c {
            ' ' | ',' | '.' | ':' | '(' | ')' if narrow == self.word => self.point,
            c if (c as u32) < 0x1100 => narrow,
            _ => self.wide,
        };
        words.chars().map(of).sum()
    }
}

/// A picture of this width at its plain scale.
pub fn wide(width: f32) -> Figure {
    Figure {
        width,
        zoom: 0,
        until: 0,
        compact: false,
    }
}

/// What is wrong with the pictures of a run, at each of its steps that is `looked` at and each of `widths`.
pub fn wrong<L: Subject>(
    name: &str,
    scenario: &L::Scenario,
    widths: &[f32],
    looked: impl Fn(u64) -> bool,
) -> BTreeSet<String> {
    let figures: Vec<Figure> = widths.iter().copied().map(wide).collect();
    wrong_to::<L>(&Eye::STRICT, name, scenario, &figures, |n, _| looked(n))
}

/// The same to another eye, for any pictures; `looked` tells whether a step is looked at, of how many.
pub fn wrong_to<L: Subject>(
    eye: &Eye,
    name: &str,
    scenario: &L::Scenario,
    figures: &[Figure],
    looked: impl Fn(u64, u64) -> bool,
) -> BTreeSet<String> {
    let texts = Lang::ALL.map(Texts::new);
    let run = Run::<L>::plain(scenario.clone());
    let mut trace = Trace::new(run).expect("a good scenario");
    trace.finish();
    let end = trace.progress().reached;
    let mut wrong = BTreeSet::new();
    for n in (0..=end).filter(|n| looked(*n, end)) {
        trace.seek(n);
        for figure in figures {
            let scene = L::picture(&trace, figure);
            let place = format!("{name}, step {n}, {} px", figure.width);
            look(eye, L::ID, &scene, &texts, &place, &mut wrong);
        }
    }
    wrong
}

fn look(
    eye: &Eye,
    lab: &str,
    scene: &Scene,
    texts: &[Texts],
    place: &str,
    wrong: &mut BTreeSet<String>,
) {
    let keys: BTreeSet<&str> = scene.parts.iter().map(|p| p.key.as_str()).collect();
    if keys.len() != scene.parts.len() {
        wrong.insert(format!("{place}: a key twice"));
    }
    let (right, low) = (scene.width + eye.over, scene.height + eye.over);
    for texts in texts {
        let mut seen: Vec<Words> = Vec::new();
        for shape in scene.parts.iter().flat_map(|p| &p.shapes) {
            match shape {
                Shape::Rect { x, y, w, h, class } => {
                    let is_in = *x >= -eye.over && x + w <= right && *y >= -eye.over;
                    if !is_in || *w < 0.0 || *h < 0.0 || y + h > low {
                        wrong.insert(format!("{place}: a rectangle ({class}) at {x} {y} {w} {h}"));
                    }
                }
                Shape::Line { x1, y1, x2, y2, .. } => {
                    let is_in = |x: f32, y: f32| {
                        (-eye.over..=right).contains(&x) && (-eye.over..=low).contains(&y)
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
                    let wide = eye.width(&words, class);
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
            if a.0 < -eye.over || a.2 > right || a.3 > low + 2.0 {
                wrong.insert(format!("{place} is cut"));
            }
            let lies_on = |b: &&Words| {
                let is_one_line = (a.3 - b.3).abs() < eye.line;
                a.0 < b.2 - 1.0 && b.0 < a.2 - 1.0 && is_one_line
            };
            if let Some(b) = seen[..i].iter().find(lies_on) {
                wrong.insert(format!("{place} lies on “{}”", b.4));
            }
        }
    }
}
