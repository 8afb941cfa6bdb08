//! Whether the two notes of a topic are the same note.

use super::Faults;
use crate::{Block, Note};
use std::collections::BTreeSet;

/// What has to be the same in both languages.
fn shape(block: &Block) -> String {
    match block {
        Block::Heading(_) => "a heading".to_owned(),
        Block::Paragraph(_) => "a paragraph".to_owned(),
        Block::List { is_ordered, items } => {
            let order = if *is_ordered { "a numbered" } else { "a" };
            format!("{order} list of {}", items.len())
        }
        Block::Table { head, rows } => {
            format!("a table of {} rows and {} columns", rows.len(), head.len())
        }
        Block::Confused { .. } => "a box".to_owned(),
        Block::Figure { to, .. } => format!("the figure {to}"),
        Block::Drawn { how, items } => format!("a {} of {}", how.name(), items.len()),
        Block::Code(_) => "code".to_owned(),
    }
}

/// Notes of a topic in the order of `LANGUAGES`.
pub(super) fn check(notes: &[Note; 2], places: &[String; 2], faults: &mut Faults) {
    let shapes = notes
        .each_ref()
        .map(|n| n.blocks.iter().map(shape).collect::<Vec<_>>());
    let longer = shapes[0].len().max(shapes[1].len());
    let of = |language: usize, i: usize| shapes[language].get(i).map_or("nothing", String::as_str);
    if let Some(i) = (0..longer).find(|&i| of(0, i) != of(1, i)) {
        faults.say(
            &places[0],
            format!(
                "is not parallel to the English note: its block {} is {}, there it is {}",
                i + 1,
                of(0, i),
                of(1, i)
            ),
        );
    }
    let terms = notes.each_ref().map(|note| {
        let ids = note.lines().flatten().filter_map(|inline| match inline {
            crate::Inline::Term { id, .. } => Some(id.as_str()),
            _ => None,
        });
        ids.collect::<BTreeSet<_>>()
    });
    for id in terms[0].symmetric_difference(&terms[1]) {
        faults.say(
            &places[0],
            format!("the term `{id}` is linked in one language only"),
        );
    }
}
