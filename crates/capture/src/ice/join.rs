//! A capture and what the browsers of the same session said of themselves, as one recording.
//!
//! Their clocks have nothing to do with each other. What the browsers told each other comes before the
//! packets, since checks need it; what they said of themselves comes behind them. Left out: several
//! captures at once.

use super::{LAB, imported, text};
use crate::{Imported, Note};
use kw_models::labs::rtc::ice::recording::Recording;
use kw_trace::Problem;

/// The recording of a capture, with what a text says of the same session.
///
/// # Errors
/// Where the capture is not of ICE, or the text says nothing of it.
pub fn join(capture: Imported, text: &[u8]) -> Result<Imported, Problem> {
    if capture.lab != LAB {
        return Err(Problem::new("import-together", ""));
    }
    let log = text::read(text)?;
    let said = Recording::of(&log.value())?;
    let mut both = Recording::of(&capture.value())?;
    let end = both.packets.last().map_or(0, |p| p.at);
    both.peers = said.peers;
    both.descriptions = said.descriptions;
    both.candidates = said.candidates;
    both.notes = said.notes;
    both.pairs = said.pairs;
    both.descriptions.iter_mut().for_each(|d| d.at = 0);
    both.candidates.iter_mut().for_each(|c| c.at = 0);
    both.notes.iter_mut().for_each(|n| n.at = end);
    both.pairs.iter_mut().for_each(|p| p.at = end);
    let mut notes = capture.notes;
    notes.extend(log.notes.into_iter().filter(|n| n.id != "import-untimed"));
    let known = both.peers.iter().filter(|p| !p.pwd.is_empty()).count();
    notes.push(Note::new("import-joined").with("passwords", known as u64));
    Ok(imported(&both, notes))
}
