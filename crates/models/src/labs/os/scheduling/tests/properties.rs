//! What must hold for every scenario under every policy.

use super::*;
use crate::{
    Session,
    labs::os::scheduling::{
        Doing, presets,
        scenario::{FirstSwitch, SliceEnd, Ties},
    },
};
use proptest::prelude::*;

fn any_scenario() -> impl Strategy<Value = Scenario> {
    (
        any::<u64>(),
        0..presets::ALL.len(),
        1_u64..=4,
        0_u64..4,
        any::<[bool; 2]>(),
    )
        .prop_map(|(seed, preset, cpus, switch_cost, ties)| Scenario {
            policy: presets::ALL[preset].1().policy,
            cpus,
            switch_cost,
            ties: Ties {
                slice_end: if ties[0] {
                    SliceEnd::ArrivalFirst
                } else {
                    SliceEnd::PreemptedFirst
                },
                first_switch: if ties[1] {
                    FirstSwitch::Free
                } else {
                    FirstSwitch::Counted
                },
            },
            ..presets::random(seed)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn time_adds_up(sc in any_scenario()) {
        let trace = finished(&sc);
        let state = trace.front();
        for (i, p) in sc.processes.iter().enumerate() {
            let f = results::figures(state, i as u16).expect("everybody ends");
            let cpu: u64 = p.bursts.iter().step_by(2).sum();
            let io: u64 = p.bursts.iter().skip(1).step_by(2).sum();
            prop_assert_eq!(f.turnaround, f.waiting + cpu + io);
            prop_assert_eq!(state.procs[i].ran, cpu);
            prop_assert!(f.response <= f.waiting);
            prop_assert!(f.completion >= p.arrival + cpu + io);
        }
    }

    #[test]
    fn nobody_runs_twice_and_no_cpu_runs_two(sc in any_scenario()) {
        let trace = finished(&sc);
        let marks: Vec<_> = trace.marks().range(0, usize::MAX).map(|m| m.1).collect();
        for (i, a) in marks.iter().enumerate() {
            prop_assert!(a.since < a.until);
            for b in &marks[i + 1..] {
                let overlap = a.since < b.until && b.since < a.until;
                prop_assert!(!(overlap && a.process == b.process), "{:?} {:?}", a, b);
                let busy = |d| matches!(d, Doing::Run | Doing::Switch);
                prop_assert!(
                    !(overlap && a.cpu == b.cpu && busy(a.doing) && busy(b.doing)),
                    "{:?} {:?}", a, b
                );
            }
        }
    }

    #[test]
    fn a_life_has_no_gaps(sc in any_scenario()) {
        let trace = finished(&sc);
        for (i, p) in sc.processes.iter().enumerate() {
            let mut at = p.arrival;
            for (_, m) in trace.marks().range(0, usize::MAX) {
                if usize::from(m.process) == i {
                    prop_assert_eq!(u64::from(m.since), at);
                    at = u64::from(m.until);
                }
            }
            prop_assert_eq!(Some(at), trace.front().procs[i].completion);
        }
    }

    #[test]
    fn no_cpu_idles_while_somebody_is_ready(sc in any_scenario()) {
        let mut trace = finished(&sc);
        let reached = trace.progress().reached;
        for n in 0..reached {
            trace.seek(n);
            let (now, idle, ready) = {
                let st = trace.state();
                let idle = st.cpus.iter().any(|c| c.job == crate::labs::os::scheduling::state::Job::Idle);
                (st.now, idle, st.ready.len())
            };
            if idle && ready > 0 {
                trace.seek(n + 1);
                prop_assert_eq!(trace.state().now, now, "time passes with work to do");
            }
        }
    }

    #[test]
    fn a_seek_gives_what_a_straight_run_gives(sc in any_scenario(), order in prop::collection::vec(any::<u64>(), 1..30)) {
        let mut walked = finished(&sc);
        let reached = walked.progress().reached;
        for n in order {
            let n = n % (reached + 1);
            let mut fresh = Trace::<Scheduling>::new(Run::plain(sc.clone())).expect("good");
            fresh.seek(n);
            walked.seek(n);
            prop_assert!(walked.state() == fresh.state());
            prop_assert!(walked.event() == fresh.event());
        }
    }

    #[test]
    fn a_click_on_an_instant_finds_its_last_step(sc in any_scenario(), t in 0_u64..80) {
        let mut trace = finished(&sc);
        let n = trace.seek_time(t);
        prop_assert!(n == 0 || trace.now() <= t);
        if n < trace.progress().reached {
            trace.seek(n + 1);
            prop_assert!(trace.now() > t);
        }
    }
}
