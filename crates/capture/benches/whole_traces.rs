//! Whole memory traces natively: reading them, running policies over them, and curves.
//!
//! `cargo xtask bench` runs it in turn with libCacheSim. `whole_traces TRACE` measures;
//! `whole_traces TRACE --write FILE` writes the same references for libCacheSim instead, in its
//! format oracleGeneral.

mod figures;

use kw_paging::{NEVER, next_uses};
use std::{
    error::Error,
    fs::File,
    io::{BufWriter, Write},
    time::Instant,
};

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds `--bench`; where it only wants to know whether all runs, there is no trace.
    let arguments: Vec<String> = std::env::args().filter(|a| a != "--bench").collect();
    let Some(trace) = arguments.get(1) else {
        return Ok(());
    };
    let file = std::fs::read(trace)?;
    if let [_, _, flag, out] = &arguments[..]
        && flag == "--write"
    {
        return write(&file, out);
    }
    let start = Instant::now();
    let now = || start.elapsed().as_secs_f64();
    Ok(figures::measure(&file, now, |line| println!("{line}"))?)
}

/// A request is 24 bytes, little-endian: time (u32), object (u64), size (u32), and the number of the
/// next request to the object (i64, from 1; −1 for none).
fn write(file: &[u8], path: &str) -> Result<(), Box<dyn Error>> {
    let (references, pages) = figures::references(file)?;
    let next = next_uses(&references, pages);
    let mut out = BufWriter::new(File::create(path)?);
    for (i, (r, next)) in references.iter().zip(&next).enumerate() {
        let next = match *next {
            NEVER => -1,
            next => i64::from(next) + 1,
        };
        out.write_all(&(i as u32 / 1_000_000).to_le_bytes())?;
        out.write_all(&(u64::from(r.page()) + 1).to_le_bytes())?;
        out.write_all(&1_u32.to_le_bytes())?;
        out.write_all(&next.to_le_bytes())?;
    }
    Ok(out.flush()?)
}
