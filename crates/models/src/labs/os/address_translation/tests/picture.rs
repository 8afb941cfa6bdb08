//! The picture at every step: nothing is cut, no words lie over others, no part is there twice.

use super::*;
use crate::{
    Figure,
    looks::{self, Eye, wide},
};

#[test]
fn nothing_is_cut_or_covered_at_any_width() {
    let eye = Eye {
        num: 7.8,
        head: 6.9,
        word: 6.9,
        wide: 12.0,
        point: 4.0,
        over: 1.0,
        line: 9.0,
    };
    let presets = super::super::presets::ALL.iter();
    let presets = presets.map(|(name, make)| ((*name).to_owned(), make()));
    let random = (0..8).map(|seed| (seed.to_string(), super::super::presets::random(seed)));
    let small = |width| Figure {
        compact: true,
        ..wide(width)
    };
    let some = [
        small(280.0),
        small(360.0),
        wide(320.0),
        wide(700.0),
        wide(1200.0),
    ];
    let mut wrong = Vec::new();
    for (name, sc) in presets.chain(random) {
        let at = |figures: &[Figure], every: u64| {
            let looked = |n: u64, _| n.is_multiple_of(every);
            looks::wrong_to::<AddressTranslation>(&eye, &name, &sc, figures, looked)
        };
        wrong.extend(at(&[wide(960.0)], 1));
        wrong.extend(at(&some, 3));
    }
    let list: Vec<String> = wrong.into_iter().take(25).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}
