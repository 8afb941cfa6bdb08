//! Numbers drawn bit by bit: cells in coloured groups, and single flags of an entry.
//!
//! What a group means is the caller's; here is only where its cells go, so that every width shows all
//! of them.

use crate::{Anchor, Label, Part, Px};

/// Bits of a number that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The class of its cells, for example `p0`; digits take `on` and the same with a `t`.
    pub class: &'static str,
    /// Its bits, or `None` where they are not known yet.
    pub value: Option<u64>,
    /// How many.
    pub bits: u32,
    /// Words above the cells.
    pub head: Option<Label>,
    /// Lines below the cells.
    pub foot: Vec<Label>,
    /// Least width, so that the words have room.
    pub room: f32,
    /// Whether it carries the ring of what changed.
    pub ring: bool,
}

/// Where groups are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Left.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width to fill at most.
    pub width: f32,
    /// Largest width of a cell.
    pub cell: f32,
    /// Height of a cell.
    pub height: f32,
}

/// Space between groups.
const GAP: f32 = 10.0;
/// Narrowest cell that a digit fits into.
const NARROWEST: f32 = 9.0;
const LINE: f32 = 16.0;

impl Group {
    fn width(&self, cell: f32) -> f32 {
        (self.bits as f32 * cell).max(self.room)
    }
}

/// The position in its row and the row of each group, for cells of this width.
fn places(groups: &[Group], width: f32, cell: f32) -> Vec<(f32, usize)> {
    let (mut x, mut line) = (0.0, 0);
    groups
        .iter()
        .map(|group| {
            let w = group.width(cell);
            if x > 0.0 && x + w > width {
                (x, line) = (0.0, line + 1);
            }
            let at = (x, line);
            x += w + GAP;
            at
        })
        .collect()
}

/// The number of the last line.
fn lines(places: &[(f32, usize)]) -> usize {
    places.last().map_or(0, |p| p.1)
}

impl Row {
    /// The widest cells that need the fewest lines, and the places that gives.
    fn fit(&self, groups: &[Group]) -> (f32, Vec<(f32, usize)>) {
        let mut best = (self.cell, places(groups, self.width, self.cell));
        let mut cell = self.cell - 1.0;
        while cell >= NARROWEST {
            let other = places(groups, self.width, cell);
            if lines(&other) < lines(&best.1) {
                best = (cell, other);
            }
            cell -= 1.0;
        }
        best
    }

    /// The same row moved and with cells as wide, so that the last of `groups` comes right under the
    /// last of `above`; as it is where there is no room for that.
    pub fn under(self, groups: &[Group], above: &[Group]) -> Row {
        let (cell, places) = self.fit(above);
        let last = places.last().copied().unwrap_or_default();
        let others = &groups[..groups.len().saturating_sub(1)];
        let before: f32 = others.iter().map(|g| g.width(cell) + GAP).sum();
        if last.1 > 0 || before > last.0 {
            return self;
        }
        Row {
            x: self.x + last.0 - before,
            width: self.width - last.0 + before,
            cell,
            ..self
        }
    }

    /// Draws groups from left to right, in as few lines as they fit; returns the bottom.
    pub fn draw(&self, part: &mut Part, groups: &[Group]) -> f32 {
        let (cell, best) = self.fit(groups);
        let head = if groups.iter().any(|g| g.head.is_some()) {
            LINE + 2.0
        } else {
            0.0
        };
        let feet = groups.iter().map(|g| g.foot.len()).max().unwrap_or(0);
        let foot = feet as f32 * LINE + 2.0;
        let step = head + self.height + foot + 8.0;
        for (group, (x, line)) in groups.iter().zip(&best) {
            let top = self.y + *line as f32 * step;
            // A group too long for the whole width gets cells as narrow as that takes.
            let own = cell.min(self.width / group.bits as f32);
            self.group(part, group, (self.x + x, top + head), own);
        }
        self.y + (lines(&best) + 1) as f32 * step
    }

    fn group(&self, part: &mut Part, group: &Group, (x, y): (f32, f32), cell: f32) {
        let (w, h) = (group.bits as f32 * cell, self.height);
        if let Some(head) = &group.head {
            part.text(x, y - 7.0, Anchor::Start, head.clone(), "second");
        }
        let class = match group.value {
            Some(_) => group.class,
            None => "lane",
        };
        part.rect(x, y, w, h, class);
        let mut lines = String::new();
        for i in 1..group.bits {
            use std::fmt::Write as _;
            // Writing to a String cannot fail.
            let _ = write!(lines, "M{} {}v{}", Px(x + i as f32 * cell), Px(y), Px(h));
        }
        if !lines.is_empty() {
            let class = "bit-line".to_owned();
            part.shapes.push(crate::Shape::Path { d: lines, class });
        }
        for i in 0..group.bits {
            let at = x + (i as f32 + 0.5) * cell;
            let digit = match group.value {
                None => "?",
                Some(v) if v >> (group.bits - 1 - i) & 1 == 1 => "1",
                Some(_) => "0",
            };
            let class = match group.value {
                Some(_) => format!("on num {}t", group.class),
                None => "second num".to_owned(),
            };
            let y = y + h / 2.0 + 4.5;
            part.text(at, y, Anchor::Middle, Label::raw(digit), class);
        }
        if group.ring {
            part.rect(x - 2.5, y - 2.5, w + 5.0, h + 5.0, "ring");
        }
        for (i, label) in group.foot.iter().enumerate() {
            let y = y + h + (i + 1) as f32 * LINE;
            part.text(x, y, Anchor::Start, label.clone(), "num");
        }
    }
}

/// Width of one flag.
pub const FLAG: f32 = 16.0;

/// Single bits of an entry in boxes of [`FLAG`] width.
pub fn flags(part: &mut Part, x: f32, y: f32, height: f32, bits: &[bool]) {
    for (i, on) in bits.iter().enumerate() {
        let left = x + i as f32 * FLAG;
        flag(part, (left, y + 1.5), (FLAG - 2.0, height - 3.0), *on);
    }
}

/// One bit in a box with its digit, full where it is 1.
pub fn flag(part: &mut Part, (x, y): (f32, f32), (w, h): (f32, f32), on: bool) {
    part.rect(x, y, w, h, if on { "bit-on" } else { "bit" });
    let class = if on { "bit-text num" } else { "second num" };
    let digit = Label::raw(if on { "1" } else { "0" });
    part.text(x + w / 2.0, y + h / 2.0 + 4.5, Anchor::Middle, digit, class);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shape;

    fn group(bits: u32) -> Group {
        Group {
            class: "p0",
            value: Some(5),
            bits,
            head: None,
            foot: Vec::new(),
            room: 20.0,
            ring: false,
        }
    }

    #[test]
    fn every_bit_is_drawn_inside_the_width() {
        for width in [300.0, 344.0, 600.0, 1200.0] {
            for groups in [vec![10, 10, 12], vec![9, 9, 9, 9, 12], vec![2, 2], vec![57]] {
                let groups: Vec<Group> = groups.into_iter().map(group).collect();
                let row = Row {
                    x: 4.0,
                    y: 0.0,
                    width,
                    cell: 22.0,
                    height: 24.0,
                };
                let mut part = Part::new("a");
                row.draw(&mut part, &groups);
                let mut digits = 0;
                for shape in &part.shapes {
                    match shape {
                        Shape::Rect { x, w, .. } => {
                            assert!(*x >= 4.0 && x + w <= 4.0 + width + 0.01, "{x} + {w}");
                        }
                        Shape::Text { .. } => digits += 1,
                        _ => {}
                    }
                }
                assert_eq!(digits, groups.iter().map(|g| g.bits).sum::<u32>());
            }
        }
    }

    #[test]
    fn the_last_group_comes_under_the_last_one_above() {
        let row = Row {
            x: 4.0,
            y: 0.0,
            width: 600.0,
            cell: 22.0,
            height: 24.0,
        };
        let above = [group(10), group(10), group(12)];
        let below = row.under(&[group(4), group(12)], &above);
        let (_, places) = row.fit(&above);
        let (_, under) = below.fit(&[group(4), group(12)]);
        assert_eq!(row.x + places[2].0, below.x + under[1].0);
        // No room to the left of it.
        assert_eq!(row.under(&[group(40), group(12)], &above), row);
    }

    #[test]
    fn the_highest_bit_is_on_the_left() {
        let mut part = Part::new("a");
        let row = Row {
            x: 0.0,
            y: 0.0,
            width: 100.0,
            cell: 20.0,
            height: 20.0,
        };
        row.draw(&mut part, &[group(4)]);
        let digits: Vec<&Label> = part
            .shapes
            .iter()
            .filter_map(|s| match s {
                Shape::Text { label, .. } => Some(label),
                _ => None,
            })
            .collect();
        assert_eq!(digits, ["0", "1", "0", "1"].map(Label::raw).each_ref());
    }
}
