//! Bar charts of figures side by side, drawn by plotters.

use plotters::prelude::*;

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
    let height = 32 + groups.len() as u32 * 60;
    let names_width = names
        .iter()
        .map(|n| {
            n.chars()
                .map(|c| if c.is_ascii() { 7 } else { 13 })
                .sum::<u32>()
        })
        .max()
        .unwrap_or(40)
        .min(width / 3);
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
        root.draw(&Text::new(names[g].clone(), (2, y - 7), text.clone()))?;
    }
    root.present()
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
