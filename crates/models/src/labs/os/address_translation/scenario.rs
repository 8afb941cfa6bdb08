//! The scenario: the shape of addresses, what is mapped, what is accessed, and every convention.

use crate::form::form;
use kw_trace::schema::{Field, FieldKind};

/// Most levels of page tables.
pub const MAX_LEVELS: usize = 6;
/// Most processes at one time, forked ones included.
pub const MAX_PROCESSES: u64 = 8;
/// Most processes at the start, and most forks the scenario itself may hold.
const HALF: i64 = MAX_PROCESSES as i64 / 2;
/// Most bits of a virtual address: x86-64 with five levels.
pub const MAX_VIRTUAL_BITS: i64 = 57;
/// Most physical frames for pages.
pub const MAX_FRAMES: i64 = 1 << 24;
/// Largest virtual address.
pub const MAX_ADDRESS: i64 = (1 << MAX_VIRTUAL_BITS) - 1;

/// An address-translation scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Bits of a virtual address, 2 to 57.
    pub virtual_bits: u64,
    /// Bits of the offset: a page has 2 to this power bytes.
    pub page_bits: u64,
    /// Index bits of each level of page tables, the top one first; with `page_bits` they make
    /// `virtual_bits`.
    pub levels: Vec<u64>,
    /// Bytes of a page table entry; 0: 4 for addresses of up to 32 bits, else 8.
    pub entry_bytes: u64,
    /// Entries of the TLB; 0: there is none.
    pub tlb_entries: u64,
    /// Which TLB entry gives way.
    pub tlb_policy: TlbPolicy,
    /// Frames of physical memory that pages may use; 0: 16, or as many as the pages at the start
    /// need.
    pub frames: u64,
    /// Which page gives way when no frame is free.
    pub replacement: Replacement,
    /// Which free frame is taken.
    pub free_frame: FreeFrame,
    /// What happens to an access to a page that was never mapped.
    pub unmapped: Unmapped,
    /// Whether TLB entries carry the process they belong to, so that a switch need not flush them.
    pub asids: bool,
    /// Processes at the start: P1, P2 …
    pub processes: u64,
    /// One reference to memory, in nanoseconds.
    pub memory_ns: u64,
    /// One look-up in the TLB, in nanoseconds.
    pub tlb_ns: u64,
    /// Moving a page from or to the disk, in nanoseconds.
    pub fault_ns: u64,
    /// A fault that needs no disk: filling a frame with zeros, copying a page, in nanoseconds.
    pub minor_ns: u64,
    /// Seed of the random TLB policy.
    pub seed: u64,
    /// What the page tables say at the start.
    pub mapped: Vec<Mapped>,
    /// What the processes access, in order.
    pub accesses: Vec<Access>,
    /// When a process forks.
    pub forks: Vec<Fork>,
}

/// A page of a process and the frame that holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapped {
    /// The process, by number.
    pub process: u64,
    /// Number of the page.
    pub page: u64,
    /// Number of the frame; of no meaning where the page is not present.
    pub frame: u64,
    /// May it be written?
    pub writable: bool,
    /// Is it in memory? If not, it is on the disk.
    pub present: bool,
    /// May user mode access it?
    pub user: bool,
    /// The level whose entry maps it, from 1 at the top: above the last one it is a large page.
    /// 0: the last level.
    pub level: u64,
}

/// One access to memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    /// The process, by number.
    pub process: u64,
    /// The virtual address.
    pub address: u64,
    /// Does it write?
    pub write: bool,
    /// The mode of the processor.
    pub mode: Mode,
}

/// The mode of the processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// A program's own code.
    #[default]
    User,
    /// The operating system, on behalf of the process.
    Kernel,
}

/// A fork: a new process that shares every page, copy-on-write. It gets the next number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fork {
    /// After how many accesses of the scenario.
    pub after: u64,
    /// The parent, by number.
    pub process: u64,
}

/// Which TLB entry gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TlbPolicy {
    /// The one whose last use is longest ago.
    #[default]
    Lru,
    /// The one that has been there longest.
    Fifo,
    /// Any, by the seed.
    Random,
}

/// Which page gives way when no frame is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Replacement {
    /// The one whose last use is longest ago.
    #[default]
    Lru,
    /// The one that has been in memory longest.
    Fifo,
    /// The next one whose accessed bit is clear; bits are cleared as the hand passes.
    Clock,
}

/// Which free frame is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FreeFrame {
    /// The one of the smallest number.
    #[default]
    Lowest,
    /// The one of the largest number.
    Highest,
}

/// What happens to an access to a page that was never mapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unmapped {
    /// It belongs to the process and gets a frame full of zeros.
    #[default]
    Allocate,
    /// It does not: the process is refused (a segmentation fault).
    Refuse,
}

impl Access {
    /// A read by P1 in user mode.
    pub const fn read(address: u64) -> Self {
        Access {
            process: 1,
            address,
            write: false,
            mode: Mode::User,
        }
    }

    /// A write by P1 in user mode.
    pub const fn write(address: u64) -> Self {
        Access {
            write: true,
            ..Access::read(address)
        }
    }

    /// The same by another process.
    pub const fn by(self, process: u64) -> Self {
        Access { process, ..self }
    }
}

impl Mapped {
    /// A page of P1, present and open to all.
    pub const fn new(page: u64, frame: u64) -> Self {
        Mapped {
            process: 1,
            page,
            frame,
            writable: true,
            present: true,
            user: true,
            level: 0,
        }
    }
}

impl Default for Scenario {
    /// A 32-bit address of two levels, a small TLB, a few pages, one of them on the disk.
    fn default() -> Self {
        Scenario {
            virtual_bits: 32,
            page_bits: 12,
            levels: vec![10, 10],
            entry_bytes: 4,
            tlb_entries: 4,
            tlb_policy: TlbPolicy::Lru,
            frames: 16,
            replacement: Replacement::Lru,
            free_frame: FreeFrame::Lowest,
            unmapped: Unmapped::Allocate,
            asids: false,
            processes: 1,
            memory_ns: 100,
            tlb_ns: 10,
            fault_ns: 8_000_000,
            minor_ns: 1_000,
            seed: 1,
            mapped: vec![
                Mapped {
                    writable: false,
                    ..Mapped::new(0x400, 2)
                },
                Mapped::new(0x403, 5),
                Mapped {
                    present: false,
                    ..Mapped::new(0x404, 0)
                },
                Mapped::new(0xbffff, 9),
            ],
            accesses: vec![
                Access::read(0x0040_3004),
                Access::write(0x0040_3008),
                Access::read(0x0040_0a10),
                Access::write(0xbfff_fff0),
                Access::read(0x0040_4000),
                Access::read(0x0040_300c),
                Access::write(0x0040_0a10),
            ],
            forks: Vec::new(),
        }
    }
}

form!(Scenario {
    virtual_bits,
    page_bits,
    levels,
    entry_bytes = 0,
    tlb_entries = 4,
    tlb_policy = TlbPolicy::Lru,
    frames = 0,
    replacement = Replacement::Lru,
    free_frame = FreeFrame::Lowest,
    unmapped = Unmapped::Allocate,
    asids = false,
    processes = 1,
    memory_ns = 100,
    tlb_ns = 10,
    fault_ns = 8_000_000,
    minor_ns = 1_000,
    seed = 1,
    mapped,
    accesses,
    forks = Vec::new(); quiet,
});
form!(Mapped {
    process = 1; quiet,
    page,
    frame,
    writable = true,
    present = true,
    user = true,
    level = 0; quiet,
});
form!(Access {
    process = 1; quiet,
    address,
    write = false,
    mode = Mode::User; quiet,
});
form!(Fork { after, process = 1 });
form!(Mode: User = "user", Kernel = "kernel");
form!(TlbPolicy: Lru = "lru", Fifo = "fifo", Random = "random");
form!(Replacement: Lru = "lru", Fifo = "fifo", Clock = "clock");
form!(FreeFrame: Lowest = "lowest", Highest = "highest");
form!(Unmapped: Allocate = "allocate", Refuse = "refuse");
form!(Input by "do":
    "access" => Access { process, address, write, mode },
    "fork" => Fork { process },
    "unmap" => Unmap { process, page },
    "protect" => Protect { process, page },
    "flush" => Flush {},
    "switch" => Switch { process },
);

const fn int(min: i64, max: i64, new: i64) -> FieldKind {
    FieldKind::Int { min, max, new }
}

const PROCESS: FieldKind = int(1, MAX_PROCESSES as i64, 1);
const PAGE: FieldKind = FieldKind::Address {
    max: MAX_ADDRESS,
    new: 0,
};
const ADDRESS: FieldKind = FieldKind::Address {
    max: MAX_ADDRESS,
    new: 0x40_3004,
};
const MODE: FieldKind = FieldKind::Choice(&["user", "kernel"]);
const NANOSECONDS: i64 = 1_000_000_000;

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::required("virtual_bits", int(2, MAX_VIRTUAL_BITS, 32)),
    Field::required("page_bits", int(1, 30, 12)),
    Field::required(
        "levels",
        FieldKind::Ints {
            min: 1,
            max: 52,
            least: 1,
            most: MAX_LEVELS,
            odd: false,
            new: &[10, 10],
        },
    ),
    Field::optional("entry_bytes", int(0, 8, 0)),
    Field::optional("tlb_entries", int(0, 1024, 4)),
    Field::optional("tlb_policy", FieldKind::Choice(&["lru", "fifo", "random"])),
    Field::optional("frames", int(0, MAX_FRAMES, 16)),
    Field::optional("replacement", FieldKind::Choice(&["lru", "fifo", "clock"])),
    Field::optional("free_frame", FieldKind::Choice(&["lowest", "highest"])),
    Field::optional("unmapped", FieldKind::Choice(&["allocate", "refuse"])),
    Field::optional("asids", FieldKind::Bool),
    Field::optional("processes", int(1, HALF, 1)),
    Field::optional("memory_ns", int(0, NANOSECONDS, 100)),
    Field::optional("tlb_ns", int(0, NANOSECONDS, 10)),
    Field::optional("fault_ns", int(0, NANOSECONDS, 8_000_000)),
    Field::optional("minor_ns", int(0, NANOSECONDS, 1_000)),
    Field::optional("seed", int(0, NANOSECONDS, 1)),
    Field::required(
        "mapped",
        FieldKind::List {
            fields: &[
                Field::required("page", PAGE),
                Field::required("frame", PAGE),
                Field::optional("writable", FieldKind::Bool),
                Field::optional("present", FieldKind::Bool),
                Field::optional("user", FieldKind::Bool),
                Field::optional("process", PROCESS),
                Field::optional("level", int(0, MAX_LEVELS as i64, 0)),
            ],
            least: 0,
            most: 4096,
        },
    ),
    Field::required(
        "accesses",
        FieldKind::List {
            fields: &[
                Field::required("address", ADDRESS),
                Field::optional("write", FieldKind::Bool),
                Field::optional("process", PROCESS),
                Field::optional("mode", MODE),
            ],
            least: 1,
            most: 20_000,
        },
    ),
    Field::optional(
        "forks",
        FieldKind::List {
            fields: &[
                Field::required("after", int(0, 20_000, 1)),
                Field::optional("process", PROCESS),
            ],
            least: 0,
            most: HALF as usize,
        },
    ),
];

/// One change of the past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Input {
    /// One access more, right after the one under way.
    Access {
        /// Whose.
        process: u64,
        /// The virtual address.
        address: u64,
        /// Does it write?
        write: bool,
        /// The mode of the processor.
        mode: Mode,
    },
    /// A process forks.
    Fork {
        /// The parent.
        process: u64,
    },
    /// A page is taken out of the page tables.
    Unmap {
        /// Whose.
        process: u64,
        /// Which.
        page: u64,
    },
    /// A page is made read-only.
    Protect {
        /// Whose.
        process: u64,
        /// Which.
        page: u64,
    },
    /// The TLB is emptied.
    Flush {},
    /// Another process gets the processor.
    Switch {
        /// Which.
        process: u64,
    },
}

const PAGE_OF: &[Field] = &[
    Field::required("process", PROCESS),
    Field::required("page", PAGE),
];
const ONE: &[Field] = &[Field::required("process", PROCESS)];

/// The fields of a change.
pub const INPUT_FIELDS: &[Field] = &[Field::required(
    "input",
    FieldKind::Variant {
        tag: "do",
        cases: &[
            (
                "access",
                &[
                    Field::required("process", PROCESS),
                    Field::required("address", ADDRESS),
                    Field::required("write", FieldKind::Bool),
                    Field::required("mode", MODE),
                ],
            ),
            ("fork", ONE),
            ("unmap", PAGE_OF),
            ("protect", PAGE_OF),
            ("flush", &[]),
            ("switch", ONE),
        ],
    },
)];
