//! Each rule by itself, refusals, and properties.
