//! Charts, drawn by plotters: bars of figures side by side, and curves.

use kw_models::{Chart, recording::Density};
use plotters::prelude::*;
use std::ops::Range;

/// A group of bars: a name and its values.
pub struct Group {
    /// What stands under the bars.
    pub name: String,
    /// One value for each series.
    pub values: Vec<f64>,
    /// Whether it is the scenario at hand.
    pub here: bool,
}

/// The colours of the series, in order; the classes `p1`, `p0`, `p2` of the page.
const SERIES: [RGBColor; 3] = [
    RGBColor(0xe6, 0x9f, 0x00),
    RGBColor(0x00, 0x72, 0xb2),
    RGBColor(0x00, 0x9e, 0x73),
];
/// The page's classes for these colours.
pub const CLASSES: [&str; 3] = ["p1", "p0", "p2"];
const INK: RGBColor = RGBColor(0x5a, 0x60, 0x68);

/// Grouped bars as an SVG document; `None` where there is nothing to draw.
pub fn bars(groups: &[Group], width: u32) -> Option<String> {
    let most = groups
        .iter()
        .flat_map(|g| g.values.iter().copied())
        .fold(0.0_f64, f64::max);
    if groups.is_empty() || most <= 0.0 {
        return None;
    }
    let mut svg = String::new();
    let names: Vec<String> = groups
        .iter()
        .map(|g| {
            if g.here {
                format!("▸ {}", g.name)
            } else {
                g.name.clone()
            }
        })
        .collect();
    draw(groups, &names, most, width, &mut svg).ok()?;
    // Colours of words come from the page's style.
    Some(svg)
}

fn draw(
    groups: &[Group],
    names: &[String],
    most: f64,
    width: u32,
    svg: &mut String,
) -> Result<(), DrawingAreaErrorKind<std::io::Error>> {
    let bars = groups[0].values.len();
    let per_group = bars as f64 + 1.0;
    let rows = groups.len() as f64 * per_group;
    let names_width = names.iter().map(|n| wide(n)).max().unwrap_or(40);
    let names_width = names_width.min(width / 3);
    let names: Vec<Vec<String>> = names.iter().map(|n| broken(n, names_width)).collect();
    let most_lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let height = 32 + groups.len() as u32 * (LINE as u32 * most_lines as u32 + 12).max(60);
    let root = SVGBackend::with_string(svg, (width, height)).into_drawing_area();
    let text = font(13.0).color(&INK);
    let mut chart = ChartBuilder::on(&root)
        .margin_right(48)
        .margin_top(4)
        .x_label_area_size(24)
        .y_label_area_size(names_width + 12)
        .build_cartesian_2d(0.0..most * 1.04, 0.0..rows)?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels((width / 90).clamp(3, 8) as usize)
        .x_label_style(text.clone())
        .x_label_formatter(&|v| short(*v))
        .light_line_style(TRANSPARENT)
        .bold_line_style(INK.mix(0.2))
        .axis_style(INK)
        .draw()?;
    for (g, group) in groups.iter().enumerate() {
        // The first group stands on top.
        let base = rows - (g as f64 + 1.0) * per_group;
        for (s, value) in group.values.iter().enumerate() {
            let y = base + (bars - s) as f64;
            chart.draw_series(std::iter::once(Rectangle::new(
                [(0.0, y - 0.92), (*value, y - 0.04)],
                SERIES[s % SERIES.len()].filled(),
            )))?;
            let (x, y) = chart.backend_coord(&(*value, y - 0.48));
            root.draw(&Text::new(
                short(*value),
                (x + 5, y - 7),
                font(12.0).color(&INK),
            ))?;
        }
        let (_, y) = chart.backend_coord(&(0.0, base + 0.5 + bars as f64 / 2.0));
        let first = y - LINE * names[g].len() as i32 / 2;
        for (i, line) in names[g].iter().enumerate() {
            let place = (2, first + LINE * i as i32);
            root.draw(&Text::new(line.clone(), place, text.clone()))?;
        }
    }
    root.present()
}

/// Height of a line of a name.
const LINE: i32 = 15;

/// About how wide words are drawn.
fn wide(words: &str) -> u32 {
    let of = |c: char| if c.is_ascii() { 7 } else { 13 };
    words.chars().map(of).sum()
}

/// Words in lines no wider than this: broken between words, and inside one that is wider.
fn broken(words: &str, room: u32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        let line = lines.last_mut().expect("there is always one");
        if !line.is_empty() && wide(line) + 7 + wide(word) > room {
            lines.push(String::new());
        } else if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            let line = lines.last_mut().expect("there is always one");
            if !line.is_empty() && wide(line) + 13 > room {
                lines.push(c.to_string());
            } else {
                line.push(c);
            }
        }
    }
    lines
}

/// The colours of curves, in order: Okabe and Ito's, the yellow dark enough for a thin line.
const CURVES: [RGBColor; 8] = [
    RGBColor(0x00, 0x72, 0xb2),
    RGBColor(0xe6, 0x9f, 0x00),
    RGBColor(0x00, 0x9e, 0x73),
    RGBColor(0xcc, 0x79, 0xa7),
    RGBColor(0x56, 0xb4, 0xe9),
    RGBColor(0xd5, 0x5e, 0x00),
    RGBColor(0x9a, 0x8c, 0x00),
    RGBColor(0x7a, 0x6a, 0x9b),
];

/// The marks of curves, so that colour is not the only sign: corners around a point, in pixels.
const MARKS: [&[(i32, i32)]; 4] = [
    &[(-3, -3), (3, -3), (3, 3), (-3, 3)],
    &[(0, -4), (4, 3), (-4, 3)],
    &[(0, -5), (5, 0), (0, 5), (-5, 0)],
    &[(-4, -3), (4, -3), (0, 4)],
];

/// A square of a colour for the legend of a file, as an SVG document.
pub fn square(colour: &str) -> String {
    format!(
        "<svg width=\"26\" height=\"12\" xmlns=\"http://www.w3.org/2000/svg\"><rect x=\"7\" width=\"12\" height=\"12\" fill=\"{colour}\"/></svg>"
    )
}

/// The same for the `i`th series of bars.
pub fn swatch(i: usize) -> String {
    let RGBColor(r, g, b) = SERIES[i % SERIES.len()];
    square(&format!("#{r:02x}{g:02x}{b:02x}"))
}

fn mark(i: usize, (x, y): (i32, i32)) -> Vec<(i32, i32)> {
    let corners = MARKS[i % MARKS.len()];
    corners.iter().map(|(dx, dy)| (x + dx, y + dy)).collect()
}

fn weight(here: bool) -> u32 {
    if here { 4 } else { 2 }
}

/// The sample of a curve for the legend, as an SVG document.
pub fn sample(i: usize, here: bool) -> String {
    let mut svg = String::new();
    let root = SVGBackend::with_string(&mut svg, (26, 12)).into_drawing_area();
    let colour = CURVES[i % CURVES.len()];
    let line = PathElement::new([(0, 6), (26, 6)], colour.stroke_width(weight(here)));
    let drawn = root
        .draw(&line)
        .and_then(|()| root.draw(&Polygon::new(mark(i, (13, 6)), colour)))
        .and_then(|()| root.present());
    drop(root);
    drawn.map_or_else(|_| String::new(), |()| svg)
}

/// A y of a chart as it is read.
pub fn value(chart: &Chart, milli: u64) -> String {
    if chart.percent {
        format!("{} %", short(milli as f64 / 10.0))
    } else {
        short(milli as f64 / 1000.0)
    }
}

/// Curves as an SVG document; `axes` names x and y. `None` where there is nothing to draw.
pub fn lines(chart: &Chart, axes: &[String; 2], width: u32) -> Option<String> {
    let points = || chart.series.iter().flat_map(|s| &s.points);
    let (first, last) = (points().map(|p| p.0).min()?, points().map(|p| p.0).max()?);
    let most = points().map(|p| p.1).max()?;
    let mut svg = String::new();
    draw_lines(
        chart,
        axes,
        (first, last.max(first + 1)),
        most,
        width,
        &mut svg,
    )
    .ok()?;
    Some(svg)
}

fn draw_lines(
    data: &Chart,
    axes: &[String; 2],
    (first, last): (u64, u64),
    most: u64,
    width: u32,
    svg: &mut String,
) -> Result<(), DrawingAreaErrorKind<std::io::Error>> {
    let height = (width * 5 / 9).clamp(240, 420);
    let root = SVGBackend::with_string(svg, (width, height)).into_drawing_area();
    let text = font(13.0).color(&INK);
    // On the axis: y itself, or its power of ten (nothing is 1 there).
    let place = |milli: f64| match data.log {
        true => (milli / 1000.0).max(1.0).log10(),
        false => milli,
    };
    let top = match (data.percent, data.log) {
        (true, _) => 1000.0,
        (_, true) => place(most as f64).ceil(),
        _ => most as f64 * 1.05,
    };
    let span = (last - first) as f64;
    let (left, right) = (first as f64 - span * 0.02, last as f64 + span * 0.02);
    let mut chart = ChartBuilder::on(&root)
        .margin_right(12)
        .margin_top(24)
        .x_label_area_size(40)
        .y_label_area_size(56)
        .build_cartesian_2d(left..right, 0.0..top.max(if data.log { 0.5 } else { 1.0 }))?;
    chart
        .configure_mesh()
        .x_labels((width / 90).clamp(3, 10) as usize)
        .y_labels(if data.log { top as usize + 1 } else { 6 })
        .x_desc(axes[0].as_str())
        .label_style(text.clone())
        .x_label_formatter(&|v| {
            if v.fract() == 0.0 {
                short(*v)
            } else {
                String::new()
            }
        })
        .y_label_formatter(&|v| match (data.log, v.fract() == 0.0) {
            (true, true) => short(10_f64.powi(*v as i32)),
            (true, false) => String::new(),
            _ => value(data, *v as u64),
        })
        .light_line_style(TRANSPARENT)
        .bold_line_style(INK.mix(0.2))
        .axis_style(INK)
        .draw()?;
    root.draw(&Text::new(axes[1].clone(), (2, 4), text))?;
    if let Some(x) = data.here {
        let ends = [(x as f64, 0.0), (x as f64, top)];
        chart.draw_series(std::iter::once(PathElement::new(ends, INK.mix(0.6))))?;
    }
    // The scenario's own on top of the others.
    let mut order: Vec<usize> = (0..data.series.len()).collect();
    order.sort_by_key(|i| data.series[*i].here);
    for i in order {
        let series = &data.series[i];
        let colour = CURVES[i % CURVES.len()];
        let line: Vec<(f64, f64)> = series
            .points
            .iter()
            .map(|p| (p.0 as f64, place(p.1 as f64)))
            .collect();
        let every = line.len().div_ceil(24).max(1);
        for (n, point) in line.iter().enumerate() {
            let at = chart.backend_coord(point);
            if n % every == i % every {
                root.draw(&Polygon::new(mark(i, at), colour))?;
            }
            if series.marked.contains(&series.points[n].0) {
                root.draw(&Circle::new(at, 8, CURVES[5].stroke_width(2)))?;
            }
        }
        let style = colour.stroke_width(weight(series.here));
        chart.draw_series(std::iter::once(PathElement::new(line, style)))?;
    }
    root.present()
}

/// What the shades of a dense picture mean: the id of the words, and the colour.
pub const SHADES: [(&str, &str); 4] = [
    ("density-few", "#9cc7e0"),
    ("density-some", "#3f93c4"),
    ("density-many", "#0b4f7a"),
    ("density-written", "#d55e00"),
];
/// Room at the sides of a dense picture, in pixels.
const DENSE: (u32, u32) = (104, 12);
/// Height of a row, and of the space between regions, in pixels.
const ROW: i32 = 5;
const GAP: i32 = 6;

/// The column of a dense picture at x.
pub fn column_at(columns: usize, width: u32, x: i32) -> Option<usize> {
    let room = width.checked_sub(DENSE.0 + DENSE.1)? as i32;
    let at = x - DENSE.0 as i32;
    (0..room)
        .contains(&at)
        .then(|| at as usize * columns / room as usize)
}

/// Pages over time as an SVG document: columns are time, rows are pages, the lowest at the bottom. The
/// references in `place` are framed.
pub fn density(
    density: &Density,
    place: &Range<usize>,
    axes: &[String; 2],
    width: u32,
) -> Option<String> {
    let mut svg = String::new();
    draw_density(density, place, axes, width, &mut svg).ok()?;
    Some(svg)
}

fn draw_density(
    data: &Density,
    place: &Range<usize>,
    axes: &[String; 2],
    width: u32,
    svg: &mut String,
) -> Result<(), DrawingAreaErrorKind<std::io::Error>> {
    let (left, room) = (
        DENSE.0 as i32,
        width.saturating_sub(DENSE.0 + DENSE.1).max(1),
    );
    let columns = data.columns();
    let x = |column: usize| left + (column as u64 * u64::from(room) / columns as u64) as i32;
    // Rows from the bottom up, with a space before each new region.
    let mut y = 0;
    let tops: Vec<i32> = data
        .rows()
        .iter()
        .map(|row| {
            y += if row.gap { ROW + GAP } else { ROW };
            y
        })
        .collect();
    let (top, high) = (22, y);
    let bottom = top + high;
    let root = SVGBackend::with_string(svg, (width, (bottom + 40) as u32)).into_drawing_area();
    let text = font(12.0).color(&INK);
    root.draw(&Text::new(axes[1].clone(), (2, 2), text.clone()))?;
    let most = f64::from(data.most().max(1)).ln_1p();
    let shade = |column: usize, row: usize| {
        let uses = data.column(column)[row];
        match (uses.all, uses.writes) {
            (0, _) => None,
            (all, writes) if writes * 2 > all => Some(3),
            (all, _) => Some(((f64::from(all).ln_1p() / most * 3.0) as usize).min(2)),
        }
    };
    let mut labelled = i32::MAX;
    for (i, row) in data.rows().iter().enumerate() {
        let y = bottom - tops[i];
        // The address where a region begins, where there is room for it.
        if (row.gap || i == 0) && labelled - y >= 13 {
            labelled = y;
            let name = format!("{:x}", row.first);
            root.draw(&Text::new(name, (2, y - 4), text.clone()))?;
        }
        let mut column = 0;
        while column < columns {
            let here = shade(column, i);
            let mut end = column + 1;
            while end < columns && shade(end, i) == here {
                end += 1;
            }
            if let Some(here) = here {
                let corners = [(x(column), y), (x(end).max(x(column) + 1), y + ROW - 1)];
                root.draw(&Rectangle::new(corners, rgb(SHADES[here].1).filled()))?;
            }
            column = end;
        }
    }
    root.draw(&PathElement::new(
        [(left, bottom + 2), (left + room as i32, bottom + 2)],
        INK,
    ))?;
    let parts = if width < 560 { 2 } else { 4 };
    for part in 0..=parts {
        let reference = data.span(columns - 1).end * part / parts;
        let at = left + (room as usize * part / parts) as i32;
        root.draw(&PathElement::new([(at, bottom + 2), (at, bottom + 6)], INK))?;
        let name = reference.to_string();
        let back = if part == parts {
            name.len() as i32 * 7
        } else {
            name.len() as i32 * 3
        };
        root.draw(&Text::new(name, (at - back, bottom + 8), text.clone()))?;
    }
    root.draw(&Text::new(axes[0].clone(), (left, bottom + 24), text))?;
    let ends = [place.start, place.end].map(|r| x(data.column_of(r).min(columns)));
    let frame = [
        (ends[0] - 1, top - 4),
        (ends[1].max(ends[0] + 3), bottom + 1),
    ];
    root.draw(&Rectangle::new(frame, CURVES[3].stroke_width(2)))?;
    root.present()
}

/// A colour written as in style sheets.
fn rgb(hex: &str) -> RGBColor {
    let part = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).unwrap_or(0);
    RGBColor(part(1), part(3), part(5))
}

/// The font by its parts: to read its name, plotters would bring a table of all capital letters.
fn font(size: f64) -> FontDesc<'static> {
    FontDesc::new(FontFamily::SansSerif, size, FontStyle::Normal)
}

/// A value with as many digits as tell something.
fn short(v: f64) -> String {
    if v >= 1000.0 || v == v.trunc() {
        format!("{v:.0}")
    } else if v >= 100.0 {
        format!("{v:.1}")
    } else {
        format!("{v:.2}")
    }
}
