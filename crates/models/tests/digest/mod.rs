//! The digest of whole runs: a line per run, the same on every platform and for ever.
//!
//! A line has the run's name, its steps, its end, a hash over every step (time, kind, rule and
//! parameters) and the result. Pictures are left out: their coordinates may change with their looks.

use kw_models::{Entry, Session, registry::LABS};
use kw_trace::{Param, Why};
use serde_json::Value;
use std::fmt::Write as _;

/// How many random scenarios of each lab have a line.
const SEEDS: u64 = 50;

/// The goldens of every lab, by its id. A lab adds its line.
pub const GOLDENS: &[(&str, &str)] = &[
    (
        "os/scheduling",
        include_str!("../goldens/os-scheduling.txt"),
    ),
    (
        "os/address-translation",
        include_str!("../goldens/os-address-translation.txt"),
    ),
    (
        "os/segmentation",
        include_str!("../goldens/os-segmentation.txt"),
    ),
    (
        "os/page-replacement",
        include_str!("../goldens/os-page-replacement.txt"),
    ),
    ("net/dhcp", include_str!("../goldens/net-dhcp.txt")),
    (
        "net/subnetting",
        include_str!("../goldens/net-subnetting.txt"),
    ),
    ("net/layers", include_str!("../goldens/net-layers.txt")),
    ("net/nat", include_str!("../goldens/net-nat.txt")),
    (
        "rtc/signaling",
        include_str!("../goldens/rtc-signaling.txt"),
    ),
    ("rtc/ice", include_str!("../goldens/rtc-ice.txt")),
    (
        "rtc/topologies",
        include_str!("../goldens/rtc-topologies.txt"),
    ),
];

/// The digest of every preset and of the first seeds of a lab.
pub fn digest(lab: &Entry) -> String {
    let presets = (lab.presets)().into_iter().map(|name| {
        let scenario = (lab.preset)(name).expect("a listed preset is there");
        (format!("preset {name}"), scenario)
    });
    let randoms = (0..SEEDS).map(|seed| (format!("random {seed}"), (lab.random)(seed)));
    let mut out = String::new();
    for (name, scenario) in presets.chain(randoms) {
        out.push_str(&line(lab, &name, &scenario));
        out.push('\n');
    }
    out
}

fn line(lab: &Entry, name: &str, scenario: &Value) -> String {
    let mut session = (lab.open)(scenario).expect("a scenario of the lab itself opens");
    session.finish().expect("it ends");
    let steps = session.progress().reached;
    let hash = steps_hash(session.as_mut());
    format!(
        "{name}: {steps} steps, end {}, {hash:016x}, {}",
        session.now(),
        short(session.result().to_string())
    )
}

/// A long result by its beginning and its hash.
fn short(result: String) -> String {
    if result.len() <= 4_000 {
        return result;
    }
    let cut: String = result.chars().take(1_000).collect();
    format!("{cut}… {:016x}", fnv(FNV, &result))
}

/// FNV-1a, 64 bits: its beginning.
const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, text: &str) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(hash, add)
}

/// A hash over every step in words; the cursor is at the end after it.
fn steps_hash(session: &mut dyn Session) -> u64 {
    let mut hash = FNV;
    let mut text = String::new();
    for n in 1..=session.progress().reached {
        session.seek(n);
        text.clear();
        let kind = session.kind(n).map_or("none", |k| k.name());
        let _ = write!(text, "{n} {} {kind}", session.now());
        put(
            &mut text,
            &session.why().expect("every step has its reason"),
        );
        hash = fnv(hash, &text);
    }
    hash
}

fn put(out: &mut String, why: &Why) {
    // Writing to a String cannot fail.
    let _ = write!(out, " {}", why.rule);
    for (name, value) in &why.params {
        let _ = match value {
            Param::Int(n) => write!(out, " {name}={n}"),
            Param::Milli(n) => write!(out, " {name}={n}m"),
            Param::Text(s) => write!(out, " {name}={s:?}"),
            Param::Bool(b) => write!(out, " {name}={b}"),
            Param::Nothing => write!(out, " {name}=–"),
        };
    }
    for part in &why.also {
        out.push_str(" +");
        put(out, part);
    }
    out.push('\n');
}

/// Compares every lab with its goldens.
///
/// # Panics
/// At the first line that differs, with both of its forms.
pub fn check_all() {
    for lab in LABS {
        let golden = GOLDENS.iter().find(|g| g.0 == lab.id);
        let golden = golden.unwrap_or_else(|| panic!("{} has no goldens", lab.id));
        let got = digest(lab);
        let (mut want, mut have) = (golden.1.lines(), got.lines());
        loop {
            match (want.next(), have.next()) {
                (None, None) => break,
                (want, have) => assert_eq!(
                    have, want,
                    "{}: this run is not what it was (have, want); if that is meant, \
                     UPDATE_GOLDENS=1 cargo test -p kw-models --test golden",
                    lab.id
                ),
            }
        }
    }
    assert_eq!(GOLDENS.len(), LABS.len(), "goldens of a lab that is gone");
}
