//! The picture.
use super::PageReplacement;
use crate::Figure;
use kw_scene::{Label, Scene};
use kw_trace::Trace;

/// Draws the state at the cursor.
pub fn draw(_: &Trace<PageReplacement>, figure: &Figure) -> Scene {
    Scene { width: figure.width, height: 10.0, title: Label::raw("x"), parts: Vec::new(), time: None }
}
