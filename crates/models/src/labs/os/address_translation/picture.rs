//! stub
use super::AddressTranslation;
use crate::Figure;
use kw_scene::{Label, Scene};
use kw_trace::Trace;
pub fn draw(_: &Trace<AddressTranslation>, f: &Figure) -> Scene {
    Scene { width: f.width, height: 10.0, title: Label::raw("x"), parts: vec![], time: None }
}
