//! Recordings: captures, traces, logs and descriptions that are opened on a page.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match kw_capture::import(bytes, "recording") {
        Ok(imported) => kw_fuzz::open(&imported.value()),
        Err(problem) => kw_fuzz::refused(&problem),
    }
});
