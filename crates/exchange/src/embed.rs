//! An embed: one lab alone in a frame of somebody's page. What it may be told stands in one table,
//! [`TABLE`]; [`read`] holds an address against it, [`Embed::of`] a host's message. `docs/EMBED.md` has the
//! table generated from here.
//!
//! A value that is wrong gets a [`Problem`] and the default. What is drawn is the page's business.

mod seen;
mod snippet;

pub use seen::Seen;
pub(crate) use snippet::encoded;
pub use snippet::{Form, Place, query, snippet};

use crate::link::{self, Link};
use kw_models::{Entry, entry, exercise::LEVELS, registry::LABS};
use kw_texts::Lang;
use kw_trace::Problem;
use serde_json::Value;

/// The version of the messages between an embed and its host, and the name that marks them.
pub const VERSION: u32 = 1;

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// The id of a lab.
    Lab,
    /// The name of one of the lab's presets.
    Preset,
    /// A scenario, packed as in links.
    Scenario,
    /// A whole number from the first to the second.
    Number(u64, u64),
    /// Two steps with a `-` between, the smaller first.
    Range,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The origin of a page, or `null`.
    Origin,
}

/// A parameter of an embed.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name, the same in an address, in a message and as an attribute of `<kernel-wire>`.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What holds if it is not given, in words of the documentation.
    pub default: &'static str,
    /// What it does.
    pub about: &'static str,
}

const SWITCH: Takes = Takes::Choice(&["0", "1"]);
const MAX_STEP: u64 = u32::MAX as u64;
/// Most exercises in a set.
pub const MAX_EXERCISES: u64 = 40;
/// Seeds are below this: numbers a person can copy.
pub const SEEDS: u64 = kw_models::exercise::SEEDS;

const fn row(
    name: &'static str,
    takes: Takes,
    default: &'static str,
    about: &'static str,
) -> Parameter {
    Parameter {
        name,
        takes,
        default,
        about,
    }
}

/// Every parameter. `embed=1` itself is what makes an address one of an embed.
pub const TABLE: [Parameter; 15] = [
    row("lab", Takes::Lab, "the lab after `#`", "Which lab."),
    row(
        "scenario",
        Takes::Scenario,
        "the one after `#`, else the lab’s own",
        "The scenario, packed as in a link. It counts before `preset` and `seed`. In a message it may also be the object itself.",
    ),
    row(
        "preset",
        Takes::Preset,
        "none",
        "A starting point of the lab. It counts before `seed`.",
    ),
    row(
        "seed",
        Takes::Number(0, SEEDS - 1),
        "none",
        "A random scenario of this seed; with `exercises`, the first exercise.",
    ),
    row(
        "step",
        Takes::Number(0, MAX_STEP),
        "the one after `#`, else 0",
        "Where it stands. A step after the last one is the last.",
    ),
    row(
        "loop",
        Takes::Range,
        "none",
        "Playing stays within these steps and begins again.",
    ),
    row(
        "lang",
        Takes::Choice(&["ko", "en"]),
        "the reader’s",
        "The language.",
    ),
    row(
        "theme",
        Takes::Choice(&["system", "light", "dark"]),
        "the reader’s",
        "Light or dark.",
    ),
    row(
        "controls",
        Takes::Choice(&["none", "player", "full"]),
        "`player`",
        "`none`: the picture and what happened; `player`: the player bar, too; `full`: state, editor and tabs, too.",
    ),
    row(
        "autoplay",
        SWITCH,
        "`0`",
        "Plays as soon as it is there, unless the reader asks for less motion.",
    ),
    row(
        "predict",
        SWITCH,
        "`0`",
        "Asks what comes next wherever the next step is a decision; without `controls=none`.",
    ),
    row(
        "exercises",
        Takes::Number(0, MAX_EXERCISES),
        "0",
        "So many exercises in place of the lab, of labs that have some.",
    ),
    row(
        "level",
        Takes::Number(1, LEVELS as u64),
        "1",
        "How hard they are.",
    ),
    row(
        "host",
        Takes::Origin,
        "that of the referring page",
        "The only origin that may command, and the only one that is told of progress. Not in messages.",
    ),
    row(
        "scorm",
        SWITCH,
        "`0`",
        "Reports to the SCORM 1.2 run-time of a learning platform. Not in messages.",
    ),
];

/// How much of the player is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Controls {
    /// The picture and what happened.
    None,
    /// The player bar, too.
    Player,
    /// Everything below it, too.
    Full,
}

impl Controls {
    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Controls::None => "none",
            Controls::Player => "player",
            Controls::Full => "full",
        }
    }
}

/// A set of exercises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Set {
    /// How many.
    pub count: u64,
    /// Their level.
    pub level: u8,
    /// The seed of the first.
    pub seed: u64,
}

/// What an embed shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// The lab, its scenario, and what a link says besides: `at`, `tab`.
    pub link: Link,
    /// The language, where one is asked for.
    pub lang: Option<Lang>,
    /// The word of the theme, where one is asked for.
    pub theme: Option<&'static str>,
    /// How much of the player is there.
    pub controls: Controls,
    /// Whether it plays by itself.
    pub autoplay: bool,
    /// Whether it asks what comes next.
    pub predict: bool,
    /// First and last of the steps to play again and again.
    pub range: Option<(u64, u64)>,
    /// Exercises in place of the lab.
    pub exercises: Option<Set>,
    /// The origin of the host, where it is said.
    pub host: Option<String>,
    /// Whether there is a learning platform to report to.
    pub scorm: bool,
    /// What was given wrong.
    pub problems: Vec<Problem>,
}

/// Reads an address, what begins with `?` and what begins with `#`; none if it asks for no embed.
pub fn read(search: &str, fragment: &str) -> Option<Embed> {
    let pairs = pairs(search);
    let is_embed = pairs.iter().any(|p| p.0 == "embed" && p.1 == "1");
    is_embed.then(|| Embed::of(&pairs, None, fragment))
}

/// Names and values of a query, decoded.
fn pairs(search: &str) -> Vec<(String, String)> {
    let query = search.trim_start_matches('?');
    let pairs = query.split('&').filter(|p| !p.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

/// Percent signs and plus signs undone; what is no UTF-8 is replaced.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |i: usize| after.get(i).and_then(|b| char::from(*b).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
                continue;
            }
            (b'+', _, _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The beginning of what was given: enough to know it again.
fn short(text: &str) -> String {
    let begin: String = text.chars().take(40).collect();
    if begin.len() < text.len() {
        begin + "…"
    } else {
        begin
    }
}

/// The two numbers of `3-12`.
fn range(text: &str) -> Option<(u64, u64)> {
    let (first, last) = text.split_once('-')?;
    let (first, last) = (number(first)?, number(last)?);
    (first < last && last <= MAX_STEP).then_some((first, last))
}

/// A whole number as people write it: digits, nothing else.
fn number(text: &str) -> Option<u64> {
    let is_digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_digits.then(|| text.parse().ok())?
}

/// Whether it is what browsers call an origin: a scheme of the web, a host, perhaps a port; or `null`.
fn is_origin(text: &str) -> bool {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|s| text.strip_prefix(s));
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"-.:[]_".contains(&b);
    text == "null" || host.is_some_and(|h| !h.is_empty() && h.bytes().all(fits))
}

impl Parameter {
    /// What is wrong with a value. Presets and scenarios need their lab, and are held against it elsewhere.
    fn check(&self, text: &str) -> Option<Problem> {
        let bad = |kind| Problem::new(kind, self.name).with("value", short(text));
        match self.takes {
            Takes::Lab if entry(text).is_none() => Some(bad("link-lab").with("known", labs())),
            Takes::Number(min, max) if number(text).is_none_or(|n| n < min || n > max) => Some(
                Problem::range(self.name, short(text), min as i64, max as i64),
            ),
            Takes::Range if range(text).is_none() => Some(bad("embed-range")),
            Takes::Choice(words) if !words.contains(&text) => {
                Some(bad("choice").with("known", words.join(", ")))
            }
            Takes::Origin if !is_origin(text) => Some(bad("embed-origin")),
            _ => None,
        }
    }
}

fn labs() -> String {
    LABS.iter().map(|e| e.id).collect::<Vec<_>>().join(", ")
}

impl Embed {
    /// What these names and values ask for; `scenario` counts before theirs. Of names that come twice
    /// the first counts, and names that are not in the table are left to others.
    pub fn of(pairs: &[(String, String)], scenario: Option<Value>, fragment: &str) -> Embed {
        let mut problems = Vec::new();
        let mut given = Vec::new();
        for parameter in &TABLE {
            let Some((_, text)) = pairs.iter().find(|p| p.0 == parameter.name) else {
                continue;
            };
            match parameter.check(text) {
                None => given.push((parameter, text.as_str())),
                Some(problem) => problems.push(problem),
            }
        }
        let value = |name: &str| given.iter().find(|g| g.0.name == name).map(|g| g.1);
        let count = |name: &str| value(name).and_then(number);
        let word = |name: &str| {
            let (parameter, text) = given.iter().find(|g| g.0.name == name)?;
            match parameter.takes {
                Takes::Choice(words) => words.iter().copied().find(|w| w == text),
                _ => None,
            }
        };

        let behind = link::read(fragment).unwrap_or_else(|problem| {
            problems.push(problem);
            link::lab_alone(fragment)
        });
        let lab = match value("lab") {
            Some(lab) => lab.to_owned(),
            None => behind.lab.clone(),
        };
        let known = entry(&lab);
        let is_named_wrong = problems.iter().any(|p| p.field == "lab");
        if known.is_none() && !is_named_wrong {
            problems.push(match lab.as_str() {
                "" => Problem::new("embed-lab", "lab").with("known", labs()),
                lab => Problem::new("link-lab", "lab")
                    .with("value", short(lab))
                    .with("known", labs()),
            });
        }
        // What stands after `#` is for the lab that stands there.
        let behind = if behind.lab == lab {
            behind
        } else {
            Link::default()
        };
        let exercises = count("exercises").filter(|n| *n > 0).and_then(|count_of| {
            if known.is_some_and(|e| !e.has_exercises()) {
                problems
                    .push(Problem::new("embed-exercises", "exercises").with("value", lab.as_str()));
                return None;
            }
            Some(Set {
                count: count_of,
                level: count("level").unwrap_or(1) as u8,
                seed: count("seed").unwrap_or(0),
            })
        });
        let scenario = scenario
            .or_else(|| {
                let packed = link::unpack(value("scenario")?, &lab);
                packed.map_err(|p| problems.push(p.under("scenario"))).ok()
            })
            .or_else(|| {
                let named = preset(known?, value("preset")?);
                named.map_err(|p| problems.push(p)).ok()
            })
            .or_else(|| Some((known?.random)(count("seed")?)))
            .or(behind.scenario);
        let step = count("step").map(|n| ("at".to_owned(), n.to_string()));
        let mut view = behind.view;
        if step.is_some() {
            view.retain(|v| v.0 != "at");
        }
        view.extend(step);
        let asked = view.iter().find(|v| v.0 == "lang");
        let lang = value("lang").or(asked.map(|v| v.1.as_str()));
        Embed {
            lang: lang.and_then(Lang::of),
            theme: word("theme"),
            controls: match word("controls") {
                Some("none") => Controls::None,
                Some("full") => Controls::Full,
                _ => Controls::Player,
            },
            autoplay: word("autoplay") == Some("1"),
            predict: word("predict") == Some("1"),
            range: value("loop").and_then(range),
            exercises,
            host: value("host").map(str::to_owned),
            scorm: word("scorm") == Some("1"),
            link: Link {
                lab,
                scenario,
                view,
            },
            problems,
        }
    }
}

fn preset(lab: &Entry, name: &str) -> Result<Value, Problem> {
    (lab.preset)(name).ok_or_else(|| {
        Problem::new("preset", "preset")
            .with("value", short(name))
            .with("known", (lab.presets)().join(", "))
    })
}

/// The table for the documentation, in Markdown.
pub fn table() -> String {
    let mut out = String::from(
        "| name | takes | limits | default | what it does | a bad value gets |\n\
         | --- | --- | --- | --- | --- | --- |\n",
    );
    for p in &TABLE {
        let (takes, limits) = match p.takes {
            Takes::Lab => ("id of a lab", format!("`{}`", labs().replace(", ", "`, `"))),
            Takes::Preset => (
                "name of a preset",
                "those of the lab (`kw presets LAB`)".to_owned(),
            ),
            Takes::Scenario => (
                "packed scenario",
                format!("at most {} characters", link::MAX_LINK),
            ),
            Takes::Number(min, max) => ("whole number", format!("{min} to {max}")),
            Takes::Range => (
                "two steps, `3-12`",
                format!("0 to {MAX_STEP}, the smaller first"),
            ),
            Takes::Choice(words) => ("word", format!("`{}`", words.join("`, `"))),
            Takes::Origin => (
                "origin",
                "`https://…` or `http://…` without a path, or `null`".to_owned(),
            ),
        };
        let bad = match p.takes {
            Takes::Lab => "a sentence with the labs there are, and no lab",
            _ => "a sentence and the default",
        };
        let (name, default, about) = (p.name, p.default, p.about);
        out.push_str(&format!(
            "| `{name}` | {takes} | {limits} | {default} | {about} | {bad} |\n"
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embed(address: &str) -> Embed {
        let (search, fragment) = address.split_once('#').unwrap_or((address, ""));
        read(search, fragment).expect("an embed")
    }

    fn kinds(address: &str) -> Vec<(String, &'static str)> {
        let problems = embed(address).problems.into_iter();
        problems.map(|p| (p.field, p.kind)).collect()
    }

    #[test]
    fn only_an_address_that_asks_for_it_is_an_embed() {
        for whole in [
            "",
            "?",
            "?embed",
            "?embed=0",
            "?lab=os/scheduling",
            "?embed=true",
        ] {
            assert_eq!(read(whole, "#/os/scheduling"), None, "{whole}");
        }
        let bare = embed("?embed=1&lab=os/scheduling");
        assert_eq!(bare.link.lab, "os/scheduling");
        assert_eq!(bare.controls, Controls::Player);
        assert_eq!(
            (bare.autoplay, bare.predict, bare.range, bare.scorm),
            (false, false, None, false)
        );
        assert_eq!((bare.lang, bare.theme, bare.host), (None, None, None));
        assert_eq!(bare.problems, []);
    }

    #[test]
    fn every_parameter_is_read() {
        let all = embed(
            "?embed=1&lab=net%2Fsubnetting&preset=vlsm&step=4&loop=2-9&lang=ko&theme=dark&controls=full\
             &autoplay=1&predict=1&exercises=5&level=2&seed=77&host=https://lms.example.org:8443&scorm=1&utm=x",
        );
        assert_eq!(all.problems, []);
        assert_eq!(all.link.lab, "net/subnetting");
        let lab = entry("net/subnetting").expect("a lab");
        assert_eq!(all.link.scenario, (lab.preset)("vlsm"));
        assert_eq!(all.link.view, [("at".to_owned(), "4".to_owned())]);
        assert_eq!(all.range, Some((2, 9)));
        assert_eq!((all.lang, all.theme), (Some(Lang::Ko), Some("dark")));
        assert_eq!(
            (all.controls, all.autoplay, all.predict, all.scorm),
            (Controls::Full, true, true, true)
        );
        let set = Set {
            count: 5,
            level: 2,
            seed: 77,
        };
        assert_eq!(all.exercises, Some(set));
        assert_eq!(all.host.as_deref(), Some("https://lms.example.org:8443"));
        let random = embed("?embed=1&lab=net/subnetting&seed=77");
        assert_eq!(random.link.scenario, Some((lab.random)(77)));
    }

    #[test]
    fn a_bad_value_of_every_parameter_gets_a_problem_at_its_name_and_the_default() {
        let good = embed("?embed=1&lab=os/scheduling");
        let long = "x".repeat(500);
        for p in &TABLE {
            let bad: &[&str] = match p.takes {
                Takes::Lab => &["os/none", "", "<script>", &long],
                Takes::Preset => &["none", "", "../x", &long],
                Takes::Scenario => &["", "AAAA", "%%%", &long],
                Takes::Number(..) => &["-1", "", "1.5", "x", "99999999999999999999999", &long],
                Takes::Range => &["", "5", "9-3", "3-3", "-3", "3-", "a-b", "1-2-3", &long],
                Takes::Choice(_) => &["", "2", "NONE", "<b>", &long],
                Takes::Origin => &["", "example.org", "https://x/y", "javascript:1", "*", &long],
            };
            for bad in bad {
                let address = match p.name {
                    "lab" => format!("?embed=1&lab={bad}"),
                    name => format!("?embed=1&lab=os/scheduling&{name}={bad}"),
                };
                let embed = embed(&address);
                let [problem] = &embed.problems[..] else {
                    panic!("{address}: {:?}", embed.problems);
                };
                assert_eq!(problem.field, p.name, "{address}");
                if p.name != "lab" {
                    let problems = Vec::new();
                    assert_eq!(
                        Embed {
                            problems,
                            ..embed.clone()
                        },
                        good,
                        "{address}"
                    );
                }
                for (_, param) in &problem.params {
                    let known = format!("{param:?}").len();
                    assert!(!format!("{param:?}").contains(&"x".repeat(60)), "{known}");
                }
                for lang in Lang::ALL {
                    let text = kw_texts::Texts::new(lang).problem(problem);
                    assert!(text.starts_with(p.name) && !text.contains('⟨'), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_stands_after_the_hash_counts_where_the_query_has_none() {
        let lab = entry("os/scheduling").expect("a lab");
        let convoy = (lab.preset)("convoy").expect("a preset");
        let at = [("at", "7".to_owned()), ("tab", "steps".to_owned())];
        let hash = link::write(&convoy, &at).expect("short");
        let of_hash = embed(&format!("?embed=1{hash}"));
        assert_eq!(of_hash.link, link::read(&hash).expect("a link"));
        let both = embed(&format!("?embed=1&step=3{hash}"));
        assert_eq!(both.link.scenario, Some(convoy));
        assert!(both.link.view.contains(&("at".to_owned(), "3".to_owned())));
        assert!(!both.link.view.contains(&("at".to_owned(), "7".to_owned())));
        let named = embed(&format!("?embed=1&preset=hrrn{hash}"));
        assert_eq!(named.link.scenario, (lab.preset)("hrrn"));
        // The scenario of another lab is not this one's.
        let other = embed(&format!("?embed=1&lab=net/nat{hash}"));
        assert_eq!((other.link.scenario, other.link.view.len()), (None, 0));
        let damaged = embed("?embed=1#/os/scheduling?s=AAAA");
        assert_eq!(damaged.link.lab, "os/scheduling");
        assert_eq!(damaged.problems.len(), 1);
    }

    #[test]
    fn a_lab_that_is_missing_and_exercises_that_are_missing_are_told() {
        let told = |field: &str, kind| vec![(field.to_owned(), kind)];
        assert_eq!(kinds("?embed=1"), told("lab", "embed-lab"));
        assert_eq!(kinds("?embed=1#/os/none"), told("lab", "link-lab"));
        for lab in LABS {
            let told = match lab.has_exercises() {
                true => Vec::new(),
                false => told("exercises", "embed-exercises"),
            };
            let query = format!("?embed=1&lab={}&exercises=3", lab.id);
            assert_eq!(kinds(&query), told, "{}", lab.id);
        }
    }

    #[test]
    fn percent_signs_are_undone_and_broken_ones_kept() {
        assert_eq!(decode("a%2Fb+c%ED%95%9C"), "a/b c한");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%4"), "%zz%4");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }

    proptest::proptest! {
        #[test]
        fn nothing_in_an_address_panics(search in "(embed=1&)?[ -~]{0,200}", fragment in "[ -~]{0,80}") {
            let _ = read(&search, &fragment);
        }
    }

    /// `UPDATE_DOCS=1 cargo test -p kw-exchange` writes it.
    #[test]
    fn the_table_of_the_documentation_is_this_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/EMBED.md");
        let text = std::fs::read_to_string(path).expect("the documentation is there");
        let (begin, end) = ("<!-- parameters: generated -->\n", "<!-- end -->");
        let (head, rest) = text.split_once(begin).expect("a place for the table");
        let (there, tail) = rest.split_once(end).expect("its end");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            let new = format!("{head}{begin}{}{end}{tail}", table());
            std::fs::write(path, new).expect("the documentation can be written");
        } else {
            assert_eq!(there, table(), "UPDATE_DOCS=1 writes it anew");
        }
    }

    #[test]
    fn the_custom_element_has_the_same_names() {
        let script = include_str!("../../../web/kernel-wire.js");
        let (_, rest) = script.split_once("NAMES = '").expect("its names");
        let (names, _) = rest.split_once('\'').expect("their end");
        let own = |p: &&Parameter| !matches!(p.name, "host" | "scorm");
        let table: Vec<&str> = TABLE.iter().filter(own).map(|p| p.name).collect();
        assert_eq!(names.split(' ').collect::<Vec<_>>(), table);
        assert!(script.len() < 3072, "{} bytes", script.len());
    }
}
