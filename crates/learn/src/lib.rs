//! What learning needs beside the labs: when a card comes back ([`review`]), what a learner has done
//! ([`progress`]), finding things in Hangul and Latin ([`search`]), cards for Anki ([`anki`]), and exams
//! without a server ([`exam`]).
//!
//! It knows no lab, no browser, no file and no language. It knows no clock either: a time is an argument,
//! in whole seconds since 1970-01-01 00:00 UTC (Unix time), from 0 to [`TIME_MAX`]. Files are
//! `serde_json` values here; their text is read and written by `kw-exchange` (`parse_file`, `file_text`).

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

pub mod anki;
pub mod exam;
pub mod progress;
mod read;
pub mod review;
pub mod search;

/// The latest time that is known here: the last second of the year 9999, in Unix seconds.
pub const TIME_MAX: i64 = 253_402_300_799;
