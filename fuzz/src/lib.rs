//! What all fuzz targets do with what came out of the bytes: a scenario is opened, walked a little, shown
//! and told in both languages, and a refusal is told, too. Nothing of that may panic, and no text may be
//! missing.
//!
//! Leaves out what a right result is; that is for the tests of the models.

use std::cell::OnceCell;

use kw_models::{Entry, Figure, Session};
use kw_texts::{Lang, Texts};
use kw_trace::Problem;
use serde_json::Value;

thread_local! {
    /// Texts take longer to read than most inputs do to try.
    static TEXTS: OnceCell<[Texts; 2]> = const { OnceCell::new() };
}

/// Steps that are walked of each scenario.
const STEPS: u64 = 60;

/// A mark of a text that is missing.
const MISSING: char = '⟨';

/// Opens a scenario in its lab, as the page does.
pub fn open(scenario: &Value) {
    let Some(entry) = scenario["lab"].as_str().and_then(kw_models::entry) else {
        return;
    };
    match (entry.open)(scenario) {
        Err(problem) => refused(&problem),
        Ok(session) => walk(entry, session),
    }
}

/// A refusal has its sentence.
pub fn refused(problem: &Problem) {
    told(|texts| texts.problem(problem));
}

/// Nothing is missing in what is said.
fn told(say: impl Fn(&Texts) -> String) {
    TEXTS.with(|all| {
        for texts in all.get_or_init(|| Lang::ALL.map(Texts::new)) {
            let said = say(texts);
            assert!(!said.is_empty() && !said.contains(MISSING), "{said}");
        }
    });
}

fn walk(entry: &Entry, mut session: Box<dyn Session>) {
    let end = session.advance(STEPS).reached;
    let figure = Figure {
        width: 360.0,
        zoom: 0,
        until: 0,
        compact: false,
    };
    told(|texts| texts.why(entry.id, &session.heading()));
    for n in [0, 1, end / 2, end] {
        session.seek(n);
        let _ = (session.picture(&figure), session.tables(), session.packet());
        if let Some(why) = session.why() {
            told(|texts| texts.why(entry.id, &why));
        }
    }
    // What it is written as opens as the same.
    let written = session.scenario();
    let again = (entry.open)(&written).expect("what was written opens");
    assert_eq!(again.scenario(), written);
}
