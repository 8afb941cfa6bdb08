//! Bytes with what they mean: a message opened to its layers and fields.
//!
//! Every field names the bytes it was read from, so that a page can show one by the other. How bytes
//! are read is not in here.

use crate::Label;
use std::{ops::Range, rc::Rc};

/// A message as it is on the wire, and what its bytes mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Packet {
    /// What it is, in a line.
    pub title: Label,
    /// All bytes.
    pub bytes: Rc<[u8]>,
    /// What they mean, outermost layer first. Layers and fields are in the order of their bytes, and
    /// no byte belongs to two fields of one layer unless those name bits of it.
    pub layers: Vec<Layer>,
}

/// One protocol's part of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// The protocol.
    pub name: Label,
    /// Its colour: one of the eight of things.
    pub colour: usize,
    /// Its own bytes: header, or data.
    pub bytes: Range<usize>,
    /// Its fields.
    pub fields: Vec<PacketField>,
}

/// One field of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct PacketField {
    /// Its name.
    pub name: Label,
    /// What it holds, as it is written by people.
    pub value: Label,
    /// The bytes it was read from; empty where it is only concluded.
    pub bytes: Range<usize>,
    /// Whether something is wrong with it: a checksum that does not fit, a length that lies.
    pub wrong: bool,
}
