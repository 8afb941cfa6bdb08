//! How fast CPU scheduling runs, and how fast one goes anywhere in a long run.
//!
//! Criterion measures runs of 10,000 processes to their end under each policy, in steps per second.
//! Seeks differ too much from one to the next for an average: for them the median and the slowest in
//! a hundred are printed, beside what replaying the run from its start to the same step takes.

use criterion::{BatchSize, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use kw_models::labs::os::scheduling::{
    Scheduling,
    scenario::{Policy, Process, Scenario},
};
use kw_models::{Session, registry::open_any, scenario_value};
use kw_trace::{Rng, Run};
use serde_json::Value;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// Ten thousand processes with I/O that keep two CPUs busy.
fn many() -> Scenario {
    let mut rng = Rng::new(1);
    let processes = (0..10_000)
        .map(|i| Process {
            priority: rng.below(10),
            tickets: rng.between(1, 8) * 50,
            nice: [0, 0, 5, -5][rng.below(4) as usize],
            ..Process::new(
                format!("P{i}"),
                rng.below(40_000),
                &[rng.between(1, 8), rng.between(1, 20), rng.between(1, 8)],
            )
        })
        .collect();
    Scenario {
        cpus: 2,
        processes,
        ..Scenario::default()
    }
}

fn policies(c: &mut Criterion) {
    let value = scenario_value::<Scheduling>(&Run::plain(many()));
    let session = open_any(&value).expect("a good scenario");
    let mut group = c.benchmark_group("10,000 processes to the end");
    group
        .sample_size(20)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(2));
    for variant in session.variants() {
        let file = (variant.open)().expect("a good scenario").scenario();
        let ready = || open_any(&file).expect("a good scenario");
        let mut once = ready();
        once.finish().expect("it ends");
        group.throughput(Throughput::Elements(once.progress().reached));
        group.bench_function(variant.name, |b| {
            b.iter_batched(
                ready,
                |mut session| {
                    session.finish().expect("it ends");
                    session
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

/// A run of a million steps and some: round robin with a slice of 1.
fn long() -> Value {
    let processes = (0..100)
        .map(|i| Process::new(format!("P{i}"), i, &[5_100]))
        .collect();
    scenario_value::<Scheduling>(&Run::plain(Scenario {
        policy: Policy::RoundRobin { quantum: 1 },
        processes,
        ..Scenario::default()
    }))
}

fn opened(value: &Value) -> Box<dyn Session> {
    open_any(value).expect("a good scenario")
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn seeks(_: &mut Criterion) {
    let value = long();
    let mut session = opened(&value);
    let whole = timed(|| session.finish().expect("it ends"));
    let end = session.progress().reached;
    assert!(end >= 1_000_000, "only {end} steps");
    println!(
        "\na run of {end} steps: {:.0} ms ({:.2} million steps/s), {:.1} MiB of history, \
         a seek replays at most {} steps",
        whole.as_secs_f64() * 1e3,
        end as f64 / whole.as_secs_f64() / 1e6,
        session.bytes() as f64 / f64::from(1 << 20),
        session.spacing(),
    );
    let mut rng = Rng::new(42);
    let places: Vec<u64> = (0..1_000).map(|_| rng.below(end + 1)).collect();
    let seek: Vec<Duration> = places
        .iter()
        .map(|n| {
            timed(|| {
                black_box(session.seek(*n));
            })
        })
        .collect();
    report("seek to a random step", seek);
    let back: Vec<Duration> = places
        .iter()
        .map(|n| {
            session.seek((*n).max(1));
            timed(|| {
                black_box(session.seek((*n).max(1) - 1));
            })
        })
        .collect();
    report("one step back", back);
    // The other side: no checkpoints, so the run is replayed from its start.
    let replay: Vec<Duration> = places
        .iter()
        .take(40)
        .map(|n| {
            let mut fresh = opened(&value);
            timed(|| {
                black_box(fresh.advance(*n));
            })
        })
        .collect();
    report("the same by replaying from the start", replay);
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    println!(
        "{what}: p50 {:.3} ms, p99 {:.3} ms, {} times",
        at(50),
        at(99),
        times.len()
    );
}

criterion_group!(benches, policies, seeks);
criterion_main!(benches);
