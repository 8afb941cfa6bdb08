//! What a figure that leaves the page looks like: the page's own rules for pictures, with the colours in
//! place of their names, because many programs that show figures know no names.

/// The rules, as the page has them.
const RULES: &str = include_str!("figure.css");

/// Where the rules for paper begin; what is before has no block inside a block.
const PAPER: &str = "@media print";

/// The fonts, which the rules name as the page does.
const FONTS: [(&str, &str); 2] = [
    (
        "sans",
        r#"Pretendard,"Apple SD Gothic Neo","Noto Sans KR","Noto Sans CJK KR","Malgun Gothic",system-ui,sans-serif"#,
    ),
    (
        "mono",
        r#"ui-monospace,"D2Coding","Cascadia Mono",Menlo,"DejaVu Sans Mono",monospace"#,
    ),
];

/// The colours of pictures by the page's names for them: light, dark. A test holds them against the page's.
pub(crate) const PALETTE: [(&str, &str, &str); 28] = [
    ("paper", "#fbfaf7", "#12151a"),
    ("ink", "#1b1f24", "#e7e6e1"),
    ("second", "#5a6068", "#9aa0a8"),
    ("rule", "#dad7cf", "#2b3038"),
    ("raised", "#ffffff", "#191d23"),
    ("now", "#0072b2", "#56b4e9"),
    ("progress", "#009e73", "#21b98d"),
    ("wait", "#b97f00", "#e69f00"),
    ("fault", "#d55e00", "#ef7a2a"),
    ("message", "#2b7fb4", "#56b4e9"),
    ("special", "#b0568a", "#d993bb"),
    ("overhead", "#7c828a", "#9aa0a8"),
    ("idle", "#f1efe9", "#1d2229"),
    ("hatch", "#8a8f96", "#7d848d"),
    ("hatch-ground", "#ececec", "#2a2f37"),
    ("fault-text", "#a84300", "#ff9a57"),
    ("strong-line", "#8b8a84", "#6b727c"),
    ("lit", "#d1e6f1", "#243847"),
    ("good-text", "#08785b", "#5cc7a6"),
    ("on-thing", "#ffffff", "#10151b"),
    ("p0", "#0072b2", "#3d9bd6"),
    ("p1", "#e69f00", "#e69f00"),
    ("p2", "#009e73", "#009e73"),
    ("p3", "#cc79a7", "#cc79a7"),
    ("p4", "#56b4e9", "#56b4e9"),
    ("p5", "#d55e00", "#e8702a"),
    ("p6", "#f0e442", "#f0e442"),
    ("p7", "#7a6a9b", "#a394c6"),
];

/// For which ground a figure is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// For the ground of whoever shows it: light, and dark where that is asked for.
    Either,
    /// Light, whoever shows it.
    Light,
    /// Dark, whoever shows it.
    Dark,
}

/// The style of a figure.
pub fn style(ground: Ground) -> String {
    let (rules, paper) = RULES.split_at(RULES.find(PAPER).unwrap_or(RULES.len()));
    let rules = without_comments(rules);
    let light = named(&rules, |colour| colour.1);
    let dark = |rules: &str| named(rules, |colour| colour.2);
    let coloured: String = rules
        .split_inclusive('}')
        .filter(|rule| rule.contains("var(--"))
        .collect();
    match ground {
        Ground::Either => format!(
            "{light}\n@media (prefers-color-scheme: dark) {{\n{}\n}}\n{paper}",
            dark(coloured.trim())
        ),
        Ground::Light => light,
        Ground::Dark => dark(&rules),
    }
}

fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(
            piece
                .split_once("*/")
                .map_or("", |(_, rest)| rest)
                .trim_start(),
        );
    }
    out.trim().to_owned()
}

/// The rules with what each name stands for.
fn named(
    rules: &str,
    colour: impl Fn(&(&str, &'static str, &'static str)) -> &'static str,
) -> String {
    let mut pieces = rules.split("var(--");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once(')').unwrap_or((piece, ""));
        let font = FONTS.iter().find(|f| f.0 == name).map(|f| f.1);
        let of = || PALETTE.iter().find(|c| c.0 == name).map(&colour);
        out.push_str(font.or_else(of).unwrap_or("inherit"));
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the page says between these two signs, name by name.
    fn page(from: &str) -> Vec<(String, String)> {
        let css = include_str!("../../../web/styles/main.css");
        let block = &css[css.find(from).expect("there is such a block")..];
        let block = &block[..block.find("\n}").expect("it ends")];
        let names = block.split("--").skip(1);
        names
            .filter_map(|n| n.split_once(':'))
            .map(|(n, v)| {
                (
                    n.to_owned(),
                    v.split(';').next().unwrap_or_default().trim().to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn the_colours_are_those_of_the_page() {
        let (light, dark) = (page(":root {"), page(":root[data-theme=\"dark\"] {"));
        let system = page("  :root[data-theme=\"system\"] {");
        let find = |all: &[(String, String)], name: &str| {
            all.iter().find(|c| c.0 == name).map(|c| c.1.clone())
        };
        for (name, on_light, on_dark) in PALETTE {
            let here = find(&light, name);
            assert_eq!(here.as_deref(), Some(on_light), "{name}");
            for block in [&dark, &system] {
                let there = find(block, name).or_else(|| here.clone());
                assert_eq!(there.as_deref(), Some(on_dark), "{name}, dark");
            }
        }
        for (name, fonts) in FONTS {
            let there = find(&light, name).expect("the page has these fonts");
            assert_eq!(there.replace(", ", ","), fonts, "{name}");
        }
    }

    #[test]
    fn a_style_stands_alone() {
        for ground in [Ground::Either, Ground::Light, Ground::Dark] {
            let css = style(ground);
            for no in [
                "var(",
                "inherit",
                "/*",
                "@import",
                "http",
                "color-mix",
                "url(\"",
            ] {
                assert!(!css.contains(no), "{no} in {ground:?}: {css}");
            }
            assert!(css.contains("Pretendard") && css.contains("D2Coding"));
            let both = css.contains("prefers-color-scheme: dark");
            assert_eq!(both, ground == Ground::Either);
            let count = |c: char| css.chars().filter(|d| *d == c).count();
            assert_eq!(count('{'), count('}'), "{css}");
        }
        assert!(style(Ground::Dark).contains("#12151a"));
        assert!(!style(Ground::Light).contains("#12151a"));
    }
}
