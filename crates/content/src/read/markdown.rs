//! A note from its Markdown.

use super::Faults;
use crate::{Block, Drawing, Inline, Line, Note, plain};
use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd,
};
use std::iter::Peekable;
use std::ops::Range;

/// What the last section is called.
const SOURCES: [&str; 2] = ["출처", "Sources"];

/// Reads a note; what is wrong with it goes to `faults`.
#[expect(
    private_interfaces,
    reason = "the tests of this crate and `books` alone call it"
)]
pub fn note(text: &str, place: &str, faults: &mut Faults) -> Note {
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
    let events = Parser::new_ext(text, options).into_offset_iter();
    let mut reader = Reader {
        text,
        place,
        faults,
        events: events.peekable(),
        at: 0,
    };
    reader.note()
}

struct Reader<'a, 'f, I: Iterator<Item = (Event<'a>, Range<usize>)>> {
    text: &'a str,
    place: &'a str,
    faults: &'f mut Faults,
    events: Peekable<I>,
    at: usize,
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Reader<'a, '_, I> {
    fn next(&mut self) -> Option<Event<'a>> {
        let (event, range) = self.events.next()?;
        self.at = range.start;
        Some(event)
    }

    fn say(&mut self, what: impl Into<String>) {
        let line = self.text[..self.at].matches('\n').count() + 1;
        self.faults.say(format!("{}:{line}", self.place), what);
    }

    fn note(&mut self) -> Note {
        let title = match self.next() {
            Some(Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            })) => plain(&self.line(TagEnd::Heading(HeadingLevel::H1))),
            _ => {
                self.say("a note begins with its title, `# …`");
                String::new()
            }
        };
        let mut blocks = self.blocks(None);
        let summary = match blocks.first() {
            Some(Block::Paragraph(line)) => {
                let line = line.clone();
                blocks.remove(0);
                line
            }
            _ => {
                self.say("after the title comes a paragraph that says what it is");
                Line::new()
            }
        };
        let last = blocks.iter().rposition(|b| matches!(b, Block::Heading(_)));
        let is_sources = last.is_some_and(|i| {
            matches!(&blocks[i], Block::Heading(text) if SOURCES.contains(&text.as_str()))
                && matches!(&blocks[i + 1..], [Block::List { items, .. }] if !items.is_empty())
        });
        if !is_sources {
            self.say("the last section is `## Sources` (`## 출처`) with a list");
        }
        Note {
            title,
            summary,
            blocks,
        }
    }

    /// Blocks up to the end of `within`, or of the text.
    fn blocks(&mut self, within: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.next() {
            match event {
                Event::End(end) if Some(end) == within => break,
                Event::Start(tag) => {
                    if let Some(block) = self.block(tag) {
                        blocks.push(block);
                    }
                }
                Event::Html(_) => self.say("no HTML"),
                other => self.say(format!("`{}` has no place here", kind(&other))),
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>) -> Option<Block> {
        match tag {
            Tag::Heading { level, .. } => {
                if level != HeadingLevel::H2 {
                    self.say("sections are `##`; there are no other headings");
                }
                Some(Block::Heading(plain(&self.line(TagEnd::Heading(level)))))
            }
            Tag::Paragraph => self.paragraph(),
            Tag::List(start) => {
                let mut items = Vec::new();
                let end = TagEnd::List(start.is_some());
                while let Some(event) = self.next() {
                    match event {
                        Event::Start(Tag::Item) => items.push(self.line(TagEnd::Item)),
                        Event::End(found) if found == end => break,
                        _ => {}
                    }
                }
                Some(Block::List {
                    is_ordered: start.is_some(),
                    items,
                })
            }
            Tag::Table(_) => Some(self.table()),
            Tag::BlockQuote(kind) => {
                if kind != Some(BlockQuoteKind::Warning) {
                    self.say("a quote is a box of what is confused and begins with `[!WARNING]`");
                }
                let parts = self.blocks(Some(TagEnd::BlockQuote(kind)));
                let mut lines = parts.into_iter().filter_map(|part| match part {
                    Block::Paragraph(line) => Some(line),
                    _ => None,
                });
                let error = lines.next().unwrap_or_default();
                let right: Vec<Line> = lines.collect();
                if right.is_empty() {
                    self.say("a box has two paragraphs at least: the error, and what is right");
                }
                Some(Block::Confused { error, right })
            }
            Tag::CodeBlock(kind) => {
                let name = match &kind {
                    CodeBlockKind::Fenced(name) => name.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let mut text = String::new();
                while let Some(event) = self.next() {
                    match event {
                        Event::Text(more) => text.push_str(&more),
                        Event::End(TagEnd::CodeBlock) => break,
                        _ => {}
                    }
                }
                Some(self.fenced(&name, &text))
            }
            other => {
                let end = other.to_end();
                self.say("this has no place in a note");
                self.line(end);
                None
            }
        }
    }

    fn fenced(&mut self, name: &str, text: &str) -> Block {
        let Some(how) = Drawing::of(name) else {
            return Block::Code(text.trim_end().to_owned());
        };
        let items: Vec<(String, String)> = text
            .lines()
            .map(|line| {
                let (name, words) = line.split_once("::").unwrap_or((line, ""));
                (name.trim().to_owned(), words.trim().to_owned())
            })
            .collect();
        if items.len() < 2 || items.iter().any(|i| i.0.is_empty()) {
            self.say("a drawn list has two lines or more, each `Name :: a few words`");
        }
        Block::Drawn { how, items }
    }

    /// A paragraph; a figure stands in one of its own.
    fn paragraph(&mut self) -> Option<Block> {
        if let Some((Event::Start(Tag::Image { .. }), _)) = self.events.peek() {
            let Some(Event::Start(Tag::Image { dest_url, .. })) = self.next() else {
                return None;
            };
            let caption = plain(&self.line(TagEnd::Image));
            let to = match dest_url.strip_prefix("lab:") {
                Some(lab) => address(lab),
                None => {
                    self.say(
                        "a figure is a lab at a place: `![…](lab:os/scheduling?preset=…&step=…)`",
                    );
                    String::new()
                }
            };
            let rest = self.line(TagEnd::Paragraph);
            if !rest.is_empty() {
                self.say("a figure is a paragraph of its own");
            }
            return Some(Block::Figure { to, caption });
        }
        Some(Block::Paragraph(self.line(TagEnd::Paragraph)))
    }

    fn table(&mut self) -> Block {
        let mut rows: Vec<Vec<Line>> = Vec::new();
        while let Some(event) = self.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.line(TagEnd::TableCell);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        if rows.len() < 2 {
            self.say("a table has a head and a row at least");
        }
        let head = if rows.is_empty() {
            Vec::new()
        } else {
            rows.remove(0)
        };
        Block::Table { head, rows }
    }

    /// The words up to `end`.
    fn line(&mut self, end: TagEnd) -> Line {
        let mut line = Line::new();
        while let Some(event) = self.next() {
            match event {
                Event::End(found) if found == end => break,
                Event::Text(text) => push(&mut line, &text),
                Event::SoftBreak | Event::HardBreak => push(&mut line, " "),
                Event::Code(text) => line.push(Inline::Code(text.to_string())),
                Event::Start(Tag::Strong) => {
                    line.push(Inline::Strong(plain(&self.line(TagEnd::Strong))));
                }
                Event::Start(Tag::Emphasis) => {
                    line.push(Inline::Strong(plain(&self.line(TagEnd::Emphasis))));
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let text = plain(&self.line(TagEnd::Link));
                    let link = self.link(&dest_url, text);
                    line.push(link);
                }
                // What an item of a list may be wrapped in.
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Html(_) | Event::InlineHtml(_) => self.say("no HTML"),
                other => self.say(format!("`{}` has no place in a line", kind(&other))),
            }
        }
        line
    }

    fn link(&mut self, to: &str, text: String) -> Inline {
        match to.split_once(':') {
            Some(("term", id)) => Inline::Term {
                id: id.to_owned(),
                text,
            },
            Some(("topic", id)) => Inline::Link {
                to: format!("#/{id}"),
                text,
            },
            Some(("lab", lab)) => Inline::Link {
                to: address(lab),
                text,
            },
            Some(("https", _)) => Inline::Web {
                url: to.to_owned(),
                text,
            },
            _ => {
                self.say("a link begins with `term:`, `topic:`, `lab:` or `https:`");
                Inline::Text(text)
            }
        }
    }
}

/// The app's address of a lab at a place; what is a step there is `at` in addresses.
fn address(lab: &str) -> String {
    format!("#/{lab}").replace("step=", "at=")
}

fn push(line: &mut Line, text: &str) {
    if let Some(Inline::Text(last)) = line.last_mut() {
        last.push_str(text);
    } else if !text.is_empty() {
        line.push(Inline::Text(text.to_owned()));
    }
}

fn kind(event: &Event<'_>) -> &'static str {
    match event {
        Event::Start(Tag::Image { .. }) => "image",
        Event::Start(Tag::List(_)) => "list",
        Event::Start(_) => "start",
        Event::End(_) => "end",
        Event::Html(_) | Event::InlineHtml(_) => "HTML",
        Event::Rule => "rule",
        _ => "text",
    }
}
