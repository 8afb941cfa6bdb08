//! The picture at every step: nothing is cut, no words lie over others, no part is there twice.

use super::*;
use crate::{Figure, Session};
use kw_scene::{Anchor, Shape};
use kw_texts::{Lang, Texts};
use std::collections::BTreeSet;

/// About how wide words are drawn, in pixels.
fn width(text: &str, is_mono: bool) -> f32 {
    let letter = if is_mono { 7.8 } else { 6.9 };
    let one = |c: char| match c {
        ' ' | ',' | '.' | ':' | '(' | ')' if !is_mono => 4.0,
        c if (c as u32) < 0x1100 => letter,
        _ => 12.0,
    };
    text.chars().map(one).sum()
}

#[test]
fn nothing_is_cut_or_covered_at_any_width() {
    let languages = Lang::ALL.map(Texts::new);
    let presets = super::super::presets::ALL.iter();
    let presets = presets.map(|(name, make)| ((*name).to_owned(), make()));
    let random = (0..8).map(|seed| (seed.to_string(), super::super::presets::random(seed)));
    for (name, sc) in presets.chain(random) {
        let mut trace = finished(&sc);
        let end = trace.progress().reached;
        for (w, compact) in [
            (280.0, true),
            (360.0, true),
            (320.0, false),
            (700.0, false),
            (960.0, false),
            (1200.0, false),
        ] {
            for n in (0..=end).step_by(if w == 960.0 { 1 } else { 3 }) {
                trace.seek(n);
                let scene = Session::picture(
                    &trace,
                    &Figure {
                        width: w,
                        zoom: 0,
                        until: 0,
                        compact,
                    },
                );
                let keys: BTreeSet<&str> = scene.parts.iter().map(|p| p.key.as_str()).collect();
                assert_eq!(keys.len(), scene.parts.len(), "{name}: a part twice");
                let place = format!("{name} {n} at {w}");
                for texts in &languages {
                    let mut said: Vec<(String, f32, f32, f32)> = Vec::new();
                    for shape in scene.parts.iter().flat_map(|p| &p.shapes) {
                        let Some(words) = inside(texts, shape, w, scene.height, &place) else {
                            continue;
                        };
                        for other in &said {
                            let apart = (words.3 - other.3).abs() > 9.0
                                || words.1 >= other.2 - 1.0
                                || other.1 >= words.2 - 1.0;
                            assert!(apart, "{place}: {words:?} over {other:?}");
                        }
                        said.push(words);
                    }
                }
            }
        }
    }
}

/// A shape is inside the picture; where words are: they, their left and right end, and their line.
fn inside(
    texts: &Texts,
    shape: &Shape,
    w: f32,
    h: f32,
    place: &str,
) -> Option<(String, f32, f32, f32)> {
    match shape {
        Shape::Rect {
            x,
            y,
            w: own,
            h: high,
            ..
        } => {
            assert!(*x >= 0.0 && *y >= 0.0, "{place}: {shape:?}");
            assert!(x + own <= w + 0.1 && y + high <= h, "{place}: {shape:?}");
            None
        }
        Shape::Text {
            x,
            y,
            anchor,
            label,
            class,
        } => {
            let text = texts.label("os/address-translation", label);
            let own = width(&text, class.contains("num"));
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - own / 2.0,
                Anchor::End => x - own,
            };
            let fits = left >= -1.0 && left + own <= w + 1.0 && *y <= h;
            assert!(fits, "{place}: “{text}” from {left} to {}", left + own);
            Some((text, left, left + own, *y))
        }
        _ => None,
    }
}
