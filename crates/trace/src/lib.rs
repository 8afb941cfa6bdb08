//! The time machine under every lab.
//!
//! A lab is a deterministic machine: `Scenario → State`, then `step: State → Event` until it ends.
//! This crate says what a lab has to offer ([`Lab`]), runs it ([`Trace`]: forward in slices, back to
//! any step by replaying from a checkpoint, with bounded memory), and holds the small things all labs
//! share: seeded random numbers ([`Rng`]), rules with parameters ([`Why`]), refusals that name the
//! field ([`Problem`]) and the declaration of a scenario's fields and limits ([`schema`]).
//!
//! It knows no subject, no browser, no clock, no file and no text of any language.

// The small build of the site prints nothing for `{:?}` (`xtask/src/wasm.rs`), so no text may be made with it.
#![cfg_attr(not(test), deny(clippy::use_debug))]

mod lab;
mod log;
mod order;
mod problem;
mod rng;
pub mod schema;
mod trace;
mod why;

pub use lab::{Intervention, Kind, Lab, Run};
pub use log::Log;
pub use order::order_by;
pub use problem::Problem;
pub use rng::Rng;
pub use trace::{End, Progress, Trace};
pub use why::{Param, Rule, Why};
