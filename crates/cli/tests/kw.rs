//! `kw` as a process: what every call gives, in the shapes fixed for scenario files, and what it does
//! with bad input: status 2, one line on standard error that names the place, nothing on standard
//! output, and never a panic.
//!
//! What the numbers are is tested beside the models; here it is how they come out.

use serde_json::{Value, json};
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What a call gave.
#[derive(Debug, PartialEq)]
struct Said {
    status: Option<i32>,
    out: String,
    err: String,
}

fn kw(args: &[&str]) -> Said {
    kw_reading(args, b"")
}

/// Calls `kw` with this on its standard input.
fn kw_reading(args: &[&str], input: &[u8]) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kw"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("kw starts");
    let mut stdin = child.stdin.take().expect("it has an input");
    let input = input.to_vec();
    // A call that does not read closes its input: that is no failure.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("kw ends");
    writer.join().expect("written");
    Said {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).expect("output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("refusals are UTF-8"),
    }
}

/// The output of a call that has to go well, with nothing said beside it.
fn well(args: &[&str]) -> String {
    let said = kw(args);
    assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{args:?}");
    said.out
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

/// Checks that a call was refused in one line that has these words in it.
fn refused(said: &Said, words: &[&str]) {
    assert_eq!(said.status, Some(2), "{said:?}");
    assert_eq!(said.out, "", "{said:?}");
    assert_eq!(said.err.lines().count(), 1, "{said:?}");
    assert!(said.err.ends_with('\n'), "{said:?}");
    assert!(!said.err.contains("panicked") && !said.err.contains('⟨'));
    for word in words {
        assert!(said.err.contains(word), "{word} is not in {}", said.err);
    }
}

/// Runs a scenario given as a value, in one of the forms.
fn run(scenario: &Value, more: &[&str]) -> Said {
    let mut args = vec!["run", "-"];
    args.extend(more);
    kw_reading(&args, scenario.to_string().as_bytes())
}

fn run_json(scenario: &Value, more: &[&str]) -> Value {
    let mut args = vec!["--format", "json"];
    args.extend(more);
    let said = run(scenario, &args);
    assert_eq!((said.status, said.err.as_str()), (Some(0), ""));
    json_of(&said.out)
}

/// The scenario that is written down in SCENARIOS.md.
fn documented() -> Value {
    json!({"lab":"os/scheduling","version":1,
        "policy":{"name":"round-robin","quantum":2},
        "cpus":1,"switch_cost":0,"ties":{"slice_end":"arrival-first"},
        "processes":[{"id":"P1","arrival":0,"bursts":[5],"priority":0},
                     {"id":"P2","arrival":1,"bursts":[3,4,2],"priority":0}]})
}

/// A file of this test in a folder of its own.
fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("the test may write its files");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the paths of these tests are UTF-8")
}

/// The recordings that come with the project's brief.
fn capture(name: &str) -> PathBuf {
    let shared = std::env::var_os("KW_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    shared.join("captures").join(name)
}

fn keys(value: &Value) -> Vec<&str> {
    let map = value
        .as_object()
        .unwrap_or_else(|| panic!("no object: {value}"));
    map.keys().map(String::as_str).collect()
}

#[test]
fn labs_are_listed() {
    let out = well(&["labs"]);
    assert!(
        out.lines().any(|l| l == "os/scheduling\tCPU scheduling"),
        "{out}"
    );
    let list = json_of(&well(&["labs", "--json"]));
    let first = &list.as_array().expect("a list")[0];
    assert_eq!(
        *first,
        json!({"id": "os/scheduling", "title": "CPU scheduling"})
    );
    let ko = well(&["labs", "--lang", "ko"]);
    assert!(ko.chars().any(|c| ('가'..='힣').contains(&c)), "{ko}");
    assert_eq!(well(&["--lang", "ko", "labs"]), ko, "--lang goes anywhere");
}

#[test]
fn examples_and_presets_are_scenarios_that_run() {
    let example = json_of(&well(&["example", "os/scheduling"]));
    assert_eq!(example["lab"], "os/scheduling");
    assert_eq!(example["version"], 1);
    let presets = well(&["presets", "os/scheduling"]);
    assert!(presets.lines().count() > 5);
    for line in presets.lines() {
        let (name, point) = line.split_once('\t').expect("a name, a tab, its point");
        assert!(!point.is_empty());
        let scenario = well(&["example", "os/scheduling", "--preset", name]);
        assert!(run_json(&json_of(&scenario), &[])["result"].is_object());
    }
    refused(
        &kw(&["example", "os/nonsense"]),
        &["LAB", "os/nonsense", "os/scheduling"],
    );
    refused(&kw(&["presets", ""]), &["LAB"]);
    let said = kw(&["example", "os/scheduling", "--preset", "nonsense"]);
    refused(&said, &["--preset", "nonsense", "first-look"]);
}

#[test]
fn a_seed_gives_the_same_scenario() {
    let of = |seed: &str| well(&["random", "os/scheduling", "--seed", seed]);
    assert_eq!(of("7"), of("7"));
    assert_ne!(of("7"), of("8"));
    for seed in ["0", "18446744073709551615"] {
        assert!(run_json(&json_of(&of(seed)), &[])["result"].is_object());
    }
    refused(&kw(&["random", "net/nothing", "--seed", "1"]), &["LAB"]);
}

#[test]
fn the_result_has_the_shape_that_is_written_down() {
    let got = run_json(&documented(), &[]);
    assert_eq!(keys(&got), ["lab", "version", "result"]);
    assert_eq!(
        (&got["lab"], &got["version"]),
        (&json!("os/scheduling"), &json!(1))
    );
    let result = &got["result"];
    assert_eq!(
        keys(result),
        [
            "processes",
            "average",
            "makespan",
            "cpu_utilisation",
            "throughput",
            "context_switches",
            "gantt"
        ]
    );
    // By hand: P1 0-2, P2 2-4, P1 4-6, P2 6-7 then I/O to 11, P1 7-8, idle, P2 11-13.
    assert_eq!(
        result["processes"],
        json!([
            {"id": "P1", "completion": 8, "turnaround": 8, "waiting": 3, "response": 0},
            {"id": "P2", "completion": 13, "turnaround": 12, "waiting": 3, "response": 1},
        ])
    );
    assert_eq!(
        result["average"],
        json!({"turnaround": 10.0, "waiting": 3.0, "response": 0.5})
    );
    assert_eq!(result["makespan"], 13);
    assert_eq!(result["context_switches"], 5);
    for (key, want) in [("cpu_utilisation", 10.0 / 13.0), ("throughput", 2.0 / 13.0)] {
        let got = result[key].as_f64().expect("a number");
        assert!((got - want).abs() < 1e-12, "{key}: {got}");
    }
    assert_eq!(
        result["gantt"],
        json!([
            {"cpu": 0, "start": 0, "end": 2, "run": "P1"},
            {"cpu": 0, "start": 2, "end": 4, "run": "P2"},
            {"cpu": 0, "start": 4, "end": 6, "run": "P1"},
            {"cpu": 0, "start": 6, "end": 7, "run": "P2"},
            {"cpu": 0, "start": 7, "end": 8, "run": "P1"},
            {"cpu": 0, "start": 8, "end": 11, "run": "idle"},
            {"cpu": 0, "start": 11, "end": 13, "run": "P2"},
        ])
    );
    let mut slow = documented();
    slow["switch_cost"] = json!(1);
    let gantt = run_json(&slow, &[])["result"]["gantt"].clone();
    let runs: Vec<&Value> = gantt
        .as_array()
        .expect("a list")
        .iter()
        .map(|p| &p["run"])
        .collect();
    assert!(runs.contains(&&json!("switch")), "{gantt}");
    joined(&gantt);
}

/// Pieces of one CPU follow each other without a gap, and no two neighbours are the same.
fn joined(gantt: &Value) {
    for pair in gantt.as_array().expect("a list").windows(2) {
        assert_eq!(pair[0]["end"], pair[1]["start"], "a gap: {gantt}");
        assert_ne!(pair[0]["run"], pair[1]["run"], "not joined: {gantt}");
    }
}

#[test]
fn every_policy_that_is_written_down_runs() {
    let policies = json!([
        {"name": "fcfs"}, {"name": "sjf"}, {"name": "srtf"}, {"name": "hrrn"},
        {"name": "priority"},
        {"name": "priority", "preemptive": true, "aging": 3},
        {"name": "round-robin", "quantum": 2},
        {"name": "mlfq", "queues": [{"quantum": 1, "allotment": 2}, {"quantum": 4, "allotment": 8}]},
        {"name": "mlfq", "queues": [{"quantum": 2, "allotment": 2}], "boost": 10, "rule4": "early"},
        {"name": "mlfq", "queues": [{"quantum": 2, "allotment": 2}], "boost": 0, "rule4": "cumulative"},
        {"name": "lottery", "quantum": 2}, {"name": "stride", "quantum": 2}, {"name": "fair"},
    ]);
    for policy in policies.as_array().expect("a list") {
        for ties in ["arrival-first", "preempted-first"] {
            let mut scenario = documented();
            scenario["policy"] = policy.clone();
            scenario["ties"]["slice_end"] = json!(ties);
            scenario["processes"][0]["bursts"] = json!([20]);
            scenario["processes"][1]["bursts"] = json!([20, 4, 5]);
            scenario["processes"][1]["tickets"] = json!(50);
            scenario["processes"][1]["nice"] = json!(5);
            let got = run_json(&scenario, &["--steps"]);
            assert_eq!(got["result"]["processes"].as_array().map(Vec::len), Some(2));
            joined(&got["result"]["gantt"]);
        }
    }
}

#[test]
fn steps_have_the_shape_that_is_written_down() {
    let got = run_json(&documented(), &["--steps"]);
    assert_eq!(keys(&got), ["lab", "version", "result", "steps"]);
    let steps = got["steps"].as_array().expect("a list");
    assert!(steps.len() > 8);
    let mut before = 0;
    for (i, step) in steps.iter().enumerate() {
        assert_eq!(keys(step), ["n", "at", "rule", "params", "text"]);
        assert_eq!(step["n"], i + 1);
        let at = step["at"].as_u64().expect("times are integers");
        assert!(at >= before);
        before = at;
        assert!(step["rule"].is_string() && step["params"].is_object());
        let text = step["text"].as_str().expect("a text");
        assert!(!text.is_empty() && !text.contains(['⟨', '{']), "{text}");
    }
    assert_eq!(got["result"], run_json(&documented(), &[])["result"]);
    let ko = run_json(&documented(), &["--steps", "--lang", "ko"]);
    for (en, ko) in steps.iter().zip(ko["steps"].as_array().expect("a list")) {
        assert_eq!((&en["rule"], &en["params"]), (&ko["rule"], &ko["params"]));
        assert_ne!(en["text"], ko["text"]);
    }
}

#[test]
fn text_is_for_people() {
    let plain = run(&documented(), &[]);
    assert_eq!((plain.status, plain.err.as_str()), (Some(0), ""));
    assert!(
        plain
            .out
            .starts_with("CPU scheduling: Round robin, quantum 2\n"),
        "{}",
        plain.out
    );
    let steps = run(&documented(), &["--steps"]).out;
    assert!(steps.len() > plain.out.len() && steps.contains("P1 arrives"));
    let ko = run(&documented(), &["--lang", "ko"]).out;
    assert!(ko.contains("P1") && ko.chars().any(|c| ('가'..='힣').contains(&c)));
    assert!([&plain.out, &steps, &ko].iter().all(|t| !t.contains('⟨')));
}

#[test]
fn csv_is_a_table_of_the_steps() {
    let mut scenario = documented();
    scenario["processes"][0]["id"] = json!("=cmd,\"x\"");
    let said = run(&scenario, &["--format", "csv"]);
    assert_eq!((said.status, said.err.as_str()), (Some(0), ""));
    let rows = csv(&said.out);
    assert_eq!(rows[0], ["n", "at", "rule", "source", "text"]);
    let steps = run_json(&scenario, &["--steps"])["steps"].clone();
    assert_eq!(rows.len() - 1, steps.as_array().expect("a list").len());
    for (row, step) in rows[1..].iter().zip(steps.as_array().expect("a list")) {
        assert_eq!(row.len(), 5, "{row:?}");
        assert_eq!(
            (row[0].as_str(), row[1].as_str()),
            (&*step["n"].to_string(), &*step["at"].to_string())
        );
        assert_eq!(step["rule"], row[2].as_str());
        assert!(!row[3].is_empty(), "{row:?} has no source");
        // What a spreadsheet would take for a formula has an apostrophe before it.
        let text = step["text"].as_str().expect("a text");
        assert_eq!(row[4].trim_start_matches('\''), text);
        assert!(!row[4].starts_with('='), "{row:?}");
    }
}

/// RFC 4180, read strictly.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![];
    let (mut row, mut cell, mut quoted) = (vec![], String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match (c, quoted) {
            ('"', true) if letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {
                assert_eq!(letters.next(), Some('\n'), "a line ends in CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            ('\n', false) => panic!("a line ends in LF alone"),
            _ => cell.push(c),
        }
    }
    assert!(
        !quoted && cell.is_empty() && row.is_empty(),
        "the last line is whole"
    );
    rows
}

#[test]
fn a_picture_is_drawn_at_a_step_and_a_width() {
    let svg = |more: &[&str]| {
        let said = run(&documented(), &[&["--format", "svg"], more].concat());
        assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{more:?}");
        roxmltree::Document::parse(&said.out).expect("XML");
        said.out
    };
    let end = svg(&[]);
    assert!(svg(&["--at", "3"]) != end, "another step");
    assert_eq!(svg(&["--at", "99999"]), end, "there is no later one");
    assert!(end.contains("width=\"960\""));
    assert!(svg(&["--width", "640"]).contains("width=\"640\""));
    assert_eq!(svg(&["--width", "960", "--zoom", "0"]), end, "the defaults");
    assert!(svg(&["--zoom", "2"]) != end, "a stretched axis");
    // For either ground: light, and dark where that is asked for.
    assert!(end.contains("prefers-color-scheme: dark") && end.contains("#191d23"));
    for bad in [
        ["--width", "31"],
        ["--width", "x"],
        ["--zoom", "99"],
        ["--at", "x"],
        ["--at", "-1"],
    ] {
        let said = run(&documented(), &[&["--format", "svg"], &bad[..]].concat());
        assert_eq!((said.status, said.out.as_str()), (Some(2), ""), "{bad:?}");
        assert!(
            said.err.contains(bad[0]) && said.err.lines().count() == 1,
            "{}",
            said.err
        );
    }
}

#[test]
fn results_are_given_as_markdown() {
    for (lang, heading) in [("en", "# CPU scheduling: "), ("ko", "# CPU 스케줄링: ")] {
        let said = run(&documented(), &["--format", "md", "--lang", lang]);
        assert_eq!((said.status, said.err.as_str()), (Some(0), ""));
        assert!(said.out.starts_with(heading), "{}", said.out);
        // The same numbers as in the result object.
        let result = run_json(&documented(), &[]);
        for process in result["result"]["processes"].as_array().expect("a list") {
            let id = process["id"].as_str().expect("a name");
            let row = said
                .out
                .lines()
                .find(|l| l.starts_with(&format!("| {id} |")));
            let row = row.unwrap_or_else(|| panic!("{id} is not in {}", said.out));
            for key in ["completion", "turnaround", "waiting", "response"] {
                let value = format!(" {} |", process[key]);
                assert!(row.contains(&value), "{id}: {key} is {value} not in {row}");
            }
        }
    }
}

#[test]
fn svg_is_well_formed_whatever_the_names() {
    let mut hostile = documented();
    hostile["processes"][0]["id"] = json!("</text><script>&\"'");
    hostile["processes"][1]["id"] = json!("한글\u{202e}\u{fffe}🧵\u{ffff}");
    for (scenario, lang) in [(documented(), "en"), (documented(), "ko"), (hostile, "en")] {
        let said = run(&scenario, &["--format", "svg", "--lang", lang]);
        assert_eq!((said.status, said.err.as_str()), (Some(0), ""));
        let document =
            roxmltree::Document::parse(&said.out).unwrap_or_else(|e| panic!("{e}: {}", said.out));
        let svg = document.root_element();
        assert_eq!(svg.tag_name().name(), "svg");
        assert_eq!(
            svg.tag_name().namespace(),
            Some("http://www.w3.org/2000/svg")
        );
        let named = |name: &'static str| svg.descendants().filter(move |n| n.has_tag_name(name));
        assert_eq!(named("title").count(), 1);
        assert_eq!(named("script").count(), 0);
        assert!(named("rect").count() > 3 && named("text").count() > 3);
        // It stands alone: nothing in it is fetched.
        assert!(!said.out.contains("url(http") && !said.out.contains("@import"));
        assert!(svg.descendants().all(|n| {
            n.attributes()
                .all(|a| a.name() != "href" || a.value().starts_with('#'))
        }));
    }
}

#[test]
fn a_lab_without_packets_gives_no_capture() {
    refused(
        &run(&documented(), &["--format", "pcapng"]),
        &["--format", "os/scheduling"],
    );
}

#[test]
fn a_link_gives_its_scenario_back() {
    let path = file("link.json", documented().to_string());
    let link = well(&["link", text(&path)]);
    assert!(link.starts_with("#/os/scheduling?s="), "{link}");
    assert_eq!(link.lines().count(), 1);
    let said = kw_reading(&["link", "-"], documented().to_string().as_bytes());
    assert_eq!(said.out, link, "from standard input");
    for address in [
        link.trim().to_owned(),
        format!("https://example.org/kw/{}", link.trim()),
    ] {
        assert_eq!(json_of(&well(&["open", &address])), documented());
    }
    let unwritten = json_of(&well(&["open", "#/os/scheduling"]));
    assert_eq!(unwritten, json_of(&well(&["example", "os/scheduling"])));
    refused(&kw(&["open", &link.trim()[..40]]), &["kw: "]);
    refused(&kw(&["open", ""]), &["kw: "]);
    refused(&kw(&["open", "#/os/nothing?s=AAAA"]), &["kw: "]);
    refused(&kw_reading(&["link", "-"], b"{}"), &["lab"]);
}

#[test]
fn files_are_read_and_written() {
    let path = file("run.json", documented().to_string());
    let printed = well(&["run", text(&path), "--format", "json"]);
    assert_eq!(json_of(&printed), run_json(&documented(), &[]));
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("out.json");
    let _ = fs::remove_file(&out);
    let nothing = well(&["run", text(&path), "--format", "json", "--out", text(&out)]);
    assert_eq!(nothing, "");
    assert_eq!(fs::read_to_string(&out).expect("it is written"), printed);
    // Bad input writes nothing there either.
    let _ = fs::remove_file(&out);
    let bad = file("bad.json", "{}");
    refused(&kw(&["run", text(&bad), "--out", text(&out)]), &["lab"]);
    assert!(!out.exists(), "a refused run left a file");
    refused(&kw(&["run", "/no/such/file.json"]), &["/no/such/file.json"]);
    refused(&kw(&["run", env!("CARGO_TARGET_TMPDIR")]), &["kw: "]);
    let nowhere = "/no/such/folder/x.json";
    refused(&kw(&["run", text(&path), "--out", nowhere]), &[nowhere]);
    let marked = format!("\u{feff}{}", documented());
    let said = kw_reading(&["run", "-"], marked.as_bytes());
    assert_eq!(said.status, Some(0), "a byte-order mark is passed over");
}

#[test]
fn bad_scenarios_are_refused_by_the_field() {
    let at = |pointer: &str, value: Value| {
        let mut scenario = documented();
        *scenario.pointer_mut(pointer).expect("a path in it") = value;
        scenario
    };
    let with = |pointer: &str, key: &str, value: Value| {
        let mut scenario = documented();
        scenario.pointer_mut(pointer).expect("a path in it")[key] = value;
        scenario
    };
    let without = |pointer: &str, key: &str| {
        let mut scenario = documented();
        let inside = scenario.pointer_mut(pointer).and_then(Value::as_object_mut);
        inside.expect("a path in it").remove(key);
        scenario
    };
    let p1 = "/processes/0";
    for (bad, words) in [
        (
            at("/lab", json!("os/nothing")),
            &["lab", "os/scheduling"][..],
        ),
        (at("/version", json!(2)), &["version"]),
        (without("", "version"), &["version"]),
        (without("", "policy"), &["policy"]),
        (without("", "processes"), &["processes"]),
        (with("", "colour", json!(1)), &["colour", "known"]),
        (
            with("/policy", "quantums", json!(1)),
            &["policy.quantums", "quantum"],
        ),
        (with("/ties", "x", json!(1)), &["ties.x"]),
        (
            with(p1, "burst", json!([1])),
            &["processes[0].burst", "bursts"],
        ),
        (
            at("/policy/name", json!("rr")),
            &["policy.name", "rr", "round-robin"],
        ),
        (
            at("/policy/quantum", json!(0)),
            &["policy.quantum", "0", "1"],
        ),
        (without("/policy", "quantum"), &["policy.quantum"]),
        (at("/cpus", json!(5)), &["cpus", "5", "4"]),
        (at("/cpus", json!(-1)), &["cpus", "-1"]),
        (at("/cpus", json!("1")), &["cpus"]),
        (at("/cpus", json!(1.5)), &["cpus", "1.5"]),
        (at("/cpus", json!(null)), &["cpus"]),
        (at("/switch_cost", json!(u64::MAX)), &["switch_cost"]),
        (
            at("/ties/slice_end", json!("first")),
            &["ties.slice_end", "preempted-first"],
        ),
        (at("/processes", json!([])), &["processes"]),
        (at("/processes", json!({})), &["processes"]),
        (
            at("/processes/1/id", json!("P1")),
            &["processes[1].id", "P1"],
        ),
        (at("/processes/1/id", json!("")), &["processes[1].id"]),
        (
            at("/processes/1/bursts", json!([3, 4])),
            &["processes[1].bursts"],
        ),
        (
            at("/processes/1/bursts", json!([])),
            &["processes[1].bursts"],
        ),
        (
            at("/processes/1/bursts/2", json!(0)),
            &["processes[1].bursts[2]"],
        ),
        (
            at("/processes/1/bursts/0", json!(i64::MIN)),
            &["processes[1].bursts[0]"],
        ),
        (
            at("/processes/1/arrival", json!(-1)),
            &["processes[1].arrival"],
        ),
        (with(p1, "nice", json!(20)), &["processes[0].nice"]),
        (with(p1, "tickets", json!(0)), &["processes[0].tickets"]),
        (with("", "interventions", json!({})), &["interventions"]),
        (
            with(
                "",
                "interventions",
                json!([{"after": 1, "input": {"do": "kill", "process": "P9"}}]),
            ),
            &["interventions[0].input.process", "P9"],
        ),
        (
            with(
                "",
                "interventions",
                json!([{"after": 1, "input": {"do": "sing"}}]),
            ),
            &["interventions[0].input.do", "kill"],
        ),
    ] {
        refused(&run(&bad, &["--format", "json"]), words);
        refused(&run(&bad, &["--lang", "ko"]), &words[..1]);
        let said = kw_reading(&["link", "-"], bad.to_string().as_bytes());
        refused(&said, &words[..1]);
    }
}

#[test]
fn noise_is_refused() {
    let mut noise: Vec<Vec<u8>> = vec![
        vec![],
        b"\0".to_vec(),
        b"{".to_vec(),
        b"[]".to_vec(),
        b"null".to_vec(),
        b"{\"lab\": \"os/scheduling\",\n\"version\": 1,\n}".to_vec(),
        b"\xff\xfe{\0}\0".to_vec(),
        b"{\"lab\": \"\xc3(\"}".to_vec(),
        "[".repeat(200_000).into_bytes(),
        "{\"a\":".repeat(200_000).into_bytes(),
        documented().to_string().as_bytes()[..90].to_vec(),
        [documented().to_string(), documented().to_string()]
            .concat()
            .into_bytes(),
        "line\nbreaks \u{1b}[31m\n in \r\n names"
            .repeat(100)
            .into_bytes(),
        b"{\"lab\":\"os/scheduling\",\"version\":1,\"a\\nb\\rc\\u0000\\u001b[31m\":1}".to_vec(),
        b"{\"lab\":\"a\\nb\\u001b[31m\",\"version\":1}".to_vec(),
    ];
    // The same bytes every time, of every kind.
    let mut state = 1_u32;
    for size in [1, 10, 1_000, 100_000] {
        let bytes = (0..size).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        noise.push(bytes.collect());
    }
    for (i, bytes) in noise.iter().enumerate() {
        let path = file(&format!("noise{i}"), bytes);
        for args in [
            &["run", text(&path), "--format", "json"][..],
            &["run", text(&path), "--steps", "--lang", "ko"],
            &["link", text(&path)],
            &["import", text(&path)],
        ] {
            let said = kw(args);
            refused(&said, &["kw: "]);
            let is_shown = |c: char| !c.is_control() || c == '\n';
            assert!(
                said.err.chars().all(is_shown),
                "control characters: {:?}",
                said.err
            );
        }
        refused(&kw_reading(&["run", "-"], bytes), &["kw: "]);
        refused(&kw_reading(&["import", "-"], bytes), &["kw: "]);
    }
    let said = kw_reading(&["run", "-"], b"{\n\"lab\": nonsense}");
    refused(&said, &["line 2"]);
    let huge = vec![b' '; 17 << 20];
    refused(&kw_reading(&["run", "-"], &huge), &["16"]);
}

#[test]
fn links_of_noise_are_refused() {
    for link in [
        "#/os/scheduling?s=",
        "#/os/scheduling?s=AAAA",
        "#/os/scheduling?s=%F0%9F",
        "#/os/scheduling?s=_w",
        "nonsense",
        "#/",
        "https://example.org/",
        "#/os/scheduling?s=가나다",
        "#/os/sched\nuling?s=AW3O",
    ] {
        refused(&kw(&["open", link]), &["kw: "]);
    }
    let long = format!("#/os/scheduling?s={}", "A".repeat(100_000));
    refused(&kw(&["open", &long]), &["16000"]);
}

#[test]
fn a_recording_of_a_real_machine_becomes_a_scenario() {
    let recording = capture("linux-sched-cpu0.txt");
    let said = kw(&["import", text(&recording)]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    // What was passed over is told beside the scenario, a line each.
    assert!(
        said.err.lines().all(|l| l.starts_with("kw: ")),
        "{}",
        said.err
    );
    assert!(!said.err.contains('⟨'), "{}", said.err);
    let scenario = json_of(&said.out);
    assert_eq!(scenario["lab"], "os/scheduling");
    let tasks = scenario["processes"].as_array().expect("tasks");
    assert!(
        tasks
            .iter()
            .any(|p| p["id"].as_str().is_some_and(|id| id.contains("hog-nice10")))
    );
    let result = &run_json(&scenario, &[])["result"];
    assert_eq!(
        result["processes"].as_array().map(Vec::len),
        Some(tasks.len())
    );
    let svg = run(&scenario, &["--format", "svg"]).out;
    assert!(
        roxmltree::Document::parse(&svg).is_ok(),
        "its picture is no XML"
    );
    let named = kw(&["import", text(&recording), "--lab", "os/scheduling"]);
    assert_eq!(named.out, said.out);
    let bytes = fs::read(&recording).expect("the recording");
    let piped = json_of(&kw_reading(&["import", "-"], &bytes).out);
    assert_eq!(piped["processes"], scenario["processes"]);
    let said = kw(&["import", text(&recording), "--lab", "os/nothing"]);
    refused(&said, &["os/nothing"]);
    let ice = kw(&["import", text(&capture("ice-relay-lan.pcap"))]);
    assert_eq!(json_of(&ice.out)["lab"], "rtc/ice", "{}", ice.err);
    let ice_as_tasks = ["--lab", "os/scheduling"];
    let path = capture("ice-relay-lan.pcap");
    refused(
        &kw(&[&["import", text(&path)], &ice_as_tasks[..]].concat()),
        &["kw: "],
    );
    refused(&kw(&["import", text(&capture("README.md"))]), &["kw: "]);
}

/// A pcapng file: the header of a section, and these numbers behind it.
fn damaged(rest: &[u32]) -> Vec<u8> {
    let mut numbers = vec![0x0a0d_0d0a, 28, 0x1a2b_3c4d, 1, u32::MAX, u32::MAX, 28];
    numbers.extend(rest);
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

#[test]
fn a_damaged_capture_is_refused_with_place_and_reason() {
    for (rest, en, ko) in [
        (&[9, 16][..], "in the middle", "중간에서"),
        (&[9, 3], "multiple of 4", "4의 배수"),
        (
            &[9, u32::MAX],
            "4294967295 bytes is damage",
            "4294967295바이트는 손상",
        ),
        (
            &[9, 12, 16],
            "12 bytes at its beginning and 16",
            "앞에는 12바이트, 끝에는 16바이트",
        ),
        (&[3, 16, 0, 16], "interface 0", "인터페이스 0번"),
        (
            &[1, 20, 1, 0, 20, 6, 32, 0, 0, 0, 5, 5, 32],
            "packet’s length of 5 bytes",
            "패킷 길이 5바이트",
        ),
        (&[0x0a0d_0d0a, 28, 7], "byte-order mark", "바이트 순서"),
        (
            &[0x0a0d_0d0a, 28, 0x1a2b_3c4d, 2, 0, 0, 28],
            "version 2",
            "버전 2는",
        ),
    ] {
        let bytes = damaged(rest);
        let at = if rest[0] == 1 { "48" } else { "28" };
        refused(&kw_reading(&["import", "-"], &bytes), &[en, at, "packet 1"]);
        let said = kw_reading(&["import", "-", "--lang", "ko"], &bytes);
        refused(&said, &[ko, at, "1번 패킷"]);
    }
    refused(
        &kw_reading(&["import", "-"], &damaged(&[])),
        &["no packets"],
    );
}

/// What `kw paging` gives: policy, frames and faults of each run.
fn paging(args: &[&str], trace: &[u8]) -> Vec<(String, u64, u64)> {
    let said = kw_reading(
        &[&["paging", "--json", "--trace", "-"], args].concat(),
        trace,
    );
    assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{args:?}");
    let rows = json_of(&said.out);
    let rows = rows.as_array().expect("a list").iter().map(|row| {
        assert_eq!(keys(row), ["policy", "frames", "references", "faults"]);
        let number = |key: &str| row[key].as_u64().expect("a number");
        let policy = row["policy"].as_str().expect("a name");
        (policy.to_owned(), number("frames"), number("faults"))
    });
    rows.collect()
}

/// The string of Silberschatz, *Operating System Concepts* 10e, §10.4, as a trace.
fn silberschatz() -> Vec<u8> {
    let string = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];
    let lines = string.map(|page| format!("I  {:08x},4\n", page * 4096 + 12));
    lines.concat().into_bytes()
}

#[test]
fn whole_traces_have_the_faults_of_the_book() {
    let trace = silberschatz();
    // Figures 10.12, 10.14 and 10.15.
    let got = paging(&["--policy", "fifo,opt,lru", "--frames", "3"], &trace);
    let row = |policy: &str, frames, faults| (policy.to_owned(), frames, faults);
    assert_eq!(
        got,
        [row("fifo", 3, 15), row("opt", 3, 9), row("lru", 3, 12)]
    );
    // In the order asked for, also where no page is left for a frame.
    let got = paging(&["--policy", "lru", "--frames", "2147483648,3,6"], &trace);
    let rows = [
        row("lru", 2_147_483_648, 6),
        row("lru", 3, 12),
        row("lru", 6, 6),
    ];
    assert_eq!(got, rows);
    // With pages of 64 KiB there is one page; with those of 1 byte, as many as before.
    let pages = |size: &str| {
        paging(
            &["--policy", "fifo", "--frames", "3", "--page-size", size],
            &trace,
        )
    };
    assert_eq!((pages("65536")[0].2, pages("1")[0].2), (1, 15));
}

#[test]
fn a_curve_has_every_number_of_frames() {
    let trace = fs::read(capture("ls-100k.lackey")).expect("the recording");
    let curve = paging(&["--policy", "lru,opt,fifo", "--curve"], &trace);
    let frames: Vec<u64> = curve.iter().map(|row| row.1).collect();
    let all: Vec<u64> = (1..=81).collect();
    assert_eq!(frames, [&all[..], &all, &all].concat());
    // The passes over the trace and the runs of one size agree.
    let some = ["--frames", "1,2,8,64,81"];
    let single = paging(&[&["--policy", "lru,opt,fifo"][..], &some].concat(), &trace);
    assert_eq!(single.len(), 15);
    for row in &single {
        assert!(curve.contains(row), "{row:?}");
    }
    // As a list of used pages by hand counts them (Python's OrderedDict as LRU).
    let of = |n| {
        single
            .iter()
            .find(|r| r.0 == "lru" && r.1 == n)
            .map(|r| r.2)
    };
    assert_eq!((of(8), of(64), of(81)), (Some(1267), Some(81), Some(81)));
}

#[test]
fn policies_take_their_parameters() {
    let trace = fs::read(capture("ls-100k.lackey")).expect("the recording");
    let all = paging(&["--policy", "all", "--frames", "8"], &trace);
    let names: Vec<&str> = all.iter().map(|row| row.0.as_str()).collect();
    assert_eq!(
        names,
        [
            "fifo", "opt", "lru", "lfu", "nur", "clock", "aging", "random"
        ]
    );
    let faults = |policy| paging(&["--policy", policy, "--frames", "8"], &trace)[0].clone();
    assert_eq!(faults("nur").2, faults("nur:tick=1000").2);
    assert_ne!(faults("nur").2, faults("nur:tick=10").2);
    assert_ne!(faults("aging").2, faults("aging:tick=100:width=16").2);
    assert_eq!(faults("random").2, faults("random:seed=1").2);
    assert_ne!(faults("random").2, faults("random:seed=2").2);
    assert_eq!(faults("nur:tick=10").0, "nur:tick=10");
}

#[test]
fn whole_traces_as_text() {
    let path = file("silberschatz.lackey", silberschatz());
    let args = [
        "paging",
        "--trace",
        text(&path),
        "--policy",
        "lru,opt",
        "--frames",
        "3",
    ];
    for (lang, words) in [
        (
            "en",
            ["20 references to 6 pages of 4096 bytes", "Policy", "60.0 %"],
        ),
        ("ko", ["4096바이트 페이지 6개", "정책", "60.0 %"]),
    ] {
        let out = well(&[&args[..], &["--lang", lang]].concat());
        for word in words {
            assert!(out.contains(word), "{word} is not in {out}");
        }
    }
}

#[test]
fn bad_traces_and_numbers_are_refused() {
    let good = silberschatz();
    let bad = |args: &[&str], trace: &[u8], words: &[&str]| {
        let args = [&["paging", "--trace", "-"], args].concat();
        refused(&kw_reading(&args, trace), words);
    };
    let with = |policy, frames| ["--policy", policy, "--frames", frames];
    for frames in ["0", "", "3,", "x", "-1", "2147483649", "1.5"] {
        let args = ["--policy", "lru", &format!("--frames={frames}")];
        bad(&args, &good, &["--frames", "1 to 2147483648"]);
    }
    for policy in ["", "LRU", "lru,", "belady"] {
        bad(
            &with(policy, "3"),
            &good,
            &["--policy", "possible: fifo, opt"],
        );
    }
    bad(&with("lru:tick=3", "3"), &good, &["lru", "no parameters"]);
    bad(&with("nur:tack=3", "3"), &good, &["nur:tack", "tick"]);
    bad(&with("nur:tick=x", "3"), &good, &["nur:tick", "x"]);
    bad(
        &with("aging:width=33", "3"),
        &good,
        &["aging:width", "33", "1 to 32"],
    );
    for size in ["0", "4095", "x", "-4096", "99999999999999999999"] {
        let page = format!("--page-size={size}");
        bad(
            &["--policy", "lru", "--frames", "3", &page],
            &good,
            &["--page-size", size, "power of two"],
        );
    }
    bad(&["--policy", "lru"], &good, &["--frames"]);
    bad(&with("lru", "3"), b"", &["no memory reference"]);
    bad(&with("lru", "3"), &[0; 100_000], &["no memory reference"]);
    let mut broken = good.clone();
    broken.extend(b"==9== words\n L 12x4,8\nI  00001000,3\n");
    bad(&with("lru", "3"), &broken, &["line 22", "hexadecimal"]);
    let missing = [
        "paging", "--trace", "/nowhere", "--policy", "lru", "--frames", "3",
    ];
    refused(&kw(&missing), &["/nowhere"]);
}

#[test]
fn a_memory_trace_becomes_a_scenario() {
    let trace = capture("ls-100k.lackey");
    let said = kw(&["import", text(&trace)]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    assert!(said.err.contains("first 1000 of 99994"), "{}", said.err);
    let scenario = json_of(&said.out);
    assert_eq!(scenario["lab"], "os/page-replacement");
    assert_eq!(scenario["references"].as_array().map(Vec::len), Some(1000));
    assert_eq!(scenario["references"][0], 0x401a);
    assert_eq!(
        scenario["references"][2],
        json!({"page": 33_550_336, "write": true})
    );
}

#[test]
fn ten_thousand_processes_run() {
    let processes: Vec<Value> = (0..10_000)
        .map(|i| json!({"id": format!("P{i}"), "arrival": i / 3, "bursts": [1 + i % 7, 2, 1 + i % 3]}))
        .collect();
    let mut scenario = documented();
    scenario["processes"] = json!(processes);
    let got = run_json(&scenario, &[]);
    let done = got["result"]["processes"].as_array().expect("a list");
    assert_eq!(done.len(), 10_000);
    assert!(done.iter().all(|p| p["completion"].is_u64()));
    let svg = run(&scenario, &["--format", "svg"]);
    assert!(roxmltree::Document::parse(&svg.out).is_ok());
    assert!(
        svg.out.len() < 2 << 20,
        "a picture of {} bytes",
        svg.out.len()
    );
    let said = kw_reading(&["link", "-"], scenario.to_string().as_bytes());
    refused(&said, &["16000"]);
    processes_too_many(scenario);
}

fn processes_too_many(mut scenario: Value) {
    let list = scenario["processes"].as_array_mut().expect("a list");
    list.push(json!({"id": "one more", "bursts": [1]}));
    refused(&run(&scenario, &[]), &["processes", "10001", "10000"]);
}

#[test]
fn a_run_without_end_is_stopped_and_says_so() {
    let mut scenario = documented();
    scenario["policy"]["quantum"] = json!(1);
    scenario["processes"][0]["bursts"] = json!([1_000_000_000]);
    scenario["processes"][1]["bursts"] = json!([1_000_000_000]);
    refused(&run(&scenario, &[]), &["5000000"]);
}

#[test]
fn wrong_usage_is_refused_in_one_line() {
    for args in [
        &[][..],
        &["nonsense"],
        &["run"],
        &["run", "-", "--format", "nonsense"],
        &["run", "-", "--nonsense"],
        &["random", "os/scheduling"],
        &["random", "os/scheduling", "--seed", "-1"],
        &["random", "os/scheduling", "--seed", "x"],
        &["labs", "--lang", "fr"],
        &["open"],
        &["example", "os/scheduling", "--preset"],
        &["paging"],
    ] {
        refused(&kw(args), &[]);
    }
}

#[test]
fn help_is_no_mistake() {
    for args in [
        &["--help"][..],
        &["help"],
        &["run", "--help"],
        &["--version"],
    ] {
        assert!(well(args).contains("kw"), "{args:?}");
    }
}
