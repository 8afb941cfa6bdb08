//! Packages of a Debian machine. Used only where the person could install them too: as root.

use std::path::Path;
use std::process::Command;

use crate::cache;
use crate::run::{Done, fail, on_path, output, run_logged, say};

/// Whether this machine has apt at all.
pub fn exists() -> bool {
    cfg!(target_os = "linux") && on_path("apt-get").is_some()
}

/// Whether we may install packages.
pub fn may_install() -> bool {
    exists() && output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

/// Whether a package is installed.
pub fn has(package: &str) -> bool {
    output(Command::new("dpkg-query").args(["-W", "-f", "${Status}", package]))
        .is_some_and(|status| status.trim_end().ends_with(" installed"))
}

/// Installs those of `packages` that are missing. `what` names the thing they give.
pub fn install(what: &str, packages: &[&str]) -> Done {
    let missing: Vec<&str> = packages.iter().copied().filter(|p| !has(p)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !may_install() {
        return fail(format!(
            "{what} is missing; install it as root with `apt-get install {list}` and run this again."
        ));
    }
    say(format!(
        "Installing {list} with apt (about 20 seconds, once) …"
    ));
    let log = cache::log("apt")?;
    if add(&missing, &log) {
        return Ok(());
    }
    update(&log);
    if add(&missing, &log) {
        return Ok(());
    }
    fail(format!(
        "{what} is missing and apt could not install {list}; its own words are in {}.",
        log.display()
    ))
}

/// The newest linker package, such as `lld-22`, of those that the archive has.
pub fn newest_lld() -> Option<String> {
    let look = || {
        let names =
            output(Command::new("apt-cache").args(["search", "--names-only", "^lld-[0-9]+$"]))?;
        newest(&names)
    };
    look().or_else(|| {
        if !may_install() {
            return None;
        }
        update(&cache::log("apt").ok()?);
        look()
    })
}

fn newest(search: &str) -> Option<String> {
    let numbers = search.lines().filter_map(|line| {
        line.split_whitespace()
            .next()?
            .strip_prefix("lld-")?
            .parse::<u32>()
            .ok()
    });
    numbers.max().map(|n| format!("lld-{n}"))
}

fn add(packages: &[&str], log: &Path) -> bool {
    // Nothing that is on the machine is taken away for it.
    let mut command = apt();
    command
        .args(["install", "-y", "--no-install-recommends", "--no-remove"])
        .args(packages);
    run_logged(&mut command, log)
}

fn update(log: &Path) {
    say("Reading apt's package lists (a few seconds) …");
    run_logged(apt().arg("update"), log);
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-o", "DPkg::Lock::Timeout=300"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_linker_is_the_highest_number() {
        let search = "lld-9 - LLVM\nlld-22 - LLVM-based linker\nlld-14 - x\nlld-x - y\n";
        assert_eq!(newest(search).as_deref(), Some("lld-22"));
        assert_eq!(newest(""), None);
    }
}
