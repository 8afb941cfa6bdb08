//! `cargo xtask test` and `cargo xtask bench`: every check there is, layer by layer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::browser::{Browser, browser, firefox};
use crate::run::{Done, Failure, cargo, fail, root, run, say, target_folder};
use crate::{fuzz, site, tools, traces, wasm};

/// A layer of the checks, or a part of the benchmarks: its name, what it looks at, and how.
struct Layer {
    name: &'static str,
    about: &'static str,
    check: fn() -> Done,
}

/// In the order in which they run: the quick ones first.
const LAYERS: [Layer; 7] = [
    Layer {
        name: "fmt",
        about: "the source is formatted",
        check: fmt,
    },
    Layer {
        name: "clippy",
        about: "no lint has anything to say",
        check: clippy,
    },
    Layer {
        name: "doc",
        about: "the documentation builds, and its links lead somewhere",
        check: doc,
    },
    Layer {
        name: "native",
        about: "unit, property, golden and documentation tests",
        check: native,
    },
    Layer {
        name: "wasm",
        about: "the same goldens inside headless Chromium",
        check: in_wasm,
    },
    Layer {
        name: "fuzz",
        about: "inputs that nobody thought of, a fixed number of them",
        check: fuzz::short,
    },
    Layer {
        name: "e2e",
        about: "the built site in a real browser, and `kw`",
        check: e2e,
    },
];

/// What `test` may be given, for the help text.
pub fn layer_list() -> String {
    LAYERS
        .iter()
        .map(|layer| format!("    {:8} {}\n", layer.name, layer.about))
        .collect()
}

/// Runs the named layers in their usual order, or all; stops at the first that fails.
pub fn test(names: &[String]) -> Done {
    if let Some(unknown) = names
        .iter()
        .find(|name| LAYERS.iter().all(|layer| layer.name != name.as_str()))
    {
        let known = LAYERS.map(|layer| layer.name).join(", ");
        return fail(format!("There is no layer `{unknown}`; there are {known}."));
    }
    let start = Instant::now();
    let mut done = Vec::new();
    for layer in LAYERS
        .iter()
        .filter(|layer| names.is_empty() || names.iter().any(|name| name == layer.name))
    {
        say(format!("\n== {}: {} ==", layer.name, layer.about));
        let begun = Instant::now();
        let result = (layer.check)();
        let time = seconds(begun);
        if let Err(Failure(reason)) = result {
            return fail(format!(
                "The layer {} failed after {time}: {reason}",
                layer.name
            ));
        }
        say(format!("== {} passed in {time} ==", layer.name));
        done.push(layer.name);
    }
    say(format!(
        "\nAll passed in {}: {}.",
        seconds(start),
        done.join(", ")
    ));
    Ok(())
}

fn seconds(since: Instant) -> String {
    let time = since.elapsed().as_secs_f64();
    if time < 100.0 {
        format!("{time:.1} s")
    } else {
        format!(
            "{:.0} min {:02.0} s",
            (time / 60.0).floor(),
            (time % 60.0).floor()
        )
    }
}

/// What `cargo xtask bench` measures.
const PARTS: [Layer; 3] = [
    Layer {
        name: "models",
        about: "the models",
        check: bench_models,
    },
    Layer {
        name: "traces",
        about: "page replacement against libCacheSim",
        check: traces::bench,
    },
    Layer {
        name: "browser",
        about: "what a learner feels",
        check: bench_browser,
    },
];

/// Takes the figures of the named parts, or of all.
pub fn bench(names: &[String]) -> Done {
    if let Some(unknown) = names
        .iter()
        .find(|name| PARTS.iter().all(|part| part.name != name.as_str()))
    {
        let known = PARTS.map(|part| part.name).join(", ");
        return fail(format!("There is no part `{unknown}`; there are {known}."));
    }
    for part in PARTS
        .iter()
        .filter(|part| names.is_empty() || names.iter().any(|name| name == part.name))
    {
        say(format!("\n== {}: {} ==", part.name, part.about));
        (part.check)()?;
    }
    Ok(())
}

fn bench_models() -> Done {
    run(cargo("bench").args(["-p", "kw-models", "--benches"]))
}

fn bench_browser() -> Done {
    let environment = Environment::set_up()?;
    let mut command = cargo("test");
    command.args([
        "-p",
        "kw-tests",
        "--release",
        "--test",
        "figures",
        "--",
        "--ignored",
        "--nocapture",
        // One after the other: they would measure each other.
        "--test-threads=1",
    ]);
    run(environment.apply(&mut command))
}

fn fmt() -> Done {
    run(cargo("fmt").args(["--all", "--check"]))
}

fn clippy() -> Done {
    run(cargo("clippy").args([
        "--workspace",
        "--exclude",
        "kw-web",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?;
    // clippy is a part of the toolchain in use, and cannot read the library of another one.
    // Where only Debian's has it, the front end is looked at as if it were for this machine.
    let mut web = cargo("clippy");
    web.args(["-p", "kw-web"]);
    if wasm::own_toolchain_can()? {
        web.args(["--target", "wasm32-unknown-unknown"])
            .env("CARGO_TARGET_DIR", target_folder().join("web"));
    }
    run(web.args(["--", "-D", "warnings"]))
}

fn doc() -> Done {
    run(cargo("doc")
        .args(["--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "-Dwarnings"))
}

fn native() -> Done {
    let mut tests = cargo("test");
    // A failure does not hide the next one.
    tests.arg("--no-fail-fast");
    if let Some(tshark) = tools::tshark() {
        tests.env("KW_TSHARK", tshark);
    }
    run(&mut tests)
}

fn in_wasm() -> Done {
    let tests = root().join("crates/models/tests/wasm.rs");
    if !tests.is_file() {
        return fail(format!(
            "{} is missing, so nothing was tested in wasm.",
            tests.display()
        ));
    }
    let mut command = cargo("test");
    command.args([
        "-p",
        "kw-models",
        "--target",
        "wasm32-unknown-unknown",
        "--test",
        "wasm",
    ]);
    headless(&mut command)?;
    run(&mut command)
}

/// Makes a `cargo test` for wasm32 run in a headless browser.
pub fn headless(command: &mut Command) -> Done {
    let toolchain = wasm::toolchain()?;
    let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    let browser = browser()?;
    toolchain.apply(command);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    command.env("CHROMEDRIVER", &browser.driver);
    // Rust in a browser is slower than here, and a busy machine slower still.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings_for(&browser)?);
    Ok(())
}

/// The settings of the runner, with the browser that the variable CHROME names put in. Without
/// it the driver finds the browser itself, and the file is used as it is.
fn settings_for(browser: &Browser) -> Done<PathBuf> {
    use crate::run::Doing as _;
    let original = root().join("crates/models/webdriver.json");
    if std::env::var_os("CHROME").is_none_or(|v| v.is_empty()) {
        return Ok(original);
    }
    let text = fs::read_to_string(&original).doing(|| format!("read {}", original.display()))?;
    let program = browser
        .chromium
        .display()
        .to_string()
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    let text = text.replacen(
        "\"args\"",
        &format!("\"binary\": \"{program}\",\n    \"args\""),
        1,
    );
    let file = target_folder().join("web").join("webdriver.json");
    fs::create_dir_all(target_folder().join("web"))
        .doing(|| "make the folder for wasm builds".to_owned())?;
    fs::write(&file, text).doing(|| format!("write {}", file.display()))?;
    Ok(file)
}

/// The folder of real recordings: that of the variable KW_SHARED, else the one beside the project.
pub fn shared() -> Option<PathBuf> {
    let given = std::env::var_os("KW_SHARED").filter(|v| !v.is_empty());
    let beside = || root().parent().map(|above| above.join("shared"));
    given
        .map(PathBuf::from)
        .or_else(beside)
        .filter(|folder| folder.is_dir())
}

fn e2e() -> Done {
    if !has_rust(&root().join("tests/tests")) {
        return fail("tests/tests has no tests, so nothing was tested in the browser.");
    }
    let firefox = firefox();
    let environment = Environment::set_up()?;
    let mut tests = cargo("test");
    tests.args(["-p", "kw-tests", "--no-fail-fast"]);
    if let Some(firefox) = &firefox {
        tests.env("KW_FIREFOX", &firefox.program);
        tests.env("KW_GECKODRIVER", &firefox.driver);
    }
    run(environment.apply(&mut tests))
}

/// What the tests of the whole product are told about it.
struct Environment {
    bundle: site::Bundle,
    kw: PathBuf,
    browser: Browser,
    axe: PathBuf,
    tshark: Option<PathBuf>,
    shared: Option<PathBuf>,
    pages: Option<PathBuf>,
}

impl Environment {
    /// Builds the site and `kw`, and finds the browser.
    fn set_up() -> Done<Self> {
        let browser = browser()?;
        let axe = tools::axe()?;
        let bundle = site::build_all()?;
        say("Building kw …");
        run(cargo("build").args(["--release", "-p", "kw"]))?;
        let kw = target_folder()
            .join("release")
            .join(format!("kw{}", std::env::consts::EXE_SUFFIX));
        Ok(Environment {
            bundle,
            kw,
            browser,
            axe,
            tshark: tools::tshark(),
            shared: shared(),
            pages: tools::pages(),
        })
    }

    fn apply<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("KW_SITE", &self.bundle.site)
            .env("KW_FILE", &self.bundle.one_file)
            .env("KW_BIN", &self.kw)
            .env("KW_AXE", &self.axe);
        command
            .env("KW_CHROMIUM", &self.browser.chromium)
            .env("KW_CHROMEDRIVER", &self.browser.driver);
        if let Some(tshark) = &self.tshark {
            command.env("KW_TSHARK", tshark);
        }
        if let Some(shared) = &self.shared {
            command.env("KW_SHARED", shared);
        }
        if let Some(pages) = &self.pages {
            command.env("KW_PAGES", pages);
        }
        command
    }
}

/// Whether a folder has Rust files in it.
fn has_rust(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| {
            let path = file.path();
            path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").is_file()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_layer_is_named() {
        let Err(Failure(reason)) = test(&["fnt".to_owned()]) else {
            panic!("it passed")
        };
        assert!(
            reason.contains("`fnt`") && reason.contains("fmt, clippy"),
            "{reason}"
        );
    }

    #[test]
    fn the_names_of_layers_differ() {
        for (at, layer) in LAYERS.iter().enumerate() {
            assert!(
                LAYERS[at + 1..]
                    .iter()
                    .all(|other| other.name != layer.name)
            );
        }
    }
}
