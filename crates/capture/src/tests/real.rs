//! The recording of a real machine against an independent reading of it, and all its broken versions.

use super::{SAMPLE, capture, recording, scheduling, shown, sound};
use crate::{Imported, import};
use kw_models::{
    labs::os::scheduling::scenario::{ObservedPiece, ObservedState},
    registry::open_any,
};
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::LazyLock};

/// The real recording.
static REAL: LazyLock<Vec<u8>> = LazyLock::new(|| capture("linux-sched-cpu0.txt"));

fn real() -> Imported {
    import(&REAL, "linux-sched-cpu0.txt").expect("the real recording")
}

fn pieces(imported: &Imported) -> &[ObservedPiece] {
    &scheduling(imported)
        .observed
        .as_ref()
        .expect("pieces")
        .pieces
}

/// Per pid its last name and its µs, by plain string cutting, as this file is well-formed: the time
/// from each line to the next goes to who was switched to, or to who the line says runs. And the
/// length of the recording.
fn by_hand() -> (BTreeMap<u32, (String, u64)>, u64) {
    let text = String::from_utf8(REAL.clone()).expect("text");
    let between = |line: &str, from: &str, to: &str| -> Option<String> {
        let from = line.split_once(from)?.1;
        Some(from.split_once(to).map_or(from, |f| f.0).to_owned())
    };
    let mut tasks: BTreeMap<u32, (String, u64)> = BTreeMap::new();
    let (mut first, mut last, mut running) = (None, 0, None);
    for line in text.lines().filter(|l| l.contains("[000]")) {
        let time = line.split(": sched_").next().expect("a time");
        let time = time.rsplit(' ').next().expect("a time").replace('.', "");
        let now: u64 = time.parse().expect("digits");
        if let Some(pid) = running {
            tasks.entry(pid).or_default().1 += now - last;
        }
        first = first.or(Some(now));
        last = now;
        let front = line.split('[').next().expect("a front").trim();
        running = front
            .rsplit('-')
            .next()
            .map(|pid| pid.parse().expect("a pid"));
        for (name, pid) in [
            (": comm=", " pid="),
            ("prev_comm=", " prev_pid="),
            ("next_comm=", " next_pid="),
        ] {
            if let Some(comm) = between(line, name, pid) {
                let pid = between(line, pid, " ").expect("a pid");
                let pid = pid.parse().expect("a pid");
                tasks.entry(pid).or_default().0 = comm;
                if name == "next_comm=" {
                    running = Some(pid);
                }
            }
        }
    }
    (tasks, last - first.expect("lines"))
}

#[test]
fn every_task_has_the_cpu_time_that_its_lines_say() {
    let (tasks, length) = by_hand();
    let idle = tasks[&0].1;
    assert_eq!(tasks.values().map(|t| t.1).sum::<u64>(), length);

    let imported = real();
    sound(&imported);
    let s = scheduling(&imported);
    assert_eq!(s.cpus, 1);
    let run = |id: &str| -> u64 {
        let own = pieces(&imported).iter().filter(|p| p.process == id);
        own.filter(|p| p.state == ObservedState::Run)
            .map(|p| p.end - p.start)
            .sum()
    };
    let total: u64 = s.processes.iter().map(|p| run(&p.id)).sum();
    assert_eq!(total + idle, length);

    let ran: BTreeMap<u32, _> = tasks
        .into_iter()
        .filter(|(pid, t)| *pid != 0 && t.1 > 0)
        .collect();
    assert_eq!(s.processes.len(), ran.len());
    for (pid, (name, time)) in &ran {
        let namesakes = ran.values().filter(|t| t.0 == *name).count();
        let id = if namesakes == 1 {
            name.clone()
        } else {
            format!("{name}-{pid}")
        };
        assert_eq!(run(&id), *time, "{id}");
    }
}

#[test]
fn what_a_reader_finds() {
    let imported = real();
    let s = scheduling(&imported);
    assert_eq!(s.processes.len(), 31);
    let end = pieces(&imported).last().map(|p| p.end);
    assert_eq!(end, Some(949_719));
    let told = |id: &str| {
        let p = s.processes.iter().find(|p| p.id == id).expect("the task");
        (p.arrival, p.nice, p.bursts.len())
    };
    // Last called hog-…, having been bash, nice and taskset before.
    assert_eq!(told("hog-nice0"), (4780, 0, 1));
    assert_eq!(told("hog-nice10"), (480, 10, 3));
    assert_eq!(told("interactive").1, 0);
    assert_eq!(told("kworker/0:0H").1, -20);
    assert_eq!(told("migration/0").1, -20);
    assert_eq!(told("rustc-1823").1, 19);
    // A shell loop starts `sleep 0.03` again and again.
    let sleeps = s.processes.iter().filter(|p| p.id.starts_with("sleep-"));
    assert_eq!(sleeps.count(), 12);
    // Three lines of the file are missing: the ends of tokio-rt-worker's turns.
    let text = shown(&Ok(imported.clone()));
    let notes = text.split_once("note ").map_or("", |t| t.1);
    assert_eq!(
        notes,
        "import-gaps count=3 line=114\n\
         note import-idle count=3\n\
         note import-away count=6\n\
         note import-real-time count=1\n"
    );
}

/// While both hogs want the CPU, nice 0 gets it 1024 : 110 times as long as nice 10.
#[test]
fn nice_10_gets_a_tenth_of_nice_0() {
    let imported = real();
    let wants = |id: &str| -> Vec<ObservedPiece> {
        let own = pieces(&imported).iter().filter(|p| p.process == id);
        own.filter(|p| p.state != ObservedState::Blocked)
            .cloned()
            .collect()
    };
    let (zero, ten) = (wants("hog-nice0"), wants("hog-nice10"));
    let mut ran = [0, 0];
    for a in &zero {
        for b in &ten {
            let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
            for (sum, piece) in ran.iter_mut().zip([a, b]) {
                if piece.state == ObservedState::Run {
                    *sum += both;
                }
            }
        }
    }
    let percent = ran[0] * 100 / ran[1]; // 931 would be exact
    assert!((800..=1100).contains(&percent), "{ran:?}");
}

#[test]
fn the_model_walks_it_to_its_end() {
    let mut session = open_any(&real().value()).expect("the lab opens it");
    session.finish().expect("it ends");
    assert!(session.progress().reached > 100);
}

/// Whatever comes out of it is a refusal or opens.
fn survives(bytes: &[u8]) {
    if let Ok(imported) = import(bytes, "x") {
        sound(&imported);
    }
}

#[test]
fn cut_anywhere() {
    for end in (0..SAMPLE.len()).chain([SAMPLE.len()]) {
        survives(&SAMPLE.as_bytes()[..end]);
        survives(&SAMPLE.as_bytes()[end..]);
    }
    for end in (0..REAL.len()).step_by(53) {
        survives(&REAL[..end]);
    }
    for start in (0..REAL.len()).step_by(1009) {
        survives(&REAL[start..]);
    }
}

/// Events in any order, on two CPUs, as no kernel would have them.
fn nonsense() -> impl Strategy<Value = String> {
    let task = || prop::sample::select(vec!["a:1", "b:2:130", "c:3:9", "d:4", "idle"]);
    let state = prop::sample::select(vec!["R", "R+", "S", "D|K", "Z", "X"]);
    let line = (0..40_u64, 0..3_u8, 0..4_u8, task(), state, task());
    prop::collection::vec(line, 1..40).prop_map(|lines| {
        let mut at = 0;
        let mut short = String::new();
        for (step, cpu, what, a, state, b) in lines {
            at += step;
            short += &match (what, a) {
                (0, "a:1" | "b:2:130") => format!("{at} {cpu} wake {a} {state}\n"),
                (0, _) => format!("{at} {cpu} wake {a} {cpu}\n"),
                (1, "a:1" | "d:4") => format!("{at} {cpu} new {a}\n"),
                _ => format!("{at} {cpu} {a} {state} {b}\n"),
            };
        }
        recording(&short)
    })
}

proptest! {
    #[test]
    fn noise(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives(&bytes);
        let mut after = SAMPLE.as_bytes().to_vec();
        after.extend(bytes);
        survives(&after);
    }

    #[test]
    fn the_sample_with_edits(edits in prop::collection::vec((0..SAMPLE.len(), any::<u8>()), 1..12)) {
        survives(&edited(SAMPLE.as_bytes(), &edits));
    }

    #[test]
    fn the_real_one_with_edits(
        from in 0..60_000_usize,
        edits in prop::collection::vec((0..20_000_usize, any::<u8>()), 1..200),
    ) {
        survives(&edited(&REAL[from..from + 20_000], &edits));
    }

    #[test]
    fn contradicting_events(text in nonsense()) {
        survives(text.as_bytes());
    }
}

fn edited(bytes: &[u8], edits: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, byte) in edits {
        bytes[*at] = *byte;
    }
    bytes
}

/// Run by hand, optimised: `cargo test -p kw-capture --release -- --ignored --nocapture speed`.
#[test]
#[ignore = "takes its time unoptimised"]
fn speed() {
    let mut text = String::new();
    let mut at = 0;
    while text.len() < 50 << 20 {
        at += 500;
        let (a, b) = (at / 500 % 1000 + 1, (at / 500 + 1) % 1000 + 1);
        text += &recording(&format!(
            "{at} 0 wake some-task:{b}\n{at} 0 some-task:{a} S some-task:{b}\n"
        ));
    }
    let begun = std::time::Instant::now();
    let imported = import(text.as_bytes(), "x").expect("good");
    println!(
        "{} MiB in {:?}: {} pieces",
        text.len() >> 20,
        begun.elapsed(),
        pieces(&imported).len()
    );
    assert!(begun.elapsed().as_secs() < 5);
}
