//! What has to be true of all texts: the files against each other, against every lab as it is walked,
//! and against the places in the source that ask for a text by its id.
//!
//! Nothing here knows a lab. Whether a sentence is good is for people; that it is there, complete and
//! formed as it should be is tested here.

use super::*;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use kw_models::{Figure, Session, Table, exercise::Mark, registry::LABS};
use kw_scene::{Cell, Shape};
use kw_trace::{
    Kind,
    schema::{Field, FieldKind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

#[path = "../../models/tests/samples/mod.rs"]
mod samples;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn none(failures: &BTreeSet<String>) {
    let list: Vec<&str> = failures.iter().map(String::as_str).collect();
    assert!(
        list.is_empty(),
        "{} failures:\n{}",
        list.len(),
        list.join("\n")
    );
}

// --- The files. ---

/// What a message uses.
#[derive(Debug, Default, PartialEq)]
struct Uses {
    variables: BTreeSet<String>,
    /// Words that a variable is compared with; numbers and plural forms differ by language.
    words: BTreeSet<String>,
    is_empty: bool,
}

impl Uses {
    fn of(pattern: &Pattern<&str>) -> Uses {
        let mut uses = Uses {
            is_empty: is_empty(pattern),
            ..Uses::default()
        };
        uses.pattern(pattern);
        uses
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    if let VariantKey::Identifier { name } = variant.key
                        && !["zero", "one", "two", "few", "many", "other"].contains(&name)
                    {
                        self.words.insert(name.to_owned());
                    }
                    self.is_empty |= is_empty(&variant.value);
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                let named = arguments.named.iter().map(|n| &n.value);
                for argument in arguments.positional.iter().chain(named) {
                    self.inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
                panic!("a text refers to another text: {inline:?}")
            }
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// Whether nothing would be shown. An empty string literal is emptiness that is meant.
fn is_empty(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|e| match e {
        PatternElement::TextElement { value } => value.trim().is_empty(),
        PatternElement::Placeable { .. } => false,
    })
}

/// The messages of a file, in order.
fn messages(name: &str, text: &str) -> Vec<(String, Uses)> {
    let resource = fluent_syntax::parser::parse(text)
        .unwrap_or_else(|(_, errors)| panic!("{name} is not Fluent: {errors:?}"));
    let mut out = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                assert!(message.attributes.is_empty(), "{name}: {}", message.id.name);
                let value = message.value.as_ref();
                let value = value.unwrap_or_else(|| panic!("{name}: {} is empty", message.id.name));
                out.push((message.id.name.to_owned(), Uses::of(value)));
            }
            Entry::Term(term) => panic!("{name}: a term, {}", term.id.name),
            Entry::Junk { content } => panic!("{name}: {content}"),
            _ => {}
        }
    }
    out
}

/// All messages of one lab, or of the interface.
type Messages = BTreeMap<String, Uses>;

/// Every message in English by lab, those of the interface under an empty name; that Korean has the
/// same is a test of its own.
static IDS: LazyLock<BTreeMap<&str, Messages>> = LazyLock::new(|| {
    let mut all: BTreeMap<&str, Messages> = BTreeMap::new();
    for source in SOURCES {
        let messages = messages("en", source.en);
        let lab = source.lab.unwrap_or_default();
        all.entry(lab).or_default().extend(messages);
    }
    all
});

/// The message that is found for an id, as [`Texts::find`] finds it.
fn message(lab: Option<&str>, id: &str) -> Option<&'static Uses> {
    let own = lab.and_then(|lab| IDS.get(lab)?.get(id));
    own.or_else(|| IDS.get("")?.get(id))
}

#[test]
fn every_content_file_is_in_the_program_and_in_both_languages() {
    let files = |lang: &str| -> BTreeMap<String, String> {
        let folder = root().join("content").join(lang);
        fs::read_dir(&folder)
            .expect("the folder of a language")
            .map(|file| {
                let path = file.expect("a file").path();
                let name = path.file_name().expect("a name").to_string_lossy();
                (name.into_owned(), path)
            })
            .filter(|(name, _)| name.ends_with(".ftl"))
            .map(|(name, path)| (name, fs::read_to_string(path).expect("text in UTF-8")))
            .collect()
    };
    let (ko, en) = (files("ko"), files("en"));
    let names: Vec<&String> = ko.keys().collect();
    assert_eq!(names, en.keys().collect::<Vec<_>>());
    let read = |pick: fn(&Source) -> &'static str| -> BTreeSet<String> {
        SOURCES.iter().map(|s| pick(s).to_owned()).collect()
    };
    assert_eq!(read(|s| s.ko), ko.into_values().collect());
    assert_eq!(read(|s| s.en), en.into_values().collect());
    assert_eq!(read(|s| s.en).len(), SOURCES.len(), "a file twice");
    for lab in LABS {
        let own = SOURCES.iter().filter(|s| s.lab == Some(lab.id)).count();
        assert_eq!(own, 1, "{} has one file of texts", lab.id);
    }
}

#[test]
fn no_id_occurs_twice() {
    for pick in [|s: &Source| s.ko, |s: &Source| s.en] {
        let mut seen: BTreeSet<(Option<&str>, String)> = BTreeSet::new();
        for source in SOURCES {
            for (id, _) in messages("a file", pick(source)) {
                assert!(!seen.contains(&(None, id.clone())), "{id} hides another");
                assert!(seen.insert((source.lab, id.clone())), "{id} occurs twice");
            }
        }
    }
}

#[test]
fn both_languages_say_the_same_with_the_same_parameters() {
    let mut failures = BTreeSet::new();
    for source in SOURCES {
        let ko: Messages = messages("ko", source.ko).into_iter().collect();
        let en: Messages = messages("en", source.en).into_iter().collect();
        for id in ko.keys().chain(en.keys()) {
            let (Some(ko), Some(en)) = (ko.get(id), en.get(id)) else {
                failures.insert(format!("{id}: only in one language"));
                continue;
            };
            if ko.is_empty || en.is_empty {
                failures.insert(format!("{id}: empty, or one of its forms is"));
            }
            if ko.variables != en.variables {
                let (ko, en) = (&ko.variables, &en.variables);
                failures.insert(format!("{id}: ko uses {ko:?}, en uses {en:?}"));
            }
            if ko.words != en.words {
                let (ko, en) = (&ko.words, &en.words);
                failures.insert(format!("{id}: ko knows the words {ko:?}, en {en:?}"));
            }
        }
    }
    none(&failures);
}

// --- The labs as they are walked. ---

/// What is wrong with the text of an id and these parameters, in any language.
fn wrong(texts: &[Texts], lab: &str, id: &str, params: &[(&str, Param)]) -> Option<String> {
    texts.iter().find_map(|texts| {
        let tag = texts.lang().tag();
        // A parameter that is missing is an error in there.
        let Some(text) = texts.find(Some(lab), id, params) else {
            return Some(format!("{id}: there is no such text in {tag}"));
        };
        ill_formed(texts.lang(), &text).map(|what| format!("{id} in {tag}: {what}: “{text}”"))
    })
}

/// What no finished sentence has.
fn ill_formed(lang: Lang, text: &str) -> Option<&'static str> {
    let plural_of_one = || {
        let words: Vec<&str> = text.split([' ', '(', ')', '/']).collect();
        words.windows(2).any(|pair| {
            let word = pair[1].trim_end_matches(|c: char| !c.is_ascii_alphabetic());
            let is_plural =
                word.ends_with('s') && !["is", "was", "has", "ms", "ns", "s"].contains(&word);
            pair[0] == "1" && is_plural && word != "µs"
        })
    };
    match text {
        _ if text.is_empty() => Some("empty"),
        _ if text.contains(['⟨', '⟩']) => Some("a missing text inside"),
        _ if text.contains(['{', '}', '$']) => Some("a variable left over"),
        _ if text.trim() != text => Some("spaces at an end"),
        _ if text.contains("  ") => Some("two spaces"),
        _ if [" ,", " .", " ;", "..", ",,"]
            .iter()
            .any(|s| text.contains(s)) =>
        {
            Some("spaces and stops")
        }
        _ if lang == Lang::En && plural_of_one() => Some("the plural of one"),
        _ => None,
    }
}

/// Every place in a lab that asks for a text: ids with parameters, once each.
#[derive(Default)]
struct Asked {
    seen: BTreeSet<String>,
    labels: Vec<Label>,
}

impl Asked {
    fn add(&mut self, label: &Label) {
        if let Label::Text(..) = label
            && self.seen.insert(format!("{label:?}"))
        {
            self.labels.push(label.clone());
        }
    }

    fn id(&mut self, prefix: &str, id: &str) {
        // Ids of a lab's things are few and live as long as the test.
        let id: &'static str = format!("{prefix}{id}").leak();
        self.add(&Label::text(id));
    }

    fn why(&mut self, why: &Why) {
        let id: &'static str = format!("rule-{}", why.rule).leak();
        self.add(&Label::Text(id, why.params.clone()));
        why.also.iter().for_each(|part| self.why(part));
    }

    fn table(&mut self, table: &Table) {
        self.id("table-", table.id);
        table.columns.iter().for_each(|c| self.id("column-", c.id));
        for cell in table.rows.iter().chain(&table.foot).flatten() {
            if let Cell::Words(label) = cell {
                self.add(label);
            }
        }
    }

    fn picture(&mut self, session: &dyn Session) {
        for (width, compact) in [(960.0, false), (300.0, true)] {
            let scene = session.picture(&Figure {
                width,
                zoom: 0,
                until: 0,
                compact,
            });
            self.add(&scene.title);
            for shape in scene.parts.iter().flat_map(|p| &p.shapes) {
                if let Shape::Text { label, .. } = shape {
                    self.add(label);
                }
            }
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields.iter().filter(|f| !f.hidden) {
            self.id("field-", field.key);
            match &field.kind {
                FieldKind::Choice(words) => words.iter().for_each(|w| self.id("choice-", w)),
                FieldKind::Notation { name, .. } | FieldKind::Notations { name, .. } => {
                    self.id("notation-", name);
                }
                FieldKind::Group(fields)
                | FieldKind::Maybe(fields)
                | FieldKind::List { fields, .. } => self.fields(fields),
                FieldKind::Variant { cases, .. } => {
                    for (word, fields) in *cases {
                        self.id("choice-", word);
                        self.fields(fields);
                    }
                }
                _ => {}
            }
        }
    }

    fn walk(&mut self, mut session: Box<dyn Session>) {
        self.why(&session.heading());
        for variant in session.variants() {
            self.id("choice-", variant.name);
        }
        for mut study in session.studies() {
            while !study.advance(1 << 20) {}
            let chart = study.chart();
            self.id("chart-", chart.id);
            self.id("axis-", chart.x);
            self.id("axis-", chart.y);
            chart.series.iter().for_each(|s| self.add(&s.name));
            if let Some(grid) = study.grid() {
                grid.rows.iter().for_each(|name| self.add(name));
                grid.cells.iter().flatten().for_each(|c| self.add(&c.word));
            }
            for finding in study.findings() {
                self.why(&finding.why);
                finding.runs.iter().for_each(|r| self.add(&r.0));
            }
        }
        session.finish().expect("a good scenario ends");
        for n in 0..=session.progress().reached {
            session.seek(n);
            if let Some(why) = session.why() {
                self.why(&why);
            }
            session.tables().iter().for_each(|t| self.table(t));
            self.picture(session.as_ref());
        }
        session.results().iter().for_each(|t| self.table(t));
        for metric in session.metrics() {
            self.id("metric-", metric.id);
        }
        for (_, text) in session.legend() {
            self.id("", text);
        }
    }
}

impl Asked {
    /// The first exercises of each level, with what is said of answers to other ones.
    fn exercises(&mut self, lab: &kw_models::Entry) {
        let levels = 1..=kw_models::exercise::LEVELS;
        let all = levels.flat_map(|level| (0..60).map(move |seed| (level, seed)));
        let all: Vec<_> = all
            .filter_map(|(level, seed)| (lab.exercise)(level, seed))
            .collect();
        let english = Texts::new(Lang::En);
        let typed = |keys: Vec<Label>| -> Vec<String> {
            keys.iter().map(|k| english.label(lab.id, k)).collect()
        };
        let keys: Vec<Vec<String>> = all.iter().map(|e| typed(e.key())).collect();
        for exercise in &all {
            self.add(&exercise.question());
            exercise.hints().iter().for_each(|hint| self.add(hint));
            exercise.solution().iter().for_each(|why| self.why(why));
            for ask in exercise.asks() {
                self.add(&ask.label);
                self.add(&ask.form);
            }
            let own = typed(exercise.key());
            let mistakes = exercise.mistakes().into_iter().map(|(field, mistake)| {
                let mut given = own.clone();
                given[field] = english.label(lab.id, &mistake);
                given
            });
            for key in keys.iter().cloned().chain(mistakes) {
                let typed: Vec<&str> = key.iter().map(String::as_str).collect();
                match exercise.mark(&typed) {
                    Mark::Right => {}
                    Mark::Wrong { why, bits, .. } => {
                        self.add(&why);
                        if let Some(bits) = bits {
                            self.add(&bits.picture(600.0, true).title);
                        }
                    }
                    Mark::Malformed { why, .. } => self.add(&why),
                }
            }
        }
    }
}

/// Sessions of a lab that between them show all it has: the known scenarios, those of the declared
/// fields, and changes of the past.
fn sessions(lab: &kw_models::Entry) -> Vec<Box<dyn Session>> {
    let mut all = samples::good(lab, 10);
    all.extend(samples::filled(lab));
    for (_, scenario) in samples::good(lab, 0) {
        all.extend(samples::changed(lab, &scenario, 12, 1));
    }
    for (_, scenario) in samples::good(lab, 1).into_iter().take(2) {
        for after in [0, 5, 1_000] {
            all.extend(samples::changed(lab, &scenario, after, after as usize));
        }
        all.extend(
            samples::varied(lab, &scenario)
                .into_iter()
                .map(|v| ("varied".to_owned(), v)),
        );
    }
    all.iter()
        .filter_map(|(_, scenario)| (lab.open)(scenario).ok())
        .collect()
}

#[test]
fn every_lab_says_all_it_shows_in_both_languages() {
    let texts = Lang::ALL.map(Texts::new);
    let mut failures = BTreeSet::new();
    for lab in LABS {
        let mut asked = Asked::default();
        asked.id("lab-", "title");
        asked.id("lab-", "line");
        for name in (lab.presets)() {
            asked.id("preset-", name);
            asked.id("preset-", &format!("{name}-point"));
        }
        asked.fields((lab.fields)());
        asked.fields((lab.input_fields)());
        for session in sessions(lab) {
            asked.walk(session);
        }
        asked.exercises(lab);
        // One example of each is enough.
        let mut bad = BTreeMap::new();
        for label in &asked.labels {
            if let Label::Text(id, params) = label
                && let Some(what) = wrong(&texts, lab.id, id, params)
            {
                bad.entry(*id).or_insert(what);
            }
        }
        failures.extend(bad.into_values());
        for rule in (lab.rules)() {
            if message(Some(lab.id), &format!("rule-{}", rule.id)).is_none() {
                failures.insert(format!("rule-{}: there is no such text", rule.id));
            }
        }
    }
    none(&failures);
}

/// Both forms of a particle stand only where the name's last letter does not tell its sound.
#[test]
fn particles_fit_the_names() {
    let texts = Texts::new(Lang::Ko);
    let fallbacks = ["이(가)", "은(는)", "을(를)", "과(와)", "(으)로"];
    let mut failures = BTreeSet::new();
    for lab in LABS {
        for (_, scenario) in samples::good(lab, 20) {
            let mut session = (lab.open)(&scenario).expect("a good scenario");
            session.finish().expect("it ends");
            for n in 1..=session.progress().reached {
                session.seek(n);
                let why = session.why().expect("every step has a reason");
                let mut text = texts.why(lab.id, &why);
                for (_, value) in why
                    .params
                    .iter()
                    .chain(why.also.iter().flat_map(|w| &w.params))
                {
                    if let Param::Text(name) = value
                        && name.ends_with(['b', 'c', 'e', 'g', 'k', 'p', 't'])
                    {
                        for fallback in fallbacks {
                            text = text.replace(&format!("{name}{fallback}"), name);
                        }
                    }
                }
                if fallbacks.iter().any(|f| text.contains(f)) {
                    failures.insert(text);
                }
            }
        }
    }
    none(&failures);
}

#[test]
fn times_have_their_unit_in_its_form() {
    for (lang, unit, one, many) in [
        (Lang::En, "tick", "1 tick", "12 ticks"),
        (Lang::En, "ms", "1 ms", "12 ms"),
        (Lang::En, "us", "1 µs", "12 µs"),
        (Lang::Ko, "tick", "1틱", "12틱"),
        (Lang::Ko, "ms", "1 ms", "12 ms"),
        (Lang::Ko, "us", "1 µs", "12 µs"),
    ] {
        let text = "t = { TIME($n, $unit) }".to_owned();
        let mut bundle = bundle(lang);
        let resource = FluentResource::try_new(text).expect("Fluent");
        bundle.add_resource(resource).expect("one message");
        let pattern = bundle.get_message("t").and_then(|m| m.value());
        for (n, want) in [(1, one), (12, many)] {
            let mut args = FluentArgs::new();
            args.set("n", n);
            args.set("unit", unit);
            let mut errors = Vec::new();
            let got = bundle.format_pattern(pattern.expect("it"), Some(&args), &mut errors);
            assert_eq!((got.as_ref(), errors.len()), (want, 0));
        }
    }
    // Numbers that a 64-bit float cannot hold stay exact.
    let last = Param::Int(i64::MAX);
    let text = Texts::new(Lang::En).with(None, "time-now", &[("now", last)]);
    assert_eq!(text, "t = 9223372036854775807");
}

// --- The source. ---

/// One source file without its tests and without white space, so that lines break nothing.
struct File {
    path: String,
    text: String,
}

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let mut folders = vec![root().join("web/src")];
    for member in fs::read_dir(root().join("crates")).expect("the crates") {
        folders.push(member.expect("a folder").path().join("src"));
    }
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(inside) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in inside {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            let is_test = name.starts_with("tests");
            if path.is_dir() && !is_test {
                folders.push(path);
            } else if name.ends_with(".rs") && !is_test {
                let text = fs::read_to_string(&path).expect("source is UTF-8");
                let text = text.split("#[cfg(test)]\nmod tests {").next();
                let text = text.unwrap_or_default().replace(char::is_whitespace, "");
                let path = path.to_string_lossy().replace('\\', "/");
                files.push(File { path, text });
            }
        }
    }
    assert!(files.len() > 20, "the source is not where it was");
    files
});

/// What stands behind each `start`, with the text after it.
fn after<'a>(text: &'a str, start: &str) -> Vec<(&'a str, &'a str)> {
    text.match_indices(start)
        .filter_map(|(at, _)| text[at + start.len()..].split_once('"'))
        .filter(|(id, _)| !id.contains(['{', '}']))
        .collect()
}

/// Literals behind `start`, its arguments, and `, "`: `words.lab(lab, "…")`.
fn after_argument<'a>(text: &'a str, start: &str) -> Vec<(&'a str, &'a str)> {
    text.match_indices(start)
        .filter_map(|(at, _)| {
            let (argument, rest) = text[at + start.len()..].split_once(",\"")?;
            let is_one = argument.matches('(').count() == argument.matches(')').count();
            let is_short = is_one && !argument.contains([',', ';', '{', '"']);
            is_short.then(|| rest.split_once('"'))?
        })
        .collect()
}

/// The names given in a literal list of parameters, `,&[("n",…),…])`; `None` if it is no literal.
fn given(rest: &str) -> Option<BTreeSet<String>> {
    let rest = rest.strip_prefix(",&[")?;
    let end = rest.find("])").or(rest.find("],)"))?;
    let names = after(&rest[..end], "(\"").into_iter();
    Some(names.map(|(name, _)| name.to_owned()).collect())
}

#[test]
fn every_text_that_the_source_asks_for_is_there() {
    let mut failures = BTreeSet::new();
    let (mut interface, mut of_labs, mut of_problems) = (0, 0, 0);
    for File { path, text } in FILES.iter() {
        let mut need = |lab: Option<&str>, id: &str, params: Option<BTreeSet<String>>| {
            let Some(uses) = message(lab, id) else {
                failures.insert(format!("{path}: there is no text {id}"));
                return;
            };
            if let Some(params) = params
                && !uses.variables.is_subset(&params)
            {
                let want = &uses.variables;
                failures.insert(format!("{path}: {id} wants {want:?}, gets {params:?}"));
            }
        };
        for (id, _) in [".t(\"", "get(None,\""].iter().flat_map(|s| after(text, s)) {
            need(None, id, Some(BTreeSet::new()));
            interface += 1;
        }
        for (id, rest) in ["words.with(\"", "with(None,\""]
            .iter()
            .flat_map(|s| after(text, s))
        {
            need(None, id, given(rest));
            interface += 1;
        }
        for (id, _) in after(text, "Said(\"") {
            need(None, id, None);
            interface += 1;
        }
        for (id, _) in after(text, "Note::new(\"") {
            need(None, id, None);
        }
        for (id, _) in ["words.lab(", "get(Some("]
            .iter()
            .flat_map(|s| after_argument(text, s))
        {
            for lab in LABS {
                need(Some(lab.id), id, Some(BTreeSet::new()));
            }
            of_labs += 1;
        }
        for lab in LABS
            .iter()
            .filter(|l| path.contains(&format!("/labs/{}/", l.id.replace('-', "_"))))
        {
            for (id, _) in ["Label::text(\"", "Label::Text(\""]
                .iter()
                .flat_map(|s| after(text, s))
            {
                need(Some(lab.id), id, None);
                of_labs += 1;
            }
        }
        for (kind, rest) in after(text, "Problem::new(\"") {
            let own = rest.split("Problem::new(").next().unwrap_or_default();
            let params = after(own, ".with(\"").into_iter();
            let params = params.map(|(name, _)| name.to_owned()).collect();
            need(None, &format!("problem-{kind}"), Some(params));
            of_problems += 1;
        }
        // Notes of imports are made from their ids in several ways.
        if path.contains("/capture/") {
            for (id, _) in after(text, "\"import-") {
                let (note, problem) = (format!("import-{id}"), format!("problem-import-{id}"));
                if message(None, &problem).is_none() {
                    need(None, &note, None);
                }
            }
        }
    }
    none(&failures);
    // If the source asked in another way, this test would see nothing and say nothing.
    assert!(
        interface > 60 && of_labs > 15 && of_problems > 30,
        "{interface}, {of_labs}, {of_problems}: are texts asked for in another way now?"
    );
}

#[test]
fn families_of_texts_are_whole() {
    let mut failures = BTreeSet::new();
    let mut need = |id: String| {
        if message(None, &id).is_none() {
            failures.insert(id);
        }
    };
    for kind in Kind::ALL {
        need(format!("kind-{}", kind.name()));
    }
    for lab in LABS {
        need(format!(
            "area-{}",
            lab.id.split('/').next().expect("an area")
        ));
    }
    for File { text, .. } in FILES.iter() {
        for (start, prefix) in [("Tab::", "tab-"), ("Theme::", "theme-")] {
            for (name, rest) in text
                .match_indices(start)
                .filter_map(|(at, _)| text[at + start.len()..].split_once("=>\""))
            {
                if name.chars().all(char::is_alphanumeric) {
                    let word = rest.split('"').next().unwrap_or_default();
                    need(format!("{prefix}{}", word.trim_start_matches(prefix)));
                }
            }
        }
    }
    none(&failures);
}

/// Texts whose labs, or whose pages, are still to come.
const TO_COME: &[&str] = &[
    "area-linux",
    "area-cloud",
    "chart-recording-faults",
    "axis-trace-frames",
    "axis-trace-faults",
];

#[test]
fn no_text_is_there_for_nobody() {
    // Ids that are put together: what stands before and after the part that varies.
    let mut families: BTreeSet<(&str, &str)> = BTreeSet::new();
    for File { text, .. } in FILES.iter() {
        for (at, start) in text.match_indices("format!(\"") {
            let Some((literal, _)) = text[at + start.len()..].split_once('"') else {
                continue;
            };
            if let Some((before, rest)) = literal.split_once('{')
                && let Some((_, behind)) = rest.split_once('}')
                && before.ends_with('-')
                && !behind.contains('{')
            {
                families.insert((before, behind));
            }
        }
    }
    assert!(families.contains(&("rule-", "")), "{families:?}");
    // What stands between one quotation mark and the next.
    let quoted: BTreeSet<&str> = FILES.iter().flat_map(|f| f.text.split('"')).collect();
    let literal = |s: &str| quoted.contains(s) || quoted.contains(format!("#{s}").as_str());
    let areas: Vec<String> = LABS
        .iter()
        .filter_map(|l| Some(format!("area-{}", l.id.split_once('/')?.0)))
        .collect();
    let used = |id: &str| {
        literal(id)
            || areas.iter().any(|area| area == id)
            || families.iter().any(|(before, behind)| {
                let middle = id.strip_prefix(before).and_then(|m| m.strip_suffix(behind));
                middle.is_some_and(|m| !m.is_empty() && literal(m))
            })
    };
    let mut failures = BTreeSet::new();
    for (lab, messages) in IDS.iter() {
        for id in messages.keys() {
            if !used(id) && !TO_COME.contains(&id.as_str()) {
                failures.insert(format!("{id} ({lab}) is used nowhere"));
            }
        }
    }
    none(&failures);
}

#[test]
fn the_page_begins_with_the_words_of_the_home_page() {
    let page = include_str!("../../../index.html");
    for lang in Lang::ALL {
        for id in ["tagline", "intro"] {
            let words = Texts::new(lang).with(None, id, &[]);
            let begun = format!("<span lang=\"{}\">{words}</span>", lang.tag());
            assert!(page.contains(&begun), "index.html lacks {begun}");
        }
    }
}

#[test]
fn doubled_texts_are_there_twice() {
    for lang in Lang::ALL {
        let (once, twice) = (Texts::new(lang), Texts::doubled(lang));
        let n = [("n", Param::Int(3))];
        for text in ["save", "speed-value"] {
            let plain = once.with(None, text, &n);
            assert_eq!(twice.with(None, text, &n), format!("{plain} {plain}"));
        }
        assert_eq!(twice.label("os/scheduling", &Label::raw("P1")), "P1");
    }
}

#[test]
fn no_words_of_a_picture_have_to_be_squeezed() {
    let texts = Lang::ALL.map(Texts::new);
    let mut wrong = BTreeSet::new();
    for entry in LABS {
        let mut session = (entry.open)(&(entry.example)()).expect("examples open");
        session.finish().expect("examples end");
        let end = session.progress().reached;
        for step in [0, end / 3, end / 2, end] {
            session.seek(step);
            for width in [318.0, 366.0, 640.0, 800.0, 960.0, 1160.0] {
                let scene = session.picture(&Figure {
                    width,
                    zoom: 0,
                    until: 0,
                    compact: false,
                });
                for texts in &texts {
                    for part in &scene.parts {
                        for shape in &part.shapes {
                            let Shape::Text { label, .. } = shape else {
                                continue;
                            };
                            let words = texts.label(entry.id, label);
                            if kw_scene::squeezed(part, shape, &words, scene.width).is_some() {
                                wrong.insert(format!("{}, {width} px: {words}", entry.id));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
