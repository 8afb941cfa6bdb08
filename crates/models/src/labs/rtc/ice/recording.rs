//! A recording of a real session.

use crate::form::form;
use kw_trace::schema::FieldKind;

/// A recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// What it is called.
    pub name: String,
}

form!(Recording { name });

/// Its fields.
pub const RECORDING: FieldKind = FieldKind::Group(&[]);
