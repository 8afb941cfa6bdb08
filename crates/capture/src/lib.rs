//! Real input: the bytes of a recording made on a real machine become a scenario of a lab.
//!
//! What a file is, is told by its content alone, never by its name. A recording is foreign text:
//! whatever its bytes, reading it gives a scenario that its lab opens, or a [`Problem`], and never a
//! panic. What had to be passed over is told in [`Note`]s.
//!
//! Left out: simulation (a lab does that with the scenario), files and paths (the caller has read the
//! bytes), and texts of any language (notes are ids with parameters, as problems are).

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

pub mod addresses;
pub mod contents;
mod ftrace;
pub mod ice;
pub mod lackey;
pub mod packets;
pub mod session;
mod tasks;
#[cfg(test)]
mod tests;

use contents::Contents;
use kw_models::labs::os::scheduling::{Scheduling, scenario};
use kw_models::recording::window;
use kw_trace::{Lab, Param, Problem, Run};
use lackey::Lackey;
use packets::Packets;
use serde_json::Value;

/// Largest recording that is read, in MiB.
pub const MAX_MIB: u64 = 64;
/// Largest memory trace that is read, in MiB.
pub const MAX_TRACE_MIB: u64 = 2048;

/// The lab that memory traces are for.
const PAGE_REPLACEMENT: &str = "os/page-replacement";

/// References of a memory trace that an import takes: enough for pages to come and go, and few enough
/// to walk through.
pub const REFERENCES: usize = 1000;

/// Frames of an imported memory trace.
pub const FRAMES: usize = 4;

/// What is looked at to recognise a recording, in bytes.
const LOOKED_AT: usize = 256 << 10;

/// A kind of recording that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Linux scheduler events as text: ftrace's `trace` and `trace_pipe`, `trace-cmd report`,
    /// `perf script`.
    SchedSwitch,
    /// Every memory reference of a program: `valgrind --tool=lackey --trace-mem=yes`.
    Lackey,
    /// Packets: pcap or pcapng.
    Packets,
    /// What two browsers said to each other: session descriptions and ICE candidates.
    Session,
    /// ICE candidates and what browsers say of their pairs, as text.
    Candidates,
}

impl Kind {
    /// The largest recording of this kind that is read, in MiB.
    pub fn max_mib(self) -> u64 {
        match self {
            Kind::SchedSwitch | Kind::Packets | Kind::Session | Kind::Candidates => MAX_MIB,
            Kind::Lackey => MAX_TRACE_MIB,
        }
    }
}

/// A recording as a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The lab it is for.
    pub lab: &'static str,
    /// What that lab is to walk.
    pub scenario: Scenario,
    /// What was passed over or had to be decided.
    pub notes: Vec<Note>,
}

impl Imported {
    /// The scenario file, as [`kw_models::registry::open_any`] takes it.
    pub fn value(&self) -> Value {
        match &self.scenario {
            Scenario::Scheduling(s) => {
                kw_models::scenario_value::<Scheduling>(&Run::plain(s.clone()))
            }
            Scenario::File(value) => value.clone(),
        }
    }
}

/// A scenario of one of the labs that recordings can be read for.
#[derive(Debug, Clone, PartialEq)]
pub enum Scenario {
    /// Of `os/scheduling`.
    Scheduling(scenario::Scenario),
    /// Of any lab, as its file.
    File(Value),
}

/// One thing a reader of the recording should know: a sentence by its id, with parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Id of the sentence.
    pub id: &'static str,
    /// Parameters of the sentence.
    pub params: Vec<(&'static str, Param)>,
}

impl Note {
    /// A note without parameters.
    pub fn new(id: &'static str) -> Self {
        Note {
            id,
            params: Vec::new(),
        }
    }

    /// The same note with one parameter more.
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }
}

/// What these bytes are, by the first 256 KiB of their content.
pub fn recognise(bytes: &[u8]) -> Option<Kind> {
    if packets::is_capture(bytes) {
        return Some(Kind::Packets);
    }
    let seen = &bytes[..bytes.len().min(LOOKED_AT)];
    if ftrace::has_switch(seen) {
        return Some(Kind::SchedSwitch);
    }
    if ice::text::has_candidates(seen) {
        return Some(Kind::Candidates);
    }
    if session::found(seen).is_some() {
        return Some(Kind::Session);
    }
    lackey::has_reference(seen).then_some(Kind::Lackey)
}

/// Reads a recording; `name` is what it is called (a file's name), for display only.
///
/// # Errors
/// Where it is too large, of no known kind, holds nothing that a lab could walk, or holds more than
/// a lab takes.
pub fn import(bytes: &[u8], name: &str) -> Result<Imported, Problem> {
    let kind = recognise(bytes);
    let mib = (bytes.len() as u64).div_ceil(1 << 20);
    let max = kind.map_or(MAX_MIB, Kind::max_mib);
    if mib > max {
        return Err(Problem::new("import-size", "")
            .with("value", mib)
            .with("max", max));
    }
    let kind = kind.ok_or_else(|| Problem::new("import-unknown", ""))?;
    match kind {
        Kind::SchedSwitch => {
            let (scenario, notes) = tasks::scenario(&ftrace::read(bytes), name)?;
            Ok(Imported {
                lab: Scheduling::ID,
                scenario: Scenario::Scheduling(scenario),
                notes,
            })
        }
        Kind::Lackey => {
            let mut reader = Lackey::new(lackey::PAGE_SIZE)?;
            reader.expect(bytes.len() as u64);
            reader.feed(bytes)?;
            let trace = reader.finish()?;
            let taken = trace.references.len().min(REFERENCES);
            let value = window(&trace.references, &trace.pages, 0..taken, FRAMES);
            Ok(Imported {
                lab: PAGE_REPLACEMENT,
                scenario: Scenario::File(value),
                notes: trace.notes(taken),
            })
        }
        Kind::Session => session::read(bytes, name),
        Kind::Candidates => ice::text::read(bytes),
        Kind::Packets => {
            let mut reader = Packets::new();
            reader.feed(bytes)?;
            let capture = reader.finish()?;
            let mut contents = Contents::default();
            contents.look(&capture);
            contents.finish(&capture)
        }
    }
}
