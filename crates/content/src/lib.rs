//! What the product says at length: notes, glossary, cards and interview questions.
//!
//! They are written in `content/` (its README tells the forms), read and checked when the product is built
//! ([`read`], which the page does not have), and come to the page as one [`Book`] for each language. Knows no lab,
//! no browser and no learner.

#![cfg_attr(not(test), deny(clippy::use_debug))]

/// The ids of all topics, a line each, in the order of the curriculum.
const TOPICS: &str = include_str!("../../../content/topics.txt");

/// Ways through the curriculum: an id, and topics in the order they are best learnt in.
pub const PATHS: &[(&str, &[&str])] = &[
    (
        "os",
        &[
            "os/overview",
            "os/kernels",
            "os/operating-modes",
            "os/boot",
            "os/interrupts",
            "os/system-calls",
            "os/process-states",
            "os/process-tree",
            "os/threads",
            "os/context-switch",
            "os/scheduling",
            "os/ipc",
            "os/synchronization",
            "os/deadlock",
            "os/memory-layout",
            "os/segmentation",
            "os/address-translation",
            "os/page-replacement",
            "os/swapping",
            "os/file-system",
            "os/virtualization",
            "linux/features",
        ],
    ),
    (
        "net",
        &[
            "net/layers",
            "net/packets",
            "net/subnetting",
            "net/address-assignment",
            "net/dhcp",
            "net/routing",
            "net/nat",
            "net/load-balancing",
            "net/proxy",
            "net/cdn",
            "net/vpc",
            "rtc/signaling",
            "rtc/ice",
            "rtc/topologies",
            "rtc/media-servers",
        ],
    ),
    (
        "interview",
        &[
            "os/threads",
            "os/context-switch",
            "os/scheduling",
            "os/synchronization",
            "os/deadlock",
            "os/ipc",
            "os/address-translation",
            "os/page-replacement",
            "os/system-calls",
            "net/layers",
            "net/packets",
            "net/subnetting",
            "net/dhcp",
            "net/nat",
            "net/load-balancing",
            "net/proxy",
            "cloud/web-and-was",
            "cloud/java-records",
        ],
    ),
];

/// The ids of all topics in the order of the curriculum: known before any book has come.
pub fn topics() -> impl Iterator<Item = &'static str> {
    TOPICS.lines().filter(|line| !line.is_empty())
}

mod json;
#[cfg(feature = "read")]
pub mod read;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words with weight.
    Strong(String),
    /// As a machine writes it.
    Code(String),
    /// A term of the glossary, at its first use.
    Term {
        /// The term's id.
        id: String,
        /// The words.
        text: String,
    },
    /// Words that lead to an address of the app (`#/net/dhcp`).
    Link {
        /// Where to, with its `#`.
        to: String,
        /// The words.
        text: String,
    },
    /// Words that lead out of the app.
    Web {
        /// Where to.
        url: String,
        /// The words.
        text: String,
    },
}

/// A line of text.
pub type Line = Vec<Inline>;

/// How a drawn list is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// One leads to the next.
    Chain,
    /// From top to bottom.
    Layers,
    /// When, and what.
    Timeline,
}

impl Drawing {
    /// All, with their names in the files.
    pub const ALL: [(Drawing, &'static str); 3] = [
        (Drawing::Chain, "chain"),
        (Drawing::Layers, "layers"),
        (Drawing::Timeline, "timeline"),
    ];

    /// Its name in the files.
    pub fn name(self) -> &'static str {
        Drawing::ALL[self as usize].1
    }

    fn of(name: &str) -> Option<Drawing> {
        Drawing::ALL.into_iter().find(|d| d.1 == name).map(|d| d.0)
    }
}

/// A part of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of a section.
    Heading(String),
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List {
        /// Whether its items are numbered.
        is_ordered: bool,
        /// Its items.
        items: Vec<Line>,
    },
    /// A table.
    Table {
        /// The names of its columns.
        head: Vec<Line>,
        /// Its rows, each as wide as the head.
        rows: Vec<Vec<Line>>,
    },
    /// What is commonly confused.
    Confused {
        /// The error, as people say it.
        error: Line,
        /// What is right, and why: paragraphs.
        right: Vec<Line>,
    },
    /// A lab's picture at a place.
    Figure {
        /// The lab's address at that place (`#/os/scheduling?preset=convoy&at=6`).
        to: String,
        /// What one sees in it.
        caption: String,
    },
    /// A list that is drawn.
    Drawn {
        /// How.
        how: Drawing,
        /// Names, and a few words to each (or none).
        items: Vec<(String, String)>,
    },
    /// Lines as a machine writes them.
    Code(String),
}

/// A note on a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is called.
    pub title: String,
    /// What it is, and why one wants to know it.
    pub summary: Line,
    /// The rest.
    pub blocks: Vec<Block>,
}

/// A wrong answer that people really give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The answer.
    pub text: String,
    /// What is mixed up in it.
    pub why: String,
}

/// A question with four answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Unique in its topic; never changed.
    pub id: String,
    /// From 1, what it is, to 4, where most go wrong.
    pub level: u8,
    /// Where it is written.
    pub source: String,
    /// The question.
    pub question: String,
    /// The right answer.
    pub right: String,
    /// Why it is right.
    pub why: String,
    /// The wrong ones.
    pub wrong: Vec<Wrong>,
}

/// What is asked in an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// Unique in its topic, among the cards as well; never changed.
    pub id: String,
    /// The question.
    pub question: String,
    /// What a good answer has.
    pub points: Vec<String>,
    /// What is asked next, or nothing.
    pub follow: String,
}

/// Everything on one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its address for ever: `os/scheduling`.
    pub id: String,
    /// The note.
    pub note: Note,
    /// The cards.
    pub cards: Vec<Card>,
    /// The interview questions.
    pub interviews: Vec<Interview>,
}

impl Topic {
    /// The terms of the note, in order of their first use.
    pub fn terms(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for inline in self.note.lines().flatten() {
            if let Inline::Term { id, .. } = inline
                && !found.contains(&id.as_str())
            {
                found.push(id.as_str());
            }
        }
        found
    }
}

impl Note {
    /// Every line of it, from the top.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        std::iter::once(&self.summary).chain(self.blocks.iter().flat_map(Block::lines))
    }
}

impl Block {
    /// The lines in it.
    pub fn lines(&self) -> Vec<&Line> {
        match self {
            Block::Paragraph(line) => vec![line],
            Block::List { items, .. } => items.iter().collect(),
            Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).collect(),
            Block::Confused { error, right } => std::iter::once(error).chain(right).collect(),
            Block::Heading(_) | Block::Figure { .. } | Block::Drawn { .. } | Block::Code(_) => {
                Vec::new()
            }
        }
    }

    /// Its words, without links and weight: to be searched.
    pub fn words(&self) -> String {
        match self {
            Block::Heading(text) | Block::Code(text) | Block::Figure { caption: text, .. } => {
                text.clone()
            }
            Block::Drawn { items, .. } => items
                .iter()
                .map(|(name, words)| format!("{name} {words}"))
                .collect::<Vec<_>>()
                .join(" "),
            other => other
                .lines()
                .into_iter()
                .map(|line| plain(line))
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}

/// The words of a line.
pub fn plain(line: &[Inline]) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Text(text)
            | Inline::Strong(text)
            | Inline::Code(text)
            | Inline::Term { text, .. }
            | Inline::Link { text, .. }
            | Inline::Web { text, .. } => text.as_str(),
        })
        .collect()
}

/// A term of the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The English term in small letters with hyphens; never changed.
    pub id: String,
    /// In English.
    pub en: String,
    /// In Korean.
    pub ko: String,
    /// Other names and spellings.
    pub also: Vec<String>,
    /// What it is, in one sentence.
    pub say: String,
}

/// Everything in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The topics, in the order of the curriculum.
    pub topics: Vec<Topic>,
    /// The glossary, in order of the English terms.
    pub terms: Vec<Term>,
}

impl Book {
    /// A topic.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|t| t.id == id)
    }

    /// A term.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|t| t.id == id)
    }
}
