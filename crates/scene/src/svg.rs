//! A scene as an SVG file of its own, readable on paper and in any viewer.

use crate::{Ground, Label, Part, Px, Scene, Shape, look, squeezed};
use std::fmt::Write as _;

/// Finds the words of a label.
pub type Words<'a> = &'a dyn Fn(&Label) -> String;

/// Patterns that classes refer to.
pub const PATTERNS: &str = include_str!("patterns.svg");

/// The scene as an SVG document that needs nothing beside it.
pub fn to_svg(scene: &Scene, ground: Ground, words: Words<'_>) -> String {
    let (w, h) = (Px(scene.width), Px(scene.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\">\n\
         <title>{}</title>\n<style>\n{}\n</style>\n<defs>{}</defs>\n\
         <rect class=\"paper\" width=\"{w}\" height=\"{h}\"/>\n",
        escape(&words(&scene.title)),
        look::style(ground),
        PATTERNS.trim(),
    );
    for part in &scene.parts {
        out.push_str("<g>\n");
        for shape in &part.shapes {
            write_shape(&mut out, part, shape, scene.width, words);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

fn write_shape(out: &mut String, part: &Part, shape: &Shape, width: f32, words: Words<'_>) {
    // Writing to a String cannot fail.
    let _ = match shape {
        Shape::Rect { x, y, w, h, class } => writeln!(
            out,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            Px(*x),
            Px(*y),
            Px(*w),
            Px(*h)
        ),
        Shape::Line {
            x1,
            y1,
            x2,
            y2,
            class,
        } => writeln!(
            out,
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            Px(*x1),
            Px(*y1),
            Px(*x2),
            Px(*y2)
        ),
        Shape::Path { d, class } => writeln!(out, "<path class=\"{class}\" d=\"{d}\"/>"),
        Shape::Text {
            x,
            y,
            anchor,
            label,
            class,
        } => {
            let words = words(label);
            let squeeze = squeezed(part, shape, &words, width).map_or_else(String::new, |w| {
                let w = Px(w);
                format!(" textLength=\"{w}\" lengthAdjust=\"spacingAndGlyphs\"")
            });
            writeln!(
                out,
                "<text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\"{squeeze}>{}</text>",
                Px(*x),
                Px(*y),
                anchor.name(),
                escape(&words)
            )
        }
    };
}

/// Text for XML and HTML, inside and as the value of an attribute in double quotes; characters that XML has no
/// form for are left out.
pub fn escape(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Anchor;

    #[test]
    fn names_cannot_break_out_of_the_file() {
        let mut part = Part::new("a");
        part.text(
            1.0,
            2.0,
            Anchor::Start,
            Label::raw("</text><script>&\u{0}"),
            "name",
        );
        let scene = Scene {
            width: 10.0,
            height: 10.0,
            title: Label::raw("t"),
            parts: vec![part],
            time: None,
        };
        let svg = to_svg(&scene, Ground::Either, &|l| match l {
            Label::Raw(s) => s.clone(),
            Label::Text(id, _) => (*id).to_owned(),
        });
        assert!(svg.contains("&lt;/text&gt;&lt;script&gt;&amp;</text>"));
    }
}
