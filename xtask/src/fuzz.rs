//! `cargo xtask fuzz`: inputs that nobody thought of, for everything that comes from outside.
//!
//! The targets are in `fuzz/`, driven by libFuzzer through cargo-fuzz. In the checks each gets a fixed number
//! of runs from a fixed seed, so that a machine's speed decides nothing; by hand it runs until it is stopped,
//! and keeps what it found in the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Doing as _, Done, cargo, fail, on_path, root, run, say, target_folder};
use crate::tools;

/// The targets, with how many runs the checks give each, and how long an input may be.
const TARGETS: [(&str, u64, u64); 4] = [
    ("link", 8_000, 2048),
    ("scenario", 2_500, 130),
    ("recording", 20_000, 8192),
    ("description", 40_000, 4096),
];

/// A short run of every target: a layer of the checks.
pub fn short() -> Done {
    // libFuzzer is built from C++.
    let given = std::env::var_os("CXX").is_some_and(|v| !v.is_empty());
    if !given
        && !["c++", "g++", "clang++"]
            .iter()
            .any(|c| on_path(c).is_some())
    {
        say(
            "There is no C++ compiler on this machine, and libFuzzer needs one: nothing is fuzzed.",
        );
        return Ok(());
    }
    for (target, runs, length) in TARGETS {
        fuzz(target, length, &[format!("-runs={runs}"), "-seed=1".into()])?;
    }
    Ok(())
}

/// A long run: of one target, for so many seconds or until it is stopped.
///
/// # Errors
/// Where there is no such target, or where an input was found that fails.
pub fn long(arguments: &[String]) -> Done {
    let names = TARGETS.map(|t| t.0).join(", ");
    let (name, seconds) = match arguments {
        [name] => (name, None),
        [name, seconds] if seconds.parse::<u64>().is_ok() => (name, Some(seconds)),
        _ => {
            return fail(format!(
                "`cargo xtask fuzz` takes a target ({names}) and, if it is to end, a number of seconds."
            ));
        }
    };
    let Some((target, _, length)) = TARGETS.into_iter().find(|t| t.0 == name) else {
        return fail(format!("There is no target `{name}`; there are {names}."));
    };
    let limit = seconds.map(|s| format!("-max_total_time={s}"));
    fuzz(target, length, &limit.into_iter().collect::<Vec<_>>())
}

fn fuzz(target: &str, length: u64, arguments: &[String]) -> Done {
    let programs = tools::cargo_fuzz()?;
    let found = target_folder().join("fuzz").join("found").join(target);
    fs::create_dir_all(&found).doing(|| format!("make the folder {}", found.display()))?;
    let seeds = seeds(target)?;
    say(format!("Fuzzing: {target} …"));
    let mut command = cargo("fuzz");
    // libFuzzer needs coverage, which the stable compiler knows too; memory is safe without a sanitizer.
    command
        .args(["run", "--sanitizer", "none", target])
        .args([&found, &seeds])
        .arg("--")
        .args(arguments)
        .args(["-timeout=60", "-rss_limit_mb=2048"])
        .arg(format!("-max_len={length}"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", target_folder().join("fuzz"))
        .env("PATH", before_path(&programs)?);
    run(&mut command)
}

/// A folder of inputs to begin with: what is kept in the project, and what its tests use.
fn seeds(target: &str) -> Done<PathBuf> {
    let folder = target_folder().join("fuzz").join("seeds").join(target);
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, bytes).doing(|| format!("write the file {}", file.display()))
    };
    fs::create_dir_all(&folder).doing(|| format!("make the folder {}", folder.display()))?;
    match target {
        // A first byte that is no lab's number says that an address follows.
        "link" => {
            let corpus = root().join("tests/links/corpus.txt");
            let text = fs::read_to_string(&corpus)
                .doing(|| format!("read the file {}", corpus.display()))?;
            for (n, line) in text.lines().enumerate() {
                let address = line.split(' ').next().unwrap_or_default();
                write(&n.to_string(), format!("\u{ff}{address}").as_bytes())?;
            }
        }
        // A lab, a preset, and changes of which the first is none.
        "scenario" => {
            for lab in 0..16_u8 {
                for preset in 0..4_u8 {
                    write(&format!("{lab}-{preset}"), &[lab, preset])?;
                }
            }
        }
        _ => {
            let kept = root().join("fuzz/seeds").join(target);
            let entries =
                fs::read_dir(&kept).doing(|| format!("read the folder {}", kept.display()))?;
            for entry in entries.flatten() {
                let bytes = fs::read(entry.path())
                    .doing(|| format!("read the file {}", entry.path().display()))?;
                write(&entry.file_name().to_string_lossy(), &bytes)?;
            }
        }
    }
    Ok(folder)
}

/// PATH with this folder first.
fn before_path(folder: &Path) -> Done<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
    std::env::join_paths(all).or_else(|_| fail("PATH cannot be used to find cargo-fuzz."))
}
