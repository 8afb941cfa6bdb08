//! Candidates, states and statistics as browsers and their logs give them, line by line.
//!
//! Read are candidate lines (`candidate:…`, `a=candidate:…`), session descriptions, changes of state and the
//! objects of `getStats()`, one on each line. Before any of it may stand `A` or `B`, with or without `>`: whose
//! it is; before that `+` and a number: when it was, in microseconds. Lines that are none of these are counted
//! and passed over; one that is meant as one of these and is wrong refuses the file by its number.
//!
//! A text with a description and no statistics is not for `rtc/ice`.

use super::imported;
use crate::{Imported, Note, addresses::short};
use kw_models::labs::rtc::ice::recording::{
    Described, Happened, MAX_CANDIDATES, MAX_DESCRIPTIONS, MAX_NOTES, MAX_PAIRS, Peer, Place,
    Recording, Role, Stat, Told,
};
use kw_sdp::{Candidate, Description};
use kw_trace::Problem;
use serde_json::Value;
use std::collections::BTreeMap;

/// A line without what stands before its own words.
struct Line<'a> {
    number: usize,
    at: Option<u64>,
    side: Option<u64>,
    text: &'a str,
}

/// Takes the time and the side off a line.
fn line(number: usize, text: &str) -> Line<'_> {
    let mut line = Line {
        number,
        at: None,
        side: None,
        text: text.trim(),
    };
    if let Some((at, rest)) = line.text.strip_prefix('+').and_then(|t| t.split_once(' '))
        && let Ok(at) = at.parse::<u64>()
    {
        // Later than any recording is long: the clock of another age.
        line.at = Some(at.min(1 << 62));
        line.text = rest.trim_start();
    }
    for (name, side) in [("A", 0), ("B", 1)] {
        let rest = line.text.strip_prefix(name).unwrap_or("");
        let rest = rest.strip_prefix('>').unwrap_or(rest);
        if let Some(rest) = rest.strip_prefix(' ') {
            line.side = Some(side);
            line.text = rest.trim_start();
            return line;
        }
    }
    line
}

fn is_candidate(text: &str) -> bool {
    text.strip_prefix("a=")
        .unwrap_or(text)
        .starts_with("candidate:")
}

/// Whether a line is an object of `getStats()` that is about pairs or candidates.
fn is_statistics(text: &str) -> bool {
    let about = [
        "\"candidate-pair\"",
        "\"local-candidate\"",
        "\"remote-candidate\"",
        "\"selectedCandidatePairId\"",
    ];
    text.starts_with('{') && text.contains("\"type\"") && about.iter().any(|a| text.contains(a))
}

/// Whether this is for `rtc/ice`: statistics of pairs, or candidates without a session description.
pub fn has_candidates(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let (mut candidates, mut descriptions) = (false, false);
    for (i, text) in text.lines().enumerate() {
        let line = line(i + 1, text);
        if is_statistics(line.text) && line.text.contains("\"candidate-pair\"") {
            return true;
        }
        candidates |= is_candidate(line.text);
        descriptions |= line.text == "v=0";
    }
    candidates && !descriptions
}

/// A description on its way.
struct Block {
    first: usize,
    at: u64,
    side: Option<u64>,
    answer: bool,
    text: String,
}

/// What a text says, as far as it was read.
#[derive(Default)]
struct Reader {
    recording: Recording,
    /// Fragments in the order in which they came, with their sides.
    fragments: Vec<(String, u64)>,
    /// Objects of statistics by side and id.
    candidates: BTreeMap<(u64, String), Value>,
    pairs: Vec<(u64, u64, Value)>,
    /// The pair that a side sends over, by its id, as far as that is told.
    selected: [Option<String>; 2],
    block: Option<Block>,
    /// What the word before a description says of it: whether it is an answer.
    next: Option<bool>,
    untimed: bool,
    clock: u64,
    passed: u64,
    first_passed: usize,
}

/// Reads a text.
///
/// # Errors
/// Where a line is wrong, by its number; where there is nothing in it, or more than is taken.
pub fn read(bytes: &[u8]) -> Result<Imported, Problem> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::default();
    for (i, text) in text.lines().enumerate() {
        reader.line(&line(i + 1, text))?;
    }
    reader.end_block()?;
    reader.finish()
}

fn at(kind: &'static str, number: usize) -> Problem {
    Problem::new(kind, format!("line {number}")).with("line", number as u64)
}

fn too_many(line: usize, most: usize) -> Problem {
    at("import-ice-lines", line).with("max", most as u64)
}

impl Reader {
    fn line(&mut self, line: &Line<'_>) -> Result<(), Problem> {
        let is_of_block = matches!(line.text.as_bytes(), [b'a'..=b'z', b'=', ..]);
        if let Some(block) = &mut self.block {
            if is_of_block {
                block.text.push_str(line.text);
                block.text.push_str("\r\n");
                return Ok(());
            }
            self.end_block()?;
        }
        if line.text.is_empty() {
            return Ok(());
        }
        match line.at {
            Some(at) => self.clock = self.clock.max(at),
            None => {
                self.untimed = true;
                self.clock += 1;
            }
        }
        match line.text {
            "OFFER" | "ANSWER" | "SDP" => {
                self.next = match line.text {
                    "SDP" => None,
                    word => Some(word == "ANSWER"),
                };
            }
            "v=0" => {
                let side = line.side.or(self.next.map(u64::from));
                self.block = Some(Block {
                    first: line.number,
                    at: self.clock,
                    side,
                    answer: self.next.take() == Some(true),
                    text: "v=0\r\n".to_owned(),
                });
            }
            text if is_candidate(text) => self.candidate(line)?,
            text if is_statistics(text) => self.statistics(line)?,
            text => {
                let state = text.strip_prefix("state ");
                let what = match state {
                    Some(state) => state,
                    None if text == "OPEN" => "open",
                    None if line.side.is_some() && text.len() <= 100 => text,
                    None => return self.pass(line),
                };
                if self.recording.notes.len() >= MAX_NOTES {
                    return Err(too_many(line.number, MAX_NOTES));
                }
                self.recording.notes.push(Happened {
                    at: self.clock,
                    side: line.side.unwrap_or(0),
                    what: short(what, 100),
                });
            }
        }
        Ok(())
    }

    fn pass(&mut self, line: &Line<'_>) -> Result<(), Problem> {
        if self.passed == 0 {
            self.first_passed = line.number;
        }
        self.passed += 1;
        Ok(())
    }

    /// The side of a fragment: given, known, or the one that has none yet.
    fn side(&mut self, given: Option<u64>, fragment: Option<&str>) -> u64 {
        let known = fragment.and_then(|f| self.fragments.iter().find(|k| k.0 == f));
        let side = given.or(known.map(|k| k.1)).unwrap_or_else(|| {
            let has_a = self.fragments.iter().any(|k| k.1 == 0);
            u64::from(has_a && fragment.is_some())
        });
        if let (Some(fragment), None) = (fragment, known) {
            self.fragments.push((fragment.to_owned(), side));
        }
        side
    }

    fn candidate(&mut self, line: &Line<'_>) -> Result<(), Problem> {
        // Browsers tell the end of their candidates by an empty one.
        if line.text.trim_end().ends_with("candidate:") {
            return self.pass(line);
        }
        let candidate = Candidate::parse(line.text).map_err(|fault| {
            at("import-candidate", line.number)
                .with("what", fault.what)
                .with("found", fault.found)
        })?;
        let side = self.side(line.side, candidate.extension("ufrag"));
        if self.recording.candidates.len() >= MAX_CANDIDATES {
            return Err(too_many(line.number, MAX_CANDIDATES));
        }
        let text = line.text.strip_prefix("a=").unwrap_or(line.text);
        self.recording.candidates.push(Told {
            at: self.clock,
            side,
            line: text.to_owned(),
        });
        Ok(())
    }

    fn end_block(&mut self) -> Result<(), Problem> {
        let Some(block) = self.block.take() else {
            return Ok(());
        };
        let read = Description::read(&block.text).map_err(|fault| {
            at("import-sdp", block.first + fault.line - 1).with("found", fault.found)
        })?;
        let sections = 0..read.media.len().max(1);
        let value = |name| sections.clone().find_map(|s| read.value(s, name));
        let side = self.side(block.side, value("ice-ufrag"));
        while self.recording.peers.len() < 2 {
            self.recording.peers.push(Peer::default());
        }
        if self.recording.descriptions.len() >= MAX_DESCRIPTIONS {
            return Err(too_many(block.first, MAX_DESCRIPTIONS));
        }
        let peer = &mut self.recording.peers[side as usize];
        if let (Some(ufrag), Some(pwd)) = (value("ice-ufrag"), value("ice-pwd")) {
            peer.ufrag = ufrag.to_owned();
            peer.pwd = pwd.to_owned();
        }
        // Who offers controls (RFC 8445 §6.1.1).
        peer.role = match block.answer {
            true => Role::Controlled,
            false => Role::Controlling,
        };
        self.recording.descriptions.push(Described {
            at: block.at,
            side,
            answer: block.answer,
            sdp: block.text,
        });
        Ok(())
    }

    fn statistics(&mut self, line: &Line<'_>) -> Result<(), Problem> {
        let value: Value = serde_json::from_str(line.text)
            .map_err(|e| at("import-statistics", line.number).with("column", e.column() as u64))?;
        let side = line.side.unwrap_or(0);
        if value["type"] == "candidate-pair" {
            if self.pairs.len() >= MAX_PAIRS {
                return Err(too_many(line.number, MAX_PAIRS));
            }
            self.pairs.push((self.clock, side, value));
        } else if let Some(id) = value["selectedCandidatePairId"].as_str() {
            self.selected[side as usize] = Some(id.to_owned());
        } else if let Some(id) = value["id"].as_str() {
            let key = (side, id.to_owned());
            self.candidates.insert(key, value);
        }
        Ok(())
    }

    /// The candidate of an id, as statistics have it.
    fn place(&self, side: u64, id: &Value) -> Option<Place> {
        let value = self.candidates.get(&(side, id.as_str()?.to_owned()))?;
        let kind = value["candidateType"].as_str()?;
        let known = ["host", "prflx", "srflx", "relay"];
        let kind = *known.iter().find(|k| **k == kind)?;
        let port = value["port"].as_u64().filter(|p| *p <= 65_535).unwrap_or(0);
        let address = value["address"].as_str().or(value["ip"].as_str());
        let address = match address.filter(|a| !a.is_empty()) {
            Some(address) => short(address, 253),
            // A browser that hides an address leaves it out here: it told a name.
            None => {
                let owner = match value["type"] == "remote-candidate" {
                    true => 1 - side,
                    false => side,
                };
                let mut told = self.recording.candidates.iter().filter(|t| t.side == owner);
                let fits = |c: &Candidate| c.kind.word() == kind && u64::from(c.port) == port;
                let told = told.find_map(|t| Candidate::parse(&t.line).ok().filter(fits));
                told.map_or("?".to_owned(), |c| c.address.to_string())
            }
        };
        Some(Place {
            kind: kind.to_owned(),
            address,
            port,
            priority: value["priority"].as_u64().unwrap_or(0).min(u32::MAX.into()),
        })
    }

    fn finish(mut self) -> Result<Imported, Problem> {
        let mut notes = Vec::new();
        let (mut lost, mut rounded) = (0_u64, false);
        for (at, side, value) in std::mem::take(&mut self.pairs) {
            let places = (
                self.place(side, &value["localCandidateId"]),
                self.place(side, &value["remoteCandidateId"]),
            );
            let (Some(local), Some(remote)) = places else {
                lost += 1;
                continue;
            };
            let count = |key: &str| value[key].as_u64().unwrap_or(0).min(i64::MAX as u64);
            let rtt = value["currentRoundTripTime"].as_f64().unwrap_or(0.0);
            let priority = value["priority"].as_u64();
            rounded |= priority.is_some_and(|p| p > 1 << 53);
            let nominated = value["nominated"] == true;
            let (sent, received) = (count("bytesSent"), count("bytesReceived"));
            // Some browsers say it of the pair, some of the transport; a log may lack that.
            let selected = match &self.selected[side as usize] {
                Some(id) => value["id"] == id.as_str(),
                None => value["selected"] == true || (nominated && sent + received > 0),
            };
            self.recording.pairs.push(Stat {
                at,
                side,
                local,
                remote,
                priority: priority.map_or("–".to_owned(), |p| p.to_string()),
                state: short(value["state"].as_str().unwrap_or(""), 20),
                nominated,
                selected,
                sent,
                received,
                // At most an hour: what is more is no round trip.
                rtt: (rtt.clamp(0.0, 3600.0) * 1e6) as u64,
            });
        }
        self.recording.timed = !self.untimed;
        if self.recording.is_empty() {
            return Err(Problem::new("import-unknown", ""));
        }
        let r = &self.recording;
        notes.push(
            Note::new("import-candidates")
                .with("candidates", r.candidates.len() as u64)
                .with("pairs", r.pairs.len() as u64),
        );
        if self.untimed {
            notes.push(Note::new("import-untimed"));
        }
        if rounded {
            notes.push(Note::new("import-rounded"));
        }
        if lost > 0 {
            notes.push(Note::new("import-pairs-lost").with("count", lost));
        }
        if self.passed > 0 {
            let line = self.first_passed as u64;
            let note = Note::new("import-lines").with("count", self.passed);
            notes.push(note.with("line", line));
        }
        Ok(imported(&self.recording, notes))
    }
}
