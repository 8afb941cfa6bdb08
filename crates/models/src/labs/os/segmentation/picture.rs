//! stub
use super::Segmentation;
use crate::Figure;
use kw_scene::{Label, Scene};
use kw_trace::Trace;
pub fn draw(_: &Trace<Segmentation>, figure: &Figure) -> Scene {
    Scene {
        width: figure.width,
        height: 10.0,
        title: Label::text("picture-title"),
        parts: vec![],
        time: None,
    }
}
