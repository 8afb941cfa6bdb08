//! Nothing in a picture is cut, at any width, in both languages.

use super::*;
use crate::{Figure, Subject};
use kw_scene::{Anchor, Scene, Shape};
use kw_texts::{Lang, Texts};

/// About how wide words are drawn, in pixels: rather less than more.
fn width_of(s: &str) -> f32 {
    s.chars()
        .map(|c| if (c as u32) < 0x1100 { 7.2 } else { 13.0 })
        .sum()
}

fn nothing_is_cut(name: &str, scene: &Scene, texts: &Texts) {
    let (w, h) = (scene.width, scene.height);
    let mut keys: Vec<&str> = scene.parts.iter().map(|p| p.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), scene.parts.len(), "{name}: a key twice");
    let inside = |what: &str, x1: f32, x2: f32, y1: f32, y2: f32| {
        let fits = x1 >= -1.0 && x2 <= w + 1.0 && y1 >= -1.0 && y2 <= h + 1.0;
        assert!(fits, "{name}: {what} at {x1}…{x2}, {y1}…{y2} of {w} × {h}");
    };
    for shape in scene.parts.iter().flat_map(|p| &p.shapes) {
        match shape {
            Shape::Rect { x, y, w, h, class } => inside(class, *x, x + w, *y, y + h),
            Shape::Line {
                x1,
                y1,
                x2,
                y2,
                class,
            } => inside(class, x1.min(*x2), x1.max(*x2), y1.min(*y2), y1.max(*y2)),
            Shape::Path { .. } => {}
            Shape::Text {
                x,
                y,
                anchor,
                label,
                ..
            } => {
                let words = texts.label("os/page-replacement", label);
                let width = width_of(&words);
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::End => x - width,
                };
                inside(&words, left, left + width, y - 9.0, y + 3.0);
            }
        }
    }
}

#[test]
fn nothing_is_cut_at_any_width() {
    let texts = Lang::ALL.map(Texts::new);
    let random = (0..24).map(|seed| (format!("random {seed}"), PageReplacement::random(seed)));
    let presets = PageReplacement::presets().iter();
    let mut all: Vec<(String, Scenario)> = presets
        .map(|(name, make)| ((*name).to_owned(), make()))
        .chain(random)
        .collect();
    // Every policy with few, many and very many frames, and long page numbers.
    let sparse: Vec<u64> = (0..400).map(|i| (i * 7 % 61) * 70_000_001).collect();
    for policy in Policy::ALL {
        for frames in [1, 7, 20, 60] {
            let sc = Scenario::new(policy, frames, &sparse);
            all.push((format!("{policy:?} {frames}"), sc));
        }
    }
    for (name, sc) in &all {
        let mut trace = finished(sc);
        let end = trace.progress().reached;
        for n in [0, 1, 2, 5, end / 3, end / 2, end - end / 5, end] {
            trace.seek(n);
            for (width, zoom) in [(360.0, 0), (420.0, 1), (560.0, 0), (900.0, 2), (1200.0, -2)] {
                for (texts, compact) in texts.iter().zip([false, true]).chain([(&texts[1], false)])
                {
                    let figure = Figure {
                        width,
                        zoom,
                        until: 0,
                        compact,
                    };
                    let scene = PageReplacement::picture(&trace, &figure);
                    nothing_is_cut(&format!("{name}, step {n}, {width}"), &scene, texts);
                }
            }
        }
    }
}
