//! The topologies model.
