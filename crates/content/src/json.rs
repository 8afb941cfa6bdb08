//! A book as the page gets it: JSON of short lists, each with a letter that says what it is.

use crate::{Block, Book, Card, Drawing, Inline, Interview, Line, Note, Term, Topic, Wrong};
use serde_json::{Value, json};

impl Book {
    /// The book as JSON.
    pub fn write(&self) -> String {
        let topics: Vec<Value> = self.topics.iter().map(write_topic).collect();
        let terms: Vec<Value> = self
            .terms
            .iter()
            .map(|t| json!([t.id, t.en, t.ko, t.also, t.say]))
            .collect();
        json!([topics, terms]).to_string()
    }

    /// A book from its JSON; `None` where that is something else.
    pub fn read(text: &str) -> Option<Book> {
        let value: Value = serde_json::from_str(text).ok()?;
        Some(Book {
            topics: each(&value[0], read_topic)?,
            terms: each(&value[1], |t| {
                Some(Term {
                    id: text_of(&t[0])?,
                    en: text_of(&t[1])?,
                    ko: text_of(&t[2])?,
                    also: each(&t[3], text_of)?,
                    say: text_of(&t[4])?,
                })
            })?,
        })
    }
}

fn each<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn write_topic(topic: &Topic) -> Value {
    let cards: Vec<Value> = topic
        .cards
        .iter()
        .map(|c| {
            let wrong: Vec<Value> = c.wrong.iter().map(|w| json!([w.text, w.why])).collect();
            json!([c.id, c.level, c.source, c.question, c.right, c.why, wrong])
        })
        .collect();
    let interviews: Vec<Value> = topic
        .interviews
        .iter()
        .map(|i| json!([i.id, i.question, i.points, i.follow]))
        .collect();
    let blocks: Vec<Value> = topic.note.blocks.iter().map(write_block).collect();
    json!([
        topic.id,
        topic.note.title,
        write_line(&topic.note.summary),
        blocks,
        cards,
        interviews
    ])
}

fn read_topic(value: &Value) -> Option<Topic> {
    Some(Topic {
        id: text_of(&value[0])?,
        note: Note {
            title: text_of(&value[1])?,
            summary: read_line(&value[2])?,
            blocks: each(&value[3], read_block)?,
        },
        cards: each(&value[4], |c| {
            Some(Card {
                id: text_of(&c[0])?,
                level: c[1].as_u64()?.try_into().ok()?,
                source: text_of(&c[2])?,
                question: text_of(&c[3])?,
                right: text_of(&c[4])?,
                why: text_of(&c[5])?,
                wrong: each(&c[6], |w| {
                    Some(Wrong {
                        text: text_of(&w[0])?,
                        why: text_of(&w[1])?,
                    })
                })?,
            })
        })?,
        interviews: each(&value[5], |i| {
            Some(Interview {
                id: text_of(&i[0])?,
                question: text_of(&i[1])?,
                points: each(&i[2], text_of)?,
                follow: text_of(&i[3])?,
            })
        })?,
    })
}

fn write_lines(lines: &[Line]) -> Vec<Value> {
    lines.iter().map(|line| write_line(line)).collect()
}

fn read_lines(value: &Value) -> Option<Vec<Line>> {
    each(value, read_line)
}

fn write_block(block: &Block) -> Value {
    match block {
        Block::Heading(text) => json!(["h", text]),
        Block::Paragraph(line) => json!(["p", write_line(line)]),
        Block::List { is_ordered, items } => json!(["l", is_ordered, write_lines(items)]),
        Block::Table { head, rows } => {
            let rows: Vec<Value> = rows.iter().map(|row| json!(write_lines(row))).collect();
            json!(["t", write_lines(head), rows])
        }
        Block::Confused { error, right } => json!(["w", write_line(error), write_lines(right)]),
        Block::Figure { to, caption } => json!(["f", to, caption]),
        Block::Drawn { how, items } => json!(["d", how.name(), items]),
        Block::Code(text) => json!(["c", text]),
    }
}

fn read_block(value: &Value) -> Option<Block> {
    let (one, two) = (&value[1], &value[2]);
    Some(match value[0].as_str()? {
        "h" => Block::Heading(text_of(one)?),
        "p" => Block::Paragraph(read_line(one)?),
        "l" => Block::List {
            is_ordered: one.as_bool()?,
            items: read_lines(two)?,
        },
        "t" => Block::Table {
            head: read_lines(one)?,
            rows: each(two, read_lines)?,
        },
        "w" => Block::Confused {
            error: read_line(one)?,
            right: read_lines(two)?,
        },
        "f" => Block::Figure {
            to: text_of(one)?,
            caption: text_of(two)?,
        },
        "d" => Block::Drawn {
            how: Drawing::of(one.as_str()?)?,
            items: each(two, |i| Some((text_of(&i[0])?, text_of(&i[1])?)))?,
        },
        "c" => Block::Code(text_of(one)?),
        _ => return None,
    })
}

fn write_line(line: &[Inline]) -> Value {
    line.iter()
        .map(|inline| match inline {
            Inline::Text(text) => json!(text),
            Inline::Strong(text) => json!(["b", text]),
            Inline::Code(text) => json!(["c", text]),
            Inline::Term { id, text } => json!(["t", text, id]),
            Inline::Link { to, text } => json!(["l", text, to]),
            Inline::Web { url, text } => json!(["w", text, url]),
        })
        .collect()
}

fn read_line(value: &Value) -> Option<Line> {
    each(value, |inline| {
        if let Value::String(text) = inline {
            return Some(Inline::Text(text.clone()));
        }
        let text = text_of(&inline[1])?;
        Some(match inline[0].as_str()? {
            "b" => Inline::Strong(text),
            "c" => Inline::Code(text),
            "t" => Inline::Term {
                id: text_of(&inline[2])?,
                text,
            },
            "l" => Inline::Link {
                to: text_of(&inline[2])?,
                text,
            },
            "w" => Inline::Web {
                url: text_of(&inline[2])?,
                text,
            },
            _ => return None,
        })
    })
}
