//! The picture at every step: words are not cut and do not lie on each other, nothing is outside.

use super::*;
use crate::looks;

#[test]
fn nothing_is_cut_or_lies_on_something_else() {
    let randoms = (0..8).map(|seed| (format!("random {seed}"), random(seed)));
    let presets = known::ALL.iter().map(|p| (p.0.to_owned(), p.1()));
    let all = presets.chain(randoms);
    let wrong = all.flat_map(|(name, sc)| {
        looks::wrong::<Nat>(&name, &sc, &[336.0, 500.0, 716.0, 1200.0], |_| true)
    });
    let list: Vec<String> = wrong.take(25).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}
