//! Pictures and tables as data: shapes with class names, cells with values.
//!
//! A model draws itself once into a [`Scene`]; the page turns it into live SVG, the command line and
//! the export into an SVG file. Colours, fonts and words are not in here: classes and text ids are.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

pub mod bits;
mod look;
mod packet;
mod room;
mod svg;
mod table;

pub use look::Ground;
pub use packet::{Layer, Packet, PacketField};
pub use room::squeezed;
pub use svg::{PATTERNS, Words, escape, to_svg};
pub use table::{Cell, Column, Table};

use kw_trace::Param;

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f32,
    /// Height in CSS pixels.
    pub height: f32,
    /// What it shows, for those who do not see it.
    pub title: Label,
    /// Parts, back to front. A part that is equal to the one before need not be drawn again.
    pub parts: Vec<Part>,
    /// Where time runs in it, if it does: a click can then be turned into an instant.
    pub time: Option<TimeAxis>,
}

/// The horizontal time axis of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeAxis {
    /// x of `from`.
    pub left: f32,
    /// x of `to`.
    pub right: f32,
    /// First instant shown.
    pub from: u64,
    /// Last instant shown.
    pub to: u64,
}

impl TimeAxis {
    /// x of an instant (not cut to the axis).
    pub fn x(&self, t: u64) -> f32 {
        let share = (t as f64 - self.from as f64) / self.span();
        self.left + (share * f64::from(self.right - self.left)) as f32
    }

    /// The instant at x (cut to the axis).
    pub fn at(&self, x: f32) -> u64 {
        let share = f64::from((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        self.from + (share * self.span()) as u64
    }

    fn span(&self) -> f64 {
        (self.to.saturating_sub(self.from)).max(1) as f64
    }

    /// Instants worth a number: 1, 2 or 5 times a power of ten apart, at least `gap` pixels.
    pub fn ticks(&self, gap: f32) -> Vec<u64> {
        let most = f64::from(((self.right - self.left) / gap).max(1.0));
        let least = (self.span() / most).max(1.0);
        let mut power = 1_u64;
        while (power as f64) * 10.0 <= least {
            power *= 10;
        }
        let step = [1, 2, 5, 10]
            .map(|k| k * power)
            .into_iter()
            .find(|s| *s as f64 >= least)
            .unwrap_or(power * 10);
        let first = self.from.div_ceil(step) * step;
        (0..)
            .map(|i| first + i * step)
            .take_while(|t| *t <= self.to)
            .collect()
    }
}

/// Words of a picture or table: as they are, or by the id of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Label {
    /// As it is: a name, a number.
    Raw(String),
    /// A text of the interface with its parameters.
    Text(&'static str, Vec<(&'static str, Param)>),
}

impl Label {
    /// A text without parameters.
    pub fn text(id: &'static str) -> Self {
        Label::Text(id, Vec::new())
    }

    /// Something shown as it is.
    pub fn raw(s: impl Into<String>) -> Self {
        Label::Raw(s.into())
    }
}

/// About how wide words are drawn at the usual size, in pixels: full-width characters count double,
/// all others as much as a monospaced one.
pub fn width_of(s: &str) -> f32 {
    s.chars()
        .map(|c| if (c as u32) < 0x1100 { 7.9 } else { 13.0 })
        .sum()
}

/// Words cut to a width, with an ellipsis where they are longer.
pub fn cut(s: &str, width: f32) -> String {
    if width_of(s) <= width {
        return s.to_owned();
    }
    let mut out = String::new();
    for c in s.chars() {
        if width_of(&out) + 16.0 > width {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// Shapes that change together.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name in the picture, unique.
    pub key: String,
    /// The step that a click on it goes to.
    pub step: Option<u64>,
    /// Its shapes, back to front.
    pub shapes: Vec<Shape>,
}

/// One shape. Classes say what it means, for example `run p3` or `now`.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        w: f32,
        /// Height.
        h: f32,
        /// Classes.
        class: String,
    },
    /// A straight line.
    Line {
        /// From x.
        x1: f32,
        /// From y.
        y1: f32,
        /// To x.
        x2: f32,
        /// To y.
        y2: f32,
        /// Classes.
        class: String,
    },
    /// An SVG path.
    Path {
        /// Path data.
        d: String,
        /// Classes.
        class: String,
    },
    /// Words.
    Text {
        /// Anchor x.
        x: f32,
        /// Baseline y.
        y: f32,
        /// Which end of the words is at x.
        anchor: Anchor,
        /// The words.
        label: Label,
        /// Classes.
        class: String,
    },
}

/// Which end of a text is at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

impl Anchor {
    /// The SVG word.
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

impl Part {
    /// An empty part.
    pub fn new(key: impl Into<String>) -> Self {
        Part {
            key: key.into(),
            step: None,
            shapes: Vec::new(),
        }
    }

    /// The same part, leading to a step when it is clicked.
    pub fn leading_to(mut self, step: u64) -> Self {
        self.step = Some(step);
        self
    }

    /// Adds a rectangle.
    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, class: impl Into<String>) {
        let class = class.into();
        self.shapes.push(Shape::Rect { x, y, w, h, class });
    }

    /// Adds a line.
    pub fn line(&mut self, (x1, y1): (f32, f32), (x2, y2): (f32, f32), class: &str) {
        self.shapes.push(Shape::Line {
            x1,
            y1,
            x2,
            y2,
            class: class.to_owned(),
        });
    }

    /// Adds a path; nothing if it is empty.
    pub fn path(&mut self, path: PathData, class: impl Into<String>) {
        if !path.0.is_empty() {
            self.shapes.push(Shape::Path {
                d: path.0,
                class: class.into(),
            });
        }
    }

    /// Adds words.
    pub fn text(&mut self, x: f32, y: f32, anchor: Anchor, label: Label, class: impl Into<String>) {
        let class = class.into();
        self.shapes.push(Shape::Text {
            x,
            y,
            anchor,
            label,
            class,
        });
    }
}

/// Path data under construction: many rectangles of one class cost one element.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PathData(String);

impl PathData {
    /// Adds a rectangle.
    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32) {
        use std::fmt::Write as _;
        let (x, y, w, h) = (Px(x), Px(y), Px(w), Px(h));
        // Writing to a String cannot fail.
        let _ = write!(self.0, "M{x} {y}h{w}v{h}h-{w}z");
    }

    /// Adds a circle.
    pub fn circle(&mut self, x: f32, y: f32, r: f32) {
        use std::fmt::Write as _;
        let (left, y, r, d) = (Px(x - r), Px(y), Px(r), Px(2.0 * r));
        let _ = write!(
            self.0,
            "M{left} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z"
        );
    }

    /// Adds a polygon.
    pub fn polygon(&mut self, points: &[(f32, f32)]) {
        use std::fmt::Write as _;
        for (i, (x, y)) in points.iter().enumerate() {
            let _ = write!(
                self.0,
                "{}{} {}",
                if i == 0 { 'M' } else { 'L' },
                Px(*x),
                Px(*y)
            );
        }
        if !points.is_empty() {
            self.0.push('z');
        }
    }
}

/// A coordinate as SVG text: at most two decimals.
#[derive(Debug, Clone, Copy)]
pub struct Px(pub f32);

impl std::fmt::Display for Px {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = (f64::from(self.0) * 100.0).round() as i64;
        let (whole, part) = (hundredths / 100, (hundredths % 100).abs());
        if hundredths < 0 && whole == 0 {
            f.write_str("-")?;
        }
        match part {
            0 => write!(f, "{whole}"),
            p if p % 10 == 0 => write!(f, "{whole}.{}", p / 10),
            p => write!(f, "{whole}.{p:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short_and_exact() {
        for (px, text) in [
            (0.0, "0"),
            (1.5, "1.5"),
            (2.25, "2.25"),
            (-0.5, "-0.5"),
            (-3.0, "-3"),
            (12.301, "12.3"),
            (7.999, "8"),
        ] {
            assert_eq!(Px(px).to_string(), text);
        }
    }

    #[test]
    fn a_click_gives_the_instant_it_is_at() {
        let axis = TimeAxis {
            left: 50.0,
            right: 250.0,
            from: 100,
            to: 140,
        };
        assert_eq!(axis.at(axis.x(120) + 0.5), 120);
        assert_eq!(axis.at(0.0), 100);
        assert_eq!(axis.at(999.0), 140);
    }

    #[test]
    fn axis_numbers_are_round_and_far_enough_apart() {
        let axis = TimeAxis {
            left: 0.0,
            right: 300.0,
            from: 3,
            to: 60,
        };
        assert_eq!(axis.ticks(50.0), [10, 20, 30, 40, 50, 60]);
        let long = TimeAxis {
            to: 3_000_000_000,
            from: 0,
            ..axis
        };
        assert_eq!(
            long.ticks(60.0),
            [0, 1_000_000_000, 2_000_000_000, 3_000_000_000]
        );
    }
}
