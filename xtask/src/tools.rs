//! The programs that a build of the site needs besides cargo, each in one exact version.
//!
//! One on PATH in the right version is used as it is; else it comes into the cache folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Done, cargo, fail, on_path, output, run_logged, say, version_of};
use crate::{apt, cache};

/// wasm-bindgen's version, the same as in the lock file and in Trunk.toml.
pub const WASM_BINDGEN: &str = "0.2.126";
/// Trunk's version.
pub const TRUNK: &str = "0.21.14";
/// Binaryen's version, of which wasm-opt is a part; also in Trunk.toml.
pub const BINARYEN: &str = "132";
/// cargo-fuzz's version.
pub const CARGO_FUZZ: &str = "0.13.2";
/// The version of axe-core, which checks pages for accessibility.
pub const AXE: &str = "4.11.4";
/// The version of xz-decompress, which unpacks the program of the one file.
pub const XZ_DECOMPRESS: &str = "0.2.3";
/// The version of geckodriver, which drives Firefox.
pub const GECKODRIVER: &str = "0.37.1";

/// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub fn wasm_bindgen() -> Done<PathBuf> {
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    from_cargo(
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &programs,
        WASM_BINDGEN,
        "about 2 minutes",
    )
}

/// The folder with `trunk`.
pub fn trunk() -> Done<PathBuf> {
    from_cargo("trunk", "trunk", &["trunk"], TRUNK, "about 5 minutes")
}

/// The folder with `cargo-fuzz`.
pub fn cargo_fuzz() -> Done<PathBuf> {
    from_cargo(
        "cargo-fuzz",
        "cargo-fuzz",
        &["cargo-fuzz"],
        CARGO_FUZZ,
        "about a minute",
    )
}

/// The folder with `wasm-opt`.
pub fn wasm_opt() -> Done<PathBuf> {
    if let Some(folder) = folder_on_path(&["wasm-opt"], BINARYEN) {
        return Ok(folder);
    }
    let name = format!("binaryen-{BINARYEN}");
    let bin = Path::new("node_modules").join(".bin");
    let good = |folder: &Path| have(&folder.join(&bin), &["wasm-opt"], BINARYEN);
    let announce =
        format!("Installing wasm-opt from binaryen {BINARYEN} with npm (about 20 seconds, once) …");
    let folder = cache::ensure(&name, &announce, good, |place| {
        from_npm(place, &name, "wasm-opt", "binaryen", BINARYEN)
    })?;
    Ok(folder.join(bin))
}

/// The file `axe.min.js`.
pub fn axe() -> Done<PathBuf> {
    npm_file("axe-core", AXE, "axe.min.js")
}

/// The file `xz-decompress.min.js`.
pub fn xz_decompress() -> Done<PathBuf> {
    let file = "dist/package/xz-decompress.min.js";
    npm_file("xz-decompress", XZ_DECOMPRESS, file)
}

/// A file of a package that needs no building.
fn npm_file(package: &str, version: &str, file: &str) -> Done<PathBuf> {
    let name = format!("{package}-{version}");
    let file = Path::new("node_modules").join(package).join(file);
    let good = |folder: &Path| folder.join(&file).is_file();
    let announce = format!("Installing {package} {version} with npm (a few seconds, once) …");
    let folder = cache::ensure(&name, &announce, good, |place| {
        from_npm(place, &name, package, package, version)
    })?;
    Ok(folder.join(file))
}

/// The program `geckodriver`.
pub fn geckodriver() -> Done<PathBuf> {
    let name = "geckodriver";
    let folder = from_cargo(name, name, &[name], GECKODRIVER, "about 3 minutes")?;
    Ok(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// The program tshark, if there is one or it may be installed: what is said of our captures by others.
pub fn tshark() -> Option<PathBuf> {
    if on_path("tshark").is_none() && apt::may_install() {
        // Why it could not be installed is in the log; the tests run without it.
        let _ = apt::install("tshark", &["tshark"]);
    }
    let found = on_path("tshark");
    if found.is_none() {
        say("There is no tshark here, so captures are not held against it.");
    }
    found
}

/// The packages that make pages of documentation, in which embeds are tried.
const PAGES: [&str; 3] = ["mkdocs==1.6.1", "sphinx==9.0.4", "myst-parser==5.2.0"];

/// The Python that has MkDocs, Sphinx and MyST, if there is one or it may be made.
pub fn pages() -> Option<PathBuf> {
    let made = python_with("pages-1", &PAGES, "import mkdocs, sphinx, myst_parser");
    made.map_err(|reason| {
        say(format!(
            "{reason}\nSo no embeds in MkDocs and Sphinx are tried."
        ))
    })
    .ok()
}

/// The Python of an environment of its own with these packages.
fn python_with(name: &str, packages: &[&str], works: &str) -> Done<PathBuf> {
    let Some(python) = ["python3", "python"].iter().find_map(|p| on_path(p)) else {
        return fail("There is no Python on this machine.");
    };
    let inside = if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    };
    let good = |folder: &Path| {
        let mut check = Command::new(folder.join(inside));
        output(check.args(["-c", works])).is_some()
    };
    let announce = format!(
        "Installing {} from PyPI (about a minute, once) …",
        packages.join(", ")
    );
    let folder = cache::ensure(name, &announce, good, |place| {
        let log = cache::log(name)?;
        let made = run_logged(Command::new(&python).args(["-m", "venv"]).arg(place), &log)
            && run_logged(
                Command::new(place.join(inside))
                    .args([
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                    ])
                    .args(packages),
                &log,
            );
        if made {
            return Ok(());
        }
        fail(format!(
            "{} could not be installed; see {}.",
            packages.join(", "),
            log.display()
        ))
    })?;
    Ok(folder.join(inside))
}

/// The folder of PATH that holds all these programs in this version.
fn folder_on_path(programs: &[&str], version: &str) -> Option<PathBuf> {
    let folder = on_path(programs[0])?.parent()?.to_owned();
    have(&folder, programs, version).then_some(folder)
}

fn have(folder: &Path, programs: &[&str], version: &str) -> bool {
    programs.iter().all(|program| {
        let file = folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        file.exists() && version_of(file).as_deref() == Some(version)
    })
}

fn from_cargo(
    tool: &str,
    package: &str,
    programs: &[&str],
    version: &str,
    time: &str,
) -> Done<PathBuf> {
    if let Some(folder) = folder_on_path(programs, version) {
        return Ok(folder);
    }
    let name = format!("{tool}-{version}");
    let good = |folder: &Path| have(&folder.join("bin"), programs, version);
    let announce = format!("Building {tool} {version} ({time}, once) …");
    let folder = cache::ensure(&name, &announce, good, |place| {
        let log = cache::log(&name)?;
        let mut install = cargo("install");
        install
            .args([package, "--version", version, "--locked", "--root"])
            .arg(place);
        // The tool's own profile and place, whatever this build was started with.
        install
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        // Away from this workspace, whose settings are not the tool's.
        install.current_dir(std::env::temp_dir());
        if run_logged(&mut install, &log) {
            return Ok(());
        }
        fail(format!(
            "{tool} {version} is missing and could not be built; see {}, or install it yourself with \
             `cargo install {package} --version {version} --locked` and run this again.",
            log.display()
        ))
    })?;
    Ok(folder.join("bin"))
}

fn from_npm(place: &Path, name: &str, tool: &str, package: &str, version: &str) -> Done {
    if on_path("npm").is_none() {
        return fail(format!(
            "{tool} {version} is missing and comes with npm, which this machine does not have: install \
             Node.js and run this again{}.",
            if tool == "wasm-opt" {
                ", or put wasm-opt of that version on PATH"
            } else {
                ""
            }
        ));
    }
    let log = cache::log(name)?;
    let mut install = Command::new("npm");
    install.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--ignore-scripts",
        "--prefix",
    ]);
    install
        .arg(place)
        .arg(format!("{package}@{}", semver(version)));
    if run_logged(&mut install, &log) {
        return Ok(());
    }
    fail(format!(
        "{tool} {version} is missing and npm could not install {package}@{version}; its own words are in {}.",
        log.display()
    ))
}

/// A version with the three numbers that npm needs to take exactly that one.
fn semver(version: &str) -> String {
    match version.matches('.').count() {
        0 => format!("{version}.0.0"),
        1 => format!("{version}.0"),
        _ => version.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn npm_gets_three_numbers() {
        assert_eq!(semver("132"), "132.0.0");
        assert_eq!(semver("4.11"), "4.11.0");
        assert_eq!(semver("4.11.4"), "4.11.4");
    }

    #[test]
    fn the_versions_are_those_of_trunk_toml() {
        let text = std::fs::read_to_string(crate::run::root().join("Trunk.toml")).unwrap();
        assert!(text.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
        assert!(text.contains(&format!("wasm_opt = \"version_{BINARYEN}\"")));
    }
}
