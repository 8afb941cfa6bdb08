//! Several processes.
use crate::{Figure, labs::os::page_replacement::{PageReplacement, many::Many}};
use kw_scene::{Label, Scene};
use kw_trace::Trace;

/// Draws the state at the cursor.
pub fn draw(_: &Trace<PageReplacement>, _: &Many, figure: &Figure) -> Scene {
    Scene { width: figure.width, height: 10.0, title: Label::raw("x"), parts: Vec::new(), time: None }
}
