//! What two browsers said to each other, as pages, consoles and logs print it: descriptions and
//! candidates in their order, a recording for `rtc/signaling`.
//!
//! Understood are descriptions as they are, with a word before them (`OFFER`, `ANSWER`) or as the JSON
//! of a browser's own object; candidates alone, with the name of a peer before them (`A> candidate:…`),
//! or as JSON. A time may stand before each (`+1200 A v=0`). Everything else is passed over and counted. A text with candidates but without any
//! description is not taken: which lab that is for is to be decided in [`found`].

use crate::{Imported, Note, Scenario};
use kw_models::{
    labs::rtc::signaling::{
        Signaling,
        scenario::{self, Entry, MAX_ENTRIES, MAX_SDP, Peer, Recorded, Recording},
    },
    scenario_value,
};
use kw_sdp::{Candidate, Description};
use kw_trace::{Lab as _, Problem, Run};
use serde_json::Value;

/// Longest name of a recording, in characters.
const MAX_NAME: usize = 100;

/// What a text of a call holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// At least one description.
    Descriptions,
}

/// What this text of a call holds; `None`: it is no such text.
pub fn found(seen: &[u8]) -> Option<Found> {
    let text = String::from_utf8_lossy(seen);
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .peekable();
    while let Some(line) = lines.next() {
        let follows =
            head(line).1 == "v=0" && lines.peek().is_some_and(|next| next.starts_with("o="));
        if follows || object(line).is_some_and(|o| o.sdp.is_some()) {
            return Some(Found::Descriptions);
        }
    }
    None
}

/// A browser's object as JSON: a description or a candidate.
struct Object {
    kind: Option<Recorded>,
    sdp: Option<String>,
    candidate: Option<String>,
}

fn object(line: &str) -> Option<Object> {
    let at = line.find('{')?;
    let value: Value = serde_json::from_str(&line[at..]).ok()?;
    let text = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
    Some(Object {
        kind: text("type").and_then(|word| of_word(&word)),
        sdp: text("sdp").filter(|sdp| sdp.trim_start().starts_with("v=0")),
        candidate: text("candidate").filter(|c| c.starts_with("candidate:")),
    })
}

fn of_word(word: &str) -> Option<Recorded> {
    match word.to_ascii_lowercase().trim_end_matches(':') {
        "offer" => Some(Recorded::Offer),
        "answer" | "pranswer" => Some(Recorded::Answer),
        _ => None,
    }
}

/// The peer that a line names at its beginning: `A> …`, `B: …`, `A …`.
fn named(line: &str) -> Option<(Peer, &str)> {
    let peer = match line.chars().next()? {
        'A' | 'a' => Peer::A,
        'B' | 'b' => Peer::B,
        _ => return None,
    };
    let rest = &line[1..];
    let rest = rest
        .strip_prefix(['>', ':'])
        .or_else(|| rest.strip_prefix(' '))?;
    Some((peer, rest.trim_start()))
}

/// A line without the time (`+1200`) and the peer that stand before its own words; and that peer.
fn head(line: &str) -> (Option<Peer>, &str) {
    let timed = line.strip_prefix('+').and_then(|rest| rest.split_once(' '));
    let line = match timed {
        Some((time, rest)) if time.bytes().all(|b| b.is_ascii_digit()) => rest.trim_start(),
        _ => line,
    };
    named(line).map_or((None, line), |(peer, rest)| (Some(peer), rest))
}

/// Something of the text, with the line it begins on.
struct Piece {
    line: usize,
    kind: Option<Recorded>,
    from: Option<Peer>,
    text: String,
}

/// What a text is made of.
#[derive(Default)]
struct Pieces {
    all: Vec<Piece>,
    /// A word before the next description.
    word: Option<Recorded>,
    passed: u64,
    first_passed: u64,
}

impl Pieces {
    fn of(text: &str) -> Pieces {
        let mut pieces = Pieces::default();
        let mut lines = text.lines().enumerate().peekable();
        while let Some((i, full)) = lines.next() {
            let line = full.trim();
            let (from, rest) = head(line);
            if rest == "v=0" {
                let mut body = "v=0\r\n".to_owned();
                // A description goes on as long as lines are a letter and `=`.
                let is_of_it = |l: &str| l.as_bytes().get(1) == Some(&b'=');
                while let Some((_, next)) = lines.next_if(|(_, l)| is_of_it(l.trim_start())) {
                    body.push_str(next.trim());
                    body.push_str("\r\n");
                }
                pieces.description(i + 1, from, None, body);
            } else {
                pieces.line(i + 1, line);
            }
        }
        pieces
    }

    fn description(
        &mut self,
        line: usize,
        from: Option<Peer>,
        kind: Option<Recorded>,
        text: String,
    ) {
        self.all.push(Piece {
            line,
            kind: self.word.take().or(kind),
            from,
            text,
        });
    }

    fn line(&mut self, number: usize, line: &str) {
        let (from, rest) = head(line);
        let is_candidate = |l: &str| l.starts_with("candidate:") || l.starts_with("a=candidate:");
        if rest.is_empty() || rest.eq_ignore_ascii_case("sdp") {
        } else if let Some(word) = of_word(rest) {
            self.word = Some(word);
        } else if is_candidate(rest) {
            self.candidate(number, from, rest.to_owned());
        } else if let Some(object) = object(line) {
            match object {
                Object {
                    kind,
                    sdp: Some(sdp),
                    ..
                } => self.description(number, from, kind, sdp),
                Object {
                    candidate: Some(candidate),
                    ..
                } => self.candidate(number, from, candidate),
                _ => self.pass(number),
            }
        } else {
            self.pass(number);
        }
    }

    fn candidate(&mut self, line: usize, from: Option<Peer>, text: String) {
        self.all.push(Piece {
            line,
            kind: Some(Recorded::Candidate),
            from,
            text,
        });
    }

    fn pass(&mut self, line: usize) {
        self.passed += 1;
        if self.first_passed == 0 {
            self.first_passed = line as u64;
        }
    }
}

/// Who is known by what: user name fragments and session numbers.
#[derive(Default)]
struct Known(Vec<(String, Peer)>);

impl Known {
    fn peer(&self, key: &str) -> Option<Peer> {
        let found = self.0.iter().find(|(known, _)| known == key);
        found.map(|(_, peer)| *peer)
    }

    fn learn(&mut self, key: String, peer: Peer) {
        if self.peer(&key).is_none() {
            self.0.push((key, peer));
        }
    }
}

fn ufrag_key(ufrag: &str) -> String {
    format!("ufrag {ufrag}")
}

/// What tells one maker of descriptions from another.
fn keys(read: &Description) -> Vec<String> {
    let origin = read.lines.iter().find(|l| l.text.starts_with("o="));
    let session = origin.and_then(|l| l.text.split(' ').nth(1));
    let fragments = read
        .lines
        .iter()
        .filter_map(|l| l.text.strip_prefix("a=ice-ufrag:"));
    let session = session.map(|s| format!("session {s}"));
    session
        .into_iter()
        .chain(fragments.map(ufrag_key))
        .collect()
}

/// Reads a text of a call.
///
/// # Errors
/// The first description or candidate that is wrong, by its line.
pub fn read(bytes: &[u8], name: &str) -> Result<Imported, Problem> {
    let text = String::from_utf8_lossy(bytes);
    let pieces = Pieces::of(&text);
    let mut known = Known::default();
    // Candidates with a peer's name tell whose the descriptions are.
    let mut candidates = Vec::new();
    for piece in pieces
        .all
        .iter()
        .filter(|p| p.kind == Some(Recorded::Candidate))
    {
        let read = Candidate::parse(&piece.text).map_err(|f| f.on(piece.line).problem())?;
        if let (Some(ufrag), Some(peer)) = (read.extension("ufrag"), piece.from) {
            known.learn(ufrag_key(ufrag), peer);
        }
        candidates.push(read);
    }
    let mut candidates = candidates.into_iter();
    let mut entries = Vec::new();
    let mut last: Option<(Recorded, Peer)> = None;
    for piece in &pieces.all {
        let entry = if piece.kind == Some(Recorded::Candidate) {
            let read = candidates.next();
            let by_ufrag = || known.peer(&ufrag_key(read.as_ref()?.extension("ufrag")?));
            let from = piece.from.or_else(by_ufrag).or(last.map(|l| l.1));
            Entry {
                kind: Recorded::Candidate,
                from: from.unwrap_or(Peer::A),
                text: piece.text.clone(),
            }
        } else {
            if piece.text.chars().count() > MAX_SDP {
                let place = format!("line {}", piece.line);
                return Err(Problem::new("import-sdp-size", place).with("max", MAX_SDP as u64));
            }
            let entry = described(piece, &mut known, last)?;
            last = Some((entry.kind, entry.from));
            entry
        };
        entries.push(entry);
    }
    Ok(imported(entries, &pieces, name))
}

/// A description as an entry: what it is for, and whose it is.
fn described(
    piece: &Piece,
    known: &mut Known,
    last: Option<(Recorded, Peer)>,
) -> Result<Entry, Problem> {
    let read = Description::read(&piece.text).map_err(|fault| {
        let line = piece.line + fault.line - 1;
        fault.on(line).problem()
    })?;
    let by_setup = match read.value(0, "setup") {
        Some("actpass") => Some(Recorded::Offer),
        Some(_) => Some(Recorded::Answer),
        None => None,
    };
    let by_order = match last {
        Some((Recorded::Offer, _)) => Recorded::Answer,
        _ => Recorded::Offer,
    };
    let kind = piece.kind.or(by_setup).unwrap_or(by_order);
    let keys = keys(&read);
    let by_key = keys.iter().find_map(|key| known.peer(key));
    let by_turn = match (kind, last) {
        (Recorded::Answer, Some((Recorded::Offer, who))) => who.other(),
        (Recorded::Answer, _) => Peer::B,
        _ => Peer::A,
    };
    let from = piece.from.or(by_key).unwrap_or(by_turn);
    for key in keys {
        known.learn(key, from);
    }
    Ok(Entry {
        kind,
        from,
        text: piece.text.clone(),
    })
}

fn imported(mut entries: Vec<Entry>, pieces: &Pieces, name: &str) -> Imported {
    let count = |kind| entries.iter().filter(|e| e.kind == kind).count() as u64;
    let mut notes = vec![
        Note::new("import-session")
            .with("offers", count(Recorded::Offer))
            .with("answers", count(Recorded::Answer))
            .with("candidates", count(Recorded::Candidate)),
    ];
    if pieces.passed > 0 {
        notes.push(
            Note::new("import-session-passed")
                .with("count", pieces.passed)
                .with("line", pieces.first_passed),
        );
    }
    if entries.len() > MAX_ENTRIES {
        let more = entries.len() - MAX_ENTRIES;
        notes.push(
            Note::new("import-session-many")
                .with("count", more as u64)
                .with("max", MAX_ENTRIES as u64),
        );
        entries.truncate(MAX_ENTRIES);
    }
    let shown: String = name
        .chars()
        .filter(|c| !c.is_control())
        .take(MAX_NAME)
        .collect();
    let name = match shown.trim() {
        "" => "SDP".to_owned(),
        shown => shown.to_owned(),
    };
    let scenario = scenario::Scenario {
        actions: Vec::new(),
        candidates: Vec::new(),
        chat: Vec::new(),
        recording: Some(Recording { name, entries }),
        ..scenario::Scenario::default()
    };
    Imported {
        lab: Signaling::ID,
        scenario: Scenario::File(scenario_value::<Signaling>(&Run::plain(scenario))),
        notes,
    }
}
