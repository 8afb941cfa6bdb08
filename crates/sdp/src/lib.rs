//! Session descriptions (SDP, RFC 8866) and ICE candidates (RFC 8839), read line by line and written.
//!
//! [`Description::read`] keeps every line with its place and says what it is: the id of a text and its
//! parameters. [`Candidate::parse`] reads a candidate as browsers write it, with or without `a=`. What
//! is wrong comes back as a [`Fault`] with its place, never as a panic, whatever the text.
//!
//! Left out: sentences of any language, and what two sides make of a description (a lab does that).

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod candidate;
mod description;
mod meaning;
#[cfg(test)]
mod tests;

pub use candidate::{Address, Candidate, Kind};
pub use description::{Description, Line, Media};
pub use meaning::{Says, says};

use kw_trace::Problem;

/// What is wrong in a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The byte of that line where it is, counted from 0.
    pub column: usize,
    /// Id of the sentence that says what would be right.
    pub what: &'static str,
    /// What stands there.
    pub found: String,
}

impl Fault {
    fn new(column: usize, what: &'static str, found: &str) -> Self {
        Fault {
            line: 1,
            column,
            what,
            found: shortened(found),
        }
    }

    /// The same fault on this line.
    #[must_use]
    pub fn on(mut self, line: usize) -> Self {
        self.line = line;
        self
    }

    /// The same fault, this many bytes further to the right.
    fn behind(mut self, bytes: usize) -> Self {
        self.column += bytes;
        self
    }

    /// The refusal that names the line, what was found and what would be right.
    pub fn problem(&self) -> Problem {
        let found = if self.found.is_empty() {
            "…"
        } else {
            &self.found
        };
        Problem::new(self.what, format!("line {}", self.line)).with("found", found)
    }
}

/// A text for a sentence: not longer than a line of a page, and with nothing that is no character.
fn shortened(text: &str) -> String {
    let mut kept: String = text
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .take(60)
        .collect();
    if text.chars().nth(60).is_some() {
        kept.push('…');
    }
    kept
}
