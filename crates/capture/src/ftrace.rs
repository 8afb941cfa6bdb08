//! Reads Linux scheduler events from text: lines to [`Event`]s, nothing about what they mean.
//!
//! Understood are `sched_switch`, `sched_wakeup` and `sched_wakeup_new` as ftrace prints them (also
//! within `perf script`, with `sched:` before the event), and as `trace-cmd report` prints them:
//!
//! ```text
//! bash-1793 [000] d..2. 1955.989062: sched_switch: prev_comm=bash prev_pid=1793 prev_prio=120 prev_state=S ==> next_comm=cat next_pid=1795 next_prio=120
//! bash-1793 [000] 1955.989062: sched_switch: bash:1793 [120] S ==> cat:1795 [120]
//! cat-1795 [000] d..2. 1955.990718: sched_wakeup: comm=bash pid=1793 prio=120 target_cpu=000
//! cat-1795 [000] 1955.990718: sched_wakeup: bash:1793 [120] CPU:000
//! ```
//!
//! A task's name may hold anything, these very words too; a line is taken apart so that 15 bytes of
//! name (all that the kernel keeps) cannot pass for the rest of it. Left out: the `latency-format`
//! option, clocks that do not count seconds, and every other event.

use crate::Note;
use kw_models::labs::os::scheduling::scenario::MAX_TICKS;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Longest recording in µs: no burst in it can then pass what a scenario takes.
const LONGEST: u64 = MAX_TICKS as u64;
/// A longer line is none of ours.
const LONGEST_LINE: usize = 4096;
/// Highest CPU number a scenario takes.
const LAST_CPU: u16 = 4095;

/// A task as an event names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen<'a> {
    /// Its name, any bytes.
    pub comm: &'a [u8],
    /// Its number; 0 is the idle task of each CPU.
    pub pid: u32,
    /// The kernel's priority: 100 to 139 is nice −20 to 19, less is real-time.
    pub prio: i32,
}

/// How a task leaves a CPU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaves {
    /// It could go on.
    Ready,
    /// It waits for something.
    Blocked,
    /// It has ended.
    Ended,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What<'a> {
    /// A CPU went from one task to the next.
    Switch(Seen<'a>, Leaves, Seen<'a>),
    /// A task became ready.
    Wake {
        /// Which.
        task: Seen<'a>,
        /// Whether it is a new task.
        new: bool,
        /// The CPU that it shall run on.
        target: Option<u16>,
    },
}

/// One event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event<'a> {
    /// µs since the first event.
    pub at: u64,
    /// Its line, from 1.
    pub line: u32,
    /// The CPU it was seen on.
    pub cpu: u16,
    /// Who ran there then, by the pid that the line begins with.
    pub running: Option<u32>,
    /// What happened.
    pub what: What<'a>,
}

/// Everything understood of a recording.
#[derive(Debug, Default)]
pub struct Recording<'a> {
    /// Its events; time never goes backwards.
    pub events: Vec<Event<'a>>,
    /// The CPUs that have events.
    pub cpus: BTreeSet<u16>,
    /// When a CPU's recording began, where that is not the start of the whole.
    pub begins: HashMap<u16, u64>,
    /// What was passed over.
    pub notes: Vec<Note>,
}

/// Whether there is a line of a `sched_switch` event.
pub fn has_switch(text: &[u8]) -> bool {
    let mut lines = text.split(|b| *b == b'\n');
    lines.any(|line| {
        line.len() <= LONGEST_LINE && head(line).is_some_and(|h| h.event == b"sched_switch")
    })
}

/// Lines passed over for one reason.
#[derive(Default)]
struct Passed {
    count: u64,
    first: u32,
}

impl Passed {
    fn add(&mut self, line: u32) {
        if self.count == 0 {
            self.first = line;
        }
        self.count += 1;
    }

    fn note(&self, id: &'static str) -> Option<Note> {
        (self.count > 0).then(|| {
            Note::new(id)
                .with("count", self.count)
                .with("line", u64::from(self.first))
        })
    }
}

/// Reads every line once.
pub fn read(text: &[u8]) -> Recording<'_> {
    let mut out = Recording::default();
    let [mut strange, mut back, mut late, mut other]: [Passed; 4] = Default::default();
    let (mut lost, mut cut) = (0_u64, None);
    let (mut first, mut last) = (None, 0);
    let mut starting = HashSet::new();
    let (mut rest, mut line) = (text, 0_u32);
    while !rest.is_empty() {
        line = line.saturating_add(1);
        let end = rest.iter().position(|b| *b == b'\n');
        let row = rest[..end.unwrap_or(rest.len())].trim_ascii();
        rest = end.map_or(&[][..], |at| &rest[at + 1..]);
        match understand(row) {
            Line::Nothing => {}
            Line::Other => other.add(line),
            Line::Lost(n) => lost = lost.saturating_add(n),
            Line::Begins(cpu) => {
                starting.insert(cpu);
            }
            Line::Strange if end.is_none() => cut = Some(line),
            Line::Strange => strange.add(line),
            Line::Event { head, what } => {
                let (time, cpu) = (head.time, head.cpu);
                let zero = *first.get_or_insert(time);
                match time.checked_sub(zero) {
                    Some(at) if at > LONGEST => late.add(line),
                    Some(at) if at >= last => {
                        last = at;
                        out.cpus.insert(cpu);
                        if starting.remove(&cpu) {
                            out.begins.insert(cpu, at);
                        }
                        out.events.push(Event {
                            at,
                            line,
                            cpu,
                            running: head.running,
                            what,
                        });
                    }
                    _ => back.add(line),
                }
            }
        }
    }
    out.notes.extend(strange.note("import-lines"));
    out.notes
        .extend(cut.map(|line| Note::new("import-cut").with("line", u64::from(line))));
    out.notes.extend(back.note("import-backwards"));
    out.notes.extend(
        late.note("import-late")
            .map(|n| n.with("max", LONGEST / 1_000_000)),
    );
    out.notes.extend(other.note("import-other"));
    if lost > 0 {
        out.notes.push(Note::new("import-lost").with("count", lost));
    }
    out
}

/// What a line is.
enum Line<'a> {
    /// Empty, a comment, or a header.
    Nothing,
    /// An event of another kind.
    Other,
    /// The recorder lost this many events here.
    Lost(u64),
    /// The recording of a CPU begins here.
    Begins(u16),
    /// Not understood.
    Strange,
    /// One of ours.
    Event { head: Head<'a>, what: What<'a> },
}

fn understand(row: &[u8]) -> Line<'_> {
    if row.len() > LONGEST_LINE {
        return Line::Strange;
    }
    if row.starts_with(b"#") {
        return buffer_started(row).map_or(Line::Nothing, Line::Begins);
    }
    if row.is_empty() || row.starts_with(b"version = ") || row.starts_with(b"cpus=") {
        return Line::Nothing;
    }
    if let Some(n) = events_lost(row) {
        return Line::Lost(n);
    }
    let Some(head) = head(row) else {
        return Line::Strange;
    };
    let what = match head.event {
        b"sched_switch" => raw_switch(head.body).or_else(|| told_switch(head.body)),
        b"sched_wakeup" => wake(head.body, false),
        b"sched_wakeup_new" => wake(head.body, true),
        _ => return Line::Other,
    };
    what.map_or(Line::Strange, |what| Line::Event { head, what })
}

/// `##### CPU 1 buffer started ####`
fn buffer_started(row: &[u8]) -> Option<u16> {
    let (cpu, rest) = number(after(row, b"CPU ")?)?;
    rest.starts_with(b" buffer started")
        .then(|| u16::try_from(cpu).ok())?
}

/// `CPU:1 [LOST 123 EVENTS]`, `CPU:1 [123 EVENTS DROPPED]`, `CPU:1 [EVENTS DROPPED]`
fn events_lost(row: &[u8]) -> Option<u64> {
    let (_, rest) = number(row.strip_prefix(b"CPU:")?)?;
    let rest = rest.strip_prefix(b" [")?;
    let rest = rest.strip_prefix(b"LOST ").unwrap_or(rest);
    let (count, rest) = number(rest).unwrap_or((1, rest));
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    rest.starts_with(b"EVENTS").then_some(count)
}

/// What stands before an event's own fields.
struct Head<'a> {
    running: Option<u32>,
    cpu: u16,
    /// µs of the recorder's clock.
    time: u64,
    event: &'a [u8],
    body: &'a [u8],
}

/// Finds `[CPU] flags TIME: EVENT:`. A task's name before it may hold a bracket too, so every bracket
/// is tried; where none leads to an event's name, the first that leads to a time will do.
fn head(row: &[u8]) -> Option<Head<'_>> {
    let mut nameless = None;
    for at in (0..row.len()).filter(|at| row[*at] == b'[') {
        match head_at(&row[..at], &row[at + 1..]) {
            Some(head) if !head.event.is_empty() => return Some(head),
            Some(head) => nameless = nameless.or(Some(head)),
            None => {}
        }
    }
    nameless
}

fn head_at<'a>(front: &[u8], from: &'a [u8]) -> Option<Head<'a>> {
    let (cpu, rest) = number(from)?;
    let cpu = u16::try_from(cpu).ok().filter(|cpu| *cpu <= LAST_CPU)?;
    let (mut word, mut rest) = next_word(rest.strip_prefix(b"]")?);
    let time = match microseconds(word) {
        Some(time) => time,
        None if word.len() <= 16 => {
            (word, rest) = next_word(rest);
            microseconds(word)?
        }
        None => return None,
    };
    (word, rest) = next_word(rest);
    if !word.is_empty() && word.iter().all(u8::is_ascii_digit) {
        // perf's count of the event
        (word, rest) = next_word(rest);
    }
    let event = word.strip_suffix(b":").unwrap_or(b"");
    let short = event
        .iter()
        .rposition(|b| *b == b':')
        .map_or(0, |at| at + 1);
    Some(Head {
        running: running(front),
        cpu,
        time,
        event: &event[short..],
        body: rest.trim_ascii(),
    })
}

/// The pid in `bash-1793`, `bash-1793 (   17)`, `bash  1793` or `bash  17/1793`.
fn running(front: &[u8]) -> Option<u32> {
    let mut front = front.trim_ascii_end();
    if front.ends_with(b")") {
        let open = front.iter().rposition(|b| *b == b'(')?;
        front = front[..open].trim_ascii_end();
    }
    let from = front.iter().rposition(|b| !b.is_ascii_digit())?;
    match (&front[..from], front[from]) {
        // perf's −1: it does not know.
        ([.., b'/' | b' '], b'-') => None,
        (_, b'-' | b'/' | b' ') => {
            let (pid, _) = number(&front[from + 1..])?;
            u32::try_from(pid).ok()
        }
        _ => None,
    }
}

/// `1955.988404:` or `1955.988404123:` in µs.
fn microseconds(word: &[u8]) -> Option<u64> {
    let (seconds, rest) = number(word)?;
    let part = rest.strip_prefix(b".")?.strip_suffix(b":")?;
    if part.len() != 6 && part.len() != 9 {
        return None;
    }
    let (part, []) = number(&part[..6]).filter(|_| part.iter().all(u8::is_ascii_digit))? else {
        return None;
    };
    seconds.checked_mul(1_000_000)?.checked_add(part)
}

/// `prev_comm=… prev_pid=… prev_prio=… prev_state=… ==> next_comm=… next_pid=… next_prio=…`
fn raw_switch(body: &[u8]) -> Option<What<'_>> {
    let rest = body.strip_prefix(b"prev_comm=")?;
    let (prev, (leaves, rest)) = places(rest, b" prev_pid=").find_map(|at| {
        let (pid, prio, tail) = pid_and_prio(&rest[at..], b" prev_pid=", b" prev_prio=")?;
        let tail = tail.strip_prefix(b" prev_state=")?;
        let end = tail.iter().position(|b| *b == b' ')?;
        let leaves = leaves(&tail[..end])?;
        let tail = tail[end..].strip_prefix(b" ==> next_comm=")?;
        Some((seen(&rest[..at], pid, prio), (leaves, tail)))
    })?;
    let next = places(rest, b" next_pid=").rev().find_map(|at| {
        let (pid, prio, tail) = pid_and_prio(&rest[at..], b" next_pid=", b" next_prio=")?;
        (tail.is_empty() || tail[0] == b' ').then(|| seen(&rest[..at], pid, prio))
    })?;
    Some(What::Switch(prev, leaves, next))
}

/// `comm:pid [prio] state ==> comm:pid [prio]`
fn told_switch(body: &[u8]) -> Option<What<'_>> {
    const ARROW: &[u8] = b" ==> ";
    places(body, ARROW).find_map(|at| {
        let (left, right) = (&body[..at], &body[at + ARROW.len()..]);
        let space = left.iter().rposition(|b| *b == b' ')?;
        let leaves = leaves(&left[space + 1..])?;
        Some(What::Switch(told(&left[..space])?, leaves, told(right)?))
    })
}

/// `comm=… pid=… prio=… target_cpu=…`, or `comm:pid [prio] CPU:000` with words between.
fn wake(body: &[u8], new: bool) -> Option<What<'_>> {
    let (task, rest, key): (_, _, &[u8]) = match body.strip_prefix(b"comm=") {
        Some(rest) => {
            let (task, tail) = places(rest, b" pid=").rev().find_map(|at| {
                let (pid, prio, tail) = pid_and_prio(&rest[at..], b" pid=", b" prio=")?;
                Some((seen(&rest[..at], pid, prio), tail))
            })?;
            (task, tail, b" target_cpu=")
        }
        None => {
            let (task, tail) = places(body, b"]")
                .rev()
                .find_map(|at| Some((told(&body[..=at])?, &body[at + 1..])))?;
            (task, tail, b" CPU:")
        }
    };
    let target = after(rest, key)
        .and_then(number)
        .and_then(|(cpu, _)| u16::try_from(cpu).ok());
    Some(What::Wake { task, new, target })
}

/// `comm:pid [prio]`, taken from its end.
fn told(text: &[u8]) -> Option<Seen<'_>> {
    let text = text.strip_suffix(b"]")?;
    let bracket = text.iter().rposition(|b| *b == b'[')?;
    let (prio, []) = signed(&text[bracket + 1..])? else {
        return None;
    };
    let text = text[..bracket].strip_suffix(b" ")?;
    let colon = text.iter().rposition(|b| *b == b':')?;
    let (pid, []) = number(&text[colon + 1..])? else {
        return None;
    };
    Some(seen(&text[..colon], u32::try_from(pid).ok()?, prio))
}

fn seen(comm: &[u8], pid: u32, prio: i32) -> Seen<'_> {
    Seen { comm, pid, prio }
}

/// A pid after one key and a priority after the next.
fn pid_and_prio<'a>(text: &'a [u8], pid: &[u8], prio: &[u8]) -> Option<(u32, i32, &'a [u8])> {
    let (found, rest) = number(text.strip_prefix(pid)?)?;
    let (level, rest) = signed(rest.strip_prefix(prio)?)?;
    Some((u32::try_from(found).ok()?, level, rest))
}

/// `R`, `R+`, `S`, `D|K`, `Z` …
fn leaves(state: &[u8]) -> Option<Leaves> {
    let known = |b: &u8| b.is_ascii_alphabetic() || matches!(b, b'|' | b'+');
    if !state.first()?.is_ascii_alphabetic() || state.len() > 16 || !state.iter().all(known) {
        None
    } else if state.iter().any(|b| matches!(b, b'X' | b'x' | b'Z')) {
        Some(Leaves::Ended)
    } else if state[0] == b'R' {
        Some(Leaves::Ready)
    } else {
        Some(Leaves::Blocked)
    }
}

/// The number a text begins with, and what follows.
fn number(text: &[u8]) -> Option<(u64, &[u8])> {
    let end = text
        .iter()
        .position(|b| !b.is_ascii_digit())
        .unwrap_or(text.len());
    let value = std::str::from_utf8(&text[..end]).ok()?.parse().ok()?;
    Some((value, &text[end..]))
}

/// The same with a sign.
fn signed(text: &[u8]) -> Option<(i32, &[u8])> {
    let (minus, digits) = match text.strip_prefix(b"-") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (value, rest) = number(digits)?;
    let value = i32::try_from(value).ok()?;
    Some((if minus { -value } else { value }, rest))
}

/// The next word, and what follows it.
fn next_word(text: &[u8]) -> (&[u8], &[u8]) {
    let text = text.trim_ascii_start();
    let end = text.iter().position(u8::is_ascii_whitespace);
    text.split_at(end.unwrap_or(text.len()))
}

/// What follows the first `key`.
fn after<'a>(text: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let at = places(text, key).next()?;
    Some(&text[at + key.len()..])
}

/// Where `key` stands.
fn places<'a>(text: &'a [u8], key: &'a [u8]) -> impl DoubleEndedIterator<Item = usize> + 'a {
    text.windows(key.len())
        .enumerate()
        .filter(move |(_, found)| *found == key)
        .map(|(at, _)| at)
}
