//! Tables: what a picture shows, as text and numbers.

use crate::Label;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its id; the title is the text `table-{id}`.
    pub id: &'static str,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<Cell>>,
    /// A last row that sums up.
    pub foot: Option<Vec<Cell>>,
    /// Whether it wants the whole width: many columns, or sentences.
    pub wide: bool,
}

/// A column; its head is the text `column-{id}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its id.
    pub id: &'static str,
    /// Whether it holds numbers (set to the right, in figures of equal width).
    pub number: bool,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing to say.
    Empty,
    /// One of the things that have a colour and a name.
    Thing(usize, String),
    /// Words.
    Words(Label),
    /// A whole number.
    Int(u64),
    /// A quotient, shown with two decimals.
    Ratio(u64, u64),
    /// A quotient, shown as a percentage with one decimal.
    Percent(u64, u64),
    /// Thousandths, shown with two decimals.
    Milli(u64),
}

impl Table {
    /// An empty table; a column id with a leading `#` holds numbers.
    pub fn new(id: &'static str, columns: &[&'static str]) -> Self {
        let columns = columns
            .iter()
            .map(|c| Column {
                id: c.trim_start_matches('#'),
                number: c.starts_with('#'),
            })
            .collect();
        Table {
            id,
            columns,
            rows: Vec::new(),
            foot: None,
            wide: false,
        }
    }
}

impl Cell {
    /// The cell as text, its words found by `words`; numbers have a point and no grouping.
    pub fn show(&self, words: &dyn Fn(&Label) -> String) -> String {
        match self {
            Cell::Empty => "–".to_owned(),
            Cell::Thing(_, name) => name.clone(),
            Cell::Words(label) => words(label),
            Cell::Int(n) => n.to_string(),
            Cell::Ratio(_, 0) | Cell::Percent(_, 0) => "–".to_owned(),
            Cell::Ratio(n, d) => hundredths(u128::from(*n) * 100, u128::from(*d)),
            Cell::Milli(n) => hundredths(u128::from(*n), 10),
            Cell::Percent(n, d) => {
                let tenths = (u128::from(*n) * 2000 + u128::from(*d)) / (2 * u128::from(*d));
                format!("{}.{} %", tenths / 10, tenths % 10)
            }
        }
    }
}

/// `n / d` hundredths, rounded to the nearest, as a decimal number.
fn hundredths(n: u128, d: u128) -> String {
    let h = (2 * n + d) / (2 * d);
    format!("{}.{:02}", h / 100, h % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_the_nearest() {
        let show = |c: Cell| c.show(&|_| String::new());
        assert_eq!(show(Cell::Ratio(13, 2)), "6.50");
        assert_eq!(show(Cell::Ratio(2, 3)), "0.67");
        assert_eq!(show(Cell::Ratio(1, 3)), "0.33");
        assert_eq!(show(Cell::Ratio(1, 0)), "–");
        assert_eq!(show(Cell::Milli(6125)), "6.13");
        assert_eq!(show(Cell::Percent(2, 3)), "66.7 %");
        assert_eq!(show(Cell::Percent(1, 1)), "100.0 %");
    }
}
