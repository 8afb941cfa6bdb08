//! A small deterministic network under all network labs, and the bytes on it.
