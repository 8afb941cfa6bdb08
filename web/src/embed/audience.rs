//! Those who want to know how it goes with an embedded lab: the host and the learning platform; and what has
//! been seen of the run.

use super::{Around, Frame, scorm::Scorm};
use crate::prefs::Words;
use kw_exchange::embed::{Embed, Seen};
use kw_trace::Problem;
use wasm_bindgen::JsValue;

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub at: u64,
    pub steps: u64,
    /// Whether there will be no more steps.
    pub is_whole: bool,
    pub is_playing: bool,
}

pub struct Audience {
    around: Around,
    frame: Option<Frame>,
    scorm: Option<Scorm>,
    seen: Seen,
    /// How many exercises were over last time, and how many of them right at once.
    begun: (u64, u64),
    told: Option<Standing>,
}

impl Audience {
    pub fn new(around: Around) -> Audience {
        let scorm = around.embed.scorm.then(Scorm::find).flatten();
        let kept = scorm.as_ref().map(|s| s.kept()).unwrap_or_default();
        let read = |(done, right): (&str, &str)| Some((done.parse().ok()?, right.parse().ok()?));
        let (seen, begun) = match around.embed.exercises {
            None => (Seen::read(&kept), (0, 0)),
            Some(_) => (
                Seen::default(),
                kept.split_once('/').and_then(read).unwrap_or_default(),
            ),
        };
        Audience {
            seen,
            begun,
            around,
            frame: None,
            scorm,
            told: None,
        }
    }

    pub fn embed(&self) -> &Embed {
        &self.around.embed
    }

    /// Where the learner stood last time, if a platform knows.
    pub fn place(&self) -> Option<u64> {
        self.scorm.as_ref()?.place()
    }

    /// How many exercises were over last time, and how many of them right at once.
    pub fn score(&self) -> (u64, u64) {
        self.begun
    }

    /// Everything stands: says so, once, with what was wrong. Returns whether it was the first time.
    pub fn ready(&mut self, words: &Words) -> bool {
        if self.frame.is_some() {
            return false;
        }
        self.frame = Some(Frame::start(self.around.host.clone()));
        for problem in &self.around.embed.problems {
            self.wrong(words, problem);
        }
        self.around.host.ready();
        if self.around.embed.exercises.is_some() {
            let (done, right) = self.begun;
            self.scored(done, right);
        }
        true
    }

    /// Something the host said is wrong.
    pub fn wrong(&self, words: &Words, problem: &Problem) {
        let text = words.problem(problem);
        self.around.host.problem(&problem.field, &text);
    }

    /// All these steps went by.
    pub fn walked(&mut self, from: u64, to: u64) {
        self.seen.add(from, to);
    }

    /// The first and the last step that are to be seen, of a run of so many.
    fn wanted(&self, steps: u64) -> (u64, u64) {
        match self.around.embed.range {
            Some((first, last)) => (first.min(steps), last.min(steps)),
            None => (1.min(steps), steps),
        }
    }

    /// Tells how it stands, if that is new.
    pub fn stands(&mut self, now: Standing) {
        let before = self.told.replace(now);
        if before == Some(now) {
            return;
        }
        self.seen.add(now.at, now.at);
        let (first, last) = self.wanted(now.steps);
        let is_done = now.is_whole && self.seen.covers(first, last);
        self.around.host.progress(&[
            ("step", number(now.at)),
            ("steps", number(now.steps)),
            ("done", is_done.into()),
            ("playing", now.is_playing.into()),
        ]);
        if let Some(scorm) = &self.scorm {
            scorm.stands(now.at, self.seen.write(), is_done);
        }
    }

    /// Tells how it stands with a set of exercises.
    pub fn scored(&self, done: u64, right: u64) {
        let all = self.around.embed.exercises.map_or(0, |set| set.count);
        self.around.host.progress(&[
            ("exercise", number(done)),
            ("exercises", number(all)),
            ("right", number(right)),
            ("done", (done >= all).into()),
        ]);
        if let Some(scorm) = &self.scorm {
            scorm.scored(done, right, all);
        }
    }
}

fn number(n: u64) -> JsValue {
    JsValue::from_f64(n as f64)
}
