//! One rule each: a recording in short, and what must become of it.

use super::{SAMPLE, recording, scheduling, shows};
use crate::{Kind, import, recognise};
use kw_models::labs::os::scheduling::scenario::{Policy, Unit};

fn becomes(short: &str, expected: &str) {
    shows(&recording(short), expected);
}

#[test]
fn the_sample() {
    shows(
        SAMPLE,
        "
        hog @100: 2050 nice 10
          100-300 ready cpu0
          300-1350 run cpu0
          1350-1400 ready cpu0
          1400-2400 run cpu0
        bash @0: 300 1000 50
          0-300 run cpu0
          300-1300 blocked cpu0
          1300-1350 ready cpu0
          1350-1400 run cpu0
          1400-2400 blocked cpu0
        ",
    );
    let imported = import(SAMPLE.as_bytes(), " my\ttrace.txt ").expect("good");
    assert_eq!(imported.lab, "os/scheduling");
    let s = scheduling(&imported);
    assert_eq!((s.unit, s.cpus, s.switch_cost), (Unit::Microsecond, 1, 0));
    assert!(matches!(
        s.policy,
        Policy::Fair {
            latency: 6000,
            min_granularity: 750,
            wakeup_granularity: 1000,
            sleeper_credit: 3000
        }
    ));
    assert_eq!(s.observed.as_ref().expect("pieces").source, "mytrace.txt");
}

#[test]
fn line_ends_of_windows_and_a_missing_last_one_change_nothing() {
    let plain = import(SAMPLE.as_bytes(), "x").expect("good");
    for other in [SAMPLE.replace('\n', "\r\n"), SAMPLE.trim_end().to_owned()] {
        assert_eq!(import(other.as_bytes(), "x").as_ref(), Ok(&plain));
    }
}

#[test]
fn every_way_of_writing_it_reads_the_same() {
    let told = "\
        version = 6
        cpus=1
          <idle>-0     [000]    10.000000: sched_switch:         swapper/0:0 [120] R ==> bash:7 [120]
            bash-7     [000]    10.000100: sched_wakeup_new:     bash:8 [120]<CANT FIND FIELD success> CPU:000
            bash-7     [000]    10.000300: sched_switch:         bash:7 [120] S ==> bash:8 [120]
             hog-8     [000]    10.001300: sched_wakeup:         bash:7 [120] success=1 CPU:000
             hog-8     [000] d..2  10.001350: sched_switch:      hog:8 [130] R ==> bash:7 [120]
            bash-7     [000]    10.001400: sched_switch:         bash:7 [120] S ==> hog:8 [130]
             hog-8     [000]    10.002400: sched_switch:         hog:8 [130] Z ==> swapper/0:0 [120]\n";
    let plain = import(SAMPLE.as_bytes(), "x").expect("good");
    let perf = SAMPLE
        .replace(": sched_", ":       sched:sched_")
        .replace("-7       [", "    7 [")
        .replace(" d..2.", "");
    let counted = SAMPLE.replace(": sched_", ": 1 sched:sched_");
    let grouped = SAMPLE.replace(" [000]", " (     12) [000]");
    let nano = SAMPLE.replace(": sched", "999: sched");
    for (what, text) in [
        ("trace-cmd", told.to_owned()),
        ("perf", perf),
        ("perf with a count", counted),
        ("with thread groups", grouped),
        ("nanoseconds", nano),
    ] {
        assert_eq!(
            import(text.as_bytes(), "x").as_ref(),
            Ok(&plain),
            "{what}:\n{text}"
        );
    }
}

#[test]
fn running_at_the_start_and_blocked_at_the_end() {
    becomes(
        "
        0 0 wake x:9
        100 0 a:1 S b:2
        250 0 b:2 S idle",
        "
        b @100: 150
          100-250 run cpu0
        a @0: 100
          0-100 run cpu0
          100-250 blocked cpu0
        note import-running count=1
        note import-idle count=1
        ",
    );
}

#[test]
fn ready_from_the_first_wakeup_until_the_end() {
    becomes(
        "
        0 0 idle R a:1
        10 0 wake b:2
        50 0 a:1 R b:2
        80 0 b:2 R a:1
        90 0 wake c:3",
        "
        a @0: 60
          0-50 run cpu0
          50-80 ready cpu0
          80-90 run cpu0
        b @10: 30
          10-50 ready cpu0
          50-80 run cpu0
          80-90 ready cpu0
        note import-idle count=1
        ",
    );
}

#[test]
fn without_a_wakeup_blocked_lasts_until_it_runs() {
    becomes(
        "
        0 0 idle R a:1
        10 0 a:1 D idle
        50 0 idle R a:1
        60 0 a:1 I idle
        70 0 wake a:1
        75 0 wake a:1
        80 0 idle R a:1
        85 0 wake a:1
        90 0 a:1 t idle",
        "
        a @0: 10 40 10 10 10
          0-10 run cpu0
          10-50 blocked cpu0
          50-60 run cpu0
          60-70 blocked cpu0
          70-80 ready cpu0
          80-90 run cpu0
        ",
    );
}

#[test]
fn bursts_of_nothing_count_one() {
    becomes(
        "
        0 0 idle R a:1
        10 0 a:1 S idle
        10 0 wake a:1
        20 0 idle R a:1
        20 0 a:1 S idle
        30 0 wake a:1
        30 0 idle R a:1
        40 0 a:1 S idle",
        "
        a @0: 10 1 1 10 10
          0-10 run cpu0
          10-20 ready cpu0
          20-30 blocked cpu0
          30-40 run cpu0
        ",
    );
}

#[test]
fn who_has_ended_has_no_more_pieces() {
    becomes(
        "
        0 0 idle R a:1
        10 0 a:1 X b:2
        30 0 b:2 Z idle
        40 0 wake c:3
        50 0 idle R c:3
        55 0 c:3 R idle",
        "
        b @10: 20
          10-30 run cpu0
        a @0: 10
          0-10 run cpu0
        c @40: 5
          40-50 ready cpu0
          50-55 run cpu0
        ",
    );
}

#[test]
fn a_pid_used_again_is_another_task() {
    becomes(
        "
        0 0 idle R a:1
        10 0 a:1 Z idle
        20 0 new a:1
        30 0 idle R a:1
        50 0 a:1 S idle",
        "
        a-1 @20: 20
          20-30 ready cpu0
          30-50 run cpu0
        a-1-2 @0: 10
          0-10 run cpu0
        ",
    );
}

#[test]
fn an_ended_pid_seen_again_without_being_new_is_the_same() {
    becomes(
        "
        0 0 idle R a:1
        10 0 a:1 Z idle
        30 0 idle R a:1
        50 0 a:1 X idle",
        "
        a @0: 10 20 20
          0-10 run cpu0
          10-30 blocked cpu0
          30-50 run cpu0
        ",
    );
}

#[test]
fn the_last_name_counts_and_namesakes_get_their_pid() {
    becomes(
        "
        0 0 idle R bash:1
        10 0 nice:1 R bash:2
        30 0 bash:2 R bash:3
        60 0 bash:3 R hog:1",
        "
        bash-3 @30: 30
          30-60 run cpu0
        bash-2 @10: 20
          10-30 run cpu0
          30-60 ready cpu0
        hog @0: 10
          0-10 run cpu0
          10-60 ready cpu0
        ",
    );
}

#[test]
fn nice_is_the_last_fair_priority_and_real_time_is_least_nice() {
    becomes(
        "
        0 0 idle R a:1:120
        10 0 a:1:130 R b:2:50
        15 0 b:2:50 R a:1:49
        30 0 a:1:49 S c:3:100
        34 0 c:3:100 S d:4:-1
        37 0 d:4:-1 S e:5:139
        39 0 e:5:139 S idle",
        "
        a @0: 25 nice 10
          0-10 run cpu0
          10-15 ready cpu0
          15-30 run cpu0
          30-39 blocked cpu0
        b @10: 5 nice -20
          10-15 run cpu0
          15-39 ready cpu0
        c @30: 4 nice -20
          30-34 run cpu0
          34-39 blocked cpu0
        d @34: 3 nice -20
          34-37 run cpu0
          37-39 blocked cpu0
        e @37: 2 nice 19
          37-39 run cpu0
        note import-real-time count=2
        ",
    );
}

#[test]
fn a_task_changes_cpu() {
    becomes(
        "
        0 0 idle R a:1
        0 1 idle R b:2
        10 0 a:1 R idle
        15 1 b:2 S a:1
        20 0 wake b:2 1
        25 0 idle R b:2
        40 0 b:2 S idle
        40 1 a:1 S idle",
        "
        a @0: 35
          0-10 run cpu0
          10-15 ready cpu0
          15-40 run cpu1
        b @0: 15 5 15
          0-15 run cpu1
          15-20 blocked cpu1
          20-25 ready cpu1
          25-40 run cpu0
        ",
    );
}

#[test]
fn woken_on_a_cpu_that_is_not_recorded_is_elsewhere() {
    becomes(
        "
        0 0 idle R a:1
        10 0 new b:2 7
        20 0 a:1 R b:2
        30 0 b:2 S a:1
        40 0 wake b:2 7
        50 0 wake b:2
        60 0 a:1 R b:2
        70 0 b:2 R a:1
        80 0 wake b:2 7
        90 0 a:1 R idle",
        "
        a @0: 70
          0-20 run cpu0
          20-30 ready cpu0
          30-60 run cpu0
          60-70 ready cpu0
          70-90 run cpu0
        b @20: 10 20 10
          10-20 blocked cpu0
          20-30 run cpu0
          30-50 blocked cpu0
          50-60 ready cpu0
          60-70 run cpu0
          70-80 ready cpu0
          80-90 blocked cpu0
        note import-away count=1
        ",
    );
}

#[test]
fn who_leaves_a_cpu_first_ran_there_whatever_woke_it() {
    becomes(
        "
        0 0 idle R a:1
        10 0 wake b:2 1
        30 1 b:2 S idle
        40 0 a:1 S idle",
        "
        a @0: 40
          0-40 run cpu0
        b @0: 30
          0-30 run cpu1
          30-40 blocked cpu1
        note import-running count=1
        ",
    );
}

#[test]
fn a_cpu_whose_recording_begins_later() {
    becomes(
        "
        0 0 idle R a:1
        10 0 wake b:2 1
        ##### CPU 1 buffer started ####
        20 1 wake c:3
        30 1 b:2 S c:3
        40 1 c:3 S idle",
        "
        a @0: 40
          0-40 run cpu0
        b @10: 10
          10-20 ready cpu1
          20-30 run cpu1
          30-40 blocked cpu1
        c @20: 10
          20-30 ready cpu1
          30-40 run cpu1
        note import-running count=1
        ",
    );
}

#[test]
fn where_events_are_missing_the_latest_is_right() {
    becomes(
        "
        0 0 idle R a:1
        CPU:0 [LOST 5 EVENTS]
        20 0 b:2 R a:1
        30 0 c:3 S b:2
        40 1 idle R b:2
        CPU:1 [7 EVENTS DROPPED]
        50 0 idle R c:3
        60 0 c:3 S idle
        70 1 idle R a:1
        80 1 a:1 S idle",
        "
        a @0: 40
          0-30 run cpu0
          30-70 ready cpu0
          70-80 run cpu1
        b @20: 40
          20-30 ready cpu0
          30-40 run cpu0
          40-70 run cpu1
          70-80 ready cpu1
        c @50: 10
          30-50 blocked cpu0
          50-60 run cpu0
          60-80 blocked cpu0
        note import-lost count=12
        note import-gaps count=4 line=3
        ",
    );
}

#[test]
fn a_line_that_names_who_runs_bounds_what_is_missing() {
    // Who ran is written before the CPU in four ways; a −1 of perf says nothing.
    for front in ["a-1", "a-1 (    77)", "a b   1", "perf 77/1"] {
        let text = recording("0 0 idle R a:1\n10 0 a:1 R b:2")
            + &format!(
                "{front} [000] 100.000014: sched_wakeup: comm=c pid=3 prio=120 target_cpu=000\n"
            )
            + "x -1/-1 [000] 100.000020: sched_wakeup: comm=c pid=3 prio=120 target_cpu=000\n"
            + &recording("30 0 a:1 R idle")
            + "b-2 [000] 100.000035: sched_wakeup: comm=c pid=3 prio=120 target_cpu=000\n"
            + "swapper-0 [000] 100.000040: sched_wakeup: comm=c pid=3 prio=120 target_cpu=000\n"
            + &recording("50 0 idle R a:1");
        shows(
            &text,
            "
        a @0: 26
          0-10 run cpu0
          10-14 ready cpu0
          14-30 run cpu0
          30-50 ready cpu0
        b @10: 9
          10-14 run cpu0
          14-35 ready cpu0
          35-40 run cpu0
          40-50 ready cpu0
        note import-gaps count=3 line=3
        note import-idle count=1
        ",
        );
    }
}

#[test]
fn lines_that_are_passed_over_are_counted() {
    becomes(
        "
        cut off at its head ==> next_comm=a next_pid=1 next_prio=120
        0 0 idle R a:1
        some-1 [000] d..2. 100.000005: sched_waking: comm=a pid=1 prio=120 target_cpu=000
        some-1 [000] d..2. 100.000005: funny_function <-other_function
        50 0 a:1 S idle
        40 0 idle R b:2
        some-1 [000] d..2. 1100.000001: sched_wakeup: comm=a pid=1 prio=120 target_cpu=000
        some-1 [000] d..2. 99999999999999999999.000001: sched_wakeup: comm=a pid=1 prio=120 target_cpu=000
        some-1 [000] d..2. -100.000060: sched_wakeup: comm=a pid=1 prio=120 target_cpu=000
        some-1 [000] d..2. 100.06: sched_wakeup: comm=a pid=1 prio=120 target_cpu=000
        some-1 [99999] d..2. 100.000060: sched_wakeup: comm=a pid=1 prio=120 target_cpu=000
        60 0 a:99999999999 S idle
        60 0 idle 7 a:1",
        "
        a @0: 50
          0-50 run cpu0
        note import-lines count=7 line=1
        note import-backwards count=1 line=6
        note import-late count=1 line=7 max=1000
        note import-other count=2 line=3
        ",
    );
}

#[test]
fn a_cut_last_line_is_told_apart() {
    let text = recording("0 0 idle R a:1\n9 0 a:1 S idle") + "  some-1 [000] d..2. 100.00";
    shows(
        &text,
        "
        a @0: 9
          0-9 run cpu0
        note import-cut line=3
        ",
    );
}

#[test]
fn names_may_hold_anything() {
    for (raw, id) in [
        ("Web Content", "Web Content"),
        ("a=b ==> c", "a=b ==> c"),
        (" prev_pid=3 ", "prev_pid=3"),
        (" next_pid=3", "next_pid=3"),
        ("x ==> next_comm=", "x ==> next_comm="),
        (" pid=3 prio=1", "pid=3 prio=1"),
        ("kworker/0:1", "kworker/0:1"),
        ("a:3 [120] R", "a:3 [120] R"),
        ("[001] 1.000001:", "[001] 1.000001:"),
        ("b]", "b]"),
        ("", "pid-5"),
        ("\u{1}\u{7}", "pid-5"),
        ("\u{a0}한글\u{7f}", "한글"),
        (
            "far longer than a kernel would have it",
            "far longer than a kernel would h",
        ),
    ] {
        let ftrace = format!(
            "{raw}-5 [000] d..2. 10.000000: sched_switch: prev_comm=x prev_pid=0 prev_prio=120 prev_state=R ==> next_comm={raw} next_pid=5 next_prio=120\n\
             {raw}-5 [000] d..2. 10.000010: sched_switch: prev_comm={raw} prev_pid=5 prev_prio=120 prev_state=S ==> next_comm={raw} next_pid=6 next_prio=120\n\
             {raw}-6 [000] d..2. 10.000020: sched_wakeup: comm={raw} pid=5 prio=120 target_cpu=000\n"
        );
        let told = format!(
            "{raw}-5 [000] 10.000000: sched_switch: x:0 [120] R ==> {raw}:5 [120]\n\
             {raw}-5 [000] 10.000010: sched_switch: {raw}:5 [120] S ==> {raw}:6 [120]\n\
             {raw}-6 [000] 10.000020: sched_wakeup: {raw}:5 [120] success=1 CPU:000\n"
        );
        let (one, other) = if id == "pid-5" {
            (id.to_owned(), "pid-6".to_owned())
        } else {
            let base: String = id.chars().take(30).collect();
            (format!("{base}-5"), format!("{base}-6"))
        };
        for text in [ftrace, told] {
            shows(
                &text,
                &format!(
                    "
        {one} @0: 10
          0-10 run cpu0
          10-20 blocked cpu0
        {other} @10: 10
          10-20 run cpu0
        "
                ),
            );
        }
    }
}

#[test]
fn more_cpus_than_a_scenario_has() {
    let mut short = String::new();
    for cpu in 0..6 {
        short += &format!("{cpu} {cpu} idle R t:{}\n", cpu + 1);
    }
    let imported = import(recording(&short).as_bytes(), "x").expect("good");
    assert_eq!(scheduling(&imported).cpus, 4);
    assert_eq!(imported.notes[1].id, "import-cpus");
}

#[test]
fn refusals() {
    shows("", "problem import-unknown at ''");
    shows(
        "sched_switch: is only a word here\n",
        "problem import-unknown at ''",
    );
    becomes("0 0 wake a:1\n5 0 wake b:2", "problem import-unknown at ''");
    becomes("0 0 idle R a:1", "problem import-empty at ''");
    becomes(
        "0 0 idle R idle\n9 0 idle R idle",
        "problem import-empty at ''",
    );
    let large = vec![b'\n'; (64 << 20) + 1];
    let p = import(&large, "x").expect_err("too large");
    assert_eq!((p.kind, p.params.len()), ("import-size", 2));
    assert_eq!(recognise(&large), None);
    assert_eq!(recognise(SAMPLE.as_bytes()), Some(Kind::SchedSwitch));
}

#[test]
fn as_many_bursts_as_a_scenario_takes_and_no_more() {
    let bursts = |n: u32| {
        let mut short = String::new();
        for at in 0..n {
            let at = at * 2;
            short += &format!("{at} 0 idle R a:1\n{} 0 a:1 S idle\n", at + 1);
        }
        import(recording(&short).as_bytes(), "x")
    };
    let most = bursts(5000).expect("9,999 bursts");
    super::sound(&most);
    assert_eq!(scheduling(&most).processes[0].bursts.len(), 9_999);
    let p = bursts(5001).expect_err("too many");
    assert_eq!((p.kind, p.field.as_str()), ("import-bursts", "line 10002"));
}

#[test]
fn as_many_tasks_as_a_scenario_takes_and_no_more() {
    let tasks = |n: u32| {
        let mut short = "0 0 idle R a:1\n".to_owned();
        for at in 1..n {
            short += &format!("{at} 0 a:{at} Z a:{}\n", at + 1);
        }
        short += &format!("{n} 0 a:{n} Z idle\n");
        import(recording(&short).as_bytes(), "x")
    };
    super::sound(&tasks(10_000).expect("10,000 tasks"));
    let p = tasks(10_001).expect_err("too many");
    assert_eq!(p.kind, "import-processes");
}
