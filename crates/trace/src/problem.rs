//! Refusals: which field, what it held, and what would be right.

use crate::Param;
use std::fmt;

/// Bad input. Names the place, the value found there, and what would be right.
///
/// `kind` is the id of a text (`problem-…`) that exists in every language; `params` fill it in. The
/// place is a path as the scenario file spells it (`processes[1].bursts[0]`) or a line (`line 12`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path in the scenario, or empty for the whole.
    pub field: String,
    /// Id of the sentence, without the prefix `problem-`.
    pub kind: &'static str,
    /// Parameters of the sentence.
    pub params: Vec<(&'static str, Param)>,
}

impl Problem {
    /// A problem of this kind at this field.
    pub fn new(kind: &'static str, field: impl Into<String>) -> Self {
        Problem {
            field: field.into(),
            kind,
            params: Vec::new(),
        }
    }

    /// A number outside its range.
    pub fn range(field: impl Into<String>, value: impl fmt::Display, min: i64, max: i64) -> Self {
        Problem::new("range", field)
            .with("value", value.to_string())
            .with("min", min)
            .with("max", max)
    }

    /// The same problem with one parameter more.
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// The same problem seen from one level further out: `field` gets `prefix` before it.
    pub fn under(mut self, prefix: &str) -> Self {
        self.field = match (prefix.is_empty(), self.field.is_empty()) {
            (true, _) => self.field,
            (false, true) => prefix.to_owned(),
            (false, false) if self.field.starts_with('[') => format!("{prefix}{}", self.field),
            (false, false) => format!("{prefix}.{}", self.field),
        };
        self
    }
}

/// For logs and test failures; people read the text of [`Problem::kind`] instead.
#[expect(clippy::use_debug, reason = "it is no text for people")]
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.kind)?;
        for (name, value) in &self.params {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
