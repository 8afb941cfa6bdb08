//! Whole runs against what they were: every preset and fifty seeds of every lab, on this machine.
//!
//! `wasm.rs` compares with the same files inside a browser. With `UPDATE_GOLDENS` in the environment
//! the files are written anew instead; old links then show other runs, so that has to be meant.
#![cfg(not(target_arch = "wasm32"))]

mod digest;

use kw_models::registry::LABS;
use std::path::Path;

#[test]
fn every_run_is_what_it_was() {
    if std::env::var_os("UPDATE_GOLDENS").is_none_or(|v| v.is_empty()) {
        return digest::check_all();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    for lab in LABS {
        let file = folder.join(format!("{}.txt", lab.id.replace('/', "-")));
        std::fs::write(&file, digest::digest(lab))
            .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    }
}

#[test]
fn the_goldens_are_whole() {
    for lab in LABS {
        let golden = digest::GOLDENS.iter().find(|g| g.0 == lab.id);
        let (_, text) = golden.unwrap_or_else(|| panic!("{} has no goldens", lab.id));
        for name in (lab.presets)() {
            let start = format!("preset {name}: ");
            assert!(
                text.lines().any(|l| l.starts_with(&start)),
                "{}: no golden of {name}; UPDATE_GOLDENS=1 writes it",
                lab.id
            );
        }
    }
}
