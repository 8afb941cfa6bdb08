//! Reasons without sentences: a rule's id and the parameters of this case.
//!
//! The sentence is made from them in each language, elsewhere.

/// A rule a lab obeys: its id (also the id of its text) and where it is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Id, unique in its lab: lower-case words and dashes, for example `rr-slice-used`.
    pub id: &'static str,
    /// What the screen shows beside the sentence, for example `RR-2`.
    pub label: &'static str,
    /// Where it is written: a textbook chapter, an RFC section, a kernel document.
    pub source: &'static str,
}

impl Rule {
    /// A [`source`](Rule::source) that is no book: a choice the scenario names.
    pub const CONVENTION: &str = "convention, a setting of the scenario";
    /// No book either: a choice of the model.
    pub const MODEL: &str = "convention of this model";
    /// A fact that the scenario gives.
    pub const SCENARIO: &str = "given by the scenario";
    /// The scenario's or the learner's doing.
    pub const OUTSIDE: &str = "from outside: the scenario, or your change";
    /// The learner's own change.
    pub const LEARNER: &str = "your change";
}

/// One parameter of a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param {
    /// A whole number: a time, a count, a length.
    Int(i64),
    /// A number of thousandths, shown with decimals.
    Milli(i64),
    /// A name: a process, a host, a choice.
    Text(String),
    /// Yes or no; texts compare it with the words `true` and `false`.
    Bool(bool),
    /// There is none; texts compare it with the word `none`.
    Nothing,
}

impl From<bool> for Param {
    fn from(b: bool) -> Self {
        Param::Bool(b)
    }
}

impl<T: Into<Param>> From<Option<T>> for Param {
    fn from(value: Option<T>) -> Self {
        value.map_or(Param::Nothing, Into::into)
    }
}

impl From<u64> for Param {
    fn from(n: u64) -> Self {
        Param::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Param {
    fn from(n: i64) -> Self {
        Param::Int(n)
    }
}

impl From<&str> for Param {
    fn from(s: &str) -> Self {
        Param::Text(s.to_owned())
    }
}

impl From<String> for Param {
    fn from(s: String) -> Self {
        Param::Text(s)
    }
}

/// Why a step happened: the rule, and what it was applied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// [`Rule::id`] of the rule that was applied.
    pub rule: &'static str,
    /// Parameters by name; the text of the rule uses these names.
    pub params: Vec<(&'static str, Param)>,
    /// Further rules that had a part in it, in the order they are told.
    pub also: Vec<Why>,
}

impl Why {
    /// A reason with no parameters yet.
    pub fn new(rule: &'static str) -> Self {
        Why {
            rule,
            params: Vec::new(),
            also: Vec::new(),
        }
    }

    /// The same reason, to which a further rule had a part.
    pub fn also(mut self, why: Why) -> Self {
        self.also.push(why);
        self
    }

    /// The same reason with one parameter more.
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }
}
