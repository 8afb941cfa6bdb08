//! Nothing in a picture is cut, at any width, in both languages.

use super::*;
use crate::{
    Figure, Subject,
    looks::{self, Eye, wide},
};

#[test]
fn nothing_is_cut_at_any_width() {
    // Rather less than more; lines of words are looked at by nobody here.
    let eye = Eye {
        num: 7.2,
        head: 7.2,
        word: 7.2,
        wide: 13.0,
        point: 7.2,
        over: 1.0,
        line: 0.0,
    };
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
    let sizes = [(360.0, 0), (420.0, 1), (560.0, 0), (900.0, 2), (1200.0, -2)];
    let figures = sizes.into_iter().flat_map(|(width, zoom)| {
        [false, true].map(|compact| Figure {
            zoom,
            compact,
            ..wide(width)
        })
    });
    let figures: Vec<Figure> = figures.collect();
    let mut wrong = Vec::new();
    for (name, sc) in &all {
        let looked = |n, end| [0, 1, 2, 5, end / 3, end / 2, end - end / 5, end].contains(&n);
        wrong.extend(looks::wrong_to::<PageReplacement>(
            &eye, name, sc, &figures, looked,
        ));
    }
    let list: Vec<String> = wrong.into_iter().take(25).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}
