//! One test for each rule that simulators are commonly wrong about (`TRAPS.md`), and each policy's own.

use super::*;
use crate::labs::os::scheduling::{
    event::What,
    presets,
    scenario::{FirstSwitch, Input, LengthSource, Lengths, Queue, Rule4, SliceEnd, Ties},
};
use kw_trace::{Intervention, Lab};

fn rr(quantum: u64) -> Policy {
    Policy::RoundRobin { quantum }
}

fn rules(sc: &Scenario) -> Vec<String> {
    let mut trace = finished(sc);
    (1..=trace.progress().reached)
        .map(|n| {
            trace.seek(n);
            let event = trace.event().expect("a step");
            let why = Scheduling::explain(trace.state(), event);
            format!("{} {}", event.at, why.rule)
        })
        .collect()
}

#[test]
fn an_arrival_at_the_end_of_a_slice_goes_first_by_default_and_second_by_choice() {
    let mut sc = scenario(rr(4), &[(0, &[6]), (4, &[3])]);
    assert_eq!(chart(&sc), "P1 0-4, P2 4-7, P1 7-9");
    sc.ties.slice_end = SliceEnd::PreemptedFirst;
    assert_eq!(chart(&sc), "P1 0-6, P2 6-9");
    let mut three = scenario(rr(2), &[(0, &[4]), (0, &[2]), (2, &[2])]);
    assert_eq!(chart(&three), "P1 0-2, P2 2-4, P3 4-6, P1 6-8");
    three.ties.slice_end = SliceEnd::PreemptedFirst;
    assert_eq!(chart(&three), "P1 0-2, P2 2-4, P1 4-6, P3 6-8");
}

/// The convention is named at the step where it decided, and nowhere else.
#[test]
fn the_convention_is_named_where_it_decides() {
    let notes = |sc: &Scenario| {
        let mut trace = finished(sc);
        let reached = trace.progress().reached;
        let mut all = Vec::new();
        for n in 1..=reached {
            trace.seek(n);
            let event = trace.event().expect("a step");
            let why = Scheduling::explain(trace.state(), event);
            let named = why.also.iter().filter(|w| w.rule.starts_with("tie-"));
            all.extend(named.map(|w| format!("{} {} {}", event.at, why.rule, w.rule)));
        }
        all
    };
    assert_eq!(
        notes(&preset("slice-tie-arrival")),
        ["4 slice-used tie-arrival-first"]
    );
    assert_eq!(
        notes(&preset("slice-tie-preempted")),
        ["4 arrive tie-preempted-first"]
    );
    // The process goes on, and the arrival queues behind it.
    let mut alone = scenario(rr(4), &[(0, &[6]), (4, &[3])]);
    alone.ties.slice_end = SliceEnd::PreemptedFirst;
    assert_eq!(notes(&alone), ["4 arrive tie-preempted-first"]);
    // Two slices that end together are no arrival.
    let mut two = scenario(rr(2), &[(0, &[4]), (0, &[4]), (0, &[4]), (0, &[4])]);
    two.cpus = 2;
    for order in [SliceEnd::ArrivalFirst, SliceEnd::PreemptedFirst] {
        two.ties.slice_end = order;
        assert_eq!(notes(&two), [""; 0]);
    }
}

#[test]
fn a_process_alone_goes_on_without_a_switch() {
    let mut sc = scenario(rr(2), &[(0, &[7])]);
    sc.switch_cost = 3;
    assert_eq!(chart(&sc), "P1 0-7");
    assert_eq!(finished(&sc).front().switches, 0);
    assert!(rules(&sc).contains(&"2 slice-renewed".to_owned()));
}

#[test]
fn a_switch_costs_time_and_counts_as_waiting() {
    let mut sc = scenario(rr(2), &[(0, &[3]), (0, &[2])]);
    sc.switch_cost = 1;
    assert_eq!(chart(&sc), "P1 0-2, switch 2-3, P2 3-5, switch 5-6, P1 6-7");
    let f = figures(&sc);
    assert_eq!((f[0].waiting, f[1].waiting, f[1].response), (4, 3, 3));
    assert_eq!(finished(&sc).front().switches, 2);
    sc.ties.first_switch = FirstSwitch::Counted;
    assert_eq!(
        chart(&sc),
        "switch 0-1, P1 1-3, switch 3-4, P2 4-6, switch 6-7, P1 7-8"
    );
    assert_eq!(finished(&sc).front().switches, 3);
}

#[test]
fn idle_time_is_drawn_and_the_same_process_after_it_is_no_switch() {
    let mut sc = scenario(Policy::Fcfs {}, &[(2, &[3, 4, 1])]);
    sc.switch_cost = 5;
    assert_eq!(chart(&sc), "idle 0-2, P1 2-5, idle 5-9, P1 9-10");
}

#[test]
fn io_is_neither_waiting_nor_response() {
    let f = figures(&scenario(Policy::Fcfs {}, &[(1, &[2, 10, 3]), (1, &[4])]));
    assert_eq!(f[0].turnaround, 15);
    assert_eq!((f[0].waiting, f[0].response), (0, 0));
    assert_eq!((f[1].waiting, f[1].response), (2, 2));
}

#[test]
fn ties_go_by_key_then_arrival_then_position() {
    let sjf = Policy::Sjf(Lengths::default());
    let sc = scenario(sjf, &[(0, &[5]), (3, &[2]), (1, &[2]), (1, &[2])]);
    assert_eq!(chart(&sc), "P1 0-5, P3 5-7, P4 7-9, P2 9-11");
}

#[test]
fn srtf_pre_empts_only_on_strictly_less() {
    let srtf = Policy::Srtf(Lengths::default());
    let sc = scenario(srtf.clone(), &[(0, &[5]), (2, &[3])]);
    assert_eq!(chart(&sc), "P1 0-5, P2 5-8");
    let sc = scenario(srtf, &[(0, &[5]), (2, &[2])]);
    assert_eq!(chart(&sc), "P1 0-2, P2 2-4, P1 4-7");
}

#[test]
fn a_small_number_is_a_high_priority() {
    let mut sc = scenario(
        Policy::Priority {
            preemptive: true,
            aging: 0,
        },
        &[(0, &[4]), (1, &[2]), (1, &[2])],
    );
    for (p, priority) in sc.processes.iter_mut().zip([5, 1, 5]) {
        p.priority = priority;
    }
    assert_eq!(chart(&sc), "P1 0-1, P2 1-3, P1 3-6, P3 6-8");
    sc.policy = Policy::Priority {
        preemptive: false,
        aging: 0,
    };
    assert_eq!(chart(&sc), "P1 0-4, P2 4-6, P3 6-8");
}

#[test]
fn aging_ends_starvation() {
    let (starved, aged) = (preset("starvation"), preset("aging"));
    assert_eq!(starved.processes, aged.processes);
    let response = |sc: &Scenario| figures(sc)[0].response;
    assert_eq!(response(&starved), 24, "it runs when all others are done");
    assert!(response(&aged) < 12);
    assert!(rules(&aged).iter().any(|r| r.ends_with("aged")));
}

/// Effective priority = own − ⌊waited ÷ aging⌋, at least 0, and back to its own once it has run.
#[test]
fn aging_is_one_step_for_each_period_waited() {
    let mut sc = scenario(
        Policy::Priority {
            preemptive: false,
            aging: 3,
        },
        &[(0, &[10]), (0, &[2]), (9, &[2])],
    );
    for (p, priority) in sc.processes.iter_mut().zip([0, 4, 2]) {
        p.priority = priority;
    }
    // P2 has waited 10 when P1 ends: 4 − 3 = 1, better than P3's 2.
    assert_eq!(chart(&sc), "P1 0-10, P2 10-12, P3 12-14");
    sc.policy = Policy::Priority {
        preemptive: false,
        aging: 6,
    };
    assert_eq!(chart(&sc), "P1 0-10, P3 10-12, P2 12-14");
}

fn mlfq(queues: &[(u64, u64)], boost: u64, rule4: Rule4) -> Policy {
    Policy::Mlfq {
        queues: queues
            .iter()
            .map(|&(quantum, allotment)| Queue { quantum, allotment })
            .collect(),
        boost,
        rule4,
    }
}

#[test]
fn mlfq_1_and_3_a_new_job_enters_at_the_top_and_takes_the_cpu() {
    let sc = scenario(
        mlfq(&[(2, 2), (4, 4), (8, 8)], 0, Rule4::Cumulative),
        &[(0, &[12]), (5, &[2])],
    );
    // P1: 0–2 at level 0, 2–5 at level 1, pre-empted with 1 tick left of its slice.
    assert_eq!(chart(&sc), "P1 0-5, P2 5-7, P1 7-14");
    let all = rules(&sc);
    assert!(all.contains(&"5 preempt-level".to_owned()));
    assert!(all.contains(&"8 demoted-goes-on".to_owned()), "{all:?}");
}

#[test]
fn mlfq_2_round_robin_within_a_queue_by_its_quantum() {
    let sc = scenario(
        mlfq(&[(2, 6), (4, 4)], 0, Rule4::Cumulative),
        &[(0, &[6]), (0, &[6])],
    );
    assert_eq!(
        chart(&sc),
        "P1 0-2, P2 2-4, P1 4-6, P2 6-8, P1 8-10, P2 10-12"
    );
}

#[test]
fn mlfq_4_counts_the_allotment_over_bursts_unless_the_early_form_is_chosen() {
    let gamer: &[u64] = &[3, 1, 3, 1, 3];
    let queues: &[(u64, u64)] = &[(4, 4), (8, 8)];
    let level_at_end = |rule4| {
        let sc = scenario(mlfq(queues, 0, rule4), &[(0, gamer), (0, &[20])]);
        let mut trace = finished(&sc);
        trace.seek(u64::MAX);
        rules(&sc)
            .iter()
            .filter(|r| r.contains("demoted") || r.contains("block-down"))
            .count()
    };
    // Cumulative: both sink. Early: only the honest one.
    assert_eq!(level_at_end(Rule4::Cumulative), 2);
    assert_eq!(level_at_end(Rule4::Early), 1);
}

#[test]
fn mlfq_4_holds_when_the_burst_ends_with_the_allotment() {
    let sc = scenario(
        mlfq(&[(4, 4), (8, 8)], 0, Rule4::Early),
        &[(0, &[4, 1, 2]), (0, &[20])],
    );
    assert!(rules(&sc).contains(&"4 block-down".to_owned()));
}

#[test]
fn mlfq_5_a_boost_resets_level_slice_and_allotment() {
    let sc = scenario(
        mlfq(&[(2, 2), (100, 100)], 10, Rule4::Cumulative),
        &[(0, &[30]), (0, &[30])],
    );
    // Both sink by 4; P1 runs its long slice until the boost at 10, and goes on with a fresh
    // slice of 2; then P2's turn at the top.
    assert!(
        chart(&sc).starts_with("P1 0-2, P2 2-4, P1 4-12, P2 12-14, P1 14-22"),
        "{}",
        chart(&sc)
    );
}

#[test]
fn mlfq_a_pre_empted_process_keeps_its_place_and_the_rest_of_its_slice() {
    let sc = scenario(
        mlfq(&[(2, 2), (6, 60)], 0, Rule4::Cumulative),
        &[(0, &[20]), (0, &[20]), (7, &[1])],
    );
    // P1 is pre-empted at 7 after 3 of its 6 ticks; it goes on with the other 3 before P2.
    assert!(
        chart(&sc).starts_with("P1 0-2, P2 2-4, P1 4-7, P3 7-8, P1 8-11, P2 11-17"),
        "{}",
        chart(&sc)
    );
}

#[test]
fn the_gaming_presets_show_the_game_and_its_cure() {
    let honest = |name| figures(&preset(name))[0].completion;
    let gamer = |name| figures(&preset(name))[1].completion;
    assert!(gamer("mlfq-gamed") < honest("mlfq-gamed"));
    assert!(gamer("mlfq-cured") > gamer("mlfq-gamed"));
    assert!(honest("mlfq-cured") < honest("mlfq-gamed"));
}

#[test]
fn on_several_cpus_who_finished_leaves_not_the_head() {
    let mut sc = scenario(
        Policy::Fcfs {},
        &[(0, &[5]), (0, &[2]), (0, &[4]), (0, &[1])],
    );
    sc.cpus = 2;
    assert_eq!(chart(&sc), "P1 0-5, P4 5-6 | P2 0-2, P3 2-6");
    sc.processes[0].bursts = vec![2];
    // Both end at 2: CPU 0 first, it takes the head.
    assert_eq!(chart(&sc), "P1 0-2, P3 2-6 | P2 0-2, P4 2-3, idle 3-6");
}

#[test]
fn several_cpus_pre_empt_the_worst() {
    let srtf = Policy::Srtf(Lengths::default());
    let mut sc = scenario(srtf, &[(0, &[6]), (0, &[9]), (1, &[2])]);
    sc.cpus = 2;
    assert_eq!(chart(&sc), "P1 0-6, idle 6-11 | P2 0-1, P3 1-3, P2 3-11");
}

#[test]
fn lottery_shares_follow_tickets_and_the_seed_decides() {
    let mut sc = preset("lottery");
    for p in &mut sc.processes {
        p.bursts = vec![4000];
    }
    let mut trace = finished(&sc);
    trace.seek_like_page(4000);
    let ran: Vec<u64> = trace.state().procs.iter().map(|p| p.ran).collect();
    let share = |i: usize| ran[i] * 100 / ran.iter().sum::<u64>();
    // 100 : 50 : 250 tickets.
    assert!((22..=28).contains(&share(0)), "{ran:?}");
    assert!((10..=15).contains(&share(1)), "{ran:?}");
    let other = Scenario {
        policy: Policy::Lottery {
            quantum: 1,
            seed: 2,
        },
        ..sc.clone()
    };
    assert_ne!(chart(&sc), chart(&other));
    assert_eq!(chart(&sc), chart(&sc));
}

trait SeekTime {
    fn seek_like_page(&mut self, t: u64);
}

impl SeekTime for Trace<Scheduling> {
    fn seek_like_page(&mut self, t: u64) {
        crate::Session::seek_time(self, t);
    }
}

/// Stride: after any number of slices each share is within one slice of its due (Waldspurger 1995).
#[test]
fn stride_shares_are_exact() {
    let mut sc = preset("stride");
    for p in &mut sc.processes {
        p.bursts = vec![800];
    }
    let mut trace = finished(&sc);
    trace.seek_like_page(800);
    let ran: Vec<u64> = trace.state().procs.iter().map(|p| p.ran).collect();
    for (ran, due) in ran.iter().zip([200, 100, 500]) {
        assert!(ran.abs_diff(due) <= 1, "{ran} of {due}");
    }
}

#[test]
fn fair_shares_follow_the_weights() {
    let mut sc = scenario(
        Policy::Fair {
            latency: 24,
            min_granularity: 1,
            wakeup_granularity: 1,
            sleeper_credit: 0,
        },
        &[(0, &[100_000]), (0, &[100_000])],
    );
    sc.processes[1].nice = 5;
    let mut trace = finished(&sc);
    trace.seek_like_page(50_000);
    let ran: Vec<u64> = trace.state().procs.iter().map(|p| p.ran).collect();
    // 1024 : 335 (Linux sched_prio_to_weight).
    let due = 50_000 * 1024 / (1024 + 335);
    assert!(ran[0].abs_diff(due) < 50, "{ran:?} against {due}");
}

#[test]
fn a_late_comer_does_not_make_up_for_time_it_was_not_there() {
    for policy in [
        Policy::Stride { quantum: 1 },
        Policy::Fair {
            latency: 6,
            min_granularity: 1,
            wakeup_granularity: 1,
            sleeper_credit: 0,
        },
    ] {
        let sc = scenario(policy, &[(0, &[200]), (100, &[50])]);
        // From 100 on they share: the late one needs about 100 ticks for its 50.
        let done = completions(&sc)[1];
        assert!((190..=206).contains(&done), "{done}");
    }
}

#[test]
fn estimates_order_by_history_and_known_lengths_by_truth() {
    let estimated = Policy::Sjf(Lengths {
        lengths: LengthSource::Estimated,
        alpha: 100,
        first_estimate: 5,
    });
    // Both start with the same estimate: P1 first by position. Afterwards α = 100 % goes by the
    // last burst: P2 (1 tick) before P1 (9 ticks), although its next one is longer.
    let sc = scenario(estimated, &[(0, &[9, 1, 1]), (0, &[1, 1, 8]), (0, &[20])]);
    assert_eq!(chart(&sc), "P1 0-9, P2 9-10, P3 10-30, P2 30-38, P1 38-39");
}

#[test]
fn a_longer_burst_than_estimated_does_not_make_time_negative() {
    let estimated = Policy::Srtf(Lengths {
        lengths: LengthSource::Estimated,
        alpha: 50,
        first_estimate: 2,
    });
    let sc = scenario(estimated, &[(0, &[50]), (10, &[5])]);
    assert_eq!(chart(&sc), "P1 0-50, P2 50-55");
}

fn preset(name: &str) -> Scenario {
    let (_, make) = presets::ALL
        .iter()
        .find(|p| p.0 == name)
        .expect("a preset of this name");
    make()
}

#[test]
fn presets_make_their_point() {
    let waiting = |name| total_waiting(&preset(name));
    assert!(waiting("convoy-cured") * 2 < waiting("convoy"));
    let srtf = preset("srtf-optimal");
    for policy in presets::policies(&srtf) {
        let other = Scenario {
            policy,
            ..srtf.clone()
        };
        assert!(total_waiting(&srtf) <= total_waiting(&other));
    }
    let switching = |name| finished(&preset(name)).front().switching;
    assert!(switching("quantum-small") > 3 * switching("quantum-large"));
    let response = |name| {
        figures(&preset(name))
            .iter()
            .map(|f| f.response)
            .sum::<u64>()
    };
    assert!(response("quantum-large") > response("quantum-small"));
    assert_ne!(
        chart(&preset("slice-tie-arrival")),
        chart(&preset("slice-tie-preempted"))
    );
    let two = preset("two-cpus");
    let one = Scenario {
        cpus: 1,
        ..two.clone()
    };
    assert!(completions(&two).iter().max() < completions(&one).iter().max());
}

fn with_change(sc: &Scenario, after: u64, input: Input) -> Trace<Scheduling> {
    let mut run = Run::plain(sc.clone());
    run.interventions = vec![Intervention { after, input }];
    let mut trace = Trace::new(run).expect("a good change");
    trace.finish();
    trace
}

#[test]
fn changes_of_the_past_do_what_they_say() {
    let sc = scenario(rr(2), &[(0, &[5, 3, 2]), (1, &[6]), (2, &[4])]);
    let length = finished(&sc).progress().reached;
    for after in 0..=length {
        let killed = with_change(
            &sc,
            after,
            Input::Kill {
                process: "P1".to_owned(),
            },
        );
        let ran: u64 = killed.front().procs[0].ran;
        let done = results::figures(killed.front(), 0).is_some();
        assert!(done == (ran == 7), "killed after {after}: ran {ran}");
        let added = with_change(
            &sc,
            after,
            Input::Add {
                id: "late".to_owned(),
                bursts: vec![3],
            },
        );
        assert_eq!(added.front().procs[3].ran, 3);
        assert!(results::figures(added.front(), 3).is_some());
        for (_, make) in presets::ALL {
            let changed = with_change(
                &sc,
                after,
                Input::SetPolicy {
                    policy: make().policy,
                },
            );
            let ran: Vec<u64> = changed.front().procs.iter().map(|p| p.ran).collect();
            assert_eq!(ran, [7, 6, 4]);
        }
    }
}

#[test]
fn a_changed_number_counts_from_then_on() {
    let mut sc = scenario(
        Policy::Priority {
            preemptive: true,
            aging: 0,
        },
        &[(0, &[6]), (0, &[6])],
    );
    sc.processes[1].priority = 3;
    sc.processes[0].priority = 2;
    // Steps: two arrivals, dispatch; then P2 becomes the more urgent.
    let trace = with_change(
        &sc,
        3,
        Input::SetPriority {
            process: "P2".to_owned(),
            priority: 0,
        },
    );
    assert_eq!(
        results::figures(trace.front(), 1).map(|f| f.completion),
        Some(6)
    );
}

#[test]
fn a_change_to_somebody_who_is_gone_says_so() {
    let sc = scenario(rr(2), &[(0, &[1]), (0, &[5])]);
    let length = finished(&sc).progress().reached;
    let mut trace = with_change(
        &sc,
        length,
        Input::Kill {
            process: "P1".to_owned(),
        },
    );
    trace.seek(u64::MAX);
    assert!(matches!(
        trace.event().map(|e| &e.what),
        Some(What::NoEffect { process: 0 })
    ));
}

#[test]
fn two_processes_of_one_name_are_refused() {
    let mut sc = scenario(rr(2), &[(0, &[1]), (0, &[5])]);
    sc.processes[1].id = "P1".to_owned();
    let problem = Scheduling::start(&sc).expect_err("twice the same name");
    assert_eq!(
        (problem.kind, problem.field.as_str()),
        ("duplicate", "processes[1].id")
    );
}

#[test]
fn conventions_are_fields_with_defaults() {
    assert_eq!(Ties::default().slice_end, SliceEnd::ArrivalFirst);
    assert_eq!(Ties::default().first_switch, FirstSwitch::Free);
}
