//! The walk over the registry: what must hold for every lab, so that no lab has to say it again.
//!
//! Nothing here knows a lab; the one list with names in it is [`UNREACHED`]. What a lab computes is
//! tested beside it, that it computes the same everywhere is in `golden.rs` and `wasm.rs`, and what
//! its texts say in the crate of the texts.
#![cfg(not(target_arch = "wasm32"))]

mod samples;

use kw_exchange::link;
use kw_models::{
    Alternative, Entry, Figure, Scene, Session, Table,
    registry::{LABS, open_any},
};
use kw_scene::Shape;
use kw_texts::{Lang, Texts};
use kw_trace::{Problem, Rng, Why, schema::FieldKind};
use proptest::{prelude::*, test_runner::FileFailurePersistence};
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, sync::LazyLock};

/// Rules that no sample reaches, each with the reason. An entry that is reached is an error too.
const UNREACHED: &[(&str, &str, &str)] = &[(
    "rtc/ice",
    "dropped-other",
    "a NAT there would have to run out of ten thousand ports",
)];

/// Beginnings of rules that only recordings follow: the tests of the captures walk those.
const RECORDED: &[(&str, &str)] = &[("rtc/ice", "seen-")];

/// How many random scenarios of each lab are walked.
const SEEDS: u64 = 200;
/// How far a scenario of no known length is run.
const FAR: u64 = 5_000;

const FIGURE: Figure = Figure {
    width: 800.0,
    zoom: 0,
    until: 0,
    compact: false,
};

fn opened(name: &str, scenario: &Value) -> Box<dyn Session> {
    open_any(scenario).unwrap_or_else(|p| panic!("{name}: {p}\n{scenario}"))
}

fn finished(name: &str, scenario: &Value) -> Box<dyn Session> {
    let mut session = opened(name, scenario);
    session.finish().unwrap_or_else(|p| panic!("{name}: {p}"));
    session
}

/// Everything that is shown at the cursor.
fn shown(session: &dyn Session) -> (u64, u64, Option<Why>, Vec<Table>, Scene) {
    (
        session.at(),
        session.now(),
        session.why(),
        session.tables(),
        session.picture(&FIGURE),
    )
}

/// All good scenarios of a lab: the known ones, and those with a change of the past at the start,
/// in the middle and at the end.
fn walked(lab: &Entry) -> Vec<(String, Value)> {
    let mut all = samples::good(lab, SEEDS);
    for (name, scenario) in samples::good(lab, 3) {
        let end = finished(&name, &scenario).progress().reached;
        for after in [0, end / 2, end] {
            for which in 0..3 {
                for (change, scenario) in samples::changed(lab, &scenario, after, which) {
                    // What fits together only the lab knows: a refusal is tested elsewhere.
                    if open_any(&scenario).is_ok() {
                        all.push((format!("{name}, {change}"), scenario));
                    }
                }
            }
        }
    }
    for (name, scenario) in samples::filled(lab) {
        if open_any(&scenario).is_ok() {
            all.push((name, scenario));
        }
    }
    all
}

/// The scenario file of a variant.
fn file_of(name: &str, variant: Alternative) -> Value {
    let opened = (variant.open)();
    opened
        .unwrap_or_else(|p| panic!("{name}: {}: {p}", variant.name))
        .scenario()
}

/// Every preset under each of its variants, with each choice made otherwise.
fn choices(lab: &Entry) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (name, scenario) in samples::good(lab, 0) {
        for variant in opened(&name, &scenario).variants() {
            for scenario in samples::varied(lab, &file_of(&name, variant)) {
                if open_any(&scenario).is_ok() {
                    all.push((format!("{name} varied"), scenario));
                }
            }
        }
    }
    all
}

#[test]
fn every_lab_has_an_address_and_something_to_show() {
    let ids: BTreeSet<&str> = LABS.iter().map(|l| l.id).collect();
    assert_eq!(ids.len(), LABS.len(), "an id occurs twice");
    for lab in LABS {
        let rules: BTreeSet<&str> = (lab.rules)().iter().map(|r| r.id).collect();
        assert_eq!(rules.len(), (lab.rules)().len(), "{}: a rule twice", lab.id);
        let presets: BTreeSet<&str> = (lab.presets)().into_iter().collect();
        assert_eq!(presets.len(), (lab.presets)().len(), "a preset twice");
        assert!(!presets.is_empty(), "{} has no preset", lab.id);
        assert!((lab.preset)("no such preset").is_none());
        for id in rules.iter().chain(&presets) {
            let is_fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(id.chars().all(is_fine), "{id} is no id");
        }
        for rule in (lab.rules)() {
            assert!(
                !rule.label.is_empty() && !rule.source.is_empty(),
                "{rule:?}"
            );
        }
    }
}

#[test]
fn a_seed_gives_the_same_scenario_every_time_and_seeds_differ() {
    for lab in LABS {
        let all: Vec<Value> = (0..SEEDS).map(|seed| (lab.random)(seed)).collect();
        for (seed, scenario) in (0..).zip(&all) {
            assert_eq!(*scenario, (lab.random)(seed), "{} seed {seed}", lab.id);
        }
        let different: BTreeSet<String> = all.iter().map(Value::to_string).collect();
        assert_eq!(
            different.len(),
            all.len(),
            "{}: two seeds, one scenario",
            lab.id
        );
    }
}

#[test]
fn every_scenario_runs_to_its_end_and_comes_back_as_it_was_read() {
    for lab in LABS {
        for (name, scenario) in walked(lab) {
            let session = finished(&name, &scenario);
            assert_eq!(session.lab(), lab.id);
            // Written out in full, so reading it once more changes nothing; the known ones are
            // written in full already.
            let written = session.scenario();
            if !name.starts_with("filled") {
                assert_eq!(written, scenario, "{name}");
            }
            assert_eq!(opened(&name, &written).scenario(), written, "{name}");
            assert!(session.result().is_object(), "{name}");
            assert!(!session.metrics().is_empty() && !session.results().is_empty());
            for metric in session.metrics() {
                assert!(metric.den > 0 || metric.num == 0, "{name}: {metric:?}");
            }
            for table in session.results().iter().chain(&session.tables()) {
                rectangular(&name, table);
            }
        }
    }
}

/// What the editor shows for a field that the scenario leaves out.
fn in_the_editor(kind: &FieldKind) -> Value {
    match kind {
        FieldKind::Bool => json!(false),
        FieldKind::Maybe(_) => Value::Null,
        FieldKind::List { .. } => json!([]),
        FieldKind::Group(fields) => {
            let shown = fields.iter().filter(|f| !f.hidden);
            shown
                .map(|f| (f.key.to_owned(), in_the_editor(&f.kind)))
                .collect()
        }
        kind => samples::value_of(kind, 0, &Value::Null, 0),
    }
}

/// The editor shows a field that the file leaves out with what its declaration proposes. That has to be what
/// the model takes, else the page shows numbers that it does not count with.
#[test]
fn what_the_editor_shows_for_a_field_left_out_is_what_the_model_takes() {
    for lab in LABS {
        for (name, scenario) in samples::good(lab, 20) {
            let fields = (lab.fields)().iter();
            let shown = fields.filter(|f| !f.hidden && !f.may_be_absent);
            for field in shown.filter(|f| scenario.get(f.key).is_none()) {
                let mut typed = scenario.clone();
                typed[field.key] = in_the_editor(&field.kind);
                let name = format!("{} {name}: {}", lab.id, field.key);
                assert_eq!(opened(&name, &typed).scenario(), scenario, "{name}");
            }
        }
    }
}

/// Whatever width the page has for it, before it is laid out, too, a picture has nothing of negative size.
#[test]
fn pictures_of_no_width_are_pictures() {
    for lab in LABS {
        for (name, scenario) in samples::good(lab, 3) {
            let mut session = finished(&name, &scenario);
            let end = session.progress().reached;
            for at in [0, end / 2, end] {
                session.seek(at);
                for (width, compact) in [(0.0, true), (0.0, false), (1.0, true), (100.0, false)] {
                    let figure = Figure {
                        width,
                        zoom: 0,
                        until: 0,
                        compact,
                    };
                    let scene = session.picture(&figure);
                    for shape in scene.parts.iter().flat_map(|p| &p.shapes) {
                        let is_good = match shape {
                            Shape::Rect { w, h, .. } => *w >= 0.0 && *h >= 0.0,
                            Shape::Path { d, .. } => !d.contains("--"),
                            _ => true,
                        };
                        assert!(is_good, "{}, {name} at {at}, {width} px: {shape:?}", lab.id);
                    }
                }
            }
        }
    }
}

fn rectangular(name: &str, table: &Table) {
    for row in table.rows.iter().chain(&table.foot) {
        assert_eq!(row.len(), table.columns.len(), "{name}: table {}", table.id);
    }
}

#[test]
fn every_step_has_its_reason_its_kind_and_no_earlier_time() {
    for lab in LABS {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        for (name, scenario) in walked(lab).into_iter().chain(choices(lab)) {
            let mut session = finished(&name, &scenario);
            let end = session.progress().reached;
            session.seek(0);
            assert_eq!(
                session.why(),
                None,
                "{name}: a reason before the first step"
            );
            let mut before = session.now();
            for n in 1..=end {
                assert_eq!(session.seek(n), n);
                let why = session.why().expect("every step has a reason");
                for why in std::iter::once(&why).chain(&why.also) {
                    let rule = lab.rule(why.rule);
                    reached.insert(rule.unwrap_or_else(|| panic!("{name}: {why:?}")).id);
                    let names: BTreeSet<&str> = why.params.iter().map(|p| p.0).collect();
                    assert_eq!(names.len(), why.params.len(), "{name}: {why:?}");
                }
                assert!(session.kind(n).is_some(), "{name}: step {n} has no kind");
                assert!(
                    session.now() >= before,
                    "{name}: step {n} goes back in time"
                );
                before = session.now();
            }
            assert_eq!((session.kind(0), session.kind(end + 1)), (None, None));
            let bits: Vec<u8> = (1..=end)
                .filter_map(|n| session.kind(n))
                .map(|kind| 1 << kind as u8)
                .collect();
            assert_eq!(session.rhythm(usize::MAX), bits, "{name}");
            assert_eq!(session.rhythm(1), [bits.iter().fold(0, |all, b| all | b)]);
        }
        let declared: BTreeSet<&str> = (lab.rules)().iter().map(|r| r.id).collect();
        let excused = UNREACHED.iter().filter(|u| u.0 == lab.id).map(|u| u.1);
        let excused: BTreeSet<&str> = excused.collect();
        let is_recorded = |rule: &str| {
            let mut all = RECORDED.iter();
            all.any(|(own, start)| *own == lab.id && rule.starts_with(start))
        };
        let unreached = declared.difference(&reached).copied();
        let unreached: BTreeSet<&str> = unreached.filter(|rule| !is_recorded(rule)).collect();
        assert_eq!(
            unreached, excused,
            "{}: rules that occur nowhere, against those that are excused",
            lab.id
        );
    }
}

#[test]
fn any_order_of_seeks_shows_what_a_straight_run_shows() {
    let mut rng = Rng::new(2024);
    for lab in LABS {
        for (i, (name, scenario)) in walked(lab).into_iter().enumerate() {
            // Pictures of every step take their time, and the changed ones are many alike.
            if name.contains("change") && i % 11 != 0 {
                continue;
            }
            let mut straight = finished(&name, &scenario);
            let end = straight.progress().reached;
            // Straight, from a machine that never goes back.
            let mut wanted = Vec::new();
            for n in 0..=end {
                straight.seek(n);
                wanted.push(shown(straight.as_ref()));
            }
            let mut session = finished(&name, &scenario);
            let mut places = vec![end, 0, end, 1, end.saturating_sub(1), end / 2];
            places.extend((0..20).map(|_| rng.below(end + 1)));
            for n in places {
                assert_eq!(session.seek(n), n);
                let same = shown(session.as_ref()) == wanted[n as usize];
                assert!(same, "{name}: step {n} differs after a seek\n{scenario}");
            }
            assert_eq!(session.seek(u64::MAX), end, "{name}: a seek past the end");
            // The same from a machine whose front is still where the cursor is. Its picture has
            // another time axis.
            let n = rng.below(end + 1);
            let mut fresh = opened(&name, &scenario);
            fresh.seek(n);
            let (at, now, why, tables, _) = shown(fresh.as_ref());
            let want = &wanted[n as usize];
            assert_eq!((at, now, &why, &tables), (want.0, want.1, &want.2, &want.3));
        }
    }
}

/// A run long enough that checkpoints are thinned out: the example with its largest list of numbers,
/// or of things without names, made longer, whatever it means.
#[test]
fn a_long_run_is_walked_as_a_short_one() {
    let mut rng = Rng::new(7);
    for lab in LABS {
        let mut longest: Option<(u64, Value)> = None;
        for (_, scenario) in samples::good(lab, 10) {
            let mut all = Vec::new();
            let mut numbers = scenario.clone();
            lengthen(&mut numbers);
            all.push(numbers);
            for key in scenario.as_object().expect("a scenario").keys() {
                if let Some(list) = scenario[key].as_array().filter(|l| l.len() > 1) {
                    let mut long = scenario.clone();
                    long[key] = list.iter().cycle().take(2_000).cloned().collect();
                    all.push(long);
                }
            }
            for long in all {
                let Ok(mut session) = open_any(&long) else {
                    continue;
                };
                let reached = session.advance(50_000).reached;
                if longest.as_ref().is_none_or(|l| l.0 < reached) {
                    longest = Some((reached, long));
                }
            }
        }
        let (reached, scenario) = longest.expect("one can be made longer");
        assert!(reached > 1_000, "{}: only {reached} steps", lab.id);
        let mut session = opened("long", &scenario);
        session.advance(50_000);
        let mut straight = opened("long", &scenario);
        straight.advance(50_000);
        let mut places: Vec<u64> = (0..60).map(|_| rng.below(reached + 1)).collect();
        let mut wanted = Vec::new();
        places.sort_unstable();
        for n in &places {
            straight.seek(*n);
            wanted.push((*n, shown(straight.as_ref())));
        }
        while !wanted.is_empty() {
            let (n, want) = wanted.swap_remove(rng.below(wanted.len() as u64) as usize);
            session.seek(n);
            assert!(shown(session.as_ref()) == want, "{}: step {n}", lab.id);
        }
        assert!(session.bytes() < 64 << 20, "{} bytes", session.bytes());
    }
}

/// Repeats every list of numbers until it is long, and keeps its last one last.
fn lengthen(value: &mut Value) {
    match value {
        Value::Array(items) if items.len() > 1 && items.iter().all(Value::is_number) => {
            let pair = items[..2].to_vec();
            let last = items.pop().expect("not empty");
            while items.len() < 2_000 {
                items.extend(pair.iter().cloned());
            }
            items.push(last);
        }
        Value::Array(items) => items.iter_mut().for_each(lengthen),
        Value::Object(map) => map.values_mut().for_each(lengthen),
        _ => {}
    }
}

#[test]
fn an_instant_is_found_where_it_is() {
    for lab in LABS {
        for (name, scenario) in walked(lab) {
            let mut session = finished(&name, &scenario);
            let end = session.progress().reached;
            let mut times = Vec::new();
            for n in 0..=end {
                session.seek(n);
                times.push(session.now());
            }
            let last = *times.last().expect("at least the start");
            let step = (last / 40).max(1);
            for t in (times[0]..=last + 2).step_by(step as usize) {
                let want = times.partition_point(|now| *now <= t) as u64 - 1;
                assert_eq!(session.seek_time(t), want, "{name}: t = {t} of {times:?}");
                assert_eq!(session.at(), want);
            }
            assert_eq!(session.seek_time(u64::MAX), end, "{name}");
        }
    }
}

#[test]
fn every_variant_opens_and_one_of_them_is_the_scenario_itself() {
    for lab in LABS {
        for (name, scenario) in walked(lab) {
            let variants = opened(&name, &scenario).variants();
            let variants: Vec<(&str, bool, Value)> = variants
                .into_iter()
                .map(|v| (v.name, v.same, file_of(&name, v)))
                .collect();
            let own: Vec<&Value> = variants.iter().filter(|v| v.1).map(|v| &v.2).collect();
            assert_eq!(own, [&opened(&name, &scenario).scenario()], "{name}");
            let names: BTreeSet<&str> = variants.iter().map(|v| v.0).collect();
            assert_eq!(names.len(), variants.len(), "{name}: a variant twice");
            // The random ones vary in the same way: a few are enough to run.
            if name.starts_with("random") && !name.ends_with('0') {
                continue;
            }
            for (_, _, file) in &variants {
                opened(&name, file).advance(FAR);
            }
        }
    }
}

#[test]
fn every_scenario_comes_back_from_its_link() {
    for lab in LABS {
        for (name, scenario) in walked(lab) {
            let written = opened(&name, &scenario).scenario();
            let link = link::write(&written, &[("at", "3".to_owned())]);
            let link = link.unwrap_or_else(|p| panic!("{name}: {p}"));
            let read = link::read(&link).unwrap_or_else(|p| panic!("{name}: {p}"));
            assert_eq!(read.lab, lab.id);
            assert_eq!(read.scenario.as_ref(), Some(&written), "{name}");
            assert_eq!(read.view, [("at".to_owned(), "3".to_owned())]);
        }
    }
}

/// A scenario from the fields alone, and one with a change, is opened or refused by its place.
#[test]
fn what_the_fields_allow_is_opened_or_refused_in_words() {
    for lab in LABS {
        let example = (lab.example)();
        let mut accepted = 0;
        let changes = (0..9).flat_map(|i| samples::changed(lab, &example, i, i as usize));
        for (_, scenario) in samples::filled(lab).into_iter().chain(changes) {
            accepted += usize::from(survives(&scenario).is_ok());
        }
        assert!(
            accepted > 0,
            "{}: no scenario of its own fields opens",
            lab.id
        );
    }
}

/// Opens a value, runs it and shows everything of it; a refusal has its words in both languages.
fn survives(value: &Value) -> Result<(), Problem> {
    let mut session = match open_any(value) {
        Ok(session) => session,
        Err(problem) => {
            told(&problem);
            return Err(problem);
        }
    };
    let progress = session.advance(FAR);
    for n in [0, progress.reached / 2, progress.reached] {
        session.seek(n);
        let _ = shown(session.as_ref());
    }
    let _ = session.heading();
    if progress.end.is_some() {
        let _ = (session.result(), session.metrics(), session.results());
    }
    let scenario = session.scenario();
    match link::write(&scenario, &[]) {
        Ok(link) => assert_eq!(link::read(&link).map(|l| l.scenario), Ok(Some(scenario))),
        Err(problem) => told(&problem),
    }
    Ok(())
}

/// A refusal has a sentence in both languages, and names its place.
fn told(problem: &Problem) {
    for lang in Lang::ALL {
        let text = Texts::new(lang).problem(problem);
        // A value shown in it may hold anything; a missing text shows as its id.
        assert!(!text.contains("⟨problem-"), "{text}");
        assert!(
            text.contains(&problem.field),
            "{text}: no {}",
            problem.field
        );
        assert!(text.chars().count() < 1_000, "{text}");
    }
}

/// Where in a value, and what is done there.
#[derive(Debug, Clone)]
enum Harm {
    Delete,
    Rename(&'static str),
    Replace(Value),
    Duplicate,
    Nest(usize),
    Repeat(usize),
    Extra(&'static str, Value),
}

fn harm() -> impl Strategy<Value = Harm> {
    let odd = prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        Just(json!([])),
        Just(json!({})),
        Just(json!("")),
        Just(json!(1.5)),
        Just(json!(-1)),
        Just(json!(0)),
        Just(json!(i64::MIN)),
        Just(json!(i64::MAX)),
        Just(json!(u64::MAX)),
        Just(json!(1e300)),
        Just(json!(1_000_000_000_u64)),
        Just(json!(1_000_000_001_u64)),
        Just(json!([1, 2, 3])),
        Just(json!([[[[[]]]]])),
        Just(json!("이름 🧵\u{202e}abc\u{0}")),
        Just(json!("</script>\u{2028}")),
        Just(json!("가".repeat(5_000))),
        any::<i64>().prop_map(|n| json!(n)),
        (0_i64..2_000).prop_map(|n| json!(n)),
        "\\PC{0,40}".prop_map(|s| json!(s)),
    ];
    let key = prop_oneof![Just("id"), Just("name"), Just("키"), Just(""), Just("lab")];
    prop_oneof![
        2 => Just(Harm::Delete),
        6 => odd.clone().prop_map(Harm::Replace),
        2 => Just(Harm::Duplicate),
        1 => (1_usize..100).prop_map(Harm::Nest),
        1 => (2_usize..60).prop_map(Harm::Repeat),
        1 => key.clone().prop_map(Harm::Rename),
        1 => (key, odd).prop_map(|(k, v)| Harm::Extra(k, v)),
    ]
}

/// How many values are inside a value, itself included.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

/// Does the harm at the `place`-th value, counted through all that is inside.
fn apply(value: &mut Value, place: &mut usize, harm: &Harm) {
    match value {
        Value::Array(items) => {
            for i in 0..items.len() {
                if *place == 0 {
                    match harm {
                        Harm::Delete => drop(items.remove(i)),
                        Harm::Duplicate => items.insert(i, items[i].clone()),
                        Harm::Repeat(n) => {
                            let again = items[i].clone();
                            items.extend(vec![again; *n]);
                        }
                        _ => here(&mut items[i], harm),
                    }
                    *place = usize::MAX;
                    return;
                }
                *place -= 1;
                apply(&mut items[i], place, harm);
                if *place == usize::MAX {
                    return;
                }
            }
        }
        Value::Object(map) => {
            let keys: Vec<String> = map.keys().cloned().collect();
            for key in keys {
                if *place == 0 {
                    match harm {
                        Harm::Delete => drop(map.shift_remove(&key)),
                        Harm::Rename(to) => {
                            let value = map.shift_remove(&key).unwrap_or_default();
                            map.insert((*to).to_owned(), value);
                        }
                        _ => here(&mut map[&key], harm),
                    }
                    *place = usize::MAX;
                    return;
                }
                *place -= 1;
                apply(&mut map[&key], place, harm);
                if *place == usize::MAX {
                    return;
                }
            }
        }
        _ => {}
    }
}

fn here(value: &mut Value, harm: &Harm) {
    match harm {
        Harm::Replace(new) => *value = new.clone(),
        Harm::Nest(depth) => {
            for i in 0..*depth {
                let inner = value.take();
                *value = if i % 2 == 0 {
                    json!([inner])
                } else {
                    Value::Object(Map::from_iter([("id".to_owned(), inner)]))
                };
            }
        }
        Harm::Extra(key, extra) => {
            if let Value::Object(map) = value {
                map.insert((*key).to_owned(), extra.clone());
            }
        }
        _ => {}
    }
}

/// What is harmed: every known scenario, some with changes of the past.
static BASES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for lab in LABS {
        for (_, scenario) in samples::good(lab, 20) {
            all.extend(
                samples::changed(lab, &scenario, 2, 1)
                    .into_iter()
                    .map(|c| c.1),
            );
            all.push(scenario);
        }
        all.extend(samples::filled(lab).into_iter().map(|f| f.1));
    }
    all
});

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource(
            "proptest-regressions",
        ))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_scenario_panics(
        base in any::<prop::sample::Index>(),
        harms in prop::collection::vec((any::<prop::sample::Index>(), harm()), 1..5),
    ) {
        let mut value = BASES[base.index(BASES.len())].clone();
        for (place, harm) in &harms {
            let inside = size(&value) - 1;
            if inside > 0 {
                apply(&mut value, &mut place.index(inside), harm);
            }
        }
        let _ = survives(&value);
    }
}

/// Every list made 20,000 items long, one after the other: of one thing, and of different ones.
#[test]
fn enormous_lists_are_run_or_refused() {
    for lab in LABS {
        let mut bases = samples::filled(lab);
        bases.push(("example".to_owned(), (lab.example)()));
        bases.extend(samples::changed(lab, &(lab.example)(), 1, 0));
        let mut seen = BTreeSet::new();
        for (_, base) in bases {
            let mut paths = Vec::new();
            lists(&base, String::new(), &mut paths);
            for path in paths {
                // The same place of another scenario is the same case.
                let place: String = path.chars().filter(|c| !c.is_ascii_digit()).collect();
                if !seen.insert(place) {
                    continue;
                }
                for number in [false, true] {
                    let mut value = base.clone();
                    let list = value.pointer_mut(&path).and_then(Value::as_array_mut);
                    let list = list.expect("the path of a list");
                    let item = list[0].clone();
                    list.clear();
                    list.extend((0..20_000).map(|i| {
                        let mut item = item.clone();
                        if number && let Value::Object(map) = &mut item {
                            for text in map.values_mut().filter(|v| v.is_string()) {
                                *text = json!(format!("n{i}"));
                            }
                        }
                        item
                    }));
                    let _ = survives(&value);
                }
            }
        }
        assert!(!seen.is_empty(), "{} has no list", lab.id);
    }
}

/// JSON pointers of all lists that are not empty.
fn lists(value: &Value, path: String, out: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                lists(item, format!("{path}/{i}"), out);
            }
            if !items.is_empty() {
                out.push(path);
            }
        }
        Value::Object(map) => {
            for (key, item) in map {
                lists(item, format!("{path}/{key}"), out);
            }
        }
        _ => {}
    }
}
