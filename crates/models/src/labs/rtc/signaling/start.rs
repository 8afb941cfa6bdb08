//! What the declared fields alone cannot say.

use super::scenario::{Media, Recorded, Scenario};
use kw_sdp::{Candidate, Description};
use kw_trace::Problem;

/// Whether a scenario can be run.
///
/// # Errors
/// A data channel twice, or an entry of a recording that is not what it should be.
pub fn check(sc: &Scenario) -> Result<(), Problem> {
    let mut data = (0..).zip(&sc.media).filter(|(_, m)| m.kind == Media::Data);
    if let (Some((first, _)), Some((second, _))) = (data.next(), data.next()) {
        return Err(Problem::new("duplicate", format!("media[{second}].kind"))
            .with("value", Media::Data.name())
            .with("first", format!("media[{first}].kind")));
    }
    let entries = sc.recording.iter().flat_map(|r| &r.entries);
    for (i, entry) in entries.enumerate() {
        let read = match entry.kind {
            Recorded::Candidate => Candidate::parse(&entry.text).map(drop),
            _ => Description::read(&entry.text).map(drop),
        };
        if let Err(fault) = read {
            let mut problem = fault.problem();
            problem.field = format!("recording.entries[{i}].text");
            return Err(problem);
        }
    }
    Ok(())
}
