//! Whole memory traces: the speed of the policies natively, in a browser, and against libCacheSim.
//!
//! All sides get the same references: a real trace of lackey repeated to ten million. They run in
//! turn, and the median of several rounds is shown, so that a busy moment of the machine speaks for
//! nobody.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Done, cargo, fail, on_path, output, root, run, run_logged, say, target_folder};
use crate::{cache, checks};

/// libCacheSim's version on PyPI.
const LIBCACHESIM: &str = "0.3.5";
/// Rounds of all sides.
const ROUNDS: usize = 5;
/// References of a run.
const REFERENCES: f64 = 10e6;
/// Bytes of the trace that is read.
const BYTES: f64 = 100e6;

/// By name and number of frames: the seconds of each round, and what came out.
type Figures = BTreeMap<(String, u64), (Vec<f64>, u64)>;

/// Takes all figures and prints them.
pub fn bench() -> Done {
    let Some(trace) = checks::shared().map(|s| s.join("captures/ls-100k.lackey")) else {
        say(
            "There is no folder `shared` beside the project, and KW_SHARED names none: not measured.",
        );
        return Ok(());
    };
    if !trace.is_file() {
        say(format!("{} is missing: not measured.", trace.display()));
        return Ok(());
    }
    let other = match LibCacheSim::new(&trace) {
        Ok(other) => Some(other),
        Err(failure) => {
            say(format!("Without libCacheSim: {failure}"));
            None
        }
    };
    let mut web = match browser(&trace) {
        Ok(command) => Some(command),
        Err(failure) => {
            say(format!("Without the browser: {failure}"));
            None
        }
    };
    say(format!("Measuring {ROUNDS} rounds (about 1 minute) …"));
    let [mut ours, mut theirs, mut wasm] = [const { Figures::new() }; 3];
    for _ in 0..ROUNDS {
        let text = output(native().arg(&trace));
        add(&mut ours, text.as_deref(), "whole_traces")?;
        if let Some(other) = &other {
            let text = output(&mut other.command());
            add(&mut theirs, text.as_deref(), "libCacheSim")?;
        }
        if let Some(web) = &mut web {
            add(&mut wasm, output(web).as_deref(), "the browser")?;
        }
    }
    say(table(&ours, &theirs, &wasm));
    for ((name, frames), (_, misses)) in &theirs {
        let (_, faults) = &ours[&(name.clone(), *frames)];
        // Which of the pages used least often leaves is not the same everywhere.
        if faults != misses && name != "lfu" {
            return fail(format!(
                "With {name} and {frames} frames libCacheSim has {misses} misses where kw has {faults} faults."
            ));
        }
    }
    Ok(())
}

fn native() -> Command {
    let mut command = cargo("bench");
    command.args(["-q", "-p", "kw-capture", "--bench", "whole_traces", "--"]);
    command
}

/// The other side: libCacheSim's Python package, and the trace as it reads it.
struct LibCacheSim {
    python: PathBuf,
    packages: PathBuf,
    trace: PathBuf,
}

impl LibCacheSim {
    fn new(trace: &Path) -> Done<Self> {
        let Some(python) = on_path("python3") else {
            return fail("python3 is missing, which libCacheSim's package on PyPI is for.");
        };
        // The package is compiled for one version of Python.
        let version = "import sys; print('%d.%d' % sys.version_info[:2])";
        let Some(version) = output(Command::new(&python).args(["-c", version])) else {
            return fail("python3 does not tell its version.");
        };
        let name = format!("libcachesim-{LIBCACHESIM}-python{}", version.trim());
        let announce =
            format!("Installing libcachesim {LIBCACHESIM} with pip (about 20 seconds, once) …");
        let works = |folder: &Path| {
            let mut ask = Command::new(&python);
            ask.args(["-c", "import libcachesim; print(libcachesim.__version__)"]);
            let told = output(ask.env("PYTHONPATH", folder));
            told.is_some_and(|told| told.trim() == LIBCACHESIM)
        };
        let packages = cache::ensure(&name, &announce, works, |place| {
            let log = cache::log(&name)?;
            let mut install = Command::new(&python);
            install.args(["-m", "pip", "install", "--only-binary", ":all:", "--target"]);
            install
                .arg(place)
                .arg(format!("libcachesim=={LIBCACHESIM}"));
            if run_logged(&mut install, &log) {
                return Ok(());
            }
            fail(format!(
                "pip could not install libcachesim {LIBCACHESIM}; its own words are in {}.",
                log.display()
            ))
        })?;
        say("Writing the trace for libCacheSim …");
        let converted = target_folder().join("ls-10m.oracleGeneral");
        if output(native().arg(trace).arg("--write").arg(&converted)).is_none() {
            return fail(format!("{} could not be written.", converted.display()));
        }
        Ok(LibCacheSim {
            python,
            packages,
            trace: converted,
        })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.python);
        command
            .arg(root().join("crates/capture/benches/other_side.py"))
            .arg(&self.trace)
            .env("PYTHONPATH", &self.packages);
        command
    }
}

/// Builds the same for the browser; what runs it there.
fn browser(trace: &Path) -> Done<Command> {
    let command = |more: &[&str]| {
        let mut command = cargo("test");
        command.args(["-p", "kw-capture", "--features", "browser-figures"]);
        command.args(["--target", "wasm32-unknown-unknown", "--profile", "web"]);
        command.args(["--test", "browser"]).args(more);
        checks::headless(&mut command)?;
        command.env("KW_LACKEY", trace);
        Ok(command)
    };
    say("Building the same for the browser …");
    run(&mut command(&["--no-run"])?)?;
    command(&["--", "--nocapture"])
}

/// Adds the figures of a round: lines of `figure NAME FRAMES SECONDS RESULT`.
fn add(figures: &mut Figures, text: Option<&str>, who: &str) -> Done {
    let mut found = false;
    for line in text.unwrap_or_default().lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["figure", name, frames, seconds, out] = words[..] else {
            continue;
        };
        let (Ok(frames), Ok(seconds), Ok(out)) = (frames.parse(), seconds.parse(), out.parse())
        else {
            continue;
        };
        let entry = figures.entry((name.to_owned(), frames)).or_default();
        entry.0.push(seconds);
        entry.1 = out;
        found = true;
    }
    match found {
        true => Ok(()),
        false => fail(format!("There are no figures of {who}: it failed.")),
    }
}

fn median(figures: &Figures, name: &str, frames: u64) -> Option<f64> {
    let mut seconds = figures.get(&(name.to_owned(), frames))?.0.clone();
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied()
}

fn table(ours: &Figures, theirs: &Figures, wasm: &Figures) -> String {
    let mut text = format!(
        "\nMillions of references per second, median of {ROUNDS} rounds. kw: page numbers in memory to \
         faults, OPT's next uses known. libCacheSim: its native loop over mapped records.\n\n\
         {:<8}{:>8}{:>10}{:>8}{:>13}{:>8}{:>8}{:>12}{:>12}\n",
        "policy", "frames", "kw", "wasm", "libCacheSim", "ratio", "wasm", "kw faults", "misses"
    );
    let speed = |seconds: Option<f64>| seconds.map(|s| REFERENCES / s / 1e6);
    let show =
        |n: Option<f64>, digits: usize| n.map_or("–".to_owned(), |n| format!("{n:.digits$}"));
    for ((name, frames), (_, faults)) in ours.iter().filter(|((_, frames), _)| *frames > 0) {
        let of = |figures| speed(median(figures, name, *frames));
        let (kw, web, other) = (of(ours), of(wasm), of(theirs));
        let ratio = |ours: Option<f64>| Some(ours? / other?);
        let misses = theirs
            .get(&(name.clone(), *frames))
            .map(|f| f.1.to_string());
        text += &format!(
            "{name:<8}{frames:>8}{:>10}{:>8}{:>13}{:>8}{:>8}{faults:>12}{:>12}\n",
            show(kw, 1),
            show(web, 1),
            show(other, 1),
            show(ratio(kw), 2),
            show(ratio(web), 2),
            misses.unwrap_or("–".to_owned()),
        );
    }
    text += &format!("\n{:<46}{:>10}{:>10}\n", "", "kw", "wasm");
    for (name, about) in [
        ("reading", "reading 100 MB of lackey's lines, MB/s"),
        ("next-uses", "next uses of 10 million references, s"),
        ("lru-curve", "LRU, all sizes, 10 million references, s"),
        ("opt-curve", "OPT, all sizes, 10 million references, s"),
    ] {
        let of = |figures| {
            let seconds = median(figures, name, 0);
            match name {
                "reading" => show(seconds.map(|s| BYTES / s / 1e6), 0),
                _ => show(seconds, 3),
            }
        };
        text += &format!("{about:<46}{:>10}{:>10}\n", of(ours), of(wasm));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_among_other_words() {
        let mut figures = Figures::new();
        for seconds in ["0.3", "0.1", "0.2"] {
            let text = format!("Running…\nfigure lru 8 {seconds} 42\nfigure lru 8 x 42\n");
            assert!(add(&mut figures, Some(&text), "it").is_ok());
        }
        assert_eq!(median(&figures, "lru", 8), Some(0.2));
        assert_eq!(median(&figures, "lru", 9), None);
        for nothing in [None, Some("error: it broke")] {
            let failure = add(&mut figures, nothing, "the browser");
            assert!(failure.is_err_and(|f| f.to_string().contains("the browser")));
        }
    }

    #[test]
    fn ratios_are_ours_to_theirs() {
        let of = |seconds| {
            let mut figures = Figures::new();
            let text = format!("figure fifo 8 {seconds} 42");
            add(&mut figures, Some(&text), "it").map(|()| figures)
        };
        let (ours, theirs, wasm) = (of(0.1), of(0.2), of(0.4));
        let text = table(&ours.unwrap(), &theirs.unwrap(), &wasm.unwrap());
        let row = text.lines().find(|l| l.starts_with("fifo")).unwrap();
        let words: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(
            words,
            [
                "fifo", "8", "100.0", "25.0", "50.0", "2.00", "0.50", "42", "42"
            ]
        );
    }
}
