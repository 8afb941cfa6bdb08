//! The commands of the project: `cargo xtask <command>`.
//!
//! Each finds or gets what it needs by itself, says so before anything slow, and never asks.
//! What goes wrong is told in one sentence. How the commands are made:
//!
//! - `run`: other programs, and failures as sentences
//! - `cache`, `apt`, `tools`, `wasm`, `browser`: setting up
//! - `site`, `sizes`: building, serving and measuring the site
//! - `fuzz`: inputs that nobody thought of
//! - `onefile`, `package`: the site as one file, and the archive of both
//! - `checks`: the tests and the benchmarks; `traces`: page replacement against libCacheSim
//! - the library half, which the browser tests use too: `xtask::server`, the static server, and
//!   `xtask::offline`, which fills in the service worker

mod apt;
mod book;
mod browser;
mod cache;
mod checks;
mod fuzz;
mod onefile;
mod package;
mod run;
mod site;
mod sizes;
mod tools;
mod traces;
mod wasm;

use std::process::ExitCode;

use run::{Done, fail, say};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|a| a.to_string_lossy().into_owned())
        .collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("cargo xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Done {
    let Some((name, rest)) = arguments.split_first() else {
        say(help());
        return Ok(());
    };
    if rest
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        say(help());
        return Ok(());
    }
    match name.as_str() {
        "help" | "--help" | "-h" => say(help()),
        "setup" => {
            nothing_after(name, rest)?;
            setup()?;
        }
        "serve" => site::serve(port(rest)?)?,
        "bundle" => {
            let labs = packages(rest)?;
            site::bundle()?;
            labs.iter().try_for_each(|lab| site::scorm(lab))?;
        }
        "test" => checks::test(rest)?,
        "bench" => checks::bench(rest)?,
        "fuzz" => fuzz::long(rest)?,
        other => {
            return fail(format!(
                "There is no command `{other}`; `cargo xtask help` lists them."
            ));
        }
    }
    Ok(())
}

fn help() -> String {
    format!(
        "cargo xtask <command>\n\n\
         serve [--port N]  builds the site and serves it on this machine, at port 8080 unless told\n\
         test [layer…]     runs every check, or the named layers:\n{}\
         bundle            writes the site, the one file and the archive to dist and tells their sizes\n\
           [--scorm LAB …] and a SCORM 1.2 package of each of these labs beside it; `kw scorm` can do more\n\
         bench [part…]     measures everything, or of models, traces and browser what is named\n\
         fuzz TARGET [S]   looks for inputs that fail, for S seconds or until it is stopped\n\
         setup             gets everything that the others need (they do it themselves)",
        checks::layer_list()
    )
}

fn setup() -> Done {
    wasm::toolchain()?;
    tools::wasm_bindgen()?;
    tools::trunk()?;
    tools::wasm_opt()?;
    browser::browser()?;
    tools::axe()?;
    tools::xz_decompress()?;
    // Said aloud where it cannot be had.
    let _ = tools::pages();
    say("Everything is here.");
    Ok(())
}

/// The port out of `--port N` or `--port=N`.
fn port(arguments: &[String]) -> Done<u16> {
    let value = match arguments {
        [] => return Ok(8080),
        [one] if one.starts_with("--port=") => &one["--port=".len()..],
        [name, value] if name == "--port" => value,
        _ => return fail("`cargo xtask serve` takes only `--port N`."),
    };
    match value.parse() {
        Ok(port) => Ok(port),
        Err(_) => fail(format!(
            "`{value}` is not a port; one is a number from 0 (any free) to 65535."
        )),
    }
}

/// The labs out of `--scorm LAB --scorm LAB`.
fn packages(arguments: &[String]) -> Done<Vec<String>> {
    let mut labs = Vec::new();
    for pair in arguments.chunks(2) {
        match pair {
            [name, lab] if name == "--scorm" => labs.push(lab.clone()),
            [one, ..] => {
                return fail(format!(
                    "`cargo xtask bundle` takes only `--scorm LAB`, but got `{one}`."
                ));
            }
            [] => {}
        }
    }
    Ok(labs)
}

fn nothing_after(name: &str, rest: &[String]) -> Done {
    match rest.first() {
        None => Ok(()),
        Some(first) => fail(format!(
            "`cargo xtask {name}` takes nothing more, but got `{first}`."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn ports_are_read() {
        assert_eq!(port(&[]).ok(), Some(8080));
        assert_eq!(port(&words("--port 9000")).ok(), Some(9000));
        assert_eq!(port(&words("--port=0")).ok(), Some(0));
        for wrong in ["--port", "--port x", "--port 70000", "9000", "--port 1 2"] {
            assert!(port(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn packages_are_named_by_their_labs() {
        let labs = packages(&words("--scorm os/scheduling --scorm net/nat")).ok();
        assert_eq!(labs, Some(words("os/scheduling net/nat")));
        assert_eq!(packages(&[]).ok(), Some(Vec::new()));
        for wrong in ["--scorm", "os/scheduling", "--scrom os/scheduling", "now"] {
            assert!(packages(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_unknown_is_said() {
        let said = |line: &str| command(&words(line)).unwrap_err().to_string();
        assert!(said("serv").contains("`serv`"));
        assert!(said("bundle now").contains("`now`"));
        assert!(said("bench traces all").contains("`all`"));
        assert!(said("test --fast").contains("`--fast`"));
    }
}
