//! Addresses: any text, and any content of a link that is packed as it should be.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kw_exchange::link;
use kw_models::registry::LABS;
use libfuzzer_sys::fuzz_target;

/// The version byte of a link.
const VERSION: u8 = 1;

fuzz_target!(|bytes: &[u8]| {
    let Some((&lab, rest)) = bytes.split_first() else {
        return;
    };
    let address = match LABS.get(usize::from(lab)) {
        Some(lab) => {
            let mut packed = vec![VERSION];
            packed.extend(miniz_oxide::deflate::compress_to_vec(rest, 1));
            format!("#/{}?s={}", lab.id, URL_SAFE_NO_PAD.encode(packed))
        }
        None => String::from_utf8_lossy(rest).into_owned(),
    };
    match link::read(&address) {
        Ok(link) => {
            if let Some(scenario) = link.scenario {
                kw_fuzz::open(&scenario);
            }
        }
        Err(problem) => kw_fuzz::refused(&problem),
    }
});
