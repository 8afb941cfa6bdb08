//! What the tests of the whole product share: a browser with the built site in it, and `kw`.
//!
//! A test calls [`visit`] with what the reader's browser is like and with what to do there. It
//! gets a [`Page`]: a browser session of its own (nothing stored, nothing cached) and a server of
//! its own, which sends the strict Content-Security-Policy. At the end the page must have logged
//! no error. Browser, driver, server and profile are gone when the test ends, also by a panic.
//!
//! `cargo xtask test e2e` builds what is tested and names it in the environment: `KW_SITE`,
//! `KW_FILE` (the one file), `KW_BIN`, `KW_AXE`, `KW_CHROMIUM`, `KW_CHROMEDRIVER`; `KW_SHARED` where there are
//! captures, `KW_FIREFOX` and `KW_GECKODRIVER` where there is a Firefox, and `KW_PAGES` where there is a Python
//! with MkDocs and Sphinx.
//!
//! Nothing waits for a time to pass: [`Page::until`] asks again and again whether something holds.

mod browser;
mod checks;
mod firefox;
mod kw;
mod page;

pub use browser::Look;
pub use checks::{
    column, file_refused, int, is_korean, leave_fields, number, refused_at, shows,
    stays_with_a_sentence, tab_through, violations, violations_of_colour,
};
pub use firefox::firefox;
pub use kw::{Kw, Scratch, axe, captures, lab_words, one_file, pages, scratch, words};
pub use page::{CATCH_FILES, Page, unbase64, visit, visit_at};
pub use xtask::server::{Server, Site};

pub use fantoccini::key::Key;
pub use serde_json::{Value, json};

/// What the environment says, or a panic that says how to run this.
pub fn variable(name: &str) -> std::path::PathBuf {
    match std::env::var_os(name) {
        Some(value) if !value.is_empty() => value.into(),
        _ => panic!("{name} is not set: run these tests by `cargo xtask test e2e`"),
    }
}
