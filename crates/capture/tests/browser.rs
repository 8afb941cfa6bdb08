//! The figures of whole memory traces inside a real browser, printed and never judged.
//!
//! `cargo xtask bench` runs it; KW_LACKEY is then the trace, built into the program.
#![cfg(target_arch = "wasm32")]

#[path = "../benches/figures/mod.rs"]
mod figures;

use js_sys::{Function, Reflect, global};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static TRACE: &[u8] = include_bytes!(env!("KW_LACKEY"));

#[wasm_bindgen_test]
fn whole_traces() {
    let performance = Reflect::get(&global(), &"performance".into()).expect("a browser's clock");
    let clock = Reflect::get(&performance, &"now".into()).expect("a browser's clock");
    let clock = Function::from(clock);
    let now = || {
        let time = clock.call0(&performance).ok().and_then(|t| t.as_f64());
        time.expect("milliseconds") / 1000.0
    };
    // Once for the browser's own compiler.
    assert_eq!(figures::measure(TRACE, now, |_| ()), Ok(()));
    let told = figures::measure(TRACE, now, |line| console_log!("{line}"));
    assert_eq!(told, Ok(()));
}
