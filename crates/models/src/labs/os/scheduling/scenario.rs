//! The scenario: processes, policy, processors and every convention that textbooks differ in.

use crate::form::form;
use kw_trace::schema::{Field, FieldKind};

/// Most processes in a scenario.
pub const MAX_PROCESSES: usize = 10_000;
/// Longest single burst, arrival or quantum, in ticks.
pub const MAX_TICKS: i64 = 1_000_000_000;
/// A run is stopped once its clock passes this tick: the history keeps times in 32 bits, and one
/// step may still add [`MAX_TICKS`].
pub const MAX_TIME: u64 = 3_000_000_000;

/// A scheduling scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Who runs next.
    pub policy: Policy,
    /// Processors, 1 to 4, with one shared ready queue.
    pub cpus: u64,
    /// Ticks a context switch costs.
    pub switch_cost: u64,
    /// Conventions.
    pub ties: Ties,
    /// What a tick is, for display only.
    pub unit: Unit,
    /// The processes, in the order that settles the last ties.
    pub processes: Vec<Process>,
    /// What a real machine did with this demand, where the scenario was imported from a trace.
    pub observed: Option<Observed>,
}

/// One process: CPU, I/O, CPU … bursts.
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    /// Its name, unique.
    pub id: String,
    /// When it arrives, in ticks.
    pub arrival: u64,
    /// Lengths in ticks, alternating CPU and I/O; the first and the last are CPU.
    pub bursts: Vec<u64>,
    /// Priority: a smaller number is a higher priority.
    pub priority: u64,
    /// Tickets, for lottery and stride.
    pub tickets: u64,
    /// Nice value −20 to 19, for the fair policy.
    pub nice: i64,
}

const DEFAULT_TICKETS: u64 = 100;
impl Process {
    /// A process of priority 0, nice 0 and the usual tickets.
    pub fn new(id: impl Into<String>, arrival: u64, bursts: &[u64]) -> Self {
        Process {
            id: id.into(),
            arrival,
            bursts: bursts.to_vec(),
            priority: 0,
            tickets: DEFAULT_TICKETS,
            nice: 0,
        }
    }
}

/// The scheduling policy with its parameters.
#[derive(Debug, Clone, PartialEq)]
pub enum Policy {
    /// First come, first served.
    Fcfs {},
    /// Shortest job (next CPU burst) first, not pre-emptive.
    Sjf(Lengths),
    /// Shortest remaining time first: the pre-emptive SJF.
    Srtf(Lengths),
    /// Highest response ratio next.
    Hrrn {},
    /// Fixed priorities, a smaller number first.
    Priority {
        /// Whether a higher priority takes the CPU away.
        preemptive: bool,
        /// Ticks waited for one step up; 0: none.
        aging: u64,
    },
    /// Round robin.
    RoundRobin {
        /// Slice in ticks.
        quantum: u64,
    },
    /// Multi-level feedback queue.
    Mlfq {
        /// Queues, highest first.
        queues: Vec<Queue>,
        /// Ticks between two boosts; 0: never.
        boost: u64,
        /// How the allotment is counted.
        rule4: Rule4,
    },
    /// Lottery over tickets.
    Lottery {
        /// Slice in ticks.
        quantum: u64,
        /// Seed of the draws.
        seed: u64,
    },
    /// Stride over tickets.
    Stride {
        /// Slice in ticks.
        quantum: u64,
    },
    /// Weighted virtual run-time over nice values, as CFS.
    Fair {
        /// Period in which everybody ready runs once, in ticks.
        latency: u64,
        /// Shortest slice, in ticks.
        min_granularity: u64,
        /// How far behind a waking process must be to take the CPU away, in ticks at nice 0.
        wakeup_granularity: u64,
        /// How far behind the others a process may be put when its I/O ends, in ticks at nice 0.
        sleeper_credit: u64,
    },
}

/// Where SJF and SRTF get the length of the next burst from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lengths {
    /// The textbook's known lengths, or estimates.
    pub lengths: LengthSource,
    /// Weight of the latest burst in the estimate, in percent.
    pub alpha: u64,
    /// Estimate of the first burst, in ticks.
    pub first_estimate: u64,
}

impl Default for Lengths {
    fn default() -> Self {
        Lengths {
            lengths: LengthSource::Known,
            alpha: 50,
            first_estimate: 10,
        }
    }
}

/// Known or estimated burst lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LengthSource {
    /// The scheduler knows each next burst: an exercise's assumption.
    #[default]
    Known,
    /// The scheduler goes by the exponential average of the bursts so far.
    Estimated,
}

/// One MLFQ queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queue {
    /// Slice in ticks.
    pub quantum: u64,
    /// CPU ticks at this level before a process moves down.
    pub allotment: u64,
}

/// How MLFQ's rule 4 counts a process's time at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rule4 {
    /// Over however many bursts.
    #[default]
    Cumulative,
    /// Giving up the CPU before the allotment is used starts it afresh: can be gamed.
    Early,
}

/// Conventions in which textbooks differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ties {
    /// Who joins the queue first when a process becomes ready at the instant a slice ends.
    pub slice_end: SliceEnd,
    /// Whether the first process a CPU ever runs costs a switch too.
    pub first_switch: FirstSwitch,
}

/// Order at the instant a slice ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SliceEnd {
    /// Who arrives joins the queue before who was pre-empted.
    #[default]
    ArrivalFirst,
    /// Who was pre-empted joins the queue before who arrives.
    PreemptedFirst,
}

/// Whether loading the first process of a CPU is a context switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FirstSwitch {
    /// There is nothing to switch from.
    #[default]
    Free,
    /// It costs as every other.
    Counted,
}

/// What a tick stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// A unit of no fixed length.
    #[default]
    Tick,
    /// A millisecond.
    Millisecond,
    /// A microsecond.
    Microsecond,
}

impl Unit {
    /// Its word in scenario files.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Tick => "tick",
            Unit::Millisecond => "ms",
            Unit::Microsecond => "us",
        }
    }
}

/// What a traced machine did.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// Where it came from: a file's name.
    pub source: String,
    /// Intervals, by their end.
    pub pieces: Vec<ObservedPiece>,
}

/// One interval of a traced process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObservedPiece {
    /// Which process.
    pub process: String,
    /// What it did.
    pub state: ObservedState,
    /// On which CPU (the last one, where it does not run).
    pub cpu: u64,
    /// From.
    pub start: u64,
    /// To (not included).
    pub end: u64,
}

/// What a traced process did in an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObservedState {
    /// It ran.
    Run,
    /// It could have run and waited.
    Ready,
    /// It slept or waited for something.
    Blocked,
}

impl Default for Scenario {
    /// Round robin with a quantum of 2 over four processes, one of which does I/O.
    fn default() -> Self {
        Scenario {
            policy: Policy::RoundRobin { quantum: 2 },
            cpus: 1,
            switch_cost: 0,
            ties: Ties::default(),
            unit: Unit::Tick,
            processes: vec![
                Process::new("P1", 0, &[5]),
                Process::new("P2", 1, &[3, 4, 2]),
                Process::new("P3", 2, &[6]),
                Process::new("P4", 4, &[2, 3, 2]),
            ],
            observed: None,
        }
    }
}

form!(Scenario {
    policy,
    cpus = 1,
    switch_cost = 0,
    ties = Ties::default(),
    unit = Unit::Tick; quiet,
    processes,
    observed = None; quiet,
});
form!(Process {
    id,
    arrival = 0,
    bursts,
    priority = 0,
    tickets = DEFAULT_TICKETS; quiet,
    nice = 0; quiet,
});
form!(Policy by "name":
    "fcfs" => Fcfs {},
    "sjf" => Sjf(Lengths),
    "srtf" => Srtf(Lengths),
    "hrrn" => Hrrn {},
    "priority" => Priority { preemptive = false, aging = 0 },
    "round-robin" => RoundRobin { quantum },
    "mlfq" => Mlfq { queues, boost = 0, rule4 = Rule4::default() },
    "lottery" => Lottery { quantum, seed = 1 },
    "stride" => Stride { quantum },
    "fair" => Fair { latency = 6, min_granularity = 1, wakeup_granularity = 1, sleeper_credit = 3 },
);
form!(Lengths { lengths = LengthSource::Known, alpha = 50, first_estimate = 10 });
form!(LengthSource: Known = "known", Estimated = "estimated");
form!(Queue { quantum, allotment });
form!(Rule4: Cumulative = "cumulative", Early = "early");
form!(Ties { slice_end = SliceEnd::default(), first_switch = FirstSwitch::Free; quiet });
form!(SliceEnd: ArrivalFirst = "arrival-first", PreemptedFirst = "preempted-first");
form!(FirstSwitch: Free = "free", Counted = "counted");
form!(Unit: Tick = "tick", Millisecond = "ms", Microsecond = "us");
form!(Observed { source, pieces });
form!(ObservedPiece {
    process,
    state,
    cpu,
    start,
    end
});
form!(ObservedState: Run = "run", Ready = "ready", Blocked = "blocked");
form!(Input by "do":
    "kill" => Kill { process },
    "set-priority" => SetPriority { process, priority },
    "set-nice" => SetNice { process, nice },
    "set-tickets" => SetTickets { process, tickets },
    "add" => Add { id, bursts },
    "set-policy" => SetPolicy { policy },
);

const fn ticks(min: i64, new: i64) -> FieldKind {
    FieldKind::Int {
        min,
        max: MAX_TICKS,
        new,
    }
}

const LENGTHS: [Field; 3] = [
    Field::optional("lengths", FieldKind::Choice(&["known", "estimated"])),
    Field::optional(
        "alpha",
        FieldKind::Int {
            min: 0,
            max: 100,
            new: 50,
        },
    ),
    Field::optional("first_estimate", ticks(0, 10)),
];

const QUEUE: &[Field] = &[
    Field::required("quantum", ticks(1, 4)),
    Field::required("allotment", ticks(1, 8)),
];

const POLICY: FieldKind = FieldKind::Variant {
    tag: "name",
    cases: &[
        ("fcfs", &[]),
        ("sjf", &LENGTHS),
        ("srtf", &LENGTHS),
        ("hrrn", &[]),
        (
            "priority",
            &[
                Field::optional("preemptive", FieldKind::Bool),
                Field::optional("aging", ticks(0, 0)),
            ],
        ),
        ("round-robin", &[Field::required("quantum", ticks(1, 2))]),
        (
            "mlfq",
            &[
                Field::required(
                    "queues",
                    FieldKind::List {
                        fields: QUEUE,
                        least: 1,
                        most: 8,
                    },
                ),
                Field::optional("boost", ticks(0, 0)),
                Field::optional("rule4", FieldKind::Choice(&["cumulative", "early"])),
            ],
        ),
        (
            "lottery",
            &[
                Field::required("quantum", ticks(1, 1)),
                Field::optional("seed", ticks(0, 1)),
            ],
        ),
        ("stride", &[Field::required("quantum", ticks(1, 1))]),
        (
            "fair",
            &[
                Field::optional("latency", ticks(1, 6)),
                Field::optional("min_granularity", ticks(1, 1)),
                Field::optional("wakeup_granularity", ticks(0, 1)),
                Field::optional("sleeper_credit", ticks(0, 3)),
            ],
        ),
    ],
};

const PRIORITY: FieldKind = FieldKind::Int {
    min: 0,
    max: 1000,
    new: 0,
};
const TICKETS: FieldKind = FieldKind::Int {
    min: 1,
    max: 1_000_000,
    new: 100,
};
const NICE: FieldKind = FieldKind::Int {
    min: -20,
    max: 19,
    new: 0,
};
const NAME: FieldKind = FieldKind::Text { max: 32, new: "P" };
const BURSTS: FieldKind = FieldKind::Ints {
    min: 1,
    max: MAX_TICKS,
    least: 1,
    most: 9_999,
    odd: true,
    new: &[5],
};

const PROCESS: &[Field] = &[
    Field::required("id", NAME),
    Field::optional("arrival", ticks(0, 0)),
    Field::required("bursts", BURSTS),
    Field::optional("priority", PRIORITY),
    Field::optional("tickets", TICKETS),
    Field::optional("nice", NICE),
];

/// The fields of a scenario file.
pub const FIELDS: &[Field] = &[
    Field::required("policy", POLICY),
    Field::optional(
        "cpus",
        FieldKind::Int {
            min: 1,
            max: 4,
            new: 1,
        },
    ),
    Field::optional(
        "switch_cost",
        FieldKind::Int {
            min: 0,
            max: 1_000_000,
            new: 0,
        },
    ),
    Field::optional(
        "ties",
        FieldKind::Group(&[
            Field::optional(
                "slice_end",
                FieldKind::Choice(&["arrival-first", "preempted-first"]),
            ),
            Field::optional("first_switch", FieldKind::Choice(&["free", "counted"])),
        ]),
    ),
    Field::optional("unit", FieldKind::Choice(&["tick", "ms", "us"])),
    Field::required(
        "processes",
        FieldKind::List {
            fields: PROCESS,
            least: 1,
            most: MAX_PROCESSES,
        },
    ),
    Field::optional(
        "observed",
        FieldKind::Group(&[
            Field::required("source", FieldKind::Text { max: 200, new: "" }),
            Field::required(
                "pieces",
                FieldKind::List {
                    fields: &[
                        Field::required("process", NAME),
                        Field::required("state", FieldKind::Choice(&["run", "ready", "blocked"])),
                        Field::required(
                            "cpu",
                            FieldKind::Int {
                                min: 0,
                                max: 4095,
                                new: 0,
                            },
                        ),
                        Field::required(
                            "start",
                            FieldKind::Int {
                                min: 0,
                                max: MAX_TIME as i64,
                                new: 0,
                            },
                        ),
                        Field::required(
                            "end",
                            FieldKind::Int {
                                min: 0,
                                max: MAX_TIME as i64,
                                new: 0,
                            },
                        ),
                    ],
                    least: 0,
                    most: 1_000_000,
                },
            ),
        ]),
    )
    .hidden(),
];

/// One change of the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Ends a process at once.
    Kill {
        /// Which.
        process: String,
    },
    /// Gives a process another priority.
    SetPriority {
        /// Which.
        process: String,
        /// The new priority.
        priority: u64,
    },
    /// Gives a process another nice value.
    SetNice {
        /// Which.
        process: String,
        /// The new nice value.
        nice: i64,
    },
    /// Gives a process other tickets.
    SetTickets {
        /// Which.
        process: String,
        /// The new number of tickets.
        tickets: u64,
    },
    /// A new process arrives now.
    Add {
        /// Its name.
        id: String,
        /// Its bursts.
        bursts: Vec<u64>,
    },
    /// Another policy takes over.
    SetPolicy {
        /// The new policy.
        policy: Policy,
    },
}

const WHICH: FieldKind = FieldKind::Reference {
    list: "processes",
    key: "id",
};

/// The fields of a change.
pub const INPUT_FIELDS: &[Field] = &[Field::required(
    "input",
    FieldKind::Variant {
        tag: "do",
        cases: &[
            ("kill", &[Field::required("process", WHICH)]),
            (
                "set-priority",
                &[
                    Field::required("process", WHICH),
                    Field::required("priority", PRIORITY),
                ],
            ),
            (
                "set-nice",
                &[
                    Field::required("process", WHICH),
                    Field::required("nice", NICE),
                ],
            ),
            (
                "set-tickets",
                &[
                    Field::required("process", WHICH),
                    Field::required("tickets", TICKETS),
                ],
            ),
            (
                "add",
                &[
                    Field::required("id", NAME),
                    Field::required("bursts", BURSTS),
                ],
            ),
            ("set-policy", &[Field::required("policy", POLICY)]),
        ],
    },
)];
