//! The core: deterministic models of operating-system and network mechanisms.
//!
//! Each lab is a folder under `labs/`; [`registry`] lists them; [`Session`] is a lab being walked,
//! whatever its subject. Nothing here knows a browser, a clock, a file, a URL or a language.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod behaviour;
mod check;
pub mod exercise;
mod form;
pub mod futures;
pub mod ipv4;
pub mod json;
pub mod labs;
#[cfg(test)]
mod looks;
pub mod notation;
pub mod predict;
pub mod recording;
pub mod registry;
mod session;
mod study;

pub use kw_scene::{Cell, Column, Label, Layer, Packet, PacketField, Scene, Table};
pub use registry::{Entry, entry};
pub use session::{
    Alternative, Figure, Frame, Metric, Pick, Preset, Session, Subject, Traffic, Variant, open,
    scenario_value,
};
pub use study::{Chart, Finding, Grid, GridCell, Series, Study};
