//! The page: shell, player and every lab's picture, in Yew.
//!
//! Nothing here computes what a model could; nothing here knows a subject. A lab appears by being in
//! the models' registry.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod app;
mod browser;
mod embed;
mod exam;
mod learn;
mod player;
mod prefs;
mod shell;
mod storage;
mod ui;

fn main() {
    // A report of a fault names it.
    if let Some(root) = browser::root() {
        let _ = root.set_attribute("data-version", env!("CARGO_PKG_VERSION"));
    }
    if let Some(place) = browser::place() {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
