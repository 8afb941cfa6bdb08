//! What several tests look for, each in one place.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::kw::{Kw, scratch};
use crate::page::Page;

/// The number that a cell begins with.
pub fn number(cell: &str) -> f64 {
    let text: String = cell
        .chars()
        .filter(|c| !c.is_whitespace())
        .take_while(|c| c.is_ascii_digit() || *c == '.' || *c == '-')
        .collect();
    text.parse()
        .unwrap_or_else(|_| panic!("`{cell}` is no number"))
}

/// Whether a cell shows a value, rounded as cells are.
pub fn shows(cell: &str, value: f64, digits: i32) -> bool {
    (number(cell) - value).abs() <= 0.5 * 10_f64.powi(-digits) + 1e-9
}

/// The number that a value is.
pub fn int(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("{value} is no number"))
}

/// Which column has this head.
pub fn column(table: &[Vec<String>], head: &str) -> usize {
    table[0]
        .iter()
        .position(|h| h == head)
        .unwrap_or_else(|| panic!("no column {head} in {:?}", table[0]))
}

/// Takes the focus out of fields, so that keys are the player's.
pub fn leave_fields(page: &Page) {
    page.js(
        "document.activeElement && document.activeElement.blur()",
        &[],
    );
}

/// Asserts that a field is marked as wrong and has a sentence of its own, and returns it.
pub fn refused_at(page: &Page, field: &str, what: &str) -> String {
    page.until_for(
        &format!("{what} is refused at {field}"),
        "const e = kwt.one(arguments[0]);
         return e && e.getAttribute('aria-invalid') === 'true' && !!e.getAttribute('aria-describedby')",
        &[json!(field)],
    );
    page.text_of(
        "const e = document.getElementById(kwt.one(arguments[0]).getAttribute('aria-describedby'));
         return e && kwt.shown(e) && e.matches('.error') ? e.textContent.trim() : '(no sentence)'",
        &[json!(field)],
    )
}

/// What is typed is refused at its field in both languages; nothing else changes; a right value
/// mends it.
pub fn stays_with_a_sentence(page: &Page, field: &str, bad: &[&str], good: &str) -> Vec<String> {
    page.language("en");
    let (picture, why) = (page.picture(), page.why());
    let mut said = Vec::new();
    for bad in bad {
        page.fill(field, bad);
        let sentence = refused_at(page, field, &format!("`{bad}`"));
        assert!(
            sentence.len() > 10 && sentence.ends_with('.') && !sentence.contains('⟨'),
            "`{bad}`: {sentence}"
        );
        let same = |when: &str| {
            assert_eq!(
                page.text_of("return kwt.one(arguments[0]).value", &[json!(field)]),
                *bad,
                "what was typed stays {when}"
            );
            assert_eq!(page.picture(), picture, "`{bad}`: the picture stays {when}");
        };
        same("at once");
        assert_eq!(page.why(), why, "`{bad}`");
        let alert = page.text("#tab-panel [role=alert]");
        assert!(alert.contains("not in force"), "{alert}");
        page.language("ko");
        let korean = refused_at(page, field, bad);
        assert!(
            is_korean(&korean) && !korean.contains('⟨'),
            "`{bad}`: {korean}"
        );
        page.language("en");
        same("in another language");
        said.push(sentence);
    }
    page.fill(field, good);
    page.until_for(
        "the right value is taken",
        "return kwt.one(arguments[0]).getAttribute('aria-invalid') === 'false' && !kwt.all('.error, [role=alert]').length",
        &[json!(field)],
    );
    assert_eq!(
        page.text_of("return kwt.one(arguments[0]).value", &[json!(field)]),
        good
    );
    said
}

/// Chooses a file that cannot be opened: a sentence, and everything stays.
pub fn file_refused(page: &Page, name: &str, bytes: &[u8]) -> String {
    let scenario = Kw::open(&page.share());
    let (picture, at) = (page.picture(), page.at());
    let file = scratch(name, bytes);
    page.choose_file(file.path());
    page.until_for(
        &format!("{name} is refused"),
        "return (kwt.text('.notice.refused[role=alert]') || '').includes(arguments[0])",
        &[json!(name)],
    );
    let sentence = page.text(".notice.refused[role=alert] p");
    assert!(!sentence.contains('⟨'), "{sentence}");
    assert_eq!(page.picture(), picture, "{name}: the picture stays");
    assert_eq!(page.at(), at, "{name}: the step stays");
    assert_eq!(
        Kw::open(&page.share()),
        scenario,
        "{name}: the scenario stays"
    );
    sentence
}

/// Presses Tab through the whole page, and tells what had the focus and whether one could see it.
pub fn tab_through(page: &Page, back: bool) -> Vec<(String, bool)> {
    let mut seen = Vec::new();
    for _ in 0..400 {
        if back {
            page.shifted(Key::Tab);
        } else {
            page.key(Key::Tab);
        }
        let now = page.js(
            "const e = document.activeElement;
             if (!e || e === document.body) return null;
             const s = getComputedStyle(e);
             // A checkbox or a link in a picture may draw its focus in another way; an outline is asked of all.
             const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 && kwt.shown(e);
             e.kwtN ??= (window.kwtCount = (window.kwtCount ?? 0) + 1);
             return [e.kwtN + ' ' + e.tagName + (e.id ? '#' + e.id : '') + '.' + e.className + ' ' + (e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 30)), seen]",
            &[],
        );
        match now {
            Value::Null => break,
            now => {
                let name = now[0].as_str().unwrap_or_default().to_owned();
                if seen.first().is_some_and(|(first, _)| *first == name) {
                    break;
                }
                assert!(
                    seen.last().is_none_or(|(last, _)| *last != name),
                    "the focus is caught at {name}"
                );
                seen.push((name, now[1] == json!(true)));
            }
        }
    }
    seen
}

/// What axe finds on the page as it stands.
pub fn violations(page: &Page, what: &str) -> Vec<String> {
    let tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
    violations_of(page, what, &format!("{{ type: 'tag', values: {tags} }}"))
}

/// The same for what goes by the theme; all else is the same in both.
pub fn violations_of_colour(page: &Page, what: &str) -> Vec<String> {
    let rules = "['color-contrast', 'link-in-text-block']";
    violations_of(page, what, &format!("{{ type: 'rule', values: {rules} }}"))
}

fn violations_of(page: &Page, what: &str, rules: &str) -> Vec<String> {
    let script =
        format!("return axe.run(document, {{ resultTypes: ['violations'], runOnly: {rules} }})");
    let found = page.js(
        &(script + ".then((r) => r.violations.map((v) =>
           v.id + ': ' + v.help + ' — ' + v.nodes.length + ' × ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' ' + n.any.concat(n.all, n.none).map((c) => c.message).join('; ').slice(0, 200)).join(' | ')))"),
        &[],
    );
    found
        .as_array()
        .into_iter()
        .flatten()
        .map(|v| format!("{what}: {}", v.as_str().unwrap_or_default()))
        .collect()
}

/// Whether there are Hangul syllables in it.
pub fn is_korean(text: &str) -> bool {
    text.chars().any(|c| ('가'..='힣').contains(&c))
}
