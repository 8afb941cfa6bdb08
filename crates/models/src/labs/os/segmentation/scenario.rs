//! The scenario: memory, who wants which segments when, what is accessed, and every convention that
//! textbooks differ in.

use crate::form::form;
use kw_trace::schema::{Field, FieldKind};

/// Most processes.
pub const MAX_PROCESSES: usize = 300;
/// Most segments of one process: as many as 4 bits can number.
pub const MAX_SEGMENTS: usize = 16;
/// Most units of memory.
pub const MAX_MEMORY: i64 = 1_000_000;
/// Latest arrival and access, and longest stay, in ticks.
pub const MAX_TICKS: i64 = 1_000_000;
/// A run is stopped once its clock passes this tick: the history keeps times in 32 bits, and one
/// step may still add [`MAX_MEMORY`].
pub const MAX_TIME: u64 = 3_000_000_000;
/// Most offsets in one line of accesses.
const MAX_OFFSETS: usize = 2_500;

/// A segmentation scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// How addresses are made.
    pub mode: Mode,
    /// The memory that segments are placed in.
    pub memory: Memory,
    /// Which hole a segment gets.
    pub fit: Fit,
    /// Allocations are rounded up to a multiple of this many units.
    pub granularity: u64,
    /// What happens to a process that finds no hole.
    pub no_room: NoRoom,
    /// Whether segments are moved together when no hole is large enough.
    pub compaction: Compaction,
    /// Units that compaction moves in a tick; 0: moving takes no time.
    pub compaction_speed: u64,
    /// What a fault does to the process.
    pub on_fault: OnFault,
    /// Conventions.
    pub ties: Ties,
    /// Units of a page in the memory shown beside; 0: none is shown.
    pub page_size: u64,
    /// The processes, in the order that settles the last ties.
    pub processes: Vec<Process>,
    /// What is accessed.
    pub accesses: Vec<Access>,
}

/// How addresses are made.
#[derive(Debug, Clone, PartialEq)]
pub enum Mode {
    /// A table of base, limit and rights for each process.
    SegmentTable {},
    /// x86 real mode: a segment register times 16, plus an offset.
    RealMode {
        /// Code segment register.
        cs: u64,
        /// Data segment register.
        ds: u64,
        /// Stack segment register.
        ss: u64,
        /// Extra segment register.
        es: u64,
        /// Whether address line 20 is passed on.
        a20: A20,
        /// What is accessed.
        references: Vec<Reference>,
    },
}

impl Default for Mode {
    fn default() -> Self {
        Mode::SegmentTable {}
    }
}

/// Accesses of one kind in real mode.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What for: decides which register is used.
    pub purpose: Purpose,
    /// Offsets, one access each.
    pub offsets: Vec<u64>,
}

/// What an access in real mode is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// An instruction is fetched: CS.
    Fetch,
    /// Data: DS.
    Data,
    /// Push, pop, or an address made with BP or SP: SS.
    Stack,
    /// The destination of a string instruction: ES, which no prefix changes.
    String,
    /// Data with a CS prefix.
    DataCs,
    /// Data with an SS prefix.
    DataSs,
    /// Data with an ES prefix.
    DataEs,
}

/// Address line 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum A20 {
    /// Held at 0: addresses wrap at 1 MiB, as on the 8086.
    #[default]
    Off,
    /// Passed on: the sum may reach 0x10FFEF.
    On,
}

/// The memory before the first process.
#[derive(Debug, Clone, PartialEq)]
pub enum Memory {
    /// One hole behind the operating system.
    Empty {
        /// Units in all.
        size: u64,
        /// Units of the operating system, at the low end.
        reserved: u64,
    },
    /// Holes of these sizes, with memory that is in use before, between and after them.
    Holes {
        /// Sizes by address.
        sizes: Vec<u64>,
        /// Units in use between two holes.
        between: u64,
    },
}

impl Default for Memory {
    fn default() -> Self {
        Memory::Empty {
            size: 1024,
            reserved: 0,
        }
    }
}

impl Memory {
    /// Units in all.
    pub fn size(&self) -> u64 {
        match self {
            Memory::Empty { size, .. } => *size,
            Memory::Holes { sizes, between } => {
                sizes.iter().sum::<u64>() + (sizes.len() as u64 + 1) * between
            }
        }
    }
}

/// Which hole a segment gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fit {
    /// The first that is large enough, from the lowest address.
    #[default]
    FirstFit,
    /// The smallest that is large enough.
    BestFit,
    /// The largest.
    WorstFit,
    /// The first that is large enough, from where the last search ended.
    NextFit,
}

impl Fit {
    /// All of them.
    pub const ALL: [Fit; 4] = [Fit::FirstFit, Fit::BestFit, Fit::WorstFit, Fit::NextFit];

    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Fit::FirstFit => "first-fit",
            Fit::BestFit => "best-fit",
            Fit::WorstFit => "worst-fit",
            Fit::NextFit => "next-fit",
        }
    }
}

/// What happens to a process that finds no hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoRoom {
    /// It waits; a later one that fits may pass it.
    #[default]
    Wait,
    /// It waits, and nobody passes it.
    WaitInOrder,
    /// It is turned away.
    Refuse,
}

/// When memory is compacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compaction {
    /// Never by itself.
    #[default]
    Never,
    /// When no hole is large enough but all of them together are.
    OnFailure,
}

/// What a fault does to the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnFault {
    /// It is told, and the process goes on: as in an exercise.
    #[default]
    Report,
    /// The process is ended: as in an operating system.
    EndProcess,
}

/// Conventions in which textbooks differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ties {
    /// Which of several equally good holes is taken.
    pub equal_holes: EqualHoles,
    /// Where next fit begins when its pointer lies inside a hole.
    pub rover: Rover,
    /// Who comes first where one leaves and another arrives at the same instant.
    pub same_instant: SameInstant,
}

/// Which of several equally good holes is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EqualHoles {
    /// The one at the lowest address.
    #[default]
    LowestAddress,
    /// The one at the highest address.
    HighestAddress,
}

/// Where next fit begins when memory freed around its pointer made that the middle of a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rover {
    /// With that hole, from its low end.
    #[default]
    HoleAround,
    /// With the first hole that begins at or after the pointer.
    HoleAfter,
}

/// Who comes first at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SameInstant {
    /// Memory is given back before others ask for it.
    #[default]
    LeaveFirst,
    /// New processes ask before memory is given back.
    ArriveFirst,
}

/// One process and its segments.
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    /// Its name, unique.
    pub id: String,
    /// When it arrives, in ticks.
    pub arrival: u64,
    /// How long it stays once it is loaded, in ticks; 0: to the end.
    pub lifetime: u64,
    /// Its segments, numbered from 0.
    pub segments: Vec<Segment>,
}

/// One segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Its name.
    pub name: String,
    /// Its length in units: the limit of its table entry.
    pub size: u64,
    /// What may be done in it.
    pub access: Rights,
    /// Its base, where an exercise gives it; −1: where the fit puts it.
    pub base: i64,
}

/// What may be done in a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rights {
    /// Read and write.
    #[default]
    ReadWrite,
    /// Read and execute.
    ReadExecute,
    /// Read.
    ReadOnly,
}

impl Rights {
    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Rights::ReadWrite => "read-write",
            Rights::ReadExecute => "read-execute",
            Rights::ReadOnly => "read-only",
        }
    }

    /// Whether an access of this kind is allowed.
    pub fn allow(self, kind: AccessKind) -> bool {
        match kind {
            AccessKind::Read => true,
            AccessKind::Write => self == Rights::ReadWrite,
            AccessKind::Execute => self == Rights::ReadExecute,
        }
    }
}

/// What an access does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AccessKind {
    /// Reads.
    #[default]
    Read,
    /// Writes.
    Write,
    /// Fetches an instruction.
    Execute,
}

impl AccessKind {
    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            AccessKind::Read => "read",
            AccessKind::Write => "write",
            AccessKind::Execute => "execute",
        }
    }
}

/// Accesses of one kind to one segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Access {
    /// Whose.
    pub process: String,
    /// Segment number s.
    pub segment: u64,
    /// Offsets d, one access each.
    pub offsets: Vec<u64>,
    /// What they do.
    pub kind: AccessKind,
    /// When, in ticks; translation itself takes no time here.
    pub at: u64,
}

impl Process {
    /// A process whose segments are placed by the fit.
    pub fn new(id: &str, arrival: u64, lifetime: u64, segments: &[(&str, u64, Rights)]) -> Self {
        Process {
            id: id.to_owned(),
            arrival,
            lifetime,
            segments: segments
                .iter()
                .map(|(name, size, access)| Segment {
                    name: (*name).to_owned(),
                    size: *size,
                    access: *access,
                    base: -1,
                })
                .collect(),
        }
    }
}

impl Default for Scenario {
    /// Four processes of two or three segments come and go under first fit; one is accessed.
    fn default() -> Self {
        super::presets::first_look()
    }
}

form!(Scenario { mode = Mode::default(), memory = Memory::default(), fit = Fit::default(), granularity = 1, no_room = NoRoom::default(), compaction = Compaction::default(), compaction_speed = 0, on_fault = OnFault::default(), ties = Ties::default(), page_size = 0, processes = Vec::new(), accesses = Vec::new() });
form!(Mode by "name":
    "segment-table" => SegmentTable {  },
    "real-mode" => RealMode { cs = 0, ds = 0, ss = 0, es = 0, a20 = A20::default(), references = Vec::new() },
);
form!(Reference { purpose("use"), offsets });
form!(Purpose: Fetch = "fetch", Data = "data", Stack = "stack", String = "string", DataCs = "data-cs", DataSs = "data-ss", DataEs = "data-es");
form!(A20: Off = "off", On = "on");
form!(Memory by "start":
    "empty" => Empty { size, reserved = 0 },
    "holes" => Holes { sizes, between = 50 },
);
form!(Fit: FirstFit = "first-fit", BestFit = "best-fit", WorstFit = "worst-fit", NextFit = "next-fit");
form!(NoRoom: Wait = "wait", WaitInOrder = "wait-in-order", Refuse = "refuse");
form!(Compaction: Never = "never", OnFailure = "on-failure");
form!(OnFault: Report = "report", EndProcess = "end-process");
form!(Ties { equal_holes = EqualHoles::default(), rover = Rover::default(), same_instant = SameInstant::default() });
form!(EqualHoles: LowestAddress = "lowest-address", HighestAddress = "highest-address");
form!(Rover: HoleAround = "hole-around", HoleAfter = "hole-after");
form!(SameInstant: LeaveFirst = "leave-first", ArriveFirst = "arrive-first");
form!(Process { id, arrival = 0, lifetime = 0, segments });
form!(Segment { name, size, access = Rights::default(), base = -1 });
form!(Rights: ReadWrite = "read-write", ReadExecute = "read-execute", ReadOnly = "read-only");
form!(AccessKind: Read = "read", Write = "write", Execute = "execute");
form!(Access { process, segment, offsets, kind = AccessKind::default(), at = 0 });
form!(Register: Cs = "cs", Ds = "ds", Ss = "ss", Es = "es");
form!(Input by "do":
    "end" => End { process },
    "compact" => Compact {  },
    "set-fit" => SetFit { fit },
    "access" => Access { process, segment, offset, kind = AccessKind::default() },
    "grow" => Grow { process, segment, by },
    "set-register" => SetRegister { register, value },
    "set-a20" => SetA20 { a20 },
);

const fn int(min: i64, max: i64, new: i64) -> FieldKind {
    FieldKind::Int { min, max, new }
}

const fn ticks(new: i64) -> FieldKind {
    int(0, MAX_TICKS, new)
}

const NAME: FieldKind = FieldKind::Text { max: 24, new: "P" };
const REGISTER: FieldKind = int(0, 0xFFFF, 0x1000);
const SEGMENT: FieldKind = int(0, 31, 0);
const KIND: FieldKind = FieldKind::Choice(&["read", "write", "execute"]);
const A20_LINE: FieldKind = FieldKind::Choice(&["off", "on"]);
const FIT: FieldKind = FieldKind::Choice(&["first-fit", "best-fit", "worst-fit", "next-fit"]);
const WHOSE: FieldKind = FieldKind::Reference {
    list: "processes",
    key: "id",
};

const fn offsets(max: i64, new: &'static [i64]) -> FieldKind {
    FieldKind::Ints {
        min: 0,
        max,
        least: 1,
        most: MAX_OFFSETS,
        odd: false,
        new,
    }
}

const REAL_MODE: &[Field] = &[
    Field::optional("cs", REGISTER),
    Field::optional("ds", REGISTER),
    Field::optional("ss", REGISTER),
    Field::optional("es", REGISTER),
    Field::optional("a20", A20_LINE),
    Field::optional(
        "references",
        FieldKind::List {
            fields: &[
                Field::required(
                    "use",
                    FieldKind::Choice(&[
                        "fetch", "data", "stack", "string", "data-cs", "data-ss", "data-es",
                    ]),
                ),
                Field::required("offsets", offsets(0xFFFF, &[5, 65_535])),
            ],
            least: 0,
            most: 100,
        },
    ),
];

const MEMORY: FieldKind = FieldKind::Variant {
    tag: "start",
    cases: &[
        (
            "empty",
            &[
                Field::required("size", int(1, MAX_MEMORY, 1024)),
                Field::optional("reserved", int(0, MAX_MEMORY, 0)),
            ],
        ),
        (
            "holes",
            &[
                Field::required(
                    "sizes",
                    FieldKind::Ints {
                        min: 1,
                        max: MAX_MEMORY,
                        least: 1,
                        most: 200,
                        odd: false,
                        new: &[100, 500, 200, 300, 600],
                    },
                ),
                Field::optional("between", int(1, 100_000, 50)),
            ],
        ),
    ],
};

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::optional(
        "mode",
        FieldKind::Variant {
            tag: "name",
            cases: &[("segment-table", &[]), ("real-mode", REAL_MODE)],
        },
    ),
    Field::optional("memory", MEMORY),
    Field::optional("fit", FIT),
    Field::optional("granularity", int(1, 10_000, 1)),
    Field::optional(
        "no_room",
        FieldKind::Choice(&["wait", "wait-in-order", "refuse"]),
    ),
    Field::optional("compaction", FieldKind::Choice(&["never", "on-failure"])),
    Field::optional("compaction_speed", int(0, MAX_MEMORY, 100)),
    Field::optional("on_fault", FieldKind::Choice(&["report", "end-process"])),
    Field::optional(
        "ties",
        FieldKind::Group(&[
            Field::optional(
                "equal_holes",
                FieldKind::Choice(&["lowest-address", "highest-address"]),
            ),
            Field::optional("rover", FieldKind::Choice(&["hole-around", "hole-after"])),
            Field::optional(
                "same_instant",
                FieldKind::Choice(&["leave-first", "arrive-first"]),
            ),
        ]),
    ),
    Field::optional("page_size", int(0, MAX_MEMORY, 64)),
    Field::optional(
        "processes",
        FieldKind::List {
            fields: &[
                Field::required("id", NAME),
                Field::optional("arrival", ticks(0)),
                Field::optional("lifetime", ticks(0)),
                Field::required(
                    "segments",
                    FieldKind::List {
                        fields: &[
                            Field::required("name", FieldKind::Text { max: 16, new: "s" }),
                            Field::required("size", int(1, MAX_MEMORY, 100)),
                            Field::optional(
                                "access",
                                FieldKind::Choice(&["read-write", "read-execute", "read-only"]),
                            ),
                            Field::optional("base", int(-1, MAX_MEMORY, -1)),
                        ],
                        least: 1,
                        most: MAX_SEGMENTS,
                    },
                ),
            ],
            least: 0,
            most: MAX_PROCESSES,
        },
    ),
    Field::optional(
        "accesses",
        FieldKind::List {
            fields: &[
                Field::required("process", WHOSE),
                Field::required("segment", SEGMENT),
                Field::required("offsets", offsets(MAX_MEMORY, &[0, 50])),
                Field::optional("kind", KIND),
                Field::optional("at", ticks(0)),
            ],
            least: 0,
            most: 100,
        },
    ),
];

/// One change of the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Ends a process at once.
    End {
        /// Which.
        process: String,
    },
    /// Moves all segments together now.
    Compact {},
    /// Another fit takes over.
    SetFit {
        /// The new one.
        fit: Fit,
    },
    /// An access more, next.
    Access {
        /// Whose.
        process: String,
        /// Segment number.
        segment: u64,
        /// Offset.
        offset: u64,
        /// What it does.
        kind: AccessKind,
    },
    /// A segment becomes longer.
    Grow {
        /// Whose.
        process: String,
        /// Segment number.
        segment: u64,
        /// By how many units.
        by: u64,
    },
    /// Loads a segment register.
    SetRegister {
        /// Which.
        register: Register,
        /// The new value.
        value: u64,
    },
    /// Switches address line 20.
    SetA20 {
        /// The new state.
        a20: A20,
    },
}

/// A segment register of real mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Register {
    /// Code.
    Cs,
    /// Data.
    Ds,
    /// Stack.
    Ss,
    /// Extra.
    Es,
}

impl Register {
    /// All of them, by number.
    pub const ALL: [Register; 4] = [Register::Cs, Register::Ds, Register::Ss, Register::Es];

    /// Its name.
    pub fn name(self) -> &'static str {
        ["CS", "DS", "SS", "ES"][self as usize]
    }
}

/// The fields of a change.
pub const INPUT_FIELDS: &[Field] = &[Field::required(
    "input",
    FieldKind::Variant {
        tag: "do",
        cases: &[
            ("end", &[Field::required("process", WHOSE)]),
            ("compact", &[]),
            ("set-fit", &[Field::required("fit", FIT)]),
            (
                "access",
                &[
                    Field::required("process", WHOSE),
                    Field::required("segment", SEGMENT),
                    Field::required("offset", int(0, MAX_MEMORY, 50)),
                    Field::optional("kind", KIND),
                ],
            ),
            (
                "grow",
                &[
                    Field::required("process", WHOSE),
                    Field::required("segment", SEGMENT),
                    Field::required("by", int(1, MAX_MEMORY, 20)),
                ],
            ),
            (
                "set-register",
                &[
                    Field::required("register", FieldKind::Choice(&["cs", "ds", "ss", "es"])),
                    Field::required("value", REGISTER),
                ],
            ),
            ("set-a20", &[Field::required("a20", A20_LINE)]),
        ],
    },
)];
