//! Small hand-made recordings for each rule, and the real ones against an independent reading of them.
//!
//! The real ones lie beside the project, in `shared/captures` (or the variable KW_SHARED names another
//! place than `shared`); their tests fail where they are missing.

mod addresses;
mod ice;
mod lackey;
mod links;
mod packets;
mod real;
mod rules;
mod session;

use crate::{Imported, Scenario, import};
use kw_models::{
    labs::os::scheduling::scenario::{self, ObservedState},
    registry::open_any,
};
use kw_trace::{Param, Problem};
use std::{
    fmt::Write,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

/// A real recording.
fn capture(name: &str) -> Vec<u8> {
    let shared = std::env::var_os("KW_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let path = shared.join("captures").join(name);
    std::fs::read(&path).unwrap_or_else(|e| {
        panic!(
            "this test reads the real recording {}, which is missing: {e}",
            path.display()
        )
    })
}

/// What tshark says of a capture: these fields of each packet. `None` where there is no tshark:
/// `cargo xtask test` says where it is.
fn tshark(name: &str, bytes: &[u8], fields: &[&str]) -> Option<Vec<Vec<String>>> {
    let Some(tshark) = std::env::var_os("KW_TSHARK") else {
        println!("KW_TSHARK does not name a tshark, so it was not asked about {name}.");
        return None;
    };
    // Tests run side by side and may ask about files of one name.
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let n = ASKED.fetch_add(1, Ordering::Relaxed);
    let folder = format!("kw-tshark-{}-{n}-{name}", std::process::id());
    let folder = std::env::temp_dir().join(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("a.pcapng");
    std::fs::write(&file, bytes).expect("the file");
    let mut command = std::process::Command::new(tshark);
    command.arg("-r").arg(&file);
    for check in [
        "ip.check_checksum:TRUE",
        "udp.check_checksum:TRUE",
        "tcp.check_checksum:TRUE",
    ] {
        command.args(["-o", check]);
    }
    command.args(["-T", "fields", "-E", "separator=|"]);
    for field in fields {
        command.args(["-e", field]);
    }
    let said = command.output().expect("tshark runs");
    let _ = std::fs::remove_dir_all(&folder);
    let err = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{name}: {err}");
    let is_whole = !err.contains("damaged") && !err.contains("cut short");
    assert!(is_whole, "{name}: {err}");
    let rows = String::from_utf8(said.stdout).expect("text");
    let rows = rows
        .lines()
        .map(|l| l.split('|').map(str::to_owned).collect());
    Some(rows.collect())
}

/// A recording as ftrace writes it.
const SAMPLE: &str = "\
# tracer: nop
#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION
          <idle>-0       [000] d..2.  10.000000: sched_switch: prev_comm=swapper/0 prev_pid=0 prev_prio=120 prev_state=R ==> next_comm=bash next_pid=7 next_prio=120
            bash-7       [000] d..2.  10.000100: sched_wakeup_new: comm=bash pid=8 prio=120 target_cpu=000
            bash-7       [000] d..2.  10.000300: sched_switch: prev_comm=bash prev_pid=7 prev_prio=120 prev_state=S ==> next_comm=bash next_pid=8 next_prio=120
             hog-8       [000] dNh2.  10.001300: sched_wakeup: comm=bash pid=7 prio=120 target_cpu=000
             hog-8       [000] d..2.  10.001350: sched_switch: prev_comm=hog prev_pid=8 prev_prio=130 prev_state=R+ ==> next_comm=bash next_pid=7 next_prio=120
            bash-7       [000] d..2.  10.001400: sched_switch: prev_comm=bash prev_pid=7 prev_prio=120 prev_state=S ==> next_comm=hog next_pid=8 next_prio=130
             hog-8       [000] d..2.  10.002400: sched_switch: prev_comm=hog prev_pid=8 prev_prio=130 prev_state=Z ==> next_comm=swapper/0 next_pid=0 next_prio=120
";

/// A recording from lines in short: `TIME CPU A S B` is a switch of A, in state S, to B; `TIME CPU
/// wake A [TARGET]` and `new` are wakeups; any other line is itself. A task is `name:pid` or
/// `name:pid:prio`; times are µs.
fn recording(short: &str) -> String {
    let mut text = String::new();
    for line in short.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let words: Vec<&str> = line.split(' ').collect();
        let told = match words[..] {
            [at, cpu, verb @ ("wake" | "new"), task, ref target @ ..] => {
                let (comm, pid, prio) = task_of(task);
                let verb = if verb == "new" { "_new" } else { "" };
                let target = target.first().unwrap_or(&cpu);
                format!(
                    "{} sched_wakeup{verb}: comm={comm} pid={pid} prio={prio} target_cpu=00{target}",
                    front(at, cpu)
                )
            }
            [at, cpu, prev, state, next] => {
                let ((a, p, x), (b, q, y)) = (task_of(prev), task_of(next));
                format!(
                    "{} sched_switch: prev_comm={a} prev_pid={p} prev_prio={x} prev_state={state} ==> next_comm={b} next_pid={q} next_prio={y}",
                    front(at, cpu)
                )
            }
            _ => line.to_owned(),
        };
        text += &told;
        text.push('\n');
    }
    text
}

fn front(at: &str, cpu: &str) -> String {
    let at: u64 = at.parse().expect("a time in µs");
    let (s, us) = (100 + at / 1_000_000, at % 1_000_000);
    format!("  <...> [00{cpu}] d..2. {s}.{us:06}:")
}

fn task_of(text: &str) -> (&str, &str, &str) {
    if text == "idle" {
        return ("swapper/0", "0", "120");
    }
    let mut parts = text.split(':');
    let mut next = || parts.next();
    let name = next().expect("a name");
    (name, next().expect("a pid"), next().unwrap_or("120"))
}

fn scheduling(imported: &Imported) -> &scenario::Scenario {
    let Scenario::Scheduling(scenario) = &imported.scenario else {
        panic!("it is for {}", imported.lab)
    };
    scenario
}

/// What an import says, as text.
fn shown(result: &Result<Imported, Problem>) -> String {
    let imported = match result {
        Ok(imported) => imported,
        Err(p) => {
            return format!("problem {} at '{}'{}\n", p.kind, p.field, params(&p.params));
        }
    };
    let s = scheduling(imported);
    let mut out = String::new();
    for p in &s.processes {
        let bursts: Vec<String> = p.bursts.iter().map(u64::to_string).collect();
        let nice = if p.nice == 0 {
            String::new()
        } else {
            format!(" nice {}", p.nice)
        };
        let _ = writeln!(out, "{} @{}: {}{nice}", p.id, p.arrival, bursts.join(" "));
        for piece in s.observed.iter().flat_map(|o| &o.pieces) {
            if piece.process == p.id {
                let state = match piece.state {
                    ObservedState::Run => "run",
                    ObservedState::Ready => "ready",
                    ObservedState::Blocked => "blocked",
                };
                let _ = writeln!(
                    out,
                    "  {}-{} {state} cpu{}",
                    piece.start, piece.end, piece.cpu
                );
            }
        }
    }
    for note in &imported.notes {
        let _ = writeln!(out, "note {}{}", note.id, params(&note.params));
    }
    out
}

fn params(params: &[(&'static str, Param)]) -> String {
    let mut out = String::new();
    for (name, value) in params {
        let _ = match value {
            Param::Int(n) | Param::Milli(n) => write!(out, " {name}={n}"),
            Param::Text(t) => write!(out, " {name}={t}"),
            Param::Bool(_) | Param::Nothing => Ok(()),
        };
    }
    out
}

fn shows(text: &str, expected: &str) {
    let result = import(text.as_bytes(), "test");
    if let Ok(imported) = &result {
        sound(imported);
    }
    let expected: String = expected
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| format!("{}\n", l.strip_prefix("        ").unwrap_or(l)))
        .collect();
    assert_eq!(shown(&result), expected, "of the recording\n{text}");
}

/// What holds of every import: the lab opens it; pieces are sorted, touch and never overlap; at most
/// one task runs on a CPU; the bursts ask for the CPU time that the pieces show.
fn sound(imported: &Imported) {
    if let Err(p) = open_any(&imported.value()) {
        panic!("the lab refuses the import: {p}");
    }
    let s = scheduling(imported);
    let pieces = &s.observed.as_ref().expect("pieces").pieces;
    let end = pieces.iter().map(|p| p.end).max().unwrap_or(0);
    assert!(pieces.is_sorted_by_key(|p| p.end));
    let mut cpu_time = u64::MAX;
    for process in &s.processes {
        let mut own = pieces.iter().filter(|p| p.process == process.id).peekable();
        let (mut run, first) = (0, own.peek().map_or(0, |p| p.start));
        let mut runs = u64::MAX;
        while let Some(piece) = own.next() {
            assert!(piece.start < piece.end, "{piece:?}");
            if let Some(next) = own.peek() {
                assert_eq!(piece.end, next.start, "{piece:?} {next:?}");
            }
            if piece.state == ObservedState::Run {
                run += piece.end - piece.start;
                runs = runs.min(piece.start);
            }
        }
        assert!((first..=runs).contains(&process.arrival), "{}", process.id);
        assert!(run > 0 && run <= cpu_time, "{}", process.id);
        cpu_time = run;
        let asked: u64 = process.bursts.iter().step_by(2).sum();
        let least = process.bursts.len() as u64 / 2 + 1;
        assert!(asked >= run && asked <= run + least, "{}", process.id);
        assert!(process.arrival + process.bursts.iter().sum::<u64>() <= end + 2 * least);
    }
    let mut free: Vec<(u64, u64)> = Vec::new();
    for piece in pieces.iter().filter(|p| p.state == ObservedState::Run) {
        match free.iter_mut().find(|(cpu, _)| *cpu == piece.cpu) {
            None => free.push((piece.cpu, piece.end)),
            Some((_, until)) => {
                assert!(piece.start >= *until, "two on a CPU: {piece:?}");
                *until = piece.end;
            }
        }
    }
}
