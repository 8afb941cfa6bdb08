//! `kw`, and the files that tests read and write.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

use crate::variable;

/// The command line, as an oracle for the page.
pub struct Kw;

impl Kw {
    /// Runs it with this on its standard input.
    pub fn run(arguments: &[&str], input: &str) -> Output {
        let program = variable("KW_BIN");
        let mut process = Command::new(&program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|e| panic!("{} does not start: {e}", program.display()));
        // What it does not read it does not need.
        let _ = process
            .stdin
            .take()
            .expect("its input is a pipe")
            .write_all(input.as_bytes());
        process.wait_with_output().expect("it ends")
    }

    /// What it prints; it has to succeed.
    pub fn text(arguments: &[&str], input: &str) -> String {
        let output = Kw::run(arguments, input);
        assert!(
            output.status.success(),
            "kw {}: {}",
            arguments.join(" ").chars().take(200).collect::<String>(),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("kw prints UTF-8")
    }

    /// The object it prints.
    pub fn json(arguments: &[&str], input: &str) -> Value {
        serde_json::from_str(&Kw::text(arguments, input)).expect("kw prints JSON")
    }

    /// The result of a scenario.
    pub fn result(scenario: &Value) -> Value {
        let mut object = Kw::json(&["run", "-", "--format", "json"], &scenario.to_string());
        object["result"].take()
    }

    /// The scenario of an address.
    pub fn open(address: &str) -> Value {
        Kw::json(&["open", address], "")
    }

    /// A preset of the scheduling lab.
    pub fn preset(name: &str) -> Value {
        Kw::preset_of("os/scheduling", name)
    }

    /// A preset of a lab.
    pub fn preset_of(lab: &str, name: &str) -> Value {
        Kw::json(&["example", lab, "--preset", name], "")
    }

    /// The names of all presets of the scheduling lab.
    pub fn presets() -> Vec<String> {
        Kw::presets_of("os/scheduling")
    }

    /// The names of all presets of a lab.
    pub fn presets_of(lab: &str) -> Vec<String> {
        Kw::text(&["presets", lab], "")
            .lines()
            .map(|line| line.split('\t').next().unwrap_or_default().to_owned())
            .collect()
    }

    /// The ids of all labs.
    pub fn labs() -> Vec<String> {
        let list = Kw::json(&["labs", "--json"], "");
        let ids = list.as_array().into_iter().flatten();
        let ids: Vec<String> = ids
            .filter_map(|l| l["id"].as_str().map(str::to_owned))
            .collect();
        assert!(ids.len() > 5, "{list}");
        ids
    }

    /// The fragment of a scenario.
    pub fn link(scenario: &Value) -> String {
        Kw::text(&["link", "-"], &scenario.to_string())
            .trim()
            .to_owned()
    }
}

/// A plain text of the interface, from the files that it is made from.
pub fn words(language: &str, id: &str) -> String {
    text_of("shell", language, id)
}

/// A plain text of a lab, such as the head of a column.
pub fn lab_words(lab: &str, language: &str, id: &str) -> String {
    text_of(&lab.replace('/', "-"), language, id)
}

fn text_of(source: &str, language: &str, id: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../content")
        .join(language)
        .join(format!("{source}.ftl"));
    let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    text.lines()
        .find_map(|line| line.strip_prefix(id)?.trim_start().strip_prefix('='))
        .unwrap_or_else(|| panic!("{} has no text {id}", file.display()))
        .trim()
        .to_owned()
}

/// The text of axe-core.
pub fn axe() -> String {
    let file = variable("KW_AXE");
    fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// The one file that holds everything.
pub fn one_file() -> PathBuf {
    variable("KW_FILE")
}

/// A recording made on a real machine; `None`, said aloud, where they are not beside the project.
pub fn captures(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("KW_SHARED").filter(|v| !v.is_empty());
    let file = folder.map(|f| PathBuf::from(f).join("captures").join(name));
    let file = file.filter(|f| f.is_file());
    if file.is_none() {
        eprintln!("KW_SHARED holds no captures/{name}: not tested here");
    }
    file
}

/// The Python that has MkDocs and Sphinx; `None`, said aloud, where there is none.
pub fn pages() -> Option<PathBuf> {
    let python = std::env::var_os("KW_PAGES").filter(|v| !v.is_empty());
    if python.is_none() {
        eprintln!("KW_PAGES names no Python with MkDocs and Sphinx: NOT TESTED HERE");
    }
    python.map(PathBuf::from)
}

/// A file for one test, removed at its end.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = self.0.parent() {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// Writes a file of this name in a folder of its own.
pub fn scratch(name: &str, bytes: &[u8]) -> Scratch {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("kw-e2e-file-{}-{n}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder can be made");
    let file = folder.join(name);
    fs::write(&file, bytes).expect("a temporary file can be written");
    Scratch(file)
}
