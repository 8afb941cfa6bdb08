//! The compiler for wasm32: rustup's where its library can be had, else Debian's.
//!
//! Debian carries a newer rustc together with its library's source. The library is built from
//! it once, into the cache folder, and given to that rustc by the environment of the one
//! process that builds for wasm32: nothing in the system's or the user's toolchain changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{
    Doing as _, Done, Failure, fail, on_path, output, run_logged, say, target_folder, version_of,
};
use crate::{apt, cache};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";

/// A toolchain that builds for wasm32.
pub enum Toolchain {
    /// The one in use; it has the library.
    Own,
    /// Debian's compiler with a library of our making.
    Debian {
        /// A sysroot that holds the library for wasm32 only.
        sysroot: PathBuf,
        /// The linker, if a numbered one is there; else the compiler finds its own.
        linker: Option<PathBuf>,
    },
}

impl Toolchain {
    /// Makes a command, and what it starts, build for wasm32 with this toolchain, and in a
    /// target folder of its own, so that it does not fight with native builds.
    pub fn apply(&self, command: &mut Command) {
        command.env("CARGO_TARGET_DIR", target_folder().join("web"));
        if let Toolchain::Debian { sysroot, linker } = self {
            command.env("RUSTC", DEBIAN_RUSTC);
            // These would win over the flags for the one target.
            command
                .env_remove("RUSTFLAGS")
                .env_remove("CARGO_ENCODED_RUSTFLAGS");
            let variable = |what: &str| format!("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_{what}");
            command.env(
                variable("RUSTFLAGS"),
                format!("--sysroot={}", sysroot.display()),
            );
            if let Some(linker) = linker {
                command.env(variable("LINKER"), linker);
            }
        }
    }
}

/// What makes the site small, as environment of the cargo that builds it: the standard library is built
/// with it, for size; a panic ends the program at once, as a trap that the page tells of, and carries
/// no words or places. Together an eighth of what is sent.
///
/// The compiler has to be told that these may be asked of it; they are the same that the Debian way
/// uses. Where the library's source cannot be had, the site is built without them.
pub fn small_site(toolchain: &Toolchain) -> Done<Vec<(String, String)>> {
    if !matches!(toolchain, Toolchain::Own) || !has_source()? {
        say("The library's source cannot be had: the site will be about an eighth larger.");
        return Ok(Vec::new());
    }
    let flags = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none \
                 -Cllvm-args=-inline-threshold=1";
    let variables = [
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags),
    ];
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    Ok(variables.into_iter().map(own).collect())
}

/// Whether the toolchain in use has the library's source; asks rustup for it once.
fn has_source() -> Done<bool> {
    let there = || {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        output(Command::new(rustc).args(["--print", "sysroot"])).is_some_and(|sysroot| {
            let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
            library.join("Cargo.lock").exists()
        })
    };
    if there() {
        return Ok(true);
    }
    if on_path("rustup").is_none() {
        return Ok(false);
    }
    say("Asking rustup for the source of Rust's library (a few seconds, once) …");
    let log = cache::log("rustup")?;
    Ok(run_logged(
        Command::new("rustup").args(["component", "add", "rust-src"]),
        &log,
    ) && there())
}

/// Finds or makes a toolchain for wasm32.
pub fn toolchain() -> Done<Toolchain> {
    if own_has_library() {
        return Ok(Toolchain::Own);
    }
    if let Some(made) = already_made()? {
        return Ok(made);
    }
    if ask_rustup()? {
        return Ok(Toolchain::Own);
    }
    if !apt::exists() {
        return fail(format!(
            "The Rust library for {TARGET} is missing and could not be fetched; run `rustup target add \
             {TARGET}` where there is a network, then run this again."
        ));
    }
    from_debian()
}

/// Whether the toolchain in use can check code for wasm32, as clippy does. Asks rustup for the
/// library at most, and not where the other way was already needed.
pub fn own_toolchain_can() -> Done<bool> {
    Ok(own_has_library() || (already_made()?.is_none() && ask_rustup()?))
}

fn own_has_library() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    output(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| has_library(Path::new(folder.trim())))
}

fn has_library(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

fn ask_rustup() -> Done<bool> {
    if on_path("rustup").is_none() {
        return Ok(false);
    }
    say(format!(
        "Asking rustup for the Rust library for {TARGET} (a few seconds, once) …"
    ));
    let log = cache::log("rustup")?;
    let added = run_logged(Command::new("rustup").args(["target", "add", TARGET]), &log);
    Ok(added && own_has_library())
}

/// Debian's toolchain if all of it is here from an earlier run.
fn already_made() -> Done<Option<Toolchain>> {
    if !Path::new(DEBIAN_RUSTC).exists() {
        return Ok(None);
    }
    let Some(name) = cache_name() else {
        return Ok(None);
    };
    let sysroot = cache::folder()?.join(name);
    let linker = numbered_linker();
    let whole = has_library(&library(&sysroot)) && linker.is_some();
    Ok(whole.then_some(Toolchain::Debian { sysroot, linker }))
}

fn cache_name() -> Option<String> {
    Some(format!("wasm32-std-{}", version_of(DEBIAN_RUSTC)?))
}

fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib").join("rustlib").join(TARGET).join("lib")
}

/// The `wasm-ld-N` with the highest number on PATH.
fn numbered_linker() -> Option<PathBuf> {
    (14..60)
        .rev()
        .find_map(|n| on_path(&format!("wasm-ld-{n}")))
}

fn from_debian() -> Done<Toolchain> {
    if apt::may_install() {
        say("rustup cannot give it; taking Debian's compiler, which brings the library's source.");
    }
    let packages = ["rustc-web", "cargo-web", "rust-web-src"];
    let lld = if numbered_linker().is_some() {
        None
    } else {
        apt::newest_lld()
    };
    let all: Vec<&str> = packages.into_iter().chain(lld.as_deref()).collect();
    apt::install(
        &format!("The Rust library for {TARGET} (`rustup target add {TARGET}` could not give it)"),
        &all,
    )?;
    let name = cache_name().ok_or_else(|| {
        Failure(format!(
            "{DEBIAN_RUSTC} does not tell its version; reinstall rustc-web."
        ))
    })?;
    let announce = format!("Building the Rust library for {TARGET} (about 1 minute, once) …");
    let sysroot = cache::ensure(
        &name,
        &announce,
        |folder| has_library(&library(folder)),
        |folder| build_library(folder, &name),
    )?;
    Ok(Toolchain::Debian {
        sysroot,
        linker: numbered_linker(),
    })
}

/// Builds the library inside an empty crate and keeps what came of it.
fn build_library(folder: &Path, name: &str) -> Done {
    let work = folder.join("work");
    let source = work.join("src");
    fs::create_dir_all(&source).doing(|| format!("make {}", source.display()))?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2021\"\n[workspace]\n";
    fs::write(work.join("Cargo.toml"), manifest)
        .doing(|| format!("write to {}", work.display()))?;
    fs::write(source.join("lib.rs"), "").doing(|| format!("write to {}", source.display()))?;

    let mut build = Command::new(DEBIAN_CARGO);
    // `test` is for the tests that run in the browser.
    build.args([
        "build",
        "-Zbuild-std=std,panic_abort,proc_macro,test",
        "--release",
        "--target",
        TARGET,
    ]);
    build
        .current_dir(&work)
        .env("CARGO_TARGET_DIR", work.join("target"));
    // Without the bitcode, optimising over crates fails at the end of every build.
    build
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    build
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("LD_LIBRARY_PATH");
    let log = cache::log(name)?;
    if !run_logged(&mut build, &log) {
        return fail(format!(
            "The Rust library for {TARGET} could not be built; see {}, or run `rustup target add {TARGET}` \
             where there is a network.",
            log.display()
        ));
    }
    let built = work
        .join("target")
        .join(TARGET)
        .join("release")
        .join("deps");
    let place = library(folder);
    fs::create_dir_all(&place).doing(|| format!("make {}", place.display()))?;
    let files = fs::read_dir(&built).doing(|| format!("read {}", built.display()))?;
    for file in files.flatten() {
        let name = file.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libempty-") {
            fs::rename(file.path(), place.join(&name))
                .doing(|| format!("move {text} to {}", place.display()))?;
        }
    }
    fs::remove_dir_all(&work).doing(|| format!("remove {}", work.display()))
}
