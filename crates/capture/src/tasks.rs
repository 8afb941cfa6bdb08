//! Scheduler events to a scenario: what each task did (pieces) and what it asked for (bursts).
//!
//! A task is its pid; a `sched_wakeup_new` of a pid that is in use begins another task. From the moment
//! it is first known a task runs, is ready or is blocked, without a gap, until it ends or the recording
//! does. Run pieces with only ready time between them are one CPU burst; a blocked piece is an I/O
//! burst. Who has the CPU time is listed first: those matter.
//!
//! Where the recording holds only some CPUs, what a task does on the others is not in it. A wakeup that
//! puts a task on such a CPU says that it is elsewhere: until it comes to a recorded CPU it asks nothing
//! of those, and is shown as blocked.
//!
//! Where events are missing (the recorder loses some when it is hurried) lines contradict each other.
//! Then the latest is right, and what is missing is taken to have happened then: until a line names
//! somebody else on its CPU, who was switched to runs there, and is ready from then on.
//!
//! Left out: the idle task, which is what remains, and tasks that never had CPU time.

use crate::{
    Note,
    ftrace::{Event, Leaves, Recording, Seen, What},
};
use kw_models::labs::os::scheduling::scenario::{
    MAX_PROCESSES, Observed, ObservedPiece, ObservedState, Policy, Process, Scenario, Ties, Unit,
};
use kw_trace::Problem;
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

/// Most bursts of a task.
const MAX_BURSTS: usize = 9_999;
/// Most pieces.
const MAX_PIECES: usize = 1_000_000;
/// Longest name of a process, in characters.
const MAX_NAME: usize = 32;
/// Longest name of a source, in characters.
const MAX_SOURCE: usize = 200;
/// Most CPUs of a scenario.
const MAX_CPUS: u64 = 4;
/// What a real-time task is to the fair policy, which knows none: the least nice.
const REAL_TIME: i64 = -20;

/// The scenario of a recording.
pub fn scenario(recording: &Recording<'_>, name: &str) -> Result<(Scenario, Vec<Note>), Problem> {
    let mut machine = Machine::new(recording);
    for event in &recording.events {
        machine.event(event)?;
    }
    machine.stop()?;
    machine.scenario(name)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Run,
    Ready,
    Blocked,
    Ended,
}

impl From<Leaves> for Doing {
    fn from(leaves: Leaves) -> Self {
        match leaves {
            Leaves::Ready => Doing::Ready,
            Leaves::Blocked => Doing::Blocked,
            Leaves::Ended => Doing::Ended,
        }
    }
}

struct Task<'a> {
    pid: u32,
    comm: &'a [u8],
    /// The last nice value seen.
    nice: Option<i64>,
    doing: Doing,
    since: u64,
    /// The CPU it runs on or ran on last.
    cpu: u16,
    arrival: u64,
    bursts: Vec<u64>,
    cpu_time: u64,
    /// Its latest piece.
    latest: Option<usize>,
    /// Nothing but being woken has been seen of it.
    fresh: bool,
    /// It was woken on a CPU that is not recorded.
    away: bool,
}

struct Piece {
    task: usize,
    state: ObservedState,
    cpu: u16,
    start: u64,
    end: u64,
}

/// What is known of a CPU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cpu {
    /// It has not switched yet: whoever leaves it has been there from the start.
    New,
    /// It idles.
    Idle,
    /// A task runs on it.
    Runs(usize),
    /// Who ran on it was seen elsewhere.
    Unknown,
}

struct Machine<'r, 'a> {
    recording: &'r Recording<'a>,
    tasks: Vec<Task<'a>>,
    by_pid: HashMap<u32, usize>,
    cpus: Vec<Cpu>,
    pieces: Vec<Piece>,
    /// The event at hand: its time, line and CPU.
    now: u64,
    line: u32,
    cpu: u16,
    running_at_start: u64,
    gaps: u64,
    first_gap: u32,
    last_gap: u32,
}

impl<'r, 'a> Machine<'r, 'a> {
    fn new(recording: &'r Recording<'a>) -> Self {
        let cpus = recording.cpus.last().map_or(0, |c| usize::from(*c) + 1);
        Machine {
            recording,
            tasks: Vec::new(),
            by_pid: HashMap::new(),
            cpus: vec![Cpu::New; cpus],
            pieces: Vec::new(),
            now: 0,
            line: 0,
            cpu: 0,
            running_at_start: 0,
            gaps: 0,
            first_gap: 0,
            last_gap: 0,
        }
    }

    fn event(&mut self, event: &Event<'a>) -> Result<(), Problem> {
        (self.now, self.line, self.cpu) = (event.at, event.line, event.cpu);
        match event.what {
            What::Switch(prev, leaves, next) => {
                self.leave(&prev, leaves)?;
                self.enter(&next)
            }
            What::Wake { task, new, target } => {
                if let Some(pid) = event.running {
                    self.runs_here(pid)?;
                }
                self.wake(&task, new, target)
            }
        }
    }

    /// A line says that this task runs on the CPU of the event: if another was thought to, the switch
    /// between them is missing.
    fn runs_here(&mut self, pid: u32) -> Result<(), Problem> {
        let at = usize::from(self.cpu);
        let i = self.by_pid.get(&pid).copied();
        match self.cpus[at] {
            Cpu::New => return Ok(()),
            Cpu::Idle if pid == 0 => return Ok(()),
            Cpu::Runs(j) if Some(j) == i => return Ok(()),
            Cpu::Runs(j) => {
                self.gap();
                self.go(j, Doing::Ready)?;
            }
            Cpu::Idle => self.gap(),
            Cpu::Unknown => {}
        }
        self.cpus[at] = match i {
            None if pid == 0 => Cpu::Idle,
            None => Cpu::Unknown,
            Some(i) => {
                self.gone(i);
                self.go(i, Doing::Run)?;
                self.tasks[i].cpu = self.cpu;
                self.tasks[i].fresh = false;
                Cpu::Runs(i)
            }
        };
        Ok(())
    }

    /// `prev` leaves the CPU of the event.
    fn leave(&mut self, prev: &Seen<'a>, leaves: Leaves) -> Result<(), Problem> {
        let was = self.cpus[usize::from(self.cpu)];
        let known = self.known(prev);
        match was {
            Cpu::Runs(i) if Some(i) != known => {
                self.gap();
                self.go(i, Doing::Ready)?;
            }
            Cpu::Idle if prev.pid != 0 => self.gap(),
            _ => {}
        }
        if prev.pid == 0 {
            return Ok(());
        }
        let i = match (was, known) {
            (Cpu::New, None) => {
                let i = self.add(prev, Doing::Run);
                self.here_from_the_start(i)?;
                i
            }
            (Cpu::New, Some(i)) if self.tasks[i].fresh => {
                self.here_from_the_start(i)?;
                i
            }
            (Cpu::Runs(at), Some(i)) if at == i => i,
            (_, Some(i)) => {
                self.gap();
                self.gone(i);
                i
            }
            (_, None) => self.add(prev, leaves.into()),
        };
        self.tasks[i].fresh = false;
        self.go(i, leaves.into())
    }

    /// Who leaves a CPU first has run on it since its recording began, whatever woke it meanwhile.
    fn here_from_the_start(&mut self, i: usize) -> Result<(), Problem> {
        self.running_at_start += 1;
        let start = self.recording.begins.get(&self.cpu).copied().unwrap_or(0);
        let task = &mut self.tasks[i];
        if start > task.since {
            let now = std::mem::replace(&mut self.now, start);
            self.go(i, Doing::Run)?;
            self.now = now;
        } else {
            task.doing = Doing::Run;
            if task.latest.is_none() {
                task.since = start;
                task.arrival = start;
            }
            // Else intervals of it are told already (it was woken for a CPU that is not recorded, or
            // the recording contradicts itself): it runs from where they end.
        }
        self.tasks[i].cpu = self.cpu;
        Ok(())
    }

    /// `next` gets the CPU of the event.
    fn enter(&mut self, next: &Seen<'a>) -> Result<(), Problem> {
        self.cpus[usize::from(self.cpu)] = if next.pid == 0 {
            Cpu::Idle
        } else {
            let i = match self.known(next) {
                None => self.add(next, Doing::Run),
                Some(i) => {
                    if self.tasks[i].doing == Doing::Run {
                        self.gap();
                        self.gone(i);
                    }
                    self.go(i, Doing::Run)?;
                    i
                }
            };
            self.tasks[i].cpu = self.cpu;
            self.tasks[i].fresh = false;
            Cpu::Runs(i)
        };
        Ok(())
    }

    fn wake(&mut self, who: &Seen<'a>, new: bool, target: Option<u16>) -> Result<(), Problem> {
        if who.pid == 0 {
            return Ok(());
        }
        let here = target.is_none_or(|cpu| self.recording.cpus.contains(&cpu));
        let doing = if here { Doing::Ready } else { Doing::Blocked };
        let known = if new {
            if let Some(i) = self.by_pid.remove(&who.pid)
                && self.tasks[i].doing != Doing::Ended
            {
                self.gone(i);
                self.go(i, Doing::Ended)?;
            }
            None
        } else {
            self.known(who)
        };
        let i = match known {
            None => {
                let i = self.add(who, doing);
                self.tasks[i].fresh = true;
                if here {
                    self.tasks[i].cpu = target.unwrap_or(self.cpu);
                }
                i
            }
            Some(i) => {
                match (self.tasks[i].doing, here) {
                    (Doing::Blocked | Doing::Ended, true) | (Doing::Ready, false) => {
                        self.go(i, doing)?;
                    }
                    // Woken while it runs, or once more: nothing changes.
                    _ => {}
                }
                i
            }
        };
        self.tasks[i].away |= !here;
        Ok(())
    }

    /// The task of this name and pid, if it is known; the latest it is called counts.
    fn known(&mut self, seen: &Seen<'a>) -> Option<usize> {
        let i = *self.by_pid.get(&seen.pid)?;
        let task = &mut self.tasks[i];
        task.comm = seen.comm;
        task.nice = nice(seen.prio).or(task.nice);
        Some(i)
    }

    /// A task first seen now.
    fn add(&mut self, seen: &Seen<'a>, doing: Doing) -> usize {
        let i = self.tasks.len();
        self.by_pid.insert(seen.pid, i);
        self.tasks.push(Task {
            pid: seen.pid,
            comm: seen.comm,
            nice: nice(seen.prio),
            doing,
            since: self.now,
            cpu: self.cpu,
            arrival: self.now,
            bursts: Vec::new(),
            cpu_time: 0,
            latest: None,
            fresh: false,
            away: false,
        });
        i
    }

    /// An event that contradicts those before it, counted once a line.
    fn gap(&mut self) {
        if self.last_gap == self.line {
            return;
        }
        if self.gaps == 0 {
            self.first_gap = self.line;
        }
        self.gaps += 1;
        self.last_gap = self.line;
    }

    /// A task is not on the CPU it was thought to run on.
    fn gone(&mut self, i: usize) {
        if self.tasks[i].doing == Doing::Run {
            self.cpus[usize::from(self.tasks[i].cpu)] = Cpu::Unknown;
        }
    }

    /// Ends what a task has done until now, and has it do something else.
    fn go(&mut self, i: usize, doing: Doing) -> Result<(), Problem> {
        let task = &mut self.tasks[i];
        let length = self.now.saturating_sub(task.since);
        let state = match task.doing {
            Doing::Run => ObservedState::Run,
            Doing::Ready => ObservedState::Ready,
            // One that had ended is seen again: it had not.
            Doing::Blocked | Doing::Ended => ObservedState::Blocked,
        };
        let last_is_cpu = task.bursts.len() % 2 == 1;
        match state {
            ObservedState::Run => {
                task.cpu_time += length;
                match task.bursts.last_mut() {
                    Some(last) if last_is_cpu => *last += length,
                    _ => task.bursts.push(length),
                }
            }
            ObservedState::Blocked => match task.bursts.last_mut() {
                None => task.arrival = self.now,
                Some(last) if !last_is_cpu => *last += length,
                Some(_) => task.bursts.push(length),
            },
            ObservedState::Ready => {}
        }
        // One more than the most is the I/O that may yet be dropped.
        if task.bursts.len() > MAX_BURSTS + 1 {
            return Err(Problem::new("import-bursts", format!("line {}", self.line))
                .with("process", shortened(&plain(task.comm), task.pid))
                .with("max", MAX_BURSTS as u64));
        }
        if length > 0 {
            let latest = task.latest.map(|at| &mut self.pieces[at]);
            match latest {
                Some(p) if p.state == state && p.end == task.since && p.cpu == task.cpu => {
                    p.end = self.now;
                }
                _ => {
                    task.latest = Some(self.pieces.len());
                    self.pieces.push(Piece {
                        task: i,
                        state,
                        cpu: task.cpu,
                        start: task.since,
                        end: self.now,
                    });
                }
            }
        }
        task.doing = doing;
        task.since = self.now;
        Ok(())
    }

    /// The recording stops: so does what is open.
    fn stop(&mut self) -> Result<(), Problem> {
        for i in 0..self.tasks.len() {
            if self.tasks[i].doing != Doing::Ended {
                self.go(i, Doing::Ended)?;
            }
        }
        Ok(())
    }

    fn scenario(self, name: &str) -> Result<(Scenario, Vec<Note>), Problem> {
        let notes = self.notes();
        let mut order: Vec<usize> = (0..self.tasks.len())
            .filter(|i| self.tasks[*i].cpu_time > 0)
            .collect();
        if order.is_empty() {
            return Err(Problem::new("import-empty", ""));
        }
        if order.len() > MAX_PROCESSES {
            return Err(Problem::new("import-processes", "")
                .with("value", order.len() as u64)
                .with("max", MAX_PROCESSES as u64));
        }
        order.sort_by_key(|i| {
            let task = &self.tasks[*i];
            (Reverse(task.cpu_time), task.arrival, *i)
        });
        let mut place = vec![usize::MAX; self.tasks.len()];
        for (at, i) in order.iter().enumerate() {
            place[*i] = at;
        }
        let mut pieces = self.pieces;
        pieces.retain(|p| place[p.task] != usize::MAX);
        if pieces.len() > MAX_PIECES {
            return Err(Problem::new("import-pieces", "")
                .with("value", pieces.len() as u64)
                .with("max", MAX_PIECES as u64));
        }
        pieces.sort_unstable_by_key(|p| (p.end, place[p.task], p.start));
        let ids = names(order.iter().map(|i| &self.tasks[*i]));
        let pieces = pieces.iter().map(|p| ObservedPiece {
            process: ids[place[p.task]].clone(),
            state: p.state,
            cpu: p.cpu.into(),
            start: p.start,
            end: p.end,
        });
        let observed = Observed {
            source: source(name),
            pieces: pieces.collect(),
        };
        let processes = order.iter().zip(&ids).map(|(i, id)| {
            let task = &self.tasks[*i];
            let asked = task.bursts.len() - (task.bursts.len() + 1) % 2;
            let bursts: Vec<u64> = task.bursts[..asked].iter().map(|b| (*b).max(1)).collect();
            let mut process = Process::new(id.as_str(), task.arrival, &bursts);
            process.nice = task.nice.unwrap_or(REAL_TIME);
            process
        });
        let scenario = Scenario {
            // The defaults of the kernel's fair scheduler, in µs.
            policy: Policy::Fair {
                latency: 6000,
                min_granularity: 750,
                wakeup_granularity: 1000,
                sleeper_credit: 3000,
            },
            cpus: (self.recording.cpus.len() as u64).clamp(1, MAX_CPUS),
            switch_cost: 0,
            ties: Ties::default(),
            unit: Unit::Microsecond,
            processes: processes.collect(),
            observed: Some(observed),
        };
        Ok((scenario, notes))
    }

    fn notes(&self) -> Vec<Note> {
        let counted = |id, count: u64| (count > 0).then(|| Note::new(id).with("count", count));
        let tasks =
            |wanted: fn(&Task<'_>) -> bool| self.tasks.iter().filter(|t| wanted(t)).count() as u64;
        let cpus = self.recording.cpus.len() as u64;
        let mut notes = self.recording.notes.clone();
        notes.extend(
            counted("import-gaps", self.gaps).map(|n| n.with("line", u64::from(self.first_gap))),
        );
        notes.extend(counted("import-running", self.running_at_start));
        notes.extend(counted("import-idle", tasks(|t| t.cpu_time == 0)));
        notes.extend(counted("import-away", tasks(|t| t.cpu_time > 0 && t.away)));
        notes.extend(counted(
            "import-real-time",
            tasks(|t| t.cpu_time > 0 && t.nice.is_none()),
        ));
        if cpus > MAX_CPUS {
            notes.push(
                Note::new("import-cpus")
                    .with("count", cpus)
                    .with("max", MAX_CPUS),
            );
        }
        notes
    }
}

/// The nice value of a priority; none of a real-time one.
fn nice(prio: i32) -> Option<i64> {
    (100..=139).contains(&prio).then(|| i64::from(prio) - 120)
}

/// Names, each different: what the task is called if nobody else is, else that with its pid.
fn names<'t>(tasks: impl Iterator<Item = &'t Task<'t>> + Clone) -> Vec<String> {
    let plains: Vec<String> = tasks.clone().map(|t| plain(t.comm)).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for name in &plains {
        *count.entry(name).or_default() += 1;
    }
    let alone = |name: &str| !name.is_empty() && count[name] == 1;
    let mut taken: HashSet<String> = plains.iter().filter(|n| alone(n)).cloned().collect();
    let mut again: HashMap<String, u32> = HashMap::new();
    let mut named = Vec::with_capacity(plains.len());
    for (task, name) in tasks.zip(&plains) {
        if alone(name) {
            named.push(name.clone());
            continue;
        }
        let wanted = shortened(name, task.pid);
        let nth = again.entry(wanted.clone()).or_insert(1);
        let mut id = wanted.clone();
        while !taken.insert(id.clone()) {
            *nth += 1;
            let tail = format!("-{nth}");
            id = cut(&wanted, MAX_NAME - tail.len()) + &tail;
        }
        named.push(id);
    }
    named
}

/// A task's name as one can show it; may be empty.
fn plain(comm: &[u8]) -> String {
    cut(&String::from_utf8_lossy(comm), MAX_NAME)
}

fn shortened(name: &str, pid: u32) -> String {
    if name.is_empty() {
        return format!("pid-{pid}");
    }
    let tail = format!("-{pid}");
    cut(name, MAX_NAME - tail.len()) + &tail
}

/// At most so many characters, none of them a control character, no space around them.
fn cut(text: &str, most: usize) -> String {
    let clean = |text: &str| text.trim().chars().take(most).collect::<String>();
    let shown: String = text.chars().filter(|c| !c.is_control()).collect();
    clean(&shown).trim_end().to_owned()
}

fn source(name: &str) -> String {
    let name = cut(name, MAX_SOURCE);
    if name.is_empty() {
        "sched_switch".to_owned()
    } else {
        name
    }
}
