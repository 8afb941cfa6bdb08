//! The list of labs. A lab that is listed works.

use crate::{
    check::shown,
    exercise::Make,
    labs::{
        net::{dhcp::Dhcp, layers::Layers, nat::Nat, subnetting::Subnetting},
        os::{
            address_translation::AddressTranslation, page_replacement::PageReplacement,
            scheduling::Scheduling, segmentation::Segmentation,
        },
        rtc::{ice::Ice, signaling::Signaling, topologies::Topologies},
    },
    session::{Session, Subject, open, scenario_value, whole_changes},
};
use kw_trace::{Problem, Rule, Run, schema::Field};
use serde_json::Value;

/// A lab behind plain functions, so that lists of labs need no generics.
pub struct Entry {
    /// Its address for ever.
    pub id: &'static str,
    /// Fields of a scenario.
    pub fields: fn() -> &'static [Field],
    /// Fields of a change of the past.
    pub input_fields: fn() -> &'static [Field],
    /// A list of changes of the past with all of those fields, held against what they declare.
    pub whole_changes: fn(&Value) -> Result<Value, Problem>,
    /// Rules its reasons name.
    pub rules: fn() -> &'static [Rule],
    /// Names of presets; the first is the one a newcomer sees.
    pub presets: fn() -> Vec<&'static str>,
    /// A preset's scenario file.
    pub preset: fn(&str) -> Option<Value>,
    /// The default scenario file.
    pub example: fn() -> Value,
    /// The scenario file of a seed.
    pub random: fn(u64) -> Value,
    /// The exercise of a level and a seed, where the lab has exercises.
    pub exercise: Make,
    /// Whether there are exercises.
    has_exercises: bool,
    /// Whether the reader's own browser can do what the lab models.
    pub live: bool,
    /// Opens a scenario file.
    pub open: fn(&Value) -> Result<Box<dyn Session>, Problem>,
}

impl Entry {
    const fn of<L: Subject>() -> Self {
        Entry {
            id: L::ID,
            fields: L::fields,
            input_fields: L::input_fields,
            whole_changes: whole_changes::<L>,
            rules: L::rules,
            presets: || L::presets().iter().map(|p| p.0).collect(),
            preset: |name| {
                let (_, make) = L::presets().iter().find(|p| p.0 == name)?;
                Some(scenario_value::<L>(&Run::plain(make())))
            },
            example: || scenario_value::<L>(&Run::plain(L::Scenario::default())),
            random: |seed| scenario_value::<L>(&Run::plain(L::random(seed))),
            exercise: L::exercise,
            has_exercises: L::EXERCISE.is_some(),
            live: L::LIVE,
            open: open::<L>,
        }
    }

    /// Whether there are exercises.
    pub fn has_exercises(&self) -> bool {
        self.has_exercises
    }

    /// The rule of an id.
    pub fn rule(&self, id: &str) -> Option<&'static Rule> {
        (self.rules)().iter().find(|r| r.id == id)
    }
}

/// Every lab, in the order of the curriculum.
pub const LABS: &[Entry] = &[
    Entry::of::<Scheduling>(),
    Entry::of::<AddressTranslation>(),
    Entry::of::<PageReplacement>(),
    Entry::of::<Segmentation>(),
    Entry::of::<Layers>(),
    Entry::of::<Subnetting>(),
    Entry::of::<Dhcp>(),
    Entry::of::<Nat>(),
    Entry::of::<Signaling>(),
    Entry::of::<Ice>(),
    Entry::of::<Topologies>(),
];

/// The lab of an id.
pub fn entry(id: &str) -> Option<&'static Entry> {
    LABS.iter().find(|e| e.id == id)
}

/// Opens a scenario file of whichever lab it names.
///
/// # Errors
/// Whatever is wrong with it, by field.
pub fn open_any(value: &Value) -> Result<Box<dyn Session>, Problem> {
    let lab = value
        .get("lab")
        .ok_or_else(|| Problem::new("missing", "lab"))?;
    let found = lab.as_str().and_then(entry);
    let entry = found.ok_or_else(|| {
        let known: Vec<&str> = LABS.iter().map(|e| e.id).collect();
        Problem::new("choice", "lab")
            .with("value", shown(lab))
            .with("known", known.join(", "))
    })?;
    (entry.open)(value)
}
