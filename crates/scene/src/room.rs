//! Room for words: what a text of the interface may take before it leaves the picture or runs into the words
//! beside it. Pictures leave room for both languages, and tests see to it; this is for words that are longer
//! than anybody reckoned with, which are then drawn narrower instead of being cut off.

use crate::{Anchor, Label, Part, Shape};

/// How much nearer to their neighbours words are let come than they seem to: widths are estimates. The edge of
/// the picture gives nothing.
const SLACK: f32 = 1.12;

/// Room between words and what is beside them.
const GAP: f32 = 3.0;

/// Two texts of baselines no further apart are on one line.
const LINE: f32 = 8.0;

/// The width that these words of a text of `part` have to be squeezed into, if they are too long for their
/// place in a picture of this width.
pub fn squeezed(part: &Part, shape: &Shape, words: &str, width: f32) -> Option<f32> {
    let Shape::Text {
        x,
        y,
        anchor,
        label: Label::Text(..),
        class,
    } = shape
    else {
        return None;
    };
    // Words that begin right of this one on the same line keep their place.
    let next = part.shapes.iter().filter_map(|other| match other {
        Shape::Text {
            x: left,
            y: line,
            anchor: Anchor::Start,
            ..
        } if (line - y).abs() < LINE && left > x => Some(*left),
        _ => None,
    });
    let next = next.fold(width * SLACK, f32::min);
    // Where a name ends that begins left of this one is known, too.
    let before = part.shapes.iter().filter_map(|other| match other {
        Shape::Text {
            x: left,
            y: line,
            anchor: Anchor::Start,
            label: Label::Raw(name),
            class,
        } if (line - y).abs() < LINE && left < x => Some(left + width_of_class(name, class)),
        _ => None,
    });
    let before = before.fold(0.0, f32::max);
    let between = |left: f32, right: f32| match anchor {
        Anchor::Start => right - x,
        Anchor::End => x - left,
        Anchor::Middle => 2.0 * (x - left).min(right - x),
    };
    let (inside, free) = (between(0.0, width), between(before, next));
    let long = width_of_class(words, class);
    let room = inside.min(free) - GAP;
    ((long > inside || long > free * SLACK) && room > 0.0).then_some(room)
}

/// About how wide words of a class are drawn.
fn width_of_class(words: &str, class: &str) -> f32 {
    let narrow = match class {
        c if c.contains("num") => 7.8,
        c if c.contains("head") || c.contains("on ") => 7.4,
        _ => 6.6,
    };
    let of = |c: char| if (c as u32) < 0x1100 { narrow } else { 12.6 };
    words.chars().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_to_the_picture_and_off_their_neighbours() {
        let mut part = Part::new("a");
        part.text(10.0, 20.0, Anchor::Start, Label::text("first"), "");
        part.text(110.0, 20.0, Anchor::Start, Label::text("second"), "");
        part.text(190.0, 60.0, Anchor::End, Label::text("end"), "");
        part.text(100.0, 90.0, Anchor::Middle, Label::text("middle"), "");
        part.text(10.0, 120.0, Anchor::Start, Label::raw("raw"), "");
        let room = |i: usize, words: &str| squeezed(&part, &part.shapes[i], words, 200.0);
        let long = "words that are far too long for this picture";
        assert_eq!(room(0, long), Some(97.0));
        assert_eq!(room(1, long), Some(87.0));
        assert_eq!(room(2, long), Some(187.0));
        assert_eq!(room(3, long), Some(197.0));
        assert_eq!(room(4, long), None, "names are cut by those who draw them");
        assert!((0..5).all(|i| room(i, "short words").is_none()));
        let mut beside = Part::new("b");
        beside.text(10.0, 20.0, Anchor::Start, Label::raw("0123456789"), "num");
        beside.text(190.0, 20.0, Anchor::End, Label::text("end"), "");
        let room = squeezed(&beside, &beside.shapes[1], long, 200.0);
        assert_eq!(room, Some(190.0 - 88.0 - 3.0));
    }
}
