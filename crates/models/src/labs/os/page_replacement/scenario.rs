//! The scenario: references (or processes that make them), policy, frames and every convention that
//! textbooks differ in.

use crate::form::{Form, form};
use kw_trace::{
    Rng,
    schema::{Field, FieldKind},
};
use serde_json::{Value, json};

/// Largest page number.
pub const MAX_PAGE: i64 = u32::MAX as i64;
/// Most references in a scenario.
pub const MAX_REFERENCES: usize = 20_000;
/// Most frames.
pub const MAX_FRAMES: i64 = 4096;
/// Most processes.
pub const MAX_PROCESSES: usize = 24;
/// Most references of one process.
const MAX_LENGTH: i64 = 5_000;

/// A page replacement scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Which page has to leave.
    pub policy: Policy,
    /// Frames of memory.
    pub frames: u64,
    /// One process's references.
    pub references: Vec<Refer>,
    /// Several processes that share the frames, in place of `references`.
    pub processes: Vec<Process>,
    /// How processes share the frames.
    pub allocation: Allocation,
    /// Ticks the paging device takes for one page, with processes.
    pub fault_time: u64,
}

/// One reference to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refer {
    /// The page.
    pub page: u64,
    /// Whether it writes to the page.
    pub write: bool,
}

/// A number where it reads, an object where it writes.
impl Form for Refer {
    fn read(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Object(map) => Refer {
                page: map.get("page")?.as_u64()?,
                write: map.get("write").is_some_and(|w| *w == Value::Bool(true)),
            },
            page => Refer {
                page: page.as_u64()?,
                write: false,
            },
        })
    }
    fn write(&self) -> Value {
        match self.write {
            true => json!({"page": self.page, "write": true}),
            false => json!(self.page),
        }
    }
}

/// A reference that only reads.
pub fn read(page: u64) -> Refer {
    Refer { page, write: false }
}

impl Default for Scenario {
    /// The string of Silberschatz, *Operating System Concepts* 10e, §10.4, under LRU.
    fn default() -> Self {
        Scenario::new(
            Policy::Lru {},
            3,
            &[7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1],
        )
    }
}

impl Scenario {
    /// One process that reads these pages in turn.
    pub fn new(policy: Policy, frames: u64, pages: &[u64]) -> Self {
        Scenario {
            policy,
            frames,
            references: pages.iter().map(|p| read(*p)).collect(),
            processes: Vec::new(),
            allocation: Allocation::default(),
            fault_time: 10,
        }
    }
}

/// One of several processes. Its references are those given, or made from a pattern of localities.
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    /// Its name, unique.
    pub id: String,
    /// When it arrives, in ticks.
    pub arrival: u64,
    /// Its references as in [`Scenario::references`]; empty: made from the pattern.
    pub references: Vec<Refer>,
    /// Pattern: how many pages it has.
    pub pages: u64,
    /// Pattern: how many neighbouring pages it uses during a phase.
    pub locality: u64,
    /// Pattern: references in a phase.
    pub phase: u64,
    /// Pattern: references in all.
    pub length: u64,
    /// Pattern: seed of its choices.
    pub seed: u64,
}

impl Process {
    /// A process of the usual pattern.
    pub fn new(id: impl Into<String>, seed: u64) -> Self {
        Process {
            id: id.into(),
            arrival: 0,
            references: Vec::new(),
            pages: 8,
            locality: 4,
            phase: 50,
            length: 200,
            seed,
        }
    }

    /// The references it makes: in each phase pages of one locality, each as likely; a phase's
    /// locality is a run of neighbouring pages that begins anywhere.
    pub fn demand(&self) -> Vec<Refer> {
        if !self.references.is_empty() {
            return self.references.clone();
        }
        let mut rng = Rng::new(self.seed);
        let locality = self.locality.min(self.pages);
        let mut from = 0;
        (0..self.length)
            .map(|i| {
                if i % self.phase == 0 {
                    from = rng.below(self.pages);
                }
                read((from + rng.below(locality)) % self.pages)
            })
            .collect()
    }
}

/// How processes share the frames; `window` is Δ of the working sets, in references of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allocation {
    /// A fault may take a frame from any process.
    Global {
        /// Δ of the working sets that are shown.
        window: u64,
    },
    /// Each process has an equal share of the frames and replaces its own pages only.
    Local {
        /// Δ of the working sets that are shown.
        window: u64,
    },
    /// A process keeps its working set; who does not fit is suspended.
    WorkingSet {
        /// Δ.
        window: u64,
    },
}

impl Default for Allocation {
    fn default() -> Self {
        Allocation::Global { window: 20 }
    }
}

impl Allocation {
    /// Δ, in references of a process.
    pub fn window(self) -> u64 {
        match self {
            Allocation::Global { window }
            | Allocation::Local { window }
            | Allocation::WorkingSet { window } => window,
        }
    }
}

/// The replacement policy with its parameters and conventions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// First in, first out.
    Fifo {},
    /// Belady's optimal: the next use farthest away; ties by the lowest frame.
    Opt {},
    /// Least recently used.
    Lru {},
    /// Least frequently used; ties by least recent use.
    Lfu {
        /// Whether a page's count survives its eviction.
        keep_counts: bool,
    },
    /// Not used recently: R and M bits.
    Nur {
        /// R is cleared every so many references; 0: never.
        tick: u64,
        /// Who of the lowest class.
        choice: Choice,
        /// Seed of a random choice.
        seed: u64,
    },
    /// Clock (second chance).
    Clock {
        /// Whether R is set when a page is loaded.
        loaded: bool,
    },
    /// Aging: counters of R bits.
    Aging {
        /// The counters are shifted every so many references; 0: never.
        tick: u64,
        /// Bits of a counter.
        bits: u64,
        /// What is compared.
        compare: Compare,
    },
    /// Any page.
    Random {
        /// Seed of the choices.
        seed: u64,
    },
}

/// Which page of NUR's lowest class leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// That in the lowest frame: the first that a scan finds.
    #[default]
    Scan,
    /// Any of them.
    Random,
}

/// What aging compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compare {
    /// The counters alone.
    #[default]
    Counter,
    /// R as one bit more in front of the counter.
    WithR,
}

impl Policy {
    /// Its name as scenario files spell it.
    pub fn name(&self) -> &'static str {
        match self {
            Policy::Fifo {} => "fifo",
            Policy::Opt {} => "opt",
            Policy::Lru {} => "lru",
            Policy::Lfu { .. } => "lfu",
            Policy::Nur { .. } => "nur",
            Policy::Clock { .. } => "clock",
            Policy::Aging { .. } => "aging",
            Policy::Random { .. } => "random",
        }
    }

    /// The policy as the memory knows it, before its first reference.
    pub fn make(&self) -> kw_paging::Policy {
        use kw_paging::{Aging, Clock, Fifo, Lfu, Lru, Nur, Opt, Policy as P, Random};
        match *self {
            Policy::Fifo {} => P::Fifo(Fifo::default()),
            Policy::Opt {} => P::Opt(Opt::default()),
            Policy::Lru {} => P::Lru(Lru::default()),
            Policy::Lfu { keep_counts } => P::Lfu(Lfu::new(keep_counts)),
            Policy::Nur { tick, choice, seed } => P::Nur(Nur::new(
                tick as u32,
                (choice == Choice::Random).then_some(seed),
            )),
            Policy::Clock { loaded } => P::Clock(Clock::new(loaded)),
            Policy::Aging {
                tick,
                bits,
                compare,
            } => P::Aging(Aging::new(
                tick as u32,
                bits as u32,
                compare == Compare::WithR,
            )),
            Policy::Random { seed } => P::Random(Random::new(seed)),
        }
    }

    /// Every policy with its usual parameters, in the order they are compared in.
    pub const ALL: [Policy; 8] = [
        Policy::Fifo {},
        Policy::Opt {},
        Policy::Lru {},
        Policy::Lfu { keep_counts: false },
        Policy::Nur {
            tick: 4,
            choice: Choice::Scan,
            seed: 1,
        },
        Policy::Clock { loaded: true },
        Policy::Aging {
            tick: 4,
            bits: 8,
            compare: Compare::Counter,
        },
        Policy::Random { seed: 1 },
    ];
}

form!(Scenario {
    policy,
    frames,
    references = Vec::new(); quiet,
    processes = Vec::new(); quiet,
    allocation = Allocation::default(); quiet,
    fault_time = 10; quiet,
});
form!(Process {
    id,
    arrival = 0,
    references = Vec::new(); quiet,
    pages = 8; quiet,
    locality = 4; quiet,
    phase = 50; quiet,
    length = 200; quiet,
    seed = 1; quiet,
});
form!(Allocation by "name":
    "global" => Global { window = 20 },
    "local" => Local { window = 20 },
    "working-set" => WorkingSet { window = 20 },
);
form!(Policy by "name":
    "fifo" => Fifo {},
    "opt" => Opt {},
    "lru" => Lru {},
    "lfu" => Lfu { keep_counts = false },
    "nur" => Nur { tick = 4, choice = Choice::Scan, seed = 1; quiet },
    "clock" => Clock { loaded = true },
    "aging" => Aging { tick = 4, bits = 8; quiet, compare = Compare::Counter },
    "random" => Random { seed = 1 },
);
form!(Choice: Scan = "scan", Random = "random");
form!(Compare: Counter = "counter", WithR = "with-r");
form!(Input by "do":
    "set-frames" => SetFrames { frames },
    "set-policy" => SetPolicy { policy },
    "refer" => Refer { page, write },
    "suspend" => Suspend { process },
    "resume" => Resume { process },
    "kill" => Kill { process },
);

const fn int(min: i64, max: i64, new: i64) -> FieldKind {
    FieldKind::Int { min, max, new }
}

const TICK: Field = Field::optional("tick", int(0, 1_000_000, 4));
const SEED: Field = Field::optional("seed", int(0, 1_000_000_000, 1));

const POLICY: FieldKind = FieldKind::Variant {
    tag: "name",
    cases: &[
        ("fifo", &[]),
        ("opt", &[]),
        ("lru", &[]),
        ("lfu", &[Field::optional("keep_counts", FieldKind::Bool)]),
        (
            "nur",
            &[
                TICK,
                Field::optional("choice", FieldKind::Choice(&["scan", "random"])),
                SEED,
            ],
        ),
        ("clock", &[Field::optional("loaded", FieldKind::Bool)]),
        (
            "aging",
            &[
                TICK,
                Field::optional("bits", int(1, 32, 8)),
                Field::optional("compare", FieldKind::Choice(&["counter", "with-r"])),
            ],
        ),
        ("random", &[SEED]),
    ],
};

const FRAMES: Field = Field::required("frames", int(1, MAX_FRAMES, 3));

const WINDOW: &[Field] = &[Field::optional("window", int(1, MAX_LENGTH, 20))];

const PROCESS: &[Field] = &[
    Field::required("id", FieldKind::Text { max: 16, new: "P" }),
    Field::optional("arrival", int(0, 1_000_000, 0)),
    Field::optional(
        "references",
        FieldKind::References {
            max: MAX_PAGE,
            least: 0,
            most: MAX_LENGTH as usize,
            new: &[],
        },
    ),
    Field::optional("pages", int(1, 64, 8)),
    Field::optional("locality", int(1, 64, 4)),
    Field::optional("phase", int(1, MAX_LENGTH, 50)),
    Field::optional("length", int(1, MAX_LENGTH, 200)),
    SEED,
];

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::required("policy", POLICY),
    FRAMES,
    Field::optional(
        "references",
        FieldKind::References {
            max: MAX_PAGE,
            least: 0,
            most: MAX_REFERENCES,
            new: &[],
        },
    ),
    Field::optional(
        "processes",
        FieldKind::List {
            fields: PROCESS,
            least: 0,
            most: MAX_PROCESSES,
        },
    ),
    Field::optional(
        "allocation",
        FieldKind::Variant {
            tag: "name",
            cases: &[
                ("global", WINDOW),
                ("local", WINDOW),
                ("working-set", WINDOW),
            ],
        },
    ),
    Field::optional("fault_time", int(1, 10_000, 10)),
];

/// One change of the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// There are more or fewer frames from here on.
    SetFrames {
        /// How many.
        frames: u64,
    },
    /// Another policy takes over.
    SetPolicy {
        /// The new policy.
        policy: Policy,
    },
    /// One reference more, here.
    Refer {
        /// To which page of the scenario.
        page: u64,
        /// Whether it writes.
        write: bool,
    },
    /// Suspends a process: its pages leave memory until it is resumed.
    Suspend {
        /// Which.
        process: String,
    },
    /// Lets a suspended process go on.
    Resume {
        /// Which.
        process: String,
    },
    /// Ends a process at once.
    Kill {
        /// Which.
        process: String,
    },
}

const WHICH: &[Field] = &[Field::required(
    "process",
    FieldKind::Reference {
        list: "processes",
        key: "id",
    },
)];

/// The fields of a change.
pub const INPUT_FIELDS: &[Field] = &[Field::required(
    "input",
    FieldKind::Variant {
        tag: "do",
        cases: &[
            ("set-frames", &[FRAMES]),
            ("set-policy", &[Field::required("policy", POLICY)]),
            (
                "refer",
                &[
                    Field::required("page", int(0, MAX_PAGE, 0)),
                    Field::required("write", FieldKind::Bool),
                ],
            ),
            ("suspend", WHICH),
            ("resume", WHICH),
            ("kill", WHICH),
        ],
    },
)];
