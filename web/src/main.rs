//! The page: shell, player and every lab's picture, in Yew.
//!
//! Nothing here computes what a model could; nothing here knows a subject. A lab appears by being in
//! the models' registry.

mod app;
mod browser;
mod embed;
mod player;
mod prefs;
mod shell;
mod ui;

fn main() {
    if let Some(place) = browser::place() {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
