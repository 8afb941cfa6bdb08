//! The page: shell, player and every lab's picture, in Yew.
//!
//! Nothing here computes what a model could; nothing here knows a subject. A lab appears by being in
//! the models' registry.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod app;
mod browser;
mod player;
mod prefs;
mod shell;
mod ui;

fn main() {
    if let Some(place) = browser::place() {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
