//! Session descriptions: any text is read or refused, and every line says something.
#![no_main]

use kw_sdp::Description;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Description::read(text) {
        Ok(description) => {
            for line in &description.lines {
                if let Err(fault) = kw_sdp::says(&line.text) {
                    kw_fuzz::refused(&fault.problem());
                }
            }
        }
        Err(fault) => kw_fuzz::refused(&fault.problem()),
    }
});
