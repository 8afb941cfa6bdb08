//! Figures that a learner feels, measured in a real browser. They are printed and never judged:
//! another machine has others. `cargo xtask bench` runs them one after another.
//!
//! All of them count from inside the page, by its own clock, so that the time of the driver is
//! in none of them.

use std::fmt::Write as _;
use std::time::Duration;

use kw_tests::{Key, Kw, Look, Page, Value, captures, json, scratch, visit};

const LAB: &str = "#/os/scheduling";

/// Long enough for a slow machine; the tests end as soon as the run does.
const LONG: Duration = Duration::from_secs(900);

/// Measures that run in the page. `busy` sums the times of tasks, as the browser reports those of
/// 50 ms or more, and `memory` is the linear memory of the WebAssembly instance.
const MEASURE: &str = r"
window.kwm = { long: [], memory: null };
new PerformanceObserver((l) => l.getEntries().forEach((e) => kwm.long.push(e.duration)))
  .observe({ type: 'longtask', buffered: true });
for (const name of ['instantiate', 'instantiateStreaming']) {
  const make = WebAssembly[name];
  WebAssembly[name] = async function (...a) {
    const made = await make.apply(this, a);
    const exports = (made.instance || made).exports;
    if (exports && exports.memory) kwm.memory = exports.memory;
    return made;
  };
}
kwm.mib = () => kwm.memory ? kwm.memory.buffer.byteLength / 1048576 : NaN;
// Time in timers of this page (a run is computed in them), with the microtasks that they leave
// behind, in which the page does its work; long tasks leave out what is shorter than 50 ms.
kwm.busy = 0;
const timeout = window.setTimeout;
window.setTimeout = (f, ...a) => timeout((...b) => {
  const t = performance.now();
  try { return f(...b); }
  finally { Promise.resolve().then(() => {}).then(() => {}).then(() => { kwm.busy += performance.now() - t; }); }
}, ...a);
";

fn measured() -> Look {
    Look {
        before: MEASURE,
        ..Look::default()
    }
}

/// Values at the given shares of a sorted list.
fn quantiles(values: &Value, shares: &[f64]) -> Vec<f64> {
    let mut all: Vec<f64> = values
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    assert!(!all.is_empty(), "nothing was measured");
    all.sort_by(f64::total_cmp);
    shares
        .iter()
        .map(|q| all[((all.len() - 1) as f64 * q).round() as usize])
        .collect()
}

/// A scenario of `count` processes with one burst each.
fn scenario(
    policy: Value,
    count: u64,
    burst: impl Fn(u64) -> u64,
    arrival: impl Fn(u64) -> u64,
) -> Value {
    let processes: Vec<Value> = (0..count)
        .map(|i| json!({"id": format!("P{}", i + 1), "arrival": arrival(i), "bursts": [burst(i)], "priority": i % 10}))
        .collect();
    json!({
        "lab": "os/scheduling", "version": 1, "policy": policy, "cpus": 1, "switch_cost": 0,
        "processes": processes,
    })
}

/// Opens a scenario as a file and waits for the end of its run. Gives the wall time in
/// milliseconds from the file's `change` event to the frame in which the run is over.
fn run_file(page: &Page, scenario: &Value) -> f64 {
    let file = scratch("bench.json", scenario.to_string().as_bytes());
    page.js(
        "kwm.from = null; kwm.to = null; kwm.reached = 0; kwm.busy = 0; kwm.long = [];
         const input = kwt.one('input[type=file]');
         input.addEventListener('change', () => {
           kwm.from = performance.now();
           // Done once no progress is shown and nothing has changed for ten frames; the time of
           // the last change counts.
           let calm = 0, last = null;
           const look = () => {
             const open = (kwt.text('.notice') || '').includes('bench.json') && !kwt.one('.progress:not(.limit)');
             const now = open + ' ' + kwt.end() + ' ' + kwt.text('.step-count');
             if (now !== last) { last = now; calm = 0; kwm.changed = performance.now(); kwm.worked = kwm.busy; }
             else calm += 1;
             if (open && calm >= 10) { kwm.to = kwm.changed; kwm.busy = kwm.worked; kwm.reached = kwt.end(); }
             else requestAnimationFrame(look);
           };
           look();
         }, { once: true, capture: true });
         const old = kwt.one('.notice button'); if (old) old.click();",
        &[],
    );
    page.choose_file(file.path());
    let time = page.until_within(
        LONG,
        "the run is over",
        "return kwm.to ? kwm.to - kwm.from : null",
        &[],
    );
    assert_eq!(
        page.js("return kwt.all('.notice.refused').length", &[]),
        json!(0),
        "{}",
        page.text(".notice")
    );
    assert_eq!(
        page.js("return kwm.reached", &[]),
        json!(page.end()),
        "the clock was stopped before the end of the run"
    );
    time.as_f64().unwrap_or(f64::NAN)
}

/// From setting the range input to the page being drawn for it, 300 times.
const SEEKS: &str = "
  const r = kwt.range(); const max = +r.max; let seed = 1; const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const work = [], shown = [];
  for (let i = 0; i < arguments[0]; i++) {
    await new Promise((f) => requestAnimationFrame(f));
    const n = Math.floor(next() * max);
    const t = performance.now();
    r.value = n; r.dispatchEvent(new Event('input', { bubbles: true }));
    // The page renders in microtasks, and may go on in another task; then layout is made now.
    const c = new MessageChannel();
    do { await new Promise((f) => { c.port1.onmessage = f; c.port2.postMessage(0); }); }
    while (kwt.shows() !== n && performance.now() - t < 5000);
    document.body.offsetHeight;
    work.push(performance.now() - t);
    if (kwt.shows() !== n) throw new Error('it stands at ' + kwt.shows() + ', not at ' + n);
    await new Promise((f) => requestAnimationFrame(() => { c.port1.onmessage = f; c.port2.postMessage(0); }));
    shown.push(performance.now() - t);
  }
  return { work, shown, max };";

#[test]
#[ignore = "prints figures; run by `cargo xtask bench`"]
fn a_million_steps() {
    visit(measured(), |page| {
        page.open(LAB);
        let before = page.js("return kwm.mib()", &[]);
        let long = scenario(
            json!({"name": "round-robin", "quantum": 1}),
            20,
            |_| 25_000,
            |_| 0,
        );
        let wall = run_file(page, &long);
        let steps = page.end();
        let busy = page.js("return kwm.busy", &[]).as_f64().unwrap_or(f64::NAN);
        println!("\n-- a run of {steps} steps (20 processes, round robin, quantum 1) --");
        println!(
            "from choosing the file to the last step: {:.0} ms, of which {busy:.0} ms in slices of work",
            wall
        );
        println!(
            "WebAssembly memory: {:.1} MiB before, {:.1} MiB after",
            before.as_f64().unwrap_or(f64::NAN),
            page.js("return kwm.mib()", &[])
                .as_f64()
                .unwrap_or(f64::NAN)
        );
        let seeks = page.js(SEEKS, &[json!(300)]);
        for (name, about) in [
            ("work", "the `input` event, rendering and layout"),
            (
                "shown",
                "the same until the next frame has been made (with the wait for it)",
            ),
        ] {
            let q = quantiles(&seeks[name], &[0.5, 0.99, 1.0]);
            println!(
                "300 seeks to random steps, {about}: p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms",
                q[0], q[1], q[2]
            );
        }
        println!(
            "WebAssembly memory after the seeks: {:.1} MiB",
            page.js("return kwm.mib()", &[])
                .as_f64()
                .unwrap_or(f64::NAN)
        );
    });
}

#[test]
#[ignore = "prints figures; run by `cargo xtask bench`"]
fn playing_twenty_processes() {
    visit(measured(), |page| {
        page.open(LAB);
        run_file(
            page,
            &scenario(
                json!({"name": "round-robin", "quantum": 2}),
                20,
                |_| 200,
                |_| 0,
            ),
        );
        println!(
            "\n-- playing 20 processes for 5 s ({} steps) --",
            page.end()
        );
        for (index, speed) in [("6", 60), ("7", 1000)] {
            page.choose(".player .speed select", index);
            page.press_button("first-step");
            page.stands_at(0);
            page.js("kwm.long = []", &[]);
            let frames = page.js(
                "const times = []; const from = kwt.at();
                 kwt.one('.player button.play').click();
                 await new Promise((done) => {
                   const frame = (t) => { times.push(t); t - times[0] < 5000 && kwt.at() < kwt.end() ? requestAnimationFrame(frame) : done(); };
                   requestAnimationFrame(frame);
                 });
                 const gaps = times.slice(1).map((t, i) => t - times[i]);
                 return { gaps, seconds: (times.at(-1) - times[0]) / 1000, steps: kwt.at() - from };",
                &[],
            );
            let q = quantiles(&frames["gaps"], &[0.5, 0.99, 1.0]);
            let count = frames["gaps"].as_array().map_or(0, Vec::len) as f64;
            let seconds = frames["seconds"].as_f64().unwrap_or(f64::NAN);
            println!(
                "at {speed} steps/s: {:.1} frames/s, {} steps in {seconds:.1} s; between frames p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms; long tasks {}",
                count / seconds,
                frames["steps"],
                q[0],
                q[1],
                q[2],
                page.js("return kwm.long.map(Math.round)", &[])
            );
        }
    });
}

#[test]
#[ignore = "prints figures; run by `cargo xtask bench`"]
fn long_tasks_while_clicking_everything() {
    visit(measured(), |page| {
        println!("\n-- tasks of 50 ms or more while clicking everything --");
        page.open("");
        let told = |what: &str| {
            let long = page.js(
                "const l = kwm.long.map(Math.round); kwm.long = []; return l",
                &[],
            );
            if long != json!([]) {
                println!("{what}: {long} ms");
            }
            long.as_array().map_or(0, Vec::len)
        };
        let mut count = told("the home page");
        for lab in [
            "scheduling",
            "page-replacement",
            "address-translation",
            "segmentation",
        ] {
            let lab = format!("os/{lab}");
            page.open(&format!("#/{lab}"));
            count += told(&format!("opening {lab}"));
            let tabs = page.js(
                "return kwt.all('[role=tab]').map((t) => t.id.slice(4))",
                &[],
            );
            for preset in Kw::presets_of(&lab) {
                page.choose("select.presets", &preset);
                page.until("it has run", "return kwt.ready()");
                for tab in tabs.as_array().into_iter().flatten() {
                    page.tab(tab.as_str().unwrap_or_default());
                }
                page.tab("scenario");
                page.js("document.activeElement.blur()", &[]);
                page.keys(&[Key::End, Key::Left, Key::Home, Key::Right]);
                count += told(&format!("{lab}, {preset}"));
            }
        }
        page.open(LAB);
        for _ in 0..5 {
            page.press_button("random");
            page.press_button("last-step");
        }
        page.press_button("add-row");
        page.language("ko");
        page.language("en");
        page.theme("dark");
        page.press_button("share");
        count += told("the rest");
        println!("{count} long tasks in all");
    });
}

#[test]
#[ignore = "prints figures; run by `cargo xtask bench`"]
fn ten_thousand_processes() {
    let policies = [
        json!({"name": "fcfs"}),
        json!({"name": "sjf"}),
        json!({"name": "srtf"}),
        json!({"name": "hrrn"}),
        json!({"name": "priority", "preemptive": true, "aging": 0}),
        json!({"name": "priority", "preemptive": true, "aging": 100}),
        json!({"name": "round-robin", "quantum": 2}),
        json!({"name": "mlfq", "queues": [{"quantum": 2, "allotment": 4}, {"quantum": 4, "allotment": 8}, {"quantum": 8, "allotment": 16}], "boost": 1000}),
        json!({"name": "lottery", "quantum": 2, "seed": 1}),
        json!({"name": "stride", "quantum": 2}),
        json!({"name": "fair"}),
    ];
    visit(measured(), |page| {
        println!(
            "\n-- 10,000 processes (bursts of 1 to 20 ticks, one arrival each 5 ticks): from choosing the file to the end of the run --"
        );
        page.open(LAB);
        for policy in policies {
            let many = scenario(policy.clone(), 10_000, |i| i * 7919 % 20 + 1, |i| i * 5);
            let wall = run_file(page, &many);
            let mut line = format!("{policy}: {wall:.0} ms");
            let _ = write!(
                line,
                " ({} ms in slices of work), {} steps, {:.0} MiB, long tasks {} ms",
                page.js("return Math.round(kwm.busy)", &[]),
                page.end(),
                page.js("return kwm.mib()", &[])
                    .as_f64()
                    .unwrap_or(f64::NAN),
                page.js("return kwm.long.map(Math.round)", &[]),
            );
            let together = run_file(
                page,
                &scenario(policy, 10_000, |i| i * 7919 % 20 + 1, |_| 0),
            );
            let _ = write!(line, "; all arriving at 0: {together:.0} ms");
            let seeks = page.js(SEEKS, &[json!(40)]);
            let q = quantiles(&seeks["work"], &[0.5, 1.0]);
            let _ = write!(
                line,
                "; a seek there p50 {:.1} ms, most {:.1} ms",
                q[0], q[1]
            );
            println!("{line}");
        }
    });
}

/// The longest task since the last call, in words: the browser tells of those of 50 ms or more.
fn longest_task(page: &Page) -> String {
    let longest = page.js(
        "await new Promise((f) => requestAnimationFrame(() => setTimeout(f)));
         const all = kwm.long; kwm.long = []; return Math.round(Math.max(0, ...all))",
        &[],
    );
    match longest.as_f64() {
        Some(ms) if ms >= 50.0 => format!("longest task {ms} ms"),
        _ => "no task of 50 ms or more".to_owned(),
    }
}

#[test]
#[ignore = "prints figures; run by `cargo xtask bench`"]
fn opening_large_files() {
    visit(measured(), |page| {
        println!("\n-- opening large files: does anything freeze? --");
        page.open(LAB);
        longest_task(page);
        let policy = json!({"name": "round-robin", "quantum": 2});
        let many = scenario(policy, 10_000, |i| i * 7919 % 20 + 1, |i| i * 5);
        let wall = run_file(page, &many);
        println!(
            "a scenario of 10,000 processes, to the end of its run: {wall:.0} ms, {}",
            longest_task(page)
        );

        // As long as it takes, of a real program where there is a recording.
        let real = captures("ls-100k.lackey").and_then(|file| std::fs::read(file).ok());
        let some = real.unwrap_or_else(|| {
            let lines = (0..100_000_u64).map(|i| {
                let (kind, n) = ([" L", " S", "I "][i as usize % 3], i * 7919 % 4096);
                format!("{kind} {:08x},8\n", 0x0400_0000 + n * 64)
            });
            lines.collect::<String>().into_bytes()
        });
        let whole = some.repeat(100_000_000 / some.len() + 1);
        let mb = whole.len() as f64 / 1e6;
        let file = scratch("bench.lackey", &whole);
        drop(whole);
        page.open(LAB);
        longest_task(page);
        page.js(
            "kwm.to = null;
             kwt.one('input[type=file]').addEventListener('change', () => {
               const from = performance.now();
               const look = () => {
                 if (kwt.one('#tab-panel.recording')) kwm.to = performance.now() - from;
                 else requestAnimationFrame(look);
               };
               look();
             }, { once: true, capture: true });",
            &[],
        );
        page.choose_file(file.path());
        let read = page.until_within(LONG, "the recording is open", "return kwm.to", &[]);
        let read = read.as_f64().unwrap_or(f64::NAN);
        println!(
            "a lackey trace of {mb:.0} MB, until it is on the page: {read:.0} ms ({:.0} MB/s), {}",
            mb * 1000.0 / read,
            longest_task(page)
        );
        println!("{}", page.text(".recording > p"));
        let drawn = page.js("return performance.now()", &[]);
        let all = page.until_within(
            LONG,
            "all curves are worked out",
            "return !kwt.one('.curves-chart .progress') && performance.now() - arguments[0]",
            &[drawn],
        );
        println!(
            "from there to the last point of its fault curves: {:.1} s, {}; {:.0} MiB of WebAssembly memory",
            all.as_f64().unwrap_or(f64::NAN) / 1000.0,
            longest_task(page),
            page.js("return kwm.mib()", &[])
                .as_f64()
                .unwrap_or(f64::NAN),
        );
    });
}

#[test]
#[ignore = "prints figures; run by `cargo xtask bench`"]
fn bytes_and_the_first_picture() {
    visit(measured(), |page| {
        println!("\n-- the first visit --");
        for fragment in ["", LAB] {
            page.open(fragment);
            let figures = page.js(
                "const all = performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'));
                 return { bytes: all.reduce((n, e) => n + e.decodedBodySize, 0), files: all.length, paint: performance.getEntriesByName('first-contentful-paint').map((e) => e.startTime)[0], now: performance.now(), mib: kwm.mib() }",
                &[],
            );
            println!(
                "{}: {} bytes in {} files as they lie on the disk (nothing compressed by the server); a picture at most {:.0} ms after navigation; {:.1} MiB of WebAssembly memory",
                if fragment.is_empty() {
                    "home"
                } else {
                    fragment
                },
                figures["bytes"],
                figures["files"],
                figures["now"].as_f64().unwrap_or(f64::NAN),
                figures["mib"].as_f64().unwrap_or(f64::NAN),
            );
        }
    });
}
