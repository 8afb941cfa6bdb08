//! Running other programs, and saying in one sentence what went wrong.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A reason to stop: one sentence for the person at the keyboard.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What every step of xtask returns.
pub type Done<T = ()> = Result<T, Failure>;

/// Stops with this sentence.
pub fn fail<T>(sentence: impl Into<String>) -> Done<T> {
    Err(Failure(sentence.into()))
}

/// Adds what was being done to an error of the file system.
pub trait Doing<T> {
    /// `what` follows "could not", for example "write the file x".
    fn doing(self, what: impl FnOnce() -> String) -> Done<T>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, what: impl FnOnce() -> String) -> Done<T> {
        self.map_err(|error| Failure(format!("Could not {}: {error}.", what())))
    }
}

/// Tells the person what happens now; seen at once even through a pipe.
pub fn say(line: impl fmt::Display) {
    let mut out = io::stdout().lock();
    // A closed pipe is no reason to stop the work.
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where cargo builds: `target`, unless the environment says otherwise.
pub fn target_folder() -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR").filter(|v| !v.is_empty());
    root().join(given.unwrap_or_else(|| "target".into()))
}

/// A command of cargo, at the root of the workspace.
pub fn cargo(subcommand: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).arg(subcommand);
    command
}

/// Runs a command in the open; anything but success stops.
pub fn run(command: &mut Command) -> Done {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => fail(format!("`{shown}` failed ({status}).")),
        Err(error) => fail(format!("`{shown}` could not be started: {error}.")),
    }
}

/// Runs a command with all it says going to a file; returns whether it succeeded.
/// One that could not be started did not, and the file says why.
pub fn run_logged(command: &mut Command, log: &Path) -> bool {
    if let Some(folder) = log.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let Ok(mut file) = File::options().create(true).append(true).open(log) else {
        return command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success());
    };
    let _ = writeln!(file, "$ {}", shown(command));
    let (Ok(out), Ok(err)) = (file.try_clone(), file.try_clone()) else {
        return false;
    };
    match command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .status()
    {
        Ok(status) => status.success(),
        Err(error) => {
            let _ = writeln!(file, "could not be started: {error}");
            false
        }
    }
}

/// What a command prints, if it succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command as a person would type it, without the folders of its program.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut text = program
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// The first program of this name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path)
        .map(|folder| folder.join(&file))
        .find(|file| is_program(file))
}

/// Whether this is a file that may be run.
pub fn is_program(path: &Path) -> bool {
    let Ok(data) = fs::metadata(path) else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        data.is_file() && data.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    {
        data.is_file()
    }
}

/// PATH with these folders before all others.
pub fn path_with(folders: &[PathBuf]) -> Done<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    std::env::join_paths(all).map_err(|_| {
        Failure("PATH cannot be extended: a folder's name has a separator in it.".to_owned())
    })
}

/// The version that a program tells when asked, such as `0.2.126`.
pub fn version_of(program: impl AsRef<OsStr>) -> Option<String> {
    version_in(&output(Command::new(program).arg("--version"))?)
}

/// The first version in a program's answer: the first word that starts with a digit.
pub fn version_in(text: &str) -> Option<String> {
    let word = text
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    Some(
        word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_out_of_what_programs_say() {
        for (text, version) in [
            ("wasm-bindgen 0.2.126", "0.2.126"),
            (
                "wasm-bindgen-test-runner 0.2.126 (abc 2026-01-01)\n",
                "0.2.126",
            ),
            ("trunk 0.21.14", "0.21.14"),
            ("wasm-opt version 132 (version_132)", "132"),
            (
                "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)",
                "1.96.0",
            ),
            (
                "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)",
                "156.0.8078.79",
            ),
        ] {
            assert_eq!(version_in(text).as_deref(), Some(version), "{text}");
        }
        assert_eq!(version_in("no version here"), None);
    }

    #[test]
    fn a_command_is_shown_without_folders() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["test", "-p", "kw-tests"]);
        assert_eq!(shown(&command), "cargo test -p kw-tests");
    }

    #[test]
    fn programs_are_found_and_others_are_not() {
        assert!(on_path("no-such-program-anywhere").is_none());
        assert!(is_program(&std::env::current_exe().unwrap()));
        assert!(!is_program(&root()));
    }
}
