//! The goldens of `golden.rs` inside a real browser: a run is the same in wasm as it is here.
//!
//! `cargo xtask test wasm` builds and runs it.
#![cfg(target_arch = "wasm32")]

mod digest;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_run_is_what_it_is_natively() {
    digest::check_all();
}
