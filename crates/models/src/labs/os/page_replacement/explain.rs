//! Which rule made a step, with the parameters its sentence needs.

use super::{
    event::{Because, Did, Event, Touched, What},
    many::Many,
    one::One,
    scenario::{Allocation, Policy, Scenario},
    state::State,
};
use kw_trace::{Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const SGG_FAULT: &str = "Silberschatz 10e §10.2";
const SGG_BASIC: &str = "Silberschatz 10e §10.4.1";
const SGG_FIFO: &str = "Silberschatz 10e §10.4.2";
const SGG_OPT: &str = "Silberschatz 10e §10.4.3";
const SGG_LRU: &str = "Silberschatz 10e §10.4.4";
const SGG_CLOCK: &str = "Silberschatz 10e §10.4.5";
const SGG_LFU: &str = "Silberschatz 10e §10.4.6";
const SGG_THRASHING: &str = "Silberschatz 10e §10.6";
const MOS_NRU: &str = "Tanenbaum & Bos 4e §3.4.2";
const MOS_AGING: &str = "Tanenbaum & Bos 4e §3.4.7";
const OSTEP_RANDOM: &str = "OSTEP §22.4";
const DENNING: &str = "Denning, The working set model for program behavior (1968)";

/// The rules of this lab.
pub const RULES: &[Rule] = &[
    rule("hit-fifo", "HIT-1", SGG_FIFO),
    rule("hit-opt", "HIT-1", SGG_OPT),
    rule("hit-lru", "LRU-1", SGG_LRU),
    rule("hit-lfu", "LFU-1", SGG_LFU),
    rule("hit-nur", "NUR-1", MOS_NRU),
    rule("hit-clock", "CLK-1", SGG_CLOCK),
    rule("hit-aging", "AGE-1", MOS_AGING),
    rule("hit-random", "HIT-1", OSTEP_RANDOM),
    rule("load-free", "PF-1", SGG_FAULT),
    rule("evict-fifo", "FIFO-1", SGG_FIFO),
    rule("evict-opt", "OPT-1", SGG_OPT),
    rule("evict-opt-never", "OPT-1", SGG_OPT),
    rule("evict-lru", "LRU-2", SGG_LRU),
    rule("evict-lfu", "LFU-2", SGG_LFU),
    rule("evict-nur", "NUR-2", MOS_NRU),
    rule("evict-clock", "CLK-2", SGG_CLOCK),
    rule("evict-clock-at-once", "CLK-2", SGG_CLOCK),
    rule("evict-clock-round", "CLK-3", SGG_CLOCK),
    rule("evict-aging", "AGE-2", MOS_AGING),
    rule("evict-random", "RND-1", OSTEP_RANDOM),
    rule("tie-opt", "TIE-1", Rule::CONVENTION),
    rule("tie-lfu", "TIE-2", Rule::CONVENTION),
    rule("tie-nur", "TIE-3", Rule::CONVENTION),
    rule("tie-nur-random", "TIE-3", Rule::CONVENTION),
    rule("tie-aging", "TIE-1", Rule::CONVENTION),
    rule("dirtied", "M-1", SGG_BASIC),
    rule("write-back", "M-2", SGG_BASIC),
    rule("tick-nur", "NUR-3", MOS_NRU),
    rule("tick-aging", "AGE-3", MOS_AGING),
    rule("arrived", "MP-1", SGG_THRASHING),
    rule("dispatched", "MP-2", Rule::MODEL),
    rule("used", "MP-3", SGG_FAULT),
    rule("faulted", "MP-4", SGG_FAULT),
    rule("stolen", "GLOB-1", "Silberschatz 10e §10.5.3"),
    rule("own-page", "LOC-1", "Silberschatz 10e §10.5.3"),
    rule("page-in", "MP-5", SGG_FAULT),
    rule("finished", "MP-6", Rule::MODEL),
    rule("suspended", "WS-1", DENNING),
    rule("resumed", "WS-2", DENNING),
    rule("change-frames", "CHANGE", Rule::LEARNER),
    rule("change-policy", "CHANGE", Rule::LEARNER),
    rule("change-refer", "CHANGE", Rule::LEARNER),
    rule("change-suspend", "CHANGE", Rule::LEARNER),
    rule("change-resume", "CHANGE", Rule::LEARNER),
    rule("change-kill", "CHANGE", Rule::LEARNER),
    rule("change-nothing", "CHANGE", Rule::LEARNER),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    let why = Why::new("heading")
        .with("policy", sc.policy.name())
        .with("frames", sc.frames)
        .with("processes", sc.processes.len() as u64);
    let sharing = match sc.allocation {
        _ if sc.processes.is_empty() => "none",
        Allocation::Global { .. } => "global",
        Allocation::Local { .. } => "local",
        Allocation::WorkingSet { .. } => "working-set",
    };
    let tick = match sc.policy {
        Policy::Nur { tick, .. } | Policy::Aging { tick, .. } => tick,
        _ => 0,
    };
    why.with("sharing", sharing).with("tick", tick)
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    match (&event.what, state) {
        (What::Touched(t), State::One(one)) => touched(one, t),
        (What::Process { process, did, .. }, State::Many(many)) => process_did(many, *process, did),
        (What::Tick { set, shifted }, _) => tick(*shifted).with("set", *set),
        (
            What::FramesSet {
                from,
                to,
                gone,
                written,
            },
            _,
        ) => Why::new("change-frames")
            .with("from", *from)
            .with("to", *to)
            .with("gone", *gone)
            .with("written", *written),
        (What::PolicySet { name }, _) => Why::new("change-policy").with("policy", *name),
        // An event of the other mode: there is none.
        (What::Touched(_) | What::Process { .. }, _) => Why::new("change-nothing"),
    }
}

fn tick(shifted: bool) -> Why {
    Why::new(if shifted { "tick-aging" } else { "tick-nur" })
}

fn touched(one: &One, t: &Touched) -> Why {
    let victim = t.evicted.map(|e| one.name(e.page));
    let why = |id| {
        Why::new(id)
            .with("page", one.name(t.page))
            .with("hit", t.hit)
            .with("frame", u64::from(t.frame))
            .with("evicted", victim)
            .with("write", t.write)
    };
    let policy = one.policy.name();
    let mut all = match &t.because {
        Because::Unmoved if policy == "fifo" => {
            why("hit-fifo").with("since", u64::from(one.loaded[t.frame as usize]))
        }
        Because::Unmoved => why("hit-random"),
        Because::NextUse(next) => why("hit-opt").with("next", *next),
        Because::OnTop { before } => why("hit-lru").with("before", *before),
        Because::Counted(count) => why("hit-lfu").with("count", *count),
        Because::Referenced(was) => why(match policy {
            "nur" => "hit-nur",
            "clock" => "hit-clock",
            _ => "hit-aging",
        })
        .with("was", *was),
        Because::Free(free) => why("load-free").with("free", *free),
        Because::Oldest(since) => why("evict-fifo").with("since", *since),
        Because::Farthest {
            next: Some(next), ..
        } => why("evict-opt").with("next", *next),
        Because::Farthest { next: None, same } => {
            let never = why("evict-opt-never").with("same", *same);
            also_if(*same > 1, never, || Why::new("tie-opt").with("same", *same))
        }
        Because::LeastRecent(used) => why("evict-lru").with("used", *used),
        Because::LeastFrequent { count, same, used } => {
            also_if(*same > 1, why("evict-lfu").with("count", *count), || {
                Why::new("tie-lfu").with("same", *same).with("used", *used)
            })
        }
        Because::Class {
            class,
            same,
            random,
        } => also_if(
            *same > 1,
            why("evict-nur")
                .with("class", *class)
                .with("r", class / 2)
                .with("m", class % 2),
            || Why::new(if *random { "tie-nur-random" } else { "tie-nur" }).with("same", *same),
        ),
        Because::Hand { passed, .. } => {
            let all = one.memory.frames.count();
            match passed.len() {
                0 => why("evict-clock-at-once"),
                n if n >= all => why("evict-clock-round").with("passed", n as u64),
                n => why("evict-clock").with("passed", n as u64),
            }
        }
        Because::Counter { bits, same } => also_if(
            *same > 1,
            why("evict-aging").with("bits", bits.as_str()),
            || Why::new("tie-aging").with("same", *same),
        ),
        Because::Chance(of) => why("evict-random").with("of", *of),
    };
    if let (Some(evicted), Some(name)) = (t.evicted, victim)
        && evicted.dirty
    {
        all = all.also(Why::new("write-back").with("victim", name));
    }
    if t.dirtied {
        all = all.also(Why::new("dirtied").with("page", one.name(t.page)));
    }
    if t.ticked {
        let shifted = matches!(one.policy, Policy::Aging { .. });
        all = all.also(tick(shifted).with("set", 0_u64));
    }
    also_if(t.inserted, all, || Why::new("change-refer"))
}

fn also_if(is_so: bool, why: Why, also: impl FnOnce() -> Why) -> Why {
    if is_so { why.also(also()) } else { why }
}

fn process_did(many: &Many, p: u16, did: &Did) -> Why {
    let why = |id| Why::new(id).with("process", many.id(p));
    match *did {
        Did::Arrived => why("arrived").with("length", u64::from(many.length(p))),
        Did::Dispatched { since } => why("dispatched").with("waited", many.now - since),
        Did::Used { page } => why("used").with("page", page).with("hit", true),
        Did::Faulted {
            page,
            queue,
            from,
            written,
            ..
        } => {
            let all = why("faulted")
                .with("page", page)
                .with("hit", false)
                .with("queue", queue)
                .with("time", many.shared.fault_time);
            let all = match from {
                Some(q) if q == p => all.also(Why::new("own-page").with("owner", many.id(q))),
                Some(q) => all.also(Why::new("stolen").with("owner", many.id(q))),
                None => all,
            };
            also_if(written, all, || {
                Why::new("write-back").with("victim", kw_trace::Param::Nothing)
            })
        }
        Did::PageIn { since } => why("page-in").with("waited", many.now - since),
        Did::Finished { .. } => why("finished").with("faults", many.procs[usize::from(p)].faults),
        Did::Suspended { sum, pages, .. } => why("suspended")
            .with("sum", sum)
            .with("frames", many.frames() as u64)
            .with("pages", pages),
        Did::Resumed { size, room, since } => why("resumed")
            .with("size", size)
            .with("room", room)
            .with("waited", many.now - since),
        Did::Parked { pages, .. } => why("change-suspend").with("pages", pages),
        Did::LetGo { since } => why("change-resume").with("waited", many.now - since),
        Did::Killed { .. } => why("change-kill"),
        Did::NoEffect => why("change-nothing"),
    }
}
