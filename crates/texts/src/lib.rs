//! Every sentence of the product, in Korean and English, from the Fluent files under `content/`.
//!
//! A text is found by its id: first among the lab's own, then among those of all labs. Two functions
//! help the sentences: `JOSA` gives a name with the Korean particle that fits it, `TIME` a number of
//! ticks with its unit. Knows no browser and chooses no language.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod josa;

pub use josa::josa;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use kw_scene::Label;
use kw_trace::{Param, Problem, Rule, Why};
use std::cell::OnceCell;
use unic_langid::LanguageIdentifier;

/// A language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Ko, Lang::En];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ko => "ko",
            Lang::En => "en",
        }
    }

    /// The language of a tag such as `ko-KR`.
    pub fn of(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next()?;
        Lang::ALL
            .into_iter()
            .find(|l| l.tag().eq_ignore_ascii_case(primary))
    }
}

/// One content file.
struct Source {
    /// `None`: the interface; else the lab's id.
    lab: Option<&'static str>,
    ko: &'static str,
    en: &'static str,
}

impl Source {
    /// Adds its texts.
    fn add_to(&self, bundle: &mut FluentBundle<FluentResource>, lang: Lang) {
        let text = match lang {
            Lang::Ko => self.ko,
            Lang::En => self.en,
        };
        let resource = FluentResource::try_new(text.to_owned())
            .map_err(|(_, errors)| errors)
            .expect("content files are checked by the tests");
        bundle
            .add_resource(resource)
            .expect("ids are unique: the tests see to it");
    }
}

macro_rules! source {
    ($lab:expr, $file:literal) => {
        Source {
            lab: $lab,
            ko: include_str!(concat!("../../../content/ko/", $file)),
            en: include_str!(concat!("../../../content/en/", $file)),
        }
    };
}

/// Every content file. A lab adds its line.
const SOURCES: &[Source] = &[
    source!(None, "shell.ftl"),
    source!(None, "problems.ftl"),
    source!(None, "imports.ftl"),
    source!(None, "recordings.ftl"),
    source!(None, "network.ftl"),
    source!(None, "rtc.ftl"),
    source!(None, "ice-recordings.ftl"),
    source!(None, "exercises.ftl"),
    source!(None, "embed.ftl"),
    source!(None, "learn.ftl"),
    source!(None, "exam.ftl"),
    source!(Some("os/scheduling"), "os-scheduling.ftl"),
    source!(Some("os/address-translation"), "os-address-translation.ftl"),
    source!(Some("os/segmentation"), "os-segmentation.ftl"),
    source!(Some("os/page-replacement"), "os-page-replacement.ftl"),
    source!(Some("net/dhcp"), "net-dhcp.ftl"),
    source!(Some("net/subnetting"), "net-subnetting.ftl"),
    source!(Some("net/layers"), "net-layers.ftl"),
    source!(Some("net/nat"), "net-nat.ftl"),
    source!(Some("rtc/signaling"), "rtc-signaling.ftl"),
    source!(Some("rtc/topologies"), "rtc-topologies.ftl"),
    source!(Some("rtc/ice"), "rtc-ice.ftl"),
];

/// The texts of one language.
pub struct Texts {
    lang: Lang,
    is_doubled: bool,
    shell: FluentBundle<FluentResource>,
    /// A lab's own texts are read when the first of them is asked for: a page shows one lab.
    labs: Vec<(
        &'static str,
        &'static Source,
        OnceCell<FluentBundle<FluentResource>>,
    )>,
}

impl Texts {
    /// Reads the texts of a language that all labs have.
    ///
    /// # Panics
    /// If a content file is not Fluent or has an id twice, then or when a lab's own are first asked for: the
    /// tests see to it that none is.
    pub fn new(lang: Lang) -> Self {
        let mut shell = bundle(lang);
        let mut labs = Vec::new();
        for source in SOURCES {
            match source.lab {
                None => source.add_to(&mut shell, lang),
                Some(lab) => labs.push((lab, source, OnceCell::new())),
            }
        }
        Texts {
            lang,
            is_doubled: false,
            shell,
            labs,
        }
    }

    /// Each text twice: where nothing is cut off then, there is room for longer words.
    pub fn doubled(lang: Lang) -> Self {
        Texts {
            is_doubled: true,
            ..Texts::new(lang)
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A text without parameters.
    pub fn get(&self, lab: Option<&str>, id: &str) -> String {
        self.with(lab, id, &[])
    }

    /// A text with parameters. A missing text shows as its id: the tests see to it that none is.
    pub fn with(&self, lab: Option<&str>, id: &str, params: &[(&str, Param)]) -> String {
        self.find(lab, id, params)
            .unwrap_or_else(|| format!("⟨{id}⟩"))
    }

    /// A text, if there is one.
    pub fn find(&self, lab: Option<&str>, id: &str, params: &[(&str, Param)]) -> Option<String> {
        let own = lab.and_then(|lab| self.labs.iter().find(|l| l.0 == lab));
        let own = own.map(|(_, source, texts)| {
            texts.get_or_init(|| {
                let mut own = bundle(self.lang);
                source.add_to(&mut own, self.lang);
                own
            })
        });
        let own = own.filter(|b| b.has_message(id));
        let bundle = own.unwrap_or(&self.shell);
        let pattern = bundle.get_message(id)?.value()?;
        let mut args = FluentArgs::new();
        for (name, value) in params {
            args.set(*name, fluent_value(value));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(if self.is_doubled {
            format!("{text} {text}")
        } else {
            text.into_owned()
        })
    }

    /// The sentences of a reason.
    pub fn why(&self, lab: &str, why: &Why) -> String {
        let id = format!("rule-{}", why.rule);
        let mut text = self.with(Some(lab), &id, &why.params);
        for part in &why.also {
            text.push(' ');
            text.push_str(&self.why(lab, part));
        }
        text
    }

    /// Where a rule is written: books by their names, what is no book in words.
    pub fn source(&self, rule: &Rule) -> String {
        let id = match rule.source {
            Rule::CONVENTION => "source-convention",
            Rule::MODEL => "source-model",
            Rule::LEARNER => "source-learner",
            Rule::SCENARIO => "source-scenario",
            Rule::OUTSIDE => "source-outside",
            book => return book.to_owned(),
        };
        self.get(None, id)
    }

    /// The sentence of a refusal, its place first.
    pub fn problem(&self, problem: &Problem) -> String {
        let id = format!("problem-{}", problem.kind);
        let text = self.with(None, &id, &problem.params);
        if problem.field.is_empty() {
            // Without a place before it, it begins a sentence.
            let mut letters = text.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            return first.into_iter().chain(letters).collect();
        }
        let place = match problem.field.strip_prefix("line ") {
            Some(line) => self.with(None, "place-line", &[("line", Param::from(line))]),
            None => problem.field.clone(),
        };
        format!("{place}: {text}")
    }

    /// The words of a label of this lab.
    pub fn label(&self, lab: &str, label: &Label) -> String {
        match label {
            Label::Raw(s) => s.clone(),
            Label::Text(id, params) => self.with(Some(lab), id, params),
        }
    }
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.tag().parse().expect("our tags are well-formed");
    let mut bundle = FluentBundle::new(vec![id]);
    bundle.set_use_isolating(false);
    bundle
        .add_function("JOSA", |args, _| match args {
            [name, FluentValue::String(pair)] => josa(&plain(name), pair).into(),
            _ => FluentValue::Error,
        })
        .expect("added once");
    bundle
        .add_function("TIME", move |args, _| match args {
            [time, unit] => format_time(lang, &plain(time), &plain(unit)).into(),
            _ => FluentValue::Error,
        })
        .expect("added once");
    bundle
}

fn plain(value: &FluentValue<'_>) -> String {
    match value {
        FluentValue::String(s) => s.to_string(),
        FluentValue::Number(n) => n.as_string().into_owned(),
        _ => String::new(),
    }
}

fn format_time(lang: Lang, time: &str, unit: &str) -> String {
    match (lang, unit) {
        (_, "ms") => format!("{time} ms"),
        (_, "us") => format!("{time} µs"),
        (Lang::Ko, _) => format!("{time}틱"),
        (Lang::En, _) if time == "1" => "1 tick".to_owned(),
        (Lang::En, _) => format!("{time} ticks"),
    }
}

fn fluent_value(param: &Param) -> FluentValue<'static> {
    match param {
        // Numbers choose plural forms; those a 64-bit float cannot hold are shown as they are.
        Param::Int(n) if n.unsigned_abs() < 1 << 53 => FluentValue::from(*n),
        Param::Int(n) => FluentValue::from(n.to_string()),
        Param::Milli(n) => FluentValue::from(milli(*n)),
        Param::Text(s) => FluentValue::from(s.clone()),
        Param::Bool(b) => FluentValue::from(if *b { "true" } else { "false" }),
        Param::Nothing => FluentValue::from("none"),
    }
}

/// Thousandths as a decimal number without needless zeros.
pub fn milli(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let text = format!(
        "{sign}{}.{:03}",
        n.unsigned_abs() / 1000,
        n.unsigned_abs() % 1000
    );
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
