//! The picture at every step: words are not cut and do not lie on each other, nothing is outside.

use super::*;
use crate::Figure;
use kw_scene::{Anchor, Shape};
use kw_texts::{Lang, Texts};
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

#[test]
fn nothing_is_cut_or_lies_on_something_else() {
    let texts = Lang::ALL.map(Texts::new);
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    let randoms = (0..12).map(|seed| (format!("random {seed}"), random(seed)));
    let presets = PRESETS.iter().map(|p| (p.0.to_owned(), p.1()));
    for (name, sc) in presets.chain(randoms) {
        let mut session = finished(&fields(&sc));
        let end = session.progress().reached;
        for (n, w) in (0..=end).flat_map(|n| [336.0, 500.0, 640.0, 1200.0].map(|w| (n, w))) {
            // The subnets of a long split are alike.
            if n > 30 && n % 7 != 0 {
                continue;
            }
            session.seek(n);
            let figure = Figure {
                width: w,
                zoom: 0,
                until: 0,
                compact: false,
            };
            let scene = session.picture(&figure);
            let keys: BTreeSet<&str> = scene.parts.iter().map(|p| p.key.as_str()).collect();
            assert_eq!(
                keys.len(),
                scene.parts.len(),
                "{name}: a key twice, step {n}"
            );
            for texts in &texts {
                let mut seen: Vec<Words> = Vec::new();
                for shape in scene.parts.iter().flat_map(|p| &p.shapes) {
                    match shape {
                        Shape::Rect { x, y, w, h, .. } => {
                            let is_in = *x >= 0.0 && x + w <= scene.width && *y >= 0.0;
                            if !is_in || *w < 0.0 || *h < 0.0 || y + h > scene.height {
                                wrong.insert(format!("{name} {n} {w}: a rectangle at {x} {y}"));
                            }
                        }
                        Shape::Text {
                            x,
                            y,
                            anchor,
                            label,
                            class,
                        } => {
                            let words = texts.label("net/subnetting", label);
                            let wide = width(&words, class);
                            let left = match anchor {
                                Anchor::Start => *x,
                                Anchor::Middle => x - wide / 2.0,
                                Anchor::End => x - wide,
                            };
                            seen.push((left, y - 10.0, left + wide, y + 3.0, words));
                        }
                        _ => {}
                    }
                }
                for (i, a) in seen.iter().enumerate() {
                    let place = format!("{name}, step {n}, {w} px: “{}”", a.4);
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
    }
    let list: Vec<String> = wrong.into_iter().take(25).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}
