//! Tables of a model's values; cells that changed since the last step carry a ring.

use crate::prefs::use_words;
use kw_models::{Cell, Table};
use kw_scene::Label;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// The lab whose texts its heads are.
    pub lab: &'static str,
    /// The table.
    pub table: Rc<Table>,
    /// The same table one step before.
    #[prop_or_default]
    pub before: Option<Rc<Table>>,
}

/// Most rows that are shown: more would freeze the page, and nobody reads them.
const ROWS: usize = 200;

/// Whether a text is nothing but addresses of any layer, with their prefix lengths: it is set as numbers are.
fn is_address(text: &str) -> bool {
    let is_separator = |c: char| matches!(c, '.' | ':' | '/');
    let is_between = |c: char| matches!(c, ' ' | '\u{a0}' | '(' | ')' | '–' | ',' | '→' | '←');
    let separators = text.chars().filter(|c| is_separator(*c)).count();
    let fits = |c: char| c.is_ascii_hexdigit() || is_separator(c) || is_between(c);
    separators >= 3 && text.chars().all(fits)
}

/// An address, with a place in the middle of one of Ethernet where a line may end.
fn address(text: &str) -> Html {
    match text.match_indices(':').nth(2) {
        Some((middle, _)) if !text.contains(' ') => {
            let (first, rest) = text.split_at(middle + 1);
            html! { <>{ first }<wbr />{ rest }</> }
        }
        _ => text.into(),
    }
}

/// A table with its title.
#[component]
pub fn DataTable(props: &TableProps) -> Html {
    let words = use_words();
    let (lab, table) = (props.lab, &props.table);
    let title = words.lab(lab, &format!("table-{}", table.id));
    let show = |cell: &Cell| cell.show(&|label| words.0.label(lab, label));
    let cell = |i: usize, cell: &Cell, before: Option<&Cell>| {
        let changed = before.is_some_and(|b| b != cell);
        let class = classes!(
            table.columns[i].number.then_some("number"),
            match cell {
                Cell::Words(Label::Text(..)) => Some("words"),
                Cell::Words(Label::Raw(text)) if is_address(text) => Some("address"),
                _ => None,
            },
            changed.then_some("changed")
        );
        match cell {
            Cell::Thing(n, name) => html! {
                <th scope="row" class={class}>
                    <svg class="swatch" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                        <rect class={format!("p{}", n % 8)} width="10" height="10" />
                    </svg>
                    { name }
                </th>
            },
            Cell::Words(Label::Raw(text)) if is_address(text) => {
                html! { <td class={class}>{ address(text) }</td> }
            }
            _ => html! { <td class={class}>{ show(cell) }</td> },
        }
    };
    let hidden = table.rows.len().saturating_sub(ROWS) as u64;
    let body = table.rows.iter().take(ROWS).enumerate().map(|(r, row)| {
        let before = props
            .before
            .as_ref()
            .filter(|b| b.columns == table.columns)
            .and_then(|b| b.rows.get(r))
            .filter(|b| b.first() == row.first());
        html! {
            <tr key={r}>
                { for row.iter().enumerate().map(|(i, c)| cell(i, c, before.and_then(|b| b.get(i)))) }
            </tr>
        }
    });
    html! {
        <div class={classes!("table-box", table.wide.then_some("wide"))} tabindex="0" role="group" aria-label={title.clone()}>
            <table data-table={table.id}>
                <caption>{ title }</caption>
                <thead>
                    <tr>
                        { for table.columns.iter().map(|c| html! {
                            <th scope="col" class={c.number.then_some("number")}>
                                { words.lab(lab, &format!("column-{}", c.id)) }
                            </th>
                        }) }
                    </tr>
                </thead>
                <tbody>{ for body }</tbody>
                if let Some(foot) = &table.foot {
                    <tfoot>
                        <tr>{ for foot.iter().enumerate().map(|(i, c)| cell(i, c, None)) }</tr>
                    </tfoot>
                }
            </table>
            if hidden > 0 {
                <p class="more">{ words.with("table-more", &[("n", hidden.into())]) }</p>
            }
        </div>
    }
}
