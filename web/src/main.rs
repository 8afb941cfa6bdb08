//! The page: shell, player and every lab's picture, in Yew.
//!
//! Nothing here computes what a model could; nothing here knows a subject. A lab appears by being in
//! the models' registry.

mod app;
mod browser;
mod player;
mod prefs;
mod shell;
mod ui;

fn main() {
    browser::clear_boot_message();
    yew::Renderer::<app::App>::new().render();
}
