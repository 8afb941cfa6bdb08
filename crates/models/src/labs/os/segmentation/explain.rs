//! Which rule made a step, with the parameters its sentence needs.

use super::{
    event::{Asked, Block, Bus, Event, Far, Growth, Leave, Outcome, Search, Short, What},
    scenario::{
        A20, AccessKind, EqualHoles, Fit, Mode, OnFault, Purpose, Register, Rover, Scenario,
    },
    state::{State, TAKEN},
};
use kw_trace::{Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const SGG: &str = "Silberschatz 10e §9.2.2";
const SGG_FRAGMENTS: &str = "Silberschatz 10e §9.2.3";
const SGG_TABLE: &str = "Silberschatz 9e §8.4.2";
const OSTEP_FITS: &str = "OSTEP §17.3";
const TANENBAUM: &str = "Tanenbaum & Bos 4e §3.2.3";
const COALESCE: &str = "OSTEP §17.2; Tanenbaum & Bos 4e §3.2.3";
const KNUTH: &str = "Knuth, TAOCP 1, §2.5; OSTEP §17.3";
const COMPACTION: &str = "Silberschatz 10e §9.2.3; OSTEP §16.6";
const OSTEP_CHECK: &str = "OSTEP §16.2";
const OSTEP_RIGHTS: &str = "OSTEP §16.4";
const PAGES: &str = "Silberschatz 10e §9.3.1";
const SDM_REGISTER: &str = "Intel SDM vol. 1, table 3-5";
const SDM_REAL: &str = "Intel SDM vol. 3, 8086 Emulation: Address Translation in Real-Address Mode";

/// The rules of this lab.
pub const RULES: &[Rule] = &[
    rule("arrive", "ARR-1", SGG),
    rule("queued", "WAIT-2", Rule::CONVENTION),
    rule("retry", "WAIT-3", SGG),
    rule("place-first", "FIT-1", OSTEP_FITS),
    rule("place-best", "FIT-2", OSTEP_FITS),
    rule("place-worst", "FIT-3", OSTEP_FITS),
    rule("place-next", "FIT-4", KNUTH),
    rule("place-fixed", "FIT-0", "the scenario gives the base"),
    rule("tie-lowest", "TIE-1", Rule::CONVENTION),
    rule("tie-highest", "TIE-1", Rule::CONVENTION),
    rule("rover-around", "FIT-5", Rule::CONVENTION),
    rule("rover-after", "FIT-5", Rule::CONVENTION),
    rule("round-up", "FRAG-2", SGG_FRAGMENTS),
    rule("exact", "FIT-6", TANENBAUM),
    rule("loaded", "ARR-2", Rule::MODEL),
    rule("no-room-pieces", "FRAG-1", SGG_FRAGMENTS),
    rule("no-room-memory", "WAIT-1", SGG),
    rule("no-room-base", "WAIT-1", Rule::MODEL),
    rule("then-compacts", "COMP-1", COMPACTION),
    rule("then-waits", "WAIT-1", Rule::CONVENTION),
    rule("then-refused", "WAIT-1", Rule::CONVENTION),
    rule("then-never", "WAIT-4", Rule::MODEL),
    rule("as-pages", "PAGE-1", PAGES),
    rule("moved", "COMP-2", COMPACTION),
    rule("moved-taken", "COMP-2", COMPACTION),
    rule("compacted", "COMP-3", COMPACTION),
    rule("freed-alone", "FREE-1", TANENBAUM),
    rule("freed-below", "FREE-2", COALESCE),
    rule("freed-above", "FREE-2", COALESCE),
    rule("freed-both", "FREE-2", COALESCE),
    rule("left-done", "ARR-3", SGG),
    rule("left-wait", "WAIT-1", Rule::MODEL),
    rule("left-refused", "WAIT-1", Rule::MODEL),
    rule("left-fault", "SEG-5", Rule::CONVENTION),
    rule("left-killed", "CHANGE", Rule::LEARNER),
    rule("looked-up", "SEG-1", SGG_TABLE),
    rule("no-segment", "SEG-1", OSTEP_CHECK),
    rule("absent", "SEG-1", Rule::MODEL),
    rule("within-limit", "SEG-2", SGG_TABLE),
    rule("beyond-limit", "SEG-2", SGG_TABLE),
    rule("allowed", "SEG-3", OSTEP_RIGHTS),
    rule("denied-write", "SEG-3", OSTEP_RIGHTS),
    rule("denied-execute", "SEG-3", OSTEP_RIGHTS),
    rule("physical", "SEG-4", SGG_TABLE),
    rule("fault-ends", "SEG-5", Rule::CONVENTION),
    rule("real-fetch", "REAL-1", SDM_REGISTER),
    rule("real-data", "REAL-1", SDM_REGISTER),
    rule("real-stack", "REAL-1", SDM_REGISTER),
    rule("real-string", "REAL-1", SDM_REGISTER),
    rule("real-prefix", "REAL-1", "Intel SDM vol. 1 §3.7.4"),
    rule("real-sum", "REAL-2", SDM_REAL),
    rule("real-plain", "REAL-3", SDM_REAL),
    rule("real-wrapped", "REAL-4", SDM_REAL),
    rule("real-high", "REAL-5", SDM_REAL),
    rule("real-overlap", "REAL-6", SDM_REAL),
    rule("change-end", "CHANGE", Rule::LEARNER),
    rule("change-compact", "CHANGE", Rule::LEARNER),
    rule("change-fit", "CHANGE", Rule::LEARNER),
    rule("change-access", "CHANGE", Rule::LEARNER),
    rule("grown-slack", "GROW-1", SGG_FRAGMENTS),
    rule("grown-behind", "GROW-2", Rule::MODEL),
    rule("grown-moved", "GROW-3", Rule::MODEL),
    rule("grown-nowhere", "GROW-4", Rule::MODEL),
    rule("change-register", "CHANGE", Rule::LEARNER),
    rule("change-a20", "CHANGE", Rule::LEARNER),
    rule("change-nothing", "CHANGE", Rule::LEARNER),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    let (mode, detail) = match &sc.mode {
        Mode::SegmentTable {} => ("segment-table", sc.fit.name()),
        Mode::RealMode { a20, .. } => ("real-mode", a20_word(*a20)),
    };
    Why::new("heading")
        .with("mode", mode)
        .with("detail", detail)
}

/// The word of a state of line 20.
pub fn a20_word(a20: A20) -> &'static str {
    match a20 {
        A20::Off => "off",
        A20::On => "on",
    }
}

/// A number of 16 bits in hexadecimal.
pub fn hex4(n: u32) -> String {
    format!("{n:04X}")
}

/// An address in hexadecimal.
pub fn hex5(n: u32) -> String {
    format!("{n:05X}")
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    let name = |p: u16| state.name(p);
    let segments = |p: u16| state.def.processes[usize::from(p)].segments.len() as u64;
    match &event.what {
        What::Arrived { process, total } => Why::new("arrive")
            .with("process", name(*process))
            .with("count", segments(*process))
            .with("total", u64::from(*total)),
        What::Queued { process, behind } => Why::new("queued")
            .with("process", name(*process))
            .with("behind", name(*behind)),
        What::Retried { process, waited } => Why::new("retry")
            .with("process", name(*process))
            .with("waited", *waited),
        What::Placed {
            block,
            search,
            complete,
        } => {
            let why = match search {
                Some(search) => placed(state, block, search),
                None => of_block(state, Why::new("place-fixed"), block)
                    .with("want", u64::from(block.size)),
            };
            let why = rounded(state, why, block);
            if *complete
                && state.def.processes[usize::from(block.process)]
                    .segments
                    .len()
                    > 1
            {
                let loaded = Why::new("loaded").with("process", name(block.process));
                why.also(loaded)
            } else {
                why
            }
        }
        What::NoRoom {
            process,
            segment,
            want,
            short,
            free,
            largest,
            outcome,
            pages,
            ..
        } => {
            let base = |id| {
                Why::new(id)
                    .with("process", name(*process))
                    .with("segment", state.segment_name(*process, *segment))
                    .with("want", u64::from(*want))
            };
            let why = match short {
                Short::Pieces => base("no-room-pieces")
                    .with("free", u64::from(*free))
                    .with("largest", u64::from(*largest)),
                Short::Memory => base("no-room-memory").with("free", u64::from(*free)),
                Short::Base(at) => base("no-room-base").with("at", u64::from(*at)),
            };
            let why = match pages {
                Some((frames, pages)) if short == &Short::Pieces && frames >= pages => why.also(
                    Why::new("as-pages")
                        .with("frames", u64::from(*frames))
                        .with("pages", u64::from(*pages)),
                ),
                _ => why,
            };
            why.also(match outcome {
                Outcome::Compacts => Why::new("then-compacts"),
                Outcome::Waits => Why::new("then-waits")
                    .with("process", name(*process))
                    .with("count", segments(*process)),
                Outcome::Refused => Why::new("then-refused").with("process", name(*process)),
                Outcome::Never => Why::new("then-never")
                    .with("process", name(*process))
                    .with("need", u64::from(state.need(*process))),
            })
        }
        What::Moved { from, block, ticks } => {
            let why = if block.process == TAKEN {
                Why::new("moved-taken").with("at", u64::from(block.start))
            } else {
                of_block(state, Why::new("moved"), block)
            };
            why.with("from", u64::from(*from))
                .with("size", u64::from(block.size))
                .with("ticks", *ticks)
        }
        What::Compacted {
            blocks,
            moved,
            ticks,
            free,
        } => Why::new("compacted")
            .with("blocks", u64::from(*blocks))
            .with("moved", u64::from(*moved))
            .with("ticks", *ticks)
            .with("free", u64::from(*free)),
        What::Freed {
            block,
            below,
            above,
            hole,
            why,
            last,
        } => {
            let id = match (below, above) {
                (0, 0) => "freed-alone",
                (_, 0) => "freed-below",
                (0, _) => "freed-above",
                _ => "freed-both",
            };
            let freed = of_block(state, Why::new(id), block)
                .with("size", u64::from(block.size))
                .with("below", u64::from(*below))
                .with("above", u64::from(*above))
                .with("hole", u64::from(hole.size));
            if !last {
                return freed;
            }
            let id = match why {
                Leave::Done => "left-done",
                Leave::ToWait => "left-wait",
                Leave::Refused => "left-refused",
                Leave::Fault => "left-fault",
                Leave::Killed => "left-killed",
            };
            freed.also(Why::new(id).with("process", name(block.process)))
        }
        What::LookedUp { asked, base, limit } => of_access(state, "looked-up", asked)
            .with("name", state.segment_name(asked.process, asked.segment))
            .with("base", u64::from(*base))
            .with("limit", u64::from(*limit)),
        What::NoSegment { asked, count } => ends(
            state,
            asked,
            of_access(state, "no-segment", asked).with("count", u64::from(*count)),
        ),
        What::Absent { asked } => of_access(state, "absent", asked),
        What::WithinLimit { asked, limit } => {
            of_access(state, "within-limit", asked).with("limit", u64::from(*limit))
        }
        What::BeyondLimit { asked, limit } => ends(
            state,
            asked,
            of_access(state, "beyond-limit", asked)
                .with("limit", u64::from(*limit))
                .with("last", u64::from(limit - 1)),
        ),
        What::Allowed { asked, rights } => of_access(state, "allowed", asked)
            .with("name", state.segment_name(asked.process, asked.segment))
            .with("kind", asked.kind.name())
            .with("rights", rights.name()),
        What::Denied { asked, rights } => {
            let id = match asked.kind {
                AccessKind::Execute => "denied-execute",
                _ => "denied-write",
            };
            let why = of_access(state, id, asked)
                .with("name", state.segment_name(asked.process, asked.segment))
                .with("rights", rights.name());
            ends(state, asked, why)
        }
        What::Physical { asked, base } => of_access(state, "physical", asked)
            .with("base", u64::from(*base))
            .with("address", u64::from(base + asked.offset)),
        What::Selected { far } => of_far(
            match far.purpose {
                Purpose::Fetch => "real-fetch",
                Purpose::Data => "real-data",
                Purpose::Stack => "real-stack",
                Purpose::String => "real-string",
                Purpose::DataCs | Purpose::DataSs | Purpose::DataEs => "real-prefix",
            },
            far,
        ),
        What::Summed { far } => of_far("real-sum", far)
            .with("shifted", hex5(far.segment * 16))
            .with("sum", hex5(far.sum())),
        What::OnBus {
            far,
            address,
            bus,
            others,
        } => {
            let id = match bus {
                Bus::Plain => "real-plain",
                Bus::Wrapped => "real-wrapped",
                Bus::High => "real-high",
            };
            let why = of_far(id, far)
                .with("sum", hex5(far.sum()))
                .with("address", hex5(*address));
            if *others == 0 {
                return why;
            }
            let names: Vec<&str> = Register::ALL
                .into_iter()
                .filter(|r| others & 1 << *r as u8 != 0)
                .map(Register::name)
                .collect();
            why.also(Why::new("real-overlap").with("others", names.join(", ")))
        }
        What::Killed { process } => Why::new("change-end").with("process", name(*process)),
        What::CompactAsked => Why::new("change-compact"),
        What::FitSet { from, to } => Why::new("change-fit")
            .with("from", from.name())
            .with("to", to.name()),
        What::AccessAsked { asked } => {
            of_access(state, "change-access", asked).with("kind", asked.kind.name())
        }
        What::Grown { by, block, how, .. } => {
            let why = |id| {
                of_block(state, Why::new(id), block)
                    .with("by", u64::from(*by))
                    .with("used", u64::from(block.used))
            };
            match how {
                Growth::Slack => why("grown-slack").with("size", u64::from(block.size)),
                Growth::Behind => why("grown-behind").with("size", u64::from(block.size)),
                Growth::Moved(old) => why("grown-moved")
                    .with("from", u64::from(old.start))
                    .with("moved", u64::from(old.used)),
                Growth::Nowhere { free, largest } => why("grown-nowhere")
                    .with("free", u64::from(*free))
                    .with("largest", u64::from(*largest)),
            }
        }
        What::RegisterSet { register, from, to } => Why::new("change-register")
            .with("register", register.name())
            .with("from", hex4(*from))
            .with("to", hex4(*to)),
        What::A20Set { to } => Why::new("change-a20").with("to", a20_word(*to)),
        What::NoEffect => Why::new("change-nothing"),
    }
}

fn placed(state: &State, block: &Block, search: &Search) -> Why {
    let id = match search.fit {
        Fit::FirstFit => "place-first",
        Fit::BestFit => "place-best",
        Fit::WorstFit => "place-worst",
        Fit::NextFit => "place-next",
    };
    let hole = search.hole().map_or(0, |h| h.size);
    let mut why = of_block(state, Why::new(id), block)
        .with("want", u64::from(block.size))
        .with("hole", u64::from(hole))
        .with("left", u64::from(hole - block.size))
        .with("looked", search.looked.len() as u64)
        .with("rover", u64::from(search.rover.0));
    if search.tie {
        why = why.also(Why::new(match state.def.ties.equal_holes {
            EqualHoles::LowestAddress => "tie-lowest",
            EqualHoles::HighestAddress => "tie-highest",
        }));
    }
    if search.rover.1 {
        why = why.also(Why::new(match state.def.ties.rover {
            Rover::HoleAround => "rover-around",
            Rover::HoleAfter => "rover-after",
        }));
    }
    if hole == block.size {
        why = why.also(Why::new("exact"));
    }
    why
}

/// Says what rounding up loses, where it loses anything.
fn rounded(state: &State, why: Why, block: &Block) -> Why {
    if block.size == block.used {
        return why;
    }
    why.also(
        Why::new("round-up")
            .with("used", u64::from(block.used))
            .with("want", u64::from(block.size))
            .with("granularity", state.def.granularity)
            .with("lost", u64::from(block.size - block.used)),
    )
}

fn of_block(state: &State, why: Why, block: &Block) -> Why {
    why.with("process", state.name(block.process))
        .with("segment", state.segment_name(block.process, block.segment))
        .with("at", u64::from(block.start))
}

fn of_access(state: &State, id: &'static str, asked: &Asked) -> Why {
    Why::new(id)
        .with("process", state.name(asked.process))
        .with("s", u64::from(asked.segment))
        .with("d", u64::from(asked.offset))
}

fn of_far(id: &'static str, far: &Far) -> Why {
    Why::new(id)
        .with("register", far.register.name())
        .with("segment", hex4(far.segment))
        .with("offset", hex4(far.offset))
}

/// Says that a fault ends the process, where it does.
fn ends(state: &State, asked: &Asked, why: Why) -> Why {
    match state.def.on_fault {
        OnFault::Report => why,
        OnFault::EndProcess => {
            why.also(Why::new("fault-ends").with("process", state.name(asked.process)))
        }
    }
}
