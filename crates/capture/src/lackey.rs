//! Reads the memory trace of `valgrind --tool=lackey --trace-mem=yes`: every reference a program makes.
//!
//! ```text
//! I  0401ab70,3
//!  S 1fff000668,8
//!  L 04032e40,8
//!  M 04033e06,1
//! ```
//!
//! A line is one reference, to the page of its first byte: an instruction (`I`), a load (`L`), a
//! store (`S`) or a modify (`M`); stores and modifies write. All other lines are passed over: what
//! valgrind and the program say stands between the references. The bytes come in pieces of any size
//! ([`Lackey::feed`]), so that a page can read a long file in slices: 1 MiB takes a few milliseconds.
//!
//! Left out: the length of a reference (one that crosses into the next page counts for the first
//! only, as the trace's first byte says), and traces of several processes told apart.

use crate::Note;
use kw_models::recording::are_renumbered;
use kw_paging::{Pages, Reference};
use kw_trace::Problem;

/// Most references that are kept, 4 bytes each.
pub const MAX_REFERENCES: usize = 50_000_000;
/// The page size unless another is asked for, in bytes.
pub const PAGE_SIZE: u64 = 4096;
/// Largest page size, in bytes.
pub const MAX_PAGE_SIZE: u64 = 1 << 40;

/// What of a line is looked at, in bytes: all of a reference is within.
const LOOKED_AT: usize = 48;
/// Bytes of a line as lackey writes them, at least: `I  0401ab70,3` and its end.
const SHORTEST_LINE: u64 = 14;
/// Hexadecimal digits of an address.
const DIGITS: usize = 16;

/// A whole trace.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// The references, in order.
    pub references: Vec<Reference>,
    /// The pages they are to, by dense number; a page's name is its address divided by the page size.
    pub pages: Pages,
    /// Bytes in a page.
    pub page_size: u64,
    /// How many lines there were.
    pub lines: u64,
    /// How many of them were no reference, without one that was cut.
    pub other: u64,
    /// Whether the last line breaks off within its address; it was passed over.
    pub cut: bool,
}

impl Trace {
    /// What a reader should know of an import that took the first `taken` references (at most
    /// all).
    pub fn notes(&self, taken: usize) -> Vec<Note> {
        let all = self.references.len() as u64;
        let mut notes = vec![
            Note::new("import-taken")
                .with("taken", taken as u64)
                .with("count", all)
                .with("pages", self.pages.len() as u64)
                .with("size", self.page_size),
        ];
        if self.other > 0 {
            notes.push(Note::new("import-passed").with("count", self.other));
        }
        if are_renumbered(&self.references[..taken], &self.pages) {
            notes.push(Note::new("import-renumbered"));
        }
        if self.cut {
            notes.push(Note::new("import-cut").with("line", self.lines));
        }
        notes
    }
}

/// A trace being read.
#[derive(Debug, Clone)]
pub struct Lackey {
    trace: Trace,
    shift: u32,
    /// The beginning of a line whose end has not come yet.
    rest: Vec<u8>,
    problem: Option<Problem>,
    /// Most references that are kept.
    pub(crate) most: usize,
}

/// What a line is.
enum Line {
    Fetch(u64),
    Load(u64),
    Write(u64),
    Other,
    /// A reference whose address is none.
    Malformed,
}

impl Lackey {
    /// A reader for pages of so many bytes.
    ///
    /// # Errors
    /// Where that is no power of two from 1 to [`MAX_PAGE_SIZE`].
    pub fn new(page_size: u64) -> Result<Self, Problem> {
        if !page_size.is_power_of_two() || page_size > MAX_PAGE_SIZE {
            return Err(Problem::new("page-size", "page-size")
                .with("value", page_size.to_string())
                .with("max", MAX_PAGE_SIZE));
        }
        Ok(Lackey {
            trace: Trace {
                page_size,
                ..Trace::default()
            },
            shift: page_size.trailing_zeros(),
            rest: Vec::new(),
            problem: None,
            most: MAX_REFERENCES,
        })
    }

    /// Makes room at once for a file of so many bytes: growing a long list bit by bit would copy all of
    /// it now and then.
    pub fn expect(&mut self, bytes: u64) {
        let count = usize::try_from(bytes / SHORTEST_LINE).unwrap_or(usize::MAX);
        self.trace.references.reserve(count.min(self.most));
    }

    /// How many references were read so far.
    pub fn len(&self) -> usize {
        self.trace.references.len()
    }

    /// Whether no reference was read so far.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads on: the next bytes of the file, as many or few as there are.
    ///
    /// # Errors
    /// Where a reference has no well-formed address (its line is named), or there are more than
    /// [`MAX_REFERENCES`]. The trace is then of no use; every further call says the same.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        if let Some(problem) = &self.problem {
            return Err(problem.clone());
        }
        let mut bytes = bytes;
        if !self.rest.is_empty() {
            let end = bytes.iter().position(|b| *b == b'\n');
            self.keep(&bytes[..end.unwrap_or(bytes.len())]);
            let Some(end) = end else { return Ok(()) };
            bytes = &bytes[end + 1..];
            let row = std::mem::take(&mut self.rest);
            let read = self.line(&row);
            self.rest = row;
            self.rest.clear();
            read?;
        }
        while !bytes.is_empty() {
            // A reference is short, so its end is looked for behind what was read of it.
            let (line, read) = understand(bytes);
            let Some(end) = bytes[read..].iter().position(|b| *b == b'\n') else {
                self.keep(bytes);
                break;
            };
            bytes = &bytes[read + end + 1..];
            self.take(line)?;
        }
        Ok(())
    }

    /// The whole trace, when all of the file was fed.
    ///
    /// # Errors
    /// As [`Lackey::feed`], and where there is no reference at all.
    pub fn finish(mut self) -> Result<Trace, Problem> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        if !self.rest.is_empty() {
            let row = std::mem::take(&mut self.rest);
            // Without a line end, a line without a comma may break off anywhere.
            if matches!(understand(&row).0, Line::Malformed) && !row.contains(&b',') {
                self.trace.cut = true;
                self.trace.lines += 1;
            } else {
                self.line(&row)?;
            }
        }
        if self.trace.references.is_empty() {
            return Err(Problem::new("import-no-reference", ""));
        }
        Ok(self.trace)
    }

    /// Keeps what is looked at of a line whose end is yet to come.
    fn keep(&mut self, bytes: &[u8]) {
        let room = LOOKED_AT - self.rest.len();
        self.rest.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    fn line(&mut self, row: &[u8]) -> Result<(), Problem> {
        self.take(understand(row).0)
    }

    #[inline]
    fn take(&mut self, line: Line) -> Result<(), Problem> {
        self.trace.lines += 1;
        let (address, writes) = match line {
            Line::Fetch(a) | Line::Load(a) => (a, false),
            Line::Write(a) => (a, true),
            Line::Other => {
                self.trace.other += 1;
                return Ok(());
            }
            Line::Malformed => return self.refuse("import-address"),
        };
        if self.trace.references.len() == self.most {
            return self.refuse("import-references");
        }
        let page = self.trace.pages.number(address >> self.shift);
        self.trace.references.push(Reference::new(page, writes));
        Ok(())
    }

    #[cold]
    fn refuse(&mut self, kind: &'static str) -> Result<(), Problem> {
        let place = format!("line {}", self.trace.lines);
        let problem = Problem::new(kind, place).with("max", self.most as u64);
        self.problem = Some(problem.clone());
        Err(problem)
    }
}

/// Whether there is a line of a reference.
pub fn has_reference(text: &[u8]) -> bool {
    let mut rows = text.split(|b| *b == b'\n');
    rows.any(|row| {
        matches!(
            understand(row).0,
            Line::Fetch(_) | Line::Load(_) | Line::Write(_)
        )
    })
}

/// What a line is, by its first [`LOOKED_AT`] bytes, and how many of its bytes were read for that;
/// its end is not among them.
#[inline]
fn understand(text: &[u8]) -> (Line, usize) {
    let (kind, digits) = match text {
        [b'I', b' ', ..] => (b'I', 2),
        [b' ', kind @ (b'L' | b'S' | b'M'), b' ', ..] => (*kind, 3),
        _ => return (Line::Other, 0),
    };
    let end = text.len().min(LOOKED_AT);
    let mut at = digits;
    while at < end && text[at] == b' ' {
        at += 1;
    }
    let first = at;
    let mut address = 0_u64;
    while at < end {
        let digit = DIGIT[text[at] as usize];
        if digit > 15 {
            break;
        }
        address = address << 4 | u64::from(digit);
        at += 1;
    }
    let count = at - first;
    if (1..=DIGITS).contains(&count) && at < end && text[at] == b',' {
        let line = match kind {
            b'I' => Line::Fetch(address),
            b'L' => Line::Load(address),
            _ => Line::Write(address),
        };
        return (line, at);
    }
    // One space behind an `I` may as well begin a sentence.
    if kind == b'I' && first == digits {
        return (Line::Other, at);
    }
    (Line::Malformed, at)
}

/// The value of each hexadecimal digit, 255 for every other byte.
static DIGIT: [u8; 256] = {
    let mut table = [255; 256];
    let mut i = 0;
    while i < 16 {
        table[b"0123456789abcdef"[i] as usize] = i as u8;
        table[b"0123456789ABCDEF"[i] as usize] = i as u8;
        i += 1;
    }
    table
};
