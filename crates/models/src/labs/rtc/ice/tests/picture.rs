//! What the pictures owe their readers.

use super::{super::Ice, presets};
use crate::looks;

#[test]
fn nothing_leaves_the_picture_or_covers_words() {
    let mut wrong = std::collections::BTreeSet::new();
    for (name, make) in presets::ALL {
        let widths = [360.0, 700.0, 1_200.0];
        wrong.extend(looks::wrong::<Ice>(name, &make(), &widths, |n| n % 9 == 0));
    }
    assert!(
        wrong.is_empty(),
        "{} are wrong: {:#?}",
        wrong.len(),
        wrong.iter().take(20).collect::<Vec<_>>()
    );
}
