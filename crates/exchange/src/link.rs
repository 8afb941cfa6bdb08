//! Links: a whole scenario in the part of an address behind `#`.
//!
//! `#/os/scheduling?s=…&at=37`: `s` is a version byte, then the scenario as deflated postcard, in
//! base64url. What is written is a flat list of tokens that names its fields, so that a link made
//! before a field was added still opens, and so that no nesting can exhaust the stack. Where a learner has made
//! several futures of one past, `branches` holds the lists of changes of the others, packed in the same way.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use kw_trace::Problem;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

/// The format written today. Every earlier one can be read.
const VERSION: u8 = 1;
/// Longest `s` that is written or read, in characters: browsers and chat programs carry this much.
pub const MAX_LINK: usize = 16_000;
/// Most bytes a link may unpack to.
const MAX_UNPACKED: usize = 4 << 20;
/// Most bytes worth packing: beyond this no scenario comes down to [`MAX_LINK`].
const MAX_PLAIN: usize = 400 << 10;
const MAX_DEPTH: usize = 16;
/// The parameter that carries other branches of the run.
pub const BRANCHES: &str = "branches";

/// An opened address.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Link {
    /// The lab's id, or empty for the home page.
    pub lab: String,
    /// The scenario, if the address carries one.
    pub scenario: Option<Value>,
    /// All other parameters, in order: `at=37`.
    pub view: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
enum Token {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    List(u32),
    Map(u32),
}

/// The fragment of a scenario file, beginning with `#/`.
///
/// # Errors
/// Where it would be longer than [`MAX_LINK`].
pub fn write(scenario: &Value, view: &[(&str, String)]) -> Result<String, Problem> {
    write_with(scenario, &[], view)
}

/// The same with other branches of the run, each a list of changes of the past.
///
/// # Errors
/// Where scenario and branches together would be longer than [`MAX_LINK`].
pub fn write_with(
    scenario: &Value,
    branches: &[Value],
    view: &[(&str, String)],
) -> Result<String, Problem> {
    let lab = scenario["lab"].as_str().unwrap_or_default();
    let packed = pack(scenario)?;
    let mut out = format!("#/{lab}?s={packed}");
    for (key, value) in view {
        out.push_str(&format!("&{key}={value}"));
    }
    if !branches.is_empty() {
        let branches = encode(&Value::Array(branches.to_vec()))?;
        bounded(packed.len() + branches.len())?;
        out.push_str(&format!("&{BRANCHES}={branches}"));
    }
    Ok(out)
}

fn bounded(length: usize) -> Result<(), Problem> {
    if length <= MAX_LINK {
        return Ok(());
    }
    Err(Problem::new("link-long", "")
        .with("value", length as u64)
        .with("max", MAX_LINK as u64))
}

/// A scenario as it stands in addresses.
///
/// # Errors
/// Where it would be longer than [`MAX_LINK`].
pub fn pack(scenario: &Value) -> Result<String, Problem> {
    let mut body = scenario.clone();
    if let Value::Object(map) = &mut body {
        map.shift_remove("lab");
        map.shift_remove("version");
    }
    encode(&body)
}

fn encode(value: &Value) -> Result<String, Problem> {
    let mut tokens = Vec::new();
    flatten(value, &mut tokens);
    let plain = postcard::to_allocvec(&tokens)
        .map_err(|e| Problem::new("other", "").with("message", e.to_string()))?;
    if plain.len() > MAX_PLAIN {
        // About what it would come to; to find out exactly would hold up the page for nothing.
        return Err(Problem::new("link-long", "")
            .with("value", plain.len() as u64 / 4)
            .with("max", MAX_LINK as u64));
    }
    let mut bytes = vec![VERSION];
    bytes.extend(miniz_oxide::deflate::compress_to_vec(&plain, 9));
    let text = URL_SAFE_NO_PAD.encode(bytes);
    bounded(text.len())?;
    Ok(text)
}

/// Opens an address: a whole URL, or what comes behind its `#`.
///
/// # Errors
/// Where the link is damaged, too long or from a newer version.
pub fn read(address: &str) -> Result<Link, Problem> {
    let fragment = address.split_once('#').map_or(address, |(_, f)| f).trim();
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut link = Link {
        lab: path.trim_matches('/').to_owned(),
        ..Link::default()
    };
    for pair in query.split('&').filter(|p| !p.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if key == "s" {
            link.scenario = Some(unpack(value, &link.lab)?);
        } else {
            link.view.push((key.to_owned(), value.to_owned()));
        }
    }
    Ok(link)
}

/// What can still be read of an address that cannot be opened: its lab.
pub fn lab_alone(address: &str) -> Link {
    let fragment = address.split_once('#').map_or(address, |(_, f)| f).trim();
    let path = fragment.split('?').next().unwrap_or_default();
    Link {
        lab: path.trim_matches('/').to_owned(),
        ..Link::default()
    }
}

/// The scenario of this lab that was packed into an address.
///
/// # Errors
/// Where it is damaged, too long or from a newer version.
pub fn unpack(text: &str, lab: &str) -> Result<Value, Problem> {
    let Value::Object(body) = decode(text)? else {
        return Err(Problem::new("link-damaged", ""));
    };
    let mut map = Map::new();
    map.insert("lab".to_owned(), Value::from(lab));
    map.insert("version".to_owned(), Value::from(1));
    map.extend(body);
    Ok(Value::Object(map))
}

/// The other branches that an address carries; what each holds is for its lab to judge.
///
/// # Errors
/// Where they are damaged, too long or from a newer version.
pub fn branches(link: &Link) -> Result<Vec<Value>, Problem> {
    let Some((_, text)) = link.view.iter().find(|(key, _)| key == BRANCHES) else {
        return Ok(Vec::new());
    };
    match decode(text)? {
        Value::Array(list) => Ok(list),
        _ => Err(Problem::new("link-damaged", "")),
    }
}

fn decode(text: &str) -> Result<Value, Problem> {
    bounded(text.len())?;
    let damaged = || Problem::new("link-damaged", "");
    let bytes = URL_SAFE_NO_PAD
        .decode(text.trim_end_matches('='))
        .map_err(|_| damaged())?;
    let (version, packed) = bytes.split_first().ok_or_else(damaged)?;
    if *version > VERSION {
        return Err(Problem::new("link-version", "").with("value", u64::from(*version)));
    }
    if *version == 0 {
        return Err(damaged());
    }
    let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MAX_UNPACKED)
        .map_err(|_| damaged())?;
    let tokens: Vec<Token> = postcard::from_bytes(&plain).map_err(|_| damaged())?;
    let mut tokens = tokens.into_iter();
    let body = build(&mut tokens, 0).ok_or_else(damaged)?;
    match tokens.next() {
        None => Ok(body),
        Some(_) => Err(damaged()),
    }
}

fn flatten(value: &Value, out: &mut Vec<Token>) {
    match value {
        Value::Null => out.push(Token::Null),
        Value::Bool(b) => out.push(Token::Bool(*b)),
        // Scenarios hold whole numbers only.
        Value::Number(n) => out.push(Token::Int(n.as_i64().unwrap_or(0))),
        Value::String(s) => out.push(Token::Text(s.clone())),
        Value::Array(items) => {
            out.push(Token::List(items.len() as u32));
            items.iter().for_each(|item| flatten(item, out));
        }
        Value::Object(map) => {
            out.push(Token::Map(map.len() as u32));
            for (key, value) in map {
                out.push(Token::Text(key.clone()));
                flatten(value, out);
            }
        }
    }
}

fn build(tokens: &mut impl Iterator<Item = Token>, depth: usize) -> Option<Value> {
    if depth > MAX_DEPTH {
        return None;
    }
    Some(match tokens.next()? {
        Token::Null => Value::Null,
        Token::Bool(b) => Value::Bool(b),
        Token::Int(n) => Value::Number(Number::from(n)),
        Token::Text(s) => Value::String(s),
        Token::List(n) => Value::Array(
            (0..n)
                .map(|_| build(tokens, depth + 1))
                .collect::<Option<_>>()?,
        ),
        Token::Map(n) => {
            let mut map = Map::new();
            for _ in 0..n {
                let Some(Token::Text(key)) = tokens.next() else {
                    return None;
                };
                map.insert(key, build(tokens, depth + 1)?);
            }
            Value::Object(map)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kw_models::registry::LABS;
    use proptest::prelude::*;

    #[test]
    fn every_preset_comes_back_from_its_link() {
        for lab in LABS {
            for name in (lab.presets)() {
                let scenario = (lab.preset)(name).expect("a listed preset");
                let link = write(&scenario, &[("at", "7".to_owned())]).expect("short");
                let opened = read(&format!("https://example.org/x/{link}")).expect("opens");
                assert_eq!(opened.lab, lab.id);
                assert_eq!(opened.view, [("at".to_owned(), "7".to_owned())]);
                assert_eq!(opened.scenario, Some(scenario));
            }
        }
    }

    /// Links of released versions: they open for ever, and to the same scenario.
    #[test]
    fn old_links_open() {
        let corpus = include_str!("../../../tests/links/corpus.txt");
        let mut seen = 0;
        for line in corpus.lines().filter(|l| !l.starts_with("//")) {
            let (link, json) = line.split_once(' ').expect("a link, a space, its scenario");
            let opened = read(link)
                .expect("an old link opens")
                .scenario
                .expect("a scenario");
            let want: Value = serde_json::from_str(json).expect("the corpus is JSON");
            assert_eq!(opened, want);
            assert!(kw_models::registry::open_any(&opened).is_ok(), "{link}");
            seen += 1;
        }
        assert!(seen > 0, "the corpus is empty");
    }

    #[test]
    fn bad_links_are_refused_by_what_is_wrong() {
        let good = write(&(LABS[0].example)(), &[]).expect("short");
        let kind = |link: &str| read(link).expect_err("bad").kind;
        assert_eq!(kind(&good[..good.len() - 5]), "link-damaged");
        assert_eq!(kind("#/os/scheduling?s="), "link-damaged");
        assert_eq!(kind("#/os/scheduling?s=%%%"), "link-damaged");
        assert_eq!(kind("#/os/scheduling?s=AAAA"), "link-damaged");
        assert_eq!(kind("#/os/scheduling?s=_w"), "link-version");
        let long = format!("#/os/scheduling?s={}", "A".repeat(MAX_LINK + 1));
        assert_eq!(kind(&long), "link-long");
        // A small link that unpacks to a very large one.
        let mut bomb = vec![VERSION];
        bomb.extend(miniz_oxide::deflate::compress_to_vec(&vec![0; 8 << 20], 9));
        let bomb = format!("#/os/scheduling?s={}", URL_SAFE_NO_PAD.encode(bomb));
        assert_eq!(kind(&bomb), "link-damaged");
        // Lists in lists in lists.
        let deep: Vec<Token> = (0..100_000).map(|_| Token::List(1)).collect();
        let mut nested = vec![VERSION];
        nested.extend(miniz_oxide::deflate::compress_to_vec(
            &postcard::to_allocvec(&deep).expect("tokens"),
            9,
        ));
        let nested = format!("#/os/scheduling?s={}", URL_SAFE_NO_PAD.encode(nested));
        assert_eq!(kind(&nested), "link-damaged");
    }

    #[test]
    fn branches_come_back_from_their_link() {
        for lab in LABS {
            let scenario = (lab.example)();
            let change = |after: u64| serde_json::json!({"after": after, "input": {"do": "x", "to": [1, null, true]}});
            let others = [
                Value::Array(vec![change(3)]),
                Value::Array(vec![change(3), change(9)]),
            ];
            let at = [("at", "7".to_owned())];
            let link = write_with(&scenario, &others, &at).expect("short");
            let opened = read(&link).expect("opens");
            assert_eq!(opened.scenario.as_ref(), Some(&scenario));
            assert_eq!(opened.view[0], ("at".to_owned(), "7".to_owned()));
            assert_eq!(branches(&opened), Ok(others.to_vec()));
            // Without any it is the link that it always was.
            assert_eq!(write_with(&scenario, &[], &at), write(&scenario, &at));
            let plain = read(&write(&scenario, &at).expect("short")).expect("opens");
            assert_eq!(branches(&plain), Ok(Vec::new()));
        }
    }

    #[test]
    fn bad_branches_are_refused_and_the_scenario_still_opens() {
        let scenario = (LABS[0].example)();
        let good = write_with(&scenario, &[serde_json::json!([{"after": 1}])], &[]).expect("short");
        let object = pack(&scenario).expect("short");
        let plain = write(&scenario, &[]).expect("short");
        let long = "A".repeat(MAX_LINK + 1);
        for (bad, kind) in [
            (good[..good.len() - 3].to_owned(), "link-damaged"),
            (format!("{plain}&branches="), "link-damaged"),
            (format!("{plain}&branches=%%"), "link-damaged"),
            (format!("{plain}&branches={object}"), "link-damaged"),
            (format!("{plain}&branches=_w"), "link-version"),
            (format!("{plain}&branches={long}"), "link-long"),
        ] {
            let opened = read(&bad).expect("the scenario opens");
            assert_eq!(opened.scenario.as_ref(), Some(&scenario), "{bad}");
            assert_eq!(branches(&opened).map_err(|p| p.kind), Err(kind), "{bad}");
        }
    }

    #[test]
    fn scenario_and_branches_are_bounded_together() {
        let scenario = (LABS[0].example)();
        let mut rng = kw_trace::Rng::new(7);
        let mut noise = |n: usize| {
            (0..n)
                .map(|_| Value::from(rng.below(1 << 40)))
                .collect::<Vec<_>>()
        };
        let all = Value::Array(noise(1_500));
        assert!(encode(&all).is_ok(), "alone there would be room");
        let mut large = scenario.clone();
        large["extra"] = Value::Array(noise(1_500));
        assert!(pack(&large).is_ok(), "alone there would be room");
        let both = write_with(&large, &[all], &[]);
        assert_eq!(both.map_err(|p| p.kind), Err("link-long"));
    }

    proptest! {
        #[test]
        fn no_branches_panic(text in "[A-Za-z0-9_-]{0,200}") {
            let link = read(&format!("#/os/scheduling?branches={text}")).expect("no scenario");
            let _ = branches(&link);
        }

        #[test]
        fn no_link_panics(s in "[A-Za-z0-9_-]{0,200}", cut in 0_usize..400) {
            let _ = read(&format!("#/os/scheduling?s={s}"));
            let good = write(&(LABS[0].example)(), &[]).expect("short");
            let _ = read(&good[..cut.min(good.len())]);
        }

        #[test]
        fn a_changed_letter_gives_a_scenario_or_a_refusal(i in 20_usize..200, c in "[A-Za-z0-9_-]") {
            let good = write(&(LABS[0].example)(), &[]).expect("short");
            let mut bad = good.clone();
            let i = i.min(good.len() - 1);
            bad.replace_range(i..=i, &c);
            if let Ok(Link { scenario: Some(value), .. }) = read(&bad)
                && let Ok(mut session) = kw_models::registry::open_any(&value)
            {
                session.advance(10_000);
            }
        }
    }
}
