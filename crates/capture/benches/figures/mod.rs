//! Figures of whole memory traces, measured the same way natively and in a browser.

use kw_capture::lackey::{Lackey, PAGE_SIZE, Trace};
use kw_paging::{Clock, Curve, Fifo, Lfu, Lru, Memory, Opt, Policy, Reference, next_uses};
use kw_trace::Problem;

/// References of the runs: the trace again and again.
pub const REFERENCES: usize = 10_000_000;
/// Numbers of frames.
const FRAMES: [usize; 3] = [8, 64, 4096];
/// Bytes of the file to read: the trace again and again.
const FILE: usize = 100_000_000;
/// Bytes that are read at once.
const SLICE: usize = 1 << 20;

/// [`REFERENCES`] out of a trace file, and how many pages they are to.
pub fn references(file: &[u8]) -> Result<(Vec<Reference>, usize), Problem> {
    let trace = read(file)?;
    let all = trace.references.iter().copied().cycle();
    Ok((all.take(REFERENCES).collect(), trace.pages.len()))
}

/// Measures everything by a clock in seconds. A figure is a line: its name, the number of frames (0:
/// of no meaning), the seconds, and what came out (references read, else faults).
pub fn measure(
    file: &[u8],
    now: impl Fn() -> f64,
    mut tell: impl FnMut(String),
) -> Result<(), Problem> {
    let mut figure = |name: &str, frames: usize, from: f64, out: u64| {
        tell(format!("figure {name} {frames} {:.6} {out}", now() - from));
    };
    let long: Vec<u8> = file.iter().copied().cycle().take(FILE).collect();
    let start = now();
    let count = read(&long)?.references.len();
    figure("reading", 0, start, count as u64);
    drop(long);

    let (references, pages) = references(file)?;
    let start = now();
    let next = next_uses(&references, pages);
    figure("next-uses", 0, start, 0);
    for frames in FRAMES {
        for (name, policy) in policies() {
            let uses = if name == "opt" { &next[..] } else { &[] };
            let start = now();
            let mut memory = Memory::new(policy, frames, pages);
            memory.run(&references, uses);
            figure(name, frames, start, memory.counts.faults);
        }
    }
    for (name, mut curve) in [
        ("lru-curve", Curve::lru(pages)),
        ("opt-curve", Curve::opt(pages)),
    ] {
        let start = now();
        curve.run(&references, &next);
        let faults = curve.faults();
        figure(name, 0, start, faults.iter().sum());
    }
    Ok(())
}

/// Those that libCacheSim has too. Its clock loads a page with its R bit clear.
fn policies() -> [(&'static str, Policy); 5] {
    [
        ("fifo", Policy::Fifo(Fifo::default())),
        ("lru", Policy::Lru(Lru::default())),
        ("clock", Policy::Clock(Clock::new(false))),
        ("lfu", Policy::Lfu(Lfu::new(false))),
        ("opt", Policy::Opt(Opt::default())),
    ]
}

fn read(bytes: &[u8]) -> Result<Trace, Problem> {
    let mut reader = Lackey::new(PAGE_SIZE)?;
    reader.expect(bytes.len() as u64);
    for slice in bytes.chunks(SLICE) {
        reader.feed(slice)?;
    }
    reader.finish()
}
