//! What is saved step by step: a run may have a million steps, so each is a small piece of work, and the
//! page makes some at a time.

use kw_capture::packets::Writer;
use kw_exchange::{CSV_HEAD, file_text, step_csv, step_json};
use kw_models::{Entry, Frame, Session};
use kw_texts::Texts;
use serde_json::{Value, json};

/// Frames that are written at once.
const FRAMES: usize = 200;

/// A file that is ready to be handed over.
pub struct Saved {
    /// What its name ends in.
    pub ending: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file being made of the steps of a run.
pub struct Saving {
    /// Steps that are done, of how many.
    pub progress: (u64, u64),
    work: Work,
}

enum Work {
    Csv(String),
    Json(Vec<Value>),
    /// Frames as the steps give them.
    Frames(Vec<Frame>),
    /// All frames in order, how many are written, and the file so far.
    Packets(Vec<Frame>, usize, Writer),
}

impl Saving {
    fn new(session: &dyn Session, work: Work) -> Self {
        Saving {
            progress: (0, session.progress().reached),
            work,
        }
    }

    /// The steps as a table.
    pub fn csv(session: &dyn Session) -> Self {
        // A byte-order mark, so that spreadsheets read Hangul right.
        Saving::new(session, Work::Csv(format!("\u{feff}{CSV_HEAD}")))
    }

    /// The result and the steps.
    pub fn json(session: &dyn Session) -> Self {
        Saving::new(session, Work::Json(Vec::new()))
    }

    /// The frames as a capture.
    pub fn packets(session: &dyn Session) -> Self {
        Saving::new(session, Work::Frames(Vec::new()))
    }

    /// Makes a piece of it; gives the file when it is whole. The cursor of the run goes along.
    pub fn advance(
        &mut self,
        session: &mut dyn Session,
        entry: &Entry,
        texts: &Texts,
    ) -> Option<Saved> {
        let (done, all) = self.progress;
        if done < all {
            session.seek(done + 1);
            self.progress.0 += 1;
            match &mut self.work {
                Work::Csv(out) => {
                    out.push_str(&step_csv(session, entry, texts).unwrap_or_default());
                }
                Work::Json(steps) => steps.extend(step_json(session, texts)),
                Work::Frames(frames) => frames.extend(session.frames()),
                Work::Packets(..) => {}
            }
            return None;
        }
        match &mut self.work {
            Work::Csv(out) => Some(Saved {
                ending: "steps.csv",
                mime: "text/csv",
                bytes: std::mem::take(out).into_bytes(),
            }),
            Work::Json(steps) => {
                let object = json!({
                    "lab": session.lab(),
                    "version": 1,
                    "result": session.result(),
                    "steps": std::mem::take(steps),
                });
                Some(Saved {
                    ending: "result.json",
                    mime: "application/json",
                    bytes: file_text(&object).into_bytes(),
                })
            }
            Work::Frames(frames) => {
                let frames = session.traffic_of(std::mem::take(frames));
                let writer = Writer::new(&frames.links, &frames.names);
                self.work = Work::Packets(frames.frames, 0, writer);
                None
            }
            Work::Packets(frames, written, writer) => {
                let rest = frames.iter().skip(*written).take(FRAMES);
                rest.for_each(|frame| writer.frame(frame));
                *written += FRAMES;
                (*written >= frames.len()).then(|| Saved {
                    ending: "pcapng",
                    mime: "application/vnd.tcpdump.pcap",
                    bytes: std::mem::take(writer).finish(),
                })
            }
        }
    }
}
