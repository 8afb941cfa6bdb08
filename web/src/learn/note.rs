//! A note on the page.

use super::figure::LabFigure;
use crate::{
    prefs::{Words, use_words},
    ui::Same,
};
use kw_content::{Block, Book, Drawing, Inline, Line, Topic};
use kw_texts::Lang;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct NoteProps {
    pub book: Same<Book>,
    /// The topic's place in the book.
    pub topic: usize,
}

/// A topic's note: summary, sections, and the list of its terms before the sources.
#[component]
pub fn NoteView(props: &NoteProps) -> Html {
    let words = use_words();
    let topic = &props.book.topics[props.topic];
    let blocks = &topic.note.blocks;
    // The sources are the last section; the terms stand before them.
    let sources = blocks
        .iter()
        .rposition(|b| matches!(b, Block::Heading(_)))
        .unwrap_or(blocks.len());
    html! {
        <div class="note">
            <p class="summary">{ line(&topic.note.summary) }</p>
            { for blocks[..sources].iter().map(|b| block(&words, b)) }
            { terms(&words, &props.book, topic) }
            <div class="sources">{ for blocks[sources..].iter().map(|b| block(&words, b)) }</div>
        </div>
    }
}

fn block(words: &Words, block: &Block) -> Html {
    match block {
        Block::Heading(text) => html! { <h2>{ text }</h2> },
        Block::Paragraph(words) => html! { <p>{ line(words) }</p> },
        Block::List { is_ordered, items } => {
            let items = items.iter().map(|item| html! { <li>{ line(item) }</li> });
            if *is_ordered {
                html! { <ol>{ for items }</ol> }
            } else {
                html! { <ul>{ for items }</ul> }
            }
        }
        Block::Table { head, rows } => html! {
            <div class="scroll" tabindex="0" role="group" aria-label={words.t("note-table")}>
                <table>
                    <thead><tr>{ for head.iter().map(|cell| match cell.is_empty() {
                        true => html! { <td></td> },
                        false => html! { <th scope="col">{ line(cell) }</th> },
                    }) }</tr></thead>
                    <tbody>
                        { for rows.iter().map(|row| html! {
                            <tr>{ for row.iter().enumerate().map(|(i, cell)| match i {
                                0 => html! { <th scope="row">{ line(cell) }</th> },
                                _ => html! { <td>{ line(cell) }</td> },
                            }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        },
        Block::Confused { error, right } => html! {
            <div class="confused" role="note">
                <p class="label">{ words.t("note-confused") }</p>
                <p class="error">{ line(error) }</p>
                { for right.iter().map(|words| html! { <p>{ line(words) }</p> }) }
            </div>
        },
        Block::Figure { to, caption } => {
            html! { <LabFigure to={to.clone()} caption={caption.clone()} /> }
        }
        Block::Drawn { how, items } => {
            let items = items.iter().map(|(name, words)| {
                html! { <li><strong>{ name }</strong>if !words.is_empty() { <span>{ words }</span> }</li> }
            });
            match how {
                Drawing::Timeline => html! { <ul class="drawn timeline">{ for items }</ul> },
                _ => html! { <ol class={classes!("drawn", how.name())}>{ for items }</ol> },
            }
        }
        Block::Code(text) => html! { <pre tabindex="0"><code>{ text }</code></pre> },
    }
}

/// A line with its links.
pub fn line(line: &Line) -> Html {
    line.iter()
        .map(|inline| match inline {
            Inline::Text(text) => html! { { text } },
            Inline::Strong(text) => html! { <strong>{ text }</strong> },
            Inline::Code(text) => html! { <code>{ text }</code> },
            Inline::Term { id, text } => {
                html! { <a class="term" href={format!("#/glossary/{id}")}>{ text }</a> }
            }
            Inline::Link { to, text } => html! { <a href={to.clone()}>{ text }</a> },
            Inline::Web { url, text } => {
                html! { <a href={url.clone()} target="_blank" rel="noopener noreferrer">{ text }</a> }
            }
        })
        .collect()
}

/// Words in which only `` `code` `` is marked.
pub fn marked(text: &str) -> Html {
    text.split('`')
        .enumerate()
        .map(|(i, part)| match i % 2 {
            0 => html! { { part } },
            _ => html! { <code>{ part }</code> },
        })
        .collect()
}

fn terms(words: &Words, book: &Book, topic: &Topic) -> Html {
    let terms = topic.terms().into_iter().filter_map(|id| book.term(id));
    let is_korean = words.0.lang() == Lang::Ko;
    html! {
        <section class="terms">
            <h2>{ words.t("note-terms") }</h2>
            <dl>
                { for terms.map(|term| {
                    let (name, other, tag) = match is_korean {
                        true => (&term.ko, &term.en, "en"),
                        false => (&term.en, &term.ko, "ko"),
                    };
                    html! {
                        <div key={term.id.clone()}>
                            <dt>
                                <a href={format!("#/glossary/{}", term.id)}>{ name }</a>
                                { " " }<span lang={tag}>{ other }</span>
                            </dt>
                            <dd>{ marked(&term.say) }</dd>
                        </div>
                    }
                }) }
            </dl>
        </section>
    }
}
