//! Which rule made a step, with the parameters its sentence needs.

use super::{
    event::{Denial, Event, Found, What},
    scenario::{FreeFrame, Input, Mode, Replacement, Scenario, TlbPolicy},
    state::{Current, Definition, State},
    tables::Place,
};
use kw_trace::{Param, Rule, Why};

const fn rule(id: &'static str, label: &'static str, source: &'static str) -> Rule {
    Rule { id, label, source }
}

const BASIC: &str = "Silberschatz 10e §9.3.1";
const PROTECTION: &str = "Silberschatz 10e §9.3.3; Intel SDM 3A §4.6";
const TLB: &str = "OSTEP §19.1";
const TLB_POLICY: &str = "OSTEP §19.6";
const TLB_SWITCH: &str = "OSTEP §19.5";
const WALK: &str = "OSTEP §20.3; Intel SDM 3A §4.3, §4.5";
const DEMAND: &str = "Silberschatz 10e §10.2.1";
const FREE: &str = "Silberschatz 10e §10.2.2";
const COPY: &str = "Silberschatz 10e §10.3";
const LINUX_COPY: &str = "Linux mm/memory.c, do_wp_page";
const DIRTY: &str = "Silberschatz 10e §10.4.1; Intel SDM 3A §4.8";

/// The rules of this lab.
pub const RULES: &[Rule] = &[
    rule("split", "ADDR-1", BASIC),
    rule("tlb-hit", "TLB-1", TLB),
    rule("tlb-miss", "TLB-2", TLB),
    rule("tlb-miss-again", "TLB-2", "OSTEP §21.5"),
    rule("tlb-none", "TLB-0", BASIC),
    rule("walk-table", "WALK-1", WALK),
    rule("walk-page", "WALK-2", WALK),
    rule("walk-large", "WALK-3", "Intel SDM 3A §4.5"),
    rule("walk-nothing", "WALK-4", "Intel SDM 3A §4.7"),
    rule("allowed", "BITS-1", "Intel SDM 3A §4.6, §4.8"),
    rule("dirty-set", "BITS-2", "Intel SDM 3A §4.8"),
    rule("denied-write", "PROT-1", PROTECTION),
    rule("denied-user", "PROT-2", PROTECTION),
    rule("page-fault-disk", "PF-1", DEMAND),
    rule("page-fault-new", "PF-1", DEMAND),
    rule("invalid", "PF-2", DEMAND),
    rule("copy-fault", "COW-1", COPY),
    rule("evict-lru", "VICTIM-LRU", "Silberschatz 10e §10.4.4"),
    rule("evict-fifo", "VICTIM-FIFO", "Silberschatz 10e §10.4.2"),
    rule("evict-clock", "VICTIM-CLOCK", "Silberschatz 10e §10.4.5.2"),
    rule("write-back", "DIRTY-1", DIRTY),
    rule("clean", "DIRTY-2", DIRTY),
    rule("dropped", "TLB-5", "Intel SDM 3A §4.10.4"),
    rule("shared-out", "SHARE-1", "Silberschatz 10e §9.3.4"),
    rule("no-frame", "PF-5", DEMAND),
    rule("load-disk", "PF-3", DEMAND),
    rule("load-zero", "PF-4", FREE),
    rule("free-lowest", "FREE-1", Rule::CONVENTION),
    rule("free-highest", "FREE-1", Rule::CONVENTION),
    rule("tables-made", "WALK-5", "OSTEP §20.3"),
    rule("copied", "COW-2", COPY),
    rule("reused", "COW-3", LINUX_COPY),
    rule("fill-free", "TLB-3", TLB),
    rule("fill-lru", "TLB-4 LRU", TLB_POLICY),
    rule("fill-fifo", "TLB-4 FIFO", TLB_POLICY),
    rule("fill-random", "TLB-4 random", TLB_POLICY),
    rule("done", "ADDR-2", BASIC),
    rule(
        "switch-flush",
        "CR3-1",
        "OSTEP §19.5; Intel SDM 3A §4.10.4.1",
    ),
    rule("switch-asid", "CR3-2", TLB_SWITCH),
    rule("fork", "COW-0", COPY),
    rule("change-unmap", "CHANGE", Rule::LEARNER),
    rule("change-protect", "CHANGE", Rule::LEARNER),
    rule("change-flush", "CHANGE", Rule::LEARNER),
    rule("change-waits", "CHANGE", Rule::LEARNER),
    rule("change-nothing", "CHANGE", Rule::LEARNER),
];

/// The scenario in a few words.
pub fn heading(sc: &Scenario) -> Why {
    Why::new("shape")
        .with("bits", sc.virtual_bits)
        .with("levels", sc.levels.len() as u64)
        .with("tlb", sc.tlb_entries)
}

/// A process's name.
pub fn name(process: u8) -> String {
    format!("P{}", u64::from(process) + 1)
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn read_write(write: bool) -> &'static str {
    if write { "write" } else { "read" }
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::User => "user",
        Mode::Kernel => "kernel",
    }
}

/// The rule that made `event`, which led to `state`.
pub fn explain(state: &State, event: &Event) -> Why {
    let def = &state.def;
    let Some(c) = state.current else {
        return without_access(state, &event.what);
    };
    match event.what {
        What::Split => Why::new("split")
            .with("process", name(c.process))
            .with("op", read_write(c.access.write))
            .with("mode", mode_name(c.access.mode))
            .with("address", def.address_text(c.access.address))
            .with("page", def.page_text(c.page))
            .with("page_bits", u64::from(def.shape.page_number_bits()))
            .with("offset", def.number(c.offset, def.shape.page_bits))
            .with("offset_bits", u64::from(def.shape.page_bits)),
        What::Hit { slot } => {
            let kept = state.tlb.slots.get(usize::from(slot)).copied().flatten();
            on_page(&c, def, "tlb-hit")
                .with("slot", u64::from(slot))
                .with("frame", kept.map_or(0, |k| k.frame))
        }
        What::Miss if state.tlb.slots.is_empty() => on_page(&c, def, "tlb-none"),
        What::Miss => {
            let again = c.attempts > 1;
            let id = if again { "tlb-miss-again" } else { "tlb-miss" };
            on_page(&c, def, id).with("entries", state.tlb.slots.len() as u64)
        }
        What::Read { level, found } => read(state, &c, level, found),
        What::Allowed { first_use } => Why::new("allowed")
            .with("op", read_write(c.access.write))
            .with("mode", mode_name(c.access.mode))
            .with("first", yes_no(first_use)),
        What::Denied { by: Denial::Write } => on_page(&c, def, "denied-write"),
        What::Denied { by: Denial::User } => on_page(&c, def, "denied-user"),
        What::PageFault { on_disk } => {
            let id = if on_disk {
                "page-fault-disk"
            } else {
                "page-fault-new"
            };
            on_page(&c, def, id).with("address", def.address_text(c.access.address))
        }
        What::Invalid => on_page(&c, def, "invalid"),
        What::CopyFault { sharers } => {
            on_page(&c, def, "copy-fault").with("sharers", u64::from(sharers))
        }
        What::NoFrame => on_page(&c, def, "no-frame"),
        What::Loaded {
            frame,
            from_disk,
            tables,
        } => {
            let id = if from_disk { "load-disk" } else { "load-zero" };
            let ns = if from_disk {
                def.sc.fault_ns
            } else {
                def.sc.minor_ns
            };
            let why = on_page(&c, def, id)
                .with("frame", frame)
                .with("ns", ns)
                .also(convention(def));
            if tables == 0 {
                why
            } else {
                why.also(Why::new("tables-made").with("count", u64::from(tables)))
            }
        }
        What::Copied { from, to } => on_page(&c, def, "copied")
            .with("from", from)
            .with("to", to)
            .also(convention(def)),
        What::Reused { frame } => on_page(&c, def, "reused").with("frame", frame),
        What::Filled { slot, victim } => {
            let id = match (victim, def.sc.tlb_policy) {
                (None, _) => "fill-free",
                (_, TlbPolicy::Lru) => "fill-lru",
                (_, TlbPolicy::Fifo) => "fill-fifo",
                (_, TlbPolicy::Random) => "fill-random",
            };
            let why = on_page(&c, def, id).with("slot", u64::from(slot));
            match victim {
                None => why,
                Some((process, page)) => why
                    .with("old_process", name(process))
                    .with("old_page", def.page_text(page)),
            }
        }
        What::Done { dirty_set } => {
            let why = Why::new("done")
                .with("frame", c.frame.unwrap_or_default())
                .with("offset", def.number(c.offset, def.shape.page_bits))
                .with(
                    "physical",
                    def.physical_text(c.physical.unwrap_or_default()),
                )
                .with("references", u64::from(c.references));
            if dirty_set {
                why.also(Why::new("dirty-set"))
            } else {
                why
            }
        }
        What::Evicted(e) => {
            let id = match def.sc.replacement {
                Replacement::Lru => "evict-lru",
                Replacement::Fifo => "evict-fifo",
                Replacement::Clock => "evict-clock",
            };
            let mut why = Why::new(id)
                .with("process", name(e.process))
                .with("page", def.page_text(e.page))
                .with("frame", e.frame)
                .with("count", e.count)
                .also(if e.dirty {
                    Why::new("write-back").with("ns", def.sc.fault_ns)
                } else {
                    Why::new("clean")
                });
            if e.mappings > 1 {
                why = why.also(Why::new("shared-out").with("count", u64::from(e.mappings)));
            }
            if e.dropped > 0 {
                why = why.also(Why::new("dropped").with("count", u64::from(e.dropped)));
            }
            why
        }
        _ => without_access(state, &event.what),
    }
}

/// Steps that happen between accesses, or to them from outside.
fn without_access(state: &State, what: &What) -> Why {
    let def = &state.def;
    match *what {
        What::Switched { from, to, dropped } => {
            let id = if def.sc.asids {
                "switch-asid"
            } else {
                "switch-flush"
            };
            let root = state.roots.get(usize::from(to)).copied().unwrap_or(0);
            let cr3 = state.tables.table(root).base;
            let kept = state.tlb.slots.iter().flatten().count();
            Why::new(id)
                .with("from", name(from))
                .with("to", name(to))
                .with("cr3", def.physical_text(cr3))
                .with("dropped", u64::from(dropped))
                .with("kept", kept as u64)
        }
        What::Forked {
            parent,
            child,
            pages,
            tables,
        } => Why::new("fork")
            .with("process", name(parent))
            .with("child", name(child))
            .with("pages", u64::from(pages))
            .with("tables", u64::from(tables)),
        What::Changed { input, dropped } => match input {
            Input::Unmap { process, page } => page_of(def, "change-unmap", process, page),
            Input::Protect { process, page } => page_of(def, "change-protect", process, page),
            _ => Why::new("change-flush").with("count", u64::from(dropped)),
        },
        What::Queued { input } => change(state, "change-waits", input),
        What::Nothing { input } => change(state, "change-nothing", input),
        _ => Why::new("split"),
    }
}

fn change(state: &State, id: &'static str, input: Input) -> Why {
    let (what, process) = match input {
        Input::Access { process, .. } => ("access", process),
        Input::Fork { process } => ("fork", process),
        Input::Unmap { process, .. } => ("unmap", process),
        Input::Protect { process, .. } => ("protect", process),
        Input::Switch { process } => ("switch", process),
        Input::Flush {} => ("flush", u64::from(state.running) + 1),
    };
    Why::new(id)
        .with("what", what)
        .with("process", format!("P{process}"))
}

fn page_of(def: &Definition, id: &'static str, process: u64, page: u64) -> Why {
    Why::new(id)
        .with("process", format!("P{process}"))
        .with("page", def.page_text(page))
}

fn on_page(c: &Current, def: &Definition, id: &'static str) -> Why {
    Why::new(id)
        .with("process", name(c.process))
        .with("page", def.page_text(c.page))
}

fn convention(def: &Definition) -> Why {
    Why::new(match def.sc.free_frame {
        FreeFrame::Lowest => "free-lowest",
        FreeFrame::Highest => "free-highest",
    })
}

/// Where an entry was read, and what it said.
fn read(state: &State, c: &Current, level: u8, found: Found) -> Why {
    let def = &state.def;
    let place = c.path[usize::from(level)].unwrap_or(Place { table: 0, index: 0 });
    let base = state.tables.table(place.table).base;
    let entry = state.tables.get(place).copied().unwrap_or_default();
    let id = match found {
        Found::Table => "walk-table",
        Found::Page => "walk-page",
        Found::LargePage => "walk-large",
        Found::Nothing => "walk-nothing",
    };
    let why = Why::new(id)
        .with("top", yes_no(level == 0))
        .with("level", u64::from(level) + 1)
        .with("base", def.physical_text(base))
        .with("index", place.index)
        .with("size", def.shape.entry_bytes)
        .with(
            "at",
            def.physical_text(base + place.index * def.shape.entry_bytes),
        );
    match found {
        Found::Nothing => why,
        Found::Table => why.with("frame", state.frame_of_table(entry.target as u32)),
        Found::Page => why.with("frame", entry.target),
        Found::LargePage => {
            let pages = 1_u64 << def.shape.below(usize::from(level));
            why.with("frame", entry.target)
                .with("pages", Param::from(pages))
        }
    }
}
