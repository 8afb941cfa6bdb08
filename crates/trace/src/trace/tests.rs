//! The time machine on the smallest machine that has everything: a walk with a generator.

use crate::{End, Intervention, Kind, Lab, Problem, Rng, Rule, Run, Trace, Why, schema::Field};

struct Walk;

#[derive(Clone, PartialEq, Default)]
struct Length {
    steps: u64,
}

#[derive(Clone, PartialEq, Debug)]
struct Position {
    left: u64,
    made: u64,
    place: i64,
    rng: Rng,
}

impl Lab for Walk {
    const ID: &'static str = "test/walk";
    const STEP_LIMIT: u64 = 2_000_000;
    type Scenario = Length;
    type Input = i64;
    type State = Position;
    type Event = i64;
    type Mark = i64;

    fn fields() -> &'static [Field] {
        &[]
    }
    fn input_fields() -> &'static [Field] {
        &[]
    }
    fn rules() -> &'static [Rule] {
        &[]
    }
    fn start(sc: &Length) -> Result<Position, Problem> {
        Ok(Position {
            left: sc.steps,
            made: 0,
            place: 0,
            rng: Rng::new(5),
        })
    }
    fn check_input(_: &Length, _: &[Intervention<i64>], input: &i64) -> Result<(), Problem> {
        (*input < 1000)
            .then_some(())
            .ok_or_else(|| Problem::range("", input, i64::MIN, 999))
    }
    fn step(st: &mut Position) -> Option<i64> {
        st.left = st.left.checked_sub(1)?;
        let by = st.rng.below(7) as i64 - 3;
        st.place += by;
        st.made += 1;
        Some(by)
    }
    fn intervene(st: &mut Position, input: &i64) -> i64 {
        st.place += input;
        st.made += 1;
        *input
    }
    fn now(st: &Position) -> u64 {
        st.made
    }
    fn kind(ev: &i64) -> Kind {
        if *ev > 100 { Kind::Fault } else { Kind::Plain }
    }
    fn mark(ev: &i64) -> Option<i64> {
        (*ev != 0).then_some(*ev)
    }
    fn explain(_: &Position, _: &i64) -> Why {
        Why::new("walk")
    }
    fn state_bytes(_: &Position) -> usize {
        1000
    }
}

fn states(run: &Run<Walk>, n: u64) -> Vec<Position> {
    let mut st = run.start().expect("a good run");
    let mut all = vec![st.clone()];
    for i in 0..n {
        if run.step(&mut st, i).is_none() {
            break;
        }
        all.push(st.clone());
    }
    all
}

#[test]
fn any_seek_order_gives_what_a_straight_run_gives() {
    let run = Run::<Walk>::plain(Length { steps: 5000 });
    let straight = states(&run, 6000);
    let mut trace = Trace::with_budget(run, 20_000).expect("a good run");
    let mut rng = Rng::new(9);
    for _ in 0..2000 {
        let to = rng.below(6000);
        let at = trace.seek(to);
        assert_eq!(at, to.min(5000));
        assert_eq!(trace.state(), &straight[at as usize]);
        assert_eq!(trace.event().is_some(), at > 0);
    }
}

#[test]
fn memory_is_bounded_and_a_seek_replays_at_most_the_spacing() {
    let run = Run::<Walk>::plain(Length { steps: 1_000_000 });
    let mut trace = Trace::with_budget(run, 100_000).expect("a good run");
    assert_eq!(trace.finish().end, Some(End::Finished));
    assert!(trace.checkpoints.len() * 1000 <= 100_000);
    assert!(trace.checkpoints.len() as u64 * trace.spacing() > 1_000_000);
    assert!(trace.spacing() <= 2 * 1_000_000 / 50);
}

#[test]
fn a_change_of_the_past_changes_only_what_comes_after_it() {
    let plain = Run::<Walk>::plain(Length { steps: 300 });
    let mut changed = plain.clone();
    changed.interventions = vec![
        Intervention {
            after: 120,
            input: 500,
        },
        Intervention {
            after: 121,
            input: -7,
        },
    ];
    let (a, b) = (states(&plain, 400), states(&changed, 400));
    assert_eq!(a[..=120], b[..=120]);
    assert_eq!(b[121].place, a[120].place + 500);
    assert_eq!(b[122].place, a[120].place + 493);
    assert_eq!(b.len(), a.len() + 2);
    assert_eq!(b[302].place, a[300].place + 493);

    let mut trace = Trace::new(changed).expect("a good run");
    trace.seek(121);
    assert_eq!(trace.event(), Some(&500));
    trace.finish();
    assert_eq!(trace.kind(121), Some(Kind::Fault));
    assert_eq!(
        trace.rhythm(3),
        [1, 1 | 1 << Kind::Fault as u8, 1],
        "a third with the change, two without"
    );
}

#[test]
fn a_change_after_the_end_still_happens_there() {
    let mut run = Run::<Walk>::plain(Length { steps: 3 });
    run.interventions = vec![Intervention { after: 3, input: 9 }];
    let mut trace = Trace::new(run).expect("a good run");
    assert_eq!(trace.finish().reached, 4);
}

#[test]
fn wrong_changes_are_refused_with_their_place() {
    let mut run = Run::<Walk>::plain(Length { steps: 3 });
    run.interventions = vec![
        Intervention { after: 2, input: 1 },
        Intervention { after: 2, input: 1 },
    ];
    let problem = run.start().expect_err("the same step twice");
    assert_eq!(
        (problem.kind, problem.field.as_str()),
        ("order", "interventions[1].after")
    );
    run.interventions[1] = Intervention {
        after: 3,
        input: 5000,
    };
    let problem = run.start().expect_err("too large");
    assert_eq!(
        (problem.kind, problem.field.as_str()),
        ("range", "interventions[1].input")
    );
}

#[test]
fn the_step_limit_ends_a_run_and_says_so() {
    let mut trace = Trace::new(Run::<Walk>::plain(Length { steps: u64::MAX })).expect("a good run");
    let progress = trace.finish();
    assert_eq!(progress.end, Some(End::StepLimit));
    assert_eq!(progress.reached, Walk::STEP_LIMIT);
    assert_eq!(trace.seek(u64::MAX), Walk::STEP_LIMIT);
}

#[test]
fn every_mark_carries_its_step() {
    let mut trace = Trace::new(Run::<Walk>::plain(Length { steps: 500 })).expect("a good run");
    trace.finish();
    let marks: Vec<(u32, i64)> = trace.marks().range(0, usize::MAX).collect();
    for (step, by) in marks {
        trace.seek(u64::from(step));
        assert_eq!(trace.event(), Some(&by));
    }
}
