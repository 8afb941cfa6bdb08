//! Which rule made a step, with the parameters its sentence needs.

use super::{
    event::{By, Choice, Event, LevelChange, Ran, Reason, Tail, What, policy_name},
    scenario::{Policy, SliceEnd},
    state::State,
};
use kw_trace::{Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const OSTEP_METRICS: &str = "OSTEP §7.2";
const OSTEP_IO: &str = "OSTEP §7.8";
const OSTEP_RR: &str = "OSTEP §7.7";
const OSTEP_STCF: &str = "OSTEP §7.5";
const MLFQ_BASIC: &str = "OSTEP §8.1";
const MLFQ_ACCOUNT: &str = "OSTEP §8.4";
const MLFQ_EARLY: &str = "OSTEP §8.2";
const SGG_SJF: &str = "Silberschatz 10e §5.3.2";
const SGG_PRIORITY: &str = "Silberschatz 10e §5.3.4";
const SGG_SWITCH: &str = "Silberschatz 10e §3.2.3";
const LOTTERY: &str = "Waldspurger & Weihl, OSDI 1994";
const STRIDE: &str = "Waldspurger & Weihl, MIT/LCS/TM-528 (1995)";
const CFS: &str = "Linux Documentation/scheduler/sched-design-CFS.rst";

/// The rules of this lab.
pub const RULES: &[Rule] = &[
    rule("arrive", "ARR-1", OSTEP_METRICS),
    rule("io-return", "IO-2", OSTEP_IO),
    rule("io-return-level", "IO-2", "OSTEP §8.1, §7.8"),
    rule("finish", "END-1", OSTEP_METRICS),
    rule("block", "IO-1", OSTEP_IO),
    rule("block-keeps-level", "MLFQ-4", MLFQ_ACCOUNT),
    rule("block-fresh-level", "MLFQ-4 early", MLFQ_EARLY),
    rule("block-down", "MLFQ-4", MLFQ_ACCOUNT),
    rule("slice-used", "RR-2", OSTEP_RR),
    rule("slice-used-level", "MLFQ-2", MLFQ_BASIC),
    rule("slice-used-pot", "LOT-2", LOTTERY),
    rule("slice-used-pass", "STR-2", STRIDE),
    rule("slice-used-virtual", "FAIR-2", CFS),
    rule("slice-renewed", "RR-3", OSTEP_RR),
    rule("demoted", "MLFQ-4", MLFQ_ACCOUNT),
    rule("demoted-goes-on", "MLFQ-4", MLFQ_ACCOUNT),
    rule("boosted", "MLFQ-5", "OSTEP §8.3"),
    rule("aged", "PRI-3", SGG_PRIORITY),
    rule("dispatch-only", "CPU-1", "OSTEP §7.1"),
    rule("dispatch-fcfs", "FCFS-1", "OSTEP §7.3"),
    rule("dispatch-rr", "RR-1", OSTEP_RR),
    rule("dispatch-burst", "SJF-1", "OSTEP §7.4"),
    rule("dispatch-estimate", "SJF-2", SGG_SJF),
    rule("dispatch-remaining", "SRTF-1", OSTEP_STCF),
    rule("dispatch-estimated-remaining", "SRTF-1", SGG_SJF),
    rule("dispatch-ratio", "HRRN-1", "Stallings 9e §9.2"),
    rule("dispatch-priority", "PRI-1", SGG_PRIORITY),
    rule("dispatch-aged", "PRI-3", SGG_PRIORITY),
    rule("dispatch-level", "MLFQ-1", MLFQ_BASIC),
    rule("dispatch-ticket", "LOT-1", LOTTERY),
    rule("dispatch-pass", "STR-1", STRIDE),
    rule("dispatch-virtual", "FAIR-1", CFS),
    rule("switch-begins", "CS-1", SGG_SWITCH),
    rule("switch-begins-first", "CS-1", Rule::CONVENTION),
    rule("loaded", "CS-2", SGG_SWITCH),
    rule("preempt-remaining", "SRTF-2", OSTEP_STCF),
    rule("preempt-estimated", "SRTF-2", SGG_SJF),
    rule("preempt-priority", "PRI-2", SGG_PRIORITY),
    rule("preempt-level", "MLFQ-1", MLFQ_BASIC),
    rule("preempt-virtual", "FAIR-3", CFS),
    rule("tie", "TIE-1", Rule::CONVENTION),
    rule("tie-arrival-first", "TIE-2", Rule::CONVENTION),
    rule("tie-preempted-first", "TIE-2", Rule::CONVENTION),
    rule("change-kill", "CHANGE", Rule::LEARNER),
    rule("change-number", "CHANGE", Rule::LEARNER),
    rule("change-add", "CHANGE", Rule::LEARNER),
    rule("change-policy", "CHANGE", Rule::LEARNER),
    rule("change-nothing", "CHANGE", Rule::LEARNER),
];

/// The policy in a few words: its name and its numbers.
pub fn heading(policy: &Policy) -> Why {
    let why = Why::new("policy").with("policy", policy_name(policy));
    match policy {
        Policy::RoundRobin { quantum }
        | Policy::Lottery { quantum, .. }
        | Policy::Stride { quantum } => why.with("detail", "quantum").with("quantum", *quantum),
        Policy::Priority {
            preemptive: true, ..
        } => why.with("detail", "preemptive"),
        Policy::Priority { .. } => why.with("detail", "non-preemptive"),
        Policy::Mlfq { queues, .. } => why
            .with("detail", "queues")
            .with("queues", queues.len() as u64),
        _ => why.with("detail", "none"),
    }
}

/// The rule that made `event`, which led to `state`. Every reason carries the unit of its times.
pub fn explain(state: &State, event: &Event) -> Why {
    let mut why = reason(state, event);
    for part in std::iter::once(&mut why.params).chain(why.also.iter_mut().map(|w| &mut w.params)) {
        part.push(("unit", state.def.unit.name().into()));
    }
    why
}

fn reason(state: &State, event: &Event) -> Why {
    let name = |p: u16| state.def(p).id.as_str();
    let of = |id: &'static str, ran: Ran| on_cpu(state, id, ran.process, ran.cpu);
    match &event.what {
        What::Arrived { process } => {
            tie_at_arrival(state, Why::new("arrive").with("process", name(*process)))
        }
        What::Returned {
            process,
            since,
            level,
        } => {
            let io = event.at - since;
            let why = match level {
                None => Why::new("io-return"),
                Some(level) => Why::new("io-return-level").with("level", u64::from(*level)),
            };
            tie_at_arrival(state, why.with("process", name(*process)).with("io", io))
        }
        What::Finished {
            ran,
            turnaround,
            waiting,
        } => of("finish", *ran)
            .with("turnaround", *turnaround)
            .with("waiting", *waiting),
        What::Blocked { ran, io, level } => {
            let (id, level) = match level {
                LevelChange::None => ("block", None),
                LevelChange::Keeps { level, .. } => ("block-keeps-level", Some(*level)),
                LevelChange::Fresh { level } => ("block-fresh-level", Some(*level)),
                LevelChange::Down { to } => ("block-down", Some(*to)),
            };
            let mut why = of(id, *ran).with("io", *io).with("until", event.at + io);
            if let Some(level) = level {
                why = why.with("level", u64::from(level));
            }
            if let What::Blocked {
                level: LevelChange::Keeps { left, .. },
                ..
            } = &event.what
            {
                why = if *left == u64::MAX {
                    why.with("left", "none")
                } else {
                    why.with("left", *left)
                };
            }
            why
        }
        What::SliceUsed { ran, slice, tail } => {
            let why = |id| of(id, *ran).with("slice", *slice);
            match tail {
                Tail::Queue(order) => {
                    tie_at_slice_end(state, ran.process, *order, why("slice-used"))
                }
                Tail::Level(level) => tie_at_slice_end(
                    state,
                    ran.process,
                    state.def.ties.slice_end,
                    why("slice-used-level").with("level", u64::from(*level)),
                ),
                Tail::Pot => why("slice-used-pot").with("tickets", state.def(ran.process).tickets),
                Tail::Pass(pass) => {
                    why("slice-used-pass").with("pass", kw_trace::Param::Milli(*pass as i64))
                }
                Tail::Virtual(time) => {
                    why("slice-used-virtual").with("time", kw_trace::Param::Milli(*time as i64))
                }
            }
        }
        What::SliceRenewed {
            process,
            cpu,
            slice,
        } => on_cpu(state, "slice-renewed", *process, *cpu).with("slice", *slice),
        What::Demoted {
            ran,
            from,
            to,
            allotment,
            goes_on,
        } => of(
            if *goes_on {
                "demoted-goes-on"
            } else {
                "demoted"
            },
            *ran,
        )
        .with("from", u64::from(*from))
        .with("to", u64::from(*to))
        .with("allotment", *allotment),
        What::Boosted { period, raised } => Why::new("boosted")
            .with("period", *period)
            .with("raised", *raised),
        What::Aged {
            process,
            from,
            to,
            waited,
        } => Why::new("aged")
            .with("process", name(*process))
            .with("from", *from)
            .with("to", *to)
            .with("waited", *waited),
        What::Dispatched {
            process,
            cpu,
            choice,
            switch,
            from,
            ..
        } => {
            let why = dispatch(state, *process, *cpu, choice);
            let why = if choice.tie {
                why.also(Why::new("tie"))
            } else {
                why
            };
            match switch {
                0 => why,
                cost => why.also(
                    match from {
                        Some(from) => Why::new("switch-begins").with("from", name(*from)),
                        None => Why::new("switch-begins-first"),
                    }
                    .with("cost", *cost),
                ),
            }
        }
        What::Loaded { ran } => of("loaded", *ran).with("cost", event.at - ran.since),
        What::Preempted { ran, by, reason } => {
            let why = |id| of(id, *ran).with("by", name(*by));
            let milli = |n: u64| kw_trace::Param::Milli(n as i64);
            match *reason {
                Reason::Remaining {
                    running,
                    ready,
                    estimated: false,
                } => why("preempt-remaining")
                    .with("running", running)
                    .with("ready", ready),
                Reason::Remaining { running, ready, .. } => why("preempt-estimated")
                    .with("running", milli(running))
                    .with("ready", milli(ready)),
                Reason::Priority { running, ready } => why("preempt-priority")
                    .with("running", running)
                    .with("ready", ready),
                Reason::Level { running, ready } => why("preempt-level")
                    .with("running", u64::from(running))
                    .with("ready", u64::from(ready)),
                Reason::Virtual { running, ready } => why("preempt-virtual")
                    .with("running", milli(running))
                    .with("ready", milli(ready)),
            }
        }
        What::Killed { process, .. } => Why::new("change-kill").with("process", name(*process)),
        What::Changed {
            process,
            what,
            from,
            to,
        } => Why::new("change-number")
            .with("process", name(*process))
            .with("what", *what)
            .with("from", *from)
            .with("to", *to),
        What::Added { process } => Why::new("change-add").with("process", name(*process)),
        What::PolicySet { name } => Why::new("change-policy").with("policy", *name),
        What::NoEffect { process } => Why::new("change-nothing").with("process", name(*process)),
    }
}

/// Names the convention where somebody became ready at the instant a slice ended, and queued first.
fn tie_at_slice_end(state: &State, process: u16, order: SliceEnd, why: Why) -> Why {
    if order == SliceEnd::ArrivalFirst && state.others_came_now(process) {
        why.also(Why::new("tie-arrival-first"))
    } else {
        why
    }
}

/// Names the convention where a slice has just ended and its process queued first, or goes on.
fn tie_at_arrival(state: &State, why: Why) -> Why {
    let order = state.def.ties.slice_end;
    if order == SliceEnd::PreemptedFirst && state.a_slice_ended_now() {
        why.also(Why::new("tie-preempted-first"))
    } else {
        why
    }
}

fn on_cpu(state: &State, id: &'static str, process: u16, cpu: u8) -> Why {
    Why::new(id)
        .with("process", state.def(process).id.as_str())
        .with("cpu", u64::from(cpu))
        .with("cpus", state.cpus.len() as u64)
}

fn dispatch(state: &State, process: u16, cpu: u8, choice: &Choice) -> Why {
    let why = |id| on_cpu(state, id, process, cpu).with("count", choice.ready);
    let milli = |n: u64| kw_trace::Param::Milli(n as i64);
    match choice.by {
        By::Ticket { drawn, total } => why("dispatch-ticket")
            .with("drawn", drawn)
            .with("total", total)
            .with("tickets", state.def(process).tickets),
        By::Virtual { time, slice } => why(if choice.ready == 1 {
            "dispatch-only"
        } else {
            "dispatch-virtual"
        })
        .with("time", milli(time))
        .with("slice", slice),
        _ if choice.ready == 1 => why("dispatch-only"),
        By::First if matches!(state.def.policy, Policy::RoundRobin { .. }) => why("dispatch-rr"),
        By::First => why("dispatch-fcfs"),
        By::Burst(length) => why("dispatch-burst").with("length", length),
        By::Estimate(length) => why("dispatch-estimate").with("length", milli(length)),
        By::Remaining(left) => why("dispatch-remaining").with("left", left),
        By::EstimatedRemaining(left) => {
            why("dispatch-estimated-remaining").with("left", milli(left))
        }
        By::Ratio { waited, burst } => why("dispatch-ratio")
            .with("waited", waited)
            .with("burst", burst)
            .with(
                "ratio",
                milli(((u128::from(waited) + u128::from(burst)) * 1000 / u128::from(burst)) as u64),
            ),
        By::Priority { effective, own } if effective < own => why("dispatch-aged")
            .with("effective", effective)
            .with("own", own),
        By::Priority { effective, .. } => why("dispatch-priority").with("effective", effective),
        By::Level(level) => why("dispatch-level").with("level", u64::from(level)),
        By::Pass(pass) => why("dispatch-pass").with("pass", milli(pass)),
    }
}
