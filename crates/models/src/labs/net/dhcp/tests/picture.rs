//! The picture of every step: nothing is outside, cut, or on top of other words.

use super::*;
use crate::looks;

#[test]
fn nothing_is_cut_or_lies_on_something_else() {
    let mut wrong = Vec::new();
    for (name, make) in presets::ALL {
        let widths = [336.0, 520.0, 720.0, 1200.0];
        wrong.extend(looks::wrong::<Dhcp>(name, &make(), &widths, |n| n <= 60));
    }
    for seed in 0..10 {
        let name = format!("random {seed}");
        wrong.extend(looks::wrong::<Dhcp>(
            &name,
            &presets::random(seed),
            &[336.0, 800.0],
            |n| n <= 60,
        ));
    }
    let list: Vec<String> = wrong.into_iter().take(25).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}
