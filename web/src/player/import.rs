//! Files that a learner gives to the page: scenarios, and recordings of real machines.
//!
//! What a file is, its first bytes tell. A memory trace and a packet capture may be long: they are read
//! piece by piece, each a task of its own; everything else is read whole.

use super::recording::Recorded;
use crate::browser;
use kw_capture::{Kind, Note, contents::Contents, lackey, packets::Packets};
use kw_exchange::parse_file;
use kw_models::recording::Recording;
use kw_trace::Problem;
use serde_json::Value;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use web_sys::File;

/// Largest file that is read whole, in MiB.
const MAX_MIB: f64 = 64.0;
/// Bytes of a MiB.
const MIB: f64 = 1_048_576.0;
/// Bytes that tell what a file is.
const HEAD: f64 = 262_144.0;
/// Bytes of a piece: some milliseconds of work.
const PIECE: f64 = 2_097_152.0;

/// What a file held.
pub struct Imported {
    /// The file's name.
    pub name: String,
    /// A scenario file.
    pub value: Value,
    /// What was passed over or had to be decided.
    pub notes: Vec<Note>,
    /// The whole recording, where the scenario is but a place of it.
    pub recorded: Option<Recorded>,
}

impl Imported {
    fn of(name: String, imported: kw_capture::Imported) -> Self {
        Imported {
            name,
            value: imported.value(),
            notes: imported.notes,
            recorded: None,
        }
    }
}

/// Files being read: dropping it stops that.
pub struct Reading {
    is_stopped: Rc<Cell<bool>>,
    /// The names of the files.
    pub name: String,
    /// Bytes read, of how many.
    pub progress: (u64, u64),
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.is_stopped.set(true);
    }
}

impl Reading {
    /// Begins to read; `told` hears how far it is, `done` what came of it.
    ///
    /// Of several files one is a capture of ICE and one a text of the same session: they are read as one.
    pub fn start(
        files: Vec<File>,
        told: impl Fn(u64) + 'static,
        done: impl FnOnce(Result<Imported, Problem>) + 'static,
    ) -> Self {
        let is_stopped = Rc::new(Cell::new(false));
        let reading = Reading {
            is_stopped: is_stopped.clone(),
            name: name_of(&files),
            progress: (0, files.iter().map(|f| f.size() as u64).sum()),
        };
        wasm_bindgen_futures::spawn_local(async move {
            let name = name_of(&files);
            let read = match &*files {
                [file] => read(file, &told, &is_stopped).await,
                files => together(files, &told, &is_stopped).await,
            };
            if let Some(read) = read {
                done(read.map_err(|p| p.under(&name)));
            }
        });
        reading
    }
}

fn name_of(files: &[File]) -> String {
    let names: Vec<String> = files.iter().map(File::name).collect();
    names.join(" + ")
}

/// A capture and a text of the same session; `None` where it was stopped.
async fn together(
    files: &[File],
    told: &dyn Fn(u64),
    is_stopped: &Cell<bool>,
) -> Option<Result<Imported, Problem>> {
    let refused = || Some(Err(Problem::new("import-together", "")));
    let mut captured = None;
    let mut text = None;
    for file in files {
        let size = file.size();
        let Some(head) = browser::read(file, 0.0, HEAD.min(size)).await else {
            return Some(Err(Problem::new("not-text", file.name())));
        };
        match kw_capture::recognise(&head) {
            Some(Kind::Packets) if captured.is_none() && size <= MAX_MIB * MIB => {
                captured = Some(packets(file, told, is_stopped).await?);
            }
            Some(Kind::Candidates | Kind::Session) if text.is_none() && size <= MAX_MIB * MIB => {
                text = browser::read(file, 0.0, size).await;
            }
            _ => return refused(),
        }
    }
    let (Some(captured), Some(text)) = (captured, text) else {
        return refused();
    };
    if is_stopped.get() {
        return None;
    }
    let joined = captured.and_then(|capture| kw_capture::ice::join(capture, &text));
    Some(joined.map(|imported| Imported::of(name_of(files), imported)))
}

/// `None` where it was stopped.
async fn read(
    file: &File,
    told: &dyn Fn(u64),
    is_stopped: &Cell<bool>,
) -> Option<Result<Imported, Problem>> {
    let (name, size) = (file.name(), file.size());
    let unreadable = || Some(Err(Problem::new("not-text", "")));
    let Some(head) = browser::read(file, 0.0, HEAD.min(size)).await else {
        return unreadable();
    };
    let kind = kw_capture::recognise(&head);
    let max = kind.map_or(MAX_MIB, |k| k.max_mib() as f64);
    let mib = size / MIB;
    if mib > max {
        let problem = Problem::new("file-size", "").with("value", mib.ceil() as u64);
        return Some(Err(problem.with("max", max as u64)));
    }
    match kind {
        Some(Kind::Lackey) => return trace(file, told, is_stopped).await,
        Some(Kind::Packets) => return capture(file, told, is_stopped).await,
        _ => {}
    }
    let Some(bytes) = browser::read(file, 0.0, size).await else {
        return unreadable();
    };
    (!is_stopped.get()).then(|| whole(name, &bytes, kind))
}

fn whole(name: String, bytes: &[u8], kind: Option<Kind>) -> Result<Imported, Problem> {
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace());
    let (value, notes) = if kind.is_none() && first == Some(&b'{') {
        let text = std::str::from_utf8(bytes).map_err(|_| Problem::new("not-text", ""))?;
        (parse_file(text)?, Vec::new())
    } else {
        let imported = kw_capture::import(bytes, &name)?;
        (imported.value(), imported.notes)
    };
    Ok(Imported {
        name,
        value,
        notes,
        recorded: None,
    })
}

/// Gives a file to a reader, piece by piece. What is made of it is a task of its own, as each piece is.
async fn pieces(
    file: &File,
    told: &dyn Fn(u64),
    is_stopped: &Cell<bool>,
    mut feed: impl FnMut(&[u8]) -> Result<(), Problem>,
) -> Option<Result<(), Problem>> {
    let size = file.size();
    let mut at = 0.0;
    loop {
        let end = (at + PIECE).min(size);
        // Behind the last piece nothing is read, which ends the task of that piece.
        let Some(bytes) = browser::read(file, at, end).await else {
            return Some(Err(Problem::new("not-text", "")));
        };
        if is_stopped.get() {
            return None;
        }
        if at == size {
            return Some(Ok(()));
        }
        if let Err(problem) = feed(&bytes) {
            return Some(Err(problem));
        }
        at = end;
        told(at as u64);
    }
}

async fn capture(
    file: &File,
    told: &dyn Fn(u64),
    is_stopped: &Cell<bool>,
) -> Option<Result<Imported, Problem>> {
    let read = packets(file, told, is_stopped).await?;
    Some(read.map(|imported| Imported::of(file.name(), imported)))
}

async fn packets(
    file: &File,
    told: &dyn Fn(u64),
    is_stopped: &Cell<bool>,
) -> Option<Result<kw_capture::Imported, Problem>> {
    let mut reader = Packets::new();
    reader.expect(file.size() as u64);
    let mut contents = Contents::default();
    let fed = pieces(file, told, is_stopped, |bytes| {
        reader.feed(bytes)?;
        contents.look(reader.so_far());
        Ok(())
    });
    let fed = fed.await?;
    Some(fed.and_then(|()| contents.finish(&reader.finish()?)))
}

async fn trace(
    file: &File,
    told: &dyn Fn(u64),
    is_stopped: &Cell<bool>,
) -> Option<Result<Imported, Problem>> {
    let mut reader = match lackey::Lackey::new(lackey::PAGE_SIZE) {
        Ok(reader) => reader,
        Err(problem) => return Some(Err(problem)),
    };
    reader.expect(file.size() as u64);
    let fed = pieces(file, told, is_stopped, |bytes| reader.feed(bytes)).await?;
    if let Err(problem) = fed {
        return Some(Err(problem));
    }
    Some(reader.finish().map(|trace| {
        let notes = trace.notes(Recorded::WINDOW.min(trace.references.len()));
        let recording = Recording::new(trace.references, trace.pages);
        let recorded = Recorded::new(file.name(), recording);
        Imported {
            name: file.name(),
            value: recorded.scenario(),
            notes,
            recorded: Some(recorded),
        }
    }))
}

thread_local! {
    /// What was given to one lab's page and is for another's.
    static PENDING: RefCell<Option<Imported>> = const { RefCell::new(None) };
}

/// Keeps what is for another lab's page until that is open.
pub fn hand_over(imported: Imported) {
    PENDING.set(Some(imported));
}

/// What was kept for this lab.
pub fn take_over(lab: &str) -> Option<Imported> {
    PENDING.with_borrow_mut(|pending| {
        let is_for = |i: &&mut Imported| i.value["lab"].as_str() == Some(lab);
        pending.as_mut().filter(is_for)?;
        pending.take()
    })
}
